"""Why a lesson gives the cards it gives: each block and each sentence with its cards, or with what stood in the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from mkdeck.cards import HOLDING, Basic, Block, Card, Problem, Span
from mkdeck.facts.guards import why_no_fact
from mkdeck.facts.run import Attempt, attempts, read_sentences, why_none_is_sure, with_places
from mkdeck.facts.scorecard import Judge
from mkdeck.facts.sentences import Sentence, why_no_prose
from mkdeck.lessons.lesson import Lesson
from mkdeck.parsing.document import parse_document
from mkdeck.pipeline import DeckContents
from mkdeck.recognition.answers import is_marker
from mkdeck.recognition.key_entries import numbered, read_key
from mkdeck.recognition.option_letters import is_option_letter
from mkdeck.recognition.parts import first_text
from mkdeck.recognition.recorded_cells import cards_of_tables
from mkdeck.recognition.verdicts import verdict_words
from mkdeck.reports.unasked import TABLE_RULES, why_no_columns, why_no_table
from mkdeck.reports.unasked_lists import SENTENCES, why_no_list
from mkdeck.rules.claims import NO_LINES, Lines
from mkdeck.rules.tiers import FACTS
from mkdeck.values import dataclass
from mkdeck.wording.words import plain

_Placed = TypeVar("_Placed")
_RULES_OF_KEYS = frozenset(["answer_key", "exercise_key", "matching_exercise", "true_false_key"])


@dataclass(frozen=True, slots=True)
class Explained:
    """A block, or a sentence of a paragraph: its lines and its text, the cards it became, and why it became no others.

    `kind` is that of the block, or “sentence” within paragraphs and lists. A reason is a clause that begins with “it”,
    “its” or “nothing”, or with the names of the rules that it stopped.
    """

    span: Span
    kind: str
    text: str
    cards: tuple[Card, ...] = ()
    problems: tuple[Problem, ...] = ()
    reasons: tuple[str, ...] = ()


def explain(lesson: Lesson, contents: DeckContents) -> Iterator[Explained]:
    """Yield the blocks of a lesson and the sentences of its prose, in order, and what its deck made of them."""
    document = parse_document(lesson).root
    placed = list(with_places(read_sentences(document)))
    found = _Found(document, lesson.path, contents, {id(sentence): before for sentence, before in placed})
    sentences = _by_first_line((sentence.span, sentence) for sentence, _ in placed)
    before: Block | None = None
    for block in _blocks(document):
        within = list(_in(sentences, block.span))
        if within and block.kind in ("paragraph", "heading") and not found.shapes(block.span):
            problems = found.problems(block.span)  # told once, with the first sentence
            for sentence in within:
                told = replace(found.explain_sentence(sentence), problems=problems)
                problems = ()
                yield replace(told, kind="heading") if block.kind == "heading" else told
        else:
            told = found.explain_block(block, before)
            yield told
            stated = map(found.explain_sentence, within if block.kind == "list" else ())
            yield from (explained for explained in stated if explained.cards or SENTENCES in told.reasons)
        before = block


def _blocks(document: Block) -> Iterator[Block]:
    """Yield the blocks of a lesson, what stands in lists, quotations and other containers left within them."""
    pending = [document]
    while pending:
        block = pending.pop()
        if block.kind in ("document", "section"):
            pending.extend(reversed(block.children))
        else:
            yield block


def _keys(document: Block) -> Iterator[Span]:
    """Yield the lines of what reads as a key to questions elsewhere, and of the list below its marker."""
    for block in document.walk():
        for place, child in enumerate(block.children):
            if block.kind in HOLDING and read_key(block.children, place):
                last = block.children[place + 1] if is_marker(child) and place + 1 < len(block.children) else child
                yield Span(child.span.path, child.span.first, last.span.last)


class _Found:
    """What was made of a lesson, by the line that it begins on.

    `before` are, by the id of each sentence, how many stand before it in its paragraph.
    """

    def __init__(self, document: Block, path: str, contents: DeckContents, before: Mapping[int, int]) -> None:
        self._before = before
        self._judge = Judge(document)
        self._deck = contents.deck
        self._document = document
        self._keys = list(_keys(document))
        cards = [found.card for found in contents.cards if found.card.origin.span.path == path]
        dropped = [drop for drop in contents.dropped if drop.card.origin.span.path == path]
        problems = [problem for problem in contents.problems if problem.span.path == path]
        self._cards = _by_first_line((card.origin.span, card) for card in cards)
        self._dropped = _by_first_line((drop.card.origin.span, drop) for drop in dropped)
        self._problems = _by_first_line((problem.span, problem) for problem in problems)
        self._answered = {
            line: card
            for card in reversed(cards)
            if card.origin.evidence == "stated"
            for line in _lines(card.origin.span)
        }
        self._keyed = [card for card in cards if card.origin.extractor in _RULES_OF_KEYS]
        self._shaped: dict[int, Card] = {}
        for card in reversed(cards):
            if card.origin.evidence != "stated":
                self._shaped |= dict.fromkeys(range(card.origin.span.first, card.origin.span.last + 1), card)

    def shapes(self, span: Span) -> bool:
        """Whether lines belong to a card that is no fact."""
        return any(line in self._shaped for line in _lines(span))

    def problems(self, span: Span) -> tuple[Problem, ...]:
        """Return the problems that begin on some lines."""
        return tuple(_in(self._problems, span))

    def explain_block(self, block: Block, before: Block | None = None) -> Explained:
        """Say which cards begin in a block, or why none does; `before` is what stands above it."""
        cards = tuple(card for card in _in(self._cards, block.span) if card.origin.evidence != "stated")
        problems = self.problems(block.span)
        reasons = [f"{drop.card.origin.extractor}: {drop.reason}" for drop in _in(self._dropped, block.span)]
        whole = self._shaped.get(block.span.first)
        whole = whole or self._answered.get(block.span.first)
        if not cards and whole is not None:
            reasons = [f"it belongs to the card of line {whole.origin.span.first}"]
        elif block.kind == "table" and cards:
            reasons += self._why_no_columns(block)
        elif cards or problems or reasons or block.kind == "heading":
            pass
        elif (asked := self._answered_by(block)) is not None:
            reasons = [f"it answers the cards from line {asked} on"]
        elif block.kind == "table":
            reasons = list(self._why_no_table(block))
        elif block.kind == "list":
            reasons = [self._why_no_list(block, before)]
        else:
            reasons = [_why_nothing(block)]
        return Explained(block.span, block.kind, block.text or block.source, cards, problems, tuple(reasons))

    def _answered_by(self, block: Block) -> int | None:
        """Return the line of the first card before a key that a block is or belongs to; None if it is no key."""
        before = [card for card in self._keyed if card.origin.span.last < block.span.first]
        if any(key.contains(block.span) for key in self._keys):
            return next((card.origin.span.first for card in before), None)
        return _first_answered(block, before) if before else None

    def _why_no_columns(self, table: Block) -> Iterator[str]:
        """Yield why columns of a table make no card, where a rule of tables made the others'."""
        cards = [*_in(self._cards, table.span), *(drop.card for drop in _in(self._dropped, table.span))]
        of_rows = [card for card in cards if card.origin.extractor in TABLE_RULES]
        if of_rows:
            yield from why_no_columns(table, of_rows)

    @cached_property
    def _labelled(self) -> frozenset[int]:
        """The first lines of the tables whose cells a deck that takes more asks for behind labels."""
        asked = Lines(card.origin.span for card in cards_of_tables(self._document, NO_LINES, whole=False))
        tables = (block for block in self._document.walk() if block.kind == "table")
        return frozenset(table.span.first for table in tables if asked.hold(table.span))

    def _why_no_table(self, table: Block) -> Iterator[str]:
        left_out = [rule for rule in TABLE_RULES if not self._deck.runs(rule)]
        yield from (f"{rule}: the deck file leaves this rule out" for rule in left_out)
        takes_more = self._deck.facts == "more" or not self._deck.runs("record_label")
        yield why_no_table(table, has_labels=not takes_more and table.span.first in self._labelled)

    def _why_no_list(self, block: Block, before: Block | None) -> str:
        if next(_in(self._cards, block.span), None):
            return "no rule makes a card of it as a whole"
        return why_no_list(block, before)

    def explain_sentence(self, sentence: Sentence) -> Explained:
        """Say which facts a sentence became, or why none."""
        cards = tuple(card for card in _in(self._cards, sentence.span) if _states(sentence, card))
        reasons = () if cards else tuple(self._why_no_card(sentence))
        return Explained(sentence.span, "sentence", sentence.quote or sentence.text, cards, (), reasons)

    def _why_no_card(self, sentence: Sentence) -> Iterator[str]:
        reason = why_no_fact(sentence)
        if reason is not None:
            yield reason
            return
        tried = list(attempts(sentence))
        rules_by_reason: dict[str, list[str]] = defaultdict(list)
        for attempt in tried:
            if (why_not := self._why_not(attempt, sentence)) is not None:
                rules_by_reason[why_not].append(attempt.pattern.name)
        yield from (f"{', '.join(rules)}: {why_not}" for why_not, rules in rules_by_reason.items())
        if not rules_by_reason:
            names = ", ".join(attempt.pattern.name for attempt in tried if attempt.pattern.triggers)
            yield f"it has not the form that {names} read" if names else "no pattern reads its form"

    def _why_not(self, attempt: Attempt, sentence: Sentence) -> str | None:
        """Return why a pattern's attempt at a sentence became no card; None where the sentence has not its form."""
        rule = attempt.pattern
        if (refusal := attempt.refusal) is not None:
            is_whole = refusal.text.rstrip(".") == sentence.text.rstrip(".")
            return f"it {refusal.reason}" if is_whole else str(refusal)
        if not attempt.cards:
            return None
        if not self._deck.runs(rule.name):
            return "the deck file leaves this rule out"
        if FACTS.index(rule.tier) > FACTS.index(self._deck.facts):
            return f"the deck takes no facts of this tier; --facts {rule.tier} does"
        if self._deck.facts != "more":
            before = self._before.get(id(sentence), 0)
            if (why_not := why_none_is_sure(attempt, sentence, before, self._judge)) is not None:
                return f"{why_not}; --facts more takes all"
        drops = (drop for drop in _in(self._dropped, sentence.span) if drop.card.origin.extractor == rule.name)
        return next((drop.reason for drop in drops), None)


def _first_answered(block: Block, cards: Sequence[Card]) -> int | None:
    """Return the line of the first card that a block answers by its numbered entries; None where it answers none.

    Most of these are letters, verdicts, or what stands on the cards.
    """
    told = [first_text(entry).text for entry in numbered([block]).values()]
    lines: list[int] = []
    short = 0
    for text in told:
        found = next((card for card in cards if isinstance(card, Basic) and _begins(card.back, text)), None)
        lines += [found.origin.span.first] if found else []
        short += found is None and _is_told_in_short(text)
    return min(lines, default=cards[0].origin.span.first) if 2 * (len(lines) + short) > len(told) else None


def _begins(answer: str, told: str) -> bool:
    return plain(told) != "" and f"{plain(answer)} ".startswith(f"{plain(told)} ")


def _is_told_in_short(text: str) -> bool:
    """Whether an entry of a key is but a letter of an option, with a remark at most, or a verdict."""
    said = text.strip(" .()*")
    return (is_option_letter(said[:1]) and not said[1:2].isalpha()) or said.casefold() in verdict_words()


def _states(sentence: Sentence, card: Card) -> bool:
    """Whether a card is of a sentence, or of its first part: some facts end where the sentence turns."""
    return card.origin.quote != "" and sentence.text.startswith(card.origin.quote.rstrip("."))


def _by_first_line(placed: Iterable[tuple[Span, _Placed]]) -> dict[int, list[_Placed]]:
    by_line: dict[int, list[_Placed]] = defaultdict(list)
    for span, value in placed:
        by_line[span.first].append(value)
    return by_line


def _in(by_line: Mapping[int, list[_Placed]], span: Span) -> Iterator[_Placed]:
    """Yield what begins on the lines of a span."""
    return (value for line in _lines(span) for value in by_line.get(line, ()))


def _lines(span: Span) -> range:
    return range(span.first, span.last + 1)


def _why_nothing(block: Block) -> str:
    """Return why a block that no rule reads makes no card."""
    if block.kind in ("paragraph", "rule") and not block.text.strip():
        return "it holds no text"
    if block.kind == "paragraph":
        return why_no_prose(block) or "it stands for a question or an answer, and is no statement"
    if block.kind == "code":
        return "it is code, and no question or heading above it asks for it"
    return f"no rule makes a card of this {block.kind}"
