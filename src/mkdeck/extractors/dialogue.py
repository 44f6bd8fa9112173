"""Some who speak in turn behind bold names, one of whom answers: `**Interviewer:** …` and `**You:** …` below it.

Each paragraph, or each line of one, opens with a name and a colon. The same two take turns, or each
other one is the same: what the one says asks, mostly, and what the other says answers it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import pairwise, takewhile

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Inline, Problem
from mkdeck.parsing.inline import cut, opening_mark, split_lines, without_blanks_before
from mkdeck.parsing.pieces import paragraph
from mkdeck.parsing.sections import is_in_italics
from mkdeck.recognition.answers import is_unwritten
from mkdeck.recognition.questions import bold_lead, is_stage_direction
from mkdeck.recognition.turned_down import as_put_right, is_reaction, without_denial
from mkdeck.recognition.turns import (
    Turn,
    are_mostly,
    ask_back,
    asks,
    card_of_turns,
    is_asked_of_moment,
    turns_among,
    turns_in,
)
from mkdeck.values import replace
from mkdeck.wording.words import (
    SENTENCE_END,
    answer_marker,
    has_question_mark,
    has_word,
    labels_of,
    plain,
    question_label,
    words,
)

READS = ("document", "section", "container", "quote")
WITH = ("lead",)

_NAME = re.compile(
    r"(?:[\[(]?\d{1,2}(?::\d\d){1,2}[\])]? ?)?(?P<name>[^\W\d_][\w’'. -]{0,40}?)"
    r"(?: [\[(]\d{1,2}(?::\d\d){1,2}[\])])?(?: (?:asks?|wonders?|writes?|wants to know))? ?[:：] ?"
)
"""“Interviewer:”, “[14:20] Marta from Braga asks:”, “MAYA [02:10]:”."""
_MOST_WORDS, _FEWEST_TURNS = 3, 2
_LEAST_SAID = 3
"""Words of an answer, where several ask or nobody does."""
_ASKS_FOR = re.compile(
    r"\b(?:asks?|asked|wonders?|wants? to know|tell (?:me|us)|explain|describe|say something|talk about|let's talk)\b"
)
"""“A listener asks how often you harvest.”"""
_WHETHER = re.compile(
    r"(?i)(?:(?:and|but|so|then) )?(?:is|are|was|were|do|does|did|can|could|will|would|shall|should|have|has|had|may)\b"
)
_OF_THEM = re.compile(
    r"(?i)(?:is|are|do|did|can|could|will|would|shall|should|have|may) (?:you|we|i)\b|how are you\b"
    r"|(?:[^,.]{0,14}, )?wie geht(?:[’']s| es)\b"
    r"|(?:sind|haben|fühlen|möchten|wollen|können|dürfen|sollen|geht es) (?:sie|wir|ihnen|ich)\b"
    r"|(?:vous|tu|êtes-vous|ça va|usted|está|come sta)\b"
)
_GOING_ON = frozenset(["list", "code", "table"])
_BRIEF = 4
"""Words of an answer that is but polite."""
_PLACEHOLDER = re.compile(r"\[[^\[\]]*\]|\{\{[^{}]*\}\}|<[^<>]*>")
"""“[model answer goes here]”, “{{ answer }}”."""
_ASIDE = re.compile(r"\([^()]{0,60}[^\W\d_]{3}[^()]{0,60}\)")
"""“(silence)”."""
_NARRATES = re.compile(
    r"(?:At this|Then|After|Later|Meanwhile|We|Everybody|Nobody|Silence|Laughter|\(|\[|Dann|Danach"
    r"|Anschließend|Daraufhin|Später|Zum Schluss|Themenwechsel|Der Prüfer|Die Prüferin|Der Beisitzer|Ensuite|Puis"
    r"|Luego|Después)\b|[(\[]"
)
"""How a story goes on between what people say."""
_TELLS_OF_SPEAKER = re.compile(r"(?:They|He|She)\b")


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each question of the one who asks and the answer of the other."""
    turns = _turns(block.children)
    if len(turns) < 2 * _FEWEST_TURNS:
        return
    answers = turns[1].name
    asked = [turn for turn in turns if turn.name != answers]
    told = [turn for turn in turns if turn.name == answers]
    are_several = len({turn.name for turn in asked}) > 1  # “**Marta asks:** …”, “**Pete asks:** …”
    if not asked or (are_several and (len(told) < _FEWEST_TURNS or turns[1::2] != told)):
        return
    if not are_mostly(sum(map(asks, asked)), asked) or ask_back(told):
        return
    if are_several and sum(len(turn.said.text.split()) for turn in told) < _LEAST_SAID * len(told):
        return  # small talk
    if not any(has_word(plain(turn.name), "asker") for turn in turns) and all(
        map(_asks_of_moment, filter(asks, asked))
    ):
        return
    last = turns[-1]
    are_close = _are_close(turns, answers)
    below = {id(child): after for child, after in pairwise(block.children)}
    for before, first, second, following in zip([None, *turns], turns, turns[1:], [*turns[2:], None], strict=False):
        is_greeting = _ASKS_FOR.search(first.said.text) is None and (
            first is turns[0] or _greets().search(first.said.text) is not None
        )
        asked_back = before is not None and has_question_mark(before.said.text[-1:])  # “In summer?” – “Yes, in summer.”
        is_told = asks(first) or not (are_several or is_greeting or asked_back)
        is_told = is_told and first.said.text != "" and not _is_small_talk(first, second)
        is_told = is_told and not is_reaction(first.said.text)
        if first.name != answers and second.name == answers and not first.more and is_told:
            is_of_asker = following is not None and following.name == first.name
            right = as_put_right(second, below.get(id(second.block)), following if is_of_asker else None)
            if right is not None:
                ends = second is last or are_close
                yield from _card(first, replace(right, more=_told_at_once(right.more)) if ends else right)


def _are_close(turns: Sequence[Turn], answers: str) -> bool:
    """Whether each answer stands in the line below its question, so that what a blank line parts from it is no more.

    Half of them or more have nothing below.
    """
    pairs = [(first, second) for first, second in pairwise(turns) if first.name != answers == second.name]
    alone = sum(not second.more for _, second in pairs)
    return 2 * alone >= len(pairs) and all(first.span.last + 1 == second.span.first for first, second in pairs)


@cache
def _greets() -> re.Pattern[str]:
    """Return what finds words of welcome, thanks or farewell."""
    return re.compile(rf"(?i)\b(?:{labels_of('greeting')})\b")


@cache
def _polite() -> re.Pattern[str]:
    """Return the expression of an answer that is but polite: “Yes, thanks.”."""
    return re.compile(rf"(?i)(?:(?:{labels_of('polite')})[\s,.!]*)+")


@cache
def _praise() -> re.Pattern[str]:
    """Return the expression of what says of the answer before that it was right: “Good. What is …?”."""
    return re.compile(rf"(?i)(?:{labels_of('praise')})(?:[.!]+|,? so,)\s{{1,3}}")


def _is_small_talk(first: Turn, second: Turn) -> bool:
    """Whether two of them but speak of themselves: “Did you find the place?” – “Yes, thanks.”."""
    asked = SENTENCE_END.split(first.said.text.strip())[-1]
    is_brief = not second.more and len(second.said.text.split()) <= _BRIEF
    return is_brief and _polite().fullmatch(second.said.text.strip()) is not None and _OF_THEM.match(asked) is not None


def _asks_of_moment(turn: Turn) -> bool:
    """Whether a question is one of those who speak, there and then: “Where is my parcel?”, “Is the build green?”."""
    return is_asked_of_moment(turn) or _WHETHER.match(turn.said.text) is not None


def _card(first: Turn, second: Turn) -> Iterator[Card]:
    said = second.said.text.strip()
    is_told = second.more or (said and not _PLACEHOLDER.fullmatch(said) and not _ASIDE.fullmatch(said))
    if is_unwritten([paragraph(second.said, second.block), *second.more]) or is_stage_direction(second.said):
        return
    if not is_told or (not second.more and has_question_mark(second.said.text[-1:])):
        return
    yield card_of_turns(without_denial(_without_praise(first.said)), first, second)


def _without_praise(asked: Inline) -> Inline:
    praise = _praise().match(asked.text) if has_question_mark(asked.text) else None
    return cut(asked, praise.end(), len(asked.text)) if praise else asked


def _goes_on(block: Block, names: Collection[str]) -> bool:
    """Whether a block without a name may go on with what somebody says: a paragraph that tells no story, or a list.

    What “he” does is told of one of those who speak, unless these are one who talks to himself.
    """
    if block.kind != "paragraph":
        return block.kind in _GOING_ON
    speaks = _name_of(split_lines(block.inline)[0]) if block.inline.marks else None
    if speaks is not None and speaks[0] in names:
        return False  # and more below it than what is said
    is_of_speaker = _TELLS_OF_SPEAKER.match(block.text) is not None
    is_story = _NARRATES.match(block.text) is not None or is_in_italics(block)
    return not (is_story or (is_of_speaker and not all(map(_is_oneself, names))))


def _is_oneself(name: str) -> bool:
    """Whether a name is that of whoever writes: “Me”, “Also me”."""
    return not words("oneself").isdisjoint(plain(name).split())


def _told_at_once(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return what surely belongs to the last turn: lists and code, and no prose that ends the page."""
    return tuple(takewhile(lambda block: block.kind != "paragraph", blocks))


def _turns(children: Sequence[Block]) -> list[Turn]:
    """Return the turns of a dialogue; whatever is neither named nor part of a list or of code ends one."""
    names: set[str] = set()

    def named(block: Block, is_open: bool) -> list[Turn]:
        found = _named_lines(block) or _named_before(block, names)
        names.update(turn.name for turn in found)
        return found or (_name_alone(block, names) if is_open else [])

    return turns_among(children, named, lambda block: _goes_on(block, names))


def _name_alone(block: Block, names: Collection[str]) -> list[Turn]:
    """Return the turn of one of those who have spoken whose name is all of a paragraph: what stands below is said."""
    text, marks = block.text, block.inline.marks
    if block.kind != "paragraph" or not marks or marks[0].start or marks[0].kind != "strong":
        return []
    named = _NAME.fullmatch(text)
    name = named["name"].casefold() if named and named.end("name") <= marks[0].end else ""
    return [_said_in(block, name, Inline())] if name in names else []


def _named_before(block: Block, names: Collection[str]) -> list[Turn]:
    """Return what one of those says who have spoken, where the colon behind the bold name is left out: “**H.** Why?”.

    Only who asks is told so, for what opens in bold may go on with what was said.
    """
    mark = bold_lead(block) if names else None
    if mark is None or block.text[: mark.end].rstrip(" .").casefold() not in {name.rstrip(" .") for name in names}:
        return []
    said = cut(block.inline, mark.end, len(block.text))
    opens = block.text[: mark.end].strip().casefold()
    if not (opens.endswith((".", ":")) or block.text[mark.end :].lstrip()[:1] in "–—-"):
        return []  # “**H** is for hydrogen, isn't it?”
    is_said = has_question_mark(said.text.rstrip()[-1:]) and "\n" not in said.text
    name = next((name for name in names if name.rstrip(" .") == opens.rstrip(" .")), opens)
    return [_said_in(block, name, without_blanks_before(said))] if is_said else []


def _said_in(block: Block, name: str, said: Inline) -> Turn:
    return Turn(name, block.inline, said, (), block, block.span)


def _named_lines(block: Block) -> list[Turn]:
    """Return who says what in the lines of a paragraph, if each of them opens with a bold name; else nothing."""
    if block.kind != "paragraph" or not block.inline.marks or block.inline.marks[0].start:
        return []
    turns = turns_in(block, _name_of)
    return turns if all(turn.behind.text.strip() and not turn.below for turn in turns) else []


def _name_of(line: Inline) -> tuple[str, int] | None:
    """Return the bold name that a line opens with, and where what is said begins; nothing for labels of others."""
    bold = opening_mark(line, "strong")
    named = _NAME.match(line.text)
    if bold is None or named is None or not named.end("name") <= bold.end <= named.end():
        return None
    name = named["name"].casefold()
    is_label = question_label(line.text) > 0 or answer_marker(line.text) is not None
    return None if is_label or len(name.split()) > _MOST_WORDS else (name, named.end())
