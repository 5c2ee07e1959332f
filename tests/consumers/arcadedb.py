"""ArcadeDB over Bolt: `waqai load` twice, and the Cypher script by Neo4j's own driver over what is there."""

import os
import subprocess
import tempfile
from contextlib import contextmanager

os.environ.setdefault("ARCADEDB_JVM_ARGS", "-Xmx1g")

import arcadedb_embedded  # noqa: E402  (reads the environment)
import neo4j  # noqa: E402

from consumers import cypher  # noqa: E402
from consumers.answers import hand_over  # noqa: E402
from consumers.net import free_port  # noqa: E402

NAME = "news"
USER, PASSWORD = "root", "only-on-loopback"
BOLT = "Bolt:com.arcadedb.bolt.BoltProtocolPlugin"


@contextmanager
def serve(scratch, port):
    """A server of this process with an empty database, which keeps everything in its folder."""
    os.chdir(scratch)
    settings = {"host": "127.0.0.1", "http_port": free_port(), "bolt_port": port, "server_plugins": BOLT}
    server = arcadedb_embedded.create_server(scratch, root_password=PASSWORD, config=settings)
    server.start()
    try:
        server.create_database(NAME)
        yield
    finally:
        server.stop()


def load(address, graph):
    command = [os.environ["WAQAI"], "load", "--quiet", address, graph, "--database", NAME]
    environment = os.environ | {"WAQAI_USER": USER, "WAQAI_PASSWORD": PASSWORD}
    done = subprocess.run(command, env=environment, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(done.stderr)


def answer(folder, asked):
    with tempfile.TemporaryDirectory() as scratch:
        port = free_port()
        address = f"bolt://127.0.0.1:{port}"
        with serve(scratch, port), neo4j.GraphDatabase.driver(address, auth=(USER, PASSWORD)) as driver:

            def ask(query, parameters):
                return driver.execute_query(query, parameters, database_=NAME).records

            for _ in range(2):
                load(address, folder / "graph.json")
            loaded = cypher.answers(arcadedb_embedded.__version__, ask, asked)
            for statement in (folder / "neo4j.cypher").read_text("utf-8").splitlines():
                ask(statement, {})
            if cypher.answers(arcadedb_embedded.__version__, ask, asked) != loaded:
                loaded.notes.append("the script changes what `waqai load` has loaded")
            return loaded


if __name__ == "__main__":
    hand_over(answer)
