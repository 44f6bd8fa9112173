"""Statements in lines or lists that say whether they are true: `( V ) …`, `… (False: …)`, `… – Falsch`.

The word stands before a statement or behind it; a reason or a correction goes behind the answer. Several of a lesson
are needed, and where nothing says that it is asked what is true, some that are true and some that are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from mkdeck import lazy_re as re
from mkdeck.answers import is_answer_heading
from mkdeck.cards import Basic, Block, Card, Inline, Markdown, Origin, Problem, Span
from mkdeck.inline import blanked, cut, join_lines, split_lines, to_markdown
from mkdeck.pieces import covering, joined
from mkdeck.questions import without_label
from mkdeck.truth import are_of_writer, statement_front
from mkdeck.values import dataclass
from mkdeck.words import (
    asks,
    has_question_mark,
    is_answer_label,
    is_unwritten_answer,
    plain,
    question_label,
    truth_exercises,
    truth_pairs,
    words,
)

READS = ("document",)

_FEWEST, _FEWEST_ASKED = 3, 2
_FEWEST_WORDS, _MOST_WORDS = 3, 80
_LONGEST_CUE = 400
_LONGEST_LABEL = 3
"""Words before the colon of a reason: “Justificativa:”, “Why it is false:”."""
_MOSTLY = 0.6
_TRUE_SIGNS, _FALSE_SIGNS = "✅✔✓√☑○◯⭕〇", "❌✗✘✖×☒"
_SIGN = rf"[{_TRUE_SIGNS}{_FALSE_SIGNS}]"
_NUMBER = r"(?:\(?\d{1,3}\s?[.)ºª:]|\d{1,3}\s?[–-]|\(?[a-z]\)|[a-z]\.)\s{1,3}"
_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_WIDE = re.compile(r"[\u3040-\u9fff\uac00-\ud7af\u0e00-\u0e7f]{5}")
_EMPTY = re.compile(
    rf"(?:{_NUMBER})?(?:[(\[（【][\s_.…]{{0,20}}[)\]）】]|_{{2,20}})\s{{0,5}}(?=[^\s(])",
    signs=("(", "[", "（", "【", "__"),
)
_LETTER_BEHIND = re.compile(r"[(\[]\s?(?P<letter>[A-Z])\s?[)\]]$", signs=")]")
_OTHER_LETTER = re.compile(r"[(\[]\s?(?:(?P<letter>[A-Za-z])|[A-Z]{2}|[ivx]{2,4}|[IVX]{2,4})\s?[)\]]", signs="([")
"""What stands before options, in menus and in songs, where letters between brackets are no verdicts."""
_ENDS_SENTENCE = re.compile(r"""[.!?…。！？]["'”’»)]?\s*$""")
_BEHIND_VERDICT = re.compile(r"[\s.:,;!–—→-]+")
_LABEL = re.compile(r"(?:^|(?<=[.!?…;)] )|(?<=[.!?…;)]\n))\(?(?P<label>\w[\w ]{1,30}?)\s?[:：]\s", signs=":：")
_LAST_PART = re.compile(r"(?:[.!?…]\s|\n)(?P<label>[^.!?…\n]{1,30})$")
_ASIDE = re.compile(r"(?<=[.!?])\s(?=\([^()]{1,400}\)$)", signs=")")
"""What stands before a correction between brackets."""
_ENDS_QUESTION = ("?", "？", "؟", ":")
_LONE_LETTER = re.compile(r"(?:^|\s)\w$")
_ARROW = re.compile(r"\s?(?:→|⇒|->|=>)\s?(?=\S)")
_SURE_LETTERS = frozenset(["t", "v", "f"])
_WEAK = frozenset(["right", "wrong", "correct", "incorrect"])
"""What is said of the use of words, and of options, as well: it counts where statements are asked for."""


@dataclass(frozen=True, slots=True)
class _Cue:
    """What says that true and false statements follow: how it calls them, in words and by letters."""

    full: tuple[str, str] | None
    letters: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class _Verdict:
    """Where a statement stands in a text and where what follows its verdict begins; what was said, in lower case.

    `told` is a reason within the brackets of the verdict. Nothing is said where brackets are empty. One `in_brackets`
    belongs to the statement behind it; else a verdict may as well be told of the statement before it.
    """

    said: str
    start: int
    end: int
    rest: int
    told: tuple[int, int] = (0, 0)
    in_brackets: bool = False


@dataclass(frozen=True, slots=True)
class _Statement:
    said: str
    inline: Inline
    reasons: tuple[Markdown, ...]
    span: Span
    context: tuple[str, ...]
    is_before: bool
    in_brackets: bool
    is_sentence: bool


@dataclass(frozen=True, slots=True)
class _Group:
    """The statements of a list, or those that stand side by side, and what says that they are such."""

    statements: tuple[_Statement, ...]
    cue: _Cue | None


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each statement whose verdict is told, and a problem for others where most are."""
    if _trace().search(block.source.lower()) is None:
        return  # as nearly always
    seen = [found[found.lastgroup or ""].casefold() for found in _first_look().finditer(block.source)]
    if len(seen) < _FEWEST_ASKED or not (_may_be_unasked(seen) or any(map(_cue, block.walk()))):
        return
    groups = list(_groups(block.children, None, is_key=False))
    asked = [group for group in groups if group.cue]
    if sum(1 for group in asked for statement in group.statements if statement.said) >= _FEWEST_ASKED:
        for group in asked:
            if not all(statement.inline.text[:1].islower() for statement in group.statements):
                yield from _cards(group.statements, group.cue)
    yield from _unasked([group for group in groups if not group.cue])


def _may_be_unasked(seen: Sequence[str]) -> bool:
    """Whether so many verdicts may stand in a lesson that nothing need say what they are."""
    sure = [value for value in seen if value not in _WEAK and value.isalpha()]
    sure = [value for value in sure if len(value) > 1 or not value.isascii() or value in _SURE_LETTERS]
    return len(sure) >= _FEWEST and len(set(map(_is_true, sure))) > 1


def _unasked(groups: Sequence[_Group]) -> Iterator[Card | Problem]:
    """Yield the cards of statements above which nothing says what they are, where their number and form do."""
    statements = [statement for group in groups for statement in group.statements]
    said = [statement for statement in statements if statement.said]
    values = {statement.said for statement in said}
    sentences = sum(statement.is_sentence for statement in said)
    if len(said) < _FEWEST or not values.isdisjoint(_WEAK) or sentences < _MOSTLY * len(said):
        return
    if any(len(value) == 1 and value not in _SURE_LETTERS for value in values):
        return
    if len(set(map(_is_true, values))) > 1:
        yield from _cards(statements, None)


def _cards(statements: Sequence[_Statement], cue: _Cue | None) -> Iterator[Card | Problem]:
    said = [statement for statement in statements if statement.said]
    pair = _pair({statement.said for statement in said}, cue)
    if pair is None or are_of_writer([statement.inline.text for statement in said]):
        return
    asked = f"{pair[0]}/{pair[1]}:"
    for statement in statements:
        if statement.said:
            origin = Origin(span=statement.span, context=statement.context, evidence="marked")
            word = Markdown(pair[0] if _is_true(statement.said) else pair[1])
            yield Basic(statement_front(asked, statement.inline), joined([word, *statement.reasons]), origin)
        elif 2 * len(said) > len(statements):
            yield Problem(statement.span, "a statement of which is not told whether it is true", is_unanswered=True)


def tells_verdict(inline: Inline) -> bool:
    """Whether a text is a statement that tells whether it is true, and asks nothing: “(F) Gold rusts.”."""
    if has_question_mark(inline.text):
        return False
    opening = _opens(inline, is_signed=False)
    return (opening is not None and opening.said != "") or _closes(inline, is_signed=False) is not None


# ---------------------------------------------------------------- words


@cache
def _true_words() -> frozenset[str]:
    return frozenset(true for true, _ in truth_pairs())


@cache
def _false_words() -> frozenset[str]:
    return frozenset(false for _, false in truth_pairs())


def _is_true(said: str) -> bool:
    return said in _TRUE_SIGNS or said in _true_words()


@cache
def _alternatives() -> str:
    return "|".join(sorted(map(re.escape, _true_words() | _false_words()), key=len, reverse=True))


@cache
def _trace() -> re.Pattern[str]:
    """Return what quickly finds, in small letters, a word, a letter before a sign, or a sign that may be a verdict."""
    known = _true_words() | _false_words()
    in_full = "|".join(re.escape(word) for word in sorted(known) if len(word) > 1 or not word.isascii())
    letters = "".join(word for word in known if len(word) == 1 and word.isascii())
    return re.compile(
        rf"(?m)(?<!\w)(?:(?:{in_full})(?!\w)|[{letters}](?=\s?[)\]）】.,:;!(*_–—-]|$))|[{_TRUE_SIGNS}{_FALSE_SIGNS}]"
    )


@cache
def _first_look() -> re.Pattern[str]:
    """Return what finds a word for true or false, or a sign, where it may be a verdict."""
    known = sorted(_true_words() | _false_words(), key=len, reverse=True)
    in_full = "|".join(re.escape(word) for word in known if len(word) > 1 or not word.isascii())
    letters = "".join(word for word in known if len(word) == 1 and word.isascii())
    return re.compile(
        rf"(?im)[(\[（【]\s{{0,5}}(?P<bracketed>{in_full}|[{letters}])(?!\w)"
        r"|(?:^[ \t>*_\d.)-]{0,9}|[*_>→:]\s{0,3}|[–—-]\s|[.!?]\s)"
        rf"(?:(?P<word>{in_full})(?!\w)(?=\s{{0,3}}(?:[*_.:,;!(–—-]|$))"
        rf"|(?P<letter>[{letters}])(?!\w)(?=\s{{0,3}}(?:[*_:,;–—]|- |$)))"
        rf"|(?P<sign>(?-i:{_SIGN}))"
    )


@cache
def _second_look() -> re.Pattern[str]:
    """Return what finds a verdict, or a place for one, in a paragraph."""
    return re.compile(rf"(?i)(?<!\w)(?:{_alternatives()})(?!\w)|{_SIGN}|[(\[（【][\s_.…]{{0,20}}[)\]）】]|__")


@cache
def _before() -> re.Pattern[str]:
    said = rf"(?:{_alternatives()})(?!\w)"
    return re.compile(
        rf"(?i)(?:{_NUMBER})?(?:"
        rf"[(\[（【]\s{{0,5}}(?P<bracketed>{said}|{_SIGN})\ufe0f?\s{{0,5}}[)\]）】](?:\s?[:.–—-](?=\s))?\s{{0,5}}"
        rf"|(?P<plain>{said})(?:\s?[:：]|\s?[–—]|\s-)\s{{1,5}}"
        rf"|(?P<bold>{said})\s{{1,5}}"
        rf"|(?P<sign>{_SIGN})\ufe0f?\s{{0,5}})(?=\S)"
    )


@cache
def _bare() -> re.Pattern[str]:
    """Return what finds a verdict and nothing else, as keys have it."""
    return re.compile(rf"(?i)(?:{_NUMBER})?[(\[（【]?\s?(?:{_alternatives()})\s?[)\]）】]?[.,;]?")


@cache
def _behind() -> re.Pattern[str]:
    said = rf"(?:{_alternatives()})(?!\w)"
    ends = r"(?=\s{0,3}(?:[.:,;!(–—-]|\n|$))"
    return re.compile(
        rf"(?i)\s?[(\[（【]\s?(?P<bracketed>{said}|{_SIGN}\ufe0f?)(?:\s?[.:,;!–—-](?P<told>[^()\[\]（）]{{0,400}}))?\s?[)\]）】]"
        rf"|\s[–—-]{{1,2}}\s(?P<dashed>{said}){ends}"
        rf"|\s?(?:→|⇒|->|=>|➜|➔)\s?(?P<pointed>{said}){ends}"
        rf"|(?<=[.!?。！\"”»])\s(?P<apart>{said}){ends}"
        rf"|:\s(?P<labelled>{said})(?=[.!]?\s{{0,3}}(?:\n|$))"
        rf"|\s?(?P<sign>{_SIGN})\ufe0f?(?=\s{{0,3}}$)"
    )


@cache
def _both() -> re.Pattern[str]:
    """Return what finds two verdicts side by side: “(True) (False)”, “True – False”, “(V) (F)”."""
    said = rf"(?:{_alternatives()})(?!\w)\s{{0,2}}"
    return re.compile(
        rf"(?i)(?<!\w)(?P<one>{said})[)\]）】]?\s{{0,3}}[(\[（【/|–—-]\s{{0,2}}(?P<other>{said})(?:[)\]）】]|$)"
    )


def _is_to_mark(line: str) -> bool:
    """Whether a line offers both verdicts, and no third, for whoever reads to choose one of the two."""
    both = _both().search(line)
    if both is None or _is_true(both["one"].strip().casefold()) == _is_true(both["other"].strip().casefold()):
        return False
    others = line[: both.start()] + line[both.end() :]
    return not any(found[0].isalpha() for found in _second_look().finditer(others))


@cache
def _told() -> re.Pattern[str]:
    """Return what finds a verdict that begins a paragraph, with the sign behind it."""
    return re.compile(rf"(?i)(?P<said>{_alternatives()})(?!\w)(?:\s?[.:,;!–—-]+\s{{0,3}}|$|\n)")


def _pair(values: set[str], cue: _Cue | None) -> tuple[str, str] | None:
    """Return how the two verdicts are written: in words where the lesson has them, else by letters."""
    named = {value for value in values if value.isalpha()}
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


def _are_letters(pair: tuple[str, str]) -> bool:
    return len(pair[0]) == len(pair[1]) == 1 and pair[0].isascii()


def _written(pair: tuple[str, str] | None) -> tuple[str, str] | None:
    return (pair[0][:1].upper() + pair[0][1:], pair[1][:1].upper() + pair[1][1:]) if pair else None


# ---------------------------------------------------------------- what says that statements are true or false


def _cue(block: Block) -> _Cue | None:
    """Return how a heading or a paragraph calls true and false statements that follow; None where it does not."""
    text = block.text.strip()
    if block.kind not in ("heading", "paragraph") or len(text) > _LONGEST_CUE:
        return None
    if not text.isascii() and (pair := _of_exercise(text.casefold())):
        return _Cue(pair, None)
    found = list(_WORD.finditer(text))
    folded = [part[0].casefold() for part in found]
    if (_true_words() | _false_words()).isdisjoint(folded) or _holds_code(block.inline, text):
        return None
    letters = next((pair for pair in _letter_pairs() if _stand_in(pair, found)), None)
    full = _either(text, found, folded)
    if full and _are_letters(full):
        return _Cue(_named_in(folded), full)
    if full is None and letters and _speaks_of_falsehood(folded):
        return _Cue(_named_in(folded), letters)
    if full and (block.kind == "heading" or full != ("true", "false") or _is_asked(text, full)):
        return _Cue(full, letters)
    named = _named_in(folded)
    return _Cue(named, letters) if named and not _WEAK.issuperset(named) and asks(text) else None


def _of_exercise(text: str) -> tuple[str, str] | None:
    """Return the words of the language in which a text names an exercise of true and false statements."""
    return next((pair for name, pair in truth_exercises().items() if name in text), None)


@cache
def _letter_pairs() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(filter(_are_letters, truth_pairs())))


def _holds_code(inline: Inline, text: str) -> bool:
    return bool(inline.marks) and blanked(inline, "code").strip() != text


def _stand_in(pair: tuple[str, str], found: Sequence[re.Match[str]]) -> bool:
    parts = {part[0] for part in found}
    return pair[0].upper() in parts and pair[1].upper() in parts


def _either(text: str, found: Sequence[re.Match[str]], folded: Sequence[str]) -> tuple[str, str] | None:
    """Return the pair between which it is asked: “true or false”, “V/F”."""
    for place, first in enumerate(found):
        for behind in (place + 1, place + 2):
            if behind >= len(found):
                continue
            pair = (folded[place], folded[behind])
            pair = pair if pair in truth_pairs() else (pair[1], pair[0])
            if pair not in truth_pairs() or (_are_letters(pair) and not (first[0] + found[behind][0]).isupper()):
                continue
            between = text[first.end() : found[behind].start()].strip(" ()*_\"'“”«»")
            if between in ("/", "|") or between.casefold() in words("either"):
                return pair
    return None


def _named_in(folded: Sequence[str]) -> tuple[str, str] | None:
    """Return the pair of words that stand in a text somewhere."""
    known = set(folded)
    return next((pair for pair in sorted(truth_pairs()) if known.issuperset(pair) and not _are_letters(pair)), None)


def _speaks_of_falsehood(folded: Sequence[str]) -> bool:
    """Whether a text that names letters says what they stand for: “F para as falsas”."""
    stems = tuple(word[:-1] for word in _false_words() if len(word) > _FEWEST)
    return any(word.startswith(stems) for word in folded)


def _is_asked(text: str, pair: tuple[str, str]) -> bool:
    """Whether English asks for it, and does not tell what a value may be: “returns True or False”."""
    begins = plain(text[question_label(text) :]).startswith(pair)
    return begins or has_question_mark(text) or asks(text)


# ---------------------------------------------------------------- blocks


def _groups(children: Sequence[Block], cue: _Cue | None, *, is_key: bool) -> Iterator[_Group]:
    """Yield the statements of blocks side by side as groups, and those of each list and section among them."""
    held: list[Block] = []
    is_own = False
    for child in children:
        found = _cue(child)
        if found is not None:
            yield from _within(held, cue, is_own=is_own, is_key=is_key)
            held, cue, is_own = [], found, True
        held.append(child)
    yield from _within(held, cue, is_own=is_own, is_key=is_key)


def _within(run: Sequence[Block], cue: _Cue | None, *, is_own: bool, is_key: bool) -> Iterator[_Group]:
    """Yield the groups of blocks side by side, of which the first is the cue if that is their own."""
    lines = [line for block in run if block.kind == "paragraph" for line in block.text.split("\n")]
    others = _other_letters(lines)
    held: list[_Statement] = []
    behind = 1 if is_own else 0
    posed: set[int] = set()  # the lengths of lists without verdicts, to which a list of as many may be the key
    for place, child in enumerate(run):
        is_key = is_key or _names_key(child)
        above = run[place - 1].text if place else ""
        if cue is None and _is_question(above):
            continue  # its options, or its answer
        if child.kind == "paragraph" and (place >= behind or (is_own and not place)):
            follows = place == behind or _opens_statement(run[place + 1 : place + 2], cue)
            statements = _beside(child, cue, others, is_key=is_key, follows=follows)
            if statements:
                behind = _end_of_reasons(run, place + 1)
                held += [*statements[:-1], _with_reasons(statements[-1], run[place + 1 : behind])]
            elif cue and not is_key and place > behind and (told := _told_below(run[place - 1], child)):
                is_last = run[place - 1].kind == "heading" and not any(_told().match(b.text) for b in run[place + 1 :])
                behind = len(run) if is_last else _end_of_reasons(run, place + 1)
                held.append(_with_reasons(told, run[place + 1 : behind]))
        elif child.kind == "list" and place >= behind:
            groups = list(_of_list(child, cue, is_key=is_key or len(child.children) in posed))
            posed |= set() if groups else {len(child.children)}
            yield from groups
        elif child.kind in ("section", "quote", "container") and place >= behind:
            yield from _groups(child.children, cue, is_key=is_key)
    if held:
        yield _Group(tuple(held), cue)


def _is_question(text: str) -> bool:
    """Whether what stands below a text answers it: “Which of them flies:”, and not “Which statements are true?”."""
    if text[-1:] not in _ENDS_QUESTION:
        return False
    said = plain(text).split()
    asks_openly = has_question_mark(text[-1:]) or (said[:1] != [] and said[0] in words("question_word"))
    return asks_openly and (_true_words() | _false_words()).isdisjoint(said)


def _names_key(block: Block) -> bool:
    """Whether a heading or a paragraph says that answers stand below it."""
    if block.kind == "heading":
        return is_answer_heading(block) or plain(block.text) in words("key")
    return block.kind == "paragraph" and is_answer_label(block.text)


def _beside(
    block: Block, cue: _Cue | None, others: frozenset[str], *, is_key: bool, follows: bool
) -> Sequence[_Statement]:
    """Return the statements of a paragraph, but for those whose verdict belongs to something else.

    One that stands before them without brackets is that of a statement further up, unless others stand beside it.
    """
    read = list(_of_paragraph(block, is_signed=cue is not None))
    may_open = not is_key and (follows or len(read) > 1)
    is_refused = is_key and (question_label(block.text) > 0 or block.text[:1].isdigit())
    return [
        statement
        for statement in read
        if (len(statement.said) > 1 or statement.said not in others)
        and (
            not statement.is_before
            or (statement.said not in others and not is_refused and (statement.in_brackets or may_open))
        )
    ]


def _opens_statement(blocks: Sequence[Block], cue: _Cue | None) -> bool:
    """Whether another statement with its verdict before it follows."""
    opened = (_opens(split_lines(block.inline)[0], is_signed=cue is not None) for block in blocks if block.text)
    return any(found is not None for found in opened)


def _end_of_reasons(run: Sequence[Block], place: int) -> int:
    while place < len(run) and _is_reason(run[place]):
        place += 1
    return place


def _told_below(above: Block, block: Block) -> _Statement | None:
    """Return the statement of a heading or a paragraph whose verdict begins the paragraph below it."""
    found = _told().match(block.text)
    if found is None or above.kind not in ("heading", "paragraph") or has_question_mark(above.text):
        return None
    said = found["said"]
    if len(said) == 1 and not (said.isupper() and _is_set_off(block.inline, *found.span("said"))):
        return None
    rest = cut(block.inline, found.end(), len(block.text))
    verdict = _Verdict(said.casefold(), 0, len(above.text), 0)
    number = re.match(_NUMBER, above.text)
    inline = cut(above.inline, number.end() if number else 0, len(above.text))
    return next(_statement(verdict, inline, [_reason(rest)], above, covering([above, block])), None)


def _of_list(block: Block, cue: _Cue | None, *, is_key: bool) -> Iterator[_Group]:
    firsts = [item.children[0] for item in block.children if item.children and item.children[0].kind == "paragraph"]
    others = _other_letters([first.text for first in firsts])
    held: list[_Statement] = []
    for item in block.children:
        first = item.children[0] if item.children else None
        statements = (
            list(_of_paragraph(first, is_signed=cue is not None)) if first and first.kind == "paragraph" else []
        )
        if len(statements) == 1:
            is_refused = is_key and (block.ordered or not statements[0].in_brackets)
            if statements[0].said in others or (is_refused and statements[0].is_before):
                continue
        if len(statements) == 1:
            held.append(_with_reasons(statements[0], item.children[1:]))
        else:
            yield from _groups(item.children, cue, is_key=is_key)
    if held:
        yield _Group(tuple(held), cue)


def _other_letters(lines: Sequence[str]) -> frozenset[str]:
    """Return what is no verdict before statements, because other letters or bare verdicts stand beside it."""
    known = _true_words() | _false_words()
    for line in lines:
        found = _OTHER_LETTER.match(line) or (None if line[:1] in "([" else _LETTER_BEHIND.search(line[-5:]))
        is_other = found is not None and (found["letter"] or "").casefold() not in known
        if is_other or _bare().fullmatch(line):
            return frozenset(known)
    return frozenset()


def _is_reason(block: Block) -> bool:
    """Whether a block explains the statement above it, as its label says."""
    if block.kind == "quote" and block.children:
        return _is_reason(block.children[0])
    return block.kind == "paragraph" and (found := _LABEL.match(block.text)) is not None and _explains(found["label"])


def _explains(label: str) -> bool:
    parts = plain(label).split()
    return len(parts) <= _LONGEST_LABEL and any(part in words("explained") for part in parts)


def _with_reasons(statement: _Statement, blocks: Sequence[Block]) -> _Statement:
    if not blocks:
        return statement
    told = [_explanation(block) for block in blocks]
    reasons = (*statement.reasons, *(text for text in told if not is_unwritten_answer(text)))
    span = Span(statement.span.path, statement.span.first, covering(blocks).last)
    return _Statement(
        statement.said, statement.inline, reasons, span, statement.context,
        statement.is_before, statement.in_brackets, statement.is_sentence,
    )  # fmt: skip


def _explanation(block: Block) -> Markdown:
    """Return what a block explains; the only item of a list is no list."""
    inner = block.children[0] if block.kind == "list" and len(block.children) == 1 else block
    inner = inner.children[0] if inner.kind in ("item", "quote") and len(inner.children) == 1 else inner
    return _reason(inner.inline) if inner.kind == "paragraph" else block.source


def _reason(inline: Inline) -> Markdown:
    """Return what explains a verdict, without the word that says so."""
    found = _LABEL.match(inline.text)
    start = found.end() if found and _explains(found["label"]) else 0
    end = len(inline.text)
    is_bracketed = inline.text[:1] == "(" and inline.text[-1:] == ")" and inline.text.count("(") == 1
    return to_markdown(cut(inline, max(start, int(is_bracketed)), end - is_bracketed))


# ---------------------------------------------------------------- lines


def _of_paragraph(block: Block, *, is_signed: bool) -> Iterator[_Statement]:
    """Yield the statements of a paragraph: one for each line that begins or ends with a verdict, else the whole."""
    if not _second_look().search(block.text):
        return
    lines = split_lines(block.inline)
    if any(_is_to_mark(line.text) for line in lines):
        return
    opening = [_opens(line, is_signed=is_signed) for line in lines]
    if opening[0] is not None:
        starts = [place for place, found in enumerate(opening) if found is not None]
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            verdict = opening[start]
            if verdict is not None:
                yield from _opened(verdict, join_lines(lines[start:end]), block, start, end)
        return
    closing = [_closes(line, is_signed=is_signed) for line in lines]
    starts = [place for place, found in enumerate(closing) if found is not None]
    if len(starts) > 1 and starts[0] == 0:
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            verdict = closing[start]
            if verdict is not None:
                yield from _closed(verdict, join_lines(lines[start:end]), block, start, end)
    elif (whole := _closes(block.inline, is_signed=is_signed)) is not None:
        yield from _closed(whole, block.inline, block, 0, len(lines))


def _opens(line: Inline, *, is_signed: bool) -> _Verdict | None:
    """Return the verdict that a line begins with, or the brackets in which there shall be one."""
    if (empty := _EMPTY.match(line.text)) is not None:
        return _Verdict("", empty.end(), len(line.text), len(line.text), in_brackets=True)
    found = _before().match(line.text)
    if found is None:
        return None
    kind = found.lastgroup or ""
    said = found[kind]
    is_allowed = is_signed
    if kind == "bracketed" and said.isalpha():
        is_allowed = True
    elif len(said) == 1 and said.islower():
        is_allowed = False
    elif kind == "bold":
        is_allowed = is_signed and _is_set_off(line, *found.span(kind))
    end = len(line.text)
    verdict = _Verdict(said.casefold(), found.end(), end, end, in_brackets=kind == "bracketed")
    return verdict if is_allowed else None


def _is_set_off(line: Inline, start: int, end: int) -> bool:
    """Whether bold or italics cover a verdict and not more than a sign behind it."""
    return any(
        mark.kind in ("strong", "emphasis") and mark.start == start and end <= mark.end <= end + 1
        for mark in line.marks
    )


def _closes(inline: Inline, *, is_signed: bool) -> _Verdict | None:
    """Return the verdict behind a statement."""
    text = blanked(inline, "code", "math")
    for found in _behind().finditer(text):
        kind = "bracketed" if found["bracketed"] else found.lastgroup or ""
        said = found[kind].rstrip("\ufe0f")
        if not said.isalpha():
            if is_signed:
                return _Verdict(said, 0, found.start(), found.end(), found.span("told") if found["told"] else (0, 0))
            continue
        if len(said) == 1 and not said.isupper():
            continue
        if kind == "apart" and len(said) == 1 and not _is_set_off(inline, *found.span(kind)):
            continue
        if not _may_follow(text[found.end() :]):
            continue
        end = _without_answer_label(text, found.start(), kind)
        if end is None:
            continue
        return _Verdict(said.casefold(), 0, end, found.end(), found.span("told") if found["told"] else (0, 0))
    return None


def _without_answer_label(text: str, end: int, kind: str) -> int | None:
    """Return where a statement ends before “Answer: True”; None of a question's label, or of a lone letter there."""
    if kind not in ("labelled", "apart"):
        return end
    label = _LAST_PART.search(text[:end])
    if label and is_answer_label(label["label"]):
        return label.start("label")
    is_label = kind == "labelled" and (is_answer_label(text[:end]) or _LONE_LETTER.search(text[:end]) is not None)
    return None if is_label else end


def _may_follow(rest: str) -> bool:
    """Whether what stands behind a verdict may be its reason, and does not go on with the sentence."""
    said = rest.lstrip(" ")
    return not said or not said[:1].isalnum() or not said[:1].islower()


def _opened(verdict: _Verdict, inline: Inline, block: Block, first: int, last: int) -> Iterator[_Statement]:
    """Yield a statement behind its verdict; a line that begins with a label, or behind a whole sentence, tells why."""
    end = len(inline.text)
    for found in _LABEL.finditer(inline.text, verdict.start):
        if _explains(found["label"]):
            end = found.start()
            break
    at = inline.text.find("\n", verdict.start, end)
    while at >= 0 and not _ENDS_SENTENCE.search(inline.text[max(verdict.start, at - 5) : at]):
        at = inline.text.find("\n", at + 1, end)
    end = at if at >= 0 else end
    corrected = (
        None if _is_true(verdict.said) else (_ARROW.search(inline.text, verdict.start, end) or _aside(inline, end))
    )
    end = corrected.start() if corrected else end
    rest = cut(inline, corrected.end() if corrected else end, len(inline.text))
    statement, span = cut(inline, verdict.start, end), _span(block, first, last)
    yield from _statement(verdict, statement, [_reason(rest)], block, span, is_before=True)


def _aside(inline: Inline, end: int) -> re.Match[str] | None:
    """Return what stands before a correction between brackets behind a whole sentence."""
    return _ASIDE.search(inline.text[:end].rstrip()) if inline.text[:end].rstrip().endswith(")") else None


def _closed(verdict: _Verdict, inline: Inline, block: Block, first: int, last: int) -> Iterator[_Statement]:
    signs = _BEHIND_VERDICT.match(inline.text, verdict.rest)
    rest = cut(inline, signs.end() if signs else verdict.rest, len(inline.text))
    told = cut(inline, *verdict.told)
    number = re.match(_NUMBER, inline.text)
    statement = cut(inline, number.end() if number else 0, verdict.end)
    yield from _statement(verdict, statement, [_reason(told), _reason(rest)], block, _span(block, first, last))


def _statement(
    verdict: _Verdict, inline: Inline, reasons: Sequence[Markdown], block: Block, span: Span, *, is_before: bool = False
) -> Iterator[_Statement]:
    """Yield a statement if it says enough, and is no option."""
    shown = blanked(inline, "code", "math")
    number = len(_LETTERS.findall(shown))
    if not (_FEWEST_WORDS <= number <= _MOST_WORDS or _WIDE.search(shown)) or is_answer_label(inline.text):
        return
    if re.match(r"\(?[A-H][.)]\s", inline.text):
        return
    inline = without_label(inline) if question_label(inline.text) == 0 else inline
    first = inline.text[:1]
    is_sentence = _ENDS_SENTENCE.search(inline.text) is not None and not first.islower()
    told = tuple(text for text in reasons if text and not is_unwritten_answer(text))
    yield _Statement(
        verdict.said, inline, told, span, block.context,
        is_before=is_before, in_brackets=verdict.in_brackets, is_sentence=is_sentence,
    )  # fmt: skip


def _span(block: Block, start: int, end: int) -> Span:
    """Return the lines of a part of a paragraph, all where its lines are not those of the file."""
    span = block.span
    if span.last - span.first != block.text.count("\n"):
        return span
    return Span(span.path, span.first + start, span.first + end - 1)
