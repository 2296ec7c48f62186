"""Every word of the list of figures (units.yml) is heard in a sentence of the genre."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml

from congdoan.normalise.figures.cues import Cues, MeasureRule, Turns
from congdoan.records import Figure
from tests.normalise.reading import CONFIG, read

UNITS = yaml.safe_load((CONFIG / "lexicon" / "units.yml").read_text(encoding="utf-8"))
FORM_OF = {row["unit"]: row["forms"][0] for row in UNITS["units"]}
NUMBER = "25"
# Cues that cannot stand right before the number, and those of rules that another one comes before.
NOT_NEXT = {"khai giảng lớp", "mở lớp", "đoàn viên mới kết nạp"}
SHADOWED = {"kiểm tra", "mới kết nạp", "năm #"}


def figures(sentence: str) -> list[Figure]:
    """What is told of the number that the sentences here count with."""
    return [row for row in read(sentence).figures if row.value == int(NUMBER)]


def cues(side: str) -> Iterator[tuple[str, str | None, str, str]]:
    """Cue, measure, first unit and first needed word of every rule of counts."""
    for rule in UNITS["measures"]:
        needed = next(iter(rule.get("needs", [])), "").replace("#", "12")
        measure = None if rule["measure"] == "none" else rule["measure"]
        for cue in rule.get(side, []):
            if cue not in NOT_NEXT | SHADOWED:
                words = cue.replace("#", "12")
                yield words, measure, FORM_OF[rule["units"][0]], needed


def test_every_form_of_a_unit_is_counted_as_that_unit():
    kept = [row for row in UNITS["units"] if not row.get("only_measured")]
    unit_of = {form: row["unit"] for row in kept for form in row["forms"]}
    sentence = f"Công đoàn ngành Y tế hiện có {NUMBER} "
    deaf = [f for f in unit_of if [r.unit for r in figures(sentence + f + ".")] != [unit_of[f]]]
    assert deaf == []


@pytest.mark.parametrize(
    "cue", ["có", "tổng số đoàn viên toàn ngành hiện có", "từ 1.234 đoàn viên lên"]
)
def test_the_reach_of_a_cue_is_counted_from_its_end(cue: str):
    forms = ("có", "tổng số đoàn viên toàn ngành hiện có", "từ # đoàn viên lên")
    rule = MeasureRule(
        measure="members_total", units=frozenset({"đoàn viên"}), before=forms, within=6
    )
    for left, heard in ((f"{cue} tới ", True), (f"{cue} đến nay ", False)):
        near = [rules for rules, _ in Turns([rule]).of(left, left, (len(left), len(left)))]
        assert bool(near) is heard
        told = Cues([rule]).nearest(left, len(left), lambda _: True)
        assert (told is not None) is heard


def test_every_cue_before_a_count_tells_its_measure():
    deaf = []
    for words, measure, unit, needed in cues("before"):
        led = f"{needed}, {words}" if needed and needed not in words else words
        opens = words.startswith("^") or words in ("với", "với tổng số", "với đội ngũ")
        led = led.replace("^", "") if opens else f"Công đoàn ngành Y tế {led}"
        told = [row.measure for row in figures(f"{led} {NUMBER} {unit}.".capitalize())]
        if told != [measure] and (measure or any(told)):
            deaf.append((words, measure, told))
    assert deaf == []


def test_every_cue_behind_a_count_tells_its_measure():
    deaf = []
    for words, measure, unit, needed in cues("after"):
        told = [row.measure for row in figures(f"Đơn vị {needed} có {NUMBER} {unit} {words}.")]
        if told != [measure] and (measure or any(told)):
            deaf.append((words, measure, told))
    assert deaf == []


def test_what_befell_some_is_no_total():
    deaf = [
        word
        for word in UNITS["parts"]
        if figures(f"Công đoàn ngành Y tế có {NUMBER} đoàn viên {word}.")[0].measure
        == "members_total"
    ]
    assert deaf == []
    assert figures(f"Công đoàn ngành Y tế có {NUMBER} đoàn viên.")[0].measure == "members_total"


@pytest.mark.parametrize(
    ("name", "sentence", "status"),
    [
        ("planned", "Công đoàn ngành Y tế {} kết nạp 25 đoàn viên.", "planned"),
        ("reached", "Thực hiện mục tiêu, Công đoàn ngành {} kết nạp 25 đoàn viên.", "reported"),
        ("reached_before", "{} mục tiêu, Công đoàn ngành kết nạp 25 đoàn viên.", "reported"),
        ("target_heads", "Đại hội thông qua các {}:\n- Kết nạp 25 đoàn viên.", "target"),
    ],
)
def test_words_of_plans_and_results_give_the_status(name: str, sentence: str, status: str):
    deaf = [w for w in UNITS[name] if [r.status for r in figures(sentence.format(w))] != [status]]
    assert deaf == []


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Công đoàn ngành Y tế kết nạp 25 đoàn viên.", "reported"),
        ("Nêu mục tiêu, Công đoàn ngành kết nạp 25 đoàn viên.", "target"),
        ("Đại hội thông qua các báo cáo:\n- Kết nạp 25 đoàn viên.", "reported"),
    ],
)
def test_without_such_a_word_the_status_is_another(sentence: str, status: str):
    assert [row.status for row in figures(sentence)] == [status]


def test_every_word_of_a_target_makes_one():
    words = [w.replace("năm #", "năm 2023").replace("#", "5") for w in UNITS["target"]]
    sentence = "Công đoàn ngành Y tế {} kết nạp 25 đoàn viên."
    assert [w for w in words if [r.status for r in figures(sentence.format(w))] != ["target"]] == []


def test_what_follows_the_target_was_reached():
    sentence = "Công đoàn ngành vượt chỉ tiêu giao là 20 đoàn viên, kết nạp 25 đoàn viên."
    assert [row.status for row in figures(sentence)] == ["reported"]


def test_what_is_no_count_is_no_figure():
    sentence = "Công đoàn ngành Y tế họp {} 25 đoàn viên."
    assert [word for word in UNITS["not_counts"] if figures(sentence.format(word))] == []


@pytest.mark.parametrize("name", ["gift_rates", "house_rates", "support_rates"])
def test_every_word_of_a_rate_makes_one(name: str):
    for sentence in (
        "Công đoàn ngành hỗ trợ 2 triệu đồng/{}.",
        "Công đoàn ngành hỗ trợ mỗi {} 2 triệu đồng.",
    ):
        rates = {
            word: [row.rate for row in read(sentence.format(word)).figures] for word in UNITS[name]
        }
        assert [word for word, told in rates.items() if told in ([], [None])] == []


@pytest.mark.parametrize(
    ("name", "host", "kind"),
    [
        ("whole_union", "Công đoàn ngành Y tế", "health-union"),
        ("whole_province", "LĐLĐ tỉnh", "labour-federation"),
    ],
)
def test_the_whole_union_is_the_one_that_the_article_tells_of(name: str, host: str, kind: str):
    for word in UNITS[name]:
        (told,) = figures(f"{host} họp.\nHiện {word} có 25 CĐCS.")
        assert told.org_id == f"org:ben-tre:{kind}", word
