"""What the items of a list say in short: their bold leads, or all that they say."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline, Mark, Markdown
from mkdeck.parsing.inline import cut, to_markdown
from mkdeck.recognition.answers import without_links
from mkdeck.recognition.questions import bold_lead
from mkdeck.values import dataclass
from mkdeck.wording.words import has_question_mark

_SEPARATOR = re.compile(r"[ \n]*(?:[:：.]|[-–—](?=\s|$))|\s*\([^()]*\)\s*(?:[:：.]|[-–—](?=\s))|$")
_PLAIN_LEAD = re.compile(r"(?=[^:–—-]*+[:–—-])(?P<term>[^:.!?\n]{2,60}?)(?:: | [–—-] )(?=\S)")
_ARTICLE = re.compile(r"(?i)an? ")
_LONGEST_PLAIN_LEAD = 6
_JOINT = re.compile(r"[,;]?(?:\s{1,3}(?:and|or))?[,;]?$")
_LONGEST_JOINT = 9
"""Characters from where it begins to the end of the text."""

_LONGEST = 25
_LONGEST_TOGETHER = 75
_SHORTEST_ACRONYM = 3
_LEADS_SUFFICE = 8
"""Words; where items say more than this on average, their leads are answer enough."""


@dataclass(frozen=True, slots=True)
class Head:
    """What an item of a list says in short, as running text, and whether the item explains it further."""

    inline: Inline
    is_lead: bool

    @property
    def text(self) -> str:
        """The plain text."""
        return self.inline.text


def heads(block: Block) -> list[Head]:
    """Return the heads of a list's items or of a definition list's terms; nothing where they make no short list.

    It makes none where an item asks, holds a picture or a check box, is but a link, or says too much.
    """
    found = [Head(term.inline, True) for term in block.children if term.kind == "term"]
    if block.kind == "list":
        found = _leads(block.children) or _wholes(block.children)
    if len(found) > 1 and all(len(head.text) == 1 for head in found):
        return []  # “**F**ace, **A**rms”: the letters of an acronym
    if any(map(_is_no_head, found)) or sum(len(head.text.split()) for head in found) > _LONGEST_TOGETHER:
        return []
    return found


def as_list(found: Sequence[Head], *, ordered: bool) -> Markdown:
    """Write heads as a list; `ordered` numbers it."""
    signs = [f"{number}." if ordered else "-" for number in range(1, len(found) + 1)]
    lines = (to_markdown(head.inline).replace("\n", " ") for head in found)
    return Markdown("\n".join(f"{sign} {line}" for sign, line in zip(signs, lines, strict=True)))


def acronym(text: str, found: Sequence[str]) -> str:
    """Return the acronym in a text that the first letters of what is listed spell; nothing if there is none."""
    initials = "".join(head.lstrip()[:1] for head in found).upper()
    return initials if len(found) >= _SHORTEST_ACRONYM and re.search(rf"\b{re.escape(initials)}\b", text) else ""


def _leads(items: Sequence[Block]) -> list[Head]:
    """Return the leads of items that all have one, bold, or plain before a colon where much follows."""
    words = sum(len(item.children[0].text.split()) for item in items if item.children)
    says_much = words > _LEADS_SUFFICE * len(items)
    bold = [_bold_lead(item, opens=says_much) for item in items]
    if all(bold):
        return [lead for lead in bold if lead]
    plain = [_plain_lead(item) for item in items] if says_much else []
    return [lead for lead in plain if lead] if all(plain) else []


def _bold_lead(item: Block, *, opens: bool) -> Head | None:
    """Return an item's bold lead; `opens` lets pass one that only opens the item's sentence."""
    first = item.children[0] if item.children else None
    mark = (bold_lead(first) or bold_behind_article(first)) if first and first.kind == "paragraph" else None
    if first is None or mark is None:
        return None
    text = first.text[: mark.end].rstrip(" .:：;,–—-")
    is_apart = first.text[mark.end - 1] in ".:：" or _SEPARATOR.match(first.text, mark.end)
    if not text or not (is_apart or opens):
        return None
    lead = cut(first.inline, mark.start, len(text))
    return Head(Inline(lead.text, tuple(mark for mark in lead.marks if mark.kind != "strong")), True)


def bold_behind_article(paragraph: Block) -> Mark | None:
    """Return the bold phrase that a paragraph opens with behind “a” or “an”: “a **regulation** applies …”."""
    article = _ARTICLE.match(paragraph.text)
    marks = paragraph.inline.marks if article else ()
    return next((mark for mark in marks if mark.kind == "strong" and article and mark.start == article.end()), None)


def _plain_lead(item: Block) -> Head | None:
    first = item.children[0] if item.children else None
    may_lead = first is not None and first.kind == "paragraph" and any(sign in first.text for sign in ":–—-")
    found = _PLAIN_LEAD.match(first.text) if first and may_lead else None
    if first is None or found is None or len(found["term"].split()) > _LONGEST_PLAIN_LEAD:
        return None
    return Head(cut(first.inline, *found.span("term")), True)


def _wholes(items: Sequence[Block]) -> list[Head]:
    """Return what items say that are one paragraph each, without the “, and” before the next."""
    if not all(len(item.children) == 1 and item.children[0].kind == "paragraph" for item in items):
        return []
    found = []
    for item in items:
        text = item.children[0].text
        joint = _JOINT.search(text, max(0, len(text) - _LONGEST_JOINT))
        inline = cut(item.children[0].inline, 0, joint.start() if joint else len(text))
        ends = inline.text.endswith(".") and ". " not in inline.text
        found.append(Head(cut(inline, 0, len(inline.text) - 1) if ends else inline, False))
    return found


def _is_no_head(head: Head) -> bool:
    text = head.text
    return (
        not without_links(head.inline).strip(" .,;:–—-")
        or len(text.split()) > _LONGEST
        or has_question_mark(text)
        or text.endswith(":")
        or text.startswith("[")
        or any(mark.kind == "image" for mark in head.inline.marks)
    )
