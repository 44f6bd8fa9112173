"""What to build: deck files, or lessons and folders named on the command line, as `Deck` values.

Every mistake in a deck file is reported at once, each with its line.
"""

from __future__ import annotations

import difflib
import glob
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from mkdeck.cards import Problem, Span
from mkdeck.errors import MkdeckError
from mkdeck.lesson import SUFFIXES
from mkdeck.yamlfile import YamlError, compose_yaml

DECKS = Path("decks")
"""Where deck files stand, relative to the folder that mkdeck runs in."""

DECK_FILE_SUFFIXES = (".yaml", ".yml")
_KEYS = ("deck", "lessons", "tags")


@dataclass(frozen=True, slots=True)
class Deck:
    """One package to build.

    `name` is the deck's name in Anki, or None where each lesson's title names its own; `parent` is then the deck that
    those stand under. `modified` is the deck file's time in seconds since the epoch, 0 without one.
    """

    lessons: tuple[Path, ...]
    output: Path
    name: str | None = None
    parent: str | None = None
    tags: tuple[str, ...] = ()
    modified: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """The decks to build, and a line for each thing that was named but cannot be one."""

    decks: tuple[Deck, ...]
    mistakes: tuple[str, ...]


def find_decks(paths: Sequence[Path], name: str | None = None, output: Path | None = None) -> Found:
    """Return the decks that the command line asks for: those of deck files, and one of all lessons that it names.

    Without a path these are all deck files under `decks/`. `name` and `output` override what the deck file or the
    lesson says. Raises MkdeckError where there is nothing to look at, or one output for several decks.
    """
    mistakes: list[str] = []
    decks: list[Deck] = []
    lessons: list[Path] = []
    for path in paths or _deck_files():
        if path.suffix in DECK_FILE_SUFFIXES and path.is_file():
            result = read_deck_file(path)
            if isinstance(result, Deck):
                decks.append(result)
            else:
                mistakes += map(str, result)
        elif path.is_dir():
            inside = lessons_in(path)
            lessons += inside
            if not inside:
                mistakes.append(f"{path.as_posix()}: no lessons in this folder (files that end with {_suffixes()})")
        elif path.exists():
            lessons.append(path)
        else:
            mistakes.append(f"{path.as_posix()}: no such file or folder")
    if lessons:
        decks.append(_deck_of(tuple(dict.fromkeys(lessons)), paths))
    if output and len(decks) > 1:
        raise MkdeckError(
            f"{output.as_posix()}: one package for {len(decks)} decks; build them without -o, or one by one"
        )
    distinct = tuple({deck.output: deck for deck in reversed(decks)}.values())[::-1]
    mistakes += [
        f"{deck.output.as_posix()}: two decks want to be this package; rename one of their files"
        for deck in decks
        if not any(deck is other for other in distinct)
    ]
    return Found(tuple(_overridden(deck, name, output) for deck in distinct), tuple(mistakes))


def _deck_files() -> list[Path]:
    found = sorted(path for path in DECKS.glob("*") if path.suffix in DECK_FILE_SUFFIXES)
    if not found:
        raise MkdeckError(
            f"no deck files in {DECKS}/: name a lesson (mkdeck build LESSON.md) or write a deck file there"
        )
    return found


def _suffixes() -> str:
    return " or ".join(SUFFIXES)


def _deck_of(lessons: tuple[Path, ...], paths: Sequence[Path]) -> Deck:
    """Return the deck of lessons that no deck file speaks of; a single folder or lesson names its package."""
    if len(paths) > 1:
        return Deck(lessons, Path("lessons.apkg"))
    if paths[0].is_dir():
        name = paths[0].resolve().name or "lessons"
        return Deck(lessons, Path(f"{name}.apkg"), parent=name)
    return Deck(lessons, Path(f"{paths[0].stem}.apkg"))


def _overridden(deck: Deck, name: str | None, output: Path | None) -> Deck:
    return replace(deck, output=output or deck.output, name=name or deck.name)


def lessons_in(folder: Path) -> list[Path]:
    """Return the lessons in a folder and those below it, in natural order; hidden folders are left out."""
    found = [
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and path.is_file()
    ]
    return sorted(found, key=lambda path: natural_key(path.as_posix()))


def natural_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key by which `lesson-2` comes before `lesson-10`."""
    parts = re.findall(r"\d+|\D+", text.casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def read_deck_file(path: Path) -> Deck | list[Problem]:
    """Read a deck file, or return all mistakes in it.

    It is a YAML mapping: `deck` (the deck's name), `lessons` (paths or globs relative to the deck file, required) and
    `tags`. docs/deck-files.md describes it.
    """
    name = path.as_posix()
    try:
        node = compose_yaml(path.read_bytes().decode("utf-8-sig"))
        modified = int(path.stat().st_mtime)
    except OSError as error:
        return [Problem(Span(name, 1, 1), f"cannot be read: {error.strerror}")]
    except UnicodeDecodeError:
        return [Problem(Span(name, 1, 1), "not UTF-8; save the file as UTF-8 and try again")]
    except YamlError as error:
        return [Problem(Span(name, error.line, error.line), f"not valid YAML: {error.message}")]
    reader = _DeckFile(path)
    reader.read(node)
    if reader.problems:
        return sorted(reader.problems, key=lambda problem: problem.span)
    return Deck(
        reader.lessons, path.with_suffix(".apkg"), name=reader.name, tags=tuple(reader.tags), modified=modified
    )  # fmt: skip


class _DeckFile:
    """Reads the nodes of a deck file and gathers the mistakes in them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.name: str | None = None
        self.lessons: tuple[Path, ...] = ()
        self.tags: list[str] = []

    def read(self, node: yaml.Node | None) -> None:
        if not isinstance(node, yaml.MappingNode):
            self._mistake(node, "a deck file is a mapping, lines of the form `lessons: …`")
            return
        seen: set[str] = set()
        for key_node, value in node.value:
            key = str(key_node.value)
            if key in seen:
                self._mistake(key_node, f"`{key}` stands here a second time")
            seen.add(key)
            match key:
                case "deck":
                    self.name = next(iter(self._texts(key, value, single=True)), None)
                case "lessons":
                    self.lessons = tuple(dict.fromkeys(self._lessons(value)))
                case "tags":
                    self.tags = list(self._tags(value))
                case _:
                    self._mistake(key_node, f"unknown key `{key}`{_guess(key)}")
        if "lessons" not in seen:
            self._mistake(node, "`lessons` is missing: a list of the lessons' paths, relative to this file")

    def _mistake(self, node: yaml.Node | None, message: str) -> None:
        line = node.start_mark.line + 1 if node else 1
        self.problems.append(Problem(Span(self.path.as_posix(), line, line), message))

    def _texts(self, key: str, node: yaml.Node, *, single: bool = False) -> Iterator[str]:
        for text, _ in self._text_nodes(key, node, single=single):
            yield text

    def _text_nodes(self, key: str, node: yaml.Node, *, single: bool = False) -> Iterator[tuple[str, yaml.Node]]:
        """Yield the texts of a value: one text, or (unless `single`) a list of them."""
        items = node.value if isinstance(node, yaml.SequenceNode) and not single else [node]
        if not items:
            self._mistake(node, f"`{key}` is empty")
        for item in items:
            if isinstance(item, yaml.ScalarNode) and item.tag != "tag:yaml.org,2002:null" and item.value.strip():
                yield item.value.strip(), item
            else:
                self._mistake(item, f"`{key}` takes {'a text' if single else 'a text or a list of texts'}")

    def _lessons(self, node: yaml.Node) -> Iterator[Path]:
        for pattern, item in self._text_nodes("lessons", node):
            found = list(self._matching(pattern))
            if not found:
                self._mistake(item, f"no lesson matches `{pattern}`; paths are relative to this file")
            yield from found

    def _matching(self, pattern: str) -> Iterator[Path]:
        folder = self.path.parent
        named = _plain(folder / pattern)
        if named.is_dir():
            yield from lessons_in(named)
        elif named.is_file():
            yield named
        else:
            names = glob.iglob(pattern, root_dir=folder, recursive=True)  # noqa: PTH207 - Path.glob refuses `..`
            matches = (_plain(folder / name) for name in names)
            lessons = (path for path in matches if path.suffix.lower() in SUFFIXES and path.is_file())
            yield from sorted(lessons, key=lambda path: natural_key(path.as_posix()))

    def _tags(self, node: yaml.Node) -> Iterator[str]:
        for tag, item in self._text_nodes("tags", node):
            if re.search(r"\s", tag):
                self._mistake(item, f"the tag `{tag}` holds white space, which separates tags in Anki")
            else:
                yield tag


def _plain(path: Path) -> Path:
    """Fold `decks/../content` into `content`, so that messages name a path as people would."""
    parts: list[str] = []
    for part in path.parts:
        if part == ".." and parts and parts[-1] not in ("..", "/"):
            parts.pop()
        else:
            parts.append(part)
    return Path(*parts)


def _guess(key: str) -> str:
    near: Iterable[str] = difflib.get_close_matches(key, _KEYS, n=1)
    known = ", ".join(f"`{name}`" for name in _KEYS)
    return next((f"; did you mean `{name}`?" for name in near), f"; a deck file has the keys {known}")
