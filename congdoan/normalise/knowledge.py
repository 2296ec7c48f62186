"""What the scanners know: word lists and provinces, compiled once per process.

Nothing about one site or one article is in here; config/lexicon/*.yml says it all.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from congdoan.lexicon import Words, read_words
from congdoan.normalise.inner import inner_record
from congdoan.normalise.terms import TermIndex
from congdoan.normalise.word_patterns import any_of
from congdoan.normalise.word_rows import Head, RoleWords, read_heads, read_roles
from congdoan.provinces import Province, Provinces, load_provinces
from congdoan.text import fold, tone_key


@inner_record
class Knowledge:
    """Word lists and provinces; `index` finds all listed words of a text in one pass.

    `counted` matches what is counted right behind a number; `bodies` are the heads by their names
    in small letters.
    """

    config: Path
    provinces: Provinces
    index: TermIndex
    heads: tuple[Head, ...]
    bodies: dict[str, Head]
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
    counted: re.Pattern[str]
    roles_words: Words
    titles: Words
    places: Words
    organisations: Words
    changes: tuple[str, ...]


def _place_forms(provinces: Provinces) -> tuple[str, ...]:
    """Short names and aliases, as keys; forms without diacritics only where the name has none."""
    found: dict[str, None] = {}
    for row in provinces.rows:
        for form in (row.short, *row.aliases):
            if fold(form) != form.lower() or form == row.short or form.isupper():
                found[tone_key(form)] = None
    return tuple(found)


def _award_forms(awards: Words) -> tuple[str, ...]:
    """What an award is told by; of a title in two halves the first half."""
    titles = [title.partition(" - ")[0] for title in awards.strings("titles")]
    heads = [str(row["form"]) for row in awards.rows("heads", ("form",))]
    behind = (":", " :", " - ", " thuộc về")
    ranks = ["nhì", *(rank + mark for rank in awards.table("ranks") for mark in behind)]
    return (*heads, *titles, *ranks, "danh hiệu", "khen thưởng", "tặng cờ", "nhận cờ")


def _keys(words: Words, *lists: str) -> frozenset[str]:
    """The words of some lists as matching keys: 'Mí' is asked for as 'mý'."""
    return frozenset(tone_key(word) for name in lists for word in words.strings(name))


@lru_cache(maxsize=4)
def load_knowledge(config: Path) -> Knowledge:
    """Everything the room knows, read from the config folder and compiled; once per process.

    Raises:
        ConfigError: a word list or the table of provinces is missing or wrong.
    """
    names = (
        "organisations", "roles", "titles", "surnames", "places", "abbreviations", "events",
        "awards",
    )  # fmt: skip
    words = {name: read_words(config, name) for name in names}
    heads, roles = read_heads(config), read_roles(words["roles"])
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
    changes = words["events"].groups("changes")
    lists: dict[str, tuple[tuple[str, ...], ...]] = {
        "head": tuple(forms for forms, _ in heads),
        "role": tuple(forms for forms, _ in roles),
        "role_prefix": tuple((form,) for form in words["roles"].table("prefixes")),
        "tail": tuple((form,) for form in tails),
        "unit": tuple((form,) for form in words["roles"].strings("units")),
        "connector": tuple((form,) for form in words["roles"].strings("connectors")),
        "ended": tuple((form,) for form in words["roles"].strings("ended")),
        "type": tuple((form,) for form in types),
        "society": tuple((form,) for form in words["organisations"].table("societies")),
        "not_head": (words["organisations"].strings("not_heads"),),
        "office": tuple((form,) for form in words["organisations"].table("inner_offices")),
        "place_word": tuple((form,) for _, form, _ in place_words),
        "place": tuple((form,) for form in place_forms),
        "award": (_award_forms(words["awards"]),),
        "change": tuple(changes.values()),
        "document": (words["events"].strings("documents"),),
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
        bodies={head.name.lower(): head for _, head in reversed(heads) if head.name is not None},
        roles=tuple(role for _, role in roles),
        tails=tuple((tail_names[form], rank) for form, rank in tails.items()),
        types=tuple(types.values()),
        offices=tuple(words["organisations"].table("inner_offices").values()),
        units=words["roles"].strings("units"),
        place_words=tuple((group, name) for group, _, name in place_words),
        place_forms=place_forms,
        surnames=_keys(words["surnames"], "kinh", "ethnic"),
        frequent=_keys(words["surnames"], "frequent"),
        middles=_keys(words["surnames"], "middles"),
        never=_keys(words["surnames"], "never"),
        vague_types=frozenset(words["organisations"].strings("vague_types")),
        national_institutions=frozenset(words["organisations"].strings("national_institutions")),
        historic=_keys(words["surnames"], "historic"),
        counted=re.compile(rf" {any_of(words['organisations'].strings('counted'))}(?![^\W_])"),
        roles_words=words["roles"],
        titles=titles,
        places=places,
        organisations=words["organisations"],
        changes=tuple(changes),
    )


def unit_named(knowledge: Knowledge, term_row: int) -> tuple[Province, ...]:
    """The units of time that a listed place form can mean."""
    return knowledge.provinces.names.get(knowledge.place_forms[term_row], ())
