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
_PLAIN = str.maketrans(dict.fromkeys("‘’‚", "'") | dict.fromkeys("“”„«»", '"') | dict.fromkeys("‐‑–—", "-"))


def normalised(text: str) -> str:
    """Return `text` without what a reader does not see: case, runs of white space, the shape of quotes and dashes."""
    if text.isascii():  # as most are
        return " ".join(text.lower().split())
    return " ".join(unicodedata.normalize("NFC", text).translate(_PLAIN).casefold().split())


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
        case Basic(front=front):
            return normalised(front)
        case Choice(front=front, options=options):
            return normalised("\n".join([front, *sorted(options)]))
        case Cloze(text=text):
            return normalised(plain_text(text))
        case _:
            assert_never(card)


def back_of(card: Card) -> str:
    """Return what a card asks for; a cloze holds it in its text."""
    match card:
        case Basic(back=back) | Choice(back=back):
            return back
        case Cloze():
            return ""
        case _:
            assert_never(card)


def without_markup(text: str) -> str:
    """Return Markdown, normalised, without its bold, italics, code signs, quotes and the addresses of its links."""
    return _MARKUP.sub("", normalised(_LINK.sub(r"\1", text))).strip()
