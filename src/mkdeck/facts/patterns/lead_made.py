"""Who made what a line opens with, and when: “**GitHub**: launched in 2008 by …”.

So does a sentence behind the name, “**Zoho** – This company was founded by …”, and what stands behind its full stop:
“**Ceph.** Started in 2004 by …”, “**Tarn.** Water company, founded in 1880 by …”.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.dates import Date
from mkdeck.facts.deed_verbs import FIRST, PAST, VERBS, WORDS_OF_DEEDS, opens_with_deed
from mkdeck.facts.deeds import ask_deed, is_sure
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.first_verb import first_verb
from mkdeck.facts.leads import lead_of
from mkdeck.facts.named_before import FIRMS, WORKS
from mkdeck.facts.names import is_of_person, is_thing
from mkdeck.facts.phrases import words_of
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.term_leads import is_label, lead_right_before

TIER = "default"
OF_PARTS = True
TRIGGERS = WORDS_OF_DEEDS

_TOLD = re.compile(
    r"(?: \([^()]{1,60}\))?(?::| [–—→-]|, [A-Z][\w.]+(?: [A-Z][\w.]+)*,) "
    rf"(?:(?:[Ii]t|(?:[Tt]his|[Tt]he) (?:{'|'.join(sorted(FIRMS | WORKS))})|(?P<again>[A-Z]\w*)) (?:was|has been)"
    r"|[Ww]as)?"
    rf"{FIRST}(?:^| ?)(?P<verb>{VERBS}|{'|'.join(sorted(verb.capitalize() for verb in PAST))})"
    r"(?= (?:by|in|at|on|as|for|under|\d{4})\b)"
)
_OPENED = re.compile(rf"(?P<first>(?!))?(?P<verb>{VERBS})\b(?= [^,;()]*\b(?:by|in) )", re.IGNORECASE)
_KIND = re.compile(r"(?:(?:An?|The|One of the|[A-Z][\w’'-]+) )?(?:[\w’'&/-]+ ){0,7}?[a-z][\w’'/-]+,? $|[A-Z][a-z]+, $")
"""What may stand before “founded in 1880”: “Reinsurer,”, “The other giant reinsurer,”; no name, “OpenStreetMap”."""
_FOUNDED = re.compile(
    r"(?P<first>(?!))?\b(?P<verb>created|developed|established|founded|launched|set up|started)\b"
    r"(?= (?:in|by) | (?P<year>(?:1[5-9]|20)\d\d)\b)"
)
_NEXT = re.compile(r"[;:]|\.$|, (?:and )?(?=[a-z])")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the questions for the maker and for the date of the bold name that opens a sentence."""
    body = sentence.body
    if opens_with_deed(body.text) and (opened := _OPENED.match(body.text)) is not None:
        yield from _behind_lead(sentence, opened)
        return
    thing = body.lead("strong", "code")
    if thing is None:
        yield from _behind_kind(sentence)
        return
    found = _TOLD.match(body.text, thing.end - body.start)
    is_word = not thing.is_marked("code") and any(map(is_everyday, words_of(thing.text)[-1:]))
    if is_of_person(thing.text) or is_label(thing) or is_word:
        return  # “**Author**: written by …”, “**Step 1**: signed by …”
    if found is None or not is_thing(thing, body) or found["again"] not in (None, thing.words[0]):
        return
    end = _NEXT.search(body.text, found.end())
    deed = body.part(0, end.start() if end else None)
    if is_sure(deed.text):
        yield from ask_deed(sentence, thing, "was", deed, found)


def _behind_lead(sentence: Sentence, opened: re.Match[str]) -> Iterator[Card]:
    """Yield the questions of what stands behind a bold name with a full stop: “**Ceph.** Started in 2004 by …”."""
    body = sentence.body
    lead = lead_of(sentence)
    end = _NEXT.search(body.text, opened.end())
    deed = body.part(0, end.start() if end else None)
    if lead is not None and is_sure(deed.text) and not is_of_person(lead.text):
        yield from ask_deed(sentence, lead, "was", deed, opened)


def _behind_kind(sentence: Sentence) -> Iterator[Card]:
    """Yield the questions of a name before what it is and who founded it: “**Munich Re.** Reinsurer, founded in …”."""
    body = sentence.body
    found = _FOUNDED.search(body.text)
    if found is None or lead_right_before(sentence) is None or (lead := lead_of(sentence)) is None:
        return
    kind = body.text[: found.start()]
    end = _NEXT.search(body.text, found.end())
    deed = body.part(0, end.start() if end else None)
    if _KIND.match(kind) is None or first_verb(kind) is not None or not is_sure(deed.text):
        return
    if not is_of_person(lead.text) and not is_label(lead):
        when = Date(found.start("year"), body.part(*found.span("year"))) if found["year"] else None
        yield from ask_deed(sentence, lead, "was", deed, found, when)
