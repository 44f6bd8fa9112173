"""Who did a deed that is told in the passive: what stands behind “by”, “by A, B and C” as a whole."""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.facts.dates import MONTHS
from mkdeck.facts.deed_verbs import PAST
from mkdeck.facts.guards import has_pronoun, points_elsewhere
from mkdeck.facts.lists import goes_on_as_list
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.words import AUXILIARIES, FINITE_VERBS, PARTICIPLES, RELATIVES, word_set

BY = re.compile(r"\bby (?=\S)")
_AGENT_END = re.compile(
    r"[,;:()]|(?<!Council)(?<!Commission)(?<!Committee)(?<!Board)(?<!Institute)(?<!Association)(?<!Centre)(?<!Center)"
    r" (?:on|for)\b| (?:on|for) (?![A-Z])"
    r"| (?:in|at|as|to|from|with|within|who|which|that|when|while|after|before|during|under|using"
    r"|and (?=[a-z])(?!(?:the|an?|de|van|von) )|based|because|around|about|through|into|until|since|near|over"
    r"|between|starting|beginning|is|was|were|has|had)\b"
)
_OF_A_WORK = re.compile(
    r"\b(?:an?|the|his|her|their|some|\w+['’]s) (?:[a-z]+ )?(?:plan|design|drawing|idea|proposal|sketch|novel|play"
    r"|story|book|paper|libretto|text|score|script|poem|picture|painting|photograph|suggestion|essay|article)s? $"
)
"""What a “by” behind it belongs to, and not to the deed."""
_MORE_NAMES = re.compile(
    r", [A-Z][\w’'-]+ (?:[A-Z]\.? )*[A-Z][\w’'-]+(?:,| and )"
    r"|, who\b[^,;.]{3,80}, and (?:the )?[A-Z]"
    r"|(?:, [A-Z][\w’'-]+)+,? and (?:the )?[A-Z]|, an? [^,;.]{3,60}, and [A-Z]"
)
"""“By Jay Kreps, Neha Narkhede, and Jun Rao”: the first one is not the answer."""
NAMED = r"[A-Z][\w.’'-]*(?: (?:(?:de|der|van|von|den|del|di|da|al|bin|le|la) )*[A-Z][\w.’'-]*){0,3}"
"""The pattern of a name of up to four words."""

OF_STATE = re.compile(
    r"\bTitle [IVX]+\b"
    r"|(?:(?<=\w )|^(?=\w+ of ))(?:Acts?|Laws?|Treat(?:y|ies)|Agreement|Accords?"
    r"|Convention|Constitution|Charter|Bill|Decree"
    r"|Edict"
    r"|Amendment)\b"
)
"""What brings something about and is nobody."""
_ACT_OF_YEAR = re.compile(r"[A-Z][\w’'-]* (?:Act|Bill|Decree|Edict|Law|Treaty)(?: of [A-Z]\w+)? (?:of )?\d{4}$")
"""“The Banking Act of 1933”, which has its year in its name."""
_KIN = "(?:(?:his|her) (?:brother|sister|wife|husband|father|son|student|friend|colleague) )?"
_STAFF = "(?:engineers|researchers|scientists|developers|programmers|employees|chemists|physicists|students)"
_NAMES = re.compile(
    rf"{NAMED}(?:(?:, {_KIN}{NAMED}){{1,3}},? (?:and|&) {_KIN}{NAMED}"
    r"| and (?:(?:a|her|his|their) )?(?:team|group|colleagues|others|co-workers|collaborators|students)"
    rf"(?: of [a-z]+)?(?: (?:from|at|of) {NAMED})?)(?=$|[.;:)]| \((?!with)| [a-z]"
    r"|,(?! (?:and|[A-Z]))|, and [^.;]{2,80} (?:was|is|has) )"
    rf"|(?:an?|the) (?:[a-z]+ )?(?:team|group) (?:led|headed) by {NAMED}(?: and {NAMED})?"
    r"|the (?:[A-Z]\w+ )?(?:company|firm|startup|start-up|agency|studio) [\w.]+(?=$|[,.;)])"
    r"|the [A-Z][\w.+-]*(?: [A-Z][\w.+-]*){0,2} (?:project|team|group|consortium|community|collective)"
    r"(?=$|[.;:)]| (?:in|at|as|for|to|from|with|since|and [a-z]+ed) |,(?! (?:and|[A-Z])))"
    rf"|{NAMED} {_STAFF}(?=$|[,.;)]| (?:in|at|and|for|to|as|with|who) )"
    rf"|(?:an? (?:team|group) of )?(?:former )?{_STAFF} (?:at|from|of) (?:the )?{NAMED}"
    rf"|somebody (?:who called (?:himself|herself|themselves)|called|named) {NAMED}"
)
"""“By A, B and C”, “by A and a team from B”, “by a team led by A”, “by Google engineers”, “by researchers at Yale”."""
_OF_TOWN = re.compile(
    r"(?<!Department)(?<!Ministry)(?<!University)(?<!Institute)(?<!Bank)(?<!College)(?<!School)(?<!Academy)(?<!House)"
    r"(?<!Office)(?<!Bureau)(?<!Library)(?<!Church)(?<!Duke)(?<!King)(?<!Council)(?<!Museum)(?<!Board)"
    r" of [A-Z][\w-]+$"
)
_CAMPUS = re.compile(
    r"(?:the )?University of [A-Z]\w+, [A-Z]\w+(?: [A-Z]\w+)?(?=$|[.;]| (?:in|at|as|to|for|and [a-z])\b)"
)
"""“The University of California, Berkeley”."""
_OF_THEIRS = re.compile(r"(?: and|,) (?:her|his|their) ")
_OF_MANY_HOUSES = word_set(
    "academy administration agency alliance assembly association bank board center centre church club commission "
    "committee company consortium corporation council department foundation government group guild institute "
    "institution lab laboratory league ministry museum office organization parliament senate society studio team "
    "union university"
)
_OF_MANY_LAWS = word_set("act accord agreement bill charter constitution convention decree edict law treaty")
_TOLD_FIRST = re.compile(rf"(?:two|three|four|five) [^,;:()]{{3,70}}, (?=(?:{NAMED}, ){{0,3}}{NAMED},? and {NAMED}$)")
"""“By two students from Brigham Young University, Brian Whitmer and Devlin Daley”."""
_ONE_TOLD_FIRST = re.compile(
    rf"an? (?:[A-Z][\w-]+ )?(?:[a-z-]+ ){{0,3}}[a-z-]+(?: (?:at|from|of) (?:the )?{NAMED})?, (?P<name>{NAMED})"
    r"(?=$|[.;]|,? (?:in|at|as|to|for|who|while|when|after|and)\b)"
)
"""“By a Dutch professor, Mark Overmars”."""
_WHOSE = re.compile(r"(?:an?|the|its) [^,;:]{3,60} whose ")
_AND_SMALL = re.compile(rf"{NAMED},? and [a-z]+-[a-z]+\b")
_SECOND = re.compile(rf"(?:[A-Z]+ [a-z]+ )?{NAMED} and (?:his|her|their|an?|the) (?:[a-z-]+ ){{0,4}}{NAMED}")
"""“By Tom Leighton and his student Danny Lewin”."""
_TIME = re.compile(
    r"(?:[a-z]+[- ])*(?:centur(?:y|ies)|\d{1,4}s?|\d+(?:st|nd|rd|th)[- ]centur(?:y|ies))(?: (?:BCE?|CE|AD))?"
    rf"|(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|{MONTHS})(?: .*)?"
)
_AND_MORE = re.compile(
    r",? and (?:by|his|her|their|hundreds|dozens|thousands|many|some|several|two|three|four|five|others|volunteers) "
)
_BEHIND_BRACKET = re.compile(r" ?\([^()]*\),? and (?:the )?[A-Z]")
"""“By the Radiological Society (RSNA) and HIMSS”."""
_TOGETHER = re.compile(
    r"[^.;]{0,90}?\b(?:together|along|jointly) with [A-Z]"
    r"| with (?:(?:the (?:[a-z-]+ ){1,3})?[A-Z]|(?:his|her|their) )"
)
_ANOTHER_CLAUSE = re.compile(
    r"(?:, (?:and|but|so|while)|;) (?:it|they|he|she)\b"
    r"|(?:, (?:and|but|while)|;) (?:the|its|their|his|her|an?|[A-Z])[^,;]{1,60}? (?:was|were|is|are|has|had)\b"
    r"|\b(?:and|but|before|until|when|who|which) (?:was|were|is|has|had|[a-z]+ed)\b"
)
_VERBS = AUXILIARIES | FINITE_VERBS | PARTICIPLES | RELATIVES | frozenset(PAST)


def read_agent(deed: Phrase, start: int) -> Phrase | None:
    """Return who did a deed, told behind `start` with “by”: one maker, or all of several.

    They must be named: “by the company” would ask for something that nobody can know.
    """
    found = BY.search(deed.text, start)
    if found is None or _ANOTHER_CLAUSE.search(deed.text[start : found.start()]):
        return None  # “was founded in 2003 and was bought by …”
    if _OF_A_WORK.search(deed.text, start, found.start()):
        return None  # “was inaugurated in 1960 on a plan by Lúcio Costa”
    if _WHOSE.match(deed.text, found.end()) or _AND_SMALL.match(deed.text, found.end()):
        return None  # “by a Berlin firm whose founders, A and B, …”, “by Bitwig and u-he”
    return agent_at(deed, found.end())


def agent_at(deed: Phrase, start: int) -> Phrase | None:
    """Return the maker, or all makers, whose name begins at a place."""
    several = _several(deed, start)
    if several is not None:
        return several
    if (told := _TOLD_FIRST.match(deed.text, start)) is not None:
        return deed.part(told.end())
    if (one := _ONE_TOLD_FIRST.match(deed.text, start)) is not None:
        return deed.part(*one.span("name"))
    end = _AGENT_END.search(deed.text, start)
    if end is not None and _has_more(deed.text, end.start()):
        return None
    phrase = deed.part(start, end.start() if end else None)
    if (house := _OF_TOWN.search(phrase.text)) is not None and deed.text.startswith(", ", phrase.end - deed.start):
        phrase = phrase.part(0, house.start())  # “by Inductive Automation of Folsom, California”
    words = phrase.words
    if not 1 <= len(words) <= 9 or has_pronoun(phrase.text) or points_elsewhere(phrase.text):
        return None
    is_act = _ACT_OF_YEAR.search(phrase.text) is not None
    if (
        not (words[-1][0].isupper() or is_act)
        or (words[0][0].islower() and len(words) == 1)
        or "by" in words
        or tells_more(words)
    ):
        return None
    if _TIME.fullmatch(phrase.text):
        return None  # “written by Monday”
    if is_any_house(words):
        return None
    is_nobody = not {"behind", "unknown", "anonymous", "merger", "union", "combination"}.isdisjoint(
        words
    )  # “by the two men behind *Tom and Jerry*”
    return None if is_nobody else phrase


def is_any_house(words: list[str]) -> bool:
    """Whether somebody is named by what many houses are: “by the Alliance”, “by the Act”: which one?."""
    return len(words) == 2 and words[0].casefold() == "the" and words[1].casefold() in _OF_MANY_HOUSES | _OF_MANY_LAWS


def is_institution(name: Phrase) -> bool:
    """Whether a name is that of an institution: “the Medical Research Council”."""
    return not _OF_MANY_HOUSES.isdisjoint(map(str.casefold, name.words))


def _several(deed: Phrase, start: int) -> Phrase | None:
    """Return makers with a comma or an “and”: “A, B and C”, “Tom Leighton and his student Danny Lewin”."""
    names = _CAMPUS.match(deed.text, start) or _NAMES.match(deed.text, start) or _SECOND.match(deed.text, start)
    if names is None or has_pronoun(_OF_THEIRS.sub(" and ", names[0])):
        return None
    return deed.part(*names.span())


def _has_more(text: str, at: int) -> bool:
    """Whether more makers are told behind a place than stand before it: “…, and C”, “, together with B”."""
    if _AND_MORE.match(text, at) or _TOGETHER.match(text, at) or _BEHIND_BRACKET.match(text, at):
        return True
    return goes_on_as_list(text[at:]) or names_more(text, at)


def names_more(text: str, at: int) -> bool:
    """Whether a list of names goes on at a place of a text."""
    return _MORE_NAMES.match(text, at) is not None


def tells_more(words: list[str]) -> bool:
    """Whether a second verb is among the words."""
    return any(word in _VERBS or (word.islower() and word.endswith("ed")) for word in words)
