"""Front matter of plain entries, read without PyYAML, which takes longer to load than a lesson takes to read.

Plain are texts and lists of texts of one line, of which nothing could be read otherwise; the rest is for PyYAML.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_SIGNS = "-?:,[]{}#&*!|>'\"%@`~<="
"""Signs with which a text without quotation marks cannot begin, or does not begin plainly."""

_SETS_APART = (": ", " #")
_SETS_APART_IN_BRACKETS = tuple(":#?,[]{}")
"""What ends a text without quotation marks."""

_NOTHING = ("null", "Null", "NULL")
_LONGEST_KEY = 1000


def plain_entries(lines: Sequence[str]) -> Mapping[str, str | list[str] | None] | None:
    """Return the values of front matter as `load_yaml` does, or None where it is not plain."""
    values: dict[str, str | list[str] | None] = {}
    key, indent = "", ""
    items: list[str] | None = None
    for line in lines:
        before, is_item, text = line.partition("- ")
        if not line.isprintable():
            return None
        if is_item and not before.strip(" "):
            item = _text(text.strip(" "), _SETS_APART)
            if items is None or item is None or (items and before != indent):
                return None
            items.append(item)
            values[key], indent = items, before
            continue
        key, colon, text = line.partition(":")
        if not colon or not _is_key(key) or text[:1] not in ("", " "):
            return None
        value = _value(text.strip(" "))
        if text.strip(" ") and value is None:
            return None
        values[key] = value
        items = [] if value is None else None
    return values


def _is_key(text: str) -> bool:
    """Whether a text is one word, and no longer than a key may be."""
    is_word = text[:1].isalpha() and text.replace("-", "_").isidentifier()
    return is_word and text not in _NOTHING and len(text) <= _LONGEST_KEY


def _value(text: str) -> str | list[str] | None:
    """Return the text or the list that stands behind a key, None where it is neither."""
    if not (text.startswith("[") and text.endswith("]")):
        return _text(text, _SETS_APART)
    items = [_text(item.strip(" "), _SETS_APART_IN_BRACKETS) for item in text[1:-1].split(",")]
    known = [item for item in items if item is not None]
    return known if len(known) == len(items) else None


def _text(text: str, apart: Sequence[str]) -> str | None:
    """Return a text without its quotation marks, None where it holds what is set `apart` or is no plain text."""
    if text.startswith(("'", '"')):
        quote, inner = text[0], text[1:-1]
        return inner if len(text) > 1 and text.endswith(quote) and not {quote, "\\"} & set(inner) else None
    is_plain = text[:1] not in _SIGNS and not text.endswith(":") and not any(sign in text for sign in apart)
    return text if is_plain and text not in _NOTHING else None
