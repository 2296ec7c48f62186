"""A bucket on loopback: moto's server in a thread of the test process."""

import itertools
import logging
import os
import urllib.request

import pytest
from moto.server import ThreadedMotoServer

from congdoan.assemble import assemble
from congdoan.release.retention import tag
from congdoan.storage import Bucket
from tests.small_archive import HOST, HTML, page, planned, take_in

SECRET = "khong-ai-duoc-thay"  # noqa: S105 - of the server on loopback
_numbers = itertools.count()


@pytest.fixture(scope="session")
def store():
    """Address of an S3 server with the bucket 'kho'."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer("127.0.0.1", 0)
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://{host}:{port}"
    make = urllib.request.Request(f"{address}/kho", method="PUT")  # noqa: S310 - loopback
    urllib.request.urlopen(make, timeout=30).close()  # noqa: S310
    yield address
    server.stop()


@pytest.fixture(scope="module")
def keys(store):
    """The environment of somebody who may use it."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [n for n in os.environ if n.startswith("AWS_")]:
            patch.delenv(name)
        patch.setenv("AWS_ENDPOINT_URL", store)
        patch.setenv("AWS_ACCESS_KEY_ID", "AKIAKHOATHU")
        patch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
        yield


def empty():
    """An empty place in the bucket."""
    return Bucket(f"s3://kho/thu/{next(_numbers)}")


@pytest.fixture
def bucket(keys):
    """An empty place in the bucket."""
    return empty()


@pytest.fixture(scope="session")
def made(tmp_path_factory, config):
    """A data root with an archive of two files and two versions, the first one tagged."""
    root = tmp_path_factory.mktemp("exchange") / "data"
    root.mkdir()
    plan = planned(root, config)
    for number in (1, 2):
        address = f"{HOST}/tin/{number}"
        take_in(plan, root, [(address, 200, HTML, page(number))], f"{number}.gz", 15 + number)
        assemble(plan)
    tag(root / "releases", 1, "bai-bao")
    return root
