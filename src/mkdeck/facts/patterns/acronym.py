"""An acronym explained, “random-access memory (RAM)”, “RAM stands for …”.

The letters must be the initials of the words, unless the sentence says outright what they stand for. Two letters must
be marked or used again as well: “user experience (UX)” may be any two words in brackets.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.agents import is_institution
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.guards import without_article
from mkdeck.facts.named_before import named_before
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.questions import ask
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.signs import LETTERS
from mkdeck.facts.words import word_set

TIER = "default"
OF_ADVICE = True
OF_PARTS = True
_OF_LETTERS = word_set("stand stands stood short come comes recall recalls mean means")
"""Words by which a sentence tells what letters stand for that were named before it."""
TRIGGERS = _OF_LETTERS | {"acronym", LETTERS}

_ACRONYM = r"(?P<acronym>[A-Z]&[A-Z]|(?=\w*[A-Z]\w*[A-Z])[A-Za-z][A-Za-z0-9]{1,9}?)(?P<many>s)?"
_BEHIND = re.compile(
    rf"\({_ACRONYM}(?:,[^()]*)?\)|, (?:or(?: simply| just)?|(?:(?:often|usually|commonly) )?abbreviated(?: as| to)?"
    rf"|in short) {_ACRONYM.replace('<', '<or_')}(?=[,.])"
    rf"|, {_ACRONYM.replace('<', '<next_')}(?=, [a-z]| for short[,.])"
)
_BEFORE = re.compile(
    rf"\b{_ACRONYM}(?: [a-z]+)? \((?:short for |stands for )?(?:the )?[“\"]?(?P<words>[^()]{{5,80}})\)"
)
_APPOSED = re.compile(
    rf"\b{_ACRONYM}(?: \([^()]{{2,40}}\))?, (?:for |the )?(?P<words>[A-Z][^,;:()]{{5,80}})(?=[,.;:)]|$)"
)
"""“VST, Virtual Studio Technology, …”."""
_BESIDE = re.compile(
    rf"\b{_ACRONYM}(?: \([^()]{{2,40}}\))?"
    r"(?:, (?:or|for|the|short for|meaning|which (?:just |simply )?means|i\.e\.,?) "
    r"|(?P<bare>, )(?:(?=an? |the )(?P<one>))?"
    r"| [–—-]{1,2} | = | (?:is|are) (?:for )?"
    r"|(?:,? [^;:().]{2,60} and)? (?:means|stands for|is short for) )"
    r"(?:an? |the )?(?P<quoted>[“\"])?(?=(?P<words>[A-Za-z][^;:()“”\"–—]{5,90}))"
)
"""“**MRO** – maintenance, repair and overhaul –”, “**EDR**, endpoint detection and response, which …”."""
_OPENS = re.compile(
    r"\(?(?P<acronym>(?=\w*[A-Z]\w*[A-Z])[A-Za-z][A-Za-z0-9]{1,9}|[A-Z]{2,4}-[A-Z]{1,3})(?P<by>: | is )(?:the |an? )?"
    r"(?P<words>[A-Za-z][^;:()“”\".]{5,90})"
)
"""“SCADA: supervisory control and data acquisition”, “POM-V is *prescription-only medicine – veterinarian*”."""
_OF_NAME = re.compile(r"(?:^|\b(?:is|are|was|were|called|as) (?:the |an? )?)$")
_IN_PASSING = re.compile(r"[a-z]+ing ")
"""“The FBI, *following bad information*.”"""
_JOINED = frozenset({"but", "or", "yet", "nor"})
_NO_NOUN = re.compile(r"[a-z](?:ful|less|ous|ible)$")
"""Ends of adjectives, as which no name of a thing ends."""
_ENDS = re.compile(r"$|[,.;:)”\"]| [–—-]| (?:that|which|who|such as|in|from|at|by|for|on|with|to) ")
_STANDS = re.compile(
    rf"\b{_ACRONYM}(?:, (?:pronounced|said) [^,;:()]{{2,40}},?)?,? "
    rf"(?:(?:which (?:in turn )?|whose name )?(?P<once>(?:originally|initially|first|once) )?(?:stands?|stood) for"
    r"|(?:which )?is short for"
    rf"|is (?:an|the|a recursive) (?:acronym|abbreviation)(?: (?:for|of)|:)|means(?= [“\"])"
    rf"|short for|standing for)"
    r" [“\"‘']?(?:the )?(?P<words>[^,;:()“”\".]{5,80})"
)
_NAME_STANDS = re.compile(
    r"(?:The (?:name|acronym|letters|abbreviation)|It) (?:stands?|is short) for [“\"]?(?P<words>[^,;:()“”\".]{5,80})"
)
_LETTERS_STAND = re.compile(
    r"(?:^|[:;,] (?:and )?)(?:[Tt]he|[Ii]ts) (?:letters|initials|acronym|abbreviation|name) "
    r"(?P<once>(?:originally|initially|first|once) )?(?:(?:stands?|stood|(?:is|was) short) for|comes? from|recalls?"
    r"|means?) "
    r"[“\"]?(?:the )?(?P<words>[\w’'-]+(?:, [\w’'-]+){1,7}(?:,? and [\w’'-]+)?(?=[.;)]|$)|[^,;:()“”\".]{5,80})"
    r"|^It (?:stands|stood) for (?:the )?(?P<it>[^,;:()“”\".]{5,80})"
)
"""“The letters stood for …”, which tells of an acronym that stands before."""
_SMALL_STANDS = re.compile(
    r"(?P<acronym>[A-Za-z][a-z]{1,5}) (?P<once>(?:originally|initially|first|once) )?"
    r"(?:stands for|stood for|is short for|is an acronym (?:for|of)) "
    r"[“\"‘']?(?:the )?(?P<words>[^,;:()“”\".]{5,60})"
)
"""“dbt stands for data build tool”, “Scuba is an acronym for …”."""
_HOUSE = re.compile(
    r"(?P<the>The )?(?P<acronym>[A-Z]{3,8}), the (?P<words>(?:[A-Z][\w’-]+|(?:for|of|and|the|on|in|de)(?= ))"
    r"(?: (?:[A-Z][\w’-]+|for|of|and|the|on|in|de))+), (?=[a-z])"
)
"""“CERN, the European Organization for Nuclear Research, …”, whose letters are those of another language."""
_AT_FIRST = re.compile(r"\b(?:[Aa]t that time|[Aa]t first|[Oo]riginally|[Ii]nitially|[Bb]ack then|[Ii]n those days)\b")
"""When letters stood for something that they need no longer stand for."""
_LISTED = re.compile(
    rf"\b{_ACRONYM}(?:,? (?:which )?(?:stands for|means|is short for"
    r"|is (?:an|the) (?:abbreviation|acronym) (?:for|of)) "
    r"|(?: (?:acronym|criteria|framework|goals|guidelines|method|mnemonic|model|principles|properties|rule|test))?"
    r"(?:: | \())"
    r"(?P<words>[\w’'-]+(?:, [\w’'-]+){1,6}(?:,? and [\w’'-]+)?)(?=[.;)]|$)"
)
"""“LAMP, which stands for Linux, Apache, …”, “the word ALCOA: attributable, legible, …”."""
_SPELT = re.compile(
    r"\b(?P<acronym>[A-Z]{3,8}|[A-Z]{2,5} [A-Z]{2,5}): "
    r"(?P<words>[\w’'-]+(?: [\w’'-]+){0,2}(?:, (?!and )[\w’'-]+(?: [\w’'-]+){0,2}){1,7}"
    r"(?:,? and [\w’'-]+(?: [\w’'-]+){0,2})?)(?=[.;)]|$)"
)
"""“FAT TOM: food, acidity, time, temperature, oxygen, moisture”, “CLORPT: climate, …, parent material and time”."""
_PART_OF_LIST = re.compile(r",? and |, ")
_ANY_ACRONYM = re.compile(r"\b(?:[A-Z]{2,7}|[A-Z][a-z]{2,6})\b")
_ACRONYM_BEGINS = re.compile(r"\b(?:(?=\w*[A-Z]\w*[A-Z])[A-Za-z]|[A-Z](?=&[A-Z]))")
_TWO_CAPITALS = re.compile(r"[A-Z][\w&]*[A-Z]")
_WORD_OF_LIST = re.compile(r"[\w’'-]+")
_WORD = re.compile(r"[^\W_]+(?:['’]s\b)?")
_OF_KIND = re.compile(r" (?:model|system|standard|protocol|format|language|project|framework|method|test|scale)$")
_GOES_ON = re.compile(r" (?!of [12]\d{3}\b)\w")
"""What follows words that are not all that letters stand for; “the … Act of 1990” tells but its year."""
_GOES_ON_ABROAD = re.compile(r" (?:d['’]|l['’]|de |du |des |del |di |der |für |para )\w")
_NEXT = re.compile(r" (?:and (?:is|was|it|has)|which|that|because|in the|is|was|are) | [–—-]+ ")
_PLURAL = re.compile(r"[a-z]s$")
_NO_PLAIN_PLURAL = re.compile(r"(?:ie|ic|s|x|ch|sh|[^ai]ve|z|u|i)s$|(?:ss|x|ch|sh|z)es$")
_LIST = re.compile(r"[\w’'-]+(?: [\w’'-]+)?(?:, [\w’'-]+(?: [\w’'-]+)?){1,6},? and [\w’'-]+(?: [\w’'-]+)?")
"""“Maintenance, repair and overhaul”, whose commas part no clauses."""
_BROKEN = re.compile(r"[,;:()]|\b[a-z]\.")
"""What no expansion holds: signs, and words that are cut short, “t. ante quem”."""
_TELLING = 3
_LETTERS_AND_NUMBER = re.compile(r"(?P<letters>[A-Z]+)\d+")
"""“BM25”, of which only the letters stand for words."""
_MOST_LETTERS = 10
_FARTHEST = 1_200
"""Characters of a paragraph in which letters are looked for that are told of behind them."""
_LETTERS_OF = {"x": ("x", "ex")}
"""How words may begin for which a letter stands: “Extensible Markup Language”."""
_SILENT = frozenset({"of", "and", "for", "the", "in", "to", "on", "a", "an", "by", "with", "as"})


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What does ABC stand for?”."""
    phrase, text = sentence.phrase, sentence.text
    yield from _of_name(sentence)
    yield from _of_letters(sentence)
    yield from _of_small_letters(sentence)
    if _TWO_CAPITALS.search(text) is None:
        return
    yield from _opening(sentence)
    yield from _of_list(sentence)
    yield from _of_parts(sentence)
    yield from _of_house(sentence)
    for found in _BEHIND.finditer(text):
        group = next(name for name in ("acronym", "or_acronym", "next_acronym") if found[name])
        acronym, many = found[group], found["many"] or found["or_many"] or found["next_many"]
        words = _initials_before(phrase.part(0, found.start()), acronym)
        is_said = _is_bold(phrase.part(*found.span(group)))
        yield from _card(sentence, acronym, bool(many), words, is_said=is_said, is_behind=True)
    starts = [found.start() for found in _ACRONYM_BEGINS.finditer(text)]
    for pattern in (_BEFORE, _APPOSED, _STANDS):
        for found in _found_at(pattern, text, starts):
            inside = phrase.part(*found.span("words"))
            words = _initials(inside, found["acronym"])
            behind = words.end - inside.start if words is not None else 0
            is_of_kind = pattern is _APPOSED and _OF_KIND.match(inside.text, behind) is not None
            if words is not None and pattern is not _STANDS and not is_of_kind and _GOES_ON.match(inside.text, behind):
                continue  # “SA (share adaptations alike)”, but “WRF, the Weather Research and Forecasting model”
            if pattern is _STANDS and (words is None or _GOES_ON_ABROAD.match(inside.text, behind)):
                words = _said(inside, found["acronym"])  # “Système international d'unités”
            if pattern is _STANDS and (whole := _marked_whole(phrase.part(found.start("words")), found["acronym"])):
                words = whole  # “LIFO stands for *last in, first out*”
            is_said = pattern is _STANDS or _is_bold(phrase.part(*found.span("acronym")))
            once = found["once"] or "" if pattern is _STANDS else ""
            yield from _card(sentence, found["acronym"], bool(found["many"]), words, is_said=is_said, once=once)
    yield from _beside(sentence, starts)


def _beside(sentence: Sentence, starts: Sequence[int]) -> Iterator[Card]:
    """Yield the cards of letters behind which as many words stand, which begin with them and end where a clause may."""
    phrase = sentence.phrase
    for found in _found_at(_BESIDE, sentence.text, starts):
        inside = phrase.part(*found.span("words"))
        words = _initials(inside, found["acronym"]) or _marked_whole(inside, found["acronym"])
        if words is None or _ENDS.match(sentence.text, words.end - phrase.start) is None:
            continue
        is_said = _is_bold(phrase.part(*found.span("acronym")))
        is_one_thing = len(found["acronym"]) >= _TELLING and " and " not in words.text  # no “GPS, pumps and sails”
        is_told = is_one_thing or _OF_NAME.search(sentence.text, 0, found.start()) is not None
        ends_all = is_told and words.end == phrase.end - 1
        is_all = ends_all and _names_thing(words)  # “OSB, oriented strand board.”, “… is the RIP, …”
        is_one = found["one"] is not None and _SILENT.isdisjoint(map(str.casefold, words.words))
        is_named = is_one or found["quoted"] is not None  # not “the CIA, a company in America, …”
        if found["bare"] and not (is_said or is_named or is_all or words.is_marked("strong", "emphasis")):
            continue  # “The FBI, following bad information, raided …”
        if len(found["acronym"]) >= _TELLING or is_said:
            yield from _card(sentence, found["acronym"], bool(found["many"]), words, is_said=is_said)


def _names_thing(words: Phrase) -> bool:
    """Whether words name something: “oriented strand board”, but not “following reports”, “bold but careful”."""
    is_joined = not _JOINED.isdisjoint(words.words)
    return not is_joined and _IN_PASSING.match(words.text) is None and _NO_NOUN.search(words.text) is None


def _marked_whole(phrase: Phrase, acronym: str) -> Phrase | None:
    """Return what a phrase begins with in bold or italics, if initials of its words are the letters, in their order.

    “LUFS is *loudness units relative to full scale*”.
    """
    end = next(
        (
            mark.end
            for mark in phrase.inline.marks
            if mark.start == phrase.start and mark.kind in ("strong", "emphasis")
        ),
        None,
    )
    words = phrase.part(0, end - phrase.start) if end is not None and end <= phrase.end else None
    if words is None or len(acronym) < _TELLING or _BROKEN.search(words.text.replace(",", "")):
        return None
    initials = [word[0].casefold() for word in words.words]
    letters = acronym.casefold()
    if len(initials) < len(letters) or (initials[0], initials[-1]) != (letters[0], letters[-1]):
        return None
    following = iter(initials)
    return words if all(letter in following for letter in letters) else None


def _found_at(pattern: re.Pattern[str], text: str, starts: Sequence[int]) -> Iterator[re.Match[str]]:
    """Yield what an expression that begins with an acronym finds, one behind the other, where one begins."""
    end = 0
    for start in starts:
        if start >= end and (found := pattern.match(text, start)) is not None:
            end = found.end()
            yield found


def _of_name(sentence: Sentence) -> Iterator[Card]:
    """Yield the card of “The name stands for …” behind a sentence that tells the name: “… is NASTRAN.”."""
    found = _NAME_STANDS.match(sentence.body.text)
    thing = named_before(sentence, maker="") if found else None
    if found is None or thing is None or not _TWO_CAPITALS.search(thing.text) or len(thing.words) > 1:
        return
    if sentence.body.text.startswith(";", found.end()) and _are_fewer(
        sentence.body.part(*found.span("words")), thing.text
    ):
        return  # the letters stand for what follows as well
    words = _said(sentence.body.part(*found.span("words")), thing.text)
    yield from _card(sentence, thing.text, many=False, words=words, is_said=True)


def _of_letters(sentence: Sentence) -> Iterator[Card]:
    """Yield the card of “The letters stood for …”, of the last acronym before it that has these initials."""
    if _OF_LETTERS.isdisjoint(sentence.words):
        return
    found = _LETTERS_STAND.search(sentence.body.text)
    if found is None or (found["once"] is None and _AT_FIRST.search(sentence.body.text)):
        return
    body = sentence.body
    words = body.part(*found.span("words" if found["words"] else "it"))
    told_before = sentence.phrase.inline.text[max(0, sentence.phrase.start - _FARTHEST) : sentence.phrase.start]
    for text in (body.text[: found.start()], told_before):
        for acronym in reversed(_ANY_ACRONYM.findall(text)):
            if body.text.startswith(";", words.end - body.start) and _are_fewer(words, acronym):
                return  # the letters stand for what follows as well
            told = words if _has_initials(words.text, acronym) else _initials(words, acronym)
            if told is not None and not _GOES_ON.match(words.text, told.end - words.start):
                once = found["once"] or ""
                yield from _card(sentence, acronym, many=False, words=told, is_said=True, once=once)
                return


def _of_small_letters(sentence: Sentence) -> Iterator[Card]:
    """Yield the card of a name in small letters that are the initials of words: “dbt stands for data build tool”."""
    found = _SMALL_STANDS.match(sentence.body.text)
    if found is None:
        return
    inside = sentence.body.part(*found.span("words"))
    words = _initials(inside, found["acronym"])
    if words is None and _spells([word.casefold() for word in inside.words], found["acronym"].casefold()):
        words = inside
    if words is not None and not _GOES_ON.match(inside.text, words.end - inside.start):
        yield from _card(sentence, found["acronym"], many=False, words=words, is_said=True, once=found["once"] or "")


def _are_fewer(words: Phrase, acronym: str) -> bool:
    """Whether a phrase has fewer words than letters stand for."""
    return sum(word.casefold() not in _SILENT for word in words.words) < len(acronym)


def _is_bold_at(body: Phrase, found: re.Match[str]) -> bool:
    return _is_bold(body.part(*found.span("acronym")))


def _opening(sentence: Sentence) -> Iterator[Card]:
    """Yield the card of letters that open a sentence, behind which a colon or “is” brings the words."""
    found = _OPENS.match(sentence.body.text)
    if found is None or (is_everyday(found["acronym"].casefold()) and not _is_bold_at(sentence.body, found)):
        return  # “SO: start over.”
    inside, letters = sentence.body.part(*found.span("words")), found["acronym"].replace("-", "")
    words = _initials(inside, letters) or _marked_whole(inside, letters)
    end = words.end - sentence.body.start if words is not None else 0
    if words is None or _ENDS.match(sentence.body.text, end) is None or sentence.body.text.startswith(", or ", end):
        return
    if found["by"] == ": " or words.is_marked("strong", "emphasis"):
        yield from _card(sentence, found["acronym"], many=False, words=words, is_said=True)


def _of_list(sentence: Sentence) -> Iterator[Card]:
    """Yield the card of an acronym that has a letter for each word of a list."""
    for found in _LISTED.finditer(sentence.text):
        if _has_initials(found["words"], found["acronym"]):
            yield from ask(
                sentence, f"What does {found['acronym']} stand for?", sentence.phrase.part(*found.span("words"))
            )


def _of_parts(sentence: Sentence) -> Iterator[Card]:
    """Yield the card of letters that are those with which the parts of a list begin, one or more of each."""
    for found in _SPELT.finditer(sentence.text):
        parts = [part.casefold() for part in _PART_OF_LIST.split(found["words"])]
        is_spelt = len(parts) >= _TELLING and _spell(found["acronym"].replace(" ", "").casefold(), parts)
        if is_spelt and not _has_initials(found["words"], found["acronym"]):
            words = sentence.phrase.part(*found.span("words"))
            yield from ask(sentence, f"What does {found['acronym']} stand for?", words)


def _spell(letters: str, parts: Sequence[str]) -> bool:
    """Whether letters are the beginnings of parts, in their order: “cl”, “o”, “r”, “p” and “t”."""
    ends = {0}
    for part in parts:
        ends = {
            end + size
            for end in ends
            for size in range(1, len(letters) - end + 1)
            if part.startswith(letters[end : end + size])
        }
    return len(letters) in ends


def _of_house(sentence: Sentence) -> Iterator[Card]:
    """Yield what an institution is whose letters are not the initials of its name: “What is CERN?”."""
    found = _HOUSE.match(sentence.body.text)
    if found is None:
        return
    house = sentence.body.part(found.start("words") - len("the "), found.end("words"))
    if is_institution(house) and _initials(without_article(house), found["acronym"]) is None:
        yield from ask(sentence, f"What is {'the ' if found['the'] else ''}{found['acronym']}?", house)


def _has_initials(listed: str, acronym: str) -> bool:
    """Whether the words of a list begin with the letters of an acronym, one with each."""
    words = [word for word in _WORD_OF_LIST.findall(listed) if word not in _SILENT]
    return "," in listed and "".join(word[0] for word in words).casefold() == acronym.casefold()


def _card(
    sentence: Sentence,
    acronym: str,
    many: bool,
    words: Phrase | None,
    *,
    is_said: bool = False,
    is_behind: bool = False,
    once: str = "",
) -> Iterator[Card]:
    """Yield the card; where both the letters and the words are of many, both lose their “s”.

    `once` is the word for when they stood for these, where they need no longer.

    `is_behind` tells that the letters stand behind the words: “random-access memories (RAM)” are many.
    """
    if words is None or not (is_said or len(acronym) >= _TELLING or _is_used(acronym, sentence)):
        return
    are_listed = " and " in words.text or " for " in words.text  # “requests for comments”
    is_plain_plural = _PLURAL.search(words.text) and not _NO_PLAIN_PLURAL.search(words.text)
    if many and not is_plain_plural and " and " not in words.text:
        return  # “MROs (maintenance, repair and overhaul)” are firms for these
    are_behind = is_behind and is_plain_plural and " of " not in words.text and not words.text[0].isupper()
    if (many and not are_listed) or (are_behind and acronym[-1].casefold() == words.words[-1][0]):
        words = words.part(0, len(words.text) - 1)
    is_numbered = any(sign.isdigit() for sign in words.text)  # “AT1”, Additional Tier 1
    letters = None if is_numbered else _LETTERS_AND_NUMBER.fullmatch(acronym)
    named = f"the “{letters['letters']}” of {acronym}" if letters else acronym
    front = f"What did {named} {once}stand for?" if once else f"What does {named} stand for?"
    yield from ask(sentence, front, words)


def _is_bold(phrase: Phrase) -> bool:
    """Whether the letters are marked, as what the author wants people to learn."""
    return phrase.is_marked("strong")


def _is_used(acronym: str, sentence: Sentence) -> bool:
    """Whether the lesson uses the acronym apart from where it is explained."""
    vocabulary = sentence.vocabulary
    uses = vocabulary.counts.get(acronym, 0) + vocabulary.counts.get(acronym + "s", 0)
    return acronym.casefold() in vocabulary.heading_words or uses > 1


def _initials(phrase: Phrase, acronym: str) -> Phrase | None:
    """Return the first words of the phrase whose initials are the letters of the acronym; what follows is cut.

    Of letters and small ones, the large ones may be the initials: “NetCDF”, the Network Common Data Form.
    """
    if not acronym.isupper() and len(large := "".join(filter(str.isupper, acronym))) > _TELLING:
        acronym = large
    words, last = list(_WORD.finditer(phrase.text)), acronym[-1].casefold()
    for place, word in enumerate(words, 1):
        if place >= 2 and word[0].casefold().startswith(_LETTERS_OF.get(last, (last,))):
            part = phrase.part(0, word.end())
            if _initials_before(part, acronym) == part:
                return part
    return None


def _said(phrase: Phrase, acronym: str) -> Phrase | None:
    """Return the words up to the next clause, if they begin as the acronym does: HyperText gives HTTP two letters."""
    end = _NEXT.search(phrase.text)
    part = phrase.part(0, end.start() if end else None)
    begins = part.text[:1].casefold() == acronym[0].casefold()
    is_cut = phrase.inline.text.startswith(", ", part.end) and part.words[-1][0].casefold() != acronym[-1].casefold()
    if is_cut:
        return None
    return part if begins and 2 <= len(part.words) <= len(acronym) + 2 else None


def _initials_before(phrase: Phrase, acronym: str) -> Phrase | None:
    """Return the last words of the phrase, as many as have the letters of the acronym for initials.

    Small words have letters of their own only where it cannot be read without: “as a” in SaaS, but no “of” in OPEC.
    """
    found = _read_back(phrase, acronym, _SILENT) or _read_back(phrase, acronym, frozenset())
    return found or _begun_by(phrase, acronym)


def _begun_by(phrase: Phrase, acronym: str) -> Phrase | None:
    """Return the last words of the phrase if the large ones begin as the acronym goes on, some with two letters of it.

    “Medicines and Healthcare products Regulatory Agency”, MHRA; “General Pharmaceutical Council”, GPhC.
    """
    letters = acronym.casefold()
    words = list(_WORD.finditer(phrase.text))
    if not _TELLING <= len(letters) <= _MOST_LETTERS or not words or not words[-1][0][0].isupper():
        return None
    large: list[str] = []
    for word in reversed(words):
        if not word[0][0].isupper():
            continue
        large.insert(0, word[0].casefold())
        if len(large) > 1 and _spells(large, letters):
            expansion = phrase.part(word.start(), words[-1].end())
            return None if _BROKEN.search(expansion.text) else expansion
        if len(large) == len(letters):
            return None
    return None


def _spells(words: Sequence[str], letters: str) -> bool:
    """Whether words begin as letters go on, each with one of them or two."""
    if not words or not letters:
        return not words and not letters
    return any(
        words[0].startswith(letters[:size]) and _spells(words[1:], letters[size:])
        for size in (1, 2)
        if size <= len(letters)
    )


def _read_back(phrase: Phrase, acronym: str, letterless: frozenset[str]) -> Phrase | None:
    words = list(_WORD.finditer(phrase.text))
    letters = list(acronym.casefold().replace("&", ""))
    last = words[-1].end() if words else 0
    end = start = last
    while letters and words:
        word = words.pop()
        small = word[0].casefold()
        if small.startswith(_LETTERS_OF.get(letters[-1], (letters[-1],))) and small not in letterless:
            letters.pop()
            start = word.start()
        elif phrase.text[word.start() - 1 : word.start()] == "-" and start != end:
            continue  # “Medium-Range”
        elif small not in _SILENT or start == end:
            return None
    expansion = phrase.part(start, last)
    is_cut = expansion.text.partition(" ")[0] in _SILENT  # “*of* the Petroleum …”
    is_broken = _BROKEN.search(expansion.text) is not None and _LIST.fullmatch(expansion.text) is None
    if letters or is_cut or is_broken or len(expansion.words) < 2:
        return None
    return expansion
