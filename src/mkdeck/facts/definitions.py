"""Reads a definition: its term, the form of “be”, the kind of thing, and what sets it apart from others of that kind.

Whether what it says is good enough to be asked for is told by `meanings.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from mkdeck import lazy_re as re
from mkdeck.facts.clauses import end_of_clause
from mkdeck.facts.grammar import main_verb, read_tokens
from mkdeck.facts.guards import without_article
from mkdeck.facts.memory import once
from mkdeck.facts.phrases import Phrase, begins_word, words_of
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.terms import agrees, split_field, subject_of_be
from mkdeck.facts.words import ARTICLES, PREPOSITIONS
from mkdeck.values import cached_property, dataclass

_ENDS = re.compile(
    r"[;:]|, and (?:an? |the )?[\w-]+ (?:an?|one|the|those) (?=[a-z])"
    r"|, and (?:its|their) |, which (?:is|was) why\b|, as in\b|, whose [a-z]+ (?:began|ended|started|was|were)\b"
    r"|, (?:usually|often|commonly|generally) (?:shortened|abbreviated|called|known|written|said)\b"
    r"| [–—-]{1,2} (?!\d)|—|, (?:and|but|so|or|hence|thus) (?:so |therefore )?(?:it|they|is|are|has|have|can|was"
    r"|were|the|this|that|in|we)\b"
    r"|(?<!,), and (?!(?:that|which|who|whose|what|how|when|where|why|whether)\b)(?:an? |the )?"
    r"[\w’'-]+(?: [\w’'-]+)? "
    r"(?:is|are|was|were) (?:an?|the) "
    r"|, (?:allows|belongs|comes|costs|does|gives|has|keeps|makes|needs|offers|runs|supports|takes|uses|works) "
    r"|, (?:first )?(?:built|created|designed|developed|founded|invented|launched|published|released|started|written) "
    r"(?=(?:in|by|at) )|, (?:is|was) (?=(?:written|licensed|released|developed|made|owned|sold)\b)"
    r"| and (?:seldom|rarely|often|usually|sometimes|always|never) [a-z]+s |,? and there(?: (?:is|are|still)|['’]s)\b"
    r"|, (?:hence|thus|so|but|although|though|while|whereas"
    r"|since) | but(?:,| (?!for\b))| and (?:is|are|was|were|has|have|can) "
)
_VERBS_LISTED = re.compile(r"\bto [a-z]+(?:, [a-z]+)+$")
"""“Software used to design, simulate, and verify circuits”."""
_ACTS_LISTED = re.compile(r"(?:, [a-z]+s (?!(?:is|are|was|were)\b)[^,;:]{3,60}){1,3},? and [a-z]+s [^,;:]{3,90}")
_SAYS_LITTLE = 5
_OPEN_LIST = re.compile(r"\b(?:is|are) [a-z-]+(?:, [a-z-]+){2,}$")
"""“A ceramic that is white, hard, vitrified”, whose list goes on behind a dash."""
_GOES_ON = re.compile(r" but (?:not\b|(?:is|are|has|have|does|do|can|was|were|did)(?:n[’']t| not)\b)")
_ASIDE = re.compile(
    r", (?:including|such as|allowing|making|enabling|effectively|especially|usually|often|even|which"
    r"|the same [a-z]+ that) "
)
_WRAPPED = re.compile(r", [a-z]+ly, |, an? [\w-]+ one\b")
"""“With, *unhelpfully*, feathers”, “a fungus, *a single-celled one*”."""
KIND_ENDS = re.compile(
    r" (?:that|which|who|whose|where|in|for|with|used|made|born|by|to|from|between|on|at|\w+ing|\w+ed) "
)
_EXAMPLES_WITHIN = re.compile(r", such as (?:[^,;:()]{2,40}, ){0,4}[^,;:()]{2,60}, (?=that |which |whose )")
_ENOUGH = 6
"""Words of a meaning that an aside may be cut from."""
RELATIVE = re.compile(r"\b(?:that|which|who|whose|where)\b")
OPEN_CLAUSE = re.compile(r"\b(?:if|when|although|though|while|because)\b[^,]*$")
"""A clause that waits for the main one, which a comma cut off."""
_OPEN_RELATIVE = re.compile(
    r"\b(?:in|at|by|through|of|on|for|from|to|with|into|under|over|between|along) which (?:[\w’'-]+ ){0,2}[\w’'-]+$"
)
"""“An opening through which lava”, whose list goes on behind the comma that cut it."""
_SUBJECTS_BEGUN = re.compile(
    r"\b(?:in|at|by|through|of|on|for|from|to|with|into|under|over|between|along) which "
    r"(?P<first>(?:[\w’'-]+ ){0,2}[\w’'-]+(?:, (?:[\w’'-]+ ){0,2}[\w’'-]+){0,3})$"
)
_LAST_SUBJECT = re.compile(r"(?:, (?:[\w’'-]+ ){0,2}[\w’'-]+)?,? and (?=[\w’'-]+ [\w’'-]+)")
LEANS_OUT = re.compile(
    r"\bwhich (?:it|they|he|she) "
    r"|^(?:an?|the) (?:(?!(?:of|that|which|with|for) )[\w-]+ ){1,4}where (?:it|they|he|she)\b"
    r"|\b(?:to|of|with|for|in|from) one that (?:is|are|was|does)(?: not)?$"
)
"""What stands for something outside a meaning: “the amount by which *it* passes the target”, “a response to *one*”."""
_SHORTEST, _LONGEST, _SHORT = 4, 38, 24


_EVERYBODY = re.compile(
    r"(?:the|an?) (?:[a-z-]+ )?[a-z]+ (?:that|which)? ?(?:everyone|everybody|most people|people) [a-z]+s?\.?$"
)
"""“The log that everyone knows” says not which."""


_OPENS_CLAUSE = re.compile(r"(?:that|which|who|whose|where|used|made|designed|intended|meant)\b")
_AND = re.compile(r", (?:and|while|whereas) (?P<clause>)(?:an? |the )?")


@dataclass(frozen=True)  # without slots, so that its meaning is looked for once, and only if the term is one to ask for
class Definition:
    """“In chess, *a bishop* *is* *a piece that moves …*”, of which a rule may ask what the term is.

    `field` is the opening that tells where the word has the meaning, or nothing, `be` the form of the verb, and
    `start` the place of `clause` behind it.
    """

    field: str
    clause: Phrase
    term: Phrase
    be: str
    start: int

    @cached_property
    def name(self) -> Phrase:
        """The term without its article."""
        return without_article(self.term)

    @cached_property
    def has_article(self) -> bool:
        """Whether the term has an article, as what is one of many."""
        return self.term.words[0].casefold() in ARTICLES

    @cached_property
    def meaning(self) -> Phrase | None:
        """What the term is said to be; None where that is no phrase that could be an answer."""
        return meaning(self.clause, self.start, self.term)


@once
def definition_of(sentence: Sentence) -> Definition | None:
    """Return what a sentence says that its subject is; None where its verb is no form of “be”."""
    return _read(*split_field(sentence.body))


def definitions_in(sentence: Sentence) -> Iterator[Definition]:
    """Yield what a sentence says that its subject is, and so behind each “and” that a term in bold follows.

    “**A** is the share of …, and **B** is the share of …”
    """
    whole = definition_of(sentence)
    if whole is not None:
        yield whole
    field, body = split_field(sentence.body)
    terms = {mark.start for mark in body.inline.marks if mark.kind == "strong"}
    for found in _AND.finditer(body.text) if terms else ():
        if body.start + found.end() in terms and (read := _read(field, body.part(found.start("clause")))) is not None:
            yield read


def _read(field: str, clause: Phrase) -> Definition | None:
    found = subject_of_be(clause)
    if found is None or not found[0].words or not agrees(found[0], found[1]):
        return None
    term, be, end = found
    return Definition(field, clause, term, be, end)


def kind_in(found: Phrase) -> str:
    """Return the word of a meaning that names the kind of thing: “opening” of “an opening in the ground through …”."""
    words = words_of(found.text)
    named = [*takewhile(lambda word: _OPENS_CLAUSE.match(word) is None and word not in PREPOSITIONS, words)]
    return named[-1] if named else ""


def meaning(body: Phrase, start: int, term: Phrase, shortest: int = _SHORTEST) -> Phrase | None:
    """Return what follows `start` as the meaning of a term, cut where another clause begins.

    There is none where it is too short or too long, or where it explains the term by itself.
    """
    text = body.text
    end = _ENDS.search(text, start)
    if end is not None and _GOES_ON.match(text, end.start()) and RELATIVE.search(text, start, end.start()):
        end = _ENDS.search(text, end.end())  # “who might be interested but hasn't been asked”
    found = body.part(start, end.start() if end else None)
    found = _before_more(found.part(0, _end_of_first_clause(found)))
    if end is not None and end[0] == ":" and len(found.words) <= _SAYS_LITTLE:
        return None  # “the conservation of energy: the change in …” tells behind the colon what it is
    if len(found.words) > _SHORT:
        aside = next((a for a in _ASIDE.finditer(found.text) if _ends_meaning(found.text, a.start())), None)
        found = found.part(0, aside.start()) if aside else found
    if not found.words or found.words[0].casefold() in PREPOSITIONS - {"to"}:
        return None
    if end is not None and _OPEN_LIST.search(found.text):
        return None
    if LEANS_OUT.search(found.text) or _EVERYBODY.match(found.text) or _WRAPPED.search(found.text):
        return None
    if body.text.startswith(",", found.end - body.start) and _OPEN_RELATIVE.search(found.text):
        return None
    if end is not None and OPEN_CLAUSE.search(found.text):
        return None  # “the understanding that even if something is out of sight, it still exists”
    if not shortest <= len(found.words) <= _LONGEST or found.text.count("(") != found.text.count(")"):
        return None
    return None if _is_circular(found.text, term) else found


def _end_of_first_clause(found: Phrase) -> int | None:
    """Return where a comma ends what a meaning says; None where it goes on to its end, whatever it lists."""
    cut = end_of_clause(found)
    if cut is None:
        return None
    if (_VERBS_LISTED.search(found.text, 0, cut) and found.text.startswith(", and ", cut)) or _lists_acts(found, cut):
        return None
    listed = _behind_subjects(found, cut)
    if listed is None:
        return cut
    rest = end_of_clause(found.part(listed))
    return None if rest is None else listed + rest


def _behind_subjects(found: Phrase, cut: int) -> int | None:
    """Return where the last of several subjects begins that commas part: “by which plants, algae and some bacteria”."""
    begun = _SUBJECTS_BEGUN.search(found.text, 0, cut)
    rest = _LAST_SUBJECT.match(found.text, cut)
    if begun is None or rest is None or main_verb(read_tokens(found.part(begun.start("first"), cut))) is not None:
        return None
    return rest.end()


_TELLS_MORE = re.compile(r", which (?:are|is|was|were|has|have|had) ")
_BY_THE_WAY = re.compile(r", which (?:always|never|often|usually|sometimes|people|everyone|everybody|nobody|I|we|you) ")


def _before_more(found: Phrase) -> Phrase:
    """Return a meaning without what a second clause adds: “a fat that sets into six forms, which are numbered …”."""
    if (aside := _BY_THE_WAY.search(found.text)) is not None:
        return found.part(0, aside.start())  # “a resin secreted by an insect, which always amuses visitors”
    told = _TELLS_MORE.search(found.text)
    is_told = told is not None and RELATIVE.search(found.text, 0, told.start()) is not None
    return found.part(0, told.start()) if told is not None and is_told else found


def _ends_meaning(text: str, start: int) -> bool:
    """Whether enough is said before an aside, and nothing behind it: “a step, such as drying, *that* …” goes on."""
    return len(words_of(text[:start])) >= _ENOUGH and _EXAMPLES_WITHIN.match(text, start) is None


def _lists_acts(found: Phrase, cut: int) -> bool:
    """Whether a comma parts what a thing does: “rules that create a state, distribute its power and limit it”."""
    listed = _ACTS_LISTED.fullmatch(found.text, cut)
    return listed is not None and RELATIVE.search(found.text, 0, cut) is not None


def _is_circular(text: str, term: Phrase) -> bool:
    """Whether a meaning holds the words that tell the term apart; its last may be the kind: “a merge commit”."""
    name = without_article(term).text.casefold()
    words = [word for word in words_of(name) if word not in PREPOSITIONS | ARTICLES]
    kind = KIND_ENDS.split(text.casefold(), maxsplit=1)[0]
    if name.rstrip("s") in text.casefold():
        return True
    return any(begins_word(kind, word.rstrip("s")) for word in words[:-1] or words)
