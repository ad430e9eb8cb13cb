"""Likeness is Jaccard's coefficient of masked shingles, whatever way it is counted."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from loaders.evaluation.duplicates import Pair, duplicates, shingles
from tests.loaders.gold_samples import article

TEXTS = some.lists(some.lists(some.sampled_from("abcd"), max_size=12).map(" ".join), max_size=7)


@given(TEXTS, some.integers(0, 4))
def test_likeness_is_the_share_of_common_shingles(texts: list[str], most: int) -> None:
    named = {f"en-x-{i:03}": text for i, text in enumerate(texts)}
    report = duplicates((article(text=text, things=(), name=name) for name, text in named.items()), most)

    alike = {(one, other): _jaccard(named[one], named[other]) for one, other in combinations(named, 2)}
    pairs = [Pair(*ends, share) for ends, share in alike.items() if share]
    assert report.closest == tuple(sorted(pairs, key=lambda p: (-p.alike, p.one, p.other))[:most])
    assert report.nearest == pytest.approx(
        {name: max((share for ends, share in alike.items() if name in ends), default=0.0) for name in named}
    )


def _jaccard(one: str, other: str) -> float:
    first, second = shingles(one), shingles(other)
    return len(first & second) / len(first | second) if first | second else 0.0
