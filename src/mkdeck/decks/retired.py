"""What becomes of retired cards; apart from `ledger/`, which need not be loaded to name it."""

from __future__ import annotations

from typing import Literal

RetirePolicy = Literal["keep", "tag"]
"""What becomes of a retired card: it stays in Anki as it is, or gets a tag there."""

RETIRED_TAG = "mkdeck::retired"
