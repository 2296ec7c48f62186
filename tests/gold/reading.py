"""Gold articles read from tests/gold/articles: text with blocks, and what a person says is in it.

The form of a file is told in tests/gold/articles/README.md. A surface that is not in the text, an
unknown key or short name raises ValueError with the file's name.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from congdoan.records import Article, Block, BlockKind, record

FOLDER = Path(__file__).with_name("articles")
# Further authors. Of the second half is held back, the seventh and eighth whole; others are open.
AUTHORS = ("fresh", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_KINDS: dict[str, BlockKind] = {
    "T": "title", "L": "lead", "P": "paragraph", "I": "list", "C": "caption", "B": "byline",
    "R": "credit",
}  # fmt: skip
_HEADS = {
    "cdn": "Công đoàn ngành Y tế", "ld": "Liên đoàn Lao động", "syt": "Sở Y tế",
    "ub": "Ủy ban nhân dân", "cdc": "Trung tâm Kiểm soát bệnh tật",
}  # fmt: skip
_NATIONAL = {
    "tld": "Tổng Liên đoàn Lao động Việt Nam", "yvn": "Công đoàn Y tế Việt Nam", "byt": "Bộ Y tế",
}  # fmt: skip
_INNER = {
    "bch": "Ban Chấp hành", "btv": "Ban Thường vụ", "ubkt": "Ủy ban Kiểm tra", "bnc": "Ban Nữ công",
    "du": "Đảng ủy",
}  # fmt: skip
_PERSONS = {"per": None, "ben": "beneficiary", "aut": "author", "pho": "photographer"}
_QUALIFIERS = {">": "gt", "<": "lt", "~": "approx"}
_RECIPIENTS = {"c": "collective", "i": "individual", "h": "household", "o": "other", "*": "*"}
_POST_BEFORE = re.compile(r"(?:Trưởng|Phó|Ủy viên|Chủ nhiệm|UV) ?$")
_BOARD = re.compile(r"^(?:Ban|Ủy ban Kiểm tra) .*?(?=Công đoàn|Liên đoàn|Tỉnh ủy|Đảng bộ)")
_MONTH = 7  # letters of "2025-04"
Spans = tuple[tuple[int, int], ...]


@record
class Named:
    """A person, organisation or date: where, and its right names (empty: may be left out)."""

    spans: Spans
    names: tuple[str, ...]
    subtype: str | None = None
    optional: bool = False


@record
class Row:
    """A position, award or event: right answers of each field; '*' is not judged."""

    fields: tuple[tuple[str, ...], ...]
    optional: bool = False


@record
class Number:
    """A figure: where, kind, value, and the right answers for what it says."""

    spans: Spans
    kind: str
    value: float
    measures: tuple[str, ...]
    orgs: tuple[str, ...]
    qualifier: str
    status: str
    optional: bool = False


@record
class Gold:
    """One annotated article."""

    name: str
    article: Article
    source: str | None
    province: str | None
    persons: tuple[Named, ...]
    orgs: tuple[Named, ...]
    dates: tuple[Named, ...]
    positions: tuple[Row, ...]
    events: tuple[Row, ...]
    awards: tuple[Row, ...]
    figures: tuple[Number, ...]


def read_all(folder: Path = FOLDER) -> tuple[list[Gold], list[Gold]]:
    """The seen two thirds and the unseen third (every third file by name)."""
    files = sorted(folder.glob("*.txt"))
    seen = [read(path) for i, path in enumerate(files) if i % 3 != 2]
    return seen, [read(path) for i, path in enumerate(files) if i % 3 == 2]


def read_halves(name: str) -> tuple[list[Gold], list[Gold]]:
    """An author's articles (one of AUTHORS): for development, and held back; either may be none."""
    folder = Path(__file__).with_name(name)
    halves = (sorted((folder / half).glob("*.txt")) for half in ("development", "held"))
    development, held = ([read(path) for path in half] for half in halves)
    return development, held


def read_held() -> list[Gold]:
    """All that is held back: the unseen third, half of the second set, the seventh, the eighth."""
    return [*read_all()[1], *(gold for author in AUTHORS for gold in read_halves(author)[1])]


def read(path: Path) -> Gold:
    """One file."""
    try:
        return _Reader(path).gold()
    except (ValueError, KeyError) as error:
        raise ValueError(f"{path.name}: {error}") from error


class _Reader:
    """What is being read of one file."""

    def __init__(self, path: Path) -> None:
        head, body, notes = path.read_text(encoding="utf-8").split("---\n")
        self.name = path.stem
        self.known = {
            key: None if value.strip() == "-" else value.strip()
            for key, value in (line.split(":", 1) for line in head.splitlines())
        }
        self.article = self._article(body)
        self.notes = [line.split(" ", 1) for line in notes.splitlines() if line.strip()]

    def gold(self) -> Gold:
        known = {"per", "ben", "aut", "pho", "org", "date", "pos", "ev", "aw", "fig", "mon"}
        unknown = {key.rstrip("?") for key, _ in self.notes} - known
        if unknown:
            raise ValueError(f"unknown keys {sorted(unknown)}")
        return Gold(
            name=self.name, article=self.article, source=self.known["source"],
            province=self.known["province"],
            persons=self._longest_first(self._persons()),
            orgs=self._longest_first(map(self._or_parent, self._named("org", self._org))),
            dates=self._longest_first(map(self._from_digit, self._named("date", _day))),
            positions=tuple(self._rows("pos", (_as_is, _as_is, self._org))),
            events=tuple(self._rows("ev", (_split, _days, self._org))),
            awards=tuple(self._rows("aw", (_split, self._org, _recipient, _as_is, _as_is))),
            figures=(*self._figures("fig"), *self._figures("mon")),
        )  # fmt: skip

    def _article(self, body: str) -> Article:
        text, blocks = "", []
        for line in body.splitlines():
            key, words = line.split(": ", 1)
            blocks.append(Block(kind=_KINDS[key], start=len(text), end=len(text) + len(words)))
            text += words + "\n"
        first = {b.kind: text[b.start : b.end] for b in reversed(blocks)}
        day = self.known["on"]
        return Article(
            article_id="0" * 16, source_id="gold", url=f"https://gold.example/{self.name}",
            page_url=f"https://gold.example/{self.name}", title=first["title"],
            lead=first.get("lead"), text=text[:-1], blocks=tuple(blocks),
            byline=first.get("byline"),
            published_on=date.fromisoformat(day) if day else None,
            published_evidence="site_rule" if day else "none",
        )  # fmt: skip

    def _lines(self, key: str) -> Iterator[tuple[str, bool]]:
        for found, words in self.notes:
            if found.rstrip("?") == key:
                yield words, found.endswith("?")

    def _spans(self, surface: str) -> Spans:
        edge = r"(?<![\w])(?<!\d[.,])" if surface[0].isdigit() else r"(?<!\w)"
        pattern = edge + re.escape(surface) + r"(?!\w)(?![.,]\d)"
        spans = tuple(m.span() for m in re.finditer(pattern, self.article.text))
        if not spans:
            raise ValueError(f"{surface!r} is not in the text")
        return spans

    def _persons(self) -> Iterator[Named]:
        for key, subtype in _PERSONS.items():
            for words, optional in self._lines(key):
                full = [name.strip() for name in words.split(";")]
                for name in full:
                    right = next((n for n in full if n.endswith(" " + name)), name)
                    yield Named(spans=self._spans(name), names=(right,), subtype=subtype,
                                optional=optional)  # fmt: skip

    def _named(self, key: str, right: object) -> Iterator[Named]:
        for words, optional in self._lines(key):
            surfaces, _, answer = words.partition(" = ")
            names = right(answer) if answer else ()  # type: ignore[operator]
            for surface in map(str.strip, surfaces.split(";")):
                yield Named(spans=self._spans(surface), names=names, optional=optional)

    def _from_digit(self, item: Named) -> Named:
        """Words before the first digit ('Sáng ngày') only show which date is meant."""
        spans = []
        for start, end in item.spans:
            words = self.article.text[start:end]
            lead = re.match(r"(?:\D*?)(?=[Tt]háng \d|\d)", words)
            spans.append((start + (lead.end() if lead else 0), end))
        return Named(spans=tuple(spans), names=item.names, optional=item.optional)

    def _or_parent(self, item: Named) -> Named:
        """A board named by a post ('Trưởng Ban Nữ công LĐLĐ tỉnh') may be told as its union."""
        before = self.article.text[max(0, item.spans[0][0] - 10) : item.spans[0][0]]
        if not item.names or not _POST_BEFORE.search(before):
            return item
        parents = tuple(_BOARD.sub("", name) for name in item.names)
        return Named(spans=item.spans, names=item.names + parents, optional=item.optional)

    @staticmethod
    def _longest_first(found: Iterable[Named]) -> tuple[Named, ...]:
        """Without the spans that lie inside a longer one ('LĐLĐ tỉnh' in 'LĐLĐ tỉnh Hà Nam')."""
        taken: list[tuple[int, int]] = []
        kept: list[Named] = []
        for item in sorted(found, key=lambda n: n.spans[0][0] - n.spans[0][1]):
            free = tuple(s for s in item.spans if not any(overlaps(s, t) for t in taken))
            taken += free
            kept.append(Named(spans=free, names=item.names, subtype=item.subtype,
                              optional=item.optional))  # fmt: skip
        return tuple(kept)

    def _rows(self, key: str, readers: tuple[object, ...]) -> Iterator[Row]:
        for words, optional in self._lines(key):
            fields = [field.strip() for field in words.split("|")]
            fields += ["*"] * (len(readers) - len(fields))
            yield Row(
                fields=tuple(r(f) for r, f in zip(readers, fields, strict=True)),  # type: ignore[operator]
                optional=optional,
            )

    def _figures(self, key: str) -> Iterator[Number]:
        for words, optional in self._lines(key):
            if optional:
                for surface in map(str.strip, words.split(";")):
                    yield Number(spans=self._spans(surface), kind="*", value=0, measures=("*",),
                                 orgs=("*",), qualifier="*", status="*", optional=True)  # fmt: skip
                continue
            surface, value, measure, org, *status = (f.strip() for f in words.split("|"))
            spans = tuple(s for part in surface.split(" ; ") for s in self._spans(part))
            kind = "money" if key == "mon" else "percent" if value.endswith("%") else "count"
            yield Number(
                spans=spans, kind=kind, value=float(value.strip("<>~%")), measures=_split(measure),
                orgs=self._org(org), qualifier=_QUALIFIERS.get(value[0], "eq"),
                status=status[0] if status else "reported",
            )  # fmt: skip

    def _org(self, words: str) -> tuple[str, ...]:
        return tuple(self._one(part.strip()) for part in words.split(" / "))

    def _one(self, words: str) -> str:
        inner, _, rest = words.partition(" ")
        if inner in _INNER:
            return f"{_INNER[inner]} {self._one(rest)}"
        head, _, where = words.partition(":")
        place = where or str(self.known["place"])
        if head in _HEADS:
            return f"{_HEADS[head]} {place}"
        if head == "tu":
            unit, _, short = place.partition(" ")
            return f"Tỉnh ủy {short}" if unit == "tỉnh" else f"Thành ủy {short.split(' ', 1)[1]}"
        return _NATIONAL.get(head, words)


def overlaps(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def _as_is(words: str) -> tuple[str, ...]:
    return (words,)


def _split(words: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in words.split(";"))


def _recipient(words: str) -> tuple[str, ...]:
    return (_RECIPIENTS[words],)


def _days(words: str) -> tuple[str, ...]:
    return tuple(
        day for part in _split(words) for day in (_day(part) if part not in "*-" else (part,))
    )


def _day(words: str) -> tuple[str, ...]:
    """'2025-04' is the whole month; 'null' is a date whose year cannot be known."""
    words = words.strip()
    if words not in ("null", "*") and len(words) == _MONTH:
        year, month = map(int, words.split("-"))
        return (f"{words}-01/{words}-{calendar.monthrange(year, month)[1]}",)
    for part in words.split("/") if words not in ("null", "*") else ():
        date.fromisoformat(part)
    return (words,)
