"""The door of the room: addresses, ways, notes, errors, and the same answer every time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan import urls
from congdoan.errors import ConfigError
from congdoan.extract.page import extract
from congdoan.registry import load_registry
from tests.extract.making import (
    FILLER,
    LEAD,
    OTHERS,
    PARAGRAPHS,
    RULES,
    TITLE,
    capture,
    page,
    read,
    source,
)

CANONICAL = '<link rel="canonical" href="/tin/7-hoi-nghi.html">'


def test_the_canonical_link_names_the_article_when_it_is_one_of_the_source():
    article = read(page(FILLER, CANONICAL), RULES, url="https://soyte.mauson.example/print/7")
    assert article.url == "https://soyte.mauson.example/tin/7-hoi-nghi.html"
    assert article.article_id == urls.article_id("soyte.mauson.example/~7")
    assert article.is_twin


@pytest.mark.parametrize("href", ["/", "https://other.example/tin/9", "javascript:void(0)", ""])
def test_a_canonical_link_elsewhere_is_ignored(href):
    article = read(page(FILLER, f'<link rel="canonical" href="{href}">'), RULES)
    assert article.url == "https://soyte.mauson.example/tin/7"
    assert not article.is_twin


def test_the_way_of_reading_is_told():
    assert read(page(FILLER), RULES).extraction == "source_rule"
    assert read(page(FILLER)).extraction == "generic"
    family = source(RULES).model_copy(update={"own_select": ("date",)})
    assert extract(capture(page(FILLER)), family).extraction == "family_rule"


def test_rules_that_match_nothing_are_noted_and_the_page_is_read_without_them():
    article = read(page(FILLER), {"title": ".t", "date": ".d", "body": ".body"})
    assert {"missed:title", "missed:date"} <= set(article.notes)
    assert article.title == TITLE
    other = read(page(FILLER), {"body": "#nowhere"})
    assert (other.extraction, other.notes) == ("generic", ("missed:body",))


def test_alternatives_are_asked_in_order_and_xpath_is_known():
    rules = {
        "title": [".none", "//h1"],
        "date": '//p[@class="date"]/text()',
        "body": ["#x", ".body"],
    }
    article = read(page(FILLER), rules)
    assert (article.title, str(article.published_on)) == (TITLE, "2024-07-15")


def test_a_selector_that_cannot_be_read_is_a_config_error_that_names_it():
    with pytest.raises(ConfigError, match=r"select\.body.*div\[\["):
        read(page(FILLER), {**RULES, "body": "div[["})


def test_names_repeated_in_a_side_column_do_not_take_the_place_of_the_articles():
    teasers = "".join(
        f'<div><h1>{t}</h1><p class="date">01/02/2024</p><div class="body">{t}</div></div>'
        for t in OTHERS
    )
    html = page(FILLER).replace("<h1>", f"<aside>{teasers}</aside><div class=x><h1>", 1)
    family = source(RULES).model_copy(update={"own_select": ()})
    article = extract(capture(html), family)
    assert (article.title, str(article.published_on)) == (TITLE, "2024-07-15")
    assert OTHERS[0] not in article.text


def test_attachments_are_absolute_and_their_names_are_no_text():
    article = read(page(f'{FILLER}<p><a href="/vb/kh%2012.pdf">kh 12.pdf</a></p>'), RULES)
    assert article.attachments == ("https://soyte.mauson.example/vb/kh%2012.pdf",)
    assert "pdf" not in article.text


def test_dropped_nodes_are_gone_and_the_text_after_them_stays():
    article = read(
        page(f"{FILLER}<p>Trước <i class=x>bỏ</i> sau cùng.</p>"), {**RULES, "drop": ".x"}
    )
    assert article.text.endswith("Trước sau cùng.")


def test_every_selector_of_the_project_can_be_read(config):
    for one in load_registry(config):
        extract(capture(page(FILLER)), one.model_copy(update={"source_id": "mau_son_syt"}))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from([page(FILLER), page(FILLER * 3), page("<p>a</p>"), page(FILLER[:300])]),
        max_size=6,
    )
)
def test_a_page_gives_the_same_record_whatever_was_read_before(earlier):
    first = extract(capture(page(FILLER)), source())
    for html in earlier:
        extract(capture(html), source())
    assert extract(capture(page(FILLER)), source()) == first


def family(html):
    return extract(capture(html), source(RULES).model_copy(update={"own_select": ()}))


@pytest.mark.parametrize("name", ["article-related", "sidebar", "tin-lien-quan"])
def test_a_familys_container_in_a_part_named_as_furniture_is_no_body(name):
    teaser = f'<div class="{name}"><div class="body"><p>{OTHERS[0]}</p></div></div>'
    html = page("").replace('<div class="body"></div>', f"<div>{FILLER}</div>{teaser}")
    found = family(html)
    assert "missed:body" not in family(page(FILLER)).notes
    assert (found.extraction, OTHERS[0] in found.text) == ("generic", False)


@pytest.mark.parametrize("name", ["ContentBanner", "sidebar", "related"])
def test_a_part_that_holds_the_title_too_is_no_furniture_whatever_its_name(name):
    html = (
        page(FILLER)
        .replace("<body>", f'<body><div class="{name}">')
        .replace("</body>", f"</div><div>{MENU}</div></body>")
    )
    assert family(html).extraction == "family_rule"
    assert read(html).text.count("\n") == len(PARAGRAPHS)


MENU = "".join(f"<p><a href='/{n}'>{t}</a></p>" for n, t in enumerate(OTHERS * 4))


@pytest.mark.parametrize("label", ["Nội dung", "Ý kiến của bạn:", ""])
def test_the_label_of_a_form_is_no_body(label):
    form = f'<div class="body">{label}</div><textarea></textarea>'
    html = page("").replace('<div class="body"></div>', f"<div>{FILLER}</div>{form}")
    assert family(html).extraction == "generic"


@pytest.mark.parametrize("token", ["font-size-text", "fontsize-content", "text"])
def test_a_text_whose_letters_can_be_made_larger_is_a_text(token):
    html = page("").replace('<div class="body">', f'<div class="{token}"><p>{PARAGRAPHS[0]}</p>')
    assert PARAGRAPHS[0] in read(html).text


@pytest.mark.parametrize("token", ["font-size", "font-resizer", "fontsize-buttons"])
def test_the_buttons_for_larger_letters_are_none(token):
    tool = f'<div class="{token}">Tăng giảm cỡ chữ của bài</div>'
    assert "cỡ chữ" not in read(page(tool + FILLER).replace('class="body"', "")).text


def test_a_lead_that_repeats_the_title_is_none():
    rules = {**RULES, "lead": ".sapo"}
    html = page(FILLER).replace("</h1>", f'</h1><p class="sapo">{TITLE.upper()}</p>')
    assert read(html, rules).lead is None
    assert read(html.replace(TITLE.upper(), LEAD), rules).lead == LEAD
    assert read(html.replace(TITLE.upper(), "TIN CÔNG ĐOÀN"), rules).lead is None


def test_a_teaser_below_another_articles_headline_is_no_lead():
    teaser = f'<div><a href="/9">{OTHERS[0]}</a><p class="sapo">{LEAD}</p></div>'
    html = f"<html><body><h1>{TITLE}</h1>{{0}}<div>{FILLER}</div></body></html>"
    assert read(html.format(teaser)).lead is None
    assert read(html.format(f'<p class="sapo">{LEAD}</p>')).lead == LEAD


@pytest.mark.parametrize("shown", ["Thứ ba, 06/08/2024 - 06:02", "demo", "test"])
def test_a_date_or_an_account_is_no_author(shown):
    assert read(page(f'{FILLER}<div class="author">{shown}</div>')).byline is None


@pytest.mark.parametrize("heading", ["HĐNGLL", "Thi đua - Khen thưởng", "Hội trại"])
def test_a_short_heading_that_is_marked_and_told_is_the_title(heading):
    marked = page(FILLER).replace(TITLE, heading).replace("<h1>", '<h1 itemprop="headline">')
    assert read(marked).title == heading


@pytest.mark.parametrize("told", ["Sở Y tế Mẫu Sơn", "Trang chủ", TITLE])
def test_a_marked_heading_that_the_head_does_not_tell_is_not_trusted_for_that(told):
    html = f"<html><head><title>{told}</title></head><body><h4 itemprop=headline>{OTHERS[0]}</h4>"
    assert read(f"{html}<h1>{TITLE}</h1><p>15/07/2024</p>{FILLER}</body></html>").title == TITLE


@pytest.mark.parametrize("attributes", ['onclick="x()"', 'onclick="x()" href="#"'])
def test_what_is_clicked_and_leads_nowhere_is_no_text(attributes):
    html = page(f"{FILLER}<p>Nguồn: baomau.example <a {attributes}>Copy link</a></p>")
    assert "Copy link" not in read(html).text
    kept = html.replace("Copy link</a>", f"{PARAGRAPHS[1]}</a>")
    assert PARAGRAPHS[1] in read(kept, RULES).text


@pytest.mark.parametrize("shown", ["15.07.2024, 08:57", "Thứ hai, 15/07/2024", "Ngày 15/07/2024"])
def test_a_stamp_in_a_list_item_is_no_text_and_other_items_are(shown):
    items = f"<ul><li>{shown}</li><li>Tặng 05 suất quà</li></ul>"
    text = read(page(PARAGRAPHS[0] + items + FILLER).replace("class=", "data-x=")).text
    assert shown not in text
    assert "Tặng 05 suất quà" in text
