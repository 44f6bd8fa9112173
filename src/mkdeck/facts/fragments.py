"""Phrases that stand for whole sentences, as behind a term: “A molecule that binds to a receptor.”."""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.facts.grammar import is_many, main_verb, read_tokens
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.words import word_set
from mkdeck.wording.words import SENTENCE_END

_CLAUSE_END = re.compile(r"[;:]")
_OF_PHRASES = frozenset({"relative", "gerund", "participle"})
"""Words before a verb that make it that of a part of a phrase: “a way of running programs …”."""

_SURELY_PAST = word_set(
    "ate became began broke came chose drew fell flew forgot gave grew knew rose said saw took went wrote"
)
"""Past forms that are no participles, or that stand behind no noun as such."""


def states(told: Phrase) -> bool:
    """Whether a text is a statement about something, and no phrase that says what a term before it is.

    “The letters stand for …”, “The phrase was coined …”, but not “A molecule that binds to a receptor”.
    """
    first = _CLAUSE_END.split(SENTENCE_END.split(told.text, maxsplit=1)[0], maxsplit=1)[0]
    tokens = read_tokens(told.part(0, len(first)))
    verb = main_verb(tokens)
    if not verb or any(token.kind in _OF_PHRASES or token.text == "that" for token in tokens[:verb]):
        return False
    of_many = is_many(tokens[verb - 1].text)
    is_finite = any(form.form == "third" or (form.form == "base" and of_many) for form in tokens[verb].forms)
    is_finite = is_finite or tokens[verb].small in _SURELY_PAST
    return tokens[verb].kind == "auxiliary" or is_finite
