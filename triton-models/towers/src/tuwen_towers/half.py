"""Turns a serving graph into one that computes in half precision."""

from __future__ import annotations

import torch
from torch import nn

from .precision import LayerNorm
from .resnet import ResNetTower


def halve(module: nn.Module) -> None:
    """Rounds the weights to 16 bits, in place; norms keep theirs, and what they compute, in 32.

    In place since the largest towers do not fit twice.
    """
    for part in list(module.modules()):
        if isinstance(part, ResNetTower):
            part.fold_norms()
    for part in module.modules():
        if not isinstance(part, LayerNorm):
            for parameter in part.parameters(recurse=False):
                parameter.data = parameter.data.to(torch.float16)
