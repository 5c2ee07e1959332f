"""DuckDB, from the tables for Neo4j and for Neptune: SQL over CSV files whose headers name the types."""

import csv

import duckdb

from consumers.answers import Answers, hand_over, rows

TYPES = {"boolean": "BOOLEAN", "bool": "BOOLEAN", "long": "BIGINT", "double": "DOUBLE", "date": "DATE", "datetime": "DATE"}
WEEK = """
SELECT e.uid, e.event_type, e.first_day FROM event e JOIN edge ON edge.source = e.uid AND edge.relation = 'HAS_ACTOR'
WHERE edge.target = $actor AND e.first_day <= $last::DATE AND e.last_day >= $first::DATE
"""
ARRESTS = """
SELECT e.uid, whom.label, who.label, source.label FROM event e
LEFT JOIN edge t ON t.source = e.uid AND t.relation = 'HAS_TARGET' LEFT JOIN node whom ON whom.uid = t.target
LEFT JOIN edge a ON a.source = e.uid AND a.relation = 'HAS_ACTOR' LEFT JOIN node who ON who.uid = a.target
LEFT JOIN edge about ON about.target = e.uid AND about.relation = 'ABOUT'
LEFT JOIN edge said ON said.source = about.source AND said.relation = 'SAID_BY'
LEFT JOIN node source ON source.uid = said.target
WHERE list_contains(string_split_regex(e.modes, ' ?; ?'), 'arrest') AND e.modality = 'asserted' AND e.polarity = 'positive'
"""
INSIDE = """
WITH RECURSIVE inside(uid) AS (
    SELECT $place UNION SELECT edge.source FROM edge JOIN inside ON edge.target = inside.uid WHERE relation = 'PART_OF')
SELECT edge.source, node.label FROM edge JOIN inside ON edge.target = inside.uid JOIN node ON node.uid = inside.uid
WHERE edge.relation = 'OCCURRED_AT'
"""


def columns(path):
    """Names and types of the columns of a file, after heads such as `first_day:date` and `:START_ID(Event)`."""
    with open(path, encoding="utf-8", newline="") as lines:
        heads = [head.partition(":") for head in next(csv.reader(lines))]
    special = {"START_ID": "source", "END_ID": "target", "TYPE": "relation", "LABEL": "kind"}
    special["ID"] = "id" if any(name == "uid" for name, _, _ in heads) else "uid"
    kinds = [kind.partition("(")[0] for _, _, kind in heads]
    return {name or special[kind]: TYPES.get(kind.lower(), "VARCHAR") for (name, _, _), kind in zip(heads, kinds)}


def select(path, name):
    """A file as SQL; what its name says and no column does stands beside."""
    found = columns(path)
    said = "" if name in found else f", '{path.stem.partition('.')[0]}' AS {name}"
    return f"SELECT *{said} FROM read_csv('{path}', header = false, skip = 1, auto_detect = false, columns = {found})"


def answer_from(folder, asked):
    connection = duckdb.connect()
    nodes = {path.stem: select(path, "kind") for path in sorted((folder / "nodes").iterdir())}
    edges = [select(path, "relation") for path in sorted((folder / "edges").iterdir())]
    connection.execute(f"CREATE TABLE event AS {nodes['Event']}")
    connection.execute(f"CREATE TABLE node AS {' UNION ALL BY NAME '.join(nodes.values())}")
    connection.execute(f"CREATE TABLE edge AS {' UNION ALL BY NAME '.join(edges)}")

    def ask(query, *names):
        return connection.execute(query, {name: getattr(asked, name) for name in names}).fetchall()

    return Answers(
        version=duckdb.__version__,
        node_count=ask("SELECT count(*) FROM node")[0][0],
        edge_count=ask("SELECT count(*) FROM edge")[0][0],
        nodes={uid: told for uid, *told in ask("SELECT uid, kind, label FROM node")},
        edges={uid: told for uid, *told in ask("SELECT uid, source, relation, target, quote FROM edge")},
        week=rows(ask(WEEK, "actor", "first", "last")),
        arrests=rows(ask(ARRESTS)),
        inside=rows(ask(INSIDE, "place")),
    )


def answer(folder, asked):
    told, other = (answer_from(folder / dialect, asked) for dialect in ("neo4j", "neptune"))
    if other != told:
        told.notes.append("the tables for Neptune say otherwise than those for Neo4j")
    return told


if __name__ == "__main__":
    hand_over(answer)
