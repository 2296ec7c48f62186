"""Bodies that an article tells as gone: merged into another, or called otherwise since.

'hợp nhất CĐCS A và CĐCS B thành CĐCS C', 'thành lập C trên cơ sở sáp nhập A và B', 'A đổi tên thành
C': what the article then calls 'CĐCS' or 'Bệnh viện' is C.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from congdoan.normalise.organisations.span import OrgSpan
from congdoan.normalise.scan import Scan

_INTO = re.compile(r" (?:vào|về|lấy tên|thành(?! (?:phố|lập|viên|ủy|tích|công(?! đoàn)))) ")
_CLAUSE_END = re.compile(r"[,;:] |\n")
_RENAMED, _GOING = "renamed", ("merged", "renamed")  # groups of events.yml, changes
_FAR, _NEAR = 300, 16  # letters from the verb to the last body that it ends, and to the first


def forerunners(scan: Scan, spans: Sequence[OrgSpan]) -> frozenset[int]:
    """Where the spans begin that name a body which has gone into another.

    One that keeps its name ('hợp nhất A và B thành A') is none.
    """
    changes = scan.knowledge.changes
    found: set[int] = set()
    starts: list[int] = []
    for verb in scan.terms("change").values():
        if changes[verb.row] not in _GOING or not scan.key.startswith(" ", verb.end):
            continue
        starts = starts or [span.start for span in spans]
        at, sentence = verb.end + 1, scan.doc.sentence_at(verb.start)
        stop = min(sentence.end, at + _FAR)
        into = _INTO.search(scan.key, at - 1, stop)
        end = into or _CLAUSE_END.search(scan.key, at, stop)
        first, last = (bisect_left(starts, i) for i in (at, end.start() + 1 if end else stop))
        if first == last and into is not None and changes[verb.row] == _RENAMED:
            first = max(first - 1, bisect_left(starts, sentence.start))
        elif first < last and starts[first] - at > _NEAR:
            continue
        kept = into.end() if into is not None else len(scan.key)
        found.update(
            span.start
            for span in spans[first:last]
            if not scan.key.startswith(scan.key[span.start : span.end], kept)
        )
    return frozenset(found)
