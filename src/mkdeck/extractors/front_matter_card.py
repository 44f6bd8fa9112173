"""Cards in front matter: `question` and `answer`, `front` and `back`, lists of these, a title that asks."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Evidence, Markdown, Origin, Problem, Span
from mkdeck.parsing.pieces import joined
from mkdeck.recognition.answers import is_marker, is_unwritten
from mkdeck.wording.unwritten import is_unwritten_answer
from mkdeck.wording.words import has_question_mark, words

READS = ("document",)
WITH = ("front matter",)

_KEYS = (("question", "answer"), ("front", "back"), ("q", "a"), ("term", "definition"))

_TITLES = ("title", "name", "heading", "label", "summary")
"""What calls a question where an answer stands beside it, as schema.org's `name` does."""
_ACCEPTED = ("acceptedanswer.text", "suggestedanswer.text")
"""https://schema.org/FAQPage in YAML."""
_TEXTS = ("content", "text", "body", "description", "details")
"""What answers a title in a list of questions; elsewhere it but says what a page is about."""
_LINKING = ("url", "href", "link", "slug", "path", "permalink", "image")

_OFFERING = ("options", "choices", "correct", "required", "placeholder", "input", "widget")
"""Keys of a question with options, or of a form's field."""
_OF_FORM = frozenset(
    ["text", "string", "number", "integer", "float", "boolean", "bool", "date", "datetime", "email", "url"]
)
"""What the fields of a form hold."""

_WORD = re.compile(r"[^\W_]+")
_FILE = re.compile(r"\S+\.[A-Za-z]{2,4}")

_LONGEST, _SECTIONS, _LONGEST_OF_SECTIONS = 400, 3, 120
"""Words of an answer, the headings of a lesson, and the words of an answer that has so many."""


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield the card of a lesson's front matter; where a key asks and none answers, the lesson's text is the answer."""
    if not block.children or block.children[0].kind != "front matter":
        return
    front_matter, *content = block.children
    content = [child for child in content if child.kind != "html"]
    yield from _of_lists(front_matter)
    entries = {entry.info.casefold(): entry.text for entry in front_matter.children}
    for asked, answered in _KEYS:
        if asked == "front" and "title" in entries and content:
            continue  # a page about what is printed on both sides of something
        if asked in entries and answered in entries and not is_unwritten_answer(entries[answered]):
            yield _card(entries[asked], Markdown(entries[answered]), front_matter.span, "marked")
            return
    question = entries.get("question") or entries.get("title", "")
    if not (has_question_mark(question) or "question" in entries) or _asks_more(content):
        return
    if "question" not in entries and _is_lesson(content):
        return
    span = Span(block.span.path, 1, max([front_matter.span.last, *(child.span.last for child in content)]))
    if is_unwritten(content):
        yield Problem(front_matter.span, "a question without an answer below it")
        return
    yield _card(question, joined(child.source for child in content), span, "shaped")


def _of_lists(front_matter: Block) -> Iterator[Card | Problem]:
    """Yield the cards of the mappings in lists, and a problem for each of those beside them that lacks its answer."""
    found = [(entry, _pair_of(entry)) for entry in front_matter.children if entry.children]
    pairs = [(entry, pair) for entry, pair in found if pair is not None]
    told = [answer for _, (_, answer) in pairs if not is_unwritten_answer(answer)]
    if not told or 2 * sum(answer.casefold() in _OF_FORM for answer in told) > len(told):
        return
    for entry, (question, answer) in pairs:
        if is_unwritten_answer(answer):
            yield Problem(entry.span, "a question without an answer beside it")
        else:
            yield _card(question, Markdown(answer), entry.span, "marked")


def _pair_of(entry: Block) -> tuple[str, str] | None:
    """Return both sides of one mapping of a list in the front matter: `faq: [{question: …, answer: …}]`."""
    values = {inner.info.removeprefix(f"{entry.info}.").casefold(): inner.text for inner in entry.children}
    if not values.keys().isdisjoint(_OFFERING):
        return None  # the right option is not known by its letter
    pairs = [pair for pair in _KEYS if values.keys() >= set(pair)]
    answering = [key for key in values if key in words("answer") or key in _ACCEPTED]
    pairs += [(key, told) for key in values if key in words("question") for told in answering]
    if not pairs and values.keys().isdisjoint(_LINKING):
        answering += [key for key in _TEXTS if key in values and _is_of_questions(entry.info)]
        titles = [key for key in _TITLES if has_question_mark(values.get(key, ""))]
        pairs = [(key, told) for key in titles for told in answering]
    question, answer = (values[key].strip() for key in pairs[0]) if pairs else ("", "")
    if not any(map(str.isalpha, question)) or _are_files(question, answer):
        return None
    is_name_of_option = bool(answer) and answer.casefold() in values.keys() - set(pairs[0])  # “a”
    return None if is_name_of_option else (question, answer)


def _is_of_questions(keys: str) -> bool:
    """Whether the keys that lead to a list say that it holds questions: `faq.items`, `preguntas-frecuentes`."""
    return any("faq" in word or word in words("asked") for word in _WORD.findall(keys.casefold()))


def _are_files(*sides: str) -> bool:
    """Whether all sides of a card are files: `front: shirt.jpg`."""
    return all(map(_FILE.fullmatch, sides))


def _asks_more(content: list[Block]) -> bool:
    """Whether the lesson holds questions or definitions of its own, so that its title is but a title."""
    for child in content:
        for block in child.walk():
            asking = block.kind in ("heading", "paragraph", "container") and has_question_mark(block.text)
            if asking or is_marker(block) or block.kind in ("definitions", "table") or " :: " in block.text:
                return True
    return False


def _is_lesson(content: list[Block]) -> bool:
    """Whether what stands below a title is a lesson, and not what answers it: it has sections, or fills pages."""
    headings = [block for child in content for block in child.walk() if block.kind == "heading"]
    words = sum(len(child.source.split()) for child in content)
    return words > _LONGEST or (len(headings) >= _SECTIONS and words > _LONGEST_OF_SECTIONS)


def _card(question: str, answer: Markdown, span: Span, evidence: Evidence) -> Basic:
    return Basic(Markdown(" ".join(question.split())), answer, Origin(span=span, context=(), evidence=evidence))
