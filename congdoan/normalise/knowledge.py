"""What the scanners know: word lists and provinces, compiled once per process.

Nothing about one site or one article is in here; config/lexicon/*.yml says it all.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast

from congdoan.errors import ConfigError
from congdoan.lexicon import Words, read_words
from congdoan.normalise.terms import TermIndex
from congdoan.provinces import Province, Provinces, load_provinces
from congdoan.records import record
from congdoan.text import fold, tone_key

Scope = Literal["national", "province", "level", "institution", "unit_of", "body", "generic"]
Rank = Literal["full", "deputy", "acting", "former", "member"]
_SCOPES = ("national", "province", "level", "institution", "unit_of", "body", "generic")
_RANKS = ("full", "deputy", "acting", "former", "member")


@record
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
    types: tuple[str, ...] = ()


@record
class RoleWords:
    """A post (fields: config/lexicon/roles.yml)."""

    role: str
    rank: Rank
    unit: bool = False
    body: bool = False
    party: str | None = None
    weak: bool = False


@record
class Knowledge:
    """Word lists and provinces; `index` finds all listed words of a text in one pass."""

    config: Path
    provinces: Provinces
    index: TermIndex
    heads: tuple[Head, ...]
    roles: tuple[RoleWords, ...]
    tails: tuple[tuple[str, str], ...]
    types: tuple[str, ...]
    offices: tuple[str, ...]
    units: tuple[str, ...]
    place_words: tuple[tuple[str, str], ...]
    place_forms: tuple[str, ...]
    surnames: frozenset[str]
    frequent: frozenset[str]
    middles: frozenset[str]
    never: frozenset[str]
    vague_types: frozenset[str]
    national_institutions: frozenset[str]
    historic: frozenset[str]
    roles_words: Words
    titles: Words
    places: Words
    organisations: Words


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
        yield (
            tuple(f"{start} {sector} việt nam" for start in ("công đoàn", "cđ")),
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
            (f"sở {field}",),
            Head(name=f"Sở {name}", kind="department", scope="province", slug=f"department:{slug}"),
        )


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


def _heads(config: Path) -> list[tuple[tuple[str, ...], Head]]:
    words = read_words(config, "organisations")
    listed = [
        (_forms(words, row, f"heads[{i}]"), _head(words, row, f"heads[{i}]"))
        for i, row in enumerate(words.rows("heads", ("forms", "scope")))
    ]
    listed.extend(_sector_heads(words))
    listed.extend(_abbreviated_heads(read_words(config, "abbreviations"), listed))
    return listed


def _roles(words: Words) -> list[tuple[tuple[str, ...], RoleWords]]:
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
            weak=bool(row.get("weak")),
        )
        listed.append((_forms(words, row, f"roles[{i}]"), role))
    return listed


def _place_forms(provinces: Provinces) -> tuple[str, ...]:
    """Short names and aliases, as keys; forms without diacritics only where the name has none."""
    found: dict[str, None] = {}
    for row in provinces.rows:
        for form in (row.short, *row.aliases):
            if fold(form) != form.lower() or form == row.short or form.isupper():
                found[tone_key(form)] = None
    return tuple(found)


@lru_cache(maxsize=4)
def load_knowledge(config: Path) -> Knowledge:
    """Everything the room knows, read from the config folder and compiled; once per process.

    Raises:
        ConfigError: a word list or the table of provinces is missing or wrong.
    """
    names = ("organisations", "roles", "titles", "surnames", "places", "abbreviations")
    words = {name: read_words(config, name) for name in names}
    heads, roles = _heads(config), _roles(words["roles"])
    provinces = load_provinces(config)
    places = words["places"]
    place_words = tuple(
        (group, form, name)
        for group in ("province_words", "city_words", "district_words", "commune_words")
        for form, name in places.table(group).items()
    )
    tails, types = words["roles"].table("tails"), words["organisations"].table("types")
    tail_names = words["roles"].table("tail_names")
    titles = words["titles"]
    place_forms = _place_forms(provinces)
    lists: dict[str, tuple[tuple[str, ...], ...]] = {
        "head": tuple(forms for forms, _ in heads),
        "role": tuple(forms for forms, _ in roles),
        "role_prefix": tuple((form,) for form in words["roles"].table("prefixes")),
        "tail": tuple((form,) for form in tails),
        "unit": tuple((form,) for form in words["roles"].strings("units")),
        "connector": tuple((form,) for form in words["roles"].strings("connectors")),
        "ended": tuple((form,) for form in words["roles"].strings("ended")),
        "type": tuple((form,) for form in types),
        "office": tuple((form,) for form in words["organisations"].table("inner_offices")),
        "place_word": tuple((form,) for _, form, _ in place_words),
        "place": tuple((form,) for form in place_forms),
        **{
            group: tuple((form,) for form in titles.strings(group))
            for group in ("official", "polite", "private", "degrees", "plural")
        },
    }
    capitals = {form.lower() for form in words["abbreviations"].table("capitals_only")}
    return Knowledge(
        config=config,
        provinces=provinces,
        index=TermIndex(
            (
                (category, row, form)
                for category, rows in lists.items()
                for row, forms in enumerate(rows)
                for form in forms
            ),
            frozenset(capitals),
        ),
        heads=tuple(head for _, head in heads),
        roles=tuple(role for _, role in roles),
        tails=tuple((tail_names[form], rank) for form, rank in tails.items()),
        types=tuple(types.values()),
        offices=tuple(words["organisations"].table("inner_offices").values()),
        units=words["roles"].strings("units"),
        place_words=tuple((group, name) for group, _, name in place_words),
        place_forms=place_forms,
        surnames=frozenset(words["surnames"].strings("kinh") + words["surnames"].strings("ethnic")),
        frequent=frozenset(words["surnames"].strings("frequent")),
        middles=frozenset(words["surnames"].strings("middles")),
        never=frozenset(words["surnames"].strings("never")),
        vague_types=frozenset(words["organisations"].strings("vague_types")),
        national_institutions=frozenset(words["organisations"].strings("national_institutions")),
        historic=frozenset(words["surnames"].strings("historic")),
        roles_words=words["roles"],
        titles=titles,
        places=places,
        organisations=words["organisations"],
    )


def unit_named(knowledge: Knowledge, term_row: int) -> tuple[Province, ...]:
    """The units of time that a listed place form can mean."""
    return knowledge.provinces.names.get(knowledge.place_forms[term_row], ())
