"""Alerts, boxes that set a note or a warning off: what their kinds are called, and their one form in a card's Markdown.

Whatever dialect drew one, `!!! note "Title"`, `:::warning`, `> [!TIP]`, a card has it as GitHub and Obsidian write it:
https://docs.github.com/en/get-started/writing-on-github (alerts), https://help.obsidian.md/callouts
"""

from __future__ import annotations

from collections.abc import Iterable

from mkdeck import lazy_re as re
from mkdeck.cards import Markdown

_TONES = {
    "note": ("note", "info", "abstract", "summary", "tldr", "example", "quote", "cite", "seealso", "todo", "remark"),
    "tip": ("tip", "hint", "success", "check", "done"),
    "important": ("important", "key", "keypoints"),
    "warning": ("warning", "attention"),
    "caution": ("caution", "danger", "error", "bug", "failure", "fail", "missing"),
}
"""Names of kinds, by the kind of GitHub's that looks alike."""

TONE_OF = {kind: tone for tone, kinds in _TONES.items() for kind in kinds}

_SIGN = re.compile(r"\[!([\w-]+)\][+-]?[ \t]*")


def alert_kind(roles: Iterable[str]) -> str | None:
    """Return the first of a container's roles that is an alert's kind."""
    return next((role for role in roles if role in TONE_OF), None)


def write_alert(kind: str, title: str, content: Markdown) -> Markdown:
    """Write an alert as a card has it."""
    lines = [f"[!{kind}] {title}".rstrip(), *content.split("\n")]
    return Markdown("\n".join(f"> {line}".rstrip() for line in lines))


def read_alert(text: str) -> tuple[str, int] | None:
    """Read the beginning of a quotation as that of an alert: its kind, and where the title starts."""
    found = _SIGN.match(text)
    return (found[1].casefold(), found.end()) if found and found[1].casefold() in TONE_OF else None
