"""Finds lessons on disk: those of a folder, and those that a path or a glob names; in natural order."""

from __future__ import annotations

import glob
import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from fnmatch import fnmatchcase
from functools import lru_cache
from itertools import takewhile
from pathlib import Path, PurePath

from mkdeck import lazy_re as re

NOTEBOOK_SUFFIX = ".ipynb"
SUFFIXES = (".md", ".markdown", ".mdx", ".qmd", ".rmd", NOTEBOOK_SUFFIX)
"""What a lesson's file name ends with."""

STANDARD_INPUT = Path("-")
"""The path that stands for what is piped in."""

_NO_LESSON = re.compile(
    r"_?(?:LICEN[CS]E(?:[-_.][^\W_]+)*|(?i:licen[cs]e|copying|notice|code[-_]of[-_]conduct|changelog|contributing))\.\w+"
)
"""Files that stand beside lessons in a repository and are none; who names one gets it."""
_NO_LESSON_BEGINS = ("licen", "copying", "notice", "code", "changelog", "contributing")
DECK_FILE_SUFFIXES = (".yaml", ".yml")
DEFAULTS = "_defaults"
"""Stem of the file beside deck files that holds the settings they share."""

INDEX_PAGES = ("_index", "index", "readme")
"""Stems of the page that speaks for its folder; it comes before the others."""

_RUN = re.compile(r"\d+|\D+")

_FOLDERS = 64
"""Names of which it is remembered how they are compared: those of folders come again and again."""

_OF_PACKAGES = frozenset(["node_modules", "site-packages", "__pycache__", "bower_components"])
"""Folders of what is installed beside lessons, whose texts are none."""
_OF_ENVIRONMENT = "pyvenv.cfg"
"""The file in the folder of a Python environment: https://docs.python.org/3/library/venv.html."""

NaturalKey = tuple[tuple[int, int, str], ...]


def lessons_in(folder: Path) -> list[Path]:
    """Return the lessons in a folder and those below it, in natural order.

    Hidden folders are left out, and those of installed packages, as in a Python environment.
    """
    return sorted(_lessons_below(folder), key=path_key)


def _lessons_below(folder: Path) -> Iterator[Path]:
    """Yield the lessons in a folder and below it; links to folders are not followed, which may lead in circles."""
    pending = [folder]
    while pending:
        inside = pending.pop()
        with suppress(PermissionError), os.scandir(inside) as scanned:
            entries = list(scanned)
            if inside != folder and any(entry.name == _OF_ENVIRONMENT for entry in entries):
                continue
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    pending += [] if _is_of_others(entry.name) else [inside / entry.name]
                elif _is_lesson(entry.name) and entry.is_file():
                    yield inside / entry.name


def _is_of_others(folder: str) -> bool:
    """Whether a folder is hidden or holds installed packages, by its name."""
    return folder.startswith(".") or folder in _OF_PACKAGES


def _is_installed(folder: Path, top: Path) -> bool:
    """Whether a folder below another one holds installed packages, or stands within one that does."""
    between = takewhile(lambda above: above != top, (folder, *folder.parents))
    return any(above.name in _OF_PACKAGES or (above / _OF_ENVIRONMENT).is_file() for above in between)


def _is_lesson(name: str) -> bool:
    small = name.lower()
    if not small.endswith(SUFFIXES) or name.startswith("."):
        return False
    may_be_none = not name.isascii() or small.lstrip("_").startswith(_NO_LESSON_BEGINS)
    return not may_be_none or _NO_LESSON.fullmatch(name) is None


FilesByName = dict[str, list[str]]
"""Files as their paths are seen from a folder, by their names without case."""


def files_by_name(folder: str) -> FilesByName:
    """Return all files in a folder and those below it; hidden folders and those of packages are left out."""
    found: FilesByName = {}
    for inside, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not _is_of_others(name)]
        above = "" if inside == folder else os.path.relpath(inside, folder).replace(os.sep, "/") + "/"
        for name in names:
            found.setdefault(_bare(name), []).append(above + name)
    return found


def paths_of(name: str, files: FilesByName) -> list[str]:
    """Return the paths of the files that a name means, with or without the folders around it, in order."""
    wanted = _bare(name).split("/")
    return sorted(path for path in files.get(wanted[-1], ()) if _bare(path).split("/")[-len(wanted) :] == wanted)


def _bare(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def lessons_matching(pattern: str, folder: Path) -> list[Path]:
    """Return the lessons that a path, a folder or a glob names, which begins at `folder`; in natural order."""
    named = plain(folder / pattern)
    if named.is_dir():
        return lessons_in(named)
    if named.is_file():
        return [named]
    lessons = [path for path in _matches(pattern, folder) if _is_lesson(path.name) and path.is_file()]
    if "**" in pattern:
        top = plain(folder / pattern.partition("**")[0])
        left_out = {within for within in {path.parent for path in lessons} if _is_installed(within, top)}
        lessons = [path for path in lessons if path.parent not in left_out]
    return sorted(lessons, key=path_key)


def _matches(pattern: str, folder: Path) -> Iterable[Path]:
    names = glob.iglob(pattern, root_dir=folder, recursive=True)  # noqa: PTH207 - Path.glob refuses `..`
    return (plain(folder / name) for name in names)


def exclusion(patterns: Sequence[str], folder: Path) -> Callable[[Path], bool]:
    """Return the test whether a lesson stays when some patterns are left out; they begin at `folder`.

    A pattern names lessons, or folders with all in them. Without a slash it fits a name at any depth, as in
    https://git-scm.com/docs/gitignore#_pattern_format.
    """
    names = [pattern for pattern in patterns if "/" not in pattern]
    named = {path for pattern in patterns if "/" in pattern for path in _matches(pattern, folder)}

    def stays(path: Path) -> bool:
        if named & {path, *path.parents}:
            return False
        parts = Path(os.path.relpath(path, folder)).parts  # what stands above is no matter of the course's
        return not any(fnmatchcase(part, name) for part in parts for name in names)

    return stays


def shown_path(path: Path) -> str:
    """Return a path as problems and listings name it; a name that is not UTF-8 is shown with question marks."""
    return path.as_posix().encode("utf-8", "replace").decode()


def common_folder(patterns: Iterable[str], folder: Path) -> Path:
    """Return the folder, as an absolute path, that holds whatever some paths, folders or globs name."""
    starts = []
    for pattern in patterns:
        parts = Path(pattern).parts
        fixed = Path(*takewhile(lambda part: not glob.has_magic(part), parts))
        start = plain((folder / fixed).absolute())
        starts.append(start if start.is_dir() else start.parent)
    return Path(os.path.commonpath(starts))


def path_key(path: PurePath) -> tuple[tuple[bool, NaturalKey], ...]:
    """Return a key by which paths come in natural order, folder by folder, the page that speaks for one first."""
    return tuple(map(_part_key, path.parts))


@lru_cache(_FOLDERS)
def _part_key(part: str) -> tuple[bool, NaturalKey]:
    return part_name(part) not in INDEX_PAGES, natural_key(part)


def part_name(part: str) -> str:
    """Return a file's or folder's name as it is compared: without case and ending."""
    dot = part.rfind(".")
    return (part[:dot] if 0 < dot < len(part) - 1 else part).casefold()


def natural_key(text: str) -> NaturalKey:
    """Return a key by which `lesson-2` comes before `lesson-10`."""
    parts = _RUN.findall(text.casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def plain(path: Path) -> Path:
    """Fold `decks/../content` into `content`, so that messages name a path as people would."""
    parts: list[str] = []
    for part in path.parts:
        if part == ".." and parts and parts[-1] not in ("..", "/"):
            parts.pop()
        else:
            parts.append(part)
    return Path(*parts)
