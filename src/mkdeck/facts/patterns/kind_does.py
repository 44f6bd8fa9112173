"""What a kind of thing that the lesson does not mark does: “A slicer cuts a model into layers”, “X measures Y”.

Of a kind (“a slicer”) one asks what it does. Of a thing that has a name one asks only what it measures, covers or
guarantees, for it does much else.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card
from mkdeck.facts.certain_meanings import tells_what_it_does
from mkdeck.facts.clauses import Clause, clauses
from mkdeck.facts.guards import is_one_of_several, without_article
from mkdeck.facts.kinds import is_kind, is_named_kind
from mkdeck.facts.patterns.makes import told_active
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.predicates import OBJECT_VERBS, ask_for_deed, predicate
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.signs import ITALICS
from mkdeck.facts.terms import is_signed_name, is_term
from mkdeck.facts.verb_forms import is_likely_verb, verb_forms
from mkdeck.facts.verbs import DOING, third_person
from mkdeck.facts.words import AUXILIARIES, word_set

TIER = "more"
_THIRD = frozenset(map(third_person, DOING))
_OF_KINDS = _THIRD | word_set("makes takes sends uses keeps throws works")
"""What these tell of a kind of thing is what it is for; a thing that has a name does it by the way."""
TRIGGERS = _OF_KINDS | {ITALICS}

_NO_DEEDS = word_set(
    "is has was does becomes remains seems looks means says comes goes gets needs wants starts begins ends occurs "
    "happens exists lies stands belongs consists differs depends varies costs lasts lives appears refers denotes"
)
"""What these tell of a marked kind of thing is not what it is for."""
_ASIDE = re.compile(
    r"(?P<subject>[^,;:()–—]{2,60}?)"
    r"(?:,? (?:such as|founded|formed|created|launched|begun|introduced|as|of|from|in|or|which is|an?|the)"
    r" (?:[^,;:()]|\([^()]*\)){2,60},"
    r"| \([^()]{2,60}\))? (?P<verb>[a-z]+s)(?= (?P<next>[\w’'-]+))"
)
_HOW_LONG = re.compile(r"takes (?!whoever|whatever|what |in |up |apart )")
"""“Takes four days to cool” is not what it is for."""
_MEASURED = re.compile(r"[a-z]+s (?:more|less|as much|far more|a lot more|volumes|a great deal)\b")
"""“Says more than a line on a résumé” is no deed."""
_SHORTEST, _SHORTEST_OBJECT = 4, 2


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What does X do?”, or “What does X measure?”."""
    for clause in clauses(sentence):
        found = None if is_one_of_several(clause.text) else _subject(clause)
        if found is None or told_active(clause):
            continue  # “Who publishes ICD-11?” has one answer, “What does it publish?” many
        subject, start, end = found
        verb = clause.text[start:end]
        is_named = verb in OBJECT_VERBS and without_article(subject).text[0].isupper()
        answer = predicate(clause, start, shortest=_SHORTEST_OBJECT if is_named else _SHORTEST)
        if answer is not None and not _HOW_LONG.match(answer.text) and not _MEASURED.match(answer.text):
            yield from _card(sentence, inside(_plain(subject), sentence), answer, verb)


def is_certain(card: Card, sentence: Sentence) -> bool:
    """Whether it is told what a kind of thing does; what something shows, stores or defines is seldom one thing."""
    return isinstance(card, Basic) and card.front.endswith(" do?") and tells_what_it_does(card, sentence)


def _card(sentence: Sentence, thing: str, answer: Phrase, verb: str) -> Iterator[Card]:
    if verb != "works":
        yield from ask_for_deed(sentence, thing, answer, verb, many=False)
    elif answer.text.startswith("works by "):
        yield from ask(sentence, f"How does {thing} work?", answer.part(len("works ")))


def _plain(subject: Phrase) -> Phrase:
    """Return a subject without italics that hold its article: “*The Karl Fischer titration*”."""
    return subject if without_article(subject) == subject else subject.without("emphasis")


def _subject(clause: Clause) -> tuple[Phrase, int, int] | None:
    """Return what a clause opens with, and where its verb stands, behind what is said in passing."""
    found = _ASIDE.match(clause.text, 0, 140)
    if found is None or found["next"] in AUXILIARIES or is_likely_verb(found["next"]):
        return None
    subject = clause.phrase.part(*found.span("subject"))
    if found["verb"] not in _OF_KINDS and not (_is_marked(subject) and _is_deed(found["verb"])):
        return None
    if is_term(subject, clause.sentence) or is_signed_name(subject):
        return None  # which `function` reads
    vocabulary = clause.sentence.vocabulary
    of_object = found["verb"] in OBJECT_VERBS and is_named_kind(subject, vocabulary)
    is_told = of_object or _is_marked(subject) or is_kind(subject, vocabulary)
    return (subject, *found.span("verb")) if is_told else None


def _is_marked(subject: Phrase) -> bool:
    """Whether a subject is a kind of thing that is in italics: “A *choropleth map*”."""
    name = without_article(subject)
    return subject.words[0] in ("A", "An") and name.is_marked("emphasis") and name.text.islower()


def _is_deed(verb: str) -> bool:
    """Whether a word is a verb, and one that tells what is done: “shades”, “estimates”."""
    return verb not in _NO_DEEDS and any(form.form == "third" for form in verb_forms(verb))
