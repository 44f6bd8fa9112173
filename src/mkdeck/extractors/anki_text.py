"""Cards in Anki's format for text files, in a fence: fields below `#separator:semicolon`, or in CSV with titles.

https://docs.ankiweb.net/importing/text-files.html. Without such a line the first one must name question and answer, or
a title or the line above say that these are cards or words, as of Quizlet; then a tab parts the sides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Markdown, Origin, Problem, Span
from mkdeck.clozes import MARKED
from mkdeck.parsing.inline import escape
from mkdeck.values import dataclass
from mkdeck.wording.unwritten import is_missing
from mkdeck.wording.words import has_word, plain, words

READS = ("document", "section", "item", "quote", "container")
WITH = ("code",)

_DIRECTIVE = re.compile(r"#(?P<key>[a-z][a-z ]*):(?P<value>.*)")
_SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "space": " ", "pipe": "|", "colon": ":"}
_BESIDE = ("notetype column", "deck column", "tags column", "guid column")
_KINDS = {"csv": ",", "tsv": "\t", "anki": "\t"}
_FRONTS, _BACKS = (
    ("question", "front_side", "term_side"),
    ("answer", "back_side", "meaning_side"),
)
_NO_WORD = re.compile(r"\d|\w[:=_.@]\w|[_={}<>\\$#|;,]\S|/\S*/")
"""What data hold and programs print, and no list of words."""
_FEWEST, _LONGEST = 3, 80
"""Lines that a tab parts; characters of the line above them."""
_OF_DATA = frozenset(["id", "respondent", "user", "score", "timestamp", "date", "rating"])
"""Titles of columns of what people have answered."""


@dataclass(frozen=True, slots=True)
class _Format:
    """What parts the fields, from which line on there are notes, and in which columns stand front and back."""

    separator: str
    first: int
    beside: frozenset[int] = frozenset()
    is_html: bool = False
    columns: tuple[int, int] | None = None
    is_quoted: bool = True


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each line of such a fence that has a front and a back."""
    for place, child in enumerate(block.children):
        if child.kind == "code" and child.source.startswith(("```", "~~~")):
            first, *lines = child.source.split("\n")
            if lines and lines[-1].strip() and not lines[-1].strip().strip(first[0]):
                lines.pop()  # the fence is closed
            if (form := _format(child.info, lines)) is not None:
                yield from _cards(child, lines, form)
            elif _are_parted(child.info, lines) and _tells_cards(child, block.children[:place][-1:], lines):
                yield from _cards(child, lines, _Format("\t", 0, is_quoted=False))


def _format(info: str, lines: Sequence[str]) -> _Format | None:
    """Return how the lines of a fence are to be read; None where they hold no notes."""
    told: dict[str, str] = {}
    for line in lines:
        found = _DIRECTIVE.fullmatch(line.strip())
        if found is None:
            break
        told[found["key"]] = found["value"].strip()
    kind = info.split(maxsplit=1)[0].casefold() if info else ""
    if "separator" in told:
        separator = _SEPARATORS.get(told["separator"].casefold(), told["separator"][:1])
        return _Format(separator, len(told), _beside(told), told.get("html") == "true") if separator else None
    if told or kind not in _KINDS or not lines:
        return None
    separators = [sign for sign in (_KINDS[kind], ";", "\t", ",") if sign in lines[0]]
    titles = [plain(title) for title in lines[0].split(separators[0])] if separators else []
    if not _OF_DATA.isdisjoint(titles):
        return None
    columns = (_column(titles, _FRONTS), _column(titles, _BACKS))
    if columns[0] is None or columns[1] is None or columns[0] == columns[1]:
        return None
    return _Format(separators[0], 1, columns=(columns[0], columns[1]))


def _are_parted(info: str, lines: Sequence[str]) -> bool:
    """Whether a tab parts each line of a plain fence into two sides, of several that differ."""
    told = [line for line in lines if line.strip()]
    fronts = {line.partition("\t")[0] for line in told}
    is_plain = info in ("", "text", "txt", "tsv", "plaintext")
    return is_plain and len(fronts) == len(told) >= _FEWEST and all(line.strip().count("\t") == 1 for line in told)


def _tells_cards(fence: Block, before: Sequence[Block], lines: Sequence[str]) -> bool:
    """Whether a title or the line above a fence says that it holds cards, or words and it does hold words.

    A line above that names no words tells of something else, the output of a command.
    """
    above = [block.text for block in before if block.kind == "paragraph" and len(block.text) < _LONGEST]
    if any(map(_names_cards, map(plain, [*fence.context, *above]))):
        return True
    titles = map(plain, above or fence.context)
    are_of_words = any(has_word(title, table) for title in titles for table in ("word_list", "pair_list", "glossary"))
    return are_of_words and all(_NO_WORD.search(line) is None for line in lines) and not lines[0].isupper()


def _names_cards(title: str) -> bool:
    """Whether a title names cards to learn from: “Quizlet”, “Cards”, but not “Graphics cards”."""
    known = words("flashcards")
    return title in known or not (known - words("weak_flashcards")).isdisjoint(title.split())


def _beside(told: Mapping[str, str]) -> frozenset[int]:
    """Return the columns that hold no field of a note, counted from 0."""
    return frozenset(int(told[key]) - 1 for key in _BESIDE if told.get(key, "").isdecimal())


def _column(titles: Sequence[str], tables: Sequence[str]) -> int | None:
    return next((at for at, title in enumerate(titles) if any(title in words(table) for table in tables)), None)


def _cards(block: Block, lines: Sequence[str], form: _Format) -> Iterator[Card | Problem]:
    import csv  # few lessons have such a fence

    told = [f"{line}\n" for line in lines[form.first :]]
    if form.is_quoted:
        rows = csv.reader(told, delimiter=form.separator)
    else:
        rows = csv.reader(told, delimiter=form.separator, quoting=csv.QUOTE_NONE)
    before = 0
    while True:
        try:
            row = next(rows, None)
        except csv.Error:  # a field longer than any on a card
            return
        if row is None:
            return
        last = block.span.first + form.first + rows.line_num
        span = Span(block.span.path, min(block.span.first + form.first + before + 1, block.span.last), last)
        before = rows.line_num
        fields = [field for place, field in enumerate(row) if place not in form.beside]
        places = form.columns or (0, 1)
        if len(fields) <= max(places) or not fields[places[0]].strip():
            continue
        front, back = (_markdown(fields[place].strip(), is_html=form.is_html) for place in places)
        if MARKED.search(front):
            continue  # a cloze, which another rule reads
        if is_missing(fields[places[1]].strip()) or not fields[places[1]].strip():
            yield Problem(span, "a front without a back, unlike the others of its list", is_unanswered=True)
            continue
        yield Basic(front, back, Origin(span=span, context=block.context, evidence="marked"))


def _markdown(field: str, *, is_html: bool) -> Markdown:
    """Return a field as Markdown; one that is no HTML is but text."""
    return Markdown(field) if is_html else escape(field)
