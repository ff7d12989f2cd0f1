#!/usr/bin/env python3
"""Serves one milvus-lite data folder on 127.0.0.1 until SIGTERM or SIGINT.

    milvus_lite_server.py --port PORT --data-dir FOLDER

milvus-lite's own command shares its port with SO_REUSEPORT, so a second server starts silently and
takes half of the calls; it also has no handler for SIGTERM. This one claims the port alone, stops
cleanly, and is as strict as a Milvus server about the size of a request.
Exit codes: 0 stopped by a signal, 2 the port or the folder cannot be used.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from concurrent import futures
from pathlib import Path
from types import FrameType

from one_line_parser import OneLineParser

HOST = "127.0.0.1"
WORKERS = 10
STOP_GRACE_SECONDS = 5.0
# Milvus refuses larger requests (proxy.grpc.serverMaxRecvSize); milvus-lite alone would take 256 MiB.
MAX_REQUEST_BYTES = 64 * 1024 * 1024
MAX_RESPONSE_BYTES = 256 * 1024 * 1024
# Every search copies the unflushed memtable: the default of 128 MiB makes searches take seconds.
MEMTABLE_VARIABLE = "MILVUS_LITE_MEMTABLE_MEMORY_LIMIT_BYTES"
MEMTABLE_BYTES = 8 * 1024 * 1024
GRPC_OPTIONS = (
    ("grpc.so_reuseport", 0),
    ("grpc.max_receive_message_length", MAX_REQUEST_BYTES),
    ("grpc.max_send_message_length", MAX_RESPONSE_BYTES),
    # The Milvus SDK pings every 10 s, idle or not; the default answer is GOAWAY too_many_pings.
    ("grpc.keepalive_permit_without_calls", 1),
    ("grpc.http2.max_ping_strikes", 0),
)


class Unusable(Exception):
    """The port or the data folder cannot be used; the message says which, and why."""


def main(arguments: list[str]) -> int:
    options = parse(arguments)
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    try:
        serve(options.port, options.data_dir)
    except Unusable as problem:
        print(f"milvus-lite: {problem}", file=sys.stderr)
        return 2
    return 0


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = OneLineParser(prog="milvus_lite_server")
    parser.add_argument("--port", type=port, required=True)
    parser.add_argument("--data-dir", type=Path, required=True)
    return parser.parse_args(arguments)


def port(text: str) -> int:
    value = int(text)
    if not 1 <= value <= 65535:
        raise argparse.ArgumentTypeError("must be between 1 and 65535")
    return value


def stop(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


def serve(port: int, data_dir: Path) -> None:
    os.environ.setdefault(MEMTABLE_VARIABLE, str(MEMTABLE_BYTES))
    # gRPC's own log would say the same as our one line, less clearly.
    os.environ.setdefault("GRPC_VERBOSITY", "NONE")
    # Imported late: the variables are read on import, and bad arguments should not wait a second.
    import grpc
    from milvus_lite.adapter.grpc.servicer import MilvusServicer
    from milvus_lite.db import MilvusLite
    from pymilvus.grpc_gen import milvus_pb2_grpc

    server = grpc.server(futures.ThreadPoolExecutor(WORKERS), options=GRPC_OPTIONS)
    try:
        server.add_insecure_port(f"{HOST}:{port}")
    except RuntimeError as problem:
        raise Unusable(f"port {port} of {HOST} is taken") from problem
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        database = MilvusLite(str(data_dir))
    except Exception as problem:
        raise Unusable(f"data folder {data_dir} cannot be opened: {problem}") from problem
    try:
        milvus_pb2_grpc.add_MilvusServiceServicer_to_server(MilvusServicer(database), server)
        server.start()
        print(f"milvus-lite: listening on {HOST}:{port}, data in {data_dir}", file=sys.stderr, flush=True)
        server.wait_for_termination()
    finally:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_IGN)
        server.stop(STOP_GRACE_SECONDS).wait()
        database.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
