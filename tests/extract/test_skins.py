"""The generic path on layouts of systems without rules; skins/ holds one invented page of each."""

from pathlib import Path
from string import Template

import pytest

from tests.extract.making import BYLINE, CAPTION, LEAD, OTHERS, PARAGRAPHS, TITLE, read, texts

SKINS = sorted((Path(__file__).parent / "skins").glob("*.html"))
WORDS = {
    "title": TITLE,
    "lead": LEAD,
    "caption": CAPTION,
    "byline": BYLINE,
    **dict(zip(("first", "second", "third", "last"), PARAGRAPHS, strict=True)),
    **{f"other{i}": title for i, title in enumerate(OTHERS, 1)},
}


@pytest.fixture(params=SKINS, ids=lambda path: path.stem)
def article(request):
    """One article in the skin of one system."""
    return read(Template(request.param.read_text(encoding="utf-8")).substitute(WORDS))


def test_title_and_date_are_the_articles(article):
    assert (article.title, str(article.published_on)) == (TITLE, "2024-07-15")
    assert article.extraction == "generic"


def test_lead_body_caption_and_byline_are_told_apart(article):
    assert article.lead == LEAD
    assert texts(article, "paragraph", "list", "table") == list(PARAGRAPHS)
    assert texts(article, "caption") == [CAPTION]
    assert article.byline == BYLINE
