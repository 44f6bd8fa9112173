"""What a sentence tells of a named subject, one predicate at a time, without what stands between the two.

“GitHub went online in 2008 and was acquired by Microsoft in 2018” tells two things, and “Gazebo, which is often paired
with ROS, simulates whole robots” tells what Gazebo does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.grammar import NounPhrase, Token, noun_phrases, opening_end, read_tokens
from mkdeck.facts.guards import is_hedged
from mkdeck.facts.named_before import is_named
from mkdeck.facts.names import is_of_person
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.threads import verb_behind_aside
from mkdeck.facts.tokens import opens_no_noun_phrase
from mkdeck.facts.words import word_set
from mkdeck.parsing.inline import without
from mkdeck.values import replace

_MAY_GO_ON = re.compile(
    r"(?:,? and|,? but|,) (?:(?:now|also|later|then|soon|since|still) )?"
    r"(?:is|was|has|had|can|did|went|came|began|became|grew|took|made|won|ran|sold|wrote|built|bought|[a-z]+(?:s|ed)) "
)
_HAS_ASIDE = re.compile(r"[^,;:]{1,60}, [^;:]{3,110}, [a-z]")
_AUXILIARY = word_set("is was has had can does did")
_OPENS_ASIDE = word_set("now then once formerly originally also short one made published released first")
_BE = word_set("is was has had")
_LEADS_AWAY = frozenset({"relative", "subordinator"})
_BEHIND_VERB = frozenset({
    "article", "preposition", "number", "name", "noun", "adverb", "possessive", "quantifier", "pronoun", "participle",
    "auxiliary", "verb", "gerund", "infinitive",
})  # fmt: skip
_OPENS_SUBJECT = frozenset({"article", "name", "possessive", "pronoun"})
_OF_SUBJECT = _OPENS_SUBJECT | {"noun"}
_LONGEST_SUBJECT = 6


def predicates(sentence: Sentence) -> Iterator[Sentence]:
    """Yield the statements of a sentence with several predicates, or with an aside behind its subject."""
    body = sentence.body
    if not (_may_open_with_name(body) and _may_tell_more(body.text)):
        return  # to read the words of each sentence takes long
    tokens = read_tokens(body)
    found = _subject(tokens, sentence)
    if found is None:
        return
    named, verb, is_behind_aside = found
    starts = [verb, *_further(tokens, verb)] if _MAY_GO_ON.search(body.text, tokens[verb].end) else [verb]
    if len(starts) == 1 and not is_behind_aside:
        return
    ends = [*(tokens[_joint(tokens, place)].start for place in starts[1:]), None]
    for place, end in zip(starts, ends, strict=True):
        start = tokens[_with_adverb(tokens, place)].start
        told = body.part(start, end)
        told = told.part(0, len(told.text.rstrip(", ")))
        between = body.start + start - 1 - named.end
        inline = without(body.inline, [(named.end, named.end + between)]) if between else body.inline
        yield replace(sentence, phrase=Phrase(inline, named.start, told.end - between))


def _may_tell_more(text: str) -> bool:
    """Whether a second verb may stand in a sentence, behind “and” or an aside."""
    if _HAS_ASIDE.match(text) is not None:
        return True
    return (" and" in text or " but" in text) and _MAY_GO_ON.search(text) is not None


def _may_open_with_name(body: Phrase) -> bool:
    """Whether a sentence may open with a name: with a rare word, a mark, or a capital in its second word."""
    first, second = [*body.text.split(" ", 2), "", ""][:2]
    if opens_no_noun_phrase(first):
        return False
    return second[:1].isupper() or not is_everyday(first.casefold()) or body.holds("strong") or body.holds("emphasis")


def _subject(tokens: Sequence[Token], sentence: Sentence) -> tuple[Phrase, int, bool] | None:
    """Return the name that opens a sentence, the place of its verb, and whether an aside parts them."""
    first = next(iter(noun_phrases(tokens)), None)
    if first is None or first.first != 0 or opening_end(tokens):
        return None
    last, verb = _verb_behind(tokens, first)
    is_behind_aside = False
    if verb is None and last + 1 < len(tokens) and tokens[last + 1].text == ",":
        verb, is_behind_aside = verb_behind_aside(tokens, last + 1), True
        if verb is not None and not _is_plain_aside(sentence.body, tokens[last + 2], tokens[verb]):
            return None
    if verb is None or last >= _LONGEST_SUBJECT:
        return None
    named = sentence.body.part(0, tokens[last].end)
    is_known = is_of_person(named.text) or is_named(named, sentence)
    return (named, verb, is_behind_aside) if is_known else None


def _is_plain_aside(body: Phrase, first: Token, verb: Token) -> bool:
    """Whether what parts a name from its verb tells of the name, and doubts nothing: not “rumour had it”."""
    opens_so = first.kind in ("relative", "article", "preposition", "participle") or first.small in _OPENS_ASIDE
    return opens_so and not is_hedged(body.text[first.start : verb.start])


def _verb_behind(tokens: Sequence[Token], first: NounPhrase) -> tuple[int, int | None]:
    """Return the last place of the name that opens a sentence, and that of the verb right behind it."""
    place = first.last + 1
    while place < len(tokens) and tokens[place].kind == "adverb":
        place += 1
    if place < len(tokens) and tokens[place].kind in ("verb", "auxiliary"):
        return first.last, place
    last = tokens[first.last]
    if first.last and last.kind == "noun" and _is_third(last) and place < len(tokens) and tokens[place].text != ",":
        return first.last - 1, first.last  # “LibreOffice costs nothing and runs on Linux”
    return first.last, None


def _further(tokens: Sequence[Token], verb: int) -> Sequence[int]:
    """Return the places of the verbs by which a sentence goes on about its subject."""
    found: list[int] = []
    is_row = False
    for place in range(verb + 1, len(tokens) - 2):
        token = tokens[place]
        if token.kind in _LEADS_AWAY or token.text in ("(", ";", ":", "–", "—"):
            break
        is_and = token.small in ("and", "but")
        if not is_and and token.text != ",":
            continue
        at = place + 1 + (tokens[place + 1].kind == "adverb")
        if _begins_clause(tokens, at):
            break  # “NASA launches them, and *the USGS operates* them and keeps the archive”
        last = found[-1] if found else verb
        if at + 1 < len(tokens) and _goes_on(tokens, last, at) and not _ends_list(tokens, last, at, found):
            found.append(at)
            is_row = is_row or is_and
    return found if is_row else ()


def _begins_clause(tokens: Sequence[Token], place: int) -> bool:
    """Whether another subject and its verb stand at a place."""
    if tokens[place].kind not in _OPENS_SUBJECT:
        return False
    while place < len(tokens) and tokens[place].kind in _OF_SUBJECT:
        place += 1
    return place < len(tokens) and tokens[place].kind in ("verb", "auxiliary")


def _ends_list(tokens: Sequence[Token], last: int, place: int, found: Sequence[int]) -> bool:
    """Whether a word that may be a verb is the last thing of a list: “the parameters, metrics, and *files* of it”."""
    token = tokens[place]
    if token.small in _AUXILIARY or not _is_third(token):
        return False
    if tokens[place + 1].small in ("of", "for"):
        return True
    commas = [at for at in range(last + 1, place - 2) if tokens[at].text == ","]
    return tokens[place - 2].text == "," and any(at + 1 not in found for at in commas)


def _goes_on(tokens: Sequence[Token], verb: int, place: int) -> bool:
    """Whether a finite verb of the same subject stands at a place: no participle of a passive, and no noun."""
    token, behind = tokens[place], tokens[place + 1]
    if token.small in _AUXILIARY:
        return True
    if token.kind not in ("verb", "noun", "participle") or behind.kind not in _BEHIND_VERB:
        return False
    if _is_third(token):
        return True
    if any(t.kind == "participle" and b.kind in ("noun", "name") for b, t in pairwise(tokens[verb + 1 : place])):
        return False  # “the service founded by Jack Dorsey and launched in 2006”
    is_past = any(form.form == "past" and form.certainty != "seldom" for form in token.forms)
    if not is_past or tokens[verb].small not in _BE:
        return is_past
    at = verb + 1 + (tokens[verb + 1].kind == "adverb")
    return tokens[at].kind not in ("participle", "verb") and not tokens[at].forms  # “was built and released”


def _with_adverb(tokens: Sequence[Token], verb: int) -> int:
    """Return the place from which a predicate is told: “never acquired” from its adverb on."""
    return verb - 1 if tokens[verb - 1].kind == "adverb" else verb


def _is_third(token: Token) -> bool:
    return any(form.form == "third" and form.certainty != "seldom" for form in token.forms)


def _joint(tokens: Sequence[Token], place: int) -> int:
    """Return the place of the words that join a verb to what stands before it."""
    at = place - 1
    while tokens[at].kind == "adverb":
        at -= 1
    return at - 1 if tokens[at].small in ("and", "but") and tokens[at - 1].text == "," else at
