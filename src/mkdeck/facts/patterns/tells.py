"""What somebody learns from an instrument, a test or a number: “The oximeter tells you how well the blood …”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.alone import are_bound
from mkdeck.facts.guards import (
    addresses_reader,
    holds_for_good,
    is_anaphoric,
    is_noun_phrase,
    is_one_of_several,
    names_vaguely,
    without_article,
)
from mkdeck.facts.kinds import is_kind, is_named_kind, term_before
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence

TIER = "more"
OF_PARTS = True
TRIGGERS = frozenset({"tells", "shows", "reports", "indicates", "reveals", "records", "displays"})

_TELLS = re.compile(
    r"(?:^|[;:] |, (?:and|but|while|whereas) )(?P<subject>[^,;:()]{3,50}?)(?: \([^()]{2,60}\))? "
    r"(?:(?P<you>tells (?:you|us)|shows you)|(?P<verb>shows|reports|indicates|reveals|records|displays)) "
    r"(?P<what>(?:how|which|what|whether|where|when|if|about) [^,;:()]+)"
)
_ENDS = re.compile(r" (?:and|so|but|because|while) (?=(?:it|they|you|we|the|is|so)\b)")
_BASES = {
    "shows": "show", "reports": "report", "indicates": "indicate", "reveals": "reveal", "records": "record",
    "displays": "display",
}  # fmt: skip
_ABOUT = "about "
_SHORTEST, _LONGEST = 4, 20


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What does X tell you?”, “What does X show?”."""
    body = sentence.body
    for found in _TELLS.finditer(body.text):
        subject = body.part(*found.span("subject"))
        answer = _answer(body.part(*found.span("what")))
        if answer is None or not _is_clear(subject, sentence):
            continue
        thing = inside(subject.without("strong"), sentence)
        verb = "tell you" if found["you"] else _BASES[found["verb"]]
        if answer.text.startswith(_ABOUT):
            verb, answer = f"{verb} about", answer.part(len(_ABOUT))
        yield from ask(sentence, f"What does {thing} {verb}?", answer)


def _is_clear(subject: Phrase, sentence: Sentence) -> bool:
    """Whether a subject says by itself what it is: a kind, a name, a term, or one thing of such."""
    vocabulary = sentence.vocabulary
    if is_kind(subject, vocabulary) or is_named_kind(subject, vocabulary):
        return True
    if without_article(subject).is_marked("strong", "emphasis"):
        return is_noun_phrase(subject)
    if " of " in subject.text:
        return is_noun_phrase(subject) and not is_anaphoric(subject, vocabulary) and not is_one_of_several(subject.text)
    return term_before(subject, len(subject.text), vocabulary) is not None and words_of(subject.text)[0] == "the"


def _answer(what: Phrase) -> Phrase | None:
    end = _ENDS.search(what.text)
    told = what.part(0, end.start() if end else None)
    text = told.text
    if not _SHORTEST <= len(words_of(text)) <= _LONGEST or not are_bound(told):
        return None
    leans = addresses_reader(text) or names_vaguely(text) or not holds_for_good(text)
    return None if leans else told
