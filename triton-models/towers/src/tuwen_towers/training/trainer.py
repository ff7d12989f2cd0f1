"""Runs the stages one after another, looks at the towers on the way, and goes on after a kill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import torch
from tqdm import tqdm

from ..towers import Towers
from . import processes
from .curve import Curve, Point
from .encoder import Encoder
from .evaluation import HeldOut
from .run import Position, RunFolder, Settings, Stage
from .stage import Data, StageTraining

LOOKS = 20
"""How often a stage is looked at, drawn and saved."""


@dataclass(frozen=True)
class Plan:
    """All of a run but the towers it begins with."""

    stages: Sequence[Stage]
    settings: Settings
    data: Data
    held_out: HeldOut | None

    def described(self, towers: Towers) -> dict[str, Any]:
        """What must be equal for a run to go on."""
        return asdict(self.settings) | {
            "towers": repr(towers.config),
            "stages": [asdict(stage) for stage in self.stages],
            "pictures": len(self.data.pixels),
            "captions": len(self.data.captions.ids),
        }


class Trainer:
    def __init__(self, plan: Plan, towers: Towers, folder: RunFolder, device: torch.device) -> None:
        self.plan, self.folder = plan, folder
        self.described = plan.described(towers)
        self.towers = towers.to(device)
        self.encoder = Encoder(towers, device, half=plan.settings.precision == "bf16")
        self.curve = Curve(folder.path)

    def train(self) -> str:
        """All stages, or what an earlier run of the same plan left of them; tells what came of it."""
        self.folder.make()
        saved = self.folder.saved(self.described)
        position = Position(**saved["position"]) if saved else Position()
        if saved:
            self.towers.load_state_dict(saved["state_dict"])
            self.curve.keep_until(position.stage, position.step)
        for number in range(position.stage, len(self.plan.stages)):
            begun = saved if number == position.stage else None
            self.run_stage(number, position.step if begun else 0, begun)
        if processes.rank() == 0:
            self.folder.finish(self.towers)
        return f"{self.folder.path}: {self.curve.summary()}"

    def run_stage(self, number: int, first: int, begun: dict[str, Any] | None) -> None:
        stage = self.plan.stages[number]
        training = StageTraining(self.encoder, self.towers, self.plan.data, stage, self.plan.settings)
        if begun:
            training.adam.load_state_dict(begun["optimizer"])
        every = max(1, training.steps // LOOKS)
        name = f"stage {number + 1} of {len(self.plan.stages)}"
        steps = tqdm(
            range(first, training.steps),
            name,
            training.steps,
            initial=first,
            unit="step",
            disable=processes.rank() > 0,
        )
        for step in steps:
            taken = training.take(step)
            looked = (step + 1) % every == 0 or step + 1 == training.steps
            r1, r10 = self.look() if looked else (None, None)
            self.curve.add(Point(number, step, taken.loss, taken.rate, taken.scale, r1, r10))
            if looked and processes.rank() == 0:
                self.curve.write()
                self.folder.save(self.towers, training.adam, Position(number, step + 1), self.described)
                steps.set_postfix_str(self.curve.summary())

    def look(self) -> tuple[float | None, float | None]:
        if self.plan.held_out is None:
            return None, None
        self.towers.eval()
        return self.plan.held_out.recalls(self.encoder)
