"""Which row of a table a card asks for, however its cell is asked for: behind a label, or in a whole question."""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.facts.phrases import words_of

_ROW = re.compile(r"(?:.* - )?(?P<name>[^:]{1,80}?)(?: \([^()]{1,40}\))?: (?P<asked>[^:]{1,120}\?)")
"""“version control - cvs (system): original author?”."""
_POINTS = re.compile(
    r"\b(?:it|its|they|their)\b|^(?:what|who) (?:is|are|was|were) the (?!.* (?:of|in) )"
    r"|^(?:in which year|when|where)\?$"
)
_ASKS = re.compile(r"(?:what|who|whom|whose|which|when|where|why|how|(?:in|at|to|by|on|from) wh\w+)\b")
_WHOLE = re.compile(r"(?:.*[^?]: )?(?P<asked>[^:]{1,160}\?)")
_ONE_HEADER = (
    re.compile(r"where does (.+) come from\?|what is the origin of (.+)\?|who created (.+)\?"),
    re.compile(r"which country is (.+) from\?|in which country is (.+)\?"),
    re.compile(r"what is the (?:original )?author of (.+)\?|who (?:originally )?wrote (.+)\?"),
    re.compile(r"(?:who|what) is the discoverer of (.+)\?|who discovered (.+)\?"),
    re.compile(r"what is the location of (.+)\?|where is (.+) located\?"),
)
"""Questions that one header asks, by what stands in the cells."""


def row_named(front: str) -> frozenset[str]:
    """Return the words of the row that a normalised front names before what it asks; none of a whole question."""
    found = _ROW.fullmatch(front)
    if found is None or (_ASKS.match(found["asked"]) and not _POINTS.search(found["asked"])):
        return frozenset()
    return frozenset(words_of(found["name"]))


def ask_for_one_cell(former: str, front: str) -> bool:
    """Whether two normalised fronts of one answer may ask for one cell of a table, the second in a whole question."""
    if row_named(front):
        return False
    if row := row_named(former):
        return row <= frozenset(words_of(front))
    asked = [_WHOLE.fullmatch(one) for one in (former, front)]
    of_header = ([form.fullmatch(found["asked"]) if found else None for found in asked] for form in _ONE_HEADER)
    return any(old and new and _name(old) == _name(new) for old, new in of_header)


def _name(found: re.Match[str]) -> str:
    return str(next(filter(None, found.groups()))).removeprefix("the ")
