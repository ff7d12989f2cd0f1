"""Makes the golden pixels that the encoder's tests are held to, with Pillow.

    python -m venv venv && venv/bin/pip install Pillow==12.3.0 numpy==2.4.6 simplejpeg==1.9.0
    venv/bin/python src/encoder/src/test/python/golden_pixels.py

Not with Pillow 13: it resizes some tall pictures down before across, which moves pixels by up to 11 levels from those
that the towers were trained on.

Writes into src/test/resources/golden, the same bytes every time:
  resize.csv      pattern, width, height, side, SHA-256 of the picture resized to side x side
  arrays.csv      the same for tiny sides, with the pixels themselves
  pictures/       small files of every kind that is decoded
  decoded.csv     file, width, height, SHA-256 of its upright RGB pixels, SHA-256 of those resized to 224 x 224
"""

from __future__ import annotations

import csv
import hashlib
import io
import random
import struct
import zlib
from pathlib import Path

import numpy as np
import simplejpeg
from PIL import Image, ImageOps

GOLDEN = Path(__file__).parents[1] / "resources" / "golden"
PICTURES = GOLDEN / "pictures"


# Patterns, the same arithmetic as Patterns.java.


def noise(x: np.ndarray, y: np.ndarray, c: np.ndarray) -> np.ndarray:
    h = (x * 0x9E3779B1 + y * 0x85EBCA77 + c * 0xC2B2AE3D) & 0xFFFFFFFF
    h ^= h >> 15
    h = (h * 0x2C1B3C6D) & 0xFFFFFFFF
    return (h >> 12) & 255


def pattern(name: str, width: int, height: int) -> np.ndarray:
    y, x, c = np.mgrid[0:height, 0:width, 0:3].astype(np.int64)
    if name == "noise":
        values = noise(x, y, c)
    elif name == "gradient":
        values = np.where(c == 0, x * 255 // width, np.where(c == 1, y * 255 // height, (x + y) & 255))
    elif name == "checker":
        values = ((x // 3 + y // 5 + c) & 1) * 255
    else:
        values = np.where((x * (c + 1) + y) % 7 == 0, 255, 0)
    return values.astype(np.uint8)


PATTERNS = ("noise", "gradient", "checker", "stripes")


def digest(pixels: np.ndarray) -> str:
    return hashlib.sha256(np.ascontiguousarray(pixels).tobytes()).hexdigest()


def resized(pixels: np.ndarray, side: int) -> np.ndarray:
    return np.asarray(Image.fromarray(pixels).resize((side, side), Image.Resampling.BICUBIC))


def sizes() -> list[tuple[int, int]]:
    fixed = [(1, 1), (1, 17), (17, 1), (1, 300), (300, 1), (2, 3), (900, 30), (30, 900), (223, 225), (224, 224)]
    fixed += [(225, 223), (224, 100), (100, 224), (640, 480), (1600, 1200)]
    drawn = random.Random(224)
    return fixed + [(drawn.randrange(1, 700), drawn.randrange(1, 700)) for _ in range(45)]


def write_csv(name: str, rows: list[tuple]) -> None:
    with open(GOLDEN / name, "w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def make_resize() -> None:
    rows = []
    for width, height in sizes():
        for name in PATTERNS:
            pixels = pattern(name, width, height)
            rows += [(name, width, height, side, digest(resized(pixels, side))) for side in (224, 336)]
    write_csv("resize.csv", rows)
    tiny = [("noise", 1, 1, 2), ("checker", 7, 5, 3), ("noise", 31, 2, 4), ("stripes", 100, 60, 4), ("gradient", 3, 3, 5)]
    write_csv("arrays.csv", [(*case, resized(pattern(*case[:3]), case[3]).tobytes().hex()) for case in tiny])


# PNG, every colour type and depth, written here because Pillow writes only some. The expected pixels follow from the
# samples and the colour rule; Pillow has to agree wherever it keeps all the samples.

GREY, RGB, PALETTE, GREY_ALPHA, RGBA = 0, 2, 3, 4, 6
CHANNELS = {GREY: 1, RGB: 3, PALETTE: 1, GREY_ALPHA: 2, RGBA: 4}
ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def scanlines(samples: np.ndarray, depth: int) -> bytes:
    lines = b""
    for row in samples:
        values = row.reshape(-1)
        if depth == 16:
            packed = values.astype(">u2").tobytes()
        else:
            bits = (values[:, None] >> np.arange(depth - 1, -1, -1)) & 1
            packed = np.packbits(bits.reshape(-1).astype(np.uint8)).tobytes()
        lines += b"\0" + packed
    return lines


def png(samples: np.ndarray, depth: int, kind: int, extra: bytes = b"", interlaced: bool = False) -> bytes:
    height, width = samples.shape[:2]
    passes = [samples[y::dy, x::dx] for x, y, dx, dy in ADAM7] if interlaced else [samples]
    data = b"".join(scanlines(part, depth) for part in passes if part.size)
    header = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, int(interlaced))
    body = chunk(b"IHDR", header) + extra + chunk(b"IDAT", zlib.compress(data, 9)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def on_white(rgb: np.ndarray, alpha: np.ndarray) -> np.ndarray:
    value = rgb.astype(np.int64) * alpha[..., None] + 255 * (255 - alpha[..., None].astype(np.int64)) + 128
    return (((value >> 8) + value) >> 8).astype(np.uint8)


def eight_bits(samples: np.ndarray, depth: int) -> np.ndarray:
    return (samples >> 8 if depth == 16 else samples * (255 // (2**depth - 1))).astype(np.uint8)


def png_cases() -> dict[str, tuple[bytes, np.ndarray]]:
    cases = {}
    y, x = np.mgrid[0:11, 0:13].astype(np.int64)
    for kind, depths in {GREY: (1, 2, 4, 8, 16), RGB: (8, 16), GREY_ALPHA: (8, 16), RGBA: (8, 16)}.items():
        for depth in depths:
            channels = CHANNELS[kind]
            planes = [noise(x, y, np.int64(c)) * 257 >> (16 - depth) for c in range(channels)]
            samples = np.stack(planes, -1)
            eight = eight_bits(samples, depth)
            colours = eight[..., :1].repeat(3, -1) if channels < 3 else eight[..., :3]
            name = f"{ {GREY: 'grey', RGB: 'rgb', GREY_ALPHA: 'grey-alpha', RGBA: 'rgba'}[kind]}{depth}"
            opaque = colours if kind in (GREY, RGB) else on_white(colours, eight[..., -1])
            cases[name] = (png(samples, depth, kind), opaque)
            cases[name + "-interlaced"] = (png(samples, depth, kind, interlaced=True), opaque)
            if kind in (GREY, RGB):
                key = samples[3, 5]
                alpha = np.where((samples == key).all(-1), 0, 255)
                key_chunk = chunk(b"tRNS", b"".join(struct.pack(">H", int(v)) for v in key))
                cases[name + "-key"] = (png(samples, depth, kind, key_chunk), on_white(colours, alpha))
    for depth in (1, 2, 4, 8):
        entries = min(2**depth, 200)
        indices = (noise(x, y, np.int64(7)) % entries)[..., None]
        palette = noise(np.arange(entries)[:, None], np.int64(3), np.arange(3)[None, :]).astype(np.uint8)
        alphas = (np.arange(entries) * 255 // max(entries - 1, 1)).astype(np.uint8)
        plte = chunk(b"PLTE", palette.tobytes())
        colours = palette[indices[..., 0]]
        cases[f"palette{depth}"] = (png(indices, depth, PALETTE, plte), colours)
        cases[f"palette{depth}-interlaced"] = (png(indices, depth, PALETTE, plte, interlaced=True), colours)
        clear = on_white(colours, alphas[indices[..., 0]])
        cases[f"palette{depth}-alpha"] = (png(indices, depth, PALETTE, plte + chunk(b"tRNS", alphas.tobytes())), clear)
    return cases


# Pillow departs from the PNG specification here: 16-bit grey saturates in convert("RGB"), and the transparent colour is
# compared as it is stored with samples that are already 8 bits.
PILLOW_DIFFERS = ("grey16", "grey16-interlaced", "grey2-key", "grey4-key", "grey16-key")


def colour_rule(image: Image.Image) -> np.ndarray:
    image = ImageOps.exif_transpose(image)
    if image.mode in ("RGBA", "LA", "PA") or image.info.get("transparency") is not None:
        image = image.convert("RGBA")
        white = Image.new("RGB", image.size, "white")
        white.paste(image.convert("RGB"), mask=image.getchannel("A"))
        return np.asarray(white)
    return np.asarray(image.convert("RGB"))


# JPEG.


def photo(width: int = 61, height: int = 47) -> np.ndarray:
    """Smooth, with some grain: what a photograph is to a codec."""
    small = Image.fromarray(pattern("noise", 9, 7)).resize((width, height), Image.Resampling.BICUBIC)
    return (np.asarray(small) * 0.9 + pattern("noise", width, height) * 0.1).astype(np.uint8)


def jpeg(pixels: np.ndarray, mode: str = "RGB", **options) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(pixels).convert(mode).save(buffer, "JPEG", **options)
    return buffer.getvalue()


def without_segment(file: bytes, marker: int) -> bytes:
    start = file.index(bytes([0xFF, marker]))
    length = int.from_bytes(file[start + 2 : start + 4], "big")
    return file[:start] + file[start + 2 + length :]


def with_stray_bytes(file: bytes) -> bytes:
    after_first = 4 + int.from_bytes(file[4:6], "big")
    return file[:after_first] + bytes(3) + file[after_first:]


def with_adobe_transform(file: bytes, transform: int) -> bytes:
    at = file.index(b"Adobe") + 11
    return file[:at] + bytes([transform]) + file[at + 1 :]


def with_exif(pixels: np.ndarray, orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "a camera"
    return jpeg(pixels, quality=90, exif=exif)


def jpeg_cases() -> dict[str, bytes]:
    pixels = photo()
    cmyk = jpeg(pixels, "CMYK", quality=85)
    rgb = jpeg(pixels, quality=85, keep_rgb=True)
    cases = {f"quality{quality}": jpeg(pixels, quality=quality) for quality in (5, 30, 75, 95, 100)}
    cases |= {f"sampling-{s}": simplejpeg.encode_jpeg(pixels, 85, colorsubsampling=s) for s in ("411", "420", "422", "444")}
    cases |= {f"orientation{o}": with_exif(photo(23, 9), o) for o in range(1, 9)}
    cases |= {f"size{w}x{h}": jpeg(photo(w, h), quality=80) for w, h in ((1, 1), (1, 40), (40, 1), (8, 8), (17, 33))}
    return cases | {
        "progressive": jpeg(pixels, quality=80, progressive=True),
        "optimised": jpeg(pixels, quality=80, optimize=True),
        "restarts": jpeg(pixels, quality=80, restart_marker_blocks=3),
        "grey": jpeg(pixels, "L", quality=80),
        "grey-progressive": jpeg(pixels, "L", quality=80, progressive=True),
        "comment": jpeg(pixels, quality=80, comment=b"a comment"),
        "cmyk": cmyk,
        "cmyk-no-marker": without_segment(cmyk, 0xEE),
        "ycck": with_adobe_transform(cmyk, 2),
        "rgb-adobe": rgb,
        "rgb-by-ids": without_segment(rgb, 0xEE),
        "ycc-adobe": with_adobe_transform(rgb, 1),
        "ycc-no-marker": without_segment(jpeg(pixels, quality=85), 0xE0),
        "stray-bytes": with_stray_bytes(jpeg(pixels, quality=80)),
        "bytes-after-end": jpeg(pixels, quality=80) + b"and some more",
    }


def eight_bit_exif_png() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    buffer = io.BytesIO()
    Image.fromarray(photo(23, 9)).save(buffer, "PNG", exif=exif)
    return buffer.getvalue()


def make_pictures() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    rows = []

    def add(name: str, file: bytes, pixels: np.ndarray) -> None:
        (PICTURES / name).write_bytes(file)
        rows.append((name, pixels.shape[1], pixels.shape[0], digest(pixels), digest(resized(pixels, 224))))

    for name, (file, pixels) in png_cases().items():
        pillow = colour_rule(Image.open(io.BytesIO(file)))
        if np.array_equal(pillow, pixels) == (name in PILLOW_DIFFERS):
            raise AssertionError(f"{name}.png: differs by up to {np.abs(pillow.astype(int) - pixels).max()} from Pillow")
        add(name + ".png", file, pixels)
    turned = eight_bit_exif_png()
    add("orientation6.png", turned, colour_rule(Image.open(io.BytesIO(turned))))
    for name, file in jpeg_cases().items():
        add(name + ".jpg", file, colour_rule(Image.open(io.BytesIO(file))))
    write_csv("decoded.csv", rows)


if __name__ == "__main__":
    make_resize()
    make_pictures()
