"""The merged graph of the articles, and of texts that break readers, in every form that consumers read."""

import json
import subprocess
from dataclasses import asdict
from pathlib import Path

from consumers import hostile, reference

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = [ROOT / "fixtures/articles", ROOT / "tests/consumers/articles"]
FOLDERS = ("kuzu", "neo4j", "neptune", "falkordb", "postgresql")
SCRIPTS = ("neo4j", "falkordb")
FILES = {
    "graphml": "graph.graphml",
    "gexf": "graph.gexf",
    "turtle": "graph.ttl",
    "nquads": "graph.nq",
    "jsonld": "graph.jsonld",
}


def write(waqai, folder):
    """Writes all forms, the questions and a picture of each article; gives the graph that they have to equal."""
    graph = folder / "graph.json"
    hostile.write(folder / "hostile.json")
    waqai([*ARTICLES, folder / "hostile.json"], "json", graph)
    for dialect in FOLDERS:
        waqai([graph], "csv", folder / dialect, "--dialect", dialect)
    for dialect in SCRIPTS:
        waqai([graph], "cypher", folder / f"{dialect}.cypher", "--dialect", dialect)
    for form, name in FILES.items():
        waqai([graph], form, folder / name)
    for article in [article for articles in ARTICLES for article in articles.glob("*.txt")]:
        for form, ending in (("dot", ".dot"), ("json", ".json")):
            (folder / "articles").mkdir(exist_ok=True)
            waqai([article], form, folder / "articles" / (article.stem + ending))
    known = reference.Graph(graph)
    asked = reference.questions(known)
    (folder / "questions.json").write_text(json.dumps(asdict(asked)), "utf-8")
    return known, asked


def writer(binary):
    """`waqai graph` as a function."""

    def waqai(inputs, form, out, *more):
        command = [binary, "graph", "--quiet", *inputs, "-f", form, "-o", out, *more]
        subprocess.run(command, check=True, timeout=60)

    return waqai
