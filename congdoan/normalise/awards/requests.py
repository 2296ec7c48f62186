"""What is only asked for: 'đề nghị A tặng Bằng khen cho ...', and what is told beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from congdoan.normalise.awards.records import is_proposed
from congdoan.normalise.awards.words import VERBS, Token

# What gives a verb of giving a subject of its own.
_SUBJECTS = ("giver", "body", "receive", "attain")
_ASKERS = ("giver", "receive", "recipient")


class Requests:
    """Reads the requests of one sentence, award by award."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._proposing: Literal["all", "bare", "joined"] | None = None

    def is_asked(self, award: Token, left: Sequence[Token], *, acts: bool) -> bool:
        """Whether the award is only asked for; what is joined to such an award is so too.

        `left` are the tokens since the award before; `acts`: somebody is named who asks or gives.
        """
        asked = [t for t in left if t.kind == "propose"]
        if asked and is_proposed(award, left):
            behind = self._key[asked[-1].end : award.start]
            # 'Hội nghị đề nghị B tặng ...; tặng ...': who asks gives nothing, so all is asked for.
            before = left[: left.index(asked[-1])]
            nobody = not acts and not any(t.kind in _ASKERS for t in before)
            self._proposing = "all" if ":" in behind else "bare" if nobody else "joined"
        elif self._proposing in ("bare", "joined") and not self._asks_on(left):
            self._proposing = None
        return self._proposing is not None

    def _asks_on(self, left: Sequence[Token]) -> bool:
        """Whether the request of an award before is one of this award as well."""
        verbs = [t for t in left if t.kind in VERBS]
        if all(t.kind == "attain" for t in verbs):
            # 'đề nghị công nhận 3 tập thể đạt danh hiệu A và 12 cá nhân đạt danh hiệu B'
            joined = bool(left) and self._key.endswith((" và ", " và có "), 0, left[0].start)
            return joined or not verbs
        return self._proposing == "bare" and not any(t.kind in _SUBJECTS for t in left)
