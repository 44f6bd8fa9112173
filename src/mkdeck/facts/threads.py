"""What a paragraph that tells of one named thing goes on about, where its sentences are not simply about it.

“Then there is **SQLite**, which D. Richard Hipp released in 2000. It is a library …”: the sentence before brings a name
up. “Mike Muuss wrote it in 1983. It sends …”: somebody did something to it, and it is what “it” was before. Another
thing that may be meant as well breaks the thread.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.facts.clauses import first_verb, number_of
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.grammar import NounPhrase, Token, is_many, main_verb, noun_phrases, opening_end, read_tokens
from mkdeck.facts.guards import is_name, without_article
from mkdeck.facts.names import FULL_NAME, is_of_person, is_surname, is_thing, may_be_person
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.sentences import Sentence, Topic
from mkdeck.facts.terms import is_signed_name
from mkdeck.facts.words import ADVERBS, word_set

_MEETS = (
    "meet|see|hear (?:of|about)|(?:should|must|need to) (?:also )?know|find|encounter|come across|run into|come to"
    "|start with|begin with"
)
_TURNS = "use|prefer|choose|pick|favou?r|turn to|rely on|look at|lean toward|work with|swear by|reach for"
_PRESENTS = re.compile(
    r"(?:(?:In|On|At|For|From|Among|Of|To|By|With|If|When|Should|Where|Walk into|Look into|Open|Visit) "
    r"[^,;:]{2,60}?,?(?: and)? )??"
    r"(?:[Tt]here(?: is| was|['’]s)"
    r"|(?:[Tt]hen|[Nn]ext|[Ff]irst|[Ll]ast|[Aa]fter (?:it|that|them)) (?:came|comes|is|was|there (?:is|was|['’]s))"
    r"|[Ww]hich (?:brings|leads) (?:us|me) to"
    rf"|(?:[Ww]e|[Yy]ou|[Ss]tudents|[Oo]ne)(?:['’]ll)? (?:[a-z'’]+ ){{0,3}}?(?:{_MEETS})"
    r"|[Tt]ake|[Cc]onsider|[Ll]ook at|[Mm]eet|[Ss]tart with|[Bb]egin with|(?:That|This|Here) is where|That['’]s where"
    rf"|(?:[A-Z][\w-]* |[a-z]+ )?[A-Za-z][a-z-]+s (?:(?:with|that|who|on|in|at|of) [^,;:]{{3,40}}? )?"
    r"(?:(?:may|can|might|tend to|will) )?"
    rf"(?:often |usually |frequently |commonly |now |mostly )?(?:{_TURNS})) (?=(?:the |an? )?[^\s])"
)
_APPOSED = re.compile(r"(?:The|One|Another|My|Our|An?) [a-z][^,;:]{3,60}?, (?P<name>[\w*`][^,;:()]{1,40}?), ")
_LONGEST_NAME = 5
_OF_PERSON = re.compile(r", (?:who|whose|then|aged?|born|the son|the daughter|[^,]*\b(?:he|she|his|her)\b)")
EDITIONS = ("Version", "Release", "Edition", "Chapter", "Section", "Part", "Day", "Step")
"""What opens the name of a piece of something: “Version 1.0”."""
_IT = re.compile(r"\b(?:it|its|itself|it['’]s)\b")
_TOLD = re.compile(
    r"(?:(?:The|An?|One|Another|Here|That|This|Its) (?:(?![A-Z])[^,;:() ]+ ){0,12}?|(?:That|This|Here) )"
    r"(?:is|was|remains) (?:still |now )?"
    r"(?=(?:the )?[\w`])"
    r"|(?:Somewhere|Between|Beside|Behind|Alongside|Next to|Next|Above|Below)\b[^,;:]{0,50}? "
    r"(?:sits|stands|lies|comes|is) "
    r"(?=(?:the )?[A-Z])"
)
"""“The upstart is Loring”, “Somewhere between the two sits Vue”."""
_DONE_TO_IT = re.compile(r"[^,;:]{2,80}? [a-z]+(?:ed|ught|ld|te|ilt|de) (?:it|the (?:company|firm|project))\b")
_WITH_IT = re.compile(r"[a-z] (?:in|on|with|for|to|of|from|behind|into|upon) it(?=[,.;]|$| in (?:[a-z]+ ){0,3}\d{4})")
"""“CERN keeps many petabytes in it”."""
_MADE_IT = re.compile(
    r" (?:acquired|bought|built|created|designed|developed|devised|founded|introduced|invented|launched|made|published"
    r"|released|started|wrote|maintains|leads|owns) (?:it|the (?:project|company|firm|product|tool|program|language))\b"
    r"| (?:took it over|has led it|leads it|paid [^,;:]{3,60} for it)\b"
)
_ARE = re.compile(r"(?:, or [^,]{2,40})?, which (?:are|were|have)\b")
IT_OPENS = ("It ", "It's ", "It’s ")
"""How a sentence begins that goes on about one thing."""
_OWNED = re.compile(r"(?!It\b|That\b|There\b|Here\b|He\b|She\b)(?P<name>[A-Z][\w-]*)['’]s ")
_JUST_IT = re.compile(r"\b(?:it|itself)\b")
_CALLED_IT = re.compile(r"\b(?:called|named|dubbed|nicknamed) it (?!after |for |in )")
_ABOUT_IT = re.compile(
    r"(?:The (?:name|letters|acronym|trick|idea|catch|trouble|point|logo)|That|This"
    r"|Its (?:[a-z]+ )?(?:name|purpose|aim|merit|strength|weakness|price|appeal|drawback|point|inventor|author|maker)) "
)
_MANY_DO = re.compile(
    r"(?:[A-Z][a-z-]* )?[A-Za-z-]+s (?:often |usually |all |both )?[a-z]+ (?:on |to |for |with )?it\b"
)
_FOR_INSTANCE = re.compile(r"[^,]{0,40}, (?:for instance|for example|say), ")
WORKS = (
    "library|tool|engine|platform|language|program|framework|software|product|service|database|format|editor|package"
    "|app|application|network|instrument|device|machine|method|standard|protocol"
)
"""Nouns by which a text speaks again of what it has named."""
_OF_THREAD = re.compile(
    rf"\b(?:[Ii]ts?|itself|[Ii]t['’]s|[Tt]he (?:{WORKS}|company|firm|project|name|letters|acronym))\b"
)
_OF_ITS_NAME = re.compile(
    rf"(?:Since [^,]{{3,30}}, the|The) (?:name|letters|acronym|(?P<noun>{WORKS}))"
    r"(?= (?:itself |also |soon |later |first )?"
    r"(?:is|was|has|had|can|could|will|went|came|runs?|ran|stood|stand|[a-z]+s|[a-z]+ed)\b)"
)
_TURN = re.compile(r"(?:, (?:and|but|so|yet|while|whereas|although|though)|;|:| [–—-]| while| whereas) ")
_LISTED = re.compile(r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}, [A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}, and $")
"""What stands before the last of several names: “Chad Hurley, Steve Chen, and”."""
_SAME = re.compile(
    r"(?i)(?:the (?:company|firm|project|product) (?:was|is|has)"
    r"|it|its|they|their|he|she|his|her|him|you|we|i|your|our|that|this|which|who|whose|there|now|then"
    r"|today|the (?:new|old|present|current|first) (?:name|version)|version|an?|each|every|one|no|most)\b"
)
_BEHIND_VERB = frozenset({"verb", "infinitive", "auxiliary", "adverb"})
_ENDS = (".", "!", ".)", ".”", '."')


def may_go_on(text: str) -> bool:
    """Whether a sentence may speak of what a thread is about: by “it”, or by “the library”."""
    return _OF_THREAD.search(text) is not None


def thread_after(sentence: Sentence) -> Topic | None:
    """Return the named thing that a paragraph goes on about behind a sentence, None where that is not sure."""
    return thread_behind(sentence) if sentence.text.endswith(_ENDS) else None


def is_done_to_it(body: Phrase) -> bool:
    """Whether a sentence tells what was done to the paragraph's subject: “Daniels, a watchmaker, offered it”."""
    if " it" not in body.text:
        return False
    if _DONE_TO_IT.match(body.text) or _WITH_IT.search(body.text):
        return True
    tokens = read_tokens(body)
    verb = main_verb(tokens)
    return (
        verb is not None and verb + 1 < len(tokens) and tokens[verb + 1].small == "it" and tokens[verb].kind == "verb"
    )


def was_called(noun: str, sentence: Sentence) -> bool:
    """Whether the paragraph has used a noun of its thing before: “OpenCV is a library that … The library …”."""
    return re.search(rf"(?i)\b{noun}\b", sentence.phrase.inline.text[: sentence.phrase.start]) is not None


_MAKES_ONE = word_set(
    "announced built created designed developed introduced invented launched open-sourced presented published released "
    "shipped unveiled wrote"
)
_SAID_OF_WORKS = re.compile(
    r"It(?:['’]s| is) (?:also )?(?:free|open[ -]source|proprietary|written|licen[sc]ed|based on|built (?:on|with|in)"
    r"|(?:now |still |today )?(?:the|an?) (?:[a-z-]+ ){0,3}?(?:standard|default|tool|library|language|program|app"
    r"|service|framework|platform|format|engine|editor|database|extension|protocol|device)"
    r"|easy|easier|cheap|fast|quick|slow|simple|hard|available|distributed|compatible|designed)\b"
    r"|It (?:costs|runs (?:on|in|under|only)|scales|plays|reads|fits|integrates|requires|came out|arrived)\b"
)
"""What is said of a product, and of no firm: “It costs less”, “It's written in C”."""


def thing_made(sentence: Sentence, following: Sentence) -> Topic | None:
    """Return the one thing that a sentence tells was made, where the next one says of “it” what no maker is.

    “Microsoft released *Power BI* in 2015. It costs less than Tableau.”
    """
    if _SAID_OF_WORKS.match(following.text) is None or not sentence.text.endswith("."):
        return None
    tokens = read_tokens(sentence.body)
    verb = main_verb(tokens)
    if verb is None or tokens[verb].small not in _MAKES_ONE:
        return None
    behind = [found for found in noun_phrases(tokens) if found.first > verb]
    others = [np for np in behind[1:] if tokens[np.head].kind == "name" and tokens[np.first - 1].small in ("and", ",")]
    if not behind or behind[0].first != verb + 1 or others:
        return None
    start, end = tokens[behind[0].first].start, tokens[behind[0].last].end
    phrase = _marked_at(sentence.body, start, end) or sentence.body.part(start, end)
    return Topic(phrase, is_plural=False) if is_named_thing(phrase, sentence) else None


def thread_behind(sentence: Sentence) -> Topic | None:
    """Return the named thing that what follows a sentence, or the part of one that it holds, goes on about."""
    body = sentence.body
    if body.text.startswith(IT_OPENS):
        return _kept(sentence, (), None)  # which brings up nothing itself
    tokens = read_tokens(body)
    verb = main_verb(tokens)
    named = _presented(sentence, tokens)
    if named is None and verb is not None and not is_done_to_it(body):
        named = _subject(sentence, tokens, verb)
    if named is None:
        return _kept(sentence, tokens, verb)
    is_many_told = _ARE.match(body.text, named.end - body.start) is not None
    return None if _turns_away(body, named) else Topic(named, is_plural=is_many_told)


def _kept(sentence: Sentence, tokens: Sequence[Token], verb: int | None) -> Topic | None:
    """Return what the sentence before left the paragraph about, where this one still speaks of it as “it”."""
    text = sentence.body.text
    topic = sentence.topic
    if (
        topic is None
        or topic.is_plural
        or not (_IT.search(text.casefold()) or _OF_ITS_NAME.match(text) or _MADE_IT.search(text))
    ):
        return None
    if (noun := _OF_ITS_NAME.match(text)) and noun["noun"] and not was_called(noun["noun"], sentence):
        return None
    if (owned := _OWNED.match(text)) is not None and owned["name"] not in topic.phrase.words:
        return None  # “It announced CUDA. CUDA's libraries are mature, its …”
    if _CALLED_IT.search(text) or any(True for _ in _things(sentence)) or _turns_away(sentence.body, topic.phrase):
        return None
    if text.startswith(IT_OPENS) or _ABOUT_IT.match(text) or _MANY_DO.match(text) or _OF_ITS_NAME.match(text):
        return topic
    if verb is None:
        return None
    first = tokens[opening_end(tokens)]
    head = tokens[verb - 1] if verb else first
    is_many_else = number_of(tokens[verb].text) is True or (head.kind == "noun" and is_many(head.text))
    subject = sentence.body.text[first.start : tokens[verb].start].strip()
    person = FULL_NAME.match(subject)
    is_somebody = first.small in ("he", "she", "they", "you", "we") or (person is not None and may_be_person(person[0]))
    is_made = _MADE_IT.search(text) is not None and not _has_object_named(tokens, verb)
    if _JUST_IT.search(text.casefold()) is None and any(form.form == "past" for form in tokens[verb].forms):
        return None  # “Amazon was early. Three of its engineers described a method.”
    return topic if is_many_else or is_somebody or is_made else None


def _presented(sentence: Sentence, tokens: Sequence[Token]) -> Phrase | None:
    """Return the name that a sentence brings up: “Then came the *Faema E61*, which …”, “The upstart is Loring”."""
    body = sentence.body
    found = _PRESENTS.match(body.text)
    if found is not None:
        return _name_at(sentence, tokens, found.end())
    if (apposed := apposed_name(sentence)) is not None:
        return apposed
    told = _TOLD.match(body.text)
    if told is not None:
        return _name_at(sentence, tokens, told.end())
    return _only_name(sentence, tokens)


def _only_name(sentence: Sentence, tokens: Sequence[Token]) -> Phrase | None:
    """Return the one name in what is told of people or of the reader: “You have probably met *VirtualBox*”."""
    body = sentence.body
    start = opening_end(tokens)
    if not sentence.text.endswith(".") or start >= len(tokens) or _TELLS_OF_NAME.search(body.text):
        return None
    named = [found for found in noun_phrases(tokens) if any(t.kind == "name" for t in _within(tokens, found))]
    if len(named) != 1 or named[0].first <= start + 1 or not _is_object(tokens[named[0].first - 1]):
        return None
    first = tokens[start]
    is_of_people = first.small in ("you", "we", "they", "let's") or (first.kind == "noun" and is_many(first.text))
    is_order = any(form.form == "base" for form in first.forms) and not any(
        form.form == "third" for form in first.forms
    )
    return _name_at(sentence, tokens, tokens[named[0].first].start) if is_of_people or is_order else None


def _is_object(before: Token) -> bool:
    """Whether what follows a word is what something is done to: “the driver *of* Windows” is not."""
    is_verb = before.kind in ("verb", "infinitive", "participle", "gerund") or before.small in ("up", "without")
    return is_verb or any(form.form == "base" for form in before.forms)


def _within(tokens: Sequence[Token], found: NounPhrase) -> Sequence[Token]:
    return tokens[found.first : found.last + 1]


_TELLS_OF_NAME = re.compile(
    r"[;:?!(]|\b(?:not|never|but|than|instead|although|though|while|if|when|it|its|this|that)\b"
)


def apposed_name(sentence: Sentence) -> Phrase | None:
    """Return the name that a subject is told by: “The library you met first, OpenCV, began …”."""
    body = sentence.body
    found = _APPOSED.match(body.text)
    verb = next((t for t in read_tokens(body) if t.start >= found.end()), None) if found else None
    if found is None or verb is None or not (verb.kind in ("verb", "auxiliary") or verb.forms):
        return None
    phrase = body.part(*found.span("name"))
    return phrase if _is_named_alone(phrase, sentence) else None


def _is_named_alone(phrase: Phrase, sentence: Sentence) -> bool:
    return len(phrase.words) <= _LONGEST_NAME and is_named_thing(phrase, sentence)


def _name_at(sentence: Sentence, tokens: Sequence[Token], start: int) -> Phrase | None:
    """Return the name of a thing that stands at a place of a sentence."""
    body = sentence.body
    found = next((np for np in noun_phrases(tokens) if tokens[np.first].start <= start <= tokens[np.last].start), None)
    if found is None:
        return None
    end = tokens[found.last].end
    phrase = _marked_at(body, start, end) or body.part(start, end)
    behind = body.text[phrase.end - body.start :]
    is_told = behind[:1] in (",", ".", ":", "", "!") or behind.startswith(
        (" (", " –", " —", " on the ", " at the ", " in the ")
    )
    return phrase if is_told and is_named_thing(phrase, sentence) else None


def _marked_at(body: Phrase, start: int, end: int) -> Phrase | None:
    """Return a name that is marked, up to where both it and the noun phrase that it opens have ended."""
    first, last = body.start + start, body.start + end
    for mark in body.inline.marks:
        article = body.inline.text[first : mark.start].casefold()
        if mark.kind in ("strong", "emphasis") and first <= mark.start < last and article in ("", "a ", "an ", "the "):
            return Phrase(body.inline, first, max(mark.end, last))
    return None


def _subject(sentence: Sentence, tokens: Sequence[Token], verb: int) -> Phrase | None:
    """Return the subject of a sentence where it is the name of one thing and no other thing is marked behind it."""
    body = sentence.body
    opening = opening_end(tokens)
    found = next((np for np in noun_phrases(tokens) if opening <= np.first < verb), None)
    if found is None or found.first != opening:
        return None
    behind_aside = verb_behind_aside(tokens, found.last + 1)
    verb = behind_aside or verb
    if number_of(tokens[verb].text):
        return None
    start, end = tokens[found.first].start, tokens[found.last].end
    phrase = _marked_at(body, start, end) or body.part(start, end)
    between = tokens[found.last + 1 : verb]
    if any(token.small == "and" and before.text == "," for before, token in pairwise(between)):
        return None  # “ProRes, which Apple introduced, and DNxHD compress …”
    is_named = is_named_thing(phrase, sentence) or (behind_aside is not None and _is_new_name(phrase, sentence))
    if phrase.end - body.start > tokens[verb].start or not is_named:
        return None
    if any(thing.start > phrase.end for thing in _things(sentence)) or _has_object_named(tokens, verb):
        return None
    if _brought_out(tokens, verb) or ends_with_name(tokens, verb):
        return None
    return phrase


def _is_new_name(phrase: Phrase, sentence: Sentence) -> bool:
    """Whether a sentence opens with one rare word and tells what that is: “Faiss, released in 2017, searches …”."""
    is_alone = phrase.start == sentence.body.start and len(phrase.words) == 1
    text = phrase.text
    if not is_alone or is_everyday(text.casefold()) or sentence.vocabulary.is_common(text) or is_of_person(text):
        return False
    return not is_surname(text, phrase.inline.text) and _OF_PERSON.match(sentence.body.text, len(text)) is None


def ends_with_name(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a sentence ends with another name that it may go on about: “Xiph.Org had more luck with Opus”."""
    last = next((found for found in reversed(list(noun_phrases(tokens))) if found.first > verb), None)
    at_end = last is not None and all(token.kind == "sign" for token in tokens[last.last + 1 :])
    return last is not None and at_end and tokens[last.head].kind == "name" and tokens[last.first - 1].small == "with"


def verb_behind_aside(tokens: Sequence[Token], place: int) -> int | None:
    """Return the place of the verb behind what is said of a subject between commas: “X, which you used, was …”."""
    if place + 1 >= len(tokens) or tokens[place].text != "," or tokens[place + 1].kind not in _OF_ASIDE:
        return None
    for at in range(place + 2, min(place + _LONGEST_ASIDE, len(tokens) - 1)):
        if tokens[at].text == ",":
            behind = tokens[at + 1]
            is_verb = behind.kind in ("verb", "auxiliary") or any(f.form in ("third", "past") for f in behind.forms)
            return at + 1 if is_verb else None
    return None


_OF_ASIDE = frozenset({"relative", "article", "participle", "verb", "adverb", "preposition", "noun"})
_LONGEST_ASIDE = 20


def _brought_out(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the subject once did something to one thing: “Geotronics brought out one that …”."""
    is_past = tokens[verb].kind == "verb" and any(form.form == "past" for form in tokens[verb].forms)
    is_phrasal = verb + 1 < len(tokens) and tokens[verb + 1].small in ("out", "up", "off")
    at = verb + 1 + is_phrasal
    behind = tokens[at] if at < len(tokens) else None
    if not is_past or behind is None:
        return False
    is_one = behind.kind in ("article", "number") or behind.small in ("one", "this", "that")
    return is_one or (is_phrasal and behind.kind == "name")


def _has_object_named(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the verb is done to another thing that has a name: “Oracle sells MySQL. It …”."""
    return any(
        tokens[found.head].kind == "name" and tokens[found.first - 1].kind in _BEHIND_VERB
        for found in noun_phrases(tokens)
        if found.first > verb
    )


def _things(sentence: Sentence) -> Iterator[Phrase]:
    """Yield the names of things that are marked in a sentence."""
    body = sentence.body
    for mark in body.inline.marks:
        if mark.kind in ("strong", "emphasis") and body.start <= mark.start and mark.end <= body.end:
            phrase = Phrase(body.inline, mark.start, mark.end)
            if phrase.text and not is_of_person(phrase.text) and is_thing(phrase, body):
                yield phrase


def is_named_thing(phrase: Phrase, sentence: Sentence) -> bool:
    """Whether a phrase is the name of one thing, and nobody's."""
    name = without_article(phrase)
    words = name.words
    if (
        not words
        or words[0] in EDITIONS
        or name.text.isdigit()
        or is_of_person(name.text)
        or (len(words) == 1 and is_surname(name.text, phrase.inline.text[: phrase.start]))
        or phrase.splits_a_mark()
        or name.text.endswith(("'s", "’s"))
    ):
        return False
    if is_many(words[-1]) and not words[-1][0].isupper():
        return False
    is_marked = name.is_marked("strong", "emphasis")
    if all(is_everyday(word.casefold()) for word in words) and not (is_marked or _is_often_name(words[0], sentence)):
        return False
    if name.is_marked("strong", "emphasis"):
        return is_thing(name, sentence.body)
    if phrase.text.casefold().startswith("the ") and name.words[-1].islower():
        return is_signed_name(name.part(0, len(name.words[0])))  # “the OAIS reference model”
    return is_signed_name(phrase) or is_name(name, sentence.vocabulary)


def _is_often_name(word: str, sentence: Sentence) -> bool:
    """Whether a lesson writes a word of every day with a capital only, and again and again: “Spark”."""
    vocabulary = sentence.vocabulary
    return word[0].isupper() and vocabulary.is_name(word) and vocabulary.counts.get(word.casefold(), 0) == 0


def _turns_away(body: Phrase, named: Phrase) -> bool:
    """Whether a clause behind the first one is about another single thing, which the next “it” may be as well."""
    for found in _TURN.finditer(body.text):
        rest = body.text[found.end() : found.end() + 120]
        if _SAME.match(rest) or named.text in rest or _FOR_INSTANCE.search(rest):
            continue
        if rest[:1].isupper() and _LISTED.search(body.text[: found.end()]):
            continue
        verb = first_verb(rest)
        if verb is None or verb[0] == 0 or number_of(rest[slice(*verb)]):
            continue
        clause = rest.split(", ")[0].split(";")[0]
        subject = rest[: verb[0]]
        if ADVERBS.issuperset(words_of(subject)):
            continue  # “was created by Ann Lee, and first released in 2003”
        person = FULL_NAME.match(subject)
        if _IT.search(clause.casefold()) or (person is not None and may_be_person(person[0])):
            continue
        if subject.strip().split()[-1:] and is_many(subject.split()[-1]):
            continue
        return True
    return False
