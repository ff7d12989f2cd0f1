"""One picture and one caption with what becomes of them, beside the towers, for every part to repeat.

`golden.json` holds, of the picture in `golden.png`, the SHA-256 of the pixels that the tower sees, of the
caption its ids without padding, and of both their vectors. Whoever prepares contents otherwise, or is
served by other towers, finds out before it writes or asks anything.
"""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from tokenizers import Tokenizer

from .contract import ServedTowers, read_contract
from .prepare import Pixels, caption_ids, padded, prepare_picture
from .runtime import Vectors, open_tower

GOLDEN = "golden.json"
PICTURE = "golden.png"
CAPTION = "“夏季”新款 iPhone 16 Pro 手机壳，ＡＢＣ[SEP]款：￥1,299.00（包邮）！"
"""Quotes, capitals, full width, digits, punctuation, and a control token that must stay text."""


@dataclass(frozen=True)
class Golden:
    picture: Path
    pixels_sha256: str
    picture_vector: Vectors
    caption: str
    ids: list[int]
    caption_vector: Vectors


def write_golden(folder: Path) -> str:
    """Writes both files into a finished repository; returns one line about them."""
    contract = read_contract(folder)
    picture = io.BytesIO()
    draw(contract.side).save(picture, "PNG")
    pixels = prepare_picture(picture, contract)
    ids = caption_ids(CAPTION, Tokenizer.from_file(str(contract.tokenizer)), contract.context_length)
    picture_vector = open_tower(contract, contract.image)(pixels[np.newaxis])[0]
    caption_vector = open_tower(contract, contract.text)(padded([ids], contract.context_length))[0]
    sections = {
        "image": {
            "file": PICTURE,
            "pixels_sha256": pixels_sha256(pixels),
            "embedding": shortest(picture_vector),
        },
        "text": {"caption": CAPTION, "ids": ids, "embedding": shortest(caption_vector)},
    }
    lines = (f'"{name}": {json.dumps(section, ensure_ascii=False)}' for name, section in sections.items())
    (folder / PICTURE).write_bytes(picture.getvalue())
    (folder / GOLDEN).write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    return f"{folder}: {PICTURE}, {len(ids)} ids and two vectors of {contract.dim}"


def draw(side: int) -> Image.Image:
    """Half as wide again as the tower's square and a third as high, so that it shrinks one way and grows
    the other; smooth, from clear to opaque. Integers only: the same pixels everywhere.
    """
    width, height = side * 3 // 2, side // 3
    y, x = np.mgrid[0:height, 0:width]
    channels = (x + 2 * y, 2 * x + 3 * y + 85, 3 * x - 2 * y + 170, x + 5 * y + 255)
    # Each runs up and down between 0 and 255, without a jump.
    waves = [np.abs(channel % 510 - 255) for channel in channels]
    return Image.fromarray(np.stack(waves, axis=-1).astype(np.uint8))


def pixels_sha256(pixels: Pixels) -> str:
    return hashlib.sha256(np.ascontiguousarray(pixels).tobytes()).hexdigest()


def shortest(vector: Vectors) -> list[float]:
    """The fewest digits that name the same 32-bit floats."""
    return [float(str(value)) for value in vector]


def read_golden(contract: ServedTowers) -> Golden:
    """Raises ValueError, with the remedy where the repository has none yet."""
    file = contract.folder / GOLDEN
    if not file.is_file():
        raise ValueError(
            f"{file} is missing (expected: golden inputs beside the towers): the repository was made by an"
            f" older tool; run `towers golden {contract.folder}`"
        )
    try:
        return golden_of(contract, json.loads(file.read_text(encoding="utf-8")))
    except (json.JSONDecodeError, KeyError, TypeError) as problem:
        raise ValueError(f"{file}: {problem!r} (expected: as `towers golden` writes it)") from problem


def golden_of(contract: ServedTowers, document: dict[str, Any]) -> Golden:
    image, text = document["image"], document["text"]
    return Golden(
        picture=contract.folder / image["file"],
        pixels_sha256=image["pixels_sha256"],
        picture_vector=np.array(image["embedding"], np.float32),
        caption=text["caption"],
        ids=list(text["ids"]),
        caption_vector=np.array(text["embedding"], np.float32),
    )
