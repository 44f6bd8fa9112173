"""Options without the letters that were written before them: cards show them in any order, exports with their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from mkdeck import lazy_re as re
from mkdeck.cards import Card, Choice, Markdown
from mkdeck.wording.words import labels_of

_LETTER = re.compile(r"(?P<mark>[*_`]{0,3})\\?\(?(?P<letter>[A-Ha-h])\\?(?P<sign>[.):])(?P=mark)\s+(?=\S)")
_FEWEST = 2


@cache
def _naming() -> re.Pattern[str]:
    """Return the expression of what names options by their letters: “A and C”, “both a and b”, “only B”."""
    connecting = rf"(?:\s?[,&/+]\s?|\s(?:{labels_of('and')}|{labels_of('either')})\s)"
    before = rf"(?:(?:{labels_of('option')})s?|{labels_of('of_options')}|{labels_of('limiting_to')})"
    letter = r"\(?(?:[A-H]|[a-h])[.)]?"
    return re.compile(
        rf"(?<!\w){letter}(?i:{connecting}){letter}(?!\w)|(?<!\w)(?i:{before})\s{letter}(?!\w|\s(?-i:[a-zà-ÿ]))"
    )


def without_letters(card: Card) -> Card:
    """Return a choice whose options have letters that count them without these; any other card as it is.

    One of several may have none, as “none of these” does; then “A. thaliana” may as well be a name. Where an option
    names others by their letters, “Both A and B”, all keep theirs.
    """
    if not isinstance(card, Choice):
        return card
    found = [_LETTER.match(option) for option in card.options]
    if not any(found):
        return card  # as nearly always
    counted = [chr(ord("a") + place) for place in range(len(found))]
    told = [label["letter"].lower() if label else "" for label in found]
    are_counted = all(letter in ("", own) for letter, own in zip(told, counted, strict=True))
    are_all = all(found)
    are_sure = are_all or all(label is None or label["sign"] == ")" for label in found)
    if not (are_counted and are_sure) or sum(map(bool, told)) < max(_FEWEST, len(told) - (not are_all)):
        return card
    bare = [option[label.end() if label else 0 :] for option, label in zip(card.options, found, strict=True)]
    return card if _name_others(bare) else replace(card, options=tuple(map(Markdown, bare)))


def _name_others(texts: Sequence[str]) -> bool:
    """Whether one of some options, without their letters, names others by these."""
    return any(_naming().search(text) is not None for text in texts)
