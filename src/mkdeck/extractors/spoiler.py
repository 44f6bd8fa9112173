"""A question and its answer behind a spoiler: `What is QTH? >!My location.!<`, or `||My location.||`.

https://support.reddithelp.com/hc/en-us/articles/360043033952 (`>!…!<`, within a line or on one of its own),
https://support.discord.com/hc/en-us/articles/360022320632 (`||…||`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Inline, Problem
from mkdeck.parsing.inline import beside, cut, join_lines, split_lines, to_markdown
from mkdeck.parsing.pieces import covering, paragraph
from mkdeck.recognition.answers import is_hint, is_unwritten
from mkdeck.recognition.questions import question_card
from mkdeck.wording.words import asks, has_question_mark, is_question_label, question_label

READS = ("document", "section", "item", "quote", "container")
WITH = ("paragraph", "section")
SIGNS = (
    "||",
    "|\\|",
    "!<",
    "!&",
    *(f">{between}!" for between in ("", " ", "  ", "   ", "\t", "\xa0", "\u3000", "\\", " \\")),
)

_FEWEST, _MOST_OF_TASK = 2, 5
_HIDDEN = re.compile(
    r"(?:>! ?(?P<arrows>(?:(?!>!).){1,800}?) ?!<|\|\| ?(?P<bars>[^|]+?) ?\|\|)\s*", re.DOTALL, signs=("!<", "||")
)


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each question behind which, or below which, a spoiler stands."""
    if block.kind == "document":
        yield from _puzzles(block)
    for place, child in enumerate(block.children):
        is_counted = block.kind == "item" and block.number is not None and asks(child.text)
        if child.kind == "paragraph" and (is_counted or _may_ask(child.text)):
            card = _within(child, is_counted=is_counted) or _below(child, block.children[place + 1 :])
            if card is not None:
                yield card


def _may_ask(text: str) -> bool:
    """Whether a text holds a question, or a task behind a number: “1. Name the two …”."""
    return has_question_mark(text) or (question_label(text) > 0 and asks(text))


def _puzzles(document: Block) -> Iterator[Card]:
    """Yield the cards of sections that set a task and end in a spoiler, where several of a lesson do: “## No. 3”."""
    if not document.within("quote"):
        return
    sections = [section for section in document.within("section") if _is_puzzle(section.children)]
    for section in sections if len(sections) >= _FEWEST else ():
        place = next(place for place, child in enumerate(section.children) if _hidden_in(child) is not None)
        told = _hidden_in(section.children[place])
        question = section.children[1:place]
        if told is not None and not is_unwritten([paragraph(told, section.children[place])]):
            yield question_card(question, to_markdown(told), told, covering(section.children[1 : place + 1]), "marked")


def _is_puzzle(children: Sequence[Block]) -> bool:
    """Whether a section is a task in a few blocks, and a spoiler as its end.

    The task asks, or its heading counts it: “The Matrix” stands above a review, “No. 3” above a puzzle.
    """
    places = [place for place, child in enumerate(children) if _hidden_in(child) is not None]
    if len(places) != 1 or not 1 < places[0] <= _MOST_OF_TASK:
        return False
    is_end = all(child.kind in ("section", "rule") for child in children[places[0] + 1 :])
    asked = children[1 : places[0]]
    is_task = any(map(str.isdigit, children[0].text)) or is_question_label(children[0].text)
    is_task = is_task or any(asks(child.text) for child in asked)
    return is_end and is_task and all(child.kind in ("paragraph", "code", "list", "html") for child in asked)


def _hidden_in(block: Block) -> Inline | None:
    """Return what a quotation hides, `>! so`, as a whole or in its only line."""
    told = block.children[0] if block.kind == "quote" and len(block.children) == 1 else None
    if told is None or told.kind != "paragraph" or not told.text.startswith("!"):
        return None
    lines = [_without_arrows(line) for line in split_lines(told.inline)]
    return join_lines(lines)


def _without_arrows(line: Inline) -> Inline:
    """Return a line without the signs between which it is hidden."""
    start = 2 if line.text.startswith("! ") else 1 if line.text.startswith("!") else 0
    end = len(line.text.removesuffix("!<").rstrip()) if line.text.endswith("!<") else len(line.text)
    return cut(line, start, end)


def _within(block: Block, *, is_counted: bool = False) -> Card | None:
    """Return the card of a question behind which one spoiler stands, or several that go on: `>!1789!< >!in May!<`."""
    found = list(_HIDDEN.finditer(block.text))
    place = len(block.text)
    told: list[Inline] = []
    while found and found[-1].end() == place:
        last = found.pop()
        place = last.start()
        told.insert(0, cut(block.inline, *last.span(last.lastgroup or 0)))
    if not told:
        return None
    question = paragraph(cut(block.inline, 0, place), block)
    return _card(question, reduce(beside, told), [block], is_counted=is_counted)


def _below(block: Block, following: Sequence[Block]) -> Card | None:
    """Return the card of a question below which a spoiler stands, which to Markdown is a quotation.

    Hints may stand between, which are no part of the card.
    """
    place = next((at for at, child in enumerate(following) if not is_hint(child)), len(following))
    quote = following[place] if place < len(following) and following[place].kind == "quote" else None
    told = _hidden_in(quote) if quote is not None else None
    return _card(block, told, [block, quote]) if quote is not None and told is not None else None


def _card(question: Block, answer: Inline, blocks: Sequence[Block], *, is_counted: bool = False) -> Card | None:
    text = question.text.rstrip()
    is_asked = has_question_mark(text[-2:]) or ((is_counted or _may_ask(text)) and not has_question_mark(text))
    if not is_asked or is_unwritten([paragraph(answer, blocks[-1])]):
        return None
    return question_card([question], to_markdown(answer), answer, covering(blocks), "marked")
