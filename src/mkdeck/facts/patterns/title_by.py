"""Whose a work is, told beside its title: “Ann Lee's *Hive and Comb* (2008)”, “*Emma*, by Jane Austen”.

A title is in italics. What it is the title of, where the sentence says so, tells what somebody did: “her novel *Emma*”.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.guards import is_hedged
from mkdeck.facts.marked_terms import IMPERATIVE
from mkdeck.facts.names import FULL_NAME, is_of_person
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.questions import ask
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.signs import ITALICS

TIER = "default"
OF_PARTS = True
TRIGGERS = frozenset({ITALICS})
MAY_STATE = re.compile(r"['’]s |\bby [A-Z]")

_KINDS = {
    "wrote": "novel|book|manual|handbook|textbook|essay|treatise|play|poem|memoir|pamphlet|report|paper|story|guide"
    "|tragedy|comedy|trilogy|thesis",
    "directed": "film|movie|documentary",
    "composed": "opera|symphony|sonata|ballet|concerto|requiem|oratorio",
    "painted": "painting|portrait|fresco",
    "designed": "game|board game|typeface",
}
_NAME = FULL_NAME.pattern.replace("?P<name>", "?:")
_OF_KIND = "|".join(_KINDS.values())
_BEFORE = re.compile(
    rf"(?P<who>{FULL_NAME.pattern})['’]s (?:(?:\d{{4}}|(?!(?:about|at|for|from|in|of|on|to|with) )[a-z-]+) ){{0,3}}?"
    rf"(?:(?P<kind>{_OF_KIND}) |(?P<year>\d{{4}}) )?[“\"]?$"
)
_BEHIND = re.compile(
    rf"[”\"]?(?P<year> \(\d{{4}}\)|, \d{{4}})?,? by (?P<who>{FULL_NAME.pattern})"
    rf"(?:, {_NAME})*(?:,? and {_NAME})?(?=[.,;:)]|$| (?:in|from|of|is|was|at|for)\b)"
)
_DATED = re.compile(r"[”\"]?(?: \(\d{4}\)|,? (?:of|from) \d{4}\b|, \d{4}\b)")
_KIND_BEFORE = re.compile(rf"\b(?P<kind>{_OF_KIND}),? [“\"]?$")
_OF_WORK = re.compile(r"\b(?:of|to|on|about|for) [“\"]?$")
_NO_TITLE = re.compile(r"(?:HMS|USS|RMS|SS) |[A-Z][a-z]+ [a-z-]+$")
"""Ships, and living things: “*Helicobacter pylori*”."""
_CASE = re.compile(r" vs?\.? ")
_NO_WORK = re.compile(r"\b(?:translated|edited|illustrated|recorded|published|released|reviewed|owned|made) $")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Who wrote *The Art of Game Design*?”."""
    body = sentence.body
    if is_hedged(body.text):
        return
    for mark in body.inline.marks:
        if mark.kind != "emphasis" or mark.start < body.start or mark.end > body.end:
            continue
        title = Phrase(body.inline, mark.start, mark.end)
        start, end = mark.start - body.start, mark.end - body.start
        found = _told_before(body, start, end) or _told_behind(body, start, end)
        if found is not None and _is_title(title):
            kind, who = found
            name = title.without("strong").markdown
            yield from ask(
                sentence,
                f"Who {_verb(kind)} {name}?" if kind else f"Whose work is {name}?",
                who.without("strong").without("emphasis"),
            )


def _told_before(body: Phrase, start: int, end: int) -> tuple[str, Phrase] | None:
    """Return of what kind a work is, and whose it is whose name stands before a title: “Ann Lee's *Hive*”."""
    found = _BEFORE.search(body.text, 0, start)
    if found is None or not is_of_person(found["who"]) or body.text.endswith(" and ", 0, found.start()):
        return None
    if not found.start() and IMPERATIVE.match(body.text):
        return None  # “Try Herbie Hancock's *Maiden Voyage* from 1965”
    if found["kind"] is None and _DATED.match(body.text, end) is None and found["year"] is None:
        return None
    return found["kind"] or "", body.part(*found.span("who"))


def _told_behind(body: Phrase, start: int, end: int) -> tuple[str, Phrase] | None:
    """Return of what kind a work is, and whose it is whose name stands behind a title: “*Emma*, by Jane Austen”."""
    found = _BEHIND.match(body.text, end)
    if (
        found is None
        or not is_of_person(found["who"])
        or _NO_WORK.search(body.text, 0, found.start("who") - len("by "))
    ):
        return None
    kind = _KIND_BEFORE.search(body.text, 0, start)
    is_set_off = body.text.startswith(", by ", end) or found["year"] is not None
    if _OF_WORK.search(body.text, 0, start) or not (kind or is_set_off):
        return None  # “a review of *The Selfish Gene* by Mary Midgley”
    return kind["kind"] if kind else "", body.part(found.start("who"), found.end())


def _verb(kind: str) -> str:
    """Return what one does to make a work of a kind: who wrote a novel directed no film."""
    return next(verb for verb, kinds in _KINDS.items() if kind in kinds.split("|"))


def _is_title(title: Phrase) -> bool:
    """Whether a title could be no word of every day: it has a capital, and says more than “*It*”."""
    words = title.words
    if _CASE.search(title.text) or _NO_TITLE.match(title.text):
        return False
    return bool(words) and words[0][0].isupper() and (len(words) > 1 or not is_everyday(words[0].casefold()))
