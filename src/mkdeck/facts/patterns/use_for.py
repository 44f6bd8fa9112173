"""What somebody uses something for: “Retailers use big data to forecast demand”.

Who uses it is told by a plural, and what they use by a name or a term; what they do with it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.alone import stands_alone
from mkdeck.facts.clauses import looks_plural
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.guards import addresses_reader, has_pronoun, holds_anaphora, is_balanced, points_elsewhere
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set

TIER = "default"
OF_STATEMENTS = True
TRIGGERS = frozenset({"use", "turn", "employ"})

_STATEMENT = re.compile(
    r"(?P<who>[A-Z][^,;:()]{2,60}?|[a-z][a-z -]{2,40}?) (?:also |often |now |commonly |typically |usually |mostly )?"
    r"(?P<verb>use|turn to|employ) (?P<thing>(?!it\b|them\b|this\b|these\b|that\b)[^,;:()]{2,50}?) to "
    r"(?P<what>(?!the\b|an?\b)[a-z]+ [^;:()]+)$"
)
_GOES_ON = re.compile(r", (?:but|so|which|although|though|while|whereas|because|and (?:[a-z]+ ){1,3}(?:use|are|is)\b)")
_ANYBODY = word_set("people they you we some many few most others students teams users everyone both all")
_LONGEST_WHO, _FEWEST, _LONGEST = 5, 2, 22


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What do A use X for?”."""
    body = sentence.body
    found = _STATEMENT.match(body.text)
    if found is None:
        return
    who, thing = body.part(*found.span("who")), body.part(*found.span("thing"))
    words = words_of(who.text)
    if not _ANYBODY.isdisjoint(words) or len(words) > _LONGEST_WHO or not looks_plural(who.words[-1]):
        return
    end = _GOES_ON.search(body.text, found.start("what"))
    what = body.part(found.start("what") - len("to "), end.start() if end else None)
    told = body.part(0, what.end - body.start)
    if not _says_what(thing, sentence) or not _is_answer(what) or not stands_alone(told, sentence.vocabulary):
        return
    users = inside(who.without("strong"), sentence, many=True)
    used = thing.without("strong").markdown
    verb = {"turn to": "use"}.get(found["verb"], found["verb"])
    yield from ask(sentence, f"What do {users} {verb} {used} for?", what)


def _says_what(thing: Phrase, sentence: Sentence) -> bool:
    """Whether what is used is told by a name or by a term, and not by words of every day."""
    words = words_of(thing.text)
    if has_pronoun(thing.text) or points_elsewhere(thing.text) or holds_anaphora(thing, sentence.vocabulary):
        return False
    is_named = any(word[0].isupper() for word in thing.words) or not all(map(is_everyday, words))
    return is_named or len(words) > 1


def _is_answer(what: Phrase) -> bool:
    words = words_of(what.text)
    is_clear = not (has_pronoun(what.text) or points_elsewhere(what.text) or addresses_reader(what.text))
    return is_clear and _FEWEST < len(words) <= _LONGEST and is_balanced(what.text)
