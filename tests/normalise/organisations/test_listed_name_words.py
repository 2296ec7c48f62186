"""Every word of the lists of posts, titles, bodies and places is heard in a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest
import yaml

from congdoan.records import Facts
from tests.normalise.reading import CONFIG, read

ORGANISATIONS, ROLES, TITLES, PLACES, NAMES, SHORT = (
    yaml.safe_load((CONFIG / "lexicon" / f"{name}.yml").read_text(encoding="utf-8"))
    for name in ("organisations", "roles", "titles", "places", "surnames", "abbreviations")
)
CAPITALS = {form.lower(): form for form in SHORT["capitals_only"]}


def written(word: str) -> str:
    """A listed word as a text writes it: short forms in capitals, the first letter large."""
    told = re.sub(r"\w+", lambda part: CAPITALS.get(part.group(), part.group()), word)
    return told[:1].upper() + told[1:]


def deaf(
    told: Mapping[str, object], sentence: str, fact: Callable[[Facts], object]
) -> list[tuple[str, object]]:
    """The words with which the `fact` of `sentence` is not what they have to tell."""
    found = [
        (word, fact(read(sentence.format(word=word, Word=written(word), Name=word.title()))))
        for word in told
    ]
    return [(word, value) for word, value in found if value != told[word]]


def people(facts: Facts) -> list[tuple[str | None, str | None]]:
    """Name and subtype of every person."""
    return [(m.norm, m.subtype) for m in facts.mentions if m.type == "person"]


def places(facts: Facts) -> list[str | None]:
    """The places told."""
    return [m.norm for m in facts.mentions if m.type == "place"]


def bodies(facts: Facts) -> list[str | None]:
    """The organisations told."""
    return [m.norm for m in facts.mentions if m.type == "organisation"]


def ranks(facts: Facts) -> list[str | None]:
    """The rank of every post held."""
    return [row.role_rank for row in facts.positions]


def test_every_form_of_a_post_has_its_name_and_rank():
    told = {form: [(row["role"], row["rank"])] for row in ROLES["roles"] for form in row["forms"]}
    sentence = "Đồng chí Lê Thị Mẫu - {Word} LĐLĐ tỉnh phát biểu."
    posts = lambda facts: [(p.role_canonical, p.role_rank) for p in facts.positions]  # noqa: E731
    assert deaf(told, sentence, posts) == []


@pytest.mark.parametrize(
    ("name", "sentence", "told"),
    [
        ("connectors", "Đồng chí Lê Thị Mẫu {word} Chủ tịch LĐLĐ tỉnh.", ["full"]),
        ("ended", "Đồng chí Lê Thị Mẫu {word} Chủ tịch LĐLĐ tỉnh.", ["former"]),
        ("granted", "LĐLĐ tỉnh {word} Chủ tịch CĐCS Bệnh viện Phổi cho ông Lê Văn Mẫu.", ["full"]),
        ("not_posts", "Ông Lê Văn Mẫu, {word} của LĐLĐ tỉnh, phát biểu.", []),
        ("not_posts_after", "Ông Lê Văn Mẫu, {word} kế toán LĐLĐ tỉnh, phát biểu.", []),
        ("plural_before", "Đồng chí Lê Thị Mẫu cùng {word} phó giám đốc Sở Y tế dự.", []),
        (
            "prefixes",
            "Đồng chí Lê Thị Mẫu - {word} Chủ tịch LĐLĐ tỉnh phát biểu.",
            ROLES["prefixes"],
        ),
    ],
)
def test_words_beside_a_post_say_who_holds_it(name: str, sentence: str, told: object):
    by_word = {word: [rank] for word, rank in told.items()} if isinstance(told, dict) else None
    assert deaf(by_word or dict.fromkeys(ROLES[name], told), sentence, ranks) == []


def test_a_post_without_such_words_is_held():
    for sentence in (
        "Ông Lê Văn Mẫu, kế toán LĐLĐ tỉnh, dự.",
        "Bà Lê Thị Mẫu, phó giám đốc Sở Y tế, dự.",
    ):
        assert len(read(sentence).positions) == 1


def test_the_name_of_a_unit_ends_before_what_its_head_does():
    sentence = "Đồng chí Lê Thị Mẫu, Trưởng khoa Nội {word} hội nghị."
    roles = lambda facts: [m.surface for m in facts.mentions if m.type == "role"]  # noqa: E731
    assert deaf({key: ["Trưởng khoa Nội"] for key in ROLES["unit_stops"]}, sentence, roles) == []
    (role,) = roles(read("Đồng chí Lê Thị Mẫu, Trưởng khoa Nội tổng quát."))
    assert role == "Trưởng khoa Nội tổng quát"


@pytest.mark.parametrize("kind", ["official", "polite", "private", "degrees"])
def test_a_name_behind_a_title_is_a_person(kind: str):
    told = {key: ["Lê Thị Mẫu"] for key in TITLES[kind]}
    sentence = "Dự có {Word} Lê Thị Mẫu."
    assert deaf(told, sentence, lambda facts: [name for name, _ in people(facts)]) == []


def test_names_behind_an_opener_of_a_list_are_persons():
    told = {key: [("Lê Thị Mẫu", None), ("Trần Văn Thử", None)] for key in TITLES["plural"]}
    assert deaf(told, "Dự có {word} Lê Thị Mẫu, Trần Văn Thử.", people) == []


def test_names_of_streets_prizes_and_funds_are_no_persons():
    told = {word: [] for word in TITLES["not_persons_after"]}
    assert deaf(told, "Đoàn đến {word} bác sĩ Lê Văn Mẫu.", people) == []
    assert people(read("Đoàn đến gặp bác sĩ Lê Văn Mẫu.")) == [("Lê Văn Mẫu", None)]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("hardship", "LĐLĐ tỉnh thấy anh Lê Văn Mẫu, đoàn viên của ngành, {word}."),
        ("own_hardship", "Ông Lê Văn Mẫu {word}."),
        ("household", "LĐLĐ tỉnh trao quà cho {word} ông Lê Văn Mẫu."),
        ("aid", "LĐLĐ tỉnh {word} cho các ông Lê Văn Mẫu."),
        ("receivers", "LĐLĐ tỉnh trao số tiền hỗ trợ cho {word} đồng chí Lê Văn Mẫu."),
    ],
)
def test_words_of_need_and_help_make_a_beneficiary(name: str, sentence: str):
    assert (
        deaf({key: [("Lê Văn Mẫu", "beneficiary")] for key in TITLES[name]}, sentence, people) == []
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "LĐLĐ tỉnh thấy anh Lê Văn Mẫu, đoàn viên của ngành, dự.",
        "Ông Lê Văn Mẫu phát biểu.",
        "LĐLĐ tỉnh trao quà cho các ông Lê Văn Mẫu.",
        "LĐLĐ tỉnh trao số tiền hỗ trợ cho Ban tổ chức do đồng chí Lê Văn Mẫu phụ trách.",
    ],
)
def test_without_such_words_nobody_is_helped(sentence: str):
    assert people(read(sentence)) == [("Lê Văn Mẫu", None)]


@pytest.mark.parametrize("kind", ["kinh", "ethnic"])
def test_every_family_name_ends_the_name_of_a_place_of_work(kind: str):
    names = set(NAMES[kind]) - {"ông"}  # there it is 'ông Văn Mẫu'
    told = {name: [(f"{name.title()} Văn Mẫu", None)] for name in names}
    assert deaf(told, "Chủ tịch CĐCS Bệnh viện Phổi {Name} Văn Mẫu dự họp.", people) == []


def test_no_name_begins_with_the_words_of_a_title_or_an_institution():
    # 'bà' and 'ảnh' bring a person of their own: 'bà Văn Mẫu', 'Ảnh: Văn Mẫu'.
    words = set(NAMES["never"]) - {*NAMES["kinh"], *NAMES["ethnic"], "bà", "ảnh"}
    told = {word: [] for word in words}
    assert deaf(told, "Dự có bác sĩ {Name} Văn Mẫu.", people) == []
    assert people(read("Dự có bác sĩ Xoong Văn Mẫu.")) == [("Xoong Văn Mẫu", None)]


def test_every_sector_and_department_of_a_province_has_its_name():
    for table, head in (("sectors", "Công đoàn ngành"), ("departments", "Sở")):
        named = {form: value.partition(" | ")[0] for form, value in ORGANISATIONS[table].items()}
        told = {form: [f"{head} {name} tỉnh Bến Tre"] for form, name in named.items()}
        assert deaf(told, head + " {Word} tỉnh họp.", bodies) == []


def test_every_kind_of_a_hospital_has_its_name():
    kinds = ORGANISATIONS["types"]
    told = {form: [f"Bệnh viện {name} tỉnh Bến Tre"] for form, name in kinds.items()}
    assert deaf(told, "Giám đốc Bệnh viện {Word} tỉnh họp.", bodies) == []


@pytest.mark.parametrize(
    ("name", "sentence", "told"),
    [
        ("person_before", "Đoàn thăm {word} Hà Giang.", []),
        ("things_before", "Đoàn thăm {word} Hà Giang.", []),
        ("not_names", "Đoàn thăm xã {Name} mới.", []),
        ("longer_names", "Đoàn thăm {Name}.", []),
    ],
)
def test_words_beside_a_name_say_whether_it_is_a_place(name: str, sentence: str, told: list[str]):
    assert deaf(dict.fromkeys(PLACES[name], told), sentence, places) == []


def test_words_that_only_end_like_a_thing_leave_the_place_told():
    words = set(PLACES["not_things"]) - {"thành phố"}
    assert deaf({key: ["Hà Giang"] for key in words}, "Đoàn theo {word} Hà Giang.", places) == []
    assert places(read("Đoàn theo thành phố Hà Giang.")) == ["thành phố Hà Giang"]


def test_places_may_bear_names_of_persons():
    told = {name: [f"huyện {name.title()}"] for name in PLACES["named_after"]}
    assert deaf(told, "Đoàn thăm huyện {Name}.", places) == []
    assert places(read("Đoàn thăm xã Hoa Sen mới.")) == ["xã Hoa Sen"]
    assert places(read("Đoàn thăm Hà Giang.")) == ["Hà Giang"]
