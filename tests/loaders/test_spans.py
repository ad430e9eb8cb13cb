"""Spans of a text: parted where they overlap, and the names that stand exactly where two are given."""

from __future__ import annotations

import pytest
from hypothesis import given as varied
from hypothesis import settings
from hypothesis import strategies as st

from loaders.given import given
from loaders.spans import parted
from ontology.read import load


@varied(
    st.lists(st.sampled_from(["Alba", "it", "the", "«", ".", "\n", "U.S.", "L'Oréal", "-", "’s", "42"]), min_size=2),
    st.data(),
)
@settings(max_examples=60, deadline=None)
def test_names_stand_exactly_where_the_spans_are(pieces: list[str], data: st.DataObject) -> None:
    text = " ".join(["Alba", *pieces, "Brig"])
    cut = data.draw(st.integers(1, len(text) - 1))
    head = data.draw(st.tuples(st.integers(0, cut - 1), st.integers(1, cut)).filter(lambda s: _says(text, s)))
    tail = data.draw(
        st.tuples(st.integers(cut, len(text) - 1), st.integers(cut + 1, len(text))).filter(lambda s: _says(text, s))
    )

    found = given(text, head, tail, "en", load())

    assert found is not None
    assert found.head is not found.tail
    for name, span in ((found.head_name, head), (found.tail_name, tail)):
        assert span[0] <= name.start < name.end <= span[1]
        assert sum(name in names for _, names in found.part.sentences) == 1
    tokens = [token for sentence, _ in found.part.sentences for token in sentence.tokens]
    assert "".join(token.text for token in tokens) == "".join(text.split())


@varied(st.text("ab ,", min_size=1, max_size=12), st.data())
def test_spans_that_overlap_are_parted_and_lose_no_word(text: str, data: st.DataObject) -> None:
    spans = [tuple(sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))) for _ in "12"]
    head, tail = parted(text, *spans)

    assert head[1] <= tail[0] or tail[1] <= head[0]
    assert parted(text, *spans[::-1]) == (tail, head) or spans[0][1] - spans[0][0] == spans[1][1] - spans[1][0]
    for part, whole in ((head, spans[0]), (tail, spans[1])):
        assert part[0] == part[1] or whole[0] <= part[0] < part[1] <= whole[1]


@pytest.mark.parametrize(
    ("text", "head", "tail", "ends"),
    [
        ("A Toyota Yaris waited.", (2, 8), (2, 14), ("Toyota", "Yaris")),
        ("A Toyota Yaris waited.", (2, 14), (2, 8), ("Yaris", "Toyota")),
        ("The Xiaomi Group SU7 sold.", (4, 16), (11, 20), ("Xiaomi", "Group SU7")),
        ("Cheese by Alba, says Brig.", (0, 14), (10, 14), ("Cheese by", "Alba")),
        ("Alba ’s Brig", (0, 4), (4, 7), ("Alba", "’s")),
    ],
)
def test_each_span_has_its_own_words_without_what_stands_around_them(
    text: str, head: tuple[int, int], tail: tuple[int, int], ends: tuple[str, str]
) -> None:
    found = given(text, head, tail, "en", load())

    assert found is not None
    assert (found.head_name.text, found.tail_name.text) == ends


def _says(text: str, span: tuple[int, int]) -> bool:
    return span[0] < span[1] and any(c.isalnum() for c in text[span[0] : span[1]])
