#!/usr/bin/env python3
"""Runs one command and never lets it outlive the caller.

    supervise.py [--grace SECONDS] -- COMMAND [ARGUMENT ...]

The caller keeps the write end of this process's standard input open. When that pipe closes, for
whatever reason (a caller killed with SIGKILL closes it too), or when SIGTERM, SIGINT or SIGHUP
arrives, the command's process group gets SIGTERM, and SIGKILL after the grace. The exit code is
the command's own, or 128 + N when signal N ended it. Standard output and error are inherited.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import os
import select
import signal
import subprocess
import sys
import time

from one_line_parser import OneLineParser

PR_SET_PDEATHSIG = 1
STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
STRAGGLER_POLL_SECONDS = 0.05


def main(arguments: list[str]) -> int:
    options = parse(arguments)
    leave_the_terminal()
    wakeup = wake_on_signals()
    try:
        child = start(options.command)
    except OSError as problem:
        print(f"supervise: cannot start {options.command[0]}: {problem.strerror}", file=sys.stderr)
        return 127
    wait_for_end_or_stop(child, wakeup)
    code = end_group(child, options.grace)
    ignore_stop_signals()
    return code if code >= 0 else 128 - code


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = OneLineParser(prog="supervise", usage="%(prog)s [--grace SECONDS] -- COMMAND ...")
    parser.add_argument("--grace", type=seconds, default=10.0)
    parser.add_argument("command", nargs="+")
    return parser.parse_args(arguments)


def seconds(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 3600:
        raise argparse.ArgumentTypeError("must be between 0 and 3600")
    return value


def leave_the_terminal() -> None:
    """Ctrl-C is the caller's to answer: it may have work to end before it closes the pipe."""
    with contextlib.suppress(PermissionError):
        os.setsid()


def wake_on_signals() -> int:
    """Turns signals into bytes on a pipe, so that one select() sees everything and nothing races."""
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    os.set_blocking(writer, False)
    for number in (*STOP_SIGNALS, signal.SIGCHLD):
        signal.signal(number, lambda *_: None)
    signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    return reader


def ignore_stop_signals() -> None:
    """On its way out the interpreter takes handlers back: a signal then would hide how the command ended."""
    for number in STOP_SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def start(command: list[str]) -> subprocess.Popen[bytes]:
    # Loaded before the fork: between fork and exec nothing may allocate or import.
    prctl = ctypes.CDLL(None, use_errno=True).prctl

    def die_with_the_supervisor() -> None:
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)

    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=die_with_the_supervisor,
    )


def wait_for_end_or_stop(child: subprocess.Popen[bytes], wakeup: int) -> None:
    stdin = sys.stdin.fileno()
    while not ended(child):
        ready, _, _ = select.select([stdin, wakeup], [], [])
        if stdin in ready and not os.read(stdin, 4096):
            return
        if wakeup in ready and any(number in STOP_SIGNALS for number in os.read(wakeup, 4096)):
            return


def ended(child: subprocess.Popen[bytes]) -> bool:
    """Looks without reaping: as long as the leader is a zombie, its group id cannot be reused."""
    return os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def end_group(child: subprocess.Popen[bytes], grace: float) -> int:
    deadline = time.monotonic() + grace
    signal_group(child.pid, signal.SIGTERM)
    try:
        code = child.wait(timeout=grace)
    except subprocess.TimeoutExpired:
        signal_group(child.pid, signal.SIGKILL)
        return child.wait()
    # The leader is gone; what it left behind has the rest of the grace.
    while time.monotonic() < deadline:
        if not signal_group(child.pid, 0):
            return code
        time.sleep(STRAGGLER_POLL_SECONDS)
    signal_group(child.pid, signal.SIGKILL)
    return code


def signal_group(group: int, number: int) -> bool:
    try:
        os.killpg(group, number)
    except ProcessLookupError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
