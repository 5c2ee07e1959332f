"""RDFLib, from JSON-LD; and pySHACL, which holds the Turtle to our shapes."""

import pyshacl
import rdflib

from consumers import sparql
from consumers.answers import hand_over
from consumers.formats import ROOT


def answer(folder, asked):
    graph = rdflib.Graph().parse(folder / "graph.jsonld", format="json-ld")

    def ask(query):
        return [[None if cell is None else str(cell) for cell in row] for row in graph.query(sparql.PREFIXES + query)]

    told = sparql.answers(rdflib.__version__, ask, asked)
    turtle = rdflib.Graph().parse(folder / "graph.ttl", format="turtle")
    if set(turtle) != set(graph):
        told.notes.append("graph.ttl has other triples than graph.jsonld")
    conforms, _, report = pyshacl.validate(turtle, shacl_graph=str(ROOT / "schemas/waqai.shapes.ttl"))
    if not conforms:
        told.notes.append(report)
    return told


if __name__ == "__main__":
    hand_over(answer)
