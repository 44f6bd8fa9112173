"""What is told of a name that stands behind whose it is: “Its engine, *V8*, was released in 2008”.

The subject leans on what was named before, but the name in commas does not, and all that follows is true of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.facts.grammar import Token, read_tokens
from mkdeck.facts.objects import put
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import PEOPLES, word_set
from mkdeck.values import replace

_NAME = r"[A-Z][\w.+#’-]*(?: (?:(?:of|to|for|in) )?(?:the )?[A-Z\d][\w.+#’-]*){0,4}"
OWNED = re.compile(
    r"(?:(?:Its|Their|His|Her|[A-Z][\w.-]*['’]s?|The [a-z]+['’]s?) (?:[\w-]+ ){0,4}?[a-z][\w-]*"
    rf"|The [a-z]+(?: [a-z]+){{0,3}}), (?P<name>(?:the )?{_NAME}), (?=[a-z])"
)
"""Whose something is, what it is, and its name in commas, behind which no list goes on."""
_OF_OWNER = re.compile(r"\b[Vv]ersion \d(?![\d.]* of\b)|\b(?:this|these|those|its|their|his|her)\b")
"""What speaks of the owner, or may: “Its engine, Gecko, arrived with version 4”."""
_FINITE = frozenset({"past", "third"})
_OF_NO_NAME = PEOPLES | word_set("however too though then therefore i")
_GOES_ON = word_set("followed follows")
"""What says nothing of a name without what stood before it: “the Radarange, followed in 1947”."""


def told_by_owner(sentence: Sentence) -> Iterator[Sentence]:
    """Yield “V8 was released in 2008”."""
    body = sentence.body
    found = OWNED.match(body.text)
    if found is None or found["name"].casefold() in _OF_NO_NAME or _OF_OWNER.search(body.text, found.end()):
        return
    told = body.part(found.end())
    tokens = read_tokens(told)
    if not tokens or not _begins_with_verb(tokens):
        return
    yield replace(sentence, phrase=put(told, 0, 0, body.part(*found.span("name"))))


def _begins_with_verb(tokens: Sequence[Token]) -> bool:
    """Whether a finite verb opens what stands behind a name, and no participle: “V8, released in 2008, is …”."""
    first = tokens[0]
    if first.kind == "auxiliary":
        return True
    finite = {form.form for form in first.forms} & _FINITE
    if not finite or first.small in _GOES_ON:
        return False
    return finite == {"third"} or not any(
        before.text == "," and (token.kind == "auxiliary" or any(form.form == "third" for form in token.forms))
        for before, token in pairwise(tokens)
    )
