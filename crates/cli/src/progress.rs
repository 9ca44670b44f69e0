use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use pressoir_ingest::ProgressHandle;

use crate::output::{Bytes, Thousands};

/// How often the bar is drawn.
const PERIOD: Duration = Duration::from_millis(120);

/// A bar on standard error that shows how far reading has come, if a person watches.
pub(crate) struct Progress {
    bar: ProgressBar,
    clippings: Arc<AtomicU64>,
    ended: Arc<AtomicBool>,
    painter: Option<JoinHandle<()>>,
}

impl Progress {
    pub(crate) fn start(handle: ProgressHandle, watched: bool) -> Self {
        let target = if watched {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(None, target);
        let style = ProgressStyle::with_template("{wide_bar:.cyan} {percent:>3} %  {msg}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        let mut progress = Progress {
            bar,
            clippings: Arc::default(),
            ended: Arc::default(),
            painter: None,
        };
        if watched {
            progress.painter = Some(progress.paint(handle));
        }
        progress
    }

    pub(crate) fn count(&self) {
        self.clippings.fetch_add(1, Ordering::Relaxed);
    }

    /// Takes the bar away while `tell` writes.
    pub(crate) fn pause(&self, tell: impl FnOnce()) {
        self.bar.suspend(tell);
    }

    pub(crate) fn finish(mut self) {
        self.ended.store(true, Ordering::Relaxed);
        if let Some(painter) = self.painter.take() {
            painter.thread().unpark();
            // A bar that could not be drawn is no loss.
            let _ = painter.join();
        }
        self.bar.finish_and_clear();
    }

    fn paint(&self, handle: ProgressHandle) -> JoinHandle<()> {
        let (bar, clippings, ended) = (
            self.bar.clone(),
            Arc::clone(&self.clippings),
            Arc::clone(&self.ended),
        );
        let start = Instant::now();
        thread::spawn(move || {
            while !ended.load(Ordering::Relaxed) {
                let progress = handle.get();
                if let Some(total) = progress.stored_bytes_total {
                    bar.set_length(total);
                }
                bar.set_position(progress.stored_bytes_read);
                let rate = progress.bytes_read as f64 / start.elapsed().as_secs_f64().max(0.001);
                bar.set_message(format!(
                    "{} clippings, {}/s",
                    Thousands(clippings.load(Ordering::Relaxed)),
                    Bytes(rate as u64),
                ));
                thread::park_timeout(PERIOD);
            }
        })
    }
}
