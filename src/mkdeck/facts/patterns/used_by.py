"""Users that are named: “X is used at companies like A, B, and C”, “Companies such as A and B use X”.

A lesson names some of many, so the question says how many it asks for.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import Clause, clauses
from mkdeck.facts.guards import is_name, points_elsewhere, without_article
from mkdeck.facts.lists import names
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.wording.numbers import number_word

TIER = "default"
OF_STATEMENTS = True
OF_PARTS = True
TRIGGERS = frozenset({"used", "use", "adopted", "rely", "depend", "run", "build", "work", "among", "include"})

_STATEMENT = re.compile(
    r" (?:is|are)(?: (?:also|now|widely|commonly|often|heavily))? used (?:at|by)"
    r" (?P<users>[a-z][\w -]{1,40}?s),? (?:like|such as|including) (?P<list>.+?)(?:,? (?:because|due to|since) .+)?$"
)
_BY_NAME = re.compile(
    r" (?:is|are)(?: (?:also|now|widely|commonly|often|heavily))? used (?:at|by) (?P<list>(?=[A-Z])[^;:()]+?)"
    r"(?:,? among (?:many )?others)?(?:,? (?:because|due to|since) .+)?$"
)
_USERS_USE = re.compile(
    r"^(?:Large |Many |Big |Some |Major )?(?P<users>[A-Za-z][\w -]{1,40}?s),? (?:like|such as"
    r"|including) (?P<list>.+?),? "
    r"(?:(?:all |now |also )?(?:use|rely on|depend on|run on|build on|work with)|have adopted) "
    r"(?P<thing>[^,;:]+?)(?: (?:to|for|in|as|because|at) .+)?$"
)
_USERS_ARE = re.compile(
    r"^(?:Among the |The )?(?P<users>[A-Za-z][\w -]{1,30}?s) that (?:use|rely on|run on|have adopted) "
    r"(?P<thing>[^,;:()]{2,40}?) (?:include|are) (?P<list>[A-Z][^;:()]+)$"
)
_INCLUDE = re.compile(
    r"^(?P<thing>[^,;:()]{2,40}?)['’]s? (?P<users>users|customers|clients) include (?P<list>[A-Z][^;:()]+)$"
)
_COUNTS = re.compile(
    r"^(?P<thing>[^,;:()]{2,40}?) (?:counts|numbers|lists) (?P<list>[A-Z][^;:()]+?) among its "
    r"(?:many )?(?P<users>users|customers|clients)$"
)
_AMONG = re.compile(
    r"^(?P<list>[A-Z][^;:()]{2,80}?) (?:are|count|rank) among "
    r"(?:(?P<owner>[^,;:()]{2,40}?)['’]s? (?:many |best-known |largest )?(?P<users>users|customers|clients|adopters)"
    r"|the (?P<the_users>users|customers|clients) of (?P<thing>[^,;:()]{2,40}))$"
)
_NAMES_USE = re.compile(
    r"^(?P<list>[A-Z][^;:()]{2,60}?,? and [A-Z][\w.’'&-]*(?: [A-Z][\w.’'&-]*){0,2}) "
    r"(?:all |both |now |also )?(?:use|rely on|depend on|run on|have adopted) (?P<thing>[^,;:]+?)"
    r"(?: (?:to|for|in|as|because|at) .+)?$"
)


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Name three companies that use X.”."""
    for clause in clauses(sentence):
        found = _STATEMENT.search(clause.text)
        if found is None:
            yield from _by_name(clause)
            yield from _users_first(clause)
            continue
        subject = clause.subject(found.start())
        answer = clause.phrase.part(*found.span("list"))
        if subject is None or points_elsewhere(found["users"]) or len(words_of(found["users"])) > 3:
            continue
        yield from _asked(clause, found["users"], f"that use {inside(subject, sentence)}", answer)


def _by_name(clause: Clause) -> Iterator[Card]:
    """Read “X is used by A, B and C”, in which nothing says what these are."""
    found = _BY_NAME.search(clause.text)
    subject = clause.subject(found.start()) if found else None
    if found is None or subject is None or not is_name(without_article(subject), clause.sentence.vocabulary):
        return
    answer = clause.phrase.part(*found.span("list"))
    yield from _asked(clause, "users", f"of {inside(subject, clause.sentence)}", answer)


def _asked(clause: Clause, users: str, of_what: str, listed: Phrase) -> Iterator[Card]:
    """Yield “Name two users of X.” where each item of the list is a name."""
    found = names(listed, clause.sentence.vocabulary)
    if found:
        is_short = users[1:2].isupper()  # “AI companies”
        named = users if is_short else users[0].lower() + users[1:]
        yield from ask(clause.sentence, f"Name {number_word(len(found))} {named} {of_what}.", listed)


def _users_first(clause: Clause) -> Iterator[Card]:
    """Read “Companies such as A and B use X”."""
    found = _USERS_USE.match(clause.text)
    forms = (_USERS_ARE, _COUNTS, _INCLUDE) if found is None else ()
    told = next(filter(None, (form.match(clause.text) for form in forms)), None)
    if told is not None:
        yield from _told(clause, told)
    if found is None and (among := _AMONG.match(clause.text)) is not None:
        yield from _among(clause, among)
    if found is None and (named := _NAMES_USE.match(clause.text)) is not None:
        yield from _names_use(clause, named)
    if found is None or points_elsewhere(found["users"]) or len(words_of(found["users"])) > 3:
        return
    listed, thing = clause.phrase.part(*found.span("list")), clause.phrase.part(*found.span("thing"))
    if is_name(thing, clause.sentence.vocabulary):
        yield from _asked(clause, found["users"], f"that use {thing.markdown}", listed)


def _names_use(clause: Clause, found: re.Match[str]) -> Iterator[Card]:
    """Read “A, B and C use X”."""
    listed, thing = clause.phrase.part(*found.span("list")), clause.phrase.part(*found.span("thing"))
    if is_name(thing, clause.sentence.vocabulary):
        yield from _asked(clause, "users", f"of {thing.markdown}", listed)


def _among(clause: Clause, found: re.Match[str]) -> Iterator[Card]:
    """Read “A, B and C are among X's users”."""
    listed = clause.phrase.part(*found.span("list"))
    thing = clause.phrase.part(*found.span("owner" if found["owner"] else "thing"))
    if is_name(without_article(thing), clause.sentence.vocabulary):
        yield from _asked(clause, found["users"] or found["the_users"], f"of {thing.markdown}", listed)


def _told(clause: Clause, found: re.Match[str]) -> Iterator[Card]:
    """Read “Companies that use X include A and B”, “X counts A and B among its customers”."""
    listed, thing = clause.phrase.part(*found.span("list")), clause.phrase.part(*found.span("thing"))
    if is_name(without_article(thing), clause.sentence.vocabulary):
        is_owned = found["users"].casefold() in ("users", "customers", "clients")
        yield from _asked(clause, found["users"], f"{'of' if is_owned else 'that use'} {thing.markdown}", listed)
