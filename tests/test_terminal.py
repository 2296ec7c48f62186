"""What a person sees of a run."""

import dataclasses
import re

import pytest

from congdoan import terminal
from congdoan.assemble import assemble
from tests.small_archive import planned, take_in


@pytest.fixture
def released(tmp_path, config):
    plan = planned(tmp_path, config)
    take_in(plan, tmp_path)
    return assemble(plan)


def test_a_problem_is_told_once(released, tmp_path, capsys):
    held = {s: dataclasses.replace(c, held_back="half its rows went")
            for s, c in released.sources.items()}  # fmt: skip
    troubled = dataclasses.replace(released, sources=held, problems=("at byte 7: cut",))
    terminal.release_report(troubled, tmp_path, as_json=False)
    told = capsys.readouterr().out
    assert (told.count("at byte 7"), told.count("half its rows")) == (1, len(held))
    assert "Rows per table" in told


def test_what_people_copy_is_never_broken_however_narrow_the_terminal(
    released, tmp_path, capsys, monkeypatch
):
    monkeypatch.setenv("COLUMNS", "30")
    terminal.say("see https://soyte.mau.example/tin/1/mot-bai-viet-dai")
    terminal.release_report(released, tmp_path, as_json=False)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("mot-bai-viet-dai")
    told = [line for line in lines if line.startswith("•")]
    assert told
    assert all(re.search(r" https?://\S+/tin/\d+$", line) for line in told)


def test_without_a_release_the_problems_are_told_all_the_same(released, tmp_path, capsys):
    nothing = dataclasses.replace(
        released, version=None, current=None, problems=("no disk",), observations={}
    )
    terminal.release_report(nothing, tmp_path, as_json=False)
    assert capsys.readouterr().out.split("\n")[:2] == [
        "no disk", "No article to publish yet: no release was made.",
    ]  # fmt: skip


def test_an_archive_that_gives_no_release_is_told_why(released, tmp_path, capsys):
    nothing = dataclasses.replace(released, version=None, current=None)
    terminal.release_report(nothing, tmp_path, as_json=False)
    terminal.release_report(dataclasses.replace(nothing, unknown_hosts={}), tmp_path, as_json=False)
    unknown, known = (
        line for line in capsys.readouterr().out.splitlines() if line.startswith("No article")
    )
    assert "ai.do.example.com (1); name the folder of their source files with --sources" in unknown
    assert "were rejected" in known
