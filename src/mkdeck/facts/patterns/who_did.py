"""Who did something, told by a name with its role: “In 133 BC the tribune Tiberius Gracchus proposed …”.

The role belongs to the question (“Which tribune proposed … in 133 BC?”); without one only deeds that nobody but a
person does are asked for. What was done must be told apart by a name or a date, else many did it.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.dates import AT_END, dates_in, fronted_date
from mkdeck.facts.guards import (
    has_pronoun,
    holds_anaphora,
    holds_for_good,
)
from mkdeck.facts.memory import found_by_any, found_once
from mkdeck.facts.patterns import created_aside, creator, dated
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask
from mkdeck.facts.roles import ROLES
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import ADVERBS, ARTICLES, PREPOSITIONS, word_set

TIER = "more"
OF_STATEMENTS = True
_VERBS = word_set(
    "abolished accompanied added annexed appointed argued assassinated banned beat besieged calculated captured "
    "carried challenged circumnavigated climbed commanded composed conducted conquered controlled converted crossed "
    "crowned declared defeated defended demonstrated described destroyed discovered divided drafted edited ended "
    "established exiled expelled explored forced fought freed governed held imported improved invaded introduced "
    "issued killed led married measured murdered negotiated nominated observed opened opposed ordered organized "
    "outlawed overthrew painted patented persuaded predicted proclaimed proposed proved published rebuilt recorded "
    "reformed refused replaced restored reunited rounded ruled sacked sailed scored seized sent signed solved studied "
    "succeeded taught translated tried unified united used vetoed visited won wrote"
)
_ONLY_OF_PEOPLE = word_set(
    "assassinated beat besieged commanded conquered crossed crowned defeated exiled married murdered overthrew painted "
    "patented persuaded ruled sacked sailed taught translated vetoed"
)
TRIGGERS = _VERBS

_NAME = (
    r"(?!(?:When|While|After|Before|Although|Because|Since|Once|Until|If|As) )"
    r"[A-Z][\w’'.-]+(?: (?:(?:of|the|de|von|van|da|der|del|la) )*[A-Z][\w’'.-]+){0,4}"
)
_ROLE = (
    r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts) (?P<role>(?:[A-Z][\w-]+ )?(?:[a-z-]+ ){0,3}[a-z-]+)"
    r"(?P<comma>,)? "
)
_TITLE = (
    r"(?P<title>President|King|Queen|Emperor|Empress|Pope|Chief Justice|Justice|Judge|General|Admiral|Senator|Governor"
    r"|Prime Minister|Sultan|Pharaoh|Captain) "
)
_DID = re.compile(
    rf"(?:{_ROLE})?(?:{_TITLE})?(?P<name>{_NAME})(?P<aside>, [^,;:()]{{3,70}},|, who [^;:()]{{3,90}}?,)?"
    rf"(?(comma)(?:,|(?<=,))|) (?:then |later |first |finally )?(?P<verb>{'|'.join(sorted(_VERBS))})\b"
    r" (?P<rest>[^;:()]+)$"
)
_ENDS = re.compile(r"[,—]| (?:and|but|while|when|although|because|so|after|before|until|where|which|who)\b(?= )")
_JOINS = re.compile(r"\s?and (?:the )?[A-Z]|, (?:1\d|20)\d\d\b")
"""What belongs together across an “and” or a comma: two names, the day and the year of a date."""

_NO_SCOPE = re.compile(r"\bthe first [\w-]+(?! (?:of|to|in|for|that|who|on)\b)")
_FEWEST, _LONGEST = 2, 22
_FEWEST_FOR_ROLE = 4


@found_once
def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Which ROLE did …?” or “Who did …?”."""
    fronted = fronted_date(sentence.body)
    body = fronted[1] if fronted else sentence.body
    found = _DID.match(body.text)
    if found is None or _has_no_person(found):
        return
    if found_by_any((creator.find, created_aside.find), sentence) or dated.tells_event(sentence):
        return  # they ask for it already
    name = body.part(*found.span("name"))
    predicate = body.part(found.start("verb"), _end(body.text, found))
    date = fronted[0] if fronted else None
    if not _is_clear(predicate, sentence) or (date is not None and dates_in(predicate.text)):
        return
    kind = _kind(found)
    when = ""
    if date is not None:
        when = f" {date.told}"
    if _is_specific(predicate, has_date=date is not None, has_role=kind is not None):
        asker = f"Which {kind}" if kind else "Who"
        yield from ask(sentence, f"{asker} {predicate.without('strong').markdown}{when}?", name.without("strong"))


def _has_no_person(found: re.Match[str]) -> bool:
    """Whether nothing tells that the name is a person's."""
    if found["title"]:
        return False
    if found["role"]:
        return not _is_role(found["role"])
    return found["verb"] not in _ONLY_OF_PEOPLE or not _is_full_name(found)


def _is_role(text: str) -> bool:
    """Whether a noun tells who somebody is: tribune, French naval officer, general."""
    return words_of(text)[-1] in ROLES


def _is_full_name(found: re.Match[str]) -> bool:
    return len(found["name"].split()) > 1


def _kind(found: re.Match[str]) -> str | None:
    """Return the role by which the question asks, a title in small letters."""
    return found["title"].lower() if found["title"] else found["role"]


def _end(text: str, found: re.Match[str]) -> int | None:
    """Return where the predicate ends: before what another clause tells."""
    for end in _ENDS.finditer(text, found.start("rest")):
        if not _JOINS.match(text, end.start()):
            return end.start()
    return None


def _is_clear(predicate: Phrase, sentence: Sentence) -> bool:
    text = predicate.text
    if not _FEWEST <= len(words_of(text)) <= _LONGEST or has_pronoun(text) or not holds_for_good(text):
        return False
    if _NO_SCOPE.search(text):
        return False
    date = AT_END.search(text)  # “the tunnel in 1827” is told apart by no date
    return not holds_anaphora(predicate.part(0, date.start() if date else None), sentence.vocabulary)


def _is_specific(predicate: Phrase, *, has_date: bool, has_role: bool) -> bool:
    """Whether the deed is told apart from others of its kind."""
    words = predicate.words
    if any(word[0].isupper() for word in words) or has_date or dates_in(predicate.text):
        return True
    content = [word for word in words_of(predicate.text) if word not in ARTICLES | PREPOSITIONS | ADVERBS]
    return has_role and len(content) >= _FEWEST_FOR_ROLE
