"""Opens published versions for readers: the latest, one by number, day or tag; here or by HTTP."""

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
from congdoan.release import remote, store
from congdoan.release.bucket_site import BucketSite
from congdoan.release.picking import pick
from congdoan.storage import is_bucket

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
        self._known(name)
        return self.folder / name

    def _known(self, name: str) -> None:
        if name not in self.tables:
            near = difflib.get_close_matches(name, self.tables, n=3, cutoff=0.4) or self.tables
            raise UsageError(f"version {self.version} has no table '{name}': try {', '.join(near)}")

    def files(self, name: str) -> list[Path]:
        """The Parquet files of a table, in its order: what MANIFEST.json names and nothing else."""
        self.path(name)
        return [self.folder / f["path"] for f in self.manifest["tables"][name]["files"]]

    def table(self, name: str, columns: list[str] | None = None) -> pa.Table:
        """The table, or some of its columns, as pyarrow."""
        parts = (pq.read_table(f, columns=columns, partitioning=None) for f in self.files(name))
        return pa.concat_tables(parts)

    def pandas(self, name: str, columns: list[str] | None = None) -> pd.DataFrame:
        """The table as a pandas frame; days are dates, instants are UTC."""
        frame: pd.DataFrame = self.table(name, columns).to_pandas()
        return frame

    def article(self, wanted: str) -> dict[str, Any]:
        """The row of an article, by its id or by any of its addresses.

        Raises:
            UsageError: there is no such article.
        """
        found = self.rows("articles", "article_id", wanted) or self.rows("articles", "url", wanted)
        if not found:
            found = self.rows("articles", "article_id", self._alias(wanted))
        if not found:
            raise UsageError(f"version {self.version} has no article '{wanted}': give its "
                             "article_id or the address of its page")  # fmt: skip
        return found[0]

    def _alias(self, address: str) -> str:
        """The id of the article that has this further address; empty when none has."""
        table = self.table("articles", ["article_id", "aliases"])
        for batch in table.to_batches():
            aliases = batch["aliases"]
            at = pc.index(aliases.flatten(), address).as_py()
            if at >= 0:
                row = pc.list_parent_indices(aliases)[at].as_py()
                return str(batch["article_id"][row].as_py())
        return ""

    def rows(self, name: str, column: str, value: str) -> list[dict[str, Any]]:
        """Rows of a table whose column has this value; of each file only those are kept."""
        self.path(name)
        tables = [
            pq.read_table(f, filters=pc.field(column) == value, partitioning=None)
            for f in self.files(name)
        ]
        found: list[dict[str, Any]] = pa.concat_tables(tables).to_pylist()
        return found

    def of_article(self, name: str, article_id: str) -> list[dict[str, Any]]:
        """Rows of a table that belong to one article, in the order of its text."""
        return self.rows(name, "article_id", article_id)


class RemoteRelease(Release):
    """A version behind an address; a table's files are fetched when they are first asked for."""

    def __init__(self, version: int, site: remote.Site) -> None:
        folder, manifest = site.manifest(version)
        super().__init__(version, folder, manifest)
        self._site = site

    def path(self, name: str | None = None) -> Path:
        """As of a local version: the folder in the cache, with the table's files in it."""
        if name is not None:
            self._known(name)
            self._site.fetch(self.folder, self.manifest["tables"][name]["files"])
        return super().path(name)

    def copy(self) -> None:
        """Bring every file of the version as it is at the address, damaged or not."""
        self._site.copy(self.folder, ["SHA256SUMS", "MANIFEST.json"])
        stated = store.stated_sums(self.folder) or {}
        entries = [f["path"] for t in self.manifest["tables"].values() for f in t["files"]]
        self._site.copy(self.folder, sorted({*stated, *entries} - {"MANIFEST.json"}))


def open_release(
    root: str | Path, which: int | str | date = "latest", *, cache: Path | None = None
) -> Release:
    """Open a version of a data root, of its releases folder, or of one behind an address.

    Args:
        root: the data root, for instance `data`; or `https://host/releases`, a releases folder that
            any static file server shows; or `s3://bucket/prefix`, where `congdoan push` puts them.
        which: 'latest', a number, 'v000042', a tag, or a day (the newest version up to its end,
            Vietnamese time).
        cache: where files from an address are kept; `~/.cache/congdoan` when unnamed.

    Raises:
        UsageError: nothing is published there, or there is no such version; says what there is.
    """
    if _is_far(root):
        site = _site(root, cache)
        number = pick(which, site.listed(), site.latest)
        return RemoteRelease(number, site)
    folder = _folder(Path(root))
    known = store.numbers(folder)
    if not known:
        raise UsageError(f"{root} holds no releases: run `congdoan run` or name another data root")
    if str(which) in (*map(str, known), "latest"):  # the usual ways need no list of all versions
        number = _latest(folder, known) if which == "latest" else int(which)  # type: ignore[arg-type]
    else:
        number = pick(which, _listed(folder), lambda: _latest(folder, known))
    version = store.load(folder, number)
    if version is None:
        raise UsageError(f"{folder / store.version_name(number)} is damaged: MANIFEST.json is "
                         "broken; open another version or assemble again")  # fmt: skip
    return Release(number, version.path, version.manifest)


def copied(address: str, which: str, folder: Path) -> Release:
    """A version behind an address with all its files in a folder, unlooked at: for `verify`."""
    site = _site(address, folder)
    release = RemoteRelease(pick(which, site.listed(), site.latest), site)
    release.copy()
    return release


def list_releases(root: str | Path) -> tuple[dict[str, Any], ...]:
    """Every version of a data root or behind an address, newest first; empty without any.

    Keys: version, path, published_at, built_at, schema_version, articles, rows, tags.
    """
    if _is_far(root):
        site = _site(root, None)
        known = [
            {**v, "path": f"{site.address}/{v['path']}", "articles": v["rows"]["articles"]}
            for v in site.listed()
        ]
        return tuple(reversed(known))
    return tuple(reversed(_listed(_folder(Path(root)))))


def _is_far(root: str | Path) -> bool:
    return remote.is_address(root) or is_bucket(root)


def _site(root: str | Path, cache: Path | None) -> remote.Site:
    kind = BucketSite if is_bucket(root) else remote.Site
    return kind(str(root), cache or Path.home() / ".cache" / "congdoan")


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
    if isinstance(stated, int) and stated in known and store.load(folder, stated) is not None:
        return stated
    newest = store.newest(folder)
    number = known[-1] if newest is None else newest.number
    _log.warning(
        "latest.json is missing or broken, newest complete version taken number=%s", number
    )
    return number
