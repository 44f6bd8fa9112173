"""Where a card's text stands, as far as its links and pictures need to know."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin

from mkdeck import lazy_re as re
from mkdeck.links.media import MediaFile
from mkdeck.values import dataclass

FindMedia = Callable[[str], MediaFile | str | None]

_WEB_ADDRESS = re.compile(r"(?i)(?:https?://|mailto:)[^\s/]", signs=":")
_NO_SCHEME = re.compile(r"//[^\s/]", signs=("//",))
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:", signs=":")


@dataclass(frozen=True, slots=True)
class Page:
    """What a lesson's links lead to.

    `address` is the page of the web on which the lesson is read, empty if there is none. `find_media` returns the file
    of a picture, a sound or a film, or says why the card goes without it; None stands for what is on the web. `follow`
    is told of each link.
    """

    address: str = ""
    find_media: FindMedia = lambda _: None
    follow: Callable[[str], None] = lambda _: None

    def resolve(self, target: str) -> str | None:
        """Return the web address that a link leads to, or None for one that leads nowhere from a card."""
        self.follow(target.strip())
        if (found := web_address(target)) or not self.address or _SCHEME.match(target.strip()):
            return found
        try:
            return web_address(urljoin(self.address, target.strip()))
        except ValueError:  # brackets that hold no IPv6 address
            return None


def has_scheme(target: str) -> bool:
    """Whether a link says itself where on the web it leads, or to what else than a file."""
    return target.startswith("//") or _SCHEME.match(target) is not None


def web_address(target: str) -> str | None:
    """Return the address that a card may link to, or None for one that is not of the web."""
    target = target.strip()
    if not target:
        return None
    if _NO_SCHEME.match(target):
        return f"https:{target}"
    return target if _WEB_ADDRESS.match(target) else None
