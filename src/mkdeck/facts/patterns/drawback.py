"""What speaks for or against something: “The trouble with X is that …”, “Its great merit is that …”.

Where a sentence says only “The catch is that …”, it is that of what the paragraph goes on about.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.grammar import is_many, main_verb, read_tokens
from mkdeck.facts.guards import (
    addresses_reader,
    is_anaphoric,
    is_dated,
    is_hedged,
    is_name,
    is_noun_phrase,
    points_elsewhere,
)
from mkdeck.facts.names import is_of_person
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.references import with_subject
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import PERSONAL
from mkdeck.values import replace

TIER = "more"
OF_ADVICE = True
_WHAT = (
    "drawback|trouble|weak spot|weak point|weakness|catch|downside|disadvantage|snag|limitation|flaw|complaint"
    "|advantage|strength|merit|virtue|appeal|beauty|strong point|selling point|benefit|price"
)
TRIGGERS = frozenset(word for name in _WHAT.split("|") for word in name.split()) - {"point"} | {"points"}
_OWN = (
    r"(?P<what>(?:(?:main|chief|great|greatest|big|biggest|real|only|one|usual|most common|most frequent) )?"
    rf"(?:{_WHAT}))"
)
_IS = (
    r"(?:(?: is| was|['’]s)(?: plain| simple| obvious| easy to state)?(?: that |: |, (?:of course|though), that )"
    r"|(?<!price)(?: is| was|['’]s) (?:about |in )?(?=(?:an?|the|its|their) [a-z]|[a-z]+(?: [a-z]+){0,3}[.:,]"
    r"|[a-z]+(?:ness|ity|tion|sion|ance|ment|ing|th) |(?:speed|cost|price|size|reach|weight|slow|poor|high|limited) )"
    r"| (?:lies in|concerns|consists in) )"
)
_TOLD = re.compile(rf"The {_OWN} (?P<link>with|of|to) (?P<owner>[^,;:()]{{2,50}}?){_IS}")
_TOLD_OF_IT = re.compile(
    rf"(?:The {_OWN}{_IS}|(?:There(?:['’]s| is)(?: just)?|It(?: does have| has| had)) (?:a|one|its) (?P<own>{_WHAT}): )"
)
_TOLD_AS_ITS = re.compile(rf"(?P<owner>[^,;:()]{{2,50}}?)[’']s? {_OWN}{_IS}")
_LINKS = {"trouble": "with", "catch": "with", "snag": "with", "complaint": "about"}
_GOES_ON = re.compile(
    r"; |, (?=its )|, which is (?:an? thing|why|something)\b"
    r"|, (?:and|but|so) (?:that|this|it|its|their|they|you|we|for)\b"
)
_EXPLAINED = re.compile(r"(?P<what>(?:(?:an?|the|its|their) )?[a-z-]+(?: [a-z-]+){0,3}): (?=[a-z])")
"""“price: you pay more”: what is told, and behind the colon why."""
_TELLS_NONE = re.compile(
    r"(?:(?:the |that )?same|another|this|that$|it$|the (?:opposite|past|next)|some|any|nothing"
    r"|a (?:myth|secret|matter)|an old|coming|common|less|more|gone|twofold|probably|perhaps|well known|easy|hard)\b"
)
_NOUN = re.compile(r"(?:(?:an?|the|its|their) )?(?:[a-z-]+ ){0,2}[a-z-]{4,}(?<!ed)(?<!er)(?<!est)(?<!ly)")
_POSSIBLE = re.compile(r"\b(?:may|might|can|could|tends? to)\b")
"""What may happen is as good a drawback as what does."""
_FEWEST, _LONGEST = 3, 36


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is the trouble with X?”."""
    for told, what, owner, start in _readings(sentence):
        answer = _answer(told.body.part(start))
        if owner is None or answer is None:
            continue
        thing = inside(owner.without("strong"), told)
        link = _LINKS.get(what.split()[-1], "of")
        what = "advantage" if what == "virtue" else what
        yield from ask(told, f"What is the {what} {link} {thing}?", answer)
        return


def _readings(sentence: Sentence) -> Iterator[tuple[Sentence, str, Phrase | None, int]]:
    """Yield the sentence, what it tells of, whose that is, and where it begins to be told."""
    body = sentence.body
    if (found := _TOLD.match(body.text)) is not None and not body.text.startswith("The price "):
        owner = body.part(*found.span("owner"))
        yield sentence, found["what"], owner if _is_clear(owner, sentence) else None, found.end()
        return
    if (found := _TOLD_OF_IT.match(body.text)) is not None:
        yield sentence, found["what"] or found["own"], _spoken_of(sentence), found.end()
        return
    told = with_subject(sentence)
    if told is not sentence and sentence.topic is None:
        return  # what “its” is of is but likely
    if (found := _TOLD_AS_ITS.match(told.body.text)) is not None:
        owner = told.body.part(*found.span("owner"))
        yield told, found["what"], owner if _is_clear(owner, told) else None, found.end()


def _spoken_of(sentence: Sentence) -> Phrase | None:
    """Return the one thing that a paragraph goes on about, or else what the sentence before is about."""
    topic = sentence.topic
    owner = topic.phrase if topic else _subject(sentence.before) if sentence.before else None
    return owner if owner and owner.words and not is_many(owner.words[-1]) and _is_clear(owner, sentence) else None


def _subject(before: Sentence) -> Phrase | None:
    """Return what a sentence is about, where that is a kind or has a name."""
    tokens = read_tokens(before.body)
    verb = main_verb(tokens)
    subject = before.body.part(0, tokens[verb].start) if verb else None
    if subject is None or not (tokens[0].small in ("a", "an") or is_name(subject, before.vocabulary)):
        return None
    return None if is_of_person(subject.text) else subject


def _is_clear(owner: Phrase, sentence: Sentence) -> bool:
    return is_noun_phrase(owner) and not points_elsewhere(owner.text) and not is_anaphoric(owner, sentence.vocabulary)


def _answer(told: Phrase) -> Phrase | None:
    """Return what is told, up to where the sentence goes on about something else; None where it leans."""
    end = _GOES_ON.search(told.text)
    answer = told.part(0, end.start() if end else None)
    fewest = _FEWEST
    if (explained := _EXPLAINED.match(answer.text)) is not None:
        fewest = 1
        if addresses_reader(answer.text) or not PERSONAL.isdisjoint(words_of(answer.text)[1:]):
            answer = answer.part(0, explained.end("what"))  # “price: you pay more than you would for its rivals”
    elif _NOUN.fullmatch(answer.text):
        fewest = 1
    if " and that " in answer.text and told.inline.text[: told.start].endswith("that "):
        answer = replace(answer, start=answer.start - len("that "))
    text = answer.text
    if not fewest <= len(words_of(text)) <= _LONGEST:
        return None
    if _TELLS_NONE.match(text):
        return None
    if points_elsewhere(text) or addresses_reader(text) or is_dated(text) or is_hedged(_POSSIBLE.sub("", text)):
        return None
    return answer
