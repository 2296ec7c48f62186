"""A deadline that ends everything a request does.

A read timeout counts from byte to byte, so a server that drips one byte a second is never too slow
for it. Here a watcher shuts the socket when the whole request has taken too long, be it in the TLS
handshake, the headers or the body.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator


class Deadline:
    """Shuts the socket in use when the time of the running request is over.

    One thread watches all requests; it starts with the first and ends after a while without any. A
    timer per request would cost a tenth of the request.
    """

    def __init__(self) -> None:
        self._lock = threading.Condition()
        self._watches = False
        self._wakes_at = 0.0
        self._runs_until: float | None = None
        self._socket: socket.socket | None = None
        self._is_dropped = False
        self.expired = False

    @contextlib.contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Run the body under the deadline; `expired` tells afterwards whether it struck."""
        with self._lock:
            self._runs_until = until = time.monotonic() + seconds
            self.expired, self._socket = False, None
            if not self._watches:
                self._watches = True
                threading.Thread(target=self._watch, args=(seconds,), daemon=True).start()
            elif until < self._wakes_at:
                self._lock.notify()
        try:
            yield
        finally:
            with self._lock:
                line, self._socket = self._socket, None
                self._runs_until = None
                if line is not None and self._is_dropped:
                    line.close()
                self._is_dropped = False

    def _watch(self, patience: float) -> None:
        """Sleep until the running request must end; no request begun later ends earlier."""
        was_idle = False
        with self._lock:
            while True:
                now = time.monotonic()
                until = self._runs_until
                if until is not None and until <= now and not self.expired:
                    self.expired = True
                    if self._socket is not None:
                        _shut(self._socket)
                is_idle = until is None or self.expired
                if is_idle and was_idle:
                    self._watches = False
                    return
                was_idle = is_idle
                self._wakes_at = now + patience if is_idle or until is None else until
                self._lock.wait(self._wakes_at - now)

    def holds(self, line: socket.socket) -> None:
        """Name the socket to shut: a duplicate, because TLS takes the original's descriptor."""
        with self._lock:
            if self._socket is not None and self._is_dropped:
                self._socket.close()
            self._socket, self._is_dropped = line, False
            if self.expired:
                _shut(line)

    def drops(self, line: socket.socket) -> None:
        """Close the duplicate of a closed connection, at the end of the running request.

        A connection that the server will close is closed by the library as soon as the headers are
        read; the body is still to come, and so may be the deadline.
        """
        with self._lock:
            if self._runs_until is not None and line is self._socket:
                self._is_dropped = True
            else:
                line.close()


def _shut(line: socket.socket) -> None:
    with contextlib.suppress(OSError):  # already closed by the other side
        line.shutdown(socket.SHUT_RDWR)
