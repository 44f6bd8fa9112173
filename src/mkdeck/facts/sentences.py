"""The sentences of a lesson's prose, each with its place in the file and the markup that lies on it.

Prose is what stands in paragraphs of the lesson, of its sections and of the items of its lists; a heading right above a
list introduces it as a sentence does. Quotations, tables and code have readers of their own; a paragraph that asks,
answers or warns is no statement, nor is what stands in a container that is no alert and folds no terms away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import Protocol

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Cloze, Inline, Markdown, Origin, Span
from mkdeck.facts.boundaries import boundaries as boundaries
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.phrases import Phrase, cuts_formula, one_line, words_of
from mkdeck.facts.prose import Text, prose_blocks
from mkdeck.facts.verb_forms import verb_forms
from mkdeck.facts.vocabulary import Vocabulary, read_vocabulary
from mkdeck.facts.words import AUXILIARIES, CONJUNCTIONS, FINITE_VERBS, PREPOSITIONS, word_set
from mkdeck.parsing.grid_tables import why_no_grid
from mkdeck.parsing.inline import without
from mkdeck.recognition.glossaries import Labels
from mkdeck.values import cached_property, dataclass, replace

_SMALL_WORD = re.compile(r"(?=[a-z]*[aeiouy])[a-z]+(?=[\s,;:!?'’]|\.(?:\s|$)|$)")
"""“npm” and “v8” are written so anyway."""
_OFTEN_SMALL, _SHARE_OF_SMALL = 6, 2
MOST_BEFORE = 3
"""Sentences that are kept of those before one in its paragraph."""
LONGEST_PARAGRAPH = 20_000
"""Characters; a longer paragraph is data and not prose."""

_LEAD = re.compile(
    r"(?i)(?:note|tip|hint|warning|caution|important|attention|remember|example|exercise|question|answer|solution"
    r"|q|a|todo|credit|source|figure|table|objectives?|prerequisites?)\s?\d{0,3}\s?[:.]\s"
)
_LEAD_IN = re.compile(
    r"(?:As (?:you|we|I)\b[^,.;:]{1,40}|(?:As|Like) (?:mentioned|noted|described|shown)[^,.;:]{0,40}"
    r"|For (?:example|instance)|However|Moreover|Furthermore|In addition|Additionally|Besides|In fact|Indeed"
    r"|Of course|Nevertheless|Still|In contrast|By contrast|On the other hand|In turn|Similarly|Likewise"
    r"|Notably|Note that|In other words|That is|Finally|Then),\s"
    r"|(?:Then|And|But|So|Later|Again) (?=(?:in|on) (?:(?:early|late|about|the|January|February|March|April|May|June"
    r"|July|August|September|October|November|December|\d\d?) )*(?:1\d|20)\d\d)"
    r"|Finally (?=(?:the|an?|[A-Z]))|(?:And|But|So|Yet) (?=[A-Z])|(?:First|Second|Third|Next|Lastly), "
    r"|What (?:we (?:do )?know|is (?:known|certain)) is that\s"
)
_LEADS_IN = word_set(
    "As Like For However Moreover Furthermore In Additionally Besides Indeed Of Nevertheless Still By On Similarly "
    "Likewise Notably Note That Finally Then And But So Later Again Yet First Second Third Next Lastly What"
)
"""The words with which these begin."""
_TAG = re.compile(
    r", (?:is|are|was|were|do|does|did|has|have|had|ca|wo)n[’']t (?:it|they|he|she|we|you)\?$"
    r"|, (?:right|eh|no|huh|see|yes|remember|okay)\?$"
    r"|(?:^|[.!] )(?:Cute|Neat|Handy|Clever|Simple|Easy|Fun|Nice|Odd|Strange|Funny|Surprised|Confused|Impressed"
    r"|Sounds? \w+)\?$"
)
"""“Lovely, isn't it?”, “Cute, right?” ask for nothing, and what stands before it is no task."""
_LEFTOVER = re.compile(r"\{[:%{]|[%}]\}|^:::|^\$\$|^\[\^|^@(?!\w+ (?:is|are|was|were) )|^\s*<|\s::\s")
_FIGURE = re.compile(
    r"(?i) \((?:(?:see|as shown in|shown in) )?(?:\[link\]|(?:figures?|fig\."
    r"|tables?) [a-z]?\d[\d.–-]*[a-z]?)(?:(?:,| and) \[link\])*\)"
)
_TO_READER = re.compile(r" \((?:we|you|I|don['’]t|sorry|and yes|remember)\b[^()]{0,60}\)", signs="(")
"""“A *nucleus* (we say “nuc”) is …”: what is said beside the statement."""
_ENUMERATED = re.compile(r"(?:\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)|\d{1,2}(?:\.\d{1,2})+) (?=[^a-z\s\d])")
"""“(a)”, “4.2” before a paragraph that is one of several."""
_INTERRUPTER = re.compile(
    r", (?<=[\w)], )(?:by contrast|in contrast|however|therefore|thus|moreover|of course|incidentally|in fact|indeed"
    r"|on the other hand|conversely|by the way|btw|as it happens|(?:for (?:example|instance)(?=, (?:is|are|was|were|has"
    r"|have|had|can|[a-z]{3,}[^s]s) ))),(?= [a-z])"
)
_SENTENCE_START = re.compile(r"[.!?:;]\s+")
_LONGEST_SUBJECT = 120
"""Characters of a subject, and of what is read behind an interrupter."""
_FORMATTING = re.compile(r"(?i)</?(?:sub|sup|em|strong|b|i|u|kbd|abbr|span|var|cite|dfn|small|mark)>")
_NO_LINE_START = re.compile(r"^\\(?=[:~#>+=-])")
"""What keeps a sign from opening a list or a quotation, which it cannot do within a line."""
_ALSO = re.compile(
    r"(?<! that)(?<! which)(?<! who)(?: also(?! (?:called|known|named|referred|termed)\b)"
    r"|(?<! and) (?:accordingly|therefore|consequently|thus))(?= )"
)
"""“Also” of what a sentence tells looks back; within a clause of its own it adds to that."""
_SMALL_START = re.compile(r"^((?:\{\{c1::)?\*{0,3})([a-z])(?![a-z]{0,2}[A-Z])")
_CLOZE_SIGN = re.compile(r"[{}]|::")


@dataclass(frozen=True, slots=True)
class Topic:
    """What a paragraph speaks of, and whether it is many things; None where nothing tells."""

    phrase: Phrase
    is_plural: bool | None


class SpokenOf(Protocol):
    """What a paragraph speaks of up to a sentence; found out when it is asked for, which few sentences need."""

    @property
    def topic(self) -> Topic | None:
        """What a pronoun at the sentence's beginning stands for, where that is sure."""

    @property
    def theme(self) -> Topic | None:
        """What it stands for, where that is but likely."""

    @property
    def person(self) -> Phrase | None:
        """Who “he” or “she” is."""

    def find_out(self) -> None:
        """Find all out now, so that a long paragraph is not followed back to its beginning at once."""


def _without_ownership(phrase: Phrase) -> Phrase:
    """Return an owner without the sign of it: “James Lind” of “James Lind's trial”, unless a mark holds both."""
    if not phrase.text.endswith(("'s", "’s")):
        return phrase
    owner = replace(phrase, end=phrase.end - 2)
    return phrase if owner.splits_a_mark() else owner


@dataclass(frozen=True)  # without slots, so that what is asked for again and again is kept
class Sentence:
    """One sentence of a paragraph.

    `spoken_of` is what its paragraph speaks of before it, None where nothing stands before it.
    `introduced` is the list that stands right below the paragraph that this sentence ends. `in_list` tells that an item
    of a list states it. `before` is the sentence before it in its paragraph, with as many before itself as are looked
    at. `quote` is what the author wrote, where a
    pronoun of it has been replaced, or where another sentence is shown before it. `labels` are the groups of labels
    among what stands beside its paragraph.
    """

    phrase: Phrase
    span: Span
    context: tuple[str, ...]
    vocabulary: Vocabulary
    introduced: Block | None = None
    in_list: bool = False
    spoken_of: SpokenOf | None = field(default=None, compare=False)
    before: Sentence | None = None
    quote: str = ""
    labels: Labels | None = field(default=None, compare=False)

    @property
    def is_behind_label(self) -> bool:
        """Whether what it opens with is set off as a label, as those beside it are, and is no term."""
        return self.labels is not None and self.span.first in self.labels.lines

    @property
    def topic(self) -> Topic | None:
        """What a pronoun at its beginning stands for, where that is sure."""
        return self.spoken_of.topic if self.spoken_of else None

    @property
    def theme(self) -> Topic | None:
        """What a pronoun at its beginning stands for, where that is but likely."""
        return self.spoken_of.theme if self.spoken_of else None

    @property
    def person(self) -> Phrase | None:
        """Who “he” or “she” is."""
        return self.spoken_of.person if self.spoken_of else None

    @property
    def text(self) -> str:
        """The plain text, on one line."""
        return self.phrase.text

    @cached_property
    def body(self) -> Phrase:
        """The sentence without an opening that only ties it to its neighbours (“For example,”)."""
        is_led_in = self.text.partition(" ")[0].rstrip(",") in _LEADS_IN
        lead = _LEAD_IN.match(self.text) if is_led_in else None
        rest = self.phrase.part(lead.end() if lead else 0)
        return rest if rest.text else self.phrase.part(0)

    @property
    def words(self) -> list[str]:
        """The words, casefolded."""
        return words_of(self.text)

    @property
    def is_introduction(self) -> bool:
        """Whether what it states stands in the list below it: “The stages of mitosis are:”, “Kinds of irony”."""
        return self.introduced is not None and not self.text.endswith((".", "!", "…", '"', "”", "*"))

    @property
    def is_cut(self) -> bool:
        """Whether the sentence goes on behind what is read of it."""
        return self.phrase.inline.text.startswith((",", ";", " and "), self.phrase.end)

    @property
    def origin(self) -> Origin:
        """Where a card made of this sentence comes from."""
        return Origin(span=self.span, context=self.context, evidence="stated", quote=self.quote or self.text)

    def basic(self, front: str, back: Phrase) -> Basic:
        """Return a card that asks for a part of this sentence."""
        return Basic(Markdown(front), back.markdown, self.origin)

    def clozes(self, *deletions: Phrase) -> Iterator[Cloze]:
        """Yield this sentence with parts deleted, in their order; nothing where its markup would break.

        Markup is looked at as it is written, for a cloze has no escape for its own signs. Links are left out: a front
        asks, it leads nowhere.
        """
        if self.phrase.holds("link"):
            yield from replace(self, phrase=self.phrase.without("link")).clozes(
                *(phrase.without("link") for phrase in deletions)
            )
            return
        if any(phrase.splits_a_mark() or _CLOZE_SIGN.search(phrase.markdown) for phrase in deletions):
            return
        if any(map(cuts_formula, deletions)):
            return
        if "{{" in self.phrase.markdown:
            return
        body = self.body
        deletions = tuple(map(_without_ownership, deletions))
        text, at = "", body.start
        for number, phrase in enumerate(deletions, 1):
            text += self._between(at, phrase.start) + f"{{{{c{number}::{phrase.markdown}}}}}"
            at = phrase.end
        text = (text + self._between(at, self.phrase.end)).strip()
        text = _ALSO.sub("", text, count=1)
        text += "." if self.is_cut else ""
        yield Cloze(
            Markdown(_SMALL_START.sub(_capital, text) if body.start != self.phrase.start else text), self.origin
        )

    def _between(self, start: int, end: int) -> str:
        """Write the text between two deletions with the blanks at its edges, which cutting would trim."""
        text = one_line(self.phrase.inline.text[start:end])
        if not text.strip():
            return text
        left, right = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        written = Phrase(self.phrase.inline, start, end).markdown
        if start > self.phrase.start:
            written = Markdown(_NO_LINE_START.sub("", written))
        return left + written + right


def _capital(found: re.Match[str]) -> str:
    """Write the first letter of what now begins the sentence as a capital."""
    return found[1] + found[2].upper()


Paragraph = tuple[Sentence, ...]


def read_paragraphs(document: Block) -> Iterator[Paragraph]:
    """Yield the sentences of each paragraph of prose, in the order of the lesson; a heading above a list is one too."""
    found = [text for text in map(_without_references, prose_blocks(document)) if why_no_prose(text.block) is None]
    places = [list(boundaries(t.block.inline)) if t.block.kind == "paragraph" else [_whole(t.block)] for t in found]
    small = _sections_in_small(found, places)
    found = [
        _with_capitals(text, ends) if text.block.context in small else text
        for text, ends in zip(found, places, strict=True)
    ]
    texts = [
        plain[start:end]
        for text, ends in zip(found, places, strict=True)
        if text.block.kind == "paragraph" and (plain := _without_code(text.block))
        for start, end in ends
    ]
    headings = [block.text for block in document.walk() if block.kind == "heading" or _is_title(block)]
    bold = [t.block.text[m.start : m.end] for t in found for m in t.block.inline.marks if m.kind == "strong"]
    vocabulary = read_vocabulary(texts, headings, bold)
    for text, ends in zip(found, places, strict=True):
        block = text.block
        sentences = [
            Sentence(
                Phrase(block.inline, start, end),
                lines(block, start, end),
                block.context,
                vocabulary,
                in_list=text.in_list,
                labels=text.labels,
            )
            for start, end in ends
        ]
        if text.below is not None:
            sentences[-1:] = [replace(last, introduced=text.below) for last in sentences[-1:]]
        yield tuple(sentences)


def _sections_in_small(
    texts: Sequence[Text], places: Sequence[Sequence[tuple[int, int]]]
) -> frozenset[tuple[str, ...]]:
    """Return the headings below which an author begins sentences with small letters, as people do who chat."""
    starts: dict[tuple[str, ...], list[bool]] = defaultdict(list)
    for text, ends in zip(texts, places, strict=True):
        starts[text.block.context] += [text.block.text[start].islower() for start, _ in ends]
    total = sum(map(sum, starts.values()))
    if total < _OFTEN_SMALL:
        return frozenset()
    is_whole = _SHARE_OF_SMALL * total >= sum(map(len, starts.values()))
    return frozenset(
        context for context, small in starts.items() if is_whole or _SHARE_OF_SMALL * sum(small) >= len(small)
    )


def _with_capitals(text: Text, ends: Sequence[tuple[int, int]]) -> Text:
    """Return a paragraph with a capital at the beginning of each sentence; signs and code stay as they are."""
    inline = text.block.inline
    letters = list(inline.text)
    for start, _ in ends:
        is_sign = any(mark.is_opaque and mark.start <= start < mark.end for mark in inline.marks)
        word = _SMALL_WORD.match(inline.text, start)
        if not is_sign and word is not None and _may_begin_large(word[0]):
            letters[start] = letters[start].upper()
    told = "".join(letters)
    is_same = told == inline.text or len(told) != len(inline.text)
    return text if is_same else replace(text, block=replace(text.block, inline=replace(inline, text=told)))


def _may_begin_large(word: str) -> bool:
    """Whether a word is one of every day, which has no spelling of its own as “sed” and “systemd” have."""
    is_small = word in PREPOSITIONS | CONJUNCTIONS | AUXILIARIES
    is_long = len(word) > _SHORTEST_COMMON and word.endswith(_COMMON_ENDINGS)
    return word not in _OF_NAMES and (is_small or is_long or is_everyday(word) or bool(verb_forms(word)))


_SHORTEST_COMMON, _COMMON_ENDINGS = 5, ("s", "ing", "tion", "ment", "er")
_OF_NAMES = word_set("de van von der den del di da al bin le la")


def _whole(block: Block) -> tuple[int, int]:
    return 0, len(block.text)


def _without_references(text: Text) -> Text:
    """Leave out what leads a reader on and states nothing: a figure's number in brackets, “, by contrast,”, “(a)”.

    So does a highlight, which readers lay on terms and on whole sentences alike.
    """
    if any(mark.kind == "highlight" for mark in text.block.inline.marks):
        kept = tuple(mark for mark in text.block.inline.marks if mark.kind != "highlight")
        text = replace(text, block=replace(text.block, inline=Inline(text.block.text, kept)))
    paragraph = text.block
    number = _ENUMERATED.match(paragraph.text) if paragraph.text[:1] in "(123456789" else None
    in_brackets = " (" in paragraph.text
    figures = [found.span() for form in (_FIGURE, _TO_READER) if in_brackets for found in form.finditer(paragraph.text)]
    commas = _INTERRUPTER.finditer(paragraph.text) if ", " in paragraph.text else ()
    asides = [found.span() for found in commas if _parts_verb(paragraph, *found.span())]
    places = sorted([*([number.span()] if number else []), *figures, *asides])
    return replace(text, block=replace(paragraph, inline=without(paragraph.inline, places))) if places else text


def _parts_verb(paragraph: Block, start: int, end: int) -> bool:
    """Whether words between commas stand between a subject and its verb: “Semantics, by contrast, deals with …”."""
    text = paragraph.text
    if any(mark.is_opaque and mark.start < end and start < mark.end for mark in paragraph.inline.marks):
        return False
    before = _SENTENCE_START.split(text[max(0, start - _LONGEST_SUBJECT) : start])[-1].strip()
    words, behind = words_of(before), words_of(text[end : end + _LONGEST_SUBJECT])
    if not words or not behind or "," in before or before.count('"') % 2 or before.count("“") > before.count("”"):
        return False
    if not before[0].isupper() or words[0] in PREPOSITIONS | CONJUNCTIONS or words[0] in ("to", "unlike", "like"):
        return False
    is_finite = any(form.form in ("third", "past") for form in verb_forms(behind[0]))
    return is_finite or behind[0] in AUXILIARIES | FINITE_VERBS


def _is_title(block: Block) -> bool:
    return block.kind == "entry" and block.info.casefold() == "title"


def _without_code(paragraph: Block) -> str:
    """Return the text with blanks for its code, whose small letters say nothing about a word."""
    text = paragraph.text
    for mark in paragraph.inline.marks:
        if mark.is_opaque:
            text = text[: mark.start] + " " * (mark.end - mark.start) + text[mark.end :]
    return text


def why_no_prose(paragraph: Block) -> str | None:
    """Return why a paragraph states nothing: it asks, or leads in an answer or a warning; None where it is prose."""
    text = paragraph.text.strip()
    if not text or len(text) > LONGEST_PARAGRAPH:
        return "it is empty or too long to be prose"
    if text.endswith("?") and not _TAG.search(text):
        return "it asks"
    if found := _LEAD.match(text):
        return f"“{found[0].strip()}” announces no statement"
    if (text[0] in ":$[@<" or "{" in text or "}" in text or "::" in text) and _LEFTOVER.search(text):
        return "it holds signs of another language than Markdown"
    if text[0] == "+" and (reason := why_no_grid(paragraph.source)) is not None:
        return reason
    tags = (mark.target for mark in paragraph.inline.marks if mark.kind == "html")
    return None if all(_FORMATTING.fullmatch(tag) for tag in tags) else "it holds HTML"


def lines(paragraph: Block, start: int, end: int) -> Span:
    """Return the lines of the file on which a stretch of a paragraph stands.

    Where the text has not a line break for each of the paragraph's lines (a `<br>` adds one, code that runs
    over a line's end has none), it is the whole paragraph.
    """
    text, span = paragraph.text, paragraph.span
    if text.count("\n") != span.last - span.first:
        return span
    first = span.first + text.count("\n", 0, start)
    return Span(span.path, first, first + text.count("\n", start, end))
