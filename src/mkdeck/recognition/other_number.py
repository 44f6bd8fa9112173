"""Whether an answer has the number of another question than the one right above it."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.recognition.answers import behind_marker, contents, is_marker
from mkdeck.recognition.key_entries import number_of
from mkdeck.recognition.numbered_questions import has_options, questions_in
from mkdeck.recognition.options import read_options
from mkdeck.wording.words import answer_marker, question_label

_NUMBER = re.compile(r"\(?(?P<number>\d{1,3})[.)]\s+(?=[^\W\d_])")
_WITH_LETTER = re.compile(r"\(?(?P<number>\d{1,3})(?:\s?[-–—.):]\s?)?\(?[A-Ha-h][.)]?")
"""“1-b”: an option of a question, in whole."""
_LETTER = re.compile(r"\(?(?P<letter>[a-h])[.)]\s+(?=\S)")
_IN_TITLE = re.compile(r"\s#?(?P<number>\d{1,3})[.:)]{0,2}\s*$")
"""“Answer to question 1”."""


def other_number(above: Sequence[Block], question: Sequence[Block], answer: Block) -> tuple[str, str] | None:
    """Return the number of an answer and that of the question above it, if only another one has the answer's.

    That other question stands above and is not answered there. Options may be numbered as well, but then no letter is
    behind the number.
    """
    if (letters := _other_letter(above, question, answer)) is not None:
        return letters
    asked = number_of(question[0]) if question and question_label(question[0].text) else _number_of_item(above)
    if asked is None:
        return None
    is_labelled = bool(question) and question_label(question[0].text) and read_options(question) is None
    told = _number_told(answer) if is_labelled else _number_of_letter(answer)
    others = [] if told is None or told == asked else [one for one in questions_in(above) if one.number == told]
    if told is None or not (others if is_labelled else any(map(has_options, others))):
        return None
    return told, asked


def _other_letter(above: Sequence[Block], question: Sequence[Block], answer: Block) -> tuple[str, str] | None:
    """Return “a” and the letter of the question above, where that is not the first and an answer to all begins so."""
    asked = _LETTER.match(question[0].text) if question and question[0].kind == "paragraph" else None
    if asked is None or asked["letter"] == "a" or answer.kind == "paragraph":
        return None
    first = next((block.text for block in contents(answer) if block.text), "")
    told = _LETTER.match(first)
    is_first = told is not None and told["letter"] == "a"
    begun = (found for block in above if block.kind == "paragraph" and (found := _LETTER.match(block.text)))
    return ("a", asked["letter"]) if is_first and any(sign["letter"] == "a" for sign in begun) else None


def _number_of_item(above: Sequence[Block]) -> str | None:
    """Return the number of the last point of the list that stands right above, if it has one."""
    last = above[-1] if above else None
    is_list = last is not None and last.kind == "list" and last.ordered and bool(last.children)
    return str(last.children[-1].number) if last is not None and is_list else None


def _number_of_letter(answer: Block) -> str | None:
    """Return the number in an answer that tells nothing but the letter of an option and of which question."""
    blocks = contents(answer) if answer.kind != "paragraph" else [answer]
    if len(blocks) != 1 or blocks[0].kind != "paragraph":
        return None
    text = behind_marker(blocks[0].inline).text if is_marker(blocks[0]) else blocks[0].text
    found = _WITH_LETTER.fullmatch(text.strip())
    return found["number"] if found is not None else None


def _number_told(answer: Block) -> str | None:
    """Return the number in the title of an answer, or the only one with which it begins."""
    if answer.kind in ("container", "section"):
        title = answer.text if answer.kind == "container" else answer.children[0].text
        found = _IN_TITLE.search(title)
        if found is not None:
            return found["number"]
        blocks = contents(answer)
    else:
        blocks = [answer]
    return _number_before(blocks[0]) if blocks else None


def _number_before(block: Block) -> str | None:
    """Return the number that stands before a text, or the only point of a list."""
    if block.kind == "list" and block.ordered:
        return str(block.children[0].number) if len(block.children) == 1 else None
    if block.kind == "section":
        return number_of(block.children[0])
    if block.kind != "paragraph":
        return None
    text = behind_marker(block.inline).text if is_marker(block) else block.text
    found = _NUMBER.match(text)
    if found is not None:
        return found["number"]
    return number_of(block) if question_label(text) and answer_marker(text) is None else None
