"""Bytes of a page as one Unicode form: what the server or the page calls itself is asked last.

Valid UTF-8 is trusted over any label, because labels lie more often than bytes do (reference:
extraction, decoding). A page with a few bad bytes stays UTF-8, each of them shown as U+FFFD and
counted. Font encodings (TCVN3, VNI) are told and converted later, text by text (legacy.py).
"""

from __future__ import annotations

import codecs
import re
import unicodedata

import charset_normalizer
import webencodings

from congdoan.records import Reason, record

_BAD_SHARE = 0.001  # up to this share of wrong bytes a page is damaged UTF-8, above it another code
_SAMPLE = 200_000  # bytes that the guesser reads: 0.5 ms per 50 kB
_HEAD = 2048  # a charset label stands in the first bytes or nowhere
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LABEL = re.compile(rb"charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MOJIBAKE = re.compile("á[º»]|Æ°|Ä‘|Ã[ \u00a0-¿]")
_SIGNATURES = (
    b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF",
    b"\x1f\x8b", b"Rar!", b"\x00\x00\x00\x18ftyp", b"\x00\x00\x00\x20ftyp",
)  # fmt: skip
_OTHER_XML = re.compile(rb"<(?:rss|feed|urlset|sitemapindex|rdf:RDF|svg)\b", re.IGNORECASE)
_TAG = re.compile(rb"<\s*(?:!doctype|[a-z][a-z0-9]*)[\s>/]", re.IGNORECASE)


@record
class Decoded:
    """A page's source in NFC without control characters, and notes on what was repaired."""

    text: str
    notes: tuple[str, ...] = ()


def is_html(body: bytes) -> bool:
    """Whether the bytes look like an HTML page, whatever their label says."""
    start = body.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00")[:_HEAD]
    if start.startswith(_SIGNATURES) or _OTHER_XML.search(start[:400]):
        return False
    sample = body[: 64 * _HEAD].replace(b"\x00", b"")
    return _TAG.search(sample) is not None


def decode(body: bytes, content_type: str | None) -> Decoded | Reason:
    """The page's source text, or the reason why the bytes are no page.

    `content_type` is the header as received; its charset is used only where the bytes are not
    UTF-8. Never raises.
    """
    if not body.strip(b" \t\r\n\x00"):
        return Reason.EMPTY
    if not is_html(body):
        return Reason.NOT_HTML
    found = _decoded(body, content_type)
    if found is None:
        return Reason.UNDECODABLE
    text, notes = found
    if _CONTROL.search(text):
        text = _CONTROL.sub("", text)
    return Decoded(text=unicodedata.normalize("NFC", text), notes=notes)


def _decoded(body: bytes, content_type: str | None) -> tuple[str, tuple[str, ...]] | None:
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace"), ()
    try:
        return body.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _damaged(body) or _labelled(body, content_type) or _guessed(body)


def _damaged(body: bytes) -> tuple[str, tuple[str, ...]] | None:
    """UTF-8 with a few wrong bytes; None when too many are wrong."""
    text = body.decode("utf-8", "replace")
    wrong = text.count("\ufffd") - body.count(b"\xef\xbf\xbd")
    if wrong >= max(2, _BAD_SHARE * len(body)):
        return None
    return text, (f"decode_errors:{wrong}",)


def _labelled(body: bytes, content_type: str | None) -> tuple[str, tuple[str, ...]] | None:
    """The text in the encoding that header or page name, if it reads as text in it."""
    label = _LABEL.search((content_type or "").encode("ascii", "replace"))
    label = label or _LABEL.search(body[:_HEAD])
    encoding = webencodings.lookup(label.group(1).decode("ascii", "replace")) if label else None
    if encoding is None or encoding.name == "utf-8":
        return None
    text, _ = webencodings.decode(body, encoding, errors="replace")
    if "\ufffd" in text or _MOJIBAKE.search(text):
        return None
    return text, (f"charset:{encoding.name}",)


def _guessed(body: bytes) -> tuple[str, tuple[str, ...]] | None:
    best = charset_normalizer.from_bytes(body[:_SAMPLE]).best()
    if best is None:
        return None
    text = body.decode(best.encoding, "replace")
    if text.count("\ufffd") > _BAD_SHARE * len(text):
        return None
    return text, (f"charset_guessed:{best.encoding}",)
