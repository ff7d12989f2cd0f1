"""The picture tower: a vision transformer as Chinese-CLIP's checkpoints name and compute it.

Pre-norm blocks, QuickGELU, a class token whose last state, normalised and projected, is the vector.
Attribute names are the checkpoint's key names, so that a released state dict loads without a map.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

import torch
from torch import Tensor, nn

from .config import PictureConfig
from .precision import LayerNorm, cast, softmax

TABLE_DEVIATION = 0.02


class QuickGelu(nn.Module):
    """The approximation x * sigmoid(1.702 x) these checkpoints were trained with; GELU differs."""

    def forward(self, x: Tensor) -> Tensor:
        return x * torch.sigmoid(1.702 * x)


class Attention(nn.Module):
    """Self-attention written out: exporters fuse nn.MultiheadAttention into ops opset 17 does not have."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        # Numbers, not read off the input: the exporter would note every step of their arithmetic.
        self.heads, self.size = heads, width // heads
        self.scale = self.size**-0.5
        self.in_proj_weight = nn.Parameter(torch.empty(3 * width, width))
        self.in_proj_bias = nn.Parameter(torch.zeros(3 * width))
        self.out_proj = nn.Linear(width, width)

    def forward(self, x: Tensor) -> Tensor:
        joint = nn.functional.linear(x, self.in_proj_weight, self.in_proj_bias)
        joint = joint.view(x.shape[0], -1, 3, self.heads, self.size).permute(2, 0, 3, 1, 4)
        query, key, value = joint[0], joint[1], joint[2]
        mixed = softmax(query * self.scale @ key.transpose(-2, -1), value.dtype) @ value
        return self.out_proj(mixed.transpose(1, 2).reshape(x.shape[0], -1, self.heads * self.size))  # type: ignore[no-any-return]


class Block(nn.Module):
    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.attn = Attention(width, heads)
        self.ln_1 = LayerNorm(width)
        self.mlp = nn.Sequential(
            OrderedDict(
                c_fc=nn.Linear(width, 4 * width),
                gelu=QuickGelu(),
                c_proj=nn.Linear(4 * width, width),
            )
        )
        self.ln_2 = LayerNorm(width)

    def forward(self, x: Tensor) -> Tensor:
        x = x + self.attn(self.ln_1(x))
        return x + self.mlp(self.ln_2(x))  # type: ignore[no-any-return]


class Transformer(nn.Module):
    def __init__(self, width: int, layers: int, heads: int) -> None:
        super().__init__()
        self.resblocks = nn.Sequential(*(Block(width, heads) for _ in range(layers)))

    def forward(self, x: Tensor) -> Tensor:
        return self.resblocks(x)  # type: ignore[no-any-return]


class PictureTower(nn.Module):
    """Normalised pixels [N, 3, S, S] -> features [N, dim], not normalised."""

    def __init__(self, config: PictureConfig, dim: int) -> None:
        super().__init__()
        self.patch, self.side = config.patch, config.size // config.patch
        self.conv1 = nn.Conv2d(3, config.width, config.patch, stride=config.patch, bias=False)
        self.class_embedding = nn.Parameter(torch.empty(config.width))
        self.positional_embedding = nn.Parameter(torch.empty(config.tokens, config.width))
        self.ln_pre = LayerNorm(config.width)
        self.transformer = Transformer(config.width, config.layers, config.heads)
        self.ln_post = LayerNorm(config.width)
        self.proj = nn.Parameter(torch.empty(config.width, dim))

    def forward(self, pictures: Tensor) -> Tensor:
        weight = self.conv1.weight
        patches = nn.functional.linear(self.cut(cast(pictures, weight.dtype)), weight.flatten(1))
        first = self.class_embedding.expand(patches.shape[0], 1, -1)
        x = torch.cat([first, patches], dim=1) + self.positional_embedding
        x = self.transformer(self.ln_pre(x))
        return self.ln_post(x[:, 0]) @ self.proj  # type: ignore[no-any-return]

    def cut(self, pictures: Tensor) -> Tensor:
        """[N, patches, 3 * patch * patch]: without overlap a convolution is a product, and trains faster."""
        rows = pictures.reshape(-1, 3, self.side, self.patch, self.side, self.patch)
        return rows.permute(0, 2, 4, 1, 3, 5).reshape(-1, self.side**2, 3 * self.patch**2)

    def initialise(self, draw: Callable[[Tensor, float], None]) -> None:
        for module in self.modules():
            if isinstance(module, Attention):
                draw(module.in_proj_weight, module.in_proj_weight.shape[1] ** -0.5)
        draw(self.conv1.weight, self.conv1.weight[0].numel() ** -0.5)
        draw(self.class_embedding, TABLE_DEVIATION)
        draw(self.positional_embedding, TABLE_DEVIATION)
        draw(self.proj, self.proj.shape[0] ** -0.5)
