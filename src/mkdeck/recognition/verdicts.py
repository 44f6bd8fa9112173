"""Verdicts on statements, before them or behind them: `( V ) …`, `… (False: …)`, `… – Falsch`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline
from mkdeck.facts.phrases import parts_of
from mkdeck.parsing.inline import blanked
from mkdeck.recognition.filled_blanks import blank_before
from mkdeck.values import dataclass
from mkdeck.wording.held import words_held, words_in
from mkdeck.wording.words import answer_marker, has_question_mark, is_answer_label, longest_first, truth_pairs

_TRUE_SIGNS, _FALSE_SIGNS = "✅✔✓√☑○◯⭕〇", "❌✗✘✖×☒"
_SIGN = rf"[{_TRUE_SIGNS}{_FALSE_SIGNS}]"
WEAK = frozenset(["right", "wrong", "correct", "incorrect"])
"""What is said of the use of words, and of options, as well: it counts where statements are asked for."""
NUMBER = r"(?:\(?\d{1,3}\s?[.)ºª:]|\d{1,3}\s?[–-]|\(?[a-z]\)|[a-z]\.)\s{1,3}"
_EMPTY = re.compile(
    rf"(?:{NUMBER})?(?:[(\[（【][\s_.…?]{{0,20}}[)\]）】]|_{{2,20}}|\?{{1,3}}\s?[|:：–—-])\s{{0,5}}(?=[^\s(])",
    signs=("(", "[", "（", "【", "__", "?"),
)
_LAST_PART = re.compile(r"(?:[.!?…)]\s|\n)(?P<label>[^.!?…()\n]{1,30})$")
_BOX = re.compile(r"\[([ xX✓✔])\]\s{1,5}(?=\S)", signs="[")
_CHECKED = tuple("xX☑☒■●◉✓✔✅")
_SENTENCE_ENDS = tuple(".!?…。！？»”\"')")
_A_SIGN = re.compile(_SIGN)
_LAST_OF_TWO = re.compile(r"[(\[（【/|–—-]\s{0,2}\w+(?: \w+)?\s{0,2}(?:[)\]）】]|$)")
"""Where the second of two verdicts may stand, as in few lines; it is found quickly."""
_LAST_OF_TWO_APART = re.compile(r"[.!]\s{1,5}\w+\s{1,5}\w+\s?$")
_LONGEST_VERDICTS, _FEWEST_VERDICTS = 400, 2
"""Characters of a quotation that holds but verdicts, and verdicts in it."""
_NUMBERED_WORD = re.compile(r"\(?\d{1,2}\s?[.):–-]{1,2}\s{0,3}([^\W\d_]{1,12}(?: [^\W\d_]{1,8})?)\.?(?![^\W_])")
"""“1. T”, “2) niet waar”."""
_LONE_LETTER = re.compile(r"(?:^|\s)\w$")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where a statement stands in a text and where what follows its verdict begins; what was said, in lower case.

    `told` is a reason within the brackets of the verdict. Nothing is said where brackets are empty. One `in_brackets`
    belongs to the statement behind it; else a verdict may as well be told of the statement before it. One `in_blank`
    stands in a blank beside the number of its statement, or has a box checked, and is in no doubt either.
    """

    said: str
    start: int
    end: int
    rest: int
    told: tuple[int, int] = (0, 0)
    in_brackets: bool = False
    in_blank: bool = False


def tells_verdict(inline: Inline, *, in_full: bool = False) -> bool:
    """Whether a text is a statement that tells whether it is true, and asks nothing: “(F) Gold rusts.”.

    What it says must be no lone letter where it shall stand `in_full`.
    """
    if has_question_mark(inline.text):
        return False
    told = (opens(inline, is_signed=False), closes(inline, is_signed=False))
    return any(verdict is not None and len(verdict.said) > in_full for verdict in told)


def of_box(line: str) -> Verdict | None:
    """Return the verdict that a box says which a line begins with: it is checked where a statement is true."""
    box = _BOX.match(line)
    return box and Verdict("☒" if box[1] == " " else "☑", box.end(), len(line), len(line), in_brackets=True)


def opens(line: Inline, *, is_signed: bool) -> Verdict | None:
    """Return the verdict that a line begins with, or the brackets in which there shall be one."""
    if (blank := blank_before(line)) is not None and blank.said and (blank.is_drawn or blank.is_before_number):
        said = blank.said.casefold()
        if said not in verdict_words() or not (is_signed or blank.number is not None):
            return None
        end = len(line.text)
        return Verdict(said, blank.start, end, end, in_brackets=True, in_blank=blank.number is not None)
    if (empty := _EMPTY.match(line.text)) is not None:
        return Verdict("", empty.end(), len(line.text), len(line.text), in_brackets=True)
    found = _before().match(line.text)
    if found is None:
        return None
    kind = found.lastgroup or ""
    said = found[kind]
    is_allowed = is_signed
    is_before_rule = kind == "plain" and found[0].rstrip().endswith("|") and not (len(said) == 1 and said.islower())
    is_apart = kind == "bracketed" or is_before_rule  # “T | Gold rusts.”
    if is_apart and not is_sign(said):
        is_allowed = True
    elif len(said) == 1 and said.islower():
        is_allowed = False
    elif kind == "bold":
        is_allowed = is_signed and is_set_off(line, *found.span(kind))
    end = len(line.text)
    verdict = Verdict(said.casefold(), found.end(), end, end, in_brackets=kind == "bracketed")
    return verdict if is_allowed else None


def is_set_off(line: Inline, start: int, end: int) -> bool:
    """Whether bold or italics cover a verdict and not more than a sign behind it."""
    return any(
        mark.kind in ("strong", "emphasis") and mark.start == start and end <= mark.end <= end + 1
        for mark in line.marks
    )


def closes(inline: Inline, *, is_signed: bool) -> Verdict | None:
    """Return the verdict behind a statement."""
    text = blanked(inline, "code", "math")
    for found in _behind().finditer(text):
        kind = "bracketed" if found["bracketed"] else found.lastgroup or ""
        said = found[kind].rstrip("\ufe0f")
        if is_sign(said):
            if is_signed and (kind != "judged" or _may_judge(text, *found.span(kind))):
                return Verdict(said, 0, found.start(), found.end(), found.span("told") if found["told"] else (0, 0))
            continue
        ends_cued = is_signed and kind == "bracketed" and not text[found.end() :].strip()
        if len(said) == 1 and not (said.isupper() or ends_cued):
            continue
        if not is_signed and kind == "apart" and text[found.end() : found.end() + 1] == "!":
            continue  # what somebody calls out
        ends_cued = is_signed and not text[found.end() :].strip(" .")
        if kind == "apart" and len(said) == 1 and not (ends_cued or is_set_off(inline, *found.span(kind))):
            continue
        if not _may_follow(text[found.end() :]):
            continue
        end = _without_answer_label(text, found.start(), kind)
        if end is None:
            continue
        return Verdict(said.casefold(), 0, end, found.end(), found.span("told") if found["told"] else (0, 0))
    return None


def _without_answer_label(text: str, end: int, kind: str) -> int | None:
    """Return where a statement ends before “Answer: True”; None of a question's label, or of a lone letter there."""
    if kind not in ("labelled", "apart"):
        return end
    label = _LAST_PART.search(text[:end])
    if label and is_answer_label(label["label"]):
        return label.start("label")
    if kind == "labelled" and (is_answer_label(text[:end]) or _LONE_LETTER.search(text[:end])):
        return None
    return None if kind == "labelled" and answer_marker(f"{text[:end].rstrip()}:") is not None else end


def _may_judge(text: str, start: int, end: int) -> bool:
    """Whether a sign within a text may be the verdict on what stands before it: a sentence ends there, or begins."""
    return text[:start].rstrip()[-1:] in _SENTENCE_ENDS or not text[end:].lstrip("\ufe0f ")[:1].islower()


def _may_follow(rest: str) -> bool:
    """Whether what stands behind a verdict may be its reason, and does not go on with the sentence."""
    said = rest.lstrip(" ")
    return not said or not said[:1].isalnum() or not said[:1].islower()


@cache
def true_words() -> frozenset[str]:
    """Return the words, and letters, for true in the languages that are known, in small letters."""
    return frozenset(true for true, _ in truth_pairs())


@cache
def false_words() -> frozenset[str]:
    """Return the words, and letters, for false in the languages that are known, in small letters."""
    return frozenset(false for _, false in truth_pairs())


@cache
def verdict_words() -> frozenset[str]:
    """Return the words, and letters, for true and for false in the languages that are known, in small letters."""
    return true_words() | false_words()


def is_true(said: str) -> bool:
    """Whether a verdict, a word in small letters or a sign, says that a statement is true."""
    return said in _TRUE_SIGNS or said in true_words()


def is_sign(said: str) -> bool:
    """Whether a verdict is a sign, and no word or letter."""
    return said[:1] in _TRUE_SIGNS or said[:1] in _FALSE_SIGNS


@cache
def _alternatives() -> str:
    return "|".join(map(re.escape, longest_first(verdict_words())))


@lru_cache(maxsize=2)
def may_tell(source: str) -> bool:
    """Whether a lesson holds what may be a verdict, as few do; several ask it of the same lesson."""
    return _may_hold(source, words_held(source))


def may_hold_verdict(source: str) -> bool:
    """Whether a paragraph, with its markup, holds a word, a letter before a sign, or a sign that may be a verdict."""
    return _may_hold(source, words_in(source))


def _may_hold(source: str, held: frozenset[str]) -> bool:
    """Tell it of a text by the words that it holds: to look them up is quicker than an expression with all of them."""
    small = source.lower()
    if "[x]" in small or (not small.isascii() and _A_SIGN.search(small)):
        return True
    in_full, before_sign = _traces()
    if not in_full.isdisjoint(held):
        return True
    return any(before_sign[letter].search(small) for letter in before_sign.keys() & held)


def holds_but_verdicts(block: Block) -> bool:
    """Whether a quotation without a label holds verdicts under numbers and nothing else: “> 1. T 2. F 3. T”."""
    inner = block.children[0] if block.kind == "quote" and len(block.children) == 1 else None
    if inner is None or inner.kind not in ("paragraph", "list") or len(inner.source) > _LONGEST_VERDICTS:
        return False
    told = _NUMBERED_WORD.findall(inner.source)
    is_whole = not _NUMBERED_WORD.sub("", inner.source).strip(" \n,;|·")
    return is_whole and len(told) >= _FEWEST_VERDICTS and all(word.casefold() in verdict_words() for word in told)


def names_verdict(text: str) -> bool:
    """Whether a word or a letter for true or false stands in a text, whatever it means there."""
    if text.isascii() and verdict_words().isdisjoint(words_in(text)):
        return False  # as nearly always, and quicker to tell
    return not verdict_words().isdisjoint(parts_of(text))


@cache
def _traces() -> tuple[frozenset[str], Mapping[str, re.Pattern[str]]]:
    """Return the words that may be verdicts, and for each letter that may be what finds it alone before a sign."""
    known = verdict_words()
    letters = {word for word in known if len(word) == 1 and word.isascii()}
    before_sign = {
        letter: re.compile(rf"(?m){letter}(?<![^\W_].)(?=\s?[)\]）】.,:;!(*_\\|–—-]|$)") for letter in sorted(letters)
    }
    return frozenset(word.split()[-1] for word in known - letters), before_sign


@cache
def first_look() -> re.Pattern[str]:
    """Return what finds a word for true or false, or a sign, where it may be a verdict."""
    known = longest_first(verdict_words())
    in_full = "|".join(re.escape(word) for word in known if len(word) > 1 or not word.isascii())
    letters = "".join(word for word in known if len(word) == 1 and word.isascii())
    return re.compile(
        rf"(?im)[(\[（【]\s{{0,5}}(?P<bracketed>{in_full}|[{letters}])(?![^\W_])"
        r"|(?:^[ \t>*_\d.)✅✔✓❌✗✘✖\ufe0f-]{0,9}|[*_>→:]\s{0,3}|[–—-]\s|[.!?]\s)"
        rf"(?:(?P<word>{in_full})(?![^\W_])(?=\s{{0,3}}(?:[*_\\<.:,;!(|–—-]|$))"
        rf"|(?P<letter>[{letters}])(?![^\W_])(?=\s{{0,3}}(?:[*_\\<:,;|–—]|- |$)))"
        rf"|(?P<sign>(?-i:{_SIGN}))|\[(?P<box>[ x])\]"
    )


@cache
def second_look() -> re.Pattern[str]:
    """Return what finds a verdict, or a place for one, in a paragraph."""
    return re.compile(
        rf"(?i)(?<![^\W_])(?:{_alternatives()})(?![^\W_])|{_SIGN}|[(\[（【][\s_.…?]{{0,20}}[)\]）】]|__|\?\s?[|:：–—-]"
    )


@cache
def _before() -> re.Pattern[str]:
    said = rf"(?:{_alternatives()})(?!\w)"
    return re.compile(
        rf"(?i)(?:{NUMBER})?(?:"
        rf"[(\[（【]\s{{0,5}}(?P<bracketed>{said}|{_SIGN})\ufe0f?\s{{0,5}}[)\]）】](?:\s?[:.–—-](?=\s))?\s{{0,5}}"
        rf"|(?P<plain>{said})(?:\s?[:：]|\s?\|(?!\s?{said})|\s?[–—]|\s-)\s{{1,5}}"
        rf"|(?P<bold>{said})\s{{1,5}}"
        rf"|(?P<sign>{_SIGN})\ufe0f?\s{{0,5}})(?=\S)"
    )


@cache
def bare_verdict() -> re.Pattern[str]:
    """Return what finds a verdict and nothing else, as keys have it."""
    return re.compile(rf"(?i)(?:{NUMBER})?[(\[（【]?\s?(?:{_alternatives()})\s?[)\]）】]?[.,;]?")


@cache
def _behind() -> re.Pattern[str]:
    said = rf"(?:{_alternatives()})(?!\w)"
    ends = r"(?=\s{0,3}(?:[.:,;!(–—→⇒-]|=>|\n|$))"
    return re.compile(
        rf"(?i)\s?[(\[（【]\s?(?P<bracketed>{said}|{_SIGN}\ufe0f?)(?:\s?[.:,;!–—-](?P<told>[^()\[\]（）]{{0,400}}))?\s?[)\]）】]"
        rf"|\s[–—-]{{1,2}}\s(?P<dashed>{said}){ends}"
        rf"|\s?(?:→|⇒|->|=>|➜|➔)\s?(?P<pointed>{said}){ends}"
        rf"|(?<=[.!?。！\"”»])\s(?P<apart>{said}){ends}"
        rf"|:\s(?P<labelled>{said})(?=[.!]?\s{{0,3}}(?:\n|$))"
        rf"|\s?(?P<sign>{_SIGN})\ufe0f?(?=\s{{0,3}}$)"
        r"|\s?(?P<judged>[✅✔✓☑❌✗✘✖☒])\ufe0f?(?=\s)"
    )


@cache
def _both() -> re.Pattern[str]:
    """Return what finds two verdicts side by side: “(True) (False)”, “True – False”, “(V) (F)”."""
    said = rf"(?:{_alternatives()})(?!\w)\s{{0,2}}"
    return re.compile(
        rf"(?i)(?<!\w)(?P<one>{said})[)\]）】]?\s{{0,3}}[(\[（【/|–—-]\s{{0,2}}(?P<other>{said})(?:[)\]）】]|$)"
    )


def chosen(line: Inline) -> Verdict | None:
    """Return which of two verdicts behind a statement is marked: by a box or by bold, “☐ True ☑ False”, “**V** / F”.

    Nothing is said where none of two boxes is.
    """
    found = _boxes().search(line.text)
    if found and is_true(found["one"].casefold()) != is_true(found["other"].casefold()):
        marks = [found["first"].strip("()[] "), found["second"].strip("()[] ")]
        checked = [said for mark, said in zip(marks, ("one", "other"), strict=True) if mark in _CHECKED]
        if len(checked) < len(marks):
            said = found[checked[0]].casefold() if checked else ""
            return Verdict(said, 0, found.start(), len(line.text), in_blank=bool(checked))
        return None
    both = _both().search(line.text) if is_to_mark(line.text) else None
    spans = (
        [(both.start(name), both.start(name) + len(both[name].rstrip())) for name in ("one", "other")] if both else []
    )
    bold = [span for span in spans if is_set_off(line, *span)]
    if both is None or len(bold) != 1:
        return None
    start, end = bold[0]
    return Verdict(line.text[start:end].casefold(), 0, len(line.text[: both.start()].rstrip("([（")), len(line.text))


@cache
def _side_by_side() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds two verdicts before a statement, and behind one: “T F Gold rusts.”, “Gold rusts. T  F”."""
    said = rf"(?:{_alternatives()})(?!\w)"
    both = rf"[(\[]?(?P<one>{said})[)\]]?\s{{0,5}}(?:[/|–—-]\s{{0,5}})?(?<!\w)[(\[]?(?P<other>{said})[)\]]?"
    return (
        re.compile(rf"(?i)(?P<number>{NUMBER})?{both}[.:]?\s{{1,5}}(?=\S)"),
        re.compile(rf"(?i)(?<=[.!])\s{{1,5}}{both}\s?$"),
    )


def picked(line: Inline) -> Verdict | None:
    """Return which of two verdicts beside a statement somebody has set off, “**T** F Gold rusts.”; None without such.

    It is bold, underlined or highlighted, or the other one is struck out. Few lines have any marks there.
    """
    if not line.marks:
        return None
    before, behind = _side_by_side()
    found = before.match(line.text)
    is_before = found is not None
    found = found or (behind.search(line.text) if _LAST_OF_TWO_APART.search(line.text) else None)
    if found is None or is_true(found["one"].casefold()) == is_true(found["other"].casefold()):
        return None
    dress = [_dress(line, *found.span(name)) for name in ("one", "other")]
    struck = [kinds == {"strikethrough"} for kinds in dress]
    told = [not is_struck for is_struck in struck] if any(struck) else [bool(kinds) for kinds in dress]
    if sum(told) != 1:
        return None
    said, end = found["one" if told[0] else "other"].casefold(), len(line.text)
    if is_before:
        return Verdict(said, found.end(), end, end, in_brackets=True, in_blank=bool(found["number"]))
    return Verdict(said, 0, found.start(), end)


def _dress(line: Inline, start: int, end: int) -> frozenset[str]:
    """Return the kinds of marks that lie on a verdict and on nothing else, tags of HTML among them."""
    return frozenset(
        mark.kind
        for mark in line.marks
        if (mark.kind in ("strong", "emphasis", "strikethrough") and mark.start == start and mark.end == end)
        or (mark.kind == "html" and mark.start == start and mark.target.casefold() in ("<u>", "<mark>"))
    )


_A_BOX = r"(?:[☐☑☒□■○◯●◉✓✔✅]\ufe0f?|\([ xX✓✔]?\s?\)|\[[ xX✓✔]?\s?\])"


@cache
def _boxes() -> re.Pattern[str]:
    """Return what finds two verdicts side by side at the end of a line, each behind a box."""
    said = rf"(?:{_alternatives()})(?!\w)"
    return re.compile(
        rf"(?i)\s?(?P<first>{_A_BOX})\s?(?P<one>{said})[\s/|,]{{0,4}}(?P<second>{_A_BOX})\s?(?P<other>{said})\s?$"
    )


@cache
def _only_boxes() -> re.Pattern[str]:
    """Return what finds a line that is two verdicts, each behind a box or before it, and nothing else."""
    said, parted = rf"(?:{_alternatives()})(?!\w)", r"[\s/|,]{1,12}"
    return re.compile(
        rf"(?i)(?:(?P<first>{_A_BOX})\s?(?P<one>{said}){parted}(?P<second>{_A_BOX})\s?(?P<other>{said})"
        rf"|(?P<word>{said})\s?(?P<behind>{_A_BOX}){parted}(?P<last>{said})\s?(?P<end>{_A_BOX}))\s?$"
    )


def boxes_of(line: str) -> str:
    """Return a line that is but two verdicts with boxes, with these before them: “☐ T ☒ F”; nothing for others.

    Where both are checked it says nothing.
    """
    found = _only_boxes().match(line)
    if found is None:
        return ""
    names = ("first", "one", "second", "other") if found["one"] else ("behind", "word", "end", "last")
    first, one, second, other = (found[name] for name in names)
    is_pair = is_true(one.casefold()) != is_true(other.casefold())
    are_checked = all(box.strip("()[] ") in _CHECKED for box in (first, second))
    return f"{first} {one} {second} {other}" if is_pair and not are_checked else ""


def is_to_mark(line: str) -> bool:
    """Whether a line offers both verdicts, and no third, for whoever reads to choose one of the two."""
    both = _both().search(line) if _LAST_OF_TWO.search(line) else None
    if both is None or is_true(both["one"].strip().casefold()) == is_true(both["other"].strip().casefold()):
        return False
    others = line[: both.start()] + line[both.end() :]
    return not any(found[0].isalpha() for found in second_look().finditer(others))


@cache
def told_below() -> re.Pattern[str]:
    """Return what finds a verdict that begins a paragraph, with the sign before it and the one behind it."""
    return re.compile(rf"(?i)(?:{_SIGN}\ufe0f?\s?)?(?P<said>{_alternatives()})(?!\w)(?:\s?[.:,;!–—-]+\s{{0,3}}|$|\n)")
