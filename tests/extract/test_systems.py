"""Authors, leads and titles as the skins of several content systems show them, without a rule."""

import pytest

from tests.extract.making import FILLER, LEAD, PARAGRAPHS, TITLE, read, texts


@pytest.mark.parametrize(
    "shown",
    [
        "<p>15/07/2024<span>Tác giả: <strong>Lê Thí Dụ</strong></span></p>",
        "<p><span>Ngày tạo: 15/07/2024</span> | <span>Tác giả: Lê Thí Dụ</span></p>",
        '<div class="by-line">Lê Thí Dụ</div>',
        '<div class="author-name"><div>Bởi</div> <a href="/u">Lê Thí Dụ</a><i> - </i></div>',
        '<div id="author"><p>Tác giả: Lê Thí Dụ</p><p>Nguồn tin: Báo Mẫu</p></div>',
        '<span class="author">Được viết bởi&nbsp;<a href="/u">Lê Thí Dụ</a></span>',
    ],
)
def test_an_author_stands_behind_a_label_or_in_a_box_of_that_name(shown):
    html = f"<html><body><div><h1>{TITLE}</h1>{shown}<div>{FILLER}</div></div></body></html>"
    article = read(html)
    assert article.byline == "Lê Thí Dụ"
    assert texts(article, "paragraph") == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "shown",
    [
        '<div class="author-info"><p>Test Test</p><p>Đã xuất bản 15/07/2024 08:15</p></div>',
        "<p>Tác giả: <b>Ban Biên Tập</b></p>",
        "<p>Viết bởi: <span>Super User</span></p>",
        '<span class="post-author"><span>System Admin</span></span>',
    ],
)
def test_accounts_are_no_authors(shown):
    html = f"<html><body><div><h1>{TITLE}</h1>{shown}<div>{FILLER}</div></div></body></html>"
    assert read(html).byline is None


def test_the_line_that_says_who_gave_a_page_in_and_when_is_no_text():
    shown = '<p class="x">Submitted by <i>admin</i> on Mon, 07/15/2024 - 08:15</p>'
    article = read(f"<html><body><div><h1>{TITLE}</h1>{shown}{FILLER}</div></body></html>")
    assert texts(article, "paragraph") == list(PARAGRAPHS)
    assert str(article.published_on) == "2024-07-15"


@pytest.mark.parametrize(
    "shown",
    [
        f'<p class="fw-semibold">{LEAD}</p>',
        f'<p><span style="font-weight: 700">{LEAD}</span></p>',
        f'<h2 itemprop="description">{LEAD}</h2>',
        f'<div id="hometext"><i class="modal-body">A</i><b itemprop="description">{LEAD}</b></div>',
    ],
)
def test_a_lead_is_known_by_its_weight_or_its_property(shown):
    article = read(
        f"<html><body><div><h1>{TITLE}</h1>{shown}<div>{FILLER}</div></div></body></html>"
    )
    assert (article.lead, texts(article, "paragraph")) == (LEAD, list(PARAGRAPHS))


@pytest.mark.parametrize("told", ["Sở Y tế", "Công đoàn ngành Y tế tỉnh Mẫu Sơn sơ kết ..."])
def test_a_title_is_what_the_page_shows_where_the_head_names_the_site_or_cuts_it(told):
    shown = f"<h3>{TITLE}</h3>" if told == "Sở Y tế" else f'<div class="p-h">{TITLE}</div>'
    html = f"<html><head><title>{told}</title></head><body><div>{shown}{FILLER}</div></body></html>"
    assert read(html).title == TITLE


@pytest.mark.parametrize("name", ["portlet-title", "widget-title", "dnnTITLE_titleLabel"])
def test_the_heading_of_a_portlet_is_no_title(name):
    html = (
        f'<html><body><div><h1 class="{name}">Hoạt động công đoàn cơ sở</h1>'
        f'<div class="asset_title">{TITLE}</div><i>15/07/2024</i>{FILLER}</div></body></html>'
    )
    assert read(html).title == TITLE


def test_a_heading_that_is_a_link_is_the_title_when_the_head_says_it_with_the_sites_name():
    html = (
        f"<html><head><title>{TITLE} | CDYT</title></head><body><div>"
        f"<h2><a href='/x'>{TITLE}</a></h2><p>15/07/24 | by <a href='/u'>admin</a></p>"
        f"{FILLER}</div></body></html>"
    )
    article = read(html)
    assert (article.title, str(article.published_on)) == (TITLE, "2024-07-15")


def test_a_page_set_in_the_middle_has_no_captions_for_that():
    html = (
        f"<html><body><center><table><tr><td><h1>{TITLE}</h1></td></tr><tr><td><img src='/a.jpg'>"
        f"<b>{LEAD}</b></td></tr><tr><td>{FILLER}</td></tr></table></center></body></html>"
    )
    article = read(html)
    assert (article.lead, texts(article, "caption")) == (LEAD, [])


def test_a_short_main_heading_names_the_section_where_a_dated_headline_follows():
    html = (
        f"<html><body><div><h1>Tin công đoàn</h1><div><h2>{TITLE} <span>(15/07/2024)</span></h2>"
        f"<div>{FILLER}</div></div></div></body></html>"
    )
    article = read(html)
    assert (article.title, str(article.published_on)) == (TITLE, "2024-07-15")


@pytest.mark.parametrize("title", ["Lịch tiếp công dân ngày 15/07/2024", "Họp báo <i>quý II</i>"])
def test_a_date_in_the_words_of_a_title_stays(title):
    article = read(f"<html><body><div><h1>{title}</h1><div>{FILLER}</div></div></body></html>")
    assert article.title == title.replace("<i>", "").replace("</i>", "")


def test_an_author_that_the_head_tells_is_looked_for_on_the_page():
    head = '<meta name="author" content="Lê Thí Dụ">'
    shown = (
        '<div><img src="/a.jpg"><a href="/u">Lê Thí Dụ</a><i>Thứ hai, 15/07/2024, 08:15</i></div>'
    )
    html = (
        f"<html><head>{head}</head><body><h1>{TITLE}</h1>{shown}<div>{FILLER}</div></body></html>"
    )
    article = read(html)
    assert (article.byline, texts(article, "caption")) == ("Lê Thí Dụ", [])


@pytest.mark.parametrize("shown", ["3 phút đọc", "5 min read", "2 phút đọc"])
def test_how_long_reading_takes_is_no_text(shown):
    html = f"<html><body><h1>{TITLE}</h1><div><p>{shown}</p>{FILLER}</div></body></html>"
    assert texts(read(html), "paragraph") == list(PARAGRAPHS)


def test_a_page_in_one_cell_has_its_date_though_links_follow():
    others = "<br>".join(f"- <a href='/t'>{TITLE} {n}</a> (01/08/2024)" for n in range(3))
    text = "<br><br>".join(PARAGRAPHS)
    html = (
        f"<html><body><table><tr><td><font size=4><b>{TITLE}</b></font><br>"
        f"<font size=1>Gửi bởi: admin - Ngày: 15/07/2024 - Xem: 41</font><hr>{text}<hr>"
        f"<b>Các tin khác</b><br>{others}</td></tr></table></body></html>"
    )
    article = read(html)
    assert (article.title, str(article.published_on)) == (TITLE, "2024-07-15")
    assert texts(article, "paragraph") == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "shown",
    [
        "<span>Lê Thí Dụ</span><span>•</span><time>15 thg 7, 2024</time><span>410 lượt xem</span>",
        "<p>Lê Thí Dụ</p><p>15/07/2024 08:15</p><p>3 phút đọc</p>",
        "<p>15 Tháng Bảy, 2024</p><p>Lê Thí Dụ</p>",
    ],
)
def test_a_name_right_beside_the_date_is_the_authors(shown):
    html = f"<html><body><div><h1>{TITLE}</h1><div>{shown}</div>{FILLER}</div></body></html>"
    article = read(html)
    assert (article.byline, texts(article, "paragraph")) == ("Lê Thí Dụ", list(PARAGRAPHS))


@pytest.mark.parametrize(
    "shown",
    [
        "<p>Hoạt Động Công Đoàn</p><p>15/07/2024</p>",
        "<p>Hà Nội Mới</p><p>15/07/2024</p>",
        "<p>Lê Thí Dụ</p><p>Chủ tịch Công đoàn</p><p>15/07/2024</p>",
        "<p>Trần Phú</p><p>15/07/2024</p>",
    ],
)
def test_sections_and_names_that_stand_elsewhere_are_no_authors(shown):
    html = f"<html><body><div><h1>{TITLE}</h1><div>{shown}</div>{FILLER}</div></body></html>"
    assert read(html).byline is None


@pytest.mark.parametrize("told", ["Sở Y tế tỉnh Mẫu Sơn", "VNPT Mẫu Sơn", "admin", "Mẫu Sơn Media"])
def test_a_body_or_an_account_that_the_head_calls_author_is_none(told):
    head = f'<meta name="author" content="{told}">'
    shown = f"<div><span>{told}</span><i>15/07/2024</i></div>"
    html = (
        f"<html><head>{head}</head><body><h1>{TITLE}</h1>{shown}<div>{FILLER}</div></body></html>"
    )
    assert read(html).byline is None
