"""Entries side by side that are plainly a glossary, whatever stands above them: terms set off, each with its gloss.

The entries are the points of a list, the lines of a paragraph, paragraphs in a row, or lines in bold with a paragraph
below. They are alike in how the term is set off and in the sign behind it. All of a group are a glossary or none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline, Span
from mkdeck.facts.dates import MONTHS
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.guards import has_pronoun, points_elsewhere
from mkdeck.facts.names import is_of_person
from mkdeck.facts.phrases import words_of
from mkdeck.facts.words import REMARKS, word_set
from mkdeck.headings.titles import is_of_occasion, is_of_paper
from mkdeck.parsing.inline import cut, split_lines
from mkdeck.parsing.pieces import covering, line_span, paragraph
from mkdeck.recognition.advice import is_imperative
from mkdeck.recognition.glosses import AGAINST, FAIR, NONE, WEAK, plainness, plainness_elsewhere
from mkdeck.recognition.language import is_english
from mkdeck.recognition.list_names import ANY_ARTICLE
from mkdeck.values import dataclass
from mkdeck.wording.numbering import without_number
from mkdeck.wording.words import (
    SENTENCE_END,
    has_question_mark,
    is_answer_label,
    is_question_label,
    is_task,
    plain,
    words,
)

_FEWEST, _FEWEST_KNOWN, _LEAST_OF_LABELS = 3, 2, 3
_LONGEST_TERM, _LONGEST_SIDE = 6, 60
_LEADS = ("strong", "emphasis", "highlight", "code")
_ALIAS = r"(?:\s{0,2}\([^()\n]{1,60}\))?"
_BEHIND = re.compile(
    rf"(?P<alias>{_ALIAS})(?:\s{{0,2}}(?P<colon>[:：])(?:\s+|$)|\s{{1,4}}(?P<dash>--|[-–—|~])\s+"
    rf"|\s{{0,4}}(?P<equal>:?=)\s+"
    r"|\s{0,4}(?P<arrow>[→⇒]|[-=]>)\s*|(?P<point>\.)(?:\s+|$)|[ \t]{0,4}(?P<line>\n|$))"
)
_WITHIN = re.compile(r"(?P<sign>[:：.])\s*$")
_QUOTED = re.compile(r"[\"“„«‘'「](?P<term>[^\"“”„«»‘」\n]{1,60}?)[\"”“»’'」](?!\w)")
_PLAIN = re.compile(
    r"(?P<term>[^\W\d_][^:：=→⇒\n–—.!?]{0,59}?(?: \([bcd. ]{0,3}\d[^()\n]{0,20}\))?)"
    r"(?=\s{0,2}[:：]\s|\s{1,4}(?:--|[-–—]|:?=|[→⇒]|[-=]>)\s)"
)
_POINT = re.compile(r"[^\w\s\"“„«‘'「(<\[]{1,3}\s{1,3}")
_SIGNS = {"colon": ":", "dash": "–", "equal": "=", "arrow": "→", "point": ".", "line": "line"}
_EDGES = "\"“”„«»‘’'「」 \t"
_NO_TERM = re.compile(
    rf"(?i)(?:{'|'.join(sorted(REMARKS))}|reminder|session|bonus|optional|question|answer|solution|hook|warm-?up"
    r"|wrap-?up|outcome|result|materials?|equipment|time|duration|first|second|third|next|then|finally|last"
    r"|lastly|today"
    r"|tomorrow|yesterday|too|more|most|less|very|so|not|great|good|morning|afternoon|evening|why|how|what|when"
    r"|where|who|yes|no|pros?|cons?|summary|purpose"
    r"|description|author|date|location|address|contact|phone|e-?mail|website|price|cost|opening hours|(?:mon"
    r"|tues|wednes"
    rf"|thurs|fri|satur|sun)day|{MONTHS})\b(?!\s*[-’'])"
)
_MOMENT = re.compile(
    rf"(?i)\d{{1,2}}[:.h]\d\d\b|(?:{MONTHS}) \d|\d{{1,2}}(?:st|nd|rd|th|\.)? (?:{MONTHS})\b"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"
    r"|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi"
    r"|samedi|dimanche"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b"
)
_OF_ENGLISH = word_set("the of and to is are for with by that it from as which or an its their who when what how")
_OF_BOTH = word_set("a in an on as no per die door te that")
_NUMBERED = re.compile(r"(?:v|[A-Z]{1,3}-?)?\d+(?:\.\d+){0,3}")
"""“0.8”, “R09”: what counts versions or entries."""
_TO_KNOW = re.compile(r"(?i)(?:what|things|all|everything|terms|words) (?:you|we|one) (?:need|have|ought) to know\b")
_COUNT = re.compile(r"(?i)\d{1,2}|[a-z]|one|two|three|four|five|six")
_OF_CHANGES = word_set(
    "fixed added changed removed deprecated improved updated security fix new breaking renamed moved"
)
_FAMILY = word_set("mum mom mummy dad daddy grandma grandpa granny gran grandad auntie me you")
_PRAISED = word_set(
    "fast quick lightweight easy simple secure safe free flexible powerful portable modern reliable small tiny open "
    "private stable scalable customizable customisable extensible configurable cheap affordable friendly accessible"
)
"""What programs and other goods are said to be."""
_CODE_NAME = re.compile(r"[_\d$<>/\\{}()\[\]]|\w\.\w|--|^[-.]|[a-z][A-Z]|::")
_OF_WORK = re.compile(
    r"(?i)\b(?:features?|options?|settings?|tools?|resources?|links?|requirements?|tasks?|exercises?|steps?"
    r"|files?|packages?"
    r"|commands?|arguments?|parameters?|params|fields?|props|config\w*|api|usage|changes?|changelog|goals?|objectives?"
    r"|outcomes?|team|crew|cast|characters?|people|contributors?|tips?|advice|checklist|takeaways?|your|we|our"
    r"|benefits?"
    r"|(?:dis)?advantages?|drawbacks?|pros|cons|reasons?|why|grading|contact|my|me|rules|plan|route|itinerary|places"
    r"|rooms?|menu|ingredients?|shopping|bring|pack(?:ing)?|kit|materials?|supplies|roles|jobs|duties|experience|skills"
    r"|education|résumé|resume|cv|prizes|prices|tickets|programme|schedule|agenda|minutes|homework|directory|structure"
    r"|layout|schema|columns|variables|environment|endpoints?|flags|credits|decisions|plugins|modules|options"
    r"|tour|stops"
    r"|sights|rota|players|line-?up|welcome|week|meeting|board|breakfast|lunch|dinner|supper|(?:this"
    r"|the) course|need(?! to know)|walk|wrong"
    r"|choosing|buying|offers?|services|suspects|vacanc\w+|hiring|risks|compar\w+|findings|feedback|camp|objectives|survey|gifts?|presents?"
    r"|sponsors|weather|recipes?|trip|marking|photo shoot)\b"
)
"""What stands above the lists of a manual, a project, a course or a trip, unless their terms are none of every day."""
_OF_OWN = re.compile(
    r"(?i)\b(?:your?|we|our|us|my|me|i|bring|pack(?:ing)?|kit|menu|prices?|tickets|programme|schedule|agenda|minutes"
    r"|homework|services|vacanc\w+|hiring|offers?|prizes|sponsors|contact|shopping|ingredients|gifts?"
    r"|presents?|rota|features?|settings?|param(?:eter)?s|endpoints?|environment variables|changes?|changelog|release"
    r"|contributors?|objectives?|outcomes?|directory|credits|plugins|cv|résumé|resume|players|line-?up|to-?do|tasks?"
    r"|suspects|characters|cast|crew|guests|breakfast|lunch|dinner|supper|welcome|tour|stops|sights|trip|route|itinerary"
    r"|survey|feedback|links?|camp site"
    r"|benefits?|(?:dis)?advantages?|drawbacks?|pros|cons|reasons?|why|tips?|advice|takeaways?|wrong)\b"
)
"""What stands above lists of somebody's own things and plans, which may say plainly what each is."""
_OF_PRODUCT = re.compile(
    r"(?i)\b(?:features?|options?|settings?|arguments?|parameters?|params|props|config\w*|api|usage|changes?"
    r"|changelog|flags"
    r"|environment variables|endpoints?|plugins|team|crew|sponsors|credits|cv|résumé|resume|minutes|release)\b"
)
_MEAN, _MEAN_OF_PLAIN, _MEAN_OF_EVERYDAY, _LEAST_OF_EVERYDAY, _MEAN_ELSEWHERE = 1.5, 1.7, 2.2, 1.7, 1.3
"""How plain glosses must be on average behind terms that are set off, that are not, and that are words of every day."""
_ALONE, _LONGEST_TITLED = 2, 45
"""Blocks of a section that is but a heading and a paragraph, and words of that."""
_OPENING = 3
"""Words of a gloss in which its kind of thing stands."""
_LONG = 3
"""Words of a gloss that says more than a translation."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A term and its gloss, the blocks below that go on with it, how the term is set off and the sign behind it."""

    term: Inline
    gloss: Inline
    below: tuple[Block, ...]
    dress: str
    sign: str
    span: Span

    @property
    def key(self) -> tuple[str, str]:
        """What entries of one group share."""
        return self.dress, self.sign


@dataclass(frozen=True, slots=True)
class Group:
    """Entries side by side, where they stand among their container's blocks, and the sentence above them."""

    place: int
    entries: tuple[Entry, ...]
    blocks: tuple[Block, ...]
    above: str

    @property
    def span(self) -> Span:
        """All lines of the group."""
        return covering(self.blocks)

    @property
    def context(self) -> tuple[str, ...]:
        """The headings above the group."""
        return self.blocks[0].context


def groups(children: Sequence[Block]) -> Iterator[Group]:
    """Yield the groups of entries among the blocks of a container, two entries at least in each."""
    place = 0
    while place < len(children):
        child = children[place]
        above = children[place - 1].text if place and children[place - 1].kind == "paragraph" else ""
        if child.kind == "list":
            if found := _of_list(child):
                yield Group(place, found, (child,), above)
        elif child.kind == "paragraph":
            if "\n" in child.text and (lines := _of_lines(child)):
                introduced, found = lines
                yield Group(place, found, (child,), introduced or above)
            else:
                run, size = _run(children, place)
                if len(run) >= _FEWEST_KNOWN:
                    yield Group(place, run, tuple(children[place : place + size]), above)
                    place += size
                    continue
        place += 1


def _of_list(block: Block) -> tuple[Entry, ...]:
    """Return the points of a list as entries, where each is one and all are alike."""
    found: list[Entry] = []
    for item in block.children:
        entry = _read(item.children, item.span, may_be_plain=True)
        if entry is None:
            return ()
        found.append(entry)
    return tuple(found) if len(found) >= _FEWEST_KNOWN and _are_alike(found) else ()


def _of_lines(block: Block) -> tuple[str, tuple[Entry, ...]] | None:
    """Return the lines of a paragraph as entries, behind the line that may introduce them."""
    lines = [paragraph(line, block, line_span(block, at)) for at, line in enumerate(split_lines(block.inline))]
    if len(lines) % 2 == 0 and all(map(_is_set_off_line, lines[::2])):
        pairs = [_read([term, gloss], covering([term, gloss]), may_be_plain=False) for term, gloss in _in_pairs(lines)]
        told = tuple(pair for pair in pairs if pair is not None)
        return ("", told) if len(told) == len(pairs) >= _FEWEST_KNOWN and _are_alike(told) else None
    introduced = lines[0].text if lines[0].text.rstrip().endswith(":") else ""
    found: list[Entry] = []
    for line in lines[1:] if introduced else lines:
        entry = _read([line], line.span, may_be_plain=True)
        if entry is None:
            return None
        found.append(entry)
    return (introduced, tuple(found)) if len(found) >= _FEWEST_KNOWN and _are_alike(found) else None


def _in_pairs(lines: Sequence[Block]) -> Iterator[tuple[Block, Block]]:
    return zip(lines[::2], lines[1::2], strict=True)


def _run(children: Sequence[Block], place: int) -> tuple[tuple[Entry, ...], int]:
    """Return the paragraphs in a row from a place on that are entries alike, and of how many blocks they are made."""
    found: list[Entry] = []
    at = place
    while at < len(children) and children[at].kind == "paragraph":
        first = children[at]
        below = [child for child in children[at + 1 : at + 2] if child.kind == "paragraph"]
        entry = _read([first], first.span, may_be_plain=True)
        size = 1
        if entry is None and below and _is_set_off_line(first):
            entry = _read([first, *below], covering([first, *below]), may_be_plain=False)
            size = 2
        if entry is None or (found and not (entry.dress == found[0].dress and entry.sign == found[0].sign)):
            break
        found.append(entry)
        at += size
    return tuple(found), at - place


def _are_alike(entries: Sequence[Entry]) -> bool:
    """Whether all entries have one form, but for one among several."""
    most = Counter(entry.key for entry in entries).most_common(1)[0][1]
    return most == len(entries) or (most == len(entries) - 1 and most >= _FEWEST)


def _is_set_off_line(block: Block) -> bool:
    """Whether a paragraph is but a term in bold or the like: “**Tilth**”, “**Tilth:**”."""
    text = block.text.rstrip(" .:")
    if "\n" in text or not 0 < len(text) <= _LONGEST_SIDE:
        return False
    return any(mark.kind in _LEADS and not mark.start and mark.end >= len(text) for mark in block.inline.marks)


def _read(content: Sequence[Block], span: Span, *, may_be_plain: bool) -> Entry | None:
    """Read a term that a sign or the end of its line parts from its gloss; None of what may be no entry."""
    first = content[0] if content else None
    if first is None or first.kind != "paragraph" or not first.text:
        return None
    opened = _opened(first) or (_plain(first, content[1:]) if may_be_plain else None)
    if opened is None:
        return None
    term, sign, start, dress = opened
    below = tuple(content[1:])
    gloss = cut(first.inline, start, len(first.text))
    if not gloss.text.strip():
        told = _below(below)
        if told is None:
            return None
        gloss, below = told
        sign = "line"
    elif any(child.kind != "paragraph" for child in below):
        return None
    bare = term.text.partition(" (")[0]
    if not 0 < len(bare.split()) <= _LONGEST_TERM or not any(map(str.isalnum, bare)):
        return None
    return Entry(term, cut(gloss, 0, len(gloss.text.rstrip())), below, dress, sign, span)


def _below(below: tuple[Block, ...]) -> tuple[Inline, tuple[Block, ...]] | None:
    """Return the gloss in the paragraph, or in the only point, below a term."""
    if below and below[0].kind == "list" and len(below[0].children) == 1:
        below = (*below[0].children[0].children, *below[1:])
    if not below or any(child.kind != "paragraph" for child in below) or "\n" in below[0].text.strip():
        return None
    return below[0].inline, below[1:]


def _opened(first: Block) -> tuple[Inline, str, int, str] | None:
    """Return the term set off that a paragraph opens with, the sign behind it, its gloss's start, and its dress."""
    text = first.text
    begin = _begin(text)
    article = ANY_ARTICLE.match(text)
    for start in (begin, article.end() if article else begin):
        marks = [mark for mark in first.inline.marks if mark.kind in _LEADS and mark.start == start]
        if marks:
            mark = max(marks, key=lambda one: one.end)
            kinds = "+".join(sorted({one.kind for one in marks if one.end == mark.end}))
            return _parted(first.inline, start, mark.end, kinds)
    quoted = _QUOTED.match(text, begin)
    parted = _parted(first.inline, begin, quoted.end(), "quotes") if quoted else None
    if quoted is None or parted is None:
        return None
    return (cut(first.inline, *quoted.span("term")), *parted[1:])


def _begin(text: str) -> int:
    """Return where a text begins behind a sign for a point: “• Weir: …”, “🔹 Weir: …”."""
    point = None if text[0].isalnum() else _POINT.match(text)
    return point.end() if point else 0


def _parted(inline: Inline, start: int, end: int, dress: str) -> tuple[Inline, str, int, str] | None:
    text = inline.text
    if "\n" in text[start:end].strip():
        return None
    within = _WITHIN.search(text[start:end])
    if within and (end == len(text) or text[end] in " \t\n"):
        behind = end + len(text[end:]) - len(text[end:].lstrip())
        sign = "." if within["sign"] == "." else ":"
        return cut(inline, start, start + within.start()), sign, behind, dress
    found = _BEHIND.match(text, end)
    if found is None:
        is_bare = "strong" in dress and text[end : end + 1] == " " and text[end + 1 : end + 3].istitle()
        return (cut(inline, start, end), "bare", end + 1, dress) if is_bare else None
    name = next(name for name in _SIGNS if found[name] is not None)
    return cut(inline, start, found.end("alias")), _SIGNS[name], found.end(), dress


def _plain(first: Block, rest: Sequence[Block]) -> tuple[Inline, str, int, str] | None:
    text = first.text
    begin = _begin(text)
    found = _PLAIN.match(text, begin)
    if found is not None:
        behind = _BEHIND.match(text, found.end())
        if behind is None:
            return None
        name = next(name for name in _SIGNS if behind[name] is not None)
        return cut(first.inline, begin, found.end()), _SIGNS[name], behind.end(), ""
    is_short = "\n" not in text and len(text) <= _LONGEST_SIDE and text[-1:].isalnum()
    is_above_point = len(rest) == 1 and rest[0].kind == "list" and len(rest[0].children) == 1
    return (first.inline, "line", len(text), "") if is_short and is_above_point else None


def is_glossary(entries: Sequence[Entry], context: Sequence[str], above: str = "", *, is_known: bool = False) -> bool:
    """Whether entries are terms with their glosses; `is_known` tells that what stands above them says so."""
    terms = [entry.term.text.strip(_EDGES) for entry in entries]
    if len(entries) < (_FEWEST_KNOWN if is_known else _FEWEST) or not all(map(_may_be_term, terms)):
        return False
    if len({term.casefold() for term in terms}) < len(terms) or _are_names(terms):
        return False
    if is_known:
        return _may_be_of_glossary(entries)
    told = [plainness(entry.gloss) for entry in entries]
    if any(_is_aside(title) and not _may_be_of_lesson(title, told) for title in context):
        return False
    if _are_counted(terms) or not _OF_CHANGES.isdisjoint(map(str.casefold, terms)):
        return False
    if is_something_else(terms, [entry.gloss for entry in entries], context, above):
        return False
    if any(map(_is_of_code, entries)) or any(map(is_of_paper, context)):
        return False
    if not is_in_english(entries):
        return _are_glosses_elsewhere(entries)
    return _are_glosses(entries, terms)


def is_in_english(entries: Sequence[Entry]) -> bool:
    """Whether entries are in English."""
    return are_in_english([f"{entry.term.text} {entry.gloss.text}" for entry in entries])


def are_in_english(texts: Sequence[str]) -> bool:
    """Whether short texts are in English, of which the words behind nouns tell as well: “Abtragung von Boden”."""
    if not is_english("\n".join(texts)):
        return False
    spoken = [word for text in texts for word in words_of(text)]
    english = sum(word in _OF_ENGLISH for word in spoken)
    other = sum(word in words("tells_apart") or word in words("one") for word in spoken if word not in _OF_BOTH)
    return other < _FEWEST_KNOWN or other <= english


def _are_glosses_elsewhere(entries: Sequence[Entry]) -> bool:
    """Whether nearly all that stands behind terms in another language are plainly glosses."""
    told = [plainness_elsewhere(entry.gloss) for entry in entries]
    if AGAINST in told or sum(one <= NONE for one in told) > max(1, len(told) // 4):
        return False
    return sum(told) >= _MEAN_ELSEWHERE * len(told) and sum(one >= FAIR for one in told) > 1


def is_something_else(terms: Sequence[str], glosses: Sequence[Inline], context: Sequence[str], above: str = "") -> bool:
    """Whether words set off before phrases are plainly no terms: times, people, changes of a program, things to bring.

    So are words of every day, unless what stands behind most of them says plainly what they are.
    """
    terms = [term.strip(_EDGES + "*`:.") for term in terms]
    if _are_no_terms(terms, glosses, context):
        return True
    told = list(map(plainness, glosses))
    if any(_is_of_occasion(title) and not _may_be_of_lesson(title, told) for title in context[-1:]):
        return True
    in_english = are_in_english([*terms, *(gloss.text for gloss in glosses)])
    told = told if in_english else list(map(plainness_elsewhere, glosses))
    of_subject = sum(map(_is_of_subject, terms))
    if 2 * of_subject <= len(terms) and _stands_below_something_else(context[-1:], above, told):
        return True  # “The menu”, unless it stands above “Bouillabaisse”, “Ratatouille” and “Pistou”
    if 2 * told.count(AGAINST) >= len(told):
        return True
    if not in_english:
        return False
    if max(told, default=NONE) <= NONE and all(ANY_ARTICLE.match(gloss.text) for gloss in glosses):
        return True  # “the room at the end of the corridor”
    return not of_subject and sum(told) < _LEAST_OF_EVERYDAY * len(told)


def _are_no_terms(terms: Sequence[str], glosses: Sequence[Inline], context: Sequence[str]) -> bool:
    """Whether the words that are set off tell that they are no terms, or the paper does in which they stand."""
    if any(map(is_moment, context[-1:])) or any("__" in gloss.text for gloss in glosses):
        return True
    if any(map(is_of_paper, context)) or _are_numbered(terms):
        return True
    if 2 * sum(is_task(f"{term} {gloss.text}") for term, gloss in zip(terms, glosses, strict=True)) >= len(terms):
        return True  # “**Describe**: the three states of matter”
    if any(map(is_moment, terms)) or _are_names(terms) or len(set(terms)) < len(terms):
        return True
    small = list(map(str.casefold, terms))
    is_of_changes = sum(term in _OF_CHANGES for term in small) > 1
    return is_of_changes or 2 * sum(map(_is_label, terms)) >= len(terms) or len(_PRAISED.intersection(small)) > 1


class Labels:
    """The groups among the blocks of a container that set off labels, and no terms; found out when asked for."""

    def __init__(self, children: Sequence[Block]) -> None:
        self._children = children

    @cached_property
    def lines(self) -> frozenset[int]:
        """The lines on which the entries of such groups begin."""
        found = (group for group in groups(self._children) if _are_labels(group))
        return frozenset(entry.span.first for group in found for entry in group.entries)


def _are_labels(group: Group) -> bool:
    """Whether a group as a whole is plainly none of terms, though a gloss may stand behind one of them."""
    terms = [entry.term.text for entry in group.entries]
    glosses = [entry.gloss for entry in group.entries]
    if len(terms) < _FEWEST:
        return _are_numbered(terms) or any(map(is_of_paper, group.context))
    if is_something_else(terms, glosses, group.context, group.above):
        return True
    told = list(map(plainness if is_in_english(group.entries) else plainness_elsewhere, glosses))
    return _LEAST_OF_LABELS * sum(one >= WEAK for one in told) < len(told)


def _are_counted(terms: Sequence[str]) -> bool:
    """Whether terms are one word and what counts them: “Bed 1”, “Bed 2”."""
    parted = [term.rpartition(" ") for term in terms]
    return len({head for head, _, _ in parted}) == 1 and all(
        head and _COUNT.fullmatch(last) for head, _, last in parted
    )


def _are_numbered(terms: Sequence[str]) -> bool:
    """Whether terms are the numbers of versions or of entries: “0.8”, “0.9”; “R08”, “R09”."""
    opening = {term.rstrip("0123456789.") for term in terms}
    return len(opening) == 1 and all(map(_NUMBERED.fullmatch, terms))


def is_moment(text: str) -> bool:
    """Whether a text is a time, a day or a date: “18:00”, “Tuesday”, “May 4”."""
    return _MOMENT.match(text) is not None


def _is_label(text: str) -> bool:
    return _NO_TERM.match(text) is not None


def _stands_below_something_else(context: Sequence[str], above: str, told: Sequence[int]) -> bool:
    """Whether a heading, or the sentence that leads up to a group, tells of no terms, nor do all glosses plainly."""
    above = SENTENCE_END.split(above.strip())[-1]
    titles = [*map(without_number, context), *([above] if above.endswith(":") else [])]
    return any(_OF_WORK.search(title) and not _may_be_of_lesson(title, told) for title in titles)


def _may_be_of_lesson(title: str, told: Sequence[int]) -> bool:
    """Whether a title of what a manual, a course or a trip may have stands above nothing but plain glosses."""
    if _OF_OWN.search(title) or _OF_WORK.search(title) is None:
        return False
    return len(told) >= _FEWEST and min(told) >= FAIR


def _are_glosses(entries: Sequence[Entry], terms: Sequence[str]) -> bool:
    """Whether nearly all that stands behind the terms are glosses, so plainly that they stand behind such terms."""
    told = [NONE if _is_circular(entry) else plainness(entry.gloss) for entry in entries]
    if AGAINST in told and (len(told) <= _FEWEST or told.count(AGAINST) > 1):
        return False
    unclear = sum(one <= NONE for one in told)
    fewest = 2 if unclear else 1
    known = [_is_of_subject(term) for term in terms]
    if min(told) >= WEAK and all(known) and all(entry.dress for entry in entries):
        return True
    if unclear > max(1, len(told) // 4) or sum(one >= FAIR for one in told) < fewest:
        return False
    mean = sum(told) / len(told) + sum(known) / len(known) / 2
    if not any(known):
        return mean >= _MEAN_OF_EVERYDAY
    is_plain = not any(entry.dress for entry in entries)
    return mean >= (_MEAN_OF_PLAIN if is_plain else _MEAN)


def titled_entries(sections: Sequence[Block], *, is_known: bool = False) -> list[tuple[Block, Entry]]:
    """Return the sections that are a glossary of headings, three at least in a row, each with a gloss for its text.

    `is_known` tells that what stands above them says so.
    What stands below the first paragraph of the last of them need not belong to it.
    """
    found: list[tuple[Block, Entry]] = []
    run: list[tuple[Block, Entry]] = []
    for section in (*sections, None):
        entry = _titled_entry(section) if section is not None else None
        if section is not None and entry is not None:
            run.append((section, entry))
        if section is None or entry is None or len(section.children) > _ALONE:
            run = run if is_known else _from_gloss_to_gloss(run)
            if run and is_glossary([entry for _, entry in run], run[0][0].children[0].context, is_known=is_known):
                found += run
            run = []
    return found


def _titled_entry(section: Block) -> Entry | None:
    """Return a heading with the paragraph below it as an entry, where a gloss may stand there."""
    heading, *below = section.children
    first = below[0] if below else None
    if first is None or any(child.kind != "paragraph" for child in below) or "\n" in heading.text:
        return None
    if not 0 < len(heading.text.split()) <= _LONGEST_TERM or len(first.text.split()) > _LONGEST_TITLED:
        return None
    return Entry(heading.inline, first.inline, (), "heading", "line", covering([heading, first]))


def _from_gloss_to_gloss(run: Sequence[tuple[Block, Entry]]) -> list[tuple[Block, Entry]]:
    """Return a run of sections without those at its ends that are no terms with glosses."""
    clear = [place for place, (_, entry) in enumerate(run) if _may_be_term(entry.term.text) and _is_clear(entry)]
    return list(run[clear[0] : clear[-1] + 1]) if clear else []


def _is_clear(entry: Entry) -> bool:
    return plainness(entry.gloss) >= WEAK


def are_in_table(rows: Sequence[Block]) -> bool:
    """Whether the rows of a table without a header are terms with their glosses."""
    if any(len(row.children) < len(("term", "gloss")) for row in rows):
        return False
    entries = [Entry(row.children[0].inline, row.children[1].inline, (), "cell", "line", row.span) for row in rows]
    is_short = all(0 < len(entry.term.text.split()) <= _LONGEST_TERM for entry in entries)
    return is_short and is_glossary(entries, rows[0].context if rows else ())


def _may_be_of_glossary(entries: Sequence[Entry]) -> bool:
    """Whether below a title that says so entries are terms: most say more than a word, and few tell what to do."""
    long = sum(len(entry.gloss.text.split()) >= _LONG for entry in entries)
    tells = plainness if is_in_english(entries) else plainness_elsewhere
    told = [tells(entry.gloss) for entry in entries]
    return 2 * long > len(entries) and 2 * sum(one >= WEAK for one in told) >= len(entries)


def _is_circular(entry: Entry) -> bool:
    """Whether a gloss says its term again before it tells it apart: “**Frame**: a frame made of steel”."""
    said = words_of(entry.term.text)
    if len(said) != 1:
        return False
    return any(
        word in (said[0], f"{said[0]}s", said[0].removesuffix("s")) for word in words_of(entry.gloss.text)[:_OPENING]
    )


def _is_of_subject(term: str) -> bool:
    """Whether a word of a term is none of every day."""
    return any(not is_everyday(word) for word in words_of(term))


def _may_be_term(text: str) -> bool:
    """Whether a text may be a term: no label, question, order, date or place in a plan."""
    if not any(map(str.isalpha, text)) or text[0].isdigit() or has_question_mark(text) or text.endswith(("!", "…")):
        return False
    if _NO_TERM.match(text) or is_question_label(text) or is_answer_label(text) or is_task(text):
        return False
    if has_pronoun(text) or points_elsewhere(text) or plain(text) in words("aside"):
        return False
    return not (len(text.split()) > 2 and is_imperative(text))


def _are_names(terms: Sequence[str]) -> bool:
    """Whether half of some terms are names of people."""
    first = words("first_name") | _FAMILY
    named = sum(is_of_person(term) or not first.isdisjoint(words_of(term)[:1]) for term in terms)
    return 2 * named >= len(terms)


def _is_aside(title: str) -> bool:
    if _is_of_occasion(title):
        return True
    title = without_number(title)
    return _OF_PRODUCT.search(title) is not None or plain(title) in words("aside")


def _is_of_occasion(title: str) -> bool:
    """Whether a title is that of an occasion, and does not but say that what is below it is to be known."""
    title = without_number(title)
    return _TO_KNOW.match(title) is None and is_of_occasion(title)


def _is_of_code(entry: Entry) -> bool:
    """Whether a term is a name that a program knows: “max_retries”, “`host` `string`”; or its gloss says it again."""
    if not any(mark.kind == "code" for mark in entry.term.marks):
        return False
    is_name = "code" not in entry.dress or _CODE_NAME.search(entry.term.text) is not None
    return is_name or entry.term.text.casefold() in words_of(entry.gloss.text)
