"""Points or paragraphs side by side that are sentences whose subjects open in bold: “**Conformal** maps keep angles.”.

Two at least are alike: each has another subject, and tells in the present what that does, of nobody and to nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline, Mark
from mkdeck.facts.boundaries import boundaries
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.first_verb import looks_plural
from mkdeck.facts.guards import addresses_reader, has_pronoun, points_elsewhere
from mkdeck.facts.names import is_of_person
from mkdeck.facts.phrases import words_of
from mkdeck.facts.verb_forms import verb_forms
from mkdeck.facts.words import ADVERBS, ARTICLES, AUXILIARIES, POSSESSIVE, PREPOSITIONS, READER, word_set
from mkdeck.headings.titles import is_of_occasion, is_plural
from mkdeck.parsing.inline import cut
from mkdeck.recognition.list_names import ANY_ARTICLE
from mkdeck.values import dataclass
from mkdeck.wording.numbering import without_number
from mkdeck.wording.words import SENTENCE_END, has_question_mark, is_answer_label, is_question_label, is_task, words

_FEWEST, _MOST = 2, 10
_LONGEST_SUBJECT, _MOST_NOUNS = 5, 2
_SHORTEST, _LONGEST, _LONGEST_TITLE = 3, 30, 4
_PARTED = re.compile(r"(?::|.(?: ?:| [–—-])) +(?=[A-Za-z])")
_OF_PEOPLE = re.compile(
    r"(?i)\b(?:team|people|members?|staff|roles?|speakers?|teachers?|players?|us|contributors?|features?|options?|settings"
    r"|commands?|tips|rules|steps|tasks|plugins?|packages?|scripts?|services|benefits|reasons|flags|changes|fixes)\b"
)
"""Titles above what people and programs do here, and above what there is to do."""
_WORD = re.compile(r" ([a-z][a-z-]*)(?= )")
_NO_DEED = re.compile(
    r"(?i)\b(?:today|tomorrow|tonight|this (?:week|year|term|month)|(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
    r"|a\.m\.|p\.m\.|o['’]clock|their own|everyone|everybody|https?|please|at noon)\b|[$€£]|\b\d{1,2}[:.h]\d\d\b"
)
_OF_OBJECT = word_set(
    "absorb carry conserve contain control cover define detect digest emit filter measure preserve produce "
    "regulate release secrete store transport"
)
"""Verbs behind which nothing but their object stands, so that one may ask for it."""
_OF_DAY = word_set("bring come cook cost go happen love meet pay sign sit stay start begin want wash work hang live")
"""What those do who meet, and things of a house."""
_OF_ADJECTIVE = ("ous", "ary", "ic", "al", "ive", "able", "ible", "ed", "ar")
_LEANS = re.compile(r"(?:this|that|these|those|it|them|so|both|the same|the other|the latter|neither|either)\b")


@dataclass(frozen=True, slots=True)
class Deed:
    """What a sentence tells that its subject does: `told` opens with the verb; `block` holds the sentence."""

    subject: Inline
    verb: str
    is_plural: bool
    told: Inline
    block: Block
    is_parted: bool = False
    """Whether a sign stands between the subject and the verb, so that the subject is a label and has no article."""


def deeds(container: Block) -> Iterator[list[Deed]]:
    """Yield each series of such sentences among a container's children, and in its lists."""
    run: list[Deed] = []
    for child in (*container.children, None):
        deed = _read(child, child) if child is not None and child.kind == "paragraph" else None
        if (
            deed is not None
            and child is not None
            and not child.text[len(deed.subject.text) + len(deed.told.text) + 2 :]
        ):
            run.append(deed)  # of a longer paragraph each sentence is read by itself
            continue
        if _are_alike(run):
            yield run
        run = []
        if child is not None and child.kind == "list" and _FEWEST <= len(child.children) <= _MOST:
            found = [_read(item.children[0], item) for item in child.children if len(item.children) == 1]
            read = [deed for deed in found if deed is not None]
            if len(read) == len(child.children) and _are_alike(read):
                yield read


def _are_alike(found: Sequence[Deed]) -> bool:
    """Whether there are several, each of another subject, half of which at least are none of every day.

    A heading may name them as well: “Design patterns”, above three that are words of every day.
    """
    if not _FEWEST <= len(found) <= _MOST:
        return False
    subjects = [deed.subject.text.casefold() for deed in found]
    if len(set(subjects)) < len(subjects):
        return False
    known = sum(any(not is_everyday(word) for word in words_of(subject)) for subject in subjects)
    heading = without_number("".join(found[0].block.context[-1:]))
    are_named = len(found) > _FEWEST and is_plural(heading.rpartition(" ")[2].casefold())
    are_named = are_named and len(heading.split()) <= _LONGEST_TITLE and not addresses_reader(heading)
    return 2 * known >= len(found) or (are_named and not is_of_occasion(heading) and _OF_PEOPLE.search(heading) is None)


def _read(paragraph: Block, block: Block) -> Deed | None:
    """Read a paragraph whose first sentence opens with a subject in bold, and the verb right behind that."""
    mark = _opening(paragraph)
    if mark is None:
        return None
    if (parted := _PARTED.match(paragraph.text, mark.end - 1)) is not None:
        return _behind_sign(paragraph, mark, parted.end(), block)
    start, end = next(iter(boundaries(paragraph.inline)), (0, len(paragraph.text)))
    text = paragraph.text[:end].rstrip(" .")
    found = _verb(text, mark)
    if start or found is None:
        return None
    at, verb, is_plural = found
    subject = cut(paragraph.inline, 0, at)
    told = cut(paragraph.inline, at + 1, len(text))
    return Deed(subject, verb, is_plural, told, block) if _may_be_asked(subject.text, told.text, verb) else None


def _behind_sign(paragraph: Block, mark: Mark, at: int, block: Block) -> Deed | None:
    """Read what stands behind a bold subject and a sign: “**Observer**: lets objects subscribe to events”."""
    text = paragraph.text.rstrip(" .")
    end = mark.end - 1 if text[mark.end - 1] == ":" else mark.end
    verb = text[at:].split(" ", 1)[0]
    last = text[:end].split()[-1]
    is_many = looks_plural(last)
    form = "base" if is_many else "third"
    if SENTENCE_END.search(text[at:]) or not any(one.form == form for one in verb_forms(verb.casefold())):
        return None
    if any(one.base in _OF_DAY for one in verb_forms(verb.casefold())):
        return None
    subject, told = cut(paragraph.inline, 0, end), cut(paragraph.inline, at, len(text))
    may_be_asked = _may_be_asked(subject.text, told.text, verb)
    return Deed(subject, verb.casefold(), is_many, told, block, is_parted=True) if may_be_asked else None


def _opening(paragraph: Block) -> Mark | None:
    """Return the bold words that a paragraph of one line opens with, behind an article or without one."""
    if paragraph.kind != "paragraph" or not paragraph.inline.marks or has_question_mark(paragraph.text):
        return None
    article = ANY_ARTICLE.match(paragraph.text)
    starts = (0, article.end() if article else 0)
    mark = next((m for m in paragraph.inline.marks if m.kind == "strong" and m.start in starts), None)
    if mark is None or paragraph.text[mark.end - 1] in ".!?," or not paragraph.text[: mark.end].strip():
        return None
    return mark


def _verb(text: str, mark: Mark) -> tuple[int, str, bool] | None:
    """Return where the verb stands behind a bold subject and the nouns that may end that, and whether it is of many."""
    at, last = mark.end, text[: mark.end].split()[-1]
    for _ in range(_MOST_NOUNS + 1):
        found = _WORD.match(text, at)
        if found is None:
            return None
        word = found[1]
        if word in AUXILIARIES | PREPOSITIONS | ADVERBS | {"and", "or", "that", "which", "who"}:
            return None
        is_plural = looks_plural(last)
        form = "base" if is_plural else "third"
        following = text[found.end() :].split()[0].casefold()
        may_be_noun = looks_plural(word) and any(one.form == "base" for one in verb_forms(following))
        is_noun = may_be_noun and at == mark.end
        if is_noun and last.endswith(_OF_ADJECTIVE):
            at, last = found.end(), word  # “**Igneous** rocks form when …”, but “**Conduction** passes heat from …”
            continue
        is_told = (at == mark.end and not is_noun) or (
            at > mark.end and following in ARTICLES | PREPOSITIONS | {"when", "how", "that", "each", "every"}
        )
        if any(one.form == form and (is_told or one.certainty != "seldom") for one in verb_forms(word)):
            return None if any(one.base in _OF_DAY for one in verb_forms(word)) else (at, word, is_plural)
        at, last = found.end(), word
    return None


def _may_be_asked(subject: str, told: str, verb: str) -> bool:
    """Whether a subject names something, and a sentence tells of it to anybody."""
    if not 0 < len(subject.split()) <= _LONGEST_SUBJECT or not _SHORTEST <= len(told.split()) <= _LONGEST:
        return False
    if is_question_label(subject) or is_answer_label(subject) or is_task(subject) or is_of_person(subject):
        return False
    spoken = words_of(subject)
    if has_pronoun(subject) or points_elsewhere(subject) or not words("first_name").isdisjoint(spoken[:1]):
        return False
    if not (READER | POSSESSIVE).isdisjoint(spoken) or addresses_reader(told) or _NO_DEED.search(told):
        return False
    return _LEANS.match(told[len(verb) + 1 :]) is None


def has_object(deed: Deed) -> bool:
    """Whether what stands behind the verb is but what it is done to, for which one can ask: “preserve local angles”."""
    rest = words_of(deed.told.text)[1:]
    if not rest or rest[0] in PREPOSITIONS | ADVERBS | AUXILIARIES | {"to", "that", "how", "when", "if", "up", "out"}:
        return False
    is_sure = base_of(deed) in _OF_OBJECT
    form = "base" if deed.is_plural else "third"
    joined = (word for before, word in pairwise(rest) if before in ("and", "or", "but", "then"))
    is_one = not any(
        word in AUXILIARIES or any(one.form == form for one in verb_forms(word)) for word in joined
    )  # “stores the DNA and is surrounded by a membrane”
    return is_sure and is_one and (rest[0] in ARTICLES or not rest[0].endswith("ly"))


def base_of(deed: Deed) -> str:
    """Return the base of the verb: “preserve” of “preserves”."""
    if deed.is_plural:
        return deed.verb
    return next(form.base for form in verb_forms(deed.verb) if form.form == "third")
