"""Which cards of a pattern are sure enough for the default tier, where it makes others as well.

A pattern belongs to a tier by what it measures as a whole. Some of its cards fall behind: a sentence with its gap in
the middle leans on others more often than one that begins with it, and a question that asks in two breaths is seldom
one that a teacher would write. Decks that take facts of the tier “more” take them all.
"""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card, Cloze, MarkKind
from mkdeck.clozes import DELETION
from mkdeck.facts.grammar import main_verb, read_tokens
from mkdeck.facts.guards import is_comparative, is_opinion
from mkdeck.facts.memory import once
from mkdeck.facts.names import FULL_NAME, may_be_person
from mkdeck.facts.phrases import words_of
from mkdeck.facts.self_contained import names_all, says_all
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.towns import LAND
from mkdeck.facts.words import PERSONAL, POSSESSIVE, PREPOSITIONS, word_set

_LONGEST = 18
"""Words of a question that is read once."""
_FEWEST_OF_REASON = 5
"""Words of a reason that explains something: “because of the insertions” does not."""
_REASON = re.compile(
    r"(?i)(?:(?:mainly|mostly|largely|primarily|partly|chiefly) )?(?:because|due to|thanks to|owing to)\b"
)
_MARKED = re.compile(r"(\*\*?|`|\$)(?:(?!\1).)+\1|[“\"][^”\"]*[”\"]")
"""A title, a term or a quotation, whose commas part no question."""
_BREAK = re.compile(r",(?! ?(?:Inc|Ltd|LLC|Jr|D\.?C)\b|\d{3}\b)| [–—] |;")
_OF_NOTHING = re.compile(
    r"(?i)what (?:is|are) [*`]*\d+[*`]*\?$|(?:sun|mon|tues|wednes|thurs|fri|satur)day['’]s"
    r"|\b(?:he|she|they|it|we|you|i)['’](?:d|s|ll|ve|re)\b|what does an? (?:second|third|last|[a-z]+th) [a-z]+\?$"
)
"""“What is 70?” in the code of an electrode, “Saturday's programme”, “She'd”, “a seventh”."""
_OPENS = re.compile(
    r"(?:(?:In|On|By|Around|About|Between|During) (?:[^,;:{}]{0,24}?)\d{3,4}s?(?: and \d{4})?,? )?"
    r"(?:(?:[Tt]he|[Aa]n?) "
    r"(?:(?:[A-Z][a-z]+ )?(?:(?!is |are |was |were )[a-z-]+ ){1,3}(?=\{\{c1::\**[A-ZÀ-Þ]))?)?\{\{c1::"
)
"""A gap that a sentence begins with, behind its article, the role of a person, or the year."""

_NAMES = re.compile(
    r"(?!The (?!(?:[\w-]+ ){1,3}(?:that|which|who|of|between|where)\b)|(?:For|In|At|On|By|From|With|Under) )[^;:{}]*"
    r"\b(?:called|known(?: [^,;:{}]{1,25})? as|termed|named) (?:an?\b |the )?(?:\*\*?|`)?\{\{c1::"
)
"""A gap behind what it names, of which the sentence tells first: “A pool behind a curtain is called a …”."""
_LEANS = re.compile(
    r"(?i)\b(?:it|they|them|corresponding|reverse|inverse|opposite|former|latter)\b"
    r"|\bof the [a-z]+ (?:is|are|was|were) |\bof (?:the|these|those) (?:two|three|four|five|six)\b"
    r"|\binstead\b(?! of\b)|\bof (?:that|this|these|those) |\bhad (?:been |already |just )?[a-z]+(?:ed|en|wn|ilt)\b"
)
_NAMING = frozenset({"called", "known", "named", "termed"})
_FARTHEST = 70
"""Letters of a sentence before which a gap stands that it begins with; an opening, a role and an article are less."""
_OF_HIDDEN = re.compile(r"\b(?:his|her|hers|their)\b")
"""What only the hidden name says whose it is: “{{c1::Charles Richter}} published his scale”."""
_MANY_AND_IT = re.compile(r"^[^{}]*\{\{c1::[^{}]*s[*`_]*\}\}[^.;]* it\b")
"""“It” is none of the many things that are hidden."""
_OF_SOMEBODY = re.compile(r"\b(?:he|she|his|her)\b")
_NAMED = re.compile(r" [A-ZÀ-Þ]")
_DENIED = re.compile(r"\}\}[*_`\"”’']* (?:(?:is|are|was|were|does|do|did|has|have)(?:n['’]t| not| never)|never)\b")
"""What something is not, or does not, does not tell what it is."""
_OF_SORT = re.compile(
    r"\}\}[*_`]* (?:is|are|was|were) (?:the|one|a) (?:kind|type|sort|form|one|version|variety)s? (?:that|which)\b"
)
"""“{{c1::*Sexual selection*}} is the kind that …”: of what?"""
_OF_ELSE = re.compile(
    r"\}\}[*_`]* had [a-z]|\}\}[*_`]*, or [\w-]+ for short\b|\}\}[*_`]*, (?:from|short for|for) [“\"]"
    r"|\b(?:branch|directory|file|folder|function|method|variable) (?:called|known as|named) (?:an? |the )?[*_`]*\{\{"
    r"|\}\}[*_`]* (?:is|are|was|were) (?:the|an?) (?:[a-z-]+ ){1,2}(?:of [a-z]+ )?(?:it|they|he|she) [a-z]"
)
"""“{{c1::Ann}} had pressed”, before what? “A {{c1::meteor}} is the streak *it* makes”, “…, or phages for short”."""
_CALLED_SO = re.compile(r"\b(?:call|calls|called) (?:it|them)\b")
_UNCLEAR = (_CALLED_SO, _MANY_AND_IT, _DENIED, _OF_SORT, _OF_ELSE)
_UNPLAIN = re.compile(r"(?:,|\bor)$|^\*\*[\d.]+\*\*$")
_AT_A_FIRM = re.compile(r"at ")
"""“Where was NetBox started?” asks for a town, and not “at DigitalOcean”."""
_WHERE = re.compile(r"Where (?:was|were) ")
_WHERE_FOUNDED = re.compile(
    r"(?:Where|In which (?:state|country|city|town)) (?:was|were) .* (?:founded|established|set up)\?$"
    r"|Where (?:was|were) .* started\?$"
)
"""Where a firm was founded, or something begun, is seldom what a lesson is about."""
_HAS_HAD = re.compile(r"Since when (?:has|have) .* had an? ")
"""“Since when has Japan had a nationwide system?”, of which there may be many."""
_AND_OTHERS = re.compile(
    r"\b(?:and|with) (?:several |some |many |two |three )?(?:others|colleagues|friends)$|^\S+ and (?:his|her|their) "
)
"""Of “Kale and his students” one would know the first name too."""
_SOME = re.compile(
    r"(?:an?|two|three|four|five|six|seven|several|some|many|\d+) (?:[a-z-]+ )*[a-z]+s? (?:at|from|of|in) "
)
"""“Three researchers at Bell Labs”, none of whom is named."""
_WHO = re.compile(r"Who ")
_OF_DEED = re.compile(r"Who |(?:In which year|When|Where|Why|For how much) (?:did|was|were) ")
"""What asks of something that happened once, where “the patent” is one of many."""
_OF_FINDING = re.compile(r"\b(?:invented|discovered|isolated|patented)\b")
"""What is done once to all things of a kind: “Who invented the telephone?”."""
_GOES_ON = re.compile(r", and (?:it|they|he|she|it['’]s)\b|^(?:So|And|But|Yet|Then) [A-Z]")
_OF_WEAK_DEED = re.compile(r"Who (?:first )?(?:described|adopted) (?!.*\d)")
"""“Who described ether?”: many did."""
_FIRST = re.compile(r"the first [^?]+(?=\?$)")
_SCOPE = re.compile(r" (?:in|on|of) (?:the )?[A-Z]")
_OF_NAMED = re.compile(r"(?:In which year|When) (?:did|was|were) (?:the )?(?:last )?(?:[^\W_a-z]|[^\w\s])")
"""What has a name; “a Swiss businessman”, “people” and “loading cargo” have none."""
_OF_DAYS = re.compile(
    r"\b(?:amended|arrived?|attend(?:ed)?|came back|come back|cost|decided?|died?|go|leave|left|lived?|meet|met"
    r"|mov(?:e|ed)|play(?:ed)?|returned?|stay(?:ed)?|stud(?:y|ied)|talk(?:ed)?|tour(?:ed)?|travell?(?:ed)?"
    r"|visit(?:ed)?|walk(?:ed)?|went|work(?:ed)?)\b"
)
"""What people do on many days, of which nobody learns the year."""
_OF_ANY = re.compile(
    r"\b(?:describe|develop|find|give|hold|make|present|propose|publish|send|take|write) an? (?:[a-z-]+ )?[a-z-]+\?$"
)
"""“When did Kasiski publish a general attack?”: on what?"""
_OF_PAST = re.compile(
    r"\b(?:was|were|had|did|saw|took|came|made|began|became|gave|led|won|wrote|built|held|met|got|went|found|bought"
    r"|sold|sent|brought|set|[a-z]{3,}ed)\b|\d{4}"
)
_IS_DONE = re.compile(r"\b(?:is|are|be|been|being|that|which) (?:[a-z]+ly )?[a-z]+ed\b|, (?:called|termed|named)\b")
_UNTOLD = re.compile(
    r"\((?:rhymes|pronounced|say |[a-z]+-[A-Z]{2})|^[A-Za-z] (?:is|are) "
    r"|^[A-Z][a-z]+(?:ed|ought|uilt) (?:by|as) |^[^{}]*\{\{[^{}]*\}\}\s*[,;]? (?:rhymes|sounds) "
)
"""A gap that its sound gives away, “a SOC (rhymes with sock)”; “P is called …”; “Started by two developers, …”."""
_BARE_CAPITAL = re.compile(r"Why (?:are|were|do|have) [A-Z][a-z]+ (?:(?:or|and) )?[a-z]+\b")
"""“Why do Online street maps …”: whether the word behind the verb is a name, its capital does not tell."""
_OF_SOME = re.compile(r"\b(?:certain|various|several) [a-z]+")
"""“Why were fires allowed in certain buildings?”: where?"""
_SAYS_NO_REASON = re.compile(r"^because of (?:how|what|where|when|the way) (?:it|they|he|she)\b")
"""“Because of how they were made” explains nothing."""
_OF_MEASURE = re.compile(
    r"^Why (?:is|are|was|were) (?!.* than ).*(?<! an)(?<! a)(?<! the) (?:(?:more|less) [a-z]+|[a-z]{3,}ier)\?"
    r"|^Why (?:was|were) .* an? (?:[a-z]+ )?(?:choice|idea|decision|move|mistake|success|failure|problem|surprise)\?"
)
"""“Why is real life messier?”: than what? “Why were peas a clever choice?”: for what?"""
_MADE = (
    "began|built|coined|composed|created|designed|developed|founded|invented|launched|made|painted|published|released"
    "|started|unveiled|written|wrote"
)
_HAS_NAME = r"(?:the )?(?:(?:term|word) [“*\"]|[*`]*\w*[A-ZÀ-Þ])"
_OF_MADE = re.compile(
    rf"Who(?: [a-z]+)? (?:{_MADE})(?: [a-z]+ing| work on)? {_HAS_NAME}"
    rf"|(?:In which year|When) was {_HAS_NAME}[^?]* (?:{_MADE}|announced|introduced)\?"
)
"""What is made, founded or coined, and has a name: a concept that was “introduced” was there under another one."""
_LONGEST_PART = 12
_RELATIVE = re.compile(r" (?:that|which|who|where) ")


def asks_plainly(card: Card, sentence: Sentence) -> bool:
    """Whether a question is one that a teacher would write, and its answer such as it asks for.

    It is short enough, has no aside, says all that it speaks of, and asks with “who” for people and with “where” for a
    town. Other cards are let through.
    """
    if not isinstance(card, Basic):
        return True
    front, back = _MARKED.sub("X", card.front), card.back
    if (
        _OF_NOTHING.search(card.front)
        or _BREAK.search(front) is not None
        or len(words_of(front)) > _LONGEST
        or not says_all(front)
    ):
        return False
    if _OF_DEED.match(front) and not names_all(front, in_general=_OF_FINDING.search(front) is not None):
        return False
    if front.startswith(("What is ", "What are ")) and _leaves_open(back):
        return False
    if _GOES_ON.search(back) or _cuts_scope(front, sentence):
        return False
    if _WHO.match(front):
        return not any((_OF_WEAK_DEED.match(front), LAND.fullmatch(back), _AND_OTHERS.search(back), _SOME.match(back)))
    return not _asks_of_place_in_passing(front, back)


def _asks_of_place_in_passing(front: str, back: str) -> bool:
    """Whether a question asks where a firm was founded, or since when somebody has had something."""
    if _WHERE_FOUNDED.match(front) or _HAS_HAD.match(front):
        return True
    return _WHERE.match(front) is not None and _AT_A_FIRM.match(back) is not None


def tells_of_bold(card: Card, sentence: Sentence) -> bool:
    """Whether a sentence with a bold term hidden tells of that, or says all by itself."""
    return tells_of_gap(card, sentence) or tells_by_itself(card, sentence)


def tells_of_gap(card: Card, _sentence: Sentence) -> bool:
    """Whether what a sentence hides is the first thing that it tells of, or the name of that, so that it says what."""
    if not isinstance(card, Cloze):
        return False
    text = card.text.replace("**{{", "{{")
    hidden = DELETION.findall(text)
    if any(map(_UNPLAIN.search, hidden)) or any(form.search(text) for form in _UNCLEAR):
        return False
    if _is_of_else(text, hidden) or not _is_told_in_full(card):
        return False
    names = _NAMES.match(text)
    return _OPENS.match(text) is not None or (names is not None and _LEANS.search(names[0]) is None)


_LAST_NOUN = re.compile(r"\bthe [a-z]+$")


def _leaves_open(back: str) -> bool:
    """Whether a meaning ends on something that was told before: “a program that keeps *the list*”."""
    last = _LAST_NOUN.search(back)
    return last is not None and not names_all(last[0], in_general=True)


def _cuts_scope(front: str, sentence: Sentence) -> bool:
    """Whether a question leaves out among which something was the first: “the first kiln of its kind *in the West*”."""
    first = _FIRST.search(front)
    if first is None:
        return False
    at = sentence.text.find(first[0])
    return at >= 0 and _SCOPE.match(sentence.text, at + len(first[0])) is not None


def asks_of_event(card: Card, sentence: Sentence) -> bool:
    """Whether a question for a year asks for that of an event, and not when somebody went, met or played."""
    if not isinstance(card, Basic) or _OF_NAMED.match(card.front) is None:
        return False
    return not (_OF_DAYS.search(card.front) or _OF_ANY.search(card.front)) and asks_plainly(card, sentence)


_FRAGMENT = re.compile(r"[A-Z][\w’'-]*, [a-z]+ed [^,]*$")
"""“War, declared on Austria in April 1792.”"""


def tells_event_in_full(card: Card, sentence: Sentence) -> bool:
    """Whether a sentence with its date hidden tells of an event, and leaves nothing to those before it."""
    is_event = isinstance(card, Cloze) and _OF_DAYS.search(card.text) is None
    return is_event and tells_in_full(card, sentence) and _FRAGMENT.match(sentence.text) is None


def tells_in_full(card: Card, sentence: Sentence) -> bool:
    """Whether a sentence with a gap says and names all that it speaks of, as a question must."""
    if not isinstance(card, Cloze):
        return asks_plainly(card, sentence)
    return _is_told_in_full(card)


def tells_by_itself(card: Card, sentence: Sentence) -> bool:
    """Whether a sentence with gaps says and names all, has no pronoun, and goes on with no story."""
    if not isinstance(card, Cloze) or not may_tell_by_itself(sentence):
        return False
    hidden = DELETION.findall(card.text)
    shown = DELETION.sub("X", card.text)
    if _DENIES.search(shown) or is_comparative(shown) or is_opinion(shown):
        return False
    is_list = any(text.count(", ") > _MOST_COMMAS for text in hidden)
    is_story = is_list or any(map(_UNPLAIN.search, hidden)) or _OF_STORY.search(shown.rstrip(".")) is not None
    return not is_story and _is_told_in_full(card) and _is_statement(sentence)


def _is_statement(sentence: Sentence) -> bool:
    """Whether a sentence has a subject and its verb, and is neither a fragment nor an order."""
    tokens = read_tokens(sentence.body)
    opens = tokens[0].forms if tokens else ()
    is_order = any(form.form == "base" and form.certainty == "always" for form in opens)
    return not is_order and main_verb(tokens) is not None


@once
def may_tell_by_itself(sentence: Sentence) -> bool:
    """Whether an English sentence has neither pronouns nor other words that go on with what was told before."""
    words = sentence.words
    return _PRONOUNS.isdisjoint(words) and not _ENGLISH.isdisjoint(words) and says_all(sentence.text)


_DENIES = re.compile(r"\bfail(?:s|ed)? to\b|\b(?:not|never|no|nothing)\b|n['’]t\b|\b[Mm]ost [a-z]+s\b")
_MOST_COMMAS = 1
"""Commas of what is hidden; a list of more than three is much to remember."""
_PRONOUNS = PERSONAL | POSSESSIVE | word_set("himself herself itself themselves hers theirs though already yes")
_ENGLISH = word_set("the of is are and by from with to has have were at for on that which")
_COUNTED = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty|thirty|forty|fifty|\\d+"
_OF_STORY = re.compile(
    r"^[A-Z][a-z]+ [a-z]+ (?:in|on|later), |^The [a-z]+, [A-Z]|\bfollowed\b(?! by\b)"
    rf"|\bthe same [a-z]+\b(?! as\b)|\b(?:all|than|only) (?:{_COUNTED})\b(?=$|[,.;])|\bthe usual [a-z]+$"
    r"|\b(?:took|taken|takes) over(?=$|[,.;])|\bhad (?:[a-z]+ )?[a-z]+(?:ed|en|wn|me|ft|nt|ught|lt)\b|\bDr\. [A-Z]|\[\d"
)
"""“Defended the same thesis”, “climbed all fourteen”, “took over”, “had become”, “Ten days in, …”."""


def _is_told_in_full(card: Cloze) -> bool:
    """Whether a sentence leaves nothing to those before it."""
    shown = _MARKED.sub("X", DELETION.sub("X", card.text.replace("**{{", "{{")))
    if not says_all(shown) or _UNTOLD.search(card.text) is not None:
        return False
    return names_all(shown, in_general=not _tells_once(DELETION.sub(r"\1", card.text)))


def is_general(text: str) -> bool:
    """Whether a text tells what is so in general, and not what happened once."""
    return not _tells_once(text)


def _tells_once(text: str) -> bool:
    """Whether a text tells what happened once, and not what is so in general."""
    return _OF_PAST.search(_IS_DONE.sub("", text)) is not None


def _is_of_else(text: str, hidden: Sequence[str]) -> bool:
    """Whether a sentence that hides a thing tells of “he” or “she”, whom none of its words before names."""
    somebody = _OF_SOMEBODY.search(text)
    if somebody is None or _NAMED.search(text, text.find("}}"), somebody.start()) is not None:
        return False
    return not any((name := FULL_NAME.search(told)) is not None and may_be_person(name[0]) for told in hidden)


def tells_of_doer(card: Card, sentence: Sentence) -> bool:
    """Whether a sentence that hides who did something begins with the name, and does not tell whose the thing was."""
    return (
        isinstance(card, Cloze)
        and tells_of_gap(card, sentence)
        and _OF_HIDDEN.search(DELETION.sub("", card.text)) is None
    )


def explains(card: Card, sentence: Sentence) -> bool:
    """Whether the answer to a “Why …?” opens as a reason does, and gives one; its subject is a name for certain."""
    if not isinstance(card, Basic) or not asks_plainly(card, sentence):
        return False
    if any(form.search(card.front) for form in (_BARE_CAPITAL, _OF_SOME, _OF_MEASURE)):
        return False
    if _SAYS_NO_REASON.search(card.back):
        return False
    return _REASON.match(card.back) is not None and len(words_of(card.back)) >= _FEWEST_OF_REASON


def names_parts(card: Card, sentence: Sentence) -> bool:
    """Whether an answer names the parts of something and tells no more of them: “tectonic plates”."""
    if not isinstance(card, Basic) or not asks_plainly(card, sentence):
        return False
    return len(words_of(card.back)) <= _LONGEST_PART and _RELATIVE.search(card.back) is None


def defines_marked_term(card: Card, sentence: Sentence) -> bool:
    """Whether a question is for a common noun that the author marks as a term: “a *borescope*, a camera that …”."""
    if not isinstance(card, Basic) or not asks_plainly(card, sentence):
        return False
    front = card.front.rstrip("?").replace("*", "")
    marked = (m for m in sentence.phrase.inline.marks if m.kind in ("strong", "emphasis"))
    terms = (sentence.phrase.inline.text[mark.start : mark.end] for mark in marked)
    of_kind = _OF_KIND.match(card.back) is not None
    return any((term.islower() or of_kind) and front.endswith(f" {term}") for term in terms)


def defines_term_or_name(card: Card, sentence: Sentence) -> bool:
    """Whether a question is for a marked term, or for a name that was made up, of which the kind and more is told."""
    if defines_marked_term(card, sentence):
        return True
    if not isinstance(card, Basic) or not asks_plainly(card, sentence) or not _SAYS_MORE.match(card.back):
        return False
    return _MADE_UP.search(card.front) is not None


_MADE_UP = re.compile(r"[Ww]hat is (?:[A-Z][a-z]+ )?(?:[A-Z][\w-]*(?:\d|[a-z][A-Z])[\w-]*|[A-Z]{1,2}-?\d+[\w-]*)\?$")
_MAY_BE_MADE_UP = re.compile(r"[a-z][A-Z]|[A-Z]-?\d")
_SAYS_MORE = re.compile(r"an? (?!\w+ so )(?:[\w-]+,? ){1,5}(?:that|in which|with which|which|for|used) ")


def may_define(sentence: Sentence) -> bool:
    """Whether a sentence may be one of which a card `defines_term_or_name`."""
    return marks_terms(sentence) or _MAY_BE_MADE_UP.search(sentence.text) is not None


def names_what_was_made(card: Card, sentence: Sentence) -> bool:
    """Whether a question for a deed asks who made something that has a name, or when that was."""
    return isinstance(card, Basic) and asks_plainly(card, sentence) and _OF_MADE.match(card.front) is not None


def states_property(card: Card, sentence: Sentence) -> bool:
    """Whether an answer is what a sentence states of something, and not told in passing: “X, an open-source Y”."""
    if not isinstance(card, Basic) or not asks_plainly(card, sentence):
        return False
    told = re.escape(card.back.strip("*`"))
    return re.search(rf"\b(?:is|are|was|were) (?:[a-z]+,? ){{0,3}}{told}", sentence.text) is not None


_OF_KIND = re.compile(
    r"(?:an?|the) (?:[\w-]+ ){0,4}(?:application|database|editor|engine|format|framework|language|library|platform"
    r"|program|protocol|service|software|standard|system|tool|toolkit) (?:for|that|which|with which|to) "
)
"""What a program, a standard or the like is for: “**Kubernetes**, an open-source system for running containers”."""


_DOES = re.compile(r"What (?:do|does) (?P<the>the )?(?P<thing>.+?) [a-z]+\?$")
_SOMEBODY = re.compile(r"[a-z]{2,}(?:er|or|ist|man|woman|eer|ian)s?$")
_FEWEST_DONE, _LONGEST_DONE = 4, 16
_ANY_NUMBER = re.compile(r"\b(?:number|lot|range|variety|kinds|sorts) of\b")


def names_a_thing(sentence: Sentence) -> bool:
    """Whether code, bold, a made-up name or a pronoun for one stands in a sentence that may tell what it does."""
    is_marked = sentence.phrase.holds("strong") or sentence.phrase.holds("code")
    return is_marked or not _FOR_NAMES.isdisjoint(sentence.words) or _SIGNED.search(sentence.text) is not None


_FOR_NAMES = word_set("it they which")
_SIGNED = re.compile(r"\w[A-Z]")


def tells_what_it_does(card: Card, sentence: Sentence) -> bool:
    """Whether an answer tells in a few words what a thing does, and the question is of no one in a trade."""
    if not isinstance(card, Basic) or not asks_plainly(card, sentence):
        return False
    found = _DOES.match(card.front)
    if found is None or (found["the"] and _SOMEBODY.search(found["thing"])):
        return False  # “What does the boom operator hold?”
    if card.back.partition(" ")[2].partition(" ")[0] in PREPOSITIONS or _ANY_NUMBER.search(card.back):
        return False  # “copies to every queue”: what? “an absurd number of formats”
    is_brief = _FEWEST_DONE <= len(words_of(card.back)) <= _LONGEST_DONE
    return (
        is_brief
        and "," not in card.back
        and not any(map(str.isdigit, card.back))
        and names_all(card.back, in_general=True)
    )


def may_tell_of_bold(sentence: Sentence) -> bool:
    """Whether a sentence may be one that `tells_of_bold`; which spares the rest to be read."""
    return _may_tell_of(sentence, "strong") or may_tell_by_itself(sentence)


def may_tell_of_italics(sentence: Sentence) -> bool:
    """Whether a sentence may be one that `tells_of_gap`, its gap being in italics."""
    return _may_tell_of(sentence, "emphasis")


def _may_tell_of(sentence: Sentence, kind: MarkKind) -> bool:
    if not _NAMING.isdisjoint(sentence.words):
        return True
    start = sentence.phrase.start
    return any(mark.kind == kind and start <= mark.start < start + _FARTHEST for mark in sentence.phrase.inline.marks)


def marks_terms(sentence: Sentence) -> bool:
    """Whether a sentence may be one of which a card `defines_marked_term`."""
    return sentence.phrase.holds("strong") or sentence.phrase.holds("emphasis")
