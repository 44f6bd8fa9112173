"""What a term refers to or means: “Latency refers to the delay between …”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.certain_phrases import by_points
from mkdeck.facts.definitions import meaning
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.guards import is_noun_phrase, points_elsewhere, without_article
from mkdeck.facts.meanings import leans, opens_as_definition
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.terms import is_heading
from mkdeck.facts.words import ADVERBS, ARTICLES, word_set

TIER = "default"
is_likely = by_points
TRIGGERS = frozenset({"refers", "refer", "defined", "means", "meant", "term", "describes"})

_STATEMENT = re.compile(
    r"(?P<lead>The (?:term|word|phrase|expression|name|abbreviation) )?(?P<quote>[“\"‘'])?"
    r"(?P<term>[^,;:()“”\"]{2,60}?)[”\"’']?(?: \([^()]*\)|, in the (?:context of [^,]{2,50}|[a-z]+ sense),"
    r"|, which [^;:()“”\"]{3,110},)?"
    r" (?:(?P<is>is|are) (?:the|a) (?P<noun>term|word|name) (?:for|used for|used to describe|that describes"
    r"|that refers to)"
    r"|(?:still |usually |generally |typically |commonly )?"
    r"(?P<verb>refers? to|means?|meant|(?:is|are|can be) defined as|describes)) "
)
_BARE = ("refer to", "refers to", "is defined as", "are defined as", "can be defined as")
_NO_TERM = word_set(
    "please always kindly also people scientists they some many authors researchers which it this that he she we "
    "page pages figure figures chapter chapters exercise exercises"
)
_CLAUSE = re.compile(r"(?i)(?:that|whether|if|how|when|more|less|it|there|you|we|no|not|nothing|only|just)\b")
_AND_ANOTHER = re.compile(r",? and [*_“\"]?[\w-]+[*_”\"]? means? ")
"""“*Tsu* means harbour and *nami* means wave.”"""
_SPLITS = re.compile(r" as an? | as the ")
_COMMON = re.compile(r"^[A-Z][a-z]+(?:[stx]ion|ment|ness|ity|ism|ing|esis|osis|ysis|ology|ance|ence|ancy|ency)$")
"""Endings of the nouns that one defines; nobody says of a firm what it refers to."""
_DOING = re.compile(r"^(?!Nothing|Something|Anything|Everything)[A-Z][a-z]{4,}(?:ing|[ia][sz]ation)$")
"""What people do; of that one says that it means doing something."""
_IS_DOING = re.compile(r"(?:[a-z]+ly )?[a-z]{3,}ing (?!to\b)|the use of ")
_EXAMPLE = re.compile(r", (?:for example|for instance|e\.g\.,?|say,) ")
"""“Deliberately cutting output, *for example because* the grid is full”: what is added is no part of a meaning."""
_MEANS = ("means", "meant")
_SHORTEST, _BRIEF, _LONGEST_QUOTED = 4, 3, 3


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What does X refer to?”, or whichever verb the sentence has."""
    body = sentence.body
    found = _STATEMENT.match(body.text)
    if found is None or "→" in body.text:
        return
    term = body.part(*found.span("term"))
    if words_of(term.text)[0] in _NO_TERM:
        return  # “Please refer to the documentation”
    verb = found["verb"] or "refers to"
    is_brief = found["verb"] == "means" and term.is_marked("strong") and _IS_DOING.match(body.text, found.end())
    example = _EXAMPLE.search(body.text, found.end())
    told = body.part(0, example.start()) if example else body
    answer = meaning(told, found.end(), term, _BRIEF if is_brief else _SHORTEST)
    if answer is None or leans(answer):
        return
    if another := _AND_ANOTHER.search(answer.text):
        answer = answer.part(0, another.start())
    before = body.inline.text[: sentence.phrase.start]
    is_clause = _CLAUSE.match(answer.text) is not None
    is_rare = is_clause and _is_rare(term)
    if not (is_rare or _is_term(term, found, verb, sentence) or (verb in _MEANS and _is_of_subject(term, answer))):
        return
    if (is_clause or _is_only_quoted(found)) and not _is_told_by_clause(term, answer, found, before):
        return
    if verb in ("refers to", "refer to") and _SPLITS.search(answer.text):
        return  # “refer to A as B”
    yield from ask(sentence, _question(term, found, verb, sentence), answer)


def _is_of_subject(term: Phrase, answer: Phrase) -> bool:
    """Whether a word that is not of every day means doing something: “Variolation meant infecting …”."""
    words = words_of(term.text)
    is_told = _IS_DOING.match(answer.text) is not None or opens_as_definition(answer, "is")
    is_rare = words[0] not in _NO_TERM | ARTICLES and not all(map(is_everyday, words))
    is_noun_alone = len(term.words) <= _LONGEST_QUOTED and all(word.islower() for word in term.words[1:])
    return is_told and is_rare and is_noun_alone and is_noun_phrase(term, _LONGEST_QUOTED)


def _is_only_quoted(found: re.Match[str]) -> bool:
    return bool(found["quote"]) and not found["lead"] and found["verb"] == "means"


def _is_told_by_clause(term: Phrase, answer: Phrase, found: re.Match[str], before: str) -> bool:
    """Whether a clause tells what a word means: “interlocking means that …”, and not what follows of something."""
    if not answer.text.startswith("that ") or found["verb"] != "means":
        return False
    is_quoted = bool(found["quote"]) and term.text.casefold() not in before.casefold()  # else of a definition there
    is_marked = is_quoted or without_article(term).is_marked("strong", "emphasis")
    return is_marked or (len(term.words) == 1 and term.text.endswith("ing")) or _is_rare(term)


def _is_rare(term: Phrase) -> bool:
    """Whether a term is told by its words: “Fly-by-wire”, “Conductive loss”, and no “delay” or “Brexit”."""
    words = words_of(term.text)
    is_noun = len(words) <= _LONGEST_QUOTED and all(word.islower() for word in term.words[1:])
    is_special = any("-" in word or not is_everyday(word) for word in words) and words[0] not in _NO_TERM | ARTICLES
    is_name = len(words) == 1 and "-" not in words[0] and not term.is_marked("emphasis", "strong")
    return is_noun and is_special and not is_name and is_noun_phrase(term, _LONGEST_QUOTED)


def _is_term(term: Phrase, found: re.Match[str], verb: str, sentence: Sentence) -> bool:
    words = words_of(term.text)
    if found["lead"] and (found["quote"] or term.is_marked("emphasis", "strong", "code")):
        return 1 <= len(words) <= 6
    name = without_article(term)
    if verb == "means" and (found["quote"] or (len(words) == 1 and _DOING.search(term.text))):
        return words[0] not in _NO_TERM and len(words) <= _LONGEST_QUOTED
    if not is_noun_phrase(term, 5) or points_elsewhere(term.text) or words[0] in ADVERBS or words[0] in _NO_TERM:
        return False
    if name.holds("strong") or name.is_marked("emphasis") or is_heading(name.text, sentence.vocabulary):
        return verb != "describes" or found["lead"] is not None
    return (found["lead"] is not None or verb in _BARE) and words[0] not in ARTICLES


def _question(term: Phrase, found: re.Match[str], verb: str, sentence: Sentence) -> str:
    shown = term.without("strong")
    opens = term.is_marked("emphasis") and len(term.words) == 1 and term.start == sentence.body.start
    if opens and not sentence.vocabulary.is_name(term.text):
        shown = shown.without("emphasis")  # which keeps its capital elsewhere
    if verb in ("is defined as", "are defined as", "can be defined as"):
        be = "are" if verb.startswith("are") else "is"
        return (
            f"How {be} {inside(shown, sentence, common=be == 'are' or _COMMON.search(term.text) is not None)} defined?"
        )
    base = {"denotes": "denote", "means": "mean", "meant": "mean", "describes": "describe"}.get(
        verb, verb.replace("refers", "refer")
    )
    do = "do" if verb in ("refer to", "denote", "mean") else "did" if verb == "meant" else "does"
    if _is_only_quoted(found):
        return f"What does “{inside(shown, sentence, common=shown.text[1:].islower())}” mean?"
    if found["lead"]:
        quoted = shown.markdown if shown.is_marked("emphasis", "code") else f"“{shown.markdown}”"
        return f"What {do} {found['lead'].lower()}{quoted} {base}?"
    common = do == "do" or _COMMON.search(term.text) is not None or _is_rare(term)
    return f"What {do} {inside(shown, sentence, common=common)} {base}?"
