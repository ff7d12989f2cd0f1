"""Triton's model repository and the model contract beside it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from .config import TowersConfig
from .contract import CONTRACT
from .golden import write_golden
from .targets import ServedModel, Target, config_text

CONTEXT_LENGTH = 52
TOKENIZER = "tokenizer.json"


@dataclass(frozen=True)
class Contract:
    """What `model.json` says beyond what follows from the towers' sizes."""

    name: str
    licence: str
    logit_scale: float


def describe(folder: Path, config: TowersConfig, contract: Contract, target: Target) -> None:
    """Adds configurations, contract and golden inputs to a folder that holds towers and `tokenizer.json`."""
    digest = fingerprint(folder)
    for model in served_models(config):
        text = config_text(model, target, digest)
        (folder / model.name / "config.pbtxt").write_text(text, encoding="utf-8")
    document = json.dumps(contract_document(folder, config, contract, digest), indent=2)
    (folder / CONTRACT).write_text(document + "\n", encoding="utf-8")
    write_golden(folder)


def version_folder(folder: Path, model: str) -> Path:
    return folder / model / "1"


def served_models(config: TowersConfig) -> tuple[ServedModel, ServedModel]:
    pixels = (config.picture.size, config.picture.size, 3)
    return (
        ServedModel("image", "pixels", "UINT8", pixels, pixels, config.dim),
        ServedModel("text", "ids", "INT64", (-1,), (CONTEXT_LENGTH,), config.dim),
    )


def contract_document(
    folder: Path, config: TowersConfig, contract: Contract, digest: str
) -> dict[str, object]:
    output = {"name": "embedding", "datatype": "FP32"}
    return {
        "name": contract.name,
        "fingerprint": digest,
        "dim": config.dim,
        "licence": contract.licence,
        "logit_scale": contract.logit_scale,
        "image": {
            "model": "image",
            "input": {"name": "pixels", "datatype": "UINT8"},
            "output": output,
            "size": config.picture.size,
            "resize": "square",
            "filter": "bicubic",
            "alpha": "white",
            "orientation": "applied",
        },
        "text": {
            "model": "text",
            "input": {"name": "ids", "datatype": "INT64"},
            "output": output,
            "tokenizer": {"file": TOKENIZER, "sha256": sha256(folder / TOKENIZER)},
            "context_length": CONTEXT_LENGTH,
            "normaliser": "lowercase-quotes",
        },
    }


def fingerprint(folder: Path) -> str:
    """Names the pair of towers: SHA-256 over the ONNX files of `image/1/`, then `text/1/`, in name order.

    Whatever is built out of them, as a TensorRT plan is, belongs to one machine and does not count.
    """
    digest = hashlib.sha256()
    for name in ("image", "text"):
        for file in sorted(version_folder(folder, name).glob("model.onnx*")):
            with file.open("rb") as content:
                for block in iter(lambda: content.read(1 << 20), b""):
                    digest.update(block)
    return digest.hexdigest()


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
