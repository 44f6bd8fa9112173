"""A bold term that the sentence explains in passing: “**magma**, a mixture of molten rock that …”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card, MarkKind
from mkdeck.facts.certain_meanings import defines_term_or_name, may_define
from mkdeck.facts.definitions import LEANS_OUT, OPEN_CLAUSE
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.first_verb import first_verb
from mkdeck.facts.grammar import is_many, main_verb, read_tokens
from mkdeck.facts.guards import indefinite, is_noun_phrase, without_article
from mkdeck.facts.kinds import is_noun, term_before
from mkdeck.facts.meanings import is_meaning, is_of_a_person, is_of_common_noun, is_one_of_its_noun
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.terms import agrees, is_short_for, signed_name_before
from mkdeck.facts.threads import WORKS
from mkdeck.facts.verb_forms import verb_forms
from mkdeck.facts.words import ARTICLES, CONJUNCTIONS, PREPOSITIONS

TIER = "default"
is_certain = defines_term_or_name
may_be_certain = may_define
OF_PARTS = True
OF_ADVICE = True
TRIGGERS: frozenset[str] = frozenset()

_MARKS: tuple[MarkKind, ...] = ("strong", "emphasis")
_BEHIND = re.compile(
    r"(?:,| \(|—| [–—-]+) ?(?:which (?:is|are) |meaning )?"
    r"(?P<meaning>(?:an?|the|any|one(?= (?:that|which|who|whose|in which|where) )) "
    r"[^,;:()—–“”\"]+(?:\([^()]{2,30}\) (?:that|which) [^,;:()—–“”\"]+)?"
    r"(?: that [^;:()—–]+)?)"
)
_SEVERAL_BEHIND = re.compile(
    r", (?P<meaning>(?!which|that|who|and|or|but)(?:[a-z-]+ ){0,2}[a-z]{2,}s "
    r"(?:that|which|whose|with|used|made|from|in which|between|where) [^,;:()—–“”\"]+)"
)
"""“*Denormals*, numbers that some processors handle slowly”, of a term that is marked and of many."""
_THAT_IS = re.compile(r"(?:,| \() ?(?:that is|i\.e\.),? (?P<meaning>[a-z]+ing [^;:()—–“”\"]+)")
_OF_SEVERAL = re.compile(r"(?!(?:an?|the|any|that|which|who) )[a-z-]+ ")
_ARTICLE_BEHIND = re.compile(r"(?<=\w), (?:which (?:is|are) )?(?:an?|the) ")
_CLAUSE_ENDS = re.compile(r"[,;:()—–“”\"]")
_OPENERS = PREPOSITIONS | CONJUNCTIONS
_IS_A = re.compile(r"(?:\b(?:is|are|was|were)|['’]s|['’]re) $")
_FULL = re.compile(r"\b(?P<short>[A-Z]{2,6}), (?:an? |the )(?P<full>[a-z][\w-]*(?: [\w-]+){1,5})$")
"""“A SOC, a security operations center, which is the team that …”."""
_OF_WHICH = re.compile(r"[\w-]+ (?:for|of|to|from|in|by) (?:which|whom)\b")
_SIGNED = re.compile(r"(?:\w[A-Z]\w*|\d), (?:which is )?(?:an?|the) ")
_BEFORE = re.compile(r"\b(?:the|an?) (?:[a-z-]+ )+$")
_OPENINGS = (",", " (", "—", " –", " —", " -")
"""What either of these begins with."""

_AFTER_VERB = re.compile(r"[a-z]+ (?:contains?|holds?|has|have|makes?|needs?|uses?|gives?|gets?) ")
"""“Saliva contain *lysozyme*”."""
_FOREIGN = re.compile(r"\bor, in (?:the )?[A-Z][a-z]+, $")
"""“Or, in Arabic, *tawriq*, the leaves grow out of each other …”."""
_HOW = re.compile(r" (?:how|why|where|when) (?=the |an? |[A-Z])")
_OF_CLAUSE = re.compile(
    r"an? (?:sort|kind) of (?!(?:[\w-]+ ){1,2}(?:that|which|used|made)\b)"
    r"|(?:an?|the) (?:[a-z]+ )?(?:privilege|move|step|decision|change|practice|habit|trick|feat|trend|problem|fact|task"
    r"|job|process|thing|point|way|right|chore|luxury|mistake|difference|distinction|choice)\b"
)
"""What tells of the whole clause before it: “export the data to BigQuery, a privilege that was …”."""
_OF_THE_WORD = re.compile(r"(?:an?|the) (?:[a-z]+ )?(?:word|term|name|expression|phrase)\b")
_GOES_ON_OF_IT = re.compile(r", (?:by|from|in|of|on|through|to|with) (?:whose|which) ")
_LIST_GOES_ON = re.compile(
    r"(?:,\d{3})(?: [^,;:()—–“”\"]+)?|(?:, (?!(?:and|or|but|so) )[\w’' -]{2,30}){1,5},? (?:and|or) [\w’' -]{2,60}"
    r"(?=[.;)—]|$| (?:that|which) |, (?:is|are|was|were|has|have|had|can|and|but|so|which|who)\b)"
)
"""The rest of a number, or of the list that a meaning ends in: “holds together skin*, bones and gums*”."""
_OF_PLACE = re.compile(
    r"(?:an?|the) (?:[a-z]+ ){0,2}(?:town|city|village|resort|port|suburb|district|hamlet|lab|laboratory|company|firm"
    r"|startup|start-up|studio|team|school|group|institute)"
    r" (?:[a-z-]+ (?:of|from) |in |near |on |by )"
    r"(?:the )?[A-Z][\w ]+$"
)
_AND_ANOTHER = re.compile(r"^an? (?:(?!that|which|who|of|for)[a-z-]+ ){1,4}and an? ")
_BEHIND_ADJECTIVE = re.compile(r"\b[Tt]he [a-z]+(?:ic|al|ary?|ory|id|ive|ous|ese|ish) $")
"""“The carotid *sinus*”, whose name is longer than what is marked."""
_ARTICLE_BEFORE = re.compile(r"\b[Aa]n? $")
_IN_A_LIST = re.compile(r"\b(?:comprising|including|containing|such as|namely) [\w-]+$")
_KIND_ENDS = re.compile(
    r" (?:that|which|who|whose|where|in|for|with|by|to|from|between|beside|near|on|at|of|through|under|\w+ing|\w+ed) "
)
_SETS_APART = re.compile(
    r"\b(?:that|which|who|whose|where|between|with|like) |\bof (?!about |around |some |\d)"
    r"|\b(?:for|from|by) [a-z]+ing\b|\bcalled |\b(?:based|built|made|composed) (?:up )?(?:of|on|around|from) "
)
"""What tells a thing from others of its kind: “a substance *that* strengthens …”, “a network *of* fine cracks”.

Where it is from, who made it and how large it is does not: “a vine from Mexico”, “a standard maintained by …”.
"""
_CAME = re.compile(
    r"\b(?:that|which) (?:was|were|had been) (?:announced|begun|born|developed|founded|published|released|started)\b"
    r"|\b(?:announced|begun|born|founded|published|released|started|written) (?:in|for|by|at|around)\b|\bgoes back\b"
    r"|\bthat (?:shut|closed|folded|dissolved|merged|disbanded)\b|\b(?:that|which) dates? from\b"
    r"|\b(?:that|which) (?:in \d{4}|had [^,;]{3,40} in mind|many|the public|some people|everybody|everyone|people)\b"
    r"|\bset up in \d{4}$"
    r"|^(?:an?|the) (?:[\w-]+ ){0,4}(?:company|firm|manufacturer|maker|vendor|studio|start-?up|shop|supplier|agency)\b"
)
_OF_NAME = re.compile(
    r"\b(?:that|which) generations of "
    r"|^(?:an?|the) (?:[a-z]+ )?(?:invention|creation|brainchild|product|project|work|gift)(?: [a-z]+ly)?"
    r" (?:of|by|from) (?:the )?[A-Z]"
    r"| whose name | also |\bfirst (?:given|applied|used|coined|proposed|described|published|worn|seen|built) "
    r"|\bnamed (?:for|after) |\bthat was (?:announced|founded|released|begun) "
    r"|^an? (?:[a-z]+ )?(?:relative|cousin|sibling|descendant|successor|rival|competitor) of "
)
"""What tells how a thing got its name, when it came to be, or what it is beside another."""
_HAD = re.compile(
    r"\b(?:that|which) (?:[A-Z][\w.&-]* ){1,4}had |\b(?:that|which|who) had (?:not|never|once|long|already)\b"
)
_SUBORDINATE = re.compile(r"(?:Because|If|When|While|Since|Although|Though|As|After|Before|Once|Unless|Where) ")
_OF_A_KIND = re.compile(
    rf"an? (?:[a-z-]+ ){{0,2}}(?:{WORKS}|link|file|sensor|robot|card|chart|table|list|diagram|document|box|vehicle)\b"
)
"""What tells what a thing is of which there are many, though the text spoke of “the backlink”."""
_ONE_OF_MANY = re.compile(r"(?:the )?(?:first|second|third|last|next|only|same|new|old|other) ")
"""“The first herbarium” is one of those of which the meaning tells."""
_BEHIND_NUMBER = re.compile(r"\b[Tt]he (?:first|second|third|last|only) $")
_FAR_MORE = re.compile(r"\b(?:far|much) (?:more|less|fewer|[a-z]+er)\b(?!.* than )")
_THAT_ONE = re.compile(r"\b(?:in|of|on|at|by|for|from|with|to) that [a-z]+$")
_WORKS = frozenset(WORKS.split("|"))
_SHORTEST, _LONGEST, _FEWEST_BEFORE_VERB = 5, 26, 7


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is X?”."""
    body = sentence.body
    marks = {(m.start, m.end) for m in body.inline.marks if m.kind in _MARKS}
    marks.update((name.start, name.end) for name in _unmarked(sentence))
    for start, end in sorted(marks):
        if start < body.start or end > body.end or not body.text.startswith(_OPENINGS, end - body.start):
            continue
        term = Phrase(body.inline, start, end).part(0)
        found = _told_behind(body, term)
        if found is None or not _is_term(term) or _is_no_term_here(body, start - body.start, end - body.start):
            continue
        end = found.end("meaning")
        tells_more = _is_verb_behind(body, end)
        goes_on = None if tells_more else _LIST_GOES_ON.match(body.text, end)
        answer = body.part(found.start("meaning"), goes_on.end() if goes_on else end)
        if not _SHORTEST <= len(answer.words) <= _LONGEST or not _is_closed(body, answer):
            continue
        if (tells_more and len(answer.words) < _FEWEST_BEFORE_VERB) or _opens(body, start, answer):
            continue  # “a structure of the diencephalon” is not what the sentence tells of the hypothalamus
        is_cut = body.text[answer.end - body.start :].strip(" .") != ""
        if (
            (is_cut and OPEN_CLAUSE.search(answer.text))
            or LEANS_OUT.search(answer.text)
            or _GOES_ON_OF_IT.match(body.text, answer.end - body.start)
            or _is_measured(body, term, answer)
        ):
            continue  # “the understanding that even if something is out of sight, it still exists”
        if (
            _is_of_more(term, answer)
            or _is_of_else(body, start, answer)
            or _is_in_list(body, start - body.start, answer.text)
        ):
            continue
        if not _sets_apart(answer.text) or (term.text[0].isupper() and _CAME.search(answer.text)):
            continue
        be = _be(answer)
        is_told = is_meaning(answer, be if _OF_SEVERAL.match(answer.text) else "is", marked=True)
        is_told = is_told or is_one_of_its_noun(answer, term)
        if is_told and not _is_of_somebody(term, answer) and agrees(term, be) and not _is_of_other_number(term, be):
            article = _article_asked(body, start, term, answer)
            common = len(term.words) == 1 and is_of_common_noun(answer)
            asked = inside(term.without("strong"), sentence, common=common)
            yield from ask(sentence, f"What {be} {article}{asked}?", answer)


def _told_behind(body: Phrase, term: Phrase) -> re.Match[str] | None:
    """Return what is said behind a term of what it means."""
    end = term.end - body.start
    found = _BEHIND.match(body.text, end) or _THAT_IS.match(body.text, end)
    if found is None and is_many(term.text) and term.is_marked(*_MARKS):
        return _SEVERAL_BEHIND.match(body.text, end)
    return found


def _is_measured(body: Phrase, term: Phrase, answer: Phrase) -> bool:
    """Whether a number counts a term, or what is told holds it: “up to 512 MiB, the size of a space is 1 MiB”."""
    before = body.text[: term.start - body.start].rstrip()
    return before[-1:].isdigit() or term.text.casefold() in answer.text.casefold()


def _is_in_list(body: Phrase, start: int, meaning: str) -> bool:
    """Whether things are listed, none of which explains another: “bring an apron, a box and a towel”."""
    return _AND_ANOTHER.search(meaning) is not None and _ARTICLE_BEFORE.search(body.text, 0, start) is not None


def _is_no_term_here(body: Phrase, start: int, end: int) -> bool:
    """Whether a term is part of a longer one, or ends the clause that opens a sentence: “As it's under GPL, a …”."""
    if _BEHIND_ADJECTIVE.search(body.text, 0, start) or _FOREIGN.search(body.text, 0, start):
        return True
    return _SUBORDINATE.match(body.text) is not None and body.text.find(",") == end


def _article_asked(body: Phrase, start: int, term: Phrase, answer: Phrase) -> str:
    """Return the article of a term in its question: “a” of “the backlink, a link that shows …”.

    So have one of many, “the first herbarium”, and letters behind their words, “the hidden Markov model, or HMM”.
    """
    article, before = _article(body, start), body.text[: start - body.start]
    an = f"{indefinite(term.text)} "
    is_one = answer.text.startswith(("a ", "an "))
    if is_one and (_BEHIND_NUMBER.search(before) or (term.text.isupper() and before.endswith(", or "))):
        return an
    if article == "the " and _be(answer) == "are" and term.text.islower():
        return ""  # “most of the tannins, the substances that …”
    is_kind = article == "the " and term.text.islower() and _OF_A_KIND.match(answer.text) is not None
    return an if is_kind else article


def _is_of_more(term: Phrase, answer: Phrase) -> bool:
    """Whether a meaning is that of more than the term, “the first herbarium”, or compares: “with far richer data”."""
    return _ONE_OF_MANY.match(term.text) is not None or _FAR_MORE.search(answer.text) is not None


def _is_of_else(body: Phrase, start: int, answer: Phrase) -> bool:
    """Whether what is said behind a term is said of its word, or of the whole clause that ends with it."""
    if _OF_THE_WORD.match(answer.text):
        return True  # “a word that comes from Arabic”
    if (inner := _HOW.search(answer.text)) and main_verb(read_tokens(answer.part(inner.end()))) is None:
        return True  # “an account of how the Oakland Athletics”, of whom it goes on
    if _HAD.search(answer.text):
        return True  # “a body that had not met since 1614”
    if _IN_A_LIST.search(answer.text) and body.text.startswith(",", answer.end - body.start):
        return True  # “a programme comprising grammar, …”
    if _OF_CLAUSE.match(answer.text) is None or start == body.start:
        return False
    return main_verb(read_tokens(body.part(0, start - body.start))) is not None


def _unmarked(sentence: Sentence) -> Iterator[Phrase]:
    """Yield the made-up names and the kinds of things that something is said of behind a comma.

    “VDA 5050, an interface that …”, “a confusion matrix, a table that …”, “post-editing, which is the correcting of …”.
    """
    body = sentence.body
    for behind in _ARTICLE_BEHIND.finditer(body.text):
        told = _BEHIND.match(body.text, behind.start())
        if told is None or not _sets_apart(told["meaning"]):
            continue
        if _SIGNED.search(body.text) and (name := signed_name_before(body, behind.start())) is not None:
            if _is_cut(body, name):
                continue
            yield name
        elif (full := _FULL.search(body.text, 0, behind.start())) is not None and is_short_for(*full.groups()):
            yield body.part(*full.span("full"))
        elif (kind := term_before(body, behind.start(), sentence.vocabulary)) is not None:
            name = without_article(kind)
            before = body.text[: name.start - body.start]
            if before.endswith(", ") and " and " in told["meaning"]:
                continue  # “through propaganda, spying, an arms race and wars”
            if before.endswith("the ") and len(name.words) == 1 and (is_everyday(name.text) or name.text in _WORKS):
                continue  # “the database, a model that works well” tells of the model
            if _may_be_told_of(name, kind, body) and _tells_kind(body.part(behind.end()), name):
                yield name


def _may_be_told_of(name: Phrase, kind: Phrase, body: Phrase) -> bool:
    """Whether what is not marked is a noun, and not what the sentence begins or a part of a longer name ends with."""
    if name == kind and (kind.start == body.start or not is_noun(kind)):
        return False
    ends = [mark for mark in body.inline.marks if mark.end == name.end and mark.start > name.start]
    if any(mark.kind in _MARKS and _does(body.inline.text[name.start : mark.start]) for mark in ends):
        return False  # “the mixer records *room tone*, the sound of …” tells of what is marked
    before = body.part(0, kind.start - body.start)
    opens = before.words and words_of(before.text)[0] in _OPENERS
    if opens and main_verb(read_tokens(before)) is None and first_verb(before.text) is None:
        return False  # “Unlike the main thread, a copy of the variables …”
    if _IS_A.search(body.text, 0, kind.start - body.start):
        return False  # “it's an acrylic resin, a copolymer of …” tells what “it” is
    return not body.text[: kind.start - body.start].endswith((") ", "] ", '" ', "” "))


def _does(text: str) -> bool:
    """Whether a text ends with a verb of the present."""
    last = text.split()[-1]
    return last.endswith("s") and any(form.form == "third" for form in verb_forms(last))


def _tells_kind(rest: Phrase, name: Phrase) -> bool:
    """Whether a kind of thing stands behind a comma, and no clause: “if enough are immune, an infection doesn't …”."""
    end = _CLAUSE_ENDS.search(rest.text)
    told = rest.part(0, end.start() if end else None)
    tokens = read_tokens(told)
    verb = main_verb(tokens)
    if verb is not None and not any(token.kind == "relative" for token in tokens[:verb]):
        return False
    is_same = bool(told.words) and told.words[0] == name.words[-1]  # “the exam block, which is the block that …”
    return not is_same and _sets_apart(told.text) and _OF_WHICH.match(told.text) is None


def _is_cut(body: Phrase, name: Phrase) -> bool:
    """Whether the name is but the end of a term: “the virtual DOM”."""
    before = _BEFORE.search(body.text, 0, name.start - body.start)
    return before is not None and name.text.isupper()


def _is_of_somebody(term: Phrase, answer: Phrase) -> bool:
    """Whether a person is explained, of whom nobody asks “What is …?”."""
    return term.text[0].isupper() and is_of_a_person(answer)


def _sets_apart(meaning: str) -> bool:
    """Whether a meaning says by what a thing is known, which “a town in Ohio” and “the format in that case” do not."""
    if _OF_NAME.search(meaning) or _OF_PLACE.match(meaning):
        return False  # “a town south-east of Hamburg” is not what it is known for
    return _SETS_APART.search(meaning) is not None and _THAT_ONE.search(meaning) is None


def _is_verb_behind(body: Phrase, end: int) -> bool:
    """Whether the verb of a sentence stands behind the comma that ends an explanation: “X, a gland, links A and B”."""
    tokens = read_tokens(body)
    verb = main_verb(tokens)
    return verb is not None and 0 <= tokens[verb].start - end <= len(", ")


def _opens(body: Phrase, start: int, answer: Phrase) -> bool:
    """Whether a term but opens the clause behind it: “In a **mycorrhiza**, a fungus joins with the roots”."""
    before = words_of(body.text[: start - body.start])
    verb = main_verb(read_tokens(answer))
    return len(before) <= len(("in", "a")) and before[:1] != [] and before[0] in PREPOSITIONS and verb is not None


def _be(answer: Phrase) -> str:
    is_of_many = answer.text.startswith("the ") or _OF_SEVERAL.match(answer.text) is not None
    return "are" if is_of_many and is_many(_kind(answer)) else "is"


def _is_of_other_number(term: Phrase, be: str) -> bool:
    """Whether a thing of which there is no plural is told by several: “organic matter, the remains of plants”."""
    return be == "are" and term.text.islower() and not is_many(term.text) and term.text[-1] not in "aeis"


def _kind(meaning: Phrase) -> str:
    """Return the noun that says which kind of thing is meant: “pores” of “the pores through which …”."""
    words = [word for word in _KIND_ENDS.split(meaning.text, maxsplit=1)[0].split() if not word.endswith("wards")]
    return words[-1] if words else ""


def _is_term(term: Phrase) -> bool:
    """Whether a phrase is a noun that can be asked for."""
    is_whole = not (term.is_marked("code") or term.splits_a_mark())
    is_whole = is_whole and _AFTER_VERB.match(term.text) is None
    return is_noun_phrase(term, 4) and is_whole and not term.text[0].isdigit()


def _is_closed(body: Phrase, answer: Phrase) -> bool:
    """Whether the explanation ends where its clause does; a verb right behind it would be its own."""
    rest = body.text[answer.end - body.start :]
    if re.match(r", (?:and|or) (?!(?:which|it|they|its|their) )", rest):
        return False  # the next item of a list
    return rest.strip(".") == "" or rest.startswith((",", ")", "—", " –", " —", " -", ";"))


def _article(body: Phrase, start: int) -> str:
    """Return the article that stands before the term, as it is asked for."""
    before = body.text[: start - body.start].split()
    last = before[-1].casefold() if before else ""
    return f"{last} " if last in ARTICLES else ""
