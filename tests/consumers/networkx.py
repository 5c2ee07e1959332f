"""NetworkX, from GraphML and from GEXF."""

import networkx

from consumers.answers import Answers, hand_over, rows


def along(graph, node, relation):
    """The nodes to which a relation leads, or None alone."""
    return [target for _, target, told in graph.out_edges(node, data="label") if told == relation] or [None]


def week(graph, asked):
    for event, _, relation in graph.in_edges(asked.actor, data="label"):
        what = graph.nodes[event]
        if relation == "HAS_ACTOR" and "first_day" in what:
            if what["first_day"] <= asked.last and what["last_day"] >= asked.first:
                yield event, what["event_type"], what["first_day"]


def sources(graph, event):
    statements = [source for source, _, told in graph.in_edges(event, data="label") if told == "ABOUT"]
    return [who for statement in statements for who in along(graph, statement, "SAID_BY")] or [None]


def arrests(graph):
    label = graph.nodes(data="label")
    for event, what in graph.nodes(data=True):
        if "arrest" in what.get("modes", "").split(" ; "):
            if (what["modality"], what["polarity"]) == ("asserted", "positive"):
                for whom in along(graph, event, "HAS_TARGET"):
                    for by in along(graph, event, "HAS_ACTOR"):
                        for who in sources(graph, event):
                            yield event, *(node and label[node] for node in (whom, by, who))


def inside(graph, place):
    """PART_OF as a graph of its own, and who leads to the place in it."""
    parts = networkx.DiGraph((a, b) for a, b, told in graph.edges(data="label") if told == "PART_OF")
    places = networkx.ancestors(parts, place) | {place}
    for event, at, relation in graph.in_edges(places, data="label"):
        if relation == "OCCURRED_AT":
            yield event, graph.nodes[at]["label"]


def tell(graph, asked, kind):
    """What a graph says whose nodes have their kind under this name. Edges have their uid as key."""
    return Answers(
        version=networkx.__version__,
        node_count=graph.number_of_nodes(),
        edge_count=graph.number_of_edges(),
        nodes={uid: [told[kind], told["label"]] for uid, told in graph.nodes(data=True)},
        edges={uid: [a, told["label"], b, told.get("quote")] for a, b, uid, told in graph.edges(keys=True, data=True)},
        week=rows(week(graph, asked)),
        arrests=rows(arrests(graph)),
        inside=rows(inside(graph, asked.place)),
    )


def answer(folder, asked):
    graph = networkx.read_graphml(folder / "graph.graphml", force_multigraph=True)
    told = tell(networkx.relabel_nodes(graph, dict(graph.nodes(data="uid"))), asked, "labelV")
    if tell(networkx.read_gexf(folder / "graph.gexf"), asked, "kind") != told:
        told.notes.append("the GEXF says otherwise than the GraphML")
    return told


if __name__ == "__main__":
    hand_over(answer)
