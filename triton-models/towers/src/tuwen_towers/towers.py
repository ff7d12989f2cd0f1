"""Both towers under the checkpoint's names, and fresh weights for them."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

from .config import TowersConfig
from .picture import Attention as PictureAttention
from .picture import PictureTower
from .text import PAD, Bert

LOGIT_SCALE = 100.0
"""What training clamps the temperature to, and where every released checkpoint stands."""
TABLE_DEVIATION = 0.02


class Towers(nn.Module):
    def __init__(self, config: TowersConfig) -> None:
        super().__init__()
        self.config = config
        self.visual = PictureTower(config.picture, config.dim)
        self.bert = Bert(config.text)
        self.text_projection = nn.Parameter(torch.empty(config.text.width, config.dim))
        self.logit_scale = nn.Parameter(torch.tensor(math.log(LOGIT_SCALE)))

    def encode_pictures(self, pictures: Tensor) -> Tensor:
        return self.visual(pictures)  # type: ignore[no-any-return]

    def encode_texts(self, ids: Tensor) -> Tensor:
        return self.bert(ids) @ self.text_projection  # type: ignore[no-any-return]


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

    visual = towers.visual
    with torch.no_grad():
        for module in towers.modules():
            if isinstance(module, nn.Linear):
                draw(module.weight, module.in_features**-0.5)
                module.bias.zero_()
            elif isinstance(module, nn.Embedding):
                draw(module.weight, TABLE_DEVIATION)
            elif isinstance(module, PictureAttention):
                draw(module.in_proj_weight, module.in_proj_weight.shape[1] ** -0.5)
        draw(visual.conv1.weight, visual.conv1.weight[0].numel() ** -0.5)
        draw(visual.class_embedding, TABLE_DEVIATION)
        draw(visual.positional_embedding, TABLE_DEVIATION)
        draw(visual.proj, visual.proj.shape[0] ** -0.5)
        draw(towers.text_projection, towers.text_projection.shape[0] ** -0.5)
        towers.bert.embeddings.word_embeddings.weight[PAD].zero_()
