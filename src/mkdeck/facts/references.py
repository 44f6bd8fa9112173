"""What a pronoun stands for; where that is in doubt, it stands for nothing and there is no card.

Only “it” and “they” at the beginning of a clause are resolved, and only to the subject of the sentence right
before it in the same paragraph, which must be a phrase that could stand on a card itself and agree in number.
So a name carries through a paragraph (“TensorFlow is … It has … It makes …”) until a sentence speaks of
something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from mkdeck.facts.clauses import Clause, clauses, first_verb, looks_plural, subject_topic
from mkdeck.facts.guards import is_name, without_article
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.sentences import Paragraph, Sentence, Topic
from mkdeck.facts.words import ARTICLES, word_set

_THE = re.compile(r"\bthe $")
_NEW_CLAUSE = re.compile(r"(?:, (?:and|but|so|or)|;|,? (?:while|whereas|although|since|when)) ")
_SAME_TOPIC = ("it ", "they ")
_NAMES = re.compile(r" (?:called|named|known as) ")
_MAKES = word_set(
    "wrote created invented founded discovered introduced published built developed released replaced became "
    "succeeded contains includes included"
)
"""What the subject of these brings about is as good a candidate for the next “it” as the subject itself."""


def resolved(paragraph: Paragraph) -> Iterator[Sentence]:
    """Yield the sentences of a paragraph, each with what a pronoun at its beginning stands for."""
    topic: Topic | None = None
    for sentence, following in zip_longest(paragraph, paragraph[1:]):
        sentence = replace(sentence, topic=topic)
        yield sentence
        topic = topic_after(sentence)
        if following is not None and following.text.startswith("It "):
            topic = _only_bold(sentence) or topic


def topic_after(sentence: Sentence) -> Topic | None:
    """Return what a pronoun at the beginning of the next sentence would stand for."""
    if not sentence.text.endswith("."):
        return None
    first = next(clauses(sentence))
    topic = subject_topic(first)
    if topic is None or brings_another_topic(first) or not _is_definite(topic.phrase, sentence):
        return None
    return topic


def _only_bold(sentence: Sentence) -> Topic | None:
    """Return the one bold term of a sentence about many things: “Proteins travel to the **Golgi apparatus**. It …”."""
    body = sentence.body
    bold = [m for m in body.inline.marks if m.kind == "strong" and m.start < body.end and body.start < m.end]
    if len(bold) != 1 or bold[0].start <= body.start or not sentence.text.endswith("."):
        return None
    start, end = bold[0].start - body.start, bold[0].end - body.start
    article = _THE.search(body.text, 0, start)
    is_one = not looks_plural(words_of(body.text[start:end])[-1])
    if article is None or not is_one or not _is_of_many(next(clauses(sentence))):
        return None
    return Topic(body.part(article.start(), end), is_plural=False)


def _is_of_many(clause: Clause) -> bool:
    """Whether a clause is about many things, as its verb tells or, where that is not sure, its first word."""
    return clause.is_plural or (clause.verb() is None and looks_plural(clause.phrase.words[0]))


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
    for found in _NEW_CLAUSE.finditer(text, verb[1]):
        rest = text[found.end() :]
        if not rest.startswith(_SAME_TOPIC) and first_verb(rest) is not None:
            return True
    return False
