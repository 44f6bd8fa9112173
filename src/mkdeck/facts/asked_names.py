"""Proper names, each without the words that only say what bears it: “the physicist *Lise Meitner*”."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.facts.asked import MONTHS, OF_PEOPLES, Asked, has_digit, is_specific
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.grammar import NounPhrase, Token, is_year
from mkdeck.facts.guards import EPONYMOUS
from mkdeck.facts.words import word_set

_ERAS = word_set("bc bce ad ce")
_ORDINALS = word_set("first second third fourth fifth")
_CONNECTORS = word_set("of de del della di da du des la le el al van von der den ibn y the and for in")
_HOUSEHOLD = word_set("nobel prize united states world wide web christmas easter internet middle ages")
"""Names that everybody would guess: which prize, which states?"""
_NO_NAMES = word_set(
    "celsius fahrenheit kelvin physics chemistry medicine literature peace economics monday tuesday wednesday thursday "
    "friday saturday sunday mr mrs dr"
)
"""What has a capital and is no name that a card would ask for: units, fields of prizes, days."""
_NO_PEOPLES = word_set("clean human urban ocean titan")
_NEAR = word_set("near around unlike besides despite including like than across")
_PLACING = word_set("in at on from")
_REGIONS = re.compile(r"(?:States|America|Europe|Asia|Africa|Kingdom|Britain|World)$")
_IDENTIFIER = re.compile(r"[A-Z]+-\d{4}-\d+")
_FEW, _LONGEST_LIST = 2, 4


def asked_name(tokens: Sequence[Token], group: NounPhrase) -> Asked | None:
    """Return the proper name in a noun group, without the words that only say what bears it."""
    run = _run_of_names(tokens, group)
    if run is None or _is_no_answer(tokens, group, *run):
        return None
    first, last = run
    before = tokens[group.first - 1] if group.first else None
    if before is None:
        return Asked(first, last, 2.2) if any(map(is_specific, tokens[last + 1 :])) else None
    if before.small == "or" and group.first > 1 and tokens[group.first - 2].text == ",":
        return None  # another name of what was named
    if before.small == "in" and _REGIONS.search(tokens[last].text):
        return None  # where something is so says little of it: “in North America”
    if is_by_the_way(tokens, group.first) or _is_one_of_a_row(tokens, first):
        return None
    has_article = tokens[group.first].kind == "article"
    if before.small in _PLACING and not has_article and not _is_told_by_verb(tokens, group.first - 1):
        return Asked(first, last, 2.0)  # where something was by the way
    return Asked(first, last, 1.6 if before.small == "of" else 3.0)


def _is_no_answer(tokens: Sequence[Token], group: NounPhrase, first: int, last: int) -> bool:
    """Whether a name is one of a kind, a part of something longer, or what everybody would guess."""
    name = tokens[first : last + 1]
    if len(name) == 1 and _IDENTIFIER.fullmatch(name[0].text):
        return True  # “CVE-2014-0160”
    if len(name) == 1 and (len(name[0].text) == 1 or is_everyday(name[0].small) or OF_PEOPLES.search(name[0].text)):
        return True  # “the Union”, “the Treaty”, “the Dutch”
    if any(token.kind == "number" for token in tokens[group.first : first]):
        return True  # “two additional ATP”
    if tokens[group.first].small in ("a", "an") and first == group.first + 1:
        return True  # “a Blue Jay”
    if name[0].small in MONTHS or name[-1].small in _ERAS or all(t.small in _HOUSEHOLD | _NO_NAMES for t in name):
        return True
    following = tokens[last + 1].text if last + 1 < len(tokens) else ""
    if name[-1].small.endswith(("'s", "s'")) or following in ("'", "’"):
        return True  # “the Lumières' train”
    nearest = tokens[first - 1] if first else None
    if nearest is None:
        return False
    is_unit = has_digit(nearest) and (not is_year(nearest) or name[0].text[0].islower())  # “1200 mOsm/kg”
    return is_unit or nearest.text in ("'", "’")  # the end of “Catherine de’ Medici”


def _is_told_by_verb(tokens: Sequence[Token], place: int) -> bool:
    """Whether a preposition belongs to the verb: “born in Ulm”, “moved to Dessau”, but no “the village in Ohio”."""
    while place and tokens[place - 1].kind == "adverb":
        place -= 1
    return place > 0 and tokens[place - 1].kind in ("verb", "participle", "infinitive", "auxiliary")


def _run_of_names(tokens: Sequence[Token], group: NounPhrase) -> tuple[int, int] | None:
    """Return the places of the name that a group ends on: “the physicist *Lise Meitner*”, “the *Doppler effect*”."""
    if group.members > 1 and tokens[group.head].kind != "name":
        return None
    first = group.first
    while first <= group.last and not _opens_name(tokens, first):
        first += 1
    if first and tokens[first - 1].small in _CONNECTORS and tokens[first - 1].kind == "noun":
        return None  # “de Gaulle's France”
    if first > group.last or any(t.kind in ("possessive", "demonstrative") for t in tokens[group.first : first]):
        return None
    last = first
    while last < group.last and _belongs_to_name(tokens, last + 1, group.last):
        last += 1
    rest = tokens[last + 1 : group.last + 1]
    if group.members > 1 and all(t.kind in ("name", "conjunction", "sign") for t in tokens[first : group.last + 1]):
        # A list of names is asked for as a whole, the first of which a sentence may begin with.
        is_whole = first == group.first or tokens[first - 1].kind in ("article", "noun")
        opens = group.first if group.first == 0 and tokens[0].kind == "noun" else first
        is_short = group.members <= _LONGEST_LIST and any(len(t.text) > 1 for t in tokens[opens : group.last + 1])
        return (opens, group.last) if is_whole and is_short else None
    if rest and rest[0].small != "of":
        if rest[-1].kind == "name" and len(rest) > 1:  # “the French chemist Louis-Camille Maillard”
            return _run_of_names(tokens, NounPhrase(last + 1, group.last, group.head))
        is_eponym = len(rest) == 1 and rest[0].small in EPONYMOUS and last - first <= _FEW
        return (first, group.last) if is_eponym and not OF_PEOPLES.search(tokens[first].text) else None
    is_of_people = (
        OF_PEOPLES.search(tokens[first].text) and tokens[first].small not in _NO_PEOPLES
    )  # “the Clean Air Act”
    if last > first + 1 and is_of_people and tokens[first + 1].kind == "name":
        first += 1  # “the German Johann David Heinichen”
    return first, last


def is_by_the_way(tokens: Sequence[Token], place: int) -> bool:
    """Whether what begins at a place is an example, is denied, or is a part of a longer title."""
    before, earlier = tokens[place - 1], tokens[place - 2] if place > 1 else None
    if before.small in _NEAR | {"them", "not"} or before.text == ",":
        return True
    if earlier is None:
        return False
    if (earlier.small, before.small) == ("according", "to"):
        return True
    is_of_title = earlier.kind == "name" and before.small in ("for", "on") and tokens[place].kind == "name"
    return earlier.small == "not" or (before.small == "as" and earlier.small == "such") or is_of_title


def _is_one_of_a_row(tokens: Sequence[Token], first: int) -> bool:
    """Whether an ordinal tells a name beside others: “the First Estate …, the Second Estate …”."""
    return tokens[first].small in _ORDINALS and any(token.small in _ORDINALS for token in tokens[:first])


def _opens_name(tokens: Sequence[Token], place: int) -> bool:
    """Whether a name begins at a place; “First” does in “the First World War”."""
    token = tokens[place]
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    is_part = place > 0 and token.text[0].isupper() and following is not None and following.kind == "name"
    return token.kind == "name" or (token.kind == "noun" and is_part)


def _belongs_to_name(tokens: Sequence[Token], place: int, end: int) -> bool:
    token = tokens[place]
    if token.kind == "name" or (has_digit(token) and not is_year(token)):
        return not tokens[place - 1].small.endswith(("'s", "s'"))
    following = tokens[place + 1] if place + 1 <= end else None
    if token.small == "the" and following is not None and following.kind == "name":
        return True  # “Henry the Lion”
    further = tokens[place + 2] if place + 2 <= end else None
    if token.small not in _CONNECTORS or following is None:
        return False
    return (
        following.kind == "name"
        or (following.kind == "article" and further is not None and further.kind == "name")
        or (following.small in _CONNECTORS and further is not None and further.kind in ("name", "article"))
    )
