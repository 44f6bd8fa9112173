"""Labels that stand before the answers of one page, or before its questions as well, whatever words they are.

“Ex: …” and “Ca: …” in turn, “**Prompt:** …” and “**Target:** …”, or “*Sketch.* …” below each problem: no list of words
knows them. What tells them is that the same label follows a question each time, on three pairs at least, and stands
nowhere else. Remarks in brackets or in italics may stand between. Two who talk with each other take turns so as well;
but both of them ask, or they speak of themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from mkdeck import lazy_re as re
from mkdeck.cards import HOLDING, Block, Inline, Span
from mkdeck.parsing.inline import cut, join_lines, opening_mark, split_lines, without_blanks_before
from mkdeck.parsing.pieces import covering, leads_up, line_span, paragraph
from mkdeck.parsing.sections import is_in_italics
from mkdeck.recognition.answers import is_hint
from mkdeck.recognition.options import BEFORE_OPTION
from mkdeck.recognition.questions import without_label
from mkdeck.rules.claims import Lines
from mkdeck.values import dataclass
from mkdeck.wording.polls import is_of_event, is_poll
from mkdeck.wording.words import (
    answer_marker,
    has_question_mark,
    has_word,
    is_task,
    labels_of,
    plain,
    question_at,
    question_label,
    words,
)

_FEWEST, _FEWEST_SPOKEN = 3, 4
"""Pairs, and such behind names that nothing sets off, as those of people may be."""
_MOSTLY, _NEARLY_ALL, _SELDOM = 0.6, 0.8, 0.2
_LABEL = re.compile(r"(?P<label>[^\W\d_][^\n:：()*_?!.]{0,29}?)(?: ?\d{1,3})?\s?(?P<end>[:：]|[.–—](?=\s|$))\s{0,3}")
"""“Ex: ”, “**Target:** ”, “*Sketch.* ”."""
_MOST_WORDS = 4
_OF_TEACHING = ("taught", "examiner", "audience", "who_teaches", "quiz", "examined")
_PARTING = frozenset(["section", "heading", "rule"])
_OF_ANSWER = frozenset(["list", "code", "quote", "table"])
_TO_SOMEBODY = re.compile(
    r"(?i)\b(?:you|your|yours|i|my|me|i'm|i’m|ihr|ihre|ihnen|du|dein|ich|mein|vous|votre|tu|je|mon|usted|yo|lei|io)\b"
)
_CITES = re.compile(
    r"^[A-ZÀ-Þ][\w’'-]+(?:,? (?:&|and|et|und|y|[A-ZÀ-Þ])[\w.’'-]*)*,? \(?(?:1[5-9]|20)\d\d\b|\bpp?\. ?\d"
)
"""“Miller 1999”, “p. 30”."""
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """The blocks of a question, without its label, those of what answers it, and the block in which both stand."""

    asked: tuple[Block, ...]
    told: tuple[Block, ...]
    holder: Block

    @property
    def span(self) -> Span:
        """The lines of both."""
        return covering([*self.asked, *self.told])


@dataclass(frozen=True, slots=True)
class _Part:
    """A block, or the lines of one that stand behind a label; what is said there, without the label.

    The label is none where none is set off so that it may be one.
    """

    block: Block
    said: Block
    label: tuple[str, str] | None = None

    @property
    def text(self) -> str:
        return self.said.text

    @property
    def asks(self) -> bool:
        """Whether it asks, or sets a task behind a label or a number."""
        text = self.text.rstrip(" *_)")
        if has_question_mark(text[-1:]) or question_at(text.rpartition("\n")[2]):
            return True
        return is_task(text[question_label(text) :]) and bool(self.label or question_label(text))


@dataclass(frozen=True, slots=True)
class _Found:
    """A pair: the label of its question, if there is one, and whether something stands between."""

    asked: _Part
    between: tuple[Block, ...]
    told: _Part
    more: tuple[Block, ...]
    holder: Block


def labelled_answers(lesson: Block, taken: Lines) -> Iterator[LabelledPair]:
    """Yield the pairs of a lesson behind labels that recur; those alone that stand on no line that is taken."""
    holders = [holder for holder in lesson.walk() if holder.kind in HOLDING]
    apart = {id(holder): list(_labels(holder)) for holder in holders if not taken.cover(holder.span)}
    if 2 * max(Counter(label for own in apart.values() for label in own).values(), default=0) <= _FEWEST:
        return  # most of some pairs must be free
    labels = [(holder, apart[id(holder)] if id(holder) in apart else list(_labels(holder))) for holder in holders]
    counts = Counter(label for _, own in labels for label in own)
    for label, count in counts.most_common():
        if count < _FEWEST or _is_known(label[0]):
            continue
        held = (holder for holder, own in labels if label in own)  # the others need not be parted
        found = [pair for holder in held for pair in _pairs(holder, list(_parts(holder.children)), label)]
        free = [pair for pair in found if not taken.hold(pair.asked.said.span)]
        if found and not (_is_set_off(found[0]) or _is_taught(lesson)):
            continue
        if _are_pairs(found, count, counts) and 2 * len(free) > len(found):
            yield from (_told(pair) for pair in free)
            return


def _told(pair: _Found) -> LabelledPair:
    asked = pair.asked.said
    question = paragraph(without_label(asked.inline), asked, asked.span)
    code = tuple(block for block in pair.between if block.kind in ("code", "table"))
    said = (pair.told.said,) if pair.told.text else ()
    return LabelledPair((question, *code), (*said, *pair.more), pair.holder)


def _is_known(label: str) -> bool:
    """Whether a label says by itself what stands behind it, and that is no answer: “Hint”, “Source”."""
    return any(has_word(label, table) for table in ("hint", "beside_question", "no_answer_label", "question")) or any(
        label in words(table) for table in ("about_card", "coaching", "first_name", "answer")
    )


def _are_pairs(found: Sequence[_Found], count: int, counts: Counter[tuple[str, str]]) -> bool:
    """Whether a label that stands so often answers: mostly below what asks, and never itself a question."""
    if len(found) < _FEWEST or len(found) < _NEARLY_ALL * count:
        return False
    told = [f"{pair.told.text} {' '.join(block.text for block in pair.more)}".strip() for pair in found]
    shapes = {_DIGITS.sub("#", text) if any(map(str.isalpha, text)) else text for text in map(plain, told)}
    if 2 * sum(_CITES.search(text) is not None for text in told) > len(found):
        return False
    if sum(map(has_question_mark, told)) > _SELDOM * len(found) or len(shapes) < _MOSTLY * len(found):
        return False
    asking = sum(pair.asked.asks for pair in found)
    whole = sum(has_question_mark(pair.asked.text) or question_label(pair.asked.text) > 0 for pair in found)
    if asking < _NEARLY_ALL * len(found) or 2 * whole < len(found):
        return False
    questions = [pair.asked.text for pair in found]
    if 2 * sum(is_poll(text) or is_of_event(text) for text in questions) >= len(found):
        return False
    to_somebody = sum(_TO_SOMEBODY.search(text) is not None for text in questions)
    if to_somebody > _MOSTLY * len(found):
        return False  # “MS: …” stands before what a guest says who is asked about herself
    askers = Counter(pair.asked.label for pair in found)
    (asker, times), *_ = askers.most_common(1)
    if asker is None:
        return times >= _NEARLY_ALL * len(found)
    if times < _NEARLY_ALL * len(found) or times < _MOSTLY * counts[asker] or asker[0] in words("first_name"):
        return False
    of_themselves = sum(any(one.search(text) for one in (_of_themselves(), _TO_SOMEBODY)) for text in told)
    return (
        len(found) >= (_FEWEST if _is_set_off(found[0]) else _FEWEST_SPOKEN)
        and of_themselves <= _SELDOM * len(found)
        and 3 * sum(map(_is_polite, told)) < len(found)
    )


def _is_set_off(pair: _Found) -> bool:
    """Whether the label of a pair's question or that of its answer is in bold or in italics, or the first has none."""
    return pair.asked.label is None or any(part.label and part.label[1] for part in (pair.asked, pair.told))


def _is_taught(lesson: Block) -> bool:
    """Whether a page speaks of teaching or of an examination, where labels may as well be the names of people."""
    said = {
        word for kind in ("heading", "paragraph") for block in lesson.within(kind) for word in plain(block.text).split()
    }
    return any(not words(table).isdisjoint(said) for table in _OF_TEACHING)


def _is_polite(text: str) -> bool:
    """Whether a text thanks or greets, as people do who talk."""
    said = f" {plain(text)} "
    return any(f" {word} " in said for table in ("thanking", "greeting") for word in words(table))


@cache
def _of_themselves() -> re.Pattern[str]:
    """Return what finds a word by which one person speaks of itself or to another."""
    return re.compile(rf"(?i)\b(?:{labels_of('one_to_another')})\b")


def _pairs(holder: Block, parts: Sequence[_Part], label: tuple[str, str]) -> Iterator[_Found]:
    """Yield what stands behind a label in a block, with the question before it, if nothing but remarks parts them."""
    asked: _Part | None = None
    between: list[Block] = []
    for place, part in enumerate(parts):
        if part.label == label:
            if asked is not None:
                yield _Found(asked, tuple(between), part, _more(part, parts[place + 1 :]), holder)
            asked, between = None, []
        elif part.block.kind in _PARTING:
            asked, between = None, []
        elif part.asks and part.said.kind == "paragraph":
            asked, between = part, []
        elif asked is not None and _may_stand_between(part):
            between.append(part.said)
        else:
            asked, between = None, []


def _more(part: _Part, behind: Sequence[_Part]) -> tuple[Block, ...]:
    """Return the block below a label that stands alone, or below what leads up to it."""
    if not behind or behind[0].label or not (leads_up(part.said) or not part.text):
        return ()
    block = behind[0].block
    return (block,) if block.kind in _OF_ANSWER or (not part.text and block.kind == "paragraph") else ()


def _may_stand_between(part: _Part) -> bool:
    """Whether a block is but a remark, a hint, or what a question is about: code, a table, a picture."""
    if part.block.kind in ("code", "table", "html") or is_hint(part.said):
        return True
    return part.said.kind == "paragraph" and (_is_remark(part.text) or is_in_italics(part.said))


def _is_remark(text: str) -> bool:
    return text[:1] in ("(", "[") and text.rstrip(" .")[-1:] in (")", "]")


def _labels(holder: Block) -> Iterator[tuple[str, str]]:
    """Yield the labels that lines of a block's children open with, in their order."""
    for child in holder.children:
        for block in _paragraphs_of(child):
            if block.inline.marks or ":" in block.text or "：" in block.text:
                yield from (found[0] for line in split_lines(block.inline) if (found := _label(line)))


def _paragraphs_of(child: Block) -> Sequence[Block]:
    """Return the paragraphs of a block that may be parted at labels."""
    if child.kind == "paragraph":
        return (child,)
    if child.kind == "quote" and len(child.children) == 1 and child.children[0].kind == "paragraph":
        return child.children
    if child.kind == "list" and all(map(_is_line, child.children)):
        return [item.children[0] for item in child.children]
    return ()


def _parts(children: Sequence[Block]) -> Iterator[_Part]:
    """Yield blocks; paragraphs, quotations and lists of points that hold labels are parted at these."""
    for child in children:
        if paragraphs := _paragraphs_of(child):
            yield from (part for block in paragraphs for part in _of_paragraph(block, child))
        else:
            yield _Part(child, child)


def _is_line(item: Block) -> bool:
    return [held.kind for held in item.children] == ["paragraph"]


def _of_paragraph(block: Block, holder: Block) -> Iterator[_Part]:
    lines = split_lines(block.inline)
    labels = [_label(line) for line in lines]
    starts = [0, *(at for at in range(1, len(lines)) if labels[at] or _is_remark(lines[at].text))]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        span = line_span(block, start, end - start)
        found = labels[start]
        said = join_lines(lines[start:end])
        if found is None:
            yield _Part(holder, paragraph(said, block, span))
        else:
            label, behind = found
            told = without_blanks_before(cut(said, behind, len(said.text)))
            yield _Part(holder, paragraph(told, block, span), label)


def _label(line: Inline) -> tuple[tuple[str, str], int] | None:
    """Return the label that a line opens with and how it is set off, and where the line goes on; None without one."""
    found = _LABEL.match(line.text)
    if found is None or len(found["label"].split()) > _MOST_WORDS or BEFORE_OPTION.match(line.text):
        return None
    mark = opening_mark(line, "strong", "emphasis")
    is_set_off = mark is not None and found.end("label") <= mark.end <= found.end()
    if mark is not None and not is_set_off:
        return None
    if not is_set_off and found["end"] not in ":：":
        return None
    if question_label(line.text) or answer_marker(line.text) is not None:
        return None
    return (plain(found["label"]), mark.kind if mark is not None else ""), found.end()
