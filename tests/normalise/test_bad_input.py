"""Other languages, broken writing and hostile texts: no error, and nothing that is not there."""

# ruff: noqa: E501 - one case of a table is one line

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan.normalise.facts import TextRow, facts_of_text
from congdoan.records import Facts
from tests.normalise.reading import KNOWLEDGE, read


def told(facts: Facts) -> list[object]:
    """Every row of a fact."""
    return [
        *facts.positions, *facts.awards, *facts.figures, *facts.events, *facts.organisation_changes,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\n\n\n", "\ufeff", "...", "\x00\x07", "👩‍⚕️🇻🇳",
        "On 12/5/2023, the Bến Tre health union held its annual review; Chairwoman Nguyễn Thị Mẫu presented 5 certificates and 900 million VND to 2,100 members.",
        "El 26 de febrero, una delegación de la LĐLĐ visitó los CĐCS y entregó 1 millón de VND a 161 miembros.",
        "Le 29 novembre, le CĐCS de l'hôpital de Tuyên Hóa a organisé le Congrès 2025-2030; 161 membres, 16 groupes.",
        "大会に出席したのはバクニン省労働総同盟の副議長であるグエン・マン・フン同志だった。組合員490人。",
        "2023年5月12日，槟椥省卫生工会举行年度总结会议，向5个集体和12名个人颁发奖状。",
        "วันที่ 12/5/2566 สหภาพแรงงานจัดประชุม 20 คน", "12.05.2023 профсоюз провёл собрание, 20 человек получили премии.",
        "Pada 12/5/2023 serikat pekerja kesehatan mengadakan rapat; 20 orang menerima penghargaan.",
        "Ngay 12/5/2023, Cong doan nganh Y te tinh Ben Tre to chuc Hoi nghi tong ket. Dong chi Le Thi Mau - Chu tich trao Giay khen cho 5 tap the; 2.100 doan vien nhan 900 trieu dong.",
        "Ngafy 12/5/2023, Coong ddoafn ngafnh Y tees toor chuwsc hooji nghij toongr keest.",
        "Lorem ipsum dolor sit amet 12/05/2023, 20% consectetur 1.000.000 elit.",
    ],
    ids=ascii,
)  # fmt: skip
def test_what_is_no_vietnamese_text_tells_no_fact(text: str) -> None:
    assert told(read(text, title=text)) == []


SENTENCE = (
    "Ngày 12/5/2023, Công đoàn ngành Y tế tỉnh Bến Tre tổ chức Hội nghị tổng kết năm 2022. Đồng chí"
    " Lê Thị Mẫu - Chủ tịch Công đoàn ngành Y tế trao Giấy khen cho 5 tập thể và 12 cá nhân."
)


def rows(facts: Facts) -> list[tuple[object, ...]]:
    """What the facts say, without the places where they stand."""
    return [
        *((p.person_name, p.role_canonical, p.org_id) for p in facts.positions),
        *((a.award, a.giver_id, a.recipient_kind, a.recipient_count) for a in facts.awards),
        *((e.event_type, e.starts_on, e.host_id) for e in facts.events),
    ]


@pytest.mark.parametrize(
    "write",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace(" ", " \u200b"),
        lambda text: "\ufeff" + text.replace(". ", ".\r\n"),
        lambda text: text.replace("Đ", "\u00d0").replace("đ", "\u00f0"),
        lambda text: text.replace("5/2023", "05 / 2023"),
        str.upper,
    ],
    ids=["nfd", "no-break", "zero width", "mark and lines", "eth", "spaced day", "capitals"],
)
def test_the_same_sentence_written_otherwise_tells_the_same(write) -> None:
    assert rows(read(write(SENTENCE))) == rows(read(SENTENCE))
    assert len(rows(read(SENTENCE))) == 4


PIECES = [
    "Ngày ", "Trong hai ngày 5 và 6/8, ", "Cùng ngày, ", "12/01/2022", "32/13/2023", "1/1/0001", "31/12/9999",
    "١٢/٥/٢٠٢٣", "１２/５/２０２３", "ngày １２ tháng ５", "tháng Tư", "tháng 3-4/2023", "²", "½", "Ⅳ", "9" * 5000,
    "1.000.000.000.000.000.000.000 đồng", "-5 triệu đồng", "1000000%", "03 tập thể và 201 cá nhân",
    "đồng chí Lò Văn Mẫu - Phó CT LĐLĐ tỉnh", "Công đoàn ngành Y tế tỉnh Bến Tre", "CĐCS ", "Bệnh viện ",
    "tổ chức hội thao", "tổ chức nhiều hoạt động", "tặng Giấy khen cho ", "kết thúc hoạt động", "đổi tên thành ",
    "\ud800", "\udfff", "\x00", "\x1b[31m", "\u200b", "\u202e", "\u0301" * 50, "👩‍⚕️", "“", "(", ")", ":", ";", ", ",
    ". ", "\n", "\r\n", "\u2028", "\u0085", " " * 200, "• ", "1. ", "2. LĐLĐ huyện X: ", "İ", "ﬁ", "Ð", "文", "ا", "ไ",
]  # fmt: skip
HOSTILE = st.lists(st.sampled_from(PIECES), max_size=16).map("".join)
DAYS = st.sampled_from(
    [None, date.min, date(1, 1, 5), date(1900, 1, 1), date(2024, 2, 29), date.max]
)


@settings(max_examples=120, deadline=None)
@given(HOSTILE, HOSTILE, DAYS)
def test_hostile_texts_on_any_day_are_read_without_an_error(text, title, day) -> None:
    row = TextRow(id="a", text=text, title=title, province_id="vn-ben-tre", published_on=day)
    facts = facts_of_text(row, KNOWLEDGE)
    assert all(text[m.span_start : m.span_end] == m.surface for m in facts.mentions)
    for fact in told(facts):
        assert 0 <= fact.span_start < fact.span_end <= len(text)
    for event in facts.events:
        assert event.starts_on is None or event.starts_on <= event.ends_on


def test_a_day_of_publication_that_no_page_has_resolves_no_year() -> None:
    for day in ("0001-01-01", "1970-01-01", "9999-12-31"):
        (event,) = read("Ngày 12/5, Công đoàn ngành Y tế tổ chức hội thao.", on=day).events
        assert event.starts_on is None
