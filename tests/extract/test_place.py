"""What stands apart from the article's part of a page is no text of it, whatever it is called."""

import pytest

from tests.extract.making import BYLINE, CAPTION, FILLER, PARAGRAPHS, TITLE, read, texts

WHOLE = list(PARAGRAPHS)
SIGNED = f'<p style="text-align:right">{BYLINE}</p>'
BOX = (
    '<div class="k9"><div><a href="/x">Bệnh viện Đa khoa tỉnh tiếp nhận máy chụp mới</a></div><p>'
    "Máy đặt tại khoa chẩn đoán hình ảnh, phục vụ người bệnh từ đầu tuần tới theo lịch.</p></div>"
)
TALK = (
    "<div><b>Hỏi đáp</b><p>Cho hỏi khám sức khỏe định kỳ ở trung tâm có cần hẹn trước với phòng "
    "khám hay không?</p><p>Trả lời: bạn có thể đến trực tiếp trong giờ hành chính các ngày trong "
    "tuần nhé, xin cảm ơn.</p></div>"
)


def around(before="", body=FILLER, after=""):
    """A page without names: title, what stands before the text, the text, what stands after it."""
    return read(f"<html><head><title>{TITLE}</title></head><body><div><div><h1>{TITLE}</h1>{before}"
                f"<div>{body}</div></div>{after}</div></body></html>")  # fmt: skip


@pytest.mark.parametrize(
    ("box", "place"),
    [(BOX, "before"), (BOX, "after"), (TALK, "after")],
    ids=["teasers before", "teasers after", "questions after"],
)
def test_boxes_without_a_name_are_no_text(box, place):
    assert texts(around(**{place: box}), "paragraph") == WHOLE


def test_a_signature_and_a_photo_outside_the_text_belong_to_it():
    photo = f'<div><img src="/a.jpg" width="600"><p><em>{CAPTION}</em></p></div>'
    article = around(before=photo, after=SIGNED)
    assert article.byline == BYLINE
    assert [b.kind for b in article.blocks][1] == "caption"
    assert texts(article, "paragraph") == WHOLE


def test_a_text_cut_in_parts_of_one_name_stays_whole():
    parts = "".join(f'<div class="s1"><p>{text}</p></div>' for text in PARAGRAPHS)
    assert texts(around(body=parts), "paragraph") == WHOLE


def test_paragraphs_beside_a_text_that_is_folded_up_belong_to_it():
    folded = f"<p>{PARAGRAPHS[0]}</p><div>" + FILLER.split("</p>", 1)[1] + "</div>"
    assert texts(around(body=folded), "paragraph") == WHOLE
