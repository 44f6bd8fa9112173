"""What a fact's card says first, where it does not say what it is about."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdeck.cards import Basic, Cloze
from mkdeck.collecting.labels import label_of
from mkdeck.decks.project import Deck
from mkdeck.pipeline import read_deck
from mkdeck.rules.tiers import Facts


def test_a_heading_is_a_label_only_where_its_section_goes_on_to_speak_of_it() -> None:
    title, text = "So you want to keep bees", "Most of them work for a month."
    assert label_of(text, ("The zoo",), title, (), counts={"zoo": 1, "bees": 9}) == "Bees"
    assert label_of(text, ("The drones",), title, (), counts={"drones": 5, "bees": 1}) == "Drones"


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Roman law", "Roman law"),
        ("Ten years of `import` statements: how I learned by changing libraries", "Import statements"),
        ("Week 7 – Inflation", "Inflation"),
        ("ARCH 110 / L6 – Dating", "Dating"),
        ("Module 7: Career Connection — Building Automation", "Building Automation"),
        ("8.4 Career Connection: Bookkeeping and Accounting Software", "Bookkeeping and Accounting Software"),
        ("MS 210 – L5/L6: Lattices", "Lattices"),
        ("Episode 12: Volcanoes", "Volcanoes"),
        ("BIO 240 – Lecture 6: Innate immunity", "Innate immunity"),
        ("Unit 3. Morphology: the inside of words", "Morphology"),
        ("The French Revolution, 1789–1799", "French Revolution"),
        ("Git, or: how I learned to stop emailing files", "Git"),
        ("Probability Basics", "Probability"),
        ("An introduction to supply and demand", "Supply and demand"),
        ("First aid", "First aid"),
        ("So You Want to Work in Quality", "Quality"),
        ("So you want to be a dietitian", "Dietitian"),
        ("Working in Marine Biology", "Marine Biology"),
        ("Life as a vet nurse", "Vet nurse"),
        ("How a compiler does its work", "Compiler"),
        ("Being Mortal", "Being Mortal"),
        ("Looking at the Benin Bronzes", "Benin Bronzes"),
        ("TLS and certificates for everyone who ships a service", "TLS and certificates"),
        ("unicode + utf-8 (revision notes)", "Unicode and utf-8"),
        ("Why babies cry when you leave the room", "Why babies cry when you leave the room"),
        ("Fourteen lines – a short history of the sonnet", "Sonnet"),
        ("Tort Law, Seminar 2: The snail and the neighbour", "Tort Law"),
        ("Bean Mail #47: Where coffee comes from, and why yours is bitter", "Coffee"),
        ("Crew Handbook, Chapter 4: Wind, Sails and the Rules of the Road", "Wind, Sails and the Rules of the Road"),
        ("Lecture 4: What Git actually stores", "What Git actually stores"),
        ("How the European Union works", "European Union"),
        ("What does a product manager actually do?", "Product manager"),
        ("Light and stone: how to read a Gothic cathedral", "Gothic cathedral"),
        ("Letter no. 8: Fourteen years of Bauhaus", "Bauhaus"),
        ("GLAZES WITHOUT TEARS", "Glazes"),
        ("Ophthalmology summary (for the block exam)", "Ophthalmology"),
        ("Learn about volcanoes", "Volcanoes"),
        ("SQL JOINS", "SQL joins"),
        ("HTTPS FOR BEGINNERS", "HTTPS"),
        ("DNA AND RNA", "DNA and RNA"),
        ("SOC 2240 Quantitative Methods – Lecture 3 (written version)", "Quantitative Methods"),
        ("CIV-110 / Week 4: Suspension bridges", "Suspension bridges"),
        ("SHA-256 Hashing", "SHA-256 Hashing"),
        ("BOT 1 – Worksheet 2: Wildflowers (Teacher’s copy)", "Wildflowers"),
    ],
)
def test_a_title_names_the_matter(title: str, label: str) -> None:
    assert label_of("Most decisions take a week.", (), title, ()) == label


@pytest.mark.parametrize(
    "title",
    [
        "Lesson 5: Stop blaming the user",
        "How good is your model, really?",
        "Week 4",
        "Module 6: Going further",
        "",
        "1. Overview",
        "Homework for Thursday",
        "Where does it come from",
        "Lesson 1: Reading (yes, all of it, today)",
        "BOT 1 – Worksheet 2 (TEACHER COPY)",
        "Weather quiz: true or false?",
    ],
)
def test_a_title_that_names_nothing(title: str) -> None:
    assert label_of("Most decisions take a week.", (), title, ()) == ""


@pytest.mark.parametrize(
    "shown",
    [
        "Courts of Roman law sat in the open.",
        "The Roman law of the Twelve Tables was read to children.",
    ],
)
def test_what_says_itself_what_it_is_about(shown: str) -> None:
    assert label_of(shown, (), "Roman law", ()) == ""


def test_a_name_is_enough_for_a_question_and_not_for_a_statement() -> None:
    assert label_of("Who published the *Institutes*?", (), "Roman law", (), form="question") == ""
    assert label_of("Who wrote *Institutes*?", (), "Roman law", (), form="question") == "Roman law"
    assert (
        label_of("In which year was *The Gift* published?", (), "Anthropology", (), form="question") == "Anthropology"
    )
    assert label_of("Who was the teacher of Gaius Aquilius?", (), "Roman law", (), form="question") == ""
    assert label_of("Who founded TestServe?", (), "Roman law", (), form="question") == ""
    assert label_of("Who founded Cypress?", (), "Roman law", (), form="question") == "Roman law"
    assert label_of("What did the law of Gaius say?", (), "Roman law", (), form="question") == "Roman law"
    assert label_of("What is usucaption?", (), "Roman law", (), form="question") == "Roman law"
    assert label_of("Gaius left in … over a disagreement.", (), "Roman law", ()) == "Roman law"


def test_words_are_compared_as_a_whole() -> None:
    assert label_of("In 1903 the industry of Lyon grew.", (), "Women in Science", ()) == "Women in Science"
    assert label_of("Water reaches the plant’s roots.", (), "Plants", ()) == ""


def test_a_name_at_the_end_of_a_title_of_which_the_lesson_speaks() -> None:
    title, often, once = "Getting What You Ask For with GraphQL", {"graphql": 9}, {"graphql": 1}
    assert label_of("Most laws aim for AA.", (), title, (), counts=often) == "GraphQL"
    assert label_of("Most laws aim for AA.", (), title, (), counts=once) == ""


@pytest.mark.parametrize(
    ("title", "spoken", "label"),
    [
        ("HOSP 105 — Unit 2: Keeping food safe", "food", "Keeping food safe"),
        ("KNOW YOUR SOIL — Workshop handout", "soil", "Know your soil"),
        ("So how does milk turn into *that*?", "milk", "Milk"),
        ("8.1–8.3 Memory", "memory", "Memory"),
        ("CIV-204 Structural Materials", "concrete", "Structural Materials"),
        ("Career Connection: Data That Never Sits Still", "data", "Data That Never Sits Still"),
        ("Unit 9 Wrap-Up: Queues, Logs, and the People Who Hire for Them", "queues", "Queues"),
    ],
)
def test_a_title_that_tells_what_is_done_to_what_the_lesson_speaks_of(title: str, spoken: str, label: str) -> None:
    assert label_of("Most laws aim for AA.", (), title, (), counts={spoken: 9}) == label


@pytest.mark.parametrize("title", ["R for people who already know Python (and are grumpy about it)", "R (and why)"])
def test_a_name_of_one_letter(title: str) -> None:
    assert label_of("Packages live in a network of archives.", (), title, ()) == "R"


def test_a_description_names_what_a_title_does_not() -> None:
    told = "An introduction to web accessibility"
    assert label_of("Most laws aim for AA.", (), "Building for Everyone", (), description=told) == "Web accessibility"
    assert label_of("Most laws aim for AA.", (), "Contrast", (), description=told) == "Contrast"


def test_a_heading_stands_in_for_a_title() -> None:
    assert label_of("Most decisions take a week.", ("Events", "Sprints"), "Week 4", ()) == "Sprints"


def test_what_names_its_section_needs_no_label_that_names_nothing() -> None:
    above = ("Neural networks in the workplace",)
    assert label_of("Many firms adopt neural networks.", above, "Career Connection", ()) == ""
    assert label_of("Many firms adopt spreadsheets.", above, "Career Connection", ()) == "Neural networks"
    assert label_of("Many firms adopt spreadsheets.", ("Next steps",), "Level 16: Career Connection", ()) == ""
    both = "Day in the office – Neural networks"
    assert label_of("Many firms adopt spreadsheets.", above, "Day in the office", ()) == both
    assert label_of("Many firms adopt neural networks.", above, "Spreadsheets", ()) == "Spreadsheets"


def test_a_heading_of_which_much_is_said_comes_before_a_title_of_everyday_words() -> None:
    above, often, seldom = (
        ("Neural networks in the workplace",),
        {"networks": 14, "office": 3},
        {"networks": 4, "office": 3},
    )
    assert label_of("Many firms adopt them.", above, "Day in the office", (), counts=often) == "Neural networks"
    assert label_of("Many firms adopt them.", above, "Day in the office", (), counts=seldom).startswith("Day")
    assert label_of("Many firms adopt them.", above, "Spreadsheets", (), counts=often).startswith("Spreadsheets")


@pytest.mark.parametrize("title", ["Career Connection", "15: Career Connection", "Module 9 – Career Corner"])
def test_a_title_that_every_module_has_is_no_label(title: str) -> None:
    assert label_of("Many firms adopt them.", ("Neural networks at work",), title, ()) == "Neural networks"
    assert (
        label_of("Many firms adopt them.", ("Learning Platforms in the Workplace",), title, ()) == "Learning Platforms"
    )
    assert label_of("Many firms adopt them.", ("The tools",), title, ()) == ""
    assert label_of("Many firms adopt them.", (), f"{title}: Neural networks", ()) == "Neural networks"


@pytest.mark.parametrize(
    "shown",
    ["Who developed MM5?", "Who introduced CENTUM?", "Who released Visual Basic?", "Where was *Audrey* built?"],
)
def test_a_name_that_may_be_anything_has_its_topic(shown: str) -> None:
    assert label_of(shown, (), "Weather stations", (), form="question") == "Weather stations"


@pytest.mark.parametrize(
    "shown", ["When was *Audrey* published?", "Who painted *A Storm off Delft*?", "Who runs OpenMeteo?"]
)
def test_a_title_of_a_work_and_a_made_up_name_are_enough(shown: str) -> None:
    assert label_of(shown, (), "Weather stations", (), form="question") == ""


def test_what_is_of_something_else_has_its_section_beside_the_topic() -> None:
    above = ("Eye diseases", "Cataract")
    assert label_of("Therapy is surgery: …", above, "Eye diseases", ()) == "Eye diseases – Cataract"
    assert label_of("Therapy is surgery: …", above[:1], "Eye diseases", ()) == "Eye diseases"
    assert label_of("What are the signs?", above, "Eye diseases", (), form="question") == "Eye diseases – Cataract"
    assert label_of("The rules of Hippocrates say: …", above, "Eye diseases", ()) == "Eye diseases"


def test_one_of_the_things_that_a_title_names_is_what_a_row_is_about() -> None:
    title, above = "Fracture, fatigue, and creep", ("Fracture, fatigue, and creep", "Creep")
    assert label_of("Primary (stage): strain rate?", above, title, (), form="row") == "Creep"
    numbered = (above[0], "11.3 Creep")
    assert label_of("Primary (stage): strain rate?", numbered, title, (), form="row") == "Creep"
    assert label_of("Primary (stage): strain rate?", above[:1], title, (), form="row") == "Fracture, fatigue, and creep"


def test_what_holds_no_name_has_its_section_beside_the_topic() -> None:
    above = ("Radioactivity", "Radiocarbon dating")
    both = "Radioactivity – Radiocarbon dating"
    assert label_of("Beyond about … years too little is left.", above, "Radioactivity", ()) == both
    assert label_of("In 1949 Libby measured … years.", above, "Radioactivity", ()) == "Radioactivity"
    assert label_of("A … lets the lab count atoms.", above, "Radioactivity", ["radiocarbon date"]) == "Radioactivity"
    assert label_of("Little is left of the radiocarbon.", above, "Radioactivity", ()) == "Radioactivity"
    assert label_of("Where is it measured?", above, "Radioactivity", (), form="question") == "Radioactivity"


def test_a_brief_question_for_a_part_of_the_topic_has_it() -> None:
    assert label_of("What is a zone?", (), "Time zones", ["rules"], form="question") == "Time zones"
    assert label_of("What is a time zone?", (), "Time zones", ["rules"], form="question") == ""


def test_a_question_for_kinds_has_its_section_beside_the_topic() -> None:
    title, context = "Platforms for the Internet of Things", ("Platforms for the Internet of Things", "MQTT")

    def label(question: str) -> str:
        return label_of(question, context, title, ["once"], form="question")

    assert label("What are the three quality-of-service levels?") == "Platforms for the Internet of Things – MQTT"
    assert label("What are the levels of service for messages?") == title


@pytest.mark.parametrize(
    ("title", "heading", "label"),
    [
        ("14: Career Connection", "14: Career Connection — How CSS got here", "CSS"),
        ("Lesson 21: Career Connection", "🎮 21: Career Connection — Game Engines", "Game Engines"),
        ("Acids", "Acids", "Acids"),
        ("L7 Endocrinology", "L7 Endocrinology", "Endocrinology"),
        ("WEIMAR REVISION!! (paper 3)", "WEIMAR REVISION!!", "Weimar"),
        ("How to use promises", "How to use promises", "Promises"),
    ],
)
def test_a_heading_that_says_the_title_and_more(title: str, heading: str, label: str) -> None:
    counts = {"css": 9, "game": 20, "engines": 9}
    assert label_of("The treaty of Gaius took a week.", (heading,), title, (), counts=counts) == label


def test_what_gives_the_answer_away_is_no_label() -> None:
    assert label_of("The … is a sustained rise in prices.", (), "Inflation", ["inflation"]) == ""


def test_a_label_tells_few_letters_of_an_acronym() -> None:
    asked, back = "What does FOD stand for?", "foreign object debris"
    assert label_of(asked, (), "Airfield safety", [back], form="question") == "Airfield safety"
    assert label_of(asked, (), "Debris control", [back], form="question") == "Debris control"
    assert label_of(asked, (), "Foreign debris", [back], form="question") == ""


def cards(tmp_path: Path, text: str, facts: Facts = "default") -> list[Basic | Cloze]:
    lesson = tmp_path / "lesson.md"
    lesson.write_text(text, encoding="utf-8")
    found = [identified.card for identified in read_deck(Deck((lesson,), tmp_path / "deck.apkg", facts=facts)).cards]
    assert all(isinstance(card, Basic | Cloze) for card in found)
    return [card for card in found if isinstance(card, Basic | Cloze)]


def test_facts_carry_it_and_questions_of_the_author_do_not(tmp_path: Path) -> None:
    text = (
        "---\ntitle: 'Unit 2: Scrum'\n---\nWork happens in **sprints**, which last a month or less.\n\n"
        "Q: How long may a review take?\nA: four hours\n"
    )
    fact, asked = cards(tmp_path, text, facts="more")
    assert isinstance(fact, Cloze)
    assert isinstance(asked, Basic)
    assert fact.text == "Scrum: Work happens in {{c1::**sprints**}}, which last a month or less."
    assert asked.front == "How long may a review take?"


def test_a_question_goes_on_in_small_letters(tmp_path: Path) -> None:
    (fact,) = cards(tmp_path, "# Volcanoes\n\nA **caldera** is a depression that forms when the ground collapses.\n")
    assert isinstance(fact, Basic)
    assert fact.front == "Volcanoes: what is a caldera?"


@pytest.mark.parametrize(
    ("heading", "front"),
    [
        ("What is it?", "Railway signalling: what is it?"),
        ("Does it ever fail?", "Railway signalling: does it ever fail?"),
        ("Does it matter that a lamp fails?", "Does it matter that a lamp fails?"),
        ("What is an overlap?", "What is an overlap?"),
    ],
)
def test_a_heading_that_asks_of_it_has_the_topic(tmp_path: Path, heading: str, front: str) -> None:
    (asked,) = cards(tmp_path, f"---\ntitle: Railway signalling\n---\n## {heading}\n\nIt has an answer.\n")
    assert isinstance(asked, Basic)
    assert asked.front == front


@pytest.mark.parametrize(
    ("heading", "front"),
    [
        ("2. Relaciona las columnas", "El bosque – Encina: fruto?"),
        ("Une con flechas", "El bosque – Encina: fruto?"),
        ("Ordne zu", "El bosque – Encina: fruto?"),
        ("Árboles", "El bosque – Árboles – Encina: fruto?"),
        ("Une forêt", "El bosque – Une forêt – Encina: fruto?"),
    ],
)
def test_a_heading_that_has_things_paired_names_nothing(tmp_path: Path, heading: str, front: str) -> None:
    table = "| | Árbol | | Fruto |\n|-|-|-|-|\n| 1 | Encina | a | hayuco |\n| 2 | Haya | b | bellota |\n"
    table += "| 3 | Castaño | c | castaña |\n"
    first, *_ = cards(tmp_path, f"# El bosque\n\n## {heading}\n\n{table}\nSolución: 1-b, 2-a, 3-c\n")
    assert isinstance(first, Basic)
    assert first.front == front


TIPS = (
    "- **Wear something you made.** You will be asked about it.\n- **Handle the cloth.** It tells more than a tag.\n"
    "- **Visit a factory.** Operators know what goes wrong.\n"
)


@pytest.mark.parametrize(
    ("title", "heading", "number"),
    [
        ("Module 6: Career Connection", "Before the interview", 0),
        ("Module 6: Career Connection", "Before the interview of a weaver", 4),
        ("Career Connection: Weaving", "Before the interview", 4),
    ],
)
def test_advice_of_no_trade_makes_no_card(tmp_path: Path, title: str, heading: str, number: int) -> None:
    text = f"---\ntitle: '{title}'\n---\n## {heading}\n\n{TIPS}"
    assert len(cards(tmp_path, text, "more")) == number
    assert cards(tmp_path, text) == []


def test_a_word_of_a_label_does_not_name_the_matter() -> None:
    assert label_of("Pope Julius confirmed the treaty.", (), "The Treaty of Tordesillas", ()) == "Treaty of Tordesillas"
    assert label_of("The Treaty was signed at Tordesillas.", (), "The Treaty of Tordesillas", ()) == ""
    assert label_of("Roman courts sat in the open.", (), "Roman law", ()) == "Roman law"
    assert label_of("Unboosted trees overfit.", (), "Trees, forests, boosting", ()) == "Trees, forests, boosting"
    assert label_of("La Niña cools the Pacific.", (), "El Niño and La Niña", ()) == ""
    assert label_of("Eta Carinae: what the echo gave?", (), "Light Echoes", ()) == "Light Echoes"
    coffee = "Coffee is a drink brewed from the seeds of the coffee plant."
    assert label_of(coffee, (), "The coffee plant", ()) == ""


@pytest.mark.parametrize(("points", "is_labelled"), [("phases of growth in a plant", False), ("phases", True)])
def test_the_points_of_a_list_carry_it_or_none_does(tmp_path: Path, points: str, is_labelled: bool) -> None:
    text = (
        f"# Mitosis\n\nThese are the {points}:\n\n"
        "1. **Prophase.** The chromatin condenses.\n"
        "2. **Metaphase, in which all of the chromosomes line up in the middle.** They wait there.\n"
        "3. **Anaphase.** The chromatids part.\n"
    )
    asking = [card.front for card in cards(tmp_path, text) if isinstance(card, Basic)]
    assert len(asking) == 4
    assert {front.startswith("Mitosis") for front in asking} == {is_labelled}


def test_rows_and_terms_carry_it(tmp_path: Path) -> None:
    text = (
        "# Kafka\n\n| Tool | Developer |\n|---|---|\n| Connect | Confluent |\n"
        "| Samza | LinkedIn |\n\n"
        "- **At most once**: a promise that nothing comes twice.\n"
        "- **At least once**: a promise that nothing is lost.\n"
        "- **Idempotence**: a property of what may be done twice.\n"
    )
    events = (
        "# The Black Death\n\n## Timeline\n\n- 1347: Sicily, Marseille\n- 1348: Italy, France\n- 1349: Norway, Poland\n"
    )
    assert [card.text for card in cards(tmp_path, events) if isinstance(card, Cloze)] == [
        "Black Death – {{c1::1347}}: Sicily, Marseille",
        "Black Death – {{c1::1348}}: Italy, France",
        "Black Death – {{c1::1349}}: Norway, Poland",
    ]
    assert [card.front for card in cards(tmp_path, text) if isinstance(card, Basic)] == [
        "Kafka: who developed Connect?",
        "Kafka: who developed Samza?",
        "Kafka: At most once",
        "Kafka: At least once",
        "Kafka: Idempotence",
    ]


def test_rows_of_one_table_are_labelled_alike(tmp_path: Path) -> None:
    text = (
        "# LSM trees\n\n## Compaction\n\n| | Size-tiered | Leveled |\n|---|---|---|\n"
        "| Writes | few | many |\n| Trees | several | a single one |\n| Reads | many | few |\n"
    )
    assert [card.front for card in cards(tmp_path, text) if isinstance(card, Basic)] == [
        "LSM trees – Compaction: how do Size-tiered and Leveled differ in their writes?",
        "LSM trees – Compaction: how do Size-tiered and Leveled differ in their trees?",
        "LSM trees – Compaction: how do Size-tiered and Leveled differ in their reads?",
    ]


def test_a_long_title_of_two_parts_names_its_first() -> None:
    title = "Turbidity Currents and the Broken Cables of 1929"
    assert label_of("Sand comes down first.", (), title, ()) == "Turbidity Currents"


@given(
    st.lists(
        st.sampled_from(["#4", ":", "–", "🌱", "The", "Enzymes", "tree", "2.", "–", "?", "(", "1853–1912", "Week 3"])
    )
)
@example(["#4", ":", "The", "tree"])
@example([":", "x"])
def test_any_title_gives_a_label_or_none(signs: list[str]) -> None:
    title = " ".join(signs)
    label = label_of("Most decisions take a week.", (title,), title, ())
    assert label == label.strip()
    assert not label or label[0].isalnum()


def test_points_of_one_everyday_noun_are_those_of_the_lesson(tmp_path: Path) -> None:
    points = (
        "1. **Initialization.** Settings are read.\n2. **Configuration.** Scripts run.\n3. **Execution.** Tasks run.\n"
    )

    def first(heading: str) -> str:
        (front, *_) = [
            c.front for c in cards(tmp_path, f"# Gradle\n\n## {heading}\n\n{points}") if isinstance(c, Basic)
        ]
        return front

    assert first("The phases of a build") == "Gradle – The phases of a build: name all three, in order."
    assert first("The phases of a production build") == "The phases of a production build: name all three, in order."


def test_a_defined_word_of_any_subject_is_one_of_its_lesson(tmp_path: Path) -> None:
    terms = (
        "Control\n: Pupils taught as before.\n\nStage 2\n: The years after ten.\n\nCredentialism\n: Trust in grades.\n"
    )
    found = cards(tmp_path, f"# Pedagogy\n\n{terms}")
    fronts = [card.front for card in found if isinstance(card, Basic)]
    assert fronts == ["Pedagogy: Control", "Pedagogy: Stage 2", "Credentialism"]


def test_an_article_is_a_word_and_no_letter_of_a_name() -> None:
    assert label_of("Most valves close twice.", (), "A&P revision", ()) == "A&P"
    assert label_of("Most valves close twice.", (), "The heart", ()) == "Heart"
