"""How a thing of a table is named in the question that is asked of it."""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.cards import Inline
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.words import PEOPLES, PREPOSITIONS, word_set
from mkdeck.headings.headers import as_whole, is_attribute, looks_like_adjective, names_quality, of_several, within
from mkdeck.headings.titles import is_plural, singular
from mkdeck.parsing.inline import escape, is_wholly, to_markdown
from mkdeck.recognition.recorded_things import (
    MAY_BE_SOMEBODY,
    OF_NAMES,
    ORDINAL,
    ROMAN,
    SMALL_WORDS,
    UNTOLD,
    Things,
    is_adjective_name,
    is_made_up,
    is_small_name,
    is_sure_name,
)
from mkdeck.recognition.recorded_trades import DOES, is_worker
from mkdeck.wording.words import plain, words

STANDS_FOR = "What does {} stand for?"
_SHORT_NAME = 2
_NUMBERED = word_set("phase stage class type category group level period grade")
"""Kinds that have numbers or letters for names: “phase I”."""
_OWN = re.compile(r"(?:what|who) (?:is|are) (?:its|the) ")
_BETWEEN_WORDS = re.compile(r"[ -]")
_GLOSS = re.compile(r"\s\([^()]*\)$")
_LONGEST_BEFORE = 3
_OF_PROCESS = re.compile(r"(?:ing|ion|logy|graphy|metry|scopy|sis)$")
_AFTER_PLACES = word_set("battle siege treaty")
"""Events that have the names of places."""
_AT_PLACES = word_set("eruption earthquake fire siege famine flood")
"""Events that are named by where they happened: “the eruption of Mount St. Helens”."""
_AFTER_SOMEBODY = word_set("disease infection")
_SAID_BEFORE = word_set("app application browser font framework game library plugin software typeface")
"""Kinds that stand before the names of what is one of them."""
_BUILDINGS = word_set("mosque tower palace temple theatre museum library gate monument pyramid synagogue")
_OWN_ARTICLES = word_set("the lake mount la le les el il lo los las der die das")
_PARTS = word_set("stage phase layer zone store")
"""Kinds whose names are never those of somebody."""
_OF_WATER = word_set("ocean sea")


def front_of(things: Things, name: Inline, asked: str) -> str:
    """Return the question about one thing; nothing where its name does not say enough of what it is."""
    bare = to_markdown(Inline(name.text, tuple(mark for mark in name.marks if mark.kind in ("emphasis", "html"))))
    if asked == STANDS_FOR and len(name.text) > _SHORT_NAME:
        return asked.format(bare)
    if asked == DOES and len(name.text) > _SHORT_NAME and name.text.isalnum() and not name.text[1:].islower():
        return asked.format(bare)
    kind = plain(things.kind)
    is_title = is_wholly(name, "emphasis")
    is_told = is_title or kind in UNTOLD or _names_its_kind(name.text, kind)
    is_generic = singular(kind.rpartition(" ")[2]) in words("kind")
    is_whole = not asked.startswith("{}")
    whole = asked if is_whole else as_whole(asked.removeprefix("{}: "))
    is_of_title = is_generic and bool(things.title) and not is_title and not is_whole
    if whole and not is_of_title and not things.as_they_stand and _is_sure(things, asked):
        thing = _within_question(things, name.text, bare, is_title=is_title, is_told=is_told)
        if thing:
            is_of_many = thing[:1].islower() and not thing.startswith("the ") and are_several(name.text)
            return (of_several(whole) if is_of_many else whole).format(thing)
    if is_whole:
        asked = _told_apart(asked, kind, name.text)
    return _labelled(things, name, bare, asked, is_title=is_title, is_told=is_told, is_generic=is_generic)


def _labelled(
    things: Things, name: Inline, bare: str, asked: str, *, is_title: bool, is_told: bool, is_generic: bool
) -> str:
    """Return what is asked behind a name that does not fit into a question; nothing where it means too little."""
    kind = plain(things.kind)
    if is_generic and things.title and not is_title:
        return asked.format(f"{escape(things.title)} – {bare}")
    if is_told:
        return asked.format(bare)
    if things.as_they_stand:
        return asked.format(f"{bare} ({escape(things.kind)})" if things.kind else bare)
    if are_several(name.text):
        asked = of_several(asked)
    subject = _subject(things, name, bare, is_whole=is_generic and _is_question(asked))
    is_brief = singular(kind) in words("kind") and " " not in plain(name.text) and _is_plain(name.text)
    return asked.format(subject) if things.topic or (_is_sure(things, asked) and not is_brief) else ""


def _is_sure(things: Things, asked: str) -> bool:
    """Whether what is asked belongs to things of a kind; a table may tell anything at all of cities."""
    is_of_any = singular(plain(things.kind)) in words("anything") - words("organisation")
    return not is_of_any or not asked.startswith("{}") or is_attribute(plain(_OWN.sub("", asked.partition(": ")[2])))


def _names_its_kind(name: str, kind: str) -> bool:
    """Whether a name holds the noun of its kind: “Apache HTTP Server”."""
    return singular(kind.rpartition(" ")[2]) in map(singular, plain(name).split())


def _within_question(things: Things, name: str, bare: str, *, is_title: bool, is_told: bool) -> str:
    """Write a name as it stands within a whole question; nothing where it is not sure to fit into one."""
    kind = plain(things.kind)
    noun = singular(kind.rpartition(" ")[2])
    is_of_noun = kind in words("kind") and things.title.isalpha() and not is_plural(things.title.casefold())
    if noun in _OF_WATER and not is_told:
        return f"the {bare} {noun.capitalize()}"
    is_adjective = things.are_adjectives and (is_of_noun or not is_told) and is_adjective_name(name)
    if is_adjective or (things.are_modifiers and not is_told and not is_title and re.sub("[ -]", "", name).isalpha()):
        return _with_kind(things, bare)
    if is_title:
        return bare
    is_sign = len(name) == 1 or (_is_short(name) and any(map(str.isdigit, name)))  # “vitamin A”, but “UV”
    if written := "" if is_sign else _by_kind(things, kind, name, bare):
        return written
    if things.are_numbered and not is_told and noun:
        return _before_kind(things, bare)
    if plain(name).rpartition(" ")[2] in _BUILDINGS and _has_capitals(name):
        return f"the {bare}"
    may_stand = not things.title and not is_told and not _is_short(name) and _stands_before(name)
    if may_stand and _is_of("before_kind", kind):
        return _before_kind(things, bare)
    if is_told and " " in plain(name) and kind not in UNTOLD and name[:1].isupper():
        return _named_with_kind(things, name, bare)
    if singular(kind) in words("named") or kind.endswith(" name"):
        return f"*{bare}*" if kind.endswith(" name") and bare.isalpha() else bare
    return _proper(things, name, bare, noun)


def _by_kind(things: Things, kind: str, name: str, bare: str) -> str:
    """Write the name of a thing whose kind tells whether it has an article: “the biceps”, “the Danube”, “copper”."""
    noun = singular(kind.rpartition(" ")[2])
    if noun in words("trade") and is_worker(name):
        return f"{'an' if bare[:1].casefold() in 'aeiou' else 'a'} {_lowered(bare)}"
    if _is_of("article_named", kind) and things.are_made_up:
        return bare  # “PostGIS” and “Leaflet” are components that have names of their own
    if _is_of("article_named", kind) and not is_small_name(name):
        written = _lowered(bare)
        return written if are_several(name) else f"the {written}"
    opens = plain(name).partition(" ")[0]
    if noun in _AFTER_SOMEBODY and " " in name and not is_everyday(opens) and not looks_like_adjective(opens):
        return bare  # “Lyme disease”
    if _is_of("uncounted", kind):
        return _lowered(bare)
    if event := _event(noun, name, bare):
        return event
    if noun == "lake" and opens not in ("lake", "loch", "lough"):
        return f"Lake {bare}"
    if _is_of("article_proper", kind) and opens not in _OWN_ARTICLES:
        return f"the {bare}"
    return ""


def _event(noun: str, name: str, bare: str) -> str:
    """Write the name of an event that is named by its place: “the Battle of Hastings”, “the eruption of Krakatoa”."""
    is_named = noun in plain(name).split()
    if noun in _AFTER_PLACES and not is_named and PREPOSITIONS.isdisjoint(plain(name).split()):
        return f"the {noun.capitalize()} of {bare}"
    if noun in _AFTER_PLACES and name[:1].isupper():
        return f"the {bare}"
    return f"the {noun} of {bare}" if noun in _AT_PLACES and name[:1].isupper() and not is_named else ""


def _is_of(table: str, kind: str) -> bool:
    """Whether a table of words holds a kind or its last noun."""
    return kind in words(table) or singular(kind.rpartition(" ")[2]) in words(table)


def _named_with_kind(things: Things, name: str, bare: str) -> str:
    """Write a name that holds the noun of its kind: “the Apache HTTP Server”; “Price elasticity” has no article."""
    if is_sure_name(name, things.spoken) or not bare[1:].islower():
        return f"the {bare}"
    noun = plain(name).rpartition(" ")[2]
    is_at_end = singular(noun) == singular(plain(things.kind).rpartition(" ")[2])
    if not is_at_end or names_quality(noun):
        return ""
    return _lowered(bare) if is_plural(noun) else f"the {_lowered(bare)}"


def _stands_before(name: str) -> bool:
    """Whether a name is short enough to stand before its kind: “the round robin algorithm”."""
    spoken = plain(name).split()
    return len(spoken) <= _LONGEST_BEFORE and SMALL_WORDS.isdisjoint(spoken) and re.sub(r"[ –-]", "", name).isalnum()


def _before_kind(things: Things, bare: str) -> str:
    """Write a name that stands before its kind: “the first normal form (1NF)”."""
    gloss = _GLOSS.search(bare)
    first, told = (bare[: gloss.start()], gloss[0]) if gloss else (bare, "")
    opens = re.split(r"[ –-]", first)[0].casefold()
    is_part = singular(plain(things.kind).rpartition(" ")[2]) in _PARTS
    is_common = is_part or is_everyday(opens) or opens in things.spoken or _OF_PROCESS.search(opens) is not None
    return f"the {_lowered(first) if is_common else first} {_kind(things)}{told}"  # “the Dijkstra algorithm”


def _lowered(bare: str) -> str:
    """Write a name as a common noun; one with capitals or digits within stays as it is, “Boeing 747”."""
    first = bare.partition(" ")[0]
    plain_part = _GLOSS.sub("", bare)
    is_common = plain_part[1:] == plain_part[1:].lower() and not any(map(str.isdigit, plain_part))
    is_of_people = first.casefold() in PEOPLES or first.endswith(("'s", "’s"))
    is_common = is_common and len(first) > 1 and not is_of_people and "–" not in first
    return bare[:1].lower() + bare[1:] if is_common else bare


def _proper(things: Things, name: str, bare: str, noun: str) -> str:
    """Write a name that is a proper one, with its kind before it unless things of that kind go by their names alone."""
    kind = plain(things.kind)
    is_sure = is_sure_name(name, things.spoken)
    if kind in UNTOLD:
        return bare if is_sure and is_made_up([word for word in _BETWEEN_WORDS.split(name) if word]) else ""
    is_bearer = noun in words("bearer") or noun.endswith(("ist", "ian"))
    if is_bearer and (is_sure or (things.are_named and _has_capitals(name))):
        return bare
    if is_bearer and is_small_name(name):
        return f"the {_kind(things)} {bare}"  # “the server nginx”
    if noun in _SAID_BEFORE and _has_capitals(name):
        return f"the {_kind(things)} {bare}"  # “the software Live”, whose name is a word of every day
    is_kind = noun not in words("kind") and noun not in OF_NAMES and noun not in words("anything")
    is_sign = len(name) == 1 or not name.isalpha() or ROMAN.fullmatch(name.casefold()) is not None
    may_have = (is_kind or singular(kind) in _NUMBERED) and noun not in OF_NAMES and not things.word
    if _is_short(name) and is_sign and may_have:
        return f"{_kind(things)} {bare}"
    if things.are_products and is_kind and is_sure and _has_capitals(name):
        return f"the {bare} {_kind(things)}"  # “the Minimoog synthesizer”
    is_told = " " in name or is_made_up([name])  # “Prevalence” may be a common noun
    is_kind = is_kind or (is_made_up([name]) and noun == "model")
    if is_kind and is_told and (is_sure or things.are_named) and _has_capitals(name):
        return f"the {_kind(things)} {bare}"
    return ""


def _has_capitals(name: str) -> bool:
    """Whether each word of a name that is no small one has a capital: “Pure Data”."""
    told = [word for word in _BETWEEN_WORDS.split(name) if word and word not in SMALL_WORDS]
    return bool(told) and all(word[0].isupper() or word[0].isdigit() for word in told) and told[0][0].isupper()


def _with_kind(things: Things, bare: str) -> str:
    """Write an adjective with the noun that it stands before: “the aortic valve”, “basaltic magma”."""
    small = bare.casefold()
    is_of_place = small.endswith(("ian", "ean")) and small not in things.spoken and not is_everyday(small)
    is_proper = bare in things.proper or is_of_place or not bare[1:].islower() or _is_proper_modifier(things, bare)
    written = bare if is_proper else bare[:1].lower() + bare[1:]
    kind = _kind(things)
    if plain(kind) in words("kind") and things.title.isalpha():
        return f"{written} {within(things.title)}"  # “Unemployment”, of which there are types
    noun, _, last = kind.rpartition(" ")
    return f"{written} {noun}" if noun and last in words("kind") else f"the {written} {kind}"


def _is_proper_modifier(things: Things, bare: str) -> bool:
    """Whether a name before its kind is one of somebody, “Phillips”, as far as its lesson writes it."""
    small = bare.casefold()
    is_word = is_adjective_name(bare) or is_everyday(small) or small in things.spoken
    return things.are_modifiers and not is_word and not bare.islower()


def _told_apart(asked: str, kind: str, name: str) -> str:
    """Return a whole question behind the name of which it is asked: “{}: what is its cause?”."""
    is_somebody = MAY_BE_SOMEBODY.search(kind) is not None
    if asked.endswith(" in {}?") and asked.startswith("What is the "):
        return f"{{}}: {asked[:1].lower()}{asked[1:].removesuffix(' in {}?')}?"
    if not asked.endswith(" of {}?"):
        who = "they" if is_somebody and " did {} " in asked else "it"
        return f"{{}}: {asked[:1].lower()}{asked[1:].format(who)}"
    opening, _, told = asked.removesuffix(" of {}?").partition(" the ")
    return f"{{}}: {opening.lower()} {'the' if is_somebody or are_several(name) else 'its'} {told}?"


def _subject(things: Things, name: Inline, bare: str, *, is_whole: bool) -> str:
    """Write a name as it stands before its question: with its kind, unless that says nothing or the name is `whole`."""
    kind = plain(things.kind)
    is_glossed = " (" in bare and bare.endswith(")")
    noun = singular(kind.rpartition(" ")[2])
    if (
        _is_short(name.text)
        and kind
        and noun not in OF_NAMES
        and (noun not in words("kind") or singular(kind) in _NUMBERED)
    ):
        return f"{things.kind} {bare}" + (f" of {things.word}" if things.word else "")
    if kind and things.are_modifiers and noun not in plain(name.text).split() and not is_glossed:
        return f"{bare} {_kind(things)}"  # “Half cadence”
    if kind and bare[:1].isdigit() and noun not in words("kind"):
        return f"{things.kind} {bare}"  # “Drain size 50 mm”
    if kind and ORDINAL.fullmatch(bare):
        return f"{bare} {_kind(things)}"  # “First estate”
    is_bare = is_glossed or not kind or noun in OF_NAMES or (is_whole and " " in bare)
    return bare if is_bare else f"{bare} ({_kind(things)})"


def _is_short(name: str) -> bool:
    """Whether a name is a letter or a number, which says nothing without its kind: “phase II”."""
    return len(name) <= _SHORT_NAME or ROMAN.fullmatch(name.casefold()) is not None


def are_several(name: str) -> bool:
    """Whether a name is of many things: “Bast fibres”, but not “Kerberos”."""
    first, _, last = name.rpartition(" ")
    return (
        len(last) > _SHORT_NAME
        and is_plural(last.casefold())
        and (is_everyday(singular(last.casefold())) or (bool(first) and last.islower()))
    )


def _is_question(asked: str) -> bool:
    """Whether what is asked for is a question of its own, “what is it good at?”, and no label: “genome?”."""
    return asked.partition(": ")[2].startswith(("what ", "which ", "who ", "where ", "when ", "why ", "how "))


def _kind(things: Things) -> str:
    """Write the kind within a question, for one thing."""
    first, _, last = within(things.kind).rpartition(" ")
    return escape(f"{first} {singular(last)}".strip())


def _is_plain(name: str) -> bool:
    """Whether a name is an ordinary word or a letter, which means little alone."""
    return len(name) <= _SHORT_NAME or name[1:] == name[1:].lower()
