"""What “it” behind a verb stands for, put in its place: “Developers adopted it” of what the paragraph is about."""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.cards import Inline
from mkdeck.facts.guards import without_article
from mkdeck.facts.memory import once
from mkdeck.facts.phrases import Phrase, one_line
from mkdeck.facts.sentences import Sentence
from mkdeck.inline import beside, cut
from mkdeck.values import replace

_OBJECT = re.compile(
    r"(?P<before>(?P<subject>[^,;:()“”\"]{2,60}?) (?P<verb>[a-z]+(?: (?:to|on|up|with|for))?)) (?P<it>it)"
    r"(?= (?:because|since|as|in \d+|from|after|when|by|at)\b|,)"
)
_IS_IT = re.compile(r"\b(?:is|was|are|were|made|makes?|finds?|found|thought|take|takes|took|that|than|and|as|why)$")


@once
def with_object(sentence: Sentence) -> Sentence:
    """Return a sentence with what “it” behind its first verb stands for in its place, where that is sure."""
    body = sentence.body
    found = _OBJECT.match(body.text)
    topic = sentence.topic
    if found is None or topic is None or topic.is_plural or _IS_IT.search(found["before"]):
        return sentence
    if found["subject"].casefold().startswith(("it ", "that ", "this ", "which ")) or found["subject"] in ("It", "it"):
        return sentence
    if without_article(topic.phrase).text in found["before"]:
        return sentence
    whole = put(body, found.start("it"), found.end("it"), topic.phrase)
    return replace(sentence, phrase=whole, quote=sentence.quote or sentence.text)


def put(phrase: Phrase, start: int, end: int, name: Phrase) -> Phrase:
    """Return a phrase with a name in the place of its characters `start` to `end`, without the name's markup."""
    before = cut(phrase.inline, phrase.start, phrase.start + start)
    behind = cut(phrase.inline, phrase.start + end, phrase.end)
    put_in = _within(name) if before.text else cut(name.inline, name.start, name.end)
    head = beside(before, put_in) if before.text else Inline(one_line(put_in.text), ())
    joined = beside(head, behind)
    return Phrase(joined, 0, len(joined.text))


def _within(phrase: Phrase) -> Inline:
    """Return a name as it stands within a sentence, with no mark but code: “the OAIS model” of “The OAIS model”."""
    own = cut(phrase.inline, phrase.start, phrase.end)
    text = one_line(own.text)
    if text.startswith(("The ", "A ", "An ")):
        text = text[0].lower() + text[1:]
    return Inline(text, tuple(mark for mark in own.marks if mark.is_opaque))
