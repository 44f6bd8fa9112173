"""The preview served to the browsers of the same machine, which are told when lessons have changed.

They are told by server-sent events: https://html.spec.whatwg.org/multipage/server-sent-events.html
"""

from __future__ import annotations

import errno
import hashlib
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from mkdeck.errors import MkdeckError
from mkdeck.preview.contents import Preview
from mkdeck.preview.page import preview_json, preview_page
from mkdeck.values import dataclass

HOST = "127.0.0.1"

BEAT_EVERY = 15.0
"""How often a browser is written to, in seconds, when nothing changes: it fails where the browser has gone."""


@dataclass(frozen=True, slots=True)
class _Served:
    """What the server answers with: the page, its data alone, and the name of this state of them."""

    page: bytes
    data: bytes
    version: str

    @classmethod
    def of(cls, preview: Preview) -> _Served:
        data = preview_json(preview)
        version = hashlib.sha256(data.encode()).hexdigest()[:16]
        return cls(preview_page(data, version).encode(), data.encode(), version)


class PreviewServer(ThreadingHTTPServer):
    """Serves a preview on the loopback interface."""

    daemon_threads = True
    allow_reuse_address = os.name == "posix"  # on Windows it would let two servers have one port

    def __init__(self, preview: Preview, port: int) -> None:
        self.current = _Served.of(preview)
        self._changed = threading.Condition()
        super().__init__((HOST, port), _Handler)

    @property
    def address(self) -> str:
        """The address to open in a browser."""
        return f"http://{HOST}:{self.server_port}/"

    def show(self, preview: Preview) -> None:
        """Serve another preview from now on, and tell the browsers."""
        served = _Served.of(preview)
        with self._changed:
            self.current = served
            self._changed.notify_all()

    def wait(self, known: str) -> str:
        """Return the version that is served, at once if it is not the `known` one; else after a change or a while."""
        with self._changed:
            self._changed.wait_for(lambda: self.current.version != known, BEAT_EVERY)
            return self.current.version

    def handle_error(self, request: object, client_address: object) -> None:
        """Report what went wrong with a request, unless the browser has gone."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def serving(preview: Preview, port: int) -> Iterator[PreviewServer]:
    """Serve a preview in the background, while the `with` lasts. Raises MkdeckError where the port cannot be had."""
    try:
        server = PreviewServer(preview, port)
    except OSError as error:
        reason = "another program listens there" if error.errno == errno.EADDRINUSE else error.strerror
        raise MkdeckError(f"port {port}: {reason}; choose another one with --port") from error
    with server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with the page, its data, or changes as they come."""
        if self.headers.get("Host") not in self._own_names():
            # The name of a page from elsewhere may be made to lead to this machine, to read what is served here.
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "This server has another name")
            return
        match self.path:
            case "/":
                self._send("text/html; charset=utf-8", self.server.current.page)
            case "/deck.json":
                self._send("application/json", self.server.current.data)
            case "/changes":
                self._tell_changes()
            case _:
                self.send_error(HTTPStatus.NOT_FOUND)

    def _own_names(self) -> tuple[str, str]:
        port = self.server.server_port
        return f"{HOST}:{port}", f"localhost:{port}"

    def _send(self, kind: str, body: bytes) -> None:
        self._begin(kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _begin(self, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("X-Frame-Options", "DENY")

    def _tell_changes(self) -> None:
        """Send the version at once and after each change; this ends by an error when the browser goes away."""
        self._begin("text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        known = ""
        while True:
            version = self.server.wait(known)
            self.wfile.write(b":\n\n" if version == known else f"data: {version}\n\n".encode())
            known = version

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that is overridden
        """Say nothing of requests; people are told what was read."""
