"""A graph of texts on which readers break: those of every format's own syntax, of bidirectional text, and very long ones."""

import json

TEXTS = (
    "say \"no\"", "'quoted'", "O'Neil", "`tick`", "\"", "'", "''", "\"\"", "\\", "C:\\temp\\ملف", "ends in \\", "\\\"", "\\'",
    "\\n", "\\N", "\\.", "\\u0041", "a,b;c|d:e", "a ; b", "#comment", "--", "/* */", "//", "<b>&amp;</b>", "]]>", "<!--", "&#65;",
    "{x: 1}", "[أ,ب]", "(1)", "$x", "${x}", "$$", "%s", "?", "@ar", "^^xsd:string", "NULL", "null", "true", "0012", "1e5", "NaN",
    "Infinity", "=1+1", "2026-01-22", "قَتَلَ", "قــتل", "٢٠٢٤/٠٥/١٢", "\u202bعربي\u202c", "\u200fعربي latin\u200e", "می\u200cخواهم",
    "ﻻ", "😀🏴\U000e0067\U000e007f", "e\u0301", "\u00a0nbsp\u00a0x", "\u3000x", "two\nlines", "\nborders\n", "tab\there", "cr\r\nlf",
    "nul\0x", "bell\x07x", "next\x85line", "\ufeffbom", "\uffffx", "long " + "نص " * 12_000,
)


def graph():
    """An event that every text takes part in, quoted by an article of its own."""
    nodes = {
        "art:hostile": {"kind": "article", "id": "hostile", "title": "hostile", "published": None, "source": None, "url": None},
        "e:hostile": {
            "kind": "event", "type": "OTHER", "lemmas": list(TEXTS[:-1]), "modes": [], "cameo": [], "modality": "asserted",
            "polarity": "positive", "disputed": False, "counts": [], "confidence": 0.5, "evidence": [],
        },
    }  # fmt: skip
    edges = [("e:hostile", "REPORTED_IN", "art:hostile", "hostile")]
    for number, text in enumerate(TEXTS):
        actor = f"a:thing-{number}"
        nodes[actor] = {"kind": "actor", "type": "thing", "key": text, "name": text, "english": text, "country": None, "sector": None}
        edges.append(("e:hostile", "HAS_TARGET", actor, text))
    return {
        "graph": {
            "id": "hostile", "label": "hostile", "directed": True, "type": "event graph",
            "metadata": {"schema": "waqai-graph", "version": "1.0"},
            "nodes": {uid: {"label": "", "metadata": what} for uid, what in nodes.items()},
            "edges": [edge(number, *ends) for number, ends in enumerate(edges)],
        }
    }  # fmt: skip


def edge(number, source, relation, target, text):
    quote = {"type": "TextQuoteSelector", "exact": text, "prefix": text, "suffix": text}
    evidence = {"source": "art:hostile", "selector": [{"type": "TextPositionSelector", "start": 0, "end": 1}, quote]}
    return {
        "id": f"x:{number}", "source": source, "target": target, "relation": relation, "directed": True, "label": relation,
        "metadata": {"evidence": [evidence]},
    }  # fmt: skip


def write(path):
    path.write_text(json.dumps(graph(), ensure_ascii=False), "utf-8")
