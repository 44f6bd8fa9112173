"""Puts blocks into the containers whose signs stand between them, whatever dialect drew them.

Signs and blocks come in the order of the file, as siblings. An opening sign and its closing one make a container of
what lies between; a sign without its partner is passed over, and an opening one whose partner an author plainly forgot
is a problem. Containers that say nothing about their contents, `<div>` or a column, leave their blocks where they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline, Mark, Markdown, MarkKind, Problem, Span
from mkdeck.parsing.alerts import alert_kind, write_alert
from mkdeck.parsing.dialects import Sign
from mkdeck.parsing.inline import to_markdown
from mkdeck.parsing.markdown import MAX_NESTING
from mkdeck.parsing.pieces import joined
from mkdeck.values import dataclass
from mkdeck.wording.words import is_answer_label, is_question_label, names_role, plain, words

_ALWAYS_KEPT = ("details", "summary")
_FOLDS = ("details", "expand", "collapse", "collapsible", "spoiler", "toggle", "dropdown", "accordion")
"""Names of containers that hide what they hold below their title, as `<details>` does."""
_MUST_CLOSE = ("details", ":::")
_MARKUP = re.compile(r"[`*_$\[<&\\~^]", signs="`*_$[<&\\~^")


@dataclass(frozen=True, slots=True)
class PlacedSign:
    """A sign and the lines where it stands."""

    sign: Sign
    span: Span


Fold = Callable[[Sequence[Block]], tuple[Block, ...]]
Reread = Callable[[Block], list[Block]]
ReadTitle = Callable[[str], Inline]


def group(
    items: Sequence[Block | PlacedSign], problems: list[Problem], fold: Fold, reread: Reread, read_title: ReadTitle
) -> list[Block]:
    """Return the blocks with their containers made; what the author forgot is added to `problems`.

    `fold` puts what follows a heading within a container into a section. `reread` reads the text of an indented block
    again: within a container an indent is a matter of style and no sign of code. `read_title` reads the markup of a
    title that stands in a sign.
    """
    if not any(isinstance(item, PlacedSign) for item in items):
        return [item for item in items if isinstance(item, Block)]
    closings = _pair(items)
    problems += _forgotten(items, closings)
    return _Builder(items, closings, fold, reread, read_title).build(0, len(items), MAX_NESTING)


def _pair(items: Sequence[Block | PlacedSign]) -> dict[int, int]:
    """Return the place of the closing sign of each opening one that has one, in one pass."""
    stack: list[tuple[int, str]] = []
    names: dict[str, int] = {}
    closings: dict[int, int] = {}
    for place, item in enumerate(items):
        if not isinstance(item, PlacedSign):
            continue
        name = item.sign.name
        if item.sign.event == "open":
            stack.append((place, name))
            names[name] = names.get(name, 0) + 1
        elif item.sign.event == "close" and names.get(name):
            opening, other = stack.pop()
            names[other] -= 1
            while other != name:  # these were never closed
                opening, other = stack.pop()
                names[other] -= 1
            closings[opening] = place
    return closings


def _forgotten(items: Sequence[Block | PlacedSign], closings: dict[int, int]) -> Iterator[Problem]:
    for place, item in enumerate(items):
        if not isinstance(item, PlacedSign):
            continue
        if item.sign.event == "unclosed fence":
            yield Problem(item.span, "the code that opens here is never closed; end it with a line like its first")
        elif item.sign.event == "open" and item.sign.name in _MUST_CLOSE and place not in closings:
            shown = "<details>" if item.sign.name == "details" else ":::"
            yield Problem(item.span, f"the {shown} that opens here is never closed")


@dataclass(frozen=True, slots=True)
class _Builder:
    """Makes the containers of a run of siblings."""

    items: Sequence[Block | PlacedSign]
    closings: dict[int, int]
    fold: Fold
    reread: Reread
    read_title: ReadTitle

    def build(self, start: int, end: int, depth: int) -> list[Block]:
        """Return the blocks of the items from `start` to before `end`."""
        blocks: list[Block] = []
        place = start
        while place < end:
            item = self.items[place]
            place += 1
            if isinstance(item, Block):
                blocks.append(item)
            elif item.sign.event == "attributes":
                if blocks:
                    blocks[-1] = with_roles(blocks[-1], item.sign.roles)
            elif item.sign.event == "open":
                closing = self.closings.get(place - 1)
                if closing is None and item.sign.name == "details":
                    closing = _guessed_end(self.items, place, end)
                if closing is None or depth == 0:
                    continue
                inside = [
                    block
                    for found in self.build(place, closing, depth - 1)
                    for block in (self.reread(found) if is_indented_code(found) else [found])
                ]
                found = closing < end and _closes(self.items[closing], item.sign.name)
                blocks += self._container(item, self.items[closing].span if found else item.span, inside)
                place = closing + found
        return blocks

    def _container(self, opening: PlacedSign, last: Span, inside: list[Block]) -> list[Block]:
        """Return a container of the blocks inside, or the blocks themselves where the container says nothing."""
        sign = opening.sign
        heading = inside[0] if inside and inside[0].kind == "heading" else None
        if heading is not None and not sign.title and sign.name == ":::" and _names_folding(sign):
            sign, inside = replace(sign, title=to_markdown(heading.inline)), inside[1:]
        if not (
            sign.name in _ALWAYS_KEPT
            or _folds(sign)
            or any(map(_matters, sign.roles))
            or _is_telling(sign, inside)
            or alert_kind(sign.roles)
        ):
            return inside
        title = self.read_title(sign.title) if _MARKUP.search(sign.title) else Inline(sign.title)
        if sign.name == "details":
            summary = next((block for block in inside if block.roles[:1] == ("summary",)), None)
            if summary is not None:
                inside = [block for block in inside if block is not summary]
                title = next((_without_tags(block.inline) for block in summary.walk() if block.text), title)
        ends = [opening.span.last, last.last, *(block.span.last for block in inside)]
        span = Span(opening.span.path, opening.span.first, max(ends))
        children = tuple(_handed_down(child, sign.roles) for child in self.fold(inside))
        roles = ("details", *sign.roles) if _folds(sign) else sign.roles
        source = titled(roles, title, inside)
        return [Block("container", source, span, children=children, inline=title, info=sign.label, roles=roles)]


def titled(roles: Sequence[str], title: Inline, inside: Sequence[Block]) -> Markdown:
    """Write a container as a card has it: as an alert if it is one, else its title in bold above what it holds."""
    content = joined(block.source for block in inside)
    kind = alert_kind(roles)
    if kind and "details" not in roles and not any(map(_matters, roles)) and not is_answer_label(title.text):
        return write_alert(kind, to_markdown(title), content)
    return joined([f"**{to_markdown(title)}**" if title.text else "", content])


def with_roles(block: Block, roles: tuple[str, ...]) -> Block:
    """Return a block that has these roles too; its sections have them likewise."""
    children = tuple(_handed_down(child, roles) for child in block.children)
    return replace(block, roles=(*block.roles, *roles), children=children)


def _handed_down(child: Block, roles: tuple[str, ...]) -> Block:
    """Give a section the role of its container, because the heading in it is but the container's title."""
    return replace(child, roles=(*child.roles, *roles)) if child.kind == "section" else child


_TAG_MARKS: dict[str, MarkKind] = {
    "code": "code",
    "kbd": "code",
    "em": "emphasis",
    "i": "emphasis",
    "b": "strong",
    "strong": "strong",
}


def _without_tags(title: Inline) -> Inline:
    """Return a title whose tags are marks, without the bold that covers it whole: it is set off as a title anyway."""
    marks: list[Mark] = []
    opened: dict[str, int] = {}
    for mark in title.marks:
        name = mark.target.strip("</> ").casefold()
        if mark.kind != "html":
            marks.append(mark)
        elif not mark.target.startswith("</"):
            opened[name] = mark.start
        elif name in _TAG_MARKS and name in opened:
            marks.append(Mark(_TAG_MARKS[name], opened.pop(name), mark.start))
    whole = (0, len(title.text))
    kept = [mark for mark in marks if not (mark.kind == "strong" and (mark.start, mark.end) == whole)]
    return Inline(title.text, tuple(sorted(kept, key=lambda mark: (mark.start, -mark.end))))


def _folds(sign: Sign) -> bool:
    return sign.name == "details" or bool(sign.title and _names_folding(sign))


def _names_folding(sign: Sign) -> bool:
    return any(role in _FOLDS for role in sign.roles)


def _is_telling(sign: Sign, inside: Sequence[Block]) -> bool:
    """Whether a directive's title, its own or the heading that it opens with, says question or answer."""
    if sign.name not in (":::", "!!!", "tabitem", "tab") and not sign.name.startswith(("```", "%")):
        return False
    titles = [sign.title, *(block.text for block in inside[:1] if block.kind == "heading")]
    return any(
        is_answer_label(title) or is_question_label(title) or plain(title) in words("hint") for title in titles if title
    )


def is_indented_code(block: Block) -> bool:
    """Whether a block is code by its indent alone, without a fence."""
    return block.kind == "code" and block.source.startswith(("    ", "\t"))


def _closes(item: Block | PlacedSign, name: str) -> bool:
    return isinstance(item, PlacedSign) and item.sign.event == "close" and item.sign.name == name


def _guessed_end(items: Sequence[Block | PlacedSign], start: int, end: int) -> int:
    """Return where a `<details>` that is never closed probably ends: before the next one, or before a heading."""
    for place in range(start, end):
        item = items[place]
        if isinstance(item, Block) and item.kind == "heading":
            return place
        if isinstance(item, PlacedSign) and item.sign.event == "open" and item.sign.name == "details":
            return place
    return end


def _matters(role: str) -> bool:
    """Whether a role says what a container is for."""
    return any(names_role(role, table) for table in ("answer", "question", "glossary"))
