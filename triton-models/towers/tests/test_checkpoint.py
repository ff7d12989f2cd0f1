"""What is read from a checkpoint, and what is refused in one line."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import safetensors.torch
import torch
from random_weights import ported, random_state
from torch import Tensor

from tuwen_towers.checkpoint import BadCheckpoint
from tuwen_towers.config import RELEASED, PictureConfig, TextConfig, TowersConfig
from tuwen_towers.load import fit, load
from tuwen_towers.names import flash_attention
from tuwen_towers.towers import Towers

CONFIG = TowersConfig(
    dim=16,
    picture=PictureConfig(size=32, patch=16, width=32, layers=2, heads=2),
    text=TextConfig(width=24, layers=2, heads=2, feed_forward=40, vocabulary=300, positions=60),
)
State = dict[str, Tensor]


@pytest.fixture(scope="module")
def state() -> State:
    return random_state(CONFIG, seed=21)


def parallel(state: State) -> dict[str, Any]:
    return {f"module.{key}": tensor for key, tensor in state.items()}


def with_pooler(state: State) -> dict[str, Any]:
    return {**state, "bert.pooler.dense.weight": torch.ones(9), "bert.pooler.dense.bias": torch.ones(9)}


def flash(state: State) -> dict[str, Any]:
    renamed: dict[str, Tensor] = {}
    for key, tensor in state.items():
        source = flash_attention(key)
        (name,) = source.names
        # The joined tensor grows in the order query, key, value, which is the order of the keys.
        renamed[name] = torch.cat([renamed[name], tensor]) if name in renamed else tensor
    assert any("self.Wqkv" in name for name in renamed)
    assert any("self.out_proj" in name for name in renamed)
    assert any("attn.Wqkv" in name for name in renamed)
    return renamed


@pytest.mark.parametrize("change", [dict, parallel, with_pooler, flash, lambda state: parallel(flash(state))])
@pytest.mark.parametrize("zipped", [True, False])
def test_every_form_of_cn_clips_checkpoints_gives_the_same_weights(
    state: State, tmp_path: Path, change: Callable[[State], dict[str, Any]], zipped: bool
) -> None:
    file = tmp_path / "epoch1.pt"
    optimizer = {"state": {0: {"exp_avg": torch.ones(3)}}, "param_groups": [{"lr": 1e-5, "params": [0]}]}
    content = {"epoch": 1, "step": 7, "name": "run", "state_dict": change(state), "optimizer": optimizer}
    torch.save(content, file, _use_new_zipfile_serialization=zipped)
    assert_equal(load(file, CONFIG).state_dict(), state)


@pytest.mark.parametrize("name", ["pytorch_model.bin", "model.safetensors"])
def test_a_folder_of_hugging_face_gives_the_same_weights(state: State, tmp_path: Path, name: str) -> None:
    renamed = ported(state)
    renamed["text_model.embeddings.position_ids"] = torch.arange(60)[None]
    if name == "model.safetensors":
        safetensors.torch.save_file(renamed, tmp_path / name)
    else:
        torch.save(renamed, tmp_path / name)
    assert_equal(load(tmp_path, CONFIG).state_dict(), state)


def test_weights_of_16_bits_are_read_as_32(state: State) -> None:
    halved = {key: tensor.half() for key, tensor in state.items()}
    assert_equal(fit(halved, CONFIG, "x").state_dict(), {key: t.float() for key, t in halved.items()})


def test_loaded_towers_do_not_drop_out_or_learn(state: State) -> None:
    towers = fit(state, CONFIG, "x")
    assert not any(module.training for module in towers.modules())
    assert not any(parameter.requires_grad for parameter in towers.parameters())


@pytest.mark.parametrize(
    ("key", "value", "complaint"),
    [
        ("visual.proj", None, "visual.proj is missing (expected: shape (32, 16))"),
        ("visual.proj", torch.zeros(32, 15), "visual.proj has shape (32, 15) (expected: (32, 16))"),
        ("visual.proj", torch.zeros(32, 16, dtype=torch.int8), "visual.proj holds torch.int8 (expected: "),
        ("visual.proj", torch.full((32, 16), torch.nan), "visual.proj holds NaN or infinity"),
        ("visual.extra", torch.zeros(1), "visual.extra has no place in these towers"),
        ("token_embedding.weight", torch.zeros(1), "token_embedding.weight belongs to OpenAI's CLIP"),
    ],
)
def test_a_key_that_does_not_fit_is_named_with_what_was_expected(
    state: State, tmp_path: Path, key: str, value: Tensor | None, complaint: str
) -> None:
    changed = {**state, key: value} if value is not None else {k: t for k, t in state.items() if k != key}
    file = tmp_path / "bad.pt"
    torch.save({"state_dict": changed}, file)
    assert_refused(file, complaint)


def test_a_key_of_the_port_is_named_as_the_port_names_it(state: State, tmp_path: Path) -> None:
    renamed = ported(state)
    del renamed["vision_model.encoder.layers.1.self_attn.k_proj.bias"]
    torch.save(renamed, tmp_path / "pytorch_model.bin")
    assert_refused(tmp_path, "layers.1.self_attn.k_proj.bias is missing (expected: shape (32,))")


def test_the_checkpoint_of_another_size_is_told_by_its_name() -> None:
    with torch.device("meta"):
        other = Towers(RELEASED["ViT-L-14"]).state_dict()
    with pytest.raises(BadCheckpoint, match=r"text_projection has shape .*; it fits --model ViT-L-14$"):
        fit(other, RELEASED["ViT-B-16"], "x")


class Payload:
    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (str(self.file),)


@pytest.mark.parametrize("zipped", [True, False])
def test_code_in_a_checkpoint_is_not_run(tmp_path: Path, zipped: bool) -> None:
    file, proof = tmp_path / "evil.pt", tmp_path / "it-ran"
    torch.save({"state_dict": {"a": Payload(proof)}}, file, _use_new_zipfile_serialization=zipped)
    assert_refused(file, "asks for posix.mkdir, which tensors do not need; it was not run")
    assert not proof.exists()
    with file.open("wb") as plain:
        pickle.dump({"state_dict": {"a": Payload(proof)}}, plain, protocol=2)
    assert_refused(file, "asks for posix.mkdir")
    assert not proof.exists()


@pytest.mark.parametrize("zipped", [True, False])
@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.99])
def test_a_checkpoint_cut_off_anywhere_is_refused(
    state: State, tmp_path: Path, zipped: bool, share: float
) -> None:
    file = tmp_path / "cut.pt"
    torch.save({"state_dict": state}, file, _use_new_zipfile_serialization=zipped)
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * share)])
    assert_refused(file, "cannot be read, it may be cut off")


def test_cut_off_safetensors_are_refused(state: State, tmp_path: Path) -> None:
    file = tmp_path / "model.safetensors"
    safetensors.torch.save_file(ported(state), file)
    file.write_bytes(file.read_bytes()[:-9])
    assert_refused(tmp_path, "cannot be read, it may be cut off")


def test_a_torchscript_archive_is_told_as_what_it_is(tmp_path: Path) -> None:
    file = tmp_path / "ViT-B-32.pt"
    torch.jit.save(torch.jit.script(torch.nn.Linear(2, 2)), file)
    assert_refused(file, "is a TorchScript program, as OpenAI publishes CLIP")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ([1, 2], "holds no state_dict"),
        ({"state_dict": 5}, "holds no state_dict"),
        ({"epoch": 1}, "'epoch' is a int (expected: nothing but tensors by name)"),
    ],
)
def test_a_file_without_weights_is_refused(tmp_path: Path, content: Any, complaint: str) -> None:
    file = tmp_path / "empty.pt"
    torch.save(content, file)
    assert_refused(file, complaint)


def test_an_empty_folder_and_a_missing_file_say_what_was_expected(tmp_path: Path) -> None:
    assert_refused(tmp_path, "holds no checkpoint (expected: a .pt of cn_clip, or a folder of Hugging Face")
    assert_refused(tmp_path / "none.pt", "is not there (expected: a .pt of cn_clip")


def assert_refused(path: Path, complaint: str) -> None:
    with pytest.raises(BadCheckpoint) as refusal:
        load(path, CONFIG)
    message = str(refusal.value)
    assert complaint in message
    assert message.startswith(str(path))
    assert "\n" not in message


def assert_equal(found: State, wanted: State) -> None:
    assert found.keys() == wanted.keys()
    for key, tensor in wanted.items():
        assert torch.equal(found[key], tensor), key
