"""What a thing consists of, or into what it is divided: “Air consists of …”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.certain_questions import names_parts
from mkdeck.facts.clauses import clauses
from mkdeck.facts.guards import has_pronoun, is_hedged, is_name, names_vaguely, without_article
from mkdeck.facts.meanings import leans
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set

TIER = "default"
is_certain = names_parts
OF_STATEMENTS = True
TRIGGERS = word_set("consists consist composed made divided subdivided comprises comprise")

_STATEMENT = re.compile(
    r" (?:(?P<be>is|are) (?:(?:usually|mainly|mostly|typically|often|primarily|further|chiefly|largely) )?"
    r"(?P<done>composed of|made up of|made of|divided into|subdivided into)"
    r"|(?:(?:usually|mainly|mostly|typically|often) )?(?P<verb>consists? of|comprises?)) (?P<parts>[^;:()]+)$"
)
_VAGUE = re.compile(
    r"(?:several|many|various|different|multiple|a (?:number|series|variety|lot|range|list|couple|few)|two"
    r"|three|four|five|six"
    r"|\d+|one or more|more than|at least|just|only|whatever|everything) (?:of )?(?:[\w-]+ )?[\w-]+$"
)
_UNCOUNTED = re.compile(r"(?:several|many|various|different|multiple|numerous|some|other) ")
_GOES_ON = re.compile(
    r", (?:and|but|so) (?:it|they|is|are|the|this|each|has|have)\b|, (?:which|where|while|whereas|each|although|with"
    r"|called|known|making)\b|,? (?:because|when|if|unless)\b| — | – "
    r"| (?:according to|depending on|based on|by) (?:how|what|where|the way|whether) "
    r"|, (?:and|but|so) [\w’'-]+(?: [\w’'-]+){0,2} (?:is|are|was|were|has|have|can)\b"
)
_CORRECTS = re.compile(r"\bor (?:more|rather|better)\b")
"""“Groundwork, or more exactly grappling”."""
_JOINED = re.compile(r",? (?:and|or|plus|with) |, ")
"""What a thing consists of is more than one part; “a flask in a bath” leaves the others out."""
_LONGEST = 24


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What does X consist of?”, or the question with the sentence's own verb."""
    for clause in clauses(sentence):
        found = _STATEMENT.search(clause.text)
        if found is None or is_hedged(clause.text):
            continue
        verb = clause.verb()
        if verb is None or verb[0] < found.start() or verb[0] > found.end("be" if found["be"] else "verb"):
            continue
        subject = clause.subject(found.start())
        parts = _parts(clause.phrase.part(*found.span("parts")))
        if subject is not None and is_name(without_article(subject), sentence.vocabulary) and subject.words[0] == "The":
            continue  # “the Local Zone”, of one system
        if subject is None or parts is None or leans(parts) or has_pronoun(parts.text) or names_vaguely(parts.text):
            continue
        yield from ask(sentence, _question(inside(subject, sentence, many=clause.is_plural is True), found), parts)


def _parts(phrase: Phrase) -> Phrase | None:
    """Return the parts, cut where the sentence goes on about something else; none where they are but counted."""
    end = _GOES_ON.search(phrase.text)
    parts = phrase.part(0, end.start() if end else None)
    words = words_of(parts.text)
    if (
        not words
        or len(words) > _LONGEST
        or _CORRECTS.search(parts.text) is not None
        or _VAGUE.fullmatch(parts.text)
        or _UNCOUNTED.match(parts.text)
    ):
        return None
    return parts if _JOINED.search(parts.text) else None


def _question(subject: str, found: re.Match[str]) -> str:
    if found["be"] is None:
        do = "do" if found["verb"] in ("consist of", "comprise") else "does"
        base = "consist of" if found["verb"].startswith("consist") else "comprise"
        return f"What {do} {subject} {base}?"
    done, _, preposition = found["done"].rpartition(" ")
    return f"What {found['be']} {subject} {done} {preposition}?"
