from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest

from tuwen_towers.command import main

DEMO = Path(__file__).parents[2] / "demo"


def test_committed_contract_has_the_agreed_shape() -> None:
    contract = json.loads((DEMO / "model.json").read_text(encoding="utf-8"))
    for digest in (contract, "fingerprint"), (contract["text"]["tokenizer"], "sha256"):
        assert re.fullmatch("[0-9a-f]{64}", digest[0].pop(digest[1]))
    assert isinstance(contract.pop("seed"), int)
    assert contract == {
        "name": "tuwen-demo",
        "dim": 64,
        "licence": "Apache-2.0",
        "logit_scale": 100.0,
        "image": {
            "model": "image",
            "input": {"name": "pixels", "datatype": "UINT8"},
            "output": {"name": "embedding", "datatype": "FP32"},
            "size": 224,
            "resize": "square",
            "filter": "bicubic",
            "alpha": "white",
            "orientation": "applied",
        },
        "text": {
            "model": "text",
            "input": {"name": "ids", "datatype": "INT64"},
            "output": {"name": "embedding", "datatype": "FP32"},
            "tokenizer": {"file": "tokenizer.json"},
            "context_length": 52,
            "normaliser": "lowercase-quotes",
        },
    }


def test_committed_digests_are_those_of_the_committed_files() -> None:
    contract = json.loads((DEMO / "model.json").read_text(encoding="utf-8"))
    towers = b"".join((DEMO / name / "1" / "model.onnx").read_bytes() for name in ("image", "text"))
    assert contract["fingerprint"] == hashlib.sha256(towers).hexdigest()
    tokenizer = (DEMO / "tokenizer.json").read_bytes()
    assert contract["text"]["tokenizer"]["sha256"] == hashlib.sha256(tokenizer).hexdigest()


def test_committed_towers_stay_small() -> None:
    assert sum(file.stat().st_size for file in DEMO.glob("*/1/*")) < 8_000_000


def test_demo_writes_the_whole_repository_again(tmp_path: Path) -> None:
    shutil.copy(DEMO / "tokenizer.json", tmp_path)
    assert main(["demo", "--seed", "5", "--out", str(tmp_path)]) == 0
    assert names(tmp_path) == names(DEMO)
    fresh, committed = (json.loads((folder / "model.json").read_text()) for folder in (tmp_path, DEMO))
    assert fresh["seed"] == 5
    assert fresh["fingerprint"] != committed["fingerprint"]
    for name in ("image", "text"):
        configs = [(folder / name / "config.pbtxt").read_text() for folder in (tmp_path, DEMO)]
        assert configs[0].replace(fresh["fingerprint"], committed["fingerprint"]) == configs[1]


def test_demo_without_a_tokenizer_says_how_to_make_one_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", "--seed", "5", "--out", str(tmp_path)]) == 2
    assert "towers tokenizer" in capsys.readouterr().err
    assert names(tmp_path) == []


def names(folder: Path) -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())
