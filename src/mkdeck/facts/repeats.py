"""One fact, one card: what two patterns made of the same words of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card, Cloze, Markdown
from mkdeck.clozes import DELETION
from mkdeck.facts.aliases import is_short_for
from mkdeck.facts.phrases import words_of
from mkdeck.values import replace
from mkdeck.wording.normalise import normalised, plain_text

_COMPARING = frozenset({"differs", "compares"})
"""Patterns that ask what sets a thing of the sentence apart from another one, which may be of the sentence before."""
_ASIDES = frozenset({"acronym", "said_by", "gloss", "opposites"}) | _COMPARING
"""Patterns that ask for what a sentence says by the way, which is another fact than the one that a cloze deletes."""
_SIDE_BY_SIDE = frozenset({"contrast", "parallel"})
"""Patterns that delete the names of which another one asks how they differ."""
_LAST = frozenset({"key_phrase", "likely_phrase", "continued", "what_object"})
"""Patterns whose cards stand only where no other pattern made one of the sentence."""
_DEEDS = frozenset({"appeared", "created", "created_aside", "creator", "made_it"})
"""Patterns that ask who brought something about and when; a sentence may tell more of it than that."""
_PART_BEFORE = re.compile(
    r"(?:^As for (?:the )?"
    r"|^(?!(?:In|On|At|By|From|For|With|Under|After|Before|During|Since|Until|Of|To|As|Both|When|While|If|An?|Around"
    r"|About|Between|Most|Some|All|Each|Every|The|Only|And|But|Through|Among) )[A-ZÀ-Þ][\w’'-]* "
    r"|[^.:] [*_\"“]*[A-ZÀ-Þ][\w’'-]*[\"”]? ?|^The [A-ZÀ-Þ][\w’'-]* )[*_\"“]*$"
)
_PART_BEHIND = re.compile(r"[*_\"”]* [\"“]?[A-ZÀ-Þ]")
_YEAR = re.compile(r"1\d{3}|20\d\d")
_WHEN = re.compile(r"(?:^In|\bin) $")
"""What stands before a year that is none of a name: “In 1920 Arthur Pigou …”."""
_OF_MANY = re.compile(r"Nobel Prizes?")
"""What many people got, and anybody would guess."""
_KNOWN = re.compile(r"\d|[A-ZÀ-Þ]")
_ASKS_OTHER = re.compile(r"(?i)(?:[^?]*: )?(?:in which|in what|when|where|how many|how much) ")
_SUBJECT = r"(?i)\b(?:is|are|was|were) (?:the )?{}\b"
"""What a question has for its subject; to ask for that would turn the question round."""
_BEHIND_NAME = frozenset({"for", "on", "to", "in", "at"})
_SAME = len("Who ")
"""Letters of a question that tell what it asks for."""
_MORE_WORDS, _SHORT = 5, 3
"""Words, longer than a few letters, that a sentence has beside those of the questions made of it."""
_MOST_DELETIONS = 5


def is_last(rule: str) -> bool:
    """Whether a pattern is tried only where no other one gave a card."""
    return rule in _LAST


def without_bare(cards: Sequence[Card]) -> Sequence[Card]:
    """Leave out what is asked of a sentence alone where it is asked behind those before it, which says more."""
    if all(card.origin.extractor != "continued" for card in cards):
        return cards
    return [card for card in cards if card.origin.extractor not in ("key_phrase", "likely_phrase")]


def without_repeats(cards: Sequence[Card]) -> list[Card]:
    """Join the clozes of one text, and leave out those whose terms a question asks for or names.

    The cards are those of one sentence. What the last patterns found adds what the others do not ask for. Two patterns
    that delete different parts of it give one note with both deletions; where their deletions overlap, those of the
    first one stay.
    """
    first = [card for card in cards if card.origin.extractor not in _LAST]
    if all(card.origin.extractor in _COMPARING for card in first):
        return _settled(without_bare(cards))
    kept = _settled(first)
    for card in cards:
        if card not in first and isinstance(card, Cloze):
            kept = _with_more(kept, card)
    return kept


def tells_by_the_way(cards: Sequence[Card]) -> bool:
    """Whether cards, if there are any, ask only for what their sentence says by the way."""
    return all(card.origin.extractor in _ASIDES for card in cards)


def stands_beside(card: Card, certain: Sequence[Card]) -> bool:
    """Whether a card that is less certain than others of its sentence may stand beside them."""
    rule = card.origin.extractor
    of_deeds = rule == "bold_term" and all(other.origin.extractor in _DEEDS | _ASIDES for other in certain)
    return rule in _LAST or of_deeds or tells_by_the_way(certain)


def _with_more(kept: Sequence[Card], told: Cloze) -> list[Card]:
    """Return the cards of a sentence with those deletions of a cloze that none of them asks for or gives away."""
    whole, deletions = _taken_apart(told.text)
    same = next((card for card in kept if isinstance(card, Cloze) and _taken_apart(card.text)[0] == whole), None)
    if same is None and any(isinstance(card, Cloze) for card in kept):
        return list(kept)
    is_beside = tells_by_the_way(kept)
    more = [
        (start, end)
        for start, end in deletions
        if (is_beside or _KNOWN.search(whole[start:end]))
        and _is_whole(whole, start, end)
        and not any(a != start and is_short_for(whole[start:end], words_of(whole[a:b])) for a, b in deletions)
        and not any(isinstance(card, Basic) and _asks_for(card, whole[start:end]) for card in kept)
    ]
    if not more:
        return list(kept)
    if same is not None:
        return [_joined(same, _cloze(told, whole, more)) if card is same else card for card in kept]
    return [*kept, _cloze(told, whole, more)]


def _is_whole(whole: str, start: int, end: int) -> bool:
    """Whether a phrase is no part of a name, and not what a sentence only passes to: “As for *1957*, …”."""
    if _OF_MANY.fullmatch(whole, start, end):
        return False
    if _PART_BEFORE.search(whole[:start]):
        return False
    tells_when = _YEAR.fullmatch(whole, start, end) is not None and _WHEN.search(whole[:start]) is not None
    return tells_when or _PART_BEHIND.match(whole, end) is None


def _asks_for(card: Basic, text: str) -> bool:
    """Whether a question asks for a phrase of its sentence, or says what it is where that is all that it asks."""
    own, answer = set(words_of(text.replace("*", ""))), set(words_of(card.back.replace("*", "")))
    front = set(words_of(card.front))
    if card.origin.extractor == "acronym":
        return own <= answer or own <= front  # who knows one of both knows the other
    if card.origin.extractor in _ASIDES:
        return own <= answer
    if own <= answer or answer <= own:
        return True
    if not own <= front:
        return False
    is_subject = re.search(_SUBJECT.format(re.escape(text.replace("*", ""))), card.front.replace("*", "")) is not None
    return is_subject or _ASKS_OTHER.match(card.front) is None


def _settled(cards: Sequence[Card]) -> list[Card]:
    """Return the cards of one sentence without those that ask the same."""
    cards = [card for card in cards if not _is_date_again(card, cards) and not _is_deed_again(card, cards)]
    cards = [card for place, card in enumerate(cards) if not _is_asked_alike(card, cards[:place])]
    if any(card.origin.extractor == "drawback" for card in cards):
        cards = [card for card in cards if card.origin.extractor != "own_attribute"]
    if any(card.origin.extractor in _COMPARING for card in cards):
        cards = [card for card in cards if card.origin.extractor not in _SIDE_BY_SIDE]
    asking = [card for card in cards if isinstance(card, Basic) and card.origin.extractor not in _ASIDES]
    shown = [_sides(card) for card in asking]
    of_more = [_sides(card) for card in asking if card.origin.extractor not in _DEEDS]
    kept: list[Card] = []
    clozes: dict[str, tuple[int, Cloze]] = {}
    for card in cards:
        if isinstance(card, Cloze):
            if _is_asked(card, of_more if _tells_more(card, shown) and not _is_answer(card, asking) else shown):
                continue
            text = plain_text(card.text)
            if text in clozes:
                place, first = clozes[text]
                kept[place] = joined = _joined(first, card)
                clozes[text] = place, joined
                continue
            clozes[text] = len(kept), card
        kept.append(card)
    return [card for card in kept if not any(_is_begun_by(card, other) or _adds_to(card, other) for other in kept)]


def _is_date_again(card: Card, cards: Sequence[Card]) -> bool:
    """Whether a rule for any verb asks for a date that another card of the sentence asks for, or shows."""
    if not isinstance(card, Basic) or card.origin.extractor != "in_which_year":
        return False
    return any(str(card.back) in _shown(other) for other in cards if other is not card)


def _is_deed_again(card: Card, cards: Sequence[Card]) -> bool:
    """Whether another card asks the same about a deed in fewer words: “… was PageMaker for the Macintosh released?”."""
    if not isinstance(card, Basic) or card.origin.extractor not in _DEEDS:
        return False
    words = set(words_of(card.front))
    return any(
        isinstance(other, Basic)
        and other.origin.extractor in _DEEDS
        and other.back == card.back
        and other.front[:_SAME] == card.front[:_SAME]
        and set(words_of(other.front)) < words
        and not _BEHIND_NAME.isdisjoint(words.difference(words_of(other.front)))
        for other in cards
    )


def _is_asked_alike(card: Card, before: Sequence[Card]) -> bool:
    """Whether a card before asks the same, with or without italics and the topic in front."""
    if not isinstance(card, Basic):
        return False
    return any(isinstance(other, Basic) and other.back == card.back and _bare(other) == _bare(card) for other in before)


def _bare(card: Basic) -> str:
    return card.front.rpartition(": ")[2].replace("*", "").casefold()


def _shown(card: Card) -> str:
    """Return the text of a card by which a date is asked for already; none of clozes that few people ask for."""
    if isinstance(card, Basic):
        return f"{card.front} {card.back}" if card.origin.extractor != "in_which_year" else ""
    return card.text if isinstance(card, Cloze) and card.origin.extractor == "bold_term" else ""


def _sides(card: Basic) -> str:
    return normalised(f"{card.front} {card.back}".replace("*", ""))


def _is_answer(cloze: Cloze, asking: Sequence[Basic]) -> bool:
    """Whether a cloze deletes what a question has for its answer."""
    answers = {normalised(str(card.back).replace("*", "")) for card in asking}
    return any(normalised(text.replace("*", "")) in answers for text in DELETION.findall(cloze.text))


def _tells_more(cloze: Cloze, shown: Sequence[str]) -> bool:
    """Whether a cloze shows much that no question made of its sentence shows: what a thing is, and not who made it."""
    words = {word for word in words_of(plain_text(DELETION.sub("", cloze.text))) if len(word) > _SHORT}
    return len(words.difference(*map(words_of, shown))) >= _MORE_WORDS


def _is_begun_by(card: Card, other: Card) -> bool:
    """Whether a cloze asks for what a shorter one of the same sentence asks for, which was cut where it goes on."""
    if not isinstance(card, Cloze) or not isinstance(other, Cloze) or card is other:
        return False
    whole, deletions = _taken_apart(card.text.replace("*", ""))
    begun, asked = _taken_apart(other.text.replace("*", ""))
    is_longer = len(begun) < len(whole) and whole.startswith(begun.rstrip("."))
    return is_longer and {start for start, _ in deletions} <= {start for start, _ in asked}


def _adds_to(card: Card, other: Card) -> bool:
    """Whether a question only adds words to another one with the same answer: “Who wrote GCC for the GNU Project?”."""
    if not isinstance(card, Basic) or not isinstance(other, Basic) or card.back != other.back:
        return False
    return card.front.startswith(f"{other.front.removesuffix('?')} ")


def _is_asked(cloze: Cloze, shown: Sequence[str]) -> bool:
    deleted = [normalised(text.replace("*", "")) for text in DELETION.findall(cloze.text)]
    return all(any(text in sides for sides in shown) for text in deleted)


def _joined(first: Cloze, second: Cloze) -> Cloze:
    """Return the first cloze with those deletions of the second that lie beside its own."""
    whole, deletions = _taken_apart(first.text)
    other, more = _taken_apart(second.text)
    if whole != other:
        return first
    beside = [(start, end) for start, end in more if all(end <= a or b <= start for a, b in deletions)]
    if not beside or len(deletions) + len(beside) > _MOST_DELETIONS:
        return first
    return _cloze(first, whole, [*deletions, *beside])


def _cloze(card: Cloze, whole: str, deletions: Sequence[tuple[int, int]]) -> Cloze:
    """Return a cloze with other deletions."""
    text, at = "", 0
    for number, (start, end) in enumerate(sorted(deletions), 1):
        text += f"{whole[at:start]}{{{{c{number}::{whole[start:end]}}}}}"
        at = end
    return replace(card, text=Markdown(text + whole[at:]))


def _taken_apart(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a cloze's text without the signs of its deletions, and where each of them lies in it."""
    whole, at, deletions = "", 0, []
    for found in DELETION.finditer(text):
        whole += text[at : found.start()]
        deletions.append((len(whole), len(whole) + len(found[1])))
        whole += found[1]
        at = found.end()
    return whole + text[at:], deletions
