"""Graphviz: the picture of every article as PNG, PDF and SVG, and the SVG's own text read back."""

import json
import subprocess
import xml.etree.ElementTree as xml

from consumers.answers import Answers, hand_over

SVG = "{http://www.w3.org/2000/svg}"
MAGIC = {"png": b"\x89PNG", "pdf": b"%PDF"}
ISOLATES = str.maketrans("", "", "\u2067\u2069")


def draw(source, form):
    done = subprocess.run(["dot", f"-T{form}", source], check=True, capture_output=True, timeout=60)
    return done.stdout, done.stderr.decode()


def texts(svg):
    """uid → its text, for every node that is drawn."""
    nodes = [group for group in xml.fromstring(svg).iter(f"{SVG}g") if group.get("class") == "node"]
    return {
        node.find(f"{SVG}title").text: " ".join((line.text or "").translate(ISOLATES) for line in node.iter(f"{SVG}text"))
        for node in nodes
    }


def faults(source):
    """What is wrong with the pictures of an article."""
    graph = json.loads(source.with_suffix(".json").read_text("utf-8"))["graph"]
    for form, magic in MAGIC.items():
        picture, said = draw(source, form)
        if not picture.startswith(magic) or len(picture) < 10_000 or said:
            yield f"{source.name}: {form}: {len(picture)} bytes, {said or 'silent'}"
    drawn = texts(draw(source, "svg")[0])
    for uid, node in graph["nodes"].items():
        words = node["label"].split()
        if node["metadata"]["kind"] == "event" and uid not in drawn:
            yield f"{source.name}: {uid} is not drawn"
        elif uid in drawn and " ".join(words) not in " ".join(drawn[uid].split()):
            yield f"{source.name}: {uid} says {drawn[uid]}, not {node['label']}"


def answer(folder, _):
    said = subprocess.run(["dot", "-V"], capture_output=True, text=True, check=True).stderr
    sources = sorted((folder / "articles").glob("*.dot"))
    return Answers(version=said.split()[4], notes=[fault for source in sources for fault in faults(source)])


if __name__ == "__main__":
    hand_over(answer)
