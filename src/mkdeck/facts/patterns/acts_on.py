"""What a kind of thing does to something, told in a plain clause: “A hygrometer measures humidity”.

“What does a hygrometer measure?” asks for the object where that is all that follows the verb, and “What does a hitch
do?” where more follows. The clause is short and is told in the present of a term; of a statement with semicolons each
clause is one. Verbs behind which one of many things may stand, as “has” and “makes”, count only of cells and the like.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.grammar import Token, read_tokens
from mkdeck.facts.guards import has_pronoun, holds_for_good, is_one_of_several
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.plain_terms import is_kind_of_thing, named_kind
from mkdeck.facts.pointing import points_back
from mkdeck.facts.questions import ask
from mkdeck.facts.self_contained import names_all
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.verbs import third_person
from mkdeck.facts.words import word_set

TIER = "default"

_OF_FIELDS = word_set("study")
_OF_INSTRUMENTS = word_set("measure detect record count")
_OF_ACTS = word_set(
    "absorb activate anchor attach attack block break carry catalyse catalyze cause clot coat connect convert "
    "copy counteract cure cut decompose digest dilate dissolve divide eat encode filter fix hydrolyse hydrolyze "
    "inhibit ionise ionize join kill line lower lubricate magnify neutralise neutralize orbit oxidise oxidize "
    "pollinate prevent pump raise regulate relieve remove repair seal secrete separate stimulate stop store suppress "
    "synthesise synthesize thin translate transport widen"
)
_OF_LIFE = word_set("make produce release")
"""What only living things do to one thing: “B cells make antibodies”, but “a factory makes …” anything."""
_BASES = frozenset({*_OF_FIELDS, *_OF_INSTRUMENTS, *_OF_ACTS, *_OF_LIFE, "break down"})
_THIRD = {" ".join((third_person(verb), *rest)): base for base in _BASES for verb, *rest in [base.split()]}
TRIGGERS = frozenset(verb.split()[0] for verb in (*_BASES, *_THIRD))
_VERB = "|".join(sorted((*_BASES, *_THIRD), reverse=True))
MAY_STATE = re.compile(rf"(?:^|; )(?:[\w’'-]+ ){{1,4}}(?:{_VERB}) ")

_CLAUSE = re.compile(
    rf"(?P<subject>(?:[Aa]n? )?[A-Za-z][\w’'-]*(?: [\w’'-]+){{0,2}}) (?P<verb>{_VERB}) (?P<object>[^;:()–—\"“”]+?)"
    r"(?:, (?:which|so|but|while|whereas) .*|, (?:the|an?) [^,]*)?$"
)
_TURN = re.compile(r"; (?:and |while )?")
_OF_OBJECT = frozenset({"article", "noun", "name", "number", "gerund", "participle"})
_OPENS_OBJECT = _OF_OBJECT | {"relative"}
_JOINING = word_set("and of , most")
_STUDIES = re.compile(
    r"[Aa]n? (?:[\w-]+ )?\w+(?:ologist|icist|ologer|nomer|grapher)|(?:\w+ )?\w+(?:ology|nomy|ics|graphy)"
)
_STUDIES_MANY = re.compile(r"(?:\w+ )?\w+(?:ologists|icists|ologers|nomers|graphers)")
_LIVING = re.compile(
    r"(?:cells?|cytes?|glands?|bacteria|bacterium|[ot]blasts?|clasts?|chondri(?:a|on)|somes?|ovar(?:y|ies)|fungi)$"
)
_SURE = _OF_INSTRUMENTS | {"join"}
"""What an everyday word may be the name of something for: “A bend joins two ropes”."""
_SAYS_LITTLE = word_set("data things information signals work objects people events changes a the and of several many")
_LONGEST_OBJECT, _FEWEST = 11, 3


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What does X VERB?”, or “What does X do?”."""
    body = sentence.body
    if is_one_of_several(body.text) or points_back(body.text):
        return
    start = 0
    parts: list[Phrase] = []
    for turn in _TURN.finditer(body.text):
        parts.append(body.part(start, turn.start()))
        start = turn.end()
    parts.append(body.part(start))
    for part in parts:
        yield from _cards(sentence, part)


def _cards(sentence: Sentence, clause: Phrase) -> Iterator[Card]:
    found = _CLAUSE.match(clause.text)
    if found is None or len(words_of(found["object"])) > _LONGEST_OBJECT or has_pronoun(clause.text):
        return
    subject, told = clause.part(*found.span("subject")), clause.part(*found.span("object"))
    verb = found["verb"]
    is_many_things = verb in _BASES
    base = verb if is_many_things else _THIRD[verb]
    if not _is_term(subject, base, sentence, many=is_many_things) or not holds_for_good(clause.text):
        return
    if not names_all(told.text) or subject.splits_a_mark() or told.splits_a_mark():
        return
    tokens = [token for token in read_tokens(clause) if found.start("object") <= token.start < found.end("object")]
    if not tokens or not (tokens[0].kind in _OPENS_OBJECT or tokens[0].small == "most"):
        return
    thing = named_kind(subject.without("strong").without("emphasis"), sentence, many=is_many_things)
    do = "do" if is_many_things else "does"
    if _is_object(tokens, base, subject):
        yield from ask(sentence, f"What {do} {thing} {base}?", told)
    elif _tells_more(tokens, base):
        yield from ask(sentence, f"What {do} {thing} do?", clause.part(found.start("verb"), found.end("object")))


def _is_term(subject: Phrase, base: str, sentence: Sentence, *, many: bool) -> bool:
    """Whether the subject is a kind of thing that does such deeds: “a hygrometer”, “B cells”, “insulin”."""
    if base in _OF_FIELDS:
        return (_STUDIES_MANY if many else _STUDIES).fullmatch(subject.text) is not None
    if base in _OF_LIFE and _LIVING.search(subject.text) is None:
        return False
    if len(subject.words) == 1 and is_everyday(subject.text.casefold()):
        return False  # of water and of salt too much can be told
    return is_kind_of_thing(subject, sentence, many=many, may_be_everyday=base in _SURE)


def _is_object(tokens: Sequence[Token], base: str, subject: Phrase) -> bool:
    """Whether what follows the verb is one thing, or a list of things, with no more told of the deed."""
    if tokens[0].kind == "relative":
        return base in _OF_FIELDS
    if any(token.kind not in _OF_OBJECT and token.small not in _JOINING for token in tokens):
        return False
    if all(token.small in _SAYS_LITTLE for token in tokens if token.kind != "article"):
        return False
    return set(words_of(subject.text)[:-1]).isdisjoint(token.small for token in tokens if token.kind != "article")


def _tells_more(tokens: Sequence[Token], base: str) -> bool:
    """Whether all that a clause tells of a deed makes one answer: “attaches a rope to something else”."""
    if base in _OF_FIELDS | _OF_LIFE or not _FEWEST <= len(tokens) <= _LONGEST_OBJECT:
        return False
    if any(token.kind in ("relative", "auxiliary", "adverb", "quantifier") for token in tokens):
        return False
    verbs = [place for place, token in enumerate(tokens) if token.kind == "verb"]
    return all(tokens[place - 1].small == "and" and tokens[place].small.endswith("s") for place in verbs)
