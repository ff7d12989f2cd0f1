"""`towers demo`: makes a repository of toy towers."""

from __future__ import annotations

import argparse
from pathlib import Path

from . import Verbs


def register(verbs: Verbs) -> None:
    verb = verbs.add_parser("demo", help="make a repository of toy towers with random weights")
    verb.add_argument("--seed", type=int, required=True)
    verb.add_argument("--out", type=Path, required=True, help="folder that holds tokenizer.json")
    verb.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    # Only here: verbs that need no torch must not wait for it, nor have it.
    from ..demo import make_demo

    return make_demo(options.out, options.seed)
