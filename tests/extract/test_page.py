"""The door of the room: addresses, ways, notes, errors, and the same answer every time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan import urls
from congdoan.errors import ConfigError
from congdoan.extract.page import extract
from congdoan.registry import load_registry
from tests.extract.making import FILLER, OTHERS, RULES, TITLE, capture, page, read, source

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
