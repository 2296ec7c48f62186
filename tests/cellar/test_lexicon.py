"""Word files are checked for shape, and a wrong one is named with its key."""

import pytest

from congdoan.errors import ConfigError
from congdoan.lexicon import read_words


@pytest.fixture
def words(tmp_path):
    (tmp_path / "lexicon").mkdir()

    def write(body: str):
        (tmp_path / "lexicon" / "w.yml").write_text(body, encoding="utf-8")
        read_words.cache_clear()
        return read_words(tmp_path, "w")

    return write


def test_lists_tables_groups_and_rows_come_back_in_file_order(words):
    read = words("l: [b, a]\nt: {x: y}\ng: {k: [v]}\nr: [{f: 1}]")
    assert read.strings("l") == ("b", "a")
    assert read.table("t") == {"x": "y"}
    assert read.groups("g") == {"k": ("v",)}
    assert read.rows("r", ["f"]) == ({"f": 1},)


@pytest.mark.parametrize(
    ("body", "ask", "named"),
    [
        ("l: [1]", lambda w: w.strings("l"), "'l'"),
        ("l: x", lambda w: w.strings("l"), "'l'"),
        ("t: {x: 1}", lambda w: w.table("t"), "'t.x'"),
        ("g: {k: v}", lambda w: w.groups("g"), "'g.k'"),
        ("r: [{g: 1}]", lambda w: w.rows("r", ["f"]), "'f'"),
        ("l: []", lambda w: w.strings("m"), "'m'"),
    ],
)
def test_a_wrong_shape_names_file_and_key(words, body, ask, named):
    with pytest.raises(ConfigError, match=r"w\.yml") as error:
        ask(words(body))
    assert named in str(error.value)


@pytest.mark.parametrize("body", ["a: [", "- a", "1: a"])
def test_a_file_that_is_no_mapping_of_names_is_refused(words, body):
    with pytest.raises(ConfigError, match=r"w\.yml"):
        words(body)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ConfigError, match="absent"):
        read_words(tmp_path, "absent")
