use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::batches::{Batches, open};
use crate::candidate::{Candidate, Outcome};
use crate::identity::{Place, Seen};
use crate::learn::{Tally, look};
use crate::member_names::MemberNames;
use crate::plan::{Next, Parts, Plan};
use crate::walk::Task;
use crate::{
    DroppedLine, Input, Item, Learned, Options, Progress, ProgressHandle, SkipReason, Skipped,
    text_file,
};

/// Reads `inputs` in their order; folders are walked sorted by path.
///
/// Nothing is read before the first item is asked for. Files are parsed in parallel, a batch at a
/// time, and yielded in order.
#[must_use]
pub fn read(inputs: Vec<Input>, options: &Options) -> Reader {
    // Without threads of its own the reader uses those of everybody.
    let pool = options
        .threads
        .and_then(|threads| ThreadPoolBuilder::new().num_threads(threads).build().ok());
    Reader {
        inputs,
        options: options.clone(),
        pool,
        progress: ProgressHandle::default(),
        plan: None,
        next: 0,
        open: None,
        found_in_input: 0,
        seen: Seen::default(),
        members: MemberNames::default(),
        ready: VecDeque::new(),
    }
}

/// The clippings of some inputs, in an order that depends on the inputs alone.
pub struct Reader {
    /// What to walk, until it was walked.
    inputs: Vec<Input>,
    options: Options,
    pool: Option<ThreadPool>,
    progress: ProgressHandle,
    plan: Option<Plan>,
    /// The step of the plan that is next, or that is being read part by part.
    next: usize,
    open: Option<Box<dyn Batches>>,
    /// Clippings of the input that is being read.
    found_in_input: u64,
    seen: Seen,
    members: MemberNames,
    ready: VecDeque<Item>,
}

/// A batch of text files ends at this many files, or at this many bytes as they are stored.
const BATCH_FILES: usize = 512;
const BATCH_BYTES: u64 = 8 << 20;

impl Reader {
    /// Returns how far reading has come.
    #[must_use]
    pub fn progress(&self) -> Progress {
        self.progress.get()
    }

    /// Returns a view of the progress that outlives the borrow of the reader.
    #[must_use]
    pub fn progress_handle(&self) -> ProgressHandle {
        self.progress.clone()
    }

    /// Returns the names of record fields that are not read, and how often each occurred so far.
    #[must_use]
    pub fn ignored_fields(&self) -> BTreeMap<String, u64> {
        self.progress.ignored_fields()
    }

    /// Reads the next batch into `ready`; tells whether there was one.
    fn fill(&mut self) -> bool {
        let plan = match self.plan.take() {
            Some(plan) => plan,
            None => self.begin(),
        };
        let more = self.fill_from(&plan);
        self.plan = Some(plan);
        more
    }

    /// Walks the inputs, and learns from what lies there.
    fn begin(&mut self) -> Plan {
        let plan = Plan::of(
            std::mem::take(&mut self.inputs),
            &self.options.globs,
            &self.progress,
        );
        let options = &self.options;
        if options.learned.is_some() {
            let looked = install(self.pool.as_ref(), || look(&plan, options));
            self.learn(looked);
        }
        if self.options.count_dropped {
            let vocabulary = Arc::make_mut(&mut self.options.vocabulary);
            vocabulary.dropped.get_or_insert_default();
        }
        plan
    }

    fn learn(&mut self, looked: Learned) {
        let learned = self.options.learned.get_or_insert_default();
        learned.merge(looked);
        Arc::make_mut(&mut self.options.vocabulary).learned = Arc::new(learned.clone());
    }

    /// Returns what was dropped as chrome so far, the most frequent first, if that is counted.
    #[must_use]
    pub fn dropped(&self) -> Vec<DroppedLine> {
        let tally = self.options.vocabulary.dropped.as_ref();
        tally.map(Tally::lines).unwrap_or_default()
    }

    /// Returns what is known of the lines around articles, by earlier runs and this one; `None`
    /// where nothing is to be learned.
    #[must_use]
    pub fn learned(&self) -> Option<&Learned> {
        self.options.learned.as_ref()
    }

    fn fill_from(&mut self, plan: &Plan) -> bool {
        if let Some(mut open) = self.open.take() {
            let compares = self.options.likeness;
            let next = || {
                let mut batch = open.next_batch()?;
                if compares {
                    batch.par_iter_mut().for_each(Candidate::compare);
                }
                Some(batch)
            };
            match install(self.pool.as_ref(), next) {
                Some(batch) => {
                    self.admit(plan, self.next, batch);
                    self.open = Some(open);
                }
                None => self.end_file(),
            }
            return true;
        }
        match plan.at(self.next) {
            None => return false,
            Some(Next::Text(_)) => self.read_texts(plan),
            Some(Next::Parts(parts)) => self.open_parts(plan, parts),
            Some(Next::Failed(task)) => {
                if let Task::Failed { path, reason } = task {
                    self.skip(path.to_path_buf(), None, reason.clone());
                }
                self.end_file();
            }
            Some(Next::EndOf(input)) => {
                if input.is_folder() && self.found_in_input == 0 {
                    self.skip(input.path().to_owned(), None, SkipReason::NoClipping);
                }
                self.found_in_input = 0;
                self.next += 1;
            }
        }
        true
    }

    fn end_file(&mut self) {
        self.progress.count_file();
        self.next += 1;
    }

    fn open_parts(&mut self, plan: &Plan, parts: Parts) {
        let path = plan.path_of(self.next);
        let origin = plan.origin_of(self.next);
        match open(parts, &path, origin, &self.options, &self.progress) {
            Ok(mut open) => {
                if let Some(learned) = open.learned() {
                    self.learn(learned);
                }
                self.open = Some(open);
            }
            Err(reason) => {
                self.skip(path, None, reason);
                self.end_file();
            }
        }
    }

    fn read_texts(&mut self, plan: &Plan) {
        let mut sizes = Vec::new();
        let mut bytes = 0;
        while sizes.len() < BATCH_FILES
            && bytes < BATCH_BYTES
            && let Some(Next::Text(size)) = plan.at(self.next + sizes.len())
        {
            bytes += size;
            sizes.push(size);
        }
        let (options, progress) = (&self.options, &self.progress);
        let first = self.next;
        let batches: Vec<Vec<Candidate>> = install(self.pool.as_ref(), || {
            sizes
                .par_iter()
                .enumerate()
                .map(|(at, &size)| {
                    let (path, origin) = (plan.path_of(first + at), plan.origin_of(first + at));
                    let mut candidates = text_file::read(&path, &origin, options, progress);
                    if options.likeness {
                        candidates.iter_mut().for_each(Candidate::compare);
                    }
                    progress.count_stored(usize::try_from(size).unwrap_or(usize::MAX));
                    progress.count_file();
                    candidates
                })
                .collect()
        });
        for batch in batches {
            self.admit(plan, self.next, batch);
            self.next += 1;
        }
    }

    /// Yields what a file gave, except clippings whose id was met before.
    fn admit(&mut self, plan: &Plan, file: usize, batch: Vec<Candidate>) {
        for candidate in batch {
            let Candidate {
                member,
                line,
                outcome,
            } = candidate;
            let path = || match &member {
                Some(member) => below(plan.path_of(file), member),
                None => plan.path_of(file),
            };
            let (found, print) = match outcome {
                Outcome::Found(found, print) => (found, print),
                Outcome::Skipped(reason, explanation) => {
                    self.ready.push_back(Item::Skipped(Skipped {
                        path: path(),
                        line,
                        reason,
                        explanation,
                    }));
                    continue;
                }
            };
            // A repeated clipping was there too: its folder is not empty.
            self.found_in_input += 1;
            let number = match &member {
                Some(member) => plan.len() + self.members.number_of(file, member),
                None => file,
            };
            let place = Place {
                file: u32::try_from(number).unwrap_or(u32::MAX),
                line: u32::try_from(line.unwrap_or(0)).unwrap_or(u32::MAX),
            };
            let Some(earlier) = self.seen.note(print, place) else {
                self.ready.push_back(Item::Clipping(found));
                continue;
            };
            let id = found.clipping.id;
            let first = self.name_of(plan, earlier.place);
            let reason = if earlier.is_same {
                SkipReason::ExactDuplicate { id, first }
            } else {
                SkipReason::DuplicateId { id, first }
            };
            self.skip(path(), line, reason);
        }
    }

    fn name_of(&self, plan: &Plan, place: Place) -> String {
        let number = usize::try_from(place.file).unwrap_or(usize::MAX);
        let member = number
            .checked_sub(plan.len())
            .and_then(|number| self.members.get(number));
        let path = match member {
            Some((file, member)) => below(plan.path_of(file), member),
            None => plan.path_of(number),
        };
        match place.line {
            0 => path.display().to_string(),
            line => format!("{}:{line}", path.display()),
        }
    }

    fn skip(&mut self, path: PathBuf, line: Option<u64>, reason: SkipReason) {
        self.ready.push_back(Item::Skipped(Skipped {
            path,
            line,
            reason,
            explanation: None,
        }));
    }
}

/// Returns the path of a member of an archive; one that leads out of it stays below it here.
fn below(archive: PathBuf, member: &str) -> PathBuf {
    let mut path = archive.into_os_string();
    path.push("/");
    path.push(member);
    path.into()
}

fn install<T: Send>(pool: Option<&ThreadPool>, work: impl FnOnce() -> T + Send) -> T {
    match pool {
        Some(pool) => pool.install(work),
        None => work(),
    }
}

impl Iterator for Reader {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            if let Some(item) = self.ready.pop_front() {
                return Some(item);
            }
            if !self.fill() {
                return None;
            }
        }
    }
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader")
            .field("options", &self.options)
            .field("progress", &self.progress())
            .finish_non_exhaustive()
    }
}
