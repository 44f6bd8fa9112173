"""Statements in lines or lists that say whether they are true: `( V ) …`, `… (False: …)`, `… – Falsch`.

The word stands before a statement, in brackets or in a blank, or behind it; a reason or a correction goes behind the
answer. Several of a lesson are needed, and where nothing says that it is asked what is true, some that are true and
some that are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Markdown, Origin, Problem
from mkdeck.parsing.inline import split_lines
from mkdeck.parsing.pieces import joined
from mkdeck.recognition.answers import is_answer_heading
from mkdeck.recognition.blank_letters import with_options
from mkdeck.recognition.part_names import part_name_at
from mkdeck.recognition.statements import (
    Statement,
    corrected,
    is_correction,
    is_reason,
    judged_below,
    judged_within,
    left_to_reader,
    statement_of_box,
    statements_of,
    verdict_in_only_item,
    with_reasons,
    with_verdict_below,
)
from mkdeck.recognition.truth import are_of_writer, are_requests, statement_front
from mkdeck.recognition.truth_cues import Cue, asks_for_itself, asks_of_each, cue_of, pair_of, word_of
from mkdeck.recognition.verdicts import (
    WEAK,
    bare_verdict,
    chosen,
    false_words,
    first_look,
    is_true,
    of_box,
    opens,
    picked,
    told_below,
    true_words,
)
from mkdeck.values import dataclass
from mkdeck.wording.polls import are_of_report
from mkdeck.wording.words import (
    asks,
    has_question_mark,
    is_answer_label,
    plain,
    question_label,
    words,
)

READS = ("document",)
WITH = ("verdict",)

_FEWEST, _FEWEST_ASKED = 3, 2
_MOSTLY = 0.6
_LETTER_BEHIND = re.compile(r"[(\[]\s?(?P<letter>[A-Z])\s?[)\]]$", signs=")]")
_OTHER_LETTER = re.compile(r"[(\[]\s?(?:(?P<letter>[A-Za-z])|[A-Z]{2}|[ivx]{2,4}|[IVX]{2,4})\s?[)\]]", signs="([")
"""What stands before options, in menus and in songs, where letters between brackets are no verdicts."""
_ENDS_QUESTION = ("?", "？", "؟", ":")
_CHECKED_BOXES = frozenset(["☑", "☒", "x"])
_SURE_LETTERS = frozenset(["t", "v", "f"])


@dataclass(frozen=True, slots=True)
class _Group:
    """The statements of a list, or those that stand side by side, and what says that they are such."""

    statements: tuple[Statement, ...]
    cue: Cue | None


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each statement whose verdict is told, and a problem for others where most are."""
    seen = [found[found.lastgroup or ""].casefold() for found in first_look().finditer(block.source)]
    if len(seen) < _FEWEST_ASKED:
        return
    if not (_may_be_unasked(seen) or any(map(cue_of, block.walk())) or _have_boxes(block, seen)):
        return
    groups = list(_groups(block.children, None, is_key=False))
    asked = [group for group in groups if group.cue]
    if sum(1 for group in asked for statement in group.statements if statement.said) >= _FEWEST_ASKED:
        for group in asked:
            if not all(statement.inline.text[:1].islower() for statement in group.statements):
                yield from _cards(group.statements, group.cue)
    yield from _unasked([group for group in groups if not group.cue], block)


def _may_be_unasked(seen: Sequence[str]) -> bool:
    """Whether so many verdicts may stand in a lesson that nothing need say what they are."""
    sure = [value for value in seen if value not in WEAK and value.isalpha()]
    sure = [value for value in sure if len(value) > 1 or not value.isascii() or value in _SURE_LETTERS]
    return len(sure) >= _FEWEST and len(set(map(is_true, sure))) > 1


def _have_boxes(document: Block, seen: Sequence[str]) -> bool:
    """Whether two verdicts with boxes stand behind so many statements: “Gold rusts. ☐ T ☒ F”."""
    if sum(value in _CHECKED_BOXES for value in seen) < _FEWEST:
        return False
    lines = (line for block in document.within("paragraph") for line in split_lines(block.inline))
    return sum(found is not None and found.said != "" for found in map(chosen, lines)) >= _FEWEST


def _unasked(groups: Sequence[_Group], document: Block) -> Iterator[Card | Problem]:
    """Yield the cards of statements above which nothing says what they are, where their number and form do.

    Letters alone stand on menus, in songs and casts as well.
    """
    statements = [statement for group in groups for statement in group.statements]
    said = [statement for statement in statements if statement.said]
    values = {statement.said for statement in said}
    sentences = sum(statement.is_sentence for statement in said)
    if len(said) < _FEWEST or not values.isdisjoint(WEAK) or sentences < _MOSTLY * len(said):
        return
    if any(len(value) == 1 and value not in _SURE_LETTERS for value in values):
        return
    if len(set(map(is_true, values))) < len((True, False)):
        return
    is_told = any(map(_is_sure, values)) or any(statement.reasons for statement in said)
    if is_told or all(map(_in_blank, said)) or _speaks_of_truth(document):
        yield from _cards(statements, None)


def _speaks_of_truth(document: Block) -> bool:
    """Whether a question of a lesson has a word for true or false: “Which of these is true?”."""
    return any(
        asks(block.text) and any(_is_sure(word) for word in plain(block.text).split() if word in known)
        for known in [true_words() | false_words()]
        for block in document.walk()
        if block.kind in ("heading", "paragraph")
    )


def _cards(statements: Sequence[Statement], cue: Cue | None) -> Iterator[Card | Problem]:
    said = [statement for statement in statements if statement.said]
    pair = pair_of({statement.said for statement in said}, cue)
    texts = [statement.inline.text for statement in said]
    if pair is None or not said or are_of_writer(texts) or are_of_report(said[0].context):
        return
    if not any(_is_sure(statement.said) for statement in said) and are_requests(texts):
        return  # what is right or wrong to do
    asked = f"{pair[0]}/{pair[1]}:"
    for statement in statements:
        if statement.said:
            origin = Origin(span=statement.span, context=statement.context, evidence="marked")
            word = Markdown(word_of(statement.said, pair))
            yield Basic(statement_front(asked, statement.inline), joined([word, *statement.reasons]), origin)
        elif 2 * len(said) > len(statements):
            yield Problem(statement.span, "a statement of which is not told whether it is true", is_unanswered=True)


def _is_sure(said: str) -> bool:
    """Whether a verdict is a word that is said of statements alone."""
    return len(said) > 1 and said not in WEAK


# ---------------------------------------------------------------- blocks


def _groups(children: Sequence[Block], cue: Cue | None, *, is_key: bool) -> Iterator[_Group]:
    """Yield the statements of blocks side by side as groups, and those of each list and section among them."""
    held: list[Block] = []
    is_own = is_of_part = False
    for child in children:
        is_part = child.kind == "paragraph" and (name := part_name_at(child.inline, 0)) and name.word in words("part")
        found = cue_of(child) if picked(child.inline) is None and not _begins_statements(child) else None
        if found is not None or (is_part and is_of_part):
            yield from _within(held, cue, is_own=is_own, is_key=is_key)
            held, cue, is_own, is_of_part = [], found, found is not None, bool(is_part)
        held.append(child)
    yield from _within(held, cue, is_own=is_own, is_key=is_key)


def _begins_statements(block: Block) -> bool:
    """Whether the first line of several is a statement behind its verdict, which are no cue to what stands below."""
    if block.kind != "paragraph" or "\n" not in block.text:
        return False
    found = opens(split_lines(block.inline)[0], is_signed=False)
    return found is not None and found.said != ""


def _within(run: Sequence[Block], cue: Cue | None, *, is_own: bool, is_key: bool) -> Iterator[_Group]:
    """Yield the groups of blocks side by side, of which the first is the cue if that is their own."""
    lines = [line for block in run if block.kind == "paragraph" for line in block.text.split("\n")]
    others = _other_letters(lines)
    held, run = _titled(run)
    behind = 1 if is_own else 0
    posed: set[int] = set()  # the lengths of lists without verdicts, to which a list of as many may be the key
    for place, child in enumerate(run):
        is_key = is_key or _names_key(child)
        above = run[place - 1].text if place else ""
        if cue is None and _is_question(above):
            continue  # its options, or its answer
        if child.kind == "paragraph" and (place >= behind or (is_own and not place and asks_for_itself(child.inline))):
            follows = place == behind or _opens_statement(run[place + 1 : place + 2], cue)
            statements = _unless_offered(_beside(child, cue, others, is_key=is_key, follows=follows), run, place)
            if statements:
                last, behind = _judged(statements[-1], run, place)
                held += [*statements[:-1], last]
            elif cue and not is_key and place > behind and (told := _told_below(run, place)):
                is_last = run[place - 1].kind == "heading" and not any(
                    told_below().match(b.text) for b in run[place + 1 :]
                )
                behind = len(run) if is_last else _end_of_reasons(run, place + 1)
                held.append(with_reasons(told, run[place + 1 : behind]))
        elif cue and not is_key and place >= max(behind, 1) and (told := verdict_in_only_item(run[place - 1], child)):
            held.append(told)
            behind = place + 1
        elif child.kind == "list" and place >= behind:
            groups = list(_of_list(child, cue, is_key=is_key or len(child.children) in posed))
            posed |= set() if groups else {len(child.children)}
            yield from groups
        elif child.kind in ("section", "quote", "container") and place >= behind:
            reaches = cue is None or cue.in_heading or child.kind != "section" or _is_told_below(child)
            yield from _groups(child.children, cue if reaches else None, is_key=is_key)
    if held:
        yield _Group(tuple(held), cue)


def _titled(run: Sequence[Block]) -> tuple[list[Statement], Sequence[Block]]:
    """Return the statements that are the titles of containers, above their verdicts, and the other blocks of a run.

    Where some containers of a kind judge their titles, another one of them leaves it open.
    """
    judged = [judged_within(block) if block.kind == "container" else None for block in run]
    kinds = {block.roles for block, told in zip(run, judged, strict=True) if told is not None}
    if not kinds:
        return [], run  # as nearly always
    told_of = [
        left_to_reader(block) if told is None and block.kind == "container" and block.roles in kinds else told
        for block, told in zip(run, judged, strict=True)
    ]
    others = [block for block, told in zip(run, told_of, strict=True) if told is None]
    return [told for told in told_of if told is not None], others


def _is_told_below(section: Block) -> bool:
    """Whether a heading is a statement whose verdict stands below it."""
    return any(told_below().match(block.text) for block in section.children[1:2])


def _told_below(run: Sequence[Block], place: int) -> Statement | None:
    return with_verdict_below(run[place - 1], run[place], next(iter(run[place + 1 :]), None))


def _is_question(text: str) -> bool:
    """Whether what stands below a text answers it: “Which of them flies:”, and not “Which statements are true?”."""
    if text[-1:] not in _ENDS_QUESTION:
        return False
    said = plain(text).split()
    asks_openly = has_question_mark(text[-1:]) or (said[:1] != [] and said[0] in words("question_word"))
    return asks_openly and (true_words() | false_words()).isdisjoint(said)


def _in_blank(statement: Statement) -> bool:
    return statement.in_blank


def _names_key(block: Block) -> bool:
    """Whether a heading or a paragraph says that answers stand below it."""
    if block.kind == "heading":
        return is_answer_heading(block) or plain(block.text) in words("key")
    return block.kind == "paragraph" and is_answer_label(block.text)


def _beside(
    block: Block, cue: Cue | None, others: frozenset[str], *, is_key: bool, follows: bool
) -> Sequence[Statement]:
    """Return the statements of a paragraph, but for those whose verdict belongs to something else.

    One that stands before them without brackets is that of a statement further up, unless others stand beside it.
    """
    read = list(statements_of(block, is_signed=cue is not None))
    may_open = not is_key and (follows or len(read) > 1)
    is_refused = is_key and (question_label(block.text) > 0 or block.text[:1].isdigit())
    return [
        statement
        for statement in read
        if (len(statement.said) > 1 or statement.in_blank or statement.said not in others)
        and (
            not statement.is_before
            or statement.in_blank
            or (statement.said not in others and not is_refused and (statement.in_brackets or may_open))
        )
    ]


def _unless_offered(statements: Sequence[Statement], run: Sequence[Block], place: int) -> Sequence[Statement]:
    """Return statements but where options are offered: “C” in the blank before a question is the letter of one."""
    return () if any(map(_in_blank, statements)) and with_options(run, place) else statements


def _opens_statement(blocks: Sequence[Block], cue: Cue | None) -> bool:
    """Whether another statement with its verdict before it follows."""
    opened = (opens(split_lines(block.inline)[0], is_signed=cue is not None) for block in blocks if block.text)
    return any(found is not None for found in opened)


def _judged(statement: Statement, run: Sequence[Block], place: int) -> tuple[Statement, int]:
    """Return a statement at a place with the verdict below it, if it has none, and with what explains that."""
    told = judged_below(statement, run, place)
    return _explained(told or statement, run, place + (1 if told is None else 2))


def _explained(statement: Statement, run: Sequence[Block], place: int) -> tuple[Statement, int]:
    """Return a statement with what explains or corrects it from a place on, and the place behind that."""
    end = _end_of_reasons(run, place)
    if end == place and is_correction(statement, run, place):
        return corrected(statement, run[place]), place + 1
    return with_reasons(statement, run[place:end]), end


def _end_of_reasons(run: Sequence[Block], place: int) -> int:
    while place < len(run) and is_reason(run[place]):
        place += 1
    return place


def _of_list(block: Block, cue: Cue | None, *, is_key: bool) -> Iterator[_Group]:
    firsts = [item.children[0] for item in block.children if item.children and item.children[0].kind == "paragraph"]
    others = _other_letters([first.text for first in firsts])
    held: list[Statement] = []
    are_boxes = len(firsts) == len(block.children) and _are_judged_by_boxes(firsts, cue)
    for item in block.children:
        first = item.children[0] if item.children else None
        statements: list[Statement] = []
        if first and first.kind == "paragraph":
            statements += statement_of_box(first) if are_boxes else statements_of(first, is_signed=cue is not None)
        if len(statements) == 1:
            is_refused = is_key and (block.ordered or not statements[0].in_brackets)
            is_other = statements[0].said in others and not statements[0].in_blank
            if is_other or (is_refused and statements[0].is_before):
                continue
        if len(statements) == 1:
            told = judged_below(statements[0], item.children, 0)
            held.append(with_reasons(told or statements[0], item.children[1 if told is None else 2 :]))
        else:
            yield from _groups(item.children, cue, is_key=is_key)
    if held:
        yield _Group(tuple(held), cue)


def _are_judged_by_boxes(lines: Sequence[Block], cue: Cue | None) -> bool:
    """Whether all lines are statements behind boxes, some of which are checked, and others are not."""
    boxes = [box for line in lines if (box := of_box(line.text))]
    stated = [line.text[box.start :] for line, box in zip(lines, boxes, strict=False)]
    return len(boxes) == len(lines) and len({box.said for box in boxes}) > 1 and asks_of_each(cue, stated)


def _other_letters(lines: Sequence[str]) -> frozenset[str]:
    """Return what is no verdict before statements, because other letters or bare verdicts stand beside it."""
    known = true_words() | false_words()
    for line in lines:
        found = _OTHER_LETTER.match(line) or (None if line[:1] in "([" else _LETTER_BEHIND.search(line[-5:]))
        is_other = found is not None and (found["letter"] or "").casefold() not in known
        if is_other or bare_verdict().fullmatch(line):
            return frozenset(known)
    return frozenset()
