"""What speaks for something and what against it: “It is quick to set up, but it needs a server”.

Words that praise must stand on one side of the turn and words that find fault on the other; what a thing once was, or
how it compares with something that is not named, is no such judgement.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.grammar import noun_phrases, opening_end, read_tokens
from mkdeck.facts.guards import is_balanced, is_dated, points_elsewhere
from mkdeck.facts.named_before import is_named
from mkdeck.facts.names import is_of_person
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.pointing import points_back
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.references import with_subject
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set

TIER = "default"
TRIGGERS = word_set("but although though yet however hand")

_TURN = re.compile(
    r", (?:but|although|though|yet|even though) (?:on the other hand, |then again, )?"
    r"|; (?:on the other hand|however|still|then again), "
)
_PRAISES = re.compile(
    r"\b(?:free|cheap(?:er|est)?|inexpensive|affordable|fast(?:er|est)?|quick(?:ly|er)?|eas(?:y|ier|ily)|simpl(?:e|er)"
    r"|reliable|reliably|flexible|powerful|lightweight|accurate|precise|portable|stable|robust|mature|convenient|clean"
    r"|excellent|superb|great|good|well|smooth(?:ly)?|friendl(?:y|ier)|gentle|readable|intuitive|beautiful(?:ly)?|clear"
    r"|efficient(?:ly)?|secure|safe|transparent|interoperable|generous|strong|rich|handy|comfortable"
    r"|open[ -]source|no (?:licen[sc]e|fees?|setup|code|cost)"
    r"|(?:costs?|charges) (?:nothing|little|less)|(?:supports?|handles?|lets?|scales?|includes?|integrates?|offers?)"
    r"|can (?:do|draw|read|handle|run|spread|show|work|add|open|be (?:run|used|installed|set up|learned|learnt))"
    r"|works? (?:well|with|across|out of the box|offline|everywhere|anywhere|in)|runs? (?:on|in|anywhere|everywhere)"
    r"|light|pleasant|gives?|saves?|wins?|shines?|excels?|speeds? up|makes? it easy)\b"
)
_NO_FAULT = re.compile(
    r"\b(?:costs? (?:nothing|less|little)(?: to [a-z]+)?|without (?:any |a |much )?[a-z]+"
    r"|(?:with )?no (?:licen[sc]e|fees?|setup|code|cost)|(?:needs?|requires?) (?:no|little) [a-z]+"
    r"|modest (?:one-time )?price"
    r"|short-lived|low (?:price|cost|fees?)|not only)\b"
)
"""What praises by a word that finds fault elsewhere."""
_FINDS_FAULT = re.compile(
    r"(?:\b(?:slow(?:er|s|ly)?|expensive|costly|pric(?:e|es|ey)|fees?|bills?|steep|hard(?:er|est)?|difficult|complex"
    r"|complicated|confusing|tricky|clumsy|heavy|bulky|weak(?:er)?|limited|limits?|lacks?|lacking|missing"
    r"|nobody|without|few(?:er)?|only|needs?|requires?|demands?|must|ha(?:s|ve) to|takes?|fails?|breaks?"
    r"|crash(?:es)?|poor|larger|reserved|shrinking|age|struggles?|suffers?|poorly|badly|restrict(?:s|ed|ive)|locks?|ties|dated|plain|noisy|less|overwhelming|grumble"
    r"|complain|burden|depends?|leaves?|worse|rough|wasteful|fragile|unforgiving|demanding|considerable|hefty|vulnerable"
    r"|closed|proprietary|stops?|ignores?|loses?|drains?|too)\b)"
)
_NEGATED = re.compile(r"(?:\b(?:not|never|no|hardly|seldom)|n['’]t) (?:[a-z]+ ){0,2}?(?=[a-z])")
_CANNOT = re.compile(
    r"\bcan(?:not|['’]t) |\b(?:(?:can|does|do|is|are|will|wo)(?: not|n['’]t)|it['’]s not)(?: (?:yet|really|easily))?"
    r" (?:available|support|scale|work|run|handle|read|open|import|export|offer|let|allow|designed|meant|made"
    r"|free|suited)"
    r"|\bno longer\b"
)
"""What finds fault by a negation."""
_OF_ANOTHER = re.compile(r"(?:the )?[A-Z]|[a-z]+ (?:say|says|think|argue|claim|find) [A-Z]")
_PAST = re.compile(r"\b(?:was|were|did|had|became|[a-z]+ed by)\b|\b[12]\d{3}\b")
_LEANS = re.compile(
    r"\b(?:this|that (?:is|was)|these|those|here|such|former|latter|same|other(?:s)?|another|both|so)\b"
)
_OF_READER = re.compile(r"\b(?:we|our|us|I|my)\b")
_FEWEST, _LONGEST, _LONGEST_SUBJECT = 3, 44, 5


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is the strength of X, and what its weakness?”."""
    turn = _TURN.search(sentence.body.text)
    if turn is None:
        return
    told = with_subject(sentence)
    subject = _subject(told)
    if subject is None:
        return
    text = sentence.body.text
    first, second = text[: turn.start()], text[turn.end() :]
    if _OF_ANOTHER.match(second):
        return  # “PostgreSQL is powerful, but MySQL lacks many types”
    verdicts = _verdict(first), _verdict(second)
    if (
        sorted(verdicts) != [-1, 1]
        or not _stands(f"{first}, {second}")
        or min(len(first.split()), len(second.split())) < _FEWEST
    ):
        return
    named = inside(subject.without("strong"), told, named=True)
    good, bad = (
        "What is the strength of {}, and what its weakness?",
        "What is the weakness of {}, and what its strength?",
    )
    yield from ask(told, (good if verdicts[0] > 0 else bad).format(named), sentence.body)


def _verdict(text: str) -> int:
    """Return 1 for a clause that praises, -1 for one that finds fault, 0 where that is not sure."""
    text, count = _NO_FAULT.subn("", text)
    text, cannot = _CANNOT.subn("", text)
    if _NEGATED.search(text):
        return 0  # “it is not slow to learn”
    faults = cannot > 0 or _FINDS_FAULT.search(text) is not None
    praises = count > 0 or _PRAISES.search(text) is not None
    return -1 if faults else 1 if praises else 0


def _stands(text: str) -> bool:
    """Whether a judgement says by itself what it is about, for as long as the thing is what it is."""
    if len(text.split()) > _LONGEST or not is_balanced(text) or ":" in text:
        return False
    if _PAST.search(text) or _LEANS.search(text) or _OF_READER.search(text) or is_dated(text):
        return False
    return not (points_back(text) or points_elsewhere(text))


def _subject(sentence: Sentence) -> Phrase | None:
    """Return the one thing with a name that a sentence opens with."""
    body = sentence.body
    tokens = read_tokens(body)
    found = next(iter(noun_phrases(tokens)), None)
    if found is None or found.first != 0 or opening_end(tokens) or found.last >= _LONGEST_SUBJECT:
        return None
    phrase = body.part(0, tokens[found.last].end)
    is_sure = is_named(phrase, sentence) and not is_of_person(phrase.text) and " and " not in phrase.text
    return phrase if is_sure and words_of(phrase.text)[0] not in ("it", "they", "the") else None
