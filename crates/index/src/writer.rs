use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use pressoir_document::{Clipping, Likeness};
use rustc_hash::{FxHashMap, FxHashSet};
use tantivy::merge_policy::LogMergePolicy;
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, Term};

use crate::IndexError;
use crate::archive::open_index;
use crate::disk::{IndexDirectory, SEGMENTS};
use crate::kin::{Traits, TraitsReader, identity_of, relate, remove_old};
use crate::lexicon::LexiconPlugin;
use crate::schema::{Fields, column};
use crate::stamp::Stamp;

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

#[derive(Clone, Copy)]
struct Known {
    fingerprint: u64,
    /// Whether this run came across it.
    seen: bool,
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
            self.engine
                .delete_term(Term::from_field_text(self.fields.id, id));
            self.known.remove(&key_of(id));
            self.gone.insert(identity_of(id));
        }
        self.changes += gone.len() as u64;
        Ok(gone.len() as u64)
    }

    /// Writes what was put and pruned, waits until the segments are merged, and returns the state
    /// of the archive. What it returns is on disk: neither a kill nor a power cut takes it back.
    ///
    /// # Errors
    ///
    /// Fails when the index cannot be written; the archive is then as it was, or, where nothing but
    /// the last word of the disk was missing, as it was to be.
    pub fn commit(mut self) -> Result<Summary, IndexError> {
        let written = self.write();
        written.map_err(|error| self.directory.explain(error))?;
        // The commit is done: what is merged or deleted later is the next one's concern, too.
        let _ = self.engine.wait_merging_threads();
        let kin = &self.stamp.kin;
        Ok(Summary {
            docs: self.known.len() as u64 - kin.copies,
            copies: kin.copies,
            reprints: kin.reprints,
            groups: kin.groups,
            generation: self.stamp.generation,
            bytes: folder_size(self.directory.folder()),
        })
    }
}

impl Writer {
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

/// What the columns say of one clipping.
struct Listed<'a> {
    id: &'a str,
    origin: &'a str,
    fingerprint: u64,
}

/// Gives every clipping of the index to `visit`.
fn each_document(index: &Index, mut visit: impl FnMut(&Listed<'_>)) -> Result<(), IndexError> {
    let reader = open_reader(index)?;
    for segment in reader.searcher().segment_readers() {
        let columns = segment.fast_fields();
        let missing = || IndexError::Corrupt("a column is missing".to_owned());
        let ids = columns.str(column::ID)?.ok_or_else(missing)?;
        let origins = columns.str(column::ORIGIN)?.ok_or_else(missing)?;
        let fingerprints = columns.u64(column::FINGERPRINT)?;
        let (mut id, mut origin) = (String::new(), String::new());
        for doc in segment.doc_ids_alive() {
            for (column, text) in [(&ids, &mut id), (&origins, &mut origin)] {
                text.clear();
                if let Some(ordinal) = column.ords().first(doc) {
                    column.ord_to_str(ordinal, text)?;
                }
            }
            let fingerprint = fingerprints.first(doc).unwrap_or_default();
            visit(&Listed {
                id: &id,
                origin: &origin,
                fingerprint,
            });
        }
    }
    Ok(())
}

/// Opens the state of the last commit.
pub(crate) fn open_reader(index: &Index) -> Result<IndexReader, IndexError> {
    let builder = index.reader_builder();
    Ok(builder.reload_policy(ReloadPolicy::Manual).try_into()?)
}

fn read_known(index: &Index) -> Result<FxHashMap<u128, Known>, IndexError> {
    let mut known = FxHashMap::default();
    each_document(index, |document| {
        let fingerprint = document.fingerprint;
        known.insert(
            key_of(document.id),
            Known {
                fingerprint,
                seen: false,
            },
        );
    })?;
    Ok(known)
}

/// Returns a digest of an identity; two in an archive of any size do not meet.
fn key_of(id: &str) -> u128 {
    let digest = blake3::hash(id.as_bytes());
    let mut key = [0; 16];
    key.copy_from_slice(&digest.as_bytes()[..16]);
    u128::from_le_bytes(key)
}

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

/// Returns the size of the files in a folder, in bytes; of those that can be looked at.
fn folder_size(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let sizes = entries.filter_map(|entry| entry.metadata().ok());
    sizes
        .filter(|metadata| metadata.is_file())
        .map(|metadata| metadata.len())
        .sum()
}
