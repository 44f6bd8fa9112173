"""The pictures, sounds and films of lessons: where they are, and which of them a package may hold.

A file must lie within its lesson's project: the git repository around the lesson, else the folder that mkdeck runs in,
else the lesson's own folder. Links of the file system are followed first. So a lesson from somewhere on the internet
carries nothing else of this computer into a deck. What a file is must show in its name and in its first bytes; a
picture in SVG is only ever shown by `<img>`, in which no script runs and nothing is loaded:
https://www.w3.org/TR/SVG2/conform.html#secure-static-mode
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import field
from functools import cache
from pathlib import Path

from mkdeck import lazy_re as re
from mkdeck.files import Stamp, stamp_of
from mkdeck.project import LIMIT, MEGABYTE
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
_HEAD = 1024

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")

Fetch = Callable[[str], "Path | str"]
"""Brings a file from the web; returns where it is now, or why it could not be had."""


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file that a card shows or plays; `stamp` told it from others when it was found."""

    path: Path
    suffix: str
    stamp: Stamp

    @property
    def is_picture(self) -> bool:
        """Whether it is shown, and not played."""
        return self.suffix in PICTURE_TYPES

    @property
    def name(self) -> str:
        """Its name in Anki, made of its content: one file arrives once, and another one never takes its place."""
        state = self.path.stat()
        return f"mkdeck-{_digest(self.path, state.st_mtime_ns, state.st_size)}{self.suffix}"


@dataclass(frozen=True, slots=True)
class Media:
    """Finds the media of one lesson.

    `lesson` is the lesson's path. `limit` is the size in bytes that a file may have. `fetch` brings what is on the web;
    without it that stays there. `roots` are the projects of folders, as far as they are known; several lessons may have
    them together.
    """

    lesson: Path
    limit: int = LIMIT
    fetch: Fetch | None = None
    _found: dict[str, MediaFile | str | None] = field(default_factory=dict)
    roots: dict[Path, Path] = field(default_factory=dict)

    def find(self, target: str) -> MediaFile | str | None:
        """Return the file that a lesson names, or why a package cannot hold it; None for what is on the web."""
        if target not in self._found:
            self._found[target] = self._look_for(target.strip())
        return self._found[target]

    def _look_for(self, target: str) -> MediaFile | str | None:
        try:
            if re.match(r"(?i)(?:https?:)?//", target):
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
        return path if isinstance(path, str) else self._admitted(path, address)

    def _local(self, target: str) -> MediaFile | str:
        root = self._root()
        for place in self._places(target, root):
            path = place.resolve()
            if not path.exists():
                continue
            if not path.is_relative_to(root):
                return f"`{target}` lies outside of the lesson's project {root.as_posix()}, so it is not packaged"
            return self._admitted(path, target)
        return f"`{target}` was not found beside the lesson"

    def _root(self) -> Path:
        folder = self.lesson.parent
        if folder not in self.roots:
            self.roots[folder] = project_root(folder)
        return self.roots[folder]

    def _places(self, target: str, root: Path) -> Iterator[Path]:
        folder = root if target.startswith("/") else self.lesson.parent
        return (folder / name for name in _spellings(target.lstrip("/")))

    def places(self, target: str) -> tuple[Path, ...]:
        """Return all places where a file may be that a lesson names, the first first; none for what is on the web."""
        target = target.strip()
        if not target or _SCHEME.match(target):
            return ()
        try:
            return tuple(self._places(target, self._root()))
        except (OSError, ValueError):
            return ()

    def _admitted(self, path: Path, target: str) -> MediaFile | str:
        """Return a file if it is of a kind that Anki shows and not too large."""
        suffix = path.suffix.lower()
        if not path.is_file() or suffix not in _BEGINNINGS:
            return f"`{target}` is no picture, sound or film that Anki shows"
        stamp = stamp_of(path)
        size = path.stat().st_size
        if size > self.limit:
            return f"`{target}` has {size / MEGABYTE:.1f} MB, and {self.limit / MEGABYTE:g} MB is the limit"
        with path.open("rb") as file:
            head = file.read(_HEAD)
        if not _BEGINNINGS[suffix].match(head):
            return f"`{target}` is not what its name says, a file of the type {suffix[1:]}"
        return MediaFile(path, ".jpg" if suffix == ".jpeg" else suffix, stamp)


def _spellings(target: str) -> Iterator[str]:
    """Yield the names that a file may have: as in an address or as it is, with umlauts in one piece or in two."""
    from urllib.parse import unquote  # a build that has nothing to do need not wait for it

    bare = re.split("[?#]", target)[0]
    names = (unquote(bare), bare, unquote(target), target)
    forms = (unicodedata.normalize(form, name) for name in names for form in ("NFC", "NFD"))
    yield from dict.fromkeys(name for name in (*names, *forms) if name)


def project_root(folder: Path) -> Path:
    """Return the folder of the project that a lesson's folder belongs to, with links of the file system resolved."""
    folder = folder.resolve()
    for parent in (folder, *folder.parents):
        if (parent / ".git").exists():
            return parent
    here = Path.cwd().resolve()
    return here if folder.is_relative_to(here) else folder


@cache
def _digest(path: Path, _changed: int, _size: int) -> str:
    """Return what tells a file's content from all others; as long as it does not change it is read once."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:24]
