"""What one lesson gave, as bytes: for the cache, and for the way from one process to another.

A record is JSON and, behind it, texts as they are, which takes a tenth of the time to write them as JSON. Before both
stands a checksum; a damaged record does not decode. It holds neither the lesson's path nor its text: both are known to
whoever asks for it.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, assert_never, cast

from mkdeck.cards import EVIDENCE, Basic, Card, Choice, Cloze, Collected, Markdown, Origin, Problem, Span

_CHECKSUM = _LENGTH = 4
"""Bytes of the checksum, and of how long the JSON is. Nothing is compressed: that takes longer than all else."""

_BEFORE_TEXT = "\x1e"
"""Stands before each text; neither a lesson nor the HTML of a card holds such a sign."""

_json_of = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), allow_nan=False).encode

_EVIDENCE = {evidence: evidence for evidence in EVIDENCE}
"""One text for each kind of evidence, where each record has its own."""


class RecordError(Exception):
    """Bytes that are no record, or a value that no record can hold."""


def encode(value: Any, texts: Sequence[str] = ()) -> bytes:
    """Return a value of plain types and some texts as bytes.

    Raises RecordError where they would not come back as they are.
    """
    try:
        written = _json_of(value).encode("ascii")
    except (TypeError, ValueError, RecursionError) as error:
        raise RecordError from error
    joined = _BEFORE_TEXT.join(("", *texts))
    if joined.count(_BEFORE_TEXT) > len(texts):  # one of them holds it
        raise RecordError
    data = b"".join([len(written).to_bytes(_LENGTH, "big"), written, joined.encode("utf-8", "surrogatepass")])
    return zlib.crc32(data).to_bytes(_CHECKSUM, "big") + data


def decode(data: bytes) -> tuple[Any, list[str]]:
    """Return the value and the texts that `encode` was given. Raises RecordError where the bytes are damaged."""
    start = _CHECKSUM + _LENGTH
    end = start + int.from_bytes(data[_CHECKSUM:start], "big")
    if zlib.crc32(memoryview(data)[_CHECKSUM:]).to_bytes(_CHECKSUM, "big") != data[:_CHECKSUM]:
        raise RecordError
    try:
        value = json.loads(data[start:end].decode("ascii"))
        _, *texts = data[end:].decode("utf-8", "surrogatepass").split(_BEFORE_TEXT)
    except (ValueError, RecursionError) as error:
        raise RecordError from error
    return value, texts


def plain_front_matter(front_matter: Mapping[str, Any]) -> dict[str, Any]:
    """Return front matter as it can stand in a record. Raises RecordError where it holds more than JSON can."""
    values = dict(front_matter)
    try:
        if json.loads(json.dumps(values, allow_nan=False)) != values:
            raise RecordError
    except (TypeError, ValueError, RecursionError) as error:
        raise RecordError from error
    return values


def plain_collected(collected: Collected, path: str) -> tuple[list[Any], list[str]]:
    """Return what was collected from the lesson of a path, in plain types, and the texts of it.

    The cards that did not stay are left out: only who asks what became of each sentence needs them, and reads anew.
    Raises RecordError for another's lines.
    """
    spans = [card.origin.span for card in collected.cards] + [problem.span for problem in collected.problems]
    if any(span.path != path for span in spans):
        raise RecordError
    texts: list[str] = []
    plain = [
        [_plain_card(card, texts) for card in collected.cards],
        [[*_plain_span(problem.span), problem.message, problem.is_unanswered] for problem in collected.problems],
    ]
    return plain, texts


def read_collected(values: Sequence[Any], texts: Sequence[str], path: str) -> Collected:
    """Return what was collected from the lesson of a path. Raises RecordError where it was something else."""
    try:
        cards, problems = values
        shared: dict[Any, Any] = {}
        following = cast("Iterator[Markdown]", iter(texts))
        return Collected(
            tuple([_card(card, following, path, shared) for card in cards]),
            tuple(
                Problem(Span(path, first, last), message, is_unanswered)
                for first, last, message, is_unanswered in problems
            ),
        )
    except (TypeError, ValueError, KeyError) as error:
        raise RecordError from error


def _plain_card(card: Card, texts: list[str]) -> list[Any]:
    """Return a card in plain types, but for its longer texts, which are put behind some others."""
    origin = card.origin
    also = [_plain_span(span) for span in origin.also]
    place = [*_plain_span(origin.span), origin.context, origin.evidence, origin.extractor, also, origin.key]
    texts += (origin.quote, origin.definitions, origin.topic)
    match card:
        case Basic():
            texts += (card.front, card.back, *card.items)
            return ["basic", place, card.both_ways, len(card.items)]
        case Cloze():
            texts.append(card.text)
            return ["cloze", place]
        case Choice():
            texts += (card.front, card.back, *card.options)
            return ["choice", place, card.correct, len(card.options)]
        case _:
            assert_never(card)


def _plain_span(span: Span) -> list[int]:
    return [span.first, span.last]


def _card(values: Sequence[Any], texts: Iterator[Markdown], path: str, shared: dict[Any, Any]) -> Card:
    """Return a card, whose texts come next; headings, which many cards of a lesson have above them, are `shared`."""
    kind, (first, last, context, evidence, extractor, also, key), *more = values
    above = tuple(shared.setdefault(title, title) for title in context)
    quote, definitions, topic = islice(texts, 3)
    origin = Origin(
        span=Span(path, first, last),
        context=shared.setdefault(above, above),
        evidence=_EVIDENCE[evidence],
        extractor=sys.intern(extractor),
        quote=quote,
        also=tuple(Span(path, *lines) for lines in also),
        key=key,
        definitions=definitions,
        topic=shared.setdefault(topic, topic),
    )
    match kind:
        case "basic":
            both_ways, items = more
            front, back = islice(texts, 2)
            return Basic(shared.get(front, front), back, origin, both_ways, tuple(islice(texts, items)))
        case "cloze":
            (text,) = islice(texts, 1)
            return Cloze(text, origin)
        case "choice":
            correct, options = more
            front, back = islice(texts, 2)
            return Choice(front, tuple(islice(texts, options)), tuple(correct), back, origin)
        case _:
            raise RecordError
