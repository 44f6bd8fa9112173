"""Running text with marks on it: cut a part out, write it as Markdown again."""

from __future__ import annotations

import re

from mkdeck.cards import Inline, Mark, Markdown

_SPECIAL = re.compile(
    r"""(?x) [\\`*\[\]<]
    | (?<![^\W_])_ | _(?![^\W_])    # an underscore within a word is no markup
    | ~~ | !(?=\[)
    | &(?=\#?\w+;)                  # what would be read as an entity
    """
)
_LINE_START = re.compile(r"(?m)^([ ]{0,3})([#>+=-]|\d{1,9}(?=[.)](?:\s|$))|:(?=\s))")
_WRAP = {"strong": "**", "emphasis": "*", "strikethrough": "~~"}


def escape(text: str) -> Markdown:
    """Write plain text so that Markdown reads it back as it is."""
    text = _SPECIAL.sub(lambda found: "".join("\\" + c for c in found[0]), text)
    return Markdown(_LINE_START.sub(_escape_line_start, text))


def _escape_line_start(found: re.Match[str]) -> str:
    indent, sign = found.groups()
    if sign.isdigit():  # a backslash before a digit is literal: `1\.` is how a number is kept from being a list's
        return f"{indent}{sign}\\"
    return f"{indent}\\{sign}"


def cut(inline: Inline, start: int, end: int) -> Inline:
    """Return the characters `start` to `end` with the marks that lie on them, trimmed of white space."""
    text = inline.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    end = start + len(text)
    marks = tuple(
        Mark(mark.kind, max(mark.start, start) - start, min(mark.end, end) - start, mark.target)
        for mark in inline.marks
        if (mark.start < end and mark.end > start) or (mark.start == mark.end and start <= mark.start <= end)
    )
    return Inline(text, marks)


def to_markdown(inline: Inline, start: int = 0, end: int | None = None) -> Markdown:
    """Write the characters `start` to `end` of `inline` as Markdown, with the markup that lies on them."""
    part = cut(inline, start, len(inline.text) if end is None else end)
    return Markdown(_write(part.text, list(part.marks), 0, len(part.text)))


def _write(text: str, marks: list[Mark], start: int, end: int) -> str:
    """Write `text[start:end]`; `marks` lie within it, outer before inner."""
    out: list[str] = []
    at = start
    while marks:
        mark = marks.pop(0)
        inner = []
        while marks and marks[0].start < mark.end and marks[0].end <= mark.end:
            inner.append(marks.pop(0))
        out.append(escape(text[at : mark.start]))
        out.append(_write_mark(text, mark, inner))
        at = mark.end
    out.append(escape(text[at:end]))
    return "".join(out)


def _write_mark(text: str, mark: Mark, inner: list[Mark]) -> str:
    if mark.kind == "html":
        return mark.target
    if mark.kind == "code":
        return _write_code(text[mark.start : mark.end])
    body = _write(text, inner, mark.start, mark.end)
    if mark.kind == "link":
        return f"[{body}](<{mark.target}>)" if re.search(r"[\s()<]", mark.target) else f"[{body}]({mark.target})"
    if mark.kind == "image":
        return f"![{body}](<{mark.target}>)" if re.search(r"[\s()<]", mark.target) else f"![{body}]({mark.target})"
    sign = _WRAP[mark.kind]
    core = body.strip()
    if not core:
        return body
    lead, tail = body[: len(body) - len(body.lstrip())], body[len(body.rstrip()) :]
    return f"{lead}{sign}{core}{sign}{tail}"


def _write_code(code: str) -> str:
    longest = max((len(run) for run in re.findall(r"`+", code)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if code.startswith("`") or code.endswith("`") else ""
    return f"{fence}{pad}{code}{pad}{fence}"
