"""Links and images: which of them lead somewhere from a card, and what is shown instead of the others."""

from __future__ import annotations

import html
from typing import Literal
from urllib.parse import unquote

from mkdeck import lazy_re as re
from mkdeck.links.media import MediaFile
from mkdeck.parsing.wikilinks import embedded_name
from mkdeck.render.commands import playing
from mkdeck.render.page import Page


class OpenLinks:
    """The links that are open at a place in a text of a page; those without a web address are shown as text."""

    def __init__(self, page: Page) -> None:
        """Begin outside of all links."""
        self._page = page
        self._kept: list[bool] = []
        self._player: Literal["empty", "filled"] | None = None

    def open(self, target: str) -> str | None:
        """Enter a link; return its web address, or None if it is shown as text, as is a link within a link."""
        address = None if any(self._kept) else self._page.resolve(target)
        self._kept.append(address is not None)
        return address

    def close(self) -> bool:
        """Leave the innermost link; return whether it was kept."""
        return self._kept.pop() if self._kept else False

    def media(self, source: str, alt: str, size: str = "") -> str:
        """Return the HTML that shows a picture or plays a sound or a film; `size` are attributes of the picture.

        What the card does not carry is told by its alt text, or else its file's name, with a link to what is on the
        web. To show that would have the reviewer fetch it each time, and so tell its server who learns what and when.
        """
        found = self._page.find_media(source)
        if isinstance(found, MediaFile):
            if not found.is_picture:
                return playing(found.name)
            return f'<img src="{found.name}" alt="{html.escape(alt.strip())}"{size}>'
        embedded = embedded_name(source)
        name = embedded or unquote(re.split("[?#]", source)[0])
        name = name.rstrip("/").rpartition("/")[2]
        text = html.escape(alt.strip() or ("" if source.startswith("data:") else name) or "image", quote=False)
        address = None if embedded else self._page.resolve(source)
        if address is None or any(self._kept):
            return f'<span class="image">{text}</span>'
        return f'<a href="{html.escape(address)}">{text}</a>'

    def open_player(self, source: str) -> str:
        """Enter an `<audio>` or a `<video>`, and return the HTML for what it plays if it names that itself."""
        self._player = "empty"
        return self.source(source) if source else ""

    def source(self, source: str) -> str:
        """Return the HTML for the first source of a player; none of its others plays something else."""
        if self._player != "empty":
            return ""
        self._player = "filled"
        return f"{self.media(source, '')}<template>"  # what browsers show that cannot play it is none of the card's

    def close_player(self) -> str:
        """Leave a player."""
        filled, self._player = self._player == "filled", None
        return "</template>" if filled else ""
