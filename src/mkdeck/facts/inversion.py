"""How a statement is turned into a question about itself: the auxiliary moves before the subject.

It reads the words of the statement, so that any verb of the lexicon can be asked for, and takes a phrase that opens
it behind the verb: “In 1949 Henry Taub started a company”: “… did Henry Taub start a company in 1949?”.
"""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.facts.grammar import Kind, Token, is_many, main_verb, opening_end, read_tokens
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.questions import inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.verb_forms import is_only_past
from mkdeck.facts.words import PARTICIPLES, PREPOSITIONS, RELATIVES, word_set
from mkdeck.values import dataclass

_MOVED = word_set("is are was were can could must should will has have had does do did")
_OF_DEEDS = word_set("does do did")
_OBJECT = frozenset({"article", "possessive", "noun", "name", "quantifier", "number"})
_OF_PERFECT = {"has": "does", "have": "do", "had": "did"}
_OPENS_WITH = word_set(
    "in on at during from until since after before by for among under within through throughout near outside inside"
)
_LONGEST_OPENING, _LONGEST_SUBJECT = 6, 12
_DENIED = re.compile(r"n['’]t\b|\bnot only\b|\bno longer\b|\bneither\b|\bnor\b")
_NAMING = ("named", "called", "dubbed", "nicknamed")
_FINITE = word_set("is are was were has have had")
_CONTRACTED = re.compile(r"(?:it|they|he|she|that|we|you)['’](?:s|re|ve|d)")
_BEHIND_VERB: frozenset[Kind] = frozenset(["adverb", "preposition", "article", "gerund", "possessive", "name", "to"])
_SECOND_VERB = re.compile(r" (?:is|are|was|were|has|had|can|[a-z]+ed) ")
_INITIAL = re.compile(r"[A-Z]\.")
_CUT = re.compile(r",[”\"]|, [\w-]+$|\b(?:what|which|who|and|or|than|that|at|from|of|on|to|with)$")
"""What a phrase behind the verb does not end on, or holds, where it is whole."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A main clause in its parts: its subject, the token of its finite verb, and how it is written as a question.

    `asked` is “did Henry Taub start a company in 1949”, to stand behind “Why” or “When”.
    """

    subject: Phrase
    verb: Token
    asked: str


def read_statement(main: Phrase, sentence: Sentence) -> Statement | None:
    """Return the parts of a main clause; None where its verb or its subject is not sure."""
    tokens = read_tokens(main)
    place, opening = main_verb(tokens), opening_end(tokens)
    if place is None or _DENIED.search(main.text) or (opening == 0 and tokens[0].kind == "preposition"):
        return None
    fronted = _fronted(main, tokens[:opening])
    if fronted is None:
        return None
    last = place
    while last - 1 > opening and tokens[last - 1].kind == "adverb":
        last -= 1
    subject = _subject(main, tokens[opening].start, tokens[last - 1].end)
    if subject is None or len(subject.words) > _LONGEST_SUBJECT or not subject.text[0].isalnum():
        return None
    verb = tokens[place]
    behind = main.part(verb.end)
    if verb.small in _NAMING and _SECOND_VERB.search(behind.text):
        return None  # “a newcomer *named* CLAP was published”
    if _CUT.search(behind.text) or (verb.kind == "verb" and behind.text.startswith("by ")):
        return None  # “researchers *led* by Daniel Povey released Kaldi”
    turned = _turned(verb, tokens[place + 1 : place + 3], tokens[opening:last])
    if turned is None or _goes_on(tokens, place):
        return None
    auxiliary, base = turned
    adverbs = main.text[tokens[last].start : verb.start].strip()
    words = subject.words
    head = next((words[at - 1] for at, word in enumerate(words) if at and word in PREPOSITIONS), words[-1])
    many = auxiliary in ("are", "were", "do", "have") or is_many(head)  # “*Historians* at George Mason University”
    is_name = sentence.vocabulary.is_name(subject.words[0])
    thing = inside(subject.without("strong"), sentence, many=many and not is_name, named=is_name or not many)
    if _INITIAL.match(subject.text):
        thing = str(subject.without("strong").markdown)
    rest = " ".join(filter(None, (adverbs, base, str(behind.markdown), fronted)))
    return Statement(subject, verb, f"{auxiliary} {thing} {rest}")


def _goes_on(tokens: Sequence[Token], place: int) -> bool:
    """Whether a second finite verb follows the one at a place: “came out in 2011, *runs* only on the Mac”.

    A question leaves the second as it is, so it would be none: “Why did it come out, runs …?”
    """
    for at in range(place + 1, len(tokens) - 1):
        token, following = tokens[at], tokens[at + 1]
        if token.small in RELATIVES:
            return False
        if token.text != "," and token.small not in ("and", "but", "or"):
            continue
        if following.small in _FINITE or _CONTRACTED.fullmatch(following.small):
            return True
        is_finite = any(form.form in ("third", "past") for form in following.forms)
        behind = tokens[at + 2].kind if at + 2 < len(tokens) else "sign"
        if is_finite and following.kind != "name" and behind in _BEHIND_VERB and not _is_of_list(tokens, at + 1):
            return True
    return False


def _is_of_list(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word is one of several deeds or things that end on a participle: “was founded and *run* by”."""
    return tokens[place].kind in ("participle", "infinitive") or tokens[place - 2].kind == "participle"


def _fronted(main: Phrase, opening: Sequence[Token]) -> str | None:
    """Return what opens a clause as it is told behind the verb; “” where nothing does, None where it cannot move."""
    if not opening:
        return ""
    if opening[0].small not in _OPENS_WITH or len(opening) > _LONGEST_OPENING:
        return None
    if any(token.kind in ("pronoun", "verb", "auxiliary", "demonstrative") for token in opening):
        return None
    told = str(main.part(0, opening[-1].end).markdown)
    return told[0].lower() + told[1:]


def _subject(main: Phrase, start: int, end: int) -> Phrase | None:
    """Return a subject without what is said of it between commas: “Avid, whose editors …, bought”."""
    subject = main.part(start, end)
    comma = subject.text.find(", ")
    if comma < 0:
        return subject
    is_aside = main.text[end - 1 : end] == "," and " and " not in subject.text[:comma]
    return subject.part(0, comma) if is_aside else None


def _turned(verb: Token, behind: Sequence[Token], own: Sequence[Token]) -> tuple[str, str] | None:
    """Return the auxiliary that opens the question, and the form that the full verb takes behind the subject."""
    word = verb.small
    if word == "cannot":
        return "can", "not"
    if word in _OF_PERFECT:
        first = next((token for token in behind if token.kind != "adverb" and token.small != "since"), None)
        is_perfect = first is not None and (first.small in PARTICIPLES or first.small.endswith("ed"))
        return (word, "") if is_perfect else (_OF_PERFECT[word], "have")
    if word in _OF_DEEDS and behind and behind[0].kind in _OBJECT:
        return word, "do"  # “Artisan *does* the logging for free”
    if word in _MOVED:
        return word, ""
    if verb.kind != "verb" or not verb.forms:
        return None
    form = verb.forms[0]
    if form.form == "third":
        return "does", form.base
    if form.form == "past" or is_only_past(word):
        return "did", form.base
    is_many = own[-1].small.endswith("s") or any(token.small == "and" for token in own)
    return ("do", word) if form.form == "base" and is_many else None
