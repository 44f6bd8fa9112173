"""What makes a block a question, and how the blocks of one become the front of a card."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Choice, Evidence, Inline, Mark, Markdown, Origin, Span
from mkdeck.facts.first_verb import first_verb
from mkdeck.parsing.inline import blanked, cut, is_wholly, to_markdown
from mkdeck.parsing.pieces import joined, paragraph
from mkdeck.recognition.answers import is_coaching, is_hint
from mkdeck.recognition.labelled_pairs import pairs_within
from mkdeck.recognition.letter_labels import without_answer_label
from mkdeck.recognition.options import (
    BEFORE_OPTION,
    SECOND_LABEL,
    has_bare_letters,
    holds_lettered,
    is_run_of_options,
    may_be_options,
    read_options,
    split_options,
)
from mkdeck.recognition.part_signs import tells_parts
from mkdeck.recognition.right_options import (
    correct_options,
    explanation,
    named_beside_marks,
    names_no_option,
    names_only_options,
    reasons_for,
    text_of_other,
)
from mkdeck.wording.words import (
    ARROW,
    answer_marker,
    asks,
    has_question_mark,
    interrogates,
    is_question_label,
    names_role,
    plain,
    question_label,
    truth_pairs,
    words,
)

_SHOWN = re.compile(r"(?i)<(?:img|audio|video)\b")

_LONGEST_CUE = 4
"""Words of “Quiz: true or false?”, and of what that is about."""

ATTACHED = ("code", "list", "table", "html", "quote")
"""What stands between a question's words and its answer and may belong to either."""

_ANSWER_LINE = re.compile(r"[AS]\s?\d{0,4}\s?[:：.]")
_SECOND_OPTION = re.compile(SECOND_LABEL)
_QUOTED = re.compile(
    r"""(?:"(?=[^"]*"$)|“(?=[^“”]*”$)|„(?=[^„“”]*[“”]$)|«\s?(?=[^«»]*»$))(?P<question>.+[?？])\s?["”“»]""",
    signs='"“„«',
)
"""A whole question between quotation marks, as what somebody asks."""
SIGN = re.compile(r"[❓❔✅✔☑💬🤔🙋💡🅰🆀▶►▸▷🔹🔸🔷🔶👉📌]\ufe0f?\s*")
"""What stands before a question or an answer instead of a label."""
_STARS_FIRST = re.compile(r"[★☆⭐]{1,5}\ufe0f?\s{1,3}(?=[^\Wa-z_]|[$“«¿\"(])", signs="★☆⭐")
"""How hard a question is, where a list has its number."""
_NOTE_SIGN = re.compile(r"[†‡]{1,2}\s*(?=\w)", signs="†‡")
_NOTE_SIGN_BEHIND = re.compile(r"(?<=[\w)\]\"'”’»][.?!])\s?(?:\*{1,3}|[†‡]{1,2})$")
"""Signs before or behind a question that refer to a note: “† Draw it.”, “Who chairs it?*”."""
_TO_WRITE_ON = re.compile(r"[^\n._…]{0,60}?[=:]\s*(?:\.{6,}|_{6,}|…{2,})[\s._…]*[^\n._…]{0,16}")
"""“Half-life = ........ days”, where the result of a sum is to be written."""
_COUNTED_LINE = re.compile(r"\(?[1-9][.):]?\s{0,3}(?:\.{6,}|_{6,}|…{2,})[\s._…]*")
"""“1 ........”, a line for each of the two things that are to be named."""
_RULED = re.compile(r"[._…]{6}[._…\s]*")
_TIMED = re.compile(r"[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s")
_REMARK = re.compile(r"\([^()?]{3,40}\)[.:]?\s*")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SCORE = (
    r"[(\[]\s?\d{1,3} ?(?:marks?|mks?\.?|pts?\.?|points?|Punkte?|[Pp]\.?|ptos?\.?|puntos?|pontos?|punti|punten|poäng"
    r"|pkt\.?|puan|балл(?:а|ов)?)[)\]]"
)
_POINTS, _POINTS_FIRST = re.compile(rf"\s*{_SCORE}$"), re.compile(rf"{_SCORE}\s*")
"""“[2 marks]”, “(3 pts)” behind a question, or between its label and itself."""
_COUNTED = re.compile(r"(?P<word>[^\W\d_]{3,12}) \d{1,3}(?:\.\d{1,3}){0,2}[.:]?")
_BEHIND_COUNTED = re.compile(r"\s?(?P<sign>[.:–—-]?)\s{1,3}")
_BOX = re.compile(r"\[[ xX]\] +", signs="[")
_LABELLED = re.compile(r"Q\s?\d{0,4}\s?[:：]\s*\S")


_BARE_POINTS = re.compile(rf"(?:\s*{_SCORE}|\s\[\d{{1,2}}\])$")
_POINTS_BEHIND_SENTENCE = re.compile(r"(?<=[.?!:])\s{1,3}(?:\(\d{1,2}\)|\[\d{1,2}\])$")


def ends_with_points(text: str) -> bool:
    """Whether a text tells how many points it gives, “[2 marks]”, or “[2]” as worksheets have it."""
    return text[-1:] in ("]", ")") and _BARE_POINTS.search(text) is not None


def without_points(inline: Inline) -> Inline:
    """Return running text without the points at its end, “[2 marks]”, or “(2)” behind a sentence."""
    if inline.text.rstrip()[-1:] not in ("]", ")"):
        return inline
    points = _BARE_POINTS.search(inline.text) or _POINTS_BEHIND_SENTENCE.search(inline.text)
    return cut(inline, 0, points.start()) if points else inline


def has_question_role(block: Block) -> bool:
    """Whether a container, a quotation or a section says that it holds a question."""
    if any(names_role(role, "question") for role in block.roles):
        return True
    if block.kind == "container" and block.children and is_question_label(block.text):
        return True  # a tab “Question”, a box “Exercise 3”
    first = block.children[0] if block.kind == "container" and block.children else None
    return first is not None and first.kind == "section" and is_question_label(first.children[0].text)


def heading_of(block: Block) -> Block | None:
    """Return the heading of a section."""
    return block.children[0] if block.kind == "section" else None


_GOES_ON = re.compile(r"(?i)(?:and|but|or) (?:(?:the|an?|my|our|your) )?[\w-]+\?", signs="?")
"""“And the law?” goes on with what stands above it."""
_TITLE = re.compile(r"(?i)what(?:['’]s| is| are| was) (?:on|in|at|inside|behind|next|new|ahead|left|coming)\b")
"""“What Is on the Desk Now” is a title, and asks nothing."""
_EACH = re.compile(
    r"(?i)(?:[^\w]|\d){0,6}(?P<word>who|what|which|wer|was|wie|qui|chi|quem|qui[eé]n)"
    r"(?:['’]s| (?:is|are|was|were|ist|war|waren|es|est|é|è|era|eran|erano|était)) (?P=word)(?!\w)"
)
"""“Who was who”, “What’s what?”: a title of what tells of each."""


def heading_asks(heading: Block) -> bool:
    """Whether a heading asks or is a numbered task: "What is a fifth?", "Exercise 3", "4. Import the package"."""
    if _GOES_ON.fullmatch(heading.text) or tells_of_each(heading.text) or _names_statements(heading.text):
        return False
    if has_question_mark(heading.text) or is_question_label(heading.text):
        return True
    if interrogates(heading.text):
        return _TITLE.match(heading.text) is None
    label = question_label(heading.text)
    return label > 0 and asks(heading.text)


def tells_of_each(title: str) -> bool:
    """Whether a title asks nothing, for below it stands who each of several is, or what: “Who’s who in the crew?”."""
    return _EACH.match(title) is not None


def _names_statements(text: str) -> bool:
    """Whether a heading says of what it is told below what is true: “True or false? The solar system”."""
    asked, mark, matter = text.partition("?")
    matter = matter.strip()
    if (
        not mark
        or not 0 < len(matter.split()) <= _LONGEST_CUE
        or matter.endswith((".", "!"))
        or has_question_mark(matter)
    ):
        return False
    spoken = set(plain(asked).split())
    names_both = len(spoken) <= _LONGEST_CUE and any(spoken.issuperset(pair) for pair in truth_pairs())
    return names_both and first_verb(matter) is None


def is_list_of_questions(block: Block) -> bool:
    """Whether items of a list ask."""
    return block.kind == "list" and any(item.children and asks(item.children[0].text) for item in block.children)


def holds_no_answer(block: Block, asked: str) -> bool:
    """Whether a list below a question asks on, or it or a paragraph holds its options and nothing else."""
    if block.kind == "paragraph" and not has_bare_letters(block.text) and is_run_of_options(block.text, asked):
        return True  # behind bare letters, the rest of the lesson tells
    if block.kind == "paragraph" and "\n" in block.text and BEFORE_OPTION.match(block.text):
        return holds_lettered(block)
    if block.kind != "list":
        return False
    if all(item.children and asks(item.children[0].text) for item in block.children):
        return True
    return may_be_options(block) and holds_lettered(block, or_boxes=True)


def is_picture(block: Block) -> bool:
    """Whether a paragraph is a picture and nothing else."""
    return block.kind == "paragraph" and is_wholly(block.inline, "image")


def shows_nothing(block: Block) -> bool:
    """Whether raw HTML is but an anchor, a comment or a line break: nothing that belongs to an answer's end."""
    return block.kind == "html" and not _SHOWN.search(block.source)


def is_ruled_line(block: Block) -> bool:
    """Whether a paragraph is a line to write on, of dots or underscores."""
    return block.kind == "paragraph" and _RULED.fullmatch(block.text) is not None


def is_to_write_on(block: Block) -> bool:
    """Whether all lines of a paragraph are there to write an answer on, by themselves or behind what is asked for."""
    if block.kind != "paragraph" or not any(sign in block.text for sign in ("...", "___", "…")):
        return False
    lines = block.text.split("\n")
    return is_ruled_line(block) or all(
        _TO_WRITE_ON.fullmatch(line) or _COUNTED_LINE.fullmatch(line) or not line.strip(" ._…") for line in lines
    )


def is_stage_direction(inline: Inline) -> bool:
    """Whether running text tells what happens while people speak: “*(did not know that)*”, in italics as a whole.

    So does what a time of the recording stands before: “*[00:19:40] – break –*”.
    """
    is_whole = is_wholly(inline, "emphasis")
    return is_whole and (_BRACKETED.fullmatch(inline.text) or _TIMED.match(inline.text)) is not None


def without_label(inline: Inline) -> Inline:
    """Return a question's running text without its number or label, bold that covers all of it, and quotation marks.

    A box to tick goes as well, “- [ ] What is a lens?”, and a sign that refers to a note, “What is a lens?*”.
    """
    if inline.text.startswith("[") and (box := _BOX.match(inline.text)) is not None:
        inline = cut(inline, box.end(), len(inline.text))
    start, end = question_label(inline.text), len(inline.text)
    if not inline.text[:1].isascii() and (sign := SIGN.match(inline.text)) is not None:
        start = sign.end() + question_label(inline.text[sign.end() :])
    elif not start and (stars := _STARS_FIRST.match(inline.text)) is not None:
        start = stars.end()
    start = start or _behind_bold_label(inline)
    if start and (scored := _POINTS_FIRST.match(inline.text, start)) is not None:
        start = scored.end()
    if not inline.text.isascii() and (noted := _NOTE_SIGN.match(inline.text, start)) is not None:
        start = noted.end() + question_label(inline.text[noted.end() :])
    if inline.text[-1:] in ("*", "†", "‡") and (noted := _NOTE_SIGN_BEHIND.search(inline.text, start)) is not None:
        opaque = any(mark.is_opaque and mark.end == end for mark in inline.marks)
        end = end if opaque else noted.start()
    if (quoted := _QUOTED.fullmatch(inline.text, start, end)) is not None:
        start, end = quoted.span("question")
    points = None
    if inline.text[end - 1 : end] in ("]", ")"):
        points = _POINTS.search(inline.text, start, end) or _POINTS_BEHIND_SENTENCE.search(inline.text, start, end)
    text = cut(inline, start, points.start() if points and points.start() > start else end)
    if not text.marks:
        return text
    whole = (0, len(text.text))
    return Inline(text.text, tuple(m for m in text.marks if not _is_dress(m, whole)))


def _behind_bold_label(inline: Inline) -> int:
    """Return where a text goes on behind a label in bold that counts: “**Scenario 2.** …”; 0 without one."""
    lead = inline.marks[0] if inline.marks else None
    if lead is None or lead.kind != "strong" or lead.start or lead.end >= len(inline.text):
        return 0
    found = _COUNTED.fullmatch(inline.text, 0, lead.end)
    if found is None or plain(found["word"]) not in words("counted"):
        return 0
    behind = _BEHIND_COUNTED.match(inline.text, lead.end)
    is_signed = inline.text[lead.end - 1] in ".:" or (behind is not None and bool(behind["sign"]))
    end = behind.end() if behind is not None else lead.end
    return 0 if not is_signed and inline.text[end : end + 1].islower() else end  # “**Case 3** is …”


def bold_lead(block: Block) -> Mark | None:
    """Return the bold phrase that a paragraph opens with, behind a sign such as ❓ at most."""
    for mark in block.inline.marks:
        if mark.kind == "strong" and (mark.start == 0 or _is_sign(block.text, mark.start)):
            return mark
    return None


def _is_sign(text: str, end: int) -> bool:
    """Whether a text up to a place is but such a sign; the letters of ASCII are none."""
    return not text[:1].isascii() and SIGN.fullmatch(text, 0, end) is not None


def behind_bold(inline: Inline, end: int) -> Inline:
    """Return what follows a bold question in its paragraph, without the sign between: "**What is a?**: It is b."."""
    rest = inline.text[end:]
    begins = end + len(rest) - len(rest.lstrip(" \n\t:：–—-"))
    arrow = ARROW.match(inline.text, begins)
    return cut(inline, arrow.end() if arrow else begins, len(inline.text))


def _is_dress(mark: Mark, whole: tuple[int, int]) -> bool:
    """Whether a mark only dresses a question: bold or highlighted from end to end, an anchor for links to lead to."""
    if mark.kind == "html":
        return mark.target.startswith(("<a ", "</a"))
    return mark.kind in ("strong", "emphasis", "highlight") and (mark.start, mark.end) == whole


def front_of(blocks: Sequence[Block], title: Inline | None = None) -> Markdown:
    """Return a question's blocks as the front of a card: no number, no label, no heading that says only "Exercise"."""
    return _front_of_opened(_laid_open(blocks), title)


def _front_of_opened(opened: Sequence[Block], title: Inline | None) -> Markdown:
    parts: list[Markdown] = []
    if title and title.text and not is_question_label(title.text):
        parts.append(to_markdown(without_label(title)))
    for place, block in enumerate(opened):
        if block.kind == "heading" and _only_labels(block.text) and (place + 1 < len(opened) or parts):
            continue
        if block.kind == "heading" or (block.kind == "paragraph" and not parts):
            parts.append(to_markdown(without_label(block.inline)))
        elif (
            block.kind != "rule" and not block.source.startswith("<!--") and not (is_coaching(block) or is_hint(block))
        ):
            parts.append(block.source)
    return joined(parts)


def _only_labels(heading: str) -> bool:
    """Whether a heading but counts a question, maybe with a remark in brackets: “Exercise 3.1 (warm-up)”."""
    if is_question_label(heading):
        return True
    end = question_label(heading)
    return 0 < end < len(heading) and _REMARK.fullmatch(heading, end) is not None


def _laid_open(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with those of sections and of containers for questions in their place."""
    opened: list[Block] = []
    for block in blocks:
        if block.kind == "section" or (block.kind == "container" and has_question_role(block)):
            if block.kind == "container" and has_question_mark(block.text):
                opened.append(paragraph(block.inline, block))  # a box whose title asks
            opened += _laid_open(block.children)
        elif block.kind != "container":  # a hint, which would spoil the question
            opened += split_options(block)
    return opened


def question_card(
    question: Sequence[Block],
    answer: Markdown,
    key: Inline,
    span: Span,
    evidence: Evidence,
    title: Inline | None = None,
) -> Card:
    """Return the card of a question: a choice where it has options and `key`, the answer's first line, names one."""
    context = question[0].context if question else ()
    origin = Origin(span=span, context=context, evidence=evidence)
    opened = _laid_open(question)
    found = read_options(opened)
    if found:
        start, end, options = found
        correct = () if tells_parts(options, answer) else correct_options(options, key)
        front = front_of([*opened[:start], *opened[end:]], title)
        if correct and front:
            told = explanation(options, correct, answer, key)
            told = joined([told, reasons_for([(options[place].text, options[place].comment) for place in correct])])
            return Choice(front, tuple(option.text for option in options), correct, told, origin)
    front = _front_of_opened(opened, title)
    return Basic(front, without_answer_label(answer) if has_question_mark(front) else answer, origin)


def why_no_option(question: Sequence[Block], answers: Sequence[Inline]) -> str:
    """Return why answers do not tell which options of a question are right; nothing where they do.

    They may name a letter of none, say another option's text behind a letter, disagree, or name others than those that
    are marked.
    """
    found = read_options(_laid_open(question)) if answers else None
    if found is None:
        return ""
    options = found[2]
    if marked := tuple(place for place, option in enumerate(options) if option.is_checked):
        named = ((said, named_beside_marks(options, said)) for said in map(_behind_marker, answers))
        other = next((said for said, places in named if places and places != marked), "")
        right = ", ".join(options[place].plain for place in marked)
        return f"says “{other}”, and “{right}” is marked as right; mend one of the two" if other else ""
    keys: dict[str, tuple[int, ...]] = {}
    for said in map(_behind_marker, answers):
        if other := text_of_other(options, said):
            return f"says “{other}” behind the letter of another option"
        if names_only_options(said):
            keys[said] = correct_options(options, Inline(said))
        if names_only_options(said) and not keys[said] and any(map(str.isalpha, said)):
            return f"says “{said}”, which is none of the {len(options)} options"
        if any(options[place].shares_letter for place in keys.get(said, ())) and any(map(str.isalpha, said)):
            return f"says “{said}”, and two options have one letter"
        if names_no_option(options, said) and not tells_parts(options, said):
            return f"says “{' '.join(said.split())}”, which is none of the {len(options)} options"
    first, *others = keys or ("",)
    disagreeing = [said for said in others if keys[said] and keys[said] != keys[first]]
    return f"says “{first}” and “{disagreeing[0]}”" if disagreeing else ""


def _behind_marker(answer: Inline) -> str:
    return answer.text[answer_marker(answer.text) or 0 :].strip(" .*`")


def answers_itself(block: Block) -> bool:
    """Whether a labelled question's own paragraph holds the answer, on a line of its own or behind the question."""
    first, *more = blanked(block.inline, "code", "math").split("\n")
    if any(map(_ANSWER_LINE.match, more)) and not any(map(_SECOND_OPTION.match, more)):
        return True
    return any(answer_marker(line) is not None for line in more) or pairs_within(first) != []


def opens_labelled_pair(block: Block) -> bool:
    """Whether a paragraph begins a pair of `Q:` and `A:`, so that what stands above it ends there."""
    return block.kind == "paragraph" and block.text[:1] == "Q" and _LABELLED.match(block.text) is not None
