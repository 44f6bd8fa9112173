"""Lines that ask, by their form and by what stands beside them: bold, in italics, quoted, labelled or counted."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline, Mark
from mkdeck.parsing.inline import cut, is_wholly, opening_mark, split_lines
from mkdeck.parsing.pieces import paragraph
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.advice import is_imperative
from mkdeck.recognition.answers import is_marker
from mkdeck.recognition.questions import answers_itself, behind_bold, bold_lead, heading_of
from mkdeck.recognition.quotations import end_of_question, labelled_quotations, letters, split_quotation
from mkdeck.wording.words import ARROW, asks, has_question_mark, is_task, plain, question_label, words

_NUMBERED = re.compile(r"\d")
_FEWEST_ASKING = 2
"""Bold lines that ask, among which the others do so too."""
_SHORT = 2
"""Words of what is no question yet: “*Why?* Because …”."""
_OPENING = 60
_ARROWS = re.compile(r"\? ?(?:[→⇒]|[-=]>) ")
_POINTS = re.compile(r"[(\[]\d{1,3} ?(?:pts?|points?|marks?|Punkte|puntos)\.?[)\]] ?")
_ASKS_BY_WORDS = re.compile(
    r"(?:(?:What|Who|When|Where|Why|How)|(?:Which|How|In which|At which|To whom)(?: [a-z][a-z'’-]*){1,3})"
    r" (?:is|are|was|were|do|does|did|can|could|should|would|has|have|had)\s"
    r"|(?:Was|Wer|Wo|Wann|Warum|Wie) (?:ist|sind|war|waren|hat|haben)\s"
    r"|Welche[rsmn]? [A-ZÄÖÜ]\w{1,30} (?:ist|sind|war|hat)\s"
    r"|(?:Qui|Quel|Quelle|Où|Quand) (?:est|sont|était)\s|(?:Qué|Quién|Cuál|Dónde|Cuándo) (?:es|son|fue|era|está)\s"
)
"""A question in the order of its words, of which a title such as “What we know” has another."""
_IN_BRACKETS = re.compile(r"[?](?P<told>\s*\([^()\n]{2,60}\))$", signs="(")
_NAMES_PERSON = re.compile(
    r"\((?:(?:asked by|from|by|von|de)\s)?(?:Mrs?|Ms|Dr|Prof|Herr|Frau|Mme|Sra?)\b|[A-ZÀ-Þ][a-zà-ÿ'’-]+ [A-ZÀ-Þ]\.[,)]"
)
"""“(Mrs Hallam)”, “(Anna K., Leeds)”, where “(Special Relativity)” belongs to the question."""
_BRACKETED = re.compile(r"(?P<told>\([^()\n]{2,60}\))[ \n:]{1,3}(?=\S)", signs="(")
_BEFORE_NAME = frozenset(["asked", "by", "from", "of", "in", "and", "von", "aus", "de", "und", "y", "et"])
_DASH = re.compile(r"[–—-]\s+(?=\S)")
"""Between a question in italics and its answer."""
_FEWEST_ENTRIES = 3
_WORDS_OF_ENTRY = range(2, 6)
"""How many a title has: “Note:” goes on, and only words for an entry stand alone: “Letters:”."""
_NOTE_SIGNS = " *†‡"
"""What may refer to a note behind a question in bold."""
_BOLD_NUMBER = re.compile(r"[#(]?(?:[Qq]\.?\s*)?\d{1,4}\s*[.):]")


def question_lines(children: Sequence[Block]) -> list[int]:
    """Return the places of the lines that ask among some blocks that stand side by side."""
    numbered = [place for place, child in enumerate(children) if _is_numbered_task(child)]
    if sum(any(child.kind == "code" for child in children[a + 1 : b]) for a, b in pairwise(numbered)) * 2 < len(
        numbered
    ):
        numbered = []  # points and tips are numbered like tasks, but no code follows them
    chosen = {*numbered, *_italic_questions(children), *_bold_tasks(children), *letters(children)}
    chosen |= {*labelled_quotations(children), *_counted_items(children), *_labelled_tasks(children)}
    chosen.update(_unmarked_questions(children))
    return [
        place
        for place, child in enumerate(children)
        if (place in chosen or _is_question_line(child)) and not is_marker(child)  # “**Correct: b**”
    ]


def _labelled_tasks(children: Sequence[Block]) -> list[int]:
    """Return the places of tasks with labels, “**Q4.** Calculate it.”, below which an answer stands in italics."""
    pairs = [
        (place, child.text, below)
        for place, (child, below) in enumerate(pairwise(children))
        if child.kind == "paragraph" and below.kind == "paragraph"
    ]
    found = [(place, text[question_label(text) :], below) for place, text, below in pairs if has_label(text)]
    return [place for place, task, below in found if is_task(task) and _is_in_italics(below.inline)]


def has_label(text: str) -> bool:
    """Whether letters stand before a question, “Q4.”, “Exercise 2:”; its answer has a label as well."""
    return any(map(str.isalpha, text[: question_label(text)]))


def _is_in_italics(inline: Inline) -> bool:
    """Whether each line of running text is in italics as a whole."""
    lines = split_lines(inline)
    return all(is_wholly(line, "emphasis") for line in lines)


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


def _unmarked_questions(children: Sequence[Block]) -> list[int]:
    """Return the places of bold lines that ask by their words alone, among bold questions above quotations like theirs.

    The mark was forgotten: “**Which play came first**”.
    """
    leads = [
        place
        for place, (line, below) in enumerate(pairwise(children))
        if below.kind == "quote" and line.kind == "paragraph" and is_bold_line(line)
    ]
    asking = sum(has_question_mark(children[place].text) for place in leads)
    if asking < _FEWEST_ASKING:
        return []
    return [place for place in leads if _ASKS_BY_WORDS.match(children[place].text) is not None]


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
    mark = opening_mark(block.inline, "emphasis")
    behind = re.match(r"[.:]?(?P<gap>[ \n])\S", block.text[mark.end :]) if mark is not None else None
    if mark is None or behind is None:
        return None
    lead = block.text[: mark.end]
    if len(_ARROWS.findall(block.text)) > 1:
        return None  # a pair in each line
    asks_or_orders = lead.endswith("?") or (behind["gap"] == " " and is_task(lead))
    asks_or_orders = asks_or_orders or _IN_BRACKETS.search(lead) is not None
    return mark if len(lead.split()) > _SHORT and asks_or_orders else None


def _end_before_asker(lead: str) -> int:
    """Return where a question ends behind which brackets name who asked it, “Why? (Mrs Hill, Leeds)”; 0 without."""
    found = _IN_BRACKETS.search(lead) if lead.endswith(")") else None
    return found.start("told") if found and _NAMES_PERSON.search(found["told"]) else 0


def _end_of_asker(text: str, start: int) -> int:
    """Return where what stands behind the name in brackets of who asked begins: “(Mrs Hill, Leeds) Yeast.”.

    Where nothing stands there, or the brackets say more than a name, it is the start itself.
    """
    found = _BRACKETED.match(text, start)
    if found is None or not _NAMES_PERSON.search(found["told"]):
        return start
    is_name = all(word[:1].isupper() or word in _BEFORE_NAME for word in found["told"].strip("()").split())
    return found.end() if is_name else start


def entries_in_italics(children: Sequence[Block]) -> list[int]:
    """Return the places of paragraphs that open with a title in italics, “*Next month:* sherry”, beside questions so.

    They are entries of their own where several questions in italics are answered in their lines, as in the letters of
    a magazine, behind the last of these, and before it where they name such an entry, “Results:”. Others go on with the
    answer above them: “In short:”, “Recommended range:”.
    """
    titled = [place for place, child in enumerate(children) if _has_title_in_italics(child)]
    if not titled:
        return titled  # as nearly always
    asking = [place for place, child in enumerate(children) if child.kind == "paragraph" and _italic_lead(child)]
    if len(asking) < _FEWEST_ENTRIES:
        return []
    return [place for place in titled if place > asking[-1] or _names_entry(children[place])]


def _names_entry(block: Block) -> bool:
    """Whether the title in italics of a paragraph names what answers no question: “Next month”, “A member's photo”."""
    title = plain(block.text[: block.inline.marks[0].end])
    return any(f" {title} ".startswith(f" {name} ") or title.endswith(f" {name}") for name in words("entry"))


def _has_title_in_italics(block: Block) -> bool:
    mark = block.inline.marks[0] if block.kind == "paragraph" and block.inline.marks else None
    if mark is None or mark.kind != "emphasis" or mark.start:
        return False
    title, behind = block.text[: mark.end], block.text[mark.end : mark.end + 2]
    if not (title.endswith(":") and behind[:1] == " ") and behind != ": ":
        return False
    spoken = plain(title)
    may_name = len(spoken.split()) in _WORDS_OF_ENTRY or spoken in words("entry")
    return may_name and spoken not in words("goes_on") and not has_question_mark(title)


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


def within_item(block: Block) -> list[Block]:
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
    behind = block.text[bold.end :].lstrip(_NOTE_SIGNS)[:1]
    return has_question_mark(lead) or (question_label(lead) > 0 and asks(lead) and behind in ("", "\n"))


def _is_labelled_question(block: Block) -> bool:
    label = question_label(block.text)
    behind = block.text.rpartition("?")[2].strip()
    if behind and bold_lead(block) is not None and not _NUMBERED.search(block.text[:label]) and not is_task(behind):
        return False  # “**Task.** What was your part? Not the team's.”
    if any(ARROW.match(line) for line in block.text.split("\n")[1:]):
        return False  # its answer, written or not
    return (
        label > 0
        and not any(question_label(line) > 0 for line in block.text.split("\n")[1:])  # several, and no answer
        and not answers_itself(block)
        and has_label(block.text)
        and has_question_mark(block.text)
    )


def _is_numbered_task(block: Block) -> bool:
    """Whether a paragraph opens with a bold number: "**4)** All active campaigns."."""
    bold = bold_lead(block)
    return block.kind == "paragraph" and bold is not None and _BOLD_NUMBER.match(block.text) is not None


def split_question(block: Block) -> tuple[Block, Inline]:
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
        lead = cut(block.inline, 0, _end_before_asker(block.text[: italic.end]) or italic.end)
        asked = Inline(lead.text, tuple(m for m in lead.marks if (m.kind, m.start) != (italic.kind, 0)))
        behind = len(block.text) - len(block.text[italic.end :].lstrip(".: \n"))
        behind = _end_of_asker(block.text, behind)
        sign = ARROW.match(block.text, behind) or _DASH.match(block.text, behind)
        behind = sign.end() if sign else behind
        return paragraph(asked, block), cut(block.inline, behind, len(block.text))
    is_asked = bold is not None and (_is_bold_question(block) or _has_bold_first_line(block))
    if bold is None or not (is_asked or (_is_bold_task(block) and not is_bold_line(block))):
        return block, Inline()
    end = bold.end
    rest = block.text[end:]
    if not any(character.isalnum() for character in rest.split("\n")[0]):  # emoji and stars belong to the question
        end += len(rest.split("\n")[0])
    return paragraph(cut(block.inline, 0, end), block), behind_bold(block.inline, end)
