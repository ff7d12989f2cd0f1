"""The README.md of a repository that `towers export` makes."""

from __future__ import annotations

from .config import TowersConfig
from .repository import served_models
from .targets import ENGINES, MAX_BATCH, USUAL_BATCH, Target, build_command

TEXT = """\
# {name}

| | |
|---|---|
| picture tower | {picture} |
| text tower | {text} |
| vector | {dim} numbers of length 1 |
| precision | {precision} |
| gap to PyTorch in 32 bits | picture {picture_gap:.1e}, text {text_gap:.1e} (1 - cosine, on the CPU) |

Made by `towers export` (`triton-models/towers`). `model.json` is the contract that every part of the line
reads and checks, `golden.json` one picture and one caption with their vectors; the folder is a Triton
model repository. `towers verify` holds it, and a Triton that serves it, against both.

{serving}"""

CPU = """\
    tritonserver --model-repository=. --model-control-mode=explicit --load-model=image --load-model=text

On more than one core, raise `intra_op_thread_count` in both `config.pbtxt`.
"""

TENSORRT = """\
onnxruntime hands the graphs to TensorRT, which builds an engine at the first start (minutes) and keeps it
in `{engines}`: mount a folder there that outlives the server. An engine takes 1 to {most} rows and is tuned
for {usual}.
"""

PLAN = """\
Build the plans once, in this folder, on the GPU and with the TensorRT (10 or newer) that will serve them;
a plan fits no other. Each takes 1 to {most} rows and is tuned for {usual}.

    {image}
    {text}

Then Triton serves them. `model.onnx` beside a plan is not read; `towers verify` needs it.
"""


def readme(name: str, config: TowersConfig, target: Target, *, half: bool, gaps: tuple[float, float]) -> str:
    return TEXT.format(
        name=name,
        picture=config.picture,
        text=config.text,
        dim=config.dim,
        precision=precision(target, half=half),
        picture_gap=gaps[0],
        text_gap=gaps[1],
        serving=serving(config, target),
    )


def precision(target: Target, *, half: bool) -> str:
    if not half:
        return "32 bits"
    if target is Target.CPU:
        return "weights stored in 16 bits, arithmetic in 32"
    return "16 bits; norms, softmax and the vector's length in 32"


def serving(config: TowersConfig, target: Target) -> str:
    image, text = (build_command(model) for model in served_models(config))
    return {
        Target.CPU: CPU,
        Target.CUDA: CPU.split("\n", 1)[0] + "\n",
        Target.TENSORRT: TENSORRT.format(engines=ENGINES, most=MAX_BATCH, usual=USUAL_BATCH),
        Target.TENSORRT_PLAN: PLAN.format(most=MAX_BATCH, usual=USUAL_BATCH, image=image, text=text),
    }[target]
