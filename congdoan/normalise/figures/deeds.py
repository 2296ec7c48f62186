"""What unions do, by the words of config/lexicon/deeds.yml, in the places where it tells whose."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from congdoan.errors import ConfigError
from congdoan.lexicon import Words, read_words
from congdoan.normalise.inner import inner_record
from congdoan.normalise.word_patterns import CAPITAL, any_of, whole

NAME_WORD = rf"{CAPITAL}[\w’']*"
_USES = ("gives", "aside", "own", "bare", "approves", "tells", "says")
# What is granted with a paper or a title is no gift.
_GRANTS = (
    r"(?:trao |tặng |trao tặng |tặng thưởng )(?:cờ|bằng|giấy|kỷ niệm chương|danh hiệu|huân chương)"
)


@inner_record
class Deeds:
    """The compiled list.

    `gives`, `aside`, `approves` and `tells` match where the name of a body ends; `own` and `says`
    are searched. `unit`, `union` and `board` are the bare words for a body that acts.
    """

    gives: re.Pattern[str]
    aside: re.Pattern[str]
    own: re.Pattern[str]
    approves: re.Pattern[str]
    tells: re.Pattern[str]
    says: re.Pattern[str]
    unit: re.Pattern[str]
    union: re.Pattern[str]
    board: re.Pattern[str]


def _by_use(words: Words) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {use: [] for use in _USES}
    for row in words.rows("deeds", ("deed", "uses")):
        uses = row["uses"]
        if not isinstance(uses, list) or not all(use in found for use in uses):
            raise ConfigError(f"{words.path}: 'uses' of '{row['deed']}' must be some of {_USES}")
        for use in uses:
            found[use].append(str(row["deed"]))
    return found


@lru_cache(maxsize=8)
def deeds(config: Path) -> Deeds:
    """The deeds under `config`, compiled.

    Raises:
        ConfigError: deeds.yml is missing or has a wrong shape.
    """
    words = read_words(config, "deeds")
    of = _by_use(words)
    bare = rf"(?= {any_of((*of['bare'], *words.strings('before_deeds')))}(?!\w))"
    return Deeds(
        gives=re.compile(
            rf"(?: {NAME_WORD}){{0,5}} "
            r"(?:(?:đến|tới|về) (?:dự(?: và|,) )?|(?:đã|đang|đều|cũng|trực tiếp) )*"
            rf"{any_of(of['gives'])}(?!\w)"
        ),
        aside=re.compile(rf" (?:đã |cũng )?(?:trực tiếp )?{any_of(of['aside'])}(?!\w)"),
        own=re.compile(
            r"[,;] (?:và |đồng thời |đã |còn |cũng |ngoài ra |tiếp tục )*"
            rf"{any_of(of['own'])}(?!\w)"
        ),
        approves=re.compile(rf" (?:đã |tỉnh )?(?:{any_of(of['approves'])}|{_GRANTS})(?!\w)"),
        tells=re.compile(rf"[^.;:\n]{{0,40}}?{any_of(of['tells'])}(?!\w)"),
        says=re.compile(whole(of["says"])),
        unit=re.compile(
            r"(?:[ĐđTt]oàn (?:đơn vị|cơ quan|bệnh viện|trung tâm)|[Đđ]ơn vị|bệnh viện|trung tâm"
            rf"|[Nn]hà trường){bare}"
        ),
        # Begins behind its first letter, to be fast; not 'Công đoàn Việt Nam'.
        union=re.compile(
            r"ông đoàn(?:(?<=(?<!\w)Công đoàn)|(?<=[,;:] công đoàn))"
            rf"(?: đơn vị| cơ quan| cơ sở)?{bare}"
        ),
        board=re.compile(
            r"B(?:CH|an (?:[Cc]hấp hành|[Tt]hường vụ))(?: [Ll]âm thời)?"
            rf"(?: [Cc]ông đoàn| CĐ(?:CS)?)?{bare}"
        ),
    )
