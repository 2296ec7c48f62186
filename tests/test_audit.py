"""A version held against the archive, and the page that proves a fact."""

import shutil

import lxml.html
import pytest

from congdoan import audit
from congdoan.assemble import assemble
from congdoan.errors import ArchiveError, UsageError
from congdoan.release import candidate, cite, proof
from congdoan.release.findings import Findings
from congdoan.release.masking import BLOT
from congdoan.release.reading import list_releases, open_release
from tests.small_archive import HOST, HTML, TEXT, page, planned, take_in


@pytest.fixture(scope="module")
def made(tmp_path_factory, config):
    """A data root with a release of two articles; not to be changed."""
    root = tmp_path_factory.mktemp("audit")
    plan = planned(root, config)
    noise = '<script>alert(1)</script><img src="http://x/1.png" onerror="f()">'
    second = page(2).replace("<p>", f"{noise}<p><b>Ngày</b> ", 1).replace("2.116", "<i>2.</i>116")
    take_in(
        plan, root, [(f"{HOST}/tin/1", 200, HTML, page(1)), (f"{HOST}/tin/2", 200, HTML, second)]
    )
    assemble(plan)
    return root


@pytest.fixture
def copy(made, tmp_path):
    return shutil.copytree(made, tmp_path / "copy", symlinks=True)


def checked(root):
    return audit.check(open_release(root), root / "archive")


def test_a_good_version_is_whole_in_the_archive_too(made):
    found = checked(made)
    assert (found.problems, found.skipped) == ([], [])
    assert found.looked["record"] == 2


def test_without_the_archive_the_rest_is_checked_and_it_is_said(copy):
    shutil.rmtree(copy / "archive")
    found = checked(copy)
    assert found.problems == []
    assert "there is no archive at" in found.skipped[0]


def test_a_missing_archive_file_is_named_with_a_row_that_needs_it(copy):
    (warc,) = (copy / "archive" / "imported").glob("*.warc.gz")
    warc.unlink()
    told = " ".join(checked(copy).problems)
    assert f"archive: imported/{warc.name} is gone" in told
    assert f"imported/{warc.name} is not in the archive" in told


def test_a_changed_archive_file_is_named_and_its_good_records_stay_good(copy):
    (warc,) = (copy / "archive" / "imported").glob("*.warc.gz")
    content = bytearray(warc.read_bytes())
    content[-40] ^= 0xFF  # inside the last record
    warc.write_bytes(content)
    found = checked(copy)
    assert (found.wrong["archive"], found.wrong["record"]) == (1, 1)


def test_a_row_that_claims_another_page_is_named(copy):
    release = open_release(copy)
    first, second = release.table("articles", ["payload_sha256"])["payload_sha256"].to_pylist()
    told = Findings()
    audit._record(warc_of(copy), 0, {first: "articles a", second: "articles b"}, told)
    assert told.wrong["record"] == 1
    assert "has another digest than the row claims" in told.problems[0]


def warc_of(root):
    (warc,) = (root / "archive" / "imported").glob("*.warc.gz")
    return warc


def test_the_proof_shows_the_quote_and_asks_no_network(made):
    release = open_release(made)
    for row in release.table("figures", ["fact_id", "quote"]).to_pylist():
        tree = lxml.html.fromstring(audit.proof_page(release, made / "archive", row["fact_id"]))
        marked = "".join(m.text_content() for m in tree.iter("mark"))
        assert tree.get_element_by_id("congdoan-quote").tag == "mark"
        assert "".join(row["quote"].split()) in "".join(marked.split())
        assert not list(tree.iter("script", "img", "iframe", "link"))
        assert not tree.xpath("//@onerror | //@src")
        assert tree.xpath("//meta[@http-equiv='Content-Security-Policy']")


def test_an_article_or_its_address_can_be_cited_as_well(made):
    release = open_release(made)
    found = cite.find(release, f"{HOST}/tin/1")
    assert (found.table, found.fact, found.quote) == ("articles", None, found.article["title"])
    assert f"version {release.version}" in found.line()
    assert found.article["payload_sha256"][:16] in found.line()
    with pytest.raises(UsageError, match="has no fact 'x'"):
        cite.find(release, "x")


def test_a_page_that_is_not_here_or_was_changed_is_no_proof(copy):
    release = open_release(copy)
    article = release.article(f"{HOST}/tin/1")
    with pytest.raises(ArchiveError, match="another digest than the row claims"):
        audit.archived_page(copy / "archive", article | {"payload_sha256": "0" * 64})
    shutil.rmtree(copy / "archive")
    with pytest.raises(UsageError, match="which is not here"):
        audit.archived_page(copy / "archive", article)


def test_blotted_names_are_blotted_on_the_proof_wherever_they_stand(made):
    release = open_release(made)
    found = cite.find(release, f"{HOST}/tin/1")
    name = "Lò Thị Thử"
    text = f"Thăm em {BLOT * len(name)}, bị bệnh nặng."
    source = (
        f"<html><title>{name}</title><body><p>Thăm em <b>Lò</b> Thị&nbsp;Thử, bị bệnh nặng.</p>"
    )
    article = found.article | {"text": text}
    made_page = proof.page(
        source + f"<p title='{name}'>LÒ THỊ THỬ cảm ơn</p>",
        type(found)(**{n: getattr(found, n) for n in found.__dataclass_fields__}
                    | {"article": article, "quote": text}),
    )  # fmt: skip
    assert not any(word in made_page for word in ("Thử", "THỬ", "Lò"))
    assert "cảm ơn" in made_page
    assert '<mark class="congdoan" id="congdoan-quote">Thăm em' in made_page


def test_orphan_segments_are_those_that_no_rule_and_no_version_asks_for(copy, config):
    (segment,) = (copy / "segments").glob("*.parquet")
    assert audit.wanted_segments(copy, config, [copy / "sources"]) == {segment.name}
    assert audit.wanted_segments(copy, config) == frozenset()


def test_a_candidate_shows_what_would_change_and_publishes_nothing(copy, config):
    rules = copy / "sources" / "mau.yml"
    rules.write_text(rules.read_text(encoding="utf-8") + "select: {title: 'title'}\n")
    with candidate.staged(copy) as folder:
        plan = planned(copy, config)
        rules.write_text(rules.read_text(encoding="utf-8") + "select: {title: 'title'}\n")
        report = assemble(type(plan)(data=folder, config=config, extra_sources=plan.extra_sources))
    assert [v["version"] for v in list_releases(copy)] == [1]
    assert report.version in (None, 2)
    assert audit.check(open_release(candidate.place(copy), 1), copy / "archive").problems == []
    candidate.forget(copy)
    assert (open_release(copy).path("articles")).is_dir()
    assert list((copy / "archive" / "imported").glob("*.warc.gz"))


def test_a_candidate_needs_an_archive(tmp_path):
    with pytest.raises(UsageError, match="holds no archive"), candidate.staged(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_failed_candidate_leaves_nothing(copy):
    with pytest.raises(KeyError), candidate.staged(copy):
        raise KeyError
    assert not list(copy.glob(".candidate*"))
    assert TEXT in open_release(copy).article(f"{HOST}/tin/1")["text"]
