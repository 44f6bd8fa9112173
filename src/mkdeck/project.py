"""What to build: deck files, or lessons and folders named on the command line, as `Deck` values.

Every mistake in a deck file is reported at once, each with its line.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from mkdeck.cards import EVIDENCE, Origin, Problem, Span
from mkdeck.errors import MkdeckError
from mkdeck.extractors import extractors
from mkdeck.facts import FACTS, Facts, patterns
from mkdeck.finding import lessons_in, lessons_matching
from mkdeck.lesson import SUFFIXES
from mkdeck.yamlfile import YamlError, compose_yaml

DECKS = Path("decks")
"""Where deck files stand, relative to the folder that mkdeck runs in."""

DECK_FILE_SUFFIXES = (".yaml", ".yml")
PACKAGE_SUFFIX = ".apkg"
"""What Anki imports as a package goes by this ending."""

_KEYS = ("deck", "lessons", "tags", "facts", "only", "skip")


@dataclass(frozen=True, slots=True)
class Deck:
    """One package to build.

    `name` is the deck's name in Anki, or None where each lesson's title names its own; `parent` is then the deck that
    those stand under. `modified` is the deck file's time in seconds since the epoch, 0 without one. `only` and `skip`
    are names of rules and of evidence: what the deck takes, all if empty, and what it leaves out. `facts` says how sure
    a fact in prose must be.
    """

    lessons: tuple[Path, ...]
    output: Path
    name: str | None = None
    parent: str | None = None
    tags: tuple[str, ...] = ()
    modified: int = 0
    only: frozenset[str] = frozenset()
    skip: frozenset[str] = frozenset()
    facts: Facts = "default"

    def runs(self, rule: str) -> bool:
        """Whether a rule can give cards that the deck takes."""
        return rule not in self.skip and (not self.only or rule in self.only or bool(self.only & set(EVIDENCE)))

    def admits(self, origin: Origin) -> bool:
        """Whether the deck takes a card, by the rule that made it and by its evidence."""
        names = {origin.extractor, origin.evidence}
        return not names & self.skip and (not self.only or bool(names & self.only))


@dataclass(frozen=True, slots=True)
class Found:
    """The decks to build, and a line for each thing that was named but cannot be one."""

    decks: tuple[Deck, ...]
    mistakes: tuple[str, ...]


def find_decks(
    paths: Sequence[Path], name: str | None = None, output: Path | None = None, facts: Facts | None = None
) -> Found:
    """Return the decks that the command line asks for: those of deck files, and one of all lessons that it names.

    Without a path these are all deck files under `decks/`. `name`, `output` and `facts` override what the deck file or
    the lesson says. Raises MkdeckError where there is nothing to look at, or one output for several decks.
    """
    if output and output.suffix != PACKAGE_SUFFIX:
        raise MkdeckError(f"{output.as_posix()}: a package's name ends with {PACKAGE_SUFFIX}; Anki imports no other")
    if name is not None and (mistake := _mistake_in_name(name)):
        raise MkdeckError(f"--deck: {mistake}")
    things = [thing for path in paths or _deck_files() for thing in _read_path(path)]
    decks = [thing for thing in things if isinstance(thing, Deck)]
    lessons = [thing for thing in things if isinstance(thing, Path)]
    mistakes = [thing for thing in things if isinstance(thing, str)]
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
    return Found(tuple(_overridden(deck, name, output, facts) for deck in distinct), tuple(mistakes))


def _read_path(path: Path) -> list[Deck | Path | str]:
    """Return what a path stands for: decks of deck files, lessons, or lines that say why it is neither."""
    try:
        return _decks_or_lessons(path)
    except OSError as error:  # a name too long, a folder that may not be read
        return [f"{path.as_posix()[:80]}: {error.strerror}"]


def _decks_or_lessons(path: Path) -> list[Deck | Path | str]:
    if path.suffix in DECK_FILE_SUFFIXES and path.is_file():
        result = read_deck_file(path)
        return [result] if isinstance(result, Deck) else [str(problem) for problem in result]
    if path.is_dir():
        inside = lessons_in(path)
        if inside:
            return list(inside)
        deck_files = _deck_files_in(path)
        if deck_files:
            return [thing for file in deck_files for thing in _decks_or_lessons(file)]
        return [f"{path.as_posix()}: no lessons in this folder (files that end with {_suffixes()})"]
    return [path] if path.exists() else [f"{path.as_posix()}: no such file or folder"]


def _mistake_in_name(name: str) -> str | None:
    """Return what is wrong with a deck's name; Anki would call a part without a name "blank"."""
    if all(part.strip() for part in name.split("::")):
        return None
    return f"a deck's name has no empty part, as `{name}` does"


def _deck_files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if path.suffix in DECK_FILE_SUFFIXES)


def _deck_files() -> list[Path]:
    found = _deck_files_in(DECKS)
    if not found:
        raise MkdeckError(
            f"no deck files in {DECKS}/: name a lesson (mkdeck build LESSON.md) or write a deck file there"
        )
    return found


def _suffixes() -> str:
    return f"{', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}"


def _deck_of(lessons: tuple[Path, ...], paths: Sequence[Path]) -> Deck:
    """Return the deck of lessons that no deck file speaks of; a single folder or lesson names its package."""
    if len(paths) > 1:
        return Deck(lessons, Path("lessons.apkg"))
    if paths[0].is_dir():
        name = paths[0].resolve().name or "lessons"
        return Deck(lessons, Path(f"{name}.apkg"), parent=name)
    return Deck(lessons, Path(f"{paths[0].stem}.apkg"))


def _overridden(deck: Deck, name: str | None, output: Path | None, facts: Facts | None) -> Deck:
    return replace(deck, output=output or deck.output, name=name or deck.name, facts=facts or deck.facts)


def read_deck_file(path: Path) -> Deck | list[Problem]:
    """Read a deck file, or return all mistakes in it.

    It is a YAML mapping: `lessons` (paths or globs relative to the deck file, required), `deck` (the deck's name),
    `tags`, `facts`, `only` and `skip`. docs/deck-files.md describes it.
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
        reader.lessons,
        path.with_suffix(PACKAGE_SUFFIX),
        name=reader.name,
        tags=tuple(reader.tags),
        modified=modified,
        only=frozenset(reader.only),
        skip=frozenset(reader.skip),
        facts=reader.facts,
    )  # fmt: skip


class _DeckFile:
    """Reads the nodes of a deck file and gathers the mistakes in them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.name: str | None = None
        self.lessons: tuple[Path, ...] = ()
        self.tags: list[str] = []
        self.only: list[str] = []
        self.skip: list[str] = []
        self.facts: Facts = "default"

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
            self._take(key, key_node, value)
        if "lessons" not in seen:
            self._mistake(node, "`lessons` is missing: a list of the lessons' paths, relative to this file")

    def _take(self, key: str, key_node: yaml.Node, value: yaml.Node) -> None:
        match key:
            case "deck":
                self.name = next(iter(self._names(value)), None)
            case "lessons":
                self.lessons = tuple(dict.fromkeys(self._lessons(value)))
            case "tags":
                self.tags = list(self._tags(value))
            case "facts":
                self.facts = self._facts(value)
            case "only":
                self.only = list(self._rules(key, value))
            case "skip":
                self.skip = list(self._rules(key, value))
            case _:
                self._mistake(key_node, f"unknown key `{key}`{_guess(key)}")

    def _mistake(self, node: yaml.Node | None, message: str) -> None:
        line = node.start_mark.line + 1 if node else 1
        self.problems.append(Problem(Span(self.path.as_posix(), line, line), message))

    def _names(self, node: yaml.Node) -> Iterator[str]:
        for name, item in self._text_nodes("deck", node, single=True):
            if mistake := _mistake_in_name(name):
                self._mistake(item, mistake)
            yield name

    def _facts(self, node: yaml.Node) -> Facts:
        for name, item in self._text_nodes("facts", node, single=True):
            for facts in FACTS:
                if name == facts:
                    return facts
            self._mistake(item, f"`facts` takes {', '.join(FACTS[:-1])} or {FACTS[-1]}, and not `{name}`")
        return "default"

    def _rules(self, key: str, node: yaml.Node) -> Iterator[str]:
        """Yield the names of rules and of evidence, all of which must exist."""
        known = [*EVIDENCE, *(rule.name for rule in extractors()), *(rule.name for rule in patterns())]
        for name, item in self._text_nodes(key, node):
            if name in known:
                yield name
            else:
                near = difflib.get_close_matches(name, known, n=1)
                guess = f"did you mean `{near[0]}`?" if near else "mkdeck extractors lists them"
                self._mistake(item, f"`{key}` takes names of rules or of evidence, and `{name}` is none; {guess}")

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
            found = lessons_matching(pattern, self.path.parent)
            if not found:
                self._mistake(item, f"no lesson matches `{pattern}`; paths are relative to this file")
            yield from found

    def _tags(self, node: yaml.Node) -> Iterator[str]:
        for tag, item in self._text_nodes("tags", node):
            if re.search(r"\s", tag):
                self._mistake(item, f"the tag `{tag}` holds white space, which separates tags in Anki")
            else:
                yield tag


def _guess(key: str) -> str:
    near: Iterable[str] = difflib.get_close_matches(key, _KEYS, n=1)
    known = ", ".join(f"`{name}`" for name in _KEYS)
    return next((f"; did you mean `{name}`?" for name in near), f"; a deck file has the keys {known}")
