"""One address for one page: canonical form and keys.

The key decides identity for ever (`article_id` is its digest), so the rules here are few and
general; what differs by system (ids, twins, parameters) is data in config/families.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

_MAX_URL = 500  # longer ones are crawl traps (reference: fetching, crawl traps)
_DEFAULT_PORT = {"http": 80, "https": 443}
_TWIN_HOST = re.compile(r"^(?:www|m|amp|mobile)\.(?=[^.]+\.[^.]+)")
_SESSION_PATH = re.compile(r"\(S\([^)]*\)\)/?|;jsessionid=[^/?#]*", re.IGNORECASE)
_NOISE_PARAM = re.compile(
    r"utm_\w+|fbclid|gclid|zarsrc|zalo\w*|dclid|mc_[ce]id|_ga|ref_src|spm|sid|sessionid|phpsessid"
    r"|plidlayout|initialtabid|visibilitycontext",
    re.IGNORECASE,
)


def normal_url(url: str) -> str | None:
    """The address in normal form, or None when it cannot be an article or listing of ours.

    Scheme and host in lower case, default port and fragment dropped, dot segments resolved, path in
    NFC and percent-encoded, query kept in its order. Refused: other schemes than http and https,
    user information, addresses over 500 characters, a path segment repeated three times.

    >>> normal_url("HTTPS://Soyte.PhuTho.gov.vn:443/a/../b?x=1#top")
    'https://soyte.phutho.gov.vn/b?x=1'
    """
    text = unicodedata.normalize("NFC", url.strip())
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return None
    scheme, host = parts.scheme.lower(), (parts.hostname or "").lower()
    if scheme not in _DEFAULT_PORT or not host or "@" in parts.netloc or len(text) > _MAX_URL:
        return None
    netloc = host if port in (None, _DEFAULT_PORT[scheme]) else f"{host}:{port}"
    path = quote(_resolved(parts.path or "/"), safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]")
    segments = [s for s in path.split("/") if s]
    if any(segments.count(s) >= 3 for s in set(segments)):  # noqa: PLR2004 - the trap's rule
        return None
    return urlunsplit((scheme, netloc, path, query, ""))


def _resolved(path: str) -> str:
    out: list[str] = []
    for part in path.split("/"):
        if part == "..":
            out = out[:-1] if len(out) > 1 else out
        elif part != ".":
            out.append(part)
    return "/".join(out) or "/"


def clean_url(
    url: str, drop_params: Iterable[str] = (), twins: Iterable[tuple[str, str]] = ()
) -> str | None:
    """`normal_url` without tracking, session and family parameters, twins mapped to the page.

    Args:
        url: any address of a page.
        drop_params: regular expressions of parameter names that never select content.
        twins: (pattern, replacement) applied to path and query, for instance `^/amp/` -> `/`.

    >>> clean_url("https://baonghean.vn/amp/a-1.html?fbclid=x", twins=[("^/amp/", "/")])
    'https://baonghean.vn/a-1.html'
    """
    normal = normal_url(_SESSION_PATH.sub("", url))
    if normal is None:
        return None
    parts = urlsplit(normal)
    dropped = [re.compile(p, re.IGNORECASE) for p in drop_params]
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _NOISE_PARAM.fullmatch(name) and not any(d.fullmatch(name) for d in dropped)
    ]
    query = urlencode(kept) if len(kept) != len(parts.query.split("&")) else parts.query
    path = parts.path
    for pattern, replacement in twins:
        path = re.sub(pattern, replacement, path)
    return urlunsplit((parts.scheme, parts.netloc, path, query, ""))


def url_key(cleaned: str, article_id_in_url: str | None = None) -> str:
    """What makes two addresses one article: host and id, or host, path and sorted query.

    http and https, www./m./amp. hosts, letter case and a trailing slash make no difference.

    >>> url_key("https://www.soyte.vn/Tin/title/87/ctitle/18", "87")
    'soyte.vn/~87'
    >>> url_key("http://soyte.vn/A/?b=2&a=1")
    'soyte.vn/a?a=1&b=2'
    """
    parts = urlsplit(canonicalize_url(cleaned))
    host = _TWIN_HOST.sub("", parts.netloc.lower())
    if article_id_in_url is not None:
        return f"{host}/~{article_id_in_url.lower()}"
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path.rstrip('/') or '/'}{query}".lower()


def article_id(key: str) -> str:
    """First 16 hex digits of the key's SHA-256; the same for every source that shows the page."""
    return hashlib.sha256(key.encode()).hexdigest()[:16]
