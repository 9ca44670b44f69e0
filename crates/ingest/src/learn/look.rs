//! A look at some texts of a run, before they are parsed.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::learned::Learned;
use super::outline::{Outline, evidence};
use super::rule::learn;
use super::words::{Counts, broken_in};
use crate::archive::Beginning;
use crate::decode::{decode, is_html};
use crate::file_kind::FileKind;
use crate::plan::{Next, Parts, Plan};
use crate::record_fields::Record;
use crate::repair::repair;
use crate::text::{composed, lines, with_unix_line_ends};
use crate::{Options, Vocabulary, compression, html, text_file};

/// At most so many texts are looked at, and so many bytes of them.
const MOST_TEXTS: usize = 4000;
const MOST_BYTES: u64 = 32 << 20;
/// A larger file is no page of a portal, in bytes.
const LARGEST_TEXT: u64 = 1 << 20;
/// Of more files with a record a line, or archives, only the first ones are looked at.
const MOST_CONTAINERS: usize = 64;
/// How many places of a file with a record a line are looked at.
const PLACES: u64 = 64;

/// Learns from the texts of a run: an even choice of its files, of the records in the uncompressed
/// ones at even places, of the compressed ones and of archives at the beginning.
pub(crate) fn look(plan: &Plan, options: &Options) -> Learned {
    Choice::of(plan).learn(&options.vocabulary)
}

/// Learns from the beginning of a stream with a record a line; its last line can be cut.
pub(crate) fn look_at_records(begin: Vec<u8>, vocabulary: &Vocabulary) -> Learned {
    let choice = Choice {
        lines: vec![begin],
        ..Choice::default()
    };
    choice.learn(vocabulary)
}

/// What is looked at.
#[derive(Default)]
struct Choice {
    /// Files that hold one text each.
    texts: Vec<PathBuf>,
    /// Files that hold a record a line.
    records: Vec<PathBuf>,
    /// Texts from archives.
    unpacked: Vec<Vec<u8>>,
    /// Lines that hold a record each, from archives or a stream.
    lines: Vec<Vec<u8>>,
}

/// A text as it is parsed, but for broken words.
struct Text<'t> {
    text: &'t str,
    /// Whether something may stand around the article.
    is_page: bool,
}

impl Choice {
    fn of(plan: &Plan) -> Self {
        let mut choice = Choice::default();
        let mut texts = Vec::new();
        let mut archives = Vec::new();
        for number in 0..plan.len() {
            match plan.at(number) {
                Some(Next::Text(size)) if size <= LARGEST_TEXT => texts.push((number, size)),
                Some(Next::Parts(Parts::File(FileKind::JsonLines))) => {
                    choice.records.push(plan.path_of(number));
                }
                Some(Next::Parts(Parts::File(kind @ (FileKind::Zip | FileKind::Tar)))) => {
                    archives.push((kind, plan.path_of(number)));
                }
                _ => {}
            }
        }
        let texts = choose(&texts).into_iter();
        choice.texts = texts.map(|number| plan.path_of(number)).collect();
        // Files of records and archives are large: some of them say enough.
        choice.records.truncate(MOST_CONTAINERS);
        archives.truncate(MOST_CONTAINERS);
        let share = MOST_BYTES / u64::try_from(archives.len().max(1)).unwrap_or(u64::MAX);
        let unpacked: Vec<Beginning> = archives
            .par_iter()
            .map(|(kind, path)| Beginning::of(*kind, path, share, LARGEST_TEXT))
            .collect();
        for mut beginning in unpacked {
            choice.unpacked.append(&mut beginning.texts);
            choice.lines.append(&mut beginning.records);
        }
        choice
    }

    fn learn(&self, vocabulary: &Vocabulary) -> Learned {
        let looked = self.visit(|text| {
            let outline = text
                .is_page
                .then(|| Outline::of(&lines(text.text), vocabulary));
            (outline, broken_in(text.text))
        });
        let (outlines, broken): (Vec<_>, Vec<_>) = looked.into_iter().unzip();
        let mut learned = learn(&evidence(outlines.into_iter().flatten().collect()));
        let counts = Counts::of(broken.into_iter().flatten());
        // Broken words are rare: the texts are read once more for them, not kept.
        if !counts.is_empty() {
            self.visit(|text| counts.count(text.text));
            for ((first, second), form) in counts.certain() {
                learned.add_word(&format!("{first} {second}"), form);
            }
        }
        learned
    }

    /// Visits the texts in parallel; returns what was said of them, in order.
    fn visit<R: Send>(&self, visit: impl Fn(&Text<'_>) -> R + Sync) -> Vec<R> {
        let visit_bytes = |bytes: Vec<u8>| {
            let decoded = decode(bytes).ok()?;
            Some(prepared(&decoded.text, true, &visit))
        };
        let files = self
            .texts
            .par_iter()
            .filter_map(|path| visit_bytes(text_file::load(path, LARGEST_TEXT).ok()?));
        let mut said: Vec<R> = files.collect();
        let unpacked = self.unpacked.par_iter();
        said.par_extend(unpacked.filter_map(|text| visit_bytes(text.clone())));
        let sources = (self.records.len() + self.lines.len()).max(1);
        let most = MOST_TEXTS.saturating_sub(said.len()) / sources;
        let bytes = MOST_BYTES / u64::try_from(self.records.len().max(1)).unwrap_or(u64::MAX);
        for path in &self.records {
            let blocks = blocks(path, bytes).unwrap_or_default();
            said.extend(visit_records(&blocks, most, &visit));
        }
        for lines in &self.lines {
            said.extend(visit_records(std::slice::from_ref(lines), most, &visit));
        }
        said
    }
}

/// Chooses texts evenly, so that they are neither too many nor too much.
fn choose(texts: &[(usize, u64)]) -> Vec<usize> {
    let bytes: u64 = texts.iter().map(|(_, size)| size).sum();
    let count = u64::try_from(texts.len()).unwrap_or(u64::MAX);
    let affordable = if bytes > MOST_BYTES {
        usize::try_from(count.saturating_mul(MOST_BYTES) / bytes).unwrap_or(MOST_TEXTS)
    } else {
        MOST_TEXTS
    };
    let wanted = affordable.min(MOST_TEXTS).min(texts.len());
    (0..wanted)
        .map(|place| texts[place * texts.len() / wanted].0)
        .collect()
}

fn prepared<R>(text: &str, is_page: bool, visit: impl Fn(&Text<'_>) -> R) -> R {
    let text = with_unix_line_ends(text);
    let (text, _) = repair(&text);
    let text = &composed(&text);
    visit(&Text { text, is_page })
}

/// Visits `most` records, evenly from blocks of lines.
fn visit_records<R: Send>(
    blocks: &[Vec<u8>],
    most: usize,
    visit: impl Fn(&Text<'_>) -> R + Sync,
) -> Vec<R> {
    let share = most.div_ceil(blocks.len().max(1));
    let said: Vec<Vec<R>> = blocks
        .par_iter()
        .map(|block| {
            let records = block.split(|&byte| byte == b'\n').filter_map(|line| {
                let record: Record<'_> = serde_json::from_slice(line).ok()?;
                if let Some(body) = record.body {
                    return Some(prepared(&body, false, &visit));
                }
                let raw = record.raw?;
                Some(if is_html(raw.as_bytes()) {
                    prepared(&html::read(&raw).text, true, &visit)
                } else {
                    prepared(&raw, true, &visit)
                })
            });
            records.take(share).collect()
        })
        .collect();
    said.into_iter().flatten().collect()
}

/// Reads parts of a file; the lines at their edges can be cut.
fn blocks(path: &Path, bytes: u64) -> std::io::Result<Vec<Vec<u8>>> {
    let mut file = File::open(path)?;
    let size = file.metadata()?.len();
    let mut begin = Vec::new();
    let content = compression::open(std::io::BufReader::new(&file))?;
    if content.was_compressed || size <= bytes {
        content.stream.take(bytes).read_to_end(&mut begin)?;
        return Ok(vec![begin]);
    }
    drop(content);
    (0..PLACES)
        .map(|place| {
            let mut block = Vec::new();
            file.seek(SeekFrom::Start(size / PLACES * place))?;
            (&file).take(bytes / PLACES).read_to_end(&mut block)?;
            Ok(block)
        })
        .collect()
}
