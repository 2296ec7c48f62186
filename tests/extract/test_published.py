"""The publication day: what beats what, and what is no evidence."""

from datetime import UTC, date, datetime

import pytest

from tests.extract.making import FILLER, LEAD, RULES, TITLE, page, read, ref

JSON_LD = (
    '<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "headline": "x", '
    '"datePublished": "{0}", "dateModified": "2024-09-09T00:00:00+07:00"}}]}}</script>'
)
META = '<meta property="article:published_time" content="2024-07-16T08:00:00+07:00">'


def bare(before="", after="", head="", **changes):
    """A page without rules: clock or stamp around the title."""
    html = (
        f"<html><head><title>{TITLE}</title>{head}</head><body><div>{before}</div><main>"
        f"<h1>{TITLE}</h1>{after}<div>{FILLER}</div></main></body></html>"
    )
    return read(html, **changes)


def test_the_rules_date_node_beats_what_the_head_says():
    article = read(page(FILLER, JSON_LD.format("2024-07-18T08:00:00+07:00") + META), RULES)
    assert (article.published_on, article.published_evidence) == (date(2024, 7, 15), "site_rule")
    assert article.published_text == "15/07/2024"


def test_json_ld_beats_meta_and_meta_beats_a_stamp():
    stamp = "<p>14/07/2024</p>"
    linked = bare(after=stamp, head=JSON_LD.format("2024-07-17T23:30:00Z") + META)
    assert (linked.published_on, linked.published_evidence) == (date(2024, 7, 18), "json_ld")
    assert bare(after=stamp, head=META).published_on == date(2024, 7, 16)
    assert bare(after=stamp).published_evidence == "text"


@pytest.mark.parametrize(
    "clock",
    [
        '<span id="lblClock">Thứ Năm, 21/11/2024</span>',
        "<p>Thứ Năm, 21/11/2024 | 09:00 GMT+7</p>",
        "<marquee>Hôm nay, ngày 20 tháng 11 năm 2024</marquee>",
    ],
)
def test_a_header_clock_is_no_publication_date(clock):
    assert bare(before=clock).published_on is None


def test_dates_in_sentences_and_of_other_articles_are_none():
    others = (
        '<h3>Tin khác</h3><ul><li><a href="/tin/8">Tin thứ hai của trang</a> (01/02/2024)</li></ul>'
    )
    article = bare(after=f"<p>{LEAD} Ngày 12/7/2024.</p>{others}")
    assert (article.published_on, article.published_evidence) == (None, "none")


def test_a_date_after_the_capture_is_refused_and_the_next_evidence_taken():
    head = JSON_LD.format("2025-03-01T00:00:00+07:00")
    assert bare(after="<p>15/07/2024</p>", head=head).published_on == date(2024, 7, 15)


def test_the_day_of_the_capture_counts_in_viet_nam():
    late = datetime(2024, 7, 14, 18, 0, tzinfo=UTC)
    assert bare(after="<p>Ngày đăng: 15/07/2024</p>", captured_at=late).published_on == date(
        2024, 7, 15
    )
    early = datetime(2024, 7, 14, 16, 0, tzinfo=UTC)
    assert bare(after="<p>Ngày đăng: 15/07/2024</p>", captured_at=early).published_on is None


def test_the_listing_and_then_the_address_help_where_the_page_says_nothing():
    hinted = bare(ref=ref(day=date(2024, 7, 15)))
    assert (hinted.published_on, hinted.published_evidence) == (date(2024, 7, 15), "listing")
    dated = bare(url="https://soyte.mauson.example/2024/07/15/tin.html")
    assert (dated.published_on, dated.published_evidence) == (date(2024, 7, 15), "url")


def test_american_culture_is_told_by_its_form():
    assert bare(after="<p>7/15/2024 2:20 PM</p>").published_on == date(2024, 7, 15)
    assert bare(after="<p>7/5/2024 2:20 PM</p>").published_on == date(2024, 7, 5)
    ruled = read(page(FILLER).replace("15/07", "5/7"), {**RULES, "date_order": "mdy"})
    assert ruled.published_on == date(2024, 5, 7)


BELOW = FILLER + "<p><i>(Cập nhật lúc: 08:15 ngày 15/07/2024)</i></p>"


def test_a_labelled_stamp_below_the_text_counts_and_below_other_headlines_it_does_not():
    assert bare(after=f"<div>{BELOW}</div>").published_on == date(2024, 7, 15)
    other = '<a href="/tin/8">Tin thứ hai của trang này</a><p>Ngày đăng: 15/07/2024</p>'
    assert bare(after=f"<div>{FILLER}{other}</div>").published_on is None


def test_microdata_counts_where_all_of_it_says_the_same():
    one = '<abbr class="published" title="2024-07-15T09:00:00+07:00">09:00</abbr>'
    assert bare(after=one).published_on == date(2024, 7, 15)
    assert bare(after=one + one.replace("15T", "16T")).published_on is None


SENTENCE = " Công đoàn ngành Y tế tỉnh Mẫu Sơn đã tổ chức hội nghị với đông đủ đại biểu về dự." * 3


@pytest.mark.parametrize("tag", ["span", "b", "em"])
def test_a_date_in_an_inline_part_of_a_long_paragraph_is_of_an_event(tag):
    sentence = f"<p><{tag}>Ngày 08/10/2024</{tag}><i>,{SENTENCE}</i></p>"
    assert bare(after=sentence).published_on is None


@pytest.mark.parametrize("tag", ["span", "b", "em"])
def test_a_date_in_an_inline_part_of_a_short_line_is_a_stamp(tag):
    stamp = f"<p><{tag}>Ngày 15/07/2024</{tag}> <i>08:30</i></p>"
    assert bare(after=stamp).published_on == date(2024, 7, 15)


HEAD = (
    f"<html><head><title>{TITLE}</title></head><body><article><header>SHOWN<a href='#'>A+</a>"
    f"</header><div><div><h1>{TITLE}</h1></div>{FILLER}</div></article></body></html>"
)


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ('<span class="post-date">Thứ 2, 15/07/2024 | 14:17</span>', date(2024, 7, 15)),
        ('<time class="publish">15/07/2024</time>', date(2024, 7, 15)),
        ('<i class="ngay-dang">15-07-2024</i>', date(2024, 7, 15)),
        ('<span class="x">Kỷ niệm 15/07/2024</span>', None),
        ('<span class="view-count">15</span>', None),
        ('<span class="slogan">Hướng tới đại hội</span>', None),
    ],
)
def test_the_head_of_an_article_element_may_hold_the_date(shown, day):
    assert read(HEAD.replace("SHOWN", shown)).published_on == day


@pytest.mark.parametrize(
    "shown",
    [
        '<time datetime="2024-07-15T08:00:00+07:00">3 tuần trước</time>',
        "<dd>Danh mục: <a href='/d'>Tin</a></dd><dd><i>Xuất bản: 15 Tháng 7 2024</i></dd>",
        '<div class="social-panel"><p><i>Thứ Hai, ngày 15/07/2024 08:15</i></p><a>Email</a></div>',
        '<div class="tools"><i>15/07/2024</i><a href="#">In trang</a></div>',
    ],
)
def test_the_date_below_a_title_is_found_in_tools_labels_and_elements_for_machines(shown):
    article = bare(after=shown)
    assert (article.published_on, article.published_evidence) == (date(2024, 7, 15), "text")


@pytest.mark.parametrize(
    "shown",
    [
        '<time datetime="x">3 tuần trước</time>',
        '<div class="tools"><i>21/11/2024</i><a href="#">In trang</a></div>',
        f'<p>{LEAD} {LEAD}</p><div id="binhluan"><p><b>Bạn đọc</b> 01/08/2024</p></div>',
        '<div class="tools"><a href="/tin/9">Hội thao công đoàn ngành</a><i>01/08/2024</i></div>',
    ],
)
def test_clocks_comments_and_dates_of_others_in_tools_are_none(shown):
    assert bare(after=shown).published_on is None


def test_a_date_beside_buttons_above_the_title_counts():
    row = "<td>15/07/2024</td><td><a href='#'>In trang</a></td><td><a href='#'>Gửi thư đi</a></td>"
    html = f"<div><table><tr>{row}</tr></table><h1>{TITLE}</h1><div>{FILLER}</div></div>"
    assert read(f"<html><body>{html}</body></html>").published_on == date(2024, 7, 15)
