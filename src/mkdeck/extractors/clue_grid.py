"""A board of clues by category and points, as in Jeopardy, and a grid of the answers of the same form below it.

The answers may stand in the cells of the board as well, each in the line below its clue. Categories are columns or
rows. A clue beside the board, “**Final:** …”, is answered below the answers behind the same word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Inline, Origin, Problem, Span
from mkdeck.parsing.inline import beside, split_lines, to_markdown
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.exercise_names import is_key_title
from mkdeck.recognition.questions import behind_bold, bold_lead
from mkdeck.values import dataclass
from mkdeck.wording.unwritten import is_unwritten_answer
from mkdeck.wording.words import has_word, plain

READS = ("document",)
ANYWHERE = ("table",)

_FEWEST = 2
"""Categories, and rows of points."""
_MOSTLY = 0.8
_FEWEST_WORDS = 3
"""Words of most clues, where no title says that the other grid answers."""
_POINTS = re.compile(
    r"[$€£]?\s?(?P<points>[1-9]\d{0,4})\s?(?:[$€£]|p|pts?\.?|points?|Punkte?|puntos?|punti|pontos?)?\s?:?"
)
_MOST_OF_UNIT = 4
"""Letters."""
_GAME = frozenset(["jeopardy", "jeopardie"])
_DASHES = " –—-−/.…?*"


@dataclass(frozen=True, slots=True)
class _Grid:
    """The cells of a board by category and points, each with its row, and the categories as they are written."""

    table: Block
    categories: dict[str, Inline]
    cells: dict[tuple[str, int], tuple[Block, Block]]

    @property
    def form(self) -> tuple[frozenset[str], frozenset[int]]:
        """Return the categories and the points, whatever their order."""
        return frozenset(self.categories), frozenset(points for _, points in self.cells)


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each clue of a board that is answered in the grid below it, or in its own cell."""
    blocks = list(_in_order(block.children))
    grids = [(place, grid) for place, inner in enumerate(blocks) if (grid := _grid(inner)) is not None]
    if not grids:
        return  # as nearly always
    is_game = _is_game(block)
    at = 0
    while at < len(grids):
        place, board = grids[at]
        place_below, below = grids[at + 1] if at + 1 < len(grids) else (len(blocks), None)
        if below is not None and board.form == below.form and _answers(blocks, place_below, board, below, is_game):
            yield from _cards(board, below)
            yield from _asked_beside(blocks, place, place_below)
            at += 2
            continue
        if is_game:
            yield from _cards_of_cells(board)
        at += 1


def _in_order(children: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks of a lesson without the sections and containers around them."""
    for child in children:
        if child.kind in ("section", "container", "quote"):
            yield from _in_order(child.children)
        else:
            yield child


def _is_game(lesson: Block) -> bool:
    """Whether a heading names the game or a quiz."""
    return any(_names_game(heading.text) for heading in lesson.within("heading"))


def _names_game(title: str) -> bool:
    said = plain(title)
    return has_word(said, "quiz") or not _GAME.isdisjoint(said.split())


def _grid(table: Block) -> _Grid | None:
    """Return a table as a board, whose rows or columns stand for points that rise in even steps."""
    if table.kind != "table" or len(table.children) <= _FEWEST:
        return None
    header, *rows = table.children
    width = len(header.children)
    if width <= _FEWEST or any(len(row.children) != width for row in rows):
        return None
    down = [_points(row.children[0].text) for row in rows]
    across = [_points(cell.text) for cell in header.children[1:]]
    if _rise_evenly(down) and not any(across):
        titles = [cell.inline for cell in header.children[1:]]
        places = [(row, at, at - 1, points) for row, points in zip(rows, down, strict=True) for at in range(1, width)]
    elif _rise_evenly(across) and not any(down):
        titles = [row.children[0].inline for row in rows]
        places = [
            (row, at, number, points) for number, row in enumerate(rows) for at, points in enumerate(across, start=1)
        ]
    else:
        return None
    names = [plain(title.text) for title in titles]
    if "" in names or len(set(names)) != len(names):
        return None
    cells = {(names[name], points): (row.children[at], row) for row, at, name, points in places}
    return _Grid(table, dict(zip(names, titles, strict=True)), cells)


def _points(text: str) -> int:
    """Return the points that a cell is; 0 where it is anything else."""
    found = _POINTS.fullmatch(text.strip())
    return int(found["points"]) if found else 0


def _rise_evenly(points: Sequence[int]) -> bool:
    """Whether points begin with their step: 100, 200, 300."""
    step = points[0] if points else 0
    return (
        len(points) >= _FEWEST and step > 0 and list(points) == [step * number for number in range(1, len(points) + 1)]
    )


def _answers(blocks: Sequence[Block], place: int, board: _Grid, below: _Grid, is_game: bool) -> bool:
    """Whether a grid answers the one above it: its title says so, or it is a game whose clues are the longer texts."""
    above = blocks[place - 1] if place else None
    clues, told = _lengths(board), _lengths(below)
    if not is_game and (min(points for _, points in board.cells) == 1 or not _are_texts(board)):
        return False  # lessons of a timetable, values at steps of a scale
    titles = [*below.table.context[-1:], *([above.text] if above is not None and _may_title(above) else [])]
    if any(_says_answers(title) for title in titles) and not any(map(_says_answers, board.table.context[-1:])):
        return True
    return is_game and sum(clues) > sum(told) and sum(clues) >= _FEWEST_WORDS * len(clues)


def _may_title(block: Block) -> bool:
    return is_bold_line(block) or (block.kind == "paragraph" and block.text.endswith(":"))


def _says_answers(title: str) -> bool:
    """Whether a title names answers, or who alone may see them: “Responses”, “For the quizmaster”."""
    said = plain(title)
    names_key = is_key_title(title) or has_word(said, "answer") or has_word(said, "asker")
    return names_key or "responses" in said.split()


def _are_texts(grid: _Grid) -> bool:
    """Whether most cells say something in words."""
    words_in = [sum(map(str.isalpha, cell.text)) for cell, _ in grid.cells.values() if _is_written(cell.inline)]
    return sum(letters > _MOST_OF_UNIT for letters in words_in) >= _MOSTLY * len(words_in)


def _lengths(grid: _Grid) -> list[int]:
    return [len(cell.text.split()) for cell, _ in grid.cells.values() if _is_written(cell.inline)]


def _is_written(inline: Inline) -> bool:
    return bool(inline.text.strip(_DASHES)) or any(mark.kind in ("image", "math") for mark in inline.marks)


def _cards(board: _Grid, below: _Grid) -> Iterator[Card | Problem]:
    """Yield the cards of a board; a clue whose answer is a dash is one that is played or shown."""
    for (name, points), (clue, row) in board.cells.items():
        told, told_row = below.cells[name, points]
        if not _is_written(clue.inline):
            continue
        if not told.text.strip() and not told.inline.marks:
            yield Problem(
                told_row.span, f"no answer to “{clue.text}”, the clue for {points} in “{board.categories[name].text}”"
            )
        elif _is_written(told.inline) and not is_unwritten_answer(told.text) and plain(told.text) != plain(clue.text):
            yield _card(board.categories[name], clue.inline, told.inline, row)


def _cards_of_cells(board: _Grid) -> Iterator[Card]:
    """Yield the cards of a board with an answer below each clue, in the same cell."""
    written = [(name, cell, row) for (name, _), (cell, row) in board.cells.items() if _is_written(cell.inline)]
    pairs = [(name, split_lines(cell.inline), row) for name, cell, row in written]
    pairs = [(name, lines, row) for name, lines, row in pairs if len(lines) == _FEWEST and all(map(_is_written, lines))]
    if len(pairs) >= max(2 * _FEWEST, _MOSTLY * len(written)):
        for name, (clue, told), row in pairs:
            if not is_unwritten_answer(told.text):
                yield _card(board.categories[name], clue, told, row)


def _card(category: Inline, clue: Inline, told: Inline, row: Block) -> Card:
    """Return the card of a clue, which says little without its category: “People: He wrote …”."""
    front = beside(Inline(f"{category.text.rstrip(' :')}:"), clue)
    return Basic(to_markdown(front), to_markdown(told), Origin(span=row.span, context=row.context, evidence="shaped"))


def _asked_beside(blocks: Sequence[Block], board: int, below: int) -> Iterator[Card]:
    """Yield the cards of clues between the board and its answers that are answered below those behind one word."""
    asked = {word: (block, text) for block, word, text in _leads(blocks[board + 1 : below])}
    for _, word, told in _leads(_up_to_heading(blocks[below + 1 :])):
        question, clue = asked.pop(word, (None, Inline()))
        if question is not None and not is_unwritten_answer(told.text):
            span = Span(question.span.path, question.span.first, question.span.last)
            origin = Origin(span=span, context=question.context, evidence="shaped")
            yield Basic(to_markdown(clue), to_markdown(told), origin)


def _up_to_heading(blocks: Sequence[Block]) -> Sequence[Block]:
    end = next((at for at, block in enumerate(blocks) if block.kind in ("heading", "table")), len(blocks))
    return blocks[:end]


def _leads(blocks: Sequence[Block]) -> Iterator[tuple[Block, str, Inline]]:
    """Yield the paragraphs that open in bold, each with the first word of that and with what stands behind it."""
    for block in blocks:
        bold = bold_lead(block) if block.kind == "paragraph" else None
        text = behind_bold(block.inline, bold.end) if bold is not None else Inline()
        if bold is not None and text.text.strip():
            word = plain(block.text[bold.start : bold.end]).partition(" ")[0]
            if word:
                yield block, word, text
