//! The program as its users run it.
#![allow(dead_code, clippy::unwrap_used, reason = "tests may fail by panicking")]

use std::process::{Command, Output};

/// The project's folder, in which the program runs.
pub const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Runs the program to its end; nobody is logged in anywhere.
pub fn waqai(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_waqai"))
        .args(arguments)
        .current_dir(ROOT)
        .env_remove("WAQAI_USER")
        .env_remove("WAQAI_PASSWORD")
        .output()
        .unwrap()
}

/// What it said.
pub fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}
