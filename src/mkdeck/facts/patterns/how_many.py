"""How many parts something has: “The human heart has four chambers”, “A byte consists of eight bits”.

Only of a whole kind or of a name, and only small numbers: a figure in an example is nothing to learn.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card
from mkdeck.facts.certain_questions import asks_plainly
from mkdeck.facts.clauses import Clause, clauses
from mkdeck.facts.guards import (
    has_pronoun,
    is_anaphoric,
    is_comparative,
    is_dated,
    is_hedged,
    is_noun_phrase,
    is_opinion,
    points_elsewhere,
)
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.self_contained import names_all
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set
from mkdeck.wording.numbers import number_word

TIER = "default"
_BASE = {
    "has": "have", "have": "have", "contains": "contain", "contain": "contain", "comprises": "comprise",
    "consists of": "consist of", "consist of": "consist of",
    "spans": "span", "span": "span", "holds": "hold", "hold": "hold", "reserves": "reserve", "takes": "take",
    "allows": "allow", "uses": "use", "carries": "carry", "carry": "carry", "is made up of": "", "are made up of": "",
    "is divided into": "", "are divided into": "", "is composed of": "", "are composed of": "",
}  # fmt: skip
_NUMBER_WORDS = [number_word(number) for number in range(2, 13)]
_TENS = sorted(
    word_set("twenty thirty forty fifty sixty seventy eighty ninety hundred thirteen fifteen sixteen eighteen")
)
TRIGGERS = frozenset(word for verb in _BASE for word in verb.split()) - {"of", "is", "are", "up", "into"} | {
    "there",
    "are",
    "were",
}

_HAS = re.compile(
    rf" (?P<verb>{'|'.join(sorted(_BASE, key=len, reverse=True))}) (?P<how>exactly |only |just )?"
    rf"(?P<number>{'|'.join(_NUMBER_WORDS + _TENS)}|[1-9]\d{{0,2}}(?:,\d{{3}})?) "
    rf"(?P<things>[a-z][\w -]*?s(?: of [a-z]{{3,}}s\b)?"
    rf"|(?:[a-z][\w-]* ){{0,3}}?(?:people|vertebrae|feet|teeth|vertices|axes))"
    rf"(?P<rest>$|[,:(;]| .*$)"
)
_THERE = re.compile(
    rf"There (?P<be>are|were) (?P<number>(?:about |approximately |more than |over |nearly |roughly )?"
    rf"(?:{'|'.join(_NUMBER_WORDS + _TENS)}|[1-9]\d{{0,2}}(?:,\d{{3}})?)) (?P<things>[a-z][\w -]*?s|people)"
    rf"(?P<where> (?:in|on) [^,;:()]{{2,60}})(?=$|[,;:(])"
)
_REST = re.compile(
    r"$| ?[(;:]|,? (?:that|which|and|but|each|called|known|named|in|of|on|at|per|with|from|to|for|arranged|because"
    r"|while|where)\b"
)
_AND_MORE = re.compile(r" and (?:an?|one|two|three|four|five|six|\d+)\b")
_TOLD_BEHIND = re.compile(r" (?:for|to|that|which)\b")
_VAGUE = word_set(
    "parts meanings causes groups types kinds forms ways methods aspects factors classes categories varieties sections "
    "brothers sisters children sons daughters friends dogs cats elements components options choices things ways "
    "kinds points reasons problems problem advantages disadvantages "
    "examples questions "
    "people sections "
    "chapters years months days weeks hours minutes users members employees times lessons steps issues "
    "goals purposes benefits differences lines files commits"
)
_GROWING = word_set(
    "players containers items states stores shops branches offices countries students pages plants factories "
    "locations languages versions packages plugins contributors customers subscribers inhabitants residents "
    "citizens soldiers ships aircraft schools museums hotels restaurants rooms seats beds cars trains flights cores "
    "threads ports buttons tabs screens menus columns rows variables parameters arguments functions modules classes "
    "tables weapons warheads satellites cities towns islands books albums songs films awards medals goals points "
    "wins titles seasons games spaces"
)
"""What somebody may add to, or what belongs to an example."""
_OF_ONE = re.compile(r"['’]s [a-z]|\b(?:18|19|20)\d\d\b|\b(?:did|was|were)\b")
_NUMBER_ONLY = re.compile(r"[a-z]+|\d{1,3}|(?:more than|over|about|nearly) [a-z\d]+")
_OF_KIND = re.compile(r"(?:[A-Z][\w-]* )(?:[a-z][\w-]* ?){1,2}")
"""“MIDI cable”; “one end” is of something."""
_LONGEST = 4


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “How many Ys does X have?”."""
    for clause in clauses(sentence):
        found = _HAS.search(clause.text)
        if found is not None and not is_hedged(clause.text) and not is_dated(clause.text):
            yield from _cards(clause, found)
    yield from _there(sentence)


def is_certain(card: Card, sentence: Sentence) -> bool:
    """Whether the number is that of a kind or of a thing by its nature, and none that grows, as stores do."""
    if not isinstance(card, Basic) or not asks_plainly(card, sentence) or _NUMBER_ONLY.fullmatch(card.back) is None:
        return False
    front = _OF_BODY.sub("X", card.front)
    return names_all(front) and _OF_ONE.search(front) is None and _GROWING.isdisjoint(words_of(front))


_OF_BODY = re.compile(r"\bthe (?:(?:human|adult) \w+|heart|brain|liver|lungs?|skull|spine|eye|ear|hand|foot|body)\b")


def _there(sentence: Sentence) -> Iterator[Card]:
    """Read “There are 206 bones in the human body”."""
    body = sentence.body
    found = _THERE.match(body.text)
    if found is None or is_hedged(found[0]) or is_dated(found[0]):
        return
    kind, where = body.part(*found.span("things")), body.part(*found.span("where"))
    things = words_of(kind.text)
    if len(things) > _LONGEST or not _VAGUE.isdisjoint(things) or not is_noun_phrase(kind, _LONGEST):
        return
    text = where.text
    if has_pronoun(text) or points_elsewhere(text) or is_comparative(kind.text) or is_opinion(kind.text):
        return
    owner = where.part(text.index(" ") + 1)
    if not is_noun_phrase(owner) or not _is_told(owner, sentence) or words_of(owner.text)[0] in ("a", "an"):
        return
    front = f"How many {kind.without('strong').markdown} {found['be']} there {where.without('strong').markdown}?"
    yield from ask(sentence, front, body.part(*found.span("number")))


def _is_told(owner: Phrase, sentence: Sentence) -> bool:
    """Whether it is clear in what things are counted: “the genus *Coffea*” is, “the folder” is not."""
    return owner.words[-1][0].isupper() or not is_anaphoric(owner, sentence.vocabulary)


def _cards(clause: Clause, found: re.Match[str]) -> Iterator[Card]:
    verb = clause.verb()
    if verb is None or verb[0] != found.start("verb"):
        return
    subject = clause.subject(found.start()) or _single(clause, found.start())
    things = words_of(found["things"])
    if subject is None or len(things) > _LONGEST or _is_vague(things) or not _REST.match(found["rest"]):
        return
    if found["verb"].startswith("consist") and _AND_MORE.match(found["rest"]):
        return  # “two heavy chains and two light chains”
    if len(things) == 1 and _TOLD_BEHIND.match(found["rest"]):
        return  # “two systems for resolving a name”
    kind = clause.phrase.part(*found.span("things"))
    if not is_noun_phrase(kind, _LONGEST) or not _is_general(found):
        return
    many = found["verb"] in ("have", "contain", "consist of", "span", "hold", "carry") or found["verb"].startswith(
        "are "
    )
    thing = inside(subject.without("strong"), clause.sentence, many=many, common=many and subject.is_marked("strong"))
    thing = thing.replace("One ", "one ", 1) if thing.startswith("One ") else thing
    answer = clause.phrase.part(*found.span("number")).without("strong").without("emphasis")
    base = _BASE[found["verb"]]
    if base:
        front = f"How many {kind.without('strong').markdown} {'do' if many else 'does'} {thing} {base}?"
    else:
        be, rest = found["verb"].split(" ", 1)
        link = rest.rpartition(" ")[2]
        front = (
            f"{link.capitalize()} how many {kind.without('strong').markdown} {be} {thing} {rest.rpartition(' ')[0]}?"
        )
    yield from ask(clause.sentence, front, answer)


def _single(clause: Clause, end: int) -> Phrase | None:
    """Return what there may be many of, and of each the same is true: “One MIDI cable carries 16 channels”."""
    phrase = clause.phrase.part(0, end)
    own = phrase.part(len("One ")) if phrase.text.startswith("One ") and clause.opens_alone() else None
    is_kind = own is not None and is_noun_phrase(own, _LONGEST) and _OF_KIND.fullmatch(own.text) is not None
    return phrase if is_kind else None


def _is_vague(things: list[str]) -> bool:
    return things[-1] in _VAGUE and not (len(things) > 1 and things[-1] == "steps")


def _is_general(found: re.Match[str]) -> bool:
    text = found["things"] + found["rest"].split(",")[0]
    return not (has_pronoun(text) or points_elsewhere(text) or is_comparative(found["things"]) or is_opinion(text))
