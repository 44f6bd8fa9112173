"""A table of statements that are crossed as true or false, or have one of these words beside them.

A column of corrections or explanations goes behind the answer. What stands in the header is asked: “Vero/Falso: …”.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Inline, Markdown, Origin, Problem
from mkdeck.parsing.inline import cut, escape, to_markdown
from mkdeck.parsing.pieces import joined
from mkdeck.recognition.questions import without_label
from mkdeck.recognition.tables import is_of_manual
from mkdeck.recognition.truth import are_of_writer, are_requests, statement_front
from mkdeck.recognition.verdicts import WEAK
from mkdeck.values import dataclass
from mkdeck.wording.polls import are_of_report
from mkdeck.wording.scripts import runs_on
from mkdeck.wording.unwritten import is_unwritten_answer
from mkdeck.wording.words import plain, truth_pairs, words

READS = ("table",)
GIVES_WAY = True
TABLES_STAND_ALONE = True

_COLUMNS = 2
_FEWEST = 2
_FEWEST_WORDS = 3
"""In most statements: what is shorter names a feature, a setting or a proposition of logic."""
_LONGEST_HEADER = 40
_MOSTLY = 0.8
_CROSS = re.compile(r"\s*(?:\[\s?)?[Xx×☒•●■✓✔✅☑]\ufe0f?(?:\s?\])?\s*")
_TICK = re.compile(r"\s*(?:\[\s?)?[✓✔✅☑]\ufe0f?(?:\s?\])?\s*")
_REFUSAL = re.compile(r"\s*[✗✘❌]\ufe0f?\s*")
"""What is a cross below the word for false, and means that it is not so elsewhere."""
_COUNT = re.compile(r"\d{1,6}\s?%?")
"""How many people have crossed a cell."""
_LETTERED = re.compile(r"[a-zA-Z][.)]\s{1,3}(?=\S)")
_NO_CROSS = re.compile(r"\s*(?:[✗✘❌☐○□–—_.…-]\ufe0f?|\[\s?\]|_{2,20}|\.{2,20})?\s*")
_FEWEST_LETTERS = 5
"""Where no spaces part words."""
_FIRST_WORD = re.compile(r"\s{0,3}(?P<word>\w+)(?P<behind>[\s.,;:!()–—-]*)")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Statements:
    """The places of the columns of statements, of what marks them and of explanations; how they are asked.

    `false` is the column in which those that are not true are crossed.
    `words` is how an answer is written, by what stands in its cell where there is one column of marks, which may be
    several where crosses are made.
    """

    statement: int
    marked: tuple[int, ...]
    explained: tuple[int, ...]
    asked: str
    words: dict[str, str]
    false: int = -1


def are_statements(table: Block) -> bool:
    """Whether a table's rows are statements of which it is told whether they are true."""
    return _read(table) is not None


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each statement that is marked, and a problem for others where most are."""
    found = _read(block)
    if found is None:
        return
    rows = [row for row in block.children[1:] if len(row.children) > max(found.statement, *found.marked)]
    rows = [row for row in rows if row.children[found.statement].text.strip()]
    answers = [_answer(block, row, found) for row in rows]
    are_lettered = all(_LETTERED.match(row.children[found.statement].text) for row in rows)
    are_most = 2 * sum(answer is not None for answer in answers) > len(rows)
    for row, answer in zip(rows, answers, strict=True):
        if answer is not None:
            yield _card(row, answer, found, are_lettered=are_lettered)
        elif are_most and all(_NO_CROSS.fullmatch(row.children[place].text) for place in found.marked):
            yield Problem(row.span, "a statement of which is not told whether it is true", is_unanswered=True)


def _card(row: Block, answer: Markdown, found: _Statements, *, are_lettered: bool) -> Card:
    statement = without_label(row.children[found.statement].inline)
    if are_lettered and (letter := _LETTERED.match(statement.text)):
        statement = cut(statement, letter.end(), len(statement.text))
    told = (row.children[place] for place in found.explained if place < len(row.children))
    explanation = [to_markdown(cell.inline) for cell in told if not is_unwritten_answer(cell.text)]
    origin = Origin(span=row.span, context=row.context, evidence="shaped")
    return Basic(statement_front(found.asked, statement), joined([answer, *explanation]), origin)


def _answer(table: Block, row: Block, found: _Statements) -> Markdown | None:
    """Return what a row says of its statement: the header above the cross, or the word beside it."""
    if found.words:
        return _said(row.children[found.marked[0]].inline, found.words)
    place = _crossed(row, found.marked, found.false)
    return None if place is None else to_markdown(_undressed(table.children[0].children[place].inline))


def _undressed(inline: Inline) -> Inline:
    """Return a header's text without what only sets it off, or a colon behind it."""
    return Inline(inline.text.rstrip(" :?"), ())


def _crossed(row: Block, places: Sequence[int], false: int) -> int | None:
    """Return the only column that is crossed in a row; None where there is none, several, or something else."""
    cells = [(place, row.children[place].text) for place in places]
    crossed = [place for place, text in cells if _CROSS.fullmatch(text)]
    if not crossed:
        crossed = [place for place, text in cells if place == false and _REFUSAL.fullmatch(text)]
    if len(crossed) != 1 or not all(place in crossed or _NO_CROSS.fullmatch(text) for place, text in cells):
        ticked = [place for place, text in cells if _TICK.fullmatch(text)]
        others = [text for place, text in cells if place not in ticked]
        return ticked[0] if len(ticked) == 1 and all(map(_CROSS.fullmatch, others)) else None
    return crossed[0]


def _said(cell: Inline, written: dict[str, str]) -> Markdown | None:
    """Return a cell that begins with a word for true or false, the word as it is written in full."""
    first = _FIRST_WORD.match(cell.text)
    word = written.get(first["word"].casefold()) if first else None
    if first is None or word is None or not (first["behind"].strip() or first.end() == len(cell.text)):
        return None
    return Markdown(escape(word)) if first.end() == len(cell.text) else to_markdown(cell)


def _read(table: Block) -> _Statements | None:
    """Return what the columns of a table of statements are; None of other tables."""
    header = table.children[0].children if table.children else ()
    if len(header) < _COLUMNS or len(table.children) <= _FEWEST:
        return None
    titles = [cell.text.strip() for cell in header]
    found = _with_crosses(titles, table.children[1:]) or _with_words(titles, table.children[1:])
    if found is None or is_of_manual([header[found.statement]]):
        return None
    before = titles[: found.statement + 1]  # what a row is of stands before what is said of it
    if any(plain(title) in words("feature") for title in before) or are_of_report(table.context):
        return None
    said = _texts(table.children[1:], found.statement)
    if are_requests(said) and not _is_of_statements(titles, found):
        return None
    return None if any(_holds_sentences(table, at) for at in _between(found)) else found


def _is_of_statements(titles: Sequence[str], found: _Statements) -> bool:
    """Whether it is asked by words that are said of statements alone."""
    return any(part.casefold() not in WEAK for place in found.marked for part in _WORD.findall(titles[place]))


def _between(found: _Statements) -> list[int]:
    """Return the columns between the statements and their marks of which nothing is known."""
    return [place for place in range(found.statement + 1, found.marked[0]) if place not in found.explained]


def _holds_sentences(table: Block, place: int) -> bool:
    """Whether another column states things as well, so that a verdict may be one on both together."""
    texts = _texts(table.children[1:], place)
    return 2 * sum(len(text.split()) >= _FEWEST_WORDS for text in texts) > len(texts)


def _with_crosses(titles: Sequence[str], rows: Sequence[Block]) -> _Statements | None:
    """Return the columns of a table with a column for true statements and one for false ones."""
    names = [title.rstrip(" :?").casefold() for title in titles]
    first = next((place for place, pair in enumerate(pairwise(names)) if _is_pair(*pair)), None)
    if first is None:
        return None
    marked = [first, first + 1]
    false = first + 1 if (names[first], names[first + 1]) in truth_pairs() else first
    if first + 2 < len(titles) and titles[first + 2] and not _says(titles[first + 2], "explained"):
        further = _texts(rows, first + 2)  # “Not in the text”
        if any(map(_CROSS.fullmatch, further)) and all(_CROSS.fullmatch(t) or _NO_CROSS.fullmatch(t) for t in further):
            marked.append(first + 2)
    statement = _statements(titles, rows, marked)
    crossed = [row for row in rows if len(row.children) > marked[-1] and _crossed(row, marked, false) is not None]
    counted = any(_COUNT.fullmatch(text) for place in marked for text in _texts(rows, place))
    if statement is None or not crossed or counted:
        return None
    asked = "/".join(titles[place].rstrip(" :?") for place in marked) + ":"
    return _Statements(statement, tuple(marked), _explained(titles, (statement, *marked)), asked, {}, false)


def _with_words(titles: Sequence[str], rows: Sequence[Block]) -> _Statements | None:
    """Return the columns of a table with a column in which “true” or “false” stands, in full or as a letter."""
    for place, title in enumerate(titles):
        pair = _pair_of(title)
        if pair is None and (plain(title) in words("answer") or plain(title) == "verdict"):
            pair = _pair_within(_texts(rows, place))
        if pair is None:
            continue
        written = _written(pair)
        said = [text for text in _texts(rows, place) if not is_unwritten_answer(text)]
        known = [text for text in said if (found := _FIRST_WORD.match(text)) and found["word"].casefold() in written]
        statement = _statements(titles, rows, [place])
        if statement is None or len(known) < max(1, _MOSTLY * len(said)):
            continue
        asked = title if _pair_of(title) else "/".join(pair)
        asked = asked if asked.endswith("?") else asked.rstrip(" :") + ":"
        return _Statements(statement, (place,), _explained(titles, (statement, place)), asked, written)
    return None


def _is_pair(first: str, second: str) -> bool:
    return (first, second) in truth_pairs() or (second, first) in truth_pairs()


def _pair_of(title: str) -> tuple[str, str] | None:
    """Return the words of a header that names both as they are written there: “True or false?”, “V/F”."""
    parts = _WORD.findall(title) if len(title) <= _LONGEST_HEADER else []
    if len(parts) not in (_COLUMNS, _COLUMNS + 1) or not _is_pair(parts[0].casefold(), parts[-1].casefold()):
        return None
    return parts[0], parts[-1]


def _pair_within(texts: Sequence[str]) -> tuple[str, str] | None:
    """Return the two words that stand in a column whose header but says that they are answers."""
    found = {text.rstrip(" .").casefold(): text.rstrip(" .") for text in texts if text}
    for first, second in truth_pairs():
        if set(found) == {first, second}:
            return found[first], found[second]
    return None


def _written(pair: tuple[str, str]) -> dict[str, str]:
    """Return how each word for true and false is written in answers, in the languages that know a pair.

    The longer one of what stands in the header and in a cell is written: “T” below “True/False” is “True”.
    """
    written = {word.casefold(): word for word in pair}
    short = {word.casefold()[0]: word for word in pair}
    if len(short) == _COLUMNS:
        written = short | written
    for first, second in truth_pairs():
        if sorted((first[0], second[0])) == sorted(map(str.casefold, pair)):
            written |= {word: word[:1].upper() + word[1:] for word in (first, second) if len(word) > 1}
    return written


def _statements(titles: Sequence[str], rows: Sequence[Block], marked: Sequence[int]) -> int | None:
    """Return the first column whose cells are sentences, and different ones; None without one."""
    for place, title in enumerate(titles):
        if place in marked or _says(title, "explained"):
            continue
        texts = [text for text in _texts(rows, place) if text]
        sentences = [text for text in texts if len(text.split()) >= _FEWEST_WORDS or runs_on(text, _FEWEST_LETTERS)]
        if len(texts) >= _FEWEST and 2 * len(sentences) > len(rows) and len(set(texts)) == len(texts):
            return None if are_of_writer(sentences) else place
    return None


def _explained(titles: Sequence[str], taken: Sequence[int]) -> tuple[int, ...]:
    """Return the columns whose headers say that they explain or correct something."""
    return tuple(at for at, title in enumerate(titles) if at not in taken and _says(title, "explained"))


def _says(title: str, table: str) -> bool:
    return any(part in words(table) for part in plain(title).split())


def _texts(rows: Sequence[Block], place: int) -> list[str]:
    return [row.children[place].text.strip() for row in rows if place < len(row.children)]
