"""ArcadeDB over Bolt: the Cypher script, statement by statement with Neo4j's own driver, and `waqai load`; each twice."""

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

SCRIPT, LOADED = "script", "loaded"
USER, PASSWORD = "root", "only-on-loopback"
BOLT = "Bolt:com.arcadedb.bolt.BoltProtocolPlugin"


@contextmanager
def serve(scratch, port):
    """A server of this process with an empty databases, which keeps everything in its folder."""
    os.chdir(scratch)
    settings = {"host": "127.0.0.1", "http_port": free_port(), "bolt_port": port, "server_plugins": BOLT}
    server = arcadedb_embedded.create_server(scratch, root_password=PASSWORD, config=settings)
    server.start()
    try:
        for name in (SCRIPT, LOADED):
            server.create_database(name)
        yield
    finally:
        server.stop()


def run_script(driver, script):
    """The lines that make constraints and indexes by themselves, the others as one transaction, as Neo4j wants it."""
    statements = script.read_text("utf-8").splitlines()
    schema = [statement for statement in statements if statement.startswith("CREATE ")]
    with driver.session(database=SCRIPT) as session:
        for statement in schema:
            session.run(statement).consume()
        with session.begin_transaction() as transaction:
            for statement in statements[len(schema):]:
                transaction.run(statement).consume()
            transaction.commit()


def load(address, graph):
    command = [os.environ["WAQAI"], "load", "--quiet", address, graph, "--database", LOADED]
    subprocess.run(command, check=True, env=os.environ | {"WAQAI_USER": USER, "WAQAI_PASSWORD": PASSWORD})


def answer(folder, asked):
    with tempfile.TemporaryDirectory() as scratch:
        port = free_port()
        address = f"bolt://127.0.0.1:{port}"
        with serve(scratch, port), neo4j.GraphDatabase.driver(address, auth=(USER, PASSWORD)) as driver:

            def told(database):
                def ask(query, parameters):
                    return driver.execute_query(query, parameters, database_=database).records

                return cypher.answers(arcadedb_embedded.__version__, ask, asked)

            for _ in range(2):
                run_script(driver, folder / "neo4j.cypher")
                load(address, folder / "graph.json")
            script = told(SCRIPT)
            if told(LOADED) != script:
                script.notes.append("what `waqai load` loads says otherwise than the script")
            return script


if __name__ == "__main__":
    hand_over(answer)
