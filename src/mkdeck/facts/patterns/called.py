"""A term brought in by its name: “Animals that eat plants are called herbivores”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.alone import stands_alone
from mkdeck.facts.certain_gaps import tells_in_full
from mkdeck.facts.certain_phrases import by_points
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.guards import is_noun_phrase
from mkdeck.facts.marked_terms import IMPERATIVE, is_of_eponym
from mkdeck.facts.names import is_of_person
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.verb_forms import verb_forms
from mkdeck.facts.words import ARTICLES, PREPOSITIONS

TIER = "default"
is_likely = by_points
is_certain = tells_in_full
TRIGGERS = frozenset({"called", "termed", "known", "referred", "dubbed"})

_NAMING = re.compile(r" (?:called|termed|dubbed|known as|referred to as) (?P<article>an? |the )?[“\"‘']?(?=[^\W_])")
_TERM = re.compile(
    r"(?P<term>(?:[A-Z]\.){2,4}|[\w’'-]+(?:\.\w[\w’'-]*)*(?: (?:of )?[\w’'-]+){0,3}?)[”\"’']?(?=[.,;:)](?!\w)|$"
    r"| \(| (?:that|which|who|whose|where|because|since|when|if|and|or|in|at|by|during|from|to|for|with"
    r"|on|as|is|are|was|were|has|have|can|became|[a-z]{3,}ed) )"
)
_QUOTED = re.compile(r"[“\"](?P<term>[^“”\"]{2,90}?)[,.]?[”\"]")
_NAME = re.compile(r"[A-Z][\w’'-]*+(?: (?:of (?:the )?)?[A-Z\d][\w’'-]*+)*(?<!['’]s)(?= [a-z]+ing\b)")
"""A name that a word follows which is no part of it: “a system called CP-40 running by 1967”."""
_BEFORE_VERB = re.compile(
    r"(?P<name>[a-z’'-]+) (?P<verb>[a-z]+s) (?:out|up|down|off|in|on|at|to|from|along|between|through|over|into) "
)
"""“A large ridge called the *keel* sticks out from the breastbone”."""
_NUMBERED = re.compile(r"(?P<name>(?:[\w’'-]+ ){0,2}[A-Z]+\d+[A-Z]?) (?P<verb>[a-z]+s) ")
"""“Enzymes called cytochrome P450 alter drugs”, and one that alters them."""
_SPELT_OUT = re.compile(r", (?:short for|standing for|which stands for|an abbreviation (?:for|of))\b")
_THE_ONE = re.compile(r" the [\w-]+ (?:called|termed|known as) ")
_WAS_CALLED = re.compile(
    r" (?:was|were) (?:called (?!the )|known as )|[^,] which (?:is|are) (?:called|known)|\ba different "
)
_IN_A_CASE = re.compile(r"(?:For|In|With|At|On|By) [^,]*\b(?:it['’]s|they['’]re|it is|they are) (?:called|known)")
"""“For three ingredients it's called a triaxial”: what is?"""
_EPITHET = re.compile(r" (?:called|known as) (?:the )?(?:father|mother|founder|grandfather|godfather)s? of\b")
"""“Joseph Harding is called the father of cheddar”, of whom `father_of` asks who it is."""
_ONE_OF_MANY = re.compile(
    r" (?:provides?|has|have|offers?|includes?|contains?|uses?|supports?|(?:ships|comes) with) an? (?:[\w-]+ ){1,2}"
    r"(?:called|termed|known as) [^,;:]*$"
)
"""“Node.js provides a module called …” says nothing of it, and there are many."""
_LABEL = re.compile(
    r"\b(?:file|files|folder|directory|branch|variable|function|method|repository|project|book|song|film|man|woman|boy"
    r"|girl|goatherd|dog|class|table|column|package|module|script|container|bucket|series|treatise|pamphlet|essay"
    r"|magazine|company|firm|band|town|village|command|program|app|server|user|student) (?:called|known as) "
)
"""A name that somebody gave to one thing, which brings in no term."""
_OF_EACH = re.compile(r"(?:[Tt]he|[Aa]) [a-z]+ of each [a-z]+ is ")
"""“The size of each step is called …”: of what?"""
_OWNED = frozenset({"theirs", "ours", "hers", "his", "mine", "yours"})
_STORY = re.compile(r"(?:[^,;:]{2,40},? )?[Tt]here (?:was|lived) an? (?:[\w-]+ ){1,6}called (?=[A-Z])")
"""“There was a man in Berlin called Diesbach” tells not what he did."""
_ASIDE = re.compile(
    r"\b(?:also|sometimes|variously|what (?:is|are)) (?:often |commonly |widely )?(?:called|known|referred|termed)\b"
)
"""Another name, which `another_name` reads."""
_ONE_SUCH = re.compile(
    r"(?:An?|One) (?:(?:very |most |more |less )?(?:widely|commonly|often|well|frequently)\b|common|popular|typical"
    r"|simple|important|famous|well-known|special|particular|good|useful|modern|new|recent)\b"
)
"""“A widely used system is called …” names one of many."""
_GOES_ON = re.compile(r", and (?:although|though|it|he|she|they)\b")
"""A sentence that tells more behind its term is cut by other rules, or long."""
_REFLEXIVE = re.compile(r"(?:himself|herself|itself|themselves) ")
_NO_NAME = frozenset({"back", "out", "upon", "into", "off"})
_LONGEST = 34


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence with the term deleted."""
    body = sentence.body
    text = body.text
    found = list(_NAMING.finditer(text))
    if (
        len(found) != 1
        or _THE_ONE.search(text)
        or _WAS_CALLED.search(text)
        or _ONE_OF_MANY.search(text.rstrip("."))
        or _LABEL.search(text)
        or _STORY.match(text)
        or _OF_EACH.match(text)
        or _ASIDE.search(text)
        or _ONE_SUCH.match(text)
        or IMPERATIVE.match(text)
        or _IN_A_CASE.match(text)
        or _EPITHET.search(text)
        or not 6 <= len(words_of(text)) <= _LONGEST
    ):
        return
    term = _term(body, found[0].end())
    if term is not None and found[0]["article"] == "the " and not term.is_marked("strong", "emphasis", "code"):
        term = None if len(term.words) == 1 and is_everyday(term.text) else term  # “they called the police”
    if (
        term is None
        or not _OWNED.isdisjoint(words_of(term.text))
        or (is_of_person(term.text) and not _REFLEXIVE.match(text, found[0].end()))  # of whom it tells a deed
        or _SPELT_OUT.match(text, term.end - body.start)
        or _GOES_ON.match(text, term.end - body.start)
        or not stands_alone(body, sentence.vocabulary)
    ):
        return
    if _is_new(term, text[: found[0].start()], text[term.end - body.start :]):
        yield from sentence.clozes(*_with_counterpart(body, term))


def _with_counterpart(body: Phrase, term: Phrase) -> tuple[Phrase, ...]:
    """Return a term with the one that a second clause sets against it: “… is *acidosis*, and a rise *alkalosis*”."""
    kind = next((mark.kind for mark in body.inline.marks if mark.start == term.start and mark.end == term.end), None)
    others = [m for m in body.inline.marks if m.kind == kind and term.end < m.start and m.end <= body.end]
    if kind not in ("strong", "emphasis") or len(others) != 1:
        return (term,)
    between = body.inline.text[term.end : others[0].start]
    other = Phrase(body.inline, others[0].start, others[0].end).part(0)
    is_set_against = re.match(r"; |, (?:and|but|while|whereas) ", between) is not None and is_noun_phrase(other, 5)
    return (term, other) if is_set_against else (term,)


def _term(body: Phrase, start: int) -> Phrase | None:
    """Return the term that begins at `start`: what is marked there, or else the words up to the next clause."""
    reflexive = _REFLEXIVE.match(body.text, start)
    start = reflexive.end() if reflexive else start
    place = body.start + start
    marked = (mark for mark in body.inline.marks if mark.kind in ("strong", "emphasis", "code") and mark.start == place)
    mark = max(marked, key=lambda mark: mark.end, default=None)
    if mark is not None:
        term = body.part(start, mark.end - body.start)
    else:
        found = _QUOTED.match(body.text, start - 1) or _TERM.match(body.text, start)
        if found is None:
            return None
        name = _NAME.match(body.text, start)
        before = _BEFORE_VERB.match(body.text, start) or _NUMBERED.match(body.text, start)
        if before and any(form.form == "third" for form in verb_forms(before["verb"])):
            term = body.part(*before.span("name"))
        else:
            first, last = name.span() if name else found.span("term")
            term = Phrase(body.inline, body.start + first, body.start + last)  # with the last stop of “K.F.”
    return term if is_noun_phrase(term, 5) and words_of(term.text)[0] not in _NO_NAME else None


def _is_new(term: Phrase, before: str, behind: str) -> bool:
    """Whether the rest of the sentence leaves something of the term to be known, its last word aside."""
    named = [word for word in words_of(term.text) if word not in PREPOSITIONS | ARTICLES]
    shown = {word.rstrip("s") for word in words_of(f"{before} {behind}")}
    telling = named[:-1] or named
    if re.match(r"\W* (?:or|and) [\w-]+(?: [\w-]+)?\W*$", behind):
        return False  # two names, of which one would give the other away
    if is_of_eponym(named, words_of(before)):
        return False
    return bool(named) and not any(word.rstrip("s") in shown for word in telling)
