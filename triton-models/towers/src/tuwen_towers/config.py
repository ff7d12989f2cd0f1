"""Sizes of a pair of towers. The defaults are what every released Chinese-CLIP text tower has in common."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PictureConfig:
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
        if self.width % self.heads:
            raise ValueError(f"width {self.width} cannot be divided among {self.heads} heads")

    @property
    def tokens(self) -> int:
        """Patches, and the class token before them."""
        side: int = self.size // self.patch
        return side * side + 1


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
        if self.width % self.heads:
            raise ValueError(f"width {self.width} cannot be divided among {self.heads} heads")


@dataclass(frozen=True)
class TowersConfig:
    dim: int
    picture: PictureConfig
    text: TextConfig


TOY = TowersConfig(
    dim=64,
    picture=PictureConfig(size=224, patch=32, width=128, layers=3, heads=4),
    text=TextConfig(width=96, layers=2, heads=4, feed_forward=384),
)
"""Small enough to be committed: both towers together stay under 8 MB when stored in half precision."""
