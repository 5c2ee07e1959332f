"""ArcadeDB over Bolt, with Neo4j's own driver: the Cypher script statement by statement, twice."""

import os
import tempfile
from contextlib import contextmanager

os.environ.setdefault("ARCADEDB_JVM_ARGS", "-Xmx1g")

import arcadedb_embedded  # noqa: E402  (reads the environment)
import neo4j  # noqa: E402

from consumers import cypher  # noqa: E402
from consumers.answers import hand_over  # noqa: E402
from consumers.net import free_port  # noqa: E402

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
        server.create_database("waqai")
        yield
    finally:
        server.stop()


def run_script(driver, script):
    """The lines that make constraints and indexes by themselves, the others as one transaction, as Neo4j wants it."""
    statements = script.read_text("utf-8").splitlines()
    schema = [statement for statement in statements if statement.startswith("CREATE ")]
    with driver.session(database="waqai") as session:
        for statement in schema:
            session.run(statement).consume()
        with session.begin_transaction() as transaction:
            for statement in statements[len(schema):]:
                transaction.run(statement).consume()
            transaction.commit()


def answer(folder, asked):
    with tempfile.TemporaryDirectory() as scratch:
        port = free_port()
        driver = neo4j.GraphDatabase.driver(f"bolt://127.0.0.1:{port}", auth=(USER, PASSWORD))
        with serve(scratch, port), driver:

            def ask(query, parameters):
                return driver.execute_query(query, parameters, database_="waqai").records

            for _ in range(2):
                run_script(driver, folder / "neo4j.cypher")
            return cypher.answers(arcadedb_embedded.__version__, ask, asked)


if __name__ == "__main__":
    hand_over(answer)
