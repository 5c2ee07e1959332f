"""What a consumer tells of the graph that it loaded. Consumers run as processes of their own and hand this over as JSON."""

import hashlib
import json
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass
class Questions:
    """What everybody is asked."""

    actor: str
    """What did this actor do …"""
    first: str
    last: str
    """… between these days, both included?"""
    place: str
    """What happened inside this place?"""


@dataclass
class Answers:
    """What everybody has to tell; what a consumer cannot know stays None, and is not compared."""

    version: str
    node_count: int | None = None
    edge_count: int | None = None
    nodes: dict | None = None
    """uid → [kind, label]"""
    edges: dict | None = None
    """uid → [source, relation, target, quote or null]"""
    week: list | None = None
    """[event, type, first day] of what the actor did in the week"""
    arrests: list | None = None
    """[event, whom or null, by whom or null, who says so or null], by label"""
    inside: list | None = None
    """[event, label of the place] of what happened inside the place"""
    notes: list = field(default_factory=list)
    """Other checks that failed, in words"""


def rows(found):
    """Rows in an order that does not depend on who found them, days as texts."""
    plain = ([None if cell is None else str(cell) for cell in row] for row in found)
    return sorted(plain, key=lambda row: [cell or "" for cell in row])


def edge_uid(source, relation, target):
    """The uid of an edge, for triples, which have none."""
    parts = "".join(f"{part}\x1f" for part in (source, relation, target))
    return "x:" + hashlib.sha256(parts.encode()).hexdigest()[:16]


def hand_over(answer):
    """Runs a consumer: `python -m consumers.NAME FOLDER OUT`, with the formats and `questions.json` in the folder."""
    folder, out = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    asked = Questions(**json.loads((folder / "questions.json").read_text("utf-8")))
    out.write_text(json.dumps(asdict(answer(folder, asked)), ensure_ascii=False), "utf-8")
