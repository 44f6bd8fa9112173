"""Capital letters at the beginning of what stood within a sentence."""

from __future__ import annotations


def capitalised(text: str) -> str:
    """Return a text with a capital letter before it, but where its first word has one within: “pH indicators”."""
    first = next(iter(text.split(maxsplit=1)), "")
    return text if first[1:] != first[1:].lower() else f"{text[:1].upper()}{text[1:]}"
