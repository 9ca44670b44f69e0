use std::any::Any;
use std::io::Write;

use tantivy::directory::{CompositeFile, FileSlice, TerminatingWrite};
use tantivy::index::SegmentComponent;
use tantivy::indexer::doc_id_mapping::DocIdMapping;
use tantivy::schema::Field;
use tantivy::termdict::TermDictionary;
use tantivy::{
    PluginMergeContext, PluginWriter, PluginWriterContext, Segment, SegmentPlugin, SegmentReader,
};

use super::build::build;
use crate::schema::TextField;

/// The ending of the file of a part.
const EXTENSION: &str = "lexicon";

/// Writes a lexicon part beside the postings of each segment.
pub(crate) struct LexiconPlugin;

impl LexiconPlugin {
    /// Opens the file of a segment's part.
    pub(crate) fn open(segment: &SegmentReader) -> tantivy::Result<FileSlice> {
        Ok(segment.open_read(SegmentComponent::Custom(EXTENSION.to_owned()))?)
    }
}

impl SegmentPlugin for LexiconPlugin {
    fn extensions(&self) -> &[&str] {
        &[EXTENSION]
    }

    fn create_writer(&self, _: &PluginWriterContext<'_>) -> tantivy::Result<Box<dyn PluginWriter>> {
        Ok(Box::new(LexiconWriter))
    }

    fn merge(&self, context: PluginMergeContext<'_>) -> tantivy::Result<()> {
        write(context.target_segment)
    }
}

/// Has nothing to gather: the forms stand in the term dictionary by the time it writes.
struct LexiconWriter;

impl PluginWriter for LexiconWriter {
    fn serialize(
        self: Box<Self>,
        segment: &Segment,
        _: Option<&DocIdMapping>,
    ) -> tantivy::Result<()> {
        write(segment)
    }

    fn mem_usage(&self) -> usize {
        0
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
}

/// Writes the part of a segment whose postings are written.
fn write(segment: &Segment) -> tantivy::Result<()> {
    let schema = segment.schema();
    let terms = CompositeFile::open(&segment.open_read(SegmentComponent::Terms)?)?;
    let dictionary = |field: Field| match terms.open_read(field) {
        Some(file) => TermDictionary::open(file),
        None => Ok(TermDictionary::empty()),
    };
    let mut dictionaries = Vec::new();
    for field in TextField::ALL {
        dictionaries.push(dictionary(schema.get_field(field.name())?)?);
    }
    let part = build(&dictionaries)?;
    let mut file = segment.open_write(SegmentComponent::Custom(EXTENSION.to_owned()))?;
    file.write_all(&part)?;
    file.terminate()?;
    Ok(())
}
