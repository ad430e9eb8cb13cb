"""The network as a learner of given pairs alone, measured beside the n-grams (benchmarks/quality).

    python -m training.given TRAIN.jsonl TEST.jsonl

Takes and prints what `training.ngrams` does. It starts from the encoder's own weights, sees nothing but the rows of
TRAIN, EPOCHS times, keeps the layers below the markers as they are, and says of each pair the relation and order with
the highest log-odds, if they are above 0.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch

from loaders.network.packing import Encode
from training import public
from training.batches import batch, batches
from training.examples import Example, Row, Schema, examples
from training.fit import PAIRS, Trainer, beginning, read_rows
from training.loss import forward
from training.network import Network

EPOCHS = 4
SPREAD = 6
"""How unlike lengths in a batch may be, in pieces: a row has fifty on average, and padding takes as long as text."""
CODES = frozenset({"ORG", "PER", "PRO", "LOC"})


def learnt(rows: Sequence[Row]) -> Schema:
    """The relations that the rows name; any end may have any type."""
    names = tuple(sorted({row["ours"][0] for row in rows if row.get("ours") and row["ours"][0] != "other"}))
    return Schema(names, dict.fromkeys(names, CODES), dict.fromkeys(names, CODES), frozenset(public.SYMMETRIC), {})


def alike(row: Row, schema: Schema, encode: Encode) -> list[Example]:
    """The example of a row, in a list; none where its spans cannot be told apart."""
    made = public.row({**row, "ours": row.get("ours")}, whole=True)
    return list(examples(made, schema, encode)) if made is not None else []


@torch.no_grad()
def judged(network: Network, asked: Sequence[Example], schema: Schema) -> tuple[str | None, str | None]:
    """The relation and direction of one row."""
    if not asked:
        return None, None
    network.eval()
    logits = forward(network, batch(asked)).best[:2]
    for r, name in enumerate(schema.relations):
        if name in schema.symmetric:
            logits[:, r] = logits[:, r].mean()
    order, relation = divmod(int(logits.argmax()), len(schema.relations))
    if float(logits.max()) < 0:
        return None, None
    name = schema.relations[relation]
    return name, "=" if name in schema.symmetric else ("->", "<-")[order]


def said(train: Sequence[Row], test: Sequence[Row]) -> Iterator[dict[str, object]]:
    """What the network that learnt from `train` says of each row of `test`."""
    schema, chance = learnt(train), random.Random(1)
    network, _, _, encode = beginning([str(r["text"]) for r in (*train, *test)], schema)
    rows = [e for r in train for e in alike(r, schema, encode)]
    network.settle()
    trainer = Trainer(network, EPOCHS * (len(rows) // PAIRS + 1), 1e-4, 1e-3)
    for _ in range(EPOCHS):
        for chosen in batches(rows, PAIRS, chance, SPREAD):
            trainer.step(chosen)
    for row in test:
        relation, direction = judged(network, alike(row, schema, encode), schema)
        yield {"id": row["id"], "relation": relation, "direction": direction}


def main(train: str, test: str) -> None:
    """Print a line for each test row."""
    torch.manual_seed(1)
    torch.set_num_threads(2)
    torch.set_flush_denormal(True)
    for row in said(read_rows(train), read_rows(test)):
        print(json.dumps(row))


if __name__ == "__main__":
    main(*map(str, map(Path, sys.argv[1:3])))
