"""A list in which nearly every item is a bold term and its meaning: `- **Osmosis**: the movement of …`.

Where the sentence or the heading above says of what these are the kinds ("There are two kinds of irony:"), a term is
asked for as one of them, for "Verbal" means little alone. Terms need then not be bold, and a full stop may end them.
So it is where the paragraph above opens with what it is about: "**The water cycle.** Its four stages are:".

Points, lines or paragraphs side by side whose terms are set off alike, each before a gloss, "*Eddy* = water that turns
back behind a rock", are a glossary whatever stands above them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Inline, Mark, Markdown, Origin, Problem
from mkdeck.facts.aliases import is_short_for
from mkdeck.facts.boundaries import up_to
from mkdeck.facts.dates import MONTHS
from mkdeck.facts.guards import has_pronoun
from mkdeck.facts.names import is_of_person
from mkdeck.facts.phrases import words_of
from mkdeck.facts.set_out import list_below
from mkdeck.facts.verb_forms import verb_forms
from mkdeck.facts.verbs import OF_THIRD_PERSON
from mkdeck.facts.words import AUXILIARIES, READER
from mkdeck.headings.titles import Several, is_of_occasion
from mkdeck.headings.topics import lacks_topic, subject_words
from mkdeck.parsing.inline import cut, escape, opening_mark, split_lines, to_markdown
from mkdeck.parsing.pieces import joined, lines_as_list, paragraphs_as_list, runs_as_lists
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.answers import without_links
from mkdeck.recognition.glossaries import Entry, groups, is_glossary, is_in_english, is_something_else
from mkdeck.recognition.glosses import of_anybody
from mkdeck.recognition.items import bold_behind_article
from mkdeck.recognition.language import is_english
from mkdeck.recognition.list_names import (
    ANY_ARTICLE,
    announces_few,
    announces_terms,
    bold_title,
    counted_noun,
    last_sentence,
    lead_of_list,
    name_of_terms,
    title_of_kinds,
)
from mkdeck.recognition.numbered_points import are_points
from mkdeck.recognition.questions import bold_lead, tells_of_each, without_label
from mkdeck.rules.claims import NO_LINES, Lines
from mkdeck.wording.numbering import without_number
from mkdeck.wording.unwritten import is_missing
from mkdeck.wording.words import (
    SENTENCE_END,
    has_question_mark,
    is_answer_label,
    is_glossary_title,
    is_question_label,
    is_task,
    plain,
    words,
)

WITH = ("list", "lead", "glossary", "paragraph", "quote")

_FEWEST = 3
_SHARE = 0.8
_SAME_NOUN = 0.75
_LONGEST_TERM = 6
_LONGEST_EMPTY = 100
"""Signs of a term whose meaning is missing, with a word or two that say so."""
_SHORTEST_MEANING, _SHORTEST_NOTE, _LONGEST_NOTE = 3, 2, 14
_TITLE_PARTS = re.compile(r" [–—-] |: ", signs=(" – ", " — ", " - ", ": "))
_SEPARATOR = re.compile(r"\s*(?:[:：]|\s(?:--|[-–—→⇒]))\s*")
_IN_GLOSSARY = re.compile(r",?\s*(?:=>?|->|[→⇒])\s*|,?\s+(?:(?:is|are|means?) (?=\S))?")
"""What may part a term that is set off from its meaning where the title says that these are terms."""
_PLAIN_IN_GLOSSARY = re.compile(
    r"(?P<term>[^:：=→⇒\n–—]{1,60}?)(?:\s+(?:=>?|->|[→⇒])\s*|\s+(?:is|are) (?=(?:an?|the|any|one) ))(?=\S)"
)
"""“Weir = a low dam”, “Weir → a low dam”, “A weir is a low dam”."""
_BRACKETED = re.compile(r"\s+\((?P<meaning>[^()]+)\)\.?")
_LINE_OF_GLOSSARY = re.compile(r"[^:：=→⇒\n–—.!?]{1,40}?(?:[:：]\s|\s(?:--|[-–—]|=>?|->|[→⇒])\s)(?=\S)")
"""“Bleed -- artwork that runs past the trim line”, line by line."""
_IMPERATIVE = re.compile(
    r"(?i)(?:always|avoid|be|bring|buy|call|come|do|don[’']t|ensure|follow|go|keep|learn|let|look|never|please|put|remember"
    r"|sit|start|stop|take|talk|think|try|turn|wait|watch|wear)\b"
)
_ANYBODY = re.compile(r"(?i)\b(?:something|what|anything) you (?:know|have|are|do)\b")
_OCCASION = re.compile(
    r"(?i)\b(?:bring|tomorrow|(?:mon|tues|wednes|thurs|fri)days?|homework|appointment|p\.m\.|https?://)\b"
)
_WHOLLY_ITALIC = re.compile(r"^\*([^*]+)\*$")
_DATE = re.compile(r"(?:c\. )?\d{3,4}(?:\s?[–-]\s?\d{2,4})?(?: (?:BCE?|CE|AD))?")
_DAY = re.compile(rf"(?:early |mid-|late )?(?:{MONTHS})(?: ?[–-] ?(?:{MONTHS}))?(?: \d{{1,2}}(?: ?[–-] ?\d{{1,2}})?)?")
_LEADS = ("strong", "code", "emphasis", "highlight")
_BOLD = ("strong", "highlight")
_GLOSS = re.compile(r"\s{0,3}\([^()]{1,60}\)")
_PLAIN_TERM = re.compile(r"(?=[^:：–—-]*+[:：–—-])(?P<term>[^:：\n–—]{1,60}?)(?:\s*[:：]\s+|\s+(?:[-–—]|--)\s+)(?=\S)")
_SIGN = re.compile(r"\W{0,4}(?:\d{1,4}[A-Za-z]{1,2}|[A-Za-z]{1,3}\(\d{1,2}\))\W{0,4}")
"""“10s”, “Fl(2)”: a sign on a map or a chart, which asks for nothing."""
_WORK = re.compile(r"\*[^*]+\* \((?:c\. )?\d{3,4}(?: [A-Z]{2,3})?\)")
_ARTICLE = re.compile(r"(?i)\W*(?:an?|the|any|one of)\s")
_BARE_OF = re.compile(
    r"(?i)(?!(?:all|any|both|each|either|most|none|one|some|out|because|instead|kind|sort|type|part|lots|plenty|made|full"
    r"|capable|typical|true|short|form) )[a-z-]+(?: [a-z-]+)? of (?:an?|the|one|two|[a-z]+)\b"
)
"""A meaning without its article: “movement of water”, “rapid division of cells”."""
_DOING = re.compile(r"[a-z]{2,}ing (?:by|of|through|from|with|in which|that|as|for) ")
"""“learning by association”, “growing of crops”."""
_MEASURE = re.compile(
    r"(?i)how (?:many|much|far|fast|quickly|often|long|well|close) (?!(?:do|does|did|can|should|will) )"
)
_CLEAR_SIGN = re.compile(r"=|->|[→⇒]")
_CAPITALISED = re.compile(r"\b[A-Z][a-z]+\b")
_OF_DAY = re.compile(
    r"(?i)\b(?:(?:day|week|month|year)s? (?:after|before|later|earlier|from|of the order)|today|tomorrow|tonight"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|next (?:week|month|year))\b"
)
"""“Payment is a week later”."""
_IS_THAT = re.compile(r"(?i)(?:this|it|these|they|that) (?:is|are|means?|refers?) ")
_OF_DOCUMENT = re.compile(
    r"(?i)introduction|about|preface|purpose|audience|background|conclusion|owners?|authors?|status"
)
_OPENING = 4
"""Words in which the verb of a sentence stands."""
_WHICH_IS = re.compile(r",? (?:which|that) (?:is|are|means|was|were) |,? (?:i\.e\.|that is),? ")
_OF_WORK = re.compile(
    r"(?i)\b(?:features?|options?|settings?|tools?|resources?|links?|requirements?|tasks?|exercises?|steps?|files?|packages?"
    r"|commands?|arguments?|parameters?|changes?|goals?|objectives?|outcomes?|team|contributors?|tips?|advice|checklist"
    r"|takeaways?|your|we|our|benefits?|(?:dis)?advantages?|drawbacks?|pros|cons|reasons?|why|grading|contact|my|me)\b"
    r"|\b(?:what|why|how|things|that) i\b"
)
"""What stands above the lists of a manual, a project or a course."""
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_IS = re.compile(r"(?:is|are) (?=(?:an?|the) )")
_ORIGIN = re.compile(
    r"(?i)\b(?:founded|started|launched|created|written|developed|acquired|bought|based in|c[ao]mes? from|made by"
    r"|belongs to|entered the market)\b"
)
_SEE = re.compile(r"(?i)\b(?:see|as) (?:above|below|later|next)\b")
_POINTS = re.compile(r"(?i)see (?:also )?[^.;:,]{1,60}\.?")
"""“See *Diminuendo*”, and no meaning."""
_LINK_TO_NEXT = re.compile(r"[;,.]?(?: and| or)?\s*$")
_FEWEST_CLAUSES, _FEWEST_INTRODUCED = 2, 2


needs_topic = lacks_topic


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each term of such lists, unless the heading says that one is a list of links or an agenda."""
    return extract_beside(block, NO_LINES)


def extract_beside(block: Block, answered: Lines) -> Iterator[Card | Problem]:
    """Yield the cards of those lists that do not stand on the answered lines, and of the paragraphs of a glossary.

    Where entries are plainly a glossary, all of them are taken, whatever the title above them says.
    """
    if block.kind == "quote":
        return  # read with what stands above it
    yield from _with_glossaries(block, answered)
    yield from _quoted(block, answered)


def _quoted(block: Block, answered: Lines) -> Iterator[Card | Problem]:
    """Yield the cards of the quotations in a block."""
    for place, child in enumerate(block.children):
        if child.kind == "quote":
            yield from _with_glossaries(child, answered, block.children[place - 1] if place else None)
            yield from _quoted(child, answered)


def _with_glossaries(block: Block, answered: Lines, above: Block | None = None) -> Iterator[Card | Problem]:
    """Yield the cards of a block, of a quotation with what stands `above` it, and all entries of its glossaries."""
    found = list(_below_words(block, answered))
    by_line: dict[int, list[Basic]] = {}
    for card in found:
        if isinstance(card, Basic):
            by_line.setdefault(card.origin.span.first, []).append(card)
    replaced: set[int] = set()
    for group in groups(block.children):
        span = group.span
        taken = [card for line in range(span.first, span.last + 1) for card in by_line.get(line, ())]
        entries = [entry for entry in group.entries if not _has_no_gloss(entry)]
        if len(taken) >= len(entries) or 2 * len(entries) <= len(group.entries) or answered.cover(span):
            continue
        before = block.children[group.place - 1] if group.place else above
        is_known = _is_below_glossary(before, group.blocks[0]) or announces_terms(group.above)
        if not is_known and are_points(block, group.place):
            continue
        if is_glossary(entries, group.context, group.above or last_sentence(before), is_known=is_known):
            replaced.update(map(id, taken))
            cards = [_of_entry(entry, group.context) for entry in entries]
            is_plain = is_known or _define(cards) or not is_in_english(entries)
            found += cards if is_plain else _explained(cards, before, group.blocks[0])
    yield from (one for one in found if id(one) not in replaced)


def _has_no_gloss(entry: Entry) -> bool:
    """Whether an entry is yet to be written, or points to another one: “see *Diminuendo*”."""
    return is_missing(entry.gloss.text) or _POINTS.fullmatch(entry.gloss.text) is not None


def _of_entry(entry: Entry, context: tuple[str, ...]) -> Basic:
    """Return the card of an entry of a glossary."""
    gloss = up_to(entry.gloss, _is_of_class)
    gloss = cut(gloss, 0, len(gloss.text.rstrip(" ;")))
    back = joined([to_markdown(gloss), *(child.source for child in entry.below)])
    front = to_markdown(without_label(_undressed(entry.term)))
    return Basic(front, back, Origin(span=entry.span, context=context, evidence="shaped"))


def _is_of_class(sentence: str) -> bool:
    """Whether a sentence turns to the reader, or tells what those do who learn together: “We will build one.”."""
    return _leads_away(sentence) or not {"we", "i", "our", "us"}.isdisjoint(words_of(sentence))


def _explained(cards: Sequence[Basic], before: Block | None, block: Block) -> list[Basic]:
    """Return cards that ask to explain their terms, as they do of a list whose glosses have no articles."""
    named = name_of_terms(before, block)
    return [card if _is_of_code(card) else replace(card, front=Markdown(_asked(named, card))) for card in cards]


def _below_words(block: Block, answered: Lines) -> Iterator[Card | Problem]:
    """Yield what is told by the words above lists and paragraphs, or by what most of their terms say."""
    in_runs = runs_as_lists(block.children, _may_be_note, _FEWEST) | _below_titles(block.children)
    for place, child in enumerate(block.children):
        if place in in_runs:
            child = in_runs[place]
        elif child.kind == "paragraph" and child.inline.marks:
            child = _of_lines(child) or _of_counted(block.children, place) or child
        before = block.children[place - 1] if place else None
        if child.kind == "paragraph" and _are_lines_of_terms(child) and _is_below_glossary(before, child):
            child = lines_as_list(child)
        if child.kind != "list" or answered.cover(child.span):
            continue
        if plain("".join(child.context[-1:])) not in words("aside"):
            is_of_text = block.children[place].kind == "paragraph"
            yield from _of_list(before, child, is_numbered=are_points(block, place), is_of_text=is_of_text)
    if block.kind == "section" and is_glossary_title(block.children[0].text):
        yield from _of_paragraphs(block)


def _may_be_note(block: Block) -> bool:
    """Whether a paragraph of one line opens with a bold term and the sign that parts it from its meaning."""
    mark = _set_off(block) if block.kind == "paragraph" and block.inline.marks and "\n" not in block.text else None
    if mark is None or mark.start:
        return False
    gloss = _GLOSS.match(block.text, mark.end)
    end = gloss.end() if gloss else mark.end
    return block.text[mark.end - 1] in ":：" or _SEPARATOR.match(block.text, end) is not None


def _below_titles(children: Sequence[Block]) -> dict[int, Block]:
    """Return as lists, by their places, the paragraphs that each hold a term below a line that says that terms come."""
    found: dict[int, Block] = {}
    for place, child in enumerate(children):
        is_title = child.kind == "paragraph" and (is_glossary_title(bold_title(child)) or announces_terms(child.text))
        if not is_title or _is_line_of_term(child):
            continue  # a title that is an entry as well would read again what another has read
        run = list(takewhile(_is_line_of_term, children[place + 1 :]))
        if len(run) >= _FEWEST:
            found[place + 1] = paragraphs_as_list(run)
    return found


def _is_line_of_term(block: Block) -> bool:
    """Whether a block is a paragraph that opens with a term and a sign, or whose first line is a term in bold."""
    if block.kind != "paragraph":
        return False
    is_line = "\n" not in block.text and _LINE_OF_GLOSSARY.match(block.text) is not None
    return is_line or _term_above(block, (), may_be_plain=False) is not None


def _of_lines(paragraph: Block) -> Block | None:
    """Return a paragraph as a list whose lines each open with a bold term and a sign; None where one does not."""
    number = paragraph.text.count("\n") + 1
    leads = [mark for mark in paragraph.inline.marks if mark.kind in _BOLD]
    if number < _FEWEST or len(leads) < number:
        return None
    if not all(any(m.kind in _BOLD and m.start == 0 for m in line.marks) for line in split_lines(paragraph.inline)):
        return None
    return lines_as_list(paragraph)


def _of_counted(children: Sequence[Block], place: int) -> Block | None:
    """Return paragraphs that open in bold as a list, where what stands above tells their number and what they are."""
    found = list_below(children, place - 1) if place and opening_mark(children[place].inline, "strong") else None
    is_told = found is not None and title_of_kinds(children[place - 1], found) is not None
    return found if is_told else None


def _are_lines_of_terms(paragraph: Block) -> bool:
    """Whether each line of a paragraph opens with a few words and the sign that parts a term from its meaning."""
    lines = paragraph.text.split("\n")
    return len(lines) >= _FEWEST and all(map(_LINE_OF_GLOSSARY.match, lines))


def _is_below_glossary(before: Block | None, block: Block) -> bool:
    """Whether the heading above a block is that of a glossary, or what stands right before it says that terms come."""
    titles = (part for title in block.context for part in (title, _TITLE_PARTS.split(title)[-1]))
    return any(map(is_glossary_title, [*titles, bold_title(before)])) or announces_terms(last_sentence(before))


def _of_list(before: Block | None, block: Block, *, is_numbered: bool, is_of_text: bool) -> Iterator[Card | Problem]:
    """Yield the cards of one list; `is_numbered` tells that its points have a rule of their own.

    `is_of_text`: it was made of paragraphs or of the lines of one, so the last, “**Exercises:**”, may be of what is
    below.
    """
    in_glossary = _is_below_glossary(before, block) or any(map(tells_of_each, block.context[-1:]))
    is_few = announces_few(last_sentence(before))
    if in_glossary or (is_few and all(map(_is_bold_term, block.children))):
        is_below_line = is_of_text and (bool(bold_title(before)) or announces_terms(last_sentence(before)))
        yield from _of_glossary(block, is_sure=not is_few and not bold_title(before), may_be_brief=not is_below_line)
        return
    empty = [item for item in _to_be_written(block) if not (is_of_text and item is block.children[-1])]
    if cards := list(_of_terms(before, block, empty, is_numbered=is_numbered)):
        yield from cards
        yield from map(_without_meaning, empty)


def _is_bold_term(item: Block) -> bool:
    """Whether an item opens with a bold term, which a sign parts from the rest."""
    return bool(item.children) and bold_lead(item.children[0]) is not None and _may_be_term(item.children[0])


def _may_be_term(paragraph: Block) -> bool:
    return paragraph.kind == "paragraph" and _term(paragraph, may_be_plain=False) is not None


def _of_terms(before: Block | None, block: Block, empty: Sequence[Block], *, is_numbered: bool) -> Iterator[Card]:
    """Yield the cards of a list that is no glossary's, as if its empty items were not there; they count, though."""
    places = {item.span for item in empty}
    kept = tuple(item for item in block.children if item.span not in places)
    told = replace(block, children=kept) if empty else block
    if clauses := _clauses(told):
        yield from clauses
        return
    cards = [card for item in told.children if (card := _card(item, item.children))]
    title = None if is_numbered or any(map(_is_of_code, cards)) else title_of_kinds(before, block)
    if title and len(cards) == len(told.children):
        yield from _as_kinds(title, cards)
    elif title and (kinds := _kinds(told)):
        yield from _as_kinds(title, kinds)
    elif len(cards) >= max(_FEWEST, _SHARE * len(told.children)) and _define(cards):
        if _are_no_terms(cards, block, before):
            return
        of_what = f"{named} – " if (named := counted_noun(before, block) or escape(lead_of_list(before))) else ""
        yield from (replace(card, front=Markdown(of_what + card.front)) for card in cards)
    elif not is_numbered:
        yield from _of_one_noun(told) or _of_subject(before, told)


def _of_glossary(block: Block, *, is_sure: bool, may_be_brief: bool) -> Iterator[Card | Problem]:
    """Yield the terms of a glossary's list, and a problem for each that has no meaning yet.

    A list that is not surely one, `is_sure`, has none where it gives advice. Plain lines have none where most say but a
    word, unless they `may_be_brief`: “Year - 2019”.
    """
    cards = _in_doubt([(item.children, _card(item, item.children, in_glossary=True)) for item in block.children])
    empty = [item for item in block.children if _is_empty(item)]
    if not is_sure and any(map(_is_advice, cards)):
        return
    is_plain = not any(child.inline.marks for item in block.children for child in item.children[:1])
    if is_plain and not may_be_brief and 2 * sum(len(card.back.split()) > 1 for card in cards) <= len(cards):
        return
    without = len(empty) + sum(map(_points, block.children))
    if len(cards) >= _FEWEST - without and len(cards) >= _SHARE * (len(block.children) - without) > 0:
        yield from cards
        yield from map(_without_meaning, empty)


def _without_meaning(item: Block) -> Problem:
    """Return what is told of a term whose meaning is yet to be written."""
    return Problem(item.span, "a term without a meaning", is_unanswered=True)


def _to_be_written(block: Block) -> list[Block]:
    """Return the items of a list that are a term set off and no meaning, where these are fewer than the others."""
    empty = [item for item in block.children if _is_empty(item) and _term(item.children[0], may_be_plain=False)]
    return empty if 2 * len(empty) < len(block.children) else []


def _points(item: Block) -> bool:
    """Whether an item only says at which other term its meaning stands: “**Decrescendo** – see *Diminuendo*”."""
    text = item.children[0].text if len(item.children) == 1 else ""
    found = _SEPARATOR.search(text) if len(text) <= _LONGEST_EMPTY else None
    return found is not None and _POINTS.fullmatch(text[found.end() :]) is not None


def _is_empty(item: Block) -> bool:
    """Whether an item is a term whose meaning is yet to be written: “**Lysosome**:”, “Lysosome: TODO”."""
    text = item.children[0].text if len(item.children) == 1 else ""
    found = _SEPARATOR.search(text) if len(text) <= _LONGEST_EMPTY else None
    is_term = found is not None and len(text[: found.start()].split()) <= _LONGEST_TERM
    return found is not None and is_term and (not text[found.end() :].strip() or is_missing(text[found.end() :]))


def _clauses(block: Block) -> list[Basic]:
    """Return the terms of a list whose items all say “the **term**, which is …”."""
    found = [card for item in block.children if (card := _clause(item))]
    return found if len(found) == len(block.children) >= _FEWEST_CLAUSES and not any(map(_is_advice, found)) else []


def _clause(item: Block) -> Basic | None:
    """Read an item “the **locutionary act**, which is the saying of something;”."""
    first = item.children[0] if len(item.children) == 1 else None
    if first is None or first.kind != "paragraph":
        return None
    article = ANY_ARTICLE.match(first.text)
    start = article.end() if article else 0
    mark = next((m for m in first.inline.marks if m.kind in ("strong", "emphasis") and m.start == start), None)
    found = _WHICH_IS.match(first.text, mark.end) if mark else None
    if mark is None or found is None:
        return None
    term, meaning = cut(first.inline, mark.start, mark.end), cut(first.inline, found.end(), len(first.text))
    meaning = cut(meaning, 0, len(_LINK_TO_NEXT.sub("", meaning.text)))
    if any(words_of(part)[:1] and words_of(part)[0] in OF_THIRD_PERSON for part in meaning.text.split(", ")[1:]):
        return None  # “the **bow**, which is the front, points to the wind”
    if len(term.text.split()) > _LONGEST_TERM or len(meaning.text.split()) < _SHORTEST_MEANING:
        return None
    origin = Origin(span=item.span, context=item.context, evidence="shaped")
    return Basic(escape(term.text), to_markdown(meaning), origin)


def _as_kinds(title: Several, cards: Sequence[Basic]) -> Iterator[Card]:
    """Yield the terms of a list as those that its title speaks of."""
    are_people = all(is_of_person(card.front.strip("*")) for card in cards)
    for card in cards:
        term = ANY_ARTICLE.sub("", _WHOLLY_ITALIC.sub(r"\1", card.front.replace("**", "")))
        asked = f"explain “{term}”." if title.explains else f"what is meant by “{term}”?"
        asked = f"what is {term} known for?" if are_people else asked
        back = Markdown(card.back.removesuffix(";"))
        yield replace(card, front=Markdown(f"{escape(title.title)}: {asked}"), back=back)


def _kinds(block: Block) -> list[Basic]:
    """Return the terms of a list of kinds if all its items have one, and go on to explain it to anybody."""
    heading = "".join(block.context[-1:])
    if is_of_occasion(heading) or is_of_occasion(without_number(heading)):
        return []
    cards = [_card(item, item.children, is_kind=True) for item in block.children]
    found = [card for card in cards if card]
    return found if len(found) == len(cards) and not any(map(_is_advice, found)) else []


def _of_subject(before: Block | None, block: Block) -> list[Basic]:
    """Return the terms of a list that all belong to a subject, of which each item tells something to anybody."""
    cards = [_card(item, item.children, is_kind=True) for item in block.children]
    found = [replace(card, front=Markdown(_WHOLLY_ITALIC.sub(r"\1", card.front))) for card in cards if card]
    fewest = _FEWEST_INTRODUCED if last_sentence(before).endswith(":") else _FEWEST
    if not fewest <= len(block.children) == len(found) or any(map(_is_advice, found)) or any(map(_is_of_code, found)):
        return []
    above = [*block.context[-1:], before.text if before is not None and before.kind == "paragraph" else ""]
    if any(is_of_occasion(title) or is_of_occasion(without_number(title)) for title in block.context[-1:]):
        return []
    if any(map(_OF_WORK.search, above)):
        return []
    if any("](" in card.front or _YEAR.search(card.front) for card in found):
        return []  # links, or events by their dates
    of_subject = [bool(subject_words(plain(card.front))) for card in found]
    are_terms = sum(of_subject) >= _SHARE * len(found) and sum(map(_states, found)) >= _SHARE * len(found)
    telling = sum(known or _defines(card) for known, card in zip(of_subject, found, strict=True))
    are_terms = are_terms or (2 * telling >= len(found) and all(map(_is_noted, block.children)))
    are_words = all(map(_is_glossed_word, block.children))
    are_terms = are_terms or are_words
    found = [card for card in found if not _tells_origin(card)]
    if not are_terms or _are_no_terms(found, block, before):
        return []
    named = name_of_terms(before, block)
    if not is_english("\n".join([*above, block.source])):
        return [replace(card, front=Markdown(f"{escape(named)}: {card.front}")) for card in found] if named else found
    if are_words:
        asks = f"{escape(named)}: what does" if named else "What does"
        return [replace(card, front=Markdown(f"{asks} *{card.front}* mean?")) for card in found]
    return [replace(card, front=Markdown(_asked(named, card))) for card in found]


def _are_no_terms(cards: Sequence[Basic], block: Block, before: Block | None) -> bool:
    """Whether what a list sets off are times, people, things to bring or the like, and no terms."""
    glosses = [Inline(card.back) for card in cards]
    return is_something_else([card.front for card in cards], glosses, block.context, last_sentence(before))


def _asked(named: str, card: Basic) -> str:
    """Return what is asked of a term of what is `named` above: to explain it, or what its letters stand for."""
    opening = f"{escape(named)}: " if named else ""
    told = SENTENCE_END.split(card.back)[0].rstrip(".")
    if card.front.isupper() and len(words_of(told)) <= len(card.front) and is_short_for(card.front, words_of(told)):
        return f"{opening}{'what' if opening else 'What'} does {card.front} stand for?"
    return f"{opening}{'explain' if opening else 'Explain'} “{ANY_ARTICLE.sub('', card.front)}”."


def _states(card: Basic) -> bool:
    """Whether a meaning says what its term is or does; “Meta, April 2023.” tells but where it comes from."""
    first = words_of(SENTENCE_END.split(card.back)[0])
    has_verb = any(form.certainty != "seldom" for word in first for form in verb_forms(word))
    return has_verb or not AUXILIARIES.isdisjoint(first) or _ARTICLE.match(card.back) is not None


def _is_noted(item: Block) -> bool:
    """Whether an item is a bold term and a phrase about it, as notes are taken: “**Stroma**: fluid around the …”."""
    mark = _set_off(item.children[0])
    return mark is not None and _is_note(item, mark)


def _set_off(paragraph: Block) -> Mark | None:
    """Return the mark of the bold or highlighted words that a paragraph opens with."""
    highlights = (mark for mark in paragraph.inline.marks if mark.kind == "highlight" and mark.start == 0)
    return bold_lead(paragraph) or next(highlights, None)


def _is_glossed_word(item: Block) -> bool:
    """Whether an item is a word in italics, as words are that one speaks of, and its meaning: “*bid* – twice a day”."""
    mark = _word_at(item.children[0])
    return mark is not None and _is_note(item, mark)


def _word_at(block: Block) -> Mark | None:
    """Return the mark of a word in italics, in small letters as no title is, that a paragraph opens with."""
    mark = opening_mark(block.inline, "emphasis")
    return mark if mark is not None and block.text[: mark.end].islower() else None


def _is_note(item: Block, mark: Mark) -> bool:
    """Whether a short phrase, and no more, stands behind the mark that an item opens with."""
    told = item.children[0].text[mark.end :].strip(" :–—-")
    is_phrase = told[:1].islower() and not told.endswith(".") and not SENTENCE_END.search(told)
    return len(item.children) == 1 and is_phrase and len(told.split()) <= _LONGEST_NOTE


def _tells_origin(card: Basic) -> bool:
    """Whether a meaning first tells where its term came from, of which the sentences have cards of their own."""
    first = SENTENCE_END.split(card.back)[0]
    is_meaning = _ARTICLE.match(card.back) is not None
    return not is_meaning and (_YEAR.search(first) is not None or _ORIGIN.search(first) is not None)


def _of_one_noun(block: Block) -> list[Basic]:
    """Return bold terms that nearly all end in one noun, which says what they are: “Fitts's law”, “Hick's law”."""
    cards = [
        card
        for item in block.children
        if item.children and _set_off(item.children[0]) and (card := _card(item, item.children, is_kind=True))
    ]
    nouns = Counter(named[-1] for card in cards if len(named := words_of(card.front)) > 1)
    most = max(nouns.values(), default=0)
    if len(block.children) < _FEWEST or len(cards) < len(block.children) or most < _SAME_NOUN * len(cards):
        return []
    return [] if is_of_occasion("".join(block.context[-1:])) or any(map(_is_advice, cards)) else cards


def _is_advice(card: Basic) -> bool:
    """Whether a term or its meaning speaks to the reader, or asks for something to be done."""
    first = SENTENCE_END.split(card.back)[0]
    return _turns(card.front) or _turns(first) or _OCCASION.search(card.back) is not None


def _turns(text: str) -> bool:
    """Whether a text turns to its reader; “something you know” says of anybody what they know."""
    is_order = is_task(text) or _IMPERATIVE.match(text.strip()) is not None
    return is_order or not (READER - {"yours"}).isdisjoint(words_of(_ANYBODY.sub("", of_anybody(text))))


def _of_paragraphs(section: Block) -> Iterator[Card]:
    """Yield the terms of a glossary that is written in paragraphs, one for each term."""
    read = [(entry, _card(entry[0], entry, in_glossary=True)) for entry in _entries(section)]
    read = [(entry, card) for entry, card in read if card is None or not _is_of_document(entry[0], card)]
    cards = _in_doubt(read)
    if len(cards) >= max(_FEWEST, _SHARE * len(read)):
        yield from cards


def _is_of_document(first: Block, card: Basic) -> bool:
    """Whether a bold line is a title in a glossary, “**Links**”, and nothing that is defined below it."""
    if not is_bold_line(first) or (_defines(card) and AUXILIARIES.isdisjoint(words_of(card.back)[:_OPENING])):
        return False
    title = first.text.rstrip(" :")
    return plain(title) in words("aside") or is_of_occasion(title) or _OF_DOCUMENT.fullmatch(title) is not None


def _in_doubt(read: Sequence[tuple[Sequence[Block], Basic | None]]) -> list[Basic]:
    """Return the cards of entries, without those that a weak sign parts unless most of these define."""
    cards = [card for _, card in read if card is not None]
    weak = [card for entry, card in read if card is not None and _is_weak(entry)]
    if not weak or 2 * sum(map(_may_define, weak)) > len(weak):
        return cards
    return [card for card in cards if card not in weak]


def _is_weak(entry: Sequence[Block]) -> bool:
    """Whether but a blank, “is”, brackets or a bold line parts a term from its meaning, as they part much else."""
    first = entry[0]
    if _term(first, may_be_plain=True) is not None or _CLEAR_SIGN.search(first.text):
        return False
    return is_bold_line(first) or _term_above(first, entry[1:], may_be_plain=True) is None


def _may_define(card: Basic) -> bool:
    """Whether a meaning opens with an article or is a phrase, and tells nothing of a day or a person."""
    told = card.back
    if _OF_DAY.search(told) or any(word.casefold() in words("first_name") for word in _CAPITALISED.findall(told)):
        return False
    if _defines(card) or _IS_THAT.match(told) or plain(told).startswith(plain(card.front)):
        return True
    opening = words_of(told)[:_OPENING]
    return AUXILIARIES.isdisjoint(opening) and opening[:1] != ["this"] and not has_pronoun(" ".join(opening[:1]))


def _entries(section: Block) -> Iterator[list[Block]]:
    """Yield the paragraphs of a section; one that is all bold, as a term is, with what stands below it."""
    entry: list[Block] = []
    for child in section.children:
        is_term = child.kind == "paragraph" and is_bold_line(child)
        if entry and (is_term or child.kind in ("section", "heading")):
            yield entry
            entry = []
        if is_term or entry:
            entry.append(child)
        elif child.kind == "paragraph":
            yield [child]
    if entry:
        yield entry


def _define(cards: list[Basic]) -> bool:
    """Whether the meanings define: nearly all open with an article, or say what a work with its year is known for."""
    if any(map(_is_of_code, cards)) or 2 * sum(_SIGN.fullmatch(card.front) is not None for card in cards) > len(cards):
        return False
    if all(_WORK.fullmatch(card.front) for card in cards):
        return True
    with_article = sum(map(_defines, cards))
    of_measure = sum(_MEASURE.match(card.back) is not None for card in cards)
    return with_article > of_measure and with_article + of_measure >= _SHARE * len(cards)


def _defines(card: Basic) -> bool:
    """Whether a meaning opens as definitions do: “a molecule that …”, “movement of water”."""
    return any(form.match(card.back) is not None for form in (_ARTICLE, _BARE_OF, _DOING))


def _is_of_code(card: Basic) -> bool:
    """Whether the term is code, as the parameters of a function are, which mean little alone."""
    return card.front.lstrip("[").startswith("`")


def _card(item: Block, content: Sequence[Block], *, in_glossary: bool = False, is_kind: bool = False) -> Basic | None:
    """Read an item or a paragraph of a term and its meaning; those of a glossary or of kinds need not be set off."""
    first = content[0] if content else None
    if first is None or first.kind != "paragraph":
        return None
    sides = _sides(first, content[1:], in_glossary=in_glossary, is_kind=is_kind)
    if sides is None:
        return None
    term, told, below = sides
    if not 0 < len(_GLOSS.sub("", term.text).split()) <= _LONGEST_TERM:
        return None
    if has_pronoun(term.text) or _DAY.fullmatch(term.text):
        return None  # “Transmits it”; “August 4” is of a year that is told elsewhere
    if has_question_mark(term.text) or is_question_label(term.text) or _DATE.fullmatch(term.text):
        return None
    if is_answer_label(term.text) and not is_kind:  # “Solution” may be a kind of erosion
        return None
    meaning = _of_one_term(told)
    meaning = up_to(meaning, _leads_away if is_kind else _is_order)
    signs = " ;,\n" if is_kind else " ;" if not below else ""
    meaning = cut(meaning, 0, len(meaning.text.rstrip(signs)))
    shortest = (
        1 if in_glossary else _SHORTEST_NOTE if is_kind and (_set_off(first) or _word_at(first)) else _SHORTEST_MEANING
    )
    if len(without_links(meaning).split()) < shortest or is_missing(meaning.text) or _POINTS.fullmatch(meaning.text):
        return None
    back = joined([to_markdown(meaning), *(child.source for child in below)])
    front = to_markdown(without_label(_undressed(term)))
    return Basic(front, back, Origin(span=item.span, context=item.context, evidence="shaped"))


def _sides(
    first: Block, rest: Sequence[Block], *, in_glossary: bool, is_kind: bool
) -> tuple[Inline, Inline, Sequence[Block]] | None:
    """Return the term that a paragraph opens with, what it says of it, and the blocks below that go on with that."""
    if found := _term(first, may_be_plain=in_glossary or is_kind):
        end, start = found
        article = _article(first)
        term = cut(first.inline, article if end > article else 0, end)
        return term, cut(first.inline, start, len(first.text)), rest
    below = None if is_kind else _term_above(first, rest, may_be_plain=in_glossary)
    return below or (_in_glossary(first, rest) if in_glossary else None)


def _term_above(
    first: Block, rest: Sequence[Block], *, may_be_plain: bool
) -> tuple[Inline, Inline, Sequence[Block]] | None:
    """Read a term that has a line of its own; its meaning stands below, in a paragraph, or as the only point."""
    line, *lines = split_lines(first.inline)
    article = _article(first)
    length = len(line.text.rstrip(" :："))
    is_set_off = any(mark.kind in _LEADS and mark.start == article and mark.end >= length for mark in line.marks)
    if not is_set_off and (not may_be_plain or lines or SENTENCE_END.search(line.text) or line.text.endswith(".")):
        return None
    term = cut(line, article, length)
    if lines:
        return term, cut(first.inline, len(line.text) + 1, len(first.text)), rest
    below = list(rest)
    if below and below[0].kind == "list" and len(below[0].children) == 1:
        below = [*below[0].children[0].children, *below[1:]]
    return (term, below[0].inline, below[1:]) if below and below[0].kind == "paragraph" else None


def _in_glossary(first: Block, rest: Sequence[Block]) -> tuple[Inline, Inline, Sequence[Block]] | None:
    """Read a term that only a glossary parts so from its meaning: “**Weir** a low dam”, “Weir (a low dam)”."""
    text = first.text
    article = _article(first)
    end = next((mark.end for mark in first.inline.marks if mark.kind in _LEADS and mark.start == article), None)
    if end is not None:
        bracketed = _BRACKETED.fullmatch(text, end)
        found = None if bracketed else _IN_GLOSSARY.match(text, end)
        start = found.end() if found else len(text)
    else:
        plain_term = _PLAIN_IN_GLOSSARY.match(text)
        end, start = (plain_term.end("term"), plain_term.end()) if plain_term else (0, len(text))
        bracket = -1 if plain_term else text.find(" (")
        bracketed = _BRACKETED.fullmatch(text, bracket) if bracket > 0 else None
        end = bracket if bracketed else end
        article = 0 if (found := ANY_ARTICLE.match(text)) is None or not plain_term else found.end()
    if bracketed:
        return cut(first.inline, article, end), cut(first.inline, *bracketed.span("meaning")), rest
    return (cut(first.inline, article, end), cut(first.inline, start, len(text)), rest) if start < len(text) else None


def _of_one_term(meaning: Inline) -> Inline:
    """Return a meaning up to where another bold term and its own begin, without a verb before it.

    “lose the end. **syncope** – lose the middle”; “**A squall line** is a long line of storms”.
    """
    verb = _IS.match(meaning.text)
    start = verb.end() if verb else 0
    others = (m.start for m in meaning.marks if m.kind == "strong" and _SEPARATOR.match(meaning.text, m.end))
    end = next((at for at in others if meaning.text[:at].rstrip().endswith((".", ";"))), None)
    told = cut(meaning, start, len(meaning.text) if end is None else len(meaning.text[:end].rstrip()))
    return told if len(told.text.split()) >= _SHORTEST_MEANING else meaning


def _undressed(term: Inline) -> Inline:
    """Return a term without what sets it off from its gloss: bold or a highlight."""
    return Inline(term.text, tuple(mark for mark in term.marks if mark.kind not in _BOLD or mark.start))


def _is_order(sentence: str) -> bool:
    """Whether a sentence tells the reader what to do: “Ask about it before you sign.”."""
    opening = words_of(sentence)[:1]
    return any(form.form == "base" and form.certainty == "always" for word in opening for form in verb_forms(word))


def _leads_away(sentence: str) -> bool:
    """Whether a sentence turns to the reader or sends them elsewhere."""
    return _turns(sentence) or _SEE.search(sentence) is not None


def _article(block: Block) -> int:
    """Return where the marked term begins that a paragraph opens with behind its article: “the *tiring house*: …”."""
    found = ANY_ARTICLE.match(block.text)
    is_term = found is not None and any(m.kind in _LEADS and m.start == found.end() for m in block.inline.marks)
    is_name = found is not None and block.text[found.end() : found.end() + 1].isupper()  # “The **Hague**”
    return found.end() if found is not None and is_term and not is_name else 0


def _term(block: Block, *, may_be_plain: bool) -> tuple[int, int] | None:
    """Return where the term that a paragraph opens with ends, and where its meaning begins."""
    text = block.text
    article = _article(block)
    end = next((mark.end for mark in block.inline.marks if mark.kind in _LEADS and mark.start == article), None)
    is_apart = end is not None and (text[end - 1] in ":：" or _SEPARATOR.match(text, end) is not None)
    if end is None or (article and not is_apart):
        clause = bold_behind_article(block) if may_be_plain else None
        if clause and text[clause.end : clause.end + 1] == " ":
            gloss = _GLOSS.match(text, clause.end)
            return clause.end, (gloss.end() if gloss else clause.end) + 1
        may_be_plain = may_be_plain and any(sign in text for sign in ":：–—-")
        found = _PLAIN_TERM.match(text) if may_be_plain else None
        return (found.end("term"), found.end()) if found else None
    if may_be_plain and (text[end - 1] == "." or text[end : end + 2] == ". "):
        return end - (text[end - 1] == "."), end + (text[end : end + 1] == ".")
    end = len(text[:end].rstrip(" :：")) if text[end - 1] in ":： " else end
    gloss = _GLOSS.match(text, end)
    end = gloss.end() if gloss else end
    separator = _SEPARATOR.match(text, end)
    return (end, separator.end()) if separator else None
