"""Prepares pictures with Pillow when told to: reads "SECONDS FILE", prints the median milliseconds of a picture.

Only Pillow 12.3.0 will do; it is what the encoder's pixels are held to.
"""

import sys
import time
from statistics import median

import PIL
from PIL import Image

if PIL.__version__ != "12.3.0":
    sys.exit(f"Pillow {PIL.__version__} (expected: 12.3.0)")


def prepare(path: str) -> bytes:
    """What the towers see: what is transparent on white, then RGB, then the stretch."""
    with Image.open(path) as image:
        if image.has_transparency_data:
            image = image.convert("RGBA")
            image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
        return image.convert("RGB").resize((224, 224), Image.Resampling.BICUBIC).tobytes()


for line in sys.stdin:
    seconds, path = line.rstrip("\n").split(" ", 1)
    times: list[float] = []
    end = time.perf_counter() + float(seconds)
    while not times or time.perf_counter() < end:
        begun = time.perf_counter()
        prepare(path)
        times.append((time.perf_counter() - begun) * 1000)
    print(median(times), flush=True)
