"""Reads Markdown lessons, extracts question/answer pairs and key facts, and packages them as an Anki deck."""

__version__ = "0.1.0"
