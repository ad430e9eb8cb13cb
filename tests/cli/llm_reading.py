"""What tests of reading by a language model share: an article, good answers about it, the program that asks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.program import Program

TEXT = "Bel, the cheese maker, owns 51 % of MOM.\nIts rival Lactalis is not amused. The “Boursin”\nis made by Bel."


Json = dict[str, object]


QUOTE = "Bel, the cheese maker, owns 51 % of MOM."


RIVAL = "Its rival Lactalis is not amused."


MADE = 'The "Boursin" is made by Bel.'


OWNS: Json = {
    "quote": QUOTE,
    "subject": "Bel",
    "subject_words": "Bel",
    "relation": "owns",
    "object": "MOM",
    "object_words": "MOM",
    "status": "current",
    "qualifiers": {"percent": 51, "amount": None},
    "from": None,
    "to": None,
    "said_by": None,
}


RIVALS: Json = {
    **OWNS,
    "quote": RIVAL,
    "subject_words": "Its",
    "relation": "competesWith",
    "object": "Lactalis",
    "object_words": "Lactalis",
    "qualifiers": {},
}


MAKES: Json = {
    **OWNS,
    "quote": MADE,
    "relation": "manufactures",
    "object": "Boursin",
    "object_words": "Boursin",
    "qualifiers": {},
}


THINGS: list[Json] = [
    {"name": "Bel", "type": "Company", "also": ["the cheese maker"]},
    {"name": "MOM", "type": "Company", "also": []},
    {"name": "Lactalis", "type": "Company"},
    {"name": "Boursin", "type": "Product"},
]


GOOD = json.dumps({"entities": THINGS, "statements": [OWNS, RIVALS, MAKES]})


KEY = "sk-secret-1234"


class Reading:
    """The program with the reader 'llm', asking one server about one article."""

    def __init__(self, program: Program, patch: pytest.MonkeyPatch, folder: Path) -> None:
        self.program = program
        self.article = folder / "article.txt"
        self.article.write_text(TEXT, "utf-8")
        self._patch = patch
        for name, value in {"READER": "llm", "LLM_MODEL": "tiny", "LLM_KEY": KEY, "LLM_TIMEOUT": "20"}.items():
            patch.setenv(f"KEIRETSU_{name}", value)
        patch.setattr("loaders.llm.asking.PAUSES", (0.01, 0.01))

    def at(self, url: str) -> None:
        """Ask the server at an address."""
        self._patch.setenv("KEIRETSU_LLM_URL", url)

    def set(self, name: str, value: str) -> None:
        """Set another variable."""
        self._patch.setenv(f"KEIRETSU_LLM_{name}", value)


def rows(folder: Path, texts: list[str]) -> Path:
    """Articles as a file of JSON lines."""
    path = folder / "rows.jsonl"
    lines = (json.dumps({"id": f"row-{number}", "text": text}) for number, text in enumerate(texts))
    path.write_text("\n".join(lines), "utf-8")
    return path
