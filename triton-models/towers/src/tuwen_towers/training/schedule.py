"""How fast to learn, and what must not decay."""

from __future__ import annotations

import math

import torch

from ..towers import Towers

BETAS = (0.9, 0.98)
EPSILON = 1e-6
"""AdamW's, as Chinese-CLIP's paper gives them for the ViT sizes."""


def rate(step: int, steps: int, warm_up: int) -> float:
    """The share of the peak rate at a step from 0: linear warm-up, then half a cosine down to 0."""
    if step < warm_up:
        return (step + 1) / warm_up
    return 0.5 * (1 + math.cos(math.pi * (step - warm_up) / max(1, steps - warm_up)))


def optimiser(towers: Towers, peak: float, decay: float) -> torch.optim.AdamW:
    """AdamW over what is free to learn; norms, biases and the temperature do not decay."""
    learning = [parameter for parameter in towers.parameters() if parameter.requires_grad]
    groups = [
        {"params": [parameter for parameter in learning if parameter.dim() >= 2], "weight_decay": decay},
        {"params": [parameter for parameter in learning if parameter.dim() < 2], "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=peak, betas=BETAS, eps=EPSILON)
