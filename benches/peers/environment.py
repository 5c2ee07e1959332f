"""A virtual environment of its own for the comparisons, beside the scripts."""

import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDER = HERE / ".venv"
PACKAGES = ["dateparser==1.5.0", "hijridate==2.6.0", "ufal.udpipe==1.4.0.1"]


def enter():
    """Goes on inside the environment; makes it and installs the packages from PyPI the first time."""
    python = FOLDER / "bin" / "python"
    if Path(sys.prefix) == FOLDER:
        return
    done = FOLDER / "packages"
    if not done.exists() or done.read_text() != "\n".join(PACKAGES):
        venv.create(FOLDER, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
        done.write_text("\n".join(PACKAGES))
    os.execv(python, [str(python), *sys.argv])


def program(arguments):
    """The path of waqai: as given, else the release build of this clone."""
    path = Path(arguments.waqai or HERE.parents[1] / "target" / "release" / "waqai")
    if not path.exists():
        sys.exit(f"{path}: no such program: run `cargo build --release` first, or give --waqai PATH")
    return path


def table(head, rows):
    """Prints a Markdown table."""
    for row in [head, ["---"] * len(head), *rows]:
        print("|", " | ".join(str(cell) for cell in row), "|")
