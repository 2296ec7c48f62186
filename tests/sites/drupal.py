"""The Drupal 7 skin: zero-based pager, field wrappers, captions in layout tables, print twins."""

from __future__ import annotations

from datetime import datetime

from tests.sites.markup import attribute, bullets, links, rss, summary, text
from tests.sites.model import WEEKDAYS, Article, Block, Page, Site, clock

LISTING = "/chuyen-muc/cong-doan-nganh"
PER_PAGE = 5


def _menu(site: Site) -> str:
    rows = "".join(
        f'<li class="leaf menu-mlid-{300 + i}"><a href="/muc/{i}">{text(name)}</a></li>'
        for i, name in enumerate(site.menu)
    )
    return f'<ul class="menu nav" id="main-menu-links">{rows}</ul>'


def _block(number: int, block: Block) -> str:
    if block.kind == "list":
        return bullets(block.items)
    if block.kind == "caption":
        return (
            '<table align="center" border="0" cellpadding="1" style="width:520px"><tbody>'
            f'<tr><td><img alt="" src="/sites/default/files/styles/large/anh-{number}.jpg" '
            'width="500" height="333" /></td></tr><tr><td style="text-align:center"><em>'
            f"{text(block.items[0])}</em></td></tr></tbody></table>"
        )
    return f'<p style="text-align:justify">{text(block.items[0])}</p>'


def _date(article: Article) -> str:
    moment = article.published
    return f"{WEEKDAYS[moment.weekday()]}, {moment.strftime('%d/%m/%Y - %H:%M')}"


def _body(article: Article) -> str:
    parts = [_block(i, b) for i, b in enumerate(article.blocks)]
    if article.byline:
        parts.append(
            f'<p class="rtecenter" align="right"><strong>{text(article.byline)}</strong></p>'
        )
    if article.credit:
        parts.append(f'<p align="right"><em>{text(article.credit)}</em></p>')
    return "\n".join(parts)


def _files(site: Site, article: Article) -> str:
    rows = "".join(
        '<tr class="odd"><td><span class="file"><img class="file-icon" alt="PDF icon" '
        f'src="/modules/file/icons/application-pdf.png" /> <a href="{site.url(path)}" '
        f'type="application/pdf; length=481210">{path.rsplit("/", 1)[1]}</a></span></td>'
        "<td>469.93 KB</td></tr>"
        for path in article.attachments
    )
    if not rows:
        return ""
    return (
        '<div class="field field-name-field-tep-dinh-kem field-type-file field-label-above">'
        '<div class="field-label">Tệp đính kèm:&nbsp;</div><table class="sticky-enabled">'
        f"<thead><tr><th>Tệp</th><th>Kích cỡ</th></tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _frame(site: Site, head: str, main: str, now: datetime) -> str:
    newest = links(
        site,
        [a for a in site.listed() if a.kind != "soft404"][:4],
        '<li class="views-row"><a href="{url}">{title}</a> <span class="date">({day})</span></li>',
    )
    return f"""<!DOCTYPE html>
<html lang="vi" dir="ltr"><head><meta charset="utf-8" />
<meta name="Generator" content="Drupal 7 (http://drupal.org)" />
{head}
<link type="text/css" rel="stylesheet" href="/sites/default/files/css/css_a81b.css" media="all" />
<script>jQuery.extend(Drupal.settings, {{"basePath":"\\/","pathPrefix":""}});</script></head>
<body class="html not-front not-logged-in two-sidebars page-node i18n-vi">
<div id="skip-link"><a href="#main-content">Chuyển đến nội dung</a></div>
<header id="header"><a href="/" id="logo"><img src="/sites/all/themes/hg/banner.jpg" \
alt="Banner cổng thông tin" /></a><div id="today">{clock(now)}</div></header>
<nav>{_menu(site)}</nav>
<div id="main-content" class="region region-content">
{main}
</div>
<aside class="region-sidebar-second"><h2 class="block-title">Tin mới nhất</h2>
<ul class="view-tin-moi">{newest}</ul>
<h2 class="block-title">Thống kê truy cập</h2><p>Đang truy cập: 14<br />Hôm nay: 1.306<br />\
Tổng lượt truy cập: 2.481.077</p></aside>
<footer id="footer"><p>TRANG THÔNG TIN ĐIỆN TỬ {text(site.source.upper())}<br />
Giấy phép số 36/GP-TTĐT ngày 14/5/2016. Điện thoại: 0219 000 0001 - Fax: 0219 000 0002<br />
Chịu trách nhiệm xuất bản: Ông Lục Văn Khuê - Trưởng Ban Biên tập</p></footer>
</body></html>
"""


class DrupalSkin:
    """Pages as a Drupal 7 site with Views, Fields and Print modules shows them."""

    repeats_lead = False

    def twin_note(self, name: str) -> str:
        """What is special about the further address of that name."""
        return f"{name} view under the node number; its charset is declared nowhere"

    def article(self, site: Site, article: Article, now: datetime) -> str:
        """The node page."""
        if article.kind == "soft404":
            main = (
                '<h1 id="page-title">Không tìm thấy trang</h1><div class="content">'
                "<p>Trang bạn yêu cầu không tồn tại hoặc đã được gỡ bỏ.</p></div>"
            )
            return _frame(site, "<title>Không tìm thấy trang</title>", main, now)
        canonical = site.url(article.url)
        head = (
            f"<title>{text(article.title)} | {text(site.source)}</title>\n"
            f'<link rel="canonical" href="{canonical}" />'
            f'<link rel="shortlink" href="{site.url(f"/node/{article.node}")}" />'
        )
        return _frame(site, head, self._node(site, article), now)

    def _node(self, site: Site, article: Article) -> str:
        lead = ""
        if article.lead:
            lead = (
                '<div class="field field-name-field-tom-tat field-type-text-long"><div '
                f'class="field-items"><div class="field-item even">{text(article.lead)}</div>'
                "</div></div>"
            )
        related = links(
            site,
            site.neighbours(article, 5),
            '<li><a href="{url}">{title}</a> <em>{day}</em></li>',
        )
        return f"""<div class="breadcrumb"><a href="/">Trang chủ</a> » <a href="{LISTING}">\
Công đoàn ngành</a></div>
<h1 class="title" id="page-title">{text(article.title)}</h1>
<div id="node-{article.node}" class="node node-tin-tuc">
<div class="meta submitted"><span class="date-display-single">{_date(article)}</span></div>
<ul class="links inline"><li class="print_html"><a href="/print/{article.node}">Bản in</a></li>\
<li class="statistics_counter"><span>Lượt xem: {article.views}</span></li></ul>
<div class="font-resizer"><a href="#">A-</a> <a href="#">A</a> <a href="#">A+</a></div>
{lead}
<div class="field field-name-body field-type-text-with-summary field-label-hidden">\
<div class="field-items"><div class="field-item even">
{_body(article)}
</div></div></div>
{_files(site, article)}
<div class="addtoany"><a href="#">Facebook</a> <a href="#">Zalo</a> <a href="#">Gửi email</a></div>
</div>
<div class="view-tin-lien-quan"><h3>Các tin khác</h3><ul>{related}</ul></div>"""

    def twin(self, site: Site, article: Article, name: str, now: datetime) -> tuple[str, str]:
        """The print module's page, without the frame and without any charset."""
        url = site.url(f"/{name}/{article.node}")
        page = f"""<!DOCTYPE html>
<html lang="vi"><head><title>{text(article.title)}</title>
<link rel="canonical" href="{site.url(article.url)}" /><meta name="robots" content="noindex" />
</head><body class="print"><div class="print-site_name">{text(site.source)}</div>
<div class="print-date">In ngày {clock(now)}</div>
<h1 class="print-title">{text(article.title)}</h1>
<div class="submitted"><span class="date-display-single">{_date(article)}</span></div>
<div class="field field-name-body"><div class="field-items"><div class="field-item even">
{_body(article)}
</div></div></div>
<div class="print-source_url">Nguồn: {site.url(article.url)}</div></body></html>
"""
        return url, page

    def others(self, site: Site, now: datetime) -> list[Page]:
        """Listing pages (one past the end is empty), feed, robots and home."""
        slices = site.slices(PER_PAGE)
        pages = [self._listing(site, rows, i, len(slices), now) for i, rows in enumerate(slices)]
        past = self._listing(site, [], len(slices), len(slices), now)
        first = Page(
            url=site.url(LISTING), role="listing", text=pages[0].text, links=pages[0].links
        )
        newest = [a for a in site.listed() if a.kind != "soft404"][:10]
        feed = Page(
            url=site.url("/rss.xml"), role="feed", text=rss(site, site.source, "/", newest),
            links=tuple(site.url(a.url) for a in newest),
            content_type="application/rss+xml; charset=utf-8",
        )  # fmt: skip
        robots = Page(
            url=site.url("/robots.txt"), role="robots", content_type="text/plain",
            text="User-agent: *\nCrawl-delay: 5\nDisallow: /includes/\nDisallow: /user/login/\n",
        )  # fmt: skip
        home = Page(
            url=site.url("/"), role="home",
            text=_frame(site, f"<title>{text(site.source)}</title>", self._front(site), now),
        )  # fmt: skip
        return [robots, home, first, *pages, past, feed]

    def _front(self, site: Site) -> str:
        rows = "".join(f'<div class="views-row"><h3>{text(name)}</h3></div>' for name in site.menu)
        return f'<h2>Chuyên mục</h2>{rows}<p><a href="{LISTING}">Công đoàn ngành</a></p>'

    def _listing(
        self, site: Site, rows: list[Article], number: int, count: int, now: datetime
    ) -> Page:
        items = "\n".join(
            '<div class="views-row"><div class="views-field views-field-title"><span '
            f'class="field-content"><a href="{attribute(a.url)}">{text(a.title)}</a></span></div>'
            f'<div class="views-field-created"><em>{a.published.strftime("%d/%m/%Y - %H:%M")}</em>'
            f'</div><div class="views-field-body"><p>{text(summary(a))}</p></div></div>'
            for a in rows
        )
        pager = "".join(
            f'<li class="pager-item"><a href="{LISTING}?page={i}" title="Đến trang {i + 1}">'
            f"{i + 1}</a></li>"
            for i in range(count)
            if i != number
        )
        main = (
            '<h1 class="title" id="page-title">Công đoàn ngành</h1><div class="view '
            f'view-taxonomy-term"><div class="view-content">\n{items}\n</div>'
            f'<ul class="pager">{pager}</ul></div>'
        )
        return Page(
            url=site.url(f"{LISTING}?page={number}"), role="listing",
            text=_frame(site, "<title>Công đoàn ngành</title>", main, now),
            links=tuple(site.url(a.url) for a in rows),
        )  # fmt: skip

    def evidence(self, article: Article) -> dict[str, str]:
        """The line above the body."""
        return {"where": ".submitted .date-display-single", "text": _date(article)}
