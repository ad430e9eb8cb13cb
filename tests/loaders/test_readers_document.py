"""docs/readers.md tells how a reader is added: its module does what it says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from loaders.readers import MODULES
from tests.cli.program import ROOT, Program

DOCUMENT = (ROOT / "docs" / "readers.md").read_text("utf-8")
TEXT = "Bel owns MOM. The rest of the market does not care about cheese."


def test_the_documents_module_is_a_reader(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    [module] = re.findall(r"^```python\n(.*?)^```$", DOCUMENT, re.MULTILINE | re.DOTALL)
    (tmp_path / "one_word.py").write_text(module, "utf-8")
    (tmp_path / "article.txt").write_text(TEXT, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setitem(MODULES, "one-word", "one_word")
    keiretsu = Program(tmp_path / "graph", capsys, monkeypatch)

    found = keiretsu("extract", tmp_path / "article.txt", "--reader", "one-word", "--jsonl")

    [row] = map(json.loads, found.output.splitlines())
    assert (row["subject"]["name"], row["relation"], row["object"]["name"]) == ("Bel", "owns", "MOM")
    assert (row["quote"], row["object"]["start"], row["method"]) == ("Bel owns MOM", 9, "one word")


def test_the_document_names_every_reader() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", DOCUMENT, re.MULTILINE)) == set(MODULES)
