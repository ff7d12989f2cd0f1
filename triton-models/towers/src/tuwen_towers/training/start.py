"""From the options of `towers train` to a run."""

from __future__ import annotations

import argparse
from typing import TypeVar

from ..config import MODELS
from ..pairs import BadData
from . import processes
from .begin import Beginning
from .reader import Reader
from .run import RunFolder, Settings, Stage
from .trainer import Plan, Trainer

T = TypeVar("T", int, float)
LOCKED = {"1": (True,), "2": (False,), "both": (True, False)}


def train(options: argparse.Namespace) -> str:
    processes.join()
    config, stages, settings = MODELS[options.model], stages_of(options), settings_of(options)
    towers = Beginning(config, options.seed, options.whole, options.picture_from, options.text_from).towers()
    reader = Reader(options.tokenizer, config.picture.size, options.cache)
    data = reader.data(options.data, settings.batch)
    held_out = reader.held_out(options.valid) if options.valid else None
    plan = Plan(stages, settings, data, held_out)
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
