"""What is remembered between runs and is not in the archive; losing it costs only fetching again.

SQLite in WAL mode or PostgreSQL, through SQLAlchemy. Several threads and processes write at once:
every transaction is one statement or a few, and waits for its turn.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import (
    Connection,
    Engine,
    Table,
    TextClause,
    bindparam,
    create_engine,
    delete,
    event,
    select,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from congdoan.errors import StateError
from congdoan.fetch import tables
from congdoan.fetch.holder import is_alive
from congdoan.fetch.retry import LONGEST_PARK
from congdoan.fetch.robots import RobotsCopy
from congdoan.records import Role, record

_BUSY_S = 60
LEASE = timedelta(minutes=15)


@record
class Page:
    """What is known of one address of a source, and when it is due.

    `stored_at` and `stored_url` name the newest archived body, `payload_sha256` is its digest;
    `full_at` is when a body was last sent. `quiet_visits` counts visits since the last change.
    `memo` holds what a listing showed, for the day it answers 304.
    """

    source_id: str
    url_key: str
    url: str
    role: Role
    etag: str | None = None
    last_modified: str | None = None
    payload_sha256: str | None = None
    stored_url: str | None = None
    stored_at: datetime | None = None
    full_at: datetime | None = None
    last_ok_at: datetime | None = None
    last_seen_at: datetime | None = None
    next_visit_at: datetime | None = None
    failures: int = 0
    quiet_visits: int = 0
    missing_days: int = 0
    missing_on: date | None = None
    is_gone: bool = False
    listing_url: str | None = None
    title_hint: str | None = None
    published_hint: date | None = None
    memo: str | None = None


_COLUMNS = tuple(column.name for column in tables.frontier.columns)


class State:
    """The open state.

    Args:
        url: SQLAlchemy URL, see `state_url`.

    Raises:
        StateError: it cannot be opened, or was written by a later version.
    """

    def __init__(self, url: str) -> None:
        try:
            self._engine = _engine(url)
            with contextlib.ExitStack() as undo:
                undo.callback(self.close)
                with _opening(self._engine), self._writing() as connection:
                    tables.migrate(connection)
                undo.pop_all()
        except (SQLAlchemyError, ImportError, OSError) as error:
            hint = "check the folder, or CONGDOAN_STATE_URL"
            raise StateError(
                f"the state {_shown(url)} cannot be opened: {error}; {hint}"
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._engine.connect() as connection:
            yield connection.execution_options(reads=True)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._engine.begin() as connection:
            yield connection

    # --- pages ----------------------------------------------------------------------------------

    def pages(self, source_id: str) -> dict[str, Page]:
        """All known addresses of a source by url_key."""
        rows = select(tables.frontier).where(tables.frontier.c.source_id == source_id)
        with self._reading() as connection:
            return {row.url_key: _page(row) for row in connection.execute(rows)}

    def save(self, pages: Iterable[Page]) -> None:
        """Keep pages, replacing what was known of the same keys."""
        rows = [_row(page) for page in pages]
        if not rows:
            return
        with self._writing() as connection:
            _upsert(connection, tables.frontier, rows)

    def forget(self, url_keys: Iterable[str]) -> None:
        """Remove pages, whichever source knows them."""
        with self._writing() as connection:
            for key in url_keys:
                connection.execute(delete(tables.frontier).where(tables.frontier.c.url_key == key))

    # --- hosts ----------------------------------------------------------------------------------

    def parked_until(self, host: str) -> datetime | None:
        """When a parked host may be asked again."""
        rows = select(tables.hosts.c.parked_until).where(tables.hosts.c.host == host)
        with self._reading() as connection:
            return connection.execute(rows).scalar_one_or_none()

    def note_host(self, host: str, parked_until: datetime | None, failures: int) -> None:
        """Keep parking and failures in a row; an earlier, longer parking stays.

        One longer by more than the longest comes from a clock that was wrong.
        """
        rows = select(tables.hosts.c.parked_until).where(tables.hosts.c.host == host)
        with self._writing() as connection:
            before = connection.execute(rows).scalar_one_or_none()
            if before and parked_until and before - parked_until > LONGEST_PARK:
                before = None
            until = max(filter(None, (before, parked_until)), default=None)
            row = {"host": host, "parked_until": until, "failures": failures}
            _upsert(connection, tables.hosts, [row])

    # --- robots ---------------------------------------------------------------------------------

    def robots(self, origin: str) -> RobotsCopy | None:
        """The last good robots.txt of an origin."""
        rows = select(tables.robots).where(tables.robots.c.origin == origin)
        with self._reading() as connection:
            row = connection.execute(rows).one_or_none()
        if row is None:
            return None
        return RobotsCopy(
            origin=row.origin, status=row.status, body=row.body, fetched_at=row.fetched_at
        )

    def keep_robots(self, copy: RobotsCopy) -> None:
        """Keep a good robots.txt."""
        row = {"origin": copy.origin, "status": copy.status, "body": copy.body,
               "fetched_at": copy.fetched_at}  # fmt: skip
        with self._writing() as connection:
            _upsert(connection, tables.robots, [row])

    # --- leases ---------------------------------------------------------------------------------

    def lease(self, source_id: str, holder: str, now: datetime) -> bool:
        """Take or renew the right to harvest a source; False when another run holds it.

        The right of a holder that is dead ends at once when it ran on this machine, and after
        fifteen minutes without renewal anywhere else.
        """
        rows = select(tables.leases).where(tables.leases.c.source_id == source_id)
        if self._engine.dialect.name != "sqlite":
            rows = rows.with_for_update()
        with self._writing() as connection:
            row = connection.execute(rows).one_or_none()
            # a clock set back must not make a lease last for ever; clocks of two machines differ
            expired = row is None or not now < row.expires_at <= now + 2 * LEASE
            if row is not None and row.holder != holder and not expired and is_alive(row.holder):
                return False
            lease = {"source_id": source_id, "holder": holder, "expires_at": now + LEASE}
            _upsert(connection, tables.leases, [lease])
        return True

    def release(self, source_id: str, holder: str) -> None:
        """Give the right back; nothing happens when somebody else has it."""
        own = (tables.leases.c.source_id == source_id) & (tables.leases.c.holder == holder)
        with self._writing() as connection:
            connection.execute(delete(tables.leases).where(own))


def state_url(data: Path, url: str | None) -> str:
    """The given SQLAlchemy URL, or the one of `<data>/state.db`."""
    return url or f"sqlite:///{(data / 'state.db').resolve()}"


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_pre_ping=True)
    engine = create_engine(parsed, connect_args={"timeout": _BUSY_S})
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


@contextlib.contextmanager
def _opening(engine: Engine) -> Iterator[None]:
    """Let one process after the other open a SQLite file and switch it to WAL.

    Two that switch a new file at once do not wait but fail, whatever the timeout is.
    """
    database = engine.url.database
    if engine.dialect.name != "sqlite" or not database:
        yield
        return
    folder = Path(database).parent
    folder.mkdir(parents=True, exist_ok=True)
    # the folder is locked, not the file: closing a handle on it would drop SQLite's own locks
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        with engine.connect() as connection:
            connection.connection.cursor().execute("PRAGMA journal_mode=WAL").close()
        yield
    finally:
        os.close(handle)


def _on_connect(connection: Any, _record: object) -> None:  # noqa: ANN401 - a DB-API connection
    # The driver's own transactions begin late and as readers; two writers would then fail at once
    # instead of waiting. Ours begin as writers, in `_on_begin`.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.close()


def _on_begin(connection: Connection) -> None:
    reads = connection.get_execution_options().get("reads", False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _upsert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    connection.execute(_upserting(table, connection.dialect.name), list(rows))


@cache
def _upserting(table: Table, dialect_name: str) -> TextClause:
    """The statement as text: SQLAlchemy would make its own anew each time, for 2 ms of CPU."""
    dialect = sqlite if dialect_name == "sqlite" else postgresql
    statement = dialect.insert(table)
    keys = [column.name for column in table.primary_key]
    new = {c.name: statement.excluded[c.name] for c in table.columns if c.name not in keys}
    whole = statement.on_conflict_do_update(index_elements=keys, set_=new)
    written = str(whole.compile(dialect=dialect.dialect(paramstyle="named")))
    return text(written).bindparams(*(bindparam(c.name, type_=c.type) for c in table.columns))


def _row(page: Page) -> dict[str, Any]:
    row = {name: getattr(page, name) for name in _COLUMNS}
    return row | {"role": page.role.value, "is_gone": int(page.is_gone)}


def _page(row: Any) -> Page:  # noqa: ANN401 - a row of SQLAlchemy
    values = dict(zip(_COLUMNS, row, strict=True))
    return Page(**values | {"role": Role(row.role), "is_gone": bool(row.is_gone)})


def _shown(url: str) -> str:
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return "URL"
