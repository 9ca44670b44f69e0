//! The stages of indexing, each alone over what is held in memory, and all of them together.

use std::fs;
use std::hint::black_box;
use std::time::Instant;

use pressoir_analysis::Words;
use pressoir_index::Writer;
use pressoir_ingest::{Learned, Options, Vocabulary, likeness_of, parse_text_with, read};
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use tempfile::TempDir;

use super::build::{Settings, new_folder};
use super::corpus::{Corpus, clippings, fields_of};
use super::machine;
use crate::error::CommandError;

/// How long something took.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Took {
    /// On the clock.
    pub(crate) seconds: f64,
    /// On all processors together; nothing where the system does not tell.
    pub(crate) cpu_seconds: Option<f64>,
}

/// Times something.
pub(crate) struct Stopwatch {
    start: Instant,
    cpu: Option<f64>,
}

impl Stopwatch {
    pub(crate) fn start() -> Self {
        Stopwatch {
            cpu: machine::cpu_seconds(),
            start: Instant::now(),
        }
    }

    pub(crate) fn stop(&self) -> Took {
        let seconds = self.start.elapsed().as_secs_f64();
        Took {
            seconds,
            cpu_seconds: self
                .cpu
                .zip(machine::cpu_seconds())
                .map(|(before, now)| now - before),
        }
    }
}

/// What indexing from the files to the merged index took.
pub(crate) struct Whole {
    pub(crate) took: Took,
    pub(crate) peak_memory: Option<u64>,
    pub(crate) index_bytes: u64,
}

/// Builds an index from the files as `pressoir index` does.
pub(crate) fn measure_index(corpus: &Corpus, settings: &Settings) -> Result<Whole, CommandError> {
    let folder = new_folder()?;
    machine::forget_peak_memory();
    let watch = Stopwatch::start();
    let mut writer = Writer::open_or_create(folder.path(), settings.writing())?;
    let options = Options {
        learned: Some(Learned::default()),
        likeness: true,
        ..settings.reading()
    };
    let mut reader = read(corpus.inputs.clone(), &options);
    for found in clippings(&mut reader) {
        writer.put(&found.origin, &found.clipping, &found.likeness)?;
    }
    if let Some(learned) = reader.learned() {
        writer.set_notes(learned.to_notes());
    }
    let summary = writer.commit()?;
    Ok(Whole {
        took: watch.stop(),
        peak_memory: machine::peak_memory(),
        index_bytes: summary.bytes,
    })
}

/// What the stages of indexing took, each alone.
pub(crate) struct Stages {
    pub(crate) read: Took,
    pub(crate) decode: Took,
    pub(crate) parse: Took,
    pub(crate) compare: Took,
    pub(crate) analyse: Took,
    pub(crate) add: Took,
    pub(crate) commit: Took,
    pub(crate) merge: Took,
    /// The index that was built.
    pub(crate) folder: TempDir,
}

/// Runs each stage of indexing alone over what the corpus holds in memory.
pub(crate) fn measure_phases(corpus: &Corpus, settings: &Settings) -> Result<Stages, CommandError> {
    let pool = ThreadPoolBuilder::new()
        .num_threads(settings.threads)
        .build()
        .map_err(|error| CommandError::new(format!("cannot start threads: {error}")))?;
    let read_alone = timed(&pool, &corpus.files, |file| {
        fs::read(file).map_or(0, |bytes| black_box(bytes).len())
    });
    let vocabulary = Vocabulary::shipped();
    let parse = timed(&pool, &corpus.texts, |text| {
        black_box(parse_text_with(text, &vocabulary)).len()
    });
    // Reading, decoding and parsing overlap: decoding is what is left of all three.
    let watch = Stopwatch::start();
    let reader = read(corpus.inputs.clone(), &settings.reading());
    black_box(clippings(reader).count());
    let decode = rest(watch.stop(), &[read_alone, parse]);
    let compare = timed(&pool, &corpus.clippings, |found| {
        black_box(likeness_of(&found.clipping));
        1
    });
    let analyse = timed(&pool, &corpus.clippings, |found| {
        fields_of(found).map(count_words).sum()
    });
    let folder = new_folder()?;
    let watch = Stopwatch::start();
    let mut writer = Writer::open_or_create(folder.path(), settings.writing())?;
    for found in &corpus.clippings {
        writer.put(&found.origin, &found.clipping, &found.likeness)?;
    }
    let add = watch.stop();
    let watch = Stopwatch::start();
    let unmerged = writer.publish()?;
    let commit = watch.stop();
    let watch = Stopwatch::start();
    let _ = unmerged.merge();
    Ok(Stages {
        read: read_alone,
        decode,
        parse,
        compare,
        analyse,
        add,
        commit,
        merge: watch.stop(),
        folder,
    })
}

fn timed<T: Sync>(
    pool: &ThreadPool,
    items: &[T],
    work: impl Fn(&T) -> usize + Send + Sync,
) -> Took {
    let watch = Stopwatch::start();
    black_box(pool.install(|| items.par_iter().map(work).sum::<usize>()));
    watch.stop()
}

fn count_words(text: &str) -> usize {
    let mut words = Words::with_compounds(text);
    let mut form = String::new();
    let mut count = 0;
    while words.read(&mut form).is_some() {
        count += 1;
    }
    count
}

/// Returns what is left of a whole without some of its parts, which noise can make nothing.
fn rest(whole: Took, parts: &[Took]) -> Took {
    let seconds: f64 = parts.iter().map(|part| part.seconds).sum();
    let cpu: f64 = parts.iter().filter_map(|part| part.cpu_seconds).sum();
    Took {
        seconds: (whole.seconds - seconds).max(0.0),
        cpu_seconds: whole.cpu_seconds.map(|whole| (whole - cpu).max(0.0)),
    }
}
