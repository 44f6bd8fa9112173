"""Quizzes of LiaScript: `[(X)]`, `[[X]]`, a gap `[[answer]]`, a selection, an explanation between stars.

Surveys have other signs, `[(1)]`, `[[___]]`, or no right option, and make no card; nor do matrices.
https://liascript.github.io/course/?https://raw.githubusercontent.com/liaScript/docs/master/README.md#quizzes
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Choice, Cloze, Markdown, Origin, Problem
from mkdeck.facts.guards import addresses_reader
from mkdeck.parsing.inline import blanked, cut
from mkdeck.parsing.liascript import is_liascript, says_so
from mkdeck.parsing.pieces import covering, joined, paragraph
from mkdeck.recognition.answers import is_unwritten
from mkdeck.recognition.questions import front_of, is_picture
from mkdeck.recognition.truth import truth_card
from mkdeck.values import dataclass
from mkdeck.wording.unwritten import is_missing
from mkdeck.wording.words import asks, has_question_mark, is_question_label, plain, question_label, words

READS = ("document",)
SIGNS = ("[[", "[(")

_HOLDING = ("document", "section", "item", "quote", "container")
_OPTION = re.compile(r"\[(?:\(([ xX])\)|\[([ xX])\])\](?:[ \t]+(.*))?", signs="[")
_GAP = re.compile(
    r"(?:(?<![!\w\[\])])|(?<=[^\x00-\x7f])|(?<=[A-Za-z])(?=\[\[[^\W\d_]{2,40}\]\]))"
    r"\[\[([^\[\]\n]+)\]\](?![(\[\]])",
    signs=("[[",),
)
"""A gap, at the end of a word too, “bro[[ken]]”; `x[[1]]` is code."""
_BROKEN_GAP = re.compile(r"\[\[[^\[\]]+\]\]", signs=("[[",))
_POINTS = re.compile(r"(?:^|[,.;:(] ?)(?P<clause>[^\[\],.;:(]{1,30}) \[\[", signs=("[[",))
_HINT = "[[?]]"
_OPEN = "[[!]]"
_SCRIPT = re.compile(r"(?is)<script\b.*?(?:</script\s*>|$)", signs=("<script",))
_STARS = re.compile(r"\*{3,}")
_EFFECT = re.compile(r"(?:--)?\{\{[^{}\n]*\}\}(?:--)?", signs="{")
"""When something appears, or is read aloud: `{{2}}`, `--{{1}}--`."""
_CODE = re.compile(r"(`[^`]+`)")
_NO_ANSWER = re.compile(r"[xX?!]|\([^()]*\)|:\w+|(?=[^_.…]*[_.…])[_.…\s-]+|(?i:_?toc_?)")
"""What stands between brackets that are no gap of a quiz: a box, the sign of a survey, one for a table of contents."""
_DELETION_SIGNS = ("::", "{{", "}}")
_FEWEST_WORDS, _FEWEST_OPTIONS = 3, 2
_FEWEST_WIDE = 4
"""Letters that tell as much in scripts that put no space between words."""
_ATTACHED = ("code", "html", "table", "list", "quote")


@dataclass(frozen=True, slots=True)
class _Quiz:
    """What a quiz offers or takes as its answer; `told` is the explanation, `is_open` says that there is no more."""

    options: tuple[Markdown, ...] = ()
    correct: tuple[int, ...] = ()
    answer: Markdown = Markdown("")
    told: Markdown = Markdown("")
    is_open: bool = False


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each quiz in a course of LiaScript; where it stands in running text, a cloze."""
    if not is_liascript(block.source):
        return
    has_gaps = says_so(block.source)
    for container in block.walk():
        if container.kind in _HOLDING:
            yield from _quizzes(container.children, has_gaps=has_gaps)


def _quizzes(children: Sequence[Block], *, has_gaps: bool) -> Iterator[Card]:
    """Yield the cards of quizzes; of gaps in sentences where a lesson `has_gaps` for sure, for they may be links."""
    for place, child in enumerate(children):
        if not _may_hold_quiz(child):
            continue
        asked, signs = _split(child)
        quiz = _read(signs) if signs else None
        card = None
        if quiz is not None:
            question = [asked] if asked else _question(children, place, quiz)
            card = _card(question, quiz, children, place) if question else None
        elif child.kind == "paragraph" and has_gaps:
            card = _cloze(child)
        if card is not None:
            yield card


def _may_hold_quiz(block: Block) -> bool:
    return block.kind in ("paragraph", "code", "list") and ("[[" in block.source or "[(" in block.source)


def _holds_signs(block: Block) -> bool:
    """Whether a block holds a quiz or a survey, and not only code in which there are brackets."""
    if not _may_hold_quiz(block):
        return False
    return _split(block)[1].lstrip().startswith("[") or _GAP.search(_without_code(block)) is not None


def _without_code(block: Block) -> str:
    return blanked(block.inline, "code", "math")


def _split(block: Block) -> tuple[Block | None, str]:
    """Return the question that stands in the block of a quiz, if it does, and the quiz's lines; "" if it holds none."""
    if block.kind == "code":
        return None, block.source
    if block.kind == "list":
        items = [item.children[0].source if len(item.children) == 1 else "" for item in block.children]
        return None, "\n".join(items) if all(item.startswith("[") and "\n" not in item for item in items) else ""
    lines, shown = block.source.split("\n"), block.text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.lstrip().startswith(("[(", "[["))), None)
    if first is not None and all(map(_EFFECT.fullmatch, map(str.strip, lines[:first]))):
        return None, "\n".join(lines[first:])
    if first is not None and len(lines) == len(shown):
        start = len("\n".join(shown[:first]))
        signs = "\n".join(lines[first:])
    else:
        start = block.text.rfind("[[")
        signs = block.source[block.source.rfind("[[") :]
    asked = paragraph(cut(block.inline, 0, max(start, 0)), block)
    is_question = asks(asked.text) or (first is not None and asked.text.endswith((":", "：")))
    if not is_question or "[[" in asked.text or (first is None and not has_question_mark(asked.text[-1:])):
        return None, ""
    return _without_effect(asked), signs


def _read(signs: str) -> _Quiz | None:
    """Read the lines of a quiz; None where they are those of a survey or of something else."""
    told = ""
    lines = [line.rstrip() for line in _BROKEN_GAP.sub(_on_one_line, _SCRIPT.sub("", signs)).split("\n")]
    stars = [number for number, line in enumerate(lines) if _STARS.fullmatch(line.strip())]
    if stars:
        told = "\n".join(line.strip() for line in lines[stars[0] + 1 : stars[1]]).strip() if len(stars) > 1 else ""
        lines = lines[: stars[0]]
    rows = _rows(lines)
    if not rows:
        return None
    options = [_OPTION.fullmatch(row) for row in rows]
    if all(options):
        quiz = _of_options([found for found in options if found])
    else:
        quiz = _of_gap(rows[0]) if len(rows) == 1 else None
    return replace(quiz, told=Markdown(told)) if quiz else None


def _on_one_line(gap: re.Match[str]) -> str:
    return " ".join(gap[0].split("\n"))


def _rows(lines: Sequence[str]) -> list[str]:
    """Return what the lines of a quiz say, without hints and effects; a line that goes on belongs to the one before."""
    rows: list[list[str]] = []
    is_hint = False
    for line in lines:
        said = line.strip()
        if not said or _EFFECT.fullmatch(said):
            continue
        if said.startswith("["):
            is_hint = said.startswith(_HINT)
            if not is_hint:
                rows.append([said])
        elif rows and not is_hint:
            rows[-1].append(said)
        elif not is_hint:
            return []  # it opens with something else
    return list(map(" ".join, rows))


def _of_options(options: Sequence[re.Match[str]]) -> _Quiz | None:
    """Return a choice with a right option, all of whose signs are of one kind."""
    texts = tuple(Markdown((found[3] or "").strip()) for found in options)
    correct = tuple(place for place, found in enumerate(options) if (found[1] or found[2]) != " ")
    is_single = {found[1] is not None for found in options}
    if len(options) < _FEWEST_OPTIONS or len(is_single) > 1 or not correct or not all(texts):
        return None
    return _Quiz(texts, correct)


def _of_gap(row: str) -> _Quiz | None:
    """Return a quiz whose answer is written, selected or told in the explanation alone."""
    if row == _OPEN:
        return _Quiz(is_open=True)
    found = _GAP.fullmatch(row)
    if found is None:
        return None
    if "|" in found[1]:
        parts = _selection(found[1])
        return _Quiz(*parts) if parts else None
    return _Quiz(answer=Markdown(found[1].strip())) if _is_answer(found[1]) else None


def _selection(inside: str) -> tuple[tuple[Markdown, ...], tuple[int, ...]] | None:
    """Return the options of a selection and the places of the right ones, which stand in parentheses."""
    parts = [part.strip() for part in inside.split("|")]
    correct = tuple(place for place, part in enumerate(parts) if part[:1] == "(" and part[-1:] == ")")
    texts = tuple(Markdown(part[1:-1].strip() if place in correct else part) for place, part in enumerate(parts))
    return (texts, correct) if correct and all(texts) else None


def _is_answer(inside: str) -> bool:
    said = inside.strip()
    is_invitation = " " in said and (addresses_reader(said) or is_missing(said))  # “your name”, “type here”
    return bool(said) and _NO_ANSWER.fullmatch(said) is None and not is_invitation


def _question(children: Sequence[Block], place: int, quiz: _Quiz) -> list[Block]:
    """Return the blocks above a quiz that ask it, none where what stands there leads up to it and says nothing."""
    start = place - 1
    while start > 0 and (children[start].kind in _ATTACHED or is_picture(children[start])):
        if _holds_signs(children[start]):
            return []  # another quiz
        start -= 1
    if start < 0:
        return []
    asking = children[start]
    above = children[start - 1] if start else None
    if asking.kind == "heading":
        is_question = asks(asking.text) or question_label(asking.text) > 0
    elif asking.kind != "paragraph" or _holds_signs(asking):
        return []
    elif above is not None and not has_question_mark(asking.text) and _asks_above(above):
        start -= 1  # “Select all that apply.”
        is_question = True
    else:
        is_question = asks(asking.text) or _may_be_completed(asking.text, quiz)
    between = [block for block in children[start + 1 : place] if not _is_effect(block)]
    return [_without_effect(children[start]), *between] if is_question else []


def _asks_above(block: Block) -> bool:
    return block.kind in ("paragraph", "heading") and not _holds_signs(block) and has_question_mark(block.text)


def _may_be_completed(text: str, quiz: _Quiz) -> bool:
    """Whether a text that asks nothing has its answer in a quiz: it is open at its end, or true or not."""
    if not _says_enough(text):
        return False
    if addresses_reader(text) or is_question_label(text) or not words("question").isdisjoint(plain(text).split()):
        return False
    is_verdict = bool(quiz.options) and all(plain(option) in words("verdict") for option in quiz.options)
    return is_verdict or not text.rstrip().endswith((".", "!", "。", "！")) or text.rstrip().endswith("...")


def _says_enough(text: str) -> bool:
    return len(text.split()) >= _FEWEST_WORDS or (not text.isascii() and len(text.strip()) >= _FEWEST_WIDE)


def _is_effect(block: Block) -> bool:
    return block.kind == "code" and _EFFECT.fullmatch(block.source.strip()) is not None


def _without_effect(block: Block) -> Block:
    """Return a paragraph without a first line that tells when it appears."""
    first, line_break, _ = block.text.partition("\n")
    if block.kind != "paragraph" or not line_break or not _EFFECT.fullmatch(first.strip()):
        return block
    return paragraph(cut(block.inline, len(first) + 1, len(block.text)), block)


def _card(question: Sequence[Block], quiz: _Quiz, children: Sequence[Block], place: int) -> Card | None:
    told, end = _explanation(children, place)
    told = quiz.told or told
    span = covering([question[0], children[end]])
    origin = Origin(span=span, context=question[0].context, evidence="marked")
    front = front_of(question)
    answer = joined([quiz.answer, told])
    if not front or not (quiz.options or answer):
        return None
    if quiz.options:
        return truth_card(Choice(front, quiz.options, quiz.correct, told, origin))
    return Basic(front, answer, origin)


def _explanation(children: Sequence[Block], place: int) -> tuple[Markdown, int]:
    """Return what stands between two lines of stars below a quiz, and the place of its last block."""
    start = place + 1
    while start < len(children) and children[start].kind == "html":
        start += 1  # a script that checks the answer
    if start >= len(children) or not _is_stars(children[start]):
        return Markdown(""), place
    for end in range(start + 1, len(children)):
        if _is_stars(children[end]):
            blocks = [_without_effect(block) for block in children[start + 1 : end] if not _is_effect(block)]
            is_written = bool(blocks) and not is_unwritten(blocks)
            shown = [block.source for block in blocks if not block.source.startswith(("<!--", "<script"))]
            return joined(shown) if is_written else Markdown(""), end
        if children[end].kind in ("section", "heading", "rule") or _is_quiz(children[end]):
            break  # the first line only parts what stands above from what stands below
    return Markdown(""), place


def _is_stars(block: Block) -> bool:
    return block.kind == "rule" and _STARS.fullmatch(block.source.strip()) is not None


def _is_quiz(block: Block) -> bool:
    return _may_hold_quiz(block) and bool(signs := _split(block)[1]) and _read(signs) is not None


def _cloze(block: Block) -> Cloze | None:
    """Return a paragraph with a deletion for each of its gaps, where enough words stand around them."""
    source, text = _without_hints(block.source), _without_hints(_without_code(block))
    number = len(_GAP.findall(text))
    if _POINTS.search(text) and _leads_elsewhere(text):
        return None
    if not number or not _says_enough(_GAP.sub(" ", text)) or (source.startswith("[[") and not _is_sentence(source)):
        return None
    parts = _CODE.split(source)
    deletions: list[str] = []

    def deleted(gap: re.Match[str]) -> str:
        answer = _deletion(gap[1])
        deletions.append(answer)
        return f"{{{{c{len(deletions)}::{answer}}}}}"

    parts[::2] = [_GAP.sub(deleted, part) for part in parts[::2]]
    if len(deletions) != number or not all(deletions):
        return None
    origin = Origin(span=block.span, context=block.context, evidence="marked")
    return Cloze(Markdown("".join(parts)), origin)


def _leads_elsewhere(text: str) -> bool:
    """Whether a clause before double brackets sends to a page, so that these are links: “…, see [[Rocks]]”."""
    clauses = (plain(found["clause"]) for found in _POINTS.finditer(text))
    pointing = words("pointing") | words("seeing")
    return any(clause in pointing or clause.rpartition(" ")[0] in pointing for clause in clauses)


def _is_sentence(source: str) -> bool:
    """Whether a paragraph that opens with a gap is a sentence, and not the options of a survey or a number's unit."""
    first = _GAP.match(source)
    is_word = first is not None and any(map(str.isalpha, first[1]))
    return is_word and source.endswith((".", "。")) and "\n[[" not in source


def _without_hints(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if not line.lstrip().startswith(_HINT))


def _deletion(inside: str) -> str:
    """Return what is deleted for a gap, behind it what a selection offers; "" for a gap without an answer."""
    if any(sign in inside for sign in _DELETION_SIGNS):
        return ""
    if "|" not in inside:
        return inside.strip() if _is_answer(inside) else ""
    parts = _selection(inside)
    if parts is None:
        return ""
    options, correct = parts
    return f"{' / '.join(options[place] for place in correct)}::{' / '.join(options)}"
