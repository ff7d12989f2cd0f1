"""From the options of `towers train` to a run."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TypeVar

from tokenizers import Tokenizer

from ..config import MODELS, TowersConfig
from . import processes
from .batches import Captions
from .begin import Beginning
from .evaluation import HeldOut
from .pairs import BadData, Pair, read_pairs
from .pixels import Pixels, decoded
from .run import RunFolder, Settings, Stage
from .stage import Data
from .trainer import Plan, Trainer

T = TypeVar("T", int, float)
LOCKED = {"1": (True,), "2": (False,), "both": (True, False)}


def train(options: argparse.Namespace) -> str:
    processes.join()
    config, stages = MODELS[options.model], stages_of(options)
    towers = Beginning(config, options.seed, options.whole, options.picture_from, options.text_from).towers()
    plan = Plan(stages, settings_of(options), *read_data(options, config))
    options.out.mkdir(parents=True, exist_ok=True)
    return Trainer(plan, towers, RunFolder(options.out), processes.device()).train()


def stages_of(options: argparse.Namespace) -> list[Stage]:
    """One number of epochs and one rate a stage; a single one counts for all."""
    locked = LOCKED[options.stage]
    epochs, rates = (
        spread("--epochs", options.epochs, len(locked)),
        spread("--rate", options.rate, len(locked)),
    )
    return [Stage(*stage) for stage in zip(locked, epochs, rates, strict=True)]


def spread(name: str, values: list[T], stages: int) -> list[T]:
    for value in values:
        if value <= 0:
            raise BadData(f"{name}: {value} (expected: more than 0)")
    if len(values) not in (1, stages):
        raise BadData(f"{name}: {len(values)} values for {stages} stages (expected: one, or one a stage)")
    return values if len(values) == stages else values * stages


def settings_of(options: argparse.Namespace) -> Settings:
    pieces = options.parts * processes.count()
    if options.batch % pieces:
        raise BadData(
            f"--batch {options.batch} (expected: a multiple of {pieces}, the parts of all processes)"
        )
    return Settings(
        batch=options.batch,
        parts=options.parts,
        seed=options.seed,
        warm_up=options.warm_up,
        decay=options.decay,
        precision=options.precision,
        mask_same=not options.count_same,
    )


def read_data(options: argparse.Namespace, config: TowersConfig) -> tuple[Data, HeldOut | None]:
    tokenizer = Tokenizer.from_file(str(options.tokenizer))
    pairs = read_pairs(options.data)
    if len(pairs) < options.batch:
        raise BadData(f"--batch {options.batch}: more than the {len(pairs)} pictures of {options.data}")
    data = Data(pixels_of(options, options.data, pairs, config), Captions.of(pairs, tokenizer))
    if options.valid is None:
        return data, None
    held_out = read_pairs(options.valid)
    return data, HeldOut.of(held_out, pixels_of(options, options.valid, held_out, config), tokenizer)


def pixels_of(options: argparse.Namespace, file: Path, pairs: list[Pair], config: TowersConfig) -> Pixels:
    cache = options.cache or file.parent / ".pixels"
    return decoded([pair.picture for pair in pairs], config.picture.size, cache)
