"""What must be computed in 32 bits when a tower's weights have 16.

Sums over many numbers (norms, softmax, a vector's length) lose too much in 16 bits, and squares leave
its range. In a tower of 32-bit weights all of this changes nothing and adds nothing to the graph.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn


def cast(x: Tensor, dtype: torch.dtype) -> Tensor:
    # Tracing would note a conversion to the same type as an operation of its own.
    return x if x.dtype == dtype else x.to(dtype)


def full(x: Tensor) -> Tensor:
    return cast(x, torch.float32)


def softmax(scores: Tensor, dtype: torch.dtype) -> Tensor:
    """Over the last axis, in 32 bits; the weights of a mean in `dtype`."""
    return cast(torch.softmax(full(scores), dim=-1), dtype)


class LayerNorm(nn.LayerNorm):
    """Keeps its own weights, and computes, in 32 bits."""

    def forward(self, x: Tensor) -> Tensor:
        return cast(super().forward(full(x)), x.dtype)
