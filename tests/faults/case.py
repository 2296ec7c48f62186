"""What a case of the fault table is, and the place in which it is tried."""

from __future__ import annotations

import dataclasses
import ssl
import threading
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path

from congdoan.extract.page import extract
from congdoan.fetch.state import State, state_url
from congdoan.records import Rejection
from tests.extract.making import FILLER, RULES, capture
from tests.extract.making import page as page_of
from tests.extract.making import source as source_of
from tests.fetch.conftest import NO_ROBOTS, Bench, make_client
from tests.fetch.fault_server import Behaviour, FaultServer, page
from tests.small_site import Site

ARTICLE = page_of(FILLER)
PAGE = page(b"<html><p>tin</p></html>")


class Place:
    """Servers and folders of one case; all end with it. `stop` ends behaviours that wait."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder = folder
        self.stack = stack
        self.stop = threading.Event()
        self.stack.callback(self.stop.set)

    def serve(
        self, paths: Mapping[str, Behaviour], tls: ssl.SSLContext | None = None
    ) -> FaultServer:
        """A server that ends with the case; behaviours that wait are let go before."""
        server = self.stack.enter_context(FaultServer(paths, tls))
        self.stack.callback(self.stop.set)
        return server

    def ask(self, behaviour: Behaviour) -> str:
        """The outcome of one request."""
        server = self.serve({"/": behaviour})
        client = make_client(server)
        self.stack.callback(client.close)
        return str(client.ask(server.url("/")).outcome)

    def bench(self, paths: Mapping[str, Behaviour], **source: object) -> tuple[FaultServer, Bench]:
        """A server and a fetcher with injected time."""
        server = self.serve({**NO_ROBOTS, **paths})
        bench = Bench(server, **source)
        self.stack.callback(bench.client.close)
        return server, bench

    def get(self, behaviour: Behaviour, **source: object) -> str:
        """Outcome of a page through the whole fetcher, and how often it was asked for."""
        server, bench = self.bench({"/a": behaviour}, **source)
        outcome = bench.fetcher.get(server.url("/a")).outcome
        return f"{outcome}, {server.asked('/a')} requests"

    def site(self, paths: Mapping[str, Behaviour], **source: object) -> Site:
        """A small live site with its own data root."""
        return Site(self.serve, self.folder, dict(paths), **source)

    def pages(self) -> dict[str, object]:
        """What the state of the case's data root remembers of source 'mau'."""
        with State(state_url(self.folder, None)) as state:
            return dict(state.pages("mau"))


@dataclasses.dataclass(frozen=True)
class Case:
    """One case. `see` tries it and says in words what came; `expected` is what must come.

    Args:
        row: number of the fault in the list of docs/reliability.md.
        name: the fault in a few words.
        expected: outcome or rejection word, with what else matters behind a comma.
        see: tries it.
    """

    row: int
    name: str
    expected: str
    see: Callable[[Place], str]

    @property
    def label(self) -> str:
        """Row and name, as tests and the printed table call it."""
        return f"{self.row:02} {self.name}"


def read(html: str | bytes, kind: str | None = "text/html; charset=utf-8") -> str:
    """What the extraction makes of a page: 'article', or the reason why it is none."""
    found = extract(capture(html, content_type=kind), source_of(RULES))
    return str(found.reason) if isinstance(found, Rejection) else "article"


def text_of(html: str | bytes, kind: str | None = "text/html; charset=utf-8") -> str:
    """The text of a page, or the reason why it has none."""
    found = extract(capture(html, content_type=kind), source_of(RULES))
    return str(found.reason) if isinstance(found, Rejection) else found.text
