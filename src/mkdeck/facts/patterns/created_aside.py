"""Who made something, and when, told in passing: “Lisp, invented by John McCarthy in 1958, …”.

A participle behind a name (“X, developed by Y, …”, “X (developed by Y)”, “X, a language developed by Y, …”), one
before it (“Developed by Y, X is …”), and a relative clause (“X, which was developed by Y”).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card, Inline
from mkdeck.facts.agents import NAMED, names_more
from mkdeck.facts.certain_phrases import by_points
from mkdeck.facts.clauses import Clause
from mkdeck.facts.deed_places import OF_FIRMS
from mkdeck.facts.deed_things import is_named_thing, is_the_one, thing_before
from mkdeck.facts.deed_verbs import FIRST, VERBS, WORDS_OF_DEEDS, opens_with_deed
from mkdeck.facts.deeds import OF_OWNERS, ask_deed, is_sure
from mkdeck.facts.grammar import is_many
from mkdeck.facts.guards import is_advice, supposes
from mkdeck.facts.memory import found_once
from mkdeck.facts.named_before import FIRMS
from mkdeck.facts.names import is_of_person
from mkdeck.facts.objects import put
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.towns import LAND
from mkdeck.facts.words import word_set

TIER = "default"
is_likely = by_points
OF_STATEMENTS = True
OF_PARTS = True
OF_ADVICE = True
TRIGGERS = WORDS_OF_DEEDS

_BEHIND = re.compile(
    r"(?: \(\d{4}\))?"
    r"(?:(?:,| \()(?P<kind> an? (?:(?!that|which|who)[\w-]+ ){0,4}?(?!that|which|who)[\w-]+(?=,? ))?,?"
    rf"|,? (?:which|that) (?:(?P<be>was|were)|had been)){FIRST} ?\b(?P<verb>{VERBS})\b(?= [^,;()]*\b(?:by|in) )"
)
_IS_MAIN = re.compile(r", an? [^,]+, [a-z ]+$")
"""What is said in passing ends before the verb."""
_IS_SAID = re.compile(
    r" (?:in|on) (?:[A-Z]?[a-z]+ )?(?:\d{1,2} )?(?:[A-Z][a-z]+ )?\d{4} "
    r"(?!(?:after|and|as|at|because|before|but|by|during|for|from|in|near|on|out|outside|over|to|under|when|while|with)\b)"
    r"[a-z]| that\b"
)
"""“Proposed in 1952 *that* …”, “discovered in 2009 *what* genes do”: it tells what somebody did."""
_OF_WORDS = word_set("term word phrase name expression title label motto slogan")
_MORE = re.compile(
    rf" and(?: (?:later|then|subsequently|finally))?{FIRST} (?P<verb>{VERBS})\b(?= [^,;()]*\b(?:by|in) )"
)
_NAMES_BY = re.compile(
    rf"\bby (?:(?:two|three|four|five) [^,;:()]{{3,70}}, )?{NAMED}(?:, {NAMED}){{0,3}},? and {NAMED}"
    r"(?=$|[.;:)]|, (?!and )[a-z]| [a-z])"
)
"""“Founded in 1987 by Air France, Iberia, Lufthansa and SAS, because …”."""
_GAPPED = re.compile(r" in \d{4}, and [^,;]+$")
"""“A appeared in 1978, and B, designed by C, in 1980”: it appeared then."""
_AT = re.compile(r"(?:[A-Z][\w-]*|['’]s (?:[a-z]+ ){0,3}?[a-z]+) (?:at|in|near) (?:the )?$")
"""“Wundt's laboratory at Leipzig, founded in 1879”."""
_OWNED = re.compile(r"\b(?:whose|his|her|its|their|[A-Z][\w-]*['’]s) $")
_THE = Phrase(Inline("the"), 0, len("the"))
_WITH_A_WORK = re.compile(r" with (?:an?|the) [^,;:()]* by ")
"""“Inaugurated in 1778 *with an opera by* Antonio Salieri”."""
_IN_A_ROW = re.compile(r"[A-Z][\w’'-]+ and [A-Z][\w’'-]+")
_OF_THE = re.compile(r"\b(?:[Tt]he (?:[a-z]+(?: [a-z]+)?|[A-Z]\w+(?: (?:and )?[A-Z]\w+)*)|[A-Z]\w+) of (?:the )?$")
_OF_OTHER = re.compile(r"\b[a-z]+ (?:of|for|from|in|on|with|to) (?:the )?[\w.+#-]+(?: [A-Z][\w.+#-]*)*$")
_END = re.compile(rf"[;:()]|, (?!\d|in \d|(?:{LAND.pattern})\b)|,$")


_MAKERS_BEFORE = re.compile(r" by (?:[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*, ){2,}and [A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*$")


@found_once
def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the questions for the maker and for the date."""
    body = sentence.body
    advises = is_advice(body.text)
    is_doubtful = supposes(body.text) if advises else not is_sure(body.text)
    if is_doubtful or body.is_marked("emphasis"):
        return  # “*Handout eight of eight, written by Hamish.*”
    yield from _behind(sentence, advises=advises)
    if not advises:
        yield from _opening(sentence)


_OF_LONGER = re.compile(
    r"(?:Association|Campaign|Cent(?:er|re)|Committee|Council|Foundation|Fund|Institute|Organi[sz]ation|Society"
    r"|Union) for (?:the )?$"
)
_OF_WORKS = word_set("issued published released printed performed recorded filmed built manufactured")


def _is_nothing_done(subject: Phrase, verb: str, body: Phrase) -> bool:
    """Whether a deed is none of a subject: of a person, whose *Summa* was issued, or of a part of a longer name.

    “The National Association for *the Advancement of Colored People*, founded in 1909”.
    """
    is_work_of = verb in _OF_WORKS and is_of_person(subject.text) and not subject.is_marked("emphasis")
    return is_work_of or _OF_LONGER.search(body.text, 0, subject.start - body.start) is not None


def _behind(sentence: Sentence, *, advises: bool) -> Iterator[Card]:
    """Yield the questions of “X, a language developed by Y, …”; of one that `advises` this must be sure."""
    body = sentence.body
    for found in _BEHIND.finditer(body.text):
        if _tells_else(found):
            continue
        if _MAKERS_BEFORE.search(body.text, 0, found.start()):
            continue  # “Cloudflare, founded by A, B, and C, *opened* in 2010”
        if found[0].startswith((" that ", " which ")) and _OF_OTHER.search(body.text, 0, found.start()):
            continue  # “a superset of JavaScript that was developed by Microsoft”
        subject = thing_before(
            body,
            found.start(),
            sentence,
            has_kind=found["kind"] is not None or ", which " in found[0],
            is_firm=found["verb"] in OF_FIRMS | OF_OWNERS or (found["kind"] or "").rpartition(" ")[2] in FIRMS,
        )
        if subject is not None and (_names_another(body, subject) or _is_nothing_done(subject, found["verb"], body)):
            continue
        if subject is not None and found["be"] == "were" and not subject.words[-1].endswith("s"):
            continue  # “the lectures of Arnold Toynbee, which were published in 1884”
        if subject is not None and is_the_one(subject, found["be"] or "was", sentence):
            end = _end(body.text, found.end("verb"))
            if end is None or (advises and not is_sure(body.text[found.start() : end])):
                continue
            deeds = [found, *_MORE.finditer(body.text, found.end("verb"), end)]
            for deed, following in zip_longest(deeds, deeds[1:]):
                told = body.part(0, following.start() if following else end)
                cards = ask_deed(sentence, _with_article(subject, body), found["be"] or _be(subject), told, deed)
                yield from _fitting(cards, subject, found, _WITH_A_WORK.search(told.text, deed.end("verb")) is not None)


def _with_article(subject: Phrase, body: Phrase) -> Phrase:
    """Return a thing that was told to be somebody's with an article in the owner's place: “whose *phonautograph*”."""
    before = body.text[: subject.start - body.start]
    is_common = len(subject.words) == 1 and subject.text.islower() and not is_many(subject.text)
    return put(subject, 0, 0, _THE) if is_common and _OWNED.search(before) is not None else subject


def _tells_else(found: re.Match[str]) -> bool:
    """Whether no thing was made: “a term coined by A” is a word, “Ada Moore, a scholar, proposed in 1952 that …”."""
    is_word = found["kind"] is not None and found["kind"].rpartition(" ")[2] in _OF_WORDS
    is_word = is_word or found["verb"] == "adopted"  # “Le Corbusier, a name he adopted in 1920”
    is_word = is_word or (found["verb"] == "opened" and found.string.startswith(" with", found.end()))  # it began so
    is_main = _IS_MAIN.search(found[0]) is not None
    return is_word or (is_main and _IS_SAID.match(found.string, found.end()) is not None)


def _fitting(cards: Iterable[Card], subject: Phrase, found: re.Match[str], has_other_maker: bool) -> Iterator[Card]:
    """Yield the cards of a deed that its sentence tells for sure: of a book when, of what a gap follows not when.

    Where what is told to be somebody's is another thing, nothing tells who did it.
    """
    is_gapped = _GAPPED.search(found.string, 0, found.start()) is not None
    is_book = has_other_maker or _is_book(subject, found["verb"])
    return (card for card in cards if not (is_book and not _asks_when(card)) and not (is_gapped and _asks_when(card)))


def _is_book(subject: Phrase, verb: str) -> bool:
    """Whether a title was published, of which nobody learns by whom."""
    return verb == "published" and subject.holds("emphasis")


def _asks_when(card: Card) -> bool:
    return isinstance(card, Basic) and not card.front.startswith("Who ")


def _names_another(body: Phrase, subject: Phrase) -> bool:
    """Whether a name only tells where another thing is: “the garden of Padua, founded in 1545”."""
    end = subject.start - body.start
    if _IN_A_ROW.fullmatch(subject.text) and body.text[:end].endswith(", "):
        return True  # “the experiments of Kahneman, Knetsch and Thaler, published in 1990”
    return _AT.search(body.text, 0, end) is not None or _OF_THE.search(body.text, 0, end) is not None


def _end(text: str, start: int) -> int | None:
    """Return where the aside ends whose verb ends at a place; None where it names more makers than can be read."""
    end = _END.search(text, start)
    if end is None:
        return len(text)
    if not names_more(text, end.start()):
        return end.start()
    names = _NAMES_BY.search(text, start)
    return names.end() if names else None


def _be(subject: Phrase) -> str:
    """Return the verb that agrees with a thing: “model cards *were*”, “Weights & Biases *was*”."""
    last = subject.words[-1]
    return "were" if last.islower() and is_many(last) and not subject.is_marked("emphasis") else "was"


def _leading_name(clause: Clause) -> Phrase | None:
    """Return the name that opens a clause whose verb is not known."""
    found = re.match(r"(?:[A-Z][\w.+#’'-]*)(?: [A-Z0-9][\w.+#’'-]*)*(?= (?!and |or )[a-z])", clause.text)
    return clause.subject(found.end()) if found else None


def _opening(sentence: Sentence) -> Iterator[Card]:
    """Yield the questions of “Developed by Y in 1995, X is …”."""
    body = sentence.body
    if not opens_with_deed(body.text):
        return
    opening = re.match(
        rf"(?P<lead>(?:First |Originally |Initially )?)(?P<verb>{VERBS})\b(?=[^,;()]* (?:by|in) )",
        body.text,
        re.IGNORECASE,
    )
    comma = re.search(r",(?! \d)", body.text)
    if opening is None or comma is None or re.search(r"[;:]", body.text[: comma.start()]):
        return  # “Announced by A in 2014; the founders were B, C and D”
    if names_more(body.text, comma.start()):
        return  # “Launched in 2010 by Matthew Prince, Michelle Zatlyn and Lee Holloway.”
    main = Clause(body.part(comma.end()), sentence, None)
    verb = main.verb()
    subject = main.subject(verb[0]) if verb else _leading_name(main)
    if subject is None or not is_named_thing(subject, sentence):
        return
    small = f" {opening['lead'].strip().lower()} {opening['verb'].lower()}".replace("  ", " ")
    found = re.match(rf"{FIRST} (?P<verb>{VERBS})", small)
    if found is None:
        return
    deed = body.part(0, comma.start())
    yield from ask_deed(sentence, subject, "was" if not main.is_plural else "were", deed, found)
