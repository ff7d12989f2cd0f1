"""What a run begins with, against the models of transformers whose files are taken."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from drawn import TINY

from tuwen_towers.checkpoint import BadCheckpoint
from tuwen_towers.towers import Towers
from tuwen_towers.training.begin import Beginning

transformers = pytest.importorskip("transformers")
# BERT derives nothing from the width; CLIP's port neither.
CONFIG = replace(TINY, text=replace(TINY.text, vocabulary=60, positions=20))
PICTURE, TEXT = CONFIG.picture, CONFIG.text


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An English CLIP with another text tower, as its port saves it."""
    torch.manual_seed(1)
    sizes = {"hidden_size": PICTURE.width, "num_attention_heads": PICTURE.heads, "num_hidden_layers": 1}
    vision = {**sizes, "image_size": PICTURE.size, "patch_size": 16, "intermediate_size": 256}
    text = {**sizes, "vocab_size": 90, "intermediate_size": 128}
    config = transformers.CLIPConfig(text_config=text, vision_config=vision, projection_dim=CONFIG.dim)
    folder = tmp_path_factory.mktemp("clip")
    transformers.CLIPModel(config).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def bert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    torch.manual_seed(2)
    config = transformers.BertConfig(
        vocab_size=TEXT.vocabulary,
        hidden_size=TEXT.width,
        num_hidden_layers=TEXT.layers,
        num_attention_heads=TEXT.heads,
        intermediate_size=TEXT.feed_forward,
        max_position_embeddings=TEXT.positions,
        layer_norm_eps=1e-12,
    )
    folder = tmp_path_factory.mktemp("bert")
    transformers.BertForMaskedLM(config).save_pretrained(folder)
    return folder


def begin(picture: Path | None = None, text: Path | None = None) -> Towers:
    return Beginning(CONFIG, seed=4, picture=picture, text=text).towers().eval()


def test_picture_tower_and_temperature_come_from_clip_and_the_rest_is_fresh(clip: Path) -> None:
    towers, fresh = begin(picture=clip), begin()
    theirs = transformers.CLIPModel.from_pretrained(clip).eval()
    pictures = torch.randn(3, 3, PICTURE.size, PICTURE.size, generator=torch.Generator().manual_seed(3))
    with torch.inference_mode():
        wanted = theirs.visual_projection(theirs.vision_model(pictures).pooler_output)
        torch.testing.assert_close(towers.encode_pictures(pictures), wanted, atol=1e-5, rtol=1e-4)
    assert towers.logit_scale.item() == pytest.approx(theirs.logit_scale.item())
    assert torch.equal(towers.text_projection, fresh.text_projection)


def test_text_tower_comes_from_bert_without_its_head(bert: Path) -> None:
    towers = begin(text=bert)
    theirs = transformers.BertModel.from_pretrained(bert, add_pooling_layer=False).eval()
    ids = torch.tensor([[5, 7, 9, 0, 0], [8, 4, 3, 2, 1]])
    with torch.inference_mode():
        wanted = theirs(input_ids=ids, attention_mask=(ids != 0).long()).last_hidden_state[:, 0]
        torch.testing.assert_close(towers.bert(ids), wanted, atol=1e-5, rtol=1e-4)
    assert towers.logit_scale.item() == pytest.approx(math.log(1 / 0.07))


def test_bert_of_older_names_is_the_same(bert: Path, tmp_path: Path) -> None:
    state = transformers.BertModel.from_pretrained(bert).state_dict()
    norms = {"LayerNorm.weight": "LayerNorm.gamma", "LayerNorm.bias": "LayerNorm.beta"}
    older = {
        re.sub(r"LayerNorm\.\w+$", lambda end: norms[end[0]], name): each for name, each in state.items()
    }
    torch.save(older, tmp_path / "pytorch_model.bin")
    found, wanted = begin(text=tmp_path).state_dict(), begin(text=bert).state_dict()
    assert all(torch.equal(found[name], wanted[name]) for name in wanted)


def test_another_size_is_refused_by_key_and_shape(clip: Path) -> None:
    wider = replace(CONFIG, picture=replace(PICTURE, width=128))
    with pytest.raises(BadCheckpoint, match=r"class_embedding has shape \(64,\) \(expected: \(128,\)\)"):
        Beginning(wider, seed=4, picture=clip).towers()


def test_a_bert_is_no_picture_tower(bert: Path) -> None:
    with pytest.raises(BadCheckpoint, match=r"visual\.class_embedding is missing|logit_scale is missing"):
        begin(picture=bert)
