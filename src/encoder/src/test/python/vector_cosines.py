"""How near our vectors are to those of Pillow and Chinese-CLIP's transform, by format.

    venv/bin/python src/encoder/src/test/python/vector_cosines.py make FOLDER
    ./tuwen picture FOLDER/pictures --out FOLDER/squares
    venv/bin/python src/encoder/src/test/python/vector_cosines.py compare FOLDER triton-models/demo

``make`` writes photograph-like pictures in every format; ``tuwen picture`` writes what the model would see of them;
``compare`` runs the picture tower over that, and over Pillow's square of the same file as cn_clip makes it (resize, then
RGB), and prints the cosines of both vectors by kind of file. Needs golden_pixels.py's environment, and onnxruntime.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from PIL import Image

from golden_bmp import files as bmp_files
from golden_formats import alpha_of, palette, saved
from golden_pixels import pattern
from golden_tiff import pillow as tiff

SIZES = [(640, 480), (480, 640), (800, 800), (333, 777), (1200, 900), (500, 100)]


def photograph(width: int, height: int) -> np.ndarray:
    """Light and dark at every scale, as in nature, with the grain of a sensor."""
    total = np.zeros((height, width, 3))
    for at, side in enumerate((3, 7, 19, 51, 131)):
        layer = Image.fromarray(pattern("noise", side + width % 5, side + height % 7))
        total += np.asarray(layer.resize((width, height), Image.Resampling.BICUBIC)) * (0.5 / (1 + at))
    total += pattern("noise", width, height) * 0.04
    return np.clip((total - total.min()) / (total.max() - total.min()) * 255, 0, 255).astype(np.uint8)


def kinds(pixels: np.ndarray) -> dict[str, bytes]:
    """By name, which begins with what the row of the table is called."""
    image = Image.fromarray(pixels)
    height, width = pixels.shape[:2]
    clear = Image.fromarray(np.dstack([pixels, alpha_of(width, height)]))
    return {
        "JPEG.jpg": saved(image, "JPEG", quality=85),
        "JPEG 4-4-4 progressive.jpg": saved(image, "JPEG", quality=92, subsampling=0, progressive=True),
        "JPEG grey.jpg": saved(image.convert("L"), "JPEG", quality=85),
        "JPEG CMYK.jpg": saved(image.convert("CMYK"), "JPEG", quality=90),
        "PNG.png": saved(image, "PNG", compress_level=1),
        "PNG alpha.png": saved(clear, "PNG", compress_level=1),
        "PNG palette.png": saved(palette(pixels, 256), "PNG"),
        "WebP lossy.webp": saved(image, "WEBP", quality=80),
        "WebP lossless.webp": saved(image, "WEBP", lossless=True, method=0),
        "WebP alpha.webp": saved(clear, "WEBP", quality=80),
        "GIF.gif": saved(image, "GIF"),
        "BMP.bmp": dict(bmp_files(pixels, alpha_of(width, height)))["bits24.bmp"],
        "TIFF LZW.tif": tiff(image, compression="tiff_lzw"),
        "TIFF JPEG.tif": tiff(image, compression="jpeg", quality=85),
        "TIFF CMYK.tif": tiff(image.convert("CMYK"), compression="tiff_adobe_deflate"),
    }


def make(folder: Path) -> None:
    (folder / "pictures").mkdir(parents=True, exist_ok=True)
    for at, (width, height) in enumerate(SIZES):
        for name, file in kinds(photograph(width, height)).items():
            kind, extension = name.rsplit(".", 1)
            (folder / "pictures" / f"{kind}, {at}.{extension}").write_bytes(file)


def theirs(file: Path, side: int) -> np.ndarray:
    return np.asarray(Image.open(file).resize((side, side), Image.Resampling.BICUBIC).convert("RGB"))


def vector(tower, pixels: np.ndarray) -> np.ndarray:
    (row,) = tower.run(None, {tower.get_inputs()[0].name: pixels[None]})[0].astype(np.float64)
    return row / np.linalg.norm(row)


def compare(folder: Path, repository: Path) -> None:
    import onnxruntime

    side = json.loads((repository / "model.json").read_text())["image"]["size"]
    tower = onnxruntime.InferenceSession(str(repository / "image" / "1" / "model.onnx"))
    cosines: dict[str, list[float]] = {}
    for file in sorted((folder / "pictures").iterdir()):
        ours = np.asarray(Image.open(next((folder / "squares").glob(f"{file.stem}*"))).convert("RGB"))
        if ours.shape != (side, side, 3):
            raise ValueError(f"{file.name}: {ours.shape} (expected: {side} x {side}, which {repository} reads)")
        cosine = float(vector(tower, ours) @ vector(tower, theirs(file, side)))
        cosines.setdefault(file.stem.split(",")[0], []).append(cosine)
    print("| format | pictures | least cosine | mean |\n|---|---|---|---|")
    for kind, values in cosines.items():
        print(f"| {kind} | {len(values)} | {min(values):.6f} | {np.mean(values):.6f} |")


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "make":
        make(Path(sys.argv[2]))
    elif len(sys.argv) == 4 and sys.argv[1] == "compare":
        compare(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        sys.exit(__doc__)
