"""The two languages of the page: words, numbers and days as their readers write them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from congdoan.records import record

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_POINTS = str.maketrans(",.", ".,")


@record
class Language:
    """One language: `code` is vi or en, `labels` vocabulary -> code -> label."""

    code: str
    words: dict[str, str]
    labels: dict[str, dict[str, str]]

    def __getitem__(self, key: str) -> str:
        """The text of the page under a key; raises KeyError when there is none."""
        return self.words[key]

    def label(self, vocabulary: str, code: str | None) -> str:
        """The label of a published code; empty for none."""
        return "" if code is None else self.labels[vocabulary].get(code, code)

    def heading(self, vocabulary: str, code: str) -> str:
        """The label as it begins a line: 'Labour Order', 'Bằng khen'."""
        text = self.label(vocabulary, code)
        return text[:1].upper() + text[1:]

    def number(self, value: float, places: int = 0) -> str:
        """1234.5 -> '1.234,5' in Vietnamese, '1,234.5' in English; no more places than needed."""
        text = f"{value:,.{places}f}"
        text = text.rstrip("0").rstrip(".") if places else text
        return text.translate(_POINTS) if self.code == "vi" else text

    def percent(self, part: float, whole: float) -> str:
        """'62,5%'; a dash where there is nothing to divide by."""
        return f"{self.number(100 * part / whole, 1)}%" if whole else "–"

    def day(self, day: date | None) -> str:
        """'12/01/2024' or '12 Jan 2024'; a dash for none."""
        if day is None:
            return "–"
        return f"{day:%d/%m/%Y}" if self.code == "vi" else f"{day.day} {_named(day)}"

    def month(self, day: date) -> str:
        """'01/2024' or 'Jan 2024'."""
        return f"{day:%m/%Y}" if self.code == "vi" else _named(day)

    def month_name(self, number: int) -> str:
        """Heading of a month's column: 'T1' or 'Jan'."""
        return f"T{number}" if self.code == "vi" else _MONTHS[number - 1]

    @property
    def number_format(self) -> dict[str, Any]:
        """The same habits for the charts (a locale of d3-format)."""
        decimal, thousands = (",", ".") if self.code == "vi" else (".", ",")
        return {"decimal": decimal, "thousands": thousands, "grouping": [3], "currency": ["", ""]}


def _named(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"


@cache
def _texts() -> dict[str, list[str]]:
    """Key -> [English, Vietnamese] of words.yml."""
    text = Path(__file__).with_name("words.yml").read_text(encoding="utf-8")
    texts: dict[str, list[str]] = yaml.safe_load(text)
    return texts


def languages(vocabulary: Mapping[str, Mapping[str, list[str]]]) -> tuple[Language, Language]:
    """Vietnamese, then English."""
    made = [
        Language(
            code=code,
            words={key: pair[at] for key, pair in _texts().items()},
            labels={
                name: {str(c): pair[at] for c, pair in codes.items()}
                for name, codes in vocabulary.items()
            },
        )
        for code, at in (("vi", 1), ("en", 0))
    ]
    return made[0], made[1]
