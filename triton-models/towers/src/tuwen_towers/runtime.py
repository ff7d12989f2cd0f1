"""Runs the towers of a repository with onnxruntime on the CPU."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import onnxruntime

from .contract import ServedTowers, Tower
from .gaps import Array

Vectors = npt.NDArray[np.float32]
Infer: TypeAlias = Callable[[Array], Vectors]
"""Rows with their batch dimension to one vector each."""


def open_tower(contract: ServedTowers, tower: Tower) -> Infer:
    """Raises ValueError when the file is no graph that onnxruntime can run."""
    session = open_session(contract, tower)

    def infer(rows: Array) -> Vectors:
        outputs: list[Vectors] = session.run([tower.output.name], {tower.input.name: rows})
        return outputs[0]

    return infer


def open_session(contract: ServedTowers, tower: Tower) -> onnxruntime.InferenceSession:
    file = contract.graph(tower)
    try:
        return onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
    except Exception as problem:  # onnxruntime's own have no common class
        raise ValueError(f"{file}: onnxruntime cannot load it: {problem}") from problem
