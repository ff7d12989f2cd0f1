from __future__ import annotations

from collections.abc import Callable

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from exported import check, to_onnx
from sizes import VIT
from torch import Tensor, nn

from tuwen_towers.export import Graph, example_inputs, picture_graph, text_graph
from tuwen_towers.gaps import NotTheSame
from tuwen_towers.towers import Towers, initialise


@pytest.fixture(scope="module")
def towers() -> Towers:
    towers = Towers(VIT)
    initialise(towers, seed=11)
    return towers.eval()


@pytest.mark.parametrize("half", [False, True])
def test_exported_graphs_compute_what_pytorch_computes(towers: Towers, half: bool) -> None:
    pictures, ids = example_inputs(VIT, 4, seed=12)
    for graph, inputs in ((picture_graph(towers), pictures), (text_graph(towers), ids)):
        assert check(graph, to_onnx(graph, half=half), inputs, half=half) < 1e-5


def test_half_storage_halves_the_file(towers: Towers) -> None:
    graph = text_graph(towers)
    assert len(to_onnx(graph, half=True)) < 0.55 * len(to_onnx(graph, half=False))


def test_the_same_towers_export_to_the_same_bytes(towers: Towers) -> None:
    graph = picture_graph(towers)
    assert to_onnx(graph, half=True) == to_onnx(graph, half=True)


def test_the_file_names_no_folder_of_this_machine(towers: Towers) -> None:
    model = to_onnx(text_graph(towers), half=True)
    assert b".py" not in model
    assert not any(node.doc_string for node in onnx.load_from_string(model).graph.node)


def test_pixels_are_scaled_by_clips_statistics_and_keep_their_place(towers: Towers) -> None:
    pixels = torch.randint(0, 256, (2, 224, 224, 3), generator=torch.Generator().manual_seed(15))
    mean = torch.tensor([0.48145466, 0.4578275, 0.40821073]).view(3, 1, 1)
    deviation = torch.tensor([0.26862954, 0.26130258, 0.27577711]).view(3, 1, 1)
    # The layout is spelt out channel by channel, so that a swapped axis cannot agree by chance.
    planes = torch.stack([pixels[..., channel] for channel in range(3)], dim=1)
    with torch.inference_mode():
        features = towers.encode_pictures((planes / 255 - mean) / deviation)
        found = picture_graph(towers).module(pixels.to(torch.uint8))
    torch.testing.assert_close(found, nn.functional.normalize(features), atol=1e-5, rtol=1e-5)


def test_context_longer_than_the_contracts_is_served(towers: Towers) -> None:
    session = onnxruntime.InferenceSession(to_onnx(text_graph(towers), half=True))
    assert session.run(None, {"ids": np.full((2, 300), 7, np.int64)})[0].shape == (2, VIT.dim)


class Pooled(nn.Module):
    """Two numbers a row; `spoil` makes it wrong in one way."""

    def __init__(self, spoil: Callable[[Tensor, Tensor], Tensor]) -> None:
        super().__init__()
        self.spoil = spoil

    def forward(self, ids: Tensor) -> Tensor:
        real = (ids != 0).to(torch.float32)
        mean = (ids * real).sum(1, keepdim=True) / real.sum(1, keepdim=True)
        features = torch.cat([mean, mean + 500.0], dim=1)
        return self.spoil(features / features.norm(dim=1, keepdim=True), ids)


def turned(vectors: Tensor, amount: Tensor | float) -> Tensor:
    moved = vectors + amount
    return nn.functional.normalize(moved)


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (lambda vectors, ids: vectors * 1.01, "length"),
        (lambda vectors, ids: vectors.double(), "float32"),
        (lambda vectors, ids: vectors * float("nan"), "length"),
        (lambda vectors, ids: turned(vectors, vectors.mean(0, keepdim=True)), "batch of one"),
        (
            lambda vectors, ids: turned(vectors, (ids == 0).sum(1, keepdim=True) * torch.tensor([0.0, 0.5])),
            "padding",
        ),
    ],
)
def test_a_graph_that_must_not_be_served_is_refused(
    spoil: Callable[[Tensor, Tensor], Tensor], complaint: str
) -> None:
    ids = torch.tensor([[5, 6, 0, 0], [900, 8, 9, 0], [40, 0, 0, 0]])
    graph = Graph(Pooled(spoil), "ids", ids, {0: "batch", 1: "length"})
    with pytest.raises(NotTheSame, match=complaint):
        check(graph, to_onnx(graph, half=False), ids, half=False)


def test_a_graph_of_other_weights_is_refused(towers: Towers) -> None:
    other = Towers(VIT)
    initialise(other, seed=13)
    _, ids = example_inputs(VIT, 3, seed=14)
    with pytest.raises(NotTheSame, match="PyTorch"):
        check(text_graph(towers), to_onnx(text_graph(other), half=True), ids, half=True)
