"""What the thing is that a paragraph speaks of: “**BEVA 371** was devised in New York. It's an adhesive that …”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.definitions import meaning
from mkdeck.facts.guards import is_noun_phrase, without_article
from mkdeck.facts.meanings import is_meaning, is_of_a_person
from mkdeck.facts.phrases import words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.terms import agrees, is_marked_term
from mkdeck.facts.words import word_set

TIER = "more"
OF_PARTS = True
TRIGGERS = frozenset({"it", "it's"})

_IT_IS = re.compile(r"It(?:['’]s| is) (?=an? |the )")
_TELLS_MORE = re.compile(r" [A-Z][a-z]+ (?:have|has|is|are) ")
"""A sentence that runs on without a full stop: “… with disabilities They have 12 guidelines”."""
_NO_KIND = word_set(
    "pity shame wonder relief mistake matter fact reason story joke trick question thing place way time sign choice "
    "shortcut chore pleasure nuisance favorite favourite classic staple must mess mouthful misnomer"
)
"""What somebody thinks of a thing."""
_MADE_THEN = re.compile(
    r", and (?:since|because|if|when|while|as)\b"
    r"|, (?:first )?[a-z]+(?:ed|en|t) (?:in|by) [^,;]*\b(?:1\d|20)\d\d\b[^,;]*$"
)
"""“…, released in 2011 by A” tells of its making, and not what it is."""
_SHORTEST = 6


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is X?”."""
    body = sentence.body
    found = _IT_IS.match(body.text)
    topic = sentence.topic if found else None
    if found is None or topic is None or topic.is_plural:
        return
    term = topic.phrase
    name = without_article(term)
    is_named = name.text[:1].isupper() or is_marked_term(name, sentence.vocabulary)
    if not is_named or not is_noun_phrase(term, 5) or not agrees(term, "is"):
        return
    made = _MADE_THEN.search(body.text)
    answer = meaning(body.part(0, made.start() if made else None), found.end(), term, _SHORTEST)
    if (
        answer is None
        or not _NO_KIND.isdisjoint(words_of(answer.text)[1:3])
        or is_of_a_person(answer)
        or _TELLS_MORE.search(answer.text)
    ):
        return
    if is_meaning(answer, "is", marked=True):
        yield from ask(sentence, f"What is {inside(term.without('strong'), sentence)}?", answer)
