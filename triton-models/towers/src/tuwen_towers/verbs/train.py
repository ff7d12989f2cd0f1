"""`towers train`: teaches a pair of towers from pictures and captions."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..config import MODELS
from . import Verbs

DESCRIPTION = """\
Teaches towers as Chinese-CLIP was taught: in stage 1 the picture tower is locked and the text tower
learns to name what it sees; in stage 2 both learn. Every picture shall find its caption in the batch,
every caption its picture. Killed, the same command goes on from where RUN was last saved, to the same
curve. RUN gets curve.csv, curve.png, last.pt and, in the end, towers.pt for `towers export`.

DATA is a file of lines {"image": "a/path.jpg", "texts": ["...", "..."]}, paths from where it lies, or
MUGE's {split}_texts.jsonl beside {split}_imgs.tsv.
"""

EXAMPLES = """\
examples:
  a released checkpoint, tuned on a shop's own goods:
    towers train MUGE/train_texts.jsonl --model ViT-B-16 --from clip_cn_vit-b-16.pt --stage 2 \\
      --epochs 3 --rate 5e-5 --tokenizer tokenizer.json --valid MUGE/valid_texts.jsonl --out runs/muge
  the paper's way, from an English CLIP and a Chinese BERT:
    towers train pairs.jsonl --model ViT-B-16 --picture-from clip-vit-base-patch16 \\
      --text-from chinese-roberta-wwm-ext --epochs 2 1 --rate 1e-4 2e-5 --batch 4096 --parts 16 \\
      --tokenizer tokenizer.json --out runs/two-stages
  on all GPUs of a machine:
    torchrun --nproc-per-node 8 -m tuwen_towers train ...
"""


def register(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "train",
        help="teach towers from pictures and captions, in one stage or two",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_what(verb)
    add_beginning(verb)
    add_how(verb)
    verb.set_defaults(run=run)


def add_what(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("data", type=Path, metavar="DATA", help="pictures and captions to learn from")
    verb.add_argument("--out", type=Path, required=True, metavar="RUN", help="the run's folder")
    verb.add_argument("--model", choices=MODELS, required=True, help="the towers' sizes")
    verb.add_argument("--tokenizer", type=Path, required=True, help="tokenizer.json (`towers tokenizer`)")
    verb.add_argument("--valid", type=Path, metavar="DATA", help="held-out pictures, looked at on the way")
    verb.add_argument(
        "--cache", type=Path, help="where decoded pictures are kept (default: .pixels by the data)"
    )


def add_beginning(verb: argparse.ArgumentParser) -> None:
    begin = verb.add_argument_group("what to begin with (default: fresh weights)")
    begin.add_argument("--from", dest="whole", type=Path, metavar="CHECKPOINT", help="both towers")
    begin.add_argument(
        "--picture-from", type=Path, metavar="CHECKPOINT", help="the picture tower of any CLIP"
    )
    begin.add_argument("--text-from", type=Path, metavar="CHECKPOINT", help="a Chinese BERT")


def add_how(verb: argparse.ArgumentParser) -> None:
    how = verb.add_argument_group("how to learn; --epochs and --rate take one number, or one a stage")
    how.add_argument("--stage", choices=("1", "2", "both"), default="both", help="(default: both)")
    how.add_argument("--epochs", type=int, nargs="+", default=[3], help="(default: 3)")
    how.add_argument("--rate", type=float, nargs="+", default=[5e-5], help="the highest (default: 5e-5)")
    how.add_argument("--warm-up", type=int, default=100, help="steps up to it (default: 100)")
    how.add_argument("--batch", type=int, default=256, help="pairs a step, of all processes (default: 256)")
    how.add_argument(
        "--parts", type=int, default=1, help="pieces to take a batch in, to save memory (default: 1)"
    )
    how.add_argument("--decay", type=float, default=0.001, help="AdamW's, on matrices (default: 0.001)")
    how.add_argument("--precision", choices=("bf16", "fp32"), default="bf16", help="(default: bf16, mixed)")
    how.add_argument("--seed", type=int, default=0, help="of weights and order (default: 0)")
    how.add_argument(
        "--count-same",
        action="store_true",
        help="count a caption that stands twice in a batch as a negative of itself, as Chinese-CLIP did",
    )


def run(options: argparse.Namespace) -> str:
    # Only here: verbs that need no torch must not wait for it, nor have it.
    from ..training.start import train

    return train(options)
