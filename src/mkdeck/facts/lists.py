"""Lists within a sentence (“A, B, and C”), and whether they can be trusted to be one."""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.facts.guards import addresses_reader, has_pronoun, is_name, points_elsewhere, without_article
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.vocabulary import Vocabulary
from mkdeck.facts.words import AUXILIARIES, PREPOSITIONS, RELATIVES

_LONGEST_ITEM = 7
_SEPARATOR = re.compile(r",? (?:and|or) |, ")
_MORE_NAMES = re.compile(
    r",?(?: and| or|(?<=,)) (?:the |an? )?[A-Z][\w.+#-]*(?: [A-Z][\w.+#-]*){0,2}(?=[,.;:)]|$| (?:and|or) )"
)
_SERIAL = re.compile(r", [^,]+, (?:and|or) [^,]+$")


def items(phrase: Phrase) -> list[Phrase]:
    """Return the items of a list, or nothing where a part of it is no plain item.

    A part with a verb or a pronoun in it, or a long one, tells that the text went on after the list.
    """
    parts: list[Phrase] = []
    at = 0
    is_serial = _SERIAL.search(phrase.text) is not None  # “oil and gas companies” is one of its items
    for found in _SEPARATOR.finditer(phrase.text):
        if is_serial and not found[0].startswith(","):
            continue
        parts.append(phrase.part(at, found.start()))
        at = found.end()
    parts.append(phrase.part(at))
    return parts if all(map(_is_item, parts)) else []


def goes_on_as_list(text: str) -> bool:
    """Whether a text that begins with a comma is but the rest of a list: “, B, and C”."""
    found = re.match(r", (?P<rest>[^;:()]*\b(?:and|or) [^;:(),]+)$", text)
    parts = _SEPARATOR.split(found["rest"]) if found else []
    return bool(parts) and all(
        1 <= len(words_of(part)) <= _LONGEST_ITEM and AUXILIARIES.union(RELATIVES).isdisjoint(words_of(part))
        for part in parts
    )


def names_go_on(text: str, at: int) -> bool:
    """Whether a list of names goes on at a place of a text: “, Haiku, and Linux” behind “runs on Windows”."""
    return _MORE_NAMES.match(text, at) is not None


def _is_item(part: Phrase) -> bool:
    words = words_of(part.text)
    if not 1 <= len(words) <= _LONGEST_ITEM or re.search(r"[;:()?!]", part.text):
        return False
    if words[0] in PREPOSITIONS or words[0] == "one" or words[-1] in PREPOSITIONS:
        return False
    if not (AUXILIARIES | RELATIVES | {"etc", "others", "more", "so", "not", "then"}).isdisjoint(words):
        return False
    return not (has_pronoun(part.text) or addresses_reader(part.text) or points_elsewhere(part.text))


def names(phrase: Phrase, vocabulary: Vocabulary) -> list[Phrase]:
    """Return the items of a list in which each is a name, an article before it aside; else nothing."""
    found = items(phrase)
    named = all(is_name(without_article(item), vocabulary) for item in found)
    return found if len(found) > 1 and named else []
