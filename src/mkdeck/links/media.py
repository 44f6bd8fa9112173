"""The pictures, sounds and films of lessons: where they are, and which of them a package may hold.

A file must lie within its lesson's project: the git repository around the lesson, else the folder that mkdeck runs in,
else the lesson's own folder. Links of the file system are followed first. So a lesson from somewhere on the internet
carries nothing else of this computer into a deck. What a file is must show in its name and in its first bytes; a
picture in SVG is only ever shown by `<img>`, in which no script runs and nothing is loaded:
https://www.w3.org/TR/SVG2/conform.html#secure-static-mode
"""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from functools import cache
from itertools import chain, islice
from pathlib import Path

from mkdeck import lazy_re as re
from mkdeck.decks.project import LIMIT, MEGABYTE
from mkdeck.lessons.finding import SUFFIXES, FilesByName, files_by_name, paths_of
from mkdeck.parsing.wikilinks import embedded_name
from mkdeck.system.files import KnownStamp, stamp_in
from mkdeck.values import dataclass

PICTURE_TYPES = {
    ".png": rb"\x89PNG\r\n", ".jpg": rb"\xff\xd8\xff", ".jpeg": rb"\xff\xd8\xff", ".gif": rb"GIF8",
    ".webp": rb"RIFF....WEBP", ".avif": rb"....ftypavi[fs]", ".bmp": rb"BM",
    ".svg": rb"(?i)(?:\xef\xbb\xbf)?\s*<(?:svg|\?xml|!doctype svg|!--)[^\x00]*",
}  # fmt: skip
"""The endings of pictures, and how the files begin."""

PLAYED_TYPES = {
    ".mp3": rb"ID3|\xff[\xe0-\xff]", ".ogg": rb"OggS", ".oga": rb"OggS", ".opus": rb"OggS", ".wav": rb"RIFF....WAVE",
    ".flac": rb"fLaC", ".m4a": rb"....ftyp", ".aac": rb"\xff[\xf0-\xff]",
    ".mp4": rb"....ftyp", ".m4v": rb"....ftyp", ".mov": rb"....(?:ftyp|moov|mdat|wide|free)",
    ".webm": rb"\x1a\x45\xdf\xa3", ".mkv": rb"\x1a\x45\xdf\xa3", ".ogv": rb"OggS",
}  # fmt: skip
"""The same of sounds and films, which Anki plays."""

_BEGINNINGS = {suffix: re.compile(pattern, re.DOTALL) for suffix, pattern in (PICTURE_TYPES | PLAYED_TYPES).items()}
_HEAD = 1 << 16
"""Bytes that are read of a file when it is looked at: of most pictures this is all."""
_BEGINNING = 1024
"""Bytes that show what kind of file it is."""
_MOST_LISTED, _NEARLY = 1000, 0.8
"""Files of a folder among which one with a like name is looked for, and how like it must be."""
_MOST_NAMED = 4

_RESPELLED = re.compile("[%?#]")
"""What may stand for another sign in an address, or begin what is no part of a file's name."""
_ON_WEB = re.compile(r"(?i)(?:https?:)?//")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//", signs=(":", "//"))

Fetch = Callable[[str], "Path | str"]
"""Brings a file from the web; returns where it is now, or why it could not be had."""


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file that a card shows or plays; `stamp` told it from others when it was found, `digest` does if short."""

    path: Path
    suffix: str
    stamp: KnownStamp
    digest: str = ""

    @property
    def is_picture(self) -> bool:
        """Whether it is shown, and not played."""
        return self.suffix in PICTURE_TYPES

    @property
    def name(self) -> str:
        """Its name in Anki, made of its content: one file arrives once, and another one never takes its place."""
        return f"mkdeck-{self.digest or _digest(self.path, self.stamp)}{self.suffix}"


@dataclass(frozen=True, slots=True)
class Projects:
    """What is known of the projects of lessons, found once for all lessons of a deck.

    That are by the lessons' folders those of the projects, by these their files, and what folders are without links.
    """

    roots: dict[str, Path] = field(default_factory=dict)
    files: dict[Path, FilesByName] = field(default_factory=dict)
    folders: dict[str, Path] = field(default_factory=dict)

    def look(self, place: Path) -> tuple[Path, os.stat_result | None]:
        """Return a place with links of the file system resolved, and what the system tells of it, None of nothing.

        The links of its folder are for many places the same.
        """
        folder, name = os.path.split(place)  # as text it is found sooner than as a path
        if folder not in self.folders:
            self.folders[folder] = Path(folder).resolve()
        if name not in ("", ".."):
            found = self.folders[folder] / name
            state = _state_of(found, follows=False)
            if state is None or not stat.S_ISLNK(state.st_mode):
                return found, state
        found = place.resolve()
        return found, _state_of(found)

    def root(self, folder: Path) -> Path:
        """Return the folder of the project that a lesson's folder belongs to."""
        known = self.roots.get(name := os.fspath(folder))
        if known is None:
            known = self.roots[name] = project_root(folder)
        return known

    def named(self, root: Path, name: str) -> list[str]:
        """Return which files of a project a name may mean, as their paths are seen from its folder."""
        if root not in self.files:
            self.files[root] = files_by_name(str(root))
        return paths_of(name, self.files[root])


@dataclass(frozen=True, slots=True)
class Media:
    """Finds the media of one lesson.

    `lesson` is the lesson's path. `limit` is the size in bytes that a file may have. `fetch` brings what is on the web;
    without it that stays there. `projects` is what is known of these; several lessons may have it together.
    """

    lesson: Path
    limit: int = LIMIT
    fetch: Fetch | None = None
    _found: dict[str, MediaFile | str | None] = field(default_factory=dict)
    projects: Projects = field(default_factory=Projects)

    def find(self, target: str) -> MediaFile | str | None:
        """Return the file that a lesson names, or why a package cannot hold it; None for what is on the web."""
        if target not in self._found:
            self._found[target] = self._look_for(target.strip())
        return self._found[target]

    def _look_for(self, target: str) -> MediaFile | str | None:
        try:
            if (name := embedded_name(target)) is not None:
                return self._embedded(name)
            if _ON_WEB.match(target):
                return self._fetched(f"https:{target}" if target.startswith("//") else target)
            if not target or target.lower().startswith("data:"):
                return None
            if _SCHEME.match(target):
                return f"`{target[:80]}` names no file of the lesson's project"
            return self._local(target)
        except (OSError, ValueError) as error:  # a name too long, a NUL in it, no permission
            return f"`{target[:80]}` cannot be read: {getattr(error, 'strerror', None) or error}"

    def _fetched(self, address: str) -> MediaFile | str | None:
        if self.fetch is None:
            return None
        path = self.fetch(address)
        return path if isinstance(path, str) else self._admitted(path, address, _state_of(path))

    def _local(self, target: str) -> MediaFile | str:
        root = self._root()
        found = self._first(self._places(target, root), target, root)
        return found or f"`{target}` was not found beside the lesson{_alike(next(self._places(target, root)), root)}"

    def _embedded(self, name: str) -> MediaFile | str:
        """Return the file that an embed means: the one beside the lesson, or else the only one in the project."""
        if Path(name).suffix.lower() in ("", *SUFFIXES):
            return f"`![[{name}]]` embeds another note, and a card shows only pictures, sounds and films"
        root = self._root()
        if found := self._first(self._beside(name, root), name, root):
            return found
        others = self.projects.named(root, name)
        if len(others) > 1:
            return f"`{name}` may be {' or '.join(f'`{other}`' for other in others[:_MOST_NAMED])}; name its folder"
        found = self._first((root / other for other in others), name, root)
        return found or f"`{name}` was not found beside the lesson, nor elsewhere in its project"

    def _first(self, places: Iterable[Path], target: str, root: Path) -> MediaFile | str | None:
        """Return what can be said of the first place at which there is anything."""
        for place in places:
            path, state = self.projects.look(place)
            if state is None:
                continue
            if not _lies_in(path, root):
                return f"`{target}` lies outside of the lesson's project {root.as_posix()}, so it is not packaged"
            return self._admitted(path, target, state)
        return None

    def _root(self) -> Path:
        return self.projects.root(self.lesson.parent)

    def _beside(self, name: str, root: Path) -> Iterator[Path]:
        """Yield where an embed's file is before any other of its name; a path begins at the lesson or the project."""
        folders = (self.lesson.parent, root) if "/" in name else (self.lesson.parent,)
        return (folder / form for folder in folders for form in _forms(name.lstrip("/")))

    def _places(self, target: str, root: Path) -> Iterator[Path]:
        folder = root if target.startswith("/") else self.lesson.parent
        return (folder / name for name in spellings(target.lstrip("/")))

    def places(self, target: str) -> tuple[Path, ...]:
        """Return all places where a file may be that a lesson names, the first first; none for what is on the web."""
        target = target.strip()
        name = embedded_name(target)
        if not target or (name is None and _SCHEME.match(target)):
            return ()
        try:
            root = self._root()
            if name is None:
                return tuple(self._places(target, root))
            return (*self._beside(name, root), *(root / path for path in self._elsewhere(name, root)))
        except (OSError, ValueError):
            return ()

    def search(self, target: str) -> tuple[Path, str, list[str]] | None:
        """Return where an embed's file was looked for that is not beside the lesson, and what was found there.

        That is the project's folder, the name, and the paths of the files that it may mean.
        """
        name = embedded_name(target.strip())
        root = self._root()
        if name is None or any(place.exists() for place in self._beside(name, root)):
            return None
        return root, name, self._elsewhere(name, root)

    def _elsewhere(self, name: str, root: Path) -> list[str]:
        """Return which files of the project an embed may mean, if none is beside the lesson."""
        is_beside = any(place.exists() for place in self._beside(name, root))
        return [] if is_beside else self.projects.named(root, name)

    def _admitted(self, path: Path, target: str, state: os.stat_result | None) -> MediaFile | str:
        """Return a file if it is of a kind that Anki shows and not too large."""
        suffix = path.suffix.lower()
        if suffix not in _BEGINNINGS or state is None or not stat.S_ISREG(state.st_mode):
            return f"`{target}` is no picture, sound or film that Anki shows"
        size = state.st_size
        if size > self.limit:
            return f"`{target}` has {size / MEGABYTE:.1f} MB, and {self.limit / MEGABYTE:g} MB is the limit"
        stamp = stamp_in(state)
        content = _content(path, suffix, stamp)
        if not content.is_what_it_says:
            return f"`{target}` is not what its name says, a file of the type {suffix[1:]}"
        return MediaFile(path, ".jpg" if suffix == ".jpeg" else suffix, stamp, content.digest)


def _alike(place: Path, root: Path) -> str:
    """Return a hint at a file that lies there under nearly the same name: “Barriers.png”, or with another ending."""
    if not _lies_in(place.resolve(), root.resolve()) or not place.parent.is_dir():
        return ""
    names = sorted(entry.name for entry in islice(os.scandir(place.parent), _MOST_LISTED) if entry.is_file())
    wanted = place.name.casefold()
    found = next((name for name in names if name.casefold() == wanted), None)
    found = found or next((name for name in names if Path(name).stem.casefold() == place.stem.casefold()), None)
    if found is None:
        from difflib import get_close_matches  # which a lesson whose files are all there need not wait for

        found = next(iter(get_close_matches(place.name, names, 1, _NEARLY)), None)
    return f"; did you mean `{found}`?" if found else ""


def _lies_in(path: Path, folder: Path) -> bool:
    """Whether a path leads into a folder, both without links."""
    return os.fspath(path).startswith(os.path.join(folder, "")) or path.is_relative_to(folder)  # noqa: PTH118 - quicker


def _state_of(path: Path, *, follows: bool = True) -> os.stat_result | None:
    """Return what the system tells of what is at a path, or where a link there leads; None where there is nothing."""
    try:
        return path.stat(follow_symlinks=follows)
    except (OSError, ValueError):
        if path.exists():  # which knows by which errors each system says that there is nothing, and raises the others
            raise
        return None


def spellings(target: str) -> Iterator[str]:
    """Yield the names that a file may have: as in an address or as it is, with umlauts in one piece or in two."""
    if target.isascii() and not _RESPELLED.search(target):
        yield from [target] if target else []
        return
    from urllib.parse import unquote  # a build that has nothing to do need not wait for it

    bare = re.split("[?#]", target)[0]
    names = (unquote(bare), bare, unquote(target), target)
    yield from dict.fromkeys(name for name in (*names, *chain.from_iterable(map(_forms, names))) if name)


def _forms(name: str) -> tuple[str, ...]:
    """Return a name as it is, and with umlauts in one piece and in two."""
    return tuple(dict.fromkeys((name, *(unicodedata.normalize(form, name) for form in ("NFC", "NFD")))))


def project_root(folder: Path) -> Path:
    """Return the folder of the project that a lesson's folder belongs to, with links of the file system resolved."""
    folder = folder.resolve()
    for parent in (folder, *folder.parents):
        if (parent / ".git").exists():
            return parent
    here = Path.cwd().resolve()
    return here if folder.is_relative_to(here) else folder


@dataclass(frozen=True, slots=True)
class _Content:
    """What a file holds: whether it begins as one of its type, and its digest; none of a file that is large."""

    is_what_it_says: bool
    digest: str


@cache
def _content(path: Path, suffix: str, _stamp: KnownStamp) -> _Content:
    """Return what a file holds; as long as it does not change it is looked at once."""
    with path.open("rb", buffering=0) as file:
        head = file.read(_HEAD)
    begins = _BEGINNINGS[suffix].match(head[:_BEGINNING]) is not None
    return _Content(begins, _short(hashlib.sha256(head)) if len(head) < _HEAD else "")


@cache
def _digest(path: Path, _stamp: KnownStamp) -> str:
    """Return what tells a large file's content from all others; as long as it does not change it is read once."""
    with path.open("rb") as file:
        return _short(hashlib.file_digest(file, "sha256"))


def _short(digest: hashlib._Hash) -> str:
    return digest.hexdigest()[:24]
