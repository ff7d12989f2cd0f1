"""The two serving graphs around the towers: raw pixels or ids in, unit vectors out."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from .precision import full
from .towers import Towers

# CLIP's channel statistics, which every Chinese-CLIP checkpoint was trained with.
MEAN = (0.48145466, 0.4578275, 0.40821073)
DEVIATION = (0.26862954, 0.26130258, 0.27577711)


class PictureGraph(nn.Module):
    """`pixels` UINT8 [N, S, S, 3] -> `embedding` FP32 [N, dim] of length 1."""

    scale: Tensor
    shift: Tensor

    def __init__(self, towers: Towers) -> None:
        super().__init__()
        self.towers = towers
        deviation = torch.tensor(DEVIATION)
        self.register_buffer("scale", 1.0 / (255.0 * deviation), persistent=False)
        self.register_buffer("shift", torch.tensor(MEAN) / deviation, persistent=False)

    def forward(self, pixels: Tensor) -> Tensor:
        scaled = pixels.to(torch.float32) * self.scale - self.shift
        return unit(self.towers.encode_pictures(scaled.permute(0, 3, 1, 2)))


class TextGraph(nn.Module):
    """`ids` INT64 [N, L], padded with 0 -> `embedding` FP32 [N, dim] of length 1."""

    def __init__(self, towers: Towers) -> None:
        super().__init__()
        self.towers = towers

    def forward(self, ids: Tensor) -> Tensor:
        return unit(self.towers.encode_texts(ids))


def unit(features: Tensor) -> Tensor:
    features = full(features)
    length: Tensor = torch.linalg.vector_norm(features, dim=-1, keepdim=True)
    return features / length
