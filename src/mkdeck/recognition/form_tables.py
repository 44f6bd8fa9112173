"""Tables of the forms of words: conjugations, declensions, irregular verbs and degrees, in any of several languages.

What their rows and headers are called shows them: pronouns (“yo”, “tú”), cases (“Dative”) or other forms (“Plural”).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.headings.titles import is_of_occasion
from mkdeck.parsing.inline import escape
from mkdeck.recognition.language import is_english
from mkdeck.values import dataclass
from mkdeck.wording.numbering import without_number
from mkdeck.wording.unwritten import is_missing
from mkdeck.wording.words import has_question_mark, plain, words

_FEWEST, _FEWEST_PERSONS = 2, 3
_LONGEST_FORM, _LONGEST_TITLE = 4, 6
"""Words."""
_PARTED = re.compile(r"\s*[/,]\s*|\s+(?:or|and|oder|und|ou|et|o|y)\s+")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_PERSON = re.compile(
    r"(?i)(?:1st|2nd|3rd|[123]\.?(?= (?:p|s)))(?: (?:person|pers\.?))?(?: (?:sg\.?|pl\.?|sing\.?|singular|plural))?"
)
_LINE = re.compile(
    r"(?P<person>[^\s/]+(?: ?/ ?[^\s/]+){0,3}|a gente)\s?(?:[:=–—-] ?)?(?<=[ '’])(?P<form>[^\s.!?:]+(?: [^\s.!?:]+)?)"
)
"""“ich bin”, “yo: soy”, “j'ai”."""
_NO_FORM = re.compile(r"[\d%€$£{}<>_\\]|https?:")


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a word: the row and the column in which it stands, and how it is asked for."""

    row: int
    column: int
    front: str


def forms_in(table: Block, source: str) -> Iterator[Form]:
    """Yield the forms that a table holds; nothing of any other table.

    `source` is the text of the lesson, which tells in which language the questions are.
    """
    grid = [row.children for row in table.children]
    if not _is_of_forms(grid):
        return
    section = without_number("".join(table.context[-1:])).strip(" .:")
    header = [" ".join(cell.text.split()) for cell in grid[0]]
    for column in range(1, len(header)):
        cells = [row[column] for row in grid[1:]]
        if not all(map(_is_form, cells)) or len({plain(cell.text) for cell in cells}) < _FEWEST:
            continue
        for at, row in enumerate(grid[1:]):
            name = " ".join(row[0].text.split())
            front = _front(name, header, column, section, is_told_in_english=is_english(source))
            if front and not is_missing(row[column].text):
                yield Form(at + 1, column, front)


def forms_in_lines(lines: Sequence[str], context: tuple[str, ...]) -> Sequence[tuple[int, str, str]]:
    """Return the forms of a verb that stands as a heading, one a line, “ich bin”: their lines, fronts and backs.

    Nothing where any line says something else, or where fewer than three persons are told.
    """
    section = without_number("".join(context[-1:])).strip(" .:")
    found = [_LINE.fullmatch(" ".join(line.split())) for line in lines]
    told = [match for match in found if match is not None and names_person(match["person"])]
    if len(told) < max(_FEWEST_PERSONS, len(lines)) or len({match["person"] for match in told}) < len(told):
        return ()
    if not section or len(section.split()) > _LONGEST_TITLE or is_of_occasion(section) or has_question_mark(section):
        return ()
    if any(_NO_FORM.search(match["form"]) or len(match["form"].split()) > _FEWEST for match in told):
        return ()
    return [(at, f"{escape(section)}: {escape(match['person'])} …?", match["form"]) for at, match in enumerate(told)]


def is_of_forms(table: Block) -> bool:
    """Whether a table holds the forms of words."""
    return _is_of_forms([row.children for row in table.children])


def _is_of_forms(grid: Sequence[Sequence[Block]]) -> bool:
    if len(grid) <= _FEWEST or len({len(row) for row in grid}) != 1 or len(grid[0]) < _FEWEST:
        return False
    header, rows = grid[0], grid[1:]
    names = [row[0].text for row in rows]
    if len(set(names)) < len(names) or any(has_question_mark(cell.text) for cell in header):
        return False
    if not any(all(map(_is_form, (row[column] for row in rows))) for column in range(1, len(header))):
        return False
    titles = [cell.text for cell in header[1:]]
    is_open = not plain(header[0].text) or plain(header[0].text) in words("form_header") or names_form(header[0].text)
    if len(rows) >= _FEWEST_PERSONS and all(map(names_person, names)):
        return is_open
    if sum(map(names_person, titles)) >= _FEWEST and not any(map(names_person, names)):
        return True
    if all(map(names_form, names)):
        return is_open and all(map(names_form, titles))
    return names_form(header[0].text) and any(map(names_form, titles))


def names_person(text: str) -> bool:
    """Whether a text is a pronoun that a verb goes with, or several: “yo”, “él/ella”, “3rd person singular”."""
    bare = _BRACKETS.sub("", text).strip(" .:").casefold().replace("’", "'")
    parts = [part for part in _PARTED.split(bare) if part]
    return bool(parts) and all(part in words("subject_pronoun") or _PERSON.fullmatch(part) for part in parts)


def names_form(text: str) -> bool:
    """Whether a text is the name of a form of words: “Plural”, “past participle”, “Genitiv Singular”."""
    spoken = plain(_BRACKETS.sub("", text))
    known = words("grammar_form")
    return spoken in known or (0 < len(spoken.split()) <= _FEWEST + 1 and all(word in known for word in spoken.split()))


def _is_form(cell: Block) -> bool:
    """Whether a cell holds a word in one of its forms, or says that there is none."""
    text = cell.text.strip()
    if is_missing(text):
        return True
    is_short = len(text.split()) <= _LONGEST_FORM and not has_question_mark(text)
    return is_short and _NO_FORM.search(text) is None and any(map(str.isalpha, text)) and not text.isupper()


def _of_form(section: str) -> str:
    """Return the form that a heading names behind a comma: “present tense” of “Spanish: present tense of …”."""
    spoken = plain(section).split()
    for length in range(_FEWEST + 1, 0, -1):
        for at in range(len(spoken) - length + 1):
            told = " ".join(spoken[at : at + length])
            if told in words("grammar_form"):
                return f", {told}"
    return ""


def _front(name: str, header: Sequence[str], column: int, section: str, *, is_told_in_english: bool) -> str:
    """Return how a form is asked for; nothing where neither a header nor a heading says of which word it is."""
    title = header[column]
    bare = plain(title)
    is_of_word = bool(bare) and bare not in words("form_header") and not names_form(title)
    is_named = bool(section) and len(section.split()) <= _LONGEST_TITLE and not is_of_occasion(section)
    if names_person(name):
        if is_of_word:
            return f"{escape(title)}{_of_form(section)}: {escape(name)} …?"
        told = f", {escape(title)}" if bare and bare not in words("form_header") else ""
        return f"{escape(section)}{told}: {escape(name)} …?" if is_named else ""
    if names_person(title):
        return f"{escape(name)}{_of_form(section)}: {escape(title)} …?"
    if names_form(name):
        asked = ": which form?" if is_told_in_english else "?"
        return f"{escape(section)} – {escape(name)}, {escape(title)}{asked}" if is_named else ""
    if not names_form(title):
        return ""
    lowered = escape(title if title.isupper() else f"{title[:1].lower()}{title[1:]}")
    return f"{escape(name)}: what is the {lowered}?" if is_told_in_english else f"{escape(name)} – {escape(title)}?"
