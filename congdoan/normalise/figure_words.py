"""The word list of figures (config/lexicon/units.yml), compiled once per configuration."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from congdoan.errors import ConfigError
from congdoan.lexicon import Words, read_words
from congdoan.normalise.inner import inner_record
from congdoan.normalise.word_patterns import any_of, whole
from congdoan.text import tone_key

# 'CBCCVCLĐ', 'CNVC-LĐ', 'CB.CNV': parts of cadres, workers, officials, employees in any order.
_CADRES = r"(?:cb|cc|cn|vc|nlđ|lđ|yt|đv)(?:[.\- ]{0,2}(?:cb|cc|cn|vc|nv|nlđ|lđ|yt)){1,5}"
_CADRE_UNIT, _CADRE_WOMEN = "cán bộ", "nữ cán bộ"
_WITHIN, AHEAD = 60, 40
_CUES = ("after", "before", "far", "unless", "needs")


@inner_record
class MeasureRule:
    """A line of `measures` or `money`: the measure (None to stop) and where its cue stands."""

    measure: str | None
    units: frozenset[str]
    after: re.Pattern[str] | None = None
    before: re.Pattern[str] | None = None
    far: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    needs: re.Pattern[str] | None = None
    share: bool = False
    bare: bool = False
    within: int = _WITHIN


# Rules with words before the number, and the rule without such that comes behind them.
Turn = tuple[tuple[MeasureRule, ...], MeasureRule | None]


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
    turns_of: dict[str, tuple[Turn, ...]]
    shared_turns_of: dict[str, tuple[Turn, ...]]
    money_rules: tuple[MeasureRule, ...]
    rate_after: re.Pattern[str]
    rate_before: re.Pattern[str]
    rates: dict[str, str]
    support: re.Pattern[str]
    house: re.Pattern[str]
    target: re.Pattern[str]
    planned: re.Pattern[str]
    target_head: re.Pattern[str]
    reached: re.Pattern[str]
    reached_before: re.Pattern[str]
    not_count: re.Pattern[str]
    others: re.Pattern[str]
    not_subject: re.Pattern[str]
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


def _cue(forms: tuple[str, ...]) -> re.Pattern[str] | None:
    """The forms as whole words, '#' as any number, '^' as the begin; None when there are none."""
    if not forms:
        return None
    if not any(mark in form for form in forms for mark in "#^"):
        return re.compile(whole(forms))
    return _numbered(forms)


def _numbered(forms: tuple[str, ...]) -> re.Pattern[str]:
    told = any_of(forms).replace(r"\#", r"\d[\d.]*").replace(r"\^", r"(?:^ ?|(?<=[“\"]))")
    return re.compile(rf"(?<!\w){told}(?!\w)")


def _rule(words: Words, row: dict[str, object]) -> MeasureRule:
    cues = {name: _cue(_strings(words, row, name)) for name in _CUES}
    measure = str(row["measure"])
    within = row.get("within", _WITHIN if cues["before"] else AHEAD)
    if not isinstance(within, int):
        raise ConfigError(f"{words.path}: 'within' of measure '{measure}' must be a whole number")
    return MeasureRule(
        measure=None if measure == "none" else measure,
        units=frozenset(_strings(words, row, "units")),
        share=bool(row.get("share")),
        bare=bool(row.get("bare")),
        within=within,
        **cues,
    )


def _turns(rules: Iterable[MeasureRule]) -> tuple[Turn, ...]:
    """The rules of a unit by turns; the last is of rules with words before the number alone."""
    turns: list[Turn] = []
    waiting: list[MeasureRule] = []
    for rule in rules:
        if rule.before is not None:
            waiting.append(rule)
            continue
        turns.append((tuple(waiting), rule))
        waiting = []
    return (*turns, (tuple(waiting), None))


def _rates(words: Words) -> dict[str, str]:
    found = dict.fromkeys(words.strings("gift_rates"), "gift")
    found |= dict.fromkeys(words.strings("house_rates"), "house")
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
    rate = any_of(words.strings("rate_words"))
    return FigureWords(
        unit=re.compile(rf"(?:nữ {_CADRES}|{any_of(unit_of)}|{_CADRES})(?!\w)"),
        unit_before=re.compile(
            rf"(?<!\w)(?:(?=nữ)|(?<=số )|(?<=số lượng )|(?<=trong đó ))({any_of(unit_of)})"
            r"(?: là| có| hiện có| lên| chiếm|:)?:? ?$"
        ),
        unit_of=unit_of,
        group_of={str(row["unit"]): str(row.get("joins", "")) for row in units},
        only_measured=frozenset(str(row["unit"]) for row in units if row.get("only_measured")),
        modifier=re.compile(rf"(?: {any_of(words.strings('modifiers'))}(?!\w))+"),
        part_behind=re.compile(
            rf"(?: (?:trong |của )?(?:toàn ngành|đơn vị))? {any_of(words.strings('parts'))}(?!\w)"
        ),
        part_of_unit=listed("part_words"),
        turns_of={unit: _turns(r for r in rules if unit in r.units) for unit in names},
        shared_turns_of={
            unit: _turns(r for r in rules if r.share and unit in r.units) for unit in names
        },
        money_rules=tuple(_rule(words, row) for row in words.rows("money", ("measure",))),
        rate_after=re.compile(
            r"(?: ?/ ?(?:0?1 |một )?|(?: (?:bằng )?tiền mặt)? (?:cho|đối với) (?:mỗi|một) )"
            rf"({rate}(?:/(?:tháng|năm|người|ngày))?)(?!\w)"
        ),
        rate_before=re.compile(
            rf"(?<!\w)mỗi ({rate})(?!\w)"
            r"(?:(?!tổng |đồng (?!chí))[^.;,\n]|(?<=\d)[.,](?=\d)){0,110}$"
        ),
        rates=_rates(words),
        support=listed("support_words"),
        house=listed("house_words"),
        target=_numbered(words.strings("target")),
        planned=listed("planned"),
        target_head=listed("target_heads"),
        reached=listed("reached"),
        reached_before=re.compile(whole(words.strings("reached_before"), end=" ?$")),
        not_count=re.compile(whole(words.strings("not_counts"), end=" ?$")),
        # 'vận động các nhà hảo tâm ủng hộ 50 triệu đồng' is the work of who asks them.
        others=re.compile(
            r"(?<!vận động )(?<!vận động các )(?<!kêu gọi )(?<!kêu gọi các )"
            rf"(?<!cùng )(?<!mỗi )(?<!\w){any_of(words.strings('others'))}(?!\w)"
        ),
        whole_union=listed("whole_union"),
        whole_province=listed("whole_province"),
        guests=re.compile(rf"{any_of(words.strings('guest_openings'))}(?!\w| kiến)"),
        not_subject=re.compile(
            whole(
                words.strings("not_subject"), end=r"(?: các| lãnh đạo| lớn| (?:tầng|lầu) \w+)? ?$"
            )
        ),
    )
