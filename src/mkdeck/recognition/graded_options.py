"""Options as programs show them that have graded a quiz: a box that the person filled, or not, and what is right.

`● isomers  **You Answered**`, `○ isotopes  **Correct Answer**`, `b. the Rhine ✗`
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline
from mkdeck.parsing.inline import cut, split_lines, to_markdown
from mkdeck.recognition.options import BEFORE_OPTION, Option
from mkdeck.recognition.right_options import correct_options
from mkdeck.values import dataclass
from mkdeck.wording.words import labels_of, plain, words

_FEWEST, _MOST = 2, 12
_BOX = re.compile(r"(?:[○●◯◉⚪⚫☐☑☒□■🔘]\ufe0f?|\([ xX•o*]?\)|\[[ xX✓]\])\s{0,3}")
_SQUARE, _FILLED = "☐☑☒□■[", tuple("●◉⚫☑☒■🔘xX✓•*o")
_LETTER = re.compile(r"^(?P<letter>[A-La-l])[.)]\s+(?=\S)")
RIGHT_SIGNS = "✓✔✅"
SIGN_BEHIND = re.compile(r"\s*(?P<sign>[✓✔✅✗✘❌])\ufe0f?$", signs="✓✔✅✗✘❌")
SIGN_BEFORE = re.compile(r"(?P<sign>[✓✔✅✗✘❌])\ufe0f?\s*(?=\S)", signs="✓✔✅✗✘❌")
_BEHIND_MARK = re.compile(r"(?P<sign>[!:–—-]?)\s*[:–—-]?\s+(?=\S)")
_LONGEST_MARK = 40
_SET_OFF = re.compile(r"(?:^|\s{2}|\t|[–—(\[←|-]\s?)$")


@dataclass(frozen=True, slots=True)
class GradedOption:
    """An option without its box and what was written beside it.

    One `is_missed` is right, and the person did not choose it; a results page that shows such shows all right ones.
    """

    inline: Inline
    is_right: bool
    is_missed: bool
    is_chosen: bool
    is_of_several: bool


@cache
def beside_answer() -> re.Pattern[str]:
    """Return what finds a word that stands beside an answer that was given, or beside a right one."""
    return re.compile(
        rf"(?i)(?<!\w)(?P<given>{labels_of('given_answer')}|(?P<right>{labels_of('graded_right')}))(?!\w)"
    )


def begins_option(text: str) -> bool:
    """Whether a line begins as an option does, with a box or a letter."""
    return _BOX.match(text) is not None or BEFORE_OPTION.match(text) is not None


def graded_options(block: Block) -> list[GradedOption]:
    """Return the options of a list, or of a paragraph in whose every line one stands."""
    if block.kind == "list":
        firsts = [item.children[0] for item in block.children if item.children]
        lines = [first.inline for first in firsts if first.kind == "paragraph" and first.text]
        number = len(block.children)
    elif block.kind == "paragraph" and "\n" in block.text:
        lines = split_lines(block.inline)
        number = len(lines) if all(begins_option(line.text) for line in lines) else 0
    else:
        return []
    if not _FEWEST <= number == len(lines) or number > _MOST:
        return []
    return list(map(_option, _unlettered([_unboxed(line) for line in lines])))


def named_options(options: Sequence[GradedOption], told: Sequence[str]) -> tuple[int, ...]:
    """Return the places of the options that lines name, by letters or by their texts."""
    offered = [
        Option(chr(ord("a") + place), to_markdown(option.inline), option.inline.text)
        for place, option in enumerate(options)
    ]
    said = (SIGN_BEHIND.sub("", _BOX.sub("", line.strip(), 1), 1) for line in told)
    return correct_options(offered, Inline(", ".join(said)))


def _unboxed(line: Inline) -> tuple[Inline, str]:
    """Return an option without the box before it, and that box."""
    box = _BOX.match(line.text)
    return (cut(line, box.end(), len(line.text)), box[0]) if box else (line, "")


def _unlettered(lines: Sequence[tuple[Inline, str]]) -> list[tuple[Inline, str]]:
    """Return options without the letters before them, if these count them."""
    labels = [_LETTER.match(line.text) for line, _ in lines]
    letters = [label["letter"].casefold() for label in labels if label]
    if letters != [chr(ord("a") + place) for place in range(len(lines))]:
        return list(lines)
    return [
        (cut(line, label.end(), len(line.text)), box) for (line, box), label in zip(lines, labels, strict=True) if label
    ]


def _option(line: tuple[Inline, str]) -> GradedOption:
    """Return an option by what is written before it and behind it."""
    inline, box = line
    said: set[str] = set()
    while (found := _mark_behind(inline) or _mark_before(inline)) is not None:
        inline, told = found
        said.add(told)
    return GradedOption(
        inline,
        is_right="right" in said or "missed" in said,
        is_missed="missed" in said and "given" not in said,
        is_chosen="given" in said or box.strip("\ufe0f ()[]") in _FILLED,
        is_of_several=bool(box) and box[0] in _SQUARE,
    )


def _mark_behind(inline: Inline) -> tuple[Inline, str] | None:
    """Return an option without the sign or the words at its end that grade it, and what these say."""
    text = inline.text
    sign = SIGN_BEHIND.search(text)
    if sign and sign.start():
        return cut(inline, 0, sign.start()), _said_by(sign["sign"])
    for found in beside_answer().finditer(text[-_LONGEST_MARK:]):
        start, end = (max(0, len(text) - _LONGEST_MARK) + at for at in found.span())
        if start and not text[end:].strip("!.:)]* ") and _is_set_off(inline, start, found[0]):
            return cut(inline, 0, len(text[:start].rstrip(" \t([–—-←"))), _said_by(found[0])
    return None


def _mark_before(inline: Inline) -> tuple[Inline, str] | None:
    """Return an option without the sign or the words that it begins with and that grade it, and what these say."""
    text = inline.text
    sign = SIGN_BEFORE.match(text)
    if sign:
        return cut(inline, sign.end(), len(text)), _said_by(sign["sign"])
    found = beside_answer().match(text)
    behind = _BEHIND_MARK.match(text, found.end()) if found else None
    if found and behind and (_has_mark(inline, 0) or behind["sign"]):
        return cut(inline, behind.end(), len(text)), _said_by(found[0])
    return None


def _is_set_off(inline: Inline, start: int, said: str) -> bool:
    """Whether words are no part of the option before them: marked, behind more than a blank, or two capitalised."""
    is_apart = _SET_OFF.search(inline.text[:start]) is not None or _has_mark(inline, start)
    return is_apart or (" " in said and said[0].isupper())


def _has_mark(inline: Inline, start: int) -> bool:
    return any(mark.kind in ("strong", "emphasis") and mark.start == start < mark.end for mark in inline.marks)


def _said_by(sign: str) -> str:
    """Return what a sign or words beside an option say of it; a right one is “missed” where more than a word tells."""
    if sign in RIGHT_SIGNS:
        return "right"
    said = plain(sign)
    if said in words("given_answer"):
        return "given"
    if said in words("graded_right"):
        return "missed" if " " in said else "right"
    return "wrong"
