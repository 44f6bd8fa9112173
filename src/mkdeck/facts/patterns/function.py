"""What a term or a named thing does: “**Ribosomes** build proteins …”, “ISO 11784 lays down the structure of …”.

The term is bold or code, or has a name that was made up, and the verb is one of acting: “consists”, “occurs” or “has”
tell something else.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.certain_meanings import names_a_thing, tells_what_it_does
from mkdeck.facts.clauses import Clause, clauses
from mkdeck.facts.guards import has_pronoun, is_one_of_several, without_article
from mkdeck.facts.patterns.makes import told_active
from mkdeck.facts.phrases import Phrase, holds_name
from mkdeck.facts.predicates import OBJECT_VERBS, ask_for_deed, predicate
from mkdeck.facts.questions import inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.terms import NAME, is_signed_name, is_term
from mkdeck.facts.verb_forms import is_likely_verb, verb_forms
from mkdeck.facts.verbs import ACTIONS, DOING, third_person
from mkdeck.facts.words import AUXILIARIES

TIER = "more"
is_certain = tells_what_it_does
may_be_certain = names_a_thing
OF_STATEMENTS = True
_THIRD = frozenset(map(third_person, DOING))
TRIGGERS = ACTIONS | _THIRD

_NAMED = re.compile(
    rf"(?P<name>{NAME})"
    r"(?:, (?:an?|the|of|from|in) [^,;:()]{3,70},| \([^()]{2,60}\))? (?P<verb>[a-z]+)(?= (?P<next>[\w’'-]+))"
)
_ASIDE = re.compile(r"[^,;:()]{2,60}, (?P<which>which|who|whose) ")
_BEHIND_ASIDE = re.compile(r"[^,;:()]{3,90}, (?P<verb>[a-z]+)(?= )")
"""“ICD-10, which the World Health Organization maintains, *classifies* diagnoses.”"""
_RELATES = re.compile(r" (?:that|which|who)$")
_AGAINST = re.compile(r", (?:whereas|while) (?:most|many|other|others|all other|some)\b")
"""What sets one of its ways against those of others, who do much the same: “breaks paragraphs as a whole”."""
_SIGNED = re.compile(r"\w[A-Z]")
_DASHED = re.compile(r" [–—-] $|: $")
_IS_FIRST = re.compile(r" (?:is|are|was|were) (?:an?|the) ")
_SHORTEST = 3


_LEANS = re.compile(
    r"\bthe (?:two|three|four|other) [a-z]+$"
    r"|\b(?:of|in|for|to|with|from|by) (?:that|those) [a-z]+(?=$|[,.;])|\b(?:the same|similar) [a-z]+$"
    r"|\b(?:badly|poorly|well|slowly|beautifully)$|\bthe (?:other way|opposite|reverse|contrary)\b"
    r"|^[a-z]+ the same [a-z]+\b"
    r"|^(?:stores?|holds?|weighs?|lasts?) (?:(?:more|less|fewer) than |at (?:least|most) |up to |only |over |under "
    r"|about |around |nearly |some )?[\d.]"
    r"|^[a-z]+ no(?:t|thing)?\b"
    r"|^[a-z]+ (?:(?:nearly|almost|virtually|just about) )?(?:every|all|any|most|many|several) [a-z]+$"
    r"|^(?:fits? in|runs? (?:only )?(?:from|to|between|on|over|under)|receives? only"
    r"|(?:builds?|relies|rests?|sits?|saves?|carries|takes?)"
    r" (?:on|in|over|the (?:name|initials))|gets? only|spans?"
    r"|scales? to|works? (?:with|in|on|for|without|as)|fits? (?:well|neatly|nicely|together))\b"
)
"""What points at something that was told before, or tells nothing that a thing does: “runs from 0 to 8”."""


_NEXT_DEED = re.compile(r", (?P<verb>[a-z]+s) [a-z]")
_MORE_DEEDS = re.compile(r"(?:, [a-z]+s [^,;:()]{3,60}){1,3},? and (?:then )?[a-z]+s [^,;:()]{3,60}(?=$|[.;])")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What does X do?”."""
    if not (_SIGNED.search(sentence.text) or sentence.vocabulary.bold or sentence.body.holds("code")):
        return
    for clause in clauses(sentence):
        found = None if is_one_of_several(clause.text) else _named(clause) or _term(clause)
        if found is None or told_active(clause):
            continue  # “Who publishes ICD-11?” has one answer, “What does it publish?” many
        subject, start, end = found
        answer = _with_more(clause, start, predicate(clause, start, shortest=_SHORTEST))
        if not subject.is_marked("strong") and _is_known(subject, sentence):
            continue
        if answer is not None and clause.text[start:end] not in OBJECT_VERBS and _is_joined(answer, sentence):
            continue
        if answer is not None and _AGAINST.match(answer.inline.text, answer.end):
            continue
        if answer is not None and _LEANS.search(answer.text) is None:
            many = clause.text[start:end] in ACTIONS
            common = many and subject.is_marked("strong")
            thing = inside(subject.without("strong"), sentence, many=many, common=common)
            yield from ask_for_deed(sentence, thing, answer, clause.text[start:end], many=many)


def _with_more(clause: Clause, start: int, answer: Phrase | None) -> Phrase | None:
    """Return what a thing does with the other deeds of a list: “numbers the data, asks again, and puts it in order”.

    None where it goes on otherwise.
    """
    end = answer.end - clause.phrase.start if answer is not None else 0
    behind = _NEXT_DEED.match(clause.text, end) if answer is not None else None
    if behind is None or not any(form.form == "third" for form in verb_forms(behind["verb"])):
        return answer
    listed = _MORE_DEEDS.match(clause.text, end)
    return clause.phrase.part(start, listed.end()) if listed and not has_pronoun(listed[0]) else None


def _is_joined(answer: Phrase, sentence: Sentence) -> bool:
    """Whether a deed is told beside what a thing is: “is a library, *keeps its data in one file*, …”."""
    before = sentence.quote.partition(answer.text)[0].rstrip() if sentence.quote else ""
    return before.endswith((" and", ",")) and _IS_FIRST.search(before) is not None


def _is_known(subject: Phrase, sentence: Sentence) -> bool:
    """Whether its paragraph has told of a thing before, so that this is but one of the things that it does."""
    name, before = without_article(subject).text, sentence.before
    while before is not None:
        if holds_name(before.text, name):
            return True
        before = before.before
    return False


def _term(clause: Clause) -> tuple[Phrase, int, int] | None:
    """Return the term that is the subject of a clause, and where the verb stands that tells what it does."""
    verb = clause.verb()
    if verb is not None and _DASHED.search(clause.text, 0, verb[0]):
        return None  # “`ExternalName` – returns a record” is a note
    aside = _ASIDE.match(clause.text, 0, verb[1]) if verb else None
    if aside is not None:
        behind = _BEHIND_ASIDE.match(clause.text, aside.start("which"))
        verb = behind.span("verb") if behind else None
    if verb is None or clause.text[slice(*verb)] not in TRIGGERS:
        return None
    subject = clause.subject(verb[0]) or clause.phrase.part(0, verb[0])
    if (told := subject.text.find(", ")) > 0:
        if _RELATES.search(subject.text, told):
            return None  # “WebAssembly, a format that runs fast, became …” tells what the format does
        subject = subject.part(0, told)  # “GLP, Good Laboratory Practice”
    is_sure = aside is None or subject.is_marked("strong")  # a firm does much else
    is_named = is_sure and clause.text[slice(*verb)] in _THIRD and is_signed_name(subject)
    return (subject, *verb) if is_named or is_term(subject, clause.sentence) else None


def _named(clause: Clause) -> tuple[Phrase, int, int] | None:
    """Return the made-up name that a clause opens with, and where its verb stands, behind what is said in passing."""
    found = _NAMED.match(clause.text)
    if found is None or found["verb"] not in _THIRD or found["next"] in AUXILIARIES or is_likely_verb(found["next"]):
        return None  # “IQ tests have been attacked”, “MRI scans show soft tissue”
    name = clause.phrase.part(*found.span("name"))
    return (name, *found.span("verb")) if is_signed_name(name) else None
