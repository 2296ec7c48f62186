"""Text typed in the fonts of TCVN3 or VNI, whose bytes are the letters of other alphabets.

Such a page is valid in its encoding and reads 'C«ng ®oµn' or 'Coâng ñoaøn' for 'Công đoàn'. It is
told by signs that neither Vietnamese in Unicode nor other languages have. Both codes say every
letter, so converting guesses nothing: TCVN3 is the code page of the standard TCVN 5712:1993 (as in
glibc's TCVN5712-1), VNI-Windows puts one mark behind a vowel. Only capitals that TCVN3 draws by a
font of capitals (.VnTimeH) come out small. Of the packages on PyPI viparse 0.1.31 has both codes,
but its VNI lacks letters (ẳ, Ù, Ừ), so the few lines stand here. Not converted is UTF-8 that a
site's import took for a Western encoding ('CÃ´ng Ä‘oÃ n'): bytes without a letter are lost.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from congdoan.extract.tree import Node

_TCVN3 = re.compile("[A-Za-z][µ¸¶·¹¨¾¼½©ª«¬][a-z]|®[a-zµ«¬¨©ª¸¶¹]|[a-z][µ¸¶·¹]\\b")
_VNI = re.compile("[aeouyAEOUYôöâ][øûïäåë]|ñ[aeiouöôy]|ö[ôøùûõï]")
_VNI_TONES = frozenset("øïû")  # huyền, nặng and hỏi: no text of some words lacks two of them
_TWICE = re.compile("á[º»]|Æ[°¡]|Ä[‘ƒ\x83\x91]|Ã[ \x80-\xbf]")  # ế ứ, ư ơ, đ ă, à ã ...
_DOUBLED = re.compile("\u00ad{2,}")  # the soft hyphen stands for ư, which no word has twice
_WORD = re.compile(r"\S+")
_SHARE = 0.33  # signs a word: such pages show one in every second word
_LONG = 20  # words of a text that shows for sure in which font it is
_HINTS = ("®", "µ", "¸", "&reg;", "&micro;", "&cedil;", "ø", "ï", "û", "&oslash;", "&iuml;")
_HINTED = 10  # hints from which on a page is looked at
_MODERN = re.compile("[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")

_LETTERS = (
    "ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
    "¨©®ª«¬\u00adµ¸¶·¹»¾¼½ÆÇÊÈÉËÌÐÎÏÑÒÕÓÔÖ×ÝØÜÞßãáâäåèæçéêíëìîïóñòôõøö÷ùúýûüþ¡¢§£¤¥¦",
)
_FROM_TCVN3 = str.maketrans(_LETTERS[1], _LETTERS[0])
_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_ROOF, _BREVE = "\u0302", "\u0306"
_MARKS = {
    "ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "â": _ROOF, "à": _ROOF + _GRAVE, "á": _ROOF + _ACUTE, "å": _ROOF + _HOOK,
    "ã": _ROOF + _TILDE, "ä": _ROOF + _DOT,
    "ê": _BREVE, "è": _BREVE + _GRAVE, "é": _BREVE + _ACUTE, "ú": _BREVE + _HOOK,
    "ü": _BREVE + _TILDE, "ë": _BREVE + _DOT,
}  # fmt: skip
_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "ò": "ị", "æ": "ỉ", "ó": "ĩ", "î": "ỵ"}
_ALONE |= {k.upper(): v.upper() for k, v in _ALONE.items()}
_VNI_LETTER = re.compile("([aeouyôö])([øùûõïâàáåãäêèéúüë])|([ôöñòæóî])", re.IGNORECASE)


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


def convert(text: str, font: str) -> str:
    """The text in Unicode; capitals all over a word stay capitals.

    >>> convert("§¹i héi C¤NG §OµN", "tcvn3"), convert("Ñaïi hoäi COÂNG ÑOAØN", "vni")
    ('Đại hội CÔNG ĐOÀN', 'Đại hội CÔNG ĐOÀN')
    """
    if font == "vni":
        return unicodedata.normalize("NFC", _VNI_LETTER.sub(_of_vni, text))
    return _WORD.sub(_of_tcvn3, _DOUBLED.sub("\u00ad", text))


def _of_tcvn3(match: re.Match[str]) -> str:
    word = match.group()
    plain = [c for c in word if c.isascii() and c.isalpha()]
    found = word.translate(_FROM_TCVN3)
    return found.upper() if len(plain) > 1 and all(c.isupper() for c in plain) else found


def _of_vni(match: re.Match[str]) -> str:
    base, mark, alone = match.groups()
    if alone:
        return _ALONE[alone]
    return _ALONE.get(base, base) + _MARKS[mark.lower()]


def modernise(root: Node, source: str) -> str | None:
    """Convert what of a page is typed in an old font; the font's name, None where there is none.

    Text with a letter that only Unicode has is left as it is: frames of such pages are often new.
    `source` is the page's source, in which the signs are counted first.
    """
    if sum(source.count(hint) for hint in _HINTS) < _HINTED:
        return None
    fonts = {
        font
        for _, _, text in _texts(root)
        if len(text.split()) >= _LONG and not _MODERN.search(text) and (font := legacy_font(text))
    }
    if len(fonts) != 1:
        return None
    font = fonts.pop()
    signs = _TCVN3 if font == "tcvn3" else _VNI
    for node, place, text in list(_texts(root)):
        if signs.search(text) and not _MODERN.search(text):
            setattr(node, place, convert(text, font))
    return font


def _texts(root: Node) -> Iterator[tuple[Node, str, str]]:
    for node in root.iter():
        for place in ("text", "tail"):
            text = getattr(node, place)
            if text and node.tag not in ("script", "style"):
                yield node, place, text
