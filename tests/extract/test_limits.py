"""Hostile pages end in text or a rejection, and what takes too long is ended."""

import pytest

from congdoan.extract import limits
from congdoan.extract.page import extract
from congdoan.records import Article, Reason, Rejection
from tests.extract.making import PARAGRAPHS, TITLE, capture, source

TEXT = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
HEAD = f"<html><body><h1>{TITLE}</h1>"


@pytest.mark.parametrize(
    "page",
    [
        HEAD + "<div>" * 900 + TEXT,
        HEAD + ("<div class='related'>" * 240 + "</div>" * 240) * 20 + TEXT,
        (HEAD + TEXT).replace(" ", "\0 "),
        HEAD + f"<p class='{'x ' * 400_000}'>" + TEXT,
        HEAD + f"<!-- {'x ' * 500_000} -->" + TEXT,
        HEAD + "<a href=x>" * 4000 + TEXT,
        HEAD + "<table><tr><td>" * 80 + TEXT,
    ],
    ids=["deep", "furniture", "nul", "attribute", "comment", "unclosed", "tables"],
)
def test_a_hostile_page_around_an_article_gives_the_article(page):
    found = extract(capture(page), source())
    assert isinstance(found, Article)
    assert PARAGRAPHS[-1] in found.text


@pytest.mark.parametrize("tag", ["<div>", "<p>x</p>", "<b><i>"])
def test_a_page_beyond_all_limits_is_refused_unread(tag):
    page = (HEAD + tag * 100_000).encode()
    assert not limits.is_heavy(page)
    found = extract(capture(page), source())
    assert isinstance(found, Rejection)
    assert found.reason is Reason.PATHOLOGICAL


def test_usual_pages_are_read_without_a_process_of_their_own(monkeypatch):
    monkeypatch.setattr("congdoan.extract.page.in_child", pytest.fail)
    assert isinstance(extract(capture(HEAD + TEXT), source()), Article)


def test_a_page_that_takes_too_long_is_ended():
    page = HEAD + "<p>" + "Công đoàn ngành y tế. " * 280_000
    assert limits.is_heavy(page.encode())
    assert limits.in_child(capture(page), source(), seconds=1) is None


def test_a_large_page_gives_the_same_in_the_child(monkeypatch):
    page = capture(HEAD + TEXT)
    assert limits.in_child(page, source()) == extract(page, source())
