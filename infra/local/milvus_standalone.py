#!/usr/bin/env python3
"""Becomes a Milvus 2.3.5 standalone server (embedded etcd, local storage) on fixed ports.

    milvus_standalone.py --port PORT --data-dir FOLDER

Runs in an environment with the wheel `milvus`, and replaces itself by the wheel's server binary. The
wheel's own starter moves silently to the next port when one is taken, and shares etcd's ports with
every other server of the machine; this one takes PORT and the ten ports after it, or exits with code 2
and one line.
"""

from __future__ import annotations

import argparse
import importlib.util
import lzma
import os
import re
import shutil
import socket
import sys
from pathlib import Path
from typing import NoReturn

from one_line_parser import OneLineParser

HOST = "127.0.0.1"
# In the order of the ports from PORT on. The names are those of the wheel's configuration template,
# which has none for the HTTP health port and for etcd's peer port.
PORTS = (
    "proxy_port",
    "metrics_port",
    "etcd_port",
    "etcd_peer_port",
    "root_coord_port",
    "proxy_internal_port",
    "query_coord_port",
    "query_node_port",
    "index_node_port",
    "data_coord_port",
    "data_node_port",
)
SLOT = re.compile(r"\{\{\s*(?P<name>\w+)(?:\(\w+\))?\s*(?::\s*(?P<default>.*?))?\s*\}\}")
# Left empty, Milvus takes the first address of the machine and registers itself under it.
ADDRESS = re.compile(r"^(\s+ip:).*$", re.MULTILINE)


LAST_FIRST_PORT = 65536 - len(PORTS)
# Without it embedded etcd takes 2379 and 2380, whatever Milvus' own configuration says.
ETCD_CONFIG = """\
name: default
listen-client-urls: http://{host}:{client}
advertise-client-urls: http://{host}:{client}
listen-peer-urls: http://{host}:{peer}
initial-advertise-peer-urls: http://{host}:{peer}
initial-cluster: default=http://{host}:{peer}
"""


class Unusable(Exception):
    """A port, the folder or the environment cannot be used; the message says which, and why."""


def main(arguments: list[str]) -> int:
    options = parse(arguments)
    try:
        become_server(options.port, options.data_dir.absolute())
    except Unusable as problem:
        print(f"milvus: {problem}", file=sys.stderr)
    except OSError as problem:
        print(f"milvus: {problem}", file=sys.stderr)
    return 2


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = OneLineParser(prog="milvus_standalone")
    parser.add_argument("--port", type=first_port, required=True)
    parser.add_argument("--data-dir", type=Path, required=True)
    return parser.parse_args(arguments)


def first_port(text: str) -> int:
    value = int(text)
    if not 1 <= value <= LAST_FIRST_PORT:
        raise argparse.ArgumentTypeError(f"must be between 1 and {LAST_FIRST_PORT}")
    return value


def become_server(port: int, data_dir: Path) -> NoReturn:
    wheel = wheel_data()
    ports = {name: port + offset for offset, name in enumerate(PORTS)}
    for number in ports.values():
        require_free(number)
    binaries = unpack(wheel / "bin", Path(sys.prefix) / "milvus-bin")
    prepare(data_dir, wheel, ports)
    # Milvus reads configs/ below the folder it is started in.
    os.chdir(data_dir)
    environment = dict(
        os.environ,
        DEPLOY_MODE="STANDALONE",
        METRICS_PORT=str(ports["metrics_port"]),
        MILVUS_RUN_DIR=str(data_dir / "run"),
        ETCD_CONFIG_PATH=str(data_dir / "configs" / "etcd.yaml"),
        LD_LIBRARY_PATH=str(binaries),
    )
    os.execve(binaries / "milvus", ["milvus", "run", "standalone"], environment)


def prepare(data_dir: Path, wheel: Path, ports: dict[str, int]) -> None:
    for folder in ("configs", "logs", "run", "data", "rocksmq", "etcd"):
        (data_dir / folder).mkdir(parents=True, exist_ok=True)
    shutil.copy(wheel / "glog.conf", data_dir / "configs")
    template = (wheel / "config.yaml.template").read_text(encoding="utf-8")
    config = render(template, ports, data_dir)
    (data_dir / "configs" / "milvus.yaml").write_text(config, encoding="utf-8")
    etcd = ETCD_CONFIG.format(host=HOST, client=ports["etcd_port"], peer=ports["etcd_peer_port"])
    (data_dir / "configs" / "etcd.yaml").write_text(etcd, encoding="utf-8")


def wheel_data() -> Path:
    found = importlib.util.find_spec("milvus")
    if found is None or found.origin is None:
        raise Unusable(f"the wheel `milvus` is not installed for {sys.executable}")
    return Path(found.origin).parent / "data"


def require_free(port: int) -> None:
    with socket.socket() as probe:
        # As servers do: a connection of a server that has ended must not count as taken.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("", port))
        except OSError as problem:
            raise Unusable(f"port {port} is taken") from problem


def unpack(packed: Path, target: Path) -> Path:
    """Unpacks the binaries once an environment; a file gets its name only when it is whole."""
    target.mkdir(parents=True, exist_ok=True)
    for source in packed.glob("*.lzma"):
        file = target / source.stem
        if file.exists():
            continue
        partial = target / f"{source.stem}.{os.getpid()}"
        with lzma.open(source) as reader, partial.open("wb") as writer:
            shutil.copyfileobj(reader, writer)
        partial.chmod(0o755)
        partial.rename(file)
    return target


def render(template: str, ports: dict[str, int], data_dir: Path) -> str:
    values: dict[str, object] = {
        **ports,
        "etcd_data_dir": data_dir / "etcd",
        "local_storage_dir": data_dir / "data",
        "rocksmq_data_dir": data_dir / "rocksmq",
        "system_log_path": data_dir / "logs",
    }

    def fill(slot: re.Match[str]) -> str:
        value = values.get(slot["name"], slot["default"])
        if value is None:
            raise Unusable(f"the wheel's configuration asks for an unknown value: {slot['name']}")
        return str(value)

    return ADDRESS.sub(rf"\1 {HOST}", SLOT.sub(fill, template))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
