"""A case or a work in italics with its year, in a sentence that stands alone: “… in *Gibbons v. Ogden* (1824)”.

What else stands in italics may be stressed, or be the name of a file; the year or the “v.” tells that it is a title.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.alone import stands_alone
from mkdeck.facts.certain_gaps import tells_in_full
from mkdeck.facts.marked_terms import IMPERATIVE
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.signs import ITALICS
from mkdeck.facts.words import ARTICLES, AUXILIARIES, CONJUNCTIONS, PREPOSITIONS

TIER = "default"
TRIGGERS = frozenset({ITALICS})
MAY_STATE = re.compile(r" \((?:1\d|20)\d\d\)| vs?\. ")

is_certain = tells_in_full

_SMALL = ARTICLES | PREPOSITIONS | CONJUNCTIONS | {"v", "vs", "de", "la", "le"}
_YEAR = re.compile(r" \((?:1\d|20)\d\d\)")
_CASE = re.compile(r" vs?\. ")
_FEWEST_CONTENT, _LONGEST, _LONGEST_TITLE = 4, 32, 9


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence with its title deleted."""
    body = sentence.body
    marks = [m for m in body.inline.marks if m.kind == "emphasis" and body.start < m.start and m.end <= body.end]
    if len(marks) != 1 or len(words_of(body.text)) > _LONGEST:
        return
    title = Phrase(body.inline, marks[0].start, marks[0].end).part(0)
    if not _is_title(title) or IMPERATIVE.match(body.text) or not stands_alone(body, sentence.vocabulary):
        return
    rest = words_of(body.text[: title.start - body.start]) + words_of(body.text[title.end - body.start :])
    content = [word for word in rest if word not in _SMALL | AUXILIARIES]
    named = {word for word in words_of(title.text) if word not in _SMALL}
    behind = body.text[title.end - body.start :]
    if not _YEAR.match(behind) and not _CASE.search(title.text):
        return
    if len(content) >= _FEWEST_CONTENT and named.isdisjoint(rest) and not re.match(r",? (?:and|or) ", behind):
        yield from sentence.clozes(title)


def _is_title(title: Phrase) -> bool:
    words = title.words
    if not 2 <= len(words) <= _LONGEST_TITLE or title.is_marked("strong", "code"):
        return False
    return words[0][0].isupper() and all(w[0].isupper() or w[0].isdigit() or w.casefold() in _SMALL for w in words)
