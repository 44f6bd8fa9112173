"""What makes a meaning good enough: it tells the kind of thing and what sets it apart, and leans on nothing.

Of a noun that nothing marks there are three degrees, each of which asks for more. `defines_noun`: it sets the thing
apart, and the lesson must vouch for the noun. `defines_any_noun`: it opens as only definitions do, so any noun may
stand before it. `defines_in_full`: the sentence says all, so it does without the rest of its lesson.
"""

from __future__ import annotations

from collections.abc import Set
from itertools import takewhile

from mkdeck import lazy_re as re
from mkdeck.facts.asked import OF_PEOPLES
from mkdeck.facts.definitions import KIND_ENDS, RELATIVE, Definition, kind_in
from mkdeck.facts.guards import (
    addresses_reader,
    holds_anaphora,
    is_comparative,
    is_dated,
    is_found_so,
    is_hedged,
    is_opinion,
    points_elsewhere,
    without_article,
)
from mkdeck.facts.kinds import are_things
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.plain_terms import is_bare_noun, is_eponym, is_one_of_kind
from mkdeck.facts.pointing import OPEN_OBJECT
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.verb_forms import verb_forms
from mkdeck.facts.vocabulary import Vocabulary
from mkdeck.facts.words import ADVERBS, PARTICIPLES, PERSONAL, POSSESSIVE, PREPOSITIONS, word_set

_COMPARES = re.compile(r"(?<!other)(?<!rather) than ")
_AGAIN = re.compile(r"(?P<done>\ban? [a-z-]+(?: [a-z-]+){0,8}? and [a-z]+) it\b")
"""“Playing *a recording* in a room and recording *it*”."""
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
    "history hormone illness imbalance inability increase infection inflammation injury interval lack layer liquid "
    "loss measure metal mineral mixture movement murmur muscle note number offence ore organ pain perception "
    "pigment point power practice principle procedure process property protein quality quantity rate ratio "
    "relationship resistance rhythm right rock salt scale sensation shape share shortage skill sound stage step "
    "stone strip structure study substance sugar swelling symptom technique tendency tissue treatment unwillingness "
    "use value verse vessel willingness word"
)
_OF_STUFF = re.compile(
    r"(?:an?|the) (?:[a-z][a-z-]+ ){0,2}?(?:acid|art|bread|ceramic|cloth|condition|dance|dish|disease|disorder|dye"
    r"|fabric|fat|fungus|gas|glass|grass|herb|illness|infection|inflammation|knot|liquid|mineral|phenomenon|pigment|position"
    r"|process|rate|resin|rock|salt|sauce|shrub|soup|stitch|stone|sugar|technique|tree|weave) "
    r"(?:of|in|that|which|with|where|by|from|so|made|between|caused|collected|formed|obtained|secreted|taken)\b"
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
_MASS = (
    r"(?:alloy|aluminium|aluminum|beer|board|brass|bread|brick|bronze|butter|canvas|cardboard|cement|cheese|clay|cloth"
    r"|concrete|copper|cotton|dough|fabric|felt|fibre|fiber|film|flour|fuel|gas|glass|glue|gold|grain|gravel|hardware"
    r"|ice|ink|iron|leather|linen|meat|metal|milk|oil|paint|paper|plaster|plastic|plywood|porcelain|resin|rock|rubber"
    r"|sand|sheet|silk|silver|snow|software|soil|solder|soap|steel|stone|sugar|tape|thread|timber|vinegar|water|wax"
    r"|wine|wire|wood|wool|yarn)"
)
_OF_MASS = re.compile(
    rf"(?:(?!(?:that|which|with|made|of|the|all|no|not|only|some|good|better|best|cheap|just|still|always)\b)"
    rf"[a-z-]+,? ){{0,3}}{_MASS} (?:that|which|with|made|mixed|coated|covered|treated|alloyed|reinforced|woven|spun|cut"
    r"|fired|bonded|dried|heated|hardened|plated|pressed|soaked|whose|in which|into which) "
)
"""“Alclad is aluminum alloy *sheet with* a thin skin of …”, which has no article, as stuff has none."""
_QUOTIENT = re.compile(
    r"(?:the (?!(?:same|first|last|next|other|only|one)\b)|an? )?(?:[a-z][\w’'-]* ){1,10}?(?:divided|multiplied) by "
    r"[^;:]{4,}$"
)
"""“The loss ratio is *the claims paid in a year divided by the premiums earned*.”"""
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
_PRAISE = word_set(
    "amazing crucial excellent handy ideal important outstanding popular powerful useful valuable wonderful"
)
_NEVER_KIND = _PRAISE | word_set(
    "ones acronym abbreviation synonym example result reason problem part consequence matter exception key core way "
    "case thing lot bit good bad prerequisite requirement alternative descendant successor predecessor ancestor rival "
    "counterpart version common great major must little few favorite favourite metaphor serious challenge variety "
    "couple necessary promise possible responsible able due true false essential central integral opportunity choice "
    "rarity curiosity marvel wonder natural typical classic appropriate suitable main topic subject question"
)
"""What names no kind, or only says that the thing matters: “an example”, “a key part”."""
_OF_MANY = frozenset({"variety"})
_VARIETY = re.compile(r"an? [a-z-]+ variety (?:that|which|bred|grown|raised|selected)\b")
_NO_KIND = _NEVER_KIND | word_set(
    "product type kind form number component step member sign subset source fraction function option solution "
    "implementation extension"
)
"""So do these, but where a meaning says all by itself: “a solution that resists changes of pH”."""
_VAGUE_KIND = word_set("technique method approach object concept tool device system practice thing entity item area")
_LONG_ENOUGH = 9

_OPEN_OBJECT_OF_KIND = re.compile(
    r"\bone (?:that|which) (?:is|are|was|were|does|do|has)(?=$|[.,;])"
    r"|\bwhose [^,;]{3,60} (?:below|above|under|over|behind|beyond|from|in|of|to|with) (?:it|them)$"
    r"|^(?:an?|the) (?:[\w-]+ ){1,4}(?:(?:at|by|in|to|from|for|on|with|through) which|until|when|that) (?:it|they)\b"
    r"|^(?:an?|the) (?:[\w-]+ ){1,2}(?:that|which|who) "
    r"(?:(?:ca|could|wo|would|do|does|did|may|might|must|will|can)(?:n['’]t| not)? )?[a-z]+ (?:it|them)\b"
)
"""“A person who can't fight it off”: what the kind of thing itself does something to."""


_ONE_TO_THE_OTHER = re.compile(r"\bone (?:to|into|from|and) the other\b")


def leans(found: Phrase) -> bool:
    """Whether a meaning leans on something else, judges, compares or only supposes."""
    text = found.text
    main = RELATIVE.split(text)[0]
    if (
        points_elsewhere(_ANOTHER.sub("", text))
        or _ONE_TO_THE_OTHER.search(text) is not None
        or is_opinion(main)
        or is_comparative(main)
        or is_hedged(main)
        or is_dated(main)
    ):
        return True
    opened = re.search(
        OPEN_OBJECT, text
    )  # in a second clause “it” is the thing itself: “that possess a receptor for it”
    is_open = opened is not None and RELATIVE.search(text, 0, opened.start()) is None
    told = _AGAIN.sub(r"\g<done>", main)
    return (
        is_open
        or _OPEN_OBJECT_OF_KIND.search(text) is not None
        or _COMPARES.search(main) is not None
        or not PERSONAL.isdisjoint(words_of(told))
    )


def is_of_a_person(found: Phrase) -> bool:
    """Whether a meaning tells who somebody is, which asks for “Who” and not for “What”."""
    before = words_of(KIND_ENDS.split(found.text, maxsplit=1)[0].split(" of ")[0])
    kind = [word for word in before if word not in PREPOSITIONS]
    head = list(takewhile(lambda word: word not in PREPOSITIONS, before))
    if head and found.words[len(head) - 1][0].isupper():
        return True  # “a wealthy American from Newport”
    return " who " in found.text or any(_PEOPLE.search(w) is not None and w not in _NO_PEOPLE for w in kind[-1:])


_GERUND = re.compile(r"(?!king|ring|string|thing|wing|spring|being|building|painting|drawing|clothing)[a-z]{3,}ing")


def is_of_common_noun(found: Phrase) -> bool:
    """Whether a meaning is one of what people do, of what happens or of stuff: “the fusion of …”, “a glass so full …”.

    What is one of these has no name that is written large.
    """
    one = _ONE_OF_WHAT.match(found.text)
    if one is not None and (one["kind"] in _NOUNS_OF_DOING | _ABSTRACT or _GERUND.fullmatch(one["kind"])):
        return True
    opens = found.words[0]
    return opens == "when" or _GERUND.fullmatch(opens) is not None or _OF_STUFF.match(found.text) is not None


def is_quotient(found: Phrase) -> bool:
    """Whether a meaning tells what is divided by what."""
    return _QUOTIENT.match(found.text) is not None and not points_elsewhere(found.text)


def is_stuff(found: Phrase) -> bool:
    """Whether a meaning tells of what stuff something is, which has no article: “plaster mixed with glue”."""
    return len(found.words) >= _FEWEST_OF_ALL and _OF_MASS.match(found.text) is not None


def is_of_its_kind(found: Phrase) -> bool:
    """Whether a meaning opens as those of whole fields and quantities do: “the study of …”."""
    return _NOUN_OF.match(found.text) is not None


def opens_as_definition(found: Phrase, be: str) -> bool:
    """Whether a meaning opens as nothing but definitions do, whatever the lesson marks, and leans on nothing."""
    opens = _SURE.match(found.text) if be == "is" else _SET_OF.match(found.text)
    return opens is not None and not leans(found)


_ONE_OF_THEM = re.compile(r"(?:an?|the) (?:[\w-]+ ){0,2}ones?\b")
"""“An unscheduled one” is one of what was named before."""


_QUIP = re.compile(
    r"^(?:something|anything|nothing) (?:(?!that|which|who)[\w’'-]+ ){1,4}(?:[a-z]*n[’']t|not|never)\b"
    r"|^(?:something|anything) else\b"
    r"|\bthat (?:nobody|no one|everybody|everyone) (?:calls?|likes?|hates?|knows?|wants?)\b"
    r"|^an? (?:close |distant )?(?:relation|relative|cousin) of\b"
    r"|, which (?:tells?|says?|means?|gives?|leaves?) (?:you|us|nobody|nothing)\b"
)
"""“DevOps is a culture, which tells you little about Monday”, “a vaccine is something the body doesn't need”."""


_ONE_THAT = re.compile(r"one (?:that|which|who|whose|in which|on which|with which|where) ")
"""“A *strong acid* is one that ionises completely in water”: an acid."""


_OF_THAT_ONE = re.compile(r"\b(?:had|was|were|you|your|his|her|my|our)\b")
"""“A *red panda*, one that had fled” tells of that one alone."""


_OF_ANOTHER = re.compile(r"\b(?:where|which) (?:it|they) ")
"""“An intermediate host is one where *it* only multiplies”: the parasite."""


def is_one_of_its_noun(found: Phrase, term: Phrase) -> bool:
    """Whether a meaning tells which of the things is meant that the last word of its term names."""
    is_told = _ONE_THAT.match(found.text) is not None and _OF_THAT_ONE.search(found.text) is None
    is_told = is_told and _OF_ANOTHER.search(found.text) is None
    return len(without_article(term).words) > 1 and is_told and not leans(found)


def _tells_something_else(found: Phrase) -> bool:
    """Whether a meaning is none in any form: it leans, or states something of its own."""
    text = found.text
    return bool(
        text.startswith("the only ")  # “Montana is the only state that has departed from it”
        or is_found_so(text)
        or _ONE_OF_THEM.match(text)
        or leans(found)
        or _STATES.search(text)
        or _QUIP.search(text)
        or " in that " in text  # “an unusual branch in that governments write the software”
    )


def is_meaning(found: Phrase, be: str, *, marked: bool) -> bool:
    """Whether a meaning tells the kind of thing and what sets it apart, and leans on nothing.

    `be` is the verb before it. Where the lesson marks the term, a looser form is enough.
    """
    text = found.text
    words = words_of(text)
    if _tells_something_else(found) or _ONLY_OF_MAKER.match(text):
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
    if be == "is" and (is_stuff(found) or (marked and _DOING.match(text))):
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


_CLAUSE = re.compile(
    r"(?:an?|the) (?!(?:same|first|last|main|most|best|one) )"
    r"(?:(?!(?:that|which|who|whose|where|of|for)\b)[\w’'-]+,? ){1,5}?(?:such as [^,;:()]{3,40}, )?"
    r"(?:(?P<relates>that|which|who|whose|where|used (?:to|for|in|by)|(?:designed|intended|meant) (?:to|for))"
    r"|for [a-z]+ing|of [a-z]+)\b"
)
"""“A stem, such as a potato, *that* stores …”, “the process *of* splitting …”."""
_IN_PASSING = re.compile(
    r"(?i)\b(?:the others?|there|those(?! (?:who|that|which|of|in)\b)|some(?:body|one|thing)|any(?:body|one|thing)"
    r"|every(?:body|one)|nobody|nothing|thing|just|merely|really|simply|basically|sort of)\b"
    r"|\b(?:won|don|wouldn|couldn|didn)['’]t\b"
)
"""What leans on the rest of a lesson, or is said as people talk."""
_OF_OTHERS = (PERSONAL | POSSESSIVE) - word_set("it its itself oneself themselves their whose")
"""“It” within a meaning is the thing itself."""
_ONE_THE_OTHER = re.compile(r"\bone\b[^,;]* (?P<other>the other)\b|s\b[^,;]* (?P<them>them|they)\b")
"""“Fixed at *one* end and free at *the other*”, “kills *germs* or stops *them*”."""
_HAPPENED = re.compile(
    r"\b(?:that|which|who) (?:(?:the |two |an? )?(?:(?!(?:is|are) )[a-z]+ ){0,2})?"
    r"(?:was|were|had|did|came|went|left|made|took|gave|lost|won|[a-z]+(?<!ne)(?<!spe)ed)\b"
    r"(?! (?:by|to|in|of|from|with|into|for|at|on)\b)"
)
"""“That management *rejected*”; “a material used in” and “in which cloth is soaked” are no deeds."""
_IS_SO = re.compile(r"\b(?:that|which|who) is (?:[a-z]+ly |very |so |most )?(?P<so>[a-z]+)\b")
_POINTS_BY_THAT = re.compile(r"\b(?:of|in|to|for|with|by|from|on|at|[a-z]+ing) that [a-z]")
"""“A way of acquiring *that* memory”."""
_DESERVES = re.compile(r"\b(?:that|which|who) (?:deserves?|merits?|needs?|wants?|acquired|pays?|rewards?)\b")
_HEAVENLY = ("Earth", "Sun", "Moon")
_DEFINITE = re.compile(r"\b[Tt]he (?P<noun>[a-z][\w-]+)(?P<behind> [\w-]+)?")
_OF_ITS_OWN = word_set("of that which who whose where between among for in to")
_FEWEST_OF_ALL, _MOST_OF_ALL, _TWICE = 6, 28, 2


def _tells_what_to_do(found: Phrase) -> bool:
    """Whether a meaning tells what to do about a thing: “a message that deserves an answer”."""
    return _DESERVES.search(found.text) is not None


def _is_whole_meaning(found: Phrase, vocabulary: Vocabulary) -> bool:
    """Whether a meaning says all by itself: a clause sets the thing apart, and nothing leans on the rest of a lesson.

    It speaks of nothing that happened, of nobody by name, and of nothing that the lesson
    named before; for this its kind may be one that much else is called by: “a step that …”.
    """
    if not _FEWEST_OF_ALL <= len(found.words) <= _MOST_OF_ALL or _CLAUSE.match(found.text) is None:
        return False
    if not _never_kind(found).isdisjoint((*words_of(found.text)[1:3], kind_in(found))):
        return False
    if _tells_something_else(found) or _tells_what_to_do(found) or _praises(found.text):
        return False
    return _is_general(found) and _says_all(found, vocabulary)


def _never_kind(found: Phrase) -> Set[str]:
    """Return the words that name no kind in a meaning: “a variety of things” none, but “a cultivated variety that”."""
    return _NEVER_KIND - _OF_MANY if _VARIETY.match(found.text) else _NEVER_KIND


def _praises(text: str) -> bool:
    """Whether a meaning says that a thing is good: “a component that is important to most users”, “a better way to”."""
    said = _IS_SO.search(text)
    return is_opinion(text) or is_comparative(text) or (said is not None and said["so"] in _PRAISE)


def _is_general(found: Phrase) -> bool:
    """Whether a meaning tells of no time and nobody: it is no “plan that management rejected” or “band from Leeds”."""
    text = found.text
    is_of_once = _HAPPENED.search(text) is not None or is_hedged(text) or is_dated(text) or addresses_reader(text)
    return not is_of_once and not any(map(_is_of_name, found.words))


def _says_all(found: Phrase, vocabulary: Vocabulary) -> bool:
    """Whether nothing in a meaning stands for what the lesson named before."""
    text = found.text
    within = _ONE_THE_OTHER.search(text)
    shown = text[: within.start(within.lastgroup or 0)] + text[within.end() :] if within else text
    if _IN_PASSING.search(shown) or _POINTS_BY_THAT.search(shown) or points_elsewhere(shown):
        return False
    if not _OF_OTHERS.isdisjoint(words_of(shown)):
        return False
    return not holds_anaphora(found, vocabulary) or _are_new(shown, vocabulary)


_SETS_APART = re.compile(
    r"\b(?:that|which|whose|who|where|used|designed|composed|made|consisting|containing|characterized|characterised"
    r"|instance of|formed|produced|caused|intended|meant|needed|required|responsible|by which|in which"
    r"|[a-z]+ing|[a-z]+ed) "
)
_PREPOSITION = re.compile(r" (?:of|with|in|between|from|for|to|without) ")


def defines_any_noun(found: Phrase, be: str) -> bool:
    """Whether a meaning is of the second degree: “the tendency to …”, “an alloy of copper and tin”."""
    return opens_as_definition(found, be) or (is_of_common_noun(found) and is_meaning(found, be, marked=False))


def defines_noun(told: Definition, sentence: Sentence) -> bool:
    """Whether a sentence is of the first degree: it says what a noun is and what sets it apart.

    A clause must tell that; for a common noun a preposition can: “a quantity with a direction”.
    """
    found = told.meaning
    if found is None or defines_any_noun(found, told.be):
        return found is not None
    if not is_meaning(found, told.be, marked=False) or _tells_what_to_do(found):
        return False
    if told.be == "are" and not are_things(found):
        return False  # “login credentials are available to members”
    if _SETS_APART.search(found.text) or is_of_its_kind(found):
        return True
    is_common = told.has_article or sentence.vocabulary.is_common(told.term.words[0])
    return is_common and _PREPOSITION.search(found.text) is not None


_MAY_GO_ON = re.compile(r" and | ?[(—–:]| - ")
"""What stands behind a meaning that was cut, and may be a part of it: “a ware that is white — that is, …”."""


def defines_in_full(told: Definition, sentence: Sentence) -> bool:
    """Whether a sentence is of the third degree: it defines as textbooks do, and does without the rest of its lesson.

    The term is any one of a kind, a process or a field, or bears the name of somebody.
    """
    term, answer = told.term, told.meaning
    if told.be != "is" or answer is None or not _is_whole_meaning(answer, sentence.vocabulary):
        return False
    if _MAY_GO_ON.match(told.clause.text, answer.end - told.clause.start):
        return False
    if is_one_of_kind(term):
        return _has_clause(answer)
    if is_of_a_person(answer):
        return False
    return is_eponym(term) or (is_bare_noun(term, sentence) and (is_of_its_kind(answer) or _has_clause(answer)))


def _has_clause(found: Phrase) -> bool:
    """Whether a clause tells what a thing does, or what it is used for: “a solution *that* resists …”."""
    clause = _CLAUSE.match(found.text)
    return clause is not None and (clause["relates"] is not None or RELATIVE.search(found.text) is not None)


def _is_of_name(word: str) -> bool:
    """Whether a word is a name or a year, of which a definition seldom speaks; “Earth's” and “pH” are none."""
    is_name = word[:1].isupper() and word[1:2].islower() and word.partition("'")[0].partition("’")[0] not in _HEAVENLY
    return (is_name and OF_PEOPLES.search(word) is None) or (word.isdecimal() and len(word) == len("1990"))


def _are_new(text: str, vocabulary: Vocabulary) -> bool:
    """Whether each “the …” in a meaning is of what the lesson speaks of nowhere else, and so was not named before."""
    return all(
        (found["behind"] or "").strip() in _OF_ITS_OWN or vocabulary.counts.get(found["noun"], 0) < _TWICE
        for found in _DEFINITE.finditer(text)
    )
