"""From a card to the note that Anki stores."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from typing import assert_never

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card, Choice, Cloze, Html, IdentifiedCard, Markdown, Note, Origin, Problem, sides
from mkdeck.links.media import MediaFile
from mkdeck.notetypes import BASIC, CHOICE, CLOZE, LIST
from mkdeck.parsing.parsed import ParsedBlocks
from mkdeck.recognition.right_options import keeps_order, names_only_options
from mkdeck.render.body import named_media, to_html, to_safe_html
from mkdeck.render.cloze import deletion, mark_clozes, write_clozes
from mkdeck.render.commands import disarm
from mkdeck.render.marks import without_marks
from mkdeck.render.page import Page, has_scheme
from mkdeck.render.sanitise import TAGS_MISSED, sanitise, without_control_characters
from mkdeck.values import dataclass
from mkdeck.wording.normalise import normalised, plain_text
from mkdeck.wording.numbers import letter

_REMEMBERED = 64
"""Texts of which it is remembered how they are written in HTML: the headings above, and places, of several cards."""
_MISSED = "|".join(sorted(TAGS_MISSED))
_MISSED_TAG = re.compile(rf"(?i)<({_MISSED})(?=[\s/>])", signs=("<iframe", "<math", "<noscript", "<script", "<svg"))
_COMMENT = re.compile(r"(?s)<!--.*?(?:-->|\Z)", signs=("<!--",))
_NAMES = re.compile(
    rf"(?i)!\[|<(?:img|audio|video|source|a|{_MISSED})\b|\]\((?!\s*<?(?:https?:|mailto:|#))|\]: <(?!https?:|mailto:|#)"
)
"""What may name a picture, a sound or a film, a link that is not of the web, or what is left out of a card.

The last is a definition's.
"""
_BARE = re.compile(r"[A-Za-z](?:[A-Za-z0-9 ,;.?!'’“”()/–-]++|[^\W_]++|:(?!:))*(?<! )")
"""A line that is text and nothing else to Markdown, to the sanitiser, to Anki and to MathJax: as most questions are."""

_PLACE = re.compile(r"[A-Za-z][A-Za-z0-9/._-]*:[0-9]+")
"""Where a card comes from, `path:line`, in letters that are but themselves."""
_LABEL = re.compile(r"[^:{}]{2,120}?(?=: )|[^:{}]{2,80}?(?= – )")
_ESCAPED = re.compile(r"\\(.)")
_NOTHING = re.compile(r"(?:<[^>]*>|\s)*")
"""HTML that shows no text."""
_PATH_SIGN = " › "


class _UnshowableError(Exception):
    """A side that Anki would take in without a word and never show; the message says why."""


Outcome = MediaFile | str | None
"""What looking for a file gave: the file, why the card goes without it, or None for what is on the web."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a note shows, before anybody knows who the card is: its type's name and the HTML of its filled fields.

    `looked_for` tells what was found for each picture, sound and film that the card names.
    """

    note_type: str
    fields: Mapping[str, Html]
    looked_for: Mapping[str, Outcome] = field(default_factory=dict)


def render_note(card: IdentifiedCard, due: int, page: Page = Page()) -> Note | Problem:  # noqa: B008 - frozen
    """Return the note of a card that stands on a page; `due` is its place among the new cards.

    A card that Anki would never show is a problem, as `render_card` says.
    """
    rendered = render_card(card.card, page)
    return rendered if isinstance(rendered, Problem) else note_of(card, due, rendered)


def render_card(card: Card, page: Page, parsed: ParsedBlocks | None = None) -> Rendered | Problem:
    """Return what the note of a card shows that stands on a page; `parsed` are the tokens that its lesson has left.

    A card that Anki would never show is a problem: a question or an answer that is empty on the screen, and a
    cloze text without a deletion. So is a choice with an empty option, or without a right one.
    """
    looked_for: dict[str, Outcome] = {}

    def find(target: str) -> Outcome:
        looked_for[target] = page.find_media(target)
        return looked_for[target]

    try:
        note_type, fields = _Renderer(Page(page.address, find), card.origin, parsed).fields(card)
    except _UnshowableError as error:
        return Problem(card.origin.span, str(error))
    return Rendered(note_type, {name: text for name, text in fields.items() if text}, looked_for)


def note_of(card: IdentifiedCard, due: int, rendered: Rendered) -> Note:
    """Return the note of a card of which it is known what it shows; `due` is its place among the new cards."""
    files = [found for found in rendered.looked_for.values() if isinstance(found, MediaFile)]
    return Note(
        guid=card.guid,
        note_type=rendered.note_type,
        fields=rendered.fields,
        tags=card.tags,
        deck=card.deck,
        due=due,
        modified=card.modified,
        media={file.name: file.path for file in files},
    )


@dataclass(frozen=True, slots=True)
class Named:
    """What a card names, whether it is there or not: pictures, sounds and films, and what its links lead to.

    Of links there are only those without a scheme. `left_out` are the elements of HTML that a card does not show, and
    nothing of what they hold.
    """

    media: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


NOTHING_NAMED = Named()


def may_name(card: Card) -> bool:
    """Whether a card may name anything; most do not, and that is quick to tell."""
    if card.origin.definitions:
        return True
    text = "\n".join(sides(card))
    return "<" in text or "](" in text or "![" in text


def named_by(card: Card, parsed: ParsedBlocks | None = None) -> Named:
    """Return what a card names as media, by links that are not of the web, and as HTML that it does not show.

    That is `NOTHING_NAMED` itself where it names nothing. What is parsed for it is put to the `parsed` tokens of the
    lesson, where these are given.
    """
    if not may_name(card):
        return NOTHING_NAMED
    definitions = card.origin.definitions
    in_definitions = _NAMES.search(definitions) is not None
    naming = [side for side in sides(card) if in_definitions or _NAMES.search(side)]
    if not naming:
        return NOTHING_NAMED
    if not definitions:
        found = [named_media(side, parsed) for side in naming]
        if None not in found:
            return _named(dict.fromkeys(target for targets in found for target in targets or ()))
    media: dict[str, None] = {}
    links: dict[str, None] = {}

    def find(target: str) -> None:
        media[target] = None

    def follow(target: str) -> None:
        if target and not target.startswith(("#", "?")) and not has_scheme(target):
            links[target] = None

    shown = [to_html(side, Page(find_media=find, follow=follow), definitions) for side in naming]
    left_out = dict.fromkeys(tag.lower() for side in shown for tag in _MISSED_TAG.findall(_COMMENT.sub("", side)))
    return _named(media, [link for link in links if link not in media], left_out)


def _named(media: Iterable[str], links: Iterable[str] = (), left_out: Iterable[str] = ()) -> Named:
    """Return what a card names, the one value of nothing where that is all."""
    named = Named(tuple(media), tuple(links), tuple(left_out))
    return NOTHING_NAMED if named == NOTHING_NAMED else named


@dataclass(frozen=True, slots=True)
class _Renderer:
    """Renders the sides of one card."""

    page: Page
    origin: Origin
    parsed: ParsedBlocks | None

    def fields(self, card: Card) -> tuple[str, dict[str, Html]]:
        """Return the name of a card's note type and the note's fields."""
        match card:
            case Basic() if card.items:
                question = {"Question": self.side(card.front, "the question"), "Items": self.items(card.items)}
                return LIST.name, question | self.origin_fields(card.front)
            case Basic():
                asked = {"Front": self.side(card.front, "the question"), "Back": self.side(card.back, "the answer")}
                both = {"Reverse": Html("y")} if card.both_ways else {}
                return BASIC.name, asked | both | self.origin_fields(card.front)
            case Cloze(text):
                fields = {"Text": self.cloze(text)} | self.origin_fields(text)
                if normalised(plain_text(text)).endswith(normalised(self.origin.quote)):
                    del fields["Quote"]  # the answer side already shows the sentence
                return CLOZE.name, fields
            case Choice(front, options, correct, back):
                question = {"Question": self.side(front, "the question")}
                explanation: dict[str, Html] = {} if names_only_options(back) else {"Explanation": self.html(back)}
                fixed = keeps_order(options, back)
                return CHOICE.name, question | self.choice(options, correct, fixed) | explanation | self.origin_fields(
                    front
                )
            case _:
                assert_never(card)

    def html(self, text: Markdown) -> Html:
        """Render Markdown."""
        if _BARE.fullmatch(text) and not self.origin.definitions:
            return Html(text)
        return disarm(self._sanitised(_cleaned(text)))

    def _sanitised(self, text: str) -> Html:
        return to_safe_html(text, self.page, _cleaned(self.origin.definitions), self.parsed)

    def side(self, text: Markdown, name: str) -> Html:
        """Render a side that must show something."""
        rendered = self.html(text)
        if _NOTHING.fullmatch(rendered) and "<img" not in rendered:
            raise _UnshowableError(f"{name} is empty once it is rendered, so the card is left out")
        return rendered

    def cloze(self, text: Markdown) -> Html:
        """Render a text with deletions."""
        rendered, count = write_clozes(self._sanitised(mark_clozes(_cleaned(text))))
        if not count:
            raise _UnshowableError("the cloze text holds no complete deletion {{c1::…}}, so the card is left out")
        return rendered

    def items(self, items: Sequence[Markdown]) -> Html:
        """Return a deletion for each item, side by side; the numbers before them are the style sheet's."""
        shown = (f'<span class="item">{self._sanitised(_cleaned(item))}</span>' for item in items)
        marked = "\n".join(deletion(number, item) for number, item in enumerate(shown, 1))
        rendered, count = write_clozes(Html(marked))
        if count < len(items):
            raise _UnshowableError("an item of the answer is empty once it is rendered, so the card is left out")
        return rendered

    def choice(self, options: Sequence[Markdown], correct: Sequence[int], fixed: bool) -> dict[str, Html]:
        """Return the fields for the options: as they are asked, with the right ones marked, and the letters of these.

        The lists are put around options that are sanitised one by one, so no option reaches into another one.
        """
        right = sorted(set(correct))
        if not right or right[0] < 0 or right[-1] >= len(options):
            raise _UnshowableError("none of the options is known to be the right one, so the card is left out")
        items = [self.side(option, f"option {letter(place)}") for place, option in enumerate(options)]
        marked = [
            f'<li class="correct"><span class="tick">✓</span> {item}</li>' if place in right else f"<li>{item}</li>"
            for place, item in enumerate(items)
        ]
        return {
            "Options": _option_list((f"<li>{item}</li>" for item in items), fixed),
            "Solution": _option_list(marked, fixed),
            "Correct": Html(", ".join(map(letter, right))),
        }

    def _above(self, front: Markdown) -> Sequence[str]:
        """Return the headings but for those with whose words a front opens that mkdeck wrote; an author's own stays."""
        may_open = self.origin.evidence != "marked" and (": " in front or " – " in front)
        label = _LABEL.match(front) if may_open else None
        if label is None:
            return self.origin.above
        named = "|".join(map(re.escape, _ESCAPED.sub(r"\1", label[0]).casefold().split(" – ")))
        return [
            heading
            for heading in self.origin.above
            if re.search(rf"(?<!\w)(?:{named})(?!\w)", heading.casefold()) is None
        ]

    def origin_fields(self, front: Markdown) -> dict[str, Html]:
        """Return the fields that say where a card comes from, the same for all note types.

        A heading that a front opens with, “Tides: …”, is not shown above it once more.
        """
        above = self._above(front)
        shown = _plain(_PATH_SIGN.join(above))
        context = shown if above is self.origin.context else _plain(_PATH_SIGN.join(self.origin.context))
        place = _plain(str(self.origin.span))
        if self.page.address and (address := self.page.resolve("")):
            place = sanitise(f'<a href="{html.escape(address)}">{place}</a>')
        places = ", ".join([place, *[_plain(str(span)) for span in self.origin.also]])
        source = Html(f"{places} · {context}" if context else places)
        return {"Context": shown, "Quote": _plain(self.origin.quote), "Source": source}


def _option_list(items: Iterable[str], fixed: bool) -> Html:
    """Return the list of the options; the note type's script shuffles it unless it is `fixed`."""
    return Html("\n".join([f'<ol class="options{" fixed" if fixed else ""}">', *items, "</ol>"]))


def _cleaned(text: str) -> Markdown:
    """Return a text without what only this package and Anki's database may use."""
    return Markdown(without_marks(without_control_characters(text)) if text else "")


@lru_cache(_REMEMBERED)
def _plain(text: str) -> Html:
    """Render text that is no Markdown."""
    if not text or _BARE.fullmatch(text) or _PLACE.fullmatch(text):
        return Html(text)
    return disarm(sanitise(html.escape(_cleaned(text), quote=False)))
