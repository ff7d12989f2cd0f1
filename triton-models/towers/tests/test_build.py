"""`towers export` as a whole, on small towers of the kind that most released ones are."""

from __future__ import annotations

import json
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from random_weights import ported, random_state

from tuwen_towers import model_files
from tuwen_towers.command import main
from tuwen_towers.config import MODELS, PictureConfig, ResNetConfig, TextConfig, TowersConfig
from tuwen_towers.export import example_inputs, picture_graph, trace
from tuwen_towers.half import halve
from tuwen_towers.load import fit
from tuwen_towers.signature import read_config

cn_clip = pytest.importorskip("cn_clip.clip.bert_tokenizer")
VOCABULARY = Path(cn_clip.__file__).with_name("vocab.txt")
NAME = "toy"
SMALL = TowersConfig(
    dim=64,
    picture=PictureConfig(size=224, patch=32, width=128, layers=3, heads=4),
    text=TextConfig(width=96, layers=2, heads=4, feed_forward=384),
)
TARGETS = ["cpu", "cuda", "tensorrt", "tensorrt-plan"]
ONNX_FLOAT, ONNX_HALF = onnx.TensorProto.FLOAT, onnx.TensorProto.FLOAT16


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MODELS, NAME, SMALL)


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("checkpoint") / "toy.pt"
    torch.save({"state_dict": random_state(SMALL, seed=31)}, file)
    return file


def export(checkpoint: Path, out: Path, *options: str) -> int:
    given = [] if "--vocabulary" in options else ["--vocabulary", str(VOCABULARY)]
    return main(["export", str(checkpoint), "--model", NAME, "--out", str(out), *given, *options])


@pytest.mark.parametrize("precision", ["fp32", "fp16"])
@pytest.mark.parametrize("target", TARGETS)
def test_every_target_gives_a_repository_that_verifies(
    checkpoint: Path, tmp_path: Path, target: str, precision: str
) -> None:
    repository = tmp_path / "repository"
    assert export(checkpoint, repository, "--for", target, "--precision", precision) == 0
    assert main(["verify", str(repository)]) == 0
    assert [entry.name for entry in tmp_path.iterdir()] == ["repository"]
    contract = json.loads((repository / "model.json").read_text())
    assert contract["name"] == "tuwen-toy"
    assert contract["logit_scale"] == 100.0
    assert "seed" not in contract
    for model in ("image", "text"):
        config = read_config(repository / model / "config.pbtxt")
        assert config.parameters["fingerprint"].string_value == contract["fingerprint"]
        assert config.HasField("dynamic_batching")
        assert not config.dynamic_batching.HasField("default_queue_policy")
        (group,) = config.instance_group
        assert (group.count, group.kind == group.KIND_CPU) == (1, target == "cpu")
        assert config.backend == ("tensorrt" if target == "tensorrt-plan" else "onnxruntime")


def test_tensorrt_is_given_one_range_of_batches_and_a_place_for_its_engines(
    checkpoint: Path, tmp_path: Path
) -> None:
    export(checkpoint, tmp_path / "repository", "--for", "tensorrt")
    config = read_config(tmp_path / "repository" / "text" / "config.pbtxt")
    (accelerator,) = config.optimization.execution_accelerators.gpu_execution_accelerator
    assert accelerator.name == "tensorrt"
    assert dict(accelerator.parameters) == {
        "trt_engine_cache_enable": "true",
        "trt_engine_cache_path": "/engines",
        "trt_profile_min_shapes": "ids:1x1",
        "trt_profile_opt_shapes": "ids:16x52",
        "trt_profile_max_shapes": "ids:64x52",
    }
    assert [warm.batch_size for warm in config.model_warmup] == [1, 64]
    assert list(config.model_warmup[0].inputs["ids"].dims) == [52]


def test_a_plan_is_built_by_the_lines_beside_it_and_does_not_count_as_weights(
    checkpoint: Path, tmp_path: Path
) -> None:
    repository = tmp_path / "repository"
    export(checkpoint, repository, "--for", "tensorrt-plan")
    lines = (repository / "README.md").read_text().splitlines()
    assert [line.split()[1:5] for line in lines if "trtexec" in line] == [
        [
            f"--onnx={model}/1/model.onnx",
            f"--saveEngine={model}/1/model.plan",
            "--stronglyTyped",
            f"--minShapes={shortest}",
        ]
        for model, shortest in (("image", "pixels:1x224x224x3"), ("text", "ids:1x1"))
    ]
    (repository / "image" / "1" / "model.plan").write_bytes(b"an engine")
    assert main(["verify", str(repository)]) == 0


def test_half_precision_on_a_gpu_spares_norms_softmax_and_length(checkpoint: Path, tmp_path: Path) -> None:
    export(checkpoint, tmp_path / "repository", "--for", "cuda", "--precision", "fp16")
    for model in ("image", "text"):
        types = computed_types(onnx.load(tmp_path / "repository" / model / "1" / "model.onnx"))
        for operator in ("MatMul", "Conv", "Erf", "Sigmoid", "Gather"):
            assert types.get(operator, {ONNX_HALF}) <= {ONNX_HALF, onnx.TensorProto.INT64}, operator
        for operator in ("LayerNormalization", "Softmax", "ReduceL2"):
            assert types[operator] == {ONNX_FLOAT}, operator


def test_half_precision_on_the_cpu_is_storage(checkpoint: Path, tmp_path: Path) -> None:
    export(checkpoint, tmp_path / "half", "--precision", "fp16")
    export(checkpoint, tmp_path / "full")
    half, full = (tmp_path / name / "text" / "1" / "model.onnx" for name in ("half", "full"))
    assert computed_types(onnx.load(half))["MatMul"] == {ONNX_FLOAT}
    assert half.stat().st_size < 0.55 * full.stat().st_size


def test_a_halved_resnet_keeps_no_norm_and_the_same_vectors() -> None:
    config = TowersConfig(32, ResNetConfig(64, (1, 2, 1, 1), width=8, heads=4), SMALL.text)
    towers = fit(random_state(config, seed=32), config, "x")
    graph = picture_graph(towers)
    pictures, _ = example_inputs(config, 3, seed=33)
    with torch.inference_mode():
        wanted = graph.module(pictures)
        halve(towers)
        found = graph.module(pictures)
    assert not any(isinstance(module, torch.nn.BatchNorm2d) for module in towers.modules())
    assert towers.visual.conv1.weight.dtype == torch.float16
    assert float((wanted * found).sum(1).min()) > 1 - 3e-4


def test_a_number_too_large_for_16_bits_is_found_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    state = random_state(SMALL, seed=34)
    # Each fits; their sum, beyond 65,504, does not, and is harmless in 32 bits, since a norm follows.
    for block in (1, 2):
        state[f"visual.transformer.resblocks.{block}.mlp.c_proj.bias"] += torch.arange(128) * 400.0
    torch.save(state, tmp_path / "large.pt")
    assert export(tmp_path / "large.pt", tmp_path / "full", "--for", "cuda") == 0
    assert export(tmp_path / "large.pt", tmp_path / "half", "--for", "cuda", "--precision", "fp16") == 2
    complaint = capsys.readouterr().err.splitlines()[-1]
    assert complaint.startswith("towers: embedding of pixels: ")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["full", "large.pt"]


def test_the_vocabulary_of_a_hugging_face_folder_is_taken(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    torch.save(ported(random_state(SMALL, seed=35)), source / "pytorch_model.bin")
    (source / "vocab.txt").write_bytes(VOCABULARY.read_bytes())
    assert main(["export", str(source), "--model", NAME, "--out", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "tokenizer.json").is_file()


def test_a_checkpoint_without_vocabulary_says_how_to_name_one(
    checkpoint: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(checkpoint), "--model", NAME, "--out", str(tmp_path / "out")]) == 2
    assert "brings no vocab.txt; name Chinese BERT's with --vocabulary" in capsys.readouterr().err


def test_a_checkpoint_that_is_not_there_is_told_before_its_vocabulary(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = tmp_path / "nowhere.pt"
    assert main(["export", str(nowhere), "--model", NAME, "--out", str(tmp_path / "out")]) == 2
    assert f"{nowhere}: is not there (expected: a .pt of cn_clip" in capsys.readouterr().err


def test_an_empty_folder_is_filled_and_any_other_place_refused(
    checkpoint: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty, used, file = tmp_path / "empty", tmp_path / "used", tmp_path / "file"
    empty.mkdir()
    used.mkdir()
    (used / "note").write_text("mine")
    file.write_text("mine")
    assert export(checkpoint, empty) == 0
    for out in (used, file, empty):
        assert export(checkpoint, out) == 2
        assert f"{out}: is there and not an empty folder" in capsys.readouterr().err
    assert export(checkpoint, tmp_path / "none" / "out") == 2
    assert "make it first" in capsys.readouterr().err
    assert (used / "note").read_text() == "mine"


@pytest.mark.parametrize("limit", [100_000, 3_000_000])
def test_a_disk_that_fills_up_leaves_nothing_behind(
    checkpoint: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], limit: int
) -> None:
    with largest_file(limit):
        assert export(checkpoint, tmp_path / "out") == 2
    assert "File too large" in capsys.readouterr().err.splitlines()[-1]
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_checkpoint_ends_in_one_line_and_exit_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bad.pt"
    file.write_bytes(b"PK\x03\x04 but no archive")
    assert export(file, tmp_path / "out") == 2
    progress, complaint = capsys.readouterr().err.splitlines()
    assert progress.endswith(f"reading {file}")
    assert complaint.startswith(f"towers: {file}: cannot be read")
    assert list(tmp_path.iterdir()) == [file]


def test_an_unknown_architecture_is_refused_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_code:
        main(["export", "x.pt", "--model", "ViT-B-32", "--out", "out"])
    assert exit_code.value.code == 2
    complaint = capsys.readouterr().err.splitlines()[-1]
    assert "ViT-B-32" in complaint
    assert all(name in complaint for name in MODELS)


def test_weights_too_many_for_one_file_lie_in_one_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model, inputs = small_model(tmp_path / "work")
    whole, parted = tmp_path / "whole", tmp_path / "parted"
    whole.mkdir()
    parted.mkdir()
    file = model_files.save(model, whole)
    wanted = onnxruntime.InferenceSession(file).run(None, inputs)[0]
    monkeypatch.setattr(model_files, "LIMIT", 1000)
    file = model_files.save(model, parted)
    assert sorted(entry.name for entry in parted.iterdir()) == ["model.onnx", "model.onnx.data"]
    assert (parted / "model.onnx.data").stat().st_mode == file.stat().st_mode
    assert file.stat().st_size < 0.2 * (whole / "model.onnx").stat().st_size
    np.testing.assert_array_equal(onnxruntime.InferenceSession(file).run(None, inputs)[0], wanted)


def test_weights_of_an_earlier_export_are_never_added_to(tmp_path: Path) -> None:
    model, _ = small_model(tmp_path / "work")
    version = tmp_path / "1"
    version.mkdir()
    (version / "model.onnx.data").write_bytes(b"old")
    with pytest.raises(FileExistsError, match="no other model"):
        model_files.save(model, version)


def test_a_file_of_weights_with_more_than_the_graph_reads_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model, _ = small_model(tmp_path / "work")
    version = tmp_path / "1"
    version.mkdir()
    monkeypatch.setattr(model_files, "LIMIT", 1000)
    file = model_files.save(model, version)
    data = version / "model.onnx.data"
    data.write_bytes(data.read_bytes() + b"more")
    with pytest.raises(OSError, match=r"bytes \(expected: "):
        model_files.check_data(onnx.load(file, load_external_data=False), data)


def small_model(work: Path) -> tuple[onnx.ModelProto, dict[str, Any]]:
    work.mkdir()
    pictures, _ = example_inputs(SMALL, 2, seed=36)
    towers = fit(random_state(SMALL, seed=37), SMALL, "x")
    return trace(picture_graph(towers), work), {"pixels": pictures.numpy()}


def computed_types(model: onnx.ModelProto) -> dict[str, set[int]]:
    """The element types of what each kind of operator gives."""
    graph = onnx.shape_inference.infer_shapes(model, strict_mode=True).graph
    types = {info.name: info.type.tensor_type.elem_type for info in [*graph.value_info, *graph.output]}
    found: dict[str, set[int]] = {}
    for node in graph.node:
        found.setdefault(node.op_type, set()).update(types[name] for name in node.output if name in types)
    return found


@contextmanager
def largest_file(limit: int) -> Iterator[None]:
    """As on a full disk, a write beyond the limit fails; Python ignores the signal that comes with it."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
