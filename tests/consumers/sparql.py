"""The questions in SPARQL, for every store that speaks it."""

from consumers.answers import Answers, edge_uid, rows
from consumers.reference import clean

PREFIXES = """
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>
PREFIX waqai: <https://w3id.org/waqai#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
KINDS = """VALUES (?class ?kind) {
    (schema:NewsArticle "Article") (sem:Event "Event") (sem:Actor "Actor") (sem:Place "Place") (sem:Time "Time") (waqai:Statement "Statement")
}"""
RELATIONS = """VALUES (?property ?relation) {
    (sem:hasActor "HAS_ACTOR") (waqai:hasTarget "HAS_TARGET") (sem:hasPlace "OCCURRED_AT") (waqai:movedFrom "MOVED_FROM")
    (waqai:movedTo "MOVED_TO") (waqai:movedVia "MOVED_VIA") (sem:hasTime "ON_DATE") (prov:wasAttributedTo "SAID_BY")
    (waqai:about "ABOUT") (waqai:reportedIn "REPORTED_IN") (prov:wasDerivedFrom "REPORTED_IN") (waqai:before "BEFORE")
    (waqai:caused "CAUSED") (schema:memberOf "MEMBER_OF") (schema:containedInPlace "PART_OF") (sem:subEventOf "PART_OF")
    (waqai:sameAs "SAME_AS")
}"""
NODES = f"""SELECT ?node ?uid ?kind ?label WHERE {{
    {KINDS} ?node a ?class ; waqai:uid ?uid ; rdfs:label ?label . FILTER(lang(?label) != "en")
}}"""
EDGES = f"""SELECT ?source ?relation ?target WHERE {{ {RELATIONS} ?source ?property ?target }}"""
QUOTES = """SELECT ?uid ?exact WHERE {
    ?edge a rdf:Statement ; waqai:uid ?uid . ?annotation oa:hasBody ?edge ; oa:hasTarget ?words .
    ?words oa:hasSource/waqai:uid ?article ; oa:hasSelector/oa:start ?start ; oa:hasSelector/oa:end ?end ; oa:hasSelector/oa:exact ?exact
} ORDER BY DESC(?article) DESC(?start) DESC(?end)"""
WEEK = """SELECT ?uid ?type ?first WHERE {{
    ?event waqai:uid ?uid ; sem:hasActor/waqai:uid "{actor}" ; sem:eventType ?iri ; waqai:firstDay ?first ; waqai:lastDay ?last .
    FILTER(?first <= "{last}"^^xsd:date && ?last >= "{first}"^^xsd:date)
    BIND(strafter(str(?iri), "#event-") AS ?type)
}}"""
ARRESTS = """SELECT ?uid ?whom ?who ?source WHERE {
    ?event a sem:Event ; waqai:uid ?uid ; waqai:mode "arrest" ; waqai:modality waqai:modality-asserted ; waqai:polarity waqai:polarity-positive .
    OPTIONAL { ?event waqai:hasTarget/rdfs:label ?whom . FILTER(lang(?whom) != "en") }
    OPTIONAL { ?event sem:hasActor/rdfs:label ?who . FILTER(lang(?who) != "en") }
    OPTIONAL { ?event ^waqai:about/prov:wasAttributedTo/rdfs:label ?source . FILTER(lang(?source) != "en") }
}"""
INSIDE = """SELECT DISTINCT ?uid ?label WHERE {{
    ?event waqai:uid ?uid ; sem:hasPlace ?place . ?place rdfs:label ?label ; schema:containedInPlace* ?around .
    ?around waqai:uid "{place}" . FILTER(lang(?label) != "en")
}}"""


def answers(version, ask, asked):
    """What the store behind `ask(query)`, which gives rows of texts and None, says of its graph."""
    nodes = ask(NODES)
    uids = {node: uid for node, uid, *_ in nodes}
    # Figures are derived from articles as well, but are no nodes.
    edges = [(uids[source], relation, uids[target]) for source, relation, target in ask(EDGES) if source in uids]
    quotes = {uid: clean(exact) for uid, exact in ask(QUOTES)}  # The first words come last, and stay.
    keyed = {edge_uid(*edge): list(edge) for edge in edges}
    return Answers(
        version=version,
        node_count=len(nodes),
        edge_count=len(edges),
        nodes={uid: [kind, label] for _, uid, kind, label in nodes},
        edges={uid: [*ends, quotes.pop(uid, None)] for uid, ends in keyed.items()},
        week=rows(ask(WEEK.format(**vars(asked)))),
        arrests=rows(ask(ARRESTS)),
        inside=rows(ask(INSIDE.format(**vars(asked)))),
        notes=[f"{len(quotes)} quoted statements are no edges"] if quotes else [],
    )
