"""The graphs' products in whole numbers: matrices in int8, states rounded row by row as they come.

A row has a scale of its own (the largest of its values makes 127), so that what is said of one pair does not depend on
which others are asked. onnxruntime's own int8 for floating states, by blocks of a row (MatMulNBits), takes six times as
long where the processor multiplies bytes (VNNI), and is slower than floats. On x86 without VNNI sums of two products
stop at 16 bits, one in ten thousand as measured, which changes a product by a five-hundredth.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper, numpy_helper

LARGE = 1024
"""Bytes from which a tensor is large."""
MICROSOFT = "com.microsoft"
"""Where onnxruntime's own operators are at home: MatMulIntegerToFloat is one."""
BLOCKWISE = ("v",)
"""Products of the text left to MatMulNBits: with values of attention rounded by rows states would be off by more."""
BYTES, WHOLE = ".bytes", ".whole"
"""Ends of the names of rounded states, and of products before the scales of their rows."""
CONSTANTS: Mapping[str, NDArray[np.generic]] = {
    "rows.share": np.array(1 / 127, np.float32),
    "rows.least": np.array(1e-9, np.float32),
    "rows.one": np.array(1, np.float32),
    "rows.zero": np.array(128, np.uint8),
}


def small(graph: onnx.ModelProto, blockwise: Collection[str] = ()) -> onnx.ModelProto:
    """The graph with its matrices in int8, a scale for each column, and products by them in whole numbers.

    Products named by `blockwise` (a layer's name for them) are by floats made of their matrix, which onnxruntime takes
    for MatMulNBits.
    """
    inner = graph.graph
    biases = {name: each for each in inner.node if each.op_type == "Add" for name in each.input}
    values = {each.name: numpy_helper.to_array(each) for each in inner.initializer}
    same = {each.output[0]: each.input[0] for each in inner.node if each.op_type == "Identity"}
    nodes: list[onnx.NodeProto] = []
    made: dict[str, NDArray[np.generic]] = dict(CONSTANTS)
    rounded: set[str] = set()
    for node in inner.node:
        name = same.get(node.input[1], node.input[1]) if node.op_type == "MatMul" else ""
        matrix = values.get(name)
        if matrix is None or matrix.ndim != 2 or matrix.nbytes < LARGE:
            nodes.append(node)
            continue
        scale = (np.abs(matrix).max(0) / 127 + 1e-12).astype(np.float32)
        made |= {f"{name}.int8": np.round(matrix / scale).astype(np.int8), f"{name}.scale": scale}
        if _called(biases[node.output[0]]) in blockwise:
            nodes += _floating(node, name)
        else:
            nodes += [] if node.input[0] in rounded else _rounding(node.input[0])
            rounded.add(node.input[0])
            nodes += _whole(node, name)
    used = {name for each in nodes for name in each.input} | {each.name for each in inner.output}
    nodes = [each for each in nodes if each.op_type != "Identity" or used & set(each.output)]
    used = {name for each in nodes for name in each.input}
    kept = [each for each in inner.initializer if each.name in used]
    del inner.node[:], inner.initializer[:]
    inner.node.extend(nodes)
    inner.initializer.extend([*kept, *(numpy_helper.from_array(value, name) for name, value in made.items())])
    graph.opset_import.append(helper.make_opsetid(MICROSOFT, 1))
    return graph


def in_floats(graph: onnx.ModelProto) -> onnx.ModelProto:
    """A graph of `small` with its products by floats made of the int8 matrices, no state rounded."""
    nodes: list[onnx.NodeProto] = []
    for node in graph.graph.node:
        if node.op_type == "MatMulIntegerToFloat":
            states, name = node.input[0].removesuffix(BYTES), node.input[1].removesuffix(".int8")
            nodes += _floating(helper.make_node("MatMul", [states, name], [node.output[0].removesuffix(WHOLE)]), name)
        elif not any(each.endswith(WHOLE) for each in node.input):
            nodes.append(node)
    found = onnx.ModelProto()
    found.CopyFrom(graph)
    del found.graph.node[:]
    found.graph.node.extend(nodes)
    return found


def _called(bias: onnx.NodeProto) -> str:
    """The layer's name for a product, by the bias that is added to it: "v" for body.layers.4.v.bias."""
    return next(name.split(".")[-2] for name in bias.input if name.endswith(".bias"))


def _floating(node: onnx.NodeProto, name: str) -> Iterator[onnx.NodeProto]:
    states = node.input[0]
    floats = f"{node.output[0]}.matrix"
    yield helper.make_node("DequantizeLinear", [f"{name}.int8", f"{name}.scale"], [floats], axis=1)
    yield helper.make_node("MatMul", [states, floats], list(node.output))


def _rounding(states: str) -> Iterator[onnx.NodeProto]:
    """The rows of some states as bytes, 128 for nought, and their scales."""
    size, largest, share, scale, of = (f"{states}.{part}" for part in ("size", "largest", "share", "scale", "of"))
    yield helper.make_node("Abs", [states], [size])
    yield helper.make_node("ReduceMax", [size], [largest], axes=[-1])
    yield helper.make_node("Mul", [largest, "rows.share"], [share])
    yield helper.make_node("Max", [share, "rows.least"], [scale])
    yield helper.make_node("Div", [states, scale], [of])
    yield helper.make_node("QuantizeLinear", [of, "rows.one", "rows.zero"], [f"{states}{BYTES}"])


def _whole(node: onnx.NodeProto, name: str) -> Iterator[onnx.NodeProto]:
    states = node.input[0]
    whole = f"{node.output[0]}{WHOLE}"
    given = [f"{states}{BYTES}", f"{name}.int8", "rows.one", f"{name}.scale", "rows.zero"]
    yield helper.make_node("MatMulIntegerToFloat", given, [whole], domain=MICROSOFT)
    yield helper.make_node("Mul", [whole, f"{states}.scale"], list(node.output))
