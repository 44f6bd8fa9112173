"""Lexers for code of ASCII alone read it as Pygments' own do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_all_lexers, get_lexer_by_name

import mkdeck
from mkdeck.render.ascii_lexers import _States, for_ascii
from mkdeck.render.code import _coloured, _lexer
from mkdeck.render.first_signs import first_signs

_WORDS = [
    "for",
    "in",
    "print",
    "self.print",
    "not",
    "ValueError",
    "__init__",
    "xrange",
    "int",
    "_",
    "1",
    "..",
    "Tr",
    "True",
]
_SQL_AND_C = ["SELECT", "select", "FROM", "static", "int8_t", "struct", "# include", "main", "typedef", "let", "const"]
_CODE = st.lists(
    st.sampled_from([*_WORDS, *_SQL_AND_C, " ", "\n", "    ", "(", ")", ":", '"', "'", "f'{", "}", ";", "-"])
)


@pytest.mark.parametrize("language", ["python", "java", "c", "sql", "bash", "javascript", "rust", "go", "php", "html"])
@given(pieces=_CODE)
def test_code_is_read_alike(language: str, pieces: list[str]) -> None:
    code = "".join(pieces)

    assert list(_lexer(language, is_ascii=True).get_tokens(code)) == list(
        get_lexer_by_name(language, stripnl=False, ensurenl=False).get_tokens(code)
    )


def test_every_language_is_read_alike() -> None:
    code = "class A < B\n  for x in 1..2 do puts 'a' end # note\nend\nprint(int(x), \"y\") ; let z = SELECT\n"
    for name, aliases, *_ in get_all_lexers(plugins=False):
        if aliases:
            usual = get_lexer_by_name(aliases[0], stripnl=False, ensurenl=False)
            assert list(_lexer(aliases[0], is_ascii=True).get_tokens(code)) == list(usual.get_tokens(code)), name


def test_every_language_is_read_alike_by_the_signs_that_rules_begin_with() -> None:
    code = "class A < B\n  for x in 1..2 do puts 'a' end # note\nend\nPrint(int(x), \"y\\n\") ; let z = SELECT\n"
    code += "\n\t/* b */ \\ ~`@$%^&|"
    for name, aliases, *_ in get_all_lexers(plugins=False):
        lexer = _lexer(aliases[0], is_ascii=True) if aliases else None
        if lexer is None or not isinstance(getattr(lexer, "_tokens", None), _States):
            continue
        usual = get_lexer_by_name(aliases[0], stripnl=False, ensurenl=False)
        for piece in (code, code.upper(), code[::-1], *code.split()):
            lexer._tokens.asked = 1000
            assert list(lexer.get_tokens(piece)) == list(usual.get_tokens(piece)), name


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.MULTILINE | re.DOTALL, re.VERBOSE])
@pytest.mark.parametrize(
    "pattern",
    [
        "a", "[^a]", "[a-c]x", r"\d+", r"\W", r"\s*b", r"(?:a|b?)c", "a*", "", r"(?<!x)y", r"(a)\1", ".", r"^\n",
        "[^\\W\\d]", "s|K", "[\u00e0-\u2fff]", "\u212a", "(?i:q)r", "b{0,2}z", "(?=c)d", "#", "$", "[ -~]", "x??y",
        "(?>k)", "[^\\x00-k]",
    ],
)  # fmt: skip
def test_a_match_begins_with_one_of_the_signs_that_are_told(pattern: str, flags: int) -> None:
    signs = first_signs(pattern, flags)
    for code in range(128):
        for behind in ("", "a", "c", "x", "y", "z", "ry"):
            found = re.compile(pattern, flags).match(chr(code) + behind)
            assert not found or signs is None or (found[0] and chr(code) in signs)


def test_a_module_is_read_alike() -> None:
    code = (Path(mkdeck.__file__).parent / "parsing/document.py").read_text("utf-8").encode("ascii", "ignore").decode()
    usual = get_lexer_by_name("python", stripnl=False, ensurenl=False)

    assert list(_lexer("python", is_ascii=True).get_tokens(code)) == list(usual.get_tokens(code))


def test_the_code_of_every_language_is_written_as_pygments_does_it() -> None:
    code = "class A < B\n\n  for x in 1..2 do puts 'a' && \"b\" end # note\nend\n/* a\n\n  b */ print(int(x), <b>) ;"
    formatter = HtmlFormatter(nowrap=True)
    for name, aliases, *_ in get_all_lexers(plugins=False):
        for ending in ("", "\n", "\n\n") if aliases else ():
            lexer = get_lexer_by_name(aliases[0], stripnl=False, ensurenl=False)
            usual = re.sub(r'<span class="(?:n|p|w)">([^<]*)</span>', r"\1", highlight(code + ending, lexer, formatter))
            usual = usual.replace("&quot;", '"').replace("&#39;", "'")  # as it is written by some versions
            assert "".join(_coloured(lexer.get_tokens(code + ending))) == usual, name


def test_a_state_is_compiled_when_code_comes_to_it() -> None:
    lexer = for_ascii(get_lexer_by_name("python").__class__)()
    assert not lexer._tokens

    list(lexer.get_tokens("import os\n"))

    assert {"root", "import"} <= lexer._tokens.keys()
    assert "classname" not in lexer._tokens
