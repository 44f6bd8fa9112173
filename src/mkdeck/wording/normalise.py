"""What two texts have in common when they say the same: the form in which fronts are compared and identities made."""

from __future__ import annotations

import unicodedata
from typing import assert_never

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card, Choice, Cloze
from mkdeck.clozes import CLOZE_OPENING

_HINT = re.compile(r"::[^{}]*(?=\}\})")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_MARKUP = re.compile(r"[*`_\\\"]")
_KINDS = {Basic: "basic", Choice: "choice", Cloze: "cloze"}
_PLAIN = dict.fromkeys("‘’‚", "'") | dict.fromkeys("“”„«»", '"') | dict.fromkeys("‐‑–—", "-")
_SHAPED = re.compile(f"[{''.join(_PLAIN)}]")


def normalised(text: str) -> str:
    """Return `text` without what a reader does not see: case, runs of white space, the shape of quotes and dashes."""
    if text.isascii():  # as most are
        return " ".join(text.lower().split())
    plain = _SHAPED.sub(lambda sign: _PLAIN[sign[0]], unicodedata.normalize("NFC", text))
    return " ".join(plain.casefold().split())


def plain_text(cloze: str) -> str:
    """Return a cloze's text without the marks of its deletions and without their hints."""
    if "{{" not in cloze and "}}" not in cloze:  # as most texts, which are none
        return cloze
    return _HINT.sub("", CLOZE_OPENING.sub("", cloze)).replace("}}", "")


def front_key(card: Card) -> str:
    """Return what a card is known by: its kind and its front; for a cloze its text without the deletions' marks.

    The kind belongs to it because Anki never turns a note of one type into one of another.
    """
    return f"{_KINDS[type(card)]}\n{known_by(card)}"


def known_by(card: Card) -> str:
    """Return what a card is known by among those of its kind, normalised."""
    match card:
        case Basic():
            return normalised(card.front)
        case Choice():
            return normalised("\n".join([card.front, *sorted(card.options)]))
        case Cloze():
            return normalised(plain_text(card.text))
        case _:
            assert_never(card)


def back_of(card: Card) -> str:
    """Return what a card asks for; a cloze holds it in its text."""
    match card:
        case Basic() | Choice():
            return card.back
        case Cloze():
            return ""
        case _:
            assert_never(card)


def without_markup(text: str) -> str:
    """Return Markdown, normalised, without its bold, italics, code signs, quotes and the addresses of its links."""
    return _MARKUP.sub("", normalised(_LINK.sub(r"\1", text))).strip()
