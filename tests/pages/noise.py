"""What stands around an article on Vietnamese sites: clocks, counters, lists, licences, buttons."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.pages.build import Page

TOP = {
    "1": '<div class="top-header"><div class="container"><span id="clock">{now}</span><a href="/en">English</a><form action="/tim-kiem">'
         '<input name="q" placeholder="Tìm kiếm"></form></div></div><div class="banner"><a href="/"><img src="/banner.png" alt="Site banner"></a></div>'
         '<ul class="menu"><li><a href="/">Trang chủ</a></li><li><a href="/gioi-thieu">Giới thiệu</a></li><li><a href="/tin-tuc">Tin tức</a></li>'
         '<li><a href="/van-ban">Văn bản</a></li><li><a href="/lien-he">Liên hệ</a></li></ul>',
    "2": '<table width="1000" align="center" cellspacing="0"><tr><td colspan="2"><img src="/images/bn.jpg" width="1000"></td></tr>'
         '<tr><td class="tdmenu"><a href="/">TRANG CHỦ</a> | <a href="/gt">GIỚI THIỆU</a> | <a href="/tt">TIN TỨC</a> | <a href="/lh">LIÊN HỆ</a></td>'
         '<td align="right" nowrap><font size="2">{now}</font></td></tr></table>',
    "3": '<header id="masthead"><div class="tophead"><div class="ngay-thang">{now}</div><div class="hotline">Đường dây nóng: 1900 9095</div></div>'
         '<nav class="main-nav"><ul><li><a href="/">Trang chủ</a></li><li><a href="/thoi-su">Thời sự</a></li><li><a href="/xa-hoi">Xã hội</a></li>'
         '<li><a href="/y-te">Y tế</a></li></ul></nav></header><marquee>Chào mừng kỷ niệm 96 năm Ngày thành lập Công đoàn Việt Nam (28/7/1929 - 28/7/2025)</marquee>',
    "4": '<div id="hd"><div class="logo"><a href="/">{site}</a></div><div>{now}</div><div class="login"><a href="/dang-nhap">Đăng nhập</a></div></div>',
}  # fmt: skip
SIDE = {
    "1": '<div class="col-right"><div class="block"><h3>Thông báo</h3><ul><li><a href="/tb/1">{o0}</a> <span class="date">{d0}</span></li>'
         '<li><a href="/tb/2">{o1}</a> <span class="date">{d1}</span></li></ul></div><div class="block"><h3>Thống kê truy cập</h3>'
         "<ul><li>Đang truy cập: 37</li><li>Hôm nay: 2.416</li><li>Tháng hiện tại: 51.870</li><li>Tổng lượt truy cập: 9.771.204</li></ul></div></div>",
    "2": '<td width="220" valign="top" bgcolor="#eef"><div class="tieude_phai">Văn bản mới</div><div><a href="/vb/812">Công văn số 812/CĐYT về việc tổ chức Tết Sum vầy</a><br>'
         '<i>Ban hành: {d1}</i></div><div class="tieude_phai">Thăm dò ý kiến</div><div>Bạn thấy trang tin thế nào?<br><input type="radio">Tốt<br><input type="radio">Khá</div>'
         '<div>Số người online: 12<br>Số lượt truy cập: <b>1203377</b></div></td>',
    "3": '<aside class="sidebar"><section class="widget"><h2 class="widget-title">Đọc nhiều</h2><article><h3><a href="/r/1.html">{o0}</a></h3><time>{d0}</time></article>'
         '<article><h3><a href="/r/2.html">{o1}</a></h3><time>{d1}</time></article></section><section class="widget"><h2 class="widget-title">Video</h2>'
         '<p>{o2}</p></section></aside>',
    "4": '<div id="right"><div class="hotnews"><b>TIN NỔI BẬT</b><p><a href="/t/5">{o0}</a><br><small>{d0}</small></p><p><a href="/t/6">{o1}</a><br><small>{d1}</small></p>'
         '<p><a href="/t/7">{o2}</a><br><small>{d2}</small></p></div><div class="thoitiet">Hà Nội 24°C</div></div>',
}  # fmt: skip
FOOT = {
    "1": '<footer><div class="container"><p><strong>{site}</strong></p><p>Giấy phép số 48/GP-TTĐT do Sở Thông tin và Truyền thông cấp ngày 12/3/2020</p>'
         "<p>Chịu trách nhiệm nội dung: Ông Lê Thử Nghiệm - Chánh Văn phòng</p><p>Điện thoại: 0204.3854.xxx - Email: vanthu@example.vn</p>"
         "<p>Thiết kế website bởi Công ty phần mềm</p></div></footer>",
    "2": '<table width="1000" align="center"><tr><td align="center"><b>TRANG THÔNG TIN ĐIỆN TỬ {site}</b><br>Trưởng Ban biên tập: Bà Trần Ví Dụ - Phó Giám đốc<br>'
         "Địa chỉ: Số 5 đường Trần Phú. ĐT: (026) 3825 xxx. Fax: (026) 3825 xxx<br>Ghi rõ nguồn khi phát hành lại thông tin từ website này</td></tr></table>",
    "3": '<div class="site-footer"><p>Tổng Biên tập: Đỗ Thí Dụ. Phó Tổng Biên tập: Lý Mẫu Văn</p><p>Giấy phép xuất bản số 211/GP-BTTTT do Bộ Thông tin và Truyền thông cấp ngày 25-5-2021</p>'
         "<p>© Bản quyền thuộc về {site}. Cấm sao chép dưới mọi hình thức nếu không có sự chấp thuận bằng văn bản.</p></div>",
    "4": '<div id="ft"><p>Cơ quan chủ quản: {site}</p><p>Cập nhật lần cuối: {now}</p><p>Chung nhan Tin Nhiem Mang</p></div>',
}  # fmt: skip
RELATED = {
    "1": '<div class="tin-lien-quan"><h4>Các tin khác</h4><ul><li><a href="/k/1">{o0}</a> ({d0})</li><li><a href="/k/2">{o1}</a> ({d1})</li><li><a href="/k/3">{o2}</a> ({d2})</li></ul></div>',
    "2": '<p><b>Các tin đã đưa:</b></p><div>• <a href="/k/1">{o0}</a> <i>({d0})</i></div><div>• <a href="/k/2">{o1}</a> <i>({d1})</i></div><div>• <a href="/k/3">{o2}</a> <i>({d2})</i></div>',
    "3": '<section class="box-category"><h3 class="box-heading"><a href="/cm">Cùng chuyên mục</a></h3><div class="story"><h4 class="story__heading"><a href="/k1.html">{o0}</a></h4>'
         '<div class="story__meta"><time>{d0}</time></div><div class="story__summary">{s0}</div></div><div class="story"><h4 class="story__heading"><a href="/k2.html">{o1}</a></h4></div></section>',
    "4": '<table width="100%"><tr><td><b>Tin liên quan</b></td></tr><tr><td><img src="/bullet.gif"> <a href="/k/1">{o0}</a> - {d0}</td></tr><tr><td><img src="/bullet.gif"> <a href="/k/2">{o1}</a> - {d1}</td></tr></table>',
}  # fmt: skip
TOOLS = {
    "1": '<div class="tool-bar"><a href="javascript:window.print()">In bài viết</a> <a href="mailto:?">Gửi email</a> Cỡ chữ: <a>A-</a> <a>A</a> <a>A+</a></div>',
    "2": '<div class="article-tools"><span>Lượt xem: 1.204</span> <a title="Bản in">Bản in</a> <a>Quay lại</a></div>',
    "3": '<div class="share"><a href="https://facebook.com/sharer">Facebook</a><a href="https://zalo.me">Zalo</a><a>Chia sẻ</a></div>',
    "4": '<div class="tts-player"><audio id="tts" src="/tts.mp3" controls></audio><span>Nghe đọc bài viết</span><span>0:00 / 2:41</span></div>',
    "5": '<div id="danhgia">Đánh giá bài viết: <b>4.5</b>/5 (12 lượt)</div><div class="fb-like" data-href=""></div>',
    "6": "<div>Xem với cỡ chữ: A- A A+ | Tương phản</div><div>Đọc bài viết</div>",
    "7": '<div class="comment"><h3>Bình luận (1)</h3><form><textarea></textarea></form><p><b>Bạn đọc</b> - {now}</p><p>Bài viết rất hay, chúc mừng ngành y tế tỉnh nhà.</p></div>',
}  # fmt: skip
KINDS = {"top": TOP, "side": SIDE, "foot": FOOT, "rel": RELATED, "tools": TOOLS}


def fragment(page: Page, name: str, argument: str) -> str:
    """The fragment of that name and number in the page's own words."""
    if name in KINDS:
        return KINDS[name][argument].format(**_words(page))
    if name == "ld":
        return _json_ld(page)
    if name == "og":
        return (
            f'<meta property="og:title" content="{page.article["title"]}">\n<meta property="og:url" content="{page.address}">\n'
            f'<meta property="og:type" content="article">\n<link rel="canonical" href="{page.address}">'
        )
    if name in ("o", "od"):
        other = page.others[int(argument)]
        return str(other["title"]) if name == "o" else f"{other['published']:%d/%m/%Y}"
    raise KeyError(f"{page.family}/{page.name}: [[{name} {argument}]]")


def _words(page: Page) -> dict[str, str]:
    clock = page.settings.get("clock", "%W, %d/%m/%Y %H:%M")
    words = {"now": page.word("now", clock), "site": page.settings["site"]}
    for i, other in enumerate(page.others[:3]):
        words[f"o{i}"] = other["title"]
        words[f"d{i}"] = f"{other['published']:%d/%m/%Y}"
        words[f"s{i}"] = other["lead"] or ""
    return words


def _json_ld(page: Page) -> str:
    published = page.article["published"]
    data = {
        "@context": "https://schema.org", "@type": "NewsArticle",
        "mainEntityOfPage": {"@type": "WebPage", "@id": page.address},
        "headline": page.article["title"], "description": page.article["lead"] or "",
        "datePublished": published.isoformat(), "dateModified": (published + timedelta(days=40)).isoformat(),
        "publisher": {"@type": "Organization", "name": page.settings["site"]},
    }  # fmt: skip
    if page.shown("byline"):
        data["author"] = {"@type": "Person", "name": page.article["byline"]}
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'
