"""HTTP and WARC bytes: header blocks, transfer and content coding, digests. Pure functions.

Header blocks are read and written byte for byte: names and values are latin-1, as the HTTP
libraries hand them over, and other text is UTF-8. Nothing here knows files or records.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import importlib
import re
import zlib

from congdoan.errors import ArchiveError

Headers = tuple[tuple[str, str], ...]

_MAX_BODY = 16 << 20  # a decoded body over this is a bomb, not a page
_MAX_MEMBERS = 1000  # each one copies what is left; a page is one
_BREAKS = re.compile(r"[\r\n]+[ \t]*")
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\r\n]*)?\r?\n")
_BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_PAIRS = tuple(a + b for a in _BASE32 for b in _BASE32)


def header(headers: Headers, name: str) -> str | None:
    """First value of a header, its name compared without case."""
    return next((v for n, v in headers if n.lower() == name), None)


def one_line(text: str) -> str:
    """`text` without line breaks, so that it cannot begin another header."""
    if "\n" in text or "\r" in text:
        text = _BREAKS.sub(" ", text)
    return text.strip(" \t")


def head_bytes(first_line: str, headers: Headers) -> bytes:
    """A header block with its empty line; a header without a name is left out."""
    lines = [one_line(first_line)]
    lines += [f"{name}: {one_line(v)}" for n, v in headers if (name := one_line(n))]
    try:
        return "\r\n".join([*lines, "", ""]).encode("latin-1")
    except UnicodeEncodeError:
        return b"".join(_encoded(line) + b"\r\n" for line in lines) + b"\r\n"


def _encoded(line: str) -> bytes:
    try:
        return line.encode("latin-1")
    except UnicodeEncodeError:
        return line.encode("utf-8", "surrogatepass")


def parse_head(block: bytes, encoding: str) -> tuple[str, Headers, int]:
    """First line, headers and the offset of the body; lenient about line ends and folding."""
    lines: list[str] = []
    position = 0
    while position < len(block):
        end = block.find(b"\n", position)
        end = len(block) if end == -1 else end
        line = block[position:end].rstrip(b"\r").decode(encoding, "replace")
        position = end + 1
        if not line:
            break
        if line[0] in " \t" and len(lines) > 1:
            lines[-1] += " " + line.strip(" \t")
        else:
            lines.append(line)
    pairs = (line.partition(":") for line in lines[1:])
    headers = tuple((name.strip(" \t"), value.strip(" \t")) for name, _, value in pairs)
    return (lines[0] if lines else ""), headers, min(position, len(block))


def dechunk(raw: bytes) -> bytes | None:
    """The body behind chunked transfer coding; None when `raw` is not chunked."""
    parts: list[bytes] = []
    position = 0
    while match := _CHUNK_SIZE.match(raw, position):
        size = int(match[1], 16)
        if size == 0:
            return b"".join(parts)
        position = match.end() + size
        if position > len(raw):
            return None
        parts.append(raw[match.end() : position])
        position += 2 if raw[position : position + 2] == b"\r\n" else 1
    return None


def decoded(raw: bytes, content_encoding: str | None) -> bytes:
    """The body without its content codings (gzip, deflate; br where a library is installed).

    A body that cannot be decoded but is plain markup is taken as it is: archives of other crawlers
    keep the header beside decoded bodies.

    Raises:
        ArchiveError: the coding is unknown or broken, or the body over 16 MB.
    """
    codings = [c.strip().lower() for c in (content_encoding or "").split(",")]
    for coding in reversed([c for c in codings if c not in ("", "identity")]):
        try:
            raw = _decoded_once(raw, coding) if raw else raw
        except ArchiveError:
            if not _MARKUP.match(raw):
                raise
    return raw


def _decoded_once(raw: bytes, coding: str) -> bytes:
    match coding:
        case "gzip" | "x-gzip":
            return _inflated(raw, 31, coding)
        case "deflate":
            # the name means zlib, but some servers send the bare stream
            zlib_header = raw[0] & 0x0F == zlib.DEFLATED and int.from_bytes(raw[:2]) % 31 == 0
            return _inflated(raw, 15 if zlib_header else -15, coding)
        case "br":
            return _unbrotlied(raw)
        case _:
            raise ArchiveError(f"undecodable body: content coding {one_line(coding)[:40]!r}")


def _inflated(raw: bytes, window_bits: int, coding: str) -> bytes:
    parts: list[bytes] = []
    size = 0
    while raw:
        stream = zlib.decompressobj(window_bits)
        try:
            part = stream.decompress(raw, _MAX_BODY - size + 1)
        except zlib.error as error:
            if parts:  # bytes after the last gzip member mean nothing
                break
            raise ArchiveError(f"undecodable body: {coding}: {error}") from error
        size += len(part)
        if size > _MAX_BODY:
            raise ArchiveError(f"undecodable body: over {_MAX_BODY} bytes")
        if not stream.eof:
            raise ArchiveError(f"undecodable body: {coding} stream is cut")
        parts.append(part)
        if len(parts) > _MAX_MEMBERS:
            raise ArchiveError(f"undecodable body: over {_MAX_MEMBERS} {coding} members")
        raw = stream.unused_data
    return b"".join(parts)


def _unbrotlied(raw: bytes) -> bytes:
    for name in ("brotli", "brotlicffi"):
        try:
            library = importlib.import_module(name)
        except ImportError:
            continue
        try:
            return bytes(library.decompress(raw))
        except library.error as error:
            raise ArchiveError("undecodable body: br stream is broken") from error
    raise ArchiveError("undecodable body: br needs the package brotli")


def base32(digest: bytes) -> str:
    """Base 32 of a SHA-1 digest (20 bytes, so no padding), ten bits a step.

    >>> base32(bytes(20)), base64.b32encode(b"congdoan congdoan co").decode() == base32(
    ...     b"congdoan congdoan co"
    ... )
    ('AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', True)
    """
    number = int.from_bytes(digest)
    return "".join([_PAIRS[number >> shift & 1023] for shift in range(150, -1, -10)])


def digest_fits(stated: str, *candidates: bytes) -> bool:
    """Whether `algorithm:value` of a WARC header is the digest of one of the candidates.

    The value may be hex, base 32 or base 64, as the standard leaves that open. An unknown
    algorithm proves nothing and fits.
    """
    algorithm, _, value = stated.partition(":")
    name = algorithm.strip().lower().replace("-", "")
    if name not in hashlib.algorithms_guaranteed or name.startswith("shake"):
        return True
    return any(
        value.strip() in _spellings(hashlib.new(name, c, usedforsecurity=False).digest())
        or value.strip().lower() == hashlib.new(name, c, usedforsecurity=False).hexdigest()
        for c in candidates
    )


def _spellings(digest: bytes) -> set[str]:
    forms = {
        base64.b32encode(digest).decode(),
        base64.b64encode(digest).decode(),
        base64.urlsafe_b64encode(digest).decode(),
        binascii.hexlify(digest).decode(),
    }
    return forms | {form.rstrip("=") for form in forms}
