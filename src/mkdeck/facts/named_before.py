"""What “it” or “the company” is to which a sentence tells that something was done: what the sentence before names.

“Many teams begin with **Apache Airflow**. Maxime Beauchemin started it in 2014.” The subject of the sentence before is
one candidate, each bold name is another; where two remain, nothing is sure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.facts.clauses import first_verb, number_of
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.grammar import Token, is_many, main_verb, noun_phrases, opening_end, read_tokens
from mkdeck.facts.guards import is_name, without_article
from mkdeck.facts.leads import lead_at, lead_of
from mkdeck.facts.names import is_of_person, is_surname, is_thing
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.pointing import IT_OR_ITS
from mkdeck.facts.references import named_by_heading, with_subject
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.sole import sole_thing
from mkdeck.facts.words import PEOPLES, READER, word_set

FIRMS = word_set("company firm startup start-up business studio vendor agency")
"""Nouns by which a text speaks again of who sells something; a product has a maker, and is none."""
WORKS = word_set("product project language tool software system program framework library service format")
"""Nouns by which a text speaks again of what was made."""
_OF_FIRM = re.compile(
    r"(?i)\b(?:compan(?:y|ies)|firms?|start-?ups?|business(?:es)?|studio|vendors?|agency|founded|founders?|headquarter\w*"
    r"|acquired|bought|inc|corp|ltd|gmbh|labs|technologies)\b"
)
_OF_FIRMS = ("Inc", "Ltd", "Corp", "GmbH", "Limited", "Corporation")
"""What the names of firms end in."""
_SUPPOSED = re.compile(r"(?:If|When|While|Where|For|As|Unless|Once|With|In|At|On|Among)\b")
_LONGEST_NAME = 5
_TOLD = re.compile(
    r"(?:is|was|are|were|called|named|belongs? to|comes? from|goes to|turn to|came|comes|try|consider) "
    r"(?P<name>(?:the )?[A-Z][\w.+#-]*(?: [A-Z][\w.+#-]*){0,3})\.?$"
)
"""“The great free alternative is OpenFOAM.”"""
_MET = re.compile(
    r"(?:You|We)(?:['’]ve| have| will|['’]ll)? (?:already )?(?:used?|met|meet|saw|seen|know|tried|installed?) "
    r"(?P<name>(?:the )?[A-Z][\w.+#-]*(?: [A-Z][\w.+#-]*){0,3})(?=\.?$| (?:in|on|for|at|already|last|by)\b)"
)
"""“You used Selenium in week 3.”"""
_TELLS_OF_ELSE = re.compile(r"(?::| [–—-]) (?!It |This |The (?:company|firm)|Was )(?P<first>[A-Z][\w-]*)")
_RIVALS = ("on", "with", "for", "like", "than", "into", "replaced")
_NAMED = re.compile(r"['’]s? name$")


def named_before(sentence: Sentence, *, maker: str, noun: str = "", may_be_far: bool = True) -> Phrase | None:
    """Return what “it”, or “the NOUN”, is of which a sentence tells that `maker` made it; None where it is not sure.

    Where the sentence before does not tell, it may be the only thing that the paragraph has named.
    """
    found = _named_right_before(sentence, maker=maker, noun=noun)
    if found is not None or not may_be_far or lead_at(sentence) is not None:
        return found
    if noun in FIRMS and _OF_FIRM.search(sentence.phrase.inline.text[: sentence.phrase.start]) is None:
        return None  # “Photoshop edits pictures. … John Warnock founded the company.”
    sole = sole_thing(sentence)
    return sole if sole is not None and sole.text not in maker else None


def _named_right_before(sentence: Sentence, *, maker: str, noun: str) -> Phrase | None:
    before = sentence.before
    if (opening := lead_at(sentence)) is not None:
        lead = lead_of(sentence)  # or else “it” may be something that was named since
        return lead if lead is not None and opening.text not in maker else None
    if before is None:
        headed = named_by_heading(sentence)
        return headed.phrase if headed and noun not in FIRMS else None
    if not before.text.endswith((".", ":", "!", "?")) or (noun in FIRMS and _OF_FIRM.search(before.text) is None):
        return None
    resolved = with_subject(before)
    if resolved is before and before.before is not None and IT_OR_ITS.match(before.text):
        resolved = before.before  # “**Audacity** records sound. It's free. Muse Group acquired it in 2021.”
    return only_named(resolved, maker=maker)


def only_named(sentence: Sentence, *, maker: str) -> Phrase | None:
    """Return the one thing that a sentence names, by its subject or in bold; who made it is none."""
    named: dict[str, Phrase] = {}
    for phrase in _candidates(sentence):
        bare = without_article(phrase)
        if bare.text not in maker and not is_surname(bare.text, bare.inline.text):
            named.setdefault(bare.text.casefold(), phrase)
    return next(iter(named.values())) if len(named) == 1 else None


def _candidates(sentence: Sentence) -> Iterator[Phrase]:
    """Yield what the next sentence may speak of: the subject where it is a name, and what is bold and a name."""
    body = sentence.body
    subject = _subject(sentence)
    bold = [
        Phrase(body.inline, max(mark.start, body.start), min(mark.end, body.end))
        for mark in body.inline.marks
        if mark.kind == "strong" and mark.start < body.end and body.start < mark.end
    ]
    lead = bold[0] if bold and bold[0].start == body.start else None
    told = _TELLS_OF_ELSE.match(body.text, lead.end - body.start) if lead else None
    if lead is not None and told is not None and told["first"] != lead.words[0]:
        return  # “**Ada Lovelace**: Charles Babbage designed an engine.”
    marked = [_with_article(phrase.part(0), body) for phrase in bold if is_thing(phrase.part(0), body)]
    if subject is not None and not (marked and _SUPPOSED.match(body.text)):
        yield subject
    yield from marked
    named = _TOLD.search(body.text) or _MET.match(body.text) if subject is None and not marked else None
    if named is not None and named["name"].casefold() not in PEOPLES:  # “Stoll is German”
        yield body.part(*named.span("name"))


def _with_article(phrase: Phrase, body: Phrase) -> Phrase:
    is_the = phrase.start > body.start and body.text[: phrase.start - body.start].casefold().endswith("the ")
    return Phrase(phrase.inline, phrase.start - len("the "), phrase.end) if is_the else phrase


def _subject(sentence: Sentence) -> Phrase | None:
    """Return the subject of a sentence where it is the name of one thing."""
    body = sentence.body
    tokens = read_tokens(body)
    verb, opening = main_verb(tokens), opening_end(tokens)
    if verb is None:
        return _leading(sentence)
    found = next((found for found in noun_phrases(tokens) if opening <= found.first < verb), None)
    if found is None or found.first != opening or number_of(tokens[verb].text):
        return None
    phrase = body.part(tokens[found.first].start, tokens[found.last].end)
    of_name = _NAMED.search(phrase.text)
    phrase = phrase.part(0, of_name.start()) if of_name else phrase  # “Nuke's name is short for …”
    words = without_article(phrase).words
    if not phrase.is_marked("strong") and _has_rival(tokens, verb):
        return None  # “Oracle sells MySQL. Michael Widenius wrote it in 1995.”
    is_one = bool(words) and (not is_many(words[-1]) or words[-1][0].isupper()) and len(words) <= _LONGEST_NAME
    return phrase if is_one and is_named(phrase, sentence) else None


def _has_rival(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a name stands behind the verb that the next “it” may be as well: its object, or what it is done on."""
    behind = (found for found in noun_phrases(tokens) if found.first > verb and tokens[found.head].kind == "name")
    return any(
        tokens[found.first - 1].kind in ("verb", "auxiliary", "adverb") or tokens[found.first - 1].small in _RIVALS
        for found in behind
    )


def _leading(sentence: Sentence) -> Phrase | None:
    """Return the name that opens a sentence whose verb is not known."""
    verb = first_verb(sentence.body.text)
    phrase = sentence.body.part(0, verb[0]) if verb else None
    return phrase if phrase is not None and is_named(phrase, sentence) else None


def is_named(phrase: Phrase, sentence: Sentence) -> bool:
    """Whether a phrase is the name of something, as far as its lesson tells; one word may but open the sentence."""
    name = without_article(phrase)
    if name.words[:1] == ["Version"] or not READER.isdisjoint(words_of(name.text)):
        return False
    if _is_bold(name):
        return any(letter.isalpha() for letter in name.text)
    if len(name.words) > 1 and name.words[-1].rstrip(".") in _OF_FIRMS:
        return True
    if is_name(name, sentence.vocabulary):
        return not is_of_person(name.text)
    words = name.words
    is_opening = len(words) == 1 and words[0][0].isupper() and not is_everyday(words[0].casefold())
    return is_opening and not sentence.vocabulary.is_common(words[0])


def _is_bold(name: Phrase) -> bool:
    """Whether bold text ends with a name: not in “**Red is Lincoln Electric.**”, all of which is bold."""
    return any(m.kind == "strong" and m.start <= name.start < name.end == m.end for m in name.inline.marks)
