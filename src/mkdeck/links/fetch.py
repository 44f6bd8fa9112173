"""Brings pictures, sounds and films from the web into a cache, for `mkdeck build --fetch-media`.

A lesson names the addresses, so none of them is trusted: only public computers are asked, not this one nor those of its
network, whatever name or redirection leads there; a file has a limit of size and of time, and its type must be one that
Anki shows. What was brought once is read from the cache from then on, so that equal lessons give equal packages.
"""

from __future__ import annotations

import hashlib
import http.client
import ipaddress
import secrets
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import IO
from urllib.parse import unquote, urlsplit

from mkdeck import __version__
from mkdeck.decks.project import LIMIT, MEGABYTE
from mkdeck.links.media import PICTURE_TYPES, PLAYED_TYPES
from mkdeck.system.caches import cache_folder

_TYPES = {
    "image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "image/webp": ".webp", "image/avif": ".avif",
    "image/svg+xml": ".svg", "image/bmp": ".bmp", "audio/mpeg": ".mp3", "audio/ogg": ".ogg", "audio/wav": ".wav",
    "audio/x-wav": ".wav", "audio/flac": ".flac", "audio/mp4": ".m4a", "audio/aac": ".aac", "video/mp4": ".mp4",
    "video/webm": ".webm", "video/ogg": ".ogv", "video/quicktime": ".mov",
}  # fmt: skip
"""https://www.iana.org/assignments/media-types/media-types.xhtml"""

_CHUNK = 1 << 16
_QUIET_SECONDS = 10
_LONGEST_SECONDS = 60

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_public(address: Address) -> bool:
    """Whether an address is one of the internet, and not of this computer or its network."""
    return address.is_global and not address.is_multicast


class _RefusedError(Exception):
    """An answer that is not taken; the message says why."""


class Fetcher:
    """Fetches files into a folder; `admits` says of an address whether its computer may be asked."""

    def __init__(
        self, folder: Path | None = None, limit: int = LIMIT, admits: Callable[[Address], bool] = is_public
    ) -> None:
        self._folder = folder or _folder()
        self._limit = limit
        self._opener = urllib.request.OpenerDirector()
        handlers = (
            urllib.request.UnknownHandler(),
            urllib.request.HTTPDefaultErrorHandler(),
            urllib.request.HTTPErrorProcessor(),
            _SafeRedirects(),
            *_handlers(admits),
        )
        for handler in handlers:  # those of build_opener read files and ask proxies, which would hide the address
            self._opener.add_handler(handler)

    def __call__(self, address: str) -> Path | str:
        """Return the file of an address, or why it could not be had."""
        stem = hashlib.sha256(address.encode("utf-8", "replace")).hexdigest()[:32]
        known = next(self._folder.glob(f"{stem}.*"), None)
        if known is not None:
            return known
        try:
            return self._fetch(address, stem)
        except _RefusedError as error:
            return f"`{address}` was not fetched: {error}"
        except (OSError, ValueError, http.client.HTTPException) as error:
            reason = getattr(error, "reason", None) or getattr(error, "strerror", None) or error
            return f"`{address}` was not fetched: {reason or type(error).__name__}"

    def _fetch(self, address: str, stem: str) -> Path:
        request = urllib.request.Request(address, headers={"User-Agent": f"mkdeck/{__version__}"})  # noqa: S310 - no file:
        with self._opener.open(request, timeout=_QUIET_SECONDS) as answer:
            suffix = _suffix(answer.headers.get_content_type(), answer.geturl())
            self._folder.mkdir(parents=True, exist_ok=True)
            aside = self._folder / f"{secrets.token_hex(8)}.tmp"
            try:
                with aside.open("xb") as file:
                    self._copy(answer, file)
                return aside.replace(self._folder / f"{stem}{suffix}")
            finally:
                aside.unlink(missing_ok=True)

    def _copy(self, answer: IO[bytes], file: IO[bytes]) -> None:
        deadline = time.monotonic() + _LONGEST_SECONDS
        size = 0
        while chunk := answer.read(_CHUNK):
            size += len(chunk)
            if size > self._limit:
                raise _RefusedError(f"it has more than {self._limit / MEGABYTE:g} MB")
            if time.monotonic() > deadline:
                raise _RefusedError(f"it took longer than {_LONGEST_SECONDS} seconds")
            file.write(chunk)


def _suffix(content_type: str, address: str) -> str:
    """Return the ending of the file's name by the type that the server gives, else by the address."""
    named = Path(unquote(urlsplit(address).path)).suffix.lower()
    suffix = _TYPES.get(content_type, named if content_type == "application/octet-stream" else "")
    if suffix not in PICTURE_TYPES and suffix not in PLAYED_TYPES:
        raise _RefusedError(f"the type {content_type} is no picture, sound or film that Anki shows")
    return suffix


class _SafeRedirects(urllib.request.HTTPRedirectHandler):
    """Follows a few redirections, none of which gives up encryption; each connection is checked like the first."""

    max_redirections = 5

    def redirect_request(  # type: ignore[no-untyped-def]
        self, req, fp, code, msg, headers, newurl
    ):
        if req.type == "https" and urlsplit(newurl).scheme != "https":
            raise _RefusedError(f"it leads to {newurl}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _handlers(admits: Callable[[Address], bool]) -> tuple[urllib.request.BaseHandler, ...]:
    """Return handlers that look at whom they are connected to before they ask for anything."""

    class _Http(http.client.HTTPConnection):
        def connect(self) -> None:
            super().connect()
            _check_peer(self, admits)

    class _Https(http.client.HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            _check_peer(self, admits)

    class _HttpHandler(urllib.request.HTTPHandler):
        def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
            return self.do_open(_Http, req)

    class _HttpsHandler(urllib.request.HTTPSHandler):
        def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
            return self.do_open(_Https, req)

    return _HttpHandler(), _HttpsHandler()


def _check_peer(connection: http.client.HTTPConnection, admits: Callable[[Address], bool]) -> None:
    peer = ipaddress.ip_address(connection.sock.getpeername()[0].partition("%")[0])
    address = getattr(peer, "ipv4_mapped", None) or peer
    if not admits(address):
        connection.close()
        raise _RefusedError(f"{connection.host} is no public computer ({address})")


def _folder() -> Path:
    """Return the folder in which fetched files are kept: without one for caches, one that is made for this run."""
    caches = cache_folder()
    return caches / "media" if caches else Path(tempfile.mkdtemp(prefix="mkdeck-"))
