"""The VNPT Portal skin: lead printed twice, 'anh tin bai' alts, counter before the lead."""

from __future__ import annotations

from datetime import datetime

from tests.sites.markup import attribute, bullets, links, summary, text
from tests.sites.model import Article, Block, Page, Site, clock, day

LISTING = "/cong-doan-nganh-y-te"
PER_PAGE = 5
STORE = "https://storage-vnportal.vnpt.example/cto/sites/syt"


def _block(number: int, block: Block) -> str:
    if block.kind == "list":
        return bullets(block.items)
    if block.kind == "caption":
        return (
            f'<p style="text-align:center"><img alt="anh tin bai" src="{STORE}/anh-{number}.jpg" '
            f'/></p>\n<p style="text-align:center"><em>{text(block.items[0])}</em></p>'
        )
    return f'<p style="text-align:justify">{text(block.items[0])}</p>'


def _content(article: Article) -> str:
    parts = [_block(i, b) for i, b in enumerate(article.blocks)]
    if article.lead:
        parts.insert(0, f'<p style="text-align:justify">{text(article.lead)}</p>')
    if article.byline:
        parts.append(f'<p style="text-align:right"><strong>{text(article.byline)}</strong></p>')
    if article.credit:
        parts.append(f'<p style="text-align:right"><em>{text(article.credit)}</em></p>')
    return "\n".join(parts)


def _detail(article: Article) -> str:
    sapo = f'<div class="sapo">{text(article.lead)}</div>' if article.lead else ""
    return f"""<div class="UIArticleDetail_Default"><div class="ArticleControl">
<h1 class="title-detail">{text(article.title)}</h1>
<div class="info-detail"><span class="publish-date">{day(article.published)}</span>
<span class="view-count">Lượt xem: {article.views}</span></div>
<div class="tools-detail"><button>A-</button><button>A+</button><button>Tương phản</button>\
<audio class="tts" src="/api/tts/{article.node}"></audio><span>0:00 / 0:00</span></div>
{sapo}
<div class="content-detail">
{_content(article)}
</div></div></div>"""


def _frame(site: Site, title: str, main: str, now: datetime, head: str = "") -> str:
    menu = "".join(
        f'<li><a href="/chuyen-trang-{i}">{text(name)}</a></li>' for i, name in enumerate(site.menu)
    )
    newest = links(
        site,
        [a for a in site.listed() if a.kind != "soft404"][:4],
        '<li class="item"><a href="{url}">{title}</a><p class="time">{day}</p></li>',
    )
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>{text(title)}</title>{head}
<link href="{STORE}/css/portal.css" rel="stylesheet"></head>
<body><div class="UIHeader_Default"><div class="HeaderControl"><a href="/"><img alt="logo" \
src="{STORE}/logo.png"></a><span class="date-now">{clock(now)}</span></div></div>
<div class="UIMenu_Horizontal"><ul class="MenuControl">{menu}</ul></div>
<main>
{main}
</main>
<div class="UIArticleHot_Right"><div class="ArticleHotControl"><h3>TIN NỔI BẬT</h3>
<ul>{newest}</ul></div></div>
<div class="UIStatistic_Default">Thống kê truy cập • Đang online: 17 • Hôm nay: 2.214 • \
Tháng này: 51.930</div>
<footer class="UIFooter_Default"><p><b>{text(site.source.upper())}</b></p>
<p>Giấy phép số 12/GP-STTTT do Sở Thông tin và Truyền thông cấp ngày 03/10/2019</p>
<p>Người chịu trách nhiệm chính: Ông Quách Thanh Nhã - Phó Giám đốc Sở Y tế</p>
<p>Điện thoại: 0292 000 0000 • Chung nhan Tin Nhiem Mang • Thiết kế website bởi VNPT</p></footer>
</body></html>
"""


class VnptSkin:
    """Pages as a VNPT Portal site shows them."""

    repeats_lead = True

    def twin_note(self, name: str) -> str:
        """What is special about the further address of that name."""
        return f"{name} view under a path of its own; rel=canonical leads to the article"

    def article(self, site: Site, article: Article, now: datetime) -> str:
        """The detail page with other news below it."""
        if article.kind == "soft404":
            main = (
                '<div class="UIArticleDetail_Default"><div class="ArticleControl"><p>'
                "Không tìm thấy nội dung yêu cầu!</p></div></div>"
            )
            return _frame(site, site.source, main, now)
        related = links(
            site,
            site.neighbours(article, 5),
            '<li><a href="{url}">{title}</a> <span>({day})</span></li>',
        )
        main = f"""<div class="breadcrumb"><a href="/">Trang chủ</a> / <a href="{LISTING}">\
Công đoàn ngành Y tế</a></div>
{_detail(article)}
<div class="UIArticleOther_Default"><h3>Tin khác</h3><ul>{related}</ul></div>"""
        head = f'<link rel="canonical" href="{site.url(article.url)}">'
        return _frame(site, article.title, main, now, head)

    def twin(self, site: Site, article: Article, name: str, now: datetime) -> tuple[str, str]:
        """The bare page for printing."""
        page = f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>{text(article.title)}</title>
<link rel="canonical" href="{site.url(article.url)}"></head>
<body><div class="date-now">{clock(now)}</div>
{_detail(article)}
</body></html>
"""
        return site.url(f"/{name}{article.url}"), page

    def others(self, site: Site, now: datetime) -> list[Page]:
        """Listing pages, the first under both of its addresses; robots.txt; home."""
        slices = site.slices(PER_PAGE)
        pages = [self._listing(site, r, i + 1, len(slices), now) for i, r in enumerate(slices)]
        first = Page(
            url=site.url(LISTING), role="listing", text=pages[0].text, links=pages[0].links
        )
        robots = Page(
            url=site.url("/robots.txt"), role="robots", content_type="text/plain; charset=utf-8",
            text="User-agent: *\nDisallow: /admin\nAllow: /\n",
        )  # fmt: skip
        front = f'<div class="UIArticleGroup"><a href="{LISTING}">Công đoàn ngành Y tế</a></div>'
        home = Page(url=site.url("/"), role="home", text=_frame(site, site.source, front, now))
        return [robots, home, first, *pages]

    def _listing(
        self, site: Site, rows: list[Article], number: int, count: int, now: datetime
    ) -> Page:
        items = "\n".join(
            f'<div class="article-item{" ghim" if "pinned" in a.traps else ""}"><h3><a '
            f'href="{attribute(a.url)}">{text(a.title)}</a></h3><span>{day(a.published)}</span>'
            f'<div class="sapo">{text(summary(a))}</div></div>'
            for a in rows
        )
        pager = "".join(
            f'<li><a href="{LISTING}?page={i}">{i}</a></li>' for i in range(1, count + 1)
        )
        main = f"""<div class="UIArticleList_Default"><div class="ArticleControl">
<h2>Công đoàn ngành Y tế</h2>
{items}
<ul class="pagination">{pager}</ul></div></div>"""
        return Page(
            url=site.url(f"{LISTING}?page={number}"), role="listing",
            text=_frame(site, "Công đoàn ngành Y tế", main, now),
            links=tuple(site.url(a.url) for a in rows),
        )  # fmt: skip

    def evidence(self, article: Article) -> dict[str, str]:
        """The line between title and view counter."""
        return {"where": "span.publish-date", "text": day(article.published)}
