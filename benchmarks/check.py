"""How long a paper check takes, beside a script that recomputes p values and GRIM alone.

    .venv/bin/python benchmarks/check.py [--runs N]

Whole processes, start and imports included, in turns. The goal is half a second. R's statcheck and scrutiny are
timed on one p and one GRIM where R and they are installed (loading them is most of what they take); what is not
installed is said and left out. (The statcheck of PyPI does not import beside numpy 2.)
"""

from __future__ import annotations

import argparse
import shutil
import sys
from importlib.resources import files
from statistics import median

from evaluate import HERE, measure, run

OURS = "tornio check kent"
GOAL = 0.5
R_PEERS = {
    "scrutiny": 'scrutiny::grim("5.19", 28)',
    "statcheck": 'statcheck::statcheck("F(2, 118) = 2.17, p = .118", messages = FALSE)',
}


def main() -> int:
    parser = argparse.ArgumentParser(description="Times a paper check beside its peers.")
    parser.add_argument("--runs", type=int, default=7, help="how often each is run (%(default)s)")
    runs = parser.parse_args().runs
    paper = files("tornio.evaluation.check") / "papers" / "kent.toml"
    commands = {
        OURS: [sys.executable, "-m", "tornio", "check", "kent"],
        "a scipy script of p and GRIM": [sys.executable, str(HERE / "peers/scipy_check.py"), str(paper)],
        "Python with scipy.special, idle": [sys.executable, "-c", "import scipy.special"],
        **r_peers(),
    }
    seconds = measure(commands, runs)
    print(f"\nSeconds of a whole process, {runs} runs each in turns; goal for ours {GOAL}")
    for name, every in seconds.items():
        print(f"  {name:<34} median {median(every):5.2f}  fastest {min(every):5.2f}")
    return 0


def r_peers() -> dict[str, list[str]]:
    """R's packages that are installed."""
    found, r = {}, shutil.which("Rscript")
    for name, example in R_PEERS.items():
        if r and run([r, "-e", f'quit(status = !requireNamespace("{name}", quietly = TRUE))']) == 0:
            found[f"R's {name}, one example"] = [r, "-e", example]
        else:
            print(f"R's {name}: not installed, left out")
    return found


if __name__ == "__main__":
    sys.exit(main())
