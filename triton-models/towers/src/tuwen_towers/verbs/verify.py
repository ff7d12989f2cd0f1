"""`towers verify`: holds a repository, and a Triton that serves it, against contract and golden inputs."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from .. import verify
from ..contract import read_contract
from ..findings import Check, ChecksFailed
from ..golden import read_golden
from ..heldout import Retrieval, measure_retrieval, read_heldout
from ..runtime import Device
from ..server import Latency, connected
from . import Verbs

FOOTER = """\
Exit code 0 when every check passes, 1 when one does not, 2 when nothing could be checked. Latencies and
retrieval, which takes the CPU, are told, not judged, and only of towers that pass. A vector may fall short
of its golden one by 1e-3 in the cosine, since engines that reckon in 16 bits move it by up to 3e-4.

Needs no torch: how far an export lies from PyTorch is checked when it is made, since only then is there
a checkpoint to compare with.

examples:
  towers verify ../demo
  towers verify ../demo --server 127.0.0.1:8001 --json
  towers verify ../demo --retrieval heldout.jsonl
  towers verify repository --on cuda
"""


@dataclass(frozen=True)
class Report:
    repository: str
    model: str
    checks: list[Check]
    latency: list[Latency]
    retrieval: Retrieval | None

    @property
    def passed(self) -> bool:
        return all(check.passed for check in self.checks)

    def json(self) -> str:
        return json.dumps({"passed": self.passed, **asdict(self)}, ensure_ascii=False)

    def text(self) -> str:
        return "\n".join(self.lines())

    def lines(self) -> Iterator[str]:
        yield from map(str, self.checks)
        for row in self.latency:
            yield (
                f"      {row.tower}, batch of {row.batch}:"
                f" p50 {row.p50_ms:.1f} ms, p99 {row.p99_ms:.1f} ms of {row.runs} calls"
            )
        if self.retrieval is not None:
            yield (
                f"      text to picture among {self.retrieval.items}: R@1 {self.retrieval.recall_at_1:.3f},"
                f" R@10 {self.retrieval.recall_at_10:.3f}"
            )
            yield (
                "      picture to picture: nearest of the same kind and colour"
                f" {self.retrieval.same_kind_and_colour:.3f}"
            )
        failed = sum(not check.passed for check in self.checks)
        yield f"{self.model}: {len(self.checks)} checks, {failed} failed"


def register(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "verify",
        help="hold a repository, and a Triton that serves it, against contract and golden inputs",
        description=__doc__,
        epilog=FOOTER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verb.add_argument("repository", type=Path, metavar="REPO", help="folder that holds model.json")
    verb.add_argument("--server", metavar="HOST:PORT", help="gRPC of a Triton that serves it")
    verb.add_argument(
        "--retrieval", type=Path, metavar="HELDOUT.jsonl", help="goods to measure retrieval with"
    )
    verb.add_argument(
        "--on",
        dest="device",
        type=Device,
        choices=list(Device),
        default=Device.CPU,
        help="what the graphs are computed on here; cuda needs onnxruntime-gpu (default: %(default)s)",
    )
    verb.add_argument("--json", action="store_true", help="one JSON object on one line")
    verb.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    report = examine(options.repository, options.server, options.retrieval, options.device)
    told = report.json() if options.json else report.text()
    if not report.passed:
        raise ChecksFailed(told)
    return told


def examine(folder: Path, server: str | None, heldout: Path | None, device: Device) -> Report:
    contract = read_contract(folder)
    golden = read_golden(contract)
    items = None if heldout is None else read_heldout(heldout)
    checks = verify.verify_repository(contract, golden, device)
    latency: list[Latency] = []
    if server is not None:
        with connected(server) as triton:
            checks += verify.verify_server(contract, golden, triton)
            if passed(checks):
                latency = verify.measure_server(contract, golden, triton)
    retrieval = None if items is None or not passed(checks) else measure_retrieval(contract, items)
    return Report(str(folder), f"{contract.name}@{contract.fingerprint[:8]}", checks, latency, retrieval)


def passed(checks: list[Check]) -> bool:
    return all(check.passed for check in checks)
