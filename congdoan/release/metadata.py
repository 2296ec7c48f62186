"""The papers of a release, made from the schema: dictionary, datapackage, citation, README."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import yaml

import congdoan
from congdoan.errors import ConfigError
from congdoan.lexicon import read_words
from congdoan.provinces import Provinces
from congdoan.registry import Registry
from congdoan.release import diff, schema
from congdoan.release.report import ReleaseReport
from congdoan.release.store import version_name
from congdoan.sources import Source, Status

_FRICTIONLESS = {
    "string": ("string", None), "int": ("integer", None), "int16": ("integer", None),
    "float": ("number", None), "bool": ("boolean", None), "day": ("date", None),
    "instant": ("datetime", None), "strings": ("array", None), "blocks": ("array", None),
}  # fmt: skip
LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0",
}
TITLE = "News of Vietnam's health-sector trade unions"


def load_vocabulary(config: Path) -> dict[str, dict[str, list[str]]]:
    """Vocabulary -> code -> [English, Vietnamese]: the field's lists and the house's own.

    Raises:
        ConfigError: config/vocabulary.yml is missing or a label is no pair.
    """
    path = config / "vocabulary.yml"
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(f"{path} is missing: restore it from the repository") from error
    except yaml.YAMLError as error:
        raise ConfigError(f"{path} is no valid YAML: {' '.join(str(error).split())}") from error
    for name, codes in content.items():
        for code, labels in codes.items():
            if not isinstance(labels, list) or len(labels) != 2:  # noqa: PLR2004 - en, vi
                raise ConfigError(f"{path}: key '{name}.{code}' needs [English, Vietnamese]")
    return {**content, **schema.read_words("labels.yml"), "role_canonical": _roles(config)}


def _roles(config: Path) -> dict[str, list[str]]:
    """Canonical posts with their glosses; several written forms share one."""
    rows = read_words(config, "roles").rows("roles", ("role", "en"))
    return {str(row["role"]): [str(row["en"]), str(row["role"])] for row in reversed(rows)}


def codes_table(vocabulary: Mapping[str, Mapping[str, list[str]]]) -> pa.Table:
    """Table codes."""
    rows = [
        {"vocabulary": name, "code": str(code), "label_en": labels[0], "label_vi": labels[1]}
        for name, codes in sorted(vocabulary.items())
        for code, labels in codes.items()
    ]
    return pa.Table.from_pylist(rows, schema=schema.arrow_schema("codes"))


def provinces_table(provinces: Provinces) -> pa.Table:
    """Table provinces, in the order of provinces.csv."""
    names = [c.name for c in schema.table("provinces").columns]
    rows = [{n: getattr(p, n) for n in names} for p in provinces.rows]
    return pa.Table.from_pylist(rows, schema=schema.arrow_schema("provinces"))


def released_sources(registry: Registry) -> list[Source]:
    """The sources that may be in a release, by id."""
    found = (s for s in registry if s.status is not Status.UNVERIFIED)
    return sorted(found, key=lambda s: s.source_id)


def sources_table(registry: Registry, articles: Mapping[str, int]) -> pa.Table:
    """Table sources: those that may be in a release."""
    rows = [
        {
            "source_id": s.source_id,
            "title": s.title,
            "publisher_name": s.publisher.name,
            "publisher_name_en": s.publisher.name_en,
            "publisher_kind": s.publisher.kind,
            "province_id": None if s.province == "national" else s.province,
            "homepage": s.homepage,
            "hosts": sorted(s.hosts),
            "family": s.family,
            "status": s.status.value,
            "full_text": s.rights.full_text,
            "articles": articles.get(s.source_id, 0),
        }
        for s in released_sources(registry)
    ]
    return pa.Table.from_pylist(rows, schema=schema.arrow_schema("sources"))


def manifest(
    number: int,
    report: ReleaseReport,
    tables: Mapping[str, Any],
    parent: Mapping[str, Any] | None,
) -> dict[str, Any]:
    """MANIFEST.json without what the builder knows of the archive."""
    names = ("version", "content_digest")
    return {
        "dataset": schema.DATASET,
        "version": number,
        "path": version_name(number),
        "schema_version": schema.SCHEMA_VERSION,
        "built_at": None,
        "content_digest": report.content_digest,
        "parent": None if parent is None else {n: parent[n] for n in names},
        "tables": tables,
        "sources": {},
        "archive": [],
        "checks": dict.fromkeys(report.checks, "passed"),
        "made_with": {"congdoan": congdoan.__version__, "pyarrow": pa.__version__},
    }


def data_dictionary() -> str:
    """DATA_DICTIONARY.md in English and Vietnamese."""
    lines = ["# Data dictionary / Từ điển dữ liệu", "", f"Schema version {schema.SCHEMA_VERSION}.",
             "Calendar days are Asia/Ho_Chi_Minh, instants are UTC, offsets count code points.",
             "Ngày theo giờ Việt Nam, thời điểm theo UTC, vị trí tính theo ký tự.", ""]  # fmt: skip
    for table in schema.tables().values():
        lines += [f"## {table.name}", "", f"{_upper(table.en)}. / {_upper(table.vi)}.", "",
                  f"Key / khóa: {', '.join(table.key)}", "",
                  "| column | type | required | description | mô tả | example |",
                  "|---|---|---|---|---|---|"]  # fmt: skip
        lines += [_dictionary_line(c) for c in table.columns]
        lines.append("")
    return "\n".join(lines)


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]


def _dictionary_line(column: schema.Column) -> str:
    more = [f"unit: {column.unit}"] if column.unit else []
    more += [f"codes: {column.codes}"] if column.codes else []
    more += [f"refers to {column.refers}"] if column.refers else []
    en = column.en + (f" ({'; '.join(more)})" if more else "")
    example = json.dumps(column.example, ensure_ascii=False).strip('"')
    needed = "yes" if column.required else "no"
    cells = (column.name, column.type_name, needed, en, column.vi, f"`{example}`")
    return "| " + " | ".join(c.replace("|", "\\|") for c in cells) + " |"


def datapackage(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """datapackage.json, version 2 of the standard."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": schema.DATASET,
        "title": TITLE,
        "version": str(manifest["version"]),
        "created": manifest["built_at"],
        "licenses": [LICENCE],
        "resources": [
            {
                "name": name,
                "path": [f["path"] for f in table["files"]],
                "format": "parquet",
                "mediatype": "application/vnd.apache.parquet",
                "description": _upper(schema.table(name).en),
                "schema": _table_schema(schema.table(name)),
            }
            for name, table in manifest["tables"].items()
        ],
    }


def _table_schema(table: schema.TableSchema) -> dict[str, Any]:
    fields = [
        {
            "name": c.name,
            "type": _FRICTIONLESS[c.type_name][0],
            "description": c.en,
            "constraints": {"required": c.required},
        }
        for c in table.columns
    ]
    foreign = [
        {
            "fields": [c.name],
            "reference": {
                "resource": c.refers.split(".")[0], "fields": [c.refers.split(".")[1]],
            },
        }
        for c in table.columns
        if c.refers is not None
    ]  # fmt: skip
    return {"fields": fields, "primaryKey": list(table.key), "foreignKeys": foreign}


def citation(manifest: Mapping[str, Any]) -> str:
    """CITATION.cff."""
    return yaml.safe_dump(
        {
            "cff-version": "1.2.0",
            "message": "If you use these data, please cite this version of the dataset.",
            "type": "dataset",
            "title": f"congdoan: {TITLE}",
            "version": str(manifest["version"]),
            "license": LICENCE["name"],
            "date-released": manifest["built_at"][:10],
            "authors": [{"name": "The congdoan developers"}],
        },
        sort_keys=False,
        allow_unicode=True,
    )


def readme(manifest: Mapping[str, Any]) -> str:
    """README.md of a release."""
    rows = "\n".join(
        f"| {n} | {t['rows']} | {schema.table(n).en} |" for n, t in manifest["tables"].items()
    )
    version, arrow = (manifest["made_with"][n] for n in ("congdoan", "pyarrow"))
    licence = LICENCE["path"]
    return f"""# {TITLE}: version {manifest["version"]}

Archive up to {manifest["built_at"]}, schema {manifest["schema_version"]}, content digest
{manifest["content_digest"]}.

| table | rows | one row is |
|---|---|---|
{rows}

```python
import pandas as pd

articles = pd.read_parquet("releases/{version_name(manifest["version"])}/articles")
```

Every column is described in DATA_DICTIONARY.md; MANIFEST.json names every file with its digest, and
`sha256sum -c SHA256SUMS` checks them. Rows of facts carry the sentence (`quote`) and its place in
`articles.text`; `congdoan cite FACT_ID` proves one. Names of helped private persons are blotted
out. A source whose `full_text` is `omit` shows title and lead only; offsets of its rows still count
in the whole archived text. `report/index.html` shows all of it in any browser, without a network.
What changed since the version before is in RELEASE_NOTES.md.

**Made again:** the archive files that MANIFEST.json lists, the program congdoan {version} with its
rules and locked libraries (pyarrow {arrow}), and `congdoan assemble --full` give the same content
digest and the same bytes of every table. `congdoan check` holds this copy against its digests.

**Licence of the data:** CC BY 4.0 ({licence}); name this version as CITATION.cff does. The texts
of articles (`articles.text`, `articles.lead`, `revisions.text`, `revisions.lead`) belong to their
publishers and are not part of it.
"""


def _parent(folder: Path, manifest: Mapping[str, Any]) -> Path:
    """The manifest of the version before, beside the folder that is being filled."""
    number = manifest["parent"]["version"] if manifest["parent"] else 0
    return folder.parent / version_name(number) / "MANIFEST.json"


def write_papers(folder: Path, manifest: dict[str, Any]) -> None:
    """Write MANIFEST.json, SHA256SUMS and the papers for people and tools."""
    papers = {
        "DATA_DICTIONARY.md": data_dictionary(),
        "datapackage.json": json.dumps(datapackage(manifest), ensure_ascii=False, indent=1) + "\n",
        "CITATION.cff": citation(manifest),
        "README.md": readme(manifest),
        "RELEASE_NOTES.md": diff.release_notes(folder, manifest, _parent(folder, manifest)),
        "MANIFEST.json": json.dumps(manifest, ensure_ascii=False, indent=1) + "\n",
    }
    for name, text in papers.items():
        (folder / name).write_text(text, encoding="utf-8")
    sums = {f["path"]: f["sha256"] for t in manifest["tables"].values() for f in t["files"]}
    sums[manifest["report"]["path"]] = manifest["report"]["sha256"]
    sums |= {name: hashlib.sha256(text.encode()).hexdigest() for name, text in papers.items()}
    lines = "".join(f"{digest}  {path}\n" for path, digest in sorted(sums.items()))
    (folder / "SHA256SUMS").write_text(lines, encoding="utf-8")
