"""Solutions that say of each option in turn whether it is right, and perhaps why: “1. No: …”, “2. Correct, …”."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Choice, Markdown, Origin
from mkdeck.parsing.inline import to_markdown
from mkdeck.parsing.pieces import joined
from mkdeck.recognition.options import read_options
from mkdeck.recognition.questions import front_of
from mkdeck.recognition.right_options import reasons_for
from mkdeck.wording.words import has_question_mark, plain, words

_VERDICT = re.compile(r"\s*(?P<verdict>[^\W\d_]+)(?P<end>[\s.,:;!]*(?:[–—-]\s+)?)")
_ENDS = frozenset(".,:;!–—-")


def verdict_on_option(item: Block) -> bool | None:
    """Return what an item of a solution says of its option; None where it says neither."""
    found = _VERDICT.match(item.children[0].text) if item.children else None
    said = plain(found["verdict"]) if found else ""
    return True if said in words("right") else False if said in words("wrong") else None


def reason_behind(item: Block, verdict: bool | None) -> Markdown:
    """Return what an item of a solution says behind its verdict, or all of it where it has none."""
    if not item.children:
        return Markdown("")
    first, *more = item.children
    found = _VERDICT.match(first.text) if verdict is not None else None
    reason = to_markdown(first.inline, found.end()) if found else first.source
    return joined([reason, *(child.source for child in more)])


def choice_of_verdicts(question: Sequence[Block], told: Sequence[Block], origin: Origin) -> Choice | None:
    """Return the choice that a question with options is, where a list tells of each in turn whether it is right.

    One of them is, and one is not; what stands below the list explains all.
    """
    verdicts = told[0] if told and told[0].kind == "list" else None
    found = read_options(question) if verdicts is not None else None
    if verdicts is None or found is None:
        return None
    start, end, options = found
    asked = [*question[:start], *question[end:]]
    if len(options) != len(verdicts.children) or any(has_question_mark(option.plain) for option in options):
        return None
    said = [_set_off(item) for item in verdicts.children]
    if None in said or True not in said or False not in said or not any(has_question_mark(one.text) for one in asked):
        return None
    right = tuple(place for place, is_right in enumerate(said) if is_right)
    reasons = reasons_for([(options[at].text, reason_behind(verdicts.children[at], said[at])) for at in right])
    below = joined([reasons, *(block.source for block in told[1:])])
    return Choice(front_of(asked), tuple(option.text for option in options), right, below, origin)


def _set_off(item: Block) -> bool | None:
    """Return the verdict of an item that signs set off, “Yes” and “No” among them: “No, it runs on.”."""
    found = _VERDICT.match(item.children[0].text) if item.children else None
    if found is None or not (found.end() == len(item.children[0].text) or _ENDS & set(found["end"])):
        return None
    said = plain(found["verdict"])
    is_right = verdict_on_option(item)
    if is_right is not None:
        return is_right
    return True if said in words("yes") else False if said in words("no") else None
