"""A `<details>` whose summary is the question; what it folds away is the answer.

https://github.com/trimstray/test-your-sysadmin-skills. Where most summaries of a lesson ask, the others are tasks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Inline, Problem
from mkdeck.facts.words import word_set
from mkdeck.parsing.pieces import joined
from mkdeck.recognition.advice import is_imperative
from mkdeck.recognition.answers import answers_below, folds_its_answer, is_answer_container, is_marker, is_unwritten
from mkdeck.recognition.navigation import is_navigation
from mkdeck.recognition.questions import question_card, shows_nothing
from mkdeck.wording.words import asks, asks_nothing, has_question_mark, is_task, plain, words

READS = ("document",)
ANYWHERE = ("container",)

_FEWEST, _FEWEST_OPEN = 3, 2
_TAG = re.compile(r"<[^<>]*>")
_FILE = re.compile(r"(?:(?:the|an?|sample|example|full) ){0,2}[\w/~-]{0,60}\.[\w.-]{2,30}", signs=".")
_ASKING = frozenset(["question", "faq"])
_REMARKS = word_set("tip hint note info warning caution danger important abstract example")


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield the cards of a whole lesson's `<details>`, because only all of them tell what they are used for."""
    found = [inner for inner in block.walk() if folds_its_answer(inner)]
    called = [inner for inner in found if inner.text and not _ASKING.isdisjoint(inner.roles)]
    are_called = sum(has_question_mark(inner.text) for inner in called) >= _FEWEST_OPEN
    as_called = {id(inner) for inner in called if are_called and not _is_remark(inner)}  # “Ways to do it” as well
    as_such = as_called | {id(inner) for inner in found if has_question_mark(inner.text) or "asked" in inner.roles}
    asking = [inner for inner in found if id(inner) in as_such]
    mostly = len(found) >= _FEWEST and 2 * sum(asks(inner.text) for inner in found) > len(found)
    others = (inner for inner in found if not (_is_remark(inner) or _stands_apart(inner, found) or _names_own(inner)))
    kept = {*as_called, *map(id, others)}
    chosen = [inner for inner in found if id(inner) in kept] if mostly else asking
    open_ones = list(_open_questions(block))
    for details in [*chosen, *(open_ones if len(open_ones) + len(asking) >= _FEWEST_OPEN else [])]:
        if is_unwritten(details.children):
            place = "into the component" if "asked" in details.roles else "below the summary"
            yield Problem(details.span, f"a question without an answer; write it {place}")
            continue
        title = Block("paragraph", details.source, details.span, context=details.context, inline=details.inline)
        told = [child for child in details.children if not (_is_blank(child) or is_navigation(child))]
        back = joined(child.source for child in told)
        yield question_card([title], back, Inline(), details.span, "marked")


def _stands_apart(details: Block, found: Sequence[Block]) -> bool:
    """Whether a summary that does not ask is the only one of its section: “Code of conduct” under “Contributing”."""
    if asks(details.text):
        return False
    return sum(other.context == details.context for other in found) == 1


def _names_own(details: Block) -> bool:
    """Whether a summary that does not ask names something of the author's, or a file: “My aliases”, “compose.yml”."""
    if asks(details.text):
        return False
    return plain(details.text).partition(" ")[0] in words("myself") or _FILE.fullmatch(details.text) is not None


def _open_questions(document: Block) -> Iterator[Block]:
    """Yield the containers whose titles ask and which answer in sight: `!!! question "Is it free?"`."""
    for block in document.walk():
        for child, following in zip_longest(block.children, block.children[1:]):
            is_answered = following is not None and (is_answer_container(following) or is_marker(following))
            if (
                child.kind == "container"
                and not _ASKING.isdisjoint(child.roles)
                and _answers_in_sight(child)
                and not is_answered
            ):
                yield child


def _answers_in_sight(block: Block) -> bool:
    """Whether a container that folds nothing has a title that asks, and states what it holds."""
    told = [inner.text for child in block.children for inner in child.walk() if inner.text]
    if "details" in block.roles or not has_question_mark(block.text) or not told or answers_below(block):
        return False
    if asks_nothing(block.text):
        return False
    return not any(map(has_question_mark, told)) and not (is_task(told[0]) or is_imperative(told[0]))


def _is_blank(block: Block) -> bool:
    """Whether raw HTML shows neither a picture nor a text: `<br>`."""
    return shows_nothing(block) and not _TAG.sub("", block.source).strip()


def _is_remark(details: Block) -> bool:
    """Whether the kind of a folded remark, or its title, says that it sets no task: `??? tip "For you"`, “Hint 2”."""
    if plain(details.text).rstrip(" 0123456789") in words("hint"):
        return True
    return not asks(details.text) and not _REMARKS.isdisjoint(details.roles)
