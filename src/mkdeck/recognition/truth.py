"""Statements that are true or false: how a card asks for it, and whose statements they are.

Where the two words stand as a list of options, the card stays a choice, as it always was: another note type would be
another note, without the history of the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card, Choice, Inline, Markdown
from mkdeck.facts.verb_forms import verb_forms
from mkdeck.facts.words import AUXILIARIES
from mkdeck.parsing.inline import escape, to_markdown
from mkdeck.parsing.pieces import joined
from mkdeck.recognition.advice import is_imperative
from mkdeck.recognition.right_options import names_only_options
from mkdeck.values import replace
from mkdeck.wording.words import has_question_mark, plain, truth_pairs, words

_BOTH = 2
_LONGEST_CHOICE = 40
_ENDS_BRACKET = 3
"""Signs at the end of a text among which a bracket closes: “). ”."""
_CHOICE_BEHIND = re.compile(
    r"\s+[(\[]?(?P<first>[^\W\d_]{1,12}) ?/ ?(?P<second>[^\W\d_]{1,12}(?: [^\W\d_]{1,8})?)[)\]]?$", signs="/"
)
_CHOICE_IN_BRACKETS = re.compile(
    r"\s{0,3}[(\[]\s?(?P<first>[^\W\d_]{1,12})(?:\s{1,3}|\s?[/|–—-]\s?)(?P<second>[^\W\d_]{1,12}(?: [^\W\d_]{1,8})?)"
    r"\s?[)\]]\s?\.?$",
    signs=")]",
)
"""“( V / F )”, “(V F)”, “(T - F).”."""
_REPEATED = re.compile(r"\A[*_]{0,3}\w{1,20}[*_]{0,3}(?:[\s.,:;!–—-]+|\Z)[*_]{0,3}")
_I = re.compile(r"\bI(?:['’](?:m|ve|d|ll)\b| (?P<verb>[a-z]+(?:['’]t)?))", signs=("i ", "i'", "i’"))
_REQUEST = re.compile(r"(?:[^\W\d_]{2,}n Sie|(?!(?i:chez|assez)\b)[^\W\d_]{3,}ez|Ne (?:[^\W\d_]+ez|pas))\b")
"""What a request to whoever is addressed politely begins with, in German and in French."""
_SHARE_OF_REQUESTS = 0.6


def statement_front(asked: str, statement: Inline) -> Markdown:
    """Return the front of a statement's card: what is asked of it, “True/False:”, unless it is a question itself."""
    return _front(asked, to_markdown(statement))


def asked_statement(asked: str, statement: Inline) -> Inline:
    """Return a statement as it is put to who judges it, with its own markup, behind what is asked of it."""
    if has_question_mark(statement.text):
        return statement
    start = len(asked) + 1
    marks = (replace(mark, start=mark.start + start, end=mark.end + start) for mark in statement.marks)
    return Inline(f"{asked} {statement.text}", tuple(marks))


def _front(asked: str, text: Markdown) -> Markdown:
    return text if has_question_mark(text) else Markdown(f"{escape(asked)} {text}")


def truth_behind(text: str) -> tuple[int, str] | None:
    """Return where a statement ends behind which two words or letters stand to choose from, and both: “T / F”."""
    found = _CHOICE_BEHIND.search(text) if "/" in text[-_LONGEST_CHOICE:] else None
    found = found or (
        _CHOICE_IN_BRACKETS.search(text) if text[-_ENDS_BRACKET:].rstrip(" .")[-1:] in (")", "]") else None
    )
    if found is None or (found["first"].casefold(), found["second"].casefold()) not in _pairs_and_letters():
        return None
    return found.start(), f"{found['first']}/{found['second']}"


def asks_for_letter(front: str, letter: str) -> bool:
    """Whether a front has somebody judge a statement, “V/F: …”, “true/false: …”, and a letter is one for a verdict."""
    asked, colon, _ = front.partition(":")
    both = _verdicts_of(asked) if colon else ()
    first, second = map(str.casefold, both or ("", ""))
    is_asked = (first, second) in _pairs_and_letters()
    return is_asked and letter.strip(" .()").casefold() in (first, second, first[:1], second[:1])


def _verdicts_of(asked: str) -> tuple[str, str] | tuple[()]:
    """Return the two verdicts that are asked for, “T/F”, “True or false”, as they are written; none in other texts."""
    first, slash, second = asked.partition("/")
    if slash:
        return first, second
    parts = asked.split()
    return (parts[0], parts[2]) if len(parts) == _BOTH + 1 and parts[1].casefold() in words("either") else ()


def in_full(first: str, second: str) -> tuple[str, str]:
    """Return two verdicts, in words where they are letters of English alone; “V/F” is Italian, French and Spanish."""
    return ("True", "False") if (first.casefold(), second.casefold()) == ("t", "f") else (first, second)


_LETTER_FIRST = re.compile(r"\(?(?P<letter>[^\W\d_])\)?(?=$|[.:;,)\n]|\s[–—(-])")


def in_words(card: Basic) -> Basic:
    """Return the card of a statement, “True/False: …”, with the word for a verdict where its answer has the letter."""
    asked, colon, _ = card.front.partition(":")
    both = in_full(*told) if colon and (told := _verdicts_of(asked)) else ()
    letter = _LETTER_FIRST.match(card.back) if both else None
    if letter is None or min(map(len, both)) == 1 or not asks_for_letter(card.front, letter["letter"]):
        return card
    said = next((word for word in both if word[:1].casefold() == letter["letter"].casefold()), None)
    if said is None:
        return card
    said = said.capitalize() if asked[:1].isupper() else said  # “True or false: …”
    return replace(card, back=Markdown(f"{said}{card.back[letter.end() :]}"))


@cache
def _pairs_and_letters() -> frozenset[tuple[str, str]]:
    """Return what true and false are called, in words and by their first letters: “waar” and “niet waar”, W and NW."""
    pairs = truth_pairs()
    letters = ((first[0], "".join(word[0] for word in second.split())) for first, second in pairs)
    return frozenset([*pairs, *letters])


def truth_card(card: Choice) -> Card:
    """Return the card of a statement for a choice between the words for true and false, and any other choice as it is.

    Who knows the two words has nothing to choose from, so they are asked for as where no options are written.
    """
    if len(card.options) != _BOTH or len(card.correct) != 1:
        return card
    first, second = card.options
    if (plain(first), plain(second)) not in truth_pairs():
        first, second = second, first
    if (plain(first), plain(second)) not in truth_pairs():
        return card
    asks_already = {plain(first), plain(second)} <= set(plain(card.front).split())
    front = card.front if asks_already else _front(f"{first.rstrip(' .')}/{second.rstrip(' .')}:", card.front)
    answer = card.options[card.correct[0]].rstrip(" .")
    told = "" if names_only_options(card.back) else _REPEATED.sub(lambda found: _without(found, answer), card.back)
    return Basic(front, joined([answer, told]), card.origin)


def _without(found: re.Match[str], answer: str) -> str:
    """Return nothing for a word that repeats the answer, and any other one as it is."""
    return "" if plain(found[0]) == plain(answer) else found[0]


def are_of_writer(statements: Sequence[str]) -> bool:
    """Whether most statements are about whoever says how true they are, as in a survey: “I sleep well”."""
    own = words("myself")
    said = sum(not own.isdisjoint(text.casefold().replace("’", "'").split()) or _says_i(text) for text in statements)
    return 2 * said > len(statements)


def _says_i(text: str) -> bool:
    """Whether “I” of English stands in a text, and no “i guanti” of Italian."""
    return any(
        found["verb"] is None
        or found["verb"] in AUXILIARIES
        or "’" in found[0]
        or "'" in found[0]
        or verb_forms(found["verb"])
        for found in _I.finditer(text)
    )


def are_requests(statements: Sequence[str]) -> bool:
    """Whether most of some texts tell what to do, and state nothing: “Use four spaces.”, “Heben Sie …”."""
    return sum(is_imperative(text) or _REQUEST.match(text) is not None for text in statements) >= (
        _SHARE_OF_REQUESTS * len(statements)
    )
