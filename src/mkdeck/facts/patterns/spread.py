"""Why something caught on: “**Splunk** … It spread because it would take in nearly any text”.

Lessons tell that of each tool, mostly with “it”, a sentence or two behind its name. That is the last name in bold, or
that was made up, if every sentence since goes on about it and none names another.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.guards import addresses_reader, is_hedged, is_name, is_opinion, points_elsewhere, without_article
from mkdeck.facts.memory import found_once
from mkdeck.facts.names import is_of_person, is_thing
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.terms import NAME, is_marked_term, is_signed_name
from mkdeck.facts.words import word_set

TIER = "default"
OF_PARTS = True
_BASES = {
    "spread": "spread",
    "caught on": "catch on",
    "prevailed": "prevail",
    "took off": "take off",
    "won out": "win out",
    "became popular": "become popular",
    "survived": "survive",
    "succeeded": "succeed",
}
TRIGGERS = frozenset(verb.split()[0] for verb in _BASES)

_SPREAD = re.compile(
    r"(?:^|(?<=; )|(?<=, and )|(?<=, ))(?P<subject>[Ii]t|[A-Z][^,;:()]{1,60}?|[Tt]he [^,;:()]{1,60}?)"
    rf" (?:(?:then|soon|quickly|first) )?(?P<verb>{'|'.join(_BASES)})"
    r"(?P<where> (?:through|among|across|to|in|with) [^,;:()]{2,50}?)?"
    r",?(?: (?:partly|mainly|mostly|largely|chiefly))? (?P<reason>(?:because|since) [^;:()]{12,})$"
)
_SENTENCE = re.compile(r"(?<=[.!?])[”\"')]*\s+(?=[\W_]*[A-Z0-9])")
_OF_IT = re.compile(r"\b(?:[Ii]ts?|it['’]s)\b")
_DID_IT = re.compile(r" [a-z]+ (?:[a-z]+ )?it\b")
_ARTICLE = re.compile(r"(?:[Tt]he )?")
_NAMED = re.compile(rf"(?<![\w'’-]){NAME}(?![\w-])")
_GOES_ON = re.compile(
    r", (?:and|but|so) (?:it|they|is|was|has|the)\b"
    r"|, and (?!(?:is|are|was|were|has|have|had|can|could|will|would)\b)"
    r"[^,]{3,60}? (?:is|are|was|were|has (?!to)|have (?!to))"
)
"""Where a reason ends, and something else is told."""
_MADE = re.compile(
    r",? (?:[a-z]+ )?(?:wrote|built|founded|shaped|created|invented|designed|developed|started|made|led)\b"
)
_COULD = re.compile(r" (?:could|would)\b")
"""In a reason they tell what could be done, and suppose nothing."""
_OTHERS = word_set("he she they we i him her them this these those")
_FEWEST, _LONGEST, _FURTHEST = 5, 32, 4


@found_once
def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Why did X spread?”."""
    found = _SPREAD.search(sentence.body.text)
    if found is None:
        return
    name = _subject(sentence, found)
    reason = _reason(sentence.body.part(*found.span("reason")))
    if name is None or reason is None:
        return
    where = found["where"] or ""
    if points_elsewhere(where) or not _OTHERS.isdisjoint(words_of(where)):
        return
    thing = inside(name.without("strong"), sentence, named=True)
    yield from ask(sentence, f"Why did {thing} {_BASES[found['verb']]}{where}?", reason)


def _reason(reason: Phrase) -> Phrase | None:
    """Return a reason up to where it speaks to the reader; None where it leans on something, or is a guess."""
    goes_on = _GOES_ON.search(reason.text)
    reason = reason.part(0, goes_on.start() if goes_on else None)
    while addresses_reader(reason.text) and "," in reason.text:
        reason = reason.part(0, reason.text.rindex(","))
    text = reason.text
    words = words_of(text)
    is_clear = _FEWEST <= len(words) <= _LONGEST and _OTHERS.isdisjoint(words)
    states = _COULD.sub("", text)
    leans = addresses_reader(text) or points_elsewhere(text) or is_hedged(states) or is_opinion(text)
    return reason if is_clear and not leans else None


def _subject(sentence: Sentence, found: re.Match[str]) -> Phrase | None:
    """Return what it was that spread, by its name; None where that is not sure."""
    body = sentence.body
    if found["subject"] not in ("It", "it"):
        told = body.part(*found.span("subject"))
        return told if _is_named(told, sentence) else None
    text = body.inline.text
    starts = [*(end.end() for end in _SENTENCE.finditer(text, 0, body.start)), body.start]
    starts = starts if starts[0] == 0 else [0, *starts]
    until = body.start + found.start("subject")
    for start in reversed(starts[-_FURTHEST:]):
        part, is_before = Phrase(body.inline, start, until), start != starts[-1]
        until = start
        names = _names(part)
        first = _ARTICLE.match(part.text)
        if names and first and names[0].start == start + first.end() and not _DID_IT.match(text, names[0].end):
            return names[0]
        if is_before and _OF_IT.search(part.text):
            continue  # “MITRE started it in 2013” goes on about it
        if names or is_before:
            return names[0] if len({without_article(name).text for name in names}) == 1 else None
    return None


def _names(part: Phrase) -> list[Phrase]:
    """Return the names in bold of a part of a paragraph, or else those that were made up."""
    bold = [
        Phrase(part.inline, mark.start, mark.end)
        for mark in part.inline.marks
        if mark.kind in ("strong", "emphasis") and part.start <= mark.start and mark.end <= part.end
    ]
    things = [phrase for phrase in bold if phrase.text[:1].isupper() and is_thing(phrase, part)]
    things = [phrase for phrase in things if not _is_of_maker(phrase)]
    if things:
        return things
    named = (part.part(*found.span()) for found in _NAMED.finditer(part.text))
    return [name for name in named if is_signed_name(name) or _is_marked_elsewhere(name)]


def _is_named(phrase: Phrase, sentence: Sentence) -> bool:
    name = without_article(phrase)
    if is_of_person(name.text):
        return False
    if _is_marked_elsewhere(phrase):
        return True
    return is_signed_name(phrase) or is_marked_term(name, sentence.vocabulary) or is_name(name, sentence.vocabulary)


def _is_marked_elsewhere(phrase: Phrase) -> bool:
    """Whether the paragraph of a name has it in bold or italics."""
    text, name = phrase.inline.text, without_article(phrase).text
    marks = (mark for mark in phrase.inline.marks if mark.kind in ("strong", "emphasis"))
    return any(text[mark.start : mark.end] == name for mark in marks)


def _is_of_maker(phrase: Phrase) -> bool:
    """Whether a name is somebody's, who made what spread."""
    return is_of_person(phrase.text) or _MADE.match(phrase.inline.text, phrase.end) is not None
