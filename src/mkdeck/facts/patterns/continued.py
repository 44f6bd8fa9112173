"""What a sentence in the middle of a paragraph tells; a cloze of it behind the one or two that it goes on from.

“It stores a hash.” A pronoun or “the plan” need not be put in other words where what it leans on stands before it; nor
need what a lone number measures, which that tells as well. Only the last sentence is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.alone import standing
from mkdeck.facts.asked import is_specific
from mkdeck.facts.certain_phrases import by_points, never
from mkdeck.facts.grammar import Token, main_verb, opening_end, read_tokens
from mkdeck.facts.key_phrases import KeyPhrases, is_known, key_phrases
from mkdeck.facts.marked_terms import IMPERATIVE, is_of_screen
from mkdeck.facts.memory import found_once, once
from mkdeck.facts.of_moment import is_of_task, is_told_once
from mkdeck.facts.passages import in_passage
from mkdeck.facts.patterns import key_phrase, likely_phrase
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.sentences import Sentence
from mkdeck.values import replace

TIER = "default"
is_certain = never
is_likely = by_points
ONLY_IN_LESSONS = True
TRIGGERS: frozenset[str] = frozenset()

_MEASURE = re.compile(r"[<>~±+−-]?\d(?!\d{3}\b)|[a-z]+$")
_ALONE = (key_phrase, likely_phrase)
"""The patterns that ask for the key phrases of a sentence alone."""
_FEWEST, _LONGEST, _LONGEST_OF_BOTH, _FEWEST_LEFT = 5, 30, 56, 1


@found_once
def find(sentence: Sentence) -> Iterator[Card]:
    """Yield both sentences with the key phrases of the second deleted, where that does not tell its point by itself."""
    for both, found in asked(sentence):
        if not any(rule.is_certain(card, sentence) for rule in _ALONE for card in rule.find(sentence)):
            yield from both.clozes(*found.phrases)


@once
def asked(sentence: Sentence) -> Sequence[tuple[Sentence, KeyPhrases]]:
    """Return a sentence behind the one before it, and what can be asked for of it; nothing where that can not be."""
    if sentence.before is None or not _FEWEST <= len(words_of(sentence.text)) <= _LONGEST:
        return ()
    key = key_phrases(sentence, fewest_left=_FEWEST_LEFT)
    if (
        not key.phrases
        or not is_known(key)
        or is_told_once(sentence, (phrase.text for phrase in key.phrases))
        or is_of_task(sentence)
    ):
        return ()
    found = in_passage(sentence)
    if found is None:
        return ()
    both, moved = found
    if is_of_screen(both.text) or IMPERATIVE.match(sentence.body.text) or len(words_of(both.text)) > _LONGEST_OF_BOTH:
        return ()
    shown = both.text[: sentence.phrase.start + moved].casefold()
    new = (phrase for phrase in key.phrases if phrase.text.casefold() not in shown)
    phrases = [phrase for phrase in new if not _is_within_subject(sentence, phrase)]
    if standing(sentence) is not None and _says_enough(sentence, phrases):
        return ()
    shifted = [Phrase(both.phrase.inline, phrase.start + moved, phrase.end + moved) for phrase in phrases]
    shifted = [phrase for phrase in shifted if phrase.end <= both.phrase.end]
    return ((both, replace(key, phrases=shifted, are_sure=key.are_sure)),) if shifted else ()


def _subject(sentence: Sentence) -> Sequence[Token]:
    """Return the words of a sentence's subject, but for its article."""
    tokens = read_tokens(sentence.body)
    verb = main_verb(tokens) or 0
    return [token for token in tokens[opening_end(tokens) : verb] if token.kind != "article"]


def _is_within_subject(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase tells which the subject is: “Strings in *Python* are immutable”."""
    own, start = _subject(sentence), sentence.body.start
    before = next((token for token in reversed(own) if start + token.end <= phrase.start), None)
    if before is None or phrase.start >= start + own[-1].end or phrase.text[0].isdigit():
        return False
    is_behind = before.kind == "preposition" and before is not own[0]
    return is_behind and not phrase.is_marked("strong", "emphasis", "code")


def _says_enough(sentence: Sentence, phrases: Sequence[Phrase]) -> bool:
    """Whether a sentence that stands alone names what it tells of, and asks for something else of it.

    A number may be of anything that was told of a thing before.
    """
    body, own = sentence.body, _subject(sentence)
    if not own or any(phrase.start < body.start + own[-1].end for phrase in phrases):
        return False
    start = body.start + own[0].start
    if own[0].kind == "name" or any(mark.start <= start < mark.end for mark in body.inline.marks):
        return True
    return any(map(is_specific, own)) and not all(_MEASURE.match(phrase.text) for phrase in phrases)
