"""Why something should be done: “Label every spool with its date, because many plastics draw moisture”.

An order, or what one should do, and a reason behind it. What is done to a file or on a screen is a step of a tutorial.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import first_verb
from mkdeck.facts.grammar import Token, is_many, main_verb, read_tokens
from mkdeck.facts.grounding import DEVICES
from mkdeck.facts.guards import is_dated, points_elsewhere
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.pointing import points_back
from mkdeck.facts.questions import ask
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set
from mkdeck.recognition.advice import ADVISES, gives_reason, is_imperative

TIER = "more"
OF_ADVICE = True
TRIGGERS: frozenset[str] = frozenset()

_REASON = re.compile(
    r"(?:, |(?<=\w) )(?P<because>because )|, (?P<since>since |for |as (?!well |long |soon |far |much ))"
    r"|(?P<sign>; |: )",
    signs=("because ", ", since ", ", for ", ", as ", "; ", ": "),
)
_LEAD = re.compile(
    r"(?:(?:And|But|So|Then|Lastly|Finally|First|Second|Third|Also|Next),? )?(?:[Dd]o (?!not )(?=[a-z]))?"
    r"(?:(?i:(?:the|my) (?:first|second|third|last|other)(?: (?:rule|tip|piece of advice|habit))?"
    r"(?:, which [^,;:]{3,40},)? is (?:to|that (?:you|one) should)"
    r"|[^;:]{3,60}?(?:advice|suggestions?|recommendations?|tips?|rules?|habits?)[^;:]{0,60}? is to"
    r"|it(?: is|['’]s) (?:also )?(?:as well|wise|best|worth|important|good practice|sensible) to"
    r"|(?:you|one) (?:should|must|ought to|need to|had better)|remember to|be sure to|make sure to|please) )?"
)
_ADVISES_BEFORE = re.compile(
    r"(?i)\b(?:should|must|ought|had better|need|wise|best|worth|important|sensible|good practice|as well|advice"
    r"|suggestions?|recommendations?|tips?|rules?|habits?|remember|sure|please|do|first|second|third|last|other|lastly"
    r"|finally|also|then|next|and|but|so)\b"
)
"""What stands before an order that does not open its sentence."""
_AS_OTHERS = re.compile(r"\b(?:did|do|does|would|had)$")
"""“As the makers of Kodachrome did” compares."""
_OF_LESSON = re.compile(
    r"\b(?:row|table|figure|column|diagram|page|lesson|section|chart below|though|percent|say so|do so)\b"
)
_WARNING = re.compile(r"(?:Never|Don[’']t|Do not) (?:[\w’'-]+ ){2}[^.;:!?]+\.$")
_BETWEEN = re.compile(r", (?:therefore|then|of course|please),")
_MANNER = re.compile(
    r", (?:all of|including|with|from|out loud|even|especially|preferably|always|ideally|at least|every time|and not)\b"
)
_NOT = re.compile(r"(?:[Dd]on[’']t|[Dd]o not) ")
_OTHERS = word_set("i we us my our me this these those")
_LEANING = word_set("that that's which there's")
_OF_STORY = word_set("was were had did")
_NO_ORDERS = word_set(
    "only please always just stop "
    "explain describe note remember think notice beware see imagine suppose recall consider if when whenever where "
    "before after once unless until while as just"
)
_TO_READER = word_set("you you'd you'll then")
_ANYBODY = word_set("somebody someone anybody anyone everybody everyone nobody")
_PRONOUNS = word_set("it its they them their")
_MANY = word_set("they them their")
_NO_PART = re.compile(r"\bthat [a-z-]+(?=[.,:;]|$)|[.!?] |\band (?:it|they)\b")
_LEFT_OPEN = word_set("one ones that to")
_BEFORE_OBJECTS = frozenset({"article", "possessive", "quantifier", "number", "relative"})
_SEEN = re.compile(
    r"\bthe ones? (?=who|that)|\bin this world\b"
    r"|(?<=\bwill )otherwise\b|\b(?:otherwise|again|instead|to do so)(?=$|[,.;]| (?:and|will|may|can)\b)"
)
_ONLY_NAMES = re.compile(r", which |\(")
_IT = re.compile(r"(?<=[a-z]) it\b")
"""Bound within the sentence, which is asked of the whole of it."""
_LONGEST_LINK, _FEWEST_ALONE = 9, 3
_FEWEST, _LONGEST_ORDER, _FEWEST_REASONS, _LONGEST_REASON = 2, 26, 4, 34
_STEPS = word_set("click type run install enter open download select press tap paste save create")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Why do it?”."""
    body = sentence.body
    if (found := _REASON.search(body.text)) is None:
        yield from _behind_advice(sentence)
        return
    if not is_imperative(body.text) and _ADVISES_BEFORE.search(body.text, 0, found.start()) is None:
        return
    lead = _LEAD.match(body.text)
    start = lead.end() if lead and lead.end() < found.start() else 0
    order, told = _without_manner(body.part(start, found.start())), body.part(found.end())
    reason = told if found["sign"] else body.part(found.start("because" if found["because"] else "since"))
    if found["sign"] == "; " and _WARNING.match(f"{order.text}.") is None and not _advises(sentence):
        return  # what follows may be what happened then
    if not _is_order(order, is_told=start > _LONGEST_LINK) or not _is_reason(told, is_sure=found["sign"] is None):
        return
    if _is_clear(body, order):
        yield from ask(sentence, f"Why {_asked(order)}?", reason)


def _without_manner(order: Phrase) -> Phrase:
    """Leave out what an order adds about its manner: “photograph a watch, from both sides”."""
    found = _MANNER.search(order.text)
    return order.part(0, found.start()) if found and order.text[: found.start()].count(" ") >= _FEWEST else order


def _behind_advice(sentence: Sentence) -> Iterator[Card]:
    """Yield why to do what the sentence before says: “Never rush the gas. It kills people.”.

    Where it is no warning, the heading must tell that advice is given: steps are followed by what they lead to.
    """
    before = sentence.before
    if before is None or before.phrase.inline is not sentence.phrase.inline or not before.text.endswith("."):
        return
    if _WARNING.match(before.text) is None and not _advises(sentence):
        return
    order, told = before.body, sentence.body
    if len(order.words) < _FEWEST_ALONE or _REASON.search(order.text) is not None:
        return
    both = Phrase(told.inline, order.start, told.end)
    if _is_order(order, is_told=True) and _is_reason(told, is_sure=False) and _is_clear(both, order):
        yield from ask(sentence, f"Why {_asked(order)}?", told)


def _advises(sentence: Sentence) -> bool:
    """Whether the heading above a sentence says that advice is given."""
    return ADVISES.search("".join(sentence.context[-1:])) is not None


def _asked(order: Phrase) -> str:
    text = _BETWEEN.sub("", order.without("strong").without("emphasis").without("link").markdown)
    text = text.replace(" and to ", " and ")  # “it is wise to do one thing and to do another”
    if (found := _NOT.match(text)) is not None:
        return f"not {text[found.end() :]}"
    return text[0].lower() + text[1:]


def _is_order(order: Phrase, *, is_told: bool) -> bool:
    """Whether a phrase tells what to do; `is_told` says that the words before it say so: “One should …”."""
    words = words_of(order.text)
    if not _FEWEST <= len(words) <= _LONGEST_ORDER or words[0] in _STEPS or not _OTHERS.isdisjoint(words):
        return False
    if words[-1] in _LEFT_OPEN or not is_imperative(order.text) or words[0] in _NO_ORDERS:
        return False
    if _OF_LESSON.search(order.text) or order.holds("link"):
        return False
    tokens = read_tokens(order)
    if _NO_PART.search(order.text) or not _are_bound(tokens):
        return False
    return is_told or main_verb(tokens) in (None, 0) or tokens[1].kind in _BEFORE_OBJECTS


def _is_reason(told: Phrase, *, is_sure: bool) -> bool:
    """Whether what stands behind an order says why; without a “because” it may be what happened, or what else to do."""
    words = words_of(_SEEN.sub("", told.text))
    if not _FEWEST_REASONS <= len(words) <= _LONGEST_REASON or not _OTHERS.isdisjoint(words):
        return False
    if (
        told.holds("link")
        or _AS_OTHERS.search(told.text)
        or words[0] in _LEANING
        or words[0][0].isdigit()
        or told.text.startswith('"')
    ):
        return False
    if main_verb(read_tokens(told)) is None and (_ONLY_NAMES.search(told.text) or first_verb(told.text) is None):
        return False
    return is_sure or (gives_reason(told.text) and _OF_STORY.isdisjoint(words) and words[0] not in _TO_READER)


def _are_bound(tokens: Sequence[Token]) -> bool:
    """Whether something stands before each pronoun of an order that it may stand for."""
    named = False
    for token in tokens[1:]:
        if token.small in _PRONOUNS and not named:
            return False
        named = named or token.kind in ("noun", "name")
    return True


def _is_clear(body: Phrase, order: Phrase) -> bool:
    text = _SEEN.sub("", body.text)
    if points_elsewhere(text) or points_back(_IT.sub("", text)) or is_dated(text):
        return False
    if any(f"the {word}" in order.text for word in words_of(order.text) if word in DEVICES):
        return False
    many = False
    for token in read_tokens(body):
        if token.small in _MANY and not many:
            return False  # “because they won't sign up”
        many = many or token.small in _ANYBODY or (token.kind in ("noun", "name") and is_many(token.text))
    return True
