"""A line that asks: bold, quoted, or labelled `Q3.`; what follows, up to the next such line, is the answer.

https://github.com/alexeygrigorev/data-science-interviews (bold), https://github.com/ElemeFE/node-interview (quoted).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Inline, Markdown, Problem
from mkdeck.facts.guards import addresses_reader
from mkdeck.parsing.inline import beside, cut, to_markdown
from mkdeck.parsing.pieces import covering, joined, leads_up, paragraph, unquoted
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.advice import coaches, is_imperative
from mkdeck.recognition.answer_ends import answers_shortly, ends_answer, takes_leave
from mkdeck.recognition.answered_items import is_list_of_pairs
from mkdeck.recognition.answers import behind_marker, is_answer_container, is_hint, is_marker, is_unwritten
from mkdeck.recognition.exercise_names import behind_key_word
from mkdeck.recognition.key_corrections import says_what_is_right
from mkdeck.recognition.key_entries import numbered, read_key
from mkdeck.recognition.key_points import tells_points
from mkdeck.recognition.labelled_exercises import opens_labelled
from mkdeck.recognition.letter_labels import ANSWER, ANSWER_LETTERS, QUESTION, opens_answer
from mkdeck.recognition.navigation import is_navigation
from mkdeck.recognition.next_pairs import (
    answered_at_once,
    answers_behind_arrow,
    answers_in_italics,
    begins_pair,
)
from mkdeck.recognition.notes_to_self import without_notes
from mkdeck.recognition.options import holds_lettered
from mkdeck.recognition.question_lines import (
    entries_in_italics,
    has_label,
    question_lines,
    split_question,
    within_item,
)
from mkdeck.recognition.questions import (
    SIGN,
    answers_itself,
    heading_of,
    is_ruled_line,
    question_card,
    shows_nothing,
)
from mkdeck.recognition.quotations import without_next_quotation
from mkdeck.recognition.set_tasks import sets_homework
from mkdeck.recognition.truth_cues import asks_of_what_follows
from mkdeck.rules.claims import NOTHING_STANDS, Standing
from mkdeck.wording.polls import is_poll
from mkdeck.wording.unwritten import asks_about_words, is_left_open, is_unwritten_answer
from mkdeck.wording.words import ARROW, answer_marker, asks, asks_for_all, plain, question_label, words

READS = ("document", "section", "container", "quote")
WITH = ("lead", "label", "quote", "asked item", "one item")
ASKS_BY = "line"

_SEVERAL = 2
"""Answers of one block each, by which the last one is known to be of one as well."""
_ANSWER_IN_BRACKETS = re.compile(r"[?？]\s*[(（](?P<answer>[^()（）]{6,200}[.!。])[)）]\s*$")
"""“What do you write? (Up a major second: F.)”"""
_ASKS_ON = re.compile(
    r"(?:And|Or|But|What about|How about) "
    r"(?:with|without|for|in|on|at|from|of|if|near|the|an?|its|their) [^?\n]{2,60}\?$"
)
"""“And with mint?”, which asks what the question before it does."""
_IN_ONE_LINE = "a question with its answer on one line; write the answer on the line below it, behind “Answer:”"
_LETTER = re.compile(r"[ARS]\d{0,3} ?(?:[:.)]|\.\s?[–—-])(?:\s|$)")
_REMARK = re.compile(r"\([^()\n]{1,60}\)\s*")
"""“**What keeps you away?** (tick all that fit)”"""
_LONGEST_CALL = 120
"""Signs."""
_LONG = 30
"""Words of a passage that goes on about a matter, where an answer would be brief."""
_GOES_ON = re.compile(r"(?:And|But|So) (?:the|an?|your|my|our|those|these|that) (?:[\w'’-]+ ){0,2}[\w'’-]+\?")


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each question line among a container's children."""
    return extract_before(block, NOTHING_STANDS)


def extract_before(block: Block, begun: Standing) -> Iterator[Card | Problem]:
    """Yield the cards of question lines, whose answers end where cards that stand on their own have begun."""
    children = block.children
    places = question_lines(children)
    answered, named_answered = False, False  # those with a label, by an answer that another rule reads
    unanswered: list[Block] = []
    numbers_options = _numbers_options(children)
    lengths = list[int]()  # of the answers so far that have a label, in blocks
    entries = entries_in_italics(children) if len(places) >= _SEVERAL else []
    are_quoted = _are_quoted(children, places)
    at_once = answered_at_once(children, places)
    leading: Block | None = None  # the last question that goes on with no other one
    for place, following in pairwise([*places, len(children)]):
        line = children[place]
        inside = split_question(line)[1].text
        end = next((at for at in entries if place < at < following), following) if inside else following
        below = _before_label(children[place + 1 : end])
        if inside or below:
            least = 0 if inside else 1
            is_labelled = opens_answer(inside or below[0].text) or answer_marker(inside) is not None
            are_alike = following == len(children) and len(lengths) >= _SEVERAL and set(lengths) == {least}
            if are_alike and (is_labelled or (len(below) == least + 1 and _is_called(below[least]))):
                below = below[:least]  # the rest speaks of all of them
            lengths += [len(below)] if is_labelled or line.kind == "quote" else []
        if following == len(children) and len(places) >= _SEVERAL:
            below = _before_leave(line, below)
        below = _without_remark(below) if are_quoted else below
        below, others = _before_pair(line, below)
        yield from (Problem(other.span, _IN_ONE_LINE, is_unanswered=True) for other in others)
        if place in at_once or _is_answered_elsewhere(line, below) or _only_coaches(line, below):
            named_answered |= has_label(line.text) and _is_answered_below(below)
            continue
        if numbers_options and below and below[0].kind == "list" and below[0].ordered:
            unanswered.append(line)
            continue
        leading = line if leading is None or not _ASKS_ON.match(split_question(line)[0].text) else leading
        card = _card(line, below, begun, leading)
        if card:
            answered = True
            yield card
        elif not any(is_left_open(text) for text in (split_question(line)[1].text, *(child.text for child in below))):
            unanswered.append(line)
    if unanswered and not answered:
        others_are = named_answered or any(_is_labelled_pair(child) or _is_key(child) for child in children)
        unanswered = [line for line in unanswered if others_are and has_label(line.text)]
    yield from (Problem(line.span, "a question without an answer below it", is_unanswered=True) for line in unanswered)


def _before_label(below: Sequence[Block]) -> Sequence[Block]:
    """Return what stands below a question before the next exercise, solution or correction; nothing for but a hint.

    Nor do points, “(2 marks)”, answer anything.
    """
    ends = (at for at, block in enumerate(below) if opens_labelled(block) or says_what_is_right(block))
    end = next(ends, len(below))
    return () if all(is_hint(block) or tells_points(block) for block in below[:end]) else below[:end]


def _is_called(block: Block) -> bool:
    """Whether a short paragraph is called out to those who read: “Happy baking!”, “Bring a pencil on Friday.”."""
    if block.kind != "paragraph" or len(block.text) > _LONGEST_CALL:
        return False
    return block.text.endswith("!") or addresses_reader(block.text) or is_imperative(block.text)


def _are_quoted(children: Sequence[Block], places: Sequence[int]) -> bool:
    """Whether quotations alone answer most of several questions, so that what stands below one remarks on it."""
    if sum(child.kind == "quote" for child in children) < _SEVERAL:
        return False  # as nearly always
    alone = others = 0
    for place, following in pairwise([*places, len(children)]):
        below = list(takewhile(_goes_on, children[place + 1 : following]))
        is_asked = children[place].kind != "quote" and not split_question(children[place])[1].text
        if is_asked and len(below) == 1 and below[0].kind == "quote":
            alone += 1
        elif below and not is_left_open(below[0].text):
            others += 1
    return alone >= _SEVERAL and alone > others


def _goes_on(block: Block) -> bool:
    return block.kind not in ("section", "rule")


def _without_remark(below: Sequence[Block]) -> Sequence[Block]:
    """Return the quotation that answers a question without the paragraphs below it; other answers as they are."""
    if not below or below[0].kind != "quote" or is_hint(below[0]) or leads_up(below[0]):
        return below
    behind = list(takewhile(_goes_on, below[1:]))
    return below if any(child.kind != "paragraph" or is_marker(child) for child in behind) else below[:1]


def _before_leave(line: Block, below: Sequence[Block]) -> Sequence[Block]:
    """Return what stands below the last of some questions, without what takes leave of the readers there."""
    if asks_about_words(line.text):
        return below  # what one says when one leaves
    first = 0 if split_question(line)[1].text else 1
    return below[: next((at for at in range(first, len(below)) if takes_leave(below[at])), len(below))]


def _before_pair(line: Block, below: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """Return what stands below a question before a whole one with its own answer, and those of one line behind it.

    Below “> Q: …” it is any that is not quoted. What merely goes on asking stands within a long answer.
    """
    inside = split_question(line)[1]
    told = [paragraph(inside, line)] if inside.text else []
    ends = [at for at in range(1 - len(told), len(below)) if answers_in_italics(below[at])]
    if line.kind == "quote" and has_label(line.children[0].text):
        ends += [at for at in range(1, len(below)) if begins_pair(below, at)]
    told_behind = next((at for at in range(1 - len(told), len(below)) if answers_behind_arrow(below[at])), None)
    if told_behind is not None and told_behind <= min(ends, default=told_behind):
        return below[:told_behind], ()
    end = min(ends, default=len(below))
    if not ends or not answers_shortly([*told, *below[:end]]):
        return below, ()
    return below[:end], list(takewhile(answers_in_italics, below[end:]))


def _is_answered_elsewhere(line: Block, below: Sequence[Block]) -> bool:
    """Whether an explicit answer stands below, or the item of a list answers its own heading."""
    if any(is_answer_container(child) or is_marker(child) for child in below):
        return True
    if below and has_label(line.text) and _LETTER.match(below[0].text):
        return True  # “**Q:** … **A:** TODO”, which another rule reads
    return line.kind == "list" and not any(
        child.kind != "html" for child in _answer(below, line.text, (), NOTHING_STANDS)
    )


def _is_answered_below(below: Sequence[Block]) -> bool:
    """Whether a marker or a box answers right where a question stands, and is no key to several."""
    return any(
        (is_marker(child) or (child.kind != "section" and is_answer_container(child))) and not read_key(below, at)
        for at, child in enumerate(below)
    )


def _only_coaches(line: Block, below: Sequence[Block]) -> bool:
    """Whether what stands below a question only tells how to take it, which makes neither a card nor a problem.

    “Got another question?” is but asked for courtesy, and “And the last one?” asks what was asked before.
    """
    question, inside = split_question(line)
    if plain(question.text) in words("aside"):
        return True
    told = [*within_item(line), *below]
    answer = inside.text or (told[0].text if told else "")
    if _GOES_ON.fullmatch(question.text.strip()) and len(answer.split()) > _LONG:
        return True
    return coaches(question.text, answer)


def _card(line: Block, below: Sequence[Block], begun: Standing, leading: Block) -> Card | None:
    """Return the card of a question line and the blocks below it, or None where they say nothing.

    Another line, with which this one goes on, is shown before it: “Who drinks it with butter? And with mint?”.
    """
    question, inside = split_question(line)
    if leading is not line:
        question = paragraph(beside(*map(_undressed, (split_question(leading)[0], question))), question)
    if inside.text:
        inside = without_notes([paragraph(inside, line)])[0].inline
        letter = _letter_of_answer(question, inside.text)
        inside = cut(inside, letter.end(), len(inside.text)) if letter else inside
        if letter is not None and not inside.text.strip():
            return None
    if line.kind == "quote" and (remark := _ANSWER_IN_BRACKETS.search(question.text)) is not None:
        asked_alone = paragraph(cut(question.inline, 0, remark.start() + 1), question)
        answered = cut(question.inline, *remark.span("answer"))
        return question_card([asked_alone], to_markdown(answered), answered, line.span, "shaped")
    answer = _answer(below, question.text, [paragraph(inside, line)] if inside.text else [], begun)
    if line.kind == "quote":
        answer = without_next_quotation(answer)
    attached = 0
    while has_label(question.text) and attached < len(answer) and answer[attached].kind in ("code", "html", "table"):
        attached += 1
    asked, answer = answer[:attached], answer[attached:]
    if is_unwritten_answer(inside.text) and is_unwritten(answer):
        return None
    is_told = inside.text != "" and _REMARK.fullmatch(inside.text) is None
    offered = [paragraph(inside, line)] if is_told else answer[:1]
    is_choice = not asks_for_all(question.text) or is_poll(question.text)
    if is_choice and any(holds_lettered(part, or_boxes=True) for part in offered) and not (is_told and answer):
        return None  # options, of which nothing tells which are right
    told = [*within_item(line), *answer]
    if told and not inside.text and asks_of_what_follows(question, told[0]):
        return None
    below = told if inside.text else unquoted(told)
    parts = [to_markdown(inside), *(_without_sign(child) for child in below)]
    return question_card([question, *asked], joined(parts), inside, covering([question, *asked, *answer]), "shaped")


def _undressed(question: Block) -> Inline:
    """Return a question without the bold or the italics in which all of it stands, and without a number."""
    inline = question.inline
    kept = tuple(m for m in inline.marks if (m.start, m.end) != (0, len(inline.text)) or m.is_opaque)
    return cut(Inline(inline.text, kept), question_label(inline.text), len(inline.text))


def _letter_of_answer(question: Block, told: str) -> re.Match[str] | None:
    """Return the letter before what stands behind a question that has one as well: “P9.- ¿…? R.- Luna nueva”."""
    if told[:1] not in ANSWER_LETTERS or not (has_label(question.text) or QUESTION.match(question.text)):
        return None
    return ANSWER.match(told)


def _numbers_options(children: Sequence[Block]) -> bool:
    """Whether a number below one of the numbered lists tells the right option: “**Answer: 2**”."""
    return any(
        above.kind == "list" and above.ordered and is_marker(told) and behind_marker(told.inline).text.isdecimal()
        for above, told in pairwise(children)
    )


def _without_sign(block: Block) -> Markdown:
    """Return the Markdown of an answer without the sign, ✅, or the arrow that stands before it."""
    sign = (SIGN.match(block.text) or ARROW.match(block.text)) if block.kind == "paragraph" else None
    return to_markdown(block.inline, sign.end()) if sign else block.source


def _is_labelled_pair(block: Block) -> bool:
    """Whether a paragraph is a question with its answer, “Q: … A: …”, as `labelled_lines` reads them."""
    return block.kind == "paragraph" and question_label(block.text) > 0 and answers_itself(block)


def _holds_questions(block: Block) -> bool:
    """Whether a list goes on with headings that ask, as a list of questions does."""
    if block.kind != "list":
        return False
    headings = [heading_of(child) for item in block.children for child in item.children[:1]]
    return any(heading is not None and asks(heading.text) for heading in headings)


def _is_key(block: Block) -> bool:
    """Whether a paragraph is a key to several questions behind the word for one: “Key: 2. B 3. A”."""
    start = behind_key_word(block.text) if block.kind == "paragraph" else 0
    start = len(block.text) - len(block.text[start:].lstrip(" *_")) if start else 0
    return start > 0 and bool(numbered([paragraph(cut(block.inline, start, len(block.text)), block)]))


def _answer(blocks: Sequence[Block], asked: str, inside: Sequence[Block], begun: Standing) -> list[Block]:
    """Return the blocks of an answer: up to a heading or a rule, without what is not shown.

    `inside` is what the question's own paragraph tells already.
    """
    answer: list[Block] = []
    for block in blocks:
        if ends_answer(block, asked, answer or inside, begun):
            break
        if (
            block.kind in ("section", "rule")
            or is_ruled_line(block)
            or _holds_questions(block)
            or _is_labelled_pair(block)
            or sets_homework(block)
            or _is_key(block)
        ):
            break
        if answer and answer[0].kind == "quote" and is_bold_line(block):
            break
        if is_list_of_pairs(block) and not (answer and leads_up(answer[-1])):
            break
        if not is_navigation(block) and (block.kind != "quote" or block.children):
            answer.append(block)
    while answer and shows_nothing(answer[-1]):
        answer.pop()
    return without_notes(answer, is_begun=bool(inside))
