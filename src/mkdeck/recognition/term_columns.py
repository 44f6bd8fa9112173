"""Which columns of a table hold terms and what they mean."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.recognition.glossaries import are_in_table
from mkdeck.recognition.matching import matching_in_table
from mkdeck.recognition.tables import NUMBERS
from mkdeck.values import dataclass
from mkdeck.wording.words import has_word, is_glossary_title, plain, words

_COLUMNS = 2
_FLAG = re.compile(r"\s*[\U0001f1e6-\U0001f1ff]{2}\s*")
"""“🇫🇷”, which names a language."""
_SIGNS = frozenset(["=", ":=", "≙", "≈", ":", "→", "⇒", "->", "=>", "i.e.", "d.h.", "d. h.", "c.-à-d.", "es decir"])
"""What stands above what terms mean, where no word does."""
_MEANS = frozenset(["means", "meaning", "it means", "what it means"])
"""Headers beside which “What” stands above terms."""


def are_terms(table: Block) -> bool:
    """Whether a table's rows are terms and what they mean, by its header or by the heading above it."""
    return term_columns(table) is not None


@dataclass(frozen=True, slots=True)
class TermColumns:
    """The places of the columns of terms, of what they mean, of articles beside the terms, and of what goes behind.

    That are examples, and how a word is said.
    """

    term: int
    meaning: int
    examples: tuple[int, ...] = ()
    article: int | None = None


def term_columns(table: Block) -> TermColumns | None:
    """Return the columns of a table of terms, behind one that but counts; None in other tables."""
    if not table.children:
        return None
    header = table.children[0].children
    first = 1 if header and plain(header[0].text) in NUMBERS and not _FLAG.fullmatch(header[0].text) else 0
    if matching_in_table(table):
        return None
    if len(header) == _COLUMNS and not any(cell.text.strip() for cell in header):
        is_told = is_glossary_title("".join(table.context[-1:])) or are_in_table(table.children[1:])
        return TermColumns(0, 1) if is_told else None
    if len(header) - first != _COLUMNS:
        return _columns_of_words(header, first)
    in_glossary = is_glossary_title("".join(table.context[-1:]))
    kind = plain(header[first].text)
    is_of_kind = kind in words("kind") and kind not in words("term")  # “System | How cousins are named”
    in_glossary = in_glossary and kind not in words("party") and not is_of_kind  # the principal terms of a treaty
    return TermColumns(first, first + 1) if in_glossary or _is_of_terms(header[first:]) else None


def _columns_of_words(header: Sequence[Block], first: int) -> TermColumns | None:
    """Return the columns of a table of words, “Word | Part of speech | Definition | Example”; None of others."""
    titles = [plain(cell.text) for cell in header]
    examples = tuple(place for place, title in enumerate(titles) if title in words("used_so"))
    beside = [place for place, title in enumerate(titles) if place >= first and title in words("of_word")]
    rest = [place for place in range(first, len(titles)) if place not in examples and place not in beside]
    if len(rest) != _COLUMNS or not (examples or beside) or not _is_of_terms([header[place] for place in rest]):
        return None
    examples = (*(place for place in beside if titles[place] in words("sound")), *examples)
    articles = (place for place in beside if titles[place] in words("article_column") and abs(place - rest[0]) == 1)
    return TermColumns(rest[0], rest[1], examples, next(articles, None))


def _is_of_terms(header: Sequence[Block]) -> bool:
    """Whether a header's first cell names terms and its second one what they mean."""
    cells = [plain(cell.text) for cell in header]
    if all(cell in words("language") for cell in cells) or all(_FLAG.fullmatch(cell.text) for cell in header):
        return True
    if has_word(cells[0], "word_side") and cells[1] in words("language"):
        return True  # below “Name | English” stand marks
    if cells[0] == "what" and cells[1] in _MEANS:
        return True
    if cells[0] in words("script") and cells[1] in words("sound"):
        return True
    is_meaning = has_word(cells[1], "meaning") or header[1].text.strip() in _SIGNS
    return has_word(cells[0], "term") and is_meaning
