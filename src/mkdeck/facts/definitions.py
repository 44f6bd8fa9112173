"""What a definition says of its term: the kind of thing, and what sets it apart from others of that kind."""

from __future__ import annotations

from itertools import takewhile

from mkdeck import lazy_re as re
from mkdeck.facts.clauses import end_of_clause
from mkdeck.facts.guards import (
    is_comparative,
    is_dated,
    is_found_so,
    is_hedged,
    is_opinion,
    points_elsewhere,
    without_article,
)
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.pointing import OPEN_OBJECT
from mkdeck.facts.verb_forms import verb_forms
from mkdeck.facts.words import ADVERBS, ARTICLES, PARTICIPLES, PERSONAL, PREPOSITIONS, word_set

_ENDS = re.compile(
    r"[;:]|, and (?:an? |the )?[\w-]+ (?:an?|one|the|those) (?=[a-z])"
    r"|, and (?:its|their) |, which (?:is|was) why\b|, as in\b|, whose [a-z]+ (?:began|ended|started|was|were)\b"
    r"|, (?:usually|often|commonly|generally) (?:shortened|abbreviated|called|known|written|said)\b"
    r"| [–—-]{1,2} (?!\d)|—|, (?:and|but|so|or|hence|thus) (?:so |therefore )?(?:it|they|is|are|has|have|can|was"
    r"|were|the|this|that|in|we)\b"
    r"|(?<!,), and (?!(?:that|which|who|whose|what|how|when|where|why|whether)\b)(?:an? |the )?"
    r"[\w’'-]+(?: [\w’'-]+)? "
    r"(?:is|are|was|were) (?:an?|the) "
    r"|, (?:allows|belongs|comes|costs|does|gives|has|keeps|makes|needs|offers|runs|supports|takes|uses|works) "
    r"|, (?:first )?(?:built|created|designed|developed|founded|invented|launched|published|released|started|written) "
    r"(?=(?:in|by|at) )|, (?:is|was) (?=(?:written|licensed|released|developed|made|owned|sold)\b)"
    r"| and (?:seldom|rarely|often|usually|sometimes|always|never) [a-z]+s |,? and there(?: (?:is|are|still)|['’]s)\b"
    r"|, (?:hence|thus|so|but|although|though|while|whereas"
    r"|since) | but(?:,| (?!for\b))| and (?:is|are|was|were|has|have|can) "
)
_VERBS_LISTED = re.compile(r"\bto [a-z]+(?:, [a-z]+)+$")
"""“Software used to design, simulate, and verify circuits”."""
_ACTS_LISTED = re.compile(r"(?:, [a-z]+s (?!(?:is|are|was|were)\b)[^,;:]{3,60}){1,3},? and [a-z]+s [^,;:]{3,90}")
_SAYS_LITTLE = 5
_OPEN_LIST = re.compile(r"\b(?:is|are) [a-z-]+(?:, [a-z-]+){2,}$")
"""“A ceramic that is white, hard, vitrified”, whose list goes on behind a dash."""
_GOES_ON = re.compile(r" but (?:not\b|(?:is|are|has|have|does|do|can|was|were|did)(?:n[’']t| not)\b)")
_ASIDE = re.compile(
    r", (?:including|such as|allowing|making|enabling|effectively|especially|usually|often|even|which) "
)
_KIND_ENDS = re.compile(
    r" (?:that|which|who|whose|where|in|for|with|used|made|born|by|to|from|between|on|at|\w+ing|\w+ed) "
)
_EXAMPLES_WITHIN = re.compile(r", such as (?:[^,;:()]{2,40}, ){0,4}[^,;:()]{2,60}, (?=that |which |whose )")
_ENOUGH = 6
"""Words of a meaning that an aside may be cut from."""
_COMPARES = re.compile(r"(?<!other)(?<!rather) than ")
_AGAIN = re.compile(r"(?P<done>\ban? [a-z-]+(?: [a-z-]+){0,8}? and [a-z]+) it\b")
"""“Playing *a recording* in a room and recording *it*”."""
_RELATIVE = re.compile(r"\b(?:that|which|who|whose|where)\b")
_ANOTHER = re.compile(r"(?<=[a-z] )another(?= [a-z])")
"""Within a meaning it is another one than the thing itself: “an organism that lives on another organism”."""
_ONE_OF_MANY = re.compile(r"(?:an?|any|one of (?:two|three|four)) (?:[\w’'-]+ )?[\w’'-]+")
_NOUN_OF = re.compile(
    r"the (?:[\w-]+ ){0,2}?(?:study|process|act|ability|tendency|amount|rate|measure|movement|science"
    r"|practice|branch|art|theory|belief|idea|principle|set|system|distance|time|number|sum|ratio|force|energy"
    r"|temperature|point|unit|transfer|conversion|diffusion|flow|loss|gain|removal|formation|separation|division"
    r"|transformation|breakdown|production|use|capacity|delay|gap|ratio|angle|contrast|line|boundary|balance|degree|extent|percentage|probability|likelihood"
    r"|proportion|area|region|layer|boundary|space|place|period|stage|phase|interval|state|condition|property"
    r"|quantity|value|cost|price|difference|relationship|field|discipline|power|right|law|rule|doctrine|technique"
    r"|method|strategy|person|people|group|body|organ|structure|material|substance|molecule|language|software"
    r"|interaction|exchange|change|increase|decrease|growth|spread|collection|combination|mixture|sequence|series"
    r"|arrangement|part|portion|product|length|height|width|mass|volume|speed|pressure|angle|line|surface)"
    r"(?: [\w-]+)?"
    r" (?:of|by|in|that|which|to|for|at|between|with|needed|required|when|where|from|into)\b"
)
_SURE = re.compile(
    r"the (?:[\w-]+ )?(?:study|process|act|ability|capacity|tendency|amount|rate|practice|sum|ratio|transfer|conversion"
    r"|formation|acquisition|management|examination|reconstruction|probability|likelihood|proportion|property|angle"
    r"|average|distance|difference|smallest number|largest number|number|degree|percentage|share|speed) "
    r"(?:of|by which|to which|with which|at which|to|that|between|in) "
)
"""What only a definition says: “the tendency of people to …”, “the angle between …”."""
_NUMBER = re.compile(r"an? number (?!of\b)(?:[a-z]+ed|that|which|from|between|by) ")
_SET_OF = re.compile(r"an? (?:set|group|class|family|collection|series|body) of (?!(?:it|them|these|those)\b)[a-z]")
_THE_ONE = re.compile(
    r"the (?!only|same|main|first|last|most|next|other|best|\w+est )(?:[\w’'-]+ ){0,2}[\w-]+ (?:that|which"
    r"|in which|by which) "
)
_THE_STANDARD = re.compile(
    r"the (?!only|same|main|first|last|most|next|other|best|\w+est )(?:[\w’'-]+ ){0,3}?(?:standard|format|protocol"
    r"|specification|regulation|directive|language|certificate|qualification|body|association|agency|library|service"
    r"|database|network|system|scale|unit|test|committee|programme|program|interface) "
    r"(?:for|that|which|by which|in which|with which|under which|behind) "
)
"""“The standard for quality management in organisations that make medical devices”."""
_THE_ONE_OF = re.compile(
    r"the (?!only|same|main|first|last|most|next|other|best|\w+est )(?:[a-z][\w’'-]* ){0,2}?(?P<kind>[a-z][\w-]+) of "
    r"(?!(?:it|them|its|their|his|her|this|these|that|those|all|course)\b)"
)
"""“Monogamy is the union of two people”."""
_NOUNS_OF_DOING = word_set(
    "union fusion fission division transmission conversion erosion separation formation reproduction destruction "
    "reduction production oxidation evaporation condensation fermentation distribution combination transformation "
    "replication translation transcription germination pollination fertilization fertilisation manufacture making "
    "breaking buying guarding loss gain rise fall use movement share stock input entry output spread growth decay "
    "transfer exchange removal breakdown release absorption secretion digestion diffusion flow payment "
    "treatment replacement"
)
"""What people do, or what happens; the thing that is called so has no name of its own."""
_ONE_OF_WHAT = re.compile(
    r"(?:an?|the|any) (?:[a-z][\w’'-]* ){0,2}?(?P<kind>[a-z][\w-]+) "
    r"(?:of|between|by which|to|in|that|which|where|when|with|without|for|from|caused|at|on|due) "
)
_ABSTRACT = word_set(
    "ability absence acid act alloy amount angle art balance behaviour belief blockage bone cell change chord cloth "
    "colour compound condition correlation crime custom damage decline defence degree delay difference disease "
    "disorder distance doctrine effect element enzyme excess fabric failure fear feeling flow gas gland habit "
    "hormone illness imbalance inability increase infection inflammation injury interval lack layer liquid loss "
    "measure metal mineral mixture movement muscle note number offence ore organ pain perception pigment point "
    "power practice principle procedure process property protein quality quantity rate ratio relationship "
    "resistance rhythm right rock salt scale sensation shape share shortage skill sound stage step stone strip "
    "structure study substance sugar swelling symptom technique tendency tissue treatment unwillingness use value "
    "verse vessel willingness word"
)
_OF_STUFF = re.compile(
    r"(?:an?|the) (?:[a-z][a-z-]+ ){0,2}?(?:acid|art|bread|ceramic|cloth|condition|dance|dish|disease|disorder|dye"
    r"|fabric|fat|fungus|gas|glass|grass|herb|illness|infection|inflammation|knot|liquid|mineral|phenomenon|pigment|position"
    r"|process|rate|resin|rock|salt|sauce|shrub|soup|stitch|stone|sugar|technique|tree|weave) "
    r"(?:of|in|that|which|with|where|by|from|so|made|between|caused|formed)\b"
)
_AND = re.compile(r" and (?P<adverb>(?:[a-z]+ly|seldom|often|never|always|sometimes) )?(?P<verb>[a-z]+s)\b")
_CAUSES = word_set(
    "cause heart secret backbone home birthplace basis foundation goal purpose aim job focus king queen father mother "
    "root roots beginning end start host winner loser enemy friend top bottom middle rest name idea default choice "
    "equivalent opposite successor predecessor standard darling star hero workhorse work fault birth death "
    "reverse inverse subject object project format centre center master mark price point essence cornerstone key"
)
"""What a thing is to others does not tell what it is: “the cause of most complaints”."""
_DOING = re.compile(
    r"(?!becoming|getting|going|growing|being|increasing|rising|falling|moving|changing|trying|doing|making|gaining"
    r"|using|working|running|replacing|taking|coming|having|looking)[a-z]+ing (?!to\b)[a-z]"
)
_PEOPLE = re.compile(
    r"(?:[a-z](?:er|or|ist|ian|man|men|woman|women)|king|queen|son|daughter|wife|husband|poet|monk|priest|general|saint|chief"
    r"|judge|god|goddess|student|friend|pope|hero|figure|duke|prince|princess|lord|lady|knight|slave|child|athlete|pilot"
    r"|architect|consul|tribune|official|president|brother|sister|nephew|heir|justice|character|creature"
    r"|\b(?:notary|surgeon|nurse|clerk|merchant|abbot|abbess|nun|bishop|archbishop|count|earl|baron|captain|colonel"
    r"|scribe|diplomat|prophet|apostle|rabbi|shogun|samurai|chef|cook|critic|academic|cleric|smith|monarch|regent"
    r"|envoy|spy|magistrate|guard|refugee|convert|cousin|uncle|aunt|widow|pupil|disciple|colleague|assistant|rival|ally))$"
)
_NO_PEOPLE = word_set(
    "river tower computer order letter number border water layer paper theater chapter server container center motor "
    "vector factor sensor color error floor door charter power shelter harbor harbour corridor cluster parameter "
    "register counter controller router browser compiler transistor capacitor reactor matter polymer tensor mirror "
    "adapter builder bundler converter debugger emulator formatter generator linter loader logger monitor optimizer "
    "optimiser parser profiler scanner scheduler simulator tracker validator viewer visualizer wrapper "
    "list network-layer canister crater glacier shower chamber disorder cancer ulcer fiber ether barrier center centre"
)
_SEVERAL = re.compile(
    r"(?P<first>[a-z][\w-]*)(?: [\w-]+){0,3}?(?<=[a-z]s|en|le) "
    r"(?:that|which|who|of|with|whose|used|made|in|for|from|at|on|between|to|by|[a-z]+ed|formed|found|where) "
)
_STUFF = re.compile(r"(?P<first>[a-z][\w-]*)(?: [\w-]+){1,2} (?:that|which) ")
_TELLS_APART = re.compile(
    r"\b(?:that|which|who|whose|where|in|of|for|with|without|against|used|made|by|to|from|between|on|at|\w+ing|\w+ed)\b"
)
_ONLY_OF_MAKER = re.compile(
    r"(?:an?|the) (?:[^\s,;]+ ){1,4}(?:from \d{4}$"
    r"|that [A-Z]\S+ (?:[A-Z]\S+ |and )*[a-z]+(?:ed|ew|ote|ade|ilt)\b|from a company\b"
    r"|(?:company|firm|startup|start-up) (?:from|in|based in|founded)\b"
    r"|(?:that|which) (?:goes|dates) back\b"
    r"|(?:that|which) (?:was|were) (?:first )?"
    r"(?:started|created|released|launched|developed|founded|introduced|written)\b"
    r"(?!.*\b(?:for|to|that|which|used)\b)"
    r"|(?:started|begun|launched|released|published|introduced|created|founded|written|invented|maintained|made|sold|run"
    r"|first shipped) (?:in|by)\b|by [A-Z])"
)
"""“A framework launched in 2019”, “an algorithm that Max Kanter presented”: who made it, and not what it is."""
_STATES = re.compile(
    r" (?:too|as well|also)$|^(?:an?|the) (?:(?!(?:that|which|who|whose|where)\b)[\w-]+ ){1,3}(?:is|are|was|were) "
)
"""What says so of one more thing, and a statement of its own: “a helium nucleus is also called …”."""
OPEN_CLAUSE = re.compile(r"\b(?:if|when|although|though|while|because)\b[^,]*$")
"""A clause that waits for the main one, which a comma cut off."""
_OPEN_RELATIVE = re.compile(
    r"\b(?:in|at|by|through|of|on|for|from|to|with|into|under|over|between|along) which (?:[\w’'-]+ ){0,2}[\w’'-]+$"
)
"""“An opening through which lava”, whose list goes on behind the comma that cut it."""
LEANS_OUT = re.compile(
    r"\bwhich (?:it|they|he|she) "
    r"|^(?:an?|the) (?:(?!(?:of|that|which|with|for) )[\w-]+ ){1,4}where (?:it|they|he|she)\b"
    r"|\b(?:to|of|with|for|in|from) one that (?:is|are|was|does)(?: not)?$"
)
"""What stands for something outside a meaning: “the amount by which *it* passes the target”, “a response to *one*”."""
_NO_KIND = word_set(
    "ones acronym abbreviation synonym example result reason problem part consequence matter exception key core "
    "product way case type kind form thing lot number bit matter good bad prerequisite requirement alternative "
    "descendant successor predecessor ancestor rival counterpart "
    "version important useful common popular great key major must little few favorite favourite component step "
    "member metaphor sign subset source powerful serious challenge variety couple function fraction necessary "
    "promise possible responsible able due true false essential central crucial integral option choice solution "
    "opportunity rarity curiosity marvel wonder "
    "excellent ideal outstanding wonderful handy amazing valuable implementation extension natural typical classic "
    "appropriate suitable main central product topic subject question"
)
"""What names no kind, or only says that the thing matters: “an example”, “a key part”."""
_VAGUE_KIND = word_set("technique method approach object concept tool device system practice thing entity item area")
_LONG_ENOUGH = 9
_SHORTEST, _LONGEST, _SHORT = 4, 38, 24


_EVERYBODY = re.compile(
    r"(?:the|an?) (?:[a-z-]+ )?[a-z]+ (?:that|which)? ?(?:everyone|everybody|most people|people) [a-z]+s?\.?$"
)
"""“The log that everyone knows” says not which."""


def meaning(body: Phrase, start: int, term: Phrase, shortest: int = _SHORTEST) -> Phrase | None:
    """Return what follows `start` as the meaning of a term, cut where another clause begins.

    There is none where it is too short or too long, or where it explains the term by itself.
    """
    text = body.text
    end = _ENDS.search(text, start)
    if end is not None and _GOES_ON.match(text, end.start()) and _RELATIVE.search(text, start, end.start()):
        end = _ENDS.search(text, end.end())  # “who might be interested but hasn't been asked”
    found = body.part(start, end.start() if end else None)
    cut = end_of_clause(found)
    is_in_list = cut is not None and _VERBS_LISTED.search(found.text, 0, cut) and found.text.startswith(", and ", cut)
    is_in_list = is_in_list or (cut is not None and _lists_acts(found, cut))
    found = _before_more(found if is_in_list else found.part(0, cut))
    if end is not None and end[0] == ":" and len(found.words) <= _SAYS_LITTLE:
        return None  # “the conservation of energy: the change in …” tells behind the colon what it is
    if len(found.words) > _SHORT:
        aside = next((a for a in _ASIDE.finditer(found.text) if _ends_meaning(found.text, a.start())), None)
        found = found.part(0, aside.start()) if aside else found
    if not found.words or found.words[0].casefold() in PREPOSITIONS - {"to"}:
        return None
    if end is not None and _OPEN_LIST.search(found.text):
        return None
    if LEANS_OUT.search(found.text) or _EVERYBODY.match(found.text):
        return None
    if body.text.startswith(",", found.end - body.start) and _OPEN_RELATIVE.search(found.text):
        return None
    if end is not None and OPEN_CLAUSE.search(found.text):
        return None  # “the understanding that even if something is out of sight, it still exists”
    if not shortest <= len(found.words) <= _LONGEST or found.text.count("(") != found.text.count(")"):
        return None
    return None if _is_circular(found.text, term) else found


_TELLS_MORE = re.compile(r", which (?:are|is|was|were|has|have|had) ")


def _before_more(found: Phrase) -> Phrase:
    """Return a meaning without what a second clause adds: “a fat that sets into six forms, which are numbered …”."""
    told = _TELLS_MORE.search(found.text)
    is_told = told is not None and _RELATIVE.search(found.text, 0, told.start()) is not None
    return found.part(0, told.start()) if told is not None and is_told else found


def _ends_meaning(text: str, start: int) -> bool:
    """Whether enough is said before an aside, and nothing behind it: “a step, such as drying, *that* …” goes on."""
    return len(words_of(text[:start])) >= _ENOUGH and _EXAMPLES_WITHIN.match(text, start) is None


def _lists_acts(found: Phrase, cut: int) -> bool:
    """Whether a comma parts what a thing does: “rules that create a state, distribute its power and limit it”."""
    listed = _ACTS_LISTED.fullmatch(found.text, cut)
    return listed is not None and _RELATIVE.search(found.text, 0, cut) is not None


def _is_circular(text: str, term: Phrase) -> bool:
    """Whether a meaning holds the words that tell the term apart; its last may be the kind: “a merge commit”."""
    name = without_article(term).text.casefold()
    words = [word for word in words_of(name) if word not in PREPOSITIONS | ARTICLES]
    kind = _KIND_ENDS.split(text.casefold(), maxsplit=1)[0]
    if name.rstrip("s") in text.casefold():
        return True
    return any(re.search(rf"\b{re.escape(word.rstrip('s'))}", kind) for word in words[:-1] or words)


_OPEN_OBJECT_OF_KIND = re.compile(
    r"\bone (?:that|which) (?:is|are|was|were|does|do|has)(?=$|[.,;])"
    r"|\bwhose [^,;]{3,60} (?:below|above|under|over|behind|beyond|from|in|of|to|with) (?:it|them)$"
    r"|^(?:an?|the) (?:[\w-]+ ){1,4}(?:(?:at|by|in|to|from|for|on|with|through) which|until|when|that) (?:it|they)\b"
    r"|^(?:an?|the) (?:[\w-]+ ){1,2}(?:that|which|who) "
    r"(?:(?:ca|could|wo|would|do|does|did|may|might|must|will|can)(?:n['’]t| not)? )?[a-z]+ (?:it|them)\b"
)
"""“A person who can't fight it off”: what the kind of thing itself does something to."""


def leans(found: Phrase) -> bool:
    """Whether a meaning leans on something else, judges, compares or only supposes."""
    text = found.text
    main = _RELATIVE.split(text)[0]
    if (
        points_elsewhere(_ANOTHER.sub("", text))
        or is_opinion(main)
        or is_comparative(main)
        or is_hedged(main)
        or is_dated(main)
    ):
        return True
    has_open_object = re.search(OPEN_OBJECT, text) is not None or _OPEN_OBJECT_OF_KIND.search(text) is not None
    told = _AGAIN.sub(r"\g<done>", main)
    return has_open_object or _COMPARES.search(main) is not None or not PERSONAL.isdisjoint(words_of(told))


def is_of_a_person(found: Phrase) -> bool:
    """Whether a meaning tells who somebody is, which asks for “Who” and not for “What”."""
    before = words_of(_KIND_ENDS.split(found.text, maxsplit=1)[0].split(" of ")[0])
    kind = [word for word in before if word not in PREPOSITIONS]
    head = list(takewhile(lambda word: word not in PREPOSITIONS, before))
    if head and found.words[len(head) - 1][0].isupper():
        return True  # “a wealthy American from Newport”
    return " who " in found.text or any(_PEOPLE.search(w) is not None and w not in _NO_PEOPLE for w in kind[-1:])


def is_of_common_noun(found: Phrase) -> bool:
    """Whether a meaning is one of what people do, of what happens or of stuff: “the fusion of …”, “a glass so full …”.

    What is one of these has no name that is written large.
    """
    one = _ONE_OF_WHAT.match(found.text)
    return (one is not None and one["kind"] in _NOUNS_OF_DOING | _ABSTRACT) or _OF_STUFF.match(found.text) is not None


def is_of_its_kind(found: Phrase) -> bool:
    """Whether a meaning opens as those of whole fields and quantities do: “the study of …”."""
    return _NOUN_OF.match(found.text) is not None


def is_sure(found: Phrase, be: str) -> bool:
    """Whether a meaning opens as nothing but definitions do, whatever the lesson marks, and leans on nothing."""
    opens = _SURE.match(found.text) if be == "is" else _SET_OF.match(found.text)
    return opens is not None and not leans(found)


_ONE_OF_THEM = re.compile(r"(?:an?|the) (?:[\w-]+ ){0,2}ones?\b")
"""“An unscheduled one” is one of what was named before."""


_QUIP = re.compile(
    r"^(?:something|anything|nothing) (?:(?!that|which|who)[\w’'-]+ ){1,4}(?:[a-z]*n[’']t|not|never)\b"
    r"|^(?:something|anything) else\b"
    r"|, which (?:tells?|says?|means?|gives?|leaves?) (?:you|us|nobody|nothing)\b"
)
"""“DevOps is a culture, which tells you little about Monday”, “a vaccine is something the body doesn't need”."""


_ONE_THAT = re.compile(r"one (?:that|which|who|whose|in which|on which|with which|where) ")
"""“A *strong acid* is one that ionises completely in water”: an acid."""


_OF_THAT_ONE = re.compile(r"\b(?:had|was|were|you|your|his|her|my|our)\b")
"""“A *red panda*, one that had fled” tells of that one alone."""


def is_one_of_its_noun(found: Phrase, term: Phrase) -> bool:
    """Whether a meaning tells which of the things is meant that the last word of its term names."""
    is_told = _ONE_THAT.match(found.text) is not None and _OF_THAT_ONE.search(found.text) is None
    return len(without_article(term).words) > 1 and is_told and not leans(found)


def is_meaning(found: Phrase, be: str, *, marked: bool) -> bool:
    """Whether a meaning tells the kind of thing and what sets it apart, and leans on nothing.

    `be` is the verb before it. Where the lesson marks the term, a looser form is enough.
    """
    text = found.text
    words = words_of(text)
    if (
        text.startswith("the only ")  # “Montana is the only state that has departed from it”
        or _ONLY_OF_MAKER.match(text)
        or is_found_so(text)
        or _ONE_OF_THEM.match(text)
        or leans(found)
        or _STATES.search(text)
        or _QUIP.search(text)
        or " in that " in text  # “an unusual branch in that governments write the software”
    ):
        return False
    if not _TELLS_APART.search(text, len(words[0]) + 1):
        return False
    if len(words) < _LONG_ENOUGH and not _VAGUE_KIND.isdisjoint(words[1:3]):
        return False  # “a technique to meet requirements” is many a technique
    if be in ("is", "was") and _ONE_OF_MANY.match(text):
        return _NO_KIND.isdisjoint(words[1:3]) or _NUMBER.match(text) is not None
    if _NOUN_OF.match(text):
        return not is_hedged(text)
    if marked and be == "is" and (_THE_STANDARD.match(text) or _is_one_of(text)):
        return not is_hedged(text) and not _goes_on(text)
    if marked and _THE_ONE.match(text) and _NO_KIND.isdisjoint(words[1:3]):
        return True
    if be == "is" and marked and _DOING.match(text):
        return True
    if be == "is" and marked and (stuff := _STUFF.match(text)):
        return _is_a_kind(stuff["first"], words[:3])
    several = _SEVERAL.match(text)
    return be in ("are", "were") and several is not None and _is_a_kind(several["first"], words[:2])


def _is_one_of(text: str) -> bool:
    """Whether a meaning is the one thing of another: “the union of two people”."""
    one = _THE_ONE_OF.match(text)
    return one is not None and one["kind"] not in _NO_KIND | _CAUSES


def _goes_on(text: str) -> bool:
    """Whether a second verb follows: “the stuff of life and covers most of the Earth”."""
    return any(
        form.form == "third" and (found["adverb"] or form.certainty != "seldom")
        for found in _AND.finditer(text)
        for form in verb_forms(found["verb"])
    )


def _is_a_kind(first: str, words: list[str]) -> bool:
    """Whether what begins without an article begins with a noun or its adjective and not with a verb."""
    if first in ADVERBS | PARTICIPLES or first in ("not", "the", "all", "so", "as", "in", "no"):
        return False
    return not first.endswith(("ed", "ing", "ly")) and _NO_KIND.isdisjoint(words)
