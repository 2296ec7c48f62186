"""A family is told by its page source: who moved to another system is noticed, nobody else."""

import pytest

from congdoan.looks import estranged
from congdoan.sources import Family
from tests.archive.making import answer, gzipped, warc_record

DRUPAL = Family(family_id="drupal", title="Drupal", fingerprint=("drupal-settings-json",))
OLD, NEW = b"<script data-x='drupal-settings-json'></script>", b"<div id='app'></div>"


@pytest.fixture
def look(tmp_path):
    """What is said of pages, oldest first; each is a record of one WARC file."""

    def of(*bodies, family=DRUPAL):
        rows, written = [], b""
        for body in bodies:
            place = {"warc_file": "a.warc.gz", "warc_offset": len(written), "source_id": "a"}
            rows.append(place)
            written += gzipped(warc_record("response", answer(body)))
        (tmp_path / "a.warc.gz").write_bytes(written)
        return estranged(rows, family, tmp_path, 3)

    return of


def test_three_new_pages_without_any_fingerprint_are_another_system(look):
    assert look(OLD, OLD, OLD, OLD, NEW, NEW, NEW).endswith("no sign of the family drupal")


def test_one_new_page_with_a_fingerprint_is_enough(look):
    assert look(OLD, OLD, OLD, NEW, OLD, NEW) == ""


def test_a_source_that_never_showed_its_family_is_no_news(look):
    assert look(NEW, NEW, NEW, NEW, NEW, NEW) == ""


def test_few_pages_and_families_without_fingerprints_are_not_judged(look):
    assert look(OLD, OLD, NEW, NEW, NEW) == ""
    bare = Family(family_id="bare", title="Bare")
    assert look(OLD, OLD, OLD, NEW, NEW, NEW, family=bare) == ""


def test_pages_that_cannot_be_read_say_nothing(look, tmp_path):
    lost = {"warc_file": "gone.warc.gz", "warc_offset": 0, "source_id": "a"}
    assert estranged([lost] * 6, DRUPAL, tmp_path, 3) == ""
