"""Kuzu and LadybugDB: one is the continuation of the other, and they cannot be loaded into one process."""

import os
import tempfile

from consumers import cypher

DIALECT = cypher.Dialect(
    kind="label(n)", relation="label(r)", has_mode="list_contains(string_split(e.modes, ' ; '), 'arrest')"
)


def answer(engine, folder, asked):
    """Loads `csv --dialect kuzu` as its README says."""
    os.chdir(folder / "kuzu")
    with tempfile.TemporaryDirectory() as scratch:
        database = engine.Database(f"{scratch}/graph", buffer_pool_size=256 << 20)
        connection = engine.Connection(database)
        for script in ("schema.cypher", "load.cypher"):
            with open(script, encoding="utf-8") as lines:
                connection.execute(lines.read())

        def ask(query, parameters):
            return connection.execute(query, parameters).get_all()

        told = cypher.answers(engine.__version__, ask, asked, DIALECT)
        connection.close()
        database.close()
        return told
