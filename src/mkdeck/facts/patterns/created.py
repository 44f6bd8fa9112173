"""Who developed, founded, wrote or discovered something, and when, told in the passive.

“TensorFlow was developed by Google in 2015” gives a question for the maker and one for the year. “In 1898, radium
was discovered …” tells the year before.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import Clause, clauses
from mkdeck.facts.dates import fronted_date
from mkdeck.facts.deeds import FIRST, PAST, VERBS, ask_deed, is_generic_invention, is_sure, is_the_one
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.sentences import Sentence

TIER = "default"
TRIGGERS = frozenset(PAST)

_VERB = re.compile(rf" (?P<be>was|were){FIRST} (?P<verb>{VERBS})\b")
_ASIDE = re.compile(r", (?:on the other hand|in contrast|by contrast|however|in turn|meanwhile|for example), ?$")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the questions for the maker and for the date."""
    for clause in clauses(sentence):
        if not is_sure(clause.text):
            continue
        fronted = fronted_date(clause.phrase)
        date, rest = fronted or (None, clause.phrase)
        main = Clause(rest, sentence, clause.topic)
        found = _VERB.search(main.text)
        if found is None:
            continue
        subject = _subject(main, found)
        if subject is not None and is_the_one(subject, found["be"], sentence):
            yield from ask_deed(sentence, subject, found["be"], main.phrase, found, date)


def _subject(clause: Clause, found: re.Match[str]) -> Phrase | None:
    """Return what was brought about."""
    aside = _ASIDE.search(clause.text[: found.start("be")])
    end = aside.start() if aside else found.start()
    phrase = clause.phrase.part(0, end)
    if is_generic_invention(phrase, found["verb"], clause.sentence):
        return phrase
    verb = clause.verb()
    if verb is None or verb[0] != found.start("be"):
        return None
    return clause.subject(end)
