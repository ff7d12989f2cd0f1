"""How far vectors that should be the same lie apart."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.generic]

FULL_GAP = 1e-5
HALF_GAP = 3e-4
"""How far a cosine may fall short of 1: in 32 bits, and with weights rounded to 16."""
SERVED_GAP = 1e-3
"""The same for a vector that another engine computed: those that reckon in 16 bits move it by up to 3e-4."""
LENGTH_TOLERANCE = 1e-5


class NotTheSame(Exception):
    """The exported graph must not be served; the message names the check and the measured gap."""


def cosine_gap(one: Array, other: Array) -> float:
    """1 minus the worst cosine, in 64 bits: in 32 the subtraction would hide gaps below 1e-7."""
    a, b = one.astype(np.float64), other.astype(np.float64)
    cosines = (a * b).sum(axis=1) / (np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1))
    return float((1 - cosines).max())


def length_gap(vectors: Array) -> float:
    """By how much the length of the worst vector differs from 1."""
    return float(np.abs(np.linalg.norm(vectors.astype(np.float64), axis=1) - 1).max())
