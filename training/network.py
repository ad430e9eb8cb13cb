"""The reader's network in PyTorch: multilingual-e5-small with levitated markers, and the heads on top.

Text pieces attend to text. For each pair of mentions two markers, one for the subject and one for the
object, attend to the text and to each other, and nothing attends to them (Zhong and Chen, NAACL 2021).
A relation's logit is the largest over the pairs of mentions by which a pair of characters is asked.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from loaders.network.judge import FAR
from loaders.network.kinship import KIN, PATHS
from training.weights import Encoder

ENTERS = 4
"""Layers before the markers enter: each starts from the state of its mention's first piece there."""
KINDS = 5
"""Classes of the head of types: the four codes and none."""
MEANS = 128
"""Width in which descriptions look for whom they mean."""


class RowDrop(nn.Module):
    """Dropout of whole features of a row, one mask over all its positions: a full mask costs a tenth of the time."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """[B, N, D] with features set to zero while training."""
        if not self.training:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2]) >= self.share
        return x * (kept.to(x.dtype) / (1 - self.share))


PLAINLY = torch.autocast("cpu", enabled=False)
"""Attention in the type that it is given: a softmax in four bytes, as autocast has it, costs a third of the time."""
Looked = tuple[Tensor, Tensor]
"""Keys and values of the text in one layer, [B, heads, L, size] each: what markers look at."""


class Layer(nn.Module):
    """One transformer layer, normalised after: the text looks at itself, markers at the text and at each other."""

    def __init__(self, hidden: int, inner: int, heads: int, epsilon: float, drop: float) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.ao = (nn.Linear(hidden, hidden) for _ in range(4))
        self.fi, self.fo = nn.Linear(hidden, inner), nn.Linear(inner, hidden)
        self.aln, self.oln = nn.LayerNorm(hidden, epsilon), nn.LayerNorm(hidden, epsilon)
        self.drop = RowDrop(drop)
        self.kin = nn.Parameter(torch.zeros(heads, KIN))

    def _leaning(self, akin: Tensor) -> Tensor:
        """[B, heads, n, L]: what is added to attention for kinship [KIN, B, n, L]."""
        _, batch, rows, columns = akin.shape
        flat = self.kin.to(akin.dtype) @ akin.reshape(KIN, batch * rows * columns)
        return flat.view(-1, batch, rows, columns).transpose(0, 1)

    def text(self, x: Tensor, mask: Tensor, akin: Tensor) -> tuple[Tensor, Looked]:
        """The next states of the text [B, L, D], and what markers see of it; `mask` is [B, 1, 1, L], added."""
        q, k, v = self._split(x)
        with PLAINLY:
            seen = (q @ k.transpose(2, 3) + mask.to(q.dtype) + self._leaning(akin.to(q.dtype))).softmax(3) @ v
        return self._onward(x, seen), (k, v)

    def marked(self, x: Tensor, text: Looked, mask: Tensor, akin: Tensor) -> Tensor:
        """The next states of the markers [B, 2P, D], two by two; `akin` [KIN, B, 2P, L] is that of their mentions."""
        batch, total, hidden = x.shape
        size = hidden // self.heads
        q, k, v = self._split(x)
        q2, k2, v2 = (y.reshape(batch, self.heads, total // 2, 2, size) for y in (q, k, v))
        with PLAINLY:
            look = q @ text[0].transpose(2, 3) + mask.to(q.dtype) + self._leaning(akin.to(q.dtype))
            each = (q2 @ k2.transpose(3, 4)).reshape(batch, self.heads, total, 2)
            weights = torch.cat([look, each], 3).softmax(3)
            took = weights @ _picking(text[1])
            other = took[..., size:].reshape(batch, self.heads, total // 2, 2, 2) @ v2
            seen = took[..., :size] + other.reshape(batch, self.heads, total, size)
        return self._onward(x, seen)

    def _split(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        batch, total, hidden = x.shape
        shape = batch, total, self.heads, hidden // self.heads
        q, k, v = (f(x).view(shape).transpose(1, 2) for f in (self.q, self.k, self.v))
        return q * shape[3] ** -0.5, k, v

    def _onward(self, x: Tensor, seen: Tensor) -> Tensor:
        y = seen.transpose(1, 2).reshape(x.shape)
        x = self.aln(x + self.drop(self.ao(y)))
        return self.oln(x + self.drop(self.fo(functional.gelu(self.fi(x)))))


def _picking(values: Tensor) -> Tensor:
    """[.., L + 2, size + 2]: one product sums values [.., L, size] by L + 2 weights and picks out the last two."""
    length, size = values.shape[2:]
    wide = functional.pad(values, (0, 2, 0, 2))
    pick = torch.zeros(length + 2, size + 2, dtype=values.dtype)
    pick[length, size] = pick[length + 1, size + 1] = 1
    return wide + pick


class Body(nn.Module):
    """The encoder from embedded pieces and markers' places to the last states."""

    def __init__(self, source: Encoder, drop: float = 0.1) -> None:
        super().__init__()
        inner = source.tensors["l0.fi.w"].shape[0]
        at = source.tensors["emb.pos"] + source.tensors["emb.type"].reshape(-1, source.hidden)[:1]
        self.position = nn.Parameter(torch.tensor(at))
        self.norm = nn.LayerNorm(source.hidden, source.epsilon)
        self.norm.load_state_dict(
            {"weight": torch.tensor(source.tensors["emb.ln.w"]), "bias": torch.tensor(source.tensors["emb.ln.b"])}
        )
        self.enter = nn.LayerNorm(source.hidden, source.epsilon)
        self.layers = nn.ModuleList(
            Layer(source.hidden, inner, source.heads, source.epsilon, drop) for _ in range(source.layers)
        )
        for number, layer in enumerate(self.layers):
            for name in ("q", "k", "v", "ao", "fi", "fo", "aln", "oln"):
                state = {p: torch.tensor(source.tensors[f"l{number}.{name}.{p[0]}"]) for p in ("weight", "bias")}
                getattr(layer, name).load_state_dict(state)

    def text(self, words: Tensor, mask: Tensor, akin: Tensor) -> tuple[Tensor, Tensor, list[Looked]]:
        """From words [B, L, D] the states where markers enter, the last states, and what markers see on their way.

        `akin` [KIN, B, L, L] says of each two pieces by one 1 how their words are akin.
        """
        x = self.norm(words + self.position[: words.shape[1]])
        for layer in self.layers[:ENTERS]:
            x, _ = layer.text(x, mask, akin)
        entered, looked = x, []
        for layer in self.layers[ENTERS:]:
            x, seen = layer.text(x, mask, akin)
            looked.append(seen)
        return entered, x, looked

    def marked(
        self, entered: Tensor, looked: Sequence[Looked], marks: Tensor, places: Tensor, mask: Tensor, akin: Tensor
    ) -> Tensor:
        """The last states of markers [B, 2P, D] from marks [B, 2P, D] and their places [B, 2P] (pieces).

        `akin` [KIN, B, 2P, L] is the kinship of the pieces where they stand.
        """
        x = self.enter(entered.gather(1, places[..., None].expand(-1, -1, entered.shape[2])) + marks)
        for layer, seen in zip(self.layers[ENTERS:], looked, strict=True):
            x = layer.marked(x, seen, mask, akin)
        return x

    def forward(self, words: Tensor, marks: Tensor, places: Tensor, mask: Tensor, kin: Tensor) -> Tensor:
        """[B, L + 2P, D]: the last states of text and markers; `kin` [B, L, L] numbers kinship."""
        entered, last, looked = self.text(words, mask, planes(kin))
        at = kin.gather(1, places[..., None].expand(-1, -1, kin.shape[2]))
        return torch.cat([last, self.marked(entered, looked, marks, places, mask, planes(at))], 1)


def distance(apart: Tensor) -> Tensor:
    """The number of a distance: how many sentences a subject stands after its object, in 2 FAR classes."""
    return apart.clamp(1 - FAR, FAR) + FAR - 1


def planes(kin: Tensor) -> Tensor:
    """[KIN, B, n, L] of 0 and 1 from numbers of kinship [B, n, L]; kinship 0 is not told."""
    told = torch.stack([(kin == each) if each else torch.zeros_like(kin, dtype=torch.bool) for each in range(KIN)])
    return told.to(torch.get_autocast_dtype("cpu") if torch.is_autocast_enabled("cpu") else torch.float32)


class Network(nn.Module):
    """Word table (frozen), markers, encoder, and heads for relations, statuses and types of names."""

    def __init__(
        self, body: Body, words: Tensor, like: Tensor, relations: int, statuses: int, dependencies: int, wide: int = 384
    ) -> None:
        super().__init__()
        size = words.shape[1]
        self.words = nn.Embedding.from_pretrained(words, freeze=True)
        self.marks = nn.Parameter(like.clone())
        self.inside = nn.Embedding(4, size)
        nn.init.zeros_(self.inside.weight)
        self.dependency = nn.Embedding(dependencies + 1, size)
        nn.init.zeros_(self.dependency.weight)
        self.body = body
        self.drop = nn.Dropout(0.15)
        self.pair = nn.Linear(4 * size, wide)
        self.far = nn.Embedding(2 * FAR, wide)
        nn.init.zeros_(self.far.weight)
        self.path = nn.Embedding(PATHS, wide)
        nn.init.zeros_(self.path.weight)
        self.relation = nn.Linear(wide, relations)
        nn.init.constant_(self.relation.bias, -3.0)
        self.stance = nn.Linear(4 * size, wide)
        self.of_relation = nn.Embedding(relations, wide)
        nn.init.normal_(self.of_relation.weight, std=0.02)
        self.status = nn.Linear(wide, statuses)
        self.kind = nn.Linear(size, KINDS)
        self.asks, self.answers = nn.Linear(size, MEANS, bias=False), nn.Linear(size, MEANS, bias=False)
        self.apart = nn.Embedding(FAR, 1)
        nn.init.zeros_(self.apart.weight)
        self.nobody = nn.Linear(size, 1)

    def settle(self) -> None:
        """Keep all as it is below the layer where markers enter: a step then takes little more than half the time."""
        below = (self.inside, self.dependency, self.body.norm, *self.body.layers[:ENTERS])
        for parameter in (self.body.position, *(p for part in below for p in part.parameters())):
            parameter.requires_grad_(False)

    def states(
        self, pieces: Tensor, named: Tensor, dependencies: Tensor, places: Tensor, mask: Tensor, kin: Tensor
    ) -> Tensor:
        """The last states of text and markers: pieces, named, dependencies [B, L], places [B, P, 2], kin [B, L, L]."""
        words = self.words(pieces) + self.inside(named) + self.dependency(dependencies)
        batch, pairs, _ = places.shape
        marks = self.marks[None, None].expand(batch, pairs, 2, -1).reshape(batch, 2 * pairs, -1)
        return self.body(words, marks, places.reshape(batch, 2 * pairs), mask, kin)

    def seen(self, states: Tensor, length: int, places: Tensor) -> Tensor:
        """[B, P, 4D]: both markers and both mentions' first pieces, for each pair of mentions."""
        batch, pairs, _ = places.shape
        marked = states[:, length:].reshape(batch, pairs, -1)
        at = places.reshape(batch, 2 * pairs, 1).expand(-1, -1, states.shape[2])
        text = states[:, :length].gather(1, at).reshape(batch, pairs, -1)
        return self.drop(torch.cat([marked, text], 2))

    def relations(self, seen: Tensor, apart: Tensor, paths: Tensor) -> Tensor:
        """Logits of every relation; `apart` says how many sentences each subject stands after its object."""
        far = self.far(distance(apart)) + self.path(paths)
        return self.relation(self.drop(functional.gelu(self.pair(seen) + far)))

    def meant(self, described: Tensor, named: Tensor, sentences: Tensor) -> Tensor:
        """[D, N + 1]: logits that descriptions mean the thing of a name, or nobody (last), from the states of spans.

        `sentences` [D, N] says how many sentences a description stands after a name.
        """
        asks, answers = self.asks(self.drop(described)), self.answers(self.drop(named))
        near = self.apart(sentences.clamp(-1, FAR - 2) + 1).squeeze(2)
        return torch.cat([asks @ answers.T * MEANS**-0.5 + near, self.nobody(described)], 1)

    def statuses(self, seen: Tensor, relation: Tensor) -> Tensor:
        """Logits of the statuses of a relation, for rows of `seen`."""
        return self.status(self.drop(functional.gelu(self.stance(seen) + self.of_relation(relation))))
