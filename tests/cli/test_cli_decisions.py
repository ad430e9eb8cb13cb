"""Decisions: retract, reject, confirm, merge, unmerge, and each undone."""

from __future__ import annotations

from tests.cli.program import Program, first_statement


def test_retract_takes_an_article_and_its_facts_away(own: Program) -> None:
    assert own("retract", "talk-2").status == 0

    assert own("who", "supplies", "BMW").rows[0][5] == "1"
    assert own("retract", "talk-2").status == 1


def test_a_rejected_statement_answers_no_more_and_undo_brings_it_back(own: Program) -> None:
    statement = first_statement(own, "who", "makes", "SU7")

    assert own("reject", statement, "--reason", "a test", "--author", "me").status == 0
    assert own("who", "makes", "SU7").status == 1
    assert own("reject", statement, "--undo").status == 0
    assert own("who", "makes", "SU7").status == 0


def test_a_confirmed_statement_is_sure(own: Program) -> None:
    assert own("confirm", first_statement(own, "who", "makes", "Comet")).status == 0

    assert own("who", "makes", "Comet").rows[0][4] == "1"


def test_an_unknown_statement_cannot_be_judged(own: Program) -> None:
    assert own("reject", "00000000").status == 1


def test_merge_makes_two_names_one_and_undo_parts_them(own: Program) -> None:
    assert own("merge", "CATL", "BYD", "--reason", "a test").status == 0
    assert own("merge", "CATL", "BYD").status == 2
    assert own("who", "acquired", "Xiaomi", "--status", "denied").rows[0][0] == "CATL"

    assert own("merge", "CATL", "BYD", "--undo").status == 0
    assert own("who", "acquired", "Xiaomi", "--status", "denied").rows[0][0] == "BYD"


def test_unmerge_parts_what_was_merged(own: Program) -> None:
    own("merge", "CATL", "BYD")

    assert own("unmerge", "CATL", "BYD").status == 0
    assert own("who", "acquired", "Xiaomi", "--status", "denied").rows[0][0] == "BYD"


def test_an_alias_that_is_no_name_of_its_own_cannot_be_parted(own: Program) -> None:
    found = own("unmerge", "Sinomach", "China National Machinery Industry")

    assert (found.status, "cannot be parted" in found.errors) == (2, True)


def test_undoing_what_was_never_ruled_is_no_answer(own: Program) -> None:
    assert own("merge", "CATL", "BYD", "--undo").status == 1
