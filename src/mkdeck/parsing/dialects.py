"""Parser rules for the containers of Markdown's dialects: what opens and closes one becomes a token of its own.

A rule consumes the line of the sign and no more, so that the blocks within a container are read as Markdown whoever
drew it, and at any depth of lists and quotations. `containers` then puts them together. What is read:

- HTML elements and MDX components, `<details>`, `<div class="solution">`, `<Solution>` (https://mdxjs.com/docs/what-is-mdx/)
- colon fences, `::: {.solution}`, `:::{exercise} Title`, `:::tip[Title]` (https://pandoc.org/MANUAL.html#divs-and-spans,
  https://mystmd.org/guide/syntax-overview, https://docusaurus.io/docs/markdown-features/admonitions)
- admonitions, `!!! note "Title"`, `??? tip` (https://squidfunk.github.io/mkdocs-material/reference/admonitions/)
- attribute lines, `{: .solution}` (https://kramdown.gettalong.org/syntax.html#block-ials)
- tables that are drawn with signs, which `grid_tables` reads
- HTML that is a list, a table, a heading or definitions, which `html_blocks` reads
- shortcodes, `{{< details >}}`, `{% details %}` (https://gohugo.io/content-management/shortcodes/)
- lines of R that hide a solution, `` `r hide("Solution")` `` (https://psyteachr.github.io/webexercises/)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from mkdeck import lazy_re as re
from mkdeck.parsing.attribute_values import Attributes, Markup, Value, read_attributes, read_tag
from mkdeck.parsing.commonmark import MarkdownIt, RuleFuncBlockType, RuleOptionsType, StateBlock, StateInline
from mkdeck.parsing.components import QUIZ, Quiz, is_quiz_name, markdown_of, offers, read_quiz, tells_right
from mkdeck.parsing.grid_tables import GRID, grid_rule
from mkdeck.parsing.html_elements import element_rule
from mkdeck.parsing.references import read_reference
from mkdeck.values import dataclass
from mkdeck.wording.words import names_role, words

MARK = "container_mark"
"""The type of the tokens that the rules make; `token.meta["sign"]` is their `Sign`."""

_INTERRUPTS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list", "table"]}


@dataclass(frozen=True, slots=True)
class Sign:
    """The beginning or the end of a container, or attributes for the block before; `fence` closes whatever is open.

    `label` is the name by which other blocks refer to the container.
    """

    event: Literal["open", "close", "attributes", "unclosed fence"]
    name: str = ""
    roles: tuple[str, ...] = ()
    title: str = ""
    label: str = ""


def dialects_plugin(parser: MarkdownIt) -> None:
    """Teach a parser the dialects' containers."""
    rules = parser.block.ruler
    rules.before("table", "containers", _container, _INTERRUPTS)
    rules.before("table", GRID, grid_rule)
    fence = next(rule.fn for rule in rules.__rules__ if rule.name == "fence")

    def closed_fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if not silent and _is_known_unclosed(state, start):
            end = _resuming_line(state, start, end)
        found: bool = fence(state, start, end, silent)
        if found and not silent:
            _close_fence(state)
        return found

    rules.at("fence", closed_fence, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    parser.inline.ruler.before("escape", "invisible", _invisible)


def _container(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a line by the rules for its first sign; few lines begin with one that has any."""
    place = state.bMarks[start] + state.tShift[start]
    return any(rule(state, start, end, silent) for rule in _BY_SIGN.get(state.src[place : place + 1], ()))


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _push(state: StateBlock, sign: Sign, first: int, last: int) -> None:
    token = state.push(MARK, "", 0)
    token.map = [first, last]
    token.meta = {"sign": sign}
    depth = {"open": 1, "close": -1}.get(sign.event, 0)
    state.env["open containers"] = max(0, state.env.get("open containers", 0) + depth)


# ---------------------------------------------------------------- HTML elements and components

_ELEMENTS = re.compile(
    "details|summary|div|section|article|aside|main|header|footer|nav|p|center|figure|figcaption|span"
)
_MARKING = re.compile("B|I|U|S|EM|STRONG|SUB|SUP|MARK|SMALL|CODE|FONT")
"""Elements within running text, as some programs write them, and no components."""
_TAG = re.compile(r"""<(/?)([A-Za-z][\w.-]*)((?:[^<>"'{}]|"[^"]*"|'[^']*'|\{[^{}]*\})*)>""")
_ATTRIBUTE = re.compile(r"""(?:class|className|data-type|data-element-type|type|role)\s*=\s*["'{`]*([^"'}`]*)""")
_COMPONENT = re.compile(r"<([A-Z][\w.]*)")
_TITLES = ("title", "summary", "label")
_ASKING, _ANSWERING = ("front", "prompt"), ("back", "answer")
"""Attributes that hold a question and its answer, before any words for these."""
_BLOCK_START = re.compile(r"\s*(?:[-*+>#|<]|\d+[.)]|```|~~~|:::)")
_LONGEST_TAG = 12
_LONGEST_COMPONENT = 150
"""Lines of the tag of a component that asks, in which each part of each option may stand in a line of its own."""
_REFUSED = "refused components end"
"""The line up to which a component was read in vain, in what the parser remembers of a lesson."""
_ENDS_OF_MARKS = re.compile(r"(?:</(?:b|strong|em|i|u|code|font|small|center)>\s*)+(?=</)")
"""What stands before the end of an element that lies in others wrongly: `</b></details>`."""
_TAGS = re.compile(r"</?[A-Za-z][^<>]*>")
_SHOWN = re.compile(r"(?i)<(?:img|audio|video|iframe|input|svg|object)\b")


def _is_container(name: str) -> bool:
    """Whether an element of that name holds blocks; components are written with a capital or a hyphen."""
    if name[0].isupper():
        return _MARKING.fullmatch(name) is None
    return _ELEMENTS.fullmatch(name) is not None or "-" in name


def _tags(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start) and not state.env.get("open containers"):
        return False
    text = _line(state, start)
    if not text.startswith("<"):
        return False
    if (read := _component(state, start, end)) is not None:
        if not silent:
            _push_pieces(state, read[0], start, read[1])
        return True
    found = None
    after = start + 1
    while not (found := _TAG.match(text)) and after < min(end, start + _LONGEST_TAG) and not state.isEmpty(after):
        text += "\n" + _line(state, after)
        after += 1
    if found is not None and not _is_container(found[2]) and (led := _ENDS_OF_MARKS.match(text)):
        found = _TAG.match(text, led.end())
    if found is None or not _is_container(found[2]):
        return False
    if silent:
        return True
    while after < end and not state.isEmpty(after) and _runs_on(text) and not _BLOCK_START.match(_line(state, after)):
        text += "\n" + _line(state, after)
        after += 1
    _push_pieces(state, _pieces(text), start, after)
    return True


def _push_pieces(state: StateBlock, pieces: Iterable[Sign | Quiz | str], first: int, after: int) -> None:
    """Push what stands on the lines of some tags, and go on behind these."""
    for piece in pieces:
        if isinstance(piece, Sign):
            _push(state, piece, first, after)
        elif isinstance(piece, Quiz):
            token = state.push(QUIZ, "", 0)
            token.map, token.meta = [first, after], {"quiz": piece}
        else:
            _push_paragraph(state, piece, first, after)
    state.line = after


def _component(state: StateBlock, start: int, end: int) -> tuple[list[Sign | Quiz | str], int] | None:
    """Return what a component that asks and closes itself says, and the line behind its tag, which may hold braces."""
    name = _COMPONENT.match(_line(state, start))
    if name is None or not is_quiz_name(name[1]) or start < state.env.get(_REFUSED, 0):
        return None
    last = failed = start
    for length in (1, _LONGEST_TAG, _LONGEST_COMPONENT):
        while last < min(end, start + length) and (state.isEmpty(last) or state.sCount[last] >= state.blkIndent):
            last += 1
        text = state.getLines(start, last, state.blkIndent, False).lstrip()
        read = read_tag(text)
        if isinstance(read, int):
            failed = start + text.count("\n", 0, read) + 1
        else:
            attributes = read[1]
            after = start + text.count("\n", 0, attributes.end) + 1
            behind = text[attributes.end :].partition("\n")[0]
            if not attributes.is_closed or behind.strip():
                return None
            return list(_closed(name[1], _roles(name[1], text[: attributes.end]), attributes)), after
    state.env[_REFUSED] = failed
    return None


def _runs_on(text: str) -> bool:
    """Whether a line of tags ends in text that the next line may continue."""
    return bool(text[text.rfind(">") + 1 :].strip())


def _pieces(text: str) -> Iterator[Sign | Quiz | str]:
    """Yield the containers' tags in a text and the text between them."""
    at = 0
    for found in _TAG.finditer(text):
        name = found[2]
        if not _is_container(name):
            continue
        if between := text[at : found.start()].strip():
            yield between
        at = found.end()
        if found[1]:
            yield Sign("close", name.casefold())
        elif not found[3].endswith("/"):
            yield _opening(name, _roles(name, found[3]), _values(found[3]))
        elif (attributes := read_attributes(found[3])) is not None:
            yield from _closed(name, _roles(name, found[3]), attributes)
    if rest := text[at:].strip():
        yield rest


def _closed(name: str, roles: tuple[str, ...], attributes: Attributes) -> Iterator[Sign | Quiz | str]:
    """Yield what an element says that closes itself: a choice, or both sides of a card."""
    if offers(attributes.values):
        quiz = read_quiz(name, attributes)
        yield from [quiz] if quiz is not None else []
        return
    values = _texts(attributes.values)
    answer = _told_by(values, "answer", _ANSWERING)
    opening = _opening(name, roles, values)
    if "asked" not in opening.roles:  # as of `<Flashcard question="…" answer="…" />`
        return
    if tells_right(attributes.values) and not any(map(values.get, _ANSWERING)):
        answer = ""  # what explains it is not the answer
    if answer:
        yield from (opening, answer, Sign("close", opening.name))
    elif is_quiz_name(name) and any(attributes.values.get(key) == "" for key in _ANSWERING):
        yield from (opening, Sign("close", opening.name))


def _opening(name: str, roles: tuple[str, ...], values: Mapping[str, str]) -> Sign:
    """Return the beginning of an element's container; one with an attribute that asks folds what answers that."""
    question = "" if _ELEMENTS.fullmatch(name) else _told_by(values, "question", _ASKING)
    if question:
        return Sign("open", name.casefold(), (*roles, "details", "asked"), question)
    return Sign("open", name.casefold(), roles, next((values[key] for key in _TITLES if key in values), ""))


def _values(text: str) -> Mapping[str, str]:
    """Return what the attributes of an element say; nothing of one that offers options, which are not read here."""
    attributes = read_attributes(text) if "=" in text else None
    return _texts(attributes.values) if attributes is not None and not offers(attributes.values) else {}


def _texts(values: Mapping[str, Value]) -> dict[str, str]:
    """Return the values of attributes that are texts, as Markdown."""
    told: dict[str, str] = {}
    for name, value in values.items():
        if isinstance(value, str):
            told[name] = value.strip()
        elif isinstance(value, Markup):
            told[name] = markdown_of(value)
    return told


def _told_by(values: Mapping[str, str], table: str, names: tuple[str, ...]) -> str:
    """Return the value of the attribute of one of some names, or whose name is a word of a table."""
    certain = next((values[name] for name in names if values.get(name)), "")
    return certain or next((told for name, told in values.items() if told and name in words(table)), "")


def _roles(name: str, attributes: str) -> tuple[str, ...]:
    values = [word for found in _ATTRIBUTE.finditer(attributes) for word in found[1].split()]
    return tuple(dict.fromkeys(word.casefold().lstrip(".") for word in (name, *values)))


def _push_paragraph(state: StateBlock, text: str, first: int, last: int) -> None:
    text = re.sub(r"^(?:<br\s*/?>\s*)+|(?:\s*<br\s*/?>)+$", "", text)
    if not _TAGS.sub("", text).strip() and _SHOWN.search(text) is None:
        return
    state.push("paragraph_open", "p", 1).map = [first, last]
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = text, [first, last], []
    state.push("paragraph_close", "p", -1)


# ---------------------------------------------------------------- fences of colons

_COLONS = re.compile(r":{3,}[ \t]*(.*)$")
_BRACES = re.compile(r"\{([^{}]*)\}[ \t]*(.*)$")
_COLLAPSED = re.compile(r"""\bcollapse\s*=\s*["']?true""")
"""Of a callout that is folded: https://quarto.org/docs/authoring/callouts.html#collapse"""
_OF_EXERCISE, _OF_SOLUTION = re.compile(r"#(?P<label>exr-\w.*)"), re.compile(r"#sol-(?P<name>[\w:-]+)$")
"""The names of an exercise and of its solution: https://quarto.org/docs/authoring/cross-references.html"""
_OPTION = re.compile(r":([\w-]+):(?:[ \t]+(.*))?$")
_QUOTED = re.compile(r"""(?:title|summary)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def read_directive(text: str) -> Sign | None:
    """Read what stands behind a fence: `name Title`, `{name} Title`, `{.class title="…"}`, `name[Title]`."""
    text, label = text.rstrip(": \t"), ""
    braces = _BRACES.match(text)
    if braces:
        inside, rest = braces.groups()
        quoted = _QUOTED.search(inside)
        title = (quoted[1] or quoted[2]) if quoted else rest
        words = re.sub(r"""\S+\s*=\s*("[^"]*"|'[^']*'|\S+)""", "", inside).split()
        roles = [word.lstrip(".") for word in words if not word.startswith("#")]
        exercise = next(filter(None, map(_OF_EXERCISE.match, words)), None)
        solution = next(filter(None, map(_OF_SOLUTION.match, words)), None)
        label = exercise["label"] if exercise else ""
        title = title or (f"exr-{solution['name']}" if solution and not roles else "")
        roles += (["exercise"] if exercise else []) + (["solution"] if solution else [])
        if _COLLAPSED.search(inside):
            roles.append("collapse")
    else:
        found = re.match(r"([\w-]+)\s*(?:\[(.*)\])?\s*(?:\{([^{}]*)\})?\s*(.*)$", text)
        if not found:
            return None
        roles = [found[1], *(word.lstrip(".") for word in (found[3] or "").split() if word.startswith("."))]
        title = found[2] or found[4]
    if not roles:
        roles = ["div"]
    return Sign("open", ":::", tuple(role.casefold() for role in roles), title.strip(), label)


_DIRECTIVE_FENCE = re.compile(r"\{([a-z][\w-]*)\}[ \t]*(.*)$", signs="{")
_ADMONISH = re.compile(r"admonish\b[ \t]*(?P<kind>[a-z]*)(?:\.[\w-]+)*(?P<rest>.*)$", signs="admonish")
"""https://tommilligan.github.io/mdbook-admonish/"""
_HOLDS_MARKDOWN = re.compile(
    "admonition|attention|callout|card|caution|danger|definition|details|div|dropdown|error|example|glossary|grid"
    "|grid-item|grid-item-card|group-tab|hint|important|instructor-note|keypoints|margin|note|objectives|prereq|proof"
    "|seealso|sidebar|spoiler|tab|tab-item|tab-set|tabs|theorem|tip|toggle|warning"
)


def read_directive_fence(info: str) -> Sign | None:
    """Read the info string of a fence as a directive that holds Markdown; None for code of any kind."""
    if (box := _ADMONISH.match(info.strip())) is not None:
        quoted = _QUOTED.search(box["rest"])
        title = (quoted[1] or quoted[2] or "") if quoted else box["rest"].strip(" \t\"'")
        return Sign("open", "```admonish", (box["kind"] or "note",), title if quoted or "=" not in title else "")
    found = _DIRECTIVE_FENCE.match(info.strip())
    if not found:
        return None
    name, title = found.groups()
    if not _HOLDS_MARKDOWN.fullmatch(name) and not any(names_role(name, table) for table in ("answer", "question")):
        return None
    return Sign("open", f"```{name}", (name,), title.strip())


def directive_option(line: str) -> tuple[str, str] | None:
    """Read an option line of a directive, `:class: dropdown`, as its name and value."""
    found = _OPTION.match(line.strip())
    return (found[1], found[2] or "") if found else None


def _colon_fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    text = _line(state, start)
    if not text.startswith(":::") or (state.is_code_block(start) and not state.env.get("open containers")):
        return False
    found = _COLONS.match(text)
    rest = found[1] if found else ""
    sign = read_directive(rest) if rest else Sign("close", ":::")
    if sign is None:
        return False
    if silent:
        return True
    after = start + 1
    while sign.event == "open" and after < end and (option := directive_option(_line(state, after))):
        sign = with_option(sign, *option)
        after += 1
    _push(state, sign, start, after)
    state.line = after
    return True


def with_option(sign: Sign, name: str, value: str) -> Sign:
    """Return the sign with an option line of MyST's, `:class: dropdown`, taken in."""
    if name == "class":
        return Sign(sign.event, sign.name, (*sign.roles, *value.casefold().split()), sign.title, sign.label)
    if name in ("label", "name"):
        return Sign(sign.event, sign.name, sign.roles, sign.title, value.strip())
    return sign


# ---------------------------------------------------------------- admonitions

_ADMONITION = re.compile(r"""(?:!!!|\?\?\?\+?|===\+?!?)[ \t]+(?:([\w-]+(?:[ \t]+[\w-]+)*)?[ \t]*)?(?:"([^"]*)")?$""")


def _admonition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    text = _line(state, start)
    if not text.startswith(("!!!", "???", "===")) or state.is_code_block(start):
        return False
    found = _ADMONITION.match(text)
    if not found or not (found[1] or found[2]) or state.level >= state.md.options["maxNesting"]:
        return False
    if silent:
        return True
    indent = state.sCount[start] + 4
    after = start + 1
    while after < end and (state.isEmpty(after) or state.sCount[after] >= indent):
        after += 1
    roles = tuple((found[1] or "tab").casefold().split())
    if text.startswith("???"):
        roles = (*roles, "details")
    _push(state, Sign("open", "!!!", roles, found[2] or ""), start, start + 1)
    saved = state.blkIndent, state.lineMax, state.parentType
    state.blkIndent, state.lineMax, state.parentType = indent, after, "blockquote"
    state.level += 1
    state.md.block.tokenize(state, start + 1, after)
    state.level -= 1
    state.blkIndent, state.lineMax, state.parentType = saved
    last = after - 1
    while state.isEmpty(last):
        last -= 1
    _push(state, Sign("close", "!!!"), last, last + 1)
    state.line = after
    return True


# ---------------------------------------------------------------- attribute lines and shortcodes

_ATTRIBUTES = re.compile(r"\{:[ \t]*([^{}]*)\}$")
_SHORTCODE = re.compile(
    r"\{(?:\{[<%]|%)-?[ \t]*(?P<closing>/|end)?[ \t]*(?P<name>[\w-]+)(?P<rest>[^{}]*?)/?-?(?:[%>]\}|%)\}$"
)
_UNENDED = "unended comments end"
"""The line up to which a comment of MDX has no end of its own, in what the parser remembers of a lesson."""
_SHORTCODES_AROUND = re.compile(
    r"\{\{[<%][ \t]*(?P<name>[\w-]+)(?P<rest>[^{}]*?)[%>]\}\}(?P<text>[^{}]+)"
    r"\{\{[<%][ \t]*/[ \t]*(?P=name)[ \t]*[%>]\}\}"
)
"""A whole container in a line: `{{< tab "Answer" >}}30 mA.{{< /tab >}}`."""


def _attribute_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001
    text = _line(state, start)
    if text == "^" and start > 0:  # kramdown's end of a block
        roles: tuple[str, ...] = ()
    elif text.startswith("{:") and (found := _ATTRIBUTES.match(text)):
        words = re.sub(r"""[\w-]+=("[^"]*"|'[^']*'|\S+)""", lambda pair: pair[1].strip("\"'"), found[1]).split()
        roles = tuple(word.lstrip(".").casefold() for word in words if not word.startswith("#"))
    else:
        return False
    if not silent:
        _push(state, Sign("attributes", roles=roles), start, start + 1)
        state.line = start + 1
    return True


def _comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Pass over a comment of MDX of several lines, `{/* … */}`, and over the components in it."""
    if not _line(state, start).startswith("{/*") or state.is_code_block(start) or start < state.env.get(_UNENDED, 0):
        return False
    place = state.src.find("*/}", state.bMarks[start], state.eMarks[end - 1])
    after = start + state.src.count("\n", state.bMarks[start], place) + 1 if place >= 0 else end
    is_block = place >= 0 and not state.src[place + 3 : state.eMarks[after - 1]].strip()
    lines = (line for line in range(start, after) if not state.isEmpty(line))
    if not is_block or any(state.sCount[line] < state.blkIndent for line in lines):
        state.env[_UNENDED] = after
        return False
    if after == start + 1:
        return False  # which is read as running text
    if not silent:
        state.line = after
    return True


def _shortcode(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001
    text = _line(state, start)
    if not text.startswith(("{{<", "{{%", "{%")) or state.is_code_block(start):
        return False
    if (whole := _SHORTCODES_AROUND.fullmatch(text)) is not None:
        if not silent:
            _push(state, _shortcode_sign(whole), start, start + 1)
            _push_paragraph(state, whole["text"].strip(), start, start + 1)
            _push(state, Sign("close", f"%{whole['name'].casefold()}"), start, start + 1)
            state.line = start + 1
        return True
    found = _SHORTCODE.match(text)
    if not found:
        return False
    if not silent:
        _push(state, _shortcode_sign(found), start, start + 1)
        state.line = start + 1
    return True


def _shortcode_sign(found: re.Match[str]) -> Sign:
    """Return the sign of a shortcode, whose title is the text between quotation marks behind its name."""
    name, rest = found["name"].casefold(), found["rest"]
    if found.groupdict().get("closing"):
        return Sign("close", f"%{name}")
    title = re.search(r'"([^"]*)"|\'([^\']*)\'', rest)
    return Sign("open", f"%{name}", (name,), (title[1] or title[2] or "") if title else "")


_HIDING = re.compile(
    r"`r (?:webexercises::)?(?P<un>un)?hide\(\s*(?:button_text\s*=\s*)?"
    r"""(?:"(?P<title>[^"]*)"|'(?P<other>[^']*)')?\s*\)`"""
)


def _hidden(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001 - the parser's signature
    """Read a line by which R Markdown hides what stands below it, or ends that; it is a solution without a title."""
    found = _HIDING.fullmatch(_line(state, start))
    if found is None or state.is_code_block(start):
        return False
    if not silent:
        title = found["title"] or found["other"] or "Solution"
        sign = Sign("close", "`hide") if found["un"] else Sign("open", "`hide", ("spoiler",), title)
        _push(state, sign, start, start + 1)
        state.line = start + 1
    return True


_BY_SIGN: Mapping[str, tuple[RuleFuncBlockType, ...]] = {
    "<": (_tags, element_rule),
    ":": (_colon_fence,),
    "!": (_admonition,),
    "?": (_admonition,),
    "=": (_admonition,),
    "{": (_comment, _attribute_line, _shortcode),
    "^": (_attribute_line,),
    "`": (_hidden,),
}


_INVISIBLE = re.compile(
    r"\{/\*.*?\*/\}|\{\{[<%][^{}]*[%>]\}\}|\{%[^{}]*%\}|\{[#.:][^{}]*\}|\{[a-z][\w:+-]*\}(?=`)", re.DOTALL
)


def _invisible(state: StateInline, silent: bool) -> bool:
    """Leave out what a site generator takes out of running text: MDX comments, shortcodes, attributes, roles.

    A reference that has a text, or is to what has a title, is that.
    """
    if state.src[state.pos] != "{":
        return False
    reference = read_reference(state.src, state.pos, state.posMax, state.env.get("titles", {}))
    if reference is not None:
        if not silent:
            state.push("text", "", 0).content = reference[0]
        state.pos = reference[1]
        return True
    found = _INVISIBLE.match(state.src, state.pos, min(state.posMax, state.pos + 400))
    if not found:
        return False
    state.pos = found.end()
    return True


# ---------------------------------------------------------------- fences that nobody closed

_RESUMES = re.compile(r"#{1,6}[ \t]|</?(?:details|summary|div)\b|:::")


_FENCE = re.compile(r"`{3,}|~{3,}")


def _is_known_unclosed(state: StateBlock, start: int) -> bool:
    """Whether a fence like this one, or a shorter one, was found to have no end: then this one has none either."""
    found = _FENCE.match(_line(state, start))
    shortest = state.env.get(f"unclosed {found[0][0]}") if found else None
    return found is not None and shortest is not None and len(found[0]) >= shortest


def _resuming_line(state: StateBlock, start: int, end: int) -> int:
    """Return the line before `end` where the text plainly goes on behind code that is never closed."""
    for line in range(start + 2, end):
        if state.isEmpty(line - 1) and _RESUMES.match(_line(state, line)):
            return line
    return end


def _close_fence(state: StateBlock) -> None:
    """End a fence that is never closed where the text plainly goes on, and leave a sign for the problem."""
    token = state.tokens[-1]
    if token.map is None:
        return
    first, after = token.map
    closing = _line(state, after - 1)
    if after - 1 > first and closing.startswith(token.markup) and not closing.strip(token.markup[0]):
        return
    if not token.content.strip() and len(token.info) > 1 and token.info.rstrip().endswith(token.markup):
        return  # “~~~~ end of question pool text ~~~~” ends a page, and opens nothing
    key = f"unclosed {token.markup[0]}"
    state.env[key] = min(len(token.markup), state.env.get(key, len(token.markup)))
    line = _resuming_line(state, first, after)
    if line < after:
        token.content = state.getLines(first + 1, line, state.sCount[first], True)
        token.map = [first, line]
        state.line = line
    _push(state, Sign("unclosed fence"), first, first + 1)
