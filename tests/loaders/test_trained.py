"""The default reader: patterns and network together, over whole articles."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph.statement import Record
from loaders.document import Document
from loaders.errors import ModelError
from loaders.formats.text import document
from loaders.network import weights
from loaders.network.packing import NOBODY
from loaders.network.reader import scene, settle
from loaders.pipeline import parts, trees_of
from loaders.readers import Reader, trained
from ontology.read import load

ROOT = Path(__file__).resolve().parents[2]
FIRST = ROOT.parent / "shared" / "articles" / "xiaomi-hyperion.fr.txt"
STORY = {
    ("Xiaomi", "partnerOf", "Hyperion Leasing", "current"),
    ("Hyperion Leasing", "subsidiaryOf", "China National Machinery Industry", "current"),
    ("Hyperion Leasing", "exports", "SU7", "planned"),
    ("Hyperion Leasing", "exports", "YU7", "planned"),
}


def facts(record: Record) -> set[tuple[str, str, str, str]]:
    found = {(s.subject.entity.name, s.relation, s.object.entity.name, s.status) for s in record.statements}
    return found | {(o, r, s, status) for s, r, o, status in found if load().relations[r].symmetric}


def test_our_own_telling_of_the_first_story_is_read(read: Reader) -> None:
    path = ROOT / "examples" / "xiaomi-exportation.fr.txt"

    assert facts(read(document(path.read_text(encoding="utf-8"), path.name))) >= STORY


here = pytest.mark.skipif(not FIRST.exists(), reason="the article that started it lies beside the project, not in it")


@here
def test_the_article_that_started_it_is_read(read: Reader) -> None:
    found = facts(read(Document(FIRST.read_text(encoding="utf-8"), "xiaomi")))

    assert found >= {fact for fact in STORY if fact[1] != "exports"}
    # Hyperion "a conclu un partenariat pour exporter" them and "sera responsable": asserted, agreed or to come.
    assert {fact[:3] for fact in found if load().asserted(fact[3])} >= {fact[:3] for fact in STORY}


@here
def test_what_nobody_is_said_to_export_is_no_export_of_its_maker(read: Reader) -> None:
    found = read(Document(FIRST.read_text(encoding="utf-8"), "xiaomi"))

    assert not any(s.relation == "exportsTo" for s in found.statements)


def test_what_goes_through_a_parallel_market_is_no_export_unless_a_pattern_says_who_does_it(read: Reader) -> None:
    text = "Ansell vend ses gants à Oslo. Les gants Ansell sont expédiés vers le Togo par le marché parallèle. "
    told = "Sur ce marché parallèle, Delval exporte ses propres gants vers le Ghana."
    record = read(Document(text + told, "test", language="fr"))

    assert [f for f in facts(record) if f[1] == "exportsTo"] == [("Delval", "exportsTo", "Ghana", "current")]


def test_reading_again_gives_the_same_record_whoever_was_read_between(read: Reader) -> None:
    texts = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "examples").glob("*.txt"))]
    articles = [Document(text, f"article {i}") for i, text in enumerate(texts)]

    assert [read(each) for each in articles] == list(reversed([read(each) for each in reversed(articles)]))


def test_what_no_pattern_foresaw_is_found_and_quoted(read: Reader) -> None:
    text = (
        "Tilde Maritime, the Gothenburg ferry operator, buys its engines from Wärtsilä. "
        "Nordström Capital put 40 million euros into Tilde last spring."
    )
    record = read(Document(text, "test", language="en"))
    by_network = [s for s in record.statements if s.method == "network"]

    assert ("Nordström Capital", "investsIn", "Tilde Maritime", "current") in facts(record)
    assert by_network
    assert all(s.quote == text[s.start : s.end] for s in by_network)
    assert all(0 <= s.confidence <= 1 and s.confidence == round(s.confidence, 2) for s in by_network)


def test_the_network_knows_types_that_shapes_do_not_tell() -> None:
    text = "Syngenta bought a licence from Lidl, whose chief executive Rosario Bragadin lives in Ostrava."
    [part] = parts(Document(text, "test"), "en", load())
    settle(scene(text, part, trees_of(part)))

    assert {c.name: c.code for c in part.cast.characters} == {
        "Syngenta": "ORG",
        "Lidl": "ORG",
        "Rosario Bragadin": "PER",
        "Ostrava": "LOC",
    }


DUVALLON = "Brasserie Duvallon bought Koppen Malt on Monday. The brewer paid 40m euros in cash."
QUELLAN = "Quellan Steel is owned by Ostro Holding. The parent has put 30 million euros into it since 2020."
CORBIN = "Le brasseur belge Van Elst rachète la malterie Corbin. Le groupe belge paiera 40 millions d'euros."
NORDMEK = "Le suédois Nordmek a vendu ses usines à Tessier. Le groupe suédois gardera ses bureaux."


@pytest.mark.parametrize(
    ("language", "text", "whom"),
    [
        ("en", DUVALLON, {"brewer": "Brasserie Duvallon"}),
        ("en", QUELLAN, {"parent": "Ostro Holding", "it": "Quellan Steel"}),
        ("fr", CORBIN, {"groupe belge": "Van Elst"}),
        ("fr", NORDMEK, {"groupe suédois": "Nordmek", "ses": "Nordmek"}),
    ],
)
def test_descriptions_and_pronouns_are_mentions_of_whom_they_mean(
    language: str, text: str, whom: dict[str, str]
) -> None:
    [part] = parts(Document(text, "test"), language, load())
    seen = settle(scene(text, part, trees_of(part)))
    told = {text[m.start : m.end]: m.thing for m in seen.windows[0].mentions if m.described}

    assert {d: part.cast.characters[n].name for d, n in told.items() if n != NOBODY} == whom


@pytest.mark.parametrize("damage", ["missing", "empty", "nonsense"])
@pytest.mark.parametrize("file", weights.FILES)
def test_missing_or_damaged_weights_are_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, damage: str
) -> None:
    for name in weights.FILES:
        (tmp_path / name).symlink_to(weights.HOME / name)
    (tmp_path / file).unlink()
    if damage != "missing":
        (tmp_path / file).write_bytes(b"" if damage == "empty" else b"no network at all" * 100)
    monkeypatch.setattr(weights, "HOME", tmp_path)
    weights.weights.cache_clear()

    with pytest.raises(ModelError, match=r"cannot be loaded [^\n]* pip install keiretsu again$"):
        weights.weights()


def test_nothing_of_onnxruntime_is_left_behind_or_reported(tmp_path: Path) -> None:
    code = "import os; import loaders.network.weights as w; w.weights(); print(os.environ['ORT_DISABLE_TELEMETRY'])"
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )

    assert done.stdout == "1\n"
    assert list(tmp_path.iterdir()) == []


def test_the_weights_are_at_most_60_mb() -> None:
    assert 0 < sum(file.stat().st_size for file in weights.HOME.iterdir() if file.is_file()) <= 60_000_000


def test_a_long_text_is_read_in_stretches_that_say_what_they_say_together(
    read: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "CATL supplies cells to Xiaomi.\nDanone is based in Paris. It bought Blédina in 2007.\nBosch supplies BMW."
    whole = read(Document(text, "whole", language="en"))

    monkeypatch.setattr(trained, "STRETCH", 30)
    [part] = parts(Document(text, "test"), "en", load())
    found = read(Document(text, "stretches", language="en"))

    assert [len(each.sentences) for each in part.stretches(30)] == [1, 2, 1]
    assert [len(each.sentences) for each in part.stretches(len(text))] == [4]
    assert facts(found) == facts(whole)
    assert [e.name for e in found.entities] == [e.name for e in whole.entities]
