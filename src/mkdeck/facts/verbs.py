"""The verbs whose forms the questions need: “rises” is asked for as “Why does … rise?”.

A closed table: a verb that is not in it is not bent.
"""

from __future__ import annotations

_REGULAR = (
    "absorb accumulate adapt age breathe breed dilate contaminate evolve hatch hibernate hunt molt mutate overheat "
    "pollinate ripen sleep stun sweat wither absorb accept achieve act add adopt affect allow appear apply assemble "
    "attach attack attract avoid behave bend bind block boil bond break burn carry cause change collapse collect "
    "combine compete conduct connect consist contain continue contract contribute control convert cool cost cover "
    "create cross decline decompose decrease defeat deliver depend describe destroy detect develop differ diffuse "
    "digest disappear dissolve divide dominate emerge emit employ enable end enter erupt establish evaporate exist "
    "expand explode export extend extract fail favor favour ferment float flow follow form function generate grant "
    "grow happen harden heat help ignore import improve increase invade introduce invest involve join kill lack last "
    "launch lead limit live look lower maintain melt migrate move need nest occur offer open operate orbit oppose "
    "organize originate oxidize participate pass perform play poison possess prefer preserve prevent process produce "
    "protect provide pull pump push raise react recommend reduce reflect refuse regulate reject release rely remain "
    "remove repel replace reproduce require resist result return revolve rotate rust scatter secrete separate serve "
    "settle shorten shrink shrivel signal slow span spread start stay stop store strengthen struggle suffer supply "
    "support surrender survive swell switch taste trap travel turn use vary vest veto vibrate visit want warm weaken "
    "weigh work"
)
_ACTIONS = (
    "absorb add analyze balance block break build carry catalyze check clean collect combine compile connect "
    "control convert coordinate copy create decode delete deliver detect determine digest direct display distribute "
    "divide encode encrypt execute extract filter generate guide handle hold inhibit join keep link list lower "
    "maintain manage measure modify move organize package prevent print process produce protect pull pump "
    "push raise receive record reduce regulate release remove render repair replace restore return scan secrete "
    "select send separate show sort speed stimulate stop store supply synthesize track transfer "
    "transform translate transmit transport trap trigger turn update validate verify"
)
_DOING = (
    "adapt adjust align analyse assemble assign attach bounce calculate capture catch certify change choose clear "
    "compare compute cover cut decide define describe detach discover dissolve draw drop enable estimate examine "
    "exchange expose fill find fit flag forward grade group guarantee identify imitate import inject interpret "
    "introduce lay let listen locate log map mark match melt merge mix monitor normalise normalize number "
    "order parse permit pick place plan plot predict prepare prescribe press protect prove publish raise rank reach "
    "read recognise recognize recover refuse reject report represent "
    "reserve resolve reveal rotate route run sample save say scale schedule score search serve set shape share "
    "shift simulate smooth sort specify split squeeze strip supervise swap switch sync teach tell test time trace "
    "treat wake warn wash watch weigh write"
)
_IRREGULAR = {
    "become": "became", "begin": "began", "bend": "bent", "bind": "bound", "blow": "blew", "break": "broke",
    "bring": "brought", "build": "built", "choose": "chose", "come": "came", "cost": "cost",
    "draw": "drew", "drive": "drove", "eat": "ate",
    "fall": "fell", "feed": "fed", "feel": "felt", "fight": "fought", "find": "found", "fly": "flew",
    "freeze": "froze", "get": "got", "give": "gave", "go": "went", "grow": "grew", "hide": "hid", "hold": "held",
    "keep": "kept", "know": "knew", "lay": "laid", "lead": "led", "leave": "left", "lie": "lay", "lose": "lost",
    "make": "made", "meet": "met", "pay": "paid", "ride": "rode", "rise": "rose", "run": "ran", "see": "saw",
    "sell": "sold", "send": "sent", "set": "set", "shine": "shone", "shrink": "shrank", "sing": "sang",
    "sink": "sank", "speak": "spoke", "spread": "spread", "stand": "stood", "swim": "swam", "take": "took",
    "teach": "taught", "tell": "told", "think": "thought", "throw": "threw", "wear": "wore", "win": "won",
    "write": "wrote",
}  # fmt: skip
_DOUBLED = frozenset({"prefer", "occur", "stop", "trap", "span", "repel", "propel", "control", "scan", "stun"})
_VOWELS = "aeiou"


def third_person(base: str) -> str:
    """Return the form of one thing in the present: “carries” for “carry”."""
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return base + (base[-1] if base in _DOUBLED else "") + "ed"


ACTIONS = frozenset(_ACTIONS.split())
"""What something does to something else, in the form that stands behind “do”."""

DOING = ACTIONS | frozenset(_DOING.split())
"""What a thing with a name of its own does, be it a program, a standard or an instrument."""

KEEPS = frozenset(
    [
        "maintains",
        "owns",
        "publishes",
        "governs",
        "hosts",
        "administers",
        "oversees",
        "makes",
        "sells",
        "develops",
        "distributes",
    ]
)
"""Verbs of the active whose object is asked for by who does it, not by what somebody does."""

BASES = frozenset(_REGULAR.split()) | ACTIONS | frozenset(_IRREGULAR)
"""All verbs of the table, in the form that stands behind “do”."""

OF_THIRD_PERSON = {third_person(base): base for base in BASES}
"""The form of one thing in the present (“rises”), and its base."""

OF_PAST = {_past(base): base for base in BASES if base not in _IRREGULAR} | {
    past: base for base, past in _IRREGULAR.items() if past not in BASES
}
"""The form of the past (“rose”), and its base; what is a base as well (“cost”, “spread”) is left out."""


def is_verb(word: str) -> bool:
    """Whether a word may be one of the table's verbs in a statement; it may be a noun as well."""
    return word in BASES or word in OF_THIRD_PERSON or word in OF_PAST


def auxiliary_and_base(verb: str, *, many: bool) -> tuple[str, str] | None:
    """Return the auxiliary that opens a question about a full verb, and the verb's form behind it.

    `many` tells that the subject is one of many things, of which a base form may be said. None where the verb
    is not in the table, or the form does not agree.
    """
    verb = verb.casefold()
    if verb in OF_PAST:
        return "did", OF_PAST[verb]
    if verb in OF_THIRD_PERSON and not many:
        return "does", OF_THIRD_PERSON[verb]
    if verb in BASES and many:
        return "do", verb
    return None
