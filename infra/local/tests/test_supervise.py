"""Run with: python3 -m unittest discover infra/local/tests"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import unittest
from pathlib import Path

SUPERVISE = Path(__file__).resolve().parents[1] / "supervise.py"
PATIENCE_SECONDS = 10.0
POLITE = "echo $$; exec sleep 600"
DEAF = "trap '' TERM; echo $$; while :; do sleep 600 & wait; done"
WITH_A_GRANDCHILD = "sleep 600 & echo $!; exec sleep 600"


class SuperviseTest(unittest.TestCase):
    def test_command_ends_when_its_caller_is_killed_outright(self) -> None:
        caller = subprocess.Popen(
            [sys.executable, "-c", CALLER, str(SUPERVISE), POLITE], stdout=subprocess.PIPE
        )
        command = first_number(caller)
        caller.kill()
        caller.communicate()
        self.assert_gone(command)

    def test_command_ends_when_the_supervisor_itself_is_killed_outright(self) -> None:
        supervisor = supervise(["sh", "-c", POLITE])
        command = first_number(supervisor)
        supervisor.kill()
        supervisor.communicate(timeout=PATIENCE_SECONDS)
        self.assert_gone(command)

    def test_whole_group_ends_when_the_pipe_closes(self) -> None:
        supervisor = supervise(["sh", "-c", WITH_A_GRANDCHILD])
        grandchild = first_number(supervisor)
        supervisor.communicate(timeout=PATIENCE_SECONDS)
        self.assert_gone(grandchild)
        self.assertEqual(supervisor.returncode, 128 + signal.SIGTERM)

    def test_what_a_dead_command_left_behind_ends_too(self) -> None:
        supervisor = supervise(["sh", "-c", "sleep 600 & echo $!; exit 5"])
        left_behind = first_number(supervisor)
        self.assertEqual(supervisor.wait(PATIENCE_SECONDS), 5)
        self.assert_gone(left_behind)
        supervisor.communicate(timeout=PATIENCE_SECONDS)

    def test_a_command_deaf_to_term_is_killed_after_the_grace(self) -> None:
        supervisor = supervise(["sh", "-c", DEAF], "--grace", "0.3")
        command = first_number(supervisor)
        supervisor.terminate()
        self.assertEqual(supervisor.wait(PATIENCE_SECONDS), 128 + signal.SIGKILL)
        self.assert_gone(command)
        supervisor.communicate(timeout=PATIENCE_SECONDS)

    def test_interrupt_ends_the_command_as_terminate_does(self) -> None:
        supervisor = supervise(["sh", "-c", "trap 'exit 7' TERM; echo $$; while :; do sleep 0.05; done"])
        first_number(supervisor)
        supervisor.send_signal(signal.SIGINT)
        self.assertEqual(supervisor.wait(PATIENCE_SECONDS), 7)
        supervisor.communicate(timeout=PATIENCE_SECONDS)

    def test_terminate_on_the_way_out_does_not_hide_how_the_command_ended(self) -> None:
        supervisor = supervise(["sh", "-c", POLITE])
        os.kill(first_number(supervisor), signal.SIGKILL)
        while supervisor.poll() is None:
            supervisor.terminate()
        self.assertEqual(supervisor.returncode, 128 + signal.SIGKILL)
        supervisor.communicate(timeout=PATIENCE_SECONDS)

    def test_interrupt_of_the_callers_terminal_does_not_reach_it(self) -> None:
        supervisor = supervise(["sh", "-c", POLITE])
        first_number(supervisor)
        self.assertNotEqual(os.getsid(supervisor.pid), os.getsid(0))
        supervisor.communicate()

    def test_exit_code_is_the_commands_own(self) -> None:
        supervisor = supervise(["sh", "-c", "exit 3"])
        self.assertEqual(supervisor.wait(PATIENCE_SECONDS), 3)
        supervisor.communicate(timeout=PATIENCE_SECONDS)

    def test_bytes_on_the_pipe_do_not_end_the_command(self) -> None:
        supervisor = supervise(["sh", "-c", "echo $$; sleep 0.5; exit 4"])
        first_number(supervisor)
        assert supervisor.stdin is not None
        supervisor.stdin.write(b"x")
        supervisor.stdin.flush()
        self.assertEqual(supervisor.wait(PATIENCE_SECONDS), 4)
        supervisor.communicate(timeout=PATIENCE_SECONDS)

    def test_a_missing_command_and_bad_arguments_give_one_line(self) -> None:
        for arguments, code in (
            (["--", "/no/such/command"], 127),
            ([], 2),
            (["--grace", "-1", "--", "true"], 2),
            (["--grace", "soon", "--", "true"], 2),
        ):
            with self.subTest(arguments=arguments):
                done = subprocess.run(
                    [sys.executable, str(SUPERVISE), *arguments], capture_output=True, text=True
                )
                self.assertEqual((done.returncode, done.stderr.count("\n")), (code, 1), done.stderr)

    def assert_gone(self, process: int) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while runs(process):
            self.assertLess(time.monotonic(), deadline, f"process {process} is still there")
            time.sleep(0.02)


CALLER = """
import subprocess, sys
subprocess.Popen([sys.executable, sys.argv[1], "--", "sh", "-c", sys.argv[2]], stdin=subprocess.PIPE).wait()
"""


def supervise(command: list[str], *options: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, str(SUPERVISE), *options, "--", *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def first_number(process: subprocess.Popen[bytes]) -> int:
    assert process.stdout is not None
    return int(process.stdout.readline())


def runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    # A killed orphan that nobody has reaped yet answers to signal 0 and is gone all the same.
    return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()


if __name__ == "__main__":
    unittest.main()
