"""Another name of a thing: “The windpipe, also known as the trachea, …”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.alone import is_empty
from mkdeck.facts.clauses import first_verb
from mkdeck.facts.guards import is_anaphoric, is_noun_phrase, points_elsewhere, without_article
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import ADVERBS, PREPOSITIONS, QUANTIFIERS

TIER = "default"
TRIGGERS = frozenset({"called", "known", "referred", "termed", "name"})

_NAMED = r"(?:called|known as|referred to as|termed|known under the name)"
_ASIDE = re.compile(
    rf"(?P<first>[^,;:()–—]{{2,60}}?)(?:,| \(| [–—-]+| ?—) ?(?:which is )?also (?:often |commonly |sometimes "
    rf"|widely )?{_NAMED} "
    r"(?:an? |the )?[“\"‘']?(?P<second>[^,;:()–—”\"]{2,60}?)[”\"’']?(?:,|\)| [–—-]+ |—)"
)
_STATEMENT = re.compile(
    rf"(?P<first>[^,;:()–—]{{2,60}}?) (?:is|are) also (?:often |commonly |sometimes |widely )?{_NAMED} "
    r"(?:an? |the )?[“\"‘']?(?P<second>[^,;:()–—”\"]{2,60}?)[”\"’']?(?:\.?$|, (?:because|which|after|since|from) )"
)
_ADJECTIVE = re.compile(r"(?:[st]ant|[dlst]ent|ous|ive|able|ible|ful|less|[a-z]{3}ic|[a-z]{3}al)$")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is another name for X?”."""
    body = sentence.body
    found = _ASIDE.match(body.text) or _STATEMENT.match(body.text)
    if found is None:
        return
    first, second = body.part(*found.span("first")), body.part(*found.span("second"))
    if not _is_named(first, sentence) or not is_noun_phrase(second, 5) or _clashes(first, second):
        return
    yield from ask(sentence, f"What is another name for {inside(first.without('strong'), sentence)}?", second)


def _is_named(phrase: Phrase, sentence: Sentence) -> bool:
    """Whether a phrase is a name that stands by itself; “the process” has no other name."""
    words = words_of(phrase.text)
    if first_verb(phrase.text + " ") or not is_noun_phrase(phrase, 5) or points_elsewhere(phrase.text):
        return False
    if len(words) == 1 and _ADJECTIVE.search(words[0]):
        return False  # “resistant”, of the kinds of attachment
    if words[0] in ADVERBS | QUANTIFIERS or not PREPOSITIONS.isdisjoint(words):
        return False
    if without_article(phrase).holds("strong") or not is_anaphoric(phrase, sentence.vocabulary):
        return True
    return len(words) <= 3 and words[0] == "the" and not any(map(is_empty, words[1:]))


def _clashes(first: Phrase, second: Phrase) -> bool:
    """Whether the second is but the first in other words, or several names."""
    return " or " in second.text or " and " in second.text or set(words_of(first.text)) >= set(words_of(second.text))
