from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scripted_triton import ScriptedTriton, serving
from tritonclient.grpc.model_config_pb2 import ModelConfig

from tuwen_towers import server
from tuwen_towers.command import main
from tuwen_towers.runtime import Vectors

DEMO = Path(__file__).parents[2] / "demo"
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def triton(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[ScriptedTriton, str]]:
    monkeypatch.setattr(server, "RUNS", 2)
    with serving(DEMO) as running:
        yield running


def report(address: str, capsys: Capture) -> dict[str, Any]:
    code = main(["verify", str(DEMO), "--server", address, "--json"])
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert code == (0 if told["passed"] else 1)
    return told


def failing(told: dict[str, Any]) -> set[str]:
    return {check["name"] for check in told["checks"] if not check["passed"]}


def test_a_triton_that_serves_the_towers_passes_and_is_timed(
    triton: tuple[ScriptedTriton, str], capsys: Capture
) -> None:
    told = report(triton[1], capsys)
    assert told["passed"]
    served = [check["name"] for check in told["checks"] if check["name"].startswith("server.")]
    assert served == [
        *("server.config.image", "server.vector.image", "server.batch.image"),
        *("server.config.text", "server.vector.text", "server.batch.text"),
    ]
    assert [(row["tower"], row["batch"]) for row in told["latency"]] == [
        (tower, batch) for tower in ("image", "text") for batch in (1, 8, 32)
    ]
    for row in told["latency"]:
        assert row["runs"] == 2
        assert row["p50_ms"] <= row["p99_ms"]


def test_no_batch_is_timed_that_the_model_refuses(
    triton: tuple[ScriptedTriton, str], capsys: Capture
) -> None:
    scripted, address = triton

    def small(config: ModelConfig) -> None:
        config.max_batch_size = 8

    scripted.config = small
    assert {row["batch"] for row in report(address, capsys)["latency"]} == {1, 8}
    assert max(scripted.batches) == 8


def other_size(config: ModelConfig) -> None:
    if config.name == "image":
        config.input[0].dims[0] = 336


def other_fingerprint(config: ModelConfig) -> None:
    config.parameters["fingerprint"].string_value = "beef"


@pytest.mark.parametrize(
    ("lie", "names"),
    [
        (other_size, {"server.config.image"}),
        (other_fingerprint, {"server.config.image", "server.config.text"}),
    ],
)
def test_a_config_that_is_not_the_contracts_is_named(
    triton: tuple[ScriptedTriton, str], capsys: Capture, lie: Callable[[ModelConfig], None], names: set[str]
) -> None:
    triton[0].config = lie
    told = report(triton[1], capsys)
    assert failing(told) == names
    assert told["latency"] == []


def mirrored(vectors: Vectors) -> Vectors:
    return np.ascontiguousarray(vectors[:, ::-1])


def in_half(vectors: Vectors) -> Vectors:
    return vectors.astype(np.float16).astype(np.float32)


def leaning(vectors: Vectors) -> Vectors:
    return vectors + np.float32(0.1) * (len(vectors) > 1)


def without_batch(vectors: Vectors) -> Vectors:
    first: Vectors = vectors[0]
    return first


@pytest.mark.parametrize(
    ("lie", "kinds"),
    [
        (mirrored, {"vector"}),
        (in_half, set()),
        (leaning, {"batch"}),
        (without_batch, {"vector", "batch"}),
    ],
)
def test_vectors_that_are_not_the_golden_ones_are_named(
    triton: tuple[ScriptedTriton, str],
    capsys: Capture,
    lie: Callable[[Vectors], Vectors],
    kinds: set[str],
) -> None:
    triton[0].answer = lie
    assert failing(report(triton[1], capsys)) == {
        f"server.{kind}.{model}" for kind in kinds for model in ("image", "text")
    }


def test_a_model_that_is_not_served_is_named(triton: tuple[ScriptedTriton, str], capsys: Capture) -> None:
    del triton[0].towers["text"]
    told = report(triton[1], capsys)
    assert failing(told) == {"server.config.text", "server.vector.text", "server.batch.text"}
    assert "unknown model" in str(told)


def test_an_address_where_nothing_answers_is_refused(capsys: Capture) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
    assert main(["verify", str(DEMO), "--server", address]) == 2
    assert f"--server {address}" in capsys.readouterr().err
