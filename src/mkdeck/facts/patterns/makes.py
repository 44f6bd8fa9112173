"""Who makes, keeps or owns a thing now: “React is maintained by Meta”, “Maya belongs to Autodesk”.

Unlike who made it, that is told in the present, of something with a name.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.agents import agent_at
from mkdeck.facts.clauses import Clause, clauses
from mkdeck.facts.deed_things import is_named_thing
from mkdeck.facts.guards import has_pronoun, is_hedged, is_name, points_elsewhere, without_article
from mkdeck.facts.makers import read_makers
from mkdeck.facts.names import is_of_person
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.references import with_subject
from mkdeck.facts.self_contained import names_all
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.terms import is_marked_term, is_signed_name
from mkdeck.facts.verbs import KEEPS

TIER = "default"
OF_STATEMENTS = True
OF_PARTS = True
_VERBS = {
    "maintained": "maintains", "backed": "backs", "owned": "owns", "sold": "sells",
    "managed": "manages", "made": "makes", "published": "publishes", "governed": "governs", "operated": "operates",
    "distributed": "distributes", "run": "runs", "hosted": "hosts", "funded": "funds", "issued": "issues",
    "administered": "administers", "looked after": "looks after", "overseen": "oversees", "built": "builds",
    "specified": "specifies", "defined": "defines", "standardised": "standardises", "standardized": "standardizes",
    "manufactured": "manufactures", "produced": "produces", "developed": "develops", "marketed": "markets",
}  # fmt: skip
TRIGGERS = frozenset(verb.split()[0] for verb in _VERBS) | {"belongs", "belong", "belonged", "product"} | KEEPS

_KEPT = re.compile(
    rf" (?:is|are) (?:now |today |still |currently |mainly |mostly )?(?P<verb>{'|'.join(_VERBS)})(?P<today> today)? by "
)
_KEEPS = re.compile(
    rf"(?P<who>[^,;:()]{{2,60}}?) (?:now |still |currently |today )?(?P<verb>{'|'.join(sorted(KEEPS))}) "
    r"(?P<thing>\"[^\"]{2,80}\"|“[^”]{2,80}”|[^,;:()\"“”]{2,50}?)"
    r"(?=$|[,;:(]| (?:and|but|for|on|as|while|because) | today\b| in \d{4}\b)"
)
MAY_STATE = re.compile(rf"\b(?:is|are) (?:\w+ ){{1,4}}by |\bbelong|\bproduct of |\b(?:{'|'.join(sorted(KEEPS))})\b")
_BELONGS = re.compile(r" (?:now )?(?:belongs?|has belonged) to (?=[A-Z])")
_PRODUCT = re.compile(r" is (?:an?|the) product of (?=[A-Z])")
_SINCE = re.compile(r" since \d{4}\b")
_AND_OTHERS = re.compile(
    r"(?P<who>(?:the )?[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3}"
    r" and (?:a|its|the) (?:[a-z-]+ )?(?:community|volunteers|contributors)(?: of [a-z ]+?)?)"
    r"(?=$|[,.;:()]| (?:and|but|who|which|in) )"
)
_OF_MANY = re.compile(
    r"The (?:[a-z-]+ )?(?:codes|definitions|formats|guidelines|names|numbers|protocols|rules|specifications|standards"
    r"|units) (?:of|for|that) (?P<which>(?!which\b)[^,;:()]{3,50})"
)
"""“The protocols that move data across the internet”, which have no name but are told in full."""
_QUOTES = ('"', "“")
_LONGEST = 5


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Who maintains X?”, “Who owns X?”."""
    for clause in clauses(with_subject(sentence)):
        if (kept := told_active(clause)) is not None:
            yield from _ask(clause.sentence, *kept)
            continue
        found = _KEPT.search(clause.text)
        product = _PRODUCT.search(clause.text)
        told = found or product or _BELONGS.search(clause.text)
        if told is None or is_hedged(clause.text[: told.end()]):
            continue
        thing = _thing(clause, told.start())
        who = _who(clause.phrase, told.end())
        if thing is None or who is None or points_elsewhere(who.text):
            continue
        verb = _VERBS[found["verb"]] if found else "makes" if product else "owns"
        yield from _ask(clause.sentence, verb, thing, who)


def _ask(sentence: Sentence, verb: str, thing: Phrase, who: Phrase) -> Iterator[Card]:
    bare = thing.without("strong")
    is_title = bare.text[0] in _QUOTES
    verb = "published" if is_title and verb == "publishes" else verb  # as a table of dates tells it
    named = bare.markdown if is_title else inside(bare, sentence, named=True)
    yield from ask(sentence, f"Who {verb} {named}?", who)


def told_active(clause: Clause) -> tuple[str, Phrase, Phrase] | None:
    """Return the verb, the thing and who keeps it of “Meta maintains React”, where both have a name."""
    found = _KEEPS.match(clause.text)
    if found is None or is_hedged(found[0]) or clause.text.find(" and ", found.end()) == found.end():
        return None
    thing = clause.phrase.part(*found.span("thing"))
    is_title = thing.text[0] in _QUOTES and len(thing.words) > 1
    if not is_title and (len(thing.words) > _LONGEST or not is_named_thing(thing, clause.sentence)):
        return None
    who = read_makers(clause.phrase.part(0, found.end("who")), clause.sentence)
    return (found["verb"], thing, who) if who is not None else None


def _thing(clause: Clause, end: int) -> Phrase | None:
    """Return what is kept, by its name."""
    whole = clause.phrase.part(0, end)
    if (
        (told := _OF_MANY.fullmatch(whole.text)) is not None
        and names_all(whole.text)
        and not has_pronoun(told["which"])
    ):
        return whole
    subject = clause.subject(end)
    if subject is None or len(subject.words) > _LONGEST or is_of_person(subject.text):
        return None
    name, vocabulary = without_article(subject), clause.sentence.vocabulary
    is_named = (
        is_named_thing(subject, clause.sentence)
        or is_name(name, vocabulary)
        or is_signed_name(subject)
        or is_marked_term(name, vocabulary)
    )
    return subject if is_named and name.text[0].isalnum() else None


def _who(phrase: Phrase, start: int) -> Phrase | None:
    others = _AND_OTHERS.match(phrase.text, start)
    if others is not None:
        return phrase.part(*others.span("who"))
    since = _SINCE.search(phrase.text, start)
    return agent_at(phrase.part(0, since.start()) if since else phrase, start)
