"""What something of a named thing is called: “MySQL's early storage engine, MyISAM, had no transactions”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.guards import is_comparative, is_dated, is_hedged, is_name, is_opinion, points_elsewhere
from mkdeck.facts.names import is_of_person
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.questions import ask
from mkdeck.facts.references import with_subject
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.vocabulary import has_inner_capital
from mkdeck.facts.words import word_set

TIER = "more"
TRIGGERS = word_set(
    "language engine release version product package distribution system successor predecessor catalogue catalog "
    "format extension library program editor compiler tool project machine model service certification standard "
    "journal magazine newsletter fork component framework application app software platform"
)
"""What has a name of its own, and of which a thing has few."""

_NAME = r"(?:the )?[A-Z][\w.+#/-]*(?: [A-Z\d][\w.+#/-]*){0,3}"
_OWN = re.compile(
    rf"(?:^|[;:] )(?P<owner>[A-Z][\w.+#-]*(?: [A-Z\d][\w.+#-]*){{0,3}})(?:['’]s|(?<=s)['’]|(?P<has> has its own))"
    rf" (?P<what>(?:[a-z][\w-]* ){{0,4}}(?P<head>[a-z]+))(?P<for> for [a-z ]{{3,30}})?(?:, (?P<told>{_NAME})(?=,)"
    rf"| (?P<be>is|was)(?: now)? (?:called |known as |named )?(?P<name>{_NAME})(?=$|[,;]))"
)
_OF_ANYTHING = word_set("format service certification standard product project program component")
"""What somebody may have for anything, so that it must be said of what it is."""
_LANGUAGES = ("C", "C++", "C#", "Java", "Python", "Ruby", "Rust", "Go", "PHP", "Perl", "JavaScript", "TypeScript")
_SOME = word_set("other another many several few various two three")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is MySQL's early storage engine called?”."""
    whole = with_subject(sentence)
    body = whole.body
    for found in _OWN.finditer(body.text):
        group = "told" if found["told"] else "name"
        name, what = body.part(*found.span(group)), found["what"]
        if name.text in _LANGUAGES and "language" not in what:
            continue  # “Its engine is C++”
        if found["head"] not in TRIGGERS or is_of_person(found["owner"]) or not _is_named(name, whole):
            continue
        if is_opinion(what) or is_hedged(what) or is_comparative(what) or is_dated(what) or points_elsewhere(what):
            continue
        if not _SOME.isdisjoint(what.split()) or what.removeprefix("own ") in _OF_ANYTHING:
            continue
        owner = body.part(*found.span("owner")).without("strong").markdown
        whose = (
            f"{owner}’{'' if owner.endswith('s') else 's'} {'own ' if found['has'] else ''}{what}{found['for'] or ''}"
        )
        yield from ask(whole, f"What {found['be'] or 'is'} {whose} called?", name)


def _is_named(name: Phrase, sentence: Sentence) -> bool:
    """Whether what is told is a name."""
    if name.is_marked("strong", "emphasis", "code"):
        return True
    words = name.words
    if not words:
        return False
    is_made_up = any(has_inner_capital(word) for word in words)
    return is_made_up or is_name(name, sentence.vocabulary) or not is_everyday(words[0].casefold())
