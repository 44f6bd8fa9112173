"""What a sentence tells of somebody behind its first clause: “Sylvia Earle led …; in 1990 she became …”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.facts.dates import fronted_date
from mkdeck.facts.grammar import main_verb, read_tokens
from mkdeck.facts.names import FULL_NAME, may_be_person, persons_in
from mkdeck.facts.objects import put
from mkdeck.facts.phrases import Phrase

_AGAIN = re.compile(
    r"(?:; |, (?:and|but) | and (?=[io]n \d))"
    r"(?P<told>(?:(?:[io]n|by) (?:[A-Z][a-z]+ )?\d{3,4},? )?(?P<who>he|she) (?=[a-z]))"
)
_SOMEBODY = re.compile(
    r"\b(?:[a-z]{2,}(?:er|or|ist|ian|man|woman|eer|ant|ent|ess)|aide|boy|child|coder|cook|girl|guide|heir|king|nurse|pupil"
    r"|queen|rival|son|spouse|wife|someone|somebody|boss|chief|clerk|judge|poet|priest|monk|nun|saint)\b"
)
"""“Married the painter in 1950, and *she* …”: a word for somebody, whom “she” may be as well."""
_ENDS = re.compile(r"; |, (?:and|but|so|while|although|because) ")


def told_of_somebody(body: Phrase) -> Iterator[Phrase]:
    """Yield each clause whose “he” or “she” is the one person whom its sentence names, with the name in its place."""
    first = _AGAIN.search(body.text)
    name = _subject(body.part(0, first.start())) if first is not None else None
    if first is None or name is None:
        return
    for found in _AGAIN.finditer(body.text):
        between = body.text[name.end - body.start : found.start()]
        if any(other not in name.text for other in persons_in(between)) or _SOMEBODY.search(between):
            return  # which of the two it is, nothing tells
        end = _ENDS.search(body.text, found.end())
        told = body.part(found.start("told"), end.start() if end else None)
        at = found.start("who") - found.start("told")
        yield put(told, at, at + len(found["who"]), name)


def _subject(clause: Phrase) -> Phrase | None:
    """Return the full name of the person of whom a clause tells."""
    dated = fronted_date(clause)
    rest = dated[1] if dated else clause
    tokens = read_tokens(rest)
    verb = main_verb(tokens)
    if not verb:
        return None
    subject = rest.part(0, tokens[verb].start).part(0)
    found = FULL_NAME.match(subject.text)
    if found is None or not may_be_person(found["name"]):
        return None
    is_all = found.end() == len(subject.text.rstrip()) or subject.text.startswith(",", found.end())
    return subject.part(*found.span("name")) if is_all else None
