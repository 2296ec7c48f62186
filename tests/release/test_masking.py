"""Names of helped private persons are unreadable in every public text, and nothing moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.records import Mention
from congdoan.release.build import build
from congdoan.release.masking import BLOT, blot
from congdoan.release.reading import open_release
from tests.release.making import (
    UNION,
    accepted,
    article,
    corpus,
    facts,
    figure,
    mention,
    position,
    segment,
)

NAME = "Trần Thị Phỏng"
TEXT = (
    f"Chị {NAME} nhận 10 triệu đồng.\nĐồng chí Lê Văn Thử, Chủ tịch, trao quà cho {NAME}. "
    "Chị Phỏng xúc động.\n"
) + "Nội dung khác của bài viết. " * 12


def told(found):
    """Facts of the article: a chair, a helped person twice (once by one syllable), two figures."""
    chair, person = position(found, "Lê Văn Thử", "Lê Văn Thử, Chủ tịch")
    helped, helped_person = position(found, NAME, NAME)
    call_name = found.text.index("Chị Phỏng") + 4
    mentions = (
        mention(found, NAME, "person", subtype="beneficiary", norm=NAME,
                entity_id=helped.person_id),
        mention(found, "Lê Văn Thử", "person", entity_id=chair.person_id, ordinal=1),
        Mention(ordinal=2, span_start=call_name, span_end=call_name + 5, surface="Phỏng",
                block_kind="paragraph", type="person", subtype="beneficiary"),
    )  # fmt: skip
    return facts(
        found,
        mentions=mentions,
        positions=(chair, helped),
        figures=(figure(found, words="10 triệu đồng"), figure(found, 2.0, words="Phỏng xúc động")),
        entities=(UNION, person, helped_person),
    )


def published(tmp_path, *, keep=False):
    found = article(1, text=TEXT)
    made = corpus(segment(tmp_path, accepted(found, told=told(found))))
    build(made, tmp_path / "releases", keep_beneficiaries=keep)
    return found, open_release(tmp_path)


def test_no_table_shows_the_name_of_a_helped_person(tmp_path):
    _, release = published(tmp_path)
    for table in release.tables:
        assert NAME not in str(release.table(table).to_pylist()), table


def test_masks_keep_the_length_and_only_the_name_is_hidden(tmp_path):
    found, release = published(tmp_path)
    text = release.table("articles")["text"][0].as_py()
    assert len(text) == len(found.text)
    assert all(a in (b, BLOT) for a, b in zip(text, found.text, strict=True))
    assert "Đồng chí Lê Văn Thử, Chủ tịch, trao quà cho " + BLOT * len(NAME) in text
    assert "Chị █████ xúc động" in text


def test_quotes_follow_the_masked_text_also_for_names_of_one_syllable(tmp_path):
    _, release = published(tmp_path)
    quotes = release.table("figures")["quote"].to_pylist()
    assert any("Chị █████ xúc động" in quote for quote in quotes)
    assert all("Phỏng" not in quote for quote in quotes)


def test_helped_persons_are_in_no_entities_and_no_positions(tmp_path):
    _, release = published(tmp_path)
    assert release.table("positions")["person_name"].to_pylist() == ["Lê Văn Thử"]
    assert release.table("entities").num_rows == 2
    hidden = [m for m in release.table("mentions").to_pylist() if m["subtype"] == "beneficiary"]
    assert [(m["surface"], m["entity_id"], m["norm"]) for m in hidden] == [
        (BLOT * len(NAME), None, None),
        (BLOT * 5, None, None),
    ]


def test_an_operator_may_keep_the_names_privately(tmp_path):
    found, release = published(tmp_path, keep=True)
    assert release.table("articles")["text"].to_pylist() == [found.text]
    assert release.table("positions").num_rows == 2


@pytest.mark.parametrize(
    ("text", "names", "wanted"),
    [
        ("chị MAI THỊ MẪU", ["Mai Thị Mẫu"], "chị ███████████"),
        ("Ông Lê Văn An và Lê Văn Anh", ["Lê Văn An"], "Ông █████████ và Lê Văn Anh"),
        ("không có ai", [], "không có ai"),
    ],
)
def test_blotting_meets_whole_names_without_regard_to_case(text, names, wanted):
    assert blot(text, names) == wanted


@given(st.text(), st.lists(st.text(min_size=1, max_size=8), max_size=4))
def test_blotting_keeps_the_length(text, names):
    assert len(blot(text, names)) == len(text)
