"""PostgreSQL: plain tables in a cluster of its own, asked by psql over a Unix socket."""

import json
import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from consumers.answers import Answers, hand_over, rows

PROGRAMS = Path("/usr/lib/postgresql/15/bin")
WEEK = """
SELECT e.uid, e.event_type, e.first_day FROM event e JOIN edge ON edge.source = e.uid AND edge.relation = 'HAS_ACTOR'
WHERE edge.target = :'actor' AND e.first_day <= :'last' AND e.last_day >= :'first'
"""
ARRESTS = """
SELECT e.uid, whom.label AS whom, who.label AS who, source.label AS source FROM event e
LEFT JOIN (edge t JOIN node whom ON whom.uid = t.target) ON t.source = e.uid AND t.relation = 'HAS_TARGET'
LEFT JOIN (edge a JOIN node who ON who.uid = a.target) ON a.source = e.uid AND a.relation = 'HAS_ACTOR'
LEFT JOIN (edge about JOIN edge said ON said.source = about.source AND said.relation = 'SAID_BY'
           JOIN node source ON source.uid = said.target) ON about.target = e.uid AND about.relation = 'ABOUT'
WHERE 'arrest' = ANY (e.modes) AND e.modality = 'asserted' AND e.polarity = 'positive'
"""
INSIDE = """
WITH RECURSIVE inside(uid) AS (
    SELECT uid FROM place WHERE uid = :'place'
    UNION SELECT edge.source FROM edge JOIN inside ON edge.target = inside.uid WHERE edge.relation = 'PART_OF')
SELECT edge.source, place.label FROM edge JOIN inside ON edge.target = inside.uid JOIN place ON place.uid = inside.uid
WHERE edge.relation = 'OCCURRED_AT'
"""


@contextmanager
def cluster():
    """A server that only its socket's folder reaches. It refuses to run as root, so it then runs as Debian's user for it."""
    scratch = Path(tempfile.mkdtemp(prefix="waqai-postgresql-"))
    user = []
    if os.geteuid() == 0:
        shutil.chown(scratch, "postgres", "postgres")
        user = ["runuser", "-u", "postgres", "--"]
    control = [*user, PROGRAMS / "pg_ctl", "-w", "-s", "-D", scratch / "data"]
    try:
        initdb = [*user, PROGRAMS / "initdb", "-U", "waqai", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
        subprocess.run([*initdb, "-D", scratch / "data"], check=True, stdout=subprocess.DEVNULL, cwd=scratch)
        options = f"-k {scratch} -h '' -c fsync=off -c shared_buffers=32MB"
        subprocess.run([*control, "-l", scratch / "log", "-o", options, "start"], check=True, cwd=scratch)
        yield scratch
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, cwd=scratch)
        shutil.rmtree(scratch)


def psql(socket, asked):
    """psql as a function of arguments and input; what is asked are its variables."""
    command = ["psql", "-X", "-q", "-At", "-v", "ON_ERROR_STOP=1"]
    command += [option for name, value in vars(asked).items() for option in ("-v", f"{name}={value}")]
    environment = os.environ | {"PGHOST": str(socket), "PGUSER": "waqai", "PGDATABASE": "postgres"}

    def run(arguments, cwd=None, text=None):
        done = subprocess.run(
            command + arguments, env=environment, cwd=cwd, input=text, check=True, stdout=subprocess.PIPE, text=True
        )
        return done.stdout

    return run


def answer(folder, asked):
    with cluster() as socket:
        run = psql(socket, asked)
        for _ in range(2):
            run(["-f", "schema.sql", "-f", "load.sql"], cwd=folder / "postgresql")

        def ask(query):
            told = run([], text=f"SELECT row_to_json(answer) FROM ({query}) AS answer;")
            return [list(json.loads(line).values()) for line in told.splitlines()]

        return Answers(
            version=run(["-c", "SHOW server_version"]).split()[0],
            node_count=ask("SELECT count(*) FROM node")[0][0],
            edge_count=ask("SELECT count(*) FROM edge")[0][0],
            nodes={uid: told for uid, *told in ask("SELECT uid, kind, label FROM node")},
            edges={uid: told for uid, *told in ask("SELECT uid, source, relation, target, quote FROM edge")},
            week=rows(ask(WEEK)),
            arrests=rows(ask(ARRESTS)),
            inside=rows(ask(INSIDE)),
        )


if __name__ == "__main__":
    hand_over(answer)
