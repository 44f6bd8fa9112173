"""From a card to the note that Anki stores."""

from __future__ import annotations

import html
import re
from typing import assert_never

from mkdeck.cards import Basic, Card, Cloze, Html, IdentifiedCard, Markdown, Note, Origin, Problem
from mkdeck.normalise import normalised, plain_text
from mkdeck.notetypes import BASIC, CLOZE
from mkdeck.render.body import to_html
from mkdeck.render.cloze import mark_clozes, write_clozes
from mkdeck.render.sanitise import sanitise, without_control_characters

_TAG = re.compile(r"<[^>]*>")
_PATH_SIGN = " › "


class _UnshowableError(Exception):
    """A side that Anki would take in without a word and never show; the message says why."""


def render_note(card: IdentifiedCard, due: int) -> Note | Problem:
    """Return the note of a card; `due` is its place among the new cards.

    A card that Anki would never show is a problem: a question or an answer that is empty on the screen, and a
    cloze text without a deletion.
    """
    try:
        note_type, fields = _fields(card.card)
    except _UnshowableError as error:
        return Problem(card.card.origin.span, str(error))
    return Note(
        guid=card.guid,
        note_type=note_type,
        fields={name: text for name, text in fields.items() if text},
        tags=card.tags,
        deck=card.deck,
        due=due,
        modified=card.modified,
    )


def _fields(card: Card) -> tuple[str, dict[str, Html]]:
    """Return the name of a card's note type and the note's fields."""
    match card:
        case Basic(front, back, origin):
            sides = {"Front": _render(front, "question"), "Back": _render(back, "answer")}
            return BASIC.name, sides | _origin_fields(origin)
        case Cloze(text, origin):
            fields = {"Text": _render_cloze(text)} | _origin_fields(origin)
            if normalised(plain_text(text)) == normalised(origin.quote):
                del fields["Quote"]  # the answer side already shows the sentence
            return CLOZE.name, fields
        case _:
            assert_never(card)


def _render(text: Markdown, side: str) -> Html:
    rendered = sanitise(to_html(without_control_characters(text)))
    if not _TAG.sub("", rendered).strip():
        raise _UnshowableError(f"the {side} is empty once it is rendered, so the card is left out")
    return rendered


def _render_cloze(text: Markdown) -> Html:
    marked, count = mark_clozes(without_control_characters(text))
    if not count:
        raise _UnshowableError("the cloze text holds no complete deletion {{c1::…}}, so the card is left out")
    return write_clozes(sanitise(to_html(marked)))


def _origin_fields(origin: Origin) -> dict[str, Html]:
    """Return the fields that say where a card comes from, the same for all note types."""
    context = _PATH_SIGN.join(origin.context)
    source = " · ".join(filter(None, [str(origin.span), context]))
    return {
        "Context": _render_plain(context),
        "Quote": _render_plain(origin.quote),
        "Source": _render_plain(source),
    }


def _render_plain(text: str) -> Html:
    """Render text that is no Markdown."""
    return sanitise(html.escape(without_control_characters(text), quote=False))
