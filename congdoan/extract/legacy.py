"""Text typed in the fonts of TCVN3 or VNI, whose bytes are the letters of other alphabets.

Such a page is valid in its encoding and reads 'C«ng ®oµn' or 'Coâng ñoaøn' for 'Công đoàn'. It is
told by signs that neither Vietnamese in Unicode nor other languages have, and never converted: in
TCVN3 capitals with marks have no letters of their own, so a conversion would guess. The same holds
for UTF-8 that a site's import took for a Western encoding ('CÃ´ng Ä‘oÃ n'): bytes without a letter
are lost on the way.
"""

from __future__ import annotations

import re

_TCVN3 = re.compile("[A-Za-z][µ¸¶·¹¨¾¼½©ª«¬][a-z]|®[a-zµ«¬¨©ª¸¶¹]|[a-z][µ¸¶·¹]\\b")
_VNI = re.compile("[aeouyAEOUYöôâ][øûïäåë]|ñ[aeiouöôy]|ö[ôøùûõï]")
_VNI_TONES = frozenset("øïû")  # huyền, nặng and hỏi: no text of some words lacks two of them
_TWICE = re.compile("á[º»]|Æ[°¡]|Ä[‘ƒ\x83\x91]|Ã[ \x80-\xbf]")  # ế ứ, ư ơ, đ ă, à ã ...
_WORD = re.compile(r"\S+")
_SHARE = 0.33  # signs a word: such pages show one in every second word


def legacy_font(text: str) -> str | None:
    """'tcvn3' or 'vni' when the text is typed in such a font, else None.

    >>> legacy_font("S¸ng ngµy 12/7, C«ng ®oµn ngµnh Y tÕ ®· tæng kÕt n¨m")
    'tcvn3'
    """
    words = len(_WORD.findall(text))
    if len(_TCVN3.findall(text)) > _SHARE * words:
        return "tcvn3"
    if len(_VNI_TONES & set(text)) > 1 and len(_VNI.findall(text)) > _SHARE * words:
        return "vni"
    return None


def is_encoded_twice(text: str) -> bool:
    """Whether UTF-8 was read as a Western encoding and written as UTF-8 again.

    >>> is_encoded_twice("CÃ´ng Ä‘oÃ n ngÃ nh Y táº¿ tá»‰nh"), is_encoded_twice("Công đoàn ngành")
    (True, False)
    """
    return len(_TWICE.findall(text)) > _SHARE * len(_WORD.findall(text))
