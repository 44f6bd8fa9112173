"""What a person reads of a card's HTML, for lists and for the search."""

from __future__ import annotations

from html.parser import HTMLParser

_UNSEEN = ("script", "style")
_INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp",
    "small", "span", "strong", "sub", "sup", "u", "var", "wbr",
}  # fmt: skip


def readable(html: str) -> str:
    """Return the text of HTML on one line, words of different blocks apart; what is not shown is left out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.text).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - its signature
        self.unseen += tag in _UNSEEN
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in _UNSEEN
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.text.append(data)

    def _part(self, tag: str) -> None:
        if tag not in _INLINE:
            self.text.append(" ")
