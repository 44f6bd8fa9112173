"""Deeds that bring something about, who did them and when: what the questions about makers share."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.agents import BY, OF_STATE, read_agent, tells_more
from mkdeck.facts.dates import Date, exact_date
from mkdeck.facts.deed_places import OF_FIRMS, OF_LANDS, land, place_of, where_done
from mkdeck.facts.deed_verbs import PAST
from mkdeck.facts.guards import is_hedged
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.questions import ask, has_common_suffix, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set

_FURTHER = re.compile(r", (?:who|whose|so that|in order to)\b[^;]*")
"""“… by Ada Moore, who wanted a language that anybody could read”."""
_ANOTHER_DATE = re.compile(
    r"\d{3}|\b(?:not|before|after|since|until|during|around|about|circa|between)\b|, \w+ing\b|, and (?:its|their) "
    r"|, (?:but|so|yet|while)\b"
)
_OF_ITS_MAKER = re.compile(
    r"\b(?:from|by|of|at|with) an? (?:[a-z-]+ ){0,3}(?:company|firm|start-?up|studio|team)$|, from \w+, an? [^,]*$"
)
"""“A hosted service from a company founded in Paris” tells of the company."""
_NATURAL = word_set("described discovered detected identified synthesized synthesised")
OWNS = {
    "acquired": "acquire",
    "bought": "buy",
    "purchased": "purchase",
    "taken over": "take over",
    "took over": "take over",
}
"""Deeds by which something gets another owner, and the verb of “In which year did X buy it?”."""
OF_OWNERS = frozenset(OWNS)
"""Deeds that may be done to one thing more than once, so that who did them is asked with the year."""
_ASKED = {"begun": "started", "began": "started", "presented": "introduced"}
_BEGUN = ("began", "begun")
_NO_WORK = re.compile(
    r"(?i)^the |\b(?:church|class|club|company|course|festival|group|journal|magazine|newspaper|party|records|school"
    r"|series|society)\b"
)
"""What nobody works on, though somebody began it: wars, dynasties and marches have an article, works mostly none."""
_RELATIVE = re.compile(r", (?:which|who|whose)\b")


def adverb(found: re.Match[str]) -> str:
    """Return the adverb before a verb that a match tells, to stand in a question: “ first”."""
    return f" {found['first']}" if found["first"] else ""


def verb_asked(told: str, thing: str) -> str:
    """Return the participle or past form by which a question asks for a deed, where that of its sentence reads ill.

    “Who began the course?” reads as if it went on, and what is presented is shown for the first time, which “Who
    presented Safari?” does not say.
    """
    return told if _is_work(thing, told) else _ASKED.get(told, told)


def _is_work(thing: str, verb: str) -> bool:
    """Whether work on a thing was begun."""
    return verb in _BEGUN and _NO_WORK.search(thing) is None


_IN_ITALICS = re.compile(r"[*_][a-z]+[*_]")
"""“Johannsen introduced *gene*”, the word."""


def as_word(thing: str, verb: str) -> str:
    """Return a thing as the question names it for a deed that is done to words, or goes on for long.

    “Who coined the term *exploratory testing*?”; “Who began QEMU?” reads as if it went on: “Who began work on QEMU?”
    """
    if _is_work(thing, verb):
        return f"work on {thing}"
    is_word = verb == "coined" or (verb == "introduced" and _IN_ITALICS.fullmatch(thing) is not None)
    return f"the term {thing}" if is_word and not thing.startswith("the ") else thing


_LAW = re.compile(r"[A-Z][\w’'-]* (?P<kind>Act|Treaty)(?: of (?:[A-Z]\w+|\d{4}))?$|^the (?P<of>Treaty) of ")
_ASSEMBLY = re.compile(r"\b(?:National|Constitutional|Constituent|Philadelphia) Convention\b")
_WITH_ANOTHER = re.compile(r",? (?:together |along )?with [A-Z]")
"""“Designed by Ken Thompson, with Rob Pike” has two makers."""


_OWNED_BEFORE = re.compile(r"(?:\b[Hh]is|\b[Hh]er|\b[Ii]ts|\b[Tt]heir|['’]s) $")
_FEW = 12
"""Letters in which “their” stands, or the end of a name."""


def _with_article(thing: str, subject: Phrase, be: str) -> str:
    """Return a thing with its article where it stands behind its owner: “His water frame, patented in 1769”."""
    before = subject.inline.text[max(0, subject.start - _FEW) : subject.start]
    is_bare = thing.islower() and be == "was" and not thing.startswith("the ")
    return f"the {thing}" if is_bare and _OWNED_BEFORE.search(before) else thing


def ask_deed(
    sentence: Sentence,
    subject: Phrase,
    be: str,
    deed: Phrase,
    verb: re.Match[str],
    date: Date | None = None,
) -> Iterator[Card]:
    """Yield the questions for the maker, the place and the date of what was brought about.

    `deed` holds the verb, where the match tells, and what follows it; `date` is a date that was told before it.
    """
    start = verb.end("verb")
    relative = _RELATIVE.search(deed.text, start)
    if relative is not None and BY.search(deed.text, start, relative.start()) is None:
        deed = deed.part(0, relative.start())  # “was created at Yahoo, which opened it in 2016”
    agent = read_agent(deed, start)
    if agent is not None and _WITH_ANOTHER.match(deed.text, agent.end - deed.start) is not None:
        agent = None
    when = date or _when(deed, start)
    told = verb["verb"].casefold()
    place = place_of(deed, start, told)
    # What the match is of may be a part of the sentence that begins behind its maker, or a text made of it.
    before = (sentence.text.partition(f" {verb['verb']} ")[0], verb.string[: verb.start()])
    is_of_maker = told in OF_FIRMS and any(map(_OF_ITS_MAKER.search, before))
    if place is None or is_of_maker:
        return
    first = adverb(verb)
    are_things = be == "were" and subject.is_marked("strong")
    are_things = are_things or (be == "were" and told in _NATURAL and not sentence.vocabulary.is_name(subject.words[0]))
    common = are_things or (told in _NATURAL and has_common_suffix(subject.text))
    thing = inside(subject.without("strong"), sentence, common=common, named=told not in _NATURAL)
    if told in OF_FIRMS and thing.islower() and subject.text.istitle():
        thing = subject.without("strong").markdown  # “Benchling, founded in 2012”, though it ends as a noun does
    named = _with_article(thing, subject, be)
    asked, thing = verb_asked(told, named), as_word(named, told)
    be = "was" if thing.startswith("work on ") else be
    is_owned = told in OF_OWNERS and when is not None
    where = where_done(deed, start, told, behind=agent.end - deed.start if agent is not None else None)
    within = land(deed, start) if where is None and told in OF_LANDS else None
    place = "" if where is not None or within is not None else place  # which the other questions would tell
    if agent is not None:
        at = f" {when.told}" if is_owned and when else place
        who = "Who or what" if told == "inspired" else _asks_for(agent)
        yield from ask(sentence, f"{who}{first} {PAST[asked]} {thing}{at}?", agent)
        if is_owned and when is not None:
            yield from ask_year_of_purchase(sentence, agent, told, thing, when)
    if where is not None:
        yield from ask(sentence, f"Where {be} {thing}{first} {asked}?", where)
    if within is not None:
        yield from ask(sentence, f"In which {within[0]} {be} {thing}{first} {asked}?", within[1])
    is_of_interest = when is not None and not when.is_century and told not in OF_OWNERS
    if when is not None and is_of_interest and when.phrase.text not in subject.text:
        yield from ask(sentence, f"{when.question} {be} {thing}{first} {asked}{place}?", when.phrase)


def ask_year_of_purchase(sentence: Sentence, buyer: Phrase, verb: str, thing: str, date: Date) -> Iterator[Card]:
    """Yield “In which year did Salesforce buy Tableau?”, for a verb of `OF_OWNERS` and a thing as questions name it."""
    if not date.is_century:
        named = inside(buyer.without("strong"), sentence, named=True)
        yield from ask(sentence, f"{date.question} did {named} {OWNS[verb]} {thing}?", date.phrase)


def _asks_for(agent: Phrase) -> str:
    """Return what asks for who did a deed, or for the law by which it was done: “Which act created the FDIC?”."""
    if OF_STATE.search(agent.text) is None or _ASSEMBLY.search(agent.text):
        return "Who"
    law = _LAW.search(agent.text)
    return f"Which {(law['kind'] or law['of']).lower()}" if law is not None else "What"


def is_sure(text: str) -> bool:
    """Whether a deed is told without a doubt; of who did it, or what it was for, more may be supposed."""
    return not is_hedged(_FURTHER.sub("", text))


def _when(deed: Phrase, start: int) -> Date | None:
    """Return the date, if it is exact and belongs to this verb: in “… and performed in 1601” it does not."""
    found = exact_date(deed, start)
    if found is None:
        return None
    before = deed.part(start, found.start)
    if before.text.endswith(("starting", "beginning")):
        return None  # “was developed starting in 1996”
    if _ANOTHER_DATE.search(before.text) or before.words.count("by") > 1 or tells_more(before.words):
        return None
    return found
