"""What the words of a lesson say about its form: this is an answer, that a question, here something is missing.

The words themselves stand in words.toml, for all languages together.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path

from mkdeck import lazy_re as re
from mkdeck.wording.numbering import without_number
from mkdeck.wording.scripts import UNSPACED
from mkdeck.wording.signs import ascii_table, by_table, without_signs
from mkdeck.wording.slips import is_slip

_LONGEST_LABEL = 8
"""Words; what is longer is a sentence and no label."""

_REMEMBERED = 1024
"""Texts of which it is remembered what they say: a dozen rules ask that of each block of a lesson."""

HEAD = 4
"""Letters at the beginning of a text that tell whether it may begin with a certain word."""
_ROMAN = frozenset("ivx")

_NUMERAL = re.compile(r"\d+(?:\s\d+)*")
_SHORTEST_WORD = 3
_LONGEST_WIDE = 12
"""Letters, in scripts that put no space between words."""

_SPACE_AND_SIGNS = re.compile(  # combining marks are parts of words
    r"(?:_|[^\w\u0300-\u036f\u0591-\u05c7\u0610-\u065f\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])+"
)
_SMALL_WORDS = ascii_table(lambda sign: sign.lower() if sign.isalnum() else " ")
_ASCII_SIGNS = {code: " " for code in range(128) if not chr(code).isalnum()}
_OF_WORDS = ("Ll", "Lm", "Lo", "Mn", "Mc")
"""The categories of letters, and of marks that are parts of words."""
_WIDE = re.compile(f"[{UNSPACED}]")
_QUESTION_MARK = re.compile(r"""[?](?=[\s"')\]*_!?:]|$|\[\d|[^\x00-\x7f])""")
_OTHER_QUESTION_MARK = re.compile(r"[？؟⁇⁈\u037e՞፧]")
_GREEK_LETTER = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")
_GREEK_MARK = re.compile(r"""[\u0370-\u03ff\u1f00-\u1fff]{2}[)»”"*_]{0,3};(?=[\s)»”"*_]|$)""")
"""What parts clauses elsewhere ends a question in Greek: “Τι είναι το φως;”."""
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_UNIT = (
    r"(?:[VWKJN]|[KMGT]i?B|[KMGT]?(?:Hz|Pa|bps|bit)|[MGT][VWJ]|Ω|Euro?|EUR|USD|CHF|Prozent|Mi(?:o|llionen|lliarden))"
)
"""What a decimal counts that is no number of a question, “2.5 V”, among the words that begin with a capital."""
_STARS = r"[★☆⭐]{1,5}(?=\s)"
"""How hard a question is, behind its number."""
_NUMBER = r"(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-z]|[ivx]{1,4})"


@cache
def words(table: str) -> frozenset[str]:
    """Return the words of one table of words.toml, in all languages, as `plain` writes them."""
    return frozenset(map(_plain_word, written_words(table)))


def _plain_word(word: str) -> str:
    if word.isascii():
        return word if word.isalpha() and word.islower() else plain(word)  # as most are
    small = unicodedata.normalize("NFC", word).casefold()
    if small.isalpha():
        return small
    small = _without_ascii_signs(word)
    if not small.isalpha() and any(unicodedata.category(sign) not in _OF_WORDS for sign in small if sign != " "):
        return plain(word)
    return " ".join(small.split())


def has_word(title: str, table: str) -> bool:
    """Whether a title, as `plain` writes it, is of the words of a table or holds one of them."""
    known = words(table)
    return title in known or not known.isdisjoint(title.split())


@cache
def truth_pairs() -> frozenset[tuple[str, str]]:
    """Return what a true statement and a false one are called, in each language."""
    rows = _rows("truth").values()
    return frozenset((row[place], row[place + 1]) for row in rows for place in range(0, len(row), 2))


def are_truth_pair(first: str, second: str) -> bool:
    """Whether two words are what a true statement and a false one are called in a language, in either order."""
    return (first, second) in truth_pairs() or (second, first) in truth_pairs()


@cache
def truth_exercises() -> dict[str, tuple[str, str]]:
    """Return what exercises are called that ask which statements are true, with the words for both."""
    names = _rows("truth_exercise")
    return {name: (row[0], row[1]) for key, row in _rows("truth").items() for name in names.get(key, ())}


@cache
def words_by_language(table: str) -> tuple[frozenset[str], ...]:
    """Return the words of one table as `words` does, those of each language by themselves."""
    return tuple(frozenset(map(_plain_word, row)) for row in _rows(table).values())


def written_words(table: str) -> set[str]:
    """Return the words of a table as they are written in lessons."""
    return {word for row in _rows(table).values() for word in row}


def _rows(table: str) -> dict[str, list[str]]:
    """Return the words of a table by their languages.

    The rows of words.toml are lists as JSON has them too, which takes a tenth of the time that TOML would.
    """
    rows = (row.replace(" = ", '": ', 1) for row in _tables()[table].splitlines() if row and not row.startswith("#"))
    read: dict[str, list[str]] = json.loads('{"' + ',"'.join(rows) + "}")
    return read


@cache
def _tables() -> dict[str, str]:
    """Return the tables of words.toml, each as it is written: of many a lesson asks nothing."""
    parts = f"\n{Path(__file__).with_name('words.toml').read_text(encoding='utf-8')}".split("\n[")[1:]
    return {name: rows for name, _, rows in (part.partition("]\n") for part in parts)}


def labels_of(table: str) -> str:
    """Return a pattern for the words of a table, as `pattern_of` writes it."""
    return pattern_of(written_words(table))


def pattern_of(written: Iterable[str]) -> str:
    """Return a pattern for some words, however many blanks are in them and whatever form their apostrophes have.

    The longest is tried first. Every word begins at one place, so it is linear.
    """
    patterns = (re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in longest_first(written))
    return "|".join(patterns)


def longest_first(words: Iterable[str]) -> list[str]:
    """Return words in the order in which an expression must try them, the same in each run."""
    return sorted(words, key=lambda word: (-len(word), word))


@lru_cache(_REMEMBERED)
def plain(text: str) -> str:
    """Return a text's words in lower case with one space between them: no signs, emoji or digits around them."""
    if text.isascii():  # as most are
        return " ".join(by_table(text, _SMALL_WORDS).split())
    return " ".join(_SPACE_AND_SIGNS.sub(" ", _without_ascii_signs(text)).split())


def _without_ascii_signs(text: str) -> str:
    """Return a text in lower case with blanks for the signs of ASCII."""
    return unicodedata.normalize("NFC", text).casefold().replace("’", "'").translate(_ASCII_SIGNS)


@cache
def _beginnings(table: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return what may be seen of the words of a table in the first letters of a text: of long words, and of short ones.

    Letters stand for those that count as the same without case: the dotless “ı” is an “i”.
    """
    letters = str.maketrans("ıſ\u212a", "isk")
    known = {word.casefold().translate(letters) for word in written_words(table)}
    return frozenset(word[:end] for word in known for end in range(1, HEAD + 1)), tuple(
        word for word in known if len(word) < HEAD and word.isascii()
    )


def may_begin(text: str, start: int, table: str) -> bool:
    """Whether one of a table's words may stand at a place; what no word begins like needs no closer look."""
    return _may_begin_so(text[start : start + HEAD], table)


@lru_cache(_REMEMBERED)
def _may_begin_so(head: str, table: str) -> bool:
    """Whether one of a table's words may begin with these letters, or be all of them."""
    head = head.lower()
    if not head.isascii():
        return True
    beginnings, short = _beginnings(table)
    if head.isalpha():
        letters = head
        is_beginning = letters in beginnings
    else:  # a whole word, or the first of some: “the” begins no “they”
        letters = head[: next(at for at, sign in enumerate(f"{head} ") if not sign.isalpha())]
        sign = head[len(letters) : len(letters) + 1]
        is_beginning = letters in short or letters + (" " if sign.isspace() else sign) in beginnings
    if is_beginning or not letters.startswith(short):
        return is_beginning
    return any(
        letters.startswith(word) and (len(letters) < HEAD or _ROMAN.issuperset(letters[len(word) :])) for word in short
    )


def _may_be_numbered(text: str) -> bool:
    """Whether a text may begin with a number: “3. ”, “(3)”, “iv) ”, “b. ”."""
    head = text[:HEAD]
    if not head.isascii() or not head or head[0] in "0123456789#([" or head[0].isspace():
        return True
    if head[0].lower() not in _ROMAN:
        return head[1:2] in (".", ":", ")", "]")
    return not text[: HEAD + 2].lower().lstrip("ivx")[:1].isalpha()  # “In” is no number


@cache
def _answer_marker() -> re.Pattern[str]:
    article, number = rf"(?:(?:{labels_of('before_answer')})\s)?", r"(?:\s*+[#(№]?\s*+\d{1,3}[.\d]{0,6}\)?)?"
    label = rf"{article}(?:{labels_of('answer')}){number}"
    preposition = r"\s++(?:to|for|of|zu|zum|zur|de|du|des|del|della|da|do|au|aux)\s++(?:\w{1,8}\s)?"
    asked = "|".join(labels_of(table) for table in ("question", "exercise_list", "quiz"))
    subject = rf"{preposition}(?:{asked})(?:\s\d{{1,3}})?"
    remark = rf"\s?\((?:(?:{labels_of('bracketed_remark')})\s[^()\n]{{1,40}}|(?:{labels_of('who_teaches')}))\)"
    of_thing = r"a\s[^\W\d_]{1,20}\s(?:is|are)\s"  # “A solution is a mixture …” tells what one is
    return re.compile(
        rf"(?!{of_thing}){label}(?:"
        rf"(?:{subject})?(?:{remark})?(?:\s++(?:is|are|ist|est|es))?\.?\s*+[:：﹕፡](?!:)"
        r"|\s++(?:is|are)\s++(?=\W{0,3}(?:[A-H]|\d{1,2})(?:\W|$))|\s++(?=\(?[A-H]\)?\s?$)|[)．.](?=\s|$)|\s[-–—](?=\s)|[-–—](?=\s)|】|\]|(?=\n)|$|\s[^\w\s.,;:!?()\-–—=]{1,3}$)[\s*_]*",
        re.IGNORECASE,
    )


def _may_be_marker(text: str) -> bool:
    """Whether a text may begin with a marker, be there a bracket or an article before it, told by its first letters."""
    place = _place_of_marker(text[: HEAD + 1])
    return place == 0 or (place is not None and may_begin(text, place, "answer"))


@lru_cache(_REMEMBERED)
def _place_of_marker(head: str) -> int | None:
    """Return where a marker may begin in a text with these first letters: 0 for here, or a place behind an article."""
    start = 1 if head[:1] in ("[", "【") else 0
    head = head[start : start + HEAD]
    if _may_begin_so(head, "answer"):
        return 0
    first = head.split(maxsplit=1)[:1]
    return start + len(first[0]) + 1 if first and first[0].lower() in words("before_answer") else None


_CHOSEN = re.compile(
    r"(?i)(?:correct|right|correcta|correta|corretta|richtig|korrekt)\s?:\s{0,3}"
    r"(?=\(?[A-H](?:\s?(?:,|&|and|und|y|e)\s?[A-H])*[).]{0,2}\s{0,3}(?:\n|$))",
    signs=("correct", "corret", "right", "richtig", "korrekt"),
)
"""“Correct: b”, a marker before nothing but letters; a statement may stand behind the word as well."""
_CHOSEN_LETTERS = tuple("cCrRkK\u212a")


_ORNAMENT = re.compile(
    r"(?:[\u2190-\u21ff\u2300-\u2bff\U0001f000-\U0001faff][\ufe0f\u200d\U0001f3fb-\U0001f3ff]{0,2}\s{0,2}){1,2}"
)


def behind_ornament(text: str) -> int:
    """Return where a text goes on behind the sign that adorns a label, “✅ Answer:”, “➡️ Q1:”; 0 without one."""
    found = _ORNAMENT.match(text) if text[:1] > "\x7f" else None
    return found.end() if found else 0


@lru_cache(_REMEMBERED)
def answer_marker(text: str) -> int | None:
    """Return where the text behind a marker such as `Answer:`, `Réponse :`, `解答：` begins; None without one."""
    if not may_open_with_label(text):
        return None  # as most
    if not text[:1].isascii() and (adorned := behind_ornament(text)):
        behind = None if behind_ornament(text[adorned:]) else answer_marker(text[adorned:])
        return adorned + behind if behind is not None else None
    if text[:1] in _CHOSEN_LETTERS and (chosen := _CHOSEN.match(text)):
        return chosen.end()
    if not _may_be_marker(text):
        return _slipped_marker(text)
    found = _answer_marker().match(text, 1 if text[:1] in ("[", "【") else 0)
    return found.end() if found else _slipped_marker(text)


_SLIPPED = re.compile(r"(?P<label>[^\W\d_]{5,20}(?: [^\W\d_]{2,20}){0,2})\s?[:：][\s*_]*")
_LONGEST_MARKER = 40


def _slipped_marker(text: str) -> int | None:
    """Return where the text behind a marker with a slip of the pen begins: “Lösng: …”, “Respuesta corecta: …”."""
    if ":" not in text[:_LONGEST_MARKER]:
        return None
    found = _SLIPPED.match(text)
    return found.end() if found is not None and is_slip_of_answer(found["label"].lower()) else None


@lru_cache(_REMEMBERED)
def is_slip_of_answer(label: str) -> bool:
    """Whether a label in small letters is a word for an answer with a slip of the pen: “anwser”."""
    return label not in _NO_SLIPS and any(is_slip(label, word) for word in words("answer") if word[:1] == label[:1])


_NO_SLIPS = frozenset(["rational"])
"""Words that are like a label, and mean something else."""


ARROW = re.compile(r"(?:[→⇒➔➜⟶⟹]|[-=]{1,2}>)\s+(?=\S)", signs=("→", "⇒", "➔", "➜", "⟶", "⟹", "->", "=>"))
"""What stands before an answer right below its question: “→ Only within a partition.”"""
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
"""What parts the sentences of a text that needs no closer look."""


@lru_cache(_REMEMBERED)
def is_answer_label(text: str) -> bool:
    """Whether a title says that an answer stands below: "Solution", "Show answer", "Antwort zu Aufgabe 3"."""
    if has_question_mark(text):
        return False
    told = _without_remark(text) if "(" in text and len(text) <= _LONGEST_TITLE else text
    label = behind_reader(_NUMERAL.sub("", plain(told)).strip())
    if label in words("answer") or label in words("reveal") or _names_answer(label.split()):
        return True
    return label.replace(" ", "").isalpha() and (is_slip_of_answer(label) or _shows_slip(label.split()))


@lru_cache(_REMEMBERED)
def leads_to_answer(title: str) -> bool:
    """Whether a fold's title only leads to an answer: “Compare with our answer”, “Want to see the solution?”.

    A word for an answer stands in it, and no word that says what is asked.
    """
    parts = plain(title).split()
    if len(parts) > _LONGEST_LABEL or _NOT_SHOWN.intersection(parts[:1]):
        return False
    named = [part for part in parts if part in words("answer") and part not in words("weak_answer")]
    tables = ("comparing", "opening", "reveal", "continuing", "before_answer", "who_teaches")
    others = [part for part in parts if part not in named]
    return bool(named) and all(any(part in words(table) for table in tables) for part in others)


@lru_cache(_REMEMBERED)
def asks_nothing(title: str) -> bool:
    """Whether a fold's title says nothing of what it holds, though it may have a question mark: “Ready?”, “Why?”."""
    said = plain(title)
    tables = ("uncovering", "asking_why", "bare_question", "offering_hint")
    return any(said in words(table) for table in tables) or leads_to_answer(title)


_NOT_SHOWN = frozenset(["what", "when", "is", "are"])
"""Words with which a question about answers may begin: “What is the answer?”."""


def behind_reader(label: str) -> str:
    """Return a label, as `plain` writes it, without who teaches before it: “instructor key”, “teacher s key”.

    “Teacher copy” is a word for a key as a whole.
    """
    reader, _, rest = label.partition(" ")
    is_bare = not rest or reader not in words("who_teaches") or label in words("key") or label in words("answer")
    return label if is_bare else rest.removeprefix("s ")


def _shows_slip(label: Sequence[str]) -> bool:
    """Whether a title that shows an answer holds a slip of the pen in the word for that: “Ver respueta”."""
    *opening, last = label or [""]
    is_shown = 0 < len(opening) <= _LONGEST_OPENING and all(
        part in words("opening") or part in words("reveal") for part in opening
    )
    return is_shown and is_slip_of_answer(last)


_LONGEST_OPENING, _LONGEST_TERM = 3, 3
"""Words."""
_LONGEST_TITLE = 80
"""Characters of a title that may end in a remark."""
_REMARK_BEHIND = re.compile(r"[\s!.]*\((?:[^()\s]+ )+[^()\s]+\)[\s!.]*$")
"""“Answers!! (don't look)”."""
_READER_BEHIND = re.compile(r"[\s!.]*\((?P<reader>[^\W\d_]{3,20})\)[\s!.]*$")


def _without_remark(title: str) -> str:
    """Return a title without what stands in brackets behind it: several words, or one for who teaches."""
    reader = _READER_BEHIND.search(title)
    if reader is not None and reader["reader"].casefold() in words("who_teaches"):
        return title[: reader.start()]
    return _REMARK_BEHIND.sub("", title)


def is_exact_answer_label(text: str) -> bool:
    """Whether a title says "Answer" or "Show" and nothing else; "See the long answer" says more."""
    label = _NUMERAL.sub("", plain(text)).strip()
    return label in words("answer") or label in words("reveal")


@cache
def _first_words(table: str) -> frozenset[str]:
    """Return the words with which those of a table begin."""
    return frozenset(word.partition(" ")[0] for word in words(table))


def _may_open(text: str, table: str) -> bool:
    """Whether a text, written as `plain` writes it, may be of the words of a table, but for numbers; quick to tell."""
    first = text.partition(" ")[0]
    return not first.isalpha() or first in _first_words(table)


@lru_cache(_REMEMBERED)
def is_question_label(text: str) -> bool:
    """Whether a title says no more than that a question stands below: "Exercise 3", "Frage", "Challenge"."""
    if not _may_open(plain(text), "question"):
        return False
    label = _NUMERAL.sub("", plain(text)).strip()
    first, _, rest = label.partition(" ")
    ordinal = " " not in rest and (len(rest) < _SHORTEST_WORD or not rest.isascii())  # "Exercise 3a", "السؤال الثالث"
    return label in words("question") or (first in words("question") and ordinal)


def _names_answer(parts: Sequence[str]) -> bool:
    """Whether a short title is built around the word for an answer, and is not about solutions of another kind."""
    place = next(
        (at for at, part in enumerate(parts) if part in words("answer") and part not in words("weak_answer")), None
    )
    if place is None:
        return len(parts) == 1 and len(parts[0]) <= _LONGEST_WIDE and _holds_wide_answer(parts[0])
    if len(parts) > _LONGEST_LABEL:
        return False
    after = parts[place + 1 : place + 2]
    opens = all(any(part in words(table) for table in ("opening", "reveal", "question")) for part in parts[:place])
    return opens and all(
        part in words("continuing") or part in words("question") or part in words("reveal") for part in after
    )


def _holds_wide_answer(label: str) -> bool:
    """Whether a word of a script without spaces holds the word for an answer: "查看答案"."""
    if label.isascii():
        return False
    return any(word in label for word in words("answer") if _WIDE.search(word) and word not in words("weak_answer"))


def names_role(name: str, table: str) -> bool:
    """Whether a class, component or directive name holds a word of a table: `exercise-answer`, `AnswerBox`."""
    parts = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).casefold()
    return any(
        part in words(table) and part not in words("weak_answer") for part in (parts, *re.split(r"[-_:.\s]+", parts))
    )


@cache
def _question_label() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[Qq]\.\d{{1,3}}(?:[.:)]|(?=\s))"
        rf"|(?:{labels_of('question')})\s?[#№]?\s?"
        rf"(?:{_NUMBER}?\s?(?:[:：)）、]|\.(?!\d)|\s[-–—]|[-–—](?=\s)|】|\])|\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}(?=\s))"
        rf"|[Qq](?:\.\s?\d{{1,3}}|;)(?=\s)"
        rf"|\d{{1,3}}(?:\.\d{{1,3}})+(?-i:(?!\s{_UNIT}(?!\w))(?=\s(?:{_STARS}\s)?[A-ZÀ-ÞА-Я$“«¿\u3040-\u9fff]))"
        rf"|第?\s*\d{{1,4}}\s*[题題問问](?:[:：.、])?"
        rf"|\[(?:{_MONTH} )?(?:19|20)\d\d(?:,? [A-Z]?\w{{1,3}})?\](?=\s)"
        rf"|[#(（\[]?{_NUMBER}[.:)）\]、．](?=\s|$|[^\d\w]|(?-i:[\u3040-\u9fff\uac00-\ud7af]))(?:[.)])?"
        rf"|(?:(?:\d\ufe0f?\u20e3){{1,2}}|{_TEN})[.:)]?|№\s*\d+[.:)]?)(?:[\s*_]*{_STARS})?[\s*_]*",
        re.IGNORECASE,
    )


_TEN = "🔟"
"""A number as “1️⃣” is one, in a single sign."""


@lru_cache(_REMEMBERED)
def _may_be_labelled(head: str) -> bool:
    """Whether a text may begin with a question's label, a number, or a sign that adorns one, told by its beginning."""
    return not head[:1].isascii() or _may_be_numbered(head) or _may_begin_so(head[:HEAD], "question")


@lru_cache(_REMEMBERED)
def _may_open_so(head: str) -> bool:
    """Whether a text may begin with a label, or with a marker or an article before one, told by its beginning."""
    return _may_be_labelled(head) or _place_of_marker(head[: HEAD + 1]) is not None


def may_open_with_label(text: str) -> bool:
    """Whether a text may begin with a label, a number or a marker of any kind, `:` behind it or not; quick to tell."""
    if ":" in text[:_LONGEST_MARKER]:
        return True
    head = text[: HEAD + 2]
    return _may_open_so(head) and (_may_be_labelled(head) or _may_be_marker(text))


_BLANK_TO_FILL = re.compile(r"[(（][\s_＿]{0,20}[)）]\s{0,3}\d{1,3}\s?[.．、:：)）]\s{0,3}(?=\S)")
"""“( ) 12. ”, brackets into which the letter of an option is to be written."""


@lru_cache(_REMEMBERED)
def question_label(text: str) -> int:
    """Return where a question begins behind its label or number: "3. ", "Q7: ", "Exercise 2 – ", "第3题："."""
    if not _may_be_labelled(text[: HEAD + 2]):
        return 0  # as most texts
    if not text.startswith(_TEN) and (adorned := behind_ornament(text)):
        behind = 0 if behind_ornament(text[adorned:]) else question_label(text[adorned:])
        return adorned + behind if behind else 0
    if text.startswith(("(", "（")) and (blank := _BLANK_TO_FILL.match(text)) is not None:
        return blank.end()
    at = 0
    for _ in range(2):  # "12. Q: Why?"
        found = _question_label().match(text, at)
        if not found or found.end() == len(text) or _is_option_like(found[0]):
            return at
        at = found.end()
    return at


def names_question(text: str) -> bool:
    """Whether a text says by a word before it that it asks: “Problem 2. …” does, “2. …” may go on counting."""
    label = text[: question_label(text)]
    return sum(map(str.isalpha, label)) > 1 or (not label.isascii() and _WIDE.search(label) is not None)  # “问：”


def _is_option_like(label: str) -> bool:
    """Whether a label is a single letter, which marks an option or a part rather than a question."""
    letter = plain(label)
    return len(letter) == 1 and letter.isalpha() and letter != "q" and not _WIDE.search(letter)


@lru_cache(_REMEMBERED)
def has_question_mark(text: str) -> bool:
    """Whether a sentence of the text is a question, in any script; the mark in an address or in code is none."""
    if "?" in text and _QUESTION_MARK.search(text) is not None:
        return True
    if text.isascii():
        return False
    return _OTHER_QUESTION_MARK.search(text) is not None or (";" in text and _asks_in_greek(text))


def _asks_in_greek(text: str) -> bool:
    """Whether a text is in Greek and ends a sentence with its question mark; in a formula “;” parts quantities."""
    greek = len(_GREEK_LETTER.findall(text))
    return 2 * greek > sum(map(str.isalpha, text)) and _GREEK_MARK.search(text) is not None


def interrogates(text: str) -> bool:
    """Whether a text asks by its words, in scripts whose headings often do without the mark: "进程间有哪些通信方式"."""
    if _INTERROGATIVE.match(text):
        return True
    is_wide = not text.isascii() and _WIDE.search(text) is not None
    return is_wide and any(word in text for word in words("interrogative"))


def is_task(text: str) -> bool:
    """Whether a text begins with an imperative, as tasks do: "Explain …", "Write a function …", "Erkläre …"."""
    first, _, rest = plain(text[:60]).partition(" ")
    if first in words("task"):
        is_title = first in words("task_or_title") and (not rest or rest[0].isdecimal())  # “Test 1”
        return not is_title and not rest.startswith("of ")  # "List of rivers" is a title
    return (
        not first.isascii()
        and bool(_WIDE.match(first))
        and first.startswith(tuple(word for word in words("task") if _WIDE.match(word)))
    )


def asks(text: str) -> bool:
    """Whether a text asks: by its mark, or by its imperative behind a number."""
    return has_question_mark(text) or is_task(text[question_label(text) :])


def asks_for_order(text: str) -> bool:
    """Whether a text has somebody put things into an order: “Put these in order”, “Ordne die Planeten”."""
    said = f" {plain(text)} "
    for purpose in words("purpose"):
        said = said.replace(f" {purpose} ", " ")
    return any((word in said) if _WIDE.match(word) else (f" {word} " in said) for word in words("sequence"))


def asks_for_all(text: str) -> bool:
    """Whether a question wants several things at once, “What are the three states?”, which so are no options."""
    said = f"{plain(text[question_label(text) :])} "
    return any(said.startswith(f"{opening} ") for opening in words("asks_for_all"))


def asked_term(text: str) -> str:
    """Return the term of which a task asks the meaning, and nothing else: “Define the term *osmosis*.”; else nothing.

    What is pointed at, “Define the underlined term”, is none.
    """
    said = f"{plain(text)} "
    for opening in (f"{opening} " for opening in words("asks_meaning")):
        if said.startswith(opening):
            named = said.removeprefix(opening)
            between = (f"{word} " for word in words("before_term"))
            term = next((named.removeprefix(word) for word in between if named.startswith(word)), named).strip()
            return term if len(term.split()) <= _LONGEST_TERM else ""
    return ""


def question_at(line: str) -> int:
    """Return where the question ends with which a line begins, behind a number; 0 where it begins with no whole one.

    A whole question is a sentence with a word such as “which” near its beginning; “Stuck?” and “Have an idea?” only
    lead up to something.
    """
    start = question_label(line)
    found = _WHOLE_QUESTION.match(line, start)
    if not found or not has_question_mark(found[0]):
        return 0
    text = found[0]
    if text.startswith("¿") or interrogates(text):
        return found.end()
    parts = plain(text).split()
    opening = {*parts[:_NEAR], *plain(text.rpartition(",")[2]).split()[:_NEAR]}
    asked = not opening.isdisjoint(words("question_word"))
    return found.end() if asked and len(parts) >= _SHORTEST_QUESTION else 0


def named_question_at(line: str) -> int:
    """Return where a question ends that names what it asks for and has no verb, “Capital of Norway?”; 0 without one.

    It is one only where many stand side by side, each with its answer.
    """
    start = question_label(line)
    found = _WHOLE_QUESTION.match(line, start)
    if found is None or question_at(line):
        return 0
    parts = plain(found[0]).split()
    return found.end() if not words("belonging").isdisjoint(parts[1:-1]) and len(parts) <= _LONGEST_NAMED else 0


_LONGEST_NAMED = 12
_NEAR, _SHORTEST_QUESTION = 4, 3
"""Words."""
_WHOLE_QUESTION = re.compile(r"[^?？؟\u037e՞፧\n]{3,240}[?？؟\u037e՞፧]+[\"'”’»)\]]{0,3}")
_INTERROGATIVE = re.compile(
    r"(?i)(?:(?:in|at|on|to|for|from|with|by|of|under) (?:what|which|whom|how)(?: [a-z]+){0,3}"
    r"|what|how|why|when|where|who|which)(?:['’]s|\s(?:is|are|was|were|do|does|did|can|could|should|would|has|have))\s",
    signs=("wh", "how"),
)
_WORDS_TO_KNOW = re.compile(
    r"(?:(?!in |other )[a-z]+ ){0,2}(?:words|terms|vocabulary|jargon|lingo) (?:(?:that )?(?:you|we|people|they)"
    r"|to (?:know|learn|remember|own|keep|use|revise|memori[sz]e|master)"
    r"|that (?:comes?|gets?|separates?|are)|worth (?:knowing|learning|having|keeping|remembering)|on the)\b",
    signs=("words ", "terms ", "vocabulary ", "jargon ", "lingo "),
)
_OF_SPEECH = re.compile(
    r"(?:(?:the|some|common|useful|key|more|basic|essential|our|trade|important) ){0,2}"
    r"(?:abbreviations|acronyms|glossary|jargon|lingo|vocab(?:ulary)?|terminology)"
    r"(?: (?:and|for|you|to|in|from|of|used)\b| check$|$)"
)
"""“Abbreviations and codes for the test”, “Jargon of the newsroom”, “Vocabulary check”."""
_WORDS_OF_WEEK = re.compile(
    r"(?:(?:week|unit|lesson|chapter|module|day|session|class|topic)(?: (?:\d{1,2}|[a-z]+))? (?:words|terms)"
    r"|(?:(?:this|the) (?:week|unit|lesson|chapter|module)(?: ?['’]?s)?|today(?: ?['’]?s)?)"
    r" (?:new |key )?(?:words|terms)"
    r"|(?:the )?language of (?:the|our|your|this) (?:craft|job|shop|workshop|kitchen|sea|court|courtroom|game|field"
    r"|profession|industry|stage|theatre|studio|lab|laboratory|newsroom|business|sport))$",
    signs=("words", "terms", "language "),
)
"""“Week 3 words”, “Today's words”, “The language of the craft”."""
_OF_CONTRACT = re.compile(
    r"terms of (?:use|service|payment|sale|delivery|business|reference|employment|engagement|office"
    r"|(?:the |this |our )(?:contract|lease|agreement|deal|loan|licen[cs]e|service|shop))\b"
    r"|(?:payment|rental|lease|sales?|delivery|loan|licen[cs]e) terms$|(?:general )?terms (?:and )?conditions\b",
    signs="terms",
)
"""“Terms of use”, “Payment terms”, which are agreed and not defined."""
_OF_PART = re.compile(r"(?:section|part|unit|chapter|appendix) [a-z0-9]{1,3} ")


_DIGITS = b"0123456789"


@cache
def _words_of_glossary() -> frozenset[str]:
    """Return the words of which one stands in each title of a glossary."""
    return frozenset(
        [
            "words",
            "terms",
            "talk",
            "speak",
            "sound",
            "talking",
            "speaking",
            "jargon",
            "lingo",
            "vocab",
            *(part for table in ("glossary", "words_to_know") for title in words(table) for part in title.split()),
        ]
    )


@cache
def _words_of_lists() -> frozenset[str]:
    """Return the words of which one stands in each title of a glossary or a key."""
    return _words_of_glossary().union(*(title.split() for table in ("key", "answer") for title in words(table)))


def may_title_list(title: str) -> bool:
    """Whether a title may be that of a glossary or a key, by the words that it holds; quick to tell."""
    said = plain(title)
    return not said.isascii() or not _words_of_lists().isdisjoint(without_signs(said, _DIGITS).split())


_TOPIC_BEHIND = re.compile(r":|\s[–—-]\s", signs=":–—-")


@lru_cache(_REMEMBERED)
def is_glossary_title(text: str) -> bool:
    """Whether a heading is that of a glossary: "Glossary", "4. Key terms", "Glossary of terms", "Words to know".

    A colon or a dash may part it from what it is of: "Glossary – Immunology".
    """
    whole, text = text, without_number(text)
    label = plain(text.partition(":")[0])
    if label.isascii() and _words_of_glossary().isdisjoint(without_signs(label, _DIGITS).split()):
        return False  # as most
    label = label if label.replace(" ", "").isalpha() else _NUMERAL.sub("", label).strip()
    label = _OF_PART.sub("", label)
    if _OF_CONTRACT.match(label):
        return False
    if _WORDS_TO_KNOW.match(label) or _OF_SPEECH.match(label):
        return True
    if _WORDS_OF_WEEK.match(plain(whole)):
        return True
    if any(f"{label} ".startswith(f"{opening} ") for opening in words("words_to_know")):
        return True
    known = words("glossary")
    head = _NUMERAL.sub("", plain(_TOPIC_BEHIND.split(text, maxsplit=1)[0])).strip()
    return not known.isdisjoint((label, head, label.partition(" of ")[0], label.rpartition(" ")[2]))
