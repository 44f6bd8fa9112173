"""Questions in Moodle's GIFT format: `{=right ~wrong}`, `{T}`, `{#1465:5}`, as running text or in a fence.

https://docs.moodle.org/en/GIFT_format. Markdown takes some of its signs for its own, `~` for a definition's and `####`
for a heading's, so what is read here are the lesson's lines. Blank lines stand between two questions.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import Literal

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Choice, Cloze, Markdown, Origin, Problem, Span
from mkdeck.parsing.pieces import joined
from mkdeck.recognition.spellings import without_spellings
from mkdeck.recognition.truth import truth_card
from mkdeck.values import dataclass
from mkdeck.wording.words import question_label

READS = ("document",)
SIGNS = ("{=", "{~", "{#", "{T", "{F", "{ ", "{\t", "{\n")

_MAY_ANSWER = re.compile(r"\{[ \t\n]{0,9}(?:[=~#]|(?:T|F|TRUE|FALSE|True|False)\s{0,9}[#}])", signs="{")
_NO_ANSWER = re.compile(r"\{(?:==|=[A-Z][A-Z.]{1,20}\([^{}~=]{0,80}[$:*;,(][^{}~]{0,80}\)\})", signs="{=")
"""What is highlighted in CriticMarkup, and the formula of a spreadsheet: `{==…==}`, `{=SUM(A1:A5)}`."""
_FENCE = re.compile(r"```|~~~")
_BOUNDARY = re.compile(r"(?:```|~~~|:::)|(?:-{3,}|\*{3,}|_{3,}|={3,})$|$")
_HEADING = re.compile(r"#{1,6}\s")
_FENCES = ("gift", "moodle", "moodle-gift")
_BARE_FENCES = ("", "text", "txt", "plain", "plaintext")
_LEFT_OUT = re.compile(r"<(?:!--|script|style|pre)")
_FEWEST_IN_FENCE = 2
_PLACED_FIRST = ("document", "front matter", "entry", "footnotes", "footnote")
"""Blocks that do not stand in the order of their lines."""

_OPAQUE = re.compile(
    r"""(?x) \\[^\n]
    | `[^`\n]{1,300}`
    | \$(?=[^\s$])(?:(?!\{\s?[=~\#])[^$\n]){1,300}(?<=\S)\$(?!\d)
    | &\#\w{1,8};
    | https?://[^\s{}~\#]{1,300}
    | <[A-Za-z/][^<>\n]{0,300}>""",
    signs="\\`$&:<",
)
"""What holds signs that are but themselves: escapes, code, formulas, entities, addresses, tags."""
_FORMULA = re.compile(r"`[^`\n]{1,300}`|\$(?=[^\s$])[^$\n]{1,300}(?<=\S)\$(?!\d)", signs="`$")
_ESCAPE = re.compile(r"\\([~=#{}:])", signs="\\")
_LINE_BREAK = re.compile(r"\\n(?!(?:abla|eq|e|u|i|ot|eg|otin|mid)(?![A-Za-z]))", signs="\\")
_PARAGRAPH_TAG = re.compile(r"(?i)\s{0,9}</?p(?:\s[^<>\n]{0,200})?>\s{0,9}", signs="<")
_AT_LINE_START = re.compile(r"(?m)^[#=~:+>-](?=\s|$)", signs="#=~:+>-")
_TITLE = re.compile(r"\s*::((?:[^:\\\n]|\\.|:(?!:)){1,200})::", signs="::")
_FORMAT = re.compile(r"\s*\[(?:html|moodle|plain|markdown)\]\s*", signs="[")
_TO_DO = re.compile(r"[-*+]\s+\[[ xX]\]\s")
_BULLET = re.compile(r"[-*+]\s+")
_COMMENT, _CATEGORY = "//", "$CATEGORY:"

_COMMAND = re.compile(r"\\[A-Za-z]{1,30}\s?$")
_BEFORE_SET = frozenset("=∈∉⊂⊆∪∩×<|+")
_STUCK = frozenset("_^$@%#[{&")
"""What no answer stands behind, or right behind: such braces are those of a set, of a formula or of code."""
_ENDS_SENTENCE = re.compile(r"""[.!?…。！？؟][\s"'”’»)\]*_]{0,6}$""")
_ENDS_QUESTION = re.compile(r"""[?？؟][\s"'”’»)\]*_]{0,6}$""")

_TRUTH = re.compile(r"\s*(T|F|TRUE|FALSE|True|False)\s*(?:#.*)?", re.DOTALL)
_WEIGHT = re.compile(r"\s*%(-?\d{1,3}(?:\.\d{1,8})?)%")
_DIGITS = r"-?\d{1,15}(?:[.,]\d{1,15})?(?:[eE][+-]?\d{1,3})?"
_NUMBER = re.compile(rf"\s*({_DIGITS})\s*(?:(:|\.\.)\s*({_DIGITS})\s*)?")
_FULL = 100.0
_SURE_OPTIONS = 3
"""Options on one line that are no chance."""


@dataclass(frozen=True, slots=True)
class _Option:
    """An answer behind `=` or `~`: its sign, the percentage that it earns if one is told, its text and the feedback."""

    sign: str
    weight: float | None
    text: Markdown
    feedback: Markdown


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines without a blank one between them, and the numbers that they have in the file."""

    lines: tuple[str, ...]
    numbers: tuple[int, ...]
    is_fenced: bool = False


_Kind = Literal["truth", "options", "pairs", "number", "essay"]


@dataclass(frozen=True, slots=True)
class _Question:
    """A question, the text before and behind its answer, and whether its form alone tells that it is one.

    `spaced` tells whether a blank stands before the answer and behind it, `is_whole` that a sentence ends before it.
    """

    kind: _Kind
    before: Markdown
    behind: Markdown
    spaced: tuple[bool, bool]
    options: tuple[_Option, ...]
    general: Markdown
    first: int
    last: int
    is_sure: bool
    is_whole: bool


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield the card of each question; those whose form is less plain only beside others, or in a fence."""
    if not _MAY_ANSWER.search(block.source):
        return
    pieces = list(_pieces(block))
    questions = [(question, piece.is_fenced) for piece in pieces for question in _questions(piece)]
    asked = [question for question, _ in questions]
    is_bank = (
        any(question.is_sure for question in asked)
        or any(line.startswith(_CATEGORY) for piece in pieces for line in piece.lines)
        or _are_many(asked)
    )
    contexts = _Contexts(block, asked)
    for question, is_fenced in questions:
        if question.kind != "essay" and (is_bank or is_fenced):
            span = Span(block.span.path, question.first, question.last)
            yield from _card(question, Origin(span=span, context=contexts.at(question.first), evidence="marked"))


def _are_many(questions: Sequence[_Question]) -> bool:
    """Whether what is less plain by itself stands there several times: gaps, a true statement and a false one.

    `{F}` alone, behind the lines of a song, is a chord.
    """
    gaps = sum(question.kind == "options" and _right(question.options) != () for question in questions)
    verdicts = {question.options[0].text for question in questions if question.kind == "truth" and question.is_whole}
    return gaps > 1 or len(verdicts) > 1


# ---------------------------------------------------------------- lines


def _pieces(document: Block) -> Iterator[_Piece]:
    """Yield the lesson's lines between blank ones, headings, rules and fences; those of code are left out."""
    fenced: set[int] = set()
    left_out: set[int] = set()
    for block in document.walk():
        lines = range(block.span.first, block.span.last + 1)
        if block.kind == "code":
            (fenced if _is_gift(block) else left_out).update(lines)
        elif block.kind == "table" or (block.kind == "html" and _LEFT_OUT.match(block.source)):
            left_out.update(lines)
    return _split(document.source.split("\n"), fenced, left_out)


def _split(lines: Sequence[str], fenced: Collection[int], left_out: Collection[int]) -> Iterator[_Piece]:
    held: list[tuple[int, str]] = []
    is_open = False
    for number, line in enumerate([*lines, ""], 1):
        text = "" if number in left_out else line.strip().lstrip("> ")
        if _BOUNDARY.match(text) or (_HEADING.match(text) and not is_open):
            if held:
                yield _piece(held, fenced)
            held, is_open = [], False
        else:
            held.append((number, text))
            is_open = text.rfind("{") > text.rfind("}") or (is_open and "}" not in text)


def _piece(held: Sequence[tuple[int, str]], fenced: Collection[int]) -> _Piece:
    return _Piece(tuple(text for _, text in held), tuple(number for number, _ in held), held[0][0] in fenced)


def _is_gift(code: Block) -> bool:
    """Whether a fence says that it holds GIFT, or says nothing and holds several questions and nothing else."""
    lines = code.source.split("\n")
    if not _FENCE.match(lines[0].lstrip()):
        return False
    name = code.info.split(" ")[0].strip("{}.").casefold()
    if name in _FENCES:
        return True
    if name not in _BARE_FENCES or not _MAY_ANSWER.search(code.source):
        return False
    pieces = list(_split(lines[1:-1], (), ()))
    asking = [piece for piece in pieces if any(map(_is_plain, _questions(piece)))]
    others = [piece for piece in pieces if piece not in asking]
    is_sure = any(question.is_sure for piece in asking for question in _questions(piece))
    return is_sure and len(asking) >= _FEWEST_IN_FENCE and all(map(_is_aside, others))


def _is_plain(question: _Question) -> bool:
    return question.is_sure or question.is_whole or question.kind == "essay"


def _is_aside(piece: _Piece) -> bool:
    return all(line.startswith((_COMMENT, _CATEGORY)) for line in piece.lines)


class _Contexts:
    """The headings above each line, without what Markdown takes for headings in questions: `#### …`, a feedback."""

    def __init__(self, document: Block, questions: Sequence[_Question]) -> None:
        inside = {number for question in questions for number in range(question.first, question.last + 1)}
        blocks = [block for block in document.walk() if block.kind not in _PLACED_FIRST]
        headings = (block for block in blocks if block.kind == "heading")
        self._titles = frozenset(heading.text for heading in headings if heading.span.first in inside)
        self._starts = [block.span.first for block in blocks]
        self._contexts = [block.context for block in blocks]

    def at(self, line: int) -> tuple[str, ...]:
        """Return the headings above the last block that begins no later than on a line."""
        place = bisect_right(self._starts, line) - 1
        return tuple(title for title in self._contexts[place] if title not in self._titles) if place >= 0 else ()


# ---------------------------------------------------------------- questions


def _questions(piece: _Piece) -> Iterator[_Question]:
    """Yield the questions of a piece: one, or several where people left out the blank lines between them."""
    held: list[tuple[int, str]] = []
    is_answered = False
    for number, line in zip(piece.numbers, piece.lines, strict=True):
        if line.startswith((_COMMENT, _CATEGORY)) or _TO_DO.match(line):
            continue
        if held and (line.startswith("::") or (is_answered and _MAY_ANSWER.search(line))):
            yield from _question(held)
            held, is_answered = [], False
        held.append((number, line))
        is_answered = is_answered or line.rstrip(".!?").endswith("}")
    if held:
        yield from _question(held)


def _question(held: Sequence[tuple[int, str]]) -> Iterator[_Question]:
    text = "\n".join(line for _, line in held)
    if "{" not in text:
        return
    title = _TITLE.match(text)
    start = title.end() if title else 0
    signs = _OPAQUE.sub(lambda found: "x" * len(found[0]), text)
    places = [place for place in _braces(signs) if place[0] >= start and _may_stand(text, signs, *place)]
    if len(places) > 1:
        places = [place for place in places if text[place[0] + 1 : place[1]].strip()]
    if len(places) != 1:
        return  # none, or several of which no question of Moodle's has more than one
    opening, closing = places[0]
    start += len(bullet[0]) if (bullet := _BULLET.match(text, start)) else 0
    before, behind = text[start:opening], text[closing + 1 :]
    last = held[-1][0]
    if (behind.startswith("\n") and _ENDS_SENTENCE.search(before)) or behind.lstrip().startswith(_COMMENT):
        behind, last = "", held[text.count("\n", 0, closing)][0]  # a remark behind a question, or prose below it
    if not any(map(str.isalnum, before + behind)):
        return
    general, inner = _general_feedback(text, signs, opening + 1, closing)
    read = _answer(text[opening + 1 : inner], signs[opening + 1 : inner])
    if read is None or (read[0] in ("truth", "essay") and any(map(str.isalnum, behind))):
        return
    kind, options, is_sure = read
    asks = kind == "options" and _right(options) != () and _ENDS_QUESTION.search(before) is not None
    yield _Question(
        kind,
        _text(before[question_label(before) :]),
        _text(behind),
        (before[-1:].isspace(), behind[:1].isspace()),
        options,
        general,
        held[0][0],
        last,
        is_sure=kind != "essay" and (title is not None or is_sure or asks),
        is_whole=_ENDS_SENTENCE.search(before) is not None,
    )


def _braces(signs: str) -> list[tuple[int, int]]:
    """Return where braces open and close that stand in no others, in order; one that is never closed is text."""
    stack: list[int] = []
    found: list[tuple[int, int]] = []
    for place, sign in enumerate(signs):
        if sign == "{":
            stack.append(place)
        elif sign == "}" and stack:
            opening = stack.pop()
            while found and found[-1][0] > opening:
                found.pop()
            found.append((opening, place))
    return found


def _may_stand(text: str, signs: str, opening: int, closing: int) -> bool:
    """Whether braces may hold an answer by what stands in them first and before them: no set, no formula, no code."""
    inner = signs[opening + 1 : closing]
    if inner.strip() and not _MAY_ANSWER.match(signs, opening):
        return False
    if _NO_ANSWER.match(text, opening):
        return False
    before = signs[:opening].rstrip(" ")
    if before[-1:] in _BEFORE_SET or signs[opening - 1 : opening] in _STUCK or text[opening - 1 : opening] == "`":
        return False
    if signs[closing + 1 : closing + 2] == "}" or _COMMAND.search(text, max(0, opening - 40), opening):
        return False
    return not (_TRUTH.fullmatch(inner) and text[opening - 1 : opening].isalnum())


def _general_feedback(text: str, signs: str, start: int, end: int) -> tuple[Markdown, int]:
    """Return the feedback behind `####`, which all answers get, and where the answers end."""
    place = signs.find("####", start, end)
    return (_text(text[place + 4 : end]), place) if place >= 0 else (Markdown(""), end)


def _answer(text: str, signs: str) -> tuple[_Kind, tuple[_Option, ...], bool] | None:
    """Return what stands between the braces, and whether that alone is sure to be an answer; None of anything else."""
    if not text.strip():
        return "essay", (), False
    if found := _TRUTH.fullmatch(signs):
        told = [_text(text[start:end]) for start, end in _parts(signs, "#")[1:]]
        word = Markdown("True" if found[1].startswith("T") else "False")
        return "truth", (_Option("=", None, word, max(told, key=len, default=Markdown(""))),), False
    if signs.lstrip().startswith("#"):
        return _number(text, signs)
    options = _options(text, signs)
    if not options or not all(any(map(str.isalnum, option.text)) or "](" in option.text for option in options):
        return None
    is_sure = any(option.weight is not None for option in options) or ("\n" in text.strip() and len(options) > 1)
    if all(option.sign == "=" for option in options) and all("->" in option.text for option in options):
        return ("pairs", tuple(options), True) if len(options) > 1 else None
    has_both = {option.sign for option in options} == {"=", "~"}
    return "options", tuple(options), is_sure or (has_both and len(options) >= _SURE_OPTIONS)


def _parts(signs: str, *separators: str) -> list[tuple[int, int]]:
    """Return where the parts between separators begin and end; the first is what stands before any."""
    places = [place for place, sign in enumerate(signs) if sign in separators]
    return list(zip([0, *(place + 1 for place in places)], [*places, len(signs)], strict=True))


def _options(text: str, signs: str) -> list[_Option]:
    """Return the answers; signs within braces in them are but themselves."""
    outside: list[str] = []
    at = 0
    for opening, closing in _braces(signs):
        outside += [signs[at:opening], "x" * (closing + 1 - opening)]
        at = closing + 1
    signs = "".join([*outside, signs[at:]])
    options = []
    for start, end in _parts(signs, "=", "~")[1:]:
        weight = _WEIGHT.match(signs, start, end)
        begins = weight.end() if weight else start
        hash_sign = signs.find("#", begins, end)
        ends = hash_sign if hash_sign >= 0 else end
        said = _text(text[begins:ends])
        if said.strip("* "):  # `=*`, whatever else is answered
            told = _text(text[ends + 1 : end])
            options.append(_Option(text[start - 1], float(weight[1]) if weight else None, said, told))
    return options


def _number(text: str, signs: str) -> tuple[_Kind, tuple[_Option, ...], bool] | None:
    """Return the numbers of a numeric answer, each with how far off an answer may be."""
    start = signs.index("#") + 1
    parts = _parts(signs[start:], "=", "~")
    options = []
    is_sure = len(parts) > 1
    for begins, ends in parts:
        option, opaque = text[start + begins : start + ends], signs[start + begins : start + ends]
        weight = _WEIGHT.match(opaque)
        place = opaque.find("#")
        number = _NUMBER.fullmatch(option, weight.end() if weight else 0, place if place >= 0 else len(option))
        told = _text(option[place + 1 :]) if place >= 0 else Markdown("")
        if number is not None:
            is_sure = is_sure or number[2] is not None
            options.append(_Option("=", float(weight[1]) if weight else None, _written(number), told))
        elif option.strip() and not (options and opaque.lstrip().startswith("#")):
            return None
    return ("number", tuple(options), is_sure) if options else None


def _written(number: re.Match[str]) -> Markdown:
    value, sign, other = number.groups()
    if sign == "..":
        return Markdown(f"{value} – {other}")
    return Markdown(f"{value} ± {other}" if sign and other.strip("0.,") else value)


def _text(text: str) -> Markdown:
    """Return a text as Markdown: without the name of its format, and without the backslashes that GIFT asks for."""
    found = _FORMAT.match(text)
    text = _PARAGRAPH_TAG.sub("\n\n", text[found.end() if found else 0 :])
    parts = []
    at = 0
    for formula in _FORMULA.finditer(text):
        parts += [_plain(text[at : formula.start()]), _ESCAPE.sub(r"\1", formula[0])]
        at = formula.end()
    whole = "".join([*parts, _plain(text[at:])]).strip()
    lines = [line.strip() for line in _AT_LINE_START.sub(r"\\\g<0>", whole).split("\n")]
    return Markdown("\n".join(line for place, line in enumerate(lines) if line or lines[place - 1]))


def _plain(text: str) -> str:
    return _ESCAPE.sub(r"\1", _LINE_BREAK.sub("\n", text))


# ---------------------------------------------------------------- cards


def _card(question: _Question, origin: Origin) -> Iterator[Card | Problem]:
    options = question.options
    if question.kind == "truth":
        back = joined([options[0].feedback, question.general])
        yield truth_card(Choice(question.before, (_TRUE, _FALSE), (int(options[0].text == _FALSE),), back, origin))
    elif question.kind == "pairs":
        pairs = [pair for option in options if (pair := _pair(option.text))]
        yield Basic(_around(question, ""), joined(["\n".join(pairs), question.general]), origin)
    elif not (right := _right(options)):
        if len(options) > 1:
            yield Problem(origin.span, "none of the options is marked as right, by `=` or a percentage")
    elif question.kind == "number" or all(option.sign == "=" for option in options):
        yield _of_short_answer(question, [options[place] for place in right], origin)
    elif question.behind and len(right) == 1:
        yield _with_gap(question, options[right[0]], origin)
    else:
        told = joined([*(options[place].feedback for place in right), question.general])
        yield truth_card(Choice(_around(question, _GAP), tuple(option.text for option in options), right, told, origin))


_TRUE, _FALSE, _GAP = Markdown("True"), Markdown("False"), "\\_\\_\\_\\_"


def _right(options: Sequence[_Option]) -> tuple[int, ...]:
    """Return the places of the right ones: those behind `=`, else those that earn all, else those that earn a part."""
    for is_right in (_is_marked, _is_full, _is_partial):
        if places := tuple(place for place, option in enumerate(options) if is_right(option)):
            return places
    return ()


def _is_marked(option: _Option) -> bool:
    return option.sign == "=" and option.weight in (None, _FULL)


def _is_full(option: _Option) -> bool:
    return option.weight == _FULL


def _is_partial(option: _Option) -> bool:
    return option.weight is not None and option.weight > 0


def _pair(text: Markdown) -> str | None:
    """Return a pair as the point of a list; None of one without a first half, which is there to mislead."""
    first, _, second = text.partition("->")
    return f"- {first.strip()} → {second.strip()}" if first.strip() else None


def _around(question: _Question, gap: str) -> Markdown:
    """Return a question's text with a gap where its answer stood, if the text goes on behind that."""
    if not question.behind:
        return question.before
    first, second = (" " if is_spaced else "" for is_spaced in question.spaced)
    return Markdown(f"{question.before}{first}{gap}{second}{question.behind}".strip())


def _with_gap(question: _Question, option: _Option, origin: Origin) -> Card:
    if "::" in option.text or "}}" in option.text:
        return Basic(_around(question, _GAP), joined([option.text, option.feedback, question.general]), origin)
    return Cloze(_around(question, f"{{{{c1::{option.text}}}}}"), origin)


def _of_short_answer(question: _Question, right: Sequence[_Option], origin: Origin) -> Card:
    """Return the card of an answer that is written: the first, and those that are no other spellings of it."""
    first = right[0]
    if question.behind:
        return _with_gap(question, first, origin)
    answer = without_spellings([_without_wildcards(option.text) for option in right])
    return Basic(question.before, joined([answer, first.feedback, question.general]), origin)


def _without_wildcards(text: Markdown) -> Markdown:
    """Return an answer without the stars that stand for any letters."""
    return Markdown(text.strip("* ").replace("*", " ")) if "*" in text and "**" not in text else text
