"""Commands of readers: what a person sees, what a program gets, one sentence for a mistake."""

import json
import shutil
from pathlib import Path

import pytest

from congdoan import terminal_article
from congdoan.assemble import assemble
from congdoan.release.reading import open_release
from tests.small_archive import HOST, HTML, TEXT, page, planned, take_in


@pytest.fixture(scope="module")
def made(tmp_path_factory, config):
    """A data root with two versions: an article, then a changed one and a second."""
    root = tmp_path_factory.mktemp("commands")
    plan = planned(root, config)
    take_in(plan, root, [(f"{HOST}/tin/1", 200, HTML, page(1))])
    assemble(plan)
    later = [(f"{HOST}/tin/1", 200, HTML, page(1, TEXT.replace("2.116", "2.120"))),
             (f"{HOST}/tin/2", 200, HTML, page(2))]  # fmt: skip
    take_in(plan, root, later, "y.warc.gz", day=20)
    assemble(plan)
    return root


@pytest.fixture
def root(made, tmp_path):
    return shutil.copytree(made, tmp_path / "root", symlinks=True)


def a_fact(root):
    return open_release(root).table("figures", ["fact_id"])["fact_id"][0].as_py()


def test_check_says_that_a_version_holds_and_names_what_does_not(congdoan, root):
    code, out, _ = congdoan("check", "2", "--data", root)
    assert (code, "Version 2 holds what it promises." in out) == (0, True)
    (root / "releases" / "v000002" / "README.md").write_text("x")
    code, out, _ = congdoan("check", "--data", root, "--json")
    row = json.loads(out)
    assert (code, row["ok"], row["problems"][0][:16]) == (1, False, "files: README.md")


def test_a_damaged_part_is_named_and_made_again_from_the_archive(congdoan, root):
    (part,) = (root / "releases" / "v000002" / "figures").glob("*.parquet")
    whole = part.read_bytes()
    part.write_bytes(whole[: len(whole) // 2])
    assert congdoan("check", "--data", root)[0] == 1
    folder = root / "sources"
    code, out, err = congdoan("check", "--repair", "--data", root, "--sources", folder)
    assert (code, part.read_bytes() == whole) == (0, True)
    assert f"figures/{part.name} was damaged and is made again" in err
    assert "holds what it promises" in out
    assert not (root / "candidate").exists()


def test_a_part_that_other_rules_made_is_never_replaced_by_other_bytes(congdoan, root):
    (part,) = (root / "releases" / "v000001" / "changes").glob("*.parquet")
    part.write_bytes(b"x")
    folder = root / "sources"
    code, _, err = congdoan("check", "1", "--repair", "--data", root, "--sources", folder)
    assert (code, part.read_bytes()) == (1, b"x")
    assert "the present rules make other bytes" in " ".join(err.split())


def test_cite_prints_the_proof_and_writes_the_page(congdoan, root, tmp_path):
    fact, file = a_fact(root), tmp_path / "proof.html"
    code, out, _ = congdoan("cite", fact, "--html", file, "--data", root)
    release = open_release(root)
    (row,) = release.rows("figures", "fact_id", fact)
    assert code == 0
    assert " ".join(row["quote"].split()) in " ".join(out.split())
    assert all(line in out for line in (row["url"], f"version {release.version} ("))
    assert '<mark class="congdoan"' in file.read_text(encoding="utf-8")
    _, out, _ = congdoan("cite", fact, "--data", root, "--json")
    assert json.loads(out)["fact"]["fact_id"] == fact


def test_show_lists_ids_and_marks_what_it_found_where_there_is_no_colour(
    congdoan, root, monkeypatch
):
    monkeypatch.setenv("COLUMNS", "20")
    fact = a_fact(root)
    code, out, err = congdoan("show", fact, "--data", root)
    (row,) = open_release(root).rows("figures", "fact_id", fact)
    assert (code, err) == (0, "")
    assert f" {fact} " in out
    assert out.startswith(row["url"] + "\n")  # in one piece, however narrow the terminal
    mentions = open_release(root).of_article("mentions", row["article_id"])
    assert out.count("[organisation: ") == sum(m["type"] == "organisation" for m in mentions)
    assert "[organisation: Công đoàn ngành Y tế [place: " in out
    assert congdoan("show", row["url"], "--data", root)[1] == out


def test_a_mention_beyond_a_text_that_is_left_out_marks_nothing(made, capsys):
    release = open_release(made)
    article = dict(release.table("articles").to_pylist()[0])
    article["text"] = article["title"]
    terminal_article.article_page(release, article, as_json=False)
    shown = capsys.readouterr().out.splitlines()[2]
    mentions = release.of_article("mentions", article["article_id"])
    inside = [m for m in mentions if m["span_end"] <= len(article["title"])]
    assert len(mentions) > len(inside) == shown.count("[") == shown.count("]")


def test_diff_shows_tables_columns_and_causes(congdoan, root):
    code, out, _ = congdoan("diff", "--data", root)
    assert code == 0
    assert "Version 2, since version 1" in out
    assert "source_changed" in out
    _, out, _ = congdoan("diff", "1", "2", "--data", root, "--json")
    assert json.loads(out)["tables"]["articles"]["kinds"] == {"insert": 1, "update": 1}
    _, out, _ = congdoan("diff", "1", "2", "--data", root, "--json", "--rows")
    assert {json.loads(line)["table"] for line in out.splitlines()} >= {"articles", "figures"}
    _, out, _ = congdoan("diff", "--markdown", "--data", root)
    assert out.startswith("# Version 2, since version 1\n")


def test_the_first_version_is_all_new(congdoan, root):
    code, out, err = congdoan("diff", "--data", root, "1", "1")
    assert (code, out) == (0, "Version 1 has the rows of version 1.\n")
    shutil.rmtree(root / "releases" / "v000002")
    (root / "releases" / "latest.json").unlink()
    code, out, err = congdoan("diff", "--data", root)
    assert (code, "Traceback" in err) == (0, False)
    assert "Version 1, the first one" in out
    assert "first_seen" in out


def test_a_candidate_is_compared_and_not_published(congdoan, root):
    source = root / "sources" / "mau.yml"
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace("title: Sở Y tế tỉnh Mẫu", "title: Sở Mẫu"), encoding="utf-8")
    code, out, err = congdoan("diff", "--candidate", "--data", root, "--sources", root / "sources")
    assert (code, err) == (0, "")
    assert "Version 3, since version 2" in out
    assert "sources: changed columns title 1" in out
    assert open_release(root).version == 2


def test_tag_export_coverage_review_and_gc_answer_people_and_programs(congdoan, root, tmp_path):
    assert "is now 'paper'" in congdoan("tag", "1", "paper", "--data", root)[1]
    assert open_release(root, "paper").version == 1
    _, out, _ = congdoan("export", "paper", "--csv", tmp_path / "c", "--data", root, "--json")
    assert len(json.loads(out)["files"]) == 16
    assert "written." in congdoan("export", "--xlsx", tmp_path / "x.xlsx", "--data", root)[1]
    _, out, _ = congdoan("coverage", "--data", root, "--json")
    assert json.loads(out)["state"] == "ok"
    assert " 2024 " in congdoan("coverage", "--years", "--data", root)[1]
    assert congdoan("review", "--data", root)[0] == 0


def test_report_prints_where_the_page_is_and_it_knows_the_visits(congdoan, root):
    code, out, err = congdoan("report", "1", "--data", root)
    assert (code, err) == (0, "")
    page = Path(out.strip())
    assert page == root / "releases" / "v000001" / "report" / "index.html"
    assert "<td>○</td>" in page.read_text(encoding="utf-8")  # answered, without an article
    page.unlink()
    assert "has no report/index.html" in congdoan("report", "1", "--data", root)[2]
    assert json.loads(congdoan("report", "--data", root, "--json")[1])["version"] == 2


def test_gc_shows_first_and_removes_only_when_told(congdoan, root):
    (root / "segments" / "0-mau-0.parquet").write_bytes(b"old")
    arguments = ("gc", "--data", root, "--sources", root / "sources")
    code, out, _ = congdoan(*arguments)
    assert code == 0
    assert "1 would go" in out
    assert (root / "segments" / "0-mau-0.parquet").exists()
    assert "Removed 1" in congdoan(*arguments, "--apply")[1]
    assert len(list((root / "segments").glob("*.parquet"))) == 2
    assert "Nothing to remove." in congdoan(*arguments)[1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "9"], "no version '9': the nearest are 1, 2"),
        (["cite", "nobody"], "has no fact 'nobody'"),
        (["diff", "1", "7"], "no version '7'"),
        (["diff", "--full"], "say --candidate too"),
        (["tag", "1", "latest"], "'latest' is no tag"),
        (["export"], "--xlsx FILE or --csv FOLDER"),
        (["export", "--csv", "x", "--separator", "|"], "take ',' or ';'"),
        (["coverage", "--source", "nobody"], "source 'nobody': known are mau"),
        (["review", "a", "b"], "a verdict is LEFT RIGHT"),
        (["gc", "--apply", "--sources", "nowhere"], "nowhere"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_mistake_is_one_sentence(congdoan, made, arguments, words):
    code, out, err = congdoan(*arguments, "--data", made)
    assert code != 0
    assert words in err
    assert (out, err.count("\n")) == ("", 1)
