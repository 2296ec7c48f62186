"""Articles that only JSON-LD tells, on pages that a script fills."""

import json

import pytest

from congdoan.extract.page import extract
from congdoan.records import Article, Rejection
from tests.extract.making import FILLER, PARAGRAPHS, TITLE, capture, read, refused, source, texts

BODY = "\n\n".join(PARAGRAPHS)


def shell(body, shown="", **more):
    told = {"@type": "NewsArticle", "headline": TITLE, "articleBody": body, **more}
    script = f'<script type="application/ld+json">{json.dumps(told)}</script>'
    shown = f"<div id='root'>{shown}</div><script src='/a.js'></script>"
    return f"<html><head>{script}</head><body>{shown}</body></html>"


@pytest.mark.parametrize(
    "body", [BODY, BODY.replace("\n\n", "\r\n"), "".join(f"<p>{p}</p>" for p in PARAGRAPHS)]
)
def test_the_body_in_json_ld_is_read_where_the_page_shows_none(body):
    article = read(shell(body, datePublished="2024-07-15T08:00:00+07:00", author="Lê Thí Dụ"))
    assert (article.title, article.byline) == (TITLE, "Lê Thí Dụ")
    assert texts(article, "paragraph") == list(PARAGRAPHS)
    assert (str(article.published_on), article.notes) == ("2024-07-15", ("stated",))


def test_an_account_is_no_author_there_either():
    assert read(shell(BODY, author={"@type": "Person", "name": "admin"})).byline is None


@pytest.mark.parametrize("body", ["", "Công đoàn ngành họp.", None, "x" * 300])
def test_a_summary_or_what_is_no_vietnamese_makes_no_article(body):
    assert isinstance(refused(shell(body)), Rejection)


def test_what_the_page_shows_is_taken_before_what_it_tells():
    found = extract(capture(shell("Khác hẳn. " * 40, f"<h1>{TITLE}</h1>{FILLER}")), source())
    assert isinstance(found, Article)
    assert texts(found, "paragraph") == list(PARAGRAPHS)
