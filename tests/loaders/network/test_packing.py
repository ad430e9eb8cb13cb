"""Windows of pieces: nothing lost, mentions at their pieces, long articles cut with an overlap."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from loaders.network.packing import FIRST, LAST, LONGEST, NOBODY, OVERLAP, PLACES, Mention, asked, windows
from loaders.network.weights import weights


def letters(text: str) -> list[tuple[int, int]]:
    """A piece for each letter, numbered from 10, blanks left out."""
    return [(10 + ord(c), 1) for c in text if not c.isspace()]


def spelled(pieces: tuple[int, ...]) -> str:
    return "".join(chr(p - 10) for p in pieces if p >= 10)


TEXT = "Bel buys Kiri. Kiri sells milk to Bel."
SENTENCES = [(0, 14), (15, 38)]
NAMES = [Mention(0, 3, 0), Mention(9, 13, 1), Mention(15, 19, 1), Mention(34, 37, 0)]


def test_a_short_text_is_one_window_with_its_names_at_their_pieces() -> None:
    [window] = windows(TEXT, SENTENCES, NAMES, letters, {})

    assert spelled(window.pieces) == TEXT.replace(" ", "")
    assert (window.pieces[0], window.pieces[-1]) == (FIRST, LAST)
    assert [spelled(window.pieces[a:b]) for a, b in window.places] == ["Bel", "Kiri", "Kiri", "Bel"]
    assert window.sentences == (0, 0, 1, 1)
    assert window.by_thing() == {0: (0, 3), 1: (1, 2)}
    assert [m for m in window.named() if m] == [1, 2, 2, 1, 2, 2, 2, 1, 2, 2, 2, 1, 2, 2]


def test_a_description_counts_once_it_is_known_whom_it_means() -> None:
    text = "Bel buys Kiri. The group sells milk."
    group = Mention(19, 24, NOBODY, described=True)
    [window] = windows(text, [(0, 14), (15, 36)], [*NAMES[:2], group], letters, {})

    assert spelled(window.pieces) == text.replace(" ", "")
    assert [m for m in window.named() if m] == [1, 2, 2, 1, 2, 2, 2, 3, 3, 3, 3, 3]
    assert window.by_thing() == {0: (0,), 1: (1,)}
    assert window.meaning({2: 0}).by_thing() == {0: (0, 2), 1: (1,)}
    assert window.meaning({2: 0}).pieces == window.pieces


def test_a_description_of_two_is_a_mention_of_both_and_no_pair_by_itself() -> None:
    text = "Bel and Kiri met. The two left."
    mentions = [Mention(0, 3, 0), Mention(8, 12, 1), Mention(22, 25, NOBODY, described=True)]
    [window] = windows(text, [(0, 17), (18, 31)], mentions, letters, {})

    both = window.meaning({2: 0}, [(2, 1)])

    assert both.by_thing() == {0: (0, 2), 1: (1, 3)}
    assert both.places[3] == both.places[2]
    assert (2, 3) not in asked(both, *both.by_thing().values())


def test_a_pair_is_asked_by_its_nearest_mentions_one_for_each_pair_of_sentences() -> None:
    [window] = windows(TEXT, SENTENCES, NAMES, letters, {})

    assert asked(window, (0, 3), (1, 2)) == [(0, 1), (3, 2)]


def test_no_pair_is_asked_more_often_than_places_allow() -> None:
    text = "A b. " * 12
    sentences = [(i * 5, i * 5 + 4) for i in range(12)]
    names = [Mention(i * 5, i * 5 + 1, 0) for i in range(12)] + [Mention(i * 5 + 2, i * 5 + 3, 1) for i in range(12)]
    [window] = windows(text, sentences, names, letters, {})

    things = window.by_thing()
    assert len(asked(window, things[0], things[1])) == PLACES


@given(st.lists(st.integers(1, 900), min_size=1, max_size=30))
def test_every_sentence_stands_in_a_window_and_no_window_is_too_long(lengths: list[int]) -> None:
    text, sentences = "", []
    for number, length in enumerate(lengths):
        sentences.append((len(text), len(text) + length))
        text += chr(200 + number) * length
    found = list(windows(text, sentences, [], letters, {}))

    held = [{p for p in w.pieces if p >= 10} for w in found]
    assert set().union(*held) == {10 + 200 + n for n in range(len(lengths))}
    assert all(len(w.pieces) <= LONGEST + 2 for w in found)
    shared = [len(a & b) for a, b in pairwise(held)]
    assert all(n <= OVERLAP for n in shared)


def test_a_name_inside_another_is_left_out() -> None:
    [window] = windows("Bank of China", [(0, 13)], [Mention(0, 13, 0), Mention(8, 13, 1)], letters, {})

    assert [m.thing for m in window.mentions] == [0]


def test_each_piece_knows_its_word_and_a_name_the_word_that_stands_for_it() -> None:
    tree = [(0, 3, 1, "nsubj"), (4, 8, 1, "ROOT"), (9, 13, 1, "dobj"), (13, 14, 1, "punct")]
    other = [(15, 19, 1, "nsubj"), (20, 25, 1, "ROOT"), (26, 30, 1, "dobj"), (31, 33, 1, "prep"), (34, 37, 3, "pobj")]
    [window] = windows(TEXT, SENTENCES, NAMES, letters, {0: tree, 15: other})

    assert window.heads == (1, 1, 1, 1, 5, 5, 5, 5, 7)
    assert window.dependencies == tuple(dependency for _, _, _, dependency in [*tree, *other])
    assert [window.nodes[a] for a, _ in window.places] == [0, 2, 4, 8]
    assert window.nodes[0] == window.nodes[-1] == -1
    assert list(window.nodes[1:-1]) == sorted(window.nodes[1:-1])


def test_words_without_a_tree_are_of_no_word() -> None:
    [window] = windows(TEXT, SENTENCES, NAMES, letters, {})

    assert set(window.nodes) == {-1}
    assert window.heads == ()


def test_pieces_of_words_that_stand_unbroken_go_each_with_the_word_in_which_it_begins() -> None:
    tree = [(0, 2, 1, "det"), (2, 8, 1, "ROOT"), (8, 9, 1, "punct")]
    pieces = [(10, 1), (11, 1), (12, 4), (13, 2), (14, 1)]
    [window] = windows("l'accord,", [(0, 9)], [], lambda text: pieces, {0: tree})

    assert window.nodes == (-1, 0, 0, 1, 1, 2, -1)


def test_a_name_that_the_tree_leaves_out_is_of_no_word() -> None:
    tree = [(0, 4, 0, "ROOT"), (9, 15, 0, "obl")]
    [window] = windows("Près Bel partout", [(0, 16)], [Mention(5, 8, 0)], letters, {0: tree})

    assert {window.nodes[a] for a, _ in window.places} == {-1}


def test_the_pieces_of_the_shipped_vocabulary_are_as_long_as_what_they_stand_for() -> None:
    for text in ("l'accord,", "Sinomach-HI", "(21%)", "œuvre", "“Ventures”:"):
        assert sum(size for _, size in weights().encode(text)) == len(text)
