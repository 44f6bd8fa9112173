"""The languages in which programs and books are written."""

from __future__ import annotations

from mkdeck.facts.phrases import split_words

LANGUAGES = frozenset(
    split_words(
        "C C++ C# Java JavaScript TypeScript Python Rust Go Ruby PHP Perl Scala Kotlin Swift Fortran "
        "Lisp Scheme Haskell Erlang Elixir Lua R Julia Pascal Delphi COBOL Ada Smalltalk OCaml Clojure Groovy Dart Zig "
        "Tcl BASIC Latin Greek English "
        "French German Spanish Arabic Hebrew Sanskrit Persian Italian Aramaic Akkadian Sumerian Chinese Japanese Dutch"
    )
)
