"""The look that a deck file gives to its deck: style rules, and templates in the place of mkdeck's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdeck.decks.deckfile import Setting
from mkdeck.lessons.finding import plain
from mkdeck.notetypes import TEMPLATE_FILES, NoteType, own_note_types
from mkdeck.problems import Problem, Span, either


def read_look(settings: Mapping[str, Setting], deck: str) -> tuple[Mapping[str, NoteType] | None, list[Problem]]:
    """Return the note types of a deck that is known by the name `deck`, and what is wrong with `css` and `templates`.

    There are none unless the deck has a look of its own.
    """
    files: dict[str, tuple[Path, Span]] = {}
    problems: list[Problem] = []
    if css := settings.get("css"):
        files["css"] = (css.folder / css.texts[0], css.spans[0])
    if templates := settings.get("templates"):
        folder = templates.folder / templates.texts[0]
        for path in sorted(folder.glob("*.html")):
            files[path.stem] = (path, templates.spans[0])
        problems += _template_problems(files, folder, templates.spans[0])
    texts: dict[str, str] = {}
    modified = 0
    for name, (path, span) in files.items():
        try:
            texts[name] = path.read_text("utf-8-sig")
            modified = max(modified, int(path.stat().st_mtime))
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", "not UTF-8")
            problems.append(Problem(span, f"`{plain(path).as_posix()}` cannot be read: {reason}"))
    if not texts:
        return None, problems
    return own_note_types(deck, texts.pop("css", ""), texts, modified), problems


def _template_problems(files: Mapping[str, object], folder: Path, span: Span) -> Iterator[Problem]:
    known = either([f"`{name}`" for name in TEMPLATE_FILES])
    for name in files:
        if name not in ("css", *TEMPLATE_FILES):
            yield Problem(span, f"there is no template `{name}`; there are {known}")
    if not files.keys() - {"css"}:
        yield Problem(span, f"`{folder.as_posix()}` holds no template; they are files such as {TEMPLATE_FILES[0]}.html")
