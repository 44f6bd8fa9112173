"""Words that tell one another: who sees one guesses the other."""

from __future__ import annotations

STEM, _ALIKE = 4, 0.6
"""Letters that two words share at least, and the share of the shorter one that these are."""


def akin(word: str, other: str) -> bool:
    """Whether two casefolded words begin alike, or two addresses end so."""
    if word[:1] != other[:1] and "." not in word:
        return False  # as of most
    fewest = max(STEM, round(_ALIKE * min(len(word), len(other))))
    if word == other or min(len(word), len(other)) <= STEM or word.isdigit() or other.isdigit():
        return False
    return word[:fewest] == other[:fewest] or ("." in word and word[-fewest:] == other[-fewest:])


def gives_away(word: str, other: str) -> bool:
    """Whether one casefolded word gives another away: its plural, or what it is made of (“volt” in “voltage”)."""
    short, long = sorted((word.rstrip("s"), other.rstrip("s")), key=len)
    if short == long:
        return True
    return len(short) >= STEM and long.startswith(short)
