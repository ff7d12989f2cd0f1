"""The command `towers`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from .findings import ChecksFailed
from .gaps import NotTheSame
from .verbs import ablation, export, golden, tokenizer, train, verify

VERBS = (tokenizer, train, ablation, export, golden, verify)


def main(arguments: Sequence[str] | None = None) -> int:
    options = parser().parse_args(arguments)
    try:
        print(options.run(options))
    except ChecksFailed as report:
        print(report)
        return 1
    except (OSError, ValueError, NotTheSame) as problem:
        print(f"towers: {problem}", file=sys.stderr)
        return 2
    return 0


def parser() -> argparse.ArgumentParser:
    towers = argparse.ArgumentParser(prog="towers", description=__doc__)
    verbs = towers.add_subparsers(required=True, metavar="VERB")
    for verb in VERBS:
        verb.register(verbs)
    return towers
