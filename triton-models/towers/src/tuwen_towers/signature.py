"""Names, types and shapes of a model's tensors, held against the contract, wherever they are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import onnxruntime
from google.protobuf import text_format
from tritonclient.grpc.model_config_pb2 import DataType, ModelConfig

from .contract import Tensor, Tower

OPEN = -1
ONNX_TYPES = {"tensor(uint8)": "UINT8", "tensor(int64)": "INT64", "tensor(float)": "FP32"}


@dataclass(frozen=True)
class Told:
    """A tensor as a model tells it; `OPEN` where any size goes."""

    datatype: str
    shape: tuple[int, ...]


@dataclass(frozen=True)
class Signature:
    """`batched`: whether shapes begin with the batch."""

    inputs: Mapping[str, Told]
    outputs: Mapping[str, Told]
    batched: bool

    def differences(self, tower: Tower, dim: int) -> list[str]:
        """All that differs from the contract; empty when nothing does."""
        found = compare("input", self.inputs, tower.input, self.expected(tower.shape))
        found += compare("output", self.outputs, tower.output, self.expected((dim,)))
        others = [name for name in self.inputs if name != tower.input.name]
        return found + [f"input {name}: required (expected: none that the contract lacks)" for name in others]

    def expected(self, row: tuple[int, ...]) -> tuple[int, ...]:
        return (OPEN, *row) if self.batched else row


def compare(kind: str, told: Mapping[str, Told], tensor: Tensor, shape: tuple[int, ...]) -> list[str]:
    subject = f"{kind} {tensor.name}"
    if tensor.name not in told:
        return [f"{subject}: missing among {sorted(told)}"]
    found = told[tensor.name]
    differences = []
    if found.datatype != tensor.datatype:
        differences.append(f"{subject}: {found.datatype} (expected: {tensor.datatype})")
    if not admits(found.shape, shape):
        differences.append(f"{subject}: {list(found.shape)} (expected: {list(shape)})")
    return differences


def admits(found: tuple[int, ...], expected: tuple[int, ...]) -> bool:
    return len(found) == len(expected) and all(
        one in (OPEN, other) for one, other in zip(found, expected, strict=True)
    )


def config_differences(config: ModelConfig, tower: Tower, fingerprint: str, dim: int) -> list[str]:
    """Of a `config.pbtxt`, or of what a running Triton made of it."""
    found = []
    if config.name != tower.model:
        found.append(f"name: {config.name} (expected: {tower.model})")
    if config.max_batch_size < 1:
        found.append(f"max_batch_size: {config.max_batch_size} (expected: at least 1)")
    if "fingerprint" in config.parameters:
        told = config.parameters["fingerprint"].string_value
        if told != fingerprint:
            found.append(f"fingerprint: {told} (expected: {fingerprint})")
    return found + config_signature(config).differences(tower, dim)


def config_signature(config: ModelConfig) -> Signature:
    return Signature(
        {tensor.name: config_tensor(tensor) for tensor in config.input if not tensor.optional},
        {tensor.name: config_tensor(tensor) for tensor in config.output},
        batched=False,
    )


def config_tensor(tensor: ModelConfig) -> Told:
    return Told(DataType.Name(tensor.data_type).removeprefix("TYPE_"), tuple(tensor.dims))


def read_config(file: Path) -> ModelConfig:
    """Raises ValueError, which names the place."""
    try:
        return text_format.Parse(file.read_text(encoding="utf-8"), ModelConfig())
    except text_format.ParseError as problem:
        raise ValueError(f"{file}: {problem} (expected: Triton's ModelConfig as text)") from problem


def graph_signature(session: onnxruntime.InferenceSession) -> Signature:
    return Signature(
        {tensor.name: graph_tensor(tensor.type, tensor.shape) for tensor in session.get_inputs()},
        {tensor.name: graph_tensor(tensor.type, tensor.shape) for tensor in session.get_outputs()},
        batched=True,
    )


def graph_tensor(kind: str, shape: Sequence[int | str | None]) -> Told:
    sizes = (size if isinstance(size, int) else OPEN for size in shape)
    return Told(ONNX_TYPES.get(kind, kind), tuple(sizes))
