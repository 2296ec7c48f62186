"""A proposed source as the text of a YAML file, with the evidence as its first comment."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

import yaml

from congdoan.discover.pages import parse_html
from congdoan.provinces import Province, Provinces
from congdoan.sources import Publisher, Source
from congdoan.text import fold, squeeze

_KINDS: tuple[tuple[str, str, str, str, str], ...] = (
    (r"^(?:soyte|syt|soyt|yte|medinet)", "health_department", "syt", "Sở Y tế",
     "Department of Health"),
    (r"congdoan|ldld|liendoanlaodong", "labour_federation", "congdoan", "Liên đoàn Lao động",
     "Federation of Labour"),
    (r"^bao", "newspaper", "bao", "Báo", "Newspaper"),
    (r"cdc|ksbt|benhvien|^bv|ttyt|trungtamyte", "health_unit", "bv", "", ""),
    (r"tv\.|phatthanh|truyenhinh", "broadcaster", "tv", "", ""),
)  # fmt: skip
_JOIN = re.compile(r"\s+[|»-]\s+|\s+[-–—]\s+")


def site_name(body: bytes) -> str | None:
    """The name that a page gives its site: og:site_name, else the last part of its title."""
    document = parse_html(body, None)
    if document is None:
        return None
    for meta in document.iter("meta"):
        if meta.get("property") == "og:site_name" and squeeze(meta.get("content") or ""):
            return squeeze(meta.get("content") or "")
    title = next((squeeze(t.text or "") for t in document.iter("title")), "")
    return _JOIN.split(title)[-1] or None


def named_after(host: str, name: str, provinces: Provinces) -> dict[str, object]:
    """Id, title, publisher and province that the host's name suggests; to be checked."""
    label = host.removeprefix("www.")
    kind, suffix, vietnamese, english = next(
        (row[1:] for row in _KINDS if re.search(row[0], label)), ("province_portal", "cong", "", "")
    )
    unit = _unit(label, provinces)
    title = name
    name_en = name
    if unit is not None and vietnamese:
        area = unit.short if suffix == "bao" else unit.name[0].lower() + unit.name[1:]
        title, name_en = f"{vietnamese} {area}", f"{unit.short} {english}"
    base = (
        fold(unit.short).replace(" - ", " ").replace(" ", "_")
        if unit
        else (re.sub(r"\W+", "_", label.rpartition(".")[0]))
    )
    return {
        "source_id": f"{base}_{suffix}",
        "title": title,
        "publisher": Publisher.model_validate({"name": title, "name_en": name_en, "kind": kind}),
        "province": unit.province_id if unit else None,
    }


def _unit(label: str, provinces: Provinces) -> Province | None:
    """The unit whose name is in the host's name, the longest; of two in time the older one."""
    plain = label.replace("-", "")
    found = [r for r in provinces.rows if re.sub(r"\W", "", fold(r.short)) in plain]
    return max(found, key=lambda r: len(r.short), default=None)


def source_yaml(source: Source, evidence: Iterable[str]) -> str:
    """The text of a source file: evidence as comments, then the keys in their usual order."""
    listings = [x.model_dump(exclude_defaults=True) for x in source.listings]
    content: dict[str, object] = {
        "title": source.title,
        "publisher": source.publisher.model_dump(),
        "province": source.province,
        "homepage": source.homepage,
        "hosts": {host: {"until": None} for host in _hosts(source)},
        "family": source.family,
        "listings": [{k: x[k] for k in ("kind", *x)} for x in listings],
        "article_url": source.article_url[0] if len(source.article_url) == 1
        else list(source.article_url),
        "select": {"date_order": "mdy"} if source.select.date_order == "mdy" else None,
        "coverage": {"start": None, "end": None, "successor": None},
        "politeness": {"delay_s": 3},
        "rights": {"full_text": "publish"},
        "expect": {"articles": {"min": 1}, "fill": {"title": 1.0, "published_on": 0.95}},
        "status": "unverified",
    }  # fmt: skip
    kept = {key: value for key, value in content.items() if value not in (None, [], ())}
    comments = [f"# config/sources/{source.source_id}.yml: a draft, to be checked line by line"]
    comments += [f"# {line}" for line in evidence]
    text = yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=100)
    return "\n".join(comments) + "\n" + text


def _hosts(source: Source) -> list[str]:
    home = urlsplit(source.homepage).hostname or ""
    return list(dict.fromkeys([home, *source.hosts]))
