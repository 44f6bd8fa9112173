"""The ids that authors give to cards of their own: `<!-- id: danube -->` by a card, `id` and `ids` in front matter.

An id is optional. With it a card stays itself whatever becomes of its text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Collected, Problem, Span
from mkdeck.identity.sides import card_of, kind_of, sides_of
from mkdeck.lessons.lesson import Lesson, front_matter_place
from mkdeck.values import dataclass
from mkdeck.wording.normalise import normalised, plain_text

_COMMENT = re.compile(r"<!--\s*id:\s*([^\s<>][^\n<>]*?)\s*-->")
_KEY = re.compile(r"[\w.:/-]{1,100}")


@dataclass(frozen=True, slots=True)
class _Comment:
    """A comment with an id: the id, the text of the comment, and its line of the lesson's file."""

    key: str
    text: str
    line: int


def give_keys(collected: Collected, lesson: Lesson, document: Block) -> Collected:
    """Give each card of a lesson the id that its author wrote by it, and take the comment out of its text.

    A comment belongs to the smallest card that it stands in; outside of all cards to the one that touches it from
    above, then to the one that begins below it. An id that fits no card, or is none, is a problem.
    """
    comments = list(_comments(lesson, document))
    if not comments and not {"id", "ids"} & lesson.front_matter.keys():
        return collected
    cards = collected.cards
    problems = list(collected.problems)
    given: dict[int, str] = {}
    for places, key, span in [*_by_comments(cards, comments, lesson), *_by_front_matter(cards, lesson)]:
        if len(places) != 1:
            several = f"{len(places)} cards stand here" if places else "no card stands here"
            problems.append(Problem(span, f"the id `{key}` names no card: {several}; `ids` in the front matter can"))
        elif not _KEY.fullmatch(key):
            problems.append(Problem(span, f"an id takes letters, digits and the signs . _ : / -, unlike `{key}`"))
        elif given.setdefault(places[0], key) != key:
            problems.append(Problem(span, f"the card has an id already, `{given[places[0]]}`, and this is `{key}`"))
    texts = {comment.text for comment in comments}
    settled = (_with_key(_without(card, texts), given.get(place, "")) for place, card in enumerate(cards))
    return replace(collected, cards=tuple(settled), problems=tuple(sorted(problems, key=lambda problem: problem.span)))


def settle_keys(cards: Iterable[Card]) -> tuple[list[Card], list[Problem]]:
    """Return a deck's cards, of two with one id the second without it; that is a problem that names both places."""
    first: dict[str, Span] = {}
    settled = []
    problems = []
    for card in cards:
        key, span = card.origin.key, card.origin.span
        earlier = first.setdefault(key, span) if key else span
        if earlier is not span:
            problems.append(Problem(span, f"the id `{key}` names the card at {earlier}; give this one another id"))
            card = _with_key(card, "")
        settled.append(card)
    return settled, problems


def _comments(lesson: Lesson, document: Block) -> Iterator[_Comment]:
    """Yield the comments that hold an id; those within code are shown, not meant."""
    if "<!--" not in document.source or not any("<!--" in line and "id:" in line for line in lesson.lines):
        return
    for block in document.walk():
        if block.kind == "html":
            for found in _COMMENT.finditer(block.source):
                yield _Comment(found[1], found[0], block.span.first + block.source.count("\n", 0, found.start()))
        for mark in block.inline.marks:
            if mark.kind == "html" and (comment := _COMMENT.fullmatch(mark.target)):
                yield _Comment(comment[1], comment[0], block.span.first + block.text.count("\n", 0, mark.start))


_Given = tuple[list[int], str, Span]
"""The cards that an id may name, one if all is well, the id, and where it stands."""


def _by_comments(cards: Sequence[Card], comments: Sequence[_Comment], lesson: Lesson) -> Iterator[_Given]:
    lines = sorted(comment.line for comment in comments)
    by_span = defaultdict(list)
    for place, card in enumerate(cards):
        by_span[card.origin.span].append(place)
    around: dict[int, Span] = {}
    above: dict[int, Span] = {}
    below: dict[int, Span] = {}
    for span in sorted(by_span, key=lambda span: span.first - span.last):  # the smallest has the last word
        around.update(dict.fromkeys(lines[bisect_left(lines, span.first) : bisect_right(lines, span.last)], span))
        above[span.last] = span
        below.setdefault(span.first, span)
    for comment in comments:
        found = (
            around.get(comment.line)
            or above.get(comment.line - 1)
            or below.get(_next_line(lesson, comment.line, 1))
            or above.get(_next_line(lesson, comment.line, -1))
        )
        yield by_span[found] if found else [], comment.key, Span(lesson.path, comment.line, comment.line)


def _next_line(lesson: Lesson, line: int, step: int) -> int:
    """Return the next line that is not blank, downwards or upwards."""
    line += step
    while 1 <= line <= len(lesson.lines) and not lesson.lines[line - 1].strip():
        line += step
    return line


def _by_front_matter(cards: Sequence[Card], lesson: Lesson) -> Iterator[_Given]:
    """Yield the `id` of a card that the front matter itself asks, and `ids`, which map an id to a question."""
    in_front_matter = [place for place, card in enumerate(cards) if card.origin.span.first <= lesson.body]
    key = lesson.front_matter.get("id")
    if isinstance(key, str) and in_front_matter:  # elsewhere `id` is the page's own, as in Docusaurus
        yield in_front_matter, key, front_matter_place(lesson, "id")
    ids = lesson.front_matter.get("ids")
    if ids is None:
        return
    place = front_matter_place(lesson, "ids")
    asking = defaultdict(list)
    for number, card in enumerate(cards):
        asking[_asked(card)].append(number)
    for key, question in ids.items() if isinstance(ids, dict) else [(str(ids), None)]:
        yield asking[normalised(str(question))], str(key), place


def _asked(card: Card) -> str:
    sides = sides_of(card)
    return normalised(sides["front"] if "front" in sides else plain_text(sides["text"]))


def _without(card: Card, comments: Iterable[str]) -> Card:
    """Return a card without the comments of some ids in its texts."""
    sides = sides_of(card)
    cleaned = {name: _cleaned(side, comments) for name, side in sides.items()}
    return card if cleaned == sides else card_of(kind_of(card), cleaned, card.origin)


def _cleaned(side: Any, comments: Iterable[str]) -> Any:
    if isinstance(side, list):
        return [_cleaned(part, comments) for part in side]
    if isinstance(side, str) and "<!--" in side:
        for comment in comments:
            side = re.sub(rf"[ \t]*{re.escape(comment)}", "", side)
        side = side.strip()
    return side


def _with_key(card: Card, key: str) -> Card:
    return replace(card, origin=replace(card.origin, key=key))
