"""The deeds of config/lexicon/deeds.yml tell whose a figure is, each in the places that it names."""

# ruff: noqa: E501 - one case of a table is one line

from __future__ import annotations

import shutil

import pytest
import yaml

from congdoan.errors import ConfigError
from congdoan.normalise.figures.deeds import deeds
from tests.normalise.figures.test_figure_owners import owners
from tests.normalise.reading import CONFIG

_HEALTH = "Công đoàn ngành Y tế tỉnh Bến Tre"
_LABOUR = "Liên đoàn Lao động tỉnh Bến Tre"
_HOSPITAL = "Bệnh viện Mắt Bến Tre"
_ROWS = yaml.safe_load((CONFIG / "lexicon" / "deeds.yml").read_text(encoding="utf-8"))["deeds"]


def _with(use: str) -> list[str]:
    return [row["deed"] for row in _ROWS if use in row["uses"]]


@pytest.mark.parametrize("deed", _with("gives"))
def test_what_the_people_of_a_body_give_is_the_body_s(deed):
    text = f"Công đoàn ngành Y tế họp. Đại diện LĐLĐ tỉnh {deed} 30 suất quà cho đoàn viên."
    assert owners(text)[-1] == _LABOUR


@pytest.mark.parametrize("deed", _with("aside"))
def test_who_gives_within_another_s_sentence_is_told_behind_do(deed):
    text = f"Công đoàn ngành Y tế phát 30 suất quà, trong đó 10 suất quà do LĐLĐ tỉnh {deed}."
    assert owners(text) == [_HEALTH, _LABOUR]


@pytest.mark.parametrize("deed", _with("own"))
def test_a_sentence_goes_on_with_the_deed_of_its_own_subject(deed):
    text = f"Công đoàn ngành Y tế phát quà do LĐLĐ tỉnh tặng, {deed} 5 đoàn viên."
    assert owners(text)[-1] == _HEALTH


@pytest.mark.parametrize("deed", _with("bare"))
def test_bare_union_with_a_deed_is_the_base_union(deed):
    line = f"LĐLĐ tỉnh chúc mừng. Công đoàn {deed} 30 suất quà."
    assert owners(line, title=f"{_HOSPITAL} gặp mặt")[-1] == f"Công đoàn cơ sở {_HOSPITAL}"


@pytest.mark.parametrize("deed", _with("approves"))
def test_who_approves_has_not_done_it(deed):
    text = f"Công đoàn ngành Y tế có 215 sáng kiến được LĐLĐ tỉnh {deed}; thêm 71 sáng kiến."
    assert owners(text) == [_HEALTH, _HEALTH]


@pytest.mark.parametrize("deed", _with("tells"))
def test_whose_head_tells_is_the_source(deed):
    text = f"Công đoàn ngành Y tế họp. Chủ tịch LĐLĐ tỉnh {deed}, năm qua có 12 sáng kiến."
    assert owners(text)[-1] == _LABOUR


@pytest.mark.parametrize(
    "text",
    [
        "Công đoàn ngành Y tế họp. Đại diện LĐLĐ tỉnh nghe rồi Công đoàn ngành Y tế trao 30 suất quà.",
        "Công đoàn ngành Y tế phát 30 suất quà, trong đó 10 suất quà do LĐLĐ tỉnh biết.",
        "Công đoàn ngành Y tế họp. Chủ tịch LĐLĐ tỉnh dự, năm qua có 12 sáng kiến.",
    ],
)
def test_another_word_in_the_place_of_a_deed_tells_nothing(text):
    assert owners(text)[-1] == _HEALTH


def test_a_use_that_nothing_reads_is_refused(tmp_path):
    shutil.copytree(CONFIG / "lexicon", tmp_path / "lexicon")
    path = tmp_path / "lexicon" / "deeds.yml"
    path.write_text(
        "before_deeds: []\ndeeds:\n  - {deed: trao, uses: [giving]}\n", encoding="utf-8"
    )
    with pytest.raises(ConfigError, match="'uses' of 'trao'"):
        deeds(tmp_path)
