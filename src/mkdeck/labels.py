"""What a fact's card says first, where it does not say what it is about: “Scrum: Work happens in sprints”.

A lesson tells its reader what the matter is in its title, and its sentences do not say it again; a card comes up among
those of many other lessons. The title, or else a heading, stands before a fact that names no word of it. A question
that asks for something by its proper name needs none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, product
from types import MappingProxyType
from typing import assert_never

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card, Choice, Cloze, Inline, Markdown
from mkdeck.clozes import DELETION
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.grammar import Token, is_year, read_tokens
from mkdeck.facts.marked_terms import gives_away
from mkdeck.facts.phrases import Phrase, split_words, words_of
from mkdeck.facts.words import ARTICLES, READER, word_set
from mkdeck.inline import escape
from mkdeck.normalise import plain_text

_NUMBERING = re.compile(
    r"(?i)^(?:(?:weeks?|lessons?|units?|chapters?|modules?|parts?|sessions?|lectures?|days?|class|topics?|sections?|no)"
    r"\.?\s*\d+[a-z]?\s*[:.,·–—-]?\s*|[A-Za-z]+ 101[,:]?\s*"
    r"|\d+(?:\.\d+)*[.:)]?\s+(?:[–—-]\s+)?|#\d+\s*[:.,·–—-]?\s*|(?-i:[A-Z]{2,5})[ -]?\d{2,4}\s*[:–—-]\s*)"
)
_LEAD_IN = re.compile(
    r"(?i)^(?:(?:an?|the|my) )?(?:(?:very )?(?:short|brief|quick|little|gentle) )?"
    r"(?:introduction|invitation|guide|intro|history|story|tour|overview|primer)(?: to| of| on) (?:the )?"
    r"|^(?:(?:notes on|about|all about|welcome to|meet(?:ing)?|looking at|understanding|introducing|exploring"
    r"|discovering|getting to know|getting started with|working with|learning(?: about)?|thinking about"
    r"|inside) (?:the )?)"
    r"|^how to [a-z]+ (?:an? |the )|^[a-z]+ing and [a-z]+ing (?:the |an? |your )?"
    r"|^\w+ (?:years|decades|centuries) of (?:the )?"
)
_HOW = re.compile(
    r"(?i)^(?:how|what|where) (?:(?:does|do|did) )?(?:(?:an?|the) )?(?P<name>[\w’' -]{3,40}?)"
    r" (?:(?:really|actually) )?(?:works?|do|does|comes?|came|fails?|began|begins?)(?: from| to be)?(?: and \w+)?$"
)
"""“How the European Union works”, “What does a product manager do” and what each is about."""
_VERSUS = re.compile(r"(?i) (?:vs\.?|\+|&) ")
_TRAIL = re.compile(
    r"(?i),? \(?\d{3,4}\s?[–-]\s?\d{2,4}\)?$"
    r"| for (?:everyone|everybody|beginners|newcomers|people|developers|engineers|students|dummies)\b.*$"
    r"|,? in \d+ (?:minutes|hours|pages|steps)$"
    r"|,? explained\b.*$"
    r"|,? (?:basics|101|fundamentals|essentials|overview|primer|notes|recap"
    r"|in a nutshell|in brief|part \w+|i{1,3})$"
)
_PARTS = re.compile(
    r": | [–—|/-] |, (?:and )?(?=(?:how|why|what|where|when|who)\b)"
    r"|, (?=(?:or|c\.|an?|the|from)\b|\d|(?i:parts?|weeks?|lessons?|units?|chapters?|modules?|sessions?|lectures?"
    r"|seminar|handout|letter|section|issue)\b)|; |\(|\)|\?|!|\. "
)
_CIRCUMSTANCE = re.compile(r"(?i) (?:without|in|with|from|as|at|on|by|through|under|during|since|between) ")
_EDGES = " :–—-·"
_JOINED = re.compile(r"(?i),? and |, ")
"""Between the things that a label names."""
_SIGNS = re.compile(r"^[^\w“\"'`*]+")
_LONGEST_TITLE = 9
"""Words of a title that is shown whole."""
_LONGEST, _LONGEST_OF_ALL = 4, 8
"""Words of a label that names something, and of one that tells something."""
_SHORTEST_WORD, _SHORT_ANSWER, _STEM = 3, 6, 8
"""Letters of a word that says something, words of an answer that a word gives away, letters by which words are one."""
_LONGEST_ROW = 14
"""Words of what asks for a row."""
_OF_WHAT = re.compile(r"(?i)\b[a-z-]+s (?:of|for|in|behind|against|to|on) (?:an? |the )?[\w-]+ [\w-]+")
"""“Tips for a successful first day” says of what there are the points; “Steps that repeat” does not."""
_OF_INSTITUTIONS = word_set(
    "assembly council court bank government parliament senate congress party house act constitution church ministry "
    "army chamber committee commission president minister version edition"
)
"""Names that many states and times have: “the Federal Assembly”."""
_OF_TERMS = frozenset({"record_table", "comparison_table", "term_list", "numbered_leads", "timeline"})
_TWO_PARTS = re.compile(r": | [–—|-] ")
_ACRONYM = re.compile(r"[A-Z]{1,5}s?")
_OF_LABEL = frozenset({"noun", "name", "article", "gerund"})
_SMALL = word_set("of and in the for & first second third")
_SAYS_NOTHING = word_set(
    "overview recap intro introduction basics summary glossary afternoon primer notes lesson week history "
    "background conclusion revision terms terminology details tips rest more today agenda part parts idea ideas key "
    "main "
    "how why what short brief little big new second third last next steps step homework review questions reading "
    "next before after further my"
)
_DOCUMENTS = word_set("handout handouts handbook letter seminar workshop lecture newsletter issue")
"""Where a lesson stands, which says nothing of what it is about."""
_EMPTY = _SAYS_NOTHING | _DOCUMENTS
_DOING = word_set(
    "going getting making touring building working finding meeting living reading writing growing starting using "
    "looking talking thinking keeping choosing understanding learning becoming exploring discovering introducing "
    "dealing"
)


def labels_for(cards: Sequence[Card], title: str, counts: Mapping[str, int]) -> dict[Card, str]:
    """Return what the facts, rows, terms and events of a lesson are about, those that do not say so themselves.

    Of those that one rule made under one heading all have the label that most of them have, unless it is the answer.
    """
    labels = {card: label for card in cards if (label := label_for(card, title, counts))}
    together: dict[tuple[str, tuple[str, ...]], list[Card]] = defaultdict(list)
    for card in cards:
        if _is_listed(card) and not _has_label(card):
            together[card.origin.extractor, tuple(card.origin.context)].append(card)
    for siblings in together.values():
        label, number = Counter(labels.get(card, "") for card in siblings).most_common(1)[0]
        if label and number * 2 > len(siblings):
            labels |= {card: label for card in siblings if not _tells(label, card)}
    return labels


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


def label_for(card: Card, title: str, counts: Mapping[str, int]) -> str:
    """Return what a fact of a lesson with that title is about, if it does not say so; nothing for other cards.

    `counts` are how often the lesson's words stand in it. Rows of tables, terms of lists and events of timelines need
    it as facts do.
    """
    is_listed = _is_listed(card)
    if card.origin.evidence != "stated" and (not is_listed or _has_label(card)):
        return ""
    match card:
        case Cloze(text):
            deleted = DELETION.findall(text)
            hidden = 1 if len(deleted) > 1 else len(deleted)  # of several deletions each card shows the others
            shown = DELETION.sub("…", text, count=hidden)
            shown = DELETION.sub(r"\1", shown)
            return label_of(shown, card.origin.context, title, " ".join(deleted), counts=counts)
        case Basic(front):
            return label_of(front, card.origin.context, title, card.back, asks=not is_listed, counts=counts)
        case Choice():
            return ""
        case _:
            assert_never(card)


def labelled(card: Card, label: str) -> Card:
    """Return a card with a label before what it shows; as it is where there is none."""
    match card:
        case Cloze(text) if label and card.origin.extractor in _OF_TERMS:
            return replace(card, text=Markdown(f"{escape(label)} – {text}"))
        case Cloze(text) if label:
            return replace(card, text=Markdown(f"{escape(label)}: {text}"))
        case Basic(front) if label and ": " in front and card.origin.extractor in _OF_TERMS:
            return replace(card, front=Markdown(f"{escape(label)} – {front}"))
        case Basic(front) if label:
            return replace(card, front=Markdown(f"{escape(label)}: {_small(front)}"))
        case _:
            return card


def label_of(
    shown: str,
    context: Sequence[str],
    title: str,
    answer: str,
    *,
    asks: bool = False,
    counts: Mapping[str, int] = MappingProxyType({}),
) -> str:
    """Return what a text that is shown on a front is about; nothing where it says so itself, or no heading tells it.

    `context` are the headings above, from the outermost, and `counts` how often the lesson's words stand in it. What
    would give the answer away is no label. What `asks` for something by a proper name tells enough, unless it speaks
    of “the N” that a label names.
    """
    text, answered = plain_text(shown), words_of(plain_text(answer))
    answered = answered if len(answered) <= _SHORT_ANSWER else []  # a long one is not given away by a word of it
    label = next(_candidates(context, title, counts), "")
    stems = {_stem(word) for word in words_of(text)}
    named = [label, *filter(_specific, _JOINED.split(label))]
    if not label or any(_is_named(part, stems) for part in named):
        return ""
    if any(gives_away(*pair) for pair in product(_content(label), answered)):
        return ""
    tells = asks and not _leans(text, label) and _names(read_tokens(Phrase(Inline(text), 0, len(text))))
    return "" if tells else label


def _leans(text: str, label: str) -> bool:
    """Whether a text speaks of “the treaty”, which its label names, or of an institution, which many states have."""
    pairs = list(pairwise(["", *words_of(text)]))
    bare = {_stem(word) for article, word in pairs if article != "the"}
    behind_the = {_stem(word) for article, word in pairs if article == "the"} - bare
    return not behind_the.isdisjoint(map(_stem, _content(label))) or not _OF_INSTITUTIONS.isdisjoint(words_of(text))


def _is_named(part: str, stems: set[str]) -> bool:
    """Whether all words that tell what a part of a label means are among those stems."""
    told = _specific(part) or _content(part)
    return bool(told) and all(_stem(word) in stems for word in told)


def _candidates(context: Sequence[str], title: str, counts: Mapping[str, int]) -> Iterator[str]:
    """Yield what may stand before a fact, the best first: what the title names, what it says, what headings name."""

    def weight(label: str) -> tuple[int, bool]:
        """Return how often the lesson speaks of a label: “A Ditch in the Desert – The Suez Canal”."""
        return -max((counts.get(word, 0) for word in _content(label)), default=0), not _specific(label)

    of_title = sorted(_labels(title, strict=False), key=weight)
    if of_title and not _specific(of_title[0]):
        yield from _both_parts(title)  # “The cut – from Edison to Eisenstein”
    yield from of_title
    if context and context[0].casefold() in title.casefold():
        yield from sorted(_sayings(context[0]), key=weight)  # “Form & Folly, letter no. 8 — Fourteen years of Bauhaus”
    yield from sorted(_sayings(title), key=weight)
    for heading in reversed(context):
        yield from _labels(heading, strict=True)


def _has_label(card: Card) -> bool:
    """Whether a row, a term or an event stands behind what it belongs to already: “Sonnet – Petrarchan: rhymes?”."""
    if not isinstance(card, Basic):
        return False
    if card.origin.extractor == "numbered_leads":  # the same for all points of a list
        return _OF_WHAT.search(card.front.partition(": ")[0]) is not None
    heading, dash, _ = card.front.partition(" – ")
    return bool(dash and _specific(heading)) or len(words_of(card.front)) > _LONGEST_ROW


def _is_listed(card: Card) -> bool:
    """Whether a card is a row, a term, a point or an event."""
    return card.origin.extractor in _OF_TERMS or _is_number(card)


def _is_number(card: Card) -> bool:
    """Whether a table asks for a number, or for a code of some kind: “Exit code 125”."""
    return card.origin.extractor == "term_table" and isinstance(card, Basic) and any(map(str.isdigit, card.front))


def _names(tokens: Sequence[Token]) -> bool:
    """Whether a proper name or a year is shown. An acronym may stand for many things."""
    return any((token.kind == "name" and not _ACRONYM.fullmatch(token.text)) or is_year(token) for token in tokens)


def _both_parts(title: str) -> Iterator[str]:
    """Yield a title of two parts whole, without its numbering, where the second one tells what the first is."""
    parts = [_SIGNS.sub("", part.strip()) for part in _TWO_PARTS.split(_NUMBERING.sub("", title.strip()))]
    words = [word for part in parts for word in words_of(part)]
    is_short = len(parts) == 2 and all(map(words_of, parts)) and len(words) <= _LONGEST_TITLE
    if is_short and READER.isdisjoint(words) and _specific(parts[1]):
        yield f"{_capitalised(parts[0])} – {parts[1]}"


def _labels(heading: str, *, strict: bool) -> Iterator[str]:
    """Yield the parts of a heading that name something in a few words; `strict` asks for a word of the subject."""
    for part in _parts(heading):
        name = _without_trail(part)
        words = split_words(name)
        if len(words) > _LONGEST and _specific(first := name.partition(" and the ")[0]) and "," not in first:
            name, words = first, split_words(first)  # “Turbidity Currents and the Broken Cables of 1929”
        first = _CIRCUMSTANCE.split(name, maxsplit=1)[0]
        if (
            _specific(first)
            and not first.partition(" ")[0].endswith("ing")
            and (len(words) > _LONGEST or not _is_phrase(name))
        ):
            name, words = first, split_words(first)  # “Adverse possession in England and Wales”
        if words and words[0].casefold() in ARTICLES:
            name = name[name.index(words[0]) + len(words[0]) :].strip()
            words = words[1:]
        if 1 <= len(words) <= _LONGEST and _content(name) and _is_phrase(name) and (_specific(name) or not strict):
            yield _capitalised(name)


def _sayings(title: str) -> Iterator[str]:
    """Yield the parts of a title that name nothing, but tell what it is about: “How memory comes apart”."""
    for part in map(_without_trail, _parts(title.rpartition("?")[2])):
        words = words_of(part)
        if not words or len(words) > _LONGEST_OF_ALL or words[0] in _DOING:
            continue
        telling = [word for word in _content(part) if word not in _DOING]
        telling = telling if _DOCUMENTS.isdisjoint(words) else []
        if telling and not any(character.isdigit() for character in part) and not _is_order(_tokens(part), words):
            yield _capitalised(part)


def _parts(heading: str) -> list[str]:
    """Return the parts of a heading without its numbering, those with a word of the subject first."""
    heading = _VERSUS.sub(" and ", heading.strip())
    parts = (_NUMBERING.sub("", _SIGNS.sub("", part)) for part in _PARTS.split(_NUMBERING.sub("", heading)))
    bare = (_HOW.sub(r"\g<name>", _LEAD_IN.sub("", _SIGNS.sub("", part.strip(_EDGES)))) for part in parts)
    return sorted(filter(words_of, bare), key=lambda part: not _specific(part))


def _without_trail(part: str) -> str:
    """Leave out what a title ends on and does not mean: “Japan 1853–1912”, “Probability basics”."""
    bare = _TRAIL.sub("", part)
    return part if bare.casefold() in _DOING else bare  # “Building for everyone”


def _capitalised(label: str) -> str:
    return label[0].upper() + label[1:]


def _tokens(name: str) -> Sequence[Token]:
    return read_tokens(Phrase(Inline(name.lower()), 0, len(name)))


def _is_order(tokens: Sequence[Token], words: Sequence[str]) -> bool:
    """Whether a heading tells its reader to do something; “Supply and demand” does not."""
    is_listed = len(tokens) > 1 and (tokens[1].kind == "conjunction" or tokens[1].text == ",")
    opens = tokens[0]
    return not is_listed and len(words) > 1 and any(f.form == "base" and f.certainty != "seldom" for f in opens.forms)


def _is_phrase(name: str) -> bool:
    """Whether a heading is a noun phrase: no order, no question, nothing about its reader."""
    words = words_of(name)
    if not READER.isdisjoint(words) or not _EMPTY.isdisjoint((words[0], words[-1])):
        return False
    tokens = _tokens(name)
    if tokens[0].kind == "conjunction" or (words[0] in _DOING and len(words) > 1) or _is_order(tokens, words):
        return False
    return all(token.kind in _OF_LABEL or token.small in _SMALL for token in tokens)


def _content(name: str) -> list[str]:
    words = (word for word in words_of(name) if len(word) >= _SHORTEST_WORD)
    return [word for word in words if word not in _SAYS_NOTHING and word not in _SMALL]


def _specific(name: str) -> list[str]:
    """Return the words of a heading that belong to a subject."""
    return [word for word in _content(name) if not is_everyday(word)]


def _stem(word: str) -> str:
    return word.removesuffix("'s").removesuffix("s").removesuffix("e")[:_STEM]


def _small(front: str) -> str:
    """Write a question as it stands behind a colon."""
    first = front.partition(" ")[0]
    return front[0].lower() + front[1:] if first in _ASKING else front


_ASKING = frozenset(["What", "Who", "Why", "How", "Which", "Where", "When", "In", "Is", "Are", "Name", "Of", "For"])
