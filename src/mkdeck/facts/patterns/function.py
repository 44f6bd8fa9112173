"""What a term does: “**Ribosomes** build proteins by translating messenger RNA”.

The term is bold or code, and the verb is one of acting: “consists”, “occurs” or “has” tell something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdeck.cards import Card
from mkdeck.facts.clauses import clauses
from mkdeck.facts.guards import (
    addresses_reader,
    has_pronoun,
    is_comparative,
    is_dated,
    is_generic,
    is_hedged,
    is_noun_phrase,
    is_one_of_several,
    is_opinion,
    names_vaguely,
    points_elsewhere,
    without_article,
)
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.verbs import ACTIONS, third_person

TIER = "default"
TRIGGERS = ACTIONS | {third_person(base) for base in ACTIONS}

_ENDS = re.compile(
    r"[;:(]|, (?:but|so|which|while|whereas|although|though|because|since|when|if|unless|as)\b"
    r"|, and (?:it|they|is|are|has|have|was|can|the|this|their|its)\b|,? (?:because|whereas|although|unless|so that) "
    r"| and (?:is|are|has|have|was|can|it|they)\b"
)
_SHORTEST, _LONGEST = 3, 26


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What does X do?”."""
    for clause in clauses(sentence):
        verb = clause.verb()
        if verb is None or clause.text[slice(*verb)] not in TRIGGERS or is_one_of_several(clause.text):
            continue
        subject = clause.subject(verb[0]) or clause.phrase.part(0, verb[0])
        if not _is_term(subject, sentence):
            continue
        end = _ENDS.search(clause.text, verb[1])
        answer = clause.phrase.part(verb[0], end.start() if end else None)
        if _is_clear(answer):
            many = clause.text[slice(*verb)] in ACTIONS
            common = many and subject.is_marked("strong")
            thing = inside(subject.without("strong"), sentence, many=many, common=common)
            yield from ask(sentence, f"What {'do' if many else 'does'} {thing} do?", answer)


def _is_term(subject: Phrase, sentence: Sentence) -> bool:
    """Whether the lesson marks the subject as a term."""
    name = without_article(subject)
    if not is_noun_phrase(subject, 5) or points_elsewhere(subject.text):
        return False
    return name.is_marked("code") or (name.is_marked("strong") and (name != subject or _is_kind(name, sentence)))


def _is_kind(name: Phrase, sentence: Sentence) -> bool:
    """Whether a bold phrase without an article is a kind of thing: a plural, or a word in small letters elsewhere.

    “**Maria** carries …” is somebody, “**Step one** adds …” a label.
    """
    last = name.words[-1]
    if is_generic(words_of(name.text)[:1]):
        return False
    is_plural = last.endswith("s") and not last.endswith("ss")
    return (is_plural and last[0].islower() == (len(name.words) > 1)) or sentence.vocabulary.is_common(name.words[0])


def _is_clear(answer: Phrase) -> bool:
    """Whether the answer is whole and leans on nothing."""
    text = answer.text
    if not _SHORTEST <= len(words_of(text)) <= _LONGEST or points_elsewhere(text) or addresses_reader(text):
        return False
    if is_hedged(text) or is_opinion(text) or is_dated(text) or is_comparative(text):
        return False
    return not (has_pronoun(text.split(" that ")[0]) or names_vaguely(text))
