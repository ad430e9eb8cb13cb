"""Questions through the program."""

from __future__ import annotations

import csv
import io
import json

import pytest

import cli
from graph.questions import words
from ontology.read import load
from tests.cli.conftest import HYPERION
from tests.cli.program import Program, spawn


def answers(found: dict[str, object]) -> list[dict[str, object]]:
    """The answers of a JSON document."""
    listed = found["answers"]
    assert isinstance(listed, list)
    return listed


def test_who_exports_a_company_is_answered_by_reading_and_reasoning(keiretsu: Program) -> None:
    found = keiretsu("who", "exports", "Xiaomi")

    assert found.status == 0
    assert {row[0] for row in found.rows} == {HYPERION}
    assert [row[6] for row in found.rows] == [f"{HYPERION} exports SU7", "Xiaomi manufactures SU7"]
    assert {row[2] for row in found.rows} == {"planned"}


def test_why_shows_every_derivation(keiretsu: Program) -> None:
    found = keiretsu("who", "exports", "Xiaomi", "--why")

    assert {row[6] for row in found.rows} >= {f"{HYPERION} exports YU7", "Xiaomi manufactures YU7"}


def test_json_has_the_keys_of_the_contract(keiretsu: Program) -> None:
    found = keiretsu("who", "exports", "Xiaomi", "--json").document

    assert found["question"] == "who exports Xiaomi"
    [answer] = answers(found)
    assert {"name", "iri", "relation", "object", "status", "inferred", "confidence", "support"} <= answer.keys()
    assert (answer["name"], answer["object"], answer["inferred"]) == (HYPERION, "Xiaomi", True)
    evidence = answer["evidence"]
    assert isinstance(evidence, list)
    assert {"quote", "article", "title", "published", "statement"} <= evidence[0].keys()


def test_common_options_stand_before_or_after_the_command(keiretsu: Program) -> None:
    assert keiretsu("--json", "who", "exports", "Xiaomi") == keiretsu("who", "exports", "Xiaomi", "--json")


def test_jsonl_gives_one_answer_a_line(keiretsu: Program) -> None:
    found = keiretsu("whom", "does", "CATL", "supply", "--jsonl")

    assert [json.loads(line)["name"] for line in found.output.splitlines()] == ["BMW", "Xiaomi"]


def test_csv_reads_back(keiretsu: Program) -> None:
    found = keiretsu("who", "supplies", "BMW", "--csv")

    [row] = csv.DictReader(io.StringIO(found.output))
    assert (row["answer"], row["support"], row["quote"]) == ("CATL", "2", "BMW buys its cells from CATL.")


def test_two_machine_formats_at_once_are_refused(keiretsu: Program) -> None:
    assert keiretsu("who", "supplies", "BMW", "--csv", "--json").status == 2


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("qui", "exporte", "SU7"), HYPERION),
        (("que", "fabrique", "Xiaomi"), "SU7"),
        (("what", "does", "Xiaomi", "make"), "SU7"),
        (("whom", "does", "CATL", "supply"), "BMW"),
        (("who", "is", "owned", "by", "Sinomach"), HYPERION),
        (("who", "owns", HYPERION), "China National Machinery Industry"),
        (("who", "partners", "with", HYPERION), "Xiaomi"),
        (("who", "EXPORTS", "SU7", "?"), HYPERION),
        (("qui", "est", "filiale", "de", "sinomach"), HYPERION),
    ],
)
def test_every_form_of_question_finds_its_answer(keiretsu: Program, words: tuple[str, ...], name: str) -> None:
    found = keiretsu(*words)

    assert found.status == 0
    assert found.rows[0][0] == name


def test_no_answer_is_said_with_exit_1(keiretsu: Program) -> None:
    found = keiretsu("who", "sues", "Xiaomi")

    assert (found.status, found.output) == (1, "")
    assert "Nothing in this graph answers 'who sues Xiaomi'" in found.errors


def test_no_answer_is_an_empty_list_in_json(keiretsu: Program) -> None:
    found = keiretsu("who", "sues", "Xiaomi", "--json")

    assert (found.status, found.document) == (1, {"question": "who sues Xiaomi", "answers": []})


def test_a_denied_fact_answers_only_when_asked_for(keiretsu: Program) -> None:
    silent, asked = keiretsu("who", "acquired", "Xiaomi"), keiretsu("who", "acquired", "Xiaomi", "--status", "denied")

    assert silent.status == 1
    assert "1 not asserted: add --status all" in silent.errors
    assert (asked.status, asked.rows[0][0], asked.rows[0][2]) == (0, "BYD", "denied")


def test_an_unknown_status_suggests_one(keiretsu: Program) -> None:
    found = keiretsu("who", "acquired", "Xiaomi", "--status", "denyed")

    assert found.status == 2
    assert "Did you mean 'denied'?" in found.errors


def test_an_unknown_name_suggests_one_with_exit_1(keiretsu: Program) -> None:
    found = keiretsu("who", "exports", "Xiaome")

    assert found.status == 1
    assert "'Xiaome'. Did you mean Xiaomi?" in found.errors


def test_an_unknown_verb_suggests_one_with_exit_2(keiretsu: Program) -> None:
    found = keiretsu("who", "exprots", "Xiaomi")

    assert found.status == 2
    assert "'who exports Xiaomi'" in found.errors


def test_a_question_word_alone_is_a_usage_error(keiretsu: Program) -> None:
    assert keiretsu("who").status == 2


def test_a_mistyped_command_suggests_one(keiretsu: Program) -> None:
    found = keiretsu("exprot", "x.gexf")

    assert found.status == 2
    assert "Did you mean 'export'?" in found.errors


def test_a_name_of_two_things_lists_them_with_exit_2(keiretsu: Program) -> None:
    found = keiretsu("company", "Comet")

    assert found.status == 2
    assert "company" in found.errors
    assert "product" in found.errors


def test_an_ambiguous_name_is_told_apart_by_its_iri(keiretsu: Program) -> None:
    found = keiretsu("company", "product/comet")

    assert found.status == 0
    assert found.rows[0][1:3] == ["manufactures", "Mercury"]


def test_as_of_leaves_out_what_was_not_reported_yet(keiretsu: Program) -> None:
    assert keiretsu("who", "supplies", "BMW", "--as-of", "2026-01").status == 1
    assert keiretsu("who", "supplies", "BMW", "--as-of", "2026-02-05").status == 0


def test_a_date_that_is_none_is_refused(keiretsu: Program) -> None:
    found = keiretsu("who", "supplies", "BMW", "--as-of", "yesterday")

    assert (found.status, "'yesterday' is no date" in found.errors) == (2, True)


def test_min_confidence_leaves_out_what_is_less_sure(keiretsu: Program) -> None:
    assert keiretsu("who", "makes", "Comet").status == 0
    assert keiretsu("who", "makes", "Comet", "--min-confidence", "0.5").status == 1
    assert keiretsu("--min-confidence", "7", "who", "makes", "Comet").status == 2


def test_company_shows_facts_in_and_out_grouped_by_relation(keiretsu: Program) -> None:
    found = keiretsu("company", "xiaomi", "--json").document

    entity, facts = found["entity"], found["facts"]
    assert isinstance(entity, dict)
    assert isinstance(facts, list)
    assert entity["name"] == "Xiaomi"
    seen = [(fact["direction"], fact["relation"]) for fact in facts]
    assert seen == sorted(seen, key=lambda each: (each[0] != "out", each[1]))
    assert ("in", "suppliesTo") in seen


def test_company_finds_an_alias_whatever_its_case_and_says_so(keiretsu: Program) -> None:
    found = keiretsu("company", "SINOMACH")

    assert found.status == 0
    assert "China National Machinery Industry (Company), also Sinomach" in found.errors


def test_path_prints_the_sentence_behind_every_step(keiretsu: Program) -> None:
    found = keiretsu("path", "BMW", "Sinomach", "--most", "1")

    assert found.status == 0
    assert [row[1] for row in found.rows] == ["1", "2", "3", "4"]
    assert all(row[9] for row in found.rows)


def test_path_has_its_json_form(keiretsu: Program) -> None:
    paths = keiretsu("path", "Xiaomi", "Sinomach", "--json").document["paths"]

    assert isinstance(paths, list)
    step = paths[0]["steps"][0]
    assert {"subject", "relation", "object", "status", "evidence"} <= step.keys()
    assert step["evidence"][0]["quote"]


def test_path_by_some_relations_only(keiretsu: Program) -> None:
    found = keiretsu("path", "Xiaomi", "Sinomach", "--via", "supplies")

    assert found.status == 1
    assert "No chain of at most 6 facts" in found.errors


def test_path_to_itself_is_a_usage_error(keiretsu: Program) -> None:
    assert keiretsu("path", "Xiaomi", "xiaomi").status == 2


def test_the_help_lists_every_question_word_of_the_ontology() -> None:
    assert set(cli.QUESTION_WORDS) == set(words(load()))


def test_a_word_that_only_the_ontology_knows_is_a_command_too(
    keiretsu: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = [each for each in cli.app.registered_commands if each.name != "whom"]
    monkeypatch.setattr(cli.app, "registered_commands", others)

    assert keiretsu("whom", "does", "CATL", "supply").rows[0][0] == "BMW"


def test_names_beginning_with_a_dash_follow_two_dashes(keiretsu: Program) -> None:
    found = keiretsu("company", "--", "-weird")

    assert (found.status, "'-weird'" in found.errors) == (1, True)


def test_tables_have_no_colour_or_cutting_when_piped(keiretsu: Program) -> None:
    found = spawn(["who", "exports", "Xiaomi"], keiretsu.graph, environment={"FORCE_COLOR": "1", "COLUMNS": "20"})

    assert "\x1b" not in found.output
    assert "…" not in found.output
