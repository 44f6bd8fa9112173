"""What a law, a principle or a theorem states: “Hooke's law states that …”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.guards import is_anaphoric, is_noun_phrase, points_elsewhere
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set

TIER = "default"
TRIGGERS = word_set("states holds says predicts stipulates asserts posits")

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
_SHORTEST, _LONGEST = 3, 40


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What does X state?”."""
    body = sentence.body
    found = _STATEMENT.match(body.text)
    if found is None:
        return
    name, what = body.part(*found.span("name")), body.part(*found.span("what"))
    if not _is_a_name(name, sentence) or not _SHORTEST <= len(words_of(what.text)) <= _LONGEST:
        return
    if points_elsewhere(what.text) or re.match(r"(?:it|they|he|she)\b", what.text):
        return
    yield from ask(
        sentence, f"What does {inside(name.without('strong'), sentence)} {_BASES[found['verb'].lower()]}?", what
    )


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
