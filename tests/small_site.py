"""A small live site on loopback with injected time, for tests of whole harvests."""

from __future__ import annotations

from congdoan.fetch.guard import Guard
from congdoan.harvest import HarvestPlan, finish_harvest, harvest_source
from congdoan.sources import Source
from tests.fetch.conftest import Time
from tests.fetch.fault_server import FaultServer, page, status


class Site:
    """A live site on loopback, its source, and runs against it."""

    def __init__(self, serve, data, paths, **source):
        self.server: FaultServer = serve({"/robots.txt": status(404)} | paths)
        self.time, self.data, self.runs = Time(), data, 0
        listing = {"kind": "query_page", "url": self.server.url("/muc"), "pages": "?trang={n}"}
        given = {
            "source_id": "mau", "title": "Mẫu", "homepage": self.server.url("/"),
            "publisher": {"name": "Mẫu", "name_en": "Sample", "kind": "health_unit"},
            "hosts": {"127.0.0.1": {}}, "article_url": r"^/tin/(?P<id>\d+)",
            "listings": [listing], "status": "enabled",
        }  # fmt: skip
        self.source = Source.model_validate(given | source)

    def run(self, on_page=None, **plan):
        self.runs += 1
        given = {"run_id": f"r{self.runs}", "started_at": self.time.at, "data": self.data,
                 "contact": "nguoi@mau.vn"}  # fmt: skip
        self.plan = HarvestPlan(**(given | plan))
        before = len(self.server.requests)
        guard = Guard(allow=[self.server.address])
        report = harvest_source(self.source, self.plan, on_page, self.time.clock, guard)
        self.asked = [request.path for request in self.server.requests[before:]]
        return report

    def finish(self, report):
        return finish_harvest(self.plan, [report])


def listing(*numbers, day="01/02/2026", headers=()):
    rows = (f"<li><a href='/tin/{n}'>Công đoàn số {n}</a> <i>{day}</i></li>" for n in numbers)
    return page("".join(rows).encode(), *headers)


def news(number):
    return page(f"<html><h1>Công đoàn số {number}</h1></html>".encode())


def articles(*numbers):
    return {f"/tin/{n}": news(n) for n in numbers}


def paged(first, *others):
    """A listing of several pages: the behaviour looks at ?trang=."""
    pages = (first, *others)

    def behave(sock, request):
        number = int(request.path.partition("=")[2] or 1)
        answer = pages[number - 1] if number <= len(pages) else status(404)
        return answer(sock, request)

    return behave
