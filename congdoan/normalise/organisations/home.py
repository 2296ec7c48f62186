"""The province that a name without one means: an article's home province, and what is near.

Order: the name itself, the label of its paragraph ("Hậu Giang: ..."), its sentence, the home
province (the source's, the title's, or the one that the article's explicit names agree on), the
paragraph. Nothing is guessed beyond that.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cached_property

from congdoan.normalise.inner import inner_record
from congdoan.normalise.organisations.bodies import OrgParser
from congdoan.normalise.organisations.digest import Label, labels
from congdoan.normalise.organisations.places import living_unit, province_at, unit_on
from congdoan.normalise.organisations.span import OrgSpan
from congdoan.normalise.place_slot import Slot
from congdoan.normalise.scan import Scan
from congdoan.provinces import Province
from congdoan.records import ResolveMethod

_MAJORITY = 0.6
_NEAR = 40
_SIDE = 12
# The lead and the first paragraphs say whom an article is about.
_OPENING_BLOCKS, _PROSE = 3, ("lead", "paragraph", "list")


@inner_record
class Setting:
    """What is known about an article besides its words.

    `hint` is the source's province; `day` the article's day; `title` a title outside the text.
    """

    day: date | None
    hint: Province | None = None
    title: Scan | None = None


def slot_unit(scan: Scan, slot: Slot, day: date | None) -> Province | None:
    """The province that a slot names, or in which its district is said to lie."""
    units = slot.units or slot.within
    return unit_on(scan.knowledge.provinces, units, day) if units else None


class Home:
    """Finds the province of one document's names."""

    def __init__(self, scan: Scan, parser: OrgParser, setting: Setting) -> None:
        self.scan = scan
        self.parser = parser
        self.setting = setting

    @cached_property
    def explicit(self) -> list[tuple[int, Province]]:
        """Offset and unit of the organisations that name their province themselves."""
        scan, day = self.scan, self.setting.day
        placed = ((span.start, span.place) for span in self.parser.all)
        told = ((at, slot_unit(scan, slot, day)) for at, slot in placed if slot.name is not None)
        found = [(at, unit) for at, unit in told if unit is not None]
        return sorted([*found, *self._sides()], key=lambda told: told[0])

    def _sides(self) -> Iterator[tuple[int, Province]]:
        """'về phía Phú Thọ có ...': the place says whose people follow."""
        for at in self.scan.terms("place"):
            before = self.scan.key[max(0, at - _SIDE) : at]
            named = province_at(self.scan, at) if before.endswith(("phía ", "phía tỉnh ")) else None
            if named is not None:
                yield at, unit_on(self.scan.knowledge.provinces, named[1], self.setting.day)

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """The lines that name the province they tell of."""
        return labels(self.scan, self.setting.day)

    @cached_property
    def _label_lines(self) -> list[int]:
        return [label.line for label in self.labels]

    def labelled(self, at: int, *, named: bool) -> Province | None:
        """The province that the label of the paragraph at `at`, or one above it, gives.

        One above does not where the paragraph has `named` another province before.
        """
        last = bisect_right(self._label_lines, at) - 1
        if last < 0 or (named and self.labels[last].line != self.scan.line_start(at)):
            return None
        return self.labels[last].unit

    def section(self, at: int) -> tuple[int, int]:
        """Start and end of the part of a digest that holds `at`; of the text where it is none."""
        if not self.is_digest:
            return 0, len(self.scan.text)
        bounds = [0, *self._label_lines, len(self.scan.text) + 1]
        last = bisect_right(bounds, at)
        return bounds[last - 1], bounds[last]

    @cached_property
    def is_digest(self) -> bool:
        """Whether lines are labelled with several provinces."""
        return len({label.unit.province_id for label in self.labels}) > 1

    @cached_property
    def _starts(self) -> list[int]:
        return [at for at, _ in self.explicit]

    @cached_property
    def title_unit(self) -> Province | None:
        """The one province that the title names, inside the text or outside it."""
        named = {unit.province_id: unit for unit in self._title_units()}
        return next(iter(named.values())) if len(named) == 1 else None

    def _title_units(self) -> Iterator[Province]:
        titles = [
            (self.scan, block.start, block.end)
            for block in self.scan.doc.article.blocks
            if block.kind == "title"
        ]
        if self.setting.title is not None:
            titles.append((self.setting.title, 0, len(self.setting.title.text)))
        for scan, start, end in titles:
            for at in scan.terms("place"):
                found = province_at(scan, at) if start <= at < end else None
                if found is not None:
                    yield unit_on(scan.knowledge.provinces, found[1], self.setting.day)

    @cached_property
    def unit(self) -> Province | None:
        """The province that the article is about; None in digests and where nothing tells."""
        provinces, day = self.scan.knowledge.provinces, self.setting.day
        if self.setting.hint is not None:
            return living_unit(provinces, self.setting.hint, day)
        if self.title_unit is not None:
            return self.title_unit
        if self.is_digest:
            return None
        counted = Counter(unit.province_id for _, unit in self.explicit).most_common(1)
        if counted and counted[0][1] >= _MAJORITY * len(self.explicit) and not self._is_guest:
            return provinces.by_id[counted[0][0]]
        return None

    @cached_property
    def _is_guest(self) -> bool:
        """Whether the one body with a province is only named far down, as a guest or speaker."""
        if len(self.explicit) != 1:
            return False
        prose = [b for b in self.scan.doc.article.blocks if b.kind in _PROSE][_OPENING_BLOCKS:]
        at = self.explicit[0][0]
        return any(block.start <= at < block.end for block in prose)

    @cached_property
    def method(self) -> ResolveMethod:
        """Where the home province is evident: in the article's names, its title, or its source."""
        if self.unit is None:
            return "none"
        home = self.unit.province_id
        if any(unit.province_id == home for _, unit in self.explicit):
            return "article"
        if self.title_unit is not None and self.title_unit.province_id == home:
            return "title"
        return "source"

    def of(self, span: OrgSpan) -> tuple[Province | None, ResolveMethod]:
        """The unit of a name's province slot and how it was found."""
        place = span.place
        own = slot_unit(self.scan, place, self.setting.day) if place.name is not None else None
        if own is not None:
            return own, "explicit"
        before, home = self._before(span.start), self.unit
        labelled = self.labelled(span.start, named=bool(before)) if self.labels else None
        if labelled is not None and labelled != home:
            return labelled, "paragraph"
        if not before:
            return home, self.method
        if home is None:
            return before[-1][1], "paragraph"
        sentence = self.scan.doc.sentence_at(span.start).start
        near = [unit for at, unit in before if at >= sentence and self._lives(unit)]
        if near and all(unit.province_id != home.province_id for unit in near):
            return near[-1], "paragraph"
        told = any(unit.province_id == home.province_id for _, unit in before)
        return home, "paragraph" if told else self.method

    def _lives(self, unit: Province) -> bool:
        """Whether a bare name can mean a body of the unit: not of one that has ended."""
        return living_unit(self.scan.knowledge.provinces, unit, self.setting.day) == unit

    def _before(self, at: int) -> list[tuple[int, Province]]:
        """The explicit names left of `at` in its paragraph, at most the nearest few."""
        last = bisect_left(self._starts, at)
        line = self.scan.line_start(at) if last else at
        if last == 0 or self._starts[last - 1] < line:
            return []
        return self.explicit[bisect_left(self._starts, line, max(0, last - _NEAR), last) : last]
