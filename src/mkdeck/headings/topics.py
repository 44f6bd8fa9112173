"""What a lesson is about, as its title and its headings tell it.

A title is read in parts: “Week 7 – Inflation, and who is supposed to stop it” holds the place of a lesson in its
course, a name, and a remark. What names the subject in a few words is the best topic; what tells of it without naming
it (“How memory comes apart”) still tells more than nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card, Inline
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.phrases import Phrase, split_words, words_of
from mkdeck.facts.tokens import Token
from mkdeck.facts.words import ARTICLES, CONJUNCTIONS, PERSONAL, POSSESSIVE, PREPOSITIONS, READER, word_set
from mkdeck.wording.capitals import capitalised
from mkdeck.wording.words import plain, words

_NUMBERING = re.compile(
    r"(?i)^(?:(?:weeks?|lessons?|units?|chapters?|modules?|parts?|sessions?|lectures?|days?|class|topics?|sections?|no"
    r"|levels?|stages?|episodes?|quests?|missions?|rounds?|sprints?|steps?)"
    r"\.?\s*\d+[a-z]?\s*[:.,·–—-]?\s*|[A-Za-z]+ 101[,:]?\s*"
    r"|\d+(?:\.\d+)*(?:[–-]\d+(?:\.\d+)*)?[.:)]?\s+(?:[–—-]\s+)?|#\d+\s*[:.,·–—-]?\s*"
    r"|(?-i:[A-Z]{2,5})[ -]?\d{2,4}(?: [/–—-] (?-i:[LW])\d{1,2}(?:/(?-i:[LW])?\d{1,2})?)?\s*[:–—-]\s*"
    r"|(?-i:[A-Z]{2,5})-\d{3}\s+(?=\w+ \w)"
    r"|(?-i:[LW])\d{1,2}[:.]?\s+(?:[–—-]\s+)?)"
)
_LEAD_IN = re.compile(
    r"(?i)^(?:(?:notes|essays?) towards? )?(?:(?:an?|the|my) )?(?:(?:very )?(?:short|brief|quick|little|gentle) )?"
    r"(?:introduction|invitation|guide|intro|history|story|tour|overview|primer)(?: to| of| on) (?:the )?"
    r"|^(?:(?:notes on|about|all about|welcome to|meet(?:ing)?|looking at|understanding|introducing|exploring"
    r"|discovering|getting to know|getting started with|working with|learn(?:ing)?(?: about)?|thinking about"
    r"|inside) (?:the )?)"
    r"|^how to [a-z]+ (?:an? |the |your )?"
    r"|^(?:(?:so,? )?(?:(?:do )?you )?want to (?:be|become|work (?:in|with|as|at))|working (?:in|as|at)"
    r"|(?:how|why) i became|becoming|being(?= an? )|(?:my )?life as"
    r"|a (?:career|job|day|life) (?:in|as|with)|jobs? (?:in|as)"
    r") (?:an? |the )?"
    r"|^what(?:['’]s| is| are) (?:an? |the )?(?!(?:it|this|that|there|going|new|next|wrong|in|inside|on|at)\b)"
    r"|^[a-z]+ing and [a-z]+ing (?!(?:in|on|at|by|for|with|from|to|under|without)\b)(?:the |an? |your )?"
    r"|^\w+ (?:years|decades|centuries) of (?:the )?"
)
_HOW = re.compile(
    r"(?i)^(?:how|what|where) (?:(?:does|do|did) )?(?:(?:an?|the) )?"
    r"(?!(?:does|do|did|an?|the|it|they|you|we|i|he|she|this|that|these|those|many|much|all)\b)"
    r"(?P<name>(?:(?! and (?:how|what|why|where)\b)[\w’' -]){3,40}?) (?:(?:really|actually) )?"
    r"(?:works?|does its (?:work|job)|do|does|comes?|came|fails?|began|begins?|got|gets)(?: from| to be| here)?"
    r"(?: and (?:(?:how|why|what) (?:it|they) )?\w+)?$"
)
"""“How the European Union works”, “What does a product manager do” and what each is about."""
_OF_CAREER = word_set("career connection connections corner spotlight")
"""Words of a part of a title that says where in a course a lesson stands: “Career Connection: …”."""
_VERSUS = re.compile(r"(?i) (?:vs\.?|\+|&) ")
_TRAIL = re.compile(
    r"(?i),? \(?(?:c\. )?\d{3,4}\s?[–-]\s?\d{2,4}\)?$|, c$"
    r"| for (?:everyone|everybody|beginners|newcomers|people|developers|engineers|students|dummies)\b.*$"
    r"|,? in \d+ (?:minutes|hours|pages|steps)$"
    r"|,? explained\b.*$"
    r"|,? (?:basics|101|fundamentals|essentials|overview|primer"
    r"|(?:(?:revision|exam|study|class|lecture|course|quick|short|my) )?(?:summary|revision|notes|recap|cheat ?sheet)"
    r"|in a nutshell|in brief|part \w+|i{1,3})$"
    r"|, (?:no|nr|vol|issue)$"
)
_PARTS = re.compile(
    r": | [–—|/-] |, (?:and )?(?=(?:how|why|what|where|when|who)\b)"
    r"|, (?=(?:or|c\.|an?|the|from)\b|\d|(?i:parts?|weeks?|lessons?|units?|chapters?|modules?|sessions?|lectures?"
    r"|seminar|handout|letter|section|issue)\b)|; |\(|\)|\?|!|\. "
)
_CIRCUMSTANCE = re.compile(r"(?i) (?:without|in|with|from|as|at|on|by|through|under|during|since|between) ")
_WITH = re.compile(r" (?:with|in|to|for|on) (?P<name>[A-Z]\S*\w)$", signs=(" with ", " in ", " to ", " for ", " on "))
_LETTER_OF_PART = re.compile(r"[A-Z][.)]\s+(?=[A-Z])")
"""“C. Match each place …”, whose letter is not the name of a language."""
_EDGES = " :–—-·"
_SIGNS = re.compile(r"^(?:(?!\.[A-Z]{2,})[^\w“\"'`*])+")
_LAST_SIGNS = re.compile(r"\s[^\w\s(\[{<\"'“‘*`+#&.,:;!?-]+$")
"""Signs behind a title: “Volcanoes 🌋”."""
_LONGEST_TITLE = 9
"""Words of a title that is shown whole."""
_LONGEST, _LONGEST_OF_ALL = 4, 8
"""Words of a topic that names something, and of one that tells something."""
_SHORTEST_WORD, _STEM, _LONGEST_ACRONYM = 3, 8, 4
"""Letters of a word that says something, those by which words are one, and those of an acronym."""
_OFTEN, _MUCH_MORE = 4, 2
"""How often a lesson speaks of its topic, and how many times as often as of what its title says."""
_VOWELS = frozenset("aeiouy")
_LONGEST_ROW = 14
"""Words of what asks for a row."""
_TWO_PARTS = re.compile(r": | [–—|-] ")
_MAY_NAME = frozenset({"noun", "name", "verb", "infinitive"})
_OF_NAME = frozenset({"noun", "name", "article", "gerund"})
_SMALL = word_set("of and in the for & first second third") | PERSONAL | POSSESSIVE
_SAYS_NOTHING = word_set(
    "gallery museum answer answers true false "
    "overview recap wrap-up intro introduction basics summary glossary afternoon primer notes lesson week history "
    "unit units module modules chapter session "
    "révision révisions wiederholung repaso ripasso revisão herhaling "
    "background conclusion revision terms terminology details tips rest more today agenda part parts idea ideas key "
    "main question "
    "how why what short brief little big new second third last next steps step homework review questions reading "
    "tools credentials skills qualifications "
    "takeaway takeaways study vocab vocabulary flashcard flashcards cheat sheet cheatsheet untitled faq definitions "
    "document documents q "
    "next before after further my timeline milestones chronology glossary mini-glossary welcome hello readme index"
)
_DOCUMENTS = word_set(
    "todo homework exam exams midterm finals quiz due assignment summary monday tuesday wednesday thursday friday "
    "handout handouts handbook letter seminar workshop lecture newsletter issue version draft slides transcript "
    "worksheet worksheets"
)
"""Where a lesson stands, which says nothing of what it is about."""
_EMPTY = _SAYS_NOTHING | _DOCUMENTS
_DOING = word_set(
    "going getting making touring building working finding meeting living reading writing growing starting using "
    "looking talking thinking keeping choosing understanding learning becoming exploring discovering introducing "
    "dealing"
)

_OF_ANY_LESSON = re.compile(
    r"(?i)\bcareer (?:connections?|corner|spotlight|notes?|paths?)\b|\bcareers\b"
    r"|\b(?:chapter|ch|unit|module|lesson|week|session|part) ?\d*\b|\b(?:day|night|evening|class) \d+\b"
    r"|^(?:level|stage|episode|quest|mission|round|sprint|step)(?: \d+)?(?=:| [–—-])"
)
_COURSE_CODE = re.compile(r"^[A-Z]{2,4}-?\d{1,4}[a-z]? (?=Career )|(?<=[a-z]) \d{1,2}(?=: Career )")
"""“WT-07 Career Connection”, “Additive Manufacturing 8: Career Connection”."""
_CODE = re.compile(
    r"(?i:(?=.*\b(?:lecture|week|unit|module|lesson|seminar|session|chapter|worksheet) ?\d))"
    r"[A-Z]{2,4}[ -]?(?:\d{3,4}[A-Z]?|\d(?= [–—/-] Worksheet))(?:: | [–—/-] | )(?=[A-Z][a-z])"
)
"""“SOC 2240 Quantitative Methods – Lecture 3”, “CIV-110 / Week 4: How bridges stand up”; “SHA-256” is no course."""
_COPY = re.compile(
    r"(?i)\s?(?:[(\[]|[–—-]\s)(?:teacher|instructor|student|pupil|tutor)['’]?s?['’]? (?:copy|version|edition)\W{0,3}$"
)
"""“(TEACHER COPY)”, for whom a sheet was printed."""
_CAREER_BEFORE = re.compile(r"(?i)\bcareer (?:connections?|corner|spotlight|notes?) ?(?::| [–—-]) ")
_IS_CLAUSE = re.compile(r"(?i)(?:what|why|how|when|where|who|which) (?:your|our|my|the|an?|[a-z]+s) ")
_SAID = word_set("yes no not well so sorry okay ok")
"""Words by which an author says something beside the title: “(yes, all of it, today)”."""
_AT_WORK = re.compile(r"(?i) (?:in|at) (?:the )?(?:workplace|work|industry|field|wild)$")
_ALIAS = re.compile(r"(?i) \((?:a\.?k\.?a\b|or\b|i\.e\.)[^()]*\)")
"""“The tools (a.k.a. the free stuff)”."""
_REMEMBERED = 512
"""Headings and titles whose words are remembered, for each card asks for those above it."""


def topics(context: Sequence[str], title: str, counts: Mapping[str, int], description: str = "") -> Iterator[str]:
    """Yield what may stand before a fact, the best first: what the title names, what it says, what headings name.

    What begins with “of” was cut from more: “Unit 3 of the introductory course”.

    `context` are the headings above the fact, from the outermost, `counts` how often the lesson's words stand in it,
    and `description` what its front matter says of it: “An introduction to web accessibility”.
    """
    context = [_PLACE_IN_BOOK.sub("", heading) for heading in context]
    for topic in _topics(context, _PLACE_IN_BOOK.sub("", title.replace("`", "")), counts, description):
        spoken = [word.casefold() for word in split_words(topic)]
        if spoken and spoken[-1] not in _NO_END and spoken[0] != "of":
            yield topic


_PLACE_IN_BOOK = re.compile(r"(?i)\b(?:ch|chap|kap|cap|vol)\. ?\d{1,3}\b[a-z]?|\bpp?\. ?\d{1,4}(?:[–-]\d{1,4})?")
"""“Bio ch. 4 – organelles”."""
_NO_END = PREPOSITIONS | ARTICLES | CONJUNCTIONS
"""What is left at the end where a title was cut: “From the brick to” of “… to 5G”."""


def _topics(context: Sequence[str], title: str, counts: Mapping[str, int], description: str) -> Iterator[str]:
    """Yield the same, be they cut or not."""
    title = _AT_WORK.sub("", _COURSE_CODE.sub("", _told_in_full(title, context)))
    title = _COPY.sub("", title)
    title = title[code.end() :] if (code := _CODE.match(title)) else title
    title = _spoken(title) if title.isupper() and len(title.split()) > 1 else title

    def spoken_of(topic: str) -> int:
        """Return how often the lesson speaks of a topic."""
        return max((counts.get(word, 0) for word in telling_words(topic)), default=0)

    def weight(topic: str) -> tuple[int, bool]:
        """Return the less for a topic, the more is said of it: “A Ditch in the Desert – The Suez Canal”."""
        return -spoken_of(topic), not subject_words(topic)

    if _OF_ANY_LESSON.search(title) and not telling_words(_OF_ANY_LESSON.sub("", title)):
        for heading in context:
            at_work = _AT_WORK.search(heading)
            yield from _names(heading, strict=True) if at_work is None else [heading[: at_work.start()]]
        yield from _names(description, strict=False)
        return  # “Career Connection” is a section of every module
    of_title = _trades(title) or _detailed(title) or sorted(_names(title, strict=False), key=weight)
    if of_title and not subject_words(of_title[0]):
        above = next((name for heading in context[:1] for name in _names(heading, strict=True)), "")
        if spoken_of(above) >= max(_OFTEN, _MUCH_MORE * spoken_of(of_title[0])):
            yield above  # “Neural networks in the workplace” in a lesson named “Career connection”
        yield from _both_parts(title)  # “The cut – from Edison to Eisenstein”
    yield from of_title
    yield from _names(description, strict=True)
    if name := with_what(title, lambda word: counts.get(word, 0)):
        yield name
    if context and context[0].casefold() in title.casefold():
        yield from sorted(_sayings(context[0]), key=weight)  # “Form & Folly, letter no. 8 — Fourteen years of Bauhaus”
    yield from sorted(_sayings(title), key=weight)
    of_headings = [name for heading in reversed(context) for name in _names(heading, strict=True)]
    yield from (name for name in of_headings if is_earnest(name, counts))
    yield from _as_written(title, counts)
    yield from sorted(_nouns(_OF_ANY_LESSON.sub("", title), counts), key=spoken_of, reverse=True)
    yield from of_headings


def is_of_any_lesson(name: str) -> bool:
    """Whether a name says where in a course a lesson stands, and no more: “Career connection”, “Week 3”."""
    return not telling_words(_OF_ANY_LESSON.sub("", name))


def is_earnest(name: str, counts: Mapping[str, int]) -> bool:
    """Whether a heading of one word names what its section is about, as the lesson goes on to speak of it.

    “The zoo” stands above processors, “Sourdough, or the pet” above bread. `counts` are how often the lesson's words
    stand in it; where they are not known, any heading may.
    """
    words = telling_words(name)
    return len(words) != 1 or not counts or counts.get(words[0], 0) >= _OFTEN


def _detailed(title: str) -> list[str]:
    """Return what a title names before a colon, where only details follow it: “Photosynthesis: light and dark”."""
    first, colon, rest = title.partition(": ")
    if not colon or not rest[:1].islower() or _OF_ANY_LESSON.search(first) or len(split_words(first)) > 2:
        return []
    return [name for name in _names(first, strict=True) if name == first.strip()]


_PLAYS = re.compile(
    r"(?i:^(?:the|an?) [\w-]+ (?:that|which|who)\b)|^Who [a-z]+s\b"
    r"|(?i:^(?:\w+ )?(?:two|three|four|five|six|seven|eight|nine|ten|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty) \w+, )"
)
"""“The grid that ate the office”, “Who writes rules”, “Fourteen years, three cities, one chair” name no matter."""


def title_as_told(title: str) -> str:
    """Return a title without what says where in a course its lesson stands; nothing where it says no more, or much.

    “Career Connection: Getting Paid to Make Sound” names nothing, but tells what a card is about. A title that only
    plays on its matter does not.
    """
    rest = _NUMBERING.sub("", _CAREER_BEFORE.sub("", title)).strip()
    is_told = 1 < len(split_words(rest)) <= _LONGEST_OF_ALL and len(telling_words(_OF_ANY_LESSON.sub("", rest))) > 1
    return rest if is_told and "?" not in rest and _PLAYS.search(rest) is None else ""


def _trades(title: str) -> list[str]:
    """Return what stands behind “Career Connection:” if it names a trade by what is done: “Building Automation”."""
    found = _CAREER_BEFORE.search(title)
    rest = title[found.end() :].strip() if found else ""
    words = split_words(rest)
    is_short = 1 < len(words) <= _LONGEST and words[0].endswith("ing") and rest.replace(" ", "").isalpha()
    is_named = all(word[0].isupper() or word in CONJUNCTIONS for word in words)
    return [rest] if is_short and is_named and READER.isdisjoint(words_of(rest)) else []


def _as_written(title: str, counts: Mapping[str, int]) -> Iterator[str]:
    """Yield the parts of a title that only tell what is done to what the lesson speaks of: “Keeping food safe”."""
    for part in map(_without_trail, _parts(title)):
        words = words_of(part)
        is_told = 1 < len(words) <= _LONGEST_OF_ALL and "?" not in title and _DOCUMENTS.isdisjoint(words)
        if is_told and _PLAYS.search(part) is None and any(_nouns(part, counts)):
            is_loud = 2 * sum(map(str.isupper, part.split())) >= len(part.split())
            yield part.capitalize() if is_loud else _capitalised(part)


def _nouns(title: str, counts: Mapping[str, int]) -> Iterator[str]:
    """Yield the nouns of a title that its lesson often speaks of: “milk” of “So how does milk turn into that?”."""
    tokens = list(_tokens(title)) if title else []
    for before, token in zip(["", *(token.text for token in tokens)], tokens, strict=False):
        often = max(counts.get(form, 0) for form in (token.small, token.small + "s", token.small.removesuffix("s")))
        if before.casefold() == "who":
            continue  # “Who prints for a living?”
        if token.kind in _MAY_NAME and often >= _OFTEN and telling_words(token.small):
            named = (
                re.search(rf"\b{re.escape(before.upper())}(?= {re.escape(token.text)}\b)", title) if before else None
            )
            yield f"{named[0]} {token.small}" if named and len(before) > 1 else _capitalised(token.small)  # “QR code”


def _told_in_full(title: str, context: Sequence[str]) -> str:
    """Return the heading above all others where it says the title and more: “Career Connection – Game Engines”."""
    bare = _NUMBERING.sub("", title.strip()).casefold()
    above = "".join(context[:1])
    says_more = len(words_of(_NUMBERING.sub("", _SIGNS.sub("", above)))) > len(words_of(bare))
    if not bare or not says_more or bare not in above.casefold():
        return title
    is_clause = _IS_CLAUSE.match(above) is not None  # “What Your Kidneys Do All Day” plays on the title
    return title if is_clause else above


def _spoken(title: str) -> str:
    """Return a title in capitals as people write it: “GLAZES WITHOUT TEARS”, but “SQL JOINS”."""
    words = title.split(" ")
    small = [word.casefold() in _SMALL | CONJUNCTIONS for word in words]
    are_acronyms = all(is_small or len(word) <= _LONGEST_ACRONYM for word, is_small in zip(words, small, strict=True))
    if not are_acronyms:  # as they are in “FAT TOM”
        small = list(map(_is_no_acronym, words))
    words = [word.casefold() if is_small else word for word, is_small in zip(words, small, strict=True)]
    return _capitalised(" ".join(words))


def _is_no_acronym(word: str) -> bool:
    bare = "".join(words_of(word))
    if len(bare) <= _LONGEST_ACRONYM:
        return bare in _SMALL or is_everyday(bare)
    return bare.isalpha() and not _VOWELS.isdisjoint(bare)


def with_what(title: str, count: Callable[[str], int]) -> str:
    """Return the name that a title ends on, if the lesson speaks of it: “Orchestrating containers with Kubernetes”.

    `count` tells how often a word, casefolded, stands in the lesson.
    """
    found = _WITH.search(title)
    is_spoken_of = found and subject_words(found["name"]) and count(found["name"].casefold()) >= _OFTEN
    return found["name"] if found and is_spoken_of else ""


def named_section(context: Sequence[str]) -> str:
    """Return what the innermost of the headings names; nothing where it names nothing."""
    heading = "".join(context[-1:])
    letter = _LETTER_OF_PART.match(heading)
    heading = heading[letter.end() :] if letter else heading
    said = f"{plain(_NUMBERING.sub('', heading.strip()))} "
    if any(said.startswith(f"{opening} ") for opening in words("pairing")):
        return ""  # “1. Relaciona las columnas”
    is_loud = heading.isupper() and " " in heading
    return next(_names(_spoken(heading) if is_loud else heading, strict=True), "")


def lacks_topic(card: Card) -> bool:
    """Whether a question neither stands behind what it is about (“Sonnet – Petrarchan: rhymes?”) nor is long."""
    if not isinstance(card, Basic):
        return False
    heading, dash, _ = card.front.partition(" – ")
    return not (dash and subject_words(heading)) and len(words_of(card.front)) <= _LONGEST_ROW


def _both_parts(title: str) -> Iterator[str]:
    """Yield a title of two parts whole, without its numbering, where the second one tells what the first is."""
    bare = _without_trail(_NUMBERING.sub("", title.strip()))
    parts = [_SIGNS.sub("", part.strip()) for part in _TWO_PARTS.split(bare)]
    words = [word for part in parts for word in words_of(part)]
    is_short = len(parts) == 2 and all(map(words_of, parts)) and len(words) <= _LONGEST_TITLE
    is_short = is_short and _DOCUMENTS.isdisjoint(words) and not _OF_CAREER.issuperset(words_of(parts[0]))
    if is_short and READER.isdisjoint(words) and subject_words(parts[1]):
        yield f"{_capitalised(parts[0])} – {parts[1]}"


def _names(heading: str, *, strict: bool) -> Iterator[str]:
    """Yield the parts of a heading that name something in a few words; `strict` asks for a word of the subject."""
    for part in _parts(_ALIAS.sub("", heading)):
        name = _without_trail(part)
        words = split_words(name)
        if len(words) > _LONGEST and subject_words(first := name.partition(" and the ")[0]) and "," not in first:
            name, words = first, split_words(first)  # “Turbidity Currents and the Broken Cables of 1929”
        first = named_first(name)
        if (
            subject_words(first)
            and not first.partition(" ")[0].endswith("ing")
            and (len(words) > _LONGEST or not _is_phrase(name))
        ):
            name, words = first, split_words(first)  # “Adverse possession in England and Wales”
        behind = name[name.index(words[0]) + len(words[0]) :] if words else ""
        if words and words[0].casefold() in ARTICLES and behind[:1].isspace():  # and no “A&P”, “A/B testing”
            name = behind.strip()
            words = words[1:]
        if (
            1 <= len(words) <= _LONGEST
            and telling_words(name)
            and _is_phrase(name)
            and (subject_words(name) or not strict)
        ):
            yield _capitalised(name)


def named_first(heading: str) -> str:
    """Return what a heading names before it tells where: “Neural networks” of those “in the workplace”."""
    return _CIRCUMSTANCE.split(heading, maxsplit=1)[0]


def _sayings(title: str) -> Iterator[str]:
    """Yield the parts of a title that name nothing, but tell what it is about: “How memory comes apart”."""
    for part in map(_without_trail, _parts(title.rpartition("?")[2])):
        words = words_of(part)
        if not words or len(words) > _LONGEST_OF_ALL or words[0] in _DOING or words[0] in _SAID or _PLAYS.search(part):
            continue
        telling = [word for word in telling_words(part) if word not in _DOING]
        telling = telling if _DOCUMENTS.isdisjoint(words) else []
        if telling and not any(character.isdigit() for character in part) and not _is_order(_tokens(part), words):
            yield _capitalised(part)


@lru_cache(_REMEMBERED)
def _parts(heading: str) -> Sequence[str]:
    """Return the parts of a heading without its numbering, those with a word of the subject first."""
    heading = _VERSUS.sub(" and ", heading.strip())
    parts = (_NUMBERING.sub("", _SIGNS.sub("", part)) for part in _PARTS.split(_NUMBERING.sub("", heading)))
    told = (_LAST_SIGNS.sub("", _SIGNS.sub("", part.strip(_EDGES))) for part in parts)
    bare = (_HOW.sub(r"\g<name>", _LEAD_IN.sub("", part)) for part in told)
    opens = CONJUNCTIONS | {"for"}  # “(and why)”, “(for the exam)”
    spoken = (_spoken(part) if part.isupper() and " " in part else part for part in bare)
    named = [part for part in spoken if words_of(part) and words_of(part)[0] not in opens]
    if len(named) > 1:
        named = [part for part in named if not _OF_CAREER.issuperset(words_of(part))]
    return sorted(named, key=lambda part: not subject_words(part))


def _without_trail(part: str) -> str:
    """Leave out what a title ends on and does not mean: “Japan 1853–1912”, “Probability basics”."""
    bare = _TRAIL.sub("", part)
    return part if bare.casefold() in _DOING else bare  # “Building for everyone”


def _capitalised(topic: str) -> str:
    return capitalised(topic)


def _tokens(name: str) -> Sequence[Token]:
    from mkdeck.facts.grammar import read_tokens  # as for labels

    return read_tokens(Phrase(Inline(name.lower()), 0, len(name)))


def _is_order(tokens: Sequence[Token], words: Sequence[str]) -> bool:
    """Whether a heading tells its reader to do something; “Supply and demand” does not."""
    is_listed = len(tokens) > 1 and (tokens[1].kind == "conjunction" or tokens[1].text == ",")
    opens = tokens[0]
    return not is_listed and len(words) > 1 and any(f.form == "base" and f.certainty != "seldom" for f in opens.forms)


def _is_phrase(name: str) -> bool:
    """Whether a heading is a noun phrase: no order, no question, nothing about its reader."""
    words = words_of(name)
    if not READER.isdisjoint(words) or not _EMPTY.isdisjoint((words[0], words[-1])):
        return False
    tokens = _tokens(name)
    if tokens[0].kind == "conjunction" or (words[0] in _DOING and len(words) > 1) or _is_order(tokens, words):
        return False
    return all(token.kind in _OF_NAME or token.small in _SMALL for token in tokens)


@lru_cache(_REMEMBERED)
def telling_words(name: str) -> tuple[str, ...]:
    """Return the words of a topic that tell something."""
    words = (word.casefold() for word in split_words(name) if len(word) >= _SHORTEST_WORD or _is_short_name(word))
    return tuple(word for word in words if word not in _SAYS_NOTHING and word not in _SMALL)


@lru_cache(_REMEMBERED)
def subject_words(name: str) -> tuple[str, ...]:
    """Return the words of a heading that belong to a subject."""
    short = {word.casefold() for word in split_words(name) if _is_short_name(word)}
    return tuple(word for word in telling_words(name) if word in short or not is_everyday(word))


def _is_short_name(word: str) -> bool:
    """Whether a word is the name of a language or the like: “R”, “C#”."""
    return len(word) < _SHORTEST_WORD and word.isupper() and word not in ("A", "I", "II", "IV", "VI")


def stem(word: str) -> str:
    """Return what the forms of a word have in common, as far as its ending tells."""
    return word.removesuffix("'s").removesuffix("s").removesuffix("e")[:_STEM]
