"""What something of a named thing is: “Unity's scripting language is C#”, “Unity's author, Joachim Ante, …”.

The owner must have a name, and what it owns be told apart by its noun; a statement behind “that” is as good an answer
as a name is.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.guards import (
    addresses_reader,
    has_pronoun,
    is_balanced,
    is_comparative,
    is_dated,
    is_hedged,
    is_name,
    names_vaguely,
    points_elsewhere,
)
from mkdeck.facts.names import is_of_person
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.pointing import points_back
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.terms import is_marked_term, is_signed_name
from mkdeck.facts.words import TO_BE, word_set

TIER = "more"
OF_STATEMENTS = True
_NAMED_BESIDE = "founder owner maker author inventor designer creator customer predecessor successor"
TRIGGERS = frozenset({"is", "are", "was"}) | word_set(_NAMED_BESIDE)

_OWN = re.compile(
    r"(?P<owner>[^,;:()]{2,50}?)['’]s? (?P<what>(?:[a-z]+(?:-[a-z]+)? ){0,3}[a-z]+) (?P<be>is|are|was)"
    r" (?P<also>still |now |usually )?(?P<value>[^;:()]{2,})$"
)
_OF = re.compile(
    r"(?:The |One )(?P<what>(?:[a-z]+(?:-[a-z]+)? ){0,2}[a-z]+) (?:of|with|in) "
    r"(?P<owner>(?:the )?[\w.+#*-]*[A-Z][^,;:()]{0,40}?) (?P<be>is|are|was) (?P<value>that [^;:()]{6,})$"
)
_BESIDE = re.compile(
    rf"(?P<owner>[^,;:()]{{2,50}}?)(?P<sign>['’]s?) "
    rf"(?P<what>(?:[a-z]+(?:-[a-z]+)? ){{0,2}}(?:{_NAMED_BESIDE.replace(' ', '|')})), "
    r"(?P<value>(?:the )?[A-Z][\w.&’'-]*(?: (?:of )?[A-Z\d][\w.&’'-]*){0,4}), (?!and |or |[A-Z])"
)
"""“Elasticsearch's author, Shay Banon, had …”"""
_BEFORE = re.compile(r"\b(?:first|original|former|early|predecessor)\b")
_ENDS = re.compile(
    r", (?:but|so|although|though|while|whereas|which|who|where|because|since|as|not|and (?:it|its|they|the)) "
)
_OTHER_VALUE = re.compile(
    r"(?:not|no longer|very|quite|rather|so|too|also|often|usually|simple|easy|hard|clear|plain|much|more|less"
    r"|the same|similar|different|true|likely|known|used|called|named|made|written|based|built|said|thought|worth)\b"
)
"""What is said of a thing, and does not tell which or what it is."""
_NO_VALUE = re.compile(r"[a-z]+(?:ed|ing|er|ly|ous|ive|ful|ble|al|ic)(?: [a-z]+)?$")
_OF_ATTRIBUTE = word_set(
    "language drawback advantage disadvantage strength weakness limitation benefit purpose aim goal point price appeal"
    " role job motto system interface company predecessor successor rival competitor format engine tool"
    " framework database protocol editor font lens model product founder owner maker author inventor designer capital"
    " headquarters home flagship trouble catch idea claim virtue fault flaw spot argument cost license licence size"
    " drawbacks advantages disadvantages strengths weaknesses limitations benefits points spots"
    " standard unit range task term market audience origin ancestor platform library runtime"
)
_OF_PERSONS = word_set("founder owner maker author inventor designer creator customer")
_DID = {
    "creator": "created", "designer": "designed", "founder": "founded", "inventor": "invented", "maker": "made",
    "owner": "owns",
}  # fmt: skip
_LONGEST, _LONGEST_OWNER = 26, 5

MAY_STATE = re.compile(r"\b[Ii]ts \w|['’]s? [a-z]|\b(?:The|One) [a-z -]{3,40} (?:of|with|in) ")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is X's N?”."""
    body = sentence.body
    if (beside := _BESIDE.match(body.text)) is not None:
        yield from _beside(beside, sentence)
        return
    owned = _OWN.match(body.text)
    found = owned or _OF.match(body.text)
    if found is None or words_of(found["what"])[-1] not in _OF_ATTRIBUTE:
        return
    owner, what = body.part(*found.span("owner")), found["what"]
    end = _ENDS.search(body.text, found.start("value"))
    value = body.part(found.start("value"), end.start() if end else None)
    if not _is_owner(owner, sentence) or not _is_value(value) or not TO_BE.isdisjoint(words_of(what)):
        return
    if (
        (owned and owned["also"] == "usually ")
        or is_comparative(what)
        or is_dated(body.text)
        or is_hedged(what)
        or points_back(what)
    ):
        return
    named = inside(owner.without("strong"), sentence, named=True)
    if owned is None:
        article = "one" if body.text.startswith("One ") else "the"
        front = f"What {found['be']} {article} {body.text[len('The ') : found.end('owner')]}?"
    else:
        sign = body.text[found.end("owner") : found.start("what")]
        who = "Who" if words_of(what)[-1] in _OF_PERSONS else "What"
        who = "Where" if _IN_PLACE.match(value.text) else who
        front = f"{who} {found['be']} {named}{sign}{what}?"
    yield from ask(sentence, front, value)


_IN_PLACE = re.compile(r"(?:in|at) (?:the )?[A-Z]", signs=("in ", "at "))


def _beside(found: re.Match[str], sentence: Sentence) -> Iterator[Card]:
    """Yield “Who is X's author?” where a name stands between commas."""
    owner, value, what = (sentence.body.part(*found.span(part)) for part in ("owner", "value", "what"))
    if not _is_owner(owner, sentence) or is_dated(what.text) or is_comparative(what.text) or points_back(what.text):
        return
    named = inside(owner.without("strong"), sentence, named=True)
    who = "Who" if is_of_person(value.text) or words_of(what.text)[-1] in _OF_PERSONS else "What"
    be = "was" if _BEFORE.search(what.text) else "is"
    did = _DID.get(what.text)
    front = f"Who {did} {named}?" if did else f"{who} {be} {named}{found['sign']} {what.text}?"
    yield from ask(sentence, front, value)


def _is_owner(owner: Phrase, sentence: Sentence) -> bool:
    vocabulary = sentence.vocabulary
    if has_pronoun(owner.text) or points_elsewhere(owner.text) or len(owner.words) > _LONGEST_OWNER:
        return False
    name = owner.part(len("the ")) if owner.text.casefold().startswith("the ") else owner
    return is_name(name, vocabulary) or is_signed_name(owner) or is_marked_term(name, vocabulary)


def _is_value(value: Phrase) -> bool:
    """Whether it tells which or what something is, and leans on nothing but the owner."""
    text, words = value.text, words_of(value.text)
    if not 1 <= len(words) <= _LONGEST or not is_balanced(text) or addresses_reader(text) or points_back(text):
        return False
    if _OTHER_VALUE.match(text) or _NO_VALUE.fullmatch(text) or is_comparative(text) or names_vaguely(text):
        return False
    told = {"it", "its"} if text.startswith("that ") else {"its"}
    others = " ".join(word for word in words if word not in told)
    return not (has_pronoun(others) or points_elsewhere(others.removeprefix("that ")))
