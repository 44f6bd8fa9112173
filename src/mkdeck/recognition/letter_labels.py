"""The letters and signs before questions and answers, `Q:` and `A:`, as lines and points have them."""

from __future__ import annotations

from mkdeck import lazy_re as re

QUESTION = re.compile(
    r"(?:Q\s?\d{0,4}\s?(?:::|[:：.);])(?!\d)|Q\.\s?\d{1,4}[.:)]?(?=\s)|P\s?[:：]|P\.\s?\d{1,4}[.:)]?(?=\s)|Q\s?\d{1,4}\s?[–—-](?=\s)|[❓❔]\ufe0f?(?=\s))\s*"
)
ANSWER = re.compile(
    r"(?:A\s?\d{0,4}\s?(?:::|[:：.])|S\s?[:：]|A\s?[–—-](?=\s)|[AR]\s?\d{1,4}\s?[–—-](?=\s)|R\.\s?\d{1,4}[.:)](?=\s)|R\s?\d{0,4}\s?[:.](?=\s)|[✅✔☑💡💬🅰]\ufe0f?(?=\s))\s*"
)
QUESTION_SIGNS, ANSWER_SIGNS = ("❓", "❔"), ("✅", "✔", "☑", "💡", "💬", "🅰")
QUESTION_LETTERS, ANSWER_LETTERS = ("Q", "P", *QUESTION_SIGNS), ("A", "S", "R")
"""What the labels of questions and of answers begin with."""
