"""Whether a sentence points at what was said before it, other than by the pronoun or “the N” that it opens with.

Each form is told with an example of what it stops; what would be clear within the sentence itself is let through.
"""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.facts.words import word_set

OPEN_OBJECT = r"\b(?:that|which) (?:[\w’'-]+ ){1,4}[a-z]+(?<!ing) it(?=[.;]|$)"
"""What a relative clause with a subject of its own does something to."""
FORMS = {
    "a band in it": (
        r"\b(?:in|of|on|to|for|with|from|by|at|into|under|behind|inside|around|above|below|beneath|over|beyond) it\b"
        r"(?! (?:is|was|has|can|will)\b)"
    ),
    "the chance that controls miss it.": OPEN_OBJECT,
    "hoists one": r"\b(?:the )?ones?(?=[.,;]| (?:is|are|that|which|who|and|or)\b|$)",
    "one for each": (
        r"(?<!\bis )(?<!\bis only )\bone (?:for|in|on|at|by|with|to)\b(?! (?:five|ten|four|three|six|hundred))"
    ),
    "outlived them both": (
        r"\bboth(?! [\w’-]+ and\b| of (?!them)| the\b"
        r"| (?:sides|ends|hands|directions|poles|parents|lips|eyes|legs|sexes|hemispheres|partners)\b)"
    ),
    "the second in 1950": r"\bthe (?:first|second|third|last)(?= (?:about|around|under|by|at)\b| in \d|[,.;]|$)",
    "between them and the third plan.": r"\bthe (?:second|third|fourth|last) [a-z-]+(?=[,.;]|$| and\b)",
    "Beneath, each secretes": r"^[A-Z]\w+, (?:each|both|all|one) [a-z]+s\b",
    "The resulting field": r"^The resulting\b",
    "was first,": r"\b(?:is|was|were) (?:the )?(?:first|last|next)(?=[,.;]|$)",
    "a second wave": r"^An? (?:second|third|fourth|fifth|sixth|further|final)\b|^The (?:first|second|third|last) one\b",
    "the largest was begun": r"^The (?:\w+est|best[ -]known|most \w+|other)(?:,| is| are| was| were)\b",
    "goes the other way": r"\bthe other (?:way|direction|side)(?=[.,;]|$| a?round\b)",
    "Everything else was": r"^(?:Everything|Everyone|Anything|Anyone|Nothing) else\b",
    "The most famous one began": r"^The (?:most [a-z]+|[a-z]+est|other|best[ -]known) one\b",
    "is the opposite:": r"\b(?:is|are|was|were) (?:just |exactly )?the (?:opposite|reverse)(?=[.;:]|$)",
    "the others": r"\bthe others\b",
    "is the commonest;": r"\b(?:is|are|was|were) the (?:[a-z]{3,}est|most [a-z]+)(?=[.,;]|$)",
    "the three founded": (
        r"\bthe (?:two|three|four) (?:[a-z]+ed|left|went|came|met|began|took|made|were|had|wrote|won|became)\b"
        r"(?! (?:of|by|in)\b)"
    ),
    "between the two camps": (
        r"\bthe (?:two|three) (?:populations|groups|camps|sides|teams|ideas|parties)\b"
        r"(?! (?:of|that|in|called|known)\b)"
    ),
    "has two.": r"\b(?:has|have|had|is|are|was|were) (?:one|two|three|four|five|six)(?=[.,;]|$)",
    "who followed": r"\b(?:who followed|(?:who|that|which) (?:followed|came (?:after|before))"
    r"(?! (?:the|an?|its?|his|her|their|from|by)))\b|^What followed\b|\bfollowed in\b",
    "the name to know is": r"\bthe [\w-]+ to (?:know|remember|note|learn|watch) (?:is|are)\b",
    "lived there.": r"\bthere(?=[.,;]|$)|\bfrom there\b|(?<=[a-z]ed )there\b",
    "a problem with the same origin.": (
        r"^(?!.*(?:\b(?:two|both|each|all|many|different)\b|\d{3})).*"
        r"\b(?:with|of|on|in|over|from) the same [a-z-]+(?=[.;]?$)"
    ),
    "Turkey's is higher": r"^[A-Z]\w+['’]s (?:is|are|was|were|remains?|has|had|used to)\b",
    "an idea of his": r"\b(?:his|hers|theirs)(?=[.,;:]|$)",
    "through that barrier": r"\b(?:in|at|by|for|from|with|through|of|on|to|under) that [a-z-]+(?=[.,;]|$)",
    "repair that by": r"\bthat (?:by|with|through|without)\b|^Past that\b",
    "For that we need": r"^(?:For|After|Before|With|By|From|In) that\b",
    "beyond that": r"\b(?:beyond|of) that\b(?! [a-z]+ (?:is|was|of)\b)",
    "that June": (
        r"\bthat (?:January|February|March|April|May|June|July|August|September|October|November|December|year|day"
        r"|night|morning|evening|week|month|spring|summer|autumn|winter)\b(?= |[,.;]|$)(?! of\b)"
    ),
    "since then": r"\b(?:since|by|until|before) then\b",
    "much the same rule": r"\bmuch the same\b(?!.* as )",
    "won in 1950": r"\b(?:won|lost|joined) (?:only )?(?:in|by|on)\b",
    "is the same thing": r"\bthe same (?:thing|idea|story|kind|sort)\b(?!.* (?:as|that|who)\b)",
    "the first country to do so": r"\bto do so\b",
    "All other tissue is": r"^(?:(?:all|any|most|many|the) )?other\b",
    "A band in its walls": (
        r"^(?:an?|the|one|some|two|three) (?:[\w-]+ ){1,3}(?:in|on|of|along|around|inside|at|above|below|under|behind"
        r"|between|within) (?:its|their|his|her) "
    ),
    "added a fourth part": (
        r"\b(?:added|proposed|introduced|identified|is|was|has|had|came) an? "
        r"(?:second|third|fourth|fifth|sixth|further)\b(?! (?:of|party|person)\b)"
    ),
    "and the two banks got": (
        r"^(?!.*(?:(?<!,) and|\btwo|\bbetween|\bversus) .*\bthe two\b).*\bthe two [a-z]+s\b"
        r"(?! (?:of|that|which|in|on|at|for|between|who|called|known|by|from|to|with)\b)"
    ),
    "than most people assume": r"\bthan (?:most|many|some) (?:people|of us|students|users)\b",
    "true or not": r"^True or not\b",
    "how fleeting it is.": r"\bhow [\w -]{3,60}? (?:it|they) (?:is|was|are|were)(?=[.,;]|$)",
    "To help, Bentham proposed": r"^To (?:help|do (?:this|so|that)|th(?:is|at) end|(?:fix|avoid|solve|prevent) this),",
    "see Lesson 2": r"\bsee [A-Z\d]",
    ", on the other hand,": (
        r", (?:on the other hand|in (?:turn|contrast)|by contrast|however|similarly|likewise|too|as well)[,.]"
    ),
}
"""An example of each form, and how it is told; one of its words is in `_WORDS`, or its sign in `_SIGNS`."""
_ANY = re.compile("|".join(FORMS.values()), re.IGNORECASE)
_WORDS = word_set(
    "it one ones first second third fourth fifth sixth last further final others two three four five six followed "
    "came know remember note learn watch there his hers theirs that then much won lost so true see hand turn contrast "
    "however similarly likewise too well other same else opposite reverse most joined each both all "
    "resulting next they this help its their her most many some"
)
_SIGNS = ("both", "'s ", "’s ", "est")
"""Words of which each form holds one, and what others hold; but for “The largest”, which opens a sentence."""
_WORD = re.compile(r"\w+")
_UNCLEAR = re.compile("[ıİſ\u212a]")
"""Letters that count as others without case."""
_QUOTED = re.compile(r"[“\"][^“”\"]{1,60}[”\"]")


def points_back(text: str) -> bool:
    """Whether a sentence speaks of something named before it: “A second wave …”, “… the others”, “… of that”."""
    told = _QUOTED.sub("", text)
    small = told.casefold()
    may_point = (
        not _WORDS.isdisjoint(_WORD.findall(small))
        or small.startswith("the ")
        or any(sign in small for sign in _SIGNS)
        or _UNCLEAR.search(told) is not None
    )
    return may_point and _ANY.search(told) is not None
