from __future__ import annotations

import csv
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from drawn import TINY, draw

from tuwen_towers.command import main
from tuwen_towers.config import MODELS, PictureConfig, ResNetConfig
from tuwen_towers.training.stage import StageTraining, Step

TOKENIZER = Path(__file__).parents[2] / "demo" / "tokenizer.json"


@pytest.fixture(autouse=True)
def tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MODELS, "toy", TINY)


class Killed(BaseException):
    """As abrupt as a kill, within one process."""


def arguments(data: Path, out: Path, *more: str) -> list[str]:
    settings = ["--model", "toy", "--tokenizer", str(TOKENIZER), "--batch", "12", "--warm-up", "2"]
    return ["train", str(data), "--out", str(out), "--precision", "fp32", *settings, *more]


def curve(run: Path) -> list[dict[str, str]]:
    with (run / "curve.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def weights(run: Path) -> dict[str, torch.Tensor]:
    state: dict[str, torch.Tensor] = torch.load(run / "towers.pt", weights_only=True)["state_dict"]
    return state


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return draw(tmp_path_factory.mktemp("drawn"))


def test_towers_learn_to_find_what_they_were_shown(data: Path, tmp_path: Path) -> None:
    more = ["--stage", "2", "--epochs", "60", "--rate", "3e-3", "--valid", str(data)]
    assert main(arguments(data, tmp_path, *more)) == 0
    points = curve(tmp_path)
    assert len(points) == 180
    assert float(points[-1]["loss"]) < 0.5 * float(points[0]["loss"])
    assert float(points[-1]["r1"]) > 0.5  # chance: 1 of 18
    assert (tmp_path / "curve.png").stat().st_size > 1000


@pytest.mark.parametrize("picture", [TINY.picture, ResNetConfig(64, (1, 1, 1, 1), width=4, heads=4)])
def test_stage_1_leaves_the_picture_tower_as_it_was(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, picture: PictureConfig | ResNetConfig
) -> None:
    monkeypatch.setitem(MODELS, "toy", replace(TINY, picture=picture))
    assert main(arguments(data, tmp_path / "first", "--stage", "2", "--epochs", "1", "--rate", "1e-3")) == 0
    begun = ["--stage", "1", "--picture-from", str(tmp_path / "first" / "towers.pt"), "--seed", "3"]
    assert main(arguments(data, tmp_path / "second", *begun, "--epochs", "2", "--rate", "1e-3")) == 0
    before, after = weights(tmp_path / "first"), weights(tmp_path / "second")
    same = {name for name in before if torch.equal(before[name], after[name])}
    assert {name for name in before if name.startswith("visual.")} <= same
    assert "text_projection" not in same


def test_both_stages_follow_each_other(data: Path, tmp_path: Path) -> None:
    assert main(arguments(data, tmp_path, "--epochs", "2", "1", "--rate", "1e-3", "1e-4")) == 0
    points = curve(tmp_path)
    assert [point["stage"] for point in points] == ["0"] * 6 + ["1"] * 3
    assert max(float(point["rate"]) for point in points[6:]) == pytest.approx(1e-4)


@pytest.mark.parametrize("killed_at", [4, 9])
def test_a_killed_run_goes_on_to_the_same_curve(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, killed_at: int
) -> None:
    more = ["--epochs", "2", "2", "--rate", "1e-3", "--valid", str(data)]
    assert main(arguments(data, tmp_path / "whole", *more)) == 0

    steps = iter(range(100))
    take = StageTraining.take

    def dying(training: StageTraining, number: int) -> Step:
        if next(steps) == killed_at:
            raise Killed
        return take(training, number)

    with monkeypatch.context() as patch:
        patch.setattr(StageTraining, "take", dying)
        with pytest.raises(Killed):
            main(arguments(data, tmp_path / "killed", *more))
    assert len(curve(tmp_path / "killed")) == killed_at
    assert main(arguments(data, tmp_path / "killed", *more)) == 0
    assert curve(tmp_path / "killed") == curve(tmp_path / "whole")
    before, after = weights(tmp_path / "whole"), weights(tmp_path / "killed")
    assert all(torch.equal(before[name], after[name]) for name in before)


def test_two_processes_take_the_steps_of_one(data: Path, tmp_path: Path) -> None:
    # Stage 1: a norm over the batch, as the toy's picture tower has, sees no more than its own part of it.
    more = ["--stage", "1", "--epochs", "1", "--rate", "1e-3", "--parts", "2"]
    started = []
    for processes in (1, 2):
        launch = ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", str(processes)]
        command = [sys.executable, *launch, "-m", "tuwen_towers"]
        run = tmp_path / str(processes)
        started.append(
            subprocess.run([*command, *arguments(data, run, *more)], capture_output=True, text=True)
        )
    assert [process.returncode for process in started] == [0, 0], started[-1].stderr
    one, two = curve(tmp_path / "1"), curve(tmp_path / "2")
    assert [float(point["loss"]) for point in two] == pytest.approx([float(point["loss"]) for point in one])
    before, after = weights(tmp_path / "1"), weights(tmp_path / "2")
    for name in before:
        torch.testing.assert_close(after[name], before[name], atol=1e-4, rtol=1e-3)


def test_another_run_in_the_same_folder_is_refused(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments(data, tmp_path, "--stage", "1", "--epochs", "1")) == 0
    assert main(arguments(data, tmp_path, "--stage", "1", "--epochs", "1", "--seed", "9")) == 2
    assert "seed = 0, not 9" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "complaint"),
    [
        (["--batch", "37"], "more than the 36 pictures"),
        (["--parts", "5"], "expected: a multiple of 5"),
        (["--epochs", "1", "2", "3"], "3 values for 2 stages"),
        (["--picture-from", "nowhere.pt"], "nowhere.pt"),
        (["--model", "ViT-X"], "ViT-X"),
        (["--epochs", "0"], "--epochs: 0"),
        (["--rate", "-1"], "--rate: -1"),
    ],
)
def test_wrong_options_are_named_and_nothing_is_written(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], more: list[str], complaint: str
) -> None:
    try:
        code = main(arguments(data, tmp_path / "run", *more))
    except SystemExit as end:
        code = int(str(end.code))
    assert code == 2
    assert complaint in capsys.readouterr().err
    assert not (tmp_path / "run").exists()
