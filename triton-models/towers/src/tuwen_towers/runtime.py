"""Runs the towers of a repository with onnxruntime."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import onnxruntime

from .contract import ServedTowers, Tower
from .gaps import Array

Vectors = npt.NDArray[np.float32]
Infer: TypeAlias = Callable[[Array], Vectors]
"""Rows with their batch dimension to one vector each; raises TowerFailed."""


class Device(Enum):
    """What onnxruntime computes on; CUDA needs onnxruntime-gpu."""

    CPU = "cpu"
    CUDA = "cuda"

    @property
    def provider(self) -> str:
        return f"{self.value.upper()}ExecutionProvider"

    def __str__(self) -> str:
        return self.value


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


def open_session(
    contract: ServedTowers, tower: Tower, device: Device = Device.CPU
) -> onnxruntime.InferenceSession:
    """Raises TowerFailed too when this onnxruntime cannot compute there: left alone it would take the CPU."""
    available = onnxruntime.get_available_providers()
    if device.provider not in available:
        raise TowerFailed(f"{device}: this onnxruntime has no {device.provider}, but {', '.join(available)}")
    file = contract.graph(tower)
    try:
        session = onnxruntime.InferenceSession(file, providers=[device.provider])
    except Exception as problem:  # as above
        raise TowerFailed(f"{file}: onnxruntime cannot load it: {problem}") from problem
    if device.provider not in session.get_providers():
        raise TowerFailed(f"{device}: {device.provider} does not start; its libraries or a GPU are missing")
    return session
