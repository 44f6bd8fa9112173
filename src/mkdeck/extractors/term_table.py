"""A table whose header says term and meaning, or names two languages: a card for each row.

In a glossary the header of two columns may say anything; where it is empty the cells may tell that they are terms and
glosses. Columns of examples go behind the meaning; those that tell the kind of a word or how it is said are left out,
but an article goes before its word. A term says little alone, and so the lesson's topic stands before it, and behind it
a header that the meanings go on with. A row without a term goes on with the meaning above.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Markdown, Origin, Problem, Span
from mkdeck.headings.topics import lacks_topic
from mkdeck.parsing.inline import escape, to_markdown
from mkdeck.parsing.pieces import in_cell, joined
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.tables import with_rows_that_go_on
from mkdeck.recognition.term_columns import TermColumns, term_columns
from mkdeck.values import replace
from mkdeck.wording.unwritten import is_missing
from mkdeck.wording.words import has_question_mark, plain, words

READS = ("table",)
GIVES_WAY = True
TABLES_STAND_ALONE = True

_ELIDED, _LONGEST_ELIDED = ("'", "’"), 5
_FEWEST, _MOST_NAMED = 2, 5
"""Rows of a table that may lack a meaning, and terms that are named which do."""
_SHORTEST_SENTENCE = 4
"""Words of “A knot is that”, which a header has that goes on."""
_OF_TOOL = frozenset(["usage", "synopsis", "command line", "command line usage", "invocation", "cli", "running it"])
"""Titles in the description of a program, whose codes mean nothing elsewhere."""
_QUALIFIED = re.compile(r"\w\.\w|\(\)")


def needs_topic(card: Card) -> bool:
    """Whether a term does not say to what it belongs, as “os.arch()” and a whole question do."""
    if not isinstance(card, Basic) or _QUALIFIED.search(card.front) or has_question_mark(card.front):
        return False
    return lacks_topic(card)


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each row of a table of terms that has both cells filled; a column of numbers is passed over."""
    columns = term_columns(block)
    if columns is None:
        return
    header = block.children[0].children
    rows = [row for row in block.children[1:] if len(row.children) > max(columns.term, columns.meaning)]
    language = _language(block, header[columns.term])
    goes_on = _sentence_that_goes_on(header[columns.meaning])
    has_codes = any(_is_code(row.children[columns.term].text) for row in rows)
    if has_codes and any(plain(title) in _OF_TOOL for title in block.context):
        return  # what a program of somebody's own returns
    yield from _without_meaning(rows, columns)
    is_of_words = plain(header[columns.term].text) in words("language")  # what stands beside no word is but left over
    for row, more in with_rows_that_go_on(rows, columns.term, columns.meaning):
        more = () if is_of_words else more
        cells = (row.children[columns.term], row.children[columns.meaning])
        if len(row.children) <= len(header) and all(map(_is_written, cells)):
            span = Span(row.span.path, row.span.first, more[-1].span.last) if more else row.span
            origin = Origin(span=span, context=row.context, evidence="shaped")
            term = to_markdown(cells[0].inline)
            if has_codes and cells[0].text[:1].isdigit():  # “Exit code 125”
                term = Markdown(f"{to_markdown(header[columns.term].inline)} {term}")
            if language:
                term = Markdown(f"{term} ({language})")
            if columns.article is not None and columns.article < len(row.children):
                term = _with_article(row.children[columns.article].text.strip(), term)
            if goes_on:
                term = Markdown(f"{term}: {goes_on} …")
            examples = (row.children[place] for place in columns.examples if place < len(row.children))
            told = [in_cell(cell) for cell in (cells[1], *filter(_is_written, (*more, *examples)))]
            yield Basic(term, joined(told), origin)


def _without_meaning(rows: Sequence[Block], columns: TermColumns) -> Iterator[Problem]:
    """Yield one problem for the terms of a table whose meanings are not written, where most others have theirs.

    A dash says that there is none, and a term in bold among others that are not stands above those of its group.
    """
    named = [row for row in rows if row.children[columns.term].text.strip()]
    are_bold = [is_bold_line(replace(row.children[columns.term], kind="paragraph")) for row in named]
    is_mostly_bold = 2 * sum(are_bold) > len(named)
    left = [
        row
        for row, is_bold in zip(named, are_bold, strict=True)
        if (is_mostly_bold or not is_bold) and _is_to_be_written(row.children[columns.meaning])
    ]
    if left and 2 * len(left) <= len(named) and len(named) > _FEWEST:
        terms = [f"“{' '.join(row.children[columns.term].text.split())}”" for row in left]
        told = terms if len(terms) <= _MOST_NAMED else [*terms[:_MOST_NAMED], f"{len(terms) - _MOST_NAMED} more"]
        which = f"{', '.join(told[:-1])} and {told[-1]}" if len(told) > 1 else told[0]
        why = f"no meaning stands beside {which}, unlike beside other terms; write it there"
        yield Problem(left[0].span, why, is_unanswered=True)


def _is_to_be_written(cell: Block) -> bool:
    """Whether a cell is empty or says that it is to be filled, and is no dash."""
    is_dash = bool(cell.text.strip()) and not cell.text.strip(" –—-")
    return not _is_written(cell) and not is_dash


def _language(table: Block, header: Block) -> str:
    """Return the foreign language of the terms, where the header names it and no heading above speaks of it."""
    named = plain(header.text)
    is_foreign = named in words("language") and named != "english"
    if not is_foreign or any(named in plain(heading).split() for heading in table.context):
        return ""
    return escape(" ".join(header.text.split()))


def _sentence_that_goes_on(header: Block) -> str:
    """Return the header of a column that is a sentence which its cells go on with, “An acid is a substance that”.

    It begins with an article: “What the word means” is whole.
    """
    said = plain(header.text).split()
    if len(said) < _SHORTEST_SENTENCE or said[0] not in words("article") or said[-1] not in words("unfinished"):
        return ""
    written = to_markdown(header.inline).rstrip(" .…")
    return f"{written[0].lower()}{written[1:]}"


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


def _is_code(term: str) -> bool:
    """Whether a term is a number, which says nothing without the header of its column."""
    return any(map(str.isdigit, term)) and not any(map(str.isalpha, term))
