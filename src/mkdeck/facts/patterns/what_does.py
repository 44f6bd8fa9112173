"""A sentence that asks and answers: “What decides the fate of a star is its mass”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.guards import (
    has_pronoun,
    holds_anaphora,
    is_comparative,
    is_dated,
    is_hedged,
    is_opinion,
    points_elsewhere,
)
from mkdeck.facts.phrases import words_of
from mkdeck.facts.questions import ask
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.verb_forms import verb_forms
from mkdeck.facts.words import ADVERBS, ARTICLES, AUXILIARIES, PREPOSITIONS, word_set

TIER = "more"
OF_STATEMENTS = True
TRIGGERS = word_set("what")

_SAID = re.compile(
    r"(?P<front>What (?!is |are |was |were )[a-z][^,;:()]+?) (?:is|was) (?P<back>(?!that |not |because )[^;:()]+)$"
)
_TO_THE_AUTHOR = re.compile(r"\b(?:matters?|counts?|follows?|happen(?:s|ed)|helps?|works?|surprises?|seems?|makes)\b")
_FEWEST, _LONGEST_BACK = 3, 16


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What decides the fate of a star?”."""
    body = sentence.body
    found = _SAID.match(body.text)
    if found is None or _TO_THE_AUTHOR.search(found["front"]):
        return
    front, back = body.part(*found.span("front")), body.part(*found.span("back"))
    text = front.text
    content = [word for word in words_of(text)[1:] if word not in ADVERBS | ARTICLES | PREPOSITIONS]
    verb = words_of(text)[1]
    if not any(form.form in ("third", "past") for form in verb_forms(verb)) and verb not in AUXILIARIES:
        return  # “what people call a calorie”
    following = words_of(text)[2:3]
    if any(form.form == "base" and form.certainty == "mostly" for word in following for form in verb_forms(word)):
        return  # “what shops sell as Wi-Fi 6”
    if len(content) < _FEWEST or len(words_of(back.text)) > _LONGEST_BACK:
        return
    if has_pronoun(text) or points_elsewhere(text) or is_comparative(text) or is_opinion(text) or is_dated(body.text):
        return
    if is_hedged(body.text) or holds_anaphora(front, sentence.vocabulary) or points_elsewhere(back.text):
        return
    yield from ask(sentence, f"{front.without('strong').markdown}?", back)
