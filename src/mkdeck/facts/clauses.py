"""The main clauses of a sentence, each with what the pronoun at its beginning stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.facts.dates import fronted_date
from mkdeck.facts.deed_verbs import PAST
from mkdeck.facts.first_verb import first_verb as first_verb
from mkdeck.facts.first_verb import looks_plural as looks_plural
from mkdeck.facts.grammar import main_verb, read_tokens
from mkdeck.facts.guards import is_anaphoric, is_expletive, is_name, is_noun_phrase, points_elsewhere, without_article
from mkdeck.facts.memory import once
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.sentences import Sentence, Topic
from mkdeck.facts.verbs import BASES, OF_THIRD_PERSON, is_verb
from mkdeck.facts.vocabulary import Vocabulary
from mkdeck.facts.words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DEMONSTRATIVE,
    FINITE_VERBS,
    PERSONAL,
    POSSESSIVE,
    PREPOSITIONS,
    word_set,
)
from mkdeck.values import cached_property, dataclass

_TURN = re.compile(
    r", and (?=(?:it|they) )|, but (?=(?:it|they) )| and (?=(?:it|they) )| but (?=(?:it|they) )|; (?=(?:it|they) )"
    r"|: (?=(?:it|they) )|(?:; |, and |, but )(?:(?:then|later|eventually|finally) )?(?P<other>)"
)
_SUBORDINATE = re.compile(
    r"(?i)\b(?:because|due|if|when|unless|that|which|who|whose|where|while|whereas|although|though)\b"
)
_MANY = word_set("are were have do aren't weren't don't")
_ONE = word_set("is was has does isn't wasn't doesn't")
_LEANING = (PERSONAL | POSSESSIVE | DEMONSTRATIVE | CONJUNCTIONS | word_set("each either both other another")) - {
    "there"
}
"""Words of a subject behind which a base form is taken for its verb."""

_DOES = re.compile(rf"(?:(?:the )?[A-Z][\w.&-]* ){{1,4}}(?P<verb>{'|'.join(sorted(PAST.values()))}) ")
_DOES_BEFORE = re.compile(rf" (?:is|was|were|are|has|had|became|began|{'|'.join(sorted(PAST.values()))}) ")
_BEHIND_TERM = re.compile(r" ([a-z]+)(?= )")
_FAR = 200
"""Characters in which the verb of a clause must come."""


@dataclass(frozen=True)  # without slots, so that what is asked for again and again is kept
class Clause:
    """A main clause: `phrase` is its text, `goes_on` the sentence or the clause whose topic it may go on about."""

    phrase: Phrase
    sentence: Sentence
    goes_on: Sentence | Clause | None

    @cached_property
    def topic(self) -> Topic | None:
        """What “it” or “they” at its beginning stands for; found out when it is asked for, as of few clauses."""
        if isinstance(self.goes_on, Clause):
            return subject_topic(self.goes_on)
        return self.goes_on.topic if self.goes_on is not None else None

    @property
    def text(self) -> str:
        """The plain text, on one line."""
        return self.phrase.text

    def subject(self, end: int, *, quantified: bool = False) -> Phrase | None:
        """Return the phrase that names what the clause is about, its first `end` characters.

        A pronoun gives what it stands for. There is none where the phrase could not stand on a card.
        """
        phrase = _without_last_adverbs(self.phrase.part(0, end))
        pronoun = phrase.text.casefold()
        if pronoun in ("it", "they"):
            if self.topic is None or is_expletive(self.text) or self.topic.is_plural is not (pronoun == "they"):
                return None
            return self.topic.phrase
        if points_elsewhere(phrase.text):
            return None
        if is_noun_phrase(phrase, quantified=quantified) and not is_anaphoric(phrase, self.sentence.vocabulary):
            return phrase
        return None

    @property
    def is_plural(self) -> bool | None:
        """Whether the clause is about many things; None where neither pronoun nor verb tells."""
        pronoun = self.text.partition(" ")[0].casefold()
        if pronoun in ("it", "they"):
            return pronoun == "they"
        verb = self.verb()
        return number_of(self.text[slice(*verb)]) if verb else None

    def opens_alone(self) -> bool:
        """Whether the clause begins with something that need not have been named before it."""
        words = words_of(self.text)
        verb = self.verb()
        if words[0] == "the":
            return verb is not None and self.subject(verb[0]) is not None
        if words[0] in PREPOSITIONS and "the" in words[1:2]:
            return False
        return words[0] not in _LEANING and not words[0].endswith("ing")

    def verb(self) -> tuple[int, int] | None:
        """Return where the finite verb of the clause stands, if it is sure."""
        return self._verb

    @cached_property
    def _verb(self) -> tuple[int, int] | None:
        return self._verb_behind_term() or first_verb(self.text)

    def _verb_behind_term(self) -> tuple[int, int] | None:
        """Return where the verb stands that follows a bold term at the beginning: “**Lysosomes** digest …”."""
        if not self.phrase.holds("strong"):
            return None
        term = without_article(self.phrase)
        end = next((m.end for m in term.inline.marks if m.kind == "strong" and m.start == term.start), None)
        if end is None:
            return None
        found = _BEHIND_TERM.match(self.text, end - self.phrase.start)
        return found.span(1) if found and (found[1] in AUXILIARIES or is_verb(found[1])) else None


@once
def clauses(sentence: Sentence) -> Sequence[Clause]:
    """Return the clauses of a sentence; “X is A, and it was B” has two that are both about X.

    “X is A, but Z is B” has two as well where Z is a name; what depends on another clause is not taken apart.
    """
    return tuple(_clauses(sentence))


def _clauses(sentence: Sentence) -> Iterator[Clause]:
    body = sentence.body
    goes_on: Sentence | Clause | None = sentence
    start = 0
    for found in _TURN.finditer(body.text):
        is_other = found["other"] is not None
        if is_other and not _opens_another(body, found, start, sentence.vocabulary):
            continue
        clause = Clause(body.part(start, found.start()), sentence, goes_on)
        yield clause
        goes_on = None if is_other else clause
        start = found.end()
    yield Clause(body.part(start), sentence, goes_on)


def _opens_another(body: Phrase, turn: re.Match[str], start: int, vocabulary: Vocabulary) -> bool:
    """Whether a main clause about another name begins behind the turn; `start` is where the last one began."""
    if not turn[0].startswith("; ") and _SUBORDINATE.search(turn.string, start, turn.start()):
        return False
    begun = body.part(start, turn.start())
    is_row = turn[0].startswith(", and") and "," in begun.text and first_verb(begun.text) is None
    if is_row and main_verb(read_tokens(begun)) is None:
        return False  # “A, B, and C released it”
    rest = body.part(turn.end(), turn.end() + _FAR)
    if (fronted := fronted_date(rest)) is not None:
        rest = fronted[1]
    verb = first_verb(rest.text)
    if (
        verb is None
        and (does := _DOES.match(rest.text)) is not None
        and _DOES_BEFORE.search(body.text, start, turn.start())
    ):
        verb = does.span("verb")
    if verb is None or "," in rest.text[: verb[0]]:
        return False  # “by A, B, and C, and D bought it”
    return is_name(without_article(rest.part(0, verb[0])), vocabulary)


def subject_topic(clause: Clause) -> Topic | None:
    """Return what a clause is about and whether that is one or many, as its verb tells."""
    verb = clause.verb()
    if verb is None:
        return None
    subject = clause.subject(verb[0])
    if subject is None:
        return None
    return Topic(subject, clause.is_plural)


def number_of(verb: str) -> bool | None:
    """Return whether a verb's form speaks of many things, or None where it does not tell."""
    verb = verb.casefold().replace("’", "'")
    if verb in _MANY:
        return True
    if verb in _ONE or verb in OF_THIRD_PERSON or (verb.endswith("s") and verb in FINITE_VERBS):
        return False
    if verb in BASES and verb not in FINITE_VERBS:
        return True
    return None


def _without_last_adverbs(phrase: Phrase) -> Phrase:
    """Cut adverbs that stand between a subject and its verb (“PyTorch also …”)."""
    text = phrase.text
    while " " in text and text.rpartition(" ")[2].casefold() in ADVERBS:
        text = text.rpartition(" ")[0]
    return phrase.part(0, len(text))


_COMMA = re.compile(r", (?:and )?")
_OF_SUBJECT = frozenset({"noun", "name", "article", "number", "quantifier"})


def end_of_clause(found: Phrase) -> int | None:
    """Return where another clause begins behind a comma: “the start*, numbered circles are the controls*”."""
    for comma in _COMMA.finditer(found.text):
        behind = read_tokens(found.part(comma.end()))
        verb = main_verb(behind) if behind and behind[0].kind in _OF_SUBJECT else None
        if verb is not None and all(token.text != "," for token in behind[:verb]):
            return comma.start()  # the next of a list has no verb before its comma
    return None
