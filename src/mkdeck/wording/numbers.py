"""Small numbers as people write them in running text, and the letters that count options."""

from __future__ import annotations

_WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def number_word(number: int) -> str:
    """Return `five` for 5; a number above twelve stays in digits."""
    return _WORDS[number] if number < len(_WORDS) else str(number)


def read_number(word: str) -> int | None:
    """Return 5 for `five`, `Five` or `5`; None for what is no small number."""
    word = word.casefold()
    if word in _WORDS:
        return _WORDS.index(word)
    return int(word) if word.isdecimal() and len(word) < 4 else None


def letter(place: int) -> str:
    """Return the letter that a list gives to the item at a place from 0: A to Z, then AA."""
    return (letter(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)
