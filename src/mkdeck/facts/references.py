"""What a pronoun stands for; where that is in doubt, it stands for nothing and there is no card.

Only pronouns at the beginning of a clause are resolved, in the paragraph of what they stand for: “it”, “they” and their
possessives to the subject of the sentence before, or to the one thing that it brings up; “he” and “she” to the only
person who is spoken of. That must be a phrase that could stand on a card itself, and agree in number.
So a name carries through a paragraph (“TensorFlow is … It has … It makes …”) until a sentence speaks of
something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from mkdeck import lazy_re as re
from mkdeck.cards import Inline, Mark
from mkdeck.facts.clauses import Clause, clauses, first_verb, looks_plural, number_of, subject_topic
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.grammar import NounPhrase, Token, is_many, main_verb, noun_phrases, opening_end, read_tokens
from mkdeck.facts.grounding import is_clear_definite
from mkdeck.facts.guards import is_expletive, is_name, without_article
from mkdeck.facts.leads import lead_at, lead_of
from mkdeck.facts.memory import once
from mkdeck.facts.names import FULL_NAME, NO_PERSON, goes_on, is_of_person, is_surname, may_be_person
from mkdeck.facts.phrases import Phrase, one_line, split_words, words_of
from mkdeck.facts.pointing import IT_OR_ITS
from mkdeck.facts.questions import inside
from mkdeck.facts.sentences import MOST_BEFORE, Paragraph, Sentence, SpokenOf, Topic
from mkdeck.facts.sole import sole_topic
from mkdeck.facts.threads import EDITIONS, ends_with_name, is_done_to_it, may_go_on, thing_made, thread_after
from mkdeck.facts.tracing import refusals
from mkdeck.facts.vocabulary import has_inner_capital
from mkdeck.facts.words import ARTICLES, POSSESSIVES, PREPOSITIONS, word_set
from mkdeck.parsing.inline import cut
from mkdeck.values import cached_property, replace
from mkdeck.wording.numbering import without_number

_OF_EDITION = re.compile(rf"(?:The )?(?:{'|'.join(EDITIONS[:3])}) \d")
_FOLLOWED_FOR_PERSON = 3
"""Sentences that are looked back at for whether a man or a woman is spoken of."""
_FOLLOWED = 20
"""Sentences that are followed back when somebody asks what was spoken of before them."""

_ARTICLE, _OTHERS = re.compile(r"\b(?:the|an?) $"), re.compile(r" [a-z]+")
_THE = re.compile(r"\bthe $")
_PRONOUN = re.compile(
    r"(?P<opening>(?:(?:In|On|At|By|During|From|After|Before|Since|For|With|Under|Until|Within) [^,;:()]{1,40}?,? "
    r"(?:at the age of [a-z\d-]+, )?|Unlike (?:its (?:rival|cousin|predecessor|competitor)s?|the others?), ))?"
    r"(?P<pronoun>(?:It|They|He|She|Its|Their|His|Her)(?= [a-z])|(?<= )(?:it|they|he|she)(?= [a-z])"
    r"|(?:It|(?<= )it)(?=['’]s [a-z])|(?:They|(?<= )they)(?=['’]re [a-z]))"
    r"(?P<be>['’](?:s|re)(?= ))?"
)
_HAS = re.compile(r" (?:been|become|got|had|made|grown|gone|come)\b")
_OPENS = re.compile(r"(?:The |An? )?")
_FAR = 40
"""Characters before a name that say what somebody was: “the Dutch draper Antonie van Leeuwenhoek”."""
_LONGEST_NAME, _OFTEN, _NEXT = 3, 3, 2
"""Words of a name that stands as a heading, how often the lesson speaks of it, and lines to the next paragraph."""
_BY_THE_WAY = re.compile(r"\b(?:by|of|after|from) (?:the |an? )?(?:[a-z]+ ){0,3}$")
"""What stands before a name that is only mentioned: “a paper by Luigi Menabrea”."""
_CLEFT = re.compile(r"It (?:is|was)\b.* (?:that|who|which)\b|(?:[A-Z]\w+ )there\b")
_IS_WHERE = re.compile(r".*\b(?:is|was|are|were) (?:where|when|why|how|what)\b")
"""“Skywalker Sound is where *Rydstrom* made most of his noises. It …”."""
_HE = re.compile(r"(?:He|She|His|Her)\b")
_HE_WITHIN = re.compile(r"^[^,;:]{0,40}\b(?:he|she)\b")
_OWNED = re.compile(r"[A-Z][\w-]*['’]s ")
"""“Lübeck's position …”: the next “it” may be either of the two."""
_POSSESSED = re.compile(r"['’]s?\b")
_NEW_CLAUSE = re.compile(
    r", (?:and|but|so|or|while|whereas|although|since|when) |; | (?:while|whereas|although|since|when) "
)
_OF_PLURAL = re.compile(r" (?:in|of) ")
"""“Small *changes* in demand cause larger ones” has a noun in the place of its verb."""
_SAME_TOPIC = ("it ", "they ")
_NAMES = re.compile(r" (?:called|named|known as) ")
_MAKES = word_set(
    "wrote created invented founded discovered introduced published built developed released replaced became "
    "succeeded contains includes included"
)
"""What the subject of these brings about is as good a candidate for the next “it” as the subject itself."""


_HAS_NAME = re.compile(r"(?:has|have|had|got|offers|includes|uses) (?:[a-z]+ ){0,2}[A-Z][\w.+#-]*$")
"""“Rust has Clippy. It …”."""
_BRINGS_OUT = re.compile(
    r"(?:announced|launched|unveiled|presented|open-sourced|brought out) "
    r"(?:(?:the|its|an?|his) )?(?:[a-z-]+ ){0,2}[A-Z]"
)
"""What somebody brings out, and has a name: “Avid brought out Media Composer. Its …”."""


def resolved(paragraphs: Iterable[Paragraph]) -> Iterator[Sentence]:
    """Yield the sentences of the paragraphs of a lesson, each with what a pronoun at its beginning stands for."""
    before: Paragraph = ()
    headed: Topic | None = None
    for paragraph in filter(None, paragraphs):
        headed = _still_spoken_of(headed, before, paragraph)
        yield from _resolved(paragraph, _OfHeading(headed) if headed and not paragraph[0].in_list else None)
        before = paragraph


def _still_spoken_of(headed: Topic | None, before: Paragraph, paragraph: Paragraph) -> Topic | None:
    """Return what a section's heading names, if the paragraph right before opens with it, or goes on about it."""
    first = paragraph[0]
    if not before or before[0].context != first.context or first.span.first - before[-1].span.last > _NEXT:
        return None
    named = named_by_heading(first)
    opens = named is not None and before[0].text.startswith(named.phrase.text + " ")
    return named if opens or (headed is not None and before[0].text.startswith("It ")) else None


def named_by_heading(sentence: Sentence) -> Topic | None:
    """Return the one thing that the heading above a sentence names, if the lesson speaks of it by that name."""
    name = without_number("".join(sentence.context[-1:]))
    words, vocabulary = split_words(name), sentence.vocabulary
    is_name = 1 <= len(words) <= _LONGEST_NAME and all(word[0].isupper() or word[0].isdigit() for word in words)
    is_known = is_name and vocabulary.is_name(words[0]) and vocabulary.counts.get(words[0], 0) >= _OFTEN
    return Topic(Phrase(Inline(name), 0, len(name)), is_plural=False) if is_known else None


class _OfHeading:
    """What the first sentence of a paragraph goes on about: the thing that the heading above names."""

    person = None

    def __init__(self, named: Topic) -> None:
        self.topic = self.theme = named

    def find_out(self) -> None:
        """Do nothing: all is known."""


def _resolved(paragraph: Paragraph, spoken_of: SpokenOf | None) -> Iterator[Sentence]:
    """Yield the sentences of a paragraph; `spoken_of` is what those before it go on about."""
    before: Sentence | None = None
    is_headed = _is_headed(paragraph[0])
    for number, (sentence, following) in enumerate(zip_longest(paragraph, paragraph[1:]), 1):
        if spoken_of or before:  # as few have that stand alone
            sentence = _behind(sentence, spoken_of, before)
        yield sentence
        if following is None:
            return
        before = _behind(sentence, spoken_of, _within(before, MOST_BEFORE - 1)) if before else sentence
        spoken_of = _SpokenOf(sentence, following, is_headed=is_headed)
        if number % _FOLLOWED == 0:
            spoken_of.find_out()


def _within(sentence: Sentence | None, most: int) -> Sentence | None:
    """Return a sentence with so many sentences at the most, itself included, so that no paragraph is kept for long."""
    if sentence is None or not most:
        return None
    return _behind(sentence, sentence.spoken_of, _within(sentence.before, most - 1))


def _behind(sentence: Sentence, spoken_of: SpokenOf | None, before: Sentence | None) -> Sentence:
    """Return a sentence as it stands behind another one; each comes by, and `replace` takes three times as long."""
    return Sentence(
        sentence.phrase, sentence.span, sentence.context, sentence.vocabulary, sentence.introduced, sentence.in_list,
        spoken_of, before, sentence.quote, sentence.labels,
    )  # fmt: skip


_INTRODUCED = re.compile(
    r"\b(?<!\bis )(?<!\bwas )an? (?:[a-z][\w-]* ){1,3}?[a-z][\w-]*, (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*(?=,|\.$)"
)
"""What a sentence brings in besides its subject: “the NFL has run a yearly contest, the Big Data Bowl, in which …”."""
_FURTHEST_ARTICLE = 3
"""Where the article of the subject itself stands at the latest."""


class _SpokenOf:
    """What a paragraph speaks of behind a sentence; guards are not heard, for they are asked about another sentence."""

    def __init__(self, sentence: Sentence, following: Sentence, *, is_headed: bool) -> None:
        self._sentence = sentence
        self._following = following
        self._is_headed = is_headed

    def find_out(self) -> None:
        """Find all out now, so that a long paragraph is not followed back to its beginning at once."""
        _ = self.topic, self.theme, self.person

    @cached_property
    def _brings_in_another(self) -> bool:
        """Whether the sentence names another thing besides its subject, of which the next one may be."""
        return _INTRODUCED.search(self._sentence.body.text, _FURTHEST_ARTICLE) is not None

    @cached_property
    def _topic(self) -> Topic | None:
        with refusals():
            if (lead := lead_of(self._following, is_strict=True)) is not None:
                return Topic(lead, is_plural=False)
            if _OF_EDITION.match(self._sentence.body.text):
                return self._sentence.topic  # “Version 1.0 came out in 2002. It is written in Java.”
            if self._brings_in_another:
                return None
            found = topic_after(self._sentence)
            is_other = found is not None and found.is_plural and IT_OR_ITS.match(self._following.text)
            if (found is None or is_other) and may_go_on(self._following.text):
                found = thread_after(self._sentence) or found  # which few sentences need
            found = found or thing_made(self._sentence, self._following)
            if found is None and IT_OR_ITS.match(self._following.text):
                sole = sole_topic(self._following) if lead_at(self._following) is None else None
                found = Topic(sole, is_plural=False) if sole is not None else None
            return found

    @cached_property
    def topic(self) -> Topic | None:
        if self._following.text.startswith("It "):
            with refusals():
                return _only_bold(self._sentence) or self._topic
        return self._topic

    @cached_property
    def theme(self) -> Topic | None:
        with refusals():
            is_told = self._is_headed or self._brings_in_another or _OF_EDITION.match(self._sentence.body.text)
            return self._topic or (None if is_told else _theme_after(self._sentence))

    @cached_property
    def person(self) -> Phrase | None:
        with refusals():
            return _person_after(self._sentence)


def _is_headed(first: Sentence) -> bool:
    """Whether a paragraph explains a bold term, “**Optional referendum**: …”, which any “it” may stand for."""
    body = first.phrase
    lead = next((m for m in body.inline.marks if m.kind == "strong" and m.end > body.start), None)
    if lead is None or not _OPENS.fullmatch(body.inline.text[: lead.start]):
        return False
    return ":" in body.inline.text[lead.end - 1 : lead.end + 1]


def opens_with_pronoun(sentence: Sentence) -> bool:
    """Whether a sentence, or what stands behind its opening, begins with a pronoun that may stand for something."""
    return _PRONOUN.match(sentence.body.text) is not None


@once
def with_subject(sentence: Sentence) -> Sentence:
    """Return a sentence with what the pronoun at its beginning stands for in the pronoun's place, where it is plain.

    “It has three layers.” becomes “The wall of the heart has three layers.”, “Its wall …” “The heart's wall …”. The
    markup of what is put in is left out, for it marks nothing here.
    """
    body = sentence.body
    found = _PRONOUN.match(body.text)
    if found is None or is_expletive(body.text) or _CLEFT.match(body.text):
        return sentence
    pronoun, opening = found["pronoun"].casefold(), found["opening"] or ""
    phrase = _antecedent(pronoun, sentence) if _is_subject(found, body) else None
    if phrase is None:
        return sentence
    opening = "" if opening.startswith("Unlike ") else opening
    name = _name_within(phrase, sentence) if opening else _name_at_start(phrase)
    if pronoun in POSSESSIVES:
        name += "’" if name.endswith("s") else "’s"
    if found["be"]:
        name += " is" if pronoun == "it" else " are"
    before = cut(body.inline, body.start, body.start + len(opening))
    start = len(before.text) + bool(before.text)
    own = cut(phrase.inline, phrase.start, phrase.end).marks
    kept = tuple(Mark(m.kind, m.start + start, m.end + start, m.target) for m in own if m.is_opaque)
    rest = cut(body.inline, body.start + found.end(), sentence.phrase.end)
    place = start + len(name) + 1
    moved = (Mark(mark.kind, mark.start + place, mark.end + place, mark.target) for mark in rest.marks)
    text = " ".join(filter(None, (before.text, name, rest.text)))
    inline = Inline(text, (*before.marks, *kept, *moved))
    return replace(sentence, phrase=Phrase(inline, 0, len(inline.text)), quote=sentence.text)


def _is_subject(found: re.Match[str], body: Phrase) -> bool:
    """Whether a pronoun that was found at the beginning, or behind an opening, is what its clause is about."""
    opening = found["opening"] or ""
    if found["be"]:
        return _HAS.match(body.text, found.end()) is None  # “It's been known as Wireshark since 2006”
    if not opening or opening.startswith("Unlike "):
        return True
    # “In 2007 Gerhard Ertl won it in turn”
    return not found["pronoun"][0].isupper() and _opens_clause(body, len(opening))


def _name_within(phrase: Phrase, sentence: Sentence) -> str:
    name = inside(phrase.without("strong").without("emphasis"), sentence)
    return name if "`" not in name else one_line(phrase.text)


def _name_at_start(phrase: Phrase) -> str:
    name = one_line(phrase.text)
    is_small = name[0].islower() and not (phrase.is_marked("code", "math") or has_inner_capital(split_words(name)[0]))
    return name[0].upper() + name[1:] if is_small else name


def _opens_clause(body: Phrase, start: int) -> bool:
    """Whether the pronoun at a place is what the main verb behind it is of, alone or with somebody: “he and Engels”."""
    tokens = read_tokens(body)
    verb = main_verb(tokens)
    place = next((at for at, token in enumerate(tokens) if token.start == start), None)
    if verb is None or place is None or place >= verb:
        return False
    between = tokens[place + 1 : verb]
    is_joined = bool(between) and between[0].small == "and"
    return all(token.kind == "adverb" or (is_joined and token.kind in _OF_COMPANION) for token in between)


_OF_COMPANION = frozenset({"conjunction", "name", "number", "sign", "possessive", "noun"})


def _antecedent(pronoun: str, sentence: Sentence) -> Phrase | None:
    """Return what a pronoun at the beginning stands for, where number and kind agree."""
    topic = sentence.topic or sentence.theme
    if pronoun in _OF_PEOPLE:
        return None if _tells_of_other(pronoun, sentence) else sentence.person
    if topic is None or not topic.phrase.words:
        return None  # “`^` matches the start of a line. It …”
    if pronoun in ("it", "its") and is_of_person(topic.phrase.text):
        return None
    if _OWNED.search(topic.phrase.text) or _is_cut(topic.phrase):
        return None
    plural = topic.is_plural if topic.is_plural is not None else is_many(_head(topic.phrase.words))
    return topic.phrase if plural is (pronoun in ("they", "their")) else None


_MEN, _WOMEN = word_set("he his him himself"), word_set("she her hers herself")
_OF_PEOPLE = _MEN | _WOMEN


def _tells_of_other(pronoun: str, sentence: Sentence) -> bool:
    """Whether the sentences before tell of a man where one is of a woman, or the other way round.

    “Herschel cast them himself, his sister reading to him. She found eight comets.” What is told of the other one parts
    nobody from a sentence before that which speaks of the same person: “In 1781 he discovered Uranus.”
    """
    own, other = (_WOMEN, _MEN) if pronoun in _WOMEN else (_MEN, _WOMEN)
    before, far, is_of_other = sentence.before, 0, False
    while before is not None and far < _FOLLOWED_FOR_PERSON:
        words = before.words
        if not own.isdisjoint(words):
            return is_of_other and not (other.isdisjoint(words) and _is_same_person(before, sentence))
        is_of_other = is_of_other or not other.isdisjoint(words)
        before, far = before.before, far + 1
    return is_of_other


def _is_same_person(one: Sentence, other: Sentence) -> bool:
    """Whether a “he” or “she” at the beginning of two sentences would be the same person."""
    return one.person is not None and other.person is not None and one.person.text == other.person.text


def _head(words: Sequence[str]) -> str:
    """Return the noun that a phrase is about: “Schools” of “Schools on a tight budget”."""
    place = next((place for place, word in enumerate(words) if place and word in PREPOSITIONS), len(words))
    return words[place - 1]


def _is_cut(phrase: Phrase) -> bool:
    """Whether a name goes on behind a phrase: “the United Nations Monetary *and Financial Conference*”."""
    return phrase.words[-1][0].isupper() and goes_on(phrase)


def _person_after(sentence: Sentence) -> Phrase | None:
    """Return who a “he” or “she” at the beginning of the next sentence would be: who the sentence is about.

    Where it is about something else, it is the only person that it names, unless another one was spoken of before.
    """
    body = sentence.body
    if _HE.match(body.text):
        return sentence.person
    if _HE_WITHIN.search(body.text):
        return sentence.person  # who walked to hear Buxtehude, and goes on
    found = (name for name in FULL_NAME.finditer(body.text) if not _POSSESSED.match(body.text, name.end()))
    names = [name for name in found if may_be_person(name[0]) and not _PLACE_OF.search(body.text, 0, name.start())]
    tokens = read_tokens(body)
    verb, opening = main_verb(tokens), opening_end(tokens)
    if verb is None:
        return None
    first, last = tokens[opening].start, tokens[verb].start
    of_subject = [m for m in names if first <= m.start() < last and m.start() <= first + _FAR]
    if of_subject:
        others = [
            found for found in names if found not in of_subject and not _BY_THE_WAY.search(body.text, 0, found.start())
        ]
        return body.part(*of_subject[0].span("name")) if len(of_subject) == 1 and not others else None
    if not names and (king := _of_one_name(body, tokens, opening, verb)) is not None:
        return king
    head = tokens[opening]
    if head.kind in ("name", "noun") and sentence.person and head.text in sentence.person.words and verb == opening + 1:
        return sentence.person  # “Suleiman captured Belgrade.”
    if any(_is_of_a_people(body.text, name) for name in names):
        return None
    named = {m[0] for m in names}
    return body.part(*names[0].span("name")) if len(named) == 1 and sentence.person is None else None


def _of_one_name(body: Phrase, tokens: Sequence[Token], opening: int, verb: int) -> Phrase | None:
    """Return a person of one name who is the subject, where the verb brings up nobody else: “Haydar's son Ismail”."""
    subject = tokens[opening:verb]
    names = [token for token in subject if token.kind == "name" and not token.text.endswith(("'s", "’s"))]
    found = _ONE_NAME.fullmatch(body.text[tokens[opening].start : subject[-1].end]) if subject else None
    if found is None or len(names) != 1 or NO_PERSON.search(found["name"]) or found["name"].isupper():
        return None
    rival = any(
        tokens[np.head].kind == "name" and tokens[np.first - 1].kind in _VERBAL
        for np in noun_phrases(tokens)
        if np.first > verb
    )
    start = tokens[opening].start
    return None if rival else body.part(start + found.start("name"), start + found.end("name"))


_PLACE_OF = re.compile(
    r"\b(?:abbey|bay|battle|castle|cathedral|church|city|county|district|fortress|island|kingdom|monastery|mosque|palace"
    r"|port|province|region|republic|siege|state|temple|town|treaty|university|village) of (?:the )?$"
)
"""“The great church of Hagia Sophia”, whose name is nobody's."""
_ONE_NAME = re.compile(
    r"(?:(?:[A-Z][\w-]+['’]s|His|Her|The|An?) (?:[a-z]+ ){1,3})?(?:King |Queen |Shah |Sultan |Emperor |Pope |Tsar )?"
    r"(?P<name>[A-Z][a-zà-ÿ’'-]+(?: [IVX]+)?)(?: also| then| soon| later)?"
)
"""“Ismail”, “Haydar's son Ismail”, “King Charles I”."""


def _is_of_a_people(text: str, name: re.Match[str]) -> bool:
    """Whether a name tells of which people others are: “drew the Hindu Rajput princes into his service”."""
    return _ARTICLE.search(text, 0, name.start()) is not None and _OTHERS.match(text, name.end()) is not None


def topic_after(sentence: Sentence) -> Topic | None:
    """Return what a pronoun at the beginning of the next sentence would stand for."""
    if not sentence.text.endswith(".") or is_done_to_it(sentence.body):
        return None
    first = clauses(sentence)[0]
    if first.verb() is not None and brings_another_topic(first):
        return None
    if " with " in sentence.text:
        tokens = read_tokens(sentence.body)
        verb = main_verb(tokens)
        if verb is not None and ends_with_name(tokens, verb):
            return None
    topic = subject_topic(first)
    if topic is not None and _IS_WHERE.match(sentence.body.text[: topic.phrase.start - sentence.body.start]):
        return None
    if topic is not None and topic.phrase.words[:1] in (["It's"], ["It’s"]):
        return None
    if topic is None or topic.phrase.words[-1:] == ["there"] or _has_marked_rival(topic.phrase, sentence):
        return None
    if len(topic.phrase.words) == 1 and (_is_misread(first) or _is_somebody(topic.phrase)):
        return None
    return topic if _is_definite(topic.phrase, sentence) else None


def _is_somebody(name: Phrase) -> bool:
    """Whether a paragraph has told the full name of a person whose surname a word is."""
    return is_surname(name.text, name.inline.text[: name.start])


def _is_misread(clause: Clause) -> bool:
    """Whether what was taken for the verb of a clause is a noun before it: “Online *stores* tend to prefer Klaviyo”."""
    body, verb = clause.sentence.body, clause.verb()
    tokens = read_tokens(body)
    told = main_verb(tokens)
    if (
        verb is not None
        and _OF_PLURAL.match(clause.text, verb[1])
        and is_everyday(clause.text[: verb[0] - 1].casefold())
    ):
        return True
    at = clause.phrase.start - body.start + (verb[0] if verb else 0)
    return told is not None and tokens[told].start > at and any(t.start == at and t.kind == "noun" for t in tokens)


def _has_marked_rival(subject: Phrase, sentence: Sentence) -> bool:
    """Whether a sentence about one thing marks another, as “Their size is told by the **index**” does."""
    body = sentence.body
    if subject.holds("strong") or subject.holds("emphasis") or subject.holds("code"):
        return False
    marks = (m for m in body.inline.marks if m.kind in ("strong", "emphasis"))
    return any(subject.end <= mark.start and mark.end <= body.end for mark in marks)


def _theme_after(sentence: Sentence) -> Topic | None:
    """Return the subject as the order of the words tells it, or what a sentence that leads up to something ends on.

    It is enough for a card that shows the whole sentence, where a reader sees what does not fit.

    “Many teams use Apache Kafka. It …” and “You will also meet core inflation. It …” go on about what they introduce.
    """
    body = with_subject(sentence).body
    tokens = read_tokens(body)
    verb, opening = main_verb(tokens), opening_end(tokens)
    if verb is None or not sentence.text.endswith(".") or is_done_to_it(body):
        return None
    first = clauses(sentence)[0]
    if first.verb() is not None and brings_another_topic(first):
        return None
    phrases = list(noun_phrases(tokens))
    subject = next((found for found in phrases if opening <= found.first < verb), None)
    starts_with = tokens[opening]
    if starts_with.small in ("you", "we", "i", "let's") or starts_with.kind == "quantifier":
        objects = [found for found in phrases if found.first > verb and tokens[found.first - 1].kind in _VERBAL]
        if len(objects) != 1:
            return None
        named_new = _topic_of(body, tokens, objects[0], sentence, is_new=True)
        return None if named_new is None or _has_marked_rival(named_new.phrase, sentence) else named_new
    if subject is None or subject.first != opening:
        return None
    if _has_marked_rival(body.part(starts_with.start, tokens[verb].start), replace(sentence, phrase=body)):
        return None
    has_rival = any(
        found.first > verb and tokens[found.first - 1].kind in _VERBAL and tokens[found.head].kind == "name"
        for found in phrases
    )
    return None if has_rival else _topic_of(body, tokens, subject, sentence, is_new=False)


_VERBAL = frozenset({"verb", "infinitive", "auxiliary", "adverb"})


def _topic_of(
    body: Phrase, tokens: Sequence[Token], found: NounPhrase, sentence: Sentence, *, is_new: bool
) -> Topic | None:
    """Return a noun phrase as a topic, where it says what it is; what is new must be a name or a term."""
    last = found.last
    following_of = {phrase.first: phrase for phrase in noun_phrases(tokens)}
    while last + 2 < len(tokens) and tokens[last + 1].small == "of":
        following = following_of.get(last + 2)
        if following is None:
            break
        last = following.last
    own = tokens[found.first : last + 1]
    if own[0].kind in ("possessive", "demonstrative", "quantifier", "number"):
        return None
    is_the = own[0].small == "the"
    if is_the and not is_clear_definite(body, tokens, found, sentence.vocabulary):
        return None
    if own[0].small in ("a", "an") and (is_new or tokens[last + 1].small not in ("is", "has", "can")):
        return None
    content = [token for token in own if token.kind in ("noun", "name")]
    if is_new and not any(token.kind == "name" or not is_everyday(token.small) for token in content):
        return None
    phrase = Phrase(body.inline, body.start + own[0].start, body.start + own[-1].end)
    if _is_somebody(phrase):
        return None
    head = tokens[found.head]
    verb = next((t for t in tokens[last + 1 :] if t.kind in ("verb", "auxiliary")), None)
    plural = number_of(verb.text) if verb is not None and not is_new else None
    return Topic(phrase, is_many(head.text) if plural is None else plural)


def _only_bold(sentence: Sentence) -> Topic | None:
    """Return the one bold term of a sentence about many things: “Proteins travel to the **Golgi apparatus**. It …”."""
    body = sentence.body
    bold = [m for m in body.inline.marks if m.kind == "strong" and m.start < body.end and body.start < m.end]
    if len(bold) != 1 or bold[0].start <= body.start or not sentence.text.endswith("."):
        return None
    start, end = bold[0].start - body.start, bold[0].end - body.start
    article, words = _THE.search(body.text, 0, start), words_of(body.text[start:end])
    if article is None or not words or looks_plural(words[-1]) or not _is_of_many(clauses(sentence)[0]):
        return None
    return Topic(body.part(article.start(), end), is_plural=False)


def _is_of_many(clause: Clause) -> bool:
    """Whether a clause is about many things, as its verb tells or, where that is not sure, its first word."""
    return clause.is_plural or (clause.verb() is None and any(map(looks_plural, clause.phrase.words[:1])))


def _is_definite(phrase: Phrase, sentence: Sentence) -> bool:
    """Whether a subject is one that a paragraph can go on about: without an article, or a term of the lesson.

    “A device has a screen. It …” goes on about one device, and a card about “a device” would be of none.
    """
    name = without_article(phrase)
    return (
        phrase.words[0].casefold() not in ARTICLES
        or name.is_marked("strong")
        or name.text.casefold() in sentence.vocabulary.headings
        or is_name(name, sentence.vocabulary)
    )


def brings_another_topic(clause: Clause) -> bool:
    """Whether a sentence speaks of something else too, so that the next “it” may well be that."""
    text = clause.sentence.body.text
    verb = clause.verb()
    if verb is None or clause.text[slice(*verb)].casefold() in _MAKES or _NAMES.search(text):
        return True
    if _BRINGS_OUT.match(clause.text, verb[0]) or _HAS_NAME.match(clause.text, verb[0]):
        return True
    for found in _NEW_CLAUSE.finditer(text, verb[1]):
        rest = text[found.end() :]
        if not rest.startswith(_SAME_TOPIC) and first_verb(rest) is not None:
            return True
    return False
