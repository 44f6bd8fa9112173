"""What a fact's card says first, where it does not say what it is about: “Scrum: Work happens in sprints”.

A lesson tells its reader what the matter is in its title, and its sentences do not say it again; a card comes up among
those of many other lessons. The title, or else a heading, stands before a fact that names no word of it. A question
that asks for something by its proper name needs none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import Literal, assert_never

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card, Choice, Cloze, Inline, Markdown
from mkdeck.clozes import DELETION
from mkdeck.extractors import Extractor, extractors
from mkdeck.facts.akin import akin, gives_away
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.relations import is_of_else
from mkdeck.facts.tokens import Token, is_year
from mkdeck.facts.vocabulary import has_inner_capital
from mkdeck.facts.words import ARTICLES, word_set
from mkdeck.headings.topics import (
    is_earnest,
    named_first,
    named_section,
    stem,
    subject_words,
    telling_words,
    title_as_told,
    topics,
)
from mkdeck.parsing.inline import escape
from mkdeck.wording.normalise import plain_text
from mkdeck.wording.numbering import without_number

_JOINED = re.compile(r"(?i),? and |, ")
"""Between the things that a label names."""
Form = Literal["statement", "question", "row"]
"""What a front is: a statement with a gap, a question of its own, or what asks for a row of a table or the like."""
_SHORT_ANSWER, _NAMING, _LONGEST_OF_BOTH = 6, 2, 8
"""Words of an answer that a word gives away, and those that name a section without a doubt."""
_LONGEST_GIVEN = 80
"""Letters of an answer that a topic may give away."""
_BRIEF = 4
"""Words of a question that names one thing: “What is a zone?” below “Time zones”."""
_OF_INSTITUTIONS = word_set(
    "assembly council court bank government parliament senate congress party house act constitution church ministry "
    "army chamber committee commission president minister version edition"
)
"""Names that many states and times have: “the Federal Assembly”."""
_KINDS = re.compile(
    r"(?:types|kinds|forms|families|factors|parts|elements|properties|levels|causes|ways|stages|steps|ones|categories"
    r"|classes|groups|axes|components|principles|rules|methods|phases|signs|symptoms|conditions|criteria)\?$"
)
"""“What are the principal types?”, which does not say of what."""
_ACRONYM = re.compile(r"[A-Z]{1,5}s?")
_STANDS_FOR = re.compile(r"^What (?:does|do) .+ stand for\?$")
_FEW = 2
_SIGNS = re.compile(r"[A-Z\d/.-]+")
_OF_WORKS = re.compile(r"\b(?:published?|composed?|paint(?:ed)?|filmed|premiered?|performed|staged|sung)\b")
_WORK = re.compile(r"(?<!\*)\*[A-Z][^*]+\*(?!\*)")
"""The title of a work: “In which year was *Frankenstein* published?”"""


def labels_for(cards: Sequence[Card], title: str, counts: Mapping[str, int], description: str = "") -> dict[Card, str]:
    """Return what the facts, rows, terms and events of a lesson are about, those that do not say so themselves.

    `description` is what its front matter says of it. Of the cards that one rule made under one heading all have the
    label that most of them have, unless it is the answer.
    """
    known: dict[tuple[str, ...], list[str]] = {}
    labels = {card: label for card in cards if (label := label_for(card, title, counts, description, known))}
    together: dict[tuple[str, tuple[str, ...]], list[Card]] = defaultdict(list)
    for card in cards:
        if _needs_topic(card):
            together[card.origin.extractor, tuple(card.origin.context)].append(card)
    for siblings in together.values():
        label, number = Counter(labels.get(card, "") for card in siblings).most_common(1)[0]
        if label and number * 2 > len(siblings):
            own = f"{label} – "  # a label of one that tells more stays
            labels |= {c: label for c in siblings if not _tells(label, c) and not labels.get(c, "").startswith(own)}
    return labels


def topics_above(
    cards: Sequence[Card], title: str, counts: Mapping[str, int], description: str = ""
) -> Iterator[tuple[Card, str]]:
    """Yield each card with the topic of its lesson, to be shown with the headings above it; "" where these name it.

    “How would you measure whether the robots help?” is of warehouse robotics, which only the lesson's title says. None
    is shown that gives the answer away.
    """
    if all(title in card.origin.context for card in cards):
        yield from ((card, "") for card in cards)
        return
    named = next(topics((), title, counts, description), "") or title_as_told(title)
    found: dict[tuple[str, ...], str] = {}
    for card in cards:
        context = card.origin.context
        if context not in found:
            stems = {stem(word) for heading in context for word in words_of(heading)}
            found[context] = "" if _is_named(named, stems, whole=True) else named
        topic = found[context]
        yield card, "" if topic and any(_is_given_away(answer, topic) for answer in _answers(card)) else topic


def _answers(card: Card) -> list[str]:
    """Return what a card asks for, as plain text."""
    match card:
        case Basic(_, back):
            return [plain_text(back)] if len(back) <= _LONGEST_GIVEN else []
        case Cloze(text):
            return [plain_text(deleted) for deleted in DELETION.findall(text)]
        case Choice(_, options, correct):
            return [plain_text(options[place]) for place in correct]
        case _:
            assert_never(card)


def _tells(label: str, card: Card) -> bool:
    """Whether a label holds the whole of what a card asks for, or a card shows the whole of a label."""
    match card:
        case Basic(front, back):
            shown, asked = str(front), str(back)
        case Cloze(text):
            shown, asked = DELETION.sub("…", text), " ".join(DELETION.findall(text))
        case _:
            return True
    words = set(words_of(label))
    return set(words_of(plain_text(asked))) <= words or words <= set(words_of(plain_text(shown)))


def label_for(
    card: Card,
    title: str,
    counts: Mapping[str, int],
    description: str = "",
    known: dict[tuple[str, ...], list[str]] | None = None,
) -> str:
    """Return what a fact of a lesson with that title is about, if it does not say so; nothing for other cards.

    `counts` are how often the lesson's words stand in it. Rows of tables, terms of lists and events of timelines need
    it as facts do.
    """
    if card.origin.evidence != "stated" and not _needs_topic(card):
        return ""
    match card:
        case Cloze(text):
            deleted = DELETION.findall(text)
            hidden = 1 if len(deleted) > 1 else len(deleted)  # of several deletions each card shows the others
            shown = DELETION.sub("…", text, count=hidden)
            shown = DELETION.sub(r"\1", shown)
            form: Form = "row" if _rule(card) else "statement"
            return label_of(
                shown,
                card.origin.context,
                title,
                deleted,
                form=form,
                counts=counts,
                description=description,
                known=known,
            )
        case Basic(front):
            form = "row" if _rule(card) else "question"
            return label_of(
                front,
                card.origin.context,
                title,
                [card.back],
                form=form,
                counts=counts,
                description=description,
                known=known,
            )
        case Choice():
            return ""
        case _:
            assert_never(card)


def labelled(card: Card, label: str) -> Card:
    """Return a card with a label before what it shows; as it is where there is none."""
    match card:
        case Cloze(text) if label and _rule(card):
            return replace(card, text=Markdown(f"{escape(label)} – {text}"))
        case Cloze(text) if label:
            return replace(card, text=Markdown(f"{escape(label)}: {text}"))
        case Basic(front) if label and ": " in front and _rule(card):
            return replace(card, front=Markdown(f"{escape(label)} – {front}"))
        case Basic(front) if label:
            return replace(card, front=Markdown(f"{escape(label)}: {_small(front)}"))
        case _:
            return card


def label_of(
    shown: str,
    context: Sequence[str],
    title: str,
    answers: Sequence[str],
    *,
    form: Form = "statement",
    counts: Mapping[str, int] = MappingProxyType({}),
    description: str = "",
    known: dict[tuple[str, ...], list[str]] | None = None,
) -> str:
    """Return what a text that is shown on a front is about; nothing where it says so itself, or no heading tells it.

    `context` are the headings above, from the outermost, `counts` how often the lesson's words stand in it, and
    `description` what its front matter says of it; `known` remembers the topics of a lesson by the headings. What
    would give one of the answers away is no label. A question for something by a proper name tells enough, unless it
    speaks of “the N” that a label names.
    """
    text = plain_text(shown)
    told = [plain_text(answer) for answer in answers]
    found = _topics(tuple(context), title, counts, description, {} if known is None else known)
    label = found[0] if found else ""
    if label == named_section(context) and any(_is_given_away(answer, label) for answer in told):
        label = next((topic for topic in found if " " in topic and topic != label), "")  # “QR code” of its title
    if is_of_else(text) and (section := named_section(context)) and section != label:
        label = f"{label} – {section}" if label else section
    if form == "row" and _is_one_of(heading := without_number("".join(context[-1:])), label):
        label = heading  # “Creep” of “Fracture, Fatigue, and Creep”
    stems = {stem(word) for word in words_of(text)}
    named = [label, *filter(subject_words, _JOINED.split(label))]
    is_brief = form == "question" and text.startswith("What ") and len(words_of(text)) <= _BRIEF
    if not label or any(_is_named(part, stems, whole=is_brief or form == "statement") for part in named):
        return ""
    of_section = telling_words(named_first("".join(context[-1:]))) if form != "row" else []
    names_section = len(of_section) >= _NAMING and all(stem(word) in stems for word in of_section)
    if names_section and not subject_words(label):
        return ""  # its section says better what it is about, and it says so itself
    if any(_is_given_away(answer, label) or _is_spelled(text, answer, label) for answer in told):
        return ""
    from mkdeck.facts.grammar import read_tokens  # most lessons have nothing that needs a label

    tokens = read_tokens(Phrase(Inline(text), 0, len(text))) if form != "row" else []
    is_sure = form == "question" and (_names_surely(tokens) or _names_work(shown))
    if is_sure and not _leans(text, label):
        return ""
    has_name = _names(tokens)
    asks_for_kinds = form == "question" and _KINDS.search(text) is not None
    may_lean = text.endswith(("?", ".")) if form == "row" else asks_for_kinds or (form == "statement" and not has_name)
    section = named_section(context) if may_lean else ""
    if form != "row" and not is_earnest(section, counts):
        return label
    return f"{label} – {section}" if section and _adds(section, label, stems, answers) else label


def _topics(
    context: tuple[str, ...],
    title: str,
    counts: Mapping[str, int],
    description: str,
    known: dict[tuple[str, ...], list[str]],
) -> list[str]:
    """Return the topics below some headings of one lesson, which `known` remembers."""
    if context not in known:
        known[context] = list(topics(context, title, counts, description))
    return known[context]


def _is_one_of(section: str, label: str) -> bool:
    """Whether a section names one of the things that a label names together."""
    parts = [words_of(part) for part in _JOINED.split(label.rpartition(" – ")[2])]
    return len(parts) > 1 and words_of(section) in parts


def _adds(section: str, label: str, stems: set[str], answers: Sequence[str]) -> bool:
    """Whether what a section names tells more than a label and a text with those stems, and no answer."""
    told = telling_words(section)
    if len(words_of(label)) + len(words_of(section)) > _LONGEST_OF_BOTH or not stems.isdisjoint(map(stem, told)):
        return False
    shown = {stem(word) for word in words_of(label)}
    asked = [word for answer in answers for word in words_of(plain_text(answer))]
    is_alike = any(min(len(a), len(b)) > 1 and (a.startswith(b) or b.startswith(a)) for a in told for b in asked)
    return shown.isdisjoint(map(stem, told)) and not is_alike


def _names_work(shown: str) -> bool:
    """Whether a text names a work by its title: one of several words, or one that was published or the like.

    “*The Gift*” may be many a work.
    """
    found = _WORK.search(shown)
    if found is None:
        return False
    told = [word for word in words_of(found[0]) if word not in ARTICLES]
    if len(told) <= _NAMING and all(map(is_everyday, told)):
        return False
    return " " in found[0] or _OF_WORKS.search(shown) is not None


def _leans(text: str, label: str) -> bool:
    """Whether a text speaks of “the treaty”, which its label names, or of an institution, which many states have."""
    pairs = list(pairwise(["", *words_of(text)]))
    bare = {stem(word) for article, word in pairs if article != "the"}
    behind_the = {stem(word) for article, word in pairs if article == "the"} - bare
    return not behind_the.isdisjoint(map(stem, telling_words(label))) or not _OF_INSTITUTIONS.isdisjoint(words_of(text))


def _is_given_away(answer: str, label: str) -> bool:
    """Whether a label holds what a short answer names, or a surname: “Haber–Bosch process” tells of Carl Bosch."""
    words, told = telling_words(answer), telling_words(label)
    shown = [word for word in words if any(gives_away(word, other) or akin(word, other) for other in told)]
    if not shown or len(words) > _SHORT_ANSWER:
        return False
    if len(words) > 1 and answer.istitle() and not is_everyday(words[-1]):
        return words[-1] in shown
    return 2 * len(shown) >= len(words) and all(word in shown or is_everyday(word) for word in words)


def _is_spelled(text: str, answer: str, label: str) -> bool:
    """Whether a label shows several words of what letters stand for, each of which is one of them."""
    if _STANDS_FOR.search(text) is None:
        return False
    told = {stem(word) for word in telling_words(label)}
    return sum(stem(word) in told for word in telling_words(answer)) > 1


def _is_named(part: str, stems: set[str], *, whole: bool) -> bool:
    """Whether all words that tell what a part of a label means are among those stems; `whole` counts those of any day.

    “Classic embeddings are …” does not tell all of “Word embeddings”.
    """
    told = telling_words(part) if whole else subject_words(part) or telling_words(part)
    return bool(told) and all(stem(word) in stems for word in told)


def _rule(card: Card) -> Extractor | None:
    """Return the extractor that made a card, if its cards ask for rows, terms, points or events."""
    return _rules_of_rows().get(card.origin.extractor)


@cache
def _rules_of_rows() -> Mapping[str, Extractor]:
    return {extractor.name: extractor for extractor in extractors() if extractor.needs_topic}


def is_homeless(card: Card, label: str) -> bool:
    """Whether a card of that label could belong to any lesson, and its rule's cards are none without a topic.

    Neither the title nor a heading says to which trade a piece of advice belongs.
    """
    rule = _rule(card)
    if rule is None or not rule.only_with_topic or label or card.origin.topic:
        return False
    return not any(map(subject_words, card.origin.context))


def _needs_topic(card: Card) -> bool:
    """Whether a row, a term, a point or an event does not say what it belongs to."""
    rule = _rule(card)
    return rule is not None and rule.needs_topic is not None and rule.needs_topic(card)


def _names(tokens: Sequence[Token]) -> bool:
    """Whether a proper name or a year is shown. An acronym may stand for many things."""
    return any((token.kind == "name" and not _ACRONYM.fullmatch(token.text)) or is_year(token) for token in tokens)


def _names_surely(tokens: Sequence[Token]) -> bool:
    """Whether a year, a name of several words or one that was made up is shown: “Ada Lovelace”, “TensorFlow”.

    A name of one word may be that of other things as well: “Who founded Cypress?” So may one of capitals and digits,
    “MM5”, “CENTUM”, and one of words of every day, “Open Connect”.
    """
    names = [token for token in tokens if token.kind == "name" and not _ACRONYM.fullmatch(token.text)]
    telling = [token for token in names if not _SIGNS.fullmatch(token.text)]
    is_of_every_day = len(telling) <= _FEW and all(is_everyday(token.small) for token in telling)
    is_long = len(telling) > 1 and not is_of_every_day
    return is_long or any(map(is_year, tokens)) or any(has_inner_capital(token.text) for token in telling)


def _small(front: str) -> str:
    """Write a question as it stands behind a colon."""
    first = front.partition(" ")[0]
    is_term = first == "At" and not front.startswith(("At what ", "At which "))  # “At most once”
    asks = (first in _ASKING and not is_term) or front.startswith("To which ")
    return front[0].lower() + front[1:] if asks else front


_ASKING = frozenset(
    ["At",
     "What", "Who", "Why", "How", "Which", "Where", "When", "In", "Is", "Are", "Name", "Of", "For", "Explain", "Since",
     "From", "On", "By", "Under", "With", "Whose", "Was", "Were", "Does", "Do", "Did", "Can", "Will"]
)  # fmt: skip
