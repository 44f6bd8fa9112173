"""Folds whose titles ask nothing but lead to what stands in them: “Compare with our answer”, “Ready?”, “Why?”.

The question stands above such a fold, so it gets the title that other rules know for what it holds: an answer, what
explains one, or a hint. A title that says so by its words does where anything stands above it, any other one only below
what asks: words that may mean much else, “Ready?”, where folds are often used so, and whatever recurs below questions
alone. What tells why belongs to an answer above it; by itself it answers a question of yes or no, if it says which.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline
from mkdeck.parsing.pieces import with_children
from mkdeck.recognition.answers import is_answer_container, is_marker
from mkdeck.recognition.options import holds_options, may_be_options, read_options, split_options
from mkdeck.recognition.parts import first_text
from mkdeck.recognition.questions import heading_of, is_picture, shows_nothing
from mkdeck.recognition.right_options import correct_options
from mkdeck.recognition.verdicts import told_below
from mkdeck.values import replace
from mkdeck.wording.words import (
    asks,
    has_question_mark,
    is_answer_label,
    is_question_label,
    leads_to_answer,
    plain,
    question_label,
    words,
)

_FEWEST, _SEVERAL = 3, 2
"""Folds with one title, which are all there are of it; folds that lead to answers, by whatever words."""
_LETTER = re.compile(r"\(?[A-Ha-h](?:[.):,]|\s[–—-]|$)")
_FARTHEST = 12
"""Blocks of a question and its options above the fold."""
_FURTHEST = 3
"""Blocks of a question between what asks and the fold: code, a table, options."""
_ATTACHED = frozenset(["code", "table", "list", "quote"])
_ANSWER, _EXPLANATION, _HINT = "Answer", "Explanation", "Hint"
_OF_ANOTHER_KIND = ("hint", "aside", "pointing", "beside_question")
"""The tables of words for what may recur below questions and does not answer them."""


def with_folded_answers(lesson: Block) -> Block:
    """Return a lesson in which folds that hold answers to what stands above them say so by their titles."""
    titled = [block for block in lesson.within("container") if block.text]
    folds = [block for block in titled if not is_answer_label(block.text)]
    if not folds:
        return lesson  # as mostly
    titles = Counter(_bare(fold) for fold in folds)
    known = _recurring(lesson, {title for title, times in titles.items() if times >= _FEWEST})
    leading = {title for title in titles if title in words("uncovering")}
    is_usual = len(titled) - len(folds) + sum(titles[title] for title in leading) >= _SEVERAL
    is_usual = is_usual or any(leads_to_answer(fold.text) for fold in folds)
    return _put(lesson, known | leading if is_usual else known)


def _recurring(lesson: Block, titles: set[str]) -> frozenset[str]:
    """Return the titles, each of several folds, that stand below questions alone, and ask nothing themselves."""
    of_answers = {title for title in titles if title and not any(title in words(table) for table in _OF_ANOTHER_KIND)}
    for holder in lesson.holders("container") if of_answers else ():
        for place, child in enumerate(holder.children):
            if child.kind == "container" and (title := _bare(child)) in of_answers:
                is_fold = "details" in child.roles and bool(child.children) and not has_question_mark(child.text)
                above = _asking_above(holder, place) if is_fold else []
                if not above or not has_question_mark(above[-1].text):
                    of_answers.discard(title)
    return frozenset(of_answers)


def _bare(fold: Block) -> str:
    return plain(fold.text).rstrip(" 0123456789")


def _put(block: Block, known: frozenset[str]) -> Block:
    if not block.within("container"):
        return block
    children = [_put(child, known) if child.children else child for child in block.children]
    for place, child in enumerate(children):
        if child.kind == "container" and child.text and child.children and not is_answer_label(child.text):
            holder = replace(block, children=tuple(children))
            title = _title(holder, place, known)
            if title:
                children[place] = replace(child, inline=Inline(title))
    return with_children(block, children)


def _title(holder: Block, place: int, known: frozenset[str]) -> str:
    """Return the title that says what a fold holds; nothing where its own one does, or nothing tells.

    The titles that are `known` lead to an answer below what asks.
    """
    fold = holder.children[place]
    said = _bare(fold)
    if said in words("offering_hint"):
        return _HINT
    if leads_to_answer(fold.text):
        return _ANSWER if _asking_above(holder, place) else ""
    if said in words("asking_why") and _explains(holder, place):
        return _EXPLANATION
    if "details" in fold.roles and _opens_with_option(holder, place):
        return _ANSWER
    if said in words("asking_why") or said in words("bare_question"):
        return _HINT if _is_asked_above(holder, place) else ""  # which tells no answer
    return _ANSWER if said in known and _is_asked_above(holder, place) else ""


def _opens_with_option(holder: Block, place: int) -> bool:
    """Whether what a fold holds opens with the letter of one of the options right above it: “**b.** Toast is slow.”."""
    told = first_text(holder.children[place].children)
    if _LETTER.match(told.text) is None or not place:
        return False
    above = [part for block in holder.children[max(0, place - _FARTHEST) : place] for part in split_options(block)]
    found = read_options(above)
    if found is None or found[1] != len(above) or not found[0]:
        return False
    asking = above[found[0] - 1]
    return asks(asking.text) and len(correct_options(found[2], told)) > 0


def _asking_above(holder: Block, place: int) -> list[Block]:
    """Return what of a question stands above a fold, the nearest block first, up to what may ask."""
    above: list[Block] = []
    for child in _shown_above(holder, place):
        above.append(child)
        if child.kind not in _ATTACHED and not is_picture(child):
            break
        if len(above) > _FURTHEST:
            return []
    return above if above and above[-1].kind in ("paragraph", "heading", "list", "quote", "code") else []


def _shown_above(holder: Block, place: int) -> Iterator[Block]:
    return (child for child in reversed(holder.children[:place]) if not shows_nothing(child))


def _is_asked_above(holder: Block, place: int) -> bool:
    """Whether a paragraph or a heading that asks stands above a fold, be its code or its options between."""
    above = _asking_above(holder, place)
    last = above[-1] if above else None
    if last is None or last.kind not in ("paragraph", "heading") or is_marker(last):
        return False
    heading = heading_of(holder)
    is_numbered = question_label(last.text) > 0 and asks(last.text)  # of other tasks a fold may be but a part
    is_headed = heading is not None and last is not heading and is_question_label(heading.text)
    return has_question_mark(last.text) or is_numbered or is_headed


def _explains(holder: Block, place: int) -> bool:
    """Whether a fold that tells why does so of an answer above it, or answers a question with yes or no itself."""
    above = next(_shown_above(holder, place), None)
    if above is None:
        return False
    if is_answer_container(above) or is_marker(above) or holds_options(above):
        return True
    if above.kind == "list" and may_be_options(above):
        return _is_asked_above(holder, place)
    told = first_text(holder.children[place].children).text
    return above.kind in ("paragraph", "heading") and has_question_mark(above.text) and _says_yes_or_no(told)


def _says_yes_or_no(text: str) -> bool:
    first = plain(text).partition(" ")[0]
    return first in words("yes") or first in words("no") or told_below().match(text) is not None
