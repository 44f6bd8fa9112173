"""How a table's column is asked for by its header: “What it does” asks what it does, “Melts at” wants an end."""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.guards import has_pronoun
from mkdeck.facts.phrases import words_of
from mkdeck.facts.verb_forms import verb_forms
from mkdeck.facts.verbs import OF_THIRD_PERSON
from mkdeck.facts.words import ARTICLES, AUXILIARIES, CONJUNCTIONS, PEOPLES, PERSONAL, PREPOSITIONS, word_set
from mkdeck.headings.titles import is_plural
from mkdeck.parsing.inline import escape
from mkdeck.wording.words import has_question_mark, plain, words

_CLAUSE = re.compile(r"(?P<asks>what|how|where|when|why) (?P<subject>it|they) (?P<verb>[a-z]+)(?P<rest>.*)")
_IS_IT = re.compile(r"what it(?:['’]s| is) (?P<rest>(?:good |best |used |known )?(?:for|about|like|made of|called))")
_WHAT_IS = re.compile(r"what(?:['’]s| is) (?:in|inside|behind|special about|new in|good about) (?:it|them)")
_OF_OTHER = re.compile(
    r"(?P<asks>what|how|where|when|why) (?P<subject>(?:an?|the) [a-z]+(?: [a-z]+)?) (?P<verb>[a-z]+s)"
    r"(?P<rest>(?: (?:like|to|from|on|in|at|with|for|out|up|down))?)"
)
"""“What an observer sees”, “What the sea looks like”."""
_MADE = re.compile(
    r"(?:who )?(?:made|created|developed|written|built|founded|backed|designed|maintained) (?:by|it)|made|since|maker"
    r"|who (?:makes|builds|develops|writes|sells|owns|runs|maintains|wrote|invented|started|publishes) (?:it|them)"
    r"|whose idea|creator|developer|released|first released?|launched|origin|born (?:at|in)|comes from"
    r"|(?:best )?known for|best for|good (?:for|at)|strengths?|paradigm|(?:processing|execution) model"
)
_NOUN_IT = re.compile(r"(?!(?:which|some\w+|any\w+|all|whatever) )(?P<noun>[a-z]+(?: [a-z]+)?) it (?P<verb>[a-z]+s)")
_WANT_OF_IT = re.compile(
    r"(?P<want>(?:a |an |the )?(?:lack|deficiency|shortage|absence|loss|excess|overdose)|too (?:little|much))"
    r" of (?:it|them) (?P<verb>[a-z]+s)"
)
"""“Lack of it causes”."""
_OF_WANT = re.compile(r"what does (?P<want>(?:an?|the|too) [a-z]+ of) it (?P<base>[a-z]+)\?")
_PASSIVE = re.compile(
    r"(?P<asks>how|where|when|why) (?P<subject>[a-z][\w -]{1,40}) (?P<verb>is|are|was|were) (?P<rest>.+)",
    signs=("how ", "where ", "when ", "why "),
)
_OF_IT = re.compile(
    r"(?P<asks>(?:in |at )?(?:what|how(?: often| much| long)?|where|when|why|who|which(?: [a-z]+){1,2}?))"
    r" (?P<does>does|do|did|is|are|was|were) (?:it|they)\b(?P<rest>[^?{}]*)\?",
    signs=(" it", " they"),
)
_OF_ITS = re.compile(r"(?P<asks>what|who) (?P<does>is|are) (?:its|the) (?P<rest>[^?{}]+)\?", signs=(" its ", " the "))
_OF_ONE = re.compile(r"\b(is|does|was) (it\b|\{\})")
_SEVERAL = {"is": "are", "does": "do", "was": "were"}
_WHOLE_QUESTIONS = {"what": "what is it?", "who": "by whom?", "does": "what does it do?"}
_PLACED = {
    **dict.fromkeys(
        ("act", "grow", "happen", "lie", "live", "mature", "occur", "ripen", "sit", "stand", "work"), ("in", "at")
    )
} | {
    "come": ("from",),
    "originate": ("from", "in"),
}
"""Verbs, and what tells a place behind each."""
_PARTICLES = word_set("away back down off out up")
"""What belongs to a verb that is told behind it: “Breaks down”."""
_HEATED = word_set("boil condense freeze melt")
_OF_NO_NOUN = word_set("when where how what who why not no") | ARTICLES | AUXILIARIES | CONJUNCTIONS | PREPOSITIONS
_OF_NO_NOUN |= PERSONAL
_STATED = re.compile(
    r"(?:(?:best|mainly|mostly|often|typically|usually|well) )?"
    r"(?:(?:based|built|famous|good|known|made|named|needed|prescribed|served|treated|used)"
    r" (?:for|from|of|on|with|after)|used in"
    r"|(?:bad|best|good|poor) (?:for|at|with)|known as|caused by)"
)
"""“best known for”, of which one asks what something is that."""
_OF_DOER = re.compile(
    r"(?:first )?(?:backed|built|composed|created|designed|developed|discovered|founded|introduced|invented"
    r"|launched|started|begun|made|maintained|owned|painted|proclaimed|proposed|published|sold|used|written) by"
)
_MAIN = re.compile(r"(?:main|chief|typical|usual|primary|principal) [a-z-]+|(?:common|trade|brand|full|old|new) names?")
_ASKING = ("what", "who", "which", "where", "when", "how", "why")
_CAPITALISED = re.compile(r"(?<!\S)[A-Z](?=[a-z]+\b)")


_SHARE = re.compile(
    r"(?:wt\.?|vol\.?|mol|mass|weight|w/w|v/v|by (?:weight|volume|mass)) ?-?%"
    r"|% ?(?:by (?:weight|volume|mass)|w/w|v/v|vol\.?|wt\.?)|[mµ]?g/(?:[km]?g|[dm]?[lL])"
)
"""Units in which one tells how much of something there is in something else."""
_QUALITY = re.compile(r"(?:ity|ness|tion|sion|ment|ance|ence|age|ure|th|cy|ship|rate|ratio|yield|loss|content)$")
"""Endings of nouns that tell what something is like."""
_ADJECTIVE = re.compile(r"\w+(?:ic|al|ar|ary|ory|id|ive|ous|an|ese|ish)")


def is_attribute(title: str) -> bool:
    """Whether a header names an attribute by a noun that is known for it: “flame colour”, “distance from the Sun”."""
    opens = title.partition(" ")[0]
    return title in words("attribute") or (opens not in PREPOSITIONS and _noun(title) in words("attribute"))


def _noun(title: str) -> str:
    """Return the noun of a header: its last word before what tells more of it."""
    spoken = title.split()
    end = next((place for place, word in enumerate(spoken) if place and word in PREPOSITIONS), len(spoken))
    return spoken[end - 1] if spoken else ""


def names_quality(title: str) -> bool:
    """Whether a header tells by its ending what something is like, so that one asks “what is its …?”: “Pollination”."""
    return _QUALITY.search(title) is not None


def looks_like_adjective(word: str) -> bool:
    """Whether one word ends as adjectives do: “aortic”."""
    return _ADJECTIVE.fullmatch(word) is not None


def is_noun(header: str) -> bool:
    """Whether a header is sure to be a noun by which one asks “what is its …?”: “Identifier”, “Deficiency disease”.

    One word of every day may be a substance, “Milk”, or what something is like, “Cold”.
    """
    spoken = words_of(header)
    if not spoken or not header.replace(" ", "").isalpha() or is_begun(plain(header)):
        return False
    if not _OF_NO_NOUN.isdisjoint(spoken) or any(map(is_doing, spoken)):
        return False
    is_plain = is_everyday(spoken[-1]) and len(spoken) == 1
    return not is_plain and not looks_like_adjective(spoken[-1])


def is_doing(word: str) -> bool:
    """Whether a word is first of all a form of a verb, “frays”, “drained”."""
    return any(form.certainty == "mostly" or form.form == "gerund" for form in verb_forms(word))


def is_content(title: str, unit: str) -> bool:
    """Whether a header names what something holds, by its unit: “Silica (wt %)”, but not “Humidity (%)”."""
    is_share = title.isalpha() and _SHARE.fullmatch(unit.strip()) is not None
    return is_share and title not in words("attribute") and not names_quality(title)


def as_asked(header: str, *, whom: str = "whom") -> str:
    """Write a header as the end of a question: “What it does” asks what it does, “Created by” by `whom`."""
    title = _written(header)
    if asked := _WHOLE_QUESTIONS.get(title) or _clause_asked(title):
        return asked
    if found := _PASSIVE.fullmatch(title):
        return f"{found['asks']} {found['verb']} {found['subject']} {found['rest']}?"
    if has_question_mark(title):
        return title
    if _MAIN.fullmatch(title):
        return f"what {'are' if is_plural(title.rpartition(' ')[2]) else 'is'} the {escape(title)}?"
    waits = is_begun(plain(title)) and not title.startswith(_ASKING)
    return _begun_asked(title, whom) or escape(title) + (" …?" if waits else "?")


def of_several(asked: str) -> str:
    """Write a question about one thing, or its end, for more: “what does it hold?” asks what they hold."""
    return _OF_ONE.sub(lambda found: f"{_SEVERAL[found[1]]} {'they' if found[2] == 'it' else found[2]}", asked)


def whole_question(header: str) -> str:
    """Return what a header asks of a thing as a whole question, `{}` for its name; “” where it is none.

    “What it eats” and “Works on” ask “What does {} eat?” and “What does {} work on?”
    """
    asked = as_asked(header)
    return "" if " they" in asked else as_whole(asked)


def as_whole(asked: str) -> str:
    """Return the end of a question, “what does it eat?”, as a whole one with `{}` for the name; “” of a mere label."""
    if found := _OF_IT.fullmatch(asked):
        does = {"do": "does", "are": "is", "were": "was"}.get(found["does"], found["does"])
        return f"{found['asks'].capitalize()} {does} {{}}{found['rest']}?"
    if found := _OF_WANT.fullmatch(asked):
        return f"What does {found['want']} {{}} {found['base']}?"
    found = _OF_ITS.fullmatch(asked)
    return f"{found['asks'].capitalize()} {found['does']} the {found['rest']} of {{}}?" if found else ""


def _begun_asked(title: str, whom: str) -> str:
    """Return the question of a header that a cell ends: “holds”, “stands for”, “best known for”, “created by”."""
    if _STATED.fullmatch(title):
        return f"what is it {title}?"
    if _OF_DOER.fullmatch(title):
        return f"{title} {whom}?"
    verb, _, rest = title.partition(" ")
    base = _base(verb, "third") if is_begun(title) and (not rest or rest in PREPOSITIONS | _PARTICLES) else ""
    if not base:
        return ""
    if base == "last" and not rest:
        return "how long does it last?"
    if base in _HEATED and rest == "at":
        return f"at which temperature does it {base}?"
    if rest in _PLACED.get(base, ()):
        return f"where does it {base}{' from' if rest == 'from' else ''}?"
    return f"what does it {base}{rest and ' '}{rest}?"


def _written(header: str) -> str:
    """Return a header as it stands at the end of a question."""
    return within(" ".join(header.split()).rstrip(":.… "))


def _clause_asked(title: str) -> str:
    """Return the question of a header that is a clause: “what it does”, “what it changed”, “question it answers”."""
    if found := _OF_OTHER.fullmatch(title):
        does = _base(found["verb"], "third")
        return f"{found['asks']} does {found['subject']} {does}{found['rest']}?" if does else ""
    if _WHAT_IS.fullmatch(title):
        return f"{title}?"
    if " it" not in title and " they" not in title:
        return ""
    if found := _IS_IT.fullmatch(title):
        return f"what is it {found['rest']}?"
    if found := _CLAUSE.fullmatch(title):
        verb, subject = found["verb"], found["subject"]
        if verb in AUXILIARIES and verb not in ("did", "does", "has", "have", "do"):
            return f"{found['asks']} {verb} {subject}{found['rest']}?"
        past = "do" if verb == "did" else _base(verb, "past")
        if past:
            return f"{found['asks']} did {subject} {past}{found['rest']}?"
        if subject == "they" and (verb == "do" or any(known.form == "base" for known in verb_forms(verb))):
            return f"{found['asks']} do they {verb}{found['rest']}?"
        base = {"does": "do", "has": "have"}.get(verb) or OF_THIRD_PERSON.get(verb) or _base(verb, "third")
        return f"{found['asks']} does it {base}{found['rest']}?" if subject == "it" and base else ""
    return _with_noun_asked(title)


def _with_noun_asked(title: str) -> str:
    """Return the question of a header that opens with a noun: “question it answers”, “lack of it causes”."""
    if found := _WANT_OF_IT.fullmatch(title):
        base = _base(found["verb"], "third")
        return f"what does {_with_article(found['want'])} of it {base}?" if base else ""
    found = _NOUN_IT.fullmatch(title)
    if found is None or found["noun"].rpartition(" ")[2] in PREPOSITIONS:
        return ""  # “use for it fades” names no noun
    base = _base(found["verb"], "third")
    return f"which {found['noun']} does it {base}?" if base else ""


def _with_article(want: str) -> str:
    """Return a word for want or plenty with its article: “a lack”, “an excess”, “the loss”."""
    if want.startswith(("a ", "an ", "the ", "too ")):
        return want
    return f"{'the' if want in ('loss', 'absence') else 'an' if want[0] in 'aeiou' else 'a'} {want}"


def is_begun(title: str) -> bool:
    """Whether a header is the beginning of a sentence that the cell ends: “proclaimed by”, “the camera sets”."""
    first, _, last = title.rpartition(" ")
    if last in PREPOSITIONS | AUXILIARIES | {"every"} or (
        last.endswith(("ed", "able")) and not last.endswith("eed") and CONJUNCTIONS.isdisjoint(title.split())
    ):
        return True
    if last in OF_THIRD_PERSON and (not first or first.partition(" ")[0] in ARTICLES):
        return True
    return any(form.form == "third" and form.certainty == "mostly" for form in verb_forms(title.partition(" ")[0]))


def is_of_sentence(header: str) -> bool:
    """Whether a header is a piece of a sentence, and no question: “in the text”, “what they'd use it for”."""
    spoken = words_of(header)
    opens_place = spoken[:1] != [] and spoken[0] in PREPOSITIONS and spoken[1:2] == ["the"]
    return opens_place or (has_pronoun(header) and not _clause_asked(_written(header)))


def tells_of_thing(cell: Block) -> bool:
    """Whether a header asks what a tool or a component is in the world: “Who made it”, “What it does”."""
    title = plain(cell.text)
    is_clause = any(form.fullmatch(title) for form in (_MADE, _CLAUSE, _PASSIVE))
    return is_clause or title in words("maker")


def within(label: str) -> str:
    """Write a label as it stands within a sentence; acronyms, and names behind small words, keep their capitals."""
    is_title_case = all(word[0].isupper() for word in label.split())
    if is_title_case and len(label.split()) > 1:
        return " ".join(word if _is_of_people(word) else _CAPITALISED.sub(_lower, word) for word in label.split(" "))
    first = label.partition(" ")[0]
    if _is_of_people(first):
        return label
    owner = first[:-2].casefold() if first.endswith(("'s", "’s")) else ""
    is_owner = bool(owner) and not is_everyday(owner) and owner not in _ASKING  # “Priya's share”
    return label if label[1:2].isupper() or is_owner else label[:1].lower() + label[1:]


def _lower(found: re.Match[str]) -> str:
    return found[0].lower()


def _is_of_people(word: str) -> bool:
    """Whether a word is the adjective of a people, “British”, which has its capital everywhere."""
    small = word.casefold()
    return small in PEOPLES or small in words("language")


def _base(verb: str, form: str) -> str:
    return next((known.base for known in verb_forms(verb) if known.form == form), "")
