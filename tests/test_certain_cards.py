"""Which cards of a pattern the default tier takes, where its pattern makes others as well."""

from __future__ import annotations

import re

import pytest

from mkdeck.cards import Basic, Card, Cloze, Markdown, Origin, Span
from mkdeck.facts.certain_gaps import tells_by_itself, tells_event_in_full, tells_in_full, tells_of_doer, tells_of_gap
from mkdeck.facts.certain_meanings import defines_marked_term, tells_what_it_does
from mkdeck.facts.certain_phrases import (
    hides_all_of_its_kind,
    hides_whole_phrases,
    may_hide_all_of_its_kind,
    may_tell_point,
    tells_of_whole_name,
    tells_point,
)
from mkdeck.facts.certain_questions import (
    asks_of_event,
    asks_plainly,
    explains,
    names_parts,
    names_what_was_made,
    states_property,
)
from mkdeck.facts.run import patterns, read_sentences, run_patterns
from mkdeck.facts.sentences import Sentence
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.parsing.document import parse_document

_ORIGIN = Origin(span=Span("caves.md", 1, 1), context=(), evidence="stated")


def _sentence(text: str = "Water fills caves.") -> Sentence:
    lesson = parse_lesson("caves.md", f"# Caves\n\n{text}\n")
    assert isinstance(lesson, Lesson)
    return next(iter(read_sentences(parse_document(lesson).root)))


def _basic(front: str, back: str = "Ada") -> Card:
    return Basic(Markdown(front), Markdown(back), _ORIGIN)


def _cloze(text: str) -> Card:
    return Cloze(Markdown(text), _ORIGIN)


def _uncovered(text: str) -> str:
    """Return the sentence of a cloze, without the marks of its deletions."""
    return re.sub(r"\{\{c\d::|\}\}", "", text)


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("A flowstone is a sheet of calcite over which water has run.", True),
        ("A buffer is a solution that resists changes of pH when some acid is added.", True),
        ("A camera is a dark box with a hole in one side, and each camera has a shutter.", False),
    ],
)
def test_a_plain_definition_is_certain_that_says_all_or_is_of_a_term(text: str, *, certain: bool) -> None:
    plain = next(pattern for pattern in patterns("default") if pattern.name == "plain_definition")
    sentence = _sentence(text)
    assert any(plain.is_certain(card, sentence) for card in plain.find(sentence)) is certain


@pytest.mark.parametrize(
    "front",
    [
        "Who mapped Lechuguilla Cave?",
        "In which year did Norbert Casteret publish *Ten Years Under the Earth, and More*?",
        "Who founded Speleo Gear, Inc.?",
        "Who named “stalagmites, stalactites and columns”?",
        "Which cave holds 1,200 species?",
    ],
)
def test_a_question_of_one_breath_is_certain(front: str) -> None:
    assert asks_plainly(_basic(front), _sentence())


@pytest.mark.parametrize(
    "front",
    [
        "In which year were maps drawn on paper, invented in China?",
        "Who explored the cave – the longest of all – by boat?",
        "Who climbed in the year of the great flood into the shaft that the shepherds had found when a lamb fell in?",
    ],
)
def test_a_question_with_an_aside_or_without_an_end_is_not(front: str) -> None:
    assert not asks_plainly(_basic(front), _sentence())


@pytest.mark.parametrize(
    "text",
    [
        "{{c1::**Stalactites**}} hang from the ceiling.",
        "A **{{c1::sump}}** is a passage full of water.",
        "In 1895 {{c1::Édouard-Alfred Martel}} descended into Gaping Gill.",
        "The French explorer {{c1::Norbert Casteret}} swam through a sump.",
        "The French explorer {{c1::**Norbert Casteret**}} swam through a sump.",
        "In 1953, the {{c1::**Gouffre Berger**}} was found.",
        "Still water behind a curtain of stone is called a {{c1::**gour pool**}}.",
        "The stone that drops leave on the floor is known to all as **{{c1::flowstone}}**.",
        "{{c1::**Norbert Casteret**}}, a lawyer, wrote down what he found below ground.",
        "The {{c1::**Gouffre Berger**}} was found by Joseph Berger, and his friends went down it.",
    ],
)
def test_a_sentence_is_certain_that_begins_with_its_gap_or_names_what_it_begins_with(text: str) -> None:
    assert tells_of_gap(_cloze(text), _sentence())


@pytest.mark.parametrize(
    "text",
    [
        "The passage behind it is called a {{c1::**sump**}}.",
        "In 1895 his friend dived through it with {{c1::Norbert Casteret}}.",
        "The whole pool is called a {{c1::**gour**}}.",
        "Cavers met it there; they were called {{c1::**potholers**}}.",
        "An {{c1::**NSS**, or speleological society,}} maps them.",
        "{{c1::**Cave crickets**}} live where the light never reaches it.",
        "The deposit grows by drops, and the result is a {{c1::**stalagmite**}}.",
        "A {{c1::*sump*}} is not a lake, whatever the guide says.",
        "{{c1::**Cave pearls**}} don't grow in oysters.",
        "{{c1::*Moonmilk*}} is the kind that never hardens.",
        "A {{c1::**flowstone**}} is the sheet of rock it leaves on the wall.",
        "{{c1::**Norbert Casteret**}} had swum through a sump.",
        "Pools behind a curtain are called {{c1::**rimstone pools**}}, or rims for short.",
        "The shape of that pool is called a {{c1::*gour*}}.",
        "Casteret had founded a club called {{c1::*Spéléo*}}.",
        "A passage in which none of the three lamps burns is called a {{c1::*dark zone*}}.",
        "A {{c1::**squeeze**}} is a passage that he could only crawl through.",
    ],
)
def test_a_sentence_with_its_gap_in_the_middle_is_not(text: str) -> None:
    assert not tells_of_gap(_cloze(text), _sentence())


@pytest.mark.parametrize(
    ("back", "certain"),
    [
        ("because carbonic acid dissolves limestone", True),
        ("due to the carbonic acid in the rain", True),
        ("because of the acid", False),
        ("since nobody can see the ceiling", False),
    ],
)
def test_a_reason_is_certain_that_explains_something(back: str, *, certain: bool) -> None:
    assert explains(_basic("Why does limestone hold caves?", back), _sentence()) is certain


def test_that_decks_which_take_more_take_all() -> None:
    text = "# Caves\n\nIt is cold. Calcite had built up a **stalagmite** at some point in years of rain.\n"
    lesson = parse_lesson("caves.md", text)
    assert isinstance(lesson, Lesson)
    document = parse_document(lesson).root
    rules = {facts: tuple(p for p in patterns(facts) if p.name == "bold_term") for facts in ("default", "more")}
    assert list(run_patterns(document, rules["default"])) == []
    assert [type(card) for card in run_patterns(document, rules["more"])] == [Cloze]


@pytest.mark.parametrize(
    ("front", "back"),
    [
        ("Who mapped the caves of Postojna?", "Austria"),
        ("Who mapped the caves of Mendip?", "Great Britain"),
        ("Who mapped the caves of Mendip?", "the French"),
        ("Who mapped the caves of Mendip?", "the Germans"),
        ("Since when has Mendip had a rescue team?", "1936"),
        ("Who mapped the caves of Postojna?", "Adolf Schmidl and others"),
        ("Who mapped the caves of Postojna?", "Schmidl and his friends from Vienna"),
        ("Who mapped the caves of Postojna?", "three surveyors from Vienna"),
        ("Where was the lamp built?", "at Premier Lamps"),
        ("Where was Premier Lamps founded?", "Leeds"),
    ],
)
def test_an_answer_is_such_as_the_question_asks_for(front: str, back: str) -> None:
    assert not asks_plainly(_basic(front, back), _sentence())


def test_full_names_answer_with_the_friends_of_their_owners() -> None:
    assert asks_plainly(_basic("Who mapped the caves of Postojna?", "Adolf Schmidl and his friends"), _sentence())


@pytest.mark.parametrize(
    "front",
    [
        "Who wrote TopoDroid?",
        "Who first published *Ten Years Under the Earth*?",
        "Who began work on Therion?",
        "Who coined the term “speleology”?",
        "In which year was Survex first released?",
        "When was the Speleological Society founded?",
        "In which year was the Carbide Lamp introduced?",
    ],
)
def test_what_was_made_has_a_name(front: str) -> None:
    assert names_what_was_made(_basic(front), _sentence())


@pytest.mark.parametrize(
    "front",
    [
        "Who introduced speleology?",
        "Who wrote the survey?",
        "Who bought Premier Lamps in 1994?",
        "In which year was carbide introduced?",
        "In which year did Oldham buy Premier Lamps?",
    ],
)
def test_what_was_introduced_or_bought_is_less_certain(front: str) -> None:
    assert not names_what_was_made(_basic(front), _sentence())


def test_a_property_is_stated_and_not_told_in_passing() -> None:
    card = _basic("Is TopoDroid open source or proprietary?", "open source")
    assert states_property(card, _sentence("TopoDroid is free and open source."))
    marked = _basic("Is TopoDroid open source or proprietary?", "**open source**")
    assert states_property(marked, _sentence("TopoDroid is **open source**."))
    assert not states_property(card, _sentence("Surveyors take TopoDroid, an open source app for telephones."))


def test_whose_a_thing_was_is_told_beside_the_name() -> None:
    assert tells_of_doer(_cloze("In 1895 {{c1::Édouard Martel}} descended into Gaping Gill."), _sentence())
    assert not tells_of_doer(_cloze("{{c1::Édouard Martel}} published his survey in 1895."), _sentence())


def test_a_reason_is_asked_of_what_is_a_name_for_certain() -> None:
    back = "because carbonic acid dissolves them"
    assert explains(_basic("Why do TopoDroid maps show the third dimension?", back), _sentence())
    assert not explains(_basic("Why do Wet or clayey caves stay cold?", back), _sentence())


def test_parts_are_named_and_no_more() -> None:
    assert names_parts(_basic("What is a cave divided into?", "galleries and shafts"), _sentence())
    assert not names_parts(_basic("What is a cave divided into?", "galleries that end in shafts"), _sentence())


def test_a_term_is_marked_and_no_name() -> None:
    card = _basic("Caves: what is a *sump*?", "a passage that is full of water")
    assert defines_marked_term(card, _sentence("Divers pass a *sump*, a passage that is full of water."))
    assert defines_marked_term(card, _sentence("Divers pass a **sump**, a passage that is full of water."))
    assert not defines_marked_term(card, _sentence("Divers pass a sump, a passage that is full of water."))
    tool = _basic("What is TopoDroid?", "an open-source program for surveys of caves")
    assert defines_marked_term(tool, _sentence("They take **TopoDroid**, an open-source program for surveys of caves."))
    name = _basic("What is *Sump*?", "a journal of divers")
    assert not defines_marked_term(name, _sentence("They read *Sump*, a journal of divers."))


@pytest.mark.parametrize(
    "text",
    [
        "The last Hansetag was held in {{c1::1669}} at Lübeck.",
        "The outer shell of the Earth, called the {{c1::lithosphere}}, holds the crust.",
        "{{c1::John Deere}}, a blacksmith, made his steel plough in {{c2::1837}}.",
    ],
)
def test_a_sentence_with_a_gap_may_tell_all(text: str) -> None:
    assert tells_in_full(_cloze(text), _sentence())


@pytest.mark.parametrize(
    "text",
    [
        "Yahoo launched the service for students in {{c1::2001}}.",
        "{{c1::Edsel Ford}} presented the model in New York in {{c2::1936}}.",
        "The whole is called a {{c1::suite}}.",
        "Charles Darwin saw the contrast, and it is called {{c1::Darwin's paradox}}.",
        "P is called the {{c1::antecedent}} and Q the consequent.",
        "A security centre, called a {{c1::SOC}} (rhymes with sock), watches a firm.",
        "Started by two developers, and released in {{c1::2014}} under the MIT license.",
        "In London a coachmaker made an improved version in {{c1::1819}}.",
        "A fast rate is called {{c1::tachypnoea}}.",
        "{{c1::Adolf Fick}} worked out the arithmetic in {{c2::1870}}.",
    ],
)
def test_one_that_leans_does_not(text: str) -> None:
    assert not tells_in_full(_cloze(text), _sentence())


def test_questions_are_held_to_it_too() -> None:
    assert tells_in_full(_basic("Who freed the Nose?"), _sentence())
    assert not asks_plainly(_basic("Who designed the scheme?"), _sentence())
    assert not asks_plainly(_basic("Why did the club then close?"), _sentence())


def test_a_reason_is_of_something_that_is_named() -> None:
    back = "because the wooden houses of the harbour burned easily"
    assert explains(_basic("Why were fires forbidden in Bergen?", back), _sentence())
    assert not explains(_basic("Why were fires allowed in certain buildings?", back), _sentence())


def test_a_reason_is_of_something_that_is_measured_by_nothing_else() -> None:
    back = "because the lamps of the miners give so little light"
    assert explains(_basic("Why are photographs of caves rarer than maps?", back), _sentence())
    assert not explains(_basic("Why is real life murkier?", back), _sentence())
    assert not explains(_basic("Why were helmets a clever choice?", back), _sentence())


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("superlative", "The last case of cave fever was Adam Moe Berg, a guide from Graz."),
        ("superlative", "Karst is the largest producer of marble in Europe."),
        ("named_after", "The Martel scale is named after Édouard Martel."),
        ("how_many", "Postojna has forty shops."),
        ("happens_in", "In wet caving, SRT is short for the single rope technique."),
        ("happens_in", "In a Petzl, a toothed cam grips the rope, and a spring presses it down."),
        ("named_after", "The Challenger Shaft takes its name from HMS *Challenger*, a British ship."),
        ("happens_in", "In assessing wool a buyer leaves the locks of the belly out of the bale."),
        ("called", "An American called Adam Berg showed that around 1960 in the caves of Postojna."),
        ("creator", "Eleven TBMs built the Postojna Tunnel."),
        (
            "who_then",
            "The General Assembly adopted the Declaration in Paris on 10 December 1948, by forty-eight votes.",
        ),
    ],
)
def test_that_what_is_less_sure_is_left_to_decks_which_take_more(rule: str, text: str) -> None:
    lesson = parse_lesson("caves.md", f"# Caves\n\n{text}\n")
    assert isinstance(lesson, Lesson)
    document = parse_document(lesson).root
    made = {
        facts: list(run_patterns(document, tuple(p for p in patterns(facts) if p.name == rule)))
        for facts in ("default", "more")
    }
    assert (len(made["default"]), len(made["more"])) == (0, 1)


def test_the_year_of_an_event_is_asked_for_and_of_no_day() -> None:
    assert asks_of_event(_basic("In which year did Estonia become a republic?"), _sentence())
    assert not asks_of_event(_basic("In which year did Bill meet Paul?"), _sentence())
    assert not asks_of_event(_basic("In which year did London open an underground line?"), _sentence())
    assert asks_of_event(_basic("In which year did Henry Cort patent a method called *puddling*?"), _sentence())
    assert tells_event_in_full(_cloze("Lynn Hill freed the Nose in {{c1::1993}}."), _sentence())
    assert not tells_event_in_full(_cloze("John Smith visited Rome in {{c1::1955}}."), _sentence())
    assert not tells_event_in_full(_cloze("In {{c1::1962}} an Aerobee rocket carried his detectors."), _sentence())


def test_an_invention_needs_no_other_name() -> None:
    assert asks_plainly(_basic("Who invented the telephone?"), _sentence())
    assert not asks_plainly(_basic("Who invented the machine?", "Denmark"), _sentence())


@pytest.mark.parametrize(
    ("front", "back", "text"),
    [
        ("Who built the first climbing kiln?", "Ada", "Ada built the first climbing kiln in the West in 1920."),
        ("Who described ether?", "Valerius Cordus", "Ether was described by Valerius Cordus."),
        ("Who launched AdWords?", "So Google", "So Google launched AdWords in 2000."),
        ("What does the law say?", "flow is proportional, and it is in use", "The law says that flow is proportional."),
    ],
)
def test_a_question_that_says_too_little_or_something_else(front: str, back: str, text: str) -> None:
    assert not asks_plainly(_basic(front, back), _sentence(text))


def test_what_somebody_made_has_a_name() -> None:
    assert asks_of_event(_basic("In which year did Martel publish *The Abysses*?", "1894"), _sentence())
    assert not asks_of_event(_basic("In which year did Martel publish a general survey?", "1894"), _sentence())


@pytest.mark.parametrize(
    "front", ["What is 70?", "What is Saturday's programme?", "When did She'd map the cave?", "What does a seventh do?"]
)
def test_what_names_nothing_is_no_question(front: str) -> None:
    assert not asks_plainly(_basic(front, "the strength of the rope"), _sentence())


def test_only_what_has_a_name_has_its_year_asked_for() -> None:
    assert asks_of_event(_basic("In which year did the World Cup begin?"), _sentence())
    assert not asks_of_event(_basic("In which year did a Swiss businessman happen on the battle?"), _sentence())
    assert not asks_of_event(_basic("In which year did loading cargo rise in New York?"), _sentence())


@pytest.mark.parametrize(
    "text",
    [
        "The Convention on Caves dates from {{c1::1984}}.",
        "Norbert Casteret and Robert de Joly met at {{c1::Toulouse}} in {{c2::1930}}.",
    ],
)
def test_a_sentence_may_tell_all_by_itself(text: str) -> None:
    assert tells_by_itself(_cloze(text), _sentence(_uncovered(text)))


@pytest.mark.parametrize(
    "text",
    [
        "{{c1::Robert de Joly}} took over, along with {{c2::Guy de Lavaur}}.",
        "{{c1::Robert de Joly}} defended the same route in {{c2::1930}}.",
        "By {{c1::1986}} {{c2::Robert de Joly}} had mapped all fourteen.",
        "Ten days in, a critic named {{c1::Louis Leroy}} went down the shaft at {{c2::Padirac}}.",
        "The {{c1::Slovenes}} got their cave back in {{c2::1991}}.",
        "{{c1::Padirac}}, for those who like boats and the dark.",
        "Go down the {{c1::Padirac}} shaft by the stairs of {{c2::1898}}.",
        "{{c1::Édouard-Alfred Martel}} of {{c2::Paris}} is the usual candidate.",
        "{{c1::Slovenes}} in the {{c2::Karst}} make do with fewer than thirty.",
        "The law of caves is about {{c1::access, rescue, bats, waste and maps}}.",
        "Im {{c1::Jahr}} 1818 fanden Arbeiter den {{c2::Gang}}.",
    ],
)
def test_one_that_goes_on_with_a_story_does_not(text: str) -> None:
    plain = _uncovered(text)
    assert not tells_by_itself(_cloze(text), _sentence(plain))


def test_what_a_thing_does_is_told_in_a_few_words() -> None:
    assert tells_what_it_does(_basic("What does a clinometer do?", "measures the slope of a line"), _sentence())
    assert not tells_what_it_does(_basic("What does a mix do?", "carries up to 128 tracks"), _sentence())
    assert not tells_what_it_does(_basic("What does a gate do?", "copies to every queue of it"), _sentence())
    assert not tells_what_it_does(_basic("What does Therion do?", "reads an absurd number of formats"), _sentence())
    assert not tells_what_it_does(
        _basic("What does the boom operator hold?", "the microphone on its pole, smiling"), _sentence()
    )


@pytest.mark.parametrize(
    "text",
    [
        "A {{c1::*moulin*}} carries water down to the bed of a glacier.",
        "{{c1::Martel}} explored the {{c2::Gouffre de Padirac}} in {{c3::1889}}.",
        "In {{c1::1994}} {{c2::Jean-Marie Chauvet}} found a cave with paintings in the Ardèche.",
        "Altamira was closed to visitors in {{c1::1977}} and opened for groups of five in {{c2::1982}}.",
        "The {{c1::Union Internationale de Spéléologie}} was founded in {{c2::1965}} in Postojna.",
    ],
)
def test_a_term_or_a_date_of_what_has_a_name_is_hidden(text: str) -> None:
    assert hides_whole_phrases(_cloze(text), _sentence(_uncovered(text)))


@pytest.mark.parametrize(
    "text",
    [
        "The ghosts are called {{c1::wilis}}.",
        "Five boats came from {{c1::Postojna}} in {{c2::1901}}.",
        "The Heritage Act {{c1::1999}} protects caves of {{c2::Slovenia}}.",
        "Martel passed the {{c1::French Alpine}} examination in {{c2::1883}}.",
        "Casteret reached {{c1::17}} in {{c2::1920}}.",
        "Mount Marguareis alone has gone from {{c1::Italy}} to {{c2::France}} in {{c3::1947}}.",
        "{{c1::**Dripstone**}} – water and lime, left by the drop.",
        "The Scheme began in {{c1::1997}} in {{c2::Postojna}}.",
        "Martel founded the {{c1::Society}} for Caves in {{c2::1895}}.",
        "{{c1::*Calypso*}}, the pride of the divers, broke up.",
        "A young diver came to {{c1::Postojna}} in {{c2::1944}}.",
    ],
)
def test_a_part_of_a_name_is_not_hidden(text: str) -> None:
    assert not hides_whole_phrases(_cloze(text), _sentence(_uncovered(text)))


def test_a_meaning_is_told_to_its_end() -> None:
    cut = _sentence("A curtain wall is one that carries no load but its own.")
    assert not asks_plainly(_basic("What is a curtain wall?", "one that carries no load"), cut)
    whole = _sentence("Hydrology is the study of water, and of its movement.")
    assert not asks_plainly(_basic("What is hydrology?", "the study of water"), whole)
    turned = _sentence("Hydrology is the study of water, and hydrologists measure rivers.")
    assert asks_plainly(_basic("What is hydrology?", "the study of water"), turned)


def test_who_is_asked_for_is_named_by_himself() -> None:
    assert not asks_plainly(_basic("Who built the *Rocket*?", "George's son Robert"), _sentence())
    told = "Möngke and Kublai became Great Khans, Hülegü"
    assert not asks_plainly(_basic("Who founded the Ilkhanate?", told), _sentence())
    assert asks_plainly(_basic("Who founded the Ilkhanate?", "Hülegü"), _sentence())


def test_letters_alone_are_no_things_with_properties() -> None:
    vitamins = _sentence("C and the eight B vitamins are soluble in water.")
    asked = "Are C and the eight B vitamins soluble in water or insoluble in water?"
    assert not states_property(_basic(asked, "soluble in water"), vitamins)


@pytest.mark.parametrize(
    ("front", "back"),
    [
        ("What is the prefect responsible for?", "the imperial post as well"),
        ("Where was work on the cave map begun?", "Seattle"),
    ],
)
def test_an_answer_beside_another_and_a_place_in_passing_are_not(front: str, back: str) -> None:
    assert not asks_plainly(_basic(front, back), _sentence())


def test_a_reason_that_names_nothing_explains_nothing() -> None:
    front = "Why are gold and platinum found native?"
    assert not explains(_basic(front, "because they have nowhere to go back to"), _sentence())
    assert explains(_basic(front, "because they hardly react with oxygen"), _sentence())


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("The Mammoth Cave was mapped by the {{c1::Park Service}} in {{c2::1972}} and is named for its size.", True),
        ("Postojna has {{c1::24}} kilometres of passages on {{c2::3}} storeys and a railway for visitors.", True),
        ("A carbide lamp burns 20 litres an hour, an acetylene torch {{c1::200}} and a stove {{c2::300}}.", False),
        ("Postojna was drained by {{c1::Anton Hanke}} in {{c2::1884}}, and he bought it a year later.", False),
        ("The present entrance of Postojna was cut in {{c1::1866}} by the {{c2::Cave Commission}} of Carniola.", False),
        ("The cave was mapped by the {{c1::Park Service}} in {{c2::1972}}, long before anybody lived there.", False),
    ],
)
def test_a_sentence_says_all_by_itself_and_hides_all_of_its_kind(text: str, *, certain: bool) -> None:
    sentence = _sentence(_uncovered(text))
    assert hides_all_of_its_kind(_cloze(text), sentence) is certain
    assert may_hide_all_of_its_kind(sentence) or not certain


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("{{c1::Carbonic acid}} is the main cause of the caves in the limestone of Slovenia.", True),
        ("{{c1::*Anton Hanke*}} is the name behind the first map of the Škocjan Caves.", True),
        ("In a temperate climate flowstone grows by about {{c1::0.1}} millimetres a year.", True),
        ("A single colony of bats can take {{c1::200}} kilograms of moths in one night.", True),
        ("{{c1::Therion}} is a program.", False),
        ("{{c1::`survex`}} is the command that reads the files of a survey and closes its loops.", False),
        ("Cavers of Mendip call the wettest passages those of grade {{c1::3}} at least.", False),
        ("A total of {{c1::5}} lamps calls for a second battery.", False),
        ("Postojna was lit by {{c1::12}} arc lamps on the day of its opening.", False),
        ("Something like {{c1::90}} percent of the passages stay dry.", False),
        ("It holds up to {{c1::40}} litres of water in a wet year.", True),
    ],
)
def test_a_point_is_what_something_is_or_how_much_in_general(text: str, *, certain: bool) -> None:
    sentence = _sentence(_uncovered(text))
    assert tells_point(_cloze(text), sentence) is certain
    assert may_tell_point(sentence) or not certain


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("{{c1::Anton Hanke}} described the canyon of the Reka and published his map of Škocjan in Vienna.", True),
        ("In 1884 the surveyor {{c1::Anton Hanke}} described the canyon of the Reka in the journal of his club.", True),
        ("{{c1::Anton Hanke}} described them to the members of the Alpine Club in Trieste.", False),
        ("The canyon of the Reka was shown to the members by Pietro {{c1::Anton Hanke}} of Trieste.", False),
    ],
)
def test_who_did_something_is_certain_of_a_sentence_that_says_all(text: str, *, certain: bool) -> None:
    assert tells_of_whole_name(_cloze(text), _sentence(_uncovered(text))) is certain


@pytest.mark.parametrize(
    ("front", "back", "certain"),
    [
        ("Where was Therion developed?", "at Premier Lamps", True),
        ("Where was Survex started?", "at Imperial College", True),
        ("Where was Survex started?", "at Premier Lamps", False),
        ("Where was Survex started?", "Cambridge", False),
    ],
)
def test_where_something_was_made_is_at_a_house(front: str, back: str, *, certain: bool) -> None:
    assert asks_plainly(_basic(front, back), _sentence()) is certain
