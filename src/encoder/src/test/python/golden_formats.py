"""Makes the pictures of every format that decoding is held to, and what Pillow makes of them.

    venv/bin/python src/encoder/src/test/python/golden_formats.py        (the environment of golden_pixels.py)

Writes into src/test/resources/golden, the same bytes every time:
  formats.zip     more than 1,000 small files, named FORMAT/KIND-WIDTHxHEIGHT.EXTENSION
  formats.csv     file, width, height, SHA-256 of its upright RGB pixels on white
"""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Iterator

import numpy as np
from PIL import Image

import golden_bmp
import golden_gif
import golden_tiff
from golden_pixels import GOLDEN, colour_rule, digest, pattern, photo, write_csv

Files = Iterator[tuple[str, bytes]]
Maker = Callable[[np.ndarray, np.ndarray], Files]

FIXED = [(1, 1), (1, 2), (2, 1), (1, 37), (37, 1), (3, 90), (90, 3), (7, 5), (8, 8), (16, 17), (33, 31), (64, 48)]


def sizes(count: int, seed: int) -> list[tuple[int, int]]:
    drawn = random.Random(seed)
    return FIXED + [(drawn.randrange(1, 70), drawn.randrange(1, 70)) for _ in range(count - len(FIXED))]


def alpha_of(width: int, height: int) -> np.ndarray:
    """Clear at one side, opaque at the other, with grain between."""
    y, x = np.mgrid[0:height, 0:width]
    grain = pattern("noise", width, height)[..., 0].astype(int) // 8
    return np.clip((x + y) * 400 // max(width + height, 2) - 60 + grain, 0, 255).astype(np.uint8)


def saved(image: Image.Image, kind: str, **options) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def palette(pixels: np.ndarray, colours: int = 64) -> Image.Image:
    return Image.fromarray(pixels).quantize(colours, dither=Image.Dither.NONE)


def with_exif(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return exif


def jpeg(pixels: np.ndarray, alpha: np.ndarray) -> Files:
    image = Image.fromarray(pixels)
    for quality, sampling in ((35, "4:2:0"), (75, "4:2:2"), (90, "4:4:4")):
        yield f"q{quality}.jpg", saved(image, "JPEG", quality=quality, subsampling=sampling)
    yield "progressive.jpg", saved(image, "JPEG", quality=80, progressive=True)
    yield "grey.jpg", saved(image.convert("L"), "JPEG", quality=80)
    yield "cmyk.jpg", saved(image.convert("CMYK"), "JPEG", quality=85)
    yield "restarts.jpg", saved(image, "JPEG", quality=80, restart_marker_blocks=2)


def png(pixels: np.ndarray, alpha: np.ndarray) -> Files:
    image = Image.fromarray(pixels)
    yield "rgb.png", saved(image, "PNG")
    yield "rgba.png", saved(Image.fromarray(np.dstack([pixels, alpha])), "PNG")
    yield "grey.png", saved(image.convert("L"), "PNG")
    yield "grey-alpha.png", saved(Image.fromarray(np.dstack([pixels[..., 1], alpha])), "PNG")
    yield "palette.png", saved(palette(pixels), "PNG")
    yield "palette-key.png", saved(palette(pixels), "PNG", transparency=3)
    yield "bilevel.png", saved(image.convert("1"), "PNG")


def webp(pixels: np.ndarray, alpha: np.ndarray) -> Files:
    image = Image.fromarray(pixels)
    clear = Image.fromarray(np.dstack([pixels, alpha]))
    for quality in (10, 50, 80, 100):
        yield f"q{quality}.webp", saved(image, "WEBP", quality=quality, method=quality % 7)
    yield "lossless.webp", saved(image, "WEBP", lossless=True)
    yield "alpha.webp", saved(clear, "WEBP", quality=75)
    yield "alpha-q40.webp", saved(clear, "WEBP", quality=75, alpha_quality=40)
    yield "alpha-lossless.webp", saved(clear, "WEBP", lossless=True, exact=True)
    yield "palette-lossless.webp", saved(palette(pixels).convert("RGB"), "WEBP", lossless=True)
    turn = 1 + (pixels.shape[0] + pixels.shape[1]) % 8
    yield f"orientation{turn}.webp", saved(image, "WEBP", quality=80, exif=with_exif(turn))
    second = Image.fromarray(255 - pixels)
    yield "animated.webp", saved(image, "WEBP", quality=70, save_all=True, append_images=[second])
    moving = [Image.fromarray(np.dstack([255 - pixels, alpha]))]
    yield "animated-alpha.webp", saved(clear, "WEBP", lossless=True, save_all=True, append_images=moving)
    yield "animated-inset.webp", inset(pixels, alpha)


def inset(pixels: np.ndarray, alpha: np.ndarray) -> bytes:
    """A first frame smaller than its canvas, which Pillow never writes: a lossy still is wrapped."""
    still = saved(Image.fromarray(np.dstack([pixels, alpha])), "WEBP", quality=75)
    first = 12 if still[12:16] != b"VP8X" else 30
    height, width = pixels.shape[:2]
    u24 = lambda value: int(value).to_bytes(3, "little")  # noqa: E731
    frame = u24(2) + u24(1) + u24(width - 1) + u24(height - 1) + u24(100) + b"\0" + still[first:]
    body = b"WEBP" + riff(b"VP8X", b"\x12\0\0\0" + u24(width + 8) + u24(height + 4))
    body += riff(b"ANIM", b"\xff\x80\x40\xff\0\0") + riff(b"ANMF", frame)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def riff(kind: bytes, data: bytes) -> bytes:
    return kind + len(data).to_bytes(4, "little") + data + b"\0" * (len(data) % 2)


MAKERS: dict[str, tuple[Maker, int]] = {
    "jpeg": (jpeg, 22),
    "png": (png, 22),
    "webp": (webp, 20),
    "gif": (golden_gif.files, 20),
    "bmp": (golden_bmp.files, 16),
    "tiff": (golden_tiff.files, 14),
}


# Pillow loses the last sample of an odd count that stands as it is in runs of 4 bits, and saturates greys of 16 bits. The
# same picture in another file has the pixels that both should have.
PILLOW_DIFFERS = {"rle4-odd.bmp": "rle4.bmp", "grey16.tif": "grey.tif"}


def decoded(made: dict[str, bytes], kind: str, differing: set[str]) -> np.ndarray:
    pillow = colour_rule(Image.open(io.BytesIO(made[kind])))
    expected = colour_rule(Image.open(io.BytesIO(made[PILLOW_DIFFERS.get(kind, kind)])))
    if not np.array_equal(pillow, expected):
        differing.add(kind)
    return expected


def main() -> None:
    rows, differing = [], set()
    with zipfile.ZipFile(GOLDEN / "formats.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for seed, (name, (maker, count)) in enumerate(MAKERS.items()):
            for at, (width, height) in enumerate(sizes(count, seed)):
                pixels = photo(width, height) if at % 3 else pattern("gradient", width, height)
                made = dict(maker(pixels, alpha_of(width, height)))
                for kind, file in made.items():
                    entry = f"{name}/{kind.rpartition('.')[0]}-{at}-{width}x{height}.{kind.rpartition('.')[2]}"
                    archive.writestr(zipfile.ZipInfo(entry), file, zipfile.ZIP_DEFLATED)
                    upright = decoded(made, kind, differing)
                    rows.append((entry, upright.shape[1], upright.shape[0], digest(upright)))
    if differing != set(PILLOW_DIFFERS):
        raise AssertionError(f"Pillow differs in {differing} (expected: {set(PILLOW_DIFFERS)})")
    write_csv("formats.csv", rows)
    print(len(rows), "files")


if __name__ == "__main__":
    main()
