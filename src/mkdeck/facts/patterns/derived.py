"""Out of what a thing came: “PostgreSQL grew out of POSTGRES”, “Paper is made from wood”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.akin import akin
from mkdeck.facts.asked import SAYS_LITTLE
from mkdeck.facts.certain_phrases import by_points
from mkdeck.facts.clauses import clauses, looks_plural
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.guards import has_pronoun, is_dated, is_hedged, is_opinion, names_vaguely, points_elsewhere
from mkdeck.facts.phrases import words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import ARTICLES, word_set

TIER = "default"
is_likely = by_points
OF_STATEMENTS = True
TRIGGERS = word_set(
    "grew evolved derives derive derived descends descended descend developed arose made obtained inherited"
)

_STATEMENT = re.compile(
    r" (?:(?P<be>is|are|(?P<was>was|were)) (?:(?:\w+ly|often) )?"
    r"(?P<done>derived|descended|inherited|evolved|(?:made|obtained)(?(was)(?!)))"
    r"|(?P<past>grew|evolved|developed|arose|descended)|(?P<one>derives|descends)|(?P<many>derive|descend))"
    r" (?P<out>out of|from) (?P<source>[^;:()]+)$"
)
_BASE = {"grew": "grow", "evolved": "evolve", "developed": "develop", "arose": "arise", "descended": "descend"}
_GOES_ON = re.compile(
    r", (?:and|but|so|or|then) (?!\w+$)|, (?:which|who|where|when|while|whereas|although|by|in|with|using|because)\b"
    r"| (?:and|but) (?:is|are|was|were|has|have|it|they|can|[a-z]+ed)\b|,? (?:because|when|while|if|so that|as) "
)
_APPOSED = re.compile(r"(?P<name>(?:the )?[A-Z][\w.+#-]*(?: [A-Z\d][\w.+#-]*){0,4}), an? [a-z]")
"""“Cool Edit Pro, a program by Syntrillium Software”."""
_TO_A_NUMBER = re.compile(r"\b(?:hundred|thousand|million|billion|\d[\d,.]*)\b.* to ")
"""“From 30,000 people in 1850 to three million” tells how much it grew, and not out of what."""
_LONGEST = 18


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What did X grow out of?”."""
    for clause in clauses(sentence):
        found = _STATEMENT.search(clause.text)
        verb = clause.verb()
        if found is None or (verb and verb[0] != found.start() + 1) or is_hedged(clause.text):
            continue
        subject = clause.subject(found.start())
        end = _GOES_ON.search(clause.text, found.start("source"))
        source = clause.phrase.part(found.start("source"), end.start() if end else None)
        apposed = _APPOSED.match(source.text)
        source = source.part(0, apposed.end("name")) if apposed else source
        text = source.text
        if subject is None or len(words_of(text)) > _LONGEST or has_pronoun(text) or points_elsewhere(text):
            continue
        words, subject_words = words_of(text), words_of(subject.text)
        if is_dated(clause.text) or is_opinion(text) or names_vaguely(text):
            continue
        if found["past"] == "grew" and _TO_A_NUMBER.search(text):
            continue
        if found["past"] == "grew" and words[0] in ("a", "an") and all(map(is_everyday, words)):
            continue  # “QNX grew out of a student project”
        if all(word in SAYS_LITTLE | ARTICLES or any(akin(word, other) for other in subject_words) for word in words):
            continue  # “PostgreSQL grew out of the POSTGRES project”
        thing = inside(
            subject.without("strong"), sentence, many=clause.is_plural is not False and looks_plural(subject.words[-1])
        )
        yield from ask(sentence, f"What {_asked(found, thing)} {found['out']}?", source)


def _asked(found: re.Match[str], thing: str) -> str:
    """Return what stands in the question between “What” and “from”."""
    if found["be"]:
        return f"{found['be']} {thing} {found['done']}"
    if found["past"]:
        return f"did {thing} {_BASE[found['past']]}"
    return f"does {thing} {found['one'].removesuffix('s')}" if found["one"] else f"do {thing} {found['many']}"
