"""Questions whose answers show under the mouse: `What is it? [💡](## "A cave")`, `<abbr title="A cave">?</abbr>`.

A link leads somewhere and a title says where; here the link leads nowhere, and what is shown of it is a sign, or says
that the answer stands behind it. Two such questions or more of a lesson are needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import unescape

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Markdown, Origin, Problem
from mkdeck.parsing.inline import cut, escape, to_markdown
from mkdeck.recognition.questions import without_label
from mkdeck.values import dataclass
from mkdeck.wording.unwritten import is_unwritten_answer
from mkdeck.wording.words import asks, is_answer_label

READS = ("document",)
SIGNS = ("title=", "](#", "]( ", "](<")

_FEWEST = 2
_LINK = re.compile(
    r"\[(?P<label>[^\[\]\n]{1,40})\]\(\s{0,5}(?:#{1,3}|<>)"
    r"(?:\s{1,10}(?:\"(?P<double>[^\"\\]*+(?:\\.[^\"\\]*+)*)\"|'(?P<single>[^'\\]*+(?:\\.[^'\\]*+)*)'))?\s{0,5}\)\W{0,3}$",
    re.DOTALL,
)
_TAG = re.compile(
    r"<(?P<name>abbr|span|i|b|sup|u)\s(?:[^<>\"']|\"[^\"<>]{0,60}\"|'[^'<>]{0,60}'){0,40}?title=(?:\"(?P<double>[^\"<>]*)\"|'(?P<single>[^'<>]*)')"
    r"[^<>]{0,80}>(?P<label>[^<>\n]{1,40})</(?P=name)>\W{0,3}$"
)
_SHORTCODE = re.compile(r":[a-z0-9_+-]{1,30}:")
"""“:bulb:”, as people write an emoji."""
_HELPING = "ℹⓘ🛈🔗¶§#"
"""Signs behind which stands how to fill in a field."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class _Pair:
    """A question, the sign or word that is shown behind it, and what its title tells, which may be nothing."""

    paragraph: Block
    question: Markdown
    label: str
    told: str


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each question that ends in such a link or tag, where several of a lesson do."""
    pairs = [pair for paragraph in block.within("paragraph") if (pair := _pair(paragraph)) is not None]
    signs = _signs_of_one_use(pairs)
    pairs = [pair for pair in pairs if pair.label not in signs]
    if sum(bool(pair.told) for pair in pairs) < _FEWEST:
        return
    for pair in pairs:
        span, context = pair.paragraph.span, pair.paragraph.context
        if not pair.told or is_unwritten_answer(pair.told):
            yield Problem(span, "the title behind this question is empty", is_unanswered=True)
        else:
            yield Basic(pair.question, escape(pair.told), Origin(span=span, context=context, evidence="marked"))


def _signs_of_one_use(pairs: Sequence[_Pair]) -> set[str]:
    """Return the signs that have one title behind several questions, “Copy link”: it says what they are for.

    Where the titles of a sign differ two of them may be alike, as the answers of two questions are.
    """
    told: dict[str, list[str]] = {}
    for pair in pairs:
        if pair.told:
            told.setdefault(pair.label, []).append(pair.told)
    return {label for label, titles in told.items() if len(titles) >= _FEWEST and len(set(titles)) == 1}


def _pair(paragraph: Block) -> _Pair | None:
    """Return the question of a paragraph and the title at its end; None where it is something else."""
    found = _LINK.search(paragraph.source) or _TAG.search(paragraph.source)
    if found is None:
        return None
    label = unescape(found["label"]).strip(" *_`")
    start = paragraph.text.rfind(label) if label else -1
    is_markup = any(mark.kind in ("link", "html") and mark.start <= start for mark in paragraph.inline.marks)
    if start <= 0 or not is_markup or not _hides(label):
        return None
    question = without_label(cut(paragraph.inline, 0, start))
    told = found["double"] if found["double"] is not None else found["single"] or ""
    if not asks(question.text):
        return None
    return _Pair(paragraph, to_markdown(question), label, " ".join(unescape(_ESCAPED.sub(r"\1", told)).split()))


def _hides(label: str) -> bool:
    """Whether a label is a sign that tells nothing by itself, or says that an answer is behind it."""
    is_sign = _SHORTCODE.fullmatch(label) is not None or not any(map(str.isalnum, label))
    return is_answer_label(label) or (is_sign and label[0] not in _HELPING)
