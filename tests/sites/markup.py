"""Small pieces of HTML and XML that several skins need."""

from __future__ import annotations

from email.utils import format_datetime
from html import escape

from tests.sites.model import Article, Site


def text(value: str) -> str:
    """Text content, escaped; no-break spaces are written as entities."""
    return escape(value, quote=False).replace("\u00a0", "&nbsp;")


def attribute(value: str) -> str:
    """An attribute's value, escaped."""
    return escape(value, quote=True)


def bullets(items: tuple[str, ...], css: str = "") -> str:
    """An unordered list."""
    opening = f'<ul class="{css}">' if css else "<ul>"
    return opening + "".join(f"<li>{text(i)}</li>" for i in items) + "</ul>"


def links(site: Site, articles: list[Article], form: str) -> str:
    """Items of a link list; `form` has the fields {url}, {title} and {day}."""
    return "\n".join(
        form.format(url=attribute(a.url), title=text(a.title), day=a.published.strftime("%d/%m/%Y"))
        for a in articles
        if a.url.startswith("/") and site.host
    )


def summary(article: Article, length: int = 160) -> str:
    """The start of an article, cut at a word, as listings show it."""
    first = article.lead or next((b.items[0] for b in article.blocks), article.title)
    if len(first) <= length:
        return first
    return first[:length].rsplit(" ", 1)[0] + "..."


def rss(site: Site, title: str, path: str, articles: list[Article]) -> str:
    """An RSS 2.0 feed of the articles."""
    items = "\n".join(
        f"<item><title>{text(a.title)}</title><link>{text(site.url(a.url))}</link>"
        f"<description><![CDATA[{summary(a)}]]></description>"
        f"<pubDate>{format_datetime(a.published)}</pubDate>"
        f'<guid isPermaLink="true">{text(site.url(a.url))}</guid></item>'
        for a in articles
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>\n'
        f"<title>{text(title)}</title><link>{text(site.url(path))}</link>"
        f"<description>{text(site.source)}</description><language>vi</language>\n"
        f"{items}\n</channel></rss>\n"
    )
