"""Decodes pictures once, by the contract's rule, into a file that training reads at random."""

from __future__ import annotations

import hashlib
import io
import shutil
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from PIL import Image
from tqdm import tqdm

from ..pairs import BadData, Picture
from ..prepare import Pixels, square

SHOWN_PROBLEMS = 5


def decoded(pictures: Sequence[Picture], size: int, cache: Path) -> Pixels:
    """[N, size, size, 3], mapped from a file in `cache` that is made when missing.

    The file is named after the pictures' names and the size, so that training again, or on the same
    pictures with captions in another language, finds it. Delete the folder when pictures changed.
    """
    names = "\n".join([str(size), *(picture.name for picture in pictures)])
    file = cache / f"{hashlib.sha256(names.encode()).hexdigest()[:16]}.npy"
    if not file.is_file():
        write(pictures, size, file)
    return np.load(file, mmap_mode="r")  # type: ignore[no-any-return]


def write(pictures: Sequence[Picture], size: int, file: Path) -> None:
    shape = (len(pictures), size, size, 3)
    file.parent.mkdir(parents=True, exist_ok=True)
    require_space(file.parent, int(np.prod(shape)))
    part = file.with_suffix(".part")
    pixels = np.lib.format.open_memmap(part, mode="w+", dtype=np.uint8, shape=shape)
    problems: list[str] = []

    def fill(place: int) -> None:
        try:
            pixels[place] = square(io.BytesIO(pictures[place].read()), size, upright=True)
        except (OSError, ValueError, Image.DecompressionBombError) as problem:
            problems.append(f"{pictures[place].name}: {problem}")

    with ThreadPoolExecutor() as threads:
        for _ in tqdm(threads.map(fill, range(len(pictures))), "pictures", len(pictures), unit=""):
            pass
    pixels.flush()
    if problems:
        part.unlink()
        raise BadData(f"{len(problems)} pictures cannot be decoded: {'; '.join(problems[:SHOWN_PROBLEMS])}")
    part.rename(file)


def require_space(folder: Path, wanted: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < wanted:
        raise BadData(
            f"{folder}: {free / 1e9:.1f} GB free (expected: {wanted / 1e9:.1f} GB for the decoded pictures;"
            " --cache names another folder)"
        )
