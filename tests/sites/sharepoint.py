"""The SharePoint skin: web parts with generated ids, ItemID addresses, ribbon twins, http only."""

from __future__ import annotations

from datetime import datetime

from tests.sites.markup import attribute, bullets, links, summary, text
from tests.sites.model import Article, Block, Page, Site, clock, day

LISTING = "/Pages/cong-doan.aspx?ChuyenMucID=7"
PER_PAGE = 6
PART = "ctl00_ctl33_g_5d1c90e2_7a44_4b0e_9f21_6c0b3f5a8e17"


def _block(number: int, block: Block) -> str:
    if block.kind == "list":
        return bullets(block.items)
    if block.kind == "caption":
        return (
            '<table class="ms-rteTable-0" style="width:100%"><tbody><tr><td class="ms-rteTable'
            f'EvenCol-0"><img src="/PublishingImages/2024/anh_{number}.JPG?RenditionID=6" alt="" />'
            '</td></tr><tr><td style="text-align:center">&#8203;<em>'
            f"{text(block.items[0])}</em></td></tr></tbody></table>"
        )
    return (
        '<p style="text-align:justify"><span style="font-size:14pt;font-family:&quot;times new '
        f'roman&quot;,serif">{text(block.items[0])}</span></p>'
    )


def _stamp(article: Article) -> str:
    return f"Ngày đăng: {article.published.strftime('%d/%m/%Y %H:%M')}"


def _body(site: Site, article: Article) -> str:
    parts = [_block(i, b) for i, b in enumerate(article.blocks)]
    parts += [
        f'<div><img class="ms-asset-icon" src="/_layouts/15/images/icpdf.png" alt="" />'
        f'<a href="{attribute(site.url(p))}">{text(p.rsplit("/", 1)[1])}</a></div>'
        for p in article.attachments
    ]
    if article.byline:
        parts.append(
            f'<p style="text-align:right"><strong>{text(article.byline)}</strong>&nbsp;</p>'
        )
    if article.credit:
        parts.append(f'<p style="text-align:right">{text(article.credit)}</p>')
    return "\n".join(parts)


def _frame(site: Site, title: str, main: str, now: datetime) -> str:
    menu = "".join(
        f'<li class="static"><a class="static menu-item" href="/Pages/muc{i}.aspx">'
        f'<span class="menu-item-text">{text(name)}</span></a></li>'
        for i, name in enumerate(site.menu)
    )
    newest = links(
        site,
        [a for a in site.listed() if a.kind != "soft404"][:5],
        '<div class="tin-moi-item"><a href="{url}">{title}</a><span>{day}</span></div>',
    )
    return f"""<!DOCTYPE html>
<html dir="ltr" lang="vi-VN"><head><meta http-equiv="X-UA-Compatible" content="IE=10" />
<meta name="GENERATOR" content="Microsoft SharePoint" />
<meta http-equiv="Content-type" content="text/html; charset=utf-8" />
<title>{text(title)}</title><script src="/_layouts/15/init.js?rev=mB2"></script></head>
<body onhashchange="if (typeof(_spBodyOnHashChange) != 'undefined') _spBodyOnHashChange();">
<div id="s4-workspace"><div id="banner"><img src="/SiteAssets/banner.png" alt="Site banner" />
<div class="thoi-gian">{clock(now)}</div></div>
<ul class="root static">{menu}</ul>
<div id="DeltaPlaceHolderMain">
{main}
</div>
<div class="cot-phai" id="WebPartWPQ9"><div class="ms-webpart-titleText">PublishingPortal - \
Block_TinMoi_ViewData</div>
{newest}
<div class="thong-ke">Số người đang truy cập: 31. Tổng số lượt truy cập: 9.870.214</div></div>
<div id="footer"><div>{text(site.source.upper())}</div>
<div>Giấy phép thiết lập trang thông tin điện tử số 05/GP-STTTT cấp ngày 22/3/2015</div>
<div>Trưởng Ban biên tập: BSCKI Tạ Công Khanh, Phó Giám đốc Sở. ĐT: 0263 000 0000</div></div>
</div></body></html>
"""


class SharepointSkin:
    """Pages as a SharePoint publishing portal with list web parts shows them."""

    repeats_lead = False

    def twin_note(self, name: str) -> str:
        """What is special about the further address of that name."""
        return f"SharePoint {name} state carried in the address of the same list item"

    def article(self, site: Site, article: Article, now: datetime) -> str:
        """The page of one list item; the web part prints its own caption before the title."""
        if article.kind == "soft404":
            main = f'<div id="{PART}"><p>Không tìm thấy bản ghi nào.</p></div>'
            return _frame(site, "Không tìm thấy", main, now)
        lead = f'<div class="tom-tat-tin"><b>{text(article.lead)}</b></div>' if article.lead else ""
        related = links(
            site,
            site.neighbours(article, 5),
            '<li><a href="{url}">{title}</a> ({day})</li>',
        )
        main = f"""<div id="{PART}" class="s4-wpcell-plain" webpartid="5d1c90e2">
<div class="ms-webpart-titleText">PublishingPortal - Block_ChiTietTin_ViewData</div>
<h1 class="tieu-de-tin">{text(article.title)}</h1>
<div class="ngay-dang-tin">{_stamp(article)}</div>
<div class="cong-cu"><a href="#">In bài viết</a> | <a href="#">Gửi cho bạn bè</a> | Cỡ chữ: \
<a href="#">A-</a> <a href="#">A+</a> | Nghe bài viết 0:00 / 0:00</div>
{lead}
<div id="{PART}_ctl00_PageContent__ControlWrapper_RichHtmlField" class="ms-rtestate-field">
{_body(site, article)}
</div>
<div class="luot-xem">Số lần xem: {article.views}</div></div>
<div class="tin-lien-quan"><h3>Tin cùng chuyên mục</h3><ul>{related}</ul></div>"""
        return _frame(site, article.title, main, now)

    def twin(self, site: Site, article: Article, name: str, now: datetime) -> tuple[str, str]:
        """The same page under an address with ribbon state."""
        suffix = "&InitialTabId=Ribbon%2ERead&VisibilityContext=WSSTabPersistence"
        page = self.article(site, article, now)
        return site.url(article.url + suffix), page.replace(
            'webpartid="5d1c90e2"', f'data-part="{name}"'
        )

    def others(self, site: Site, now: datetime) -> list[Page]:
        """Listing pages (one past the end repeats the last), robots.txt with a BOM, home."""
        slices = site.slices(PER_PAGE)
        count = len(slices)
        numbers = [*range(count), count]
        pages = [self._listing(site, slices[min(i, count - 1)], i, count, now) for i in numbers]
        robots = Page(
            url=site.url("/robots.txt"), role="robots", content_type="text/plain", bom=True,
            text="User-agent: *\r\nDisallow: /_layouts/\r\nDisallow: /quan-tri/\r\n",
        )  # fmt: skip
        front = f'<div class="chuyen-muc"><a href="{LISTING}">Công đoàn ngành Y tế</a></div>'
        home = Page(url=site.url("/"), role="home", text=_frame(site, site.source, front, now))
        return [robots, home, *pages]

    def _listing(
        self, site: Site, rows: list[Article], number: int, count: int, now: datetime
    ) -> Page:
        items = "\n".join(
            f'<div class="tin-item"><a class="tieu-de" href="{attribute(a.url)}">{text(a.title)}'
            f'</a><span class="ngay">({day(a.published)})</span>'
            f"<p>{text(summary(a, 140))}</p></div>"
            for a in rows
        )
        pager = " ".join(
            f'<a href="{attribute(LISTING)}&amp;Page={i + 1}">{i + 1}</a>' for i in range(count)
        )
        main = f"""<div id="{PART}_list"><h2>Công đoàn ngành Y tế</h2>
{items}
<div class="phan-trang">{pager}</div></div>"""
        path = f"{LISTING}&Page={number + 1}" if number else LISTING
        return Page(
            url=site.url(path), role="listing",
            text=_frame(site, "Công đoàn ngành Y tế", main, now),
            links=tuple(site.url(a.url) for a in rows),
        )  # fmt: skip

    def evidence(self, article: Article) -> dict[str, str]:
        """The stamp under the title."""
        return {"where": "div.ngay-dang-tin", "text": _stamp(article)}
