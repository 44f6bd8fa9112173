"""A question above options of which the right ones are marked: by a checked box, a tick, a star, in bold.

Quizdown writes whole pages so, https://github.com/bonartm/quizdown-js#syntax-and-example: below a title stand the
question, a hint in a quotation, and the options, each perhaps with a quotation that explains it. There a numbered list
without boxes is the answer to a question that asks for an order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Inline, Markdown, Origin, Problem
from mkdeck.facts.words import AUXILIARIES, PREPOSITIONS
from mkdeck.parsing.inline import beside
from mkdeck.parsing.pieces import covering, is_line, joined, paragraph, paragraphs_as_list
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.answer_keys import is_key
from mkdeck.recognition.option_marks import is_set_off
from mkdeck.recognition.options import (
    BEFORE_OPTION,
    Option,
    holds_lettered,
    label_of,
    may_be_options,
    name_of,
    read_options,
    split_options,
)
from mkdeck.recognition.plain_questions import tells_to_choose
from mkdeck.recognition.questions import front_of, is_picture, question_card, shows_nothing
from mkdeck.recognition.truth_cues import asks_of_each, cue_of
from mkdeck.wording.polls import are_of_report, is_poll
from mkdeck.wording.words import (
    asks,
    asks_for_all,
    asks_for_order,
    has_question_mark,
    names_question,
    plain,
    question_label,
    words,
)

READS = ("document",)

_FEWEST, _MOST = 2, 12
_PAIR = 2
_MOST_UNMARKED, _LONGEST_UNMARKED = 6, 15
"""Options of a list without a mark, and words of each."""
_NONE_MARKED = "a question with options of which none is marked as right, as those of others are"
_SEVERAL = 2
"""Line breaks in a paragraph that may hold a question and options."""
_FEWEST_ASKED, _FEWEST_OF_STEM = 2, 4
"""Questions with marked options in a lesson that may have stems as well, and words of one with its number."""
_HOLDING = frozenset(["document", "section", "item", "quote", "container", "definition", "footnote"])
_TO_DO = re.compile(r"\[[ xX]\]\s", signs="[")
_BOXES = ("[ ]", "[x]", "[X]", "&")
"""Of these one stands in each lesson with boxes; in HTML a reference may stand for a sign of theirs."""
_DONE = re.compile(r"\w \b(?:[a-z]{2,}ed|sent|written|made|bought|done|built|read|set up|put away)$")
"""What ends a point of a to-do list: “Screener sent”."""
_ENDS = (".", "!", ":", "。", "！", "：")
_SENTENCE = re.compile(r"[.!] (?=[A-Z])")
_CALL = re.compile(r"[.!)]\s(?P<asked>[^.!?\n]{1,60})\?\s(?=[^?]+\Z)", signs="?")
"""“These are old ones. Want to add one? See …”, a question in passing within prose."""
_SETTINGS = frozenset(["shufflequestions", "shuffleanswers", "enableretry"])
"""Settings of Quizdown in front matter, without underscores: `shuffle_questions`, `shuffleQuestions`."""
_SETTING = re.compile(r"(?i)(?:shuffle_?answers|shuffle_?questions)\s?:\s?(?:true|false)", signs=":")
"""A setting of one question: it stands between two rules below the title, the second of which makes it a heading."""
_BLANK = re.compile(r"_{3,}|\.{4,}|…{2,}")
_LEFT_OPEN = re.compile(r"_{2}|…|\.{3}|[\w)\"”’»`*]$")
"""What makes a statement one that its options complete: a gap, or no sign behind it."""


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a choice for each list of options, some of them marked, behind a question; a to-do list asks nothing."""
    may_hold_boxes = any(map(block.source.__contains__, _BOXES))
    if not may_hold_boxes and not any(map(_may_offer, chain(block.within("list"), block.within("paragraph")))):
        return
    holding = [inner for inner in block.walk() if inner.kind in _HOLDING and inner.children and not is_line(inner)]
    says_so = _says_quizdown(block)
    if not may_hold_boxes or not (any(map(_holds_boxes, holding)) if says_so else _looks_like_quizdown(holding)):
        asked = [card for inner in holding for card in _questions_in(inner)]
        yield from asked
        if len(asked) >= _FEWEST_ASKED:
            yield from chain.from_iterable(map(_stems_in, holding))
            yield from _as_others_are_marked(holding)
        return
    title = None
    for inner in holding:
        if inner.kind != "section":
            yield from _questions_in(inner)
            continue
        if not _SETTING.fullmatch(inner.children[0].text):
            title = inner.children[0]
        yield from _of_quizdown(inner, title, says_so=says_so)


def _may_offer(block: Block) -> bool:
    """Whether a list or a paragraph may be options, or a paragraph a question above them; quick to tell."""
    if block.kind == "list":
        return may_be_options(block)
    text = block.text
    return BEFORE_OPTION.match(text.removeprefix("*")) is not None or text.count("\n") >= _SEVERAL


def _questions_in(block: Block) -> Iterator[Card]:
    """Yield the choices among a block's children, each behind what asks.

    The numbered answers of a mark scheme are none, though ticks stand behind them for points.
    """
    tells = block.kind == "section" and is_key(block)
    for place, child in enumerate(block.children):
        if tells and child.kind == "list" and child.ordered:
            continue
        if place and _may_be_first(child):
            if (start := _question(block, place)) is not None:
                question = [part for part in block.children[start:place] if part.kind != "quote"]
                offered, end = _offered(block.children, place)
                yield from _choice([*question, offered], _explaining(block.children[end:]))
            elif (item := _asking_item(block.children[place - 1])) is not None:
                offered, end = _offered(block.children, place)
                yield from _choice([*item.children, offered], _explaining(block.children[end:]))
        elif child.kind == "paragraph" and "\n" in child.text:
            yield from _of_lines(child)


def _stems_in(block: Block) -> Iterator[Card]:
    """Yield the choices that complete a sentence under a number: “4. Brass is made of copper and”, above letters.

    So do boxes, where a blank stands in the sentence. Notes may be numbered and lettered as well, so it takes a lesson
    that asks above other options.
    """
    for place, child in enumerate(block.children):
        if not place or not _may_be_first(child) or not _is_stem(block.children[place - 1], block):
            continue
        offered, end = _offered(block.children, place)
        if (holds_lettered(offered) or _fills(offered, block.children[place - 1])) and _question(block, place) is None:
            yield from _choice([block.children[place - 1], offered], _explaining(block.children[end:]))


def _fills(options: Block, stem: Block) -> bool:
    """Whether boxes stand below a sentence with one blank, “4. Brass is ______ and zinc.”, or behind “Question 4”."""
    is_blank = len(_BLANK.findall(stem.text)) == 1 and "\n" not in stem.text
    return (
        (is_blank or names_question(stem.text) or _breaks_off(stem))
        and options.kind == "list"
        and _TO_DO.match(options.children[0].source) is not None
    )


def _breaks_off(stem: Block) -> bool:
    """Whether a bold line ends with the verb or the preposition behind which its options stand: “… is called”."""
    *_, before, last = ["", "", *plain(stem.text).split()]
    return is_bold_line(stem) and (last in AUXILIARIES | PREPOSITIONS or before in AUXILIARIES)


def _is_stem(block: Block, within: Block) -> bool:
    """Whether a paragraph has a number before it, or is bold and breaks off, and is more than a title or a question."""
    is_numbered = question_label(block.text) > 0 or (within.number is not None and within.children[0] is block)
    is_numbered = is_numbered or _breaks_off(block)
    is_told = block.kind == "paragraph" and is_numbered and not has_question_mark(block.text)
    return is_told and len(block.text.split()) >= _FEWEST_OF_STEM


def _as_others_are_marked(holding: Sequence[Block]) -> Iterator[Card | Problem]:
    """Yield what is known of lists below questions by the others, in most of which but a mark tells the right options.

    One of two options is right where it alone is bold, “**true**” above “false”, which is no mark by itself. A list
    without a mark is no answer, but options of which none is known to be right.
    """
    marked = 0
    pairs: list[Card] = []
    unmarked: list[Problem] = []
    for inner in holding:
        for place, child in enumerate(inner.children):
            if not place or child.kind != "list" or (start := _question(inner, place)) is None:
                continue
            question = inner.children[start:place]
            if _has_bare_options(child):
                marked += 1
            elif (pair := _with_box(child)) is not None:
                pairs += _choice([*question, pair], _explaining(inner.children[place + 1 :]))
            elif _may_lack_mark(question, child):
                span = covering([*question, child])
                unmarked.append(Problem(question[0].span, _NONE_MARKED, is_unanswered=True, unmarked=span))
    if marked >= _FEWEST_ASKED:
        yield from pairs
        if len(unmarked) < marked + len(pairs):
            yield from unmarked


def _has_bare_options(block: Block) -> bool:
    """Whether a list is options with neither letters nor boxes before them, of which some are marked."""
    if not _is_marked(block) or _TO_DO.match(block.children[0].source):
        return False
    found = read_options([block])
    return found is not None and not any(option.is_lettered for option in found[2])


def _with_box(block: Block) -> Block | None:
    """Return a list of two lines of which one is bold as a whole with boxes, of which that one is checked."""
    lines = [item.children[0] for item in block.children if len(item.children) == 1]
    if not len(lines) == len(block.children) == _PAIR or any(line.kind != "paragraph" for line in lines):
        return None
    bold = [is_set_off(line.source) for line in lines]
    if sum(bold) != 1 or any(line.text.startswith("[") for line in lines):
        return None
    boxed = [beside(Inline("[x]" if right else "[ ]"), line.inline) for line, right in zip(lines, bold, strict=True)]
    bare = [Inline(told.text, tuple(mark for mark in told.marks if mark.kind != "strong")) for told in boxed]
    items = [
        replace(item, children=(told := paragraph(inline, line),), source=told.source)
        for item, line, inline in zip(block.children, lines, bare, strict=True)
    ]
    return replace(block, children=tuple(items))


def _may_lack_mark(question: Sequence[Block], block: Block) -> bool:
    """Whether a list below a question is bare short lines as options are, and nothing asks for all of them."""
    asking = [part.text for part in question if part.kind in ("heading", "paragraph")]
    lines = [item.children[0] for item in block.children if len(item.children) == 1]
    return (
        len(lines) == len(block.children)
        and _FEWEST <= len(lines) <= _MOST_UNMARKED
        and all(line.kind == "paragraph" and len(line.text.split()) <= _LONGEST_UNMARKED for line in lines)
        and not any(line.inline.marks and line.inline.marks[0].kind == "strong" for line in lines)
        and not any(_TO_DO.match(line.source) or has_question_mark(line.text) for line in lines)
        and any(map(has_question_mark, asking))
        and not any(map(asks_for_all, asking))
    )


def _may_be_first(block: Block) -> bool:
    """Whether options may begin with a block; quick to tell."""
    if block.kind == "list":
        return True
    return block.kind == "paragraph" and BEFORE_OPTION.match(block.text.removeprefix("*")) is not None


def _offered(blocks: Sequence[Block], place: int) -> tuple[Block, int]:
    """Return the options that begin at a place as one block, and where they end.

    That is behind the place, unless it is a paragraph and others with the next letters follow.
    """
    end = place + 1
    while (
        end - place < _MOST
        and (letter := _letter(blocks[end - 1]))
        and end < len(blocks)
        and _letter(blocks[end]) == chr(ord(letter) + 1)
    ):
        end += 1
    return (blocks[place] if end == place + 1 else paragraphs_as_list(blocks[place:end])), end


def _letter(block: Block) -> str:
    """Return the small letter of the option that a paragraph of one line is; nothing for any other block."""
    is_one = block.kind == "paragraph" and "\n" not in block.text
    label = label_of(block.text) if is_one else None
    name = name_of(label)[0] if label and label[1] else ""
    return name if len(name) == 1 and name.isalpha() else ""


def _asking_item(block: Block) -> Block | None:
    """Return the last item of a numbered list if it is but a question, whose options stand below the list."""
    item = block.children[-1] if block.kind == "list" and block.ordered else None
    is_alone = item is not None and len(item.children) == 1 and item.children[0].kind == "paragraph"
    return item if item is not None and is_alone and has_question_mark(item.children[0].text) else None


def _of_lines(block: Block) -> Iterator[Card]:
    """Yield the choice of a paragraph whose lines are a question and its options."""
    if block.text.count("\n") >= _SEVERAL and len(parts := split_options(block)) > 1 and _is_question(block):
        yield from _choice(parts)


def _choice(question: Sequence[Block], explaining: Block | None = None) -> Iterator[Card]:
    """Yield the card of a question's blocks, the last of which are its options, if some of these are marked."""
    if _is_marked(question[-1]) and not _is_to_do(question) and not _is_of_people(question) and not _judges(question):
        told = joined(child.source for child in explaining.children) if explaining else Markdown("")
        yield question_card(question, told, Inline(), covering([*question, *filter(None, [explaining])]), "marked")


def _explaining(following: Sequence[Block]) -> Block | None:
    """Return the quotation right below the options, if nothing else follows it before the next question."""
    quote = following[0] if following and following[0].kind == "quote" else None
    is_last = all(child.kind in ("section", "rule", "heading") or _is_question(child) for child in following[1:2])
    return quote if quote is not None and is_last and not has_question_mark(quote.source) else None


def _says_quizdown(document: Block) -> bool:
    """Whether the front matter of a page says that it is a quiz: `layout: quiz`, `shuffle_questions: true`."""
    first = document.children[0] if document.children else None
    entries = first.children if first is not None and first.kind == "front matter" else ()
    return any(
        entry.info.replace("_", "").casefold() in _SETTINGS
        or (entry.info in ("layout", "type") and plain(entry.text) == "quiz")
        for entry in entries
    )


def _looks_like_quizdown(holding: Sequence[Block]) -> bool:
    """Whether several sections ask above boxes, and a quotation explains an option somewhere."""
    sections = [block for block in holding if block.kind == "section" and _holds_boxes(block)]
    if len(sections) < _FEWEST:
        return False
    options = [option for block in sections for child in block.children for option in _boxes(child)]
    return any(option.comment for option in options) and all(
        _asking(block.children[1:], block.children[0]) for block in sections
    )


def _boxes(block: Block) -> list[Option]:
    """Return the options of a list with boxes, some of which are checked."""
    found = read_options([block]) if block.kind == "list" and _TO_DO.match(block.children[0].source) else None
    return found[2] if found and _is_marked(block) else []


def _holds_boxes(block: Block) -> bool:
    return any(map(_boxes, block.children))


def _of_quizdown(section: Block, title: Block | None, *, says_so: bool) -> Iterator[Card]:
    """Yield the cards of the section of a question, which has a title; the quotations between are hints."""
    children = section.children
    start = 1
    for place, child in enumerate(children):
        if child.kind == "list":
            asking = _asking(children[start:place], title, says_so=says_so, has_boxes=bool(_boxes(child)))
            if asking and asking[0] is not title and title is not None and title is not children[0]:
                asking[0] = replace(asking[0], context=(*title.context, title.text))
            if asking and says_so and start == 1 and _is_sequence(asking, child, children[place + 1 :]):
                origin = Origin(span=covering([*asking, child]), context=asking[0].context, evidence="marked")
                yield Basic(front_of(asking), child.source, origin)
            elif asking:
                yield from _choice([*asking, child])
        elif child.kind == "paragraph":
            yield from _of_lines(child)
        start = place + 1 if child.kind in ("list", "rule", "section") else start


def _asking(
    blocks: Sequence[Block], title: Block | None, *, says_so: bool = False, has_boxes: bool = False
) -> list[Block]:
    """Return what asks among the blocks above a list and their title, without hints; nothing if nothing does.

    Where a page says that it is a quiz, more may stand behind a question, and a statement that boxes complete asks.
    """
    said = max((place for place, block in enumerate(blocks) if block.kind == "paragraph"), default=0)
    parts = [
        block
        for place, block in enumerate(blocks)
        if not shows_nothing(block) and (block.kind != "quote" or place < said)  # a hint stands behind the question
    ]
    told = [block for block in parts if block.kind == "paragraph" and not is_picture(block)]
    if any(_asks(block, orders=says_so) for block in (told if says_so else told[-1:])):
        return parts
    if title is not None and _asks(title, orders=says_so):
        return [title, *parts]
    return parts if says_so and has_boxes and told and _LEFT_OPEN.search(told[-1].text) else []


def _asks(block: Block, *, orders: bool) -> bool:
    """Whether a block asks; where it may ask for an order, a whole sentence that names one will do in any language."""
    return asks(block.text) or (orders and block.text.endswith(_ENDS) and asks_for_order(block.text))


def _is_sequence(asking: Sequence[Block], block: Block, following: Sequence[Block]) -> bool:
    """Whether a numbered list without boxes is the order for which a question asks; nothing below it may answer."""
    return (
        block.ordered
        and _FEWEST <= len(block.children) <= _MOST
        and any(asks_for_order(part.text) for part in asking if part.kind in ("heading", "paragraph"))
        and not any(_TO_DO.match(item.source) or has_question_mark(item.source) for item in block.children)
        and all(part.kind in ("rule", "section") or shows_nothing(part) for part in following)
    )


def _is_question(block: Block) -> bool:
    return asks(block.text) or question_label(block.text) > 0


def _is_marked(block: Block) -> bool:
    """Whether some of a list's options are marked as right, and others are not."""
    found = read_options([block]) if block.kind != "list" or may_be_options(block) else None
    checks = [option.is_checked for option in found[2]] if found else []
    return len(checks) >= _FEWEST and None not in checks and True in checks and False in checks


def _is_to_do(question: Sequence[Block]) -> bool:
    """Whether all options tell what is done, below prose that ends on a question by chance."""
    found = read_options([question[-1]])
    text = question[0].text
    are_done = found is not None and all(_DONE.search(option.text) for option in found[2])
    return are_done and _SENTENCE.search(text) is not None


def _calls(block: Block) -> bool:
    """Whether prose asks in passing who wants to take part, and says where: “Want to add one? See [how](HOW.md).”."""
    found = _CALL.search(block.text) if block.kind == "paragraph" else None
    if found is None or plain(found["asked"]).partition(" ")[0] in words("question_word"):
        return False
    if tells_to_choose(block.text[found.end() :]):
        return False
    return any(mark.kind == "link" and mark.start >= found.end() for mark in block.inline.marks)


def _is_of_people(question: Sequence[Block]) -> bool:
    """Whether the marks tell what some people want or have done, as those of polls and checklists do."""
    asking = [block for block in question[:-1] if block.kind in ("heading", "paragraph")]
    titles = [*question[0].context[-1:], *(block.text for block in asking if block.kind == "heading")]
    return any(is_poll(block.text) for block in asking) or are_of_report(titles)


def _judges(question: Sequence[Block]) -> bool:
    """Whether the marks say of each option whether it is true: those are statements."""
    found = read_options([question[-1]])
    options = [option.plain for option in found[2]] if found else []
    return any(asks_of_each(cue_of(block), options) for block in question[:-1])


def _stands_between(block: Block) -> bool:
    """Whether a block may stand between a question and its options: code, a picture, a quotation that says “Hint:”."""
    if block.kind == "quote":
        first = block.children[0].text if block.children else ""
        return plain(first.replace("：", ":").partition(":")[0]) in words("hint")
    return block.kind in ("code", "html", "table") or is_picture(block)


def _question(block: Block, place: int) -> int | None:
    """Return where the question above a list begins: its paragraph or heading, and the code between."""
    start = place - 1
    while start > 0 and _stands_between(block.children[start]):
        start -= 1
    asking = block.children[start]
    is_told = asks(asking.text) or tells_to_choose(asking.text)
    if start and asking.kind == "paragraph" and not has_question_mark(asking.text) and is_told:
        start -= has_question_mark(block.children[start - 1].text)  # "Select all that apply" below the question
        asking = block.children[start]
    if _TO_DO.match(asking.text) or _calls(asking):
        return None
    if asking.kind == "heading":
        return start if asks(asking.text) else None
    is_asked = has_question_mark(asking.text) or asks(asking.text) or cue_of(asking) is not None
    if asking.kind == "paragraph" and is_asked:
        return start
    return None
