"""What keeps a bad card from being made; each guard says which kind of bad card it stops.

Most look at a slot, the phrase that ends up on the front or the back of a card, and not at the whole
sentence: a sentence may hold much that does not matter to the card.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdeck import lazy_re as re
from mkdeck.facts.aliases import without_letters
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.numerals import without_numerals
from mkdeck.facts.phrases import Phrase, parts_of, words_of
from mkdeck.facts.tracing import guard
from mkdeck.facts.words import (
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    COUNTING,
    DEMONSTRATIVE,
    GENERIC_HEADS,
    HEDGES,
    OF_WORLD,
    OPINIONS,
    PERSONAL,
    POSSESSIVE,
    PREPOSITIONS,
    QUANTIFIERS,
    READER,
    RELATIVES,
    VAGUE,
    word_set,
)
from mkdeck.parsing.inline import without
from mkdeck.values import replace

if TYPE_CHECKING:  # structures ask some guards, and load nothing of what reads sentences
    from mkdeck.facts.sentences import Sentence
    from mkdeck.facts.vocabulary import Vocabulary

_BRACKETS = {")": "(", "]": "[", "”": "“"}
_OPENED = frozenset(_BRACKETS.values())
_START = re.compile(r"(?!(?:Hey|Hi|Hello|Dear|Welcome)\b[ ,])[“\"]?[A-Z0-9À-ÖØ-Þ]|\.[A-Z]|[@#][^\W\d]|[a-z]{1,3}[A-Z]")
_SMALL_NAME = r"[a-z][a-z\d]{3,}(?:[.-][a-z\d]+)*"
_BEGINS_SMALL = re.compile(
    rf"(?P<name>{_SMALL_NAME}),? (?:was|is|has|came|began|became|grew|which|an?|the|[a-z]+ed|[a-z]{(3,)}s)\b"
    r"|(?P<letters>[a-z]{2,6})(?: originally| initially)? (?:stands|stood) for\b"
)
_JUST_SMALL = re.compile(_SMALL_NAME)
_LEFT_OUT = (" ", ",", ";", ":", ".")
"""What is left out of a part at its beginning."""
_BEHIND_END = ("”", '"', "'", ")", "*")
_CUT_OUT = re.compile(
    r"\b(?:in|by|see|of|from|with|to|and) (?:[,)]|\.(?!\w))"
    r"|\b(?:see|of|from|with|to)\)|\b(?:see|of|(?<!came )(?<!come )(?<!comes )from|with),|\b(?:see|of|from|and)\.(?!\w)"
    r"|\b(?:shown|seen|given|listed|described|depicted|illustrated|as) (?:in|by)[,.)]|\bby[,)]|\(in\)"
    r"|(?<!\w)\( ?\)|\[link\]|, ,|\.\.",
    re.IGNORECASE,
)
_MAY_BE_CUT_OUT = re.compile(
    r"[,.)\]](?:(?<= .)|(?<=\(.)|(?<=\.\.)"
    r"|(?i:(?<=(?:by|in|of|to).)|(?<=(?:see|and).)|(?<=(?:from|with).)|(?<=\[link\])))"
)
"""The sign that each of these ends with, which is found sooner."""
_CONTRACTED = re.compile(r"(?:It|That|There|He|She|They|Here|This|What|Who)[’'](?:s|re|ll|d|ve)\b")
_TWO_SENTENCES = re.compile(
    r"\b(?:k?m|cm|mm|kg|g|ft|mi|min|hr)\. [A-Z]"
    r"|(?<=[a-z] )[IVX]{1,3}\. [A-Z]"
    r"|(?:…|\.\.\.) [A-Z]"
    r"|\b[A-Z0-9]\. (?:The|It|This|These|They|In|An?|[A-Z][a-z]+ (?:is|are|was|were|has|have|can|do|does))\b(?!\.)"
)
"""“… lack of vitamin C. Tides are …”: what looked like an initial was the end of a sentence."""

_ELSEWHERE = re.compile(
    r"\b(?:this|these|those|such(?! (?:[\w-]+ ){0,2}as\b)|the (?:above|below)"
    r"|(?<!\bor )(?:above|below)(?=$|[,.;:)])|aforementioned|former|latter|respectively"
    r"|previously|(?<!their )(?<!its )earlier"
    r"|later on|as follows|following|figure|fig\.|(?:table|questions?) \d|chapter|lesson"
    r"|(?<!cross-)(?<!cross )section|episode|tutorial"
    r"|exercise|all the other|equation|here|another|otherwise|instead(?! of)"
    r"|(?:the|these|all) (?:(?:first|last|other) )?(?:two|three|four|five|six|seven|eight|nine|ten)"
    r"(?=$|[.,;:)]| (?:in|of them|are|were|is|have|had|at|on|[a-z]+ed)\b)|an? [a-z-]+ there)\b",
    re.IGNORECASE,
)
_OF_ELSEWHERE = word_set(
    "this these those such above below aforementioned former latter respectively previously earlier later follows "
    "following figure fig table question questions chapter lesson section episode tutorial exercise other equation "
    "here another otherwise instead there two three four five six seven eight nine ten"
)
"""Words of which one stands in each of these, as in what the other expressions here find."""
_ONE_TO_ANOTHER = re.compile(r"\b(?:one|a|an)\b[^,;:.]{1,40}\banother\b")
"""“From one cell to another” shows both."""
_ONE_MORE = word_set("also too additionally")
_TOO_MUCH = re.compile(
    r"\b(?:is|are|was|were|be|been|being|become|becomes|became|get|gets|got|grow|grows|grew|far|much|a) too (?=\w)"
    r"|\btoo (?=little|much|many|few|late|early|long|short|far|big|small|hot|cold|weak|strong|high|low|fast|slow)"
)
"""“Too long” tells of no other thing."""
_NO_PRAISE = re.compile(
    r"\b(?:best known|(?:best|worst) (?:alternative|case|fit|response)s?|good (?:conductors?|faith)"
    r"|hard (?:disks?|drives?|palate|water|tissues?|forks?|x-rays?)|great (?:circles?|vessels?|apes?|toe)"
    r"|(?:makes|made|making) sure)\b"
)
"""“The best alternative”, “a good conductor”, “makes sure that …”: words of a subject, and no praise."""
_CAPITALISED = re.compile(r"(?<=[\w,;] )[A-Z]\w*")
"""“Great” is no praise in “the Great Migration”."""
_RELATIVE_TIME = re.compile(
    r"\b(?:now|(?-i:new(?= [a-z])|experimental)|upcoming|latest|nowadays|recently|currently|today|tomorrow|yesterday"
    r"|ago"
    r"|(?:last|next|this) (?:week|month|year))\b",
    re.IGNORECASE,
)
_OF_RELATIVE_TIME = word_set(
    "now new experimental upcoming latest nowadays recently currently today tomorrow yesterday ago week month year"
)
_COMPARATIVE = re.compile(
    r"\b(?:finer|warmer|colder|hotter|cooler|thicker|thinner|darker|brighter|denser|more|less|fewer|larger|smaller"
    r"|higher|lower|greater|faster|slower|stronger|weaker|lighter|heavier|longer"
    r"|shorter|easier|harder|simpler|better|worse|cheaper|newer|older|bigger|deeper|wider|further|closer|flatter"
    r"|similar|different|even)\b",
    re.IGNORECASE,
)
_OF_COMPARATIVE = word_set(
    "finer warmer colder hotter cooler thicker thinner darker brighter denser more less fewer larger smaller higher "
    "lower greater faster slower stronger weaker lighter heavier longer shorter easier harder simpler better worse "
    "cheaper newer older bigger deeper wider further closer flatter similar different even"
)
_NO_MEASURE = re.compile(
    r"(?i)\b(?:no longer"
    r"|or (?:more|less|fewer)|even (?:if|though|when|after|before)|(?:two|three|many|several) different"
    r"|different (?:[a-z]+ )?[a-z]+s(?=[,.;:)]|$| (?:of|in|from|at|with|and|or|to|on|for|by|that|which)\b)"
    r"|(?:into|of|from|in|within|on) (?:an?|the|one) (?:larger|smaller|lower|higher|wider|bigger)(?= [a-z]+))\b"
)
"""“No longer convertible”, “two or more people”, “over different periods”, “built into a larger device”."""
_BROKEN_PHRASE = re.compile(r"[,:;()\[\]{}<>=\"“”!?|…\\]|--| [–—-] |—")
_NOT_THE_READER = re.compile(
    r"\byour(?= (?:ears?|eyes?|body|brain|heart|lungs|skin|blood|bones|muscles|stomach|liver|kidneys|cells)\b)"
    r"|\b(?:across|reach(?:es)?|towards?|around|away from) us\b"
    r"|^[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4}(?:, [^,;:]{3,50},)? gave us(?= (?:the|an?) )"
    r"|\bI(?=[.,;:)–-]|$)|(?<=[–-])I\b"
    r"|^(?:Inside|Within|Around|Between|Near|Behind) [^,;:]{1,30} (?:you|we)(?:[’']ll| can| will)? (?:find|see)\b"
)
"""Parts of the body that are anybody's, mankind (“light reaches us”, “X gave us Y”), the numeral, and who finds what is
there."""
_SURNAME = re.compile(r"(?<=[a-z]) You\b(?! [a-z]+(?: you| your)\b)")
"""“Evan You”, who is no reader."""
POINTING = word_set(
    "same other another former latter above following previous next resulting corresponding respective said "
    "aforementioned remaining current first second third final last two three four five both one ones"
)
_COUNTED = word_set("first second third fourth fifth last final current two three four five")
_ORDINALS = word_set("second third fourth fifth")
_NOUNS_IN_LY = word_set("family monopoly supply assembly anomaly ally fly reply rally lily butterfly")
_QUOTED = re.compile(r"[“\"][^“”\"]{1,60}[”\"]")
"""What somebody said or wrote: its “I” is not the author."""

_NUMBERED_ONE = re.compile(r"\b(?:[Tt]ype|[Pp]hase|[Cc]lass|[Gg]rade|[Ss]tage|[Ll]evel|[Gg]roup|[Cc]ategory) I\b")
_REGNAL = re.compile(r"[A-Z][\w’'-]+ I$")
_EXPLETIVE = re.compile(
    r"(?i)it (?:is|was|has been|can be|will be|would be|seems|appears|turns|takes|follows|happens)"
    r" (?:\w+ly |also |not |often |very )?"
    r"(?:(?:un|im)?(?:possible|important|necessary|likely|clear|usual)|essential|crucial|vital|critical|easy"
    r"|easier|hard|harder|difficult|common|useful|helpful|good|best(?! known for\b)|better|worth|true|customary|said"
    r"|known(?! (?:for|as|until|since|by)\b)|thought|believed"
    r"|claimed|estimated|assumed|because|here|then|when|where|this|that|only|why|how|time|no|out|place|safe"
    r"|convenient|sufficient|enough|tempting|interesting|impossible|rare|recommended|advisable)\b"
)


_MONTH = re.compile(r"\bMay\b(?=,? \d)|(?<=\d )May\b|(?<=\b[Ii]n )May\b")
"""“On 29 May 1453” supposes nothing."""
_APPEARED = re.compile(r"\bappear(?:s|ed)?(?= (?:in|on|at|between|under|beside|near|by|first|again|for) )")
"""“Appeared in 1975” supposes nothing."""
_FOUND_SO = re.compile(
    r"\b(?:friendl|lovel|prett|funn|ugl|sill)iest\b|\b(?:nicest|oddest|strangest)\b|"
    r"\b(?:find|finds|found|consider|considers|call|think) (?:it )?(?:the )?(?:most |strang|hard|easi|odd|\w+est\b)"
)
_OF_FOUND_SO = word_set(
    "friendliest loveliest prettiest funniest ugliest silliest nicest oddest strangest find finds found consider "
    "considers call think"
)
_TURNS = re.compile(
    r"; |, and |, but |, so | [–—] | and (?=[a-z]+ us\b)"
    r"|(?<! and)(?<! but)(?<! that)(?<! or), (?:which|where|as|if|when|though) "
    r"(?=(?:(?:is|was) (?:how|what|when|where|why) )?(?:I|we|you)\b)"
)
_ROW_OF_VERBS = re.compile(r", [a-z]+(?:ed|[^s]s) [^,]*$")
"""“Left for Chicago, plugged in, and …” waits for its last verb."""
_ASIDE = re.compile(r", (?:an?|the) [^,;:]{3,60}, ")
"""“Frank Zybach, *a farmer,* received a patent” is no row."""
_ASIDE_TO_READER = re.compile(
    r" \([^()]{3,90}\)"
    r"|(?<! and)(?<! but)(?<! that)(?<!which)(?<! who)"
    r", (?:as (?:I|we|you)|believe me|if you|I|mind you|you(?:['’]ll)?)\b[^,;:()]{0,50}(?=,)"
    r"| if you (?:like|prefer|want|will)\b[^,;:()]{0,50}(?=,)"
)
_TAKES_BACK = re.compile(r"(?i)\b(?:not?|never|none|wrong|false|myth|actually|really|think|know|doubt|see)\b|n[’']t\b")
_FEWEST_BEFORE_TURN = 7


_SUPPOSES = re.compile(
    r"(?i)\b(?:if|imagine|suppose|pretend|let['’]?s|should|would|could|might|may|must|can|think|thought|believe|guess|hope|wish"
    r"|remember|forget|know|heard|told|say|said|claims?|swear|bet|maybe|perhaps|probably)\b|^(?:don['’]t|never|try|use|ask)\b"
)
_GUESSES = re.compile(
    r"(?i)\b(?:imagine|suppose|pretend|think|thought|believe|guess|hope|wish|heard|told|say|said|claims?|swear|bet|maybe"
    r"|perhaps|probably|never)\b"
)
TO_READER = "it speaks of the reader or of the author"
SHORTENED = "it begins with a pronoun, short for more"
"""The reasons for which a sentence as a whole states no fact, while a part of it may."""


def why_no_fact(sentence: Sentence) -> str | None:
    """Return why a sentence is not whole, says nothing, or is about the reader; None where it may state a fact.

    It stops fragments, what a removed figure left behind (“shown in , which”), advice, and the text that
    stands in for an image.
    """
    text = sentence.text
    fewest = 1 if sentence.is_introduction else 3  # “Symptoms:”
    if not fewest <= len(words_of(text)) <= 60 or len(text) > 500:
        return "it is too short or too long"
    ends = sentence.is_introduction or sentence.is_cut or _ends(text) or (sentence.in_list and _is_note(text))
    if not (_START.match(text) or _is_sign(sentence) or _begins_small(text)) or not ends:
        return "it does not begin and end as a statement"
    if "___" in text or not is_balanced(text) or (_MAY_BE_CUT_OUT.search(text) and _CUT_OUT.search(text)):
        return "a word, a bracket, a quotation mark or a figure is missing from it"
    if (". " in text or "… " in text) and _TWO_SENTENCES.search(text):
        return "it may be two sentences"
    if addresses_reader(sentence.body.text) and not _speaks_of_anybody(sentence.body.text):
        return TO_READER
    if sentence.in_list and any(
        m.kind == "link" and m.start == sentence.phrase.start for m in sentence.phrase.inline.marks
    ):
        return "it is one of a list of links"
    if sentence.phrase.holds("image"):
        return "it holds an image"
    if _CONTRACTED.match(text):
        return SHORTENED
    if sentence.phrase.holds("math"):
        return "it holds a formula, whose letters were named before"
    return None


def _ends(text: str) -> bool:
    """Whether a text ends with one full stop, or with one and a sign that closes a pair."""
    told = text[:-1] if text.endswith(_BEHIND_END) else text
    return told.endswith(".") and told[-2:-1] not in ("", *".…!?")


def _is_note(text: str) -> bool:
    """Whether an item of a list ends without a sign, as notes do."""
    return text[-1:].isalnum()


def states_a_part(text: str) -> bool:
    """Whether a sentence that speaks to its reader may state a fact in a part: no guess, no advice, no condition."""
    return _SUPPOSES.search(text.partition(" because ")[0]) is None  # a reason tells what could be done


def is_advice(text: str) -> bool:
    """Whether a sentence tells its reader what to do, or when something is so: it states what it says in passing."""
    return addresses_reader(text) and not _speaks_of_anybody(text) and not states_a_part(text)


def supposes(text: str) -> bool:
    """Whether a sentence guesses, imagines, or tells what others say, so that no part of it is sure either."""
    return _GUESSES.search(text) is not None


def may_begin(sentence: Sentence) -> bool:
    """Whether a sentence begins as a statement may, to leave out most that do not before they are looked at.

    A part of it begins alike, unless signs stand before that.
    """
    text = sentence.text
    is_start = _START.match(text) is not None or _is_sign(sentence) or text.startswith(_LEFT_OUT)
    return is_start or _begins_small(text)


def _begins_small(text: str) -> bool:
    found = _BEGINS_SMALL.match(text)
    if found is None:
        return False
    return not is_everyday(found["letters"]) if found["letters"] else is_small_name(found["name"])


def is_small_name(text: str) -> bool:
    """Whether what opens a sentence is a name that is written small, as those of programs are: “nginx”."""
    parts = text.replace(".", "-").split("-")
    is_other = text.endswith("ever") or all(map(is_everyday, parts))  # “whatever”, “pictures”
    return _JUST_SMALL.fullmatch(text) is not None and not is_other


def _is_sign(sentence: Sentence) -> bool:
    """Whether a sentence begins with what has no capital letter: code, mathematics, a bold name in small letters."""
    phrase = sentence.phrase
    return bool(phrase.inline.marks) and phrase.part(0, 1).is_marked("code", "math", "strong")


def _speaks_of_anybody(text: str) -> bool:
    """Whether “you” and “we” are anybody: within a clause or after a verb, and never the subject of the sentence.

    “Rebasing takes your commits and replays them” tells what rebasing does; “you should rebase” gives advice.
    """
    if not _AUTHOR.isdisjoint(words_of(text)) or _US.search(text):
        return False
    may_advise = not _OF_ADVICE.isdisjoint(parts_of(text)) or text[:5].casefold().startswith(_OPENS_ADVICE)
    if may_advise and _ADVICE.search(text):
        return False
    return all(
        (_AFTER_RELATIVE if found[0].casefold() == "we" else _WITHIN).search(text, 0, found.start())
        for found in _ANYBODY.finditer(text)
    )


_AUTHOR = READER - word_set("you your yours we our")
_ADVICE = re.compile(
    r"(?i)\bour (?!solar|galaxy|planet|sun|moon|species|ancestors|own|eyes?|bod|cells|brains?|hands|ears"
    r"|bones|senses|lungs|time)"
    r"|^(?:[a-z]+ly,? )?(?:if|when|once|before|after|unless) (?:you|your)\b|^(?:for|to|with) (?:you|your|our)\b"
    r"|\bif you\b|\b(?:let|want|wants|like|remember|imagine|notice|(?<!can )(?<!to )recall|see|saw|learn(?:ed)?"
    r"|week|class|(?:this|the|our) course|lesson|homework"
    r"|quiz|exam|reading|readings|tutorial|please|don't|don’t|should|must|need to|try)\b"
)
_OF_ADVICE = word_set(
    "our if when once before after unless let want wants like remember imagine notice recall see saw learn learned "
    "week class course lesson homework quiz exam reading readings tutorial please don should must need try"
)
_OPENS_ADVICE = ("for ", "to ", "with ")
"""Words of which one stands, or one begins, in each text in which this finds something."""
_ANYBODY = re.compile(r"(?i)\b(?:you|your|yours|we|our)\b")
_WITHIN = re.compile(
    r"(?i)\b(?:that|which|who|where|when|what|how|whether|if|because|as|than|of|in|on|to|from|for|with|by|into|takes?"
    r"|tells?|lets|gives?|shows?|keeps?|on top of|all|your [a-z]+(?: [a-z]+){0,2}(?:,|,? and)"
    r"|[a-z]{3,}(?:s|ed))(?: (?:files?|things?|ones?))?,? $"
)
"""What stands before a “you” that is anybody: a relative, a preposition or a verb."""


_AFTER_RELATIVE = re.compile(r"(?i)\b(?:that|which|who|where|when|what|how|as|than|because) $")


def without_reader(sentence: Sentence) -> Sentence:
    """Return a sentence up to where it turns to its reader: “There are 120 species, but you can buy only two”.

    What takes the statement back (“…, but we know better”) belongs to it, and so the sentence stays whole.
    """
    if sentence.introduced is not None or not addresses_reader(sentence.text):
        return sentence
    sentence = _without_asides(sentence)
    text = sentence.text
    if not addresses_reader(text):
        return sentence
    for turn in reversed(list(_TURNS.finditer(text))):
        if not addresses_reader(text[: turn.start()]):
            is_statement = len(words_of(text[: turn.start()])) >= _FEWEST_BEFORE_TURN
            takes_back = turn[0] == ", but " and _TAKES_BACK.search(text, turn.end())
            told = _ASIDE.sub(" ", text[: turn.start()])
            is_open = turn[0] == ", and " and _ROW_OF_VERBS.search(told) is not None
            is_whole_part = is_statement and not takes_back and not is_open and is_balanced(text[: turn.start()])
            return replace(sentence, phrase=sentence.phrase.part(0, turn.start())) if is_whole_part else sentence
    return sentence


def _without_asides(sentence: Sentence) -> Sentence:
    """Leave out what a sentence says to its reader by the way: “floating (or rasping, on my side of the Atlantic)”."""
    phrase = sentence.phrase
    asides = [found.span() for found in _ASIDE_TO_READER.finditer(phrase.text) if addresses_reader(found[0])]
    if not asides:
        return sentence
    gone = sum(end - start for start, end in asides)
    inline = without(phrase.inline, [(phrase.start + start, phrase.start + end) for start, end in asides])
    return replace(sentence, phrase=Phrase(inline, phrase.start, phrase.end - gone), quote=sentence.text)


def is_balanced(text: str) -> bool:
    """Whether brackets and quotation marks close in pairs: an open one tells of a sentence cut in two."""
    if not ("(" in text or ")" in text or "[" in text or "]" in text or "“" in text or "”" in text):
        return text.count('"') % 2 == 0
    opened: list[str] = []
    for sign in text:
        if sign in _OPENED:
            opened.append(sign)
        elif sign in _BRACKETS and (not opened or opened.pop() != _BRACKETS[sign]):
            return False
    return not opened and text.count('"') % 2 == 0


@guard("speaks of the reader or of the author", refuses=True)
def addresses_reader(text: str) -> bool:
    """Whether a text speaks of its reader or its author: it then gives advice or tells of the lesson."""
    text = _SURNAME.sub("", text) if " You" in text else text
    return _addresses_reader(text.rstrip(" .,;:"))  # which tells nothing of it, and is cut from parts of a sentence


_US = re.compile(r"\bus\b")
_CAPITAL_I = re.compile(r"I\b")


@lru_cache(1024)  # asked of a sentence, of what becomes of it, and of the card's sides
def _addresses_reader(text: str) -> bool:
    if (
        READER.isdisjoint(words_of(text))
        and not ('"' in text or "“" in text or "”" in text)
        and not ("us" in text and _US.search(text))
        and not ("I" in text and _CAPITAL_I.search(text))
    ):
        return False  # as of most texts; nothing would be left out below
    text = without_numerals(_QUOTED.sub("", _NOT_THE_READER.sub("", text)))
    return not READER.isdisjoint(words_of(text)) or _US.search(text) is not None


@guard("is hedged, or of the future", refuses=True)
def is_hedged(text: str) -> bool:
    """Whether a text takes back what it says, or says it of the future; such a card would teach a guess."""
    if HEDGES.isdisjoint(words_of(text)):
        return False  # as of most texts; to leave something out brings none in
    return not HEDGES.isdisjoint(words_of(_EXPECTED.sub("", _APPEARED.sub("", _MONTH.sub("", text)))))


_EXPECTED = re.compile(
    r"\b(?:equally likely|expected (?:cost|count|frequency|gain|lifetime|loss|number|payoff|proportion|rate|return"
    r"|share|utility|value|yield)s?)\b"
    r"|\bshould (?:be|contain|cover|have|last|measure|read|show|take|weigh)\b(?! been\b| [a-z]+ed\b)"
    r"(?=[^;]{0,120}?(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve)\b))(?![^;]{0,120}?\b(?:19|20)\d\d\b)"
)
"""What a theory computes, and how much something should be, which are no guesses."""


@guard("is an opinion", refuses=True)
def is_opinion(text: str) -> bool:
    """Whether a text judges instead of stating."""
    judged = not OPINIONS.isdisjoint(words_of(text)) and not OPINIONS.isdisjoint(
        words_of(_NO_PRAISE.sub("", _CAPITALISED.sub("", text)))
    )
    return judged or is_found_so(text)


def is_found_so(text: str) -> bool:
    """Whether a text tells what people think of something: “the feature that foreigners find strangest”."""
    return not _OF_FOUND_SO.isdisjoint(parts_of(text)) and _FOUND_SO.search(text) is not None


@guard("points at something that the card does not show", refuses=True)
def points_elsewhere(text: str) -> bool:
    """Whether a text leans on what the card does not show (“these”, “the following”, “Figure 2”)."""
    if _OF_ELSEWHERE.isdisjoint(parts_of(text)):
        return False
    told = _ONE_TO_ANOTHER.sub("", text) if "another" in text else text
    return _ELSEWHERE.search(told) is not None


@guard("tells one thing of several (“also”)", refuses=True)
def is_one_of_several(text: str) -> bool:
    """Whether a text says that what it tells is not all: its question would have more answers."""
    return not _ONE_MORE.isdisjoint(words_of(text)) and not _ONE_MORE.isdisjoint(words_of(_TOO_MUCH.sub("", text)))


@guard("is true only at the time of writing", refuses=True)
def is_dated(text: str) -> bool:
    """Whether a text is true only at the time of its writing (“recently”, “last year”)."""
    return not _OF_RELATIVE_TIME.isdisjoint(parts_of(text)) and _RELATIVE_TIME.search(text) is not None


@guard("compares without saying with what", refuses=True)
def is_comparative(text: str) -> bool:
    """Whether a text compares without saying with what; on a card nobody knows what the measure was."""
    if not may_compare(text) or " than " in text or _COMPARATIVE.search(text) is None:
        return False
    return _COMPARATIVE.search(_NO_MEASURE.sub("", text)) is not None


def holds_for_good(text: str) -> bool:
    """Whether a text says what it means by itself, and says it for sure, for all times and for everybody."""
    leans = points_elsewhere(text) or is_hedged(text) or is_comparative(text)
    return not (leans or is_dated(text) or is_opinion(text))


def may_compare(text: str) -> bool:
    """Whether a word stands in a text by which it may compare; nothing that is left out of it brings one in."""
    return not _OF_COMPARATIVE.isdisjoint(parts_of(text))


@guard("begins with an “it” that stands for nothing", refuses=True)
def is_expletive(text: str) -> bool:
    """Whether an “it” at the beginning stands for nothing (“it is important to …”)."""
    return _EXPLETIVE.match(text) is not None


@guard("holds a pronoun", refuses=True)
def has_pronoun(text: str) -> bool:
    """Whether a personal pronoun or a possessive stands in a text."""
    text = _SURNAME.sub("", text) if " You" in text else text
    text = _NUMBERED_ONE.sub("", text) if " I " in text or text.endswith(" I") else text
    return not _PRONOUNS.isdisjoint(words_of(text))


_PRONOUNS = PERSONAL | POSSESSIVE
_OPENS_NO_NOUN = (
    PERSONAL | POSSESSIVE | DEMONSTRATIVE | PREPOSITIONS | CONJUNCTIONS | word_set("whoever whatever whichever")
)
_WITHIN_NO_NOUN = AUXILIARIES | RELATIVES | PERSONAL | POSSESSIVE
_BEFORE_ARTICLES = PREPOSITIONS | CONJUNCTIONS
_ENDS_NO_NOUN = PREPOSITIONS | CONJUNCTIONS | ADVERBS | ARTICLES
_ENDS_NO_ANSWER = CONJUNCTIONS - {"yet", "once"} | RELATIVES | ARTICLES | POSSESSIVE - {"his"}
_SAYS_NO_ANSWER = ARTICLES | PREPOSITIONS | CONJUNCTIONS


@guard("is no phrase that can stand on a card by itself", refuses=False)
def is_noun_phrase(phrase: Phrase, longest: int = 7, *, quantified: bool = False) -> bool:
    """Whether a phrase can be the one thing that a question is about.

    It stops phrases cut at the wrong place (a verb, a relative or a comma within, a preposition at the end),
    those that lean on something else (a pronoun first), and those that name nothing. `quantified` lets “many
    metals” pass.
    """
    named = without_letters(phrase.text)
    words = words_of(named)
    if not 1 <= len(words) <= longest or _BROKEN_PHRASE.search(named):
        return False
    if words[0] in _OPENS_NO_NOUN:
        return False
    if words[0] in QUANTIFIERS and not (quantified and words[0] in COUNTING):
        return False
    if len(words) > 1 and (words[0].endswith("ly") or words[0] in ("very", "too", "so")):
        return False  # “Similarly nothing …” began with an adverb
    numbered = _NUMBERED_ONE.search(phrase.text) is not None  # “a type I error”
    own = words[1:-1] if _REGNAL.search(phrase.text) else [word for word in words[1:] if not numbered or word != "i"]
    if not _WITHIN_NO_NOUN.isdisjoint(own):
        return False
    text = _EPITHET.sub("", phrase.text) if " the " in phrase.text else phrase.text  # “Alexander the Great”
    if not ARTICLES.isdisjoint(words[1:]) and any(
        word in ARTICLES and before not in _BEFORE_ARTICLES for before, word in pairwise(words_of(text))
    ):
        return False  # “Note only the mode” and “Consider a gas” began with a verb
    last = words[-1]
    if last in _ENDS_NO_NOUN or (last.endswith("ly") and last not in _NOUNS_IN_LY):
        return False
    return not is_generic(words)


def is_generic(words: list[str]) -> bool:
    """Whether the words (“the result”, “a first example”) name nothing by themselves."""
    content = [word for word in words if word not in ARTICLES]
    head = content[: content.index("of")] if "of" in content else content
    return not head or all(word in GENERIC_HEADS for word in content) or head == ["one"]


@guard("stands for something that was named before", refuses=True)
def is_anaphoric(phrase: Phrase, vocabulary: Vocabulary) -> bool:
    """Whether a phrase stands for something that was named before (“the device”, “the other metal”).

    This is the largest class of bad cards. “The N” is clear only where it is a name, a heading, bold, or told
    apart by an “of” whose own phrase is clear.
    """
    words = words_of(phrase.text)
    if phrase.text.endswith(")") and without_letters(phrase.text) != phrase.text and POINTING.isdisjoint(words):
        return False  # “the population stability index (PSI)” is told here for the first time
    if words[:2] == ["the", OF_WORLD[0]] and len(words) > 3 and POINTING.isdisjoint(words[3:]):
        return False  # “the world's first veterinary school”
    if not POINTING.isdisjoint(words[2:] if _is_counted_off(words) else words[:-1] if _is_fraction(words) else words):
        return True
    if not words or words[0] != "the":
        return bool(re.search(r"\bof (?:the|its|their) ", phrase.text)) and not _is_clear_of(phrase, vocabulary)
    if phrase.is_marked("strong", "emphasis") or phrase.text.casefold().removeprefix("the ") in vocabulary.headings:
        return False
    if len(words) == 2 and words[1] in _ONE_OF_A_KIND:
        return False
    if without_article(phrase).is_marked("strong") or _is_told_by_name(phrase):
        return False
    if phrase.text.casefold() in vocabulary.headings or is_name(without_article(phrase), vocabulary):
        return False
    return not _is_clear_of(phrase, vocabulary)


def _is_counted_off(words: list[str]) -> bool:
    """Whether an “of” says among what “the first …” or “the two …” is counted."""
    return words[:1] == ["the"] and "of" in words[2:] and words[1] in _COUNTED


def _is_fraction(words: list[str]) -> bool:
    """Whether an ordinal is the noun itself: “a minor third”, “one second”."""
    return len(words) > 2 and words[0] in ("a", "an") and words[-1] in _ORDINALS


@guard("leans on something that was named before", refuses=True)
def holds_anaphora(phrase: Phrase, vocabulary: Vocabulary) -> bool:
    """Whether a “the …” within a phrase stands for something that was named before.

    For a sentence that goes on a card as a whole, or for the predicate of a question. Clear are names, superlatives,
    what there is one of (the Moon), headings, bold words, and what an “of …” or a “that …” tells apart.
    """
    for found in _DEFINITE.finditer(phrase.text):
        words = found["words"].split()
        if not words:
            return True
        if _NAME_BEFORE.search(phrase.text, 0, found.start()) and phrase.text.startswith(",", found.end("words")):
            continue  # “Lloyd's of London, the insurance market, …”
        first = words[0]
        small = [word.casefold() for word in words]
        part = phrase.part(found.start("words"), found.start("words") + len(first))
        if small[0] in VAGUE | _PLACES and words[1:2] and not words[1][0].isupper():
            return True  # “the country became …”
        if first[0].isupper() or part.is_marked("strong", "emphasis", "code"):
            continue
        if small[0] in UNIQUE or small[0].endswith(_OF_ALL) or (len(words) > 1 and words[1][0].isupper()):
            continue
        if " ".join(small) in vocabulary.headings or small[0] in POINTING:
            if small[0] in POINTING - {"first", "second", "third", "last", "final", "two", "three", "four", "five"}:
                return True
            continue
        if not _TELLING.isdisjoint(words_of(found["rest"])[:1]):
            continue
        return True
    return False


@guard("names something vaguely (“the device”)", refuses=True)
def names_vaguely(text: str) -> bool:
    """Whether a “the …” within an answer is one of the nouns that say nothing by themselves (“the device”)."""
    return any(
        found["noun"].casefold() in VAGUE and (found["which"] is None or is_everyday(found["which"]))
        for found in _THE_NOUN.finditer(text)
    )  # “the lockstitch machine” says which one


_THE_NOUN = re.compile(r"\b[Tt]he (?:(?P<which>[a-z-]+) )?(?P<noun>[\w-]+)(?! (?:of|that|which)\b)")
_DEFINITE = re.compile(
    r"(?<![“\"])\b[Tt]he (?P<words>(?:(?!(?:of|that|which|who|whose|where|in|on|at|for|between|among|from|to|with|by"
    r"|and|or|is"
    r"|are|was|were|has|have|had|can)\b)[\w’'-]+ ?){0,4})(?=(?P<rest>[^,;.]{0,20}))"
)
_OF_ALL = ("est", *OF_WORLD)
"""Endings of a superlative, and of “the world's oldest university”."""
_NAME_BEFORE = re.compile(r"[A-Z][\w’'.-]*, $")
_EPITHET = re.compile(r"(?<=[a-z]) the [A-Z][a-z]+$")
_TELLING = word_set("of that which who whose where between among for in")
_PLACES = word_set("country kingdom empire region town city village island war battle dynasty people tribe group state")
_ONE_OF_A_KIND = word_set(
    "world earth moon sun sky sea universe internet cosmos brain heart skin liver lungs kidneys stomach pancreas "
    "spleen "
    "cerebellum cerebrum brainstem hippocampus hypothalamus thalamus amygdala retina cornea pupil iris aorta diaphragm "
    "bladder esophagus trachea larynx pharynx cochlea eardrum neck chest abdomen head throat mouth nose skeleton "
    "bloodstream tongue skull spine uterus placenta thyroid gallbladder"
)
"""What there is one of in the world or in a body."""

UNIQUE = _ONE_OF_A_KIND | word_set(
    "ocean web galaxy planet globe past future present "
    "human public poor rich dead north south east west northern southern eastern western air atmosphere "
    "environment body blood spinal central nervous most only main entire whole "
    "army navy treasury papacy presidency consulship throne monarchy aristocracy clergy nobility "
    "amount number rate process ability practice study end beginning start right left opposite"
)
"""Words behind “the” that need no telling which: there is one of it, or an “of …” always follows."""


_WITH_SIGN = re.compile(r"[Tt]he [a-z-]+ [A-Z](?:[A-Za-z♯♭°]{0,3}[–-][A-Za-z♯♭°]{1,4}|[A-Z]*\d+)")
"""“The ending V–I”, “the protein P53”."""
_WITH_FULL_NAME = re.compile(
    r"[Tt]he (?:[A-Z][a-z]+(?:-[A-Z][a-z]+)? )?(?:[a-z-]+ ){1,3}[A-Z][\w.’'-]+ (?:(?:de|der|van|von) )?[A-Z][\w’'-]+"
)
"""“The English chemist Alfred Bird”."""


def _is_told_by_name(phrase: Phrase) -> bool:
    """Whether a name tells which one is meant: “the word *cell*”, “the Doppler effect”, “the human heart”."""
    if (place := _AT_A_PLACE.search(phrase.text)) is not None:
        phrase = phrase.part(0, place.start())  # “the Rana Plaza building near Dhaka”
    words = phrase.words
    if len(words) < 3:
        return False
    if _WITH_SIGN.fullmatch(phrase.text) or _WITH_FULL_NAME.fullmatch(phrase.text):
        return True
    if words[1] in _WORDS_FOR_WORDS:
        return len(words) == 3 or phrase.part(len(words[0]) + 1 + len(words[1])).is_marked("strong", "emphasis", "code")
    if words[1] == "human" or (words[1].isupper() and words[2:] and words[-1] in _NAMED_BY_SIGNS):
        return True
    return all(word[0].isupper() and word[1:].islower() for word in words[1:-1]) and words[-1] in EPONYMOUS


def _is_clear_of(phrase: Phrase, vocabulary: Vocabulary) -> bool:
    """Whether the phrase behind the first “of” says by itself what it means."""
    at = phrase.text.find(" of ")
    if at < 0:
        return False
    complement = phrase.part(at + 4)
    return is_noun_phrase(complement) and not is_anaphoric(complement, vocabulary)


def is_name(phrase: Phrase, vocabulary: Vocabulary) -> bool:
    """Whether a phrase is a proper name, or set in code.

    Each word has a capital, small words between them aside; a single capital at the beginning of a sentence
    proves nothing, so a single word must be known as a name.
    """
    if phrase.is_marked("code", "math"):
        return True
    words = phrase.words
    if not words or any(w[0].islower() and w not in _WITHIN_NAMES and not w[1:2].isupper() for w in words):
        return False
    big = [word for word in words if word not in _WITHIN_NAMES]
    if not big or words[0] in _WITHIN_NAMES or words[-1] in _WITHIN_NAMES:
        return False
    stands_first = phrase.start == 0 or phrase.inline.text[: phrase.start].rstrip().endswith((".", "!", "?", ":"))
    if not stands_first:
        return all(word[0].isupper() or word[0].isdigit() or vocabulary.is_name(word) for word in big)
    return vocabulary.is_name(big[0]) or (len(big) > 1 and not vocabulary.is_common(big[0]))


_AT_A_PLACE = re.compile(r" (?:near|in|at|outside) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?$")
_WORDS_FOR_WORDS = word_set("word term name phrase expression acronym slogan prefix suffix title nickname")
EPONYMOUS = word_set(
    "abbey accord accords affair age algorithm apparatus archive army award basilica bay belt brewery bridge building "
    "canal castle cathedral century chapel church cipher civilization code coefficient collection college colony comet "
    "conference conjecture constant convention crater crisis cup curve cycle dam declaration desert diagram disease "
    "distance doctrine dynasty effect empire equation equations era expedition experiment factory fair falls family "
    "festival fleet forces formula function gallery gap glacier government gulf hospital hotel house hypothesis "
    "inequality institute island islands kingdom laboratory lake language languages law laws layer lemma library "
    "limit line manuscript massacre medal method mill mine mines mint mission model monarchy monastery mosque "
    "mountains murders museum number observatory ocean operator pact palace paradox parliament pass peak peninsula "
    "people period plain plan plateau pottery principle prize problem process project protocol railway reaction "
    "rebellion reforms region republic revolt revolution river road rules scale scandal school scrolls sea sequence "
    "series shipyard spring square state statute strait street structure studio summit syndrome system tablet "
    "telescope temple test theatre theorem theory tower transform treaty tree trench trials tribes trilogy trough "
    "tunnel uprising valley villa volcano wall war wars workshop"
)
"""Nouns that a name before them makes one of a kind: the Doppler effect, the Calvin cycle, the Persian Wars."""

_NAMED_BY_SIGNS = word_set("algorithm bus cipher code codec connector format gene protocol virus")
"""Nouns that an acronym before them makes one of a kind, as no firm's or agency's would be: “the QR code”."""

_WITHIN_NAMES = word_set("of and the for in on de la le du da van von der den del di al el y")


def without_article(phrase: Phrase) -> Phrase:
    """Return the phrase without an article before it."""
    first, _, rest = phrase.text.partition(" ")
    return phrase.part(len(first)) if rest and first.casefold() in ARTICLES else phrase


_SPOKEN_WITH_VOWEL = frozenset("AEFHILMNORSX")
"""Letters whose names begin with a vowel: “an ML engineer”."""
_SPOKEN_AS_WORDS = frozenset(
    ["LAN", "MAC", "MIDI", "MOOC", "MOSFET", "NAND", "NASA", "NAT", "NATO", "NIC", "RAID", "RAM", "REST", "ROM", "SIM"]
)
"""Short forms that are spoken as words: “a LAN party”."""


def indefinite(name: str) -> str:
    """Return the article of one of many: “a stage manager”, “an actor”, “an ML engineer”."""
    first = name.partition(" ")[0]
    is_spelt = first.isupper() and first not in _SPOKEN_AS_WORDS
    return "an" if name[:1] in (_SPOKEN_WITH_VOWEL if is_spelt else "aeiouAEIOU") else "a"


_HYPHEN = re.compile(r"[-–]")


_TELLING_NAME = 4
"""Letters of a maker's name by which a product's name that begins with them gives it away."""
_HOUSE_OF = {"aws": "amazon", "gcp": "google", "msn": "microsoft"}
"""What stands short for a name with its maker's in it: “AWS Key Management Service”."""


@guard("is named in the question", refuses=True)
def names_itself(front: str, back: Phrase) -> bool:
    """Whether a name of the answer stands in the front: “Who published Ohm's law?” shows it was Ohm."""
    shown = {part.removesuffix("'s") for word in words_of(front) for part in (word, *_HYPHEN.split(word))} - ARTICLES
    shown |= {_HOUSE_OF[word] for word in shown & _HOUSE_OF.keys()}
    if len(back.words) == 1 and len(maker := back.text.casefold()) >= _TELLING_NAME:
        shown |= {maker for word in shown if word.startswith(maker)}  # “QuarkXPress”
    told = {word.casefold() for word in back.words if word[0].isupper()}
    first = back.words[0].casefold()
    is_spelt = len(first) >= _TELLING_NAME and any(first in name for name in shown)
    return is_spelt or not told.isdisjoint(shown)  # “Bank of America” launched “BankAmericard”


@guard("breaks off in its middle", refuses=False)
def is_whole(answer: Phrase) -> bool:
    """Whether an answer ends where a phrase can end: not within brackets, nor behind a word that opens a clause."""
    words, text = words_of(answer.text), answer.text
    is_closed = "(" not in text or text.count("(") <= text.count(")")
    return is_closed and bool(words) and words[-1] not in _ENDS_NO_ANSWER


@guard("stands in the question already", refuses=True)
def answers_itself(front: str, back: Phrase) -> bool:
    """Whether the front already shows the answer, or what is most of it."""
    answer = [word for word in words_of(back.text) if word not in _SAYS_NO_ANSWER]
    shown = set(words_of(front))
    return not answer or all(word in shown for word in answer)
