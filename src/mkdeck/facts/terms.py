"""Terms of a lesson: which phrases it marks as such, and where one is the subject of a definition."""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.facts.clauses import first_verb
from mkdeck.facts.guards import is_generic, is_noun_phrase, points_elsewhere, without_article
from mkdeck.facts.memory import once
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.vocabulary import Vocabulary, has_inner_capital
from mkdeck.facts.words import ADVERBS, CONJUNCTIONS, PREPOSITIONS
from mkdeck.wording.numbers import read_number

_BRACKETS = re.compile(r" \([^()]*\)$")
_WITH_ASIDE = re.compile(
    r"(?P<term>[^,;:()–—]{2,60}?)"
    r"(?: \([^()]*\)|, (?:or|also|sometimes|often|abbreviated|short for|in short) [^,;:]{1,60},"
    r"| (?:--|–|—) [^–—]{1,80}? (?:--|–|—)|—[^–—]{1,80}—)"
    r" (?P<be>is|are|was|were) "
)
_WITH_CLAUSE = re.compile(
    r"(?P<term>[^,;:()–—]{2,60}?), (?:(?:which|whose) (?!(?:is|are) )|in (?:force|use) since "
    r"|(?:first |originally )?(?:built|coined|created|described|designed|developed|discovered|found|founded|introduced"
    r"|invented|launched|published|released|started|written) (?:in|by|at|on|for|from) )[^;:()]{3,140}?,"
    r" (?P<be>is|are) (?=(?:an?|the) )"
)
"""“SQLite, which D. Richard Hipp began in 2000, is a database that …”."""
_MAY_BE_PARTED = re.compile(r"[^,;:()–—]{1,61}(?:,| \(|–|—|--)")
"""What stands between a term and the sign behind which these go on."""
_IN_FULL = re.compile(
    r"(?P<term>[A-Z][A-Z\d-]{1,7}), (?:or |short for |from )?(?P<full>[^,;:()]{6,80}), (?P<be>is|are|was|were) "
)
"""“SCADA, supervisory control and data acquisition, is …”."""
_FIELD = re.compile(
    r"In (?!this|these|that|addition|fact|general|other|contrast|short|practice|most|many|some|our|its|their|such|both"
    r"|particular|essence|theory,|turn|the (?:past|end|first|second|last|same|next|following|case|context of this))"
    r"(?:the )?[A-Za-z][A-Za-z -]{2,30}, "
)
"""“In statistics, …”, which says where a word has the meaning; not a place in the text or in time."""
NAME = r"(?:[Tt]he )?(?:[A-Z]|[a-z]+(?=[A-Z]))[\w.+#-]*(?: [A-Z\d][\w.+#-]*){0,3}"
"""The pattern of a name of up to four words, with its article."""
_NAME_BEFORE = re.compile(rf"(?:^|(?<=[\s(“‘\"]))(?P<name>{NAME})$")
_LONGEST_NAME, _FAR = 4, 50
_OF_PERSON = re.compile(r"(?:Mc|Mac|O['’]|De|Di|Du|La|Le|Van|Fitz)[A-Z][a-z]|[A-Z]\.")
_BEHIND_HEAD = re.compile(r" (?:of|on|in|at|for|to|from|with|by) ")
_OPENERS = PREPOSITIONS | CONJUNCTIONS | ADVERBS
_OWNS = re.compile(r"['’]s?\b")
_BE = ("is", "are", "was", "were")


@once
def subject_of_be(body: Phrase) -> tuple[Phrase, str, int] | None:
    """Return what a sentence says that it is something, the form of “be”, and where that form ends.

    Another name behind the subject (“A strait (also a sound) is …”, “Salt, or sodium chloride, is …”) is left out.
    """
    for pattern in (_WITH_ASIDE, _WITH_CLAUSE) if _MAY_BE_PARTED.match(body.text) else ():
        aside = pattern.match(body.text)
        if aside and first_verb(aside["term"] + " ") is None:
            return body.part(*aside.span("term")), aside["be"], aside.end("be")
    told = _IN_FULL.match(body.text)
    if told and _has_letters(told["full"], told["term"]):
        return body.part(*told.span("term")), told["be"], told.end("be")
    verb = first_verb(body.text)
    if verb is None or body.text[slice(*verb)] not in _BE:
        return None
    subject = body.part(0, verb[0])
    gloss = _BRACKETS.search(subject.text)
    return subject.part(0, gloss.start()) if gloss else subject, body.text[slice(*verb)], verb[1]


def _has_letters(full: str, acronym: str) -> bool:
    """Whether a text holds the letters of an acronym in their order, the first one at its beginning."""
    letters = iter(full.casefold())
    wanted = [letter for letter in acronym.casefold() if letter.isalpha()]
    return full[0].casefold() == wanted[0] and all(letter in letters for letter in wanted)


def is_short_for(acronym: str, full: str) -> bool:
    """Whether an acronym is the initials of words, its hyphens aside: SOC of “security operations center”."""
    initials = "".join(word[0] for word in full.casefold().replace("-", " ").split())
    return initials == acronym.casefold()


def split_field(body: Phrase) -> tuple[str, Phrase]:
    """Return the field of which a sentence says that it speaks (“In statistics, ”), or nothing, and the rest."""
    found = _FIELD.match(body.text)
    return (found[0], body.part(found.end())) if found else ("", body)


def what_is(field: str, be: str, term: str) -> str:
    """Return the question for what a term is, within a field if one is told."""
    return f"{field}what {be} {term}?" if field else f"What {be} {term}?"


def agrees(term: Phrase, be: str) -> bool:
    """Whether the ending of a term goes with its verb: “deployments is” is a slip, or no subject at all."""
    last = _BEHIND_HEAD.split(term.text)[0].split(" ")[-1]  # “eyes” of “eyes on the street”
    if has_inner_capital(last):
        return True
    return be not in ("is", "was") or not last.endswith("s") or last.endswith(("ss", "us", "is", "ics", "os", "as"))


def is_marked_term(name: Phrase, vocabulary: Vocabulary) -> bool:
    """Whether the lesson marks a phrase, given without its article, as a term: bold, italic, a heading, or in full.

    An acronym is told in full beside brackets: “a programmable logic controller (PLC)”, “LIN (Local Interconnect …)”.
    """
    if name.holds("strong") or name.is_marked("emphasis"):
        return True
    return is_heading(name.text, vocabulary) or _is_told_in_full(name.text, vocabulary)


def _is_told_in_full(text: str, vocabulary: Vocabulary) -> bool:
    return _ACRONYM.fullmatch(text) is not None and any(
        f"({text})" in sentence or f"{text} (" in sentence for sentence in vocabulary.sentences
    )


_ACRONYM = re.compile(r"[A-Z]{2,6}")


def is_heading(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is a heading of the lesson, in singular or plural."""
    text = text.casefold()
    return not vocabulary.headings.isdisjoint((text, text + "s", text.removesuffix("s")))


def is_term(subject: Phrase, sentence: Sentence) -> bool:
    """Whether the lesson marks the subject of a sentence as a term, by code or in bold, which may be elsewhere."""
    name = without_article(subject)
    if not is_noun_phrase(subject, 5) or points_elsewhere(subject.text):
        return False
    text = name.text.casefold()
    vocabulary = sentence.vocabulary
    if name.is_marked("code") or (name.is_marked("strong") and (name != subject or _is_kind(name, sentence))):
        return True
    forms = (text, text + "s", text.removesuffix("s"))
    return not vocabulary.bold.keys().isdisjoint(forms) and (name != subject or _is_kind(name, sentence))


def is_signed_name(subject: Phrase) -> bool:
    """Whether a phrase is a name that was made up or set in italics: “TPWS”, “ISO 11784”, “*Nanite*”.

    Each of its words has a capital or a digit.
    """
    name = without_article(subject)
    if not name.words or len(name.words) > _LONGEST_NAME or points_elsewhere(subject.text):
        return False
    if any(not (word[0].isupper() or word[0].isdigit() or has_inner_capital(word)) for word in name.words):
        return False
    if read_number(name.words[0]) is not None:
        return False  # “One AU”
    if _OF_PERSON.match(name.text) or name.words[0].casefold() in _OPENERS:
        return False  # “McClintock”; “With MX records the lowest number is tried first”
    is_made_up = any(has_inner_capital(word) and not word[0].isdigit() for word in name.words)
    return (is_made_up or name.is_marked("emphasis")) and not _OWNS.search(name.text) and not name.splits_a_mark()


def signed_name_before(body: Phrase, end: int) -> Phrase | None:
    """Return the made-up name that ends at a place of a sentence, with its article; None where there is none."""
    found = _NAME_BEFORE.search(body.text, max(0, end - _FAR), end)
    name = body.part(*found.span("name")) if found else None
    return name if name is not None and is_signed_name(name) else None


def _is_kind(name: Phrase, sentence: Sentence) -> bool:
    """Whether a bold phrase without an article is a kind of thing: a plural, or a word in small letters elsewhere.

    “**Maria** carries …” is somebody, “**Step one** adds …” a label.
    """
    last = name.words[-1]
    if is_generic(words_of(name.text)[:1]):
        return False
    is_plural = last.endswith("s") and not last.endswith("ss")
    return (is_plural and last[0].islower() == (len(name.words) > 1)) or sentence.vocabulary.is_common(name.words[0])
