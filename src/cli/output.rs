//! Where data goes.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use super::error::CliError;

/// Standard output or a file.
pub struct Output {
    writer: BufWriter<Box<dyn Write>>,
    path: Option<PathBuf>,
}

impl Output {
    /// Opens a file, or standard output when there is no path.
    pub fn open(path: Option<&Path>) -> Result<Self, CliError> {
        let writer: Box<dyn Write> = match path {
            Some(path) => Box::new(File::create(path).map_err(|cause| CliError::Write {
                path: Some(path.to_owned()),
                cause,
            })?),
            None => Box::new(io::stdout().lock()),
        };
        Ok(Self {
            writer: BufWriter::new(writer),
            path: path.map(Path::to_owned),
        })
    }

    fn failed(&self, cause: io::Error) -> CliError {
        match cause.kind() {
            io::ErrorKind::BrokenPipe => CliError::Closed,
            _ => CliError::Write {
                path: self.path.clone(),
                cause,
            },
        }
    }

    /// Writes text.
    pub fn text(&mut self, text: &str) -> Result<(), CliError> {
        self.bytes(text.as_bytes())
    }

    /// Writes bytes.
    pub fn bytes(&mut self, bytes: &[u8]) -> Result<(), CliError> {
        self.writer.write_all(bytes).map_err(|cause| self.failed(cause))
    }

    /// Sends what is held back.
    pub fn close(mut self) -> Result<(), CliError> {
        self.writer.flush().map_err(|cause| self.failed(cause))
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// Writes a whole output.
pub fn put(path: Option<&Path>, write: impl FnOnce(&mut Output) -> io::Result<()>) -> Result<(), CliError> {
    let mut out = Output::open(path)?;
    let written = write(&mut out);
    written.map_err(|cause| out.failed(cause))?;
    out.close()
}

/// A new file in a folder, which is made with whatever the name has before its last part.
pub fn file_in(folder: &Path, name: &str) -> io::Result<BufWriter<File>> {
    let path = folder.join(name);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    Ok(BufWriter::new(File::create(path)?))
}
