"""What a sentence says of a list behind it or below it: “There are three kinds of lever:”, “X consists of:”.

It must say what the listed things are, and where it tells their number, that number must be listed.
"""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.facts.clauses import Clause, first_verb
from mkdeck.facts.grammar import main_verb, read_tokens
from mkdeck.facts.guards import (
    addresses_reader,
    has_pronoun,
    is_anaphoric,
    is_comparative,
    is_dated,
    is_generic,
    is_hedged,
    is_noun_phrase,
    is_opinion,
    points_elsewhere,
)
from mkdeck.facts.phrases import Phrase, split_words, words_of
from mkdeck.facts.questions import has_common_suffix, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.vocabulary import has_inner_capital
from mkdeck.facts.words import ARTICLES, AUXILIARIES, PREPOSITIONS, word_set
from mkdeck.headings.titles import is_plural, names_topic, several
from mkdeck.headings.topics import subject_words
from mkdeck.parsing.inline import escape, without
from mkdeck.values import dataclass, replace
from mkdeck.wording.numbering import without_number
from mkdeck.wording.numbers import number_word, read_number

_NUMBERS = [number_word(number) for number in range(2, 10)]
_TELLING = {
    "lists": "list", "names": "name", "identifies": "identify", "describes": "describe", "defines": "define",
    "distinguishes": "distinguish", "recognises": "recognise", "recognizes": "recognize", "sets out": "set out",
    "lays out": "lay out", "singles out": "single out", "proposes": "propose", "specifies": "specify",
}  # fmt: skip
_TOLD = {
    "listed": "list", "named": "name", "identified": "identify", "described": "describe", "defined": "define",
    "distinguished": "distinguish", "recognised": "recognise", "recognized": "recognize", "set out": "set out",
    "laid out": "lay out", "singled out": "single out", "proposed": "propose", "specified": "specify",
}  # fmt: skip
"""Verbs with which somebody tells what there is of something, now or then."""

_LONGEST_THINGS = 16
_LONGEST_NAME = 4
_LABEL = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.):]?\s+(?=[A-Z])")
_POINTER = re.compile(r"(?:,? (?:as follows|listed below|given below|below|these|the following(?: ones)?|namely))$")
_COUNT = (
    rf"(?:(?:the )?following )?(?:(?P<number>{'|'.join(_NUMBERS)}|[2-9]) |(?P<several>several|various|different) "
    rf"|(?P<some>many|some|a few|numerous|a number of ) )(?:of the )?"
)
_COUNTED = rf"(?:the )?(?:{_COUNT}|(?:the )?following )(?P<things>[^,;]+)"
_EXISTS = re.compile(
    rf"(?i)(?:there (?:are|were|exist)|(?:here|these) are|(?:one|people) distinguish(?:es)?) {_COUNTED}$"
)
_WE_SAY = re.compile(
    r"(?:We|You)(?: can| may|['’]ll| will)? (?:distinguish|tell apart|speak of|meet|find) (?=[a-z]+ [a-z])"
)
"""“We distinguish three kinds of …”, which says no more than that there are three."""
_MET = re.compile(
    r" (?:that |which )?(?:you|we)(?: will| may| might| can|['’]ll)? (?:\w+ly )?(?:meet|see|find|come across|encounter)"
    r"(?: most often| most| often| again and again)?$"
)
"""“There are three arrangements *you will meet most often*”."""
_EACH = re.compile(r",? (?:each|all|both|every one|one|none)\b(?: of (?:them|these|which))? [^:;]{2,90}$")
"""What a sentence says of each thing that it counts: “has three layers, *each with its own job*”."""
_COPULA = re.compile(
    rf"(?i)(?P<determiner>the )?(?:(?P<number>{'|'.join(_NUMBERS)}|[2-9]) |(?P<some>some|many) )?"
    r"(?P<things>[^,;]+) (?P<verb>are|were|include|included|includes)$"
)
_SAID = re.compile(rf"{_WE_SAY.pattern}{_COUNTED}$")
_OF_SECTION = re.compile(
    rf"(?:(?:There are|It (?:usually |always |normally )?(?:has|consists of|is made up of|is divided into|falls into"
    rf"|comes in)) (?P<number>{'|'.join(_NUMBERS)}) (?P<things>[a-z][^,;:]{{2,40}})"
    rf"|(?:The )?(?P<few>(?i:{'|'.join(_NUMBERS)})) (?P<those>[a-z][^,;:]{{2,40}}?)(?: are)?)"
)
_OF_MOMENT = re.compile(
    r"(?i)(?:tonight|today|tomorrow|(?:the|this|our|each|every) (?:evening|morning|afternoon|day|night|weekend|week"
    r"|session|meeting|class|course|lesson|workshop|seminar|exam|test|quiz|exercise|homework|assignment|project|trip|tour|visit"
    r"|event|party|grade|repository|app|website|page|picture|photo|figure|slide|table|book|chapter|article|essay|team"
    r"|committee|group|club|band|family))\b(?! of )"
)
_WORTH = re.compile(r" worth [a-z]+ing\b| worth a \w+$")
"""“Two codes are worth memorizing” tells nothing of them but what the author thinks."""
_NUMBERED = re.compile(rf"(?i)(?P<determiner>the )?(?P<number>{'|'.join(_NUMBERS)}|[2-9]) (?P<things>[^,;]+)$")
_TITLE = re.compile(r"(?P<determiner>[Tt]he )?(?P<things>[^,;]+)$")
_HAS = re.compile(rf" (?P<verb>has|have|had) {_COUNTED}$")
_NEEDS = re.compile(
    rf"(?i) (?P<verb>need|require|demand)(?P<ending>s?) (?P<number>{'|'.join(_NUMBERS)}|[2-9]) (?P<things>[^,;]+)$"
)
_WHOLE = re.compile(
    r" (?P<verb>(?:is|are|was|were|can be) (?:composed|made up|built up|made|formed|divided|split|classified|grouped)"
    r"|consists?|consisted|comprises?|falls?) ?(?P<preposition>of|into|from)?"
    rf"(?P<counted> {_COUNTED})?$"
)
_OTHER_VERB = re.compile(
    rf"(?P<preposition>(?:in|into|through|by|from|of|at|on|between|with|for) )?"
    rf"(?:the )?(?P<number>{'|'.join(_NUMBERS)}|[2-9]) (?P<things>[^,;]+)$"
)
_IF = re.compile(
    r",? (?:if|when|provided that) (?:and only if )?(?:all (?:of )?)?(?:the )?(?:following )?"
    rf"(?:(?P<number>{'|'.join(_NUMBERS)}) )?(?:conditions |criteria |statements )?"
    r"(?:(?<=following )|(?<=conditions )|(?<=criteria ))(?:are (?:true|met|satisfied|fulfilled)|holds?|apply|is true)$"
)
_DOERS = re.compile(rf"(?i)(?P<number>{'|'.join(_NUMBERS)}) (?P<things>[a-z][^,;]*?) $")
_TELLS = re.compile(
    rf"(?P<who>[^:;]{{2,140}}?)(?:,? and)?,? (?:(?:in|by) [^,;:]{{2,30}}, )?(?:also |further )?"
    rf"(?P<verb>{'|'.join(sorted((*_TELLING, *_TOLD), key=len, reverse=True))})"
    rf" (?:the )?(?:following )?(?P<number>{'|'.join(_NUMBERS)}|[2-9]) (?P<things>[^,;:]+)"
    r"(?:, (?:called|known as|because|since|which)\b.*)?$"
)
"""“It lists five essential characteristics of a cloud”, “The Food Code singles out six pathogens, because …”."""
_NAME = re.compile(r"(?:[Tt]he )?[A-Z][\w.&-]*(?:['’]s)?(?: (?:(?:of|for|and|the) )*[A-Z\d][\w.&-]*)*")
_OPENS_WITH_NAME = re.compile(r"(?:(?:In|Since) \d{4},? )?")
_YOU_MEET = re.compile(
    r" (?:that |which )?you(?:['’]ll| will| may| might| can| could| should| must| need to| have to) [a-z]+(?: [a-z]+)?"
    r"(?= (?:are|were)\b)"
)
_DIRECTION = re.compile(
    r"(?P<from>(?:From|In|By) (?:the )?[a-z]+(?: (?:to|of) (?:the )?[a-z]+)?(?: (?:down|up|in|out|on)(?:wards?)?)?),? "
    r"(?=the )"
)
"""“From the top down, the horizons are these”, where the answer is in that order."""
_OF_NO_ARTICLE = re.compile(r"[A-Z][a-z]+(?:sis|tion|ism|ment|ing|logy|graphy|ture|ship|ance|ence|ics)")
"""“Photosynthesis”, “Marketing”: of what is no one thing among many."""
_GAVE_IT = re.compile(
    rf"[A-Z][\w.’' -]{{1,50}} (?:gave|gives) it (?:the )?(?P<number>{'|'.join(_NUMBERS)})"
    r" (?P<things>[a-z]+(?: [a-z]+)?)$"
)
_WORD_FOR = re.compile(r"(?i)(?:the )?(?:phrase|term|word|name|expression) ")
_MUST = re.compile(
    r"(?:^|\bthat )(?P<subject>(?:(?!that )[^,;:]){2,50}?) (?:must|has to|have to) (?P<do>do|meet|satisfy|fulfil|have)"
    rf" (?P<number>{'|'.join(_NUMBERS)}) (?P<things>things|conditions|criteria|requirements|tests|properties)$"
)
_OWNED = re.compile(r"(?:[A-Z][\w.-]* ){0,3}[A-Z][\w.-]*['’]s? ")
_SHORTEST_DEED = 2
_TAIL = re.compile(
    r" (?=(?:of|for|to|in|on|at|by|from|with|between|among|behind|against|about|under|within|during|that|which|who|when"
    r"|where|why|how|used|needed|required|called|known|involved)\b)"
)
_DEFINITE = re.compile(r"\b(?:of|for|to|in|on|at|by|from|with|between|against|about|under|within|during) (?=the )")
_NO_LESSON = word_set(
    "examples resources links references exercises questions topics lessons chapters sections articles books pages "
    "options parameters arguments flags settings commands files lines items things facts packages libraries "
    "dependencies changes issues bugs modules notes exceptions contributors users sponsors authors versions releases "
    "requirements goals objectives tests tasks tutorials videos scenarios caveats limitations tips recommendations "
    "improvements platforms browsers places problems tables commits repositories apis scripts tools plugins activities "
    "columns labels"
)
"""Nouns of what belongs to a lesson, a manual or a moment, and not to a subject."""

_VAGUE = word_set(
    "ways types kinds forms steps stages phases parts reasons rules groups categories classes advantages disadvantages "
    "benefits components elements characteristics properties principles methods causes effects consequences factors "
    "levels layers approaches differences functions roles conditions aspects areas signs symptoms strategies sorts "
    "laws models processes systems terms concepts ideas people criteria phenomena answers way type kind form "
    "phase part reason rule group category class component element level layer system process method support step stage"
)
"""Nouns that say nothing before it is told of what."""

_PLAIN_MODIFIERS = word_set(
    "principal main basic different major common important key primary general fundamental essential possible other "
    "such distinct separate additional typical simple big great good well-known famous popular available supported "
    "valid current existing known certain"
)
_SAID_OF_ALL = word_set("things points people cases places")
_LISTED = word_set(
    "types kinds forms stages phases steps parts ways reasons rules categories advantages disadvantages benefits "
    "drawbacks components elements characteristics properties principles causes effects consequences factors levels "
    "layers differences functions roles conditions symptoms signs pillars laws branches"
)
"""Nouns with which a title for a list begins."""

_ASK = {
    "has": ("does", "have"), "have": ("do", "have"), "had": ("did", "have"),
    "consists": ("does", "consist"), "consist": ("do", "consist"), "consisted": ("did", "consist"),
    "comprises": ("does", "comprise"), "comprise": ("do", "comprise"),
    "falls": ("does", "fall"), "fall": ("do", "fall"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Introduction:
    """What a sentence says of a list: the question for it, the phrase for what is listed, and its number if told."""

    question: str
    things: str
    number: int | None
    is_bare: bool = False
    """Whether nothing but a title, “Chambers of the heart”, says that these are listed."""
    names_owner: bool = False
    """Whether the question begins with what the things are of, for which “it” stands in the list."""

    @property
    def says_of_what(self) -> bool:
        """Whether the question says of what things are asked for: “three blood types” may be those of anything."""
        return (
            self.number is None
            or self.question != f"What are the {number_word(self.number)} {self.things}?"
            or (_TAIL.search(self.things) is not None)
        )


_OF_CLAUSE = re.compile(
    r"\b(?:come|turn|show|crop|pop) up\b|\b(?:appear|recur|occur|arise|matter) (?:in|on|at|most|here|again)\b"
    r"|\b(?:from|in|of) (?:that|this) [a-z]"
)
"""“Three abbreviations from that world come up in interviews” tells something of what it lists, and points back."""


def read_introduction(sentence: Sentence, listed: int) -> Introduction | None:
    """Read what a sentence says of the list below it."""
    number = _LABEL.match(sentence.body.text)
    body = sentence.body.part(number.end() if number else 0)
    met = _YOU_MEET.search(body.text) or _MET.search(body.text)
    body = _without(body, met) if met else body
    said = _WE_SAY.match(body.text)
    if addresses_reader(body.text[said.end() :] if said else body.text) or _WORTH.search(body.text):
        return None
    each = _EACH.search(body.text)
    body = body.part(0, each.start()) if each and each.start() else body
    if found := (_SAID if said else _EXISTS).match(body.text):
        return _of_things(sentence, body, found, listed)
    if said:
        return None
    pointer = _POINTER.search(body.text)
    told = before_list(sentence, body.part(0, pointer.start()) if pointer else body, listed)
    # without a colon, what is counted must be as many as what is listed
    return told if sentence.is_introduction or (told and told.number == listed) else None


def before_list(sentence: Sentence, body: Phrase, listed: int) -> Introduction | None:
    """Read what a sentence says that ends in a colon, without what points at the list."""
    if is_of_moment(body.text):
        return None
    if above := _of_heading_above(sentence, body) or _of_name_above(sentence, body):
        return above
    if told := _of_telling(sentence, body) or _of_given(sentence, body) or _of_duties(sentence, body):
        return told
    directed = _DIRECTION.match(body.text)
    start = directed.end() if directed else 0
    if found := _COPULA.match(body.part(start).text):
        told = _of_things(sentence, body.part(start), found, listed)
        return _directed(told, directed["from"]) if told and directed else told
    if _verb(body.text) is None:
        return _of_title(sentence, body, listed)
    return _of_conditions(sentence, body) or _of_doers(sentence, body) or _of_subject(sentence, body)


def _without(body: Phrase, found: re.Match[str]) -> Phrase:
    """Return a phrase without what was found in it."""
    span = (body.start + found.start(), body.start + found.end())
    return Phrase(without(body.inline, [span]), body.start, body.end - (span[1] - span[0]))


def _directed(told: Introduction, direction: str) -> Introduction:
    """Ask for things in the order in which a sentence says that they are listed."""
    return replace(told, question=told.question.replace("?", f", {direction[0].lower()}{direction[1:]}?"))


def _of_name_above(sentence: Sentence, body: Phrase) -> Introduction | None:
    """Read “The seven principles” below the heading “HACCP”, of which the lesson speaks."""
    found = _NUMBERED.match(body.text)
    heading = without_number("".join(sentence.context[-1:]))
    if found is None or not found["determiner"] or len(words_of(found["things"])) > 2:
        return None
    named = subject_words(heading)
    is_name = bool(named) and len(heading.split()) <= _LONGEST_NAME and names_topic(heading)
    counts = sentence.vocabulary.counts
    is_spoken_of = all(counts.get(word, 0) + counts.get(word.casefold(), 0) for word in split_words(heading))
    if not is_name or not is_spoken_of or not _are_clear(body.part(*found.span("things")), sentence):
        return None
    number = read_number(found["number"])
    owner = _as_owner(heading)
    asked = f"What are the {number_word(number or 0)} {found['things']} of {escape(owner)}?"
    return Introduction(asked, found["things"], number) if owner else None


def _as_owner(heading: str) -> str:
    """Return what a heading names as it stands behind “of”; nothing where nobody knows whether it has an article."""
    if heading.startswith("The "):
        return f"the {heading[4:]}"
    if any(map(has_inner_capital, split_words(heading))):
        return heading
    return heading.lower() if _OF_NO_ARTICLE.fullmatch(heading) else ""


def _of_telling(sentence: Sentence, body: Phrase) -> Introduction | None:
    """Read “It lists five characteristics of a cloud”; who tells it is asked for where that is a name."""
    found = _TELLS.match(body.text)
    things = body.part(*found.span("things")) if found else None
    if found is None or things is None or not _are_clear(things, sentence) or _OF_CLAUSE.search(things.text):
        return None
    number = read_number(found["number"])
    counted = f"{number_word(number or 0)} {things.without('strong').markdown}"
    who = body.part(_OPENS_WITH_NAME.match(body.text).end(), found.end("who"))  # type: ignore[union-attr]
    if _NAME.fullmatch(who.text) and not has_pronoun(who.text):
        verb = found["verb"]
        do, base = ("does", _TELLING[verb]) if verb in _TELLING else ("did", _TOLD[verb])
        if noun_of_things(things.text) in _VAGUE and not _are_told_apart(things.text):
            return None
        name = f"the {who.markdown[4:]}" if who.text.startswith("The ") else who.markdown
        base, _, particle = base.partition(" ")
        return Introduction(
            f"Which {counted} {do} {name} {base}{' ' if particle else ''}{particle}?", things.text, number
        )
    is_told = _are_told_apart(things.text) and (
        _TAIL.search(things.text) or noun_of_things(things.text) not in _SAID_OF_ALL
    )
    return Introduction(f"What are the {counted}?", things.text, number) if is_told else None


def _of_given(sentence: Sentence, body: Phrase) -> Introduction | None:
    """Read “He gave it three ingredients”, where the sentence before is about what “it” stands for."""
    found = _GAVE_IT.match(body.text)
    about = sentence.spoken_of if found else None
    topic = (about.topic or about.theme) if about else None
    if found is None or topic is None or topic.is_plural:
        return None
    named = _WORD_FOR.sub("", inside(topic.phrase.without("strong").without("emphasis"), sentence))
    number = read_number(found["number"])
    asked = f"What are the {number_word(number or 0)} {found['things']} of {named}?"
    return Introduction(asked, found["things"], number) if is_plural(noun_of_things(found["things"])) else None


def _of_conditions(sentence: Sentence, body: Phrase) -> Introduction | None:
    """Read “A number is prime if the following are true”."""
    found = _IF.search(body.text)
    verb = first_verb(body.text)
    if found is None or verb is None or body.text[slice(*verb)] not in ("is", "are") or verb[1] >= found.start():
        return None
    subject = Clause(body, sentence, sentence).subject(verb[0])
    told = body.part(verb[1], found.start())
    if subject is None or _leans(told, sentence):
        return None
    front = f"When {body.text[slice(*verb)]} {inside(subject, sentence, common=True)} {told.markdown}?"
    return Introduction(front, "conditions", read_number(found["number"] or ""))


def _of_doers(sentence: Sentence, body: Phrase) -> Introduction | None:
    """Read “Four things make a vinaigrette”."""
    verb = first_verb(body.text)
    found = _DOERS.match(body.text[: verb[0]]) if verb else None
    if found is None or verb is None:
        return None
    things, told = body.part(*found.span("things")), body.part(verb[0])
    deed = [word for word in words_of(told.text) if word not in AUXILIARIES | ARTICLES]
    if len(deed) < _SHORTEST_DEED or not _are_clear(things, sentence) or _leans(told, sentence):
        return None
    number = read_number(found["number"])
    front = f"Which {number_word(number or 0)} {things.markdown} {told.markdown}?"
    return Introduction(front, things.text, number)


def _of_duties(sentence: Sentence, body: Phrase) -> Introduction | None:
    """Read “A planet must do three things”, alone or behind who decided so."""
    found = _MUST.search(body.text)
    subject = body.part(*found.span("subject")) if found else None
    if found is None or subject is None or not is_noun_phrase(subject) or is_anaphoric(subject, sentence.vocabulary):
        return None
    number = read_number(found["number"])
    named = inside(subject, sentence, common=True)
    front = f"Which {number_word(number or 0)} {found['things']} must {named} {found['do']}?"
    return Introduction(front, found["things"], number)


def is_of_moment(text: str) -> bool:
    """Whether a sentence tells of a meeting, a course or a group, of which nobody learns: “Tonight has three parts”."""
    return _OF_MOMENT.match(text) is not None


def _of_heading_above(sentence: Sentence, body: Phrase) -> Introduction | None:
    """Read “The four phases are” below “The phases of mitosis”: the heading says of what they are the phases."""
    found = _COPULA.match(body.text) or _NUMBERED.match(body.text)
    named = several("".join(sentence.context[-1:]))
    if found is None or named is None or words_of(found["things"]) != words_of(named.title)[:1]:
        return None
    number = read_number(found["number"] or "")
    counted = f"{number_word(number)} " if number else ""
    title = named.title[0].lower() + named.title[1:]
    return Introduction(f"What are the {counted}{escape(title)}?", found["things"], number)


def _leans(phrase: Phrase, sentence: Sentence) -> bool:
    """Whether what is told needs something that was named before it."""
    text = phrase.text
    if has_pronoun(text) or points_elsewhere(text) or is_opinion(text) or is_comparative(text) or is_hedged(text):
        return True
    places = (found.start() for found in re.finditer(r"\bthe ", text))
    return any(is_anaphoric(phrase.part(place), sentence.vocabulary) for place in places)


def _of_title(sentence: Sentence, body: Phrase, listed: int) -> Introduction | None:
    """Read “Two ways to keep time” and “Advantages of brick”, which have no verb."""
    if found := _NUMBERED.match(body.text):
        return _of_things(sentence, body, found, listed)
    tokens = read_tokens(body)
    if not tokens or main_verb(tokens) is not None or tokens[0].kind == "preposition":
        return None  # “In truth the script mixes several kinds of sign”
    found = _TITLE.match(body.text)
    if found is None or not _TAIL.search(found["things"]):
        return None
    if noun_of_things(found["things"]) in _LISTED:
        return _of_things(sentence, body, found, listed)
    told = _of_things(sentence, body, found, listed) if names_topic(body.text) else None
    return replace(told, is_bare=True) if told else None


def read_below_heading(sentence: Sentence, listed: int) -> Introduction | None:
    """Read “There are four chambers” and “It has four chambers” below “The heart”, which says of what."""
    heading = without_number("".join(sentence.context[-1:]))
    each = _EACH.search(sentence.body.text)
    body = sentence.body.part(0, each.start()) if each and each.start() else sentence.body
    met = _MET.search(body.text)
    found = _OF_SECTION.fullmatch(body.text[: met.start()] if met else body.text)
    number = read_number(found["number"] or found["few"]) if found else None
    if found is None or number != listed or sentence.before is not None:
        return None
    things = body.part(*found.span("things" if found["things"] else "those"))
    is_name = names_topic(heading) and several(heading) is None and len(heading.split()) <= _LONGEST_NAME
    if not is_name or not _are_clear(things, sentence) or _TAIL.search(things.text) or _WORTH.search(things.text):
        return None
    asked = f"{escape(heading)}: what are the {number_word(listed)} {things.without('strong').markdown}?"
    return Introduction(asked, things.text, number)


def _of_things(sentence: Sentence, body: Phrase, found: re.Match[str], listed: int) -> Introduction | None:
    """Read a sentence that says by itself what is listed: “There are four states of matter”."""
    groups = found.groupdict()
    phrase = body.part(*found.span("things"))
    if not _are_clear(phrase, sentence) or not _are_told_apart(phrase.text) or _OF_CLAUSE.search(phrase.text):
        return None
    things = _within(phrase.without("strong"), sentence)
    number = read_number(groups.get("number") or "")
    if groups.get("some") or (groups.get("verb") or "").startswith("include"):
        return Introduction(f"Name {number_word(listed)} {things}.", phrase.text, number)
    counted = f"{number_word(number)} " if number else ""
    if _OWNED.match(phrase.text):
        return None if number else Introduction(f"What are {phrase.markdown}?", phrase.text, _told(phrase.text))
    return Introduction(f"What are the {counted}{things}?", phrase.text, number)


def _within(things: Phrase, sentence: Sentence) -> str:
    """Write the phrase as it stands within a question: “Advantages of RNA” begins with no name."""
    if things.words[0].lower() in _VAGUE | _LISTED | _PLAIN_MODIFIERS:
        return things.markdown[0].lower() + things.markdown[1:]
    return inside(things, sentence, common=things.start == sentence.phrase.start)


def _told(things: str) -> int | None:
    """Return the number within “Kepler's three laws”."""
    return next((number for word in words_of(things) if (number := read_number(word))), None)


def _of_subject(sentence: Sentence, body: Phrase) -> Introduction | None:
    """Read a sentence that says of what the list tells: “A fugue has three sections”."""
    clause = Clause(body, sentence, sentence)
    verb = _verb(body.text)
    subject = (clause.subject(verb[0]) or _of_heading(body.part(0, verb[0]), sentence)) if verb else None
    if verb is None or subject is None:
        return None
    text = body.text
    many = text[slice(*verb)] in ("are", "have", "were", "consist", "comprise", "fall")
    name = inside(subject, sentence, common=many or has_common_suffix(subject.text))
    if found := _HAS.match(text, verb[0] - 1):
        return _of_having(sentence, body, found, name)
    if found := _WHOLE.match(text, verb[0] - 1):
        return _of_whole(sentence, body, found, name)
    if found := _NEEDS.match(text, verb[0] - 1):
        things = body.part(*found.span("things"))
        if things.text != "things" and not _are_clear(things, sentence):
            return None
        number = read_number(found["number"])
        asked = f"Which {number_word(number or 0)} {things.markdown} {'does' if found['ending'] else 'do'} {name}"
        return Introduction(f"{asked} {found['verb']}?", things.text, number)
    words = list(re.finditer(r"\S+", text[verb[0] :]))[:5]
    for word in words[1:]:
        if found := _OTHER_VERB.match(text, verb[0] + word.start()):
            phrase = body.part(*found.span("things"))
            done = text[verb[0] : found.start()].strip()
            if not _are_clear(phrase, sentence) or _TAIL.search(phrase.text) or not _is_plain_verb(done):
                return None
            number = read_number(found["number"])
            which = f"{(found['preposition'] or '').strip()} which" if found["preposition"] else "that"
            front = f"What are the {number_word(number or 0)} {phrase.markdown} {which} {name} {done}?"
            return Introduction(front, phrase.text, number)
    return None


def _verb(text: str) -> tuple[int, int] | None:
    """Return where the verb stands; “consist”, which may be no noun, is sure only with what it consists of."""
    whole = _WHOLE.search(text)
    return first_verb(text) or (whole.span("verb") if whole else None)


def _of_heading(subject: Phrase, sentence: Sentence) -> Phrase | None:
    """Return “The heart” below a heading that names the heart: it is then the one that all of this is about."""
    article, *named = words_of(subject.text) or [""]
    titles = {word for title in sentence.context for word in words_of(title)}
    is_named = article == "the" and bool(named) and titles.issuperset(named) and not is_generic(named)
    return subject if is_named else None


def _is_plain_verb(text: str) -> bool:
    if has_pronoun(text):
        return False  # “gave it”
    words = words_of(text)
    return 1 <= len(words) <= 3 and not any(word in PREPOSITIONS | {"not", "only", "these", "no"} for word in words)


def _of_having(sentence: Sentence, body: Phrase, found: re.Match[str], name: str) -> Introduction | None:
    phrase = body.part(*found.span("things"))
    if not _are_clear(phrase, sentence) or found["some"]:
        return None
    tail = _TAIL.search(phrase.text)
    cut = tail.start() if tail and not phrase.text.startswith("of ", tail.end()) else len(phrase.text)
    number = read_number(found["number"] or "")
    counted = f"{number_word(number)} " if number else ""
    do, have = _ASK[found["verb"]]
    rest = f" {phrase.part(cut).markdown}" if cut < len(phrase.text) else ""
    front = f"Which {counted}{phrase.part(0, cut).markdown} {do} {name} {have}{rest}?"
    return Introduction(front, phrase.text, number)


def _of_whole(sentence: Sentence, body: Phrase, found: re.Match[str], name: str) -> Introduction | None:
    verb, preposition = found["verb"], found["preposition"]
    if found["counted"] is None:
        be, _, participle = verb.partition(" ")
        ask, verb = _ASK.get(verb, (be, participle))
        if be == "can":
            return None
        behind = f" {preposition}" if preposition else ""
        return Introduction(f"What {ask} {name} {verb}{behind}?", "parts of it", None)
    phrase = body.part(*found.span("things"))
    if not _are_clear(phrase, sentence) or found["some"]:
        return None
    number = read_number(found["number"] or "")
    counted = f"{number_word(number)} " if number else ""
    which = f"{preposition} which" if preposition else "that"
    return Introduction(f"What are the {counted}{phrase.markdown} {which} {name} {verb}?", phrase.text, number)


def _are_clear(things: Phrase, sentence: Sentence) -> bool:
    """Whether the phrase for what is listed leans on nothing, and is about the subject and not about the lesson."""
    text = things.text
    words = words_of(text)
    if not 1 <= len(words) <= _LONGEST_THINGS or not is_plural(noun_of_things(text)):
        return False
    if words[0] in ("where", "what", "how", "who", "when", "why"):
        return False  # “Where the jobs are”
    if noun_of_things(text) in _NO_LESSON or noun_of_things(text) in ("ones", "others"):
        return False
    if has_pronoun(text) or points_elsewhere(text) or is_opinion(text) or is_comparative(text) or is_dated(text):
        return False
    return not any(is_anaphoric(things.part(found.end()), sentence.vocabulary) for found in _DEFINITE.finditer(text))


def _are_told_apart(things: str) -> bool:
    """Whether it says of what the things are: “types of rock”, “blood types”, but not “main types”."""
    if _TAIL.search(things):
        return True
    modifiers = [word for word in words_of(things)[:-1] if word not in _PLAIN_MODIFIERS]
    return bool(modifiers) and (len(modifiers) > 1 or modifiers[0] not in _VAGUE)


def noun_of_things(things: str) -> str:
    """Return the noun of a phrase: its last word before what tells more of it."""
    words = words_of(_TAIL.split(things, maxsplit=1)[0])
    return words[-1] if words else ""
