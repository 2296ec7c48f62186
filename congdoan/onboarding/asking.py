"""Asking a site for a few pages, with all manners of a harvest and none of its traces.

Robots, rests and guards are those of the fetch room. Nothing is archived and nothing remembered:
an onboarding command may be run before a source exists and as often as a person likes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from congdoan.fetch.client import Client, Gateway, Identity
from congdoan.fetch.clock import SYSTEM, Clock
from congdoan.fetch.fetcher import Fetched, Fetcher
from congdoan.fetch.guard import Guard
from congdoan.fetch.manners import Manners, NoMemory
from congdoan.records import Capture, Outcome, record
from congdoan.settings import need_contact
from congdoan.sources import Source


@record
class Way:
    """How sites are reached: live with the operator's contact, or through a replay server.

    `guard` limits what a live run reaches; None is every public address.
    """

    contact: str | None = None
    gateway: Gateway | None = None
    ca_folder: Path | None = None
    clock: Clock = SYSTEM
    guard: Guard | None = None


@contextmanager
def asking(source: Source, way: Way) -> Iterator[Fetcher]:
    """A fetcher for the hosts of `source` while the context lasts.

    Raises:
        UsageError: a live way without contact.
    """
    if way.gateway is None:
        need_contact(way.contact)
    bundle = source.politeness.ca_bundle
    client = Client(
        source.source_id,
        Identity(version=_version(), contact=way.contact or "replay of an archive"),
        guard=way.guard,
        clock=way.clock,
        gateway=way.gateway,
        ca_bundle=way.ca_folder / bundle if bundle and way.ca_folder else None,
    )
    served = way.gateway.hosts if way.gateway else None
    try:
        yield Fetcher(source, client, Manners(source, NoMemory(), way.clock, served), way.clock)
    finally:
        client.close()


def capture_of(got: Fetched, source: Source) -> Capture | None:
    """The capture of an answer; None when it brought no page."""
    if got.outcome is not Outcome.OK or got.exchange is None:
        return None
    return Capture(
        source_id=source.source_id,
        url=got.url,
        captured_at=got.exchange.captured_at,
        status=got.exchange.status,
        content_type=got.exchange.header("Content-Type"),
        body=got.body,
        payload_sha256=hashlib.sha256(got.body).hexdigest(),
    )


def _version() -> str:
    try:
        return version("congdoan")
    except PackageNotFoundError:  # a bare checkout on the path
        return "unreleased"
