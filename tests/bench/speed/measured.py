"""One run of a program: seconds, processor seconds, and memory. What it prints is thrown away."""

import dataclasses
import os
import signal
import subprocess
import threading
import time


@dataclasses.dataclass
class Run:
    seconds: float
    cpu_seconds: float  # user and system, of all its processes
    peak_mb: float      # resident, of its largest process; never below this Python's own
    status: int         # as the shell tells it
    timed_out: bool = False


def run(command, env, timeout, stdout=subprocess.DEVNULL):
    """Ends the program and all of its children after `timeout` seconds."""
    start = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stdout=stdout,
                               stderr=subprocess.DEVNULL, start_new_session=True)
    late = threading.Event()

    def end():
        late.set()
        os.killpg(process.pid, signal.SIGKILL)

    timer = threading.Timer(timeout, end)
    timer.start()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)  # it is reaped: Popen must not wait
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024,
               process.returncode, late.is_set())
