"""Questions of an examination's pool: a code and the key's letter in a line, the question, and its options.

`T5A01 (D)`, as amateur radio publishes its pools: https://www.ncvec.org/page.php?id=338.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Inline, Markdown, Problem
from mkdeck.parsing.inline import cut
from mkdeck.parsing.pieces import paragraph
from mkdeck.recognition.options import split_options
from mkdeck.recognition.questions import question_card, why_no_option

READS = ("document", "section", "container", "quote", "item")
WITH = ("lines",)

_HEAD = re.compile(r"[A-Z]\d[A-Z]\d{2} ?\((?P<key>[A-H])\)(?: ?\[[^\[\]\n]{1,30}\])?\n(?=\S)")
_END = re.compile(r"\n~~\s*$")


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a choice for each paragraph that is a question of a pool."""
    for child in block.children:
        head = _HEAD.match(child.text) if child.kind == "paragraph" else None
        if head is None:
            continue
        end = _END.search(child.text)
        asked = cut(child.inline, head.end(), end.start() if end else len(child.text))
        parts = split_options(paragraph(asked, child))
        if len(parts) > 1 and (why_not := why_no_option(parts, [Inline(head["key"])])):
            yield Problem(child.span, f"the key {why_not}")
        elif len(parts) > 1:
            yield question_card(parts, Markdown(head["key"]), Inline(head["key"]), child.span, "marked")
