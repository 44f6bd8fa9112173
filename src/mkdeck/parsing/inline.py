"""Running text with marks on it: cut a part out, write it as Markdown again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import Inline, Mark, Markdown, MarkKind
from mkdeck.parsing.highlight import SIGN, is_readable, may_hold_highlight

_SPECIAL = re.compile(
    r"""(?x) [`*\]<]
    | \\(?=[!-/:-@\[-`{-~\n]|$)     # before a letter, as in LaTeX, a backslash is but itself
    | (?<![^\W_])_ | _(?![^\W_])    # an underscore within a word is no markup
    | ~~ | !(?=\[)
    | (?<=[\w)\]}*~^])(?:~(?=[\w+−=(),.*-]{1,12}~)|\^(?=[\w+−=(),.*-]{1,12}\^(?!\w)))  # what `raised` reads
    | &(?=\#?\w+;)                  # what would be read as an entity
    """,
    signs="`*]<\\_~!&^",
)
_LINE_START = re.compile(r"(?m)^([ ]{0,3})([#>+=-]|\d{1,9}(?=[.)](?:\s|$))|[:~](?=\s))", signs="#>+=-.):~")
_SPECIAL_BESIDE_DOLLARS = re.compile(rf"{_SPECIAL.pattern} | \$")
_PAIR_OF_DOLLARS = re.compile(r"\$(?=\S)[^$]*(?<=\S)\$(?!\d)", signs="$")
_SIGN_OF_HIGHLIGHT = re.compile(r"(?<!=)==(?!=)", signs=SIGN)
_SHOWN = re.compile(r"(?i)</?(?:img|audio|video)\b")
_BEFORE_PICTURE = ("", " ", "\t", ":", "：")
_BARE = re.compile(r"[A-Za-z][A-Za-z0-9 ,;.?'’“”()/–-]*")
"""A line without marks that holds nothing to escape, as most do."""

_WRAP = {"strong": "**", "emphasis": "*", "strikethrough": "~~", "highlight": SIGN}


def escape(text: str, *, begins_line: bool = True, beside: str = "") -> Markdown:
    """Write plain text so that a card's Markdown reads it back as it is.

    `begins_line` is false for what follows other text on its line. `beside` holds the signs, `$` and `=`, that could
    make a formula or a highlight together with one elsewhere.

    Of brackets only the closing one is escaped: that makes no link either, and with both there were a formula.
    """
    special = _SPECIAL_BESIDE_DOLLARS if "$" in beside or _PAIR_OF_DOLLARS.search(text) else _SPECIAL
    has_highlight = "=" in beside or may_hold_highlight(text)
    text = special.sub(lambda found: "".join("\\" + c for c in found[0]), text)
    text = _SIGN_OF_HIGHLIGHT.sub(rf"\\{SIGN}", text) if has_highlight else text
    first, line_break, rest = ("", "", text) if begins_line else text.partition("\n")
    return Markdown(first + line_break + _LINE_START.sub(_escape_line_start, rest))


def _escape_line_start(found: re.Match[str]) -> str:
    indent, sign = found.groups()
    if sign.isdigit():  # a backslash before a digit is literal: `1\.` is how a number is kept from being a list's
        return f"{indent}{sign}\\"
    return f"{indent}\\{sign}"


def cut(inline: Inline, start: int, end: int) -> Inline:
    """Return the characters `start` to `end` with the marks that lie on them, trimmed of white space.

    A mark that covers no text, a picture without a description or a tag, stands at the edge if it stood beyond it; at
    a cut between two parts an opening tag goes with what follows and any other such mark with what comes before. A
    picture that opens what is left of a line goes with that, though the blanks around it be cut off.
    """
    text = inline.text[start:end]
    if start == 0 and text == inline.text == text.strip():
        return inline
    inner = start + len(text) - len(text.lstrip()) if text.strip() else start
    text = text.strip()
    last = inner + len(text)
    opening = _opening_pictures(inline, start) if end == len(inline.text) or inline.text[end] == "\n" else ()
    marks = tuple(
        Mark(mark.kind, _within(mark.start, inner, last), _within(mark.end, inner, last), mark.target)
        for mark in inline.marks
        if (mark.start < last and mark.end > inner)
        or (mark.start == mark.end and (_stands_in(mark, start, end, len(inline.text)) or mark in opening))
    )
    return Inline(text, marks)


def _within(place: int, first: int, last: int) -> int:
    """Return a place as it is counted from `first`, moved to the nearer edge if it lies outside."""
    return min(max(place, first), last) - first


def _stands_in(mark: Mark, start: int, end: int, length: int) -> bool:
    """Whether a mark without text belongs to the part from `start` to `end` of a text of that length."""
    opens = mark.kind == "html" and not mark.target.startswith("</")
    if mark.start == start:
        return opens or start == 0
    if mark.start == end:
        return not opens or end == length
    return start < mark.start < end


def _opening_pictures(inline: Inline, start: int) -> Sequence[Mark]:
    """Return the pictures without a text that stand before the text at a place, behind what is cut off there."""
    return [
        mark
        for mark in inline.marks
        if _is_picture(mark)
        and mark.start == mark.end <= start
        and not inline.text[mark.start : start].strip(" \t")
        and inline.text[mark.start - 1 : mark.start] in _BEFORE_PICTURE
    ]


def _is_picture(mark: Mark) -> bool:
    """Whether a mark is a picture, or a tag of one or of a sound or a film."""
    return mark.kind == "image" or (mark.kind == "html" and _SHOWN.match(mark.target) is not None)


def without(inline: Inline, places: Sequence[tuple[int, int]]) -> Inline:
    """Return running text without some stretches of it, which are given in order; marks on them alone are gone."""
    starts = [start for start, _ in places]
    gone = [0, *accumulate(end - start for start, end in places)]

    def moved(place: int) -> int:
        at = bisect_right(starts, place) - 1
        return place - gone[at + 1] + max(0, places[at][1] - place) if at >= 0 else place

    edges = [0, *(edge for place in places for edge in place), len(inline.text)]
    text = "".join(inline.text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    marks = (Mark(mark.kind, moved(mark.start), moved(mark.end), mark.target) for mark in inline.marks)
    kept = zip(marks, inline.marks, strict=True)
    return Inline(text, tuple(new for new, old in kept if new.end > new.start or old.end == old.start))


def blanked(inline: Inline, *kinds: MarkKind) -> str:
    """Return a text with its code or formulas, or other marks, blanked out: what stands there is shown, not meant."""
    if not inline.marks:
        return inline.text
    parts: list[str] = []
    at = 0
    for mark in inline.marks:
        if mark.kind in kinds and mark.start >= at:
            parts += [inline.text[at : mark.start], " " * (mark.end - mark.start)]
            at = mark.end
    return "".join([*parts, inline.text[at:]])


def with_signs_of_highlights(inline: Inline) -> Inline:
    """Return running text in which the signs of highlights are text, for lessons in which they say something else."""
    highlights = [mark for mark in inline.marks if mark.kind == "highlight"]
    if not highlights:
        return inline
    places = sorted(edge for mark in highlights for edge in (mark.start, mark.end))
    parts = (inline.text[start:end] for start, end in pairwise([0, *places, len(inline.text)]))

    def moved(mark: Mark) -> Mark:
        start = mark.start + len(SIGN) * bisect_right(places, mark.start)
        end = max(start, mark.end + len(SIGN) * bisect_left(places, mark.end))
        return Mark(mark.kind, start, end, mark.target)

    return Inline(SIGN.join(parts), tuple(moved(mark) for mark in inline.marks if mark.kind != "highlight"))


def opening_mark(inline: Inline, *kinds: MarkKind) -> Mark | None:
    """Return the mark of one of these kinds with which a text opens; None where none begins there."""
    return next((mark for mark in inline.marks if not mark.start and mark.kind in kinds), None)


def is_wholly(inline: Inline, *kinds: MarkKind) -> bool:
    """Whether a mark of one of these kinds lies on a text from end to end."""
    return any(not mark.start and mark.end == len(inline.text) and mark.kind in kinds for mark in inline.marks)


def without_blanks_before(inline: Inline) -> Inline:
    """Return a text without the blanks that it begins with."""
    return cut(inline, len(inline.text) - len(inline.text.lstrip()), len(inline.text))


def split_lines(inline: Inline) -> list[Inline]:
    """Return the lines of running text, each with the marks that lie on it, in time linear in both."""
    lines = inline.text.split("\n")
    if not inline.marks:
        return list(map(Inline, lines))
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    marks: list[list[Mark]] = [[] for _ in lines]
    for mark in inline.marks:
        first, last = bisect_right(starts, mark.start) - 1, bisect_right(starts, max(mark.start, mark.end - 1)) - 1
        for line in range(first, min(last, len(lines) - 1) + 1):
            start, end = starts[line], starts[line + 1] - 1
            part = Mark(mark.kind, max(mark.start, start) - start, min(mark.end, end) - start, mark.target)
            if part.start <= part.end:
                marks[line].append(part)
    return [Inline(line, tuple(on_line)) for line, on_line in zip(lines, marks, strict=True)]


def join_lines(lines: Sequence[Inline]) -> Inline:
    """Return lines as one running text, with a line break between two."""
    starts = accumulate((len(line.text) + 1 for line in lines), initial=0)
    marks = (
        Mark(mark.kind, start + mark.start, start + mark.end, mark.target)
        for start, line in zip(starts, lines, strict=False)
        for mark in line.marks
    )
    return Inline("\n".join(line.text for line in lines), tuple(marks))


def beside(first: Inline, second: Inline) -> Inline:
    """Return two running texts as one, with a blank between them."""
    place = len(first.text) + 1
    moved = (Mark(mark.kind, mark.start + place, mark.end + place, mark.target) for mark in second.marks)
    return Inline(f"{first.text} {second.text}", (*first.marks, *moved))


def to_markdown(inline: Inline, start: int = 0, end: int | None = None) -> Markdown:
    """Write the characters `start` to `end` of `inline` as Markdown, with the markup that lies on them."""
    part = cut(inline, start, len(inline.text) if end is None else end)
    if not part.marks and _BARE.fullmatch(part.text):
        return Markdown(part.text)
    return Markdown(_write(part.text, list(part.marks), 0, len(part.text), _pairing(part)))


def _pairing(inline: Inline) -> str:
    """Return the signs in the plain text that need escaping, for one could be of a pair with another."""
    dollars = "$" if _PAIR_OF_DOLLARS.search(inline.text) is not None else ""
    if SIGN not in inline.text:  # as nearly always
        return dollars
    edges = {edge for mark in inline.marks for edge in (mark.start, mark.end)}
    is_highlighted = any(mark.kind == "highlight" for mark in inline.marks)
    return f"{dollars}=" if is_highlighted or may_hold_highlight(blanked(inline, "code", "math"), edges) else dollars


def _write(text: str, marks: list[Mark], start: int, end: int, pairing: str) -> str:
    """Write `text[start:end]`; `marks` lie within it, outer before inner, and the signs `pairing` need escaping."""
    out: list[str] = []
    at = start
    while marks:
        mark = marks.pop(0)
        inner: list[Mark] = []
        while marks and (marks[0].start < mark.end or _closes(marks[0], inner)) and marks[0].end <= mark.end:
            inner.append(marks.pop(0))
        plain, marked = _write_plain(text, at, mark.start, pairing), _write_mark(text, mark, inner, pairing)
        if plain.endswith("!") and marked.startswith("["):  # no picture
            plain = f"{plain[:-1]}\\!"
        out += [plain, marked]
        if _is_picture(mark) and mark.end == 0 and text.strip() and not any(map(_is_picture, marks[:1])):
            out.append(" ")  # the blank behind a picture without a description was cut off with that before it
        at = mark.end
    out.append(_write_plain(text, at, end, pairing))
    return "".join(out)


def _closes(mark: Mark, inner: Sequence[Mark]) -> bool:
    """Whether a tag closes one that was opened within other markup, at the end of which it stands: `**<u>x</u>**`."""
    if mark.kind != "html" or not mark.target.startswith("</"):
        return False
    name = mark.target[2:].rstrip("> ").casefold()
    tags = [tag.target.casefold() for tag in inner if tag.kind == "html"]
    opened = sum(tag.startswith((f"<{name}>", f"<{name} ")) for tag in tags)
    return opened > sum(tag.startswith(f"</{name}") for tag in tags)


def _write_plain(text: str, start: int, end: int, pairing: str) -> str:
    return escape(text[start:end], begins_line=start == 0 or text[start - 1] == "\n", beside=pairing)


def _write_mark(text: str, mark: Mark, inner: list[Mark], pairing: str) -> str:
    if mark.kind == "html":
        return mark.target
    if mark.kind == "footnote":
        return f"[^{mark.target}]"
    if mark.kind == "code":
        return _write_code(text[mark.start : mark.end])
    if mark.kind == "math":
        return text[mark.start : mark.end]
    if mark.kind == "image" and mark.target.startswith("[["):  # Obsidian's, which its target says in full
        return f"!{mark.target}"
    body = _write(text, inner, mark.start, mark.end, pairing)
    if mark.kind == "link":
        return f"[{body}](<{mark.target}>)" if re.search(r"[\s()<]", mark.target) else f"[{body}]({mark.target})"
    if mark.kind == "image":
        return f"![{body}](<{mark.target}>)" if re.search(r"[\s()<]", mark.target) else f"![{body}]({mark.target})"
    sign = _WRAP[mark.kind]
    core = body.strip()
    if not core:
        return body
    lead, tail = body[: len(body) - len(body.lstrip())], body[len(body.rstrip()) :]
    if mark.kind == "highlight" and not is_readable(
        lead or text[max(0, mark.start - 1) : mark.start], core, tail or text[mark.end : mark.end + 2]
    ):
        return body  # what is left of it would be no highlight
    return f"{lead}{sign}{core}{sign}{tail}"


def _write_code(code: str) -> str:
    longest = max((len(run) for run in re.findall(r"`+", code)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if code.startswith("`") or code.endswith("`") else ""
    return f"{fence}{pad}{code}{pad}{fence}"
