"""Whether a sentence points at what was said before it, other than by the pronoun or “the N” that it opens with.

Each form is told with an example of what it stops; what would be clear within the sentence itself is let through.
"""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.facts.by_words import ByWords

IT_OR_ITS = re.compile(r"It(?:s|['’]s)? ")
"""What a sentence opens with that goes on about the thing before it."""
OPEN_OBJECT = r"\b(?:that|which) (?:[\w’'-]+ ){1,4}[a-z]+(?<!ing) it(?=[.;]|$)"
"""What a relative clause with a subject of its own does something to."""
FORMS: dict[str, tuple[str, str]] = {
    "a band in it": (
        "it",
        (
            r"\b(?:in|of|on|to|for|with|from|by|at|into|under|behind|inside|around|above|below|beneath|over|beyond)"
            r" it\b(?! (?:is|was|has|can|will)\b)"
        ),
    ),
    "the chance that controls miss it.": ("it", OPEN_OBJECT),
    "hoists one": (
        "one ones",
        r"(?<!; )\b(?:the )?ones?(?=[.,;]| (?:is|are|that|which|who|and|or)\b|$)(?! (?:and|or) (?:more|two|several)\b)",
    ),
    "one for each": (
        "one",
        (
            r"(?<!\bis )(?<!\bis only )\bone (?:for|in|on|at|by|with|to)\b"
            r"(?! (?:five|ten|four|three|six|hundred|one)\b)"
        ),
    ),
    "outlived them both": (
        "both",
        (
            r"^(?!.{0,200}(?:\band [\w-]+|\btwo\b.{3,80}\band) both\b).*?\bboth\b(?! [\w’-]+ and\b| of (?!them)| the\b"
            r"| (?:sides|ends|hands|directions|poles|parents|lips|eyes|legs|sexes|hemispheres|partners)\b)"
        ),
    ),
    "the second in 1950": (
        "first second third last",
        r"\bthe (?:first|second|third|last)(?= (?:about|around|under|by|at)\b| in \d|[,.;]|$)",
    ),
    "between them and the third plan.": (
        "second third fourth last",
        r"\bthe (?:second|third|fourth|last) [a-z-]+(?=[,.;]|$| and\b)",
    ),
    "in the same year by": ("same", r"^(?:(?!\d{4}).)*\bin the same (?:year|month|decade|century)\b(?! as\b)"),
    "called redlining ever since.": ("since", r"^(?:(?!\d{4}).)*\bever since(?=[.;]|$)"),
    "the big name of that era": ("that", r"\b(?:of|in|at|from) that (?:era|time|year|period|age|decade|century)\b"),
    "bought the whole company": ("whole", r"\bthe whole (?:company|firm|business|product|project)\b"),
    "buy the robot business for": ("business", r"\bthe [a-z]+ business(?=[.,;]|$| (?:for|in|from|to|and)\b)"),
    "From the seventh century that power was": (
        "that",
        (
            r"^(?:From|In|By|Until|Since|After|Before|At|During) [^,;:]{3,40}\b(?:century|years?|time|decade|age|\d{4})"
            r",? that [a-z]+ (?:was|were|is|are|had|has)\b"
        ),
    ),
    "Beneath, each secretes": ("each both all one", r"^[A-Z]\w+, (?:each|both|all|one) [a-z]+s\b"),
    "The resulting field": ("resulting", r"^The resulting\b"),
    "A war followed, which": ("followed", r"(?<! be)(?<! is)(?<! was)(?<! are)(?<! were) followed(?=[,.;]|$)"),
    "What happens next depends": ("next", r"\b(?:happens?|happened|comes?|came|follows?|followed) next\b"),
    "was first,": ("first last next", r"\b(?:is|was|were) (?:the )?(?:first|last|next)(?=[,.;]|$)"),
    "a second wave": (
        "second third fourth fifth sixth further final one",
        r"^An? (?:second|third|fourth|fifth|sixth|further|final)\b|^The (?:first|second|third|last) one\b",
    ),
    "the largest was begun": ("the", r"^The (?:\w+est|best[ -]known|most \w+|other)(?:,| is| are| was| were)\b"),
    "goes the other way": ("other", r"\bthe other (?:way|direction|side)(?=[.,;]|$| a?round\b)"),
    "Within weeks it passed": (
        "within",
        r"^Within (?:(?:a few|two|three|six) )?(?:(?:hours|days|weeks|months|years)|an? (?:day|week|month|year))\b",
    ),
    "Everything else was": ("else", r"^(?:Everything|Everyone|Anything|Anyone|Nothing) else\b"),
    "The most famous one began": ("one", r"^The (?:most [a-z]+|[a-z]+est|other|best[ -]known) one\b"),
    "is the opposite:": (
        "opposite reverse",
        r"\b(?:is|are|was|were) (?:just |exactly )?the (?:opposite|reverse)(?=[.;:]|$)",
    ),
    "the pressure in there stays": ("there", r"\b(?:in|up|down|out|over) there\b"),
    "kept in that way": ("way", r"\bin (?:that|this|the same) way\b(?! (?:that|as|in which)\b)"),
    "the others": ("others", r"\bthe others\b"),
    "is the commonest;": ("the", r"\b(?:is|are|was|were) the (?:[a-z]{3,}est|most [a-z]+)(?=[.,;]|$)"),
    "the three founded": (
        "two three four",
        (
            r"\bthe (?:two|three|four) (?:[a-z]+ed|left|went|came|met|began|took|made|were|had|wrote|won|became)\b"
            r"(?! (?:of|by|in)\b)"
        ),
    ),
    "The three men shared": (
        "two three four five six",
        (
            r"^The (?:two|three|four|five|six) (?:men|women|brothers|sisters|friends|partners|founders|authors"
            r"|scientists|researchers|engineers|programmers|chemists|physicists|companies|firms|teams|groups)\b"
            r"(?! (?:of|who|that|behind)\b)"
        ),
    ),
    "between the two camps": (
        "two three",
        (
            r"\bthe (?:two|three) (?:populations|groups|camps|sides|teams|ideas|parties)\b"
            r"(?! (?:of|that|in|called|known)\b)"
        ),
    ),
    "stands for exactly that": ("that", r"\b(?:exactly|just|precisely) that(?=[.,;]|$)"),
    "none of the three is": (
        "two three four five",
        (
            r"\b(?:none|one|two|each|either|neither|any|all|some) of the (?:two|three|four|five)\b(?! [a-z])"
            r"|\bof the (?:two|three|four|five)(?=[.,;]|$| (?:is|are|was|were|has|have|had|can|will)\b)"
        ),
    ),
    "has two.": (
        "one two three four five six",
        r"\b(?:has|have|had|is|are|was|were) (?:one|two|three|four|five|six)(?=[.,;]|$)",
    ),
    "who followed": (
        "followed came",
        (
            r"\bwho followed\b|\b(?:who|that|which) (?:followed|came (?:after|before))"
            r"(?=[,.;]|$| (?:was|were|is|are|had|has|would|came|made|took|brought)\b)"
            r"|^What followed\b|\bfollowed in\b"
        ),
    ),
    "the name to know is": (
        "know remember note learn watch begin start choose",
        r"\bthe [\w-]+ to (?:know|remember|note|learn|watch|begin|start|choose) (?:is|are)\b",
    ),
    "lived there.": ("there", r"\bthere(?=[.,;]|$)|\bfrom there\b|(?<=[a-z]ed )there\b"),
    "a problem with the same origin.": (
        "same",
        (
            r"^(?!.*(?:\b(?:two|both|each|all|many|different)\b|\d{3})).*"
            r"\b(?:with|of|on|in|over|from) the same [a-z-]+(?=[.;]?$|:)"
        ),
    ),
    "Turkey's is higher": ("s", r"^[A-Z]\w+['’]s (?:is|are|was|were|remains?|has|had|used to)\b"),
    "an idea of his": ("his hers theirs", r"\b(?:his|hers|theirs)(?=[.,;:]|$)"),
    "through that barrier": ("that", r"\b(?:in|at|by|for|from|with|through|of|on|to|under) that [a-z-]+(?=[.,;]|$)"),
    "repair that by": ("that", r"\bthat (?:by|with|through|without)\b|^Past that\b"),
    "For that we need": ("that", r"^(?:For|After|Before|With|By|From|In) that\b"),
    "beyond that": ("that", r"\b(?:beyond|of) that\b(?! [a-z]+ (?:is|was|of)\b)"),
    "that June": (
        "that",
        (
            r"\bthat (?:January|February|March|April|May|June|July|August|September|October|November|December|year|day"
            r"|night|morning|evening|week|month|spring|summer|autumn|winter)\b(?= |[,.;]|$)(?! of\b)"
        ),
    ),
    "since then": ("then", r"\b(?:since|by|until|before|around) then\b"),
    "much the same rule": ("same", r"\bmuch the same\b(?!.* as )"),
    "followed up with a second model": (
        "followed responded countered replied",
        r"\b(?:followed(?: up| suit)?|responded|countered|replied) (?:with|by|in)\b",
    ),
    "won in 1950": ("won lost joined", r"\b(?:won|lost|joined) (?:only )?(?:in|by|on)\b"),
    "is another sort of animal": (
        "another",
        r"\b(?:is|are|was|were) another (?:sort|kind|matter|story|animal|question)\b",
    ),
    "is the same thing": ("same", r"\bthe same (?:thing|idea|story|kind|sort)\b(?!.* (?:as|that|who)\b)"),
    "the first country to do so": ("so", r"^(?!.*, becoming the (?:first|only|last) [^,;]*to do so\b).*\bto do so\b"),
    "The third of the big": (
        "second third fourth fifth last",
        r"^The (?:second|third|fourth|fifth|last) of (?:the|these|those)\b",
    ),
    "All other tissue is": (
        "other",
        r"^(?:(?:all|any|most|many|the) )?other\b(?![\w -]{0,40}\b(?:than|that|which|who|of|with)\b)",
    ),
    "A band in its walls, the strip,": (
        "its their his her",
        (
            r"^(?:an?|the|one|some|two|three) (?:[\w-]+ ){1,3}(?:in|on|of|along|around|inside|at|above|below|under"
            r"|behind|between|within) (?:its|their|his|her) [\w-]+,"
        ),
    ),
    "added a fourth part": (
        "second third fourth fifth sixth further",
        (
            r"\b(?:added|proposed|introduced|identified|is|was|has|had|came) an? "
            r"(?:second|third|fourth|fifth|sixth|further)\b"
            r"(?! (?:of|party|person)\b)(?![\w -]{0,40}\b(?:called|known|named|termed|that|which)\b)"
        ),
    ),
    "and the two banks got": (
        "two",
        (
            r"^(?!.{0,200}(?:(?<!,) and|\btwo|\bbetween|\bversus) .{0,200}\bthe two\b).{0,300}\bthe two [a-z]+s\b"
            r"(?! (?:of|that|which|in|on|at|for|between|who|called|known|by|from|to|with)\b)"
        ),
    ),
    "than most people assume": ("than", r"\bthan (?:most|many|some) (?:people|of us|students|users)\b"),
    "posted the first version in 1991": (
        "first second third last next final latest original",
        (
            r"\bthe (?:first|second|third|last|next|final|latest|original) "
            r"(?:version|release|edition|draft|model|prototype|issue|paper|volume|meeting|attempt)\b"
            r"(?! (?:of|that|which|to|for|on|by|about)\b)"
        ),
    ),
    "protects some by": ("some", r"(?<=\w )some (?:by|in|on|at|with|to|for|is|are|were|was|from)\b"),
    "Quartz has none": ("none", r"\b(?:has|have|had) none\b"),
    "what the two names to know are": ("know remember", r"\bthe (?:[\w-]+ )?[\w-]+ to (?:know|remember) are\b"),
    "does the same": ("same", r"\b(?:do|does|did) the same(?=[.,;]|$| (?:for|in|with|to|by|on)\b)"),
    "Amazon responded by": (
        "responded replied answered",
        r"^[A-Z][\w ]{1,40} (?:responded|replied|answered)\b(?! (?:to|the|an?|questions?)\b)",
    ),
    "is usually credited,": ("credited", r"\bcredited\b(?!.{0,80}\b(?:with|to|as)\b)"),
    "The favoured explanation is": (
        "explanation answer theory reason solution",
        r"^The (?:\w+ )?(?:explanation|answer|theory|reason|solution)(?: at present| today| now)? (?:is|was)\b",
    ),
    "wrote the original as a student": (
        "original",
        r"(?<!\bin )\bthe original(?=[.,;]|$| (?:as|in|at|on|for|with|from|by|under|was|is)\b)",
    ),
    "true or not": ("true", r"^True or not\b"),
    "how fleeting it is.": ("how", r"\bhow [\w -]{3,60}? (?:it|they) (?:is|was|are|were)(?=[.,;]|$)"),
    "To help, Bentham proposed": (
        "to",
        r"^To (?:help|find out|see|check|do (?:this|so|that)|th(?:is|at) end|(?:fix|avoid|solve|prevent) this),",
    ),
    "In 2005, after a hostile bid, it acquired": (
        "it they he she",
        (
            r"^(?:In|On|At|By|During|From|Under|Throughout) "
            r"(?!.{0,200}\b(?:if|when|as|because|although|though|while|once|where|unless|until)\b)"
            r"(?!.{0,200}, (?:and|but|so) )[^;:.]{0,200}, (?:it|they|he|she) [a-z]+\b"
        ),
    ),
    "at about the same time": ("same", r"\bat (?:about|around|roughly) the same time\b(?! (?:as|that)\b)"),
    "The company that showed otherwise was": (
        "otherwise",
        r"\b(?:that|which|who) (?:showed|proved|said) otherwise\b",
    ),
    "relatives without either tie;": ("either", r"\b(?:without|with|for|in|of|by) either [a-z]+(?=[.,;:]|$)"),
    "The reverse arrangement": (
        "reverse opposite converse",
        (
            r"^The (?:reverse|opposite|converse) (?:arrangement|situation|case|effect|problem|approach|view)\b"
            r"(?! (?:of|to)\b)"
        ),
    ),
    "An Euler circuit does so": ("so", r"^(?:An? |The )?[\w’'-]+(?: [\w’'-]+){0,2} (?:do|does|did) so\b"),
    "Version 2.0 was approved": ("version edition", r"^(?:The )?(?:Version|Edition) [\d.]+(?: of\b)?(?! of\b)"),
    "Amazon's answer, Redshift, was": (
        "s",
        (
            r"^[A-Z]\w+['’]s (?:own )?(?:answer|response|reply|rival|equivalent|counterpart|version|entry|offering)\b"
            r"(?! (?:to|of)\b)"
        ),
    ),
    "does 1–3 all alone": (
        "do does did",
        r"\b(?:do|does|did) \d ?[–-] ?\d\b",
    ),
    "Ibn Hanbal refused, was flogged": (
        "refused declined objected disagreed agreed",
        r"\b(?:refused|declined|objected|disagreed|agreed)(?=[.,;]|$| and\b)",
    ),
    "are the usual examples, and pain is another.": (
        "another",
        r"\bexamples?\b.*\b(?:is|was|are|were) another(?=[.,;]|$)",
    ),
    "are the usual examples,": ("example examples", r"\b(?:is|are|was|were) the (?:[\w-]+ )?examples?\b(?! of\b)"),
    "A category so listed is": ("so", r"^An? [a-z]+ so [a-z]+ed\b"),
    "a charge at the Commission,": (
        "commission board agency bureau department act code",
        (
            r"^(?-i:(?!.{0,300}\b[A-Z]\w+ (?:Commission|Board|Agency|Bureau|Department|Act|Code)\b)"
            r".{0,300}\bthe (?:Commission|Board|Agency|Bureau|Department|Act|Code))"
            r"(?=[.,;]|$| (?:and|or|is|was|has|had|may|must)\b)"
        ),
    ),
    "The first systematic study was by": (
        "first last earliest only",
        (
            r"^The (?:first|last|earliest|only) (?:[a-z]+ )?"
            r"(?:study|attempt|version|experiment|example|account|description|survey) (?:was|were|is|came|appeared)\b"
        ),
    ),
    "During his reign the pilgrim": (
        "his her their",
        (
            r"^(?:During|Under|In|After|Before|By) (?:his|her|their) "
            r"(?:reign|rule|lifetime|time|day|days|death|government)\b"
        ),
    ),
    "In the centuries that followed the north": (
        "followed",
        r"^In the (?:years|decades|centuries|months|days|weeks) (?:that|which) followed\b",
    ),
    "Examples are normal saline and": ("examples", r"^Examples (?:are|include)\b"),
    "Maxwell explained why in a paper": (
        "why how",
        r"\b(?:explained|showed|understood|knew|saw|asked) (?:why|how)(?=[.,;]|$| (?:in|with|at|on|by)\b)",
    ),
    "is the time until it stays": (
        "it they",
        (
            r"\b(?:is|are|was|were) the (?:[\w-]+ ){1,3}"
            r"(?:(?:at|by|in|to|from|for|on|with|through) which|until|when|that) (?:it|they)\b"
        ),
    ),
    "Underneath is the sole": (
        "underneath inside outside above below beneath behind beyond beside next",
        (
            r"^(?:Underneath|Inside|Outside|Above|Below|Beneath|Behind|Beyond|Beside|Next)(?: it)? "
            r"(?:is|are|was|were|lies?|comes?|stands?|sits?)\b"
        ),
    ),
    "see Lesson 2": ("see", r"\bsee [A-Z\d]"),
    ", on the other hand,": (
        "hand turn contrast however similarly likewise too well",
        (r", (?:on the other hand|in (?:turn|contrast)|by contrast|however|similarly|likewise|too|as well)[,.]"),
    ),
}
"""An example of each form, the words of which one stands in all of its kind, and how it is told."""
_FORMS = ByWords(FORMS.values())
_QUOTED = re.compile(r"[“\"][^“”\"]{1,60}[”\"]")


def points_back(text: str) -> bool:
    """Whether a sentence speaks of something named before it: “A second wave …”, “… the others”, “… of that”."""
    return _FORMS.find_in(_QUOTED.sub("", text) if '"' in text or "“" in text else text)


JUST_THAT = re.compile(
    r"\b(?:instead|the original)$|\bthe (?:idea|project|company|firm|product|tool|library|engine|network|plan|fee"
    r"|change|switch|work|site|website|app|game|show|magazine|studio|business|store|shop"
    r"|language|format|software|system|service|platform|team|deal|merger)\b(?! of\b)"
    r"|\b(?:first|next|last|new|early) (?:public |stable |beta |major )?(?:release|version|edition"
    r"|specification|standard|prototype|model|product|draft)$"
    r"|\bversion \d[\d.]*$|\bthat (?:company|firm|team|project|product)\b"
    r"|\bthat(?= (?:in|at|on|by|from|to|out|up|off)\b|$)"
    r"|\b(?:call|name|term)(?:ed)? that [a-z]+ |\b[a-z]+ what (?:had|has) been an? [a-z]+$"
)
"""What does not say which: “created the site”, “named that layer the X”, “forbade what had been a custom”."""


_OF_BEFORE = re.compile(
    r"\binstead\b(?! of\b)|\b[a-z]+ing one(?! (?:of|million|billion|thousand|hundred|or)\b)"
    r"|\bthe original(?=\?| (?:in|as|by|at|on|for|with)\b)"
    r"|\bthat (?:day|night|week|month|year|spring|summer|autumn|fall|winter|morning|evening|January|February|March"
    r"|April|May|June|July|August|September|October|November|December)(?=\?| (?:in|at|by|on|to|from|for|with)\b)"
    r"|\b(?:days?|weeks?|months?|years?|decades?|centuries) (?:later|earlier|afterwards?)\b"
    r"|\bthe (?:same|following|next|previous) (?:day|week|month|year|decade|century|time|way|place)\b(?! (?:as|that)\b)"
    r"|\bthe (?:pair|duo|trio)\b(?! of\b)|\bthe (?:[a-z]+ )?(?:kind|sort|variety)(?=\?| (?:in|by|at|for|with)\b)"
    r"|\bthe (?:Academy|Agency|Alliance|Association|Board|Bureau|Commission|Committee|Company|Consortium|Foundation"
    r"|Guild|Institute|Institution|Laboratory|Museum|Society)(?! (?:of|for|on|[A-Z]|[a-z]+ of))\b"
    r"|\b(?:then|(?<!are )(?<!is )(?<!were )(?<!was )there|here|too|either|again|at first|as well)\?$"
)


def asks_of_before(front: str) -> bool:
    """Whether a question leans on what was told before: “… instead?”, “… that April?”, “What does creating one mean?”.

    What no slot of a question may hold is looked for here in the question as a whole.
    """
    return _OF_BEFORE.search(front) is not None


_SOME_THINGS = re.compile(
    r" (?:two|three|four|several|some|many|a few|a couple of) (?:[a-z]+ )?[a-z]+s$"
    r"| an? (?:safer|better|cheaper|faster|simpler|larger|smaller|newer|stronger|lighter|easier) [a-z]+"
    r"| an? (?:[a-z]+ )?(?:replacement|successor|alternative|answer|solution|sequel|update|follow-up)$"
)


def tells_of_some(text: str) -> bool:
    """Whether a text ends on things that it does not tell apart: “published two influential papers”.

    “Tested a safer method” does not say than what, “asked for a replacement” not of what.
    """
    return _SOME_THINGS.search(f" {text}") is not None


_OF_A_WHOLE = re.compile(
    r"\b(?:[Aa]n?|[Tt]he) (?:[\w-]+ ){0,3}?"
    r"(?:proof|part|portion|half|remainder|version|edition|draft|sequel|solution)\b"
    r"(?! (?:of|that|which|for|to|in|from|by|called|named)\b| [A-Z\d]| ?,)"
)


def tells_not_of_what(text: str) -> bool:
    """Whether a text tells of a part, a proof or the like and not of what: “the Romanian part was protected”."""
    return _OF_A_WHOLE.search(text) is not None
