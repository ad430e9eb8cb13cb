"""A real local server that speaks as language models' servers do, well or badly, as a test scripts it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

Asked = Mapping[str, object]
"""A request's body."""


class Handler(BaseHTTPRequestHandler):
    """One connection; what it does is the script's next step, the last one for ever."""

    protocol_version = "HTTP/1.1"
    server: ModelServer

    def do_POST(self) -> None:
        """Keep the question and take the step."""
        length = int(self.headers.get("Content-Length", "0"))
        asked = json.loads(self.rfile.read(length))
        self.server.asked.append(asked)
        self.server.headers.append({name.casefold(): value for name, value in self.headers.items()})
        self.server.paths.append(self.path)
        steps = self.server.steps
        step = steps.pop(0) if len(steps) > 1 else steps[0]
        with suppress(OSError):
            step(self, asked)
        self.close_connection = True

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


Step = Callable[[Handler, Asked], None]


class ModelServer(ThreadingHTTPServer):
    """The server, what it is to do, and what it was asked."""

    daemon_threads = True

    def __init__(self, steps: Sequence[Step]) -> None:
        self.steps = list(steps)
        self.asked: list[Asked] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        """The address that a user would set."""
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


@contextmanager
def serving(*steps: Step) -> Iterator[ModelServer]:
    """A server that runs while the block does."""
    server = ModelServer(steps)
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


# Steps


def raw(body: bytes, status: int = 200, kind: str = "application/json", **headers: str) -> Step:
    """These bytes as the whole body."""

    def step(handler: Handler, asked: Asked) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return step


def said(content: object, **choice: object) -> Step:
    """A message with this content, in the form of a chat completion."""
    message = {"role": "assistant", "content": content}
    whole = {"index": 0, "message": message, "finish_reason": "stop", **choice}
    return raw(json.dumps({"object": "chat.completion", "choices": [whole]}).encode())


def failing(status: int, message: str = "", **headers: str) -> Step:
    """An error as such services tell it."""
    return raw(json.dumps({"error": {"message": message}}).encode(), status, **headers)


def silent(seconds: float) -> Step:
    """Nothing for a while, then the connection ends."""
    return lambda handler, asked: time.sleep(seconds)


def dripping(head: bool, seconds: float, pause: float = 0.05) -> Step:
    """A byte now and then, of the headers or of the body, so that no single wait is long."""

    def step(handler: Handler, asked: Asked) -> None:
        start = b"HTTP/1.1 200 OK\r\n" + (b"X-Slow: " if head else b"Content-Length: 100000\r\n\r\n")
        handler.wfile.write(start)
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(pause)

    return step


def broken_off(handler: Handler, asked: Asked) -> None:
    """Half an answer, then the connection ends."""
    handler.wfile.write(b'HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{"choices": [')


def not_http(handler: Handler, asked: Asked) -> None:
    """Something else than HTTP."""
    handler.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n")


@dataclass(frozen=True)
class Mind:
    """A model that knows some sentences by heart, and answers with those it is shown."""

    things: Sequence[Mapping[str, object]]
    statements: Sequence[Mapping[str, object]]
    forms: frozenset[str] = field(default_factory=lambda: frozenset(["json_schema", "json_object", ""]))
    """What `response_format` it takes; it refuses others as such services do."""

    def __call__(self, handler: Handler, asked: Asked) -> None:
        """Answer."""
        form = asked.get("response_format")
        kind = form["type"] if isinstance(form, dict) else ""
        if kind not in self.forms:
            failing(400, f"response_format {kind} is not supported")(handler, asked)
            return
        shown = _question(asked)
        known = [each for each in self.statements if str(each["quote"]) in shown]
        things = [each for each in self.things if str(each["name"]) in shown]
        said(json.dumps({"entities": things, "statements": known}))(handler, asked)


def _question(asked: Asked) -> str:
    messages = asked["messages"]
    assert isinstance(messages, list)
    return str(messages[-1]["content"])
