"""The closed classes of English words that the guards and the patterns speak of, all casefolded."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(words.split())


PERSONAL = word_set("i you he she it we they me him her us them oneself itself themselves")
"""Pronouns: a phrase that holds one cannot stand alone on a card."""

POSSESSIVE = word_set("my your his its our their whose")
"""Possessives, which point at somebody named elsewhere."""

DEMONSTRATIVE = word_set("this that these those such here there")
"""Words that point at something outside their sentence."""

QUANTIFIERS = word_set(
    "multiple everything everyone everybody something anything nothing "
    "all any both each either enough every few fewer less many more most much neither no none other others "
    "another several some various certain same own what which who whom how why when where"
)
"""Words that begin a phrase without naming anything: a question about “some metals” has no one answer."""

COUNTING = frozenset({"all", "most", "many"})
"""Quantifiers of a statement about a whole kind, for which one can ask why it is so."""

ARTICLES = frozenset({"a", "an", "the"})
COLOURS = word_set("black blue brown green grey gray orange pink purple red white yellow")

PREPOSITIONS = word_set(
    "about above across after against along among around as at before behind below beneath beside besides "
    "between beyond by despite during except for from in inside into like near of off on onto outside over "
    "per since than through throughout to toward towards under underneath unlike until up upon via with "
    "within without"
)

CONJUNCTIONS = word_set(
    "and or but nor so yet because although though while whereas if unless when whenever where wherever "
    "since once until as that whether"
)

RELATIVES = word_set("that which who whom whose where when why how what whether")
"""Words that open a clause; a phrase that holds one was not cut at its end."""

BE = word_set("is are was were be been being")

AUXILIARIES = BE | word_set(
    "am has have had having do does did can could will would shall should may might must cannot can't "
    "won't isn't aren't wasn't weren't doesn't don't didn't hasn't haven't hadn't couldn't wouldn't shouldn't mustn't "
    "it's that's there's"
)

REMARKS = word_set(
    "note notes tip hint warning caution important remember example examples exercise figure table source reading task "
    "goal aim objective homework deadline update summary step part day week"
)
"""Words that, set off before a text, say what it is for, and are no term that it explains."""

HEDGES = word_set(
    "may might could would should must shall will perhaps maybe probably possibly likely unlikely seem "
    "seems seemed appear appears appeared apparently supposedly presumably arguably hopefully allegedly "
    "think thinks believe believes believed suppose supposed expect expects expected tend tends tended"
)
"""Words that take back what the sentence says, or say it of the future."""

OPINIONS = word_set(
    "best-loved best-known go-to "
    "best better worst worse great greatest good bad easy easier easiest hard harder nice interesting "
    "interestingly surprisingly obviously clearly unfortunately fortunately luckily sadly sure amazing "
    "awesome beautiful unfortunate incredibly pretty actually basically simply really very quite"
)
"""Words of an author's opinion, which is no fact to learn."""

READER = word_set(
    "i i'm i've i'd i'll me my mine myself you you're you've you'll you'd your yours yourself we we're "
    "we've we'll we'd our ours ourselves let's"
)
"""The author and the reader: a sentence about them belongs to the lesson and not to its subject.

The pronoun “us” is found by its small letters, for “US” is a country.
"""

GENERIC_HEADS = word_set(
    "way ways example examples result results lesson lessons section sections chapter chapters part parts "
    "thing things kind kinds type types case cases reason reasons problem problems step steps point points "
    "idea ideas question questions answer answers fact facts others above below following former latter "
    "rest figure table first second third last next today yesterday tomorrow user users people person "
    "someone somebody everyone everybody anything everything something nothing lot number amount "
    "difference advantage disadvantage purpose goal aim process approach method system author authors note "
    "notes exercise"
)
"""Heads that name nothing by themselves."""

ADVERBS = word_set(
    "also now still often usually typically generally commonly widely mainly mostly currently today always "
    "fully completely entirely partly largely primarily normally first originally later initially finally "
    "soon already once then again only just even never quickly rapidly recently officially historically "
    "traditionally independently jointly formally famously publicly successfully"
)

PARTICIPLES = word_set(
    "been become begun grown gone come taken made given seen found led brought built spread risen fallen "
    "kept held lost won shrunk driven drawn known shown born written meant thought said sold sent set "
    "put left bound"
)
"""Participles that do not end in -ed, which after “has” or “are” are verbs and no things."""

FINITE_VERBS = word_set(
    "adds allows allowed applies acts asks became become becomes began begins brings broke builds built "
    "calls called came carries carried causes caused changes changed combines comes compiles connects "
    "consists contains contained controls converts covers created creates defines depends describes "
    "described determines developed develops died diverges does divides enables ended ends exists explains "
    "extends falls fell follows followed forms formed found gave gets gives goes got grew grows handles "
    "happens helps helped holds held includes included increases introduced introduces invented joined "
    "keeps kept knows lacks leads leaves led left lets lies lived lives looks lost made makes manages "
    "means measures moves moved needs occurs occurred offers offered opened operates orbits passes "
    "performs played plays prevents produced produces protects proved provides provided published puts "
    "reached reaches reads received receives refers reflects released remains remained removes replaced "
    "replaces represents requires returned returns rose rises runs ran says separates serves served shows "
    "showed sits solves spans speaks stands started starts stays stores supplies supports supported takes "
    "taught tells took transforms treats turns turned uses used wants went won works worked writes wrote "
    "make provide include require contain "
    "absorbs accepts achieves adopts attaches attracts avoids behaves binds collects competes conducts contributes "
    "destroys detects differs diffuses digests disappears dissolves dominates emerges emits employs ensures erupts "
    "establishes evaporates expands extracts fails generates ignores improves invades involves joins kills lasts "
    "maintains melts migrates opposes oxidizes participates possesses prefers preserves protects reacts recommends "
    "reduces regulates rejects relies retains reveals revolves rotates secretes shrinks stores survives swells "
    "transmits travels transfers varies vibrates weakens chose drew drove ate flew froze hid knew ran saw sang sank "
    "spoke swam threw wore floats flows burns sinks lowers raises freezes boils erodes conducts repels pulls pushes"
)
"""Common verbs in the forms of a statement, by which the end of a subject is found where there is no
auxiliary."""

VAGUE = word_set(
    "file files folder directory page table list line server repository team user users database apparatus app "
    "application area book building city company concept compound device disease drug effect element "
    "engine equation experiment formula framework game idea instrument invention language law machine material "
    "medicine method model movie organization paper part phenomenon plan principle procedure process product program "
    "project protocol rule scale school settlement software species style substance system technique technology "
    "term test theory tool town treatment vaccine version village virus word work"
)
"""Nouns under which many things fall: “the device” is one that was named before."""

TO_BE = word_set("is are was were")
POSSESSIVES = word_set("its their his her")

PEOPLES = word_set(
    "african american arab argentine asian australian austrian belgian brazilian british canadian chinese czech danish "
    "dutch egyptian english european finnish french german greek hungarian indian iranian iraqi irish israeli italian "
    "japanese korean mexican nordic norwegian polish portuguese roman russian scottish spanish swedish swiss "
    "taiwanese turkish welsh"
)
"""Adjectives of peoples, which have a capital and are no names."""

OF_WORLD = ("world's", "world’s")
"""What makes one of a kind of the first or the oldest of many: “the world's first veterinary school”."""
