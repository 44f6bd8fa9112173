"""Which options of a question an answer says are right, and what else it says of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from mkdeck import lazy_re as re
from mkdeck.cards import Inline, Markdown
from mkdeck.facts.everyday import is_everyday
from mkdeck.parsing.inline import cut, to_markdown
from mkdeck.parsing.pieces import joined
from mkdeck.recognition.option_letters import CIRCLED, lettered, numbered
from mkdeck.recognition.options import LABEL, Option, name_of
from mkdeck.wording.normalise import normalised
from mkdeck.wording.words import answer_marker, labels_of, pattern_of, plain, words, written_words

_FEWEST = 2
_LONGEST_KEY = 200
"""Letters of a line that may hold a key."""
_LETTERED = re.compile(r"\b(?:A\b(?! [a-z])|[B-H]\b)")
"""A letter that names an option, and not the article “A”."""
_BEHIND_HEAD = re.compile(r"[(,;:–—]|\s-\s")
_PLAIN_NUMBER = re.compile(r"[-+]?\d{1,9}(?:\.\d{1,9})?")
_SHORTEST_NAME = 3
"""Letters, which “Au” has not."""
_BETWEEN_LETTER_AND_TEXT = re.compile(r"\s*(?:[,:：–—-]\s*)?")
_IN_BRACKETS = re.compile(r"[(（](?P<text>[^\n]{1,200}?)[)）](?![)）])")
_SIGNS = re.compile(r"[\s.,;:!)\]、。：，；）–—-]+")


@cache
def _connecting() -> str:
    return rf"(?:\s*+[,&/、+]\s*+|\s++(?:{labels_of('and')})\s++|\s++)"


@cache
def _key() -> re.Pattern[str]:
    """Return the expression of a line that begins with letters or numbers of options: “B”, “A and C”, “Option B, …”."""
    right, option, is_one = rf"(?:{labels_of('marked_right')})\w{{0,2}}", labels_of("option"), labels_of("is")
    said = rf"(?:(?:{labels_of('before_answer')})\s)?(?:{right}\s)?(?:{option})s?(?:\s{right})?\s(?:{is_one})(?:\sla)?"
    reasons = pattern_of(written_words("because") - written_words("weak_because"))
    return re.compile(
        rf"\W*+(?:(?i:{said}|(?:{option}|{labels_of('letter_of_option')})s?)\W*+)?"
        rf"((?:[A-H]|[a-h](?!\w))(?:[.)\]]?{_connecting()}[(\[]?(?:[A-H]|[a-h])(?![\w']))*|[A-H]{{2,4}}(?!\w)"
        rf"|\d{{1,2}}(?:\s?[.)\]]?{_connecting()}[(\[]?\s{{0,3}}\d{{1,2}})*)"
        rf"[)\]`*]*(?=\s*$|\s*[.,;:)\]、。：（(–—-]|\s*\n|\s+(?:{is_one}|{reasons})\b)"
    )


@cache
def _key_part() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s?[.)\]]?{_connecting()}[(\[]?\s{{0,3}})([A-Ha-h]|\d{{1,2}})(?!\w)")


@cache
def _verdict() -> re.Pattern[str]:
    """Return the expression of what says that a letter is right: “ is the correct answer”."""
    article, of_option = rf"(?:(?:{labels_of('before_answer')}) )?", rf"(?:\s(?:{labels_of('option')}|one)s?)?"
    return re.compile(
        rf"(?i)[)\]`*]*\s+(?:{labels_of('is')}) {article}(?:{labels_of('right')}){of_option}"
        rf"(?=\s*(?:[.,;:!–—-]|\n|$)|\s+(?:{labels_of('because')})\b)"
    )


@cache
def _predicate() -> re.Pattern[str]:
    """Return the expression of what makes a letter the subject of a sentence, which would be none without it."""
    return re.compile(rf"\s+(?:{labels_of('is')})\b")


@cache
def _ends_option() -> re.Pattern[str]:
    """Return what ends the text of an option where an explanation follows; a mere comma goes on with its sentence."""
    return re.compile(rf"\s*(?:[.;:!(。：；（–—-]|\n|$|[,，]\s*(?:{labels_of('because')})(?!\w))")


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:[,;/&、，；]\s*)?(?:(?:{labels_of('and')})\s+)?")


@cache
def _between_texts() -> re.Pattern[str]:
    return re.compile(rf"\s*[,;、，；]\s*(?:(?:{labels_of('and')})\s)?|\s+(?:{labels_of('and')}|&)\s+")


@cache
def _other_in_the_end() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{labels_of('therefore')}|{labels_of('is')})\s+\(?[A-H][.)]?\s*$")


@cache
def _goes_on() -> re.Pattern[str]:
    """Return how an answer goes on behind the text of the right option: “Jupiter is by far the largest.”."""
    followed = "|".join(map(labels_of, ("is", "going_on", "because")))
    return re.compile(rf"$|\s*[.,;:()–—-](?! (?:{labels_of('but')})\b)|\s+(?:{followed}|–|—|-)\s")


def correct_options(options: Sequence[Option], answer: Inline) -> tuple[int, ...]:
    """Return the places of the options that an answer's first line names: by letter, number or their own text."""
    checked = tuple(place for place, option in enumerate(options) if option.is_checked)
    if checked:
        return checked
    line = answer.text[answer_marker(answer.text) or 0 :].split("\n")[0][:_LONGEST_KEY]
    if circled := _named_by_circled(options, line):
        return circled
    found = _key().match(_in_letters(options, line))
    if found and _other_in_the_end().search(line, found.end()):
        return ()  # “B and C are gases, so A”
    is_letter = found is not None and found[1].isalpha() and _named(options, _keys(found[1])) != ()
    if (
        found
        and not is_letter
        and (by_text := _with_text(options, line))
        and by_text != _named(options, _keys(found[1]))
    ):
        return by_text if any(option.label.isalpha() for option in options) else ()  # “3”, the text of option 2
    if found and not _begins_with_option(options, line, found):
        return _told_in_turn(options, line)[0] or _named(options, _keys(found[1])) or _with_text(options, line)
    said = normalised(line).strip(" .")
    label = LABEL.match(line)
    named = _named(options, [_name(options, label)]) if label else ()
    if (
        label
        and label[1]
        and named
        and _begins(normalised(line[label.end() :]).strip(" ."), normalised(options[named[0]].plain))
    ):
        return named  # “③ Paris”
    plains = [normalised(option.plain).strip(" .") for option in options]
    parts = [part for part in _between_texts().split(said) if part]
    if len(parts) > 1 and all(part in plains for part in parts) and said not in plains:
        return tuple(sorted({plains.index(part) for part in parts}))
    same = [place for place, told in enumerate(plains) if told == said]
    if not same:
        same = [place for place, told in enumerate(plains) if _begins(said, told) and _goes_on().match(said, len(told))]
    return tuple(same) if len(same) == 1 else ()


def _in_letters(options: Sequence[Option], line: str) -> str:
    """Return the line of a key with the letters and numbers for which the signs of the options' script stand."""
    if not any(option.is_of_other for option in options):
        return line
    return numbered(lettered(line)) if options[0].label == "1" else lettered(line)


def _name(options: Sequence[Option], label: re.Match[str]) -> str:
    """Return the letter or the number for which a label stands beside such options."""
    return _in_letters(options, name_of(label)[0]).strip()


def named_beside_marks(options: Sequence[Option], line: str) -> tuple[int, ...]:
    """Return the options that a line names beyond doubt: by letters alone or before a reason, or by a whole text.

    The signs by which some are marked as right do not count.
    """
    unmarked = [replace(option, is_checked=None) for option in options]
    label = LABEL.match(line)
    if label and label[1] and (meant := _with_text(options, line[label.end() :])):
        return meant
    key = _key().match(_in_letters(options, line[:_LONGEST_KEY]))
    is_said = key is not None and not (_predicate().match(line, key.end()) and not _verdict().match(line, key.end()))
    if is_said and not line.lstrip()[:1].isdecimal():
        return correct_options(unmarked, Inline(line))
    return _with_text(options, line)


def _named_by_circled(options: Sequence[Option], line: str) -> tuple[int, ...]:
    """Return the options that a line names by “②”, “②④” or “② Paris”, and says nothing else."""
    signs = line.strip(" .。,，、") if line.lstrip()[:1] in tuple(CIRCLED) else ""
    alone = [sign for sign in signs if sign in CIRCLED]
    behind = normalised(signs.lstrip(CIRCLED + " ,，、")).strip(" .")
    named = _named(options, [str(CIRCLED.index(sign) + 1) for sign in alone]) if alone else ()
    is_told = not behind or (len(named) == 1 and _begins(f"{behind} ", normalised(options[named[0]].plain).strip(" .")))
    is_same = len(named) == 1 and behind == normalised(options[named[0]].plain).strip(" .")
    return named if is_told or is_same else ()


def _with_text(options: Sequence[Option], line: str) -> tuple[int, ...]:
    """Return the place of the only option whose text a line is, such as a number that looks like a key."""
    said = normalised(line).strip(" .")
    same = [place for place, option in enumerate(options) if normalised(option.plain).strip(" .") == said]
    return tuple(same) if len(same) == 1 else ()


def text_of_other(options: Sequence[Option], line: str) -> str:
    """Return what stands behind a letter where it is the text of another option than that of the letter.

    “b) Hooke”, “b (Hooke)” and “b – Hooke” name two, if Hooke stands under another letter.
    """
    if label := LABEL.match(line):
        end, named = label.end(), _named(options, [_name(options, label)])
    elif key := _key().match(_in_letters(options, line)):
        names = _keys(key[1])
        end, named = key.end(), _named(options, names) if len(names) == 1 else ()
    else:
        return ""
    text = _text_behind(line[end:]) if named else ""
    meant = _with_text(options, text) if text else ()
    return options[meant[0]].plain.strip(" .") if meant and meant != named else ""


def _text_behind(said: str) -> str:
    """Return what is said right behind a letter: all of it, or what stands in brackets, unless it may count points."""
    told = _BETWEEN_LETTER_AND_TEXT.sub("", said, 1)
    bracketed = _IN_BRACKETS.match(told)
    if bracketed is None:
        return told
    return "" if bracketed["text"].isdecimal() else bracketed["text"]


def _keys(text: str) -> list[str]:
    """Return the letters or numbers of a key one by one: "A and C", "AC"."""
    return list(text) if re.fullmatch("[A-H]{2,4}", text) else _key_part().findall(text)


def _named(options: Sequence[Option], keys: Sequence[str]) -> tuple[int, ...]:
    labels = [option.label for option in options]
    places = []
    for key in keys:
        name = key.casefold()
        if name in labels:
            places.append(labels.index(name))
        elif name.isalpha() and ord(name) - ord("a") < len(options):
            places.append(ord(name) - ord("a"))  # numbers in the source that the page shows as letters
        else:
            return ()
    return tuple(sorted(set(places)))


def _begins_with_option(options: Sequence[Option], line: str, key: re.Match[str]) -> bool:
    """Whether what looks like a letter begins the text of an option: "C. elegans"."""
    said = normalised(line).strip(" .")
    return any(_begins(said, normalised(option.plain).strip(" .")) for option in options) and key.end() < len(line)


def _begins(said: str, option: str) -> bool:
    return (
        bool(option)
        and len(option) > 1
        and said.startswith(option)
        and not said[len(option) : len(option) + 1].isalnum()
    )


def explanation(options: Sequence[Option], correct: Sequence[int], answer: Markdown, key: Inline) -> Markdown:
    """Return an answer without the letters and the text of the right options that it begins with.

    The card shows which ones are right, and their letters are those of another order. An answer that is but a letter
    stays, as the whole of what the author wrote; the note leaves it out. `key` is the answer's first line and what
    stands below it in its paragraph.
    """
    if names_only_options(answer):
        return answer
    said = cut(key, answer_marker(key.text) or 0, len(key.text))
    end = _end_of_key(options, correct, said.text)
    if not end:
        return answer
    first, _, rest = answer.partition("\n\n")
    kept = to_markdown(said, end)
    if plain(first) in (plain(said.text), plain(key.text)):
        return joined([kept, rest])
    for whole in (to_markdown(said), to_markdown(key)):
        if answer.startswith(f"{whole}\n"):
            return joined([kept, answer.removeprefix(whole).strip("\n")])
    return answer


def _told_in_turn(options: Sequence[Option], line: str) -> tuple[tuple[int, ...], int]:
    """Return the options that a line tells one after another, by letter and text, and where the last one ends.

    “a) 2 and c) 5” names two, “a) 2 and no other” none in this way.
    """
    places: list[int] = []
    end = at = 0
    while label := LABEL.match(line, at):
        named = _named(options, [_name(options, label)])
        text = options[named[0]].plain.strip(" .") if named else ""
        behind = label.end() + len(text)
        if not text or line[label.end() : behind].casefold() != text.casefold() or line[behind : behind + 1].isalnum():
            break
        places += named
        connecting = _between().match(line, behind)
        end, at = behind, connecting.end() if connecting else len(line)
    return (tuple(sorted(set(places))), end) if len(places) > 1 else ((), 0)


def reasons_for(told: Sequence[tuple[Markdown, Markdown]]) -> Markdown:
    """Return what is said of each right option, named where there are several: cards show them in any order."""
    if len(told) < _FEWEST:
        return joined(reason for _, reason in told)
    return joined(reason if "\n" in option else f"{option.rstrip('.')}: {reason}" for option, reason in told if reason)


def names_only_options(text: str) -> bool:
    """Whether a text is but the letters or numbers of right options: “b”, “A and C”."""
    bare = lettered(text.strip(" .*`"))
    found = _key().match(bare)
    return found is not None and found.end() == len(bare)


def names_no_option(options: Sequence[Option], said: str) -> bool:
    """Whether a short answer is surely another one than all of the options under letters: “Rome”, where none says so.

    It is of the same sort as they are, a number among numbers or a name among names; “none of these” or “CO2” may be
    what an option says in other words. Or it says that the question does not count.
    """
    head = plain(_BEHIND_HEAD.split(said, maxsplit=1)[0])
    if not all(option.is_lettered for option in options) or correct_options(options, Inline(said)) != ():
        return False
    texts = [option.plain.strip(" .") for option in options]
    if head in words("void"):
        return not any(head in plain(text) for text in texts)
    if head in words("verdict") or head in words("of_options"):
        return False
    bare = said.strip(" .")
    return _is_other_number(texts, bare) or _is_other_name(texts, bare)


def _is_other_number(texts: Sequence[str], said: str) -> bool:
    """Whether an answer is a number in digits, as all the options are, and has the value of none."""
    if not all(map(_PLAIN_NUMBER.fullmatch, (*texts, said))):
        return False
    is_place = said.isdecimal() and 0 < int(said) <= len(texts)  # “2”, which may mean the second
    return not is_place and float(said) not in map(float, texts)


def _is_other_name(texts: Sequence[str], said: str) -> bool:
    """Whether an answer is a single name, as all the options are, and no form of one of them.

    A word of every day is no name, though it begins with a capital as an option.
    """
    are_names = all(map(_is_name, (*texts, said)))
    return are_names and said[0] not in {text[0] for text in texts}


def _is_name(text: str) -> bool:
    is_capitalised = text.isalpha() and text[0].isupper() and text[1:].islower()
    return is_capitalised and len(text) >= _SHORTEST_NAME and not is_everyday(text.casefold())


def _end_of_key(options: Sequence[Option], correct: Sequence[int], said: str) -> int:
    """Return where an explanation begins behind the letters and the text of the right options; 0 without them."""
    line = said.split("\n", 1)[0][:_LONGEST_KEY]
    found = _key().match(_in_letters(options, line))
    end = 0
    told, behind = _told_in_turn(options, line)
    if told == tuple(correct) and told:
        end = _behind_signs(said, behind) if _ends_option().match(said, behind) else 0
        return 0 if _LETTERED.search(said, end) else end
    if found and _named(options, _keys(found[1])) == tuple(correct) and not _begins_with_option(options, line, found):
        verdict = _verdict().match(line, found.end())
        if not verdict and _predicate().match(line, found.end()):
            return 0
        end = _behind_signs(said, verdict.end() if verdict else found.end())
    label = None if found else LABEL.match(line)
    if label and label[1] and _named(options, [_name(options, label)]) == tuple(correct):
        end = label.end()
    if len(correct) == 1:
        text = options[correct[0]].plain.strip(" .")
        bracketed = _IN_BRACKETS.match(said, end)
        is_bracketed = bracketed is not None and bracketed["text"].strip(" .").casefold() == text.casefold()
        if bracketed and is_bracketed and _ends_option().match(said, bracketed.end()):
            end = _behind_signs(said, bracketed.end())
        behind = end + len(text)
        if text and said[end:behind].casefold() == text.casefold() and _ends_option().match(said, behind):
            end = _behind_signs(said, behind)
    return 0 if _LETTERED.search(said, end) else end


def _behind_signs(text: str, place: int) -> int:
    signs = _SIGNS.match(text, place)
    return signs.end() if signs else place


def keeps_order(options: Sequence[str], explanation: str) -> bool:
    """Whether options speak of one another, or the explanation names their letters: no other order makes sense then."""
    told = "" if names_only_options(explanation) else explanation
    lettered = any(_LETTERED.search(text) for text in (*options, told) if len(text) > 1)
    key = _key().match(explanation[:_LONGEST_KEY])
    lettered = lettered or (key is not None and key[1].isalpha() and told != "")
    said = [option.casefold().replace("’", "'") for option in options]
    return lettered or any(words in option for words in written_words("other_options") for option in said)
