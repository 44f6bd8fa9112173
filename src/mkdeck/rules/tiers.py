"""How sure a fact in prose must be; apart from `facts/`, so that who only names a tier need not load its rules."""

from __future__ import annotations

from typing import Literal

Tier = Literal["default", "more"]
"""How sure a pattern's cards are: `default` holds what people keep nearly always, `more` what they keep mostly."""

Facts = Literal["none", "default", "more"]
"""Which facts a deck takes; `more` holds those of `default` too."""

FACTS: tuple[Facts, ...] = ("none", "default", "more")
