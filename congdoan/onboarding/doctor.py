"""An edited rule file tried on the archive: fill rates and texts before and after.

Reads archived pages and rule files; writes nothing. A rule that mends ten pages and breaks two is
seen before it is committed, not in the next release.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path

from congdoan.archive.files import list_warcs
from congdoan.archive.reader import read
from congdoan.errors import UsageError
from congdoan.extract.page import extract
from congdoan.records import Article, Capture, Rejection, Role, record
from congdoan.registry import Registry, load_family, load_source
from congdoan.sources import Source

FIELDS = ("title", "published_on", "lead", "byline", "credited_source", "text")
_FIXED = frozenset({Role.ROBOTS, Role.LISTING, Role.FEED, Role.SITEMAP, Role.HOME})


@record
class Change:
    """One page that is read otherwise: fields as (before, after), and the text's changed lines."""

    url: str
    fields: dict[str, tuple[str, str]]
    lines: tuple[str, ...]


@record
class Checkup:
    """Fill rates (share of pages, 0..1) by field, before and after, and the pages that changed.

    `articles` counts pages read as articles before and after; `by_rule` those read by a rule.
    """

    source_id: str
    pages: int
    articles: tuple[int, int]
    by_rule: tuple[int, int]
    fill: dict[str, tuple[float, float]]
    changes: tuple[Change, ...]


def edited(
    registry: Registry,
    source: Source,
    rules: Path | None,
    family: Path | None,
    folders: Sequence[Path],
) -> Source:
    """The source under an edited source file, an edited family file, or both.

    Without an edited source file the one of `folders` (the last that has one) counts.

    Raises:
        ConfigError: a file is wrong; names file and key.
        UsageError: the family file is not that of the source.
    """
    families = dict(registry.families)
    if family is not None:
        changed = load_family(family)
        families[changed.family_id] = changed
    own = (folder / f"{source.source_id}.yml" for folder in reversed(folders))
    path = rules if rules is not None else next((p for p in own if p.is_file()), None)
    if path is None:
        raise UsageError(f"no file of {source.source_id} is known: name one with --rules")
    after = load_source(path, families)
    if family is not None and after.family != family.stem:
        raise UsageError(f"{family} is no family of {source.source_id}: it has '{after.family}'")
    return after.model_copy(update={"source_id": source.source_id})


def last_pages(archive: Path, source: Source, count: int) -> tuple[Capture, ...]:
    """The newest captures of the source's last `count` article pages, newest first.

    Raises:
        ArchiveError: a WARC file cannot be read.
    """
    newest: dict[str, Capture] = {}
    for warc in list_warcs(archive):
        for visit in read(warc):
            capture = visit.capture
            if capture is None or capture.status != 200 or not source.owns(capture.url):  # noqa: PLR2004
                continue
            if (source.role(capture.url) or visit.role) in _FIXED:
                continue
            known = newest.get(capture.url)
            if known is None or known.captured_at <= capture.captured_at:
                newest[capture.url] = capture
    ordered = sorted(newest.values(), key=lambda c: (c.captured_at, c.url), reverse=True)
    return tuple(ordered[:count])


def checkup(captures: Sequence[Capture], before: Source, after: Source) -> Checkup:
    """What the edited rules change on some pages."""
    pairs = [(c, extract(c, before), extract(c, after)) for c in captures]
    old, new = [o for _, o, _ in pairs], [n for _, _, n in pairs]
    return Checkup(
        source_id=before.source_id,
        pages=len(pairs),
        articles=(_articles(old), _articles(new)),
        by_rule=(_ruled(old), _ruled(new)),
        fill={field: (_fill(old, field), _fill(new, field)) for field in FIELDS},
        changes=tuple(c for pair in pairs if (c := _change(*pair)) is not None),
    )


Found = Article | Rejection


def _articles(found: Sequence[Found]) -> int:
    return sum(isinstance(f, Article) for f in found)


def _ruled(found: Sequence[Found]) -> int:
    return sum(isinstance(f, Article) and f.extraction != "generic" for f in found)


def _fill(found: Sequence[Found], field: str) -> float:
    filled = sum(bool(_value(f, field)) for f in found)
    return filled / len(found) if found else 0.0


def _value(found: Found, field: str) -> str:
    value = getattr(found, field, None) if isinstance(found, Article) else None
    return "" if value is None else str(value)


def _change(capture: Capture, old: Found, new: Found) -> Change | None:
    fields = {
        field: (_value(old, field), _value(new, field))
        for field in FIELDS[:-1]
        if _value(old, field) != _value(new, field)
    }
    verdicts = tuple("article" if isinstance(f, Article) else f.reason.value for f in (old, new))
    if verdicts[0] != verdicts[1]:
        fields["verdict"] = (verdicts[0], verdicts[1])
    lines = tuple(_diff(_value(old, "text"), _value(new, "text")))
    return Change(url=capture.url, fields=fields, lines=lines) if fields or lines else None


def _diff(old: str, new: str) -> Iterator[str]:
    for line in difflib.unified_diff(old.split("\n"), new.split("\n"), lineterm="", n=0):
        if not line.startswith(("---", "+++", "@@")):
            yield line
