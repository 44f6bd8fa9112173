"""The options of a multiple-choice question, and which of them the key says are right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline, Markdown
from mkdeck.parsing.inline import cut, to_markdown
from mkdeck.parsing.pieces import joined, paragraph
from mkdeck.recognition.option_letters import CIRCLED, OF_OTHER_SCRIPTS, lettered, name_of_sign
from mkdeck.values import dataclass
from mkdeck.wording.normalise import normalised
from mkdeck.wording.words import answer_marker, has_question_mark, plain, written_words

SECOND_LABEL = r"B\s?[.):：]"
"""What the second of several options has before it; where it follows, “A.” and “A:” open an option and no answer."""
BEFORE_OPTION = re.compile(
    rf"[(\[]?[A-Ha-h{''.join(OF_OTHER_SCRIPTS)}А-Е{CIRCLED}](?:[.)\]:]|(?<=[{CIRCLED}]))[)\s]*\S"
)
"""Begins a line that offers an option under a letter, or under a number in a circle."""
_LABEL = re.compile(
    rf"[(\[【]?([A-Za-z]|\d{{1,2}}|[{''.join(OF_OTHER_SCRIPTS)}А-Е{CIRCLED}])"
    rf"(?:[.):：、\]】．]|(?<=[{CIRCLED}]))[)\s]*|([A-H])\s+(?=\S)"
)
_LABEL_IN_ROW = re.compile(
    rf"(?:(?<=[\s,;|/·])|^)(?:[(\[]?([A-Ha-h{''.join(OF_OTHER_SCRIPTS)}А-Е{CIRCLED}])"
    rf"(?:[.):：、\]】．]|(?<=[{CIRCLED}]))\s*|([アイウエオ])\s+)(?=\S)",
    signs=".):：、]】．アイウエオ" + CIRCLED,
)
"""What stands before options that share a line: “A) x B) y C) z”."""
_FEWEST_IN_ROWS, _LONGEST_ROWS = 3, 400
"""Options; letters of the lines in which they stand."""
_ENDS_LABEL = frozenset(".):：、]】．")
_SIGNS_OF_LABEL = _ENDS_LABEL | frozenset(CIRCLED)
_CHECK_BOX = re.compile(r"\[([ xX✓✔])\]\s+")
_AND_WORD = "(?:and|und|y|et|e|и|和)"
_CONNECTING = rf"(?:\s*+[,&/、+]\s*+|\s++{_AND_WORD}\s++|\s++)"
_LONGEST_KEY = 200
"""Letters of a line that may hold a key."""
_KEY = re.compile(
    r"\W*+(?:(?i:options?|choice|letter|opción|opção|选项|(?:the )?correct (?:answer|option)s? (?:is|are))\W*+)?"
    rf"((?:[A-H]|[a-h](?!\w))(?:[.)\]]?{_CONNECTING}[(\[]?(?:[A-H]|[a-h])(?![\w']))*|[A-H]{{2,4}}(?!\w)"
    rf"|\d{{1,2}}(?:{_CONNECTING}\d{{1,2}})*)"
    r"[)\]`*]*(?=\s*$|\s*[.,;:)\]、。：（(–—-]|\s*\n|\s+(?:is|are|because|since)\b)"
)
_RIGHT = re.compile(
    r"(?<!\s)\s*(?:✅|✔️?|✓|☑️?|\((?:\\?\*|correct|richtig|correcto|correta|✓)\)|(?<=\s)\\?\*"
    r"|(?<=\s)(?:←|\\?<-{1,2})\s?(?:correct|right|richtig|correcto|correcta|correta)(?: (?:answer|one|option))?)\s*$",
    re.IGNORECASE,
)
_SAYS_RIGHT = re.compile(
    r"(?i)(?:\((?:correct|richtig|correcto|correcta|correta)\)|(?:←|<-{1,2})\s?(?:correct|right|richtig)\b.*)\s*$"
)
_WRONG = re.compile(
    r"(?<!\s)\s*(?:❌|✗|✘|✖\ufe0f?|\((?:wrong|incorrect|false|falsch|incorrecto|incorrecta|incorreto|incorreta|errado"
    r"|errada|falso|falsa|faux|✗)\))\s*$",
    re.IGNORECASE,
)
"""What stands behind the others where the right ones have such a sign."""
_TICKS = ("✅", "✔", "✔\ufe0f", "✓", "☑", "☑\ufe0f")
_RIGHT_ENDS = ("✅", "✔", "\ufe0f", "✓", "☑", ")", "*", "ct", "ht", "to", "ta", "ig", "er", "ne", "on")
"""What such a sign ends with."""

_KEY_PART = re.compile(rf"(?:^|[.)\]]?{_CONNECTING}[(\[]?)([A-Ha-h]|\d{{1,2}})(?!\w)")
_VERDICT = re.compile(
    r"(?i)[)\]`*]*\s+(?:is|are) (?:the )?(?:correct|right)(?: (?:answer|option|choice|one)s?)?"
    r"(?=\s*(?:[.,;:!–—-]|\n|$)|\s+(?:because|since)\b)"
)
_PREDICATE = re.compile(r"\s+(?:is|are)\b")
"""What makes the letter the subject of a sentence, which would be none without it."""
_SIGNS = re.compile(r"[\s.,;:!)\]、。：，；）–—-]+")
_ENDS_OPTION = re.compile(
    r"\s*(?:[.;:!(。：；（–—-]|\n|$"
    r"|[,，]\s*(?:because|since|as|weil|da|denn|car|parce|porque|ya que|pois|perché|так как|потому|因为)(?!\w))"
)
"""What ends the text of an option where an explanation follows; a mere comma goes on with its sentence."""
_AND = re.compile(rf"\s*(?:[,;/&、，；]\s*)?(?:{_AND_WORD}\s+)?")
_FEWEST, _MOST = 2, 12


@dataclass(frozen=True, slots=True)
class Option:
    """One option: the label before it (`b`, `3`, or empty), its text, and whether its box is checked.

    `comment` is what a quotation below an option with a box says of it: why it is right, or why it is not.
    """

    label: str
    text: Markdown
    plain: str
    is_checked: bool | None = None
    comment: Markdown = Markdown("")
    is_of_other: bool = False
    """Whether the label is a sign of another script, “б”, “②”."""


def read_options(blocks: Sequence[Block]) -> tuple[int, int, list[Option]] | None:
    """Return where the options stand among a question's blocks, from and to, and the options; the last that fit."""
    for place in range(len(blocks) - 1, -1, -1):
        block = blocks[place]
        if block.kind == "list":
            if not _FEWEST <= len(block.children) <= _MOST:
                continue
            options = _with_marked([_of_item(item, number) for number, item in enumerate(block.children)])
            if _fit(options):
                return place, place + 1, options
        elif block.kind == "paragraph":
            options = _with_marked(_of_lines(block))
            if len(options) >= _FEWEST and _in_order(options):
                return place, place + 1, options
            start = place
            while start > max(0, place - _MOST) and _goes_before(blocks[start - 1], blocks[start]):
                start -= 1
            options = [option for paragraph in blocks[start : place + 1] for option in _of_lines(paragraph)]
            if len(options) >= _FEWEST and _in_order(options):
                return start, place + 1, options
    return None


def may_be_options(block: Block) -> bool:
    """Whether items of a list carry a sign of options: a letter before them, a box, a mark of those that are right.

    The first item tells of letters and boxes, for either all have them or none counts; numbers alone are no sign.
    """
    return any(
        first is None
        or first.kind != "paragraph"
        or bool(first.inline.marks)
        or first.text.startswith("[")
        or (number == 0 and _may_be_label(first.text[:4]))
        or len(item.children) > 1
        or first.text.rstrip().endswith(_RIGHT_ENDS)
        for number, item in enumerate(block.children)
        for first in [item.children[0] if item.children else None]
    )


def _with_marked(options: list[Option]) -> list[Option]:
    """Read the signs by which authors mark the right options: bold, a star, a tick, where not all have them.

    Most options may be right only where the others have signs as well.
    """
    marked = [_has_sign(option.plain) or _is_bold(option.text) for option in options]
    boxes = any(option.is_checked is not None for option in options)
    if boxes or not any(marked) or all(marked) or (len(options) <= _FEWEST and not _are_ticked(options)):
        return options
    others = [option.plain for option, right in zip(options, marked, strict=True) if not right]
    if 2 * sum(marked) > len(marked) and not all(map(_WRONG.search, others)):
        return options
    return [
        replace(
            option,
            text=Markdown(_unsigned(option.text.strip("*") if _is_bold(option.text) else option.text)),
            plain=_unsigned(option.plain),
            is_checked=right,
        )
        for option, right in zip(options, marked, strict=True)
    ]


def _are_ticked(options: Sequence[Option]) -> bool:
    """Whether one of the options is right by a word, or has a letter and a tick: of two, bold may be anything."""
    if any(_SAYS_RIGHT.search(option.plain) for option in options):
        return True
    return all(option.label for option in options) and any(option.plain.rstrip().endswith(_TICKS) for option in options)


def _unsigned(text: str) -> str:
    return _WRONG.sub("", _RIGHT.sub("", text))


def _has_sign(text: str) -> bool:
    return text.rstrip().endswith(_RIGHT_ENDS) and _RIGHT.search(text) is not None


def _is_bold(text: str) -> bool:
    return text.startswith("**") and text.find("**", _FEWEST) == len(text) - _FEWEST


def _goes_before(block: Block, following: Block) -> bool:
    """Whether a paragraph is an option and the one behind it is not the first: "B" goes before "C", a question not."""
    options = _of_lines(following) if block.kind == "paragraph" else []
    return bool(options) and options[0].label not in ("a", "1") and bool(_of_lines(block))


def _of_item(item: Block, number: int) -> Option:
    first = item.children[0] if item.children else None
    if first is None or first.kind != "paragraph":
        name = chr(ord("a") + number) if item.number is None else str(item.number)
        return Option(name, joined([item.source]), item.source)
    box = _CHECK_BOX.match(first.text) if first.text.startswith("[") else None
    start = box.end() if box else 0
    label = _LABEL.match(first.text, start) if _may_be_label(first.text[start : start + 4]) else None
    start = label.end() if label else start
    inline = cut(first.inline, start, len(first.text))
    sign, is_of_other = _name_of(label) if label else (str(item.number or ""), False)
    text = [to_markdown(inline)]
    if box is None:
        told = joined([*text, *(child.source for child in item.children[1:])])
        return Option(sign, told, inline.text, is_of_other=is_of_other)
    text += [child.source for child in item.children[1:] if child.kind != "quote"]
    said = (inner.source for child in item.children[1:] if child.kind == "quote" for inner in child.children)
    return Option(sign, joined(text), inline.text, box[1] != " ", joined(said))


def _name_of(label: re.Match[str]) -> tuple[str, bool]:
    """Return the small letter or the number for which a label stands, and whether it is a sign of another script."""
    sign = (label[1] or label[2]).casefold()
    name = name_of_sign(sign)
    return name, name != sign


def _option(block: Block, label: re.Match[str], start: int, end: int) -> Option:
    """Return the option that stands behind a label in a paragraph, from `start` to `end`."""
    inline = cut(block.inline, start, end)
    name, is_of_other = _name_of(label)
    return Option(name, to_markdown(inline), inline.text, is_of_other=is_of_other)


def _in_letters(options: Sequence[Option], line: str) -> str:
    """Return the line of a key with the letters and numbers for which the signs of the options' script stand."""
    return lettered(line) if any(option.is_of_other for option in options) else line


def _may_be_label(begins: str) -> bool:
    """Whether a text may begin with a label, told by its first four characters."""
    return begins[1:2].isspace() or not _SIGNS_OF_LABEL.isdisjoint(begins)


def _start_of_rows(block: Block, lines: Sequence[str]) -> int:
    """Return where options begin of which several share a line, below a question or behind its mark; 0 without such."""
    is_short = len(block.text) <= _LONGEST_ROWS and 0 < len(lines) <= _MOST
    first = _LABEL_IN_ROW.search(block.text) if is_short else None
    if first is None or not first.start() or _name_of(first)[0] not in ("a", "1"):
        return 0
    before = block.text[: first.start()]
    if not before.endswith("\n") and not has_question_mark(before.rstrip()[-1:]):
        return 0
    return first.start() if _of_rows(_part(block, first.start(), len(block.text))) else 0


def _of_rows(block: Block) -> list[Option]:
    """Return the options of a paragraph in whose lines several stand each, in order: “A) x B) y C) z”."""
    if "?" in block.text[:-1]:
        return []
    taken: list[re.Match[str]] = []
    for label in _LABEL_IN_ROW.finditer(block.text):
        name = _name_of(label)[0]
        if name == (str(len(taken) + 1) if name.isdigit() else chr(ord("a") + len(taken))):
            taken.append(label)
    if len(taken) < _FEWEST_IN_ROWS or taken[0].start() or len(taken) <= block.text.count("\n") + 1:
        return []
    options = []
    for label, following in zip(taken, [*taken[1:], None], strict=True):
        end = following.start() if following else len(block.text)
        told = block.text[label.end() : end].rstrip(" \n\u3000,;|/·")
        options.append(_option(block, label, label.end(), label.end() + len(told)))
    return options if all(option.plain for option in options) else []


def _of_lines(block: Block) -> list[Option]:
    """Return the options of a paragraph whose every line is one, or of which several share a line; none of others."""
    options = _one_in_a_line(block)
    is_short = len(options) < _FEWEST_IN_ROWS and len(block.text) <= _LONGEST_ROWS
    return (_of_rows(block) if is_short else []) or options


def _one_in_a_line(block: Block) -> list[Option]:
    """Return the options of a paragraph whose every line is one; a letter without a sign stands before several.

    A star before the letter marks the right ones, as test banks have it: “*b) Oslo”.
    """
    lines = block.text.split("\n")
    labels = [_label_of(line) for line in lines] if len(lines) <= _MOST else []
    found = [label for label in labels if label]
    is_bare = len(found) >= _FEWEST_IN_ROWS and all(label[2] for label in found)
    if len(found) < len(lines) or not (is_bare or all(label[1] for label in found)):
        return []
    options: list[Option] = []
    at = 0
    for line, label in zip(lines, found, strict=True):
        options.append(_option(block, label, at + label.end(), at + len(line)))
        at += len(line) + 1
    if "*" in block.text and 0 < sum(label.start() for label in found) < len(found):
        options = [replace(option, is_checked=label.start() == 1) for option, label in zip(options, found, strict=True)]
    return options if not is_bare or _in_order(options) else []


def _label_of(line: str) -> re.Match[str] | None:
    """Return the label that opens a line, behind a star at most."""
    return _LABEL.match(line, 1 if line[:1] == "*" else 0)


def split_options(block: Block) -> list[Block]:
    """Return a paragraph as its question and its options where the options are the lines below the question."""
    lines = block.text.split("\n") if block.kind == "paragraph" else []
    if (start := _start_of_rows(block, lines)) > 0:
        return [_part(block, 0, start), _part(block, start, len(block.text))]
    if len(lines) <= _FEWEST:
        return [block]  # as most: two options stand below a question
    number = len(lines)
    last = _label_of(lines[-1])
    group = 1 if last is None or last[1] else 2  # “B  Mitochondrion”
    while number > max(1, len(lines) - _MOST) and (label := _label_of(lines[number - 1])) and label[group]:
        number -= 1
    if len(lines) - number < _FEWEST or number == len(lines):
        return [block]
    start = len("\n".join(lines[:number])) + 1
    options = _part(block, start, len(block.text))
    found = _of_lines(options)
    if not _in_order(found) or (found[0].label.isdigit() and not found[0].is_of_other):
        return [block]
    return [_part(block, 0, start), options]


def _part(block: Block, start: int, end: int) -> Block:
    return paragraph(cut(block.inline, start, end), block)


def _fit(options: Sequence[Option]) -> bool:
    """Whether the items of a list may be options: labelled in order, numbered, or with boxes."""
    return (
        _in_order(options)
        or all(option.is_checked is not None for option in options)
        or not any(option.label for option in options)
    )


def _in_order(options: Sequence[Option]) -> bool:
    if all(has_question_mark(option.plain) for option in options):
        return False  # the parts of a question
    labels = [option.label for option in options]
    letters = [chr(ord("a") + number) for number in range(len(labels))]
    return labels == letters or labels == [str(number) for number in range(1, len(labels) + 1)]


def correct_options(options: Sequence[Option], answer: Inline) -> tuple[int, ...]:
    """Return the places of the options that an answer's first line names: by letter, number or their own text."""
    checked = tuple(place for place, option in enumerate(options) if option.is_checked)
    if checked:
        return checked
    line = answer.text[answer_marker(answer.text) or 0 :].split("\n")[0][:_LONGEST_KEY]
    if circled := _named_by_circled(options, line):
        return circled
    found = _KEY.match(_in_letters(options, line))
    if found and _OTHER_IN_THE_END.search(line, found.end()):
        return ()  # “B and C are gases, so A”
    is_letter = found is not None and found[1].isalpha() and _named(options, _keys(found[1])) != ()
    if (
        found
        and not is_letter
        and (by_text := _with_text(options, line))
        and by_text != _named(options, _keys(found[1]))
    ):
        return by_text if any(option.label.isalpha() for option in options) else ()  # “3”, the text of option 2
    if found and not _begins_with_option(options, line, found):
        return _told_in_turn(options, line)[0] or _named(options, _keys(found[1])) or _with_text(options, line)
    said = normalised(line).strip(" .")
    label = _LABEL.match(line)
    named = _named(options, [_name_of(label)[0]]) if label else ()
    if (
        label
        and label[1]
        and named
        and _begins(normalised(line[label.end() :]).strip(" ."), normalised(options[named[0]].plain))
    ):
        return named  # “③ Paris”
    plains = [normalised(option.plain).strip(" .") for option in options]
    parts = [part for part in _BETWEEN_TEXTS.split(said) if part]
    if len(parts) > 1 and all(part in plains for part in parts) and said not in plains:
        return tuple(sorted({plains.index(part) for part in parts}))
    same = [place for place, told in enumerate(plains) if told == said]
    if not same:
        same = [place for place, told in enumerate(plains) if _begins(said, told) and _GOES_ON.match(said, len(told))]
    return tuple(same) if len(same) == 1 else ()


_OTHER_IN_THE_END = re.compile(r"(?:\bso|\bis|\btherefore|\bhence)\s+\(?[A-H][.)]?\s*$")
_BETWEEN_TEXTS = re.compile(rf"\s*[,;、，；]\s*(?:{_AND_WORD}\s)?|\s+(?:{_AND_WORD}|&)\s+")
_GOES_ON = re.compile(
    r"$|\s*[.,;:()–—-](?! (?:and|but|or)\b)|\s+(?:is|are|was|were|has|have|because|since|as|which|it|that|–|—|-)\s"
)
"""How an answer goes on behind the text of the right option: “Jupiter is by far the largest.”."""


def _named_by_circled(options: Sequence[Option], line: str) -> tuple[int, ...]:
    """Return the options that a line names by “②”, “②④” or “② Paris”, and says nothing else."""
    signs = line.strip(" .。,，、") if line.lstrip()[:1] in tuple(CIRCLED) else ""
    alone = [sign for sign in signs if sign in CIRCLED]
    behind = normalised(signs.lstrip(CIRCLED + " ,，、")).strip(" .")
    named = _named(options, [str(CIRCLED.index(sign) + 1) for sign in alone]) if alone else ()
    is_told = not behind or (len(named) == 1 and _begins(f"{behind} ", normalised(options[named[0]].plain).strip(" .")))
    is_same = len(named) == 1 and behind == normalised(options[named[0]].plain).strip(" .")
    return named if is_told or is_same else ()


def _with_text(options: Sequence[Option], line: str) -> tuple[int, ...]:
    """Return the place of the only option whose text a line is, such as a number that looks like a key."""
    said = normalised(line).strip(" .")
    same = [place for place, option in enumerate(options) if normalised(option.plain).strip(" .") == said]
    return tuple(same) if len(same) == 1 else ()


def text_of_other(options: Sequence[Option], line: str) -> str:
    """Return what stands behind a letter where it is the text of another option than that of the letter."""
    label = _LABEL.match(line)
    named = _named(options, [_name_of(label)[0]]) if label else ()
    meant = _with_text(options, line[label.end() :]) if label and named else ()
    return options[meant[0]].plain.strip(" .") if meant and meant != named else ""


def _keys(text: str) -> list[str]:
    """Return the letters or numbers of a key one by one: "A and C", "AC"."""
    return list(text) if re.fullmatch("[A-H]{2,4}", text) else _KEY_PART.findall(text)


def _named(options: Sequence[Option], keys: Sequence[str]) -> tuple[int, ...]:
    labels = [option.label for option in options]
    places = []
    for key in keys:
        name = key.casefold()
        if name in labels:
            places.append(labels.index(name))
        elif name.isalpha() and ord(name) - ord("a") < len(options):
            places.append(ord(name) - ord("a"))  # numbers in the source that the page shows as letters
        else:
            return ()
    return tuple(sorted(set(places)))


def _begins_with_option(options: Sequence[Option], line: str, key: re.Match[str]) -> bool:
    """Whether what looks like a letter begins the text of an option: "C. elegans"."""
    said = normalised(line).strip(" .")
    return any(_begins(said, normalised(option.plain).strip(" .")) for option in options) and key.end() < len(line)


def _begins(said: str, option: str) -> bool:
    return (
        bool(option)
        and len(option) > 1
        and said.startswith(option)
        and not said[len(option) : len(option) + 1].isalnum()
    )


def explanation(options: Sequence[Option], correct: Sequence[int], answer: Markdown, key: Inline) -> Markdown:
    """Return an answer without the letters and the text of the right options that it begins with.

    The card shows which ones are right, and their letters are those of another order. An answer that is but a letter
    stays, as the whole of what the author wrote; the note leaves it out. `key` is the answer's first line and what
    stands below it in its paragraph.
    """
    if is_key(answer):
        return answer
    said = cut(key, answer_marker(key.text) or 0, len(key.text))
    end = _end_of_key(options, correct, said.text)
    if not end:
        return answer
    first, _, rest = answer.partition("\n\n")
    kept = to_markdown(said, end)
    if plain(first) in (plain(said.text), plain(key.text)):
        return joined([kept, rest])
    for whole in (to_markdown(said), to_markdown(key)):
        if answer.startswith(f"{whole}\n"):
            return joined([kept, answer.removeprefix(whole).strip("\n")])
    return answer


def _told_in_turn(options: Sequence[Option], line: str) -> tuple[tuple[int, ...], int]:
    """Return the options that a line tells one after another, by letter and text, and where the last one ends.

    “a) 2 and c) 5” names two, “a) 2 and no other” none in this way.
    """
    places: list[int] = []
    end = at = 0
    while label := _LABEL.match(line, at):
        named = _named(options, [_name_of(label)[0]])
        text = options[named[0]].plain.strip(" .") if named else ""
        behind = label.end() + len(text)
        if not text or line[label.end() : behind].casefold() != text.casefold() or line[behind : behind + 1].isalnum():
            break
        places += named
        connecting = _AND.match(line, behind)
        end, at = behind, connecting.end() if connecting else len(line)
    return (tuple(sorted(set(places))), end) if len(places) > 1 else ((), 0)


def reasons_for(told: Sequence[tuple[Markdown, Markdown]]) -> Markdown:
    """Return what is said of each right option, named where there are several: cards show them in any order."""
    if len(told) < _FEWEST:
        return joined(reason for _, reason in told)
    return joined(reason if "\n" in option else f"{option.rstrip('.')}: {reason}" for option, reason in told if reason)


def is_key(text: str) -> bool:
    """Whether a text is but the letters or numbers of right options: “b”, “A and C”."""
    bare = lettered(text.strip(" .*`"))
    found = _KEY.match(bare)
    return found is not None and found.end() == len(bare)


def _end_of_key(options: Sequence[Option], correct: Sequence[int], said: str) -> int:
    """Return where an explanation begins behind the letters and the text of the right options; 0 without them."""
    line = said.split("\n", 1)[0][:_LONGEST_KEY]
    found = _KEY.match(_in_letters(options, line))
    end = 0
    told, behind = _told_in_turn(options, line)
    if told == tuple(correct) and told:
        end = _behind_signs(said, behind) if _ENDS_OPTION.match(said, behind) else 0
        return 0 if _LETTERED.search(said, end) else end
    if found and _named(options, _keys(found[1])) == tuple(correct) and not _begins_with_option(options, line, found):
        verdict = _VERDICT.match(line, found.end())
        if not verdict and _PREDICATE.match(line, found.end()):
            return 0
        end = _behind_signs(said, verdict.end() if verdict else found.end())
    label = None if found else _LABEL.match(line)
    if label and label[1] and _named(options, [_name_of(label)[0]]) == tuple(correct):
        end = label.end()
    if len(correct) == 1:
        text = options[correct[0]].plain.strip(" .")
        behind = end + len(text)
        if text and said[end:behind].casefold() == text.casefold() and _ENDS_OPTION.match(said, behind):
            end = _behind_signs(said, behind)
    return 0 if _LETTERED.search(said, end) else end


def _behind_signs(text: str, place: int) -> int:
    signs = _SIGNS.match(text, place)
    return signs.end() if signs else place


_LETTERED = re.compile(r"\b(?:A\b(?! [a-z])|[B-H]\b)")
"""A letter that names an option, and not the article “A”."""


def keeps_order(options: Sequence[str], explanation: str) -> bool:
    """Whether options speak of one another, or the explanation names their letters: no other order makes sense then."""
    lettered = any(
        _LETTERED.search(text) for text in (*options, "" if is_key(explanation) else explanation) if len(text) > 1
    )
    key = _KEY.match(explanation[:_LONGEST_KEY])
    lettered = lettered or (key is not None and key[1].isalpha() and not is_key(explanation))
    return lettered or any(words in option.casefold() for words in written_words("other_options") for option in options)
