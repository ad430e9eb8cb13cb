"""How words are akin in a tree, and the way from one to another."""

from __future__ import annotations

from loaders.network.kinship import KIN, NEAR, PATHS, chains, kin, path, planes

# Lactalis, which Besnier leads, bought Galbani | It rains
HEADS = (4, 3, 3, 0, 4, 4, 7, 7)


def test_every_way_of_being_akin_is_told_planes() -> None:
    found = kin((0, 1, 2, 3, 4, 5, 6, 7, -1), HEADS)

    assert found[0].tolist() == [1, 5, 5, 3, 2, 6, 0, 0, 0]
    assert found[2].tolist() == [4, 6, 1, 2, 7, 9, 0, 0, 0]
    assert found[4].tolist() == [3, 8, 8, 5, 1, 3, 0, 0, 0]
    assert found[8].tolist() == [0] * 9


def test_pieces_of_one_word_are_akin_as_itself_and_kinship_runs_both_ways() -> None:
    found = kin((0, 0, 3, -1), HEADS)

    assert found[:2, :2].tolist() == [[1, 1], [1, 1]]
    assert (found[0, 2], found[2, 0]) == (3, 2)


def test_each_kind_has_a_plane_of_its_own_but_for_none() -> None:
    found = planes(kin((0, 4, -1), HEADS))

    assert found.shape == (KIN, 1, 3, 3)
    assert found.sum(0)[0].tolist() == [[1, 1, 0], [1, 1, 0], [0, 0, 0]]


def test_a_way_goes_up_to_the_nearest_word_above_both_and_down() -> None:
    above = chains(HEADS)

    assert path(2, 5, above) == 3 * (NEAR + 1) + 1
    assert path(5, 2, above) == 1 * (NEAR + 1) + 3
    assert path(0, 0, above) == 0


def test_there_is_no_way_between_sentences_nor_from_no_word() -> None:
    above = chains(HEADS)

    assert {path(0, 6, above), path(-1, 2, above), path(2, -1, above)} == {PATHS - 1}


def test_a_long_way_is_as_long_as_any() -> None:
    heads = tuple(max(0, word - 1) for word in range(12))

    assert path(11, 0, chains(heads)) == NEAR * (NEAR + 1)


def test_a_circle_ends() -> None:
    assert chains((1, 0)) == [[0, 1, 0], [1, 0, 1]]
