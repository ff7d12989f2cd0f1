"""GIF files of every kind, some of which Pillow does not write."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

import numpy as np
from PIL import Image


def lzw(indices: list[int], bits: int) -> bytes:
    """Packs indices with the dictionary of GIF, cleared whenever it is full."""
    clear, end = 1 << bits, (1 << bits) + 1
    out, buffer, filled = bytearray(), 0, 0

    def put(code: int, width: int) -> None:
        nonlocal buffer, filled
        buffer |= code << filled
        filled += width
        while filled >= 8:
            out.append(buffer & 255)
            buffer >>= 8
            filled -= 8

    table = {(i,): i for i in range(clear)}
    width, following, prefix = bits + 1, end + 1, ()
    put(clear, width)
    for index in indices:
        if prefix + (index,) in table:
            prefix += (index,)
            continue
        put(table[prefix], width)
        table[prefix + (index,)] = following
        following += 1
        if following > 1 << width:
            width += 1
        if width > 12:
            put(clear, 12)
            table = {(i,): i for i in range(clear)}
            width, following = bits + 1, end + 1
        prefix = (index,)
    put(table[prefix], width)
    put(end, width)
    if filled:
        out.append(buffer & 255)
    return bytes(out)


def blocks(data: bytes) -> bytes:
    return b"".join(bytes([len(data[i : i + 255])]) + data[i : i + 255] for i in range(0, len(data), 255)) + b"\0"


def frame(indices: np.ndarray, bits: int, at: tuple[int, int], interlaced: bool, table: bytes = b"") -> bytes:
    height, width = indices.shape
    rows = [*range(0, height, 8), *range(4, height, 8), *range(2, height, 4), *range(1, height, 2)]
    order = indices[rows] if interlaced else indices
    flags = (0x40 if interlaced else 0) | (0x80 | (bits - 1) if table else 0)
    head = b"," + struct.pack("<HHHHB", *at, width, height, flags) + table
    least = max(bits, 2)
    return head + bytes([least]) + blocks(lzw(order.reshape(-1).tolist(), least))


def gif(canvas: tuple[int, int], bits: int, palette: bytes, body: bytes, background: int = 0) -> bytes:
    flags = 0x80 | 0x70 | (bits - 1) if palette else 0
    return b"GIF89a" + struct.pack("<HHBBB", *canvas, flags, background, 0) + palette + body + b";"


def control(transparent: int, disposal: int = 0) -> bytes:
    return b"!\xf9\x04" + bytes([(disposal << 2) | (transparent >= 0), 10, 0, max(transparent, 0)]) + b"\0"


def quantised(pixels: np.ndarray, bits: int) -> tuple[np.ndarray, bytes]:
    image = Image.fromarray(pixels).quantize(1 << bits, dither=Image.Dither.NONE)
    colours = bytes(image.getpalette() or [])[: 3 << bits]
    return np.asarray(image), colours + bytes((3 << bits) - len(colours))


def files(pixels: np.ndarray, alpha: np.ndarray) -> Iterator[tuple[str, bytes]]:
    height, width = pixels.shape[:2]
    for bits in (1, 4, 8):
        indices, colours = quantised(pixels, bits)
        yield f"bits{bits}.gif", gif((width, height), bits, colours, frame(indices, bits, (0, 0), False))
    indices, colours = quantised(pixels, 6)
    most = int(np.bincount(indices.reshape(-1)).argmax())
    clear = control(most)
    yield "interlaced.gif", gif((width, height), 6, colours, frame(indices, 6, (0, 0), True))
    yield "clear.gif", gif((width, height), 6, colours, clear + frame(indices, 6, (0, 0), False))
    yield "clear-interlaced.gif", gif((width, height), 6, colours, clear + frame(indices, 6, (0, 0), True))
    yield "local.gif", gif((width, height), 1, bytes(6), frame(indices, 6, (0, 0), False, colours))
    yield "local-only.gif", gif((width, height), 1, b"", frame(indices, 6, (0, 0), False, colours))
    wide = (width + 5, height + 3)
    yield "inset.gif", gif(wide, 6, colours, frame(indices, 6, (3, 2), False), 5)
    yield "inset-clear.gif", gif(wide, 6, colours, clear + frame(indices, 6, (3, 2), True), 5)
    second = control(-1, 2) + frame(indices[::-1], 6, (0, 0), False)
    loop = b"!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0"
    yield "animated.gif", gif((width, height), 6, colours, loop + control(-1, 1) + frame(indices, 6, (0, 0), False) + second)
    yield "comment.gif", gif((width, height), 6, colours, b"!\xfe\x05hello\0" + frame(indices, 6, (0, 0), False))
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "GIF")
    yield "pillow.gif", buffer.getvalue()
