"""The commands beside questions: articles, decisions, exports, queries, tables."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from graph.library import article_id
from graph.statistics import counts, walked
from ontology.read import load
from tests.cli.program import Program, first_statement


def test_version_is_printed(keiretsu: Program) -> None:
    assert keiretsu("--version").output == "keiretsu 0.1.0\n"


def test_articles_are_listed_by_key_with_short_ids(keiretsu: Program) -> None:
    found = keiretsu("articles")

    assert [row[5] for row in found.rows] == sorted(row[5] for row in found.rows)
    assert all(len(row[0]) == 8 for row in found.rows)


def test_the_text_of_an_article_is_printed_with_its_evidence_marked(keiretsu: Program) -> None:
    identifier = next(row[0] for row in keiretsu("articles").rows if row[5] == "talk-2")

    assert keiretsu("articles", "--text", identifier).output == "[The text of talk-2.]\n"


def test_an_unknown_article_is_no_answer(keiretsu: Program) -> None:
    found = keiretsu("articles", "--text", "ffffffff")

    assert (found.status, "'keiretsu articles' lists them" in found.errors) == (1, True)


@pytest.mark.parametrize("suffix", [".gexf", ".graphml", ".trig", ".ttl", ".nt", ".jsonld", ".csv", ".json", ".html"])
def test_export_writes_the_same_bytes_twice(keiretsu: Program, tmp_path: Path, suffix: str) -> None:
    one, two = tmp_path / f"one{suffix}", tmp_path / f"two{suffix}"

    assert keiretsu("export", one).status == keiretsu("export", two).status == 0
    assert one.read_bytes() == two.read_bytes() != b""


def test_export_of_an_unknown_format_names_the_known_ones(keiretsu: Program, tmp_path: Path) -> None:
    found = keiretsu("export", tmp_path / "graph.docx")

    assert found.status == 2
    assert ".gexf" in found.errors


def test_export_around_a_name_leaves_out_what_is_far(keiretsu: Program, tmp_path: Path) -> None:
    keiretsu("export", tmp_path / "near.json", "--around", "BMW", "--hops", "1")

    near = json.loads((tmp_path / "near.json").read_text("utf-8"))
    assert {node["name"] for node in near["nodes"]} == {"BMW", "CATL"}


def test_export_takes_relations_statuses_and_confidence(keiretsu: Program, tmp_path: Path) -> None:
    file = tmp_path / "part.json"
    keiretsu("export", file, "--relation", "acquired", "--status", "rumoured,denied", "--min-confidence", "0.1")

    edges = json.loads(file.read_text("utf-8"))["edges"]
    assert sorted(edge["status"] for edge in edges) == ["denied", "rumoured"]


def test_a_part_as_trig_is_no_whole_store(keiretsu: Program, tmp_path: Path) -> None:
    keiretsu("export", tmp_path / "part.trig", "--around", "BMW")

    assert not (tmp_path / "part.trig").read_text("utf-8").startswith("# A whole Keiretsu store")


def test_a_whole_store_loads_into_an_empty_one_and_joins_another(
    keiretsu: Program, own: Program, tmp_path: Path
) -> None:
    whole = tmp_path / "whole.trig"
    own("retract", "talk-2")
    keiretsu("export", whole)
    empty = keiretsu
    empty.graph = tmp_path / "new"

    assert [row[0] for row in empty("load", whole).rows] == ["new"] * 4
    assert sorted(row[0] for row in own("load", whole).rows) == ["new", "unchanged", "unchanged", "unchanged"]
    assert empty("export", tmp_path / "again.trig").status == 0
    assert (tmp_path / "again.trig").read_bytes() == whole.read_bytes()


def test_sparql_reads_the_view_without_naming_a_graph(keiretsu: Program) -> None:
    found = keiretsu("sparql", "SELECT ?p WHERE { ?p kg:partnerOf ?x }")

    assert found.status == 0
    assert "https://w3id.org/keiretsu/id/xiaomi" in {row[0] for row in found.rows}


@pytest.mark.parametrize("query", ["SELEKT ?x", "INSERT DATA { <a:a> <a:b> <a:c> }"])
def test_sparql_that_is_none_or_writes_is_a_usage_error(keiretsu: Program, query: str) -> None:
    found = keiretsu("sparql", query)

    assert (found.status, found.output) == (2, "")
    assert found.errors.count("\n") == 1


def test_sparql_without_a_result_is_no_answer(keiretsu: Program) -> None:
    assert keiretsu("sparql", "SELECT ?x WHERE { ?x kg:nothing ?y }").status == 1


def test_stats_count_what_there_is(keiretsu: Program) -> None:
    rows = keiretsu("stats").rows

    assert ["articles", "", "", "4"] in rows
    assert ["facts", "acquired", "denied", "1"] in rows


def test_both_ways_to_count_agree(made: Path) -> None:
    with EmbeddedStore(made, load()) as store:
        assert list(counts(store, store.ontology)) == list(walked(store, store.ontology))


def test_relations_are_listed_from_the_ontology(keiretsu: Program) -> None:
    assert [row[0] for row in keiretsu("relations").rows] == list(load().relations)


def test_relations_as_markdown_have_a_line_each(keiretsu: Program) -> None:
    lines = keiretsu("relations", "--markdown").output.splitlines()

    assert len(lines) == 2 + len(load().relations)
    assert all(line.count("|") == 5 for line in lines)


def test_a_backup_restores_elsewhere(keiretsu: Program, tmp_path: Path) -> None:
    assert keiretsu("backup", tmp_path / "store.tar").status == 0
    keiretsu.graph = tmp_path / "new"

    assert keiretsu("restore", tmp_path / "store.tar").status == 0
    assert keiretsu("who", "supplies", "BMW").rows[0][0] == "CATL"
    assert keiretsu("restore", tmp_path / "store.tar").status == 3


def test_doctor_finds_all_well(keiretsu: Program) -> None:
    found = keiretsu("doctor")

    assert found.status == 0
    assert {row[0] for row in found.rows} == {"ok"}
    assert {"python", "model en", "model fr", "graph", "view", "decisions"} <= {row[1] for row in found.rows}


def test_doctor_lists_decisions_that_wait_for_an_article(own: Program) -> None:
    own("reject", first_statement(own, "who", "supplies", "BMW"), "--author", "Ana")
    own("retract", "talk-2")

    assert any(row[1] == "decision" and "by Ana" in row[2] for row in own("doctor").rows)


def test_an_article_id_is_the_end_of_its_iri(made: Path) -> None:
    with EmbeddedStore(made, load()) as store:
        assert all(article.iri.endswith(article_id(article)) for article in store.articles())


def test_cypher_without_a_server_says_what_to_do(keiretsu: Program) -> None:
    found = keiretsu("cypher", "MATCH (n) RETURN n")

    assert (found.status, "push the graph to one" in found.errors) == (2, True)


@pytest.mark.parametrize("command", [("sparql", "ASK {}"), ("backup", "x.tar"), ("restore", "x.tar"), ("push",)])
def test_commands_that_need_a_folder_say_how_to_get_one(
    keiretsu: Program, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://localhost:1")
    monkeypatch.setenv("NEO4J_PASSWORD", "secret")

    found = keiretsu(*command, "--graph", "neo4j://localhost:7687")

    assert (found.status, found.output) == (2, "")
    assert "run 'keiretsu pull neo4j://localhost:7687 --graph FOLDER' first" in found.errors


def test_every_command_has_help_with_examples_of_itself(keiretsu: Program) -> None:
    import cli

    for command in cli.app.registered_commands:
        name = cli._name(command)
        found = keiretsu(name, "--help")

        assert found.status == 0
        assert f"  keiretsu {name} " in found.output or f"  keiretsu {name}\n" in found.output, name


def test_a_shell_gets_its_completion_script(keiretsu: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_KEIRETSU_COMPLETE", "source_bash")

    assert "complete -o default -F" in keiretsu().output
