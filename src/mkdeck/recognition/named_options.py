"""Lines that name the right option in a sentence, “It's B.”, “C is correct, since …”, or by its text, “**Oslo**”.

Nothing in them says that they answer, so they do only right below options of which they name one. What names one by its
text is set off: in bold, in italics, as code, highlighted or behind an arrow.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.recognition.letter_labels import ANSWER, ANSWER_LETTERS
from mkdeck.recognition.option_letters import lettered
from mkdeck.recognition.options import LABEL, Option
from mkdeck.wording.normalise import normalised
from mkdeck.wording.words import ARROW, labels_of, plain, words

_LONGEST, _LONGEST_REASON = 80, 400
"""Letters of a line that but names an option, and of one that says why."""
_HEAD = 48
"""Letters before which the one of an option stands."""
_MAY_NAME = re.compile(r"(?:^|[\s:：=(\[])[(\[]?(?:[A-Ha-h]|\d)(?![\w'’])")
_DRESSED = frozenset(["strong", "emphasis", "code", "highlight"])


@cache
def _naming() -> re.Pattern[str]:
    """Return the expression of a sentence that names an option by its letter or its number."""
    before, is_one = labels_of("before_answer"), labels_of("is")
    right = rf"(?:(?:{labels_of('right')}|{labels_of('marked_right')})\w{{0,2}}\s{{0,2}})?"
    option = rf"(?:(?:{labels_of('option')}|{labels_of('letter_of_option')}|{labels_of('lone_answer')})s?\s{{0,2}})?"
    sign = rf"(?:(?:{is_one}|[=:：–-]|->|→)\s{{0,2}}){{0,2}}"
    reason = rf"[,;:.–-]?\s{{1,3}}(?:{labels_of('because')})(?!\w)[^\n]{{0,{_LONGEST_REASON}}}"
    verdict = rf"\s(?:{is_one})\s(?:(?:{before})\s)?(?:{labels_of('right')})(?:\s(?:{labels_of('option')}))?"
    return re.compile(
        rf"(?i)(?P<before>(?:(?:{labels_of('naming_option')})\s)?(?:(?:{before})\s)?{right}{option}{right}{sign}"
        rf"(?:(?:{before})\s)?{option})(?P<key>[(\[]?(?:[a-h]|\d{{1,2}})(?![\w'’])[)\]]?)"
        rf"(?P<told>(?:{verdict})?(?:{reason})?)[.!]{{0,3}}\s{{0,3}}$"
    )


def may_name_option(text: str) -> bool:
    """Whether a paragraph may be such a sentence; quick to tell."""
    return len(text) <= _LONGEST_REASON and "\n" not in text and _MAY_NAME.search(text[:_HEAD]) is not None


def named_by_letter(text: str) -> int | None:
    """Return where in a sentence the letter of the option stands that it names; None where it names none, or alone."""
    if not may_name_option(text):
        return None
    if text[:1] in ANSWER_LETTERS and (label := ANSWER.match(text)) is not None:
        rest = text[label.end() :].strip(" .()")
        if len(rest) == 1 and lettered(rest).isalpha():
            return label.end()
    found = _naming().match(text)
    if found is None or (not found["told"] and len(text) > _LONGEST):
        return None
    said = found["before"].strip()
    is_sentence = found["told"] != "" or (said != "" and plain(said) not in words("before_answer"))
    is_bare_sign = not any(map(str.isalpha, said)) and found["key"].strip("()[]").isdecimal()
    return found.start("key") if is_sentence and not (is_bare_sign and not found["told"]) else None


def is_dressed(block: Block) -> bool:
    """Whether a paragraph of one line is set off as a whole, or stands behind an arrow."""
    text, marks = block.text, block.inline.marks
    if block.kind != "paragraph" or not text or len(text) > _LONGEST or "\n" in text:
        return False
    is_whole = any(mark.kind in _DRESSED and mark.start == 0 and mark.end == len(text) for mark in marks)
    return is_whole or ARROW.match(text) is not None


def named_by_text(options: Sequence[Option], text: str) -> bool:
    """Whether a line is the text of one of some options, with its letter or without."""
    arrow = ARROW.match(text)
    said = text[arrow.end() :] if arrow else text
    told = [normalised(option.plain).strip(" .") for option in options]
    label = LABEL.match(said)
    bare = {normalised(said).strip(" ."), normalised(said[label.end() :]).strip(" .") if label else ""}
    return sum(text in bare for text in told if text) == 1
