"""In which language something is written: “Spark is written mostly in Scala”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import Clause, clauses
from mkdeck.facts.deed_things import is_named_thing, thing_before
from mkdeck.facts.deeds import is_sure
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.guards import has_pronoun, points_elsewhere
from mkdeck.facts.languages import LANGUAGES
from mkdeck.facts.names import is_of_person
from mkdeck.facts.objects import with_object
from mkdeck.facts.phrases import Phrase, split_words, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.references import with_subject
from mkdeck.facts.sentences import Sentence

TIER = "default"
OF_STATEMENTS = True
OF_PARTS = True
TRIGGERS = frozenset({"written", "wrote", "scripted", "programmed"})

_LANGUAGE = r"(?:the )?[A-Z][\w+#]*(?: [A-Z][\w+#]*)?(?: language)?"
_LANGUAGES = rf"{_LANGUAGE}(?:(?:, {_LANGUAGE})*,? and {_LANGUAGE})?"
_WRITTEN = re.compile(
    r" (?P<be>is|was|are) (?:itself |also )?(?P<first>originally |initially |first )?"
    r"(?P<done>written|scripted|programmed) "
    r"(?:(?P<how>mostly|mainly|largely|entirely|chiefly|originally) )?in "
    rf"(?P<language>{_LANGUAGES})"
    r"(?=$|[,.;:)]| (?:[–—-]|and|but|for|by|on|to|with|which) )"
)
_ASIDE = re.compile(
    rf", (?P<kind>an? (?:[\w-]+ ){{1,6}}?)?written (?:(?:mostly|mainly|largely|entirely|chiefly) )?in "
    rf"(?P<language>{_LANGUAGES})(?=$|[,.;:)]| (?:and|by|for|with|at) )"
)
"""“Servo, an engine written in Rust”, “Pandoc, written in Haskell by …”."""
_WROTE = re.compile(
    rf"[^,;:()]{{2,60}} wrote (?P<thing>[^,;:()]{{1,40}}?) (?:mostly |entirely )?in (?P<language>{_LANGUAGES})"
    r"(?=$|[,.;:)]| (?:and|but|for|at|to|with|which) )"
)
_OF_LANGUAGES = LANGUAGES | {"the", "and", "language"}
"""“Was written in” may go on with a town."""
_OF_NAME = re.compile(
    r"(?i:^most |^many |^all |^)(?:[A-Z][\w.+#-]* (?:[a-z]+ )?[a-z]+s|[a-z ]+s (?:on|for|in) [A-Z][\w.+#-]*)$"
    r"|['’]s [a-z ]+$"
)
"""“Flutter apps”, “most smart contracts on Ethereum”, “Sentinel's queries”."""
_BOTH = re.compile(r"(?:Both )?(?P<names>[A-Z][\w.+#-]* and [A-Z][\w.+#-]*)")
_MOST_WORDS = 6


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “In which language is X written?”."""
    for clause in clauses(sentence):
        found = _WRITTEN.search(clause.text)
        subject = _subject(clause, found.start()) if found else None
        if found is None or subject is None or len(subject.words) > _MOST_WORDS or not is_sure(clause.text):
            continue
        if found["be"] == "was" and not _OF_LANGUAGES.issuperset(split_words(found["language"])):
            continue  # “*Ulysses* was written in Paris”
        is_named = is_named_thing(subject, sentence) and not is_everyday(words_of(subject.text)[-1])
        if _opens_with_word(subject, sentence):
            continue  # “Modern games are written in C++”
        if is_named or _BOTH.fullmatch(subject.text) or _OF_NAME.search(subject.text):
            several = "languages" if " and " in found["language"] else "language"
            how = f" {found['how']}" if found["how"] else ""
            named = inside(subject.without("strong"), sentence)
            done = f"{found['first'] or ''}{how.strip()}{' ' * bool(how)}{found['done']}"
            front = f"In which {several} {found['be']} {named} {done}?"
            yield from ask(sentence, front, clause.phrase.part(*found.span("language")))

    yield from _aside(sentence)
    yield from _wrote(sentence)


def _opens_with_word(subject: Phrase, sentence: Sentence) -> bool:
    """Whether the first word of what is written is of every day, and nothing shows that it is a name."""
    first, *rest = subject.words
    is_bare = len(rest) == 1 and rest[0].islower() and first.istitle() and subject.start == sentence.phrase.start
    return is_bare and is_everyday(first.casefold()) and not sentence.vocabulary.is_name(first)


def _aside(sentence: Sentence) -> Iterator[Card]:
    """Yield the question of what an aside tells of the thing before it."""
    body = sentence.body
    found = _ASIDE.search(body.text)
    if found is None or not _OF_LANGUAGES.issuperset(split_words(found["language"])):
        return
    thing = thing_before(body, found.start(), sentence, has_kind=found["kind"] is not None)
    if thing is not None and not is_of_person(thing.text) and not points_elsewhere(thing.text):
        yield from _ask(sentence, "is", thing, body.part(*found.span("language")))


def _wrote(sentence: Sentence) -> Iterator[Card]:
    """Yield the question of “Mark Taylor wrote it in Java”."""
    if " wrote " not in sentence.text:
        return
    told = with_object(with_subject(sentence))
    found = _WROTE.match(told.body.text)
    if found is None or not _OF_LANGUAGES.issuperset(split_words(found["language"])):
        return
    thing = told.body.part(*found.span("thing"))
    is_one = is_named_thing(thing, told) and not has_pronoun(thing.text)
    if is_one and len(thing.words) <= _MOST_WORDS and is_sure(found[0]):
        yield from _ask(told, "was", thing, told.body.part(*found.span("language")))


def _ask(sentence: Sentence, be: str, thing: Phrase, language: Phrase) -> Iterator[Card]:
    several = "languages" if " and " in language.text else "language"
    named = inside(thing.without("strong"), sentence, named=True)
    yield from ask(sentence, f"In which {several} {be} {named} written?", language)


def _subject(clause: Clause, end: int) -> Phrase | None:
    """Return what is written in it; of “both Docker and Kubernetes” both names."""
    both = _BOTH.fullmatch(clause.text[:end])
    return clause.phrase.part(*both.span("names")) if both else clause.subject(end)
