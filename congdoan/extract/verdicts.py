"""Why a page is no article, by signs that hold for every site."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit

from congdoan.extract import signs
from congdoan.extract.blocks import Piece
from congdoan.extract.dates import find_date
from congdoan.extract.legacy import is_encoded_twice, legacy_font
from congdoan.extract.reading import Page, Reading
from congdoan.extract.tree import own_text, text_of
from congdoan.records import Reason

_SHORT = 80  # characters of lead and body: less is no article
_SEE_FILE = 160  # ... with a linked file: less only points at the file
_ERROR = 600  # an error page says no more than this beside its message
_SAYS = 40  # characters of the shortest sentence, which a text about a file has
_LINE = 80  # characters that no line of a form has
_MESSAGE = 200  # characters of a line that is an error message
_HEADLINE = 25  # characters of a link that may be another page's title
_LED = 0.7  # share of sentences behind such a link from which a page is a list
_STAMP, _BESIDE = 90, 6  # characters of an entry's date, words beside it (section, counter)
_FEW = 3  # such dates, or printings of one label, that a text of its own has not
_STAMPED = 0.3  # share of pieces that are such dates from which a page is a list
_SOURCE = 20_000  # bytes of a page without text in which a script is looked for
_SHARE = 0.06  # of letters with Vietnamese marks; 0.2 to 0.28 is usual, unmarked typing has none
_SHELLS = ("app", "root", "__next", "__nuxt")  # what script frameworks call the empty page
_LETTER = re.compile(r"[^\W\d_]")
_VIETNAMESE = re.compile(
    "[\u0103\u00e2\u0111\u00ea\u00f4\u01a1\u01b0\u1ea0-\u1ef9"
    "\u00e0-\u00e3\u00e8-\u00ea\u00ec\u00ed\u00f2-\u00f5\u00f9\u00fa\u00fd]"
)


def verdict(page: Page, reading: Reading) -> tuple[Reason, str] | None:
    """The reason to refuse the page with a detail, or None when it holds an article."""
    title = reading.parts.title
    if _is_error(page, reading):
        return Reason.SOFT_404, "the page says that it has nothing"
    if reading.size < _SHORT or (reading.parts.files and reading.size < _SEE_FILE):
        found = _of_short(page, reading)
        if found is not None:
            return found
    if reading.parts.files and not (reading.parts.by_rule or reading.lead or _says(reading)):
        return Reason.PDF_ONLY, reading.parts.files[0]
    if _asks_for_password(page) and all(len(p.text) < _LINE for p in reading.pieces):
        return Reason.LOGIN, "the page asks for a password and says nothing else"
    if title is None:
        return Reason.NO_TITLE, "neither heading nor head names the article"
    return _of_text(page, reading)


def _says(reading: Reading) -> bool:
    """Whether a line of the text is no link and long enough for a sentence."""
    return any(len(p.text) >= _SAYS and not p.line.linked for p in reading.pieces)


def _of_text(page: Page, reading: Reading) -> tuple[Reason, str] | None:
    """Why the text that was read is no article's."""
    if listed := _listed(page, reading):
        return Reason.TOO_SHORT, f"a list of {listed} links to other pages, no text of its own"
    text = " ".join(p.text for p in reading.pieces)
    if (font := legacy_font(text)) is not None:
        return Reason.UNDECODABLE, f"typed in a font of {font}"
    if is_encoded_twice(text):
        return Reason.UNDECODABLE, "its UTF-8 was taken for another encoding and encoded again"
    share = vietnamese_share(text)
    if share < _SHARE and _asks_for_proof(page):
        return Reason.CAPTCHA, "the page asks for a proof of humanity"
    if share < _SHARE:
        return Reason.NOT_VIETNAMESE, f"share of Vietnamese letters {share:.2f}"
    return None


def _listed(page: Page, reading: Reading) -> int:
    """How many pieces a list page has, each led by a headline link of its own; 0 for an article.

    An article's links to others stand together, below or beside its text; a list takes turns. So
    do the dates of its entries and their labels, where the links are gone with the titles.
    """
    if reading.parts.by_rule:
        return 0
    stamps = sum(_is_stamp(piece) for piece in reading.pieces)
    if stamps >= _FEW and stamps >= _STAMPED * len(reading.pieces):
        return stamps
    lines = [p.text for p in reading.pieces if p.kind == "paragraph" and len(p.text) < _SAYS]
    again = [count for count in Counter(lines).values() if count >= _FEW]
    if again and sum(again) >= _STAMPED * len(reading.pieces):
        return max(again)
    return _led(page, [p for p in reading.pieces if len(p.text) >= _SAYS])


def _led(page: Page, pieces: list[Piece]) -> int:
    """How many of the sentences stand behind a headline link of their own, if most of them do."""
    links = (text_of(a) for a in page.root.iter("a") if a.get("href"))
    lines = [link for link in links if len(link) >= _HEADLINE]
    if len(lines) < 2 or len(pieces) < 2:  # noqa: PLR2004 - a list has two entries
        return 0
    text = text_of(page.root)
    heads = [text.find(line) for line in lines]
    led = last = 0
    for piece in pieces:
        at = text.find(piece.text[:_HEADLINE], last)
        if at >= 0:
            led += any(last <= head <= at for head in heads)
            last = at + 1
    return led if led >= 2 and led >= _LED * len(pieces) else 0  # noqa: PLR2004


def _is_stamp(piece: Piece) -> bool:
    """Whether a piece is the date of an entry with little beside it, and no item of a plan."""
    text = piece.text
    dated = piece.kind in ("paragraph", "list") and len(text) <= _STAMP
    found = find_date(text, "dmy") if dated else None
    if found is None or text.partition(found.text)[2].startswith(":"):
        return False
    allowed = _BESIDE if piece.kind == "paragraph" else 0
    return len(signs.words_beside(text, found.text)) <= allowed


def vietnamese_share(text: str) -> float:
    """Share of letters that only Vietnamese writing has, 0 to 1; 0 for a text without letters."""
    letters = len(_LETTER.findall(text))
    return len(_VIETNAMESE.findall(text.lower())) / letters if letters else 0.0


def _is_error(page: Page, reading: Reading) -> bool:
    """An error message as the title, or as a line of a page that says little else."""
    if reading.size >= _ERROR or reading.parts.files:
        return False
    title = reading.parts.title
    if title and len(title.text) <= _MESSAGE and signs.has_phrase("missing_phrases", title.text):
        return True
    if reading.size >= _SHORT and reading.parts.by_rule:
        return False
    return _has_message(page, "missing_phrases") or _is_home(page)


def _has_message(page: Page, kind: str) -> bool:
    """Whether a short line outside furniture says so."""
    for node in page.root.iter("h1", "h2", "h3", "p", "div", "span", "td", "title", "strong"):
        text = " ".join(own_text(node).split())
        if 0 < len(text) <= _MESSAGE and signs.has_phrase(kind, text):
            return True
    return False


def _is_home(page: Page) -> bool:
    """The page calls itself the site's home although it was asked for under another address."""
    asked = urlsplit(page.capture.url)
    paths = {urlsplit(a).path or "/" for a in page.metadata.addresses}
    return paths == {"/"} and (asked.path not in ("", "/") or bool(asked.query))


def _of_short(page: Page, reading: Reading) -> tuple[Reason, str] | None:
    """Why a page of which little was read is none; None when the little is an article."""
    files = reading.parts.files
    points = bool(reading.pieces) and signs.has_phrase("see_file_phrases", reading.pieces[-1].text)
    if files and (reading.size < _SHORT or points):
        return Reason.PDF_ONLY, files[0]
    return _of_empty(page, reading) if reading.size < _SHORT else None


def _of_empty(page: Page, reading: Reading) -> tuple[Reason, str]:
    """The first of these signs that the page gives for having no text."""
    images, size = reading.parts.images, reading.size
    signs_of = (
        (_asks_for_proof(page), Reason.CAPTCHA, "the page asks for a proof of humanity"),
        (_asks_for_password(page), Reason.LOGIN, "the page asks for a password"),
        (_needs_script(page), Reason.NEEDS_JS, "the page is filled by a script"),
        (images > 0, Reason.SCAN_ONLY, f"{images} images and no text"),
        (size == 0, Reason.EMPTY, "no text in the page's main part"),
    )
    for holds, reason, detail in signs_of:
        if holds:
            return reason, detail
    return Reason.TOO_SHORT, f"{size} characters"


def _asks_for_proof(page: Page) -> bool:
    return "captcha" in page.names.all.lower() or _has_message(page, "captcha_phrases")


def _asks_for_password(page: Page) -> bool:
    return any((n.get("type") or "").lower() == "password" for n in page.root.iter("input"))


def _needs_script(page: Page) -> bool:
    for node in page.root.iter("noscript"):
        if signs.has_phrase("javascript_phrases", text_of(node)):
            return len(text_of(page.root)) < _ERROR
    source = page.capture.body[:_SOURCE].decode("latin-1")  # scripts are no part of the tree
    if not text_of(page.root) and signs.has_phrase("reload_scripts", source):
        return True
    if len(text_of(page.root)) < _SHORT and page.root.find(".//script[@src]") is not None:
        return page.root.find(".//body//img") is None
    shells = (node for node in page.root.iter("div") if node.get("id") in _SHELLS)
    return any(next(node.iter("p"), None) is None for node in shells)
