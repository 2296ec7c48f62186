"""Pages without an article are refused, each for its own reason."""

import pytest

from congdoan.records import Reason
from tests.extract.making import FILLER, LEAD, OTHERS, RULES, TITLE, page, read, refused

SIDE = (
    "<aside><ul>"
    + "".join(f'<li><a href="/{i}">{t}</a></li>' for i, t in enumerate(OTHERS))
    + "</ul></aside>"
)

ENGLISH = "<p>The union met on Friday and reviewed its activities of the year.</p>"
LISTED = "".join(
    f'<div><a href="/tin-{i}.html">{title} của công đoàn ngành Y tế</a><p>{LEAD}</p></div>'
    for i, title in enumerate(OTHERS)
)


def shell(body, title="Sở Y tế Mẫu Sơn"):
    return f"<html><head><title>{title}</title></head><body>{SIDE}<main>{body}</main></body></html>"


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (shell("<h1>Không tìm thấy</h1><p>Bài viết có thể đã bị xóa.</p>"), Reason.SOFT_404),
        (shell("<p>Không tìm thấy bản ghi nào.</p>"), Reason.SOFT_404),
        (shell("<h1>404</h1><p>Trang bạn tìm không tồn tại</p>", "404"), Reason.SOFT_404),
        (shell("<h2>Page not found</h2>"), Reason.SOFT_404),
        (shell(f'<h1>{TITLE}</h1><p><a href="/kh.pdf">Tải về tại đây</a></p>'), Reason.PDF_ONLY),
        (shell(f'<h1>{TITLE}</h1><iframe src="/kh.pdf"></iframe>'), Reason.PDF_ONLY),
        (shell(f'<h1>{TITLE}</h1><p>Xem tệp:</p><a href="/kh.docx">kh</a>'), Reason.PDF_ONLY),
        (shell(f'<h1>{TITLE}</h1><p><img src="1.jpg"></p>'), Reason.SCAN_ONLY),
        ("<body><noscript>Vui lòng bật JavaScript</noscript><div></div></body>", Reason.NEEDS_JS),
        ('<body><div id="app"></div><script src="/a.js"></script></body>', Reason.NEEDS_JS),
        (shell('<h1>Đăng nhập</h1><form><input type="password"></form>'), Reason.LOGIN),
        (shell('<p>Vui lòng nhập captcha</p><div class="g-recaptcha"></div>'), Reason.CAPTCHA),
        (shell(f"<h1>{TITLE}</h1><p>Tin đang cập nhật.</p>"), Reason.TOO_SHORT),
        (shell(f"<h1>Công đoàn ngành</h1>{LISTED}"), Reason.TOO_SHORT),
        ("<html><body></body></html>", Reason.EMPTY),
        (f"<html><body><p>{LEAD}</p><p>{LEAD[20:]}</p>{FILLER}</body></html>", Reason.NO_TITLE),
        (shell(f"<h1>Health union reviews its year</h1>{ENGLISH * 5}"), Reason.NOT_VIETNAMESE),
        ("<html><body>" + "<div>" * 100_000, Reason.PATHOLOGICAL),
        ("<html><body>" + "<p>x</p>" * 40_000, Reason.PATHOLOGICAL),
    ],
)  # fmt: skip
def test_each_sort_of_page_has_its_reason(html, reason):
    assert refused(html).reason is reason


def test_a_rule_that_meets_an_empty_container_does_not_make_an_article_of_the_frame():
    html = shell('<div class="body"></div><h1>Không tìm thấy</h1>')
    assert refused(html, RULES).reason is Reason.SOFT_404


def test_an_article_about_something_not_found_is_an_article():
    title = "Không tìm thấy ca bệnh mới, Công đoàn ngành Y tế tiếp tục hỗ trợ tuyến đầu"
    article = read(page(FILLER * 2).replace(TITLE, title), RULES)
    assert article.title == title


def test_a_page_that_calls_itself_the_home_is_no_article():
    head = '<link rel="canonical" href="https://soyte.mauson.example/">'
    html = f"<html><head>{head}</head><body><h1>Cổng thông tin</h1><p>{LEAD}</p></body></html>"
    assert refused(html).reason is Reason.SOFT_404


def test_nesting_beyond_the_parsers_quiet_limit_keeps_its_text():
    deep = f"{'<div>' * 600}{FILLER}{'</div>' * 600}"
    assert len(read(page(deep), RULES).text) > 300


def test_a_long_hostile_page_ends_soon():
    found = read(page(FILLER + "<p>" + "1/1/" * 100_000 + "</p>" + "công đoàn<br>" * 2000), RULES)
    assert found.title == TITLE


def test_an_article_above_a_list_of_others_is_no_list():
    links = "".join(
        f'<p><a href="/t{i}">{t} của công đoàn ngành</a></p>' for i, t in enumerate(OTHERS)
    )
    body = "".join(f"<p>{FILLER}</p>" for _ in range(3))
    assert read(shell(f"<h1>{TITLE}</h1>{body}<div>{links}</div>")).title == TITLE


def dated(lines):
    return shell("<h1>Tin công đoàn</h1>" + "".join(f"<p>{x}</p><p>{LEAD} {x}</p>" for x in lines))


@pytest.mark.parametrize(
    "form",
    ["Ngày đăng 1{0}/04/2018 | 04:39 PM | View count: 1{0}52", "2{0}/09/14 Tin công đoàn 9{0}",
     "1{0}/07/2024 | Tin hoạt động"],
)  # fmt: skip
def test_a_page_whose_paragraphs_take_turns_with_dates_is_a_list(form):
    assert refused(dated([form.format(n) for n in range(4)])).reason is Reason.TOO_SHORT


@pytest.mark.parametrize(
    "form",
    ["Ngày 1{0}/07/2024: Nhận hồ sơ dự tuyển tại Sở",
     "Từ ngày 1{0}/07/2024 các khoa, phòng gửi danh sách đoàn viên về công đoàn cơ sở",
     "Đợt {0} của cuộc thi"],
)  # fmt: skip
def test_a_plan_with_its_days_is_an_article(form):
    assert read(dated([form.format(n) for n in range(4)])).title


MENU = "<ul>" + "".join(f"<li><a href='#'>Phòng {n} của Sở</a></li>" for n in "ABCDEFGH") + "</ul>"


def test_a_file_beside_nothing_but_menu_entries_is_the_whole_article():
    linked = '<div class="ContentBanner"><h1>{0}</h1><a href="/kh.pdf">Tải về</a></div>'
    assert refused(shell(linked.format(TITLE) + MENU)).reason is Reason.PDF_ONLY
    assert read(shell(linked.format(TITLE) + MENU + FILLER)).title == TITLE


def test_the_date_of_a_file_is_not_asked_where_a_sentence_tells_what_is_in_it():
    body = f'<h1>{TITLE}</h1>{FILLER}<a href="/kh.pdf">Tải về</a>'
    assert read(shell(body)).attachments


def entries(form, count=6):
    return shell("<h1>Tin công đoàn</h1>" + "".join(form.format(n=n) for n in range(count)))


TOLD = "<p>{n}. Công đoàn ngành Y tế trao quà cho đoàn viên có hoàn cảnh khó khăn.</p>"
HEADED = "<h3><a href='/t{n}'>Công đoàn ngành họp lần thứ {n} trong năm</a></h3><p>Tin {n}</p>"


@pytest.mark.parametrize(
    "form",
    ["<p>Chi tiết</p><p>Danh mục: Tin</p>", "<ul><li>1{n}/07/2024 08:15 AM</li></ul>", HEADED],
)
def test_entries_with_the_same_labels_or_bare_dates_or_headlines_are_a_list(form):
    assert refused(entries(form + TOLD)).reason is Reason.TOO_SHORT


@pytest.mark.parametrize(
    "form",
    [
        f"<p>Đợt {{n}}</p>{TOLD}",
        f"<ul><li>1{{n}}/07/2024 họp tổ công đoàn</li></ul>{TOLD}",
        TOLD.replace("trao quà", "<a href='/t{n}'>trao quà nhân dịp năm mới</a>"),
    ],
)
def test_parts_of_a_plan_and_links_in_sentences_make_no_list(form):
    assert read(entries(form)).title == "Tin công đoàn"
