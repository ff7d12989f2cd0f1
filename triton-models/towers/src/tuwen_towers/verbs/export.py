"""`towers export`: makes a repository of a Chinese-CLIP checkpoint."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..config import MODELS, RELEASED
from ..targets import Target
from . import Verbs

EXAMPLES = """\
examples:
  towers export clip_cn_vit-b-16.pt --model ViT-B-16 --vocabulary vocab.txt --out repository
  towers export chinese-clip-vit-huge-patch14 --model ViT-H-14 --for cuda --precision fp16 --out repository
  towers export runs/toy/towers.pt --model toy --precision fp16 --vocabulary vocab.txt --out repository

The first is a checkpoint of cn_clip, the second a folder of Hugging Face, whose vocab.txt is taken, the
third what `towers train` made.
Both graphs are compared with PyTorch before the repository appears.
"""


def register(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "export",
        help="make a repository of a Chinese-CLIP checkpoint",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verb.add_argument(
        "checkpoint", type=Path, metavar="CHECKPOINT", help="a .pt of cn_clip, or a folder of Hugging Face"
    )
    verb.add_argument("--model", required=True, choices=MODELS, help="the checkpoint's architecture")
    verb.add_argument("--out", type=Path, required=True, metavar="REPO", help="a new or empty folder")
    verb.add_argument(
        "--for",
        dest="target",
        type=Target,
        choices=list(Target),
        default=Target.CPU,
        help="what Triton runs the towers on: onnxruntime on the CPU, on CUDA or through TensorRT, or"
        " TensorRT itself with plans to be built (default: %(default)s)",
    )
    verb.add_argument(
        "--precision",
        choices=("fp32", "fp16"),
        default="fp32",
        help="fp16 halves the files; GPUs then compute in half precision too (default: %(default)s)",
    )
    verb.add_argument("--name", help="what the contract calls the towers (default: after --model)")
    verb.add_argument(
        "--vocabulary", type=Path, help="Chinese BERT's vocab.txt, where the checkpoint brings none"
    )
    verb.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    # Only here: verbs that need no torch must not wait for it, nor have it.
    from ..build import Order, build, refuse_occupied
    from ..checkpoint import find
    from ..load import load
    from ..progress import say
    from ..tokenizer import make

    # What can be refused at once comes before the minutes of reading.
    refuse_occupied(options.out)
    find(options.checkpoint)
    tokenizer = make(vocabulary(options.checkpoint, options.vocabulary))
    say(f"reading {options.checkpoint}")
    towers = load(options.checkpoint, MODELS[options.model])
    half = options.precision == "fp16"
    name, licence = named(options.model)
    return build(towers, Order(options.name or name, licence, options.target, half, tokenizer), options.out)


def named(model: str) -> tuple[str, str]:
    """What the contract calls towers of this size, and the licence of what they began with.

    MIT is Chinese-CLIP's, which its maintainers say governs the released weights.
    """
    return (f"chinese-clip-{model.lower()}", "MIT") if model in RELEASED else (f"tuwen-{model}", "Apache-2.0")


def vocabulary(checkpoint: Path, given: Path | None) -> Path:
    """The one that was given, or the one that the checkpoint brings."""
    brought = checkpoint / "vocab.txt"
    if given is None and not brought.is_file():
        raise FileNotFoundError(
            f"{checkpoint}: brings no vocab.txt; name Chinese BERT's with --vocabulary"
            " (it lies in the wheel cn-clip 1.6.0 as cn_clip/clip/vocab.txt)"
        )
    return given if given is not None else brought
