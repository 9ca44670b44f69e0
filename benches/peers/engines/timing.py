"""Processes held to some cores, and what they took."""
import datetime
import os
import pathlib
import platform
import subprocess
import time


def measure(command, threads=None, stdout=subprocess.PIPE, env=None):
    """Runs a command and returns seconds, processor seconds, peak memory and what it printed."""
    cores = sorted(os.sched_getaffinity(0))

    def hold():
        if threads:
            os.sched_setaffinity(0, cores[:threads])

    start = time.perf_counter()
    child = subprocess.Popen(
        [str(part) for part in command],
        stdout=stdout,
        stderr=subprocess.PIPE,
        preexec_fn=hold,
        env={**os.environ, **(env or {})},
    )
    printed = child.stdout.read() if child.stdout else b""
    complaints = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        raise RuntimeError(f"{command[0]} failed: {complaints.decode(errors='replace')[-2000:]}")
    return {
        "seconds": seconds,
        "user_seconds": usage.ru_utime,
        "system_seconds": usage.ru_stime,
        "peak_bytes": usage.ru_maxrss * 1024,
        "printed": printed.decode(errors="replace") if stdout == subprocess.PIPE else "",
    }


def without_text(took):
    return {name: value for name, value in took.items() if name != "printed"}


def folder_size(folder):
    return sum(path.stat().st_size for path in pathlib.Path(folder).rglob("*") if path.is_file())


def percentiles(took):
    """The 50th, 95th and 99th of a hundred, by the nearest rank, in the unit of the values."""
    ordered = sorted(took)

    def of(share):
        return ordered[max(1, -(-len(ordered) * share // 100)) - 1]

    return {"p50": of(50), "p95": of(95), "p99": of(99)}


def machine():
    model = "unknown processor"
    try:
        for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    except OSError:
        pass
    return {
        "cpu": model,
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.release()}",
        "load": list(os.getloadavg()),
        "date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
    }
