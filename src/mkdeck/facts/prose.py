"""Where prose may stand in a lesson; `sentences.py` reads it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.facts.set_out import list_below
from mkdeck.parsing.alerts import alert_kind
from mkdeck.recognition.answers import is_answer_container
from mkdeck.recognition.exercise_names import is_key_title
from mkdeck.recognition.glossaries import Labels
from mkdeck.recognition.truth_cues import cue_of, may_hold_cue
from mkdeck.recognition.verdicts import false_words, is_to_mark, may_hold_verdict, may_tell, tells_verdict, true_words
from mkdeck.rules.claims import NO_LINES, Lines
from mkdeck.values import dataclass, replace
from mkdeck.wording.words import has_question_mark, is_task, names_role, plain

_FOLDED = "details"
_SIGN = re.compile(r"(?: \([^()]{1,60}\))?(?:[:.]| [–—-]{1,2} | [=→] )")


@dataclass(frozen=True, slots=True)
class Text:
    """A block that may hold prose, the block right below it, and whether it stands in an item of a list."""

    block: Block
    below: Block | None
    in_list: bool = False
    is_judged: bool = False
    """Whether it is asked of the items of lists here whether they are true, so that nobody states them."""
    asks: bool = False
    """Whether it asks of statements whether they are true."""
    labels: Labels | None = None
    """The groups beside it that set off labels, and no terms."""


def may_state(document: Block, claimed: Lines) -> bool:
    """Whether there may be prose on lines that are not `claimed`, so that it is worth while to look for facts."""
    return any(True for _ in prose_blocks(document, claimed))


def prose_blocks(document: Block, claimed: Lines = NO_LINES) -> Iterator[Text]:
    """Yield the paragraphs of the lesson, of its sections and of the items of its lists, and titles of lists.

    None comes from within other containers than alerts and those that fold lists of terms away, from a key to
    questions, nor from `claimed` lines alone. What has the role of a question or an answer states nothing by itself,
    nor does one of which it is asked or told whether it is true.
    """
    may_judge = may_tell(document.source)
    may_ask = may_judge and may_hold_cue(document.source)
    is_keyed = may_judge and any(map(_is_key_of_verdicts, document.within("section")))
    pending = [Text(document, None)]
    while pending:
        text = pending.pop()
        block, below = text.block, text.below
        if claimed.cover(block.span) or (block.kind == "list" and (text.is_judged or (is_keyed and block.ordered))):
            continue
        folds_terms = _folds_terms(block)
        roles = block.roles + (block.children[0].roles if block.kind == "section" else ())
        roles = tuple(role for role in roles if role != _FOLDED) if folds_terms else roles
        if roles and any(names_role(role, table) for role in roles for table in ("question", "answer")):
            continue
        if block.kind == "section" and is_answer_container(block):
            continue
        below = below if below and below.kind in ("list", "definitions") else None
        if block.kind == "paragraph" and may_judge and (_is_judged(text) or (text.is_judged and _is_marked(block))):
            continue
        if block.kind == "paragraph" or (block.kind == "heading" and below):
            yield text if text.below is below else replace(text, below=below)
        elif block.kind in ("document", "section", "list", "item") or (
            block.kind == "container" and (alert_kind(block.roles) or folds_terms)
        ):
            in_list = text.in_list or block.kind == "item"
            asking = [may_ask and _asks(child) for child in block.children]
            judged = _judged(block.children, asking, is_judged=text.is_judged)
            belows = [
                list_below(block.children, place) or following
                for place, (_, following) in enumerate(zip_longest(block.children, block.children[1:]))
            ]
            labels = text.labels if block.kind in ("list", "item") else Labels(block.children)
            children = zip(block.children, belows, judged, asking, strict=True)
            pending.extend(
                Text(child, below, in_list, is_judged, asks, labels)
                for child, below, is_judged, asks in [*children][::-1]
            )


def _folds_terms(block: Block) -> bool:
    """Whether a `<details>` whose title asks for nothing folds but lists away whose points all open with a mark.

    “Click for the abbreviations”, above “**AD**: airworthiness directive”.
    """
    if block.kind != "container" or _FOLDED not in block.roles or not block.children:
        return False
    if is_answer_container(block) or is_key_title(block.text) or is_task(block.text) or has_question_mark(block.text):
        return False
    return all(child.kind == "list" and all(map(_opens_with_mark, child.children)) for child in block.children)


def _opens_with_mark(item: Block) -> bool:
    """Whether a point is a paragraph that opens in bold, in italics or with code, and a sign that parts that off."""
    first = item.children[0] if len(item.children) == 1 else None
    if first is None or first.kind != "paragraph":
        return False
    marks = (mark for mark in first.inline.marks if mark.kind in ("strong", "emphasis", "code") and not mark.start)
    return any(_SIGN.match(first.text, mark.end) or first.text[mark.end - 1] in ":." for mark in marks)


def _is_key_of_verdicts(section: Block) -> bool:
    """Whether a section is a key that tells of numbered statements whether they are true."""
    if not (is_answer_container(section) or is_key_title(section.children[0].text)):
        return False
    verdicts = true_words() | false_words()
    return any(
        block.kind == "paragraph" and plain(block.text).partition(" ")[0] in verdicts for block in section.walk()
    )


def _asks(block: Block) -> bool:
    """Whether a heading or a paragraph asks which statements are true."""
    return block.kind in ("heading", "paragraph") and cue_of(block) is not None


def _judged(children: Sequence[Block], asking: Sequence[bool], *, is_judged: bool) -> list[bool]:
    """Tell of each block whether something above it asks which statements are true: of sections, their headings."""
    by_heading = by_paragraph = False
    judged: list[bool] = []
    for child, asks in zip(children, asking, strict=True):
        judged.append(is_judged or by_heading or (by_paragraph and child.kind != "section"))
        if asks:
            by_heading |= child.kind == "heading"
            by_paragraph = True
    return judged


def _is_judged(text: Text) -> bool:
    """Whether a paragraph asks or tells of a statement in it whether it is true."""
    paragraph = text.block
    if text.asks or not may_hold_verdict(paragraph.source):
        return text.asks
    return is_to_mark(paragraph.text) or tells_verdict(paragraph.inline, in_full=True)


def _is_marked(paragraph: Block) -> bool:
    """Whether a paragraph begins with a letter for true or false, “T  Rust is an oxide.”, or with room for one."""
    first = paragraph.text[:2]
    if first == "__":
        return True
    return first[:1].isupper() and first[1:].isspace() and first[0].casefold() in true_words() | false_words()
