"""Dates, and numbers in digits: what they count stays on the card, for it tells what is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.facts.asked import MONTHS, Asked, has_digit, is_in_brackets, is_quoted
from mkdeck.facts.grammar import Token, is_year
from mkdeck.facts.words import word_set

_SIGNS = frozenset({"%", "°C", "°F", "BC", "BCE", "AD", "CE"})
_ENDS = frozenset({".", ",", ";", ":", "(", "–", "—", "/", "×"})
_BEFORE_NO_NUMBER = frozenset({"(", "/", "$", "#", "×", "−"})
_NUMBERED = word_set(
    "level type class figure page chapter version step unit reactor room line number seat row rule question"
)
_TIMES = word_set("a.m p.m a.m. p.m. am pm o'clock")
_LARGER = word_set("years months weeks days hours minutes degrees pounds feet")
"""Units that smaller ones are counted beside."""
_DECADE = re.compile(r"\d{3}0s")
_LARGE = word_set("hundred thousand million billion trillion")
MEASURED = word_set(
    "second seconds minute minutes hour hours day days week weeks month months year years decade decades century "
    "centuries inch inches foot feet yard yards mile miles metre metres meter meters centimetre centimetres centimeter "
    "centimeters millimetre millimetres millimeter millimeters kilometre kilometres kilometer kilometers gram grams "
    "kilogram kilograms litre litres liter liters millilitre millilitres milliliter milliliters degree degrees percent "
    "pound pounds ounce ounces volt volts watt watts hertz decibel decibels tonne tonnes"
)
"""What is measured by numbers that are written as words: “twenty years”."""
_OF_STORY = word_set("later earlier before after ago")
_BEFORE_NONE = word_set("the these those last next first past every and")
"""“The two years of war”, “two years later”, which tell of a story; “eight minutes and twenty seconds”."""
_SPELLED = word_set(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety"
)


def asked_numbers(tokens: Sequence[Token]) -> Iterator[Asked]:
    """Yield dates, and numbers in digits with their sign; what they count stays, for it tells what is asked for."""
    yield from _spelled_numbers(tokens)
    place = 0
    while place < len(tokens):
        if not (has_digit(tokens[place]) or _opens_date(tokens, place)):
            place += 1
            continue
        first, last = place, place
        while last + 1 < len(tokens) and _goes_on_as_number(tokens, last + 1):
            last += 1
        last = _with_smaller_unit(tokens, last)
        place = last + 1
        if _may_be_asked(tokens, first, last):
            is_date = any(is_year(t) or t.small in MONTHS for t in tokens[first : last + 1])
            if is_date and not any(map(is_year, tokens)):
                continue  # “on 10 August” of which year?
            is_aside = (
                is_date and first > 1 and tokens[first - 2].kind == "participle" and _is_between_commas(tokens, first)
            )
            is_about = [t.small for t in tokens[last + 1 : last + 3]] == ["or", "thereabouts"]
            if _is_of_many_years(tokens, first, last):
                continue
            is_of_prize = is_date and any(t.small == "prize" for t in tokens)
            if not is_aside and not is_about:
                yield Asked(first, last, 2.0 if is_of_prize else 2.6 if is_date else 2.4)


def _spelled_numbers(tokens: Sequence[Token]) -> Iterator[Asked]:
    """Yield numbers that are written as words before a measure: “*twenty* years”, “*three to five* days”."""
    for place, token in enumerate(tokens[:-1]):
        if token.small not in _SPELLED or tokens[place + 1].small not in MEASURED:
            continue
        is_range = place > 1 and tokens[place - 1].small in ("to", "or") and tokens[place - 2].small in _SPELLED
        first = place - 2 if is_range else place
        behind = [t.small for t in tokens[place + 2 : place + 3]]
        is_of_story = not _OF_STORY.isdisjoint(behind) or (first > 0 and tokens[first - 1].small in _BEFORE_NONE)
        if not is_of_story and not is_quoted(tokens, place) and not is_in_brackets(tokens, place):
            yield Asked(first, place, 2.4)


def _is_of_many_years(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a number is a decade, or that of a century: when it was tells little of what a sentence is about."""
    behind = [t.small for t in tokens[last + 1 : last + 2]]
    return first == last and (_DECADE.fullmatch(tokens[first].text) is not None or behind[:1] == ["century"])


def _with_smaller_unit(tokens: Sequence[Token], last: int) -> int:
    """Return where a measure ends that is told in two units: “*8 minutes and 19* seconds”."""
    behind = tokens[last + 1 : last + 5]
    is_measure = [t.kind for t in behind] == ["noun", "conjunction", "number", "noun"] and has_digit(behind[2])
    return last + 3 if is_measure and behind[1].small == "and" and behind[0].small in _LARGER else last


def _is_between_commas(tokens: Sequence[Token], first: int) -> bool:
    """Whether a date stands in an aside: “the trial, published in 2013, showed …”."""
    opener = next((t.text for t in reversed(tokens[: first - 2]) if t.kind not in ("adverb", "auxiliary")), "")
    return opener == ","


def _opens_date(tokens: Sequence[Token], place: int) -> bool:
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    is_month = tokens[place].small in MONTHS and tokens[place].text[0].isupper()
    return is_month and following is not None and has_digit(following)


def _goes_on_as_number(tokens: Sequence[Token], place: int) -> bool:
    token, before = tokens[place], tokens[place - 1]
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if has_digit(token) or token.small in _LARGE or token.text in _SIGNS:
        return True
    if token.small in MONTHS and token.text[0].isupper():
        return not is_year(before)  # “On 26 August 1928 May Donoghue …”
    prepositions = [t.small for t in tokens[: place - 1] if t.kind == "preposition" and t.small != "about"]
    opener = prepositions[-1] if prepositions else ""
    joins = token.text in ("–", "-", ",") or token.small == "to" or (token.small == "and" and opener == "between")
    return (
        joins
        and following is not None
        and has_digit(following)
        and has_digit(before)
        and (token.text != "," or (is_year(following) and _is_of_month(tokens, place)))
    )


def _is_of_month(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a month stands before a comma, or a day of one: “May 5, 1990”, and no “December 1988, 35 people”."""
    return tokens[comma - 1].small in MONTHS or (
        comma > 1 and tokens[comma - 2].small in MONTHS and not is_year(tokens[comma - 1])
    )


def _opens_row(tokens: Sequence[Token], last: int) -> bool:
    """Whether more numbers follow one, each behind a comma."""
    behind = tokens[last + 1 : last + 5]
    return len(behind) == 4 and [behind[0].text, behind[2].text] == [",", ","] and all(map(has_digit, behind[1::2]))


def _may_be_asked(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a number is one of the world, and no part of a name, a title or a formula; what it counts must follow."""
    before = tokens[first - 1] if first else None
    behind = tokens[last + 1] if last + 1 < len(tokens) else None
    if is_quoted(tokens, first) or is_in_brackets(tokens, first):
        return False
    is_date = any(is_year(token) or token.small in MONTHS for token in tokens[first : last + 1])
    is_first_of_two = [t.text for t in tokens[last + 1 : last + 2]] == ["and"] and any(
        t.kind == "number" for t in tokens[last + 2 : last + 3]
    )
    if is_first_of_two and not is_date and not tokens[last].text[-1].isdigit():
        return False  # “the 18th and 19th centuries”
    if first > 1 and tokens[first - 2].kind == "number" and tokens[first - 1].text in ("and", ",") and not is_date:
        return False  # “the 18th and 19th centuries”, “1, 3, 5, 7”
    if before is not None and (before.text in _BEFORE_NO_NUMBER or before.small in _NUMBERED):
        return False
    short = tokens[first - 2] if first > 1 and before is not None and before.text == "." else before
    if short is not None and short.text[0].isupper() and not is_date:
        return False  # “Apollo 11”, “Article 13”, “Op. 131”
    if [t.small for t in tokens[last + 2 : last + 3]] == ["to"] and any(
        t.kind == "number" for t in tokens[last + 3 : last + 4]
    ):
        return False  # “18 months to two years”
    if behind is not None and behind.small in _TIMES:
        return False  # “at 3 a.m.”
    if [t.small for t in tokens[max(0, first - 2) : first]] == ["such", "as"] or _opens_row(tokens, last):
        return False  # “a number such as 3/25”, “f/1.4, f/2, f/2.8”
    is_told = tokens[last].text in _SIGNS or ":" in tokens[last].text or last > first  # “18–22 %”, “4.5:1”, “1 to 5”
    is_counting = behind is not None and behind.text not in _ENDS
    return is_date or is_told or is_counting
