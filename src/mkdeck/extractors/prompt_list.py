"""A list to test oneself by, each prompt before an arrow or a dash and its answer: `Unit of force → newton`.

A title must say that one does, “Rapid fire”, “Cover the right side”, for arrows stand in menus, routes, steps and plans
as well. Without it all prompts must name something of something else, “Antidote to heparin”, “Capital of Peru”, in a
list of arrows and short answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Inline, Origin, Problem
from mkdeck.facts.words import word_set
from mkdeck.headings.titles import is_of_occasion
from mkdeck.headings.topics import lacks_topic
from mkdeck.parsing.inline import cut, to_markdown
from mkdeck.parsing.pieces import lines_as_list
from mkdeck.recognition.advice import is_imperative
from mkdeck.recognition.questions import without_label
from mkdeck.values import dataclass
from mkdeck.wording.numbers import read_number
from mkdeck.wording.polls import are_of_report
from mkdeck.wording.unwritten import is_missing
from mkdeck.wording.words import has_question_mark, plain, words

READS = ("document", "section", "item", "quote", "container")
WITH = ("list", "lines")
GIVES_WAY = True

_FEWEST, _FEWEST_UNTITLED = 3, 4
_SHARE = 0.8
"""Of the points that must be pairs below such a title; without it all must be."""
_LONGEST_PROMPT, _LONGEST_ANSWER = 16, 20
_LONGEST_WORD = 2
_LONGEST_UNTITLED = 7
"""Words of either side."""
_ARROW = re.compile(r"\s{0,3}(?:[→⇒➔➜⟶⟹]|[-=]{1,2}>)\s{0,3}")
_SIGN = re.compile(r"\s{1,3}(?:[–—=|]|-{1,2})\s{1,3}|:\s{1,3}|\s:\s{1,3}")
_OF_CODE = re.compile(r"[{}<>\\|`$#@_]|https?:|\w\(|[a-z][A-Z]|\.\w+/")
_OF_SOMEBODY = word_set("i you we us our my me your he she they team group table room desk lab")
_RELATING = word_set(
    "of for to in against behind before after von für bei gegen des der zu de du des pour contre del para por di per da"
    " do van voor tegen bij av för i til"
)
"""Words between a thing and what it is of: “antidote to”, “Gegenmittel bei”."""
_MOVES = word_set("from to back")
"""First words of what goes somewhere: “to London → platform 4”."""
_SAYS_WHERE = re.compile(r"(?i)\b(?:migrat|mapping|renam|umbenenn|where\b|wohin\b|guides?\b)")
"""What is in headings above lists of new names and of places."""
_BEFORE_NUMBERS = word_set(
    "about around roughly nearly exactly over under twenty thirty forty fifty sixty seventy eighty ninety"
)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A prompt and its answer, which may be missing, in a point of a list."""

    asked: Inline
    told: Inline
    item: Block


def needs_topic(card: Card) -> bool:
    """Whether a prompt is a word or two, which ask for something by what the lesson is about."""
    is_short = isinstance(card, Basic) and len(card.front.split()) <= _LONGEST_WORD
    return is_short and lacks_topic(card)


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each prompt of such lists, and a problem for each without an answer."""
    for place, child in enumerate(block.children):
        if child.kind == "paragraph" and "\n" in child.text:
            child = lines_as_list(child)
        if child.kind != "list" or len(child.children) < _FEWEST:
            continue
        before = block.children[place - 1] if place else None
        above = before.text if before is not None and before.kind == "paragraph" else ""
        titles = [*child.context[-1:], above]
        if _says(titles, "drill"):
            yield from _of_drill(child, (_ARROW, _SIGN))
        elif _says(titles, "drill_of_arrows"):
            yield from _of_drill(child, (_ARROW,))
        elif not child.ordered:
            yield from _untitled(child)


def _says(titles: Sequence[str], table: str) -> bool:
    """Whether a title, or the line above a list, says that one tests oneself: “Rapid fire (cover the right side)”."""
    spoken = [f" {plain(title)} " for title in titles if title]
    return any(f" {word} " in title for title in spoken for word in words(table))


def _of_drill(block: Block, signs: Sequence[re.Pattern[str]]) -> Iterator[Card | Problem]:
    for sign in signs:
        pairs = [pair for item in block.children if (pair := _read(item, sign)) is not None]
        if len(pairs) >= max(_FEWEST, _SHARE * len(block.children)):
            break
    else:
        return
    if sum(":" in pair.told.text for pair in pairs) == 1:
        pairs = [pair for pair in pairs if ":" not in pair.told.text]  # “V → I: perfect cadence”
    are_told = [bool(pair.told.text.strip()) and not is_missing(pair.told.text) for pair in pairs]
    told = list(compress(pairs, are_told))
    asking = sum(has_question_mark(pair.asked.text) for pair in pairs)
    orders = sum(_orders(pair.told.text) for pair in told)
    if len(told) < _FEWEST or 2 * asking > len(pairs) or 2 * orders > len(told):
        return  # what asks with question marks is read elsewhere
    for pair, is_told in zip(pairs, are_told, strict=True):
        if is_told:
            yield _card(pair)
        else:
            yield Problem(pair.item.span, "a prompt without an answer, unlike the others", is_unanswered=True)


def _orders(text: str) -> bool:
    """Whether an answer tells what to do; a word alone, “fall”, may be one of another kind or language."""
    return len(text.split()) > 1 and is_imperative(text)


def _untitled(block: Block) -> Iterator[Card]:
    """Yield the cards of a list of arrows in which each prompt names something of something else."""
    if len(block.children) < _FEWEST_UNTITLED or any(map(is_of_occasion, block.context)):
        return
    pairs = [pair for item in block.children if (pair := _read(item, _ARROW)) is not None and _names(pair)]
    fronts, backs = {plain(pair.asked.text) for pair in pairs}, {plain(pair.told.text) for pair in pairs}
    are_several = len(fronts) == len(block.children) and 2 * len(backs) > len(pairs) and not fronts & backs
    if are_several and not are_of_report(block.context) and not any(map(_SAYS_WHERE.search, block.context)):
        yield from map(_card, pairs)


def _names(pair: _Pair) -> bool:
    """Whether a prompt names a thing by what it is of, and the answer is a short name and no order."""
    asked, told = pair.asked.text, pair.told.text
    spoken, said = plain(asked).split(), plain(told).split()
    is_short = max(len(spoken), len(said)) <= _LONGEST_UNTITLED and bool(said) and not is_missing(told)
    is_related = any(word in _RELATING for word in spoken[1:-1]) and spoken[0] not in _MOVES | _RELATING
    is_plain = not any(_OF_CODE.search(side) or has_question_mark(side) for side in (asked, told))
    is_plain = is_plain and not _is_place(said)
    are_things = _OF_SOMEBODY.isdisjoint([*spoken, *said]) and not any(map(str.isdecimal, asked[:1]))
    return is_short and is_related and is_plain and are_things and not _orders(told) and not _orders(asked)


def _is_place(said: Sequence[str]) -> bool:
    """Whether an answer is one of several things that a number counts, “drawer four”."""
    if len(said) != _LONGEST_WORD or said[0] in _BEFORE_NUMBERS or said[1].isdecimal():
        return False
    return read_number(said[1]) is not None


def _read(item: Block, sign: re.Pattern[str]) -> _Pair | None:
    """Return the two sides of a point of one line with one sign outside of code, links and mathematics."""
    first = item.children[0] if len(item.children) == 1 else None
    if first is None or first.kind != "paragraph" or "\n" in first.text:
        return None
    opaque = [mark for mark in first.inline.marks if mark.is_opaque or mark.kind == "link"]
    if any((mark.start, mark.end) == (0, len(first.text)) for mark in opaque):
        return None
    signs = [
        found
        for found in sign.finditer(first.text)
        if found.start() and not any(mark.start <= found.start() < mark.end for mark in opaque)
    ]
    if not signs or (len(signs) > 1 and sign is _ARROW):
        return None  # “A → B → C” tells of steps
    found = signs[0]
    asked, told = without_label(cut(first.inline, 0, found.start())), cut(first.inline, found.end(), len(first.text))
    is_short = len(asked.text.split()) <= _LONGEST_PROMPT and len(told.text.split()) <= _LONGEST_ANSWER
    return _Pair(asked, told, item) if asked.text.strip() and is_short else None


def _card(pair: _Pair) -> Card:
    origin = Origin(span=pair.item.span, context=pair.item.children[0].context, evidence="shaped")
    return Basic(to_markdown(pair.asked), to_markdown(pair.told), origin)
