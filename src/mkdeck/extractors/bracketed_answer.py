"""A list of questions, each with its answer in brackets behind it: `- What is pH? (A measure of acidity.)`.

Brackets hold other things as well: hints, marks, sources, remarks. So most of the items that ask must have an answer in
them, two at least, and each must look like a statement, unless a title says that it is a quiz. So may sentences have
gaps, and what fills them in brackets at the end. There stands as well a word whose right form is wanted, and so a title
must tell of a quiz, or of answers in brackets, or most fillings be names or numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Cloze, Inline, Origin, Problem
from mkdeck.facts.guards import addresses_reader
from mkdeck.facts.verb_forms import verb_forms
from mkdeck.facts.words import ARTICLES, AUXILIARIES, PERSONAL, PREPOSITIONS
from mkdeck.parsing.inline import cut, to_markdown
from mkdeck.parsing.pieces import paragraph
from mkdeck.recognition.gaps import filled, gaps_in, has_gap
from mkdeck.recognition.questions import question_card, without_label
from mkdeck.wording.unwritten import is_missing
from mkdeck.wording.words import asks, has_question_mark, has_word, is_task, plain, words

READS = ("list", "section")
GIVES_WAY = True

_FEWEST, _FEWEST_WORDS = 2, 3
_BOX = re.compile(r"\[[ xX]\] ", signs="[")
_BEHIND = re.compile(r"[?？]\s*(?=[(（])", signs="(（")
_REMARKS = frozenset(["yes", "no", "if", "when"])
"""How a bracket begins that says what to do, or ticks off: “Yes.”, “If so, check the log.”"""
_AT_END = re.compile(r"\s*[(（](?P<told>[^()（）\n]{1,80})[)）][ .]*$")
_BEFORE_NOUNS = ARTICLES | PREPOSITIONS
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_HIGHEST_OF_LIST, _LONGEST_SUBJECT = 31, 2
"""A number to be written as a word, or as one of a date; words before a gap: “She is ___ (Italy)”."""
_OPENED, _CLOSED = "(（", ")）"
_LABEL = re.compile(r"[^\W\d]+ ?[:：]")
"""“Hint: …”, “Tip: …”."""
_MARKS = re.compile(r"(?i)(?:max\.? |about )?\d+ ?(?:points?|marks?|pts?\.?|p\.|min(?:utes|\.)?|words|lines|pages?)\b")
_SOURCE = re.compile(
    r"(?i)(?:lectures?|weeks?|chapters?|units?|slides?|sections?|lessons?|parts?|pages?|figures?|tables?|exams?|levels?"
    r"|modules?|sessions?) \d|(?:pdf|video)\b|.*\b(?:ch|pp?)\. ?\d|.*, (?:1[5-9]|20)\d\d[a-z]?$"
)
"""“Lecture 4”, “Mankiw, ch. 3”, “Spencer Johnson, 1998”."""


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each item of a list that asks, and answers in brackets; in a quiz for paragraphs as well."""
    if block.kind == "section":
        yield from _of_paragraphs(block)
        return
    in_quiz = any(has_word(plain(title), "quiz") for title in block.context)
    firsts = (item.children[0] for item in block.children if len(item.children) == 1)
    cards = [card for first in firsts if (card := _card(first, in_quiz=in_quiz))]
    asking = sum(asks(item.children[0].text) for item in block.children if item.children)
    if len(cards) >= max(_FEWEST, asking / 2):
        yield from cards
    elif not cards:
        yield from _of_gaps(block)


def _of_paragraphs(section: Block) -> Iterator[Card]:
    """Yield the cards of the paragraphs below a title of a quiz, or of a part of one, that ask."""
    told = [child for child in section.children[1:] if child.kind == "paragraph" and has_question_mark(child.text)]
    if len(told) < _FEWEST or not any(has_word(plain(title), "quiz") for title in told[0].context):
        return
    cards = [card for one in told if (card := _card(one, in_quiz=True))]
    if len(cards) >= max(_FEWEST, len(told) / 2):
        yield from cards


def _of_gaps(block: Block) -> Iterator[Card]:
    """Yield the clozes of a list whose items mostly have gaps, and what fills them in brackets at the end."""
    found = [pair for item in block.children if (pair := _gap_and_filling(item))]
    if len(found) < max(_FEWEST, len(block.children) / 2):
        return
    titles = [plain(title) for title in block.context]
    bases = sum(_is_base(sentence, filling) for sentence, filling, _ in found)
    if 2 * bases > len(found) or any(has_word(title, "inflection") for title in titles):
        return
    named = sum(_is_named(sentence, filling) for sentence, filling, _ in found)
    if not any(map(_tells_of_answers, titles)) and (2 * named <= len(found) or _has_nouns_in_capitals(found)):
        return
    for sentence, filling, item in found:
        if (told := filled(sentence, filling)) is not None:
            yield Cloze(told, Origin(span=item.span, context=item.context, evidence="shaped"))


def _has_nouns_in_capitals(found: Sequence[tuple[Inline, Inline, Block]]) -> bool:
    """Whether sentences are of a language whose nouns all have a capital letter; the plural of one may be wanted."""
    return any(word in words("noun_capital") for sentence, _, _ in found for word in plain(sentence.text).split())


def _gap_and_filling(item: Block) -> tuple[Inline, Inline, Block] | None:
    """Return a sentence with a gap and what stands in the only brackets behind it."""
    first = item.children[0] if len(item.children) == 1 else None
    found = _AT_END.search(first.text) if first is not None and first.text.rstrip(" .")[-1:] in _CLOSED else None
    if first is None or found is None or not has_gap(sentence := cut(first.inline, 0, found.start())):
        return None
    filling = cut(first.inline, *found.span("told"))
    is_remark = has_question_mark(filling.text) or is_missing(filling.text) or _LABEL.match(filling.text)
    if (
        is_remark
        or _helps(filling.text)
        or _MARKS.match(filling.text)
        or _SOURCE.match(filling.text)
        or not any(map(str.isalnum, filling.text))
    ):
        return None
    return without_label(sentence), filling, item


def _helps(text: str) -> bool:
    """Whether a bracket but helps to fill a gap: with a choice, “has / have”, or a hint, “5 letters”."""
    said = plain(text).split()
    is_choice = any("/" in part and any(map(str.isalpha, part)) for part in (text, *text.split()))
    return is_choice or any(word in words(table) for word in said for table in ("hint", "gap_hint"))


def _tells_of_answers(title: str) -> bool:
    """Whether a title says that answers follow: it is that of a quiz, or says that they stand in brackets."""
    return has_word(title, "quiz") or (has_word(title, "answer") and has_word(title, "bracket"))


def _is_named(sentence: Inline, filling: Inline) -> bool:
    """Whether a filling is a name or a number that stands in the gap as it is written."""
    text = filling.text
    before = sentence.text[: gaps_in(sentence)[0][0]].split()
    if len(before) == _LONGEST_SUBJECT and before[-1].casefold() in AUXILIARIES:
        return False
    if number := _NUMBER.search(text):
        return len(number[0]) < len(text) or int("".join(filter(str.isdecimal, text))) > _HIGHEST_OF_LIST
    return text[:1].isupper() and text.casefold() not in PERSONAL


def _is_base(sentence: Inline, filling: Inline) -> bool:
    """Whether a filling may be a verb's infinitive, whose right form a gap wants: “They ___ (to go)”, “(gehen)”.

    No verb stands in a gap behind an article or a preposition: “in a ___ (hive)”.
    """
    text = filling.text
    bare = text.casefold().removeprefix("to ").removeprefix("not ")
    before = sentence.text[: gaps_in(sentence)[0][0]].split()[-1:]
    if " " in bare or "/" in bare or not text[:1].islower() or (before and before[0].casefold() in _BEFORE_NOUNS):
        return False
    if any(form.form == "base" for form in verb_forms(bare)):
        return True
    return bare.endswith(tuple(words("infinitive_ending")))


def _card(first: Block, *, in_quiz: bool) -> Card | None:
    if first.kind != "paragraph":
        return None
    inline = first.inline
    box = _BOX.match(inline.text)
    start = box.end() if box else 0
    found = _BEHIND.search(inline.text, start)
    if found is None or not _is_one_bracket(inline.text[found.end() :]):
        return None
    end = len(inline.text.rstrip(" .")) - 1
    answer = cut(inline, found.end() + 1, end)
    if not _answers(answer.text, in_quiz=in_quiz):
        return None
    question = paragraph(cut(inline, start, found.end()), first)
    return question_card([question], to_markdown(answer), Inline(), first.span, "shaped")


def _is_one_bracket(text: str) -> bool:
    """Whether a text is one bracket from end to end, whatever brackets it holds."""
    depth = 0
    told = text.rstrip(" .")
    for place, sign in enumerate(told):
        depth += (sign in _OPENED) - (sign in _CLOSED)
        if depth == 0:
            return place == len(told) - 1
    return False


def _answers(text: str, *, in_quiz: bool) -> bool:
    """Whether a bracket looks like an answer: no question, order, hint, source or number of marks, and no remark."""
    first = next((sign for sign in text if sign.isalnum()), "")
    if not first or (first.islower() and not in_quiz) or has_question_mark(text) or is_missing(text):
        return False
    is_statement = in_quiz or text.endswith(".") or len(text.split()) >= _FEWEST_WORDS
    is_label = any(form.match(text) is not None for form in (_LABEL, _MARKS, _SOURCE)) or not is_statement
    opens = plain(text).partition(" ")[0]
    is_remark = opens in words("pointing") or opens in _REMARKS
    return not (is_label or is_remark or is_task(text) or addresses_reader(text))
