"""Refuses an ONNX graph that does not compute what the PyTorch module computes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import Tensor

from .export import Graph
from .gaps import FULL_GAP, HALF_GAP, LENGTH_TOLERANCE, Array, NotTheSame, cosine_gap, length_gap


def reference(graph: Graph, inputs: Tensor) -> Array:
    """What PyTorch computes."""
    with torch.inference_mode():
        vectors: Array = graph.module(inputs).numpy()
    return vectors


def compare(graph: Graph, model: bytes | Path, inputs: Tensor, wanted: Array, *, half: bool) -> float:
    """Returns the measured gap to `wanted`. What does not hold names the tensor that it concerns."""
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    try:
        return compare_vectors(session, graph, inputs, wanted, HALF_GAP if half else FULL_GAP)
    except NotTheSame as problem:
        raise NotTheSame(f"{graph.output} of {graph.input}: {problem}") from None


def compare_vectors(
    session: onnxruntime.InferenceSession, graph: Graph, inputs: Tensor, wanted: Array, limit: float
) -> float:
    found = run(session, graph, inputs.numpy())
    check_unit_length(found)
    gap = cosine_gap(wanted, found)
    demand("PyTorch", gap, limit)
    singles = np.concatenate([run(session, graph, inputs[i : i + 1].numpy()) for i in range(len(inputs))])
    demand("batch of one", cosine_gap(found, singles), FULL_GAP)
    if 1 in graph.dynamic:
        padded = torch.nn.functional.pad(inputs, (0, 7))
        demand("longer padding", cosine_gap(found, run(session, graph, padded.numpy())), FULL_GAP)
    return gap


def run(session: onnxruntime.InferenceSession, graph: Graph, inputs: Array) -> Array:
    outputs: list[Array] = session.run([graph.output], {graph.input: inputs})
    return outputs[0]


def check_unit_length(vectors: Array) -> None:
    if vectors.dtype != np.float32:
        raise NotTheSame(f"the output is {vectors.dtype}, not float32")
    worst = length_gap(vectors)
    if not worst <= LENGTH_TOLERANCE:
        raise NotTheSame(f"a vector's length differs from 1 by {worst:.1e}")


def demand(what: str, gap: float, limit: float) -> None:
    # Written so that NaN fails too.
    if not gap <= limit:
        raise NotTheSame(f"against {what} the cosine falls short by {gap:.1e}, more than {limit:.0e}")
