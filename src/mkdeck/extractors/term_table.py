"""A table whose header says term and meaning, or names two languages: a card for each row.

In a glossary the header of two columns may say anything. Columns of examples go behind the meaning; those that tell the
kind of a word or how it is said are left out, but an article goes before its word. A term says little alone, and so the
lesson's topic stands before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Markdown, Origin, Problem
from mkdeck.headings.topics import lacks_topic
from mkdeck.parsing.inline import escape, to_markdown
from mkdeck.parsing.pieces import joined
from mkdeck.recognition.matching import matching_in_table
from mkdeck.recognition.tables import NUMBERS
from mkdeck.values import dataclass
from mkdeck.wording.unwritten import is_missing
from mkdeck.wording.words import has_question_mark, has_word, is_glossary_title, plain, words

READS = ("table",)
GIVES_WAY = True
TABLES_STAND_ALONE = True

_COLUMNS = 2
_ELIDED, _LONGEST_ELIDED = ("'", "’"), 5
_QUALIFIED = re.compile(r"\w\.\w|\(\)")


def needs_topic(card: Card) -> bool:
    """Whether a term does not say to what it belongs, as “os.arch()” and a whole question do."""
    if not isinstance(card, Basic) or _QUALIFIED.search(card.front) or has_question_mark(card.front):
        return False
    return lacks_topic(card)


def are_terms(table: Block) -> bool:
    """Whether a table's rows are terms and what they mean, by its header or by the heading above it."""
    return _columns(table) is not None


@dataclass(frozen=True, slots=True)
class _Columns:
    """The places of the columns of terms, of what they mean, of examples, and of articles beside the terms."""

    term: int
    meaning: int
    examples: tuple[int, ...] = ()
    article: int | None = None


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each row of a table of terms that has both cells filled; a column of numbers is passed over."""
    columns = _columns(block)
    if columns is None:
        return
    header = block.children[0].children
    rows = [row for row in block.children[1:] if len(row.children) > max(columns.term, columns.meaning)]
    has_codes = any(_is_code(row.children[columns.term].text) for row in rows)
    for row in rows:
        cells = (row.children[columns.term], row.children[columns.meaning])
        if len(row.children) <= len(header) and all(map(_is_written, cells)):
            origin = Origin(span=row.span, context=row.context, evidence="shaped")
            term = to_markdown(cells[0].inline)
            if has_codes and cells[0].text[:1].isdigit():  # “Exit code 125”
                term = Markdown(f"{to_markdown(header[columns.term].inline)} {term}")
            if columns.article is not None and columns.article < len(row.children):
                term = _with_article(row.children[columns.article].text.strip(), term)
            examples = (row.children[place] for place in columns.examples if place < len(row.children))
            told = [to_markdown(cell.inline) for cell in (cells[1], *filter(_is_written, examples))]
            yield Basic(term, joined(told), origin)


def _with_article(article: str, term: Markdown) -> Markdown:
    """Return a word behind its article, which may be elided, “l'œil”, or none, “–”."""
    if not _is_article(article):
        return term
    return Markdown(f"{escape(article)}{'' if article.endswith(_ELIDED) else ' '}{term}")


def _is_article(text: str) -> bool:
    said = text.casefold()
    return said in words("article") or (said.endswith(_ELIDED) and len(said) <= _LONGEST_ELIDED)


def _is_written(cell: Block) -> bool:
    return bool(cell.inline.marks) or not is_missing(cell.text)


def _columns(table: Block) -> _Columns | None:
    """Return the columns of a table of terms, behind one that but counts; None in other tables."""
    if not table.children:
        return None
    header = table.children[0].children
    first = 1 if header and plain(header[0].text) in NUMBERS else 0
    if matching_in_table(table):
        return None
    if len(header) - first != _COLUMNS:
        return _columns_of_words(header, first)
    in_glossary = is_glossary_title("".join(table.context[-1:]))
    kind = plain(header[first].text)
    is_of_kind = kind in words("kind") and kind not in words("term")  # “System | How cousins are named”
    in_glossary = in_glossary and kind not in words("party") and not is_of_kind  # the principal terms of a treaty
    return _Columns(first, first + 1) if in_glossary or _is_of_terms(header[first:]) else None


def _columns_of_words(header: Sequence[Block], first: int) -> _Columns | None:
    """Return the columns of a table of words, “Word | Part of speech | Definition | Example”; None of others."""
    titles = [plain(cell.text) for cell in header]
    examples = tuple(place for place, title in enumerate(titles) if title in words("used_so"))
    beside = [place for place, title in enumerate(titles) if place >= first and title in words("of_word")]
    rest = [place for place in range(first, len(titles)) if place not in examples and place not in beside]
    if len(rest) != _COLUMNS or not (examples or beside) or not _is_of_terms([header[place] for place in rest]):
        return None
    articles = (place for place in beside if titles[place] in words("article_column") and abs(place - rest[0]) == 1)
    return _Columns(rest[0], rest[1], examples, next(articles, None))


def _is_code(term: str) -> bool:
    """Whether a term is a number, which says nothing without the header of its column."""
    return any(map(str.isdigit, term)) and not any(map(str.isalpha, term))


def _is_of_terms(header: Sequence[Block]) -> bool:
    """Whether a header's first cell names terms and its second one what they mean."""
    cells = [plain(cell.text) for cell in header]
    if all(cell in words("language") for cell in cells):
        return True
    if has_word(cells[0], "word_side") and cells[1] in words("language"):
        return True  # below “Name | English” stand marks
    return has_word(cells[0], "term") and has_word(cells[1], "meaning")
