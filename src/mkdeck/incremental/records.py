"""What one lesson gave, as bytes: for the cache, and for the way from one process to another.

A record is JSON behind a checksum; a damaged one does not decode. It holds neither the lesson's path nor its text: both
are known to whoever asks for it.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections.abc import Mapping, Sequence
from typing import Any, assert_never

from mkdeck.cards import EVIDENCE, Basic, Card, Choice, Cloze, Collected, Markdown, Origin, Problem, Span

_CHECKSUM = 4
"""Bytes of the checksum. The JSON is not compressed: that takes three times as long as to make it."""

_json_of = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), allow_nan=False).encode

_EVIDENCE = {evidence: evidence for evidence in EVIDENCE}
"""One text for each kind of evidence, where each record has its own."""


class RecordError(Exception):
    """Bytes that are no record, or a value that no record can hold."""


def encode(value: Any) -> bytes:
    """Return a value of plain types as bytes. Raises RecordError where JSON would not give it back as it is."""
    try:
        written = _json_of(value).encode("ascii")
    except (TypeError, ValueError, RecursionError) as error:
        raise RecordError from error
    return zlib.crc32(written).to_bytes(_CHECKSUM, "big") + written


def decode(data: bytes) -> Any:
    """Return the value that `encode` was given. Raises RecordError where the bytes are damaged."""
    written = data[_CHECKSUM:]
    if zlib.crc32(written).to_bytes(_CHECKSUM, "big") != data[:_CHECKSUM]:
        raise RecordError
    try:
        return json.loads(written)
    except (ValueError, RecursionError) as error:
        raise RecordError from error


def plain_front_matter(front_matter: Mapping[str, Any]) -> dict[str, Any]:
    """Return front matter as it can stand in a record. Raises RecordError where it holds more than JSON can."""
    values = dict(front_matter)
    try:
        if json.loads(json.dumps(values, allow_nan=False)) != values:
            raise RecordError
    except (TypeError, ValueError, RecursionError) as error:
        raise RecordError from error
    return values


def plain_collected(collected: Collected, path: str) -> list[Any]:
    """Return what was collected from the lesson of a path, in plain types. Raises RecordError for another's lines.

    The cards that did not stay are left out: only who asks what became of each sentence needs them, and reads anew.
    """
    spans = [card.origin.span for card in collected.cards] + [problem.span for problem in collected.problems]
    if any(span.path != path for span in spans):
        raise RecordError
    return [
        [_plain_card(card) for card in collected.cards],
        [[*_plain_span(problem.span), problem.message, problem.is_unanswered] for problem in collected.problems],
    ]


def read_collected(values: Sequence[Any], path: str) -> Collected:
    """Return what was collected from the lesson of a path. Raises RecordError where it was something else."""
    try:
        cards, problems = values
        shared: dict[Any, Any] = {}
        return Collected(
            tuple(_card(card, path, shared) for card in cards),
            tuple(
                Problem(Span(path, first, last), message, is_unanswered)
                for first, last, message, is_unanswered in problems
            ),
        )
    except (TypeError, ValueError, KeyError) as error:
        raise RecordError from error


def _plain_card(card: Card) -> list[Any]:
    origin = card.origin
    place = [
        *_plain_span(origin.span), origin.context, origin.evidence, origin.extractor, origin.quote,
        [_plain_span(span) for span in origin.also], origin.key, origin.definitions, origin.topic,
    ]  # fmt: skip
    match card:
        case Basic(front, back, _, both_ways, items):
            return ["basic", place, front, back, both_ways, items]
        case Cloze(text):
            return ["cloze", place, text]
        case Choice(front, options, correct, back):
            return ["choice", place, front, options, correct, back]
        case _:
            assert_never(card)


def _plain_span(span: Span) -> list[int]:
    return [span.first, span.last]


def _card(values: Sequence[Any], path: str, shared: dict[Any, Any]) -> Card:
    """Return a card; headings, which many cards of a lesson have above them or ask for, are `shared` among these."""
    kind, place, *sides = values
    first, last, context, evidence, extractor, quote, also, key, definitions, topic = place
    above = tuple(shared.setdefault(title, title) for title in context)
    origin = Origin(
        span=Span(path, first, last),
        context=shared.setdefault(above, above),
        evidence=_EVIDENCE[evidence],
        extractor=sys.intern(extractor),
        quote=quote,
        also=tuple(Span(path, *lines) for lines in also),
        key=key,
        definitions=Markdown(definitions),
        topic=shared.setdefault(topic, topic),
    )
    match kind:
        case "basic":
            front, back, both_ways, items = sides
            return Basic(shared.get(front, front), back, origin, both_ways, tuple(items))
        case "cloze":
            (text,) = sides
            return Cloze(text, origin)
        case "choice":
            front, options, correct, back = sides
            return Choice(front, tuple(options), tuple(correct), back, origin)
        case _:
            raise RecordError
