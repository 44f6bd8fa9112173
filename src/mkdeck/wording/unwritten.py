"""What says that an answer, or a cell of a table, has not been written: “TODO”, “see the textbook”, “answers vary”."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache, lru_cache

from mkdeck import lazy_re as re
from mkdeck.wording.words import is_task, may_begin, plain, words

_NO_ANSWER = re.compile(
    r"(?i)\W*(?:(?:there is |there['’]s )?no|there isn['’]t an?) model answer\b|\W*no answer(?: is given| here)?\s*[.!]"
    r"|\W*this one(?:['’]s| is) (?:all )?yours\s*[.!]"
    r"|\W*(?:(?:obviously|clearly|sorry|of course),? )?(?:we|i|nobody|no one) can(?:['’]t|not)? (?:answer|write)"
    r" (?:this|that|it)(?: one| question)? for you\b"
    r"|\W*only you can answer (?:this|that)\b|\W*yours\s*[.!]"
    r"|\W*no (?:(?:model|sample|written|official) )?(?:solution|answer)s? (?:(?:will be|is|are|has been|have been) )?"
    r"(?:posted|published|printed|provided|given|handed out|here)\b"
    r"|\W*(?:i|we)(?:['’]ll| will| shall| am| are|['’]m|['’]re| won['’]t)?(?: not| going to){0,2} spoil"
    r" (?:this|that|it)\b",
    signs=("answer", "this one", "for you", "no ", "yours", "spoil"),
)
_NONE_IN_REMARK = re.compile(
    r"(?i)\([^()]{0,160}\bthere(?:(?: is|['’]s) no| isn['’]t an?) (?:model|sample|set|official) answer"
    r"[^()]{0,60}\)\W{0,3}",
    signs=("answer",),
)
"""“(Think about it, there is no model answer.)”, a remark that is all of an answer."""
_SOUGHT = re.compile(
    r"(?i)\W*(?:(?:we(?:['’]re| are)|i(?:['’]m| am)) (?:still )?(?:looking|searching|hunting) for"
    r"|wir suchen (?:noch|derzeit)(?: nach)?|(?:nous cherchons|on cherche) (?:encore|toujours)"
    r"|(?:todavía|aún) (?:buscamos|estamos buscando)) [^.!?\n]{0,30}"
    r"\b(?:answer|source|reference|explanation|antwort|quelle|erklärung|réponse|source|explication|respuesta|fuente)s?\b"
    r"[^.!?\n]{0,60}[.!]?\W*",
    signs=("looking for", "searching for", "hunting for", "wir suchen", "cherch", "busca"),
)
"""“We are still looking for a good source for this one.”"""
_TO_THE_END = r"(?: about (?:it|this|that)| here| yet| now| today| for now){1,3}[\s.!)]*$"
_WITHHELD = re.compile(
    rf"(?i)\b(?:i|we)(?:(?:['’]ll| will| shall) (?:say nothing|not say anything)| won['’]t say anything){_TO_THE_END}",
    signs=("say",),
)
"""“We try that on Friday, so I'll say nothing here.”; “I will say nothing” may be what somebody says."""
_SPEAKING = re.compile(
    r"(?i)\((?:(?:let|have|invite|ask) (?:everybody|everyone|each of them|them"
    r"|the (?:class|group|crew|students|pupils)) (?:to )?(?:speak|talk|answer|discuss|share|say|guess|vote)"
    r"|discuss (?:(?:this|it|that) )?"
    r"(?:in (?:class|pairs|groups|small groups)|together|with (?:a|the|your) (?:partner|class|group)))"
    r"\b[^()]{0,160}\)\s*",
    signs=("(let", "(have", "(invite", "(ask", "(discuss"),
)
"""“(Let everybody speak.)”, what whoever leads a talk is to do."""
_FOR_NEXT_TIME = re.compile(
    r"(?i)\W*(?:please|bitte|merci d[e'’]|por favor)[^.!?\n]{2,80}?\b(?:next (?:week|time|lesson|session|class|evening)"
    r"|tomorrow|nächste (?:woche|stunde)|nächstes mal|morgen|la (?:semaine|fois) prochaine|demain"
    r"|la (?:semana|clase) que viene|la próxima (?:semana|clase))\b",
    signs=("lease", "itte", "erci", "or favor"),
)
"""“Please bring an apron next week.”, which is what follows a question that nobody answers."""
_LINK = re.compile(r"https?://\S+", signs=("http",))
_TO_DO = re.compile(
    r"[\W_]*(?:[AR][:.]\s*)?TODO(?:[\W_]*|\s?[@:,;(–—-].*|\s+(?!(?:means|is|was|stands|es|son)\b)(?-i:[a-z]).*)",
    re.DOTALL,
    signs=("todo",),
)
_ONLY_LABEL = re.compile(r"[*_]*[ARS]\s?\d{0,3}\s?[:：][*_\s]*")
_DOTS = re.compile(
    r"\s*(?:[^\W\d_]{1,12}:\s*)?(?:\.{3,}|…+|_{3,})\s*|(?:[^\W\d_]{1,16} ){1,3}[^\W\d_]{1,16}:\s{0,3}_{3,}\s*",
    signs="._…",
)
"""“…”, “Name: ....”, “My home town: ______”."""
_ENDS_IN_DOTS = ("...", "…", "___")
_LATER = re.compile(
    r"[*_( ]*(?:[AR][:.]\s*)?(?:(?:TBC|TBD|TBA|WIP)\b[\s,;:.(–—-]|(?:LATER|WAITING)[\W_]*$|\?{3,})",
    signs=("tb", "wip", "later", "waiting", "???"),
)
_NOTE_TO_SELF = re.compile(
    r"(?:TODO|LATER|FIXME) (?!(?:means|is|was|stands|es|son|est|ist)\b)[a-zà-ÿ]", signs=("todo", "later", "fixme")
)
"""As Logseq writes what is to be done: “TODO read it again”."""
_FILLER = re.compile(r"(?:https?://\S+|[\s.…?_*·,;:!()\[\]–—-])*")


def is_missing(text: str) -> bool:
    """Whether an answer or a cell says that it has not been written: "To be completed.", "TODO", "…", "Answer here".

    A word that may as well be the answer, as “here” and “todo” are in a vocabulary, says so beside a link at most.
    """
    may_be_filler = not text[:1].isalnum() or text.startswith("http")
    if (may_be_filler and _FILLER.fullmatch(text)) or says_to_do(text):
        return True
    holds_link = "http" in text
    unlinked = plain(_LINK.sub("", text) if holds_link else text)
    return _says_missing(unlinked) or (holds_link and unlinked in words("pointing") and _LINK.search(text) is not None)


def _says_missing(said: str) -> bool:
    return said in words("missing") or said in words("to_complete")


def says_to_do(text: str) -> bool:
    """Whether a text is but a sign that something is to be written, whatever stands below it: "TODO", "..."."""
    if not _may_say_to_do(text):
        return False  # as most texts
    return _TO_DO.fullmatch(text) is not None or _DOTS.fullmatch(text) is not None


def puts_off(text: str) -> bool:
    """Whether a paragraph says that an answer is to be written later, whatever else has been written: “TBD”."""
    if text.startswith("TODO") and says_to_do(text):
        return True
    return len(text) <= _LONG and plain(text) in words("to_complete")


def _may_say_to_do(text: str) -> bool:
    """Whether a text may be such a sign; quick to tell."""
    return "TODO" in text or text.rstrip().endswith(_ENDS_IN_DOTS)


def is_unwritten_answer(text: str, *, beside_link: bool = False) -> bool:
    """Whether a question's whole answer says that it has not been written; `beside_link`: what it links is cut off."""
    if not may_be_unwritten(text):
        return False
    if _ONLY_LABEL.fullmatch(text) or is_missing(text) or is_left_open(text) or _is_doubt(text) or _is_promised(text):
        return True
    if _is_teaser(text) or _SOUGHT.fullmatch(text) or is_void(text) or _sets_task(text) or is_for_leader(text):
        return True
    if _is_ballot(text) or _FOR_NEXT_TIME.match(text):
        return True
    said = plain(text)
    return (
        said in words("unwritten")
        or _is_not_known(text)
        or _is_elsewhere(text)
        or (beside_link and said in words("pointing"))
    )


def _is_not_known(text: str) -> bool:
    """Whether a short answer begins by saying that whoever asked does not know: “No clue. Skip it, go to bed.”.

    One that goes on for longer says so in a sentence of its own.
    """
    if len(text) > _LONGEST_REMARK:
        return False
    said = _CLAUSE.split(text.lstrip("(*_ "), 1)[0]
    is_sentence = text.lstrip("(*_ ")[len(said) : len(said) + 1] in (".", "!")
    return (len(text) <= _LONGEST_REFERENCE or is_sentence) and plain(said) in words("not_known")


_LONG, _TELLING = 40, 4
"""Letters: of a text that is more than a label, and those that tell its first word."""
_REMEMBERED = 1024
"""Beginnings of texts of which it is remembered whether they may say that an answer is not written."""
_SAID = "there no this we i nobody only obviously clearly sorry of tbc tbd tba wip later waiting todo fixme a r".split()  # noqa: SIM905
_OPENING = (  # noqa: SIM905
    "wir nous on todavía aún the item question sketch draw discuss write zeichne schreibe ask please bitte merci por"
).split()
"""The words with which the expressions for answers that are not written begin."""
_TABLES = (
    "missing",
    "to_complete",
    "unwritten",
    "left_open",
    "pointing",
    "seeing",
    "putting_off",
    "void",
    "promised",
    "not_known",
    "to_ask",
    "on_board",
)


@cache
def _openings() -> frozenset[str]:
    """Return the first letters of all that says that an answer has not been written."""
    named = (word.partition(" ")[0] for table in _TABLES for word in words(table))
    return frozenset(word[:_TELLING] for word in (*named, *_SAID, *_OPENING))


def may_be_unwritten(text: str) -> bool:
    """Whether a text may say that an answer has not been written; most long ones do not, by their first word."""
    return _may_open_so(text[: _TELLING + 1]) or len(text.rstrip()) < _LONG or "http" in text or _may_say_to_do(text)


@lru_cache(_REMEMBERED)
def _may_open_so(letters: str) -> bool:
    """Whether a text that says so may begin with these letters; in other scripts it may with any.

    They are one more than tell its first word, for that one may be an accent of the last.
    """
    if not (letters[:1].isalpha() and letters.isascii()):
        return True
    return plain(letters).partition(" ")[0][:_TELLING] in _openings()


_DOUBT = re.compile(r"[(（][^()（）]*(?:[?？][)）]|\w+[!?]{2} [^()（）]+[)）])\s*", signs=("(", "（"))
_OF_BRACKETS = re.compile(r"[(（]", signs=("(", "（"))
_ASKED_OF = re.compile(
    r"(?:[Aa]sk|[Ff]rag|[Dd]emander à|[Pp]reguntar a|[Cc]hiedere a) (?:(?:Mr|Mrs|Ms|Dr|Prof)\.? )?"
    r"[A-ZÀ-Þ][^\W\d_]{1,20}[\s.!?]*",
    signs=("ask ", "frag ", "demander ", "preguntar ", "chiedere "),
)
"""“ask Dani”, what is to be done before there is an answer."""
_ENDS_TO_DO = re.compile(r"(?:[\w'’]+ ){0,3}[\w'’]+[.!?…]{1,3} TODO\b[^\n]{0,120}", signs=("todo",))
"""“Nobody knew. TODO ask in the forum”."""
_LONGEST_REMARK = 200
"""Letters."""
_HEAD = re.compile(r"[(（\s]*(?P<said>[^,，;；:：.。!！?？(（)）–—]{3,40}?)\s*(?:[,，;；:：.。!！(（)）–—]|- )")
_SAYS_WHEN = re.compile(r"\s*(?:(?i:the|our|my|i|we|when|still|as|once|after|until|see|ask|by|sorry)\b|[A-ZÀ-Þ])")


def _is_doubt(text: str) -> bool:
    """Whether all of a text is a remark on whom to ask, or one in brackets that asks or puts off: “(Bern?)”."""
    if _ASKED_OF.fullmatch(text) is not None or _ENDS_TO_DO.fullmatch(text) is not None:
        return True
    if len(text) <= _LONGEST_REMARK and _DOUBT.fullmatch(text) is not None:
        return True
    is_bracketed = text[:1] in ("(", "（") and text.rstrip()[-1:] in (")", "）")
    return is_bracketed and (plain(text).partition(" ")[0] in words("asking_somebody") or _sets_aside(text))


_SHORTEST_ASIDE = 4
"""Words of a remark; “(next week)” may translate one."""


def _sets_aside(remark: str) -> bool:
    """Whether a remark in brackets, and nothing else, leaves a question to homework or to another lesson."""
    said = f" {plain(remark)} " if len(remark) <= _LONGEST_REMARK and not _OF_BRACKETS.search(remark, 1) else ""
    if len(said.split()) < _SHORTEST_ASIDE:
        return False
    return any(f" {phrase} " in said for phrase in words("setting_aside"))


def _is_promised(text: str) -> bool:
    """Whether a text begins with what says that it is to be written, and then says by whom, or why not yet.

    “Answer coming soon – the group is still working on it.”, “(to be completed, when I have read it)”.
    """
    if _LATER.match(text) is not None or _NOTE_TO_SELF.match(text) is not None:
        return True
    found = _HEAD.match(text)
    said = plain(found["said"]) if found else ""
    is_phrase = " " in said or not said.isascii()
    if found is not None and text[:1] not in ("(", "（") and _SAYS_WHEN.match(text, found.end()) is None:
        return False  # “Work in progress: unfinished goods in a factory.”
    if not is_phrase or not _says_missing(said):
        return False  # as nearly always
    return not any(said.startswith(f"{opening} ") for opening in words("seeing"))


_CALLING = ("!", "…", "...", ")", "）", "]")


def _is_teaser(text: str) -> bool:
    """Whether a text only promises an answer: “Next week!”, “(nächste Woche)”; “Next week.” may be one."""
    is_called = len(text) <= _LONG and text.strip(" *_").endswith(_CALLING)
    return is_called and plain(text) in words("promised")


_QUOTES = frozenset('“„«"‘‹「『')


def _withholds(text: str) -> bool:
    """Whether a text ends with its writer's words that nothing is told here; those in quotes are somebody else's."""
    found = _WITHHELD.search(text)
    return found is not None and _QUOTES.isdisjoint(text[: found.start()])


def is_for_leader(text: str) -> bool:
    """Whether a text is but a remark in brackets on what whoever leads a talk is to do: “(Let everybody speak.)”."""
    return text.startswith("(") and len(text) <= _LONGEST_REMARK and _SPEAKING.fullmatch(text) is not None


_OF_QUESTION = frozenset(["this", "the", "was", "is", "has", "been", "it", "were"])
"""What else says that a question does not count: “This question was withdrawn.”."""


def is_void(text: str) -> bool:
    """Whether an answer says that its question does not count: “(dropped – misleading)”, “withdrawn, 3 pts for all”.

    A word alone may as well be the answer; a remark says that it is none, in brackets or of points and questions.
    """
    found = _HEAD.match(text) if len(text) <= _LONGEST_REMARK else None
    if found is None:
        return False
    head = plain(found["said"]).split()
    said = " ".join(word for word in head if word not in words("not_counted") and word not in _OF_QUESTION)
    if said not in words("void"):
        return False  # as nearly always
    told = {*head, *plain(text[found.end() :]).split()}
    return text.lstrip(" *_")[:1] in ("(", "（", "[") or not words("not_counted").isdisjoint(told)


_CLAUSE = re.compile(r"[.,;:!()–—]")


def _sets_task(text: str) -> bool:
    """Whether an answer only says what its reader shall do, and where or with whom: “Sketch it on the back.”."""
    if len(text) > _LONGEST_REMARK or not is_task(text):
        return False
    clauses = (f" {plain(clause)}" for clause in _CLAUSE.split(text))
    return any(clause.endswith(f" {where}") for clause in clauses for where in words("to_do_where"))


def _is_ballot(text: str) -> bool:
    """Whether a text is but what may be chosen, of which nothing is: “Yes / No / I don't care”."""
    if len(text) > _LONG or " / " not in text:
        return False  # as nearly always
    offered = [plain(part) for part in text.split(" / ")]
    return offered[0] in words("yes") and offered[1] in words("no")


_LONGEST_REFERENCE = 80
"""Letters."""
_SPOKEN = re.compile(r"\w+")
_ARROW = re.compile(r"(?:[→⇒➔➜]|[-=]{1,2}>)\s*")
"""“→ slides of lecture 9”."""
_ELSEWHERE = (
    ("seeing", "book", "of_book"),
    ("putting_off", "class", "of_class"),
    ("to_ask", "of_teachers", "of_class"),
    ("on_board", "class", "of_class"),
)
"""What opens such a sentence, one of the words that it must hold, and what else it may hold."""


def _is_elsewhere(text: str) -> bool:
    """Whether an answer says where or when it is told, and nothing else: “See the textbook, p. 112.”."""
    if len(text) > _LONGEST_REFERENCE:
        return False
    begun = text.lstrip("(*_")
    if may_begin(begun, 0, "on_board"):
        begun = _CLAUSE.split(begun, maxsplit=1)[0]  # “On the board in the tutorial; we do not draw here.”
    arrow = _ARROW.match(begun)
    if arrow is not None and any(map(str.isdecimal, begun)):
        rest = begun[arrow.end() :]
        begun = rest if may_begin(rest, 0, "seeing") else f"see {rest}"
    found = [names for names in _ELSEWHERE if may_begin(begun, 0, names[0])]
    spoken = _SPOKEN.findall(begun.casefold()) if found else []
    return any(_says_only(spoken, *map(words, names)) for names in found)


def _says_only(spoken: Sequence[str], openings: Set[str], named: Set[str], filling: Set[str]) -> bool:
    """Whether words are one of some openings, then some that are named and such as fill the sentence."""
    found = (known for known in map(str.split, openings) if spoken[: len(known)] == known)
    rest = spoken[max(map(len, found), default=len(spoken)) :]
    may_belong = (word in named or word in filling or word[0].isdecimal() for word in rest)
    return not named.isdisjoint(rest) and all(may_belong)


def is_left_open(text: str) -> bool:
    """Whether an answer says that there is none to learn: “No model answer here”, “Answers vary”."""
    if _NO_ANSWER.match(text) is not None or plain(text) in words("left_open"):
        return True
    if len(text) <= _LONGEST_REMARK and _is_graded_freely(text):
        return True
    is_remark = text[:1] == "(" and _NONE_IN_REMARK.fullmatch(text) is not None
    return is_remark or (len(text) <= _LONGEST_REMARK and _withholds(text))


def _is_graded_freely(text: str) -> bool:
    """Whether a text says that there is no one answer and how any is graded: “Free answers, mark with the rubric.”.

    What it goes on with else is an answer: “Answers vary: rain, hail, snow”.
    """
    head, *rest = _CLAUSE.split(text, maxsplit=1)
    if not rest or plain(head) not in words("left_open"):
        return False  # as nearly always
    return not words("grading").isdisjoint(_SPOKEN.findall(rest[0].casefold())) and ":" not in text


def is_told_in_class(text: str, question: str) -> bool:
    """Whether an answer of a key says that it is told in class, or is one's own: “in class”, “Your answers”.

    It may be the answer to a question that asks where, when, or about words: “What does *en cours* mean?”.
    """
    if len(text) > _LONG or plain(text) not in words("told_in_class"):
        return False  # as nearly always
    return not (asks_about_words(question) or _holds_any(question, "asking_where"))


def asks_about_words(question: str) -> bool:
    """Whether a question quotes something, or asks what words mean or what one says: “How do you say *hello*?”."""
    return not _QUOTES.isdisjoint(question) or _holds_any(question, "asking_words")


def _holds_any(text: str, table: str) -> bool:
    said = f" {plain(text)} "
    return any(f" {known} " in said for known in words(table))
