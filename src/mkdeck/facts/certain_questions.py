"""Which questions of a pattern are sure enough for the default tier, where it makes others as well.

A pattern belongs to a tier by what it measures as a whole. Some of its cards fall behind: a question that asks in two
breaths is seldom one that a teacher would write. Decks that take facts of the tier “more” take them all.
"""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card
from mkdeck.facts.names import is_of_person
from mkdeck.facts.phrases import words_of
from mkdeck.facts.self_contained import KIN, names_all, says_all
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.towns import LAND

_LONGEST = 18
"""Words of a question that is read once."""
_FEWEST_OF_REASON = 5
"""Words of a reason that explains something: “because of the insertions” does not."""
_REASON = re.compile(
    r"(?i)(?:(?:mainly|mostly|largely|primarily|partly|chiefly) )?(?:because|due to|thanks to|owing to)\b"
)
MARKED = re.compile(r"(\*\*?|`|\$)(?:(?!\1).)+\1|[“\"][^”\"]*[”\"]")
"""A title, a term or a quotation, whose commas part no question."""
_BREAK = re.compile(r",(?! ?(?:Inc|Ltd|LLC|Jr|D\.?C)\b|\d{3}\b)| [–—] |;")
_OF_NOTHING = re.compile(
    r"(?i)what (?:is|are) [*`]*\d+[*`]*\?$|(?:sun|mon|tues|wednes|thurs|fri|satur)day['’]s"
    r"|\b(?:he|she|they|it|we|you|i)['’](?:d|s|ll|ve|re)\b|what does an? (?:second|third|last|[a-z]+th) [a-z]+\?$"
)
"""“What is 70?” in the code of an electrode, “Saturday's programme”, “She'd”, “a seventh”."""
_AT = re.compile(r"at ")
_AT_A_SCHOOL = re.compile(r"at .*\b(?:CERN|College|Institute|Laborator(?:y|ies)|[A-Z]*Labs?|MIT|School|University)\b")
_MADE_AT_A_FIRM = re.compile(r" (?:coined|created|designed|developed|devised|invented|written)\?$")
"""What people do at a firm; “Where was NetBox started?” asks for a town, and not “at DigitalOcean”."""
_WHERE = re.compile(r"Where (?:was|were) ")
_WHERE_FOUNDED = re.compile(
    r"(?:Where|In which (?:state|country|city|town)) (?:was|were) .* (?:founded|established|set up)\?$"
    r"|Where (?:was|were) .* started\?$|Where was work on .* begun\?$"
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
_OF_ELSE = re.compile(
    rf"[A-Z][\w’'-]*['’]s? {KIN}\b|.*[a-zà-ÿ] (?:became|was|were|had|did|came|went|took|got|gave|fell|won|lost) "
)
"""“George's son Robert”, and “Möngke and Kublai became Great Khans, Hülegü”, which tells of others too."""
_MACHINES = re.compile(r"(?:[A-Z]?[a-z]+|\d+) [A-Z]{2,}s")
"""“Eleven TBMs”, which are nobody."""
_WHO = re.compile(r"Who ")
_NOBODY = re.compile(
    r"[Tt]he (?:Allies|Americans|British|Chinese|Dutch|French|Germans|Italians|Japanese|Russians|Soviets|Spanish)"
    r"|the same .*"
)
"""A country at war or at work, and “the same Kamen and Ruben”, who were named before."""
_HIS = re.compile(r"\b(?:his|her)\b")
_LAW = re.compile(
    r"(?:[Tt]he )?(?:[A-Z][\w’'-]* (?:(?:of|and|on|for) (?:the )?)?)*"
    r"(?:Act|Acts|Agreement|Charter|Constitution|Convention|Decree|Directive|Protocol|Statute|Title|Treaty|Treaties)"
    r"(?: [IVX\d]+| (?:of|on|for) .+)?"
)
"""“Title VII”, “the Treaties of Rome”, of which one does not ask “who”."""
_OF_DEED = re.compile(r"Who |(?:In which year|When|Where|Why|For how much) (?:did|was|were) ")
"""What asks of something that happened once, where “the patent” is one of many."""
_OF_FINDING = re.compile(r"\b(?:invented|discovered|isolated|patented)\b")
"""What is done once to all things of a kind: “Who invented the telephone?”."""
_GOES_ON = re.compile(r", and (?:it|they|he|she|it['’]s)\b|^(?:So|And|But|Yet|Then) [A-Z]")
_OF_ANOTHER = re.compile(r"\b(?:as well|too|either)$")
"""“Responsible for the post *as well*”."""
_OF_WEAK_DEED = re.compile(r"Who (?:first )?(?:described|adopted) (?!.*\d)")
"""“Who described ether?”: many did."""
_FIRST = re.compile(r"the first [^?]+(?=\?$)")
_SCOPE = re.compile(r" (?:in|on|of) (?:the )?[A-Z]")
_OF_NAMED = re.compile(r"(?:In which year|When) (?:did|was|were) (?:the )?(?:last )?(?:[^\W_a-z]|[^\w\s])")
"""What has a name; “a Swiss businessman”, “people” and “loading cargo” have none."""
OF_DAYS = re.compile(
    r"\b(?:amended|arrived?|attend(?:ed)?|came back|come back|cost|decided?|died?|go|leave|left|lived?|meet|met"
    r"|mov(?:e|ed)|play(?:ed)?|returned?|stay(?:ed)?|stud(?:y|ied)|talk(?:ed)?|tour(?:ed)?|travell?(?:ed)?"
    r"|sail(?:ed)?|visit(?:ed)?|walk(?:ed)?|went|work(?:ed)?)\b"
)
"""What people do on many days, of which nobody learns the year."""
_OF_ANY = re.compile(
    r"\b(?:describe|develop|find|give|hold|make|present|propose|publish|send|take|write) an? (?:[a-z-]+ )?[a-z-]+\?$"
    r"|^[^?]* did (?:the )?(?:[A-Z][\w.’'-]* (?:of (?:the )?)?)+(?!become )[a-z]+ an? (?:[a-z-]+ )?[a-z-]+\?$"
)
"""“When did Kasiski publish a general attack?”: on what? “… patent a steam-driven machine?”, which makes coffee."""
_BARE_CAPITAL = re.compile(r"Why (?:are|were|do|have) [A-Z][a-z]+ (?:(?:or|and) )?[a-z]+\b")
"""“Why do Online street maps …”: whether the word behind the verb is a name, its capital does not tell."""
_LETTER = re.compile(r"^(?:Is|Are) [A-Z](?: |,)")
"""“Are C and the eight B vitamins soluble …”: which letter?"""
_OF_SOME = re.compile(r"\b(?:certain|various|several) [a-z]+")
"""“Why were fires allowed in certain buildings?”: where?"""
_SAYS_NO_REASON = re.compile(
    r"^because of (?:how|what|where|when|the way) (?:it|they|he|she)\b"
    r"|^because .*\b(?:nowhere|nothing|nobody|something|somebody|somewhere)\b"
)
"""“Because of how they were made” explains nothing."""
_OF_MEASURE = re.compile(
    r"^Why (?:is|are|was|were) (?!.* than ).*(?<! an)(?<! a)(?<! the) (?:(?:more|less) [a-z]+|[a-z]{3,}ier)\?"
    r"|^Why (?:is|are|was|were) .* an? (?:[a-z]+ )?"
    r"(?:choice|idea|decision|move|mistake|success|failure|problem|surprise)\?"
    r"|^Why (?:was|were) .*(?<!so) (?:early|late|lucky|unlucky|happy|unhappy|wrong|right|ready|afraid)\?"
)
"""“Why is real life messier?”: than what? “Why were peas a clever choice?”: for what? “Why was *Aida* late?”"""
_MADE = (
    "began|built|coined|composed|created|designed|developed|founded|invented|launched|made|painted|published|released"
    "|started|unveiled|written|wrote"
)
_HAS_NAME = r"(?:the world['’]s (?:first|[a-z]+est) [a-z]|(?:the )?(?:(?:term|word) [“*\"]|[*`]*\w*[A-ZÀ-Þ]))"
_OF_MADE = re.compile(
    rf"Who(?: [a-z]+)? (?:{_MADE})(?: [a-z]+ing| work on)? {_HAS_NAME}"
    rf"|(?:In which year|When) was {_HAS_NAME}[^?]* (?:{_MADE}|announced|introduced)\?"
)
"""What is made, founded or coined, and has a name: a concept that was “introduced” was there under another one."""
_LONGEST_PART = 12
_RELATIVE = re.compile(r" (?:that|which|who|where) ")
_LAST_NOUN = re.compile(r"\bthe [a-z]+$")


_OF_SOMETHING = re.compile(
    r"(?<!\bas )(?<!\bbecome )\b(?:an?|one|some|two|three|four|five|six|several|many|another|that|what|own) "
    r"(?!April |Nobel |share of |[^?]*\b(?:called|named|known as) )"
)
"""“Patent a machine”, “open an underground line”, “propose a remedy”: of such there are many."""
_GOES_ON_BEHIND = re.compile(r",? but (?!not )|,? and (?:of|in|by|for|to|with|at|on) ")
"""What goes on behind a meaning: “that carries no load *but* its own”, “the study of …, *and of* …”."""


def asks_plainly(card: Card, sentence: Sentence) -> bool:
    """Whether a question is one that a teacher would write, and its answer such as it asks for.

    It is short enough, has no aside, says all that it speaks of, and asks with “who” for people and with “where” for a
    town. Other cards are let through.
    """
    if not isinstance(card, Basic):
        return True
    front, back = MARKED.sub("X", card.front), card.back
    if (
        _OF_NOTHING.search(card.front)
        or _BREAK.search(front) is not None
        or len(words_of(front)) > _LONGEST
        or not says_all(front)
    ):
        return False
    if _OF_DEED.match(front) and not names_all(front, in_general=_OF_FINDING.search(front) is not None):
        return False
    if front.startswith(("What is ", "What are ", "What does ")) and (_leaves_open(back) or _is_cut(back, sentence)):
        return False
    if _GOES_ON.search(back) or _OF_ANOTHER.search(back) or _cuts_scope(front, sentence):
        return False
    if _WHO.match(front):
        is_nobody = any(form.fullmatch(back) for form in (LAND, _NOBODY, _LAW))
        is_nobody = is_nobody or (_HIS.search(front) is not None and not is_of_person(back.strip("*_")))
        return not any(
            (
                is_nobody,
                _OF_WEAK_DEED.match(front),
                _AND_OTHERS.search(back),
                _SOME.match(back),
                _MACHINES.fullmatch(back),
                _OF_ELSE.match(back),
            )
        )
    return not _asks_of_place_in_passing(front, back)


def _asks_of_place_in_passing(front: str, back: str) -> bool:
    """Whether a question asks where a firm was founded, or since when somebody has had something."""
    if _HAS_HAD.match(front):
        return True
    if _WHERE.match(front) is not None and _AT.match(back) is not None:
        return _MADE_AT_A_FIRM.search(front) is None and _AT_A_SCHOOL.match(back) is None
    return _WHERE_FOUNDED.match(front) is not None


def _leaves_open(back: str) -> bool:
    """Whether a meaning ends on something that was told before: “a program that keeps *the list*”."""
    last = _LAST_NOUN.search(back)
    if back.endswith("the other"):
        return True  # “an algorithm for getting from one to the other”
    return last is not None and not names_all(last[0], in_general=True)


def _is_cut(back: str, sentence: Sentence) -> bool:
    """Whether a sentence goes on behind a meaning with what belongs to it."""
    meaning = back.replace("*", "").replace("`", "")
    at = sentence.text.find(meaning)
    return at >= 0 and _GOES_ON_BEHIND.match(sentence.text, at + len(meaning)) is not None


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
    is_vague = any(form.search(card.front) for form in (OF_DAYS, _OF_ANY, _OF_SOMETHING))
    return not is_vague and asks_plainly(card, sentence)


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


def names_what_was_made(card: Card, sentence: Sentence) -> bool:
    """Whether a question for a deed asks who made something that has a name, or when that was."""
    return isinstance(card, Basic) and asks_plainly(card, sentence) and _OF_MADE.match(card.front) is not None


def states_property(card: Card, sentence: Sentence) -> bool:
    """Whether an answer is what a sentence states of something, and not told in passing: “X, an open-source Y”."""
    if not isinstance(card, Basic) or not asks_plainly(card, sentence):
        return False
    if _LETTER.search(card.front):
        return False
    told = re.escape(card.back.strip("*`"))
    return re.search(rf"\b(?:is|are|was|were) (?:[a-z]+,? ){{0,3}}{told}", sentence.text) is not None
