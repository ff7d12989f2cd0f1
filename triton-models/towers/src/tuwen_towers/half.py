"""Turns towers into ones that compute in half precision."""

from __future__ import annotations

import torch

from .precision import LayerNorm
from .resnet import ResNetTower
from .towers import Towers


def halve(towers: Towers) -> None:
    """Rounds the weights to 16 bits, in place; norms keep theirs, and what they compute, in 32.

    In place since the largest towers do not fit twice.
    """
    if isinstance(towers.visual, ResNetTower):
        towers.visual.fold_norms()
    for part in towers.modules():
        if not isinstance(part, LayerNorm):
            for parameter in part.parameters(recurse=False):
                parameter.data = parameter.data.to(torch.float16)
