"""Every word of the lists of awards and dates is heard in a sentence of the genre."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
import yaml

from congdoan.records import Facts
from tests.normalise.reading import CONFIG, read

AWARDS, DATES = (
    yaml.safe_load((CONFIG / "lexicon" / f"{name}.yml").read_text(encoding="utf-8"))
    for name in ("awards", "dates")
)
FEDERATION = "org:ben-tre:labour-federation"


def deaf(told: Mapping[str, object], sentence: str, fact: Callable[[Facts], object]) -> list[str]:
    """The words with which the `fact` of `sentence` is not what they have to tell."""
    return [
        word
        for word, value in told.items()
        if fact(read(sentence.format(word=word, Word=word[:1].upper() + word[1:]))) != value
    ]


def awards_of(facts: Facts) -> list[tuple[str, int | None, str | None]]:
    """Award, number of winners and giver of every row."""
    return [(row.award, row.recipient_count, row.giver_id) for row in facts.awards]


def recipients_of(facts: Facts) -> list[str | None]:
    """The names of those who get awards."""
    return [row.recipient_name for row in facts.awards]


def statuses_of(facts: Facts) -> list[str]:
    """Whether awards are given or proposed."""
    return [row.status for row in facts.awards]


def days(facts: Facts) -> list[tuple[str | None, str | None]]:
    """Role and normal form of every day told."""
    return [(m.subtype, m.norm) for m in facts.mentions if m.type == "date"]


@pytest.mark.parametrize("kind", AWARDS["recipients"])
def test_whoever_is_listed_gets_awards(kind: str):
    told = {key: [(kind, 3)] for key in AWARDS["recipients"][kind]}
    sentence = "LĐLĐ tỉnh tặng Bằng khen cho 3 {word}."
    assert (
        deaf(told, sentence, lambda f: [(r.recipient_kind, r.recipient_count) for r in f.awards])
        == []
    )


# Of a winner, not of a giver; and what is weighed before anything is given.
NOT_OF_GIVERS = {"vinh dự", "xét", "xem xét"}


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("attributes", "LĐLĐ tỉnh tặng Bằng khen {word} cho 3 tập thể."),
        ("adverbs", "LĐLĐ tỉnh {word} tặng Bằng khen cho 3 tập thể."),
        ("give", "LĐLĐ tỉnh {word} Bằng khen cho 3 tập thể."),
        ("receive", "Có 3 tập thể {word} Bằng khen của LĐLĐ tỉnh."),
    ],
)
def test_words_around_the_verb_leave_the_award_told(name: str, sentence: str):
    told = {key: [("Bằng khen", 3, FEDERATION)] for key in set(AWARDS[name]) - NOT_OF_GIVERS}
    assert deaf(told, sentence, awards_of) == []


def test_a_winner_may_be_honoured_by_the_giver():
    facts = read("Có 3 tập thể vinh dự được LĐLĐ tỉnh tặng Bằng khen.")
    assert awards_of(facts) == [("Bằng khen", 3, FEDERATION)]


def test_every_form_of_an_award_has_its_name():
    rows = [row for row in AWARDS["heads"] if row.get("tail") != "giver"]
    told = {row["form"]: [(row["name"], 3, None)] for row in rows}
    assert deaf(told, "Ban tổ chức trao {Word} cho 3 tập thể.", awards_of) == []


def test_every_class_stays_in_the_name():
    told = {word: [f"Huân chương Lao động {name}"] for word, name in AWARDS["classes"].items()}
    sentence = "Chủ tịch nước tặng Huân chương Lao động {word} cho 3 cá nhân."
    assert deaf(told, sentence, lambda facts: [row.award for row in facts.awards]) == []


def test_every_title_is_told():
    told = {word: [(f"Danh hiệu {word}", 12, None)] for word in AWARDS["titles"]}
    assert deaf(told, "Năm qua, có 12 cán bộ đạt danh hiệu {word}.", awards_of) == []


def test_every_level_of_a_title_is_told():
    told = {word: [level] for word, level in AWARDS["title_levels"].items()}
    sentence = "Năm qua, có 12 cán bộ đạt danh hiệu Chiến sĩ thi đua {word}."
    assert deaf(told, sentence, lambda facts: [row.level for row in facts.awards]) == []


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("works", "Ban tổ chức trao Giải Nhất cho {word} của CĐCS Bệnh viện Phổi tỉnh."),
        ("attain", "CĐCS Bệnh viện Phổi tỉnh {word} Giải Nhất."),
        ("team_leads", "Ban tổ chức trao Giải Nhất cho đội {word} CĐCS Bệnh viện Phổi tỉnh."),
    ],
)
def test_a_prize_is_that_of_the_body_named(name: str, sentence: str):
    told = {key: ["org:ben-tre:hospital:phoi:base-union"] for key in AWARDS[name]}
    assert deaf(told, sentence, lambda facts: [row.recipient_org_id for row in facts.awards]) == []


def test_the_name_of_a_team_ends_before_what_is_told_of_it():
    told = {key: ["đội Khoa Dược"] for key in AWARDS["team_ends"]}
    sentence = "Ban tổ chức trao Giải Nhất cho đội Khoa Dược {word} 12 điểm."
    assert deaf(told, sentence, recipients_of) == []


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("propose", "Công đoàn ngành Y tế {word} LĐLĐ tỉnh tặng Bằng khen cho 3 tập thể."),
        ("asked", "Công đoàn ngành Y tế trình {word} tặng Bằng khen cho 3 tập thể."),
    ],
)
def test_what_is_asked_for_is_proposed(name: str, sentence: str):
    assert deaf({key: ["proposed"] for key in AWARDS[name]}, sentence, statuses_of) == []


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("intent", "LĐLĐ tỉnh {word} tặng Bằng khen cho 3 tập thể."),
        ("aims", "{Word} có 3 tập thể được tặng Bằng khen."),
        ("denials", "Có 3 tập thể {word} tặng Bằng khen."),
        ("never", "LĐLĐ tỉnh {word} cho 3 tập thể."),
        ("talk", "LĐLĐ tỉnh {word} khen thưởng 3 tập thể."),
        ("title_names", "{Word} Thầy thuốc Ưu tú có 5 bác sĩ."),
    ],
)
def test_what_was_not_granted_is_no_award(name: str, sentence: str):
    assert deaf({key: [] for key in AWARDS[name]}, sentence, awards_of) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "LĐLĐ tỉnh đã tặng Bằng khen cho 3 tập thể.",
        "Nay có 3 tập thể được tặng Bằng khen.",
        "LĐLĐ tỉnh đã khen thưởng 3 tập thể.",
        "Đạt Thầy thuốc Ưu tú có 5 bác sĩ.",
    ],
)
def test_the_same_sentence_without_such_a_word_tells_an_award(sentence: str):
    assert read(sentence).awards


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("parts_of_day", "{Word} 10/4, LĐLĐ tỉnh họp."),
        ("day_cues", "LĐLĐ tỉnh họp {word} 10/4."),
        ("weekdays", "LĐLĐ tỉnh họp vào {word} (10/4)."),
    ],
)
def test_a_day_is_told_behind_its_cue(name: str, sentence: str):
    assert deaf({key: [("plain", "2023-04-10")] for key in DATES[name]}, sentence, days) == []


@pytest.mark.parametrize(
    ("role", "name", "sentence"),
    [
        ("anniversary", "named_days", "Chương trình có chủ đề Ngày {Word} 10/4."),
        ("anniversary", "commemorations", "LĐLĐ tỉnh họp {word} ngày lễ 10/4."),
        ("deadline", "deadlines", "CĐCS gửi hồ sơ {word} ngày 10/4."),
        ("as_of", "as_of", "Có 20 người, {word} ngày 10/4."),
        ("past", "past", "Người lính {word} ngày 10/4/2019."),
        ("document", "cited", "Thực hiện {word} số 15 ngày 10/4/2019 của LĐLĐ tỉnh."),
    ],
)
def test_words_before_a_day_say_what_it_is(role: str, name: str, sentence: str):
    told = {key: [role] for key in DATES[name]}
    assert deaf(told, sentence, lambda facts: [r for r, _ in days(facts)]) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "LĐLĐ tỉnh họp ngày 10/4.",
        "Người lính đi ngày 10/4/2019.",
        "Trao quà cho 20 học sinh ngày 10/4.",
        "Tập huấn cho 12 nữ hộ sinh ngày 10/4.",
        "Khen thưởng 5 thí sinh (10/4).",
        "Ra quân tổng vệ sinh ngày 10/4.",
        "Ca bệnh phát sinh ngày 10/4.",
    ],
)
def test_a_day_without_such_words_is_the_day_of_the_news(sentence: str):
    assert [role for role, _ in days(read(sentence))] == ["plain"]


def test_a_day_to_come_lies_ahead():
    told = {key: [("plain", "2023-08-20")] for key in DATES["future"]}
    assert deaf(told, "LĐLĐ tỉnh {word} họp vào ngày 20/8.", days) == []
    assert days(read("LĐLĐ tỉnh đã họp vào ngày 20/8.")) == [("plain", "2022-08-20")]


@pytest.mark.parametrize(
    ("name", "sentence", "plain"),
    [
        ("ratio_units", "Nay có từ 5/10 {word} tham gia.", "Nay có từ 5/10, mọi người tham gia."),
        ("lunar_marks", "Ngày 10/3 {word}, LĐLĐ tỉnh họp.", "Ngày 10/3, LĐLĐ tỉnh họp."),
        ("lunar_stems", "Ngày 10/3 năm {Word} Thìn, họp.", "Ngày 10/3 năm 2023, họp."),
    ],
)
def test_a_ratio_and_a_lunar_day_are_no_days(name: str, sentence: str, plain: str):
    assert deaf({key: [] for key in DATES[name]}, sentence, days) == []
    assert days(read(plain))
