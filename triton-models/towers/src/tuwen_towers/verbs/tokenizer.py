"""`towers tokenizer`: makes tokenizer.json."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..tokenizer import make
from . import Verbs


def register(verbs: Verbs) -> None:
    verb = verbs.add_parser("tokenizer", help="make tokenizer.json from Chinese BERT's vocab.txt")
    verb.add_argument("--vocabulary", type=Path, required=True, help="vocab.txt, as in the cn-clip wheel")
    verb.add_argument("--out", type=Path, required=True, help="the tokenizer.json to write")
    verb.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    tokenizer = make(options.vocabulary)
    tokenizer.save(str(options.out), pretty=False)
    return f"{options.out}: {tokenizer.get_vocab_size()} words"
