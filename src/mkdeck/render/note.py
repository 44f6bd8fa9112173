"""From a card to the note that Anki stores."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from typing import assert_never

from mkdeck.cards import Basic, Card, Choice, Cloze, Html, IdentifiedCard, Markdown, Note, Origin, Problem
from mkdeck.normalise import normalised, plain_text
from mkdeck.notetypes import BASIC, CHOICE, CLOZE
from mkdeck.numbers import letter
from mkdeck.render.body import to_html
from mkdeck.render.cloze import mark_clozes, write_clozes
from mkdeck.render.commands import disarm
from mkdeck.render.sanitise import sanitise, without_control_characters

_TAG = re.compile(r"<[^>]*>")
_PATH_SIGN = " › "


class _UnshowableError(Exception):
    """A side that Anki would take in without a word and never show; the message says why."""


def render_note(card: IdentifiedCard, due: int) -> Note | Problem:
    """Return the note of a card; `due` is its place among the new cards.

    A card that Anki would never show is a problem: a question or an answer that is empty on the screen, and a
    cloze text without a deletion. So is a choice with an empty option, or without a right one.
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
        case Basic(front, back, origin, both_ways):
            sides = {"Front": _render(front, "the question"), "Back": _render(back, "the answer")}
            both = {"Reverse": Html("y")} if both_ways else {}
            return BASIC.name, sides | both | _origin_fields(origin)
        case Cloze(text, origin):
            fields = {"Text": _render_cloze(text)} | _origin_fields(origin)
            if normalised(plain_text(text)) == normalised(origin.quote):
                del fields["Quote"]  # the answer side already shows the sentence
            return CLOZE.name, fields
        case Choice(front, options, correct, back, origin):
            question = {"Question": _render(front, "the question")}
            explanation = {"Explanation": _safe_html(back)}
            return CHOICE.name, question | _choice_fields(options, correct) | explanation | _origin_fields(origin)
        case _:
            assert_never(card)


def _render(text: Markdown, side: str) -> Html:
    rendered = _safe_html(text)
    if not _TAG.sub("", rendered).strip():
        raise _UnshowableError(f"{side} is empty once it is rendered, so the card is left out")
    return rendered


def _safe_html(text: Markdown) -> Html:
    return disarm(sanitise(to_html(without_control_characters(text))))


def _render_cloze(text: Markdown) -> Html:
    rendered, count = write_clozes(sanitise(to_html(mark_clozes(without_control_characters(text)))))
    if not count:
        raise _UnshowableError("the cloze text holds no complete deletion {{c1::…}}, so the card is left out")
    return rendered


def _choice_fields(options: Sequence[Markdown], correct: Sequence[int]) -> dict[str, Html]:
    """Return the fields for the options: as they are asked, with the right ones marked, and the letters of these.

    The lists are put around options that are sanitised one by one, so no option reaches into another one.
    """
    right = sorted(set(correct))
    if not right or right[0] < 0 or right[-1] >= len(options):
        raise _UnshowableError("none of the options is known to be the right one, so the card is left out")
    items = [_render(option, f"option {letter(place)}") for place, option in enumerate(options)]
    marked = [
        f'<li class="correct"><span class="tick">✓</span> {item}</li>' if place in right else f"<li>{item}</li>"
        for place, item in enumerate(items)
    ]
    return {
        "Options": _option_list(f"<li>{item}</li>" for item in items),
        "Solution": _option_list(marked),
        "Correct": Html(", ".join(map(letter, right))),
    }


def _option_list(items: Iterable[str]) -> Html:
    return Html("\n".join(['<ol class="options">', *items, "</ol>"]))


def _origin_fields(origin: Origin) -> dict[str, Html]:
    """Return the fields that say where a card comes from, the same for all note types."""
    context = _PATH_SIGN.join(origin.context)
    source = " · ".join(filter(None, [", ".join(map(str, (origin.span, *origin.also))), context]))
    return {
        "Context": _render_plain(context),
        "Quote": _render_plain(origin.quote),
        "Source": _render_plain(source),
    }


def _render_plain(text: str) -> Html:
    """Render text that is no Markdown."""
    return disarm(sanitise(html.escape(without_control_characters(text), quote=False)))
