"""Questions of an examination's pool: a code and the key's letter in a line, the question, and its options.

`T5A01 (D)`, as amateur radio publishes its pools: https://www.ncvec.org/page.php?id=338. Others number theirs in their
own ways, `B-001-002-003 (D)`, `2.1.07 [B]`, `SK3-12 (A, C)`; the code may be a heading, or stand before the question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Inline, Markdown, Problem, Span
from mkdeck.parsing.inline import cut, to_markdown
from mkdeck.parsing.pieces import joined, paragraph
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.answer_keys import is_key
from mkdeck.recognition.options import BEFORE_OPTION, read_options, split_options
from mkdeck.recognition.pool_heads import PoolHead, pool_head, tells_options
from mkdeck.recognition.questions import question_card, why_no_option
from mkdeck.values import dataclass, replace
from mkdeck.wording.words import answer_marker, is_exact_answer_label

READS = ("document",)
SIGNS = ("A)", "B)", "C)", "D)", "E)", "F)", "G)", "H)", "A]", "B]", "C]", "D]", "E]", "F]", "G]", "H]")

_RADIO = re.compile(r"[A-Z]\d[A-Z]\d{2}")
"""A code of amateur radio, which is known so well that one is enough."""
_FEWEST = 4
"""Of questions with other codes and keys: the letters of fewer stand in any order by chance."""
_TOLD = re.compile(
    r"(?<![\w.-])(?P<code>[A-Z\d]{1,8}(?:[.-][A-Z\d]{1,8}){0,5})[\s.:)|–—=→-]{1,5}[(\[]?[A-Ha-h](?![^\W_])"
)
"""“2.1.07: C”, “Q1-2 = b”: what a key of its own says about a question."""
_EXPLAINED = re.compile(r"(?<![\w.-])[A-H][)\]]? ?=\s*\S", signs="=")
"""“(A = hard, B = easy)”."""
_NAMED_ANEW = re.compile(r"(?<![\w.-])[(\[]?(?P<letter>[A-H])[)\]]?(?: ?: | [–—-] )(?=[^\W_]{2})")
"""“A: hard, B: easy”, of which a line needs two."""
_END = re.compile(r"\n~~\s*$")
_MOST_BLOCKS = 16
"""Of a question and its options, which may stand in a paragraph each."""


@dataclass(frozen=True, slots=True)
class _Question:
    """A question of a pool: its code and its key, its blocks with the options, why the key is right, and its lines."""

    code: str
    key: str
    blocks: tuple[Block, ...]
    reason: Markdown
    span: Span

    @property
    def why_not(self) -> str:
        """Return why the key tells no option."""
        return why_no_option(self.blocks, [Inline(self.key)])


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a choice for each question of a pool, and a problem for each whose key is empty or tells no option."""
    found = [*_below_lines(block), *_below_headings(block)]
    others = [question for question in found if not _RADIO.fullmatch(question.code)]
    if others and not (_are_keys(others) and _tell_alone(block, others)):
        found = [question for question in found if _RADIO.fullmatch(question.code)]
    for question in found:
        key = Inline(question.key)
        if not question.key:
            yield Problem(question.span, "the brackets behind the question's code hold no key", is_unanswered=True)
        elif why_not := question.why_not:
            yield Problem(question.span, f"the key {why_not}")
        else:
            back = joined([Markdown(question.key), question.reason])
            yield question_card(question.blocks, back, key, question.span, "marked")


def _are_keys(questions: Sequence[_Question]) -> bool:
    """Whether letters in brackets are keys: they neither count nor sort the questions, and most tell an option."""
    keys = [question.key for question in questions if question.key]
    goes_down = any(first > second for first, second in pairwise(keys))
    is_pool = len(keys) >= _FEWEST and goes_down
    return is_pool and 2 * sum(bool(one.why_not) for one in questions if one.key) < len(keys)


def _tell_alone(document: Block, questions: Sequence[_Question]) -> bool:
    """Whether a lesson holds no key but the letters in brackets, and does not say that these mean something else."""
    codes = {question.code for question in questions}
    told: set[str] = set()
    for block in _outside(document, questions):
        text = " = ".join(cell.text for cell in block.children) if block.kind == "row" else block.text
        told.update(found["code"] for found in _TOLD.finditer(text) if found["code"] in codes)
        if len(told) > 1 or _holds_key(block) or _explains_letters(text):
            return False
    return True


def _outside(document: Block, questions: Sequence[_Question]) -> Iterator[Block]:
    """Yield the blocks of a lesson that do not begin within a question."""
    lines = {line for question in questions for line in range(question.span.first, question.span.last + 1)}
    return (block for block in document.walk() if block.kind == "section" or block.span.first not in lines)


def _holds_key(block: Block) -> bool:
    """Whether a block holds answers, or is the title above some; the code of a question is none."""
    if block.kind == "section" and pool_head(block.children[0].text):
        return False
    return is_key(block) or (is_bold_line(block) and is_exact_answer_label(block.text))


def _explains_letters(text: str) -> bool:
    """Whether a text says what letters mean that are no options: “A = hard”, “levels: A – hard, B – easy”."""
    if _EXPLAINED.search(text):
        return True
    return any(len({found["letter"] for found in _NAMED_ANEW.finditer(line)}) > 1 for line in text.split("\n"))


def _below_lines(block: Block) -> Iterator[_Question]:
    """Yield the questions whose codes open a paragraph."""
    for holder in block.holders("paragraph"):
        for place, child in enumerate(holder.children):
            if child.kind == "paragraph" and (head := pool_head(child.text)):
                yield from _question(child, head, holder.children[place + 1 : place + _MOST_BLOCKS])


def _below_headings(block: Block) -> Iterator[_Question]:
    """Yield the questions whose codes open a heading."""
    for holder in block.holders("heading"):
        heading = holder.children[0]
        if holder.kind == "section" and (head := pool_head(heading.text)):
            yield from _question(heading, head, holder.children[1:_MOST_BLOCKS])


def _question(block: Block, head: PoolHead, below: Sequence[Block]) -> Iterator[_Question]:
    """Yield the question that begins with a head, if it has options under letters."""
    end = _END.search(block.text)
    asked = cut(block.inline, head.end, end.start() if end else len(block.text))
    parts = split_options(paragraph(asked, block)) if asked.text.strip() else []
    last, reason = block.span.last, Markdown("")
    for child in below if not end else ():
        if _offers(parts) and not BEFORE_OPTION.match(child.text):
            if child.kind == "paragraph" and (behind := answer_marker(child.text)):
                if tells_options(parts, child.text[behind:]):
                    return  # what stands in brackets behind the code is no key, or not the only one
                reason = to_markdown(cut(child.inline, behind, len(child.text)))  # “Explanation: …”
                last = child.span.last
            break
        if _ends(child):
            break
        tildes = _END.search(child.text)
        text = cut(child.inline, 0, tildes.start()) if tildes else child.inline
        parts += split_options(paragraph(text, child)) if child.kind == "paragraph" else [child]
        last = child.span.last
        if tildes:
            break
    if _offers(parts):
        parts[0] = replace(parts[0], context=block.context)  # a heading with the key in it stands above no card
        yield _Question(head.code, head.key, tuple(parts), reason, Span(block.span.path, block.span.first, last))


def _ends(block: Block) -> bool:
    """Whether a block belongs to no question above it."""
    is_text = block.kind == "paragraph"
    return block.kind in ("section", "heading", "rule", "container") or (
        is_text and (block.text.startswith("~~") or pool_head(block.text) is not None)
    )


def _offers(parts: Sequence[Block]) -> bool:
    """Whether a question stands before options under letters, which end without the tildes of a pool."""
    found = read_options(parts) if len(parts) > 1 else None
    if found is None or found[0] == 0:
        return False
    return all(option.is_lettered and "~~" not in option.plain for option in found[2])
