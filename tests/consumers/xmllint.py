"""libxml2: GraphML and GEXF keep to their schemas, as far as we write them. The schemas here are our own: those of the formats have
no licence that lets them be shipped."""

import subprocess
from pathlib import Path

from consumers.answers import Answers, hand_over


def answer(folder, _):
    said = subprocess.run(["xmllint", "--version"], capture_output=True, text=True, check=True).stderr
    number = int(said.split("libxml version ")[1].split()[0])
    notes = [note for name in ("graphml", "gexf") if (note := fault(folder / f"graph.{name}", Path(__file__).with_name(f"{name}.xsd")))]
    return Answers(version=".".join(str(number // step % 100) for step in (10000, 100, 1)), notes=notes)


def fault(file, schema):
    """What is wrong with a file, in one line; nothing where it is valid."""
    command = ["xmllint", "--noout", "--nonet", "--schema", schema, file]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stderr.splitlines()[0] if done.returncode else ""


if __name__ == "__main__":
    hand_over(answer)
