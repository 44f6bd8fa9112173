"""What a term is, in a phrase that stands behind it: “**MedWatch.** The FDA program through which …”.

The phrase may also stand behind what letters stand for: “`CORS` — cross-origin resource sharing. The mechanism …”.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card, Inline, Mark
from mkdeck.facts.definitions import is_meaning, is_of_a_person, leans, meaning
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.first_verb import first_verb
from mkdeck.facts.fragments import states
from mkdeck.facts.guards import is_noun_phrase, without_article
from mkdeck.facts.names import is_of_person
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.terms import agrees
from mkdeck.facts.vocabulary import has_inner_capital
from mkdeck.facts.words import word_set

TIER = "default"
OF_PARTS = True
TRIGGERS = word_set("a an the one own that which")

_FARTHEST = 120
"""Characters of a paragraph behind which nothing is its first sentence any more."""
_LEADS = ("strong", "emphasis", "code")
_LONGEST_TERM, _SHORTEST, _FEWEST = 5, 5, 8
_STOP = re.compile(r"\.?[”\"]?\s+", signs=(" ", "\n"))
_EXPLAINED = re.compile(r"(?: \([^()]{1,40}\))?(?::| [–—-]{1,2}|,| =) (?P<words>[^.:;!?]{3,60})\.\s+")
_APART = re.compile(r"(?: \([^()]{1,40}\))?(?::| [–—-]{1,2}) ")
_OPENS = re.compile(r"(?:An?|The|One of the|an?|the|one of the) (?=[\w“\"])")
_OF_OWNER = re.compile(r"(?:[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,2}['’]s?|Its own) (?:own )?(?=[a-z])")
_SETS_APART = re.compile(
    r"(?:an?|the|one of the) (?:[\w’'.-]+ ){1,6}?(?:that|which|whose"
    r"|(?:in|by|through|with|on|at|from|for|to|under) which"
    r"|used|made|built|where|for [a-z]+ing) "
)
_WHICH = re.compile(r",? (?:that|which|for|used|made|with|in|to) ")
_NO_TERM = word_set(
    "note notes tip hint warning caution important remember example examples exercise figure table source reading task "
    "goal aim objective homework deadline update summary step part day week catch point moral lesson trick idea rule "
    "problem answer question result reason advice bonus background context history verdict"
)
_NUMBERED = re.compile(r"\d+$")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is X?”."""
    body = sentence.body
    marks = body.inline.marks
    if not marks or body.start > _FARTHEST:
        return
    mark = next((mark for mark in marks if mark.start == 0 and mark.kind in _LEADS), None)
    if mark is None or not _is_term(term := Phrase(body.inline, 0, mark.end).part(0)):
        return
    start = _start(body, mark)
    told = _written_small(body.part(start)) if start is not None else None
    if told is None or states(told):
        return
    answer = meaning(told, 0, term, _SHORTEST)
    may_be_somebody = not term.is_marked("code") and not any(map(has_inner_capital, term.words))
    if answer is not None and not (may_be_somebody and is_of_a_person(answer)) and _tells_what(answer):
        yield from ask(sentence, _question(term, answer, sentence), answer)


def _question(term: Phrase, answer: Phrase, sentence: Sentence) -> str:
    """Return the question for a term: “What is MedWatch?”, “What is a Gantt chart?”, “What is meant by `responsive`?”.

    What is one of many has an article where only its first word has a capital, as at the beginning of a line.
    """
    bare = inside(term.without("strong").without("emphasis"), sentence)
    words = term.words
    if term.is_marked("code"):
        is_of_language = all(word.isalpha() and word.islower() for word in words)
        return f"What {'is meant by' if is_of_language else 'is'} {bare}?"
    is_one = len(words) > 1 and words[1:] == [word.lower() for word in words[1:]] and answer.text[:2] in ("a ", "an")
    article = "" if not is_one else "an " if bare[0] in "aeiouAEIOU" else "a "
    return f"What is {article}{bare}?"


def _start(body: Phrase, lead: Mark) -> int | None:
    """Return where in a sentence begins what says of the lead of its paragraph what it is; None where nothing does."""
    text = body.inline.text
    end = lead.end - (text[lead.end - 1] in ".:")
    if body.start >= lead.end:
        between = text[end : body.start]
        is_closed = "." in between and _STOP.fullmatch(between) is not None
        explained = _EXPLAINED.fullmatch(between)
        is_short = explained is not None and first_verb(explained["words"]) is None
        return 0 if is_closed or is_short else None
    apart = _APART.match(text, end) if lead.kind == "code" and not body.start else None
    return apart.end() if apart else None


def _written_small(told: Phrase) -> Phrase | None:
    """Return a phrase with a small letter for its article; None where it opens with none, and with no owner."""
    if _OF_OWNER.match(told.text):
        return told
    if _OPENS.match(told.text) is None:
        return None
    text, at = told.inline.text, told.start
    small = Inline(text[:at] + text[at].lower() + text[at + 1 :], told.inline.marks)
    return Phrase(small, told.start, told.end)


def _is_term(term: Phrase) -> bool:
    """Whether a lead is a name, code or a term: “**RenderMan**”, “**The Orange Book**”, not “**The good news**”."""
    name = without_article(term)
    if name.text != term.text and name.text[:1].islower():
        return False
    spoken = words_of(name.text)
    if not 1 <= len(spoken) <= _LONGEST_TERM or not is_noun_phrase(name, _LONGEST_TERM) or not agrees(name, "is"):
        return False
    if not _NO_TERM.isdisjoint(spoken[-1:]) or _NUMBERED.search(name.text) or is_of_person(term.text):
        return False
    if term.is_marked("code") or any(map(has_inner_capital, name.words)):
        return True
    is_title = all(word[0].isupper() for word in name.words) and len(spoken) > 1
    return is_title or not all(map(is_everyday, spoken))


def _tells_what(answer: Phrase) -> bool:
    """Whether an answer tells the kind of a thing and what sets it apart from others."""
    if " who " in answer.text or leans(answer):
        return False
    if _OF_OWNER.match(answer.text):
        return _WHICH.search(answer.text) is not None
    is_long = len(answer.words) >= _FEWEST
    return is_meaning(answer, "is", marked=True) or (is_long and _SETS_APART.match(answer.text) is not None)
