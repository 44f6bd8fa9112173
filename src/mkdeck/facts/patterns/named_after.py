"""After whom or what something is named: “The Golgi apparatus is named after Camillo Golgi”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import clauses
from mkdeck.facts.guards import has_pronoun, is_hedged, points_elsewhere
from mkdeck.facts.named_before import named_before
from mkdeck.facts.names import is_surname
from mkdeck.facts.phrases import words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.told_of_things import told_of_things
from mkdeck.facts.words import AUXILIARIES

TIER = "more"
OF_STATEMENTS = True
TRIGGERS = frozenset({"named", "name"})

_NAMING = re.compile(
    r" (?P<be>is|are|was|were)(?: (?:also|originally))? named (?P<link>after|for|in hono(?:u)?r of) "
    r"(?P<name>.+?)(?=[;:(]|, (?:who|which|whose|and|but|that|where|when|because)\b|,? (?:who|which|because|when"
    r"|in \d)|$)"
)
_NAMED_IT = re.compile(
    r"(?:^(?:He|She|They)|,? and(?: (?:he|she|they))?) named it (?P<link>after|for) (?P<name>[^,;:()]+?)(?=[,;:(]|$)"
)
"""“Mike Muuss wrote it in 1983, and he named it after the sound of sonar.”"""
_TOOK_NAME = re.compile(
    r"(?:, for its part,)? (?P<verb>got|takes|took|owes|has) its name (?:from|to) (?P<name>[^;:()]+?)"
    r"(?=$|[;:(]|, (?:from|in|where|which|who|whose|and|but|that|a|an|the)\b)"
)
"""“MultiWii got its name from the Nintendo Wii”."""
_LONGEST = 14


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Who or what is X named after?”."""
    yield from _named_it(sentence)
    yield from _took_name(sentence)
    for clause in clauses(sentence):
        found = _NAMING.search(clause.text)
        verb = clause.verb()
        if found is None or verb is None or verb[0] != found.start("be") or is_hedged(clause.text):
            continue
        subject = clause.subject(found.start())
        answer = clause.phrase.part(*found.span("name"))
        words = answer.words
        if subject is None or len(words) > _LONGEST or has_pronoun(answer.text) or points_elsewhere(answer.text):
            continue
        if not any(word[0].isupper() for word in words) or not AUXILIARIES.isdisjoint(words_of(answer.text)):
            continue
        if words_of(subject.text)[-1] in words_of(answer.text):
            continue  # “the Langstroth is named after Lorenzo Langstroth”
        thing = inside(subject.without("strong"), sentence)
        yield from ask(sentence, f"Who or what {found['be']} {thing} named after?", answer)


def _took_name(sentence: Sentence) -> Iterator[Card]:
    """Yield the card of what got its name from somebody or something."""
    for told in told_of_things(sentence, _TOOK_NAME, "verb"):
        answer = told.clause.phrase.part(*told.found.span("name"))
        is_clear = not has_pronoun(answer.text) and not points_elsewhere(answer.text)
        if is_clear and answer.words[-1][0].isupper() and len(answer.words) <= _LONGEST:
            did = "did" if told.found["verb"] in ("got", "took") else "does"
            yield from ask(sentence, f"From whom or what {did} {told.thing} take its name?", answer)


def _named_it(sentence: Sentence) -> Iterator[Card]:
    """Yield the card of a maker who named something after something: “it” is what the sentence before tells of."""
    found = _NAMED_IT.search(sentence.body.text)
    if found is None:
        return
    answer = sentence.body.part(*found.span("name"))
    thing = named_before(sentence, maker=sentence.body.text)
    if thing is None or is_surname(thing.text, thing.inline.text):
        return
    if len(answer.words) > _LONGEST or has_pronoun(answer.text) or points_elsewhere(answer.text):
        return
    yield from ask(sentence, f"Who or what is {inside(thing.without('strong'), sentence)} named after?", answer)
