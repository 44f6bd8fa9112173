"""Questions whose answers are footnotes: `What is it?[^2]`, and `[^2]: A cave.` at the bottom.

A note may stand in the line as well: `What is it?^[A cave.]`, https://pandoc.org/MANUAL.html#extension-inline_notes.
A footnote holds other things as well, a source most of all. So two questions or more of a lesson must end in
one, each a paragraph by itself, and none of these notes may look like a source. Among several that answer, one that
looks so is told; it answers as well where it is a sentence that tells, behind the answer, where that stands. In a list
of such questions one asks by its first word alone: “What is it[^2]”. A sentence with gaps asks for what fills them.
Where three questions or more end so, and no note looks like a source, a remark may stand behind others: “What is
it?[^2] I had that wrong.”
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Cloze, Inline, Mark, Markdown, Problem
from mkdeck.facts.first_verb import first_verb
from mkdeck.parsing.inline import blanked, cut, to_markdown
from mkdeck.parsing.pieces import covering, leads_up, paragraph
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.gaps import filled, has_gap
from mkdeck.recognition.questions import is_picture, question_card
from mkdeck.values import dataclass, replace
from mkdeck.wording.words import SENTENCE_END, has_question_mark, is_task, plain, words

READS = ("document",)
SIGNS = ("[^", "^[")

_FEWEST, _FEWEST_TO_TRUST = 2, 3
_SHARE_OF_ANSWERS = 0.6
"""Of the notes, from which on one that looks like a source is but an odd one; of the questions of a list as well."""
_SOURCE = re.compile(
    r"(?i)\W*(?:see|cf|thanks|thank you|i owe|this (?:question|section|idea)|source|sources|ibid|adapted from"
    r"|taken from|quoted (?:in|from)|from the)\b|<?https?://"
    r"|.{0,200}(?:\bpp?\. ?\d|\bed\.|\bdoi\b|\b(?:book|vol|volume|chapter|ch|no|canto|act|liber|Buch|tome|livre)\.? (?:[IVXLC]+\b|\d)|\(\d{4}[a-z]?\)|https?://)"
)
"""“See chapter 3.”, “Hobsbawm, *The Age of Empire*, p. 302.”, “Smith (1998).”"""
_NOTE_IN_LINE = re.compile(r"(?P<asked>[^\n]{4,400}?[?.][\"”’»*]?)\s?\^\[(?P<note>[^\[\]^]{1,2000})\]\s*")
_NOTE_BEHIND_ANY = re.compile(r"(?P<asked>[^\n\[\]^]{4,400})\^\[(?P<note>[^\[\]^]{1,2000})\]\s*")
_LONGEST_REMARK, _LONGEST_ASKED = 40, 12
"""Words of a remark behind a note; of a question in two sentences, with prose below it."""
_SCENE = re.compile(r"(?:[^.!?]|\.(?=\S)){1,80}[.!?]\s+(?P<place>[^\d(/.]{1,200})(?:\.[^\d(/]{0,200})?")
"""“*Hamlet*. He says it in Act II.” answers, and then tells where to find it; “*Annals*. London, p. 302” does not."""
_REMARK = re.compile(r"(?<=\S)\s{1,3}\([^()]{1,200}\)\s{0,3}$")
_STRESS = re.compile(r"(?<![\w*_])[*_]{1,3}(?=\w)|(?<=\w)[*_]{1,3}(?![\w*_])")
_MARKUP = frozenset("`$<>[]*_~^\\")
_OF_PRINT = re.compile(r"(?i)\b(?:vols?|eds?|edn|trans|transl|publ?|repr|rev)\.", signs=".")


@dataclass(frozen=True, slots=True)
class _Cited:
    """A question, itself without its note, and what that says.

    `is_read_on` tells that prose stands below it.
    """

    question: Block
    bare: Inline
    note: Markdown
    is_read_on: bool
    is_remarked: bool = False
    """Whether something is remarked behind the note, in the same paragraph."""


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each question that ends in a footnote, where several of a lesson do."""
    notes = {note.info: note for child in block.children if child.kind == "footnotes" for note in child.children}
    if not notes and "^[" not in block.source:
        return
    cited = [found for container in block.walk() for found in _asked(container, notes)]
    cited += _without_mark(block, notes, {found.question.span.first for found in cited})
    remarked = [found for found in cited if found.is_remarked]
    cited = [found for found in cited if not found.is_remarked]
    asked = [found for found in cited if not found.is_read_on]
    sources = {found.note for found in asked if _SOURCE.match(found.note)}
    answering = sum(found.note not in sources for found in asked)
    if len(asked) < _FEWEST or (sources and answering < max(_FEWEST_TO_TRUST, _SHARE_OF_ANSWERS * len(asked))):
        return
    if not sources and len(asked) >= _FEWEST_TO_TRUST:  # a tie-break, and then who won
        asked = [found for found in (*cited, *remarked) if not _SOURCE.match(found.note)]
    sources = {note for note in sources if not _tells_scene(note)}
    for found in asked:
        question, told = found.question, found.note
        if told in sources:
            why = "the footnote to this question looks like a source, and not like its answer"
            yield Problem(question.span, why)
            continue
        card = question_card(
            [paragraph(found.bare, question)], told, Inline(told.split("\n")[0]), covering([question]), "shaped"
        )
        if (sentence := _filled(found)) is not None:
            yield Cloze(sentence, card.origin)
        elif not has_gap(found.bare) or has_question_mark(found.bare.text[-2:]):
            yield card
        else:
            yield Problem(question.span, "its footnote does not tell, in words alone, what fills each gap", True)
    yield from _without_note(block, {found.question.span.first for found in asked})


def _filled(found: _Cited) -> Markdown | None:
    """Return a sentence whose gaps a note of one line fills as a cloze; None where it has none, or not as many.

    A remark in brackets behind what fills a gap is left out: “mitral (also called bicuspid)”. A note that holds more
    markup than bold or italics fills none.
    """
    if not has_gap(found.bare) or "\n" in found.note:
        return None
    said = _STRESS.sub("", _REMARK.sub("", found.note))
    return filled(found.bare, Inline(said)) if _MARKUP.isdisjoint(said) else None


def _may_be_cited(inline: Inline) -> bool:
    """Whether a note may answer what stands before it: a question, a task or a sentence with gaps."""
    return _asks_last(inline.text) or has_gap(inline)


def _tells_scene(note: str) -> bool:
    """Whether a note says behind its first words, in a sentence with a verb, where these stand; a source has none."""
    found = _SCENE.fullmatch(note)
    verb = first_verb(found["place"]) if found and not _OF_PRINT.search(note) else None
    return found is not None and verb is not None and found["place"][slice(*verb)].islower()


def _without_note(block: Block, lines: Set[int]) -> Iterator[Problem]:
    """Yield a problem for each question that has no note in a list whose other questions end in one at these lines."""
    for questions in (inner.children for inner in block.within("list")):
        told = sum(item.span.first in lines for item in questions)
        if told < max(_FEWEST, _SHARE_OF_ANSWERS * len(questions)):
            continue
        for item in questions:
            is_alone = len(item.children) == 1 and item.children[0].kind == "paragraph"
            if item.span.first not in lines and is_alone and _asks_last(item.children[0].text):
                yield Problem(item.span, "no footnote answers this question", is_unanswered=True)


def _asks_last(text: str) -> bool:
    """Whether a text ends on a question, or is a task: “Translate *his rebus cognitis*.”, “Which take it? Give two.”.

    What else stands behind a question may well answer it.
    """
    if has_question_mark(text[-2:]):
        return True
    last = SENTENCE_END.split(text)[-1]
    is_set = is_task(text) or (has_question_mark(text) and is_task(last)) or is_task(last.rpartition(": ")[2])
    return text.endswith(".") and is_set


def _goes_on(block: Block) -> bool:
    """Whether a paragraph behind a question is prose: it neither begins with a question nor is it a title in bold."""
    first = SENTENCE_END.split(block.text, maxsplit=1)[0]
    return not leads_up(block) and not (_asks_last(block.text) or has_question_mark(first[-2:]) or is_bold_line(block))


def _asked(container: Block, notes: Mapping[str, Block]) -> Iterator[_Cited]:
    """Yield the questions among a container's children, each with the note it ends in.

    Of those above prose, which answers the questions of an essay, only such as stand alone below a heading, or below
    another one.
    """
    if container.kind == "item" and len(container.children) > 1:
        return
    for place, last in enumerate(container.children):
        following = next(iter(container.children[place + 1 : place + 2]), None)
        is_prose = following is not None and following.kind == "paragraph" and _goes_on(following)
        is_prose = is_prose and following is not None and not (is_picture(following) or _remarked(following, notes))
        found = _cited(last, notes) if last.kind == "paragraph" else None
        if found is None and not is_prose:
            yield from _several(last, notes) or _remarked(last, notes)
        if found is None:
            continue
        if not is_prose or (following is not None and _cited(following, notes) is not None):
            yield found
        elif (
            place
            and _begins_questions(container.children[place - 1], notes)
            and (SENTENCE_END.search(found.bare.text) is None or len(found.bare.text.split()) <= _LONGEST_ASKED)
        ):
            yield replace(found, is_read_on=True)


def _several(block: Block, notes: Mapping[str, Block]) -> Sequence[_Cited]:
    """Return the questions of a paragraph that holds nothing but such as end in a note, and what leads up to them."""
    cited = _notes_cited(block)
    if len(cited) < _FEWEST or block.text[cited[-1].end :].strip():
        return ()
    return _before_notes(block, cited, notes)


def _notes_cited(block: Block) -> Sequence[Mark]:
    return [mark for mark in block.inline.marks if mark.kind == "footnote"] if block.kind == "paragraph" else []


def _remarked(block: Block, notes: Mapping[str, Block]) -> Sequence[_Cited]:
    """Return the questions of a paragraph each of which ends in a note, where a remark stands behind the last one.

    No other question, nor one that has a note, is such a remark.
    """
    cited = _notes_cited(block)
    remark = block.text[cited[-1].end :].strip() if cited else ""
    if not remark or has_question_mark(remark) or len(remark.split()) > _LONGEST_REMARK:
        return ()
    found = [replace(one, is_remarked=True) for one in _before_notes(block, cited, notes)]
    whole = cut(block.inline, 0, cited[0].start)
    is_case = len(found) == 1 and len(whole.text.split()) <= _LONGEST_REMARK
    return [replace(found[0], bare=_without_notes(whole))] if is_case else found


def _before_notes(block: Block, cited: Sequence[Mark], notes: Mapping[str, Block]) -> Sequence[_Cited]:
    """Return the questions that stand before notes of a paragraph; none where one of these is none, or asks nothing."""
    if any(mark.target not in notes for mark in cited):
        return ()
    found: list[_Cited] = []
    for start, mark in zip([0, *(mark.end for mark in cited)], cited, strict=False):
        asked = block.text[start : mark.start].rstrip()
        if not has_question_mark(asked[-2:]):
            return ()
        begun = [0, *(end.end() for end in SENTENCE_END.finditer(asked))]
        opening = max(at for at in begun if asked[at:].strip())
        whole = cut(block.inline, start + opening, start + len(asked))
        blanks = len(whole.text) - len(whole.text.lstrip())
        bare = _without_notes(cut(whole, blanks, len(whole.text)))
        found.append(_Cited(block, bare, notes[mark.target].source, False))
    return found


def _without_notes(inline: Inline) -> Inline:
    return Inline(inline.text, tuple(mark for mark in inline.marks if mark.kind != "footnote"))


def _begins_questions(above: Block, notes: Mapping[str, Block]) -> bool:
    """Whether a block is a heading, or a question that ends in a note."""
    return above.kind == "heading" or (above.kind == "paragraph" and _cited(above, notes) is not None)


def _without_mark(document: Block, notes: Mapping[str, Block], lines: Set[int]) -> Iterator[_Cited]:
    """Yield what asks by its first word, and ends in a note, in lists of questions that do so at these lines."""
    for questions in (block.children for block in document.within("list")):
        told = sum(item.span.first in lines for item in questions)
        if told < max(_FEWEST_TO_TRUST, _SHARE_OF_ANSWERS * len(questions)):
            continue
        for item in questions:
            first = item.children[0] if len(item.children) == 1 and item.span.first not in lines else None
            if first is not None and first.kind == "paragraph" and _opens_question(first.text):
                found = _cited(first, notes, needs_mark=False)
                yield from [found] if found is not None else ()


def _opens_question(text: str) -> bool:
    return plain(text).partition(" ")[0] in words("question_word")


def _cited(block: Block, notes: Mapping[str, Block], *, needs_mark: bool = True) -> _Cited | None:
    """Return a paragraph that asks and ends in a note; None for any other."""
    inline = block.inline
    note_in_line = _NOTE_IN_LINE if needs_mark else _NOTE_BEHIND_ANY
    inner = note_in_line.fullmatch(blanked(inline, "code", "math")) if "^[" in inline.text else None
    if inner is not None:
        around = inline.text[inner.end("asked") : inner.start("note") - 2] + inline.text[inner.end("note") + 1 :]
        if around.strip():
            return None  # code beside the note
        asked = cut(inline, 0, inner.end("asked"))
        told = to_markdown(cut(inline, *inner.span("note")))
        return _Cited(block, asked, told, False) if not needs_mark or _may_be_cited(asked) else None
    cited = [mark for mark in inline.marks if mark.kind == "footnote"]
    if len(cited) != 1 or cited[0].start < len(inline.text) - 1 or cited[0].target not in notes:
        return None
    if needs_mark and not _may_be_cited(inline):
        return None
    return _Cited(block, _without_notes(inline), notes[cited[0].target].source, False)
