"""Which addresses a request may reach, and the connecting itself.

A name is resolved once, every address it stands for must be public, and the connection goes to
one of exactly these: a second look-up (DNS rebinding) never happens. Refused are private, loopback,
link-local, reserved and multicast addresses, IPv4 addresses wrapped into IPv6, and numbers written
in odd notations ('2130706433', '0x7f.1'). A replay opens one address and nothing else.
"""

from __future__ import annotations

import ipaddress
import queue
import re
import socket
import threading
from collections.abc import Callable, Iterable

_ODD_NUMBER = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+)){0,3}\.?", re.IGNORECASE)
_MAX_ADDRESSES = 4  # of one name; more are tried by no browser either within its patience

Address = tuple[str, int]
Resolver = Callable[[str, int], list[str]]


class AddressRefusedError(OSError):
    """The name stands for an address that is not public."""


class ConnectFailedError(OSError):
    """No address of the name took the connection."""


class NameLookupError(OSError):
    """The name stands for no address, or its look-up took too long."""


def is_public(text: str) -> bool:
    """Whether a numeric address is reachable by everybody, wrapped IPv4 judged by what it wraps.

    >>> is_public("203.162.0.11"), is_public("::ffff:127.0.0.1"), is_public("169.254.169.254")
    (True, False, False)
    """
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if address not in _UNICAST:
            return False
    elsewhere = any(address in network for network in _NO_SITES)
    return address.is_global and not address.is_multicast and not elsewhere


_NAT64 = ipaddress.ip_network("64:ff9b::/96")
# All IPv6 addresses that any site can have (IANA); beside it are old and local ways to write IPv4.
_UNICAST = ipaddress.ip_network("2000::/3")
# Set aside by IANA, and global to one or the other version of Python.
_NO_SITES = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24", "3fff::/20")))


def system_resolver(host: str, port: int) -> list[str]:
    """Numeric addresses of a name as the system gives them, in its order, without repetition."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Guard:
    """Opens sockets to allowed addresses only.

    Args:
        allow: address and port pairs that are reached although they are not public (a test server).
        only: when given, every connection goes to this one address whatever the name (a replay).
        resolver: look-up of names.
    """

    def __init__(
        self,
        allow: Iterable[Address] = (),
        only: Address | None = None,
        resolver: Resolver = system_resolver,
    ) -> None:
        self._allow = frozenset(allow)
        self._only = only
        self._resolver = resolver

    def addresses(self, host: str, port: int, timeout: float) -> list[str]:
        """Numeric addresses to connect to.

        Raises:
            AddressRefusedError: an address is not public; one is enough, because which of several
                is used would be chance.
            NameLookupError: no address within `timeout` seconds.
        """
        if self._only is not None:
            return [self._only[0]]
        bare = host.strip("[]").rstrip(".")
        if _ODD_NUMBER.fullmatch(bare) and not _is_plain_ipv4(bare):
            raise AddressRefusedError(f"{host}: address in an odd notation")
        found = self._looked_up(bare, port, timeout)
        for address in found:
            if not is_public(address) and (address, port) not in self._allow:
                raise AddressRefusedError(f"{host} stands for {address}, which is not public")
        return found[:_MAX_ADDRESSES]

    def connect(self, host: str, port: int, timeout: float) -> socket.socket:
        """A connected socket; `timeout` seconds for the look-up and for each address.

        Raises:
            AddressRefusedError, NameLookupError: see `addresses`.
            ConnectFailedError: no address answered.
        """
        target_port = self._only[1] if self._only is not None else port
        last: OSError | None = None
        for address in self.addresses(host, port, timeout):
            try:
                sock = socket.create_connection((address, target_port), timeout)
            except OSError as error:
                last = error
                continue
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return sock
        raise ConnectFailedError(f"{host}: {last}") from last

    def _looked_up(self, host: str, port: int, timeout: float) -> list[str]:
        """Look-up in a thread of its own, since nothing else can end a slow one."""
        answer: queue.SimpleQueue[list[str] | OSError | UnicodeError] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answer.put(self._resolver(host, port))
            except (OSError, UnicodeError) as error:
                answer.put(error)

        threading.Thread(target=ask, name=f"resolve-{host}", daemon=True).start()
        try:
            found = answer.get(timeout=timeout)
        except queue.Empty:
            raise NameLookupError(
                f"{host}: no answer of the name service in {timeout:.0f} s"
            ) from None
        if isinstance(found, Exception):
            raise NameLookupError(f"{host}: {found}") from found
        if not found:
            raise NameLookupError(f"{host} has no address")
        return found


def _is_plain_ipv4(text: str) -> bool:
    try:
        ipaddress.IPv4Address(text)
    except ValueError:
        return False
    return True
