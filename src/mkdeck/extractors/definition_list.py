"""A definition list: the term is asked, its definitions are the answer.

Where terms are statements, and their definitions say first whether they are true, it is asked for that below a heading
such as “True or false?”.

https://pandoc.org/MANUAL.html#definition-lists, https://kramdown.gettalong.org/syntax.html#definition-lists
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Inline, Markdown, Origin, Problem, Span
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.phrases import words_of
from mkdeck.facts.words import word_set
from mkdeck.headings.topics import lacks_topic
from mkdeck.parsing.inline import cut, to_markdown
from mkdeck.parsing.pieces import covering, joined, paragraph
from mkdeck.recognition.answers import is_unwritten
from mkdeck.recognition.event_dates import dated_as_list
from mkdeck.recognition.questions import bold_lead
from mkdeck.recognition.statements import Statement, with_reasons, with_verdict_below
from mkdeck.recognition.truth import are_of_writer, statement_front
from mkdeck.recognition.truth_cues import Cue, cue_of, pair_of, word_of
from mkdeck.recognition.verdicts import WEAK, told_below
from mkdeck.wording.words import has_question_mark, plain

READS = ("definitions",)
STANDS_ALONE = True

_LONGEST_TERM = 12
_FEWEST_JUDGED = 3
"""Statements with verdicts in a list, and how many of these stand there for each that has none."""
_FEWEST_WORDS = 3
"""Of a statement."""
_QUOTED = re.compile(r"""(?:"[^"]+"|“[^“”]+”|„[^„“”]+[“”]|[«»][^«»]+[«»]|‘[^‘’]+’|「[^「」]+」)[.]?""")
_OF_ANY_SUBJECT = word_set(
    "block body class control field form group index item key label level line mark member model name node order part "
    "path phase point range rank record role row rule sample scale score set shape sign space stage state step "
    "subject test trial turn type unit view"
)
_QUESTION_ENDS = ("?", "？", "؟", '?"', "?”", "?»")
_ENDS_OF_MARKUP = ("*", "_", "`", "”", '"')
_POINTER = re.compile(r"(?i)see (?:also )?(?P<term>[^.;:]{1,60})\.?")


_OF_ANYTHING = word_set(
    "cause causes symptom symptoms sign signs treatment treatments diagnosis prevention complications prognosis"
    " advantages disadvantages pros cons consequences effects uses examples definition function functions"
)
"""What so many things have that it says nothing alone."""


def needs_topic(card: Card) -> bool:
    """Whether a term is a word that each subject has for something else, or a numbered one: “Stage 2”, “Control”."""
    if not isinstance(card, Basic) or not lacks_topic(card):
        return False
    if plain(card.front) in _OF_ANYTHING:
        return True
    first, *rest = words_of(plain(card.front)) or [""]
    return all(map(str.isdecimal, rest)) and (first in _OF_ANY_SUBJECT or (bool(rest) and is_everyday(first)))


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each term of a definition list, with all its definitions."""
    if dated_as_list(block) is not None:
        return  # “1796” is no term; `timeline` asks for it
    entries = list(_entries(block.children))
    known = {name: meanings for terms, meanings in entries for term in terms for name in _names(term.text)}
    shown = {name: plain(term.text) for terms, _ in entries for term in terms for name in _names(term.text)}
    judged = [_statement(*entry) for entry in entries]
    are_statements = any(judged) and _are_statements(entries, judged, block)
    if are_statements and are_of_writer([statement.inline.text for statement in judged if statement]):
        return  # a survey
    asked = _pair(judged, block) if are_statements else None
    for (terms, meanings), statement in zip(entries, judged, strict=True):
        if statement and asked:
            yield _judged(statement, asked, covering([*terms, *meanings]))
        elif are_statements and not statement and not _is_told_otherwise(terms, meanings):
            why = "a statement of which is not told whether it is true"
            yield Problem(terms[0].span, why, is_unanswered=True)
        else:
            pointed = shown.get(_pointed_to(meanings), "").split() if _elsewhere(meanings, known) else ()
            told = [term for term in terms if plain(term.text) not in pointed]
            yield from _cards(told, meanings, known, is_statement=are_statements and statement is not None)


def _statement(terms: Sequence[Block], meanings: Sequence[Block]) -> Statement | None:
    """Return a term and its definitions as a statement, without its quotation marks, and what is said of its truth."""
    if len(terms) != 1 or not meanings or not meanings[0].children or meanings[0].children[0].kind != "paragraph":
        return None
    first, *more = [child for meaning in meanings for child in meaning.children]
    if not told_below().match(first.text):
        return None  # as nearly always
    told = terms[0].inline
    if _QUOTED.fullmatch(told.text):
        told = cut(told, 1, len(told.text.rstrip(".")) - 1)
    statement = with_verdict_below(paragraph(told, terms[0]), first, None)
    return with_reasons(statement, more) if statement else None


def _are_statements(
    entries: Sequence[tuple[list[Block], list[Block]]], judged: Sequence[Statement | None], block: Block
) -> bool:
    """Whether the terms of a list are statements, nearly all with verdicts."""
    found = [statement for statement in judged if statement]
    others = sum(not told and not _is_told_otherwise(*entry) for entry, told in zip(entries, judged, strict=True))
    are_most = len(found) >= max(_FEWEST_JUDGED, _FEWEST_JUDGED * others) and 2 * len(found) > len(entries)
    return are_most and (_cue(block) is not None or WEAK.isdisjoint(statement.said for statement in found))


def _cue(block: Block) -> Cue | None:
    """Return how the heading right above a list calls true and false statements; None where it does not."""
    heading = Markdown("".join(block.context[-1:]))
    return cue_of(Block("heading", heading, block.span, inline=Inline(heading)))


def _pair(judged: Sequence[Statement | None], block: Block) -> tuple[str, str] | None:
    """Return how it is asked whether the statements of a list are true, if its heading asks for that."""
    cue = _cue(block)
    return pair_of({statement.said for statement in judged if statement}, cue) if cue else None


def _judged(statement: Statement, pair: tuple[str, str], span: Span) -> Card:
    """Return the card of a statement, which asks for one of two verdicts."""
    word = Markdown(word_of(statement.said, pair))
    origin = Origin(span=span, context=statement.context, evidence="shaped")
    return Basic(statement_front(f"{pair[0]}/{pair[1]}:", statement.inline), joined([word, *statement.reasons]), origin)


def _is_told_otherwise(terms: Sequence[Block], meanings: Sequence[Block]) -> bool:
    """Whether a term among statements asks, or is none, or gets a verdict of its own kind: “**It depends.** …”."""
    are_others = (has_question_mark(term.text) or len(words_of(term.text)) < _FEWEST_WORDS for term in terms)
    first = meanings[0].children[0] if meanings and meanings[0].children else None
    lead = bold_lead(first) if first is not None and first.kind == "paragraph" else None
    return any(are_others) or (lead is not None and not lead.start)


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


def _cards(
    terms: list[Block], meanings: list[Block], known: Mapping[str, Sequence[Block]], *, is_statement: bool = False
) -> Iterator[Card | Problem]:
    """Yield the cards of terms that share definitions; of long terms only if they are statements or questions."""
    for term in terms:
        may_be_long = is_statement or (has_question_mark(term.text) and term.text.rstrip().endswith(_QUESTION_ENDS))
        is_too_long = len(term.text.split()) > _LONGEST_TERM and not may_be_long
        if not term.text or is_too_long or term.text.endswith("{"):
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
