"""The forms in which a line answers what stands above it though it does not begin with the word for an answer.

“A: Lima”, “✔ Lima”, “→ Lima”, “– Lima”, “(Answer: Lima)”, “||Lima||”.
"""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.cards import Inline
from mkdeck.parsing.inline import cut
from mkdeck.recognition.letter_labels import ANSWER, TOLD
from mkdeck.wording.words import answer_marker

_OPENING = (
    ("sign", re.compile(r"[✅✔☑]\ufe0f?\s*")),
    ("letter", ANSWER),
    ("arrow", re.compile(r"(?:[→⇒➔➜↳⟶]|[-=–—]{1,2}>)\s*")),
    ("dash", re.compile(r"[–—-]{1,2}\s+")),
)
_BRACKETS = {"(": ")", "[": "]", "（": "）"}
_HIDDEN = re.compile(r"\|\| ?(?P<bars>[^|]{1,400}?) ?\|\||>! ?(?P<arrows>[^<>]{1,400}?) ?!<")


def answer_form(line: Inline) -> tuple[str, Inline] | None:
    """Return in which form a line answers, and what it then says; None where no sign and no letter tell that it does.

    The forms are `sign`, `letter`, `arrow`, `dash`, `brackets`, in which a word or a letter calls it an answer, and
    `hidden`.
    """
    text = line.text
    for form, sign in _OPENING:
        if (found := sign.match(text)) is not None and found.end() < len(text):
            return form, cut(line, found.end(), len(text))
    end = len(text.removesuffix(".")) - 1
    if text[:1] in _BRACKETS and text[end] == _BRACKETS[text[0]]:
        letter = TOLD.match(text, 1)
        start = letter.end() if letter else 1 + (answer_marker(text[1:end]) or 0)
        return ("brackets", cut(line, start, end)) if 1 < start < end else None
    if (found := _HIDDEN.fullmatch(text)) is not None:
        return "hidden", cut(line, *found.span("bars" if found["bars"] else "arrows"))
    return None
