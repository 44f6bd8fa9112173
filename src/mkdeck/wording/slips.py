"""Slips of the pen in labels, which a reader does not even see: “Soluton”, “Anwser”."""

from __future__ import annotations

_SHORTEST = 6
"""Letters of a word in which a slip leaves no doubt about what is meant."""


def is_slip(written: str, meant: str) -> bool:
    """Whether a word is another one with a letter too few or too many, or with two the wrong way round.

    A plural is another word, and one letter in the place of another may make one: “Lesung” is no “Lösung”.
    """
    longer, shorter = sorted((written, meant), key=len, reverse=True)
    if len(meant) < _SHORTEST or len(longer) - len(shorter) > 1 or longer in (shorter, f"{shorter}s"):
        return False
    at = next((at for at, pair in enumerate(zip(longer, shorter, strict=False)) if len({*pair}) > 1), len(shorter))
    if len(longer) > len(shorter):
        return longer[at + 1 :] == shorter[at:]
    return longer[at : at + 2] == shorter[at : at + 2][::-1] and longer[at + 2 :] == shorter[at + 2 :]
