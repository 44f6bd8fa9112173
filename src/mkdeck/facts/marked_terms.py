"""Terms that the author marks with bold or italics, in a sentence that stands alone.

The mark says what to remember; the sentence is the cue. What only stresses (“**never**”, “**add the files**”), shows
what to click, names a work, or gives an example of a word is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Cloze, MarkKind
from mkdeck.clozes import DELETION
from mkdeck.facts.akin import STEM, akin, gives_away
from mkdeck.facts.aliases import with_alias
from mkdeck.facts.asked import MONTHS, OF_PEOPLES, SAYS_LITTLE
from mkdeck.facts.clauses import first_verb
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.grammar import is_many, main_verb, read_tokens
from mkdeck.facts.guards import is_noun_phrase, without_article
from mkdeck.facts.phrases import Phrase, parts_of, split_words, words_of
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.verb_forms import VerbForm, verb_forms
from mkdeck.facts.vocabulary import has_inner_capital
from mkdeck.facts.words import (
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    FINITE_VERBS,
    HEDGES,
    OPINIONS,
    PREPOSITIONS,
    QUANTIFIERS,
    RELATIVES,
    word_set,
)
from mkdeck.wording.words import is_question_label

_STRESSED = (
    ADVERBS | CONJUNCTIONS | PREPOSITIONS | AUXILIARIES | HEDGES | OPINIONS | QUANTIFIERS | ARTICLES | word_set(
        "one two three four five once twice first second third last next new old different important same not "
        "yes true false optional required free fast slow simple small large big high low long short early late "
        "public private local global entire whole single double half single-handedly together alone exactly "
        "today correct incorrect wrong right safe unsafe possible impossible necessary independent unique"
    )
)  # fmt: skip
"""Words that are bold for stress; a term is more than these."""
SCREEN = re.compile(
    r"(?i)\b(?:clicks?|select|press|choose|tap|button|tab|menu|dialog|checkbox|sidebar|toolbar|drop-?down|click(?:ing|ed)"
    r"|keyboard|shortcut|(?:pre)?labs? \d|problem sets?|\d{1,2}:\d{2}|next (?:week|time)"
    r"|last (?:week|term|year)(?:'s|’s)?|students? who"
    r"|handout|case \d|homework|deadline|exam|quiz|hand-?outs?|lunch|noon|office hours|(?:mon|tues|wednes"
    r"|thurs|fri)day|slides?|syllabus|grades?|cohorts?)\b"
)
_OF_SCREEN = word_set(
    "click clicks clicking clicked select press choose tap button tab menu dialog checkbox sidebar toolbar drop "
    "dropdown keyboard shortcut lab labs prelab prelabs problem next last student students handout handouts hand case "
    "homework deadline exam quiz lunch noon office monday tuesday wednesday thursday friday slide slides syllabus "
    "grade grades cohort cohorts"
)
"""Words of which one stands in all of these but the time of day."""
_ON_SCREEN = re.compile(r" (?:keys?|field|icon|page|option|window|command|box|link|pane|panel|view|section|tool)\b")
IMPERATIVE = re.compile(
    r"(?:Add|Always|Avoid|Be|Bring|Build|Call|Change|Check|Close|Come|Compare|Copy|Create|Cut|Delete|Describe|Do|Don[’']t"
    r"|Download|Draw|Drag|Edit|Ensure|Enter|Explain|Feel|Fill|Find|Follow|Get|Give|Go|Ignore|Install|Join|Keep|Leave|List"
    r"|Look|Make|Mix|Move|Name|Never|Notice|Open|Paste|Pick|Place|Please|Practi[sc]e|Pull|Push|Put|Read|Remember|Remove"
    r"|Rename|Repeat|Replace|Return|Run|Save|Scroll|See|Send|Set|Show|Skip|Start|Stop|Submit|Assess|Take|Tell|Test|Think|Try"
    r"|Turn|Type|Update|Upload|Use|Verify|Visit|Wait|Walk|Watch|Write)\b"
)
_MONTHS = MONTHS | word_set("jan feb mar apr jun jul aug sep sept oct nov dec")
_NOT_A_TERM_BEHIND = re.compile(
    r"\b(?:to|not|please|very|so|too|more|most|never|always|can|will|must|should|don't|\w+ly)$"
)
_PREDICATE_BEHIND = re.compile(r"\b(?:is|are|was|were|be|been|become|becomes|became|it's|stays?|remains?|makes? \w+)$")
_SAID_TO_BE = re.compile(r"\bsaid to be$")
_ANY = re.compile(r"An? ")
_CONDITION = re.compile(r" (?:\([^()]*\) )?(?:exactly |only |just )?(?:if|when|iff|whenever) ")
"""“A graph is **connected** if there is a path between every pair of its vertices”."""
_APPOSITION = re.compile(r"(?: \[[^\]]*\])?, (?:the|an?) ")
_NEXT_WORD = re.compile(r" ([a-z][\w-]*)")
_VERB = re.compile(r"(?:s|ed)$")
_FUNCTION = AUXILIARIES | ARTICLES | PREPOSITIONS | CONJUNCTIONS | ADVERBS | RELATIVES | FINITE_VERBS
_SMALL = ARTICLES | PREPOSITIONS | CONJUNCTIONS
_NO_CONTENT = AUXILIARIES | ARTICLES | PREPOSITIONS | CONJUNCTIONS | ADVERBS
_NOUN = re.compile(r"(?:tion|sis|ity|ism|ness|ment|ology|ics|phy|[^su]s)$")
_CAPITAL_BEFORE = re.compile(r"(?<![\w])(?:(?:[A-ZÀ-ÖØ-Þ][\w’'-]*\.?|van|von|de|der|da|di|du|la|le) )+$")
_OWNER = re.compile(r"['’]s ")
_CAPITAL_BEHIND = re.compile(r"(?: (?!(?:The|An?|In|It|This|These|There|When|If) )[A-Z][\w’'-]+)+")
_NAMED_BEFORE = re.compile(r"\b(?:is|are|called|termed) (?:called )?(?:an? |the )?$")
"""“IV–I is a **plagal cadence**”: what is named may be more than two."""
_EXAMPLES = re.compile(r",? (?:such as|like|including) ")
_ONE_OF_TWO = re.compile(r" or (?:the )?[A-Z]")
_LONG_NUMBER = re.compile(r"\d{2,}")
_INITIAL = re.compile(r"\b[A-Z](?=[a-z])")
_ACRONYM = re.compile(r"[A-Z]{3,6}")
_FEW = 2
_MOST_OFTEN = 2
_FEWEST_TELLING, _FEWEST_OF_NAME = 3, 4
_TELLS_NOTHING = AUXILIARIES | ARTICLES | PREPOSITIONS | CONJUNCTIONS | ADVERBS | RELATIVES | SAYS_LITTLE
_OF_NOTES = re.compile(r"[→↑↓←⇒:;]|\s[–—-]\s")
_ARROW = re.compile(r"[→↑↓←⇒]")
_TELLS_LITTLE = re.compile(
    r" (?:is|are|was|were) (?:the (?:youngster|newcomer|veteran)\b"
    r"|the (?:usual|common|normal|obvious|natural|default|light) (?:way|choice|option|one)\b"
    r"|(?:where|when|why) (?:most|many|things|people|you|it)\b"
    r"|the (?:oldest|youngest|newest|most (?:important|common|popular|famous|widespread|widely used))(?: one)?[:;.,])"
)
"""“FastAPI is the youngster”, “Cooling is where most kitchens get written up”."""
_MADE = re.compile(
    r"\{\{c1::[^{}]*\}\}(?:, [^,{}]{2,40},)? (?:came out|appeared|dates (?:from|back)|(?:was|were) "
    r"(?:first |originally )?(?:begun|built|created|designed|developed|founded|introduced|invented|launched|made"
    r"|published|released|started|written) (?:by|at|in|under)\b)[^{}]*$"
)
"""Who made a thing, and when, tells others what it is no more than its name does."""
_SHORT_FORM = re.compile(r"\{\{c\d::\**[A-Z]{2,6}\**\}\} for short\b")
"""Letters that the sentence spells out: “Nondestructive testing, **NDT** for short”."""
_FEWEST_SHOWN, _FEWEST_BEHIND_OPENING = 9, 6
_OPENING = re.compile(r"(?:In|Under|By|With) (?:the |an? )?\{\{c1")
"""“In **unilineal descent**, membership passes through one line only”: what follows defines it."""
_NAMED = re.compile(r"\b(?:called|known as|named|termed|dubbed|referred to as|described as) (?:the |an? )?\{\{c1")
_NOTE = re.compile(r"(?:(?:The|An?) )?\{\{c1::[^{}]*\}\}[^,.{}]{0,30}?(?: [–—→-]|[:;—→]) ?")
_SHORTEST_REST, _FEWEST_CONTENT, _LONGEST, _LONGEST_TERM = 4, 2, 32, 5
_MORE = 3
"""Words by which a sentence may be longer for each further term."""


def marked_terms(
    sentence: Sentence, kind: MarkKind, is_term: Callable[[Phrase, str], bool] | None = None
) -> Iterator[Cloze]:
    """Yield the sentence with its terms deleted, where each mark of a kind shows one.

    `is_term` tells whether a phrase, given the text before it, is one by what the pattern knows of such marks.
    """
    body = sentence.body
    marks = [m for m in body.inline.marks if m.kind == kind and body.start < m.end and m.start < body.end]
    if not 1 <= len(marks) <= 3 or len(words_of(body.text)) > _LONGEST + _MORE * (len(marks) - 1):
        return
    if sentence.in_list and not _opens_with_term(body, kind):
        return  # most items are no sentences
    if is_of_screen(body.text) or IMPERATIVE.match(body.text):
        return
    if sentence.vocabulary.is_of_notes and _is_note(body):
        return  # “Pushes outward on its supports: **thrust**”
    if len(marks) > _FEW:
        marks = [m for m in marks if _NAMED_BEFORE.search(body.text, 0, m.start - body.start)]
    terms = [_term(body, max(mark.start, body.start), min(mark.end, body.end), sentence) for mark in marks]
    found = [
        term
        for term in terms
        if term is not None and (is_term is None or is_term(term, body.text[: term.start - body.start]))
    ]
    if found and len(found) == len(marks) and _is_told(body, found) and _leaves_a_cue(body, found):
        asked = _unlike(_joined(found))
        if len(asked) == len(found) or _leaves_a_cue(body, asked):
            yield from sentence.clozes(*asked)


def is_of_screen(text: str) -> bool:
    """Whether a text tells what to do on a screen, or about a course."""
    may_be = ":" in text or not _OF_SCREEN.isdisjoint(parts_of(text))
    return may_be and SCREEN.search(text) is not None


def tells_much(card: Cloze) -> bool:
    """Whether a sentence shows many words beside its terms, or says what they name: “… is called **osmosis**”.

    One that goes on with a sign behind the term that opens it is a note: “**Meconium** → inform the midwife”.
    """
    if _NAMED.search(card.text) is not None:
        return True
    if _MADE.match(card.text) is not None or _SHORT_FORM.search(card.text) is not None:
        return False
    shown = words_of(DELETION.sub("", card.text))
    fewest = _FEWEST_BEHIND_OPENING if _OPENING.match(card.text) else _FEWEST_SHOWN
    return len(shown) >= fewest and _NOTE.match(card.text) is None


def _is_told(body: Phrase, terms: Sequence[Phrase]) -> bool:
    """Whether a sentence with arrows has a verb, or is a note on the term that opens it: “Heroin addict → …”."""
    arrows = _ARROW.findall(body.text)
    if terms[0].start == without_article(body).start or not arrows:
        return True
    if len(arrows) > 1:
        return False  # “Deck hangs from hangers → main cables → towers → **anchorages**”
    return any(
        token.kind in ("verb", "auxiliary") or any(map(_tells_of_one, token.forms)) for token in read_tokens(body)
    )


def _is_note(body: Phrase) -> bool:
    """Whether a sentence is put together by signs, or has no verb that is known as its main one."""
    return _OF_NOTES.search(body.text) is not None or main_verb(read_tokens(body)) is None


def _unlike(terms: Sequence[Phrase]) -> list[Phrase]:
    """Leave out a term that an earlier one gives away: “sculling … sculls”."""
    kept: list[Phrase] = []
    for term in terms:
        last = words_of(term.text)[-1:]
        if not any(akin(*pair) for other in kept for pair in zip(last, words_of(other.text)[-1:], strict=False)):
            kept.append(term)
    return kept


def _joined(terms: list[Phrase]) -> list[Phrase]:
    """Return two terms as one where only “and” parts them: each would give the other away."""
    if len(terms) == 2 and terms[0].inline.text[terms[0].end : terms[1].start].strip(" ,") in ("and", "or"):
        return [Phrase(terms[0].inline, terms[0].start, terms[1].end)]
    return terms


def _opens_with_term(body: Phrase, kind: MarkKind) -> bool:
    """Whether a marked subject and its verb open a sentence: “**Harmonic minor** raises …”."""
    term = without_article(body)
    end = next((m.end - body.start for m in body.inline.marks if m.kind == kind and m.start == term.start), None)
    verb = first_verb(body.text) if end else None
    if verb is not None and verb[0] == (end or 0) + 1:
        return True
    following = next((token for token in read_tokens(body) if token.start == end + 1), None) if end else None
    return following is not None and (following.kind == "verb" or any(map(_tells_of_one, following.forms)))


def _tells_of_one(form: VerbForm) -> bool:
    """Whether a form may be the verb of a term before it: “a **controlled trial** *assigns* the exposure”."""
    return form.form in ("third", "past") and form.certainty != "seldom"


def _term(body: Phrase, start: int, end: int, sentence: Sentence) -> Phrase | None:
    """Return the term that a mark shows, widened to a whole name and its acronym; None where it is only stress."""
    phrase = _without_edges(Phrase(body.inline, start, end))
    words = words_of(phrase.text)
    if not words or len(words) > _LONGEST_TERM or not is_noun_phrase(phrase, _LONGEST_TERM) or _is_in_word(phrase):
        return None
    if len(words) == 1 and _is_verb(body, phrase):
        return None  # “The order of the columns **matters**.”
    if _is_no_term(words) or (phrase.text[-1].isdecimal() and is_question_label(phrase.text)):
        return None  # “**Exercise 4** Make a drawing …”
    if sentence.vocabulary.bold.get(body.inline.text[start:end].casefold(), 0) > _MOST_OFTEN:
        return None  # a name that the lesson always writes so
    if len(words) > 1 and not FINITE_VERBS.isdisjoint(words[1:]):
        return None
    before, behind = body.text[: phrase.start - body.start].rstrip(), body.text[phrase.end - body.start :]
    if _NOT_A_TERM_BEHIND.search(before.casefold()):
        return None
    is_small = phrase.text[0].islower() and len(words) == 1
    if (
        is_small
        and _PREDICATE_BEHIND.search(before)
        and _is_plain(words[0])
        and not _APPOSITION.match(behind)
        and not _SAID_TO_BE.search(before)
        and not (_ANY.match(before) and _CONDITION.match(behind))
    ):
        return None  # “is **fast**”, but “are **homothallic**”
    if _ON_SCREEN.match(behind) or (len(words) == 1 and _is_adjective(phrase, before, behind)):
        return None
    if re.match(r" ?:", behind) and len(words_of(before)) < _SHORTEST_REST:
        return None  # a label
    return None if _is_one_of_several(phrase, before, behind) else _widened(body, phrase)


def _is_plain(word: str) -> bool:
    """Whether a word is an adjective of every day, or tells what is done, as far as its ending tells: “fermented”."""
    return (is_everyday(word) or any(form.form == "past" for form in verb_forms(word))) and _NOUN.search(word) is None


def _is_no_term(words: Sequence[str]) -> bool:
    """Whether a mark only stresses, or says in which months to do something: “**Feb–Mar** heft the hive”."""
    if len(words) > 1 and _MONTHS.issuperset(words):
        return True
    return all(word in _STRESSED for word in words) or (words[0] in _STRESSED and len(words) == 1)


def _is_in_word(phrase: Phrase) -> bool:
    """Whether a mark covers but a part of a word, “**C**arbs”, or heads its paragraph: “**Discussion** The …”."""
    behind = phrase.inline.text[phrase.end :]
    is_letter = len(phrase.text) == 1 and phrase.text.isalpha()  # “the **M** of MySQL”
    return (
        is_letter
        or behind[:1].isalnum()
        or (phrase.start == 0 and re.match(r" (?:The|An?|In|It|This) ", behind) is not None)
    )


def _is_one_of_several(phrase: Phrase, before: str, behind: str) -> bool:
    """Whether examples of a term follow, or another name that would do: “large firms buy **OneTrust** or TrustArc”."""
    has_examples = before != "" and _EXAMPLES.match(behind) is not None
    return has_examples or (phrase.text[0].isupper() and _ONE_OF_TWO.match(behind) is not None)


def _is_verb(body: Phrase, phrase: Phrase) -> bool:
    """Whether a word is the main verb of its sentence."""
    tokens = read_tokens(body)
    verb = main_verb(tokens)
    if verb is not None:
        return tokens[verb].start == phrase.start - body.start
    own = next((token for token in tokens if token.start == phrase.start - body.start), None)
    return phrase.end == body.end and own is not None and any(form.form == "third" for form in own.forms)


def _is_adjective(phrase: Phrase, before: str, behind: str) -> bool:
    """Whether a small word in bold stands between an article and what looks like its noun: “a **red** flower”."""
    if not phrase.text[0].islower() or before.rpartition(" ")[2].casefold() not in ARTICLES:
        return False
    following = _NEXT_WORD.match(behind)
    return following is not None and following[1] not in _FUNCTION and not _VERB.search(following[1])


def _without_edges(phrase: Phrase) -> Phrase:
    """Leave out an article and the punctuation that the bold covers too."""
    text = phrase.text
    first = text.partition(" ")[0]
    start = len(first) + 1 if first.casefold() in ARTICLES and " " in text else 0
    return phrase.part(start)


def _widened(body: Phrase, phrase: Phrase) -> Phrase | None:
    """Return a name with the words that belong to it: “B. F. **Skinner**”; with its other name: “**log** (WAL)”.

    There is none where another name before it tells it.
    """
    text, start, end = body.text, phrase.start - body.start, phrase.end - body.start
    if phrase.text[0].isupper():
        before = _CAPITAL_BEFORE.search(text, 0, start)
        is_name = before is not None and not (OF_PEOPLES.search(before[0].split()[0]) and is_many(before[0].split()[0]))
        is_name = is_name and before is not None and (before.start() > 0 or _is_first_name(before[0]))
        if before and is_name and before[0][0].isupper() and len(phrase.words) == 1:
            owners = list(_OWNER.finditer(before[0]))
            start = before.start() + (owners[-1].end() if owners else 0)
        behind = _CAPITAL_BEHIND.match(text, end)
        end = behind.end() if behind else end
    return with_alias(body, Phrase(body.inline, body.start + start, body.start + end))


def _is_first_name(before: str) -> bool:
    """Whether the words that open a sentence belong to the name behind: “Julius **Petri**”, not “The **Severn**”."""
    words = words_of(before)
    return words[0] not in _FUNCTION and not any(map(is_everyday, words))


def _leaves_a_cue(body: Phrase, terms: list[Phrase]) -> bool:
    """Whether what is left tells enough to know the terms, and does not show them."""
    rest = body.text
    for term in reversed(terms):
        rest = rest[: term.start - body.start] + rest[term.end - body.start :]
    left = words_of(rest)
    content = [word for word in left if word not in _NO_CONTENT]
    if len(left) < _SHORTEST_REST or len(content) < _FEWEST_CONTENT or _tells_little(content):
        return False
    return tells_enough(body, terms) and not any(_is_shown(term, rest) for term in terms)


def tells_enough(body: Phrase, asked: Sequence[Phrase]) -> bool:
    """Whether a sentence that opens with what is asked for tells enough of it: “PageRank ignores words altogether”."""
    start = without_article(body).start
    if len(asked) != 1 or asked[0].start != start:
        return True
    if _TELLS_LITTLE.match(body.text, asked[0].end - body.start):
        return False
    rest = words_of(body.text[asked[0].end - body.start :])
    telling = [word for word in rest if word not in _TELLS_NOTHING]
    words = asked[0].words
    if not words:
        return False  # “`^` matches the start of a line”
    is_proper = has_inner_capital(words[0]) or any(word[0].isupper() for word in words[1:])
    fewest = _FEWEST_OF_NAME if is_proper else _FEWEST_TELLING - any(not is_everyday(word) for word in telling)
    return len(telling) >= fewest


def _tells_little(content: list[str]) -> bool:
    """Whether what is left has hardly a word that tells something: “Ecologists speak of a …”."""
    return sum(word not in SAYS_LITTLE and len(word) > 1 for word in content) < _FEWEST_TELLING


def _is_shown(term: Phrase, rest: str) -> bool:
    """Whether what is left of a sentence shows a term, or what it is made of."""
    left = words_of(rest)
    names = [word.casefold() for word in split_words(rest) if word[0].isupper()]
    if _ACRONYM.fullmatch(term.text.removesuffix("s")) and _is_spelt(term.text.removesuffix("s"), rest):
        return True
    if " " not in term.text and not set(_LONG_NUMBER.findall(term.text)).isdisjoint(left):
        return True  # “The **N95** is named for filtering 95 percent”
    name = term.text.partition(" (")[0]  # “vertices (singular: vertex)”
    words = [word for word in words_of(name) if word not in _SMALL]
    if (
        term.text[0].isupper()
        and term.text.rpartition(" ")[2].casefold() in SAYS_LITTLE
        and term.text.split()[-1].islower()
    ):
        words = words[:-1]  # “Sainte-Laguë” of “Sainte-Laguë method”
    if len(words) > 1 and term.text.split()[-1][0].isupper() and words[-1] in names:
        return True  # “Marie Tharp mapped the floor …, and Tharp noticed …”
    if "named" in left and term.text[0].isupper() and any(word in left for word in words):
        return True  # “the **Iwakura Mission**, named after Iwakura Tomomi”
    if term.text[0].isupper() and len(words) == 1 and any(akin(words[0], name) for name in names):
        return True  # “**Autodesk** brought AutoCAD to the web”
    if is_of_eponym(words, left):
        return True
    return all(any(gives_away(word, other) for other in left) for word in words)


def is_of_eponym(words: Sequence[str], left: Sequence[str]) -> bool:
    """Whether one casefolded word is made of a name whose law or effect is told: “ohmic” where “Ohm's law” stands."""
    owners = [word[:-2] for word in left if word.endswith(("'s", "’s")) and len(word) > STEM]
    return len(words) == 1 and any(words[0].startswith(owner) and words[0] != owner for owner in owners)


def _is_spelt(acronym: str, rest: str) -> bool:
    """Whether words spell an acronym, those with a capital or those that follow each other, small ones aside.

    “**SALT**: Sort, Assess, Lifesaving interventions, Treatment”, “**ACID**: atomicity, consistency, isolation and …”
    """
    words = words_of(rest)
    telling = [word for word in words if word not in _SMALL]
    spelt = ("".join(word[0] for word in told).upper() for told in (words, telling))
    return any(acronym in letters for letters in ("".join(_INITIAL.findall(rest)), *spelt))
