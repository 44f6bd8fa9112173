"""A timeline: a list, lines, paragraphs or a table whose entries open with a year or a date, in order of time.

So may headings do. Where a title says that dates come, no sign need part them from what happened, and they may stand in
brackets behind it. Below a heading that names one year the entries may be days and months of it. The date is asked for
by a cloze of the entry's first sentence, which reads well whether the entry is a sentence or not. Who did it is asked
for as well, where a column of the table says so, or the sentence opens with somebody's full name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Cloze, Inline, Markdown, Origin, Problem
from mkdeck.facts.boundaries import boundaries
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.guards import addresses_reader, points_elsewhere
from mkdeck.facts.names import FULL_NAME, is_of_person, may_be_person
from mkdeck.facts.phrases import words_of
from mkdeck.facts.verb_forms import verb_forms
from mkdeck.facts.words import AUXILIARIES, PERSONAL, POSSESSIVE, VAGUE, word_set
from mkdeck.headings.titles import names_topic, singular
from mkdeck.headings.topics import subject_words
from mkdeck.parsing.inline import beside, cut, escape, to_markdown
from mkdeck.parsing.pieces import as_item, in_line, lines_as_list, paragraph, runs_as_lists
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.event_columns import EventColumns, event_columns
from mkdeck.recognition.event_dates import ABOUT, DATE, MONTH, dated_as_list, run_on, year_of
from mkdeck.recognition.matching import matching_in_table
from mkdeck.recognition.tables import is_number
from mkdeck.rules.claims import NO_LINES, Lines
from mkdeck.values import replace
from mkdeck.wording.numbering import without_number
from mkdeck.wording.words import has_question_mark, plain

READS = ("document", "section", "item", "quote", "container")
WITH = ("list", "table", "lines", "lead", "definitions", "section", "dated")
TABLES_STAND_ALONE = True

_FEWEST, _FEWEST_TOLD = 3, 2
_OF_IDEAS = word_set(
    "concept discovery effect experiment hypothesis invention law method model paradox principle test theorem theory"
)
"""Kinds of what somebody thought of, whose names may be words of every day."""
_SHORTEST, _LONGEST = 2, 30
_DAY = re.compile(
    rf"{ABOUT}(?:\d{{1,2}}(?:\s?[–-]\s?\d{{1,2}})? (?P<month>{MONTH})(?:\s?[–-]\s?\d{{1,2}} {MONTH})?"
    rf"|(?P<first>{MONTH})(?:\s?[–-]\s?{MONTH}| \d{{1,2}}(?!\d))?)(?!\w)"
)
_WHOLE_DAY = re.compile(rf"{ABOUT}(?P<day>\d{{1,2}}) (?P<month>{MONTH}) \d{{4}}")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_YEAR_OF_HEADING = re.compile(r"(?:(?:.*[:,–—-]|.*\b(?:in|of|year)|(?i:year)) )?(?P<year>1\d{3}|20[01]\d)")
"""A heading that ends in a year, and says nothing like “since”; that of a later year may be a calendar's."""
_SEPARATOR = re.compile(r"\s*[:：]\s+|\s+(?:[–—→⇒=|]|-{1,3}|->|=>)\s+")
_OTHER_DATE = re.compile(r"\s\([^()\n]{2,30}\)")
"""“27 July 1794 (9 Thermidor): …”."""
_GAP = re.compile(r",?\s+(?=[^\W\d_])")
"""“1789 The Bastille falls”, where a title says that dates come."""
_DATE = re.sub(r"\?P<\w+>", "?:", DATE.pattern)
_BRACKETED = re.compile(rf"[\[(](?P<date>{_DATE})[\])](?:\s*[:：]|\s+[–—-])?\s+")
"""“[1804] First steam locomotive on rails”."""
_IN = re.compile(rf"(?:In|On|Around) (?P<date>{_DATE}),\s+")
"""“In 1885, Louis Pasteur treats a boy”."""
_BEHIND = re.compile(rf"\s+\((?P<date>{_DATE})\)\.?|,\s(?:in )?(?P<last>{_DATE})\.?$")
_OF_NUMBERS = re.compile(
    r"(?i)\b(?:codes?|errors?|ports?|bus(?:es)?|trains?|trams?|flights?|timetable|departures?|arrivals?"
    r"|exit status)\b"
)
"""Titles above numbers that are no years: “Error codes”."""
_MARKS = ("strong", "emphasis", "code")
_STOP = re.compile(r"\.?\s+")
"""What may part a bold date from what happened then: “**1802.** Luke Howard names the clouds.”"""
_ALL_OF_US = re.compile(r"\bwe (?:all |still |now |today )+[a-z]+\b|\bwhat we [a-z]+\b")
"""“the names we still use” are used by everybody."""
_NUMERAL = re.compile(r"(?<=\w) I\b|\bUS\b")
"""“World War I” and “under US law” speak of nobody."""

_THE_NOUN = re.compile(r'\bthe ([a-z]+)\b(?! (?:of|for|that|which|where)\b| [A-Z"“])')
"""“Henry refounds the town” speaks of one that another entry names."""
_CLOZE_SIGN = re.compile(r"\{\{|\}\}|::")
_LIFETIME = 70
_NO_HISTORY = re.compile(
    r"(?i)\b(?:change ?log|changes|releases?|versions?|schedule|calendar|agenda|news|updates?|publications?|references"
    r"|papers|experience|education|awards?|talks|history of this|contributors?|about (?:me|us)|my|cv|curriculum vitae"
    r"|r[ée]sum[ée]s?|(?:web)?logs?|logbook|blog|diary|reading list|races|race (?:reports?|results)|story so far"
    r"|our(?! (?:planet|solar|sun|moon|earth|world|universe|galaxy|time|age|era)\b))\b"
)
_OF_SOURCES = re.compile(
    r"(?i)\b(?:bibliograph(?:y|ies)|further reading|works cited|(?:photo|picture|slide|image|film|literature) list"
    r"|photo (?:credits|albums?|index)|guest ?book|road ?map|(?-i:I|[Ww]e) [a-z]+)\b"
    r"|^(?:photo(?:graph)?s|pictures|slides|images|literature|albums?|credits|receipts|minutes)\b"
)
"""Titles above what was printed, shown or noted, of whatever age."""
_OF_US = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us)\b")
_IS_SOURCE = re.compile(
    r"(?i)\bet al\b|\bpp?\. ?\d|\((?:eds?|hrsg)\.\)|\b(?:picture|photo|fig\.?|figure|slide|page) \d"
)
"""“Smith et al., Moss, pp. 3–9”, “picture 3, the harbour”."""
_WITHOUT_SUBJECT = re.compile(
    r"(?i)(?:(?P<done>\w+(?:ed|ing))(?! of\b)|born|dies|marries|becomes?|became|moves|joins|begins|wins|won|goes|went"
    r"|made|built|wrote|met|left|also|added|fix(?:es)?|removes?)\b"
)
_ANYBODY = ("body", "one", "people")
"""How words end that name nobody: “Somebody loses his hat”."""
_HONOURED = re.compile(r"[A-Z][\w’'-]+(?: [^\W\d_][\w.’'-]*){0,6}, for [a-z]")
_HONOUR = re.compile(
    r"(?P<honour>(?:(?!The |This |Each )[A-Z][\w’'-]{1,30} ){0,6}(?:[Pp]rize|[Aa]ward|[Mm]edal))s?\b"
    r"(?P<field>(?: (?:in|for) [A-Z][a-z]+)?)|\bNobel\b"
)
_BARE = re.compile(r"(?i)(?:the )?(?:first|second|third|last|final|end|start|beginning|opening)\b")
"""“last flight”, of what its heading names."""
_OF_DATES = re.compile(r"(?i)\b(?:dates?|timeline|chronology)\b")
"""“Dates to stick on the fridge” says nothing of what happened then."""
_OF_HISTORY = re.compile(
    r"(?i)\b(?:history|milestones|key (?:events|moments|years)|when it happened|through (?:time|the ages)"
    r"|in antiquity|chronologie|zeittafel|geschichte|histoire|historia|cronología|cronologia|storia|história)\b"
)
"""Titles above what happened, be it in whatever order."""
_LAST_OF_HISTORY = 2000
"""Days of one later year may be those of a course."""
_OF_COURSE = re.compile(
    r"(?i)\b(?:enrol(?:l?ment)?|registration|lectures?|classes|exams?|midterms?|essays?|homework|assignments?|deadline"
    r"|due|submission|half[- ]term|semester|tutorials?|quiz)\b"
)
"""What happens in a course, and not in history."""
_TOLD = re.compile(r"[^\W\d_]{3}")
_ORDINAL_END = re.compile(r" [IVX]+\.\s*$")
_AND = " and "
_GOES_ON = re.compile(r",? [a-z]")
_IS_DONE = re.compile(r" (?:is|was|are|were) (?:[a-z]+ed|made|built|given|sent|shown|born)\b")
"""“Max Fleischer *is granted* …”."""
_NAMED = re.compile(
    r"(?:The )?(?P<name>[A-ZÀ-Þ][\w.’&-]*(?: [A-ZÀ-Þ][\w.’&-]*){0,4}) (?:(?:is|are|was|were) )?(?P<verb>[a-z]+)\b"
)
"""Whoever an entry opens with, and what they do: “Disney tries …”."""
_KIN = frozenset(
    ["dad", "father", "grandfather", "grandmother", "granny", "mother", "mum", "mom", "grandpa", "grandma"]
)
_OWNED = re.compile(r"(?:(?P<owner>[A-ZÀ-Þ][\w.-]+)(?:['’]s|(?<=s)['’])|The (?P<named>[A-ZÀ-Þ][\w.-]+)) [\"“]?\w")
"""“Puccini's Turandot, left unfinished at *his* death”, “The Lumière brothers hold *their* first show”."""
_FROM_WHERE = re.compile(r" (?:of|at|from)(?: [A-Z][\w.’'-]*)+")
"""“Edward Lorenz *of MIT*”."""
_PRONOUNS = PERSONAL - {"itself", "themselves", "oneself"}
"""Words that another name must explain; “his”, “its” and “itself” are of the one who stands beside."""
_OF_OTHERS = (PERSONAL | POSSESSIVE) - {"it", "its", "they", "them", "their", "itself", "themselves"}
"""Words that a title before a sentence does not explain: “**1850: yeast.** Bakers press *it* into cakes.”"""
_TELLS_WHO = re.compile(r"\{\{c1::[^{}]+\}\}: \{\{c2::")
_LONGEST_DOER = 10
_ASIDE = re.compile(r"\s?\([^()]*\)$")


def needs_topic(card: Card) -> bool:
    """Tell that an event does not say whose it is, unless it tells what somebody did who has a full name."""
    return not isinstance(card, Cloze) or _TELLS_WHO.match(card.text) is None


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each entry that says by itself what happened."""
    return extract_beside(block, NO_LINES)


def extract_beside(block: Block, answered: Lines) -> Iterator[Card | Problem]:
    """Yield the cards of lists and tables, of paragraphs in a row and of lines that are such entries, unanswered."""
    in_runs = runs_as_lists(block.children, _opens_entry, _FEWEST)
    if (headed := _below_headings(block) or _below_bold_lines(block)) is not None:
        yield from _of_entries(None, headed)
    for place, child in enumerate(block.children):
        part = in_runs.get(place) or _as_entries(child)
        if part.kind in ("list", "table") and not answered.cover(part.span):
            yield from _of_entries(block.children[place - 1] if place else None, part)


def _opens_entry(paragraph: Block) -> bool:
    """Whether a paragraph opens with a date in bold, italics or code, or one and a sign: “1804: …”."""
    marks, text = paragraph.inline.marks, paragraph.text
    if not _may_open_date(text[:1]):
        return False
    date = DATE.match(text)
    if date is not None and "\n" not in text and _SEPARATOR.match(text, date.end()) is not None:
        return True
    if not marks or marks[0].start != 0 or marks[0].kind not in _MARKS or not _may_open_date(text[:1]):
        return False
    return DATE.match(text) is not None or _DAY.match(text) is not None


def _as_entries(block: Block) -> Block:
    """Return lines, or dates with what they are defined as, as a list; any other block as it is."""
    if block.kind == "definitions":
        return dated_as_list(block) or block
    return lines_as_list(block) if _may_be_entries(block) else block


def _below_headings(block: Block) -> Block | None:
    """Return sections whose headings open with dates as a list of what these tell; None where there are too few.

    “### 1789: The Bastille falls” tells it itself, “### 1789” in the first paragraph below.
    """
    sections = [child for child in block.children if child.kind == "section"]
    dated = [section for section in sections if _may_open_date(section.children[0].text[:1])]
    items = [item for section in dated if (item := _dated_section(section)) is not None]
    if not items or len(items) < len(sections):
        return None
    is_said = any(form.search(title) for title in sections[0].context for form in (_OF_DATES, _OF_HISTORY))
    telling = tuple(item for item in items if is_said or _tells(item.children[0].text))
    is_most = len(telling) >= _FEWEST and 2 * len(telling) > len(items)
    return Block("list", block.source, block.span, children=telling, context=items[0].context) if is_most else None


def _below_bold_lines(block: Block) -> Block | None:
    """Return paragraphs below bold lines that are but dates as a list of these; None where there are too few."""
    items = [
        replace(
            as_item([paragraph(beside(Inline(f"{title.text.rstrip(' :.')}:"), told.inline), title)]), span=told.span
        )
        for title, told in pairwise(block.children)
        if is_bold_line(title) and told.kind == "paragraph" and DATE.fullmatch(title.text.rstrip(" :."))
    ]
    if len(items) < _FEWEST:
        return None
    return Block("list", block.source, block.span, children=tuple(items), context=items[0].children[0].context)


def _tells(text: str) -> bool:
    """Whether what stands below a heading says what happened; “2020: Version 1” is of no history."""
    is_plural = any(
        form.form == "base" and form.certainty != "seldom" for word in words_of(text) for form in verb_forms(word)
    )
    return is_plural or _has_verb(text)


def _dated_section(section: Block) -> Block | None:
    heading, *below = section.children
    date = DATE.match(heading.text)
    if date is None:
        return None
    told = heading.inline
    if date.end() == len(heading.text):
        if not below or below[0].kind != "paragraph":
            return None
        told = beside(Inline(f"{date[0]}:"), below[0].inline)
    elif _SEPARATOR.match(heading.text, date.end()) is None:
        return None
    return as_item([replace(paragraph(told, heading), context=section.context)])


def _spread(block: Block) -> Block:
    """Return a list whose items are but dates over points as one of these points, each behind its date."""
    if block.kind != "list" or not all(map(_is_date_over_points, block.children)):
        return block
    items = [
        replace(point, children=(told, *point.children[1:]))
        for item in block.children
        for point in item.children[1].children
        if point.children and (told := _behind_date(item, point)) is not None
    ]
    return replace(block, children=tuple(items))


def _is_date_over_points(item: Block) -> bool:
    kinds = [child.kind for child in item.children]
    return kinds == ["paragraph", "list"] and DATE.fullmatch(item.children[0].text.rstrip(" :.")) is not None


def _behind_date(item: Block, point: Block) -> Block | None:
    """Return the paragraph of a point behind the date of the item that holds it."""
    first = point.children[0]
    if first.kind != "paragraph":
        return None
    return paragraph(beside(Inline(f"{item.children[0].text.rstrip(' :.')}:"), first.inline), first)


def _may_be_entries(block: Block) -> bool:
    """Whether a paragraph has lines of which each may open with a date."""
    is_long = block.kind == "paragraph" and block.text.count("\n") + 1 >= _FEWEST
    return is_long and all(_may_open_date(line[:1]) for line in block.text.split("\n"))


def _of_entries(before: Block | None, block: Block) -> Iterator[Card]:
    block = _spread(block)
    texts = [[cell.text for cell in row.children] for row in block.children] if block.kind == "table" else []
    columns = event_columns(texts[0], texts[1:]) if texts else None
    if block.kind == "table" and (columns is None or matching_in_table(block)):
        return
    year = _one_year("".join(block.context[-1:]))
    for pattern, behind in [(DATE, ""), *([(_DAY, f" {year}")] if year else [])]:
        entries = _entries(before, block, pattern) if columns is None else _rows(block, columns, pattern)
        found = [(part, entry) for part, entry in entries if entry]
        is_whole = len(found) == len(entries) or (block.kind == "table" and 3 * len(found) >= 2 * len(entries))
        if is_whole and _are_in_order(before, block, found, pattern):
            if not _is_of_course(block, found):
                kind = singular(plain(texts[0][columns.what]).rpartition(" ")[2]) if columns is not None else ""
                for part, (date, told) in found:
                    yield from _of_entry(before, part, columns, date, told, behind, kind)
            return


_Entry = tuple[Block, tuple[str, Inline]]
"""An item or a row with its date and what it tells."""


def _entries(
    before: Block | None, block: Block, pattern: re.Pattern[str]
) -> list[tuple[Block, tuple[str, Inline] | None]]:
    """Return what each item of a list tells."""
    says_dates = _says_dates(before, block)
    of_dates = says_dates or _says_history(before, block)
    return [(item, _entry(item, pattern, of_dates=of_dates, says_dates=says_dates)) for item in block.children]


def _rows(
    block: Block, columns: EventColumns, pattern: re.Pattern[str]
) -> list[tuple[Block, tuple[str, Inline] | None]]:
    """Return what each row of a table tells."""
    return [(row, _row(row, columns, pattern)) for row in block.children[1:]]


def _are_in_order(before: Block | None, block: Block, found: Sequence[_Entry], pattern: re.Pattern[str]) -> bool:
    """Whether there are enough entries, in the order of time; below a title of history two do, and the latest first."""
    dates = [date for _, (date, _) in found]
    said = _says_history(before, block)
    if len(found) < (_FEWEST_TOLD if said and block.kind == "list" else _FEWEST):
        return False
    if pattern is not DATE:
        return _run_through(dates)
    if run_on(dates):
        return True
    if _is_of_days(dates) and 2 * sum(_has_verb(told.text) for _, (_, told) in found) > len(found):
        return True
    return said and run_on(dates[::-1]) and _is_past(dates)


def _is_of_course(block: Block, found: Sequence[_Entry]) -> bool:
    """Whether entries tell of a course, a program or somebody's own doings."""
    dates = [date for _, (date, _) in found]
    if any(form.search(without_number(title)) for title in block.context[-2:] for form in (_OF_SOURCES, _OF_NUMBERS)):
        return True
    if 2 * sum(_IS_SOURCE.search(told.text) is not None for _, (_, told) in found) > len(found):
        return True
    if 2 * sum(_OF_US.search(_without_everybody(told.text)) is not None for _, (_, told) in found) >= len(found):
        return True
    if any(map(_NO_HISTORY.search, block.context)) and not _is_of_ages(dates):
        return True
    return not _is_past(dates) and any(_OF_COURSE.search(told.text) for _, (_, told) in found)


def _of_entry(
    before: Block | None, part: Block, columns: EventColumns | None, date: str, told: Inline, behind: str, kind: str
) -> Iterator[Card]:
    """Yield the card of one entry; `kind` is what the header of a table calls what it tells."""
    doer = part.children[columns.who] if columns is not None and columns.who is not None else None
    if doer is not None:
        of_kind = f" ({kind})" if kind in _OF_IDEAS and " " not in told.text.strip() else ""
        yield from _card_with_doer(part, date, behind, in_line(doer), told, _where(part, columns), of_kind)
    elif (named := _lead_of_entry(told)) is not None:
        yield from _card_with_doer(part, date, behind, *named)
    else:
        subject = _subject(before, part, told) if _names_only(told) else ""
        if subject is not None:
            yield from _card(part, subject, date, told, behind + _where(part, columns))


def _one_year(heading: str) -> str:
    """Return the one year that a heading names: “1789”, “Events of 1848”, and nothing of “Since 1945” and “1789–92”."""
    found = _YEAR_OF_HEADING.fullmatch(without_number(heading).rstrip(".:"))
    return found["year"] if found else ""


def _says_dates(before: Block | None, block: Block) -> bool:
    """Whether the heading above, or a line in bold or with a colon, says that dates come: “Key dates:”."""
    said = before.text if before is not None and before.kind == "paragraph" and "\n" not in before.text else ""
    is_title = said.endswith(":") or (before is not None and is_bold_line(before))
    return any(_OF_DATES.search(title) for title in [*block.context[-1:], *([said] if is_title else [])])


def _says_history(before: Block | None, block: Block) -> bool:
    """Whether a heading above, or a line in bold, says that what happened comes, and when."""
    title = before.text if before is not None and is_bold_line(before) else ""
    return any(form.search(text) for text in [title, *block.context] for form in (_OF_DATES, _OF_HISTORY))


def _is_past(dates: Sequence[str]) -> bool:
    """Whether most of the dates lie long ago, as those of no news and no releases do."""
    return 2 * sum(year_of(date) <= _LAST_OF_HISTORY for date in dates) > len(dates)


def _is_of_days(dates: Sequence[str]) -> bool:
    """Whether dates are the days of one year of old in their order: “3 May 1926”, “4 May 1926”."""
    days = [_WHOLE_DAY.match(date) for date in dates]
    if not all(days) or len({year_of(date) for date in dates}) > 1 or not _is_past(dates):
        return False
    placed = [(_MONTHS.index(found["month"][:3]), int(found["day"])) for found in days if found]
    return all(a <= b for a, b in pairwise(placed)) and len(set(placed)) > 1


def _entry(item: Block, pattern: re.Pattern[str], *, of_dates: bool, says_dates: bool) -> tuple[str, Inline] | None:
    """Read an item of a list that opens with a date, and what it says behind it; below a title `of_dates` with less."""
    first = item.children[0] if item.children else None
    if first is None or first.kind != "paragraph":
        return None
    date = pattern.match(first.text) if _may_open_date(first.text[:1]) else None
    if date is None:
        if pattern is DATE and (before := _BRACKETED.match(first.text) or _IN.match(first.text)) is not None:
            return before["date"], cut(first.inline, before.end(), len(first.text))
        behind = _BEHIND.search(first.text) if of_dates and first.text.rstrip(".)")[-1:].isalnum() else None
        is_last = behind is not None and behind.end() == len(first.text)
        if behind is None or not is_last:
            return None
        return behind["date"] or behind["last"], cut(first.inline, 0, behind.start())
    is_set_off = any(mark.kind in _MARKS and mark.start == 0 and mark.end >= date.end() for mark in first.inline.marks)
    stop = _STOP.match(first.text, date.end()) if is_set_off else None
    gap = _GAP.match(first.text, date.end()) if of_dates else None
    gap = None if gap is not None and not says_dates and first.text[gap.end()].islower() else gap
    other = _OTHER_DATE.match(first.text, date.end())
    separator = _SEPARATOR.match(first.text, other.end() if other else date.end()) or stop or gap
    return (date[0], cut(first.inline, separator.end(), len(first.text))) if separator else None


def _may_open_date(sign: str) -> bool:
    """Whether a date may begin with a sign: with a digit, the letter of a month or that of “about”."""
    return sign in "0123456789JFMASONDcaelsw" or not sign.isascii()


def _row(row: Block, columns: EventColumns, pattern: re.Pattern[str]) -> tuple[str, Inline] | None:
    """Read a row of a date and what happened, where or by whom that was standing beside it: “1820 | Troppau | …”."""
    last = max(columns.what, columns.who or 0, columns.where or 0)
    if len(row.children) <= last or not all(cell.text.strip() for cell in row.children):
        return None
    date = pattern.fullmatch(_ASIDE.sub("", row.children[columns.when].text.strip()))
    return (date[0], in_line(row.children[columns.what])) if date else None


def _where(part: Block, columns: EventColumns | None) -> str:
    """Return where it was that a row tells of, if a column says so."""
    where = columns.where if columns is not None else None
    return "" if where is None else f", {to_markdown(in_line(part.children[where]))}"


def _is_of_ages(dates: Sequence[str]) -> bool:
    """Whether dates lie a lifetime apart, as those of no calendar do: “A short walk through the calendar”."""
    years = [year_of(date) for date in dates]
    return max(years) - min(years) >= _LIFETIME


def _run_through(days: Sequence[str]) -> bool:
    """Whether the months of some days come in the order of the year, and are several."""
    matches = [found for day in days if (found := _DAY.match(day))]
    months = [_MONTHS.index((found["month"] or found["first"])[:3]) for found in matches]
    return all(a <= b for a, b in pairwise(months)) and len(set(months)) > 1


def _names_only(entry: Inline) -> bool:
    """Whether an entry names somebody or something and does not say what happened: “Walter Kohn, for …”."""
    is_name = entry.text[:1].isupper() or _BARE.match(entry.text) is not None
    return is_name and not _has_verb(entry.text)


def _has_verb(text: str) -> bool:
    """Whether a text may say what happened."""
    spoken = words_of(text)
    may_tell = (form for word in spoken for form in verb_forms(word))
    is_honour = _HONOURED.search(text) is not None  # “looms” is then no verb
    return not AUXILIARIES.isdisjoint(spoken) or any(
        (form.form == "third" and not is_honour) or (form.certainty != "seldom" and form.form in ("past", "participle"))
        for form in may_tell
    )


def _subject(before: Block | None, part: Block, entry: Inline) -> str | None:
    """Return what the heading or the sentence above says that entries of names are: “Prizes”, “Nobel Prize”.

    Nothing where neither does; None where the entry tells for what somebody was honoured, and nobody says by what.
    """
    heading = without_number("".join(part.context[-1:]))
    said = before.text if before is not None and before.kind == "paragraph" else ""
    is_honour = _HONOURED.search(entry.text) is not None
    if is_honour and (found := _HONOUR.search(said) or _HONOUR.search(heading)):
        return f"{found['honour']}{found['field']}" if found["honour"] else "Nobel Prize"
    names = (
        len(part.context) > 1
        and not any(map(str.isdigit, heading))
        and _OF_DATES.search(heading) is None
        and names_topic(heading)
        and bool(subject_words(heading) or _HONOUR.search(heading))
    )
    is_said = set(words_of(heading)) <= set(words_of(entry.text))
    return heading if names and not is_said else None if is_honour else ""


def _card(part: Block, subject: str, date: str, entry: Inline, year: str) -> Iterator[Card]:
    """Yield the card of one entry; `year` stands behind a day or a month, as where it was does behind a date.

    `subject` stands before entries that are but names.
    """
    sentence = _with_title(entry)
    text = to_markdown(sentence).replace("\n", " ")
    is_told = not sentence.text.endswith("!") and _TOLD.search(sentence.text) is not None  # “A crowded year!”
    is_told = is_told and not is_number(sentence.text)  # “120 TWh”
    if not is_told or not _SHORTEST <= len(sentence.text.split()) <= _LONGEST or _lacks_subject(sentence.text):
        return
    doer = _doer(sentence)
    is_titled = len(sentence.text) > len(_first_sentence(entry).text)
    leaning = (
        _PRONOUNS if doer or _opens_with_name(sentence.text) else _OF_OTHERS if is_titled else PERSONAL | POSSESSIVE
    )
    if _leans(sentence, leaning) or not _stands_alone(sentence, text, date):
        return
    if year and _DAY.match(sentence.text):
        return  # the rest of a range
    origin = Origin(span=part.span, context=part.context, evidence="shaped")
    opening = f"{escape(subject)} – " if subject else ""
    if doer:
        name = to_markdown(cut(sentence, 0, doer)).replace("\n", " ")
        rest = to_markdown(cut(sentence, doer, len(sentence.text))).replace("\n", " ")
        text = f"{{{{c2::{name}}}}}{'' if rest.startswith(',') else ' '}{rest}"
    yield Cloze(Markdown(f"{opening}{{{{c1::{date}}}}}{year}: {text}"), origin)


def _card_with_doer(
    part: Block, date: str, year: str, doer: Inline, entry: Inline, where: str = "", of_kind: str = ""
) -> Iterator[Card]:
    """Yield the card of a row that says who did it in a cell of its own: “1914 | Winsor McCay | *Gertie*”.

    What is told in one word needs the kind of which it is one: “Attachment (theory)”.
    """
    sentence = _first_sentence(entry)
    text = to_markdown(sentence).replace("\n", " ")
    is_title = any(mark.kind == "emphasis" and mark.start == 0 for mark in sentence.marks)
    if not (is_title or of_kind or len(sentence.text.split()) >= _SHORTEST) or len(sentence.text.split()) > _LONGEST:
        return  # “passed”, “Rent”
    if not _stands_alone(sentence, text, date) or _leans(sentence, _PRONOUNS):
        return
    name = to_markdown(doer).replace("\n", " ")
    is_name = any(map(str.isupper, doer.text)) and len(doer.text.split()) <= _LONGEST_DOER
    if not is_name or _CLOZE_SIGN.search(name) or has_question_mark(doer.text):
        return
    is_said = any(word in sentence.text for word in doer.text.split() if word[0].isupper())
    told = name if is_said else f"{{{{c2::{name}}}}}"
    origin = Origin(span=part.span, context=part.context, evidence="shaped")
    yield Cloze(Markdown(f"{{{{c1::{date}}}}}{year}, {told}{where}: {text}{of_kind}"), origin)


def _without_everybody(text: str) -> str:
    """Return a text without a numeral or a country that look like persons, and without what is said of everybody."""
    return _ALL_OF_US.sub("", _NUMERAL.sub("", text))


def _stands_alone(sentence: Inline, text: str, date: str) -> bool:
    """Whether what happened leans on nothing else, and does not say when it was."""
    told = _without_everybody(sentence.text)
    if addresses_reader(told) or points_elsewhere(told):
        return False
    if any(found[1] in VAGUE for found in _THE_NOUN.finditer(told)):
        return False
    return not (has_question_mark(sentence.text) or _CLOZE_SIGN.search(text) or _says_when(sentence.text, date))


def _doer(sentence: Inline) -> int:
    """Return where the full names end with which a sentence opens that tells what these people did; 0 without any.

    “Luke Howard, a pharmacist, names the clouds”, “Rudolf Bayer and Edward McCreight invent …”; whoever is named again
    behind is given away.
    """
    text, end = sentence.text, 0
    while found := FULL_NAME.match(text, end + len(_AND) if end else 0):
        if not may_be_person(found["name"]):
            return 0
        end = found.end()
        if not text.startswith(_AND, end):
            break
    home = _FROM_WHERE.match(text, end) if end else None
    rest = text[home.end() if home else end :]
    if not end or _GOES_ON.match(rest) is None:
        return 0
    does = (
        rest[0] == ","
        or _IS_DONE.match(rest) is not None
        or any(form.form in ("third", "past", "base") for word in words_of(rest)[:1] for form in verb_forms(word))
    )
    is_said = any(word in rest for word in text[:end].split() if word[0].isupper())
    return end if does and not is_said else 0


def _opens_with_name(text: str) -> bool:
    """Whether an entry opens with a name and what it does, so that “its” behind it is of the one that is named."""
    owned = _OWNED.match(text)
    if owned is not None:
        owner = (owned["owner"] or owned["named"]).casefold()
        is_of_work = (
            owned["owner"] is not None and text[owned.end() - 1].isupper()
        )  # “Adam's Giselle”, of whatever name
        if not owner.endswith(_ANYBODY) and owner not in _KIN and (is_of_work or not is_everyday(owner)):
            return True
    found = _NAMED.match(text)
    if found is None:
        return False
    name = found["name"].casefold()
    if " " not in name and (is_everyday(name) or name.endswith(_ANYBODY)):
        return False
    return any(form.form in ("third", "past", "participle") for form in verb_forms(found["verb"]))


def _first_sentence(entry: Inline) -> Inline:
    """Return the first sentence of an entry; “Adolf II. gründet Lübeck” goes on behind its ordinal."""
    start, end = next(boundaries(entry), (0, 0))
    goes_on = _ORDINAL_END.search(entry.text[start:end]) is not None and entry.text[end:].lstrip()[:1].islower()
    return entry if goes_on else cut(entry, start, end)


def _with_title(entry: Inline) -> Inline:
    """Return the first sentence of an entry, with the next one where it is but a title in bold and that stands alone.

    “**1960: TIROS-1.** NASA sends up the first weather satellite.”
    """
    title = _first_sentence(entry)
    is_title = any(mark.kind == "strong" and not mark.start and mark.end >= len(title.text) for mark in entry.marks)
    if not is_title or len(title.text) == len(entry.text):
        return title
    behind = cut(entry, len(title.text), len(entry.text))
    both = cut(entry, 0, entry.text.index(behind.text, len(title.text)) + len(_first_sentence(behind).text))
    is_told = len(both.text.split()) <= _LONGEST and not addresses_reader(both.text) and not _leans(both, _OF_OTHERS)
    return both if is_told and not has_question_mark(both.text) else title


def _leans(sentence: Inline, pronouns: frozenset[str]) -> bool:
    """Whether any of some pronouns stands in a sentence, but for a “we” that is everybody."""
    return not pronouns.isdisjoint(words_of(_without_everybody(sentence.text)))


def _lead_of_entry(entry: Inline) -> tuple[Inline, Inline] | None:
    """Return whom the first words of an entry name and what it tells of them.

    “**1802: Luke Howard.** A London pharmacist names the clouds.”
    """
    name = _first_sentence(entry)
    if not name.text.endswith(".") or not is_of_person(name.text[:-1]) or len(name.text) == len(entry.text):
        return None
    bare = cut(name, 0, len(name.text) - 1)
    return Inline(bare.text), cut(entry, entry.text.index(name.text) + len(name.text), len(entry.text))


def _lacks_subject(text: str) -> bool:
    """Whether an entry begins with what somebody did: “Founded a school”, but not “Alfred founds a school”."""
    found = _WITHOUT_SUBJECT.match(text)
    if found is None or found["done"] is None:
        return found is not None
    return any(form.certainty != "seldom" for form in verb_forms(found["done"].casefold()))


def _says_when(text: str, date: str) -> bool:
    """Whether the entry gives its own date away, or only says that something is “the first” of that time."""
    found = DATE.match(date)
    return found["year"] in text if found is not None else date in text
