"""No request reaches an address that is not public, whatever name or notation leads there."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.fetch.guard import (
    AddressRefusedError,
    ConnectFailedError,
    Guard,
    NameLookupError,
    is_public,
)

PRIVATE = [
    "127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.1",
    "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1",
    "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "rubbish",
    "64:ff9b:1::7f00:1", "64:ff9b::a00:1", "::127.0.0.1", "::ffff:0:7f00:1", "fec0::1", "192.0.0.8",
    "2001:0:1::80ff:fffe", "2002:a00:1::1", "3fff::1", "5f00::1", "192.88.99.1", "2001:db8::1",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_that_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["203.162.0.11", "2405:4800::1", "::ffff:203.162.0.11"])
def test_public_addresses(address):
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_wrapping_an_address_into_ipv6_changes_nothing(address):
    assert is_public(f"::ffff:{address}") == is_public(str(address))


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "0x7f000001", "127.1", "017700000001"])
def test_odd_notations_are_refused_before_any_look_up(host):
    def resolver(host, port):
        raise AssertionError("looked up")

    with pytest.raises(AddressRefusedError, match="odd notation"):
        Guard(resolver=resolver).addresses(host, 80, 1)


def test_one_private_address_among_public_ones_refuses_the_name():
    guard = Guard(resolver=lambda *_: ["203.162.0.11", "10.0.0.1"])
    with pytest.raises(AddressRefusedError, match=r"10\.0\.0\.1"):
        guard.addresses("soyte.mau.vn", 443, 1)


def test_the_name_is_looked_up_once_and_its_address_used(serve):
    server = serve({})
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    guard = Guard(allow=[server.address], resolver=lambda *_: next(answers))
    sock = guard.connect("soyte.mau.vn", server.address[1], 1)
    assert sock.getpeername() == server.address
    assert next(answers) == ["10.0.0.1"]
    sock.close()


def test_a_slow_name_service_is_not_waited_for():
    never = threading.Event()

    def resolver(host, port):
        never.wait()
        return []

    with pytest.raises(NameLookupError, match="no answer"):
        Guard(resolver=resolver).addresses("soyte.mau.vn", 80, 0.05)
    never.set()


def test_an_unknown_name_is_a_look_up_error():
    def resolver(host, port):
        raise OSError("Name or service not known")

    with pytest.raises(NameLookupError, match=r"soyte\.mau\.vn"):
        Guard(resolver=resolver).addresses("soyte.mau.vn", 80, 1)


def test_a_replay_opens_its_own_address_only(serve):
    server = serve({})
    guard = Guard(only=server.address)
    sock = guard.connect("soyte.mau.vn", 443, 1)
    assert sock.getpeername() == server.address
    sock.close()


def test_an_allowed_address_is_allowed_on_its_port_only(serve):
    server = serve({})
    with pytest.raises(AddressRefusedError):
        Guard(allow=[server.address]).connect("127.0.0.1", server.address[1] ^ 1, 1)


def test_no_answering_address_is_a_failed_connection(serve):
    server = serve({})
    server.__exit__(None, None, None)
    with pytest.raises(ConnectFailedError):
        Guard(allow=[server.address]).connect("127.0.0.1", server.address[1], 1)
