"""The command `towers`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from .check import NotTheSame
from .demo import make_demo
from .tokenizer import make


def main(arguments: Sequence[str] | None = None) -> int:
    options = parser().parse_args(arguments)
    try:
        print(options.run(options))
    except (OSError, ValueError, NotTheSame) as problem:
        print(f"towers: {problem}", file=sys.stderr)
        return 2
    return 0


def parser() -> argparse.ArgumentParser:
    towers = argparse.ArgumentParser(prog="towers", description=__doc__)
    verbs = towers.add_subparsers(required=True, metavar="VERB")
    tokenizer = verbs.add_parser("tokenizer", help="make tokenizer.json from Chinese BERT's vocab.txt")
    tokenizer.add_argument(
        "--vocabulary", type=Path, required=True, help="vocab.txt, as in the cn-clip wheel"
    )
    tokenizer.add_argument("--out", type=Path, required=True, help="the tokenizer.json to write")
    tokenizer.set_defaults(run=run_tokenizer)
    demo = verbs.add_parser("demo", help="make a repository of toy towers with random weights")
    demo.add_argument("--seed", type=int, required=True)
    demo.add_argument("--out", type=Path, required=True, help="folder that holds tokenizer.json")
    demo.set_defaults(run=run_demo)
    return towers


def run_tokenizer(options: argparse.Namespace) -> str:
    tokenizer = make(options.vocabulary)
    tokenizer.save(str(options.out), pretty=False)
    return f"{options.out}: {tokenizer.get_vocab_size()} words"


def run_demo(options: argparse.Namespace) -> str:
    return make_demo(options.out, options.seed)
