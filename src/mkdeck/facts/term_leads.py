"""The marked term that a paragraph or an item opens with, and of which the sentence right behind it tells.

“**MedWatch.** The FDA program through which …”, “**Node.js** – Ryan Dahl, 2009. Runs JavaScript …”.
"""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.cards import Inline, MarkKind
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.first_verb import first_verb
from mkdeck.facts.guards import is_noun_phrase, without_article
from mkdeck.facts.names import is_of_person
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.terms import agrees
from mkdeck.facts.vocabulary import has_inner_capital
from mkdeck.facts.words import REMARKS, word_set

LEADS: tuple[MarkKind, ...] = ("strong", "emphasis", "code")
_STOP = re.compile(r"(?: \([^()]{1,60}\))?\.?[”\"]?\s+")
_EXPLAINED = re.compile(r"(?: \([^()]{1,40}\))?(?::| [–—-]{1,2}|,| =) (?P<words>[^.:;!?]{3,60})\.\s+")
_FARTHEST = 120
"""Characters of a paragraph behind which nothing is its first sentence any more."""
_LONGEST_TERM = 5
_NO_TERM = REMARKS | word_set(
    "catch point moral lesson trick idea rule "
    "problem answer question result reason advice bonus background context history verdict "
    "optional required recommended updated photo photos image chapter "
    "mayor winner quote illustration maintainer editor author translator credit credits written published posted edited"
)
_NUMBERED = re.compile(r"[A-Z][a-z]+ \d+$")
"""“Step 1”, and not “UTF-8” or “IPv6”."""


def lead_right_before(sentence: Sentence) -> Phrase | None:
    """Return the marked term that stands right before a sentence, with a full stop.

    What letters stand for, or who was behind it, may stand between.
    """
    inline, start = sentence.body.inline, sentence.body.start
    if not inline.marks or not 0 < start <= _FARTHEST:
        return None
    lead = Phrase(inline, 0, start).lead(*LEADS)
    if lead is None:
        return None
    between = inline.text[lead.end : start]
    is_closed = "." in between and _STOP.fullmatch(between) is not None
    explained = None if is_closed else _EXPLAINED.fullmatch(between)
    is_short = explained is not None and first_verb(explained["words"]) is None
    return lead if is_closed or is_short else None


def is_label(lead: Phrase) -> bool:
    """Whether a lead is a word for what stands behind it, “Note”, “Photo”, “Winner”, and no term."""
    spoken = words_of(without_article(lead).text)
    return not _NO_TERM.isdisjoint(spoken[-1:]) or _NUMBERED.match(lead.text) is not None


def is_term_of_lead(term: Phrase) -> bool:
    """Whether a lead is a name, code or a term: “**RenderMan**”, “**The Orange Book**”, not “**The good news**”."""
    name = without_article(term)
    if name.text != term.text and name.text[:1].islower():
        return False
    spoken = words_of(name.text)
    if not 1 <= len(spoken) <= _LONGEST_TERM or not is_noun_phrase(name, _LONGEST_TERM) or not agrees(name, "is"):
        return False
    if is_label(name) or is_of_person(term.text):
        return False
    if term.is_marked("code") or any(map(has_inner_capital, name.words)):
        return True
    is_title = all(word[0].isupper() for word in name.words) and len(spoken) > 1
    return is_title or not all(map(is_everyday, spoken))


def with_small_letter(told: Phrase) -> Phrase:
    """Return what stands behind a lead as it is written within a sentence, with a small letter."""
    text, at = told.inline.text, told.start
    return Phrase(Inline(text[:at] + text[at].lower() + text[at + 1 :], told.inline.marks), told.start, told.end)
