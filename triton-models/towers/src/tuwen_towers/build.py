"""Makes a whole repository out of towers; what is checked and found wanting never shows in its place."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from .check import compare, reference
from .export import Graph, example_inputs, picture_graph, store_in_half, text_graph, trace
from .half import halve
from .model_files import save
from .progress import say
from .readme import readme
from .repository import TOKENIZER, Contract, describe, served_models, version_folder
from .targets import Target
from .towers import Towers

CHECKED = 3
SEED = 1
"""Of the inputs that graphs are checked with."""


@dataclass(frozen=True)
class Order:
    """What is to be made. `half` asks for 16 bits: in storage alone for the CPU, in arithmetic for a GPU."""

    name: str
    licence: str
    target: Target
    half: bool
    tokenizer: Tokenizer


def build(towers: Towers, order: Order, out: Path) -> str:
    """Writes the repository; returns one line about it. Towers are halved in place where a GPU wants it.

    Raises NotTheSame when a graph may not be served, and OSError when it cannot be written.
    """
    with placed(out) as folder:
        # Before the towers are halved, the scale with them.
        contract = Contract(order.name, order.licence, round(math.exp(towers.logit_scale.item()), 4))
        gaps = write_towers(towers, order, folder)
        order.tokenizer.save(str(folder / TOKENIZER), pretty=False)
        say("writing configurations and contract")
        describe(folder, towers.config, contract, order.target)
        text = readme(order.name, towers.config, order.target, half=order.half, gaps=gaps)
        (folder / "README.md").write_text(text, encoding="utf-8")
        size = sum(file.stat().st_size for file in folder.glob("*/1/*"))
    return f"{out}: {size / 1e6:.1f} MB, gap to PyTorch {gaps[0]:.1e} (picture) {gaps[1]:.1e} (text)"


def refuse_occupied(out: Path) -> None:
    """Raises FileExistsError unless a repository may be put here."""
    if out.exists() and not (out.is_dir() and not any(out.iterdir())):
        raise FileExistsError(f"{out}: is there and not an empty folder; name another --out, or remove it")
    if not out.absolute().parent.is_dir():
        raise FileNotFoundError(f"{out}: {out.absolute().parent} is not there; make it first")


@contextmanager
def placed(out: Path) -> Iterator[Path]:
    """A folder beside `out` that takes its place when all went well, and is removed when not."""
    refuse_occupied(out)
    out = out.absolute()
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}.") as hidden:
        folder = Path(hidden, "repository")
        folder.mkdir()
        yield folder
        folder.rename(out)


def write_towers(towers: Towers, order: Order, folder: Path) -> tuple[float, float]:
    """Exports and checks both; returns how far each lies from PyTorch in 32 bits."""
    graphs = (picture_graph(towers), text_graph(towers))
    inputs = example_inputs(towers.config, CHECKED, SEED)
    say("computing with PyTorch what the graphs must give")
    wanted = [reference(graph, rows) for graph, rows in zip(graphs, inputs, strict=True)]
    on_gpu = order.target is not Target.CPU
    if order.half and on_gpu:
        halve(towers)
    gaps = []
    for model, graph, rows, vectors in zip(served_models(towers.config), graphs, inputs, wanted, strict=True):
        say(f"{model.name} tower: exporting")
        file = write_graph(graph, version_folder(folder, model.name), store_half=order.half and not on_gpu)
        say(f"{model.name} tower: comparing with PyTorch")
        gaps.append(compare(graph, file, rows, vectors, half=order.half))
    return gaps[0], gaps[1]


def write_graph(graph: Graph, version: Path, *, store_half: bool) -> Path:
    version.mkdir(parents=True)
    # Beside the repository, since the folder for small temporary files may not hold this.
    with tempfile.TemporaryDirectory(dir=version.parents[2]) as work:
        model = trace(graph, Path(work))
    if store_half:
        store_in_half(model)
    return save(model, version)
