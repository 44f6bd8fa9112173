"""From a preview to its page: one HTML document that holds everything and asks for nothing from elsewhere.

What lessons say reaches the page as JSON, and the page's script puts it in as text. Only a card's HTML is put in as
HTML, within a frame that has no rights. The page's Content-Security-Policy, which the frame inherits, knows the few
scripts that may run by their digests: https://www.w3.org/TR/CSP3/#framework-directive-source-list.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections.abc import Iterator
from functools import cache
from importlib import resources
from string import Template

from mkdeck import lazy_re as re
from mkdeck.cards import Html
from mkdeck.notetypes import NOTE_TYPES
from mkdeck.preview.contents import Preview, as_data

PAGE_MARK = '<meta name="generator" content="mkdeck preview">'
"""Stands near the beginning of every page, and tells a page that may be replaced from somebody's own file."""

_PARTS = ("elements", "settings", "filters", "list", "lesson", "card", "problems", "keys", "live", "start")
"""The files of the page's script, which are one script in the end; the last one begins."""

_SCRIPT = re.compile(r"(?is)<script[^>]*>(.*?)</script>")
_UNSAFE_IN_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@cache
def _static(name: str) -> str:
    return resources.files(__package__).joinpath("static", name).read_text("utf-8")


def preview_page(data: str, version: str = "") -> Html:
    """Return the page that shows what `preview_json` returned; with a `version` it asks its server for newer ones."""
    return Html(
        Template(_static("page.html")).substitute(
            mark=PAGE_MARK,
            policy=_policy(is_served=bool(version)),
            style=_static("page.css"),
            frame=html.escape(_frame()),
            data=data,
            version=version,
            script=_page_script(),
        )
    )


def preview_json(preview: Preview) -> str:
    r"""Return the data of a preview as JSON that may stand in a `<script>`; no sign in it ends that.

    What UTF-8 cannot write, in the name of a folder that is not UTF-8 itself, becomes `?`.
    """
    text = json.dumps(as_data(preview), ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE_IN_SCRIPT)
    return text.encode("utf-8", "replace").decode("utf-8")


def _frame() -> str:
    """Return the document in which cards are shown, as empty as Anki's reviewer before the first card."""
    return Template(_static("frame.html")).substitute(style=_static("frame.css"), script=_static("frame.js"))


def _page_script() -> str:
    return "\n".join(_static(f"script/{part}.js") for part in _PARTS)


def _policy(*, is_served: bool) -> str:
    """Return what the page and the frame within it may do."""
    digests = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in _scripts())
    own, none = "'self'", "'none'"
    sources = " ".join(f"'sha256-{digest}'" for digest in dict.fromkeys(digests))
    return "; ".join(
        [
            f"default-src {none}",
            f"script-src {sources}",
            "style-src 'unsafe-inline'",
            "img-src data:",
            "media-src data:",
            f"connect-src {own if is_served else none}",
            f"base-uri {none}",
            f"form-action {none}",
        ]
    )


def _scripts() -> Iterator[str]:
    """Yield the scripts that may run: the page's, the frame's, and those of the note types' own templates."""
    yield _page_script()
    yield _static("frame.js")
    for note_type in NOTE_TYPES.values():
        for template in note_type.templates:
            yield from _SCRIPT.findall(template.question + template.answer)
