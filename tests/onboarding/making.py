"""A gateway to the demo sites, and small pages of invented sites."""

from contextlib import contextmanager
from functools import cache

from congdoan.harvest import replaying
from congdoan.onboarding.asking import Way
from congdoan.registry import load_registry
from tests.conftest import ROOT

DEMO = ROOT / "data" / "demo"
WARC = DEMO / "demo_sites.warc.gz"


@cache
def demo_registry(config):
    return load_registry(config, [DEMO / "sources"])


@cache
def project_registry(config):
    return load_registry(config)


@contextmanager
def demo_way():
    with replaying([WARC]) as gateway:
        yield Way(gateway=gateway)


SENTENCES = [
    f"Công đoàn ngành Y tế tỉnh tổ chức hội nghị lần thứ {n}, đông đủ đại biểu các đơn vị về dự."
    for n in range(6)
]
DRUPAL = """<html><head><meta name="Generator" content="Drupal 7"><title>Hội nghị</title></head>
<body><div class="clock">22/11/2026</div><h1 id="page-title">Công đoàn ngành Y tế tổng kết năm</h1>
<div class="node"><div class="submitted"><span class="date-display-single">05/01/2021</span></div>
<div class="field-name-body"><div class="field-item">{body}</div></div></div></body></html>"""
SHAREPOINT = """<html><head><meta name="GENERATOR" content="Microsoft SharePoint"></head><body>
<form><div class="news-detail"><div class="news-title">Công đoàn ngành Y tế tổng kết năm</div>
<div class="news-date">05/01/2021 08:15</div><div class="news-content">{body}</div></div></form>
</body></html>"""


def page(skin):
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    return skin.format(body=body)
