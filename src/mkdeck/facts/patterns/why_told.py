"""Why somebody did something, or why a named thing is so: “Conservators took to it because it hardly yellows”.

The statement must stand alone once its pronouns are put in full, and “it” and “they” of the reason must be what the
statement is about.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.alone import stands_alone
from mkdeck.facts.clauses import first_verb, number_of
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.grammar import is_many, main_verb, opening_end, read_tokens
from mkdeck.facts.guards import (
    addresses_reader,
    holds_anaphora,
    is_balanced,
    is_hedged,
    is_opinion,
    points_elsewhere,
)
from mkdeck.facts.inversion import Statement, read_statement
from mkdeck.facts.memory import found_by_any
from mkdeck.facts.names import is_of_person
from mkdeck.facts.objects import put, with_object
from mkdeck.facts.patterns import because, spread
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.pointing import JUST_THAT, points_back
from mkdeck.facts.questions import ask
from mkdeck.facts.references import with_subject
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.threads import thread_behind
from mkdeck.facts.verb_forms import verb_forms
from mkdeck.facts.words import ARTICLES, PREPOSITIONS, word_set
from mkdeck.values import replace

TIER = "more"
OF_STATEMENTS = True
OF_PARTS = True
TRIGGERS = frozenset({"because", "since", "as", "why", "reason"})

MAY_STATE = re.compile(r"\b(?:because|why|reason)\b|, (?:[a-z]+ )?(?:since|as) |^Since |^Because ")
_MOSTLY = r"(?:(?:chiefly|mainly|mostly|largely|partly|simply|precisely|exactly|in part|not least) )?"
_OF_AS = r"(?:an?|the) (?:\w+ )?rule|well\b|if\b|far\b|long\b|it (?:happens|happened|turns|turned|were)\b|usual\b"
_REASON = re.compile(
    rf"(?:,? {_MOSTLY}(?P<because>because )"
    rf"|, {_MOSTLY}(?P<since>since (?!\d|then\b|version\b|release\b)|as (?!{_OF_AS})(?=[a-z])))"
)
_FRONTED = re.compile(
    r"(?P<reason>(?:Because|Since(?! \d| then\b| version\b| release\b| [^,;:]{0,30}\d{4})) [^;:]+?), "
    r"(?P<main>(?:it|they|the|[A-Z])[^;:]+)$"
)
_THATS_WHY = re.compile(
    r"(?P<reason>[^;:]+?)(?:, and (?:that['’]s|that is|this is|it is|it's)|, which is) (?:partly |largely |also )?"
    r"(?:why|the reason why) (?P<main>[^;:]+)$"
)
_FOR_THAT = re.compile(r"(?P<reason>[^;:]+?),? and for (?:that|this) reason (?P<main>[^;:]+)$")
_START = re.compile(r"; |: |, (?:and|but|so|while|whereas) (?=(?:it|they|he|she|the|few|many|most|some)\b|[A-Z])")
_SECOND = re.compile(r",? and (?P<deed>(?:[a-z]+ly |soon |then |later |quickly |never |often )?(?P<verb>[a-z]+)) ")
_LEAD_IN = re.compile(
    r"(?:(?:Note|Remember) that|It should (?:also )?be (?:remembered|noted) that|(?:And|But|So|Yet|Still|Now),?) (?=\w)"
)
_REASON_ENDS = re.compile(
    r"[;:]|, (?:but|so|although|though|while|whereas|which|who) |, and (?=[A-Z])"
    r"|, and (?!(?:is|are|was|were|has|have|had|can|could|will|would)\b)[^,]{2,60}? "
    r"(?:is|are|was|were|has|have|had|can|could|will|would|remains?|[a-z]+ed)\b"
)
_CONJUNCTION = re.compile(r"(?:Because|Since) ")
_MAIN_ENDS = re.compile(r", (?:even|although|though|while|whereas|as|since|which|and) ")
_NAMED = re.compile(r"(?<=\w )\**[A-Z][\w.+#-]+(?! users\b)")
_NAMES = re.compile(r"(?<=[a-z*] )\*{0,2}[A-Z][\w.+#-]*(?: [A-Z][\w.+#-]*)*")
_RANKED = re.compile(r"The (?:most|least|main|only|first|last|[a-z]+est) (?!.* (?:of|in|for|about|with) )")
_INNER = re.compile(
    r", (?:which|who|where)\b[^,]*$|\b[a-z]+ (?:that|how|whether) (?:an?|the|it|they|[a-z]+s|[A-Z]\w+)\b[^,]*$"
)
_MUST = re.compile(r"\b(?:must|can(?:not|'t|’t)?|could(?:n't|n’t)?|would(?:n't|n’t)?|may|might|even)\b")
"""In a reason these tell what is possible or needed, and suppose nothing."""
_MILD = re.compile(r"\b(?:eas(?:y|ier|iest)|hard(?:er)?|good|better|very|really|quite|simply)\b")
"""In a reason they tell what people found, which is why they did it."""
_OF_THINGS, _OF_MANY, _OF_PEOPLE = (
    word_set("it its itself"),
    word_set("they them their"),
    word_set("he him his she her"),
)
_ELSE = word_set("this that these those there here one ones others i we you us")
_OF_ONE = re.compile(r"\b(?:an?|the|every|each) [a-z][\w -]{2,40}? (?=(?:its?)\b)")
_OF_STATE = word_set("is are was were remain remains stay stays become becomes became")
_PARTICLES = word_set("out in up down off on over away back")
_WHOLE = re.compile(
    r"(?:spreads?|prevail(?:s|ed)|caught on|took off|won|survive[sd]|succeed(?:s|ed)|fail(?:s|ed)|works?|worked)\b"
)
"""Verbs that tell enough of a thing by themselves."""
_DIFFERENT = re.compile(r"\b(?:different|another|special|strange) (?:animal|beast|story|matter|kettle|world)\b")
_THAT_NOUN = re.compile(
    r"\b(?:[a-z]+ing|of|for|in|with|on|to|by|from) that "
    r"(?!(?:is|are|was|were|has|have|can|will|it|they|the|an?)\b)[a-z]+\b"
)
_TWO_CLAUSES = re.compile(r", (?:and|but|so) (?:[a-z]+ ){2,3}(?:it|them)\b")
_UNTOLD = word_set("what exception relatively comparatively")
_FEWEST, _LONGEST, _LONGEST_MAIN, _FEWEST_TOLD = 3, 32, 22, 2


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Why did X …?” where the plainer rule asks nothing."""
    if found_by_any((because.find, spread.find), sentence):
        return
    whole = with_object(with_subject(sentence))
    for told, reason in _told(whole):
        main = _last_deed(_in_full(told, whole))
        statement = read_statement(main, whole) if _may_be_asked(main, whole) else None
        if statement is None or _names_only_in_reason(statement, reason):
            continue
        if _says_enough(main, statement, whole) and _explains(reason, statement):
            yield from ask(whole, f"Why {statement.asked}?", reason)


def _told(sentence: Sentence) -> Iterator[tuple[Phrase, Phrase]]:
    """Yield what a sentence says that something is so, and the reason that it gives."""
    body = sentence.body
    if (found := _THATS_WHY.match(body.text) or _FOR_THAT.match(body.text) or _FRONTED.match(body.text)) is not None:
        main = _begun(body.part(*found.span("main")))
        end = _MAIN_ENDS.search(main.text)
        yield main.part(0, end.start() if end else None), body.part(*found.span("reason"))
        return
    reasons = list(_REASON.finditer(body.text))
    if len(reasons) != 1:
        return
    found = reasons[0]
    start = found.start("because") if found["because"] else found.start("since")
    if found["because"] is None and first_verb(body.text[found.end() :].partition(",")[0]) is None:
        return  # “since the war”, “as a rule”
    reason = body.part(start)
    end = _REASON_ENDS.search(reason.text, len("since "))
    main = body.part(0, found.start())
    if _INNER.search(main.text):
        return  # “a ball of gas, which shines because …”, “showed that it could be poisoned, since …”
    starts = [turn.end() for turn in _START.finditer(main.text)]
    yield _begun(main.part(starts[-1] if starts else 0)), reason.part(0, end.start() if end else None)


def _in_full(main: Phrase, sentence: Sentence) -> Phrase:
    """Return a clause with what “it” at its beginning is in the same sentence: “Ann Lee wrote it, and it had to …”."""
    before = sentence.body.part(0, main.start - sentence.body.start)
    if not main.text.startswith(("it ", "It ")) or not before.text:
        return main
    lead = _CONJUNCTION.match(before.text)
    before = before.part(lead.end()) if lead else before
    topic = thread_behind(replace(sentence, phrase=before))
    return put(main, 0, len("it"), topic.phrase) if topic is not None and not topic.is_plural else main


def _last_deed(main: Phrase) -> Phrase:
    """Return the last of two deeds with their subject: of “React arrived in 2013 and *soon dominated the web*”."""
    second = _SECOND.search(main.text)
    if second is None or not any(form.form == "past" for form in verb_forms(second["verb"])):
        return main
    tokens = read_tokens(main)
    place, opening = main_verb(tokens), opening_end(tokens)
    if place is None or not opening < place or tokens[place].end > second.start() or tokens[place].kind != "verb":
        return main
    subject = main.part(tokens[opening].start, tokens[place - 1].end)
    return put(main.part(second.start("deed")), 0, 0, subject, ending=" ")


def _begun(main: Phrase) -> Phrase:
    lead = _LEAD_IN.match(main.text)
    return main.part(lead.end()) if lead else main


_COUNTED = word_set("two three four five six seven eight nine ten several some many few")


def _may_be_asked(main: Phrase, sentence: Sentence) -> bool:
    """Whether a statement can stand on a card by itself."""
    words = words_of(main.text)
    if not 1 < len(words) <= _LONGEST_MAIN or not is_balanced(main.text) or ": " in main.text:
        return False
    if words[0] in _COUNTED:
        return False  # “two properties of methods are worth learning”: which?
    if JUST_THAT.search(main.text):
        return False  # “created the site”
    if _TWO_CLAUSES.search(main.text) is not None:
        return False  # “was founded in 2013, and designers adore it”
    if addresses_reader(main.text) or words[0] in ("it", "they", "this", "that", "these", "there"):
        return False
    capital = main.text[0].upper() + main.text[1:]
    return stands_alone(main, sentence.vocabulary) and not points_back(capital)


def _says_enough(main: Phrase, statement: Statement, sentence: Sentence) -> bool:
    """Whether a statement says of whom and of what it speaks: “Developers were furious” does not."""
    predicate = main.part(main.text.index(statement.verb.text, statement.verb.start) + len(statement.verb.text))
    told = [word for word in words_of(predicate.text) if word not in PREPOSITIONS | ARTICLES]
    is_state = statement.verb.small in _OF_STATE and told and told[0] not in _PARTICLES
    is_whole = _WHOLE.match(main.text, statement.verb.start) is not None
    has_name = any(token.kind == "name" and token.start > statement.verb.start for token in read_tokens(main))
    is_of_some = statement.asked.startswith(("do ", "does ")) and len(words_of(statement.subject.text)) > 1
    if len(told) < _FEWEST_TOLD - is_of_some and not (is_state or is_whole or has_name):
        return False
    if "not" in told and statement.asked.startswith("did "):
        return False
    if _DIFFERENT.search(predicate.text) is not None:
        return False
    if predicate.text.endswith((" as well", " too", " so called", " either", " both", " any other")) or (
        len(told) == 1 and told[0] in because.IN_SOMETHING
    ):
        return False
    if holds_anaphora(predicate, sentence.vocabulary) or not _UNTOLD.isdisjoint(told):
        return False
    subject = statement.subject
    if " and " in subject.text and not _OF_THINGS.isdisjoint(words_of(predicate.text)):
        return False  # “Maersk and IBM announced its end”
    if _RANKED.match(subject.text):
        return False
    words = [word for word in words_of(subject.text) if word not in ARTICLES]
    is_bare = is_many(subject.words[-1]) and (len(words) == 1 or all(map(is_everyday, words)))
    is_past = statement.asked.startswith(("did ", "was ", "were ", "had "))
    return not (is_bare and is_past and not has_name)


def _names_only_in_reason(statement: Statement, reason: Phrase) -> bool:
    """Whether but the reason names what it is about: “Mac users are at a loss, since Power BI runs on Windows”."""
    return _NAMED.search(statement.asked) is None and _NAMED.search(reason.text) is not None


def _names_one_thing(statement: Statement, reason: Phrase) -> bool:
    """Whether “it” in a reason is something that the reason, or one name behind the verb, tells before it."""
    told = _OF_ONE.search(reason.text)
    if told is not None and "it" not in words_of(reason.text[: told.start()]):
        return True
    asked = statement.asked
    behind = asked[asked.find(statement.subject.text[1:]) + len(statement.subject.text) - 1 :]
    names = _NAMES.findall(behind)
    return len(names) == 1 and not is_of_person(names[0].strip("*"))


def _explains(reason: Phrase, statement: Statement) -> bool:
    """Whether a text is a reason that leans on nothing but the statement that it explains."""
    text, words = reason.text, words_of(reason.text)
    if not _FEWEST <= len(words) <= _LONGEST or not is_balanced(text):
        return False
    told = set(words)
    is_somebody = is_of_person(statement.subject.text)
    many = number_of(statement.verb.text) is not False and is_many(statement.subject.words[-1])
    if not is_somebody and not told.isdisjoint(_OF_PEOPLE):
        return False
    if (many or is_somebody) and not told.isdisjoint(_OF_THINGS) and not _names_one_thing(statement, reason):
        return False
    if not many and not told.isdisjoint(_OF_MANY):
        return False
    if _THAT_NOUN.search(text) is not None:
        return False  # “typing that information in by hand”
    if not told.isdisjoint(_ELSE - {"that", "one"}) or addresses_reader(text):
        return False
    sure, plain = _MUST.sub("", text), _MILD.sub("", text)
    return not (points_elsewhere(text) or is_hedged(sure) or is_opinion(plain) or points_back(text))
