"""How a thing of a table is named in the question that is asked of it."""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.cards import Inline
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.words import ARTICLES, CONJUNCTIONS, PREPOSITIONS, word_set
from mkdeck.headings.headers import is_attribute, of_several, within
from mkdeck.headings.titles import is_plural, singular
from mkdeck.parsing.inline import escape, to_markdown
from mkdeck.recognition.recorded_things import MAY_BE_SOMEBODY, OF_NAMES, ROMAN, UNTOLD, Things, is_adjective_name
from mkdeck.wording.words import plain, words

_SHORT_NAME = 2
_NUMBERED = word_set("phase stage class type category group level period grade")
"""Kinds that have numbers or letters for names: “phase I”."""
_OWN = re.compile(r"(?:what|who) (?:is|are) (?:its|the) ")
_PARTICLES = word_set("de von van der den la le di da del du al bin")
_SMALL_WORDS = ARTICLES | PREPOSITIONS | CONJUNCTIONS
_ORDINAL = re.compile(r"(?i)(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)")


def front_of(things: Things, name: Inline, asked: str) -> str:
    """Return the question about one thing; nothing where its name does not say enough of what it is."""
    bare = to_markdown(Inline(name.text, tuple(mark for mark in name.marks if mark.kind in ("emphasis", "html"))))
    kind = plain(things.kind)
    spoken = plain(name.text).split()
    is_title = any(mark.kind == "emphasis" and mark.end - mark.start == len(name.text) for mark in name.marks)
    is_told = is_title or kind in UNTOLD or singular(kind.rpartition(" ")[2]) in map(singular, spoken)
    if not asked.startswith("{}"):
        thing = _within_question(things, name.text, bare, is_title=is_title, is_told=is_told)
        if thing and (asked.endswith(" of {}?") or thing != f"the {bare}" or not bare[1:].islower()):
            return asked.format(thing)  # “hard grain” has no capital in “What is the hard grain used for?”
        asked = _told_apart(asked, kind, name.text)
    is_generic = singular(kind.rpartition(" ")[2]) in words("kind")
    if is_generic and things.title and not is_title:
        return asked.format(f"{escape(things.title)} – {bare}")
    if is_told:
        return asked.format(bare)
    if things.as_they_stand:
        return asked.format(f"{bare} ({escape(things.kind)})" if things.kind else bare)
    if _are_several(name.text):
        asked = of_several(asked)
    subject = _subject(things, name, bare, is_whole=is_generic and _is_question(asked))
    if singular(kind) in words("anything") and not is_attribute(plain(_OWN.sub("", asked.partition(": ")[2]))):
        return asked.format(subject) if things.topic else ""  # a label says what the lesson is about
    if singular(kind) in words("kind") and len(spoken) == 1 and _is_plain(name.text):
        return asked.format(subject) if things.topic else ""
    return asked.format(subject)


def _within_question(things: Things, name: str, bare: str, *, is_title: bool, is_told: bool) -> str:
    """Write a name as it stands within a whole question; nothing where it is not sure to fit into one."""
    kind = plain(things.kind)
    is_of_noun = kind in words("kind") and things.title.isalpha() and not is_plural(things.title.casefold())
    if things.are_adjectives and (is_of_noun or not is_told) and is_adjective_name(name):
        return _with_kind(things, bare)
    if is_told and " " in plain(name) and not is_title and kind not in UNTOLD and name[:1].isupper():
        return f"the {bare}"
    if singular(kind) in words("named") or is_title or kind.endswith(" name"):
        return f"*{bare}*" if kind.endswith(" name") and bare.isalpha() else bare
    return bare if _is_proper(name, kind, things.spoken) else ""


def _with_kind(things: Things, bare: str) -> str:
    """Write an adjective with the noun that it stands before: “the aortic valve”, “basaltic magma”."""
    written = bare if bare in things.proper else bare[:1].lower() + bare[1:]
    kind = _kind(things)
    if plain(kind) in words("kind") and things.title.isalpha():
        return f"{written} {within(things.title)}"  # “Unemployment”, of which there are types
    noun, _, last = kind.rpartition(" ")
    return f"{written} {noun}" if noun and last in words("kind") else f"the {written} {kind}"


def _told_apart(asked: str, kind: str, name: str) -> str:
    """Return a whole question behind the name of which it is asked: “{}: what is its cause?”."""
    is_somebody = MAY_BE_SOMEBODY.search(kind) is not None
    if not asked.endswith(" of {}?"):
        who = "they" if is_somebody and " did {} " in asked else "it"
        return f"{{}}: {asked[:1].lower()}{asked[1:].format(who)}"
    opening, _, told = asked.removesuffix(" of {}?").partition(" the ")
    return f"{{}}: {opening.lower()} {'the' if is_somebody or _are_several(name) else 'its'} {told}?"


def _is_proper(name: str, kind: str, spoken: frozenset[str]) -> bool:
    """Whether a name is one beyond doubt: its words have capitals, and the lesson writes none with a small letter."""
    parts = [word for word in re.split(r"[ -]", name) if word and word not in _SMALL_WORDS | _PARTICLES]
    bare = "".join(part if len(part) > _SHORT_NAME else part.rstrip(".") for part in parts)  # “J. Robert”
    if not parts or not all(word[0].isupper() for word in parts) or not bare.isalnum():
        return False
    is_common = all(word.casefold() in spoken or is_everyday(word.casefold()) for word in parts)
    is_signed = any(not word[1:].islower() for word in parts if len(word) > 1)
    if kind in UNTOLD:
        return is_signed
    return singular(kind.rpartition(" ")[2]) in words("bearer") and (is_signed or not is_common)


def _subject(things: Things, name: Inline, bare: str, *, is_whole: bool) -> str:
    """Write a name as it stands before its question: with its kind, unless that says nothing or the name is `whole`."""
    kind = plain(things.kind)
    is_glossed = " (" in bare and bare.endswith(")")
    noun = singular(kind.rpartition(" ")[2])
    is_short = len(name.text) <= _SHORT_NAME or ROMAN.fullmatch(name.text.casefold()) is not None
    if is_short and kind and noun not in OF_NAMES and (noun not in words("kind") or singular(kind) in _NUMBERED):
        return f"{things.kind} {bare}" + (f" of {things.word}" if things.word else "")
    if kind and _ORDINAL.fullmatch(bare):
        return f"{bare} {_kind(things)}"  # “First estate”
    is_bare = is_glossed or not kind or noun in OF_NAMES or (is_whole and " " in bare)
    return bare if is_bare else f"{bare} ({_kind(things)})"


def _are_several(name: str) -> bool:
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
