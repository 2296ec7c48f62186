"""A published version is looked at again, and every kind of damage is named."""

import json
import shutil

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from congdoan.release import store
from congdoan.release.build import build
from congdoan.release.parts import file_sha256
from congdoan.release.reading import open_release
from congdoan.release.verify import verify
from tests.release.making import accepted, article, corpus, segment


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """A release of three articles."""
    root = tmp_path_factory.mktemp("good")
    build(corpus(segment(root, *(accepted(article(n), n) for n in range(3)))), root / "releases")
    return root / "releases"


@pytest.fixture
def copy(good, tmp_path):
    """A copy that may be damaged."""
    return shutil.copytree(good, tmp_path / "releases", symlinks=True)


def problems(root):
    return " ".join(verify(open_release(root)).problems)


def rewrite(root, name, change):
    """Change the rows of a table's only part, and mend digests so that only the rows are wrong."""
    (path,) = (root / "v000001" / name).glob("*.parquet")
    table = change(pq.read_table(path, partitioning=None))
    pq.write_table(table, path)
    manifest = store.read_json(root / "v000001" / "MANIFEST.json")
    entry = manifest["tables"][name]["files"][0]
    entry |= {"rows": table.num_rows, "sha256": file_sha256(path)}
    manifest["tables"][name]["rows"] = table.num_rows
    (root / "v000001" / "MANIFEST.json").write_text(json.dumps(manifest))


def changed(**values):
    def change(table):
        rows = table.to_pylist()
        rows[0] |= values
        loose = pa.schema([pa.field(f.name, f.type) for f in table.schema])
        arrays = pa.Table.from_pylist(rows, schema=loose).columns
        return pa.Table.from_arrays(arrays, schema=table.schema)

    return change


def loosely(**values):
    """As `changed`, in a file whose columns may be empty."""

    def change(table):
        rows = table.to_pylist()
        rows[0] |= values
        return pa.Table.from_pylist(
            rows, pa.schema([pa.field(f.name, f.type) for f in table.schema])
        )

    return change


def test_a_good_version_has_no_problem_and_everything_was_looked_at(good):
    found = verify(open_release(good))
    assert found.problems == []
    checks = {"files", "schema", "null", "key", "reference", "span", "text", "content"}
    assert checks == {name for name, count in found.looked.items() if count}


@pytest.mark.parametrize(
    ("name", "change", "words"),
    [
        ("mentions", changed(surface="khác"), "span: mention 'khác' is not at"),
        ("mentions", changed(article_id="nobody"), "reference: mentions.article_id names nobody"),
        ("mentions", changed(entity_id="org:no"), "reference: mentions.entity_id names org:no"),
        ("figures", changed(span_end=10**6), "is outside article"),
        ("figures", changed(quote="nie gesagt"), "quote 'nie gesagt' is not in article"),
        ("figures", loosely(rule_id=None), "null: figures.rule_id is missing in 1 rows"),
        ("figures", lambda t: pa.concat_tables([t, t]), "key: figures has more than one row"),
        ("articles", changed(text="gekürzt"), "text: article"),
        ("figures", lambda t: t.drop_columns("value"), "other columns"),
        ("figures", changed(value=1.0), "content: the rows have another content digest"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_a_wrong_row_is_named(copy, name, change, words):
    rewrite(copy, name, change)
    assert words in problems(copy)


def test_other_bytes_missing_files_and_extra_files_are_named(copy):
    (part,) = (copy / "v000001" / "figures").glob("*.parquet")
    shutil.copy(part, part.with_name("part-extra.parquet"))
    part.write_bytes(part.read_bytes()[:-9] + b"x" * 9)
    (copy / "v000001" / "README.md").unlink()
    with (copy / "v000001" / "report" / "index.html").open("a") as page:
        page.write("<!-- more -->")
    told = problems(copy)
    assert f"files: figures/{part.name} has other bytes" in told
    assert "figures/part-extra.parquet is not in MANIFEST.json" in told
    assert "README.md cannot be read" in told
    assert "report/index.html has other bytes" in told


def test_only_the_first_examples_of_a_check_are_told_but_all_are_counted(copy):
    rewrite(copy, "codes", lambda t: pa.concat_tables([t, t]))
    found = verify(open_release(copy))
    assert found.wrong["key"] > 200
    assert len(found.problems) < 50
