"""The towers as a running Triton serves them, over gRPC."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from tritonclient.grpc import InferenceServerClient, InferInput, InferRequestedOutput
from tritonclient.grpc.model_config_pb2 import ModelConfig
from tritonclient.utils import InferenceServerException

from .contract import Tower
from .gaps import Array
from .runtime import Infer, TowerFailed, Vectors
from .signature import Signature, Told

SECONDS = 60
BATCHES = (1, 8, 32)
WARM_UP = 3
RUNS = 100
LONGEST = 3.0
"""Seconds for which one row of the table is measured at most, after which there are fewer runs."""


@dataclass(frozen=True)
class Latency:
    """Of whole calls, one after the other, in milliseconds."""

    tower: str
    batch: int
    runs: int
    p50_ms: float
    p99_ms: float


class TritonTowers:
    """Questions to one Triton. Those about a model raise TowerFailed with the server's words."""

    def __init__(self, client: InferenceServerClient) -> None:
        self.client = client

    def config(self, tower: Tower) -> ModelConfig:
        with told_as(tower):
            return self.client.get_model_config(tower.model, client_timeout=SECONDS).config

    def signature(self, tower: Tower, config: ModelConfig) -> Signature:
        optional = {tensor.name for tensor in config.input if tensor.optional}
        with told_as(tower):
            metadata = self.client.get_model_metadata(tower.model, client_timeout=SECONDS)
        return Signature(
            {t.name: Told(t.datatype, tuple(t.shape)) for t in metadata.inputs if t.name not in optional},
            {t.name: Told(t.datatype, tuple(t.shape)) for t in metadata.outputs},
            batched=True,
        )

    def infer(self, tower: Tower) -> Infer:
        def infer(rows: Array) -> Vectors:
            tensor = InferInput(tower.input.name, list(rows.shape), tower.input.datatype)
            tensor.set_data_from_numpy(rows)
            output = InferRequestedOutput(tower.output.name)
            with told_as(tower):
                answer = self.client.infer(tower.model, [tensor], outputs=[output], client_timeout=SECONDS)
            vectors: Vectors | None = answer.as_numpy(tower.output.name)
            if vectors is None:
                raise TowerFailed(f"{tower.model}: no output {tower.output.name}")
            return vectors

        return infer


@contextmanager
def told_as(tower: Tower) -> Iterator[None]:
    try:
        yield
    except InferenceServerException as problem:
        raise TowerFailed(f"{tower.model}: {problem}") from problem


@contextmanager
def connected(address: str) -> Iterator[TritonTowers]:
    """Raises ValueError when nothing answers there."""
    client = InferenceServerClient(address)
    try:
        require_alive(client, address)
        yield TritonTowers(client)
    finally:
        client.close()


def require_alive(client: InferenceServerClient, address: str) -> None:
    try:
        alive = client.is_server_live(client_timeout=SECONDS)
    except InferenceServerException as problem:
        raise ValueError(f"--server {address}: {problem} (expected: a running Triton's gRPC)") from problem
    if not alive:
        raise ValueError(f"--server {address}: not live (expected: a running Triton)")


def latencies(name: str, infer: Infer, row: Array, most: int) -> list[Latency]:
    """Warm, for the batches that the model takes."""
    return [latency(name, infer, np.stack([row] * batch)) for batch in BATCHES if batch <= most]


def latency(name: str, infer: Infer, rows: Array) -> Latency:
    for _ in range(WARM_UP):
        infer(rows)
    began = time.perf_counter()
    times: list[float] = []
    while len(times) < RUNS and (not times or time.perf_counter() - began < LONGEST):
        start = time.perf_counter()
        infer(rows)
        times.append(1e3 * (time.perf_counter() - start))
    p50, p99 = np.percentile(times, [50, 99])
    return Latency(name, len(rows), len(times), round(float(p50), 3), round(float(p99), 3))
