"""Reads notes as an outline: names with what is noted of them, behind a sign, on the lines below, or in points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline, Markdown, Span
from mkdeck.facts.dates import MONTHS
from mkdeck.facts.guards import is_balanced
from mkdeck.facts.words import REMARKS, word_set
from mkdeck.parsing.inline import cut, split_lines, to_markdown
from mkdeck.parsing.pieces import covering, in_cell, line_span
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.study_notes import is_wrapped
from mkdeck.recognition.tables import is_number, only_grade
from mkdeck.values import dataclass
from mkdeck.wording.numbering import without_number
from mkdeck.wording.unwritten import is_missing
from mkdeck.wording.words import has_question_mark, has_word, is_answer_label, is_question_label, plain

_LONGEST_NAME, _LONGEST_OWNER, _LONGEST_TOLD = 8, 9, 40
"""Words."""
_FEWEST_ROWS, _MOST_ROWS, _LONGEST_HEADER, _LONGEST_DATE = 2, 30, 5, 4
_SAYS_NOTHING = word_set("what means does notes info details description meaning")
_NUMBERS = frozenset(["#", "No.", "Nr.", "No", "Nr", "N°", "nº", "Nº"])
_VERDICTS = word_set("true false yes no agree disagree votes correct richtig falsch vrai faux verdadero falso")
_SIGN = re.compile(r"\s{0,3}(?:::|[:：])\s+|\s{1,4}(?:[–—=|>→⇒←]|-{1,2}>?|=>|<-)\s+|\s{0,3}(?:→|⇒|←)\s{0,4}")
_SAID = re.compile(
    r"(?P<said>[\"“«„][^\n]{8,300}?[\"”»“])\s*(?:[–—-]{1,2}|\n[–—-]{1,2})\s*(?P<who>[^\W\d_][^\n]{2,80})"
)
_ENDS_OWNER = re.compile(r"\s{0,3}[:：–—-]?\s{0,9}$")
_DATE = re.compile(
    rf"(?i)(?:\d{{1,2}}\.? )?(?:{MONTHS})\b(?! \d{{4}})|\d{{1,2}}[./]\d{{1,2}}\b(?!\.\d{{4}})|(?:true|false|yes|no)$"
)
_YEAR = re.compile(r"\b1\d{3}(?:s|er)?\b(?:\s?[–-]\s?\d{2,4})?|\b20[01]\d\b")
"""Years of history, which a page of notes tells of."""
_ASIDE = re.compile(r"^[(\[].*[)\]]$|^~~")
_LEADS_ON = re.compile(r"^(?:→|⇒|->|=>|↳)\s*")
_NO_NAME = REMARKS | word_set(
    "eg ex e.g ie nb ps tip tips note notes remember reminder important careful warning todo ask also see cf source ojo"
    " instructor teacher lecturer tutor prof professor dozent room credits office"
    " nota achtung merke wichtig attention remarque question answer example examples beispiel exemple ejemplo"
)
_DRESS = ("strong", "link", "highlight", "strikethrough")
_LETTERED = re.compile(r"(?:[a-z]|[ivx]{1,4}|[IVX]{1,4}|\d{1,2})[.)] (?=\S)")
"""“b. cells: …”, whose letter counts."""
_ARROWS = ("→", "⇒", "->", "=>")
_OPAQUE = ("code", "math", "link")


@dataclass(frozen=True, slots=True)
class Noted:
    """Something that is noted: what it belongs to, from the heading down, its name, what is told, and where.

    The name may be what somebody said, `is_said`, and who it was is told.
    """

    owners: tuple[Markdown, ...]
    name: Markdown
    told: Markdown
    span: Span
    context: tuple[str, ...]
    is_said: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of notes, its name and what is told where a sign parts them, and the points below."""

    inline: Inline
    span: Span
    name: Inline | None
    told: Inline | None
    below: Block | None = None


def noted_in(document: Block) -> Iterator[Noted]:
    """Yield what a page of notes tells, in its order."""
    first = next((child for child in document.children if child.kind != "front matter"), None)
    title = first if first is not None and first.kind == "paragraph" and "\n" not in first.text else None
    for parent in (document, *document.within("section")):
        before: _Line | None = None  # a line that may be the name of the points below it
        bold: tuple[Markdown, ...] = ()  # a line in bold, which stands for a heading
        for child in parent.children:
            if child is title:
                continue  # notes without a heading
            if child.kind == "paragraph" and "\n" not in child.text and is_bold_line(child):
                bold, before = (_named(child.inline),), None
                continue
            owners = (*_of_headings(child.context), *bold)
            if child.kind == "list":
                above = (_owner(before),) if before is not None else ()
                span = before.span if before is not None else child.span
                yield from _of_points(child, (*owners, *above), covering([_at(span), child]))
                before = None
            elif child.kind == "paragraph":
                lines = _lines(child)
                before = lines[-1] if lines and _may_own(lines[-1]) else None
                yield from _of_lines(lines, owners, child.context)
            elif child.kind == "quote":
                yield from _of_quotation(child)
                before = None
            elif child.kind == "table":
                yield from _of_table(child, owners)
            else:
                before = None


def _at(span: Span) -> Block:
    return Block("paragraph", Markdown(""), span)


def _of_headings(context: Sequence[str]) -> tuple[Markdown, ...]:
    """Return the heading right above, which says of what notes are; the title of a whole page is its topic."""
    titles = [without_number(title).strip(" .:") for title in context[1:][-1:]]
    return tuple(Markdown(title) for title in titles if title)


def _lines(paragraph: Block) -> list[_Line]:
    """Return the lines of a paragraph, none of one that is broken where lines are full."""
    if is_wrapped(paragraph.text):
        return []
    return [
        _read(line, line_span(paragraph, number))
        for number, line in enumerate(split_lines(paragraph.inline))
        if line.text.strip()
    ]


def _read(line: Inline, span: Span, below: Block | None = None) -> _Line:
    """Return a line, with what stands before its first sign and behind it where that may be a name and what is told."""
    start = len(line.text) - len(line.text.lstrip(" ·•*–—-"))
    label = _LETTERED.match(line.text, start)
    line = cut(line, label.end() if label else start, len(line.text.rstrip()))
    opaque = [(mark.start, mark.end) for mark in line.marks if mark.kind in _OPAQUE]
    if any(mark.kind == "strikethrough" for mark in line.marks):
        return _Line(line, span, None, None, below)  # what somebody took back
    signs = list(_SIGN.finditer(line.text))
    if len(signs) > 1 and signs[0][0].strip() == "=" and signs[1][0].strip() in _ARROWS:
        signs = signs[1:]  # “MR = MC → …”
    for sign in signs:
        if any(at <= sign.start() < end for at, end in opaque) or not is_balanced(line.text[: sign.start()]):
            continue
        is_reversed = sign[0].strip() in ("←", "<-")  # “gneiss ← granite”
        name = cut(line, 0, sign.end() - 1 if is_reversed else sign.start())
        told = cut(line, sign.end(), len(line.text))
        if _is_name(name.text) and told.text.strip():
            return _Line(line, span, name, told, below)
        break
    return _Line(line, span, None, None, below)


def _is_name(text: str) -> bool:
    """Whether a text may be the name of what is told."""
    spoken = plain(text).split()
    if not 0 < len(text.split()) <= _LONGEST_NAME or not any(map(str.isalnum, text)) or has_question_mark(text):
        return False
    if (
        _ASIDE.match(text)
        or (is_number(text) and not _YEAR.fullmatch(text))
        or is_question_label(f"{text}:")
        or is_answer_label(f"{text}:")
    ):
        return False
    if _DATE.match(text) is not None or text.startswith("$"):
        return False
    if _YEAR.search(text) is not None and len(spoken) <= _LONGEST_DATE:
        return True
    return bool(spoken) and spoken[0] not in _NO_NAME and spoken[-1] not in _NO_NAME


def _may_own(line: _Line) -> bool:
    """Whether a line may be the name of what stands below it: short, with nothing told of it but a number."""
    text = _ENDS_OWNER.sub("", line.inline.text)
    is_whole = line.name is None or line.inline.text.rstrip().endswith((":", "："))
    return (
        is_whole
        and 0 < len(text.split()) <= _LONGEST_OWNER
        and not text.endswith((".", "?", "!"))
        and _is_name(text[:60])
    )


def _owner(line: _Line) -> Markdown:
    text = _ENDS_OWNER.sub("", line.inline.text)
    return _named(cut(line.inline, 0, len(text)))


def _named(name: Inline) -> Markdown:
    """Return a name as a question shows it: without bold and links."""
    return to_markdown(Inline(name.text, tuple(mark for mark in name.marks if mark.kind not in _DRESS)))


def _of_lines(lines: Sequence[_Line], owners: tuple[Markdown, ...], context: tuple[str, ...]) -> Iterator[Noted]:
    """Yield what the lines of a paragraph tell; a first one without a sign is the name of the others."""
    below = lines[1:]
    are_points = bool(below) and all(_LEADS_ON.match(line.inline.text) for line in below)
    are_pairs = bool(below) and all(line.name is not None for line in below)
    if (are_points or are_pairs) and _may_own(lines[0]):
        owner = _owner(lines[0])
        if are_points:
            points = below
            told = "\n".join(_LEADS_ON.sub("", to_markdown(point.inline), count=1) for point in points)
            span = covering([_at(lines[0].span), _at(lines[-1].span)])
            yield Noted(owners, owner, Markdown(told), span, context)
            return
        yield from _pairs(below, (*owners, owner), context)
        return
    yield from _pairs(lines, owners, context)


def _pairs(lines: Sequence[_Line], owners: tuple[Markdown, ...], context: tuple[str, ...]) -> Iterator[Noted]:
    """Yield the lines that tell something of a name; those with one name are one."""
    told: dict[str, list[_Line]] = {}
    before = Markdown("")
    for line in lines:
        is_letter = line.name is not None and len(line.name.text) == 1 and line.name.text.isalpha()
        before = before if is_letter else to_markdown(line.inline)
        if line.name is not None and line.told is not None and _is_told(line):
            if is_letter and before and line.name.text.upper() in before:
                yield Noted((*owners, before), _named(line.name), to_markdown(line.told), line.span, context)
                continue
            told.setdefault(plain(line.name.text) or line.name.text, []).append(line)
    for alike in told.values():
        name = alike[0].name
        assert name is not None  # noqa: S101 - as those above have one
        backs = [to_markdown(line.told) for line in alike if line.told is not None]
        back = backs[0] if len(backs) == 1 else Markdown("\n".join(f"- {back}" for back in backs))
        yield Noted(owners, _named(name), back, covering([_at(line.span) for line in alike]), context)


def _is_told(line: _Line) -> bool:
    text = line.told.text.strip() if line.told is not None else ""
    is_short = len(text.split()) <= _LONGEST_TOLD and not has_question_mark(text) and not is_missing(text)
    is_short = is_short and not text.endswith((":", "："))
    return is_short and not _ASIDE.match(line.inline.text) and any(map(str.isalnum, text))


def _of_points(points: Block, owners: tuple[Markdown, ...], span: Span) -> Iterator[Noted]:
    """Yield what a list tells: of each point that has points below these, and of each that has a sign what is behind.

    The points without either are told of what the list belongs to, where that is no heading.
    """
    lines = [line for item in points.children if (line := _point(item)) is not None]
    pairs = [line for line in lines if line.below is None]
    yield from _pairs(pairs, owners, points.context)
    bare = [line for line in pairs if line.name is None and not _ASIDE.match(line.inline.text)]
    if bare and len(owners) > len(_of_headings(points.context)):
        *above, owner = owners
        told = [to_markdown(line.inline) for line in (pairs if 2 * len(bare) >= len(pairs) else bare)]
        marks = [f"{at}. " for at in range(1, len(told) + 1)] if points.ordered else ["- "] * len(told)
        back = told[0] if len(told) == 1 else "\n".join(map("".join, zip(marks, told, strict=True)))
        yield Noted(tuple(above), owner, Markdown(back), span, points.context)
    for line in lines:
        if line.below is None:
            continue
        named = line.name if line.name is not None else line.inline
        bare_name = cut(named, 0, len(_ENDS_OWNER.sub("", named.text)))
        if not _is_name(bare_name.text):
            continue
        if line.name is not None and line.told is not None and _is_told(line):
            yield Noted(owners, _named(line.name), to_markdown(line.told), line.span, points.context)
        whole = covering([_at(line.span), line.below])
        yield from _of_points(line.below, (*owners, _named(bare_name)), whole)


def _point(item: Block) -> _Line | None:
    """Return a point with its first line, and the list below it; None of one that holds something else."""
    if not item.children or item.children[0].kind != "paragraph" or len(item.children) > 2:
        return None
    first, below = item.children[0], item.children[1] if len(item.children) > 1 else None
    if below is not None and below.kind != "list":
        return None
    line = split_lines(first.inline)[0]
    if "\n" in first.text:
        line = Inline(first.text.replace("\n", " "), first.inline.marks)
    return _read(line, first.span, below)


def _of_quotation(quote: Block) -> Iterator[Noted]:
    """Yield who said what is quoted: “I think, therefore I am.” — René Descartes."""
    if len(quote.children) != 1 or quote.children[0].kind != "paragraph":
        return
    said = quote.children[0]
    found = _SAID.fullmatch(said.text)
    if found is not None:
        words = to_markdown(cut(said.inline, *found.span("said")))
        told = to_markdown(cut(said.inline, *found.span("who")))
        yield Noted((), words, told, quote.span, quote.context, is_said=True)


def _of_table(table: Block, owners: tuple[Markdown, ...]) -> Iterator[Noted]:
    """Yield the cells of a table behind the name of their row, and behind their header where there are several."""
    header, *rows = [_by_name(row.children, table) for row in table.children]
    if not _FEWEST_ROWS <= len(rows) <= _MOST_ROWS or {len(row) for row in rows} != {len(header)}:
        return
    if len(header) < _FEWEST_ROWS or any(not cell.text.strip() for cell in header[1:]):
        return
    if any(plain(cell.text) in _VERDICTS or len(cell.text.split()) > _LONGEST_HEADER for cell in header):
        return
    told = [place for place in range(1, len(header)) if _tells([row[place] for row in rows])]
    for row, cells in zip(table.children[1:], rows, strict=True):
        name = cells[0]
        is_long = len(header) > _FEWEST_ROWS and len(name.text.split()) > _LONGEST_HEADER
        if is_long or not _is_name(name.text):
            continue
        for place in told:
            cell = cells[place]
            if is_missing(cell.text) or len(cell.text.split()) > _LONGEST_TOLD:
                continue
            title = header[place].text.strip()
            if len(header) == _FEWEST_ROWS and (has_word(plain(title), "meaning") or plain(title) in _SAYS_NOTHING):
                yield Noted(owners, _named(name.inline), in_cell(cell), row.span, table.context)
                continue
            asked = Markdown("number") if title in _NUMBERS else _named(header[place].inline)
            yield Noted((*owners, _named(name.inline)), asked, in_cell(cell), row.span, table.context)


def _by_name(cells: Sequence[Block], table: Block) -> Sequence[Block]:
    """Return the cells of a row with its number behind its name: “# | Layer”."""
    numbers = [row.children[0].text for row in table.children[1:] if row.children]
    is_counted = len(cells) > _FEWEST_ROWS and all(map(is_number, numbers))
    return (cells[1], cells[0], *cells[2:]) if is_counted else cells


def _tells(cells: Sequence[Block]) -> bool:
    """Whether a column tells more than yes and no, or how much."""
    return not only_grade(cells) and len({plain(cell.text) for cell in cells}) >= _FEWEST_ROWS
