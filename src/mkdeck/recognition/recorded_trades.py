"""Tables of trades: which names are those of people at work, and which cells tell what they do."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.facts.phrases import words_of
from mkdeck.facts.verb_forms import verb_forms
from mkdeck.facts.words import PREPOSITIONS
from mkdeck.wording.words import plain

DOES = "What does {} do?"
TELLS_DEED = re.compile(
    r"(?:what )?(?:they|he or she|she|he)? ?(?:actually |really |mostly |mainly )?(?:do|does)(?: all day)?"
)
"""“What they do”."""
_WORKS = re.compile(r"(?:er|or|ist|ian|man|woman|ant|ect|yst|ive|eer|agent|nurse|officer|clerk|pilot|dev)$")
_FEWEST_WORDS, _LONGEST_DEED = 3, 4


def is_worker(name: str) -> bool:
    """Whether a name ends as those of people at work do: “level designer”."""
    return _WORKS.search(plain(name)) is not None


def are_workers(names: Sequence[Block]) -> bool:
    """Whether most names of a column are those of people at work, and none of somebody: “Systems designer”."""
    workers = [name for name in names if is_worker(name.text)]
    return 2 * len(workers) > len(names) and not any(_has_capitals(name.text) for name in workers)


def _has_capitals(name: str) -> bool:
    """Whether a word behind the first one has a capital, as in “Steve Baker”."""
    return any(word[:1].isupper() and not word.isupper() for word in name.split()[1:])


def is_deed(cell: str, *, sure: bool = False) -> bool:
    """Whether a cell begins with what somebody does, “builds the spaces”; a noun may look so, “runs”, unless `sure`."""
    spoken = words_of(cell)
    forms = (form for word in spoken[:1] for form in verb_forms(word) if form.form == "third")
    return any(form.certainty != "seldom" or not sure for form in forms) and len(spoken) >= _FEWEST_WORDS


def deed_asked(title: str) -> str:
    """Return what a header says that people at work do, as one asks for it: “look after” of “Looks after”."""
    verb, _, rest = title.partition(" ")
    bases = [form.base for form in verb_forms(verb) if form.form == "third" and form.certainty != "seldom"]
    is_deed = bool(bases and rest) and len(rest.split()) <= _LONGEST_DEED and rest.split()[-1] in PREPOSITIONS
    return f"{bases[0]} {rest}" if is_deed else ""


def are_deeds(cells: Sequence[Block]) -> bool:
    """Whether at least half of the cells of a column tell what is done."""
    return 2 * sum(is_deed(cell.text, sure=True) for cell in cells) >= len(cells)
