"""What a law, a principle or a theorem states: “Hooke's law states that …”, “The rule is often given as “…””."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.grammar import main_verb, read_tokens
from mkdeck.facts.guards import (
    addresses_reader,
    has_pronoun,
    is_anaphoric,
    is_hedged,
    is_noun_phrase,
    points_elsewhere,
)
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set

TIER = "default"
TRIGGERS = word_set(
    "states holds says predicts stipulates asserts posits given stated quoted summed summarised summarized put "
    "expressed paraphrased phrased rendered principle law rule theorem doctrine hypothesis"
)

_KINDS = (
    "law|laws|principle|theorem|rule|hypothesis|theory|conjecture|postulate|axiom|equation|doctrine|amendment|paradox"
    "|corollary|lemma|effect|model|article|clause|act|convention|formula|inequality"
)
_STATEMENT = re.compile(
    rf"(?P<name>(?:The |A |An )?(?:[\w’'–-]+ ){{0,5}}?(?:{_KINDS})(?: of (?:[\w’'-]+ ?){{1,4}})?)(?: \([^()]*\))?"
    r" (?P<verb>states|holds|says|predicts|stipulates|asserts|posits) that (?P<what>.+)$",
    re.IGNORECASE,
)
_BASES = {
    "states": "state", "holds": "hold", "says": "say", "predicts": "predict",
    "stipulates": "stipulate", "asserts": "assert", "posits": "posit",
}  # fmt: skip
_QUOTED = re.compile(
    rf"(?P<name>(?:The |A |An )?(?:[\w’'–-]+ ){{0,5}}?(?:{_KINDS})(?: of (?:[\w’'-]+ ?){{1,4}})?)(?: \([^()]*\))?"
    r" (?:is|are|can be) (?:[a-z]+ly |often |sometimes |best )?"
    r"(?:given|stated|quoted|summed up|summari[sz]ed|put|expressed|paraphrased|phrased|rendered)"
    r"(?: as| in the words| in the phrase|,)? (?P<what>[“\"](?P<said>[^“”\"]+)[”\"])(?=[.;]?$|[,;] )",
    re.IGNORECASE,
)
"""“Locard's exchange principle is commonly given as “every contact leaves a trace”.”"""
_BEHIND_COLON = re.compile(
    r"(?:^|\b(?:by|on|is|to|called|under|follows?|obeys?) )(?P<name>the (?:principle|law|rule|doctrine|theorem) of "
    r"(?:[\w’'-]+ ?){1,3}): (?P<what>[^:;]+)$",
    re.IGNORECASE,
)
"""“Layers are put in order by the law of **superposition**: in an undisturbed sequence the lower one is older.”"""
_SHORTEST, _LONGEST = 3, 40


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What does X state?”."""
    body = sentence.body
    found = _STATEMENT.match(body.text)
    if found is None:
        yield from _quoted(sentence)
        yield from _behind_colon(sentence)
        return
    name, what = body.part(*found.span("name")), body.part(*found.span("what"))
    if not _is_a_name(name, sentence) or not _SHORTEST <= len(words_of(what.text)) <= _LONGEST:
        return
    if points_elsewhere(what.text) or re.match(r"(?:it|they|he|she)\b", what.text):
        return
    yield from ask(
        sentence, f"What does {inside(name.without('strong'), sentence)} {_BASES[found['verb'].lower()]}?", what
    )


def _quoted(sentence: Sentence) -> Iterator[Card]:
    """Yield the question of “X's principle is commonly given as “…””."""
    body = sentence.body
    found = _QUOTED.match(body.text)
    if found is None or not _SHORTEST <= len(words_of(found["said"])) <= _LONGEST:
        return
    name = body.part(*found.span("name"))
    if _is_a_name(name, sentence):
        asked = inside(name.without("strong"), sentence)
        yield from ask(sentence, f"What does {asked} say?", body.part(*found.span("what")))


def _behind_colon(sentence: Sentence) -> Iterator[Card]:
    """Yield the question of “… by the principle of **superposition**: …”, where a clause stands behind the colon."""
    body = sentence.body
    found = _BEHIND_COLON.search(body.text)
    if found is None:
        return
    name, what = body.part(*found.span("name")), body.part(*found.span("what"))
    is_marked = any(name.start <= mark.start and mark.end == name.end for mark in name.inline.marks)
    verb = main_verb(read_tokens(what))
    if not is_marked or not verb or not _SHORTEST < len(words_of(what.text)) <= _LONGEST:
        return
    if has_pronoun(what.text) or points_elsewhere(what.text) or addresses_reader(what.text) or is_hedged(what.text):
        return
    yield from ask(sentence, f"What does the {name.without('strong').part(len('the ')).markdown} say?", what)


def _is_a_name(phrase: Phrase, sentence: Sentence) -> bool:
    """Whether a phrase tells which law: “the law” and “the first law” do not."""
    if not is_noun_phrase(phrase, 9) or points_elsewhere(phrase.text):
        return False
    words = words_of(phrase.text)
    telling = [word for word in words if word not in _NOT_TELLING]
    if phrase.text.endswith("rule of thumb"):
        return False
    if words[0] == "the" and len(words) == 2 and "of" not in words:
        return False
    return len(telling) > 1 and (not is_anaphoric(phrase, sentence.vocabulary) or "of" in words or words[0] == "the")


_NOT_TELLING = word_set("the a an of first second third fourth last new same other another above main general")
