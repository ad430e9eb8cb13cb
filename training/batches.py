"""Examples put together for one step of training."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from loaders.network.kinship import kin
from training.examples import Example


@dataclass(frozen=True)
class Batch:
    """Examples padded to one size; `pair` numbers pairs over the whole batch, -1 where padded.

    `kin` [B, L, L] numbers how the pieces' words are akin, 0 where padded.
    """

    pieces: Tensor
    named: Tensor
    mask: Tensor
    places: Tensor
    pair: Tensor
    apart: Tensor
    gold: Tensor
    weight: Tensor
    status: Tensor
    names: list[Tensor]
    types: list[Tensor]
    things: list[Tensor]
    described: list[Tensor]
    taught: list[Tensor]
    sentences: list[Tensor]
    dependencies: Tensor
    paths: Tensor
    kin: Tensor


def batch(chosen: Sequence[Example]) -> Batch:
    """Examples as one batch."""
    length, most = max(len(e.pieces) for e in chosen), max(len(e.places) for e in chosen)
    size = len(chosen)
    pieces, named = torch.ones(size, length, dtype=torch.long), torch.zeros(size, length, dtype=torch.long)
    mask = torch.full((size, 1, 1, length), -1e4)
    places, pair = torch.zeros(size, most, 2, dtype=torch.long), torch.full((size, most), -1)
    apart = torch.zeros(size, most, dtype=torch.long)
    dependencies, paths = torch.zeros(size, length, dtype=torch.long), torch.zeros(size, most, dtype=torch.long)
    akin = torch.zeros(size, length, length, dtype=torch.uint8)
    first = 0
    for i, e in enumerate(chosen):
        pieces[i, : len(e.pieces)], named[i, : len(e.named)], mask[i, ..., : len(e.pieces)] = e.pieces, e.named, 0
        places[i, : len(e.places)], pair[i, : len(e.pair)] = e.places, e.pair + first
        apart[i, : len(e.apart)] = e.apart
        dependencies[i, : len(e.pieces)], paths[i, : len(e.paths)] = e.dependencies, e.paths
        akin[i, : len(e.pieces), : len(e.pieces)] = torch.from_numpy(kin(e.nodes, e.heads))
        first += len(e.gold)
    return Batch(
        pieces,
        named,
        mask,
        places,
        pair,
        apart,
        *(torch.cat([getattr(e, part) for e in chosen]) for part in ("gold", "weight", "status")),
        [e.names for e in chosen],
        *([getattr(e, part) for e in chosen] for part in ("types", "things", "described", "taught", "sentences")),
        dependencies,
        paths,
        akin,
    )


def batches(data: Sequence[Example], size: int, chance: random.Random, spread: float = 60) -> list[list[Example]]:
    """Batches of like length in random order; lengths in one differ by up to `spread` pieces more than they must."""
    order = sorted(data, key=lambda e: len(e.pieces) + 2 * len(e.places) + chance.uniform(0, spread))
    found = [order[i : i + size] for i in range(0, len(order), size)]
    chance.shuffle(found)
    return found
