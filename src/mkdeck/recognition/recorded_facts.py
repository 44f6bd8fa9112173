"""Tables of facts whose headers no other rule knows, asked for behind their names: “Clear width: which limit?”.

Such a table is small, names a thing of its own in each row and tells of it in few words, below a header that names what
is told. It stands below a heading of a subject, so that the card can say of what it is, and nothing about it says that
somebody counted, measured, planned, bought or graded what it holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline, Markdown, Origin
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.guards import addresses_reader, has_pronoun, points_elsewhere
from mkdeck.facts.names import is_of_person
from mkdeck.facts.phrases import words_of
from mkdeck.facts.words import PREPOSITIONS, word_set
from mkdeck.headings.headers import is_begun, of_several, within
from mkdeck.headings.titles import OF_COURSE, names_topic, of_everybody, singular
from mkdeck.headings.titles import is_of_occasion as is_title_of_occasion
from mkdeck.headings.topics import stem, telling_words
from mkdeck.parsing.inline import escape, to_markdown
from mkdeck.parsing.pieces import in_line
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.compared import tells_property
from mkdeck.recognition.recorded_columns import unit_of
from mkdeck.recognition.recorded_names import are_several
from mkdeck.recognition.recorded_shapes import OF_OCCASION, OF_WORK, is_told_of
from mkdeck.recognition.recorded_things import UNTOLD, kind_told, names_kind
from mkdeck.recognition.recorded_wording import GOES_ON, MOMENT_UNITS, WITHOUT_UNIT, asked_in, heads_norm
from mkdeck.recognition.tables import are_measured, is_number, only_grade
from mkdeck.values import dataclass
from mkdeck.wording.numbering import without_number
from mkdeck.wording.unwritten import is_missing
from mkdeck.wording.words import has_question_mark, is_task, plain, words

_FEWEST, _MOST_ROWS, _MOST_COLUMNS = 2, 24, 6
_LONGEST_SECTION, _LONGEST_KIND, _LONGEST_NAME = 5, 3, 8
"""Words."""
_SHORT = 4
"""Letters."""
_OF_THINGS = word_set(
    "situation requirement requirements property properties attribute item items component components code command "
    "type types equipment what quantity quantities rule rules place feature features"
) | {"use case"}
"""First headers that head what a lesson tells as well as what somebody does."""
_GATHERED = word_set(
    "tank plot loaf picture voice meal sensor reading location site stop station chapter part unit choice answer "
    "category option problem symptom skill goal deliverable milestone role name account dish recipe model plan tier "
    "algorithm classifier dataset configuration device machine server node instance file folder directory "
    "script branch environment endpoint host route field column parameter variable table row event"
)
"""First headers below which most often stands what somebody has, does or tries."""
_AT_WORK = word_set("person leader engineer director designer author writer photographer scientist")
"""Persons who may be those of a team or of a list of books to read."""
_GROUPS = frozenset(["blood group", "functional group", "food group", "muscle group"])
"""Groups of a subject, which nobody gathered."""
_OF_MANUALS = word_set("method type")
"""First headers of manuals above what is set as code, and else of things that a lesson tells of."""
_OF_PLAN = word_set(
    "team person people who responsible assignee partner department owner present absent place rank delivery due "
    "deadline when where room building page pages weight points cost price budget storage sold bought reading readings "
    "result results observed measured observation observations score scores percent percentage share count total "
    "mean median average done status progress exercise practice task homework change growth difference error "
    "accuracy precision recall f1 loss runtime votes voters respondents paid salary free pro action fix try tips tip "
    "advice recommendation recommended suggestion solution workaround link source ours mine yours you we day days date "
    "frequency priority severity likelihood probability risk impact owner lead contact response responses quote "
    "participants attendance enrolment students pupils winner loser home away notes comment example examples reason "
    "reasons why remark version versions constant constants alias aliases windows linux macos "
    "verdict opinion favourite favorite like likes dislike rating stars review reward rewards prize badge good bad "
    "better worse decision decisions agreed backup backups arrive arrives arrived leaves depart departs"
)
"""Second headers below which stands what is so here and now, or what an author thinks of it."""
_BESIDE = word_set("example examples action actions source constant constants where returns test tests average notes")
_BESIDE |= {"positive result", "negative result"}
"""Second headers that stand beside what a lesson tells as well."""
_OF_CLAUSE = word_set("when where like likes we you good bad better worse leaves arrives free source change days") | {
    "try",
    "fix",
}
"""Words that end the headers of facts as well: “Output is 1 when”, “Good source”."""
_OF_DOING = re.compile(
    r"\b(?:our|my|your|we|brought|led|checked|done|paid|reviewed|presented) |\b(?:so far|this year|today)\b"
    r"|^(?:what|who) (?:is|s) (?:there|here)$|^(?:what )?(?:goes|went) in$"
    r"|^by when$|\buntil$|^(?:written in|talks to|deployed|hosted)\b"
)
_OF_DOER = re.compile(
    r"^(?:first )?(?:discovered|invented|designed|founded|created|built|composed|painted|developed|introduced|proposed"
    r"|described|named|written) by$|^(?:discoverer|inventor|designer|founder|composer|architect|author)$"
)
_OF_MOMENT = re.compile(
    r"(?i)(?:\d{1,2}\.|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?"
    r"|(?:week|day|session|lesson|month|unit|module|chapter|group|team|run|trial|sample|round|test|tank|plot|step)"
    r" ?[\dA-Z]{1,3}|(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|(?:1[5-9]|20)\d\d\b.*|(?:q|question|task|exercise) ?\d.*"
)
"""Names of what is so on a day or in a trial: “Week 3”, “Tank 2”."""
_SUMS = word_set("all total sum overall average mean other others rest none")
_OF_ONE = word_set(
    "property properties attribute quantity quantities what characteristic feature features specification dimension "
    "parameter measure measurement requirement requirements rule item aspect"
) | {""}
"""First headers below which stands what belongs to one thing, that of the heading."""
_OF_NUMBERS = word_set(
    "layer number no nr group period "
    "port pin code terminal contact wire channel bit register opcode gear valve string key size gauge class level "
    "force grade category magnitude hardness"
) | {"beaufort number", "atomic number", "port number", "pin number", "error code", "status code", "exit code"}
"""Kinds of things that have numbers for names."""
_OF_TEST = word_set("parameter variable measurement measurements measure test value substance")
"""Kinds of what has norms, and of which tables hold readings as well."""
_OF_REGISTER = re.compile(r"(?!ID |PO |VAT |PIN |TAN )[A-Z]{2,5}(?:-\d{1,2})? (?i:code|number|class|grade)s?")
"""“EPSG code”, “UN number”, which have numbers for names and stand for the same everywhere."""
_ADVERBS = word_set("back home here there up down away out again together now then")
_KEPT = ("emphasis", "html", "code", "math")
_OF_MEASURING = re.compile(
    r"(?i)\b(?:we|i) (?:have |had )?(?:measured|counted|timed|recorded|found|got|made|bought|ran|used|tested|tried"
    r"|chose)\b"
    r"|\b(?:our|my) (?:results?|data|measurements?|readings?|sample|class|group|team|budget|shop|choice)\b"
    r"|\b(?:measured|recorded|surveyed) (?:by|in|on|at|during|with)\b|\b(?:suppose|imagine|invented|made[- ]up"
    r"|fictional|hypothetical"
    r"|(?:each|every|one|your) (?:group|team|pair|student|pupil)|experiment|exercise|fill in"
    r"|complete the table|copy the table|survey)\b"
)
"""What is said beside a table of what somebody measured, owns or made up."""
_OF_WORK_TITLE = re.compile(
    rf"(?i)^(?:{OF_COURSE})$|\binstalling\b|\b(?:sample|example|test) data\b|\bdata ?(?:frames?|sets?)\b"
    r"|\brole[ -]plays?\b|\b(?:for|serves) (?:two|three|four|five|six|eight|ten|twelve|a crowd)\b"
    r"|\bcase stud(?:y|ies)\b|\bcut(?:ting)? list\b|\bparts list\b|\bword problems?\b|\bhyper-?parameters\b"
    r"|\bmemberships?\b|\bkpis?\b|\binvoices?\b|\bcoupons?\b|\bfund-?raising\b|\bminutes (?:of|from)\b"
    r"|\binventory\b|\bbudgets?\b|\bnewsletter\b|\b(?:diary|logbook|notebook)\b|\bmeetings?\b"
    r"|\b(?:trip|visit|holidays?) (?:to|in)\b|\bwedding\b|\bfor sale\b|\bleaflet\b|^contracts$"
    r"|^(?:(?:technical|product) )?spec(?:ification)?s?$"
    r"|\b(?:at|in) the (?:shelter|office|village hall|clubhouse)\b"
)
"""Titles above what somebody works with."""
_LAST_SIGNS = re.compile(r"\s[^\w\s)]+$")
_CAPTION = re.compile(r"(?i)table(?: \d{1,2}(?:\.\d{1,2})?)?[.:]? ?[:–—-]? ")
_POWER = re.compile(r"(?:10|2)\s?(?:\^|[⁻⁰¹²³⁴-⁹])|1[0 ]{2,}$|1/10+$")
_CODE = re.compile(r"\(\)|\w\(|\b[a-z]\w*\.[a-z]|[_{}\\]|\b0x|^['\"]")
_SIGN = re.compile(r"[A-Z]|\d[\d./-]{0,9}|[A-Z]{1,2}\d{1,3}|[ivxIVX]{1,4}")
_OF_DURATION = re.compile(r"(?i).*\d.*\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|min|h|s)\b.*")


@dataclass(frozen=True, slots=True)
class Fact:
    """What stands in a cell: below which header, beside which name, how it is asked for, and what it belongs to."""

    header: Block
    value: Block
    front: str
    origin: Origin


def facts_of(table: Block, before: Block | None, after: Block | None, topic: str) -> Iterator[Fact]:
    """Yield what a table of facts tells, row by row; nothing of any other table.

    `before` and `after` are what stands right above and below it, and `topic` is what the lesson says it is about.
    """
    grid: Sequence[Sequence[Block]] = [row.children for row in table.children]
    if len({len(row) for row in grid}) != 1 or not may_tell(table.context, (before, after)):
        return
    is_turned = _is_turned(grid)
    grid = list(zip(*grid, strict=True)) if is_turned else grid
    header, rows = grid[0], grid[1:]
    if not _FEWEST <= len(rows) <= _MOST_ROWS or not _FEWEST <= len(header) <= _MOST_COLUMNS:
        return
    kind = " ".join(header[0].text.split())
    has_norms = any(heads_norm(plain(cell.text)) for cell in header[1:])
    may_head = _may_head(plain(kind), kind, rows) or (has_norms and plain(kind) in _OF_TEST)
    may_head = may_head or _is_of_lesson(plain(kind), header, rows)
    if not may_head or not _are_names([row[0] for row in rows], kind):
        return
    if len(header) > _FEWEST and not has_norms and _may_compare(plain(kind), header[1:]):
        return
    columns = {place: [row[place] for row in rows] for place in range(1, len(header))}
    if any(_tells_of_moment(header[place], cells) for place, cells in columns.items()) or not any(
        map(_tells_much, (cell for cells in columns.values() for cell in cells))
    ):
        return
    shown = (kind_told(before) if plain(kind) in words("kind") else "") or kind
    is_of_one = plain(kind) in _OF_ONE
    section = _named(table.context, before)
    of_days = bool(topic) and any(plain(unit_of(cell)) in MOMENT_UNITS for cell in header[1:])
    says_of_what = has_norms or of_days or _OF_REGISTER.fullmatch(kind) is not None
    titles = map(of_everybody, map(without_number, table.context))
    parts = (part for title in titles for part in title.split(": "))
    if not section and not says_of_what and not any(map(names_topic, parts)):
        return
    for place, cells in columns.items():
        asked = asked_in(header[place], cells, is_of_one=is_of_one, kind=plain(kind))
        for at, row in enumerate(rows if asked else ()):
            place_of = table.children[place] if is_turned else table.children[at + 1]
            front = _front(shown, in_line(row[0]), asked)
            if telling_words(row[place].text) and not _adds(row[place].text, section):
                continue  # the heading says it
            front = f"{escape(section)} – {front}" if section and _adds(section, front) else front
            origin = Origin(span=place_of.span, context=table.context, evidence="shaped")
            yield Fact(header[place], row[place], front, origin)


def _named(context: tuple[str, ...], before: Block | None) -> str:
    """Return what the caption or the title in bold right above a table, or else the heading above, names."""
    said = before.text.strip(" .:") if before is not None and before.kind == "paragraph" else ""
    caption = _CAPTION.match(said)
    is_title = before is not None and (caption is not None or is_bold_line(before))
    title = said[caption.end() if caption else 0 :] if is_title else ""
    titles = [_LAST_SIGNS.sub("", without_number(heading)) for heading in (title, *context[-1:])]
    return next(filter(_is_name_of_section, titles), "")


def _is_name_of_section(title: str) -> bool:
    """Whether a title is short and names something: no “Rules you'll live by”, and no “Going back”."""
    spoken = plain(title).split()
    if not names_topic(title) or "," in title or len(spoken) > _LONGEST_SECTION:
        return False
    return not addresses_reader(title.casefold()) and spoken[-1] not in GOES_ON | _ADVERBS


def _adds(text: str, other: str) -> bool:
    """Whether a text has a word that tells something and is not in another one."""
    there = set(map(stem, words_of(other)))
    return any(stem(word) not in there for word in telling_words(text))


def _is_turned(grid: Sequence[Sequence[Block]]) -> bool:
    """Whether things stand in the header, and below it in each row what is told of them: “Format | A3 | A4”."""
    labels = [plain(WITHOUT_UNIT.sub("", row[0].text)) for row in grid[1:]]
    names = [cell.text for cell in grid[0][1:]]
    if not labels or len(names) < _FEWEST or any(map(_is_told_noun, map(plain, names))):
        return False
    return all(map(_is_told_noun, labels)) and plain(grid[0][0].text) not in UNTOLD | _OF_ONE


def _may_compare(kind: str, header: Sequence[Block]) -> bool:
    """Whether a table may compare the things in its header, “ | TCP | UDP”, and not tell of those in its rows."""
    is_open = not kind or kind in words("property")
    return is_open and not all(_is_told_noun(plain(WITHOUT_UNIT.sub("", cell.text))) for cell in header)


def _is_told_noun(title: str) -> bool:
    """Whether a title surely tells what things have or do, and names none."""
    return is_told_of(title) or title.rpartition(" ")[2] in words("quantity") or tells_property(title)


def _front(kind: str, name: Inline, asked: str) -> str:
    """Return what is asked of a thing behind its name, with its kind where the name is a sign or one word of any day.

    “Flash (memory): what is its size?”, “Class A: which extinguisher?”
    """
    bare = to_markdown(Inline(name.text, tuple(m for m in name.marks if m.kind in _KEPT)))
    noun = singular(plain(kind).rpartition(" ")[2])
    told = escape(kind)
    if _SIGN.fullmatch(name.text) and noun and plain(kind) not in UNTOLD:
        bare = Markdown(f"{told[:1].upper()}{told[1:].lower() if told.isupper() else told[1:]} {bare}")
    elif noun and plain(kind) not in UNTOLD | _OF_THINGS and _needs_kind(name.text):
        bare = Markdown(f"{bare} ({within(told.lower() if told.isupper() else told)})")
    asked = of_several(asked) if are_several(name.text) else asked
    return asked.format(bare)


def _needs_kind(name: str) -> bool:
    """Whether a name is one word that may mean many things: “Flash”, “Early”."""
    return " " not in name and name[1:] == name[1:].lower() and name.isalpha()


def may_tell(context: tuple[str, ...], beside: Sequence[Block | None]) -> bool:
    """Whether there are headings, and neither they nor what stands beside a table tell of an occasion."""
    titles = [of_everybody(without_number(title)) for title in context]
    said = [block.text for block in beside if block is not None and block.kind == "paragraph"]
    if (
        not any(map(telling_words, titles))
        or any(map(OF_OCCASION.search, titles))
        or any(map(_OF_MEASURING.search, said))
    ):
        return False
    if any(map(_OF_WORK_TITLE.search, titles)):
        return False
    if any(map(is_title_of_occasion, titles[-2:])) or any(plain(title) in words("aside") for title in titles):
        return False
    return not any(has_pronoun(title) and " it" not in title.casefold() for title in titles[1:])


def _may_head(kind: str, written: str, rows: Sequence[Sequence[Block]]) -> bool:
    """Whether a first header may stand above things of a subject: a noun, and none of a plan, a trial or a team."""
    if kind == "name" and all(row[0].text.istitle() and " " not in row[0].text for row in rows):
        return False  # “Ana”, “Bo”
    if not kind or kind in UNTOLD | _OF_THINGS:
        return True
    if _OF_REGISTER.fullmatch(written):
        return True
    noun = singular(kind.rpartition(" ")[2])
    if len(kind.split()) > _LONGEST_KIND or not names_kind(written) or is_begun(kind):
        return False
    of_work = OF_WORK | words("term") | words("manual")
    if not any(row[0].inline.marks or "(" in row[0].text for row in rows):
        of_work -= _OF_MANUALS
    if any({noun, kind} & words(table) for table in ("gathered", "person", "trade", "question", "answer")):
        return False
    if kind == "weight":
        return True  # of yarn
    return not {noun, kind} & (of_work - {"class"} | _GATHERED | _OF_PLAN | words("time"))


def _is_of_lesson(kind: str, header: Sequence[Block], rows: Sequence[Sequence[Block]]) -> bool:
    """Whether a table of what else somebody has or does is one of things: each column tells what such a thing has."""
    noun = singular(kind.rpartition(" ")[2])
    if noun in words("person") - _AT_WORK:
        return True
    titles = [plain(WITHOUT_UNIT.sub("", cell.text)) for cell in header[1:]]
    of_work = words("time") | words("gathered") | words("question") | words("answer")
    if kind not in _GROUPS and {noun, kind} & of_work:
        return False
    columns = ([row[place] for row in rows] for place in range(1, len(header)))
    if any(are_measured(cells) and not _are_powers(cells) for cells in columns):
        return False
    return kind in _GROUPS or all(title in _BESIDE or is_told_of(title) for title in titles)


def _are_powers(cells: Sequence[Block]) -> bool:
    """Whether a column holds what nobody measures: “10³”, “10^-6^”."""
    return all(_POWER.match(cell.text) for cell in cells)


def _are_names(cells: Sequence[Block], written: str) -> bool:
    """Whether cells name different things, none of them a moment, a trial, a sum, a task or a question."""
    names = [cell.text.strip() for cell in cells]
    if len({plain(name) for name in names}) < len(names) and len(set(names)) < len(names):
        return False
    if any(not 0 < len(name.split()) <= _LONGEST_NAME or has_question_mark(name) for name in names):
        return False
    if any(plain(name) in _SUMS or _OF_MOMENT.fullmatch(name) or addresses_reader(name) for name in names):
        return False
    if any(points_elsewhere(name) or is_missing(name) or _CODE.search(name) for name in names):
        return False
    if any(mark.kind in ("image", "link") for cell in cells for mark in cell.inline.marks):
        return False
    kind = plain(written)
    is_of_persons = singular(kind.rpartition(" ")[2]) in words("person") - _AT_WORK
    if (2 * sum(map(is_of_person, names)) > len(names) and not is_of_persons) or any(map(is_task, names)):
        return False
    has_numbers = _OF_REGISTER.fullmatch(written) or not _OF_NUMBERS.isdisjoint((kind, kind.rpartition(" ")[2]))
    return bool(has_numbers) or not any(map(is_number, names))


def _tells_of_moment(header: Block, cells: Sequence[Block]) -> bool:
    """Whether a column makes a table one of a plan, a trial or a team: by its header, or by names of persons."""
    title = plain(WITHOUT_UNIT.sub("", header.text))
    if title in _BESIDE or (title.startswith("share of the ") and title.rpartition(" ")[2] not in _OF_PLAN):
        return False
    spoken = title.split()
    head = next((at for at, word in enumerate(spoken) if at and word in PREPOSITIONS), len(spoken))
    if title in _OF_PLAN or (spoken and spoken[head - 1] in _OF_PLAN - _OF_CLAUSE) or title in words("score"):
        return True
    if _OF_DOING.search(title):
        return True
    if title in words("manual") - {"time", "amount", "key", "type", "feature"}:
        return True
    if title == "time" and not all(_OF_DURATION.fullmatch(cell.text) for cell in cells):
        return True
    if addresses_reader(header.text) or (has_question_mark(header.text) and not only_grade(cells)):
        return True
    is_of_doer = _OF_DOER.search(title) is not None
    return not is_of_doer and 2 * sum(is_of_person(cell.text.strip()) for cell in cells) > len(cells)


def _tells_much(cell: Block) -> bool:
    """Whether a cell says more than a word of any day: a phrase, an amount with its unit, a formula or a name."""
    text = cell.text.strip()
    is_seldom = len(text) > _SHORT and not is_everyday(text.casefold())
    return " " in text or any(map(str.isdigit, text)) or not text[1:].islower() or bool(cell.inline.marks) or is_seldom
