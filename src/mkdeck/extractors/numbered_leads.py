"""Numbered points that each open with a bold phrase: one card of all, in order, and one of each.

`**1. Reach out early.** …` or `1. **Reach out early.** …`, as tips, steps and principles are written. What the points
are is read from the sentence that introduces them ("Here are our five tips for …"), else from the heading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Markdown, Origin, Problem, Span
from mkdeck.facts.grammar import is_many
from mkdeck.facts.phrases import split_words, words_of
from mkdeck.facts.verb_forms import is_third_person, verb_forms
from mkdeck.facts.vocabulary import has_inner_capital
from mkdeck.parsing.inline import escape
from mkdeck.recognition.advice import asked_of, gives_reason, is_imperative
from mkdeck.recognition.numbered_points import STATES, Point, Title, noun_of, runs_of_points, title_of_points

WITH = ("ordered", "lead")

_OF_STEP = "what does “{}” involve?"
_OF_ADVICE = "what does the tip “{}” involve?"
_ADVICE = ("tips", "tip", "advice")
_OF_WHAT = re.compile(
    r"(?i)(?<![\w-])[a-z-]+s (?:of|for|in|behind|against|to|on) (?:an? |the )?(?!(?:an?|the) )[\w-]+ [\w-]+"
)
_MEANING = frozenset(["means", "refers", "is", "denotes", "equals", "describes", "has", "says", "states"])


def needs_topic(card: Card) -> bool:
    """Whether a card does not say of what there are the points, as “Tips for a good first day” does.

    “Tips for your job search” does not either where it speaks of CCNA and FreePBX.
    """
    if not isinstance(card, Basic):
        return False
    is_of_field = "the tip “" in card.front and any(map(has_inner_capital, split_words(card.back)))
    return is_of_field or _OF_WHAT.search(card.front.partition(": ")[0]) is None


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield the cards of each run of numbered points among a container's children."""
    if not any(map(_may_be_points, block.children)):
        return
    for start, points in runs_of_points(block.children):
        title = title_of_points(block, start, len(points))
        if title:
            yield from _cards(points, title, block.children[start].context)


def _may_be_points(block: Block) -> bool:
    """Whether a block is an ordered list or a paragraph that may open with a bold phrase."""
    return block.ordered or (block.kind == "paragraph" and block.inline.marks != ())


def _asked(points: Sequence[Point], title: Title) -> str:
    """Return how points are asked for, `{}` for each: what somebody does, what a step involves, what a term means."""
    are_sentences = any(point.is_sentence for point in points)
    if title.explains:
        return "explain “{}”."
    if noun_of(title.each) in STATES:  # nobody does what is “leather-hard”
        told = all(map(_tells_in_a_sentence, points)) and not are_sentences
        return "what happens in “{}”?" if told else "what is meant by “{}”?"
    if noun_of(title.each) in _ADVICE and not are_sentences:
        return _OF_ADVICE
    if title.to_do and not are_sentences:
        return _OF_STEP
    if all(map(_tells_of_doing, points)):
        return "what does “{}” do?"  # “**Level designer** — builds the spaces”
    if all(map(_tells_of_many, points)):
        return "what do “{}” do?"  # “**Tower controllers** look after the runways”
    return "what is meant by “{}”?"


def _tells_in_a_sentence(point: Point) -> bool:
    """Whether what is said of a point is a whole sentence: “The tasks are done.”, “it runs the tasks”."""
    return point.body[:1].isupper() or words_of(point.body)[:1] in (["it"], ["they"])


def _tells_of_doing(point: Point) -> bool:
    """Whether what is said of a point begins with what it does."""
    first, following = [*words_of(point.body)[:2], "", ""][:2]
    if point.is_sentence or first in _MEANING or following == "of":
        return False
    return is_third_person(first)


def _tells_of_many(point: Point) -> bool:
    """Whether what is said of a point begins with what many do."""
    first = [*words_of(point.body)[:1], ""][0]
    is_verb = any(form.form == "base" and form.certainty != "seldom" for form in verb_forms(first))
    return is_verb and is_many(point.lead) and not point.is_sentence


def _cards(points: Sequence[Point], title: Title, context: tuple[str, ...]) -> Iterator[Card]:
    whole = Span(points[0].span.path, points[0].span.first, points[-1].span.last)
    leads = "\n".join(f"{number}. {point.lead}" for number, point in enumerate(points, 1))
    yield Basic(escape(title.all), Markdown(leads), Origin(span=whole, context=context, evidence="shaped"))
    asked = _asked(points, title)
    for point in points:
        if point.body:
            is_advice = asked == _OF_ADVICE or (asked == _OF_STEP and is_imperative(point.lead))
            told = asked_of(point.body) if is_advice and gives_reason(point.body) else asked
            front = Markdown(f"{escape(title.each)}: {told.format(point.lead)}")
            yield Basic(front, point.body, Origin(span=point.span, context=context, evidence="shaped"))
