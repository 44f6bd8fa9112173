"""What a textbook says of any one of a kind: “A buffer is a solution that resists …”.

The term need not be marked. So are processes and fields, “Photosynthesis is the process by which …”, and what bears
the name of somebody, “The Kuleshov effect is the habit of …”. What sets the thing apart must be told in a clause of its
own, and the meaning must stand without the rest of the lesson.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card
from mkdeck.facts.asked import OF_PEOPLES
from mkdeck.facts.definitions import is_of_a_person
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.grammar import read_tokens
from mkdeck.facts.guards import (
    EPONYMOUS,
    addresses_reader,
    holds_anaphora,
    is_comparative,
    is_dated,
    is_hedged,
    is_noun_phrase,
    is_opinion,
    points_elsewhere,
    without_article,
)
from mkdeck.facts.patterns import definition, kind_definition, plain_definition
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.plain_terms import OF_SOME, is_stuff
from mkdeck.facts.questions import ask, has_common_suffix, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.terms import agrees, split_field, subject_of_be, what_is
from mkdeck.facts.vocabulary import Vocabulary
from mkdeck.facts.words import word_set

TIER = "default"
TRIGGERS = frozenset({"is"})

_MAY_DEFINE = re.compile(
    r"[A-Z][\w’'-]*(?: [\w’'-]+){0,4} is (?:an?|the) [^.;:]*?"
    r"\b(?:that|which|who|whose|where|used|designed|intended|meant|for [a-z]+ing|of [a-z]+ing|of [A-Za-z])\b"
)
_MEANING = re.compile(
    r" (?P<meaning>(?:an?|the) (?:(?!(?:that|which|who|whose|where|of|for)\b)[\w’'-]+,? ){0,4}?"
    r"(?P<kind>[a-z][\w-]+)(?P<aside>, such as [^,;:()]{3,40},)? "
    r"(?P<told>(?:(?:in|by|through|under|on|with|at|to|from|for|of|into|over|between) which|that|which|who|whose|where"
    r"|used (?:to|for|in|by)|(?:designed|intended|meant) (?:to|for)|(?:for|of) [a-z]+ing|of [a-z])\b.*))"
)
_ENDS = re.compile(
    r"[;:(—]|[.!?](?!\w)| [–-] "
    r"|, (?:but|so|yet|though|although|because|or|i\.e\.|e\.g\.|such as|for example|for instance)\b"
    r"|, (?:and|while|whereas|which) (?=(?:it|they|this|that|he|she|we|you|there|its|their|the|an?|every|each|some|all"
    r"|most|no|what|in|on|for|with|at|by|if|when|here|then|is|are|was|were|has|have|often|usually|may|can|makes?|means?"
    r"|comes?)\b)"
)
_RELATES = re.compile(
    r"\b(?:that|which|who|whose|where)\b|\bused (?:to|for|in|by)\b|\b(?:designed|intended|meant) (?:to|for)\b"
)
_OF_PROCESS = re.compile(
    r"the (?:[\w-]+ )?(?:process|act|art|science|study|practice|ability|tendency|conversion|movement|transfer|formation"
    r"|branch|property|probability|likelihood|ratio|rate|habit|use|loss|spread|production|technique|method) "
    r"(?:of|by which|in which|through which|to which|that|to|whereby) "
    r"|an? (?:[\w-]+ ){0,2}[a-z]+ (?:that|which|in which|by which|under which|through which|whereby) "
)
_POINTS = re.compile(
    r"(?i)\b(?:one to the other|the others?|the latter|the former|there|here|this|these"
    r"|those(?! (?:who|that|which|of|in))|such|them|somebody|someone|something|anything|everybody|everyone|nobody"
    r"|nothing|anyone|anybody|thing|we|us|our|you|your|i|me|my|he|she|his|her|they|the list|just|merely|really|simply"
    r"|basically|sort of)\b|\b(?:won|don|can|doesn|isn|wouldn|couldn|didn)['’]t\b"
)
"""What leans on the rest of a lesson, or is said in passing; “it” within a meaning is the thing itself."""
_OF_CONTRACTION = re.compile(r"\b(?:can|doesn|isn)['’]t\b")
_NO_KIND = word_set(
    "example result reason problem part consequence matter exception key core way case lot good bad question topic "
    "word version metaphor challenge variety couple majority minority opportunity difference point trick cousin rival "
    "successor descendant favourite favorite luxury mistake story name term leftover must shame pity"
)
_OF_SOME = OF_SOME | word_set(
    "better certain classic complete different famous first full further general ideal key last little more nice "
    "obvious perfect popular quick recent similar smart special useful usual well-known whole wise worse"
)
"""What tells which of a kind, and makes no other kind: “a good lesson”."""
_OF_ANY = word_set(
    "person man woman child student teacher team company word sentence question lesson chapter page thing place day "
    "year way problem example point idea reason friend family house book film song story game name number step task"
)
"""Words of every day, of which a lesson says what they are by the way."""
_EPONYM = re.compile(r"The (?:[A-Z][\w’'-]+(?:–[A-Z]\w+)? ){1,2}(?:[a-z][\w-]+ ){0,1}[a-z][\w-]+")
_ONLY = ("the only ", "the same ", "the first ", "the last ", "the main ", "the most ", "the best ", "the one ")
_DEFINITE = re.compile(r"\b[Tt]he (?P<noun>[a-z][\w-]+)(?P<behind> [\w-]+)?")
_OF_ITS_OWN = word_set("of that which who whose where between among for in to")
_HAPPENED = re.compile(
    r"\b(?:that|which|who) (?:(?:the |two |an? )?(?:[a-z]+ ){0,2})?"
    r"(?:was|were|had|did|came|went|left|made|took|gave|lost|won|[a-z]+(?<!ne)(?<!spe)ed)\b"
    r"(?! (?:by|to|in|of|from|with|into|for|at|on)\b)"
)
"""“That management *rejected*”; “a material used in” and “that is carried by” are no deeds."""
_HEAVENLY = ("Earth", "Sun", "Moon")
_ONE_THE_OTHER = re.compile(r"\bone\b[^,;]* (?P<other>the other)\b|s\b[^,;]* (?P<them>them|they)\b")
"""“Fixed at *one* end and free at *the other*”, “kills *germs* or stops *them*”."""
_FEWEST, _MOST = 6, 28
_LONGEST_TERM, _TWICE = 3, 2


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is X?”."""
    if _MAY_DEFINE.match(sentence.body.text) is None:
        return
    field, body = split_field(sentence.body)
    found = subject_of_be(body)
    if found is None or found[1] != "is":
        return
    term, be, end = found
    name = without_article(term)
    if not agrees(term, be):
        return
    answer = _meaning(body, end, name)
    if answer is None or not _is_term(term, answer, sentence) or not _stands(answer, sentence):
        return
    if any(_answers_else(card, answer) for find in _OTHERS for card in find(sentence)):
        return  # a front with two answers is none
    common = term.words[0].casefold() not in ("a", "an", "the")
    yield from ask(
        sentence,
        what_is(field, be, inside(term.without("strong").without("emphasis"), sentence, common=common)),
        answer,
    )


_OTHERS = (definition.find, kind_definition.find, plain_definition.find)


def _answers_else(card: Card, answer: Phrase) -> bool:
    """Whether another rule answers the question in other words."""
    return not isinstance(card, Basic) or card.back != answer.markdown


def _meaning(body: Phrase, start: int, name: Phrase) -> Phrase | None:
    """Return what a thing is said to be: its kind, and the clause that sets it apart."""
    found = _MEANING.match(body.text, start)
    if found is None or found["kind"] in _NO_KIND or found["meaning"].startswith(_ONLY):
        return None
    until = found.end("aside") if found["aside"] else found.start("told")
    end = _ENDS.search(body.text, until)
    if end is not None and end[0] not in (".", "!", "?") and end[0][:1] in "(—–:" + " ":
        return None  # what stands behind may be a part of it
    meaning = body.part(found.start("meaning"), end.start() if end else None)
    if not _FEWEST <= len(meaning.words) <= _MOST or meaning.text.count("(") != meaning.text.count(")"):
        return None
    told = {word.rstrip("s") for word in words_of(meaning.text)}
    own = [word.rstrip("s") for word in words_of(name.text)]
    return None if own[0] in told else meaning


def _is_term(term: Phrase, answer: Phrase, sentence: Sentence) -> bool:
    """Whether what is explained is any one of a kind, a process or a field, or bears somebody's name."""
    name, first = without_article(term), term.words[0]
    if not is_noun_phrase(term, _LONGEST_TERM + 1) or len(name.words) > _LONGEST_TERM or OF_PEOPLES.search(name.text):
        return False
    if not _OF_SOME.isdisjoint(words_of(name.text)) or _RELATES.search(term.text):
        return False
    if first in ("A", "An"):
        is_known = len(name.words) == 1 and name.words[0].casefold() in _OF_ANY
        return not is_known and _RELATES.search(answer.text) is not None
    if first == "The":
        is_eponym = _EPONYM.fullmatch(term.text) is not None and name.words[-1] in EPONYMOUS
        return is_eponym and not is_of_a_person(answer)
    if len(term.words) > 1 or _OF_PROCESS.match(answer.text) is None or is_everyday(first.casefold()):
        return False
    is_common = has_common_suffix(first) or sentence.vocabulary.is_common(first)
    return is_common or is_stuff(read_tokens(term)[0], sentence)


def _stands(answer: Phrase, sentence: Sentence) -> bool:
    """Whether a meaning says all by itself."""
    text = answer.text
    within = _ONE_THE_OTHER.search(text)
    shown = text[: within.start(within.lastgroup or 0)] + text[within.end() :] if within else text
    if _POINTS.search(_OF_CONTRACTION.sub("", shown)) or points_elsewhere(shown) or addresses_reader(text):
        return False
    if _HAPPENED.search(text) or any(map(_is_of_name, answer.words)):
        return False  # “a plan that management rejected”, “a band that played in Leeds”
    if is_opinion(text) or is_hedged(text) or is_dated(text) or is_comparative(text):
        return False
    return not holds_anaphora(answer, sentence.vocabulary) or _are_new(shown, sentence.vocabulary)


def _is_of_name(word: str) -> bool:
    """Whether a word is a name or a year, of which a definition seldom speaks; “Earth's” and “pH” are none."""
    is_name = word[:1].isupper() and word[1:2].islower() and word.partition("'")[0].partition("’")[0] not in _HEAVENLY
    return (is_name and OF_PEOPLES.search(word) is None) or (word.isdecimal() and len(word) == len("1990"))


def _are_new(text: str, vocabulary: Vocabulary) -> bool:
    """Whether each “the …” in a meaning is of what the lesson speaks of nowhere else, and so was not named before."""
    return all(
        (found["behind"] or "").strip() in _OF_ITS_OWN or vocabulary.counts.get(found["noun"], 0) < _TWICE
        for found in _DEFINITE.finditer(text)
    )
