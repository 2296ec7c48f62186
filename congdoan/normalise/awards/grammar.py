"""The patterns of the award grammar, built from the word list (config/lexicon/awards.yml)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from congdoan.lexicon import Words
from congdoan.normalise.numbers import WORDS
from congdoan.normalise.word_patterns import any_of, flat
from congdoan.text import tone_key

_JOINTS = re.compile(r"[ ,–-]+")
_JOINT = r"[ ,–-]{1,3}"
# 'năm' is also the year; tokens.py looks at what stands before it.
_TEEN = {word: value for word, value in WORDS.items() if value < WORDS["mười"]}
NUMERALS = {"một": 1, "năm": 5, "hai mươi": 20, **WORDS} | {
    f"mười {word}": 10 + value for word, value in ({"một": 1, "lăm": 5} | _TEEN).items()
}
_FOR_YEARS = r"\d{1,2} (?:năm|lần)|lần thứ (?:\d+|hai|ba|tư|năm)|năm \d{4}|nhiều năm|số \d+/[\w-]+"
# 'phấn đấu năm nay có trên 80%, ...': a number that is aimed at.
_AIMED = (
    r"(?: \d{1,3} (?!%|năm|tháng)"
    r"|(?: [^\s,;]+){0,5} (?:có|đạt|là|trên|từ|ít nhất) (?:trên |từ |ít nhất )?\d)"
)
# 'mỗi giải 2 triệu đồng' is no second prize.
_NO_SUM = r"(?! (?:trăm|nghìn|ngàn|triệu|tỷ|đồng(?! đội))(?!\w))"
# 'Kỷ niệm chương Vì sự nghiệp xây dựng tổ chức Công đoàn' without quotes.
_CAUSE = r" vì (?:sự nghiệp|sức khỏe|sự tiến bộ|thế hệ)(?: (?!của|cho|do|năm|và|tặng)\w+){1,7}"
# 'trình LĐLĐ tỉnh tặng', not 'chương trình Tổng Liên đoàn phát động'.
_SUBMITS = "(?<!chương )(?<!quá )(?<!quy )(?<!công )trình"
# 'Tổng Liên đoàn cấp Bằng Lao động sáng tạo', not 'Bằng khen cấp tỉnh'.
_ISSUES = r"cấp(?= (?:\d+ )?(?:bằng|giấy))|gửi(?= thư khen)|gắn(?= (?:huân|huy) chương)"
# 'gắn Huân chương lên lá cờ truyền thống của Bệnh viện A'
_ONTO = r"lên (?:lá )?cờ truyền thống(?: của)?"
# 'gửi Thư khen tới tập thể khoa Nhi'
_TOWARDS = r"(?:tới|đến)(?= (?:tập thể|cá nhân|toàn thể|các|những|\d{1,3} ))"
# 'Kết quả Hội giảng: 4 giải Nhất' needs no verb.
_RESULTS = r"kết quả(?=[^,;:.\n]{0,60}:)"
# 'A dẫn đầu với 3 giải Nhất', not 'với 120 điểm'.
_TABLE = (
    r"(?:dẫn đầu|đứng đầu|(?:xếp|đứng) thứ (?:nhất|nhì|hai|ba))(?: toàn đoàn)? với"
    r"(?= \d{1,2} (?:giải|huy chương|hc))"
)
# 'Xét tặng Bằng khen' and 'bình xét' are no grants yet; 'đã xét tặng', 'bình xét được' are; 'đợt
# xét tặng lần thứ 15' only tells when.
_CONSIDERS = r"x(?<!\wx)ét tặng(?!\w)(?<!(?:đã|kỳ) xét tặng)(?<!đợt xét tặng)"
# 'Mỗi CĐCS chọn 1 cá nhân đề nghị tặng Bằng khen', not 'A và B mỗi đơn vị tặng Bằng khen'.
_EACH_ONE = (
    r"m(?<!\wm)ỗi (?:đơn vị|cđcs|công đoàn cơ sở|công đoàn)(?!\w)(?! (?:đều |đã )?(?:tặng|trao))"
)
_WEIGHED = flat(("bình xét",), end=r"(?! được)(?!\w)[^,;:]*$")
_LIMIT = flat(("tối đa", "tối thiểu", "ít nhất", "không quá"), end=r" \d")
# 'Nhất: Khoa Nhi', 'Nhì thuộc về Khoa Sản', 'Nhì là bà A'; not 'nhất là ...', 'ba là ...'.
_RANKED = (
    r"(?: toàn đoàn)?(?= ?[:–-]| (?:thuộc về|được trao)(?!\w)"
    r"|(?<=nhì) là(?!\w)|(?<=khuyến khích) là(?!\w))"
)
# 'xếp thứ hai nhận giải Nhì', 'về nhất, nhận giải Nhất'
_PLACED = r"(?:xếp|về|đứng)(?: thứ)? (?:nhất|nhì|hai|ba|tư)"
_TRIES = r"t(?<!\wt)ranh $"
_MAKERS = "(?:nhóm tác giả |tác giả )?"
_TIMES = rf"{any_of(NUMERALS)} lần"
_QUOTES = '“”"«»″'
_QUOTE = f"[{_QUOTES}]"
# First words of tokens that the grammar spells itself.
_SPELT = (
    *("các", "những", "nhiều", "cho", "đối với", "thuộc về", "lên", "tới"),
    *("đến", "hồ sơ", "trình", "cấp", "gửi", "gắn", "kết quả", "đồng", "dẫn đầu", "đứng", "xếp"),
)


def title_key(text: str) -> str:
    """A title without the joints between its halves.

    >>> title_key("giỏi việc nước - đảm việc nhà") == title_key("giỏi việc nước, đảm việc nhà")
    True
    """
    return _JOINTS.sub(" ", text).strip()


def _award_pattern(words: Words, heads: Iterable[str]) -> str:
    rows = words.rows("heads", ("form",))
    given = [str(row["form"]).partition(" ") for row in rows if row.get("tail") == "giver"]
    first = any_of({word for word, _, _ in given})
    then = any_of(rest for _, _, rest in given)
    heads = [form for form in heads if form not in {word for word, _, _ in given}]
    kept = any_of(words.table("classes"))
    dropped = any_of(words.strings("attributes"))
    levels = any_of(words.table("title_levels"))
    titles = any_of(title_key(tone_key(name)) for name in words.strings("titles"))
    titles = titles.replace(re.escape(" "), _JOINT)
    return (
        rf"(?P<award>(?:(?P<form>{any_of(heads)})(?!\w){_NO_SUM}(?P<kept> {kept}(?!\w))?"
        rf"(?: (?:{dropped})(?!\w))*(?P<quoted> {_QUOTE}[^“”\"\n]{{2,60}}{_QUOTE}|{_CAUSE})?"
        rf"|(?:(?:{any_of(words.strings('title_leads'))}) )?{_QUOTE}?"
        rf"(?P<title>{titles})(?!\w){_QUOTE}?"
        rf"(?: {any_of(words.strings('title_tails'))}(?!\w))?"
        rf"(?P<level> (?:{levels})(?!\w))?"
        rf"|(?P<given>{first})(?= (?:{then})(?!\w))"
        rf"|(?<!\w )(?P<rank>{any_of(words.table('ranks'))}){_RANKED}"
        rf"|(?:(?<=tặng )|(?<=nhận )|(?<=\d ))(?P<flag>cờ)(?= ?{_QUOTE}|[;.]|$)"
        rf"|danh hiệu(?P<again> (?:{levels})(?!\w))"
        rf"|danh hiệu (?P<open>{_QUOTE}[^“”\"\n]{{3,60}}{_QUOTE})))"
    )


def grammar(words: Words, heads: Iterable[str], nouns: Iterable[str]) -> re.Pattern[str]:
    """What finds every token of a sentence; a group is named after each kind of token."""
    award = _award_pattern(words, heads)
    number = r"\d{1,3}(?:\.\d{3})+|\d+|" + any_of(NUMERALS)
    bare = any_of(words.strings("bare"))
    opens = rf"(?=\d|(?:các|những|nhiều) |{any_of((*NUMERALS, *words.strings('bare')))})"
    lead = any_of(words.strings("noun_leads"))
    beside = any_of(words.strings("nouns_beside"))
    stop = rf"(?:{any_of(words.strings('no_nouns'))}|{any_of(NUMERALS)})"
    noun = (
        rf"(?!{any_of(words.strings('noun_never'))}(?!\w))(?P<noun>{any_of(nouns)})(?!\w)"
        rf"(?:(?:, ?| và |/){beside}(?!\w)){{0,3}}"
    )
    parts = [
        rf"(?P<never>{any_of(words.strings('never'))}(?!\w))",
        award,
        (
            rf"(?P<recipient>{opens}(?<![./])(?<!\d,)(?<!mỗi )"
            r"(?<!năm )(?<!tháng )(?<!ngày )"
            rf"(?:(?:(?P<count>{number})(?:/\d+)? ?(?:lượt )?|(?:các|những|nhiều) )(?:{lead} )?"
            rf"{noun}|(?P<bare>{bare})|(?P<things>\d+)(?= (?!{stop}(?!\w))[^\W\d_]))(?!\w))"
        ),
        rf"(?P<giver>{any_of(words.table('offices'))}(?!\w))",
        rf"(?P<to>(?:cho|đối với|thuộc về|{_ONTO}|{_TOWARDS})(?!\w))",
        (
            rf"(?P<propose>{any_of(words.strings('propose'))}(?!\w)"
            rf"|hồ sơ(?= (?:xét )?(?:phong|truy|tặng|công nhận))"
            rf"|{_SUBMITS}(?= {any_of(words.strings('asked'))}(?!\w)))"
        ),
    ]
    parts += [
        rf"(?P<give>(?:{any_of(words.strings('give'))}|{_ISSUES})(?!\w)|{_RESULTS})",
        rf"(?P<receive>{any_of(words.strings('receive'))}(?!\w))",
        rf"(?P<attain>(?:{any_of(words.strings('attain'))}|đồng(?= giải)|{_TABLE})(?!\w))",
    ]
    # The begin of a word is asked for once, before the many parts that start with one.
    return re.compile(rf"(?P<stop>;)|(?P<share>%)|(?<!\w)(?:{'|'.join(parts)})")


def opens(words: Words, heads: Iterable[str]) -> re.Pattern[str]:
    """Where a token can begin: a search for it is ten times as fast as one for the grammar."""
    lists = ("never", "title_leads", "bare", "propose", "give", "receive", "attain")
    listed = (word for name in lists for word in words.strings(name))
    titles = (title_key(tone_key(name)).partition(" ")[0] for name in words.strings("titles"))
    tables = (*words.table("ranks"), *words.table("offices"))
    begun = flat((*heads, *listed, *titles, *tables, *NUMERALS, *_SPELT))
    return re.compile("|".join((begun, *"0123456789", *_QUOTES, "%", ";")))


def _titles(words: Words, heads: Iterable[str]) -> str:
    """Titles of persons, one or more; no award of `heads`."""
    groups = ("official", "polite", "private", "degrees")
    titles = {title for group in groups for title in words.strings(group)} - {"thuộc về"}
    titles = {title for title in map(tone_key, titles) if title not in set(heads)}
    return rf"(?:{any_of(titles)}(?!\w)[ .,]{{0,2}})+"


def person_titles(words: Words, heads: Iterable[str]) -> re.Pattern[str]:
    """The titles right before a name, unless they are counted ('3 bác sĩ')."""
    counted = r"(?<!\d )(?<!các )(?<!những )(?<!nhiều )"
    return re.compile(rf"(?<![\w.]){counted}{_titles(words, heads)}$")


def titled(words: Words, heads: Iterable[str]) -> re.Pattern[str]:
    """What may lead from here to a name; the group is its titles: 'cặp VĐV', 'thí sinh, bác sĩ'."""
    leads = r"(?:(?:cặp|đôi|thí sinh|vđv|vận động viên|tác giả|đoàn viên),? )*"
    return re.compile(rf" ?{leads}({_titles(words, heads)})?")


def intents(words: Words) -> re.Pattern[str]:
    """What tells before an award that nothing was granted.

    Each alternative begins with letters, so that a search skips to those: five times as fast.
    """
    aims = flat(words.strings("aims"), end=rf"(?!\w)(?:[^,;]*$|{_AIMED})")
    denials = flat(words.strings("denials"), end=r"(?!\w)[^,;]*$")
    spelt = (_EACH_ONE, _TRIES, _CONSIDERS, _WEIGHED, _LIMIT)
    return re.compile("|".join((flat(words.strings("intent")), *spelt, aims, denials)))


def adverbs(words: Words) -> re.Pattern[str]:
    """What may stand between a giver or a winner and the verb."""
    return re.compile(
        rf"(?:,? (?:{any_of(words.strings('adverbs'))}|{_FOR_YEARS}|{_TIMES}|{_PLACED})(?!\w))*,? ?"
    )


def said(words: Words) -> re.Pattern[str]:
    """What is said of a person before the verb: between two marks, or opened by a known word."""
    of_whom = (*words.groups("recipients")["individual"], *words.strings("teams"))
    opens = any_of((*of_whom, *words.strings("posts"), *words.strings("person_is")))
    place = r"(?:cùng (?:các|kíp|ê kíp|tập thể)|đến từ|thuộc|của|công tác tại|ở|tại|khoa|là|với)"
    return re.compile(
        rf"(?: ?[,(–-] ?(?:[^;:“”]{{2,120}}?(?:\)|,|-| –)|{opens}(?!\w)[^;:“”]{{0,120}}?)"
        rf"| {place}(?!\w)[^;:“”]{{0,120}}?(?:\)|,|-| –)?)"
        r"(?: (?:vinh dự|đã|và|xuất sắc|cũng|là người|từng|vừa))* ?"
    )


def posted(words: Words) -> re.Pattern[str]:
    """What joins a person or an office to the one before, a post included: ' và Phó Chủ tịch '."""
    jobs = any_of((*words.strings("posts"), *words.groups("recipients")["individual"]))
    return re.compile(
        rf"(?:[^,;:.]{{0,60}}| ?[,(–-][^;:]{{2,60}}?)(?: và|,? cùng) {jobs}(?!\w)[^,;:.()]{{0,40}} "
    )


def united_leads(words: Words) -> re.Pattern[str]:
    """What stands before the first body of a team of several: 'liên quân các đơn vị '."""
    return re.compile(flat(words.strings("united_teams"), end=r"(?!\w)(?: [^\s,;:.]+){0,4} $"))


def works(words: Words) -> str:
    """What is judged in a contest, up to the name behind 'của'."""
    return rf"(?<!\w){any_of(words.strings('works'))}(?!\w)[^,;:]{{0,80}} của {_MAKERS}"
