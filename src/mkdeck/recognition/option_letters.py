"""The letters before options, in the scripts of the world, and numbers in circles, which do as well."""

from __future__ import annotations

from collections.abc import Iterable

from mkdeck import lazy_re as re

OF_OTHER_SCRIPTS = ("абвгде", "αβγδε", "アイウエオ", "가나다라마", "أبجد", "אבגד")
CIRCLED = "①②③④⑤⑥⑦⑧⑨"
CAPITALS = "ABCDEFGH"
_LATIN = f"{CAPITALS}{CAPITALS.lower()}"
_ALL_OTHERS = "".join(OF_OTHER_SCRIPTS)
_NAMES = {
    **{ord(sign): _LATIN[8 + place] for signs in OF_OTHER_SCRIPTS for place, sign in enumerate(signs)},
    **{ord(sign): str(number) for number, sign in enumerate(CIRCLED, 1)},
}
"""What signs of other scripts count for: “б” is the second letter, “②” the number 2."""
NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
LARGE_NUMERALS = tuple(map(str.upper, NUMERALS))
NUMERAL = "i{1,3}|iv|vi{0,3}|ix|x"
"""A Roman numeral up to ten, in an expression that ignores case."""
_NUMERAL_OF_KEY = re.compile(rf"(?i)(?<!\w)(?:{NUMERAL})(?!\w)")
_SIGN = re.compile(rf"(?i)(?<!\w)[{_ALL_OTHERS}](?!\w)|[{CIRCLED}]")
_SIGN_OF_KEY = re.compile(rf"(?i)(?<![^\W\d_])[{_ALL_OTHERS}](?!\w)|[{CIRCLED}]")
_OF_KEY = {**_NAMES, **{ord(sign): _LATIN[8 + place] for place, sign in enumerate(CIRCLED[:8])}}


def is_option_letter(text: str) -> bool:
    """Whether a text is but the letter of an option, or a number in a circle."""
    return len(text) == 1 and (text in _LATIN or (not text.isascii() and _SIGN.match(text) is not None))


def name_of_sign(sign: str) -> str:
    """Return the small Latin letter or the number for which the sign before an option stands."""
    return sign if sign.isascii() else sign.translate(_NAMES)


def number_of_numerals(labels: Iterable[str]) -> list[str]:
    """Return the numbers for which labels stand that are Roman numerals from “i” on, two at least; else none."""
    told = list(labels)
    is_counted = len(told) > 1 and told == list(NUMERALS[: len(told)])
    return [str(number) for number in range(1, len(told) + 1)] if is_counted else []


def numbered(text: str, *, is_wide: bool = True) -> str:
    """Return a text with numbers in the place of Roman numerals, as wide as these are where that is asked: “ 2”."""

    def number(found: re.Match[str]) -> str:
        told = str(NUMERALS.index(found[0].lower()) + 1)
        return told.rjust(len(found[0])) if is_wide else told

    return _NUMERAL_OF_KEY.sub(number, text)


def lettered(line: str) -> str:
    """Return a line with the letters of other scripts as Latin ones, and numbers in circles as numbers."""
    return line if line.isascii() else _SIGN.sub(lambda sign: sign[0].lower().translate(_NAMES), line)


def lettered_key(text: str) -> str:
    """Return a key, “1б, 2в” or “1 ② 2 ①”, with Latin letters in the place of all these signs, one for one."""
    return text if text.isascii() else _SIGN_OF_KEY.sub(lambda sign: sign[0].lower().translate(_OF_KEY), text)
