"""Towers with random weights: the real graphs at toy size, so that the line runs with nothing to fetch."""

from __future__ import annotations

from pathlib import Path

from .check import check
from .config import TOY
from .export import example_inputs, picture_graph, text_graph, to_onnx
from .repository import TOKENIZER, Contract, write
from .towers import LOGIT_SCALE, Towers, initialise

CHECKED = 5

README = """\
# Demo towers

**Random weights.** These towers have the architecture of Chinese-CLIP at toy size and have learned
nothing: the same picture or caption always gets the same vector, different ones get different
vectors, and which goods resemble a sentence is chance. They exist so that the whole line runs, is
tested and is timed without a GPU and without weights to fetch.

| | |
|---|---|
| seed | {seed} |
| picture tower | {picture} |
| text tower | {text} |
| vector | {dim} numbers of length 1 |
| gap to PyTorch | picture {picture_gap:.1e}, text {text_gap:.1e} (1 - cosine; weights stored in 16 bits) |
| licence | Apache-2.0; the vocabulary in `tokenizer.json` is Chinese BERT's, Apache-2.0 |

Made by `towers demo --seed {seed}` (`triton-models/towers`). `model.json` is the contract every part
of the line reads and checks; the folder is a stock Triton model repository.
"""


def make_demo(folder: Path, seed: int) -> str:
    """Writes the repository; returns one line about it. Nothing is written before both graphs pass."""
    if not (folder / TOKENIZER).is_file():
        raise FileNotFoundError(f"{folder / TOKENIZER} is missing: make it with `towers tokenizer`")
    towers = Towers(TOY)
    initialise(towers, seed)
    picture, text = picture_graph(towers), text_graph(towers)
    picture_model, text_model = to_onnx(picture, half=True), to_onnx(text, half=True)
    pictures, ids = example_inputs(TOY, CHECKED, seed)
    picture_gap = check(picture, picture_model, pictures, half=True)
    text_gap = check(text, text_model, ids, half=True)
    contract = Contract("tuwen-demo", "Apache-2.0", LOGIT_SCALE, seed)
    write(folder, TOY, contract, picture_model, text_model)
    (folder / "README.md").write_text(
        README.format(
            seed=seed,
            picture=TOY.picture,
            text=TOY.text,
            dim=TOY.dim,
            picture_gap=picture_gap,
            text_gap=text_gap,
        ),
        encoding="utf-8",
    )
    size = len(picture_model) + len(text_model)
    return f"{folder}: {size / 1e6:.1f} MB, gap to PyTorch {picture_gap:.1e} (picture) {text_gap:.1e} (text)"
