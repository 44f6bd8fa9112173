"""Which columns of a table hold statements, and whether they are true."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.facts.same_question import content_words
from mkdeck.recognition.tables import is_of_manual
from mkdeck.recognition.truth import are_of_writer, are_requests, in_full
from mkdeck.recognition.verdicts import WEAK, false_words
from mkdeck.values import dataclass
from mkdeck.wording.polls import are_of_report
from mkdeck.wording.scripts import runs_on
from mkdeck.wording.unwritten import is_unwritten_answer
from mkdeck.wording.words import are_truth_pair, plain, truth_pairs, words

_COLUMNS = 2
_FEWEST = 2
_FEWEST_WORDS = 3
"""In most statements: what is shorter names a feature, a setting or a proposition of logic."""
_LONGEST_HEADER = 40
_MOSTLY = 0.8
_COUNT = re.compile(r"\d{1,6}\s?%?")
"""How many people have crossed a cell."""
_OF_CLASS = re.compile(r"(?i)\b(?:we|us|our|i|my|ask|(?:most|all|some|many|half) of (?:you|them)|well done)\b")
"""“Most of you got this wrong”, “we discussed this on Monday”."""
_FEWEST_LETTERS = 5
"""Where no spaces part words."""
_WORD = re.compile(r"\w+")
CROSS = re.compile(r"\s*(?:\[\s?)?[Xx×☒•●■✓✔✅☑]\ufe0f?(?:\s?\])?\s*")
_TICK = re.compile(r"\s*(?:\[\s?)?[✓✔✅☑]\ufe0f?(?:\s?\])?\s*")
_REFUSAL = re.compile(r"\s*[✗✘❌]\ufe0f?\s*")
"""What is a cross below the word for false, and means that it is not so elsewhere."""
NO_CROSS = re.compile(r"\s*(?:[✗✘❌☐○□–—_.…-]\ufe0f?|\[\s?\]|_{2,20}|\.{2,20})?\s*")
FIRST_WORD = re.compile(r"\s{0,3}(?P<word>\w+)(?P<behind>[\s.,;:!()–—-]*)")


@dataclass(frozen=True, slots=True)
class StatementColumns:
    """The places of the columns of statements, of what marks them and of explanations; how they are asked.

    `false` is the column in which those that are not true are crossed.
    Where what explains `are_comments`, some may but be for whoever teaches.
    `words` is how an answer is written, by what stands in its cell where there is one column of marks, which may be
    several where crosses are made.
    """

    statement: int
    marked: tuple[int, ...]
    explained: tuple[int, ...]
    asked: str
    words: dict[str, str]
    false: int = -1
    are_comments: bool = False


@dataclass(frozen=True, slots=True)
class VerdictColumns:
    """The two columns in one of which a row is crossed, and that of the two below the word for false."""

    marked: tuple[int, int]
    false: int


def are_statements(table: Block) -> bool:
    """Whether a table's rows are statements of which it is told whether they are true."""
    return statement_columns(table) is not None


def statement_columns(table: Block) -> StatementColumns | None:
    """Return what the columns of a table of statements are; None of other tables."""
    header = table.children[0].children if table.children else ()
    if len(header) < _COLUMNS or len(table.children) <= _FEWEST:
        return None
    titles = [cell.text.strip() for cell in header]
    found = _with_crosses(titles, table.children[1:]) or _with_words(titles, table.children[1:])
    if found is None or is_of_manual([header[found.statement]]):
        return None
    before = titles[: found.statement + 1]  # what a row is of stands before what is said of it
    if any(plain(title) in words("feature") for title in before) or are_of_report(table.context):
        return None
    said = _texts(table.children[1:], found.statement)
    if are_requests(said) and not _is_of_statements(titles, found):
        return None
    return None if any(_holds_sentences(table, at) for at in _between(found)) else found


def _is_of_statements(titles: Sequence[str], found: StatementColumns) -> bool:
    """Whether it is asked by words that are said of statements alone."""
    return any(part.casefold() not in WEAK for place in found.marked for part in _WORD.findall(titles[place]))


def _between(found: StatementColumns) -> list[int]:
    """Return the columns between the statements and their marks of which nothing is known."""
    return [place for place in range(found.statement + 1, found.marked[0]) if place not in found.explained]


def _holds_sentences(table: Block, place: int) -> bool:
    """Whether another column states things as well, so that a verdict may be one on both together."""
    texts = _texts(table.children[1:], place)
    return 2 * sum(len(text.split()) >= _FEWEST_WORDS for text in texts) > len(texts)


def _with_crosses(titles: Sequence[str], rows: Sequence[Block]) -> StatementColumns | None:
    """Return the columns of a table with a column for true statements and one for false ones."""
    pair = verdict_columns(titles)
    if pair is None:
        return None
    marked, false, first = list(pair.marked), pair.false, pair.marked[0]
    if first + 2 < len(titles) and titles[first + 2] and not _says(titles[first + 2], "explained"):
        further = _texts(rows, first + 2)  # “Not in the text”
        if any(map(CROSS.fullmatch, further)) and all(CROSS.fullmatch(t) or NO_CROSS.fullmatch(t) for t in further):
            marked.append(first + 2)
    statement = _statements(titles, rows, marked)
    crossed = [row for row in rows if len(row.children) > marked[-1] and crossed_column(row, marked, false) is not None]
    counted = any(_COUNT.fullmatch(text) for place in marked for text in _texts(rows, place))
    if statement is None or not crossed or counted:
        return None
    asked = _asked("/".join(titles[place].rstrip(" :?") for place in marked))
    taken = (statement, *marked)
    refuted = [row for row in crossed if crossed_column(row, marked, false) == false]
    explained = _explained(titles, taken)
    comments = (
        () if explained else _commented(titles, refuted, taken) or _told_behind(titles, rows, statement, max(taken))
    )
    return StatementColumns(statement, tuple(marked), explained or comments, asked, {}, false, bool(comments))


def verdict_columns(titles: Sequence[str]) -> VerdictColumns | None:
    """Return the columns whose headers are the words for true and for false, side by side; None without both."""
    names = [title.rstrip(" :?").strip().casefold() for title in titles]
    first = next((place for place, pair in enumerate(pairwise(names)) if are_truth_pair(*pair)), None)
    if first is None:
        return None
    false = first + 1 if (names[first], names[first + 1]) in truth_pairs() else first
    return VerdictColumns((first, first + 1), false)


def _with_words(titles: Sequence[str], rows: Sequence[Block]) -> StatementColumns | None:
    """Return the columns of a table with a column in which “true” or “false” stands, in full or as a letter."""
    for place, title in enumerate(titles):
        pair = _pair_of(title)
        if pair is None and (plain(title) in words("answer") or plain(title) == "verdict"):
            pair = _pair_within(_texts(rows, place))
        if pair is None:
            continue
        written = _written(pair)
        said = [text for text in _texts(rows, place) if not is_unwritten_answer(text)]
        known = [text for text in said if (found := FIRST_WORD.match(text)) and found["word"].casefold() in written]
        statement = _statements(titles, rows, [place])
        if statement is None or len(known) < max(1, _MOSTLY * len(said)):
            continue
        asked = title if _pair_of(title) else "/".join(pair)
        asked = asked if asked.endswith("?") else _asked(asked.rstrip(" :"))
        explained = _explained(titles, (statement, place))
        refuted = [row for row in rows if _word_in(row, place, written) in false_words()]
        comments = () if explained else _commented(titles, refuted, (statement, place))
        comments = comments if explained or comments else _told_behind(titles, rows, statement, place)
        told = explained or comments
        return StatementColumns(statement, (place,), told, asked, written, are_comments=bool(comments))
    return None


def _asked(verdicts: str) -> str:
    """Return how a front asks for one of two verdicts; letters of English, “T/F”, are there in words."""
    first, slash, second = verdicts.partition("/")
    both = in_full(first.strip(), second.strip())
    return f"{verdicts}:" if not slash or both == (first.strip(), second.strip()) else f"{both[0]}/{both[1]}:"


def _pair_of(title: str) -> tuple[str, str] | None:
    """Return the words of a header that names both as they are written there: “True or false?”, “V/F”."""
    parts = _WORD.findall(title) if len(title) <= _LONGEST_HEADER else []
    if len(parts) not in (_COLUMNS, _COLUMNS + 1) or not are_truth_pair(parts[0].casefold(), parts[-1].casefold()):
        return None
    return parts[0], parts[-1]


def _pair_within(texts: Sequence[str]) -> tuple[str, str] | None:
    """Return the two words that stand in a column whose header but says that they are answers."""
    found = {text.rstrip(" .").casefold(): text.rstrip(" .") for text in texts if text}
    for first, second in truth_pairs():
        if set(found) == {first, second}:
            return found[first], found[second]
    return None


def _written(pair: tuple[str, str]) -> dict[str, str]:
    """Return how each word for true and false is written in answers, in the languages that know a pair.

    The longer one of what stands in the header and in a cell is written: “T” below “True/False” is “True”.
    """
    written = {word.casefold(): word for word in pair}
    short = {word.casefold()[0]: word for word in pair}
    if len(short) == _COLUMNS:
        written = short | written
    for first, second in truth_pairs():
        if sorted((first[0], second[0])) == sorted(map(str.casefold, pair)):
            written |= {word: word[:1].upper() + word[1:] for word in (first, second) if len(word) > 1}
    return written


def _statements(titles: Sequence[str], rows: Sequence[Block], marked: Sequence[int]) -> int | None:
    """Return the first column whose cells are sentences, and different ones; None without one."""
    for place, title in enumerate(titles):
        if place in marked or _says(title, "explained") or plain(title) in words("commented"):
            continue
        texts = [text for text in _texts(rows, place) if text]
        sentences = [text for text in texts if len(text.split()) >= _FEWEST_WORDS or runs_on(text, _FEWEST_LETTERS)]
        if len(texts) >= _FEWEST and 2 * len(sentences) > len(rows) and len(set(texts)) == len(texts):
            return None if are_of_writer(sentences) else place
    return None


def _explained(titles: Sequence[str], taken: Sequence[int]) -> tuple[int, ...]:
    """Return the columns whose headers say that they explain or correct something."""
    return tuple(at for at, title in enumerate(titles) if at not in taken and _says(title, "explained"))


def _commented(titles: Sequence[str], refuted: Sequence[Block], taken: Sequence[int]) -> tuple[int, ...]:
    """Return the columns of comments that tell of most statements which are false what is wrong with them."""
    places = [at for at, title in enumerate(titles) if at not in taken and _says(title, "commented")]
    return tuple(at for at in places if 2 * sum(map(tells_something, _texts(refuted, at))) > len(refuted))


def _told_behind(titles: Sequence[str], rows: Sequence[Block], statement: int, verdict: int) -> tuple[int, ...]:
    """Return the column right behind the verdicts if it tells more of most statements, whatever it is called.

    Below “Seen by” stands something else. Where statements are whole sentences, or the header asks, “Who said so”, so
    is what is told.
    """
    header = plain(titles[verdict + 1]).split() if verdict + 1 < len(titles) else []
    if header and header[-1] in words("unfinished"):
        return ()
    are_asked = bool(header) and header[0] in words("question_word")
    texts = list(zip(_texts(rows, statement), _texts(rows, verdict + 1), strict=False))
    told = [(said, more) for said, more in texts if tells_something(more)]
    alike = sum(
        not content_words(said).isdisjoint(content_words(more))
        and (_is_whole(more) or not (are_asked or _is_whole(said)))
        for said, more in told
    )
    return (verdict + 1,) if told and 2 * len(told) > len(rows) and 2 * alike > len(told) else ()


def _is_whole(text: str) -> bool:
    return text.rstrip(')"”»').endswith((".", "!", "。"))


def tells_something(text: str) -> bool:
    """Whether a comment says something of its statement, and not to those who teach: “well done to all”."""
    is_told = len(text.split()) >= _FEWEST_WORDS and not text[:1].islower()
    is_chat = _OF_CLASS.search(text) is not None
    return not is_unwritten_answer(text) and not is_chat and (is_told or runs_on(text, _FEWEST_LETTERS))


def _word_in(row: Block, place: int, written: dict[str, str]) -> str:
    """Return the word for true or false with which a cell of a row begins, written in full."""
    first = FIRST_WORD.match(row.children[place].text) if place < len(row.children) else None
    return written.get(first["word"].casefold(), "").casefold() if first else ""


def _says(title: str, table: str) -> bool:
    said = plain(title)
    return said in words(table) or any(part in words(table) for part in said.split())


def _texts(rows: Sequence[Block], place: int) -> list[str]:
    return [row.children[place].text.strip() for row in rows if place < len(row.children)]


def crossed_column(row: Block, places: Sequence[int], false: int) -> int | None:
    """Return the only column that is crossed in a row; None where there is none, several, or something else."""
    cells = [(place, row.children[place].text) for place in places]
    crossed = [place for place, text in cells if CROSS.fullmatch(text)]
    if not crossed:
        crossed = [place for place, text in cells if place == false and _REFUSAL.fullmatch(text)]
    if len(crossed) != 1 or not all(place in crossed or NO_CROSS.fullmatch(text) for place, text in cells):
        ticked = [place for place, text in cells if _TICK.fullmatch(text)]
        others = [text for place, text in cells if place not in ticked]
        return ticked[0] if len(ticked) == 1 and all(map(CROSS.fullmatch, others)) else None
    return crossed[0]
