"""How a question is written: the subject in its middle, the auxiliary before it."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.asked import OF_PEOPLES
from mkdeck.facts.clauses import Clause
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.guards import EPONYMOUS, answers_itself, is_comparative, is_name, is_whole, names_itself
from mkdeck.facts.names import with_full_names
from mkdeck.facts.phrases import Phrase, cuts_formula, words_of
from mkdeck.facts.pointing import asks_of_before
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.verb_forms import verb_forms
from mkdeck.facts.verbs import auxiliary_and_base
from mkdeck.facts.vocabulary import Vocabulary, has_inner_capital
from mkdeck.facts.words import ADVERBS, ARTICLES, AUXILIARIES, COLOURS, PARTICIPLES, PEOPLES, QUANTIFIERS, word_set

_SOME = QUANTIFIERS | ARTICLES
_SMALL = word_set("in on for with from to by at within like without")
_COMMON_SUFFIX = re.compile(
    r"[A-Z][a-z]+(?:osis|ysis|thesis|gen|ium|illin|mycin|ology|ometry|ography|i[sz]ation|ication|icity|[ai]bility)"
)
"""Endings of common nouns that no name of a person, a firm or a town has; “-tion” and “-ity” are those of firms."""

_CHEMICAL = re.compile(
    r"[A-Z][a-z]+(?:caine|zyme|silicate|sulphate|sulfate|phosphate|carbonate|chloride|fluoride|oxide|nitrate|pox|cillin"
    r"|mycin|globin|toxin|ulose|sporin|statin)"
)
"""Endings of what nobody writes with a capital but at the beginning of a sentence: “Lidocaine was first made …”."""
_PEOPLE = re.compile(
    r"(?!(?:Hum|Oce|Org|Orph|Be|Pl|Me|Cl|F|Swe)ans)[A-Z]\w*ans|[A-Z]\w+ites|Arabs|Greeks|Turks|Celts|Goths|Huns"
    r"|Franks|Finns"
    r"|Danes|Swedes|Poles|Jews|Vikings|Mongols|Aztecs|Incas|Mayas|Hindus|Muslims|Buddhists|Moors|Normans|Saxons|Zulus"
    r"|Tatars|Britons|Scots|Slavs|Serbs|Czechs|Spaniards|Khmers|Thais|Sikhs|Medes|Gauls"
)
"""Peoples, which keep their capital."""

_SUBSTANCE = re.compile(
    r"[A-Z][a-z]+(?:osis|[ao]lysis|thesis|illin|mycin|ology|ometry|onomics|i[sz]ation|[ai]bility|cyte|[^e]ism|itis|graphy|iasis|glycerine?|ectomy|otomy|oscopy|plasty|pathy|idine|amine|azole|cycline|thermia)|(?!Bohemia|Ethiopia|Academia)[A-Z][a-z]+(?:emia|cardia|opia|algia|phobia)"
    r"|(?!Belg|Byzant|Elys|Lat)[A-Z][a-z]*[bcdglmnprst]ium|(?:Hydro|Oxy|Nitro|Colla|Patho|Estro|Glyco|Halo)gen"
    r"|(?:Chlor|Fluor|Brom|Iod|Caffe|Nicot|Morph|Dopam|Histam|Gasol)ine|(?!Revel)[A-Z][a-z]{2,}(?:in|x|l|v|ig|c)ation|(?:Insul|Aspir|Melan|Kerat|Prote|Hemoglob)in"
)
"""Common nouns by their endings, of which no name of a person, a firm or a town is known."""

_STUFF = word_set(
    "acrylic aluminium aluminum asphalt bamboo barcode basalt baseball basketball beer bitumen bread brick "
    "bronze butter cellophane celluloid cement cheese chess chocolate clay coal coffee concrete copper cotton "
    "cricket denim diesel dynamite football gasoline glass gold golf granite graphite gunpowder gypsum handball "
    "honey ice ink iron jeans judo kaolin karate kerosene laser leather limestone linen marble margarine mica "
    "milk mortar mud nylon paper papyrus parchment peat petrol photography plaster plastic polyester polythene "
    "porcelain pumice radar radio rayon rubber rugby salt sand sandstone silk silt silver snowboarding sonar "
    "steel sugar tea tennis timber tin vaccination velvet viscose volleyball wax wine wood wool zinc"
)
"""What was made or played first by somebody, and has no capital within a sentence."""
_ACT = re.compile(
    r"(?!Nanjing|Boeing|Beijing|Sterling|Browning|Kipling|Wyoming|Turing|Viking)[A-Z][a-z]{3,}(?:ing|ment|ness|ship)"
)
"""Names of acts and states: “Leading”, “Containment”."""

_ADJECTIVE = re.compile(
    r"(?!Nepal|Portugal|Senegal|Montreal|Natal|Pascal|Turing|Boeing|Beijing|Sterling|Nanjing|Browning|Kipling)"
    r"(?!Arct|Antarct|Atlant|Balt|Celt|Goth|Island|Slav|Hispan|German|Homer|Platon|Socrat|Catholic|Olymp|Turk|Ind)"
    r"[A-Z][a-z]{2,}(?:ive|al|ous|able|ible|ary|ful|less|ular|ed|ing|ic|ern|age|tion|sion|ance|ence|-[a-z]+)"
)
"""Words that, before a word in small letters, are no names: “Active transport”, “Baking soda”, “Blockage of …”."""

_NO_NAME = re.compile(
    r"(?!January|February|Zachary|Hungary|Calvary|Canary)[A-Z][a-z]{2,}(?:ary|ive|ous|able|ible|ful|less|ular)"
)
"""Adjectives that no name ends as, if a noun follows: “Monetary policy”."""
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_FIRST_LETTER = re.compile(r"[^\W\d_]")
_DOINGS = frozenset({"Construction", "Development", "Production", "Research", "Support", "Work"})
_BEHIND_DOING = word_set("on of for in with")
_MOVABLE = word_set("is are was were can")
_OF_NAMES = word_set("of the and for in on at de la")
_OF_MANY = word_set("are were do have")
_NEGATED = re.compile(r"\b(?:not|never|no longer|n't)\b|n[’']t\b")
_OF_WHOM = re.compile(
    r"[A-Z][\w-]*['’]s(?: (?:first )?(?:[a-z]+ed|set up|begun|bought|built|given|made|shown|sold|told|written))?\?$"
)
"""“Who set up London's?” does not say what of London's."""
_ONE = re.compile(
    r"\b[Tt]he (?:first|second|third|last|next|former|latter|other|new|old) ones?\b"
    r"|\b[Tt]he (?:(?:most|least) [a-z-]+|[a-z]+est|best[ -]known) ones?\b(?! (?:of|that|which|who)\b)"
)
"""What only the sentence before says: “the first one for SunOS”."""


def ask(sentence: Sentence, front: str, back: Phrase) -> Iterator[Card]:
    """Yield the card that asks `front`, unless the question already shows its answer, or that was cut in its middle."""
    front = _LINK.sub(r"\1", front) if "](" in front else front  # a front asks, it leads nowhere
    if front.startswith("Who ") and not front.startswith("Who or what ") and names_itself(front, back):
        return
    if _ONE.search(front) or _OF_WHOM.search(front) or asks_of_before(front):
        return
    if front.startswith("Who "):
        back = with_full_names(back, sentence.vocabulary)
    if is_whole(back) and not cuts_formula(back) and not answers_itself(front, back):
        yield sentence.basic(front, back)


def inside(phrase: Phrase, sentence: Sentence, *, common: bool = False, many: bool = False, named: bool = False) -> str:
    """Write a phrase as it stands within a sentence: an opening “The” and common nouns get a small letter.

    Whether a word is one is seen from how the lesson writes it elsewhere; `common` tells that it is no name
    where the lesson does not, `many` that its verb is one of many things, as no title's is, and `named` that it has a
    maker, so that one capital within a sentence of the lesson makes it a name: “Volatility”, “Phrase”.
    """
    phrase = phrase.without("link")  # a front asks, it leads nowhere
    text = phrase.markdown.removeprefix("\\") if phrase.text.startswith("#") else phrase.markdown
    words = phrase.words
    is_act = len(words) == 1 and _ACT.fullmatch(words[0]) is not None and _is_known_act(words[0].casefold())
    is_term = (
        is_act or (common and len(words) == 1) or (len(words) > 1 and words[0].istitle() and phrase.text[1:].islower())
    )
    is_title = phrase.is_marked("emphasis") and not (is_term or _CHEMICAL.fullmatch(phrase.text))
    if not words or is_title or phrase.is_marked("code", "math"):
        return str(text)
    first = words[0]
    if _opens_small(words):
        return _FIRST_LETTER.sub(lambda found: found[0].lower(), text, count=1)
    if named and len(words) == 1 and (first in sentence.vocabulary.names or first.endswith("ium")):
        return str(text)  # “Selenium”, as programs are called
    is_letter = len(first) == 1 and first != "A" and len(words) > 1
    if has_inner_capital(first) or first[1:2] == "-" or is_letter:
        return str(text)  # “HTTP responses”, “T-cells”, “B cells”
    is_apart = many and words[1:2] and words[1] in _SMALL  # “Strings in Python are …”
    if words[1:2] and words[1].islower() and words[1] not in _OF_NAMES and is_everyday(first.casefold()):
        is_apart = True  # “Large field trials in the UK”
    if first.casefold() not in _SOME and any(word[0].isupper() for word in words[1:]) and not is_apart:
        return str(text)  # “Random Forest”: a small letter would split the name
    is_of_people = first.casefold() in PEOPLES or not is_everyday(first.casefold())
    if len(words) > 1 and ((OF_PEOPLES.search(first) and is_of_people) or _is_after_somebody(first, sentence)):
        return str(text)  # “European foulbrood”
    common = common or _looks_common(words, sentence.vocabulary, many=many)
    if words[1:2] and words[1].islower() and _NO_NAME.fullmatch(first):
        return _FIRST_LETTER.sub(lambda found: found[0].lower(), text, count=1)  # beside a “Monetary Fund”
    if first.casefold() not in _SOME and (
        is_name(phrase, sentence.vocabulary) or not (common or sentence.vocabulary.is_common(first))
    ):
        return str(text)
    return _FIRST_LETTER.sub(lambda found: found[0].lower(), text, count=1)


def _is_after_somebody(first: str, sentence: Sentence) -> bool:
    """Whether a word is a name that the lesson has elsewhere: “Giffen goods”, beside a Robert Giffen."""
    is_known = sentence.vocabulary.is_name(first) and not is_everyday(first.casefold())
    return is_known and _ADJECTIVE.fullmatch(first) is None


def _is_known_act(word: str) -> bool:
    """Whether a word that ends as an act does is one of every day, or comes of a verb that is known."""
    return is_everyday(word) or any(form.form == "gerund" for form in verb_forms(word))


def _opens_small(words: list[str]) -> bool:
    """Whether words begin with what is written small, whoever made it: “Work on WRF”, “Borosilicate glass”."""
    if words[0] in _DOINGS and words[1:2] and words[1] in _BEHIND_DOING:
        return True
    if words[0].lower() in COLOURS and len(words) == 1:
        return True
    return _CHEMICAL.fullmatch(words[0]) is not None and (len(words) == 1 or words[1].islower())


def _looks_common(words: list[str], vocabulary: Vocabulary, *, many: bool) -> bool:
    """Whether the first of the words is no name by its form: a plural of many things, or an adjective before a noun."""
    first = words[0]
    if vocabulary.is_name(first):
        return False
    if first.casefold() in _STUFF and (len(words) == 1 or words[1].islower()):
        return True
    if len(words) == 1 and (_SUBSTANCE.fullmatch(first) or _ACT.fullmatch(first)):
        return True
    if len(words) > 1 and words[1][0].islower() and (_ADJECTIVE.fullmatch(first) or is_comparative(first)):
        return True
    if len(words) > 1 and words[1].islower() and not first.endswith(("'s", "’s")):
        is_eponym = words[-1] in EPONYMOUS  # “Hall effect”
        if is_everyday(first.casefold()) and not is_eponym:
            return True  # “Dead reckoning”
    is_plural = first.endswith("s") and not first.endswith("ss")
    return many and is_plural and _PEOPLE.fullmatch(first) is None and (len(words) == 1 or words[1] in _SMALL)


def has_common_suffix(text: str) -> bool:
    """Whether a text is one word whose ending tells that it is a common noun: Osmosis, Radium, Geology."""
    return _COMMON_SUFFIX.fullmatch(text) is not None


def why(clause: Clause, subject: Phrase, verb: tuple[int, int], predicate: Phrase) -> str | None:
    """Return the question why a clause is so; None where its verb cannot be asked for.

    `verb` is where its finite verb stands, `predicate` what follows it. “X is P”: “Why is X P?”, “X rises”: “Why does
    X rise?”, “X cannot fly”: “Why can X not fly?”.
    """
    word = clause.text[slice(*verb)].casefold()
    opening = _opening(word, predicate, many=clause.is_plural is not False)
    if opening is None:
        return None
    auxiliary, rest = opening
    if auxiliary in ("was", "were", "did") and subject.words[0] in ("A", "An"):
        return None  # one event of many
    thing = inside(subject.without("strong"), clause.sentence, many=auxiliary in _OF_MANY)
    return f"Why {auxiliary} {thing} {rest}".rstrip() + "?"


def _opening(verb: str, predicate: Phrase, *, many: bool) -> tuple[str, str] | None:
    """Return the auxiliary that opens the question, and what follows its subject."""
    rest = predicate.markdown
    if verb in ("cannot", "can't"):
        return "can", f"not {rest}"
    if _NEGATED.search(predicate.text):
        return None  # it may be denied or only its reason
    if verb in _MOVABLE:
        return (verb, rest) if rest else None
    if verb in ("has", "have"):
        words = [word for word in words_of(predicate.text) if word not in ADVERBS and word not in ("since", "long")]
        if words and (words[0].endswith("ed") or words[0] in PARTICIPLES):
            return verb, rest
        if words and words[0] not in AUXILIARIES | {"to"}:
            return ("does" if verb == "has" else "do"), f"have {rest}"
        return None
    full = auxiliary_and_base(verb, many=many)
    return (full[0], f"{full[1]} {rest}") if full else None
