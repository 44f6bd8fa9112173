"""Who made something, and when, told in passing: “Lisp, invented by John McCarthy in 1958, …”.

A participle behind a name (“X, developed by Y, …”, “X (developed by Y)”), one before it (“Developed by Y, X is …”),
and a relative clause (“X, which was developed by Y”).
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import Clause, first_verb
from mkdeck.facts.deeds import FIRST, PAST, VERBS, ask_deed, is_sure, is_the_one, names_more
from mkdeck.facts.grammar import is_many
from mkdeck.facts.guards import is_anaphoric, is_name, is_noun_phrase, without_article
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.sentences import Sentence

TIER = "default"
TRIGGERS = frozenset(PAST)

_BEHIND = re.compile(
    rf"(?: \(\d{{4}}\))?(?:,| \(|,? (?:which|that) (?P<be>was|were)){FIRST} ?\b(?P<verb>{VERBS})\b"
    r"(?= [^,;()]*\b(?:by|in) )"
)
_BEFORE = re.compile(rf"(?P<first>First|Originally|Initially|Officially)?(?P<verb> ?\b(?:{VERBS})) ", re.IGNORECASE)
_END = re.compile(r"[;:()]|, (?!\d)|,$")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the questions for the maker and for the date."""
    body = sentence.body
    if not is_sure(body.text):
        return
    for found in _BEHIND.finditer(body.text):
        subject = _before(body, found.start(), sentence)
        if subject is not None and is_the_one(subject, found["be"] or "was", sentence):
            end = _END.search(body.text, found.end("verb"))
            if end is not None and names_more(body.text, end.start()):
                continue
            deed = body.part(0, end.start() if end else None)
            yield from ask_deed(sentence, subject, found["be"] or _be(subject), deed, found)
    yield from _opening(sentence)


def _be(subject: Phrase) -> str:
    """Return the verb that agrees with a thing: “model cards *were*”, “Weights & Biases *was*”."""
    last = subject.words[-1]
    return "were" if last.islower() and is_many(last) else "was"


def _before(body: Phrase, end: int, sentence: Sentence) -> Phrase | None:
    """Return the thing that stands right before the aside: all that the sentence began with, a term or a name."""
    opening = body.part(0, end)
    is_phrase = is_noun_phrase(opening) and not is_anaphoric(opening, sentence.vocabulary)
    if is_phrase and first_verb(opening.text) is None and _is_named(opening, sentence):
        return opening
    for mark in opening.inline.marks:
        if mark.kind in ("strong", "emphasis") and mark.end == opening.end and mark.start > opening.start:
            before = opening.text[: mark.start - opening.start].casefold()
            if before.endswith((" a ", " an ", " by ")):
                return None  # “supervised by **A**, drawn by B” tells who drew something else
            article = "the " if before.endswith(" the ") else ""
            return Phrase(opening.inline, mark.start - len(article), mark.end)
    return None


def _leading_name(clause: Clause) -> Phrase | None:
    """Return the name that opens a clause whose verb is not known."""
    found = re.match(r"(?:[A-Z][\w.+#’'-]*)(?: [A-Z0-9][\w.+#’'-]*)*(?= [a-z])", clause.text)
    return clause.subject(found.end()) if found else None


def _is_named(phrase: Phrase, sentence: Sentence) -> bool:
    name = without_article(phrase)
    return (
        name.is_marked("strong", "emphasis", "code")
        or is_name(name, sentence.vocabulary)
        or name.text.casefold() in sentence.vocabulary.headings
        or (name == phrase and len(phrase.words) == 1 and not sentence.vocabulary.is_common(phrase.text))
    )


def _opening(sentence: Sentence) -> Iterator[Card]:
    """Yield the questions of “Developed by Y in 1995, X is …”."""
    body = sentence.body
    opening = re.match(
        rf"(?P<lead>(?:First |Originally |Initially )?)(?P<verb>{VERBS})\b(?=[^,;()]* (?:by|in) )",
        body.text,
        re.IGNORECASE,
    )
    comma = re.search(r",(?! \d)", body.text)
    if opening is None or comma is None or re.search(r"[;:]", body.text[: comma.start()]):
        return  # “Announced by A in 2014; the founders were B, C and D”
    main = Clause(body.part(comma.end()), sentence, None)
    verb = main.verb()
    subject = main.subject(verb[0]) if verb else _leading_name(main)
    if subject is None or not _is_named(subject, sentence):
        return
    small = f" {opening['lead'].strip().lower()} {opening['verb'].lower()}".replace("  ", " ")
    found = re.match(rf"{FIRST} (?P<verb>{VERBS})", small)
    if found is None:
        return
    deed = body.part(0, comma.start())
    yield from ask_deed(sentence, subject, "was" if not main.is_plural else "were", deed, found)
