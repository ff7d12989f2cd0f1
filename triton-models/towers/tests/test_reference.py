"""Our towers at their real sizes against Chinese-CLIP's own code and the Hugging Face port, on equal weights.

Random ones: what is compared is the arithmetic.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import torch
from random_weights import ported, random_state
from torch import Tensor, nn

from tuwen_towers.config import RELEASED, ResNetConfig, TowersConfig
from tuwen_towers.export import example_inputs
from tuwen_towers.load import fit
from tuwen_towers.towers import Towers

cn_clip = pytest.importorskip("cn_clip.clip.model")
transformers = pytest.importorskip("transformers")
TEXT_TOWERS = {"RN50": "RBT3-chinese", "ViT-H-14": "RoBERTa-wwm-ext-large-chinese"}
TOLERANCE = 1e-5


@dataclass
class Size:
    """One released size: its name and towers of random weights."""

    name: str
    towers: Towers

    @property
    def config(self) -> TowersConfig:
        return RELEASED[self.name]


# The sizes follow one another, so that each is freed before the next is made.
@pytest.fixture(
    scope="module",
    params=["RN50", "ViT-B-16", "ViT-L-14", "ViT-L-14-336", pytest.param("ViT-H-14", marks=pytest.mark.slow)],
)
def size(request: pytest.FixtureRequest) -> Size:
    config = RELEASED[request.param]
    return Size(request.param, fit(random_state(config, seed=6), config, request.param))


def test_features_are_those_of_chinese_clip(size: Size) -> None:
    with torch.device("meta"):
        theirs = cn_clip.CLIP(**model_config(size.name))
    theirs.load_state_dict(size.towers.state_dict(), strict=True, assign=True)
    theirs.eval()
    pictures, ids = inputs(size)
    with torch.inference_mode():
        compare(size.towers.encode_pictures(pictures), theirs.encode_image(pictures))
        compare(size.towers.encode_texts(ids), theirs.encode_text(ids))


def test_features_are_those_of_the_hugging_face_port(size: Size) -> None:
    if size.name == "RN50":
        pytest.skip("the port has no ResNet")
    theirs = port(size.config)
    theirs.load_state_dict(ported(size.towers.state_dict()), strict=True, assign=True)
    theirs.eval()
    pictures, ids = inputs(size)
    mask = (ids != 0).to(torch.int64)
    with torch.inference_mode():
        compare(
            size.towers.encode_pictures(pictures),
            theirs.get_image_features(pixel_values=pictures).pooler_output,
        )
        compare(
            size.towers.encode_texts(ids),
            theirs.get_text_features(input_ids=ids, attention_mask=mask).pooler_output,
        )


def test_towers_come_back_from_the_names_of_the_port(size: Size) -> None:
    if size.name == "RN50":
        pytest.skip("the port has no ResNet")
    again = fit(ported(size.towers.state_dict()), size.config, "port")
    for key, tensor in size.towers.state_dict().items():
        assert torch.equal(again.state_dict()[key], tensor), key


def inputs(size: Size) -> tuple[Tensor, Tensor]:
    pictures, _ = example_inputs(size.config, 1, seed=9)
    _, ids = example_inputs(size.config, 3, seed=9)
    return (pictures.permute(0, 3, 1, 2) / 255 - 0.45) / 0.27, ids


def compare(ours: Tensor, theirs: Tensor) -> None:
    ours, theirs = nn.functional.normalize(ours), nn.functional.normalize(theirs)
    assert ours.shape == theirs.shape
    assert float((ours - theirs).abs().max()) <= TOLERANCE


def model_config(name: str) -> dict[str, Any]:
    """As cn_clip itself puts it together from the two files of a model."""
    folder = Path(cn_clip.__file__).parent / "model_configs"
    text = TEXT_TOWERS.get(name, "RoBERTa-wwm-ext-base-chinese")
    config = json.loads((folder / f"{name}.json").read_text()) | json.loads(
        (folder / f"{text}.json").read_text()
    )
    if isinstance(config["vision_layers"], str):
        config["vision_layers"] = json.loads(config["vision_layers"])
    return config  # type: ignore[no-any-return]


def port(config: TowersConfig) -> Any:
    picture, text = config.picture, config.text
    assert not isinstance(picture, ResNetConfig)
    with torch.device("meta"):
        model = transformers.ChineseCLIPModel(
            transformers.ChineseCLIPConfig(
                projection_dim=config.dim,
                text_config={
                    "vocab_size": text.vocabulary,
                    "hidden_size": text.width,
                    "num_hidden_layers": text.layers,
                    "num_attention_heads": text.heads,
                    "intermediate_size": text.feed_forward,
                },
                vision_config={
                    "hidden_size": picture.width,
                    "intermediate_size": 4 * picture.width,
                    "num_hidden_layers": picture.layers,
                    "num_attention_heads": picture.heads,
                    "image_size": picture.size,
                    "patch_size": picture.patch,
                },
            )
        )
    # Numbered positions and types are no weights: the port makes them when it is built, here without values.
    for part in model.modules():
        for name, buffer in part.named_buffers(recurse=False):
            numbers = torch.arange(buffer.shape[-1]) * (name == "position_ids")
            setattr(part, name, numbers.expand(buffer.shape))
    return model
