-- Tables of waqai's graph for PostgreSQL. `node` and `edge` hold the whole graph, the others what is known of each kind.
CREATE TABLE IF NOT EXISTS node (
    uid text PRIMARY KEY,
    kind text NOT NULL,
    label text NOT NULL
);
CREATE TABLE IF NOT EXISTS article (
    uid text PRIMARY KEY REFERENCES node,
    label text NOT NULL,
    article_id text,
    title text,
    published text,
    publisher text,
    url text
);
CREATE TABLE IF NOT EXISTS event (
    uid text PRIMARY KEY REFERENCES node,
    label text NOT NULL,
    event_type text,
    lemmas text[],
    modes text[],
    cameo text[],
    modality text,
    polarity text,
    disputed boolean,
    edtf text,
    hijri text,
    first_day date,
    last_day date,
    killed_min bigint,
    killed_max bigint,
    wounded_min bigint,
    wounded_max bigint,
    arrested_min bigint,
    arrested_max bigint,
    affected_min bigint,
    affected_max bigint,
    figures text[],
    confidence double precision,
    rules text[]
);
CREATE TABLE IF NOT EXISTS actor (
    uid text PRIMARY KEY REFERENCES node,
    label text NOT NULL,
    actor_type text,
    actor_key text,
    name text,
    english text,
    country text,
    sector text
);
CREATE TABLE IF NOT EXISTS place (
    uid text PRIMARY KEY REFERENCES node,
    label text NOT NULL,
    place_type text,
    place_key text,
    name text,
    english text,
    country text,
    lies text,
    latitude double precision,
    longitude double precision,
    candidates text[]
);
CREATE TABLE IF NOT EXISTS time (
    uid text PRIMARY KEY REFERENCES node,
    label text NOT NULL,
    edtf text,
    hijri text,
    earliest text,
    latest text,
    first_day date,
    last_day date,
    granularity text,
    status text
);
CREATE TABLE IF NOT EXISTS statement (
    uid text PRIMARY KEY REFERENCES node,
    label text NOT NULL,
    stance text,
    polarity text
);
CREATE TABLE IF NOT EXISTS edge (
    uid text PRIMARY KEY,
    relation text NOT NULL,
    source text NOT NULL REFERENCES node,
    target text NOT NULL REFERENCES node,
    quote text,
    context text,
    article text,
    from_char bigint,
    to_char bigint,
    modality text,
    polarity text,
    found text,
    mentions bigint,
    evidence text
);
CREATE INDEX IF NOT EXISTS edge_source ON edge (source, relation);
CREATE INDEX IF NOT EXISTS edge_target ON edge (target, relation);
CREATE INDEX IF NOT EXISTS event_days ON event (first_day, last_day);
CREATE INDEX IF NOT EXISTS event_event_type ON event (event_type);
CREATE INDEX IF NOT EXISTS actor_name ON actor (name);
CREATE INDEX IF NOT EXISTS place_name ON place (name);
