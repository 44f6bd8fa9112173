"""Why a list makes no card: by what its points are, and by what stands above them.

The rules that read lists are many, and most want a sign of their own, `front :: back`. What is told here is what people
forget most: that points can be asked for only where something says what they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.recognition.answers import without_links
from mkdeck.recognition.items import heads
from mkdeck.recognition.list_names import last_sentence
from mkdeck.reports.unasked import LONGEST_TERM, SHORTEST_MEANING
from mkdeck.wording.words import SENTENCE_END, has_question_mark

SENTENCES = "its points are sentences, none of which states a fact by itself"
"""The reason behind which stand those of the sentences."""
_BOX = re.compile(r"\[[ xX]\]")
_SIGN = re.compile(r"\s*[:：]\s|\s[-–—=]\s")
_FEWEST_PAIRS = 3
_LONGEST_POINT = 25
_SHORTENED = 40


def why_no_list(block: Block, before: Block | None) -> str:
    """Return why no rule makes a card of a list, as a clause; `before` is what stands above it."""
    points = [item.children[0] for item in block.children if item.children and item.children[0].kind == "paragraph"]
    if 2 * len(points) <= len(block.children):
        return "its points hold lists, code or pictures of their own, and no text by which to ask for them"
    return _why_no_points(points) or _why_no_pairs(points) or _why_unnamed(block, before)


def _why_no_points(points: Sequence[Block]) -> str | None:
    """Return why what most points say is nothing to learn or to list, None where it might be."""
    texts = [point.text for point in points]
    if _are_most(_BOX.match(text) is not None for text in texts):
        return "it is a list of things to do, whose boxes mark no right options: no question stands above them"
    if _are_most(not without_links(point.inline).strip(" .,;:–—-") for point in points):
        return "its points are links or pictures, and no more"
    if _are_most(map(has_question_mark, texts)):
        return "its points ask, and no answer stands below them, in brackets behind them or in a key"
    return None


def _why_no_pairs(points: Sequence[Block]) -> str | None:
    """Return why points that look like terms and their meanings make no cards, None where they do not look so."""
    apart = [point for point in points if _is_pair(point.text)]
    if len(apart) < len(points):
        other = next((point.text for point in points if not _is_pair(point.text)), "")
        if 2 * len(apart) > len(points):
            return f"not all of its points are a term and its meaning: “{_short(other)}” is none"
        return None
    if len(points) < _FEWEST_PAIRS:
        return "it has but two points, too few to be sure that they are terms and their meanings"
    return (
        "its points may be terms and their meanings, but nothing says so; below a heading “Glossary” each of them is a "
        "card"
    )


def _is_pair(text: str) -> bool:
    """Whether a point is a few words, a sign, and some words more."""
    sign = _SIGN.search(text)
    if sign is None:
        return False
    term, meaning = text[: sign.start()], text[sign.end() :]
    return len(term.split()) <= LONGEST_TERM and len(meaning.split()) >= SHORTEST_MEANING


def _why_unnamed(block: Block, before: Block | None) -> str:
    """Return why nothing asks for the points of a list together."""
    points = [item.children[0].text for item in block.children if item.children]
    if _are_most(len(text.split()) > _LONGEST_POINT or SENTENCE_END.search(text.strip()) for text in points):
        return SENTENCES
    if not heads(block):
        return "its points are too long, or too unlike each other, to be asked for together"
    sentence = last_sentence(before)
    asked = "What are its steps?" if block.ordered else "What belongs to it?"
    if sentence.endswith(":"):
        return f"it is led to by “{_short(sentence)}”, which does not say what its points are"
    missing = "nothing above it asks for its points or says what they are"
    return f"{missing}; a heading that asks, “{asked}”, makes a card of it"


def _are_most(said: Iterable[object]) -> bool:
    told = list(said)
    return 2 * sum(map(bool, told)) > len(told)


def _short(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= _SHORTENED else f"{said[: _SHORTENED - 1]}…"
