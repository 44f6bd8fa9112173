"""What below options tells the right one without a word for answers: “(Answer: B)”, “✅ B) Oslo”, “**B.** It is …”.

A letter in bold, one that opens a quotation, and one in a line in italics may have a reason behind it. Where letters
in bold count parts above the question, “**A.** Read the text”, the next one counts another part.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from string import ascii_lowercase

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Mark
from mkdeck.facts.memory import once
from mkdeck.parsing.inline import cut
from mkdeck.parsing.pieces import paragraph
from mkdeck.recognition.advice import is_imperative
from mkdeck.recognition.key_labels import FIRST_ENTRIES
from mkdeck.recognition.named_options import is_dressed, may_name_option, named_by_letter, named_by_text
from mkdeck.recognition.options import BEFORE_OPTION, Option, letter_of, read_options, split_options
from mkdeck.recognition.right_options import correct_options, names_only_options
from mkdeck.recognition.verdicts import false_words
from mkdeck.values import dataclass
from mkdeck.wording.words import (
    ARROW,
    answer_marker,
    asks,
    asks_for_all,
    has_question_mark,
    is_question_label,
    is_task,
    plain,
    question_label,
    words,
)

_FURTHEST, _LONGEST = 12, 200
_OPENINGS = ("(", "[", "（", "|", "✅", "✔", "✓", "☑", "👉", "☞", "🔑", "→", "=", "-")
_SHORTEST, _FEWEST_OF_KEY = 3, 3
"""Letters of a paragraph that is but a key; those by which a word is seen to be one for keys."""
_HOLDING_ONE = ("quote", "container")
_REMEMBERED = 1024
"""Beginnings of paragraphs."""
_SIGN = re.compile(r"(?:[✅✔✓☑👉☞🔑]|→|={1,2}>|-{1,2}>|=(?=\s))\ufe0f?\s*")
_BRACKETS = {"(": ")", "[": "]", "（": "）"}
_KEY = re.compile(r"(?P<word>[^\W\d_]{2,12})\s?[:：]\s*")
_LETTER = re.compile(r"\(?(?P<key>[A-Ha-h]|\d)[.):]\s+\S")

_SET_OFF = re.compile(r"\(?(?P<key>[A-Ha-h])(?:[.):\]]{1,2}(?=\s|$)|(?=\s?(?:[–—:,(]|-\s)|\s?$))\s{0,3}(?:[–—-]\s)?")
"""“C. It has …”, “(c) – since …”, and “C” alone; no “A lens is …”."""
_LONGEST_LETTER = 5
"""Signs of a letter in brackets."""
_FEWEST_OF_REASON = 3
"""Words behind a letter that say why its option is right."""
_FURTHEST_PART = 40
"""Blocks above an answer, among which letters may count parts."""
_LATER_LETTERS = frozenset(ascii_lowercase[1:])
_SHORT_ENTRIES = re.compile(r"\(?\d{1,2}[.):]\s+[^\W\d_]{1,12}[\s,;]{1,3}\(?\d{1,2}[.):]\s+\S")
"""“1. F 3. T”."""


def may_tell_option(block: Block) -> bool:
    """Whether a paragraph may tell the right one of some options: by how it begins and how long it is, or by a letter.

    A letter or a number may stand in any sentence: it counts where that names it, or is set off.
    """
    text = block.text
    if len(text) <= _SHORTEST or _may_open_so(text[:_FEWEST_OF_KEY]):
        return True
    return may_name_option(text) and (is_dressed(block) or named_by_letter(text) is not None)


def may_be_told(children: Sequence[Block], place: int) -> bool:
    """Whether a block may name an option by its text, since something that may be options stands above it."""
    block = children[place]
    inner = block.children[0] if block.kind in _HOLDING_ONE and len(block.children) == 1 else block
    if inner.kind != "paragraph" or not place or not (inner is not block or is_dressed(inner)):
        return False  # as most
    return _may_be_below_options(children, place)


@lru_cache(_REMEMBERED)
def _may_open_so(letters: str) -> bool:
    """Whether a paragraph may begin with these letters that tells it."""
    return letters[:1] in _OPENINGS or letters.casefold() in _beginnings_of_key()


@cache
def _beginnings_of_key() -> frozenset[str]:
    alone = [word for word in words("key") if " " not in word]  # else whatever begins with “the” would be looked at
    return frozenset(word[:_FEWEST_OF_KEY] for word in alone)


def may_open_with_letter(block: Block) -> bool:
    """Whether a paragraph opens with a letter in bold or is all in italics, or a quotation with any letter."""
    first = _first_of(block)
    is_marked = first.kind == "paragraph" and (first is not block or _is_set_off(first))
    return is_marked and _SET_OFF.match(first.text) is not None


def _first_of(block: Block) -> Block:
    return block.children[0] if block.kind == "quote" and block.children else block


def _is_set_off(block: Block) -> bool:
    """Whether the letter that opens a paragraph stands in bold, or all of it in italics."""
    mark = block.inline.marks[0] if block.inline.marks else None
    if mark is None or mark.start:
        return False
    return mark.kind == "strong" or (mark.kind == "emphasis" and _sets_off_letter(mark, block.text))


def _sets_off_letter(mark: Mark, text: str) -> bool:
    """Whether a mark at the beginning of a text lies on its letter alone or on all of it: no “**A. Ek** was …”."""
    return mark.end in (len(text), *range(_LONGEST_LETTER))


@dataclass(frozen=True, slots=True)
class _Above:
    """The options right above a place; whether their question is a heading or has a label, and wants all of several."""

    options: Sequence[Option] = ()
    is_set: bool = False
    wants_all: bool = False


def told_option(children: Sequence[Block], place: int) -> tuple[Block, ...]:
    """Return what tells the right one of the options right above it, without its sign; nothing where nothing does."""
    block = children[place]
    is_line = block.kind == "paragraph" and len(block.text) <= _LONGEST and may_tell_option(block)
    said = _said(block) if is_line else None
    inner = block.children[0] if block.kind in _HOLDING_ONE and len(block.children) == 1 else block
    may_name = inner.kind == "paragraph" and _may_name(inner, is_held=inner is not block)
    opens = may_open_with_letter(block)
    if not place or not (said or may_name or opens) or not (above := _above(children, place)).options:
        return ()
    if said is not None and (told := _signed(children, place, said, above)):
        return told
    if may_name and (told := _named(children, place, inner, above)):
        return told
    return _set_off(children, place, above) if opens else ()


def _signed(children: Sequence[Block], place: int, said: tuple[int, int], above: _Above) -> tuple[Block, ...]:
    """Return what stands in the signs of a paragraph, or behind one, if it names an option."""
    block = children[place]
    text = block.text[slice(*said)]
    is_named = names_only_options(text) or named_by_letter(text) is not None
    if not is_named and (_LETTER.match(text) is None or _begins_key(text)):
        return ()
    if text.isdecimal() and not any(map(str.isalpha, block.text[: said[0]])):
        return ()  # “→ 2” below the steps of a list
    if not is_named and (said == (0, len(block.text)) or text[:1].isdecimal()):
        is_of_quiz = above.is_set or _are_alike(children, place)
        if not (is_of_quiz and named_by_text(above.options, text)):
            return ()  # “**2. Rivers**” and “**D. Writing**” are titles
    return (paragraph(cut(block.inline, *said), block),)


def _may_name(told: Block, *, is_held: bool) -> bool:
    """Whether a paragraph may name an option by its form: a sentence that does, or a short one that is set off."""
    return named_by_letter(told.text) is not None or is_dressed(told) or (is_held and len(told.text) <= _LONGEST)


def _named(children: Sequence[Block], place: int, told: Block, above: _Above) -> tuple[Block, ...]:
    """Return what names an option in a sentence, or by its text or letter alone in a quotation or a box."""
    start = named_by_letter(told.text)
    is_held = told is not children[place]
    options = above.options
    is_of_quiz = above.is_set or _are_alike(children, place)
    if start is not None:
        if told.text[start : start + 1].isdecimal() and not is_of_quiz:
            return ()  # “That's 3.”
        is_alone = names_only_options(told.text[start:])
        end = len(told.text.rstrip(" .!")) if is_alone else len(told.text)
        named = paragraph(cut(told.inline, start, end), told)
        return (named,) if correct_options(options, named.inline) else ()
    arrow = ARROW.match(told.text)
    if not (is_held or arrow or any(option.is_lettered for option in options)):
        return ()  # a line in bold may be the title of what is said of one of some points
    is_lone = is_held and names_only_options(told.text) and (is_of_quiz or not told.text.strip("() .").isdecimal())
    is_named = is_lone or (is_of_quiz and not above.wants_all and named_by_text(options, told.text))
    bare = paragraph(cut(told.inline, arrow.end(), len(told.text)), told) if arrow else told
    return (bare,) if is_named else ()


def _set_off(children: Sequence[Block], place: int, above: _Above) -> tuple[Block, ...]:
    """Return what tells the right option by its letter in bold, in italics or in a quotation, and perhaps says why."""
    block = children[place]
    first, *more = block.children if block.kind == "quote" else (block,)
    found = _SET_OFF.match(first.text)
    if found is None or _begins_key(first.text) or _asks_more(first.text[found.end() :]):
        return ()
    letter, told = found["key"], first.text[found.end() :]
    if not _is_among(children, place, above.options, letter, told):
        return ()
    if block.kind == "paragraph" and _counts_parts(children, place):
        return ()
    if _are_comments(children, place, more):
        return ()
    if told.strip(" .)"):
        if not (above.is_set or _are_alike(children, place)):
            return ()  # a single one may be anything
        is_own = told.startswith(_text_of(letter, above.options))
        is_cut_off = first is block and not _sets_off_letter(block.inline.marks[0], block.text)
        if not is_own and (
            is_cut_off or not _is_reason(told) or _is_for_answer(children, place, letter, told, above.options)
        ):
            return ()
    return (first, *more)


def _text_of(letter: str, options: Sequence[Option]) -> str:
    """Return the text of the option that a letter names, by its label or its place."""
    named = (option for option in options if option.is_lettered and option.label == letter.casefold())
    option = next(named, None) or options[min(ascii_lowercase.index(letter.casefold()), len(options) - 1)]
    return option.plain.rstrip(" .")


def _is_among(children: Sequence[Block], place: int, options: Sequence[Option], letter: str, told: str) -> bool:
    """Whether a letter is that of an option, or the place of one that has none.

    Below plain points a letter in bold or in italics stands before the option's text, or below those of other questions
    as well.
    """
    if any(option.is_lettered for option in options):
        return letter.casefold() in [option.label for option in options if option.is_lettered]
    at = ascii_lowercase.index(letter.casefold())
    if at >= len(options):
        return False
    if children[place].kind == "quote" or any(option.is_checked is not None for option in options):
        return True
    return told.startswith(options[at].plain) or _are_alike(children, place)


@once
def _letters_set_off(children: Sequence[Block]) -> Mapping[str, Sequence[str]]:
    """Return the letters that are set off below what may be options, by the kinds of their blocks; "" for a text."""
    found: dict[str, list[str]] = {}
    for at, child in enumerate(children):
        if not _may_be_below_options(children, at):
            continue
        first = _first_of(child)
        if may_open_with_letter(child) and (letter := _SET_OFF.match(first.text)) is not None:
            told = first.text[letter.end() :]
            if child.kind == "quote" or not told.strip(" .)") or _is_reason(told):
                found.setdefault(child.kind, []).append(letter["key"].casefold())
        elif is_dressed(child):
            found.setdefault(child.kind, []).append("")
    return found


def _are_alike(children: Sequence[Block], place: int) -> bool:
    """Whether another letter or text is set off in a block of the same kind below something that may be options."""
    return len(_letters_set_off(children).get(children[place].kind, ())) > 1


def _are_comments(children: Sequence[Block], place: int, more: Sequence[Block]) -> bool:
    """Whether the next letter follows, as where each option is commented on."""
    below = [*more[:1], *children[place + 1 : place + 2]]
    return any(child.kind == "paragraph" and _SET_OFF.match(child.text) is not None for child in below)


def _is_reason(told: str) -> bool:
    """Whether what stands behind a letter may say why its option is right, and does not deny that it is.

    “**B. Vocabulary**” is the title of what follows, and “**B.** No, that has three sides” turns B down.
    """
    said = plain(told).split()
    if len(said) < _FEWEST_OF_REASON or said[0] in words("denial"):
        return False
    bare = told.strip().removeprefix("Now ")
    if is_imperative(bare[:1].upper() + bare[1:]):
        return False  # “**B.** Now write down …”
    return not any(len(word) > 1 and word in false_words() for word in said)


def _is_for_answer(children: Sequence[Block], place: int, letter: str, told: str, options: Sequence[Option]) -> bool:
    """Whether an A that opens a line stands for “answer”, as where no other letter stands in its place."""
    if letter not in "Aa":
        return False
    if names_only_options(told) or named_by_text(options, told):
        return True  # “A. Oslo”, the text of another option
    letters = _letters_set_off(children).get(children[place].kind, ())
    if len(letters) > 1:
        return set(letters) == {"a"}
    above = children[max(0, place - _FURTHEST) : place]
    return any(child.text[:1] == "Q" and question_label(child.text) for child in above)


def _asks_more(text: str) -> bool:
    """Whether what stands behind a letter asks something or sets a task, and so is no reason."""
    return has_question_mark(text) or is_task(text)


def _counts_parts(children: Sequence[Block], place: int) -> bool:
    """Whether a letter in the same form stands above that names no option, but counts a part: “**A.** Read …”.

    Options in the lines of one paragraph are no parts.
    """
    return any(
        child.kind == "paragraph"
        and "\n" not in child.text
        and may_open_with_letter(child)
        and not _may_be_below_options(children, at)
        for at, child in enumerate(children[max(0, place - _FURTHEST_PART) : place], max(0, place - _FURTHEST_PART))
    )


def _may_be_below_options(children: Sequence[Block], place: int) -> bool:
    last = children[place - 1] if place else None
    return last is not None and (last.kind == "list" or BEFORE_OPTION.match(last.text.removeprefix("*")) is not None)


def _above(children: Sequence[Block], place: int) -> _Above:
    """Return the options that end right above a place, below something that asks; none without such."""
    last = children[place - 1]
    if "\n" not in last.text and not _may_be_below_options(children, place):
        return _Above()  # as mostly
    is_item = last.kind == "list" and last.ordered and len(last.children[-1].children) > 1
    if is_item:
        *before, last = last.children[-1].children  # “1. Which one?”, whose options stand in its point
    else:
        before = list(children[max(0, place - _FURTHEST) : place - 1])
    if _is_later_option(last) and not any(map(_is_first_option, before)):
        return _Above()
    above = [*before, *split_options(last)]
    found = read_options(above) if above[-1].kind in ("paragraph", "list") else None
    if found is None or found[1] != len(above):
        return _Above()
    asking = above[found[0] - 1] if found[0] else None
    if asking is None:
        return _Above(found[2], is_set=is_item)
    has_label = question_label(asking.text) > 0
    if asking.kind == "paragraph" and not (has_label or asks(asking.text)):
        return _Above()
    opens = found[0] == 1 and place <= _FURTHEST  # as the question of an item of a list does
    is_titled = found[0] > 1 and is_question_label(above[found[0] - 2].text)  # “Question 3”
    is_set = is_item or opens or has_label or is_titled or asking.kind in ("heading", "list")
    return _Above(found[2], is_set=is_set, wants_all=asks_for_all(asking.text))


def _is_later_option(block: Block) -> bool:
    """Whether a block is one line that opens with a letter from B on, which then ends options that begin above it."""
    return "\n" not in block.text and letter_of(block) in _LATER_LETTERS


def _is_first_option(block: Block) -> bool:
    return block.kind == "list" or "\n" in block.text or letter_of(block) == "a"


def _begins_key(text: str) -> bool:
    """Whether a text holds entries of a key to several questions, of which the second may have been left out."""
    return FIRST_ENTRIES.match(text) is not None or _SHORT_ENTRIES.match(text) is not None


def _said(block: Block) -> tuple[int, int] | None:
    """Return where in a paragraph the letter stands that it tells, within its signs; None where it has none of them."""
    text, end = block.text, len(block.text)
    if text[:1] in _BRACKETS and text[-1:] == _BRACKETS[text[0]]:
        if marker := answer_marker(text[1:-1]):
            return 1 + marker, end - 1
        return (1, end - 1) if names_only_options(text[1:-1]) or named_by_letter(text[1:-1]) is not None else None
    if text.startswith("||") and text.endswith("||"):
        return 2, end - 2
    sign = _SIGN.match(text)
    if sign is None and (key := _KEY.match(text)) is not None and plain(key["word"]) in words("key"):
        sign = key
    return (sign.end() if sign else 0, end) if sign or is_dressed(block) else None
