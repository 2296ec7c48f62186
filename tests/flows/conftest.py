"""A WARC of the demo sites in which one site's listings are gone."""

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.warcwriter import WARCWriter

from congdoan.records import Role
from congdoan.registry import load_registry
from tests.conftest import ROOT

DEMO = ROOT / "data" / "demo"


@pytest.fixture
def broken_replay(tmp_path, config):
    """Flow parameters of a replay whose first source has no listing any more."""
    registry = load_registry(config, [DEMO / "sources"])
    broken = next(s for s in registry.sources if (DEMO / "sources" / f"{s}.yml").exists())
    path = tmp_path / "broken.warc.gz"
    with (DEMO / "demo_sites.warc.gz").open("rb") as old, path.open("wb") as new:
        writer = WARCWriter(new, gzip=True)
        for record in ArchiveIterator(old):
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            if registry.sources[broken].role(url) not in (Role.LISTING, Role.FEED, Role.SITEMAP):
                writer.write_record(record)
    return {"replay": [str(path)], "extra_sources": [str(DEMO / "sources")]}
