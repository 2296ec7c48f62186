"""Makes the page set: one HTML page and one expected JSON for every skin under skins/.

A skin file holds the skins of one content system, parted by lines `=== name {settings}`; in a skin,
`[[word argument]]` is replaced. Pages are frozen files: run this only to add pages, never to make a
rule pass.   python -m tests.pages.build [FAMILY ...]
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from congdoan.text import fold
from tests.pages import noise
from tests.pages.bodies import render
from tests.sites.model import VIETNAM, WEEKDAYS

HERE = Path(__file__).parent
NOW = datetime(2026, 10, 15, 10, 0, tzinfo=VIETNAM)
_QUOTES = str.maketrans({"“": "&#8220;", "”": "&#8221;"})
_MACRO = re.compile(r"\[\[(\w+) ?([^\]]*)\]\]")
_HELD = "c"  # the third skin of each system is kept aside: no rule is written while looking at it


@dataclass
class Page:
    """One skin with one article in it; `settings` are those of the skin's heading."""

    family: str
    name: str
    template: str
    settings: dict[str, Any]
    article: dict[str, Any]
    others: list[dict[str, Any]] = field(default_factory=list)

    @property
    def slug(self) -> str:
        return re.sub(r"[^a-z0-9]+", "-", fold(self.article["title"])).strip("-")[:80].strip("-")

    @property
    def ident(self) -> int:
        return 10_000 + int(self.article["published"].timestamp()) % 79_000

    @property
    def address(self) -> str:
        return self.fill(self.settings["url"])

    @property
    def day(self) -> str | None:
        """The day that the page prints, None where it prints none."""
        shown = self.settings.get("date") != "none"
        return f"{self.article['published']:%Y-%m-%d}" if shown else None

    def shown(self, part: str) -> bool:
        return bool(self.article[part]) and self.settings.get(part) != "none"

    def fill(self, template: str) -> str:
        return _MACRO.sub(lambda m: self.word(m[1], m[2]), template)

    def word(self, name: str, argument: str) -> str:
        article, published = self.article, self.article["published"]
        simple = {
            "t": article["title"], "lead": article["lead"] or "", "by": article["byline"] or "",
            "cr": article["credit"] or "", "id": str(self.ident), "slug": self.slug,
            "ym": f"{published:%Y%m}", "hex": f"{self.ident:024x}", "site": self.settings["site"],
        }  # fmt: skip
        if name in simple:
            return simple[name]
        if name in ("d", "m", "now"):
            return stamp(
                {"d": published, "m": published + timedelta(days=40), "now": NOW}[name], argument
            )
        if name == "url":
            return self.address
        if name == "body":
            return render(self, argument)
        return noise.fragment(self, name, argument)

    def expected(self) -> dict[str, Any]:
        article, settings = self.article, self.settings
        lead, blocks = article["lead"], article["blocks"]
        paragraphs = [t for b in blocks for t in _texts(b)]
        if lead and settings.get("lead") == "paragraph":
            paragraphs, lead = [lead, *paragraphs], None
        credit = article["credit"] if self.shown("credit") else None
        url = re.search(r"https?://[^\s)]+", credit or "")
        row = {
            "family": self.family, "url": self.address, "captured_at": NOW.isoformat(),
            "content_type": settings.get("type", "text/html; charset=utf-8"),
            "held": self.name.startswith(_HELD),
            "title": article["title"],
            "published_on": self.day,
            "lead": lead,
            "paragraphs": paragraphs,
            "captions": [str(b["caption"]) for b in blocks if "caption" in b],
            "byline": article["byline"] if self.shown("byline") else None,
            "credit": credit, "credited_url": url.group() if url else None,
            "rejection": settings.get("rejection"),
        }  # fmt: skip
        return {
            k: unicodedata.normalize("NFC", v) if isinstance(v, str) else v for k, v in row.items()
        }


def _texts(block: dict[str, Any]) -> list[str]:
    ((kind, content),) = block.items()
    if kind == "caption":
        return []
    if kind == "table":
        return [" | ".join(map(str, row)) for row in content]
    return [str(c) for c in content] if isinstance(content, list) else [str(content)]


def stamp(moment: datetime, form: str) -> str:
    """The instant in a strftime form; %W and %N are weekdays in Vietnamese, %U an American day."""
    number = "Chủ nhật" if moment.weekday() == 6 else f"Thứ {moment.weekday() + 2}"
    names = {
        "%W": WEEKDAYS[moment.weekday()],
        "%N": number,
        "%U": f"{moment.month}/{moment.day}/{moment.year}",
    }
    for name, shown in names.items():
        form = form.replace(name, shown)
    return moment.strftime(form)


def articles() -> list[dict[str, Any]]:
    """All texts: our own first, then those of the demo sites that are articles."""
    rows: list[dict[str, Any]] = yaml.safe_load((HERE / "articles.yml").read_text("utf-8"))[
        "articles"
    ]
    for path in sorted((HERE.parent / "sites" / "articles").glob("*.yml")):
        for row in yaml.safe_load(path.read_text("utf-8"))["articles"]:
            if row["kind"] in ("union", "other") and row["blocks"] and not row.get("attachments"):
                rows += [row]
    for row in rows:
        row["published"] = datetime.fromisoformat(str(row["published"])).replace(tzinfo=VIETNAM)
        for part in ("lead", "byline", "credit"):
            row.setdefault(part, None)
    return rows


def pages() -> list[Page]:
    """Every skin with its article, in the order of families."""
    texts, found = articles(), []
    for path in sorted((HERE / "skins").glob("*.txt")):
        parts = re.split(r"(?m)^=== (\w+) (\{.*\})\n", path.read_text("utf-8"))
        common = yaml.safe_load(parts[0]) or {}
        for name, settings, template in zip(*(parts[i::3] for i in (1, 2, 3)), strict=True):
            number = len(found)
            own = {**common, **yaml.safe_load(settings)}
            place = own.get("article", (number * 7) % len(texts))
            others = [texts[(place + 3 * i + 1) % len(texts)] for i in range(5)]
            found.append(Page(path.stem, name, template, own, texts[place], others))
    return found


def encode(page: Page) -> bytes:
    """The page's bytes."""
    source = page.fill(page.template.strip("\n") + "\n")
    if page.settings.get("nfd"):
        source = unicodedata.normalize("NFD", source)
    if page.settings.get("json"):
        source = _post(page, source)
    return _encoded(source, page.settings.get("encoding", "utf-8"))


def _post(page: Page, content: str) -> str:
    """The article as WordPress hands it out for programs."""
    published = page.article["published"]
    row = {
        "id": page.ident, "date": f"{published:%Y-%m-%dT%H:%M:%S}",
        "date_gmt": f"{published - timedelta(hours=7):%Y-%m-%dT%H:%M:%S}",
        "modified": f"{published + timedelta(days=40):%Y-%m-%dT%H:%M:%S}", "slug": page.slug,
        "type": "post", "link": f"https://ldldtv.example/{page.slug}/",
        "title": {"rendered": page.article["title"].translate(_QUOTES)},
        "content": {"rendered": content, "protected": False},
        "excerpt": {"rendered": f"<p>{page.article['lead']} [&hellip;]</p>", "protected": False},
        "author": 1, "_links": {"self": [{"href": page.address}]},
    }  # fmt: skip
    return json.dumps(row)


def _encoded(source: str, encoding: str) -> bytes:
    """The bytes; code page 1258 writes most letters as a base and a tone mark."""
    if encoding != "windows-1258":
        return source.encode(encoding)
    out = bytearray()
    for letter in source:
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            base, *marks = unicodedata.normalize("NFD", letter)
            tones = [m for m in marks if m in "\u0300\u0301\u0303\u0309\u0323"]
            whole = unicodedata.normalize("NFC", base + "".join(m for m in marks if m not in tones))
            out += (whole + "".join(tones)).encode("cp1258", "xmlcharrefreplace")
    return bytes(out)


def main(families: list[str]) -> None:
    """Write the pages of these families, or of all."""
    for page in pages():
        if families and page.family not in families:
            continue
        folder = HERE / page.family
        folder.mkdir(exist_ok=True)
        (folder / f"{page.name}.html").write_bytes(encode(page))
        row = json.dumps(page.expected(), ensure_ascii=False, indent=1)
        (folder / f"{page.name}.json").write_text(row + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
