"""Reads `model.json`, the contract of a pair of towers, for the verbs that work on a finished repository."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CONTRACT = "model.json"


@dataclass(frozen=True)
class Tensor:
    name: str
    datatype: str
    """As Triton names it: UINT8, INT64, FP32."""


@dataclass(frozen=True)
class Tower:
    """One model of the repository; `shape` is that of a row, without the batch."""

    model: str
    input: Tensor
    output: Tensor
    shape: tuple[int, ...]


@dataclass(frozen=True)
class ServedTowers:
    """What `model.json` in `folder` promises. Paths are whole."""

    folder: Path
    name: str
    fingerprint: str
    dim: int
    image: Tower
    text: Tower
    orientation: str
    """`applied`: EXIF orientation is undone before all else; `ignored`."""
    tokenizer: Path
    tokenizer_sha256: str

    @property
    def side(self) -> int:
        """Pixels of a side of the square that the picture tower sees."""
        return self.image.shape[0]

    @property
    def context_length(self) -> int:
        return self.text.shape[0]

    def graph(self, tower: Tower) -> Path:
        return self.folder / tower.model / "1" / "model.onnx"

    def config(self, tower: Tower) -> Path:
        return self.folder / tower.model / "config.pbtxt"


def read_contract(folder: Path) -> ServedTowers:
    """Raises ValueError, which names the file and what is missing in it."""
    file = folder / CONTRACT
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
        return served_towers(folder, document)
    except (json.JSONDecodeError, TypeError, AttributeError) as problem:
        raise ValueError(f"{file}: {problem} (expected: the contract of a pair of towers)") from problem
    except KeyError as missing:
        raise ValueError(f"{file}: {missing} is missing (expected: all of the contract)") from missing


def served_towers(folder: Path, document: dict[str, Any]) -> ServedTowers:
    image, text = document["image"], document["text"]
    side = int(image["size"])
    return ServedTowers(
        folder=folder,
        name=document["name"],
        fingerprint=document["fingerprint"],
        dim=int(document["dim"]),
        image=served_tower(image, (side, side, 3)),
        text=served_tower(text, (int(text["context_length"]),)),
        orientation=image["orientation"],
        tokenizer=folder / text["tokenizer"]["file"],
        tokenizer_sha256=text["tokenizer"]["sha256"],
    )


def served_tower(section: dict[str, Any], shape: tuple[int, ...]) -> Tower:
    return Tower(section["model"], served_tensor(section["input"]), served_tensor(section["output"]), shape)


def served_tensor(section: dict[str, Any]) -> Tensor:
    return Tensor(section["name"], section["datatype"])
