"""Which things are of a kind: “Bacteria and archaea are prokaryotes”.

A cloze of the members, where the lesson marks the kind as a term or speaks of it in a heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.alone import stands_alone
from mkdeck.facts.lists import items
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.sentences import Sentence

TIER = "default"
TRIGGERS = frozenset({"are"})

_STATEMENT = re.compile(
    r"(?P<members>[^;:()]{3,90}?,? and [^,;:()]{2,40}?) are (?:all |both )?(?P<kind>[a-z-]+(?: [a-z-]+)?s)\.?$"
)
_MARKED_STEM, _MOST = 7, 5


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence with the members deleted."""
    body = sentence.body
    found = _STATEMENT.match(body.text)
    if found is None:
        return
    members, kind = body.part(*found.span("members")), body.part(*found.span("kind"))
    if not set(words_of(kind.text)).isdisjoint(words_of(members.text)):
        return
    if 1 < len(items(members)) <= _MOST and _is_marked(kind, sentence) and stands_alone(body, sentence.vocabulary):
        yield from sentence.clozes(members)


def _is_marked(kind: Phrase, sentence: Sentence) -> bool:
    """Whether a heading or bold text of the lesson is of the kind: **prokaryotic** for prokaryotes."""
    stem = words_of(kind.text)[-1][:_MARKED_STEM].rstrip("s")
    vocabulary = sentence.vocabulary
    marked = vocabulary.heading_words.union(*(words_of(text) for text in vocabulary.bold))
    return any(word.startswith(stem) for word in marked)
