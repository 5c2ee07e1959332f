"""GrafeoDB, in memory: the Cypher script for Neo4j, twice."""

import grafeo

from consumers import cypher
from consumers.answers import hand_over


def answer(folder, asked):
    database = grafeo.GrafeoDB()

    def ask(query, parameters):
        return [list(row.values()) for row in database.execute_cypher(query, parameters)]

    for _ in range(2):
        for statement in (folder / "neo4j.cypher").read_text("utf-8").splitlines():
            database.execute_cypher(statement)
    return cypher.answers(grafeo.__version__, ask, asked)


if __name__ == "__main__":
    hand_over(answer)
