"""What a fact's card says first, where it does not say what it is about: “Scrum: Work happens in sprints”.

A lesson tells its reader what the matter is in its title, and its sentences do not say it again; a card comes up among
those of many other lessons. The title, or else a heading, stands before a fact that names neither a word of it nor
anything else by a proper name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import assert_never

from mkdeck.cards import Basic, Card, Choice, Cloze, Inline, Markdown
from mkdeck.clozes import DELETION
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.grammar import Token, is_year, read_tokens
from mkdeck.facts.phrases import Phrase, split_words, words_of
from mkdeck.facts.words import ARTICLES, READER, word_set
from mkdeck.inline import escape
from mkdeck.normalise import plain_text

_NUMBERING = re.compile(
    r"(?i)^(?:(?:weeks?|lessons?|units?|chapters?|modules?|parts?|sessions?|lectures?|days?|class|topics?|sections?|no)"
    r"\.?\s*\d+[a-z]?\s*[:.,–—-]?\s*|[A-Za-z]+ 101[,:]?\s*"
    r"|\d+(?:\.\d+)*[.:)]?\s+|#\d+\s*|[A-Z]{2,5}[ -]?\d{2,4}\s*[:–—-]\s*)"
)
_LEAD_IN = re.compile(
    r"(?i)^(?:(?:an?|the|a (?:short|brief|very short)) )?(?:introduction|guide|intro) to "
    r"|^(?:notes on|about|all about) "
)
_VERSUS = re.compile(r"(?i) vs\.? ")
_TRAIL = re.compile(
    r"(?i),? (?:basics|101|fundamentals|essentials|overview|primer|explained|notes|recap"
    r"|in a nutshell|in brief|part \w+|i{1,3})$"
)
_PARTS = re.compile(r": | [–—|/-] |, (?=(?:or|c\.|an?|the|how|why|what|part|week|lesson)\b|\d)|; |\(|\)|\?|!|\. ")
_LONGEST, _SHORTEST_WORD = 4, 3
_OF_LABEL = frozenset({"noun", "name", "article", "gerund"})
_SMALL = word_set("of and in the for & first second third")
_SAYS_NOTHING = word_set(
    "overview recap intro introduction basics summary glossary afternoon primer notes lesson week history "
    "background conclusion terms terminology details tips rest more today agenda part parts idea ideas key main how "
    "why what short brief little big new second third last next steps step homework review questions reading "
    "next before after"
)
_DOING = word_set(
    "going getting making touring building working finding meeting living reading writing growing starting using "
    "looking talking thinking keeping choosing understanding learning becoming exploring discovering introducing "
    "dealing"
)


def label_for(card: Card, title: str) -> str:
    """Return what a fact of a lesson with that title is about, if it does not say so; nothing for other cards."""
    if card.origin.evidence != "stated":
        return ""
    match card:
        case Cloze(text):
            deleted = DELETION.findall(text)
            hidden = 1 if len(deleted) > 1 else len(deleted)  # of several deletions each card shows the others
            shown = DELETION.sub("…", text, count=hidden)
            return label_of(DELETION.sub(r"\1", shown), card.origin.context, title, " ".join(deleted))
        case Basic(front):
            return label_of(front, card.origin.context, title, card.back)
        case Choice():
            return ""
        case _:
            assert_never(card)


def labelled(card: Card, label: str) -> Card:
    """Return a card with a label before what it shows; as it is where there is none."""
    match card:
        case Cloze(text) if label:
            return replace(card, text=Markdown(f"{escape(label)}: {text}"))
        case Basic(front) if label:
            return replace(card, front=Markdown(f"{escape(label)}: {_small(front)}"))
        case _:
            return card


def label_of(shown: str, context: Sequence[str], title: str, answer: str) -> str:
    """Return what a text that is shown on a front is about; nothing where it says so itself, or no heading tells it.

    `context` are the headings above, from the outermost. What would give the answer away is no label.
    """
    text = plain_text(shown)
    tokens = read_tokens(Phrase(Inline(text), 0, len(text)))
    stems = {_stem(word) for word in words_of(f"{text} {plain_text(answer)}")}
    of_headings = [label for heading in reversed(context) for label in _labels(heading, strict=True)]
    of_title = list(_labels(title, strict=False))
    labels = [] if any(map(_specific, of_title)) else of_headings
    labels = labels or of_title or of_headings
    said = [word for heading in context for word in _specific(heading)]
    said += [word for label in labels for word in (_specific(label) or _content(label))]
    if not labels or any(_stem(word) in stems for word in said):
        return ""
    behind_the = {word for article, word in pairwise(words_of(text)) if article == "the"}
    leans = not behind_the.isdisjoint(word for word in words_of(labels[0]) if word not in _SMALL)
    return labels[0] if leans or not _names(tokens) else ""


def _names(tokens: Sequence[Token]) -> bool:
    """Whether a proper name or a year is shown; the first word has a capital anyway."""
    return any((token.kind == "name" and len(token.text) > 1) or is_year(token) for token in tokens)


def _labels(heading: str, *, strict: bool) -> Iterator[str]:
    """Yield the parts of a heading that name something in a few words; `strict` asks for a word of the subject."""
    heading = _LEAD_IN.sub("", _NUMBERING.sub("", _VERSUS.sub(" and ", heading.strip())))
    parts = [part for part in map(str.strip, _PARTS.split(heading)) if part]
    for part in sorted(parts, key=lambda part: not _specific(part)):
        name = _TRAIL.sub("", part)
        words = split_words(name)
        if words and words[0].casefold() in ARTICLES:
            name = name[name.index(words[0]) + len(words[0]) :].strip()
            words = words[1:]
        if 1 <= len(words) <= _LONGEST and _content(name) and _is_phrase(name) and (_specific(name) or not strict):
            yield name[0].upper() + name[1:]


def _is_phrase(name: str) -> bool:
    """Whether a heading is a noun phrase: no order, no question, nothing about its reader."""
    words = words_of(name)
    if not READER.isdisjoint(words) or words[0] in _SAYS_NOTHING or words[-1] in _SAYS_NOTHING:
        return False
    tokens = read_tokens(Phrase(Inline(name.lower()), 0, len(name)))
    opens = tokens[0]
    if words[0] in _DOING and len(words) > 1:
        return False
    is_listed = len(tokens) > 1 and tokens[1].kind == "conjunction"  # “Supply and demand”
    is_order = not is_listed and any(form.form == "base" and form.certainty != "seldom" for form in opens.forms)
    return not is_order and all(token.kind in _OF_LABEL or token.small in _SMALL for token in tokens)


def _content(name: str) -> list[str]:
    words = (word for word in words_of(name) if len(word) >= _SHORTEST_WORD)
    return [word for word in words if word not in _SAYS_NOTHING and word not in _SMALL]


def _specific(name: str) -> list[str]:
    """Return the words of a heading that belong to a subject."""
    return [word for word in _content(name) if not is_everyday(word)]


def _stem(word: str) -> str:
    return word.removesuffix("'s").removesuffix("s").removesuffix("e")[:8]


def _small(front: str) -> str:
    """Write a question as it stands behind a colon."""
    first = front.partition(" ")[0]
    return front[0].lower() + front[1:] if first in _ASKING else front


_ASKING = frozenset(["What", "Who", "Why", "How", "Which", "Where", "When", "In", "Is", "Are", "Name", "Of", "For"])
