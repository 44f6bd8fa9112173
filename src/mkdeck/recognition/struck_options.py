"""Questions above or before options of which those are struck out that are wrong: “~~Oslo~~ / Bergen”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline, Span
from mkdeck.parsing.inline import cut, to_markdown
from mkdeck.parsing.pieces import covering, is_line, paragraph
from mkdeck.recognition.option_marks import without_mark
from mkdeck.recognition.options import read_options, split_options
from mkdeck.recognition.plain_questions import tells_to_choose
from mkdeck.values import dataclass
from mkdeck.wording.numbers import read_number
from mkdeck.wording.words import asks_for_all, has_question_mark, plain, question_label

SIGNS_OF_STRIKING = ("~~", "<s>", "<del>", "<strike>")
_PARTING = re.compile(r"[^\S\n]{1,4}[/|][^\S\n]{1,4}")
"""What parts options that share a line."""
_CLAUSE = re.compile(r"[.?!(（]\s?")
_SIGN = "~~"
_FEWEST, _MOST, _LONGEST = 2, 8, 160
"""Options of a question, and letters of each."""


@dataclass(frozen=True, slots=True)
class StruckQuestion:
    """A question, its options without their signs, and the places of those that are not struck out.

    Where none is struck, or too many are left, nobody has answered it.
    """

    asked: Block
    options: tuple[str, ...]
    left: tuple[int, ...]
    span: Span

    @property
    def is_answered(self) -> bool:
        """Whether one option is left, or as many as the question asks for."""
        if not 0 < len(self.left) < len(self.options):
            return False
        return len(self.left) == 1 or _asks_for(self.asked.text, len(self.left))


def struck_questions(document: Block) -> Iterator[StruckQuestion]:
    """Yield the questions of a lesson with options of which some may be struck out, be it all or none."""
    for holder in document.walk():
        if not holder.children or is_line(holder):
            continue
        for place, child in enumerate(holder.children):
            below = holder.children[place + 1] if place + 1 < len(holder.children) else None
            if has_question_mark(child.text) and (found := _read(child, below)) is not None:
                yield found


def are_partly_struck(told: Inline) -> bool:
    """Whether what stands behind a question is options in one line, some of them struck out."""
    may_be = any(mark.kind == "strikethrough" for mark in told.marks)
    return may_be and len(set(_struck_in_line(told))) > 1


def _read(block: Block, below: Block | None) -> StruckQuestion | None:
    """Return the question of a paragraph or of a heading with the options behind it, or in the list below it."""
    if block.kind == "paragraph" and (found := _in_line(block)) is not None:
        return found
    if block.kind not in ("paragraph", "heading"):
        return None
    parts = split_options(block)
    if len(parts) > 1:
        return _above(parts[0], parts[1], block.span)
    is_asked = below is not None and has_question_mark(block.text.rstrip(" *_)）")[-1:])
    if below is None or below.kind not in ("list", "paragraph") or not (is_asked or _ends_in_brackets(block.text)):
        return None
    return _above(block, below, covering([block, below]))


def _ends_in_brackets(text: str) -> bool:
    """Whether a text ends in a remark behind what it asks: “Which are mammals? (two)”."""
    return text.rstrip(" *_")[-1:] in (")", "）")


def _in_line(block: Block) -> StruckQuestion | None:
    """Return the question of a paragraph that ends in a line of options."""
    end = max(block.text.rfind("?"), block.text.rfind("？")) + 1
    told = cut(block.inline, end, len(block.text))
    struck = _struck_in_line(told)
    if not struck:
        return None
    options = tuple(without_mark(_bare(to_markdown(option))) for option in _options_in(told))
    left = tuple(place for place, is_struck in enumerate(struck) if not is_struck)
    return StruckQuestion(paragraph(cut(block.inline, 0, end), block), options, left, block.span)


def _options_in(told: Inline) -> Sequence[Inline]:
    """Return what is parted in a line."""
    if "\n" in told.text:
        return ()
    signs = list(_PARTING.finditer(told.text))
    starts, ends = [0, *(sign.end() for sign in signs)], [*(sign.start() for sign in signs), len(told.text)]
    return [cut(told, start, end) for start, end in zip(starts, ends, strict=True)]


def _struck_in_line(told: Inline) -> Sequence[bool]:
    """Return of each option in a line whether it is struck out; nothing where some are in part, or for other lines."""
    options = _options_in(told)
    if not _FEWEST <= len(options) <= _MOST or not all(0 < len(option.text) <= _LONGEST for option in options):
        return ()
    found = [_is_struck(to_markdown(option)) for option in options]
    return [is_struck for is_struck in found if is_struck is not None] if None not in found else ()


def _is_struck(option: str) -> bool | None:
    """Return whether all of an option is struck out; None where a part of it is."""
    if _SIGN not in option:
        return False
    within = option.removeprefix(_SIGN).removesuffix(_SIGN)
    return True if len(option) - len(within) == 2 * len(_SIGN) and _SIGN not in within else None


def _bare(option: str) -> str:
    return option.removeprefix(_SIGN).removesuffix(_SIGN)


def _above(asked: Block, offered: Block, span: Span) -> StruckQuestion | None:
    """Return the question above options in a list or in lines."""
    found = read_options([offered])
    options = found[2] if found is not None and found[:2] == (0, 1) else []
    struck = [_is_struck(option.text) for option in options]
    if not _FEWEST <= len(options) <= _MOST or None in struck or any(len(told.plain) > _LONGEST for told in options):
        return None
    left = tuple(place for place, is_struck in enumerate(struck) if not is_struck)
    return StruckQuestion(asked, tuple(without_mark(_bare(option.text)) for option in options), left, span)


def _asks_for(asked: str, many: int) -> bool:
    """Whether a question asks for so many things, or for all that fit."""
    if any(read_number(word) == many for word in plain(asked[question_label(asked) :]).split()):
        return True
    return asks_for_all(asked) or any(map(tells_to_choose, _CLAUSE.split(asked)))
