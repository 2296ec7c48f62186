"""The word lists of config/lexicon: each word stands once, and is heard however it is spelt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
import yaml

from congdoan.text import tone_key
from tests.normalise.reading import CONFIG, persons, read

LISTS = sorted((CONFIG / "lexicon").glob("*.yml"))


def lists_in(value: object, name: str) -> Iterator[tuple[str, list[str]]]:
    """Every list of words in a file's value, with its keys."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from lists_in(item, f"{name}.{key}")
    elif isinstance(value, list):
        words = [item for item in value if isinstance(item, str)]
        if words:
            yield name, words
        for item in value:
            yield from lists_in(item, name)


def forms_of(rows: list[dict[str, list[str]]]) -> Counter[str]:
    """How often each form is listed among the rows, by its matching key."""
    return Counter(tone_key(form) for row in rows for form in row["forms"])


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_holds_no_word_twice(path):
    words = yaml.safe_load(path.read_text(encoding="utf-8"))
    for name, listed in lists_in(words, path.stem):
        twice = [key for key, times in Counter(map(tone_key, listed)).items() if times > 1]
        assert twice == [], name


@pytest.mark.parametrize(
    ("file", "table"), [("organisations", "heads"), ("roles", "roles"), ("units", "units")]
)
def test_a_form_belongs_to_one_row(file: str, table: str):
    rows = yaml.safe_load((CONFIG / "lexicon" / f"{file}.yml").read_text(encoding="utf-8"))[table]
    assert [form for form, times in forms_of(rows).items() if times > 1] == []


@pytest.mark.parametrize("family", ["Mí", "Ngụy", "Nguỵ", "Lý", "Lí"])
def test_a_family_name_is_known_in_either_spelling(family: str):
    assert persons(f"Chủ tịch CĐCS Bệnh viện Phổi {family} Văn Mẫu dự họp.") == [
        f"{family} Văn Mẫu"
    ]


@pytest.mark.parametrize("named", ["liệt sĩ", "liệt sỹ"])
def test_a_named_day_is_known_in_either_spelling(named: str):
    (day,) = (
        m for m in read(f"Tri ân các {named} 27/7, đoàn dâng hương.").mentions if m.type == "date"
    )
    assert (day.surface, day.subtype) == ("27/7", "anniversary")


def test_one_party_committee_of_the_offices_has_one_id():
    told = ("Đảng ủy Khối các cơ quan tỉnh", "ĐU Khối các cơ quan tỉnh")
    ids = {m.entity_id for text in told for m in read(f"{text} họp.").mentions if m.norm}
    assert len(ids) == 1
