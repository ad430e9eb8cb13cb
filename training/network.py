"""The reader's network in PyTorch: an encoder, and a head that judges every pair of characters at once.

The head follows Zhou et al., "Document-level relation extraction with adaptive thresholding and
localized context pooling" (AAAI 2021): a character is the log-sum-exp of its mentions' opening
markers, a pair attends to what both attend to, and a relation holds where its score passes that of a
learnt threshold class. A second head reads the status.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.weights import Encoder

BLOCK = 64
SIZE = 384
MARKS = 5
"""Marker pieces put before the vocabulary's rows: opening markers by code, one closing marker."""


class Layer(nn.Module):
    """One transformer layer, normalised after; `attend` also gives the attention, mean over heads."""

    def __init__(self, hidden: int, inner: int, heads: int, epsilon: float) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.ao = (nn.Linear(hidden, hidden) for _ in range(4))
        self.fi, self.fo = nn.Linear(hidden, inner), nn.Linear(inner, hidden)
        self.aln, self.oln = nn.LayerNorm(hidden, epsilon), nn.LayerNorm(hidden, epsilon)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor, weights: bool = False) -> tuple[Tensor, Tensor | None]:
        batch, length, hidden = x.shape
        q, k, v = (f(x).view(batch, length, self.heads, -1).transpose(1, 2) for f in (self.q, self.k, self.v))
        attention = None
        if weights:
            scores = q @ k.transpose(2, 3) / (hidden // self.heads) ** 0.5 + mask
            attention = scores.softmax(-1)
            y = attention @ v
        else:
            y = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        y = y.transpose(1, 2).reshape(batch, length, hidden)
        x = self.aln(x + self.drop(self.ao(y)))
        x = self.oln(x + self.drop(self.fo(functional.gelu(self.fi(x)))))
        return x, attention


class Body(nn.Module):
    """The encoder from embedded pieces to states and the last layer's attention by head."""

    def __init__(self, source: Encoder) -> None:
        super().__init__()
        inner = source.tensors["l0.fi.w"].shape[0]
        self.position = nn.Parameter(torch.tensor(source.tensors["emb.pos"] + source.tensors["emb.type"].reshape(-1, source.hidden)[:1]))
        self.norm = nn.LayerNorm(source.hidden, source.epsilon)
        self.norm.load_state_dict({"weight": torch.tensor(source.tensors["emb.ln.w"]), "bias": torch.tensor(source.tensors["emb.ln.b"])})
        self.layers = nn.ModuleList(Layer(source.hidden, inner, source.heads, source.epsilon) for _ in range(source.layers))
        for number, layer in enumerate(self.layers):
            for name in ("q", "k", "v", "ao", "fi", "fo", "aln", "oln"):
                state = {p: torch.tensor(source.tensors[f"l{number}.{name}.{p[0]}"]) for p in ("weight", "bias")}
                getattr(layer, name).load_state_dict(state)

    def forward(self, embedded: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        return self.upper(self.lower(embedded, mask, 0), mask, 0)

    def lower(self, embedded: Tensor, mask: Tensor, depth: int) -> Tensor:
        """The states after the first `depth` layers."""
        x = self.norm(embedded + self.position[: embedded.shape[1]])
        for layer in self.layers[:depth]:
            x, _ = layer(x, mask)
        return x

    def upper(self, x: Tensor, mask: Tensor, depth: int) -> tuple[Tensor, Tensor]:
        """The last states and attention by head, from the states after the first `depth` layers."""
        attention = x
        for number, layer in enumerate(self.layers[depth:], start=depth):
            x, found = layer(x, mask, weights=number == len(self.layers) - 1)
            attention = found if found is not None else attention
        return x, attention


class Head(nn.Module):
    """Scores of every relation (and the threshold, class 0) and status for pairs of characters."""

    def __init__(self, relations: int, statuses: int) -> None:
        super().__init__()
        self.subject, self.object = nn.Linear(2 * SIZE, SIZE), nn.Linear(2 * SIZE, SIZE)
        self.relation = nn.Linear(SIZE * BLOCK, relations + 1)
        self.status = nn.Linear(SIZE * BLOCK, statuses)
        self.bias = nn.Parameter(torch.zeros(relations, statuses))
        self.drop = nn.Dropout(0.2)

    def forward(self, things: Tensor, context: Tensor, pairs: Tensor) -> tuple[Tensor, Tensor]:
        s = torch.tanh(self.subject(torch.cat([things[pairs[:, 0]], context], 1)))
        o = torch.tanh(self.object(torch.cat([things[pairs[:, 1]], context], 1)))
        groups = (s.view(-1, SIZE // BLOCK, BLOCK, 1) * o.view(-1, SIZE // BLOCK, 1, BLOCK)).reshape(len(pairs), -1)
        groups = self.drop(groups)
        return self.relation(groups), self.status(groups)


def pooled(states: Tensor, attention: Tensor, mentions: list[list[int]], pairs: Tensor) -> tuple[Tensor, Tensor]:
    """Characters and pair contexts of one window: states [length, size], attention [heads, length, length]."""
    things = torch.stack([torch.logsumexp(states[at], 0) for at in mentions])
    looks = torch.stack([attention[:, at].mean(1) for at in mentions])
    both = (looks[pairs[:, 0]] * looks[pairs[:, 1]]).mean(1)
    both = both / (both.sum(1, keepdim=True) + 1e-10)
    return things, both @ states


def adaptive_loss(scores: Tensor, gold: Tensor, counted: Tensor) -> Tensor:
    """Zhou et al.'s loss: relations that hold above the threshold class, others below it.

    `gold` and `counted` are [pairs, relations] of 0 and 1; what is not counted pulls neither way.
    """
    hidden = torch.cat([torch.zeros_like(counted[:, :1]), (1 - counted)], 1) * -1e4
    labels = torch.cat([torch.zeros_like(gold[:, :1]), gold], 1)
    threshold = torch.zeros_like(labels)
    threshold[:, 0] = 1
    above = functional.log_softmax(scores + hidden - (1 - labels - threshold) * 1e4, 1)
    below = functional.log_softmax(scores + hidden - labels * 1e4, 1)
    return -(above * labels).sum(1) - (below * threshold).sum(1)
