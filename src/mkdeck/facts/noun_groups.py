"""Noun phrases as a card would name them: with their “of …”, and with the other members of a list."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck.facts.grammar import NounPhrase, Token, noun_phrases

_WITHIN_LISTS = frozenset({"article", "noun", "name", "number", "gerund", "quantifier", "preposition"})
_FAR = 24
_AND = (["and"], ["or"], [",", "and"], [",", "or"])


def noun_groups(tokens: Sequence[Token]) -> list[NounPhrase]:
    """Return the noun phrases of a sentence, each with its “of …”, and the members of a list as one."""
    phrases = list(noun_phrases(tokens))
    groups: list[NounPhrase] = []
    place = 0
    while place < len(phrases):
        found = phrases[place]
        while place + 1 < len(phrases) and (link := _link(tokens, found, phrases[place + 1])):
            following = phrases[place + 1]
            is_member = link == "member"
            found = NounPhrase(
                found.first,
                following.last + (link == "acronym"),
                following.head if is_member else found.head,
                found.members + is_member,
            )
            place += 1
        groups.append(found)
        place += 1
    return groups


def _link(tokens: Sequence[Token], found: NounPhrase, following: NounPhrase) -> str | None:
    """Return how a noun phrase belongs to the one before it: by “of”, as a member of a list, or not at all."""
    words = [token.small for token in tokens[found.last + 1 : following.first]]
    if words == ["of"]:
        return "of"
    if words in (["and", "of"], ["and", "of", "the"]) and tokens[following.first].kind == "name":
        return "of"  # “the Declaration of the Rights of Man and of the Citizen”
    if words in _AND:
        return "member" if _are_members(tokens, found, following, len(words)) else None
    if words == [","] and not _is_counted(tokens, found, following) and _goes_on(tokens, following.last):
        return "member"
    is_closed = following.last + 1 < len(tokens) and tokens[following.last + 1].text == ")"
    if words == ["("] and is_closed and following.first == following.last and tokens[following.first].text.isupper():
        return "acronym"
    return None


def _are_members(tokens: Sequence[Token], found: NounPhrase, following: NounPhrase, signs: int) -> bool:
    """Whether “and” joins two things, and not two clauses or a year and what comes next."""
    if found.members > 1:
        return True
    behind = tokens[following.last + 1] if following.last + 1 < len(tokens) else None
    opens_clause = behind is not None and behind.kind in ("verb", "auxiliary", "participle") and found.first > 0
    before = [token.small for token in tokens[max(0, found.first - 2) : found.first]]
    opens_clause = opens_clause and before != [",", "and"]  # “…, and Gilbert and Lynch proved …”
    is_number = tokens[found.last].kind == "number"
    return signs == 1 and not opens_clause and is_number == (tokens[following.last].kind == "number")


def _is_counted(tokens: Sequence[Token], found: NounPhrase, following: NounPhrase) -> bool:
    """Whether what follows a comma are the things that were counted: “two small moons, Phobos and Deimos”."""
    counts = tokens[found.first].kind in ("number", "quantifier")
    return found.members == 1 and counts and tokens[following.first].kind not in ("number", "article")


def _goes_on(tokens: Sequence[Token], last: int) -> bool:
    """Whether a list goes on behind a member: “, and Z”, or “, Y, and Z”, with no verb in between."""
    for token in tokens[last + 1 : last + _FAR]:
        if token.kind == "conjunction":
            return True
        if token.text != "," and token.kind not in _WITHIN_LISTS:
            return False
    return False
