"""Paragraphs that open with the name of an exercise or of the solution to one: “**Exercice 3 (★).** La somme …”."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Span
from mkdeck.parsing.inline import cut
from mkdeck.parsing.pieces import covering, paragraph
from mkdeck.recognition.answers import is_answer_container, is_hint, is_marker
from mkdeck.recognition.navigation import is_navigation
from mkdeck.values import dataclass
from mkdeck.wording.words import has_question_mark, is_question_label, plain, question_label, words

_LONGEST = 60
"""Characters of a label."""
_LABEL = re.compile(
    r"(?P<words>[^\W\d_][^\d(★☆⭐*]{1,40}?)\s?[#№]?(?P<number>\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?)(?![^\W_])"
)
_REMARK = re.compile(
    r"\s{0,2}(?:\((?![a-z]\)|[ivx]{1,4}\))[^()]{1,40}\)|[★☆⭐*]{1,5})?\s{0,2}(?:[.:)]{1,2}|[–—-](?=\s|$))?\s*"
)
"""“ (★★).”, “ (5 points):”; “(a)” is the first part of an exercise."""
_PART = re.compile(r"\s?\(?(?P<letter>[a-z])\)[.:)]{0,2}\s{0,2}")
"""“Exercise 2 (b).”, where the letter stands within the label."""
_LAYOUT = re.compile(r"(?:\\[a-z]{2,20}\*?(?:\{[^{}]{0,20}\}){0,2}\s{0,3}){1,3}")
"""“\\vspace{2cm}”."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """An exercise or a solution: the word for an exercise in its label, its number, and its blocks without the label.

    The word is empty for a solution that does not name one. The lines are those of the label as well.
    """

    is_solution: bool
    word: str
    number: str
    blocks: tuple[Block, ...]
    span: Span
    context: tuple[str, ...] = ()
    is_answered: bool = False


@dataclass(frozen=True, slots=True)
class _Label:
    is_solution: bool
    word: str
    number: str
    end: int


def _label_of(block: Block) -> _Label | None:
    """Return the label in bold or in italics with which a paragraph opens."""
    first = block.inline.marks[0] if block.kind == "paragraph" and block.inline.marks else None
    if first is None or first.start or first.kind not in ("strong", "emphasis") or first.end > _LONGEST:
        return None
    text = block.text
    found = _LABEL.match(text, 0, first.end)
    if found is None:
        return None
    part = _PART.match(text, found.end(), first.end)
    remark = part if part and part.end() == first.end else _REMARK.match(text, found.end())
    if remark is None or remark.end() < first.end:
        return None
    named = plain(found["words"])
    number = found["number"].casefold() + (part["letter"] if part and remark is part else "")
    if named in words("question"):
        return _Label(False, named, number, remark.end())
    opening, *rest = named.replace("l'", "").split() or [""]
    if opening not in words("answer"):
        return None
    word = rest.pop() if rest and rest[-1] in words("question") else ""
    is_label = all(part in words("continuing") or part in words("regarding") for part in rest)
    return _Label(True, word, number, remark.end()) if is_label else None


def opens_labelled(block: Block) -> bool:
    """Whether a paragraph opens with the name of an exercise or of a solution."""
    return _label_of(block) is not None


def read_labelled(blocks: Sequence[Block]) -> Iterator[Labelled]:
    """Yield the exercises and the solutions among some blocks, each up to the next one, to a heading or to a rule.

    One that is answered where it stands says so.
    """
    at = 0
    while at < len(blocks):
        label = _label_of(blocks[at])
        at += 1
        if label is None:
            continue
        first = blocks[at - 1]
        told = [paragraph(cut(first.inline, label.end, len(first.text)), first)] if first.text[label.end :] else []
        while at < len(blocks) and not _ends(blocks[at], within=label):
            told.append(blocks[at])
            at += 1
        following = _label_of(blocks[at]) if at < len(blocks) else None
        is_answered = at < len(blocks) and not following and (is_marker(blocks[at]) or is_answer_container(blocks[at]))
        if following and following.is_solution and not label.is_solution:
            is_answered = following.number == label.number and following.word in ("", label.word)
        told = [block for block in told if not (is_hint(block) or is_navigation(block) or _is_layout(block))]
        span = covering([first, *told])
        yield Labelled(label.is_solution, label.word, label.number, tuple(told), span, first.context, is_answered)


def _ends(block: Block, within: _Label) -> bool:
    if block.kind in ("heading", "rule", "section") or _label_of(block) is not None:
        return True
    return not within.is_solution and (is_answer_container(block) or is_marker(block))


def _is_layout(block: Block) -> bool:
    """Whether a paragraph only tells a typesetter something."""
    return block.kind == "paragraph" and _LAYOUT.fullmatch(block.source.strip()) is not None


def opened(block: Block) -> Iterator[Block]:
    """Yield the blocks of a lesson in their order without the sections around them; containers that hold labels open.

    An answer's container or section that holds no solution with a label stays whole.
    """
    for child in block.children:
        inner = list(opened(child)) if child.kind in ("section", "container") else []
        is_open = child.kind == "section" and not is_answer_container(child)
        if inner and (is_open or any(map(_label_of, inner))):
            yield from inner
        else:
            yield child


def solutions_elsewhere(block: Block, places: Collection[int]) -> set[int]:
    """Return at which of some places a child is or holds the solution to another exercise than the one right above it.

    Ways to solve one, which count from one, are none of these.
    """
    labels = [list(filter(None, map(_label_of, _inner(child)))) for child in block.children]
    if not any(label.is_solution for place in places for label in labels[place]):
        return set()
    found: set[int] = set()
    if _begins_solutions(block, list(chain.from_iterable(labels[1:]))):
        return {place for place in places if any(label.is_solution for label in labels[place])}
    order = _Order()
    for place, told in enumerate(labels):
        if block.children[place].kind == "section":
            order.last = None
        found |= {place for label in told if not order.takes(label)}
        if not told and place in places:
            order.answer()  # without a label
    return found & set(places)


class _Order:
    """What the labels read so far say of the next one: the exercises that wait, and what stands right above it."""

    def __init__(self) -> None:
        self.last: _Label | None = None
        """The exercise behind which nothing with a label stands yet."""
        self._waiting: set[str] = set()
        self._ways = 0
        """The ways to solve one exercise that have been told right above."""
        self._is_astray = False

    def takes(self, label: _Label) -> bool:
        """Read a label; tell whether it is no solution to another exercise than the one right above it."""
        last, self.last = self.last, None if label.is_solution else label
        if not label.is_solution:
            self._waiting.add(label.number)
            self._is_astray, self._ways = False, 0
        elif last and label.number == last.number and label.word in ("", last.word):
            self._waiting.discard(label.number)
            self._is_astray, self._ways = False, int(label.number == "1")
        elif label.number not in self._waiting and label.number == str(self._ways + 1) and (last or self._ways):
            self._waiting.discard(last.number if last else "")
            self._ways += 1
        else:
            self._is_astray = label.number in self._waiting or last is not None or self._is_astray
        return not self._is_astray or not label.is_solution

    def answer(self) -> None:
        """Take the exercise right above as answered."""
        if self.last:
            self._waiting.discard(self.last.number)
        self.last = None


def _inner(child: Block) -> Iterable[Block]:
    return opened(child) if child.kind in ("section", "container") else (child,)


def _begins_solutions(section: Block, labels: Sequence[_Label]) -> bool:
    """Whether nothing but solutions stands below a heading that asks nothing: those to exercises elsewhere."""
    if section.kind != "section" or len(section.children) <= len(("heading", "solution")):
        return False
    heading = section.children[0]
    if question_label(heading.text) or is_question_label(heading.text) or has_question_mark(heading.text):
        return False
    first = _label_of(section.children[1])
    numbers = {label.number for label in labels}
    return first is not None and all(label.is_solution for label in labels) and len(numbers) == len(labels) > 1
