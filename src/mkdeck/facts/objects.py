"""What “it” behind a verb stands for, put in its place: “Developers adopted it” of what the paragraph is about."""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.cards import Inline
from mkdeck.facts.guards import without_article
from mkdeck.facts.memory import once
from mkdeck.facts.names import is_of_person, is_surname
from mkdeck.facts.phrases import Phrase, holds_name, one_line
from mkdeck.facts.roles import ROLES
from mkdeck.facts.sentences import Sentence, Topic
from mkdeck.facts.vocabulary import has_inner_capital
from mkdeck.parsing.inline import beside, cut
from mkdeck.values import replace

_OBJECT = re.compile(
    r"(?P<before>(?:In \d{4}, )?(?P<subject>[^,;:()“”\"]{2,60}?(?:, (?:who|which|then|an?|the|one of) [^,;:()]{3,80},)?"
    r"|(?:[Aa]n?|[Tt]he|[Tt]wo|[Tt]hree|[Hh]is|[Hh]er|[Tt]heir) [^,;:()]{3,40}, [A-Z][^,;:()]{1,40},"
    r"|(?:[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2}, ){1,4}and [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2}) "
    r"(?P<verb>(?:(?:both|all|also|now|first) )?[a-z]+(?: (?:to|on|up|with|for|upon))?)) (?P<it>it)"
    r"(?= (?:because|since|as|in|from|after|before|when|while|by|at|into|for|under|over|with|through|out|off|on|and"
    r"|open[ -]source|public|free|available)\b"
    r"|[,.;]|$)"
)
_NO_NAME = re.compile(r"[A-Z][a-z]+ing(?: [a-z]+)+")
"""“Keeping track of experiments” is what is done, and no name."""
_OF_TOWN = re.compile(r" (?:of|from) [A-Z][\w’'-]*$")
"""“Angelo Moriondo of Turin” is somebody."""
_WHO = re.compile(r", (?:an?|the) (?P<who>(?:[\w-]+ ){0,4}[a-z]+)(?=[,;.]| (?:of|from|in|at|by|who|with|and)\b)")
_IS_IT = re.compile(r"\b(?:is|was|are|were|made|makes?|finds?|found|thought|take|takes|took|that|than|and|as|why)$")


_INNER = re.compile(r"\b(?:because|since|when|while|if|that|which|who|where|as|and then)\b(?! [^,]*,$)")
_DOUBTED = re.compile(rf"{_INNER.pattern}|\b(?:not|never|nearly|almost)\b")
_OPEN = re.compile(r" (?:open[ -]source|public|available)\b")
"""“IBM made it open source” tells what was done to it."""
_APART = re.compile(
    r"(?P<before>(?:In \d{4}, )?[^;:()“”\"]{2,90}? (?:set|took|brought|spun|bought)) (?P<it>it)"
    r" (?P<how>up|over|out|off)(?=$|[.,;]| (?:in|from|for|as|at|with|and|after|before|when)\b)"
)
"""“SDL took it over in 2005.”"""


@once
def with_object(sentence: Sentence) -> Sentence:
    """Return a sentence with what “it” behind its first verb stands for in its place, where that is sure."""
    text = sentence.body.text
    if " it" not in text:
        return sentence
    apart, behind_verb = _APART.match(text), _OBJECT.match(text)
    topic = sentence.topic if apart or behind_verb else None
    if topic and not topic.is_plural and apart is not None and not _DOUBTED.search(apart["before"]):
        joined = put(sentence.body, apart.start("it"), apart.end("how"), topic.phrase)
        at = joined.start + apart.start("it")
        verb = Inline(f"{joined.inline.text[:at]}{apart['how']} {joined.inline.text[at:]}")
        return replace(sentence, phrase=Phrase(verb, 0, len(verb.text)), quote=sentence.quote or sentence.text)
    if behind_verb is None:
        return sentence
    whole = replaced_object(sentence.body, topic)
    if topic is None or whole is sentence.body or is_surname(topic.phrase.text, topic.phrase.inline.text):
        return sentence
    return replace(sentence, phrase=whole, quote=sentence.quote or sentence.text)


def may_have_object(clause: Phrase) -> bool:
    """Whether “it” stands behind the verb of a clause."""
    return " it" in clause.text and _OBJECT.match(clause.text) is not None


def replaced_object(clause: Phrase, topic: Topic | None) -> Phrase:
    """Return a clause with a topic in the place of “it” behind its verb, or as it is."""
    found = _OBJECT.match(clause.text)
    if found is None or topic is None or topic.is_plural:
        return clause
    if _IS_IT.search(found["before"]) and not _OPEN.match(clause.text, found.end("it")):
        return clause
    named = topic.phrase
    is_sure = named.is_marked("strong") or any(map(has_inner_capital, named.words))  # “**Prusa Research**”
    is_person = is_of_person(_OF_TOWN.sub("", named.text)) or _is_somebody(named)
    if _NO_NAME.match(named.text) or (is_person and not is_sure):
        return clause
    if found["subject"].casefold().startswith(("it ", "that ", "this ", "which ")) or found["subject"] in ("It", "it"):
        return clause
    if holds_name(found["before"], without_article(topic.phrase).text) or _INNER.search(found["subject"]):
        return clause
    return put(clause, found.start("it"), found.end("it"), topic.phrase)


def _is_somebody(named: Phrase) -> bool:
    """Whether an aside behind a name says what somebody is: “Chester Moor Hall, an English lawyer, …”."""
    found = _WHO.match(named.inline.text, named.end)
    return found is not None and not ROLES.isdisjoint(found["who"].split())


def put(phrase: Phrase, start: int, end: int, name: Phrase, *, ending: str = "") -> Phrase:
    """Return a phrase with a name in the place of its characters `start` to `end`, without the name's markup.

    `ending` is written right behind the name: the sign of an owner, or a verb.
    """
    before = cut(phrase.inline, phrase.start, phrase.start + start)
    behind = cut(phrase.inline, phrase.start + end, phrase.end)
    own = _within(name) if before.text else _at_start(name)
    own = Inline(own.text + ending.rstrip(), own.marks)
    head = beside(before, own) if before.text else own
    joined = _joined(head, behind)
    return Phrase(joined, 0, len(joined.text))


def _joined(head: Inline, behind: Inline) -> Inline:
    """Return two texts as one, with a blank between them where no sign of punctuation follows."""
    if not behind.text:
        return head
    if behind.text[0] not in ",.;:)":
        return beside(head, behind)
    place = len(head.text)
    moved = (replace(mark, start=mark.start + place, end=mark.end + place) for mark in behind.marks)
    return Inline(head.text + behind.text, (*head.marks, *moved))


def _at_start(phrase: Phrase) -> Inline:
    """Return a name as it opens a sentence: “The OAIS model” of “the OAIS model”."""
    own = cut(phrase.inline, phrase.start, phrase.end)
    text = one_line(own.text)
    if text.startswith(("the ", "a ", "an ")):
        text = text[0].upper() + text[1:]
    return Inline(text, tuple(mark for mark in own.marks if mark.is_opaque))


def _within(phrase: Phrase) -> Inline:
    """Return a name as it stands within a sentence, with no mark but code: “the OAIS model” of “The OAIS model”."""
    own = cut(phrase.inline, phrase.start, phrase.end)
    text = one_line(own.text)
    if text.startswith(("The ", "A ", "An ")):
        text = text[0].lower() + text[1:]
    return Inline(text, tuple(mark for mark in own.marks if mark.is_opaque))
