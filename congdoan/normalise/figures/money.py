"""What an amount of money is: a rate by its unit, else by the deed told around it (units.yml).

An amount of one gift, one house or one case is no sum: it is never multiplied nor added up.
"""

from __future__ import annotations

import re
from decimal import Decimal

from congdoan.normalise.figures.around import PARAGRAPH, Around
from congdoan.normalise.figures.cues import MeasureRule
from congdoan.normalise.figures.measure import Measured
from congdoan.normalise.figures.words import AHEAD, PLAIN_MONEY, RAISED_MONEY, FigureWords
from congdoan.normalise.numbers import SCALES, parse_number
from congdoan.normalise.word_patterns import CAPITAL

# 'Kinh phí xây nhà 120 triệu đồng, gồm Quỹ Mái ấm 50 triệu đồng': what somebody gave of it.
_PART_OF = re.compile(r"đồng[^;]{0,20}(?<!\w)(?:trong đó|gồm)(?!\w)")
_DIRECT = 14
_RATE_REACH = 130
_DEED_REACH, _BEFORE_REACH = 110, 90
# 'Mỗi năm thăm hỏi 200 đoàn viên với số tiền 100 triệu đồng': a sum, though one of each year.
_YEARLY = "năm"
_TIMES_OF_RATE = ("tháng", "năm", "ngày")
_HOUSES = re.compile(r"(?<![\w.,])0*([1-9]\d*) (?:căn|ngôi nhà|nhà|[“\"]?mái ấm)(?!\w)")
# 'hỗ trợ 40 triệu đồng xây nhà cho đoàn viên Lê Thị Mẫu'
_ONE_HOUSE = re.compile(
    r"(?i: (?:để )?(?:xây|làm|sửa)[^.,;\d]{0,20}(?: nhà|mái ấm)[^.,;\d]{0,30} cho (?:gia đình )?"
    r"(?:(?:đoàn viên|anh|chị|ông|bà|đồng chí|đ/c|điều dưỡng|hộ lý|hộ sinh|bác sĩ|y sĩ) )+)"
    + CAPITAL
)
_GIVING = ("hỗ trợ ", "trao ", "tặng ")
_SOMEBODY = re.compile(r"(?:anh|chị|ông|bà|em|đồng chí|đ/c|đoàn viên) " + CAPITAL)
_SIZED = re.compile(r"diện tích|(?<!\w)m2(?!\w)|m²|\d ?m2|khởi công")
_IN_ALL = re.compile(r"(?<!\w)tổng [^,.;]*$")
# The value told of several gifts is their sum, that of a range ('từ 1-2 triệu đồng') of each.
_SEVERAL = "chục|mươi|trăm|nghìn|ngàn|vạn|triệu|những|các|nhiều|vài|mấy"
_GIFTS = re.compile(
    rf"(?:(?P<count>\d[\d.]*|một|{_SEVERAL}) )?(?<!\w)"
    r"(?:[sx]uất|phần|túi|giỏ|thùng|món|chiếc|bộ)(?! ăn| cơm)"
    r"(?:(?: quà)?[^.,;:\d\n]{0,24}(?<!tổng )trị giá(?: là|(?P<each> từ))?| quà) $"
)
_GIFT_REACH = 60
_TIMES_ENDS = ("x", "x ", "×", "× ")
_TIMES = re.compile(r"\d (suất|phần)[^.,;:\d]{0,24} ?[x×] ?$")  # '568 suất x 300.000đ'
# 'Tổng trị giá các hoạt động lên đến 1,2 tỷ đồng': of what the paragraph before tells.
_TOTAL = re.compile(
    r"(?:[-+•] ?)?(?:như vậy, )?tổng (?:số tiền|kinh phí|trị giá|giá trị|cộng)[^.,;:\d]{0,40} ?"
)
_QUOTED = re.compile(r"[“\"″](?!mái ấm)[^“”\"″\n]{1,60}[”\"″]")
# What a rate is of by the deed nearest before it: 'tặng quà 20 người (300.000 đồng/người)'.
_DEED = re.compile(
    r"(?<!\w)(?:quà(?! của)|lỳ xì|mừng tuổi|hỗ trợ|trợ cấp|thăm hỏi|giúp|tiền mặt|bồi dưỡng)(?!\w)"
)
_GIFT_WORDS = ("quà", "lỳ xì", "mừng tuổi")
# No union gives a gift of less (đồng): what is less for each of the gifts is the value of one.
_LEAST_GIFT = 50_000
_SOME = 20  # as many are 'các suất quà' at least


def measure_money(
    around: Around, words: FigureWords, carried: str | None, *, named: bool = False
) -> Measured:
    """The measure of an amount, by its rate and the nearest words before it.

    `carried` is what the list before it measures, where it goes on with one; it decides for an
    amount directly behind a body's name (`named`): 'LĐLĐ tỉnh hỗ trợ 60 triệu đồng, CĐCS 20 triệu'.

    Examples: 'thăm hỏi đoàn viên với số tiền 15 triệu đồng' -> support_spent; 'mỗi suất 500 nghìn
    đồng' -> gift_value; 'quỹ có số dư 1,25 tỷ đồng' -> null.
    """
    key, shape, start = around.key, around.shape, around.begin
    left = key[start : shape.start]
    behind = key[shape.end : around.end].lstrip()
    found = _told(words, left, behind)
    if found is None and carried is None and around.opens_part():
        # the deed of the whole line: 'Hỗ trợ đoàn viên bị thiệt hại: 19 người; 57 triệu đồng'
        start = around.sentence.start
        left = key[max(start, shape.start - PARAGRAPH) : shape.start]
        found = _told(words, left, behind)
    rate = _rate(around, words)
    if found is not None and found[1].measure is None:
        private = "thu nhập" in key[max(start, shape.start - 60) : shape.start]
        return Measured(measure=None, rule_id="money.other", rate=rate, private=private)
    gift = _one_gift(left, shape.value) or (rate is not None and _is_gift(left))
    cue = "gift_value" if gift else _deed(around, words, left, found)
    if rate is not None and rate != _YEARLY:
        supports = _supports(_paragraph(around), words)
        measure = _rate_measure(rate, cue, words, supports=supports)
        return Measured(measure=measure, rule_id="money.rate", rate=rate)
    if cue == "support_spent" or (cue == RAISED_MONEY and left.rstrip().endswith("trị giá")):
        told = _paragraph(around)
        cue = _spent(around, start + found[0] if found else 0, told, words)
        helps = cue != "support_spent" or _supports(told, words) or _sums_up(around, words)
        cue = cue if helps else None
    if cue == "house_cost" and _PART_OF.search(left):
        cue = "support_per_unit"
    known = found is not None or cue is not None
    measure = carried if not known or (named and carried is not None) else cue
    return Measured(measure=measure, rule_id=f"money.{cue or 'amount'}", rate=rate)


def _told(words: FigureWords, left: str, behind: str) -> tuple[int, MeasureRule] | None:
    """The rule of the words around an amount: some of those behind it, then before, then behind."""
    direct: list[MeasureRule] = []
    if words.money_words_behind.match(behind):
        direct = [rule for rule in words.money_behind if rule.after and rule.after.match(behind)]
    if '"' in left or "“" in left:  # the name of a fund or programme is no deed
        left = _QUOTED.sub(lambda name: " " * len(name.group()), left)
    stops = [rule for rule in direct if rule.measure is None]
    if stops:
        return len(left), stops[0]
    found = words.money.nearest(
        left, len(left), lambda rule: rule.needs is None or rule.needs.search(left) is not None
    )
    return found or ((len(left), direct[0]) if direct else None)


def _deed(
    around: Around, words: FigureWords, left: str, found: tuple[int, MeasureRule] | None
) -> str | None:
    """The measure of the rule found; of a plain word for money, that of the deed before it."""
    # 'vận động hỗ trợ đồng bào vùng lũ được 782 triệu đồng'
    raised = words.money_raised if left.endswith("được ") else None
    if raised and raised.nearest(left, len(left), lambda _: True, _DEED_REACH) is not None:
        return RAISED_MONEY
    if found is None or found[1].measure != PLAIN_MONEY:
        return found[1].measure if found is not None else None
    deed = words.money_deeds.nearest(left, found[0], lambda _: True, _DEED_REACH)
    if deed is None:  # 'CĐN phát động quyên góp. Đã có 24 CĐCS tham gia với số tiền 90 triệu đồng'
        end = around.sentence.start
        begin = max(0, end - PARAGRAPH)
        before = around.key[around.key.rfind("\n", begin, end) + 1 or begin : end]
        deed = words.money_deeds.nearest(before, len(before), lambda _: True, _BEFORE_REACH)
        return RAISED_MONEY if deed and deed[1].measure == RAISED_MONEY else "support_spent"
    return deed[1].measure


def _one_gift(left: str, value: Decimal) -> bool:
    """Whether the amount is the value of one of the gifts named before it."""
    told = left.endswith(("trị giá ", "trị giá là ", "trị giá từ ", "quà "))
    gifts = _GIFTS.search(left, max(0, len(left) - _GIFT_REACH)) if told else None
    if gifts is None:
        return False
    count = gifts["count"] or "một"
    if gifts["each"] or count == "một":
        return True
    number = parse_number(count) or SCALES.get(count, _SOME)
    return number == 1 or value < _LEAST_GIFT * number


def _is_gift(left: str) -> bool:
    """Whether the last deed told before a rate is the giving of gifts."""
    deeds = _DEED.findall(left, max(0, len(left) - _DEED_REACH))
    return bool(deeds) and deeds[-1] in _GIFT_WORDS


def _rate(around: Around, words: FigureWords) -> str | None:
    key, start = around.key, around.shape.start
    behind = words.rate_after.match(key, around.shape.end)
    if behind is not None and behind.group(1) not in _TIMES_OF_RATE:
        return behind.group(1)
    if key.endswith(_TIMES_ENDS, 0, start):
        times = _TIMES.search(key, max(around.begin, start - _GIFT_REACH), start)
        if times is not None:
            return times.group(1)
    left = key[max(around.begin, start - _RATE_REACH) : start]
    before = words.rate_before.search(left) if "mỗi " in left else None
    rate = before or behind  # 'mỗi người 500.000 đồng/tháng' is of a person first
    return rate.group(1) if rate is not None else None


def _paragraph(around: Around) -> tuple[str, str]:
    """The paragraph up to the amount (for an item of a list with its head), and a little behind."""
    key, shape = around.key, around.shape
    begin = max(0, shape.start - PARAGRAPH)
    if around.sentence.block_kind != "list":
        begin = key.rfind("\n", begin, shape.start) + 1 or begin
    end = min(around.sentence.end, shape.end + AHEAD)
    return key[begin : shape.start], key[shape.start : end]


def _supports(told: tuple[str, str], words: FigureWords) -> bool:
    """Whether the words around an amount tell of help."""
    return any(words.support.search(part) for part in told)


def _sums_up(around: Around, words: FigureWords) -> bool:
    """Whether a total that opens its paragraph sums up the help that the one before tells of."""
    key, start = around.key, around.sentence.start
    if start == 0 or key[start - 1] != "\n" or not _TOTAL.fullmatch(key, start, around.shape.start):
        return False
    begin = max(0, start - PARAGRAPH)
    before = key.rfind("\n", begin, start - 1) + 1 or begin
    return words.support.search(key, before, start) is not None


def _rate_measure(rate: str, cue: str | None, words: FigureWords, *, supports: bool) -> str | None:
    kind = words.rates.get(rate.split("/", maxsplit=1)[0])
    if kind == "gift" or cue == "gift_value" or (kind == "thing" and supports):
        return "gift_value"
    if kind == "house":
        helps = cue in ("support_spent", "support_per_unit") and supports
        return "support_per_unit" if helps else "house_cost"
    gives = supports and cue != RAISED_MONEY  # 'mỗi đoàn viên góp 20.000 đồng/tháng'
    return "support_per_unit" if kind == "support" and gives else None


def _spent(
    around: Around, cue_end: int, paragraph: tuple[str, str], words: FigureWords
) -> str | None:
    """Spent on welfare, or given to the one house that is spoken of, or that house's price."""
    doc, key, shape = around.doc, around.key, around.shape
    told, behind = paragraph
    if key.endswith(_GIVING, 0, shape.start) and _ONE_HOUSE.match(doc.text, shape.end):
        return "support_per_unit"
    if words.house.search(told, told.rfind("quà") + 1) is None:
        return "support_spent"
    counts = _HOUSES.findall(told)
    if counts and counts[-1] != "1":
        return "support_spent"
    before = key[max(0, cue_end - 16) : cue_end]
    if before.endswith("hỗ trợ") and shape.start - cue_end <= _DIRECT:
        return "support_per_unit"
    sized = before.endswith(("tổng kinh phí", "tổng số tiền", "giá trị")) and _SIZED.search(
        told + behind
    )
    if sized or before.endswith("trị giá"):
        return "house_cost"
    start = around.sentence.start
    one = _SOMEBODY.search(doc.text, start, shape.start)
    helped = one and words.house.search(key, start, shape.start)
    return "support_per_unit" if helped and not _IN_ALL.search(before) else "support_spent"
