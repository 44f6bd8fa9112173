"""What something is known or valued for: “Vue is known for its documentation”, “Developers value it for …”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import Clause, clauses
from mkdeck.facts.guards import (
    addresses_reader,
    has_pronoun,
    is_balanced,
    is_hedged,
    is_name,
    names_vaguely,
    points_elsewhere,
    without_article,
)
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.pointing import points_back
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.references import with_subject
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.terms import is_marked_term, is_signed_name
from mkdeck.values import replace

TIER = "default"
OF_STATEMENTS = True
OF_PARTS = True
TRIGGERS = frozenset(
    {
        "known",
        "loved",
        "celebrated",
        "respected",
        "appreciated",
        "valued",
        "praised",
        "prized",
        "noted",
        "famous",
        "admired",
        "popular",
        "liked",
        "renowned",
        "criticized",
        "criticised",
        "value",
        "values",
        "praise",
        "like",
        "prefer",
        "love",
        "favor",
        "favour",
        "choose",
        "pick",
        "appreciate",
    }
)

_KNOWN = re.compile(
    r" (?P<be>is|are) (?:also |now |best |chiefly |mainly |mostly |widely |especially |particularly )*"
    r"(?P<how>known|loved|celebrated|respected|appreciated|valued|praised|prized|noted|famous|admired"
    r"|popular|liked|renowned|criticized|criticised)(?: above all| chiefly| mainly)? for (?P<what>[^;:()]+)$"
)
_VALUE = re.compile(
    r"(?P<who>(?:[A-Z][a-z]+ )?[A-Za-z]+s) (?:often |usually |generally )?"
    r"(?P<verb>value|praise|like|prefer|love|favou?r|choose|pick|appreciate) "
    r"(?P<thing>(?:the )?[\w.+#*-]*[A-Z][^,;:()]{0,40}?) for (?P<what>[^;:()]+)$"
)
_GOES_ON = re.compile(
    r", (?:but|so|which|although|though|while|whereas|because|and (?:it|they|is|was|has)) |, and (?=[A-Z])"
)
_OWN = re.compile(r"\b(?:its|their) (?=[a-z])")
_LONGEST = 28

MAY_STATE = re.compile(r" for ")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is X known for?”, “What do developers value X for?”."""
    for clause in clauses(told := with_subject(sentence)):
        if (found := _KNOWN.search(clause.text)) is not None:
            subject = clause.subject(found.start())
            what = _told(clause.phrase.part(*found.span("what")))
            if (
                subject is not None
                and what is not None
                and (_is_thing(subject, clause) or _is_topic(subject, sentence))
            ):
                named = inside(subject.without("strong"), told, named=True)
                what = _with_for(what)
                yield from ask(told, f"What {found['be']} {named} {found['how']} for?", what)
        elif (found := _VALUE.match(clause.text)) is not None:
            thing = clause.phrase.part(*found.span("thing"))
            what = _told(clause.phrase.part(*found.span("what")))
            who = found["who"][0].lower() + found["who"][1:]
            if what is not None and _is_thing(thing, clause) and not points_back(found["who"]):
                what = _with_for(what)
                front = f"What do {who} {found['verb']} {thing.without('strong').markdown} for?"
                yield from ask(sentence, front, what)


def _is_thing(phrase: Phrase, clause: Clause) -> bool:
    name, vocabulary = without_article(phrase), clause.sentence.vocabulary
    return is_name(name, vocabulary) or is_signed_name(phrase) or is_marked_term(name, vocabulary)


def _is_topic(subject: Phrase, sentence: Sentence) -> bool:
    """Whether a subject stands for an “it” that is what the paragraph has in bold."""
    topic = sentence.topic
    return topic is not None and topic.phrase.text == subject.text and topic.phrase.is_marked("strong")


def _with_for(what: Phrase) -> Phrase:
    """Return an answer with its first “for” where a second one follows: “for its charts and for how well it copes”."""
    return replace(what, start=what.start - len("for ")) if " and for " in what.text else what


def _told(what: Phrase) -> Phrase | None:
    """Return what is told of a thing, whose own “its” is clear; None where it leans on something else."""
    end = _GOES_ON.search(what.text)
    what = what.part(0, end.start() if end else None)
    others = _OWN.sub("the ", what.text)
    leans = has_pronoun(others) or points_elsewhere(others) or points_back(others) or names_vaguely(what.text)
    if what.text.startswith(("that", "now ", "this")):
        return None
    if leans or addresses_reader(what.text) or is_hedged(what.text) or not is_balanced(what.text):
        return None
    return what if 1 < len(words_of(what.text)) <= _LONGEST else None
