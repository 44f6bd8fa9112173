"""Who speaks in the record of an oral examination or an interview: “P: …”, “I: …”, “Examiner: …”, “Me: …”.

Whoever writes such a record says once which letter is whose, “P is the examiner, I am me”, or writes the name before
each turn. In the script of whoever teaches “YOU: …” asks and “THEM: …” answers. A turn may go on in the next line, and
another person's begins in one.

Where no colon stands behind the names, as in plays, “**Examiner.** …”, “**E** – …”, they are set off by bold or
italics, and only an examiner is known to ask, and a candidate to answer: others who speak so belong to a play or to a
magazine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, reduce
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import HOLDING, Block, Inline, Mark, Span
from mkdeck.parsing.inline import beside, opening_mark
from mkdeck.parsing.pieces import paragraph
from mkdeck.recognition.letter_labels import ANSWER_LETTERS, QUESTION_LETTERS
from mkdeck.recognition.turns import Turn, turns_in
from mkdeck.values import dataclass, replace
from mkdeck.wording.words import labels_of, plain, words

_FEWEST = 2
"""Turns of either."""
_LONGEST_NAME, _LONGEST_SIGN = 20, 3
_TEACHING = "Teacher"
_ANSWERING = ("examinee", "audience")
_OF_TEACHING = ("taught", "audience", "who_teaches")
_OF_CHAT = 4
"""Among so many turns, from which on one of them that is about who speaks tells of a chat."""
_TURN = re.compile(r"(?P<name>[^\W\d_]{1,20})\.?\s?[:：]\s?(?=\S)", signs=":：")
_SAYS = (
    r"\s?(?:[=:–-]|\b(?:is|am|are|stands for|means|for|ist|bin|steht für|meint|für|est|suis|pour|es|soy|para|è|sono|per"
    r"|is de|ben)\b)\s?"
)
_ARTICLE = r"(?:(?:the|my|a|an|der|die|das|dem|den|mein|meine|le|la|mon|ma|el|il|lo|o|mijn|de|het)\s|l['’])?"
_SIGN = r"(?<![\w])(?P<sign>[^\W\d_]{1,3})(?!\w)"
_LEGEND = re.compile(
    rf"{_SIGN}[\"'“”»)]?{_SAYS}{_ARTICLE}(?P<who>[^\W\d_]{{2,20}})(?=\s*(?:[,.;:)/|&+–—\n]|$"
    r"|(?:and|und|et|y|e|en|who|that|der|die|qui|que|che)\b))"
)
"""“P is the examiner”, “P = examiner”."""
_LEGEND_BEHIND = re.compile(r"(?P<who>[^\W\d_]{2,20}) ?\((?:= ?)?[\"'“„»]?(?P<sign>[^\W\d_]{1,3})[\"'“”«]?\)")
"""“the examiner (P)”."""
_SET_OFF = re.compile(
    rf"(?:(?i:{_ARTICLE}))(?P<name>[^\W\d_]{{1,20}})(?: ?\([^()\n]{{1,40}}\))?"
    r"(?:(?P<stop>\s?[.–—]|\s-(?=\s|$))(?:\s?[–—](?=\s))?)?(?:\s{1,3}|$)"
)
"""“Examiner. ”, “Candidate (after a while) – ”, or a bold name alone."""


@dataclass(frozen=True, slots=True)
class _Speakers:
    """The one who asks and the one who answers, as both are written, and the word for who asks.

    `is_set_off` tells that the names stand in bold or italics without colons.
    """

    asker: str
    other: str
    word: str
    is_set_off: bool


def with_speakers(lesson: Block) -> Block:
    """Return a lesson in which the names of an examiner and of who answers are bold, each turn in a paragraph."""
    paragraphs = lesson.within("paragraph")
    for is_set_off, speaking in ((False, filter(_has_colon, paragraphs)), (True, filter(_is_set_off, paragraphs))):
        in_paragraphs = [found for block in speaking if (found := _turns(block, is_set_off=is_set_off))]
        turns = [turn for found in in_paragraphs for turn in found]
        if len(turns) < 2 * _FEWEST:
            continue  # as nearly always
        speakers = _speakers(lesson, turns, is_set_off=is_set_off)
        if speakers is not None:
            return lesson if _is_read_elsewhere(speakers, in_paragraphs) else _named(lesson, speakers)
    return lesson


def _is_set_off(block: Block) -> bool:
    """Whether a paragraph begins with markup, as one with a name that is set off does."""
    return bool(block.inline.marks) and not block.inline.marks[0].start


def _has_colon(block: Block) -> bool:
    """Whether a paragraph may begin with a name and a colon."""
    begun = block.text[: _LONGEST_NAME + 2]
    return (":" in begun or "：" in begun) and _TURN.match(block.text) is not None


def _turns(block: Block, *, is_set_off: bool) -> list[Turn]:
    """Return the turns of a paragraph; none where it does not begin with one."""
    if is_set_off:
        return turns_in(block, _set_off) if _is_set_off(block) else []
    return turns_in(block, _before_colon) if _has_colon(block) else []


def _before_colon(line: Inline) -> tuple[str, int] | None:
    """Return the name that a line opens with, and where what is said begins behind the colon."""
    named = _TURN.match(line.text)
    return (named["name"], named.end()) if named else None


def _set_off(line: Inline) -> tuple[str, int] | None:
    """Return the name that a line opens with in bold or italics, which need a full stop where more of it is so."""
    mark = opening_mark(line, "strong", "emphasis")
    named = _SET_OFF.match(line.text) if mark else None
    if mark is None or named is None or mark.end < named.end("name"):
        return None
    return (named["name"], named.end()) if named["stop"] or mark.end <= named.end() else None


def _speakers(lesson: Block, turns: Sequence[Turn], *, is_set_off: bool) -> _Speakers | None:
    """Return the two who speak, if one of them is told to be who asks, and they take turns at least twice."""
    asks = words("examiner" if is_set_off else "asker")
    counts = Counter(turn.name for turn in turns)
    signs = {name for name, count in counts.items() if count >= _FEWEST}
    if len(signs) < _FEWEST:
        return None
    legend = _legend(lesson, {sign for sign in signs if len(sign) <= _LONGEST_SIGN}, asks)
    named = {
        sign: sign
        for sign in signs
        if len(sign) > _LONGEST_SIGN and plain(sign) in asks and not _speaks_to_other(sign, turns)
    }
    if is_set_off:
        legend = {sign: who for sign, who in legend.items() if not _speaks_to_other(sign, turns)}
    named |= _beside_audience(lesson, signs, turns)
    asking = legend | named
    asker = next((turn.name for turn in turns if turn.name in asking), None)
    if asker is None:
        return None
    behind = Counter(
        told.name
        for asked, told in pairwise(turns)
        if asked.name == asker and told.name != asker and told.name in signs
    )
    other, times = next(iter(behind.most_common(1)), ("", 0))
    is_examined = not is_set_off or asker in legend or any(plain(other) in words(one) for one in _ANSWERING)
    return _Speakers(asker, other, asking[asker], is_set_off) if is_examined and times >= _FEWEST else None


def _beside_audience(lesson: Block, signs: Iterable[str], turns: Sequence[Turn]) -> dict[str, str]:
    """Return who teaches, by the word that stands for it, beside a whole class that answers: “YOU: …”, “THEM: …”.

    Where these talk of themselves, “Where are you?”, it is a chat. So it may be of “them” where nothing is taught.
    """
    named = {plain(sign) for sign in signs}
    if words("audience").isdisjoint(named) and (words("weak_audience").isdisjoint(named) or not _is_taught(lesson)):
        return {}
    asking = {sign: _TEACHING for sign in signs if plain(sign) in words("beside_audience")}
    said = [turn.said.text for turn in turns if asking]
    of_themselves = sum(_of_themselves().search(text) is not None for text in said)
    return asking if _OF_CHAT * of_themselves < len(said) else {}


def _is_taught(lesson: Block) -> bool:
    """Whether a lesson says beside what is spoken that it is one, or who learns or teaches there."""
    told = (block.text for kind in ("heading", "paragraph") for block in lesson.within(kind) if not _has_colon(block))
    said = (plain(text).split() for text in told)
    return any(not words(table).isdisjoint(one) for one in said for table in _OF_TEACHING)


@cache
def _of_themselves() -> re.Pattern[str]:
    """Return what finds a word by which one person speaks of itself or to another."""
    return re.compile(rf"(?i)\b(?:{labels_of('one_to_another')})\b")


@cache
def _to_other() -> re.Pattern[str]:
    """Return what finds a word for the other one, or for who speaks."""
    return re.compile(rf"(?i)\b(?:{labels_of('spoken_to')})\b")


def _speaks_to_other(name: str, turns: Sequence[Turn]) -> bool:
    """Whether most of what somebody says is about the other one, as in a dialogue to learn a language by."""
    said = [turn.lines[0].text for turn in turns if turn.name == name and turn.lines]
    return 2 * sum(_to_other().search(text) is not None for text in said) > len(said)


def _legend(lesson: Block, signs: Iterable[str], asks: frozenset[str]) -> dict[str, str]:
    """Return which of some letters stand for somebody who asks, and for whom, by what the lesson says of them."""
    wanted = set(signs)
    if not wanted:
        return {}
    told: dict[str, str] = {}
    for text in _texts(lesson):
        for pattern in (_LEGEND, _LEGEND_BEHIND):
            for found in pattern.finditer(text):
                if found["sign"] in wanted and plain(found["who"]) in asks:
                    told.setdefault(found["sign"], found["who"])
    return told


def _texts(lesson: Block) -> Iterator[str]:
    for block in lesson.within("paragraph"):
        yield block.text


def _is_read_elsewhere(speakers: _Speakers, turns: Sequence[Sequence[Turn]]) -> bool:
    """Whether other rules read the two: as letters for questions and answers, or since each pair is a paragraph."""
    if speakers.asker in QUESTION_LETTERS:
        return speakers.other in ANSWER_LETTERS
    if speakers.is_set_off or speakers.word == _TEACHING:
        return False
    names = [tuple(turn.name for turn in found) for found in turns if any(t.name == speakers.asker for t in found)]
    are_short = all(len(turn.lines) == 1 for found in turns for turn in found)
    return are_short and all(pair == (speakers.asker, speakers.other) for pair in names)


def _named(block: Block, speakers: _Speakers) -> Block:
    if block.kind not in HOLDING:
        return block
    children = tuple(part for child in block.children for part in _parts(child, speakers))
    return replace(block, children=children)


def _parts(block: Block, speakers: _Speakers) -> Iterable[Block]:
    if block.kind == "paragraph":
        turns = _with_what_goes_on(_turns(block, is_set_off=speakers.is_set_off), speakers)
        is_spoken = any(turn.name in (speakers.asker, speakers.other) for turn in turns)
        return [_paragraph(turn, block, speakers) for turn in turns] if is_spoken else [block]
    if block.kind == "list" and _is_list_of_turns(block, speakers):
        return [part for item in block.children for child in item.children for part in _parts(child, speakers)]
    return [_named(block, speakers)]


def _with_what_goes_on(turns: Sequence[Turn], speakers: _Speakers) -> Sequence[Turn]:
    """Return turns in which a line of another label, “Formula: E = mc²”, goes on with what one of the two says.

    What a third one says, or what is told in italics (“*Silence.*”), is nobody's answer.
    """
    whole: list[tuple[Turn, list[Inline], Span]] = []
    for turn in turns:
        if not whole or turn.name in (speakers.asker, speakers.other):
            whole.append((turn, list(turn.below), turn.span))
        elif plain(turn.name) not in words("onlooker"):
            spoken, below, _ = whole[-1]
            below += turn.below if _is_aside(turn.opening) else (turn.opening, *turn.below)
            whole[-1] = (spoken, below, turn.span)
    return [
        replace(turn, below=tuple(below), span=Span(turn.span.path, turn.span.first, end.last))
        for turn, below, end in whole
    ]


def _is_aside(line: Inline) -> bool:
    return any(mark.kind == "emphasis" and mark.start == 0 and mark.end == len(line.text) for mark in line.marks)


def _is_list_of_turns(block: Block, speakers: _Speakers) -> bool:
    opening = [item.children[0] for item in block.children if item.children]
    firsts = [turns for first in opening if (turns := _turns(first, is_set_off=speakers.is_set_off))]
    names = {turns[0].name for turns in firsts}
    return len(firsts) == len(block.children) and names <= {speakers.asker, speakers.other}


def _paragraph(turn: Turn, block: Block, speakers: _Speakers) -> Block:
    name = speakers.word if turn.name == speakers.asker else turn.name
    label = Inline(f"{name}:", (Mark("strong", 0, len(name) + 1),))
    return paragraph(reduce(beside, turn.lines, label), block, turn.span)
