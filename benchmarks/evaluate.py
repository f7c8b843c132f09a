"""How long an evaluation with its report takes, beside a script that does the paper's tests alone.

    .venv/bin/python benchmarks/evaluate.py [--peers PYTHON] [--runs N]

Whole processes, start and imports included, taken in turns so that a busy machine is busy for all of them. The
peers live in an environment of their own, because pingouin is GPL:

    python3 -m venv out/peers && out/peers/bin/pip install -r benchmarks/requirements.txt

What of them is not installed is said and left out.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
PEERS = {
    "scipy and statsmodels": ("scipy_statsmodels.py", "statsmodels"),
    "pingouin": ("pingouin_tests.py", "pingouin"),
}
OURS = "tornio evaluate, with its report"


def main() -> int:
    parser = argparse.ArgumentParser(description="Times an evaluation beside its peers.")
    parser.add_argument(
        "--peers", type=Path, default=HERE.parent / "out/peers/bin/python", help="the peers' Python"
    )
    parser.add_argument("--runs", type=int, default=7, help="how often each is run (%(default)s)")
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        dataset, report = Path(folder, "kent"), Path(folder, "report")
        run([sys.executable, "-m", "tornio", "demo", str(dataset)])
        commands = {OURS: [sys.executable, "-m", "tornio", "evaluate", str(dataset), "--out", str(report)]}
        commands |= peers(given.peers, dataset)
        show(measure(commands, given.runs), given.runs)
    return 0


def peers(python: Path, dataset: Path) -> dict[str, list[str]]:
    """The peers that are installed."""
    found = {}
    for name, (script, package) in PEERS.items():
        if python.exists() and run([str(python), "-c", f"import {package}"]) == 0:
            found[name] = [str(python), str(HERE / "peers" / script), str(dataset)]
        else:
            print(f"{name}: not installed in {python}, left out")
    return found


def measure(commands: dict[str, list[str]], runs: int) -> dict[str, list[float]]:
    """The seconds of every run, in turns; one run before that fills the caches."""
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            began = time.perf_counter()
            if run(command) != 0:
                raise SystemExit(f"{name} failed: {' '.join(command)}")
            if turn:
                seconds[name].append(time.perf_counter() - began)
    return seconds


def show(seconds: dict[str, list[float]], runs: int) -> None:
    ours = median(seconds[OURS])
    print(f"\nSeconds of a whole process, {runs} runs each in turns; how many times as long as ours")
    for name, all_runs in seconds.items():
        middle = median(all_runs)
        print(f"  {name:<34} median {middle:5.2f}  fastest {min(all_runs):5.2f}  × {middle / ours:4.2f}")


def run(command: list[str]) -> int:
    """Runs a command as a user would: compiled modules are kept, nothing is printed."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run(command, env=environment, capture_output=True, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
