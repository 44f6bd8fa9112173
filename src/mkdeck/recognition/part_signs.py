"""The signs before the parts of a task, “a) …”, “2. …”, and whether an answer tells something of each of several."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.recognition.option_letters import numbered
from mkdeck.recognition.options import Option
from mkdeck.wording.words import answer_marker, plain

AT_LINE = re.compile(r"(?m)^[ \t]{0,9}(?:[-*+][ \t]+)?\(?([A-Za-z]|\d{1,2})\\?[).]\s+(?=\S)")
"""A letter or a number that begins a line, in Markdown or in running text."""
IN_LINE = re.compile(r"(?:^|(?<=\s))\(?([a-z](?=\))|\d{1,2})\\?[).]\s+(?=\S)")
"""One that may stand within a line; a letter has a bracket behind it there."""
IN_LINE_WITH_POINT = re.compile(
    r"(?:^|(?<=\s))\(?([a-z](?:(?=\))|(?<=[.!?;,|·]\s[a-z])|(?<![\s\S][a-z]))|\d{1,2})\\?[).]\s+(?=\S)"
)
"""The same where the letters are known, or count: one with a point may stand behind what parts answers or sentences."""
ROMAN_AT_LINE = re.compile(r"(?m)^[ \t]{0,9}\(?([ivx]{1,4})\\?[).]\s+(?=\S)")
ROMAN_IN_LINE = re.compile(r"(?:^|(?<=\s))\(?([ivx]{1,4})\\?\)\s+(?=\S)")
"""The same with Roman numbers, “(ii) …”."""
_CAPITAL_IN_LINE = re.compile(r"(?:^|(?<=\s))\(?([A-H])\\?[).]\s+(?=\S)")
"""A capital within a line, which may be an initial where not all of them are there."""
_BEFORE_FIRST = re.compile(r"\d{1,3}[.):]?\s+(?=\(?a\\?\))")
"""The number of the question before its first part: “3. (a) …”."""
_FEWEST = 2


def tells_parts(options: Sequence[Option], answer: str) -> bool:
    """Whether an answer tells something of several that look like options, which so are parts: “a) Lima b) Santiago”.

    What it tells is not their own text, as it is where several options are right, nor is it said of none but others.
    """
    answer = answer[answer_marker(answer) or 0 :].lstrip(" *_\n")
    answer = answer[number.end() :] if (number := _BEFORE_FIRST.match(answer)) is not None else answer
    if options[0].is_of_other and options[0].label.isdecimal():
        answer = numbered(answer, is_wide=False)
    at_lines = [sign for sign in AT_LINE.finditer(answer) if _names_other(options, sign)]
    if len({sign[1].casefold() for sign in at_lines}) >= _FEWEST and not answer[: at_lines[0].start()].strip():
        return True
    expected = [option.label for option in options]
    line = answer.split("\n", 1)[0]
    signs = list(IN_LINE.finditer(line))
    capitals = list(_CAPITAL_IN_LINE.finditer(line))
    if [sign[1].casefold() for sign in capitals] == expected:
        signs = capitals
    told = [sign[1].casefold() for sign in signs]
    is_in_turn = told == [label for label in expected if label in told]
    return (
        len(told) >= _FEWEST and is_in_turn and not line[: signs[0].start()].strip() and _names_other(options, signs[0])
    )


def _names_other(options: Sequence[Option], sign: re.Match[str]) -> bool:
    """Whether behind the label of an option stands something else than its text."""
    option = next((option for option in options if option.label == sign[1].casefold()), None)
    own = option.plain.strip(" .").casefold() if option else ""
    return option is not None and plain(sign.string[sign.end() : sign.end() + len(own)]) != plain(own)
