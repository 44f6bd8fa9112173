"""Dates, and numbers in digits: what they count stays on the card, for it tells what is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck.facts.asked import MONTHS, Asked, has_digit, is_in_brackets, is_quoted
from mkdeck.facts.grammar import Token, is_year
from mkdeck.facts.words import word_set

_LARGE = word_set("hundred thousand million billion trillion")


def asked_numbers(tokens: Sequence[Token]) -> Iterator[Asked]:
    """Yield dates, and numbers in digits with their sign; what they count stays, for it tells what is asked for."""
    place = 0
    while place < len(tokens):
        if not (has_digit(tokens[place]) or _opens_date(tokens, place)):
            place += 1
            continue
        first, last = place, place
        while last + 1 < len(tokens) and _goes_on_as_number(tokens, last + 1):
            last += 1
        place = last + 1
        if _may_be_asked(tokens, first, last):
            is_date = any(is_year(t) or t.small in MONTHS for t in tokens[first : last + 1])
            if is_date and not any(map(is_year, tokens)):
                continue  # “on 10 August” of which year?
            yield Asked(first, last, 2.6 if is_date else 2.4)


def _opens_date(tokens: Sequence[Token], place: int) -> bool:
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    is_month = tokens[place].small in MONTHS and tokens[place].text[0].isupper()
    return is_month and following is not None and has_digit(following)


def _goes_on_as_number(tokens: Sequence[Token], place: int) -> bool:
    token, before = tokens[place], tokens[place - 1]
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if token.kind == "number" or token.small in _LARGE or token.text in ("%", "°C", "°F"):
        return True
    if token.small in MONTHS and token.text[0].isupper():
        return True
    opener = next((t.small for t in reversed(tokens[: place - 1]) if t.kind == "preposition"), "")
    joins = token.text in ("–", "-", ",") or token.small == "to" or (token.small == "and" and opener == "between")
    return (
        joins
        and following is not None
        and has_digit(following)
        and has_digit(before)
        and (token.text != "," or before.small in MONTHS or tokens[place - 2].small in MONTHS)
    )


def _may_be_asked(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a number is one of the world, and no part of a name, a title or a count of pages."""
    before = tokens[first - 1] if first else None
    behind = tokens[last + 1] if last + 1 < len(tokens) else None
    if (
        is_quoted(tokens, first)
        or is_in_brackets(tokens, first)
        or (before is not None and before.text in ("(", "/", "$", "#", "×", "−"))
    ):
        return False
    if before is not None and before.text[0].isupper() and not any(t.small in MONTHS for t in tokens[first : last + 1]):
        return False  # “Apollo 11”, “Article 13”
    if before is not None and before.small in (
        "level",
        "type",
        "class",
        "figure",
        "page",
        "chapter",
        "version",
        "step",
    ):
        return False
    return (
        behind is None or behind.text not in ("/", "×", "(") or any(t.small in MONTHS for t in tokens[first : last + 1])
    )
