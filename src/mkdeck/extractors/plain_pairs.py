"""Plain questions in a row, each with its answer behind it: in bold, behind a dash or on the next line.

One such line alone may be anything; where the items of a list, or paragraphs side by side, have this form each, they
are questions and answers: “1. What is the capital of Spain? **Madrid**”. Whole questions before arrows, “What is kelp?
→ A brown alga”, are so among other points and between paragraphs as well, where a lesson has several.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import HOLDING, Block, Card, Inline, Markdown, Problem
from mkdeck.facts.guards import addresses_reader
from mkdeck.facts.words import ARTICLES, POSSESSIVE, PREPOSITIONS, word_set
from mkdeck.parsing.inline import beside, cut, split_lines, to_markdown
from mkdeck.parsing.pieces import covering, joined, leads_up, line_span, paragraph
from mkdeck.recognition.advice import is_imperative
from mkdeck.recognition.answers import answers_below, is_hint, is_unwritten, plain_colons
from mkdeck.recognition.options import has_bare_letters, is_run_of_options, split_options
from mkdeck.recognition.questions import (
    ATTACHED,
    bold_lead,
    is_list_of_questions,
    question_card,
    without_label,
)
from mkdeck.values import dataclass, replace
from mkdeck.wording.polls import are_of_report, is_of_event, is_poll
from mkdeck.wording.unwritten import is_for_leader
from mkdeck.wording.words import (
    ARROW,
    answer_marker,
    has_question_mark,
    is_question_label,
    is_task,
    named_question_at,
    names_question,
    plain,
    question_at,
    question_label,
    words,
)

READS = ("document", "section", "item", "quote", "container", "list")
WITH = ("question", "quote", "item", "list", "section")
STANDS_ALONE = True

_FEWEST = 2
_FEWEST_WORDS, _SHORTEST_ANSWER = 4, 3
"""Words of a question and of its answer that share a line with nothing between them."""
_ASKS_WHOLLY = re.compile(r"(?:What|Who|When|Where|Why|Which|How (?:many|much|long|often|far|old))\b(?:[^?\s]* ){2,}")
_FEWEST_ARROWS = 3
"""Paragraphs or items that ask before an arrow, among which any question does."""
_SIGN = re.compile(r"\s*(?:[–—→⇒]|-{1,2}>?|={1,2}>)\s+(?=\S)")
_ARROWS = re.compile(r"(?m)\?[*_ ]*(?:[→⇒]|[-=]{1,2}>) ")
_ASKS = re.compile(r"(?m)[?？][*_ ]*(?=\S)")
_ASKS_ON = re.compile(r"(?P<asked>(?:And|Or|and|or|What about|How about) [^?\n]{2,80}\?)\s+(?:[→⇒]|-{1,2}>)\s+(?=\S)")
_BOLD_LETTER = re.compile(r"[A-ZÇ]\s?[:：]")
_ANY_ASKED = re.compile(r"(?P<asked>[^?\n]{8,200}[?])\s*(?:[→⇒]|[-=]{1,2}>)\s+(?=\S)")
_ASKED_BEFORE_DRESS = re.compile(r"[^?]{4,240}\?+[\"'”’»)\]]{0,3}\s+(?:[–—-]\s+)?(?=[^\s(])")
_BEHIND_DRESS = re.compile(r"[.!]?(?:\s+\([^()]{1,160}\)[.!]?)?\s*")
"""Nothing, or a remark: “*Karl von Frisch.* (Half a point for “that Austrian”.)”."""
_ASKED_ON = re.compile(r"(?i)(?:and|or|what about|how about|und|oder|et|y|e)\s")
_ASKED_IN_VAIN = re.compile(r"[^?\n]{8,200}[?]\s*(?:[→⇒]|[-=]{1,2}>)\s*")
_OF_SOMEBODY = word_set(
    "we us our ours my you your yours wir uns unser unsere ihr euch euer du dein sie ich mein nous notre vous votre"
)
"""Words of questions that people have for each other: “Where do we meet? → at the pub”."""
_CASE = re.compile(r"(?i)(?:if )?(?:yes|no|not|so|ja|nein|oui|non|s[ií])\s?[:,–—-]\s*(?:then )?", signs=":,–—-")
"""“Yes: …”, “if not, …”."""
_NEXT_STEP = re.compile(
    r"(?i)(?:(?:go|jump|skip|proceed|continue|return|on|back) (?:on )?(?:to|with|at) )?"
    r"(?:step|point|page|question|no\.) ?\d{1,3}\b"
    r"|(?:weiter (?:mit|bei) )?(?:Schritt|Punkt|Seite|Frage) \d{1,3}\b|(?:étape|paso) \d{1,3}\b"
)
_MAY_BE_SO = re.compile(r"(?:\W*\d{1,3}[.)] )?(?:Is|Are|Does|Do|Did|Has|Have|Can|Ist|Sind|Hat)\s")
_SPEAKS = re.compile(r"(?P<label>[^\W\d_]{1,14})[ .]?\d{0,3}\s?[:：]\s*(?=\S|$)")
_ASKS_THEM = re.compile(
    r"(?i)\byours?\b|\b(?:have|did|are|were|would|could) you\b|\bdo you (?:like|think|feel|prefer|want|enjoy|know)\b"
)
"""“What is your favourite river?”."""
_MAY_SPEAK = re.compile(r"[^\W\d_]{1,14}(?: [^\W\d_]{1,14}){0,2}[ .]?\d{0,3}\s?[:：]\s*(?=\S|$)")
_POINTED = re.compile(r"(?P<label>[^\W\d_])\.\s+(?=\S)")
"""“F: …”, “Prof: …”, “س١: …”: the letter or the name before what somebody asks or answers."""
_DRESSES = {"strong": "bold", "emphasis": "italic", "code": "code"}
"""In which the whole answer may stand behind its question, by the marks on it."""
_QUOTES = tuple("\"'“„«»‘‚「『")
_READ_ELSEWHERE = frozenset(["Q", "P"])
"""Letters of questions that others read."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """A paragraph that asks and answers: in which form, where the question ends and where the answer begins.

    `after` is the pair whose question this one goes on with, and `start` is where the question begins. The form is
    “bold”, “italic”, “sign”, “marker” or “line”, or the letters or names that stand before both. One whose answer has
    a label `is_read` by another rule, and but stands among the others.
    """

    form: str
    paragraph: Block
    end: int
    answer: int
    after: _Pair | None = None
    start: int = 0
    is_read: bool = False


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield the cards of a list, or of paragraphs in a row, that ask and answer in one form."""
    if block.kind == "list":
        yield from _of_list(block)
    else:
        yield from _of_paragraphs(block.children)
    if block.kind == "document" and _ARROWS.search(block.source):
        yield from _alone(block)


def _of_list(block: Block) -> Iterator[Card | Problem]:
    items = [item for item in block.children if item.children]
    if sum(map(_may_be_pair, (item.children[0] for item in items))) < _FEWEST:
        return
    pairs = [None if answers_below(item) else _read(item.children[0]) for item in items]
    before = [None, *pairs[:-1]]
    pairs = [pair or _goes_on(item.children[0], last) for item, pair, last in zip(items, pairs, before, strict=True)]
    if sum(pair is not None and pair.form == "sign" for pair in pairs) >= _FEWEST or _ask_before_arrows(items):
        pairs = [pair or _before_arrow(item.children[0]) for item, pair in zip(items, pairs, strict=True)]
    pairs = _with_dressed([item.children[0] for item in items], pairs)
    for form in (*_DRESSES.values(), "sign", "marker"):  # an answer on a line of its own in an item is read elsewhere
        alike = [pair for pair in pairs if pair and pair.form == form]
        if len(alike) < _FEWEST or 2 * len(alike) <= len(block.children) or _find_faults(alike):
            continue
        for item, pair in zip(items, pairs, strict=True):
            if pair and pair.form == form:
                yield from _card(pair, item.children[1:])
            elif not pair and _is_left_open(item.children[0]):
                yield Problem(
                    item.span, "a question without an answer, unlike the others of its list", is_unanswered=True
                )


def _alone(document: Block) -> Iterator[Card | Problem]:
    """Yield the cards of whole questions before arrows that stand among other points, or between paragraphs.

    Several of a lesson must, or one that asks what, who, when, where or why; what is told of people or of what is to be
    done is none.
    """
    told: list[tuple[_Pair, Sequence[Block]]] = []
    for block in document.walk():
        if block.kind == "list":
            places = [(item.children[0], item.children[1:]) for item in block.children if item.children]
        elif block.kind in HOLDING:
            places = [(child, ()) for child in block.children]
        else:
            continue
        pairs = [(pair, more) for first, more in places if (pair := _read_alone(first)) is not None]
        if pairs and not any(_of_list(block) if block.kind == "list" else _of_paragraphs(block.children)):
            told += pairs
    is_sure = len(told) >= _FEWEST or (len(told) == 1 and _ASKS_WHOLLY.match(told[0][0].paragraph.text) is not None)
    if is_sure and not _find_faults([pair for pair, _ in told]):
        for pair, more in told:
            yield from _card(pair, more)


def _read_alone(block: Block) -> _Pair | None:
    """Return the pair of a paragraph that is a whole question, of no person, before an arrow and a short answer."""
    pair = _read_plain(block) if block.kind == "paragraph" and _ARROWS.search(block.text) else None
    if pair is None or pair.form != "sign" or not question_at(block.text) or are_of_report(block.context):
        return None
    if not _OF_SOMEBODY.isdisjoint(plain(block.text[: pair.end]).split()) or _orders(block.text[pair.answer :]):
        return None
    return pair


def _ask_before_arrows(items: Sequence[Block]) -> bool:
    """Whether most items of a list ask anything before an arrow, and half of those do not tell behind it what to do.

    One with nothing behind the arrow asks as well: “Red over white? →”.
    """
    firsts = [item.children[0] for item in items]
    pairs = [pair for pair in map(_before_arrow, firsts) if pair and "\n" not in pair.paragraph.text[: pair.answer]]
    asking = len(pairs) + sum(_ASKED_IN_VAIN.fullmatch(first.text) is not None for first in firsts)
    if asking < _FEWEST_ARROWS or 2 * asking <= len(items):
        return False
    return 2 * sum(_orders(pair.paragraph.text[pair.answer :]) for pair in pairs) <= len(pairs)


def _orders(text: str) -> bool:
    """Whether a text tells what to do, in small letters as well: “ask at the counter”, and not “pilot vessel”."""
    following = text.casefold().split()[1:2]
    goes_on = bool(following) and following[0] in ARTICLES | POSSESSIVE | PREPOSITIONS
    return is_imperative(text) and (text[:1].isupper() or goes_on)


def _find_faults(pairs: Sequence[_Pair]) -> bool:
    """Whether most pairs with a sign between their sides tell what to do next, as lists do by which faults are found.

    “Is the light on? -> yes: go to step 4”, “Does it hum? -> step 7”, “Is it hot? -> replace the fuse”. So do those by
    which a class is to talk: “What is your favourite river? *Tell your partner.*”.
    """
    led = sum(pair.form == "sign" and _leads_to_next(pair) for pair in pairs)
    told = sum(pair.form in _DRESSES.values() and _is_for_class(pair) for pair in pairs)
    return 2 * max(led, told) > len(pairs) or _are_of_event(pairs)


def _are_of_event(pairs: Sequence[_Pair]) -> bool:
    """Whether half of some pairs tell of a meeting or a trip: “Who brings the cake? *Anna*”."""
    return 2 * sum(is_of_event(_asked_in(pair)) for pair in pairs) >= len(pairs)


def _is_for_class(pair: _Pair) -> bool:
    """Whether a question is about those who are asked, or in the place of its answer stands what to do with it."""
    told = pair.paragraph.text[pair.answer :]
    asked = _asked_in(pair)
    return _ASKS_THEM.search(asked) is not None or is_poll(asked) or is_task(told) or is_for_leader(told)


def _leads_to_next(pair: _Pair) -> bool:
    """Whether an answer leads to another step, or tells what to do where what a pair asks is so, or is not."""
    asked, told = pair.paragraph.text[pair.start : pair.end], pair.paragraph.text[pair.answer :]
    case = _CASE.match(told)
    behind = told[case.end() :] if case else told
    if _NEXT_STEP.match(behind):
        return True
    return (case is not None or _MAY_BE_SO.match(asked) is not None) and _orders(behind)


def _is_left_open(block: Block) -> bool:
    """Whether a paragraph is but a question, or stands before an arrow with nothing behind it."""
    return question_at(block.text) == len(block.text) or _ASKED_IN_VAIN.fullmatch(block.text) is not None


def _may_be_pair(block: Block) -> bool:
    """Whether a block may ask and answer; one such block alone is nothing here."""
    return block.kind == "quote" or (
        block.kind == "paragraph"
        and (has_question_mark(block.text) or (_spoken(block) or _before_letter(block)) is not None)
    )


def _in_lines(block: Block) -> list[Block]:
    """Return each line of a paragraph as one of its own, where all of them ask and answer alike on one line."""
    lines = block.text.count("\n") + 1
    if block.kind != "paragraph" or lines == 1 or len(_ASKS.findall(block.text)) < lines:
        return [block]
    placed = enumerate(split_lines(block.inline))
    found = [paragraph(line, block, line_span(block, place)) for place, line in placed]
    if len(_ARROWS.findall(block.text)) == lines:
        return found
    forms = {pair.form if pair is not None else "" for pair in _with_dressed(found, list(map(_read_plain, found)))}
    return found if forms in ({"sign"}, {"bold"}, {"italic"}) else [block]


def _of_paragraphs(children: Sequence[Block]) -> Iterator[Card | Problem]:
    children = [line for child in children for line in _in_lines(child)]
    if sum(map(_may_be_pair, children)) < _FEWEST:
        return
    before_arrows = sum(map(_is_before_arrow, children)) >= _FEWEST_ARROWS
    above_lists = {place for place, other in enumerate(children[1:]) if other.kind == "list"}
    any_above_list = sum(_above_list(children[place]) is not None for place in above_lists) >= _FEWEST
    run: list[tuple[_Pair, list[Block]]] = []
    read = _with_dressed(inner := [_inner(child) for child in children], list(map(_read, inner)))
    for place, (child, found) in enumerate(zip(children, read, strict=True)):
        if run and child.kind == "paragraph" and is_question_label(child.text):
            continue  # “Question 2” stands above the next one
        pair = found or _goes_on(child, run[-1][0] if run else None)
        pair = pair or (_before_arrow(child) if before_arrows and "\n" not in child.text else None)
        pair = pair or (_above_list(child, may_be_so=any_above_list) if place in above_lists else None)
        if pair and (not run or run[-1][0].form == pair.form):
            run.append((pair, []))
        elif pair:
            yield from _cards(run)
            run = [(pair, [])]
        elif run and child.kind in ATTACHED and not is_list_of_questions(child):
            run[-1][1].append(child)
        else:
            yield from _cards(run)
            run = []
    yield from _cards(run)


def _above_list(block: Block, *, may_be_so: bool = False) -> _Pair | None:
    """Return the pair of a paragraph that is a whole question right above a list, which then answers it.

    Among several such `may_be_so` one that asks whether something is so, “Does a doctor owe a duty?”.
    """
    end = question_at(block.text) if block.kind == "paragraph" else 0
    if not end and may_be_so and block.kind == "paragraph" and _MAY_BE_SO.match(block.text):
        is_of_reader = addresses_reader(block.text) or not _OF_SOMEBODY.isdisjoint(plain(block.text).split())
        end = len(block.text) if block.text.find("?") == len(block.text) - 1 and not is_of_reader else 0
    is_whole = end == len(block.text) > 0 and question_label(block.text) == 0
    return _Pair("line", block, end, end) if is_whole and bold_lead(block) is None else None


def _cards(run: Sequence[tuple[_Pair, list[Block]]]) -> Iterator[Card | Problem]:
    """Yield the cards of pairs in a row; what stands below the last one is its own where it leads up to that."""
    asking = sum(has_question_mark(pair.paragraph.text) or names_question(pair.paragraph.text) for pair, _ in run)
    if len(run) < _FEWEST or 2 * asking < len(run) or _find_faults([pair for pair, _ in run]):
        return
    for place, (pair, below) in enumerate(run):
        is_told_below = pair.answer == len(pair.paragraph.text)
        if pair.is_read or (is_told_below and not below):
            continue
        keeps_all = place + 1 < len(run) or leads_up(pair.paragraph)
        yield from _card(pair, below if keeps_all else below[:1] if is_told_below else ())


def _inner(block: Block) -> Block:
    """Return the only paragraph of a quotation, and any other block as it is."""
    if block.kind == "quote" and len(block.children) == 1 and all(map(_is_quoted, block.source.split("\n"))):
        return block.children[0]
    return block


def _is_quoted(line: str) -> bool:
    return line.lstrip().startswith(">")


def _read(block: Block) -> _Pair | None:
    """Return how a paragraph asks and answers; None where it does not, or has options or labels, which others read."""
    return _spoken(block) or _before_letter(block) or _read_plain(block) if block.kind == "paragraph" else None


def _read_plain(block: Block) -> _Pair | None:
    if not has_question_mark(block.text) or len(split_options(block)) > 1:
        return None
    line = block.text.split("\n", 1)[0]
    end = question_at(line) or named_question_at(line)
    bold = bold_lead(block)
    if not end or (bold and bold.end >= end) or any(map(str.isalpha, line[: question_label(line)])):
        return None
    rest = block.text[end:]
    begins = end + len(rest) - len(rest.lstrip())
    if not rest.strip() or has_question_mark(rest) or _lets_choose(line[:end], cut(block.inline, end, len(block.text))):
        return None
    marker = answer_marker(rest.lstrip())
    if end == len(line.rstrip()):
        below = block.text[begins:]
        if not question_at(line) or _is_spoken_to(line, below) or all(_is_labelled(block, at) for at in (0, begins)):
            return None
        arrow = ARROW.match(block.text, begins)
        answer = arrow.end() if arrow else begins
        return _Pair("line", block, end, answer, is_read=marker is not None)
    sign = _SIGN.match(block.text, end)
    if "\n" in rest.strip() and (sign is None or not all(map(_goes_on_below, rest.strip().split("\n")[1:]))):
        return None
    if marker is not None:
        return _Pair("marker", block, end, begins + marker) if ":" in plain_colons(rest[: marker + 1]) else None
    if dress := _dress(block, begins):
        return _Pair(dress, block, end, begins)
    if sign is not None:
        is_hint = not question_at(line) and is_imperative(block.text[sign.end() :])
        return None if is_hint else _Pair("sign", block, end, sign.end())  # “Out of bread? → Ask at the counter”
    return _Pair("line", block, end, begins) if _answers_in_a_word(line, rest) else None


def _is_labelled(block: Block, start: int) -> bool:
    """Whether a line opens with the name of one of a scene, “Anna: …”, or a bold label, “**Looking for:** …”."""
    if _SPEAKS.match(block.text, start):
        return True
    bold = next((mark for mark in block.inline.marks if mark.kind == "strong" and mark.start == start), None)
    return bold is not None and ":" in plain_colons(block.text[bold.end - 1 : bold.end + 1])


def _is_spoken_to(line: str, below: str) -> bool:
    """Whether people of a scene speak, “Anna: Where are you?”, or a line tells whoever teaches what to ask aloud."""
    speaks = _SPEAKS.match(line)
    if speaks is None:
        return False
    return _MAY_SPEAK.match(below) is not None or plain(speaks["label"]) in words("asking_aloud")


def _lets_choose(asked: str, told: Inline) -> bool:
    """Whether behind a question stand but options with signs; behind bare letters, the rest of the lesson tells."""
    run = told.text.lstrip(" \n–—→⇒->=")
    if not has_bare_letters(run) and is_run_of_options(run, asked):
        return True
    from mkdeck.recognition.struck_options import are_partly_struck  # few lists hold such pairs

    return are_partly_struck(told)


def _before_letter(block: Block) -> _Pair | None:
    """Return the pair of a named question and the answer behind a bold letter: “**Soru 1** … kimdir? **C:** Osman”."""
    if not block.inline.marks or not names_question(block.text):
        return None
    label = question_label(block.text)
    bold = (mark for mark in block.inline.marks if mark.kind == "strong" and mark.start >= label)
    found = next((mark for mark in bold if _BOLD_LETTER.fullmatch(block.text, mark.start, mark.end)), None)
    if found is None or not block.text[label : found.start].strip() or block.text[: found.start].count("\n"):
        return None
    letter = block.text[found.start]
    return _Pair(f"{letter}:", block, len(block.text[: found.start].rstrip()), found.end)


def _goes_on_below(line: str) -> bool:
    """Whether a line goes on with the sentence of the one above."""
    return line[:1].islower() and not _SIGN.search(line)


def _dress(block: Block, begins: int) -> str:
    """Return whether an answer opens in bold, or is in italics as a whole; nothing where it is plain."""
    if _is_no_answer(block, begins):
        return ""
    whole = (begins, len(block.text.rstrip()))
    for mark in block.inline.marks:
        if mark.start == begins and mark.kind == "strong":
            return "bold"
        if mark.kind == "emphasis" and (mark.start, mark.end) == whole:
            return "italic"
    return ""


def _with_dressed(blocks: Sequence[Block], pairs: Sequence[_Pair | None]) -> list[_Pair | None]:
    """Return pairs with those of any questions before what is bold, in italics or code as a whole, among such others.

    Several of the others are whole questions: “And for a queen? *16 days.*”, “Is it ever spoilt? *Hardly ever.*”.
    """
    dressed = [_dressed(block) if block.kind == "paragraph" else None for block in blocks]
    whole = Counter(pair.form for pair in dressed if pair and question_at(" ".join(_asked_in(pair).split())))
    put: list[_Pair | None] = []
    for pair, other in zip(pairs, dressed, strict=True):
        is_sure = other is not None and whole[other.form] >= _FEWEST
        if other is None or not is_sure or (pair is not None and pair.form != "line"):
            put.append(pair)
            continue
        before = put[-1] if put else None
        after = before if before and before.form == other.form and _ASKED_ON.match(_asked_in(other)) else None
        put.append(replace(other, after=(after.after or after) if after else None))
    return put


def _asked_in(pair: _Pair) -> str:
    return pair.paragraph.text[pair.start : pair.end]


def _dressed(block: Block) -> _Pair | None:
    """Return the pair of a paragraph that asks anything, and behind which a bold answer stands, or one in italics."""
    if not block.inline.marks or "?" not in block.text:
        return None  # as most
    start = question_label(block.text)
    asked = _ASKED_BEFORE_DRESS.match(block.text, start)
    if asked is None or not has_question_mark(asked[0]) or len(split_options(block)) > 1:
        return None
    mark = next((m for m in block.inline.marks if m.start == asked.end() and m.kind in _DRESSES), None)
    if mark is None or _BEHIND_DRESS.fullmatch(block.text, mark.end) is None or "?" in block.text[mark.start :]:
        return None
    if _is_no_answer(block, asked.end()):
        return None
    end = len(asked[0].rstrip(" \n–—-")) + start
    form = _DRESSES[mark.kind] if block.text[end : asked.end()].isspace() else "sign"
    return _Pair(form, block, end, asked.end(), start=start)


def _is_no_answer(block: Block, begins: int) -> bool:
    """Whether behind a question stand but brackets, which others read, or a hint, or a quotation goes on there."""
    told = cut(block.inline, begins, len(block.text))
    is_quoted = block.text[question_label(block.text) :].startswith(_QUOTES)  # “Is it over?” *he thought.*
    return told.text[:1] in "(（" or is_quoted or is_hint(paragraph(told, block))


def _spoken(block: Block) -> _Pair | None:
    """Return the pair of two lines with a letter each, or the name of who asks in order to learn before the first.

    The first one may also begin with a word for questions: “Soru 1 …” and “C: …”.
    """
    end = block.text.find("\n")
    asked = (_SPEAKS.match(block.text) or _in_bold(block)) if end > 0 else None
    told = _SPEAKS.match(block.text, end + 1) if end > 0 else None
    if asked is None and told is not None and len(told["label"]) == 1 and _is_named_question(block.text[:end]):
        return _Pair(f"{told['label']}:", block, end, told.end())
    if asked is None or told is None or asked["label"] == told["label"] or asked["label"] in _READ_ELSEWHERE:
        return None
    are_letters = len(asked["label"]) == len(told["label"]) == 1
    if not are_letters and plain(asked["label"]) not in words("asker"):
        return None
    form = f"{asked['label']}: {told['label']}:"
    return _Pair(form, block, end, told.end(), start=asked.end())


def _in_bold(block: Block) -> re.Match[str] | None:
    """Return the letter in bold that has a point where others have a colon: “**D.** Quali sono …”."""
    found = _POINTED.match(block.text)
    marks = block.inline.marks
    is_bold = bool(marks) and marks[0].kind == "strong" and marks[0].start == 0
    return found if found and is_bold and marks[0].end == found.end("label") + 1 else None


def _is_named_question(line: str) -> bool:
    """Whether a line asks behind a word for questions and a number: “Soru 1 (10 p) …”."""
    label = question_label(line)
    return any(map(str.isalpha, line[:label])) and has_question_mark(line)


def _answers_in_a_word(line: str, answer: str) -> bool:
    """Whether a whole question that may be asked of anybody has but a word or two behind it: “… of France? Paris.”."""
    question, said = line[: question_at(line)], answer.split()
    is_asked = len(question.split()) >= _FEWEST_WORDS and not addresses_reader(question)
    return is_asked and len(said) <= _SHORTEST_ANSWER and (said[0][:1].isupper() or said[0][:1].isdigit())


def _is_before_arrow(block: Block) -> bool:
    return _before_arrow(block) is not None


def _before_arrow(block: Block) -> _Pair | None:
    """Return the pair of a question of any kind before an arrow, among others: “May a dog run free in May? → No”."""
    found = _ANY_ASKED.match(block.text) if block.kind == "paragraph" else None
    if found is None or has_question_mark(block.text[found.end() :]) or _SIGN.search(found["asked"]):
        return None  # “York -> Hull. Parking? -> ask Sue” tells a route
    return _Pair("sign", block, found.end("asked"), found.end())


def _goes_on(block: Block, before: _Pair | None) -> _Pair | None:
    """Return the pair of a paragraph that asks on: “And a plagal cadence? → IV then I”, below another with an arrow."""
    found = _ASKS_ON.match(block.text) if block.kind == "paragraph" and before and before.form == "sign" else None
    if before is None or found is None:
        return None
    return _Pair("sign", block, found.end("asked"), found.end(), before.after or before)


def _card(pair: _Pair, more: Sequence[Block]) -> Iterator[Card]:
    block = pair.paragraph
    answer = cut(block.inline, pair.answer, len(block.text))
    if is_unwritten([paragraph(answer, block), *more]):
        return
    asked = cut(block.inline, pair.start, pair.end)
    if pair.after is not None:
        first = cut(pair.after.paragraph.inline, 0, pair.after.end)
        asked = beside(without_label(first), without_label(asked))
    question = paragraph(asked, block)
    back = joined([to_markdown(answer), *(child.source for child in more)])
    yield question_card([question], Markdown(back), Inline(), covering([block, *more]), "shaped")
