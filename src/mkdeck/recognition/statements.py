"""The statements of paragraphs that say whether they are true, each with what is told of it and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline, Markdown, Span
from mkdeck.parsing.inline import blanked, cut, join_lines, split_lines, to_markdown
from mkdeck.parsing.pieces import covering, line_span, paragraph
from mkdeck.recognition.advice import is_imperative
from mkdeck.recognition.filled_blanks import blank_before
from mkdeck.recognition.questions import without_label
from mkdeck.recognition.truth_cues import without_cue
from mkdeck.recognition.verdicts import (
    NUMBER,
    Verdict,
    chosen,
    closes,
    is_set_off,
    is_to_mark,
    is_true,
    of_box,
    opens,
    picked,
    second_look,
    told_below,
)
from mkdeck.values import dataclass, replace
from mkdeck.wording.scripts import runs_on
from mkdeck.wording.unwritten import is_unwritten_answer
from mkdeck.wording.words import has_question_mark, is_answer_label, plain, question_label, words

_FEWEST_WORDS, _MOST_WORDS = 3, 80
_LONGEST_LABEL = 3
"""Words before the colon of a reason: “Justificativa:”, “Why it is false:”."""
_LETTERS = re.compile(r"[^\W\d_]+")
_FEWEST_LETTERS = 5
"""Where no spaces part words."""
_ENDS_SENTENCE = re.compile(r"""[.!?…。！？]["'”’»)]?\s*$""")
_BEHIND_VERDICT = re.compile(r"[\s\ufe0f.:,;!–—→⇒=>-]+")
_LABEL = re.compile(r"(?:^|(?<=[.!?…;)] )|(?<=[.!?…;)]\n))\(?(?P<label>\w[\w ]{1,30}?)\s?[:：]\s", signs=":：")
_ASIDE = re.compile(r"(?<=[.!?])\s(?=\([^()]{1,400}\)$)", signs=")")
"""What stands before a correction between brackets."""
_ARROW = re.compile(r"\s?(?:→|⇒|->|=>|➜|➔|\s\|)\s?(?=\S)")
_LONG_WORD, _FEW_WORDS = 5, 4
"""Letters of a word that a correction says again; words of one that only names what is right."""
_NOTHING_SAID = Verdict("", 0, 0, 0, in_brackets=True)


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said of a statement, in lower case, nothing where it is for the reader; its text and the reasons."""

    said: str
    inline: Inline
    reasons: tuple[Markdown, ...]
    span: Span
    context: tuple[str, ...]
    is_before: bool
    in_brackets: bool
    in_blank: bool
    is_sentence: bool


def statements_of(block: Block, *, is_signed: bool) -> Iterator[Statement]:
    """Yield the statements of a paragraph: one for each line that begins or ends with a verdict, else the whole.

    Of a line that leaves it to the reader to choose one of two nothing is said.
    """
    if not second_look().search(block.text):
        return
    lines = split_lines(block.inline)
    chosen_of = [picked(line) or chosen(line) for line in lines]
    for place, choice in enumerate(chosen_of):
        if choice is not None:
            yield from (_opened if choice.start else _closed)(choice, lines[place], block, place, place + 1)
    to_mark = [choice is not None or is_to_mark(line.text) for choice, line in zip(chosen_of, lines, strict=True)]
    first = next((place for place, is_left in enumerate(to_mark) if not is_left), None)
    for place, line in enumerate(lines):
        if to_mark[place] and chosen_of[place] is None:
            yield from _statement(_NOTHING_SAID, line, [], block, _span(block, place, place + 1))
    if first is None:
        return
    opening = _verdicts(lines, to_mark, opens, is_signed=is_signed)
    closing = _verdicts(lines, to_mark, closes, is_signed=is_signed)
    if opening[first] is not None:
        yield from _by_lines(opening, to_mark, _opened, lines, block)
    elif closing[first] is not None and (any(to_mark) or sum(found is not None for found in closing) > 1):
        yield from _by_lines(closing, to_mark, _closed, lines, block)
    elif not any(to_mark) and (whole := closes(block.inline, is_signed=is_signed)) is not None:
        yield from _closed(whole, block.inline, block, 0, len(lines))


def statement_of_box(block: Block) -> Iterator[Statement]:
    """Yield the statement of a paragraph that begins with a box, which is checked where it is true."""
    verdict = of_box(block.text)
    if verdict is not None:
        yield from _opened(verdict, block.inline, block, 0, block.text.count("\n") + 1)


def _verdicts(
    lines: Sequence[Inline], to_mark: Sequence[bool], read: Callable[..., Verdict | None], *, is_signed: bool
) -> list[Verdict | None]:
    return [None if is_left else read(line, is_signed=is_signed) for line, is_left in zip(lines, to_mark, strict=True)]


def _by_lines(
    verdicts: Sequence[Verdict | None],
    to_mark: Sequence[bool],
    read: Callable[[Verdict, Inline, Block, int, int], Iterator[Statement]],
    lines: Sequence[Inline],
    block: Block,
) -> Iterator[Statement]:
    """Yield the statements of lines that have verdicts, each with the lines below it that have none."""
    ends = [place for place, verdict in enumerate(verdicts) if verdict is not None or to_mark[place]]
    for start, end in pairwise([*ends, len(lines)]):
        if (verdict := verdicts[start]) is not None:
            yield from read(verdict, join_lines(lines[start:end]), block, start, end)


def _opened(verdict: Verdict, inline: Inline, block: Block, first: int, last: int) -> Iterator[Statement]:
    """Yield a statement behind its verdict; a line that begins with a label, or behind a whole sentence, tells why."""
    end = len(inline.text)
    for found in _LABEL.finditer(inline.text, verdict.start):
        if _explains(found["label"]):
            end = found.start()
            break
    at = inline.text.find("\n", verdict.start, end)
    while at >= 0 and not _ENDS_SENTENCE.search(inline.text[max(verdict.start, at - 5) : at]):
        at = inline.text.find("\n", at + 1, end)
    end = at if at >= 0 else end
    corrected = (
        None if is_true(verdict.said) else (_ARROW.search(inline.text, verdict.start, end) or _aside(inline, end))
    )
    end = corrected.start() if corrected else end
    rest = cut(inline, corrected.end() if corrected else end, len(inline.text))
    statement, span = cut(inline, verdict.start, end), _span(block, first, last)
    yield from _statement(verdict, statement, [_reason(rest)], block, span, is_before=True)


def _aside(inline: Inline, end: int) -> re.Match[str] | None:
    """Return what stands before a correction between brackets behind a whole sentence."""
    return _ASIDE.search(inline.text[:end].rstrip()) if inline.text[:end].rstrip().endswith(")") else None


def _closed(verdict: Verdict, inline: Inline, block: Block, first: int, last: int) -> Iterator[Statement]:
    signs = _BEHIND_VERDICT.match(inline.text, verdict.rest)
    rest = cut(inline, signs.end() if signs else verdict.rest, len(inline.text))
    told = cut(inline, *verdict.told)
    number = re.match(NUMBER, inline.text)
    statement = cut(inline, number.end() if number else 0, verdict.end)
    yield from _statement(verdict, statement, [_reason(told), _reason(rest)], block, _span(block, first, last))


def _statement(
    verdict: Verdict, inline: Inline, reasons: Sequence[Markdown], block: Block, span: Span, *, is_before: bool = False
) -> Iterator[Statement]:
    """Yield a statement if it says enough, and is no option, and no verdict on another one: “❌ False. It is …”."""
    inline = without_cue(inline)
    shown = blanked(inline, "code", "math")
    number = len(_LETTERS.findall(shown))
    if not (_FEWEST_WORDS <= number <= _MOST_WORDS or runs_on(shown, _FEWEST_LETTERS)) or is_answer_label(inline.text):
        return
    if re.match(r"\(?[A-H][.)]\s", inline.text) or told_below().match(inline.text):
        return
    inline = without_label(inline) if question_label(inline.text) == 0 else inline
    first = inline.text[:1]
    is_sentence = _ENDS_SENTENCE.search(inline.text) is not None and not first.islower()
    told = tuple(text for text in reasons if text and not is_unwritten_answer(text))
    yield Statement(
        verdict.said, inline, told, span, block.context,
        is_before=is_before, in_brackets=verdict.in_brackets, in_blank=verdict.in_blank,
        is_sentence=is_sentence,
    )  # fmt: skip


def _span(block: Block, start: int, end: int) -> Span:
    """Return the lines of a part of a paragraph, all where its lines are not those of the file."""
    span = block.span
    if span.last - span.first != block.text.count("\n"):
        return span
    return Span(span.path, span.first + start, span.first + end - 1)


def with_verdict_below(above: Block, block: Block, following: Block | None) -> Statement | None:
    """Return the statement of a heading or a paragraph whose verdict begins the paragraph below it.

    Where several paragraphs in a row begin so they are a key to statements that stand apart from it.
    """
    found = told_below().match(block.text)
    if found is None or above.kind not in ("heading", "paragraph") or has_question_mark(above.text):
        return None
    if told_below().match(above.text) or (following and told_below().match(following.text)):
        return None
    said = found["said"]
    if len(said) == 1 and not (said.isupper() and is_set_off(block.inline, *found.span("said"))):
        return None
    rest = cut(block.inline, found.end(), len(block.text))
    verdict = Verdict(said.casefold(), 0, len(above.text), 0)
    number = re.match(NUMBER, above.text)
    inline = cut(above.inline, number.end() if number else 0, len(above.text))
    return next(_statement(verdict, inline, [_reason(rest)], above, covering([above, block])), None)


def judged_within(container: Block) -> Statement | None:
    """Return the statement that is the title of a container, often a fold, in which a verdict stands first."""
    first, *more = container.children or (container,)
    if not container.text or first.kind != "paragraph":
        return None
    told = with_verdict_below(_title(container), first, None)
    return replace(with_reasons(told, more), span=container.span) if told else None


def left_to_reader(container: Block) -> Statement | None:
    """Return the statement that is the title of a container which tells no verdict, if it is a whole sentence."""
    title = _title(container)
    if not _ENDS_SENTENCE.search(title.text) or has_question_mark(title.text):
        return None
    return next(_statement(_NOTHING_SAID, title.inline, [], title, container.span), None)


def _title(container: Block) -> Block:
    """Return the title of a container, without a number, as a paragraph on its first line."""
    bare = cut(container.inline, question_label(container.text), len(container.text))
    return paragraph(bare, container, line_span(container, 0))


def judged_below(statement: Statement, blocks: Sequence[Block], place: int) -> Statement | None:
    """Return a statement that leaves it to the reader to choose a verdict with the one told right below it.

    Its own block is the one at a place among others; the verdict begins the next one, or the only item of a list.
    """
    if statement.said or place + 1 >= len(blocks):
        return None
    below = blocks[place + 1]
    if below.kind == "list":
        told = verdict_in_only_item(blocks[place], below)
    else:
        told = with_verdict_below(blocks[place], below, next(iter(blocks[place + 2 :]), None))
    if told is None:
        return None
    span = Span(statement.span.path, statement.span.first, told.span.last)
    return replace(statement, said=told.said, reasons=(*statement.reasons, *told.reasons), span=span)


def verdict_in_only_item(above: Block, below: Block) -> Statement | None:
    """Return the statement whose verdict begins the only item of a list below it."""
    if below.kind != "list" or len(below.children) != 1:
        return None
    first, *more = below.children[0].children or (below,)
    told = with_verdict_below(above, first, None) if first.kind == "paragraph" else None
    return with_reasons(told, more) if told else None


def is_reason(block: Block) -> bool:
    """Whether a block explains the statement above it, as its label says."""
    if block.kind == "quote" and block.children:
        return is_reason(block.children[0])
    return block.kind == "paragraph" and (found := _LABEL.match(block.text)) is not None and _explains(found["label"])


def is_correction(statement: Statement, blocks: Sequence[Block], place: int) -> bool:
    """Whether a paragraph right below a false statement with a blank corrects it, in brackets or italics as a whole.

    It says a long word of the statement again; a few words that do not stand before another statement with a blank. One
    alone in a quotation, as Pandoc writes what a Word file indents, explains any statement.
    """
    block = blocks[place] if place < len(blocks) else None
    if block is None or not statement.in_blank:
        return False
    if (quoted := _quoted(block)) is not None:
        return not has_question_mark(quoted.text) and re.match(NUMBER, quoted.text) is None
    if block.kind != "paragraph" or is_true(statement.said):
        return False
    whole = (0, len(block.text))
    marks = block.inline.marks
    if any(mark.kind == "strong" and (mark.start, mark.end) != whole for mark in marks):
        return False  # “*__Part B.__ Write the letter …*”
    in_italics = any(mark.kind == "emphasis" and (mark.start, mark.end) == whole for mark in marks)
    if "\n" in block.text or not (in_italics or _is_bracketed(block.text)) or is_imperative(block.text.strip("([ ")):
        return False
    spoken = plain(block.text).split()
    if not {word for word in spoken if len(word) >= _LONG_WORD}.isdisjoint(plain(statement.inline.text).split()):
        return True
    following = blank_before(blocks[place + 1].inline) if place + 1 < len(blocks) else None
    is_number = any(map(str.isdecimal, block.text))  # “(2 points)”
    return following is not None and len(spoken) <= _FEW_WORDS and not is_number


def corrected(statement: Statement, correction: Block) -> Statement:
    """Return a statement with what corrects it, without the italics and the brackets that only set this off."""
    correction = _quoted(correction) or correction
    whole = (0, len(correction.text))
    kept = (m for m in correction.inline.marks if m.kind not in ("emphasis", "strong") or (m.start, m.end) != whole)
    return with_reasons(statement, [paragraph(Inline(correction.text, tuple(kept)), correction)])


def _quoted(block: Block) -> Block | None:
    """Return the only paragraph of a quotation."""
    inner = block.children[0] if block.kind == "quote" and len(block.children) == 1 else None
    return inner if inner is not None and inner.kind == "paragraph" else None


def _is_bracketed(text: str) -> bool:
    return text[:1] == "(" and text[-1:] == ")" and text.count("(") == 1


def _explains(label: str) -> bool:
    parts = plain(label).split()
    return len(parts) <= _LONGEST_LABEL and any(part in words("explained") for part in parts)


def with_reasons(statement: Statement, blocks: Sequence[Block]) -> Statement:
    """Return a statement with what the blocks below it explain."""
    if not blocks:
        return statement
    told = [_explanation(block) for block in blocks]
    reasons = (*statement.reasons, *(text for text in told if not is_unwritten_answer(text)))
    span = Span(statement.span.path, statement.span.first, covering(blocks).last)
    return replace(statement, reasons=reasons, span=span)


def _explanation(block: Block) -> Markdown:
    """Return what a block explains; the only item of a list is no list."""
    inner = block.children[0] if block.kind == "list" and len(block.children) == 1 else block
    inner = inner.children[0] if inner.kind in ("item", "quote") and len(inner.children) == 1 else inner
    return _reason(inner.inline) if inner.kind == "paragraph" else block.source


def _reason(inline: Inline) -> Markdown:
    """Return what explains a verdict, without the word that says so."""
    found = _LABEL.match(inline.text)
    start = found.end() if found and _explains(found["label"]) else 0
    end = len(inline.text)
    is_bracketed = _is_bracketed(inline.text)
    return to_markdown(cut(inline, max(start, int(is_bracketed)), end - is_bracketed))
