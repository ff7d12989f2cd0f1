from __future__ import annotations

import numpy as np
import pytest
import torch
from sizes import VIT
from torch import Tensor

from tuwen_towers.config import RELEASED, PictureConfig
from tuwen_towers.export import example_inputs
from tuwen_towers.graphs import PictureGraph, TextGraph
from tuwen_towers.towers import Towers, initialise


@pytest.fixture(scope="module")
def towers() -> Towers:
    return make(seed=1)


@pytest.mark.parametrize(
    ("name", "picture", "bert", "whole", "keys"),
    [
        ("RN50", 38_316_896, 37_886_208, 76_989_537, 394),
        ("ViT-B-16", 86_192_640, 101_677_056, 188_262_913, 351),
        ("ViT-L-14", 303_966_208, 101_677_056, 406_233_089, 495),
        ("ViT-L-14-336", 304_293_888, 101_677_056, 406_560_769, 495),
        ("ViT-H-14", 632_076_800, 324_472_832, 957_598_209, 783),
    ],
)
def test_a_released_size_has_the_released_number_of_parameters_and_keys(
    name: str, picture: int, bert: int, whole: int, keys: int
) -> None:
    with torch.device("meta"):
        towers = Towers(RELEASED[name])
    assert count(towers.visual) == picture
    assert count(towers.bert) == bert
    assert count(towers) == whole
    assert len(towers.state_dict()) == keys


def test_the_same_seed_gives_the_same_towers_and_another_seed_others(towers: Towers) -> None:
    again, other = make(seed=1), make(seed=2)
    assert all(torch.equal(a, b) for a, b in zip(towers.parameters(), again.parameters(), strict=True))
    assert not torch.equal(towers.text_projection, other.text_projection)


def test_no_weight_is_left_uninitialised() -> None:
    towers = Towers(VIT)
    with torch.no_grad():
        for parameter in towers.parameters():
            if parameter.dim() > 1:
                parameter.fill_(float("nan"))
    initialise(towers, seed=1)
    assert all(bool(parameter.isfinite().all()) for parameter in towers.parameters())


def test_untrained_towers_tell_pictures_apart(towers: Towers) -> None:
    pictures = torch.tensor(np.stack(unlike_pictures()))
    assert highest_cosine(encode(PictureGraph(towers), pictures)) < 0.99


def test_untrained_towers_tell_captions_apart(towers: Towers) -> None:
    _, ids = example_inputs(VIT, 12, seed=3)
    assert highest_cosine(encode(TextGraph(towers), ids)) < 0.99


def test_equal_input_gives_equal_vectors(towers: Towers) -> None:
    pictures, ids = example_inputs(VIT, 3, seed=4)
    for graph, inputs in ((PictureGraph(towers), pictures), (TextGraph(towers), ids)):
        vectors = encode(graph, torch.cat([inputs, inputs]))
        assert torch.allclose(vectors[:3], vectors[3:], atol=1e-6)


@pytest.mark.parametrize(
    "sizes",
    [
        {"size": 224, "patch": 30, "width": 128, "layers": 1, "heads": 4},
        {"size": 224, "patch": 32, "width": 130, "layers": 1, "heads": 4},
    ],
)
def test_sizes_that_do_not_divide_are_refused(sizes: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"patches|heads"):
        PictureConfig(**sizes)


def count(module: torch.nn.Module) -> int:
    return sum(parameter.numel() for parameter in module.parameters())


def make(seed: int) -> Towers:
    towers = Towers(VIT)
    initialise(towers, seed)
    return towers.eval()


def unlike_pictures() -> list[np.ndarray]:
    """Noise, ramps, stripes and plain colours: no two of them the same picture."""
    generator = np.random.default_rng(5)
    ramp = np.broadcast_to(np.linspace(0, 255, 224).astype(np.uint8)[:, None, None], (224, 224, 3))
    stripes = np.zeros((224, 224, 3), np.uint8)
    stripes[:, ::16] = 255
    noise = generator.integers(0, 256, (224, 224, 3), dtype=np.uint8)
    colours = [np.broadcast_to(np.array(c, np.uint8), (224, 224, 3)) for c in ((200, 30, 30), (30, 30, 200))]
    return [noise, ramp, np.swapaxes(ramp, 0, 1), stripes, *colours]


def encode(graph: torch.nn.Module, inputs: Tensor) -> Tensor:
    with torch.inference_mode():
        vectors: Tensor = graph(inputs)
    return vectors


def highest_cosine(vectors: Tensor) -> float:
    cosines = vectors @ vectors.T
    return float((cosines - 2 * torch.eye(len(vectors))).max())
