"""The word list of figures (config/lexicon/units.yml), compiled once per configuration."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from congdoan.errors import ConfigError
from congdoan.lexicon import Words, read_words
from congdoan.normalise.figures.cues import (
    WITHIN,
    Cues,
    MeasureRule,
    Turns,
    cue_pattern,
    literal,
    marked,
)
from congdoan.normalise.figures.endings import Before
from congdoan.normalise.inner import inner_record
from congdoan.normalise.word_patterns import any_of, whole
from congdoan.text import tone_key

# 'CBCCVCLĐ', 'CNVC-LĐ', 'CB.CNV': parts of cadres, workers, officials, employees in any order.
_CADRES = r"(?:cb|cc|cnv?|vc|nlđ|lđ|yt|đv)(?:[.,\- ]{0,2}(?:cb|cc|cnv?|vc|nv|nlđ|lđ|yt)){1,5}"
_CADRE_UNIT, _CADRE_WOMEN = "cán bộ", "nữ cán bộ"
AHEAD = 40
# What says nothing of the deed ('với tổng số tiền 50 triệu đồng'), and what was asked of others.
PLAIN_MONEY, RAISED_MONEY = "amount", "funds_raised"
_CUES = ("after", "far", "unless", "needs")


@inner_record
class FigureWords:
    """The compiled word list; `turns_of` has the measures of a unit in the order of trial.

    `shared_turns_of` has those that also read the part of a whole ('175/176 đại biểu').
    """

    unit: re.Pattern[str]
    unit_before: re.Pattern[str]
    unit_of: dict[str, str]
    group_of: dict[str, str]
    only_measured: frozenset[str]
    modifier: re.Pattern[str]
    part_behind: re.Pattern[str]
    part_of_unit: re.Pattern[str]
    turns_of: dict[str, Turns]
    shared_turns_of: dict[str, Turns]
    money: Cues
    money_deeds: Cues
    money_raised: Cues
    money_behind: tuple[MeasureRule, ...]
    money_words_behind: re.Pattern[str]
    rate_after: re.Pattern[str]
    rate_before: re.Pattern[str]
    rates: dict[str, str]
    support: re.Pattern[str]
    house: re.Pattern[str]
    target: re.Pattern[str]
    planned: re.Pattern[str]
    ahead: re.Pattern[str]
    target_head: re.Pattern[str]
    reached: re.Pattern[str]
    reached_before: Before
    not_count: Before
    others: re.Pattern[str]
    not_subject: Before
    guests: re.Pattern[str]
    whole_union: re.Pattern[str]
    whole_province: re.Pattern[str]

    def unit_name(self, form: str) -> str:
        """Canonical unit of a form; abbreviations of cadres are one unit.

        >>> from congdoan.settings import Settings
        >>> figure_words(Settings.model_fields["config"].default).unit_name("cbccvc-lđ")
        'cán bộ'
        """
        women = _CADRE_WOMEN if form.startswith("nữ ") else _CADRE_UNIT
        return self.unit_of.get(form, women)


def _strings(words: Words, row: dict[str, object], name: str) -> tuple[str, ...]:
    value = row.get(name, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ConfigError(f"{words.path}: '{name}' of '{row}' must be a list of strings")
    return tuple(value)


def _rule(words: Words, row: dict[str, object]) -> MeasureRule:
    cues = {name: cue_pattern(_strings(words, row, name)) for name in _CUES}
    before = _strings(words, row, "before")
    measure = str(row["measure"])
    within = row.get("within", WITHIN if before else AHEAD)
    if not isinstance(within, int):
        raise ConfigError(f"{words.path}: 'within' of measure '{measure}' must be a whole number")
    return MeasureRule(
        measure=None if measure == "none" else measure,
        units=frozenset(_strings(words, row, "units")),
        before=before,
        behind=(*_strings(words, row, "after"), *_strings(words, row, "far")),
        share=bool(row.get("share")),
        bare=bool(row.get("bare")),
        within=within,
        **cues,
    )


def _rates(words: Words) -> dict[str, str]:
    found = dict.fromkeys(words.strings("gift_rates"), "gift")
    found |= dict.fromkeys(words.strings("house_rates"), "house")
    found |= dict.fromkeys(words.strings("thing_rates"), "thing")
    return found | dict.fromkeys(words.strings("support_rates"), "support")


@lru_cache(maxsize=8)
def figure_words(config: Path) -> FigureWords:
    """The word list under `config`, compiled.

    Raises:
        ConfigError: units.yml is missing or has a wrong shape.
    """
    words = read_words(config, "units")
    units = words.rows("units", ("unit", "forms"))
    unit_of = {
        tone_key(f): str(row["unit"]) for row in units for f in _strings(words, row, "forms")
    }

    def listed(name: str) -> re.Pattern[str]:
        return re.compile(whole(words.strings(name)))

    names = {*unit_of.values(), _CADRE_UNIT}
    rules = [_rule(words, row) for row in words.rows("measures", ("measure", "units"))]
    money = [_rule(words, row) for row in words.rows("money", ("measure",))]
    rate = any_of(words.strings("rate_words"))
    return FigureWords(
        unit=re.compile(rf"(?:nữ {_CADRES}|{any_of(unit_of)}|{_CADRES})(?!\w)"),
        unit_before=re.compile(
            r"(?<!\w)(?:(?=nữ)|(?<=số )|(?<=số lượng )|(?<=trong đó )"
            rf"|(?:^|(?<=\n)|(?<=[-+*•] ))(?=[^\n]*:)(?:{any_of(unit_of)}, )?)({any_of(unit_of)})"
            r"(?: (?:của |trong )?(?:toàn |cả )?(?:ngành|đơn vị|bệnh viện|trung tâm|tỉnh))?"
            r"(?: là| có| hiện có| hiện nay là| lên| lên thành| chiếm|:)?:? ?$"
        ),
        unit_of=unit_of,
        group_of={str(row["unit"]): str(row.get("joins", "")) for row in units},
        only_measured=frozenset(str(row["unit"]) for row in units if row.get("only_measured")),
        modifier=re.compile(rf"(?: {any_of(words.strings('modifiers'))}(?!\w))+"),
        part_behind=re.compile(
            r"(?: (?:(?:trong |của )?(?:toàn ngành|đơn vị)|bệnh viện"
            r"|(?:khối |ngành |trạm |trung tâm )?y tế))?"
            r" (?!được (?:chuyển|bàn giao)|tham gia (?:(?:tổ chức )?công đoàn|sinh hoạt))"
            rf"{any_of(words.strings('parts'))}(?!\w)"
        ),
        part_of_unit=listed("part_words"),
        turns_of={unit: Turns(r for r in rules if unit in r.units) for unit in names},
        shared_turns_of={
            unit: Turns(r for r in rules if r.share and unit in r.units) for unit in names
        },
        money=Cues(money),
        money_deeds=Cues(rule for rule in money if rule.measure != PLAIN_MONEY),
        money_raised=Cues(rule for rule in money if rule.measure == RAISED_MONEY),
        money_behind=tuple(rule for rule in money if rule.after is not None),
        # The words of them all: behind most amounts stands none.
        money_words_behind=re.compile(
            "|".join(rule.after.pattern for rule in money if rule.after is not None)
        ),
        rate_after=re.compile(
            r"(?: ?/ ?(?:0?1 |một )?|(?: (?:bằng )?tiền mặt)? (?:cho|đối với) (?:mỗi|một) )"
            rf"({rate}(?:/(?:tháng|năm|người|ngày))?)(?!\w)"
        ),
        rate_before=re.compile(
            rf"(?<!\w)mỗi ({rate})(?!\w)(?! (?:ăn|cơm|cháo)(?!\w))"
            r"(?:(?!tổng |đồng(?! chí|\w))[^.;,\n]|(?<=\d)[.,](?=\d)){0,110}$"
        ),
        rates=_rates(words),
        # 'động viên' is help, 'vận động viên' an athlete
        support=re.compile(whole(words.strings("support_words")) + "(?<!vận động viên)"),
        house=listed("house_words"),
        target=marked(words.strings("target")),
        planned=listed("planned"),
        # The begin of any word of the two: most sentences have none.
        ahead=re.compile(
            whole(map(literal, (*words.strings("target"), *words.strings("planned"))))
        ),
        target_head=listed("target_heads"),
        reached=listed("reached"),
        reached_before=Before(words.strings("reached_before")),
        not_count=Before(words.strings("not_counts")),
        others=listed("others"),
        whole_union=listed("whole_union"),
        whole_province=listed("whole_province"),
        guests=re.compile(rf"{any_of(words.strings('guest_openings'))}(?!\w| kiến)"),
        not_subject=Before(
            words.strings("not_subject"),
            tails=("các", "lãnh đạo", "lớn", r"tầng \d\w*", r"lầu \d\w*"),
        ),
    )
