"""The word list of awards (config/lexicon/awards.yml), compiled once per configuration."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast

from congdoan.errors import ConfigError
from congdoan.lexicon import Words, read_words
from congdoan.normalise.document import Hit
from congdoan.normalise.inner import inner_record
from congdoan.normalise.numbers import WORDS
from congdoan.normalise.word_patterns import any_of, whole
from congdoan.text import tone_key

RecipientKind = Literal["collective", "individual", "household", "other"]
_RECIPIENT_KINDS = ("collective", "individual", "household", "other")
_JOINTS = re.compile(r"[ ,–-]+")
_JOINT = r"[ ,–-]{1,3}"
# 'năm' is also the year; award_tokens looks at what stands before it.
_TEEN = {word: value for word, value in WORDS.items() if value < WORDS["mười"]}
NUMERALS = {"một": 1, "năm": 5, "hai mươi": 20, **WORDS} | {
    f"mười {word}": 10 + value for word, value in ({"một": 1, "lăm": 5} | _TEEN).items()
}
_FOR_YEARS = r"\d{1,2} (?:năm|lần)|năm \d{4}|nhiều năm|số \d+/[\w-]+"
# 'phấn đấu năm nay có trên 80%, ...': a number that is aimed at.
_AIMED = r"(?: [^\s,;]+){0,5} (?:có|đạt|là|trên|từ|ít nhất) (?:trên |từ |ít nhất )?\d"
# 'mỗi giải 2 triệu đồng' is no second prize.
_NO_SUM = r"(?! (?:trăm|nghìn|ngàn|triệu|tỷ|đồng)(?!\w))"
# 'Kỷ niệm chương Vì sự nghiệp xây dựng tổ chức Công đoàn' without quotes.
_CAUSE = r" vì (?:sự nghiệp|sức khỏe|sự tiến bộ|thế hệ)(?: (?!của|cho|do|năm|và|tặng)\w+){1,7}"
# 'trình LĐLĐ tỉnh tặng', not 'chương trình Tổng Liên đoàn phát động'.
_SUBMITS = "(?<!chương )(?<!quá )(?<!quy )(?<!công )trình"
# 'Tổng Liên đoàn cấp Bằng Lao động sáng tạo', not 'Bằng khen cấp tỉnh'.
_ISSUES = r"cấp(?= (?:\d+ )?(?:bằng|giấy))|gửi(?= thư khen)"
# 'Kết quả Hội giảng: 4 giải Nhất' needs no verb.
_RESULTS = r"kết quả(?=[^,;:.\n]{0,60}:)"
# 'Xét tặng Bằng khen' and 'bình xét' are no grants yet; 'đã xét tặng', 'bình xét được' are.
_CONSIDERS = r"(?<!đã )(?<!\w)xét tặng(?!\w)"
_WEIGHED = r"(?<!\w)bình xét(?! được)(?!\w)[^,;:]*$"
_LIMIT = r"(?<!\w)(?:tối đa|tối thiểu|ít nhất|không quá) \d"
_TIMES = rf"{any_of(NUMERALS)} lần"
_QUOTE = '[“”"«»″]'


@inner_record
class Head:
    """An award as the word list has it."""

    name: str
    kind: str
    level: str | None = None


TokenKind = Literal[
    "award",
    "recipient",
    "giver",
    "person",
    "body",
    "give",
    "receive",
    "attain",
    "propose",
    "to",
    "stop",
    "share",
]


@inner_record
class Token:
    """A word of the award grammar; which of the last fields are set depends on the kind."""

    kind: TokenKind
    start: int
    end: int
    head: Head | None = None
    number: int | None = None
    recipient: RecipientKind | None = None
    hit: Hit | None = None


# Bodies that have an id, and those that have none.
BODIES: tuple[TokenKind, ...] = ("giver", "body")
# Verbs that tell of giving and getting.
VERBS: tuple[TokenKind, ...] = ("give", "receive", "attain")


@inner_record
class AwardWords:
    """The compiled word list.

    `grammar` finds every token of a sentence (groups named after the kinds of award_tokens.Token).
    """

    heads: dict[str, Head]
    titles: dict[str, Head]
    title_names: tuple[str, ...]
    title_leads: tuple[str, ...]
    title_levels: dict[str, str]
    classes: dict[str, str]
    ranks: dict[str, str]
    nouns: dict[str, RecipientKind]
    offices: dict[str, str]
    levels: dict[str, str]
    grammar: re.Pattern[str]
    intent: re.Pattern[str]
    talk: tuple[str, ...]
    adverbs: re.Pattern[str]
    person: re.Pattern[str]
    people: re.Pattern[str]
    works: str
    teams: str
    team_ends: str
    team_leads: str
    team_never: str


def title_key(text: str) -> str:
    """A title without the joints between its halves.

    >>> title_key("giỏi việc nước - đảm việc nhà") == title_key("giỏi việc nước, đảm việc nhà")
    True
    """
    return _JOINTS.sub(" ", text).strip()


def _heads(words: Words) -> dict[str, Head]:
    found: dict[str, Head] = {}
    for row in words.rows("heads", ("form", "name", "kind")):
        level = row.get("level")
        form = str(row["form"])
        form = form.partition(" ")[0] if row.get("tail") == "giver" else form
        found[tone_key(form)] = Head(
            name=str(row["name"]), kind=str(row["kind"]), level=str(level) if level else None
        )
    return found


def _person(words: Words) -> re.Pattern[str]:
    """The titles right before a name, unless they are counted ('3 bác sĩ')."""
    groups = ("official", "polite", "private", "degrees")
    titles = {title for group in groups for title in words.strings(group)} - {"thuộc về"}
    return re.compile(
        r"(?<![\w.])(?<!\d )(?<!các )(?<!những )(?<!nhiều )"
        rf"(?:{any_of(titles)}(?!\w)[ .,]{{0,2}})+$"
    )


def _nouns(words: Words) -> dict[str, RecipientKind]:
    found: dict[str, RecipientKind] = {}
    for kind, forms in words.groups("recipients").items():
        if kind not in _RECIPIENT_KINDS:
            raise ConfigError(
                f"{words.path}: key 'recipients.{kind}' is no recipient kind; "
                f"use one of {', '.join(_RECIPIENT_KINDS)}"
            )
        found |= {tone_key(form): cast("RecipientKind", kind) for form in forms}
    return found


def _award_pattern(words: Words, heads: Iterable[str]) -> str:
    rows = words.rows("heads", ("form",))
    given = [str(row["form"]).partition(" ") for row in rows if row.get("tail") == "giver"]
    first = any_of({word for word, _, _ in given})
    then = any_of(rest for _, _, rest in given)
    heads = [form for form in heads if form not in {word for word, _, _ in given}]
    kept = any_of(words.table("classes"))
    dropped = any_of(words.strings("attributes"))
    levels = any_of(words.table("title_levels"))
    titles = "|".join(
        _JOINT.join(any_of((part,)) for part in title_key(tone_key(name)).split(" "))
        for name in sorted(words.strings("titles"), key=len, reverse=True)
    )
    return (
        rf"(?P<award>(?:(?P<form>{any_of(heads)})(?!\w){_NO_SUM}(?P<kept> {kept}(?!\w))?"
        rf"(?: (?:{dropped})(?!\w))*(?P<quoted> {_QUOTE}[^“”\"\n]{{2,60}}{_QUOTE}|{_CAUSE})?"
        rf"|(?:(?:{any_of(words.strings('title_leads'))}) )?{_QUOTE}?"
        rf"(?P<title>{titles})(?!\w){_QUOTE}?"
        rf"(?: {any_of(words.strings('title_tails'))}(?!\w))?"
        rf"(?P<level> (?:{levels})(?!\w))?"
        rf"|(?P<given>{first})(?= (?:{then})(?!\w))"
        rf"|(?<!\w )(?P<rank>{any_of(words.table('ranks'))})(?= ?:)"
        rf"|danh hiệu(?P<again> (?:{levels})(?!\w))"
        rf"|danh hiệu (?P<open>{_QUOTE}[^“”\"\n]{{3,60}}{_QUOTE})))"
    )


def _grammar(words: Words, award: str, nouns: Iterable[str]) -> str:
    number = r"\d{1,3}(?:\.\d{3})+|\d+|" + any_of(NUMERALS)
    bare = any_of(words.strings("bare"))
    parts = [
        rf"(?P<never>{any_of(words.strings('never'))}(?!\w))",
        award,
        (
            r"(?P<recipient>(?<![.,/])"
            rf"(?:(?:(?P<count>{number})(?:/\d+)? ?(?:lượt )?|(?:các|những|nhiều) )"
            rf"(?P<noun>{any_of(nouns)})|(?P<bare>{bare}))(?!\w))"
        ),
        rf"(?P<giver>{any_of(words.table('offices'))}(?!\w))",
        r"(?P<to>(?:cho|thuộc về)(?!\w))",
        (
            rf"(?P<propose>{any_of(words.strings('propose'))}(?!\w)"
            rf"|{_SUBMITS}(?= {any_of(words.strings('asked'))}(?!\w)))"
        ),
    ]
    parts += [
        rf"(?P<give>(?:{any_of(words.strings('give'))}|{_ISSUES})(?!\w)|{_RESULTS})",
        rf"(?P<receive>{any_of(words.strings('receive'))}(?!\w))",
        rf"(?P<attain>(?:{any_of(words.strings('attain'))}|đồng(?= giải))(?!\w))",
    ]
    # The begin of a word is asked for once, before the many parts that start with one.
    return rf"(?<!\w)(?=\S)(?:{'|'.join(parts)})|(?P<share>%)|(?P<stop>;)"


@lru_cache(maxsize=8)
def award_words(config: Path) -> AwardWords:
    """The word list under `config`, compiled.

    Raises:
        ConfigError: awards.yml is missing or has a wrong shape.
    """
    words = read_words(config, "awards")
    heads, nouns = _heads(words), _nouns(words)
    return AwardWords(
        heads=heads,
        titles={
            title_key(tone_key(name)): Head(name=f"Danh hiệu {name}", kind="title")
            for name in words.strings("titles")
        },
        title_names=tuple(f"{tone_key(word)} " for word in words.strings("title_names")),
        title_leads=(*map(tone_key, words.strings("title_leads")), "“", '"', "”"),
        title_levels=words.table("title_levels"),
        classes={tone_key(form): name for form, name in words.table("classes").items()},
        ranks={tone_key(rank): tone_key(form) for rank, form in words.table("ranks").items()},
        nouns=nouns,
        offices={tone_key(form): name for form, name in words.table("offices").items()},
        levels=words.table("levels") | words.table("office_levels"),
        grammar=re.compile(_grammar(words, _award_pattern(words, heads), nouns)),
        talk=tuple(f"{tone_key(word)} " for word in words.strings("talk")),
        adverbs=re.compile(
            rf"(?:,? (?:{any_of(words.strings('adverbs'))}|{_FOR_YEARS}|{_TIMES})(?!\w))*,? ?"
        ),
        people=re.compile(
            rf"(?<!\w){any_of(noun for noun, kind in nouns.items() if kind == 'individual')} $"
        ),
        person=_person(read_words(config, "titles")),
        works=rf"(?<!\w){any_of(words.strings('works'))}(?!\w)[^,;:]{{0,80}} của (?:nhóm tác giả |tác giả )?",
        teams=any_of(words.strings("teams")),
        team_ends=any_of(words.strings("team_ends")),
        team_leads=any_of(words.strings("team_leads")),
        team_never=any_of(words.strings("team_never")),
        intent=re.compile(
            f"{whole(words.strings('intent'))}|{_CONSIDERS}|{_WEIGHED}|{_LIMIT}"
            rf"|{whole(words.strings('aims'))}(?:[^,;]*$|{_AIMED})"
            rf"|{whole(words.strings('denials'))}[^,;]*$"
        ),
    )
