"""Pages typed in old fonts are refused by name, and nothing else is."""

import pytest

from congdoan.extract.legacy import legacy_font
from congdoan.extract.page import extract
from congdoan.records import Reason
from tests.extract.making import LEAD, PARAGRAPHS, TITLE, capture, source

TCVN3 = (
    "S¸ng ngµy 12/7, C«ng ®oµn ngµnh Y tÕ tØnh tæ chøc héi nghÞ s¬ kÕt ho¹t ®éng c«ng ®oµn 6 "
    "th¸ng ®Çu n¨m, triÓn khai nhiÖm vô 6 th¸ng cuèi n¨m cho c¸n bé, ®oµn viªn."
)
VNI = (
    "Saùng ngaøy 12/7, Coâng ñoaøn ngaønh Y teá tænh toå chöùc hoäi nghò sô keát hoaït ñoäng coâng "
    "ñoaøn 6 thaùng ñaàu naêm, trieån khai nhieäm vuï 6 thaùng cuoái naêm cho caùn boä."
)
OTHERS = (
    " ".join([LEAD, *PARAGRAPHS]),
    "Les élèves naïfs où étaient-ils ? « Là-bas », répondit Noël à l’hôtel, près du château.",
    "Die größten Städte Österreichs führten schöne Bögen über die Flüsse und Täler.",
    "El niño pequeño soñó con la cigüeña y el pingüino en la mañana de España.",
)


@pytest.mark.parametrize(("text", "name"), [(TCVN3, "tcvn3"), (VNI, "vni")], ids=["tcvn3", "vni"])
def test_text_in_an_old_font_is_told_and_its_page_refused(text, name):
    assert legacy_font(text) == name
    page = f"<html><body><h1>{TITLE}</h1><p>{text}</p><p>{text} 2</p></body></html>"
    found = extract(capture(page), source())
    assert found.reason is Reason.UNDECODABLE
    assert name in found.detail


@pytest.mark.parametrize("text", OTHERS, ids=["vietnamese", "french", "german", "spanish"])
def test_other_languages_are_no_old_font(text):
    assert legacy_font(text) is None
