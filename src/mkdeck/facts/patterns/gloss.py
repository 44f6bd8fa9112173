"""What a word of another language means: “*stare decisis*, Latin for “to stand by things decided””."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card
from mkdeck.facts.certain_phrases import by_points
from mkdeck.facts.certain_questions import asks_plainly
from mkdeck.facts.guards import points_elsewhere
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.questions import ask
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.signs import BOLD, ITALICS

TIER = "default"
is_likely = by_points
TRIGGERS = frozenset({BOLD, ITALICS})

_LANGUAGE = (
    r"(?:Ancient |Old |Classical |Medieval |Middle )?(?:Latin|Greek|French|German|Italian|Spanish|Arabic|Hebrew"
    r"|Sanskrit|Japanese|Chinese|Norse|Dutch|English|Russian|Turkish|Persian|Portuguese|Welsh|Nahuatl|Quechua|Hawaiian|Swedish)"
)
_QUOTED = r"[“\"](?P<meaning>[^“”\"]{2,60}?)[,.;]?[”\"]"
_BEHIND = re.compile(
    rf",? (?:which is |(?P<from>from ))?(?:the )?(?P<language>{_LANGUAGE}) "
    r"(?:word |term |phrase |expression )?(?:for|meaning) "
    rf"(?:{_QUOTED}|(?P<plain>(?:an? |the )?[\w’' -]{{2,40}}?)(?=[.,;)]|$))"
)
_OR = re.compile(r" or (?:[a-z]+ )?[“\"][^“”\"]{2,40}?[,.;]?[”\"]")
"""Another meaning behind the first one."""
_AND_MORE = re.compile(r",? and (?:[a-z]+ )?[“\"]")
_NAMED = re.compile(rf",? (?:or |meaning |that is, )?{_QUOTED}(?=[.,;:]?$|[.,;:)] )")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What does X mean?”."""
    body = sentence.body
    marked = {(mark.start, mark.end) for mark in body.inline.marks if mark.kind in ("strong", "emphasis")}
    for start, end in sorted(marked):
        if not body.start <= start < end <= body.end:
            continue
        term = Phrase(body.inline, start, end).part(0)
        behind = end - body.start
        if not 1 <= len(term.words) <= 4 or body.text[term.end - body.start : behind] not in ("", ","):
            continue
        behind = term.end - body.start
        found = _BEHIND.match(body.text, behind) if " for " in body.text or " meaning " in body.text else None
        origin = " word behind" if found and found["from"] else ""
        language = f"the {found['language']}{origin} " if found else ""
        if found is None:
            found = _NAMED.match(body.text, behind)
            if found is None or not (body.text[behind] == "," or "meaning" in found[0]):
                continue
        if _AND_MORE.match(body.text, found.end()):
            continue  # “from the Greek for “fungus” and “root””
        group = "meaning" if found["meaning"] else "plain"
        more = _OR.match(body.text, found.end())
        answer = body.part(found.start(group) - 1, more.end()) if more else body.part(*found.span(group))
        if not points_elsewhere(answer.text):
            kind = "" if language else ("the name " if term.text[0].isupper() else "")
            yield from ask(sentence, f"What does {language}{kind}{_shown(term)} mean?", answer)


def is_certain(card: Card, sentence: Sentence) -> bool:
    """Whether the sentence says that it is a meaning, or of which language: a quotation behind a comma may be none."""
    return isinstance(card, Basic) and asks_plainly(card, sentence) and _SAYS_SO.search(sentence.text) is not None


_SAYS_SO = re.compile(rf"\b{_LANGUAGE} (?:[a-z]+ )?(?:for|meaning)\b|\bmeaning [“\"]")


def _shown(term: Phrase) -> str:
    """Write the term as one of another language is written, in italics."""
    text = term.without("strong").without("emphasis").markdown
    return f"*{text}*"
