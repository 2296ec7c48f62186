"""The DotNetNuke skin: everything in form#Form, US dates, module ids, centred captions."""

from __future__ import annotations

from datetime import datetime

from tests.sites.markup import attribute, bullets, links, rss, summary, text
from tests.sites.model import Article, Block, Page, Site, clock

LISTING = "/Hoat-dong-cong-doan/tabid/142"
PER_PAGE = 6
MODULE = "dnn_ctr512"


def us_date(moment: datetime) -> str:
    """A date as the en-US culture prints it: month first, no leading zeros."""
    hour = moment.hour % 12 or 12
    half = ("AM", "PM")[moment.hour // 12]
    return f"{moment.month}/{moment.day}/{moment.year} {hour}:{moment.minute:02d} {half}"


def _block(number: int, block: Block) -> str:
    if block.kind == "list":
        return bullets(block.items)
    if block.kind == "caption":
        return (
            '<p style="text-align: center;"><img alt="" '
            f'src="/Portals/0/Images/Tin-tuc/hinh-{number}.jpg?ver=2023" width="600" /></p>\n'
            f'<p style="text-align: center;"><em>{text(block.items[0])}</em></p>'
        )
    return f'<p style="text-align: justify;">{text(block.items[0])}</p>'


def _body(site: Site, article: Article) -> str:
    parts = [_block(i, b) for i, b in enumerate(article.blocks)]
    parts += [
        f'<p><a href="{attribute(site.url(p))}">Xem nội dung văn bản tại đây (PDF)</a></p>'
        for p in article.attachments
    ]
    if article.byline:
        parts.append(f'<p style="text-align: right;"><strong>{text(article.byline)}</strong></p>')
    if article.credit:
        parts.append(f'<p style="text-align: right;">{text(article.credit)}</p>')
    return "\n".join(parts)


def _module(site: Site, article: Article) -> str:
    if article.kind == "soft404":
        return (
            f'<div id="{MODULE}_ModuleContent" class="DNNModuleContent"><div class="Normal">'
            "Không tìm thấy bài viết. Bài viết đã bị xóa hoặc chuyển sang chuyên mục khác."
            "</div></div>"
        )
    lead = ""
    if article.lead:
        lead = (
            f'<div class="Head lead"><span id="{MODULE}_ArticleDetail_lblSummary">'
            f"{text(article.lead)}</span></div>"
        )
    return f"""<div id="{MODULE}_ModuleContent" class="DNNModuleContent ModArticleDetailC">
<h1><span id="{MODULE}_ArticleDetail_lblTitle" class="Head">{text(article.title)}</span></h1>
<div class="info"><span id="{MODULE}_ArticleDetail_lblNgayDang" class="SubHead">\
{us_date(article.published)}</span> <span class="lblViews">{article.views}</span>
<a href="javascript:window.print()">In trang</a> <a href="#">Chia sẻ Facebook</a></div>
{lead}
<div id="{MODULE}_ArticleDetail_divContent" class="Normal">
{_body(site, article)}
</div></div>"""


def _frame(site: Site, head: str, main: str, now: datetime) -> str:
    menu = "".join(f'<li class="item"><a href="/tabid/{60 + i}">{text(name)}</a></li>'
                   for i, name in enumerate(site.menu))  # fmt: skip
    newest = links(
        site,
        [a for a in site.listed() if a.kind != "soft404"][:4],
        '<li><a href="{url}">{title}</a> <span class="day">({day})</span></li>',
    )
    meta = '<meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />'
    return f"""<!DOCTYPE html>
<html lang="vi-VN"><head id="Head">{meta}
<meta name="RESOURCE-TYPE" content="DOCUMENT" />{head}
<link href="/Portals/_default/default.css?cdv=212" type="text/css" rel="stylesheet" />
<script src="/DesktopModules/Mobile/dnn.js"></script></head>
<body id="Body"><form method="post" action="{LISTING}" id="Form" enctype="multipart/form-data">
<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="dDwtMTY5NzI1NjkxMTs7Pg==" />
<input name="__dnnVariable" type="hidden" id="__dnnVariable" value="`{{`__scdoff`:`1`}}" />
<div id="dnn_Header"><a href="/"><img src="/Portals/0/logo.png" alt="Trang chủ" /></a>
<span id="dnn_dnnCURRENTDATE_lblDate" class="SubHead">{clock(now)}</span></div>
<ul id="dnnMenu">{menu}</ul>
<div id="dnn_ContentPane">
{main}
</div>
<div id="dnn_RightPane"><div id="dnn_ctr530_ModuleContent"><h3>TIN MỚI NHẤT</h3>
<ul>{newest}</ul></div>
<div id="dnn_ctr531_ModuleContent"><h3>THỐNG KÊ TRUY CẬP</h3><p>Đang xem: 22 - Hôm nay: 640 - \
Tổng số: 5.106.384</p></div></div>
<div id="dnn_FooterPane"><p>CỔNG THÔNG TIN ĐIỆN TỬ {text(site.source.upper())}</p>
<p>Giấy phép số 118/GP-TTĐT do Cục PTTH&amp;TTĐT cấp ngày 09/8/2017. Đường dây nóng: 0237 000 0000\
</p><p>Người chịu trách nhiệm: Bà Cao Thị Diệp Anh, Chánh Văn phòng Sở</p></div>
</form></body></html>
"""


class DnnSkin:
    """Pages as a DotNetNuke portal with an article module shows them."""

    repeats_lead = False

    def twin_note(self, name: str) -> str:
        """What is special about the further address of that name."""
        return f"DNN {name} view of the same article, bare of menus and sidebars"

    def article(self, site: Site, article: Article, now: datetime) -> str:
        """The page with the article module, followed by the module of related news."""
        related = links(
            site,
            site.neighbours(article, 6),
            '<li><a href="{url}">{title}</a> <i>({day})</i></li>',
        )
        main = f"""{_module(site, article)}
<div id="dnn_ctr514_ModuleContent"><h3>CÁC TIN ĐÃ ĐƯA</h3><ul class="tin-khac">{related}</ul>\
</div>"""
        head = f"<title>{text(article.title)}</title>" if article.kind != "soft404" else ""
        return _frame(site, head, main, now)

    def twin(self, site: Site, article: Article, name: str, now: datetime) -> tuple[str, str]:
        """The print mode of the page."""
        url = site.url(
            f"{article.url}?mid=512&SkinSrc=%5BG%5DSkins%2F_default%2FNo+Skin&dnnprintmode=true"
        )
        page = f"""<!DOCTYPE html>
<html lang="vi-VN"><head id="Head"><meta charset="UTF-8" /><title>{text(article.title)}</title>
<link rel="canonical" href="{site.url(article.url)}" /></head>
<body onload="window.print()" data-mode="{name}"><form method="post" id="Form">
<span id="dnn_dnnCURRENTDATE_lblDate">{clock(now)}</span>
{_module(site, article)}
</form></body></html>
"""
        return url, page

    def others(self, site: Site, now: datetime) -> list[Page]:
        """Listing pages, a feed, a missing robots.txt and home."""
        slices = site.slices(PER_PAGE)
        pages = [self._listing(site, rows, i, len(slices), now) for i, rows in enumerate(slices)]
        newest = [a for a in site.listed() if a.kind != "soft404"][:8]
        feed = Page(
            url=site.url("/rss/tabid/142"), role="feed",
            text=rss(site, "Hoạt động công đoàn", LISTING, newest),
            links=tuple(site.url(a.url) for a in newest), content_type="text/xml; charset=utf-8",
        )  # fmt: skip
        robots = Page(
            url=site.url("/robots.txt"), role="robots", status=404,
            text="<html><head><title>404 - File not found</title></head><body>404</body></html>",
        )  # fmt: skip
        front = f'<p><a href="{LISTING}">Hoạt động công đoàn</a></p>'
        home = Page(
            url=site.url("/"), role="home",
            text=_frame(site, f"<title>{text(site.source)}</title>", front, now),
        )  # fmt: skip
        return [robots, home, *pages, feed]

    def _listing(
        self, site: Site, rows: list[Article], number: int, count: int, now: datetime
    ) -> Page:
        items = "\n".join(
            f'<div class="article-item"><h3 class="Head"><a href="{attribute(a.url)}">'
            f'{text(a.title)}</a></h3><span class="SubHead">{us_date(a.published)}</span>'
            f'<div class="Normal">{text(summary(a, 120))}</div></div>'
            for a in rows
        )
        pager = " ".join(
            f'<a href="{LISTING}/page/{i + 1}">{i + 1}</a>' if i else f'<a href="{LISTING}">1</a>'
            for i in range(count)
            if i != number
        )
        main = f"""<div id="dnn_ctr510_ModuleContent" class="DNNModuleContent">
<h2>Hoạt động công đoàn</h2>
{items}
<div class="PagingTable">Trang: {pager}</div></div>"""
        path = f"{LISTING}/page/{number + 1}" if number else LISTING
        return Page(
            url=site.url(path), role="listing",
            text=_frame(site, "<title>Hoạt động công đoàn</title>", main, now),
            links=tuple(site.url(a.url) for a in rows),
        )  # fmt: skip

    def evidence(self, article: Article) -> dict[str, str]:
        """The module's date label, month first."""
        return {
            "where": f"span#{MODULE}_ArticleDetail_lblNgayDang",
            "text": us_date(article.published),
        }
