"""docs/facts.md holds: each worked example gives its row, each query its answer on the demo."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import duckdb
import pandas as pd
import pytest

from congdoan.archive.importer import import_warc
from congdoan.assemble import assemble, plan_assembly
from congdoan.normalise.facts import TextRow, facts_of_text, load_knowledge
from congdoan.release.reading import open_release
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "facts.md").read_text(encoding="utf-8")
TABLES = ("entities", "positions", "awards", "figures", "organisation_changes")


def fenced(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


EXAMPLES = [json.loads(block) for block in fenced("json")]
SQL, PANDAS = fenced("sql"), fenced("python")
QUESTIONS = ["members", "chairs", "awards", "welfare", "dissolved"]
# Rows that a person finds in the pages of the demo.
KNOWN: dict[str, list[dict[str, Any]]] = {
    "members": [
        {"org_name": "Công đoàn ngành Y tế tỉnh Hà Giang", "year": 2018, "members": 3900},
        {"org_name": "Công đoàn ngành Y tế tỉnh Thanh Hóa", "year": 2019, "members": 11238},
    ],
    "chairs": [
        {"org_name": "Công đoàn ngành Y tế tỉnh Hà Giang", "person_name": "Phùng Thị Nhâm"},
        {"org_name": "Công đoàn ngành Y tế thành phố Cần Thơ", "person_name": "Thạch Sóc Kha"},
    ],
    "awards": [{"province_id": "vn-ha-giang", "year": 2018, "award": "Bằng khen", "persons": 2}],
    "welfare": [{"province_id": "vn-ha-giang", "year": 2022}],
    "dissolved": [
        {"predecessor_id": "org:ha-giang:health-union", "changed_on": date(2025, 6, 20),
         "successor_id": "org:ha-giang:labour-federation"}
    ],
}  # fmt: skip


@pytest.mark.parametrize("example", EXAMPLES, ids=[e["table"] for e in EXAMPLES])
def test_a_worked_example_gives_its_row(example):
    row = TextRow(
        id="a", text=example["text"], province_id=example.get("province", "vn-ben-tre"),
        published_on=date.fromisoformat(example.get("published", "2021-01-05")),
    )  # fmt: skip
    facts = facts_of_text(row, load_knowledge(ROOT / "config"))
    rows = getattr(facts, example["table"])
    want = {key: str(value) for key, value in example["row"].items()}
    told = [{k: _plain(getattr(found, k)) for k in want} for found in rows]
    assert {k: _plain(v) for k, v in example["row"].items()} in told


def _plain(value: Any) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


@pytest.fixture(scope="module")
def frames(tmp_path_factory) -> dict[str, pd.DataFrame]:
    """The tables of the demo's release."""
    data = tmp_path_factory.mktemp("demo")
    import_warc(ROOT / "data" / "demo" / "demo_sites.warc.gz", data / "archive")
    assemble(plan_assembly(str(data), [str(ROOT / "data" / "demo" / "sources")]))
    release = open_release(data)
    return {name: pd.read_parquet(release.path(name)) for name in TABLES}


def answers(
    question: str, frames: dict[str, pd.DataFrame], day: str = "2023-12-31"
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What DuckDB and what pandas say; `day` stands for the day of the page."""
    place = QUESTIONS.index(question)
    with duckdb.connect() as database:
        for name, frame in frames.items():
            database.register(name, frame)
        by_sql = database.execute(SQL[place].replace("2023-12-31", day)).fetch_df()
    known: dict[str, Any] = {"pd": pd, **frames}
    lines = PANDAS[place].replace("2023-12-31", day)
    exec(lines, known)  # noqa: S102 - the page's own lines are what is tested
    return by_sql, known["answer"]


def plain(frame: pd.DataFrame) -> list[dict[str, Any]]:
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return [{k: _value(v) for k, v in row.items()} for row in rows]


def _value(value: Any) -> Any:
    return value.date() if isinstance(value, pd.Timestamp) else value


@pytest.mark.parametrize("question", QUESTIONS)
def test_duckdb_and_pandas_give_one_answer(frames, question):
    by_sql, by_pandas = map(plain, answers(question, frames))
    assert by_sql == by_pandas
    assert len(by_sql) > 1


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_holds_what_the_pages_say(frames, question):
    found = plain(answers(question, frames)[0])
    for want in KNOWN[question]:
        assert any(want.items() <= row.items() for row in found), (want, found)


def test_a_union_that_ended_has_no_chair_afterwards(frames):
    """Hà Giang's union ended on 20 June 2025; Thanh Hóa's is told by nobody to have ended."""
    for day, there in (("2025-06-19", True), ("2025-06-20", False)):
        by_sql, by_pandas = answers("chairs", frames, day)
        assert plain(by_sql) == plain(by_pandas)
        assert ("Công đoàn ngành Y tế tỉnh Hà Giang" in set(by_sql.org_name)) is there
        assert len(by_sql) > 1


def test_of_two_chairs_told_on_one_day_the_elected_one_counts(frames):
    old = frames["positions"]
    chairs = old[(old.role_canonical == "Chủ tịch") & (old.role_rank == "full")]
    told = chairs[chairs.org_name == "Công đoàn ngành Y tế tỉnh Hà Giang"].iloc[[-1]]
    told = told.assign(as_of_on=date(2024, 5, 1))
    for first, second in (("0", "1"), ("1", "0")):
        outgoing = told.assign(fact_id=first, rule_id="position.name_role", person_name="A")
        elected = told.assign(fact_id=second, rule_id="position.elected", person_name="B")
        known = frames | {"positions": pd.concat([old, outgoing, elected])}
        for answer in answers("chairs", known, "2024-06-01"):
            named = answer[answer.org_name == "Công đoàn ngành Y tế tỉnh Hà Giang"]
            assert list(named.person_name) == ["B"]


def test_every_question_has_both_queries():
    assert len(SQL) == len(PANDAS) == len(QUESTIONS)
