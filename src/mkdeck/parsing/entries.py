"""The front matter of a lesson as a block, whose entries extractors read like other blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from mkdeck.cards import Block, Inline, Markdown, Span
from mkdeck.lessons.lesson import Lesson

if TYPE_CHECKING:
    import yaml

_Path = tuple[str | int, ...]
"""The keys, and the places in lists, that lead to a value."""

_OPENING, _CLOSING = ("---", "+++"), ("---", "...")


def front_matter_blocks(lesson: Lesson) -> Iterator[Block]:
    """Yield the block of the front matter, with an entry for each key whose value is a text, a number or a list.

    A mapping in a list, at any depth, is an entry that holds those of its keys: `faq.items.question`. A mapping in it
    that is in no list of its own counts to it: `mainEntity.acceptedAnswer.text`.
    """
    if not lesson.body:
        return
    span = Span(lesson.path, 1, lesson.body)
    lines = lesson.lines[: lesson.body]
    entries = list(_entries(lesson.front_matter, span))
    if listed := list(_listed(lesson.front_matter)):
        places = _places_of_mappings(lines)
        for path, mapping in listed:
            first, last = places.get(path, (span.first, span.last))
            place = Span(lesson.path, first, last)
            name = ".".join(key for key in path if isinstance(key, str))
            inside = tuple(_within(mapping, place, f"{name}."))
            entries.append(Block("entry", Markdown(""), place, info=name, children=inside))
    yield Block("front matter", Markdown("\n".join(lines)), span, children=tuple(entries))


def _entries(values: Mapping[str, Any], span: Span, prefix: str = "") -> Iterator[Block]:
    """Yield an entry for each key whose value is a text, a number or a list of such."""
    for key, value in values.items():
        texts = [str(item) for item in (value if isinstance(value, list) else [value]) if isinstance(item, str | int)]
        if texts:
            text = ", ".join(texts)
            yield Block("entry", Markdown(text), span, info=f"{prefix}{key}", inline=Inline(text))


def _within(values: Mapping[str, Any], span: Span, prefix: str) -> Iterator[Block]:
    """Yield the entries of a mapping in a list, with those of the mappings in it, and empty ones for all other keys."""
    yield from _entries(values, span, prefix)
    for key, value in values.items():
        if isinstance(value, dict):
            yield from _entries(value, span, f"{prefix}{key}.")
        elif not isinstance(value, str | int) and not _holds_texts(value):
            yield Block("entry", Markdown(""), span, info=f"{prefix}{key}", inline=Inline(""))


def _holds_texts(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(item, str | int) for item in value)


def _listed(values: Mapping[str, Any]) -> Iterator[tuple[_Path, Mapping[str, Any]]]:
    """Yield the mappings in all lists of the front matter, in its order, and what leads to each.

    What YAML names and repeats (`&name`, `*name`) is looked at once, so that nothing goes round in circles.
    """
    seen = {id(values)}
    pending: list[tuple[_Path, Any, bool]] = [((), values, False)]
    while pending:
        path, value, is_item = pending.pop()
        if is_item and isinstance(value, dict):
            yield path, value
        inner: list[tuple[_Path, Any, bool]] = []
        if isinstance(value, list):
            inner = [((*path, at), item, True) for at, item in enumerate(value)]
        elif isinstance(value, Mapping):
            inner = [((*path, str(key)), item, False) for key, item in value.items()]
        for held in reversed(inner):
            if isinstance(held[1], list | dict) and id(held[1]) not in seen:
                seen.add(id(held[1]))
                pending.append(held)


def _places_of_mappings(lines: Sequence[str]) -> Mapping[_Path, tuple[int, int]]:
    """Return the lines of each mapping in a list of the front matter; none where they cannot be told, as in TOML."""
    from mkdeck.lessons.yamlfile import YamlError, compose_yaml  # most lessons need not wait for it

    start = next((at for at, line in enumerate(lines) if line.rstrip() in _OPENING), 0) + 1
    if lines[start - 1].rstrip() == "+++":
        return {}
    end = len(lines) - 1 if lines[-1].rstrip() in _CLOSING else len(lines)
    text = lines[start:end]
    try:
        root = compose_yaml("\n".join(text))
    except YamlError:
        return {}  # it repeats by name what stands elsewhere
    places: dict[_Path, tuple[int, int]] = {}
    pending: list[tuple[_Path, Any]] = [((), root)]
    while pending:
        path, node = pending.pop()
        if path and isinstance(path[-1], int) and node.id == "mapping":
            places[path] = (start + node.start_mark.line + 1, start + _last_line(node, text))
        if node.id == "sequence":
            pending += [((*path, at), item) for at, item in enumerate(node.value)]
        elif node.id == "mapping":
            pending += [((*path, str(key.value)), item) for key, item in node.value]
    return places


def _last_line(node: yaml.Node, lines: Sequence[str]) -> int:
    """Return the last line of a node that says something, counted from one: a node ends where the next one begins."""
    last = node.end_mark.line + 1
    if last > len(lines) or not lines[last - 1][: node.end_mark.column].strip(" -"):
        last -= 1
    while last > node.start_mark.line + 1 and not lines[last - 1].strip():
        last -= 1
    return last
