//! How far loading is, for whoever waits at a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar on standard error; none where nobody looks or wants it.
pub struct Progress(bool);

impl Progress {
    /// A bar, unless it is to be quiet.
    pub const fn new(quiet: bool) -> Self {
        Self(quiet)
    }

    /// A bar over so many of something.
    pub fn over(&self, what: &'static str, count: usize) -> ProgressBar {
        let target = if self.0 {
            ProgressDrawTarget::hidden()
        } else {
            ProgressDrawTarget::stderr()
        };
        let bar = ProgressBar::with_draw_target(Some(count as u64), target);
        let style = ProgressStyle::with_template("{msg:>8} {wide_bar} {human_pos} of {human_len}, {eta} left");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_message(what);
        bar
    }
}
