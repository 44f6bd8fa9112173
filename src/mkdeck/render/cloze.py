r"""Clozes on their way through Markdown: `{{c1::…::hint}}` comes out as Anki reads it, whatever it holds.

Anki ends a deletion at the first `}}` and its answer at the first `::`, in code and addresses too, and knows
no escape but the character references of HTML. https://docs.ankiweb.net/editing.html#cloze-deletion

So the signs that are a cloze's own are marked while the text still is Markdown. There a code span protects
what it holds, a backslash the sign behind it, and braces count in pairs, as in `{{c1::\frac{a}{b}}}`. In the
finished HTML the marked signs become Anki's, and all others within a deletion character references.
"""

from __future__ import annotations

import re

from mkdeck.cards import Html

_MARK = "\ufdd0"
"""A character that Unicode keeps free for use within a program.

It stands between the outer characters of each sign, for Markdown looks at these to tell what `**` beside
them means.
"""

_HINT_SIGN = f":{_MARK}:"
_CLOSE_SIGN = f"}}{_MARK}}}"

_OPEN = re.compile(r"\{\{c([1-9]\d*)::")
_OPAQUE = r"(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)|\\.|<\w+:[^\s<>]*>|\]\([^\s()]*\)"
"""Where no sign counts: a code span or block, what a backslash escapes, and addresses."""

_CLOSE_PART = re.compile(rf"(?s){_OPAQUE}|(?P<brace>[{{}}])")
_HINT_PART = re.compile(rf"(?s){_OPAQUE}|(?P<brace>[{{}}])|(?P<hint>::)")
_MARKED = re.compile(rf"(\{{{_MARK}\d+:|{re.escape(_HINT_SIGN)}|{re.escape(_CLOSE_SIGN)})")


def mark_clozes(text: str) -> tuple[str, int]:
    """Return a Markdown text with the signs of its clozes marked, and how many those are, nested ones too."""
    return _mark(text.replace(_MARK, ""))


def _mark(text: str) -> tuple[str, int]:
    out: list[str] = []
    count = at = 0
    while found := _OPEN.search(text, at):
        end = _find_close(text, found.end())
        if end is None:
            break
        answer, sign, hint = _split_hint(text[found.end() : end])
        answer, inner = _mark(answer)
        out += [text[at : found.start()], f"{{{_MARK}{found[1]}:", answer, sign, hint, _CLOSE_SIGN]
        count += 1 + inner
        at = end + len("}}")
    return "".join([*out, text[at:]]), count


def _find_close(text: str, start: int) -> int | None:
    """Return where the `}}` stands that closes the deletion whose content begins at `start`.

    Where braces do not come in pairs it is the first one outside of code, as in Anki.
    """
    depth = 0
    first: int | None = None
    for found in _CLOSE_PART.finditer(text, start):
        if not found["brace"]:
            continue
        at = found.start()
        is_double = found[0] == "}" and text.startswith("}}", at)
        if is_double and first is None:
            first = at
        if is_double and depth == 0:
            return at
        depth = depth + 1 if found[0] == "{" else max(0, depth - 1)
    return first


def _split_hint(content: str) -> tuple[str, str, str]:
    """Split a deletion's content at the last `::` outside of code and braces; without it all is answer."""
    depth = 0
    place: int | None = None
    for found in _HINT_PART.finditer(content):
        if found["hint"] and depth == 0:
            place = found.start()
        elif found["brace"]:
            depth += 1 if found[0] == "{" else -1
    if not place:  # a deletion has an answer
        return content, "", ""
    return content[:place], _HINT_SIGN, content[place + len("::") :]


def write_clozes(html: Html) -> Html:
    """Return the HTML of a marked text with the clozes as Anki reads them."""
    out: list[str] = []
    depth = 0
    for piece in _MARKED.split(html):
        if piece == _CLOSE_SIGN:
            depth -= 1
            out.append("}}")
        elif piece == _HINT_SIGN:
            out.append("::")
        elif _MARKED.fullmatch(piece):
            depth += 1
            out.append(f"{{{{c{piece[2:-1]}::")
        else:
            out.append(_protect(piece) if depth else piece)
    return Html("".join(out))


def _protect(text: str) -> str:
    """Write the signs that are not a cloze's own as character references."""
    text = re.sub(r"\}(?=\}|\Z)", "&#125;", text)
    return re.sub(r"(?<=:):|:(?=:|\Z)|\A:", "&#58;", text)
