"""A question to the model, asked again where that helps, and the text of its answer."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence

from loaders.llm.errors import AnswerError, CutError, FailedError, ServiceError, UnreachableError
from loaders.llm.exchange import Reply, post
from loaders.llm.service import KEY, MODEL, URL, Service

TRIES = 3
PAUSES = (1.0, 4.0)
"""Seconds before the second and third try, unless the service asks for others."""
PATIENCE = 30.0
"""Seconds that a service may ask to wait for."""
SEED = 1
"""With temperature 0 it makes most services give the same answer to the same question."""

Message = Mapping[str, str]


class Asker:
    """Asks one service; it learns which form of answer the service can be held to."""

    def __init__(self, service: Service, form: Mapping[str, object], pause: Callable[[float], None] = time.sleep):
        self.service = service
        self._pause = pause
        self._answered = False
        schema = {"type": "json_schema", "json_schema": {"name": "statements", "strict": True, "schema": form}}
        self._held: list[dict[str, object]] = [
            {"seed": SEED, "response_format": schema},
            {"seed": SEED, "response_format": {"type": "json_object"}},
            {},
        ]
        """Ever fewer demands; the first that the service does not refuse is kept."""

    def ask(self, messages: Sequence[Message]) -> str:
        """The text of the model's answer.

        Raises:
            ServiceError: the service cannot be asked at all.
            FailedError: it failed TRIES times, or once where asking again is of no use.
            AnswerError: the model refused, or gave no text; CutError where it was cut short.
        """
        for pause in (*PAUSES[: TRIES - 1], None):
            try:
                return self._answer(messages)
            except UnreachableError:
                if pause is None or not self._answered:
                    raise
                self._pause(pause)
            except FailedError as error:
                if not error.again:
                    raise
                if pause is None:
                    raise FailedError(f"{error}, {TRIES} times") from error
                self._pause(pause if error.wait is None else min(error.wait, PATIENCE))
        raise AssertionError("the last try returns or raises")

    def _answer(self, messages: Sequence[Message]) -> str:
        while True:
            body = {"model": self.service.model, "messages": messages, "temperature": 0, **self._held[0]}
            reply = post(self.service, json.dumps(body, ensure_ascii=False).encode("utf-8", "replace"))
            if reply.status in (400, 422) and len(self._held) > 1:
                del self._held[0]
                continue
            self._refuse(reply)
            self._answered = True
            return _text(reply, self.service)

    def _refuse(self, reply: Reply) -> None:
        """Raise what a status other than success means."""
        if 200 <= reply.status < 300:
            return
        said = f"{self.service.name} answers with status {reply.status}{_told(reply, self.service)}"
        if reply.status in (401, 403):
            raise ServiceError(f"{said}: is {KEY} right?")
        if reply.status in (404, 405) or 300 <= reply.status < 400:
            raise ServiceError(f"{said}: are {URL} and {MODEL} right?")
        if reply.status in (408, 409, 425, 429) or reply.status >= 500:
            raise FailedError(said, again=True, wait=reply.wait)
        raise FailedError(said)


def _text(reply: Reply, service: Service) -> str:
    try:
        document: object = json.loads(reply.body)
    except (ValueError, RecursionError) as error:
        kind = reply.kind.partition(";")[0].strip() or "nothing named"
        shown = "" if kind == "application/json" else f" but {plain(kind, 40)}"
        raise FailedError(f"{service.name} gives no JSON{shown}: is {URL} an OpenAI-compatible address?") from error
    choices = _part(document, "choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = _part(choice, "message")
    if not isinstance(message, dict):
        raise FailedError(f"{service.name} gives JSON without a message: is {URL} an OpenAI-compatible address?")
    ending = _part(choice, "finish_reason")
    refusal = _part(message, "refusal")
    if ending == "content_filter" or (isinstance(refusal, str) and refusal.strip()):
        raise AnswerError(f"the model refused{_quoted(refusal)}")
    content = _joined(_part(message, "content"))
    if ending == "length":
        raise CutError("the model's answer was cut short: it has room for too few tokens")
    if not content.strip():
        raise AnswerError("the model gave an empty answer")
    return content


def _joined(content: object) -> str:
    """A message's text: a string, or a list of parts with text."""
    parts: Iterable[object] = content if isinstance(content, list) else [{"text": content}]
    texts = (_part(part, "text") for part in parts)
    return "".join(text for text in texts if isinstance(text, str))


def _part(of: object, name: str) -> object:
    return of.get(name) if isinstance(of, dict) else None


def _quoted(said: object) -> str:
    return f": {plain(said, 120)!r}" if isinstance(said, str) and said.strip() else ""


def _told(reply: Reply, service: Service) -> str:
    """What the service says of its refusal, as one clause, its key left out."""
    text = reply.body[:2000].decode("utf-8", "replace")
    try:
        error = _part(json.loads(reply.body), "error")
        said = _part(error, "message") if isinstance(error, dict) else error
    except (ValueError, RecursionError):
        said = text if "html" not in reply.kind else ""
    text = said if isinstance(said, str) else ""
    return _quoted(text.replace(service.key, "…") if service.key else text)


def plain(text: str, most: int) -> str:
    """A stranger's text fit for one line of a message: no control characters, cut.

    >>> plain("a\\x1b[31m  b", 20)
    'a [31m b'
    """
    words = "".join(each if each.isprintable() else " " for each in text).split()
    joined = " ".join(words)
    return joined if len(joined) <= most else joined[: most - 1] + "…"
