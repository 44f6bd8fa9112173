"""What names the terms of a list together: the bold lead, the sentence or the heading above it."""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.facts.guards import has_pronoun, is_generic, is_opinion, points_elsewhere
from mkdeck.facts.phrases import words_of
from mkdeck.facts.self_contained import ONE_OF_A_KIND
from mkdeck.facts.words import word_set
from mkdeck.headings.titles import Several, is_plural, names_topic, several, singular
from mkdeck.headings.topics import subject_words
from mkdeck.recognition.items import acronym, heads
from mkdeck.recognition.questions import bold_lead
from mkdeck.wording.numbering import without_number
from mkdeck.wording.numbers import read_number
from mkdeck.wording.words import SENTENCE_END, is_glossary_title, words

_ANNOUNCEMENT = re.compile(
    r"(?i)\b(?:some|key|important|basic|main|new|these|following|few|the|of)"
    r" (?:terms|terminology|definitions|vocabulary)"
    r"(?: (?:first|here|below|to know|to learn|you need|are used|are important)| as follows)?[.:]$"
    r"|^(?:(?:a few|some|the|more|key) )?(?:terms|terminology|definitions|vocabulary|words)\b[^.:]{0,40}:$"
)
_FEW_TO_KNOW = re.compile(
    r"(?i)(?:(?:here are|and) )?(?:the )?(?:two|three|four|five|six|seven|eight|some|a few|a handful)"
    r"(?: (?:more|others?))?(?: (?:terms|words|names|abbreviations|acronyms|rules|kinds|types|ones|key terms))?"
    r" (?:to (?:know|learn|remember|memori[sz]e|keep)|(?:that )?you (?:should|must|need to) know|worth knowing)"
    r"[^.:]{0,30}:$"
)
"""“Three to know in your sleep:”, above terms and what they mean."""
_LONGEST_ANNOUNCEMENT = 14
_COUNTED = re.compile(r"(?i)\b(?P<count>[a-z]+) (?:[a-z-]+ )?(?P<noun>[a-z]+s):$")
_COUNTS = re.compile(
    r"(?i)(?:^|\b(?:are|describe[sd]?|distinguish(?:es|ed)?|gave|gives?|has|have|identif(?:y|ies|ied)|list(?:s|ed)?"
    r"|name[sd]?|propose[sd]?|recogni[sz]e[sd]?|rest(?:s|ed)? on|set out|sets out|fall into|falls into) (?:the )?)"
    r"(?P<number>two|three|four|five|six|seven|eight|nine|ten) (?P<things>[a-z][a-z’'-]*(?: [\w’'-]+){0,8}):$"
)
_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten)"
_OWNED = re.compile(
    rf"(?P<subject>[A-Z][^,;:.!?]{{1,60}}?) (?:(?:usually|always|normally|often|typically) )?(?:has|have|needs?|uses?"
    r"|contains?|consists? of|(?:is|are) (?:made up of|composed of|divided into|split into)|comes? in|falls? into)"
    rf" (?:the )?(?:following |(?P<number>{_NUMBER}) )(?P<things>[a-z][a-z-]*(?: [a-z-]+){{0,2}})"
    r"(?:,? (?:each|all|both) [^.:;]*)?[.:]"
)
"""“A sail has three edges:”."""
_BARE_COUNT = re.compile(
    rf"(?:(?:There are|It (?:usually |always )?(?:has|consists of|is made up of|is divided into)) (?P<number>{_NUMBER})"
    rf" |(?:The )?(?P<few>(?i:{_NUMBER})) )(?P<things>[a-z][a-z-]*(?: [a-z-]+){{0,2}}?)(?: are)?[.:]"
)
"""“There are four chambers:”, below the heading that says of what."""
_OF_READER = re.compile(r" (?:to [a-z]|that you|you |we |worth ).*$")
"""“Three ideas *to bring up*”, which tells but how the lesson takes them."""
_FEWEST_OF_HEADING, _LONGEST_HEADING = 2, 3
"""Words of a heading that is a name."""
_FEWEST = 3
"""Terms of kinds that nobody has counted."""
_NO_LESSON = word_set(
    "articles books chapters commands examples exercises files links options pages problems questions resources "
    "sections tasks tests things tools topics videos words"
)
"""What belongs to a lesson or a manual, or is told to be no more than things."""
_OF_CYCLE = re.compile(
    r"(?i)(?:the )?(?P<cycle>(?!(?:billing|development|our|payroll|product|project|release|review|sales|sprint|your)\b)"
    r"[a-z]+(?: [a-z]+)? (?:cycle|pathway|cascade))"
)
"""“The water cycle”, above its stages."""
_SOME_OF_THEM = word_set("all another both each either half many most neither none one others several some")
ANY_ARTICLE = re.compile(r"(?i)^(?:an?|the) ")


def bold_title(before: Block | None) -> str:
    """Return the text of a paragraph that is bold as a whole, and so stands for a heading: “**Mini glossary**”."""
    if before is None or before.kind != "paragraph":
        return ""
    text = before.text.rstrip(":")
    is_bold = any(mark.kind == "strong" and mark.start == 0 and mark.end >= len(text) for mark in before.inline.marks)
    return before.text if is_bold else ""


def name_of_terms(before: Block | None, block: Block) -> str:
    """Return what names the terms of a list together: a bold lead, a short heading, or “four possible opinions:”."""
    if lead := lead_of_list(before):
        return lead
    heading = without_number("".join(block.context[-1:]))
    is_short = _FEWEST_OF_HEADING <= len(heading.split()) <= _LONGEST_HEADING
    if is_short and names_topic(heading) and not ANY_ARTICLE.match(heading):
        return heading
    return counted_noun(before, block)


def counted_noun(before: Block | None, block: Block) -> str:
    """Return the noun of what the sentence above a list counts, unless it says nothing: “three types:”."""
    found = _COUNTED.search(last_sentence(before))
    is_count = found is not None and read_number(found["count"]) == len(block.children)
    says_something = (
        found is not None and singular(found["noun"]) not in words("kind") and not is_generic([found["noun"]])
    )
    return found["noun"].capitalize() if found is not None and is_count and says_something else ""


def counted_things(before: Block | None, count: int) -> str:
    """Return what the sentence above a list or a series counts, “causes” of “The paper names four causes:”, or nothing.

    The number must be that of the points, and what is counted must be told by itself, but for the heading above.
    """
    found = _COUNTS.search(last_sentence(before))
    if found is None or read_number(found["number"]) != count:
        return ""
    things = _OF_READER.sub("", found["things"])
    spoken = words_of(things)
    is_clear = not has_pronoun(things) and not points_elsewhere(things) and not is_opinion(things)
    return things if is_clear and any(map(is_plural, spoken)) and _NO_LESSON.isdisjoint(spoken) else ""


def announces_terms(sentence: str) -> bool:
    """Whether a sentence says that terms follow: "But first, some terminology.", "Here are key terms:", "Terms:"."""
    if sentence.endswith(":") and is_glossary_title(sentence[:-1]):
        return True
    may_announce = sentence.endswith((".", ":")) and len(sentence.split()) <= _LONGEST_ANNOUNCEMENT
    return may_announce and _ANNOUNCEMENT.search(sentence) is not None


def announces_few(sentence: str) -> bool:
    """Whether a sentence says that a few terms follow which one should know: “Three to know in your sleep:”."""
    return len(sentence.split()) <= _LONGEST_ANNOUNCEMENT and _FEW_TO_KNOW.fullmatch(sentence) is not None


def last_sentence(before: Block | None) -> str:
    """Return the sentence that stands right above a list."""
    return SENTENCE_END.split(before.text.strip())[-1] if before and before.kind == "paragraph" else ""


def title_of_kinds(before: Block | None, block: Block) -> Several | None:
    """Return of what a list gives the kinds, “Kinds of irony”, or the acronym that its terms spell.

    The sentence or the heading above it says so.
    """
    sentence, count = last_sentence(before), len(block.children)
    leads = [head.text for head in heads(block)]
    lead = lead_of_list(before)
    for text in (sentence if sentence.endswith(":") else "", lead or "".join(block.context[-1:])):
        if spelt := acronym(text, leads):
            return Several(spelt, count)
        named = several(text)
        if named and (named.number == count or (named.number is None and count >= _FEWEST)):
            return named
    heading = without_number("".join(block.context[-1:]))
    if block.ordered and count >= _FEWEST and (found := _OF_CYCLE.fullmatch(heading)):
        return Several(f"Stages of the {found['cycle'].lower()}", count)
    if owned := owned_things(sentence, count) or _of_heading(sentence, heading, count):
        return owned
    is_counted = any(read_number(word) == count for word in words_of(sentence))
    is_brief = not any(SENTENCE_END.findall(item.children[0].text.rstrip()) for item in block.children if item.children)
    return Several(lead, count) if lead and is_counted and is_brief else None


def owned_things(sentence: str, count: int) -> Several | None:
    """Read “A sail has three edges:” as “Edges of a sail”."""
    found = _OWNED.fullmatch(sentence)
    if found is None or (found["number"] and read_number(found["number"]) != count):
        return None
    subject, things = found["subject"], found["things"]
    if found["number"] is None and count < _FEWEST:
        return None
    if words_of(subject)[0] in _SOME_OF_THEM:
        return None  # “Both come in two flavours”
    if not _are_things(things) or has_pronoun(subject) or points_elsewhere(subject) or not names_topic(subject):
        return None
    named = ANY_ARTICLE.sub("", subject)
    if singular(named.casefold()) in words("kind"):
        return None  # “Factors fall into three categories”
    if subject.startswith("The ") and " " not in named and named.casefold() not in ONE_OF_A_KIND:
        return None  # “The oven”: which?
    small = subject[0].lower() + subject[1:] if not subject[1:].isupper() and ANY_ARTICLE.match(subject) else subject
    title = f"{things[0].upper()}{things[1:]} of {small}"
    told = several(title)
    return Several(title, count, explains=told is not None and told.explains)


def _of_heading(sentence: str, heading: str, count: int) -> Several | None:
    """Read “There are four chambers:” below “The heart” as that."""
    found = _BARE_COUNT.fullmatch(sentence)
    if found is None or read_number((found["number"] or found["few"]).casefold()) != count:
        return None
    is_name = names_topic(heading) and several(heading) is None
    return Several(heading, count) if is_name and _are_things(found["things"]) else None


def _are_things(things: str) -> bool:
    """Whether what is counted is several of a kind, and belongs to no lesson."""
    noun = things.split()[-1]
    return is_plural(noun) and noun not in _NO_LESSON and not is_opinion(things)


def lead_of_list(before: Block | None) -> str:
    """Return the bold noun, without its article, that the paragraph above a list opens with and then tells of.

    “**The Double Diamond.** This model has four stages:” – what the section's heading names says less.
    """
    mark = bold_lead(before) if before is not None and before.kind == "paragraph" else None
    if before is None or mark is None or not before.text.rstrip().endswith(":"):
        return ""
    is_closed = any(sign in ".:" for sign in before.text[mark.end - 1 : mark.end + 1])
    told = before.text[mark.end :].strip(" .:\n")
    lead = ANY_ARTICLE.sub("", before.text[mark.start : mark.end].strip(" .:"))
    is_name = bool(subject_words(lead)) or len(lead.split()) > 1
    return lead if is_closed and told and is_name and names_topic(lead) else ""
