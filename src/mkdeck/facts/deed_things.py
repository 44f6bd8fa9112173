"""What was brought about, where its name tells which it is: a name, a term, a title, the first of its kind."""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.facts.asked import SAYS_LITTLE
from mkdeck.facts.clauses import first_verb
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.grammar import is_many
from mkdeck.facts.guards import (
    has_pronoun,
    is_anaphoric,
    is_name,
    is_noun_phrase,
    is_small_name,
    points_elsewhere,
    without_article,
)
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import ARTICLES, POSSESSIVES, PREPOSITIONS, QUANTIFIERS, VAGUE, word_set
from mkdeck.wording.numbers import read_number

_NAME = r"(?P<name>[A-Z][\w.+#&-]*(?: [A-Z\d][\w.+#&-]*){0,3})"
_LONG = r"(?P<name>[A-Z][\w.+#&-]*(?: (?:(?:of|for|on) )?[A-Z\d][\w.+#&-]*){0,4})"
_IS_VERSION = re.compile(r"(?i)(?:the )?(?:versions?|release|edition|model|mark|series|type|v\.?) ?\d[\d.]*\w?$")
_LETTER = re.compile(r"[a-z]")
_OF_PLACE = re.compile(r"(?:From|In|At|Near) (?:the )?(?:(?:[A-Z][\w-]*|on|in|of|the)(?: |$))+")
"""“From Bad Säckingen on the Rhine, founded in 1924.”"""
_OF_LONGER = re.compile(r"\b[A-Z]\w* (?:(?:d[aei]|del|dei|della|delle|des|du|van|von|der|den|la|le|el|al) )+$")
"""“Monte dei Paschi di *Siena*, founded in 1472.”"""
WHERE_NAMED = re.compile(r"\b[A-Z]\w* (?:in|at|on|over|across|along|beside|near|under|upon|through|behind) (?:the )?$")
"""“The Iron Bridge over the Severn, which was completed …” tells of the bridge."""
_INVENTED = word_set("invented patented")
_WORKED_OUT = word_set("developed devised designed built constructed")
_FIRST_OF = re.compile(
    r"[Tt]he first (?:[\w-]+ ){0,4}[\w-]+(?: (?:for|of|in|on|with) (?!(?:the|this|that|its|their)\b)[\w-]+)?"
)
_OF_WHAT = word_set(
    "version versions release edition model specification standard book textbook paper one product series step steps "
    "stage phase part half attempt attempts time thing things move task"
)
"""What there is a first one of only where something else was named."""
_BARE = 3
"""Words of “the first barcode”."""
_OF_ANYTHING = word_set(
    "theory system machine tool device design method program programme language test experiment application company "
    "firm patent "
    "law rules plan map model result use word name text work draft prototype tests account description service "
    "services network line route site website shop store"
)
"""What is the first of its kind only where a name or a noun before it tells the kind, or “of” behind it."""
_OF_MANY_MAKES = word_set(
    "engine motor lamp press pump battery circuit vehicle vaccine process network plant instrument"
)
_PRAISING = word_set(
    "practical successful working usable useful workable reliable effective commercial modern real true full complete"
)
"""What the first one was and others were not, which does not tell the kind: “the first practical engine”."""
_AT_FIRST = ("first", "originally")
_FOUND = word_set("described discovered identified isolated")
"""What is done to things that are there before."""
_OF_SOME = ARTICLES | POSSESSIVES | QUANTIFIERS | PREPOSITIONS
_LONGEST_KIND = 3
_OF_MANY_KINDS = _OF_ANYTHING | word_set(
    "animal bacterium comet compound condition creature crystal disease disorder effect element enzyme fault feature "
    "fossil gas gene group illness infection layer material metal mineral mutation object organism parasite part "
    "particle pattern phenomenon plant planet principle problem process property protein reaction region rock root "
    "signal site sound species star structure substance symptom syndrome technique trait trend variant virus"
)
"""Kinds of which many have been found, so that it must be told which one is meant."""
_POINTED = re.compile(
    r"(?:(?:And |Then |(?:[^,;:]{3,80},? ))?(?:[Tt]hat|[Ii]t|[Tt]here|[Hh]ere)(?:['’]s| is)|This is|Meet|Enter"
    r"|Hence|Thus"
    r"|(?:[^,;:]{3,80}, )?(?:[Tt]ry|[Cc]onsider|[Cc]hoose|[Pp]ick|[Ll]ook at|[Tt]urn to|[Tt]ake))"
    r" (?=\*|(?:the )?[A-Z]|[a-z][\w.-]*$)"
)
"""“That's Optos, founded in 1992 by …”"""
_NUMBERED_NAME = re.compile(r"\d+ [A-Z][\w&.-]*(?: [A-Z][\w&.-]*)+")
"""“454 Life Sciences”."""
_ORDERED = re.compile(
    r"(?:Adopt|Choose|Consider|Download|Explore|Install|Know|Learn|Master|Pick|Study|Try|Use) (?=\*|[A-Z])"
)
_POINTED_AT = re.compile(r"[a-z][\w.-]{2,}|the [A-Z][\w-]*(?: [a-z-]+){1,2}")
"""“There's darktable, which Johannes Hanika started”, “there is the Apgar score, devised by …”."""
_LED_IN = re.compile(r"(?:At|In|On|Among|For|From|With|Of|Under) [^,;:()]{3,60}, (?=[^,]*$)")
_ENDS_IN_NAME = re.compile(rf"\b(?!(?:by|and|or) )[a-z][\w-]* {_LONG}$")
"""“Most people use R inside RStudio, an environment …”."""
_OF_HOUSE = re.compile(
    r"(?:^|(?<=[\s(]))(?P<name>(?:[A-Z][\w’'-]+ ){1,5}"
    r"(?:Academy|Agency|Alliance|Association|Board|Bureau|Commission|Committee|Consortium|Corporation|Council|Federation"
    r"|Foundation|Guild|Institute|Institution|Laboratory|Laboratories|Organi[sz]ation|Society|Union)"
    r"(?: (?:of|for) (?:the )?(?:[A-Z][\w-]+,? ?(?:and |of |in )?)+)?)$"
)
"""“In Britain the British Horological Institute”: the name of a house is one wherever it stands."""
FIRM_FROM = r"\b(?:company|firm|maker|start-?up|studio|team|vendor|group) (?:from|in|at|of|near) (?:the )?"
_LAST_OF_SEVERAL = re.compile(
    rf", (?:founded|begun|built|created|started|launched|written|made) by [^,;:]{{3,60}}, and {_NAME}$"
)
"""“Rocky Linux, begun by Gregory Kurtzer, and AlmaLinux, begun by …”"""
_LAST_OF_LIST = re.compile(rf"\w, and {_NAME}$")
"""“SurveyMonkey, which Ryan Finley started, and Qualtrics, founded in Provo”: of what stands last alone."""
_SMALL_PART = re.compile(r"\b[a-z]\w{0,3}\d\w* $")
"""“*o9* Solutions”: the first part of a name may be written small."""
_FIRM_FROM = re.compile(rf"{FIRM_FROM}[A-Z][\w’'-]*(?: [A-Z]\w*)?$")
"""“A small company from Massachusetts, which Autodesk acquired” tells of the company."""
_IS_NAME = re.compile(rf"\b(?:is|was) (?:the (?!(?:\w+th|First|Second|Third)$))?{_LONG}$")
"""“The best known is Lustre, begun by …”."""
_MADE_UP = re.compile(r" (?:in|is|called|named|with|to|of|into) (?P<name>[A-Z]?[a-z]+[A-Z]\w*)$")
"""“Both were reconciled in OpenType, announced by …”"""
_LONG_NAME = re.compile(r", the (?:[A-Z][\w-]* ?){2,7}")
"""“**CRAN**, the Comprehensive R Archive Network”."""
_IN_FULL = re.compile(r", the [A-Z][\w-]*(?: (?:[A-Z][\w-]*|for|of|and|in|the)){1,7}$")
_TOWN_BEHIND = re.compile(r", (?:of|from|in|out of|based in) [A-Z][\w’'. -]*(?:, [A-Z][\w’'. -]*)?$")
_KIND_OF_NAME = re.compile(rf"(?:The|Its) (?:[A-Z][a-z]+ )?(?:[a-z-]+ ){{1,3}}{_NAME}$")
"""“The Chinese firm DJI, founded by …”."""
_BY_FIRM = re.compile(rf"(?:\b(?:is|are|was|were|been)|['’]s) [a-z]+ by {_NAME}$")


def is_the_one(subject: Phrase, be: str, sentence: Sentence) -> bool:
    """Whether there is but one such thing: “a theory” and “laws” were brought about by many."""
    words = words_of(subject.text)
    if not any(map(str.isalpha, subject.text)) or _IS_VERSION.match(subject.text) or _LETTER.fullmatch(subject.text):
        return False  # “Version 1.0 was published in 2022”: of what?
    if words[0] in ("a", "an"):
        return False
    if read_number(words[0]) is not None:
        return be == "was" and _NUMBERED_NAME.fullmatch(subject.text) is not None
    if is_first_of_all(subject):
        return True
    if words[0] == "the" and len(words) == 2 and words[1] in SAYS_LITTLE:
        return False  # “the role”
    return be == "was" or subject.is_marked("strong") or is_name(subject, sentence.vocabulary)


def is_first_of_all(phrase: Phrase) -> bool:
    """Whether a phrase names the first of its kind: “the first PET scanners for people”; not “the first version”."""
    found = _FIRST_OF.fullmatch(phrase.text)
    if phrase.text.casefold().startswith("the first of "):
        return False
    is_told = found is not None and not has_pronoun(phrase.text) and not points_elsewhere(phrase.text)
    words = words_of(phrase.text)
    told, kind = phrase.text.casefold().split()[2:-1], words[-1]
    is_vague = all(map(is_everyday, told)) and (kind in _OF_ANYTHING or (len(words) == _BARE and is_everyday(kind)))
    is_vague = is_vague or (kind in _OF_ANYTHING and bool(told) and all("-" in word for word in told))
    is_vague = is_vague or (_PRAISING.issuperset(told) and kind in _OF_MANY_MAKES)
    return is_told and not is_vague and _OF_WHAT.isdisjoint(words)


def is_generic_invention(phrase: Phrase, verb: str, sentence: Sentence) -> bool:
    """Whether “the telephone” is every telephone: it was invented, and its noun has not been used before."""
    words = words_of(phrase.text)
    is_told = verb in _INVENTED or (verb in _WORKED_OUT and len(words) > 2 and not is_everyday(words[1]))
    if not is_told or words[:1] != ["the"] or not 2 <= len(words) <= 4 or words[-1] in VAGUE:
        return False  # “the insulated-gate transistor” was developed once, “the new bridge” is one of many
    if is_anaphoric(without_article(phrase), sentence.vocabulary) or has_pronoun(phrase.text) or "of" in words:
        return False
    is_rare = verb in _INVENTED and not is_everyday(words[-1])  # “the barcode” is every barcode, however often told of
    return len(words) > 2 or is_rare or sentence.vocabulary.counts.get(words[-1], 0) <= 1


def is_kind_first_found(phrase: Phrase, found: re.Match[str], sentence: Sentence) -> bool:
    """Whether “the cell” is every cell, and “azo dyes” are all: somebody first described or discovered them.

    Of “the disease” the sentences before tell which; so a single thing must be what the lesson is about, or new in it.
    """
    words = words_of(phrase.text)
    is_told = found["first"] in _AT_FIRST and found["verb"] in _FOUND
    if not words or words[-1] in VAGUE | _OF_MANY_KINDS or words[-1].removesuffix("s") in VAGUE | _OF_MANY_KINDS:
        return False
    if found["be"] == "were":
        are_all = is_many(words[-1]) and len(words) <= _LONGEST_KIND and _OF_SOME.isdisjoint(words)
        is_rare = (is_told and len(words) == 1) or not all(map(is_everyday, words))
        return are_all and is_rare and (is_told or found["verb"] in _INVENTED | {"discovered"})
    if not is_told or words[0] != "the" or len(words) != len(("the", "cell")):
        return False
    headings = sentence.vocabulary.heading_words
    return words[1] in headings or f"{words[1]}s" in headings or sentence.vocabulary.counts.get(words[1], 0) <= 1


def thing_before(
    body: Phrase, end: int, sentence: Sentence, *, has_kind: bool = False, is_firm: bool = False
) -> Phrase | None:
    """Return the thing that stands right before an aside: all that the sentence began with, a term or a title.

    `has_kind` tells that the aside says which kind of thing it is: “…, an emulator begun by …”, `is_firm` that it tells
    what is done to firms alone: “Canvas is developed by Instructure, which was founded …”.
    """
    opening, is_pointed_at = _without_lead(body.part(0, end))
    if is_pointed_at:
        return opening
    is_phrase = is_noun_phrase(opening) and not is_anaphoric(opening, sentence.vocabulary)
    if is_phrase and first_verb(opening.text) is None and is_named_thing(opening, sentence):
        return opening
    for mark in opening.inline.marks:
        behind = opening.text[max(0, mark.end - opening.start) :]
        is_last = mark.end == opening.end or (mark.kind == "strong" and _LONG_NAME.fullmatch(behind) is not None)
        if mark.kind in ("strong", "emphasis") and is_last and mark.start > opening.start:
            before = opening.text[: mark.start - opening.start].casefold()
            if before.endswith((" a ", " an ")) or (before.endswith(" by ") and not has_kind):
                return None  # “supervised by **A**, drawn by B” tells who drew something else
            article = "the " if before.endswith(" the ") else ""
            return Phrase(opening.inline, mark.start - len(article), mark.end)
    return _name_at_end(opening, has_kind=has_kind, is_firm=is_firm)


def without_order(phrase: Phrase) -> Phrase:
    """Return a phrase without the verb that tells its reader to take it up: “ROS 2” of “Learn ROS 2”."""
    ordered = _ORDERED.match(phrase.text)
    return phrase if ordered is None else phrase.part(ordered.end())


def _without_lead(opening: Phrase) -> tuple[Phrase, bool]:
    """Return what an aside is about without what leads to it or follows it, and whether that alone makes it a name."""
    if (pointed := _POINTED.match(opening.text)) is not None:
        opening = opening.part(pointed.end())
        if _POINTED_AT.fullmatch(opening.text) and not is_everyday(opening.words[-1 if opening.text.islower() else 1]):
            return opening, True
    elif is_small_name(opening.text):
        return opening, True  # “matplotlib, created by John Hunter”
    opening = without_order(opening)
    if (led := _LED_IN.match(opening.text)) is not None and not opening.part(led.end()).splits_a_mark():
        opening = opening.part(led.end())  # “At the other end of the scale, OpenMRS”
    if (colon := opening.text.rfind(": ")) > 0:
        opening = opening.part(colon + len(": "))  # “Two replacements sprang up: Rocky Linux, begun by …”
    if (town := _TOWN_BEHIND.search(opening.text)) is not None and not opening.part(town.start()).holds("emphasis"):
        opening = opening.part(0, town.start())  # “Omniture, out of Orem, Utah”; a title may be what was published
    if (in_full := _IN_FULL.search(opening.text)) is not None and _IS_NAME.search(opening.text, 0, in_full.start()):
        opening = opening.part(0, in_full.start())  # “the name to know is OpenSees, the Open System for …”
    return opening, False


def _name_at_end(opening: Phrase, *, has_kind: bool, is_firm: bool) -> Phrase | None:
    """Return the name that an opening ends with, where it is what the aside behind it is about."""
    text = opening.text
    if _FIRM_FROM.search(text) is not None or (_OF_PLACE.fullmatch(text) and not _OF_HOUSE.search(text)):
        return None
    named = (_ENDS_IN_NAME if has_kind or is_firm else _IS_NAME).search(text) or _KIND_OF_NAME.match(text)
    named = named or _OF_HOUSE.search(text) or _LAST_OF_SEVERAL.search(text)
    named = named or _LAST_OF_LIST.search(text)
    if named is None:
        named = (_BY_FIRM.search(text) if is_firm else None) or _MADE_UP.search(text)
    if named is None:
        return None
    start = named.start("name")
    if (small := _SMALL_PART.search(text, 0, start)) is not None:
        start = small.start()
    found = opening.part(start - (len("the ") if text.endswith("the ", 0, start) else 0))
    before = found.start - opening.start
    is_part = WHERE_NAMED.search(text, 0, before) is not None or _OF_LONGER.search(text, 0, before) is not None
    return None if is_part or found.splits_a_mark() else found


def is_named_thing(phrase: Phrase, sentence: Sentence) -> bool:
    """Whether a phrase is a term, a title or a name, or what a heading names."""
    name = without_article(phrase)
    return (
        name.is_marked("strong", "emphasis", "code")
        or is_name(name, sentence.vocabulary)
        or name.text.casefold() in sentence.vocabulary.headings
        or (name == phrase and len(phrase.words) == 1 and not sentence.vocabulary.is_common(phrase.text))
    )
