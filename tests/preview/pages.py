"""What the fixtures of conftest.py are to the tests."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

OpenPage = Callable[..., Page]
"""Opens an address in a new window, whose settings are those of `Browser.new_context`."""

WritePage = Callable[..., str]
"""Writes lessons, given by their names without `.md`, and the page of their preview; returns its address."""
