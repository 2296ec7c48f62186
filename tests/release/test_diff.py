"""Two versions compared: what, where and why; and the notes that each release carries."""

import dataclasses

import pytest

from congdoan.release import diff
from congdoan.release.build import build
from congdoan.release.reading import open_release
from congdoan.release.report import ReleaseReport
from tests.release.making import accepted, article, corpus, facts, figure, segment


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """Three versions: one article; a second one; then another figure on a new page of the first."""
    root = tmp_path_factory.mktemp("diff")
    one, two = accepted(article(1)), accepted(article(2), 1)
    again = article(1)
    later = accepted(again, 2, facts(again, figures=(figure(again, 3000.0),)))
    later = type(later)(**{n: getattr(later, n) for n in later.__dataclass_fields__}
                        | {"payload_sha256": "f" * 64})  # fmt: skip
    first, second = segment(root, one), segment(root, two, warc="b")
    third = segment(root, later, warc="c")
    for segments in ((first,), (first, second), (first, second, third)):
        build(corpus(*segments), root / "releases")
    return root


def between(root, before, after):
    return diff.between(open_release(root, before), open_release(root, after))


def test_neighbours_are_told_by_the_release_itself(root):
    found = between(root, 1, 2)
    assert found.tables["articles"].kinds == {"insert": 1}
    assert found.tables["articles"].rows_after == 2
    assert found.tables["provinces"].kinds == {}
    assert found.tables["articles"].causes == found.tables["figures"].causes == {"first_seen": 1}


def test_versions_far_apart_and_backwards_are_compared(root):
    there, back = between(root, 1, 3), between(root, 3, 1)
    assert there.tables["figures"].kinds == {"insert": 2, "delete": 1}
    assert back.tables["figures"].kinds == {"insert": 1, "delete": 2}
    assert "source_changed" in there.tables["figures"].causes
    assert between(root, 2, 2).changed == {}


def test_the_sums_say_which_columns_changed(root):
    found = between(root, 1, 2)
    assert found.tables["entities"].columns["articles"] == 1
    assert found.as_row()["tables"]["articles"]["kinds"] == {"insert": 1}


def test_markdown_names_tables_columns_and_causes(root):
    text = diff.markdown(between(root, 1, 2))
    assert text.startswith("# Version 2, since version 1\n")
    assert "| articles | 1 | 2 | 1 | 0 | 0 |" in text
    assert "(`first_seen`)" in text
    assert diff.markdown(between(root, 2, 2)).endswith("Nothing differs.\n")


def test_every_release_carries_notes_with_its_digest(root):
    for number in (1, 2, 3):
        folder = open_release(root, number).path()
        notes = (folder / "RELEASE_NOTES.md").read_text(encoding="utf-8")
        assert notes.startswith(f"# Version {number}, ")
        assert "RELEASE_NOTES.md" in (folder / "SHA256SUMS").read_text()
    assert "first version" in (open_release(root, 1).path() / "RELEASE_NOTES.md").read_text()


def test_the_report_of_a_run_leads_to_the_page_of_the_version(root):
    folder = open_release(root, 3).path()
    report = ReleaseReport(version=3, current=3, path=folder, rows={"articles": 2},
                           content_digest="")  # fmt: skip
    link = diff.report_address(report, "https://data.example.org/releases/")
    assert link == "https://data.example.org/releases/v000003/report/index.html"
    assert f"[Charts and tables of version 3]({link})" in diff.report_page(report, link)
    assert diff.report_address(report, None) is None
    assert f"`{folder}/report/index.html`" in diff.report_page(report)
    unchanged = dataclasses.replace(report, version=None)
    assert f"({link})" in diff.report_page(unchanged, link)


def test_a_major_step_of_the_schema_is_shouted(root):
    manifest = open_release(root, 2).manifest
    rows = open_release(root, 2).table("changes")
    found = diff.told_by(manifest, manifest | {"schema_version": "2.0.0"}, rows)
    assert found.breaking
    assert "**The schema took a major step, from 1." in diff.markdown(found)
