"""Which words can be forms of verbs, of which verb, and how sure that is.

`verbs.txt` holds the verbs; what is not in it is no verb here. English spells most forms by rule, the others stand
in a table.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from mkdeck import lazy_re as re
from mkdeck.values import dataclass

Form = Literal["base", "third", "past", "participle", "gerund"]
"""“write”, “writes”, “wrote”, “written”, “writing”; a form in “-ed” is a past, and may be a participle."""

Certainty = Literal["always", "mostly", "seldom"]
"""How often a word that can be a verb is one."""

_IRREGULAR = """
arise arose arisen, bear bore borne, beat beat beaten, become became become, begin began begun, bend bent bent,
bet bet bet, bind bound bound, bite bit bitten, bleed bled bled, blow blew blown, break broke broken,
breed bred bred, bring brought brought, build built built, burn burnt burnt, buy bought bought, cast cast cast,
catch caught caught, choose chose chosen, cling clung clung, come came come, cost cost cost, creep crept crept,
cut cut cut, deal dealt dealt, dig dug dug, draw drew drawn, drink drank drunk, drive drove driven, eat ate eaten,
fall fell fallen, feed fed fed, feel felt felt, fight fought fought, find found found, flee fled fled,
fly flew flown, forbid forbade forbidden, forget forgot forgotten, freeze froze frozen, get got gotten,
give gave given, go went gone, grind ground ground, grow grew grown, hang hung hung, hear heard heard,
hide hid hidden, hit hit hit, hold held held, hurt hurt hurt, keep kept kept, know knew known, lay laid laid,
lead led led, leap leapt leapt, learn learnt learnt, leave left left, lend lent lent, let let let, lie lay lain,
light lit lit, lose lost lost, make made made, mean meant meant, meet met met, overcome overcame overcome,
overthrow overthrew overthrown, pay paid paid, put put put, read read read, ride rode ridden, ring rang rung,
rise rose risen, run ran run, say said said, see saw seen, seek sought sought, sell sold sold, send sent sent,
set set set, shake shook shaken, shed shed shed, shine shone shone, shoot shot shot, show showed shown,
shrink shrank shrunk, shut shut shut, sing sang sung, sink sank sunk, sit sat sat, sleep slept slept,
slide slid slid, speak spoke spoken, speed sped sped, spend spent spent, spin spun spun, split split split,
spread spread spread, spring sprang sprung, stand stood stood, steal stole stolen, stick stuck stuck,
strike struck struck, swear swore sworn, sweep swept swept, swell swelled swollen, swim swam swum,
swing swung swung, take took taken, teach taught taught, tear tore torn, tell told told, think thought thought,
throw threw thrown, undergo underwent undergone, understand understood understood, wake woke woken,
wear wore worn, weave wove woven, win won won, wind wound wound, withdraw withdrew withdrawn, write wrote written,
rewrite rewrote rewritten, override overrode overridden, overtake overtook overtaken, outgrow outgrew outgrown,
undertake undertook undertaken, withstand withstood withstood, uphold upheld upheld, foresee foresaw foreseen,
beget begot begotten, bid bade bidden, sow sowed sown, sew sewed sewn, saw sawed sawn, mow mowed mown,
prove proved proven, strive strove striven, tread trod trodden, sling slung slung
"""

_PAST = re.compile(r"(?!hundred|sacred|naked|wicked|crooked|rugged|kindred|hatred)[a-z-]{3,}[^e]ed")
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One reading of a word: the verb's base, which form of it the word is, and how sure it is that it is a verb."""

    base: str
    form: Form
    certainty: Certainty


@cache
def _verbs() -> dict[str, Certainty]:
    """Return every verb of the lexicon with its certainty."""
    found: dict[str, Certainty] = {}
    certainty: Certainty = "seldom"
    names: dict[str, Certainty] = {"[always]": "always", "[mostly]": "mostly", "[seldom]": "seldom"}
    for line in Path(__file__).with_name("verbs.txt").read_text(encoding="utf-8").splitlines():
        if line in names:
            certainty = names[line]
        elif not line.startswith("#"):
            found |= dict.fromkeys(line.split(), certainty)
    return found


@cache
def _irregular() -> dict[str, tuple[tuple[str, Form], ...]]:
    """Return the verbs and forms that a word spelt by no rule can be."""
    found: dict[str, tuple[tuple[str, Form], ...]] = {}
    for row in _IRREGULAR.split(","):
        base, past, participle = row.split()
        found[past] = (*found.get(past, ()), (base, "past"))
        if participle != past:
            found[participle] = (*found.get(participle, ()), (base, "participle"))
    return found


@cache
def verb_forms(word: str) -> tuple[VerbForm, ...]:
    """Return the readings of a casefolded word as a form of a verb, the likeliest first; none where it is no verb."""
    verbs = _verbs()
    readings = list(_irregular().get(word, ()))
    if word in verbs:
        readings.append((word, "base"))
    readings += [(base, form) for base, form in _regular(word) if base in verbs]
    if not readings and _PAST.fullmatch(word):
        return (VerbForm(word.removesuffix("ed"), "past", "seldom"),)  # “chaired”: of a noun, by its ending
    # The base of “ground” is listed; that of a rarer irregular verb may not be, which is a verb then for what it looks.
    return tuple(VerbForm(base, form, verbs.get(base, "mostly")) for base, form in dict.fromkeys(readings))


def is_third_person(word: str) -> bool:
    """Whether a casefolded word is sooner what somebody does than the plural of a noun: “runs”, “comes”."""
    return any(form.form == "third" and form.certainty != "seldom" for form in verb_forms(word))


@cache
def names_of_forms(word: str) -> frozenset[Form]:
    """Return which forms of verbs a casefolded word can be."""
    return frozenset(form.form for form in verb_forms(word))


def is_likely_verb(word: str) -> bool:
    """Whether a word is more likely a verb than not, before which another one is a noun: “IQ tests *have* …”."""
    return any(form.form in ("base", "past") and form.certainty != "seldom" for form in verb_forms(word))


def is_only_past(word: str) -> bool:
    """Whether a word is a past that is spelt otherwise than its participle, and no base either: “took”, “wrote”."""
    return word in _only_pasts()


@cache
def _only_pasts() -> frozenset[str]:
    rows = [row.split() for row in _IRREGULAR.split(",")]
    others = {form for base, _, participle in rows for form in (base, participle)}
    return frozenset(past for _, past, _ in rows if past not in others)


def _regular(word: str) -> list[tuple[str, Form]]:
    """Return the bases that a word would have by the rules of spelling."""
    found: list[tuple[str, Form]] = []
    if word.endswith("s") and not word.endswith("ss"):
        found.append((word[:-1], "third"))
        if word.endswith("es"):
            found.append((word[:-2], "third"))
        if word.endswith("ies"):
            found.append((word[:-3] + "y", "third"))
    forms: tuple[tuple[str, Form], ...] = (("ed", "past"), ("ing", "gerund"))
    for ending, form in forms:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            found += [(stem + "e", form)] if stem.endswith(("az", "iz", "oz")) else [(stem, form), (stem + "e", form)]
            if stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
                found.append((stem[:-1], form))
            if stem.endswith("i") and form == "past":
                found.append((stem[:-1] + "y", form))
            if stem.endswith("ck"):
                found.append((stem[:-1], form))
    return found
