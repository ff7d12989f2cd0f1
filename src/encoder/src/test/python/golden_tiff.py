"""TIFF files of every kind, most of which Pillow does not write."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator

import numpy as np
from PIL import Image

WHITE_IS_ZERO, BLACK_IS_ZERO, RGB, PALETTE, INKS = 0, 1, 2, 3, 5
NONE, DEFLATE = 1, 8
SHORT, LONG = 3, 4


def tiff(samples: np.ndarray, photometric: int, order: str = "<", extra: dict[int, list[int]] | None = None, **how) -> bytes:
    """One page. ``how``: tile side, planar, rows of a strip, deflate."""
    height, width, bands = samples.shape
    planes = [samples[..., b : b + 1] for b in range(bands)] if how.get("planar") else [samples]
    side = how.get("tile", 0)
    parts = [part for plane in planes for part in (tiles(plane, side) if side else strips(plane, how.get("rows", 16)))]
    data = [zlib.compress(part) if how.get("deflate") else part for part in (encoded(p, order) for p in parts)]
    tags = {256: [width], 257: [height], 258: [samples.dtype.itemsize * 8] * bands, 277: [bands]}
    tags |= {259: [DEFLATE if how.get("deflate") else NONE], 262: [photometric], 284: [2 if how.get("planar") else 1]}
    tags |= {322: [side], 323: [side]} if side else {278: [how.get("rows", 16)]}
    return written(tags | (extra or {}), (324, 325) if side else (273, 279), data, order)


def encoded(part: np.ndarray, order: str) -> bytes:
    return part.astype(part.dtype.newbyteorder(order)).tobytes()


def strips(plane: np.ndarray, rows: int) -> list[np.ndarray]:
    return [plane[y : y + rows] for y in range(0, plane.shape[0], rows)]


def tiles(plane: np.ndarray, side: int) -> list[np.ndarray]:
    height, width = plane.shape[:2]
    full = np.pad(plane, ((0, -height % side), (0, -width % side), (0, 0)), "edge")
    return [full[y : y + side, x : x + side] for y in range(0, height, side) for x in range(0, width, side)]


def written(tags: dict[int, list[int]], where: tuple[int, int], data: list[bytes], order: str) -> bytes:
    offsets, at = [], 8
    for part in data:
        offsets.append(at)
        at += len(part) + len(part) % 2
    body = b"".join(part + bytes(len(part) % 2) for part in data)
    tags = dict(sorted((tags | {where[0]: offsets, where[1]: [len(part) for part in data]}).items()))
    directory, values, after = struct.pack(order + "H", len(tags)), b"", at + 2 + 12 * len(tags) + 4
    for tag, numbers in tags.items():
        kind = LONG if tag in where or tag in (256, 257) else SHORT
        packed = struct.pack(f"{order}{len(numbers)}{'I' if kind == LONG else 'H'}", *numbers)
        if len(packed) > 4:
            directory += struct.pack(order + "HHII", tag, kind, len(numbers), after + len(values))
            values += packed
        else:
            directory += struct.pack(order + "HHI", tag, kind, len(numbers)) + packed.ljust(4, b"\0")
    mark = b"II*\0" if order == "<" else b"MM\0*"
    return mark + struct.pack(order + "I", at) + body + directory + bytes(4) + values


def pillow(image: Image.Image, **options) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "TIFF", **options)
    return buffer.getvalue()


def files(pixels: np.ndarray, alpha: np.ndarray) -> Iterator[tuple[str, bytes]]:
    image = Image.fromarray(pixels)
    grey = np.asarray(image.convert("L"))[..., None]
    inks = np.asarray(image.convert("CMYK"))
    indexed = image.quantize(200, dither=Image.Dither.NONE)
    clear = Image.fromarray(np.dstack([pixels, alpha]))
    yield "rgb.tif", tiff(pixels, RGB)
    yield "rgb-big-endian.tif", tiff(pixels, RGB, ">", rows=5)
    yield "rgb-planar.tif", tiff(pixels, RGB, planar=True, rows=7)
    yield "rgb-tiled.tif", tiff(pixels, RGB, tile=16)
    yield "rgb-tiled-deflate.tif", tiff(pixels, RGB, tile=16, deflate=True)
    yield "rgb16.tif", tiff(pixels.astype(np.uint16) * 257, RGB)
    yield "rgb16-big-endian.tif", tiff(pixels.astype(np.uint16) * 257, RGB, ">")
    yield "grey.tif", tiff(grey, BLACK_IS_ZERO)
    yield "grey16.tif", tiff(grey.astype(np.uint16) * 257, BLACK_IS_ZERO)
    yield "grey-alpha.tif", tiff(np.dstack([grey[..., 0], alpha]), BLACK_IS_ZERO, extra={338: [2]})
    yield "rgbx.tif", tiff(np.dstack([pixels, alpha]), RGB, extra={338: [0]})
    yield "inks-planar.tif", tiff(inks, INKS, planar=True)
    yield "grey-tiled-planar.tif", tiff(grey, BLACK_IS_ZERO, tile=32, planar=True)
    yield "grey-inverted.tif", tiff(grey, WHITE_IS_ZERO)
    yield "inks.tif", tiff(inks, INKS)
    yield "inks-lzw.tif", pillow(image.convert("CMYK"), compression="tiff_lzw")
    yield "alpha.tif", tiff(np.dstack([pixels, alpha]), RGB, extra={338: [2]})
    yield "alpha-associated.tif", tiff(np.dstack([pixels // 2, alpha | 128]), RGB, extra={338: [1]})
    yield "alpha-lzw.tif", pillow(clear, compression="tiff_lzw")
    yield "palette.tif", pillow(indexed)
    yield "palette-lzw.tif", pillow(indexed, compression="tiff_lzw")
    yield "bilevel.tif", pillow(image.convert("1"))
    yield "rgb-lzw.tif", pillow(image, compression="tiff_lzw")
    yield "rgb-lzw-predictor.tif", pillow(image, compression="tiff_lzw", tiffinfo={317: 2})
    yield "rgb-deflate.tif", pillow(image, compression="tiff_adobe_deflate")
    yield "rgb-packbits.tif", pillow(image, compression="packbits")
    yield "rgb-jpeg.tif", pillow(image, compression="jpeg", quality=85)
    yield "ycbcr-jpeg.tif", pillow(image.convert("YCbCr"), compression="jpeg", quality=85)
    yield "grey-jpeg.tif", pillow(image.convert("L"), compression="jpeg", quality=85)
    turn = 1 + (pixels.shape[0] + pixels.shape[1]) % 8
    yield f"orientation{turn}.tif", tiff(pixels, RGB, extra={274: [turn]})
    yield "pages.tif", pillow(image, save_all=True, append_images=[image.rotate(180)])
