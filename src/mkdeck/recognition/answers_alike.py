"""Answers that no word calls so, all in one form below questions that count on: “→ Lima”, “A. Lima”, “*Lima*”.

What stands below one question may be anything. Where several with numbers stand one behind the other, “(1) …”, “**1.**
…”, “### Question 1”, and below each is one thing and the same, a letter, an arrow, a quotation, brackets with a word in
them, that answers it, and is put into a container that says so. Signs and letters tell it of two questions; what may
as well be a remark, words in italics, a quotation or a plain paragraph, tells it of three that ask, where none sends
its readers on or gives but points. Questions behind words and in lists are read by other rules, unless options stand
between, or a sign before the answer that is none of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import HOLDING, Block, Inline
from mkdeck.facts.phrases import words_of
from mkdeck.facts.verb_forms import is_third_person
from mkdeck.parsing.inline import cut, is_wholly
from mkdeck.parsing.pieces import ending, in_container, paragraph, unlisted, with_children
from mkdeck.parsing.sections import is_bold_line, is_in_italics
from mkdeck.recognition.answer_ends import answers_shortly
from mkdeck.recognition.answer_forms import answer_form
from mkdeck.recognition.answers import GUESSED, is_answer_container, is_hint, is_marker
from mkdeck.recognition.key_entries import number_of
from mkdeck.recognition.key_points import tells_points
from mkdeck.recognition.letter_labels import QUESTION
from mkdeck.recognition.navigation import is_navigation
from mkdeck.recognition.options import BEFORE_OPTION, LABEL, Option, holds_options, read_options
from mkdeck.recognition.questions import is_picture
from mkdeck.recognition.right_options import names_only_options
from mkdeck.values import dataclass, replace
from mkdeck.wording.polls import are_of_report
from mkdeck.wording.words import (
    asks,
    has_question_mark,
    is_question_label,
    is_task,
    plain,
    question_at,
    question_label,
    words,
)

_FEWEST_SIGNED, _FEWEST = 2, 3
"""Questions whose answers have a sign or a letter, and any others."""
_PER_OTHER = 3
"""Among so many questions one may be answered in another form, or not ask."""
_MOST_BETWEEN = 10
"""Blocks between a question and its answer, as many as paragraphs of one option each."""
_SIGNED = frozenset(["letter", "arrow", "sign", "brackets", "hidden"])
_SAYS_SO = frozenset(["letter", "brackets"])
_UNREAD = frozenset(["letter", "brackets", "option", "point", "dash", "hidden", "sign"])
"""The forms of answers that no other rule reads, without their signs, below a question behind a word or in a list."""
_SET_OFF = frozenset(["quote", "italics", "bold", "aside", "square", "brackets", "hidden", "sign", "letter"])
"""The forms of answers below which remarks may stand."""
_ATTACHED = frozenset(["code", "table"])
_LABEL = re.compile(r"#|[^\W\d_]{2,15} ?[:：]")
"""“Level: …”, “#music”."""
_NUMBER = re.compile(r"\d{1,4}")
_OF_SOMEBODY = re.compile(r"[A-ZÀ-Þ][\w.’'-]{0,20}(?: [A-ZÀ-Þ][\w.’'-]{0,20}){0,2}, [^\n]{2,40}")
"""“Anna B., Leeds”."""
_SENDS_ON = re.compile(
    r"(?i)(?:please )?(?:go (?:back |on )?to|skip to|jump to|continue (?:with|at)|proceed to)"
    r" (?:the next|step|question|part|section|page|number|no\.|chapter|item|task|\d)"
)
_ELSEWHERE = re.compile(
    r"(?i)(?:please )?(?:go (?:back )?to|see|skip to|jump to|continue (?:with|at)|turn to|refer to)\b"
)
"""“Go to step 3”, “see the film”."""
_ASKS_WHO = re.compile(r"(?i)\b(?:who|whom|whose|name)\b")
_EXPLAINING = re.compile(
    r"(?i)(?:explain|describe|define|state|give|justify|say|discuss|compare|prove|show|tell|complete|translate|correct"
    r"|rewrite|interpret|outline|summari[sz]e)\b"
)
_IS_DONE = re.compile(r"(?i)\b(?:is|are|gets?) [a-z]+(?:ed|wn|en|pt|nt)\b")
_DIGITS = 3
"""Of a number, or of its part."""


@dataclass(frozen=True, slots=True)
class Told:
    """What may answer: in which form, and its blocks without the signs of that; where it stood."""

    form: str
    block: Block
    said: tuple[Block, ...]

    @property
    def text(self) -> str:
        """What it says, in one line."""
        return " ".join(" ".join(inner.text for inner in one.walk() if inner.text) for one in self.said)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question under a number, its kind, and the blocks below it; other things stand behind these."""

    number: tuple[int, ...]
    kind: str
    question: Block
    below: tuple[Block, ...]
    whole: Block | None = None
    """The paragraph of both, where the answer is its last line."""


def with_answers_alike(lesson: Block) -> Block:
    """Return a lesson in which answers of one form to questions that count on are called answers."""
    if are_of_report([heading.text for heading in lesson.within("heading")]):
        return lesson
    found: dict[int, tuple[Block, ...]] = {}
    for holder in lesson.walk():
        if holder.kind in HOLDING or holder.kind == "list":
            for row in _rows(holder):
                found |= _answers(row)
    return _put(lesson, found) if found else lesson


def _put(block: Block, found: Mapping[int, tuple[Block, ...]]) -> Block:
    """Return a block with others in the place of some that it holds, which are known by their ids."""
    if not block.children:
        return block
    whole: list[Block] = []
    for child in block.children:
        whole += found[id(child)] if id(child) in found else (_put(child, found),)
    return with_children(block, whole)


def _rows(holder: Block) -> Iterator[list[Asked]]:
    """Yield the questions of a block that count on from one another: side by side, in sections, in a list's items."""
    row = list[Asked]()
    for asked in _asked_in_list(holder) if holder.kind == "list" else _asked_among(holder.children):
        if row and asked.number != (*row[-1].number[:-1], row[-1].number[-1] + 1):
            yield row
            row = []
        row.append(asked)
    yield row


def _asked_in_list(block: Block) -> Iterator[Asked]:
    for item in block.children:
        if len(item.children) > 1 and (number := _number_of_item(item)):
            yield Asked(number, "item", item.children[0], item.children[1:])


def _number_of_item(item: Block) -> tuple[int, ...]:
    return number_of_question(item.children[0]) if item.number is None else (item.number,)


def _asked_among(children: Sequence[Block]) -> Iterator[Asked]:
    starts = [(place, *found) for place, child in enumerate(children) if (found := _start(children, place))]
    for (place, number, kind), (following, *_) in pairwise([*starts, (len(children), (), "")]):
        first = children[place]
        if first.kind == "section":
            blocks = first.children[kind == "title" :]
            yield Asked(number, kind, blocks[0], blocks[1:])
            continue
        asked = first.children[0].children[0] if first.kind == "list" else children[place + (kind == "title")]
        start = place + 1 + (kind == "title")
        end = next((at for at in range(start, following) if children[at].kind in ("section", "rule")), following)
        if start == end and (lines := _apart(asked)):
            yield Asked(number, kind, lines[0], lines[1:], asked if first.kind != "list" else first)
        else:
            yield Asked(number, kind, asked, tuple(children[start:end]))


def _apart(block: Block) -> tuple[Block, ...]:
    """Return the lines of a question and the last one as two paragraphs, where a letter or a sign opens that.

    An arrow and a letter with a colon are read where they stand.
    """
    asked = block.text.rpartition("\n")[0]
    if not asked or question_at(asked) != len(asked):
        return ()
    told = ending(cut(block.inline, len(asked) + 1, len(block.text)), block)
    form, said = _form(told)
    is_colon = form == "letter" and ":" in told.text.removesuffix(said.text)
    is_told = not is_marker(told) and form in _SIGNED - {"arrow"} and not is_colon
    return (paragraph(cut(block.inline, 0, len(asked)), block), told) if is_told else ()


def _start(children: Sequence[Block], place: int) -> tuple[tuple[int, ...], str] | None:
    """Return the number of a question that begins at a place, and its kind; None where none does."""
    block = children[place]
    if block.kind == "list":
        item = block.children[0]
        is_lone = block.ordered and len(block.children) == 1 and len(item.children) == 1
        is_lone = is_lone and item.children[0].kind == "paragraph" and item.number is not None
        return ((item.number or 0,), "item") if is_lone else None
    first = block.children[0] if block.kind == "section" else block
    below = (block.children if block.kind == "section" else children[place:])[1:2]
    if first.kind not in ("paragraph", "heading") or not (number := number_of_question(first)):
        return None
    if is_question_label(first.text):
        is_above = bool(below) and below[0].kind == "paragraph" and question_label(below[0].text) == 0
        return (number, "title") if is_above else None
    label = first.text[: question_label(first.text)]
    if block.kind != "section" and QUESTION.match(label):
        return number, "letter"
    is_worded = block.kind == "section" or any(map(str.isalpha, label))
    return number, "label" if is_worded else "number"


def number_of_question(block: Block) -> tuple[int, ...]:
    """Return the number, in its parts, in the label with which a paragraph or a heading opens; none without one."""
    if not block.text or not (question_label(block.text) or is_question_label(block.text)):
        return ()
    parts = (number_of(block) or "").split(".")
    return tuple(map(int, parts)) if all(part.isdecimal() and len(part) <= _DIGITS for part in parts) else ()


def _numbered(asked: Asked) -> Block:
    """Return a question that was the first lines of a paragraph, or of an item in its list."""
    whole = asked.whole or asked.question
    if whole.kind != "list":
        return asked.question
    item = replace(whole.children[0], children=(asked.question,))
    return replace(whole, children=(item,))


def _answers(row: Sequence[Asked]) -> Mapping[int, tuple[Block, ...]]:
    """Return what is put in the place of blocks that answer the questions of a row, by the ids of these."""
    found: dict[int, tuple[Block, ...]] = {}
    for asked, answer in alike_answers([asked for asked in row if not any(map(_says_so, asked.below))]):
        form = answer.form
        if (form not in _UNREAD and asked.kind in ("letter", "label", "item")) or form == asked.kind:
            return {}
        told_so = in_container(answer.said, [answer.block], "answer", *([] if form in _SAYS_SO else [GUESSED]))
        if asked.whole is None:
            found[id(answer.block)] = (told_so,)
        else:
            found[id(asked.whole)] = (_numbered(asked), told_so)
    return found


def alike_answers(row: Sequence[Asked]) -> Sequence[tuple[Asked, Told]]:
    """Return the questions of a row with what answers them in the form in which most are; nothing where few are."""
    if len(row) < _FEWEST_SIGNED:
        return ()
    told = [told_below(asked, is_last=asked is row[-1]) for asked in row]
    counted = Counter(answer.form for answer in told if answer is not None)
    if not counted:
        return ()
    (form, count), *_ = counted.most_common(1)
    is_signed = form in _SIGNED or form == "option"
    if count < (_FEWEST_SIGNED if is_signed else _FEWEST) or len(row) - count > len(row) // _PER_OTHER:
        return ()
    pairs = [(asked, answer) for asked, answer in zip(row, told, strict=True) if answer and answer.form == form]
    asking = sum(_asks(asked) for asked, _ in pairs)
    if len(pairs) - asking > (len(pairs) // _PER_OTHER if is_signed else 0):
        return ()
    if (
        _lead_elsewhere(pairs)
        or _are_of_owners(pairs)
        or _are_of_tests(pairs)
        or not (is_signed or _may_answer(form, pairs, len(row)))
    ):
        return ()
    return pairs


def _may_answer(form: str, pairs: Sequence[tuple[Asked, Told]], asked: int) -> bool:
    """Whether answers without a sign are none of remarks: these order, ask, give points or say all the same.

    “Chapter 3” and “5 min” say the same but for their numbers, “Source: …” and “Level: …” behind one label.
    """
    if form == "plain" and len(pairs) < asked:
        return False
    said = [block for _, answer in pairs for block in answer.said]
    if any(is_hint(block) or tells_points(block) or is_navigation(block) for block in said):
        return False
    texts = [answer.text for _, answer in pairs]
    if form == "dash" and all(map(_OF_SOMEBODY.fullmatch, texts)):
        return False
    shapes = Counter(map(_shape, texts))
    others = len(pairs) - len(pairs) // _PER_OTHER
    answering = sum(answers_shortly(answer.said) for _, answer in pairs)
    return len(shapes) >= others and answering >= (others if form == "quote" else len(pairs))


def _lead_elsewhere(pairs: Sequence[tuple[Asked, Told]]) -> bool:
    """Whether most answers are but such as “chapter 3”, with one word and numbers of their own, or one sends on."""
    texts = [answer.text for _, answer in pairs]
    if any(map(_SENDS_ON.match, texts)) or 2 * sum(_ELSEWHERE.match(text) is not None for text in texts) > len(texts):
        return True
    shapes = Counter(shape for _, answer in pairs if "#" in (shape := _shape(answer.text)))
    return 2 * sum(count for count in shapes.values() if count > 1) > len(pairs)


def _are_of_owners(pairs: Sequence[tuple[Asked, Told]]) -> bool:
    """Whether most answers are a first name, of whoever is to find out: “Which database do we use? → Ben”."""
    named = [asked.question.text for asked, answer in pairs if _is_first_name(answer.text)]
    return 2 * len(named) > len(pairs) and not all(map(_ASKS_WHO.search, named))


def _is_first_name(text: str) -> bool:
    name = text.strip(" .@")
    return name.istitle() and name.isalpha() and name.casefold() in words("first_name")


def _are_of_tests(pairs: Sequence[tuple[Asked, Told]]) -> bool:
    """Whether orders stand above what then happens, as in the plan of a test: “Press the key. => The lamp glows”."""
    if any(has_question_mark(asked.question.text) for asked, _ in pairs):
        return False
    orders = [
        _happens(answer.text)
        for asked, answer in pairs
        if not _EXPLAINING.match(asked.question.text, question_label(asked.question.text))
    ]
    return 2 * sum(orders) > len(pairs)


def _happens(text: str) -> bool:
    """Whether a text says in the present what something does, or what is done to it."""
    spoken = words_of(text)
    return _IS_DONE.search(text) is not None or any(map(is_third_person, spoken[1:]))


def _shape(text: str) -> str:
    """Return what an answer has in common with others that are such in form alone: its label, or all but its numbers.

    A number alone is an answer of its own.
    """
    if label := _LABEL.match(text):
        return label[0]
    told = plain(text)
    counted = _NUMBER.sub("#", told)
    return counted if any(map(str.isalpha, counted)) else told


def _asks(asked: Asked) -> bool:
    """Whether a question asks, sets a task, or has options below it."""
    text = asked.question.text
    if has_question_mark(text) or asks(text):
        return True
    return read_options(asked.below[:-1]) is not None


def told_below(asked: Asked, *, is_last: bool) -> Told | None:
    """Return what alone answers a question: what stands below its options, or below the question itself.

    Behind the last of a row other things may follow, but for a plain paragraph, which these may go on with.
    """
    below = [block for block in asked.below if not is_hint(block)]
    for place, block in enumerate(below[:_MOST_BETWEEN]):
        behind = below[place + 1 :]
        if (behind and BEFORE_OPTION.match(behind[0].text)) or not _is_attached(below[:place]):
            continue
        offered = read_options(below[:place])
        answer = _read(block, offered[2] if offered else ())
        if answer is not None:
            is_alone = not behind or (is_last and (answer.form != "plain" or is_bold_line(behind[0])))
            is_alone = is_alone or (answer.form in _SET_OFF and all(_is_remark(block, answer.form) for block in behind))
            return answer if is_alone else None
    return None


def _is_remark(block: Block, form: str) -> bool:
    """Whether a block below an answer is a paragraph in another form that neither asks nor sets a task."""
    if block.kind != "paragraph" or BEFORE_OPTION.match(block.text) or is_marker(block) or question_label(block.text):
        return False
    return _form(block)[0] not in (form, *_SIGNED) and not has_question_mark(block.text) and not is_task(block.text)


def _is_attached(between: Sequence[Block]) -> bool:
    """Whether blocks between a question and what may answer it are its options, or code and tables."""
    rest = [block for block in between if block.kind not in _ATTACHED and not is_picture(block)]
    found = read_options(rest) if rest else None
    return not rest or (found is not None and found[:2] == (0, len(rest)))


def _read(block: Block, options: Sequence[Option]) -> Told | None:
    """Return the form of a block that may answer, and what it says; None where it says so itself, or offers options.

    Below options it names one of them.
    """
    if block.kind == "quote":
        return _named("quote", block, block.children) if not _says_so(block) else None
    if block.kind == "list":
        said = unlisted([block])
        is_point = len(block.children) == 1 and not block.ordered and bool(said) and said[0].kind == "paragraph"
        if not is_point or is_marker(said[0]) or (options and not names_only_options(said[0].text)):
            return None
        return _named("option" if options else "point", block, said)
    if block.kind != "paragraph" or number_of_question(block) or is_picture(block):
        return None
    if _says_so(block):
        return None
    form, told = _form(block)
    said = (paragraph(told, block),)
    if options:
        is_named = names_only_options(said[0].text) or (form in _SIGNED and _names_text(said[0].text, options))
        return _named("option", block, said) if is_named else None
    if BEFORE_OPTION.match(block.text) and (form not in ("letter", "brackets") or holds_options(block)):
        return None
    return _named(form, block, said)


def _names_text(told: str, options: Sequence[Option]) -> bool:
    """Whether a text is that of an option, with its letter or without."""
    letter = LABEL.match(told)
    texts = {plain(option.plain) for option in options}
    return plain(told) in texts or (letter is not None and plain(told[letter.end() :]) in texts)


def _says_so(block: Block) -> bool:
    """Whether a block says in a word that it answers, and no brackets stand around it; other rules read that."""
    return is_answer_container(block) or (is_marker(block) and _form(block)[0] != "brackets")


def _named(form: str, block: Block, said: Sequence[Block]) -> Told | None:
    says = any(inner.text.strip() for one in said for inner in one.walk())
    asks_itself = form not in _SIGNED and any(has_question_mark(inner.text) for one in said for inner in one.walk())
    return Told(form, block, tuple(said)) if says and not asks_itself else None


def _form(block: Block) -> tuple[str, Inline]:
    """Return in which form a paragraph may answer, and what it then says."""
    text = block.text
    if (signed := answer_form(block.inline)) is not None:
        return signed
    if text[:1] == "(" and text.find(")") == len(text) - 1:
        return "aside", cut(block.inline, 1, len(text) - 1)
    if is_in_italics(block):
        return "italics", block.inline
    if is_bold_line(block):
        return "bold", block.inline
    if text[:1] == "[" and text.find("]") == len(text) - 1 and text[1:-1].strip(" .0123456789"):
        return "square", cut(block.inline, 1, len(text) - 1)
    return "code" if is_wholly(block.inline, "code") else "plain", block.inline
