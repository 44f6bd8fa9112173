"""Questions and answers behind marks that an author made up: `?) …` and `!) …`, `?? …` and `!! …`, `Q> …` and `A> …`.

Each mark opens a line, a paragraph or a point; both have the same sign behind them or around them, `[Q]` and `[A]`, or
both have none. Where several such pairs stand in a lesson, and half of them ask, they are put behind `Q:` and `A:`,
each pair in a container, for what stands below it belongs to neither. A line that says what the marks mean, “?) my
question”, is none of them.

So is a label in short, `MS: …`, of which the lesson says that it stands for a word for answers, “MS = mark scheme”.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from mkdeck import lazy_re as re
from mkdeck.cards import HOLDING, Block, Inline, Span
from mkdeck.parsing.inline import beside, cut, join_lines, split_lines, to_markdown
from mkdeck.parsing.pieces import in_container, paragraph, with_children
from mkdeck.recognition.turns import Turn, turns_in
from mkdeck.values import dataclass, replace
from mkdeck.wording.words import has_question_mark, has_word, interrogates, plain, words

_FEWEST = 2
"""Pairs in a lesson."""
_MARK = re.compile(
    r"(?:(?P<around>[(\[]\s?(?:\?{1,2}|!{1,2}|[^\W\d_])\s?[)\]])|(?P<before>(?:\?{1,2}|!{1,2}|=)\s?[)>:.|\]–—-])"
    r"|(?P<letter>[A-Z]\)|[^\W\d_](?:[>|\]]|\s?(?:[-–=]>|→)))|(?P<bare>\?{1,2}|!{1,2})(?=\s))\s*",
    signs=("?", "!", "=", ")", "[", ">", "|", "]", "→"),
)
"""“[?]”, “?)”, “Q>”, “??”."""
_OF_LETTERS = {"Q": "A", "q": "a", "F": "A", "f": "a", "V": "A", "P": "R", "D": "R"}
"""The letter for an answer by that for a question: question, Frage, vraag, pregunta, domanda."""
_AROUND = "([)]>:.|=→–—-"
"""What stands around the signs and letters of marks."""
_ANOTHER = frozenset("BbCcDd")
"""Letters that stand before options, where “A” stands before the first."""
_LONGEST_MEANING = 6
"""Words of what a mark is said to mean."""
_GOING_ON: frozenset[str] = frozenset(["list", "code", "table"])


@dataclass(frozen=True, slots=True)
class _Pair:
    """What is asked, what answers it, and the blocks below that go on with the answer."""

    asked: Turn
    told: tuple[Turn, ...] = ()
    more: tuple[Block, ...] = ()

    @property
    def is_legend(self) -> bool:
        """Whether both but say what their marks mean: “?) question to myself”, “!) the answer”."""
        sides = [" ".join(turn.said.text for turn in turns) for turns in ((self.asked,), self.told)]
        is_short = all(len(side.split()) <= _LONGEST_MEANING for side in sides)
        return is_short and all(
            has_word(plain(side), table) for side, table in zip(sides, ("question", "answer"), strict=True)
        )

    @property
    def asks(self) -> bool:
        """Whether it asks, by its sign or by its first word."""
        said = self.asked.said.text
        return has_question_mark(said) or interrogates(said) or plain(said).partition(" ")[0] in words("question_word")


_SHORT = r"(?<!\w)(?P<sign>[A-Z]{2,3}|[A-Z]/[A-Z])(?![\w/])"
_MEANT = r"(?P<told>[^\W\d_]{3,20}(?: [^\W\d_]{3,12})?)"
_STANDS_FOR = re.compile(
    rf"{_SHORT}[\"'”“]?\s?(?:[=:–]|\b(?:is|stands for|means|steht für|heißt|signifie|significa)\b)"
    rf"\s?[\"“]?(?:(?:the|der|die|das|le|la|el) )?{_MEANT}"
)
_IN_SHORT = re.compile(rf"{_MEANT} \((?:= ?)?[\"“]?{_SHORT}[\"”]?\)")
"""“MS = mark scheme”, “the mark scheme (MS)”."""
_SHORT_LABEL = re.compile(rf"\s{{0,9}}{_SHORT}\s?[:：]\s{{0,3}}")


def with_labels_in_full(lesson: Block) -> Block:
    """Return a lesson in which labels in short that it says stand for answers, “MS: …”, are such in full."""
    texts = [block.text for kind in ("heading", "paragraph") for block in lesson.within(kind)]
    legends = (found for text in texts for legend in (_STANDS_FOR, _IN_SHORT) for found in legend.finditer(text))
    signs = {found["sign"] for found in legends if _is_answer(found["told"])}
    return _in_full(lesson, signs) if signs else lesson


def _is_answer(told: str) -> bool:
    said = plain(told)
    return any(part in words("answer") for part in (said, *said.split()))


def _in_full(block: Block, signs: Set[str]) -> Block:
    if block.kind == "paragraph":
        lines = [_line_in_full(line, signs) for line in split_lines(block.inline)]
        inline = join_lines(lines)
        return block if inline.text == block.text else replace(block, inline=inline, source=to_markdown(inline))
    if block.kind not in HOLDING and block.kind not in ("list", "item"):
        return block
    return with_children(block, [_in_full(child, signs) for child in block.children])


def _line_in_full(line: Inline, signs: Set[str]) -> Inline:
    found = _SHORT_LABEL.match(line.text)
    if found is None or found["sign"] not in signs or _is_legend(line):
        return line
    said = cut(line, found.end(), len(line.text))
    return beside(Inline("Answer:"), said) if said.text else Inline("Answer:")


def _is_legend(line: Inline) -> bool:
    """Whether a line that opens with a label but says what it stands for: “MS: mark scheme”."""
    meant = _STANDS_FOR.match(line.text)
    return meant is not None and _is_answer(meant["told"]) and len(line.text.split()) <= _LONGEST_MEANING


def with_own_marks(lesson: Block) -> Block:
    """Return a lesson whose questions and answers behind marks of the author's own are behind `Q:` and `A:`."""
    marks = _marks([list(_parts(inner.children)) for inner in lesson.walk() if inner.kind in HOLDING])
    return _put(lesson, marks) if marks else lesson


def _marks(held: Sequence[Sequence[Turn | Block]]) -> Mapping[str, str]:
    """Return the marks of the answers by those of the questions that are several, half of which ask.

    `held` are the parts of each section, container or quotation: a pair stands in one.
    """
    turns = [part for parts in held for part in parts if isinstance(part, Turn)]
    names = {turn.name for turn in turns}
    names |= {name for turn in turns for name in _answers_to(turn.name) if _place_of(name, turn) >= 0}
    kinds = {name: told for name in names if (told := next(filter(names.__contains__, _answers_to(name)), ""))}
    found: dict[str, str] = {}
    for asked, told in kinds.items():
        letter = told.strip(_AROUND)
        if letter.isalpha() and not names.isdisjoint(told.replace(letter, other) for other in _ANOTHER):
            continue  # those of options
        paired = (part for parts in held for part in _pairs(parts, {asked: told}))
        pairs = [part for part in paired if isinstance(part, _Pair) and part.told and not part.is_legend]
        if len(pairs) >= _FEWEST and 2 * sum(pair.asks for pair in pairs) >= len(pairs):
            found[asked] = told
    return found


def _answers_to(name: str) -> Iterator[str]:
    """Yield the marks that may answer a question behind a mark, the likeliest first; none for what asks nothing."""
    sign = name.strip(_AROUND)
    if sign.strip("?") == "" and sign:
        yield name.replace("?", "!")
        yield name.replace(sign, "!")
        if len(name) > len(sign):
            yield name.replace(sign, "=")
    elif sign in _OF_LETTERS:
        yield name.replace(sign, _OF_LETTERS[sign])


def _named(line: Inline) -> tuple[str, int] | None:
    """Return the mark that a line opens with, without blanks in it, and where it goes on."""
    found = _MARK.match(line.text)
    if found is None or line.text[found.end() - 1 : found.end() + 1] == "![":
        return None
    return "".join(found[0].split()), found.end()


def _parts(blocks: Iterable[Block], known: Set[str] | None = None) -> Iterator[Turn | Block]:
    """Yield what stands behind marks in blocks side by side, and the blocks without one; lists of such are opened.

    Where the marks are `known`, blocks in which none of them opens a line stay whole.
    """
    for block in blocks:
        opened: list[Turn | Block] = []
        if block.kind == "paragraph":
            opened = list(turns_in(block, _named))
        elif block.kind == "list" and _is_of_marks(block):
            opened = [part for item in block.children for part in _parts(item.children, known)]
        is_known = known is None or any(isinstance(part, Turn) and part.name in known for part in opened)
        yield from opened if opened and is_known else [block]


def _is_of_marks(block: Block) -> bool:
    """Whether each point of a list opens with a mark that is none of a box: “- [?]” and “- [!]” are those of tasks."""
    firsts = [item.children[0] if item.children else item for item in block.children]
    return all(
        first.kind == "paragraph" and _named(first.inline) is not None and not first.text.startswith(("[?]", "[!]"))
        for first in firsts
    )


def _pairs(parts: Iterable[Turn | Block], marks: Mapping[str, str]) -> Iterator[_Pair | Turn | Block]:
    """Yield the pairs among some parts, and all other parts in their places."""
    held: _Pair | None = None
    for part in parts:
        if isinstance(part, Turn) and part.name in marks:
            if held is not None:
                yield held
            held = _in_line(part, marks[part.name])
        elif held is not None and isinstance(part, Turn) and part.name == marks[held.asked.name]:
            held = replace(held, told=(*held.told, part))
        elif held is not None and held.told and isinstance(part, Turn) and part.block is held.told[-1].block:
            last = held.told[-1]  # “A) …” in a line of the answer
            last = replace(
                last,
                below=(*last.below, part.opening, *part.below),
                span=Span(last.span.path, last.span.first, part.span.last),
            )
            held = replace(held, told=(*held.told[:-1], last))
        elif held is not None and held.told and isinstance(part, Block) and _goes_on(part, held):
            held = replace(held, more=(*held.more, part))
        else:
            if held is not None:
                yield held
            held = None
            yield part
    if held is not None:
        yield held


def _goes_on(block: Block, pair: _Pair) -> bool:
    """Whether a block goes on with an answer: it stands right below it, or the answer leads up to it."""
    last = pair.more[-1].span if pair.more else pair.told[-1].span
    is_led_up = not pair.more and (pair.told[-1].said.text[-1:] or ":") in ":："
    return block.kind in _GOING_ON and (is_led_up or block.span.first == last.last + 1)


def _place_of(told: str, turn: Turn) -> int:
    """Return where in the line of a question the mark of its answer stands; less than 0 where it does not."""
    return turn.behind.text.find(f" {told}") if len(told) > 1 else -1


def _in_line(turn: Turn, told: str) -> _Pair:
    """Return a pair whose answer may stand in the line of its question: “?) Where is it? !) In Rome”."""
    place = _place_of(told, turn)
    if place < 0:
        return _Pair(turn)
    answer = cut(turn.behind, place + 1, len(turn.behind.text))
    start = len(answer.text) - len(answer.text[len(told) :].lstrip())
    asked = replace(turn, behind=cut(turn.behind, 0, place), below=())
    return _Pair(asked, (replace(turn, name=told, behind=cut(answer, start, len(answer.text))),))


def _put(block: Block, marks: Mapping[str, str]) -> Block:
    """Return a lesson, or a part of it, with its pairs in containers."""
    if block.kind not in HOLDING:
        return block
    children = [_put(child, marks) for child in block.children]
    found = list(_pairs(_parts(children, {*marks, *marks.values()}), marks))
    if not any(isinstance(part, _Pair) for part in found):
        return with_children(block, children)
    whole: list[Block] = []
    for part in found:
        if isinstance(part, _Pair):
            whole += [] if part.is_legend else [_container(part)]
        else:
            whole.append(part if isinstance(part, Block) else _as_written(part))
    return with_children(block, whole)


def _container(pair: _Pair) -> Block:
    told = [_behind("A:", turn) if not place else _behind("", turn) for place, turn in enumerate(pair.told)]
    children = (_behind("Q:", pair.asked), *told, *pair.more)
    return in_container(children, children)


def _behind(label: str, turn: Turn) -> Block:
    """Return what is said as a paragraph, behind a label if there is one."""
    return _paragraph(beside(Inline(label), turn.said) if label else turn.said, turn)


def _as_written(turn: Turn) -> Block:
    return _paragraph(join_lines([turn.opening, *turn.below]), turn)


def _paragraph(inline: Inline, turn: Turn) -> Block:
    return paragraph(inline, turn.block, turn.span)
