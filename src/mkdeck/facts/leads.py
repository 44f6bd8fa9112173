"""The bold name, with a full stop, that a paragraph opens with, and what in it is still about that.

“**Formlabs.** Three students started it in 2011. It sells resin printers. It's based in Somerville.”
"""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.facts.clauses import first_verb
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.names import is_thing
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.sentences import Sentence
from mkdeck.parsing.inline import opening_mark
from mkdeck.wording.words import SENTENCE_END

_GOES_ON_ABOUT = re.compile(
    r"(?:It(?:['’]s)?|The (?:name|company|firm|product|project|program|software|tool)"
    r"|Its (?:(?:main|chief|biggest|only|real|steep|low|high) )?(?:name|goal|aim|purpose|merit|strength|weakness"
    r"|weak (?:spot|point)|price|appeal|drawback|catch|trick|point|fans?|users?|makers?|founders?|inventor|author))\b"
    r"|(?:The|One) (?:drawback|downside|catch|trouble|advantage|strength|weakness) (?:is|was)\b"
)
_DONE_TO_IT = re.compile(
    r"(?:In \d{4},? )?[A-Z][^,;:.!?]{2,80}? (?:acquired|bought|built|created|designed|developed|devised|founded"
    r"|co-?founded|introduced|invented|launched|made|published|released|started|set up|wrote) "
    r"(?:it|the (?:company|firm|project|product|tool))\b"
)
_BRINGS_UP = re.compile(r"\b(?:from|with|by|of|after|at|in|for|to) an? (?:[a-z-]+ ){0,2}[A-Za-z-]+(?: [a-z]+)?$")
"""A thing that comes up at the end of a sentence, and that the next “it” may be."""
_OF_MANY = re.compile(r"(?:They|The [a-z]+s|[A-Z][a-z]+s) (?:are|were|have|had|do|can|will)\b(?:(?! [A-Z]).)*$")
"""What is said of many things, and names none: the next “it” is none of them."""
_IN_YEAR = re.compile(r"\d{4}s?(?: ?[–-] ?\d{2,4}s?)?: ")
"""“**1999: Lucene.** Doug Cutting wrote it.”"""
_NEAR_LEAD = 1_000
"""Characters behind the name that a paragraph opens with, in which “it” may still be that."""
_LONGEST_NAME = 5


def lead_of(sentence: Sentence, *, is_strict: bool = False) -> Phrase | None:
    """Return the marked name, with a full stop, that a paragraph opens with, if all up to here is still about that.

    Where it is strict, sentences that only mention the name are not.
    “**CPLEX.** The name is a mash-up of C and *simplex*. It was bought by ILOG.”
    """
    phrase = lead_at(sentence)
    if phrase is None:
        return None
    inline, start = sentence.phrase.inline, sentence.phrase.start
    told = inline.text[phrase.end : start].strip(" .\n")
    others = (mark for mark in inline.marks if mark.kind == "strong" and phrase.end < mark.start < start)
    goes_on = all(_goes_on(part, phrase.text, is_strict=is_strict) for part in SENTENCE_END.split(told) if part)
    return phrase if goes_on and not any(others) else None


def _goes_on(told: str, name: str, *, is_strict: bool) -> bool:
    """Whether a sentence is still about the name, or about nothing that the next “it” may be."""
    if _BRINGS_UP.search(told):
        return False  # “The name comes from a TV show. It was broadcast in 1969.”
    is_about = _GOES_ON_ABOUT.match(told) or _DONE_TO_IT.match(told) or _OF_MANY.match(told)
    named = re.search(rf"\b{re.escape(name)}(?![\w])", told)
    is_named = named is not None and (not is_strict or named.start() <= len("The "))
    return is_about is not None or is_named


def lead_at(sentence: Sentence) -> Phrase | None:
    """Return the bold name, with a full stop, that the paragraph of a sentence opens with."""
    inline = sentence.phrase.inline
    mark = opening_mark(inline, "strong", "emphasis")
    if (
        mark is None
        or not mark.end <= sentence.phrase.start <= mark.end + _NEAR_LEAD
        or "." not in inline.text[mark.end - 1 : mark.end + 1]
    ):
        return None
    phrase = Phrase(inline, 0, mark.end).part(0)
    if (year := _IN_YEAR.match(phrase.text)) is not None:
        phrase = phrase.part(year.end())
    is_one = phrase.words[:1] == ["The"] and 1 < len(phrase.words) <= _LONGEST_NAME
    is_known = not all(is_everyday(word.casefold()) for word in phrase.words[1:])  # “*The answer.*”
    is_told = is_one and is_known and first_verb(phrase.text) is None  # “*The pH meter.*”
    return phrase if is_told or is_thing(phrase, Phrase(inline, 0, len(inline.text))) else None


def term_at(sentence: Sentence) -> Phrase | None:
    """Return the bold term, of any kind, with a full stop or a colon, that the paragraph of a sentence opens with."""
    inline = sentence.phrase.inline
    mark = opening_mark(inline, "strong")
    if mark is None or not mark.end <= sentence.phrase.start <= mark.end + _NEAR_LEAD:
        return None
    phrase = Phrase(inline, 0, mark.end).part(0)
    is_closed = any(sign in inline.text[mark.end - 1 : mark.end + 1] for sign in ".:")
    return phrase if is_closed and 0 < len(phrase.words) <= _LONGEST_NAME and first_verb(phrase.text) is None else None
