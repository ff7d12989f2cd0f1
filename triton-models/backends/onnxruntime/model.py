"""Serves `config.pbtxt` + `<version>/model.onnx` with onnxruntime from Triton's python backend.

The tritonserver wheel on PyPI brings the python backend only. Placed as `onnxruntime/model.py` in
the backend directory, this file answers to `backend: "onnxruntime"`, so the model repository is the
same as for a Triton that has the native backend.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import triton_python_backend_utils as triton

Arrays = dict[str, np.ndarray]
ONNX_TYPES = {
    "tensor(float)": "TYPE_FP32",
    "tensor(float16)": "TYPE_FP16",
    "tensor(double)": "TYPE_FP64",
    "tensor(uint8)": "TYPE_UINT8",
    "tensor(int8)": "TYPE_INT8",
    "tensor(int32)": "TYPE_INT32",
    "tensor(int64)": "TYPE_INT64",
    "tensor(bool)": "TYPE_BOOL",
}


class TritonPythonModel:
    def initialize(self, args: dict[str, str]) -> None:
        config = json.loads(args["model_config"])
        folder = Path(args["model_repository"], args["model_version"])
        self.session = open_session(folder / "model.onnx", config)
        check_types(config["input"], self.session.get_inputs())
        check_types(config["output"], self.session.get_outputs())
        self.outputs = [tensor["name"] for tensor in config["output"]]
        self.batched = config["max_batch_size"] > 0

    def execute(self, requests: list[Any]) -> list[Any]:
        """One response per request, in order. What breaks one request must not fail its neighbours."""
        responses: list[Any] = [None] * len(requests)
        inputs: dict[int, Arrays] = {}
        for index, request in enumerate(requests):
            try:
                inputs[index] = {tensor.name(): np.from_dlpack(tensor) for tensor in request.inputs()}
            except Exception as problem:
                responses[index] = failure(problem)
        for group in mergeable(inputs, self.batched):
            for index, response in self.answer({index: inputs[index] for index in group}).items():
                responses[index] = response
        return responses

    def answer(self, inputs: dict[int, Arrays]) -> dict[int, Any]:
        """Runs the requests as one batch; when that fails, each alone, to find whose fault it is."""
        try:
            return self.run(inputs)
        except Exception as problem:
            if len(inputs) == 1:
                return {index: failure(problem) for index in inputs}
            return {index: self.answer({index: one})[index] for index, one in inputs.items()}

    def run(self, inputs: dict[int, Arrays]) -> dict[int, Any]:
        requests = list(inputs.values())
        feed = {name: joined([one[name] for one in requests]) for name in requests[0]}
        results = self.session.run(self.outputs, feed)
        if len(requests) == 1:
            return {index: response(self.outputs, results) for index in inputs}
        rows = [len(next(iter(one.values()))) for one in requests]
        if any(len(result) != sum(rows) for result in results):
            raise ValueError("the model's output does not have one row per input row")
        cuts = np.cumsum(rows)[:-1]
        parts = zip(*(np.split(result, cuts) for result in results), strict=True)
        return {index: response(self.outputs, part) for index, part in zip(inputs, parts, strict=True)}


def open_session(model: Path, config: dict[str, Any]) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    threads = config.get("parameters", {}).get("intra_op_thread_count")
    if threads is not None:
        options.intra_op_num_threads = int(threads["string_value"])
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def check_types(declared: list[dict[str, Any]], found: list[Any]) -> None:
    """Triton does not compare what the model returns with the config, so a wrong type ends the load."""
    types = {tensor.name: ONNX_TYPES.get(tensor.type, tensor.type) for tensor in found}
    for tensor in declared:
        name, wanted = tensor["name"], tensor["data_type"]
        if types.get(name) != wanted:
            raise ValueError(f"tensor '{name}': config says {wanted}, model says {types.get(name)}")


def mergeable(inputs: dict[int, Arrays], batched: bool) -> list[list[int]]:
    """Groups the requests whose arrays can be laid one after another."""
    if not batched:
        return [[index] for index in inputs]
    groups: dict[Any, list[int]] = defaultdict(list)
    for index, arrays in inputs.items():
        shape = frozenset((name, array.dtype.str, array.shape[1:]) for name, array in arrays.items())
        groups[shape].append(index)
    return list(groups.values())


def joined(arrays: list[np.ndarray]) -> np.ndarray:
    return arrays[0] if len(arrays) == 1 else np.concatenate(arrays)


def response(names: list[str], arrays: Any) -> Any:
    # DLPack both ways: the stub's own array conversion reads numpy 1's memory layout and fails on numpy 2.
    tensors = [triton.Tensor.from_dlpack(name, array) for name, array in zip(names, arrays, strict=True)]
    return triton.InferenceResponse(output_tensors=tensors)


def failure(problem: Exception) -> Any:
    return triton.InferenceResponse(error=triton.TritonError(f"{type(problem).__name__}: {problem}"))
