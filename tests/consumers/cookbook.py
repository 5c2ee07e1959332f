"""Runs the blocks of docs/graph-databases.md as they stand, in one folder, and compares what they print with what it says.

    tests/consumers/install.sh
    python3 tests/consumers/cookbook.py target/release/waqai

With WAQAI_REWRITE=1 what they print is written into the document instead, to be read before it is committed.
"""

import argparse
import os
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from consumers.postgresql import cluster  # noqa: E402  (the folder above has to be known first)

DOCUMENT = ROOT / "docs/graph-databases.md"
BLOCK = re.compile(r"^```sh\n(.*?)^```\n(?:\n^```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)
TIMEOUT = 120


class Cook:
    """Runs blocks in a folder, and in the end stops what they have left running."""

    def __init__(self, folder, environment):
        self.folder, self.environment = folder, environment
        self.started, self.failed = [], 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for group in self.started:
            try:
                os.killpg(group, signal.SIGKILL)
            except ProcessLookupError:
                pass

    def run(self, script):
        command = ["bash", "-euo", "pipefail", "-c", script]
        block = subprocess.Popen(
            command, cwd=self.folder, env=self.environment, stdout=subprocess.PIPE, text=True, start_new_session=True
        )
        self.started.append(block.pid)
        told, _ = block.communicate(timeout=TIMEOUT)
        return block.returncode, told.strip("\n") + "\n"

    def block(self, found):
        """A block and what is printed below it, as it should stand there."""
        script, wanted = found.groups()
        code, told = self.run(script)
        if code != 0 or wanted not in (None, told):
            self.failed += 1
            print(f"{script}\n-- exit code {code}, printed:\n{told}-- instead of:\n{wanted}")
        return found.group(0) if wanted is None else f"```sh\n{script}```\n\n```text\n{told}```\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=Path)
    default = Path(tempfile.gettempdir()) / "waqai-consumers"
    parser.add_argument("--cache", type=Path, default=default, help="where install.sh put the systems")
    options = parser.parse_args()
    programs = [options.binary.resolve().parent, options.cache / "main/bin", options.cache / "falkordb/bin"]
    with tempfile.TemporaryDirectory(prefix="waqai-cookbook-") as folder, cluster() as socket:
        (Path(folder) / "fixtures").symlink_to(ROOT / "fixtures")
        environment = os.environ | {"PATH": os.pathsep.join(map(str, [*programs, os.environ["PATH"]]))}
        environment |= {"PGHOST": str(socket), "PGUSER": "waqai", "PGDATABASE": "postgres"}
        with Cook(folder, environment) as cook:
            written = BLOCK.sub(cook.block, DOCUMENT.read_text("utf-8"))
    if os.environ.get("WAQAI_REWRITE") == "1":
        DOCUMENT.write_text(written, "utf-8")
    print(f"cookbook: {len(cook.started) - cook.failed} passed, {cook.failed} failed")
    return 1 if cook.failed else 0


if __name__ == "__main__":
    sys.exit(main())
