"""Decks to edit: facts of several subjects as questions and answers, in series as courses hold them.

Each row of a table gives a few cards that read like those of the next row, which is what tells a careful matching
from a careless one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck.cards import Basic, Card, Choice, Cloze, Markdown, Origin, Span

COMPANIES = """\
Google|1998|Larry Page and Sergey Brin|Mountain View
Microsoft|1975|Bill Gates and Paul Allen|Redmond
Apple|1976|Steve Jobs, Steve Wozniak and Ronald Wayne|Cupertino
Amazon|1994|Jeff Bezos|Seattle
Nokia|1865|Fredrik Idestam|Espoo
Siemens|1847|Werner von Siemens|Munich
Sony|1946|Masaru Ibuka and Akio Morita|Tokyo
Netflix|1997|Reed Hastings and Marc Randolph|Los Gatos
Lego|1932|Ole Kirk Christiansen|Billund
Ferrari|1939|Enzo Ferrari|Maranello
Nintendo|1889|Fusajiro Yamauchi|Kyoto
Mojang|2009|Markus Persson|Stockholm"""

COUNTRIES = """\
France|Paris|euro|Loire
Spain|Madrid|euro|Tagus
Italy|Rome|euro|Po
Poland|Warsaw|złoty|Vistula
Hungary|Budapest|forint|Danube
Iran|Tehran|rial|Karun
Iraq|Baghdad|dinar|Tigris
Zambia|Lusaka|kwacha|Zambezi
Gambia|Banjul|dalasi|Gambia
Niger|Niamey|CFA franc|Niger
Nigeria|Abuja|naira|Niger
Austria|Vienna|euro|Danube
Australia|Canberra|Australian dollar|Murray
Slovakia|Bratislava|euro|Danube
Slovenia|Ljubljana|euro|Sava"""

TERMS = """\
mitosis|the division of a cell into two daughter cells with the same chromosomes|growth and repair
meiosis|the division that halves the number of chromosomes and makes gametes|sexual reproduction
osmosis|the movement of water through a membrane towards the more concentrated solution|the turgor of plant cells
diffusion|the net movement of particles from where they are many to where they are few|gas exchange in the lungs
photosynthesis|the process by which plants turn light, water and carbon dioxide into sugar|storing energy in food
respiration|the release of energy from sugar within the cells of an organism|providing energy for the cell
transcription|the copying of a gene's sequence from DNA into messenger RNA|reading a gene
translation|the making of a protein from the sequence of a messenger RNA|building proteins
anabolism|the reactions that build large molecules from small ones and use energy|building tissue
catabolism|the reactions that break large molecules into small ones and release energy|gaining energy
endocytosis|the uptake of material into a cell by folding its membrane inwards|taking in food
exocytosis|the release of material from a cell by vesicles that join its membrane|secreting hormones
homeostasis|the keeping of a stable state inside an organism while its surroundings change|keeping temperature
phagocytosis|the engulfing of particles or bacteria by a cell|defence against bacteria"""

ALGORITHMS = """\
bubble sort|O(n²)|it swaps neighbours that are in the wrong order until none is left|stable
insertion sort|O(n²)|it puts each element into its place among those before it|stable
merge sort|O(n log n)|it sorts two halves and merges them|stable
quicksort|O(n²)|it parts the elements around a pivot and sorts both parts|not stable
heapsort|O(n log n)|it takes the largest element off a heap again and again|not stable
binary search|O(log n)|it halves the range that may hold the element at each step|
linear search|O(n)|it looks at one element after the other|
breadth-first search|O(V + E)|it visits all neighbours of a vertex before it goes deeper, with a queue|
depth-first search|O(V + E)|it follows one path to its end before it turns back, with a stack|
Dijkstra's algorithm|O(E log V)|it settles the nearest vertex that is not settled yet|
counting sort|O(n + k)|it counts how often each key occurs and adds the counts up|stable"""

EVENTS = """\
the Battle of Hastings|1066|William of Normandy defeated King Harold|England
the Battle of Waterloo|1815|Napoleon was defeated for the last time|Belgium
the fall of Constantinople|1453|the Ottomans took the city and the Byzantine Empire ended|Turkey
the storming of the Bastille|1789|the people of Paris took the royal prison|France
the signing of Magna Carta|1215|King John had to grant rights to his barons|England
the Peace of Westphalia|1648|the Thirty Years' War ended|Germany
the landing on the Moon|1969|two people walked on the Moon for the first time|the Moon
the fall of the Berlin Wall|1989|the border between East and West Berlin was opened|Germany
the Congress of Vienna|1815|the borders of Europe were drawn anew after Napoleon|Austria
the Great Fire of London|1666|most of the old city within the walls burned down|England"""

COMMANDS = """\
git add|puts changes into the index|--patch
git commit|records the index as a new commit|--amend
git push|sends commits to a remote repository|--force-with-lease
git pull|fetches commits and merges them into the current branch|--rebase
git fetch|downloads commits without touching the current branch|--prune
git merge|joins two lines of development|--no-ff
git rebase|moves commits onto another base|--interactive
git stash|puts changes aside for later|--include-untracked
git reset|moves the current branch to another commit|--hard
git tag|gives a name to a commit|--annotate"""

ORGANS = """\
heart|pumps blood through the body|chest
liver|breaks down poisons and makes bile|abdomen
kidney|filters the blood and makes urine|abdomen
lung|takes up oxygen and gives off carbon dioxide|chest
pancreas|makes insulin and digestive enzymes|abdomen
stomach|breaks food down with acid|abdomen
spleen|removes old blood cells|abdomen
skin|keeps water in and germs out|
brain|controls the body and makes thoughts|head"""


def _rows(table: str) -> Iterator[list[str]]:
    return (line.split("|") for line in table.splitlines())


def _origin(lesson: str, line: int, heading: str) -> Origin:
    return Origin(span=Span(lesson, line, line + 2), context=(lesson, heading), evidence="marked")


_PAIRS: dict[str, tuple[str, Sequence[tuple[str, int]]]] = {
    "companies.md": (
        COMPANIES,
        [
            ("In which year was {0} founded?", 1),
            ("Who founded {0}?", 2),
            ("Where does the company {0} have its headquarters?", 3),
        ],
    ),
    "countries.md": (
        COUNTRIES,
        [
            ("What is the capital of {0}?", 1),
            ("Which currency do people pay with in {0}?", 2),
            ("Name a large river that flows through {0}.", 3),
        ],
    ),
    "biology.md": (TERMS, [("What is {0}?", 1), ("What does an organism need {0} for?", 2)]),
    "algorithms.md": (
        ALGORITHMS,
        [("What is the worst-case running time of {0}?", 1), ("How does {0} work, in one sentence?", 2)],
    ),
    "history.md": (
        EVENTS,
        [("When was {0}?", 1), ("What happened at {0}?", 2), ("In which country of today was {0}?", 3)],
    ),
    "git.md": (COMMANDS, [("What does `{0}` do?", 1), ("Name a useful option of `{0}`.", 2)]),
    "organs.md": (ORGANS, [("What is the main function of the {0}?", 1), ("Where in the body is the {0}?", 2)]),
}


SUBJECTS = frozenset(word for table, _ in _PAIRS.values() for row in _rows(table) for word in row[0].split())
"""The words by which the cards of a series differ."""


def deck() -> list[tuple[str, Card]]:
    """Return the cards of the deck in order, each with the name of its lesson."""
    cards: list[tuple[str, Card]] = []
    for lesson, (table, questions) in _PAIRS.items():
        for line, row in enumerate(_rows(table)):
            for question, column in questions:
                if row[column]:
                    origin = _origin(lesson, 10 * line, row[0])
                    cards.append((lesson, Basic(Markdown(question.format(row[0])), Markdown(row[column]), origin)))
    for line, (name, year, founder, place) in enumerate(_rows(COMPANIES)):
        text = f"The company {name} was founded in {{{{c1::{year}}}}} in the town of {{{{c2::{place}}}}} by {founder}."
        cards.append(("clozes.md", Cloze(Markdown(text), _origin("clozes.md", 10 * line, name))))
    for line, (name, capital, _, _) in enumerate(_rows(COUNTRIES)):
        options = tuple(map(Markdown, [capital, "Lisbon", "Oslo", "Athens"]))
        card = Choice(Markdown(f"Which of these cities is the capital of {name}?"), options, (0,), Markdown(""),
                      _origin("choices.md", 10 * line, name))  # fmt: skip
        cards.append(("choices.md", card))
    return cards
