"""Pieces of advice, and why: “- Wear sturdy shoes. You may be refused without.” in a list of tips.

A list, paragraphs with bold leads or letters, or one paragraph, of which most begins with an imperative, below a
heading or a sentence that announces advice. One card asks for all of them, and one for what is said of each. Steps of a
procedure and what to do until the next lesson are no such advice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Inline, Mark, Markdown, Origin, Problem
from mkdeck.facts.guards import points_elsewhere
from mkdeck.facts.phrases import words_of
from mkdeck.facts.words import ADVERBS, ARTICLES, CONJUNCTIONS, PERSONAL, POSSESSIVE, PREPOSITIONS
from mkdeck.parsing.inline import cut, escape, to_markdown
from mkdeck.parsing.pieces import covering, joined
from mkdeck.recognition.advice import SENTENCE_END, advises, asked_of, gives_reason, is_imperative
from mkdeck.recognition.numbered_points import titled_runs
from mkdeck.recognition.questions import bold_lead
from mkdeck.values import dataclass, replace
from mkdeck.wording.capitals import capitalised
from mkdeck.wording.numbering import without_number
from mkdeck.wording.numbers import number_word
from mkdeck.wording.words import has_question_mark, plain, words

WITH = ("list", "paragraph")
ONLY_WITH_TOPIC = True
TIER = "more"
"""What is good advice in a lesson is often a quip on a card."""

_FEWEST, _MOST = 3, 10
_REMEMBERED = 64
"""Headings of which it is remembered whether they announce advice: they stand above several paragraphs."""
_LONGEST_LEAD = 20
_SHORTEST_BODY, _LONGEST_BODY = 3, 90
_SHORTEST_PART = 5
"""Words that tell what belongs to a piece of advice; a reason may be shorter."""
_MOSTLY = 0.6
_ADVICE = re.compile(
    r"(?i)\b(?:tips?|advice|habits|etiquette|manners|conduct (?:in|on) (?:the )?(?:field|site|job|ward|lab)"
    r"|surviv(?:e|ing) (?:your|the|an?)|do['’]?s and don['’]?ts|how (?:not|never) to|get(?:ting)? (?:hired|in|noticed)"
    r"|before (?:the|your|an?) (?:[\w-]+ )?(?:visit|interview|exam|shift|audit|inspection)"
    r"|(?:first|new) (?:day|week|month|shift|job|year|month-end)|wish(?:ed)? (?:i|we|they|new|somebody|someone)"
    r"|things (?:i|we)['’](?:d|ll)|people who hire|your (?:portfolio|cv|résumé|resume|interview)|stand(?:ing)? out"
    r"|golden rules|rules of thumb|lessons learned)\b",
    signs=(
        "tip", "advice", "habits", "etiquette", "manners", "conduct", "surviv", "s and don", "how ",
        "before ", "get", "first ", "new ", "wish", "things ", "people ", "your ", "stand", "golden", "rules",
        "lessons ",
    ),
)  # fmt: skip
"""What a heading or a sentence says that announces advice."""
_NO_ADVICE = re.compile(
    r"(?i)\b(?:next|install(?:ing|ation)?|set(?:ting)? ?up|instructions?|exercises?|lab|assignment|project|homework"
    r"|recipe|procedure|agenda|contents|outline|overview|questions?|resources?|links|reading|steps|to-?do|checklist)\b"
)
_ANNOUNCED = re.compile(
    r"(?i)(?:(?:here|below|these|following) (?:are|come) )?"
    r"(?:(?:some|our|my|a few|the|these|his|her|their|few|other) )?"
    r"(?P<what>(?:[\w-]+ ){0,3}?(?:tips|advice|rules|habits)(?: (?:for|from|on|about|to) [^.:;!?]{3,60})?)[:.]$",
    signs=("tips", "advice", "rules", "habits"),
)
_REASON_BEHIND = re.compile(r" [–—-] |, (?:because|since|for) |; ")
"""What parts advice from its reason within one sentence: “Don't press on it — it traps bubbles”."""
_LETTERED = re.compile(r"\(?[a-h\d]{1,2}[.)]\s+")
_OF_TIPS = re.compile(r"(?i)(?P<what>tips|habits|rules): (?=\S)")
_CAREER = re.compile(
    r"(?i)^(?:Finding Your Career Fit|Career (?:Fit|Tips|Advice|Corner|Skills)): (?=\S)", signs=("career ",)
)
_REASONED = re.compile(
    r"(?P<lead>[A-Z][^,;:.!?()]{8,110}(?:, (?!since|because|for|and|but|so)[^,;:.!?()]{3,60})?),? "
    r"(?P<why>(?:since|because|so that) [^;:!?()]{8,160})\.?"
)
"""“Tie long hair back, since you may be refused entry otherwise.”"""
_REASON_IN_PROSE = re.compile(r", (?:because|since|so that)\b|; ")
_LED_ON = re.compile(r"(?:So|And|Then|But|Also|Finally|First|Next|Last)(?:,| (?=[a-z])) ?")
"""“And link to your best posts.”"""
_BROKEN_PIECE = re.compile(r"[()“”\":;?]|\b(?:below|above|here)\b")
"""What a piece of advice holds whose end was not found for sure, or that speaks of the page."""
_STATES = re.compile(r"[A-Z][a-z]+ (?:[a-z]+ ){0,3}(?:is|are|was|were|has|have|get|gets|vary|varies|matter|matters)\b")
"""“Support roles are calm” begins with a noun."""
_WARNS = re.compile(r"(?i)\b(?:avoid|mistakes?|bad|fail|never|wrong|worst|don['’]t|not to)\b")
"""What announces how not to do it."""
_THIS_TIME = re.compile(r"\bthis (?:day|week|month|season|year|time)\b")
_SHORTEST_PIECE, _LONGEST_PIECE = 2, 20
_SMALL_WORDS = ADVERBS | ARTICLES | CONJUNCTIONS | PERSONAL | POSSESSIVE | PREPOSITIONS | {"early", "up", "what", "how"}
_LEANING = frozenset(["it", "its", "they", "them", "their", "this", "these", "those", "he", "she", "him", "her"])
_FEWEST_REASONS, _LONGEST_REASON, _SURELY = 2, 26, 0.75
_NOUNS = ("tips", "advice", "habits", "rules", "mistakes", "lessons")


_STEP = re.compile(
    r"^(?:(?:Step|Tip|Rule|Habit) \d+[:.]"
    r"|(?:First|Second|Third|Fourth|Fifth|Sixth|Next|Then|Finally|Last|Lastly),) (?=\w)"
)
_TO_DO = re.compile(r"(?!Install|Setting)[A-Z][a-z]+ing \w")
"""“Reading a Job Posting” tells what to do, “Further reading” what there is."""


@dataclass(frozen=True, slots=True)
class _Tip:
    """A piece of advice, what is said of it, and the blocks in which it stands."""

    lead: Markdown
    body: Markdown
    blocks: Sequence[Block]
    is_advice: bool
    is_bold: bool
    sign: str = "-"


def needs_topic(_card: Card) -> bool:
    """Whether a card does not say to which trade its advice belongs; none does."""
    return True


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield the cards of each run of advice among a container's children."""
    yield from _of_prose(block)
    runs = [(place, tips) for place, tips in _runs(block) if _is_advice(tips)]
    if not runs:
        return
    numbered = titled_runs(block)
    for place, tips in runs:
        title = _title(block, place) or _title_of_sure(block, place, tips)
        if title and place not in numbered:
            yield from _cards(title, tips)


def _title_of_sure(container: Block, place: int, tips: Sequence[_Tip]) -> str:
    """Return the heading above points as their title, if these are advice whatever is said of them."""
    is_of_career = _is_of_career(container, place)
    return _heading(container, place) if _are_surely_advice(tips, is_expected=is_of_career) else ""


def _is_of_career(container: Block, place: int) -> bool:
    """Whether a child stands below a heading that announces advice on a career, and no words warn of what follows."""
    if _CAREER.match(_heading_above(container, place)) is None:
        return False
    before = container.children[place - 1] if place else None
    return before is None or before.kind != "paragraph" or _WARNS.search(before.text) is None


def _of_prose(container: Block) -> Iterator[Card]:
    """Yield what a paragraph below a heading advises, and the reasons that it gives for it, where there are several."""
    is_listed = False
    for place, child in enumerate(container.children):
        if child.kind != "paragraph" or not _announces(child.context[-1:]) or child.inline.marks:
            continue
        told = SENTENCE_END.split(child.text.strip())
        title = _heading(container, place)
        if not title:
            continue
        origin = Origin(span=child.span, context=child.context, evidence="shaped")
        listed = _advised(told) if _is_of_career(container, place) and not is_listed else []
        if len(listed) >= _FEWEST:
            is_listed = True  # a second card of the same title would have another answer
            yield Basic(
                _asked_for_all(title, len(listed), ""), Markdown("\n".join(f"- {piece}" for piece in listed)), origin
            )
        found = [_REASONED.fullmatch(sentence) for sentence in told]
        advice = [one for one in found if one and is_imperative(one["lead"]) and _is_reason(one)]
        if len(advice) < _FEWEST_REASONS:
            continue
        for one in advice:
            lead = _LED_ON.sub("", one["lead"])
            lead = lead[0].upper() + lead[1:]
            yield Basic(Markdown(f"{escape(title)}: why “{escape(lead)}”?"), escape(one["why"].rstrip(".")), origin)


def _advised(told: Sequence[str]) -> list[Markdown]:
    """Return what the sentences of a paragraph advise, without reasons; nothing where one of them does something else.

    Only the first may lead up to the advice.
    """
    advised = list(told) if is_imperative(told[0]) else list(told[1:])
    if not _FEWEST <= len(advised) <= _MOST or not all(map(is_imperative, advised)) or _WARNS.search(told[0]):
        return []
    pieces = []
    for sentence in advised:
        opening = _LED_ON.match(sentence)
        rest = sentence[opening.end() if opening else 0 :]
        reason = _REASON_IN_PROSE.search(rest)
        piece = rest[: reason.start() if reason else len(rest)].rstrip(".! ")
        size = len(piece.split())
        if not _SHORTEST_PIECE <= size <= _LONGEST_PIECE or _BROKEN_PIECE.search(piece) or _STATES.match(piece):
            return []
        if points_elsewhere(_THIS_TIME.sub("", piece)) or _SMALL_WORDS.isdisjoint(words_of(piece)[1:]):
            return []
        pieces.append(escape(piece[0].upper() + piece[1:]))
    return pieces


@lru_cache(_REMEMBERED)
def _announces(above: tuple[str, ...]) -> bool:
    """Whether the heading above a paragraph, if there is one, says that advice follows."""
    return advises(_bare("".join(above)))


def _is_reason(found: re.Match[str]) -> bool:
    """Whether advice and its reason say themselves what they are about."""
    if not _SHORTEST_BODY < len(found["why"].split()) <= _LONGEST_REASON:
        return False
    reason = found["why"].rstrip(".").removesuffix(" otherwise")  # than the lead says
    leans = not _LEANING.isdisjoint(words_of(found[0]))
    return not leans and not points_elsewhere(found["lead"]) and not points_elsewhere(reason)


def _are_surely_advice(tips: Sequence[_Tip], *, is_expected: bool) -> bool:
    """Whether nothing else need say that points are advice: each opens with an imperative in bold and tells of it.

    Where advice is expected, fewer may be known by their verbs, “Separate needs from wishes.”, or none be bold.
    """
    are_orders = all(tip.is_advice and len(words_of(tip.lead)) > 1 and not _STATES.match(tip.lead) for tip in tips)
    if is_expected and are_orders and all(len(tip.body.split()) <= _LONGEST_BODY for tip in tips):
        return True
    if not all(tip.is_bold and _SHORTEST_BODY <= len(tip.body.split()) <= _LONGEST_BODY for tip in tips):
        return False
    leads = [words_of(tip.lead) for tip in tips]
    are_sentences = sum(len(lead) > 1 for lead in leads) >= _SURELY * len(leads)
    have_small_words = 2 * sum(not _SMALL_WORDS.isdisjoint(lead[1:]) for lead in leads) >= len(leads)  # “Open file”
    is_advice = is_expected or sum(tip.is_advice for tip in tips) >= _SURELY * len(tips)  # most of them are anyway
    return is_advice and are_sentences and have_small_words


def _runs(container: Block) -> Iterator[tuple[int, list[_Tip]]]:
    """Yield the place of each list whose items could be advice, and of each series of paragraphs."""
    series: list[_Tip] = []
    for place, child in enumerate(container.children):
        tip = _of_paragraph(child) if child.kind == "paragraph" else None
        if tip is not None:
            series.append(tip)
            continue
        if series:
            yield place - len(series), series
            series = []
        if _may_be_advice(container, place):
            found = [_of_item(item) for item in child.children]
            tips = [tip for tip in found if tip is not None]
            if len(tips) == len(found):
                yield place, tips
    if series:
        yield len(container.children) - len(series), series


def _may_be_advice(container: Block, place: int) -> bool:
    """Whether a child of a block is a list that is announced as advice: to read the items of all lists takes long."""
    child = container.children[place]
    if child.kind != "list" or not _FEWEST <= len(child.children) <= _MOST:
        return False
    if _title(container, place) != "" or _is_of_career(container, place):
        return True
    return all(item.children and bold_lead(item.children[0]) for item in child.children)


def _of_item(item: Block) -> _Tip | None:
    """Read an item of a list: its bold lead, or else its first sentence, is the advice."""
    first = item.children[0] if item.children else None
    if first is None or first.kind != "paragraph" or any(child.kind in ("code", "table") for child in item.children):
        return None
    tip = _tip(first, item.children[1:], 0)
    return replace(tip, sign="1.") if tip and item.number is not None else tip


def _of_paragraph(paragraph: Block) -> _Tip | None:
    """Read a paragraph that opens with a bold lead or a letter."""
    lettered = _LETTERED.match(paragraph.text) or _STEP.match(paragraph.text)
    start = lettered.end() if lettered else 0
    if _bold_at(paragraph, start) is None and (lettered is None or _LETTERED.match(paragraph.text) is None):
        return None
    return _tip(paragraph, (), start)


def _bold_at(paragraph: Block, start: int) -> Mark | None:
    """Return the bold words that open a paragraph, behind “Step 1:” too."""
    behind = (m for m in paragraph.inline.marks if m.kind == "strong" and m.start == start)
    return bold_lead(paragraph) or (next(behind, None) if start else None)


def _tip(first: Block, more: Sequence[Block], start: int) -> _Tip | None:
    text = first.text
    bold = _bold_at(first, start)
    end = bold.end if bold else None
    if end is None:
        found = SENTENCE_END.search(text, start) or _REASON_BEHIND.search(text, start)
        end = found.start() if found else len(text)
    if bold and start == 0 and (number := _LETTERED.match(text)) is not None:
        start = number.end()
    lead = text[start:end].strip().rstrip(".:!;,–—- ")
    if not 0 < len(lead.split()) <= _LONGEST_LEAD or text.startswith("[") or has_question_mark(text[:end]):
        return None
    rest = len(text) - len(text[end:].lstrip(".,:;–—- \n"))
    if (
        bold
        and text[:end].rstrip("\"”’'")[-1:] not in (".", ":", "!")
        and text[end : end + 1] not in (".", ":", "!", ";", "")
        and rest == end + 1
    ):
        return None  # the bold words open the sentence
    body = joined([to_markdown(first.inline, rest), *(child.source for child in more)])
    begins = start + len(text[start:end]) - len(text[start:end].lstrip())
    shown = cut(first.inline, begins, begins + len(lead))
    whole = (0, len(shown.text))
    kept = (m for m in shown.marks if m.kind != "strong" and (m.kind != "emphasis" or (m.start, m.end) != whole))
    plain_lead = Inline(shown.text, tuple(kept))
    own = _STEP.sub("", to_markdown(plain_lead))
    own = capitalised(own)  # “First, pick a quiet room”
    is_advice = is_imperative(_STEP.sub("", lead))
    return _Tip(Markdown(own), body, (first, *more), is_advice, bold is not None)


def _is_advice(tips: Sequence[_Tip]) -> bool:
    if not _FEWEST <= len(tips) <= _MOST:
        return False
    told = sum(_SHORTEST_BODY <= len(tip.body.split()) <= _LONGEST_BODY for tip in tips)
    return sum(tip.is_advice for tip in tips) >= _MOSTLY * len(tips) and 2 * told >= len(tips)


def _title(container: Block, place: int) -> str:
    """Return what a run of advice is about, from the sentence that announces it or from the heading; else nothing."""
    heading = _CAREER.sub("", _heading_above(container, place))
    before = container.children[place - 1] if place else None
    last = SENTENCE_END.split(before.text)[-1] if before and before.kind == "paragraph" else ""
    found = _ANNOUNCED.match(last)
    if not (found or _ADVICE.search(heading) or _ADVICE.search(last)):
        return ""
    announced = found["what"] if found and not _is_pointed_at(found["what"]) else ""
    names_advice = not set(_NOUNS).isdisjoint(words_of(heading))
    if plain(heading) in words("aside") or (_is_else(heading) and not names_advice):
        return ""
    if " " in announced:
        return capitalised(announced)
    above = container.children[place].context[-2:-1]
    if above and len(words_of(heading)) == 1 and not has_question_mark(above[0]):
        return f"{without_number(above[0])} – {heading}"
    return "" if has_question_mark(heading) or not heading else capitalised(heading)


def _is_pointed_at(announced: str) -> bool:
    """Whether words call for advice that follows, and do not name it: “Try these five habits”."""
    return is_imperative(announced) or points_elsewhere(announced)


def _is_else(heading: str) -> bool:
    """Whether a heading tells that what follows is no advice: of links, of questions, of how to install something."""
    return _NO_ADVICE.search(heading) is not None and _TO_DO.match(heading) is None


def _heading_above(container: Block, place: int) -> str:
    return _bare("".join(container.children[place].context[-1:]))


def _bare(heading: str) -> str:
    return without_number(heading).rstrip(".: ")


def _heading(container: Block, place: int) -> str:
    """Return the heading above a child as the title of advice; nothing where it asks, or tells of something else."""
    heading = _CAREER.sub("", _heading_above(container, place))
    is_else = plain(heading) in words("aside") or _is_else(heading)
    return "" if is_else or has_question_mark(heading) else capitalised(heading)


def _cards(title: str, tips: Sequence[_Tip]) -> Iterator[Card]:
    blocks = [block for tip in tips for block in tip.blocks]
    context = blocks[0].context
    if (told := _OF_TIPS.match(title)) is not None:
        title, asked_for = title[told.end() :], f" {told['what'].lower()}"
    else:
        asked_for = ""
    ordered = tips[0].sign != "-"
    signs = [f"{number}." if ordered else "-" for number in range(1, len(tips) + 1)]
    listed = Markdown("\n".join(f"{sign} {tip.lead}" for sign, tip in zip(signs, tips, strict=True)))
    yield Basic(
        _asked_for_all(title, len(tips), asked_for),
        listed,
        Origin(span=covering(blocks), context=context, evidence="shaped"),
    )
    for tip in tips:
        is_reason = gives_reason(tip.body)
        shortest = _SHORTEST_BODY if is_reason else _SHORTEST_PART
        if shortest <= len(tip.body.split()) <= _LONGEST_BODY and not tip.body.startswith(("such as ", "Not ")):
            asked = asked_of(tip.body).format(tip.lead)
            origin = Origin(span=covering(tip.blocks), context=tip.blocks[0].context, evidence="shaped")
            yield Basic(Markdown(f"{escape(title)}: {asked}"), tip.body, origin)


def _asked_for_all(title: str, count: int, asked_for: str) -> Markdown:
    """Return the question for all pieces of advice, by the name that the title gives them, if it gives one."""
    names = bool(asked_for) or not (set(_NOUNS) - {"advice"}).isdisjoint(words_of(title))
    what = asked_for if names else " pieces of advice"
    return Markdown(f"{escape(title)}: name all {number_word(count)}{what}.")
