from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from drawn import TINY, draw

from tuwen_towers.command import main
from tuwen_towers.training import ablation

TOKENIZER = Path(__file__).parents[2] / "demo" / "tokenizer.json"


@pytest.fixture(autouse=True)
def tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ablation, "TOY", TINY)
    monkeypatch.setattr(ablation, "BATCH", 12)


@pytest.fixture
def world(tmp_path: Path) -> Path:
    pairs = draw(tmp_path)
    for name in ("train.zh", "train.en", "heldout.zh", "heldout.en"):
        shutil.copy(pairs, tmp_path / f"{name}.jsonl")
    return tmp_path


def test_every_arm_takes_the_same_steps_and_is_reported(
    world: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = world / "out"
    arguments = [
        "ablation",
        str(world),
        "--tokenizer",
        str(TOKENIZER),
        "--seeds",
        "2",
        "--epochs",
        "2",
        "--out",
        str(out),
    ]
    assert main(arguments) == 0
    report = (out / "ablation.md").read_text(encoding="utf-8")
    assert report.strip() in capsys.readouterr().out
    assert "6 steps of 12 pairs; mean and range of 2 seeds" in report
    with (out / "ablation.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    last = {(row["arm"], row["seed"]): row["step"] for row in rows}
    assert last == {(arm.name, str(seed)): "6" for arm in ablation.ARMS for seed in range(2)}
    assert (out / "ablation.png").stat().st_size > 1000

    def unwanted(*_: object) -> None:
        raise AssertionError("a finished run was begun again")

    monkeypatch.setattr(ablation, "Trainer", unwanted)
    assert main(arguments) == 0
    assert (out / "ablation.md").read_text(encoding="utf-8") == report


@pytest.mark.parametrize("more", [["--epochs", "3"], ["--epochs", "0"], ["--seeds", "0"]])
def test_what_cannot_be_compared_is_refused(
    world: Path, capsys: pytest.CaptureFixture[str], more: list[str]
) -> None:
    arguments = ["ablation", str(world), "--tokenizer", str(TOKENIZER), "--out", str(world / "out")]
    assert main([*arguments, *more]) == 2
    assert f"{more[0]} {more[1]}" in capsys.readouterr().err
    assert not (world / "out").exists()
