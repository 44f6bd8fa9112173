"""The signs by which authors mark the right ones among options: a tick, a star, bold, “(correct)”, “← right”."""

from __future__ import annotations

from functools import cache, lru_cache

from mkdeck import lazy_re as re
from mkdeck.wording.words import labels_of, written_words

_TICKS = ("✅", "✔", "✔\ufe0f", "✓", "☑", "☑\ufe0f")
_AROUND = (("**", "**"), ("<mark>", "</mark>"), ("<u>", "</u>"), ("==", "=="))
"""What sets a whole option off from the others: bold, or what shows it highlighted or underlined."""
_HIGHLIGHTED = ("<mark>", "==")
_REMARK = r"(?:\s?[,;:–—-] [^()]{1,80})?"
"""What goes on behind a word that marks: “← correct, by far”."""
_REASON = re.compile(r"(?<![<-])\s?[,;:–—-] (?P<reason>[^()]+)\)?\s*$")
_SHORTEST_REASON = 3
"""Words; “by far” says nothing that is worth learning."""
_LONGEST_END = 2
"""Letters by which the end of a word or of a sign is known."""
_REMEMBERED = 1024
"""Ends of texts of which it is remembered whether a sign may end so: few lists have other ones."""


@cache
def _right() -> re.Pattern[str]:
    of_option = rf"(?: (?:{labels_of('option')}|one))?"
    return re.compile(
        rf"(?i)(?<!\s)\s*(?:✅|✔️?|✓|☑️?|\((?:\\?\*|(?:{labels_of('marked_right')}){_REMARK}|✓)\)|(?<=\s)\\?\*"
        rf"|(?<=\s)(?:←|\\?<-{{1,2}})\s?(?:{labels_of('marked_right')}|{labels_of('right')}){of_option}{_REMARK})\s*$"
    )


@cache
def _right_in_words() -> re.Pattern[str]:
    marked = labels_of("marked_right")
    return re.compile(rf"(?i)(?:\((?:{marked}){_REMARK}\)|(?:←|<-{{1,2}})\s?(?:{marked}|{labels_of('right')})\b.*)\s*$")


@cache
def _wrong() -> re.Pattern[str]:
    """Return the expression of what stands behind the others where the right ones have such a sign."""
    return re.compile(rf"(?i)(?<!\s)\s*(?:❌|✗|✘|✖\ufe0f?|\((?:{labels_of('marked_wrong')}|✗)\))\s*$")


@cache
def _ends() -> tuple[str, ...]:
    """Return what a sign of right options ends with."""
    said = written_words("marked_right") | written_words("right") | written_words("option") | {"one"}
    return (*_TICKS, "\ufe0f", ")", "*", *{word[-_LONGEST_END:] for word in said})


@lru_cache(_REMEMBERED)
def _may_end_mark(last: str) -> bool:
    """Whether a sign of right options may end with these letters."""
    return last.endswith(_ends())


def may_be_marked(text: str) -> bool:
    """Whether a text may end with a sign of the right options, told by its last letters and by arrows."""
    return _may_end_mark(text.rstrip()[-_LONGEST_END:]) or "←" in text or "<-" in text


def is_marked(text: str) -> bool:
    """Whether a text ends with a sign of the right options."""
    return may_be_marked(text) and _right().search(text) is not None


def is_marked_in_words(text: str) -> bool:
    """Whether a word behind an option says that it is right: “(correct)”, “← right, by far”."""
    return _right_in_words().search(text) is not None


def is_marked_wrong(text: str) -> bool:
    """Whether a text ends with a sign of wrong options."""
    return _wrong().search(text) is not None


def is_ticked(text: str) -> bool:
    """Whether a text ends with a tick."""
    return text.rstrip().endswith(_TICKS)


def is_set_off(markdown: str) -> bool:
    """Whether the whole of an option is bold, highlighted or underlined."""
    return _set_off(markdown) is not None


def is_highlighted(markdown: str) -> bool:
    """Whether the whole of an option is highlighted, be it bold as well."""
    within = _set_off(markdown)
    while within is not None and not markdown.startswith(_HIGHLIGHTED):
        markdown, within = within, _set_off(within)
    return within is not None


def _set_off(markdown: str) -> str | None:
    """Return what stands between two signs that set all of a text off; None without such."""
    for opening, closing in _AROUND:
        if markdown.startswith(opening):
            end = markdown.find(closing, len(opening))
            return markdown[len(opening) : end] if end > 0 and end == len(markdown) - len(closing) else None
    return None


def without_mark(text: str) -> str:
    """Return an option's text, plain or as Markdown, without its sign."""
    while (within := _set_off(text)) is not None:
        text = within
    return _wrong().sub("", _right().sub("", text))


def reason_behind(text: str) -> str:
    """Return what goes on behind the word that marks an option as right, as a sentence; nothing where it is short."""
    mark = _right().search(text)
    found = _REASON.search(mark[0]) if mark is not None else None
    reason = found["reason"].strip() if found is not None else ""
    if len(reason.split()) < _SHORTEST_REASON:
        return ""
    return f"{reason[0].upper()}{reason[1:]}{'' if reason.endswith(('.', '!')) else '.'}"
