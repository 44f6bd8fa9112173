"""What a sentence without a subject tells of the marked term right before it.

“**The Mercator.** Named after Gerardus Mercator”, “**Node.js** – Ryan Dahl, 2009. Runs JavaScript outside the browser”.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.facts.deed_verbs import PAST
from mkdeck.facts.guards import is_noun_phrase
from mkdeck.facts.objects import may_have_object, put, replaced_object
from mkdeck.facts.sentences import Sentence, Topic
from mkdeck.facts.term_leads import LEADS, is_term_of_lead, lead_right_before
from mkdeck.facts.verb_forms import is_third_person
from mkdeck.values import replace

_DONE = re.compile(r"(?:First |Originally )?(?P<deed>[A-Z]?[a-z]+) (?!\w+ (?:is|are|was|were)\b)")
_DOES = re.compile(r"(?P<verb>[A-Z][a-z]+s) (?!(?:is|are|was|were|can|may|have|had|do|did)\b)")
_SIGN = re.compile(r"(?: \([^()]{1,40}\))?(?::| [–—-]{1,2}) (?=[A-ZÀ-Þ])")
_STATES = frozenset({"based", "forked", "known", "licensed", "maintained", "named", "owned", "used"})
"""What still holds of a thing; what was done to it once are deeds."""


def told_of_lead(sentence: Sentence) -> Iterator[Sentence]:
    """Yield “The Mercator was named after Gerardus Mercator”, or what is told behind a name and a sign."""
    body = sentence.body
    if not body.start:
        yield from _told_behind_sign(sentence)
        return
    lead = lead_right_before(sentence)
    if lead is None or lead.is_marked("code") or not is_term_of_lead(lead):
        return
    done = _DONE.match(body.text)
    deed = done["deed"].casefold() if done is not None else ""
    if done is not None and (deed in PAST or deed in _STATES):
        opening, be = body.text[: done.end("deed")], "is" if deed in _STATES else "was"
        told = put(body, 0, len(opening), lead, ending=f" {be} {opening[0].lower()}{opening[1:]}")
        yield replace(sentence, phrase=told)
        return
    does = _DOES.match(body.text)
    if does is not None and is_third_person(does["verb"].casefold()):
        verb = does["verb"]
        yield replace(sentence, phrase=put(body, 0, len(verb), lead, ending=f" {verb.lower()}"))


def _told_behind_sign(sentence: Sentence) -> Iterator[Sentence]:
    """Yield “Brendan Eich wrote JavaScript in 1995” of “**JavaScript** – Brendan Eich wrote it in 1995”."""
    body = sentence.body
    lead = body.lead(*LEADS)
    found = _SIGN.match(body.text, lead.end) if lead is not None else None
    if lead is None or found is None:
        return
    told = body.part(found.end())
    is_term = is_term_of_lead(lead) or (lead.text.startswith("the ") and is_noun_phrase(lead))
    if is_term and may_have_object(told):
        whole = replaced_object(told, Topic(lead, is_plural=False))
        if whole is not told:
            yield replace(sentence, phrase=whole)
