"""What a lesson defines in one place and cites in another: the targets of links, footnotes and abbreviations.

A card is a part of its lesson, so it carries those definitions that its sides cite.

    [rivers]: https://example.org/rivers        https://spec.commonmark.org/0.31.2/#link-reference-definitions
    [^1]: At Donaueschingen.                    https://pandoc.org/MANUAL.html#footnotes
    *[HTML]: Hypertext Markup Language          https://michelf.ca/projects/php-markdown/extra/#abbr
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from types import MappingProxyType
from typing import Any

from mkdeck import lazy_re as re
from mkdeck.cards import Card, Markdown, sides
from mkdeck.parsing.commonmark import (
    MarkdownIt,
    StateBlock,
    StateCore,
    footnote_plugin,
    footnote_tail,
    normalizeReference,
)
from mkdeck.values import dataclass

FOOTNOTE = "footnote_reference"
"""The type of the tokens around a footnote's text, without `_open` and `_close`."""

_ABBREVIATION = re.compile(r"\*\[([^\[\]\\]*\w[^\[\]\\]*)\]:[ \t]*(\S.*)")
_LABEL = re.compile(r"\[([^\[\]]{1,999})\]")
_WORD = re.compile(r"\w+")

AbbreviationIndex = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Definitions:
    """The definitions of a lesson: the Markdown of links' targets and footnotes by label, what abbreviations mean."""

    links: Mapping[str, Markdown] = field(default_factory=dict)
    footnotes: Mapping[str, Markdown] = field(default_factory=dict)
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    index: AbbreviationIndex = field(default_factory=dict)

    def cited_in(self, texts: Iterable[str]) -> Markdown:
        """Return the definitions that the texts cite, and those that these cite, as Markdown."""
        found: dict[str, None] = {}
        pending = list(texts)
        while pending:
            for definition in self._cited(pending.pop()):
                if definition not in found:
                    found[definition] = None
                    pending.append(definition)
        return Markdown("\n\n".join(found))

    def _cited(self, text: str) -> Iterator[Markdown]:
        for label in dict.fromkeys(_LABEL.findall(text)):
            if label.startswith("^") and label[1:] in self.footnotes:
                yield self.footnotes[label[1:]]
            elif self.links and (target := self.links.get(normalizeReference(label))):
                yield target
        for short in dict.fromkeys(text[start:end] for start, end in abbreviations_in(text, self.index)):
            yield Markdown(f"*[{short}]: {self.abbreviations[short]}")


def with_definitions(card: Card, definitions: Definitions) -> Card:
    """Return the card with the definitions that its sides cite."""
    if not (definitions.links or definitions.footnotes or definitions.abbreviations):
        return card
    cited = definitions.cited_in(sides(card))
    return replace(card, origin=replace(card.origin, definitions=cited)) if cited else card


def abbreviation_index(abbreviations: Iterable[str]) -> AbbreviationIndex:
    """Return abbreviations by their first words, the longest first."""
    index: dict[str, list[str]] = {}
    for short in sorted(abbreviations, key=len, reverse=True):
        index.setdefault(_WORD.findall(short)[0], []).append(short)
    return index


def abbreviations_in(text: str, index: AbbreviationIndex) -> Iterator[tuple[int, int]]:
    """Yield where the abbreviations of an index stand in a text, as words of their own."""
    done = 0
    for word in _WORD.finditer(text) if index else ():
        for short in index.get(word[0], ()):
            start = word.start() - short.index(word[0])
            end = start + len(short)
            if start >= done and text.startswith(short, start) and not text[end : end + 1].isalnum():
                yield start, end
                done = end
                break


def new_environment(*, wikilinks: bool = True, titles: Mapping[str, str] = MappingProxyType({})) -> dict[str, Any]:
    """Return the environment in which a lesson's or a card's definitions gather while it is parsed.

    `wikilinks` tells whether double brackets are links in it, `titles` what has which title by the labels.
    """
    return {
        "references": {}, "footnotes": {"refs": {}, "list": {}}, "abbreviations": {}, "wikilinks": wikilinks,
        "titles": titles,
    }  # fmt: skip


def within(environment: dict[str, Any]) -> dict[str, Any]:
    """Return the environment for a part of the lesson that is parsed on its own and knows the same definitions."""
    return {name: environment[name] for name in new_environment()}


def read_definitions(environment: dict[str, Any], footnotes: Mapping[str, Markdown]) -> Definitions:
    """Return what was defined while a lesson was parsed; footnotes are blocks to the parser and handed in."""
    links = {label: _target(label, **entry) for label, entry in environment["references"].items()}
    abbreviations = environment["abbreviations"]
    return Definitions(links, footnotes, abbreviations, abbreviation_index(abbreviations))


def _target(label: str, href: str, title: str = "", **_: object) -> Markdown:
    quoted = title.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return Markdown(f"[{label}]: <{href}>" + (f' "{quoted}"' if title else ""))


def definitions_plugin(parser: MarkdownIt, *, footnotes_last: bool) -> None:
    """Teach a parser footnotes and abbreviations; it gives footnotes in their places, or all behind the text."""
    parser.use(footnote_plugin, inline=False, move_to_end=footnotes_last)
    if footnotes_last:
        parser.core.ruler.at("footnote_tail", _move_footnotes)
    parser.block.ruler.before("reference", "abbreviation", _abbreviation, {"alt": ["paragraph", "reference"]})


def _move_footnotes(state: StateCore) -> None:
    """Move footnotes behind the text, where there are any."""
    if state.env.get("footnotes", {}).get("refs"):
        footnote_tail(state)


def _abbreviation(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    found = _ABBREVIATION.fullmatch(line.rstrip()) if line.startswith("*[") else None
    if found is None or state.is_code_block(start):
        return False
    if not silent:
        state.env.setdefault("abbreviations", {}).setdefault(found[1], found[2])
        state.line = start + 1
    return True
