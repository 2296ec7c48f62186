"""Awards of a short text as rows that a test compares, and the bodies of those texts."""

from __future__ import annotations

from tests.normalise.reading import read

LD, CDN, TLD = (
    "Liên đoàn Lao động tỉnh Bến Tre",
    "Công đoàn ngành Y tế tỉnh Bến Tre",
    "Tổng Liên đoàn Lao động Việt Nam",
)
BT, TVA = "Trung tâm Y tế huyện Ba Tri", "Bệnh viện Trần Văn An"
Row = tuple[str, str | None, str, int | None]


def rows(text: str) -> list[Row]:
    """Award, giver, kind and number of each row."""
    return [
        (row.award, row.giver_name, row.recipient_kind[0], row.recipient_count)
        for row in read(text).awards
    ]


def prizes(text: str) -> list[tuple[str, str, int | None, str | None]]:
    """Prize, kind, number and name of each winner."""
    return [
        (row.award, row.recipient_kind[0], row.recipient_count, row.recipient_name)
        for row in read(text).awards
    ]
