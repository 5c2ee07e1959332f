"""Loads waqai's graph into everything that says it can read it, and compares what each of them makes of it.

    tests/consumers/install.sh
    python3 tests/consumers/run.py target/release/waqai [CONSUMER…]

Every consumer is a process of its own. It loads its format, counts, reads every label and quotation back and answers three
questions in its own language; `reference.py` knows what has to come out. Any difference, and any consumer that does not
start, is a failure.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from consumers import formats, reference  # noqa: E402  (the folder above has to be known first)
from consumers.answers import Answers  # noqa: E402

MAIN, FALKORDB = "main", "falkordb"
CONSUMERS = {
    "kuzu": MAIN,
    "ladybug": MAIN,
    "falkordb": FALKORDB,
    "arcadedb": MAIN,
    "grafeo": FALKORDB,
    "postgresql": MAIN,
    "duckdb": MAIN,
    "oxigraph": MAIN,
    "rdflib": MAIN,
    "networkx": MAIN,
    "igraph": MAIN,
    "rustworkx": MAIN,
    "xmllint": MAIN,
    "graphviz": MAIN,
}
TIMEOUT = 300
COMPARED = ("node_count", "edge_count", "nodes", "edges", "week", "arrests", "inside")


def difference(told, known):
    """The first thing that a consumer tells otherwise, in words."""
    for name in COMPARED:
        ours, theirs = getattr(known, name), getattr(told, name)
        if theirs is None or ours == theirs:
            continue
        if isinstance(ours, dict):
            uid = min(uid for uid in ours.keys() | theirs.keys() if ours.get(uid) != theirs.get(uid))
            ours, theirs = f"{uid}: {ours.get(uid)}", f"{uid}: {theirs.get(uid)}"
        elif isinstance(ours, list):
            odd = [row for row in theirs if row not in ours] + [row for row in ours if row not in theirs]
            ours, theirs = f"{len(ours)} rows", f"{len(theirs)} rows, first odd one {(odd or theirs)[0]}"
        return f"{name}: {theirs} instead of {ours}"
    return "; ".join(told.notes) or None


def ask(name, folder, cache, binary):
    """Runs a consumer; gives its answers, or why there are none."""
    out = folder / f"{name}.answers.json"
    python = cache / CONSUMERS[name] / "bin/python"
    environment = os.environ | {"WAQAI": binary}
    try:
        done = subprocess.run(
            [python, "-m", f"consumers.{name}", folder, out],
            env=environment, cwd=HERE.parent, timeout=TIMEOUT, capture_output=True, text=True, check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return None, str(error)
    if done.returncode != 0 or not out.exists():
        return None, f"exit code {done.returncode}: " + (done.stderr.strip() or "no word").splitlines()[-1]
    return Answers(**json.loads(out.read_text("utf-8"))), None


def line(name, told, seconds):
    strings = len(told.nodes or ()) + len(told.edges or ()) or None
    counted = [None if rows is None else len(rows) for rows in (told.week, told.arrests, told.inside)]
    cells = [told.node_count, told.edge_count, strings, *counted]
    shown = "".join(f"{'-' if cell is None else cell:>8}" for cell in cells)
    return f"{name:12}{told.version:14}{shown}{seconds:8.1f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=Path)
    parser.add_argument("consumers", nargs="*", default=list(CONSUMERS), metavar="CONSUMER")
    default = Path(tempfile.gettempdir()) / "waqai-consumers"
    parser.add_argument("--cache", type=Path, default=default, help="where install.sh put them")
    options = parser.parse_intermixed_args()
    binary, failures = str(options.binary.resolve()), []
    with tempfile.TemporaryDirectory(prefix="waqai-graph-") as folder:
        folder = Path(folder)
        graph, asked = formats.write(formats.writer(binary), folder)
        known = reference.answers(graph, asked)
        print(f"asked: {asked}")
        if min(len(known.week) - 2, len(known.arrests), len(known.inside)) < 1:
            failures.append("the articles have too little to ask for")
        heads = ("nodes", "edges", "strings", "week", "arrests", "inside", "seconds")
        print(f"{'consumer':12}{'version':14}" + "".join(f"{head:>8}" for head in heads))
        for name in options.consumers:
            begun = time.monotonic()
            told, wrong = ask(name, folder, options.cache, binary)
            if told:
                print(line(name, told, time.monotonic() - begun), flush=True)
                wrong = difference(told, known)
            if wrong:
                failures.append(f"{name}: {wrong}")
                print(f"{name:12}FAILED: {wrong}", flush=True)
    passed = len(options.consumers) - len(failures)
    print(f"consumers: {passed} passed, {len(failures)} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
