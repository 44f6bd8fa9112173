"""A heading that asks; what stands below it is the answer.

Lists of interview questions and FAQs are written so, in every language:
https://github.com/midudev/preguntas-entrevista-react, https://github.com/rougier/numpy-100 (numbered tasks).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Inline, Problem
from mkdeck.facts.guards import addresses_reader
from mkdeck.parsing.pieces import covering, joined, leads_up, unquoted
from mkdeck.parsing.sections import is_in_italics
from mkdeck.recognition.advice import coaches
from mkdeck.recognition.answer_ends import answers_shortly, ends_answer
from mkdeck.recognition.answered_items import is_list_of_pairs
from mkdeck.recognition.answers import answers_below, is_unwritten
from mkdeck.recognition.asked_once import next_question
from mkdeck.recognition.exercise_names import heads_key
from mkdeck.recognition.gaps import has_gap
from mkdeck.recognition.letter_labels import opens_answer
from mkdeck.recognition.matching import matchings
from mkdeck.recognition.navigation import is_navigation, without_way_back
from mkdeck.recognition.next_pairs import begins_pair
from mkdeck.recognition.notes_to_self import without_notes
from mkdeck.recognition.questions import (
    bold_lead,
    heading_asks,
    holds_no_answer,
    opens_labelled_pair,
    question_card,
    shows_nothing,
    tells_of_each,
)
from mkdeck.recognition.truth_cues import cue_of
from mkdeck.rules.claims import NOTHING_STANDS, Standing
from mkdeck.wording.unwritten import is_left_open
from mkdeck.wording.words import (
    asks,
    has_question_mark,
    has_word,
    interrogates,
    is_question_label,
    plain,
    question_label,
    words,
)

WITH = ("section",)
ASKS_BY = "heading"

_FEWEST, _FEWEST_OF_TITLE, _FEWEST_PARTS = 3, 2, 2
_SHARE_FOR_TASKS = 0.5
_IS_CHOICE = re.compile(
    r"(?i)(?!(?:w[a-z]+|how|is|are|do|does|did|can|ist|sind) )(?:[^\s?]+ ){1,3}(?:or|vs\.?|versus|oder)"
    r" (?:[^\s?]+ ?){1,3}\?"
)
"""“SQL or NoSQL?”, and no question with a word that asks."""
_FEWEST_GAPS, _BLANKS = 2, ("__", "...", "…")
_SHARE_OF_QUIZ = 0.7
"""Of the sections below a title, those that must ask and tell under a name what the answer is."""
_LONGEST_OF_FEW, _LONGEST_MEANING = 50, 100
"""Words below a heading that asks where most others state, and below one that is answered by “X is …”."""
_WHAT_IS = re.compile(
    r"(?i)[¿\W\d]*(?:what(?: is| are|[’']s)|was (?:ist|sind)|qu[’']est-ce qu(?:e |[’'])|qu[eé] (?:es|son)"
    r"|o que (?:é|são)|что такое|cos[’']è|wat (?:is|zijn)) ?(?:(?:an?|the|une?|l[ae]|eine?|der|die|das|el|los|een) )?"
    r"(?P<term>[^?]{2,40}?) ?\?$"
)
_ARTICLE = re.compile(r"(?i)(?:an?|the|une?|l[ae]|eine?|der|die|das|el|los|een) ")
_LONGEST_INSTRUCTION = 120
"""Letters of what to do with the questions below it."""
_ANSWER_THEM = re.compile(
    r"(?:Answer|Talk about|Discuss|Antworte|Antworten Sie|Beantworte|Beantworten Sie|Répondez|Réponds|Contesta"
    r"|Conteste|Responde|Rispondi|Rispondete|Beantwoord)\b"
)
_LONGEST_LEANING = 100
"""Those below one among several, which speaks of what is not told."""
_LONGEST_AMONG_OTHERS = 150
"""And those below one among several, where others state."""
_LEANS = re.compile(
    r"(?i)\bthe (?:trade|machines?|equipment|devices?|interviewer|jobs?|field|industry|profession|business|tools?|kit"
    r"|imagery|software|hardware|syringe|examiner|client|customer)\b(?! (?:of|between|behind|for|in|that)\b)"
    r"|\b(?:else|these|those)\b|^(?:and|so|but|then|now)\b"
)
_JOINING, _OF_LEANING = ("and", "so", "but", "then", "now"), ("the ", "else", "these", "those")
"""How such a heading begins, or what stands in it: quicker to tell than by the expression."""
_OF_READER = re.compile(
    r"(?i)(?:so,? )?(?:could|can|should|would|are|do) you (?:be(?:come)?|want to|like|have what|enjoy)\b[^?]*\?$"
    r"|(?:so,? )?(?:is|are|do|does|should|could|would|will|have) (?:[a-z]+ ){0,3}(?:you|your [a-z]+)\W*$"
    r"|[^?]*\b(?:does|is|was|do|did) this (?:for|in|on|at|to|with|about|work|matter|mean)\b[^?]*\?$"
    r"|[“\"«„][\w ]+[”\"»“]\?$"
    r"|(?:and|but|or) (?:with|without|in|on|at|for|the|an?|if|about|why not) [^?]*\?$"
)
"""“Is it for you?”; a word that is but taken up, “Merely?”, in quotation marks; and what goes on with something.

“And with milk?”, “Who does this for a living?”.
"""
_SO = re.compile(r"(?i)(?:so|but|and now|and then),? (?:what|where|how|why|who|when|which)\b")
"""“So what should I eat?” goes on with what was told."""
_OF_IT = re.compile(
    r"(?i)(?:(?:so|and|but),? )?(?:(?:what|why|how|when|where|who)(?: (?:often|much|long))? )?"
    r"(?:is|are|was|were|does|do|did|can|will|should|could|would)(?:n[’']t)? "
    r"(?:it|they)\b(?! [a-z]+ (?:that|to|when|if)\b)(?: [a-z]+){0,3}\?"
)
"""“What is it?”, “Does it work?”, asked of what the lesson is about."""


def needs_topic(card: Card) -> bool:
    """Whether a card asks of “it”, which only the lesson's title names: below a heading it may be what that names."""
    return isinstance(card, Basic) and not card.origin.context and _OF_IT.fullmatch(card.front) is not None


_OF_PEOPLE = re.compile(r"(?i)\b(?:you|your|we|our|i|my|it|du|dein|ihr|wir|ich|tu|ton|vous|votre|nous|tú|tus?)\b")
_OF_TEXT = re.compile(
    r"(?:Adapted|Based|By|Cleaned|Compiled|Draft|From|Last|Notes?|Posted|Published|Translated|Updated|Written)\b"
)
_TELLS = re.compile(
    r"(?:The|An?|Our|My|Your|Some|These|This) .*\b(?:you|we|I)\b|(?:What|How|Where|When|Why|Things|Stuff) I [a-z][^?]*$"
    r"|(?:Was|Wie|Wo|Warum) ich [a-zäöü][^?]*$|(?:Ce que|Comment|Pourquoi) j(?:e |['’])[^?]*$"
    r"|(?:Lo que|Cómo) (?:yo )?he [^?]*$"
)
"""A heading that tells the reader what stands below it, and sets no task: “The little boats you'll meet”."""


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield the cards of a container's sections whose headings ask and which hold no answer under a name of its own.

    Where most headings of a rank ask, the others are tasks and ask as well.
    """
    return extract_before(block, NOTHING_STANDS)


def extract_before(block: Block, begun: Standing) -> Iterator[Card | Problem]:
    """Yield these cards, whose answers end where cards that stand on their own have begun."""
    sections = [child for child in block.children if child.kind == "section"]
    if (
        block.number is not None
        and sections
        and block.children[0] is sections[0]
        and (asks(sections[0].children[0].text) or interrogates(sections[0].children[0].text))
    ):
        # The item's number stands before the heading, and further headings of any rank are parts of its answer.
        yield from _card(sections[0].children[0], [*sections[0].children[1:], *block.children[1:]], begun)
        return
    for level in sorted({section.level for section in sections}):
        group = [section for section in sections if section.level == level]
        asking = _asking(group)
        for section in asking:
            is_text = _is_lesson(section) or _is_essay(section, len(asking), len(group)) or _is_quiz(section)
            answers = answers_below(section)
            end = next_question(section, answers) if answers else len(section.children)
            if end and not is_text:
                yield from _card(section.children[0], section.children[1:end], begun)


def _asking(group: Sequence[Block]) -> list[Block]:
    """Return the sections of one rank that ask; of numbered ones the others too, where most do."""
    tasks = [section for section in group if _is_numbered(section.children[0]) and not _has_mark(section)]
    with_code = sum(len(task.children) > 1 and task.children[1].kind == "code" for task in tasks)
    are_tasks = 2 * with_code > len(tasks)  # numbered steps of a tutorial begin with prose
    asks_itself = [
        heading_asks(section.children[0])
        and (_has_mark(section) or are_tasks or not _is_numbered(section.children[0]) or _is_labelled(section))
        for section in group
    ]
    asking = [section for section, asked in zip(group, asks_itself, strict=True) if asked]
    if len(asking) == len(group) or all(map(answers_below, asking)):
        return asking  # “Exercise 1” to “Exercise 4”, each with its solution, make no task of “Handing in”
    for kind, share in ((_is_numbered, 0.5), (_is_plain, 0.8)):
        alike = [asked for section, asked in zip(group, asks_itself, strict=True) if kind(section.children[0])]
        if sum(alike) < max(_fewest(group), _SHARE_FOR_TASKS * len(alike)):
            continue
        asking += [
            section
            for section, asked in zip(group, asks_itself, strict=True)
            if not asked
            and kind(section.children[0])
            and not _is_aside(section)
            and not _TELLS.match(section.children[0].text)
            and not tells_of_each(section.children[0].text)
            and (sum(alike) >= share * len(alike) or asks(section.children[0].text))
            and (sum(alike) >= _FEWEST or _names_topic(section.children[0].text))
        ]
    return asking


def _fewest(group: Sequence[Block]) -> int:
    """Return how many headings must ask for others to do so: fewer where a title says that questions follow."""
    return _FEWEST_OF_TITLE if _is_below_questions(group[0]) else _FEWEST


def _is_below_questions(section: Block) -> bool:
    """Whether a title above a section says that questions follow."""
    return any(has_word(plain(title), "asked") for title in section.children[0].context)


def _names_topic(title: str) -> bool:
    """Whether a heading sets a task, or names a matter by its parts: “Difference between a and b”, no “Contact”."""
    within = plain(title).split()[1:-1]
    return asks(title) or any(word in words(table) for word in within for table in ("belonging", "between"))


def _is_labelled(section: Block) -> bool:
    """Whether the label of a heading is a word for questions, “Q. Explain it”, and no number or word for tasks."""
    title = section.children[0].text
    return plain(title[: question_label(title)]).rstrip(" 0123456789") in words("asked")


def _is_lesson(section: Block) -> bool:
    """Whether a heading is a lesson's title: of the first rank, with parts below it that do not ask."""
    if section.level > 1:
        return False
    if len(section.children) > 1 and _is_remark(section.children[1]) and any(map(_is_section, section.children)):
        return True  # “*Cleaned up from the lecture.*”
    parts = [child for child in section.children if child.kind == "section"]
    if len(parts) < _FEWEST_PARTS or any(heading_asks(part.children[0]) for part in parts):
        return False
    first = section.children[1]
    if _OF_READER.match(section.children[0].text):
        return True
    return first.kind != "paragraph" or bold_lead(first) is not None  # what is told right below it answers


def _is_quiz(section: Block) -> bool:
    """Whether a heading that asks is the title of questions with answers under a name: “What's the output?”.

    What stands right below it says how to play, unless it tells what the heading asks for: “X is …”.
    """
    parts = [child for child in section.children if child.kind == "section"]
    if len(parts) < _FEWEST_PARTS or section.children[1].kind != "paragraph" or answers_below(section):
        return False
    answered = sum(heading_asks(part.children[0]) and bool(answers_below(part)) for part in parts)
    return answered >= max(_FEWEST_PARTS, _SHARE_OF_QUIZ * len(parts)) and not _says_what_is(section)


def _is_remark(block: Block) -> bool:
    """Whether a paragraph in italics says of the text that begins below it who wrote it, and how."""
    return is_in_italics(block) and (_OF_TEXT.match(block.text) is not None or addresses_reader(block.text))


def _is_section(block: Block) -> bool:
    return block.kind == "section"


def _is_essay(section: Block, asking: int, sections: int) -> bool:
    """Whether a heading asks as titles do, one among others that state: below it stands a text and no answer.

    So does one that speaks of “the equipment”, which its lesson is about, or goes on with what was told; and “Is it
    for you?” asks the reader.
    """
    title = section.children[0].text
    among_others = 3 * asking <= 2 * sections and not _is_below_questions(section)
    if not among_others and not _leans(title):
        return False
    is_one_of_few = among_others and asking < _FEWEST and 2 * asking <= sections
    if is_one_of_few and (_OF_READER.match(title) or _SO.match(title)):
        return True
    told = sum(len(block.text.split()) for child in section.children[1:] for block in child.walk())
    if is_one_of_few:
        return told > (_LONGEST_MEANING if _says_what_is(section) else _LONGEST_OF_FEW)
    return told > (_LONGEST_LEANING if _leans(title) else _LONGEST_AMONG_OTHERS)


def _says_what_is(section: Block) -> bool:
    """Whether the text below “What is X?” begins with the term, as “X is …” does, in any language."""
    asked = _WHAT_IS.match(section.children[0].text)
    if asked is None or len(section.children) == 1:
        return False
    told = section.children[1].text
    article = _ARTICLE.match(told)
    return told[article.end() if article else 0 :].casefold().startswith(f"{asked['term'].casefold()} ")


def _leans(title: str) -> bool:
    """Whether a heading speaks of what its lesson is about or has named before."""
    small = title.lower()
    may_lean = not title.isascii() or small.startswith(_JOINING) or any(map(small.__contains__, _OF_LEANING))
    return may_lean and _LEANS.search(title) is not None


def _has_mark(section: Block) -> bool:
    return has_question_mark(section.children[0].text)


def _is_numbered(heading: Block) -> bool:
    return question_label(heading.text) > 0


def _is_plain(heading: Block) -> bool:
    return question_label(heading.text) == 0


def _is_choice(title: str) -> bool:
    return _may_be_choice(title) and _IS_CHOICE.fullmatch(title) is not None


def _may_be_choice(title: str) -> bool:
    small = title.casefold()
    return any(word in small for word in (" or ", " vs", " oder ", " versus "))


def _is_aside(section: Block) -> bool:
    """Whether a section holds what no list of questions asks: contents, links, a key to them, chapters of its own."""
    title = plain(section.children[0].text)
    if heads_key(section.children[0].text):
        return True
    if title in words("promised"):
        return True  # “Next week”
    return title in words("aside") or title in words("glossary") or any(c.kind == "section" for c in section.children)


def _card(heading: Block, below: Sequence[Block], begun: Standing) -> Iterator[Card | Problem]:
    if is_question_label(heading.text) or plain(heading.text) in words("aside"):
        return
    answer = _answer(heading, below, begun)
    if _is_title_of_table(heading, answer):
        return
    if answer and (all(holds_no_answer(child, heading.text) for child in answer) or _sets_questions(answer)):
        return
    if _sets_gaps(below) or any(matchings(answer)):
        return  # “Exercise 1: do or make?”, or what belongs together stands apart in it
    if is_unwritten(answer):
        is_open = any(is_left_open(child.text) for child in answer)
        if has_question_mark(heading.text) and (answer or not below) and not is_open:
            yield Problem(heading.span, "a question without an answer below it", is_unanswered=True)
        return
    first = next((child for child in answer if child.kind != "html"), answer[0])
    if cue_of(heading) is not None and _asks_about_statements(heading, answer, below):
        return
    if asks(first.text) and cue_of(first) is not None:
        return  # “Fact or fiction?” is the title of statements, which are to be judged
    if _leaves_open(first) or coaches(heading.text, answer[0].text):
        return
    shown, folded = _shown_and_folded(answer)
    told = folded or unquoted(answer)
    back = joined(child.source for child in told)
    yield question_card([heading, *shown], back, Inline(), covering([heading, *answer]), "shaped")


def _asks_about_statements(heading: Block, answer: Sequence[Block], below: Sequence[Block]) -> bool:
    from mkdeck.recognition.truth_keys import asks_about_statements  # few headings speak of what is true

    return asks_about_statements(heading, answer, below)


def _is_title_of_table(heading: Block, answer: Sequence[Block]) -> bool:
    """Whether a heading is the title of a comparison, “SQL or NoSQL?”, or of a table of scores, “How did you do?”."""
    if len(answer) == 1 and answer[0].kind == "table" and _is_choice(heading.text):
        return True
    return any(map(_tells_by_score, answer[:_FEWEST_PARTS])) and _OF_PEOPLE.search(heading.text) is not None


def _tells_by_score(block: Block) -> bool:
    """Whether a table says what numbers of points mean to those who have them: “Score | Do this”."""
    if block.kind != "table" or len(block.children) <= 1:
        return False
    header, *rows = block.children
    scores = [row.children[0].text for row in rows if row.children]
    return plain(header.children[0].text) in words("score") and all(any(map(str.isdecimal, score)) for score in scores)


def _sets_gaps(answer: Sequence[Block]) -> bool:
    """Whether below a heading stand several sentences with gaps in a list, which are to be filled."""
    lists = (child for child in answer if child.kind == "list")
    firsts = (item.children[0] for found in lists for item in found.children if item.children)
    blank = (first for first in firsts if any(map(first.text.__contains__, _BLANKS)))  # in brackets may stand code
    return sum(has_gap(first.inline) for first in blank) >= _FEWEST_GAPS


def _sets_questions(answer: Sequence[Block]) -> bool:
    """Whether below a heading stand but an order to answer and the questions to answer: “Answer in full sentences.”.

    “Check these points:” may lead up to questions that answer the one of the heading, as any colon may.
    """
    told, *asked = answer
    if told.kind != "paragraph" or not asked or len(told.text) > _LONGEST_INSTRUCTION:
        return False
    if _ANSWER_THEM.match(told.text) is None or leads_up(told):
        return False
    return all(child.kind == "list" and all(map(_only_asks, child.children)) for child in asked)


def _only_asks(item: Block) -> bool:
    """Whether an item is nothing but a question or a task: “Is it bent? By the lens.” answers itself."""
    text = item.children[0].text.rstrip(" *_)") if len(item.children) == 1 else ""
    return has_question_mark(text[-1:]) or (asks(text) and not has_question_mark(text))


def _leaves_open(block: Block) -> bool:
    """Whether a list offers boxes of which none is checked: options without a key, or things to do."""
    return block.kind == "list" and all(
        item.children[:1] and item.children[0].text.startswith("[ ] ") for item in block.children
    )


def _shown_and_folded(answer: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """Return the code that a question is about, and what a box folds away below it, if that is all: “Output”."""
    *shown, last = answer
    is_folded = last.kind == "container" and "details" in last.roles
    if not shown or not is_folded or any(child.kind != "code" for child in shown):
        return (), ()
    return shown, last.children


def _asks_itself(block: Block, heading: Block) -> bool:
    """Whether a block below a heading asks a question of its own."""
    if block.kind == "section":
        return heading.level == 1 or heading_asks(block.children[0])
    return opens_labelled_pair(block) or (block.kind == "container" and has_question_mark(block.text))


def _answer(heading: Block, below: Sequence[Block], begun: Standing) -> Sequence[Block]:
    """Return the blocks below a heading, up to the first section that asks a question of its own."""
    answer: list[Block] = []
    others = len(below)  # from here on there are but lists of other questions with their answers
    while others and is_list_of_pairs(below[others - 1]):
        others -= 1
    for place, child in enumerate(below):
        if _asks_itself(child, heading):
            break
        if answer:
            if place >= others and not leads_up(answer[-1]):
                break
            if opens_answer(answer[0].text) and answers_shortly(answer) and begins_pair(below, place):
                break
            if ends_answer(child, heading.text, answer, begun):
                break
        if not is_navigation(child):
            answer.append(without_way_back(child))
    while answer and (answer[-1].kind == "rule" or shows_nothing(answer[-1])):
        answer.pop()
    return without_notes(answer)
