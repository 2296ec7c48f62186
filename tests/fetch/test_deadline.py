"""The deadline that ends whatever a request is doing."""

from __future__ import annotations

import socket
import threading
import time

from congdoan.fetch.deadline import Deadline


def wait_for_end(sock: socket.socket) -> bytes:
    sock.settimeout(5)
    return sock.recv(1)


def test_the_socket_is_shut_when_the_time_is_over():
    ours, theirs = socket.socketpair()
    deadline = Deadline()
    with ours, theirs, deadline.within(0.05):
        deadline.holds(ours)
        assert wait_for_end(ours) == b""
        assert deadline.expired


def test_a_socket_named_too_late_is_shut_at_once():
    ours, theirs = socket.socketpair()
    deadline = Deadline()
    with ours, theirs, deadline.within(0.01):
        while not deadline.expired:
            time.monotonic()
        deadline.holds(ours)
        assert wait_for_end(theirs) == b""


def test_a_finished_request_is_left_alone_and_a_later_one_is_not():
    ours, theirs = socket.socketpair()
    deadline = Deadline()
    with ours, theirs:
        with deadline.within(0.05):
            deadline.holds(ours)
        theirs.sendall(b"x")
        assert wait_for_end(ours) == b"x"
        assert not deadline.expired
        with deadline.within(0.05):
            deadline.holds(ours)
            assert wait_for_end(ours) == b""


def test_a_shorter_deadline_is_not_kept_waiting_by_a_longer_one():
    ours, theirs = socket.socketpair()
    deadline = Deadline()
    with ours, theirs:
        with deadline.within(60):
            deadline.holds(ours)
        with deadline.within(0.05):
            deadline.holds(ours)
            assert wait_for_end(ours) == b""


def test_the_watcher_goes_when_nothing_is_asked_and_comes_back():
    deadline, (ours, theirs) = Deadline(), socket.socketpair()
    with deadline.within(0.02):
        pass
    give_up = time.monotonic() + 5
    while deadline._watches and time.monotonic() < give_up:
        threading.Event().wait(0.01)
    assert not deadline._watches
    with ours, theirs, deadline.within(0.02):
        deadline.holds(ours)
        assert wait_for_end(ours) == b""
