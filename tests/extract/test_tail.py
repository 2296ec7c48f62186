"""Bylines and credits are told from last paragraphs."""

import pytest

from tests.extract.making import FILLER, PARAGRAPHS, RULES, page, read, texts


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ('<p style="text-align:right"><b>- &nbsp; P.v Văn Mẫu - CDC</b></p>', "P.v Văn Mẫu - CDC"),
        ('<p class="rteright"><b>Công đoàn ngành Y tế</b></p>', "Công đoàn ngành Y tế"),
        ('<p align="right">Phạm Thí (CĐN Y tế)</p>', "Phạm Thí (CĐN Y tế)"),
        ("<p>Tin, ảnh: Minh Giả</p>", "Tin, ảnh: Minh Giả"),
        ("<p>Bài: Văn Mẫu - Ảnh: Thị Dụ</p>", "Bài: Văn Mẫu - Ảnh: Thị Dụ"),
        ("<p>Hoài Thử</p>", "Hoài Thử"),
        ("<p><strong>Văn phòng LĐLĐ tỉnh</strong></p>", "Văn phòng LĐLĐ tỉnh"),
        ("<p>Tác giả: Hoài Thử</p>", "Hoài Thử"),
        ("<p>Lê Dụ – Phó Chủ tịch Công đoàn Mẫu Sơn</p>", "Lê Dụ – Phó Chủ tịch Công đoàn Mẫu Sơn"),
        ("<p align=center>Hoài Thử - CV Phòng TCCB</p>", "Hoài Thử - CV Phòng TCCB"),
        ("<p>Trần Văn Mẫu - Bệnh viện Mẫu Sơn</p>", "Trần Văn Mẫu - Bệnh viện Mẫu Sơn"),
        ("<p>Tin, ảnh Trung tâm Y tế huyện</p>", "Tin, ảnh Trung tâm Y tế huyện"),
    ],
)  # fmt: skip
def test_bylines_are_taken_off_the_end(line, byline):
    article = read(page(FILLER + line), RULES)
    assert article.byline == byline
    assert texts(article, "byline") == [byline]
    assert texts(article, "paragraph") == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "line",
    ["<p>Hội nghị kết thúc tốt đẹp.</p>", "<p><b>Một số hình ảnh tại hội nghị</b></p>",
     "<p>Lê Thí Dụ - Chủ tịch Công đoàn ngành trao quà</p>",
     "<p>Bà Lê Thí Dụ - Chủ tịch Công đoàn Mẫu Sơn</p>",
     "<p>Trận Mẫu Sơn - Lạng Sơn hòa hai đều</p>", "<p>Tin, ảnh hưởng của đợt rét</p>",
     "<p>Dự kiến năm 2025 sẽ có thêm 5 công đoàn cơ sở</p>", "<p>- 27 công đoàn cơ sở;</p>"],
)  # fmt: skip
def test_a_last_line_that_names_nobody_is_no_byline(line):
    assert read(page(FILLER + line), RULES).byline is None


@pytest.mark.parametrize(
    ("line", "named", "url"),
    [
        (
            "Theo: https://soyte.a.example/1",
            "https://soyte.a.example/1",
            "https://soyte.a.example/1",
        ),
        ("Nguồn tin: Báo Mẫu Sơn", "Báo Mẫu Sơn", None),
        ("(Theo Báo Mẫu Sơn)", "Mẫu Sơn", None),
        ("Nguồn: Chi cục An toàn vệ sinh thực phẩm", "Chi cục An toàn vệ sinh thực phẩm", None),
    ],
)
def test_credit_lines_name_whom_they_credit(line, named, url):
    article = read(page(f"{FILLER}<p align=right>Hoài Thử</p><p><em>{line}</em></p>"), RULES)
    assert (article.credited_source, article.credited_url) == (named, url)
    assert texts(article, "credit") == [line]
    assert article.byline == "Hoài Thử"


def test_a_sentence_that_begins_with_theo_is_text():
    sentence = "Theo kế hoạch, hội nghị tổng kết năm sẽ được tổ chức vào tháng 12."
    article = read(page(f"{FILLER}<p>{sentence}</p>"), RULES)
    assert article.credited_source is None
    assert texts(article, "paragraph")[-1] == sentence


def test_a_captions_photographer_is_not_the_articles_author():
    picture = '<p><img src="a.jpg"></p><p align=center><i>Toàn cảnh. Ảnh: Minh Giả</i></p>'
    article = read(page(f"{FILLER}<p align=right><b>Hoài Thử</b></p>{picture}"), RULES)
    assert article.byline == "Hoài Thử"
    assert texts(article, "caption") == ["Toàn cảnh. Ảnh: Minh Giả"]


def test_a_rule_for_the_byline_beats_the_last_line():
    body = f'<span class="author">Văn Mẫu</span>{FILLER}<p align="right">Trung tâm Y tế huyện</p>'
    article = read(page(body), {**RULES, "byline": ".author"})
    assert article.byline == "Văn Mẫu"
    assert texts(article, "paragraph")[-1] == "Trung tâm Y tế huyện"
