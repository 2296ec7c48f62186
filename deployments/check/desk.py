"""The newcomer's desk: a checkout of links with an empty `data`, and a listener on loopback.

The desk runs the `console` blocks of docs/operations.md as they stand, so that the page and what is
tried cannot drift apart.
"""

from __future__ import annotations

import http.server
import json
import os
import re
import secrets
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from congdoan.records import record
from deployments import serve

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "operations.md"
PATIENCE_S = 300.0
_BLOCK = re.compile(
    r"^##+ (?P<heading>[^\n]+)$|^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)


class CheckError(Exception):
    """A step of the guide does not hold."""


def need(holds: object, what: str) -> None:
    """Go on only if it holds.

    Raises:
        CheckError: it does not.
    """
    if not holds:
        raise CheckError(what)


def until(found: Callable[[], Any], what: str) -> Any:  # noqa: ANN401 - what `found` gives
    """Ask until there is an answer.

    Raises:
        CheckError: there was none in five minutes.
    """
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        answer = found()
        if answer:
            return answer
        time.sleep(0.2)
    raise CheckError(f"waited in vain for {what}")


def blocks() -> dict[str, str]:
    """Heading of docs/operations.md -> the commands under it that are run as they stand."""
    heading, found = "", {}
    for match in _BLOCK.finditer(PAGE.read_text(encoding="utf-8")):
        if match["heading"]:
            heading = match["heading"]
        else:
            found[heading] = match["body"]
    return found


@record
class Heard:
    """What came to the listener: messages, knocks of the watchman, and requests to elsewhere."""

    address: str
    secret: str  # part of every address that nobody may read anywhere
    messages: list[str]
    knocks: list[str]
    outside: list[str]

    def environment(self) -> dict[str, str]:
        """Messages and knocks go to the listener; so does whatever wants to leave the machine."""
        here = "127.0.0.1,localhost"
        proxies = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY"), self.address)
        told = {**proxies, "NO_PROXY": here}
        return {
            **told,
            **{name.lower(): value for name, value in told.items()},
            "CONGDOAN_WEBHOOK_URL": f"{self.address}/hook-{self.secret}",
            "CONGDOAN_PING_URL": f"{self.address}/knock-{self.secret}",
        }


@contextmanager
def listener() -> Iterator[Heard]:
    """Webhook, watchman and proxy in one, on loopback."""
    heard: Heard

    class Hook(http.server.BaseHTTPRequestHandler):
        """Takes every message; a request to another host is refused and noted."""

        def do_POST(self) -> None:
            """Keep the text; a knock has none."""
            body = self.rfile.read(int(self.headers["Content-Length"] or 0))
            if not self.path.startswith("/"):
                self.refuse()
                return
            if body:
                heard.messages.append(json.loads(body)["text"])
            else:
                heard.knocks.append(self.path)
            self.answer(200)

        def refuse(self) -> None:
            """Note who was asked for."""
            heard.outside.append(self.path)
            self.answer(403)

        do_CONNECT = do_GET = do_HEAD = refuse  # noqa: N815 - names of http.server

        def answer(self, status: int) -> None:
            """Say the status and nothing else."""
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hook) as server:
        address = f"http://127.0.0.1:{server.server_port}"
        secret = secrets.token_hex(8)
        heard = Heard(address=address, secret=secret, messages=[], knocks=[], outside=[])
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield heard
        server.shutdown()


class Desk:
    """A folder that looks like the checkout, and what was seen there."""

    def __init__(self, folder: Path, heard: Heard) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.heard = heard
        self.seen: list[str] = []
        self.typed: set[str] = set()
        for entry in ROOT.iterdir():
            if entry.name not in ("data", "config", ".git"):
                (folder / entry.name).symlink_to(entry)
        self._demo_only()

    def _demo_only(self) -> None:
        """The project's config with the demo's sites for sources: a guide must not go live."""
        demo = ROOT / "data" / "demo"
        shutil.copytree(demo, self.data / "demo", ignore=shutil.ignore_patterns("run"))
        config = self.folder / "config"
        shutil.copytree(ROOT / "config", config, ignore=shutil.ignore_patterns("sources"))
        shutil.copytree(demo / "sources", config / "sources")

    def environment(self) -> dict[str, str]:
        """What the operator has set."""
        return {
            "CONGDOAN_DATA": str(self.data),
            "CONGDOAN_CONFIG": str(self.folder / "config"),
            "PREFECT_WORKER_QUERY_SECONDS": "2",
            **self.heard.environment(),
        }

    def note(self, step: str, what: str) -> None:
        """Keep and show what was seen."""
        self.seen.append(f"{step}: {what}")
        serve.say(f"  {step:10} {what}")

    def type(self, heading: str, **more: str) -> str:
        """Run the block under a heading as it stands; what it said.

        Raises:
            CheckError: a command of it failed; the message ends with what it said.
        """
        self.typed.add(heading)
        return self.run(["bash", "-euo", "pipefail", "-c", blocks()[heading]], **more)

    def run(self, words: list[str], **more: str) -> str:
        """Run one command at the desk; what it said.

        Raises:
            CheckError: it failed; the message ends with what it said.
        """
        done = subprocess.run(  # noqa: S603 - our own page
            words, cwd=self.folder, env={**os.environ, **more}, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise CheckError(f"{words[-1].strip()!r} ended with {done.stdout[-2000:]}")
        return done.stdout

    def serve(self, *words: str, **more: str) -> str:
        """`make serve` or `make stop` as make would run them."""
        return self.run([sys.executable, "-m", "deployments.serve", *words], **more)

    def all_typed(self) -> None:
        """No block of the page is left out."""
        left = set(blocks()) - self.typed
        need(not left, f"blocks of the guide that nothing ran: {sorted(left)}")
