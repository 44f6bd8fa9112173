"""When something named, but nobody, did a thing: “The European Union banned amalgam in 2018”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import Clause
from mkdeck.facts.dates import Date, exact_date, fronted_date
from mkdeck.facts.guards import holds_anaphora, is_name, without_article
from mkdeck.facts.memory import found_once
from mkdeck.facts.names import is_of_person
from mkdeck.facts.patterns import appeared, dated
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.pointing import tells_not_of_what, tells_of_some
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.signs import WHEN
from mkdeck.facts.verb_forms import verb_forms
from mkdeck.facts.vocabulary import has_inner_capital
from mkdeck.facts.words import word_set

TIER = "more"
OF_STATEMENTS = True
TRIGGERS = frozenset({WHEN})

_VERB = re.compile(r"(?P<be> (?:was|were))?(?P<adverb> (?:first|formally|officially))? (?P<verb>[a-z]+)(?= )")
_AND_DID = re.compile(r"\band (?:[a-z]+ed|was|were|then|began|became|took|made|gave)\b")
_THAT = re.compile(
    r"\bthat (?:company|firm|team|project|product)\b"
    r"|\b(?:first|next|last|new) (?:public |stable )?"
    r"(?:release|version|edition|specification|standard|prototype|draft)$"
)
"""What does not say of which company, or of what."""
_AND = re.compile(r"\band ([a-z]+)\b")
_ITS = re.compile(r"\b(?:its|their|it|them)\b")
"""“Took over its stewardship” is of something else, “launched its S3 service” is not."""
_APART = re.compile(r"(?P<thing>[A-Z][\w.+#-]*(?: [A-Z\d][\w.+#-]*){0,3}) (?P<particle>out|up|down|off|over|in)")
_NO_DEEDS = word_set("came based born called known named said used located situated made had left felt")
_LONGEST_SUBJECT, _LONGEST, _FEWEST = 8, 22, 3


@found_once
def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “In which year did X do it?”."""
    fronted = fronted_date(sentence.body)
    when, rest = fronted or (exact_date(sentence.body), sentence.body)
    if when is None or when.is_century or (fronted is None and when.phrase.end != sentence.body.end):
        return
    event = rest if fronted else rest.part(0, when.start - 1)
    if len(event.words) > _LONGEST or "," in event.text or _THAT.search(event.text):
        return
    if tells_not_of_what(event.text):
        return
    front = _asked(event, when, sentence)
    if front and dated.tells_event(sentence) and next(appeared.find(sentence), None) is None:
        yield from ask(sentence, front, when.phrase)


def _asked(event: Phrase, when: Date, sentence: Sentence) -> str:
    """Return the question for the date of an event; nothing where its first verb tells no deed of something named."""
    clause = Clause(event, sentence, None)
    for found in _VERB.finditer(event.text):
        subject = clause.subject(found.start())
        if subject is not None and len(subject.words) <= _LONGEST_SUBJECT and found["verb"] not in _NO_DEEDS:
            return _question(found, subject, event.part(found.end()), when, sentence)
    return ""


def _question(found: re.Match[str], subject: Phrase, told: Phrase, when: Date, sentence: Sentence) -> str:
    """Return the question for the date; nothing where the verb is not sure, or the subject is no name."""
    forms = verb_forms(found["verb"])
    name = without_article(subject)
    is_named = is_name(name, sentence.vocabulary) or any(map(has_inner_capital, name.words))
    if is_of_person(name.text) or (len(name.words) == 1 and not has_inner_capital(name.text) and found["be"]):
        return ""  # of whom it is rather asked who did it: “Louis was tried in 1793”
    if _AND_DID.search(told.text) or any(map(_is_deed, _AND.findall(told.text))):
        return ""  # of two deeds the date is that of one
    if _ITS.search(told.text) and not any(word[0].isupper() for word in told.words):
        return ""
    if not is_named or len(words_of(told.text)) < _FEWEST - 1 or holds_anaphora(told, sentence.vocabulary):
        return ""
    thing, adverb = inside(subject.without("strong"), sentence, named=True), found["adverb"] or ""
    rest = str(told.without("strong").markdown)
    if found["be"]:
        is_deed = any(form.form in ("past", "participle") and form.certainty != "seldom" for form in forms)
        return f"{when.question}{found['be']} {thing}{adverb} {found['verb']} {rest}?" if is_deed else ""
    base = next((form.base for form in forms if form.form == "past" and form.certainty != "seldom"), "")
    if tells_of_some(told.text) or dated.is_no_event(f"{found['verb']} {told.text.strip()}"):
        return ""
    if (apart := _APART.fullmatch(rest)) is not None:
        rest = f"{apart['particle']} {apart['thing']}"  # “bring out InDesign”
    return f"{when.question} did {thing}{adverb} {base} {rest}?" if base else ""


def _is_deed(word: str) -> bool:
    """Whether a word is surely the past of a verb: “saw …, and *spoke* of”."""
    forms = verb_forms(word)
    return any(form.form == "past" and form.certainty != "seldom" and form.base != word for form in forms)
