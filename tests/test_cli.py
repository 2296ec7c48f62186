"""The command line: results for programs, and one clear sentence for every mistake."""

import errno
import json
import os
import subprocess
import sys

import pytest

from congdoan.registry import load_registry
from tests.conftest import ROOT

DEMO = ROOT / "data" / "demo" / "demo_sites.warc.gz"


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["run", "--limit", "0"], "--limit"),
        (["run", "--since", "05/01/2021"], "2021-01-05"),
        (["run", "--replay", "nowhere.warc.gz"], "nowhere.warc.gz"),
        (["run", "--sources", "nowhere"], "nowhere"),
        (["run"], "CONGDOAN_CONTACT"),
        (["run", "--source", "nope"], "--sources FOLDER"),
        (["commission", "--source", "nope"], "--sources FOLDER"),
        (["doctor", "nope"], "--sources FOLDER"),
        (["keep", "x.html", "--source", "nope"], "--sources FOLDER"),
        (["import", "nowhere.warc"], "nowhere.warc"),
        (["facts"], "--jsonl"),
        (["facts", "nowhere.txt"], "nowhere.txt"),
        (["extract", "nowhere.html"], "nowhere.html"),
        (["sources", "--data"], "--data"),
        (["harvst"], "harvst"),
        (["show", "0123456789abcdef", "--data", "nowhere"], "nowhere"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_mistake_is_one_sentence_that_names_it(congdoan, arguments, names):
    code, out, err = congdoan(*arguments)
    assert code == 2
    assert names in err
    assert not out
    assert "Traceback" not in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("arguments", [[], ["state"]], ids=["alone", "state"])
def test_without_a_command_the_help_is_shown_and_nothing_more(congdoan, arguments):
    code, out, err = congdoan(*arguments)
    _, told, _ = congdoan(*arguments, "--help")
    assert (code, out) == (2, "")
    assert err.split() == told.split()


def test_a_bad_key_in_a_source_names_file_and_key(congdoan, tmp_path):
    (tmp_path / "x.yml").write_text("title: x\nhomepge: y\n", encoding="utf-8")
    code, _, err = congdoan("sources", "--check", "--sources", tmp_path)
    assert code == 1
    assert "x.yml" in err
    assert "key" in err


def test_a_truncated_warc_is_named_and_not_imported(congdoan, tmp_path):
    torn = tmp_path / "torn.warc.gz"
    torn.write_bytes(DEMO.read_bytes()[:200])
    code, _, err = congdoan("extract", torn, "--json")
    assert code == 1
    assert "torn.warc.gz" in err


@pytest.mark.parametrize("content", [b"\xff\xfe\x00\x01", b"MZ\x00\x00text", b"Ng\xe0y 5/1"])
def test_binary_files_are_no_text(congdoan, tmp_path, content):
    path = tmp_path / "x.txt"
    path.write_bytes(content)
    code, out, err = congdoan("facts", path, "--json")
    assert code == 2
    assert "x.txt" in err
    assert not out
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("no json", "line 2"),
        ("[1, 2]", "no JSON object"),
        ("[" * 100_000, "line 2"),
        ('{"text": "x"}', "'id'"),
        ('{"id": null, "text": "x"}', "'id'"),
        ('{"id": 1}', "'text'"),
        ('{"id": 1, "text": null}', "'text'"),
        ('{"id": 1, "text": 5}', "'text'"),
        ('{"id": 1, "text": "x", "title": 5}', "'title'"),
        ('{"id": 1, "text": "x", "published_on": "5/1/2021"}', "2021-01-05"),
        ('{"id": 1, "text": "x", "published_on": 20210105}', "'published_on'"),
    ],
    ids=lambda value: value[:40],
)
def test_a_line_that_is_no_row_is_named_with_its_key(congdoan, tmp_path, line, names):
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"id": 0, "text": ""}) + "\n" + line, encoding="utf-8")
    code, _, err = congdoan("facts", "--jsonl", path, "--json")
    assert code == 2
    assert names in err
    assert "rows.jsonl line 2" in err
    assert err.count("\n") == 1


def test_odd_but_right_json_lines_are_read(congdoan, tmp_path):
    """A mark at the file's begin, separators inside strings, half a pair, .NET's day for none."""
    path = tmp_path / "rows.jsonl"
    text = "Ngày 5/5/2023, LĐLĐ tỉnh Bến Tre\u2028tổ chức hội thao \ud800."
    row = json.dumps({"id": 1, "text": text, "published_on": "0001-01-01"}, ensure_ascii=False)
    row = row.replace("\ud800", r"\ud800")
    path.write_text("\ufeff" + row + "\r\n\n", encoding="utf-8")
    code, out, _ = congdoan("facts", "--jsonl", path, "--json")
    found = json.loads(out)
    assert code == 0
    assert [(e["event_type"], e["starts_on"]) for e in found["events"]] == [
        ("sport_and_arts", "2023-05-05")
    ]
    assert all(text[m["span_start"] : m["span_end"]] == m["surface"] for m in found["mentions"])


def test_facts_of_json_lines_come_back_in_order_with_their_ids(congdoan, tmp_path):
    path = tmp_path / "rows.jsonl"
    text = "Đồng chí Lò Văn Mẫu - Chủ tịch Công đoàn ngành Y tế tỉnh Sơn La phát biểu."
    rows = [{"id": "b", "text": text}, {"id": "a", "text": ""}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    code, out, _ = congdoan("facts", "--jsonl", path, "--json")
    first, second = map(json.loads, out.splitlines())
    assert (code, first["id"], second["id"]) == (0, "b", "a")
    assert first["positions"][0]["person_name"] == "Lò Văn Mẫu"
    assert second["positions"] == second["mentions"] == []


def test_spans_of_the_facts_command_index_the_given_text(congdoan, tmp_path):
    path = tmp_path / "nfd.jsonl"
    text = "Sáng 4/1/2021,\u00a0ông Vi Thí Dụ, Giám đốc Sở Y tế tỉnh Nghệ An dự hội nghị."
    path.write_text(json.dumps({"id": 1, "text": text}), encoding="utf-8")
    _, out, _ = congdoan("facts", "--jsonl", path, "--json")
    mentions = json.loads(out)["mentions"]
    assert mentions
    assert all(text[m["span_start"] : m["span_end"]] == m["surface"] for m in mentions)


def test_extract_of_a_page_of_an_unknown_host_gives_the_article(congdoan, tmp_path):
    page = tmp_path / "page.html"
    sentence = "Công đoàn ngành Y tế tổ chức hội nghị lần thứ {}, đông đủ đại biểu về dự."
    body = "".join(f"<p>{sentence.format(n)}</p>" for n in range(9))
    page.write_text(
        f"<html><head><title>Hội nghị công đoàn ngành Y tế</title></head><body>"
        f"<h1>Hội nghị công đoàn ngành Y tế</h1><article>{body}</article></body></html>",
        encoding="utf-8",
    )
    code, out, _ = congdoan("extract", page, "--url", "https://x.example/tin-1", "--json")
    row = json.loads(out)
    assert (code, row["title"]) == (0, "Hội nghị công đoàn ngành Y tế")
    assert "lần thứ 8" in row["text"]


PAGE = "<title>{0}</title><h1>{0}</h1><article>{1}</article>".format(
    "Hội nghị công đoàn ngành Y tế",
    "".join(f"<p>Công đoàn ngành Y tế tổ chức hội nghị lần thứ {n}, đông đủ đại biểu về dự.</p>"
            for n in range(9)),
)  # fmt: skip


def test_a_saved_page_without_an_address_is_an_article_too(congdoan, tmp_path):
    page = tmp_path / "Trang một.html"
    page.write_text(PAGE, encoding="utf-8")
    code, out, err = congdoan("extract", page)
    assert (code, err) == (0, "")
    assert "title: Hội nghị công đoàn ngành Y tế" in out


def test_a_file_without_any_page_of_an_article_is_told(congdoan, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    code, out, err = congdoan("extract", page, "--url", "https://x.example/", "--json")
    assert (code, out) == (0, "")
    assert "no page in it can be an article" in err


@pytest.mark.parametrize("as_line", [True, False])
def test_a_province_that_is_none_is_refused_with_the_nearest(congdoan, tmp_path, as_line):
    path = tmp_path / "x.txt"
    row = {"id": "x", "text": "Công đoàn ngành Y tế", "province_id": "vn-ben-tra"}
    path.write_text(json.dumps(row) if as_line else row["text"], encoding="utf-8")
    arguments = ("--jsonl", path) if as_line else (path, "--province", "vn-ben-tra")
    code, out, err = congdoan("facts", *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "x: there is no province 'vn-ben-tra': did you mean vn-ben-tre" in err


def test_help_starts_without_the_slow_libraries():
    code = "import sys, congdoan.cli; print(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"prefect", "pyarrow", "pandas", "lxml"} & set(out.stdout.split())


def test_an_interrupt_is_one_sentence(congdoan, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("congdoan.release.reading.list_releases", interrupted)
    code, out, err = congdoan("releases")
    assert (code, out) == (130, "")
    assert (
        err == "congdoan: stopped; what was fetched is kept and the next run goes on from there\n"
    )


@pytest.mark.parametrize(
    "command", [["state", "rebuild"], ["assemble"], ["gc"], ["tag", "1", "paper"]]
)
def test_a_mistyped_data_root_is_refused_and_not_made(congdoan, tmp_path, command):
    code, _, err = congdoan(*command, "--data", tmp_path / "typo")
    assert (code, err.count("\n")) == (2, 1)
    assert "there is no data root" in err
    assert not (tmp_path / "typo").exists()


@pytest.mark.parametrize(
    "command",
    [["run", "--demo"], ["import", DEMO], ["assemble"], ["state", "rebuild"], ["gc", "--apply"],
     ["erase", "https://mau.example/1", "--reason", "x"], ["tag", "1", "paper"]],
    ids=lambda command: command[0],
)  # fmt: skip
def test_a_data_root_that_cannot_be_written_is_one_sentence(
    congdoan, monkeypatch, tmp_path, command
):
    def refuse(_path):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr("pathlib.Path.touch", refuse)
    code, _, err = congdoan(*command, "--data", tmp_path)
    assert (code, err.count("\n")) == (2, 1)
    assert f"{tmp_path} cannot be written: Read-only file system" in err


def test_the_list_of_sources_fits_80_columns_with_every_name_whole(congdoan, monkeypatch, config):
    monkeypatch.setenv("COLUMNS", "80")
    registry = load_registry(config)
    code, out, _ = congdoan("sources")
    names = {s.source_id for s in registry} | {s.family for s in registry if s.family}
    assert code == 0
    assert names <= set(out.split())
    assert "last new" in out
