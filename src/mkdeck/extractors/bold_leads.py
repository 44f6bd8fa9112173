"""Paragraphs or points side by side that open with bold names: “**Burns.** Cool the burn under water.”.

Three at least follow each other and are of one make: what those do who work as something (“**Curator.** Researches the
collection”), or what is to be done for health or safety, or where something is wrong (“**Burns.** Cool the burn”).
Where the sentence above counts them, “Three ways to cut costs:”, one card asks for all. What a moment of a course, of a
group or of a house is for, or how a program is to be used, is left out. Of sentences with subjects in bold,
“**Conformal** maps keep angles.”, one asks what these do; all else that is so is read sentence by sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Inline, Markdown, Origin, Problem
from mkdeck.facts.boundaries import boundaries, up_to
from mkdeck.facts.dates import MONTHS
from mkdeck.facts.guards import addresses_reader, has_pronoun, indefinite, is_noun_phrase, points_elsewhere
from mkdeck.facts.names import is_of_person
from mkdeck.facts.phrases import Phrase, split_words, words_of
from mkdeck.facts.trades import is_trade
from mkdeck.facts.verb_forms import is_third_person, verb_forms
from mkdeck.facts.vocabulary import has_inner_capital
from mkdeck.facts.words import ARTICLES, POSSESSIVE, REMARKS, word_set
from mkdeck.headings.titles import OF_COURSE, is_of_occasion, is_of_paper
from mkdeck.parsing.inline import cut, escape, to_markdown
from mkdeck.parsing.pieces import covering
from mkdeck.recognition.advice import is_imperative
from mkdeck.recognition.bold_subjects import Deed, base_of, deeds, has_object
from mkdeck.recognition.language import is_english
from mkdeck.recognition.list_names import ANY_ARTICLE, counted_things
from mkdeck.recognition.questions import bold_lead
from mkdeck.values import dataclass
from mkdeck.wording.numbering import without_number
from mkdeck.wording.numbers import number_word
from mkdeck.wording.words import (
    has_question_mark,
    is_answer_label,
    is_glossary_title,
    is_question_label,
    is_task,
    plain,
    words,
)

WITH = ("lead", "list")
ONLY_WITH_TOPIC = True
ASKS_BY = "lead"

_FEWEST, _MOST = 3, 10
_LONGEST_LEAD, _LONGEST_IDEA = 5, 12
_SHORTEST, _LONGEST = 4, 70
_MOSTLY = 0.6
_SHORT_HEADING, _LONGEST_HEADING, _LONGEST_QUIP = 3, 7, 3
_CLOSED = re.compile(r"(?<=[.:])\s+|[.:]\s+|\s+(?:--|[–—])\s+")
_NOT_NAMED = re.compile(
    rf"(?i)(?:{'|'.join(sorted(REMARKS))}|reminder|session|bonus|optional"
    r"|question|answer|solution|hook|warm-?up|wrap-?up|outcome|result|materials?|equipment|time|duration"
    r"|first|second|third|next|then|finally|last|lastly|today|tomorrow|yesterday|morning|afternoon|evening|why|how"
    rf"|what|when|where|who|yes|no|(?:mon|tues|wednes|thurs|fri|satur|sun)day|{MONTHS})\b"
)
_OF_COURSE = re.compile(
    rf"(?i)\b(?:{OF_COURSE}|before (?:you|next|the)|for (?:next|monday|tuesday|wednesday|thursday|friday)"
    r"|instructions?|questions?|checklist|grading|materials|contact|policy|policies|features?|changelog|release|roadmap"
    r"|resources|portfolio|resume|résumé|cv|interviews?|takeaways?|what(?:['’]s| is) next|api)\b"
)
"""What stands above what belongs to a course or a program, and not to a subject."""
_OF_PRODUCT = re.compile(r"(?i)\b(?:release notes|changelog|what['’]s new|roadmap|documentation|handbook|syllabus)\b")
_OF_GROUP = re.compile(
    r"(?i)\b(?:decisions|meetings?|contribut\w+|plans?|plugins?|characters?|rules|breaking|upgrad\w+|migrat\w+"
    r"|synopsis|enem(?:y|ies)|decks?|slides)\b|^minutes\b"
)
_OF_HOUSE = re.compile(r"(?i)\b(?:house|flat|apartment|shop|store|restaurant|rota|morning|evening|closing|opening)\b")
"""What stands above the matters of a group, a game or a house, which nobody else needs to know."""
_OF_CARE = re.compile(
    r"(?i)\b(?:health|safety|first[ -]aid|emergenc(?:y|ies)|injur(?:y|ies)|wounds?|burns?|bleeding|poison\w*"
    r"|illness(?:es)?|diseases?|disorders?|ailments?|symptoms?|medic\w+|treatments?|therap\w+|pests?|weeds?|parasites?"
    r"|hazards?|dangers?|accidents?|rescue|survival|techniques?|faults?|(?:go|goes|going|gone) wrong)\b"
)
_TROUBLE = re.compile(
    r"(?i)\b(?:burns?|scalds?|bleeding|nosebleeds?|choking|strokes?|heart attack|cardiac arrest|shock|fractures?"
    r"|sprains?|concussion|poisoning|anaphylaxis|asthma|seizures?|fainting|hypothermia|frostbite|heat ?stroke"
    r"|drowning|fever|colic|bites?|stings?|infections?|sepsis|rust|rot|mildew|blight|aphids|mites"
    r"|mould|mold|corrosion|\w{3,}(?:itis|emia|osis))\b"
)
"""What is wrong with somebody or something."""
_OCCASION = re.compile(
    r"(?i)\b(?:bring|tomorrow|today|this (?:week|course|class|lesson)|(?:mon|tues|wednes|thurs|fri)days?|homework"
    r"|appointment|p\.m\.|https?://|click|install|download|the (?:instructor|teacher|class))\b"
)
_AUTHOR = word_set("i we my our us me i'm i've i'll i'd we're we've we'll i’m i’ve i’ll i’d we’re we’ve we’ll")
_OF_ANYTHING = word_set("ideas things points ways tips notes reasons rules questions facts items options")
"""What does not say of what there are three."""


@dataclass(frozen=True, slots=True)
class _Lead:
    """A bold name, what is told of it, and the block in which both stand."""

    name: Inline
    told: Inline
    block: Block

    @property
    def opening(self) -> str:
        """The first sentence of what is told."""
        start, end = next(iter(boundaries(self.told)), (0, len(self.told.text)))
        return self.told.text[start:end]


def needs_topic(_card: Card) -> bool:
    """Whether a card does not say to which matter its name belongs; none does."""
    return True


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield the cards of each series among a container's children."""
    for place, leads in _series(block):
        if not _FEWEST <= len(leads) <= _MOST or not is_english("\n".join(lead.told.text for lead in leads)):
            continue
        context = leads[0].block.context
        if _is_of_course(context):
            continue
        before = block.children[place - 1] if place else None
        if leads[0].block.kind == "paragraph":
            yield from _of_counted(before, leads) or _of_names(leads)
        elif all(map(_is_named, leads)) and _are_orders(leads):
            yield from _of_orders(leads)
    yield from _of_subjects(block)


def _of_subjects(block: Block) -> Iterator[Card]:
    """Yield what each of some subjects in bold does: “What do conformal projections preserve?”."""
    for found in deeds(block):
        context = found[0].block.context
        if _is_of_course(context) or any(map(is_of_paper, context)) or not is_english(_told_of(found)):
            continue
        for deed in found:
            name = _bare(deed.subject)
            article = ANY_ARTICLE.match(name)
            is_small = article or not any(map(has_inner_capital, split_words(name)[:1]))
            name = name[0].lower() + name[1:] if is_small else name
            asked = f"What {'do' if deed.is_plural else 'does'} {name}"
            if deed.is_parted:
                front, back = f"{_bare(deed.subject)}: what {'do they' if deed.is_plural else 'does it'} do?", deed.told
            elif has_object(deed):
                told = cut(deed.told, len(deed.verb) + 1, len(deed.told.text))
                front, back = f"{asked} {base_of(deed)}?", told
            else:
                front, back = f"{asked} do?", deed.told
            origin = Origin(span=deed.block.span, context=context, evidence="shaped")
            yield Basic(Markdown(front), to_markdown(back), origin)


def _told_of(found: Sequence[Deed]) -> str:
    return "\n".join(f"{deed.subject.text} {deed.told.text}" for deed in found)


def _series(container: Block) -> Iterator[tuple[int, list[_Lead]]]:
    """Yield the place of each run of paragraphs with bold leads, and of each list of such points, and its leads."""
    run: list[_Lead] = []
    for place, child in enumerate(container.children):
        lead = _read(child, child) if child.kind == "paragraph" and child.inline.marks else None
        if lead is not None:
            run.append(lead)
            continue
        if run:
            yield place - len(run), run
            run = []
        if child.kind == "list" and not child.ordered and _FEWEST <= len(child.children) <= _MOST:
            found = [_read(item.children[0], item) for item in child.children if len(item.children) == 1]
            points = [lead for lead in found if lead is not None]
            if len(points) == len(child.children):
                yield place, points
    if run:
        yield len(container.children) - len(run), run


def _read(paragraph: Block, block: Block) -> _Lead | None:
    """Read a paragraph that opens with bold words, closed by a sign, and goes on."""
    mark = bold_lead(paragraph) if paragraph.kind == "paragraph" else None
    if mark is None or mark.start or "\n" in paragraph.text[: mark.end]:
        return None
    text = paragraph.text
    closed = _CLOSED.match(text, mark.end)
    name = text[: mark.end].rstrip(" .:")
    if closed is None or (not closed[0].strip() and text[mark.end - 1] not in ".:") or not name:
        return None
    if has_question_mark(name) or is_question_label(name) or is_answer_label(name):
        return None
    told = cut(paragraph.inline, closed.end(), len(text))
    return _Lead(cut(paragraph.inline, 0, len(name)), told, block) if told.text else None


def _is_of_course(context: Sequence[str]) -> bool:
    """Whether a heading stands above what belongs to a course, a program, a group or a moment."""
    titles = [without_number(title) for title in context]
    heading = "".join(titles[-1:])
    if plain(heading) in words("aside") or is_glossary_title(heading):
        return True
    if any(sign.search(title) for title in titles for sign in (_OF_COURSE, _OF_PRODUCT, _OF_GROUP)):
        return True
    # “The equipment can fool you” tells something of it
    return any(is_of_occasion(title) for title in titles if len(title.split()) <= _SHORT_HEADING or title != heading)


def _of_counted(before: Block | None, leads: Sequence[_Lead]) -> list[Card]:
    """Return the card that asks for all of what the sentence above counts: “Three ideas to bring up:”."""
    things = counted_things(before, len(leads))
    if not things or things in _OF_ANYTHING or any(len(lead.name.text.split()) > _LONGEST_IDEA for lead in leads):
        return []
    heading = without_number("".join(leads[0].block.context[-1:]))
    if not heading or has_question_mark(heading):
        return []
    listed = Markdown("\n".join(f"- {_bare(lead.name)}" for lead in leads))
    span = covering([lead.block for lead in leads])
    origin = Origin(span=span, context=leads[0].block.context, evidence="shaped")
    title = escape(heading)
    return [Basic(Markdown(f"{title}: what are the {number_word(len(leads))} {things}?"), listed, origin)]


def _of_names(leads: Sequence[_Lead]) -> Iterator[Card]:
    """Yield a card for each name of a series of one make."""
    if not all(map(_is_named, leads)):
        return
    if _are_deeds(leads):
        yield from _of_trades(leads)
    elif _are_orders(leads):
        yield from _of_orders(leads)


def _of_orders(leads: Sequence[_Lead]) -> Iterator[Card]:
    """Yield what is to be done about each."""
    for lead in leads:
        asked = f"What is the advice on “{_bare(lead.name)}”?"
        yield _card(_below_heading(asked, lead), _for_anybody(lead.told, asks=True), lead)


def _below_heading(asked: str, lead: _Lead) -> str:
    """Return what is asked behind the heading of the section, which tells of which matter the name is one."""
    section = without_number("".join(lead.block.context[1:][-1:])).partition(": ")[0]
    if not 0 < len(section.split()) <= _LONGEST_HEADING or any(sign in section for sign in "?!"):
        return asked
    return f"{escape(section)}: {asked[0].lower()}{asked[1:]}"


def _of_trades(leads: Sequence[_Lead]) -> Iterator[Card]:
    """Yield what each does of those who work as something; of anything else nobody knows what is asked for."""
    if 2 * sum(is_trade(lead.name.text) for lead in leads) < len(leads):
        return
    for lead in leads:
        name = ANY_ARTICLE.sub("", _bare(lead.name))
        is_small = not any(map(has_inner_capital, split_words(name)[:1]))
        bare = name[0].lower() + name[1:] if is_small else name
        yield _card(f"What does {indefinite(bare)} {bare} do?", _for_anybody(lead.told), lead)


def _card(front: str, told: Inline, lead: _Lead) -> Basic:
    origin = Origin(span=lead.block.span, context=lead.block.context, evidence="shaped")
    return Basic(Markdown(front), to_markdown(told), origin)


def _bare(name: Inline) -> str:
    """Return a name without the bold that sets it off."""
    return to_markdown(Inline(name.text, tuple(mark for mark in name.marks if mark.kind != "strong")))


def _is_named(lead: _Lead) -> bool:
    """Whether a lead is a name that tells what its text is about, and no order, remark, date or person."""
    name = lead.name.text
    phrase = Phrase(lead.name, 0, len(name))
    is_short = 0 < len(name.split()) <= _LONGEST_LEAD and any(map(str.isalpha, name))
    if not is_short or _NOT_NAMED.match(name) or is_task(name) or has_pronoun(name) or points_elsewhere(name):
        return False
    if not is_noun_phrase(phrase) or is_of_person(name) or (" " in name and is_imperative(name)):
        return False
    size = len(lead.told.text.split())
    is_told = _SHORTEST <= size <= _LONGEST and not has_question_mark(lead.told.text)
    return is_told and _OCCASION.search(_for_anybody(lead.told).text) is None and "](" not in to_markdown(lead.told)


def _are_deeds(leads: Sequence[_Lead]) -> bool:
    """Whether all that is told has no subject, and begins with what somebody does: “Researches the collection.”."""
    opened = [words_of(lead.opening)[:2] for lead in leads]
    are_alike = all(len(first) > 1 and _may_be_deed(first[0]) for first in opened)
    return are_alike and sum(_is_deed(*first) for first in opened) >= _MOSTLY * len(leads)


def _may_be_deed(word: str) -> bool:
    """Whether a word has the ending of what one does, and is no order: “sets”, but not “press”."""
    return word.endswith("s") and not any(form.form == "base" for form in verb_forms(word))


def _is_deed(word: str, following: str) -> bool:
    """Whether such a word is a verb for sure, or has an object: “inks *the* forme”."""
    return is_third_person(word) or following in ARTICLES | POSSESSIVE | {"each", "every", "all"}


def _are_orders(leads: Sequence[_Lead]) -> bool:
    """Whether nearly all that is told says what to do, in words that lean on no author."""
    orders = sum(is_imperative(lead.opening) and not _tells_deed(lead.opening) for lead in leads)
    if not _are_of_care(leads):
        return False
    is_plain = not any(mark.kind == "code" for lead in leads for mark in lead.told.marks)
    return is_plain and orders >= _MOSTLY * len(leads) and all(len(_for_anybody(lead.told).text) > 0 for lead in leads)


def _are_of_care(leads: Sequence[_Lead]) -> bool:
    """Whether a title tells of health or a technique, or half of the leads of what is wrong; none of a house."""
    context = leads[0].block.context
    if any(map(_OF_HOUSE.search, context)):
        return False
    troubles = sum(_TROUBLE.search(lead.name.text) is not None for lead in leads)
    return any(map(_OF_CARE.search, [*context[:1], *context[-1:]])) or 2 * troubles >= len(leads)


def _tells_deed(opening: str) -> bool:
    return any(map(_may_be_deed, words_of(opening)[:1]))


def _for_anybody(told: Inline, *, asks: bool = False) -> Inline:
    """Return what is told up to a sentence behind the first in which the author speaks; `asks` lets pass “you”."""

    def turns(sentence: str) -> bool:
        is_brief = len(sentence.split()) <= _LONGEST_QUIP and not (asks and is_imperative(sentence))
        return is_brief or sentence.endswith("!") or (_is_of_author if asks else addresses_reader)(sentence)

    return up_to(told, turns)


def _is_of_author(sentence: str) -> bool:
    return not _AUTHOR.isdisjoint(words_of(sentence))
