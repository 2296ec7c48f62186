"""Body markup becomes typed blocks; what is no text is left out."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.making import (
    BYLINE,
    CAPTION,
    FILLER,
    LEAD,
    OTHERS,
    PARAGRAPHS,
    RULES,
    TITLE,
    page,
    read,
    texts,
)

IMAGE = '<img src="/a.jpg" alt="anh tin bai" width="600">'


@pytest.mark.parametrize(
    "markup",
    [
        f"<figure>{IMAGE}<figcaption>{CAPTION}</figcaption></figure>",
        f'<p style="text-align: center">{IMAGE}</p><p>&nbsp;</p><p align="center">{CAPTION}</p>',
        f"<p>{IMAGE}<br><em>{CAPTION}</em></p>",
        f"<table><tr><td>{IMAGE}</td></tr><tr><td>{CAPTION}</td></tr></table>",
        f"<center>{IMAGE}&nbsp;</center><center><i>{CAPTION}</i></center>",
        f"<p>{IMAGE}</p><p>{CAPTION}</p>",
        f'<div class="wp-caption">{IMAGE}<p class="wp-caption-text">{CAPTION}</p></div>',
        f'<div>{IMAGE}<div class="chu-thich-anh">{CAPTION}</div></div>',
    ],
)
def test_captions_are_known_in_every_usual_markup(markup):
    article = read(
        page(f"<p>{PARAGRAPHS[0]}</p>{markup}{FILLER[FILLER.index('</p>') + 4 :]}"), RULES
    )
    assert texts(article, "caption") == [CAPTION]
    assert texts(article, "paragraph") == list(PARAGRAPHS)
    assert article.blocks[2].kind == "caption"


def test_alternative_texts_and_scripts_are_never_text():
    article = read(page(f"{FILLER}<p>{IMAGE}</p><script>var a = 'Site banner';</script>"), RULES)
    assert "anh tin bai" not in article.text
    assert "Site banner" not in article.text


def test_a_paragraph_after_an_image_stays_a_paragraph():
    article = read(page(f"<p>{IMAGE}</p>{FILLER}"), RULES)
    assert texts(article, "paragraph") == list(PARAGRAPHS)


def test_a_caption_printed_twice_is_kept_once_with_a_note():
    twice = f"<figure>{IMAGE}<figcaption>{CAPTION}</figcaption></figure><p><i>{CAPTION}</i></p>"
    article = read(page(twice.replace("<p>", f"<p>{IMAGE}") + FILLER), RULES)
    assert texts(article, "caption") == [CAPTION]
    assert "caption_doubled" in article.notes


def test_list_items_and_table_rows_are_blocks_of_their_kind():
    rows = "<tr><th>Đơn vị</th><th>Số</th></tr><tr><td>CĐCS Bệnh viện</td><td>27</td></tr>"
    table = f"<table>{rows}</table>"
    article = read(
        page(f"{FILLER}<ul><li>Tặng 27 suất quà;</li><li>Thăm 3 nhà.</li></ul>{table}<p>Hết.</p>"),
        RULES,
    )
    assert texts(article, "list") == ["Tặng 27 suất quà;", "Thăm 3 nhà."]
    assert texts(article, "table") == ["Đơn vị | Số", "CĐCS Bệnh viện | 27"]


def test_line_breaks_part_paragraphs_but_not_a_sentence():
    cut = PARAGRAPHS[0].replace("cùng 65", "<br>cùng 65")
    article = read(page(f"{cut}<br><br>{PARAGRAPHS[1]}<br>{PARAGRAPHS[2]}"), RULES)
    assert texts(article, "paragraph") == list(PARAGRAPHS[:3])


def test_inline_markup_does_not_part_words():
    article = read(page(FILLER.replace("Công đoàn ngành", "Cô<b>ng</b> đoàn <i>ngà</i>nh")), RULES)
    assert texts(article, "paragraph") == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "furniture",
    [
        "<p>Lượt xem: 41</p>", '<div class="view-count">41</div>', "<p>0:00 / 0:00</p>",
        '<div class="share-box"><a href="#">Facebook</a> Chia sẻ</div>', "<p>A- A A+</p>",
        '<div class="OtherNews"><a href="/1">Tin thứ nhất</a></div>', "<p>In bài viết</p>",
        "<p>null</p>",
        f'<p><a href="/tin/9">{OTHERS[0]}</a></p>', '<p class="tts-player">Nghe bài viết</p>',
        '<p style="display: none">Chữ ẩn trong trang</p>', "<p>Theo dõi báo trên Google News</p>",
        "<h3>Các tin khác</h3><ul>" + "".join(f'<li><a href="/{i}">{t}</a> (0{i}/02/2024)</li>'
                                              for i, t in enumerate(OTHERS, 1)) + "</ul>",
    ],
)  # fmt: skip
def test_furniture_inside_the_body_is_no_text(furniture):
    article = read(page(f"{FILLER}{furniture}"), RULES)
    assert texts(article, "paragraph", "list", "caption") == list(PARAGRAPHS)


def test_what_holds_the_text_is_no_furniture_whatever_it_is_called():
    article = read(page(f'<div class="related-content">{FILLER}</div>'), RULES)
    assert texts(article, "paragraph") == list(PARAGRAPHS)


def test_a_lead_printed_again_is_counted_once():
    rules = {**RULES, "lead": ".sapo"}
    article = read(page(f'<p class="sapo">{LEAD}</p><p> {LEAD}</p>{FILLER}'), rules)
    assert article.lead == LEAD
    assert article.text.count(LEAD) == 1
    assert "lead_doubled" in article.notes


def test_a_bold_first_paragraph_is_the_lead():
    article = read(page(f"<p><strong>{LEAD}</strong></p>{FILLER}"), RULES)
    assert (article.lead, texts(article, "paragraph")) == (LEAD, list(PARAGRAPHS))


@given(
    st.lists(
        st.sampled_from([*PARAGRAPHS, CAPTION, LEAD, BYLINE, IMAGE, "- 27 suất", "&nbsp;"]),
        max_size=12,
    )
)
def test_blocks_cover_the_text_in_order_whatever_the_body_holds(parts):
    article = read(page(FILLER + "".join(f"<p>{p}</p>" for p in parts)), RULES)
    spans = [(b.start, b.end) for b in article.blocks]
    assert [article.text[s - 1] for s, _ in spans[1:]] == ["\n"] * (len(spans) - 1)
    assert all(a[1] + 1 == b[0] for a, b in itertools.pairwise(spans))
    assert (spans[0][0], spans[-1][1]) == (0, len(article.text))
    assert texts(article, "title") == [TITLE]
