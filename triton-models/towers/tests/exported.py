"""A graph to the bytes of its file, and held against PyTorch, in one step each."""

from __future__ import annotations

import tempfile
from pathlib import Path

import onnx
from torch import Tensor

from tuwen_towers.check import compare, reference
from tuwen_towers.export import Graph, store_in_half, trace


def to_onnx(graph: Graph, *, half: bool) -> bytes:
    """The file of a model below 2 GB. `half` stores the weights in 16 bits; the arithmetic stays in 32."""
    with tempfile.TemporaryDirectory() as folder:
        model = trace(graph, Path(folder))
    if half:
        store_in_half(model)
    onnx.checker.check_model(model, full_check=True)
    return bytes(model.SerializeToString(deterministic=True))


def check(graph: Graph, model: bytes, inputs: Tensor, *, half: bool) -> float:
    """Returns the measured gap to PyTorch."""
    return compare(graph, model, inputs, reference(graph, inputs), half=half)
