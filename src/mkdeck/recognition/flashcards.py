"""What tells that a lesson was written for another flashcard tool: its tags and the schedule that the tool left."""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline, Markdown
from mkdeck.parsing.inline import cut
from mkdeck.wording.words import has_question_mark

_TAG = re.compile(
    r"(?<![\w&/#])#(?:flash-?cards?|cards?|anki|spaced(?:-repetition)?|srs?)(?:[/-][\w/-]+)?(?!\w)", re.IGNORECASE
)
_FURTHER_TAGS = re.compile(r"(?:\s+#[\w/-]+)*\s*")
_OF_REMNOTE = re.compile(r"\S (?:>>>?|<<|<>|::|;;)(?: \S|$)|\S >>(?:A\)|1\.)$", signs=(">>", "<<", "<>", "::", ";;"))
_ONLY_OF_REMNOTE = re.compile(r"\S (?:::|;;) \S|\{\{[^\W\d_]|>>>|\S >>(?:A\)|1\.)$", signs=("::", ";;", "{{", ">>"))
_OF_CODE = re.compile(r"\b(?:cout|cin|endl|echo|printf?|cat|grep|WHERE|SELECT)\b")
_FEWEST_SIGNED = 2
_SCHEDULE = re.compile(r"\s*<!--\s*SR:.*?-->\s*", re.DOTALL)
_TITLE = re.compile(r"[^\W\d_][\w-]{0,14}(?: [^\W\d_][\w-]{0,14})? ?[#№]? ?\d{1,4}[.:]?")
_WORDS = re.compile(r"(?i)\b(?:flash-?cards?|spaced-repetition|anki)\b", signs=("flash", "spaced", "anki"))


def is_flashcard_lesson(document: Block) -> bool:
    """Whether a lesson says that it holds flashcards: a tag `#flashcards`, in front matter too, or `<!--SR:…-->`."""
    for block in document.walk():
        if block.kind == "entry" and block.info in ("tags", "type", "cards-deck") and _WORDS.search(block.text):
            return True
        if block.kind in ("paragraph", "heading") and has_tag(block.inline):
            return True
        if block.kind == "html" and _SCHEDULE.match(block.source):
            return True
    return False


def holds_remnote(document: Block) -> bool:
    """Whether a lesson is an outline of RemNote's: several points hold its signs, and one of them asks or is no arrow.

    An arrow alone stands in menus and in code as well, and braces in templates: `front >> back`, `term :: meaning`,
    `term ;; more`, `{{gap}}`.
    """
    points = [block.children[0].text for block in document.within("item") if block.children]
    signed = [text for text in points if _OF_REMNOTE.search(text)]
    is_sure = any(map(has_question_mark, signed)) or any(map(_ONLY_OF_REMNOTE.search, points))
    return len(signed) >= _FEWEST_SIGNED and is_sure and not any(map(_OF_CODE.search, signed))


def is_title_of_card(text: str) -> bool:
    """Whether a line may be the title of the card whose front stands on the next one: “Card 2”."""
    return _TITLE.fullmatch(text.strip(" *_")) is not None


def without_tag(text: str) -> str:
    """Return a text without flashcard tags, and without what further tags stand behind the last of them."""
    last = max((found.end() for found in _TAG.finditer(text)), default=0)
    is_end = last > 0 and _FURTHER_TAGS.fullmatch(text, last) is not None
    return _TAG.sub("", text[:last] if is_end else text).strip()


def untagged(inline: Inline) -> Inline:
    """Return running text without a flashcard tag at its end, and without others beside that."""
    found = _TAG.search(inline.text) if "#" in inline.text else None
    is_last = found is not None and _FURTHER_TAGS.fullmatch(inline.text, found.end()) is not None
    return cut(inline, 0, len(inline.text[: found.start()].rstrip())) if found is not None and is_last else inline


def has_tag(inline: Inline) -> bool:
    """Whether running text carries a flashcard tag outside of code."""
    found = _TAG.search(inline.text) if "#" in inline.text else None
    if found is None:
        return False
    return not any(mark.is_opaque and mark.start <= found.start() < mark.end for mark in inline.marks)


def ends_with_schedule(text: str) -> bool:
    """Whether Markdown ends with a comment in which a tool keeps the schedule of the card above it."""
    last = text.rstrip().rpartition("<!--")
    return last[1] != "" and _SCHEDULE.fullmatch(f"<!--{last[2]}") is not None


def without_schedule(text: Markdown) -> Markdown:
    """Return Markdown without the comments in which a tool keeps its schedule."""
    return Markdown(_SCHEDULE.sub("", text).strip()) if "-->" in text else Markdown(text.strip())
