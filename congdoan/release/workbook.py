"""A version as one Excel workbook: a sheet per table, its dictionary as notes and as a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from congdoan.errors import UsageError
from congdoan.release import export, schema
from congdoan.release.metadata import TITLE
from congdoan.release.reading import Release

MAX_ROWS = 1_048_576  # of one sheet, with its heading
MAX_LINKS = 65_530  # of one sheet; Excel refuses files with more
MAX_ADDRESS = 2_079
_FIRST_DAY = date(1900, 3, 1)  # Excel counts days rightly from here on


def write(release: Release, path: Path, names: Sequence[str] = ()) -> list[str]:
    """Write the workbook; what did not fit, as sentences (they stand on sheet `about` too).

    Raises:
        UsageError: the file cannot be written, or there is no such table.
    """
    tables = export.chosen(release, names)
    options = {"constant_memory": True, "default_date_format": "yyyy-mm-dd", "strings_to_urls":
               False, "strings_to_formulas": False, "strings_to_numbers": False}  # fmt: skip
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with xlsxwriter.Workbook(str(path), options) as book:
            made = _Book(book, release)
            for name in tables:
                made.table(name)
            made.lines("dictionary", export.DICTIONARY, list(export.dictionary(tables)))
            made.lines(
                export.ABOUT, ("what", "value"), list(export.about(release, tables, made.notes))
            )
    except (OSError, XlsxWriterException) as error:
        raise UsageError(f"cannot write {path}: {error}") from error
    return made.notes


class _Book:
    """One workbook in the making."""

    def __init__(self, book: Any, release: Release) -> None:  # noqa: ANN401 - xlsxwriter is untyped
        self.notes: list[str] = []
        self._book, self._release = book, release
        self._bold = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._instant = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self._link = book.get_default_url_format()
        built = datetime.fromisoformat(release.manifest["built_at"]).astimezone(UTC)
        book.set_properties(
            {
                "title": f"congdoan: {TITLE}, version {release.version}",
                "created": built.replace(tzinfo=None),  # the same version gives the same bytes
            }
        )

    def table(self, name: str) -> None:
        """All rows of a table, on as many sheets as they need."""
        columns = pq.read_schema(self._release.files(name)[0]).names
        self._cut, self._unlinked, number, sheet, at = 0, 0, 0, None, MAX_ROWS
        for row in export.rows(self._release, name):
            if at == MAX_ROWS:
                number += 1
                sheet = self._sheet(name if number == 1 else f"{name} ({number})", name, columns)
                at, self._links = 1, 0
            for place, column in enumerate(columns):
                self._cell(sheet, at, place, export.plain(row[column]))
            at += 1
        if sheet is None:
            self._sheet(name, name, columns)
        self._remark(name, number)

    def _remark(self, name: str, sheets: int) -> None:
        if sheets > 1:
            self.notes.append(f"{name}: a sheet holds {MAX_ROWS - 1:,} rows, so that the table is "
                              f"split over {sheets} sheets")  # fmt: skip
        if self._cut:
            self.notes.append(export.cut_note(name, self._cut))
        if self._unlinked:
            self.notes.append(f"{name}: a sheet holds {MAX_LINKS:,} links, so that "
                              f"{self._unlinked} further addresses are plain text")  # fmt: skip

    def lines(self, name: str, heading: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
        """A small sheet of text."""
        sheet = self._book.add_worksheet(name)
        sheet.set_column(0, len(heading) - 1, 28)
        sheet.freeze_panes(1, 0)
        for at, line in enumerate([heading, *lines]):
            for place, text in enumerate(line):
                sheet.write_string(at, place, text, None if at else self._bold)

    def _sheet(self, title: str, name: str, columns: Sequence[str]) -> Any:  # noqa: ANN401 - see above
        sheet = self._book.add_worksheet(title)
        widths = export.widths(name)
        known = {c.name: c for c in schema.table(name).columns} if widths else {}
        sheet.freeze_panes(1, 1)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, widths.get(column, 16))
            sheet.write_string(0, place, column, self._bold)
            if column in known:
                told = known[column]
                sheet.write_comment(
                    0, place, f"{told.en}\n{told.vi}\n{export.shown_type(told)}", {"x_scale": 2}
                )
        if columns:
            rows = min(self._release.manifest["tables"][name]["rows"], MAX_ROWS - 1)
            sheet.autofilter(0, 0, max(rows, 1), len(columns) - 1)
        return sheet

    def _cell(self, sheet: Any, at: int, place: int, value: object) -> None:  # noqa: ANN401 - see above
        match value:
            case None:
                return
            case bool():
                sheet.write_boolean(at, place, value)
            case int() | float():
                sheet.write_number(at, place, value)
            case datetime():
                sheet.write_datetime(at, place, value, self._instant)
            case date() if value >= _FIRST_DAY:
                sheet.write_datetime(at, place, value, self._day)
            case _:
                self._text(sheet, at, place, str(value))

    def _text(self, sheet: Any, at: int, place: int, text: str) -> None:  # noqa: ANN401 - see above
        if export.is_link(text) and len(text) <= MAX_ADDRESS:
            if self._links < MAX_LINKS:
                self._links += 1
                sheet.write_url(at, place, text, self._link, text)
                return
            self._unlinked += 1
        shown, shortened = export.cut(text)
        self._cut += shortened
        sheet.write_string(at, place, shown)
