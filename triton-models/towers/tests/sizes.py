"""A small vision transformer; the toy of the package itself is a ResNet."""

from __future__ import annotations

from tuwen_towers.config import PictureConfig, TextConfig, TowersConfig

VIT = TowersConfig(
    dim=64,
    picture=PictureConfig(size=224, patch=32, width=128, layers=3, heads=4),
    text=TextConfig(width=96, layers=2, heads=4, feed_forward=384),
)
