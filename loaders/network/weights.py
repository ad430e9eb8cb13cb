"""The reader's shipped weights, opened once: encoder, word rows, heads, vocabulary (docs/training.md)."""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import onnxruntime  # type: ignore[import-untyped]  # it ships neither stubs nor py.typed
import sentencepiece
from numpy.typing import NDArray
from onnxruntime.capi.onnxruntime_pybind11_state import (  # type: ignore[import-untyped]  # as above
    Fail,
    InvalidArgument,
    InvalidGraph,
    InvalidProtobuf,
    NotImplemented,
)

from loaders.errors import ModelError
from loaders.network.arrays import Array
from loaders.network.gate import PARTS
from loaders.network.kinship import kin, planes
from loaders.network.packing import Window, encode

HOME = Path(__file__).resolve().parent.parent / "weights"
DAMAGED = (Fail, InvalidArgument, InvalidGraph, InvalidProtobuf, NotImplemented)
"""What onnxruntime raises for a file that is no network."""
OF_TEXT, OF_MARKS = "reader.text.onnx", "reader.marks.onnx"
"""The encoder's two halves."""
TENSORS = "reader.bin"
"""The matrices of both; their graphs hold only places in it."""
FILES = (TENSORS, OF_MARKS, "reader.model", "reader.npz", OF_TEXT)
_LINEAR = ("pair", "relation", "stance", "status", "kind", "nobody")
THREADS = 4
"""The most threads that a product is shared out to; how many changes no result (tried with one and two)."""
HEADS = frozenset(
    ["marks", *(f"{name}.{part}" for name in _LINEAR for part in ("weight", "bias"))]
    + [f"{name}.weight" for name in ("inside", "dependency", "far", "path", "of_relation", "asks", "answers", "apart")]
)
"""What `head` holds: markers, and the heads of training/network.py."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the encoder makes of a window's text, with a leading axis of one.

    `entered` [1, pieces, size] are the states at which markers enter, `last` the last ones, `looked`
    [layers, 2, heads, pieces, part] the keys and values that markers see on their way, `kin` [pieces, pieces] how the
    pieces' words are akin.
    """

    entered: Array
    last: Array
    looked: Array
    kin: NDArray[np.uint8]


@dataclass(frozen=True)
class Weights:
    """Everything that reading needs: the encoder's two halves; `head` holds the heads' arrays by name."""

    of_text: onnxruntime.InferenceSession
    of_marks: onnxruntime.InferenceSession
    words: NDArray[np.int8]
    scale: Array
    head: Mapping[str, Array]
    relations: tuple[str, ...]
    statuses: tuple[str, ...]
    codes: tuple[str, ...]
    dependencies: Mapping[str, int]
    pieces: sentencepiece.SentencePieceProcessor

    def encode(self, text: str) -> list[tuple[int, int]]:
        """The pieces of a text without blanks, and how many characters each has."""
        return encode(self.pieces, text)

    def encoded(self, window: Window) -> Encoded:
        """The text of a window."""
        numbers = np.array(window.pieces)
        rows = self.words[numbers].astype(np.float32) * self.scale[numbers]
        told = np.array(window.told(self.dependencies))
        rows += self.head["inside.weight"][np.array(window.named())] + self.head["dependency.weight"][told]
        akin = kin(window.nodes, window.heads)
        feed = {"words": rows[None], "akin": planes(akin)}
        entered, last, looked = self.of_text.run(["entering", "text", "looking"], feed)
        return Encoded(entered, last, looked, akin)

    def marked(self, encoded: Encoded, places: NDArray[np.int64]) -> Array:
        """The states of two markers for each pair of places (pieces, [pairs, 2]): [pairs, 2, size]."""
        at = places.reshape(-1)
        feed = {
            "entered": encoded.entered,
            "looked": encoded.looked,
            "marks": np.tile(self.head["marks"], (len(places), 1))[None],
            "places": at[None],
            "beside": planes(encoded.kin[at]),
        }
        [found] = self.of_marks.run(["marked"], feed)
        return np.asarray(found, dtype=np.float32).reshape(len(places), 2, -1)


def _cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@cache
def weights() -> Weights:
    """The weights beside the code.

    Raises:
        ModelError: a file is missing or damaged.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(THREADS, _cores())
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.enable_mem_pattern = False  # plans are kept for each length that a window ever had: 100 MB more
    options.log_severity_level = 3
    try:
        tensors = (HOME / TENSORS).read_bytes()
        options.add_external_initializers_from_files_in_memory([TENSORS], [tensors], [len(tensors)])
        of_text, of_marks = (
            onnxruntime.InferenceSession((HOME / name).read_bytes(), options, providers=["CPUExecutionProvider"])
            for name in (OF_TEXT, OF_MARKS)
        )
        with np.load(HOME / "reader.npz") as arrays:
            table = {name: arrays[name] for name in arrays.files}
        pieces = sentencepiece.SentencePieceProcessor(model_proto=(HOME / "reader.model").read_bytes())
        if len(pieces) != len(table["words"]) or not table.keys() >= HEADS | PARTS:
            raise ValueError("its files do not belong together")
    except (OSError, EOFError, KeyError, ValueError, RuntimeError, BadZipFile, zlib.error, *DAMAGED) as error:
        why = " ".join(str(error).split())
        raise ModelError(f"The reader's network cannot be loaded ({why}): pip install keiretsu again") from error
    plain = ("words", "scale", "relations", "statuses", "codes", "dependencies")
    return Weights(
        of_text,
        of_marks,
        table["words"],
        table["scale"].astype(np.float32),
        {name: value.astype(np.float32) for name, value in table.items() if name not in plain},
        tuple(map(str, table["relations"])),
        tuple(map(str, table["statuses"])),
        tuple(map(str, table["codes"])),
        {str(name): number for number, name in enumerate(table["dependencies"], 1)},
        pieces,
    )


def fingerprint() -> str:
    """SHA-256 (hex) over the network's files."""
    total = hashlib.sha256()
    for name in FILES:
        total.update(hashlib.sha256((HOME / name).read_bytes()).digest())
    return total.hexdigest()
