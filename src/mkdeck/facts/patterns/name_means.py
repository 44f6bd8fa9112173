"""What a name means: “**Kubernetes.** … The name is Greek for *helmsman*”, or “Its name is …”.

Only a word of another language is told so, of the thing that the sentences before are about.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.guards import has_pronoun, is_hedged
from mkdeck.facts.named_before import named_before
from mkdeck.facts.phrases import words_of
from mkdeck.facts.questions import ask
from mkdeck.facts.sentences import Sentence

TIER = "default"
TRIGGERS = frozenset({"name"})

_MEANS = re.compile(
    r"(?:The|Its) name (?:is|comes from|was taken from|derives from|stems from)(?: the| an?)? "
    r"(?P<what>(?:(?:Old|Ancient|Classical|Swiss) )?[A-Z][a-z]+(?: (?:word|verb|noun|phrase))? (?:for|meaning)"
    r" [“\"]?[^,;:()“”\"]{2,40}?[”\"]?)(?=[.,;]|$| and\b| because\b)"
)
_LONGEST = 8


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What does the name “X” mean?”."""
    body = sentence.body
    found = _MEANS.match(body.text)
    if found is None or is_hedged(found[0]):
        return
    thing = named_before(sentence, maker=found["what"])
    what = body.part(*found.span("what"))
    if thing is None or has_pronoun(what.text) or len(words_of(what.text)) > _LONGEST:
        return
    if thing.text.casefold() not in what.text.casefold():
        yield from ask(sentence, f"What does the name “{thing.text}” mean?", what)
