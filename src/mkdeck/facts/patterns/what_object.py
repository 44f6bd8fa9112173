"""What a thing of the subject does something to: “A clustered index determines the physical order of the rows”.

“What does a clustered index determine?” asks for all that follows the verb. The subject has to be a term, for of
everyday things too much can be told, and the verb one that says what is done: “has” and “makes” ask for anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.alone import standing
from mkdeck.facts.asked_terms import OF_AGENTS
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.grammar import Token, is_many, main_verb, opening_end, read_tokens
from mkdeck.facts.guards import is_one_of_several
from mkdeck.facts.marked_terms import IMPERATIVE, is_of_screen
from mkdeck.facts.phrases import words_of
from mkdeck.facts.predicates import told_from
from mkdeck.facts.questions import ask, has_common_suffix, inside
from mkdeck.facts.references import with_subject
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.verbs import OF_THIRD_PERSON
from mkdeck.facts.words import word_set

TIER = "more"
TRIGGERS: frozenset[str] = frozenset()

_SAY_LITTLE = word_set(
    "have be do make take get give let mean become seem keep go come say call know see show need include consist "
    "contain remain stay look feel think believe want like love help start begin end stop try use belong refer "
    "differ vary run set put hold play lead bring turn find tell ask involve concern face enjoy remember deserve "
    "sound work live lie support allow enable offer provide cause affect"
)
"""Verbs behind which anything may stand."""
_NO_ANSWER = re.compile(
    r"(?:no|each other|one another|itself|themselves)\b|.*\b(?:times over|times|again|twice)$|[^,;]* into\b"
)
"""What does not answer “what”: “divides immunity into two arms”."""
_AND_DOES = re.compile(r" and (?:([a-z]+s)|make|take|give|bring|keep|let|become) (?=[a-z])")
"""“Rock and makes fluids resonate”: what follows may be another thing that the subject does."""
_OF_PROCESSES = re.compile(r"(?:ing|tion|sion|sis|ment|ism)$")
_OBJECT = frozenset({"article", "noun", "name", "quantifier", "gerund", "relative"})
_OF_SUBJECT = frozenset({"article", "noun", "gerund", "name"})
_LONGEST_SUBJECT, _LONGEST, _SHORTEST = 4, 14, 2


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What does X VERB?”, or “What does X do?” of a process."""
    whole = standing(with_subject(sentence))
    if whole is None or is_of_screen(whole.text) or IMPERATIVE.match(whole.body.text) or is_one_of_several(whole.text):
        return
    body = whole.body
    tokens = read_tokens(body)
    verb = main_verb(tokens)
    if verb is None or opening_end(tokens) or not _asks(tokens, verb):
        return
    form = tokens[verb].forms[0]
    subject = body.part(0, tokens[verb].start)
    is_process = _OF_PROCESSES.search(tokens[verb - 1].small) is not None and form.form == "third"
    answer = told_from(body, tokens[verb].start if is_process else tokens[verb].end, shortest=_SHORTEST + is_process)
    if (
        answer is None
        or _NO_ANSWER.match(answer.text)
        or any(not found[1] or found[1] in OF_THIRD_PERSON for found in _AND_DOES.finditer(answer.text))
        or len(words_of(answer.text)) > _LONGEST
        or subject.splits_a_mark()
        or answer.splits_a_mark()
    ):
        return
    thing = inside(subject.without("strong").without("emphasis"), whole, many=form.form == "base", common=True)
    yield from ask(
        whole, f"What {'do' if form.form == 'base' else 'does'} {thing} {'do' if is_process else form.base}?", answer
    )


def _asks(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the subject is a term and the verb says in the present what is done to an object."""
    own, token = tokens[:verb], tokens[verb]
    following = tokens[verb + 1] if verb + 1 < len(tokens) else None
    if token.kind != "verb" or not token.forms or following is None or following.kind not in _OBJECT:
        return False
    form = token.forms[0]
    if form.form not in ("third", "base") or form.base in _SAY_LITTLE or (form.form == "base") != is_many(own[-1].text):
        return False
    if not 1 <= len(own) <= _LONGEST_SUBJECT or any(t.kind not in _OF_SUBJECT for t in own):
        return False
    if OF_AGENTS.search(own[-1].small) or (
        len(own) == 1 and not (is_many(own[0].text) or has_common_suffix(own[0].text))
    ):
        return False  # “Photographers count …”; “Tagalog places …” may be a name
    is_term = any(t.kind in ("noun", "gerund") and not is_everyday(t.small) for t in own)
    told = [t for t in tokens[verb + 1 :] if t.kind in ("name", "number")]
    return is_term and all(t.kind != "name" for t in own) and not told
