"""Names of blocks behind their text, as Obsidian writes them, and what cites these: “… ^oak”, `[[#^oak]]`.

A name is for links alone and shown nowhere, so it is taken out of the lines. Where a line opens by citing a block that
asks, or ends by embedding one behind a question, the blocks are told of it by their `info`: “^oak” is the name of one,
“[[^oak” opens one that cites it, “^oak]]” closes one. https://help.obsidian.md/links
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.values import dataclass, replace
from mkdeck.wording.words import asks

_NAME = re.compile(r"(?:(?<=\s)|^)\^(?P<name>[A-Za-z0-9][A-Za-z0-9-]{1,60})[ \t]*$", signs="^")
_CITES = r"\[\[#\^(?P<name>[A-Za-z0-9-]{1,60})(?:\|[^\[\]\n]{0,80})?\]\]"
_OPENS = re.compile(
    rf"(?P<before>[ \t]{{0,12}}(?:[-*+]|\d{{1,3}}[.)])?[ \t]{{0,4}})(?P<embeds>!?){_CITES}"
    r"[ \t]*(?P<sign>[:：–—→=-]?)[ \t]*(?P<rest>[^\n]*)",
    signs="[[",
)
_CLOSES = re.compile(rf"\s!{_CITES}[ \t]*$", signs="[[")
_CITED = re.compile(_CITES, signs="[[")
_ENDS_SENTENCE, _MAY_END_SENTENCE = (".", "?", "!", ":", ";", "…"), (")", '"', "”", "’", "*", "_", "]")
_LONGEST_SIGN = 3
"""Letters of a name that may be a power as well behind a bracket, “(x) ^abc”, unless something cites it."""
_FENCE = re.compile(r"[ \t>*-]*(?P<fence>`{3,}|~{3,})", signs=("```", "~~~"))
_INDENTS = ("    ", "\t")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]")


@dataclass(frozen=True, slots=True)
class BlockIds:
    """Lines without the names of blocks, and what is to be told of those that stand on some lines, from 1."""

    lines: Sequence[str]
    told: Mapping[int, str]


def read_block_ids(lines: Sequence[str]) -> BlockIds:
    """Return lines without the names of their blocks, and without what cites a question or embeds its answer."""
    if not any("^" in line and ("[[#^" in line or _NAME.search(line)) for line in lines):
        return BlockIds(lines, {})  # as most, in which the sign is at best one of a formula
    prose = _outside_code(lines)
    cited = {found["name"] for place in prose for found in _CITED.finditer(lines[place])}
    kept = list(lines)
    named: dict[str, int] = {}
    for place in prose:
        found = _NAME.search(lines[place]) if "^" in lines[place] else None
        if found is not None and _is_name(found, cited):
            kept[place] = lines[place][: found.start()].rstrip()
            named.setdefault(found["name"], place if kept[place].strip(" \t>") else place - 1)
    told: dict[int, list[str]] = {}
    for place in prose:
        if "[[#^" in lines[place]:
            _cite(kept, place, named, told)
    for name, place in named.items() if told else ():
        told.setdefault(place + 1, []).insert(0, f"^{name}")
    return BlockIds(kept, {line: " ".join(said) for line, said in told.items()})


def _outside_code(lines: Sequence[str]) -> list[int]:
    """Return the places of the lines that stand in no code, fenced or indented; points in a list are indented too."""
    prose: list[int] = []
    fence, in_list = "", False
    for place, line in enumerate(lines):
        if line.strip() and not line[0].isspace():
            in_list = _ITEM.match(line) is not None or (in_list and bool(lines[place - 1].strip()))
        found = _FENCE.match(line)
        begun = found["fence"] if found is not None else ""
        if begun and not fence:
            fence = begun
        elif begun and begun[0] == fence[0] and len(begun) >= len(fence):
            fence = ""
        elif not fence and (in_list or not line.startswith(_INDENTS)):
            prose.append(place)
    return prose


def _is_name(found: re.Match[str], cited: set[str]) -> bool:
    """Whether something cites a name, or it stands alone or behind a sentence and can be no power."""
    if found["name"] in cited:
        return True
    if not any(map(str.isalpha, found["name"])):
        return False  # “(1 + r) ^2024”
    before = found.string[: found.start()].rstrip()
    if not before or before.endswith(_ENDS_SENTENCE):
        return True
    return len(found["name"]) > _LONGEST_SIGN and before.endswith(_MAY_END_SENTENCE)


def _cite(lines: list[str], place: int, named: Mapping[str, int], told: dict[int, list[str]]) -> None:
    """Take what a line cites out of it, if that is a question which it answers, or the answer to a question."""
    line = lines[place]
    opening, closing = _OPENS.fullmatch(line), _CLOSES.search(line)
    if opening is not None and opening["name"] not in named and opening["rest"]:
        told.setdefault(place + 1, []).append(f"[[^{opening['name']}")  # a slip, where others are none
    elif opening is not None and (at := named.get(opening["name"])) is not None and _asks(lines, at):
        is_answer = opening["embeds"] or opening["sign"] or not opening["rest"][:1].islower()
        is_answer = is_answer and (opening["rest"] != "" or _is_told_below(lines, place))
        if is_answer:
            lines[place] = f"{opening['before']}{opening['rest']}" if opening["rest"] else ""
            told.setdefault(_next(lines, place) + 1, []).append(f"[[^{opening['name']}")
    elif opening is not None and opening["embeds"] and not opening["rest"]:
        above = _before(lines, place)
        if (at := named.get(opening["name"])) is not None and above != at and _asks(lines, above):
            lines[place] = ""
            told.setdefault(above + 1, []).append(f"^{opening['name']}]]")
    elif closing is not None and (at := named.get(closing["name"])) is not None and at != place:
        before = line[: closing.start()].rstrip()
        if asks(before) and not _asks(lines, at):
            lines[place] = before
            told.setdefault(place + 1, []).append(f"^{closing['name']}]]")


def _asks(lines: Sequence[str], place: int) -> bool:
    return place >= 0 and asks(lines[place].strip(" \t>#-*+"))


def _is_told_below(lines: Sequence[str], place: int) -> bool:
    """Whether an answer may stand below a line that but cites its question: no other citation, nor the next point."""
    below = _next(lines, place + 1) if place + 1 < len(lines) else place
    if below == place or not lines[below].strip() or _OPENS.fullmatch(lines[below]) is not None:
        return False
    point = _ITEM.match(lines[place].lstrip())
    indent = len(lines[place]) - len(lines[place].lstrip())
    return point is None or len(lines[below]) - len(lines[below].lstrip()) > indent


def _next(lines: Sequence[str], place: int) -> int:
    """Return the place of a line, or of the next one that is written if nothing is left of it."""
    return next((at for at in range(place, len(lines)) if lines[at].strip()), place)


def _before(lines: Sequence[str], place: int) -> int:
    return next((at for at in range(place - 1, max(-1, place - 4), -1) if lines[at].strip()), -1)


def with_block_ids(blocks: Sequence[Block], told: Mapping[int, str]) -> tuple[Block, ...]:
    """Return blocks whose headings and paragraphs know by what they are cited, and what they cite."""
    return tuple([_with_ids(block, told) for block in blocks]) if told else tuple(blocks)


def _with_ids(block: Block, told: Mapping[int, str]) -> Block:
    if block.kind in ("heading", "paragraph"):
        lines = range(block.span.first, block.span.last + 1)
        said = " ".join(told[line] for line in lines if line in told)
        return replace(block, info=said) if said else block
    return replace(block, children=with_block_ids(block.children, told)) if block.children else block
