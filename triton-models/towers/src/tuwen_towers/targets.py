"""`config.pbtxt` of a tower, for what it is to run on.

Of the four targets the CPU's is what this project's own tests serve. The three for GPUs follow NVIDIA's
documentation of Triton's backends and of TensorRT.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

MAX_BATCH = 64
USUAL_BATCH = 16
"""What TensorRT tunes its kernels for; the ends of the range are 1 and MAX_BATCH."""
ENGINES = "/engines"
"""The folder, as the server sees it, in which TensorRT engines are kept from one start to the next."""


class Target(Enum):
    CPU = "cpu"
    CUDA = "cuda"
    TENSORRT = "tensorrt"
    TENSORRT_PLAN = "tensorrt-plan"

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True)
class ServedModel:
    """A tower as Triton serves it. `row` is a row's shape, -1 where any length up to `longest` goes."""

    name: str
    input: str
    datatype: str
    row: tuple[int, ...]
    longest: tuple[int, ...]
    dim: int

    def shape(self, batch: int) -> str:
        """As TensorRT's tools write the shape of an input."""
        shortest = tuple(1 if size == -1 else size for size in self.row)
        row = shortest if batch == 1 else self.longest
        return f"{self.input}:" + "x".join(map(str, (batch, *row)))


CONFIG = """\
# Written by `towers`; {remark}.
name: "{name}"
backend: "{backend}"
max_batch_size: {max_batch}
input [ {{ name: "{input}" data_type: TYPE_{datatype} dims: [ {row} ] }} ]
output [ {{ name: "embedding" data_type: TYPE_FP32 dims: [ {dim} ] }} ]
parameters {{ key: "fingerprint" value {{ string_value: "{fingerprint}" }} }}

# No queue policy: with one instance it delays single requests by half a second. Clients bound their calls.
dynamic_batching {{ }}

{machine}"""

CPU = """\
# Left out, the count on CPU would be 2. Instances times threads: at most the cores that Triton may have.
instance_group [ { count: 1 kind: KIND_CPU } ]
parameters { key: "intra_op_thread_count" value { string_value: "1" } }
"""

GPU = """\
# One on each GPU. A second would copy while the first computes, and hold the weights twice.
instance_group [ { count: 1 kind: KIND_GPU } ]
"""

WARM = """\
model_warmup [ {{
  name: "{batch}"
  batch_size: {batch}
  inputs {{ key: "{input}" value {{ data_type: TYPE_{datatype} dims: [ {longest} ] zero_data: true }} }}
}} ]
"""

ACCELERATOR = """\
# One range of batches, so that no request makes TensorRT build again. Without precision_mode the engine
# keeps the types of the graph.
optimization {{ execution_accelerators {{ gpu_execution_accelerator [ {{
  name: "tensorrt"
  parameters {{ key: "trt_engine_cache_enable" value: "true" }}
  parameters {{ key: "trt_engine_cache_path" value: "{engines}" }}
  parameters {{ key: "trt_profile_min_shapes" value: "{shortest}" }}
  parameters {{ key: "trt_profile_opt_shapes" value: "{usual}" }}
  parameters {{ key: "trt_profile_max_shapes" value: "{most}" }}
}} ] }} }}
"""

REMARKS = {
    Target.CPU: "served by Triton's onnxruntime backend on the CPU",
    Target.CUDA: "served by Triton's onnxruntime backend on NVIDIA GPUs",
    Target.TENSORRT: "served by Triton's onnxruntime backend through TensorRT",
    Target.TENSORRT_PLAN: "served by Triton's tensorrt backend, once README.md's lines have built the plan",
}


def config_text(model: ServedModel, target: Target, fingerprint: str) -> str:
    return CONFIG.format(
        remark=REMARKS[target],
        name=model.name,
        backend="tensorrt" if target is Target.TENSORRT_PLAN else "onnxruntime",
        max_batch=MAX_BATCH,
        input=model.input,
        datatype=model.datatype,
        row=joined(model.row),
        dim=model.dim,
        fingerprint=fingerprint,
        machine=machine(model, target),
    )


def machine(model: ServedModel, target: Target) -> str:
    if target is Target.CPU:
        return CPU + warm_up(model, 1)
    parts = [GPU]
    if target is Target.TENSORRT:
        parts.append(accelerator(model))
    return "".join([*parts, warm_up(model, 1), warm_up(model, MAX_BATCH)])


def warm_up(model: ServedModel, batch: int) -> str:
    return WARM.format(batch=batch, input=model.input, datatype=model.datatype, longest=joined(model.longest))


def accelerator(model: ServedModel) -> str:
    return ACCELERATOR.format(
        engines=ENGINES,
        shortest=model.shape(1),
        usual=model.shape(USUAL_BATCH),
        most=model.shape(MAX_BATCH),
    )


def joined(sizes: tuple[int, ...]) -> str:
    return ", ".join(map(str, sizes))


def build_command(model: ServedModel) -> str:
    """The line that builds a plan out of the graph, on the GPU and with the TensorRT that will serve it."""
    folder = f"{model.name}/1"
    return (
        f"trtexec --onnx={folder}/model.onnx --saveEngine={folder}/model.plan --stronglyTyped"
        f" --minShapes={model.shape(1)} --optShapes={model.shape(USUAL_BATCH)}"
        f" --maxShapes={model.shape(MAX_BATCH)}"
    )
