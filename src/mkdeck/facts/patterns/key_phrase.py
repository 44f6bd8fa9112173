"""Terms, or several names, dates and numbers, of a sentence that stands alone and tells one thing; a cloze.

“The Suez Canal links the Mediterranean to the Red Sea.” It is the last to be tried: where a pattern knows how to ask
for what a sentence states, its card stays and this one goes.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card, Cloze
from mkdeck.clozes import DELETION
from mkdeck.facts.alone import standing
from mkdeck.facts.certain_gaps import may_tell_by_itself, tells_by_itself
from mkdeck.facts.key_phrases import KeyPhrases, holds_key_phrase, key_phrases
from mkdeck.facts.marked_terms import IMPERATIVE, is_of_screen, tells_enough
from mkdeck.facts.phrases import words_of
from mkdeck.facts.references import with_subject
from mkdeck.facts.sentences import Sentence
from mkdeck.values import replace

TIER = "default"
TRIGGERS: frozenset[str] = frozenset()

_FEWEST, _LONGEST = 4, 32


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence with its key phrases deleted, where these are sure to be its point."""
    for whole, found in asked(sentence):
        is_sure = found.are_sure and found.tells_one_thing and tells_enough(whole.body, found.phrases)
        if is_sure and holds_key_phrase(whole.body, found.phrases):
            yield from whole.clozes(*found.phrases)


_OPENS = re.compile(r"(?:In|On|By|At) ")
_NUMBER = re.compile(r"\d[\d.,:–−-]*(?: to [\d.,]+)?")


def is_certain(card: Card, sentence: Sentence) -> bool:
    """Whether a sentence tells all by itself, opens with when or where it was, or has numbers alone for its point."""
    if not isinstance(card, Cloze) or not tells_by_itself(card, sentence):
        return False
    hidden = DELETION.findall(card.text)
    are_numbers = len(hidden) > 1 and all(map(_NUMBER.fullmatch, hidden))
    return are_numbers or _OPENS.match(sentence.body.text) is not None


def may_be_certain(sentence: Sentence) -> bool:
    """Whether a sentence opens with when or where it was, or has numbers; which spares the rest to be read."""
    is_sure = _OPENS.match(sentence.body.text) is not None or len(_NUMBER.findall(sentence.text)) > 1
    return is_sure and may_tell_by_itself(sentence)


def asked(sentence: Sentence) -> Iterator[tuple[Sentence, KeyPhrases]]:
    """Yield a sentence as it is shown, and what can be asked for of it; nothing where it cannot stand alone."""
    whole = standing(with_subject(sentence))
    if whole is None or is_of_screen(whole.text) or IMPERATIVE.match(whole.body.text):
        return
    if not _FEWEST <= len(words_of(whole.body.text)) <= _LONGEST:
        return
    found = key_phrases(whole)
    if whole.quote and len(found.phrases) > 1 and found.phrases[0].start == whole.body.start:
        found = replace(found, phrases=found.phrases[1:])  # what a pronoun stood for is known from the one before
    yield whole, found
