"""igraph, from GraphML."""

import igraph

from consumers.answers import Answers, hand_over, rows


def along(graph, vertex, relation, mode="out"):
    """The vertices at the other end of the edges of a relation."""
    edges = graph.es.select(graph.incident(vertex, mode), label_eq=relation)
    return [graph.vs[edge.target if mode == "out" else edge.source] for edge in edges]


def week(graph, asked):
    for event in along(graph, graph.vs.find(uid=asked.actor), "HAS_ACTOR", "in"):
        if event["first_day"] and event["first_day"] <= asked.last and event["last_day"] >= asked.first:
            yield event["uid"], event["event_type"], event["first_day"]


def arrests(graph):
    for event in graph.vs.select(labelV_eq="Event", modality_eq="asserted", polarity_eq="positive"):
        if "arrest" in (event["modes"] or "").split(" ; "):
            statements = along(graph, event, "ABOUT", "in")
            sources = [who for statement in statements for who in along(graph, statement, "SAID_BY")]
            for whom in along(graph, event, "HAS_TARGET") or [None]:
                for by in along(graph, event, "HAS_ACTOR") or [None]:
                    for who in sources or [None]:
                        yield event["uid"], *(vertex and vertex["label"] for vertex in (whom, by, who))


def inside(graph, place):
    parts = graph.subgraph_edges(graph.es.select(label_eq="PART_OF"), delete_vertices=False)
    for index in parts.subcomponent(parts.vs.find(uid=place), mode="in"):
        for event in along(graph, graph.vs[index], "OCCURRED_AT", "in"):
            yield event["uid"], graph.vs[index]["label"]


def answer(folder, asked):
    graph = igraph.Graph.Read_GraphML(str(folder / "graph.graphml"))
    uids = graph.vs["uid"]
    return Answers(
        version=igraph.__version__,
        node_count=graph.vcount(),
        edge_count=graph.ecount(),
        nodes={vertex["uid"]: [vertex["labelV"], vertex["label"]] for vertex in graph.vs},
        edges={
            edge["uid"]: [uids[edge.source], edge["label"], uids[edge.target], edge["quote"] or None] for edge in graph.es
        },
        week=rows(week(graph, asked)),
        arrests=rows(arrests(graph)),
        inside=rows(inside(graph, asked.place)),
    )


if __name__ == "__main__":
    hand_over(answer)
