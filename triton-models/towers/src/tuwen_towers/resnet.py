"""The picture tower of RN50: CLIP's modified ResNet as Chinese-CLIP's checkpoints name and compute it.

Against the usual ResNet: a stem of three convolutions with mean pooling; where a block halves the
picture, a mean over 2x2 pixels does it and every convolution has stride 1; attention, asked by the mean
of all places, takes the place of the last pooling. Attribute names are the checkpoint's key names.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from .config import ResNetConfig
from .picture import TABLE_DEVIATION
from .precision import cast, softmax

EXPANSION = 4


def convolution(inner: int, outer: int, size: int, stride: int = 1) -> nn.Conv2d:
    return nn.Conv2d(inner, outer, size, stride=stride, padding=size // 2, bias=False)


class Bottleneck(nn.Module):
    def __init__(self, inner: int, planes: int, stride: int) -> None:
        super().__init__()
        outer = planes * EXPANSION
        self.conv1 = convolution(inner, planes, 1)
        self.bn1 = nn.BatchNorm2d(planes)
        self.conv2 = convolution(planes, planes, 3)
        self.bn2 = nn.BatchNorm2d(planes)
        self.avgpool = nn.AvgPool2d(stride) if stride > 1 else nn.Identity()
        self.conv3 = convolution(planes, outer, 1)
        self.bn3 = nn.BatchNorm2d(outer)
        self.downsample: nn.Module = nn.Identity()
        if inner != outer or stride > 1:
            # Named by a dictionary, since the checkpoint counts from the convolution on.
            self.downsample = nn.Sequential(
                OrderedDict(
                    {
                        "-1": nn.AvgPool2d(stride),
                        "0": convolution(inner, outer, 1),
                        "1": nn.BatchNorm2d(outer),
                    }
                )
            )

    def forward(self, x: Tensor) -> Tensor:
        inner = torch.relu(self.bn1(self.conv1(x)))
        inner = self.avgpool(torch.relu(self.bn2(self.conv2(inner))))
        return torch.relu(self.bn3(self.conv3(inner)) + self.downsample(x))


class AttentionPool(nn.Module):
    """Places [N, C, H, W] -> features [N, dim]: the mean place asks, all places and the mean answer."""

    def __init__(self, config: ResNetConfig, dim: int) -> None:
        super().__init__()
        width = config.channels
        self.heads, self.size = config.heads, width // config.heads
        self.scale = self.size**-0.5
        self.positional_embedding = nn.Parameter(torch.empty(config.tokens, width))
        self.k_proj = nn.Linear(width, width)
        self.q_proj = nn.Linear(width, width)
        self.v_proj = nn.Linear(width, width)
        self.c_proj = nn.Linear(width, dim)

    def forward(self, x: Tensor) -> Tensor:
        places = x.flatten(2).transpose(1, 2)
        tokens = torch.cat([places.mean(dim=1, keepdim=True), places], dim=1) + self.positional_embedding
        query = self.split(self.q_proj(tokens[:, :1])) * self.scale
        key, value = self.split(self.k_proj(tokens)), self.split(self.v_proj(tokens))
        mixed = softmax(query @ key.transpose(-2, -1), value.dtype) @ value
        return self.c_proj(mixed.flatten(1))  # type: ignore[no-any-return]

    def split(self, x: Tensor) -> Tensor:
        return x.view(x.shape[0], -1, self.heads, self.size).transpose(1, 2)


class ResNetTower(nn.Module):
    """Normalised pixels [N, 3, S, S] -> features [N, dim], not normalised."""

    def __init__(self, config: ResNetConfig, dim: int) -> None:
        super().__init__()
        width = config.width
        self.conv1 = convolution(3, width // 2, 3, stride=2)
        self.bn1 = nn.BatchNorm2d(width // 2)
        self.conv2 = convolution(width // 2, width // 2, 3)
        self.bn2 = nn.BatchNorm2d(width // 2)
        self.conv3 = convolution(width // 2, width, 3)
        self.bn3 = nn.BatchNorm2d(width)
        self.avgpool = nn.AvgPool2d(2)
        self.layer1 = stage(width, width, config.blocks[0], stride=1)
        self.layer2 = stage(4 * width, 2 * width, config.blocks[1], stride=2)
        self.layer3 = stage(8 * width, 4 * width, config.blocks[2], stride=2)
        self.layer4 = stage(16 * width, 8 * width, config.blocks[3], stride=2)
        self.attnpool = AttentionPool(config, dim)

    def forward(self, pictures: Tensor) -> Tensor:
        x = cast(pictures, self.conv1.weight.dtype)
        x = torch.relu(self.bn1(self.conv1(x)))
        x = torch.relu(self.bn2(self.conv2(x)))
        x = self.avgpool(torch.relu(self.bn3(self.conv3(x))))
        x = self.layer4(self.layer3(self.layer2(self.layer1(x))))
        return self.attnpool(x)  # type: ignore[no-any-return]

    def initialise(self, draw: Callable[[Tensor, float], None]) -> None:
        """As the reference starts: every block is at first the identity."""
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                draw(module.weight, (2.0 / module.weight[0].numel()) ** 0.5)
            elif isinstance(module, Bottleneck):
                module.bn3.weight.zero_()
        draw(self.attnpool.positional_embedding, TABLE_DEVIATION)

    def fold_norms(self) -> None:
        """Takes each norm, which is a fixed scale and shift by now, into the convolution before it."""
        for owner, convolution_name, norm_name in self.normed_convolutions():
            fused = fuse_conv_bn_eval(getattr(owner, convolution_name), getattr(owner, norm_name))
            setattr(owner, convolution_name, fused)
            setattr(owner, norm_name, nn.Identity())

    def normed_convolutions(self) -> list[tuple[nn.Module, str, str]]:
        """The module that holds both, and their names in it."""
        pairs: list[tuple[nn.Module, str, str]] = []
        for module in self.modules():
            if isinstance(module, (ResNetTower, Bottleneck)):
                pairs += [(module, f"conv{i}", f"bn{i}") for i in (1, 2, 3)]
            if isinstance(module, Bottleneck) and isinstance(module.downsample, nn.Sequential):
                pairs.append((module.downsample, "0", "1"))
        return pairs


def stage(inner: int, planes: int, blocks: int, stride: int) -> nn.Sequential:
    first = Bottleneck(inner, planes, stride)
    return nn.Sequential(first, *(Bottleneck(planes * EXPANSION, planes, 1) for _ in range(blocks - 1)))
