"""An event and its date: “In 1969, Apollo 11 landed on the Moon” with the date deleted.

The sentence stands on the card as a whole, so all of it must be clear by itself: somebody or something is named, and
nothing in it leans on the text around it. The doer or the place is deleted too.
What happened is often the point, and not when.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.alone import are_bound
from mkdeck.facts.certain_gaps import tells_event_in_full
from mkdeck.facts.certain_phrases import by_points
from mkdeck.facts.clauses import Clause
from mkdeck.facts.dates import AT_END, FRONTED, dates_in, exact_date
from mkdeck.facts.guards import (
    holds_anaphora,
    is_comparative,
    is_dated,
    is_hedged,
    is_opinion,
    points_elsewhere,
)
from mkdeck.facts.memory import found_by_any, once
from mkdeck.facts.patterns import created, creator
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.pointing import points_back
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import ARTICLES, PREPOSITIONS, word_set

TIER = "default"
is_likely = by_points
is_certain = tells_event_in_full
TRIGGERS = word_set("in on from between")
MAY_STATE = re.compile(r"\d|\b(?:century|millennium)\b")

_LONGEST = 24
_FEWEST = 5
"""Words of a deed that tell it apart without a name."""
_OF_A_STUDY = word_set(
    "study studies survey surveyed surveys participants percent sample data researchers respondents statistics report "
    "reported census found million billion experiment approximately about almost nearly roughly around"
)
"""Figures and studies: a card would ask for a date that nobody learns."""

_LEANING = word_set(
    "also then still again however meanwhile later soon already thus therefore so too had would now therein thereby "
    "finally eventually there not never did"
)
_SUBORDINATE = re.compile(r"\b(?:when|while|after|before|until|although|though|because|if|since|whereas)\b")
_PAST = re.compile(
    r"\b(?:was|were|became|began|won|led|took|fell|rose|made|gave|left|came|went|lost|sank|held|met|set|broke|cut"
    r"|flew|wrote"
    r"|built|fought|brought|sent|put|hit|ran|saw|stood|told|got|grew|drew|bought|sold|spread|overthrew|[a-z]{2,}ed)\b"
)


_GOES_ON = re.compile(r",? (?:by|at|as|with|under|upon|and|but|where|which) |, ")
"""What follows a date in the middle of a sentence, where it belongs to the event before it."""

_PARTICLE = r"(?:[A-Z]\.|van|von|de|der|da|di|du|la|le)"
_FULL_NAME = rf"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ’'-]+(?:(?: {_PARTICLE})*(?: [A-ZÀ-ÖØ-Þ][\w’'-]+))+(?! {_PARTICLE} )"
_NAME = re.compile(
    r"(?!(?:The|An?|In|On|After|Before|When|While|Since|As|At|By|For|From|With|Under|During|Only) )"
    rf"(?P<name>{_FULL_NAME}(?: and {_FULL_NAME})?)(?=, (?![A-Z])| (?:of|at|in|from) [A-Z]| (?!and\b)[a-z]+ )"
)
_AT_A_PLACE = re.compile(
    r" (?:at|near|in) (?:the )?(?P<place>[A-Z][\w’'-]+(?: (?:of |the |de |la )?[A-Z][\w’'-]+){0,3})$"
)


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence with its date deleted, and who did it or where it happened."""
    deletions = _date_and_name(sentence)
    if deletions:
        yield from sentence.clozes(*deletions)


def tells_event(sentence: Sentence) -> bool:
    """Whether a sentence tells of one event and its date, and leans on nothing before it."""
    return bool(_date_and_name(sentence))


_NO_EVENT = re.compile(
    r"(?:arrived from|(?:began|started) with|asked for an?"
    r"|(?:took|lasted|spent|cost|published|wrote) (?:(?:about|around|over|nearly|only|just) )?"
    r"(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|many|several|a few)) [A-Za-z]"
)


def is_no_event(deed: str) -> bool:
    """Whether a deed is none by which anybody knows its year: “took seven weeks”, “arrived from Berlin”."""
    return _NO_EVENT.match(deed) is not None


@once
def _date_and_name(sentence: Sentence) -> tuple[Phrase, ...]:
    """Return what to delete of an event: its date, and who did it or where it happened if that is told; () if none."""
    body = sentence.body
    if MAY_STATE.search(body.text) is None or re.search(r"[;:()]", body.text):
        return ()
    if not 5 <= len(words_of(body.text)) <= _LONGEST:
        return ()
    found = _date_and_event(body)
    if found is None:
        return ()
    date, event, rest = found
    if not _stands_alone(event, rest, sentence) or _is_asked_elsewhere(sentence):
        return ()
    return tuple(sorted((date, *(_doer(event) or _place(event, date))), key=lambda phrase: phrase.start))


def _date_and_event(body: Phrase) -> tuple[Phrase, Phrase, Phrase] | None:
    """Return the one date of a sentence, what happened, and what is told behind the date, which may be nothing."""
    fronted, closing = FRONTED.match(body.text), AT_END.search(body.text)
    nothing = body.part(len(body.text))
    if fronted is not None and closing is None:
        return body.part(*fronted.span("date")), body.part(fronted.end()), nothing
    if closing is not None and fronted is None:
        group = "date" if closing["date"] else "period"
        return body.part(*closing.span(group)), body.part(0, closing.start()), nothing
    within = exact_date(body) if fronted is None else None
    if within is None:
        return None
    end = within.phrase.end - body.start
    rest = body.part(end)
    if not _GOES_ON.match(body.text, end) or dates_in(rest.text):
        return None
    return within.phrase, body.part(0, within.start), rest


_STATE = re.compile(
    r"\b(?:was|were) (?:still |then |already )?(?:an? [A-Za-z]+|[a-z]+ing\b)"
    r"|\b(?:was|were) (?:at|with) [A-Z]|\b(?:stands?|stood|is short) for\b"
    r"|\b(?:showed|argued|found|proposed|noted|reported|concluded|proved|claimed|explained|suggested"
    r"|realised|realized|noticed|learned|learnt|saw|discovered|recognised|recognized"
    r"|pointed out) that\b"
    r"|\bby pointing out that\b"
)
"""“In 1978 Dan Bricklin was a student” is no event, and of what somebody found the year is the lesser part."""


_UNTOLD_DEED = re.compile(r"(?<!was )(?<!were )(?<!been )\b(?:tried|failed|succeeded|followed|agreed|refused|set out)$")
"""What was tried or agreed to, the sentence before tells."""
_OF_SOME = re.compile(r"(?:an?|some|several|two|three) [a-z -]+ (?:was|were) ")
"""“A fossil was described”, “several were sold”: which one?"""


def _doer(event: Phrase) -> tuple[Phrase, ...]:
    """Return who did it, by their full name: “Michael Owens of Toledo put a bottle machine into operation”."""
    found = _NAME.match(event.text)
    name = event.part(*found.span("name")) if found else None
    is_whole = name is not None and not name.splits_a_mark() and not name.text.endswith(("'", "’", "'s", "’s"))
    return (name,) if name is not None and is_whole and len(name.words) > 1 else ()


_ONLY_FIELD = (" Memorial Prize", " Memorial Award")
"""What is given in one field alone, of which a name behind “in” is no news."""


def _place(event: Phrase, date: Phrase) -> tuple[Phrase, ...]:
    """Return where it happened, if a named place stands right before the date: “at Actium in 31 BC”."""
    found = _AT_A_PLACE.search(event.text)
    if found is None or date.start < event.start or event.text.endswith(_ONLY_FIELD, 0, found.start()):
        return ()
    place = event.part(*found.span("place"))
    return () if place.splits_a_mark() else (place,)


def _is_asked_elsewhere(sentence: Sentence) -> bool:
    """Whether a question asks for this date, which reads better."""
    return found_by_any((created.find, creator.find), sentence)


def _stands_alone(event: Phrase, rest: Phrase, sentence: Sentence) -> bool:
    """Whether what happened is told in full: who is named, in the past, and nothing is left to another sentence."""
    text = f"{event.text} {rest.text}"
    words = words_of(text)
    if event.words[:1] in (["A"], ["An"]) or words_of(event.text)[-2:-1] in (["a"], ["an"]):
        return False  # “An Act received royal assent”, “adopted a version”: which one?
    if not _LEANING.isdisjoint(words) or not _OF_A_STUDY.isdisjoint(words) or not _PAST.search(event.text):
        return False
    if (
        dates_in(text)
        or "it" in words
        or points_elsewhere(text)
        or points_back(sentence.body.text)
        or is_hedged(text)
        or is_dated(text)
    ):
        return False
    if _STATE.search(event.text) or is_comparative(text) or is_opinion(text) or _SUBORDINATE.search(text):
        return False
    if holds_anaphora(event, sentence.vocabulary) or holds_anaphora(rest, sentence.vocabulary):
        return False
    if not are_bound(sentence.body) or (" its " in f" {text} " and _doer(event)):
        return False  # “Judy Kegl was able to document its growth”
    if _UNTOLD_DEED.search(event.text) or _OF_SOME.match(event.text):
        return False
    if not _tells_apart(event, rest, sentence):
        return False
    opens_alone = words[0] == "the" or Clause(event, sentence, None).opens_alone()
    return opens_alone and _names_something(event, sentence)


def _tells_apart(event: Phrase, rest: Phrase, sentence: Sentence) -> bool:
    """Whether enough is left to be seen where who did it is hidden: a name, a marked term, or many words."""
    doer = _doer(event)
    if not doer:
        return True
    hidden = doer[0].words
    shown = [word for part in (event, rest) for word in part.words if word not in hidden]
    told = [word for word in shown if word.casefold() not in ARTICLES | PREPOSITIONS]
    return len(told) >= _FEWEST or any(word[0].isupper() for word in shown) or sentence.phrase.holds("emphasis")


def _names_something(event: Phrase, sentence: Sentence) -> bool:
    """Whether a name stands within the event, or opens it and is known as one."""
    words = event.words
    inner = [word for word in words[1:] if word[0].isupper() and word.casefold() not in ARTICLES | PREPOSITIONS]
    return bool(inner) or sentence.vocabulary.is_name(words[0])
