"""What Excel opens: every letter, real dates, local times, links, nothing that runs."""

import csv
import dataclasses
from datetime import date, datetime

import openpyxl
import pytest

from congdoan.errors import UsageError
from congdoan.release import export, schema, workbook
from congdoan.release.build import build
from congdoan.release.reading import open_release
from tests.release.making import accepted, article, corpus, facts, figure, segment

LONG = 40_000


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    """Two articles: one whose byline is a formula, one too long for a cell."""
    root = tmp_path_factory.mktemp("export")
    sly = dataclasses.replace(article(1), byline='=HYPERLINK("http://x")', lead="Đường Ỷ Lan")
    long = article(2, text="Nội dung dài. " * (LONG // 14))
    told = facts(sly, figures=(figure(sly, 12.5),))
    build(corpus(segment(root, accepted(sly, told=told), accepted(long, 1))), root / "releases")
    return open_release(root)


def read_csv(path, delimiter=","):
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def test_csv_has_a_mark_for_excel_and_every_letter(release, tmp_path):
    files, notes = export.to_csv(release, tmp_path / "out")
    assert len(files) == len(release.tables) + 2
    first, second = read_csv(tmp_path / "out" / "articles.csv")
    assert (first["lead"], first["published_on"]) == ("Đường Ỷ Lan", "2024-01-12")
    assert first["captured_at"] == "2026-11-16 09:00:00"  # 02:00 UTC
    assert first["byline"].startswith("'=HYPERLINK")
    assert len(second["text"]) <= export.MAX_CELL
    assert "[cut: " in second["text"]
    (note,) = notes
    assert note.startswith("articles: 1 cells were longer than 32,767 characters and are cut")


def test_csv_with_semicolons_has_decimal_commas(release, tmp_path):
    export.to_csv(release, tmp_path, ["figures"], separator=";")
    values = {row["value"] for row in read_csv(tmp_path / "figures.csv", ";")}
    assert values == {"12,5", "2116"}


def test_the_workbook_has_a_sheet_per_table_and_its_dictionary(release, tmp_path):
    notes = workbook.write(release, tmp_path / "x.xlsx")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames == [*release.tables, "dictionary", "about"]
    assert notes[0].startswith("articles: 1 cells were longer")
    lines = {(r[0], r[1]) for r in book["dictionary"].iter_rows(min_row=2, values_only=True)}
    assert ("figures", "amount_vnd") in lines
    heading = book["figures"]["A1"]
    assert schema.table("figures").column("fact_id").vi in heading.comment.text


def test_the_workbook_keeps_dates_times_links_and_runs_nothing(release, tmp_path):
    workbook.write(release, tmp_path / "x.xlsx", ["articles"])
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["articles"]
    names = [cell.value for cell in sheet[1]]
    cells = dict(zip(names, sheet[2], strict=True))
    assert cells["published_on"].value.date() == date(2024, 1, 12)
    assert cells["captured_at"].value == datetime(2026, 11, 16, 9)  # noqa: DTZ001 - as Excel has it
    assert cells["url"].hyperlink.target == cells["url"].value
    assert (cells["byline"].data_type, cells["lead"].value) == ("s", "Đường Ỷ Lan")


def test_equal_versions_give_equal_workbooks(release, tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        workbook.write(release, tmp_path / name, ["figures"])
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_limits_of_a_sheet_are_split_and_said(release, tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "MAX_ROWS", 2)
    monkeypatch.setattr(workbook, "MAX_LINKS", 0)
    notes = workbook.write(release, tmp_path / "x.xlsx", ["articles"])
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames[:2] == ["articles", "articles (2)"]
    assert [book[n].max_row for n in book.sheetnames[:2]] == [2, 2]
    assert any("split over 2 sheets" in n for n in notes)
    assert any("2 further addresses are plain text" in n for n in notes)


def test_a_cell_is_never_longer_than_excel_counts():
    for text in ("a" * LONG, "😀" * LONG):
        shown, shortened = export.cut(text)
        assert shortened
        assert len(shown.encode("utf-16-le")) // 2 <= export.MAX_CELL
    assert export.cut("ngắn") == ("ngắn", False)


def test_a_place_that_cannot_be_written_is_one_sentence(release, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="cannot write"):
        workbook.write(release, tmp_path / "file" / "x.xlsx")
    with pytest.raises(UsageError, match="cannot write"):
        export.to_csv(release, tmp_path / "file")
    with pytest.raises(UsageError, match="no table 'figure': try figures"):
        export.to_csv(release, tmp_path / "c", ["figure"])
