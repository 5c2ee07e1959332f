"""Oxigraph, from N-Quads; Turtle and JSON-LD have to be the same triples."""

import pyoxigraph
from pyoxigraph import RdfFormat, Store

from consumers import sparql
from consumers.answers import hand_over


def load(path, form):
    store = Store()
    store.bulk_load(path=str(path), format=form)
    return store


def answer(folder, asked):
    store = load(folder / "graph.nq", RdfFormat.N_QUADS)

    def ask(query):
        found = store.query(sparql.PREFIXES + query)
        return [[cell and cell.value for cell in row] for row in found]

    told = sparql.answers(pyoxigraph.__version__, ask, asked)
    for name, form in (("graph.ttl", RdfFormat.TURTLE), ("graph.jsonld", RdfFormat.JSON_LD)):
        if set(load(folder / name, form)) != set(store):
            told.notes.append(f"{name} has other triples than graph.nq")
    return told


if __name__ == "__main__":
    hand_over(answer)
