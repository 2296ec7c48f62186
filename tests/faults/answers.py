"""Rows 15 to 28: answers that are proper HTTP and yet no page, or not yet."""

from __future__ import annotations

import socket
from datetime import timedelta

from congdoan.records import Attempt
from tests.faults.case import PAGE, Case, Place, read
from tests.fetch.fault_server import Behaviour, Request, in_turn, page, redirect, status
from tests.small_site import articles, listing, paged

DAY = timedelta(days=1)
_SIDE = "<aside><a href='/1'>Tin khác</a></aside>"
_HOME = (
    "<html><head><link rel='canonical' href='https://soyte.mauson.example/'></head><body>"
    "<h1>Cổng thông tin</h1><p>Sở Y tế tỉnh Mẫu Sơn kính chào quý vị.</p></body></html>"
)
_COOKIE_WALL = (
    "<html><body><script>document.cookie='D1N=abc'+'; expires=Fri';window.location.reload(true);"
    "</script></body></html>"
)


def _body(text: str) -> str:
    return (
        f"<html><head><title>Sở Y tế</title></head><body>{_SIDE}<main>{text}</main></body></html>"
    )


def _read(row: int, name: str, expected: str, html: str) -> Case:
    return Case(row, name, expected, lambda _place: read(html))


def _missing_for_days(place: Place) -> str:
    it = place.site({"/muc": paged(listing(1, 2)), "/tin/2": status(410)} | articles(1))
    seen = []
    for _ in range(3):
        seen += it.run().failed
        it.time.pass_by(3 * DAY)
    return ", ".join(seen)


def _five_doors_closed(place: Place) -> str:
    it = place.site({"/muc": paged(listing(*range(1, 9)))}
                    | {f"/tin/{n}": status(403) for n in range(1, 9)})  # fmt: skip
    report = it.run()
    asked = sum("/tin/" in path for path in it.asked)
    return f"{' and '.join(report.failed)}, {asked} requests, {report.state}"


def _parking(place: Place, header: str, wait: timedelta = timedelta(hours=2)) -> str:
    """Outcome, requests until the host is left alone, at once again, and after `wait`."""
    server, it = place.bench({"/a": in_turn(*[status(429, b"", header)] * 3, PAGE)})
    first = it.fetcher.get(server.url("/a")).outcome
    asked = [server.asked("/a")]
    for time in (timedelta(), wait):
        it.time.pass_by(time)
        it.manners._failures.clear()  # as in a new run
        it.fetcher.get(server.url("/a"))
        asked.append(server.asked("/a"))
    return f"{first}, {asked[0]} requests, then {asked[1] - asked[0]}, later {asked[2] - asked[1]}"


def _unwell_twice(place: Place) -> str:
    server, it = place.bench({"/a": in_turn(status(503), status(503), PAGE)})
    outcome = it.fetcher.get(server.url("/a")).outcome
    rests = it.time.slept[-2:]
    kept = rests[0] >= 2 and rests[1] >= 4
    return f"{outcome}, {server.asked('/a')} requests, back-off {'kept' if kept else rests}"


def _not_modified(place: Place) -> str:
    known = in_turn(page(b"<h1>tin</h1>", 'ETag: "1"'), status(304))
    it = place.site({"/muc": paged(listing(1)), "/tin/1": known})
    it.run()
    it.time.pass_by(DAY)
    report = it.run()
    return f"unchanged, {report.unchanged} revisit" if report.unchanged else str(report.failed)


def _lying_cache(place: Place) -> str:
    """A listing that always answers 304 to a validator though it has changed."""

    def lie(sock: socket.socket, request: Request) -> bool:
        answer: Behaviour = listing(1, headers=['ETag: "1"'])
        if "trang" in request.path:
            answer = status(404)
        elif "If-None-Match" in request.headers:
            answer = status(304)
        elif request.count > 2:
            answer = listing(1, 2, headers=['ETag: "1"'])
        return answer(sock, request)

    it = place.site({"/muc": lie} | articles(1, 2))
    found = []
    for days in (0, 1, 2, 3, 2):
        it.time.pass_by(days * DAY)
        found.append(it.run().found)
    return f"found {found[-2]} after 6 days, {found[-1]} after 8"


def _hops(place: Place) -> str:
    server, it = place.bench({f"/{n}": redirect(f"/{n + 1}") for n in range(7)} | {"/7": PAGE})
    five, six = (it.fetcher.get(server.url(f"/{n}")).outcome for n in (2, 1))
    return f"{six}, five hops {five}"


def _elsewhere(place: Place) -> str:
    server, it = place.bench({"/a": redirect("https://khac.vn/tin/1")})
    last = it.fetcher.get(server.url("/a")).trail[-1]
    return f"{last.outcome}, {'recorded' if isinstance(last, Attempt) else 'lost'}"


CASES = [
    Case(15, "empty page", "ok", lambda p: p.ask(page(b""))),
    _read(15, "empty page read", "empty", ""),
    _read(16, "error page with 200", "soft_404", _body("<h1>Không tìm thấy</h1>")),
    _read(16, "error page with 200, English", "soft_404", _body("<h2>Page not found</h2>")),
    _read(17, "home page for a dead address", "soft_404", _HOME),
    Case(18, "404", "http_4xx", lambda p: p.ask(status(404))),
    Case(18, "410", "http_4xx", lambda p: p.ask(status(410))),
    Case(18, "missing on three days", "http_4xx, http_4xx, gone", _missing_for_days),
    Case(19, "401", "blocked", lambda p: p.ask(status(401))),
    Case(19, "403", "blocked", lambda p: p.ask(status(403))),
    Case(19, "closed doors", "blocked and parked, 5 requests, degraded", _five_doors_closed),
    _read(19, "captcha", "captcha",
          _body("<p>Vui lòng nhập captcha</p><div class='g-recaptcha'></div>")),
    _read(19, "cookie wall", "needs_js", _COOKIE_WALL),
    _read(19, "login page", "login",
          _body("<h1>Đăng nhập</h1><form><input type='password'></form>")),
    Case(20, "429 for an hour", "parked, 1 requests, then 0, later 1",
         lambda p: _parking(p, "Retry-After: 3600")),
    Case(21, "429 until a date", "parked, 1 requests, then 0, later 3",
         lambda p: _parking(p, "Retry-After: Mon, 02 Mar 2026 02:30:00 GMT")),
    Case(21, "429 until a date in the past", "parked, 3 requests, then 0, later 1",
         lambda p: _parking(p, "Retry-After: Mon, 02 Mar 2020 02:30:00 GMT")),
    Case(22, "429 until soon", "parked, 3 requests, then 0, later 1",
         lambda p: _parking(p, "Retry-After: soon")),
    Case(22, "429 for a negative time", "parked, 3 requests, then 0, later 1",
         lambda p: _parking(p, "Retry-After: -7")),
    Case(22, "429 for ten years", "parked, 1 requests, then 0, later 1",
         lambda p: _parking(p, "Retry-After: 315360000", DAY)),
    Case(23, "503 twice, then a page", "ok, 3 requests, back-off kept", _unwell_twice),
    Case(24, "304 to a validator", "unchanged, 1 revisit", _not_modified),
    Case(25, "304 without a validator", "protocol, 1 requests", lambda p: p.get(status(304))),
    Case(26, "304 for ever", "found 1 after 6 days, 2 after 8", _lying_cache),
    Case(27, "redirects in a circle", "redirects, 1 requests", lambda p: p.get(redirect("/a"))),
    Case(27, "six redirects", "redirects, five hops ok", _hops),
    Case(27, "redirect to itself with a cookie", "redirects, 1 requests",
         lambda p: p.get(status(302, b"", "Location: /a", "Set-Cookie: qua=1"))),
    Case(27, "redirect to an address with a password", "redirects, 1 requests",
         lambda p: p.get(redirect("http://nguoi:matkhau@127.0.0.1/"))),
    Case(27, "redirect to no address", "redirects, 1 requests",
         lambda p: p.get(redirect("http://[::1/"))),
    Case(27, "redirect without an address", "redirects, 1 requests", lambda p: p.get(status(302))),
    Case(28, "redirect to another host", "off_site, recorded", _elsewhere),
]  # fmt: skip
