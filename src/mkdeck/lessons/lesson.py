"""From a file on disk to a `Lesson`: its front matter as values, its body as Markdown, every line number kept."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from mkdeck import lazy_re as re
from mkdeck.cards import Problem, Span
from mkdeck.lessons.finding import NOTEBOOK_SUFFIX, STANDARD_INPUT, shown_path
from mkdeck.lessons.plain_entries import plain_entries
from mkdeck.system.files import Stamp, stamp_of
from mkdeck.system.shelf import Shelf
from mkdeck.values import dataclass
from mkdeck.wording.signs import without_signs

if TYPE_CHECKING:
    from mkdeck.lessons.yamlfile import YamlError

STANDARD_INPUT_NAME = "stdin"

_ENTRY = re.compile(r"([a-z][\w-]+):(?:\s|$)")
"""A key of front matter; people write these small, and `Q:` or `Note:` begins a text."""
_WEB_PAGE = re.compile(r"https?://[^\s/]")
_GOES_ON = re.compile(r"\s+\S|-\s")
_PROSE = re.compile(r"(?![-#]|\s)[^\s:]+(?:\s+[^\s:]+){2}")
"""A line of text: some words of it without a colon."""
_FEWEST_KEYS = 2
"""That show what is never closed to be front matter, where none of them is one that mkdeck reads."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f]")
"""Characters that a terminal would obey and Anki would stumble over."""
_CONTROL_OF_ASCII = bytes(code for code in (*range(32), 127) if code not in b"\n\t")


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson as it was read.

    `path` is the path as it was given; problems and listings name it. `lines` are all lines of the file, front matter
    included; its body begins with `lines[body]`. `problems` are what is to be mended in how they are set apart.
    """

    path: str
    lines: Sequence[str]
    body: int = 0
    front_matter: Mapping[str, Any] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a lesson's file, and the name by which problems and listings know it.

    `stamp` is what told the file from others just before it was read, None for what is no file.
    """

    name: str
    data: bytes
    stamp: Stamp = None


_READ_KEYS = ("title", "tags", "base_url")
"""The keys of front matter whose slips are told."""
_KEYS_OF_OTHERS = frozenset(
    ["task", "tasks", "tabs", "titles", "titre", "tile", "tiles", "baseurl", "base-url", "base_uri"]
)
"""Keys of site generators and in other languages that are nearly the same, and mean something else there."""
_NEARLY = 0.75


class SourceLines(Sequence[str]):
    """The lines of a lesson that are made of its file's bytes when they are asked for, which is seldom.

    The bytes stand on a shelf, so that a thousand lessons can be held at once.
    """

    __slots__ = ("_data", "_name")

    def __init__(self, source: Source, shelf: Shelf) -> None:
        self._name = source.name
        self._data = shelf.put(source.data)

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...

    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        return self._lines()[place]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines())  # else the whole lesson would be read again for each of its lines

    def __len__(self) -> int:
        return len(self._lines())

    def _lines(self) -> Sequence[str]:
        lesson = parse_source(Source(self._name, self._data.read()))
        return () if isinstance(lesson, Problem) else lesson.lines


def read_lesson(path: Path) -> Lesson | Problem:
    """Read a lesson from disk or from standard input, or say in one problem why it cannot be read."""
    source = read_source(path)
    return source if isinstance(source, Problem) else parse_source(source)


def read_source(path: Path) -> Source | Problem:
    """Read the bytes of a lesson from disk or from standard input, or say in one problem why that fails."""
    if path == STANDARD_INPUT:
        return Source(STANDARD_INPUT_NAME, sys.stdin.buffer.read())
    name = shown_path(path)
    try:
        if not path.is_file():
            return Problem(Span(name, 1, 1), "not a file that can be read as a lesson")
        stamp = stamp_of(path)
        return Source(name, path.read_bytes(), stamp)
    except OSError as error:
        return Problem(Span(name, 1, 1), f"cannot be read: {error.strerror}")


def parse_source(source: Source) -> Lesson | Problem:
    """Read the bytes of a lesson as text and front matter, or say in one problem why that fails."""
    name, data = source.name, source.data
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return Problem(
            Span(name, line, line),
            f"not UTF-8 (byte 0x{data[error.start]:02x}); save the file as UTF-8 and try again",
        )
    piped_notebook = name == STANDARD_INPUT_NAME and text.startswith("{") and '"nbformat"' in text
    if name.lower().endswith(NOTEBOOK_SUFFIX) or piped_notebook:
        return parse_notebook(name, text)
    return parse_lesson(name, text)


def parse_lesson(path: str, text: str) -> Lesson | Problem:
    """Split a lesson's text into its front matter and its lines."""
    if "\r" in text:  # which is quicker to tell
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = _without_control(text).split("\n")
    return _with_front_matter(Lesson(path, tuple(lines)), 0)


def _without_control(text: str) -> str:
    return without_signs(text, _CONTROL_OF_ASCII) if text.isascii() else _CONTROL.sub("", text)


def parse_notebook(path: str, text: str) -> Lesson | Problem:
    """Read a notebook's JSON as a lesson; front matter stands in its first cell, a title in its metadata as well."""
    from mkdeck.lessons.notebook import NotebookError, read_notebook  # few lessons are notebooks

    try:
        notebook = read_notebook(text)
    except NotebookError as error:
        return Problem(Span(path, error.line, error.line), error.message)
    lines = tuple(map(_without_control, notebook.lines)) or ("",)
    lesson = _with_front_matter(Lesson(path, lines), notebook.first)
    if isinstance(lesson, Lesson) and notebook.title:
        return replace(lesson, front_matter={"title": notebook.title} | dict(lesson.front_matter))
    return lesson


def _with_front_matter(lesson: Lesson, start: int) -> Lesson | Problem:
    """Read the front matter that begins at a place of a lesson's lines, if it does.

    Front matter is YAML between a first line `---` and a line `---` or `...`, as Jekyll and Pandoc read it:
    https://jekyllrb.com/docs/front-matter/, https://pandoc.org/MANUAL.html#extension-yaml_metadata_block
    """
    path, lines = lesson.path, lesson.lines[start:]
    if lines and lines[0].rstrip() == "+++":
        return _with_toml(lesson, start)
    if not lines or lines[0].rstrip() != "---" or (len(lines) > 1 and not lines[1].strip()):  # a rule, and text below
        return lesson
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        return _with_open_front_matter(lesson, start) or lesson
    if _is_text(lines[1:end]):
        return lesson
    values = plain_entries(lines[1:end])
    if values is not None:
        return replace(lesson, body=start + end + 1, front_matter=values)
    from mkdeck.lessons.yamlfile import YamlError, load_yaml  # lessons without such front matter need not wait for it

    try:
        values = load_yaml("\n".join(lines[1:end]))
    except YamlError as error:
        below = lines[_entries(lines) + 1 : end]
        if below and re.match(r"\s*$|#", below[0]) and any(map(_PROSE.match, below)):  # the sign is a rule further on
            return _with_open_front_matter(lesson, start) or lesson
        values, (first, *others) = _what_is_readable(lesson, start, lines[1:end], error)
        known = replace(lesson, body=start + end + 1, front_matter=values)
        return replace(first, others=(*others, *front_matter_problems(known)))
    if values is None:
        values = {}
    if not isinstance(values, dict):
        span = Span(path, start + 2, start + end + 1)
        return Problem(span, "the front matter must be a mapping, lines of the form `key: value`")
    return replace(lesson, body=start + end + 1, front_matter=values)


def _with_toml(lesson: Lesson, start: int) -> Lesson | Problem:
    """Read front matter between two lines `+++`, which is TOML: https://gohugo.io/content-management/front-matter/."""
    lines = lesson.lines[start:]
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "+++"), None)
    if end is None:
        return lesson
    import tomllib

    try:
        values = tomllib.loads("\n".join(lines[1:end]))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r" \(at line (\d+), column \d+\)$", str(error))
        line = start + 1 + (int(found[1]) if found else 1)
        what = str(error)[: found.start()] if found else str(error)
        return Problem(Span(lesson.path, line, line), f"the front matter is not valid TOML: {what}")
    return replace(lesson, body=start + end + 1, front_matter=values)


def _is_text(lines: Sequence[str]) -> bool:
    """Whether lines between two thematic breaks are paragraphs of text, and no YAML that somebody got wrong."""
    return "" in lines and _PROSE.match(lines[0]) is not None and not any(map(_ENTRY.match, lines))


def _with_open_front_matter(lesson: Lesson, start: int) -> Lesson | None:
    """Return a lesson whose front matter begins at a place and is never closed, None where there is but a rule.

    It is taken to end where its entries do. What they say counts, as far as it is YAML.
    """
    from mkdeck.lessons.yamlfile import YamlError, load_yaml

    lines = lesson.lines[start:]
    end = _entries(lines) + 1
    keys = {found[1] for line in lines[1:end] if (found := _ENTRY.match(line))}
    if len(keys) < _FEWEST_KEYS and keys.isdisjoint(("title", "tags")):
        return None
    message = f"the front matter that opens here is never closed; write a line --- below line {start + end}"
    problem = Problem(Span(lesson.path, start + 1, start + 1), message)
    mistakes: list[Problem] = []
    try:
        values = load_yaml("\n".join(lines[1:end]))
    except YamlError as error:
        values, mistakes = _what_is_readable(lesson, start, lines[1:end], error)
    return replace(lesson, body=start + end, front_matter=values, problems=(problem, *mistakes))


def _what_is_readable(
    lesson: Lesson, start: int, lines: Sequence[str], first: YamlError
) -> tuple[Mapping[str, Any], list[Problem]]:
    """Return the values of front matter without the entries in which there are mistakes, and these, line by line.

    Its lines stand below the line `start` of the lesson, and `first` is the mistake for which they cannot be read.
    """
    from mkdeck.lessons.yamlfile import YamlError, load_yaml, mistakes_and_rest

    mistakes, rest = mistakes_and_rest("\n".join(lines), first)
    problems = []
    for mistake in mistakes:
        line = start + mistake.line + 1
        message = f"the front matter is not valid YAML: {mistake.message}"
        problems.append(Problem(Span(lesson.path, line, line), message))
    try:
        values = load_yaml(rest)
    except YamlError:
        values = {}
    return values if isinstance(values, dict) else {}, problems


def _entries(lines: Sequence[str]) -> int:
    """Return how many lines below the first are entries of YAML, up to the first one that is none."""
    if not any(map(_ENTRY.match, lines[1:2])):
        return 0
    others = (n for n, line in enumerate(lines[1:]) if not (_ENTRY.match(line) or _GOES_ON.match(line)))
    return next(others, len(lines) - 1)


def front_matter_problems(lesson: Lesson) -> Iterator[Problem]:
    """Yield what is wrong with a lesson's front matter: its end, and each value that mkdeck would use but cannot."""
    yield from lesson.problems
    yield from _misspelt(lesson)
    yield from _written_twice(lesson)
    title, tags = lesson.front_matter.get("title"), lesson.front_matter.get("tags")
    if not is_web_page(lesson.front_matter.get("base_url", "https://example.org")):
        yield Problem(
            front_matter_place(lesson, "base_url"), "`base_url` takes the address of the lesson's page, https://…"
        )
    if not isinstance(title, str | None):
        yield Problem(front_matter_place(lesson, "title"), "`title` takes a text; put it in quotes if it holds a colon")
    texts = tags if isinstance(tags, list) else [tags]
    if not all(isinstance(tag, str | None) for tag in texts):
        yield Problem(front_matter_place(lesson, "tags"), "`tags` takes a text or a list of texts")


def _misspelt(lesson: Lesson) -> Iterator[Problem]:
    """Yield a problem for each key that is hardly another one than one that mkdeck reads and that stands nowhere."""
    for written in map(str, lesson.front_matter):  # YAML reads “2024: …” as a number
        for meant in _READ_KEYS:
            small = written.lower()
            is_near = small[:1] == meant[0] and abs(len(small) - len(meant)) <= 1
            if not is_near or meant in lesson.front_matter or written in _KEYS_OF_OTHERS:
                continue
            from difflib import SequenceMatcher  # for keys that are nearly right, which are few

            is_longer = small.startswith(meant) and small != meant  # “titled”, “title2”
            is_nearly = SequenceMatcher(None, small, meant).ratio() >= _NEARLY and not is_longer
            if is_nearly or sorted(small) == sorted(meant):  # two letters in the wrong order
                place = front_matter_place(lesson, written)
                yield Problem(place, f"`{written}` is nothing that mkdeck reads; do you mean `{meant}`?")


def _written_twice(lesson: Lesson) -> Iterator[Problem]:
    """Yield a problem for each key that stands twice, of which YAML takes the last one without a word."""
    lines: dict[str, int] = {}
    for number, line in enumerate(lesson.lines[: lesson.body], 1):
        if line.rstrip() == "+++":
            return  # TOML says so itself
        key = found[1] if (found := _ENTRY.match(line)) else ""
        if key in lines:
            span = Span(lesson.path, number, number)
            yield Problem(span, f"`{key}` stands in line {lines[key]} as well; leave one of the two")
        elif key:
            lines[key] = number


def is_web_page(value: object) -> bool:
    """Whether a value is a text that is an address of the web."""
    return isinstance(value, str) and _WEB_PAGE.match(value.strip()) is not None


def front_matter_place(lesson: Lesson, key: str) -> Span:
    """Return the line of a front matter's key."""
    opened = rf"{re.escape(key)}(?::| *=)"
    found = (number for number, line in enumerate(lesson.lines[: lesson.body], 1) if re.match(opened, line))
    line = next(found, 1)
    return Span(lesson.path, line, line)
