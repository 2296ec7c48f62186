"""What the pages for readers and keepers tell people to type, typed."""

import ast
import functools
import re
import shlex
import subprocess
import sys
import threading
import tomllib
from http.server import ThreadingHTTPServer
from pathlib import Path

import duckdb
import pytest

from congdoan import cli
from congdoan.assemble import assemble
from congdoan.release import schema, store
from congdoan.release.reading import open_release
from tests.conftest import ROOT
from tests.release.test_remote import Quiet
from tests.small_archive import HOST, HTML, TEXT, page, planned, take_in

ADDRESS = "https://data.example.org/releases"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def blocks(name, kind):
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    found = [body for language, body in _BLOCK.findall(text) if language == kind]
    assert found, name
    return found


@pytest.fixture(scope="module")
def made(tmp_path_factory, config):
    """A data root with two versions."""
    root = tmp_path_factory.mktemp("pages")
    plan = planned(root, config)
    later = TEXT.replace("2.116", "2.120")
    for number, text in enumerate((TEXT, later)):
        name, day = f"{number}.warc.gz", 16 + number
        take_in(plan, root, [(f"{HOST}/tin/1", 200, HTML, page(1, text))], name, day)
        assemble(plan)
    return root


@pytest.fixture
def desk(made, tmp_path, monkeypatch):
    """A working folder where `data` and `data/demo/run` are copies of that data root."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("data", "data/demo/run"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cp", "-a", made, tmp_path / name], check=True)  # noqa: S607 - keeps links
    return tmp_path


@pytest.fixture
def served(made):
    """The releases behind an address."""
    handler = functools.partial(Quiet, directory=str(made / "releases"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def own_duckdb():
    """`duckdb.sql` as in a new process, whatever ran before in this one."""
    before = duckdb.default_connection()
    with duckdb.connect() as own:
        duckdb.set_default_connection(own)
        yield
        duckdb.set_default_connection(before)


@pytest.mark.usefixtures("own_duckdb")
@pytest.mark.parametrize(
    "code", blocks("consumers.md", "python"), ids=lambda c: c.split("\n")[-2][:30]
)
def test_python_for_readers_runs_and_prints(desk, served, code, capsys):
    exec(compile(code.replace(ADDRESS, served), "consumers.md", "exec"), {})  # noqa: S102 - our page
    assert capsys.readouterr().out.strip()


def test_python_of_the_readme_runs_with_what_make_run_installs(desk, capsys):
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (code,) = (body for language, body in _BLOCK.findall(text) if language == "python")
    imports = [n for n in ast.walk(ast.parse(code)) if isinstance(n, ast.Import)]
    roots = {name.name.split(".")[0] for node in imports for name in node.names}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    installed = {re.match(r"\w+", line)[0] for line in project["dependencies"]}
    assert roots <= installed | {"congdoan"}
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - our page
    assert "members_total" in capsys.readouterr().out


def test_pages_that_type_congdoan_say_where_it_is():
    for page_ in sorted((ROOT / "docs").glob("*.md")):
        text = page_.read_text(encoding="utf-8")
        if re.search(r"(?:^    |^```\w*\n)congdoan [a-z]", text, re.MULTILINE):
            assert ".venv/bin/activate" in text, page_.name


def test_commission_prints_what_its_page_shows(congdoan, tmp_path):
    text = (ROOT / "docs" / "adding_a_source.md").read_text(encoding="utf-8")
    shown = re.findall(r"^    demo_ha_giang.*(?:\n      .+)+", text, re.MULTILINE)
    demo = ROOT / "data" / "demo"
    source = tmp_path / "demo_ha_giang_congdoan.yml"
    good = (demo / "sources" / source.name).read_text(encoding="utf-8")
    broken = good.replace("select:\n", "select:\n  date: div.ngay-dang\n")
    for content, code, block in zip((good, broken), (0, 1), shown, strict=True):
        source.write_text(content, encoding="utf-8")
        done = congdoan("commission", "--replay", demo / "demo_sites.warc.gz",
                        "--sources", tmp_path, "--source", source.stem)  # fmt: skip
        lines = [line[4:] for line in block.splitlines() if line.strip() != "..."]
        assert done[0] == code
        assert [line for line in lines if line not in done[1].splitlines()] == []


def test_the_licence_leaves_out_the_same_columns_wherever_it_is_told(made):
    release = open_release(made).path() / "README.md"
    pages = [release, ROOT / "LICENSE-DATA.md", ROOT / "docs" / "contract.md"]
    licence = re.compile(r"(?:Not part of it|except|The texts\s+of).*?publishers", re.DOTALL)
    for page_ in pages:
        told = licence.search(page_.read_text(encoding="utf-8"))[0]
        assert re.findall(r"`(\w+\.\w+)`", told) == [
            "articles.text", "articles.lead", "revisions.text", "revisions.lead",
        ], page_.name  # fmt: skip


def typed(line, monkeypatch, config, made):
    """Run one line of a console block."""
    words = shlex.split(line)
    if words[0] != "congdoan":
        subprocess.run(words, check=True)
    elif words[1] == "assemble":  # without the server that the flow would start
        plan = planned(made, config)
        data = words[words.index("--data") + 1]
        assemble(type(plan)(data=Path(data), config=config, extra_sources=plan.extra_sources))
    else:
        monkeypatch.setattr(sys, "argv", words)
        with pytest.raises(SystemExit) as ended:
            cli.main()
        assert not ended.value.code, line


@pytest.mark.parametrize("name", ["consumers.md", "keeping.md"])
def test_commands_for_readers_and_keepers_run(desk, made, name, monkeypatch, config):
    fact = open_release(made).table("figures", ["fact_id"])["fact_id"][0].as_py()
    before = store.newest(made / "releases").manifest["content_digest"]
    for block in blocks(name, "console"):
        for line in block.replace("FACT_ID", fact).splitlines():
            typed(line, monkeypatch, config, made)
    if name == "keeping.md":
        for root in ("restored/data", "fresh", "moved"):
            release = open_release(desk / root)
            assert release.manifest["content_digest"] == before
        moved = desk / "moved" / "releases"
        (part,) = (moved / "v000002" / "provinces").glob("*.parquet")
        assert part.stat().st_nlink > 1, "hard links were not kept"
    else:
        assert (desk / "proof.html").is_file()
        assert (desk / "numbers.xlsx").is_file()


def test_the_contract_names_every_check_of_a_release(made):
    text = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    told = {word for row in rows for word in re.findall(r"\w+", row.split("|")[1])}
    assert set(open_release(made).manifest["checks"]) <= told


def test_a_release_states_licence_version_and_how_to_make_it_again(made):
    folder = open_release(made).path()
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert "CC BY 4.0" in readme
    assert "congdoan assemble --full" in readme
    assert store.read_json(folder / "datapackage.json")["licenses"][0]["name"] == "CC-BY-4.0"
    assert "license: CC-BY-4.0" in (folder / "CITATION.cff").read_text(encoding="utf-8")
    assert schema.SCHEMA_VERSION in readme
