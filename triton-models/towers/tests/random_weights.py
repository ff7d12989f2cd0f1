"""State dicts of random weights under the released names, with no norm or bias left at its start."""

from __future__ import annotations

import math

import torch
from torch import Tensor

from tuwen_towers.config import TowersConfig
from tuwen_towers.names import hugging_face
from tuwen_towers.towers import Towers


def random_state(config: TowersConfig, seed: int) -> dict[str, Tensor]:
    with torch.device("meta"):
        wanted = Towers(config).state_dict()
    generator = torch.Generator().manual_seed(seed)
    return {key: random_tensor(key, tensor, generator) for key, tensor in wanted.items()}


def random_tensor(key: str, wanted: Tensor, generator: torch.Generator) -> Tensor:
    if not wanted.is_floating_point():
        return torch.tensor(1)
    if key == "logit_scale":
        return torch.tensor(100.0).log()
    values = torch.randn(wanted.shape, generator=generator)
    if key.endswith("running_var"):
        return values.abs() * 0.1 + 1
    if wanted.dim() == 1:
        return values * 0.1 + norm(key) if key.endswith(".weight") else values * 0.1
    return values * deviation(key, wanted)


def norm(key: str) -> float:
    """Of blocks that add up without a norm between them, as in a ResNet, rounding would grow as they do."""
    return 0.25 if key.endswith("bn3.weight") and "layer" in key else 1


def deviation(key: str, wanted: Tensor) -> float:
    if "embedding" in key and "conv1" not in key:
        return 0.05
    inner = wanted.shape[0] if key.endswith("proj") or key == "text_projection" else wanted[0].numel()
    # A ReLU halves what a convolution passes on; the patch embedding has none after it, and is normed.
    return math.sqrt((2 if wanted.dim() == 4 else 1) / inner)


def ported(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """The same weights under the names of the Hugging Face port."""
    renamed = {}
    for key, tensor in state.items():
        source = hugging_face(key)
        parts = tensor.chunk(len(source.names)) if len(source.names) > 1 else (tensor,)
        for name, part in zip(source.names, parts, strict=True):
            renamed[name] = (part.T if source.turned else part).contiguous()
    return renamed
