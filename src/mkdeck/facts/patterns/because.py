"""Why something is so: “X is … because Y”, “Because Y, X has …”, “The reason why X falls is that Y”.

The question is made by moving the auxiliary before the subject; a full verb is taken back to its base behind “do”,
if it stands in the table of verbs.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.certain_phrases import by_points
from mkdeck.facts.certain_questions import explains
from mkdeck.facts.clauses import Clause, clauses
from mkdeck.facts.guards import (
    addresses_reader,
    holds_anaphora,
    holds_for_good,
    is_dated,
    is_hedged,
    is_noun_phrase,
    is_opinion,
    points_elsewhere,
)
from mkdeck.facts.memory import found_once
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside, why
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import ARTICLES, PERSONAL, POSSESSIVE, PREPOSITIONS, TO_BE, word_set

TIER = "default"
is_likely = by_points
is_certain = explains
OF_STATEMENTS = True
_TWO_CLAUSES = re.compile(r", (?:and|but) (?:they|it|he|she|we)\b")
_EMPTY = re.compile(r"(?:\w+ )?because (?:it|they) (?:is|are|was|were) \w+")
"""“Mostly because it is boring” gives no reason that one could learn."""
_THANKS_TO_SOMEBODY = re.compile(r"\bthanks to (?:the [a-z]+ )?[A-Z]\w+ [A-Z]")
TRIGGERS = frozenset({"because", "due", "since", "thanks", "owing", "reason"})

_REASON = re.compile(
    r",?(?: (?:precisely|exactly))? (?P<reason>(?:(?:mainly|mostly|largely|primarily|partly|in part|chiefly) )?"
    r"(?:because(?: of)?|due to|thanks to|owing to) )|, (?P<since>since )(?!\d|then|the \d|(?:its|their) )"
)
_FRONTED = re.compile(r"(?P<reason>(?:Because(?: of)?|Due to|Owing to|Thanks to) [^,;:]+), (?P<main>[^;:]+)$")
_GIVEN_REASON = re.compile(
    r"(?:The|One|A) (?:main |major |chief |primary )?reason (?:why |that |for which )?(?P<main>[^,;:]+?) (?:is|was) "
    r"(?:that|because) (?P<reason>[^;:]+)$"
)
_NAMING = re.compile(
    r"(?:(?:get|have|got|take)s? (?:its|their) names?|(?:is|are|was|were) (?:so )?(?:called|named)(?: so| that)?) ?"
)
_CUT_WRONG = re.compile(
    r"^(?:like|in) |[;:()“”\"]|\b(?:that|which|who)\b"
    r"|\bones?\b|\b(?:not|just|only|perhaps|probably|possibly|simply|that|and|or|either|part|two|three|four|five|six)$"
)
_SOMEBODY = word_set(
    "participant participants student students user users people person patient patients subject subjects customer "
    "customers developer developers worker workers child children teacher teachers reader readers players guards "
    "prices price sales sale test tests result results error errors"
)
_PERSON = re.compile(
    r"(?i)(?:an?|the|any) (?:[a-z]+ )?(?:beginner|newcomer|student|user|developer|person|engineer|reader|child)s?$"
)
_QUALITY = re.compile(
    r"['’]s? (?:[a-z]+ )?(?:strength|weakness|drawback|advantage|disadvantage|appeal|merit|virtue)s?$"
)
"""“ArcGIS's great strength is breadth, since …” tells what it is, and only then why."""
_GOES_ON = re.compile(
    r"[;:]|, (?:but|so|and so|although|though|while|whereas|which|and (?:it|they|this|the)) "
    r"|, and [a-z]+s (?:often|usually|sometimes|always|never|also|then) "
)
_MUST = re.compile(r"\bmust\b")
"""A need is as good a reason as a state: “because each index must be updated”."""
_OF_STATE = TO_BE | word_set(
    "look looks seem seems appear appears become becomes became turn turns stay stays taste feel"
)
"""Verbs that say what a thing is, for which one word is enough: “Why does ice look blue?”"""
IN_SOMETHING = word_set(
    "interested hiring worried keen involved concerned ready willing able busy different similar needed required wanted"
)
"""What somebody is in, for or than something that must be told."""
_CHOSEN = word_set("chosen used preferred picked favoured favored selected added avoided popular common")
"""What something is for a purpose that must be told: “Zirconium is chosen because …”."""
_PARTICLES = frozenset(["out", "in", "up", "down", "off", "on", "over", "away", "back"])
_LONGEST_REASON, _FEWEST_TOLD = 35, 2
_PERFECT = re.compile(r"\b(?:has|have|had) (?:\w+ly )?(?:been|\w+ed)\b")


@found_once
def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Why is X …?”."""
    given = _GIVEN_REASON.match(sentence.body.text)
    if given is not None:
        yield from _given(sentence, given)
        return
    for clause in clauses(sentence):
        fronted = _FRONTED.match(clause.text)
        if fronted is not None:
            main = Clause(clause.phrase.part(fronted.start("main")), sentence, clause.goes_on)
            if not main.is_plural and _OF_THEM.match(fronted["reason"]):
                continue  # “Because they're unique, context is everything”
            yield from _cards(main, len(main.text), clause.phrase.part(*fronted.span("reason")))
            continue
        reasons = list(_REASON.finditer(clause.text))
        if len(reasons) == 1:  # with two it is not clear which of them explains which part
            found = reasons[0]
            is_since = found["since"] is not None
            if is_since and (_PERFECT.search(clause.text[: found.start()]) or is_dated(clause.text)):
                continue  # “has been used since …” tells the time
            answer = _answer(clause, found.start("since" if is_since else "reason"))
            if answer is not None:
                yield from _cards(clause, found.start(), answer)


def _given(sentence: Sentence, given: re.Match[str]) -> Iterator[Card]:
    body = sentence.body
    main = Clause(body.part(*given.span("main")), sentence, None)
    if given[0].startswith("The"):  # “one reason” is one of many
        yield from _cards(main, len(main.text), body.part(*given.span("reason")))


_OF_THEM = re.compile(r"(?i)\w+ they\b")
_AND_THEY = re.compile(r" and (?:they|it|you|we)\b")
_TOO = re.compile(r",? ?\b(?:as well|too)$")
_BOTH = re.compile(r"\bboth\b(?! [\w’-]+ and\b| the\b| of\b)")
"""“Because it carries both” tells of two that were named before."""


def _cards(clause: Clause, end: int, answer: Phrase) -> Iterator[Card]:
    """Yield the question about what a clause says up to `end`."""
    verb = clause.verb()
    if verb is None or verb[1] > end:
        return
    subject = clause.subject(verb[0], quantified=True)
    named = subject or _told_by_its_name(clause.phrase.part(0, verb[0]))
    too = _TOO.search(clause.text, verb[1], end)
    predicate = clause.phrase.part(verb[1], too.start() if too else end)
    if named is not None and _NAMING.fullmatch(clause.text, verb[0], end) and _is_reason(answer, of_name=True):
        be = "are" if clause.is_plural else "is"
        thing = inside(named.without("strong"), clause.sentence)
        yield from ask(clause.sentence, f"Why {be} {thing} called that?", answer)
        return
    if (
        subject is None
        or _is_somebody(subject)
        or not _is_askable(predicate, clause.sentence, clause.text[slice(*verb)].casefold())
    ):
        return
    if not _is_reason(answer) or _BOTH.search(answer.text) or predicate.text.endswith("so called"):
        return
    if _PERSON.match(subject.text) and not POSSESSIVE.isdisjoint(words_of(answer.text)):
        return  # “A beginner is quick thanks to its push/pull tool”
    front = why(clause, subject, verb, predicate)
    if front is not None and _AND_THEY.search(front) is None:
        yield from ask(clause.sentence, front, answer)


def _told_by_its_name(phrase: Phrase) -> Phrase | None:
    """Return “the leading tone”, of whose name a sentence speaks: two words are a name, “the tool” is none."""
    return phrase if len(phrase.words) > 2 and is_noun_phrase(phrase) and not points_elsewhere(phrase.text) else None


def _is_somebody(subject: Phrase) -> bool:
    """Whether the subject is somebody in an example: “the participants”, “a student”, “sales”."""
    words = [word for word in words_of(subject.text) if word not in ARTICLES]
    return (len(words) == 1 and words[0] in _SOMEBODY) or _QUALITY.search(subject.text) is not None


def _is_askable(predicate: Phrase, sentence: Sentence, says: str) -> bool:
    """Whether what is to be explained says by itself what it means; `says` is the verb before it."""
    text, says_what = predicate.text, says in _OF_STATE
    if not says_what and len([word for word in words_of(text) if word not in PREPOSITIONS | ARTICLES]) < _FEWEST_TOLD:
        return False  # “Why does window glass fail?”, “Why does a firm want labor?”
    if says_what and (text in _PARTICLES or text in IN_SOMETHING or text in _CHOSEN):
        return False  # “Recursion is out” does not say of what
    if says == "followed" and words_of(text)[0] in PREPOSITIONS:
        return False  # “Active dry yeast followed during the war”: what?
    if _CUT_WRONG.search(text) or _TWO_CLAUSES.search(text) or text.count(",") > 1 or len(words_of(text)) > 16:
        return False
    if not (PERSONAL | POSSESSIVE).isdisjoint(words_of(text)) or holds_anaphora(predicate, sentence.vocabulary):
        return False
    return holds_for_good(text)


def _answer(clause: Clause, start: int) -> Phrase | None:
    """Return the reason, from its “because” on."""
    end = _GOES_ON.search(clause.text, start + len("because"))
    return clause.phrase.part(start, end.start() if end else None)


def _is_reason(answer: Phrase, *, of_name: bool = False) -> bool:
    """Whether it is one, and leans on nothing but the question; a name may tell of what only seems so."""
    text = answer.text
    if not 3 <= len(words_of(text)) <= _LONGEST_REASON or not {"he", "she", "i"}.isdisjoint(words_of(text)):
        return False
    if _EMPTY.fullmatch(text) or _THANKS_TO_SOMEBODY.search(text):
        return False
    is_guess = not of_name and is_hedged(_MUST.sub("", text))
    return not (points_elsewhere(text) or addresses_reader(text) or is_guess or is_opinion(text))
