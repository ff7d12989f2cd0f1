"""Both towers under the checkpoint's names, and fresh weights for them."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

from .config import PictureConfig, ResNetConfig, TowersConfig
from .picture import TABLE_DEVIATION, PictureTower
from .resnet import ResNetTower
from .text import PAD, Bert

LOGIT_SCALE = 100.0
"""What training clamps the temperature to, and where every released checkpoint stands."""


class Towers(nn.Module):
    def __init__(self, config: TowersConfig) -> None:
        super().__init__()
        self.config = config
        self.visual = picture_tower(config.picture, config.dim)
        self.bert = Bert(config.text)
        self.text_projection = nn.Parameter(torch.empty(config.text.width, config.dim))
        self.logit_scale = nn.Parameter(torch.tensor(math.log(LOGIT_SCALE)))

    def encode_pictures(self, pictures: Tensor) -> Tensor:
        return self.visual(pictures)  # type: ignore[no-any-return]

    def encode_texts(self, ids: Tensor) -> Tensor:
        return self.bert(ids) @ self.text_projection  # type: ignore[no-any-return]


def picture_tower(config: PictureConfig | ResNetConfig, dim: int) -> PictureTower | ResNetTower:
    return PictureTower(config, dim) if isinstance(config, PictureConfig) else ResNetTower(config, dim)


def initialise(towers: Towers, seed: int) -> None:
    """Fresh weights from the seed alone.

    CLIP's usual start (0.02 for most tables, residual branches shrunk with depth) makes towers whose
    class token drowns what it gathers from the patches: untrained, all pictures look alike to them.
    Here every matrix keeps the variance of its input, the patch embedding too, so that an untrained
    tower already tells different pictures and different captions apart.
    """
    generator = torch.Generator().manual_seed(seed)

    def draw(parameter: Tensor, deviation: float) -> None:
        parameter.normal_(0.0, deviation, generator=generator)

    with torch.no_grad():
        for module in towers.modules():
            if isinstance(module, nn.Linear):
                draw(module.weight, module.in_features**-0.5)
                module.bias.zero_()
            elif isinstance(module, nn.Embedding):
                draw(module.weight, TABLE_DEVIATION)
        towers.visual.initialise(draw)
        draw(towers.text_projection, towers.text_projection.shape[0] ** -0.5)
        towers.bert.embeddings.word_embeddings.weight[PAD].zero_()
