"""The verbs that bring something about: “developed by”, “written by”, and “Who wrote …?”."""

from __future__ import annotations

_REGULAR = (
    "acquired adopted approved assembled authored announced coined commissioned completed composed "
    "conceived constructed contributed created decoded deployed derived described designed detected "
    "developed devised directed discovered distributed donated engineered established explored filmed "
    "finalised finalized finished formed formulated founded identified implemented inaugurated inspired introduced "
    "invented isolated issued launched manufactured named open-sourced opened organized organised originated painted "
    "patented performed pioneered popularized popularised ported posted presented produced programmed "
    "proposed proved published purchased ratified recorded released sculpted shipped signed sponsored standardized "
    "standardised started synthesized synthesised uploaded unveiled bought bred built"
)
_IRREGULAR = {
    "made": "made",
    "written": "wrote",
    "begun": "began",
    "drawn": "drew",
    "shown": "showed",
    "set up": "set up",
    "taken over": "took over",
}
PAST = {word: word for word in _REGULAR.split()} | _IRREGULAR
"""The verbs that bring something about: the form of the passive, and the form of “Who …?”."""

PARTICIPLE = {past: participle for participle, past in PAST.items()}
"""The same verbs the other way round."""

FIRST = r"(?: (?P<first>first|originally|initially|independently|jointly|officially|formally))?"
VERBS = "|".join(sorted(PAST))

WORDS_OF_DEEDS = frozenset(verb.partition(" ")[0] for verb in PAST)
"""The words without which no passive tells of a deed."""
_LEADS = ("first", "originally", "initially")


def opens_with_deed(text: str) -> bool:
    """Whether a text opens with one of these verbs, or the first word of it, as few do."""
    first, _, rest = text.partition(" ")
    word = first.casefold()
    return word in WORDS_OF_DEEDS or (word in _LEADS and rest.partition(" ")[0].casefold() in WORDS_OF_DEEDS)
