"""Reads deck files and the settings that decks share: every mistake at once, each with its line.

`deck.schema.json` says what may stand in them. It is what validates them here, what editors complete from, and where
the table in docs/deck-files.md comes from. All values are texts, or lists of texts.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdeck import lazy_re as re
from mkdeck.lessons.finding import DECK_FILE_SUFFIXES, DEFAULTS, plain
from mkdeck.problems import Problem, Span, either
from mkdeck.values import dataclass

if TYPE_CHECKING:  # loading them takes longer than a build that has nothing to do
    import yaml
    from jsonschema_rs import ValidationError, Validator

    from mkdeck.lessons.yamlfile import YamlError

_PYPROJECT = "pyproject.toml"
_TOML_LINE = re.compile(r"\(at line (\d+)")

_SAME_WORD = 0.85
"""How much two words are alike that differ by a slip."""

ValuePath = Sequence[str | int]
"""Where a value stands: its key, and its place in the list that stands there."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The texts that stand under a key, one or several, each with its place; paths in them begin at `folder`."""

    texts: tuple[str, ...]
    spans: tuple[Span, ...]
    folder: Path


@dataclass(frozen=True, slots=True)
class _Source:
    """What a file says in plain values, and the line of a value or, with `True`, of the key at the end of its path.

    It `is_whole` unless entries of it cannot be read, which are among its problems.
    """

    path: Path
    values: Any
    line: Callable[[ValuePath, bool], int]
    problems: tuple[Problem, ...] = ()
    is_whole: bool = True


def read_settings(path: Path) -> tuple[dict[str, Setting], list[Problem]]:
    """Return the settings of a deck file by their keys, and all mistakes.

    What the deck file does not say, `_defaults.yaml` beside it says, and what this does not, `[tool.mkdeck]` in the
    nearest pyproject.toml. A value with a mistake in it is left out.
    """
    read = [*_shared(path.parent), _read_yaml(path)]
    settings: dict[str, Setting] = {}
    problems = [source for source in read if isinstance(source, Problem)]
    sources = [source for source in read if isinstance(source, _Source)]
    is_whole = not problems and all(source.is_whole for source in sources)
    if is_whole and not any("lessons" in source.values or _misspells("lessons", source) for source in sources):
        problems.append(_problem(path, 1, "`lessons` is missing: a list of the lessons' paths, relative to this file"))
    for source in sources:
        mistakes = dict(_mistakes(source))
        problems += [*source.problems, *mistakes.values()]
        settings |= _settings(source, mistakes)
    return settings, problems


def _misspells(key: str, source: _Source) -> bool:
    """Whether a file has a key that is nearly another one, of which its own problem tells."""
    from difflib import get_close_matches  # only a deck file with a mistake needs it

    return bool(get_close_matches(key, map(str, source.values), 1, 0.8))


def mistake_in(key: str, text: str) -> str | None:
    """Return what is wrong with the value of a key, if anything."""
    source = _Source(Path(), {key: text}, lambda *_: 1)
    return next((problem.message for _, problem in _mistakes(source)), None)


def schema_text() -> str:
    """Return the JSON Schema of deck files."""
    return (Path(__file__).parent / "deck.schema.json").read_text(encoding="utf-8")


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema of deck files, read."""
    read: dict[str, Any] = json.loads(schema_text())
    return read


@cache
def _validator() -> Validator:
    # Loading the library takes 20 ms, which a command that reads no deck file need not wait for.
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(schema())


def _shared(folder: Path) -> Iterator[_Source | Problem]:
    """Yield the settings that the deck files of a folder share, the weaker ones first."""
    for above in range(len(folder.resolve().parts)):
        file = plain(folder.joinpath(*[".."] * above, _PYPROJECT))
        if file.is_file():
            if source := _read_toml(file):
                yield source
            break
    for suffix in DECK_FILE_SUFFIXES:
        file = folder / (DEFAULTS + suffix)
        if file.is_file():
            yield _read_yaml(file)


def _read_text(path: Path) -> str | Problem:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        return _problem(path, 1, f"cannot be read: {error.strerror}")
    except UnicodeDecodeError:
        return _problem(path, 1, "not UTF-8; save the file as UTF-8 and try again")


def _problem(path: Path, line: int, message: str) -> Problem:
    return Problem(Span(path.as_posix(), line, line), message)


def _read_yaml(path: Path) -> _Source | Problem:
    import yaml

    from mkdeck.lessons.yamlfile import YamlError, compose_yaml

    text = _read_text(path)
    if isinstance(text, Problem):
        return text
    wrong: list[Problem] = []
    try:
        root = compose_yaml(text)
    except YamlError as error:
        root, wrong = _what_is_readable(path, text, error)
    if (root is None and path.stem == DEFAULTS) or (wrong and not isinstance(root, yaml.MappingNode)):
        return _Source(path, {}, lambda *_: 1, tuple(wrong), not wrong)
    if not isinstance(root, yaml.MappingNode):
        return _problem(path, 1, "a deck file is a mapping, lines of the form `lessons: …`")
    first = {_key(key): key for key, _ in reversed(root.value)}
    problems = tuple(
        _problem(path, key.start_mark.line + 1, f"`{_key(key)}` stands here a second time")
        for key, _ in root.value
        if first[_key(key)] is not key
    )

    def line(at: ValuePath, of_key: bool) -> int:
        node: yaml.Node = root
        for step in at:
            key = node
            if isinstance(node, yaml.MappingNode):
                key, node = next((key, value) for key, value in node.value if _key(key) == step)
            elif isinstance(step, int):
                key = node = node.value[step]
        return int((key if at and of_key else node).start_mark.line) + 1

    return _Source(path, _plain_yaml(root), line, (*wrong, *problems), not wrong)


def _what_is_readable(path: Path, text: str, first: YamlError) -> tuple[yaml.Node | None, list[Problem]]:
    """Return the tree of a file without the entries in which there are mistakes, and these, of which one is known."""
    from mkdeck.lessons.yamlfile import YamlError, compose_yaml, mistakes_and_rest

    mistakes, rest = mistakes_and_rest(text, first)
    wrong = [_problem(path, mistake.line, f"not valid YAML: {mistake.message}") for mistake in mistakes]
    try:
        return compose_yaml(rest), wrong
    except YamlError:
        return None, wrong


def _plain_yaml(node: yaml.Node) -> Any:
    """Return what a node holds: mappings, lists, texts as they are written, and None for what is left empty."""
    import yaml

    if isinstance(node, yaml.MappingNode):
        return {_key(key): _plain_yaml(value) for key, value in reversed(node.value)}
    if isinstance(node, yaml.SequenceNode):
        return [_plain_yaml(item) for item in node.value]
    return None if node.tag == "tag:yaml.org,2002:null" else node.value


def _key(node: yaml.Node) -> str:
    return str(node.value) if isinstance(node.value, str) else "?"


def _read_toml(path: Path) -> _Source | Problem | None:
    """Return what `[tool.mkdeck]` says, or None without such a table."""
    import tomllib

    text = _read_text(path)
    if isinstance(text, Problem):
        return text
    try:
        tools = tomllib.loads(text).get("tool")
    except tomllib.TOMLDecodeError as error:
        found = _TOML_LINE.search(str(error))
        return _problem(path, int(found[1]) if found else text.count("\n") + 1, f"not valid TOML: {error}")
    values = tools.get("mkdeck") if isinstance(tools, dict) else None
    if values is None:
        return None
    if not isinstance(values, dict):
        return _problem(path, 1, "`tool.mkdeck` is a table, which begins with a line [tool.mkdeck]")
    lines = text.splitlines()
    table = next((number for number, line in enumerate(lines, 1) if re.match(r"\s*\[tool\.mkdeck\]", line)), 1)

    def line(at: ValuePath, _of_key: bool) -> int:  # tomllib tells no lines, so a key is looked for
        keys = (number for number, line in enumerate(lines[table:], table + 1) if at and _is_toml_key(line, at[0]))
        return next(keys, table)

    return _Source(path, _plain_toml(values), line)


def _is_toml_key(line: str, key: str | int) -> bool:
    return line.partition("=")[0].strip().strip("\"'") == key


def _plain_toml(value: Any) -> Any:
    """Return a value with texts for all that is no table and no array, as deck files have it."""
    if isinstance(value, dict):
        return {key: _plain_toml(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain_toml(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def _settings(source: _Source, mistakes: Iterable[tuple[str | int, ...]]) -> dict[str, Setting]:
    """Return what is right in a source, by its keys."""
    wrong = set(mistakes)
    result = {}
    for key, value in source.values.items():
        if key in schema()["properties"] and (key,) not in wrong:
            paths: list[tuple[str | int, ...]] = (
                [(key, place) for place in range(len(value))] if isinstance(value, list) else [(key,)]
            )
            items = value if isinstance(value, list) else [value]
            right = [(text.strip(), path) for text, path in zip(items, paths, strict=True) if path not in wrong]
            spans = tuple(_span(source, path) for _, path in right)
            result[key] = Setting(tuple(text for text, _ in right), spans, source.path.parent)
    return result


def _span(source: _Source, path: ValuePath, *, of_key: bool = False) -> Span:
    line = source.line(path, of_key)
    return Span(source.path.as_posix(), line, line)


def _mistakes(source: _Source) -> Iterator[tuple[tuple[str | int, ...], Problem]]:
    """Yield what the schema finds wrong, each with the path of the value that is."""
    for error in _validator().iter_errors(source.values):
        path = tuple(error.instance_path)
        if error.kind.name == "additionalProperties":
            for key in error.kind.as_dict()["unexpected"]:
                yield (key,), Problem(_span(source, (key,), of_key=True), f"unknown key `{key}`{_guess_key(key)}")
        else:
            yield path, Problem(_span(source, path), _message(path, error))


def _message(path: ValuePath, error: ValidationError) -> str:
    """Say what is wrong with a value in the words of this project, which name its key."""
    key, value = path[0], error.instance
    rule: Any = schema()
    for step in error.schema_path[:-1]:
        rule = rule[step]
    match error.kind.name:
        case "enum" if isinstance(value, str):
            choices = rule["enum"]
            if key in ("only", "skip") and (now := _NOW_PART_OF.get(value.strip())):
                return f"`{key}`: the rule `{value.strip()}` is part of `{now}` now; write that"
            near = _nearest(value, choices) or _told_of(value, choices, schema()["properties"][key]["description"])
            guess = f"; did you mean `{near}`?" if near else ""
            return f"`{key}` takes {rule.get('title') or either(choices)}, and not `{value.strip()}`{guess}"
        case "enum":
            return f"`{key}` takes {rule.get('title') or either(rule['enum'])}"
        case "pattern" if "patternErrorMessage" in rule:
            return f"`{value}`: {rule['patternErrorMessage']}"
        case "minItems":
            return f"`{key}` is empty"
        case "uniqueItems":
            return f"`{key}` holds something twice"
        case _:
            return f"`{key}` takes a text{' or a list of texts' if _takes_lists(str(key)) else ''}"


def _takes_lists(key: str) -> bool:
    described = schema()["properties"][key]
    reference = described.get("$ref", "").rpartition("/")[2]
    return "then" in (schema()["$defs"][reference] if reference else described)


_NOW_PART_OF = {
    "kind_definition": "plain_definition", "textbook_definition": "plain_definition", "made_of": "consists",
    "kept_by": "makes",
}  # fmt: skip
"""The rules that read what former ones did, of which words alone would have one guess another."""

_KNOWN_AS = {
    "style": "css", "styles": "css", "stylesheet": "css", "extractors": "only", "rules": "only", "name": "deck",
    "title": "deck", "files": "lessons", "sources": "lessons", "paths": "lessons", "url": "base_url", "sort": "order",
}  # fmt: skip
"""What people call a key that has another name here."""


def _guess_key(key: str) -> str:
    *keys, last = schema()["properties"]
    near = _KNOWN_AS.get(key.casefold()) or _nearest(key, [*keys, last])
    known = f"{', '.join(f'`{name}`' for name in keys)} and `{last}`"
    return f"; did you mean `{near}`?" if near else f"; there are {known}"


def _nearest(text: str, choices: Sequence[str]) -> str | None:
    """Return which of some names was probably meant by one that is misspelt, in capitals or with its words turned."""
    from difflib import get_close_matches

    written = re.sub(r"[\s-]+", "_", text.strip().casefold())
    turned = sorted(written.split("_"))
    same = (choice for choice in choices if sorted(choice.split("_")) == turned)
    return next(same, None) or next(iter(get_close_matches(written, choices, n=1)), None)


def _told_of(text: str, choices: Sequence[str], description: str) -> str | None:
    """Return which choice was probably meant by a word of what is told of it: “`name`, natural order of all paths”."""
    from difflib import get_close_matches

    told = zip(*[iter(re.split(rf"`({'|'.join(map(re.escape, choices))})`", description)[1:])] * 2, strict=True)
    return next(
        (
            choice
            for choice, words in told
            if get_close_matches(text.strip().casefold(), re.findall(r"\w{5,}", words.casefold()), cutoff=_SAME_WORD)
        ),
        None,
    )
