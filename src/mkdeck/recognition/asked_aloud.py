"""What teachers write down to ask, and what they hope to hear: “**Ask:** …”, below it “> *Listen for:* …”.

The two labels are put as those of a question and of its answer, which other rules read. Only what is answered becomes a
question: what is but asked to start a talk stays as it is. What helps the class stands between, in italics or behind a
label of its own, and is left out; what is to be done next stands behind the answer, and is none of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Literal

from mkdeck import lazy_re as re
from mkdeck.cards import HOLDING, Block, Inline, Mark
from mkdeck.parsing.inline import beside, cut, join_lines, split_lines, to_markdown
from mkdeck.parsing.pieces import covering, in_container, line_span, paragraph, with_children
from mkdeck.parsing.sections import is_in_italics
from mkdeck.recognition.turns import is_of_moment
from mkdeck.values import dataclass, replace
from mkdeck.wording.polls import are_of_report
from mkdeck.wording.words import asks, behind_ornament, behind_reader, may_begin, plain, words

_FEWEST = 2
_LABEL = re.compile(
    r"(?P<label>[^\W\d_][^\n:：()*_?!.]{1,39}?)(?: ?\([^()\n]{1,40}\))?(?: \d{1,2})?"
    r"(?: ?[:：]|(?P<dash> [–—-](?=\s)))\s{0,3}"
)
"""“Ask the class (in pairs): ”; before a dash it stands in bold or in italics."""
_OF_ANYBODY = re.compile(
    r"(?i)\b(?:do|does|should|must|can|may|would) you\b[^?]{0,120}?\b(?:if|when|before|after|until|while|first)\b"
    r"|\b(?:if|when|before|after|until|while) (?:you|people|somebody|someone|it|the|an?)\b|\b(?:should|must) you\b"
)
"""“What do you do if the load slips?”, in which “you” is whoever does so, and not who is asked."""
_OF_THEM = re.compile(
    r"(?i)\b(?:your?s?el(?:f|ves)|yours?|we|our|us|i|my|me)\b|\b(?:did|have|had|were|are|was|tell) (?:you|me)\b"
    r"|\byou (?:feel|think|like|prefer|want|wish|enjoy|remember|hope|expect|love|hate|believe)\b"
)
"""“How did you come to the tower?”, “What do you like about it?”."""
_OF_OTHERS = re.compile(r"(?i)\b(?:we|us|our|it|its|he|him|his|she|her|they|them|their)\b")
_OF_ASKED = re.compile(r"(?i)\b(?:you|your?s?el(?:f|ves)|yours?|i|me|my)\b")
_LONGEST = 44
"""Characters up to the colon behind a label."""
_ENDS = ":：–—-"
_PARTING = frozenset(["section", "heading", "rule"])
_GOING_ON = frozenset(["list", "quote", "code", "table"])

Role = Literal["asked", "told", "remark", ""]


@dataclass(frozen=True, slots=True)
class _Part:
    """A block, or a part of a paragraph with a label of its own; what stands behind the label, and what goes on."""

    role: Role
    block: Block
    label: str = ""
    said: Inline = Inline()
    more: tuple[Block, ...] = ()


def with_asked_aloud(lesson: Block) -> Block:
    """Return a lesson in which what is asked aloud, and answered there, is labelled as questions and answers are."""
    titled = sum(_role(_title(block)) == "asked" for block in lesson.within("container"))
    if titled + sum(_may_be_labelled(block) for block in lesson.within("paragraph")) < _FEWEST:
        return lesson  # as nearly always
    asked: list[str] = []
    put = _put(lesson, asked)
    about_them = any(_OF_THEM.search(text) for text in asked)
    of_moment = sum(_is_of_them(text) and (about_them or _OF_ANYBODY.search(text) is None) for text in asked)
    if len(asked) < _FEWEST or 2 * of_moment > len(asked):
        return lesson  # as where a researcher asks people about themselves
    return lesson if are_of_report([heading.text for heading in lesson.within("heading")]) else put


def _is_of_them(asked: str) -> bool:
    """Whether a question is about those who are asked; “we”, “us” and “his” may be anybody in the matter taught."""
    return _OF_ASKED.search(asked) is not None if _OF_OTHERS.search(asked) else is_of_moment(asked)


def _may_be_labelled(block: Block) -> bool:
    """Whether a paragraph opens with a label for what is asked; of most that is quick to tell."""
    start = behind_ornament(block.text)
    if not (may_begin(block.text, start, "asking_aloud") or may_begin(block.text, start, "who_teaches")):
        return False
    return _part_of(block).role == "asked"


def _put(block: Block, asked: list[str]) -> Block:
    """Return a block whose questions and answers are labelled so; of each question the text is added to `asked`."""
    if block.kind == "list":
        return with_children(block, _items(block.children, asked))
    if not (block.kind in HOLDING or block.kind == "item") or not block.children:
        return block
    return with_children(block, _labelled(block.children, asked))


def _items(items: Sequence[Block], asked: list[str]) -> Sequence[Block]:
    """Return the items of a list; one that tells what to hear goes on with the one before that asks."""
    joined: list[Block] = []
    for item in items:
        if joined and _is_told_below(joined[-1], item):
            before = joined[-1]
            joined[-1] = replace(before, children=(*before.children, *item.children), span=covering([before, item]))
        else:
            joined.append(item)
    return [_put(item, asked) for item in joined]


def _is_told_below(item: Block, following: Block) -> bool:
    """Whether an item opens with what is asked, and the next one with what to hear."""
    if not item.children or not following.children:
        return False
    asking, telling = _part_of(item.children[0]), _part_of(following.children[0])
    return (asking.role, telling.role) == ("asked", "told") and _belong(asking.label, telling.label)


def _labelled(children: Sequence[Block], asked: list[str]) -> list[Block]:
    """Return blocks that stand side by side, where those that are asked and told are labelled as rules read them."""
    put: list[Block] = []
    question: _Part | None = None
    place = 0
    for part in _parts(children):
        if part.role == "told" and question is not None and _belong(question.label, part.label):
            between = [block for block in put[place + 1 :] if not _is_remark(block)]
            put[place:] = [_question(question), *between, _answer(part)]
            asked.append(question.said.text)
            question = None
        elif part.role == "asked":
            question, place = part, len(put)
            put.append(part.block)
        else:
            if part.block.kind in _PARTING:
                question = None
            put.append(_put(part.block, asked))
    return put


def _parts(children: Sequence[Block]) -> Iterator[_Part]:
    """Yield blocks, each with its role; one that tells takes what goes on with it: “Listen for:”, and a list below."""
    parts = [part for child in children for part in _parts_of(child)]
    is_taken = False
    for part, following in zip_longest(parts, parts[1:]):
        if not is_taken:
            is_taken = following is not None and _leads_to(part, following)
            yield replace(part, more=(following.block,)) if is_taken else part
        else:
            is_taken = False


def _leads_to(part: _Part, following: _Part) -> bool:
    """Whether a label stands alone, or before what ends in a colon, and what is to be heard follows."""
    if part.role != "told" or part.more or following.role:
        return False
    is_alone = not part.said.text
    leads_on = is_alone or part.said.text.endswith((":", "："))
    return leads_on and (following.block.kind in _GOING_ON or (is_alone and following.block.kind == "paragraph"))


def _parts_of(block: Block) -> Iterator[_Part]:
    """Yield the parts of a paragraph each line of which may open with a label; any other block as a whole."""
    lines = split_lines(block.inline) if block.kind == "paragraph" and "\n" in block.text else []
    read = [_read(line) for line in lines]
    starts = [at for at, found in enumerate(read) if found is not None]
    if len(starts) < _FEWEST or starts[0] or not any(found and found[0] == "told" for found in read):
        yield _part_of(block)
        return
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield _part_of(paragraph(join_lines(lines[start:end]), block, line_span(block, start, end - start)))


def _part_of(block: Block) -> _Part:
    """Return a block with its role, told by the label that it opens with or by its title."""
    if block.kind == "paragraph":
        if (found := _read(block.inline)) is None:
            return _Part("", block)
        role, label, start = found
        return _Part(role, block, label, cut(block.inline, start, len(block.text)))
    first = block.children[0] if block.children else None
    if block.kind == "container" and first is not None and (role := _role(title := _title(block))):
        if role == "told":
            return _Part(role, block, title, Inline(), block.children)
        if len(block.children) == 1 and first.kind == "paragraph" and asks(first.text):
            return _Part(role, block, title, first.inline)
    if block.kind == "quote" and first is not None and first.kind == "paragraph":
        part = _part_of(first)
        is_told = part.role == "told" and sum(one.role != "" for one in _parts(block.children)) == 1
        if is_told or (part.role == "asked" and len(block.children) == 1 and "\n" not in first.text):
            return replace(part, block=block, more=block.children[1:])
    if block.kind == "list" and len(block.children) == 1 and block.children[0].children:
        part = _part_of(block.children[0].children[0])
        if part.role == "told":
            return replace(part, block=block, more=block.children[0].children[1:])
    return _Part("", block)


def _title(container: Block) -> str:
    """Return the title of a container as tables have it, or the name of one without a title: `:::ask`."""
    return _plain_label(container.text or next(iter(container.roles), ""))


def _read(line: Inline) -> tuple[Role, str, int] | None:
    """Return the role and the label that a line opens with, and where it goes on; None without one."""
    start = behind_ornament(line.text)
    head = line.text[start : start + _LONGEST]
    found = _LABEL.match(line.text, start) if any(map(head.__contains__, _ENDS)) else None
    if found is None:
        return None
    mark = next((mark for mark in line.marks if mark.start == start and mark.kind in ("strong", "emphasis")), None)
    is_set_off = mark is not None and found.end("label") <= mark.end <= found.end()
    if (found["dash"] and not is_set_off) or (mark is not None and mark.kind == "strong" and found["label"].isupper()):
        return None  # “**ASK**” stands in the script of a talk
    label = _plain_label(found["label"])
    role = _role(label) or ("remark" if is_set_off else "")
    asks_nothing = role == "asked" and not asks(line.text[found.end() :])
    return None if not role or asks_nothing else (role, label, found.end())


def _plain_label(label: str) -> str:
    """Return a label as tables have it, without who teaches: “asks” of “Teacher asks”."""
    return behind_reader(plain(label))


def _role(label: str) -> Role:
    if label in words("asking_aloud"):
        return "asked"
    return "told" if label in words("expected") or label in words("answer") else ""


def _belong(asked: str, told: str) -> bool:
    """Whether two labels are such of what is said in class; what other rules read, or a test of a program, is none."""
    is_told_aloud = told not in words("answer") and told not in words("weak_expected")
    is_asked_aloud = asked not in words("question") and asked not in words("weak_asking_aloud")
    return is_told_aloud or is_asked_aloud


def _is_remark(block: Block) -> bool:
    """Whether a paragraph between a question and its answer but helps: “*If they are stuck:* …”, “*(Wait.)*”."""
    if block.kind != "paragraph":
        return False
    is_bracketed = block.text.startswith("(") and block.text.endswith(")")
    return is_in_italics(block) or is_bracketed or _part_of(block).role == "remark"


def _question(part: _Part) -> Block:
    label = Inline("Question:", (Mark("strong", 0, len("Question:")),))
    inline = beside(label, part.said)
    return replace(part.block, kind="paragraph", inline=inline, source=to_markdown(inline), children=(), roles=())


def _answer(part: _Part) -> Block:
    said = (paragraph(part.said, part.block),) if part.said.text else ()
    return in_container((*said, *part.more), (part.block, *part.more), "answer")
