"""What the tasks of `make bench` share: costs of commands, peers, other builds, the machine."""

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
BUILD = ROOT / ".build"
CORES = os.cpu_count() or 1


@dataclass
class Cost:
    """What one run took: seconds of wall and processor (user and system), megabytes at the most, images made."""

    images: int
    wall: float
    cpu: float
    peak: float = 0
    size: int = 0


def spend(command: list[str], images: int) -> Cost:
    """Runs a command to its end and tells what it took."""
    start = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"failed: {' '.join(command)}")
    # Linux counts in KiB, macOS in bytes.
    peak = usage.ru_maxrss * (1024 if sys.platform == "linux" else 1) / 1e6
    return Cost(images, wall, usage.ru_utime + usage.ru_stime, peak)


def peer(python: Path, script: str, images: int, scratch: Path) -> dict:
    output = scratch / script
    command = [str(python), str(HERE / "peers" / f"{script}.py"), "--json", "--count", str(images), "--out", str(output)]
    report = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    shutil.rmtree(output)
    return report


def peers_python() -> Path:
    """The interpreter of the peers' own environment, made when it is missing or its list has changed."""
    folder, wanted = BUILD / "bench-venv", HERE / "peers" / "requirements.txt"
    python, ready = folder / "bin" / "python", folder / ".ready"
    if not ready.exists() or ready.read_text() != wanted.read_text():
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", wanted]
        subprocess.run(pip, check=True)
        ready.write_text(wanted.read_text())
    return python


def binary(revision: str) -> Path:
    """A release build of `revision`, or the binary of that path."""
    if Path(revision).is_file():
        return Path(revision).resolve()
    git = ["git", "-C", str(ROOT)]
    commit = subprocess.run(
        git + ["rev-parse", "--verify", f"{revision}^{{commit}}"], check=True, stdout=subprocess.PIPE, text=True
    ).stdout.strip()
    tree = BUILD / "against" / commit
    if not (tree / "Package.swift").exists():
        subprocess.run(git + ["worktree", "add", "--detach", str(tree), commit], check=True)
    subprocess.run(["swift", "build", "-c", "release", "--product", "figment"], cwd=tree, check=True)
    return tree / ".build" / "release" / "figment"


def scratch_folder() -> Path:
    """In memory where the system has that: a disk would be measured, not Figment."""
    shared = Path("/dev/shm")
    place = None if "TMPDIR" in os.environ or not os.access(shared, os.W_OK) else shared
    return Path(tempfile.mkdtemp(prefix="figment-bench-", dir=place))


def machine() -> str:
    model = platform.processor() or platform.machine()
    if Path("/proc/cpuinfo").exists():
        names = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
        model = names[0].split(":")[1].strip() if names else model
    load = os.getloadavg()[0]
    return f"{CORES} x {model}, {platform.system()} {platform.release()}, load {load:.1f} before"


def middle(costs: list, measure) -> float:
    return median(measure(cost) for cost in costs)
