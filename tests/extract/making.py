"""Small captures and sources for the tests of this room; persons and places are invented."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime

from congdoan.extract.page import extract
from congdoan.records import Article, ArticleRef, Capture, Rejection
from congdoan.sources import Family, Publisher, Select, Source, UrlRules

AT = datetime(2024, 11, 21, 2, 0, tzinfo=UTC)
TITLE = "Công đoàn ngành Y tế tỉnh Mẫu Sơn sơ kết hoạt động 6 tháng đầu năm 2024"
LEAD = (
    "Sáng 12/7, Công đoàn ngành Y tế tỉnh Mẫu Sơn tổ chức hội nghị sơ kết hoạt động công đoàn 6 "
    "tháng đầu năm, triển khai nhiệm vụ 6 tháng cuối năm."
)
_BODY = """\
Dự hội nghị có đồng chí Phạm Văn Thí Dụ, Phó Chủ tịch LĐLĐ tỉnh cùng 65 đại biểu công đoàn cơ sở.
Sáu tháng đầu năm, công đoàn ngành đã thăm hỏi 320 lượt đoàn viên, kết nạp mới 86 đoàn viên.
Phát biểu tại hội nghị, đồng chí Phạm Văn Thí Dụ đề nghị tiếp tục chăm lo đời sống đoàn viên.
Dịp này, Công đoàn ngành tặng Giấy khen cho 05 tập thể và 18 cá nhân có thành tích xuất sắc."""
PARAGRAPHS = tuple(_BODY.splitlines())
CAPTION = "Quang cảnh hội nghị"
BYLINE = "Hoài Thử"
OTHERS = (
    "Bệnh viện Đa khoa tỉnh tiếp nhận máy chụp cộng hưởng từ",
    "Sở Y tế tổ chức lớp tập huấn phòng, chống sốt xuất huyết",
    "Trung tâm Y tế huyện khám bệnh cho người cao tuổi",
    "Thông báo tuyển dụng viên chức năm 2024",
)


def source(select: dict[str, object] | None = None, **changes: object) -> Source:
    """A source whose own rules are `select`; without rules every page takes the generic path."""
    rules = Select.model_validate(select or {})
    given: dict[str, object] = {
        "source_id": "mau_son_syt",
        "title": "Sở Y tế Mẫu Sơn",
        "publisher": Publisher(
            name="Sở Y tế tỉnh Mẫu Sơn", name_en="Mẫu Sơn", kind="health_department"
        ),
        "homepage": "https://soyte.mauson.example/",
        "hosts": {"soyte.mauson.example": {}},
        "article_url": (r"^/tin/(?P<id>\d+)",),
        "select": rules,
        "own_select": tuple(sorted(rules.model_fields_set)),
    }
    return Source.model_validate({**given, **changes})


def of_family(family: Family, **changes: object) -> Source:
    """A source with nothing but the rules of a family."""
    return source(select=None, **changes).model_copy(
        update={"select": family.select, "own_select": (), "url": UrlRules()}
    )


def capture(page: str | bytes, **changes: object) -> Capture:
    """A capture of the page, made on 21 November 2024."""
    given: dict[str, object] = {
        "source_id": "mau_son_syt",
        "url": "https://soyte.mauson.example/tin/7",
        "captured_at": AT,
        "status": 200,
        "content_type": "text/html",
        "body": page if isinstance(page, bytes) else page.encode(),
        "payload_sha256": "",
    }
    return Capture(**{**given, **changes})


def ref(title: str | None = None, day: date | None = None) -> ArticleRef:
    """A listing's announcement of the captured page."""
    url = "https://soyte.mauson.example/tin/7"
    return ArticleRef(
        source_id="mau_son_syt", url=url, url_key="k", listing_url=url, title_hint=title,
        published_hint=day,
    )  # fmt: skip


def read(page: str | bytes, select: dict[str, object] | None = None, **changes: object) -> Article:
    """The article of a page that must be one."""
    found = extract(capture(page, **changes), source(select))
    assert isinstance(found, Article), found
    return found


def refused(page: str | bytes, select: dict[str, object] | None = None) -> Rejection:
    """The rejection of a page that must be refused."""
    found = extract(capture(page), source(select))
    assert isinstance(found, Rejection), found
    return found


def texts(article: Article, *kinds: str) -> list[str]:
    """The texts of the article's blocks of these kinds."""
    return [article.text[b.start : b.end] for b in article.blocks if b.kind in kinds]


def page(body: str, head: str = "") -> str:
    """A ruled page: title, date and the given body markup."""
    return (
        f"<html><head><title>{TITLE}</title>{head}</head><body><h1>{TITLE}</h1>"
        f'<p class="date">15/07/2024</p><div class="body">{body}</div></body></html>'
    )


RULES: dict[str, object] = {"title": "h1", "date": ".date", "body": ".body"}
FILLER = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)


def nfd(text: str) -> str:
    """The text with its marks as separate characters."""
    return unicodedata.normalize("NFD", text)
