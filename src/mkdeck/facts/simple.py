"""The simple statements that a sentence holds, each with a name where it has a pronoun.

“Matei Zaharia began it in 2009, and it was donated to Apache in 2013” tells two things of Spark, if that is what the
paragraph speaks of; “OpenVAS, which is maintained by Greenbone, has …” tells two as well. Patterns read what a
sentence says as it stands, and then these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from mkdeck import lazy_re as re
from mkdeck.cards import Inline
from mkdeck.facts.clauses import number_of
from mkdeck.facts.compound import predicates
from mkdeck.facts.deed_things import FIRM_FROM, WHERE_NAMED, without_order
from mkdeck.facts.grammar import NounPhrase, Token, main_verb, noun_phrases, opening_end, read_tokens
from mkdeck.facts.memory import once
from mkdeck.facts.names import FULL_NAME, is_house, is_of_person, may_be_person
from mkdeck.facts.objects import may_have_object, put, replaced_object, with_object
from mkdeck.facts.of_somebody import told_of_somebody
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.references import opens_with_pronoun, with_subject
from mkdeck.facts.sentences import Sentence, Topic
from mkdeck.facts.signs import WHEN
from mkdeck.facts.threads import WORKS, apposed_name, is_named_thing, thread_behind, was_called
from mkdeck.facts.told_by_owner import OWNED, told_by_owner
from mkdeck.facts.told_of_lead import told_of_lead
from mkdeck.facts.verbs import KEEPS
from mkdeck.facts.words import word_set
from mkdeck.parsing.inline import without
from mkdeck.values import replace

_ALSO = r" and (?:(?:then|later|also|soon|eventually) )?"
_DEED = (
    r"(?:acquired|bought|brought out|built|co-?founded|created|developed|founded|invented|introduced|launched|published"
    r"|released|started|wrote) (?=[A-Z\d*`]|the [A-Za-z])"
)
_MAY_HOLD = re.compile(
    r"\b(?:[Ii]ts?|They|Their|He|She|when s?he|which|whose|went on|patent)\b"
    r"|\b[Tt]he (?:current |present )?[a-z]+ (?:is|was|has|[a-z]+ed)\b"
    rf"|^[A-Z][a-z]+(?:ed|ing|ly|ten|ilt|un)\b|; |{_ALSO}{_DEED}"
    r"|(?:ed|built|wrote) in \d{4} (?:[a-z]|[A-Z*“\"])"
    r"|^(?:The|One|Another|An?|My|Our) [^,]{3,60}, [\w*]"
    r"|\d,? when (?:the )?[A-Z]"
    r"|^[\w*][^,;:]{1,40}, [a-z]|(?: and|,) (?:[a-z]+ )?(?:is|was|has|had|went|came|began|became|[a-z]+(?:s|ed)) "
    r"|(?:, and|, but|;) (?:the [a-z]+ )?[A-Z]|\b(?:followed|answered|responded|countered|replied) "
)
_AND = re.compile(r"(?:, (?:and|but|so)|;) (?=[\w*`])| and (?=it )|, (?=it(?:['’]s)? )")
_IT_IS = re.compile(r"(?:,|,? and|;) (?P<short>it['’]s)(?= (?!been\b|become\b|got\b|had\b)[a-z])")
_MADE_BY = re.compile(r"\b(?:written|created|developed|designed|invented|released|published|built|made) by\b")
_OF_IT = re.compile(r"\bits?\b|\bthe (?:company|firm|project|product)\b")
_DATED = re.compile(r"(?:in \d{4},? )?(?:the (?:[A-Z]?[a-z-]+ ){0,3})?[A-Z][^;]{3,120}?\b[12]\d{3}\b")
"""A clause about something with a name, in a year: “and Canva bought the Affinity products in 2024”."""
_OWN_NAMED = re.compile(
    r"(?:Its|(?P<owner>[A-Z][\w.-]*)['’]s?) (?:[\w-]+ ){0,4}?[a-z][\w-]*"
    r"(?:, (?P<name>[A-Z\d][\w.+#-]*(?: [A-Z\d][\w.+#-]*){0,2}),)? (?:is|was|has|had|can|[a-z]+ed)\b"
)
"""“Chrome's engine, V8, was developed in Aarhus, and it …”: of the engine."""
_ITS_NOUN = re.compile(r"its(?= )|it(?= )|the (?:company|firm|project|product)(?= (?:is|was|has|had|[a-z]+ed)\b)")
_WHICH = re.compile(r", (?P<which>which|whose) (?=[\w'’*`])")
_PARTICIPLE = re.compile(
    r"(?P<deed>(?:First |Originally )?(?:[A-Z]?[a-z]+ed|Written|Built|Begun|Made|Led|Run|Known|Sold)\b"
    r"[^;:()]{4,110}?), (?P<main>(?:the )?[A-Z][\w.-]*[^;:]*)$"
)
_FRONTED = re.compile(
    r"(?:Strictly speaking|Instead of [^,;:]{3,60}|In exchange for [^,;:]{3,40}|Unlike the (?:other|first|two)"
    r"[^,;:]{0,30}|Technically|Officially|Originally|Today|At first|By contrast|In practice), (?P<main>[A-Z][^;:]*)$"
)
_DID = {
    "found": "founded", "start": "started", "create": "created", "build": "built", "write": "wrote",
    "develop": "developed", "launch": "launched", "design": "designed", "invent": "invented",
}  # fmt: skip
_WENT_ON = re.compile(rf" (?P<did>went on to (?P<base>{'|'.join(_DID)}))\b")
_PATENT = re.compile(
    r" (?P<did>(?:received|obtained|secured|took out|got|(?:was|is) (?:granted|awarded|issued)) (?:an?|the|his|her) "
    r"(?:(?:US|U\.S\.|British|American|English|French|German|first) )?patent (?:for|on(?= (?:an?|the) )))(?= \S)"
)
_FOLLOWED = re.compile(
    r"(?P<maker>[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,3}) (?:soon |later |quickly )?"
    r"(?:followed|answered|responded|countered|replied)(?: suit)?(?P<year> in \d{4})? with "
    r"(?P<thing>[A-Z\d][\w.+#’'-]*(?: [A-Z\d][\w.+#’'-]*){0,3})(?:(?P<late> in \d{4})\b)?(?=$|[.,;]| (?:and|but)\b)"
)
_DATE_BEFORE = re.compile(
    r" (?:built|coined|composed|created|designed|developed|devised|discovered|founded|introduced|invented|launched"
    r"|opened|patented|published|released|wrote)(?P<date> in (?P<year>(?:1\d|20)\d\d)) "
    r"(?=(?:the|an?|his|her|its|their) |[A-Z*“\"])"
)
"""“James Marsh published *in 1836* the test that bears his name”."""
_SECOND_DEED = re.compile(
    rf"(?<=[\w)]),?{_ALSO}(?P<deed>{_DEED}[^;:()]*?)"
    r"(?= (?:in|during) (?:[A-Z][a-z]+ of )?(?:the|that) same (?:year|month|decade)|[;:()]"
    r"|, (?:which|who|and|but|where)\b|$)"
)
_LEADS_AWAY = re.compile(r"\b(?:that|which|who|whose|where|when|while|because|if|as|from|to)\b")
_HOLDS_CLAUSE = re.compile(r"\b(?:that|which|who|whose|where|when|while|because|if)\b")
_YEAR_WHEN = re.compile(
    r"\b(?:until|from|to|since|in) (?P<year>(?:1\d|20)\d\d),? when (?P<deed>(?:the )?[A-Z][^;:()]{8,120}?)"
    r"(?=$|[;:()]|, (?:and|but|so|which|who|a|an|the|in|at)\b)"
)
_WHEN_HE = re.compile(r" when (?:he|she) (?P<deed>[a-z]+(?:ed|te|lt|de|ld|an|nt)\b[^,;:()]*)$")
_MAY_APPOSE = ("The ", "One ", "Another ", "A ", "An ", "My ", "Our ")
_PRONOUNS = (
    "It ",
    "Its ",
    "They ",
    "Their ",
    "He ",
    "She ",
    "His ",
    "Her ",
    "it ",
    "they ",
    "this ",
    "these ",
    "that ",
)
_OF_LONGER = re.compile(r"(?<![\w-])[A-Z][\w-]* (?:of|for|and|on|in|&|of the|for the) $")
_OF_THING = re.compile(r"(?:[A-Z][^,;:()]{1,40}?,? )?(?:It|it|They|they|Its|Their) [a-z]")
_THE_THING = re.compile(
    rf"(?:(?:Since|In|At|Today)\b[^,;:]{{0,30}}, )?(?P<the>[Tt]he (?:current |present )?"
    rf"(?P<noun>{WORKS}|company|firm))"
    r"(?= (?:itself )?(?:is|was|has|had|can|could|does|did|runs?|ran|[a-z]+s|[a-z]+ed)\b)"
)
DONE_BY = re.compile(r", [a-z]+(?:ed|en|t) by (?:the )?$")
"""What stands before who did something to what is spoken of: “a passkey, promoted by the FIDO Alliance, which …”."""
_OF_FIRM = re.compile(rf"{FIRM_FROM}$")
_OF_PLACE = re.compile(r"\b(?:from|in|at|near) $")
_PLACED = re.compile(r", (?:in|at|near|from|outside|of) $")
_ITS = re.compile(r"(?<= )its (?=[a-z])")
_OF_SUBJECT = frozenset({"pronoun", "possessive", "article", "name", "noun", "number", "quantifier", "gerund"})
_AUXILIARY = word_set("is was has had are were can could will does did")
_END = re.compile(
    r"; |, (?=(?:in|on) (?:[A-Z][a-z]+ )?\d)|,? and (?=which\b|who\b)"
    r"|, (?:and|but|so|while|whereas|although|though|because|since) "
)
_LONGEST_NAME = 6


@once
def simple_statements(sentence: Sentence) -> Sequence[Sentence]:
    """Return what a sentence states, part by part, without what it states as a whole; mostly nothing."""
    of_lead = tuple(told_of_lead(sentence)) if sentence.phrase.inline.marks else ()
    if not of_lead and _MAY_HOLD.search(sentence.text) is None and OWNED.match(sentence.body.text) is None:
        return ()
    is_of_thing = opens_with_pronoun(sentence) and _OF_THING.match(sentence.body.text) is not None
    named = sentence if is_of_thing and sentence.topic is None else with_subject(sentence)
    whole = _in_full(_with_possessive(_with_noun(with_object(named))))
    found = [] if whole is sentence else [whole]
    for statement in chain(_parts(whole), told_by_owner(sentence), of_lead):
        text = statement.text
        is_new = text not in [one.text for one in found] and text != sentence.text.rstrip(".")
        if is_new and not text.startswith(_PRONOUNS):
            found.append(statement)
    return tuple(replace(one, quote=one.quote or sentence.text, spoken_of=None, before=None) for one in found)


def _in_full(sentence: Sentence) -> Sentence:
    """Put “it is” for “it's” where a clause begins so: “Gramps is open source, it's written in Python, …”."""
    whole = sentence.body
    for found in reversed(list(_IT_IS.finditer(whole.text))):
        whole = put(whole, *found.span("short"), Phrase(Inline("it is"), 0, len("it is")))
    return (
        sentence if whole is sentence.body else replace(sentence, phrase=whole, quote=sentence.quote or sentence.text)
    )


def _parts(whole: Sentence) -> Iterator[Sentence]:
    """Yield what a sentence, whose pronouns have given way to names, states besides the whole."""
    yield from _stressed(whole)
    yield from _went_on(whole)
    yield from _patented(whole)
    yield from _brought_out(whole)
    yield from _date_before(whole)
    yield from second_deed(whole)
    yield from predicates(whole)
    if whole.text.startswith(_MAY_APPOSE) and (named := apposed_name(whole)) is not None:
        told = Phrase(whole.body.inline, named.end + len(", "), whole.phrase.end)
        yield replace(whole, phrase=put(told, 0, 0, named))
    yield from _without_opening(whole)
    yield from _clauses(whole)
    for phrase in chain(told_of_somebody(whole.body), _relatives(whole)):
        yield replace(whole, phrase=phrase)
    yield from _when_somebody(whole)
    yield from _in_year_when(whole)


_CLEFT = re.compile(
    r"It was (?:(?:an?|the) [^,;:()]{3,60}, )?"
    r"(?P<name>[A-Z][\w’'.-]*(?: (?:(?:de|van|von|der|la|le) )?[A-Z][\w’'.-]*)+),? who (?P<deed>[a-z]+ [^;:()]+)$"
)


def _stressed(sentence: Sentence) -> Iterator[Sentence]:
    """Yield “Roland de Jonghe founded Biobest” of “It was a vet, Roland de Jonghe, who founded Biobest”."""
    body = sentence.body
    found = _CLEFT.match(body.text)
    if found is not None:
        yield replace(sentence, phrase=put(body.part(*found.span("deed")), 0, 0, body.part(*found.span("name"))))


def also_stated(sentence: Sentence) -> tuple[str, ...]:
    """Return what a statement of a sentence has in another form, a verb or a sign: “founded” of “went on to found”."""
    if _FOLLOWED.match(sentence.text) is not None:
        return ("brought",)
    if " when " in sentence.text and _YEAR_WHEN.search(sentence.text) is not None:
        return (WHEN,)
    if " patent" in sentence.text and _PATENT.search(sentence.text) is not None:
        return ("patented",)
    found = _WENT_ON.search(sentence.text) if " went on to " in sentence.text else None
    return (_DID[found["base"]],) if found else ()


def _went_on(sentence: Sentence) -> Iterator[Sentence]:
    """Yield “X founded Y” of “X went on to found Y”."""
    body = sentence.body
    found = _WENT_ON.search(body.text)
    if found is not None:
        did = Phrase(Inline(_DID[found["base"]], ()), 0, len(_DID[found["base"]]))
        yield replace(sentence, phrase=put(body, *found.span("did"), did))


def _patented(sentence: Sentence) -> Iterator[Sentence]:
    """Yield “X patented Y” of “X received a patent for Y”."""
    body = sentence.body
    found = _PATENT.search(body.text) if " patent" in body.text else None
    if found is not None:
        yield replace(sentence, phrase=put(body, *found.span("did"), Phrase(Inline("patented"), 0, len("patented"))))


def _date_before(sentence: Sentence) -> Iterator[Sentence]:
    """Yield “In 1836 X published Y” of “X published in 1836 Y”, where a name opens the sentence."""
    body = sentence.body
    found = _DATE_BEFORE.search(body.text) if body.text[:1].isupper() else None
    if found is not None and FULL_NAME.match(body.text) is not None:
        date = f"In {found['year']}"
        start, end = found.span("date")
        inline = without(body.inline, [(body.start + start, body.start + end)])
        told = Phrase(inline, body.start, body.end - (end - start))
        yield replace(sentence, phrase=put(told, 0, 0, Phrase(Inline(date), 0, len(date))))


def _brought_out(sentence: Sentence) -> Iterator[Sentence]:
    """Yield “Google brought out ARCore in 2017” of “Google followed in 2017 with ARCore, which …”."""
    body = sentence.body
    found = _FOLLOWED.match(body.text) if " with " in body.text else None
    if found is not None and is_house(found["maker"]) and not is_of_person(found["thing"]):
        if is_house(found["thing"]):
            return  # “Samsung followed with Android”
        year = found["year"] or found["late"] or ""
        text = f"{found['maker']} brought out {found['thing']}{year}"
        yield replace(sentence, phrase=Phrase(Inline(text), 0, len(text)))


def second_deed(sentence: Sentence) -> Iterator[Sentence]:
    """Yield “X founded Z” of “X invented Y in 1986 and founded Z”, without “in the same year”."""
    body = sentence.body
    found = _SECOND_DEED.search(body.text) if " and " in body.text else None
    tokens = read_tokens(body) if found else ()
    verb = main_verb(tokens) if tokens else None
    if found is None or not verb or opening_end(tokens) or tokens[verb].start > found.start():
        return
    first = tokens[verb]
    is_deed = any(form.form == "past" for form in first.forms) and first.small not in _AUXILIARY
    if (
        not is_deed
        or tokens[verb - 1].kind in ("adverb", "auxiliary", "sign")
        or _LEADS_AWAY.search(body.text, first.end, found.start())
    ):
        return  # “Google bought a firm that made maps and launched …”
    subject = body.part(0, first.start - 1)
    yield replace(sentence, phrase=put(body.part(*found.span("deed")), 0, 0, subject))


def _with_noun(sentence: Sentence) -> Sentence:
    """Put the name for “the library”, where that is what the paragraph speaks of."""
    found = _THE_THING.match(sentence.body.text)
    topic = sentence.topic if found else None
    if found is None or topic is None or topic.is_plural or found["noun"] in topic.phrase.text.casefold():
        return sentence
    is_firm = found["noun"] in ("company", "firm") and _is_firm(topic.phrase.text, sentence)
    if not is_firm and not was_called(found["noun"], sentence):
        return sentence  # “Grafana reads from Prometheus. The database was written by …”
    whole = put(sentence.body, *found.span("the"), topic.phrase)
    return replace(sentence, phrase=whole, quote=sentence.quote or sentence.text)


def _is_firm(name: str, sentence: Sentence) -> bool:
    """Whether the lesson says elsewhere what is done to firms alone: “SDL bought Trados in 2005”."""
    deed = rf"\b(?:bought|acquired|took over|merged with) (?:the )?{re.escape(name)}\b(?! [A-Z])"
    return any(name in told and re.search(deed, told) for told in sentence.vocabulary.sentences)


def _with_possessive(sentence: Sentence) -> Sentence:
    """Put the name for “its” where the subject is many things: “Netflix and Dropbox are among its users”."""
    body = sentence.body
    found = _ITS.search(body.text) if " its " in body.text and sentence.spoken_of is not None else None
    if found is None:
        return sentence
    tokens = read_tokens(body)
    verb = main_verb(tokens)
    if verb is None or not number_of(tokens[verb].text) or tokens[verb].start > found.start():
        return sentence
    topic = sentence.topic
    if topic is None or topic.is_plural or body.text.startswith(topic.phrase.text):
        return sentence  # “X's main strengths are its speed”
    whole = put(body, found.start(), found.end() - 1, topic.phrase, ending="’s")
    return replace(sentence, phrase=whole, quote=sentence.quote or sentence.text)


def _without_opening(sentence: Sentence) -> Iterator[Sentence]:
    """Yield what is told behind an opening, and what a participle tells of the name behind it."""
    body = sentence.body
    opening = _FRONTED.match(body.text)
    if opening is not None:
        yield replace(sentence, phrase=body.part(opening.start("main")))
        return
    found = _PARTICIPLE.match(body.text)
    if found is None:
        return
    main = body.part(found.start("main"))
    tokens = read_tokens(main)
    verb = main_verb(tokens)
    named = _subject(main, tokens, verb, sentence) if verb is not None else None
    if named is None or main.text.startswith(",", named.end - main.start):
        return  # “Built by Google, Facebook, and Microsoft, …”
    yield replace(sentence, phrase=main)
    deed = body.part(*found.span("deed"))
    told = put(deed, 0, len(deed.words[0]), named, ending=f" was {deed.words[0][0].lower()}{deed.words[0][1:]}")
    yield replace(sentence, phrase=told)


def _subject(main: Phrase, tokens: Sequence[Token], verb: int, sentence: Sentence) -> Phrase | None:
    """Return the subject of a clause, where it is the name of a thing."""
    found = next((np for np in noun_phrases(tokens) if np.first == 0 and np.last < verb), None)
    if found is None or opening_end(tokens):
        return None
    phrase = main.part(tokens[found.first].start, tokens[found.last].end)
    return phrase if len(phrase.words) <= _LONGEST_NAME and is_named_thing(phrase, sentence) else None


def _clauses(sentence: Sentence) -> Iterator[Sentence]:
    """Yield the clauses of a sentence that tells one thing behind another: “X did A, and it is B”."""
    body = sentence.body
    turns = [
        found
        for found in _AND.finditer(body.text)
        if found[0] == "; " or _OF_IT.search(body.text, found.end()) or _DATED.match(body.text, found.end())
    ]
    tokens = read_tokens(body) if turns else ()
    starts = [found for found in turns if _begins_clause([t for t in tokens if t.start >= found.end()])]
    edges = [*(found.start() for found in starts), None]
    begin = 0
    topic: Topic | None = None
    for turn, end in zip(starts, edges[1:], strict=True):
        if main_verb([t for t in tokens if begin <= t.start < turn.start()]) is None:
            continue
        before, told = body.part(begin, turn.start()), body.part(turn.end(), end)
        spoken = _ITS_NOUN.match(told.text)
        if spoken is not None and spoken[0].startswith("the ") and _MADE_BY.search(before.text):
            continue  # “MATLAB was written by Cleve Moler, and the company was founded …”
        is_own = spoken is not None and spoken[0] == "its"
        is_it = spoken is not None
        if is_it or may_have_object(told):
            goes_on = begin > 0 and _ITS_NOUN.match(before.text) is not None
            topic = topic if goes_on else _left_by(before, sentence)
            if topic is None and sentence.quote and FULL_NAME.match(before.text):
                topic = sentence.topic  # “Matei Zaharia began Spark in 2009, and it was donated …”
            if is_it and (topic is None or topic.is_plural):
                continue
            if spoken is not None and topic is not None:
                told = put(told, 0, spoken.end(), topic.phrase, ending="’s" if is_own else "")
            else:
                told = replaced_object(told, topic)
        yield replace(sentence, phrase=before)
        yield replace(sentence, phrase=told)
        begin = turn.end()


def _left_by(before: Phrase, sentence: Sentence) -> Topic | None:
    """Return what “it” is behind a clause: of what is something's own, its name, and never the owner."""
    own = _OWN_NAMED.match(before.text)
    if own is not None and own["name"]:
        return Topic(before.part(*own.span("name")), is_plural=False)
    topic = thread_behind(replace(sentence, phrase=before))
    is_owner = own is not None and topic is not None and own["owner"] in (None, topic.phrase.text)
    return None if is_owner else topic


def _begins_clause(tokens: Sequence[Token]) -> bool:
    """Whether a subject and its verb open a text, before any comma."""
    if not tokens or tokens[0].kind not in _OF_SUBJECT:
        return False
    verb = main_verb(tokens)
    if verb is None or (verb == 1 and tokens[0].kind == "name" and number_of(tokens[verb].text)):
        return False  # “Facebook, Uber, and Shopify have built on it”
    return all(token.text not in (",", ";") for token in tokens[:verb])


def _relatives(sentence: Sentence) -> Iterator[Phrase]:
    """Yield what “X, which …” tells of X, where that is the name of a thing."""
    body = sentence.body
    if _WHICH.search(body.text) is None:
        return
    tokens = read_tokens(body)
    verb = main_verb(tokens)
    for found in _WHICH.finditer(body.text):
        named = _name_before(body, tokens, found.start(), sentence)
        if named is None or (found["which"] == "whose" and _OF_PLACE.search(body.text, 0, named.start - body.start)):
            continue  # “a trucker from North Carolina, whose ship …”
        end = _end_of_relative(body, tokens, found.end(), verb)
        told = body.part(found.end(), end)
        inner = read_tokens(told)
        if not inner:
            continue
        if found["which"] == "whose":
            yield put(told, 0, 0, named, ending="’s")
        elif inner[0].kind in ("auxiliary", "verb") or inner[0].small in _AUXILIARY or _is_verb(inner):
            yield put(told, 0, 0, named)
        elif (deed := _deed_on(told, inner, named)) is not None:
            yield deed


def _is_verb(tokens: Sequence[Token]) -> bool:
    first = tokens[0]
    if first.kind == "adverb":
        return len(tokens) > 1 and (tokens[1].kind in ("verb", "auxiliary") or bool(tokens[1].forms))
    return any(form.form in ("third", "past") for form in first.forms)


def _name_before(body: Phrase, tokens: Sequence[Token], end: int, sentence: Sentence) -> Phrase | None:
    """Return the name of a thing that ends at a place, with brackets behind it left out."""
    last = next((np for np in noun_phrases(tokens) if tokens[np.last].end == end), None)
    if last is None:
        return None
    first = last.first
    while first and _is_of_name(tokens[first - 1], tokens[first], is_first=first == 1):
        first -= 1  # “*Hugging* Face”
    phrase = without_order(body.part(tokens[first].start, end))
    if _PLACED.search(body.text, 0, phrase.start - body.start):
        return None  # “ISIPCA, in Versailles, which was founded …”
    if WHERE_NAMED.search(body.text, 0, phrase.start - body.start):
        return None  # “the Iron Bridge over *the Severn*, which was completed …”
    if _OF_FIRM.search(body.text, 0, phrase.start - body.start):
        return None  # “a small company from *Massachusetts*, which Autodesk acquired”
    if DONE_BY.search(body.text, 0, phrase.start - body.start):
        return None  # “a passkey, promoted by *the FIDO Alliance*, which …”
    if _OF_LONGER.search(body.text, 0, phrase.start - body.start):
        return None  # “the Association for *Public Opinion Research*, which …”
    return phrase if len(phrase.words) <= _LONGEST_NAME and is_named_thing(phrase, sentence) else None


def _is_of_name(before: Token, token: Token, *, is_first: bool) -> bool:
    """Whether the word right before a name belongs to it; the first of a sentence has a capital anyway."""
    is_beside = before.text[0].isupper() and before.end + 1 == token.start
    return is_beside and (before.kind in ("gerund", "name") if is_first else before.kind != "article")


def _end_of_relative(body: Phrase, tokens: Sequence[Token], start: int, verb: int | None) -> int | None:
    """Return where a relative clause ends: before the main verb if that follows, or where another clause begins."""
    if verb is not None and tokens[verb].start > start:
        before = body.text.rfind(",", start, tokens[verb].start)
        if before > start:
            return before
    commas = (place for place, token in enumerate(tokens[:-1]) if token.text == "," and token.start > start)
    main = next((at for at in commas if _is_main_verb(tokens, at + 1)), None)
    if main is not None:
        return tokens[main].start  # “StatsBomb, which grew out of a blog, began …”
    end = _END.search(body.text, start)
    return end.start() if end else None


def _is_main_verb(tokens: Sequence[Token], place: int) -> bool:
    """Whether a verb without a subject stands at a place: that of a sentence whose relative clause ends before it."""
    token = tokens[place]
    is_finite = any(form.form in ("past", "third") and form.certainty != "seldom" for form in token.forms)
    return token.kind == "auxiliary" or (token.kind in ("verb", "participle", "noun") and is_finite)


def _deed_on(told: Phrase, tokens: Sequence[Token], named: Phrase) -> Phrase | None:
    """Return “Rich Harris introduced Svelte in 2016” of “Svelte, which Rich Harris introduced in 2016”."""
    subject: NounPhrase | None = next(iter(noun_phrases(tokens)), None)
    if subject is None or subject.first != 0 or subject.last + 1 >= len(tokens):
        return None
    verb = tokens[subject.last + 1]
    is_told = verb.small in KEEPS or any(form.form == "past" for form in verb.forms)
    if not is_told or verb.small in _AUXILIARY:
        return None
    behind = tokens[subject.last + 2] if subject.last + 2 < len(tokens) else None
    if behind is not None and behind.kind not in ("preposition", "conjunction", "subordinator", "sign"):
        return None
    return put(told, verb.end, verb.end, named, ending=" " if behind is not None else "")


def _in_year_when(sentence: Sentence) -> Iterator[Sentence]:
    """Yield “Claude Bourgelat founded a school in 1761” of “It is dated from 1761, when Claude Bourgelat founded …”."""
    body = sentence.body
    found = _YEAR_WHEN.search(body.text)
    if found is not None and _HOLDS_CLAUSE.search(found["deed"]) is None:
        date = f"In {found['year']}"
        yield replace(sentence, phrase=put(body.part(*found.span("deed")), 0, 0, Phrase(Inline(date), 0, len(date))))


def _when_somebody(sentence: Sentence) -> Iterator[Sentence]:
    """Yield “Ann Lee published it in 1998” of “Ann Lee was a teenager when she published it in 1998”."""
    body = sentence.body
    found = _WHEN_HE.search(body.text)
    person = FULL_NAME.match(body.text)
    if found is None or person is None or not is_of_person(person["name"]):
        return
    if any(map(may_be_person, (other[0] for other in FULL_NAME.finditer(body.text, person.end(), found.start())))):
        return  # “Ada Byron met Charles Babbage when he …”
    name = body.part(*person.span("name"))
    yield replace(sentence, phrase=put(body.part(*found.span("deed")), 0, 0, name))
