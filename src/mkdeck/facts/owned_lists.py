"""Lists below a word for what something has: “Symptoms” below “Malaria”, and “Shock: the signs”."""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.facts.introductions import Introduction
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set
from mkdeck.headings.titles import names_one_thing
from mkdeck.parsing.inline import escape
from mkdeck.wording.numbering import without_number
from mkdeck.wording.numbers import read_number

_OWNED = word_set(
    "advantages benefits causes characteristics complications components consequences disadvantages drawbacks effects "
    "elements forms functions kinds layers limitations parts phases properties risks signs stages symptoms "
    "triggers types"
) | {"risk factors", "side effects"}
"""What a thing has of which lists tell."""
_KINDS = "chief clinical common early first key late main major possible side systemic typical usual visible warning"
_NOUN = "risk factors|side effects|[a-z]+"
_TITLE = re.compile(
    rf"(?i)(?:the )?(?P<things>(?:(?:{'|'.join(_KINDS.split())}) )?(?P<first>{_NOUN})(?: and (?P<second>{_NOUN}))?)"
)
_LETTERS = re.compile(
    r"(?:[Tt]he )?(?P<number>[2-9]|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]even) (?P<letters>[A-Z]['’]?s)"
)
_BEHIND_TOPIC = re.compile(r"(?P<topic>[^:–—]+?)(?::| [–—-]) (?P<title>[^:–—]+)")


def read_owned(sentence: Sentence) -> Introduction | None:
    """Read what stands above a list as a word for what its owner has, which a heading above or the same line names.

    “The 4 Ps” above four points says by its letters that these are known so.
    """
    text = sentence.body.text.strip(" :.")
    letters = _LETTERS.fullmatch(text)
    if letters is not None:
        number = read_number(letters["number"])
        return Introduction(f"What are the {letters['number']} {letters['letters']}?", text, number)
    behind = _BEHIND_TOPIC.fullmatch(text)
    owner = behind["topic"] if behind is not None else _owner(sentence)
    things = _things(behind["title"] if behind is not None else text)
    if not things or not owner or not names_one_thing(owner):
        return None
    return Introduction(f"{escape(owner)}: what are the {things}?", things, None, names_owner=True)


def _things(title: str) -> str:
    """Return the nouns of a title in small letters; nothing of a title that names something else."""
    found = _TITLE.fullmatch(title)
    if found is None or found["first"].lower() not in _OWNED or (found["second"] or "types").lower() not in _OWNED:
        return ""
    return found["things"].lower()


def _owner(sentence: Sentence) -> str:
    """Return the nearest heading that is no such word itself: “Brick” above “Advantages and disadvantages”."""
    titles = map(without_number, reversed(sentence.context))
    return next((title for title in titles if not _things(title)), "")
