"""Reads the attributes of a tag: `question="…"`, `options={['a', 'b']}`, `correctIndex={1}`, `back={<>…</>}`.

Of JavaScript only what states a value is known: strings, whole numbers, true and false, and arrays and objects of
these. Nothing is run; any other expression is passed over up to the brace that closes it, and has no value. What is no
tag at all, a string without an end, braces that never close, is refused as a whole.

https://mdxjs.com/docs/what-is-mdx/#jsx, https://facebook.github.io/jsx/
"""

from __future__ import annotations

from collections.abc import Mapping

from mkdeck import lazy_re as re
from mkdeck.values import dataclass

_DEEPEST = 4
"""Arrays and objects within one another."""
_SPACES = re.compile(r"\s*+")
_TAG_NAME = re.compile(r"<([A-Za-z][\w.-]*+)")
_NAME = re.compile(r"""[^\s=<>/"'{}]++""")
_EQUALS = re.compile(r"\s*+=\s*+")
_BARE = re.compile(r"""[^\s<>"'`={}]++""")
_KEY = re.compile(r"[A-Za-z_$][\w$]*+")
_PLAIN_VALUE = re.compile(r"(?:(true|false)|-?\d{1,9})(?![\w.$])")
_STRING = re.compile(
    r"""'([^'\\\n]*+(?:\\.[^'\\\n]*+)*)'|"([^"\\\n]*+(?:\\.[^"\\\n]*+)*)"|`([^`\\$]*+(?:(?:\\.|\$(?!\{))[^`\\$]*+)*)`""",
    re.DOTALL,
)
"""A string that ends, in any quotation marks; one in back quotes only without what JavaScript puts into it."""
_FILLED = re.compile(r"`[^`\\]*+(?:\\.[^`\\]*+)*`", re.DOTALL)
"""Any string in back quotes."""
_SIGNIFICANT = re.compile(r"""[{}'"`]|/[*/]""")
_ESCAPE = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(.))", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "\n": "", "r": "", "b": "", "f": "", "v": "", "0": ""}
_FIRST_CHARACTER, _LAST_CHARACTER = 0x20, 0x10FFFF


@dataclass(frozen=True, slots=True)
class Markup:
    """A value that is written in tags, `<>Not <em>yet</em>.</>`, as it stands there."""

    text: str


Value = str | int | Markup | tuple["Value", ...] | Mapping[str, "Value"] | None
"""What an attribute says; None for an expression that nobody can tell without running it."""


@dataclass(frozen=True, slots=True)
class Attributes:
    """The values of a tag's attributes by their names in small letters, and where the tag ends behind them.

    `quoted` names those whose value stands in quotation marks and not in braces, where HTML's references are signs.
    `is_closed` tells that the tag closes itself.
    """

    values: Mapping[str, Value]
    quoted: frozenset[str]
    end: int
    is_closed: bool


class _Refused(Exception):  # noqa: N818 - no error of the program
    """What is read is not what its first sign promises."""


def read_tag(text: str, start: int = 0) -> tuple[str, Attributes] | int:
    """Return the name and the attributes of the tag that begins at a place, or where reading it failed."""
    name = _TAG_NAME.match(text, start)
    if name is None:
        return start
    reader = _Reader(text, name.end())
    try:
        attributes = reader.attributes()
    except _Refused:
        return reader.at
    return (name[1], attributes) if attributes.end <= len(text) else len(text)


def read_attributes(text: str) -> Attributes | None:
    """Return the attributes that stand in a text, which is what a tag holds between its name and its end."""
    try:
        return _Reader(text, 0).attributes()
    except _Refused:
        return None


class _Reader:
    """Reads a text from a place on; it goes over each sign a few times at most."""

    def __init__(self, text: str, at: int) -> None:
        self.text, self.at = text, at

    def attributes(self) -> Attributes:
        """Read attributes up to the end of the tag; where the text has none, their end lies behind it."""
        values: dict[str, Value] = {}
        quoted: set[str] = set()
        while True:
            self._skip_blanks()
            if self.at >= len(self.text):
                return Attributes(values, frozenset(quoted), len(self.text) + 1, is_closed=False)
            if self.text.startswith("/>", self.at):
                return Attributes(values, frozenset(quoted), self.at + 2, is_closed=True)
            sign = self.text[self.at]
            if sign == ">":
                return Attributes(values, frozenset(quoted), self.at + 1, is_closed=False)
            if sign == "/":
                self.at += 1
            elif sign == "{":  # `{...properties}`, or a comment
                self._pass_over_braces()
            else:
                name = self._take(_NAME).casefold()
                is_quoted, value = self._assigned()
                if name not in values:
                    values[name] = value
                    quoted.update([name] if is_quoted else [])

    def _assigned(self) -> tuple[bool, Value]:
        """Return what is assigned to a name, and whether it stands in quotation marks; true where nothing is."""
        equals = _EQUALS.match(self.text, self.at)
        if equals is None:
            return False, True
        self.at = equals.end()
        sign = self.text[self.at : self.at + 1]
        if sign == "{":
            return False, self._expression()
        if sign not in ('"', "'"):
            return True, self._take(_BARE)
        end = self.text.find(sign, self.at + 1)
        if not sign or end < 0:
            raise self._refusal(len(self.text))
        value = self.text[self.at + 1 : end]
        self.at = end + 1
        return True, value

    def _expression(self) -> Value:
        """Return the value between two braces."""
        start = self.at
        try:
            self.at += 1
            self._skip_blanks()
            if self.text.startswith("<", self.at):
                begins = self.at
                self.at = start
                self._pass_over_braces(are_tags=True)
                return Markup(self.text[begins : self.at - 1].strip())
            value = self._value(0)
            self._skip_blanks()
            self._take_sign("}")
        except _Refused:
            self.at = start
            self._pass_over_braces()
            return None
        return value

    def _value(self, depth: int) -> Value:
        self._skip_blanks()
        if (found := _STRING.match(self.text, self.at)) is not None:
            self.at = found.end()
            return _unescaped("".join(part for part in found.groups() if part))
        if (found := _PLAIN_VALUE.match(self.text, self.at)) is not None:
            self.at = found.end()
            return found[0] == "true" if found[1] else int(found[0])
        sign = self.text[self.at : self.at + 1]
        if sign not in ("[", "{") or depth == _DEEPEST:
            raise self._refusal(self.at)
        self.at += 1
        return self._array(depth + 1) if sign == "[" else self._object(depth + 1)

    def _array(self, depth: int) -> tuple[Value, ...]:
        values: list[Value] = []
        while not self._closes("]"):
            values.append(self._value(depth))
            self._skip_blanks()
            if not self.text.startswith("]", self.at):
                self._take_sign(",")
        return tuple(values)

    def _object(self, depth: int) -> Mapping[str, Value]:
        values: dict[str, Value] = {}
        while not self._closes("}"):
            if (found := _STRING.match(self.text, self.at)) is not None:
                self.at = found.end()
                key = _unescaped(found[1] or found[2] or "")
            else:
                key = self._take(_KEY)
            self._skip_blanks()
            self._take_sign(":")
            values[key.casefold()] = self._value(depth)
            self._skip_blanks()
            if not self.text.startswith("}", self.at):
                self._take_sign(",")
        return values

    def _closes(self, sign: str) -> bool:
        """Whether an array or an object ends here, and if so go on behind it."""
        self._skip_blanks()
        is_end = self.text.startswith(sign, self.at)
        self.at += is_end
        return is_end

    def _pass_over_braces(self, *, are_tags: bool = False) -> None:
        """Go on behind the brace that closes the one here; quotation marks between tags are signs of the text."""
        depth = 0
        at = self.at
        while (found := _SIGNIFICANT.search(self.text, at)) is not None:
            at = found.end()
            if found[0] in ("{", "}"):
                depth += 1 if found[0] == "{" else -1
                if depth == 0:
                    self.at = at
                    return
            elif not are_tags or depth > 1:
                at = self._behind(found[0], found.start())
        raise self._refusal(len(self.text))

    def _behind(self, sign: str, start: int) -> int:
        """Return the place behind a string or a comment that begins with a sign."""
        if sign in ("/*", "//"):
            end = self.text.find("*/" if sign == "/*" else "\n", start + 2)
            found = None
        else:
            found = (_FILLED if sign == "`" else _STRING).match(self.text, start)
            end = found.end() - 2 if found is not None else -1
        if end < 0:
            raise self._refusal(len(self.text))
        return end + 2 if sign != "//" else end

    def _skip_blanks(self) -> None:
        """Go on behind blanks and comments."""
        while True:
            found = _SPACES.match(self.text, self.at)
            self.at = found.end() if found else self.at
            if not self.text.startswith(("/*", "//"), self.at):
                return
            self.at = self._behind(self.text[self.at : self.at + 2], self.at)

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        if found is None:
            raise self._refusal(self.at)
        self.at = found.end()
        return found[0]

    def _take_sign(self, sign: str) -> None:
        if not self.text.startswith(sign, self.at):
            raise self._refusal(self.at)
        self.at += 1

    def _refusal(self, at: int) -> _Refused:
        self.at = at
        return _Refused()


def _unescaped(text: str) -> str:
    """Return what a string of JavaScript says, without its backslashes."""
    if "\\" not in text:
        return text
    told = _ESCAPE.sub(_escaped, text)
    return told.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _escaped(found: re.Match[str]) -> str:
    code = found[1] or found[2] or found[3]
    if code is None:
        return _ESCAPED.get(found[4], found[4])
    number = int(code, 16)
    return chr(number) if _FIRST_CHARACTER <= number <= _LAST_CHARACTER else ""
