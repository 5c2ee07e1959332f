"""The questions in Cypher, for every engine that speaks it."""

from dataclasses import dataclass

from consumers.answers import Answers, rows


@dataclass
class Dialect:
    """Where the engines differ."""

    kind: str = "labels(n)[0]"
    relation: str = "type(r)"
    has_mode: str = "'arrest' IN e.modes"
    day: str = "date(%s)"


WEEK = """
MATCH (e:Event)-[:HAS_ACTOR]->(a:Actor {{uid: $actor}})
WHERE e.first_day <= {last} AND e.last_day >= {first}
RETURN e.uid, e.event_type, e.first_day
"""
ARRESTS = """
MATCH (e:Event) WHERE {has_mode} AND e.modality = 'asserted' AND e.polarity = 'positive'
OPTIONAL MATCH (e)-[:HAS_TARGET]->(whom)
OPTIONAL MATCH (e)-[:HAS_ACTOR]->(who)
OPTIONAL MATCH (e)<-[:ABOUT]-(:Statement)-[:SAID_BY]->(source)
RETURN e.uid, whom.label, who.label, source.label
"""
INSIDE = """
MATCH (e:Event)-[:OCCURRED_AT]->(p:Place)-[:PART_OF*0..8]->(:Place {uid: $place})
RETURN DISTINCT e.uid, p.label
"""


def answers(version, ask, asked, dialect=Dialect()):
    """What the engine behind `ask(query, parameters)`, which gives lists of values, says of its graph."""
    days = {"first": dialect.day % "$first", "last": dialect.day % "$last"}
    nodes = ask(f"MATCH (n) RETURN n.uid, {dialect.kind}, n.label", {})
    edges = ask(f"MATCH (a)-[r]->(b) RETURN r.uid, a.uid, {dialect.relation}, b.uid, r.quote", {})
    within = {"actor": asked.actor, "first": asked.first, "last": asked.last}
    return Answers(
        version=version,
        node_count=ask("MATCH (n) RETURN count(n)", {})[0][0],
        edge_count=ask("MATCH ()-[r]->() RETURN count(r)", {})[0][0],
        nodes={uid: [kind, label] for uid, kind, label in nodes},
        edges={uid: told for uid, *told in map(list, edges)},
        week=rows(ask(WEEK.format(**days), within)),
        arrests=rows(ask(ARRESTS.format(has_mode=dialect.has_mode), {})),
        inside=rows(ask(INSIDE, {"place": asked.place})),
    )
