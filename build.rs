//! Compiles `lexicon/` into the form that is built into the program. Nothing is fetched.

#![allow(
    dead_code,
    unused_imports,
    missing_docs,
    clippy::all,
    clippy::pedantic,
    reason = "the library's own files, used in part"
)]

#[path = "src/text"]
mod text {
    pub mod letters;
}
#[path = "src/inflection/mod.rs"]
mod inflection;
#[path = "src/lexicon"]
mod lexicon {
    pub mod compile;
    pub mod encoder;
    pub mod features;
    pub mod forms;
    pub mod frame;
    pub mod gazetteer;
    pub mod keyed;
    pub mod lexeme;
    pub mod names;
    pub mod packed;
    pub mod shape;
    pub mod source;
    pub mod table;
    pub mod weights;
}

use std::{env, error::Error, fs, io::Write, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    for path in [
        "lexicon",
        "src/lexicon",
        "src/inflection",
        "src/text/letters.rs",
        "build.rs",
    ] {
        println!("cargo::rerun-if-changed={path}");
    }
    let (source, mut faults) = lexicon::source::Source::read(Path::new("lexicon"))?;
    let (compiled, found) = lexicon::compile::compile(&source);
    faults.extend(found);
    for fault in &faults {
        println!("cargo::warning=lexicon/{fault}");
    }
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("lexicon.bin"), postcard::to_allocvec(&compiled)?)?;
    let texts: Vec<(&str, &str)> = source
        .tables()
        .iter()
        .map(|table| (table.file.as_str(), table.text.as_str()))
        .collect();
    let mut packed = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&postcard::to_allocvec(&texts)?)?;
    fs::write(Path::new(&out).join("source.bin"), packed.finish()?)?;
    Ok(())
}
