"""Things of a kind that a title names, each with what belongs to it: `Bowline – makes a loop`, below “Knots”.

The title is a heading, a bold line or a line with a colon. It must name things that one learns by heart, say that
something belongs to them, “Knots and their uses”, or be spoken of in all names, “Size 60” below “Needle sizes”. What
belongs to a moment, a group or a house is none of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Inline, Markdown, Origin, Problem, Span
from mkdeck.facts.aliases import is_short_for
from mkdeck.facts.guards import addresses_reader, has_pronoun
from mkdeck.facts.phrases import words_of
from mkdeck.facts.verb_forms import verb_forms
from mkdeck.facts.words import word_set
from mkdeck.headings.titles import is_of_occasion, names_topic, singular
from mkdeck.headings.topics import lacks_topic
from mkdeck.parsing.inline import cut, escape, split_lines, to_markdown
from mkdeck.parsing.pieces import line_span
from mkdeck.recognition.list_names import ANY_ARTICLE, bold_title, last_sentence, title_of_kinds
from mkdeck.values import dataclass
from mkdeck.wording.capitals import capitalised
from mkdeck.wording.numbering import without_number
from mkdeck.wording.unwritten import is_missing
from mkdeck.wording.words import has_question_mark, is_glossary_title, plain, words

READS = ("document", "section", "item", "quote", "container")
WITH = ("list", "lines", "lead")
ONLY_IN_LESSONS = True
GIVES_WAY = True

_FEWEST, _MOST = 3, 24
_LONGEST_NAME, _LONGEST_TOLD, _LONGEST_TITLE = 4, 12, 6
"""Words."""
_SIGN = re.compile(r"\s{1,3}(?:[–—→=]|-{1,2}>?)\s{1,3}|\s?:\s{1,3}")
_DASHES = ("–", "—", "-", "--")
_TO_KNOW = re.compile(r" (?:to (?:know|learn|remember)|you (?:should|must|need to) know|worth knowing)$")
_BEHIND_NOUN = re.compile(r"(?i) (?:of|for|in|on|and|with|by|from|to|at|behind)\b")
_AND_THEIR = re.compile(r"(?i)\b(?:and|with) (?:their|its) [a-z]+s?$|\band what (?:they|each|it)\b")
_NUMBERED = re.compile(r"(?P<word>[A-Za-z]{2,20}) #?\d[\d/.-]{0,6}[A-Z]?")
_OF_MOMENT = re.compile(
    r"(?i)\b(?:\d{1,2}[:.]\d\d|\d+ ?(?:%|€|£|\$|points?|euros?|dollars?|minutes?|hours?|days?|weeks?|kilos?)|[€£$]\d"
    r"|today|tomorrow|tonight|done|missing|bring|borrow|rented|bought|sold|shelf|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_OF_LESSON = word_set(
    "chapter module week day lesson unit session room table step question exercise part page figure group team slide "
    "section stop line hall platform episode item option version task house floor seat lane round game player station"
)
"""What is numbered in a course, a book or a house."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """A name and what belongs to it, the sign between them, and where they stand."""

    name: Inline
    told: Inline
    sign: str
    span: Span


def needs_topic(card: Card) -> bool:
    """Whether the title does not say of which matter its things are."""
    return lacks_topic(card)


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each thing of such lists."""
    for place, child in enumerate(block.children):
        if child.kind not in ("list", "paragraph"):
            continue
        before = block.children[place - 1] if place else None
        pairs = _of_list(child) if child.kind == "list" else _of_lines(child) or _of_run(block.children, place)
        if not _FEWEST <= len(pairs) <= _MOST or title_of_kinds(before, child) is not None:
            continue  # terms of kinds are explained by another rule
        for title in _titles(before, child):
            if _names_pairs(title, pairs) and _are_things(pairs):
                yield from (_card(title, pair, child.context) for pair in pairs if not is_missing(pair.told.text))
                break


def _of_list(block: Block) -> list[_Pair]:
    read = [
        _read(item.children[0].inline, item.span)
        for item in block.children
        if len(item.children) == 1 and item.children[0].kind == "paragraph"
    ]
    return _alike(read, len(block.children))


def _of_lines(block: Block) -> list[_Pair]:
    lines = split_lines(block.inline) if "\n" in block.text else []
    return _alike([_read(line, line_span(block, place)) for place, line in enumerate(lines)], len(lines))


def _of_run(children: Sequence[Block], place: int) -> list[_Pair]:
    """Return the pairs of paragraphs in a row, each of one line, that begin here."""
    if place and _read_paragraph(children[place - 1]) is not None:
        return []
    run: list[_Pair | None] = []
    for child in children[place : place + _MOST + 1]:
        if (pair := _read_paragraph(child)) is None:
            break
        run.append(pair)
    return _alike(run, len(run))


def _read_paragraph(block: Block) -> _Pair | None:
    is_line = block.kind == "paragraph" and "\n" not in block.text
    return _read(block.inline, block.span) if is_line else None


def _alike(read: Sequence[_Pair | None], count: int) -> list[_Pair]:
    """Return pairs where all were read, with one sign, and no name stands twice."""
    pairs = [pair for pair in read if pair is not None]
    are_alike = len(pairs) == count and len({pair.sign for pair in pairs}) == 1
    return pairs if are_alike and len({pair.name.text for pair in pairs}) == count else []


def _read(line: Inline, span: Span) -> _Pair | None:
    """Read a line of a few words, which may be bold, a sign and a few words more."""
    if any(mark.kind in ("link", "image", "code", "html") for mark in line.marks):
        return None
    found = _SIGN.search(line.text)
    if found is None or not found.start():
        return None
    name = cut(line, 0, len(line.text[: found.start()].rstrip(" :")))
    name = Inline(name.text, tuple(mark for mark in name.marks if mark.kind != "strong"))
    told = cut(line, found.end(), len(line.text.rstrip(" .;")))
    sign = found[0].strip()
    is_short = 0 < len(name.text.split()) <= _LONGEST_NAME and 0 < len(told.text.split()) <= _LONGEST_TOLD
    if not is_short or has_question_mark(line.text) or any(mark.kind == "strong" for mark in told.marks):
        return None
    return _Pair(name, told, "–" if sign in _DASHES else sign, span)


def _titles(before: Block | None, block: Block) -> Iterator[str]:
    """Yield what may name the things of a list: a bold line or one with a colon above it, else the heading."""
    above = bold_title(before)
    if not above and (told := last_sentence(before)).endswith(":"):
        above = told
    for title in (above, *block.context[-1:]):
        named = ANY_ARTICLE.sub("", _TO_KNOW.sub("", without_number(title).rstrip(" :")))
        if named:
            yield capitalised(named)


def _names_pairs(title: str, pairs: Sequence[_Pair]) -> bool:
    """Whether a title says of what the names are the names."""
    if is_of_occasion(title) or is_glossary_title(title) or len(title.split()) > _LONGEST_TITLE:
        return False
    if plain(title) in words("aside") or addresses_reader(title) or not names_topic(_AND_THEIR.sub("", title).strip()):
        return False
    noun = plain(_BEHIND_NOUN.split(title, maxsplit=1)[0]).rpartition(" ")[2]
    if noun in words("learnt_things") or _AND_THEIR.search(title):
        return True
    numbered = [_NUMBERED.fullmatch(pair.name.text) for pair in pairs]
    called = {found["word"].casefold() for found in numbered if found}
    if len(called) != 1 or not all(numbered) or not called.isdisjoint(_OF_LESSON):
        return False
    return called <= {singular(word) for word in words_of(title)}


def _are_things(pairs: Sequence[_Pair]) -> bool:
    """Whether what is told belongs to the things for good, and is no order, plan, price or state of theirs."""
    told = [pair.told.text for pair in pairs]
    if all(is_short_for(pair.name.text, words_of(pair.told.text)) for pair in pairs):
        return False  # which asks what letters stand for
    if sum(_article(pair.name.text) for pair in pairs) > len(pairs) / 2:
        return False  # words of a language, for which is another rule
    if any(_OF_MOMENT.search(text) or addresses_reader(text) for text in told):
        return False
    if any(has_pronoun(pair.name.text) or addresses_reader(pair.name.text) for pair in pairs):
        return False
    orders = sum(len(text.split()) > 1 and _orders(text) for text in told)
    return 2 * orders < len(pairs) and len(set(told)) > 1


def _orders(text: str) -> bool:
    """Whether a text begins with what to do: “leave it at the door”, and no “makes a loop”."""
    return any(form.form == "base" for form in verb_forms(words_of(text)[0]))


def _article(text: str) -> bool:
    return text.partition(" ")[0].casefold() in words("article")


def _card(title: str, pair: _Pair, context: tuple[str, ...]) -> Card:
    origin = Origin(span=pair.span, context=context, evidence="shaped")
    return Basic(Markdown(f"{escape(title)}: {to_markdown(pair.name)}"), to_markdown(pair.told), origin)
