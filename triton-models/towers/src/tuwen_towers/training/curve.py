"""What a run came to so far, as a table and as a picture."""

from __future__ import annotations

import csv
from dataclasses import asdict, dataclass, fields
from itertools import pairwise
from pathlib import Path

import matplotlib

matplotlib.use("agg")
from matplotlib import pyplot


@dataclass(frozen=True)
class Point:
    """After a step; recalls only where the towers were looked at, as shares of the queries."""

    stage: int
    step: int
    loss: float
    rate: float
    scale: float
    r1: float | None = None
    r10: float | None = None


class Curve:
    """`curve.csv` and `curve.png` in a run's folder; stages lie one after another."""

    def __init__(self, folder: Path) -> None:
        self.table = folder / "curve.csv"
        self.picture = folder / "curve.png"
        self.points: list[Point] = []

    def read(self) -> None:
        """What an earlier run told."""
        if self.table.is_file():
            with self.table.open(encoding="utf-8", newline="") as file:
                self.points = [point(row) for row in csv.DictReader(file)]

    def keep_until(self, stage: int, step: int) -> None:
        """Goes back to before a step: what came after it is computed again."""
        self.read()
        self.points = [each for each in self.points if (each.stage, each.step) < (stage, step)]

    def add(self, point: Point) -> None:
        self.points.append(point)

    def summary(self) -> str:
        """One line about the newest point."""
        if not self.points:
            return "nothing learned"
        newest = self.points[-1]
        recalls = "" if newest.r1 is None else f", R@1 {newest.r1:.3f}, R@10 {newest.r10:.3f}"
        return f"loss {newest.loss:.3f}{recalls}"

    def write(self) -> None:
        with self.table.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [field.name for field in fields(Point)])
            writer.writeheader()
            writer.writerows(asdict(each) for each in self.points)
        self.draw()

    def draw(self) -> None:
        figure, (left, right) = pyplot.subplots(1, 2, figsize=(10, 4), layout="constrained")
        places = range(1, len(self.points) + 1)
        left.plot(places, [each.loss for each in self.points], linewidth=0.6)
        left.set(title="loss", xlabel="step", yscale="log")
        looks = [
            (place, each) for place, each in zip(places, self.points, strict=True) if each.r1 is not None
        ]
        right.plot([place for place, _ in looks], [each.r1 for _, each in looks], label="R@1")
        right.plot([place for place, _ in looks], [each.r10 for _, each in looks], label="R@10")
        right.set(title="text to picture", xlabel="step", ylim=(0, 1))
        right.legend()
        for each in (before for before, after in pairwise(self.points) if before.stage != after.stage):
            for axes in (left, right):
                axes.axvline(each.step + 1, color="grey", linestyle=":")
        figure.savefig(self.picture, dpi=100)
        pyplot.close(figure)


def point(row: dict[str, str]) -> Point:
    numbers = {name: float(value) if value else None for name, value in row.items()}
    return Point(**numbers | {"stage": int(row["stage"]), "step": int(row["step"])})  # type: ignore[arg-type]
