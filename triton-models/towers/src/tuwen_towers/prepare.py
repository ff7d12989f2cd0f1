"""Contents to what the towers see, by the rules that the contract names; equal to the Java encoder's.

Pictures with Pillow below 13: later ones resize some pictures down before across, which moves pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps
from tokenizers import Tokenizer

from .contract import ServedTowers
from .tokenizer import normalise

Pixels = npt.NDArray[np.uint8]
Ids = npt.NDArray[np.int64]


def prepare_picture(file: Path | BinaryIO, contract: ServedTowers) -> Pixels:
    """UINT8 [S, S, 3]: upright when the contract says so, what is transparent on white, RGB, stretched."""
    return square(file, contract.side, upright=contract.orientation == "applied")


def square(file: Path | BinaryIO, side: int, *, upright: bool) -> Pixels:
    """UINT8 [side, side, 3]; `upright` undoes the EXIF orientation."""
    with Image.open(file) as stored:
        picture = ImageOps.exif_transpose(stored) if upright else stored
        return np.asarray(on_white(picture).resize((side, side), Image.Resampling.BICUBIC))


def on_white(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    picture = picture.convert("RGBA")
    white = Image.new("RGB", picture.size, (255, 255, 255))
    white.paste(picture.convert("RGB"), mask=picture.getchannel("A"))
    return white


def caption_ids(caption: str, tokenizer: Tokenizer, context_length: int) -> list[int]:
    """Both special ids included, not padded; of a long caption the closing one stays."""
    ids: list[int] = tokenizer.encode(normalise(caption)).ids
    return ids if len(ids) <= context_length else [*ids[: context_length - 1], ids[-1]]


def padded(rows: Sequence[Sequence[int]], length: int) -> Ids:
    """INT64 [N, length], with zeros after the ids."""
    ids = np.zeros((len(rows), length), np.int64)
    for number, row in enumerate(rows):
        ids[number, : len(row)] = row
    return ids
