"""A tiny world to train tiny towers on: coloured squares, so that a few steps already teach something."""

from __future__ import annotations

import json
from pathlib import Path

from PIL import Image

from tuwen_towers.config import PictureConfig, TextConfig, TowersConfig

TINY = TowersConfig(
    dim=32,
    picture=PictureConfig(size=64, patch=16, width=64, layers=1, heads=2),
    text=TextConfig(width=32, layers=1, heads=2, feed_forward=64),
)

COLOURS = {"红色": "red", "绿色": "green", "蓝色": "blue", "黄色": "yellow", "黑色": "black", "白色": "white"}
THINGS = {"方块": (0, 0, 40, 40), "横条": (0, 10, 40, 20), "竖条": (10, 0, 20, 40)}


def draw(folder: Path, count: int = 36) -> Path:
    """Writes pictures and `pairs.jsonl`; returns the latter."""
    lines = []
    for number in range(count):
        colour = list(COLOURS)[number % len(COLOURS)]
        thing = list(THINGS)[number // len(COLOURS) % len(THINGS)]
        picture = Image.new("RGB", (40, 40 + number), (128, 128, 128))
        picture.paste(Image.new("RGB", (40, 40), COLOURS[colour]).crop(THINGS[thing]), THINGS[thing][:2])
        picture.save(folder / f"{number}.png")
        line = {
            "image": f"{number}.png",
            "texts": [colour + thing, f"{thing} {colour}"],
            "labels": {"kind": thing, "colour": colour},
        }
        lines.append(json.dumps(line, ensure_ascii=False))
    file = folder / "pairs.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file
