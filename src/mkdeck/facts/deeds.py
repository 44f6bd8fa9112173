"""Deeds that bring something about, who did them and when: what the questions about makers share."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.agents import BY, NAMED, read_agent, tells_more
from mkdeck.facts.asked import SAYS_LITTLE
from mkdeck.facts.clauses import first_verb
from mkdeck.facts.dates import Date, exact_date
from mkdeck.facts.deed_verbs import PAST
from mkdeck.facts.guards import (
    has_pronoun,
    is_anaphoric,
    is_hedged,
    is_name,
    is_noun_phrase,
    points_elsewhere,
    without_article,
)
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, has_common_suffix, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import VAGUE, word_set
from mkdeck.numbers import read_number

_FURTHER = re.compile(r", (?:who|whose|so that|in order to)\b[^;]*")
"""“… by Ada Moore, who wanted a language that anybody could read”."""
_ANOTHER_DATE = re.compile(r"\d{3}|\b(?:not|before|after|since|until|during|around|about|circa|between)\b|, \w+ing\b")
_TOWN = re.compile(r"(?:in|at) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*(?:, (?:in )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)+,?")
_AT_A_HOUSE = word_set("begun built conceived created designed developed invented originated started written")
_AT_HOUSE = re.compile(
    r" (?P<house>(?:at|inside|within) (?!Christmas|Easter|Night|Noon|Dawn|Sea)"
    rf"(?:the )?{NAMED}(?: of {NAMED})?)(?=$|[.,;]| [a-z])"
)
_NATURAL = word_set("discovered detected synthesized synthesised")
_IS_VERSION = re.compile(r"(?i)(?:the )?(?:versions?|release|edition|model|mark|series|type|v\.?) ?\d[\d.]*\w?$")
OF_OWNERS = word_set("acquired bought")
"""Deeds of which the year is nothing to learn: when a firm was bought."""
_OF_FIRMS = word_set("founded established formed incorporated")
_INVENTED = word_set("invented patented")
_LED_IN = re.compile(r"(?:At|In|On|Among|For|From|With|Of|Under) [^,;:()]{3,60}, (?=[^,]*$)")
_ENDS_IN_NAME = re.compile(r"\b(?!(?:by|and|or) )[a-z][\w-]* (?P<name>[A-Z][\w.+#-]*(?: [A-Z][\w.+#-]*){0,3})$")
"""“Most people use R inside RStudio, an environment …”."""
_IS_NAME = re.compile(r"\b(?:is|was) (?P<name>[A-Z][\w.+#-]*(?: [A-Z\d][\w.+#-]*){0,3})$")
"""“The best known is Lustre, begun by …”."""
_LONG_NAME = re.compile(r", the (?:[A-Z][\w-]* ?){2,7}")
"""“**CRAN**, the Comprehensive R Archive Network”."""
_AS_NAME = re.compile(r"as [A-Z][\w.-]*(?: [A-Z][\w.-]*)?")
_UNDER_NAME = re.compile(r"under the name (?:of )?[A-Z][\w.-]*(?: [A-Z][\w.-]*)*")
_OPENS_PLACE = word_set("to for at on into as with in from publicly commercially")
_LONGEST_PLACE = 6
_NOUNS_IN_ED = word_set("breed seed speed feed creed weed need bed shed")


def ask_deed(
    sentence: Sentence,
    subject: Phrase,
    be: str,
    deed: Phrase,
    verb: re.Match[str],
    date: Date | None = None,
    *,
    is_aside: bool = False,
) -> Iterator[Card]:
    """Yield the questions for the maker and for the date of what was brought about.

    `deed` holds the verb, where the match tells, and what follows it; `date` is a date that was told before it.
    """
    start = verb.end("verb")
    agent = read_agent(deed, start)
    when = date or _when(deed, start)
    place = _place(deed, start)
    if place is None:
        return
    first = f" {verb['first']}" if verb["first"] else ""
    told = verb["verb"].casefold()
    asked = "started" if told == "begun" else told  # “Who began QEMU?” reads as if it went on
    are_things = be == "were" and subject.is_marked("strong")
    common = are_things or (told in _NATURAL and has_common_suffix(subject.text))
    thing = inside(subject.without("strong"), sentence, common=common, named=told not in _NATURAL)
    is_owned = told in OF_OWNERS and when is not None
    if agent is not None:
        at = f" {when.told}" if is_owned and when else place
        yield from ask(sentence, f"Who{first} {PAST[asked]} {thing}{at}?", agent)
    if agent is None and when is None and told in _AT_A_HOUSE and (house := _house(deed, start)) is not None:
        yield from ask(sentence, f"Where {be} {thing}{first} {asked}?", house)
    is_of_interest = when is not None and not when.is_century and told not in OF_OWNERS
    if is_aside and agent is None and told in _OF_FIRMS:
        return  # when a firm was founded is told by the way
    if when is not None and is_of_interest and when.phrase.text not in subject.text:
        yield from ask(sentence, f"{when.question} {be} {thing}{first} {asked}{place}?", when.phrase)


def is_sure(text: str) -> bool:
    """Whether a deed is told without a doubt; of who did it, or what it was for, more may be supposed."""
    return not is_hedged(_FURTHER.sub("", text))


def is_the_one(subject: Phrase, be: str, sentence: Sentence) -> bool:
    """Whether there is but one such thing: “a theory” and “laws” were brought about by many."""
    words = words_of(subject.text)
    if not any(map(str.isalpha, subject.text)) or _IS_VERSION.match(subject.text):
        return False  # “Version 1.0 was published in 2022”: of what?
    if words[0] in ("a", "an") or read_number(words[0]) is not None:
        return False
    if words[0] == "the" and len(words) == 2 and words[1] in SAYS_LITTLE:
        return False  # “the role”
    return be == "was" or subject.is_marked("strong") or is_name(subject, sentence.vocabulary)


def is_generic_invention(phrase: Phrase, verb: str, sentence: Sentence) -> bool:
    """Whether “the telephone” is every telephone: it was invented, and its noun has not been used before."""
    words = words_of(phrase.text)
    if verb not in _INVENTED or words[:1] != ["the"] or not 2 <= len(words) <= 4 or words[-1] in VAGUE:
        return False
    if is_anaphoric(without_article(phrase), sentence.vocabulary) or has_pronoun(phrase.text) or "of" in words:
        return False
    return len(words) > 2 or sentence.vocabulary.counts.get(words[-1], 0) <= 1


def thing_before(body: Phrase, end: int, sentence: Sentence, *, has_kind: bool = False) -> Phrase | None:
    """Return the thing that stands right before an aside: all that the sentence began with, a term or a title.

    `has_kind` tells that the aside says which kind of thing it is: “…, an emulator begun by …”.
    """
    opening = body.part(0, end)
    if (led := _LED_IN.match(opening.text)) is not None:
        opening = opening.part(led.end())  # “At the other end of the scale, OpenMRS”
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
    named = (_ENDS_IN_NAME if has_kind else _IS_NAME).search(opening.text)
    if named is None:
        return None
    start = named.start("name")
    found = opening.part(start - (len("the ") if opening.text.endswith("the ", 0, start) else 0))
    return None if found.splits_a_mark() else found


def is_named_thing(phrase: Phrase, sentence: Sentence) -> bool:
    """Whether a phrase is a term, a title or a name, or what a heading names."""
    name = without_article(phrase)
    return (
        name.is_marked("strong", "emphasis", "code")
        or is_name(name, sentence.vocabulary)
        or name.text.casefold() in sentence.vocabulary.headings
        or (name == phrase and len(phrase.words) == 1 and not sentence.vocabulary.is_common(phrase.text))
    )


def _when(deed: Phrase, start: int) -> Date | None:
    """Return the date, if it is exact and belongs to this verb: in “… and performed in 1601” it does not."""
    found = exact_date(deed, start)
    if found is None:
        return None
    before = deed.part(start, found.start)
    if before.text.endswith(("starting", "beginning")):
        return None  # “was developed starting in 1996”
    if _ANOTHER_DATE.search(before.text) or before.words.count("by") > 1 or tells_more(before.words):
        return None
    return found


def _house(deed: Phrase, start: int) -> Phrase | None:
    """Return where something was made, at which firm or university: “was designed at Google”."""
    found = _AT_HOUSE.match(deed.text, start)
    return deed.part(*found.span("house")) if found else None


def _place(deed: Phrase, start: int) -> str | None:
    """Return what stands between the verb and the maker or the date, which belongs to the question.

    “ to GitHub” in “was deployed to GitHub by Facebook in 2017”. None where it is no such phrase.
    """
    by, date = BY.search(deed.text, start), exact_date(deed, start)
    ends = ([by.start()] if by else []) + ([date.start] if date else [])
    if ends:
        between = deed.part(start, min(ends))
    elif (at := re.match(r" (?:in|at|on) [^,;:()]+$", deed.text[start:])) is not None:
        between = deed.part(start, start + at.end())
    else:
        return ""
    words = words_of(between.text)
    if not words or _TOWN.fullmatch(between.text):
        return ""
    if _AS_NAME.fullmatch(between.text):
        return ""  # “was created as Singularity” asks for what it is called now
    if (named := _UNDER_NAME.fullmatch(between.text)) is not None:
        return f" {named[0]}"
    if words[0] not in _OPENS_PLACE or len(words) > _LONGEST_PLACE:
        return None
    if words[-1] in ("starting", "beginning"):
        return None
    if words[-1].endswith("ed") and words[-1] not in _NOUNS_IN_ED:
        return None  # “for offenses committed by people of high status”
    if has_pronoun(between.text) or points_elsewhere(between.text) or re.search(r"[,;:()]| the |\d{3}", between.text):
        return None
    return f" {between.markdown}"
