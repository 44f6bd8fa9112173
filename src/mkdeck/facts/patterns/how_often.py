"""How many times somebody did something: “Gaius Marius held the consulship seven times”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.guards import has_pronoun, holds_anaphora, is_dated, is_hedged, is_name, points_elsewhere
from mkdeck.facts.questions import ask
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.verbs import OF_PAST, OF_THIRD_PERSON
from mkdeck.wording.numbers import number_word

TIER = "default"
TRIGGERS = frozenset({"times", "twice"})

_NUMBERS = "|".join(number_word(number) for number in range(2, 13))
_TIMES = re.compile(
    rf"(?P<name>[A-Z][\w’'.-]+(?: (?:of |the |de |von |van )?[A-Z][\w’'.-]+){{0,4}}),?(?: (?:who|which))? "
    rf"(?P<be>was |is )?(?P<verb>[a-z]+)(?P<what> [^,;:()]{{3,60}}?)? (?P<number>twice|(?:{_NUMBERS}|\d{{1,2}}) times)"
    rf"(?=$|,| in (?:the )?[A-Z\d])"
)


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “How many times did X do it?”."""
    body = sentence.body
    for found in _TIMES.finditer(body.text):
        name = body.part(*found.span("name"))
        verb = found["verb"]
        be = (found["be"] or "").strip()
        base = verb if be and verb.endswith("ed") else None if be else OF_PAST.get(verb) or OF_THIRD_PERSON.get(verb)
        if base is None or not (is_name(name, sentence.vocabulary) or len(name.words) > 1):
            continue
        what = found["what"] or ""
        if has_pronoun(what) or points_elsewhere(what) or is_hedged(found[0]) or is_dated(what) or " than" in what:
            continue
        if what and holds_anaphora(body.part(*found.span("what")), sentence.vocabulary):
            continue
        do = be or ("did" if verb in OF_PAST else "does")
        shown = name.without("strong").markdown
        yield from ask(sentence, f"How many times {do} {shown} {base}{what}?", body.part(*found.span("number")))
