"""Links and images: which of them lead somewhere from a card, and what is shown instead of the others."""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

from mkdeck.render.page import Page


class OpenLinks:
    """The links that are open at a place in a text of a page; those without a web address are shown as text."""

    def __init__(self, page: Page) -> None:
        """Begin outside of all links."""
        self._page = page
        self._kept: list[bool] = []

    def open(self, target: str) -> str | None:
        """Enter a link; return its web address, or None if it is shown as text, as is a link within a link."""
        address = None if any(self._kept) else self._page.resolve(target)
        self._kept.append(address is not None)
        return address

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
        address = self._page.resolve(source)
        if address is None or any(self._kept):
            return f'<span class="image">{text}</span>'
        return f'<a href="{html.escape(address)}">{text}</a>'
