"""Links and images: which of them lead somewhere from a card, and what is shown instead of the others."""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

_WEB_ADDRESS = re.compile(r"(?i)(?:https?://|mailto:)[^\s/]")
_NO_SCHEME = re.compile(r"//[^\s/]")


def web_address(target: str) -> str | None:
    """Return the address that a card may link to, or None for one that leads nowhere from there."""
    target = target.strip()
    if _NO_SCHEME.match(target):
        return f"https:{target}"
    return target if _WEB_ADDRESS.match(target) else None


class OpenLinks:
    """The links that are open at a place in a text; those without a web address are shown as text."""

    def __init__(self) -> None:
        """Begin outside of all links."""
        self._kept: list[bool] = []

    def open(self, target: str) -> bool:
        """Enter a link; return whether it stays a link. A link within a link is none, as HTML has it."""
        keep = web_address(target) is not None and not any(self._kept)
        self._kept.append(keep)
        return keep

    def close(self) -> bool:
        """Leave the innermost link; return whether it was kept."""
        return self._kept.pop() if self._kept else False

    def image(self, source: str, alt: str) -> str:
        """Return the HTML that stands for an image: its alt text, or else its file's name.

        The alt text of an image on the web links to it. To show the image itself would have the reviewer
        fetch it each time, and so tell its server who learns what and when.
        """
        name = unquote(re.split("[?#]", source)[0].rstrip("/").rpartition("/")[2])
        text = html.escape(alt.strip() or ("" if source.startswith("data:") else name) or "image", quote=False)
        address = web_address(source)
        if address is None or any(self._kept):
            return f'<span class="image">{text}</span>'
        return f'<a href="{html.escape(address)}">{text}</a>'
