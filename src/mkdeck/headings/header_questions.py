"""The whole questions that headers of tables ask by what they mean: of “Author” one asks who wrote something."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.facts.towns import COUNTRY
from mkdeck.facts.words import PREPOSITIONS, word_set
from mkdeck.headings.titles import singular
from mkdeck.wording.words import plain, words

_DONE_BY = {
    "author": "wrote written", "writer": "wrote written", "creator": "created created",
    "designer": "designed designed", "developer": "developed developed", "discoverer": "discovered discovered",
    "founder": "founded founded", "inventor": "invented invented", "composer": "composed composed",
    "painter": "painted painted", "playwright": "wrote written", "novelist": "wrote written", "poet": "wrote written",
}  # fmt: skip
"""Who did something, what they did, and how it is said that it was done."""
_FORMER = word_set("original first initial")
_OF_FORMER_DEED = {"author", "writer", "creator", "designer", "developer"}
_OF_DEED = {
    **{
        title: f"Who {done.partition(' ')[0]} {{}}?"
        for doer, done in _DONE_BY.items()
        for title in (doer, f"{doer}s", f"{done.partition(' ')[2]} by")
    },
    **{
        f"{first} {title}": f"Who originally {done.partition(' ')[0]} {{}}?"
        for doer, done in _DONE_BY.items()
        if doer in _OF_FORMER_DEED
        for title in (doer, f"{doer}s")
        for first in _FORMER
    },
    **dict.fromkeys(("operator", "operated by", "run by"), "Who operates {}?"),
    **dict.fromkeys(("host", "hosted by"), "Who hosts {}?"),
    **dict.fromkeys(("owner", "owned by"), "Who owns {}?"),
    **dict.fromkeys(("maintainer", "maintainers", "maintained by"), "Who maintains {}?"),
    **dict.fromkeys(("publisher", "published by"), "Who is the publisher of {}?"),
    **dict.fromkeys(("manufacturer", "maker", "made by"), "Who makes {}?"),
    **dict.fromkeys(("court", "decided by"), "Which court decided {}?"),
}
"""Headers of those who did something; nobody else but them stands in the cells."""
_OF_TIME = {
    **dict.fromkeys(("start", "started", "started in", "start date"), "When did {} start?"),
    **dict.fromkeys(("launch", "launched", "launched in", "launch date"), "When was {} launched?"),
    **dict.fromkeys(("introduced", "introduced in", "introduction"), "When was {} introduced?"),
    **dict.fromkeys(("founded", "founded in", "established", "established in"), "When was {} founded?"),
    **dict.fromkeys(("released", "release", "release date", "release year"), "When was {} released?"),
    **dict.fromkeys(("first released", "first release", "initial release", "first out"), "When was {} first released?"),
    **dict.fromkeys(("published", "published in", "first published", "publication"), "When was {} published?"),
    **dict.fromkeys(("premiere", "premiered", "first performance", "first performed"), "When was {} first performed?"),
    **dict.fromkeys(("reign", "reigned", "ruled"), "When did {} reign?"),
    **dict.fromkeys(("born", "born in", "birth", "year of birth"), "When was {} born?"),
    **dict.fromkeys(("died", "death", "year of death"), "When did {} die?"),
    **dict.fromkeys(("invented", "invented in"), "When was {} invented?"),
    **dict.fromkeys(("discovered", "discovered in"), "When was {} discovered?"),
    **dict.fromkeys(("built", "built in"), "When was {} built?"),
    **dict.fromkeys(("completed", "completed in", "finished"), "When was {} completed?"),
    **dict.fromkeys(("opened", "opened in"), "When was {} opened?"),
    **dict.fromkeys(("signed", "signed in"), "When was {} signed?"),
}
_YEAR = re.compile(r"(?<![\d,])\d{3,4}(?![\d,])|\b(?:BCE?|CE|AD)\b|\bcentur")
_THERE = re.compile(
    r"(?P<is>found|spoken|grown|located|mined|kept|brewed|produced) (?:in|at)"
    r"|(?P<was>born|signed|fought|built|held|filmed|discovered|invented) (?:in|at)|(?P<birth>birthplace|place of birth)"
)
"""“Spoken in”, above words and no numbers."""
_OF_SEAT = frozenset(["seat", "base", "home"])
"""Headers that tell a place of organisations, and a part of other things: of a chair, of a drink, of numerals."""
_OF_WORDS = frozenset(["users", "user", "used by", "notable users", "cause", "origin", "country"])
"""Headers below which numbers tell something else: “40,000 runners”."""
_BY = re.compile(
    r"(?P<done>(?:first )?(?P<verb>[a-z]+ed|built|made|led)(?: (?:or|and) (?:[a-z ]{1,20} )?[a-z]+ed)?) by"
)
"""“Maintained or first published by”."""
_WHO_DOES = re.compile(
    r"who (?P<done>makes|made|builds|built|develops|developed|writes|wrote|sells|owns|runs|maintains|designed|invented"
    r"|founded|started|publishes|published) (?:it|them)"
)
"""“Who makes it”, above names."""
_NOBODY = word_set(
    "caused carried controlled driven regulated required supported transmitted used triggered eaten powered"
)
"""What is done by things as well, or still is."""
_DONE_BY_ANY = re.compile(
    r"(?P<done>granted|chosen|elected|appointed|triggered|sent|controlled|driven|carried|eaten) by"
)
_OF_OWN = re.compile(r"(?P<noun>[a-z]+) (?P<rest>(?:used|needed|known) (?:for|in|as))")
"""“Wood used for”."""
_NO_NOUN = word_set("best mainly mostly often well first also commonly widely is are was were")
_GROUP = word_set("family order class genus phylum kingdom house dynasty school tribe")
_SIDE = frozenset(["movement", "party"])
"""Groups to which somebody belongs."""
_COUNTS = word_set("one two three four five six seven eight nine ten eleven twelve several many")
_AREAS = word_set("country city state ocean sea province county region")
_USED = word_set("algorithm fuel engine script alphabet clef notation")
_SHORT_FORMS = frozenset(["short", "abbreviation", "acronym", "initialism", "short form"])
_LONG_FORMS = frozenset(["long", "long form", "full form", "full name", "in full", "expansion"])
_MADE_OF = frozenset(
    ["milk", "grape", "grapes", "grain", "wood", "raw material", "base ingredient", "main ingredient", "base spirit"]
)
_OF_START = frozenset(["start", "started", "started in", "start date", "introduced", "introduced in", "introduction"])
"""Headers that tell of places when something else started there."""
_OF_STREAM = frozenset(["source", "mouth"])
_WON = frozenset(["victor", "winner", "won by"])
_CONTESTS = word_set("battle war siege election campaign championship match race")
_OF_HOLDING = frozenset(["held", "held that", "holding", "ruling"])
_FEATS = frozenset(["achievement", "main achievement"])
_HEIR = word_set("successor predecessor")
_OF_FAME = re.compile(r"(?:best |mostly |mainly )?(?:known|remembered|famous) for")
_OF_OTHER_KIND = {
    **dict.fromkeys(("purpose", "main purpose"), "What is {} for?"),
    **dict.fromkeys(("headquarters", "hq", "head office", "based in"), "Where is {} based?"),
    **dict.fromkeys(("written in", "implementation language"), "In which language is {} written?"),
    **dict.fromkeys(("notable user", "notable users", "used by", "users", "well known users"), "Who uses {}?"),
    "origin": "Where does {} come from?",
    "country": "Which country is {} from?",
    "location": "Where is {} located?",
    "requirement": "What does {} require?",
    "contribution": "What did {} contribute?",
    **dict.fromkeys(("achievement", "achievements", "main achievement", "claim to fame"), "What is {} known for?"),
    **dict.fromkeys(("discovery", "main discovery"), "What did {} discover?"),
    **dict.fromkeys(("invention", "main invention"), "What did {} invent?"),
    "work": "Which work is by {}?",
    "works": "Which works are by {}?",
    "cause": "What is the cause of {}?",
}
_SMALL = PREPOSITIONS | word_set("the de von van der den la le di da and & et al")


def question_of(title: str, cells: Sequence[Block], kind: str = "") -> str:
    """Return the whole question that a header asks of a thing of a `kind`, `{}` for its name; “” where none is known.

    A header of a deed asks who did it where words stand in the cells, and when where numbers do.
    """
    numbers = sum(any(map(str.isdigit, cell.text)) for cell in cells)
    are_numbers = 2 * numbers > len(cells)
    if title in _OF_TIME and not (title in _OF_START and kind in words("place") | words("anything")):
        years = sum(_YEAR.search(cell.text) is not None for cell in cells)  # “Brandenburg Gate, 9:15”
        if 2 * years > len(cells):
            return _OF_TIME[title]
    named = 2 * sum(cell.text[:1].isupper() for cell in cells) > len(cells)  # not “enamel | ameloblasts”
    if title in _OF_DEED and _is_of_kind(title, kind):
        return _OF_DEED[title] if named else ""
    if (who := _WHO_DOES.fullmatch(title)) is not None and named:
        return f"Who {who['done']} {{}}?"
    deed = _BY.fullmatch(title)
    if deed is not None and deed["verb"] not in _NOBODY and not are_numbers and named:
        return f"Who {deed['done']} {{}}?"
    if (done := _DONE_BY_ANY.fullmatch(title)) is not None and not are_numbers and not named:
        return f"By whom or what is {{}} {done['done']}?"
    if (own := _OF_OWN.fullmatch(title)) is not None and own["noun"] not in _NO_NOUN:
        return f"What is the {own['noun']} of {{}} {own['rest']}?"
    if are_numbers and title in _OF_WORDS | _USED | _GROUP:
        return ""
    if title == "used by" and not named and not any(map(_are_people, cells)):
        return "What uses {}?"  # “violin, flute”
    return _of_place(title, cells, kind, are_numbers=are_numbers) or _of_kind(title, cells, kind)


def deed_of(title: str) -> str:
    """Return what was done to a thing by somebody whom a header names: “Discoverer” of what was discovered."""
    done = next((done for doer, done in _DONE_BY.items() if title in (doer, f"{doer}s")), "")
    return "" if title.startswith(("author", "writer", "playwright", "novelist", "poet")) else done.partition(" ")[2]


def _are_people(cell: Block) -> bool:
    """Whether a cell names people by their trade or otherwise: “nurses, doctors”."""
    return any(is_person(singular(word)) for word in plain(cell.text).split())


def _is_of_kind(title: str, kind: str) -> bool:
    """Whether a header that means something of some things alone stands above these."""
    return title not in ("court", "decided by") or kind == "case"


def _of_place(title: str, cells: Sequence[Block], kind: str, *, are_numbers: bool) -> str:
    """Return what a header asks that tells where something is or comes from."""
    if (there := _THERE.fullmatch(title)) is not None and not are_numbers:
        if there["birth"]:
            return "Where was {} born?"
        return f"Where is {{}} {there['is']}?" if there["is"] else f"Where was {{}} {there['was']}?"
    if title in _OF_SEAT and kind in words("organisation"):
        return _OF_OTHER_KIND["headquarters"]
    if kind == "river" and title in _OF_STREAM:
        return f"Where is the {title} of {{}}?"
    if kind in words("place") and title in _AREAS and kind != title:
        return f"In which {title} is {{}}?"
    if title == "countries" and kind in words("place"):
        are_counts = any(cell.text.strip().casefold() in _COUNTS for cell in cells)
        return "" if are_counts or are_numbers else "In which countries is {}?"
    if title == "continent" and kind in words("place") | {"country", "state"}:
        return "On which continent is {}?"
    if title == "origin" and kind == "muscle":
        return "What is the origin of {}?"
    if title == "origin" and kind in words("bearer") and not any(COUNTRY.match(cell.text) for cell in cells):
        return "Who created {}?" if all(map(_names, cells)) else "What is the origin of {}?"
    return ""


def _of_kind(title: str, cells: Sequence[Block], kind: str) -> str:
    """Return what a header asks of things of some kinds, or of any."""
    if (title in _GROUP or (is_person(kind) and title in _SIDE)) and kind != title:
        return f"To which {title} {'did' if is_person(kind) else 'does'} {{}} belong?"
    if title in _USED or (title == "model" and all(cell.text[:1].islower() for cell in cells)):
        return f"Which {title} does {{}} use?"
    if title in _MADE_OF:
        return f"Which {title} is {{}} made from?"
    return _of_one_kind(title, kind) or _OF_OTHER_KIND.get(title, "")


def _of_one_kind(title: str, kind: str) -> str:
    """Return what a header asks that means something of things of one kind alone."""
    may_have_types = singular(kind) in words("named") | words("article_named")
    is_sick = kind in ("pathogen", "virus", "bacterium", "parasite")
    has_feats = is_person(kind) or kind in words("bearer")
    has_fame = is_person(kind) or kind == "person"
    asked = {
        "What does {} stand for?": kind in _SHORT_FORMS and title in _LONG_FORMS,
        "What was held in {}?": kind == "case" and title in _OF_HOLDING,
        "Who won {}?": kind in _CONTESTS and title in _WON,
        f"What is {{}} {title}?": has_fame and _OF_FAME.fullmatch(title) is not None,
        f"Who was the {title} of {{}}?": is_person(kind) and title in _HEIR,
        "Which disease does {} cause?": is_sick and title == "disease",
        f"What is the {title} of {{}}?": title in _FEATS and not has_feats,
        f"Which {title} of {kind} is {{}}?": title in ("type", "kind") and may_have_types,
    }
    return next((question for question, asks in asked.items() if asks), "")


def is_person(kind: str) -> bool:
    """Whether a kind of things is one of persons: “king”, “economist”."""
    return kind in words("person") or (kind.endswith(("ist", "ian")) and kind not in words("kind"))


def _names(cell: Block) -> bool:
    """Whether a cell is the name of somebody or of a company: “Derek Collison”, “iMatix”."""
    spoken = [word for word in cell.text.replace(",", " ").split() if plain(word) not in _SMALL]
    return bool(spoken) and all(word != word.lower() and word.isalpha() for word in spoken)
