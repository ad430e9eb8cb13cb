"""Where the language model is and how it is spoken to, from the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from loaders.llm.errors import ServiceError

URL, MODEL, KEY, TIMEOUT = "KEIRETSU_LLM_URL", "KEIRETSU_LLM_MODEL", "KEIRETSU_LLM_KEY", "KEIRETSU_LLM_TIMEOUT"
EXAMPLE = "http://localhost:11434/v1"
SECONDS = 120.0
"""How long one answer may take; small models on a CPU need most of it for a long window."""
ENDING = "/chat/completions"


@dataclass(frozen=True, slots=True)
class Service:
    """A chat model at an address; `seconds` is what one answer may take in all."""

    secure: bool
    host: str
    port: int
    path: str
    model: str
    key: str = field(default="", repr=False)
    seconds: float = SECONDS

    @property
    def name(self) -> str:
        """The address for messages, without key."""
        return f"{'https' if self.secure else 'http'}://{self.host}:{self.port}{self.path.partition('?')[0]}"


def service(environment: Mapping[str, str]) -> Service:
    """The service that the environment names.

    >>> service({"KEIRETSU_LLM_URL": "https://models.example/v1", "KEIRETSU_LLM_MODEL": "m"}).name
    'https://models.example:443/v1/chat/completions'

    Raises:
        ServiceError: a variable is missing or means nothing.
    """
    url, model, key = (environment.get(name, "").strip() for name in (URL, MODEL, KEY))
    if not url:
        raise ServiceError(f"The reader 'llm' needs an OpenAI-compatible address: set {URL}, such as {EXAMPLE}")
    if not model:
        raise ServiceError(f"The reader 'llm' needs the model's name at {URL}: set {MODEL}")
    if not (key.isascii() and key.isprintable()):
        raise ServiceError(f"{KEY} holds what no key can hold: it must be printable ASCII")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        parts, host, port = urlsplit(""), None, None
    if parts.scheme not in ("http", "https") or not host or parts.username or not url.isascii():
        raise ServiceError(f"{URL} is no address such as {EXAMPLE} (a key goes into {KEY})")
    path = parts.path.rstrip("/").removesuffix(ENDING) + ENDING
    secure = parts.scheme == "https"
    query = f"?{parts.query}" if parts.query else ""
    return Service(secure, host, port or (443 if secure else 80), path + query, model, key, _seconds(environment))


def _seconds(environment: Mapping[str, str]) -> float:
    written = environment.get(TIMEOUT, "").strip()
    try:
        seconds = float(written) if written else SECONDS
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= 86_400:
        raise ServiceError(f"{TIMEOUT} is {written!r}, not a number of seconds such as {SECONDS:g}")
    return seconds
