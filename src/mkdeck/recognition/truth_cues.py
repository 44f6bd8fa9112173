"""What says that true and false statements follow, and how the two verdicts on them are written."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Inline, Markdown
from mkdeck.parsing.inline import blanked, cut, escape, split_lines
from mkdeck.recognition.option_letters import is_option_letter
from mkdeck.recognition.part_names import part_name_at
from mkdeck.recognition.truth import in_full, truth_behind
from mkdeck.recognition.verdicts import WEAK, false_words, is_sign, is_true, names_verdict, told_below, verdict_words
from mkdeck.values import dataclass, replace
from mkdeck.wording.held import words_held, words_in
from mkdeck.wording.words import (
    answer_marker,
    asks,
    has_question_mark,
    is_task,
    longest_first,
    plain,
    question_label,
    truth_exercises,
    truth_pairs,
    words,
)

_LONGEST_CUE = 400
_LONGEST_WHOLE = 4
"""Letters; a word for false that is no longer has no stem: with “fout” begins no “four”."""
_SHORTEST_WORD = 3
"""Letters of a verdict in full."""
_WORD, _CAPITAL = re.compile(r"\w+"), re.compile(r"(?<!\w)[A-Z]{1,2}(?!\w)")
_COUNTED = re.compile(r"(?:[IVX]{1,4}|[A-Z]|\d{1,2})[.)] ")
"""“II. Vrai ou faux ?”, the number of a part."""
_FEWEST_OF_CLAUSE = 2
_FEWEST_ASKED, _FEWEST_STATEMENTS = 2, 3
_LONGEST_PAIR, _LONGEST_BARE_QUESTION = 4, 6
"""Words of “Quiz: true or false?”, and of “Are these statements true or false?”, which states nothing itself."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What says that true and false statements follow: how it calls them, in words and by letters, in how many words.

    One `in_heading` is that of all sections below it.
    """

    full: tuple[str, str] | None
    letters: tuple[str, str] | None
    length: int
    in_heading: bool

    @property
    def in_short(self) -> Mapping[str, str]:
        """The letters that are short for its words, and these: those that it names, or their own first letters.

        A letter by which options are counted is short for a word where it is named.
        """
        if self.full is None or _are_letters(self.full):
            return {}
        letters = self.letters or tuple(map(_initials, self.full))
        is_clear = letters[0] != letters[1] and (self.letters or not any(map(is_option_letter, letters)))
        return dict(zip(letters, self.full, strict=True)) if is_clear else {}


def cue_of(block: Block) -> Cue | None:
    """Return how a heading or a paragraph calls true and false statements that follow; None where it does not."""
    text = block.text.strip()
    if block.kind not in ("heading", "paragraph") or len(text) > _LONGEST_CUE:
        return None
    pairs = _pairs_in(block, text)
    if pairs is None:
        return None  # as nearly always
    counted = text[label.end() :] if (label := _COUNTED.match(text)) is not None else text
    length = sum(any(map(str.isalnum, word)) for word in counted.split())
    return Cue(*pairs, length=length, in_heading=block.kind == "heading")


@lru_cache(maxsize=2)
def may_hold_cue(source: str) -> bool:
    """Whether a lesson holds both words of a pair of verdicts, or names an exercise of them, as few do."""
    names_exercise = not source.isascii() and _of_exercise(source.casefold()) is not None
    return names_exercise or any(map(words_held(source).issuperset, _runs_of_pairs()))


@cache
def _runs_of_pairs() -> Collection[frozenset[str]]:
    """Return the runs of letters in the words of each pair."""
    return tuple(words_in(one) | words_in(other) for one, other in sorted(truth_pairs()))


def in_words_of(title: Cue, cue: Cue) -> Cue:
    """Return a cue that names but letters, “Write T or F”, with the words for them of the one right above it."""
    if cue.full is not None and not _are_letters(cue.full):
        return cue
    letters = cue.letters or cue.full
    first = tuple(word[0] for word in title.full) if title.full else None
    return replace(cue, full=title.full, letters=letters) if first == letters else cue


def _pairs_in(block: Block, text: str) -> tuple[tuple[str, str] | None, tuple[str, str] | None] | None:
    """Return the words and the letters of a cue."""
    if not text.isascii() and (pair := _of_exercise(text.casefold())):
        return pair, None
    if not names_verdict(text) or _holds_code(block.inline, text):
        return None
    found = list(_WORD.finditer(text))
    folded = [part[0].casefold() for part in found]
    if spelled := _spelled(text):
        return spelled
    letters = next((pair for pair in _letter_pairs() if _stand_in(pair, found)), None)
    place, full = _either(text, found, folded)
    if full and _leads_in_clause(folded[place:]):
        return None
    if full and _are_letters(full):
        return _named_in(folded), full
    if full is None and letters and _speaks_of_falsehood(folded):
        return _named_in(folded), letters
    if full and (block.kind == "heading" or full != ("true", "false") or _is_asked(_behind_part(block, text), full)):
        return full, letters
    named = _named_in(folded)
    return (named, letters) if named and not WEAK.issuperset(named) and asks(text) else None


def _spelled(text: str) -> tuple[tuple[str, str], tuple[str, str]] | None:
    """Return two verdicts and their letters where a text says which is short for which: “right (R) or wrong (W)”."""
    if len(_CAPITAL.findall(text)) < _FEWEST_OF_CLAUSE:
        return None  # as most
    word_first, letter_first = _letters_of_words()
    short = {found["word"].casefold(): found["letter"].casefold() for found in word_first.finditer(text)}
    short |= {found["word"].casefold(): found["letter"].casefold() for found in letter_first.finditer(text)}
    pairs = ((pair, (short[pair[0]], short[pair[1]])) for pair in sorted(truth_pairs()) if short.keys() >= set(pair))
    return next(((pair, letters) for pair, letters in pairs if letters[0] != letters[1]), None)


@cache
def _letters_of_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds verdicts with the letters for them: “right (R)”, “R = right”, “R if it is right”."""
    said = "|".join(re.escape(word) for word in longest_first(verdict_words()) if len(word) > 1)
    word, letter = rf"(?<!\w)(?P<word>{said})(?!\w)", r"(?<!\w)(?P<letter>(?-i:[A-Z]{1,2}))(?!\w)"
    quoted = "[\"'“”„«»‘’]?"
    return (
        re.compile(rf"(?i){word}{quoted}\s?[(\[=:]\s?{quoted}{letter}"),
        re.compile(rf"(?i){letter}{quoted}(?:\s?[(\[=:]\s?|(?-i:\s[a-zß-ÿ'’]{{1,12}}){{0,5}}\s){quoted}{word}"),
    )


def _initials(word: str) -> str:
    return "".join(part[0] for part in word.split())


def _leads_in_clause(behind: Sequence[str]) -> bool:
    """Whether it is asked of a clause of the question alone: “Is it true or false that bats are blind?”."""
    return len(behind) > _FEWEST_OF_CLAUSE and behind[0] in words("that")


def asks_of_each(cue: Cue | None, options: Sequence[str]) -> bool:
    """Whether a cue asks of each of the options below it whether it is true, and not which of them is.

    So it does where few of them are answers, “True, because …”, and where they are more than two, or nothing is
    stated in the question itself.
    """
    if cue is None or 2 * sum(map(_begins_verdict, options)) > len(options):
        return False
    return len(options) >= _FEWEST_STATEMENTS or cue.length <= _LONGEST_BARE_QUESTION


def asks_of_what_follows(question: Block, below: Block) -> bool:
    """Whether a question asks of what stands below it whether it is true, so that this is no answer.

    It asks so of each item of a list, and of anything but a verdict where it states nothing itself.
    """
    is_list = below.kind == "list" and len(below.children) >= _FEWEST_ASKED
    cue = cue_of(question) if is_list or len(question.text.split()) <= 2 * _LONGEST_PAIR else None
    if cue is None or (not is_list and cue.length > _LONGEST_PAIR) or told_below().match(below.text):
        return False
    items = (item.children[0].text for item in below.children if item.children)
    return cue.length <= _LONGEST_PAIR or asks_of_each(cue, list(items))


def _begins_verdict(option: str) -> bool:
    said = plain(option).split()
    return any(" ".join(said[:length]) in words("verdict") for length in (1, 2))


def asks_for_itself(statement: Inline) -> bool:
    """Whether a paragraph holds a statement beside what asks of it: “True or false: …”, “… (T/F)”."""
    return len(without_cue(statement).text) < len(statement.text)


def is_answered_statement(block: Block) -> bool:
    """Whether a paragraph is “True or false: …” with the label of an answer on its second line."""
    if block.kind != "paragraph" or "\n" not in block.text:
        return False
    told = block.text.split("\n", 2)[1]
    return answer_marker(told) is not None and asks_for_itself(split_lines(block.inline)[0])


def without_cue(statement: Inline) -> Inline:
    """Return a statement without what asks of it alone: “True or false: …”, “… (T/F)”."""
    asked = _label().match(statement.text)
    is_pair = asked is not None and not truth_pairs().isdisjoint(
        [(asked["one"].casefold(), asked["other"].casefold()), (asked["other"].casefold(), asked["one"].casefold())]
    )
    start = asked.end() if asked and is_pair else 0
    behind = truth_behind(statement.text.rstrip(" ."))
    end = behind[0] if behind else len(statement.text)
    return cut(statement, start, end) if start < end else statement


@cache
def _label() -> re.Pattern[str]:
    said = "|".join(map(re.escape, longest_first(verdict_words())))
    either = "|".join(map(re.escape, sorted(words("either"))))
    return re.compile(
        rf"(?i)[(\[]?(?P<one>{said})(?:(?P<slash>\s?[/|]\s?)|\s(?:{either})\s)(?P<other>{said})[)\]]?"
        rf"(?:\s?[:：.?？)\]–—-]|(?(slash)|(?!)))\s{{0,3}}(?=\S)"
    )


def _of_exercise(text: str) -> tuple[str, str] | None:
    """Return the words of the language in which a text names an exercise of true and false statements."""
    return next((pair for name, pair in truth_exercises().items() if name in text), None)


@cache
def _letter_pairs() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(filter(_are_letters, truth_pairs())))


@cache
def _words_of_pairs() -> frozenset[str]:
    return frozenset(chain.from_iterable(truth_pairs()))


def _holds_code(inline: Inline, text: str) -> bool:
    return bool(inline.marks) and blanked(inline, "code").strip() != text


def _stand_in(pair: tuple[str, str], found: Sequence[re.Match[str]]) -> bool:
    parts = {part[0] for part in found}
    return pair[0].upper() in parts and pair[1].upper() in parts


def _either(text: str, found: Sequence[re.Match[str]], folded: Sequence[str]) -> tuple[int, tuple[str, str] | None]:
    """Return the pair between which it is asked, “true or false”, “V/F”, and which word stands behind it."""
    for place, first in enumerate(found):
        if folded[place] not in _words_of_pairs():
            continue  # as most
        for behind in (place + 1, place + 2):
            for end in (behind + 1, behind + 2):  # “niet waar”
                pair = (folded[place], " ".join(folded[behind:end]))
                pair = pair if pair in truth_pairs() else (pair[1], pair[0])
                if end > len(found) or pair not in truth_pairs():
                    continue
                if _are_letters(pair) and not (first[0] + found[behind][0]).isupper():
                    continue
                between = text[first.end() : found[behind].start()].strip(" ()*_\"'“”«»")
                if between in ("/", "|") or between.casefold().lstrip(", ") in words("either"):
                    return end, pair
    return 0, None


def _named_in(folded: Sequence[str]) -> tuple[str, str] | None:
    """Return the pair of words that stand in a text somewhere."""
    known = set(folded)
    return next((pair for pair in sorted(truth_pairs()) if known.issuperset(pair) and not _are_letters(pair)), None)


def _speaks_of_falsehood(folded: Sequence[str]) -> bool:
    """Whether a text that names letters says what they stand for: “F para as falsas”."""
    stems = tuple(word[:-1] for word in false_words() if len(word) > _LONGEST_WHOLE)
    return any(word.startswith(stems) or (len(word) > 1 and word in false_words()) for word in folded)


def _behind_part(block: Block, text: str) -> str:
    """Return what stands behind the name of a part in a text: “Part II. True or False. …”."""
    name = part_name_at(block.inline, 0)
    return text[name.end :] if name is not None and name.word in words("part") else text


def _is_asked(text: str, pair: tuple[str, str]) -> bool:
    """Whether English asks for it, and does not tell what a value may be: “returns True or False”."""
    begins = plain(text[question_label(text) :]).startswith(pair)
    return begins or has_question_mark(text) or asks(text)


def pair_of(values: set[str], cue: Cue | None) -> tuple[str, str] | None:
    """Return how the two verdicts are written: in words where the lesson has them, else by letters."""
    named = {value for value in values if not is_sign(value)}
    if named != values and (cue is None or not (cue.full or cue.letters)):
        return None
    full = {value for value in named if len(value) > 1 or not value.isascii()}
    of_cue = (cue.full or cue.letters) if cue else None
    if not full:
        letters = next((pair for pair in _letter_pairs() if named <= set(pair)), None)
        if cue and cue.full and named <= {word[0] for word in cue.full}:
            return _written(cue.full)
        return _written(of_cue if of_cue and (named <= set(of_cue) or letters is None) else letters or of_cue)
    if of_cue and full <= set(of_cue):
        return _written(of_cue)
    pairs = [pair for pair in sorted(truth_pairs()) if full <= set(pair) and named <= {*pair, pair[0][0], pair[1][0]}]
    if len(pairs) == 1 or (pairs and cue and not of_cue):
        return _written(pairs[0])
    return _written(of_cue)


def word_of(said: str, pair: tuple[str, str]) -> str:
    """Return which of two words a verdict says: “w” is wrong beside right, and true in German."""
    forms = [{word.casefold(), word[:1].casefold(), _initials(word).casefold()} for word in pair]
    told = [said in own for own in forms]
    if told[0] != told[1]:
        return pair[told.index(True)]
    return pair[0] if is_true(said) else pair[1]


def as_judged(card: Card, statement: Inline, told: Inline) -> Card:
    """Return the card of a statement below which an answer begins with a verdict, “False. …”, as one that asks for it.

    Any other card stays as it is, and so does one whose verdict is a letter, or “right”, which is said of much else.
    """
    found = told_below().match(told.text)
    said = found["said"].casefold() if found else ""
    words_of = plain(statement.text).split()
    if not isinstance(card, Basic) or len(said) < _SHORTEST_WORD or said in WEAK or is_task(statement.text):
        return card
    if has_question_mark(statement.text) or not verdict_words().isdisjoint(words_of):
        return card  # it says what to judge, or how
    pair = pair_of({said}, None)
    return replace(card, front=Markdown(f"{escape(pair[0])}/{escape(pair[1])}: {card.front}")) if pair else card


def _are_letters(pair: tuple[str, str]) -> bool:
    return len(pair[0]) == len(pair[1]) == 1 and pair[0].isascii()


def _written(pair: tuple[str, str] | None) -> tuple[str, str] | None:
    """Return a pair with capitals, and in words where its letters are those of one language alone."""
    pair = in_full(*pair) if pair else None
    return (pair[0][:1].upper() + pair[0][1:], pair[1][:1].upper() + pair[1][1:]) if pair else None
