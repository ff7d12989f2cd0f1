"""Turns a serving graph into an ONNX model."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from .config import TowersConfig
from .graphs import PictureGraph, TextGraph
from .towers import Towers

OPSET = 17
HALVED_FROM = 1024
"""Elements a weight needs to be stored in half precision; below that there is nothing to save."""
CLS, SEP = 101, 102


@dataclass(frozen=True)
class Graph:
    """A module, its tensor names, and an input that shows the exporter every shape."""

    module: nn.Module
    input: str
    example: Tensor
    dynamic: dict[int, str]
    output: str = "embedding"


def picture_graph(towers: Towers) -> Graph:
    size = towers.config.picture.size
    example = torch.zeros(2, size, size, 3, dtype=torch.uint8)
    return Graph(PictureGraph(towers).eval(), "pixels", example, {0: "batch"})


def text_graph(towers: Towers) -> Graph:
    example = torch.tensor([[CLS, 4638, SEP, 0], [CLS, SEP, 0, 0]])
    return Graph(TextGraph(towers).eval(), "ids", example, {0: "batch", 1: "length"})


def trace(graph: Graph, work: Path) -> onnx.ModelProto:
    """Exports with a free batch. `work` is an empty folder with room for the weights, to be thrown away."""
    file = str(work / "model.onnx")  # only a string tells the exporter where weights beyond 2 GB may lie
    # The TorchScript exporter: the newer one fails on the text graph's output being called `embedding`.
    torch.onnx.export(
        graph.module,
        (graph.example,),
        file,
        input_names=[graph.input],
        output_names=[graph.output],
        dynamic_axes={graph.input: graph.dynamic, graph.output: {0: "batch"}},
        opset_version=OPSET,
        dynamo=False,
    )
    return onnx.load(file)


def store_in_half(model: onnx.ModelProto) -> None:
    """Stores each large weight as FP16 behind a Cast, which the runtime folds away when it loads."""
    casts = []
    for weight in model.graph.initializer:
        if weight.data_type != TensorProto.FLOAT:
            continue
        values = numpy_helper.to_array(weight)
        if values.size < HALVED_FROM:
            continue
        name = weight.name
        weight.CopyFrom(numpy_helper.from_array(values.astype(np.float16), f"{name}.half"))
        casts.append(helper.make_node("Cast", [f"{name}.half"], [name], to=TensorProto.FLOAT))
    nodes = [*casts, *model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(nodes)


def example_inputs(config: TowersConfig, count: int, seed: int) -> tuple[Tensor, Tensor]:
    """Pictures and captions that exercise the graphs: unlike each other, captions of different lengths."""
    generator = torch.Generator().manual_seed(seed)
    size = config.picture.size
    noise = torch.rand(count, 3, 8, 8, generator=generator)
    smooth = nn.functional.interpolate(noise, size=(size, size), mode="bilinear")
    pictures = (smooth * 255).to(torch.uint8).permute(0, 2, 3, 1).contiguous()
    length = count + 8
    ids = torch.randint(1, config.text.vocabulary, (count, length), generator=generator)
    ids[:, 0] = CLS
    for row in range(count):
        ids[row, length - 1 - row] = SEP
        ids[row, length - row :] = 0
    return pictures, ids
