"""A definition list: the term is asked, its definitions are the answer.

https://pandoc.org/MANUAL.html#definition-lists, https://kramdown.gettalong.org/syntax.html#definition-lists
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Origin, Problem
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.phrases import words_of
from mkdeck.facts.words import word_set
from mkdeck.headings.topics import lacks_topic
from mkdeck.parsing.inline import to_markdown
from mkdeck.parsing.pieces import covering, joined
from mkdeck.recognition.answers import is_unwritten
from mkdeck.recognition.event_dates import dated_as_list
from mkdeck.wording.words import plain

READS = ("definitions",)
STANDS_ALONE = True

_LONGEST_TERM = 12
_OF_ANY_SUBJECT = word_set(
    "block body class control field form group index item key label level line mark member model name node order part "
    "path phase point range rank record role row rule sample scale score set shape sign space stage state step "
    "subject test trial turn type unit view"
)
_ENDS_OF_MARKUP = ("*", "_", "`", "”", '"')
_POINTER = re.compile(r"(?i)see (?:also )?(?P<term>[^.;:]{1,60})\.?")


def needs_topic(card: Card) -> bool:
    """Whether a term is a word that each subject has for something else, or a numbered one: “Stage 2”, “Control”."""
    if not isinstance(card, Basic) or not lacks_topic(card):
        return False
    first, *rest = words_of(plain(card.front)) or [""]
    return all(map(str.isdecimal, rest)) and (first in _OF_ANY_SUBJECT or (bool(rest) and is_everyday(first)))


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each term of a definition list, with all its definitions."""
    if dated_as_list(block) is not None:
        return  # “1796” is no term; `timeline` asks for it
    entries = list(_entries(block.children))
    known = {name: meanings for terms, meanings in entries for term in terms for name in _names(term.text)}
    shown = {name: plain(term.text) for terms, _ in entries for term in terms for name in _names(term.text)}
    for terms, meanings in entries:
        pointed = shown.get(_pointed_to(meanings), "").split() if _elsewhere(meanings, known) else ()
        told = [term for term in terms if plain(term.text) not in pointed]
        yield from _cards(told, meanings, known)


def _names(term: str) -> Sequence[str]:
    """Return how a term may be named, with what stands in brackets behind it and without: “Crude oil index (COI)”."""
    bare = plain(term[: term.rfind("(")]) if term.endswith(")") else ""
    return [name for name in (plain(term), bare) if name]


def _entries(children: Sequence[Block]) -> Iterator[tuple[list[Block], list[Block]]]:
    """Yield the terms that share definitions, with these."""
    terms: list[Block] = []
    meanings: list[Block] = []
    for child in [*children, None]:
        if child is None or (child.kind == "term" and meanings):
            yield terms, meanings
            terms, meanings = [], []
        if child is not None:
            (terms if child.kind == "term" else meanings).append(child)


def _cards(terms: list[Block], meanings: list[Block], known: Mapping[str, Sequence[Block]]) -> Iterator[Card | Problem]:
    for term in terms:
        if not term.text or len(term.text.split()) > _LONGEST_TERM or term.text.endswith("{"):
            continue  # behind a brace the tildes of Moodle's GIFT format are no definitions
        if is_unwritten(meanings):
            yield Problem(term.span, "a term without a definition")
            continue
        pointed = _pointed_to(meanings)
        if pointed and (pointed in known or _marks_term(meanings[0])) and not _elsewhere(meanings, known):
            yield Problem(term.span, "a term whose definition only points to another one, and is not told there")
            continue
        told = [meaning.source for meaning in (*meanings, *_elsewhere(meanings, known))]
        origin = Origin(span=covering([term, *meanings]), context=term.context, evidence="shaped")
        yield Basic(to_markdown(term.inline), joined(told), origin)


def _elsewhere(meanings: Sequence[Block], known: Mapping[str, Sequence[Block]]) -> Sequence[Block]:
    """Return the definitions of the term that a definition only points to: “see inert gas”; none where none tells."""
    seen: set[str] = set()
    while (term := _pointed_to(meanings)) and term not in seen:
        seen.add(term)
        meanings = known.get(term, ())
    return meanings if seen and not term else ()


def _pointed_to(meanings: Sequence[Block]) -> str:
    """Return the term that a lone definition sends to, or nothing."""
    said = meanings[0].source.replace("*", "").replace("_", "").strip() if len(meanings) == 1 else ""
    found = _POINTER.fullmatch(said)
    return plain(found["term"]) if found else ""


def _marks_term(meaning: Block) -> bool:
    """Whether the term that a definition sends to is set off, “see *wort*”, and no verb is meant: “see it happen”."""
    return meaning.source.rstrip(" .").endswith(_ENDS_OF_MARKUP)
