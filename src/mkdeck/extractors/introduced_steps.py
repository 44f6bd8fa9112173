"""Steps below what they are for: “To change a tyre:”, “For an adult who is not breathing:”.

Each point tells what to do. One card asks for all of them, in their order where they are numbered. How a program is to
be used, what to do in the lesson and what to bring to it are no steps to learn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Markdown, Origin, Problem
from mkdeck.facts.dates import MONTHS
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.guards import has_pronoun, points_elsewhere
from mkdeck.facts.phrases import words_of
from mkdeck.facts.verb_forms import verb_forms
from mkdeck.facts.words import ARTICLES, READER, word_set
from mkdeck.headings.headers import within
from mkdeck.headings.titles import OF_COURSE, is_of_occasion, names_one_thing
from mkdeck.parsing.inline import escape
from mkdeck.parsing.pieces import covering
from mkdeck.recognition.advice import is_imperative
from mkdeck.recognition.items import Head, as_list
from mkdeck.recognition.list_names import last_sentence
from mkdeck.wording.numbering import without_number
from mkdeck.wording.words import has_question_mark, plain, words

WITH = ("list",)
ONLY_WITH_TOPIC = True

_FEWEST, _MOST = 3, 9
_SHORTEST_STEP, _SHORTEST_WAY = 4, 2.5
"""Words, on average: “Smile. Say little. Agree.” is a quip."""
_LONGEST_CASE, _LONGEST_STEP, _LONGEST_OF_ALL = 18, 26, 120
_SHORTEST_CASE, _LONGEST_EVENT, _LONGEST_SUBJECT = 2, 16, 6
_NEARLY = 0.75
_THESE = r"(?:,? (?:do the following|follow these steps|proceed as follows|take these steps))?:"
_TO_DO = re.compile(rf"(?:(?:In order )?[Tt]o|How to) (?P<deed>[a-z][^.:;!?()]{{5,90}}?){_THESE}")
_STEP_BY_STEP = re.compile(r"(?P<deed>[A-Z][^.:;!?()]{3,60}?),? step by step:")
_OF_PROCESS = re.compile(r"[Tt]he [a-z-]|[A-Z][a-z]+(?:[ -][a-z]+)?$")
"""“The three-way handshake”, “Mitosis”, “Blood clotting”."""
_CAN = re.compile(
    r"(?:In order )?[Tt]o (?P<deed>[a-z][^.:;!?(),]{5,60}?),? (?:you|one|we) can(?: also)?"
    r"(?: (?:do|try) (?:(?:one|any) of )?(?:the following|these))?:"
)
"""“To reduce variance you can:”, below which each point is a way to do so."""
_CASE = re.compile(
    r"(?P<case>(?:For (?:an?|the|any|each|every|somebody|someone|people|small|minor|severe|deep|shallow)|In case of"
    r"|In the event of|In (?:an?|any)(?=[^.:;!?()]{0,100} (?:case|event|emergency)\b)|If|When|Whenever|After|Before|On)"
    rf"\b ?[^.:;!?()]{{5,110}}?){_THESE}"
)
_DAY = re.compile(rf"(?i)\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekend|{MONTHS})\b")
_AT_TIME = re.compile(r"(?:For the|After|Before|On)\b")
_OF_MOMENT = re.compile(
    r"(?i)\b(?:first|second|third|fourth|fifth|last|next|final|previous|coming|morning|noon|afternoon|evening|nights?"
    r"|days?|years?|dinner|lunch|breakfast|supper|meal|party|wedding|ceremony|trip|tour|camp|meeting|concert|show|match"
    r"|festival|holidays?|vacation|birthday|christmas|easter|exam|event|visit|launch|deadline|round|turn|game|scene"
    r"|guests?|children|kids|team|volunteers|members)\b"
)
_FOOD = re.compile(
    r"(?i)\b(?:sauces?|dough|batter|fillings?|toppings?|icing|frosting|crust|pastry|cakes?|bread|soup|salad|dressing"
    r"|marinade|broth|gravy|custard|cream|syrup|jam|pasta|noodles|stew|curry|dessert|cocktail|meringue|cookies?"
    r"|biscuits?|pizza|omelette|pancakes?|pie|roast|dumplings?|pickles?|puree|purée|garnish)\b"
)
_OF_STORY = re.compile(
    r"(?i)\b(?:king|queen|prince(?:ss)?|knight|dragon|wizard|hero(?:ine)?|villain|players?|opponents?|goblins?|narrator"
    r"|protagonist|reader)\b"
)
_OF_TEXT = re.compile(
    r"(?i)\b(?:novels?|stor(?:y|ies)|tales?|plot|synopsis|scenes?|characters?|poems?|drama|rules of|board|meetings?"
    r"|^minutes|decisions|camp|cooking|baking|kitchen|menu|runbook)\b"
)
"""What stands above texts, games, recipes and the matters of a group."""
_OF_COURSE = re.compile(
    rf"(?i)\b(?:{OF_COURSE}|practi[cs]e|try it|contribut\w+|develop\w*|deploy\w*|troubleshoot\w*|tutorial|workshop"
    r"|test(?:s|ing)?|build\w*|run(?:ning)?)\b"
)
_OF_PROGRAM = re.compile(
    r"(?i)\b(?:click|install|download|upload|menu|buttons?|folder|directory|files?|browser|command|terminal"
    r"|repositor(?:y|ies)|branch|commit|server|website|url|app|config\w*|script|variable|code|database|dataset"
    r"|workspace|dialog|icon|log in|sign in|sign up|github|docker|git|python|javascript|json|api|plugin|program"
    r"|select (?:the|an?) (?:option|item|type)|run (?:the|an?|your) (?:test|query|build|model))\b"
    r"|https?://|\.\w{2,4}\b(?! )|[{}<>=_]"
)
"""What is done at a computer, which a manual tells and nobody learns by heart."""
_OF_LESSON = re.compile(
    r"(?i)\b(?:partner|worksheet|handout|notebook|journal|paragraph|essay|homework|class|lesson|chapter|exercise|slide"
    r"|questions?|answers?|write down|discuss|bring (?:your|an? (?:pen|pencil|friend|photo|book|notebook|printout))"
    r"|read the|tomorrow|today|e-?mail|week|salary|interviewer)\b"
)
_AT_SCHOOL = word_set("class student students pupil pupils teacher homework lesson partner group groups everybody")
_THIS = word_set("this that these those it they them its their he she his her here there above below next today")


def needs_topic(_card: Card) -> bool:
    """Whether a card does not say to which matter its steps belong; none does."""
    return True


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each such list."""
    for before, child in zip(block.children, block.children[1:], strict=False):
        if child.kind != "list" or not _FEWEST <= len(child.children) <= _MOST:
            continue
        if before.kind == "heading" and child.ordered and _is_process(before, child):
            origin = Origin(span=covering([before, child]), context=child.context, evidence="shaped")
            asked = f"What are the steps of {escape(within(without_number(before.text)))}?"
            yield Basic(Markdown(asked), as_list(_whole(child), ordered=True), origin)
        if before.text.endswith(":"):
            sentence = last_sentence(before)
            ways = _ways(sentence)
            asked = ways or _asked(sentence, ordered=child.ordered)
            shortest = _SHORTEST_WAY if ways else _SHORTEST_STEP
            if asked and _are_steps(child, shortest) and not _is_of_course(child.context):
                origin = Origin(span=covering([before, child]), context=child.context, evidence="shaped")
                yield Basic(Markdown(asked), as_list(_whole(child), ordered=child.ordered and not ways), origin)


def _is_process(heading: Block, block: Block) -> bool:
    """Whether a list below the name of one thing tells in the present what happens in it, step by step."""
    title = without_number(heading.text)
    if not _OF_PROCESS.match(title) or not names_one_thing(title) or _is_of_course(block.context):
        return False
    firsts = [item.children[0] for item in block.children if len(item.children) == 1]
    if len(firsts) < len(block.children) or any(first.kind != "paragraph" or first.inline.marks for first in firsts):
        return False
    subjects = {first.text.split()[0].casefold() for first in firsts}
    if not any(is_everyday(word) or word.endswith("s") for word in subjects) or _OF_MOMENT.search(title):
        return False  # “Ana opens the door”
    return all(map(_tells_what_happens, (first.text.strip(" .;") for first in firsts)))


def _tells_what_happens(text: str) -> bool:
    """Whether a text is a short clause in the present, of nobody here: “Client sends SYN”."""
    spoken = words_of(text)
    if len(spoken) > _LONGEST_EVENT or has_question_mark(text) or is_imperative(text) or has_pronoun(text):
        return False
    if spoken[0] in _THIS - ARTICLES or not _AT_SCHOOL.isdisjoint(spoken) or _OF_STORY.search(text):
        return False
    return any(
        form.form == "third" or (form.form == "base" and before.endswith("s"))
        for before, word in pairwise(spoken[:_LONGEST_SUBJECT])
        for form in verb_forms(word)
    )


def _whole(block: Block) -> list[Head]:
    """Return what the points of a list say, each as a whole."""
    return [Head(item.children[0].inline, False) for item in block.children]


def _ways(sentence: str) -> str:
    """Return the question for the ways to do something; nothing where a sentence leads up to none."""
    found = _CAN.fullmatch(sentence)
    if found is None or not _is_clear(found["deed"]) or _FOOD.search(sentence):
        return ""
    return f"What can you do to {escape(found['deed'])}?" if _is_deed(found["deed"]) else ""


def _is_deed(text: str) -> bool:
    """Whether a text begins with a verb as it stands behind “to”."""
    return any(form.form == "base" for form in verb_forms(words_of(text)[0]))


def _asked(sentence: str, *, ordered: bool) -> str:
    """Return the question for what a sentence says the steps are for; nothing where it leans on something else."""
    in_order = ", in order" if ordered else ""
    if (found := _TO_DO.fullmatch(sentence)) and _is_clear(found["deed"]) and not _FOOD.search(sentence):
        asked = "What are the steps" if ordered else "What do you do"
        return f"{asked} to {escape(found['deed'])}{in_order}?" if _is_deed(found["deed"]) else ""
    if ordered and (found := _STEP_BY_STEP.fullmatch(sentence)) and _THIS.isdisjoint(words_of(found["deed"])):
        is_food = _FOOD.search(sentence) is not None
        return "" if is_food else f"What are the steps of {escape(within(found['deed']))}?"
    if (found := _CASE.fullmatch(sentence)) and _is_clear(found["case"]) and not _is_of_moment(sentence):
        case = found["case"][0].lower() + found["case"][1:]
        return f"What do you do{in_order}{',' if ordered else ''} {escape(case)}?"
    return ""


def _is_of_moment(case: str) -> bool:
    """Whether a case is one of a day, a feast, a meal or a story, and comes up nowhere else."""
    is_moment = _AT_TIME.match(case) is not None and _OF_MOMENT.search(case) is not None
    return is_moment or any(found.search(case) for found in (_DAY, _FOOD, _OF_STORY))


def _is_clear(text: str) -> bool:
    """Whether what steps are for is told by itself."""
    spoken = words_of(text)
    if not _SHORTEST_CASE <= len(spoken) <= _LONGEST_CASE or not _THIS.isdisjoint(spoken) or points_elsewhere(text):
        return False
    is_of_anybody = not has_pronoun(text) or set(spoken) & READER <= {"you", "your"}
    return is_of_anybody and _OF_PROGRAM.search(text) is None and _OF_LESSON.search(text) is None


def _are_steps(block: Block, shortest: float) -> bool:
    """Whether the points of a list tell what to do, each in a line, and not at a computer or in the lesson.

    They have so many words on average.
    """
    if any(len(item.children) != 1 or item.children[0].kind != "paragraph" for item in block.children):
        return False
    first = [item.children[0] for item in block.children]
    texts = [paragraph.text for paragraph in first]
    if any(mark.kind in ("code", "link", "image", "math") for paragraph in first for mark in paragraph.inline.marks):
        return False
    if any(has_question_mark(text) or _OF_PROGRAM.search(text) or _OF_LESSON.search(text) for text in texts):
        return False
    sizes = [len(text.split()) for text in texts]
    if max(sizes) > _LONGEST_STEP or not shortest * len(sizes) <= sum(sizes) <= _LONGEST_OF_ALL:
        return False
    return sum(map(is_imperative, texts)) >= _NEARLY * len(texts) and not _speak_of_author(texts)


def _speak_of_author(texts: Sequence[str]) -> bool:
    """Whether the author speaks in what is to be done: “Send me a photo”."""
    return any(not {"i", "me", "my", "we", "us", "our"}.isdisjoint(words_of(text)) for text in texts)


def _is_of_course(context: Sequence[str]) -> bool:
    """Whether a heading stands above what belongs to a course, a program, a text or a moment."""
    titles = [without_number(title) for title in context]
    heading = "".join(titles[-1:])
    is_aside = plain(heading) in words("aside") or _OF_COURSE.search(heading) is not None
    return is_aside or any(is_of_occasion(title) or _OF_TEXT.search(title) for title in titles)
