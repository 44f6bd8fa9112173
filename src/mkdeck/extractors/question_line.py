"""A line that asks: bold, quoted, or labelled `Q3.`; what follows, up to the next such line, is the answer.

https://github.com/alexeygrigorev/data-science-interviews (bold), https://github.com/ElemeFE/node-interview (quoted).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.advice import coaches, is_imperative
from mkdeck.answer_ends import ends_answer
from mkdeck.answers import is_answer_container, is_hint, is_marker, is_unwritten
from mkdeck.cards import Block, Card, Inline, Mark, Markdown, Problem
from mkdeck.claims import NOTHING_STANDS, Standing
from mkdeck.document import is_bold_line
from mkdeck.extractors.question_item import is_list_of_pairs
from mkdeck.inline import cut, split_lines, to_markdown
from mkdeck.labelled_exercises import opens_labelled
from mkdeck.navigation import is_navigation
from mkdeck.options import read_options
from mkdeck.pieces import covering, joined, paragraph, unquoted
from mkdeck.questions import (
    SIGN,
    answers_itself,
    behind_bold,
    bold_lead,
    heading_of,
    is_ruled_line,
    leads_up,
    question_card,
    shows_nothing,
)
from mkdeck.quotations import (
    end_of_question,
    labelled_quotations,
    letters,
    split_quotation,
    without_next_quotation,
)
from mkdeck.truth_cues import asks_of_what_follows
from mkdeck.unwritten import is_left_open, is_unwritten_answer
from mkdeck.words import ARROW, asks, asks_for_all, has_question_mark, is_task, plain, question_label, words

READS = ("document", "section", "container", "quote")
WITH = ("lead", "label", "quote", "asked item", "one item")

_ANSWER_IN_BRACKETS = re.compile(r"[?？]\s*[(（](?P<answer>[^()（）]{6,200}[.!。])[)）]\s*$")
"""“What do you write? (Up a major second: F.)”"""
_NUMBERED = re.compile(r"\d")
_FEWEST_ASKING = 2
"""Bold lines that ask, among which the others do so too."""
_SHORT = 2
"""Words of what is no question yet: “*Why?* Because …”."""
_OPENING = 60
_ARROWS = re.compile(r"\? ?(?:[→⇒]|[-=]>) ")
_LETTER = re.compile(r"[ARS]\d{0,3} ?[:.)](?:\s|$)")
_POINTS = re.compile(r"[(\[]\d{1,3} ?(?:pts?|points?|marks?|Punkte|puntos)\.?[)\]] ?")
_BOLD_NUMBER = re.compile(r"[#(]?(?:[Qq]\.?\s*)?\d{1,4}\s*[.):]")


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each question line among a container's children."""
    return extract_before(block, NOTHING_STANDS)


def extract_before(block: Block, begun: Standing) -> Iterator[Card | Problem]:
    """Yield the cards of question lines, whose answers end where cards that stand on their own have begun."""
    children = block.children
    numbered = [place for place, child in enumerate(children) if _is_numbered_task(child)]
    if sum(any(child.kind == "code" for child in children[a + 1 : b]) for a, b in pairwise(numbered)) * 2 < len(
        numbered
    ):
        numbered = []  # points and tips are numbered like tasks, but no code follows them
    chosen = {*numbered, *_italic_questions(children), *_bold_tasks(children), *letters(children)}
    chosen |= {*labelled_quotations(children), *_counted_items(children), *_labelled_tasks(children)}
    places = [
        place
        for place, child in enumerate(children)
        if (place in chosen or _is_question_line(child)) and not is_marker(child)  # “**Correct: b**”
    ]
    answered = False
    unanswered: list[Block] = []
    for place, following in pairwise([*places, len(children)]):
        line, below = children[place], _before_label(children[place + 1 : following])
        if _is_answered_elsewhere(line, below) or _only_coaches(line, below):
            continue
        card = _card(line, below, begun)
        if card:
            answered = True
            yield card
        elif not any(is_left_open(text) for text in (_split(line)[1].text, *(child.text for child in below))):
            unanswered.append(line)
    if answered:
        yield from (
            Problem(line.span, "a question without an answer below it", is_unanswered=True) for line in unanswered
        )


def _before_label(below: Sequence[Block]) -> Sequence[Block]:
    """Return what stands below a question before the next exercise or solution; nothing where it is but a hint."""
    end = next((at for at, block in enumerate(below) if opens_labelled(block)), len(below))
    return () if all(map(is_hint, below[:end])) else below[:end]


def _labelled_tasks(children: Sequence[Block]) -> list[int]:
    """Return the places of tasks with labels, “**Q4.** Calculate it.”, below which an answer stands in italics."""
    pairs = [
        (place, child.text, below)
        for place, (child, below) in enumerate(pairwise(children))
        if child.kind == "paragraph" and below.kind == "paragraph"
    ]
    found = [(place, text[question_label(text) :], below) for place, text, below in pairs if _has_label(text)]
    return [place for place, task, below in found if is_task(task) and _is_in_italics(below.inline)]


def _has_label(text: str) -> bool:
    """Whether letters stand before a question: “Q4.”, “Exercise 2:”."""
    return any(map(str.isalpha, text[: question_label(text)]))


def _is_in_italics(inline: Inline) -> bool:
    """Whether each line of running text is in italics as a whole."""
    lines = split_lines(inline)
    return all(any(m.kind == "emphasis" and m.end - m.start == len(line.text) for m in line.marks) for line in lines)


def _bold_tasks(children: Sequence[Block]) -> list[int]:
    """Return the places of bold lines that ask by an imperative, “**Tell us about …**”, among bold questions."""
    tasks = [place for place, child in enumerate(children) if _is_bold_task(child)]
    asking = [child.kind == "paragraph" and _is_bold_question(child) for child in children]
    leads = [place for place, child in enumerate(children) if _has_bold_first_line(child)]
    if sum(asking[place] for place in leads) >= max(_FEWEST_ASKING, len(leads) / 2):
        tasks += [place for place in leads if not asking[place]]  # “**A curator wants the losses filled.**”
    return tasks if tasks and any(asking) else []


def _has_bold_first_line(block: Block) -> bool:
    """Whether a paragraph opens with a line in bold, a question or a task, and goes on right behind it."""
    bold = bold_lead(block) if block.kind == "paragraph" else None
    if bold is None or not block.text[: bold.end].endswith((".", "?")):
        return False
    behind = block.text[bold.end : bold.end + 1]
    return behind == "\n" or (behind == " " and (block.text[bold.end - 1] == "?" or is_task(block.text[: bold.end])))


def _counted_items(children: Sequence[Block]) -> list[int]:
    """Return the places of lists of one item that count on from one another and ask, each above its answer."""
    found: list[int] = []
    last = 0
    for place, child in enumerate(children):
        item = _lone_item(child)
        is_told = item is not None and "\n" in item.children[0].text
        is_told = is_told or any(block.kind != "list" for block in children[place + 1 : place + 2])
        if item is not None and is_told and item.number in (last + 1, 1):
            found.append(place)
            last = item.number
    asking = sum(has_question_mark(children[place].children[0].children[0].text) for place in found)
    told = (children[place + 1] for place in found if place + 1 < len(children))
    ordered = sum(below.kind == "paragraph" and is_imperative(below.text) for below in told)
    if 2 * ordered > len(found):
        return []  # “3. Who helped you?” and below it “Write them a note.”
    return found if asking >= max(_FEWEST_ASKING, len(found) / 2) else []


def _lone_item(block: Block) -> Block | None:
    """Return the only item of an ordered list, if it is one paragraph that asks or sets a task."""
    item = block.children[0] if block.kind == "list" and block.ordered and len(block.children) == 1 else None
    if item is None or len(item.children) != 1 or item.children[0].kind != "paragraph":
        return None
    text = item.children[0].text
    points = _POINTS.match(text)
    return item if asks(text[points.end() :] if points else text) else None


def _is_bold_task(block: Block) -> bool:
    """Whether a bold line tells to do something; what is said of it may stand right below, in the same paragraph."""
    bold = bold_lead(block) if block.kind == "paragraph" else None
    is_line = is_bold_line(block) or (bold is not None and block.text[bold.end : bold.end + 1] == "\n")
    return is_line and is_task(block.text[:_OPENING].strip())


def _italic_questions(children: Sequence[Block]) -> list[int]:
    """Return the places of paragraphs that open with a question or a task in italics, where there are several.

    One alone stresses a question and makes no form of it, “*Who goes there?* The guard waited.”, unless questions in
    bold stand beside it that are answered in their lines as well.
    """
    paragraphs = [(place, child) for place, child in enumerate(children) if child.kind == "paragraph"]
    found = [place for place, child in paragraphs if _italic_lead(child) or _is_italic_question(child)]
    alike = sum(_is_bold_question(child) and _is_answered_inside(child) for _, child in paragraphs)
    return found if len(found) > 1 or alike >= _FEWEST_ASKING else []


def _is_answered_inside(block: Block) -> bool:
    """Whether a paragraph goes on behind the question in bold with which it opens."""
    bold = bold_lead(block)
    return bold is not None and any(map(str.isalnum, block.text[bold.end :]))


def _is_italic_question(block: Block) -> bool:
    """Whether a paragraph is in italics as a whole, numbered, and asks: its answer stands below it."""
    is_whole = any(m.kind == "emphasis" and m.start == 0 and m.end == len(block.text) for m in block.inline.marks)
    return is_whole and question_label(block.text) > 0 and has_question_mark(block.text[-1:])


def _italic_lead(block: Block) -> Mark | None:
    """Return the question or task in italics that a paragraph opens with, if its answer follows in the same line."""
    mark = next((mark for mark in block.inline.marks if mark.kind == "emphasis" and mark.start == 0), None)
    behind = re.match(r"[.:]?(?P<gap>[ \n])\S", block.text[mark.end :]) if mark is not None else None
    if mark is None or behind is None:
        return None
    lead = block.text[: mark.end]
    if len(_ARROWS.findall(block.text)) > 1:
        return None  # a pair in each line
    asks_or_orders = lead.endswith("?") or (behind["gap"] == " " and is_task(lead))
    return mark if len(lead.split()) > _SHORT and asks_or_orders else None


def _is_answered_elsewhere(line: Block, below: Sequence[Block]) -> bool:
    """Whether an explicit answer stands below, or the item of a list answers its own heading."""
    if any(is_answer_container(child) or is_marker(child) for child in below):
        return True
    if below and _has_label(line.text) and _LETTER.match(below[0].text):
        return True  # “**Q:** … **A:** TODO”, which another rule reads
    return line.kind == "list" and not any(
        child.kind != "html" for child in _answer(below, line.text, (), NOTHING_STANDS)
    )


def _only_coaches(line: Block, below: Sequence[Block]) -> bool:
    """Whether what stands below a question only tells how to take it, which makes neither a card nor a problem."""
    question, inside = _split(line)
    told = [*_within_item(line), *below]
    return coaches(question.text, inside.text or (told[0].text if told else ""))


def _card(line: Block, below: Sequence[Block], begun: Standing) -> Card | None:
    """Return the card of a question line and the blocks below it, or None where they say nothing."""
    question, inside = _split(line)
    if line.kind == "quote" and (remark := _ANSWER_IN_BRACKETS.search(question.text)) is not None:
        asked_alone = paragraph(cut(question.inline, 0, remark.start() + 1), question)
        answered = cut(question.inline, *remark.span("answer"))
        return question_card([asked_alone], to_markdown(answered), answered, line.span, "shaped")
    answer = _answer(below, question.text, [paragraph(inside, line)] if inside.text else [], begun)
    if line.kind == "quote":
        answer = without_next_quotation(answer)
    attached = 0
    while _is_word_labelled(question) and attached < len(answer) and answer[attached].kind in ("code", "html", "table"):
        attached += 1
    asked, answer = answer[:attached], answer[attached:]
    if (is_unwritten_answer(inside.text) and is_unwritten(answer)) or plain(question.text) in words("aside"):
        return None
    if answer and not inside.text and not asks_for_all(question.text) and _offers(answer[0]):
        return None  # options, of which nothing tells which are right
    told = [*_within_item(line), *answer]
    if told and not inside.text and asks_of_what_follows(question, told[0]):
        return None
    below = told if inside.text else unquoted(told)
    parts = [to_markdown(inside), *(_without_sign(child) for child in below)]
    return question_card([question, *asked], joined(parts), inside, covering([question, *asked, *answer]), "shaped")


def _offers(block: Block) -> bool:
    """Whether a block is options with letters, “a) …”, “b) …”."""
    found = read_options([block]) if block.kind in ("paragraph", "list") else None
    return found is not None and all(option.label.isalpha() for option in found[2])


def _without_sign(block: Block) -> Markdown:
    """Return the Markdown of an answer without the sign, ✅, that stands before it."""
    sign = SIGN.match(block.text) if block.kind == "paragraph" else None
    return to_markdown(block.inline, sign.end()) if sign else block.source


def _is_question_line(block: Block) -> bool:
    if block.kind == "paragraph":
        return _is_bold_question(block) or _is_labelled_question(block)
    if block.kind == "quote":
        return end_of_question(block) is not None
    if block.kind == "list":  # a heading as an item, and its answer below the list instead of within the item
        last = block.children[-1].children if block.children else ()
        heading = heading_of(last[0]) if last and last[0].kind == "section" else None
        return heading is not None and asks(heading.text)
    return False


def _within_item(block: Block) -> list[Block]:
    """Return what already stands within the item of a list whose heading asks: the answer goes on below the list."""
    if block.kind != "list" or _lone_item(block) is not None:
        return []
    item = block.children[-1]
    return [*item.children[0].children[1:], *item.children[1:]]


def _is_bold_question(block: Block) -> bool:
    bold = bold_lead(block)
    if bold is None:
        return False
    lead = block.text[: bold.end]
    return has_question_mark(lead) or (
        question_label(lead) > 0 and asks(lead) and block.text[bold.end :][:1] in ("", "\n")
    )


def _is_labelled_question(block: Block) -> bool:
    label = question_label(block.text)
    behind = block.text.rpartition("?")[2].strip()
    if behind and bold_lead(block) is not None and not _NUMBERED.search(block.text[:label]) and not is_task(behind):
        return False  # “**Task.** What was your part? Not the team's.”
    return (
        label > 0
        and not any(question_label(line) > 0 for line in block.text.split("\n")[1:])  # several, and no answer
        and not answers_itself(block)
        and _has_label(block.text)
        and has_question_mark(block.text)
    )


def _is_word_labelled(block: Block) -> bool:
    """Whether a word stands before the question, "Question:": its code belongs to it, an answer is labelled too."""
    return any(character.isalpha() for character in block.text[: question_label(block.text)])


def _is_numbered_task(block: Block) -> bool:
    """Whether a paragraph opens with a bold number: "**4)** All active campaigns."."""
    bold = bold_lead(block)
    return block.kind == "paragraph" and bold is not None and _BOLD_NUMBER.match(block.text) is not None


def _split(block: Block) -> tuple[Block, Inline]:
    """Return a line's question, and what the same paragraph says in answer to it behind a bold question."""
    if block.kind == "quote":
        return split_quotation(block)
    if (item := _lone_item(block)) is not None:
        inline = item.children[0].inline
        points, line = _POINTS.match(inline.text), inline.text.partition("\n")[0]
        end = len(line) if has_question_mark(line[-2:]) else len(inline.text)
        asked = cut(inline, points.end() if points else 0, end)
        return paragraph(asked, block), cut(inline, end, len(inline.text))
    if block.kind == "list":
        return block.children[-1].children[0].children[0], Inline()
    bold = bold_lead(block)
    if bold is None and (italic := _italic_lead(block)) is not None:
        lead = cut(block.inline, 0, italic.end)
        asked = Inline(lead.text, tuple(mark for mark in lead.marks if mark != italic))
        behind = len(block.text) - len(block.text[italic.end :].lstrip(".: \n"))
        arrow = ARROW.match(block.text, behind)
        behind = arrow.end() if arrow else behind
        return paragraph(asked, block), cut(block.inline, behind, len(block.text))
    is_asked = bold is not None and (_is_bold_question(block) or _has_bold_first_line(block))
    if bold is None or not (is_asked or (_is_bold_task(block) and not is_bold_line(block))):
        return block, Inline()
    end = bold.end
    rest = block.text[end:]
    if not any(character.isalnum() for character in rest.split("\n")[0]):  # emoji and stars belong to the question
        end += len(rest.split("\n")[0])
    return paragraph(cut(block.inline, 0, end), block), behind_bold(block.inline, end)


def _is_labelled_pair(block: Block) -> bool:
    """Whether a paragraph is a question with its answer, “Q: … A: …”, as `labelled_lines` reads them."""
    return block.kind == "paragraph" and question_label(block.text) > 0 and answers_itself(block)


def _holds_questions(block: Block) -> bool:
    """Whether a list goes on with headings that ask, as a list of questions does."""
    if block.kind != "list":
        return False
    headings = [heading_of(child) for item in block.children for child in item.children[:1]]
    return any(heading is not None and asks(heading.text) for heading in headings)


def _sets_homework(block: Block) -> bool:
    """Whether a paragraph opens with what is to be done until the next lesson: “**Homework**”, “*Homework:* open …”."""
    marks = block.inline.marks if block.kind == "paragraph" else ()
    lead = next((mark for mark in marks if mark.start == 0 and mark.kind in ("strong", "emphasis")), None)
    return lead is not None and plain(block.text[: lead.end]) in words("homework")


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
            or _sets_homework(block)
        ):
            break
        if is_list_of_pairs(block) and not (answer and leads_up(answer[-1])):
            break
        if not is_navigation(block):
            answer.append(block)
    while answer and shows_nothing(answer[-1]):
        answer.pop()
    return answer
