"""Messages to a receiver on loopback, and silence about its address."""

import http.server
import json
import threading

import pytest
from pydantic import SecretStr

from tasks.notify import NotTakenError, notify, ping, post


@pytest.fixture
def receiver():
    """A web hook: (address, bodies it got); it refuses what is sent to /no."""
    got = []

    class Hook(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            got.append(self.rfile.read(int(self.headers["Content-Length"] or 0)))
            self.send_response(500 if self.path == "/no" else 200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hook) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", got
        server.shutdown()


def test_the_digest_reaches_the_webhook(receiver, monkeypatch):
    monkeypatch.setenv("CONGDOAN_WEBHOOK_URL", f"{receiver[0]}/secret")
    assert notify.fn("Sơn La: broken")
    assert json.loads(receiver[1][0]) == {"text": "Sơn La: broken"}


def test_the_watchman_is_only_knocked_at(receiver, monkeypatch):
    monkeypatch.setenv("CONGDOAN_PING_URL", receiver[0])
    assert ping.fn()
    assert receiver[1] == [b""]


def test_without_addresses_nothing_is_sent():
    assert not notify.fn("x")
    assert not ping.fn()


@pytest.mark.parametrize("path", ["/no", None], ids=["refused", "nobody there"])
def test_a_message_that_is_not_taken_never_tells_the_address(receiver, path):
    url = f"{receiver[0]}{path}" if path else "http://127.0.0.1:9/key"
    with pytest.raises(NotTakenError) as raised:
        post(SecretStr(url), "x")
    assert "127.0.0.1" not in str(raised.value)
    assert raised.value.__suppress_context__ or raised.value.__context__ is None
