"""Questions above or before options of which those are struck out that are wrong: “~~Oslo~~ / Bergen”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline, Mark, Span
from mkdeck.parsing.inline import cut, to_markdown
from mkdeck.parsing.pieces import covering, paragraph
from mkdeck.recognition.option_marks import without_mark
from mkdeck.recognition.options import read_options, split_options
from mkdeck.recognition.plain_questions import tells_to_choose
from mkdeck.values import dataclass
from mkdeck.wording.numbers import read_number
from mkdeck.wording.polls import are_of_report, is_poll
from mkdeck.wording.words import asks_for_all, has_question_mark, has_word, plain, question_label

SIGNS_OF_STRIKING = ("~~", "<s>", "<del>", "<strike>")
_OPENING = {"<s>": "</s>", "<del>": "</del>", "<strike>": "</strike>"}
"""The tags of HTML that strike out, and what closes each."""
_PARTING = re.compile(r"[^\S\n]{1,4}[/|][^\S\n]{1,4}")
"""What parts options that share a line."""
_CLAUSE = re.compile(r"[.?!(（]\s?")
_FEWEST, _MOST, _LONGEST = 2, 8, 160
"""Options of a question, and letters of each."""
_OFTEN_ASKED = ("faq", "frequently asked")
"""What titles call questions whose answers change, so that the old ones are struck out."""


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


@dataclass(frozen=True, slots=True)
class _Offered:
    """An option, its text without the marks that strike it out, and whether these lie on all of it."""

    inline: Inline
    is_struck: bool


def struck_questions(document: Block) -> Iterator[StruckQuestion]:
    """Yield the questions of a test with options of which some may be struck out, be it all or none.

    They have numbers or labels, or stand below the title of a quiz or an exam: elsewhere what is struck out is done, or
    was so once.
    """
    for holder in document.walk():
        is_counted = holder.kind == "item" and holder.number is not None
        for place, child in enumerate(holder.children):
            if not has_question_mark(child.text) or not _is_of_test(child, is_counted=is_counted and not place):
                continue
            below = holder.children[place + 1] if place + 1 < len(holder.children) else None
            if (found := _read(child, below)) is not None:
                yield found


def are_partly_struck(told: Inline) -> bool:
    """Whether what stands behind a question is options in one line, some of them struck out."""
    return bool(told.marks) and len({option.is_struck for option in _in_line(told)}) > 1


def _is_of_test(asked: Block, *, is_counted: bool) -> bool:
    """Whether a number or a label before a question, or a title above it, says that it is one of a test."""
    titles = [plain(title) for title in asked.context]
    if is_poll(asked.text) or are_of_report(asked.context):
        return False
    if any(sign in title for title in titles for sign in _OFTEN_ASKED):
        return False
    if is_counted or question_label(asked.text):
        return True
    return any(has_word(title, table) for title in titles for table in ("quiz", "exam"))


def _read(block: Block, below: Block | None) -> StruckQuestion | None:
    """Return the question of a paragraph or of a heading with the options behind it, or in what stands below it."""
    if block.kind not in ("paragraph", "heading"):
        return None
    end = max(block.text.rfind("?"), block.text.rfind("？")) + 1
    if block.kind == "paragraph" and (options := _in_line(cut(block.inline, end, len(block.text)))):
        return _question(paragraph(cut(block.inline, 0, end), block), options, block.span)
    parts = split_options(block)
    if len(parts) > 1:
        return _question(parts[0], _in_blocks(parts[1]), block.span)
    is_asked = has_question_mark(block.text.rstrip(" *_)）")[-1:])
    if below is None or below.kind not in ("list", "paragraph") or not (is_asked or _ends_in_brackets(block.text)):
        return None
    options = _in_line(below.inline) if below.kind == "paragraph" else ()
    return _question(block, options or _in_blocks(below), covering([block, below]))


def _question(asked: Block, options: Sequence[_Offered], span: Span) -> StruckQuestion | None:
    """Return a question with these options; None where there are none."""
    if not options:
        return None
    left = tuple(place for place, option in enumerate(options) if not option.is_struck)
    return StruckQuestion(asked, tuple(without_mark(to_markdown(option.inline)) for option in options), left, span)


def _ends_in_brackets(text: str) -> bool:
    """Whether a text ends in a remark behind what it asks: “Which are mammals? (two)”."""
    return text.rstrip(" *_")[-1:] in (")", "）")


def _in_line(told: Inline) -> Sequence[_Offered]:
    """Return the options of a line that signs part; nothing for other lines."""
    if "\n" in told.text:
        return ()
    signs = list(_PARTING.finditer(told.text))
    starts, ends = [0, *(sign.end() for sign in signs)], [*(sign.start() for sign in signs), len(told.text)]
    return _offered([cut(told, start, end) for start, end in zip(starts, ends, strict=True)])


def _in_blocks(offered: Block) -> Sequence[_Offered]:
    """Return the options of a list, or of lines with letters; nothing where one is more than a line of text."""
    found = read_options([offered])
    options = found[2] if found is not None and found[:2] == (0, 1) else []
    is_plain = all(option.is_checked is not None or option.text == to_markdown(option.inline) for option in options)
    return _offered([option.inline for option in options]) if is_plain else ()


def _offered(options: Sequence[Inline]) -> Sequence[_Offered]:
    """Return each option and whether it is struck out; nothing where one is in part, or there are too many."""
    if not _FEWEST <= len(options) <= _MOST or not all(0 < len(option.text) <= _LONGEST for option in options):
        return ()
    found = [told for told in map(_without_striking, options) if told is not None]
    return found if len(found) == len(options) else ()


def _without_striking(option: Inline) -> _Offered | None:
    """Return an option without what strikes out all of it; None where a part of it is struck out."""
    striking = [mark for mark in option.marks if _strikes(mark)]
    if not striking:
        return _Offered(option, is_struck=False)
    kept = tuple(mark for mark in option.marks if mark not in striking)
    return _Offered(Inline(option.text, kept), is_struck=True) if _strike_all(striking, len(option.text)) else None


def _strikes(mark: Mark) -> bool:
    """Whether a mark strikes out, or is a tag of HTML that does, be it the one that closes."""
    tag = mark.target.casefold() if mark.kind == "html" else ""
    return mark.kind == "strikethrough" or tag in _OPENING or tag in _OPENING.values()


def _strike_all(striking: Sequence[Mark], length: int) -> bool:
    """Whether marks that strike out are one, or two tags, and lie on a text of this length as a whole."""
    first, last = striking[0], striking[-1]
    if first.kind == "strikethrough":
        return len(striking) == 1 and (first.start, first.end) == (0, length)
    are_pair = list(striking) == [first, last] and last.target.casefold() == _OPENING.get(first.target.casefold())
    return are_pair and (first.start, last.end) == (0, length)


def _asks_for(asked: str, many: int) -> bool:
    """Whether a question asks for so many things, or for all that fit."""
    if any(read_number(word) == many for word in plain(asked[question_label(asked) :]).split()):
        return True
    return asks_for_all(asked) or any(map(tells_to_choose, _CLAUSE.split(asked)))
