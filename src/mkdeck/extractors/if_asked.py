"""What to say when asked: `If they ask "Why a queue?", say: Because …`, in one paragraph.

The question stands between quotation marks, or in italics or in bold, and a verb of saying leads from it to the answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Problem
from mkdeck.parsing.inline import cut, to_markdown
from mkdeck.parsing.pieces import covering, joined, leads_up, paragraph
from mkdeck.recognition.answers import is_unwritten
from mkdeck.recognition.questions import question_card

READS = ("document", "section", "item", "quote", "container")
WITH = ("question",)

_ASKED = re.compile(
    r"(?![^\"“”?.!\n]{0,60}\b(?i:never|don['’]t|not|rather|instead)\b)"
    r"[^\"“”?.!\n]{0,60}\bask(?:s|ed)?\b(?: (?:you|me|us|about))?[^\"“”?.!\n]{0,30}?[,:]? ?"
    r"(?:[\"“](?P<quoted>[^\"“”?]{4,240}[?？])[\"”]|(?P<plain>[^\"“”?]{4,240}[?？]))[,.;:]? ",
    signs="ask",
)
_SAID = re.compile(
    r"(?:[Yy]ou (?:can|could|might|should|may) |I(?:['’]d| would)? |[Jj]ust |[Tt]ry(?: to)? |[Tt]hen )?"
    r"(?:[Ss]ay(?:ing)?|[Aa]nswer(?:ing)?|[Rr]eply(?:ing)?|[Rr]espond(?:ing)?|[Ee]xplain|[Tt]ell them|[Pp]oint out)\b"
    r"(?:(?: that\b| with\b| something like\b)[:,]? |[:,](?: |$)| (?=[\"“]))"
)
_QUOTED = re.compile(r"[\"“](?P<inner>[^\"“”]+)[\"”]\.?")


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each paragraph that says what to answer to a question."""
    for place, child in enumerate(block.children):
        if child.kind == "paragraph" and "ask" in child.text:
            card = _card(child, block.children[place + 1 : place + 2])
            if card is not None:
                yield card


def _card(block: Block, following: tuple[Block, ...]) -> Card | None:
    asked = _ASKED.match(block.text)
    said = _SAID.match(block.text, asked.end()) if asked else None
    if asked is None or said is None:
        return None
    name = "quoted" if asked["quoted"] else "plain"
    start, end = asked.span(name)
    marks = [mark for mark in block.inline.marks if mark.kind in ("emphasis", "strong")]
    if name == "plain" and not any(mark.start == start and mark.end == end for mark in marks):
        return None
    told = cut(block.inline, said.end(), len(block.text))
    if (quoted := _QUOTED.fullmatch(told.text)) is not None:
        told = cut(told, *quoted.span("inner"))
    more = [child for child in following if child.kind in ("list", "code", "table", "quote") and leads_up(block)]
    answer = [paragraph(told, block), *more]
    if is_unwritten(answer):
        return None
    question = paragraph(cut(block.inline, start, end), block)
    back = joined([to_markdown(told), *(child.source for child in more)])
    return question_card([question], back, told, covering([block, *more]), "shaped")
