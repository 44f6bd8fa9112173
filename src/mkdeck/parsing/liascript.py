"""Tells whether a lesson is a course of LiaScript, in which double brackets are the gaps of a quiz and no links.

It says so by its header, a comment with keys such as `narrator`, by the address at which LiaScript shows a course, or
by the signs of right and of wrong options. To speak of LiaScript, or to show its signs in a fence, is not enough: notes
that do so may hold links of Obsidian's. https://liascript.github.io/course/
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Inline
from mkdeck.parsing.inline import without

_KEY = re.compile(
    r"(?m)^[ \t]*(author|email|version|language|narrator|comment|logo|icon|mode|import|script|link)[ \t]*:", signs=":"
)
_OWN_KEYS = frozenset(["narrator", "comment", "language", "logo", "mode", "import"])
"""Those of which a comment that only tells who wrote a text has none."""
_FEWEST_KEYS = 2
_SHOWN = re.compile(r"(?i)liascript\.github\.io/course/?\?", signs=("liascript",))
_SIGN = re.compile(r"[ \t>]*(?:[-*+][ \t]+)?\[(?:\(([ xX])\)|\[([ xX])\])\][ \t]", signs="[")
_GAP = re.compile(r"\[\[[^\[\]|\n_]+\]\]", signs=("[[",))
_LINK_IN_SENTENCE = re.compile(r"\w[,:]? \[\[[^\[\]\n]{2,80}\]\],? \w", signs=("[[",))
_FENCES = ("```", "~~~")


def is_liascript(text: str) -> bool:
    """Whether the text of a lesson is a course of LiaScript."""
    if "[[" not in text and "[(" not in text:
        return False  # whatever it is, it holds no quiz
    return says_so(text) or _has_choice(text)


def says_so(text: str) -> bool:
    """Whether a lesson names LiaScript by its header or its address, so that all of its double brackets are gaps."""
    return _has_header(text) or _SHOWN.search(text) is not None


def without_gaps(inline: Inline) -> Inline:
    """Return what a table's cell says where its gaps are filled: a table is read by what all of its rows tell."""
    places = [place for gap in _GAP.finditer(inline.text) for place in _brackets(*gap.span())]
    return without(inline, places) if places else inline


def _brackets(start: int, end: int) -> tuple[tuple[int, int], tuple[int, int]]:
    return (start, start + 2), (end - 2, end)


def _has_header(text: str) -> bool:
    """Whether a text opens with a comment that holds the keys of a course."""
    opening = text.lstrip()
    if not opening.startswith("<!--"):
        return False
    keys = set(_KEY.findall(opening.partition("-->")[0].removeprefix("<!--")))
    return len(keys) >= _FEWEST_KEYS and not keys.isdisjoint(_OWN_KEYS)


def _has_choice(text: str) -> bool:
    """Whether there are right and wrong options of one kind, outside of fences."""
    if "[( )]" not in text and "[[ ]]" not in text:
        return False
    signs = set(_signs(text, in_lists=_LINK_IN_SENTENCE.search(text) is None))
    return any({(is_single, True), (is_single, False)} <= signs for is_single in (True, False))


def _signs(text: str, *, in_lists: bool) -> Iterator[tuple[bool, bool]]:
    """Yield of each sign of an option outside of fences whether it is of a single choice, and of a right option.

    Those `in_lists` count where it is said: beside links in sentences they are boxes of somebody's notes.
    """
    fence = ""
    for line in text.split("\n"):
        opening = line.lstrip(" \t>")[:3]
        if opening in _FENCES and fence in ("", opening):
            fence = "" if fence else opening
        found = _SIGN.match(line) if not fence and "[" in line else None
        if found and (in_lists or not line.lstrip(" \t>").startswith(("-", "*", "+"))):
            yield found[1] is not None, (found[1] or found[2]) != " "
