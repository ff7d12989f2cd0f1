"""Sizes of a pair of towers. The defaults are what every released Chinese-CLIP text tower has in common."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PictureConfig:
    """A vision transformer."""

    size: int
    patch: int
    width: int
    layers: int
    heads: int

    def __post_init__(self) -> None:
        if self.size % self.patch:
            raise ValueError(
                f"a picture of {self.size} pixels has no whole number of patches of {self.patch}"
            )
        check_heads(self.width, self.heads)

    @property
    def tokens(self) -> int:
        """Patches, and the class token before them."""
        side: int = self.size // self.patch
        return side * side + 1

    def __str__(self) -> str:
        sizes = describe(self.layers, self.width, self.heads)
        return f"{sizes}, patches of {self.patch} in {self.size} pixels"


@dataclass(frozen=True)
class ResNetConfig:
    """CLIP's modified ResNet: four stages of bottleneck blocks, and attention as the last pooling."""

    size: int
    blocks: tuple[int, int, int, int]
    width: int
    """Channels after the stem; the last stage has 32 times as many."""
    heads: int

    def __post_init__(self) -> None:
        if self.size % 32:
            raise ValueError(f"a picture of {self.size} pixels cannot be halved five times")
        check_heads(self.channels, self.heads)

    @property
    def channels(self) -> int:
        return 32 * self.width

    @property
    def tokens(self) -> int:
        """Places of the last stage, and their mean before them."""
        side: int = self.size // 32
        return side * side + 1

    def __str__(self) -> str:
        blocks = "+".join(map(str, self.blocks))
        return f"ResNet of {blocks} blocks, {self.channels} channels, {self.heads} heads, {self.size} pixels"


@dataclass(frozen=True)
class TextConfig:
    width: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int = 21128
    positions: int = 512
    types: int = 2

    def __post_init__(self) -> None:
        check_heads(self.width, self.heads)

    def __str__(self) -> str:
        return f"{describe(self.layers, self.width, self.heads)}, {self.vocabulary} words"


@dataclass(frozen=True)
class TowersConfig:
    dim: int
    picture: PictureConfig | ResNetConfig
    text: TextConfig


def check_heads(width: int, heads: int) -> None:
    if width % heads:
        raise ValueError(f"width {width} cannot be divided among {heads} heads")


def describe(layers: int, width: int, heads: int) -> str:
    return f"{layers} layers, {width} wide, {heads} heads"


TOY = TowersConfig(
    dim=64,
    picture=ResNetConfig(size=128, blocks=(1, 1, 1, 1), width=16, heads=4),
    text=TextConfig(width=96, layers=2, heads=4, feed_forward=384),
)
"""Small enough to be committed: both towers together stay under 8 MB when stored in half precision.

A ResNet, as RN50: a transformer of this size hardly learns shapes from so few pictures.
"""

RBT3 = TextConfig(width=768, layers=3, heads=12, feed_forward=3072)
ROBERTA_BASE = TextConfig(width=768, layers=12, heads=12, feed_forward=3072)
ROBERTA_LARGE = TextConfig(width=1024, layers=24, heads=16, feed_forward=4096)

RELEASED = {
    "RN50": TowersConfig(1024, ResNetConfig(size=224, blocks=(3, 4, 6, 3), width=64, heads=32), RBT3),
    "ViT-B-16": TowersConfig(
        512, PictureConfig(size=224, patch=16, width=768, layers=12, heads=12), ROBERTA_BASE
    ),
    "ViT-L-14": TowersConfig(
        768, PictureConfig(size=224, patch=14, width=1024, layers=24, heads=16), ROBERTA_BASE
    ),
    "ViT-L-14-336": TowersConfig(
        768, PictureConfig(size=336, patch=14, width=1024, layers=24, heads=16), ROBERTA_BASE
    ),
    "ViT-H-14": TowersConfig(
        1024, PictureConfig(size=224, patch=14, width=1280, layers=32, heads=16), ROBERTA_LARGE
    ),
}
"""The five sizes of Chinese-CLIP, by the names of its own list."""

MODELS = {"toy": TOY, **RELEASED}
