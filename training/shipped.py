"""The weights that ship, read back as the network that they are of, so that training can go on from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from loaders.network.kinship import KIN
from loaders.network.weights import HEADS, OF_MARKS, OF_TEXT
from training.examples import CODES, STATUSES, Schema
from training.export import EXACT, off
from training.integers import in_floats
from training.network import Network

BY_RELATION = ("relation.weight", "relation.bias", "of_relation.weight")
"""Heads with a row for each relation."""


def go_on(network: Network, ontology: Schema, folder: Path) -> None:
    """Give a new network what the weights in `folder` know; relations and dependencies new since keep their beginning.

    Raises:
        ValueError: the files there are of a network of another build, or do not say what the network made of them says.
    """
    with np.load(folder / "reader.npz") as arrays:
        shipped = {name: torch.tensor(arrays[name].astype(np.float32)) for name in HEADS}
        relations, dependencies = (tuple(map(str, arrays[name])) for name in ("relations", "dependencies"))
        for name, known in (("statuses", STATUSES), ("codes", CODES)):
            if tuple(map(str, arrays[name])) != known:
                raise ValueError(f"The weights in {str(folder)!r} know other {name}: train with FRESH=1.")
    state = network.state_dict()
    for name in BY_RELATION:
        shipped[name] = _rows(state[name], shipped[name], ontology.relations, relations)
    known = ["", *sorted(ontology.dependencies, key=lambda name: ontology.dependencies[name])]
    name = "dependency.weight"
    shipped[name] = _rows(state[name], shipped[name], known, ("", *dependencies))
    shipped |= {f"body.{name}": value for name, value in body(folder).items()}
    wrong = sorted(
        name
        for name, value in state.items()
        if name != "words.weight" and (name not in shipped or shipped[name].shape != value.shape)
    )
    if wrong:
        raise ValueError(f"The weights in {str(folder)!r} do not fit this network at {wrong[0]}: train with FRESH=1.")
    network.load_state_dict(shipped, strict=False)
    difference = off(network.body, *(_graph(folder, name) for name in (OF_TEXT, OF_MARKS)))
    if difference > EXACT:
        raise ValueError(f"The network read back from {str(folder)!r} is off by {difference:.1g} from what it was.")
    network.train()


def _rows(fresh: Tensor, shipped: Tensor, names: Sequence[str], known: Sequence[str]) -> Tensor:
    """The shipped rows in the order of `names`, a fresh one for a name that was not known."""
    return torch.stack([shipped[known.index(n)] if n in known else fresh[i] for i, n in enumerate(names)])


def body(folder: Path) -> Mapping[str, Tensor]:
    """The encoder's parameters by name, from its two graphs."""
    found: dict[str, Tensor] = {}
    for name in (OF_MARKS, OF_TEXT):  # the text's graph has every layer's kinship, and is taken at its word
        found.update(_parameters(_graph(folder, name).graph))
    return found


def _graph(folder: Path, name: str) -> onnx.ModelProto:
    return in_floats(onnx.load(str(folder / name)))


def _parameters(graph: onnx.GraphProto) -> Iterator[tuple[str, Tensor]]:
    """Parameters that a graph names, and matrices: each is called after the bias that is added to its product.

    Matrices of kinship, which have no bias, come in the order of the layers.
    """
    values = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    made = {node.output[0]: node for node in graph.node}
    layer = 0
    for name, value in values.items():
        if name.startswith("body."):
            yield name.removeprefix("body."), torch.tensor(value)
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[0] in values and values[node.input[0]].shape[1] == KIN:
            yield f"layers.{layer}.kin", torch.tensor(values[node.input[0]])
            layer += 1
        bias = next((each for each in node.input if each.startswith("body.") and each.endswith(".bias")), None)
        product = next((made[each] for each in node.input if each in made), None)
        if bias is not None and product is not None and node.op_type == "Add":
            matrix = _matrix(product, made, values)
            if matrix is not None:
                yield f"{bias.removeprefix('body.').removesuffix('bias')}weight", torch.tensor(matrix.T.copy())


def _matrix(
    product: onnx.NodeProto, made: Mapping[str, onnx.NodeProto], values: Mapping[str, np.ndarray]
) -> np.ndarray | None:
    """The floats that a graph makes of int8 and a scale for each column; None if the product is by no such matrix."""
    source = made.get(product.input[1]) if product.op_type == "MatMul" else None
    if source is None or source.op_type != "DequantizeLinear":
        return None
    small, scale = (values[each] for each in source.input)
    return small.astype(np.float32) * scale
