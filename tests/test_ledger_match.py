"""Who is who after an edit: cases for people to read; tests/benchmarks/identity.py tries thousands."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.edits import Item
from benchmarks.identity import entries_of
from mkdeck.cards import Basic, Card, Choice, Cloze, Evidence, Markdown, Origin, Span
from mkdeck.ledger import Found
from mkdeck.ledger.match import match
from mkdeck.ledger.places import new_places


def basic(front: str, back: str, heading: str = "", key: str = "") -> Basic:
    return Basic(Markdown(front), Markdown(back), origin(heading, key))


def cloze(text: str) -> Cloze:
    return Cloze(Markdown(text), origin())


def choice(front: str, right: str, *wrong: str) -> Choice:
    return Choice(Markdown(front), tuple(map(Markdown, (right, *wrong))), (0,), Markdown(""), origin())


def origin(heading: str = "", key: str = "") -> Origin:
    return Origin(span=Span("a.md", 1, 1), context=(heading,), evidence="marked", key=key)


BEFORE = basic("What stands before?", "The card before")
BEHIND = basic("What stands behind?", "The card behind")


def known(old: Card, new: Card, lesson: str = "a.md") -> str:
    """Return by what a card between two others is recognised, or "new"."""
    entries = entries_of(Item(place, "a.md", card) for place, card in enumerate([BEFORE, old, BEHIND]))
    found = match(list(entries.values()), [Found(BEFORE, lesson), Found(new, lesson), Found(BEHIND, lesson)])
    assert all(found[place] for place in (0, 2))
    one = found[1]
    if one is None:
        return "new"
    assert one.entry is entries[1]
    return one.by


@pytest.mark.parametrize(
    ("old", "new", "by"),
    [
        (
            basic("Who were the emigres?", "nobles who fled"),
            basic("Who were the émigrés?", "nobles who fled"),
            "question",
        ),
        (
            cloze("A {{c1::Bronsted}} acid gives a proton."),
            cloze("A {{c1::Brønsted}} acid gives a proton."),
            "question",
        ),
        (basic("Schroedinger’s cat", "a thought"), basic("Schrödinger’s cat", "a thought"), "question"),
        (
            cloze("A Lewis acid accepts an {{c1::electron pair}}."),
            cloze("A Lewis acid accepts an {{c1::electron pair}}, a Lewis base {{c2::donates}} one."),
            "question",
        ),
        (
            cloze("A Lewis acid accepts an {{c1::electron pair}}."),
            cloze("A Lewis acid accepts an {{c1::orbital}}, and a base does not."),
            "new",
        ),
    ],
)
def test_sides_that_are_spelt_or_go_on_otherwise(old: Card, new: Card, by: str) -> None:
    assert known(old, new) == by


@pytest.mark.parametrize(
    ("old", "new", "answer", "is_known"),
    [
        ("Computer networks – HTTP: which port?", "Well-known ports – HTTP: which port?", "80/tcp", True),
        ("HTTP: which port?", "Well-known ports – HTTP: which port?", "80/tcp", True),
        ("Malaria – causes", "Dengue – causes", "a mosquito's bite", False),
        ("Networks – HTTP: is it safe?", "Ports – HTTP: is it safe?", "no", False),
    ],
)
def test_a_fact_that_moved_to_another_lesson(old: str, new: str, answer: str, is_known: bool) -> None:
    before = replace(basic(old, answer, "Networks"), origin=replace(origin("Networks"), evidence="shaped"))
    after = replace(basic(new, answer, "Ports"), origin=replace(origin("Ports"), evidence="shaped"))
    entries = entries_of([Item(0, "a.md", BEFORE), Item(1, "a.md", before)])
    found = match(list(entries.values()), [Found(BEFORE, "a.md"), Found(after, "b.md")])
    assert (found[1] is not None) is is_known


@pytest.mark.parametrize(
    ("old", "new", "evidence", "by"),
    [
        ('Tips: why “Wear shoes”?', 'Safe tips: what does “Wear shoes” involve?', "shaped", "question"),
        ("Tips: name all three.", "Safe advice for anybody: name all three pieces of advice.", "shaped", "question"),
        ('Tips: why “Wear shoes”?', 'Tips: explain the advice “Wear shoes”.', "shaped", "question"),
        ('Tips: why “Wear shoes”?', 'Tips: why “Tie your hair”?', "shaped", "new"),
        ('Tips: why “Wear shoes”?', 'Art: what does “Wear shoes” involve?', "marked", "new"),
    ],
    ids=["asked otherwise", "another title", "explained", "another point", "an author's own"],
)  # fmt: skip
def test_a_point_is_known_by_its_name(old: str, new: str, evidence: Evidence, by: str) -> None:
    is_list = old.endswith("three.")
    asked, again = (
        basic(old, "Shoes, hair and gas" if is_list else "You slip today."),
        basic(new, "Shoes, hair and gas"),
    )
    asked, again = (asked, again) if is_list else (asked, replace(again, back=Markdown("Put them on at the door.")))
    assert known(asked, replace(again, origin=replace(again.origin, evidence=evidence))) == by


@pytest.mark.parametrize(
    ("old", "new", "by"),
    [
        ("Tools – CVS (system): original author?", "Tools: who originally wrote CVS?", "answer"),
        ("Tools – First (1NF): by whom was it defined?", "Who defined the first normal form (1NF)?", "answer"),
        ("Treaty of Rome: when was it signed?", "Tools: when was the Treaty of Rome signed?", "answer"),
        ("Queues: where does NATS come from?", "Queues: who created NATS?", "answer"),
        ("Tools – CVS (system): original author?", "Tools: who originally wrote RCS?", "new"),
        ("Queues: where does NATS come from?", "Queues: who sells NATS?", "new"),
        ("Queues: where does NATS come from?", "Queues: who created Kafka?", "new"),
    ],
)
def test_a_row_is_known_in_a_whole_question(old: str, new: str, by: str) -> None:
    asked, again = basic(old, "Dick Grune", "Side by side"), basic(new, "Dick Grune", "Side by side")
    assert known(asked, replace(again, origin=replace(again.origin, evidence="shaped"))) == by


LONG = "a stretch of water that two pieces of land leave between them"


@pytest.mark.parametrize("lesson", ["a.md", "part/b.md"])
@pytest.mark.parametrize(
    ("old", "new", "by"),
    [
        (basic("Where?", "Here", key="x"), basic("Who was it, then?", "Nobody", key="x"), "id"),
        (basic("Where is “it”?", "Here"), basic('Where is  "it"?', "There"), "question"),
        (basic("Who founded Google?", "Larry Page"), basic("Who established Google?", "Larry Page"), "answer"),
        (basic("Who founded Gogle?", "Larry Page"), basic("Who founded Google?", "Larry Page"), "answer"),
        (basic("What is a strait?", LONG), basic("How would you define the word strait?", LONG), "answer"),
        (basic("In 1998, who founded Google?", "Page"), basic("Who founded Google in 1998?", "Page"), "answer"),
        (basic("What do the walls of a cell do?", "a"), basic("What does the wall of a cell do?", "b c"), "place"),
        (
            basic("True/False: Yeast needs air.", "False"),
            basic("True/False: Yeast needs air to live.", "False"),
            "answer",
        ),
        (basic("True/False: Yeast needs dry air.", "No"), basic("True/False: Yeast needs air.", "No"), "answer"),
        (cloze("It is {{c1::red}}."), cloze("It {{c2::is}} {{c1::red}}."), "question"),
        (cloze("The Rhine is {{c1::1230}} km long."), cloze("The Rhine is {{c1::1233}} km long."), "question"),
        (cloze("The Rhine has {{c1::Basel}} on it."), cloze("The great Rhine has {{c1::Basel}} on it."), "answer"),
        (choice("Which?", "this", "that"), choice("Which?", "this", "those"), "question"),
    ],
)
def test_a_card_is_known_again(old: Card, new: Card, by: str, lesson: str) -> None:
    assert known(old, new, lesson) == by


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (basic("When was Google founded?", "1998"), basic("When was Apple founded?", "1976")),
        (basic("What is the currency of Spain?", "euro"), basic("What is the currency of Italy?", "euro")),
        (basic("When was Google founded?", "1998"), basic("Where was Google founded?", "In Menlo Park")),
        (basic("What is 3 + 4?", "7"), basic("What is 3 + 5?", "8")),
        (basic("What is 3 + 4?", "7"), basic("What is 3 - 4?", "-1")),
        (basic("What does `pop` do?", "it removes"), basic("What does `push` do?", "it adds")),
        (basic("What is mitosis?", "a division in two"), basic("What is meiosis?", "a division in four")),
        (basic("Which gas do plants take up?", LONG), basic("Which gas do plants not take up?", LONG)),
        (basic("Who wrote before Kant?", "Hume it was"), basic("Who wrote after Kant?", "Hume it was")),
        (basic("Did Brazil beat Germany?", "No"), basic("Did Germany beat Brazil?", "No")),
        (basic("True/False: Yeast needs air.", "False"), basic("True/False: Yeast never needs air.", "False")),
        (basic("True/False: Yeast needs air.", "False"), basic("True/False: Yeast needs air at 30 °C.", "False")),
        (basic("True/False: Yeast needs air.", "False"), basic("True/False: Yeast needs light.", "False")),
        (basic("What is its capital?", "Paris", "France"), basic("What is its capital?", "Rome", "Italy")),
        (basic("Where?", "Here", key="x"), basic("Where, exactly?", "Here", key="y")),
        (basic("It is red.", "It is red."), cloze("It is {{c1::red}}.")),
        (cloze("{{c1::Paris}} lies in {{c2::France}}."), cloze("{{c1::Rome}} lies in {{c2::Italy}}.")),
        (choice("Which of them?", "this", "that"), choice("Which of them?", "here", "there")),
    ],
)
def test_another_fact_is_another_card(old: Card, new: Card) -> None:
    assert known(old, new) == "new"


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [
        ("The liver makes bile.", "The liver hardly makes bile.", "True"),
        ("Enzymes are made of protein.", "Enzymes are rarely made of protein.", "True"),
        ("Bats are blind.", "Bats are almost blind.", "False"),
        ("Some bats are blind.", "Bats are blind.", "False"),
        ("The pancreas makes insulin.", "The pancreas makes insulin in plants.", "True"),
        ("The pancreas makes insulin.", "The pancreas of plants makes insulin.", "True"),
        ("Honey is bad.", "Honey is bad to babies.", "False"),
        ("Bones break.", "Bones break as we age.", "True"),
        ("Bones break.", "Bones break as we saw in mice.", "True"),
        ("Wine ages.", "Young wine ages.", "True"),
        ("Die Leber macht Galle.", "Die Leber macht kaum Galle.", "Wahr"),
    ],
)
def test_a_statement_that_was_weakened_or_narrowed_is_another_one(old: str, new: str, verdict: str) -> None:
    assert known(basic(f"True/False: {old}", verdict), basic(f"True/False: {new}", verdict)) == "new"


@pytest.mark.parametrize(
    ("old", "word"),
    [("Bats are blind.", "almost"), ("The liver makes bile.", "hardly"), ("The pancreas makes insulin.", "in plants")],
)
def test_a_statement_that_holds_further_than_before_is_another_one(old: str, word: str) -> None:
    limited = f"{old[:-1]} {word}."
    assert known(basic(f"True/False: {limited}", "True"), basic(f"True/False: {old}", "True")) == "new"


@pytest.mark.parametrize("aside", ["to live", ", as we saw", ", also known as a hormone"])
def test_a_statement_with_an_aside_behind_it_is_the_same(aside: str) -> None:
    bare, told = "True/False: The pancreas makes insulin.", f"True/False: The pancreas makes insulin {aside}."
    assert known(basic(bare, "True"), basic(told, "True")) == "answer"
    assert known(basic(told, "True"), basic(bare, "True")) == "answer"


THREADS = "threads share the address space of their process"
CONDITIONS = "1. Mutual exclusion\n2. Hold and wait\n3. No preemption\n4. Circular wait"
MENDED = [
    ("What is the differnce between both?", f"{THREADS}; processes dont",
     "What is the difference between both?", f"{THREADS}; processes do not"),
    ("What is the differnce between both?", THREADS, "What is the difference between both?", f"{THREADS}."),
    ("what do threads seperate?", THREADS, "What do threads separate?", THREADS.replace("threads", "**Threads**")),
    ("What is a page fault?", "An access to a page that is not in RAM",
     "What is a page-fault?", "An access to a page which is not in RAM"),
    ("Name the four conditions of deadlock.", CONDITIONS,
     "What are the four necessary conditions for deadlock.", f"{CONDITIONS}ing"),
    ("Who founded Gogle?", "Larry Page", "Who founded Google?", "Larry Page."),
    ("Who founded the firm Gogle?", "Larry Page and Sergey Brinn",
     "Who founded the firm Google?", "Larry Page and Sergey Brin"),
    ("Why dont plants need to eat?", "They make sugar by photosinthesis",
     "Why don’t plants need to eat?", "They make sugar by photosynthesis."),
    ("Which layer of the protocoll stack routes packets?", "The network layer, by the addresses of its packets",
     "Which layer of the protocol stack routes packets?", "The network layer, by the addresses in its packets"),
    ("How does a hash tabel find a key?", "It computes an index from the key and looks there",
     "How does a hash table find a key?", "It computes an index from the key and then looks up there"),
]  # fmt: skip
"""Cards of which a question and its answer were mended at once: both before, both behind."""


@pytest.mark.parametrize("lesson", ["a.md", "part/b.md"])
@pytest.mark.parametrize(("front", "back", "new_front", "new_back"), MENDED)
def test_a_card_that_was_mended_on_both_sides_is_known_again_at_its_place(
    front: str, back: str, new_front: str, new_back: str, lesson: str
) -> None:
    assert known(basic(front, back), basic(new_front, new_back), lesson) == "place"
    assert known(basic(new_front, new_back), basic(front, back), lesson) == "place"


@pytest.mark.parametrize(("front", "back", "new_front", "new_back"), MENDED[:3])
def test_elsewhere_a_card_that_was_mended_on_both_sides_is_a_new_one(
    front: str, back: str, new_front: str, new_back: str
) -> None:
    cards = [basic(front, back), BEFORE, BEHIND, basic("What stands last?", "The last card")]
    entries = list(entries_of(Item(place, "a.md", card) for place, card in enumerate(cards)).values())
    found = match(entries, [Found(card, "a.md") for card in [*cards[1:3], basic(new_front, new_back), cards[3]]])
    assert found[2] is None


def test_a_cloze_that_was_mended_within_and_around_its_deletion_is_known_again() -> None:
    old = cloze("Pages that are not in use are writen to the {{c1::swap spce}} by the kernel.")
    new = cloze("Pages that are not in use are written to the {{c1::swap space}} by the kernel.")
    assert known(old, new) == "place"


HEAT = "a chemical change that takes up heat from what is around it"


@pytest.mark.parametrize(
    ("front", "back", "new_front", "new_back"),
    [
        ("What is mitosis?", "A division in two", "What is meiosis?", "A division in two steps"),
        ("What is ethanol?", "An alcohol that burns well", "What is methanol?", "An alcohol that burns well."),
        ("What is ethanol made of?", "It is made of sugar", "What is methanol made of?", "It is made of syngas"),
        ("Name an alkane of three carbons.", "propane", "Name an alkene of three carbons.", "propene"),
        ("Name the alkane of three carbons.", "It is called propane by chemists",
         "Name the alkene of three carbons.", "It is called propene by chemists"),
        ("What does an afferent nerve do?", "It carries signals to the brain",
         "What does an efferent nerve do?", "It carries signals from the brain"),
        ("What is the ilium?", "The upper bone of the pelvis", "What is the ileum?", "The last part of the gut"),
        ("Which part of a neuron is charged?", "The membrane of the axon",
         "Which part of a neutron is charged?", "None, as the quarks in it cancel out"),
        ("When did the Graet War begin?", "It began in the summer of 1914",
         "When did the Great War begin?", "It began in the summer of 1918"),
        ("What hapens to pressure?", "It increases with the depth of the water",
         "What happens to pressure?", "It decreases with the depth of the water"),
        ("Which one hapens then?", "The first of two phases", "Which one happens then?", "The second of two phases"),
        ("What is sent at the beginnig?", "A TCP segment with a flag set",
         "What is sent at the beginning?", "A UDP segment with a flag set"),
        ("Does a thread own its adress space?", "It does own an address space",
         "Does a thread own its address space?", "It does not own an address space"),
        ("Is the leaf symetric?", "It is symmetric about its midrib",
         "Is the leaf symmetric?", "It is asymmetric about its midrib"),
        ("What is an exothermic change?", HEAT, "What is an endothermic change?", f"{HEAT}."),
        ("What is a TCP header?", "It stands before the data", "What is a UDP header?", "It stands before the data."),
        ("Which gas do plants take up?", HEAT, "Which gas do plants not take up?", f"{HEAT}."),
        ("Which sort is slowwer?", "A sends to B", "Which sort is slower?", "B sends to A"),
        ("What is the factoriel of n?", "n * (n - 1)", "What is the factorial of n?", "n * n - 1"),
    ],
)  # fmt: skip
def test_a_card_alike_on_both_sides_is_another_one_where_what_differs_tells(
    front: str, back: str, new_front: str, new_back: str
) -> None:
    assert known(basic(front, back), basic(new_front, new_back)) == "new"
    assert known(basic(new_front, new_back), basic(front, back)) == "new"


def test_of_two_that_were_mended_into_one_neither_is_taken() -> None:
    old = [basic("What is the recepter of a cell?", LONG), basic("What is the receptr of a cell?", f"{LONG},")]
    entries = list(entries_of(Item(place, "a.md", card) for place, card in enumerate(old)).values())
    new = basic("What is the receptor of a cell?", f"{LONG}.")
    assert match(entries, [Found(new, "a.md")]) == [None]


NOUNS = ["harbour", "valley", "engine", "protein", "theorem", "castle", "bridge", "copper", "lantern", "saddle"]


@st.composite
def proofread(draw: st.DrawFn) -> list[tuple[Basic, Basic, Basic]]:
    """Return cards of a lesson, as they are, with a slip on both sides, and as the cards of other things, alike."""

    def slip(word: str) -> str:
        at = draw(st.integers(1, len(word) - 2))
        return word[:at] + draw(st.sampled_from(["", 2 * word[at]])) + word[at + 1 :]

    cards = []
    for noun in draw(st.lists(st.sampled_from(NOUNS), min_size=1, unique=True)):
        back = draw(st.lists(st.sampled_from(["stone", "water", "light", "metal", "paper"]), min_size=4, max_size=8))
        place = draw(st.integers(0, len(back) - 1))
        wrong = " ".join([*back[:place], slip(back[place]), *back[place + 1 :]])
        front = "What does the {} of a city need?"
        alike = draw(
            st.sampled_from(["temple of a city not", f"{noun}s of two cities", "temple of a city", "Nile of a city"])
        )
        cards.append((
            basic(front.format(noun), " ".join(back)),
            basic(front.format(slip(noun)), wrong),
            basic(f"What does the {alike} need?", wrong),
        ))  # fmt: skip
    return cards


@given(proofread())
def test_a_lesson_that_was_proofread_on_both_sides_keeps_all_of_its_cards(cards: list[tuple[Basic, ...]]) -> None:
    entries = list(entries_of(Item(place, "a.md", card) for place, (card, *_) in enumerate(cards)).values())
    found = match(entries, [Found(mended, "a.md") for _, mended, _ in cards])
    assert [one and one.entry for one in found] == entries


@given(proofread())
def test_no_card_of_another_thing_is_taken_for_one_that_was_mended(cards: list[tuple[Basic, ...]]) -> None:
    entries = list(entries_of(Item(place, "a.md", card) for place, (card, *_) in enumerate(cards)).values())
    assert not any(match(entries, [Found(other, "a.md") for *_, other in cards]))


def test_a_long_lesson_that_was_proofread_costs_no_more_a_card_than_a_short_one() -> None:
    def seconds(number: int) -> float:
        back = "It is the part number {} by which the engine takes up its fuel"
        old = [basic(f"What is the purpos of thing {place}?", back.format(place)) for place in range(number)]
        new = [basic(f"What is the purpose of thing {place}?", f"{back.format(place)}.") for place in range(number)]
        entries = list(entries_of(Item(place, "a.md", card) for place, card in enumerate(old)).values())
        start = time.perf_counter()
        assert all(match(entries, [Found(card, "a.md") for card in new]))
        return time.perf_counter() - start

    least = {number: min(seconds(number) for _ in range(3)) for number in (125, 1000)}
    assert least[1000] < 24 * least[125]  # in step it is 8 times as much, squared 64 times


GAP = r"\_\_\_\_"


@pytest.mark.parametrize(
    ("old", "new", "filling", "is_same"),
    [
        ("The {} pumps blood around the whole body.", "The {} drives blood through the whole body.", "**heart**", True),
        ("The {} pumps blood around the whole body.", "The {} drives all blood around the body", "heart", True),
        ("Blood leaves the left ventricle by the {}.", "All blood leaves the left ventricle by the {}.", "aorta", True),
        (
            "The {} pumps blood around the whole body.",
            "The {} does not pump blood around the whole body.",
            "heart",
            False,
        ),
        ("The {} pumps blood around the body.", "The {} of a frog has three chambers.", "heart", False),
        ("The {} of France is long.", "The {} of Spain is long.", "coast", False),
        ("The {} pumps blood.", "The {} pumps lymph.", "heart", False),
        ("The {} pumps blood.", "The {} drives blood.", "heart", False),
        ("The {} pumps blood.", "The {} pumps all the blood.", "heart", True),
        ("The {} was built before 1900.", "The {} was built after 1900.", "tower", False),
    ],
)
def test_a_sentence_with_a_gap_is_known_by_what_fills_it(old: str, new: str, filling: str, is_same: bool) -> None:
    former, reworded = (basic(text.format(GAP), text.format(filling)) for text in (old, new))
    assert known(former, reworded) == ("answer" if is_same else "new")
    assert known(former, basic(new.format("____"), new.format("kidney"))) == "new"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (("The ____ pumps blood.", "It pumps, they say."), ("The ____ drives blood.", "It drives, they say.")),
        (("A ____ of ____ is red.", "A wall of it is red."), ("A ____ of ____ gets red.", "A wall of it gets red.")),
        (("Red: ____.", "Red: blood."), ("Blue: ____.", "Blue: blood.")),
    ],
)  # fmt: skip
def test_a_back_that_is_not_the_sentence_fills_no_gap(old: tuple[str, str], new: tuple[str, str]) -> None:
    assert known(basic(*old), basic(*new)) == "new"


@st.composite
def gapped(draw: st.DrawFn) -> list[tuple[Basic, Basic, Basic]]:
    """Return sentences with gaps of a lesson, as they are, reworded, and filled with another word."""
    cards = []
    for noun, other in zip(
        draw(st.lists(st.sampled_from(NOUNS), min_size=1, unique=True)), NOUNS[1:] + NOUNS, strict=False
    ):
        words = draw(st.permutations(["stone", "water", "light", "metal", "paper", "glass"]))
        at, more = draw(st.integers(0, len(words) - 1)), draw(st.sampled_from(["wood", "sand", "clay"]))
        reworded = draw(st.sampled_from([[*words[:at], more, *words[at + 1 :]], [*words[:at], more, *words[at:]]]))
        texts = [f"A {{}} needs {' and '.join(said)}." for said in (words, reworded)]
        another = other if other != noun else "meadow"
        cards.append((
            basic(texts[0].format("____"), texts[0].format(noun)),
            basic(texts[1].format("____"), texts[1].format(noun)),
            basic(texts[1].format("____"), texts[1].format(f"{another} of old")),
        ))  # fmt: skip
    return cards


@given(gapped())
def test_reworded_sentences_with_gaps_keep_their_own_fillings(cards: list[tuple[Basic, ...]]) -> None:
    entries = list(entries_of(Item(place, "a.md", card) for place, (card, *_) in enumerate(cards)).values())
    found = match(entries, [Found(reworded, "a.md") for _, reworded, _ in cards])
    assert [one and one.entry for one in found] == entries


@given(gapped())
def test_no_sentence_with_another_filling_is_taken_for_one_that_was_reworded(cards: list[tuple[Basic, ...]]) -> None:
    entries = list(entries_of(Item(place, "a.md", card) for place, (card, *_) in enumerate(cards)).values())
    assert not any(match(entries, [Found(other, "a.md") for *_, other in cards]))


def test_two_cards_that_swap_their_answers_keep_their_questions() -> None:
    one, other = basic("What is the first?", "a b c d"), basic("What is the second?", "e f g h")
    entries = entries_of([Item(0, "a.md", one), Item(1, "a.md", other)])
    swapped = [basic("What is the first?", "e f g h"), basic("What is the second?", "a b c d")]
    found = match(list(entries.values()), [Found(card, "a.md") for card in swapped])
    assert [one and one.entry for one in found] == [entries[0], entries[1]]


def fact(front: str, back: str, *headings: str, key: str = "") -> Basic:
    origin = Origin(span=Span("a.md", 1, 1), context=headings, evidence="stated", quote="It is so.", key=key)
    return Basic(Markdown(front), Markdown(back), origin)


def known_as(old: Card, new: Basic, bare: str, lesson: str = "a.md") -> bool:
    """Whether a card is known again by what it is without its label."""
    entries = list(entries_of([Item(0, "a.md", old)]).values())
    found = match(entries, [Found(new, lesson, replace(new, front=Markdown(bare)))])
    return [one and one.entry for one in found] == entries


@pytest.mark.parametrize(
    ("old", "new", "bare"),
    [
        ("Ice: who saw the moraine?", "Glaciers: who saw the moraine?", "Who saw the moraine?"),
        ("Who saw the moraine?", "Glaciers: who saw the moraine?", "Who saw the moraine?"),
        ("Ice: who saw the moraine?", "Who saw the moraine?", "Who saw the moraine?"),
        ("Ice – Cirque (form): age?", "Glaciers – Cirque (form): age?", "Cirque (form): age?"),
        ("Ice – Alps: who saw it?", "Glaciers – Alps: who saw it?", "Who saw it?"),
        ("Ice: who saw it?", "Glaciers – Alps: who saw it?", "Who saw it?"),
    ],
)
def test_a_fact_is_known_again_behind_another_title(old: str, new: str, bare: str) -> None:
    assert known_as(fact(old, "Agassiz", "Ice", "Alps"), fact(new, "Agassiz", "Glaciers", "Alps"), bare)


@pytest.mark.parametrize(
    ("old", "new", "lesson"),
    [
        (fact("Ice – Alps: is it old?", "Yes", "Ice"), fact("Ice – Andes: is it old?", "Yes", "Ice"), "a.md"),
        (fact("Ice: is it old?", "Yes", "Ice", "Alps"), fact("Snow: is it old?", "Yes", "Snow", "Andes"), "a.md"),
        (fact("Ice: is it old?", "Yes", "Ice"), fact("Snow: is it old?", "No", "Snow"), "a.md"),
        (fact("Ice: is it old?", "Yes", "Ice"), fact("Snow: is it old?", "Yes", "Snow"), "b.md"),
        (fact("Ice: is it old?", "Yes", "Ice", key="x"), fact("Snow: is it old?", "Yes", "Snow", key="y"), "a.md"),
        (basic("Ice: is it old?", "Yes"), fact("Snow: is it old?", "Yes", "Snow"), "a.md"),
    ],
    ids=["section", "place", "answer", "lesson", "key", "author"],
)
def test_behind_another_title_all_else_must_be_the_same(old: Card, new: Basic, lesson: str) -> None:
    assert not known_as(old, new, "Is it old?", lesson)


@pytest.mark.parametrize(
    ("text", "is_same"),
    [
        ("Unsorted rock that was left directly by ice is {{c1::till}}.", True),
        ("Therapy is surgery by which the {{c1::lens}} is taken out of the eye.", False),
        ("It has {{c1::two}} chambers.", False),
    ],
)
def test_a_whole_statement_stays_itself_in_another_section(text: str, is_same: bool) -> None:
    def in_section(name: str, text: str) -> Cloze:
        origin = Origin(span=Span("a.md", 1, 1), context=("Ice", name), evidence="stated", quote="It is so.")
        return Cloze(Markdown(text), origin)

    entries = list(entries_of([Item(0, "a.md", in_section("Old", f"Ice – Old: {text}"))]).values())
    found = Found(in_section("New", f"Ice – New: {text}"), "a.md", in_section("New", text))
    assert [one and one.entry for one in match(entries, [found])] == (entries if is_same else [None])


def test_of_two_facts_that_only_their_labels_told_apart_neither_is_taken() -> None:
    facts = [fact("Ice: is it old?", "Yes", "Ice"), fact("Snow: is it old?", "Yes", "Ice")]
    entries = list(entries_of(Item(place, "a.md", card) for place, card in enumerate(facts)).values())
    new = fact("Frost: is it old?", "Yes", "Frost")
    assert match(entries, [Found(new, "a.md", fact("Is it old?", "Yes", "Frost"))]) == [None]


@pytest.mark.parametrize(
    ("old", "new", "is_same"),
    [
        ("In which year was Lua founded in Rio?", "In which year was Lua founded?", True),
        ("In which year was Lua founded in Rio?", "Tongues: in which year was Lua founded?", True),
        ("Tools: in which year was Lua founded?", "Tongues: in which year was Lua founded in Rio?", True),
        ("In which year did Lua appear?", "In which year was Lua first shown in Rio?", False),
        ("In which year was Lua founded?", "In which year was Luis founded in Rio?", False),
        ("In which year did Pontif create Lua?", "In which year was Lua created?", True),
        ("In which year did Lua create Pontif?", "In which year was Lua created?", False),
        ("Who was in Rio in 1993?", "In which town was Lua founded?", False),
        ("In which year was Lua founded?", "In which year was Lua released?", False),
        ("In which year was Lua founded?", "In which year was Lua Next founded?", False),
        ("In which year did Rio buy Lua?", "In which year did Lua buy Rio?", False),
        ("In which year was Lua founded?", "In which year was Lua's rival founded?", False),
        ("In which year was Lua first presented?", "In which year was Lua introduced?", True),
        ("In which year was *Lua* coined?", "In which year was the term *Lua* coined?", True),
        ("In which year was Lua first presented?", "In which year was Lua released?", False),
    ],
    ids=[
        "a place less",
        "a label more",
        "another label",
        "another deed",
        "another thing",
        "told of its maker",
        "told of what it made",
        "another question",
        "another verb",
        "a longer name",
        "the other way round",
        "of a rival",
        "the verb of its sentence",
        "a word for words",
        "another verb for its own",
    ],
)
def test_a_fact_of_one_sentence_may_say_more_or_less(old: str, new: str, is_same: bool) -> None:
    """However often Lua is asked of and wherever the card stands; two that the sentence may state are both new."""
    others = [basic(f"Was Lua {word}?", "No") for word in ("big", "old", "slow")]
    former = [*others, fact(old, "1993")]
    entries = list(entries_of(Item(place, "a.md", card) for place, card in enumerate(former)).values())
    bare = new.partition("Tongues: ")[2] or new
    found = [Found(fact(new, "1993"), "b.md", fact(bare, "1993")), *(Found(card, "b.md") for card in others)]
    assert [one and one.entry for one in match(entries, found)][:1] == ([entries[3]] if is_same else [None])
    two = [*found, Found(fact("In which year was Lua the tongue of Rio?", "1993"), "b.md")]
    assert match(entries, two)[0] is None


def test_a_fact_of_a_sentence_in_another_lesson_or_beside_another_one_is_new() -> None:
    """“It was released in 1993” is true of much, and of a sentence with two such facts one may have gone."""
    old, new = fact("In which year was Lua founded in Rio?", "1993"), fact("In which year was Lua founded?", "1993")
    entries = list(entries_of(Item(place, "a.md", card) for place, card in enumerate([BEFORE, old])).values())
    assert match(entries, [Found(BEFORE, "a.md"), Found(new, "z.md")])[1] is None
    assert match(entries, [Found(BEFORE, "a.md"), Found(new, "a.md")])[1]
    beside = fact("Since when has Lua been?", "1993")
    entries = list(entries_of(Item(place, "a.md", card) for place, card in enumerate([beside, old])).values())
    assert match(entries, [Found(beside, "a.md"), Found(new, "a.md")])[1] is None


def test_many_facts_with_one_bare_front_cost_no_more_than_others() -> None:
    def seconds(number: int) -> float:
        facts = [fact(f"Title {place}: is it old?", "Yes", "Title") for place in range(number)]
        entries = list(entries_of(Item(place, f"{place}.md", card) for place, card in enumerate(facts)).values())
        bare = fact("Is it old?", "Yes", "Title")
        found = [
            Found(fact(f"New {place}: is it old?", "Yes", "Title"), f"{place}.md", bare) for place in range(number)
        ]
        start = time.perf_counter()
        assert all(match(entries, found))
        return time.perf_counter() - start

    least = {number: min(seconds(number) for _ in range(3)) for number in (500, 4000)}
    assert least[4000] < 24 * least[500]  # in step it is 8 times as much, squared 64 times


def test_of_two_that_would_do_as_well_neither_is_taken() -> None:
    entries = entries_of([Item(0, "a.md", basic("How does the red pump work here?", "By hand it works here"))])
    new = [basic(f"How does the {word} pump work here?", "By hand it works here") for word in ("old", "new")]
    assert match(list(entries.values()), [Found(card, "b.md") for card in new]) == [None, None]


QUESTIONS = st.sampled_from(["What is a b?", "What is b a?", "Who did A?", "Who did B?", "What is it?", "Where is 1?"])
CARDS = st.lists(
    st.one_of(
        st.builds(basic, QUESTIONS, st.sampled_from(["x", "y", "a long answer of words", "another long one here"])),
        st.builds(cloze, st.sampled_from(["a {{c1::b}} c", "a {{c1::b}} {{c2::c}}", "a {{c1::d}} c"])),
    ),
    max_size=8,
)


@given(CARDS, CARDS)
def test_whatever_the_decks_no_entry_is_given_twice_and_none_to_another_kind(old: list[Card], new: list[Card]) -> None:
    entries = entries_of(Item(place, "a.md", card) for place, card in enumerate(old))
    found = [
        (card, one)
        for card, one in zip(new, match(list(entries.values()), [Found(c, "b.md") for c in new]), strict=True)
        if one
    ]
    assert len({one.entry.guid for _, one in found}) == len(found)
    assert all(type(one.entry.card) is type(card) and 0.6 <= one.confidence <= 1 for card, one in found)


@given(CARDS)
def test_an_unchanged_deck_is_all_its_own(cards: list[Card]) -> None:
    unique = list({(type(card), str(card)): card for card in cards}.values())
    entries = entries_of(Item(place, "a.md", card) for place, card in enumerate(unique))
    found = match(list(entries.values()), [Found(card, "a.md") for card in unique])
    assert [one and one.entry.card for one in found] == unique


@pytest.mark.parametrize(
    ("former", "places"),
    [
        ([], []),
        ([None, None], [1, 2]),
        ([1, None, 2], [1, 1.5, 2]),
        ([None, 1], [0, 1]),
        ([2, 3, 1], [2, 3, 4]),
        ([1, None, None, 2, None], [1, 1.25, 1.5, 2, 3]),
        ([1, None, 1 + 2**-52], [1, 2, 3]),
    ],
)
def test_a_card_more_or_moved_changes_its_own_place_only(former: list[float | None], places: list[float]) -> None:
    assert new_places(former) == places


@given(st.lists(st.none() | st.floats(allow_nan=False, allow_infinity=False, width=16), max_size=20))
def test_places_rise(former: list[float | None]) -> None:
    places = new_places(former)
    assert len(places) == len(former)
    assert places == sorted(set(places))


EXTENDED = [
    ("Who founded the firm Gogle?", "Larry Page",
     "Who founded the firm Google?", "Larry Page, with a friend from Stanford"),
    ("When was the firm Google fouded?", "1998", "When was the firm Google founded?", "1998. It was in a garage."),
    ("Which part of memory do threads share?", THREADS,
     "Which part of memory do the threads of a process share?", f"{THREADS}, and so can overwrite each other's data."),
]  # fmt: skip
"""Cards of which a question was mended or reworded, and more written behind its answer."""


@pytest.mark.parametrize(("front", "back", "new_front", "new_back"), EXTENDED)
def test_a_card_is_known_again_when_its_answer_got_longer(front: str, back: str, new_front: str, new_back: str) -> None:
    assert known(basic(front, back), basic(new_front, new_back)) == "place"
    assert known(basic(new_front, new_back), basic(front, back)) == "place"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (basic("Who founded the firm Google?", "Larry Page"), basic("Who runs the firm Google?", "Larry Page, again")),
        (basic("When was the firm Google founded?", "1998"), basic("When was the firm Apple founded?", "1998, in May")),
        (basic("What do threads share?", THREADS), basic("What do threads not share?", f"{THREADS}, but no stack")),
        (basic("Where?", "Here"), basic("Where, then?", "Here and there")),
    ],
)
def test_a_longer_answer_to_another_question_is_another_card(old: Card, new: Card) -> None:
    assert known(old, new) == "new"


@pytest.mark.parametrize("lesson", ["a.md", "part/b.md"])
@pytest.mark.parametrize(
    ("front", "back", "bare_front", "bare_back"),
    [
        ("➡️ Q3: Where?", "Here", "Where?", "Here"),
        ("Front: Bow", "Back: The fore end", "Bow", "The fore end"),
        ("Parts of the boat: Bow", "The fore end", "Bow", "The fore end"),
        ("**Q3.** Where?", "✅ Here", "Where?", "Here"),
        ("问题：在哪里？", "这里", "在哪里？", "这里"),
    ],
)
def test_a_label_on_one_of_two_cards_parts_them_not(
    front: str, back: str, bare_front: str, bare_back: str, lesson: str
) -> None:
    assert known(basic(front, back), basic(bare_front, bare_back), lesson) == "question"
    assert known(basic(bare_front, bare_back), basic(front, back), lesson) == "question"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (basic("France: capital", "Rome"), basic("Italy: capital", "Rome")),
        (basic("Front: Bow", "It"), basic("Bow", "Another")),
        (basic("In plants: where is it made?", "Not here: the liver"), basic("Where is it made?", "The liver")),
        (basic("↑ aldosterone", "↓ potassium"), basic("aldosterone", "potassium")),
        (basic("¬A", "false"), basic("A", "false")),
        (basic("Redis: the port?", "6379"), basic("The port?", "Kafka: 6379")),
        (basic("Q1: Where?", "Here", key="x"), basic("Where?", "Here", key="y")),
    ],
)
def test_another_label_or_side_parts_cards(old: Card, new: Card) -> None:
    assert known(old, new) == "new"


def test_of_two_cards_that_a_label_told_apart_neither_is_taken() -> None:
    old = [basic("France: capital", "Here"), basic("Italy: capital", "Here")]
    entries = list(entries_of(Item(place, "a.md", card) for place, card in enumerate(old)).values())
    assert match(entries, [Found(basic("capital", "Here"), "a.md")]) == [None]


@pytest.mark.parametrize(
    ("front", "back", "known_by"),
    [
        ("Market: la manzana", "the apple\n\nf.", "answer"),
        ("Market: la pera", "the apple\n\nf.", "new"),
        ("Market: la manzana", "the apple tree", "new"),
        ("Market", "the apple\n\nf.", "new"),
    ],
)
def test_a_row_is_known_again_when_its_note_goes_behind_the_word(front: str, back: str, known_by: str) -> None:
    old = basic("Market: la manzana (Spanish): English?", "the apple")
    new = basic(front, back)
    assert known(old, replace(new, origin=replace(new.origin, evidence="shaped"))) == known_by
    assert known(old, new) == "new"  # the author says that it is a card
