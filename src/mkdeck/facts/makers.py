"""Who made something: the name of a person or a firm, or of several, as the subject of a deed told in the active."""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.facts.agents import is_any_house
from mkdeck.facts.asked import OF_PEOPLES
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.grammar import is_many
from mkdeck.facts.guards import has_pronoun, is_name, points_elsewhere
from mkdeck.facts.names import NO_PERSON
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import CONJUNCTIONS, PREPOSITIONS, RELATIVES, word_set

_LONGEST = 9
WITH_OTHERS = re.compile(
    r"[^,;.]{0,40}?\b(?:(?:with|alongside) [A-Z]|(?:together|jointly) with )|[^,;.]{0,8}\bwith (?:his|her|their) "
)
"""“Beck wrote JUnit with Erich Gamma” has two makers."""
_LIFE = re.compile(r" \([^()]*\)$")
_ROLE = re.compile(
    r"(?:[Tt]he |[Aa]n? )?(?:[A-Z][a-z]+(?:-[A-Z]?[a-z]+)? )?(?:[a-z]+(?:-[a-z]+)? ){0,2}(?P<name>[^\W\d_a-zà-öø-ÿ].*)$"
)
_ASIDE = re.compile(
    r", (?:(?:an?|the|two|three|four|both|then|one of|now|first|which|who|whose|from|of|at|in|based)"
    r" [^,;]{3,110}(?:, [A-Z][\w-]+)?"
    r"|[A-Z][\w’'-]*['’]s? [a-z]{3,}(?: [a-z]+)?)$"
)
"""“Fabrice Bellard, a French programmer, started it”."""
_LAST_OF_LIST = re.compile(r", (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)* and (?:the )?[A-Z]")
_BY_NAME = re.compile(
    r"[Aa]n? (?:[a-z-]+ ){0,2}(?:[A-Z][\w-]+ )?(?:[a-z-]+ ){1,3}(?:(?:at|from|of) (?:the )?[A-Z][\w-]* )?"
    r"(?:named|called|by the name of) (?=[A-Z])"
)
"""“A Cambridge student named Stephen Turner”."""
_HOUSE = re.compile(r" (?:of|at|from) (?:the )?[A-Z].*$")
"""“Dave Conway-Jones of IBM's Emerging Technology group”."""
_PLACE_BEFORE = re.compile(r"(?:And |But )?[Ii]n [A-Z][\w-]+(?: [A-Z][\w-]+)?? (?=(?:the [a-z]+ )?[A-Z][\w.-]+ [A-Z])")
"""“In Germany Hans Langer founded EOS”."""
_TIME_BEFORE = re.compile(
    r"(?:(?:And |But )?(?:[Oo]nly |[Jj]ust |[Ss]ome |[Aa]bout )?(?:\d+|[Aa]n?|[A-Za-z]+|[Aa] (?:few|couple of)) "
    r"(?:days?|weeks?|months?|years?|decades?|centur(?:y|ies)|generations?) (?:later|earlier|afterwards?)"
    r"|(?:[Tt]he (?:next|following)|[Tt]hat) (?:day|month|year|spring|summer|autumn|fall|winter))"
    r",? (?=(?:the |an? |[a-z]+ )?[A-Z])"
)
"""“Six years later Steven Sasson built …”: what comes before another deed is told of the time, not of who did it."""
_WITH_TEAM = re.compile(
    r" and (?:(?:(?:his|her) )?(?:(?:two|three|four|five|several|some|other) )?(?:[a-z]+ )?"
    r"(?:colleagues|partners|friends|others|students|classmates|collaborators|co-?workers|wife|husband|brother|sister))$"
)
"""“Marc Benioff and three partners”."""
_STAFF_OF = re.compile(
    r"(?:(?:[Tt]wo|[Tt]hree|[Ff]our|[Aa] (?:team|group) of|[Tt]he) )?(?:[A-Z]?[a-z]+ )?"
    r"(?:[Ee]ngineers|[Rr]esearchers|[Ss]cientists|[Dd]evelopers|[Pp]rogrammers|[Cc]hemists|[Pp]hysicists|[Ss]tudents"
    r"|[Ee]mployees|[Aa] (?:team|group)) (?:at|of|from) (?:the )?(?:[a-z]+ ){0,3}[A-Z][^,;:()]*$"
)
"""“Engineers at the music service SoundCloud”."""
_STAFF_BY_HOUSE = re.compile(
    r"(?:(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix) (?:former )?|[Ff]ormer )(?:[a-z]+ )?"
    r"(?:[A-Z][\w.&-]*[A-Z][\w.&-]*|[A-Z][a-z][\w.-]+)(?: [A-Z][\w.&-]*)? (?:[a-z]+ )?"
    r"(?:engineers|researchers|scientists|developers|programmers|chemists|physicists|students|employees|graduates"
    r"|professors|executives|managers|designers)"
)
"""“Three MIT students”, “Former DJI engineers”."""
_GROUP_OF = re.compile(r"[A-Z][\w.-]+ (?:[A-Z][\w.-]+ )?[A-Z][\w-]+['’]s? (?:research )?(?:group|team|lab|laboratory)")
"""“Gerard Salton's group”."""
_TOLD_FIRST = re.compile(
    r"(?:[Aa]n?|[Tt]he|[Tt]wo|[Tt]hree|[Ff]our|[Hh]is|[Hh]er|[Tt]heir) (?:[A-Z][\w-]+ )?(?:[a-z-]+ ){0,2}[a-z-]+"
    r"(?: (?:at|from|of) (?:the )?[A-Z][\w.’'-]*(?: (?:of )?[A-Z][\w.’'-]*){0,3})?, (?=[A-Z][^,]*,?$)"
)
"""“A German company, Innotek”, “Two brothers, Thomas and John Knoll”, “his company, Protocol Labs”."""
_BETWEEN = re.compile(r", and |, | and ")
_BROKEN = re.compile(r"[()\[\]:;“”\"]|^(?i:by|of|in|on|from|at|with|for|to|under|during) | [-–—]$")
_OF_NO_NAME = (
    "ly", "men", "women", "ity", "logy", "er", "or", "ism", "tion", "sion", "ment", "ness", "ist", "ian", "ever", "ics"
)  # fmt: skip
"""What common nouns and adverbs end with."""
_CREATORS = re.compile(
    r"[Tt]he (?:original )?(?:creators?|makers?|authors?|developers?|inventors?|founders?) of "
    r"[A-Z][\w.+#-]*(?: [A-Z][\w-]*)*"
)
_NO_MAKER = word_set(
    "same later then soon eventually meanwhile afterwards earlier next when while after before since until once "
    "because if although though where"
)
_NO_ROLE = (
    PREPOSITIONS
    | (CONJUNCTIONS - {"and"})
    | RELATIVES
    | word_set("say says said claim claims claimed think thinks believe believes tell tells told has have had")
)
_SOMEBODY = word_set(
    "scientists researchers people engineers developers students somebody someone nobody everybody they he she it we"
)


def read_maker(phrase: Phrase, sentence: Sentence) -> Phrase | None:
    """Return the maker of a deed whose subject is the phrase, a role before the name and years of life behind allowed.

    None where it is not named, or may be more than a name.
    """
    if _CREATORS.fullmatch(phrase.text):
        return phrase
    life = _LIFE.search(phrase.text)
    phrase = phrase.part(0, life.start() if life else None)
    role = _ROLE.match(phrase.text)
    words = phrase.words
    if (
        role is None
        or _BROKEN.search(phrase.text)
        or not 1 <= len(words) <= _LONGEST
        or "," in phrase.text
        or has_pronoun(phrase.text)
    ):
        return None
    if points_elsewhere(phrase.text) or not _SOMEBODY.isdisjoint(words_of(phrase.text)) or words[0] in ("A", "An"):
        return None
    if is_any_house(words):
        return None
    if words_of(words[0])[0] in _NO_MAKER or words_of(phrase.text)[1:2] == ["same"]:
        return None  # “Later that month Eric Raymond …”, “When Linus Torvalds …”
    name = phrase.part(role.start("name"))
    if not _NO_ROLE.isdisjoint(words_of(phrase.text[: role.start("name")])):
        return None  # “Critics say Ada Moore wrote it”
    is_of_people = words[0] == "The" and words[2:3] and OF_PEOPLES.fullmatch(words[1]) and words[2][0].isupper()
    if is_of_people and NO_PERSON.search(phrase.text) is None:
        phrase = name = phrase.part(len(f"The {words[1]} "))  # “The Jamaican Marcus Garvey”
    return phrase if is_name(name, sentence.vocabulary) or _is_likely_name(name, sentence) else None


def read_makers(phrase: Phrase, sentence: Sentence) -> Phrase | None:
    """Return the makers that are the subject of a deed: one, with what is said of it in passing left out, or several.

    “Dean Stoecker, Olivia Duane Adams and Ned Harding”; “Nick O'Leary of IBM” keeps its house.
    """
    phrase = without_aside(_without_opening(phrase))
    if (by_name := _BY_NAME.match(phrase.text)) is not None:
        phrase = phrase.part(by_name.end())
    if (told := _TOLD_FIRST.match(phrase.text)) is not None:
        phrase = phrase.part(told.end(), len(phrase.text.rstrip(",")))
    if _STAFF_BY_HOUSE.fullmatch(phrase.text) or _GROUP_OF.fullmatch(phrase.text):
        return phrase
    if _STAFF_OF.match(phrase.text) and not has_pronoun(phrase.text) and not points_elsewhere(phrase.text):
        return phrase
    if (team := _WITH_TEAM.search(phrase.text)) is not None:
        return phrase if read_maker(phrase.part(0, team.start()), sentence) is not None else None
    house = _HOUSE.search(phrase.text)
    named = phrase.part(0, house.start() if house else None)
    parts = _parts(named)
    if len(parts) == 2 and "," in named.text:
        return None  # “…, and Chris Stolte, and Salesforce bought it”
    if len(parts) > 2:
        return phrase if all(_is_full_name(part, sentence) for part in parts) else None
    found = read_maker(named, sentence)
    if found is None or house is None or found.start != named.start:
        return found
    return phrase if not has_pronoun(phrase.text) and not points_elsewhere(phrase.text) else None


def _without_opening(phrase: Phrase) -> Phrase:
    """Return a subject without where or when it did something: “In Germany”, “Six years later”."""
    for opening in (_PLACE_BEFORE, _TIME_BEFORE):
        if (found := opening.match(phrase.text)) is not None:
            phrase = phrase.part(found.end())
    return phrase


def without_aside(phrase: Phrase) -> Phrase:
    """Return a subject without what is said of it in passing: “SDL, a British firm that had grown quickly,”."""
    aside = _ASIDE.search(phrase.text)
    if aside is None or ("," in phrase.text[: aside.start()] and _LAST_OF_LIST.match(aside[0])):
        return phrase  # “France, Italy, Belgium, *the Netherlands and Luxembourg*”
    return phrase.part(0, aside.start())


def _parts(phrase: Phrase) -> list[Phrase]:
    edges = [found.span() for found in _BETWEEN.finditer(phrase.text)]
    starts, ends = [0, *(end for _, end in edges)], [*(start for start, _ in edges), len(phrase.text)]
    return [phrase.part(start, end) for start, end in zip(starts, ends, strict=True)]


def _is_full_name(phrase: Phrase, sentence: Sentence) -> bool:
    return read_maker(phrase, sentence) is not None and phrase.words[0][0].isupper()


def _is_likely_name(name: Phrase, sentence: Sentence) -> bool:
    """Whether the one word that opens a sentence is a name, as far as it is no word of every day: “Salesforce”."""
    word = name.text
    is_one = len(name.words) == 1 and word[0].isupper() and word[1:].isalpha() and not word.endswith(_OF_NO_NAME)
    return is_one and not (
        is_everyday(word.casefold()) or (word.endswith("s") and is_many(word)) or sentence.vocabulary.is_common(word)
    )
