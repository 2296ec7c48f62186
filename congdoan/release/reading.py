"""Opens published versions for readers: the latest, one by number, day or tag."""

from __future__ import annotations

import difflib
import logging
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from congdoan.errors import UsageError
from congdoan.release import store
from congdoan.release.checks import HANOI

if TYPE_CHECKING:
    import pandas as pd

_log = logging.getLogger(__name__)


class Release:
    """One published version: `release.table("articles")`, `release.pandas("awards")`."""

    def __init__(self, version: int, path: Path, manifest: dict[str, Any]) -> None:
        self.version = version
        self.folder = path
        self.manifest = manifest

    def __repr__(self) -> str:
        return f"Release({self.version}, {str(self.folder)!r})"

    @cached_property
    def tables(self) -> tuple[str, ...]:
        """Names of the tables."""
        return tuple(self.manifest["tables"])

    def path(self, name: str | None = None) -> Path:
        """Folder of a table, for DuckDB, polars, R: `<folder>/*.parquet`; of the version unnamed.

        Raises:
            UsageError: there is no such table; names the nearest ones.
        """
        if name is None:
            return self.folder
        if name not in self.tables:
            near = difflib.get_close_matches(name, self.tables, n=3, cutoff=0.4) or self.tables
            raise UsageError(f"version {self.version} has no table '{name}': try {', '.join(near)}")
        return self.folder / name

    def table(self, name: str, columns: list[str] | None = None) -> pa.Table:
        """The table, or some of its columns, as pyarrow."""
        self.path(name)
        files = [self.folder / f["path"] for f in self.manifest["tables"][name]["files"]]
        return pa.concat_tables(pq.read_table(f, columns=columns, partitioning=None) for f in files)

    def pandas(self, name: str, columns: list[str] | None = None) -> pd.DataFrame:
        """The table as a pandas frame; days are dates, instants are UTC."""
        frame: pd.DataFrame = self.table(name, columns).to_pandas()
        return frame

    def article(self, wanted: str) -> dict[str, Any]:
        """The row of an article, by its id or by any of its addresses.

        Raises:
            UsageError: there is no such article.
        """
        articles = self.table("articles")
        found = articles.filter(pc.equal(articles["article_id"], wanted))
        if not found.num_rows:
            found = articles.filter(pc.equal(articles["url"], wanted))
        if not found.num_rows:
            aliases = articles["aliases"].combine_chunks()
            at = pc.index(aliases.flatten(), wanted).as_py()
            if at < 0:
                raise UsageError(f"version {self.version} has no article '{wanted}': give its "
                                 "article_id or the address of its page")  # fmt: skip
            found = articles.slice(pc.list_parent_indices(aliases)[at].as_py(), 1)
        row: dict[str, Any] = found.slice(0, 1).to_pylist()[0]
        return row

    def of_article(self, name: str, article_id: str) -> list[dict[str, Any]]:
        """Rows of a table that belong to one article, in the order of its text."""
        table = self.table(name)
        rows: list[dict[str, Any]] = table.filter(
            pc.equal(table["article_id"], article_id)
        ).to_pylist()
        return rows


def open_release(root: str | Path, which: int | str | date = "latest") -> Release:
    """Open a version of a data root (or of its releases folder).

    Args:
        root: the data root, for instance `data`.
        which: 'latest', a number, 'v000042', a tag, or a day (the newest version up to its end,
            Vietnamese time).

    Raises:
        UsageError: nothing is published there, or there is no such version; says what there is.
    """
    folder = _folder(Path(root))
    known = store.numbers(folder)
    if not known:
        raise UsageError(f"{root} holds no releases: run `congdoan run` or name another data root")
    number = _latest(folder, known) if which == "latest" else _number(folder, which, known)
    version = store.load(folder, number)
    if version is None:
        raise UsageError(f"{folder / store.version_name(number)} is damaged: MANIFEST.json is "
                         "broken; open another version or assemble again")  # fmt: skip
    return Release(number, version.path, version.manifest)


def list_releases(root: str | Path) -> tuple[dict[str, Any], ...]:
    """Every version, newest first; empty when nothing is published.

    Keys: version, path, published_at, built_at, schema_version, articles, rows, tags.
    """
    return tuple(reversed(_listed(_folder(Path(root)))))


def _listed(folder: Path) -> list[dict[str, Any]]:
    index = store.read_json(folder / "index.json") or {}
    entries = {v["version"]: v for v in index.get("versions", [])}
    found = []
    for number in store.numbers(folder):
        version = store.load(folder, number)
        if version is None:
            continue
        entry = entries.get(number, {})
        published = entry.get("published_at") or store.published_at(version).isoformat()
        rows = {n: t["rows"] for n, t in version.manifest["tables"].items()}
        found.append(
            {
                "version": number,
                "path": version.path,
                "published_at": datetime.fromisoformat(published),
                "built_at": version.manifest["built_at"],
                "schema_version": version.manifest["schema_version"],
                "articles": rows["articles"],
                "rows": rows,
                "tags": tuple(entry.get("tags", ())),
            }
        )
    return found


def source_counts(root: str | Path) -> dict[str, tuple[int, date | None]]:
    """Source -> (articles, last day of publication) of the newest version; empty without one."""
    folder = _folder(Path(root))
    if not store.numbers(folder):
        return {}
    articles = open_release(folder).table("articles", ["source_id", "published_on"])
    grouped = articles.group_by("source_id").aggregate([([], "count_all"), ("published_on", "max")])
    return {r["source_id"]: (r["count_all"], r["published_on_max"]) for r in grouped.to_pylist()}


def _folder(root: Path) -> Path:
    return root / "releases" if (root / "releases").is_dir() else root


def _latest(folder: Path, known: list[int]) -> int:
    latest = store.read_json(folder / "latest.json") or {}
    stated = latest.get("version")
    if isinstance(stated, int) and stated in known:
        return stated
    newest = store.newest(folder)
    number = known[-1] if newest is None else newest.number
    _log.warning(
        "latest.json is missing or broken, newest complete version taken number=%s", number
    )
    return number


def _number(folder: Path, which: int | str | date, known: list[int]) -> int:
    text = str(which).strip()
    digits = text.removeprefix("v")
    if digits.isdecimal() and int(digits) in known:
        return int(digits)
    listed = _listed(folder)
    day = which if isinstance(which, date) else _day(text)
    if day is not None:
        until = [v["version"] for v in listed if v["published_at"].astimezone(HANOI).date() <= day]
        if until:
            return int(until[-1])
        raise UsageError(f"nothing was published up to {day}: the first version is "
                         f"{known[0]} of {listed[0]['published_at']:%Y-%m-%d}")  # fmt: skip
    tagged = [v["version"] for v in listed if text in v["tags"]]
    if tagged:
        return int(tagged[-1])
    wanted = int(digits) if digits.isdecimal() else known[-1]
    near = sorted(sorted(known, key=lambda n: abs(n - wanted))[:3])
    names = ", ".join([str(n) for n in near] + sorted({t for v in listed for t in v["tags"]})[:3])
    raise UsageError(f"there is no version '{text}': the nearest are {names}")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
