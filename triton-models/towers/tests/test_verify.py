from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest
from PIL import Image
from tokenizers import Tokenizer

import tuwen_towers
from tuwen_towers.build import Order, build
from tuwen_towers.command import main
from tuwen_towers.config import TOY
from tuwen_towers.contract import read_contract
from tuwen_towers.gaps import FULL_GAP, Array
from tuwen_towers.golden import draw, read_golden
from tuwen_towers.runtime import Device, Infer, Vectors, open_tower
from tuwen_towers.targets import Target
from tuwen_towers.towers import Towers, initialise
from tuwen_towers.verify import Subject, check_vectors, padding_gap, subjects

DEMO = Path(__file__).parents[2] / "demo"
Tamper = Callable[[Path], None]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DEMO, tmp_path / "demo"))


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Towers of the same shapes with other weights."""
    contract = read_contract(DEMO)
    towers = Towers(TOY)
    initialise(towers, seed=5)
    order = Order(
        "others", "none", Target.CPU, half=True, tokenizer=Tokenizer.from_file(str(contract.tokenizer))
    )
    folder = tmp_path_factory.mktemp("others") / "repository"
    build(towers, order, folder)
    return folder


def replaced(name: str, pattern: str, replacement: str) -> Tamper:
    def tamper(folder: Path) -> None:
        file = folder / name
        text, count = re.subn(pattern, replacement, file.read_text(encoding="utf-8"), count=1)
        assert count == 1, "nothing was tampered with"
        file.write_text(text, encoding="utf-8")

    return tamper


def changed_vector(folder: Path) -> None:
    file = folder / "golden.json"
    golden = json.loads(file.read_text(encoding="utf-8"))
    golden["text"]["embedding"][0] += 0.1
    file.write_text(json.dumps(golden), encoding="utf-8")


def other_picture(folder: Path) -> None:
    draw(64).rotate(180).save(folder / "golden.png")


def no_graph(folder: Path) -> None:
    (folder / "image" / "1" / "model.onnx").write_bytes(b"no graph")


TAMPERED: dict[str, tuple[Tamper, set[str]]] = {
    "fingerprint": (
        replaced("model.json", '"fingerprint": "....', '"fingerprint": "0000'),
        {"fingerprint", "config.image", "config.text"},
    ),
    "tokenizer": (replaced("tokenizer.json", "$", "\n"), {"tokenizer"}),
    "pixels": (replaced("golden.json", 'sha256": "....', 'sha256": "0000'), {"pixels"}),
    "other picture": (other_picture, {"pixels", "vector.image"}),
    "caption": (replaced("golden.json", "夏季", "冬季"), {"ids"}),
    "ids": (replaced("golden.json", r"\[101, .*?\]", "[101, 102]"), {"ids", "vector.text"}),
    "vector": (changed_vector, {"vector.text"}),
    "no graph": (no_graph, {"fingerprint", "graph.image"}),
    "size in config": (replaced("image/config.pbtxt", r"dims: \[ \d+", "dims: [ 7"), {"config.image"}),
    "type in config": (replaced("text/config.pbtxt", "TYPE_INT64", "TYPE_INT32"), {"config.text"}),
    "name in config": (replaced("text/config.pbtxt", '"text"', '"words"'), {"config.text"}),
    "output in config": (replaced("image/config.pbtxt", '"embedding"', '"vector"'), {"config.image"}),
    "batch in config": (replaced("text/config.pbtxt", "_size: 64", "_size: 0"), {"config.text"}),
    "another input": (
        replaced(
            "text/config.pbtxt", "input ", 'input { name: "mask" data_type: TYPE_BOOL dims: 1 }\ninput '
        ),
        {"config.text"},
    ),
    "no config": (replaced("image/config.pbtxt", "input ", "input input "), {"config.image"}),
    "dim": (
        replaced("model.json", '"dim": 64', '"dim": 63'),
        {"config.image", "graph.image", "config.text", "graph.text"},
    ),
    "input name": (
        replaced("model.json", '"ids"', '"tokens"'),
        {"config.text", "graph.text", "vector.text", "batch.text", "length.text", "padding.text"},
    ),
}


@pytest.mark.parametrize(("tamper", "failing"), TAMPERED.values(), ids=TAMPERED.keys())
def test_what_was_tampered_with_is_named(
    copy: Path, capsys: pytest.CaptureFixture[str], tamper: Tamper, failing: set[str]
) -> None:
    tamper(copy)
    assert main(["verify", str(copy)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert {line.split()[1].rstrip(":") for line in lines if line.startswith("WRONG")} == failing
    assert lines[-1].endswith(f"{len(failing)} failed")


def test_other_towers_are_told_from_the_golden_ones(
    copy: Path, others: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for model in "image", "text":
        shutil.copytree(others / model, copy / model, dirs_exist_ok=True)
    shutil.copy(others / "model.json", copy)
    assert main(["verify", str(copy), "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert not report["passed"]
    failed = {check["name"]: check for check in report["checks"] if not check["passed"]}
    assert failed.keys() == {"vector.image", "vector.text"}
    assert failed["vector.text"]["measured"] > failed["vector.text"]["expected"] == 1e-3


def test_the_committed_repository_passes_every_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(DEMO), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["passed"]
    assert [check["name"] for check in report["checks"]] == [
        *("fingerprint", "tokenizer", "pixels", "ids"),
        *("config.image", "graph.image", "vector.image", "batch.image", "length.image"),
        *("config.text", "graph.text", "vector.text", "batch.text", "length.text", "padding.text"),
    ]


def test_a_device_that_onnxruntime_lacks_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Left alone onnxruntime takes the CPU, and a GPU that was never tried would pass."""
    if Device.CUDA.provider in onnxruntime.get_available_providers():
        pytest.skip("this onnxruntime has CUDA")
    assert main(["verify", str(DEMO), "--on", "cuda"]) == 1
    told = capsys.readouterr()
    assert "has no CUDAExecutionProvider" in told.out + told.err


@pytest.mark.parametrize("name", ["model.json", "golden.json", "golden.png"])
def test_a_folder_that_lacks_a_file_is_refused_by_name(
    copy: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (copy / name).unlink()
    assert main(["verify", str(copy)]) == 2
    assert name in capsys.readouterr().err


def test_a_contract_that_lacks_a_field_is_refused_by_name(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replaced("model.json", '"fingerprint"', '"f"')(copy)
    assert main(["verify", str(copy)]) == 2
    assert "'fingerprint' is missing" in capsys.readouterr().err


def test_verify_needs_no_torch() -> None:
    code = "import sys; sys.modules['torch'] = None; from tuwen_towers.command import main; sys.exit(main())"
    ours = {"PYTHONPATH": str(Path(tuwen_towers.__file__).parents[1])}
    subprocess.run([sys.executable, "-c", code, "verify", str(DEMO)], check=True, env=ours)


def demo_subject(model: str) -> tuple[Subject, Infer]:
    contract = read_contract(DEMO)
    both = {subject.tower.model: subject for subject in subjects(contract, read_golden(contract))}
    return both[model], open_tower(contract, both[model].tower)


@pytest.mark.parametrize("model", ["image", "text"])
def test_a_vector_that_depends_on_its_batch_is_told(model: str) -> None:
    subject, infer = demo_subject(model)

    def leaning(rows: Array) -> Vectors:
        return infer(rows) + np.float32(0.01) * (len(rows) > 1)

    failed = [check.name for check in check_vectors(subject, leaning, FULL_GAP) if not check.passed]
    assert failed == [f"batch.{model}"]


def test_a_vector_that_depends_on_the_padding_is_told() -> None:
    subject, infer = demo_subject("text")

    def counting(rows: Array) -> Vectors:
        zeros: Vectors = (rows == 0).sum(axis=1, keepdims=True).astype(np.float32)
        return infer(rows) + np.float32(1e-3) * zeros

    length = len(read_golden(subject.contract).ids)
    assert padding_gap(subject, infer, length) <= FULL_GAP < padding_gap(subject, counting, length)


def test_a_vector_that_is_no_number_fails() -> None:
    subject, infer = demo_subject("image")
    checks = list(check_vectors(subject, lambda rows: infer(rows) * np.float32("nan"), FULL_GAP))
    assert [(check.passed, check.measured) for check in checks] == [(False, "nan")] * 2


def heldout(folder: Path, lines: list[dict[str, Any]]) -> Path:
    file = folder / "heldout.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return file


def goods(folder: Path) -> list[dict[str, Any]]:
    """Two alike, so that each is the other's nearest, and one apart."""
    lines = []
    for number, (colour, kind) in enumerate([((200, 0, 0), "T恤"), ((201, 0, 0), "T恤"), ((0, 0, 90), "杯")]):
        Image.new("RGB", (20, 30), colour).save(folder / f"{number}.png")
        labels = {"kind": kind, "colour": "红", "pattern": "纯色"}
        lines.append({"image": f"{number}.png", "texts": [f"{kind}{number}"], "labels": labels})
    return lines


def test_retrieval_is_measured_on_held_out_goods(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = heldout(tmp_path, goods(tmp_path))
    assert main(["verify", str(DEMO), "--retrieval", str(file), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["retrieval"]
    assert (found["items"], found["recall_at_10"]) == (3, 1)
    assert found["same_kind_and_colour"] == pytest.approx(2 / 3)


@pytest.mark.parametrize("lost", ["image", "texts", "labels"])
def test_a_line_that_lacks_something_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lost: str
) -> None:
    lines = goods(tmp_path)
    del lines[1][lost]
    file = heldout(tmp_path, lines)
    assert main(["verify", str(DEMO), "--retrieval", str(file)]) == 2
    error = capsys.readouterr().err
    assert f"{file}:2" in error
    assert lost in error
