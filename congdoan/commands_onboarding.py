"""Commands for who adds or mends a source: probe, try, keep, doctor, commission.

Each reads its arguments, calls congdoan.onboarding and hands the result to the view. Imports wait
inside the commands, so that `--help` is quick.

Exit codes as of the command line; `commission` ends with 1 when a source is no go, `doctor` with 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from congdoan.cli_options import (
    DataOption,
    JsonOption,
    SourceOption,
    SourcesOption,
    existing_files,
    existing_folders,
    registry_of,
)
from congdoan.errors import UsageError
from congdoan.settings import Settings

if TYPE_CHECKING:
    from congdoan.onboarding.asking import Way
    from congdoan.records import Capture
    from congdoan.registry import Registry
    from congdoan.sources import Source

NO_GO = 1

Page = Annotated[str, typer.Argument(metavar="URL|FILE", help="An address, or a saved page.")]
UrlOption = Annotated[str | None, typer.Option("--url", help="Address of a saved page.")]
ReplayOption = Annotated[
    list[Path] | None,
    typer.Option("--replay", help="Ask this WARC file on loopback instead of the network."),
]


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    for name, command in (("probe", probe), ("try", try_), ("keep", keep), ("doctor", doctor),
                          ("commission", commission)):  # fmt: skip
        app.command(name=name)(command)


@contextmanager
def _way(replay: list[Path] | None) -> Iterator[Way]:
    from congdoan.harvest import replaying
    from congdoan.onboarding.asking import Way

    settings = Settings()
    with replaying(existing_files(replay or ())) as gateway:
        yield Way(contact=settings.contact, gateway=gateway, ca_folder=settings.config / "ca")


def _is_url(page: str) -> bool:
    return urlsplit(page).scheme in ("http", "https")


def _capture(
    page: str, url: str | None, registry: Registry, replay: list[Path] | None
) -> tuple[Capture, Source]:
    """The page of an address or file, and the source that owns it."""
    from congdoan.onboarding.asking import asking, capture_of
    from congdoan.onboarding.doors import saved_page, source_of

    if not _is_url(page):
        capture = saved_page(Path(existing_files([Path(page)])[0]), url)
        return capture, source_of(registry, capture.url, capture.body)
    source = source_of(registry, page, b"")
    with _way(replay) as way, asking(source, way) as fetcher:
        got = fetcher.get(page)
    asked = capture_of(got, source)
    if asked is None:
        raise UsageError(f"{page} brought no page: {got.outcome} {got.detail}".strip())
    return asked, source_of(registry, page, asked.body)


def probe(
    page: Page,
    url: UrlOption = None,
    replay: ReplayOption = None,
    sources: SourcesOption = None,
) -> int:
    """Propose a source: family, listing, paging, feeds, article pattern; with a preview."""
    from congdoan import terminal_onboarding as view
    from congdoan.onboarding.doors import saved_page
    from congdoan.onboarding.probe import probe_page, probe_site
    from congdoan.provinces import load_provinces

    registry, provinces = registry_of(sources), load_provinces(Settings().config)
    if _is_url(page):
        with _way(replay) as way:
            found = probe_site(page, way, registry, provinces)
    else:
        capture = saved_page(Path(existing_files([Path(page)])[0]), url)
        found = probe_page(capture, registry, provinces)
    view.probe(found)
    return 0


def try_(
    page: Page,
    url: UrlOption = None,
    source: Annotated[
        str | None, typer.Option("--source", help="Read it under the rules of this source.")
    ] = None,
    replay: ReplayOption = None,
    sources: SourcesOption = None,
) -> int:
    """Show what each door makes of one page: address, rules, fields, blocks, verdicts, facts."""
    from congdoan import terminal_onboarding as view
    from congdoan.onboarding.doors import load_rooms, through_doors

    registry = registry_of(sources)
    capture, owner = _capture(page, url, registry, replay)
    rules = registry.pick([source])[0] if source else owner
    view.doors(through_doors(capture, rules, load_rooms(registry, Settings().config)))
    return 0


def keep(
    page: Page,
    source: Annotated[str, typer.Option("--source", help="The source's id.")],
    url: UrlOption = None,
    case: Annotated[
        str | None, typer.Option("--case", help="Name of the case; default from the address.")
    ] = None,
    to: Annotated[Path, typer.Option("--to", help="Folder of kept pages.")] = Path("tests/pages"),
    replay: ReplayOption = None,
    sources: SourcesOption = None,
) -> int:
    """Save a page with its expected output, which a person then reads against the page."""
    from congdoan import terminal
    from congdoan.classify.relevance import load_relevance
    from congdoan.onboarding import kept

    registry = registry_of(sources)
    owner = registry.pick([source])[0]
    if not _is_url(page) and url is None:
        raise UsageError("say which address the saved page has: --url ADDRESS")
    capture, _ = _capture(page, url, registry, replay)
    rules = load_relevance(Settings().config)
    folder = kept.keep(capture, owner, rules, to, case or kept.case_name(capture.url))
    terminal.say(f"{folder}: read {kept.EXPECTED} against the page, correct it, commit both files")
    return 0


def doctor(
    source: Annotated[str, typer.Argument(help="The source's id.")],
    rules: Annotated[Path | None, typer.Option("--rules", help="The edited source file.")] = None,
    family: Annotated[Path | None, typer.Option("--family", help="The edited family file.")] = None,
    last: Annotated[int, typer.Option("--last", min=1, help="Pages to read again.")] = 20,
    data: DataOption = None,
    sources: SourcesOption = None,
    as_json: JsonOption = False,
) -> int:
    """Read archived pages again under edited rules: fill rates and texts before and after."""
    from congdoan import terminal_onboarding as view
    from congdoan.onboarding import doctor as room

    settings, registry = Settings(), registry_of(sources)
    before = registry.pick([source])[0]
    own = [settings.config / "sources", *map(Path, existing_folders(sources))]
    if rules is None and family is None:
        raise UsageError("name the edited file: --rules SOURCE.yml or --family FAMILY.yml")
    existing_files([p for p in (rules, family) if p is not None])
    after = room.edited(registry, before, rules, family, own)
    pages = room.last_pages((data or settings.data) / "archive", before, last)
    view.checkup(room.checkup(pages, before, after), as_json=as_json)
    return 0


def commission(
    source: SourceOption = None,
    replay: ReplayOption = None,
    sources: SourcesOption = None,
    as_json: JsonOption = False,
) -> int:
    """Try robots, one listing and three articles of each source; publish nothing; go or no go."""
    from congdoan import terminal_onboarding as view
    from congdoan.onboarding.commission import candidates
    from congdoan.onboarding.commission import commission as tried

    registry = registry_of(sources)
    with _way(replay) as way:
        verdicts = []
        for one in candidates(registry, source or (), way):
            verdicts.append(tried(one, way, registry))
            view.verdict(verdicts[-1], as_json=as_json)
    view.summary(verdicts, as_json=as_json)
    return 0 if all(v.go for v in verdicts) else NO_GO
