"""What “the term” or “the word” is of which a sentence tells who coined it.

“The *geoid* is the surface that … The term was coined by Johann Benedict Listing in 1873.”
"""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.cards import Inline, Mark
from mkdeck.facts.leads import term_at
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.vocabulary import has_inner_capital

WORDS_FOR_WORDS = "term|phrase|expression|word"
_OF_LETTERS = re.compile(r"(?:An? |The )?(?P<letters>\w*[A-Z]\w*[A-Z]\w*) (?:stands for|is short for|means(?! to\b))\b")
_QUOTED = re.compile(
    r"\b(?:call(?:ed)?(?: this| it| them)?|known as|term|word) (?:an? |the )?[“\"]([^“”\"]{2,40})[”\"]"
)
_NAMES = re.compile(r"\b(?:call|called|known as|named|phrase|term|word|expression|means|stands for)\b")
_LONGEST = 4


def spoken_term(kind: str, sentence: Sentence) -> Phrase | None:
    """Return “the term “geoid””: what the paragraph opens with in bold, or what the sentence before marks or explains.

    `kind` is the noun by which the sentence speaks of it. There is none where more than one term is marked.
    """
    lead = term_at(sentence)
    if lead is not None:
        is_name = lead.is_marked("emphasis", "code") or any(map(has_inner_capital, lead.words))
        is_name = is_name or any(word[0].isupper() for word in lead.words[1:])
        return _spoken(kind, lead.text if is_name else lead.text[0].lower() + lead.text[1:])
    told = _told_before(sentence)
    return _spoken(kind, told) if told else None


def _spoken(kind: str, term: str) -> Phrase:
    text = f"the {kind} “{term}”"
    return Phrase(Inline(text), 0, len(text))


def _told_before(sentence: Sentence) -> str:
    """Return the one term that the sentence before marks, has in quotation marks, or tells the letters of."""
    if sentence.before is None:
        return ""
    body = sentence.before.body
    marks = [mark for mark in body.inline.marks if mark.kind in ("strong", "emphasis") and _is_within(mark, body)]
    if len(marks) == 1:
        term = Phrase(body.inline, marks[0].start, marks[0].end)
        is_term = term.text.islower() or term.text.isupper()  # a title or a person is none
        opens = term.start - body.start <= len("The ")
        return term.text if is_term and (opens or _NAMES.search(body.text)) and len(term.words) <= _LONGEST else ""
    letters = _OF_LETTERS.match(body.text) if not marks else None
    if letters is not None:
        return str(letters["letters"])
    quoted = _QUOTED.findall(body.text) if not marks else []
    return str(quoted[0]) if len(quoted) == 1 else ""


def _is_within(mark: Mark, body: Phrase) -> bool:
    return body.start <= mark.start and mark.end <= body.end
