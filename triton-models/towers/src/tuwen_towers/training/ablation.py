"""What the two stages are worth: the paper's comparison (section 3.1.3, figure 3) in miniature.

Every arm takes the same number of steps of the same size on the same Chinese pairs. All but the first
begin with a picture tower that learned from English captions, as Chinese-CLIP began with CLIP's.
"""

from __future__ import annotations

import csv
import functools
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from matplotlib import pyplot

from ..config import TOY
from .begin import Beginning
from .curve import Curve, Point
from .evaluation import HeldOut
from .reader import Reader
from .run import DONE, RunFolder, Settings, Stage
from .stage import Data
from .trainer import Plan, Trainer

LOCKED_RATE, FREE_RATE, FRESH_RATE = 1.5e-3, 5e-4, 1.5e-3
"""A tower that knows something already is moved more gently than a fresh one, as in the paper."""
BATCH, DECAY = 128, 0.05


@dataclass(frozen=True)
class Arm:
    """`shares` of the epochs: locked, then free; `begun`: with the English picture tower."""

    name: str
    begun: bool
    shares: tuple[float, float]

    def stages(self, epochs: int) -> list[Stage]:
        free = FREE_RATE if self.begun else FRESH_RATE
        kinds = zip((True, False), self.shares, (LOCKED_RATE, free), strict=True)
        return [Stage(locked, round(share * epochs), rate) for locked, share, rate in kinds if share]


ARMS = (
    Arm("from scratch", begun=False, shares=(0, 1)),
    Arm("stage 1 only", begun=True, shares=(1, 0)),
    Arm("two stages", begun=True, shares=(0.5, 0.5)),
)


@dataclass(frozen=True)
class World:
    """A folder that `tuwen catalogue` drew."""

    folder: Path
    tokenizer: Path
    cache: Path | None

    def plan(self, language: str, stages: Sequence[Stage], seed: int) -> Plan:
        return Plan(stages, Settings(batch=BATCH, seed=seed, decay=DECAY), *self.read(language))

    @functools.cache  # noqa: B019 - one world lives as long as the command
    def read(self, language: str) -> tuple[Data, HeldOut]:
        """Once for all arms and seeds."""
        reader = Reader(self.tokenizer, TOY.picture.size, self.cache)
        data = reader.data(self.folder / f"train.{language}.jsonl", BATCH)
        return data, reader.held_out(self.folder / f"heldout.{language}.jsonl")


@dataclass(frozen=True)
class Outcome:
    """A seed's run of an arm."""

    arm: str
    seed: int
    points: list[Point]


def ablate(world: World, out: Path, epochs: int, seeds: Sequence[int]) -> str:
    """Runs what has not been run yet; writes table, picture and report, and returns the latter."""
    outcomes = [outcome for seed in seeds for outcome in compare(world, out / f"seed-{seed}", epochs, seed)]
    write_table(out / "ablation.csv", outcomes)
    draw(out / "ablation.png", outcomes)
    report = describe(outcomes)
    (out / "ablation.md").write_text(report, encoding="utf-8")
    return report


def compare(world: World, out: Path, epochs: int, seed: int) -> Iterator[Outcome]:
    english = out / "english"
    run(world.plan("en", [Stage(False, epochs, FRESH_RATE)], seed), Beginning(TOY, seed), english)
    for arm in ARMS:
        folder = out / arm.name.replace(" ", "-")
        # Another seed for the fresh text tower, so that nothing of the English one comes back in it.
        begin = Beginning(TOY, seed + 1000, picture=english / DONE if arm.begun else None)
        run(world.plan("zh", arm.stages(epochs), seed), begin, folder)
        curve = Curve(folder)
        curve.read()
        yield Outcome(arm.name, seed, curve.points)


def run(plan: Plan, begin: Beginning, folder: Path) -> None:
    if not (folder / DONE).is_file():
        print(folder)
        Trainer(plan, begin.towers(), RunFolder(folder), torch.device("cpu")).train()


def looked(outcome: Outcome) -> list[tuple[int, float]]:
    """Steps from the arm's beginning, and R@1."""
    return [(step, point.r1) for step, point in enumerate(outcome.points, 1) if point.r1 is not None]


def write_table(file: Path, outcomes: Sequence[Outcome]) -> None:
    with file.open("w", encoding="utf-8", newline="") as table:
        writer = csv.writer(table)
        writer.writerow(["arm", "seed", "step", "loss", "r1", "r10"])
        for outcome in outcomes:
            for step, point in enumerate(outcome.points, 1):
                if point.r1 is not None:
                    writer.writerow([outcome.arm, outcome.seed, step, point.loss, point.r1, point.r10])


def draw(file: Path, outcomes: Sequence[Outcome]) -> None:
    figure, axes = pyplot.subplots(figsize=(7, 4.5), layout="constrained")
    for number, arm in enumerate(ARMS):
        own = [outcome for outcome in outcomes if outcome.arm == arm.name]
        for outcome in own:
            label = arm.name if outcome is own[0] else None
            axes.plot(*zip(*looked(outcome), strict=True), color=f"C{number}", label=label, linewidth=1)
    axes.set(title="Chinese text to picture, held-out pairs", xlabel="step", ylabel="R@1", ylim=(0, 1))
    axes.legend()
    figure.savefig(file, dpi=100)
    pyplot.close(figure)


def describe(outcomes: Sequence[Outcome]) -> str:
    lines = ["| arm | R@1 half-way | R@1 | R@10 |", "|---|---|---|---|"]
    for arm in ARMS:
        own = [outcome for outcome in outcomes if outcome.arm == arm.name]
        columns = (
            [looked(outcome)[len(looked(outcome)) // 2 - 1][1] for outcome in own],
            [outcome.points[-1].r1 or 0.0 for outcome in own],
            [outcome.points[-1].r10 or 0.0 for outcome in own],
        )
        lines.append(f"| {arm.name} | {' | '.join(map(spread, columns))} |")
    steps, seeds = len(outcomes[0].points), len({outcome.seed for outcome in outcomes})
    return "\n".join(lines) + f"\n\n{steps} steps of {BATCH} pairs; mean and range of {seeds} seeds.\n"


def spread(values: Sequence[float]) -> str:
    return f"{statistics.mean(values):.3f} ({min(values):.3f} to {max(values):.3f})"
