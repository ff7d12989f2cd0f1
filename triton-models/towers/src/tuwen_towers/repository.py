"""Triton's model repository and the model contract beside it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from .config import TowersConfig
from .contract import CONTRACT
from .golden import write_golden

CONTEXT_LENGTH = 52
MAX_BATCH = 64
THREADS = 1
TOKENIZER = "tokenizer.json"

CONFIG = """\
# Written by `towers`; served by Triton's onnxruntime backend.
name: "{name}"
backend: "onnxruntime"
max_batch_size: {max_batch}
input [ {{ name: "{input}" data_type: TYPE_{input_type} dims: [ {dims} ] }} ]
output [ {{ name: "embedding" data_type: TYPE_FP32 dims: [ {dim} ] }} ]

# No queue policy: with one instance it delays single requests by half a second. Clients bound their calls.
dynamic_batching {{ }}

# Left out, the count on CPU would be 2.
instance_group [ {{ count: 1 kind: KIND_CPU }} ]
parameters {{ key: "intra_op_num_threads" value {{ string_value: "{threads}" }} }}
"""


@dataclass(frozen=True)
class Contract:
    """What `model.json` says beyond what follows from the towers' sizes."""

    name: str
    licence: str
    logit_scale: float
    seed: int


def write(folder: Path, config: TowersConfig, contract: Contract, image: bytes, text: bytes) -> None:
    """Writes both towers, the contract and the golden inputs into a folder that holds `tokenizer.json`."""
    size = config.picture.size
    write_model(
        folder / "image", config_text("image", "pixels", "UINT8", f"{size}, {size}, 3", config.dim), image
    )
    write_model(folder / "text", config_text("text", "ids", "INT64", "-1", config.dim), text)
    document = json.dumps(contract_document(folder, config, contract), indent=2)
    (folder / CONTRACT).write_text(document + "\n", encoding="utf-8")
    write_golden(folder)


def config_text(name: str, tensor: str, tensor_type: str, dims: str, dim: int) -> str:
    return CONFIG.format(
        name=name,
        max_batch=MAX_BATCH,
        input=tensor,
        input_type=tensor_type,
        dims=dims,
        dim=dim,
        threads=THREADS,
    )


def write_model(folder: Path, config: str, model: bytes) -> None:
    version = folder / "1"
    version.mkdir(parents=True, exist_ok=True)
    (version / "model.onnx").write_bytes(model)
    (folder / "config.pbtxt").write_text(config, encoding="utf-8")


def contract_document(folder: Path, config: TowersConfig, contract: Contract) -> dict[str, object]:
    output = {"name": "embedding", "datatype": "FP32"}
    return {
        "name": contract.name,
        "fingerprint": fingerprint(folder),
        "dim": config.dim,
        "licence": contract.licence,
        "logit_scale": contract.logit_scale,
        "seed": contract.seed,
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
    """Names the pair of towers: SHA-256 over the files of `image/1/`, then `text/1/`, in name order."""
    digest = hashlib.sha256()
    for version in (folder / "image" / "1", folder / "text" / "1"):
        for file in sorted(version.iterdir(), key=lambda path: path.name):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
