"""In which language something is written: “Spark is written mostly in Scala”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import Clause, clauses
from mkdeck.facts.deed_things import is_named_thing
from mkdeck.facts.deeds import is_sure
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.languages import LANGUAGES
from mkdeck.facts.phrases import Phrase, split_words, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence

TIER = "default"
OF_STATEMENTS = True
OF_PARTS = True
TRIGGERS = frozenset({"written"})

_LANGUAGE = r"(?:the )?[A-Z][\w+#]*(?: [A-Z][\w+#]*)?(?: language)?"
_WRITTEN = re.compile(
    r" (?P<be>is|was|are) (?:itself |also )?(?P<first>originally |initially |first )?written "
    r"(?:(?P<how>mostly|mainly|largely|entirely|chiefly|originally) )?in "
    rf"(?P<language>{_LANGUAGE}(?:(?:, {_LANGUAGE})*,? and {_LANGUAGE})?)"
    r"(?=$|[,.;:)]| (?:and|but|for|by|on|to|with|which) )"
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
        if is_named or _BOTH.fullmatch(subject.text) or _OF_NAME.search(subject.text):
            several = "languages" if " and " in found["language"] else "language"
            how = f" {found['how']}" if found["how"] else ""
            named = inside(subject.without("strong"), sentence)
            front = (
                f"In which {several} {found['be']} {named} {found['first'] or ''}{how.strip()}{' ' * bool(how)}written?"
            )
            yield from ask(sentence, front, clause.phrase.part(*found.span("language")))


def _subject(clause: Clause, end: int) -> Phrase | None:
    """Return what is written in it; of “both Docker and Kubernetes” both names."""
    both = _BOTH.fullmatch(clause.text[:end])
    return clause.phrase.part(*both.span("names")) if both else clause.subject(end)
