"""Names as the page shows them in each language; addresses that it may link to."""

from __future__ import annotations

from congdoan.release.explorer.content import NOWHERE, Content
from congdoan.release.explorer.language import Language
from congdoan.release.explorer.statements import Organisation
from congdoan.sources import Source


class Names:
    """Names of the places, sources and organisations of the page."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def place(self, say: Language, place: str) -> str:
        """Short name of a unit of today, by lineage_id."""
        if place == NOWHERE:
            return say["nationwide"]
        unit = self._content.units[place]
        return unit.short if say.code == "vi" else unit.name_en

    def source(self, say: Language, source: Source) -> str:
        """Title of a source, or its publisher's English name."""
        return source.title if say.code == "vi" else source.publisher.name_en

    def organisation(self, say: Language, org: Organisation) -> str:
        """Name of an organisation; the Vietnamese one where there is no English one."""
        return (say.code == "en" and org.name_en) or org.name


def web_address(address: str) -> str | None:
    """The address if it leads to a web page: what a hostile page names may be a script."""
    return address if address.startswith(("https://", "http://")) else None
