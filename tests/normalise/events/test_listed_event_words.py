"""Every word of the lists of events and of page furniture is heard in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
import yaml

from congdoan.records import Facts
from tests.normalise.reading import CONFIG, read

EVENTS, FURNITURE = (
    yaml.safe_load((CONFIG / "lexicon" / f"{name}.yml").read_text(encoding="utf-8"))
    for name in ("events", "furniture")
)
FEDERATION, HEALTH_UNION = "org:ben-tre:labour-federation", "org:ben-tre:health-union"
NEWS = "LĐLĐ tỉnh họp tổng kết.\nCông đoàn ngành Y tế họp tổng kết năm 2022.\n"
# They need a verb before them: 'đến thăm và làm việc tại Bệnh viện A'.
VERBS = {"thăm và làm việc", "thăm, làm việc"}


def deaf(
    told: Mapping[str, object], sentence: str, fact: Callable[[Facts], object]
) -> list[tuple[str, object]]:
    """The words with which the `fact` of `sentence` is not what they have to tell."""
    found = [
        (word, fact(read(sentence.format(word=word, Word=word[:1].upper() + word[1:]))))
        for word in told
    ]
    return [(word, value) for word, value in found if value != told[word]]


def types(facts: Facts) -> list[str]:
    """The type of every event."""
    return [event.event_type for event in facts.events]


def hosts(facts: Facts) -> list[str | None]:
    """The host of every event."""
    return [event.host_id for event in facts.events]


@pytest.mark.parametrize("kind", EVENTS["types"])
def test_every_phrase_names_its_type(kind: str):
    told = {phrase: [kind] for phrase in EVENTS["types"][kind] if phrase not in VERBS}
    assert deaf(told, "Sáng 04/5, LĐLĐ tỉnh tổ chức {word}.", types) == []


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_a_visit_to_work_is_a_dialogue(verb: str):
    assert types(read(f"Sáng 04/5, LĐLĐ tỉnh {verb} tại Bệnh viện Phổi.")) == ["dialogue"]


def test_whoever_stands_before_a_verb_of_holding_is_the_host():
    told = {verb: [FEDERATION] for verb in EVENTS["verbs"]}
    assert deaf(told, "Sáng 04/5, LĐLĐ tỉnh {word} hội nghị.", hosts) == []


def test_every_opening_verb_opens_a_further_event():
    told = {verb: [FEDERATION, HEALTH_UNION] for verb in EVENTS["openings"]}
    text = (
        "Sáng 04/5, LĐLĐ tỉnh tổ chức hội thao.\n"
        "Chiều cùng ngày, Công đoàn ngành Y tế {word} chương trình tại Bệnh viện Phổi tỉnh."
    )
    assert deaf(told, text, hosts) == []
    assert hosts(read(text.format(word="cảm ơn"))) == [FEDERATION]


def test_what_an_event_honours_is_not_its_type():
    told = {words: ["support"] for words in EVENTS["occasions"]}
    assert deaf(told, "Sáng 04/5, {word} hội thao, LĐLĐ tỉnh thăm hỏi đoàn viên.", types) == []
    assert types(read("Sáng 04/5, tại hội thao, LĐLĐ tỉnh thăm hỏi đoàn viên.")) != ["support"]


def test_a_venue_may_have_no_name_that_is_known():
    told = {venue: [f"{venue} Hoa Sen"] for venue in EVENTS["venues"]}
    sentence = "Sáng 04/5, tại {word} Hoa Sen, LĐLĐ tỉnh tổ chức hội nghị."
    assert deaf(told, sentence, lambda facts: [event.place for event in facts.events]) == []


@pytest.mark.parametrize("name", ["noise", "footer"])
def test_furniture_of_a_page_tells_nothing(name: str):
    def districts(facts: Facts) -> list[str]:
        return [m.surface for m in facts.mentions if "Thử" in m.surface]

    told = {words: [] for words in FURNITURE[name] if len(words) <= len("bài viết liên quan")}
    assert deaf(told, NEWS + "{Word} xã Thử", districts) == []
    assert districts(read(NEWS + "Họp tại xã Thử"))


def test_a_credit_is_no_byline():
    told = {words: ["credit"] for words in FURNITURE["credit"]}
    kinds = lambda facts: [m.block_kind for m in facts.mentions][-1:]  # noqa: E731
    assert deaf(told, NEWS + "{Word} LĐLĐ huyện Ba Tri", kinds) == []


def test_whoever_is_responsible_for_a_page_is_its_publisher():
    told = {words: [("Lê Thị Mẫu", "publisher")] for words in FURNITURE["publisher"]}
    people = lambda facts: [(m.norm, m.subtype) for m in facts.mentions if m.type == "person"]  # noqa: E731
    assert deaf(told, NEWS + "Bản quyền của Sở Y tế\n{Word}: Lê Thị Mẫu", people) == []


@pytest.mark.parametrize("prefix", FURNITURE["host_prefixes"])
def test_a_host_names_its_province_behind_every_listed_word(prefix: str):
    url = f"https://{prefix}nghean.gov.vn/tin"
    assert read("LĐLĐ họp.", province=None, url=url).province_id == "vn-nghe-an"
