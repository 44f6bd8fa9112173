"""Whether a whole sentence can stand on a card, as it must where a part of it is deleted.

A question takes a phrase out of its sentence; a cloze shows all of it, so everything in it has to be clear to
somebody who has not read what came before.
"""

from __future__ import annotations

import re
from dataclasses import replace

from mkdeck.facts.clauses import first_verb
from mkdeck.facts.guards import (
    is_anaphoric,
    is_balanced,
    is_comparative,
    is_dated,
    is_hedged,
    is_opinion,
    points_elsewhere,
)
from mkdeck.facts.phrases import Phrase, split_words, words_of
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.vocabulary import Vocabulary
from mkdeck.facts.words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DEMONSTRATIVE,
    FINITE_VERBS,
    GENERIC_HEADS,
    PERSONAL,
    POSSESSIVE,
    PREPOSITIONS,
    word_set,
)

_OTHERS = word_set(
    "each either both other another neither such same then thus therefore hence however also instead similarly "
    "yes no not inside outside above below what which who how why some several that's it's here's there's what's "
    "related"
)
_MAY_OPEN = word_set("there when while although because once as if since")
_LEANS = (PERSONAL | POSSESSIVE | DEMONSTRATIVE | CONJUNCTIONS | _OTHERS) - _MAY_OPEN
"""What a sentence begins with when it leans on the one before it."""
_SUBORDINATE = word_set("when while although though because once as if since whenever unless after before until")
_RELATIVE = re.compile(r"\b(?:that|which|who|whose|where)\b[^,;]*?(?=,|;|$| (?:is|are|was|were) (?:called|known)\b)")
_HARMLESS = re.compile(
    r"\b(?:different|similar to|even numbers?|more than|or more|higher education|one or more|no longer)\b"
)
_PERMITTED = re.compile(r"\bas \w+ may \w+|\bmust(?! (?:have|surely|be \w+ing)\b)")
"""“As Congress may establish” tells what is allowed, and “must keep clear” what is needed; neither supposes."""
_CAPITALISED = re.compile(r"(?<=[\w,;] )[A-Z]\w*")
"""“Great” is no praise in “the Great Migration”."""
_ACRONYM_BEHIND = re.compile(r"[Tt]he [^()]+ \([A-Z][A-Za-z]{1,6}\)$")
_FOUND_OUT = re.compile(r"The [a-z-]+s were (?:first )?(?:observed|discovered|described|isolated|seen)\b")
"""“The capillaries were first observed by …” speaks of all of them."""
_INDEFINITE = re.compile(r"(?i)(?:when|if|as|once|unless|whenever) (?:an?|part of|two|three|[a-z]+s) ")
"""A subordinate clause whose subject a pronoun behind it can stand for: “When a cloud collapses, it …”."""
_PRONOUN = re.compile(
    r"\b(?:(?P<whose>its|their|his|her|them|him|itself|themselves|himself|herself)|it(?= (?:by|in|to|from"
    r"|with|as|on|into|for|and|through|about|at|after|of)\b|[,.;])|(?P<subject>it|they|he|she))\b"
)
_NAME_BEFORE = re.compile(
    r"[A-Z][\w’'-]+ (?:(?:van|von|de|der|da|di|du|la|le|of) )*[A-Z][\w’'-]+|(?<=[a-z] )[A-Z][a-z]+"
)
_PLURAL_FIRST = re.compile(
    r"(?:Two|Three|Four|Most|Many|All) |(?:When|If) (?:two|[a-z]+s) |(?:[A-Z][\w’-]+ ){0,3}[\w’-]*[a-z]s\b"
)
_TWO = re.compile(r"\bthe [a-z-]+ and (?:the )?[a-z-]+ ")
"""“Raises the sixth and seventh and restores them”."""
_BACKWARDS = re.compile(
    r"(?i)\b(?:in|of|on|to|for|with|from|by|at|into|under|behind|inside|around"
    r"|above|below|beneath|over|beyond) it\b(?! (?:is|was|has|can|will)\b)"
    r"|\b(?:the )?ones?(?=[.,;]| (?:is|are|that|which|who|and|or)\b|$)|\bboth(?! [\w’-]+ and\b| of (?!them)| the\b"
    r"| (?:sides|ends|hands|directions|poles|parents|lips|eyes|legs|sexes|hemispheres|partners)\b)"
    r"|(?<!\bis )(?<!\bis only )\bone (?:for|in|on|at|by|with|to)\b(?! (?:five|ten|four|three|six|hundred))"
    r"|\bthe (?:first|second|third|last)(?= (?:about|around|in \d|under|by|at)\b|[,.;]|$)"
    r"|\bthe (?:second|third|fourth|last) [a-z-]+(?=[,.;]|$| and\b)"
    r"|\bwho (?:followed|came (?:after|before))\b"
    r"|\bthe [\w-]+ to (?:know|remember|note|learn|watch) (?:is|are)\b"
    r"|, (?:on the other hand|in (?:turn|contrast)|by contrast|however|similarly|likewise|too|as well)[,.]"
)
"""What points at the sentences before: “hoists one”, “outlived them both”, “a band in it”, “, on the other hand,”."""

_QUOTED = re.compile(r"[“\"][^“”\"]{1,60}[”\"]")
_SEQUEL = re.compile(
    r"(?i)(?:(?:soon|shortly|long|immediately|not long) (?:after(?:wards?)?|before|thereafter)"
    r"|(?:afterwards?|later|meanwhile|eventually)"
    r"|(?:(?:a|some|two|three|four|five|ten|many|several) (?:few )?(?:\w+ )?(?:years?|months?|decades?|centuries|days"
    r"|weeks|generations) (?:later|before|earlier|after(?:wards)?))"
    r"|as an? (?:first|second|third|last|final|further|\w+ line)|by (?:then|that time)"
    r"|at (?:the|that|about that) time)\b"
)
"""Openings that tell when by what was told before."""

_BEFORE_SUBJECT = re.compile(
    r"(?:[,;] (?:and|but|so|or|because|since|as|when|while|where|although|until|if)|;"
    r"| because| when| that| before| after| until| while| as| if| where| and) $"
)
_DEFINITE = re.compile(r"\bthe (?P<noun>[a-z][\w-]+)(?! (?:of|that|which|who|where|in|for|at|to) )\b")
_TURN = re.compile(r"; |, (?:and|but|so) ")
_SUBJECTS = [[word] for word in ("it", "they", "this", "these", "he", "she", "there", "here", "that")]
_NOT_CLOSED = re.compile(r"\b(?:not only|either|neither|both)\b|^(?i:although|though|while)\b(?![^,]*,)")
"""What waits for the clause behind the turn."""

_FEWEST_BEFORE_TURN, _FEWEST_BEFORE_COLON = 7, 5
_CARRIERS = word_set(
    "company firm method result results device experiment author authors study team group problem "
    "idea question matter issue answer "
    " book case example approach tool project program file files page command output function variable "
    "picture diagram image code script server user users app application student students man woman men women "
    "exercise latter former reaction mixture solution patient table graph researchers scientists participants town "
    "city village country event game story article text sentence list scheme title post office rest number"
)
"""Nouns that say nothing without what was named before."""
_TOLD_APART = re.compile(
    r" (?:that|which|who|between|by which|from|in) | of (?!(?:the|its|their|his|her|this|these|those|each|all|them) )"
)
_NAMED_BEHIND = re.compile(r", (?:the |an? )?[^,]+$")
"""“The common people, the **plebeians**” needs no telling which."""
_LEAD = re.compile(r"(?:[\w’'&.-]+ ){0,8}[\w’'&.-]+, (?!and |or |which )")
_OF_PEOPLE = word_set("he him his himself she her herself")
_BE = re.compile(r" (?:is|are|was|were|has|have) ")
_STORY = re.compile(
    r"(?i)\b(?:for example|for instance|e\.g\.|imagine|suppose|consider|let us|recall|note that"
    r"|wanted|bought|asked|told|liked|smiled|laughed)\b"
)
"""Signs of an example or an anecdote, which a card would tell without its point."""


_NO_NOUNS = AUXILIARIES | PREPOSITIONS | ADVERBS | CONJUNCTIONS | PERSONAL | DEMONSTRATIVE | _OTHERS


def stands_alone(body: Phrase, vocabulary: Vocabulary) -> bool:
    """Whether a sentence leans on nothing before it, and is neither a guess, an opinion nor an example."""
    text = body.text
    main = _RELATIVE.sub("", text)
    if (
        points_elsewhere(text)
        or is_dated(main)
        or is_hedged(_PERMITTED.sub("", main))
        or is_opinion(_CAPITALISED.sub("", main))
        or not is_balanced(text)
    ):
        return False
    if is_comparative(_HARMLESS.sub("", main)) or _STORY.search(text) or re.search("[?!=]", _without_code(body)):
        return False
    if ": " in text and not _states_before_colon(body):
        return False  # “Background: a slide shows …”
    if _BACKWARDS.search(_QUOTED.sub("", text)) or _SEQUEL.match(text):
        return False
    return _opens_alone(body, vocabulary) and are_bound(text) and not _carries_on(text)


def _states_before_colon(body: Phrase) -> bool:
    """Whether what stands before a colon is a statement, or leads up to a term that the rest explains."""
    before = body.part(0, body.text.index(": "))
    words = len(words_of(before.text))
    ends_in_term = any(mark.kind == "strong" and mark.end == before.end for mark in body.inline.marks)
    return words >= _FEWEST_BEFORE_COLON and (
        _holds_verb(before.text) or (ends_in_term and _PLURAL_FIRST.match(before.text) is not None)
    )


def _without_code(body: Phrase) -> str:
    """Return the text without its code, whose signs are no sign of a formula that broke."""
    places = [(m.start - body.start, m.end - body.start) for m in body.inline.marks if m.kind == "code"]
    return "".join(sign for at, sign in enumerate(body.text) if not any(start <= at < end for start, end in places))


def standing(sentence: Sentence) -> Sentence | None:
    """Return a sentence that stands alone, or what of it does before a clause that leans; None where nothing does.

    “A whale is a **mammal**, and this one …” is read up to its comma.
    """
    if stands_alone(sentence.body, sentence.vocabulary):
        return sentence
    body = sentence.body
    for turn in reversed(list(_TURN.finditer(body.text))):
        begun = body.part(0, turn.start())
        if len(words_of(begun.text)) < _FEWEST_BEFORE_TURN or not _holds_verb(begun.text):
            continue
        if _NOT_CLOSED.search(begun.text) or not _begins_clause(turn, body.text):
            continue
        if stands_alone(begun, sentence.vocabulary):
            return replace(sentence, phrase=replace(sentence.phrase, end=begun.end))
    return None


def _begins_clause(turn: re.Match[str], text: str) -> bool:
    """Whether what follows has a subject and a verb of its own: “, and Z” ends a list."""
    rest = text[turn.end() :]
    return words_of(rest)[:1] in _SUBJECTS or first_verb(rest) is not None


def _opens_alone(body: Phrase, vocabulary: Vocabulary) -> bool:
    """Whether the first words need nothing before them: no pronoun, and no “the N” that was named earlier."""
    words = words_of(body.text)
    first = words[0]
    if (first in _LEANS and first != "each") or (first == "there" and words[1] not in ("is", "are", "was", "were")):
        return False
    if first.endswith("ing") and first not in PREPOSITIONS and "," in body.text:
        return False
    opened = body
    if first in PREPOSITIONS | _SUBORDINATE or first in ADVERBS:
        lead = _LEAD.match(body.text)
        if "the" in words[1:2]:
            end = lead.end() if lead else len(body.text)
            return _is_clear(body.part(len(words[0]) + 1, end), vocabulary)
        if lead and first in PREPOSITIONS and not body.part(0, lead.end()).holds("strong"):
            opened = body.part(lead.end())
    if _FOUND_OUT.match(opened.text):
        return True
    opening = words_of(opened.text)
    if opening[0] == "the":
        return _is_clear(opened.part(0, _subject_end(opened.text)), vocabulary)
    return opening[0] not in _LEANS or (opening[0] == "each" and opening[1] not in AUXILIARIES | PREPOSITIONS)


def _holds_verb(text: str) -> bool:
    words = words_of(text)
    return not (AUXILIARIES | FINITE_VERBS).isdisjoint(words) or any(word.endswith("ed") for word in words)


def _subject_end(text: str) -> int:
    """Return where the subject of a sentence ends, or the sentence where no verb is sure."""
    verb = first_verb(text) or (found.span() if (found := _BE.search(text)) else None)
    return verb[0] if verb else len(text)


def _is_clear(phrase: Phrase, vocabulary: Vocabulary) -> bool:
    """Whether “the N” says what it means: it is marked, a heading's subject, or told apart by what follows it."""
    text = phrase.text.split(", ")[0]
    if _NAMED_BEHIND.match(phrase.text, len(text)) and phrase.holds("strong"):
        return True
    phrase = phrase.part(0, len(text))
    if _ACRONYM_BEHIND.match(text):
        return True
    if phrase.holds("strong") or phrase.holds("emphasis") or _TOLD_APART.search(text):
        return True
    words = words_of(text)[1:]
    if 1 <= len(words) <= 3 and not vocabulary.heading_words.isdisjoint(words) and _CARRIERS.isdisjoint(words):
        return True
    return not is_anaphoric(phrase, vocabulary)


def are_bound(text: str) -> bool:
    """Whether each pronoun has something before it in the sentence that it can stand for."""
    begins_apart = words_of(text)[0] in _SUBORDINATE
    for found in _PRONOUN.finditer(text):
        before = text[: found.start()]
        if len(words_of(before)) < 2:
            return False
        if found[0] == "it" and not found["subject"] and not _names_a_thing(before):
            return False
        if found[0] in _OF_PEOPLE and not _NAME_BEFORE.search(before):
            return False
        if found[0] in ("they", "them", "themselves") and not _opens_with_many(text) and not _TWO.search(before):
            return False
        if found["subject"] and begins_apart and not _INDEFINITE.match(text):
            return False
        if found["subject"] and not begins_apart and not _BEFORE_SUBJECT.search(before):
            return False
    return True


def _names_a_thing(before: str) -> bool:
    """Whether a common noun may stand before an “it” that is an object: “Walter Hunt invented it” names none."""
    words = split_words(before)[:-1]
    return any(word[0].islower() and word not in _NO_NOUNS for word in words)


def _opens_with_many(text: str) -> bool:
    """Whether a sentence begins with many things; the verb of “Phonology studies” is none."""
    found = _PLURAL_FIRST.match(text)
    return found is not None and words_of(found[0])[-1:] != ["studies"] and words_of(found[0])[-1] not in FINITE_VERBS


def is_empty(noun: str) -> bool:
    """Whether “the NOUN” says nothing without what was named before, as “the device” does."""
    return noun in _CARRIERS or noun in GENERIC_HEADS


def _carries_on(text: str) -> bool:
    """Whether the sentence speaks of “the device” without having named one."""
    for found in _DEFINITE.finditer(text):
        noun = found["noun"]
        if noun in _CARRIERS and noun.rstrip("s") not in text[: found.start()]:
            return True
    return False
