from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from tuwen_towers.config import TOY

DEMO = Path(__file__).parents[2] / "demo"


def test_committed_contract_has_the_agreed_shape() -> None:
    contract = json.loads((DEMO / "model.json").read_text(encoding="utf-8"))
    for digest in (contract, "fingerprint"), (contract["text"]["tokenizer"], "sha256"):
        assert re.fullmatch("[0-9a-f]{64}", digest[0].pop(digest[1]))
    assert 1 < contract.pop("logit_scale") <= 100
    assert contract == {
        "name": "tuwen-demo",
        "dim": 64,
        "licence": "Apache-2.0",
        "image": {
            "model": "image",
            "input": {"name": "pixels", "datatype": "UINT8"},
            "output": {"name": "embedding", "datatype": "FP32"},
            "size": TOY.picture.size,
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
