"""The labels of keys in running text: “Answers:”, “Key (fold back before copying):”, “**SOLUTIONS – tear off**”."""

from __future__ import annotations

from functools import lru_cache

from mkdeck import lazy_re as re
from mkdeck.cards import Inline
from mkdeck.wording.words import (
    HEAD,
    behind_reader,
    is_answer_label,
    is_exact_answer_label,
    leads_to_answer,
    may_begin,
    plain,
    words,
)

_WORDS = re.compile(r"[^\W\d_]{2,20}(?:['’]s?)?(?: [^\W\d_]{1,20}){0,4}")
_REMARK = re.compile(r"\s?\([^()\n]{1,60}\)[!.]{0,3}")
_REMARK_ALONE = re.compile(r"\s?\([^()\n]{1,60}\)[!.]{0,3}\s?[:：]?(?=\n|$)")
"""“**Key** (fold back before copying!)”, and nothing behind it in that line; in “**Key** (1) …” an entry begins."""
_END = re.compile(r"\s?[:：]|[!.]?(?=\n|$)|(?=\s1\s?[.:)=–-])")
"""A colon, the end of the line, or the number of the first entry."""
FIRST_ENTRIES = re.compile(r"[\s*_]*\(?1[.):\s–-][^\n]{0,60}?[\s,;]\(?2[.):\s–-]")
"""The first two entries of a key in a line: “1. T 2. F”, “1-b, 2-a”."""
_DASH = re.compile(r"\s[–—-]\s|, ")
_BEFORE = ("before_answer", "opening", "reveal", "who_teaches", "comparing")
"""Words that may stand before that."""
_REMEMBERED = 1024
"""Beginnings of texts."""


def key_label(inline: Inline) -> tuple[str, int] | None:
    """Return the word with which a text says that it is a key, and where it goes on behind that; None without one.

    A remark in brackets may stand behind the word. Where the word is bold it needs no colon, and the remark may stand
    behind a dash.
    """
    if not _may_open_so(inline.text[:HEAD]):
        return None  # as nearly always
    found = _WORDS.match(inline.text)
    said = found[0] if found else ""
    while said and not _calls_key(said):
        said = said.rpartition(" ")[0]
    if not said:
        return None
    bold = inline.marks[0] if inline.marks else None
    if bold is not None and bold.kind == "strong" and not bold.start:
        behind = inline.text[len(said) : bold.end]
        if _DASH.match(behind) or not behind.strip(":"):
            start = bold.end + inline.text.startswith(":", bold.end)
            alone = _REMARK_ALONE.match(inline.text, start)
            return said, alone.end() if alone else start
    remark = _REMARK.match(inline.text, len(said))
    end = _END.match(inline.text, remark.end()) if remark else None  # “(1)” below the word is no remark
    end = end or _END.match(inline.text, len(said))
    return (said, end.end()) if end else None


@lru_cache(_REMEMBERED)
def _may_open_so(letters: str) -> bool:
    """Whether such a word may begin with these letters, or one before it: “Suggested answers”."""
    return any(may_begin(letters, 0, table) for table in ("answer", "key", *_BEFORE))


def _calls_key(said: str) -> bool:
    """Whether some words call a key: “Answers”, “Key”, and behind others “Model answers”, “Teacher's key”."""
    if is_exact_answer_label(said) or behind_reader(plain(said)) in words("key"):
        return True
    return " " in said and (is_answer_label(said) or leads_to_answer(said))
