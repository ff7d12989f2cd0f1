"""The generic backend over the committed demo towers, with Triton's three classes stood in for."""

from __future__ import annotations

import importlib.util
import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import onnx
import onnxruntime
import pytest

from tuwen_towers import model_files

TRITON_MODELS = Path(__file__).parents[2]
DEMO = TRITON_MODELS / "demo"
NOT_IN_THE_VOCABULARY = 99_999


class Tensor:
    """As in Triton: an input is read, and an output made, through DLPack."""

    def __init__(self, name: str, array: np.ndarray) -> None:
        self._name = name
        self.array = array

    @staticmethod
    def from_dlpack(name: str, array: np.ndarray) -> Tensor:
        return Tensor(name, np.from_dlpack(array))

    def name(self) -> str:
        return self._name

    def __dlpack__(self, **options: Any) -> Any:
        return self.array.__dlpack__(**options)

    def __dlpack_device__(self) -> Any:
        return self.array.__dlpack_device__()


@dataclass
class Request:
    tensors: list[Tensor]

    def inputs(self) -> list[Tensor]:
        return self.tensors


@dataclass
class Response:
    output_tensors: list[Tensor] = field(default_factory=list)
    error: str | None = None


@pytest.fixture
def backend(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    triton = ModuleType("triton_python_backend_utils")
    triton.Tensor = Tensor  # type: ignore[attr-defined]
    triton.InferenceResponse = Response  # type: ignore[attr-defined]
    triton.TritonError = str  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "triton_python_backend_utils", triton)
    file = TRITON_MODELS / "backends" / "onnxruntime" / "model.py"
    spec = importlib.util.spec_from_file_location("onnxruntime_backend", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def text(backend: ModuleType) -> Any:
    return load(backend, DEMO / "text", config("INT64"))


def test_weights_in_a_file_of_their_own_are_served(
    backend: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_files, "LIMIT", 0)
    version = tmp_path / "text" / "1"
    version.mkdir(parents=True)
    model_files.save(onnx.load(DEMO / "text" / "1" / "model.onnx"), version)
    [response] = load(backend, tmp_path / "text", config("INT64")).execute([request(ids_of(2, 8))])
    assert (version / model_files.DATA).exists()
    np.testing.assert_array_equal(response.output_tensors[0].array, alone(ids_of(2, 8)))


def test_each_request_gets_its_own_rows(text: Any) -> None:
    requests = [ids_of(1, 6), ids_of(3, 6), ids_of(2, 9), ids_of(2, 6)]
    responses = text.execute([request(one) for one in requests])
    for one, response in zip(requests, responses, strict=True):
        assert response.error is None
        np.testing.assert_allclose(response.output_tensors[0].array, alone(one), atol=1e-6)


def test_requests_of_one_shape_run_as_one_batch(text: Any) -> None:
    runs = count_runs(text)
    text.execute([request(ids_of(n, 6)) for n in (1, 2, 3)] + [request(ids_of(1, 7))])
    assert runs == [6, 1]


def test_a_request_the_model_refuses_fails_alone(text: Any) -> None:
    good, bad = ids_of(1, 6), ids_of(1, 6)
    bad[0, 3] = NOT_IN_THE_VOCABULARY
    first, failed, last = text.execute([request(good), request(bad), request(good)])
    assert "out of data bounds" in failed.error
    for response in (first, last):
        np.testing.assert_allclose(response.output_tensors[0].array, alone(good), atol=1e-6)


def test_a_request_that_cannot_be_read_fails_alone(text: Any) -> None:
    good = ids_of(1, 6)
    failed, answered = text.execute([Request([Tensor("ids", np.array(["x"], object))]), request(good)])
    assert failed.error
    assert answered.error is None


def test_a_model_without_batching_is_run_request_by_request(backend: ModuleType) -> None:
    text = load(backend, DEMO / "text", {**config("INT64"), "max_batch_size": 0})
    runs = count_runs(text)
    text.execute([request(ids_of(1, 6)), request(ids_of(1, 6))])
    assert runs == [1, 1]


def test_the_thread_parameter_reaches_onnxruntime(backend: ModuleType) -> None:
    parameters = {"intra_op_thread_count": {"string_value": "2"}}
    text = load(backend, DEMO / "text", {**config("INT64"), "parameters": parameters})
    assert text.session.get_session_options().intra_op_num_threads == 2


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        (
            {"input": [{"name": "ids", "data_type": "TYPE_INT32"}]},
            "config says TYPE_INT32, model says TYPE_INT64",
        ),
        ({"output": [{"name": "embedding", "data_type": "TYPE_FP16"}]}, "config says TYPE_FP16"),
        ({"output": [{"name": "vector", "data_type": "TYPE_FP32"}]}, "tensor 'vector'.*model says None"),
    ],
)
def test_a_config_that_contradicts_the_model_ends_the_load(
    backend: ModuleType, changed: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint):
        load(backend, DEMO / "text", {**config("INT64"), **changed})


def config(input_type: str) -> dict[str, Any]:
    return {
        "max_batch_size": 64,
        "input": [{"name": "ids", "data_type": f"TYPE_{input_type}"}],
        "output": [{"name": "embedding", "data_type": "TYPE_FP32"}],
    }


def load(backend: ModuleType, folder: Path, model_config: dict[str, Any]) -> Any:
    model = backend.TritonPythonModel()
    model.initialize(
        {
            "model_config": json.dumps(model_config),
            "model_repository": str(folder),
            "model_version": "1",
        }
    )
    return model


def ids_of(rows: int, length: int) -> np.ndarray:
    ids = np.random.default_rng(rows * 100 + length).integers(1, 21128, (rows, length))
    return ids.astype(np.int64)


def request(ids: np.ndarray) -> Request:
    return Request([Tensor("ids", ids)])


def alone(ids: np.ndarray) -> np.ndarray:
    session = onnxruntime.InferenceSession(DEMO / "text" / "1" / "model.onnx")
    result: np.ndarray = session.run(None, {"ids": ids})[0]
    return result


def count_runs(model: Any) -> list[int]:
    """Notes the rows of every run from now on."""
    rows: list[int] = []
    session = model.session

    class Counting:
        def run(self, outputs: list[str], feed: dict[str, np.ndarray]) -> Any:
            rows.append(len(feed["ids"]))
            return session.run(outputs, feed)

    model.session = Counting()
    return rows
