"""Where a card's text stands, as far as its links need to know."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin

_WEB_ADDRESS = re.compile(r"(?i)(?:https?://|mailto:)[^\s/]")
_NO_SCHEME = re.compile(r"//[^\s/]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class Page:
    """The page of the web on which a lesson is read; an empty `address` if there is none."""

    address: str = ""

    def resolve(self, target: str) -> str | None:
        """Return the web address that a link leads to, or None for one that leads nowhere from a card."""
        if (found := web_address(target)) or not self.address or _SCHEME.match(target.strip()):
            return found
        try:
            return web_address(urljoin(self.address, target.strip()))
        except ValueError:  # brackets that hold no IPv6 address
            return None


def web_address(target: str) -> str | None:
    """Return the address that a card may link to, or None for one that is not of the web."""
    target = target.strip()
    if _NO_SCHEME.match(target):
        return f"https:{target}"
    return target if _WEB_ADDRESS.match(target) else None
