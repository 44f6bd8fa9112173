"""A full name that did something, or by which it was done, in a sentence that stands alone; a cloze of the name.

“In 1963 Fred Vine and Drummond Matthews explained the magnetic stripes …” It asks where a question would have to
leave out what tells the deed apart. What was done must be worth asking for and told by more than a few words, and
nothing in it may look back at something else.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.alone import standing
from mkdeck.facts.certain_gaps import tells_of_doer
from mkdeck.facts.guards import holds_anaphora
from mkdeck.facts.marked_terms import IMPERATIVE
from mkdeck.facts.names import NO_PERSON
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import ADVERBS, ARTICLES, AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, word_set

TIER = "default"
is_certain = tells_of_doer
_DEEDS = (
    "argued assembled banned bred brought built calculated changed classified codified coined collected compared "
    "completed composed conceived conquered "
    "created cut decoded defeated defined demonstrated described designed detected "
    "developed devised discovered drafted drew established explained explored expressed formulated found founded gave "
    "identified introduced invented isolated launched led made mapped measured moved named noticed observed opened "
    "organized painted patented perfected persuaded pioneered popularized popularised predicted presented produced "
    "proposed proved published recognized recognised recommends recorded released replaced sailed showed signed solved "
    "stated studied suggested taught translated turned united unveiled won wrote"
)
TRIGGERS = frozenset(_DEEDS.split()) | {"by"}

_WORD = r"[A-ZÀ-ÖØ-Þ][\w’'-]*"
_NO_NAME = (
    r"(?!(?:The|World|In|On|At|By|From|As|An?|After|Before|When|While|Since|Until|Once|Though|Although|Because|If"
    r"|Under|With) )"
)
_FIRST_NAME = rf"{_NO_NAME}(?:{_WORD}|[A-Z]\.)"
_NAME = rf"{_FIRST_NAME}(?: (?:[“\"(]\w+[”\")] )?(?:(?:van|von|de|der|da|di|du|la|le|of|the|no) )*(?:{_WORD}|[A-Z]\.))+"
_NAMED = re.compile(_NAME)
_ROLE = r"(?:[Tt]he |[Aa]n? |[Hh]is \w+ )?(?:[A-Z][a-z]+ )?(?:[a-z-]+ ){1,3}"
_NAMED_AND_DID = (
    rf"(?:(?:In|On|At|By|From|About|Around|Between|During) (?:[^,;:()]{{2,40}}, |(?:[\w-]+ ){{0,3}}\d{{3,4}}s? ))?"
    rf"(?:{_ROLE})?"
    rf"(?P<name>{_NAME}(?: and {_NAME})?)"
    r"(?:, [^,;:()]{3,60},)? (?:first |later |then |famously )?"
    rf"(?P<verb>{'|'.join(_DEEDS.split())}) "
)
_DID = re.compile(rf"{_NAMED_AND_DID}(?P<rest>[^:]+)$")
_DONE_BY = (
    rf"\b[a-z]+(?:ed|en|wn|ilt|und|ade|cut|ght) (?:[^,;:()]{{2,50}} )?by (?:{_ROLE})?(?P<name>{_NAME}(?: and {_NAME})?)"
)
_MAY_BE_DID, _MAY_BE_DONE = re.compile(_NAMED_AND_DID), re.compile(_DONE_BY)
"""What finds a deed wherever the sentence may be cut behind it, to see whether it stands alone."""
_DONE = re.compile(
    rf"{_DONE_BY}"
    r"(?=$|;|\.(?! ?[A-Z])|, (?![A-Z]|and )| (?:in|at|on|for|as|to|from|while|who)\b)"
)
_IS_NO_DEED = re.compile(r"(?i)(?:the )?(?:research|work|studies|experiments|surveys?|findings|data) by ")
"""“Research by William Cleveland showed that …”: what was found is the point."""
_NO_PERSON = re.compile(
    r"(?:Islands?|Rivers?|Sea|Ocean|Mountains?|Valley|City|Street|Avenue|University|Museum|War|Revolution|Century"
    r"|States|Kingdom|Republic|Empire|Act|Law|Age|Era|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|Figure|Table|Chapter|Part|Section|Step|Appendix)$"
)
_UNTOLD = re.compile(
    r"(?:the [a-z-]+|(?:his|her|their) (?:book|design|device|discovery|findings|idea|instrument|invention|machine"
    r"|method|paper|proposal|results|theory|work))(?=$|[,.;]| (?:in|at|on|by|during|around|about) )"
)
_LOOKS_BACK = word_set("it its they them their itself themselves")
_UNCLEAR = re.compile(
    r"\binstead\b(?! of\b)|\bthe first (?:version|edition|release|draft)\b(?! of\b)"
    r"|^An? (?:replacement|successor|rival|sequel|follow-up|rewrite)\b"
)
"""“The Monotype cast single letters instead”, “wrote the first version for a game”."""
_AND_DID_IT = re.compile(r"(?<=[\w)]) and (?:later |then |first )?[a-z]+(?:ed|ld|nt|lt) it\b")
"""“Made *Stardew Valley* alone and released it in 2016”, which is the thing that was made."""
_OF_WHERE = re.compile(r"(?<= )\S+(?P<of> of (?:the )?[A-Z].*)")
"""“Hideo Kodama *of the Nagoya Institute*”, but “Leonardo of Pisa” and “the French Academy of Sciences”."""
_FEWEST, _FEWEST_WITH_A_SIGN, _LONGEST = 7, 4, 34
_LITTLE = ADVERBS | ARTICLES | AUXILIARIES | CONJUNCTIONS | PREPOSITIONS
_SIGN = re.compile(r"[A-Z]|\d{3}")
"""A name or a year in what was done, which tells it apart."""


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence with the name deleted, where it is sure to be clear by itself."""
    for whole, name in told_by_name(sentence):
        if is_clear(whole, name):
            yield from whole.clozes(name)


def told_by_name(sentence: Sentence) -> Iterator[tuple[Sentence, Phrase]]:
    """Yield a sentence that can stand alone, and the name in it of who did what it tells."""
    if _NAMED.search(sentence.text) is None or (sentence.in_list and sentence.phrase.start > 0):
        return  # what an item tells further leans on its lead
    if _IS_NO_DEED.match(sentence.body.text) or IMPERATIVE.match(sentence.body.text):
        return
    if not (_MAY_BE_DID.match(sentence.body.text) or _MAY_BE_DONE.search(sentence.body.text)):
        return
    whole = standing(sentence)
    if whole is None or len(words_of(whole.body.text)) > _LONGEST:
        return
    body = whole.body
    did = _DID.match(body.text)
    found = did or _DONE.search(body.text)
    if found is None or _NO_PERSON.search(found["name"]) or sentence.vocabulary.is_common(found["name"].split()[0]):
        return
    name = body.part(*found.span("name"))
    belongs = _OF_WHERE.search(name.text)
    if belongs is not None and NO_PERSON.search(name.text, 0, belongs.start("of")) is None:
        name = name.part(0, belongs.start("of"))
    told = body.text[: found.start("name")] + body.text[found.end("name") :]
    if did and _UNTOLD.match(did["rest"]):
        return  # “gave the reply in 1817”, “coined the term in 2001, but …”
    if not _is_shown(name, told) and _is_told_apart(told):
        yield whole, name


def is_clear(sentence: Sentence, name: Phrase) -> bool:
    """Whether no “it” and no “the firm” in a sentence may be of another one; what was done may be meant behind “by”."""
    body = sentence.body
    if holds_anaphora(body, sentence.vocabulary):
        return False
    before = body.text[: name.start - body.start]
    if _UNCLEAR.search(body.text) or before.endswith(" and "):
        return False  # “Jack and *Laura Dangermond*”
    unsure = before if " by " in before or before.endswith("by ") else _AND_DID_IT.sub(" ", body.text)
    return _LOOKS_BACK.isdisjoint(words_of(unsure))


def _is_shown(name: Phrase, told: str) -> bool:
    """Whether a part of the name stands elsewhere in the sentence: “… proved Fermat's theorem”."""
    rest = {word.removesuffix("'s") for word in words_of(told)} - _LITTLE
    return not rest.isdisjoint(word.removesuffix("'s") for word in words_of(name.text))


def _is_told_apart(told: str) -> bool:
    """Whether enough is told that few could have done it."""
    content = [word for word in words_of(told) if word not in _LITTLE]
    has_sign = _SIGN.search(told, 1) is not None
    return len(content) >= (_FEWEST_WITH_A_SIGN if has_sign else _FEWEST)
