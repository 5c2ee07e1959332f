"""igraph, from GraphML."""

import igraph

from consumers.answers import Answers, edge_uid, hand_over, rows


def along(graph, vertex, relation, mode="out"):
    """The vertices at the other end of the edges of a relation."""
    edges = graph.es.select(graph.incident(vertex, mode), label_eq=relation)
    return [graph.vs[edge.target if mode == "out" else edge.source] for edge in edges]


def week(graph, asked):
    for event in along(graph, graph.vs.find(id=asked.actor), "HAS_ACTOR", "in"):
        if event["first_day"] and event["first_day"] <= asked.last and event["last_day"] >= asked.first:
            yield event["id"], event["event_type"], event["first_day"]


def arrests(graph):
    for event in graph.vs.select(labelV_eq="Event", modality_eq="asserted", polarity_eq="positive"):
        if "arrest" in (event["modes"] or "").split(" ; "):
            statements = along(graph, event, "ABOUT", "in")
            sources = [who for statement in statements for who in along(graph, statement, "SAID_BY")]
            for whom in along(graph, event, "HAS_TARGET") or [None]:
                for by in along(graph, event, "HAS_ACTOR") or [None]:
                    for who in sources or [None]:
                        yield event["id"], *(vertex and vertex["label"] for vertex in (whom, by, who))


def inside(graph, place):
    parts = graph.subgraph_edges(graph.es.select(label_eq="PART_OF"), delete_vertices=False)
    for index in parts.subcomponent(parts.vs.find(id=place), mode="in"):
        for event in along(graph, graph.vs[index], "OCCURRED_AT", "in"):
            yield event["id"], graph.vs[index]["label"]


def answer(folder, asked):
    graph = igraph.Graph.Read_GraphML(str(folder / "graph.graphml"))
    uids = graph.vs["id"]
    edges = [(uids[edge.source], edge["label"], uids[edge.target], edge["quote"] or None) for edge in graph.es]
    return Answers(
        version=igraph.__version__,
        node_count=graph.vcount(),
        edge_count=graph.ecount(),
        nodes={vertex["id"]: [vertex["labelV"], vertex["label"]] for vertex in graph.vs},
        # igraph 1.0 gives edges the ids of nodes.
        edges={edge_uid(*edge[:3]): list(edge) for edge in edges},
        week=rows(week(graph, asked)),
        arrests=rows(arrests(graph)),
        inside=rows(inside(graph, asked.place)),
    )


if __name__ == "__main__":
    hand_over(answer)
