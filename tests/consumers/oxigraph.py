"""Oxigraph, from N-Quads; Turtle, JSON-LD and what `waqai load` posts have to be the same triples."""

import os
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pyoxigraph
from pyoxigraph import RdfFormat, Store

from consumers import sparql
from consumers.answers import hand_over


def load(path, form):
    store = Store()
    store.bulk_load(path=str(path), format=form)
    return store


def posted(graph):
    """What a store holds to whose `/store` the graph was posted twice, as SPARQL's Graph Store Protocol has it."""
    store = Store()

    class Endpoint(BaseHTTPRequestHandler):
        def do_POST(self):
            fits = (self.path, self.headers["Content-Type"]) == ("/store", "application/n-quads")
            store.load(self.rfile.read(int(self.headers["Content-Length"])), format=RdfFormat.N_QUADS)
            self.send_response(204 if fits else 404)
            self.end_headers()

        def log_message(self, *_):
            """Says nothing."""

    with HTTPServer(("127.0.0.1", 0), Endpoint) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/store"
        for _ in range(2):
            subprocess.run([os.environ["WAQAI"], "load", "--quiet", address, graph], check=True)
        server.shutdown()
    return store


def answer(folder, asked):
    store = load(folder / "graph.nq", RdfFormat.N_QUADS)

    def ask(query):
        found = store.query(sparql.PREFIXES + query)
        return [[cell and cell.value for cell in row] for row in found]

    told = sparql.answers(pyoxigraph.__version__, ask, asked)
    others = {
        "Turtle": load(folder / "graph.ttl", RdfFormat.TURTLE),
        "JSON-LD": load(folder / "graph.jsonld", RdfFormat.JSON_LD),
        "what `waqai load` posts": posted(folder / "graph.json"),
    }
    told.notes += [f"{name} has other triples than N-Quads" for name, other in others.items() if set(other) != set(store)]
    return told


if __name__ == "__main__":
    hand_over(answer)
