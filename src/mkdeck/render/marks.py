"""Characters that Unicode keeps free for use within a program, and that mark here what the author wrote as a sign.

They stand within the signs of deletions, formulas and sounds from the Markdown on, pass the sanitiser, and are taken
out at the end. What a lesson itself holds of them is taken out at the beginning.
"""

from __future__ import annotations

from mkdeck import lazy_re as re

CLOZE_MARK = "\ufdd0"
"""Stands between the outer characters of a deletion's signs, for Markdown looks at these to tell what `**` means."""

ACTING_MARK = "\ufdd1"
"""Stands within the signs of a formula or a sound that the author wrote as one."""

DEFINITION_MARK = "\ufdd2"
"""The label of a definition that nothing can cite."""

_MARK = re.compile("[\ufdd0-\ufdd2]")
_AS_REFERENCE = re.compile(r"(?i)&#(?:x0*fdd[0-2](?![0-9a-f])|0*6497[678](?!\d));?")


def without_marks(text: str) -> str:
    """Return Markdown without these characters, and without references to them, which HTML would make them of."""
    text = text if text.isascii() else _MARK.sub("", text)
    return _AS_REFERENCE.sub("\ufffd", text) if "&#" in text else text
