"""Links and embeds between double brackets, as Obsidian writes them, for both parsers.

A link, `[[Cells#Membrane|the membrane]]`, is its text and nothing more, for a card leads to no note; so it is text in
the lines of a lesson as well once these are read. An embed, `![[cell.png|300]]`, is a picture, a sound or a film, of
which `links/media.py` finds the file; its text is its description, or else the file's name, as in Obsidian.
https://help.obsidian.md/links, https://help.obsidian.md/embeds
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.parsing.commonmark import MarkdownIt, StateCore, StateInline, Token, normalizeReference
from mkdeck.parsing.inline import escape
from mkdeck.values import dataclass

_WIKILINK = re.compile(r"!?\[\[([^\[\]\n|:<>\\]*(?:\|[^\[\]\n\\]*)?)\]\](?![(\[])", signs=("[[",))
"""A note's name holds no such sign. What stands before `(` or `[` is a link of Markdown's with brackets in its text."""
_NOTE_ENDING = re.compile(r"(?i)\.(?:md|markdown)$")
_NO_NOTE = re.compile(r"(?i)[\"'^$-]|_?toc_?$")
"""How that begins which is code, a footnote or a sign for a table of contents between brackets."""
_OF_MATRIX = re.compile(r"[a-z](?:, ?[a-z])+")
"""Entries of a matrix between its brackets, as programs write it."""
_FARTHEST = 12
"""Lines among which that of a link is looked for; tags of several lines may have been taken out before it."""
_SIZE = re.compile(r"(\d{1,4})(?:x(\d{1,4}))?")


@dataclass(frozen=True, slots=True)
class Embed:
    """What an embed names: the file, its description, and attributes that say how large a picture is shown."""

    name: str
    alt: str = ""
    size: str = ""

    @property
    def text(self) -> str:
        """What stands for it in running text."""
        return self.alt or self.name.rpartition("/")[2]

    @property
    def target(self) -> str:
        """The name between double brackets, which tells it from an address."""
        return f"[[{self.name}]]"


def embedded_name(target: str) -> str | None:
    """Return what an embed's target names; None for the address of another picture."""
    return target[2:-2] if target.startswith("[[") and target.endswith("]]") else None


def read_embed(target: str) -> Embed | None:
    """Read what stands behind an embed's `!`; None for the address of another picture."""
    inside = embedded_name(target)
    if inside is None:
        return None
    name, *told = inside.split("|")
    found = _SIZE.fullmatch(told[-1].strip()) if told else None
    attributes = zip(("width", "height"), found.groups() if found else (), strict=False)
    size = "".join(f' {attribute}="{value}"' for attribute, value in attributes if value)
    return Embed(name.partition("#")[0].strip(), "|".join(told[:-1] if found else told).strip(), size)


def wikilinks_plugin(parser: MarkdownIt) -> None:
    """Teach a parser links and embeds between double brackets."""
    parser.inline.ruler.before("link", "wikilink", _wikilink)
    parser.core.ruler.after("inline", "wikilinks", _write_links)


def _wikilink(state: StateInline, silent: bool) -> bool:
    found = _WIKILINK.match(state.src, state.pos, state.posMax)
    if found is None or not _names_note(found[1], state):
        return False
    if not found[0].startswith("!") and not state.env.get("wikilinks", True):
        return False  # a gap of a quiz
    if not silent and found[0].startswith("!"):
        embed = read_embed(found[0][1:])
        token = state.push("image", "img", 0)
        token.attrs = {"src": found[0][1:], "alt": ""}
        token.children = [Token("text", "", 0, content=embed.text)] if embed else []
    elif not silent:
        token = state.push("text_special", "", 0)
        token.content = _text(found[1])
        token.meta = {"wikilink": (found.start(), found.end())}
    state.pos = found.end()
    return True


def _names_note(inside: str, state: StateInline) -> bool:
    """Whether what stands between double brackets names a note or a file: it is no code, and no link of Markdown's."""
    before = state.src[state.pos - 1 : state.pos] if state.src[state.pos] == "[" else ""
    if (before.isascii() and before.isalnum()) or before in ("_", ")", "]"):  # `x[[i]]`
        return False
    if before == "(" or state.src[max(0, state.pos - 2) : state.pos] == "= " or _OF_MATRIX.fullmatch(inside):
        return False  # `A = [[x]]`, `foo([[a]])`, “the matrix [[a, b]]”
    if inside != inside.strip() or not any(map(str.isalpha, inside)) or _NO_NOTE.match(inside):
        return False
    return normalizeReference(inside) not in state.env.get("references", {})


def _text(inside: str) -> str:
    """Return what is shown of a link: the text that it gives, else the note's name and the headings within it."""
    target, _, shown = inside.partition("|")
    if shown.strip():
        return shown.strip()
    note, *headings = target.split("#")
    name = _NOTE_ENDING.sub("", note.rpartition("/")[2])
    return " > ".join(filter(None, [name.strip(), *(part.strip() for part in headings if not part.startswith("^"))]))


def _write_links(state: StateCore) -> None:
    """Put the links' texts into the source of the running text in which they stand."""
    if "[[" not in state.src:
        return
    for token in state.tokens:
        if token.type != "inline" or "[[" not in token.content:
            continue
        links = [(*child.meta["wikilink"], child.content) for child in token.children or () if "wikilink" in child.meta]
        if links:
            source = token.content
            written = [(start, end, _written(text, source, start)) for start, end, text in links]
            token.meta = {**token.meta, "wikilinks": (source, written)}
            token.content = _replaced(source, written)


def _written(text: str, source: str, start: int) -> str:
    return escape(text, begins_line=not source[source.rfind("\n", 0, start) + 1 : start].strip())


def _replaced(text: str, parts: Sequence[tuple[int, int, str]]) -> str:
    for start, end, new in reversed(parts):
        text = text[:start] + new + text[end:]
    return text


def with_written_links(lines: Sequence[str], tokens: Sequence[Token], first: int) -> Sequence[str]:
    """Return lines with the texts of links in the place of these, as the tokens that were made of the lines have them.

    `first` is the number that the tokens give to the first line. Code and formulas stay as they are, since their
    brackets are no links to the parser.
    """
    if not any("wikilinks" in token.meta for token in tokens):
        return lines
    found: dict[int, list[tuple[int, int, str]]] = {}
    passed: dict[int, int] = {}  # of the cells of a row each is looked for behind the one before it
    for token in tokens:
        if token.type == "inline" and token.map and ("wikilinks" in token.meta or "[[" in token.content):
            for line, start, end, new in _placed(token, lines, first, passed):
                found.setdefault(line, []).append((start, end, new))
    return [_replaced(line, found[number]) if number in found else line for number, line in enumerate(lines)]


def _placed(
    token: Token, lines: Sequence[str], first: int, passed: dict[int, int]
) -> Iterator[tuple[int, int, int, str]]:
    """Yield where the links of a running text stand in the lines: the line, the first and the last column, the text."""
    source, links = token.meta.get("wikilinks", (token.content, ()))
    begin, end = token.map or (first, first)
    line, offset, linked = begin - first, 0, 0
    for part in source.split("\n"):
        ahead = _FARTHEST if "[[" in part else 1
        for number in range(line, min(end - first, len(lines), line + ahead)):
            after = passed.get(number, 0)
            shape = part if part in lines[number][after:] else part.replace("|", "\\|")  # as a row has it
            at = lines[number].find(shape, after)
            if at < 0:
                continue
            pipes = [place for place, sign in enumerate(part) if sign == "|"] if shape != part else []
            while linked < len(links) and links[linked][0] < offset + len(part):
                start, stop, new = links[linked]
                linked += 1
                before, behind = (place + bisect_left(pipes, place) for place in (start - offset, stop - offset))
                yield number, at + before, at + behind, new
            passed[number] = at + len(shape)
            line = number + 1
            break
        offset += len(part) + 1
        while linked < len(links) and links[linked][0] < offset:
            linked += 1  # those of a line that was not found
