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
"""Rows with their batch dimension to one vector each; raises TowerFailed."""


class TowerFailed(ValueError):
    """A tower cannot be loaded, is not served, or refuses its input; the message has the engine's words."""


def open_tower(contract: ServedTowers, tower: Tower) -> Infer:
    """Raises TowerFailed when the file is no graph that onnxruntime can load."""
    return runner(open_session(contract, tower), tower)


def runner(session: onnxruntime.InferenceSession, tower: Tower) -> Infer:
    def infer(rows: Array) -> Vectors:
        try:
            outputs: list[Vectors] = session.run([tower.output.name], {tower.input.name: rows})
        except Exception as problem:  # onnxruntime's own have no common class
            raise TowerFailed(f"{tower.model}: {problem}") from problem
        return outputs[0]

    return infer


def open_session(contract: ServedTowers, tower: Tower) -> onnxruntime.InferenceSession:
    file = contract.graph(tower)
    try:
        return onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
    except Exception as problem:  # as above
        raise TowerFailed(f"{file}: onnxruntime cannot load it: {problem}") from problem
