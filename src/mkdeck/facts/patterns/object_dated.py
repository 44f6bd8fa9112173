"""When a named thing was brought about by somebody spoken of: “They announced **Kubernetes** in June 2014”.

Who they are stands elsewhere; the date belongs to the thing, which is named here, so it is asked in the passive.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.dates import dates_in, exact_date
from mkdeck.facts.deed_verbs import PARTICIPLE
from mkdeck.facts.deeds import OF_OWNERS
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.guards import has_pronoun, is_hedged, is_name, points_elsewhere
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set

TIER = "default"
OF_STATEMENTS = True
_VERBS = tuple(
    sorted(set(PARTICIPLE) - OF_OWNERS - word_set("signed adopted performed composed directed filmed named"))
)
TRIGGERS = frozenset(verb.partition(" ")[0] for verb in _VERBS)

_MAKERS = "company|firm|team|studio|group|project|foundation|university|pair|two|three|brothers|founders|developers"
_DEED = re.compile(
    rf"(?:(?:And |But |Then |So )?(?:[Tt]hey|[Hh]e|[Ss]he|[Tt]he (?:same )?(?:{_MAKERS})))"
    rf"(?: (?P<adverb>first|finally|then|also|later|eventually|soon))? (?P<verb>{'|'.join(_VERBS)})"
    r" (?P<thing>(?:the |a |an )?[^,;:()]{2,60}?)(?P<as> as (?:open source|open-source software|free software))?"
    r",? (?=(?:in|on) (?:\w+ ){0,3}\d{4})"
)
_ENDS = re.compile(r"$|[.,;:)]| (?:and|but|under|as|with|for|at|to|after|before|when|while)\b")
_LONGEST = 5


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “In which year was X released?”."""
    body = sentence.body
    found = _DEED.match(body.text)
    if found is None or is_hedged(found[0]):
        return
    thing = body.part(*found.span("thing"))
    date = exact_date(body, found.end("as") if found["as"] else found.end("thing"))
    if date is None or date.is_century or not _is_named(thing, sentence):
        return
    behind = date.phrase.end - body.start
    if date.start > found.end() + 1 or dates_in(body.text[:behind]) != 1 or not _ENDS.match(body.text, behind):
        return
    named = inside(thing.without("strong"), sentence, named=True)
    first = " first" if found["adverb"] == "first" else ""
    verb = PARTICIPLE[found["verb"]] if found["verb"] != "began" else "started"
    yield from ask(sentence, f"{date.question} was {named}{first} {verb}{found['as'] or ''}?", date.phrase)


def _is_named(thing: Phrase, sentence: Sentence) -> bool:
    """Whether a thing has a name of its own, and not one that tells only of which version or firm it is."""
    words = words_of(thing.text)
    if (
        len(words) > _LONGEST
        or has_pronoun(thing.text)
        or points_elsewhere(thing.text)
        or words[0] in ("a", "an", "the")
    ):
        return False
    if thing.is_marked("strong", "emphasis"):
        return True
    is_plain = all(map(is_everyday, words)) or thing.text.casefold().startswith(("version", "its ", "their "))
    return not is_plain and is_name(thing, sentence.vocabulary)
