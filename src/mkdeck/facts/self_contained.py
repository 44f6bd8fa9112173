"""Whether what a card shows says all that it speaks of: “the disease”, “an improved version”, “as well” do not.

What rules take for clear by the subject or the headings of a lesson, somebody may not know who meets its card alone,
weeks later. Cards of the tier “default” are held to what their words say.
"""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.facts.by_words import ByWords
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.words import AUXILIARIES, CONJUNCTIONS, OF_WORLD, PREPOSITIONS, word_set

_OF_KIN = (
    "aunt brother cousin daughter father friend husband mother nephew niece partner pupil sister son student uncle "
    "widow wife"
)
KIN = f"(?:{_OF_KIN.replace(' ', '|')})"
"""Who somebody is to somebody else."""
FORMS: dict[str, tuple[str, str]] = {
    "It also floats": ("also", r"\balso\b(?! (?:called|known|named|referred|termed)\b)"),
    "The lock was then closed": (
        "then ones instead meanwhile likewise afterward afterwards earlier",
        r"\b(?:then|ones|instead|meanwhile|likewise|afterwards?|earlier)\b",
    ),
    "The ferry sank too.": ("too", r"\btoo\b(?! \w)|, too\b"),
    "The dam was built again": ("again", r"(?<!and )\bagain\b(?! and again\b)"),
    "Two burnt, the others sank": ("others", r"\bthe others\b|(?:^|[,;] )others (?:are|were|had|did)\b"),
    "Salmon spawn there": (
        "there",
        r"\bthere\b(?! (?:is|are|was|were|has|have|can|will)\b(?! (?:called|known|named)\b))",
    ),
    "Hares eat bark as well": ("well", r"\bas well\b(?! as\b)"),
    "Knots of that kind hold": ("that", r"\b(?:in|of) that (?:kind|sort|type)\b"),
    "Which gland does it": ("it", r"\bdo(?:es)? it\b(?! mean\b)"),
    "Who paid that ship's crew?": ("that", r"\bthat [a-z]+['’]s\b"),
    "They built the first in 1850": (
        "first second last",
        r"\bthe (?:first|second|last) (?:in|on) (?:[A-Z][a-z]+ )?\d",
    ),
    "The town fell the next day": ("next", r"\bnext (?:day|morning|year)\b"),
    "The metals that have it": ("it them", r"\bthat (?:have|has|had|use|do|lack|contain) (?:it|them)\b"),
    "Who noticed that in 1850?": (
        "that",
        r"\b(?:[a-z]+ed|wrote|said|made|did|put|told) that (?:on|in|at|to|with|by|for|from) ",
    ),
    "When was his patent granted?": (
        "patent",
        r"\b(?:his|her|its|their) (?:own )?(?:[A-Z][a-z]+ )?patent\b(?! (?:for|on)\b)",
    ),
    "The Dutch built one in 1620": (
        "one",
        (
            r"(?<!\bno )(?<!every )(?<!\bany )\bone(?= (?:called|known|was|is|are|were|in|into|on|by|for|through|over"
            r"|at|from|with|that|which|to)\b|[?.,;:]|$)"
        ),
    ),
    "Farmers need such ploughs": ("such", r"\bsuch (?!as\b)[a-z]"),
    "These ploughs are": ("these those this", r"\b(?:these|those|this) [a-z]"),
    "Who built that bridge?": ("that", r"\bthat [a-z]+(?:\?$| and\b|, )"),
    "No other fish swims like that": ("that", r"\blike that\b"),
    "They settled in the same valley": ("same", r"\b(?:that|this|the) same\b(?! (?:as|time|year|day|name|way)\b)"),
    "on the opposite bank": ("opposite reverse", r"\bthe (?:opposite|reverse) [a-z]+\b"),
    "The clock ran on its own.": ("own", r"\b(?:its|their|his|her) own\b(?=[?.,;]|$| (?:as|in|with|at|by)\b)"),
    "Who coined that term for it?": ("that", r"\bthat (?:term|word|name|phrase|title|label|idea)\b"),
    "explains why that matters": ("that", r"\b(?:why|how|where|when|whether|made|makes?) that [a-z]"),
    "The idea was hers.": (
        "his hers ours theirs yours",
        r"\b(?:his|hers|ours|theirs|yours)\b(?=[?.,;]|$| (?:in|on|at|by|for|and|with)\b)",
    ),
    "Brahms wrote his own version": ("version", r"\b(?:his|her|their|its) own version\b"),
    "Watt built an improved pump": ("improved", r"\b(?:an?|the|his|her|their) improved\b"),
    "a lighter version came out": (
        "version",
        r"\b(?:an?|the) (?:[a-z]+ )?version\b(?! (?:of|that|which|for|called|known|in)\b| \d)",
    ),
    "Two years later the dam broke": (
        "later after before",
        r"\b(?:days?|weeks?|months?|years?|decades?|centuries|century) (?:later\b|(?:after|before)(?=[?.,;]|$))",
    ),
    "Who checked her results?": (
        "paper result results finding findings method theory",
        r"\b(?:their|his|her) (?:paper|results?|findings?|method|theory)\b(?! (?:of|on|about|that|for)\b)",
    ),
    "Gauss found a different way": (
        "different",
        r"\ba different (?:answer|approach|way|solution|idea|route|method|design)\b",
    ),
    "It kills certain moths": ("certain", r"\bcertain [a-z]+\b"),
    "Who took over in 1850?": ("over", r"\btook over(?= in\b|$|[,.;?])"),
    "Who proved this in 1850?": (
        "so that this",
        (
            r"\b(?:discovered|found|noticed|proved|saw|showed) (?:so|that|this)"
            r"(?=$|[,.;?]| (?:around|in|at|by) \d)"
        ),
    ),
    "Parliament passed the Bill in May": (
        "act agreement bill charter convention declaration protocol statute treaty",
        (
            r"\bthe (?:Act|Agreement|Bill|Charter|Convention|Declaration|Protocol|Statute|Treaty)"
            r"(?=[?.,;]|$| (?:in|at|by|with) )"
        ),
    ),
    "The yew is a related tree": ("related further", r"\ban? (?:related|further) [a-z]+\b(?! to\b)"),
    "Linux itself is": (
        "itself himself herself",
        r"^(?:The )?[A-Z][\w. -]* (?:itself|himself|herself) (?:is|was|are|were|has|had|became)\b",
    ),
    "Steam was an alternative": (
        "alternative counterpart remedy replacement rival substitute successor",
        (
            r"\ban? (?:alternative|counterpart|remedy|replacement|rival|substitute|successor)\b"
            r"(?! (?:for|of|to)\b)"
        ),
    ),
    "Bern was a village at that time": ("time", r"\bat (?:the|that) time\b(?! (?:of|when|that)\b)"),
    "Otto, Anna's son, was": (_OF_KIN, rf", [A-Z]\w+['’]s {KIN},"),
    "That is the trick": (
        "point stuff thing trick matter",
        (
            r"\bthe (?:point|stuff|thing|trick|matter)\b"
            r"(?! (?:of|that|which|where|when|at which|in which)\b)"
        ),
    ),
    "Muscles of the latter kind": (
        "last latter former",
        r"\bthe (?:last|latter|former) (?:kind|type|sort|form|class|group)\b(?! of\b)",
    ),
    "Copper, by contrast, bends": ("comparison contrast", r"\bby comparison\b|\b(?:in|by) contrast\b"),
    "Plants with it": ("it them", r"^[A-Z][a-z]+ (?:with|without|of|in|on|like) (?:it|them)\b"),
    "Volta's was the first": ("s", r"\b[A-Z]\w+['’]s (?:was|were|are|came|appeared) "),
    "The tunnel is Oslo's 3 kilometres long": (
        "s",
        r"\b(?:was|were|is|are) [A-Z]\w+['’]s \d+ [a-z]+ (?:long|wide|tall|high|deep|old)\b",
    ),
    "Monks founded several in Rome": ("several", r"\bseveral (?:in|on|at|by|for|from)\b"),
    "Mills now powered by": ("now", r"\bnow [a-z]+ed\b"),
    "Of its bells none is left": ("none", r"\bnone\b(?! of\b)"),
    "Each vessel holds": (
        "each whole rest result front other others letter letters",
        r"^(?:each|the (?:whole|rest|result|front|other|others|letters?)) ",
    ),
}
"""An example of each form that goes on with what was told before, the words of which one stands in it, and the form."""
_FORMS = ByWords(FORMS.values())
_SHAPES = word_set("loop chain cycle belt layer deposit")
_NAMED = re.compile(
    r"[Tt]he (?P<thing>[a-z-]+)(?: of [a-z]+)? (?:is|are|was|were) (?:often |usually |also )?(?:called|known|termed)\b"
)
"""“The loop is known as …”: which? “The collarbone is called …” says what it is of."""
_DEFINITE = re.compile(r"\b[Tt]he (?=[^\W_])")
_WORD = re.compile(r"[\w’'-]+|[^\w\s]")
_LONGEST = 6
"""Words of which a noun phrase is read."""
_TELLING = word_set("of that which who whom whose where when called known named termed between behind among")
"""What stands behind a noun and says which one is meant: “the methods *of* social science”."""
_TELLS_ON = re.compile(r"for [a-z]|[a-z]+ which |(?:at|in|near) (?:the )?[A-Z]")
"""“The codes for currencies”, “the rate at which …”, “the scandals at Enron”; “the code for IBM” was told of."""
_OWNER = re.compile(r"[a-z]+['’]s")
_ENDS = PREPOSITIONS | AUXILIARIES | CONJUNCTIONS | word_set("it they he she his her its their then not no also")
_ONE_OF_MANY = word_set(
    "accident accord act affair agency agreement album alliance area arithmetic army article assembly association "
    "attack award barge battle board boat book bridge browser building bureau business calculation campaign canal "
    "case castle church city claim clinic clipper club college colony commission committee community company "
    "competition concept conference contest contract contrast council country court crash crew crisis cruiser dam "
    "decision design destroyer device discipline discovery disease district document drawing duke edition effect "
    "emperor empire engineer exhibition expedition experiment factory family ferry figure film fire firm fleet "
    "flood foundation founder frigate galleon game government governor group harbour hospital house idea institute "
    "institution invention inventor island journal journey king kingdom laboratory language law league lesson "
    "letter library list machine magazine manuscript map meeting method minister mission model monument movement "
    "museum name network newspaper notion novel office order organisation organization original owner paper "
    "parliament party patent phrase picture plan plane play poem port post practice president pressure price "
    "principle prize problem process producer product program programme project proof property proposal province "
    "publisher queen question race railway recipe record region report republic result review revolt river road "
    "rocket rule ruler scheme school schooner scientist sequel series service shop show site society song standard "
    "state station steamer story strike structure studio study style submarine success successor survey system tale "
    "task team technique temple term test text title tomb tool tour town trade-off treatment treaty trial tribe "
    "union university value vessel village vote voyage war wave website whole word work workshop writer yacht"
)
"""Nouns of which a lesson tells one: which “treaty”, a card must say."""
_TOLD_BY_ITS_NAME = word_set("effect equation language law method principle process reaction scale system test theorem")
_RANKS = word_set("first last only second third largest smallest oldest longest highest earliest best most")
_FEWEST_BEHIND_RANK = 4
ONE_OF_A_KIND = word_set(
    "world sun moon earth sky sea ground air body brain heart web internet public poor rich west east north south past "
    "future present universe environment blood skin day night dark media weather climate bible pill wheel clock"
)


def says_all(text: str) -> bool:
    """Whether no word of a text, plain and without markup, goes on with what was told before it."""
    if _FORMS.find_in(text):
        return False
    named = _NAMED.match(text)
    return named is None or not (is_everyday(named["thing"]) or named["thing"] in _SHAPES)


def names_all(text: str, *, in_general: bool = False) -> bool:
    """Whether each “the N” of a text is told apart: “the telephone”, “the methods of …”, and no “the machines”.

    What is told `in_general` may be of “the ceiling”, which is any one; “the treaty” is not.
    """
    return all(_is_told(text, found.end(), in_general=in_general) for found in _DEFINITE.finditer(text))


def _is_told(text: str, start: int, *, in_general: bool) -> bool:
    """Whether the noun phrase behind an article says which one is meant."""
    group, is_told = _noun_phrase(text, start)
    if is_told is not None:
        return is_told
    if not group or group == ["first"]:
        return False  # “made the first in 1859”
    if group[0] in OF_WORLD and len(group) > 1:
        return True  # “the world's first veterinary school”
    if group[0] in _RANKS and (group[0] != "first" or len(group) >= _FEWEST_BEHIND_RANK):
        return len(group) >= _FEWEST_BEHIND_RANK  # “the first practical dialysis machine”, no “most popular recipe”
    if _is_one_of_many(group):
        return group[-1] in _words_before(text, start)
    if in_general:
        return True
    if _OWNER.fullmatch(group[0]):
        owner = group[0][:-2]  # “the crowd's favourite”, “the frigate's hull”
        return owner in ONE_OF_A_KIND or not (is_everyday(owner) or owner in _ONE_OF_MANY)
    single = len(group) == 1 and group[0] not in ONE_OF_A_KIND and is_everyday(group[0].removesuffix("s"))
    return not single or group[0] in _words_before(text, start)


def _noun_phrase(text: str, start: int) -> tuple[list[str], bool | None]:
    """Return the words of a noun phrase, and whether what stands behind them tells which one is meant, if it does."""
    group: list[str] = []
    for found in _WORD.finditer(text, start):
        word = found[0]
        if word in _TELLING:
            return group, bool(group)
        if word in PREPOSITIONS and _TELLS_ON.match(text, found.start()) is not None:
            return group, bool(group) and not _is_one_of_many(group)
        if word in _ENDS or not word[0].isalnum() or len(group) == _LONGEST:
            break
        if (word[0].isupper() or (word[0].isdigit() and not group)) and not _is_adjective(text, found.end(), word):
            return group, True
        group.append(word)
    return group, None


def _is_one_of_many(group: Sequence[str]) -> bool:
    """Whether a noun is one of which a lesson tells, and not known by its name, as “the uncertainty principle” is."""
    if len(group) > 1 and group[-1] in _TOLD_BY_ITS_NAME:
        return False
    return any(word in _ONE_OF_MANY or word.removesuffix("s") in _ONE_OF_MANY for word in group)


def _is_adjective(text: str, end: int, word: str) -> bool:
    """Whether a capital is that of an adjective before a common noun: “the *American* patent”."""
    return word.endswith(("ian", "can", "ish", "ese", "ench", "utch")) and text[end : end + 2].strip().islower()


def _words_before(text: str, start: int) -> set[str]:
    """Return the words before an article."""
    return {found[0] for found in _WORD.finditer(text, 0, start - len("the "))}
