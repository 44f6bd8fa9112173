"""What letters are, told behind what they stand for: “**JDF.** Job Definition Format: an XML job ticket that …”.

A sign, a full stop or a comma parts what they stand for from what that is. The words show that they are what the
letters stand for, so that the letters need no markup, and what they are may be told in a looser form than elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.aliases import is_short_for
from mkdeck.facts.definitions import meaning
from mkdeck.facts.fragments import states
from mkdeck.facts.guards import addresses_reader, is_hedged, is_opinion, points_elsewhere
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.signs import LETTERS
from mkdeck.facts.term_leads import with_small_letter
from mkdeck.facts.words import POSSESSIVE, word_set

TIER = "default"
OF_PARTS = True
TRIGGERS = word_set("a an the one") | {LETTERS, ":"}

_LETTERS = r"(?P<letters>[A-Z]{2,6}(?:-[A-Z]{1,3})?)"
_OPENS = re.compile(
    rf"{_LETTERS}(?::| =| [–—-]{{1,2}}) (?P<words>[^.:;,=()–—]{{5,70}}|[^.:;=()–—]{{5,70}}(?=[;:]))"
    r"(?P<sign>[;:]|,(?= (?:an?|the) )) (?=\w)"
)
"""“STR: short tandem repeat; a stretch of DNA where …”, “SCADA = supervisory control and data acquisition, the …”."""
_STOPPED = re.compile(rf"{_LETTERS}[.:]\s+$")
"""“LCOE. ”, before “Levelised cost of energy: the costs …”."""
_WORDS = re.compile(r"(?P<words>[^.:;=()–—]{5,70})(?:[;:]|,(?= (?:an?|the) )) (?=\w)")
_STOPPED_BEHIND = re.compile(
    rf"{_LETTERS}(?:[.:]| =| [–—-]{{1,2}}) (?P<words>[^.:;=()–—]{{5,70}}(?:\((?:or )?[a-z ]{{3,30}}\))?)[.;]\s+$"
)
"""“AD: airworthiness directive. ”, before “A legally binding order …”."""
_FARTHEST = 120
_KIND = re.compile(r"(?:an?|the|one of the) (?=[a-z\d“\"])", re.IGNORECASE)
_DOING = re.compile(
    r"(?!being|having|nothing|something|anything|everything)[a-z]+ing (?!to |that )[a-z]+", re.IGNORECASE
)
_OF_ORIGIN = re.compile(
    r"(?:an?|the) (?:[\w’'-]+ ){1,3}(?:whose|begun|created|founded|introduced|invented|launched|published|released"
    r"|started|written)\b"
)
"""“The discipline started at Google in 2003”, which tells where it came from and not what it is."""
_SHORTEST = 4
_SAYS_LITTLE = word_set("same one ones thing things stuff only first last best worst most next other usual famous")
_NO_MEANING = word_set("reason point idea catch trick problem result answer bit lot rest kind sort")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is JDF (Job Definition Format)?”."""
    spelt = _spelt(sentence)
    if spelt is None:
        return
    letters, words, told = spelt
    if not is_short_for(letters.text, [word.casefold() for word in words.words]) or not _fits(letters.text, words):
        return
    is_within = letters.text.casefold() in told.text.casefold()  # “STR” in “a stretch of DNA”
    answer = _meaning(told, words if is_within else letters)
    if answer is None:
        return
    is_name = all(word[0].isupper() for word in words.words if len(word) > len("and"))
    is_term = not is_name and words.words[0].istitle() and words.words[-1].islower()
    spelt_out = with_small_letter(words) if is_term else words
    asked = f"{letters.text} ({spelt_out.without('strong').without('emphasis').markdown})"
    yield from ask(sentence, f"What is {asked}?" if is_name else f"What is meant by {asked}?", answer)


def _spelt(sentence: Sentence) -> tuple[Phrase, Phrase, Phrase] | None:
    """Return letters that open a line, what they stand for, and what stands behind that."""
    body = sentence.body
    start, text = body.start, body.inline.text
    line = text.rfind("\n", 0, start) + 1
    if start == line:
        found = _OPENS.match(body.text)
        if found is None:
            return None
        return body.part(*found.span("letters")), body.part(*found.span("words")), body.part(found.end())
    if start - line > _FARTHEST:
        return None
    before = Phrase(body.inline, line, start)
    if (stopped := _STOPPED.match(before.text)) and (words := _WORDS.match(body.text)):
        return before.part(*stopped.span("letters")), body.part(*words.span("words")), body.part(words.end())
    behind = _STOPPED_BEHIND.match(before.text)
    return (before.part(*behind.span("letters")), before.part(*behind.span("words")), body) if behind else None


def _fits(letters: str, words: Phrase) -> bool:
    """Whether words begin as the letters do, and there are not many more of them."""
    spoken = words_of(words.text.partition(" (")[0])
    return spoken[0][0] == letters[0].casefold() and 2 <= len(spoken) <= len(letters) + 2


def _meaning(told: Phrase, term: Phrase) -> Phrase | None:
    """Return what the letters are, with a small letter; None where that is a statement or leans on something."""
    if not told.words or not (_KIND.match(told.text) or _DOING.match(told.text)):
        return None
    small = with_small_letter(told)
    if states(small):
        return None
    answer = meaning(small, 0, term, _SHORTEST)
    if answer is None or _leans(answer.text):
        return None
    return answer


def _leans(text: str) -> bool:
    """Whether a meaning leans on the rest of the lesson, judges or speaks to the reader."""
    spoken = words_of(text)
    is_vague = not (_SAYS_LITTLE | _NO_MEANING).isdisjoint(spoken[1:2])
    return (
        is_vague
        or _OF_ORIGIN.match(text) is not None
        or not POSSESSIVE.isdisjoint(spoken[:1])
        or addresses_reader(text)
        or points_elsewhere(text)
        or is_opinion(text)
        or is_hedged(text)
    )
