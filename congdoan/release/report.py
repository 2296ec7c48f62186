"""What became of a batch and of a build, for people and programs."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from congdoan.records import Role, record
from congdoan.release.rows import Placed

_NAMED = 5  # hosts in a message


@record
class BatchReport:
    """What a batch held; `problems` names records that could not be read."""

    warc: str
    records: int
    articles: int
    aliases: int
    rejections: Mapping[str, int]
    problems: tuple[str, ...]


class Tally:
    """Counts a batch while it is read."""

    def __init__(self, warc: str) -> None:
        self.records = 0
        self._warc = warc
        self._roles: Counter[Role | None] = Counter()
        self._rejections: Counter[str] = Counter()
        self._problems: list[str] = []

    def record(self, offset: int, problem: str | None) -> None:
        """One record of the WARC was read."""
        self.records += 1
        if problem is not None:
            self._problems.append(f"{self._warc} at byte {offset}: {problem}")

    def erased(self, offset: int) -> None:
        """A record holds a page that was taken down; it is not read."""
        self._problems.append(
            f"{self._warc} at byte {offset}: the page was taken down and is left out; "
            "`congdoan erase` its address again to take these bytes out, too"
        )

    def page(self, placed: Placed) -> None:
        """One record got its role."""
        if placed.article is not None:
            self._roles[placed.role] += 1
        if placed.rejection is not None:
            self._rejections[placed.rejection.reason.value] += 1

    def report(self) -> BatchReport:
        """The counts so far."""
        return BatchReport(
            warc=self._warc,
            records=self.records,
            articles=self._roles[Role.ARTICLE],
            aliases=self._roles[Role.ALIAS],
            rejections=dict(self._rejections),
            problems=tuple(self._problems),
        )


@record
class SourceCount:
    """One source in a release; `new` are articles that the previous version did not have.

    `held_back` says why its newer pages are not in it, `rows_as_of` of which day the newest page is
    that its rows then come from (None without rows).
    """

    articles: int
    new: int
    rejections: int
    held_back: str | None = None
    rows_as_of: date | None = None


@record
class ReleaseReport:
    """What became of a build; `version` is None when the content had not changed.

    `current` and `path` are the newest version now there; None only before the first one.
    `changes` counts rows of table changes by 'table change', `causes` by cause; `unknown_hosts`
    counts archived pages of hosts that no source describes; `observations` counts their rows.
    """

    version: int | None
    current: int | None = None
    path: Path | None = None
    rows: Mapping[str, int]
    content_digest: str
    checks: tuple[str, ...] = ()
    changes: Mapping[str, int] = dataclasses.field(default_factory=dict)
    causes: Mapping[str, int] = dataclasses.field(default_factory=dict)
    sources: Mapping[str, SourceCount] = dataclasses.field(default_factory=dict)
    unknown_hosts: Mapping[str, int] = dataclasses.field(default_factory=dict)
    observations: Mapping[str, int] = dataclasses.field(default_factory=dict)
    problems: tuple[str, ...] = ()

    @property
    def rejected(self) -> dict[str, int]:
        """Source -> pages that are no articles."""
        return {source_id: count.rejections for source_id, count in self.sources.items()}

    @property
    def held_back(self) -> dict[str, str]:
        """Source -> why its new rows are not in the release."""
        return {s: c.held_back for s, c in self.sources.items() if c.held_back is not None}

    def after(self, batches: Iterable[BatchReport]) -> ReleaseReport:
        """The report with the problems that its batches met before it."""
        met = (problem for batch in batches for problem in batch.problems)
        return dataclasses.replace(self, problems=(*met, *self.problems))

    @property
    def held_since(self) -> dict[str, date | None]:
        """Source that is held back -> the day that its rows show."""
        return {s: self.sources[s].rows_as_of for s in self.held_back}

    def summary(self) -> str:
        """One sentence."""
        if self.version is None:
            newest = "there is no release" if self.current is None else f"version {self.current}"
            return f"nothing changed, {newest} stays"
        articles = self.rows["articles"]
        new = sum(count.new for count in self.sources.values())
        return f"version {self.version} published with {articles} articles, {new} of them new"

    def no_release(self) -> str:
        """Why there is nothing to publish."""
        said = "No article to publish yet: no release was made"
        if not self.observations.get("captures"):
            return f"{said}."
        if self.unknown_hosts:
            return f"{said}: {strangers(self.unknown_hosts)}."
        return (
            f"{said}: of the archived pages {sum(self.rejected.values())} were rejected, and those "
            "of sources that are unverified are never published."
        )

    def markdown(self) -> str:
        """The release as a page: rows per table, sources, changes with their causes."""
        lines = [f"# {self.summary()}", "", "| table | rows |", "|---|---:|"]
        lines += [f"| {name} | {count} |" for name, count in self.rows.items()]
        lines += [
            "",
            "| source | articles | new | rejected | held back |",
            "|---|---:|---:|---:|---|",
        ]
        lines += [
            f"| {s} | {c.articles} | {c.new} | {c.rejections} | {c.held_back or ''} |"
            for s, c in self.sources.items()
        ]
        if self.changes:
            lines += ["", "| change | rows |", "|---|---:|"]
            lines += [f"| {what} | {count} |" for what, count in sorted(self.changes.items())]
            lines += [
                "",
                "Causes: " + ", ".join(f"{c} {n}" for c, n in sorted(self.causes.items())),
            ]
        if self.unknown_hosts:
            hosts = ", ".join(f"{host} ({count})" for host, count in self.unknown_hosts.items())
            lines += ["", f"Archived pages of hosts that no source describes: {hosts}"]
        if self.problems:
            lines += ["", "What could not be read or had to be made again:", ""]
            lines += [f"- {problem}" for problem in self.problems]
        return "\n".join(lines) + "\n"


def strangers(hosts: Mapping[str, int]) -> str:
    """What to do about archived pages of hosts that no source describes; empty without any."""
    if not hosts:
        return ""
    named = ", ".join(f"{host} ({count})" for host, count in [*hosts.items()][:_NAMED])
    more = f" and {len(hosts) - _NAMED} more" if len(hosts) > _NAMED else ""
    return (
        f"the archive holds pages of hosts that no known source describes: {named}{more}; name the "
        "folder of their source files with --sources"
    )
