"""Our towers against Chinese-CLIP's own code, with the same random weights."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import torch

from tuwen_towers.config import TOY, PictureConfig, TowersConfig
from tuwen_towers.export import example_inputs
from tuwen_towers.towers import Towers, initialise

model = pytest.importorskip("cn_clip.clip.model")
# Chinese-CLIP derives the number of heads from the width: 64 wide each, in both towers.
CONFIG = TowersConfig(
    dim=48,
    picture=PictureConfig(size=64, patch=16, width=128, layers=2, heads=2),
    text=replace(TOY.text, width=128, heads=2, feed_forward=256),
)


@pytest.fixture(scope="module")
def pair() -> tuple[Towers, Any]:
    ours = Towers(CONFIG)
    initialise(ours, seed=6)
    with torch.no_grad():
        # Biases and norms too, which a fresh tower leaves at 0 and 1.
        for parameter in ours.parameters():
            if parameter.dim() == 1:
                parameter.add_(torch.randn(parameter.shape, generator=torch.Generator().manual_seed(7)) * 0.1)
    theirs = model.CLIP(
        embed_dim=CONFIG.dim,
        image_resolution=CONFIG.picture.size,
        vision_layers=CONFIG.picture.layers,
        vision_width=CONFIG.picture.width,
        vision_patch_size=CONFIG.picture.patch,
        vocab_size=CONFIG.text.vocabulary,
        text_attention_probs_dropout_prob=0.1,
        text_hidden_act="gelu",
        text_hidden_dropout_prob=0.1,
        text_hidden_size=CONFIG.text.width,
        text_initializer_range=0.02,
        text_intermediate_size=CONFIG.text.feed_forward,
        text_max_position_embeddings=CONFIG.text.positions,
        text_num_attention_heads=CONFIG.text.heads,
        text_num_hidden_layers=CONFIG.text.layers,
        text_type_vocab_size=CONFIG.text.types,
    )
    theirs.load_state_dict(ours.state_dict(), strict=True)
    return ours.eval(), theirs.eval()


def test_picture_features_are_those_of_chinese_clip(pair: tuple[Towers, Any]) -> None:
    ours, theirs = pair
    pictures = torch.randn(3, 3, 64, 64, generator=torch.Generator().manual_seed(8))
    with torch.inference_mode():
        torch.testing.assert_close(
            ours.encode_pictures(pictures), theirs.encode_image(pictures), atol=2e-5, rtol=1e-4
        )


def test_text_features_are_those_of_chinese_clip(pair: tuple[Towers, Any]) -> None:
    ours, theirs = pair
    _, ids = example_inputs(CONFIG, 4, seed=9)
    with torch.inference_mode():
        torch.testing.assert_close(ours.encode_texts(ids), theirs.encode_text(ids), atol=2e-5, rtol=1e-4)
