"""Where a sentence opens and where its main verb stands, once it is known which words are verbs."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck.facts.tokens import Token


def main_verb(tokens: Sequence[Token]) -> int | None:
    """Return the place of the finite verb of the main clause, or None where there is none that is sure."""
    inner_has_verb = False
    start = opening_end(tokens)
    depth = 0
    for place in range(start, len(tokens)):
        token = tokens[place]
        if token.kind in ("relative", "subordinator"):
            if place == start:
                return None
            depth += 1
        elif token.kind in ("verb", "auxiliary"):
            if depth == 0:
                return place if place > start else None
            goes_on = tokens[place - 1].kind in ("auxiliary", "adverb", "conjunction") and inner_has_verb
            if not goes_on:
                depth -= 1
            inner_has_verb = True
    return None


def opening_end(tokens: Sequence[Token]) -> int:
    """Return the place behind an opening phrase: “In 1905, …”, “In 1905 Einstein …”; 0 where there is none."""
    if not tokens or tokens[0].kind not in ("preposition", "adverb", "subordinator", "gerund", "participle"):
        return 0
    is_clause = tokens[0].kind == "subordinator"
    has_verb = False
    for place, token in enumerate(tokens[:30]):
        has_verb = has_verb or token.kind in ("verb", "auxiliary")
        if token.text == "," and (has_verb or not is_clause) and _ends_opening(tokens, place):
            return place + 1
        if not is_clause and token.kind in ("verb", "auxiliary"):
            return 0
        if tokens[0].kind == "preposition" and place > 1 and _begins_subject(tokens, place):
            return place
    return 0


def _ends_opening(tokens: Sequence[Token], place: int) -> bool:
    """Whether the subject follows behind a comma, and no further member, example or aside."""
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if following is None or following.kind in ("conjunction", "relative") or following.small in ("such", "including"):
        return False
    return not _is_series(tokens, place)


def _begins_subject(tokens: Sequence[Token], place: int) -> bool:
    """Whether a name begins behind the year or the noun of an opening phrase without a comma, and a verb follows it."""
    token, before = tokens[place], tokens[place - 1]
    is_apart = (before.kind == "number" and before.text[-1].isdigit()) or (
        before.kind == "noun" and before.text.islower()
    )
    if token.kind == "pronoun" and token.small in ("it", "they", "he", "she"):
        return is_apart or before.kind == "name"
    if token.kind != "name" or not is_apart:
        return False
    for following in tokens[place + 1 : place + 6]:
        if following.kind in ("verb", "auxiliary") or following.text == "," or _may_be_verb(following):
            return True
        if following.kind not in ("name", "conjunction"):
            return False
    return False


def _may_be_verb(token: Token) -> bool:
    return bool(token.forms) and token.forms[0].certainty != "seldom" and token.forms[0].form in ("past", "third")


def _is_series(tokens: Sequence[Token], place: int) -> bool:
    """Whether a comma parts the members of a list: another comma and a conjunction follow before any verb."""
    for token in tokens[place + 1 : place + 12]:
        if token.kind in ("verb", "auxiliary"):
            return False
        if token.kind == "conjunction":
            return True
    return False
