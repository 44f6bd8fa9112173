"""Named things side by side, each with its own: “Article I vests …, and Article II vests …”.

The names are deleted from the sentence; what each one does is the cue.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.alone import stands_alone
from mkdeck.facts.guards import is_name, without_article
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.verbs import is_verb
from mkdeck.facts.words import AUXILIARIES, FINITE_VERBS

TIER = "more"
TRIGGERS: frozenset[str] = frozenset()

_OPENS = re.compile(
    r"(?:^|(?:, (?:and |while |but )?|; (?:and )?|,? (?:and|while|whereas) ))"
    r"(?P<name>(?:the )?[A-Z][\w’'-]*(?: (?:of )?[A-Z\d][\w’'-]*){0,3}) (?P<verb>[a-z]+) (?=[^\W_])"
)
_LONGEST, _FEWEST_BEHIND = 50, 4


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence with the names deleted."""
    body = sentence.body
    if len(words_of(body.text)) > _LONGEST:
        return
    found = [
        place
        for place in _OPENS.finditer(body.text)
        if place["verb"] in AUXILIARIES or is_verb(place["verb"]) or place["verb"] in FINITE_VERBS
    ]
    if not 2 <= len(found) <= 4 or found[0].start() != 0 or len({place["verb"] for place in found}) > 1:
        return
    names = [without_article(body.part(*place.span("name"))) for place in found]
    if len({name.text for name in names}) < len(names) or not all(_is_named(name, sentence) for name in names[1:]):
        return
    ends = [place.start() for place in found[1:]] + [len(body.text)]
    told = [body.text[place.end() : end] for place, end in zip(found, ends, strict=True)]
    if any(len(words_of(text)) + len(found) < _FEWEST_BEHIND for text in told) or len(set(told)) < len(told):
        return
    if stands_alone(body, sentence.vocabulary):
        yield from sentence.clozes(*names)


def _is_named(name: Phrase, sentence: Sentence) -> bool:
    return len(name.words) > 1 or is_name(name, sentence.vocabulary)
