use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use pressoir_document::{Clipping, Likeness};
use rustc_hash::{FxHashMap, FxHashSet};
use tantivy::merge_policy::{LogMergePolicy, NoMergePolicy};
use tantivy::{Index, IndexReader, IndexWriter, SegmentMeta, TantivyError, Term};

use crate::IndexError;
use crate::archive::open_index;
use crate::disk::{IndexDirectory, SEGMENTS};
use crate::kin::{Traits, TraitsReader, identity_of, relate, remove_old};
use crate::known::{Known, each_document, key_of, open_reader, read_known};
use crate::lexicon::LexiconPlugin;
use crate::schema::Fields;
use crate::stamp::Stamp;
use crate::unmerged::Unmerged;

/// How an index is written.
#[derive(Clone, Copy, Debug)]
pub struct WriterOptions {
    /// How many threads write.
    pub threads: usize,
    /// How much memory all of them fill before they write a segment, in bytes. At least 15 MB and
    /// at most 4 GB a thread; what is outside is moved inside.
    pub memory: usize,
}

/// What a clipping was to the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The archive did not have it.
    New,
    /// The archive had another text of it, which is replaced.
    Changed,
    /// The archive has it as it is.
    Unchanged,
}

/// What a commit left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// How many clippings the archive holds now, copies not counted.
    pub docs: u64,
    /// How many clippings are copies of others, by which they are shown.
    pub copies: u64,
    /// How many clippings have the same or nearly the same text as others.
    pub reprints: u64,
    /// How many groups these make.
    pub groups: u64,
    /// The generation of the archive; it grew if anything changed.
    pub generation: u64,
    /// The size of the index on disk, in bytes.
    pub bytes: u64,
}

/// Brings an archive up to date. What was put or pruned is in the archive after
/// [`Writer::commit`], all of it or nothing.
pub struct Writer {
    directory: IndexDirectory,
    index: Index,
    fields: Fields,
    stamp: Stamp,
    engine: IndexWriter,
    /// What the archive holds: a digest of each identity, and what is known of the clipping.
    known: FxHashMap<u128, Known>,
    /// What was put, by the digest of its id.
    put: FxHashMap<u64, Traits>,
    /// What is no longer as the last commit has it, by the digest of its id.
    gone: FxHashSet<u64>,
    threads: usize,
    changes: u64,
}

impl Writer {
    /// Opens the index in `folder`, or begins one if the folder is new or empty.
    ///
    /// # Errors
    ///
    /// Fails when the folder holds something else, when another program is writing, or when the
    /// index was made by other rules than those of this program.
    pub fn open_or_create(folder: &Path, options: WriterOptions) -> Result<Self, IndexError> {
        fs::create_dir_all(folder).map_err(|source| IndexError::Io {
            path: folder.to_owned(),
            source,
        })?;
        Writer::open_in(IndexDirectory::open(folder)?, options)
    }

    /// Opens the index in a folder that exists, or begins one.
    pub(crate) fn open_in(
        directory: IndexDirectory,
        options: WriterOptions,
    ) -> Result<Self, IndexError> {
        let explain = |error: IndexError| directory.explain(error);
        if !directory.folder().join(SEGMENTS).is_file() {
            create(&directory).map_err(explain)?;
        }
        let index = open_index(&directory).map_err(explain)?;
        let fields = Fields::of(&index.schema(), directory.folder())?;
        // Before anything is written: the index may be another program's.
        read_stamp(&index, &directory).map_err(explain)?;
        let engine = open_writer(&index, options).map_err(explain)?;
        // Another program may have committed until it gave the lock back.
        let stamp = read_stamp(&index, &directory).map_err(explain)?;
        // What a program that was killed began is in the way of a file of the same name.
        directory.sweep();
        let collected = engine.garbage_collect_files().wait();
        collected.map_err(|error| explain(error.into()))?;
        let known = read_known(&index).map_err(explain)?;
        Ok(Writer {
            directory,
            index,
            fields,
            stamp,
            engine,
            known,
            put: FxHashMap::default(),
            gone: FxHashSet::default(),
            threads: options.threads,
            changes: 0,
        })
    }

    /// Returns the names of the folders and files that were indexed, and where they stood.
    #[must_use]
    pub fn roots(&self) -> &BTreeMap<String, PathBuf> {
        &self.stamp.roots
    }

    /// Notes that the folder or file `path` is in the archive under `name`. One that moved keeps
    /// its name.
    ///
    /// # Errors
    ///
    /// Fails when another folder that still exists has the name.
    pub fn claim_root(&mut self, name: &str, path: &Path) -> Result<(), IndexError> {
        if let Some(known) = self.stamp.roots.get(name) {
            if known == path {
                return Ok(());
            }
            if known.exists() {
                return Err(IndexError::RootTaken {
                    name: name.to_owned(),
                    known: known.clone(),
                    given: path.to_owned(),
                });
            }
        }
        self.stamp.roots.insert(name.to_owned(), path.to_owned());
        Ok(())
    }

    /// Returns the notes that [`Writer::set_notes`] left at an earlier commit.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.stamp.notes
    }

    /// Leaves notes for the next writer, whatever they mean; they are written with the commit and
    /// should be some hundred kilobytes at most.
    pub fn set_notes(&mut self, notes: Vec<String>) {
        self.stamp.notes = notes;
    }

    /// Adds a clipping, or replaces the one that has its identity; an unchanged one is left alone.
    ///
    /// `origin` says where the archive has it from: the name of its root and the path below.
    /// `likeness` is what its text is compared by; one that changes alone leaves the clipping as it
    /// is.
    ///
    /// # Errors
    ///
    /// Fails when the engine can take no more, for want of disk or memory.
    pub fn put(
        &mut self,
        origin: &str,
        clipping: &Clipping,
        likeness: &Likeness,
    ) -> Result<Change, IndexError> {
        let json = serde_json::to_vec(clipping)
            .map_err(|error| IndexError::Corrupt(format!("a clipping has no JSON, {error}")))?;
        let fingerprint = fingerprint(origin, clipping, &json);
        let key = key_of(&clipping.id);
        let known = self.known.insert(
            key,
            Known {
                fingerprint,
                seen: true,
            },
        );
        if known.is_some_and(|known| known.fingerprint == fingerprint) {
            return Ok(Change::Unchanged);
        }
        if known.is_some() {
            self.engine
                .delete_term(Term::from_field_text(self.fields.id, &clipping.id));
        }
        let traits = Traits::of(clipping, likeness);
        let document = self
            .fields
            .document(origin, clipping, &traits, fingerprint, &json);
        self.gone.insert(traits.identity());
        self.put.insert(traits.identity(), traits);
        let added = self.engine.add_document(document);
        added.map_err(|error| self.directory.explain(error))?;
        self.changes += 1;
        Ok(if known.is_some() {
            Change::Changed
        } else {
            Change::New
        })
    }

    /// Deletes the clippings whose origin is one of `origins` or lies below one, and that were not
    /// put since the writer was opened; those stay that `keep` names, or that lie below what it
    /// names. Returns how many went.
    ///
    /// # Errors
    ///
    /// Fails when the index cannot be read.
    pub fn prune(&mut self, origins: &[String], keep: &HashSet<String>) -> Result<u64, IndexError> {
        self.prune_except(origins, keep, |_| false)
    }

    /// Deletes clippings as [`Writer::prune`] does, except those with an origin that `is_left_out`.
    ///
    /// # Errors
    ///
    /// Fails when the index cannot be read.
    pub fn prune_except(
        &mut self,
        origins: &[String],
        keep: &HashSet<String>,
        is_left_out: impl Fn(&str) -> bool,
    ) -> Result<u64, IndexError> {
        let is_below = |origin: &str| {
            origins.iter().any(|root| {
                origin.strip_prefix(root.as_str()).is_some_and(|rest| {
                    rest.is_empty() || rest.starts_with('/') || rest.starts_with('#')
                })
            })
        };
        let is_kept = |origin: &str| {
            // A record stands in a file, a file in a folder or an archive: any of these can be what
            // is to be kept. The name of a file can hold the sign of a record, too.
            let mut above = origin
                .match_indices(['#', '/'])
                .map(|(end, _)| &origin[..end]);
            keep.contains(origin) || above.any(|place| keep.contains(place))
        };
        let mut gone = Vec::new();
        each_document(&self.index, |document| {
            // What an earlier call deleted is no longer known.
            let unseen = self
                .known
                .get(&key_of(document.id))
                .is_some_and(|known| !known.seen);
            let origin = document.origin;
            if unseen && is_below(origin) && !is_kept(origin) && !is_left_out(origin) {
                gone.push(document.id.to_owned());
            }
        })?;
        for id in &gone {
            self.known.remove(&key_of(id));
            self.forget(id);
        }
        self.changes += gone.len() as u64;
        Ok(gone.len() as u64)
    }

    /// Deletes the clippings with these identities; returns those that the archive had.
    pub fn delete(&mut self, ids: &[String]) -> Vec<String> {
        let mut deleted = Vec::new();
        for id in ids {
            if self.known.remove(&key_of(id)).is_some() {
                self.forget(id);
                deleted.push(id.clone());
            }
        }
        self.changes += deleted.len() as u64;
        deleted
    }

    /// Commits, and writes every part of the index anew that holds deleted clippings: afterwards no
    /// file of the index has a word of theirs that no other clipping has.
    ///
    /// # Errors
    ///
    /// Fails when the index cannot be written; where the clippings are deleted already, their text
    /// may then be in its files until the next call succeeds.
    pub fn commit_and_purge(mut self) -> Result<Summary, IndexError> {
        let written = self.write().and_then(|()| self.purge());
        written.map_err(|error| self.directory.explain(error))?;
        Ok(self.into_unmerged().merge())
    }

    /// Writes what was put and pruned, waits until the segments are merged, and returns the state
    /// of the archive. What it returns is on disk: neither a kill nor a power cut takes it back.
    ///
    /// # Errors
    ///
    /// Fails when the index cannot be written; the archive is then as it was, or, where nothing but
    /// the last word of the disk was missing, as it was to be.
    pub fn commit(self) -> Result<Summary, IndexError> {
        Ok(self.publish()?.merge())
    }

    /// Writes what was put and pruned, so that it is found from now on, and leaves it to
    /// [`Unmerged::merge`] to wait for the segments that are merged meanwhile.
    ///
    /// # Errors
    ///
    /// Fails as [`Writer::commit`] does.
    pub fn publish(mut self) -> Result<Unmerged, IndexError> {
        let written = self.write();
        written.map_err(|error| self.directory.explain(error))?;
        Ok(self.into_unmerged())
    }
}

impl Writer {
    fn into_unmerged(self) -> Unmerged {
        Unmerged {
            directory: self.directory,
            engine: self.engine,
            clippings: self.known.len() as u64,
            stamp: self.stamp,
        }
    }

    /// Marks a clipping as gone.
    fn forget(&mut self, id: &str) {
        self.engine
            .delete_term(Term::from_field_text(self.fields.id, id));
        self.gone.insert(identity_of(id));
    }

    /// Writes every segment anew that holds deleted clippings. One that a merge took meanwhile is
    /// there no more; what the merge made is looked at in its turn.
    fn purge(&mut self) -> Result<(), IndexError> {
        self.engine.set_merge_policy(Box::new(NoMergePolicy));
        for _ in 0..MOST_PURGES {
            let segments = self.index.load_metas()?.segments;
            let mut with_deleted = segments.iter().filter(|segment| segment.has_deletes());
            let Some(segment) = with_deleted.next() else {
                break;
            };
            // A merge that was begun before holds the segment until it is done.
            if self.engine.merge(&[segment.id()]).wait().is_err() {
                self.directory.check()?;
                std::thread::sleep(PURGE_PAUSE);
            }
        }
        if self
            .index
            .load_metas()?
            .segments
            .iter()
            .any(SegmentMeta::has_deletes)
        {
            let words = "a part of it is still being merged".to_owned();
            return Err(TantivyError::SystemError(words).into());
        }
        self.engine.garbage_collect_files().wait()?;
        Ok(())
    }

    /// Commits, if anything changed.
    fn write(&mut self) -> Result<(), IndexError> {
        let known = read_stamp(&self.index, &self.directory)?;
        let is_restamped = known.roots != self.stamp.roots || known.notes != self.stamp.notes;
        if self.changes > 0 {
            self.stamp.generation += 1;
            let clippings = self.comparable()?;
            self.stamp.kin = relate(&clippings, self.threads).write(&self.directory)?;
        }
        if self.changes > 0 || is_restamped {
            let mut prepared = self.engine.prepare_commit()?;
            prepared.set_payload(&self.stamp.to_payload()?);
            prepared.commit()?;
        }
        remove_old(&self.directory, &self.stamp.kin);
        Ok(())
    }
    /// Returns what all clippings of the coming commit are compared by.
    fn comparable(&mut self) -> Result<Vec<Traits>, IndexError> {
        let mut clippings: Vec<Traits> = std::mem::take(&mut self.put).into_values().collect();
        let reader: IndexReader = open_reader(&self.index)?;
        for segment in reader.searcher().segment_readers() {
            let traits = TraitsReader::open(segment)?;
            for doc in segment.doc_ids_alive() {
                if !self.gone.contains(&traits.identity(doc)) {
                    clippings.push(traits.read(doc));
                }
            }
        }
        Ok(clippings)
    }
}

/// Begins an index in a folder that has none.
pub(crate) fn create(directory: &IndexDirectory) -> Result<(), IndexError> {
    for name in directory.names() {
        // A page that says what the folder is for does no harm, nor does a hidden file.
        if name != "README.md" && !name.starts_with('.') {
            return Err(IndexError::Occupied(directory.folder().to_owned()));
        }
    }
    // Of two programs that begin an index at the same time, the later one would empty it.
    let _lock = directory.lock()?;
    Index::builder()
        .schema(Fields::schema())
        .register_plugin(Arc::new(LexiconPlugin))
        .open_or_create(directory.clone())?;
    Ok(())
}

/// The bounds that Tantivy sets to the memory of one thread.
const SMALLEST_MEMORY: usize = 15_000_000;
const LARGEST_MEMORY: usize = 4_000_000_000;

/// The share of deleted clippings from which on a segment is written anew. Until then their words
/// count as known and their frequencies bear on scores; by default Tantivy keeps them for good.
const MOST_DELETED: f32 = 0.2;

fn open_writer(index: &Index, options: WriterOptions) -> Result<IndexWriter, IndexError> {
    let threads = options.threads.max(1);
    let memory = (options.memory / threads).clamp(SMALLEST_MEMORY, LARGEST_MEMORY);
    let engine = index.writer_with_num_threads(threads, memory * threads)?;
    let mut policy = LogMergePolicy::default();
    policy.set_del_docs_ratio_before_merge(MOST_DELETED);
    engine.set_merge_policy(Box::new(policy));
    Ok(engine)
}

/// Reads the stamp of the last commit.
fn read_stamp(index: &Index, directory: &IndexDirectory) -> Result<Stamp, IndexError> {
    let metas = index.load_metas()?;
    let stamp = Stamp::read(metas.payload.as_deref(), directory.folder())?;
    stamp.check_seal(directory)?;
    Ok(stamp)
}

/// How often a part of the index is tried to be written anew, and how long another merge is waited for
/// in between.
const MOST_PURGES: usize = 10_000;
const PURGE_PAUSE: Duration = Duration::from_millis(20);

/// Returns a digest of all that was read of a clipping. Where the file lay that day is no part of
/// it, so that an archive that moved is unchanged.
pub(crate) fn fingerprint(origin: &str, clipping: &Clipping, json: &[u8]) -> u64 {
    let mut hasher = blake3::Hasher::new();
    hasher.update(origin.as_bytes());
    // The path is the first field of the JSON.
    let path = serde_json::to_string(&clipping.path).map_or(0, |path| path.len());
    let rest = json.get("{\"path\":".len() + path..).unwrap_or(json);
    hasher.update(rest);
    let mut digest = [0; 8];
    digest.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
    u64::from_le_bytes(digest)
}
