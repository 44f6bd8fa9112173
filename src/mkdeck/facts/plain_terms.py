"""The subjects of plain statements: “a hygrometer”, “B cells”, “insulin”, and how a question names them.

What is so of such a thing is so of all of its kind, and so a card needs no other word to say which one is meant.
"""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.facts.asked import OF_PEOPLES
from mkdeck.facts.asked_terms import OF_AGENTS
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.grammar import Token, is_many, read_tokens
from mkdeck.facts.guards import EPONYMOUS, is_name, is_noun_phrase, without_article
from mkdeck.facts.names import is_of_person
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import has_common_suffix, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set

_OF_SUBJECT = frozenset({"noun", "gerund", "name"})
_MANY_DO = word_set(
    "nurse doctor surgeon student company firm team manager artist chef cook pilot judge clerk guard police crew "
    "client server app program script user website site library framework tool module function class method system "
    "model algorithm query test study"
)
"""Who or what does many things of one kind."""
_OF_STUFF = re.compile(
    r"(?:[bdgklmnrst]in|(?<!re)(?<!b)(?<!c)(?<!ph)(?<!dise)(?<!purch)(?<!le)ase|ose|(?:oh|er|an)ol|(?:ot|yl|enz)ene|gen|phyll"
    r"|[rdfnm]ine|[rlnx]ide|ium|ysis|osis|[ae]mia|terone)$"
)
_STUFF = word_set(
    "air alcohol aluminium aluminum anthrax bile blood brass bronze carbon chalk chlorophyll cholera clay coal "
    "collagen concrete copper cortisol diamond ether gallium glass glycerol gold granite graphite honey ice iron lead "
    "leprosy light limestone lymph magma malaria measles mercury methane milk mucus neon nickel paraffin pepsin petrol "
    "pewter phosphorus platinum quartz rabies saliva salt sand scurvy seawater silicon silver smallpox snow solder "
    "sound starch steel sugar sulfur sulphur tetanus tin titanium tuberculosis tungsten typhus uranium vinegar water "
    "wax wood zinc"
)
"""What diseases and stuff are called by themselves, without an article."""
_EPONYM = re.compile(r"The (?:[A-Z][\w’'-]+(?:–[A-Z]\w+)? ){1,2}(?:[a-z][\w-]+ ){0,1}[a-z][\w-]+")
_LIVING = word_set("cell cells gland glands")
"""What is a term with any word before it: “red blood cells”, “Leydig cells”."""
_OF_SOME = word_set(
    "average bad best big common cheap dark fast fresh good great growing healthy high large local long low main major "
    "many modern new next normal old ordinary other proper real rising second second-hand sharp short simple single "
    "slow small strong third typical weak"
)
"""What tells which of a kind, and makes no other kind: “a typical processor”."""
_TELLS_WHICH = _OF_SOME | word_set(
    "better certain classic complete different famous first full further general ideal key last little more nice "
    "obvious perfect popular quick recent similar smart special useful usual well-known whole wise worse"
)
_OF_EVERY_FIELD = word_set(
    "word line event tenant water space point number item entry list text character label name type user group member "
    "action step rule role message request response document page record row column path order task job question issue "
    "option setting score view letter sound image form shape body head object thing place way time day year person "
    "customer player team owner reader writer sign mark unit part piece node value input output result set table tree "
    "man woman child student teacher company sentence lesson chapter problem example idea reason friend family house "
    "book film song story game"
)
"""Words that have a meaning of their own in every field; without the field the question has many answers."""
_LONGEST, _LONGEST_OF_ANY = 4, 3


def is_kind_of_thing(subject: Phrase, sentence: Sentence, *, many: bool, may_be_everyday: bool = False) -> bool:
    """Whether a subject names a kind of thing, and goes with a verb of one or of many: “a sheave”, “red blood cells”.

    An everyday word is a term only with another word before it, or where the verb tells that it is one.
    """
    tokens = read_tokens(subject)
    has_article = bool(tokens) and tokens[0].kind == "article"
    own = tokens[1:] if has_article else tokens
    if not own or tokens[0].small == "the" or any(token.kind not in _OF_SUBJECT for token in own):
        return False
    head = own[-1]
    if head.kind == "name" or not _MANY_DO.isdisjoint(words_of(subject.text)):
        return False
    if is_many(head.small) != many or OF_AGENTS.search(head.small) is not None:
        return False
    is_rare = not all(is_everyday(token.small) for token in own) or (len(own) > 1 and head.small in _LIVING)
    if not _OF_SOME.isdisjoint(token.small for token in own[:-1]) or _may_be_name(subject, sentence, many=many):
        return False
    if has_article:
        return not many and (is_rare or may_be_everyday)
    if many or len(own) > 1:
        return is_rare
    return is_stuff(head, sentence)


def _may_be_name(subject: Phrase, sentence: Sentence, *, many: bool) -> bool:
    """Whether the capital of the first of several words may be that of a sentence, and may be that of a name."""
    first, *rest = subject.words
    if not rest or len(first) == 1 or not first.istitle() or sentence.vocabulary.is_name(first):
        return False
    return named_kind(subject, sentence, many=many)[0].isupper() and rest[-1] not in _LIVING


def is_stuff(token: Token, sentence: Sentence) -> bool:
    """Whether a word without an article, which may have its capital from the sentence, is no name: “insulin”."""
    if token.small in _STUFF:
        return True
    if sentence.vocabulary.is_name(token.text) or is_everyday(token.small):
        return False
    return sentence.vocabulary.is_common(token.text) or _OF_STUFF.search(token.small) is not None


def plain_subject(subject: Phrase, sentence: Sentence, *, many: bool) -> str | None:
    """Return how a question names a kind of thing, some stuff or a thing with a name; None where it is none of them."""
    bare = subject.without("strong").without("emphasis")
    if subject.splits_a_mark():
        return None
    name = without_article(subject)
    is_known = is_name(name, sentence.vocabulary) and not is_of_person(subject.text) and len(name.words) <= _LONGEST
    if is_known and (len(name.words) > 1 or name != subject):
        return inside(bare, sentence, named=True)
    if is_kind_of_thing(subject, sentence, many=many):
        return named_kind(bare, sentence, many=many)
    return None


def named_kind(subject: Phrase, sentence: Sentence, *, many: bool) -> str:
    """Return how a question names a kind of thing: in small letters, but for an acronym or a letter."""
    last = subject.words[-1].casefold()
    is_common = len(subject.words) == 1 and (last in _STUFF or _OF_STUFF.search(last) is not None)
    return inside(subject, sentence, many=many, common=is_common or (many and len(subject.words) == 1))


def is_of_every_field(name: Phrase) -> bool:
    """Whether a term, given without its article, is a word of every day that each field has a meaning for: “a row”."""
    return name.text.casefold().removesuffix("s") in _OF_EVERY_FIELD


def is_one_of_kind(term: Phrase) -> bool:
    """Whether a term is any one of a kind, and of no kind of many: “a finding aid”, but not “a good lesson”."""
    return term.words[0] in ("A", "An") and _may_be_any(term)


def is_eponym(term: Phrase) -> bool:
    """Whether a term bears the name of somebody or of some place: “the Kuleshov effect”."""
    is_named = _EPONYM.fullmatch(term.text) is not None and term.words[-1] in EPONYMOUS
    return is_named and _may_be_any(term)


def is_bare_noun(term: Phrase, sentence: Sentence) -> bool:
    """Whether a term is one word without an article, and no name: “photosynthesis”."""
    if len(term.words) > 1 or is_everyday(term.text.casefold()) or not _may_be_any(term):
        return False
    is_common = has_common_suffix(term.text) or sentence.vocabulary.is_common(term.text)
    return is_common or is_stuff(read_tokens(term)[0], sentence)


def _may_be_any(term: Phrase) -> bool:
    name = without_article(term)
    return (
        is_noun_phrase(term, _LONGEST_OF_ANY + 1)
        and len(name.words) <= _LONGEST_OF_ANY
        and OF_PEOPLES.search(name.text) is None
        and _TELLS_WHICH.isdisjoint(words_of(name.text))
    )
