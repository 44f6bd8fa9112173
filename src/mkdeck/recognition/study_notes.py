"""Whether a page is what somebody noted down to learn it: short lines, few sentences, and nothing to buy, cook or do.

A list of features, the minutes of a meeting and a recipe have the same form as notes. So something must say that they
are to be learnt, “Exam”, “ch. 4”, “fiche de révision”, or most of what they name must be words of a subject; and
nothing may say that they are something else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.memory import once
from mkdeck.facts.phrases import split_words, words_of
from mkdeck.facts.words import word_set
from mkdeck.headings.titles import is_of_occasion, is_of_paper
from mkdeck.recognition.advice import is_imperative
from mkdeck.values import dataclass
from mkdeck.wording.numbering import without_number
from mkdeck.wording.words import has_question_mark, plain, words

_FEWEST_LINES = 6
_MOST_OTHERS = 2
"""Of so many sections of notes one may be about a course: “Homework”."""
_SHORT = 3
"""Letters."""
_TERSE = 0.6
"""Of the words of notes, those that stand in no sentences."""
_SENTENCE, _WIDE = 9, "\u2e80"
"""Words of a line that may be a sentence, and the first sign of those that are written without spaces."""
_MOST_ORDERS, _MOST_OWN = 0.3, 0.15
"""Of the lines, those that tell what to do, and those in which their author speaks of what is theirs."""
_FEWEST_NAMED = 3
_FEWEST_RARE, _RARE = 6, 0.45
"""Words of a subject, and their part of the words that open lines."""
_STRAY, _STRAY_SHARE = 2, 0.2
"""Lines with a price, an hour or an address, and their part of all, which make a page something else."""
_OF_OTHERS = re.compile(
    r"(?i)[€$£]\s?\d|\d\s?(?:€|eur|usd|kr)\b|\bhttps?://|\bwww\.|(?<![\w.])[\w.]{1,64}@[\w-]{1,64}\.\w|^\[[ x]\]"
    r"|\b(?:[01]?\d|2[0-3])[:.h][0-5]\d(?: ?(?:am|pm|uhr|h))?\b(?!\s?%)"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:asap|deadline|todo|to-do|fixme|apologies|rsvp)\b"
    r"|\bv?\d+\.\d+\.\d+\b|\b20[2-9]\d\b"
)
_AMOUNT = re.compile(
    r"(?i)(?:\d[\d.,/½¼¾]*|½|¼|an?|one|two)\s?(?:g|kg|ml|cl|dl|l|oz|lb|tbsp|tsp|cups?|cloves?|pinch|tins?|cans?|el|tl"
    r"|c\. à [sc]\.|cucharadas?|bunch|slices?|x)\b"
)
_COUNTED = re.compile(r"(?i)(?:round|section|form|part|sheet|set|test|quiz|exercise|question) [\dA-Z]\b")
"""“Round 2”, “Section A”, above questions and their answers."""
_BRACKETS = re.compile(r"\([^()]*\)")
_FEWEST_WRAPPED, _FULL = 2, 50
"""Lines of a paragraph, and their letters on average."""
_OPENS_PAIR = re.compile(r"[^\s:=→|–—][^:=→|–—.]{0,39}?(?:[:=→|]|\s[–—-]\s)")
_SEVERAL = 3
_OF_GOODS = word_set(
    "brand model price color colour material weight frame fork tires tyres size dimensions battery screen display"
    " memory storage ram cpu gpu ports warranty mileage fuel engine seats bedrooms rent deposit race level strength"
    " dexterity charisma wisdom weapon armour armor hp mana xp instructor teacher lecturer tutor credits room office"
    " prerequisites textbook attendance assessment grading email phone address website timeout retries host user"
    " port homework midterm final password debug version license author maintainer status owner priority assignee due"
)
"""Labels of goods, of figures in games, of courses and of settings."""
_ASKS = re.compile(r"[QPCF]\d{0,3}[:.)] ")
_PARTED = re.compile(r"[:：=→⇒|]|\s[–—-]\s")
_QUOTES = ('"', "“", "«", "„")
_OWN = word_set(
    "i i'm i've i'll we we're we've we'll our us my mein meine wir unser unsere je nous notre nos mi nuestro"
)
_OF_MANUAL = word_set(
    "usage install installation options option settings configuration requirements changelog faq license licence api"
    " flags arguments features feature specification specifications specs ingredients method serves minutes agenda"
    " attendees apologies actions programme schedule itinerary shopping pricing price prices contact about experience"
    " skills education responsibilities benefits salary apply warranty shipping delivery reviews order box download"
    " payment answers answer solutions quickstart contributing authors roadmap todo inventory budget packing"
    " rota menu syllabus incident outage postmortem birthdays players squad trip walkthrough"
)


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a lesson outside of headings, and its titles, or else its first line."""

    lines: Sequence[str]
    titles: Sequence[str]


@once
def are_study_notes(document: Block) -> bool:
    """Whether a lesson is a page of notes to be learnt."""
    page = _page_of(document)
    if len(page.lines) < _FEWEST_LINES or not _is_terse(page) or _asks(page) or _is_of_else(page) or _tells_to_do(page):
        return False
    told = (*page.titles, *page.lines[:2], *_of_front_matter(document))
    is_known = any(map(_is_to_learn, told)) or _are_of_subject(page.lines) or _are_named(page.titles[1:])
    return is_known or _are_codes(document, page.lines) or _are_equal(page.lines) or _tell_alike(page.lines)


@once
def are_notes_of_else(document: Block) -> bool:
    """Whether a lesson has the form of notes, and is a plan, a shop's page, a manual or a diary."""
    page = _page_of(document)
    return _is_terse(page) and _is_of_else(page)


@once
def _page_of(document: Block) -> _Page:
    lines = list(_lines(document))
    titles = [without_number(block.text) for block in document.within("heading")]
    return _Page(lines, titles or lines[:1])


def _is_terse(page: _Page) -> bool:
    """Whether most words of a page stand in no sentences."""
    told = sum(_size(line) for line in page.lines if _is_sentence(line))
    return told <= (1 - _TERSE) * sum(map(_size, page.lines))


def _asks(page: _Page) -> bool:
    """Whether a page is a test, or holds cards that somebody wrote as such: those are the ones that are wanted."""
    asked = sum("___" in line or has_question_mark(line) for line in page.lines)
    return asked > _MOST_OWN * len(page.lines) or sum(_ASKS.match(line) is not None for line in page.lines) > 1


def _is_of_else(page: _Page) -> bool:
    """Whether titles, prices, hours, addresses or labels say that a page is no notes to be learnt."""
    others = sum(map(is_other_title, page.titles[1:]))
    if any(map(is_other_title, page.titles[:1])) or any(map(_is_of_manual, page.titles)):
        return True
    labels = list(map(_label, page.lines))
    if _MOST_OTHERS * others > len(page.titles[1:]) or len(_OF_GOODS.intersection(labels)) >= _SEVERAL:
        return True
    stray = sum(_OF_OTHERS.search(line) is not None for line in page.lines)
    amounts = sum(_AMOUNT.match(line) is not None for line in page.lines)
    are_settings = sum("_" in label for label in labels) >= _STRAY
    return are_settings or amounts > _STRAY or stray >= max(_STRAY, _STRAY_SHARE * len(page.lines))


def _tells_to_do(page: _Page) -> bool:
    """Whether many lines tell somebody to do something, or speak of what is the author's own."""
    orders = sum(_PARTED.search(line) is None and is_imperative(line) for line in page.lines)
    own = sum(line[:1] not in _QUOTES and not _OWN.isdisjoint(words_of(line)) for line in page.lines)
    return orders > _MOST_ORDERS * len(page.lines) or own > _MOST_OWN * len(page.lines)


def _lines(document: Block) -> Iterator[str]:
    """Yield the lines of what a lesson tells, without its headings, front matter and code."""
    for block in document.walk():
        if block.kind == "paragraph" and is_wrapped(block.text):
            yield from (f"{part.strip()}." for part in block.text.replace("\n", " ").split(". "))
        elif block.kind in ("paragraph", "term"):
            yield from (line.strip() for line in block.text.split("\n") if line.strip())
        elif block.kind == "row":
            yield " | ".join(cell.text for cell in block.children)


def _label(line: str) -> str:
    """Return what stands before the first sign of a line, in small letters."""
    parted = _PARTED.search(line)
    return line[: parted.start()].strip().casefold() if parted is not None else ""


def is_wrapped(text: str) -> bool:
    """Whether the lines of a paragraph are those of sentences that were broken where a line was full."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) < _FEWEST_WRAPPED or sum(map(len, lines[:-1])) < _FULL * (len(lines) - 1):
        return False
    return 2 * sum(_OPENS_PAIR.match(line) is not None for line in lines) <= len(lines)


def _of_front_matter(document: Block) -> Iterator[str]:
    return (entry.text for block in document.within("front matter") for entry in block.children)


def _is_sentence(line: str) -> bool:
    """Whether a line is a whole sentence, as text has them and notes seldom do."""
    return _size(line) >= _SENTENCE and line.endswith((".", "!", "?", "。", "，", "；")) and not line[:1].isdecimal()


def _size(line: str) -> int:
    """Return how many words a line has; two signs of Chinese or Japanese are about one."""
    wide = 0 if line.isascii() else sum(sign >= _WIDE for sign in line)
    return len(line.split()) + wide // 2


def is_other_title(title: str) -> bool:
    """Whether a title is one of a manual, a plan, a shop or a recipe, whatever it says of an exam."""
    bare = _without_school(title)
    return is_of_occasion(bare) or is_of_paper(bare) or _is_of_manual(title)


def _is_of_manual(title: str) -> bool:
    """Whether a title is one that no page of notes has: “Installation”, “Answers”, “Round 2”."""
    return not _OF_MANUAL.isdisjoint(plain(_without_school(title)).split()) or _COUNTED.match(title) is not None


def _without_school(title: str) -> str:
    """Return a title without what it says of a school or an exam, and without its brackets."""
    outside = _BRACKETS.sub(" ", title)
    return " ".join(word for word in outside.split() if plain(word) not in words("study"))


def _is_to_learn(text: str) -> bool:
    """Whether a text speaks of a school, an exam or a subject: “Bio ch. 4”, “Klausur”, “fiche de révision”."""
    return not words("study").isdisjoint(plain(text).split())


def _are_equal(lines: Sequence[str]) -> bool:
    """Whether most lines say by a sign what something is: “prn = as needed”, and are no settings."""
    sides = [line.partition(" = ") for line in lines if " = " in line]
    told = [told for name, _, told in sides if "_" not in name and not told[:1].isdigit()]
    return len(told) >= _FEWEST_RARE and len(told) >= _TERSE * len(lines)


def _tell_alike(lines: Sequence[str]) -> bool:
    """Whether the same is told of each of some things: “Symbol”, “Colour” below each element."""
    labels = Counter(filter(None, map(_label, lines)))
    again = [label for label, many in labels.items() if many >= _FEWEST_NAMED]
    return len(again) >= _STRAY and _FEWEST_NAMED * len(again) >= _TERSE * len(lines)


def _are_codes(document: Block, lines: Sequence[str]) -> bool:
    """Whether most lines open with what is set as code, as those of a sheet of commands do."""
    opening = sum(
        bool(block.inline.marks) and block.inline.marks[0].kind == "code" and block.inline.marks[0].start == 0
        for block in document.walk()
        if block.kind in ("paragraph", "cell")
    )
    return opening >= _FEWEST_RARE and 2 * opening > len(lines)


def _are_named(titles: Sequence[str]) -> bool:
    """Whether most sections are called by words of a subject: “Fluorine”, “Bromine”."""
    rare = [title for title in titles if (first := split_words(title)[:1]) and not is_everyday(first[0].casefold())]
    return len(rare) >= _FEWEST_NAMED and len(rare) >= _TERSE * len(titles)


def _are_of_subject(lines: Sequence[str]) -> bool:
    """Whether most words that open lines are none of every day: “Ferritin”, “koilonychia”."""
    opening = [word for line in lines if not has_question_mark(line) for word in split_words(line)[:1]]
    opening = [word for word in opening if len(word) > _SHORT or (len(word) > 1 and word.isupper())]
    rare = {word for word in opening if word.isupper() or (word.isalpha() and not is_everyday(word.casefold()))}
    return len(rare) >= _FEWEST_RARE and len(rare) >= _RARE * len(set(opening))
