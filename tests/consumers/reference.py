"""The answers as plain Python finds them in waqai's own JSON, and the questions that are worth asking of it."""

import datetime
import json
import unicodedata
from collections import Counter, defaultdict

from consumers.answers import Answers, Questions, rows

WEEK = datetime.timedelta(days=6)


def clean(text):
    """A text as flat formats have it: without control characters but line ends; nothing where nothing is left."""
    text = text.strip().replace("\r\n", "\n")
    text = "".join(" " if mark in "\t\r" else mark for mark in text)
    kept = (mark for mark in text if mark == "\n" or (unicodedata.category(mark) != "Cc" and mark not in "\ufffe\uffff"))
    return "".join(kept).strip() or None


class Graph:
    """waqai's JSON with its edges by source and by target."""

    def __init__(self, path):
        graph = json.loads(path.read_text("utf-8"))["graph"]
        self.nodes, self.edges = graph["nodes"], graph["edges"]
        self.out, self.into = defaultdict(list), defaultdict(list)
        for edge in self.edges:
            self.out[edge["source"], edge["relation"]].append(edge["target"])
            self.into[edge["target"], edge["relation"]].append(edge["source"])

    def what(self, uid):
        return self.nodes[uid]["metadata"]

    def label(self, uid):
        return None if uid is None else clean(self.nodes[uid]["label"])

    def events(self):
        return [uid for uid in self.nodes if self.what(uid)["kind"] == "event"]

    def days(self, event):
        """First and last day of the narrowest date of an event, where there are both."""
        times = [self.what(uid) for uid in self.out[event, "ON_DATE"]]
        times = [(time["earliest"], time["latest"]) for time in times if time["latest"]]
        times = [(earliest or "", latest) for earliest, latest in times]
        latest_start = max((earliest for earliest, _ in times), default="")
        ends = [latest for earliest, latest in times if earliest == latest_start]
        if not latest_start:
            return None
        first = datetime.datetime.fromisoformat(latest_start)
        last = datetime.datetime.fromisoformat(min(ends)) - datetime.timedelta(seconds=1)
        return first.date(), max(first, last).date()

    def around(self, place):
        """A place and those that it is part of."""
        found, todo = set(), [place]
        while todo:
            place = todo.pop()
            if place not in found:
                found.add(place)
                todo += self.out[place, "PART_OF"]
        return found


def week(graph, actor, first, last):
    found = []
    for event in graph.into[actor, "HAS_ACTOR"]:
        days = graph.days(event)
        if days and days[0] <= last and days[1] >= first:
            found.append((event, graph.what(event)["type"], days[0]))
    return rows(found)


def arrests(graph):
    found = []
    for event in graph.events():
        what = graph.what(event)
        if "arrest" in what["modes"] and (what["modality"], what["polarity"]) == ("asserted", "positive"):
            statements = graph.into[event, "ABOUT"]
            says = [who for statement in statements for who in graph.out[statement, "SAID_BY"]]
            found += [
                (event, graph.label(whom), graph.label(by), graph.label(who))
                for whom in graph.out[event, "HAS_TARGET"] or [None]
                for by in graph.out[event, "HAS_ACTOR"] or [None]
                for who in says or [None]
            ]
    return rows(found)


def inside(graph, place):
    found = []
    for event in graph.events():
        places = [at for at in graph.out[event, "OCCURRED_AT"] if place in graph.around(at)]
        found += [(event, graph.label(at)) for at in places]
    return rows(found)


def questions(graph):
    """The actor with most to tell of a week, and the division in which most happened."""
    done, held = Counter(), Counter()
    for event in graph.events():
        days = graph.days(event)
        for actor in graph.out[event, "HAS_ACTOR"]:
            if days and graph.what(actor)["kind"] == "actor":
                done[actor, days[0]] = len(week(graph, actor, days[0], days[0] + WEEK))
        for at in graph.out[event, "OCCURRED_AT"]:
            held.update(at for at in graph.around(at) if graph.what(at)["type"] == "governorate")
    actor, first = max(done, key=lambda key: (done[key], key))
    place = max(held, key=lambda key: (held[key], key))
    return Questions(actor, str(first), str(first + WEEK), place)


def quote(edge):
    """The words behind an edge: those of its first evidence."""
    for selector in [s for evidence in edge["metadata"]["evidence"][:1] for s in evidence["selector"]]:
        if "exact" in selector:
            return clean(selector["exact"])
    return None


def answers(graph, asked):
    first, last = map(datetime.date.fromisoformat, (asked.first, asked.last))
    return Answers(
        version="",
        node_count=len(graph.nodes),
        edge_count=len(graph.edges),
        nodes={uid: [graph.what(uid)["kind"].capitalize(), graph.label(uid)] for uid in graph.nodes},
        edges={e["id"]: [e["source"], e["relation"], e["target"], quote(e)] for e in graph.edges},
        week=week(graph, asked.actor, first, last),
        arrests=arrests(graph),
        inside=inside(graph, asked.place),
    )
