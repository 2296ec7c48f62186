"""The page in headless Chromium: drawn, switched, narrow, without network."""

import json
import shutil
import subprocess

import pytest
from lxml import html

from tests.release.explorer.making import award, released, told
from tests.release.explorer.test_page import hostile

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
PHONE = "<style>html { width: 360px; }</style>"
LOOK = """<pre id="look"></pre><script>
const errors = [], opened = [];
HTMLAnchorElement.prototype.dispatchEvent = function () { opened.push(this.href); };
addEventListener("error", (event) => errors.push(event.message));
addEventListener("securitypolicyviolation", (event) => errors.push(event.violatedDirective));
function look() {
  const seen = [...document.querySelectorAll("[data-chart]")].filter((e) => e.checkVisibility());
  return {
    lang: document.documentElement.lang, title: document.title, errors,
    charts: seen.length, drawn: seen.filter((e) => e.querySelector("svg")).length,
    opened: [...opened],
    text: seen.map((e) => e.textContent).join(" "),
    headings: [...document.querySelectorAll("h2")].filter((e) => e.checkVisibility()).length,
    wide: [...document.querySelectorAll("main, section, h1, h2, p, figure, .scroll, details")]
      .filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth)
      .map((e) => e.outerHTML.slice(0, 80)),
    requests: performance.getEntriesByType("resource").length,
  };
}
setTimeout(() => {
  for (const mark of document.querySelectorAll("[data-chart] path[aria-label]"))
    mark.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  const found = [look()];
  document.getElementById("lang-en").click();
  setTimeout(() => {
    found.push(look());
    document.getElementById("look").textContent = JSON.stringify(found);
  }, 1500);
}, 1500);
</script></body>"""


def looked(folder, text):
    """What a browser sees of the page as it opens, and after the click on English."""
    copy = folder / "looked.html"
    start, _, rest = text.partition("</head>")
    body, _, end = rest.rpartition("</body>")  # the script has words like these too
    copy.write_text(f"{start}{PHONE}</head>{body}{LOOK}{end}", encoding="utf-8")
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--window-size=500,900",
               f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=6000",
               "--host-resolver-rules=MAP * ~NOTFOUND", "--dump-dom", copy.as_uri()]  # fmt: skip
    done = subprocess.run(command, check=True, capture_output=True, timeout=120)
    tree = html.fromstring(done.stdout.decode())
    return json.loads(tree.get_element_by_id("look").text)


@pytest.fixture(scope="module")
def views(tmp_path_factory):
    """(Vietnamese view, English view) of a version with two years of members and awards."""
    root = tmp_path_factory.mktemp("browser")
    _, text = released(root, told(1, 2023), told(2, 2024, value=2500.0, awards=[award]))
    return looked(root, text)


def test_every_chart_is_drawn_and_follows_the_switch(views):
    for view in views:
        assert (view["errors"], view["charts"], view["drawn"]) == ([], 6, 6)
    assert [v["lang"] for v in views] == ["vi", "en"]
    assert views[0]["title"] != views[1]["title"]
    assert [v["headings"] for v in views] == [7, 7]


def test_axes_write_numbers_as_the_language_does(views):
    assert ("2.000" in views[0]["text"], "2,000" in views[0]["text"]) == (True, False)
    assert ("2.000" in views[1]["text"], "2,000" in views[1]["text"]) == (False, True)


def test_points_and_bars_lead_to_their_articles(views):
    assert set(views[1]["opened"]) == {f"https://soyte.mau.example.vn/tin/{n}" for n in (1, 2)}


def test_the_page_asks_no_network(views):
    assert [v["requests"] for v in views] == [0, 0]


def test_nothing_is_wider_than_a_phone(views):
    assert [v["wide"] for v in views] == [[], []]


def test_hostile_words_run_nothing_in_a_browser(tmp_path):
    _, text = hostile(tmp_path)
    vi, en = looked(tmp_path, text)
    assert (vi["errors"], en["opened"]) == ([], [])
    assert vi["drawn"] == vi["charts"] > 0
