"""Whether a site still looks like its family: the fingerprints of its newest archived pages.

Rules of a family read pages of one content system. A site that moves to another answers well and
lists well, and its articles turn poor; its page source tells first.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from congdoan.archive.reader import load_capture
from congdoan.errors import ArchiveError
from congdoan.sources import Family

logger = logging.getLogger(__name__)
Row = Mapping[str, Any]


def estranged(articles: Sequence[Row], family: Family, archive: Path, pages: int) -> str:
    """What is to be said of a layout that changed; empty while the family fits.

    Args:
        articles: source_id, warc_file and warc_offset of the source's articles, oldest capture
            first.
        family: the one that the source names.
        archive: the folder that WARC files are named from.
        pages: so many of the newest pages must all lack every fingerprint that as many of the
            oldest ones show; a source with fewer pages is not judged.
    """
    late, early = articles[-pages:], articles[:-pages][:pages]
    if not family.fingerprint or len(early) < pages:
        return ""
    if any(_shows(row, family, archive) is not False for row in late):
        return ""
    if not all(_shows(row, family, archive) for row in early):
        return ""
    return f"the newest {pages} pages show no sign of the family {family.family_id}"


def _shows(row: Row, family: Family, archive: Path) -> bool | None:
    """Whether the page has a fingerprint of the family; None when it cannot be read."""
    try:
        page = load_capture(archive / row["warc_file"], row["warc_offset"], row["source_id"])
    except ArchiveError as error:
        logger.warning("page not looked at problem=%s", error)
        return None
    return family.hits(page.body) > 0
