"""What is done to a lesson before extractors are given it, one pass behind the other, each in a module of its own.

A pass takes a lesson and returns it with some form of writing put as another one that rules know. It leaves one without
that form as it is, at the cost of a look. A new pass is a line here; the module of one whose look stands here as well
is loaded for the lessons that are for it.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.loading import late
from mkdeck.recognition.asked_aloud import with_asked_aloud
from mkdeck.recognition.asked_of_each import with_asked_of_each
from mkdeck.recognition.folded_answers import with_folded_answers
from mkdeck.recognition.key_pages import with_bare_key_title
from mkdeck.recognition.plain_questions import plain_questions
from mkdeck.recognition.speakers import with_speakers
from mkdeck.recognition.tables_apart import with_tables_apart
from mkdeck.recognition.verdicts import may_tell
from mkdeck.recognition.written_parts import with_written_parts
from mkdeck.wording.held import around, from_breaks, holds_any, may_hold
from mkdeck.wording.words import has_question_mark, is_question_label

Pass = Callable[[Block], Block]

_POINTS = re.compile(r"\d\s{0,2}(?:/|[^\W\d_]{1,12}(?: [^\W\d_]{1,8})?)\s{0,2}\d")
"""“3 / 5”, “3 out of 5”."""
_GRADING = ("given_answer", "graded_right")
"""The words of which one stands beside answers that a program has graded."""
_TEXT2QTI = re.compile(r"\n(?:[Qq]uiz (?:title|description):|\*[a-zA-Z]\)[ \t]|\[\*\][ \t]|=[ \t]+[\[\d.+-])")
_OF_TEXT2QTI = frozenset(["uiz title:", "uiz description:", "\n*", "\n[*]", "\n="])
_INKA = re.compile(r"\n(?:(?:Deck|Tags):|<!--\s?ID:\s?\d{10})")
_OF_INKA = frozenset(["Deck:", "Tags:", "ID:"])
_OWN_MARK = re.compile(
    r"\n[>\s]{0,9}+(?:[-*+]\s{1,3})?[*_]{0,3}+(?:\\?[(\[]\s?(?:\?{1,2}|[QqFfVPD])\s?[)\]]"
    r"|\?{1,2}(?:\s?[)>:.|\]–—-]|\s{1,3}\S)|[QqFfVPD](?:[>|)\]]|\s?(?:[-–=]>|→)))"
)
"""“?) …”, “[Q] …”, “Q> …”."""
_OF_OWN_MARK = frozenset(
    [f"{before}?" for before in "\n *_>(["]
    + [f"{letter}{sign}" for letter in "QqFfVPD" for sign in (*">|])→", " ->", "->")]
)
_SHORT_LABEL = re.compile(
    r"\n[>\s]{0,9}+(?:[-*+]\s{1,3})?(?:&nbsp;){0,8}[*_]{0,3}+[A-Z](?:/[A-Z]|[A-Z]{1,2})[*_]{0,3}+\s?:"
)
"""“MS: …”."""
_BOLD_NUMBER = re.compile(r"\n[>\s]{0,9}+(?:\*\*|__)\d{1,3}(?:\*\*|__)\s")
_OF_BOLD_NUMBER = frozenset(f"{sign}{digit}" for sign in ("**", "__") for digit in "0123456789")
_BOXED = re.compile(r"(?m)\n[>\s]{0,9}(?:[-*+]|\d{1,3}[.)])\s{1,3}\[[ xX]\] [^\n]{4,200}\?\s{0,3}$")
"""“- [x] Which join keeps all rows?”"""
_BEFORE_BOLD = re.compile(r"\n[>\s]{0,9}\(?\d{1,3}\\?[.)] ?\*\*[^*\n]{4,300}\?\s?\*\*")
_COUNTED_HEADING = re.compile(
    r"(?m)\n[>\s]{0,9}+#{1,6}\s{1,3}[^\W\d_]{3,14} [#№NnOor. ]{0,4}\d{1,3}[.:]?(?:\s{1,3}#{1,6})?\s?$"
)
"""“#### Statement 4”."""
_OF_COUNTED_HEADING = frozenset(["\n#", "# "])
_NUMBERED = re.compile(
    r"(?m)\n[>\s]{0,9}+(?:[-*+]\s{1,3}|#{1,6}\s{1,3})?[*_]{0,3}+(?:[^\W\d_]{1,12}+\.?\s?)?[(\[]?"
    r"(?:\d{1,2}\.)?(?P<number>[1-9]\d?)\s?(?:\\?[.):\]]|[*_]{1,2}|$)"
)
"""“(2) …”, “**2.** …”, “### Question 2”."""
_OF_NUMBERED = frozenset(f"{before}{digit}" for before in "\n (*[_QqF" for digit in "123456789")
_MIXED_KEY = re.compile(
    r"\d\s?[.):=→–—-]{0,2}\s?\(?[a-zA-Z]\)?\.?\s?[,;·•|\n]\s{0,3}\d{1,3}\s?[.):=→–—-]{0,2}\s?[*_]{0,3}[^\W\d_]{2}"
)
"""“6–b · 7 oak”."""
_OF_MIXED_KEY = frozenset(f"{sign}{digit}" for sign in (" ", "\n") for digit in "456789")
_LETTERED_KEY = re.compile(
    r"\n[>\s]{0,9}+#{1,6}\s{1,3}\d{1,2}[.:)]\s|[;,·|/.\n]\s{0,3}\(?b(?:\)|\.|\s?[:=–—-])?\s{1,3}\S"
)
"""“## 1. Fill the gaps”, or “; b Pisa”."""
_OF_LETTERED_KEY = frozenset([*(f"# {digit}" for digit in "123456789"), "b ", "b)", "b.", "b:"])
_PART_NUMBER = re.compile(
    r"(?:^|[\s(\[*_>|;,])(?:[A-H]|[IVX]{1,4}|\d{1,2})(?:\s?[.,/:–-]\s?|\s?\(|\s|)(?:[^\W\d_]{1,10}\.?\s)?[12](?![\w%°])"
)
"""“I.1”, “B2”, “Part I, 1”."""
_OF_PART_NUMBER = frozenset(
    f"{part}{sign}{number}"
    for part in "ABIV12"
    for sign in ("", " ", ".", ". ", ",", ", ", "/", ":", "-", "–", "(", " (")
    for number in "12"
    if sign or part.isalpha()
)
_FENCED_KEY = re.compile(
    r"\n[>\s]{0,9}+(?:`{3,9}|~{3,9})[ \t]?(?:text|txt|plain|plaintext)?\s{1,3}"
    r"(?:[^\W\d_][^\n]{0,60}[\n:][>\s]{0,9})?\(?[Qq]?1[\sA-Za-z.):=→–-]"
)
"""A fence, and below it “1. oak”, “Answers: 1. oak”."""
_OF_FENCED_KEY = frozenset(["\n```", "\n~~~", "> ```", "> ~~~", " ```", " ~~~"])
_BEFORE_LETTER = r"\n[>\s]{0,9}+(?:[-*+]\s{1,3}|#{1,6}\s{1,3})?[*_]{0,3}+(?:[^\W\d_]{2,12}+\.?\s)?[(\[]?"
_BEHIND_LETTER = r"(?:[)\]]|\s?[.:]|[*_]{2})[*_]{0,3}[)\].:]?\s"
_LETTERED = re.compile(rf"{_BEFORE_LETTER}[aAiI]{_BEHIND_LETTER}")
_SECOND_LETTER = re.compile(rf"{_BEFORE_LETTER}(?:[bB]|ii|II){_BEHIND_LETTER}")
"""“a) ”, “**(a)** ”, “- a. ” at the beginning of a line, and the letter behind that."""
_OF_SECOND_LETTER = frozenset(
    f"{letter}{sign}" for letter in ("b", "B", "ii", "II") for sign in (*")].:", "**", "__", " .", " :")
)
_BOXES_BELOW = re.compile(
    r"(?m)\n[>\s]{0,16}(?:[^\W\d_]{1,12}\s?)?[☐☑☒□■○◯●◉✓✔✅(\[][^\n]{1,40}\s?(?:[^\W\d_]|[☐☑☒□■○◯●◉✓✔✅)\]]\ufe0f?)\s{0,9}$"
)
"""“T ☐  F ☒” on a line of its own."""
_OF_BOXES_BELOW = frozenset([*"☑☒■●◉", "[x]", "[X]", "(x)", "(X)", "[✓]", "[✔]", "(✓)", "(✔)"])
_MARK_POINT = re.compile(
    r"(?m)\n[>\s]{0,9}(?:[-*+]\s{1,3})?(?:[✔✓✅☑√]\ufe0f?\s{0,3}[^\s✔✓✅☑√]|[^\n]{3,300}[✔✓✅☑√]\ufe0f?[.;,]?\s{0,3}$)"
)
"""“> ✔ more energy”, “more energy ✓”."""
_OF_MARK_POINT = frozenset("✔✓✅☑√")
_RANGE = re.compile(r"\d\s?[-–—]\s?\d{1,3}\s?[.):]")
_DASHES, _WIDTH_OF_RANGE = "-–—", 6
"""Characters on either side of the dash, at most."""
_WIDTH_OF_PAIR = 12
_FEWEST_NUMBERED = 2
_FEWEST_TICKED = 2
"""Containers whose titles ask."""
_BLANKS = ("___", r"\_\_\_", "....", "…")
_GAPS = (*_BLANKS, "＿＿", "（", "【", "(  ")


def _if_holding(
    expression: re.Pattern[str], signs: frozenset[str], module: str, function: str, *, times: int = 1
) -> Pass:
    """Return a pass for lessons in whose lines an expression finds something, and so one of some signs stands.

    It must find it some `times` where one alone, as the number of a lesson in its title, says nothing.
    """
    put = late(f"mkdeck.recognition.{module}", function)

    def one_pass(lesson: Block) -> Block:
        text = from_breaks(lesson.source)
        return put(lesson) if holds_any(text, signs) and _is_found(expression, text, times) else lesson

    return one_pass


def _is_found(expression: re.Pattern[str], text: str, times: int) -> bool:
    if times == 1:
        return expression.search(text) is not None
    return sum(1 for _ in islice(expression.finditer(text), times)) == times


def _with_numbers_for_letters(lesson: Block) -> Block:
    text = from_breaks(lesson.source)
    held = holds_any(text, _OF_SECOND_LETTER) and _SECOND_LETTER.search(text) is not None
    if not held or _LETTERED.search(text) is None:
        return lesson  # as most
    from mkdeck.recognition.lettered_questions import with_numbers_for_letters

    return with_numbers_for_letters(lesson)


def _if_ruled(module: str, function: str) -> Pass:
    """Return a pass for lessons that rules part."""
    put = late(f"mkdeck.recognition.{module}", function)
    return lambda lesson: put(lesson) if lesson.within("rule") else lesson


def _with_graded_quizzes(lesson: Block) -> Block:
    if not any(may_hold(lesson.source, table) for table in _GRADING) or _POINTS.search(lesson.source) is None:
        return lesson  # as nearly always
    from mkdeck.recognition.graded_quizzes import with_graded_quizzes

    return with_graded_quizzes(lesson)


def _with_bare_numbers(lesson: Block) -> Block:
    has_blanks = any(sign in lesson.source for sign in _BLANKS)
    if not has_blanks and not _counts_from_to(lesson.source):
        return lesson  # as nearly always
    from mkdeck.recognition.blanks_before_numbers import with_bare_numbers

    return with_bare_numbers(lesson, has_blanks=has_blanks)


def _with_remarks(lesson: Block) -> Block:
    if not lesson.within("table") or not lesson.within("list"):
        return lesson  # as nearly always
    if not may_tell(lesson.source) and not any(map(_is_of_letters, lesson.within("table"))):
        return lesson
    from mkdeck.recognition.remarks_below_tables import with_remarks_in_tables

    return with_remarks_in_tables(lesson)


def _with_worked_sums(lesson: Block) -> Block:
    if not may_hold(lesson.source, "given") or not may_hold(lesson.source, "answer"):
        return lesson  # as nearly always
    from mkdeck.recognition.worked_sums import with_worked_sums

    return with_worked_sums(lesson)


def _with_ticked_containers(lesson: Block) -> Block:
    asking = sum(has_question_mark(block.text) for block in lesson.within("container") if block.text)
    if asking < _FEWEST_TICKED:
        return lesson  # as nearly always
    from mkdeck.recognition.ticked_containers import with_ticked_containers

    return with_ticked_containers(lesson)


def _is_of_letters(table: Block) -> bool:
    """Whether a title of a table is two words or letters to choose from, as for verdicts that are letters: “T/F”."""
    header = table.children[0].children if table.children else ()
    return any("/" in title.text and len(title.text) <= _WIDTH_OF_PAIR for title in header)


_LABEL = re.compile(
    r"2(?:[\\\])*:\n]|[ ][–—-]|\.\*\*)|(?<=[^\W\d_])2\.|(?<=[^\W\d_][ ])2\.|(?<=\#[ ])2\.|(?<=\n)2\.", signs="2"
)
"""What the label of a second item may be, and no number within a sentence: “**Q2.** …”, “(2) …”, “2 – …”."""


def _with_items_numbered(lesson: Block) -> Block:
    if not any(sign in lesson.source for sign in _GAPS) and not may_tell(lesson.source):
        return lesson  # as most
    if _LABEL.search(lesson.source) is None:
        return lesson
    from mkdeck.recognition.items_below_tasks import with_items_numbered
    from mkdeck.recognition.labelled_statements import labelled_statements

    numbered = with_items_numbered(lesson)
    if numbered is lesson or numbered == lesson:
        return lesson
    statements = (statement for judged in labelled_statements(lesson) for statement in judged.statements)
    named = frozenset(
        statement.span.first
        for statement in statements
        if statement.number[0].isalpha() and not is_question_label(statement.number)
    )
    return with_items_numbered(lesson, apart=named) if named else numbered  # “S3 – false” names one by its label


_LABEL_AND_ENTRY = re.compile(
    r"\n[*_(>\s]{0,9}+[^\W\d_][^\n:：]{2,40}+[:：][*_]{0,3}+\s{1,3}[(*_]{0,3}1[.):=–-]{0,2}[*_]{0,3}+\s", signs=":："
)


def _with_answers_alike(lesson: Block) -> Block:
    text = from_breaks(lesson.source)
    if not holds_any(text, _OF_NUMBERED):
        return lesson
    numbers = [found["number"] for found in _NUMBERED.finditer(text)]
    if len(numbers) < _FEWEST_NUMBERED or set(numbers) == {"1"}:
        return lesson  # as most; one alone is the number of the lesson in its title
    from mkdeck.recognition.answers_alike import with_answers_alike

    return with_answers_alike(lesson)


def _with_uncalled_keys(lesson: Block) -> Block:
    may_be_called = any(may_hold(lesson.source, table) for table in ("calling_key", "answer", "key"))
    if not may_be_called and _LABEL_AND_ENTRY.search(from_breaks(lesson.source)) is None:
        return lesson  # as most
    from mkdeck.recognition.uncalled_keys import with_uncalled_keys

    return with_uncalled_keys(lesson)


def _counts_from_to(source: str) -> bool:
    """Whether two numbers stand around a dash, as those of several questions do."""
    near = (around(source, dash, _WIDTH_OF_RANGE) for dash in _DASHES if dash in source)
    return any(_RANGE.search(text) is not None for text in near)


PASSES: tuple[Pass, ...] = (
    with_speakers,  # “P:” and “I:” in the record of an oral examination say who asks and who answers
    with_asked_aloud,  # “Ask:” and “Listen for:” in a plan of a lesson are the labels of a question and its answer
    with_folded_answers,  # “Compare with our answer” and “Why?” fold what answers and explains what stands above
    # Questions of a quiz that a program graded are containers: no rule reads what was answered,
    _with_graded_quizzes,
    # nor any other the lines of a quiz in plain text, where stars and signs tell what is right,
    _if_holding(_TEXT2QTI, _OF_TEXT2QTI, "text2qti", "with_text2qti"),
    # and questions between lines that a program takes to Anki, with the quotations below them.
    _if_holding(_INKA, _OF_INKA, "inka", "with_inka"),
    # “?) …” and “!) …” are a question and its answer where several such pairs stand in a lesson.
    _if_holding(_OWN_MARK, _OF_OWN_MARK, "own_marks", "with_own_marks"),
    # “MS: …” is “Answer: …” in a lesson that says “MS = mark scheme”.
    _if_holding(_SHORT_LABEL, frozenset(":"), "own_marks", "with_labels_in_full"),
    # “> ✔ more energy” below “Explain why … [2 marks]” is an answer, and “> ✘ faster” none.
    _if_holding(_MARK_POINT, _OF_MARK_POINT, "mark_points", "with_mark_points"),
    _if_ruled("slide_pairs", "with_slide_pairs"),  # a slide that asks and the slide “Answer” behind it are a container
    # “**4** Which gas …?” is “**4.** Which gas …?” in a test of such questions.
    _if_holding(_BOLD_NUMBER, _OF_BOLD_NUMBER, "bold_numbers", "with_signs_behind_numbers"),
    # “- [x] Which join …?” above its answer is a question, and so is “1\\. **What is …?** …”.
    _if_holding(_BOXED, frozenset(["[x]", "[X]", "[ ]"]), "undressed_questions", "with_boxes_put_off"),
    _if_holding(_BEFORE_BOLD, frozenset([". **", ") **", ".**", ")**"]), "undressed_questions", "with_numbers_put_off"),
    # What stands below “Claim 4” is a question where an answer follows it, and other claims so.
    _if_holding(_COUNTED_HEADING, _OF_COUNTED_HEADING, "counted_headings", "with_counted_questions", times=2),
    # “**Q1.** …” is an item of a list where it is asked whether it is true, or it has a gap, and the others are alike.
    _with_items_numbered,
    # “→ Lima” below “(1) …”, and other answers so below other numbers, are in containers that say that they answer.
    _with_answers_alike,
    _with_uncalled_keys,  # “Corrections” below questions with the numbers of its entries is a key
    with_bare_key_title,  # “Page 2: Key” is “Key”, by which title the next pass knows keys
    # “a) Which …?” is a question where a key tells “a. …”, or an answer stands below each; both are put under numbers.
    _with_numbers_for_letters,
    _with_bare_numbers,  # “____ 1. …” and “11–13. …” in a test with a key are items of a list under one number each
    # A key in a fence is a box, or a paragraph of the key around it.
    _if_holding(_FENCED_KEY, _OF_FENCED_KEY, "fenced_keys", "with_keys_unfenced"),
    # “**1.** a Rome; b Pisa” in a key is one to “1. Fill the gaps”, and has a bracket behind each letter.
    _if_holding(_LETTERED_KEY, _OF_LETTERED_KEY, "keys_by_title", "with_keys_by_title"),
    # “Key: 1–c, 2–a, 3–b · 4 oak · 5 ash” is a key of letters, and one of words.
    _if_holding(_MIXED_KEY, _OF_MIXED_KEY, "mixed_keys", "with_keys_apart"),
    # “**II.4** …” in a key is the fourth entry below “Part II” of one with headings.
    _if_holding(_PART_NUMBER, _OF_PART_NUMBER, "keys_by_part", "with_keys_by_part"),
    with_written_parts,  # the parts of a test, and of its key, that lines or letters alone name are sections
    with_tables_apart,  # tables that stand side by side in one are as many tables
    _with_remarks,  # “- **3** – …” below statements that are true or false explains the third one in their table
    _with_ticked_containers,  # `> [!question] Which …?` holds its question where the right options below are ticked
    # “T ☐  F ☒” below a statement stands behind it, where other rules look for boxes.
    _if_holding(_BOXES_BELOW, _OF_BOXES_BELOW, "boxes_below", "with_boxes_behind"),
    _with_worked_sums,  # “Given: …”, “Find: …” and “Solution: …” below a sum are its values and its answer
    with_asked_of_each,  # “1. `SUM(x)`” below “What do these give?” asks so, where a key has an answer under its number
    plain_questions,  # no hint stands in a question, each option is a line; keys behind others have their place
)
"""The passes in their order."""


def as_rules_read(lesson: Block) -> Block:
    """Return a lesson as all passes put it."""
    for one_pass in PASSES:
        lesson = one_pass(lesson)
    return lesson
