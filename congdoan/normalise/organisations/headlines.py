"""Names that stand in a headline in capitals only: 'BỆNH VIỆN PHỤ SẢN KIẾN THỤY: HỘI NGHỊ ...'."""

from __future__ import annotations

import re

from congdoan.normalise.scan import Scan

_NAME = re.compile(r"((?:[^\W\d_]+ ){1,2}[^\W\d_]+)(?=:)")


def headline_name(scan: Scan, start: int) -> tuple[int, str]:
    """End of the two or three words from `start` to a colon, and the name that they are.

    `start` and no name where a word says that the body before them does something ('HIẾN MÁU:').
    """
    words = scan.knowledge.organisations.strings
    found = _NAME.match(scan.text, start)
    said = found.group(1).lower().split() if found is not None else []
    if found is None or said[0] in words("headline_words"):
        return start, ""
    if any(word in words("company_stops") for word in said):
        return start, ""
    return found.end(1), found.group(1).title()
