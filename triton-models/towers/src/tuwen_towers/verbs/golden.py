"""`towers golden`: writes the golden inputs of a finished repository."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..golden import write_golden
from . import Verbs


def register(verbs: Verbs) -> None:
    verb = verbs.add_parser("golden", help="write golden.json and golden.png into a finished repository")
    verb.add_argument("repository", type=Path, metavar="REPO", help="folder that holds model.json")
    verb.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    return write_golden(options.repository)
