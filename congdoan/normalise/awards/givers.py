"""Who gives an award: named right behind it, or before the verb of giving."""

from __future__ import annotations

import re
from collections.abc import Sequence

from congdoan.normalise.awards.grammar import NUMERALS
from congdoan.normalise.awards.records import PROPOSED_WITHIN, is_prize, is_title
from congdoan.normalise.awards.words import VERBS, AwardWords, Token
from congdoan.normalise.document import Hit
from congdoan.normalise.word_patterns import any_of

_OF = re.compile(
    r"(?:,? năm \d{4}(?= (?:của|do)))?,?(?: (?:của|do|từ))?"
    r"(?: (?:ban chấp hành|ban thường vụ|ban chỉ đạo|chủ tịch|giám đốc|bộ trưởng|lãnh đạo))? ?"
)
_OF_TITLE = re.compile(r",? (?:của|do) ?")
_JOIN = re.compile(r"(?:,|,? và|,? cùng(?: với)?|,? với|,? hoặc| -| –)?(?: của| cho)? ?")
_GIVEN_BY = ["receive", "giver", "give", "to"]
_ASKED = ["propose", "giver"]
_CONFERRED = re.compile(
    r"(?: (?:đã|cũng|trao|tặng|thưởng|phong|truy|công nhận|cấp|giấy|chứng nhận|là|"
    r"có|ký|ra|ban hành|quyết định|về việc))+ ?"
)
# 'Thừa ủy quyền của Chủ tịch nước, ông A trao ...': the giver is who gave the order.
_FOR = re.compile(
    r"ủy (?:quyền|nhiệm) (?:của )?"
    r"(?:(?:đồng chí )?(?:chủ tịch|bộ trưởng|giám đốc|lãnh đạo|thường trực|ban thường vụ) )?$"
)
_EMPOWERS = (" ủy quyền,", " ủy nhiệm,")
# 'Theo Quyết định số 12/QĐ-LĐLĐ của LĐLĐ tỉnh, 4 CĐCS được tặng Cờ thi đua'.
_DECIDED = re.compile(
    r"q(?<!\wq)uyết định(?: (?:khen thưởng|thi đua|số|ngày|năm|tháng|[\w/.-]*\d[\w/.-]*|"
    r"(?:về việc )?(?:tặng|công nhận)[^,;:]{0,40}))* (?:của|do) (?:[^\s,;:.]+ ){0,3}$"
)
# 'Thay mặt Thường trực LĐLĐ tỉnh, ông A trao ...'; who takes an award is no giver.
_IN_NAME = re.compile(r"(?:thay mặt|đại diện) (?:[^\s,;]+ ){0,4}$")
# What a bracket tells of who acts: 'Phó Giám đốc Sở Y tế (bìa phải), trao'.
_ASIDE = re.compile(r" \([^()\n]{1,40}\)")
_DASHES = (" - ", " – ")
_POST = re.compile(r" [-–] (?:[^\s,;:.()–-]+ ){1,5}$")
_ACTS = re.compile(r" (?:đã |cũng |đến |tới |về |trực tiếp |kịp thời |ra |có )+[^,;:.]{0,30}")
_AND_ALSO = re.compile(r" [^,;:.]{3,40} và ")
_CLAUSE = re.compile(
    r"(?:^|[,;:.\n] ?)(?:(?:lãnh đạo|đại diện|ban thường vụ|chủ tịch|giám đốc) )?$"
)
_HEADED = re.compile(r" ?: ?")
_NEXT_VERB = re.compile(r"(?:^|[,;:] ?|(?<!\w)(?:và|đồng thời|cùng với)[ ,]*)(?:đã |cũng |còn )*$")
_NUMBER_BEFORE = re.compile(
    rf"(?<![\w.,/])(\d{{1,4}}|(?!năm ){any_of(NUMERALS)}|(?<=và )năm|(?<=, )năm) $"
)
_NUMBER_ENDS = tuple(f"{number} " for number in (*"0123456789", *NUMERALS))
# How far back an order to give, and the verb before another one, are looked for; and a decision.
_NEAR, _DECISION = 40, 100
_NUMBER = len(" mười lăm ")


def number_before(key: str, award: Token) -> re.Match[str] | None:
    """The number right before an award ('02 giải Nhì', 'hai giải Nhì'), as group 1."""
    if not key.endswith(_NUMBER_ENDS, 0, award.start):
        return None
    return _NUMBER_BEFORE.search(key, max(0, award.start - _NUMBER), award.start)


class Givers:
    """Reads the givers of one sentence."""

    def __init__(self, key: str, words: AwardWords) -> None:
        self._key = key
        self._words = words
        self._won: set[int] = set()  # the names that got something, by identity

    def _gap(self, left: int, right: int) -> str:
        return self._key[left:right]

    def without_winners(self, givers: Sequence[Hit], won: Sequence[Hit | None]) -> tuple[Hit, ...]:
        """The givers without those who got the award; who got something gives nothing later."""
        ids = {id(hit) for hit in won}
        self._won |= ids
        return tuple(giver for giver in givers if id(giver) not in ids)

    def behind(self, award: Token, right: Sequence[Token]) -> tuple[tuple[Hit, ...], int]:
        """Givers named right behind the award, and where they end."""
        found: list[Hit] = []
        end = award.end
        by = [token.kind for token in right[:4]] == _GIVEN_BY and right[0].start == end + 1
        if by and right[1].hit is not None:
            return (right[1].hit,), right[1].end  # 'Bằng khen được LĐLĐ tỉnh trao cho'
        pattern = _OF_TITLE if is_prize(award) or is_title(award) else _OF
        for n, token in enumerate(right):
            if token.kind == "body" and self._gap(end, token.start) == " của ":
                return (), token.end
            if token.kind != "giver" or token.hit is None:
                break
            if not (_JOIN if found else pattern).fullmatch(self._gap(end, token.start)):
                break
            # 'Bằng khen của A, B tặng Giấy khen': B begins a clause of its own.
            clause = found or self._gap(end, token.start).startswith(",")
            if clause and n + 1 < len(right) and right[n + 1].kind in VERBS:
                break
            found.append(token.hit)
            end = token.end
        return tuple(found), end

    def before(self, award: Token, left: Sequence[Token]) -> tuple[Hit, ...]:
        """'được A (đề nghị B) tặng' or 'A, B và C (đã) tặng'."""
        if all(token.kind != "giver" for token in left):
            return ()
        if (order := self._behind_the_act(left)) is not None:
            return (order,)
        if left and left[-1].kind == "giver" and self.is_headed(award, left[-1]):
            return (left[-1].hit,) if left[-1].hit is not None else ()
        received = [i for i, t in enumerate(left) if t.kind == "receive"]
        proposed = [i for i, t in enumerate(left) if t.kind == "propose"]
        gives = [i for i, t in enumerate(left) if t.kind == "give" and not self._is_heading(t)]
        begin = max([0, *(i + 1 for i in proposed if award.start - left[i].end <= PROPOSED_WITHIN)])
        if begin == 0 and received and any(t.kind == "giver" for t in left[received[-1] :]):
            begin = received[-1] + 1
        end = next((i for i in gives if i >= begin), len(left))
        # 'Khen thưởng: A tặng Bằng khen': the verb with a giver before it is meant.
        end = next((i for i in gives if i > begin and left[i - 1].kind == "giver"), end)
        at = left[end].start if end < len(left) else self._start(award)
        givers = left[begin:end]
        if len(givers) > 1 and givers[-1].kind == "person":  # 'Chủ tịch LĐLĐ tỉnh Lê Văn A tặng'
            posted = self._gap(givers[-2].end, givers[-1].start) == " "
            at, givers = (givers[-1].start, givers[:-1]) if posted else (at, givers)
        found = self._chain(givers, at, received=bool(received))
        if len(found) > 1 and self._decides(found[0]):  # 'Theo Quyết định của B, A trao Bằng khen'
            found = found[:1] if self.is_by_hand(left) else found[1:]
        return tuple(token.hit for token in found if token.hit is not None)

    def _is_heading(self, verb: Token) -> bool:
        """'Kết quả hội thao:' tells what was given, and not by whom."""
        return self._key.startswith("kết quả", verb.start)

    def _chain(self, givers: Sequence[Token], at: int, *, received: bool) -> list[Token]:
        """The givers that are joined to each other and to the verb at `at`."""
        found: list[Token] = []
        for token in reversed(givers):
            fits = _JOIN if found else self._words.adverbs
            if token.kind != "giver" or token.hit is None or id(token.hit) in self._won:
                break
            gap = _ASIDE.sub("", self._gap(self._closed(token), at))
            # 'được LĐLĐ tỉnh xếp loại xuất sắc và tặng Cờ thi đua'
            joined = not found and _AND_ALSO.fullmatch(gap) is not None
            # 'Chủ tịch LĐLĐ tỉnh đã tới nhà trao Bằng khen'
            acts = not found and _ACTS.fullmatch(gap) is not None
            also = (joined and (received or self._opens(token))) or (acts and self._opens(token))
            if not (fits.fullmatch(gap) or also or _HEADED.fullmatch(gap)):
                break
            found.append(token)
            at = token.start
        return found[::-1]

    def _closed(self, giver: Token) -> int:
        """Where a giver ends, with the dash that closes its post: 'ông A - Giám đốc Sở Y tế -'."""
        dash = self._key.startswith(_DASHES, giver.end)
        back = max(0, giver.start - _NEAR)
        return giver.end + len(" -") * bool(dash and _POST.search(self._key, back, giver.start))

    def _opens(self, giver: Token) -> bool:
        """Whether a sentence or a clause begins with the giver: 'LĐLĐ tỉnh tới dự và tặng ...'."""
        return _CLAUSE.search(self._key, max(0, giver.start - _NEAR), giver.start) is not None

    def _behind_the_act(self, left: Sequence[Token]) -> Hit | None:
        """In whose name or by whose order somebody hands the award over."""
        kinds = {token.kind for token in left}
        acts = "give" in kinds and "receive" not in kinds
        for token in left:
            back = max(0, token.start - _NEAR)
            if token.kind == "giver" and (
                _FOR.search(self._key, back, token.start)
                or self._key.startswith(_EMPOWERS, token.end)
                or (acts and _IN_NAME.search(self._key, back, token.start))
            ):
                return token.hit
        return None

    def decided(self, tokens: Sequence[Token]) -> tuple[Hit, ...]:
        """Whose decision is told: the giver where nobody else is one."""
        deciders = (t.hit for t in tokens if t.kind == "giver" and self._decides(t))
        return tuple(hit for hit in deciders if hit is not None)[:1]

    def _decides(self, body: Token) -> bool:
        back = max(0, body.start - _DECISION)
        return _DECIDED.search(self._key, back, body.start) is not None

    def is_headed(self, award: Token, giver: Token) -> bool:
        """'Tổng Liên đoàn: 01 Cờ thi đua': a giver above what it gave."""
        return _HEADED.fullmatch(self._gap(giver.end, self._start(award))) is not None

    def subject(self, part: Sequence[Token]) -> tuple[Hit, ...]:
        """The body right before the first verb of giving in a part, else the one that opens it."""
        kinds = [token.kind for token in part]
        verb = self._asks(part, kinds, kinds.index("give")) if "give" in kinds else 0
        before = part[verb - 1] if verb else None
        if before is not None and before.kind == "giver" and before.hit is not None:
            gap = self._gap(self._closed(before), part[verb].start)
            if self._words.adverbs.fullmatch(gap) or _HEADED.fullmatch(gap):
                return (before.hit,)
        first = part[0] if part else None
        opens = first is not None and first.kind == "giver" and self._opens(first)
        return (first.hit,) if opens and first and first.hit is not None else ()

    def _asks(self, part: Sequence[Token], kinds: Sequence[str], verb: int) -> int:
        """The verb whose subject gives: 'A đề nghị B tặng Bằng khen; tặng Giấy khen' is of A.

        Not 'đề nghị B: tặng Bằng khen; tặng Cờ thi đua', where B is asked for all.
        """
        if kinds[max(0, verb - 2) : verb] != _ASKED or "giver" not in kinds[: verb - 2]:
            return verb
        return verb if ":" in self._gap(part[verb - 1].end, part[verb].start) else verb - 2

    @staticmethod
    def is_only_asked(part: Sequence[Token]) -> bool:
        """'Đề nghị B tặng Bằng khen': the part names nobody before the one who is asked."""
        kinds = [token.kind for token in part]
        verb = kinds.index("give") if "give" in kinds else 0
        return kinds[max(0, verb - 2) : verb] == _ASKED and "giver" not in kinds[: verb - 2]

    def goes_on(self, left: Sequence[Token], begin: int) -> bool:
        """'A tặng Cờ thi đua cho B, trao Bằng khen cho C': A gave both."""
        gives = [token for token in left if token.kind == "give"]
        if not gives or any(token.kind == "receive" for token in left):
            return False
        back = max(begin, gives[0].start - _NEAR)
        return _NEXT_VERB.search(self._key[back : gives[0].start]) is not None

    def is_strange(self, award: Token, left: Sequence[Token]) -> bool:
        """Whether a giver is named whom nobody knows: 'được LĐLĐ huyện tặng', 'của quỹ ...'."""
        if self._key.startswith((" của ", " do ", " cấp ", " các cấp"), award.end):
            return True
        gives = next((i for i, t in enumerate(left) if t.kind == "give"), 0)
        before = left[gives - 1] if gives else None
        if before is not None and before.kind == "receive":
            gap = self._gap(before.end, left[gives].start)
            return self._words.adverbs.fullmatch(gap) is None
        return before is not None and before.kind == "body"

    def is_by_hand(self, left: Sequence[Token]) -> bool:
        """Whether the verb is 'trao' alone, which need not be that of the giver."""
        gives = [t for t in left if t.kind == "give"]
        return bool(gives) and self._gap(gives[-1].start, gives[-1].end) in ("trao", "chuyển trao")

    def _start(self, award: Token) -> int:
        """Where an award begins, its number included."""
        match = number_before(self._key, award)
        return match.start(1) if match else award.start

    def of_title(self, award: Token, left: Sequence[Token]) -> tuple[Hit, ...]:
        """'4 bác sĩ được Chủ tịch nước tặng danh hiệu ...': nothing but the verb stands between."""
        if (order := self._behind_the_act(left)) is not None:
            return (order,)
        near = self.before(award, left)
        conferred = near and _CONFERRED.fullmatch(self._gap(near[-1].end, award.start))
        return near if conferred else ()
