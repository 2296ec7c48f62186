"""robots.txt by RFC 9309: what may be asked for, and how often.

A site that cannot show its robots.txt (5xx, 429, no answer) is not asked for anything, unless an
earlier copy says what it allows; a site that has none (4xx) allows everything.
"""

from __future__ import annotations

import logging
import re
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from protego import Protego

from congdoan.records import record

logger = logging.getLogger(__name__)

AGENT = "congdoan"
MAX_BYTES = 512 * 1024
MAX_AGE = timedelta(hours=24)
MAX_STALE = timedelta(days=30)
LONGEST_DELAY_S = 300.0  # a site that asks for more does not want to be harvested
_BOM = b"\xef\xbb\xbf"


@record
class RobotsCopy:
    """A robots.txt answer as kept in the state; `body` is empty for 4xx."""

    origin: str
    status: int
    body: bytes
    fetched_at: datetime

    def is_fresh(self, now: datetime) -> bool:
        """Whether it need not be asked for again; a clock set back makes it stale, too."""
        return timedelta(0) <= now - self.fetched_at < MAX_AGE

    def is_usable(self, now: datetime) -> bool:
        """Whether it may stand in while the site cannot show a newer one."""
        return now - self.fetched_at < MAX_STALE


class Rules:
    """What a robots.txt means for us. `reason` says why everything is closed, when it is."""

    def __init__(self, parsed: Protego | None, *, reason: str = "") -> None:
        self._parsed = parsed
        self.reason = reason

    @property
    def delay_s(self) -> float:
        """Seconds between requests that the site asks for; 0 when it asks for nothing."""
        if self._parsed is None:
            return 0.0
        rate = self._parsed.request_rate(AGENT)
        paced = rate.seconds / rate.requests if rate is not None and rate.requests else 0.0
        return max(float(self._parsed.crawl_delay(AGENT) or 0.0), float(paced))

    def allows(self, url: str) -> bool:
        """Whether we may ask for the address."""
        if self.reason:
            return False
        return self._parsed is None or bool(self._parsed.can_fetch(url, AGENT))


def origin_of(url: str) -> str:
    """Scheme, host and port: what one robots.txt speaks for.

    >>> origin_of("https://soyte.phutho.gov.vn/a?b=1")
    'https://soyte.phutho.gov.vn'
    """
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def parse_rules(body: bytes, origin: str) -> Rules:
    """The rules of a robots.txt body: the first 512 KiB, byte order mark and NUL bytes ignored.

    A web page served under that name holds no rules; that is worth a warning, because such servers
    answer everything with a page.
    """
    text = body[:MAX_BYTES]
    if len(body) > MAX_BYTES:
        text = text.rpartition(b"\n")[0]
    text = text.removeprefix(_BOM).replace(b"\0", b"")
    if re.match(rb"\s*<(?:!doctype|html|head|\?xml)", text, re.IGNORECASE):
        logger.warning("robots_is_html origin=%s", origin)
        return Rules(None)
    return Rules(Protego.parse(text.decode("utf-8", "replace")))


def rules_of(copy: RobotsCopy) -> Rules:
    """The rules of a kept answer with status 2xx or 4xx."""
    if 400 <= copy.status < 500:  # noqa: PLR2004 - HTTP's own classes
        return Rules(None)
    rules = parse_rules(copy.body, copy.origin)
    if rules.delay_s > LONGEST_DELAY_S:
        return closed(f"robots.txt asks for a delay of {rules.delay_s:.0f} s")
    return rules


def closed(reason: str) -> Rules:
    """Rules that allow nothing, and why."""
    return Rules(None, reason=reason)
