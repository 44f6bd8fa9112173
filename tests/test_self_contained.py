"""What a card says by itself, and what only its lesson tells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdeck.facts.self_contained import names_all, says_all


@pytest.mark.parametrize(
    "text",
    [
        "Who first ran a mile in under four minutes?",
        "In 1819 Laënnec built a hollow tube; there are few of them left.",
        "A kite is one of the oldest toys.",
        "No one has seen a giant squid feed.",
        "Metals such as copper are called conductors.",
        "An animal that eats others is called a predator.",
        "A solution that is too salty kills cells.",
        "Version 2 of the rules came out in 1905.",
        "At the time of the war nobody knew the point at which water boils on Everest.",
        "The top of the column is called the capital.",
        "Marie Curie published her theory of radiation in 1903.",
        "The regents took over their offices from the king in 1811.",
        "A friend of his sold them.",
        "Britain's 1832 Reform Act abolished rotten boroughs.",
        "In mitosis, the first stage is called prophase.",
    ],
)
def test_what_says_all_goes_on_with_nothing(text: str) -> None:
    assert says_all(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Moore posted that on a wall in 1997.",
        "Ada herself became the first of all.",
        "Moore obtained his American patent in 1844.",
        "How did Ada Moore make the first in 1859?",
        "A lake that does it twice a year is called dimictic.",
        "The queen gave him a cup next day.",
        "What is a description of that satellite's orbit?",
        "In which year did the club then admit women?",
        "The hill that grew there is called Eldfell.",
        "The best known of that kind is the prospect theory.",
        "In 1962 a nearly complete one was found in the mud.",
        "Ada and Bo began the measurements there in 1843.",
        "In London a coachmaker made an improved version in 1819.",
        "James Kraft patented his own version in 1916.",
        "In 2024 Redis left its licence as well.",
        "A year later Kraft sold it.",
        "The molecule fits into that pocket, and nothing else does.",
        "These machines were sold in Paris.",
        "Victor Hansen coined that term in 1887.",
        "How did designers at the time build layouts?",
        "Arthur Schuster proved the point in 1876.",
        "Who designed a replacement in 1983 that had no central file?",
        "In 1885 John Kemp Starley, James's nephew, brought out the Rover.",
        "The chain of causes is called the transmission mechanism.",
        "Michaelis and Menten published their paper in Berlin in 1913.",
        "Mercator published his in 1569.",
        "The person who made that drawing famous was Alfred Marshall.",
        "Sometimes a nasty one called Clostridioides difficile moves in.",
        "In which year did Mont Pelée send one through the town?",
        "The USSR itself was dissolved in December 1991.",
        "Diffie and Hellman published a different answer in 1976.",
        "Who pointed out in the 1860s that certain distances are nearly empty?",
        "The Americans took over in 1904.",
        "Louis Pasteur discovered the last kind in 1848.",
        "Faces without them are called sans serif.",
        "Why were McLean's 35 feet long?",
        "Theodore Levitt made a related point in 1960.",
    ],
)
def test_what_goes_on_with_something_does_not_say_all(text: str) -> None:
    assert not says_all(text)


@pytest.mark.parametrize(
    "text",
    [
        "Who freed the Nose in 1993?",
        "Who brought the methods of social science into reporting?",
        "Who proposed the theory that continents drift?",
        "When did Galileo point his telescope at the moon?",
        "Who built the first practical dialysis machine?",
        "A kiln and its flue were found in 1950, when the kiln was cold.",
        "Who signed the 1848 treaty?",
        "Who won the Turing Award?",
        "Who invented the telescope?",
        "A law was passed in response to the scandals at Enron.",
        "Who measured the sun's distance?",
        "Who patented the safety pin?",
        "Who wrote down the uncertainty principle for electrons, which bears his name?",
    ],
)
def test_the_things_that_are_named(text: str) -> None:
    assert names_all(text)


@pytest.mark.parametrize(
    "text",
    [
        "Who declared the disease eradicated?",
        "Who designed the allocation scheme?",
        "When did Pierre Lallement obtain the American patent?",
        "Who started the first programme?",
        "Charles Darwin saw the contrast in 1836.",
        "Yahoo launched the service for students in 2001.",
        "Edsel Ford presented the model in New York.",
        "The blacksmith gave his name to the machines in 1861.",
        "The boss of the shop works 60 hours.",
        "The browser was called WorldWideWeb and was later renamed Nexus.",
        "Novelty was the crowd's favourite, light and fast.",
        "In 1761 the Royal Navy sheathed the frigate's hull in copper.",
    ],
)
def test_the_things_that_are_not(text: str) -> None:
    assert not names_all(text)


@given(st.text())
def test_a_text_that_ends_on_a_word_for_what_was_told_does_not_say_all(text: str) -> None:
    assert not says_all(f"{text} as well")
    assert not names_all(f"{text} the treaty.")
