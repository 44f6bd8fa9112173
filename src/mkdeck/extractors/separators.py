"""Signs of note-taking tools: `front :: back`, `front ::: back` both ways, `?` or `??` on a line of its own.

https://www.stephenmwangi.com/obsidian-spaced-repetition/flashcards/basic-cards/. Blanks around the colons tell them
from names of code; in a lesson that the tool's tag marks they may be left out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Inline, Markdown, Origin, Problem, Span
from mkdeck.clozes import MARKED
from mkdeck.facts.words import word_set
from mkdeck.parsing.inline import blanked, cut, split_lines, to_markdown
from mkdeck.parsing.pieces import joined, line_span
from mkdeck.recognition.flashcards import ends_with_schedule, is_flashcard_lesson, without_schedule
from mkdeck.recognition.notes_to_self import is_note_to_self
from mkdeck.recognition.two_sided_lines import FIELDS, SPACED, SURE_PATH, TIGHT, lacks_back, sign_in, sign_of_pair
from mkdeck.values import dataclass
from mkdeck.wording.words import words

READS = ("document",)
SIGNS = ("::", ":\\:", "\n?", " ?", "\t?", "\xa0?", "\u3000?", "\\?", ">?", "&")

_SIGN_ON_LINE = re.compile(r"\n\s*\?")
_ALONE = re.compile(r"\?\??")
_LONGEST_TERM, _LONGEST_WITH_ARTICLE = 5, 3
"""Words."""
_TERM = re.compile(r"[^\W\d_](?:[^\W_]|[ ,.'’+-]|(?<= )\(|\)(?=$| ))*")
_PATH = re.compile(r"\w::\w")
_CODE = re.compile(r"[(<>{}\[\]_;&*=#]|[a-z][A-Z]|::|\w\.\w")
_CAMEL = re.compile(r"[a-z][A-Z]{1,2}[a-z]|[a-z]\d|\d[a-z]")
_SPACES = word_set("std boost core alloc crate self super absl folly eigen qt tf torch llvm clang")
"""Names of namespaces, behind which no blank was forgotten."""
_PROPERTY = re.compile(r"([a-z][a-z-]*):: \S")
_SETTING = re.compile(r"(?:TARGET DECK|FILE TAGS)\s*:")
"""A setting of Obsidian_to_Anki, whose decks have such signs too, https://github.com/ObsidianToAnki/Obsidian_to_Anki/wiki"""
_LONGEST_ANSWER = 8
"""Blocks below an answer that may go on with it."""
_IN_ANSWER = ("paragraph", "list", "code", "table", "quote", "html")
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
                        if card := _one_line(line, TIGHT if tagged else SPACED):
                            held = True
                            yield card
                        elif lacks_back(line.inline) and (held or tagged):
                            why = "a question without an answer behind its colons"
                            yield Problem(line.origin.span, why, is_unanswered=True)
                        else:
                            others.append(line)
                    yield from _alone(child, container.children[place + 1 :][:_LONGEST_ANSWER])
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


def _one_line(line: _Line, separator: re.Pattern[str]) -> Card | None:
    found = sign_of_pair(line.inline, separator)
    if not found:
        return None
    front = _side(line.inline, 0, found.start())
    back = without_schedule(_side(line.inline, found.end(), len(line.inline.text)))
    return Basic(front, back, line.origin, both_ways=len(found[1]) > len("::"))


def _side(line: Inline, start: int, end: int) -> Markdown:
    """Return a part of a line, and what is highlighted as a whole without that mark."""
    side = cut(line, start, end)
    whole = (0, len(side.text))
    kept = (mark for mark in side.marks if mark.kind != "highlight" or (mark.start, mark.end) != whole)
    return to_markdown(Inline(side.text, tuple(kept)))


def _are_properties(block: Block) -> bool:
    """Whether all lines of a paragraph say something of its page, as one with a key that is known does."""
    found = [_PROPERTY.match(line) for line in block.text.split("\n")]
    return len(found) > 1 and all(found) and any(key is not None and key[1] in FIELDS for key in found[:1])


def _without_blanks(lines: Sequence[_Line], *, names_paths: bool) -> Iterator[Card | Problem]:
    """Yield the cards of lines without a blank on both sides of the sign, and problems where they may be names of code.

    `names_paths` tells that the lesson writes such names in its code.
    """
    names_paths = names_paths or any(SURE_PATH.search(line.inline.text) for line in lines)
    for line in lines:
        found = sign_in(line.inline, TIGHT)
        verdict = _is_front(line.inline.text, found, names_paths=names_paths) if found else False
        card = _one_line(line, TIGHT) if verdict else None
        if card:
            yield card
        elif verdict is None:
            yield Problem(line.origin.span, "this line is a card once a blank stands before and behind its colons")


def _is_front(line: str, sign: re.Match[str], *, names_paths: bool) -> bool | None:
    """Whether what stands before a sign without blanks is a short term; None where it may be a name of code as well."""
    before, after = line[: sign.start()].strip(), line[sign.end() :]
    terms, first = before.split(), (after.split() or [""])[0]
    if not _TERM.fullmatch(before) or len(terms) > _LONGEST_TERM or before.casefold() in FIELDS:
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
    more = () if ends_with_schedule(block.source) else _up_to_schedule(following)
    if more:
        parts += [inner.source for inner in more]
        last = more[-1].span.last
    elif may_follow and following and following[0].kind in ("list", "code", "table", "quote"):
        parts.append(following[0].source)
        last = following[0].span.last
    back = without_schedule(joined(parts))
    if back:
        span = Span(block.span.path, block.span.first, last)
        front = Markdown(to_markdown(cut(block.inline, 0, middle)))
        origin = Origin(span=span, context=block.context, evidence="marked")
        yield Basic(front, back, origin, both_ways=lines[place].strip() == "??")


def _up_to_schedule(following: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks with which an answer goes on up to the comment of its schedule; none where that is another's.

    The tool may be told that an empty line ends no card.
    """
    for place, block in enumerate(following):
        if block.kind not in _IN_ANSWER or (block.kind == "paragraph" and _may_hold_sign(block.text)):
            return ()
        if ends_with_schedule(block.source):
            return following[: place + 1]
    return ()
