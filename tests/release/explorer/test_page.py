"""The page of a release: whole in itself, listed, escaped, in two languages, with tables."""

import hashlib
import json
import re
from datetime import date

import pytest
from lxml import html

from congdoan.release import store
from congdoan.release.explorer import page
from congdoan.release.masking import BLOT
from congdoan.sources import Status
from tests.release.explorer.making import UNION, Nesting, award, released, told, visits
from tests.release.making import accepted, article, facts, figure, source
from tests.release.test_masking import NAME, published

HOSTILE = '</script><script>alert("1")</script> \u202e<b>đảo</b> {{ 7 * 7 }} & \''


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A version with members of two years and awards; (release, page)."""
    rows = [told(1, 2023, value=2000.5), told(2, 2024, awards=[award])]
    return released(tmp_path_factory.mktemp("page"), *rows)


def tongue(text, code):
    """The part of the page in one language."""
    (part,) = html.fromstring(text).xpath(f'//div[@class="tongue"][@lang="{code}"]')
    return part


def test_the_page_is_listed_with_its_checksum(made):
    release, text = made
    entry = release.manifest["report"]
    digest = hashlib.sha256(text.encode()).hexdigest()
    assert entry == {"path": store.REPORT, "bytes": len(text.encode()), "sha256": digest}
    assert f"{digest}  {store.REPORT}\n" in (release.path() / "SHA256SUMS").read_text()


def test_the_page_counts_for_no_digest_and_makes_no_version(tmp_path, made):
    rows = [told(1, 2023, value=2000.5), told(2, 2024, awards=[award])]
    seen = visits(
        ("mau", "https://soyte.mau.example.vn/a", store.datetime(2024, 5, 1), "dns", None)
    )
    release, text = released(tmp_path, *rows, indexes=[seen])
    assert release.manifest["content_digest"] == made[0].manifest["content_digest"]
    assert text != made[1]
    assert released(tmp_path, *rows)[0].version == 1


def test_equal_input_gives_equal_bytes(tmp_path, made):
    rows = [told(1, 2023, value=2000.5), told(2, 2024, awards=[award])]
    assert released(tmp_path, *rows)[1] == made[1]


def test_the_page_loads_nothing(made):
    found = Nesting(made[1]).elements
    asked = [(tag, a) for tag, attrs in found for a in attrs
             if a in ("src", "srcset", "data", "action", "poster", "background")]  # fmt: skip
    assert asked == []
    links = {tag for tag, attrs in found if "href" in attrs}
    assert links == {"a"}
    style = re.search(r"<style>(.*?)</style>", made[1], re.DOTALL)[1]
    assert "url(" not in style
    assert "@import" not in style
    (policy,) = [a["content"] for _, a in found if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "http" not in policy


def test_tags_are_nested_and_ids_name_one_element(made):
    found = Nesting(made[1])
    assert found.faults == []
    ids = [attrs["id"] for _, attrs in found.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    for name in ("href", "aria-labelledby", "for"):
        named = {a[name].lstrip("#") for _, a in found.elements if a.get(name, "#")[:4] != "http"
                 and name in a}  # fmt: skip
        assert named <= set(ids), name


@pytest.mark.parametrize("code", ["vi", "en"])
def test_every_section_with_charts_has_a_table_with_a_caption(made, code):
    part = tongue(made[1], code)
    for section in part.findall("section"):
        tables = section.findall(".//table")
        assert tables, section.find("h2").text
        assert all(t.find("caption").text_content() and t.findall("thead//th[@scope]")
                   for t in tables)  # fmt: skip
        assert section.get("aria-labelledby") == section.find("h2").get("id")
    assert {f.get("aria-label") != "" for f in part.findall('.//div[@class="scroll paper"]')} == {
        True
    }
    assert [h.tag for h in part.iter("h1", "h2")].count("h1") == 1


def test_numbers_and_words_are_those_of_each_language(made):
    vi, en = (tongue(made[1], code).text_content() for code in ("vi", "en"))
    assert ("2.000,5" in vi, "2,000.5" in en) == (True, True)
    assert ("2,000.5" in vi, "2.000,5" in en) == (False, False)
    assert ("Bằng khen" in vi, "Certificate of merit" in en) == (True, True)
    assert ("12/01/2024" in vi, "12 Jan 2024" in en) == (True, True)


def test_vietnamese_sentences_are_marked_as_such_in_both_views(made):
    quotes = html.fromstring(made[1]).findall(".//q")
    assert len(quotes) == 6  # two of members and one of awards, twice
    assert {q.get("lang") for q in quotes} == {"vi"}


def test_each_statement_has_its_sentence_its_article_and_its_fact_id(made):
    release, text = made
    rows = release.table("figures").to_pylist() + release.table("awards").to_pylist()
    for part in (tongue(text, "vi"), tongue(text, "en")):
        rows_ = [tr for tr in part.iter("tr") if tr.find(".//q") is not None]
        shown = {
            (
                tr.find(".//q").text_content(),
                tr.find(".//a").get("href"),
                tr.findall(".//code")[-1].text,
            )
            for tr in rows_
        }
        assert shown == {(r["quote"], r["url"], r["fact_id"]) for r in rows}


def hostile(tmp_path):
    """A version in which the page's words and names try to become markup."""
    line = f"Công đoàn ngành Y tế có 2.116 đoàn viên {HOSTILE}"
    found = article(1, text=f"{line}\n" + "Nội dung. " * 40, url="javascript:alert(1)//x")
    org = type(UNION)(entity_id=UNION.entity_id, type="organisation", kind="health_union",
                      name=f"Công đoàn {HOSTILE}", lineage_id="vinh-long")  # fmt: skip
    said = facts(found, mentions=(), entities=(org,),
                 figures=(figure(found, words="2.116 đoàn viên"),))  # fmt: skip
    row = accepted(found, 1, said)
    return released(tmp_path, row, sources=(source(title=f"Sở {HOSTILE}"),))


def test_words_of_pages_stay_words(tmp_path):
    _, text = hostile(tmp_path)
    found = Nesting(text)
    assert found.faults == []
    assert [tag for tag, _ in found.elements].count("script") == 3  # data, library, ours
    assert {"b", "i"}.isdisjoint(tag for tag, _ in found.elements)
    assert "49" not in tongue(text, "vi").findtext(".//q/bdi")
    assert HOSTILE in tongue(text, "vi").find(".//q").text_content()


def test_an_address_that_is_no_web_page_is_no_link(tmp_path):
    _, text = hostile(tmp_path)
    links = [a.get("href") for a in html.fromstring(text).iter("a")]
    assert all(href.startswith("#") for href in links)
    data = html.fromstring(text).get_element_by_id("data").text
    assert "javascript:" not in data


def test_beneficiaries_stay_masked(tmp_path):
    _, release = published(tmp_path)
    text = (release.path() / store.REPORT).read_text(encoding="utf-8")
    assert NAME not in text
    assert "Phỏng" not in text
    assert BLOT in tongue(text, "vi").find(".//q").text_content()


def test_a_release_of_one_article_without_facts_says_what_is_missing(tmp_path):
    found = article(1, published_on=None, published_evidence="none")
    _, text = released(
        tmp_path, accepted(found, 0, facts(found, mentions=(), figures=(), entities=()))
    )
    part = tongue(text, "en").text_content()
    for sentence in ("states a number of members", "tells of an award given",
                     "No organisation is named", "Nothing is known of any source",
                     "without a known day of publication, not in the charts: 1.",
                     "This is the first release"):  # fmt: skip
        assert sentence in part, sentence
    assert 'data-chart="' not in text


def test_sources_that_are_not_verified_yet_are_not_shown(tmp_path):
    draft = source("thu", "thu.example.vn", status=Status.UNVERIFIED)
    seen = visits(("thu", draft.homepage, date(2020, 5, 1), "ok", None))
    _, text = released(tmp_path, told(1), sources=(source(), draft), indexes=[seen])
    data = json.loads(html.fromstring(text).get_element_by_id("data").text)
    assert data["charts"]["coverage"]["codes"]["source"] == ["mau"]
    assert "2020" not in tongue(text, "en").get_element_by_id("coverage-table-en").text_content()


def test_articles_older_than_the_charts_are_counted_and_in_the_table(tmp_path):
    _, text = released(tmp_path, told(1, 2001), told(2, 2024))
    part = tongue(text, "en")
    assert "The charts begin with Feb 2009. Earlier articles, in the table only: 1." in (
        part.text_content()
    )
    years = [tr.findtext("td") for tr in part.get_element_by_id("places-table-en").iter("tr")]
    assert years[1:] == ["2024", "2001"]


def test_a_version_tells_what_changed_since_the_one_before(tmp_path):
    released(tmp_path, told(1))
    _, text = released(tmp_path, told(1), told(2))
    part = tongue(text, "en").get_element_by_id("changes-table-en")
    rows = {tr.findtext("th/code"): [td.text for td in tr.findall("td")] for tr in part.iter("tr")}
    assert rows["articles"] == ["1", "2", "1", "0", "0"]
    assert "Against version 1." in tongue(text, "en").text_content()


def test_a_script_cannot_end_its_element(made):
    script = re.search(r"<script>\n(.*?)\n</script>", made[1], re.DOTALL)[1]
    assert "vegaEmbed" in script
    assert len(script) > 500_000
    assert "<!--" not in script


def test_ten_years_of_a_hundred_sources_stay_below_two_megabytes(tmp_path):
    others = [source(f"mau_{n}", f"s{n}.example.vn") for n in range(100)]
    months = [date(2016 + n // 12, n % 12 + 1, 5) for n in range(120)]
    seen = visits(*((s.source_id, s.homepage, day, "ok", None) for s in others for day in months))
    _, text = released(tmp_path, told(1), sources=(source(), *others), indexes=[seen])
    assert text.count("○") > 20_000
    assert len(text.encode()) < 2_000_000


def luminance(colour):
    full = colour * 2 if len(colour) == 3 else colour
    parts = [int(full[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    low, high = sorted(luminance(c.lstrip("#")) for c in (one, other))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_words_stand_out_from_their_ground(scheme):
    style = page.__file__.replace("page.py", "style.css")
    with open(style, encoding="utf-8") as file:  # noqa: PTH123
        block = re.findall(r":root \{(.*?)\}", file.read(), re.DOTALL)[scheme]
    colour = dict(re.findall(r"--(\w+): (#\w+)", block))
    for ink in ("ink", "muted", "accent"):
        for ground in ("paper", "page"):
            assert contrast(colour[ink], colour[ground]) >= 4.5, (ink, ground)
