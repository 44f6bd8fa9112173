"""Answers in a conversation that are turned down, by whoever asks or by a remark behind them, and the right ones.

“**Me:** Two twelfths.”, and below it “*(No. **Three** twelfths.)*”, or “**Examiner:** No, three.”: what was said first
answers nothing, and what is said instead does.
"""

from __future__ import annotations

from functools import cache

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline
from mkdeck.facts.first_verb import first_verb
from mkdeck.facts.guards import has_pronoun, is_comparative, is_noun_phrase
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.verb_forms import is_third_person
from mkdeck.facts.words import PREPOSITIONS
from mkdeck.parsing.inline import cut
from mkdeck.recognition.advice import is_imperative
from mkdeck.recognition.turns import Turn
from mkdeck.values import replace
from mkdeck.wording.words import SENTENCE_END, has_question_mark, is_task, labels_of, plain, words

_LONGEST_OF_ASKER, _LONGEST_NO = 8, 4
"""Words in which whoever asks tells the right answer; letters of “no”."""
_FEWEST_OF_QUESTION = 3
"""Words of a question behind “No, …”."""
_OPENING, _CLOSING = "([", ")]"
_LAST_BRACKET = re.compile(r"\s*[*_]{0,2}[(\[](?P<said>[^()\[\]]{2,300})[)\]][*_]{0,2}\s*$", signs="([")


@cache
def _denial() -> re.Pattern[str]:
    """Return what finds that something is turned down, at the beginning of a text: “No, …”, “Not quite: …”."""
    said = labels_of("denial")
    return re.compile(
        rf"(?i)(?:{said})(?:,? (?:{said}))?\s?(?:[.,:;!…–—]+|\s-)\s{{0,3}}(?:(?:{labels_of('instead')})\s)?"
    )


def as_put_right(turn: Turn, below: Block | None, following: Turn | None) -> Turn | None:
    """Return a turn with the right answer where what it says is turned down, None where none is told, else as it is.

    `below` is the block below it, which may be a remark in brackets or in italics, `following` what whoever asks says
    next.
    """
    said = turn.said
    if (found := _LAST_BRACKET.search(said.text)) is not None and (
        denied := _denial().match(found["said"])
    ) is not None:
        told = cut(said, found.start("said") + denied.end(), found.end("said"))
        return _with_answer(turn, replace(told, marks=tuple(mark for mark in told.marks if mark.kind != "emphasis")))
    if below is not None and (remark := _remark(below)) is not None and (denied := _denial().match(remark.text)):
        return _with_answer(turn, cut(remark, denied.end(), len(remark.text)))
    denied = _denial().match(following.said.text) if following is not None else None
    if following is None or denied is None:
        return turn
    told = cut(following.said, denied.end(), len(following.said.text))
    right = _with_answer(turn, told)
    if right is not None and (any(mark.kind == "strong" for mark in told.marks) or _may_correct(right.said)):
        return right
    return turn if _is_surprise(denied[0], told.text) else None


def _is_surprise(denial: str, told: str) -> bool:
    """Whether a denial may be but surprise, and turn nothing down: “No! I never knew that.”, “No, really?”."""
    first = SENTENCE_END.split(told.strip(), maxsplit=1)[0]
    return not _is_strong(denial) and ("!" in denial or has_question_mark(first))


def _may_correct(said: Inline) -> bool:
    """Whether what is said instead of an answer is one itself: a number or a brief noun phrase, and no statement."""
    text = said.text.strip(" .!…*_")
    spoken = plain(text).split()
    if not spoken or len(spoken) > _LONGEST_OF_ASKER or has_pronoun(text) or is_comparative(text):
        return False
    if not words("no_correction").isdisjoint(spoken) or not words("negation").isdisjoint(spoken):
        return False
    if text[0].isdigit():
        return first_verb(text) is None
    opening = spoken[0] in PREPOSITIONS and len(spoken) > 1  # “in the spring”
    start = len(text.split()[0]) + 1 if opening else 0
    is_verb = any(map(is_third_person, spoken[1:]))
    return not is_verb and first_verb(text) is None and is_noun_phrase(Phrase(Inline(text), start, len(text)))


def _is_strong(denial: str) -> bool:
    """Whether a word turns an answer down that no surprise is told with: “Wrong”."""
    return len(denial.strip(" .,:;!…–—-")) > _LONGEST_NO


def is_reaction(said: str) -> bool:
    """Whether what is said but turns something down or is surprised at it and asks nothing by itself: “No, really?”."""
    denied = _denial().match(said)
    if denied is None:
        return False  # as nearly always
    is_brief = len(said[denied.end() :].split()) < _FEWEST_OF_QUESTION
    return is_brief or not has_question_mark(said)


def without_denial(asked: Inline) -> Inline:
    """Return a question without what is put right before it: “Wrong. Three. What is …?”."""
    denied = _denial().match(asked.text)
    end = SENTENCE_END.search(asked.text, denied.end()) if denied is not None else None
    if denied is None or end is None or has_question_mark(asked.text[denied.end() : end.start() + 1]):
        return asked
    left = asked.text[end.end() :]
    is_clear = has_question_mark(left) and len(left.split()) >= _FEWEST_OF_QUESTION and not has_pronoun(left)
    return cut(asked, end.end(), len(asked.text)) if is_clear else asked


def _remark(block: Block) -> Inline | None:
    """Return what a paragraph says that stands in brackets or in italics from end to end."""
    text = block.text
    if block.kind != "paragraph":
        return None
    whole = (0, len(text))
    marks = tuple(mark for mark in block.inline.marks if mark.kind != "emphasis" or (mark.start, mark.end) != whole)
    is_bracketed = text[:1] in _OPENING and text[-1:] in _CLOSING and len(text) > len("()")
    if not is_bracketed and len(marks) == len(block.inline.marks):
        return None
    inline = Inline(text, marks)
    return cut(inline, 1, len(text) - 1) if is_bracketed else inline


def _with_answer(turn: Turn, told: Inline) -> Turn | None:
    """Return a turn that says what is told instead: what of it is bold, or else its first sentence."""
    bold = next((mark for mark in told.marks if mark.kind == "strong"), None)
    if bold is not None:
        answer = Inline(told.text[bold.start : bold.end])
    else:
        first = SENTENCE_END.split(told.text.strip(), maxsplit=1)[0] if told.text.strip() else ""
        start = len(told.text) - len(told.text.lstrip())
        answer = cut(told, start, start + len(first))
    text = answer.text.strip(" .!…*_")
    is_of_speaker = not words("oneself").isdisjoint(plain(text).split())  # “No, I was too nervous.”
    if not text or is_of_speaker or has_question_mark(answer.text) or is_task(text) or is_imperative(text):
        return None
    return replace(turn, behind=answer, below=(), more=())
