"""Old captures keep the rules of their time."""

from datetime import UTC, date, datetime

from congdoan.extract.page import extract
from tests.extract.making import LEAD, PARAGRAPHS, TITLE, capture, source

SOURCE = source(
    {"body": ".new", "lead": ".sapo"},
    earlier=({"valid_until": date(2020, 12, 31), "body": ".old"},),
)
PAGE = (
    f"<html><body><h1>{TITLE}</h1><p class='sapo'>{LEAD}</p>"
    f"<div class='old'><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p></div>"
    f"<div class='new'><p>{PARAGRAPHS[2]}</p><p>{PARAGRAPHS[3]}</p></div></body></html>"
)


def captured(*day):
    return extract(capture(PAGE, captured_at=datetime(*day, tzinfo=UTC)), SOURCE)


def test_a_capture_before_the_last_day_is_read_by_the_earlier_rule():
    assert PARAGRAPHS[0] in captured(2019, 5, 1).text
    assert PARAGRAPHS[2] not in captured(2019, 5, 1).text


def test_the_day_is_that_of_viet_nam_and_the_rule_still_holds_on_it():
    assert PARAGRAPHS[0] in captured(2020, 12, 31, 16).text
    assert PARAGRAPHS[2] in captured(2020, 12, 31, 17).text


def test_keys_that_the_earlier_rule_does_not_name_are_those_of_today():
    assert captured(2019, 5, 1).lead == LEAD


def test_an_earlier_rule_changes_the_digest_of_the_rules():
    assert SOURCE.rules_digest() != SOURCE.model_copy(update={"earlier": ()}).rules_digest()
