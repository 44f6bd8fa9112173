"""A property that has one well-known opposite: open source or proprietary, mutable or immutable.

The question offers both, so that it can be answered without the lesson. Only pairs of which a thing is always
one or the other are listed; “hot or cold” would ask for an opinion.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.certain_questions import states_property
from mkdeck.facts.clauses import Clause, clauses
from mkdeck.facts.deed_things import thing_before
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.questions import inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.tracing import is_heard
from mkdeck.wording.words import longest_first

PAIRS = (
    ("open source", "proprietary"),
    ("stateless", "stateful"),
    ("mutable", "immutable"),
    ("statically typed", "dynamically typed"),
    ("strongly typed", "weakly typed"),
    ("case-sensitive", "case-insensitive"),
    ("lossy", "lossless"),
    ("synchronous", "asynchronous"),
    ("deterministic", "nondeterministic"),
    ("exothermic", "endothermic"),
    ("organic", "inorganic"),
    ("hydrophilic", "hydrophobic"),
    ("unicellular", "multicellular"),
    ("prokaryotic", "eukaryotic"),
    ("aerobic", "anaerobic"),
    ("vertebrates", "invertebrates"),
    ("herbivorous", "carnivorous"),
    ("nocturnal", "diurnal"),
    ("deciduous", "evergreen"),
    ("warm-blooded", "cold-blooded"),
    ("oviparous", "viviparous"),
    ("soluble in water", "insoluble in water"),
    ("landlocked", "coastal"),
    ("monotheistic", "polytheistic"),
    ("tonal", "atonal"),
    ("transitive", "intransitive"),
    ("parametric", "nonparametric"),
    ("supervised", "unsupervised"),
    ("bicameral", "unicameral"),
    ("magnetic", "nonmagnetic"),
)

_NAMES = frozenset(name for pair in PAIRS for name in pair)

TIER = "default"
is_certain = states_property
OF_STATEMENTS = True
OF_PARTS = True
TRIGGERS = frozenset(word for name in _NAMES for word in (max(name.split(), key=len), name.replace(" ", "-")))

_FORM = "|".join(re.escape(name).replace(r"\ ", "[ -]") for name in longest_first(_NAMES))
_WRITTEN = tuple({written for name in _NAMES for written in (name, name.replace(" ", "-"))})
_KINDS = (
    "software|platform|library|tool|system|framework|program|project|engine|database|editor|package|language|app"
    "|application|suite|alternative|server|toolkit|product|component|service|solution|game|extension|plugin|kernel"
)
_STATEMENT = re.compile(
    rf" (?P<be>is|are|was|were)(?: (?:also|both|still|fully|completely|always|entirely|an?))?"
    rf"(?: free(?:,| and))? (?P<name>{_FORM})"
    rf"(?= (?:[a-z-]+ ){{0,2}}(?:{_KINDS})\b|$|\.$|,| and\b| but\b| because\b| under\b)"
)

_APPOSED = re.compile(
    rf", (?:an?|the)(?: (?:free|popular|widely used|small|leading),?(?: and)?)? (?P<name>{_FORM})"
    rf"(?= (?:[a-z-]+ ){{0,2}}(?:{_KINDS})\b)"
)


_IS_SUBJECT = re.compile(
    r" (?:[a-z-]+ ){1,3}(?:can|can[’']t|cannot|could|will|won[’']t|is|are|has|must|may|might|should|would|does)\b"
)
_OF_PRODUCT = re.compile(r"^[Tt]he (?:[\w-]+ )?(?:[Ee]dition|[Vv]ersion|[Pp]lan|[Tt]ier|core|rest)$")
"""“The Community Edition is open source”: of what?"""


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Is X open source or proprietary?” for each clause that says it."""
    if any(written in sentence.text for written in _WRITTEN) or is_heard():
        for clause in clauses(sentence):
            yield from _stated(clause)
        yield from _apposed(sentence)


def _stated(clause: Clause) -> Iterator[Card]:
    """Read “TensorFlow is open source”."""
    found = _STATEMENT.search(clause.text)
    verb = clause.verb()
    if found is not None and verb is not None and verb[0] == found.start("be"):
        subject = clause.subject(found.start())
        yield from _asked(clause.sentence, subject, found["be"], clause.phrase.part(*found.span("name")))


def _apposed(sentence: Sentence) -> Iterator[Card]:
    """Read “OpenWrt, an open-source project that …”."""
    body = sentence.body
    for found in _APPOSED.finditer(body.text):
        if _IS_SUBJECT.match(body.text, found.end()):
            continue  # “under NDA, an open-source project can't include them”
        thing = thing_before(body, found.start(), sentence, has_kind=True)
        yield from _asked(sentence, thing, "is", body.part(*found.span("name")))


def _asked(sentence: Sentence, subject: Phrase | None, be: str, told: Phrase) -> Iterator[Card]:
    """Yield the question that offers both, of a subject that says what it is."""
    if subject is None or len(subject.text) == 1 or _OF_PRODUCT.search(subject.text):
        return  # “D is deterministic” tells of a letter
    if "open" in told.text and any(word in subject.text.casefold() for word in ("open", "free", "libre")):
        return  # “OpenBLAS”, “FreeCAD”
    name = told.text if told.text in _NAMES else told.text.replace("-", " ")
    pair = next(pair for pair in PAIRS if name in pair)
    thing = inside(subject.without("strong"), sentence, many=be in ("are", "were"))
    yield sentence.basic(f"{be.capitalize()} {thing} {pair[0]} or {pair[1]}?", told)
