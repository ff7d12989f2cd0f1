"""`towers ablation`: what the two stages are worth on the drawn catalogue."""

from __future__ import annotations

import argparse
from pathlib import Path

from . import Verbs

DESCRIPTION = """\
Trains toy towers on a folder that `tuwen catalogue` drew: from scratch, with stage 1 only, and in two
stages, all with the same number of steps, and reports how well Chinese captions then find pictures of
kinds in colours never seen. The picture tower of all but the first learned from English captions of the
same pictures. OUT gets ablation.md, ablation.csv and ablation.png; stopped, the same command goes on.
"""

EXAMPLE = """\
example:
  tuwen catalogue --out drawn --pictures 5000 --heldout 500
  towers ablation drawn --tokenizer ../demo/tokenizer.json --epochs 4 --seeds 3 --out ablation
"""


def register(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "ablation",
        help="compare training from scratch, in one stage and in two",
        description=DESCRIPTION,
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verb.add_argument("drawn", type=Path, metavar="DRAWN", help="the folder that `tuwen catalogue` drew")
    verb.add_argument("--tokenizer", type=Path, required=True, help="tokenizer.json")
    verb.add_argument("--out", type=Path, required=True, help="where runs and report go")
    verb.add_argument("--epochs", type=int, default=4, help="of each arm, an even number (default: 4)")
    verb.add_argument("--seeds", type=int, default=3, help="how many runs of each arm (default: 3)")
    verb.add_argument(
        "--cache", type=Path, help="where decoded pictures are kept (default: .pixels by the data)"
    )
    verb.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    if options.epochs < 2 or options.epochs % 2 or options.seeds < 1:
        raise ValueError(
            f"--epochs {options.epochs}, --seeds {options.seeds} (expected: an even number of epochs,"
            " halved between the stages, and at least one seed)"
        )
    from ..training.ablation import World, ablate

    world = World(options.drawn, options.tokenizer, options.cache)
    return ablate(world, options.out, options.epochs, range(options.seeds))
