"""Signs of note-taking tools: `front :: back`, `front ::: back` both ways, `?` or `??` on a line of its own.

https://www.stephenmwangi.com/obsidian-spaced-repetition/flashcards/basic-cards/. Blanks around the colons tell them
from names of code; in a lesson that the tool's tag marks they may be left out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Inline, Markdown, Origin, Problem, Span
from mkdeck.clozes import MARKED
from mkdeck.facts.words import word_set
from mkdeck.parsing.inline import blanked, cut, split_lines, to_markdown
from mkdeck.parsing.pieces import joined, line_span
from mkdeck.recognition.flashcards import is_flashcard_lesson, without_schedule
from mkdeck.recognition.notes_to_self import is_note_to_self
from mkdeck.values import dataclass
from mkdeck.wording.words import words

READS = ("document",)

_SPACED = re.compile(r"(?<=\S)\s+(:::?)\s+(?=\S)")
_TIGHT = re.compile(r"(?<=[^\s:])\s*(:::?)\s*(?=[^\s:])")
_TO_DO = re.compile(r"\[[ xX]\] ")
_SIGN_ON_LINE = re.compile(r"\n\s*\?")
_MOST_SIGNS = 8
"""Signs; a line that holds so many is no card."""
_ALONE = re.compile(r"\?\??")
_LONGEST_TERM, _LONGEST_WITH_ARTICLE = 5, 3
"""Words."""
_TERM = re.compile(r"[^\W\d_](?:[^\W_]|[ ,.'’+-]|(?<= )\(|\)(?=$| ))*")
_PATH = re.compile(r"\w::\w")
_SURE_PATH = re.compile(r"(?<!\w)(?:std|boost|crate|self|super)::\w|\w::\w{1,60}(?:::|[(<])")
_CODE = re.compile(r"[(<>{}\[\]_;&*=#]|[a-z][A-Z]|::|\w\.\w")
_CAMEL = re.compile(r"[a-z][A-Z]{1,2}[a-z]|[a-z]\d|\d[a-z]")
_SPACES = word_set("std boost core alloc crate self super absl folly eigen qt tf torch llvm clang")
"""Names of namespaces, behind which no blank was forgotten."""
_FIELDS = word_set(
    "alias aliases author class created course date due field id lang link note parent project publish rating related "
    "source status tag tags tip title topic type up updated url warning week year"
)
"""Keys of inline fields, as Dataview's, and of remarks: “status:: draft”."""
_OF_BLOCKS = word_set(
    "id collapsed background-color heading template icon public deck query-properties query-table query-sort-by "
    "query-sort-desc"
)
_VALUE = re.compile(r"[\d\s.,:/-]+|true|false|yes|no")
"""“importance:: 5”, “next-review:: 2024-01-01”."""
_KEY = re.compile(r"[a-z][a-z-]*")
_PROPERTY = re.compile(r"([a-z][a-z-]*):: \S")
_SETTING = re.compile(r"(?:TARGET DECK|FILE TAGS)\s*:")
"""A setting of Obsidian_to_Anki, whose decks have such signs too, https://github.com/ObsidianToAnki/Obsidian_to_Anki/wiki"""
_CONTAINERS = ("document", "section", "item", "quote", "container")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that holds the sign, and where it stands."""

    inline: Inline
    origin: Origin


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield the cards of a lesson's lines and paragraphs that hold such a sign outside of code.

    Where a lesson holds such cards, a line of the same form whose blanks were forgotten is one as well, or a problem.
    """
    if not any(_may_hold_sign(paragraph.text) for paragraph in block.within("paragraph")):
        return  # as in most lessons
    tagged: bool | None = None  # which is found out for the first line that holds a sign
    held = False
    others: list[_Line] = []
    for container in block.holders("paragraph"):
        if container.kind in _CONTAINERS:
            for place, child in enumerate(container.children):
                if child.kind == "paragraph" and _may_hold_sign(child.text):
                    for line in _lines(child):
                        tagged = is_flashcard_lesson(block) if tagged is None else tagged
                        if card := _one_line(line, _TIGHT if tagged else _SPACED):
                            held = True
                            yield card
                        else:
                            others.append(line)
                    yield from _alone(child, container.children[place + 1 :][:1])
    if held and not tagged:
        yield from _without_blanks(others, names_paths=any(map(_names_path, block.walk())))


def _may_hold_sign(text: str) -> bool:
    return "::" in text or ("\n" in text and _SIGN_ON_LINE.search(text) is not None)


def _lines(block: Block) -> Iterator[_Line]:
    """Yield the lines of a paragraph that hold the sign, but those that begin with it: a title of GIFT stands there."""
    if "::" not in block.text:
        return
    if _are_properties(block):
        return
    deletions = _lines_of_deletions(block)
    for number, line in enumerate(split_lines(block.inline)):
        if number not in deletions and "::" in line.text and not _is_of_other(line.text):
            origin = Origin(span=line_span(block, number), context=block.context, evidence="marked")
            yield _Line(line, origin)


def _is_of_other(text: str) -> bool:
    """Whether a line is the title of a question in GIFT, names a deck, or tells its author something."""
    return text.startswith("::") or _SETTING.match(text) is not None or is_note_to_self(text)


def _sign(line: Inline, separator: re.Pattern[str]) -> re.Match[str] | None:
    """Return the only sign in a line that stands between two sides."""
    opaque = [(mark.start, mark.end) for mark in line.marks if mark.is_opaque or mark.kind == "link"]
    signs = list(islice(separator.finditer(line.text), _MOST_SIGNS))
    found = [sign for sign in signs if not any(start <= sign.start(1) < end for start, end in opaque)]
    return found[0] if len(found) == 1 and _separates(line.text, found[0]) else None


def _one_line(line: _Line, separator: re.Pattern[str]) -> Card | None:
    found = _sign(line.inline, separator)
    if not found or (found[0] == found[1] and _SURE_PATH.search(line.inline.text)) or _is_property(line, found):
        return None
    front = to_markdown(line.inline, 0, found.start())
    back = to_markdown(line.inline, found.end())
    return Basic(front, without_schedule(back), line.origin, both_ways=len(found[1]) > len("::"))


def _is_property(line: _Line, sign: re.Match[str]) -> bool:
    """Whether a line says something of its page or block: “type:: [[lecture notes]]”, “card-repeats:: 2”."""
    if sign[0][0].isspace() or len(sign[1]) > len("::"):
        return False
    key = line.inline.text[: sign.start()].strip().casefold()
    is_linked = any(
        mark.kind == "link" and mark.start <= sign.end() and mark.end >= len(line.inline.text.rstrip())
        for mark in line.inline.marks
    )
    is_value = _VALUE.fullmatch(line.inline.text[sign.end() :].strip()) is not None
    return bool(_KEY.fullmatch(key)) and (
        is_value or key in _FIELDS or is_linked or key in _OF_BLOCKS or key.startswith("card-")
    )


def _are_properties(block: Block) -> bool:
    """Whether all lines of a paragraph say something of its page, as one with a key that is known does."""
    found = [_PROPERTY.match(line) for line in block.text.split("\n")]
    return len(found) > 1 and all(found) and any(key is not None and key[1] in _FIELDS for key in found[:1])


def _without_blanks(lines: Sequence[_Line], *, names_paths: bool) -> Iterator[Card | Problem]:
    """Yield the cards of lines without a blank on both sides of the sign, and problems where they may be names of code.

    `names_paths` tells that the lesson writes such names in its code.
    """
    names_paths = names_paths or any(_SURE_PATH.search(line.inline.text) for line in lines)
    for line in lines:
        found = _sign(line.inline, _TIGHT)
        verdict = _is_front(line.inline.text, found, names_paths=names_paths) if found else False
        card = _one_line(line, _TIGHT) if verdict else None
        if card:
            yield card
        elif verdict is None:
            yield Problem(line.origin.span, "this line is a card once a blank stands before and behind its colons")


def _is_front(line: str, sign: re.Match[str], *, names_paths: bool) -> bool | None:
    """Whether what stands before a sign without blanks is a short term; None where it may be a name of code as well."""
    before, after = line[: sign.start()].strip(), line[sign.end() :]
    terms, first = before.split(), (after.split() or [""])[0]
    if not _TERM.fullmatch(before) or len(terms) > _LONGEST_TERM or before.casefold() in _FIELDS:
        return False
    if sign[0][-1].isspace():
        return True
    if _CODE.search(first) or terms[-1] in _SPACES:
        return False
    if sign[0][0].isspace() or not before.isascii():
        return True
    if len(terms) > 1:
        capitals = [term[0].isupper() for term in terms]
        has_article = terms[0].casefold() in words("article") and len(terms) <= _LONGEST_WITH_ARTICLE
        return None if capitals[-1] and not all(capitals) and not has_article else True
    if names_paths or _CAMEL.search(before):
        return False
    is_told = len(after.split()) > 1 and first.strip(",").isalpha()
    return True if is_told and (before.isupper() or first[0].islower()) else None


def _names_path(block: Block) -> bool:
    """Whether code holds a name such as `std::vector`."""
    if block.kind == "code":
        return _PATH.search(block.source) is not None
    return "::" in block.text and any(
        mark.kind == "code" and _PATH.search(block.text[mark.start : mark.end]) for mark in block.inline.marks
    )


def _lines_of_deletions(block: Block) -> set[int]:
    """Return the numbers of the lines that hold deletions or parts of them, whose colons are their own."""
    if "{{c" not in block.text:
        return set()
    starts = [0, *(place + 1 for place, sign in enumerate(block.text) if sign == "\n")]
    found = MARKED.finditer(blanked(block.inline, "code"))
    places = ((bisect_right(starts, sign.start()), bisect_right(starts, sign.end() - 1)) for sign in found)
    return {line - 1 for first, last in places for line in range(first, last + 1)}


def _separates(line: str, sign: re.Match[str]) -> bool:
    """Whether a sign stands between two sides, and not within mathematics, a proportion, a time or a to-do item."""
    before, after = line[: sign.start()], line[sign.end() :]
    if before.count("$") % 2 or (" : " in before and " : " in after) or _TO_DO.match(before):
        return False
    return not (before[-1:].isdigit() and after[:1].isdigit() and not sign[0].startswith(" "))


def _alone(block: Block, following: tuple[Block, ...]) -> Iterator[Card]:
    """Yield the card of a paragraph in which a line is `?`, or `??` for both ways; a list may be its answer."""
    if "?" not in block.text:
        return
    lines = block.text.split("\n")
    place = next((number for number, line in enumerate(lines) if number and _ALONE.fullmatch(line.strip())), None)
    if place is None:
        return
    middle = len("\n".join(lines[:place]))
    end = middle + 1 + len(lines[place])
    parts = [to_markdown(cut(block.inline, end, len(block.text)))]
    last = block.span.last
    is_right_below = bool(following) and following[0].span.first == block.span.last + 1
    may_follow = is_right_below or not parts[0].strip()
    if may_follow and following and following[0].kind in ("list", "code", "table", "quote"):
        parts.append(following[0].source)
        last = following[0].span.last
    back = without_schedule(joined(parts))
    if back:
        span = Span(block.span.path, block.span.first, last)
        front = Markdown(to_markdown(cut(block.inline, 0, middle)))
        origin = Origin(span=span, context=block.context, evidence="marked")
        yield Basic(front, back, origin, both_ways=lines[place].strip() == "??")
