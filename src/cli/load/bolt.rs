//! Bolt: Neo4j, Memgraph, `ArcadeDB` and what else speaks it. A batch is one statement and one transaction; it is sent again,
//! after a pause that grows, where the server says that it is worth it.

use std::thread;

use neo4rs::{BoltList, BoltMap, BoltType, ConfigBuilder, Neo4jErrorKind, Query, query};

use super::{Credentials, Progress, credentials, pauses};
use crate::{
    export::{
        cypher::{self, Dialect},
        table::{Column, EdgeRow, Value, batched, edge_rows, node_rows},
    },
    graph::Graph,
};

/// Nodes or edges of a transaction.
const BATCH: usize = 1000;

/// Puts constraints, nodes and edges into the database.
pub fn load(
    graph: &Graph,
    address: &str,
    database: Option<&str>,
    dialect: Dialect,
    progress: &Progress,
) -> Result<(), String> {
    let Credentials { user, password } = credentials()?.unwrap_or(Credentials {
        user: String::new(),
        password: String::new(),
    });
    let config = ConfigBuilder::default().uri(address).user(user).password(password);
    let config = database.into_iter().fold(config, ConfigBuilder::db);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|cause| cause.to_string())?;
    let loaded = runtime.block_on(async {
        let server = neo4rs::Graph::connect(config.build()?)?;
        for statement in cypher::schema(dialect).lines() {
            let done = server.run(query(statement.trim_end_matches(';'))).await;
            // Dialects without IF NOT EXISTS refuse what is there already.
            if dialect == Dialect::Neo4j {
                done?;
            }
        }
        nodes(graph, dialect, &server, progress).await?;
        edges(graph, dialect, &server, progress).await
    });
    loaded.map_err(|cause| cause.to_string())
}

async fn nodes(graph: &Graph, dialect: Dialect, server: &neo4rs::Graph, progress: &Progress) -> neo4rs::Result<()> {
    let bar = progress.over("nodes", graph.node_count());
    for (kind, rows) in batched(node_rows(graph), |row| row.kind, BATCH) {
        let rows = rows.iter().map(|row| {
            let own = [("uid", row.uid.into()), ("label", row.label.as_ref().into())];
            map(own, row.told(), dialect)
        });
        send(server, &cypher::node_clauses(kind), rows.collect(), &bar).await?;
    }
    bar.finish();
    Ok(())
}

async fn edges(graph: &Graph, dialect: Dialect, server: &neo4rs::Graph, progress: &Progress) -> neo4rs::Result<()> {
    let bar = progress.over("edges", graph.edge_count());
    for (join, rows) in batched(edge_rows(graph), EdgeRow::join, BATCH) {
        let rows = rows.iter().map(|row| {
            let properties = map([("uid", row.uid.as_str().into())], row.told(), dialect);
            let ends = [
                ("s", row.source.0.into()),
                ("t", row.target.0.into()),
                ("p", properties),
            ];
            map(ends, std::iter::empty(), dialect)
        });
        send(server, &cypher::edge_clauses(join), rows.collect(), &bar).await?;
    }
    bar.finish();
    Ok(())
}

async fn send(
    server: &neo4rs::Graph,
    clauses: &str,
    rows: Vec<BoltType>,
    bar: &indicatif::ProgressBar,
) -> neo4rs::Result<()> {
    let count = rows.len() as u64;
    let statement = query(&format!("UNWIND $rows{clauses}")).param("rows", BoltType::List(BoltList::from(rows)));
    let mut pauses = pauses();
    while let Err(cause) = commit(server, statement.clone()).await {
        match pauses.next() {
            Some(pause) if may_pass(&cause) => thread::sleep(pause),
            _ => return Err(cause),
        }
    }
    bar.inc(count);
    Ok(())
}

async fn commit(server: &neo4rs::Graph, statement: Query) -> neo4rs::Result<()> {
    let mut transaction = server.start_txn().await?;
    transaction.run(statement).await?;
    transaction.commit().await.map(drop)
}

/// Whether the same transaction may be taken a little later.
fn may_pass(cause: &neo4rs::Error) -> bool {
    match cause {
        neo4rs::Error::Neo4j(said) => said.kind() == Neo4jErrorKind::Transient,
        neo4rs::Error::IOError { .. } | neo4rs::Error::ConnectionError | neo4rs::Error::ConnectionTimedOut => true,
        _ => false,
    }
}

fn map<'r, const N: usize>(
    own: [(&str, BoltType); N],
    told: impl Iterator<Item = (Column, &'r Value<'r>)>,
    dialect: Dialect,
) -> BoltType {
    let own = own.map(|(name, value)| (name.into(), value));
    let told = told.map(|(column, value)| (column.name.into(), sent(value, dialect)));
    BoltType::Map(own.into_iter().chain(told).collect::<BoltMap>())
}

fn sent(value: &Value<'_>, dialect: Dialect) -> BoltType {
    match value {
        Value::Text(text) => text.as_ref().into(),
        Value::Texts(texts) => texts.iter().map(|text| BoltType::from(text.as_ref())).collect(),
        Value::Integer(number) => (*number).into(),
        Value::Number(number) => (*number).into(),
        Value::Truth(truth) => (*truth).into(),
        Value::Day(day) if !dialect.has_days() => day.to_string().into(),
        Value::Day(day) => (*day).into(),
    }
}
