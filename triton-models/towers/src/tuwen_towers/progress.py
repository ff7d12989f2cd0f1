"""Tells on stderr what a long step is doing; stdout is for the result."""

from __future__ import annotations

import sys
import time

STARTED = time.monotonic()


def say(message: str) -> None:
    print(f"towers: {time.monotonic() - STARTED:5.0f} s  {message}", file=sys.stderr, flush=True)
