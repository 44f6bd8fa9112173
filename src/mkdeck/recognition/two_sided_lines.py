"""Lines of note-taking tools with a front and a back, and colons between them: `front :: back`."""

from __future__ import annotations

from itertools import islice

from mkdeck import lazy_re as re
from mkdeck.cards import Inline
from mkdeck.facts.words import word_set
from mkdeck.wording.words import asks

SPACED = re.compile(r"(?<=\S)\s+(:::?)\s+(?=\S)")
TIGHT = re.compile(r"(?<=[^\s:])\s*(:::?)\s*(?=[^\s:])")
_NO_BACK = re.compile(r"(?<=[^\s:])\s*:::?\s*$", signs="::")
_TO_DO = re.compile(r"\[[ xX]\] ")
_MOST_SIGNS = 8
"""Signs; a line that holds so many is no card."""
SURE_PATH = re.compile(r"(?<!\w)(?:std|boost|crate|self|super)::\w|\w::\w{1,60}(?:::|[(<])")
FIELDS = word_set(
    "alias aliases author class created course date due field id lang link note parent project publish rating related "
    "source status tag tags tip title topic type up updated url warning week year"
)
"""Keys of inline fields, as Dataview's, and of remarks: “status:: draft”."""
_OF_BLOCKS = word_set(
    "id collapsed background-color heading template icon public deck query-properties query-table query-sort-by "
    "query-sort-desc"
)
_VALUE = re.compile(r"[\d\s.,:/-]+|true|false|yes|no")
"""“importance:: 5”, “next-review:: 2024-01-01”."""
_KEY = re.compile(r"[a-z][a-z-]*")
_KEY_IN_BRACKET = re.compile(r"(?P<opens>[(\[])\s?[^\W\d_][\w -]{0,30}$", signs="([")
_LONGEST_KEY = 40
_CLOSING = {"(": ")", "[": "]"}


def sign_of_pair(line: Inline, separator: re.Pattern[str]) -> re.Match[str] | None:
    """Return the sign between the two sides of a line; None where it is no such pair."""
    found = sign_in(line, separator)
    return None if found is None or _is_path(line, found) or _is_property(line, found) else found


def has_sides(line: Inline, separator: re.Pattern[str]) -> bool:
    """Whether a line is such a pair, one whose back is still to be written, or says something of its page."""
    if "::" not in line.text:
        return False  # as most
    found = sign_in(line, separator)
    return lacks_back(line) if found is None else not _is_path(line, found)


def lacks_back(line: Inline) -> bool:
    """Whether a line asks and nothing stands behind its sign: “What is a groyne?::”."""
    found = _NO_BACK.search(line.text)
    return found is not None and asks(line.text[: found.start()].rstrip())


def _is_path(line: Inline, sign: re.Match[str]) -> bool:
    """Whether the colons of a line without blanks around them are those of a name of code."""
    return sign[0] == sign[1] and SURE_PATH.search(line.text) is not None


def sign_in(line: Inline, separator: re.Pattern[str]) -> re.Match[str] | None:
    """Return the only sign in a line that stands between two sides."""
    opaque = [(mark.start, mark.end) for mark in line.marks if mark.is_opaque or mark.kind == "link"]
    signs = list(islice(separator.finditer(line.text), _MOST_SIGNS))
    found = [sign for sign in signs if not any(start <= sign.start(1) < end for start, end in opaque)]
    found = [sign for sign in found if not _is_field(line.text, sign)]
    return found[0] if len(found) == 1 and _separates(line.text, found[0]) else None


def _is_field(text: str, sign: re.Match[str]) -> bool:
    """Whether a sign stands in a field between brackets, as Dataview reads them within prose: “(date:: 2024-05-01)”."""
    key = _KEY_IN_BRACKET.search(text[max(0, sign.start() - _LONGEST_KEY) : sign.start()])
    return key is not None and sign[1] == "::" and _CLOSING[key["opens"]] in text[sign.end() :]


def _is_property(line: Inline, sign: re.Match[str]) -> bool:
    """Whether a line says something of its page or block: “type:: [[lecture notes]]”, “card-repeats:: 2”."""
    if sign[0][0].isspace() or len(sign[1]) > len("::"):
        return False
    key = line.text[: sign.start()].strip().casefold()
    is_linked = any(
        mark.kind == "link" and mark.start <= sign.end() and mark.end >= len(line.text.rstrip()) for mark in line.marks
    )
    is_value = _VALUE.fullmatch(line.text[sign.end() :].strip()) is not None
    return bool(_KEY.fullmatch(key)) and (
        is_value or key in FIELDS or is_linked or key in _OF_BLOCKS or key.startswith("card-")
    )


def _separates(line: str, sign: re.Match[str]) -> bool:
    """Whether a sign stands between two sides, and not within mathematics, a proportion, a time or a to-do item."""
    before, after = line[: sign.start()], line[sign.end() :]
    if before.count("$") % 2 or (" : " in before and " : " in after) or _TO_DO.match(before):
        return False
    return not (before[-1:].isdigit() and after[:1].isdigit() and not sign[0].startswith(" "))
