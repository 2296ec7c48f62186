"""Rows of the word lists as records: heads of organisation names, and posts."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, cast

from congdoan.errors import ConfigError
from congdoan.lexicon import Words, read_words
from congdoan.normalise.inner import inner_record

Scope = Literal["national", "province", "level", "institution", "unit_of", "body", "generic"]
Rank = Literal["full", "deputy", "acting", "former", "member"]
_SCOPES = ("national", "province", "level", "institution", "unit_of", "body", "generic")
_RANKS = ("full", "deputy", "acting", "former", "member")


@inner_record
class Head:
    """Head words of an organisation's name (fields: config/lexicon/organisations.yml)."""

    name: str | None
    kind: str | None
    scope: Scope
    slug: str
    name_en: str | None = None
    plain: bool = False
    city_only: bool = False
    bare: str | None = None
    loose: bool = False
    level_too: bool = False
    proper: bool = False
    of: str | None = None
    alone: bool = True
    single: bool = False
    types: tuple[str, ...] = ()

    def of_the_country(self) -> Head:
        """The national body of a kind that provinces have too: 'Hội Điều dưỡng Việt Nam'."""
        return dataclasses.replace(
            self,
            name=f"{self.name} Việt Nam",
            name_en=f"Vietnam {self.name_en}" if self.name_en else None,
            scope="national",
        )


@inner_record
class RoleWords:
    """A post (fields: config/lexicon/roles.yml)."""

    role: str
    rank: Rank
    unit: bool = False
    body: bool = False
    party: str | None = None
    work: bool = False
    of: str | None = None
    in_city: str | None = None
    at: tuple[str, ...] = ()
    needs_org: bool = False


def _row_text(words: Words, row: dict[str, object], key: str, where: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise ConfigError(f"{words.path}: key '{where}.{key}' must be a string (quote it)")
    return value


def _forms(words: Words, row: dict[str, object], where: str) -> tuple[str, ...]:
    forms = row["forms"]
    if not isinstance(forms, list) or not all(isinstance(form, str) for form in forms):
        raise ConfigError(f"{words.path}: key '{where}.forms' must be a list of strings")
    return tuple(forms)


def _kinds(words: Words, row: dict[str, object], where: str) -> tuple[str, ...]:
    kinds = row.get("at", [])
    if not isinstance(kinds, list) or not all(isinstance(kind, str) for kind in kinds):
        raise ConfigError(f"{words.path}: key '{where}.at' must be a list of kinds")
    return tuple(kinds)


def _head(words: Words, row: dict[str, object], where: str) -> Head:
    scope, kind = row["scope"], _row_text(words, row, "kind", where)
    if scope not in _SCOPES:
        raise ConfigError(f"{words.path}: key '{where}.scope' is '{scope}', not one of {_SCOPES}")
    own = _row_text(words, row, "id", where)
    return Head(
        name=_row_text(words, row, "name", where),
        kind=kind,
        scope=cast("Scope", scope),
        slug=(kind or "").replace("_", "-") + (f":{own}" if own else ""),
        name_en=_row_text(words, row, "name_en", where),
        plain=bool(row.get("plain")),
        city_only=row.get("units") == "city",
        bare=_row_text(words, row, "bare", where),
        loose=bool(row.get("loose")),
        level_too=bool(row.get("level_too")),
        of=_row_text(words, row, "of", where),
        alone=bool(row.get("alone", True)),
        single=bool(row.get("single")),
    )


def _sector_heads(words: Words) -> Iterator[tuple[tuple[str, ...], Head]]:
    for sector, value in words.table("sectors").items():
        name, _, slug = value.partition(" | ")
        forms = [f"{start} {sector}" for start in ("công đoàn ngành", "cđn", "cđ ngành")]
        yield (
            tuple(forms),
            Head(
                name=f"Công đoàn ngành {name}",
                kind="sector_union",
                scope="province",
                slug=f"sector-union:{slug}",
            ),
        )
        if sector in words.strings("short_sectors"):
            yield (
                (f"công đoàn {sector}",),
                Head(
                    name=f"Công đoàn ngành {name}",
                    kind="sector_union",
                    scope="province",
                    slug=f"sector-union:{slug}",
                    proper=True,
                ),
            )
        yield (
            tuple(
                f"{start} {sector} {country}"
                for start in ("công đoàn", "cđ", "công đoàn ngành", "cđn")
                for country in ("việt nam", "vn")
            ),
            Head(
                name=f"Công đoàn {name} Việt Nam",
                kind="national_union",
                scope="national",
                slug=f"national-union:{slug}",
            ),
        )
    for field, value in words.table("departments").items():
        name, _, slug = value.partition(" | ")
        yield (
            (f"sở {field}", f"sở {field.replace(' và ', ' & ')}"),
            Head(name=f"Sở {name}", kind="department", scope="province", slug=f"department:{slug}"),
        )


def _national_associations(
    listed: list[tuple[tuple[str, ...], Head]],
) -> Iterator[tuple[tuple[str, ...], Head]]:
    """'Trung ương Hội Khuyến học Việt Nam' above the societies that each province has."""
    for forms, head in listed:
        if head.kind == "association" and head.scope == "level":
            whole = tuple(
                f"{centre} {form}{country}"
                for form in forms
                for centre in ("trung ương", "tw")
                for country in ("", " việt nam", " vn")
            )
            yield whole, head.of_the_country()


def _abbreviated_heads(
    words: Words, listed: list[tuple[tuple[str, ...], Head]]
) -> Iterator[tuple[tuple[str, ...], Head]]:
    known = {form: head for forms, head in listed for form in forms}
    for form, value in words.table("institutions").items():
        head, _, kind = value.partition(" | ")
        if head not in known:
            raise ConfigError(f"{words.path}: key 'institutions.{form}': no head '{head}'")
        base = known[head]
        yield (
            (form,),
            Head(name=base.name, kind=base.kind, scope=base.scope, slug=base.slug, types=(kind,)),
        )


def read_heads(config: Path) -> list[tuple[tuple[str, ...], Head]]:
    """Forms and meaning of every head of organisations.yml, sectors and departments spelt out.

    Raises:
        ConfigError: a row is wrong; names file and key.
    """
    words = read_words(config, "organisations")
    listed = [
        (_forms(words, row, f"heads[{i}]"), _head(words, row, f"heads[{i}]"))
        for i, row in enumerate(words.rows("heads", ("forms", "scope")))
    ]
    listed.extend(_sector_heads(words))
    listed.extend(_national_associations(listed))
    listed.extend(_abbreviated_heads(read_words(config, "abbreviations"), listed))
    return listed


def read_roles(words: Words) -> list[tuple[tuple[str, ...], RoleWords]]:
    """Forms and meaning of every post of roles.yml.

    Raises:
        ConfigError: a row is wrong; names file and key.
    """
    listed: list[tuple[tuple[str, ...], RoleWords]] = []
    for i, row in enumerate(words.rows("roles", ("forms", "role", "rank"))):
        rank = row["rank"]
        if rank not in _RANKS:
            raise ConfigError(f"{words.path}: key 'roles[{i}].rank' is '{rank}', not in {_RANKS}")
        role = RoleWords(
            role=str(row["role"]),
            rank=cast("Rank", rank),
            unit=bool(row.get("unit")),
            body=bool(row.get("body")),
            party=_row_text(words, row, "party", f"roles[{i}]"),
            work=bool(row.get("work")),
            of=_row_text(words, row, "of", f"roles[{i}]"),
            in_city=_row_text(words, row, "in_city", f"roles[{i}]"),
            at=_kinds(words, row, f"roles[{i}]"),
            needs_org=bool(row.get("needs_org")),
        )
        listed.append((_forms(words, row, f"roles[{i}]"), role))
    return listed
