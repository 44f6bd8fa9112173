"""Finds each card of a lesson among the cards that the ledger remembers, best evidence first.

1. the author's own id;
2. the same question, wherever it stands now;
3. the same question and answer behind another label, as when a lesson's title changes, or behind a label that it had
   not or has no more, “Q3: ”, as when that was taken for a part of it;
4. both sides the same but for accents, “emigres”; a fact that moved to another section, whose name stands before it;
   a cloze that goes on with one more clause;
5. the same point of a lesson's tips, steps or kinds, however it is asked for, as when its text was rewritten;
6. the same question around other blanks or options;
7. the same answer out of the same sentence, in a question that names nothing else;
8. the same cell of a table's row, asked for in a whole question and no longer behind a label;
9. a reworded question, by what `likeness` makes of it: with the same answer, or at the same place, where both sides
   may have been mended at once.

Each card and each entry is used once. Exact evidence is looked up. Only what it leaves over is compared, with the few
that have the same answer or the same gist; where many have one answer, with those in the same gap between known
neighbours; and with the few that stood about as far from such a neighbour. So the cost grows with the number of cards
and no faster.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, product
from types import MappingProxyType
from typing import Literal, TypeVar

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card, Cloze, Markdown
from mkdeck.facts.relations import is_of_else
from mkdeck.identity.sides import kind_of
from mkdeck.ledger.comparison import stems
from mkdeck.ledger.entry import Entry
from mkdeck.ledger.evidence import Found, Match, MatchedBy
from mkdeck.ledger.likeness import BAR, Traits, asks_for_no_other, holds_all_of, likeness
from mkdeck.ledger.rows import ask_for_one_cell
from mkdeck.values import cached_property, dataclass, replace
from mkdeck.wording.normalise import back_of, known_by, normalised
from mkdeck.wording.words import answer_marker, question_label, words

_Item = TypeVar("_Item")
_Key = TypeVar("_Key", bound=Hashable)

_MOST_COMPARED = 8
"""With how many of one answer, of one gist or in one gap a card is compared; more tell nothing apart."""

_ABREAST = 3
"""How many cards more or fewer may stand between a card and its known neighbour than before."""

_BEHIND_LABEL = re.compile(": | - ")
_ORNAMENTS = re.compile(r"(?:[\u2600-\u2714\u2719-\u274b\u274d\u274f-\u27bf\U0001f000-\U0001faff]\ufe0f?){1,3}\s+")
"""What adorns a label or a side, “➡️”, “✅”; a cross says that something is wrong, and an arrow what it does."""
_TOPIC = re.compile(r"(?:\w+ ){0,3}\w+: ")
"""What may stand before a front that has the same answer without it: “parts of the boat: ”."""
_SECTION = re.compile(r" - (.+?)(?:: | - |$)")
"""What a label names behind the title: “eye diseases - cataract: ”."""
_POINT = re.compile(
    r": (?:why|explain the advice|what (?:does(?: the tip)?|advice belongs to the tip|is meant by|happens in))"
    r" \"(?P<point>[^\"]+)\""
    r"(?: involve| do)?[?.]$"
)
_ALL_POINTS = re.compile(r": name all [a-z]+(?: pieces of advice|, in order)?\.$")
_TELLING = 8
"""Words of a statement that tells by itself what it is about."""
_TELLING_FACT, _OPENING_WORDS = 3, 4
"""Words of a fact behind its section's name, “HTTP: which port?”; words that open a text."""
_LONGEST_LABEL = 100
"""Letters within which a label ends, with what parts it from a normalised front."""

_MARGIN = 0.05
"""How much surer the best match must be than another one with the same card."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """A card, by its place in the deck, and an entry that it may be."""

    confidence: float
    entry: Entry
    place: int


_FEWEST_SHARED = 2
"""Words of questions of which one holds the other's."""


def match(entries: Sequence[Entry], cards: Sequence[Found], others: Sequence[Card] = ()) -> list[Match | None]:
    """Return for each card, given in the order of the lessons, the entry that it is, or None for a new card.

    `others` are cards of the deck that have their entries already, each with a question that nothing else asks, and in
    other lessons.
    """
    matching = _Matching(entries, cards, others)
    matching.by_id()
    matching.by_front()
    matching.by_bare_front()
    matching.by_sides_behind_labels()
    matching.by_spelling()
    matching.by_fact_in_section()
    matching.by_added_clause()
    matching.by_point()
    matching.by_question()
    matching.by_sentence()
    matching.by_row()
    matching.by_likeness()
    matching.by_beginning()
    return matching.matches


_NO_ACCENTS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_UMLAUT_IN_FULL = re.compile(r"(?<=[aou])e")


def _spelt_alike(traits: Traits) -> tuple[str, str, str]:
    """Return what a card asks and answers as somebody writes it who leaves out accents."""
    return traits.kind, _without_accents(traits.question), _without_accents(traits.answer)


def _without_accents(text: str) -> str:
    bare = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    return _UMLAUT_IN_FULL.sub("", bare.translate(_NO_ACCENTS))


class _Matching:
    """The cards and entries, and which of them have found each other so far."""

    def __init__(self, entries: Sequence[Entry], cards: Sequence[Found], others: Sequence[Card]) -> None:
        self.entries = entries
        self.cards = cards
        self.others = others
        self.matches: list[Match | None] = [None] * len(cards)
        self.taken: set[str] = set()
        self.kinds = [kind_of(found.card) for found in cards]
        self._traits_of_entries: dict[str, Traits] = {}
        self._traits_of_cards: dict[int, Traits] = {}
        self._usual: dict[str, Counter[str]] = {}

    def _free_entries(self, *, retired: bool) -> Iterator[Entry]:
        return (e for e in self.entries if e.guid not in self.taken and (retired or e.retired is None))

    def _free_cards(self) -> list[int]:
        return [place for place, found in enumerate(self.matches) if found is None]

    def _take(self, place: int, entry: Entry, by: MatchedBy, confidence: float) -> None:
        self.matches[place] = Match(entry, by, confidence)
        self.taken.add(entry.guid)

    def _old(self, entry: Entry) -> Traits:
        traits = self._traits_of_entries.get(entry.guid)
        if traits is None:
            traits = self._traits_of_entries[entry.guid] = Traits(entry.card)
        return traits

    def _new(self, place: int) -> Traits:
        traits = self._traits_of_cards.get(place)
        if traits is None:
            traits = self._traits_of_cards[place] = Traits(self.cards[place].card)
        return traits

    def by_id(self) -> None:
        """Match what carries one id; a card that changed its kind is another note for Anki, and a new one."""
        known = {(e.kind, e.card.origin.key): e for e in self._free_entries(retired=True) if e.card.origin.key}
        for place, found in enumerate(self.cards):
            entry = known.get((self.kinds[place], found.card.origin.key))
            if entry and entry.guid not in self.taken:
                self._take(place, entry, "id", 1)

    def by_front(self) -> None:
        """Match equal fronts, those in the lessons before those that had gone; of several, equal answers first."""
        for retired in (False, True):
            known = _grouped(self._free_entries(retired=retired), lambda entry: (entry.kind, entry.front))
            asked = _grouped(self._free_cards(), lambda n: (self.kinds[n], known_by(self.cards[n].card)), known)
            for key, places in asked.items():
                entry, place = known[key][0], places[0]
                if len(known[key]) == len(places) == 1 and back_of(entry.card) == back_of(self.cards[place].card):
                    self._take(place, entry, "question", 1)  # as nearly all cards of a build
                else:
                    self._match_group(known[key], places)

    def by_bare_front(self) -> None:
        """Match facts of a lesson that are equal but for the title before them: “Glaciers: …”, “Alpine ice: …”.

        The section, the answer and the author's id must be the same, and the fact the only one of its kind.
        """
        former = _former_names(self.entries, self.cards, self.matches) if self._free_cards() else {}
        for retired in (False, True):
            bare = {n: _Bare(found, former) for n in self._free_cards() if (found := self.cards[n]).bare is not None}
            asked: dict[Hashable, list[int]] = defaultdict(list)
            for place, card in bare.items():
                asked[self.kinds[place], self._new(place).answer, card.lesson, card.front].append(place)
            known: dict[Hashable, list[Entry]] = defaultdict(list)
            for entry in self._free_entries(retired=True) if asked else ():
                if (entry.retired is not None) == retired:
                    for front in _without_label(entry.front):
                        known[entry.kind, self._old(entry).answer, entry.lesson, front].append(entry)
            for key, places in asked.items():
                self._take_bare(known.get(key, ()), places, bare)

    def _take_bare(self, entries: Sequence[Entry], places: Sequence[int], bare: Mapping[int, _Bare]) -> None:
        """Match cards and entries that have one bare front and answer, where each has but one that it may be."""
        if max(len(entries), len(places)) > _MOST_COMPARED:
            return
        pairs = [(entry, place) for entry, place in product(entries, places) if bare[place].may_be(entry)]
        for entry, place in pairs:
            rivals = [pair for pair in pairs if entry is pair[0] or place == pair[1]]
            if len(rivals) == 1 and entry.guid not in self.taken:
                self._take(place, entry, "question", 0.95)

    def by_sides_behind_labels(self) -> None:
        """Match what a lesson asks and answers with the same words but for a label, “➡️ Q3: ”, on one of two cards.

        It must be the only one of its kind in the lesson.
        """
        free = self._free_cards()
        former = _former_names(self.entries, self.cards, self.matches) if free else {}
        asked = _grouped(free, lambda place: self._behind_labels(self._new(place), self.cards[place].lesson, former))
        known = _grouped(
            self._free_entries(retired=False), lambda entry: self._behind_labels(self._old(entry), entry.lesson), asked
        )
        for key, entries in known.items():
            places = asked[key]
            if len(entries) == len(places) == 1 and self._lost_labels(entries[0], places[0]):
                self._take(places[0], entries[0], "question", 0.95)

    def _behind_labels(
        self, traits: Traits, lesson: str, former: Mapping[str, str] = MappingProxyType({})
    ) -> tuple[str, str, str, str]:
        return (
            traits.kind,
            former.get(lesson, lesson),
            _front_behind_label(traits.question),
            _behind_label(traits.answer),
        )

    def _lost_labels(self, entry: Entry, place: int) -> bool:
        """Whether of each side one card has no label, and the author does not say that the cards are two."""
        old, new = self._old(entry), self._new(place)
        if len({entry.card.origin.key, self.cards[place].card.origin.key} - {""}) > 1:
            return False
        fronts, answers = {old.question, new.question}, {old.answer, new.answer}
        front, answer = _front_behind_label(new.question), _behind_label(new.answer)
        is_topic = _behind_label(old.question) != _behind_label(new.question)
        return (len(fronts) == 1 or front in fronts) and (len(answers) == 1 or (answer in answers and not is_topic))

    def by_spelling(self) -> None:
        """Match what is asked and answered with the same words but for their accents: “emigres”, “Schroedinger”."""
        self._take_only_ones(
            _grouped(self._free_cards(), lambda place: _spelt_alike(self._new(place))),
            lambda wanted: _grouped(
                self._free_entries(retired=False), lambda entry: _spelt_alike(self._old(entry)), wanted
            ),
        )

    def by_fact_in_section(self) -> None:
        """Match a fact that is asked behind the name of another section, “Networks – HTTP: which port?”, or of none."""
        free = [place for place in self._free_cards() if self.cards[place].card.origin.evidence != "marked"]
        asked = _grouped(free, lambda place: self._fact(self._new(place)))
        asked.pop(None, None)
        self._take_only_ones(
            asked,
            lambda wanted: _grouped(self._free_entries(retired=False), lambda e: self._fact(self._old(e)), wanted),
        )

    @staticmethod
    def _fact(traits: Traits) -> tuple[str, str, str] | None:
        """Return what a fact asks and answers without the name of its section; None where little is left of it."""
        front = traits.question.rpartition(" - ")[2]
        is_telling = _BEHIND_LABEL.search(front) is not None and len(front.split()) >= _TELLING_FACT
        return (traits.kind, front, traits.answer) if is_telling and not traits.answer_is_trivial else None

    def by_added_clause(self) -> None:
        """Match a cloze with the only one of its lesson that begins as it does, and hides the same and more."""
        free = [place for place in self._free_cards() if self.kinds[place] == "cloze"]
        former = _former_names(self.entries, self.cards, self.matches) if free else {}
        asked = _grouped(free, lambda place: self._opening(self._new(place), self.cards[place].lesson, former))
        known = _grouped(self._free_entries(retired=False), lambda e: self._opening(self._old(e), e.lesson), asked)
        for key, entries in known.items():
            places = asked[key]
            if len(entries) == len(places) == 1 and self._may_go_on(entries[0], places[0]):
                self._take(places[0], entries[0], "question", 0.9)

    def _opening(
        self, traits: Traits, lesson: str, former: Mapping[str, str] = MappingProxyType({})
    ) -> tuple[str, str, tuple[str, ...]]:
        return traits.kind, former.get(lesson, lesson), tuple(traits.question.split()[:_OPENING_WORDS])

    def _may_go_on(self, entry: Entry, place: int) -> bool:
        """Whether one text is the other's beginning, and one hides all that the other does."""
        short, long = sorted((self._old(entry), self._new(place)), key=lambda traits: len(traits.question))
        if len({entry.card.origin.key, self.cards[place].card.origin.key} - {""}) > 1:
            return False
        return long.question.startswith(short.question.rstrip(" .!;:")) and short.parts <= long.parts

    def _take_only_ones(
        self, asked: Mapping[_Key, list[int]], known_among: Callable[[Container[_Key]], Mapping[_Key, list[Entry]]]
    ) -> None:
        """Match what is alike, where one card and one entry are so, and the author does not say that they are two."""
        for key, entries in known_among(asked).items() if asked else ():
            place = asked[key][0]
            keys = {entries[0].card.origin.key, self.cards[place].card.origin.key} - {""}
            if len(entries) == len(asked[key]) == 1 and len(keys) <= 1:
                self._take(place, entries[0], "question", 0.95)

    def by_beginning(self) -> None:
        """Match answers of which one goes on behind the other, where one question holds no words but the other's.

        So a table's rows are known again that become words with notes: “la manzana (Spanish): English?”, “la manzana”.
        Both must be the only ones of their lesson that are left and whose answers begin so.
        """
        free = self._free_cards()
        former = _former_names(self.entries, self.cards, self.matches) if free else {}
        asked = _grouped(free, lambda place: self._begins(self._new(place), self.cards[place].lesson, former))
        known = _grouped(
            self._free_entries(retired=False), lambda entry: self._begins(self._old(entry), entry.lesson), asked
        )
        for key, entries in known.items():
            places = asked[key]
            if key[2] and len(entries) == len(places) == 1 and self._may_be_one(entries[0], places[0]):
                old, new = self._old(entries[0]), self._new(places[0])
                is_longer = old.answer != new.answer and len(old.stems & new.stems) >= _FEWEST_SHARED
                if is_longer and holds_all_of(old, new):
                    self._take(places[0], entries[0], "answer", 0.85)

    def _begins(
        self, traits: Traits, lesson: str, former: Mapping[str, str] = MappingProxyType({})
    ) -> tuple[str, str, str]:
        return traits.kind, former.get(lesson, lesson), traits.answer_beginning

    def by_point(self) -> None:
        """Match what asks for one point of a lesson, “why "carry a notebook"?”, by the words between its quotes.

        How a point is asked for depends on what is said of it, and on the title. It must be the only one of its name in
        the lesson; what asks for all points must have the same answer.
        """
        known = _grouped(self._free_entries(retired=False), self._point_of_entry)
        asked = _grouped(self._free_cards(), self._point_of_card, known)
        for key, places in asked.items():
            if key[2] and len(known[key]) == len(places) == 1 and self._may_be_one(known[key][0], places[0]):
                self._take(places[0], known[key][0], "question", 0.9)

    def _point_of_entry(self, entry: Entry) -> tuple[str, str, str]:
        return entry.kind, entry.lesson, _point(entry.front, self._old(entry).answer)

    def _point_of_card(self, place: int) -> tuple[str, str, str]:
        found, answer = self.cards[place], self._new(place).answer
        return self.kinds[place], found.lesson, _point(known_by(found.card), answer)

    def _may_be_one(self, entry: Entry, place: int) -> bool:
        """Whether the author says of a card and an entry neither that they are two nor wrote the question."""
        origin = self.cards[place].card.origin
        return len({entry.card.origin.key, origin.key} - {""}) <= 1 and origin.evidence != "marked"

    def _match_group(self, entries: Sequence[Entry], places: Sequence[int]) -> None:
        by_answer = _grouped(reversed(entries), lambda entry: self._old(entry).answer)
        for place in places:
            same = by_answer.get(self._new(place).answer)
            if same:
                self._take(place, same.pop(), "question", 1)
        left = [entry for entry in entries if entry.guid not in self.taken]
        free = [place for place in places if self.matches[place] is None]
        if len(left) == len(free) == 1 and self._asks_the_same(left[0], free[0]):
            self._take(free[0], left[0], "question", 0.95)

    def _asks_the_same(self, entry: Entry, place: int) -> bool:
        """Whether an equal question with another answer is the same one, and not one that depends on its section."""
        old, new = self._old(entry), self._new(place)
        if new.question_is_telling:
            return True
        if entry.card.origin.context[-1:] == self.cards[place].card.origin.context[-1:]:
            return True
        shared = set(old.answer.split()) & set(new.answer.split())
        return 2 * len(shared) >= min(len(set(old.answer.split())), len(set(new.answer.split())))

    def by_question(self) -> None:
        """Match clozes and choices that ask the same, if half of what they hide or hold right is still the same.

        A single blank may be filled anew, where the words around it tell what it asks for.
        """
        known = _grouped(self._free_entries(retired=False), lambda entry: (entry.kind, self._old(entry).question))
        asked = _grouped(self._free_cards(), lambda place: (self.kinds[place], self._new(place).question), known)
        for key, places in asked.items():
            if len(known[key]) == len(places) == 1 and key[0] != "basic":
                old, new = self._old(known[key][0]), self._new(places[0])
                shared = len(old.parts & new.parts)
                telling = len(old.parts) == len(new.parts) == 1 and new.question_is_telling
                if telling or 2 * shared >= max(len(old.parts), len(new.parts)):
                    self._take(places[0], known[key][0], "question", 0.9)

    def by_sentence(self) -> None:
        """Match facts of a lesson with one answer that one sentence states, of which nothing else has that answer."""
        stated = [place for place in self._free_cards() if self.cards[place].card.origin.quote]
        if not stated:
            return
        former = _former_names(self.entries, self.cards, self.matches)
        living = [entry for entry in self.entries if entry.retired is None and entry.card.origin.quote]
        known = _grouped(living, lambda entry: self._sentence_of(entry.kind, entry.lesson, self._old(entry)))
        all_stated = [place for place, found in enumerate(self.cards) if found.card.origin.quote]
        asked = _grouped(all_stated, lambda place: self._sentence_of_card(place, former), known)
        for key, places in asked.items():
            entry, place = known[key][0], places[0]
            is_only = len(known[key]) == len(places) == 1 and entry.guid not in self.taken and not self.matches[place]
            if not is_only or not self._may_be_one(entry, place):
                continue
            if asks_for_no_other(self._old(entry), self._new(place)) or self._ask_the_same_bare(entry, place):
                self._take(place, entry, "answer", 0.95)

    def _sentence_of(self, kind: str, lesson: str, traits: Traits) -> tuple[str, str, str, str]:
        return kind, lesson, normalised(traits.card.origin.quote), traits.answer

    def _sentence_of_card(self, place: int, former: Mapping[str, str]) -> tuple[str, str, str, str]:
        lesson = self.cards[place].lesson
        return self._sentence_of(self.kinds[place], former.get(lesson, lesson), self._new(place))

    def _ask_the_same_bare(self, entry: Entry, place: int) -> bool:
        """Whether a fact and an entry name what they ask for, and no other thing, without “Mapmakers: ” before them."""
        old, new = entry.card, self.cards[place].bare or self.cards[place].card
        if not isinstance(old, Basic) or not isinstance(new, Basic):
            return False
        label = _BEHIND_LABEL.search(old.front, 0, _LONGEST_LABEL)
        bare = replace(old, front=Markdown(old.front[label.end() :])) if label else old
        asked = Traits(new)
        return any(word.names for word in asked.words) and asks_for_no_other(Traits(bare), asked)

    def by_row(self) -> None:
        """Match a cell of a row, “CVS (system): author?”, with the whole question that asks for it: “Who wrote CVS?”.

        It must be the only one of that row with its answer in the section, among the cards and among the entries.
        """
        asked = _grouped(self._free_cards(), self._cell_of_card)
        living = (entry for entry in self._free_entries(retired=False) if not entry.card.origin.quote)
        for key, entries in _grouped(living, self._cell_of_entry, asked).items():
            if max(len(entries), len(asked[key])) > _MOST_COMPARED:
                continue
            pairs = [
                (entry, place)
                for entry, place in product(entries, asked[key])
                if ask_for_one_cell(entry.front, known_by(self.cards[place].card)) and self._may_be_one(entry, place)
            ]
            for entry, place in pairs:
                if sum(entry is other or place == at for other, at in pairs) == 1:
                    self._take(place, entry, "answer", 0.9)

    def _cell_of_entry(self, entry: Entry) -> tuple[str, str, tuple[str, ...], str]:
        return entry.kind, entry.lesson, entry.card.origin.context[-1:], self._old(entry).answer

    def _cell_of_card(self, place: int) -> tuple[str, str, tuple[str, ...], str]:
        found = self.cards[place]
        return self.kinds[place], found.lesson, found.card.origin.context[-1:], self._new(place).answer

    def by_likeness(self) -> None:
        """Match reworded questions, the surest first; where two would do nearly as well neither is taken.

        Only what has found nothing then is compared with what stands abreast, between more known neighbours.
        """
        for abreast in (False, True):
            if self._free_cards():
                self._take_the_surest(abreast=abreast)

    def _take_the_surest(self, *, abreast: bool) -> None:
        gaps = _Gaps(self.entries, self.cards, self.matches)
        sure = [
            _Pair(confidence, entry, place)
            for place, entry in self._worth_comparing(gaps, abreast=abreast)
            if (confidence := self._likeness(entry, place, gaps)) >= BAR
        ]
        sure.sort(key=lambda pair: -pair.confidence)
        of_entry = _grouped(sure, lambda pair: pair.entry.guid)
        of_card = _grouped(sure, lambda pair: pair.place)
        for pair in filter(self._is_free, sure):
            rivals = filter(self._is_free, [*of_entry[pair.entry.guid], *of_card[pair.place]])
            if all(rival is pair or rival.confidence <= pair.confidence - _MARGIN for rival in rivals):
                same_answer = self._old(pair.entry).answer == self._new(pair.place).answer
                self._take(pair.place, pair.entry, "answer" if same_answer else "place", pair.confidence)

    def _is_free(self, pair: _Pair) -> bool:
        return pair.entry.guid not in self.taken and self.matches[pair.place] is None

    def _likeness(self, entry: Entry, place: int, gaps: _Gaps) -> float:
        old, new = self._old(entry), self._new(place)
        keys = {entry.card.origin.key, self.cards[place].card.origin.key} - {""}
        if len(keys) > 1:
            return 0  # the author says that they are two
        unique = self._answers[new.kind, new.answer] == 1 and self._former_answers[old.kind, old.answer] == 1
        same_place = gaps.share(entry, place)
        usual = partial(self._usual_words, entry.lesson)
        return likeness(old, new, same_place=same_place, unique_answer=unique, usual=usual)

    def _usual_words(self, lesson: str) -> Counter[str]:
        """Return in how many questions of a lesson, as the ledger knows it, each stem stands."""
        if lesson not in self._usual:
            inside = (entry for entry in self._lessons[lesson] if entry.retired is None)
            self._usual[lesson] = Counter(stem for entry in inside for stem in stems(entry.front))
        return self._usual[lesson]

    def _worth_comparing(self, gaps: _Gaps, *, abreast: bool) -> Iterator[tuple[int, Entry]]:
        """Yield pairs of a card and an entry that may be the same, each pair once."""
        seen: set[tuple[int, str]] = set()
        free, entries = self._free_cards(), list(self._free_entries(retired=False))
        ways: list[tuple[Callable[[Entry], Hashable], Callable[[int], Hashable]]] = [
            (lambda entry: self._old(entry).answer, lambda place: self._new(place).answer),
            (lambda entry: self._old(entry).gist, lambda place: self._new(place).gist),
            (
                lambda entry: (self._old(entry).answer, gaps.of_entry(entry)[0]),
                lambda place: (self._new(place).answer, gaps.of_card(place)[0]),
            ),
            (
                lambda entry: (self._old(entry).answer, gaps.of_entry(entry)[1]),
                lambda place: (self._new(place).answer, gaps.of_card(place)[1]),
            ),
        ]
        alike = (self._alike(entries, free, of_entry, of_card) for of_entry, of_card in ways)
        beside = (self._abreast(entries, free, gaps, side) for side in (0, 1) if abreast)
        for place, entry in chain(*alike, *beside):
            if (place, entry.guid) not in seen:
                seen.add((place, entry.guid))
                yield place, entry

    def _alike(
        self,
        entries: Iterable[Entry],
        places: Iterable[int],
        of_entry: Callable[[Entry], Hashable],
        of_card: Callable[[int], Hashable],
    ) -> Iterator[tuple[int, Entry]]:
        """Yield the pairs of one kind that have something in common, where not too many have it."""
        known = _grouped(entries, lambda entry: (entry.kind, of_entry(entry)))
        asked = _grouped(places, lambda place: (self.kinds[place], of_card(place)), known)
        for key, alike in asked.items():
            if max(len(alike), len(known[key])) <= _MOST_COMPARED:
                yield from product(alike, known[key])

    def _abreast(
        self, entries: Iterable[Entry], places: Sequence[int], gaps: _Gaps, side: Literal[0, 1]
    ) -> Iterator[tuple[int, Entry]]:
        """Yield the pairs of one kind behind, or before, the same known card that are about as far from it."""
        in_order = sorted(entries, key=lambda entry: entry.place)
        known = _grouped(in_order, lambda entry: (entry.kind, gaps.of_entry(entry)[side]))
        asked = _grouped(places, lambda place: (self.kinds[place], gaps.of_card(place)[side]), known)
        step = -1 if side else 1  # the nearest first
        for key, beside in asked.items():
            former = known[key][::step]
            for number, place in enumerate(beside[::step]):
                for entry in former[max(number - _ABREAST, 0) : number + _ABREAST + 1]:
                    yield place, entry

    @cached_property
    def _lessons(self) -> dict[str, list[Entry]]:
        return _grouped(self.entries, lambda entry: entry.lesson)

    @cached_property
    def _answers(self) -> Counter[tuple[str, str]]:
        found = Counter((self.kinds[place], self._new(place).answer) for place in range(len(self.cards)))
        return found + self._other_answers

    @cached_property
    def _former_answers(self) -> Counter[tuple[str, str]]:
        found = Counter((e.kind, self._old(e).answer) for e in self.entries if e.retired is None)
        return found + self._other_answers

    @cached_property
    def _other_answers(self) -> Counter[tuple[str, str]]:
        return Counter((traits.kind, traits.answer) for traits in map(Traits, self.others))


class _Bare:
    """A card without what its lesson says before it, and the lesson's name at the last build."""

    def __init__(self, found: Found, former: Mapping[str, str]) -> None:
        self._origin = found.card.origin
        self.front = known_by(found.bare or found.card)
        is_long = isinstance(found.card, Cloze) and len(self.front.split()) >= _TELLING
        self._tells_itself = is_long and not is_of_else(self.front)  # of such a statement the section is but a help
        self._label = known_by(found.card).removesuffix(self.front)
        self.lesson = former.get(found.lesson, found.lesson)

    def may_be(self, entry: Entry) -> bool:
        """Whether nothing but the title is another one in an entry with the same bare front, or what it needs not."""
        origin, label = entry.card.origin, entry.front.removesuffix(self.front)
        if len({origin.key, self._origin.key} - {""}) > 1:
            return False  # the author says that they are two
        if bool(origin.quote) != bool(self._origin.quote) or self._origin.evidence == "marked":
            return False  # an author's own question has no label
        if self._tells_itself:
            return True
        if origin.context[1:] != self._origin.context[1:]:
            return False
        sections = [_SECTION.findall(part) for part in (label, self._label)]
        return sections[0] == sections[1] or [] in sections


def _front_behind_label(front: str) -> str:
    """Return a normalised front without the label or the topic before it."""
    bare = _behind_label(front)
    found = _TOPIC.match(bare)
    return bare[found.end() :] if found else bare


def _behind_label(side: str) -> str:
    """Return a normalised side of a card without an ornament and a label before it: “➡️ **q3:** ”, “front: ”."""
    text = side.replace("**", "")
    adorned = _ORNAMENTS.match(text)
    rest = text[adorned.end() :] if adorned else text
    first, colon, behind = rest.partition(": ")
    if colon and (first in words("front_side") or first in words("back_side")):
        return behind
    return rest[question_label(rest) or answer_marker(rest) or 0 :] or side


def _point(front: str, answer: str) -> str:
    """Return the point that a normalised front asks for as `numbered_leads` and `tips` do, or for all what they are."""
    if _ALL_POINTS.search(front):
        return f"all: {answer}"
    found = _POINT.search(front)
    return found["point"] if found else ""


def _without_label(front: str) -> Iterator[str]:
    """Yield a normalised front, and what of it may stand behind a label: “career connection: who …?”."""
    yield front
    for sign in _BEHIND_LABEL.finditer(front, 0, _LONGEST_LABEL):
        yield front[sign.end() :]


class _Gaps:
    """Between which known neighbours cards and entries stand in their lessons.

    A neighbour is told by its guid, the ends of a lesson by the name that the lesson had.
    """

    def __init__(self, entries: Iterable[Entry], cards: Sequence[Found], matches: Sequence[Match | None]) -> None:
        matched = {found.entry.guid for found in matches if found}
        former = _former_names(entries, cards, matches)
        self._entries: dict[str, tuple[Hashable, Hashable]] = {}
        living = sorted((entry for entry in entries if entry.retired is None), key=lambda entry: entry.place)
        for lesson, inside in _grouped(living, lambda entry: entry.lesson).items():
            guids = [entry.guid if entry.guid in matched else None for entry in inside]
            self._entries |= zip((entry.guid for entry in inside), _neighbours(guids, lesson), strict=True)
        self._cards: dict[int, tuple[Hashable, Hashable]] = {}
        for lesson, places in _grouped(range(len(cards)), lambda place: cards[place].lesson).items():
            found = [matches[place] for place in places]
            guids = [one.entry.guid if one else None for one in found]
            self._cards |= zip(places, _neighbours(guids, former.get(lesson, lesson)), strict=True)

    def of_entry(self, entry: Entry) -> tuple[Hashable, Hashable]:
        """Return the neighbours before and behind an entry."""
        return self._entries[entry.guid]

    def of_card(self, place: int) -> tuple[Hashable, Hashable]:
        """Return the neighbours before and behind a card."""
        return self._cards[place]

    def share(self, entry: Entry, place: int) -> bool:
        """Whether a card stands where the entry stood: between the same two, or next to a card that both know."""
        old, new = self.of_entry(entry), self.of_card(place)
        return old == new or any(a == b and isinstance(a, str) for a, b in zip(old, new, strict=True))


def _former_names(
    entries: Iterable[Entry], cards: Sequence[Found], matches: Sequence[Match | None]
) -> Mapping[str, str]:
    """Return the name that each lesson had when most of its cards were last seen; one that is still there keeps it."""
    known = {entry.lesson for entry in entries}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for found, one in zip(cards, matches, strict=True):
        if one and found.lesson not in known:
            votes[found.lesson][one.entry.lesson] += 1
    return {lesson: counted.most_common(1)[0][0] for lesson, counted in votes.items()}


def _neighbours(guids: Sequence[str | None], lesson: str) -> list[tuple[Hashable, Hashable]]:
    """Return for each card of a lesson the nearest known ones before and behind it."""
    before: list[Hashable] = []
    last: Hashable = ("start", lesson)
    for guid in guids:
        before.append(last)
        last = guid or last
    behind: list[Hashable] = []
    following: Hashable = ("end", lesson)
    for guid in reversed(guids):
        behind.append(following)
        following = guid or following
    return list(zip(before, reversed(behind), strict=True))


def _grouped(
    items: Iterable[_Item], key: Callable[[_Item], _Key], only: Container[_Key] | None = None
) -> dict[_Key, list[_Item]]:
    """Return the items by their keys, in order; with `only`, those with one of these keys."""
    groups: dict[_Key, list[_Item]] = {}
    for item in items:
        found = key(item)
        if only is None or found in only:
            groups.setdefault(found, []).append(item)
    return groups
