"""A list of words with what they mean, without markup: `der Hund - dog`, in points, on lines, or parted by tabs.

A dash parts many things, and a tab does in what was copied from a spreadsheet. So a title must say that these are
words, or both sides must have articles, of two languages, or one be verbs, “to be”. Acronyms show by their initials
that they are spelt out: `CPU: Central Processing Unit`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.advice import is_imperative
from mkdeck.cards import Basic, Block, Card, Inline, Markdown, Origin, Problem, Span
from mkdeck.facts.words import word_set
from mkdeck.inline import cut, escape, split_lines, to_markdown
from mkdeck.pieces import line_span
from mkdeck.titles import is_of_occasion
from mkdeck.unwritten import is_missing
from mkdeck.values import dataclass
from mkdeck.words import has_question_mark, has_word, is_glossary_title, plain, words

READS = ("document", "section", "item", "quote", "container")
WITH = ("list", "lines")
GIVES_WAY = True

_FEWEST = 3
_SHARE = 0.6
"""Of the words that have an article of another language."""
_SIGN = re.compile(r"\t\s*|(?<=\S)\s{1,4}(?:[–—→=]|-{1,2}>?)\s+|\s?：\s*|:\s+(?=\S)")
_WORD = re.compile(
    r"[^\W\d_][\w’'.-]*(?:[ /,]{1,2}(?:\([^()]{1,24}\)|\(?[^\W\d_][\w’'.-]*\)?)){0,5}(?: ?\([^()]{1,24}\))?[!?…]?"
)
"""Up to six words, with what is said of their gender or use in brackets."""
_LETTERS, _WORDS = re.compile(r"[A-Z][A-Za-z]{0,6}[A-Z]"), re.compile(r"[^\W\d_]+")
_SMALL, _FEWEST_INITIALS = word_set("of and the for to in on a an de la le du des et"), 2
_LONGEST_MEANING, _FEWEST_OF_ORDER = 9, 3
_OF_CODE = re.compile(r"[{}<>\\|`$#@_]|https?:|\w\(|\.\w+\b.*=|[a-z][A-Z]")


@dataclass(frozen=True, slots=True)
class _Line:
    """A word and its meaning, where they stand, and the sign between them."""

    sign: str
    word: Inline
    meaning: Inline
    block: Block
    span: Span


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each word of such lists; what is not yet written makes none."""
    for child in block.children:
        if child.kind not in ("paragraph", "list"):
            continue
        lines = list(_lines(child))
        if len(lines) >= _FEWEST and all(line is not None for line in lines):
            told = [line for line in lines if line is not None]
            if _are_words(told, child.context):
                yield from (card for line in told if not is_missing(line.meaning.text) for card in _card(line))


def _lines(block: Block) -> Iterator[_Line | None]:
    """Yield each line of a paragraph, or of the points of a list, as a word and its meaning; None for another."""
    if block.kind == "paragraph":
        if block.text.count("\n") + 1 < _FEWEST:
            return
        for place, line in enumerate(split_lines(block.inline)):
            yield _read(line, block, line_span(block, place))
        return
    for item in block.children:
        first = item.children[0] if len(item.children) == 1 else None
        is_word = first is not None and first.kind == "paragraph" and "\n" not in first.text
        yield _read(first.inline, first, item.span) if first is not None and is_word else None


def _read(line: Inline, block: Block, span: Span) -> _Line | None:
    found = _SIGN.search(line.text)
    if found is None or _OF_CODE.search(line.text) or any(mark.kind in ("code", "math", "link") for mark in line.marks):
        return None
    word, meaning = cut(line, 0, found.start()), cut(line, found.end(), len(line.text))
    if _WORD.fullmatch(word.text) is None or not (_means(meaning.text) or is_missing(meaning.text)):
        return None
    return _Line(found[0].strip(" ") or found[0], word, meaning, block, span)


def _means(text: str) -> bool:
    """Whether a text may be what a word means: some words, and no further sign or question."""
    is_short = len(text.split()) <= _LONGEST_MEANING and any(map(str.isalpha, text))
    return is_short and _SIGN.search(text) is None and not has_question_mark(text)


def _are_words(lines: Sequence[_Line], context: Sequence[str]) -> bool:
    """Whether lines are words and meanings: parted alike, below such a title or by their articles, and no orders."""
    if all(map(_is_spelt_out, lines)):
        return True
    signs = {line.sign for line in lines}
    are_verbs = any(has_word(plain(title), "word_list") for title in context)  # “set off = start a journey”
    if len(signs) > 1 or (not are_verbs and any(map(_is_order, lines))):
        return False
    if is_of_occasion("".join(context[-1:])) or len({line.word.text for line in lines}) < len(lines):
        return False
    if any(map(_is_of_words, context)):
        return True
    if sum(line.meaning.text.startswith("to ") for line in lines) >= _SHARE * len(lines):
        return True
    articles = [(_article(line.word.text), _article(line.meaning.text)) for line in lines]
    both = [(first, second) for first, second in articles if first and second and first != second]
    return len(both) >= _SHARE * len(lines) and not {first for first, _ in both} & {second for _, second in both}


def _article(text: str) -> str:
    """Return the article, in small letters, with which a text begins."""
    first = text.partition(" ")[0].casefold()
    return first if first in words("article") else ""


def _is_spelt_out(line: _Line) -> bool:
    """Whether a word is letters, and its meaning words of which these are the initials, but for small ones."""
    letters = line.word.text
    if _LETTERS.fullmatch(letters) is None:
        return False
    initials = "".join(part[0] for part in _WORDS.findall(line.meaning.text) if part not in _SMALL).casefold()
    rest = iter(letters.casefold())
    is_told = initials[:1] == letters[0].casefold() and all(letter in rest for letter in initials)
    return is_told and max(_FEWEST_INITIALS, len(letters) - 1) <= len(initials)


def _is_order(line: _Line) -> bool:
    """Whether what stands behind the sign tells what to do; “dog” is a verb only in a dictionary."""
    return len(line.meaning.text.split()) >= _FEWEST_OF_ORDER and is_imperative(line.meaning.text)


def _is_of_words(title: str) -> bool:
    """Whether a title says that words stand below it."""
    return is_glossary_title(title) or has_word(plain(title), "word_list")


def _card(line: _Line) -> Iterator[Card]:
    origin = Origin(span=line.span, context=line.block.context, evidence="shaped")
    if _is_spelt_out(line):
        yield Basic(Markdown(f"What does {line.word.text} stand for?"), to_markdown(line.meaning), origin)
        return
    marks = tuple(mark for mark in line.word.marks if mark.kind != "strong")
    front = to_markdown(Inline(line.word.text, marks)) if marks else escape(line.word.text)
    yield Basic(front, to_markdown(line.meaning), origin)
