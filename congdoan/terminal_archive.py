"""What a person sees of the care of the archive: imported files, and pages taken down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console

from congdoan.records import LeftOut
from congdoan.terminal import json_line, release_report, say, table

if TYPE_CHECKING:
    from pathlib import Path

    from congdoan.assemble import ReleaseReport
    from congdoan.intake import Intake

_MANY = 20  # hosts or damaged records; a crawl of the web has thousands
_MEANING = {
    LeftOut.UNKNOWN_HOST: "no source describes this host; `congdoan probe URL` drafts one",
    LeftOut.OTHER_SOURCE: "of a source that --source did not name",
    LeftOut.HOST_MOVED: "captured after the host stopped being this source (`until` in its file)",
    LeftOut.UNVERIFIED: "its source is not released: set `status: enabled` in its file",
    LeftOut.NO_PAGE: "no web page: notes of the crawler, DNS answers, screenshots",
    LeftOut.NO_ANSWER: "an attempt that got no answer",
    LeftOut.UNCHANGED: "says only that the page was as before",
    LeftOut.REDIRECT: "leads to another address",
    LeftOut.CUT: "its crawler cut the page off",
    LeftOut.ERROR: "the site answered with an error",
    LeftOut.DAMAGED: "cannot be read; each is named below",
}


def import_report(
    taken: Sequence[Intake], released: ReleaseReport, root: Path, *, as_json: bool
) -> None:
    """What each file gave, host by host, what was left out and why; then the release."""
    if as_json:
        json_line({"imports": taken, "release": released})
        return
    for intake in taken:
        _intake(intake)
    release_report(released, root, as_json=False)


def _intake(intake: Intake) -> None:
    rows = intake.rows()
    headings = ("host", "source", "pages", "left out")
    Console(highlight=False).print(
        table(intake.summary(), headings, [list(r.values()) for r in rows[:_MANY]])
    )
    if len(rows) > _MANY:
        rest = intake.hosts[_MANY:]
        count = sum(sum(h.left_out.values()) for h in rest)
        say(f"and {len(rest)} more hosts with {sum(h.pages for h in rest)} pages, {count} left out")
    for reason in LeftOut:
        if any(reason in host.left_out for host in intake.hosts):
            say(f"  {reason}: {_MEANING[reason]}")
    _named(intake.damaged)
    if intake.erased:
        say(f"  {intake.erased} records of pages that were taken down are not in the stored copy")
    if not intake.pages:
        say("  nothing of it is in the dataset; it is kept for the day a source names its host")
    line(f"  kept as archive/{intake.stored}\n")


def _named(damaged: Sequence[str]) -> None:
    for place in damaged[:_MANY]:
        line(f"  damaged record at {place}")
    if len(damaged) > _MANY:
        say(f"  and {len(damaged) - _MANY} more damaged records (--json names all)")


def line(text: str) -> None:
    """A line with something to copy: the terminal may break it, we do not."""
    Console(highlight=False, soft_wrap=True).print(text, markup=False)
