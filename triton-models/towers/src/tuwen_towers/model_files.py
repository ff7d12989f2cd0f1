"""An ONNX model as files: `model.onnx`, and for the largest `model.onnx.data` beside it."""

from __future__ import annotations

from pathlib import Path

import onnx
from onnx import TensorProto
from onnx.external_data_helper import convert_model_to_external_data, uses_external_data

MODEL = "model.onnx"
DATA = "model.onnx.data"
LIMIT = 2_000_000_000
"""Bytes of weights that fit into one file: protobuf reads no message of 2 GiB, and the graph needs some."""


def save(model: onnx.ModelProto, folder: Path) -> Path:
    """Writes the model into an empty folder; weights lie apart only where one file cannot hold them."""
    if any(folder.iterdir()):
        # onnx appends to a file of weights that is there already, and the graph would go on working.
        raise FileExistsError(f"{folder} is not empty (expected: a folder that holds no other model)")
    file = folder / MODEL
    if weight_bytes(model) <= LIMIT:
        onnx.checker.check_model(model, full_check=True)
        file.write_bytes(model.SerializeToString(deterministic=True))
        return file
    convert_model_to_external_data(model, location=DATA)
    onnx.save_model(model, file)
    # onnx keeps this file to its owner; who reads the graph must be able to read its weights.
    (folder / DATA).chmod(file.stat().st_mode)
    check_data(onnx.load(file, load_external_data=False), folder / DATA)
    onnx.checker.check_model(file, full_check=True)
    return file


def weight_bytes(model: onnx.ModelProto) -> int:
    return sum(len(weight.raw_data) for weight in model.graph.initializer)


def check_data(model: onnx.ModelProto, data: Path) -> None:
    """Refuses a file of weights that is longer than what the graph reads of it."""
    end = max(end_of(weight) for weight in model.graph.initializer if uses_external_data(weight))
    size = data.stat().st_size
    if size != end:
        raise OSError(f"{data} has {size} bytes (expected: {end}, the end of its last weight)")


def end_of(weight: TensorProto) -> int:
    entries = {entry.key: entry.value for entry in weight.external_data}
    return int(entries["offset"]) + int(entries["length"])
