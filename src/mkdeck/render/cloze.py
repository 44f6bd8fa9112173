r"""Clozes on their way through Markdown: `{{c1::…::hint}}` comes out as Anki reads it, whatever it holds.

Anki ends a deletion at the first `}}` and its answer at the first `::`, in code and attributes too, and knows
no escape but the character references of HTML. https://docs.ankiweb.net/editing.html#cloze-deletion

So the signs that are a cloze's own are marked while the text still is Markdown. There code and formulas protect
what they hold, a backslash the sign behind it, and braces count in pairs, as in `{{c1::\frac{a}{b}}}`. In the
finished HTML the marked signs become Anki's where they stand in text, come in pairs and enclose something; all others
become character references.
"""

from __future__ import annotations

import html
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from mkdeck import lazy_re as re
from mkdeck.cards import Html
from mkdeck.clozes import CLOZE_OPENING
from mkdeck.parsing.mathematics import formula_at
from mkdeck.render.commands import TAG, disarm
from mkdeck.render.marks import CLOZE_MARK
from mkdeck.values import dataclass

_HINT_SIGN = f":{CLOZE_MARK}:"
_CLOSE_SIGN = f"}}{CLOZE_MARK}}}"
_MARKED = re.compile(rf"(\{{{CLOZE_MARK}\d+:|{re.escape(_HINT_SIGN)}|{re.escape(_CLOSE_SIGN)})")

_MAX_DEPTH = 10
"""Anki overlooks deletions within more than nine others, but not their ends."""

_OWN_SIGN = rf"{CLOZE_OPENING.pattern}|[{{}}]|::"
_RAW_TAG = r"""</?[A-Za-z][\w-]*(?:\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*/?>"""
_OPAQUE = rf"<!--|{_RAW_TAG}|<\w+:[^\s<>]*>|\]\([^\s()]*\)|\\(?!{CLOZE_OPENING.pattern})."
"""Where no sign counts: comments, tags, addresses, and what a backslash escapes; but a deletion opens behind it."""

_TICKS = re.compile("`+")
_SIGN_IN_CODE = re.compile(_OWN_SIGN)
_SIGN_IN_TEXT = re.compile(rf"(?s)`+|\$\$?|\\{{1,2}}[(\[]|{_OPAQUE}|{_OWN_SIGN}")

_Sign = re.Match[str]


@dataclass(slots=True)
class Deletion:
    """A deletion, by the places of its signs in a text."""

    opening: int
    content: int
    number: str
    hint: int | None = None
    close: int = -1

    def add_hint(self, place: int) -> None:
        """Take a `::` for the sign of the hint, the last of several; a deletion has an answer before it."""
        if place > self.content:
            self.hint = place


def deletion(number: int, html: str) -> str:
    """Return HTML as a deletion whose signs are marked, for `write_clozes`."""
    return f"{{{CLOZE_MARK}{number}:{html}}}{CLOZE_MARK}}}"


def outline_clozes(text: str) -> str:
    """Return a Markdown text with its deletions in brackets of their own, for people to read: `⟦answer: hint⟧`."""
    outlined = re.sub(rf"\{{{CLOZE_MARK}\d+:", "⟦", mark_clozes(text))
    return outlined.replace(_HINT_SIGN, ": ").replace(_CLOSE_SIGN, "⟧")


def mark_clozes(text: str) -> str:
    """Return a Markdown text with the signs of its clozes marked, those of nested ones too."""
    out: list[str] = []
    at = 0
    for place, length, mark in sorted(_marks(find_deletions(text))):
        out += [text[at:place], mark]
        at = place + length
    return "".join([*out, text[at:]])


def _marks(deletions: Iterable[Deletion]) -> Iterator[tuple[int, int, str]]:
    """Yield the place of each sign, its length, and what takes its place."""
    for found in deletions:
        yield found.opening, found.content - found.opening, f"{{{CLOZE_MARK}{found.number}:"
        if found.hint is not None:
            yield found.hint, len("::"), _HINT_SIGN
        yield found.close, len("}}"), _CLOSE_SIGN


def find_deletions(text: str) -> list[Deletion]:
    """Return the deletions of a text, in order."""
    regions = _regions(text)
    complete = sorted((found for signs in regions for found in _pair(signs, text)), key=lambda found: found.opening)
    return _without_hidden(complete)


def _without_hidden(deletions: Iterable[Deletion]) -> list[Deletion]:
    """Return of some complete deletions, given in order, those that are of use: not in hints, not too deep.

    One within another of its number is hidden with it anyway. Anki would write what such ones hide into one another's
    attributes, and ten of them fill thirty megabytes.
    """
    kept: list[Deletion] = []
    around: list[Deletion] = []
    for found in deletions:
        while around and around[-1].close < found.opening:
            around.pop()
        in_hint = bool(around) and around[-1].hint is not None and around[-1].hint < found.opening
        is_again = any(outer.number == found.number for outer in around)
        if not in_hint and not is_again and len(around) < _MAX_DEPTH:
            around.append(found)
            kept.append(found)
    return kept


def _regions(text: str) -> list[list[_Sign]]:
    """Return the signs that count, in order: those of the running text, and those of each formula and piece of code."""
    ticks: dict[int, list[int]] = {}
    for run in _TICKS.finditer(text):
        ticks.setdefault(len(run[0]), []).append(run.start())
    running: list[_Sign] = []
    regions = [running]
    last_comment = text.rfind("-->")
    at = 0
    while found := _SIGN_IN_TEXT.search(text, at):
        at = found.end()
        if found[0][0] == "`":
            places = ticks.get(len(found[0]), [])
            later = bisect_left(places, at)
            if later < len(places):
                regions.append(list(_SIGN_IN_CODE.finditer(text, at, places[later])))
                at = places[later] + len(found[0])
        elif found[0] == "<!--":
            if at <= last_comment:
                at = text.index("-->", at) + len("-->")
        elif found[0][0] in "$\\":
            if inner := formula_at(text, found.start(), len(text)):
                regions.append(list(_SIGN_IN_CODE.finditer(text, *inner)))
                at = inner[1] + inner[0] - found.start()
        elif found[0][0] in "{}" or found[0] == "::":
            running.append(found)
    return regions


def _pair(signs: Sequence[_Sign], text: str) -> list[Deletion]:
    """Return the complete deletions among the signs of one region.

    Braces count in pairs. A deletion that finds no end so takes the first `}}` that no other one needs, as in Anki.
    """
    found = {sign.start(): Deletion(sign.start(), sign.end(), _number(sign)) for sign in signs if _number(sign)}
    opened: list[Deletion | None] = []  # None is a brace
    done = 0
    for sign in signs:
        at = sign.start()
        if at < done:
            continue
        inner = opened[-1] if opened else None
        if sign[0] == "{":
            opened.append(None)
        elif sign[0] == "::":
            if inner:
                inner.add_hint(at)
        elif sign[0] != "}":
            opened.append(found[at])
        elif not inner:
            del opened[-1:]  # the brace, if there is one
        elif text.startswith("}}", at):
            inner.close = at
            done = at + len("}}")
            opened.pop()
    _pair_leniently(signs, text, found)
    return [deletion for deletion in found.values() if deletion.close >= 0]


def _pair_leniently(signs: Sequence[_Sign], text: str, found: dict[int, Deletion]) -> None:
    """Close what is open among the `found`, whether or not braces come in pairs within."""
    opened: list[Deletion] = []
    done = 0
    for sign in signs:
        at = sign.start()
        if at < done:
            continue
        if at in found and found[at].close >= 0:
            done = found[at].close + len("}}")
        elif at in found:
            found[at].hint = None
            opened.append(found[at])
        elif opened and sign[0] == "::":
            opened[-1].add_hint(at)
        elif opened and sign[0] == "}" and text.startswith("}}", at):
            opened.pop().close = at
            done = at + len("}}")


def _number(sign: _Sign) -> str:
    """Return the number of the deletion that a sign opens; empty for other signs."""
    opening = CLOZE_OPENING.fullmatch(sign[0])
    return opening[1] if opening else ""


def write_clozes(marked: Html) -> tuple[Html, int]:
    """Return the HTML of a marked text with the clozes as Anki reads them, and how many those are."""
    pieces = _MARKED.split(TAG.sub(_unmark_tag, marked))
    deletions = _complete(pieces)
    signs: dict[int, str] = {}
    for found in deletions:
        signs |= {found.opening: f"{{{{c{found.number}::", found.close: "}}"}
        if found.hint is not None:
            signs[found.hint] = "::"
            for place in range(found.hint + 1, found.close, 2):
                pieces[place] = _protect_hint(pieces[place])
        if pieces[found.content].lower().startswith("image-occlusion:"):  # which Anki makes attributes of
            pieces[found.content] = f"&#{ord(pieces[found.content][0])};{pieces[found.content][1:]}"
    return disarm(Html(_join(pieces, signs)), _shown(pieces, deletions)), len(deletions)


def _unmark_tag(tag: re.Match[str]) -> str:
    """Write the marked signs in a tag's attributes as the text that they were; in addresses the mark is encoded."""
    if CLOZE_MARK not in tag[0] and "%EF%B7%90" not in tag[0]:
        return tag[0]
    plain = re.sub(rf"(?:{CLOZE_MARK}|%EF%B7%90)(\d+):", r"&#123;c\1&#58;&#58;", tag[0])
    return re.sub(rf":?(?:{CLOZE_MARK}|%EF%B7%90):?", lambda sign: "&#58;" * sign[0].count(":"), plain)


def _complete(pieces: Sequence[str]) -> list[Deletion]:
    """Return the deletions of a text cut at its marked signs that have all signs and an answer that is seen.

    Markdown and the sanitiser may have taken a sign away, with a comment or a script around it.
    """
    seen = [0, *accumulate("<img" in text or bool(html.unescape(TAG.sub("", text)).strip()) for text in pieces[::2])]
    opened: list[Deletion] = []
    complete = []
    for place in range(1, len(pieces), 2):
        if pieces[place][0] == "{":
            opened.append(Deletion(place, place + 1, pieces[place][2:-1]))
        elif opened and pieces[place] == _HINT_SIGN:
            opened[-1].add_hint(place)
        elif opened:
            found = opened.pop()
            found.close = place
            end = place if found.hint is None else found.hint
            if seen[(end + 1) // 2] > seen[found.content // 2]:
                complete.append(found)
    return _without_hidden(sorted(complete, key=lambda found: found.opening))


def _join(pieces: Sequence[str], signs: dict[int, str]) -> str:
    """Join the text and the `signs` by their places; all other signs become text."""
    out: list[str] = []
    depth = 0
    for place, piece in enumerate(pieces):
        sign = signs.get(place)
        if sign:
            depth += (sign[0] == "{") - (sign[0] == "}")
            out.append(sign)
        elif place % 2 == 0:
            text = re.sub(r"\{(?=\{c)", "&#123;", piece)
            out.append(_protect(text) if depth else text)
        elif piece[0] == "{":
            out.append(f"&#123;&#123;c{piece[2:-1]}&#58;&#58;")
        else:
            out.append(f"&#{ord(piece[0])};" * 2)
    return "".join(out)


def _protect(text: str) -> str:
    """Write the signs that are not a cloze's own as character references."""
    text = re.sub(r"\}(?=\}|\Z)", "&#125;", text)
    return re.sub(r"(?<=:):|:(?=:|\Z)|\A:", "&#58;", text)


def _protect_hint(hint: str) -> str:
    """Keep a hint from becoming a command in the brackets that Anki puts around it."""
    hint = hint.replace("[", "&#91;")
    if not re.match(r"(?i)(?:sound:|anki:|type:|latex|\$)", TAG.sub("", hint)):
        return hint
    return re.sub(r"\A((?:<[^<>]*>)*)([^<>])", lambda first: f"{first[1]}&#{ord(first[2])};", hint)


def _shown(pieces: Sequence[str], deletions: Iterable[Deletion]) -> Iterator[str]:
    """Yield the text as Anki shows it where no deletion is hidden, and all hints."""
    texts: list[str] = []
    at = 0
    for hint, close in sorted((found.hint, found.close) for found in deletions if found.hint is not None):
        yield "".join(pieces[hint + 1 : close : 2])
        texts += pieces[at:hint:2]
        at = close + 1
    yield "".join([*texts, *pieces[at::2]])
