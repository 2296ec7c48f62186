"""The newspaper skin: JSON-LD NewsArticle, figures, AMP and tracking twins, RSS and sitemaps."""

from __future__ import annotations

import json
from datetime import datetime

from tests.sites.markup import attribute, bullets, links, rss, summary, text
from tests.sites.model import Article, Block, Page, Site, clock

LISTING = "/tags/cong-doan-nganh-y-te/"
PER_PAGE = 6
_SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def _block(number: int, block: Block) -> str:
    if block.kind == "list":
        return bullets(block.items)
    if block.kind == "caption":
        return (
            f'<figure class="article__image"><img src="/media/anh-{number}.webp" '
            f'alt="{attribute(block.items[0])}"><figcaption>{text(block.items[0])}</figcaption>'
            "</figure>"
        )
    return f"<p>{text(block.items[0])}</p>"


def _shown(article: Article) -> str:
    return article.published.strftime("%H:%M, %d/%m/%Y")


def _json_ld(site: Site, article: Article, now: datetime) -> str:
    modified = article.published.replace(year=now.year, month=now.month, day=now.day)
    author_type = "Organization" if (article.byline or "").startswith("Ban ") else "Person"
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": {"@type": "WebPage", "@id": site.url(article.url)},
        "headline": article.title,
        "description": article.lead or "",
        "datePublished": article.published.isoformat(),
        "dateModified": modified.isoformat(),
        "author": {"@type": author_type, "name": article.byline or site.source},
        "publisher": {"@type": "NewsMediaOrganization", "name": site.source},
    }
    shown = json.dumps(data, ensure_ascii=False)
    return f'<script type="application/ld+json">{shown}</script>'


def _story(article: Article) -> str:
    body = "\n".join(_block(i, b) for i, b in enumerate(article.blocks))
    lead = f'<h2 class="article__sapo">{text(article.lead)}</h2>' if article.lead else ""
    byline = f'<div class="article__author">{text(article.byline)}</div>' if article.byline else ""
    credit = f'<div class="article__source">{text(article.credit)}</div>' if article.credit else ""
    return f"""<h1 class="article__title">{text(article.title)}</h1>
<div class="article__meta"><span class="article__date">{_shown(article)}</span>\
<span class="article__views">{article.views} lượt đọc</span></div>
{lead}
<div class="article__body">
{body}
</div>
{byline}
{credit}"""


def _frame(site: Site, head: str, main: str, now: datetime) -> str:
    menu = "".join(f'<a href="/{i}-muc">{text(name)}</a>' for i, name in enumerate(site.menu))
    newest = links(
        site, site.listed()[:5], '<a class="story" href="{url}">{title} <time>{day}</time></a>'
    )
    return f"""<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
{head}</head>
<body><header class="site-header"><a href="/"><img src="/logo.svg" alt="{text(site.source)}"></a>
<span class="site-header__date">{clock(now)}</span><nav>{menu}</nav></header>
<main>
{main}
</main>
<aside class="sidebar"><h3>Tin mới nhất</h3>{newest}<h3>Đọc nhiều</h3>
<a href="/gia-ca-phe">Giá cà phê hôm nay</a><a href="/thoi-tiet">Dự báo thời tiết</a></aside>
<footer><p>{text(site.source)} điện tử - Tổng Biên tập: Đoàn Quang Kế</p>
<p>Giấy phép số 274/GP-BTTTT cấp ngày 24/6/2021. Tòa soạn: 0262 000 0000</p></footer>
</body></html>
"""


class NewspaperSkin:
    """Pages as a provincial newspaper's own system shows them."""

    repeats_lead = False

    def twin_note(self, name: str) -> str:
        """What is special about the further address of that name."""
        if name == "amp":
            return "AMP view; rel=canonical leads to the article"
        return "the same page reached by a share link with campaign parameters"

    def _head(self, site: Site, article: Article, now: datetime) -> str:
        return f"""<title>{text(article.title)} - {text(site.source)}</title>
<link rel="canonical" href="{site.url(article.url)}">\
<link rel="amphtml" href="{site.url(article.url)}amp/">
<meta property="og:title" content="{attribute(article.title)}">
<meta property="article:published_time" content="{article.published.isoformat()}">
{_json_ld(site, article, now)}"""

    def article(self, site: Site, article: Article, now: datetime) -> str:
        """The story with share bar, tags, related stories and comments."""
        related = links(
            site,
            site.neighbours(article, 4),
            '<li><a href="{url}">{title}</a> <time>{day}</time></li>',
        )
        main = f"""<div class="breadcrumb"><a href="/">Trang chủ</a> › Xã hội</div>
<article class="article">
{_story(article)}
</article>
<div class="share">Theo dõi {text(site.source)} trên <a href="#">Google News</a> \
<a href="#">Facebook</a> <a href="#">Zalo</a></div>
<div class="tags">Từ khóa: <a href="{LISTING}">Công đoàn ngành Y tế</a></div>
<section class="related"><h3>Tin liên quan</h3><ul>{related}</ul></section>
<section class="comments"><h3>Ý kiến bạn đọc (0)</h3></section>"""
        return _frame(site, self._head(site, article, now), main, now)

    def twin(self, site: Site, article: Article, name: str, now: datetime) -> tuple[str, str]:
        """The AMP page, or the same page under an address with tracking parameters."""
        if name != "amp":
            url = site.url(article.url + "?utm_source=zalo&utm_medium=share&zarsrc=30")
            return url, self.article(site, article, now)
        page = f"""<!doctype html>
<html amp lang="vi"><head><meta charset="utf-8"><title>{text(article.title)}</title>
<link rel="canonical" href="{site.url(article.url)}">
{_json_ld(site, article, now)}</head>
<body><header>{text(site.source)} <span>{clock(now)}</span></header>
<article>
{_story(article)}
</article></body></html>
"""
        return site.url(f"{article.url}{name}/"), page

    def others(self, site: Site, now: datetime) -> list[Page]:
        """Robots, home, tag pages, feed, sitemap index and yearly sitemaps."""
        slices = site.slices(PER_PAGE)
        pages = [self._listing(site, r, i + 1, len(slices), now) for i, r in enumerate(slices)]
        newest = site.listed()[:6]
        feed = Page(
            url=site.url("/rss/xa-hoi.rss"), role="feed", text=rss(site, "Xã hội", "/", newest),
            links=tuple(site.url(a.url) for a in newest),
            content_type="application/rss+xml; charset=utf-8",
        )  # fmt: skip
        robots = Page(
            url=site.url("/robots.txt"), role="robots", content_type="text/plain; charset=utf-8",
            text=f"User-agent: *\nDisallow: /tim-kiem\n\nSitemap: {site.url('/sitemap.xml')}\n",
        )  # fmt: skip
        front = f'<h1>{text(site.source)}</h1><a href="{LISTING}">Công đoàn ngành Y tế</a>'
        home = Page(
            url=site.url("/"), role="home",
            text=_frame(site, f"<title>{text(site.source)}</title>", front, now),
        )  # fmt: skip
        return [robots, home, *pages, feed, *self._sitemaps(site)]

    def _sitemaps(self, site: Site) -> list[Page]:
        years = sorted({a.published.year for a in site.articles})
        children = []
        for year in years:
            held = [a for a in site.listed() if a.published.year == year]
            rows = "\n".join(
                f"<url><loc>{site.url(a.url)}</loc><lastmod>{a.published.isoformat()}</lastmod>"
                "</url>"
                for a in held
            )
            children.append(
                Page(
                    url=site.url(f"/sitemaps/bai-viet-{year}.xml"),
                    role="sitemap",
                    text=f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {_SITEMAP}>\n{rows}\n'
                    "</urlset>\n",
                    links=tuple(site.url(a.url) for a in held),
                    content_type="application/xml",
                )
            )
        locations = "\n".join(f"<sitemap><loc>{c.url}</loc></sitemap>" for c in children)
        index = Page(
            url=site.url("/sitemap.xml"), role="sitemap", content_type="application/xml",
            text='<?xml version="1.0" encoding="UTF-8"?>\n'
            f"<sitemapindex {_SITEMAP}>\n{locations}\n</sitemapindex>\n",
        )  # fmt: skip
        return [index, *children]

    def _listing(
        self, site: Site, rows: list[Article], number: int, count: int, now: datetime
    ) -> Page:
        items = "\n".join(
            f'<article class="story"><h3><a href="{attribute(a.url)}">{text(a.title)}</a></h3>'
            f'<time>{_shown(a)}</time><p class="story__sapo">{text(summary(a))}</p></article>'
            for a in rows
        )
        pager = "".join(
            f'<a href="{LISTING}?page={i}">{i}</a>' if i > 1 else f'<a href="{LISTING}">1</a>'
            for i in range(1, count + 1)
        )
        main = f'<h1>#Công đoàn ngành Y tế</h1>\n{items}\n<div class="pagination">{pager}</div>'
        path = f"{LISTING}?page={number}" if number > 1 else LISTING
        return Page(
            url=site.url(path), role="listing",
            text=_frame(site, "<title>Công đoàn ngành Y tế</title>", main, now),
            links=tuple(site.url(a.url) for a in rows),
        )  # fmt: skip

    def evidence(self, article: Article) -> dict[str, str]:
        """The visible time line; JSON-LD holds the same instant."""
        return {
            "where": "span.article__date; the same instant in JSON-LD",
            "text": _shown(article),
        }
