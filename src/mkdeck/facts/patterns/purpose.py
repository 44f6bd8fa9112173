"""What something is for: “X is used to …”, “The role of X is to …”, “X is responsible for …”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import Clause, clauses
from mkdeck.facts.guards import (
    has_pronoun,
    is_anaphoric,
    is_comparative,
    is_dated,
    is_generic,
    is_hedged,
    is_noun_phrase,
    is_one_of_several,
    is_opinion,
    names_vaguely,
    points_elsewhere,
)
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set

TIER = "default"
TRIGGERS = word_set("used purpose role function job task goal responsible designed")

_USED = re.compile(
    r" (?P<be>is|are)(?: (?P<how>often|usually|commonly|mainly|primarily|typically|generally|widely|mostly|chiefly))?"
    r" (?:also )?(?P<verb>used|designed) (?P<link>to(?= [a-z])|for|as) (?P<what>.+)$"
)
_ROLE = re.compile(
    r"^The (?:main |primary |chief |only |sole |basic |key )?(?P<role>purpose|role|function|job|task|goal) of "
    r"(?P<thing>[^,;:]+?) (?P<be>is|was) (?P<what>to [^;:]+)$"
)
_RESPONSIBLE = re.compile(r" (?P<be>is|are)(?: (?:also|mainly|primarily|largely))? responsible for (?P<what>[^;:]+)$")
_ENDS = re.compile(
    r"[;:]|, (?:but|so|which|while|whereas|although|though|where|because|since|as|allowing|making|giving)\b"
    r"|, and (?:it|they|is|are|has|have|was|can|the|this)\b|,? (?:because|when|if|unless) "
    r"|, (?:it|they|this|that) | and (?:is|are|has|have|was|can)\b| \((?:see|in)\b"
)
_THAT = re.compile(r"\bto \w+ that \w+(?: (?:by|to|in|of|for|and)\b|$)")
"""“To prevent that cycle” points at another sentence."""

_SHORTEST, _LONGEST = 3, 28
_VAGUE = re.compile(
    r"^an? (?:\w+ )?(?:synonym|term|name|word|example|shorthand|metaphor|insult|nickname)$"
    r"|^(?:to )?(?:do|have|help|make|get|use|mean|refer|describe|denote|indicate)\b(?: \w+)?$|^to be "
)


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is X used for?” and its kin."""
    for clause in clauses(sentence):
        if not is_one_of_several(clause.text):
            yield from _used(clause)
            yield from _role(clause)
            yield from _responsible(clause)


def _used(clause: Clause) -> Iterator[Card]:
    found = _USED.search(clause.text)
    subject = general_subject(clause, found.start("be"), found.start()) if found else None
    if found is None or subject is None:
        return
    behind = found.span("what") if found["link"] != "to" else (found.start("link"), found.end("what"))
    answer = use_of(clause, *behind, shortest=2 if found["link"] == "as" else _SHORTEST)
    if answer is None:
        return
    how = f" {found['how']}" if found["how"] in ("mainly", "primarily", "chiefly", "mostly") else ""
    thing = _as_named(subject, clause, many=found["be"] == "are")
    if found["verb"] == "designed":
        yield from ask(clause.sentence, f"What {found['be']} {thing} designed {_end(found['link'])}?", answer)
    else:
        end = "as" if found["link"] == "as" else "for"
        yield from ask(clause.sentence, f"What {found['be']} {thing}{how} used {end}?", answer)


def _end(link: str) -> str:
    return "to do" if link == "to" else link


def _role(clause: Clause) -> Iterator[Card]:
    found = _ROLE.match(clause.text)
    if found is None:
        return
    thing = clause.phrase.part(*found.span("thing"))
    answer = use_of(clause, *found.span("what"))
    if answer is None or not _is_clear(thing, clause.sentence):
        return
    front = f"What {found['be']} the {found['role']} of {thing.without('strong').markdown}?"
    yield from ask(clause.sentence, front, answer)


def _responsible(clause: Clause) -> Iterator[Card]:
    found = _RESPONSIBLE.search(clause.text)
    subject = general_subject(clause, found.start("be"), found.start()) if found else None
    if found is None or subject is None:
        return
    answer = use_of(clause, *found.span("what"), shortest=2)
    if answer is not None:
        thing = _as_named(subject, clause, many=found["be"] == "are")
        yield from ask(clause.sentence, f"What {found['be']} {thing} responsible for?", answer)


def general_subject(clause: Clause, verb_at: int, end: int) -> Phrase | None:
    """Return what the clause is about, if its finite verb is the one that was found."""
    verb = clause.verb()
    if verb is None or verb[0] != verb_at or is_dated(clause.text[:end]):
        return None
    subject = clause.subject(end)
    return subject if subject is not None and _is_clear(subject, clause.sentence) else None


def _is_clear(thing: Phrase, sentence: Sentence) -> bool:
    words = words_of(thing.text)
    if (
        words[0] == "the"
        and len(words) == 2
        and thing.words[1].isupper()
        and words[1] not in sentence.vocabulary.headings
    ):
        return False  # “the URL” is that of something
    if not is_noun_phrase(thing) or is_anaphoric(thing, sentence.vocabulary) or is_generic(words[-1:]):
        return False
    return not (points_elsewhere(thing.text) or is_comparative(thing.text) or is_opinion(thing.text))


def use_of(clause: Clause, start: int, end: int, shortest: int = _SHORTEST) -> Phrase | None:
    """Return the use, cut where another clause begins, if it leans on nothing."""
    stop = _ENDS.search(clause.text, start, end)
    answer = clause.phrase.part(start, stop.start() if stop else end)
    text = answer.text
    if not shortest <= len(words_of(text)) <= _LONGEST or _VAGUE.match(text):
        return None
    if points_elsewhere(text) or is_hedged(text) or is_opinion(text) or _leans(text):
        return None
    return answer


def _leans(text: str) -> bool:
    """Whether a pronoun or a “the …” stands in the answer for something that is not on the card."""
    return has_pronoun(text.split(" that ")[0]) or names_vaguely(text) or _THAT.search(text) is not None


def _as_named(subject: Phrase, clause: Clause, *, many: bool) -> str:
    return inside(subject.without("strong"), clause.sentence, many=many, common=subject.is_marked("strong") and many)
