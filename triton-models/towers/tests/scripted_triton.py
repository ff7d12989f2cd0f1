"""A server that speaks Triton's protocol over the towers of a repository, and can be told to lie."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent import futures
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import grpc
import numpy as np
from tritonclient.grpc import service_pb2, service_pb2_grpc
from tritonclient.grpc.model_config_pb2 import ModelConfig as Config

from tuwen_towers.contract import ServedTowers, Tower, read_contract
from tuwen_towers.runtime import Infer, Vectors, open_tower
from tuwen_towers.signature import read_config

TYPES = {"UINT8": np.uint8, "INT64": np.int64}


@dataclass
class ScriptedTriton(service_pb2_grpc.GRPCInferenceServiceServicer):  # type: ignore[misc]
    """`config` and `answer` stand between what is served and what is told."""

    contract: ServedTowers
    towers: dict[str, tuple[Tower, Infer]]
    config: Callable[[Config], None] = lambda config: None
    answer: Callable[[Vectors], Vectors] = lambda vectors: vectors
    batches: list[int] = field(default_factory=list)

    def ServerLive(self, request: Any, context: Any) -> Any:  # noqa: N802
        return service_pb2.ServerLiveResponse(live=True)

    def ModelConfig(self, request: Any, context: Any) -> Any:  # noqa: N802
        return service_pb2.ModelConfigResponse(config=self.told(request.name, context))

    def ModelMetadata(self, request: Any, context: Any) -> Any:  # noqa: N802
        config = self.told(request.name, context)
        tower, _ = self.towers[request.name]
        tensor = service_pb2.ModelMetadataResponse.TensorMetadata
        return service_pb2.ModelMetadataResponse(
            name=request.name,
            inputs=[
                tensor(name=one.name, datatype=tower.input.datatype, shape=[-1, *one.dims])
                for one in config.input
            ],
            outputs=[
                tensor(name=one.name, datatype=tower.output.datatype, shape=[-1, *one.dims])
                for one in config.output
            ],
        )

    def ModelInfer(self, request: Any, context: Any) -> Any:  # noqa: N802
        tower, infer = self.towers[request.model_name]
        shape = list(request.inputs[0].shape)
        self.batches.append(shape[0])
        rows = np.frombuffer(request.raw_input_contents[0], TYPES[tower.input.datatype]).reshape(shape)
        vectors = self.answer(infer(rows))
        output = service_pb2.ModelInferResponse.InferOutputTensor(
            name=tower.output.name, datatype="FP32", shape=vectors.shape
        )
        return service_pb2.ModelInferResponse(outputs=[output], raw_output_contents=[vectors.tobytes()])

    def told(self, model: str, context: Any) -> Config:
        if model not in self.towers:
            context.abort(grpc.StatusCode.NOT_FOUND, f"Request for unknown model: '{model}' is not found")
        config = read_config(self.contract.config(self.towers[model][0]))
        self.config(config)
        return config


@contextmanager
def serving(folder: Path) -> Iterator[tuple[ScriptedTriton, str]]:
    """The server, and its address."""
    contract = read_contract(folder)
    towers = {tower.model: (tower, open_tower(contract, tower)) for tower in (contract.image, contract.text)}
    scripted = ScriptedTriton(contract, towers)
    # As Triton has it; gRPC's own limit is 4 MiB.
    unlimited = [("grpc.max_receive_message_length", -1)]
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=2), options=unlimited)
    service_pb2_grpc.add_GRPCInferenceServiceServicer_to_server(scripted, server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    try:
        yield scripted, f"127.0.0.1:{port}"
    finally:
        server.stop(grace=None).wait()
