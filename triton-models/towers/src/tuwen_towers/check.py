"""Refuses an ONNX graph that does not compute what the PyTorch module computes."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import onnxruntime
import torch
from torch import Tensor

from .export import Graph

Array = npt.NDArray[np.generic]

FULL_GAP = 1e-5
HALF_GAP = 3e-4
"""How far a cosine may fall short of 1: in 32 bits, and with weights rounded to 16."""
LENGTH_TOLERANCE = 1e-5


class NotTheSame(Exception):
    """The exported graph must not be served; the message names the check and the measured gap."""


def check(graph: Graph, model: bytes, inputs: Tensor, *, half: bool) -> float:
    """Returns the measured gap to PyTorch."""
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    with torch.inference_mode():
        wanted = graph.module(inputs).numpy()
    found = run(session, graph, inputs.numpy())
    check_unit_length(found)
    gap = cosine_gap(wanted, found)
    demand("PyTorch", gap, HALF_GAP if half else FULL_GAP)
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
    worst = float(np.abs(np.linalg.norm(vectors.astype(np.float64), axis=1) - 1).max())
    if not worst <= LENGTH_TOLERANCE:
        raise NotTheSame(f"a vector's length differs from 1 by {worst:.1e}")


def cosine_gap(one: Array, other: Array) -> float:
    """1 minus the worst cosine, in 64 bits: in 32 the subtraction would hide gaps below 1e-7."""
    a, b = one.astype(np.float64), other.astype(np.float64)
    cosines = (a * b).sum(axis=1) / (np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1))
    return float((1 - cosines).max())


def demand(what: str, gap: float, limit: float) -> None:
    # Written so that NaN fails too.
    if not gap <= limit:
        raise NotTheSame(f"against {what} the cosine falls short by {gap:.1e}, more than {limit:.0e}")
