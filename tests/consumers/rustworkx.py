"""rustworkx, from GraphML."""

import rustworkx

from consumers.answers import Answers, hand_over, rows


class Loaded:
    """The graph, with its indices by uid."""

    def __init__(self, path):
        (self.graph,) = rustworkx.read_graphml(str(path))
        self.index = {self.graph[index]["uid"]: index for index in self.graph.node_indices()}

    def along(self, uid, relation):
        edges = self.graph.out_edges(self.index[uid])
        return [self.graph[target] for _, target, told in edges if told["label"] == relation]

    def into(self, uid, relation):
        edges = self.graph.in_edges(self.index[uid])
        return [self.graph[source] for source, _, told in edges if told["label"] == relation]


def week(loaded, asked):
    for event in loaded.into(asked.actor, "HAS_ACTOR"):
        if event["first_day"] and event["first_day"] <= asked.last and event["last_day"] >= asked.first:
            yield event["uid"], event["event_type"], event["first_day"]


def arrests(loaded):
    def is_arrest(node):
        told = node["labelV"] == "Event" and (node["modality"], node["polarity"]) == ("asserted", "positive")
        return told and "arrest" in (node["modes"] or "").split(" ; ")

    for event in map(loaded.graph.__getitem__, loaded.graph.filter_nodes(is_arrest)):
        statements = loaded.into(event["uid"], "ABOUT")
        sources = [who for statement in statements for who in loaded.along(statement["uid"], "SAID_BY")]
        for whom in loaded.along(event["uid"], "HAS_TARGET") or [None]:
            for by in loaded.along(event["uid"], "HAS_ACTOR") or [None]:
                for who in sources or [None]:
                    yield event["uid"], *(node and node["label"] for node in (whom, by, who))


def inside(loaded, place):
    parts = loaded.graph.copy()
    parts.remove_edges_from([
        (source, target) for source, target, told in parts.weighted_edge_list() if told["label"] != "PART_OF"
    ])
    for index in rustworkx.ancestors(parts, loaded.index[place]) | {loaded.index[place]}:
        for event in loaded.into(loaded.graph[index]["uid"], "OCCURRED_AT"):
            yield event["uid"], loaded.graph[index]["label"]


def answer(folder, asked):
    loaded = Loaded(folder / "graph.graphml")
    graph = loaded.graph
    return Answers(
        version=rustworkx.__version__,
        node_count=graph.num_nodes(),
        edge_count=graph.num_edges(),
        nodes={node["uid"]: [node["labelV"], node["label"]] for node in graph.nodes()},
        edges={
            told["uid"]: [graph[source]["uid"], told["label"], graph[target]["uid"], told["quote"] or None]
            for source, target, told in graph.weighted_edge_list()
        },
        week=rows(week(loaded, asked)),
        arrests=rows(arrests(loaded)),
        inside=rows(inside(loaded, asked.place)),
    )


if __name__ == "__main__":
    hand_over(answer)
