"""Every rule speaks in lines of the genre and is silent in near misses of them.

The files of rule_lines/ hold for each rule id `tells`: sentences in which a careful reader gets
this fact, with the words it is about ('Bằng khen | LĐLĐ tỉnh tặng Bằng khen cho 04 tập thể.'; some
row or mention of that rule holds these words in its span), and `silent`: sentences in which the
rule has nothing to say. A line of another source or day is a mapping with `line`, `province` and
`published`; else it is of Bến Tre in May 2023.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from congdoan.lexicon import read_words
from congdoan.normalise.facts import normalise
from congdoan.records import Facts
from congdoan.text import fold
from tests.gold.reading import AUTHORS, read_all, read_halves
from tests.normalise.reading import CONFIG, KNOWLEDGE, read

FOLDER = Path(__file__).with_name("rule_lines")
ROOM = CONFIG.parent / "congdoan" / "normalise"
FEWEST = 3
# A giver that is an office, a day told as 'sáng nay': parts of the award's or event's row, which
# bears its own rule.
NEVER_TOLD = {"award.office", "date.near_publication"}
_SHOWN = 60
_KINDS = (
    "award|change|count|date|document|event|money|organisation|period|person|place|position|role"
)
_SPELLED = re.compile(rf'"((?:{_KINDS})\.[a-z_]+)"')


class Line(NamedTuple):
    """A sentence for a rule; `words` are what the rule speaks of, empty where it is silent."""

    rule: str
    words: str
    text: str
    known: tuple[tuple[str, str | None], ...] = ()

    @property
    def name(self) -> str:
        """The rule and the sentence's beginning, in ASCII."""
        return f"{self.rule}: {fold(self.text)[:_SHOWN]}"


Spans = tuple[tuple[str, str], ...]


def lines_of(path: Path) -> list[Line]:
    """The lines of one file."""
    found: list[Line] = []
    for rule, sides in yaml.safe_load(path.read_text(encoding="utf-8")).items():
        if set(sides) != {"tells", "silent"}:
            raise ValueError(f"{path.name}: {rule} must have tells and silent")
        found += [_line(rule, item, tells=True) for item in sides["tells"]]
        found += [_line(rule, item, tells=False) for item in sides["silent"]]
    return found


def _line(rule: str, item: str | dict[str, object], *, tells: bool) -> Line:
    known = dict(item) if isinstance(item, dict) else {"line": item}
    written = str(known.pop("line"))
    if "published" in known:
        known["on"] = known.pop("published")
    words, bar, text = written.partition(" | ")
    if bool(bar) != tells or words not in (text or words):
        raise ValueError(f"{rule}: {written!r} needs words of its sentence and ' | ' to tell")
    more = tuple((key, None if value is None else str(value)) for key, value in known.items())
    return Line(rule, words, text, more) if tells else Line(rule, "", written, more)


def spans(facts: Facts, text: str) -> Spans:
    """Rule and words of every row and mention."""
    rows = (*facts.mentions, *facts.positions, *facts.awards, *facts.figures, *facts.events,
            *facts.organisation_changes)  # fmt: skip
    return tuple((row.rule_id, text[row.span_start : row.span_end]) for row in rows)


@cache
def told(text: str, known: tuple[tuple[str, str | None], ...]) -> Spans:
    """What a sentence tells; each sentence is read once."""
    return spans(read(text, **dict(known)), text)


LINES = [line for path in sorted(FOLDER.glob("*.yml")) for line in lines_of(path)]
TELLS = [line for line in LINES if line.words]
SILENT = [line for line in LINES if not line.words]


@pytest.mark.parametrize("line", TELLS, ids=[line.name for line in TELLS])
def test_the_rule_speaks_of_the_words(line: Line):
    heard = told(line.text, line.known)
    assert any(rule == line.rule and line.words in words for rule, words in heard), heard


@pytest.mark.parametrize("line", SILENT, ids=[line.name for line in SILENT])
def test_the_rule_is_silent(line: Line):
    assert [words for rule, words in told(line.text, line.known) if rule == line.rule] == []


def rules_of_the_gold() -> set[str]:
    """Every rule id that speaks over the gold texts that rules may be tuned on."""
    return {
        rule
        for gold in (*read_all()[0], *(g for author in AUTHORS for g in read_halves(author)[0]))
        for rule, _ in spans(
            normalise(gold.article, KNOWLEDGE, province_id=gold.source), gold.article.text
        )
    }


def rules_of_the_lexicon() -> set[str]:
    """The rule ids that the word lists make: measures, changes and scopes."""
    units = read_words(CONFIG, "units")
    counts = {f"count.{row['measure']}" for row in units.rows("measures", ("measure",))}
    money = {f"money.{row['measure']}" for row in units.rows("money", ("measure",))}
    changes = {f"change.{kind}" for kind in read_words(CONFIG, "events").groups("changes")}
    heads = read_words(CONFIG, "organisations").rows("heads", ("scope",))
    scopes = {f"organisation.{head['scope']}" for head in heads}
    return (counts | money | changes | scopes) - {"count.none", "money.none"}


def rules_of_the_code() -> set[str]:
    """The rule ids that the modules spell out."""
    sources = (path.read_text(encoding="utf-8") for path in ROOM.rglob("*.py"))
    return {rule for source in sources for rule in _SPELLED.findall(source)} - NEVER_TOLD


RULES = sorted({line.rule for line in LINES})
SPEAKING = rules_of_the_gold() | rules_of_the_lexicon() | rules_of_the_code()


@pytest.mark.parametrize("rule", sorted(SPEAKING | set(RULES)))
def test_a_rule_has_its_lines(rule: str):
    own = {(line.text, bool(line.words)) for line in LINES if line.rule == rule}
    assert min(sum(tells for _, tells in own), sum(not tells for _, tells in own)) >= FEWEST


def test_the_rules_of_every_package_are_known():
    kinds = {rule.partition(".")[0] for rule in rules_of_the_code()}
    assert kinds >= {"award", "date", "document", "event", "money", "period", "person", "position"}


def test_every_rule_heard_in_the_lines_has_lines():
    heard = {rule for line in LINES for rule, _ in told(line.text, line.known)}
    assert heard <= set(RULES)


@pytest.mark.parametrize(
    ("item", "tells"),
    [("LĐLĐ tỉnh họp.", True), ("Sở | LĐLĐ tỉnh họp.", True), ("Sở | Sở Y tế họp.", False)],
)
def test_a_line_of_the_wrong_form_is_refused(tmp_path: Path, item: str, *, tells: bool):
    sides = {"tells": [item] * tells, "silent": [item] * (not tells)}
    path = tmp_path / "wrong.yml"
    path.write_text(yaml.safe_dump({"award.head": sides}, allow_unicode=True), encoding="utf-8")
    with pytest.raises(ValueError, match=r"award\.head"):
        lines_of(path)
