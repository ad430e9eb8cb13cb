"""The network's shipped weights, opened once: encoder, word rows, markers, head, vocabulary."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime
import sentencepiece
from numpy.typing import NDArray

from loaders.errors import ModelError

HOME = Path(__file__).resolve().parent.parent / "weights"
Array = NDArray[np.float32]


@dataclass(frozen=True)
class Weights:
    """Everything that reading needs; `head` holds the head's arrays by name."""

    encoder: onnxruntime.InferenceSession
    words: NDArray[np.int8]
    scale: Array
    marks: Array
    head: Mapping[str, Array]
    relations: tuple[str, ...]
    statuses: tuple[str, ...]
    pieces: sentencepiece.SentencePieceProcessor

    def encode(self, text: str) -> list[int]:
        """The pieces of a text."""
        return list(self.pieces.encode(unicodedata.normalize("NFKC", text)))

    def embedded(self, pieces: tuple[int, ...]) -> Array:
        """The rows of pieces, markers (below zero) among them: [length, size]."""
        numbers = np.array(pieces)
        rows = self.words[np.maximum(numbers, 0)].astype(np.float32) * self.scale[np.maximum(numbers, 0)]
        return np.where((numbers < 0)[:, None], self.marks[np.maximum(-1 - numbers, 0)], rows)


@cache
def weights() -> Weights:
    """The weights beside the code.

    Raises:
        ModelError: a file is missing or damaged.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    try:
        encoder = onnxruntime.InferenceSession(str(HOME / "reader.onnx"), options, providers=["CPUExecutionProvider"])
        with np.load(HOME / "reader.npz") as arrays:
            table = {name: arrays[name] for name in arrays.files}
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(HOME / "reader.model"))
    except (OSError, ValueError, RuntimeError) as error:
        raise ModelError(f"The reader's network cannot be loaded ({error}): pip install keiretsu again") from error
    names = ("words", "scale", "marks", "relations", "statuses")
    return Weights(
        encoder, table["words"], table["scale"].astype(np.float32), table["marks"].astype(np.float32),
        {name: value.astype(np.float32) for name, value in table.items() if name not in names},
        tuple(map(str, table["relations"])), tuple(map(str, table["statuses"])), pieces,
    )
