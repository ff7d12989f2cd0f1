"""BMP files of every kind, most of which Pillow does not write."""

from __future__ import annotations

import struct
from collections.abc import Iterator

import numpy as np
from PIL import Image

PACKED, MASKS, RLE8, RLE4 = 0, 3, 1, 2


def bmp(size: tuple[int, int], bits: int, data: bytes, *, method: int = PACKED, palette: bytes = b"", masks: bytes = b"") -> bytes:
    width, height = size
    colours = len(palette) // 4
    head = struct.pack("<IiiHHIIiiII", 40, width, height, 1, bits, method, len(data), 2835, 2835, colours, 0)
    start = 14 + len(head) + len(masks) + len(palette)
    return b"BM" + struct.pack("<IHHI", start + len(data), 0, 0, start) + head + masks + palette + data


def core(size: tuple[int, int], bits: int, data: bytes, palette: bytes) -> bytes:
    head = struct.pack("<IHHHH", 12, *size, 1, bits)
    start = 14 + len(head) + len(palette)
    return b"BM" + struct.pack("<IHHI", start + len(data), 0, 0, start) + head + palette + data


def version4(size: tuple[int, int], data: bytes, masks: tuple[int, int, int, int]) -> bytes:
    head = struct.pack("<IiiHHIIiiII", 108, *size, 1, 32, MASKS, len(data), 2835, 2835, 0, 0)
    head += struct.pack("<IIII", *masks) + b"BGRs" + bytes(48)
    start = 14 + len(head)
    return b"BM" + struct.pack("<IHHI", start + len(data), 0, 0, start) + head + data


def padded(rows: list[bytes]) -> bytes:
    return b"".join(row + bytes(-len(row) % 4) for row in rows)


def packed(indices: np.ndarray, bits: int) -> list[bytes]:
    spread = (indices[..., None] >> np.arange(bits - 1, -1, -1)) & 1
    return [np.packbits(row.reshape(-1).astype(np.uint8)).tobytes() for row in spread]


def rle(indices: np.ndarray, nibbles: bool, most: int = 8) -> bytes:
    """Runs where samples repeat, up to ``most`` samples as they are where they do not, runs of one for the rest."""
    out = bytearray()
    for row in indices[::-1].tolist():
        at = 0
        while at < len(row):
            run = 1
            while at + run < len(row) and run < 255 and row[at + run] == row[at]:
                run += 1
            plain = row[at : at + most]
            if run == 1 and len(plain) == most:
                data = bytes((a << 4) | b for a, b in zip(plain[::2], [*plain[1::2], 0])) if nibbles else bytes(plain)
                out += bytes([0, len(plain)]) + data + bytes(len(data) % 2)
                at += len(plain)
            else:
                out += bytes([run, row[at] * 17 if nibbles else row[at]])
                at += run
        out += b"\0\0"
    return bytes(out) + b"\0\1"


def quantised(pixels: np.ndarray, bits: int) -> tuple[np.ndarray, np.ndarray]:
    image = Image.fromarray(pixels).quantize(1 << bits, dither=Image.Dither.NONE)
    colours = np.asarray(image.getpalette(), np.uint8).reshape(-1, 3)[: 1 << bits, ::-1]
    return np.asarray(image), np.vstack([colours, np.zeros(((1 << bits) - len(colours), 3), np.uint8)])


def files(pixels: np.ndarray, alpha: np.ndarray) -> Iterator[tuple[str, bytes]]:
    height, width = pixels.shape[:2]
    size, upside_down = (width, height), (width, -height)
    bgr = pixels[::-1, :, ::-1]
    true = padded([row.tobytes() for row in bgr])
    yield "bits24.bmp", bmp(size, 24, true)
    yield "bits24-top-down.bmp", bmp(upside_down, 24, padded([row.tobytes() for row in bgr[::-1]]))
    yield "bits24-core.bmp", core(size, 24, true, b"")
    bgra = np.dstack([bgr, alpha[::-1]]).tobytes()
    yield "bits32.bmp", bmp(size, 32, bgra)
    yield "bits32-masks.bmp", version4(size, bgra, (0xFF0000, 0xFF00, 0xFF, 0))
    yield "bits32-alpha.bmp", version4(size, bgra, (0xFF0000, 0xFF00, 0xFF, 0xFF000000))
    wide = pixels[::-1].astype(np.uint16)
    fives = (wide[..., 0] >> 3) << 10 | (wide[..., 1] >> 3) << 5 | wide[..., 2] >> 3
    sixes = (wide[..., 0] >> 3) << 11 | (wide[..., 1] >> 2) << 5 | wide[..., 2] >> 3
    yield "bits16.bmp", bmp(size, 16, padded([row.tobytes() for row in fives]))
    rgb565 = struct.pack("<III", 0xF800, 0x7E0, 0x1F)
    yield "bits16-565.bmp", bmp(size, 16, padded([row.tobytes() for row in sixes]), method=MASKS, masks=rgb565)
    for bits in (1, 4, 8):
        indices, colours = quantised(pixels, bits)
        table = np.hstack([colours, np.zeros((len(colours), 1), np.uint8)]).tobytes()
        rows = padded(packed(indices[::-1], bits))
        yield f"bits{bits}.bmp", bmp(size, bits, rows, palette=table)
        yield f"bits{bits}-core.bmp", core(size, bits, rows, colours.tobytes())
        if bits > 1:
            method = RLE4 if bits == 4 else RLE8
            yield f"rle{bits}.bmp", bmp(size, bits, rle(indices, bits == 4), method=method, palette=table)
            yield f"rle{bits}-odd.bmp", bmp(size, bits, rle(indices, bits == 4, 5), method=method, palette=table)
