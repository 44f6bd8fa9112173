"""A list of words with what they mean, without markup: `der Hund - dog`, in points, on lines, or parted by tabs.

A dash parts many things, and a tab does in what was copied from a spreadsheet. So a title must say that these are
words, or pairs, “World capitals”, or both sides must have articles, of two languages, or one be verbs, “to be”, or have
several articles of one language. Acronyms show by their initials that they are spelt out: `CPU: Central Processing
Unit`. Below a title such as “Git commands” the words are code.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Inline, Mark, Markdown, Origin, Problem, Span
from mkdeck.facts.words import word_set
from mkdeck.headings.titles import is_of_occasion
from mkdeck.headings.topics import lacks_topic
from mkdeck.parsing.inline import cut, escape, opening_mark, split_lines, to_markdown
from mkdeck.parsing.pieces import line_span
from mkdeck.recognition.advice import is_imperative
from mkdeck.recognition.list_names import bold_title
from mkdeck.values import dataclass
from mkdeck.wording.unwritten import is_missing
from mkdeck.wording.words import has_question_mark, has_word, is_glossary_title, plain, words, words_by_language

READS = ("document", "section", "item", "quote", "container")
WITH = ("list", "lines")
GIVES_WAY = True

_FEWEST = 3
_SHARE = 0.6
"""Of the words that have an article of another language."""
_SIGN = re.compile(r"\t\s*|(?<=\S)\s{1,4}(?:[–—→=]|-{1,2}>?)\s+|\s?：\s*|:\s+(?=\S)")
_DASHES = ("–", "—", "-", "--")
"""One sign, however it is typed."""
_WORD = re.compile(
    r"[^\W\d_][\w’'.-]*(?:[ /,]{1,2}(?:\([^()]{1,24}\)|\(?[^\W\d_][\w’'.-]*\)?)){0,5}(?: ?\([^()]{1,24}\))?[!?…]?"
)
"""Up to six words, with what is said of their gender or use in brackets."""
_LETTERS, _WORDS = re.compile(r"[A-Z][A-Za-z]{0,6}[A-Z]"), re.compile(r"[^\W\d_]+")
_SMALL, _FEWEST_INITIALS = word_set("of and the for to in on a an de la le du des et"), 2
_LONGEST_LINE = 5
_LONGEST_MEANING, _FEWEST_OF_ORDER = 9, 3
_LONGEST_WITH_ARTICLE, _LONGEST_DOING = 3, 14
"""Words of what has an article, and of its meaning; words that say what a command does."""
_LONGEST_UNIT, _SHARE_OF_NAMES = 2, 0.3
"""Words of a currency; of meanings with a capital letter, which may be those who see to a thing."""
_OF_PROJECT = re.compile(r"(?:npm|npx|yarn|pnpm|make|docker compose|pip|python3?|/|\.{1,2}/)(?:\s|\b|$)|/|-{1,2}\w")
"""Begins a command of one project, an address of its interface, or an option."""
_OF_CODE = re.compile(r"[{}<>\\|`$#@_]|https?:|\w\(|\.\w+\b.*=|[a-z][A-Z]")


@dataclass(frozen=True, slots=True)
class _Line:
    """A word and its meaning, where they stand, and the sign between them; the word may be code."""

    sign: str
    word: Inline
    meaning: Inline
    block: Block
    span: Span
    is_code: bool = False


def needs_topic(card: Card) -> bool:
    """Whether a title says to what a thing or a command belongs; a word of a language stands alone."""
    context = card.origin.context
    return (any(map(_is_of_commands, context)) or any(map(_is_of_pairs, context[-1:]))) and lacks_topic(card)


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each word of such lists; what is not yet written makes none."""
    for place, child in enumerate(block.children):
        if child.kind not in ("paragraph", "list"):
            continue
        above = _line_above(block.children[place - 1]) if place else ""
        context = (*child.context, above) if above else child.context
        is_of_code = any(map(_is_of_commands, context)) and not any(map(_is_of_somebody, context))
        lines = list(_lines(child, is_of_code=is_of_code))
        if len(lines) >= _FEWEST and all(line is not None for line in lines):
            told = [line for line in lines if line is not None]
            if _are_words(told, context):
                yield from (card for line in told if not is_missing(line.meaning.text) for card in _card(line))


def _line_above(before: Block) -> str:
    """Return a line right above a list that stands for its heading: “Git commands:”, in bold or with a colon."""
    is_short = before.kind == "paragraph" and len(before.text.split()) <= _LONGEST_LINE
    is_title = is_short and (bool(bold_title(before)) or before.text.endswith(":"))
    return before.text.rstrip(" :") if is_title else ""


def _lines(block: Block, *, is_of_code: bool) -> Iterator[_Line | None]:
    """Yield each line of a paragraph, or of the points of a list, as a word and its meaning; None for another."""
    if block.kind == "paragraph":
        if block.text.count("\n") + 1 < _FEWEST:
            return
        for place, line in enumerate(split_lines(block.inline)):
            yield _read(line, block, line_span(block, place), is_of_code=is_of_code)
        return
    for item in block.children:
        first = item.children[0] if len(item.children) == 1 else None
        is_word = first is not None and first.kind == "paragraph" and "\n" not in first.text
        yield _read(first.inline, first, item.span, is_of_code=is_of_code) if first is not None and is_word else None


def _read(line: Inline, block: Block, span: Span, *, is_of_code: bool) -> _Line | None:
    if is_of_code and (command := opening_mark(line, "code")):
        return _read_command(line, command, block, span)
    found = _SIGN.search(line.text)
    if found is None or _OF_CODE.search(line.text) or any(mark.kind in ("code", "math", "link") for mark in line.marks):
        return None
    word, meaning = cut(line, 0, found.start()), cut(line, found.end(), len(line.text))
    if _WORD.fullmatch(word.text) is None or not (_means(meaning.text) or is_missing(meaning.text)):
        return None
    sign = found[0].strip(" ") or found[0]
    return _Line("–" if sign in _DASHES else sign, word, meaning, block, span)


def _read_command(line: Inline, command: Mark, block: Block, span: Span) -> _Line | None:
    """Read a line of code and what it does: “`chmod` – change mode”."""
    found = _SIGN.match(line.text, command.end)
    if found is None or _OF_PROJECT.match(line.text) or has_question_mark(line.text):
        return None
    word, meaning = cut(line, 0, command.end), cut(line, found.end(), len(line.text))
    is_short = 0 < len(meaning.text.split()) <= _LONGEST_DOING
    return _Line(found[0].strip(" "), word, meaning, block, span, is_code=True) if is_short else None


def _means(text: str) -> bool:
    """Whether a text may be what a word means: some words, and no further sign or question."""
    is_short = len(text.split()) <= _LONGEST_MEANING and any(map(str.isalpha, text))
    return is_short and _SIGN.search(text) is None and not has_question_mark(text)


def _are_words(lines: Sequence[_Line], context: Sequence[str]) -> bool:
    """Whether lines are words and meanings: parted alike, below such a title or by their articles, and no orders."""
    if all(map(_is_spelt_out, lines)):
        return True
    signs = {line.sign for line in lines}
    if any(line.is_code for line in lines):
        are_several = len({line.word.text for line in lines}) == len(lines)
        return len(signs) == 1 and are_several and all(line.is_code for line in lines)
    are_verbs = any(has_word(plain(title), "word_list") for title in context)  # “set off = start a journey”
    if len(signs) > 1 or (not are_verbs and any(map(_is_order, lines))):
        return False
    if is_of_occasion("".join(context[-1:])) or len({line.word.text for line in lines}) < len(lines):
        return False
    if any(map(_is_of_words, context)):
        return True
    if any(map(_is_of_pairs, context[-1:])):
        return _fit_title(lines, plain(context[-1]))
    if sum(line.meaning.text.startswith("to ") for line in lines) >= _SHARE * len(lines):
        return True
    articles = [(_article(line.word.text), _article(line.meaning.text)) for line in lines]
    if _are_of_one_language(lines, [first for first, _ in articles if first]):
        return True
    both = [(first, second) for first, second in articles if first and second and first != second]
    return len(both) >= _SHARE * len(lines) and not {first for first, _ in both} & {second for _, second in both}


def _are_of_one_language(lines: Sequence[_Line], articles: Sequence[str]) -> bool:
    """Whether nearly all words have articles of one language, several of them, and short meanings: “der Hund – dog”."""
    several = set(articles)
    are_short = all(
        len(text.split()) <= _LONGEST_WITH_ARTICLE for line in lines for text in (line.word.text, line.meaning.text)
    )
    of_one = len(several) > 1 and any(several <= known for known in words_by_language("noun_article"))
    named = sum(line.meaning.text[:1].isupper() for line in lines)  # “la salle – Marie”
    are_words = are_short and named <= _SHARE_OF_NAMES * len(lines)
    return are_words and of_one and len(articles) >= _SHARE * len(lines)


def _fit_title(lines: Sequence[_Line], title: str) -> bool:
    """Whether lines tell what a title of pairs says: names of capitals, and not “not visited yet”."""
    told = [line.meaning.text.split() for line in lines if not is_missing(line.meaning.text)]
    if has_word(title, "name_list"):
        return all(2 * sum(word[:1].isupper() for word in said) > len(said) for said in told)
    if has_word(title, "currency_list"):
        return all(len(said) <= _LONGEST_UNIT for said in told)
    others = words("pair_list") - words("contrary_list")
    return not has_word(title, "contrary_list") or others.isdisjoint(title.split())  # nobody knows which are which


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


def _is_of_commands(title: str) -> bool:
    """Whether a title says of which matter the commands below it are: “Linux commands”, and not “Commands” alone."""
    return len(title.split()) > 1 and has_word(plain(title), "command_list")


def _is_of_somebody(title: str) -> bool:
    """Whether a title says whose things stand below it: “Functions in our code”."""
    return not words("ours").isdisjoint(plain(title).split())


def _is_of_pairs(title: str) -> bool:
    """Whether a title says that things belong to one another below it: “World capitals”."""
    return has_word(plain(title), "pair_list")


def _card(line: _Line) -> Iterator[Card]:
    origin = Origin(span=line.span, context=line.block.context, evidence="shaped")
    if _is_spelt_out(line):
        yield Basic(Markdown(f"What does {line.word.text} stand for?"), to_markdown(line.meaning), origin)
        return
    marks = tuple(mark for mark in line.word.marks if mark.kind != "strong")
    front = to_markdown(Inline(line.word.text, marks)) if marks else escape(line.word.text)
    yield Basic(front, to_markdown(line.meaning), origin)
