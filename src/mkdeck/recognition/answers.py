"""Where an answer stands, what belongs to it, and whether it was ever written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline, Markdown
from mkdeck.parsing.inline import cut, to_markdown
from mkdeck.parsing.pieces import joined, leads_up, paragraph
from mkdeck.recognition.counting import TWICE
from mkdeck.recognition.navigation import is_navigation
from mkdeck.recognition.notes_to_self import without_notes
from mkdeck.wording.unwritten import is_unwritten_answer, is_void, may_be_unwritten, puts_off
from mkdeck.wording.words import (
    answer_marker,
    asks,
    asks_nothing,
    behind_ornament,
    has_question_mark,
    is_answer_label,
    is_exact_answer_label,
    is_question_label,
    may_open_with_label,
    names_role,
    plain,
    words,
)

_LABEL = re.compile(r"[a-zA-Z][\w]*(?:[-:_][\w]+)+")
_EXAM_KEY = re.compile(r"(?m)^\s{0,3}(?:extype|exsolution)\s?:", signs="ex")
_BRACKETED = re.compile(r"\([^()]{0,40}\)", signs="(")
_COUNT_OF_PART = re.compile(r"\A(?:[A-Z]|[IVX]{1,4}|\d{1,2})[.:)]\s{1,3}", signs=(".", ":", ")"))
"""“B. Short answer”."""
_REMEMBERED = 256
"""Titles of which it is remembered whether an answer stands below: a dozen rules ask that of each section."""
_LONGEST_LABEL, _LONGEST_ASIDE = 24, 40
"""Characters of the label before a hint, and of a line that only introduces links."""
_SHOWING = frozenset(["code", "table", "definitions"])
"""The kinds of blocks that say something unless they are empty."""
_ANSWERING = frozenset(["container", "quote", "section"])
"""The kinds of blocks that may hold an answer and say so."""


GUESSED = "guessed"
"""The role, beside `answer`, of a container that only the form of what it holds tells to be an answer."""
EXAM_DATA = "meta-information"
"""The title, without case, of the last section of an exercise of R exams."""


def is_exam_data(block: Block) -> bool:
    """Whether a section is the last one of an exercise of R exams, which tells its type or its answer."""
    if block.kind != "section" or block.children[0].text.strip().casefold() != EXAM_DATA:
        return False
    return any(child.kind == "paragraph" and _EXAM_KEY.search(child.text) for child in block.children)


def is_answer_container(block: Block) -> bool:
    """Whether a container, a quotation or a section says that it holds an answer: by its role, its title, its start."""
    if block.kind not in _ANSWERING:
        return False
    if block.roles and any(names_role(role, "answer") for role in block.roles if role not in ("details",)):
        return block.kind != "section" or not block.children or is_answer_label(block.children[0].text)
    first = block.children[0] if block.children else None
    if block.kind == "container":
        return is_answer_label(block.text) or (
            not block.text and first is not None and first.kind == "section" and is_answer_label(first.children[0].text)
        )
    if first is None:
        return False
    if block.kind == "section":
        return is_answer_heading(first) and not _asks_in_short(block)
    if first.kind == "section":
        return is_answer_heading(first.children[0])
    return first.kind == "paragraph" and is_marker(first)


def _asks_in_short(section: Block) -> bool:
    """Whether a section holds questions to be answered in short, as its title says: “Short answer”.

    Below a heading that asks it answers that, though it may ask something in passing.
    """
    heading = section.children[0]
    title = _COUNT_OF_PART.sub("", _BRACKETED.sub("", heading.text))
    if plain(title) not in words("how_to_answer") or any(map(asks, heading.context[-1:])):
        return False
    pairs = (
        asks(one.text) and is_marker(other) for one, other in pairwise(section.children) if one.kind == "paragraph"
    )
    if any(pairs) or any(map(_is_pair, section.children)):
        return True  # which have their answers below them
    lists = (child for child in section.children if child.kind == "list")
    return any(item.children and asks(item.children[0].text) for found in lists for item in found.children)


def _is_pair(block: Block) -> bool:
    """Whether a paragraph is a question and its answer on the next line."""
    question, _, told = block.text.partition("\n") if block.kind == "paragraph" else ("", "", "")
    return bool(told) and asks(question) and answer_marker(told) is not None


def answers_below(block: Block) -> list[int]:
    """Return the places of a container's children that answer explicitly: by a marker, a heading, a container.

    Under a heading that asks, what follows prose and says "See the long answer" only goes on with the answer.
    """
    places = []
    told = None  # where the prose that answers begins, once somebody asks
    for place, child in enumerate(block.children):
        kind = child.kind
        if kind == "paragraph":
            if answer_marker(child.text) is not None:
                places.append(place)
        elif kind in _ANSWERING and is_answer_container(child):
            told = _first_told(block) if told is None else told
            if place < told or _is_exactly_labelled(child):
                places.append(place)
    return places


def _first_told(block: Block) -> int:
    """Return the place of the first prose that answers below a heading that asks; behind all children if none does."""
    behind = len(block.children)
    if block.kind != "section" or not has_question_mark(block.children[0].text):
        return behind
    told = (place for place, child in enumerate(block.children) if child.kind == "paragraph" and _tells(child.text))
    return next(told, behind)


def folds_its_answer(block: Block) -> bool:
    """Whether all that a `<details>` holds answers its summary: its question has no options, no other answer below.

    "Solution 1", "Solution 2" below a summary that asks are parts of one answer. Below “Exercise 4.4” stands its task.
    """
    if block.kind != "container" or "details" not in block.roles or not block.text or is_answer_label(block.text):
        return False
    if asks_nothing(block.text):
        return False
    places = answers_below(block)
    told = any(
        child.kind == "paragraph" and _tells(child.text) for child in block.children[: places[0] if places else 0]
    )
    return len(places) != 1 or (told and not is_question_label(block.text))


def _tells(text: str) -> bool:
    """Whether a paragraph states something, as an answer does, instead of asking or leading up to code."""
    if asks(text):
        return False
    return text.rstrip().endswith((".", "。", "!", "！")) and len(text.split()) >= 5


def _is_exactly_labelled(block: Block) -> bool:
    if block.kind != "container" or not block.text:
        return True
    return is_exact_answer_label(block.text)


def is_answer_heading(heading: Block) -> bool:
    """Whether a heading is "Answer", "Solution 3" or "Answer: C"; below “Open” stand questions that are open."""
    return _says_answer(heading.text) and plain(heading.text) not in words("state")


@lru_cache(_REMEMBERED)
def _says_answer(title: str) -> bool:
    if is_answer_label(title):
        return True
    return len(title) < 80 and may_open_with_label(title) and answer_marker(title) is not None


def is_marker(block: Block) -> bool:
    """Whether a paragraph begins with a marker such as `Answer:`; a lone letter is none here."""
    return block.kind == "paragraph" and answer_marker(block.text) is not None


def answer_text(block: Block) -> Markdown:
    """Return a paragraph's or a heading's Markdown behind its marker."""
    return to_markdown(behind_marker(block.inline))


def behind_marker(inline: Inline) -> Inline:
    """Return running text behind its marker, or all of it where there is none."""
    return cut(inline, answer_marker(inline.text) or 0, len(inline.text))


def contents(block: Block) -> list[Block]:
    """Return the blocks of an answer's container, without its title or label but with the key behind that."""
    children = list(block.children[1:] if block.kind == "section" else block.children)
    kinds = [child.kind for child in children]
    if block.kind == "section" and "rule" in kinds and "section" in kinds[kinds.index("rule") :]:
        children = children[: kinds.index("rule")]  # the next slide
    if block.kind == "container" and has_answer_text(block.inline):
        children.insert(0, paragraph(behind_marker(block.inline), block))
    if block.kind == "section" and has_answer_text(block.children[0].inline):
        children.insert(0, paragraph(behind_marker(block.children[0].inline), block.children[0]))
    if block.kind == "quote" and children and is_marker(children[0]) and not _title_of(children[0]):
        children[0] = paragraph(behind_marker(children[0].inline), children[0])
    while children and (title := _title_of(children[0])):
        first = children.pop(0)
        rest = list(first.children[1:]) if first.kind == "section" else []
        if has_answer_text(title.inline):
            rest.insert(0, paragraph(behind_marker(title.inline), title))
            return [*rest, *children]
        children = [*rest, *children]
    return children


def _title_of(block: Block) -> Block | None:
    """Return the title "Answer" that a block is or begins with: a heading, or a paragraph that says nothing else."""
    first = block.children[0] if block.kind == "section" else block
    if first.kind == "heading" and is_answer_heading(first):
        return first
    return first if first.kind == "paragraph" and is_exact_answer_label(first.text) else None


def has_answer_text(inline: Inline) -> bool:
    """Whether a title goes on behind its marker, a colon or what is set off: "Answer: C", "**Answer.** 42"."""
    start = answer_marker(inline.text)
    if start is None or not any(map(str.isalnum, inline.text[start:])):
        return False
    label = inline.text[:start].rstrip()
    is_set_off = label.endswith(".") and any((mark.start, mark.end) == (0, len(label)) for mark in inline.marks)
    return is_set_off or ":" in plain_colons(label)


def plain_colons(text: str) -> str:
    """Return a text with the colons of all scripts written alike."""
    return text.replace("：", ":").replace("﹕", ":")


def body(blocks: Sequence[Block]) -> Markdown:
    """Return an answer's blocks as Markdown; the first loses its marker, and a heading that holds one becomes text.

    What leads elsewhere behind it is left out.
    """
    while blocks and (is_navigation(blocks[-1]) or blocks[-1].kind == "rule"):
        if len(blocks) > 1 and leads_up(blocks[-2]):
            break  # “These two chapters:”
        blocks = blocks[:-1]
    blocks = without_notes(blocks)
    if not blocks:
        return Markdown("")
    first, rest = blocks[0], [block.source for block in blocks[1:]]
    if first.kind == "section" and answer_marker(first.children[0].text) is not None:
        return joined([answer_text(first.children[0]), *(block.source for block in first.children[1:]), *rest])
    if first.kind in ("paragraph", "heading") and answer_marker(first.text) is not None:
        return joined([answer_text(first), *rest])
    return joined([first.source, *rest])


def refers_to_label(block: Block) -> bool:
    """Whether a solution's title is the label of its exercise: ```` ```{solution} ex-zero ````."""
    is_solution = block.kind == "container" and any(names_role(role, "answer") for role in block.roles)
    is_folded = "details" in block.roles and "dropdown" not in block.roles
    return is_solution and not is_folded and _LABEL.fullmatch(block.text) is not None


def is_coaching(block: Block) -> bool:
    """Whether a paragraph tells why a question is asked: “*What they want to know:* do you use words carefully?”."""
    if block.kind != "paragraph":
        return False
    label, colon, _ = block.text.replace("：", ":").partition(":")
    return bool(colon) and plain(label) in words("coaching")


def is_hint(block: Block) -> bool:
    """Whether a paragraph, a quotation or a box is a hint, which would spoil the question."""
    if block.kind == "paragraph":
        return opens_hint(block.text)
    if block.kind == "quote":
        return bool(block.children) and is_hint(block.children[0])
    return block.kind == "container" and _names_hint(block.text)


def opens_hint(text: str) -> bool:
    """Whether a text opens with a word for hints: “Hint: …”, “(Tipp 2: …)”, “💡 Hint: …”."""
    begun = text[:_LONGEST_LABEL]
    if ":" not in begun and begun.isascii():
        return False  # as most
    label, colon, _ = plain_colons(begun).partition(":")
    return bool(colon) and _names_hint(label[behind_ornament(label) :])


def _names_hint(label: str) -> bool:
    return plain(label.strip(" ([*_0123456789")) in words("hint")


def is_unwritten(blocks: Sequence[Block]) -> bool:
    """Whether an answer holds no more than "To be completed", an empty block, or links, or begins by saying so."""
    first = blocks[0] if blocks else None
    if first is not None and first.kind == "paragraph" and puts_off(behind_marker(first.inline).text):
        return True  # whatever notes stand below “TODO”
    for block in blocks:
        if _shows(block) if block.kind in _SHOWING else block.kind == "paragraph" and _tells_at_once(block):
            return False  # which is quicker to tell than of any other text
    return all(map(_says_nothing, blocks))


def _tells_at_once(paragraph: Block) -> bool:
    """Whether a paragraph without a marker and without links says something, told by its first word; most do."""
    text = paragraph.text
    if may_be_unwritten(text) or _is_aside(text) or answer_marker(text) is not None:
        return False
    return not any(mark.kind in ("link", "image") for mark in paragraph.inline.marks)


def _shows(block: Block) -> bool:
    return block.source.strip("`~ \n") != ""


def _says_nothing(block: Block) -> bool:
    if block.kind in ("html", "rule"):
        shown = block.source.lstrip()
        return not shown.startswith("<") or shown.startswith(("<!--", "<br"))
    if block.kind in _SHOWING:
        return not _shows(block)
    if block.kind in ("paragraph", "heading", "term"):
        text = behind_marker(block.inline)
        return is_unwritten_answer(without_links(text), beside_link=_has_link(text)) or _is_aside(text.text)
    return all(_says_nothing(child) for child in block.children)


def _has_link(inline: Inline) -> bool:
    return any(mark.kind == "link" for mark in inline.marks)


def why_unwritten(blocks: Sequence[Block]) -> str:
    """Return what is wrong with an answer that is not written, as a sentence that begins with “the answer” goes on."""
    if blocks and TWICE in blocks[0].roles:
        first, last = blocks[0].span.first, blocks[0].span.last
        return "stands there twice" if first == last else f"differs in lines {first} and {last}"
    texts = [behind_marker(inner.inline) for block in blocks for inner in block.walk() if inner.text]
    said = next((text for text in texts if any(map(str.isalnum, text.text))), None)
    if said is None:
        return "is empty"
    unlinked = without_links(said)
    if not any(map(str.isalnum, unlinked)) or unlinked != said.text or "://" in unlinked:
        return "is but a link"
    says = "says" if is_void(said.text) else "still says"
    return f"{says} “{' '.join(said.text.split())}”"


def _is_aside(text: str) -> bool:
    """Whether a line only introduces links: "Useful resources:"."""
    said = text.strip(" :*")
    return len(said) <= _LONGEST_ASIDE and said.casefold() in words("aside")


def without_links(inline: Inline) -> str:
    """Return running text without what is linked, and without pictures' alt texts kept: a picture is an answer."""
    text = inline.text
    if not inline.marks:
        return text
    for mark in sorted(inline.marks, key=lambda mark: -mark.start):
        if mark.kind == "link":
            text = text[: mark.start] + text[mark.end :]
        elif mark.kind == "image":
            text = text[: mark.start] + "image" + text[mark.end :]
    return text
