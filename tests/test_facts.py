"""Sentences, references and guards of the facts, and what the first lesson states in prose."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdeck.cards import Basic, Block, Card, Cloze, Inline, Problem
from mkdeck.collecting.collect import collect
from mkdeck.facts.alone import stands_alone
from mkdeck.facts.dates import exact_date
from mkdeck.facts.guards import (
    answers_itself,
    holds_anaphora,
    is_anaphoric,
    is_comparative,
    is_expletive,
    is_name,
    is_noun_phrase,
    why_no_fact,
)
from mkdeck.facts.phrases import Phrase, one_line, words_of
from mkdeck.facts.references import resolved
from mkdeck.facts.run import patterns, run_patterns
from mkdeck.facts.sentences import Sentence, boundaries, read_paragraphs
from mkdeck.facts.signs import SIGNS as SIGNS_OF_SENTENCES
from mkdeck.facts.simple import simple_statements
from mkdeck.facts.verbs import auxiliary_and_base
from mkdeck.facts.vocabulary import Vocabulary, read_vocabulary
from mkdeck.facts.words import word_set
from mkdeck.lessons.lesson import Lesson, parse_lesson, read_lesson
from mkdeck.parsing.document import parse_document

LESSON = Path(__file__).parent.parent / "content" / "21-career-connection.md"
NOTHING = read_vocabulary([], [])


def document_of(text: str) -> Block:
    lesson = parse_lesson("lesson.md", text)
    assert isinstance(lesson, Lesson)
    return parse_document(lesson).root


def sentences_of(text: str) -> list[Sentence]:
    paragraphs = read_paragraphs(document_of(text))
    return [sentence for paragraph in paragraphs for sentence in resolved([paragraph])]


def sides(cards: list[Card | Problem]) -> list[tuple[str, str]]:
    """The front and back of each card; a cloze is all front."""
    pairs: list[tuple[str, str]] = []
    for card in cards:
        assert isinstance(card, Basic | Cloze)
        pairs.append((card.front, card.back) if isinstance(card, Basic) else (card.text, ""))
    return pairs


def topic_of_last(text: str) -> str | None:
    topic = sentences_of(text)[-1].topic
    return topic.phrase.text if topic else None


def phrase(text: str) -> Phrase:
    return Phrase(Inline("So it was. " + text), len("So it was. "), len("So it was. " + text))


def words(text: str, *headings: str) -> Vocabulary:
    return read_vocabulary([text], headings)


# The first lesson


REASONS = {
    "Why are many financial services firms adopting neural networks?": (
        "because they offer an affordable solution for including artificial intelligence in their products"
    ),
    "Why does TensorFlow have a significant learning curve?": ("because it diverges from common Python processes"),
    "Why has PyTorch gained popularity?": (
        "due to its flatter learning curve for Python engineers, dynamic computational graphs, and efficient "
        "memory usage"
    ),
}
QUESTIONS = {
    "Who developed TensorFlow?": "Google",
    "In which year was TensorFlow developed?": "2015",
    "Is TensorFlow open source or proprietary?": "open source",
    "Name three companies that use TensorFlow.": "Airbnb, Intel, and Twitter",
    "Which advanced features does TensorFlow offer to create complex topologies?": (
        "the Keras Functional API and Model Subclassing API"
    ),
    "Is PyTorch open source or proprietary?": "open source",
    "Who deployed PyTorch to GitHub?": "Facebook",
    "In which year was PyTorch deployed to GitHub?": "2017",
    "What is TensorFlow’s counterpart to PyTorch’s TorchServe?": "TensorFlow Serving",
}
CHAMPIONS = (
    "Most companies using neural networks employ one of two champion technologies: {{c1::TensorFlow or PyTorch}}."
)
PREFERRED = (
    "Historically, {{c1::TensorFlow}} has been preferred for production, while {{c2::PyTorch}} has been "
    "preferred for research."
)


def test_the_first_lesson_states_these_facts_and_no_others() -> None:
    lesson = read_lesson(LESSON)
    assert isinstance(lesson, Lesson)
    cards = list(run_patterns(parse_document(lesson).root))
    expected = [*REASONS.items(), *QUESTIONS.items(), (CHAMPIONS, ""), (PREFERRED, "")]
    assert sorted(sides(cards)) == sorted(expected)


def test_a_card_tells_its_sentence_and_where_it_stands() -> None:
    text = "# Radio\n\nTwo firms met.\nThe **BBC** was founded by\nJohn Reith in 1922. It grew.\n"
    origins = [card.origin for card in run_patterns(document_of(text)) if not isinstance(card, Problem)]
    assert {(origin.span.first, origin.span.last) for origin in origins} == {(4, 5)}
    assert {origin.quote for origin in origins} == {"The BBC was founded by John Reith in 1922."}
    assert {origin.evidence for origin in origins} == {"stated"}
    assert {origin.extractor for origin in origins} == {"created"}
    assert {origin.context for origin in origins} == {("Radio",)}


def test_a_basic_answer_is_written_in_its_sentence() -> None:
    lesson = read_lesson(LESSON)
    assert isinstance(lesson, Lesson)
    for card in run_patterns(parse_document(lesson).root):
        assert not isinstance(card, Problem)
        if isinstance(card, Basic):
            assert card.back in card.origin.quote


def test_a_fact_that_is_stated_again_stays_once() -> None:
    text = "Blender is open source software.\n\nBlender is fully open source."
    found = list(run_patterns(document_of(text)))
    assert len(found) == 2
    collected = collect(found)
    assert sides(list(collected.cards)) == [("Is Blender open source or proprietary?", "open source")]
    assert collected.problems == ()


def test_two_sentences_that_contradict_each_other_are_a_problem() -> None:
    text = "Nylon was invented by Wallace Carothers in 1935.\n\nNylon was invented by Wallace Carothers in 1938."
    collected = collect(run_patterns(document_of(text)))
    assert sides(list(collected.cards)) == [
        ("Who invented nylon?", "Wallace Carothers"),
    ]
    assert list(map(str, collected.problems)) == [
        (
            "lesson.md:3: “In which year was nylon invented?” has another answer here than at lesson.md:1, "
            "so it makes no card"
        )
    ]


def test_markup_comes_along() -> None:
    text = "*Solaris* was written by **Stanisław Lem** in 1961."
    assert sides(list(run_patterns(document_of(text)))) == [
        ("Who wrote *Solaris*?", "**Stanisław Lem**"),
        ("In which year was *Solaris* written?", "1961"),
    ]


# Sentences


@given(st.text(alphabet=st.sampled_from("Ab c.\n!?*`[]()<>&é𝒳’\t1"), max_size=200))
def test_a_sentence_is_a_slice_of_its_paragraph(text: str) -> None:
    inline = Inline(text)
    end = 0
    for start, stop in boundaries(inline):
        assert end <= start < stop <= len(text)
        assert not text[end:start].strip()
        assert Phrase(inline, start, stop).text == one_line(text[start:stop]).strip()
        end = stop
    assert not text[end:].strip()


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    list(run_patterns(document_of("a\n\n" + text)))


TELLING = sorted(
    word_set(
        "It They TensorFlow the is was by Google in 1990 and , . because while ** `x` such as open source "
        "called two : has which similar to 's ( ) offers features used at RAM developed due "
        "he his their of that to **+** *a* proteins; said in it Ada Byron took"
    )
)


@given(st.lists(st.sampled_from(TELLING), max_size=40))
@example(["Signs", "travel", "to", "the", "**+**", ".", "It", "joins", "two", "numbers."])
@example(["As", "you", "may", "have", "seen,", "...", "It", "is", "RAM", "."])
@example(["**+**", "'s", "'s", "'s", "developed", "."])
def test_any_order_of_telling_words_is_read_without_an_error(pieces: list[str]) -> None:
    list(run_patterns(document_of("# RAM\n\n" + " ".join(pieces))))


def test_each_sentence_has_its_own_lines() -> None:
    found = sentences_of("---\ntitle: x\n---\n\n# One\n\nAlpha ends here. Beta runs\non and ends.\nGamma is last.\n")
    assert [(s.text, s.span.first, s.span.last) for s in found] == [
        ("Alpha ends here.", 7, 7),
        ("Beta runs on and ends.", 7, 8),
        ("Gamma is last.", 9, 9),
    ]


def test_lines_are_those_of_the_paragraph_where_text_and_file_break_differently() -> None:
    found = sentences_of("Alpha<br>ends.\nBeta ends.\nGamma ends.\n")
    assert {(s.span.first, s.span.last) for s in found} == {(1, 3)}


def test_an_item_of_a_list_states_as_a_paragraph_does() -> None:
    (sentence,) = sentences_of("- Blender is open source.")
    assert sentence.in_list
    assert sides(list(run_patterns(document_of("- Blender is open source.")))) == [
        ("Is Blender open source or proprietary?", "open source")
    ]


def test_a_full_stop_within_code_ends_no_sentence() -> None:
    assert [s.text for s in sentences_of("The call `a. B` returns. Then it ends.")] == [
        "The call a. B returns.",
        "Then it ends.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "> Blender is open source.",
        "- [Blender](https://www.blender.org) is open source.",
        "| a |\n|---|\n| Blender is open source. |",
        "```\nBlender is open source.\n```",
        "# Blender is open source.",
        "<details>\n<summary>Answer</summary>\n\nBlender is open source.\n\n</details>",
        "::: solution\nBlender is open source.\n:::",
        "!!! question\n    Blender is open source.",
        "## Which one?\n{: .solution}\n\nBlender is open source.",
        "Blender is open source.\n{: .answer}",
        "---\ntitle: Blender is open source.\n---",
        "Note: Blender is open source.",
        "Answer: Blender is open source.",
        "What is free? Blender is open source. Is it?",
        "![Blender is open source.](blender.png)",
        'Blender <span class="box">is</span> open source.',
        "What is free :: Blender is open source.",
        "@param tool Blender is open source.",
        "Is it true that Blender is open source?",
    ],
)
def test_what_is_no_prose_states_nothing(text: str) -> None:
    assert list(run_patterns(document_of(text))) == []


@pytest.mark.parametrize("text", ["<p>\nBlender is open source.\n</p>", "{% note %} Blender is open source."])
def test_signs_that_the_parser_takes_away_leave_prose(text: str) -> None:
    assert len(list(run_patterns(document_of(text)))) == 1


RIVERS = "Rivers that flow into larger rivers are called {}."


@pytest.mark.parametrize(
    "term",
    [
        '<abbr title="::x">tributaries</abbr>',
        '<abbr title="}}{{c1::x">tributaries</abbr>',
        "<b>tributaries</b>",
        "`{tributaries}`",
        "`a::b`",
        "tributaries` {{c2::x` ",
    ],
)
def test_a_term_with_the_signs_of_a_cloze_is_not_deleted(term: str) -> None:
    assert list(run_patterns(document_of(RIVERS.format(term)))) == []


def test_a_link_is_left_out_of_a_cloze() -> None:
    (card,) = run_patterns(document_of(RIVERS.format("[tributaries](https://example.org/::x)")))
    assert isinstance(card, Cloze)
    assert card.text == "Rivers that flow into larger rivers are called {{c1::tributaries}}."


def test_signs_of_a_cloze_beside_it_are_no_harm() -> None:
    text = "Streams of `a::b` and H<sub>2</sub>O that flow into rivers are called tributaries."
    (card,) = run_patterns(document_of(text))
    assert isinstance(card, Cloze)
    assert card.text == text.replace("tributaries", "{{c1::tributaries}}")


def test_a_full_stop_that_begins_a_name_ends_no_sentence() -> None:
    text = "Both C# and .NET were created by Microsoft. Then came .NET Core."
    assert [s.text for s in sentences_of(text)] == text.replace(". Then", ".|Then").split("|")


@pytest.mark.parametrize("name", [".NET", "C++", "C#", "F#", "Node.js", "@types", "#metoo", "ASP.NET"])
def test_signs_belong_to_names(name: str) -> None:
    assert words_of(name) == [name.casefold()]
    text = f"{name} was created by Somebody Known in 2002."
    assert sides(list(run_patterns(document_of(text)))) == [
        (f"Who created {name}?", "Somebody Known"),
        (f"In which year was {name} created?", "2002"),
    ]


# References


def test_a_name_carries_through_a_paragraph() -> None:
    text = "TensorFlow is used at Airbnb. It has a steep curve. It is written in C++. It grows."
    assert topic_of_last(text) == "TensorFlow"


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "Then there is **Spark**. Matei Zaharia began it in 2009, and it was donated to Apache in 2013.",
            [
                "Matei Zaharia began Spark in 2009, and it was donated to Apache in 2013",
                "Matei Zaharia began Spark in 2009",
                "Spark was donated to Apache in 2013",
            ],
        ),
        ("The last free version lives on in OpenVAS, which is run by Greenbone.", ["OpenVAS is run by Greenbone"]),
        (
            "You may hear about SvelteKit, which Rich Harris introduced in 2020.",
            ["Rich Harris introduced SvelteKit in 2020"],
        ),
        ("It is rated by CVSS, whose scores run from 0 to 10.", ["CVSS’s scores run from 0 to 10"]),
        (
            "Developed at LinkedIn in 2010, KafkaMQ moves streams of events.",
            ["KafkaMQ moves streams of events", "KafkaMQ was developed at LinkedIn in 2010"],
        ),
        (
            "Then came **React**. Netflix and Dropbox are among its users.",
            ["Netflix and Dropbox are among React’s users"],
        ),
        ("Ann Lee was still at school when she published Nessus in 1998.", ["Ann Lee published Nessus in 1998"]),
        ("The makers of DuckDB went on to found MotherDuck.", ["The makers of DuckDB founded MotherDuck"]),
        (
            "FenHub went online in 2008 and was bought in 2018.",
            ["FenHub went online in 2008", "FenHub was bought in 2018"],
        ),
        (
            "GazeBo, which is often paired with ROS, simulates robots.",
            ["GazeBo simulates robots", "GazeBo is often paired with ROS"],
        ),
        (
            "Google followed in 2017 with TacoTrain, which reads aloud.",
            ["Google brought out TacoTrain in 2017", "TacoTrain reads aloud"],
        ),
        ("FlowBarn records the parameters, metrics, and files of every run.", []),
        ("PhotoShed has layers, masks, and filters for retouching.", []),
        ("SkyBarn, rumour had it, was bought in 2010.", []),
        ("The maker, which is old, sold it.", []),
        ("Facebook, Uber, and Shopify have built on it.", []),
        ("The Association for Public Opinion Research, which dates from 1947, publishes it.", []),
        (
            "L-Acoustics is French; Christian Heil founded it in 1984.",
            ["L-Acoustics is French", "Christian Heil founded it in 1984"],
        ),
    ],
)
def test_a_sentence_holds_simple_statements(text: str, statements: list[str]) -> None:
    *_, last = sentences_of(text)
    assert [statement.text.rstrip(".") for statement in simple_statements(last)] == statements


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Then there is SQLite, which D. Richard Hipp released in 2000. It is big.", "SQLite"),
        ("Which brings us to *Arduino*. It is big.", "Arduino"),
        (
            "In the smarter sort of café you'll probably meet LaMarzocco, which is from Florence. It is big.",
            "LaMarzocco",
        ),
        ("The upstart is *Loring*, from California. It is big.", "Loring"),
        ("MySQL was first released by a Swedish firm, and was named after a daughter. It is big.", "MySQL"),
        ("Which brings us to **ping**. Mike Muuss wrote it in 1983. It is big.", "ping"),
        ("Then came *MARC*. Its first purpose was modest: to print cards. It is big.", "MARC"),
        ("On your own desk, you have probably met VirtualBarn. It is big.", "VirtualBarn"),
        ("For a glimpse of the future, look up Firebarn. It is big.", "Firebarn"),
        ("VirtualBarn grew out of a thesis, and the company was founded in 2003. It is big.", "VirtualBarn"),
        ("*Arduino* is old. It built upon Wiring, the thesis of a student. It is big.", "Arduino"),
    ],
)
def test_a_paragraph_goes_on_about_what_was_brought_up(text: str, name: str) -> None:
    assert topic_of_last(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Then there is SQLite, and the editor reads it all. Pillsbury presented the idea in 1971. It is big.",
        "VirtualBarn had more luck with FireBarn. It is big.",
        "We tested the new driver of VirtualBarn. It was big.",
        "You have seen the logo of VirtualBarn. Martin Moore designed it.",
        "Students in London use computers. It is big.",
        "You may prefer FireBarn to VirtualBarn. It is big.",
        "You would never miss VirtualBarn. It is big.",
        "In 1990 Geotronics brought out one that follows the prism. It is big.",
        "Then came *Final Cut*. Apple replaced it with *Final Cut Pro X*. It is big.",
        "*ProRes*, which Apple introduced in 2007, and Avid's DNxHD compress each frame. It is big.",
        "STMicroelectronics put that core into the *STM32*, whose first parts appeared in 2007. It is big.",
    ],
)
def test_a_paragraph_that_brings_up_another_thing_goes_on_about_none(text: str) -> None:
    assert topic_of_last(text) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("TensorFlow is old.\n\nIt is big.", "another paragraph"),
        ("A compiler is slow. It is big.", "one compiler of many"),
        ("The compiler is slow. It is big.", "the compiler is named elsewhere"),
        ("Docker is old, while Podman is new. It is big.", "two subjects"),
        ("Docker is old, and Podman is new. It is big.", "two subjects"),
        ("Bell Labs developed Unix. It is big.", "what was made may be meant"),
        ("Docker has a rival called Podman. It is big.", "what was named may be meant"),
        ("Is Docker old? It is big.", "a question has no subject to go on about"),
        ("Some say so. It is big.", "nobody is named"),
    ],
)
def test_a_pronoun_in_doubt_stands_for_nothing(text: str, why: str) -> None:
    assert topic_of_last(text) is None, why


def test_a_pronoun_must_agree_in_number() -> None:
    one = "Saturn is a planet. They were discovered by Galileo Galilei in 1610."
    many = "Sunspots are dark. It was discovered by Galileo Galilei in 1610."
    assert list(run_patterns(document_of(one + "\n\n" + many))) == []


def test_it_may_stand_for_nothing_at_all() -> None:
    assert is_expletive("It is important to rest because muscles grow at night")
    assert not is_expletive("It is stored in oil because it burns")


# Guards


@pytest.mark.parametrize("text", ["Ada Lovelace", "the fall of Rome", "many-body systems", "a neural network"])
def test_a_noun_phrase(text: str) -> None:
    assert is_noun_phrase(phrase(text))


@pytest.mark.parametrize(
    "text",
    [
        "it", "this metal", "some metals", "its colour", "of metals", "metals that", "metals which are",
        "metals of", "the result", "metals, salts", "metals (salts", "one of the metals", "metal is",
        "quickly", "and metals", "similarly nothing", "a very long phrase about metals and salts and oxides",
    ],
)  # fmt: skip
def test_no_noun_phrase(text: str) -> None:
    assert not is_noun_phrase(phrase(text))


@pytest.mark.parametrize("text", ["the device", "the other metal", "the end of the process", "another metal"])
def test_a_phrase_that_leans_on_what_was_named(text: str) -> None:
    assert is_anaphoric(phrase(text), NOTHING)


@pytest.mark.parametrize("text", ["the fall of Rome", "the Eiffel Tower", "copper", "the Silk Road"])
def test_a_phrase_that_stands_alone(text: str) -> None:
    assert not is_anaphoric(phrase(text), NOTHING)


def test_a_number_is_clear_where_it_says_among_what_it_counts() -> None:
    assert not is_anaphoric(phrase("the first movement of a sonata"), NOTHING)
    assert is_anaphoric(phrase("the first movement"), NOTHING)
    assert is_anaphoric(phrase("the first movement of the piece"), NOTHING)


@pytest.mark.parametrize(
    "text",
    [
        "Ribosomes build proteins from amino acids.",
        "During the **Renaissance**, painters studied perspective.",
        "The chairs of a court are old.",
        "An oak spreads its seeds in autumn, and it loses leaves.",
        "Monks copied their books in a scriptorium: a room with high windows.",
        "Experts that might be wrong are called pundits.",
        "There are many moons in the solar system.",
        "Each key shares its signature with a minor scale.",
    ],
)
def test_a_sentence_that_stands_alone(text: str) -> None:
    (sentence,) = sentences_of(text)
    assert stands_alone(sentence.body, sentence.vocabulary)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("These officers met in the forum.", "which officers"),
        ("His rival took the city.", "whose rival"),
        ("Above them are the courts of appeals.", "above whom"),
        ("The device has a screen of glass.", "which device"),
        ("In the second war Hannibal crossed the Alps.", "which war"),
        ("When the fifth is in the bass, it sounds unstable.", "the fifth or the bass"),
        ("Hannibal settled the matter with elephants.", "which matter"),
        ("Each has a screen of glass.", "each of what"),
        ("Painters might have studied perspective.", "a guess"),
        ("Painters recently studied perspective.", "when"),
        ("Painters studied a better perspective.", "an opinion"),
        ("Painters use a larger canvas.", "larger than what"),
        ("Suppose painters use a canvas.", "an example"),
        ("Reading it aloud, painters laughed.", "who read what"),
        ("Background: painters use a canvas.", "a label"),
    ],
)
def test_a_sentence_that_leans_on_something(text: str, why: str) -> None:
    sentence = sentences_of(text)[0]
    assert not stands_alone(sentence.body, sentence.vocabulary), why


def test_one_fact_is_one_card_of_its_sentence() -> None:
    text = "A **fugue** is a piece of music that has many voices. Stones that burn are called **coal** in trade."
    assert sides(list(run_patterns(document_of(text)))) == [
        ("What is a fugue?", "a piece of music that has many voices"),
        ("Stones that burn are called {{c1::**coal**}} in trade.", ""),
    ]


@pytest.mark.parametrize("reference", [" (Figure 2.1)", " (see Table 3)", " ([\\[link\\]](#a))"])
def test_brackets_that_lead_to_a_figure_are_left_out(reference: str) -> None:
    text = f"Stones that burn are called coal{reference}."
    expected = "Stones that burn are called {{c1::coal}}."
    assert sides(list(run_patterns(document_of(text)))) == [(expected, "")]


def test_the_title_in_the_front_matter_is_a_heading() -> None:
    text = "---\ntitle: The Fugue (music)\n---\n\nA fugue is a piece of music that has many voices."
    assert [front for front, _ in sides(list(run_patterns(document_of(text))))] == ["What is a fugue?"]


def test_a_heading_makes_the_definite_clear() -> None:
    assert not is_anaphoric(phrase("the water cycle"), words("", "The Water Cycle"))
    assert not is_anaphoric(phrase("the water cycle"), words("", "Water cycle"))


def test_a_capital_at_the_beginning_of_a_sentence_makes_no_name() -> None:
    first = Phrase(Inline("Copper"), 0, 6)
    assert not is_name(first, NOTHING)
    assert is_name(first, words("They met at Copper."))
    assert not is_name(first, words("They sold Copper and copper."))
    assert is_name(Phrase(Inline("NumPy"), 0, 5), NOTHING)


@pytest.mark.parametrize(
    "text",
    [
        "too short.",
        "It is shown in , which has wires.",
        "The rest (was cut off by the page.",
        "Here are the three parts of it:",
        "You should read the next part.",
        "and so the sentence began before this.",
        "What a week it was for all!",
        "The end is not yet known…",
    ],
)
def test_a_sentence_that_states_nothing(text: str) -> None:
    assert all(why_no_fact(sentence) for sentence in sentences_of("Begin.\n\n" + text))


def test_a_comparison_needs_its_measure() -> None:
    assert is_comparative("larger")
    assert not is_comparative("larger than Mars")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Penicillin was discovered by Alexander Fleming.", "Who discovered penicillin?"),
        ("Some lead is cheap. Lead was discovered by Some One.", "Who discovered lead?"),
        ("Some argue. Osmium was discovered by Smithson Tennant.", "Who discovered osmium?"),
        ("Belgium was isolated by Some One.", "Who isolated Belgium?"),
        ("Titan was discovered by Christiaan Huygens.", "Who discovered Titan?"),
        ("Ascension was discovered by João da Nova.", "Who discovered Ascension?"),
        ("Elysium was directed by Neill Blomkamp.", "Who directed Elysium?"),
        ("They saw Elysium. Elysium was discovered by Some One.", "Who discovered Elysium?"),
        ("Strings in Python are immutable.", "Are Strings in Python mutable or immutable?"),
        ("All strings are short. Strings in Python are immutable.", "Are strings in Python mutable or immutable?"),
        ("The men sang. Men in Black was directed by Barry Sonnenfeld.", "Who directed Men in Black?"),
        ("A university is old. University of Oxford was founded by Some One.", "Who founded University of Oxford?"),
    ],
)
def test_a_small_letter_where_it_is_safe(text: str, asked: str) -> None:
    assert [front for front, _ in sides(list(run_patterns(document_of(text))))] == [asked]


def test_a_question_must_not_show_its_answer() -> None:
    text = phrase("the Nile")
    assert answers_itself("Which river is called the Nile?", text)
    assert not answers_itself("Which river is it?", text)


# The patterns together


def test_every_trigger_is_a_sign_or_a_word_as_sentences_give_it() -> None:
    for pattern in patterns():
        for trigger in pattern.triggers - SIGNS_OF_SENTENCES:
            assert trigger == ":" or words_of(trigger) == [trigger]


def test_no_sign_is_a_word() -> None:
    assert all(sign not in words_of(f"so {sign} so") for sign in SIGNS_OF_SENTENCES)


UGLY = {
    "one sentence without an end": "because it is called by the ",
    "commas": "A, ",
    "list words": "one of two things: a, b and c like x such as ",
    "pronouns": "It is open source, and it was developed by it, and it ",
    "sentences": "TensorFlow is used at firms like A, B, and C. It has it because it is so due to that. ",
    "brackets": "a (b) (ABC) ((",
    "stars": "**a** is *b* ",
    "capitals": "A B C D (ABCD) ",
    "possessives": "X has Y, which is similar to Z's ",
    "code": "so `a. b` ",
    "offers": "X offers a b c s like A to b ",
    "turns": "while A is b, whereas ",
    "clauses": "A is open source; B is proprietary, but ",
    "no clauses": "so x, and y; z, but ",
    "raw tags": "so <b>a</b> is ",
    "full stops": ". .A .. B. ",
    "introduced lists": "X has two kinds of a of b:\n\n- a\n- b\n\nKinds of a:\n\n- **a**: b c d\n\n",
}
HEADINGS = "## Memory NUMBER\n\nThis machine has random-access memory (RAM)."


def seconds(document: Block, runs: int = 1) -> float:
    """The processor's time for the facts of a lesson; what else the machine does hardly counts in the best of three."""

    def once() -> float:
        start = time.process_time()
        list(run_patterns(document))
        return time.process_time() - start

    return min(once() for _ in range(runs))


@pytest.mark.parametrize("piece", [*UGLY.values(), HEADINGS], ids=[*UGLY.keys(), "headings with acronyms"])
def test_the_cost_grows_with_the_length_of_the_text(piece: str) -> None:
    """Eight times the text costs about eight times the time; with a quadratic cost it would be 64 times."""
    part = HEADINGS if piece == HEADINGS else (piece * (2_000 // len(piece) + 1)).strip()
    size = 250 if piece == HEADINGS else 5
    few, many = (
        document_of("\n\n".join(part.replace("NUMBER", str(number)) for number in range(count)))
        for count in (size, 8 * size)
    )
    ratios = (seconds(many) / seconds(few, 3) for _ in range(5))
    assert any(ratio < 20 for ratio in ratios)


@pytest.mark.parametrize("piece", UGLY.values(), ids=UGLY.keys())
def test_one_long_paragraph_takes_no_time(piece: str) -> None:
    document = document_of(piece * (19_000 // len(piece)))
    assert any(seconds(document) < 1.5 for _ in range(3))


# Dates and verbs


@pytest.mark.parametrize(
    ("text", "question", "date"),
    [
        ("founded in 1912", "In which year", "1912"),
        ("founded in 753 BC", "In which year", "753 BC"),
        ("founded in April 1912", "When", "April 1912"),
        ("founded on 12 April 1912 by", "When", "12 April 1912"),
        ("founded on April 12, 1912", "When", "April 12, 1912"),
        ("founded in the 1920s", "When", "the 1920s"),
        ("founded in the late 19th century", "When", "the late 19th century"),
    ],
)
def test_date_that_is_the_one_answer(text: str, question: str, date: str) -> None:
    found = exact_date(phrase(text))
    assert found is not None
    assert (found.question, found.phrase.text) == (question, date)


@pytest.mark.parametrize(
    "text",
    ["in 1912 or 1913", "in 1912–1918", "in 1912 and 1913", "around 1912", "in 1912 cases of flu", "in 12 towns"],
)
def test_date_that_is_not_the_one_answer(text: str) -> None:
    assert exact_date(phrase(text)) is None


@given(st.integers(1000, 2099))
def test_every_year_is_read_whole(year: int) -> None:
    found = exact_date(phrase(f"was built in {year}"))
    assert found is not None
    assert found.phrase.text == str(year)


@pytest.mark.parametrize(
    ("verb", "many", "opening"),
    [
        ("rises", False, ("does", "rise")),
        ("carries", False, ("does", "carry")),
        ("fell", False, ("did", "fall")),
        ("stopped", True, ("did", "stop")),
        ("catches", False, None),
        ("need", True, ("do", "need")),
        ("need", False, None),
        ("rises", True, None),
    ],
)
def test_verb_goes_back_to_its_base(verb: str, many: bool, opening: tuple[str, str] | None) -> None:
    assert auxiliary_and_base(verb, many=many) == opening


@pytest.mark.parametrize(
    "text",
    ["the Moon", "near the end of the war of 1812", "the first king", "the largest lake in the world", "the human eye"],
)
def test_definite_that_is_clear_by_itself(text: str) -> None:
    assert holds_anaphora(phrase(text), NOTHING) is False


@pytest.mark.parametrize("text", ["the city", "took the device", "the same year", "near the river and the sea"])
def test_definite_that_was_named_before(text: str) -> None:
    assert holds_anaphora(phrase(text), NOTHING) is True


# Prose that was mangled


PROSE = [
    paragraph
    for path in sorted((Path(__file__).parent / "facts" / "judged").glob("*.md"))
    for paragraph in path.read_text(encoding="utf-8").split("\n\n")
    if paragraph[:1].isalpha() or paragraph[:1] == "*"
]
SIGNS = [
    ".",
    ",",
    " (",
    ")",
    " – ",
    ": ",
    "; ",
    "**",
    "*",
    "`",
    '"',
    "…",
    " = ",
    "%",
    " → ",
    "`^`",
    "?",
    " and ",
    " the ",
    " which ",
    "'s ",
    "1905",
]


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """A paragraph as somebody wrote it, with some of it cut out and signs in wrong places."""
    text = draw(st.sampled_from(PROSE))
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(text)))
        end = min(len(text), place + draw(st.integers(0, 40)))
        text = text[:place] + draw(st.sampled_from(["", *SIGNS])) + text[end:]
    return text


@given(mangled())
@example("`^` matches the start of a line.")
@example("`^` matches the start of a line. It stands before what is looked for.")
@example("The telephone was invented = by Alexander Graham Bell.")
@example("The scale was invented `` `+` `` by Anders Celsius in 1742.")
@example("Speed depends on **viscosity**, a measure of resistance to flow in liquids, gases, and")
def test_mangled_prose_stops_no_pattern(text: str) -> None:
    for card in run_patterns(document_of(f"# Rivers\n\n{text}\n"), patterns("more")):
        assert isinstance(card, Basic | Cloze)


def test_of_a_sentence_and_its_beginning_one_asks() -> None:
    lesson = (
        "# Leaves\n\nOpenings called **stomata** (singular: stoma) allow gas exchange; each is bordered by two "
        "**guard cells**, which open the pore when they take up water and close it when they lose water."
    )
    clozes = [card.text for card in run_patterns(document_of(lesson)) if isinstance(card, Cloze)]
    assert clozes == ["Openings called {{c1::**stomata** (singular: stoma)}} allow gas exchange."]


def test_a_people_is_nobody_to_go_on_about() -> None:
    told = sentences_of("Akbar drew the Hindu Rajput princes into his service. In 1564 he abolished a tax.")[-1]
    assert told.person is None
    assert sentences_of("A tax was abolished by Mirza Akbar in 1564. He never learned to read.")[-1].person is not None


def test_a_lesson_of_notes_gives_terms_in_whole_sentences_only() -> None:
    prose = "Stone is strong when it is pressed, and weak when it is pulled. " * 24
    notes = "Truss: triangles → members in pure tension or compression. " * 24
    whole = "An **abutment** takes the thrust of an arch and passes it to the ground."
    of_signs = "The forces of an arch → pushed outward by the **thrust** of its stones."
    bold = tuple(pattern for pattern in patterns() if pattern.name == "bold_term")

    def clozes(style: str, sentence: str) -> int:
        return len(list(run_patterns(document_of(f"# Bridges\n\n{style}\n\n{sentence}"), bold)))

    assert [clozes(prose, whole), clozes(prose, of_signs)] == [1, 1]
    assert [clozes(notes, whole), clozes(notes, of_signs)] == [1, 0]
