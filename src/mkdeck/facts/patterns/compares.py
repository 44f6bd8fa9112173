"""How one thing compares with another: “X is faster than Y, but …”, “Unlike Y, X …”, “X differs from Y …”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.grammar import is_many
from mkdeck.facts.patterns.differs import form_of, is_clear, names_a_thing, read_side
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.references import with_subject
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import ARTICLES

TIER = "default"
OF_PARTS = True
TRIGGERS = frozenset({"than", "unlike", "differs", "differ", "difference"})

_UNLIKE = re.compile(r"Unlike (?P<other>[^,;:()]{2,50}), ")
_ASIDE = re.compile(r"(?P<name>[^,;:()]{2,50}), unlike (?P<other>[^,;:()]{2,50}), ")
_MORE = re.compile(
    r"(?P<name>[^,;:()]{2,50}?) (?P<be>is|are) (?P<told>"
    r"(?:(?:far|much|slightly|somewhat|generally|usually|a (?:little|bit|lot)) )?"
    r"(?P<measure>[a-z]{2,}er|(?:more|less) [a-z-]+|better|worse) than (?P<other>[^,;:()]{2,50}?)"
    r"(?P<rest>$|[,;]? (?:and|but|because|since|although|though|when|so|by|if)\b.*))$"
)
_DIFFERS = re.compile(
    r"(?:^|(?:is|are) (?:usually |generally |often )?)(?P<name>[^,;:()]{2,50}?)(?:, which)? differs? from"
    r" (?P<other>[^,;:()]{2,50}?) (?P<how>(?:not )?(?:in|by|because)\b.+)$"
)
_BETWEEN = re.compile(
    r"The (?:main |chief |only |real )?difference between (?P<name>[^,;:()]{2,40}?) and (?P<other>[^,;:()]{2,40}?)"
    r" (?:is|lies in the fact) that (?P<told>.+)$"
)
_FROM = re.compile(
    r"(?:The|Its|A) (?:main |chief |only |real |great )?difference from (?P<other>[^,;:()]{2,40}?)"
    r" (?:is (?:that |: )|is [^,;:]{2,40}: |lies in this: )(?P<told>.+)$"
)
_ENDS = re.compile(r"; |, and (?:anyone|anybody|this|that|these|those|we|you|I)\b|, which is (?:why|a)\b")
_FEWEST = 5
_CONDITION = re.compile(r"\b(?:if|when|unless|where|once|only)\b")
_MEANS_LITTLE = re.compile(r"(?:old|oth|rath|furth|ev|ov|und|aft|numb|lat|earli)er")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “How does X compare with Y?”, “How does X differ from Y?” or “Which is faster, X or Y?”."""
    told = with_subject(sentence)
    body = told.body
    for read in (_unlike, _more, _differs, _between, _from):
        if cards := list(read(body, told)):
            yield from cards
            return


def _named(sentence: Sentence, *phrases: Phrase) -> list[str]:
    """Return two phrases as they stand within a question; nothing where one of them does not name a thing."""
    if not all(names_a_thing(phrase, sentence) for phrase in phrases):
        return []
    common = any(phrase.words[0].islower() and phrase.words[0] not in ARTICLES for phrase in phrases)
    bare = [phrase.without("strong") for phrase in phrases]
    return [inside(phrase, sentence, common=common, many=is_many(phrase.words[-1])) for phrase in bare]


def _do(phrase: Phrase) -> str:
    last = phrase.words[-1]
    are_many = last.endswith("s") and last[:-1].isupper()  # “APIs”
    return "do" if are_many or (is_many(last) and last.islower()) else "does"


def _unlike(body: Phrase, sentence: Sentence) -> Iterator[Card]:
    if (found := _UNLIKE.match(body.text)) is not None:
        side = read_side(body.part(found.end()), sentence)
        name, told = (side.name, body.part(found.end())) if side else (None, None)
    elif (found := _ASIDE.match(body.text)) is not None:
        name, told = body.part(*found.span("name")), body.part(found.end())
    else:
        return
    if name is None or told is None or not is_clear(told):
        return
    if names := _named(sentence, name, body.part(*found.span("other"))):
        yield from ask(sentence, f"How {_do(name)} {' differ from '.join(names)}?", _cut(told))


def _more(body: Phrase, sentence: Sentence) -> Iterator[Card]:
    found = _MORE.match(body.text)
    if found is not None and _CONDITION.search(found["rest"]):
        return  # “Python is faster than Perl if the data fits in memory”
    if found is None or _MEANS_LITTLE.fullmatch(found["measure"]) or not is_clear(body, is_named=True):
        return
    name, than = body.part(*found.span("name")), body.part(*found.span("other"))
    names = _named(sentence, name, than)
    if not names or form_of(name, sentence) != form_of(than, sentence):
        return
    if found["rest"].lstrip(",; ").startswith(("and ", "but ")):
        answer = _cut(body.part(found.start("told")))
        yield from ask(sentence, f"How {_do(name)} {' compare with '.join(names)}?", answer)
        return
    either = " or ".join(sorted(names, key=str.casefold))
    yield sentence.basic(f"Which {found['be']} {found['measure']}, {either}?", name.without("strong"))


def _differs(body: Phrase, sentence: Sentence) -> Iterator[Card]:
    found = _DIFFERS.search(body.text)
    if found is None:
        return
    name, than, how = (body.part(*found.span(group)) for group in ("name", "other", "how"))
    names = _named(sentence, name, than)
    if names and len(how.words) >= _FEWEST and is_clear(body.part(found.start("name")), is_named=True):
        yield from ask(sentence, f"How {_do(name)} {' differ from '.join(names)}?", _cut(how))


def _between(body: Phrase, sentence: Sentence) -> Iterator[Card]:
    found = _BETWEEN.match(body.text)
    if found is None or not is_clear(body):
        return
    if names := _named(sentence, *(body.part(*found.span(group)) for group in ("name", "other"))):
        front = f"What is the difference between {' and '.join(names)}?"
        yield from ask(sentence, front, _cut(body.part(found.start("told"))))


def _from(body: Phrase, sentence: Sentence) -> Iterator[Card]:
    found, topic = _FROM.match(body.text), sentence.topic
    if found is None or topic is None or topic.is_plural or not is_clear(body, is_named=True):
        return
    if names := _named(sentence, topic.phrase, body.part(*found.span("other"))):
        answer = _cut(body.part(found.start("told")))
        yield from ask(sentence, f"How does {' differ from '.join(names)}?", answer)


def _cut(told: Phrase) -> Phrase:
    """Return what is told up to where the sentence goes on about something else."""
    end = _ENDS.search(told.text)
    return told.part(0, end.start() if end else None)
