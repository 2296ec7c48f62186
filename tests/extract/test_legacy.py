"""Pages typed in old fonts are read as Unicode, every letter of them, and no other page is."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan.extract import legacy
from congdoan.extract.legacy import convert, legacy_font
from congdoan.extract.page import extract
from congdoan.records import Article, Reason
from tests.extract.making import BYLINE, LEAD, PARAGRAPHS, TITLE, capture, source, texts

TCVN3 = (
    "S¸ng ngµy 12/7, C«ng ®oµn ngµnh Y tÕ tØnh tæ chøc héi nghÞ s¬ kÕt ho¹t ®éng c«ng ®oµn 6 "
    "th¸ng ®Çu n¨m, triÓn khai nhiÖm vô 6 th¸ng cuèi n¨m cho c¸n bé, ®oµn viªn."
)
VNI = (
    "Saùng ngaøy 12/7, Coâng ñoaøn ngaønh Y teá tænh toå chöùc hoäi nghò sô keát hoaït ñoäng coâng "
    "ñoaøn 6 thaùng ñaàu naêm, trieån khai nhieäm vuï 6 thaùng cuoái naêm cho caùn boä, "
    "ñoaøn vieân."
)
UNICODE = (
    "Sáng ngày 12/7, Công đoàn ngành Y tế tỉnh tổ chức hội nghị sơ kết hoạt động công đoàn 6 "
    "tháng đầu năm, triển khai nhiệm vụ 6 tháng cuối năm cho cán bộ, đoàn viên."
)
OTHERS = (
    " ".join([LEAD, *PARAGRAPHS]),
    "Les élèves naïfs où étaient-ils ? « Là-bas », répondit Noël à l’hôtel, près du château.",
    "Die größten Städte Österreichs führten schöne Bögen über die Flüsse und Täler.",
    "El niño pequeño soñó con la cigüeña y el pingüino en la mañana de España.",
)
TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
# The motto above every official letter, as such documents have it.
MOTTO = "Cộng hoà xã hội chủ nghĩa Việt Nam. Độc lập - Tự do - Hạnh phúc"
MOTTO_TCVN3 = "Céng hoµ x· héi chñ nghÜa ViÖt Nam. §éc lËp - Tù do - H¹nh phóc"
MOTTO_VNI = "Coäng hoaø xaõ hoäi chuû nghóa Vieät Nam. Ñoäc laäp - Töï do - Haïnh phuùc"


@pytest.mark.parametrize(("text", "name"), [(TCVN3, "tcvn3"), (VNI, "vni")], ids=["tcvn3", "vni"])
def test_a_text_in_an_old_font_is_told_and_read(text, name):
    assert legacy_font(text) == name
    page = f"<html><body><h1>{TITLE}</h1><p>{text}</p><p>{text} 2</p></body></html>"
    found = extract(capture(page), source())
    assert isinstance(found, Article)
    assert texts(found, "paragraph") == [UNICODE, f"{UNICODE} 2"]
    assert found.title == TITLE
    assert found.notes == (f"legacy_font:{name}",)


def test_titles_and_signatures_in_the_old_font_are_read_too():
    page = (
        f"<html><body><h1>§¹i héi C¤NG §OµN ngµnh Y tÕ</h1><p>{TCVN3}</p><p>{TCVN3}</p>"
        f'<p align="right"><b>{BYLINE}</b></p><div>© 2005 Sở Y tế</div></body></html>'
    )
    found = extract(capture(page), source())
    assert (found.title, found.byline) == ("Đại hội CÔNG ĐOÀN ngành Y tế", BYLINE)


def test_a_text_that_mixes_both_letters_is_refused():
    mixed = f"{TCVN3} Trụ sở"
    page = f"<html><body><h1>{TITLE}</h1><p>{mixed}</p><p>{mixed} 2</p></body></html>"
    found = extract(capture(page), source())
    assert found.reason is Reason.UNDECODABLE
    assert "tcvn3" in found.detail


@pytest.mark.parametrize("text", OTHERS, ids=["vietnamese", "french", "german", "spanish"])
def test_other_languages_are_no_old_font(text):
    assert legacy_font(text) is None
    page = f"<html><body><h1>{TITLE}</h1>{f'<p>{text}</p>' * 9}</body></html>"
    found = extract(capture(page), source())
    assert not any("legacy_font" in note for note in getattr(found, "notes", ()))


def test_the_motto_of_official_letters_reads_alike_in_both():
    assert convert(MOTTO_TCVN3, "tcvn3") == convert(MOTTO_VNI, "vni") == MOTTO


@settings(deadline=None)
@given(
    st.text("aăâeêioôơuưyđ ", max_size=30).filter(lambda text: "ưư" not in text),
    st.sampled_from(TONES),
)
def test_every_small_letter_comes_back_from_both(text, tone):
    toned = "".join(c + tone if c not in "đ " else c for c in text)
    plain = unicodedata.normalize("NFC", toned)
    assert convert(plain.translate(_backwards()), "tcvn3") == plain
    assert convert("".join(map(_in_vni, plain)), "vni") == plain


def _backwards():
    return str.maketrans(dict(zip(*legacy._LETTERS, strict=True)))


def _in_vni(letter):
    """One letter as VNI types it: the vowel, then one sign for all of its marks."""
    alone = {v: k for k, v in legacy._ALONE.items()}
    if letter in alone or letter in "ìí":
        return alone.get(letter, letter)
    base, *marks = unicodedata.normalize("NFD", letter)
    if "\u031b" in marks:
        base = alone[unicodedata.normalize("NFC", base + "\u031b")]
    left = sorted((m for m in marks if m != "\u031b"), key=lambda m: m not in "\u0302\u0306")
    signs = {v: k for k, v in legacy._MARKS.items()}
    return base + signs["".join(left)] if left else base


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_soft_hyphen_that_editors_have_doubled_is_one_letter(times):
    hyphens = "\u00ad" * times
    assert (
        convert(f"ng{hyphens}êi thÇy, tr{hyphens}ëng thµnh", "tcvn3") == "người thầy, trưởng thành"
    )
