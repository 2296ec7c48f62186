"""The state's tables and their versions.

A version is a function that changes the tables of the one before; a state file of any earlier
version is brought up to date when it is opened, one of a later version is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import (
    Column,
    Connection,
    Date,
    DateTime,
    Dialect,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    func,
    insert,
    inspect,
    select,
    update,
)
from sqlalchemy.types import TypeDecorator

from congdoan.errors import StateError


class Instant(TypeDecorator[datetime]):
    """A UTC instant; SQLite keeps no time zone, so it is put back on reading."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """The naive UTC time that is stored."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """The aware UTC time that was stored."""
        return None if value is None else value.replace(tzinfo=UTC)


metadata = MetaData()

frontier = Table(
    "frontier",
    metadata,
    Column("source_id", String(80), primary_key=True),
    Column("url_key", String(600), primary_key=True),
    Column("url", Text, nullable=False),
    Column("role", String(20), nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("payload_sha256", String(64)),
    Column("stored_url", Text),
    Column("stored_at", Instant),
    Column("full_at", Instant),
    Column("last_ok_at", Instant),
    Column("last_seen_at", Instant),
    Column("next_visit_at", Instant),
    Column("failures", Integer, nullable=False),
    Column("quiet_visits", Integer, nullable=False),
    Column("missing_days", Integer, nullable=False),
    Column("missing_on", Date),
    Column("is_gone", Integer, nullable=False),
    Column("listing_url", Text),
    Column("title_hint", Text),
    Column("published_hint", Date),
    Column("memo", Text),
)

hosts = Table(
    "hosts",
    metadata,
    Column("host", String(255), primary_key=True),
    Column("parked_until", Instant),
    Column("failures", Integer, nullable=False),
)

robots = Table(
    "robots",
    metadata,
    Column("origin", String(300), primary_key=True),
    Column("status", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("fetched_at", Instant, nullable=False),
)

leases = Table(
    "leases",
    metadata,
    Column("source_id", String(80), primary_key=True),
    Column("holder", String(300), nullable=False),
    Column("expires_at", Instant, nullable=False),
)

versions = Table("schema_version", metadata, Column("version", Integer, primary_key=True))


def _first(connection: Connection) -> None:
    metadata.create_all(connection)


_LOCK = 20_251_107  # any number; held while the tables are made or changed

MIGRATIONS: tuple[Callable[[Connection], None], ...] = (_first,)


def migrate(connection: Connection) -> None:
    """Bring the tables to the newest version inside the running transaction.

    Raises:
        StateError: the tables were made by a later version of the program.
    """
    if connection.dialect.name == "postgresql":  # SQLite's writers wait for each other anyway
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    found = 0
    if inspect(connection).has_table(versions.name):
        found = connection.execute(select(versions.c.version)).scalar_one()
    if found > len(MIGRATIONS):
        raise StateError(
            f"the state has version {found}, this program knows {len(MIGRATIONS)}: "
            "use the newer program, or move the state away (it costs only fetching again)"
        )
    for step in MIGRATIONS[found:]:
        step(connection)
    if found == 0:
        connection.execute(insert(versions).values(version=len(MIGRATIONS)))
    elif found < len(MIGRATIONS):
        connection.execute(update(versions).values(version=len(MIGRATIONS)))
