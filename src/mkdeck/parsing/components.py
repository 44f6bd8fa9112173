"""Components of MDX pages that ask a question with options: `<Quiz question="…" options={['a', 'b']} answer="b" />`.

`attribute_values` reads what attributes say; here stands which of them is what, and the block that such a component is.
Its strings are those of a program, in which signs are but themselves; of Markdown code, bold and formulas are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import unescape
from string import ascii_lowercase

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline, Markdown, Span
from mkdeck.parsing.attribute_values import Attributes, Markup, Value
from mkdeck.parsing.inline import escape
from mkdeck.parsing.pieces import joined
from mkdeck.values import dataclass
from mkdeck.wording.words import question_label

QUIZ = "quiz component"
"""The type of the token of such a component, whose `meta["quiz"]` is the `Quiz`, and the role of its block."""

_NAMES = re.compile(r"(?i)\w*?(?:quiz|question|flash_?card|mcq)[\w.]*")
_ASKING = ("question", "prompt")
_OFFERING = ("options", "choices", "answers")
_EXPLAINING = ("explanation", "rationale", "feedback", "reason")
_TELLING = ("text", "label", "option", "choice", "content", "title", "answer", "value")
"""What the text of an option is called, surest first."""
_NAMING = ("id", "key", "value", "letter", "label")
"""What an option may be called by, beside its text."""
_RIGHT = ("correct", "iscorrect", "isanswer", "right", "isright")
_INDEX = ("correctindex", "correctindexes", "correctindices", "answerindex", "correctanswerindex", "correctoptionindex")
_KEY = (
    "correct", "correctanswer", "correctanswers", "correctoption", "correctoptions", "answer", "answers", "solution",
)  # fmt: skip
_KEPT = re.compile(
    r"(?P<kept>`[^`\n]+`|\$(?=\S)[^$\n]*(?<=\S)\$(?!\d))"
    r"|(?<![\w*])\*\*(?P<bold>(?=[^\s*])[^*\n]*(?<=[^\s*]))\*\*(?![\w*])",
    signs="`$*",
)
_FENCED = re.compile(r"(?m)^[ \t]*(?:```|~~~)", signs=("```", "~~~"))
_STRING_AMONG_TAGS = re.compile(r"""\{\s*(?:"([^"{}\\]*)"|'([^'{}\\]*)')\s*\}""", signs="{")
_FRAGMENT = re.compile(r"<>(?P<inside>.*)</>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Offered:
    """An option: what it says, whether it says to be right, what else it is called, and what is said of it."""

    text: str
    is_right: bool | None = None
    names: tuple[str, ...] = ()
    comment: Markdown = Markdown("")


@dataclass(frozen=True, slots=True)
class Quiz:
    """What a component of a name asks, offers and explains.

    `key` tells the right options where these do not say it themselves: places from 0, or texts and names. It is None
    where nothing is told. `is_index` tells that its attribute is called the place of an option.
    """

    component: str
    question: str
    options: tuple[Offered, ...]
    key: tuple[str | int, ...] | None
    is_index: bool
    explanation: Markdown


def is_quiz_name(name: str) -> bool:
    """Whether the name of a component tells that it asks: “Quiz”, “FlashCard”, “MultipleChoiceQuestion”."""
    return name[:1].isupper() and _NAMES.fullmatch(name) is not None


def offers(values: Mapping[str, Value]) -> bool:
    """Whether an attribute holds options, whatever they are."""
    return any(name in values and not isinstance(values[name], str) for name in _OFFERING)


def tells_right(values: Mapping[str, Value]) -> bool:
    """Whether an attribute tells what is right, in whatever way."""
    return any(name in values for name in (*_INDEX, *_KEY, *_RIGHT))


def read_quiz(name: str, attributes: Attributes) -> Quiz | None:
    """Return the question that a component asks; None where it is not all written in plain values."""
    values = {
        key: unescape(value) if key in attributes.quoted and isinstance(value, str) else value
        for key, value in attributes.values.items()
    }
    offering = next((key for key in _OFFERING if key in values and not isinstance(values[key], str)), "")
    offered, question = _listed(values.get(offering)), _first(values, _ASKING)
    if not is_quiz_name(name) or not isinstance(question, str) or not isinstance(offered, tuple):
        return None
    options = [option for told in offered if (option := _option(told)) is not None]
    named = next((key for key in (*_INDEX, *_KEY) if key in values and key != offering), "")
    key = _key(values[named]) if named else None
    if len(options) != len(offered) or (named and key is None) or not question.strip():
        return None
    explanation = markdown_of(_first(values, _EXPLAINING))
    return Quiz(name, question.strip(), tuple(options), key, named in _INDEX, explanation)


def _listed(offered: Value) -> Value:
    """Return options that an object holds under their letters, `{ a: 'wax', b: 'wood' }`, as a list of such."""
    if not isinstance(offered, Mapping) or not offered:
        return offered
    letters = ascii_lowercase[: len(offered)]
    is_lettered = "".join(offered).casefold() == letters and len(offered) == len(letters)
    return tuple({"id": name, "text": told} for name, told in offered.items()) if is_lettered else offered


def _first(values: Mapping[str, Value], names: tuple[str, ...]) -> Value:
    return next((values[name] for name in names if name in values), None)


def _key(value: Value) -> tuple[str | int, ...] | None:
    """Return what an attribute tells of the right options: a number, a text, or several; None of anything else."""
    told = value if isinstance(value, tuple) else (value,)
    said = tuple(part for part in told if isinstance(part, str | int) and not isinstance(part, bool))
    return said if len(said) == len(told) else None


def _option(value: Value) -> Offered | None:
    """Return an option that is a string, or an object of strings, numbers, true and false; None of anything else."""
    if isinstance(value, str):
        return Offered(value.strip()) if value.strip() else None
    if not isinstance(value, Mapping) or not all(isinstance(part, str | int) for part in value.values()):
        return None
    texts = [(key, told) for key in _TELLING if isinstance(told := value.get(key), str) and told.strip()]
    marks = [mark for key in _RIGHT if (mark := value.get(key)) is not None]
    if not texts or not all(isinstance(mark, bool) for mark in marks) or len(set(marks)) > 1:
        return None
    text_key, text = texts[0]
    names = [str(value[key]) for key in _NAMING if key in value and key != text_key]
    is_right = bool(marks[0]) if marks else None
    return Offered(text.strip(), is_right, tuple(names), markdown_of(_first(value, _EXPLAINING)))


def markdown_of(value: Value) -> Markdown:
    """Return the Markdown of a text in a string or in tags; nothing of other values."""
    if isinstance(value, Markup):
        return _markdown_of_tags(value)
    return _markdown(value.strip()) if isinstance(value, str) else Markdown("")


def _markdown_of_tags(markup: Markup) -> Markdown:
    """Return running text in tags, `<>Not <em>yet</em>.</>`, as Markdown; nothing where more than text stands there."""
    from mkdeck.parsing.html_blocks import blocks_of  # few lessons hold components
    from mkdeck.parsing.html_tree import read_element

    fragment = _FRAGMENT.fullmatch(markup.text)
    text = fragment["inside"] if fragment else markup.text
    text = _STRING_AMONG_TAGS.sub(lambda found: (found[1] or found[2] or "").replace("<", "&lt;"), text)
    if "{" in text or "\n\n" in text:
        return Markdown("")
    element = read_element(f"<p>{text}</p>")
    return joined(block.source for block in blocks_of(element, "", 1)) if element is not None else Markdown("")


def _markdown(text: str) -> Markdown:
    """Write a string's text as Markdown; one that holds a fence is Markdown already."""
    if _FENCED.search(text):
        import textwrap  # few strings do

        first, _, rest = text.partition("\n")
        return Markdown(f"{first}\n{textwrap.dedent(rest)}".strip())
    lines = [line.strip() for line in text.split("\n")]
    return Markdown("\n".join(map(_line, lines)).strip())


def _line(text: str) -> str:
    parts: list[str] = []
    at = 0
    for found in _KEPT.finditer(text):
        parts += [escape(text[at : found.start()], begins_line=at == 0)]
        parts.append(found["kept"] or f"**{escape(found['bold'], begins_line=False)}**")
        at = found.end()
    return "".join([*parts, escape(text[at:], begins_line=at == 0)])


def quiz_block(quiz: Quiz, span: Span) -> Block:
    """Return a component's block: its text is the question, and its entries are what else it says.

    An option is a `right` or a `wrong` one where it says so; within it stand what else it is called and what explains
    it. A `key` is what tells the right ones otherwise; an `index` counts from 0.
    """
    question = Inline(quiz.question[question_label(quiz.question) :])
    source = _markdown(question.text)
    listed = "\n".join(f"- {_markdown(option.text)}".replace("\n", "\n  ") for option in quiz.options)
    children = tuple(_entries(quiz, source, span))
    return Block(
        "container", joined([source, listed]), span, children=children, inline=question, info=quiz.component,
        roles=(QUIZ,),
    )  # fmt: skip


def _entries(quiz: Quiz, question: Markdown, span: Span) -> Iterator[Block]:
    yield Block("entry", question, span, info="question")
    for option in quiz.options:
        within = [Block("entry", Markdown(""), span, info="name", inline=Inline(name)) for name in option.names]
        if option.comment:
            within.append(Block("entry", option.comment, span, info="explanation"))
        roles = () if option.is_right is None else ("right",) if option.is_right else ("wrong",)
        text = Inline(option.text)
        yield Block(
            "entry", _markdown(option.text), span, info="option", inline=text, children=tuple(within), roles=roles
        )
    if quiz.key is not None and not quiz.key:
        yield Block("entry", Markdown(""), span, info="key")
    for part in quiz.key or ():
        is_index = quiz.is_index or isinstance(part, int)
        roles = ("certain",) if quiz.is_index else ()
        told = Inline(str(part).strip())
        yield Block("entry", Markdown(""), span, info="index" if is_index else "key", inline=told, roles=roles)
    if quiz.explanation:
        yield Block("entry", quiz.explanation, span, info="explanation")
