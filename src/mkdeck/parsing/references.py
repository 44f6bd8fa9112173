"""References to what has a label in a page of MyST, which a reader sees as its title: ``{prf:ref}`thm-rank` ``.

https://mystmd.org/guide/cross-references. A label stands in the options of a directive, or in a line above a heading.
"""

from __future__ import annotations

from collections.abc import Mapping

from mkdeck import lazy_re as re

_ROLE = re.compile(
    r"\{(?:[a-z]{1,12}:)?[a-z]{0,6}ref\}`(?:(?P<text>[^`<>\n]{1,200})<[^`<>\n]{1,100}>|(?P<label>[^`<>\n]{1,100}))`",
    signs="ref}`",
)
"""“{ref}`the first part <part-one>`”, “{numref}`part-one`”."""
_TITLED = re.compile(
    r"(?:[`:]{3,12}\{(?!figure|image|include|literalinclude)[a-z][\w:-]{0,40}\}[ \t]*(?P<of_directive>[^\n]{1,200})"
    r"|#{1,6}[ \t]+(?P<heading>[^\n]{1,200}))"
)
_OPTION = re.compile(r":(?P<name>[\w-]{1,40}):[ \t]*(?P<value>[^\n]{0,200})")
_TARGET = re.compile(r"\((?P<label>[^()\n]{1,100})\)=")


def titles_by_label(text: str) -> Mapping[str, str]:
    """Return the titles of a lesson's directives and headings by their labels, where it refers to any."""
    if "ref}`" not in text:
        return {}  # as nearly always
    titles: dict[str, str] = {}
    title, target = "", ""
    for line in text.split("\n"):
        told = line.strip()
        option = _OPTION.fullmatch(told) if title else None
        if option is not None:
            if option["name"] in ("label", "name"):
                titles.setdefault(option["value"].strip(), title)
            continue
        found = _TITLED.fullmatch(told)
        title = (found["of_directive"] or "").strip() if found else ""
        if found is not None and target:
            titles.setdefault(target, title or found["heading"].strip(" #"))
        label = _TARGET.fullmatch(told)
        target = label["label"] if label else target if not told else ""
    return titles


def read_reference(source: str, start: int, end: int, titles: Mapping[str, str]) -> tuple[str, int] | None:
    """Return what a reference at a place shows, and where it ends; None for one to what has no title."""
    found = _ROLE.match(source, start, end)
    if found is None:
        return None
    shown = (found["text"] or "").strip() or titles.get((found["label"] or "").strip(), "")
    return (shown, found.end()) if shown else None
