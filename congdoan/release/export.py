"""A version as files that spreadsheets open rightly: one workbook, or a folder of CSV files.

Dates are dates, instants are Vietnamese local time, addresses are links, lists are joined by '|'.
What does not fit a spreadsheet (rows of one sheet, characters of one cell) is split or cut, and
said on the sheet `about`. Text from web pages never becomes a formula.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from congdoan.errors import UsageError
from congdoan.release import schema
from congdoan.release.checks import HANOI
from congdoan.release.reading import Release

MAX_CELL = 32_767  # characters that a cell of Excel or LibreOffice holds
_BATCH = 2000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
DICTIONARY = ("table", "column", "type", "required", "unit", "codes", "description", "mô tả",
              "example")  # fmt: skip
ABOUT = "about"


def chosen(release: Release, names: Sequence[str]) -> tuple[str, ...]:
    """The tables that are meant; all of them when none is named.

    Raises:
        UsageError: the version has no such table.
    """
    for name in names:
        release.path(name)
    return tuple(names) or release.tables


def rows(release: Release, name: str) -> Iterator[dict[str, Any]]:
    """Rows of a table as plain values, a batch in memory at a time."""
    release.path(name)
    for file in release.files(name):
        with pq.ParquetFile(file) as opened:
            for batch in opened.iter_batches(_BATCH):
                yield from batch.to_pylist()


def plain(value: object) -> object:
    """A value as a cell holds it: None, a bool, a number, a date, a local time or text."""
    if isinstance(value, datetime):
        return value.astimezone(HANOI).replace(tzinfo=None, microsecond=0)
    if isinstance(value, list):
        return " | ".join(_item(item) for item in value)
    return value


def _item(item: object) -> str:
    if isinstance(item, dict) and item.keys() == {"kind", "start", "end"}:
        return f"{item['kind']} {item['start']}-{item['end']}"
    return item if isinstance(item, str) else json.dumps(item, ensure_ascii=False)


def cut(text: str) -> tuple[str, bool]:
    """The text as long as a cell may be, and whether something was left out."""
    if len(text.encode("utf-16-le")) // 2 <= MAX_CELL:  # Excel counts UTF-16 units
        return text, False
    note = f" … [cut: {len(text)} characters, the whole is in the Parquet file]"
    return text[: (MAX_CELL - len(note)) // 2 if _wide(text) else MAX_CELL - len(note)] + note, True


def _wide(text: str) -> bool:
    """Whether some character takes two UTF-16 units."""
    return any(ord(char) > 0xFFFF for char in text)  # noqa: PLR2004 - the end of the first plane


def dictionary(names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """A line per column of the tables, as DICTIONARY names them."""
    for name in names:
        if name not in schema.tables():
            continue
        for c in schema.table(name).columns:
            example = c.example if isinstance(c.example, str) else json.dumps(c.example)
            need = "yes" if c.required else "no"
            yield (name, c.name, shown_type(c), need, c.unit or "", c.codes or "", c.en, c.vi,
                   example)  # fmt: skip


def shown_type(column: schema.Column) -> str:
    """A column's type in the words of a spreadsheet's reader."""
    words = {"instant": "local time (UTC+7)", "strings": "list, joined by |",
             "blocks": "list of kind first-last, joined by |", "day": "date"}  # fmt: skip
    return words.get(column.type_name, column.type_name)


def about(
    release: Release, names: Sequence[str], notes: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Lines (what, value) that say which version the files are made of and what they leave out."""
    yield "dataset", f"congdoan, version {release.version}"
    yield "made from the archive up to", str(release.manifest["built_at"])
    yield "schema version", release.manifest["schema_version"]
    yield "content digest", release.manifest["content_digest"]
    for name in names:
        yield f"rows of {name}", str(release.manifest["tables"][name]["rows"])
    yield "times", "Vietnamese local time (UTC+7); giờ Việt Nam"
    yield "proof of a row", "congdoan cite FACT_ID"
    for note in notes:
        yield "note", note


# --- CSV ----------------------------------------------------------------------------------------


def to_csv(
    release: Release, folder: Path, names: Sequence[str] = (), *, separator: str = ","
) -> tuple[list[Path], list[str]]:
    """Write each table, the dictionary and `about` as UTF-8 CSV with a byte order mark.

    The files, and as sentences what did not fit (it stands in `about` too).

    With ';' as separator numbers get a decimal comma, as Excel expects where it is set so.

    Raises:
        UsageError: the folder cannot be written, or there is no such table.
    """
    tables = chosen(release, names)
    written: list[Path] = []
    notes: list[str] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in tables:
            shortened = 0
            with _csv(folder / f"{name}.csv", separator) as out:
                columns = [f.name for f in pq.read_schema(release.files(name)[0])]
                out.row(columns)
                for row in rows(release, name):
                    shortened += out.row([row[c] for c in columns])
            written.append(folder / f"{name}.csv")
            if shortened:
                notes.append(cut_note(name, shortened))
        for name, lines in (
            ("dictionary", [DICTIONARY, *dictionary(tables)]),
            (ABOUT, [("what", "value"), *about(release, tables, notes)]),
        ):
            with _csv(folder / f"{name}.csv", separator) as out:
                for line in lines:
                    out.row(line)
            written.append(folder / f"{name}.csv")
    except OSError as error:
        raise UsageError(f"cannot write to {folder}: {error.strerror}") from error
    return written, notes


def cut_note(name: str, count: int) -> str:
    """What to say of cells that had to be cut."""
    return (f"{name}: {count} cells were longer than {MAX_CELL:,} characters and are cut; the "
            "Parquet files hold the whole")  # fmt: skip


class _csv:  # noqa: N801 - used as a function
    """A CSV file that spreadsheets open rightly."""

    def __init__(self, path: Path, separator: str) -> None:
        self._path, self._comma = path, separator == ";"
        self._separator = separator

    def __enter__(self) -> _csv:
        self._file = self._path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file, delimiter=self._separator, lineterminator="\r\n")
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def row(self, values: Sequence[object]) -> int:
        """Write a row; how many of its cells had to be cut."""
        cells = [self._cell(plain(v)) for v in values]
        self._writer.writerow([text for text, _ in cells])
        return sum(shortened for _, shortened in cells)

    def _cell(self, value: object) -> tuple[str, bool]:
        match value:
            case None:
                return "", False
            case bool():
                return str(value).upper(), False
            case float():
                text = f"{value:.15g}"
                return (text.replace(".", ",") if self._comma else text), False
            case datetime():
                return f"{value:%Y-%m-%d %H:%M:%S}", False
            case date() | int():
                return str(value), False
        # an apostrophe keeps a spreadsheet from running text of a web page as a formula
        text = str(value)
        return cut(f"'{text}" if text.startswith(_FORMULA) else text)


# --- which columns are links, for the workbook ----------------------------------------------------


def is_link(value: object) -> bool:
    """Whether a cell's text is an address that can be clicked."""
    return isinstance(value, str) and value.startswith(("http://", "https://")) and " " not in value


def widths(name: str) -> Mapping[str, int]:
    """Column -> width in characters: long texts stay narrow enough to see their neighbours."""
    known = schema.tables().get(name)
    wide = {"quote": 60, "title": 50, "lead": 40, "text": 60, "url": 30, "surface": 30, "name": 40}
    return {} if known is None else {c.name: wide.get(c.name, 16) for c in known.columns}
