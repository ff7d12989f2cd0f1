"""The verbs of the command `towers`, a module each.

A verb adds its own parser in `register` and sets `run`, which takes the parsed options and returns the
line that tells what was made.
"""

from __future__ import annotations

import argparse
from typing import TypeAlias

Verbs: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""Where verbs add their parsers; argparse has no public name for it."""
