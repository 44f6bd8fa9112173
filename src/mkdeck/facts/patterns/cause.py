"""What brings something about, and what that is: “Malaria is caused by …”, “Erosion leads to …”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card
from mkdeck.facts.certain_questions import asks_plainly
from mkdeck.facts.clauses import Clause, clauses
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.guards import (
    has_pronoun,
    is_anaphoric,
    is_comparative,
    is_dated,
    is_hedged,
    is_one_of_several,
    is_opinion,
    names_vaguely,
    points_elsewhere,
)
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence

TIER = "default"
TRIGGERS = frozenset(["caused", "causes", "cause", "leads", "results", "result", "lead"])

_CAUSED = re.compile(
    r" (?P<be>is|are|was|were)(?: (?P<how>mainly|usually|often|primarily|mostly|largely))? caused by (?P<what>[^;:]+)$"
)
_CAUSES = re.compile(r" (?P<verb>causes?|leads? to|results? in|results? from) (?P<what>[^;:]+)$")
_ENDS = re.compile(
    r", (?:and|but|so|which|while|whereas|although|where|causing|leading|making|resulting)\b"
    r"| and (?:is|are|was|were|has|have|can|it|they)\b|,? (?:because|when|if"
    r"|unless) "
)
_TO_ACT = re.compile(r"^[^,]*? to [a-z]+")
_WHAT_CAUSES = re.compile(r"What (?:mainly |usually )?causes (?!the |a |an |this |these )")
_LONGEST, _LONGEST_CAUSE = 22, 10


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What causes X?” and “What does X lead to?”."""
    for clause in clauses(sentence):
        if is_hedged(clause.text) or is_dated(clause.text) or is_one_of_several(clause.text):
            continue
        yield from _caused(clause)
        yield from _causes(clause)


def is_certain(card: Card, sentence: Sentence) -> bool:
    """Whether a question asks for the one cause that is told of something by its name, in a few words."""
    if not isinstance(card, Basic) or _WHAT_CAUSES.match(card.front) is None or not asks_plainly(card, sentence):
        return False
    thing = card.front.partition(" causes ")[2].rstrip("?")
    is_known = not all(map(is_everyday, words_of(thing))) and " in the " not in thing
    is_told = len(words_of(card.back)) > 1 or card.back[0].isupper()  # “greed”
    return is_known and is_told and len(words_of(card.back)) <= _LONGEST_CAUSE


def _caused(clause: Clause) -> Iterator[Card]:
    found = _CAUSED.search(clause.text)
    verb = clause.verb()
    if found is None or verb is None or verb[0] != found.start("be"):
        return
    subject, answer = clause.subject(found.start()), _answer(clause, found)
    if subject is None or answer is None:
        return
    many = found["be"] in ("are", "were")
    is_one_word = len(subject.words) == 1 and not clause.sentence.vocabulary.is_name(subject.words[0])
    common = is_one_word or (subject.is_marked("strong") and many)  # “Malaria”
    thing = inside(subject.without("strong"), clause.sentence, many=many, common=common)
    if found["be"] in ("is", "are"):
        yield from ask(clause.sentence, f"What {found['how'] + ' ' if found['how'] else ''}causes {thing}?", answer)
    elif words_of(subject.text)[0] not in ("a", "an"):
        yield from ask(clause.sentence, f"What caused {thing}?", answer)


def _causes(clause: Clause) -> Iterator[Card]:
    found = _CAUSES.search(clause.text)
    verb = clause.verb()
    if found is None or (verb is not None and verb[0] != found.start("verb")):
        return
    subject, answer = clause.subject(found.start()), _answer(clause, found)
    if subject is None or answer is None or (found["verb"].startswith("cause") and _TO_ACT.match(answer.text)):
        return
    word, _, link = found["verb"].partition(" ")
    many = not word.endswith("s")
    base = word if many else word[:-1]
    thing = inside(subject.without("strong"), clause.sentence, many=many, common=subject.is_marked("strong") and many)
    front = f"What {'do' if many else 'does'} {thing} {base}{' ' + link if link else ''}?"
    yield from ask(clause.sentence, front, answer)


def _answer(clause: Clause, found: re.Match[str]) -> Phrase | None:
    """Return the cause or what comes of it, cut where another clause begins."""
    end = _ENDS.search(clause.text, found.start("what"))
    answer = clause.phrase.part(found.start("what"), end.start() if end else None)
    text = answer.text
    if not 1 <= len(words_of(text)) <= _LONGEST or points_elsewhere(text) or is_opinion(text):
        return None
    is_named = any(mark.kind == "emphasis" for mark in answer.inline.marks if answer.start <= mark.start < answer.end)
    if text.startswith("the ") and not is_named and is_anaphoric(answer, clause.sentence.vocabulary):
        return None
    if has_pronoun(text) or is_comparative(text) or names_vaguely(text):
        return None
    return answer
