"""What goes wrong: each time one sentence, the right exit status, nothing lost, no traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.cli.program import ROOT, Outcome, Program, one_sentence
from tests.ports import free_port
from tests.real_parts import need

AS_NOBODY = """
import os, sys, cli
graph, folder = sys.argv[1:]
sys.argv = ["keiretsu", "load", "--quiet", os.devnull, "--graph", f"{graph}-of-root"]
cli.main()  # imports what nobody may not be allowed to
os.setuid(65534)
sys.argv = ["keiretsu", "load", folder, "--graph", graph]
sys.exit(cli.main())
"""


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\n ", "is empty"),
        ("binary.txt", b"\x7fELF\0\0\1", "is not text: it holds binary data"),
        ("latin.txt", "Société Générale a racheté".encode("latin-1"), "is not UTF-8"),
        ("long.txt", b"x" * 50_000_000, "too long for an article"),
        ("long.jsonl", b'{"text": "' + b"x" * 50_000_000 + b'"}', "longer than 10,000,000 characters"),
        ("broken.jsonl", b'{"text": ', "no JSON"),
        ("other.jsonl", b'["text"]', 'has no "text"'),
        ("picture.png", b"\x89PNG", "no known article format"),
        ("dated.txt", b"---\ndate: soon\n---\nText.", "is not of the form"),
        ("deep.jsonl", b"[" * 200_000, "no JSON"),
    ],
)
def test_an_article_that_cannot_be_read_is_skipped_with_its_reason(
    own: Program, tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(content)

    found = own("load", tmp_path / name)

    one_sentence(found, 3, "No article could be read")
    assert [row[0] for row in found.rows] == ["skipped"]
    assert reason in found.rows[0][8]
    assert own("stats").rows[0][3] == "4"


def test_an_article_read_that_states_nothing_is_no_bad_input_beside_one_skipped(
    keiretsu: Program, tmp_path: Path
) -> None:
    (tmp_path / "skipped.txt").touch()
    (tmp_path / "read.txt").write_text("It rained in the north all day, and nobody was surprised by it.")

    found = keiretsu("extract", tmp_path)

    one_sentence(found, 1, "state no fact")


def test_extract_notes_what_it_skips(keiretsu: Program, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()

    one_sentence(keiretsu("extract", tmp_path / "empty.txt"), 3, "empty.txt: is empty")


def test_a_path_that_is_not_there_is_named(own: Program) -> None:
    one_sentence(own("load", "no/such.txt"), 3, "No such file or folder: 'no/such.txt'")
    one_sentence(own("extract", "no/such.txt"), 3, "No such file or folder: 'no/such.txt'")
    one_sentence(own("load", "no/such.trig"), 3, "No such file or folder: 'no/such.trig'")


def test_a_web_address_cannot_be_read_yet(own: Program) -> None:
    one_sentence(own("load", "https://news.example/a"), 3, "is a web address, which cannot be read yet")
    one_sentence(own("load", "neo4j://graph.example"), 3, "run 'keiretsu pull neo4j://graph.example'")


def test_a_folder_without_articles_is_named(own: Program, tmp_path: Path) -> None:
    (tmp_path / "void").mkdir()

    one_sentence(own("load", tmp_path / "void"), 3, "No articles in")


def test_an_unreadable_folder_is_skipped_by_name(made: Path) -> None:
    need(os.geteuid() == 0, "only root can run the program as somebody who may not read a folder")
    with tempfile.TemporaryDirectory() as name:
        shut = Path(name) / "news" / "shut"
        shut.mkdir(parents=True)
        (shut / "a.txt").write_text("Text.")
        shut.chmod(0o700)
        Path(name).chmod(0o777)
        (Path(name) / "news").chmod(0o755)
        done = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, f"{name}/graph", str(shut.parent)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

        one_sentence(Outcome(done.returncode, done.stdout, done.stderr), 3, "No article")
        assert str(shut) in done.stdout + done.stderr


def test_a_trig_that_is_no_store_is_refused(own: Program, tmp_path: Path) -> None:
    (tmp_path / "other.trig").write_text("<a:a> <a:b> <a:c> .")

    one_sentence(own("load", tmp_path / "other.trig"), 3, "is not a whole store")


@pytest.mark.parametrize("table", [None, b"\xff\xfe\0", b"name,date\na.txt,2025\n", b"file,date\na.txt,soon\n"])
def test_a_metadata_table_that_cannot_be_read_is_named(own: Program, tmp_path: Path, table: bytes | None) -> None:
    (tmp_path / "a.txt").write_text("Text.")
    if table is not None:
        (tmp_path / "table.csv").write_bytes(table)

    one_sentence(own("load", tmp_path / "a.txt", "--metadata", tmp_path / "table.csv"), 3, "table.csv")


def test_no_store_says_what_makes_one(keiretsu: Program, tmp_path: Path) -> None:
    keiretsu.graph = tmp_path / "none"

    one_sentence(keiretsu("who", "supplies", "BMW"), 3, "load an article into it first")


def test_a_folder_of_other_files_is_no_store(own: Program, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "love.txt").write_text("Text.")
    own.graph = tmp_path / "letters"

    one_sentence(own("load", tmp_path / "letters" / "love.txt"), 3, "holds other files")


def test_a_damaged_store_is_named(own: Program) -> None:
    for file in Path(own.graph).glob("data-*/*.sst"):
        file.write_bytes(b"x" * file.stat().st_size)
    for file in Path(own.graph).glob("data-*/MANIFEST-*"):
        file.write_bytes(b"x" * file.stat().st_size)

    one_sentence(own("who", "supplies", "BMW"), 3, "is damaged")
    assert own("doctor").status == 3


def test_a_store_with_quads_missing_is_found_by_doctor(own: Program) -> None:
    [seal] = Path(own.graph).glob("data-*.seal")
    commit, quads, token = json.loads(seal.read_text())
    seal.write_text(json.dumps([commit, quads + 1, token]))

    found = own("doctor")

    one_sentence(found, 3, "Something is not as it should be")
    assert any(row[0] == "WRONG" and "quads" in row[2] for row in found.rows)


def test_no_server_is_one_sentence(own: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    port = free_port()
    monkeypatch.setenv("NEO4J_PASSWORD", "secret")

    found = own("push", f"bolt://127.0.0.1:{port}")

    one_sentence(found, 3, "No server answers")
    assert "secret" not in found.errors
    one_sentence(own("cypher", "RETURN 1", "--graph", f"bolt://127.0.0.1:{port}"), 3, "No server answers")


def test_a_push_without_an_address_or_a_password_says_what_to_set(
    own: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)

    one_sentence(own("push"), 3, "set NEO4J_URI")
    one_sentence(own("push", "bolt://localhost:1"), 3, "set NEO4J_PASSWORD")


def test_an_unforeseen_error_is_one_sentence_and_shows_its_place_on_request(made: Path) -> None:
    code = "import sys, cli; sys.argv = ['keiretsu', 'who', 'x']; cli._ontology = None; sys.exit(cli.main())"
    found = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "KEIRETSU_GRAPH": str(made), **more},
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        for more in ({}, {"KEIRETSU_DEBUG": "1"})
    ]

    one_sentence(Outcome(found[0].returncode, "", found[0].stderr), 3, "a mistake of ours, TypeError")
    assert "Traceback" in found[1].stderr
