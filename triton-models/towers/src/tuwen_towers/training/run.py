"""One run of training: its settings, its folder, and how it goes on after it was killed."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from ..pairs import BadData
from ..towers import Towers

LAST = "last.pt"
DONE = "towers.pt"


@dataclass(frozen=True)
class Stage:
    """`locked`: the picture tower does not learn (the paper's stage 1). `rate` is the peak's."""

    locked: bool
    epochs: int
    rate: float


@dataclass(frozen=True)
class Settings:
    """What a run computes with; two runs of equal settings, data and start give the same curve.

    `batch` is the global one; `parts` is how many pieces each process takes it in.
    """

    batch: int = 256
    parts: int = 1
    seed: int = 0
    warm_up: int = 100
    decay: float = 0.05
    precision: str = "bf16"
    mask_same: bool = True


@dataclass
class Position:
    """The next step to take."""

    stage: int = 0
    step: int = 0


@dataclass(frozen=True)
class RunFolder:
    path: Path

    def make(self) -> None:
        self.path.mkdir(parents=True, exist_ok=True)

    def save(
        self, towers: Towers, optimiser: torch.optim.Optimizer, position: Position, settings: dict[str, Any]
    ) -> None:
        progress = {
            "optimizer": optimiser.state_dict(),
            "position": dataclasses.asdict(position),
            "settings": settings,
        }
        write(self.path / LAST, checkpoint(towers) | progress)

    def finish(self, towers: Towers) -> Path:
        """The towers alone, a third of the size."""
        write(self.path / DONE, checkpoint(towers))
        return self.path / DONE

    def saved(self, settings: dict[str, Any]) -> dict[str, Any] | None:
        """What a run of the same settings left, or nothing."""
        if not (self.path / LAST).is_file():
            return None
        saved: dict[str, Any] = torch.load(self.path / LAST, weights_only=True, map_location="cpu")
        for name, value in settings.items():
            if saved["settings"].get(name) != value:
                raise BadData(
                    f"{self.path}: holds a run with {name} = {saved['settings'].get(name)!r}, not {value!r}"
                    " (expected: the same settings to go on with it, or another --out)"
                )
        return saved


def checkpoint(towers: Towers) -> dict[str, Any]:
    """In the layout of Chinese-CLIP's checkpoints."""
    return {"state_dict": towers.state_dict()}


def write(file: Path, content: dict[str, Any]) -> None:
    """All of it or nothing: a kill in the middle leaves the older file."""
    part = file.with_suffix(".part")
    torch.save(content, part)
    part.replace(file)
